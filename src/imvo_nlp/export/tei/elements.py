"""TEI elements, their names, and their serialization."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

import regex

from ...text.view import flat
from ...text.xml import xml_text

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"

EN: dict[str, str | None] = {"xml:lang": "en"}
NL: dict[str, str | None] = {"xml:lang": "nl"}


def element(
    tag: str, attributes: dict[str, str | None] | None = None, *content: Element | str | None
) -> Element:
    """An element with attributes and content, a text or elements; None values are omitted.

    >>> from xml.etree.ElementTree import tostring
    >>> tostring(element("date", {"when": "2018-03-07", "to": None}, "7 maart 2018"))
    b'<date when="2018-03-07">7 maart 2018</date>'
    """
    given = (attributes or {}).items()
    made = Element(tag, {name: value for name, value in given if value is not None})
    for each in content:
        if isinstance(each, str):
            made.text = each
        elif each is not None:
            made.append(each)
    return made


def line(tag: str, attributes: dict[str, str | None] | None, text: str) -> Element:
    """An element whose text ParlaMint accepts on one line only."""
    return element(tag, attributes, flat(xml_text(text)))


def xml_name(text: str) -> str:
    """The text as an XML name; different texts have different names.

    >>> xml_name("kst-26485-310"), xml_name("file:2018/overleg")
    ('kst-26485-310', 'file_x3A_2018_x2F_overleg')
    """
    return regex.sub(r"^[0-9.-]|[^A-Za-z0-9.-]", lambda sign: f"_x{ord(sign[0]):X}_", text)


def party_id(party: str) -> str:
    """The id of a party, the same in every corpus.

    >>> party_id("50PLUS"), party_id("Lid Omtzigt")
    ('party.50PLUS', 'party.Lid_x20_Omtzigt')
    """
    return xml_name(f"party.{party}")


def item_address(wikidata: str) -> str:
    """The page of a Wikidata item.

    >>> item_address("Q57792")
    'https://www.wikidata.org/wiki/Q57792'
    """
    return f"https://www.wikidata.org/wiki/{wikidata}"


def to_bytes(root: Element) -> bytes:
    """Serialize an element as a file, indented except around text."""
    root.set("xmlns", TEI)
    for each in root.iter():
        each.text = each.text and xml_text(each.text)
        each.attrib = {key: xml_text(value) for key, value in each.items()}
    _indent(root)
    xml: bytes = tostring(root, "UTF-8", xml_declaration=True)
    return xml + b"\n"


def _indent(parent: Element, level: int = 1) -> None:
    """Put every element on its own line; no element here has mixed content."""
    if not len(parent):
        return
    parent.text = "\n" + "  " * level
    for each in parent:
        _indent(each, level + 1)
        each.tail = parent.text
    parent[-1].tail = "\n" + "  " * (level - 1)
