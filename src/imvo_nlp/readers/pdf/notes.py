"""Footnotes, told by their print: raised numbers in the text, small print at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .page import Line, Page, are_apart, body_size

# Shares of the size of the text.
_SMALL_NOTE = 0.93  # notes are below it; 0.72 to 0.74 in tests/documents
_SAME_INDENT = 1.0  # between the starts of two notes
_SAME_SIZE = 0.1  # between the two parts of a note
_IMPRINT = 3  # lines that can stand below the notes, set apart from them, and belong to none

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NOTE_START = re.compile(rf"(\d{{1,3}}(?!\d)|[{_RAISED}]{{1,3}})[.)]?\s*(?=\S)")
_RAISED_NUMBER = re.compile(rf"(?<=\S)(?<![{_RAISED}])(?<!\bm)[{_RAISED}]{{1,3}}")  # no m²
_DIGITS = str.maketrans(_RAISED, "0123456789")
_UNFINISHED = re.compile(r"[^.!?»”\"]\Z")


class Marker(NamedTuple):
    """A raised number: its place within the text of its line."""

    number: int
    line: Line
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Note:
    """A footnote; `text_start` is the place of its text within its first line."""

    number: int
    text_start: int
    lines: list[Line]
    marker: Marker | None
    block: list[Line]  # in which it stands


def take_notes(pages: Sequence[Page]) -> list[Note]:
    """The footnotes; what stands of one on the next page moves to its first part.

    There are none where fewer than half of the raised numbers have one: then the text may tell
    more than the print.
    """
    body = body_size(line for page in pages for block in page.blocks for line in block)
    notes: list[Note] = []
    free: list[Marker] = []  # those of the page before that have no note
    raised: set[int] = set()
    for page in pages:
        feet = [(block, *_foot(block, _SMALL_NOTE * body)) for block in page.blocks]
        here = list(_markers(line for block, start, _ in feet for line in block[:start]))
        raised.update(marker.number for marker in here)
        found = _NotesOfPage(notes[-1] if notes else None, free + here)
        for block, start, end in feet:
            found.read(block, block[start:end])
        if found.goes_on:
            _move(found.goes_on, page, notes[-1])
        if found.are_believed:
            notes += found.notes
            here = here[max(found.used - len(free), 0) :]
        free = here
    with_note = raised & {note.number for note in notes}
    return notes if 2 * len(with_note) >= len(raised) else []


def _markers(lines: Iterable[Line]) -> Iterator[Marker]:
    for line in lines:
        for start, end in line.markers:
            # At its start stands the number of a note.
            for match in re.finditer(r"\d{1,3}", line.text[start:end]) if start else ():
                yield Marker(int(match[0]), line, start + match.start(), start + match.end())
        if not line.text.isascii():
            for match in _RAISED_NUMBER.finditer(line.text):
                yield Marker(_value(match[0]), line, *match.span())


def _value(number: str) -> int:
    return int(number.translate(_DIGITS))


def _foot(block: Sequence[Line], small: float) -> tuple[int, int]:
    """Which lines of a block may be notes: its last ones in small print, or those above an imprint."""
    last = len(block) - 1
    ends = [
        i for i in range(last, max(last - _IMPRINT, 0), -1) if are_apart(block[i - 1], block[i])
    ]
    for end in (len(block), *ends):
        start = end
        while start and block[start - 1].size < small:
            start -= 1
        if start < end:
            return start, end
    return len(block), len(block)


class _NotesOfPage:
    """Reads the notes of one page: `goes_on` is what still belongs to the note `before`.

    They count on from it, start again at 1, or at a number that is raised in the text.
    """

    def __init__(self, before: Note | None, markers: Sequence[Marker]) -> None:
        self.notes: list[Note] = []
        self.goes_on: list[Line] = []
        self.used = 0  # of the markers
        self._before, self._markers = before, markers

    @property
    def are_believed(self) -> bool:
        """Whether at least half of them have a marker."""
        marked = sum(note.marker is not None for note in self.notes)
        return 2 * marked >= len(self.notes) > 0

    def read(self, block: list[Line], foot: Sequence[Line]) -> None:
        """Read the foot of a block; paragraphs set apart belong to a note if another one follows."""
        rest: list[Line] = []
        above = None
        for line in foot:
            is_apart = above is None or are_apart(above, line)
            if note := self._started(line, block):
                if not self.notes:
                    self._take_rest(rest, is_followed=not is_apart)
                elif self.notes[-1].block is block:
                    self.notes[-1].lines += rest
                self.notes.append(note)
                rest = []
            elif self.notes and not (rest or is_apart):
                self.notes[-1].lines.append(line)
            else:
                rest.append(line)
            above = line
        if not self.notes:
            self._take_rest(rest, is_followed=False)

    def _take_rest(self, lines: list[Line], *, is_followed: bool) -> None:
        """Take lines above the notes, or without any, for the rest of the note before."""
        last = self._before.lines[-1] if self._before else None
        if not (lines and last) or self.goes_on:
            return
        first = lines[0]
        is_alike = abs(first.size - last.size) < _SAME_SIZE * last.size
        is_open = first.text[0].islower() or _UNFINISHED.search(last.text) is not None
        if is_alike and (is_followed or is_open):
            self.goes_on = lines

    def _started(self, line: Line, block: list[Line]) -> Note | None:
        """The note that starts with this line, if one does; takes its marker."""
        match = NOTE_START.match(line.text)
        if match is None:
            return None
        value = _value(match[1])
        places = range(self.used, len(self._markers))
        place = next((i for i in places if self._markers[i].number == value), None)
        has_small_number = bool(line.markers) and not line.markers[0][0]
        if place is None and not has_small_number:
            return None
        if not self._may_start(value, line, is_marked=place is not None):
            return None
        marker = None
        if place is not None:
            marker, self.used = self._markers[place], place + 1
        return Note(value, match.end(), [line], marker, block)

    def _may_start(self, value: int, line: Line, is_marked: bool) -> bool:
        """Whether a note of this number may come now, and at this place."""
        before = self.notes[-1] if self.notes else self._before
        is_next = value == (before.number if before else 0) + 1
        if not self.notes:
            return is_next or value == 1 or is_marked
        indent = abs(line.x0 - self.notes[-1].lines[0].x0)
        return is_next and indent < _SAME_INDENT * line.size


def _move(lines: Sequence[Line], page: Page, note: Note) -> None:
    """Put lines of a page directly behind the note that they belong to."""
    for block in page.blocks:
        block[:] = [line for line in block if line not in lines]
    place = note.block.index(note.lines[-1]) + 1
    note.block[place:place] = lines
    for line in lines:
        line.y = note.lines[-1].y - line.size
        note.lines.append(line)
