"""The walk through a page, which writes its text and records its marks."""

from __future__ import annotations

from typing import Any

from ...text.source import Marks, ReferenceMark
from ..xml.official import publication
from .asked import AskedRow, asked_rows, question_marks
from .elements import BLANK, BLOCKS, CELLS, HEADINGS, Element, has_several_blocks, head_of
from .headings import Heading, heading_marks
from .lists import Lists
from .notes import Note, Notes, number_of_note
from .site import Site, leads_up
from .text import Span, Writer


class Page:
    """One page, walked through without recursion: first its main part, then the notes."""

    def __init__(self, etree: Any, root: Element, facts: dict[str, Any]) -> None:
        found = root.find("body")
        body = root if found is None else found
        self._etree = etree
        self._facts = facts
        self._notes = Notes(body, facts.get("identifier"))
        self._site = Site(body)
        self._out = Writer()
        self._lists = Lists()
        self._spans: dict[Element, Span] = {}
        """The spans of open headings and links."""
        self._headings: list[Heading] = []
        self._references: list[tuple[Span, str]] = []
        self._asked: list[AskedRow] = []
        self._grids: list[bool] = []
        """For every open table, whether its rows are lines."""
        self._open_pre = 0
        self._open_articles = 0
        self._in_notes = False
        self._note: Note | None = None
        self._held = ""
        self._number: str | None = None
        """A note's number while its text may still print it; empty after it while signs follow."""
        self._kept: set[Element] = set()
        """Blocks of notes without a marker, which are text in place."""

    def read(self) -> tuple[str, Marks]:
        """The text of the page and its marks."""
        self._walk(self._site.main)
        self._in_notes = True
        for holder in self._notes.outermost():
            if holder not in self._kept and self._notes.is_marked(holder):
                self._walk(holder)
                self._end_note()
        text = self._out.text
        references = [
            ReferenceMark(span.start, span.end, value)
            for span, value in self._references
            if span.is_line(text)
        ]
        marks = Marks(
            flows=self._out.broken * 2 <= len(text),
            notes=tuple(self._notes.marks(text)),
            headings=tuple(heading_marks(self._headings, text)),
            questions=tuple(question_marks(self._asked, text)),
            references=tuple(sorted(references)),
            facts=self._facts,
        )
        return text, marks

    def _walk(self, top: Element) -> None:
        walker = self._etree.iterwalk(top, events=("start", "end"))
        left_out = None
        for event, element in walker:
            if event == "start" and element is not top and self._is_left_out(element):
                walker.skip_subtree()
                left_out = element
            elif event == "start":
                self._open(element)
                self._write(element.text)
            else:
                if element is not left_out:
                    self._close(element)
                if element is not top:
                    self._write(element.tail)

    def _is_left_out(self, element: Element) -> bool:
        """Whether an element is not part of the document's text at its place."""
        if element in self._notes.holders and not self._in_notes:
            if self._notes.is_marked(element):
                return True
            self._kept.add(element)
        if element.tag == "a" and element.get("href", "").startswith("#"):
            note = self._notes.by_link.get(element)
            return (note is not None and note.marker.is_written) or leads_up(element)
        if element.tag == "button":
            return element.getparent().tag not in HEADINGS
        if self._notes.is_title(element):
            return True
        return self._site.owns(element, in_article=bool(self._open_articles))

    def _open(self, element: Element) -> None:
        if self._in_notes and element in self._notes.by_begin:
            self._begin_note(self._notes.by_begin[element])
        match element.tag:
            case "br":
                self._out.end_line()
            case "table":
                self._open_table(element)
            case "tr":
                self._out.space(self._between_rows)
            case "td" | "th":
                self._out.space("\t" if self._in_grid else "\n\n")
                self._out.in_cell = self._in_grid
            case "ol":
                self._lists.begin(element)
            case "li" if self._number is None:
                self._out.label += self._lists.label(element)
            case "pre":
                self._open_pre += 1
            case "article" | "section":
                self._open_articles += 1
        if element.tag in BLOCKS:
            self._out.space("\n\n")
        self._begin_span(element)

    def _open_table(self, table: Element) -> None:
        rows = list(asked_rows(table))
        self._asked += [row for row, _ in rows]
        for _, cells in rows:
            self._spans.update(cells)
        self._grids.append(not rows and _is_grid(table))

    def _close(self, element: Element) -> None:
        self._end_span(element)
        match element.tag:
            case "table":
                self._grids.pop()
            case "tr":
                self._out.in_cell = False
                self._out.space(self._between_rows)
            case "td" | "th":
                self._out.in_cell = False
                if not self._in_grid:
                    self._out.space("\n\n")
            case "ol":
                self._lists.end()
            case "li":
                self._out.label = ""
            case "pre":
                self._open_pre -= 1
            case "article" | "section":
                self._open_articles -= 1
        if element.tag in BLOCKS:
            self._out.space("\n\n")

    @property
    def _in_grid(self) -> bool:
        return bool(self._grids) and self._grids[-1]

    @property
    def _between_rows(self) -> str:
        return "\n" if self._in_grid else "\n\n"

    def _begin_span(self, element: Element) -> None:
        note = self._notes.by_link.get(element)
        if element in self._spans:  # a cell with a question or answer
            span = self._spans[element]
        elif note and not self._in_notes:
            span = note.marker
        elif element.tag in HEADINGS or (element.tag == "a" and element.get("href")):
            span = Span()
        else:
            return
        self._spans[element] = span
        self._out.begin(span)

    def _end_span(self, element: Element) -> None:
        span = self._spans.pop(element, None)
        if span is None:
            return
        self._out.end(span)
        if element.tag in HEADINGS and not self._in_notes:
            self._headings.append((span, int(element.tag[1])))
        cited = publication(element.get("href", ""))
        if cited and cited != self._facts.get("identifier"):
            self._references.append((span, cited))

    def _begin_note(self, note: Note) -> None:
        self._end_note()
        self._out.space("\n\n")
        self._note, self._number = note, note.number
        self._out.label = f"{note.number} "
        self._out.begin(note.text)

    def _end_note(self) -> None:
        if self._note:
            self._out.end(self._note.text)
            self._note = self._number = None
            self._out.label = ""

    def _write(self, text: str | None) -> None:
        if text and self._number is not None:
            text = self._without_number(text)
        if text:
            self._out.write(text, lines=bool(self._open_pre))

    def _without_number(self, text: str) -> str:
        """A note's first text after its printed number: `[1] Zie`, `1. Zie`."""
        text, self._held = self._held + text, ""
        if self._number:
            start = text.strip(BLANK)
            if start in ("", "[", "("):
                self._held = start  # the number can be in an element of its own
                return ""
            number = number_of_note(self._number).match(text.lstrip(BLANK))
            if number is None:
                self._number = None
                return text
            self._number, text = "", text.lstrip(BLANK)[number.end() :]
        rest = text.lstrip(BLANK + "]).:")
        self._number = None if rest else ""
        return rest


def _is_grid(table: Element) -> bool:
    """Whether the rows of a table are lines: data, as opposed to text set in columns."""
    if table.find(".//table") is not None:
        return False
    rows = ([cell for cell in row if cell.tag in CELLS] for row in table.iter("tr"))
    return all(_fits_on_line(cell, len(row)) for row in rows if len(row) > 1 for cell in row)


def _fits_on_line(cell: Element, columns: int) -> bool:
    """Whether a cell is data; in a table of two columns the second is often the text of questions."""
    longest = 120 if columns == 2 else 200
    start = head_of(cell, longest + 1)
    is_question = columns == 2 and start.endswith("?")
    return len(start) <= longest and not is_question and not has_several_blocks(cell)
