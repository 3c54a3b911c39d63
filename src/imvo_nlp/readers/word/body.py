"""Word documents (.docx) as printed by Word, with their notes, headings and furniture.

Links are not fetched, macros are not read, and properties, which name civil servants, are not
output.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from ...errors import UnreadableInput
from ...text.source import SourceText
from ..parts import ZIP
from .elements import (
    DELETED,
    INSERTED,
    Element,
    W,
    blocks,
    control_content,
    is_mark_deleted,
    is_on,
    is_printed,
    list_of,
    notes_by_id,
    rows_or_cells,
    symbol,
    unended_fields,
    value_of,
)
from .numbering import ListNumbers, NoteNumbers, Styles
from .package import OLE, Package, ole_kind
from .tables import LABEL, Note, Paragraph, table_paragraphs
from .writing import written

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_TEXT = {W + "t", _M + "t"}
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_FIELD_PARTS = {W + "instrText", W + "fldChar", W + "fldSimple"}
# Properties, deletions, ruby text, and the contents of fields other than their code.
_LEFT_OUT = {
    W + name
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "rt", "ffData", "fldData")
}
# Fields whose result is not text of the document: page numbers, tables of contents, authors.
FIELD_LEFT_OUT = re.compile(
    r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|TOC|AUTHOR|LASTSAVEDBY|FILENAME|USERNAME|USERINITIALS|"
    r"USERADDRESS|(?:DOCPROPERTY|INFO)\s+\"?(?:Author|Auteur|LastSavedBy|LastAuthor|Manager|Creator))\b",
    re.IGNORECASE,
)
PAGE_NUMBER = re.compile(
    r"(?:pagina|page|blz\.?|p\.)[\s\d]{0,9}(?:(?:van|of|/)[\s\d]{0,9})?|/|[-–]\s{0,2}[-–]",
    re.IGNORECASE,
)
NUMBERED_LABEL = re.compile(r"(?:vra(?:ag|gen)|antwoord(?:en)?)\b", re.IGNORECASE)
_LONGEST_HEADING = 150


class WordReader:
    """Word documents; macros (.docm) are ignored, old files (.doc) are refused by name."""

    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    suffixes: tuple[str, ...] = (".docx", ".docm", ".doc")

    def accepts(self, head: bytes, name: str) -> int:
        named = name.lower().endswith(self.suffixes)
        if head.startswith(ZIP):
            return 9 if named or b"word/" in head or b"[Content_Types].xml" in head else 0
        return 9 if head.startswith(OLE) and named else 0

    def read(self, data: bytes, name: str) -> SourceText:
        """The text that Word shows, with tracked changes accepted and hidden text omitted.

        Paragraphs are separated by a blank line. The header of the first page comes first, since it
        can hold date and subject; then the text, its notes, and all other headers and footers
        without repetition, as furniture. Raises UnreadableInput for anything but a Word document,
        and for one that is protected or too large when unpacked; MissingExtra without python-docx.
        """
        if data.startswith(OLE):
            raise UnreadableInput(f"{name} is {ole_kind(data)}")
        package = Package(data, name)
        story = _Document(package)
        text, marks = written((*story.head, *story.body), story.notes, story.furniture)
        return SourceText(
            text=text,
            name=name,
            media_type=self.media_type,
            encoding=None,
            sha256=sha256(data).hexdigest(),
            notes=tuple(story.warnings()),
            marks=marks,
        )


@dataclass(slots=True)
class _Line:
    """A paragraph under construction; `markers` are ranges in its text, `boxes` its floating text boxes."""

    style: str | None = None
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    markers: list[tuple[int, int, Note]] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


@dataclass(slots=True)
class _Field:
    """An open field: its code is read until its result begins, which is `shown` or not."""

    code: str = ""
    in_result: bool = False
    shown: bool = False


class _Document:
    """Walks through a document once, in text order, and counts like Word."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._relations = package.relations(package.main_part)
        settings = self._part("settings")
        self._even = bool(is_on(settings, "evenAndOddHeaders"))
        self._styles = Styles(self._part("styles"))
        self._numbers = ListNumbers(self._part("numbering"))
        self._notes_of = {kind: notes_by_id(self._part(f"{kind}s")) for kind in _NOTE_KINDS}
        self._counters = {
            kind: NoteNumbers(f"{kind}Pr", usual, settings) for kind, usual in _NOTE_KINDS.items()
        }
        self._found: dict[str, list[Note]] = {kind: [] for kind in _NOTE_KINDS}
        self._fields: list[_Field] = []
        self._open: set[Element] = set()
        self._section = 0
        self._sections = [
            each
            for each in package.main.iter(W + "sectPr")
            if each.getparent().tag != W + "sectPrChange"
        ]
        self._embedded = 0
        self.body = self._story(package.main.find(W + "body"))
        self.notes = [
            (note, self._story(note.element))
            for kind in _NOTE_KINDS
            for note in tuple(self._found[kind])
        ]
        self.head, self.furniture = self._headers()

    def _part(self, kind: str) -> Element | None:
        part = (each.part for each in self._relations.values() if each.kind == kind)
        return self._package.xml(next(part, ""))

    def warnings(self) -> Iterator[tuple[str, str]]:
        """The warnings, as codes and messages."""
        main = self._package.main
        inserted, deleted = (
            len([each for each in main.iter(*tags) if each.getparent().tag not in _PROPERTIES])
            for tags in (INSERTED, DELETED)
        )
        if inserted or deleted:
            yield (
                "tracked_changes",
                f"tracked changes were accepted: {inserted} insertions, {deleted} deletions",
            )
        if self._embedded:
            yield (
                "embedded_document",
                f"{self._embedded} documents within the document were not read",
            )

    def _headers(self) -> tuple[list[Paragraph], list[tuple[str, Paragraph]]]:
        """The header of the first page; all other headers and footers that are printed, by kind."""
        head: list[Paragraph] = []
        furniture: list[tuple[str, Paragraph]] = []
        seen: set[str] = set()
        for index, properties in enumerate(self._sections):
            first = bool(is_on(properties, "titlePg"))
            printed = {"default", *(["first"] if first else []), *(["even"] if self._even else [])}
            for each in properties:
                pages = each.get(W + "type") or "default"
                relation = self._relations.get(each.get(_R + "id") or "")
                if each.tag not in _HEADERS or pages not in printed or relation is None:
                    continue
                on_first_page = index == 0 and pages == ("first" if first else "default")
                root = self._package.xml(relation.part) if relation.part not in seen else None
                seen.add(relation.part)
                if root is None:
                    continue
                paragraphs = self._story(root)
                text = "\n\n".join(paragraph.text for paragraph in paragraphs)
                if text not in seen:
                    seen.add(text)
                    is_header = each.tag == W + "headerReference"
                    if is_header and on_first_page:
                        head += paragraphs
                    else:
                        kind = "page_head" if is_header else "page_foot"
                        furniture += [(kind, paragraph) for paragraph in paragraphs]
        return head, furniture

    def _story(self, root: Element) -> list[Paragraph]:
        """The paragraphs of a part with a text of its own."""
        self._fields = []
        self._open = unended_fields(root)
        return [each for each in self._blocks(root) if not PAGE_NUMBER.fullmatch(each.text)]

    def _blocks(self, parent: Element) -> list[Paragraph]:
        """The paragraphs below a body, a cell, a text box or a wrapper."""
        found: list[Paragraph] = []
        line: _Line | None = None
        for each in blocks(parent):
            if each.tag == W + "tbl":
                found += self._table(each)
            elif each.tag == W + "altChunk":
                self._embedded += 1
            else:
                line = self._fill(each, line or _Line())
                found += line.boxes
                line.boxes = []
                properties = each.find(W + "pPr")
                if not is_mark_deleted(properties):
                    found += self._ended(properties, line)
                    line = None
                if properties is not None and properties.find(W + "sectPr") is not None:
                    self._section += 1
        return found + self._ended(None, line) if line else found

    def _fill(self, paragraph: Element, line: _Line) -> _Line:
        style = value_of(paragraph.find(W + "pPr"), "pStyle")
        line.style = style or self._styles.usual
        self._inline(paragraph, line)
        return line

    def _ended(self, properties: Element | None, line: _Line) -> list[Paragraph]:
        """The paragraph of a line, with its number; nothing for an empty one."""
        text = "".join(line.pieces)
        body = text.strip()
        mark = None if properties is None else properties.find(W + "rPr")
        if not body and is_on(mark, "vanish"):
            return []
        number = self._number(properties, line.style)
        if not body and not number.strip(" •–"):
            return []
        if NUMBERED_LABEL.match(number):
            number = number.rstrip() + "\n"  # `Vraag 1` is a heading even if it is a list number
        shift = len(number) - (len(text) - len(text.lstrip()))
        markers = tuple((start + shift, end + shift, note) for start, end, note in line.markers)
        text = f"{number}{body}".strip()
        return [Paragraph(text, markers, self._level(text, line.style))]

    def _number(self, properties: Element | None, style: str | None) -> str:
        number_id, level = (None, None) if properties is None else list_of(properties)
        own = self._styles[style]
        if number_id is None:
            number_id = own.number_id
            level = own.level if level is None else level
        elif level is None:
            level = 0
        return self._numbers.next(number_id, level, style) if number_id else ""

    def _level(self, text: str, style: str | None) -> int | None:
        outline = self._styles[style].outline
        if outline is None or not 0 <= outline < 9:
            return None
        # Ministries set whole questions and `Antwoord 3` in a heading's style.
        if len(text) > _LONGEST_HEADING or text[-1] in "?.:;" or LABEL.fullmatch(text):
            return None
        return outline + 1

    def _table(self, table: Element) -> list[Paragraph]:
        rows: list[list[list[Paragraph]]] = []
        for row in rows_or_cells(table, W + "tr"):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                continue
            cells = [
                self._blocks(cell) for cell in rows_or_cells(row, W + "tc") if is_printed(cell)
            ]
            rows.append(cells)
        return table_paragraphs(rows)

    def _inline(self, parent: Iterable[Element], line: _Line) -> None:
        """Add the content of a paragraph to a line."""
        for each in parent:
            printed = _printed(each)
            if printed is not None:
                if self._visible:
                    line.add(printed)
            elif each.tag == W + "r":
                self._run(each, line)
            elif each.tag in _FIELD_PARTS:
                self._field_part(each, line)
            elif each.tag == W + "txbxContent":
                self._box(each, line)
            elif isinstance(each.tag, str) and each.tag not in _LEFT_OUT:
                self._inline(_content(each), line)

    @property
    def _visible(self) -> bool:
        return not self._fields or self._fields[-1].shown

    def _hidden(self, run: Element, paragraph_style: str | None) -> bool:
        properties = run.find(W + "rPr")
        own = is_on(properties, "vanish")
        if own is None:
            own = self._styles[value_of(properties, "rStyle")].hidden
        return bool(self._styles[paragraph_style].hidden if own is None else own)

    def _run(self, run: Element, line: _Line) -> None:
        """Add a run; for a reference to a note, the number that Word shows."""
        if self._hidden(run, line.style):
            self._inline(run.iterchildren(W + "fldChar", W + "instrText"), line)
            return
        reference = next(
            (each for kind in _NOTE_KINDS for each in run.iter(f"{W}{kind}Reference")), None
        )
        start = line.length
        self._inline(run, line)
        if reference is None or not self._visible:
            return
        kind = reference.tag.removeprefix(W).removesuffix("Reference")
        # Only once per note: a second reference would repeat it.
        element = self._notes_of[kind].pop(reference.get(W + "id"), None)
        if element is None:
            return
        custom = reference.get(W + "customMarkFollows") in ("1", "true", "on")
        if custom:
            number = "".join(line.pieces)[start:].strip()
            start = line.length - len(number)
        else:
            section = min(self._section, len(self._sections) - 1)
            properties = self._sections[section] if self._sections else None
            number = self._counters[kind].next(section, properties)
            start = line.length
            line.add(number)
        if number:
            note = Note(number, element, custom)
            self._found[kind].append(note)
            line.markers.append((start, line.length, note))

    def _box(self, content: Element, line: _Line) -> None:
        """A text box is a text of its own, placed before its paragraph."""
        if self._visible:
            outer, self._fields = self._fields, []
            line.boxes += self._blocks(content)
            self._fields = outer

    def _field_part(self, part: Element, line: _Line) -> None:
        """Handle the code of a field, a mark between its parts, or a complete field."""
        if part.tag == W + "instrText":
            self._field_code(part.text or "")
        elif part.tag == W + "fldChar":
            self._field(part)
        else:
            self._fields.append(_Field(part.get(W + "instr") or ""))
            self._begin_result()
            self._inline(part, line)
            self._fields.pop()

    def _field(self, mark: Element) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            if mark not in self._open:
                self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._begin_result()
        elif self._fields and kind == "end":
            self._fields.pop()

    def _field_code(self, code: str) -> None:
        if self._fields and not self._fields[-1].in_result and len(self._fields[-1].code) < 99:
            self._fields[-1].code += code

    def _begin_result(self) -> None:
        field, outer = self._fields[-1], self._fields[-2:-1]
        field.in_result = True
        field.shown = all(each.shown for each in outer) and not FIELD_LEFT_OUT.match(field.code)


def _printed(element: Element) -> str | None:
    """The characters of an element; None for one with children or without print."""
    if element.tag in _TEXT:
        return re.sub(r"[\t\n\r]", " ", element.text or "")
    return symbol(element) if element.tag == W + "sym" else _SIGNS.get(element.tag)


def _content(element: Element) -> Element:
    """The visible content of an element: one of the alternatives, the value of a control."""
    if element.tag == _MC + "AlternateContent":
        for alternative in ("Choice", "Fallback"):
            if (shown := element.find(_MC + alternative)) is not None:
                return shown
        return ()
    return control_content(element) if element.tag == W + "sdt" else element


_NOTE_KINDS = {"footnote": "decimal", "endnote": "lowerRoman"}
_HEADERS = (W + "headerReference", W + "footerReference")
_PROPERTIES = (W + "rPr", W + "trPr", W + "numPr")
