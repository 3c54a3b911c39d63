"""Elements of TEI, their names and their places in the source."""

from __future__ import annotations

from urllib.parse import quote
from xml.etree.ElementTree import Element

import regex

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"

REFERENCE_DATA = "reference_data"
"""The id of what is responsible for all that the document does not print."""

_PLACE = regex.compile(r"#char=(\d+)(?:,(\d+))?$")


def element(
    tag: str, attributes: dict[str, str | None] | None = None, *content: Element | str | None
) -> Element:
    """An element with what is not None of its attributes and content: a text, or elements.

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


def xml_name(text: str) -> str:
    """The text as a name in XML; two texts have two names.

    >>> xml_name("kst-26485-310"), xml_name("file:2018/overleg")
    ('kst-26485-310', 'file_x3A_2018_x2F_overleg')
    """
    return regex.sub(r"^[0-9.-]|[^A-Za-z0-9.-]", lambda sign: f"_x{ord(sign[0]):X}_", text)


def party_id(party: str) -> str:
    """The id of a party in each file.

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


def place(source: str, start: int, end: int | None = None) -> str:
    """A pointer to code points of a source text, as RFC 5147 writes it.

    >>> place("overleg goud.txt", 12, 99)
    'overleg%20goud.txt#char=12,99'
    """
    range_ = f"{start}" if end is None else f"{start},{end}"
    return f"{quote(source) or 'source'}#char={range_}"


def offsets(pointer: str | None) -> tuple[int, int]:
    """Start and end of a pointer that `place` made; twice the start if it has no end.

    Raises ValueError for anything else.

    >>> offsets("overleg%20goud.txt#char=12,99")
    (12, 99)
    """
    found = _PLACE.search(pointer or "")
    if found is None:
        raise ValueError(f"no place in a source text: {pointer}")
    return int(found[1]), int(found[2] or found[1])
