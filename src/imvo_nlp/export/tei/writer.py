"""A debate to a TEI file."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from ...models import Kamerstuk
from ...text.xml import xml_text
from .body import Body
from .elements import TEI, element, xml_name
from .header import header, kind
from .people import Cast

# ParlaMint's reference subcorpus ends on the day before; those behind it have other names.
_PANDEMIC = "2020-01-31"


def to_tei(name: str, kamerstuk: Kamerstuk) -> bytes | None:
    """A document with turns as TEI, after the schema of ParlaMint; None for one without.

    The name, such as its identifier, begins all ids in it.

    >>> from imvo_nlp import convert_text
    >>> text = "VERSLAG VAN EEN ALGEMEEN OVERLEG\\n\\nDe heer Alkaya (SP):\\nIk wacht op het goudconvenant."
    >>> tei = to_tei("goud", convert_text(text))
    >>> b'<rs type="sector" key="goud" source="source#char=71,84">goudconvenant</rs>' in tei
    True
    """
    if not kamerstuk.turns:
        return None
    name = xml_name(name)
    cast = Cast(name, kamerstuk)
    day = kamerstuk.metadata.date
    reference = "#reference" if day and day < _PANDEMIC else None
    categories = " ".join(filter(None, (f"#{kind(kamerstuk)}", reference)))
    text = element("text", {"ana": reference}, Body(name, kamerstuk, cast).build())
    root = element(
        "TEI",
        {"xmlns": TEI, "xml:id": name, "xml:lang": "nl", "ana": categories},
        header(kamerstuk, cast, text),
        text,
    )
    for each in root.iter():
        each.text = each.text and xml_text(each.text)
        each.tail = each.tail and xml_text(each.tail)
        each.attrib = {key: xml_text(value) for key, value in each.items()}
    _indent(root)
    xml: bytes = tostring(root, "UTF-8", xml_declaration=True)
    return xml + b"\n"


def _indent(parent: Element, level: int = 1) -> None:
    """An element per line, but not where text stands: white space there would be a part of it."""
    if parent.tag in ("seg", "note") or not len(parent):
        return
    parent.text = "\n" + "  " * level
    for each in parent:
        _indent(each, level + 1)
        each.tail = parent.text
    parent[-1].tail = "\n" + "  " * (level - 1)
