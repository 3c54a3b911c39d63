"""OpenDocument texts (.odt) as printed by LibreOffice, with their notes and furniture.

Read with zipfile and expat of Python, and written like Word documents. odfpy was tried: it unpacks
every part without a bound, and yields elements without list numbers, notes or changes. Links are
not fetched, and properties that name the author are not output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from xml.etree.ElementTree import Element

from ..errors import UnreadableInput
from ..text.source import SourceText
from .html.headings import NO_SECTION
from .parts import ZIP, Parts
from .word.body import FIELD_LEFT_OUT, NUMBERED_LABEL, PAGE_NUMBER
from .word.numbering import shown
from .word.tables import Cell, Note, Paragraph, table_paragraphs
from .word.writing import written
from .xml.formats import parse

_KIND = b"application/vnd.oasis.opendocument.text"
_SPACES = re.compile(r"[ \t\r\n]+")
_NUMBER_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_WRAPPERS = frozenset(
    "section index-body numbered-paragraph table-header-rows table-rows table-row-group g a".split()
)
_SHAPES = frozenset("frame custom-shape rect ellipse polygon path text-box".split())
# Not text of the document: deletions, remarks, contents, pictures, page numbers,
# fields that name people or files.
_LEFT_OUT = frozenset(
    """tracked-changes annotation annotation-end table-of-content alphabetical-index title desc
    image object object-ole forms sequence-decls user-field-decls variable-decls dde-connection-decls
    page-number page-count page-continuation author-name author-initials initial-creator creator
    printed-by file-name template-name sender-firstname sender-lastname sender-initials sender-title
    sender-position sender-email sender-phone-private sender-phone-work hidden-text soft-page-break
    ruby-text""".split()
)
_OF_PEOPLE = re.compile(r"author|auteur|creator|manager|lastsavedby", re.IGNORECASE)
_LONGEST_HEADING = 150  # as for Word
_LONGEST_CHAIN = 20
"""The limit of a chain of styles, since chains can be circular."""


class OpenDocumentReader:
    """OpenDocument texts; spreadsheets and presentations are not read."""

    media_type = "application/vnd.oasis.opendocument.text"
    suffixes: tuple[str, ...] = (".odt",)

    def accepts(self, head: bytes, name: str) -> int:
        if not head.startswith(ZIP):
            return 0
        if _KIND in head[:200]:
            return 9
        return 5 if name.lower().endswith(self.suffixes) else 0

    def read(self, data: bytes, name: str) -> SourceText:
        """The visible text, with tracked changes accepted and hidden text omitted.

        As for Word, the header of the first page comes first, then the text with its notes, then
        furniture. Raises UnreadableInput for anything but an OpenDocument text, and for one that is
        password-protected, damaged, or too large when unpacked.
        """
        parts = Parts(data, name, "an OpenDocument")
        manifest = "META-INF/manifest.xml"
        if manifest in parts.names and b"encryption-data" in parts.unpacked(manifest):
            raise UnreadableInput(
                f"{name} is password-protected: save it without a password, in LibreOffice by "
                "clearing `Save with password`"
            )
        if "content.xml" not in parts.names:
            raise UnreadableInput(f"{name} is not an OpenDocument text: content.xml is missing")
        content = _part(parts, "content.xml", name)
        body = content.find("body/text")
        if body is None:
            raise UnreadableInput(f"{name} is an OpenDocument file, but not a text")
        styles = _part(parts, "styles.xml", name) if "styles.xml" in parts.names else None
        document = _Document(content, styles)
        head, furniture = document.headers(body)
        paragraphs = head + document.blocks(body)
        notes = list(document.notes())
        text, marks = written(paragraphs, notes, furniture + document.on_pages)
        return SourceText(
            text=text,
            name=name,
            media_type=self.media_type,
            encoding=None,
            sha256=sha256(data).hexdigest(),
            notes=tuple(_warnings(content)),
            marks=marks,
        )


def _part(parts: Parts, part: str, name: str) -> Element:
    xml = parts.unpacked(part).decode("utf-8", "replace")
    root, cut_off = parse(xml, f"{name}, {part}")
    if cut_off:
        raise UnreadableInput(f"{name} is damaged: {part} ends too early, at {cut_off}")
    return root


def _warnings(content: Element) -> Iterator[tuple[str, str]]:
    changes = sum(1 for _ in content.iter("changed-region"))
    if changes:
        yield "tracked_changes", f"tracked changes were accepted: {changes}"


@dataclass(slots=True)
class _Line:
    """A paragraph under construction; white space is collapsed, except explicit spaces."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    markers: list[tuple[int, int, Note]] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)
    open_space: bool = True
    fields: list[bool] = field(default_factory=list)
    """For every open field, whether its result is shown."""

    def add(self, text: str | None) -> None:
        """Add words with white space collapsed, also across elements."""
        words = _SPACES.sub(" ", text or "")
        self.put(words[1:] if self.open_space and words.startswith(" ") else words)

    def put(self, text: str) -> None:
        """Add characters literally."""
        if text and all(self.fields):
            self.pieces.append(text)
            self.length += len(text)
            self.open_space = text[-1].isspace()


