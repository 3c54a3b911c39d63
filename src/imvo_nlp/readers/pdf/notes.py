"""Footnotes, told by their print: raised numbers in the text, small print at the foot.

Sizes and distances are shares of the size of the text; heights of rules are in points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .glyphs import Piece
from .lines import NOTE_START, RAISED_DIGITS, SMALL_NUMBER, Line, are_apart, body_size
from .page import Block, Page

_RISE = 0.15  # the least of a marker in print of any size; 0.40 to 0.42 in tests/documents
_SUNK = 0.05  # a number in smaller print may stand so much lower; the 2 of CO₂ stands lower still
_BEHIND = 0.5  # between a word and its marker
_SMALL_NOTE = 0.93  # notes are below it; 0.72 to 0.74 in tests/documents
_SAME_INDENT = 1.0  # between the starts of two notes
_IMPRINT = 3  # lines that can stand below the notes, set apart from them, and belong to none

_NUMBERS = re.compile(r"\d{1,3}(?:[,;]\s?\d{1,3})*[,;]?\Z")
_RAISED_NUMBER = re.compile(rf"(?<=\S)(?<![{RAISED_DIGITS}])[{RAISED_DIGITS}]{{1,3}}")
_DIGITS = str.maketrans(RAISED_DIGITS, "0123456789")
_UNIT = re.compile(r"\b(?:[kcdm]?m|CO|NO)\Z")  # m², CO2
_UNFINISHED = re.compile(r"[^.!?»”\"]\Z")


class Marker(NamedTuple):
    """A raised number: its place within the text of its piece."""

    number: int
    piece: Piece
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Note:
    """A footnote; `text_start` is the place of its text within its first line."""

    number: int
    text_start: int
    lines: list[Line]
    marker: Marker | None
    block: Block


class _Group(NamedTuple):
    """Lines of a block that follow each other without a gap."""

    block: Block
    lines: list[Line]


def take_notes(pages: Sequence[Page]) -> list[Note]:
    """The footnotes; what stands of one on the next page moves to its first part.

    There are none where fewer than half of the raised numbers have one: then the text may tell
    more than the print.
    """
    body = body_size(line for page in pages for block in page.blocks for line in block.lines)
    notes: list[Note] = []
    free: list[Marker] = []  # those of the page before that have no note
    raised: set[int] = set()
    for page in pages:
        feet = [(block, *_foot(block, body, page.rules)) for block in page.blocks]
        here = list(markers(line for block, start, _ in feet for line in block.lines[:start]))
        raised.update(marker.number for marker in here)
        groups = [group for block, start, end in feet for group in _groups(block, start, end)]
        found = _NotesOfPage(notes[-1] if notes else None, free + here)
        found.read(groups)
        if found.goes_on:
            _move(found.goes_on, page, notes[-1])
        if found.are_believed:
            notes += found.notes
            here = here[max(found.used - len(free), 0) :]
        free = here
    with_note = raised & {note.number for note in notes}
    return notes if 2 * len(with_note) >= len(raised) else []


def markers(lines: Iterable[Line]) -> Iterator[Marker]:
    """The raised numbers behind words, in their order."""
    for line in lines:
        word: Piece | None = None
        for piece in line.pieces:
            if word is not None and _is_raised(piece, word) and _NUMBERS.match(piece.text):
                if not _UNIT.search(word.text):
                    for match in re.finditer(r"\d+", piece.text):
                        yield Marker(int(match[0]), piece, *match.span())
                continue
            word = piece
            if piece.text.isascii():
                continue
            for match in _RAISED_NUMBER.finditer(piece.text):
                if not _UNIT.search(piece.text, 0, match.start()):
                    yield Marker(_value(match[0]), piece, *match.span())


def _is_raised(piece: Piece, word: Piece) -> bool:
    rise = (piece.y - word.y) / word.size
    is_small = piece.size < SMALL_NUMBER * word.size
    is_behind = piece.x0 - word.x1 < _BEHIND * word.size
    return is_behind and (rise > _RISE or (is_small and rise > -_SUNK))


def _value(number: str) -> int:
    return int(number.translate(_DIGITS))


def _foot(block: Block, body: float, rules: Sequence[float]) -> tuple[int, int]:
    """Which lines of a block may be notes: its last ones in small print or below a short rule."""
    lines = block.lines
    for end in _ends(lines):
        start = end
        while start and lines[start - 1].size < _SMALL_NOTE * body:
            start -= 1
        # A margin has no foot: it is notes as a whole, or small print that is none.
        if start < end and not (block.in_margin and start):
            return start, end
    for rule in sorted(rules):
        start = sum(line.y > rule for line in lines)
        if start < len(lines) and NOTE_START.match(lines[start].text):
            return start, len(lines)
    return len(lines), len(lines)


def _ends(lines: Sequence[Line]) -> Iterator[int]:
    """Where notes may end: with the block, or above a foot that does not recur."""
    yield len(lines)
    for i in range(len(lines) - 1, max(len(lines) - _IMPRINT - 1, 0), -1):
        if are_apart(lines[i - 1], lines[i]):
            yield i


def _groups(block: Block, start: int, end: int) -> Iterator[_Group]:
    group: list[Line] = []
    for line in block.lines[start:end]:
        if group and are_apart(group[-1], line):
            yield _Group(block, group)
            group = []
        group.append(line)
    if group:
        yield _Group(block, group)


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

    def read(self, groups: Sequence[_Group]) -> None:
        first: list[Line] = []  # what stands before the first note
        between: list[Line] = []  # paragraphs of a note, if another note follows
        for group in groups:
            for line in group.lines:
                if note := self._started(line, group.block):
                    if self.notes and self.notes[-1].block is group.block:
                        self.notes[-1].lines += between
                    between = []
                    self.notes.append(note)
                elif self.notes and line is not group.lines[0] and not between:
                    self.notes[-1].lines.append(line)
                elif self.notes:
                    between.append(line)
                elif group is groups[0]:
                    first.append(line)
        if first and self._before and self._continues(self._before, first, groups[0]):
            self.goes_on = first

    def _continues(self, before: Note, first: Sequence[Line], group: _Group) -> bool:
        """Whether lines that start with no number are the rest of the note before."""
        is_followed = bool(self.notes) and self.notes[0].lines[0] in group.lines
        is_open = _UNFINISHED.search(before.lines[-1].text) is not None
        return is_followed or is_open or first[0].text[:1].islower()

    def _started(self, line: Line, block: Block) -> Note | None:
        """The note that starts with this line, if one does; takes its marker."""
        match = NOTE_START.match(line.text)
        if match is None:
            return None
        value = _value(match[1])
        place = next(
            (i for i in range(self.used, len(self._markers)) if self._markers[i].number == value),
            None,
        )
        has_small_number = line.pieces[0].size < SMALL_NUMBER * line.size
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
    moved = set(lines)
    for block in page.blocks:
        block.lines = [line for line in block.lines if line not in moved]
    place = note.block.lines.index(note.lines[-1]) + 1
    note.block.lines[place:place] = lines
    for line in lines:
        line.y = note.lines[-1].y - line.size
        note.lines.append(line)
