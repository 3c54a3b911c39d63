"""Writes the text of the pages, with the marks of pages, furniture and notes.

Lines end with `\\n`, pages are separated by `\\f`, and a blank line marks a gap wider than
between lines of a paragraph. A drop is the distance of two lines, in points.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from ...text.source import FurnitureMark, Marks, NoteMark
from .notes import Note
from .page import Line, Page, extent

# Shares of the size. In tests/documents the drop is 1.15 to 1.58 within paragraphs, over 2.4
# elsewhere.
_UNKNOWN_DROP = 1.25  # assumed within paragraphs if a size of print has no two lines to measure
_WIDEST_OF_FEW = 1.4  # the same if fewer lines than _FEW may all be set apart
_LEAST_DROP = 0.9  # minimum between two lines of a paragraph
_FEW = 8  # drops
_OFTEN = 4  # a frequent drop is at most this many times rarer than the most frequent one
_BLANK = 1.35  # a blank line is more than this multiple of the usual drop; half a line more is 1.5
_OTHER_PRINT = 0.85  # minimum ratio of the size of a heading to the line below it

_SENTENCE_ENDS = ".?!»”"
_FULL = 0.8  # share of a column's width: a sentence may continue in the next column
_ROOM = 0.5  # share of the size: more than the width of the next word
_FILLED = 0.02  # share of the lines ending within a sentence that may be short


class Writer:
    """Writes the lines of the pages, and records the offsets of lines and notes."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._parts: list[str] = []
        self._length = 0
        blocks = [block for page in pages for block in page.blocks if block]
        self._usual = _usual_drops(blocks)
        self._are_filled = _are_filled(blocks)

    def written(self, notes: Iterable[Note], facts: dict[str, Any]) -> tuple[str, Marks]:
        starts: list[int] = []
        furniture: list[FurnitureMark] = []
        for page in self._pages:
            if starts:
                self._add("\f")
            starts.append(self._length)
            above: Sequence[Line] = ()
            for block, kind in (
                (page.head, "page_head"),
                (page.margin, "margin"),
                *((block, "") for block in page.blocks),
                (page.foot, "page_foot"),
            ):
                if block:
                    self._block(above, block)
                    above = block
                if kind:
                    furniture += [
                        FurnitureMark(line.at, line.at + len(line.text), kind) for line in block
                    ]
        marks = Marks(
            pages=tuple(starts),
            furniture=tuple(furniture),
            notes=tuple(sorted(map(_note_mark, notes), key=lambda note: note.start)),
            facts=facts,
        )
        return "".join(self._parts), marks

    def _block(self, before: Sequence[Line], lines: Sequence[Line]) -> None:
        """Write the lines of a block after those of another one."""
        if before and not _goes_on(before, lines) and self._is_gap(before[-1], lines[0]):
            self._add("\n")
        edge = max(line.x1 for line in lines)
        above = None
        for line in lines:
            if above and (self._is_gap(above, line) or self._ends(above, line, edge)):
                self._add("\n")
            line.at = self._length
            self._add(line.text + "\n")
            above = line

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _ends(self, above: Line, below: Line, edge: float) -> bool:
        """Whether a line was ended on purpose: paragraphs of an answer can lack a gap between them."""
        is_sentence = above.text[-1] in _SENTENCE_ENDS and below.text[0].isupper()
        return self._are_filled and is_sentence and _has_room(above, below, edge)

    def _is_gap(self, above: Line, below: Line) -> bool:
        size = above.size
        if size != below.size:
            size, other = max(size, below.size), min(size, below.size)
            if other < _OTHER_PRINT * size:
                return True
        return not 0 < above.y - below.y <= self._usual.get(size, _UNKNOWN_DROP * size) * _BLANK


def _goes_on(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a sentence may continue in the next column: the last line is full or ends within one."""
    last, (left, right) = above[-1], extent(above)
    is_open = last.x1 > left + _FULL * (right - left) or last.text[-1] not in _SENTENCE_ENDS
    return is_open and extent(below)[0] > right and last.size == below[0].size


def _has_room(above: Line, below: Line, edge: float) -> bool:
    """Whether the next word would have fitted on a line within the block."""
    word = len(below.text.split(None, 1)[0]) + 1
    return above.x1 + word * (below.x1 - below.x0) / len(below.text) < edge - _ROOM * above.size


def _are_filled(blocks: Iterable[Sequence[Line]]) -> bool:
    """Whether lines ending within a sentence are full; some prints keep the lines of a draft."""
    within = with_room = 0
    for block in blocks:
        edge = max(line.x1 for line in block)
        for above, below in pairwise(block):
            if above.text[-1].islower() and below.text[0].islower():
                within += 1
                with_room += _has_room(above, below, edge)
    return with_room < _FILLED * within


def _usual_drops(blocks: Iterable[Sequence[Line]]) -> dict[float, float]:
    """The drop within paragraphs by size of print: the smallest frequent one."""
    drops: dict[float, Counter[float]] = defaultdict(Counter)
    for block in blocks:
        for above, below in pairwise(block):
            drop, size = above.y - below.y, below.size
            if above.size == size and drop > _LEAST_DROP * size:
                drops[size][round(drop * 2) / 2] += 1
    usual = {}
    for size, counter in drops.items():
        often = max(counter.values()) / _OFTEN
        usual[size] = min(drop for drop, times in counter.items() if times >= often)
        if sum(counter.values()) < _FEW:
            usual[size] = min(usual[size], _WIDEST_OF_FEW * size)
    return usual


def _note_mark(note: Note) -> NoteMark:
    start, last, marker = note.lines[0].at, note.lines[-1], note.marker
    return NoteMark(
        number=str(note.number),
        start=start,
        text_start=start + note.text_start,
        end=last.at + len(last.text),
        anchor=marker and marker.line.at + marker.start,
        marker_end=marker and marker.line.at + marker.end,
    )