class _List:
    """A numbered list: its levels by number, and their counters."""

    def __init__(self, levels: dict[int, Element]) -> None:
        self._levels = levels
        self._counts: list[int] = []

    def next(self, level: int, start: str | None) -> str:
        """The label of the next item of a level, from 1; empty without one."""
        own = self._levels.get(level)
        if own is None:
            return ""
        if own.tag == "list-level-style-bullet":
            sign = own.get("bullet-char", "")
            return f"{sign if sign.isprintable() and sign < chr(0xE000) else '•'} " if sign else ""
        first = _whole(own.get("start-value"), 1)
        del self._counts[level:]
        self._counts += [1] * (level - 1 - len(self._counts))
        if len(self._counts) < level:
            self._counts.append(first - 1)
        self._counts[-1] = _whole(start, self._counts[-1] + 1)
        kind = _NUMBER_FORMATS.get(own.get("num-format", ""))
        if kind is None:
            return ""
        depth = min(_whole(own.get("display-levels"), 1), level)
        numbers = ".".join(shown(each, kind) for each in self._counts[-depth:])
        return f"{own.get('num-prefix', '')}{numbers}{own.get('num-suffix', '')} "


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else otherwise


class _Document:
    """Walks through a document once, in text order, and counts like LibreOffice."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        roots = [content] if styles is None else [styles, content]
        self._styles: dict[tuple[str | None, str | None], Element] = {}
        self._list_levels: dict[str | None, dict[int, Element]] = {}
        for root in roots:
            for style in root.iter("style"):
                self._styles[style.get("family"), style.get("name")] = style
            for style in root.iter("list-style"):
                levels = {_whole(each.get("level"), 0): each for each in style}
                self._list_levels[style.get("name")] = levels
        outlines = [] if styles is None else styles.iter("outline-style")
        levels = {_whole(each.get("level"), 0): each for style in outlines for each in style}
        self._outline = _List(levels)
        self._masters = [] if styles is None else list(styles.iter("master-page"))
        self._lists: dict[str | None, _List] = {}
        """Lists that can continue, by their ids and by their styles."""
        self._notes: list[Note] = []
        self.on_pages: list[tuple[str, Paragraph]] = []
        """Frames anchored to a page instead of the text: marks of the print."""

    def headers(self, body: Element) -> tuple[Cell, list[tuple[str, Paragraph]]]:
        """The header of the first page, and all other headers and footers by kind, without repetition."""
        head: Cell = []
        furniture: list[tuple[str, Paragraph]] = []
        seen = set()
        first = self._first_master(body)
        for master in self._masters:
            tops = (master.find("header-first"), master.find("header"))
            top = next((each for each in tops if each is not None), None)
            for part in master:
                paragraphs = self.blocks(part)
                text = "\n\n".join(each.text for each in paragraphs)
                if text and text not in seen:
                    seen.add(text)
                    if master is first and part is top:
                        head += paragraphs
                    else:
                        kind = "page_head" if part.tag.startswith("header") else "page_foot"
                        furniture += [(kind, paragraph) for paragraph in paragraphs]
        return head, furniture

    def _first_master(self, body: Element) -> Element | None:
        """The master page of the first page: that of the first paragraph's style, else the usual one."""
        by_name = {each.get("name"): each for each in self._masters}
        in_text = (each for top in body if top.tag not in _SHAPES for each in top.iter())
        for block in in_text:
            if block.tag in ("p", "h", "table"):
                family = "table" if block.tag == "table" else "paragraph"
                style = self._styles.get((family, block.get("style-name")))
                named = by_name.get(style.get("master-page-name")) if style is not None else None
                return named if named is not None else by_name.get("Standard")
        return None

    def notes(self) -> Iterator[tuple[Note, Cell]]:
        """The notes in the order of their markers, with their paragraphs."""
        for note in tuple(self._notes):
            yield note, self.blocks(note.element)

    def blocks(self, parent: Element) -> Cell:
        """The paragraphs below a body, a cell, a text box or a wrapper."""
        return [paragraph for each in parent for paragraph in self._block(each)]

    def _block(self, each: Element) -> Cell:
        """The paragraphs that one element of a text is."""
        if each.get("display") == "none":
            return []
        if each.tag in ("p", "h"):
            return self._paragraph(each, self._outline_number(each))
        if each.tag == "list":
            return self._list(each)
        if each.tag == "table":
            return table_paragraphs([list(self._cells(row)) for row in _rows(each)])
        if each.tag not in _SHAPES and each.tag not in _WRAPPERS:
            return []
        found = self.blocks(each)
        if each.get("anchor-type") != "page":
            return found
        self.on_pages += [("margin", paragraph) for paragraph in found]
        return []

    def _outline_number(self, element: Element) -> str:
        """The numbering of headings, if the document has one."""
        if element.tag != "h" or element.get("is-list-header") == "true":
            return ""
        return self._outline.next(_whole(element.get("outline-level"), 1), None)

    def _cells(self, row: Element) -> Iterator[Cell]:
        return (self.blocks(cell) for cell in row if cell.tag == "table-cell")

    def _list(self, element: Element) -> Cell:
        name = element.get("style-name")
        known = self._lists.get(element.get("continue-list"))
        if known is None and element.get("continue-numbering") == "true":
            known = self._lists.get(name)
        own = known or _List(self._list_levels.get(name, {}))
        self._lists[name] = own
        if element.get("id"):
            self._lists[element.get("id")] = own
        return self._items(element, own, 1)

    def _items(self, element: Element, own: _List, level: int) -> Cell:
        found: Cell = []
        for item in element:
            number = own.next(level, item.get("start-value")) if item.tag == "list-item" else ""
            for each in item:
                if each.tag == "list":
                    found += self._items(each, own, level + 1)
                elif each.tag in ("p", "h"):
                    paragraphs = self._paragraph(each, number)
                    number = "" if paragraphs else number
                    found += paragraphs
                else:
                    found += self._block(each)
        return found

    def _paragraph(self, element: Element, number: str = "") -> Cell:
        """A paragraph with its number, after its text boxes; nothing for an empty one."""
        line = _Line()
        if not self._is_hidden("paragraph", element):
            self._inline(element, line)
        text = "".join(line.pieces)
        body = text.strip()
        if not body or PAGE_NUMBER.fullmatch(body):
            return line.boxes
        if NUMBERED_LABEL.match(number):
            number = number.rstrip() + "\n"  # `Vraag 1` is a heading even if it is a list number
        shift = len(number) - (len(text) - len(text.lstrip()))
        markers = tuple((start + shift, end + shift, note) for start, end, note in line.markers)
        text = f"{number}{body}"
        return [*line.boxes, Paragraph(text, markers, _level(element, text))]

    def _is_hidden(self, family: str, element: Element) -> bool:
        style = self._styles.get((family, element.get("style-name")))
        for _ in range(_LONGEST_CHAIN):
            if style is None:
                return False
            properties = style.find("text-properties")
            display = None if properties is None else properties.get("display")
            if display is not None:
                return display == "none"
            style = self._styles.get((family, style.get("parent-style-name")))
        return False

    def _inline(self, element: Element, line: _Line) -> None:
        """Add the content of a paragraph to a line."""
        line.add(element.text)
        for each in element:
            self._piece(each, line)
            line.add(each.tail)

    def _piece(self, each: Element, line: _Line) -> None:
        if each.tag in _LEFT_OUT or each.get("display") == "none":
            return
        if each.tag == "s":
            line.put(" " * min(_whole(each.get("c"), 1), 99))
        elif each.tag == "tab":
            line.put("\t")
        elif each.tag == "line-break":
            line.put("\n")
        elif each.tag == "fieldmark-start":
            # A field that LibreOffice took over from Word, with its code.
            codes = (part.get("value", "") for part in each.iter("param"))
            line.fields.append(not any(map(FIELD_LEFT_OUT.match, codes)))
        elif each.tag == "fieldmark-end":
            del line.fields[-1:]
        elif each.tag == "note":
            self._note(each, line)
        elif each.tag in _SHAPES:
            line.boxes += self.blocks(each)
        elif each.tag == "user-defined" and _OF_PEOPLE.search(each.get("name", "")):
            return
        elif not self._is_hidden("text", each):
            self._inline(each, line)

    def _note(self, element: Element, line: _Line) -> None:
        citation, body = element.find("note-citation"), element.find("note-body")
        number = "" if citation is None else "".join(citation.itertext()).strip()
        if number and body is not None:
            note = Note(number, body, False)
            self._notes.append(note)
            line.markers.append((line.length, line.length + len(number), note))
            line.put(number)


def _rows(table: Element) -> Iterator[Element]:
    for each in table:
        if each.tag == "table-row":
            yield each
        elif each.tag in _WRAPPERS:
            yield from _rows(each)


def _level(element: Element, text: str) -> int | None:
    """The level of a section heading; None for text, labels, and the title of the document."""
    level = _whole(element.get("outline-level"), 0)
    if element.tag != "h" or not 0 < level < 10 or len(text) > _LONGEST_HEADING:
        return None
    return None if NO_SECTION.match(text) else level
