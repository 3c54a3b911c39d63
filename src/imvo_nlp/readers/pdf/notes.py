"""Footnotes, recognized by their print: raised numbers in the text, small print at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .page import Line, Page, are_apart, body_size

# Shares of the size of the text.
_SMALL_NOTE = 0.93  # notes are below it; 0.72 to 0.74 in tests/documents
_SAME_INDENT = 1.0  # between the starts of two notes
_SAME_SIZE = 0.1  # between the two parts of a note

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NOTE_START = re.compile(rf"(\d{{1,3}}(?!\d)|[{_RAISED}]{{1,3}})[.)]?\s*(?=\S)")
_RAISED_NUMBER = re.compile(rf"(?<=\S)(?<![{_RAISED}])(?<!\bm)[{_RAISED}]{{1,3}}")  # not m²
_DIGITS = str.maketrans(_RAISED, "0123456789")
_UNFINISHED = re.compile(r"[^.!?»”\"]\Z")


class Marker(NamedTuple):
    """A raised number, with its range in the text of its line."""

    number: int
    line: Line
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Note:
    """A footnote; `text_start` is the start of its text in its first line."""

    number: int
    text_start: int
    lines: list[Line]
    marker: Marker | None
    block: list[Line]  # in which it stands


def take_notes(pages: Sequence[Page]) -> list[Note]:
    """Take the footnotes out of the pages; a continuation on the next page joins its first part.

    None are taken if fewer than half of the raised numbers have one: the layout of the text may
    then find more.
    """
    body = body_size(line for page in pages for block in page.blocks for line in block)
    notes: list[Note] = []
    free: list[Marker] = []  # markers of the previous page without a note
    raised: set[int] = set()
    for page in pages:
        feet = [(block, _foot(block, _SMALL_NOTE * body)) for block in page.blocks]
        here = list(_markers(line for block, start in feet for line in block[:start]))
        raised.update(marker.number for marker in here)
        found = _NotesOfPage(notes[-1] if notes else None, free + here)
        for block, start in feet:
            found.read(block, block[start:])
        if found.goes_on:
            _move(found.goes_on, page, notes[-1])
        marked = sum(note.marker is not None for note in found.notes)
        if found.notes and 2 * marked >= len(found.notes):
            notes += found.notes
            here = here[max(found.used - len(free), 0) :]
        free = here
    with_note = raised & {note.number for note in notes}
    return notes if 2 * len(with_note) >= len(raised) else []


def _markers(lines: Iterable[Line]) -> Iterator[Marker]:
    for line in lines:
        for start, end in line.markers:
            # It starts with the number of a note.
            for match in re.finditer(r"\d{1,3}", line.text[start:end]) if start else ():
                yield Marker(int(match[0]), line, start + match.start(), start + match.end())
        if not line.text.isascii():
            for match in _RAISED_NUMBER.finditer(line.text):
                yield Marker(_value(match[0]), line, *match.span())


def _value(number: str) -> int:
    return int(number.translate(_DIGITS))


def _foot(block: Sequence[Line], small: float) -> int:
    """The start of the small print at the end of a block: its notes, and an imprint below them."""
    start = len(block)
    while start and block[start - 1].size < small:
        start -= 1
    return start


def _together(lines: Sequence[Line]) -> list[Line]:
    """The first lines, up to a gap wider than within a paragraph."""
    ends = (i for i, pair in enumerate(pairwise(lines), 1) if are_apart(*pair))
    return list(lines[: next(ends, len(lines))])


class _NotesOfPage:
    """Reads the notes of one page: `goes_on` is the continuation of the note `before`.

    Their numbers continue, restart at 1, or start at a number raised in the text.
    """

    def __init__(self, before: Note | None, markers: Sequence[Marker]) -> None:
        self.notes: list[Note] = []
        self.goes_on: list[Line] = []
        self.used = 0  # of the markers
        self._before, self._markers = before, markers

    def read(self, block: list[Line], foot: Sequence[Line]) -> None:
        """Read the foot of a block; lines set apart below the last note belong to none."""
        is_first = not self.notes
        starts = [place for place, line in enumerate(foot) if self._starts(line, block)]
        for note, (start, end) in zip(
            self.notes[-len(starts) :], pairwise([*starts, len(foot)]), strict=False
        ):
            note.lines = list(foot[start:end])
        if starts:
            self.notes[-1].lines = _together(foot[starts[-1] :])
        above = foot[: starts[0]] if starts else foot
        last = self._before.lines[-1] if self._before else None
        if above and last and is_first and not self.goes_on:
            is_alike = abs(above[0].size - last.size) < _SAME_SIZE * last.size
            is_followed = bool(starts) and not are_apart(above[-1], foot[starts[0]])
            is_open = above[0].text[0].islower() or _UNFINISHED.search(last.text) is not None
            if is_alike and (is_followed or is_open):
                self.goes_on = _together(above)

    def _starts(self, line: Line, block: list[Line]) -> bool:
        """Whether a note starts with this line; consumes its marker."""
        match = NOTE_START.match(line.text)
        if match is None:
            return False
        value = _value(match[1])
        places = range(self.used, len(self._markers))
        place = next((i for i in places if self._markers[i].number == value), -1)
        is_numbered = place >= 0 or (line.markers[:1] and not line.markers[0][0])
        before = self.notes[-1] if self.notes else self._before
        is_due = value == (before.number if before else 0) + 1
        if self.notes:
            indent = abs(line.x0 - self.notes[-1].lines[0].x0)
            is_due = is_due and indent < _SAME_INDENT * line.size
        elif value == 1 or place >= 0:
            is_due = True
        if is_due and is_numbered:
            self.used = max(self.used, place + 1)
            marker = self._markers[place] if place >= 0 else None
            self.notes.append(Note(value, match.end(), [line], marker, block))
        return bool(is_due and is_numbered)


def _move(lines: Sequence[Line], page: Page, note: Note) -> None:
    """Move lines of a page directly after their note."""
    for block in page.blocks:
        block[:] = [line for line in block if line not in lines]
    place = note.block.index(note.lines[-1]) + 1
    note.block[place:place] = lines
    for line in lines:
        line.y = note.lines[-1].y - line.size
        note.lines.append(line)
