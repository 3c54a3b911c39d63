"""XML: official publications, the House's own reports, and corpora of debates, with their marks.

Any other XML is read like a publication: as the text of its elements.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from ...errors import UnreadableInput
from ...text.source import SourceText
from ..decoding import decode
from .flow import Flow
from .mashup import read_proceedings
from .official import read_publication
from .tei import read_corpus
from .vlos import read_report

# Bytes that tools leave before the prolog: byte order marks, also misread as Latin-1 and saved
# again, and white space.
_LEADING = re.compile(rb"\A(?:\xef\xbb\xbf|\xc3\xaf\xc2\xbb\xc2\xbf|\xff\xfe|\xfe\xff|\s)+")
_LEADING_SIGNS = re.compile("\\A(?:\ufeff|\u00ef\u00bb\u00bf|\\s)+")
_START = re.compile(rb"<(?:\?xml\b|!DOCTYPE\s+(?!html)|!--|[a-z_])", re.IGNORECASE)
_KNOWN = re.compile(
    rb"<(?:[\w.-]+:)?(?:officiele-publicatie|vlosCoreDocument|vergadering|TEI|teiCorpus)[\s>]"
    rb"|xmlns(?::\w+)?=[\"']http://www\.politicalmashup\.nl[\"']"
)
_DECLARED = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([\w.:-]+)")
_LARGEST = 20 * 2**20
_DEEPEST = 200
"""The limit of nested elements; official publications have some twenty."""
_CUT_OFF = frozenset(
    expat.errors.codes[each]
    for each in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
)
"""The errors of expat for a truncated file."""


class XmlReader:
    """Official publications, reports of the House, and any other XML as text."""

    media_type = "application/xml"
    suffixes: tuple[str, ...] = (".xml",)

    def accepts(self, head: bytes, name: str) -> int:
        start = _LEADING.sub(b"", head.replace(b"\0", b""))
        if not _START.match(start):
            return 0
        if _KNOWN.search(start):
            return 9
        return 3 if start.startswith(b"<?xml") or name.lower().endswith(".xml") else 0

    def read(self, data: bytes, name: str) -> SourceText:
        """The text with the marks of its elements; the document's metadata become the facts of the marks.

        A truncated file is read up to its end, with a note. Raises UnreadableInput for XML that is
        malformed, nested too deep, too large, or declares entities, which can expand without bound
        or read other files.
        """
        if len(data) > _LARGEST:
            raise UnreadableInput(f"{name} has more than {_LARGEST >> 20} MB of XML")
        declared = _DECLARED.search(data[:200].replace(b"\0", b""))
        decoded = decode(data, name, declared[1].decode() if declared else None)
        root, cut_off = parse(decoded.text, name)
        flow = Flow()
        facts = _reader_of(root)(root, flow)
        if cut_off and not flow.length:
            raise UnreadableInput(f"{name}, {cut_off}: there is no text before that")
        notes = decoded.notes
        if cut_off:
            message = f"the XML is incomplete ({cut_off}); only the text before that was read"
            notes = (*notes, ("file_truncated", message))
        return SourceText(
            text=flow.text,
            name=name,
            media_type=self.media_type,
            encoding=decoded.encoding,
            sha256=sha256(data).hexdigest(),
            notes=notes,
            marks=flow.marks(facts),
        )


def _reader_of(root: Element) -> Callable[[Element, Flow], dict[str, Any]]:
    tags = {root.tag, *(each.tag for each in root)}
    if root.tag in ("TEI", "teiCorpus"):
        return read_corpus
    if "vergadering" in tags:
        return read_report
    return read_proceedings if "proceedings" in tags else read_publication


def parse(xml: str, name: str) -> tuple[Element, str | None]:
    """The root element without namespaces, and the place where a truncated file ends.

    Nothing is fetched and no entity is expanded. Raises UnreadableInput like `XmlReader.read`, with
    `name` as the file name.

    >>> root, cut_off = parse("<a><b>kurk", "stuk.xml")
    >>> root[0].text, cut_off
    ('kurk', 'line 1, column 11: no element found')
    """
    xml = _LEADING_SIGNS.sub("", xml)
    builder = TreeBuilder()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    opened: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        opened.append(tag.rpartition(":")[2])
        if len(opened) > _DEEPEST:
            raise UnreadableInput(
                f"{name}, line {parser.CurrentLineNumber}: elements are nested more than "
                f"{_DEEPEST} deep"
            )
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        builder.start(opened[-1], plain | attributes)

    def end(_: str) -> None:
        builder.end(opened.pop())

    def declared(entity: str, *_: object) -> None:
        raise UnreadableInput(
            f"{name} declares the entity {entity!r}: files that declare entities are not supported"
        )

    def skipped(entity: str, is_parameter: bool) -> None:
        # A document with an external DTD may use its character entities: `&euml;`.
        if not is_parameter:
            builder.data(unescape(f"&{entity};"))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler, parser.SkippedEntityHandler = declared, skipped
    try:
        parser.Parse(xml.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset + 1}"
        reason = expat.ErrorString(error.code)
        if error.code not in _CUT_OFF or not opened:
            raise UnreadableInput(f"{name}, {place}: not well-formed XML ({reason})") from error
        parser.buffer_text = False  # flushes the parser
        while opened:
            builder.end(opened.pop())
        return builder.close(), f"{place}: {reason}"
    return builder.close(), None
