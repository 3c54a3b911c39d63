"""XML: official publications and the House's own reports, with the structure that they mark.

Any other XML is read like a publication: as the text of its elements.
"""

from __future__ import annotations

import re
from hashlib import sha256
from html import unescape
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from ...errors import UnreadableInput
from ...text.source import SourceText
from ..decoding import decode
from .flow import Flow
from .official import read_publication
from .vlos import read_report

_START = re.compile(rb"\s*<(?:\?xml\b|!DOCTYPE\s+(?!html)|!--|[a-z_])", re.IGNORECASE)
_KNOWN = re.compile(rb"<(?:[\w.-]+:)?(?:officiele-publicatie|vlosCoreDocument|vergadering)[\s>]")
_DECLARED = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([\w.:-]+)")
_LARGEST = 20 * 2**20
_DEEPEST = 200
"""Elements within each other; official publications have some twenty."""


class XmlReader:
    """Official publications, reports of the House, and any other XML as text."""

    media_type = "application/xml"
    suffixes: tuple[str, ...] = (".xml",)

    def accepts(self, head: bytes, name: str) -> int:
        start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
        if not _START.match(start):
            return 0
        if _KNOWN.search(start):
            return 9
        return 3 if start.lstrip().startswith(b"<?xml") or name.lower().endswith(".xml") else 0

    def read(self, data: bytes, name: str) -> SourceText:
        """The text with what its elements say; a document's own metadata go to the marks' facts.

        Raises UnreadableInput for what is no well-formed XML, nested too deep, too large, or declares
        entities: those can make a file grow without end, or read others.
        """
        if len(data) > _LARGEST:
            raise UnreadableInput(f"{name} has more than {_LARGEST >> 20} MB of XML")
        declared = _DECLARED.search(data[:200].replace(b"\0", b""))
        decoded = decode(data, name, declared[1].decode() if declared else None)
        root = _parse(decoded.text, name)
        flow = Flow()
        is_report = any(each.tag == "vergadering" for each in (root, *root))
        facts = (read_report if is_report else read_publication)(root, flow)
        return SourceText(
            text=flow.text,
            name=name,
            media_type=self.media_type,
            encoding=decoded.encoding,
            sha256=sha256(data).hexdigest(),
            notes=decoded.notes,
            marks=flow.marks(facts),
        )


def _parse(xml: str, name: str) -> Element:
    """The root element, its tags without namespaces; nothing is fetched and no entity expanded."""
    builder = TreeBuilder()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise UnreadableInput(
                f"{name}, line {parser.CurrentLineNumber}: more than {_DEEPEST} elements within "
                "each other"
            )
        builder.start(tag.rpartition(":")[2], attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag.rpartition(":")[2])

    def declared(entity: str, *_: object) -> None:
        raise UnreadableInput(f"{name} declares the entity {entity!r}: such files are not read")

    def skipped(entity: str, is_parameter: bool) -> None:
        # A document with a DTD elsewhere may use its names for characters: `&euml;`.
        if not is_parameter:
            builder.data(unescape(f"&{entity};"))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler, parser.SkippedEntityHandler = declared, skipped
    try:
        parser.Parse(xml.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        raise UnreadableInput(
            f"{name}, line {error.lineno}, column {error.offset + 1}: no well-formed XML "
            f"({expat.ErrorString(error.code)}); is the file whole?"
        ) from error
    return builder.close()
