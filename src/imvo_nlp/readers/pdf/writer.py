"""The text of the pages, and its marks: where pages, furniture and notes come to stand in it.

Lines end with `\\n`, pages are parted by `\\f`, and a blank line stands where the print leaves more
room than between the lines of a paragraph. A drop is the distance of two lines, in points.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ...text.source import FurnitureMark, Marks, NoteMark
from .lines import Line, space_between
from .notes import Note
from .page import Block, Page

# Shares of the size. In tests/documents lines of a paragraph drop 1.15 to 1.58, others over 2.4.
_UNKNOWN_DROP = 1.25  # within paragraphs, where a size of print has no two lines to tell it by
_WIDEST_OF_FEW = 1.4  # the same where fewer lines than _FEW may all stand apart
_LEAST_DROP = 0.9  # less is no drop between two lines of a paragraph

_SENTENCE_ENDS = ".?!»”"
_OTHER_PRINT = 0.85  # a heading is larger than the line below it
_ROOM = 0.5  # more than the next word takes
_FILLED = 0.02  # so many of the lines that end within a sentence may have room

_FEW = 8  # drops
_OFTEN = 4  # a drop is frequent that is at most so many times rarer than the most frequent one
_BLANK = 1.35  # so many times the usual drop is a blank line; half a line more is 1.5


class Writer:
    """Writes the pages' lines and notes down where each of them comes to stand."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._parts: list[str] = []
        self._length = 0
        self._above: Line | None = None
        blocks = [block for page in pages for block in page.blocks if block.lines]
        self._usual = _usual_drops(blocks)
        self._most: dict[float, float] = {}  # the drop within paragraphs, by the size of print
        self._are_filled = _are_filled(blocks)

    def written(self, notes: Iterable[Note]) -> tuple[str, Marks]:
        starts: list[int] = []
        furniture: list[FurnitureMark] = []
        for page in self._pages:
            if starts:
                self._add("\f")
            starts.append(self._length)
            self._above = None
            furniture += self._furniture(page.head, "page_head")
            furniture += self._furniture(page.margin, "margin")
            for block in page.blocks:
                self._block(block)
            furniture += self._furniture(page.foot, "page_foot")
        marks = Marks(
            pages=tuple(starts),
            furniture=tuple(furniture),
            notes=tuple(sorted(map(_note_mark, notes), key=lambda note: note.start)),
            facts=self._pages[0].facts,
        )
        return "".join(self._parts), marks

    def _furniture(self, lines: list[Line], kind: str) -> list[FurnitureMark]:
        return [FurnitureMark(*span, kind) for span in self._block(Block(lines))]

    def _block(self, block: Block) -> list[tuple[int, int]]:
        """Write the lines of a block; gives where each of them stands."""
        spans = []
        goes_on = block.goes_on
        edge = max((line.x1 for line in block.lines), default=0.0)
        for line in block.lines:
            above = self._above
            if (
                above
                and not goes_on
                and (self._is_gap(above, line) or self._ends(above, line, edge))
            ):
                self._add("\n")
            start = self._length
            self._line(line)
            spans.append((start, self._length))
            self._add("\n")
            self._above, goes_on = line, False
        return spans

    def _line(self, line: Line) -> None:
        before = None
        for piece in line.pieces:
            if before:
                self._add(space_between(before, piece))
            piece.at = self._length
            self._add(piece.text)
            before = piece

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _ends(self, above: Line, below: Line, edge: float) -> bool:
        """Whether a line was ended on purpose: the paragraphs of an answer can have no room between."""
        is_sentence = above.text[-1] in _SENTENCE_ENDS and below.text[0].isupper()
        return self._are_filled and is_sentence and _has_room(above, below, edge)

    def _is_gap(self, above: Line, below: Line) -> bool:
        size = max(above.size, below.size)
        most = self._most.get(size)
        if most is None:
            usual = self._usual.get(_to_half(size), _UNKNOWN_DROP * size)
            most = self._most[size] = _BLANK * usual
        is_other = min(above.size, below.size) < _OTHER_PRINT * size
        return is_other or not 0 < above.y - below.y <= most


def _has_room(above: Line, below: Line, edge: float) -> bool:
    """Whether the next word would have fitted on a line, before the edge of the block."""
    word = len(below.text.split(None, 1)[0]) + 1
    return above.x1 + word * (below.x1 - below.x0) / len(below.text) < edge - _ROOM * above.size


def _are_filled(blocks: Iterable[Block]) -> bool:
    """Whether lines that end within a sentence are full: some prints keep the lines of a text."""
    within = with_room = 0
    for block in blocks:
        edge = max(line.x1 for line in block.lines)
        for above, below in pairwise(block.lines):
            if above.text[-1].islower() and below.text[0].islower():
                within += 1
                with_room += _has_room(above, below, edge)
    return with_room < _FILLED * within


def _usual_drops(blocks: Iterable[Block]) -> dict[float, float]:
    """The drop within paragraphs of each size of print: the least that is frequent."""
    drops: dict[float, Counter[float]] = defaultdict(Counter)
    for block in blocks:
        for above, below in pairwise(block.lines):
            drop, size = _to_half(above.y - below.y), _to_half(below.size)
            if _to_half(above.size) == size and drop > _LEAST_DROP * below.size:
                drops[size][drop] += 1
    usual = {}
    for size, counter in drops.items():
        often = max(counter.values()) / _OFTEN
        usual[size] = min(drop for drop, times in counter.items() if times >= often)
        if sum(counter.values()) < _FEW:
            usual[size] = min(usual[size], _WIDEST_OF_FEW * size)
    return usual


def _to_half(points: float) -> float:
    return round(points * 2) / 2


def _note_mark(note: Note) -> NoteMark:
    start, end = note.lines[0].pieces[0].at, note.lines[-1].pieces[-1]
    anchor = marker_end = None
    if note.marker:
        anchor = note.marker.piece.at + note.marker.start
        marker_end = note.marker.piece.at + note.marker.end
    return NoteMark(
        number=str(note.number),
        start=start,
        text_start=start + note.text_start,
        end=end.at + len(end.text.rstrip()),
        anchor=anchor,
        marker_end=marker_end,
    )
