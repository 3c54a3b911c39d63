"""Lines of print, and pages.

Places are in points (1/72 inch), `x` from the left and `y` upwards. Distances are compared as
shares of the size of print.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

# Shares of the size. In the prints of tests/documents, markers have 0.58 to 0.65 of the size of the
# text and are raised by 0.40 to 0.42; words are 0.20 to 0.30 apart, letters at most 0.03.
WIDEST_GAP = 1.0  # within a line; a wider gap separates cells or columns
SMALL_NUMBER = 0.85  # upper limit for the number of a note
SMALL_PRINT = 0.87  # upper limit for a margin: 0.74 in a ministry's letter
_OVERLAP = 0.3  # kerning, and markers set above the end of a word
_UNEVEN = 0.25  # difference in height of words of one size
_ALIKE = 0.1  # tolerance of equal sizes
_SUNK, _RAISED = 0.35, 0.6  # offset of smaller print below or above the base line
_SPACE = 0.15  # minimum gap that is a space
_ROW = 0.3  # difference in height of the cells of a row
_APART = 1.6  # minimum between paragraphs; lines within one are 1.15 to 1.58 apart

_MARKER_RISE = 0.15  # minimum for a marker in print of any size
_MARKER_SUNK = 0.05  # smaller digits may be lower by this; the 2 of CO₂ is lower still
_BEHIND = 0.5  # maximum between a word and its marker
_UNIT = re.compile(r"\b(?:[kcdm]?m|CO|NO)\Z")  # m², CO2: not markers
_NUMBER = re.compile(r"[\d,;]+\Z")

_CELL = "\t"  # between the cells of a row


@dataclass(slots=True, eq=False)
class Line:
    """Words from left to right; height and size are those of the longest word.

    Places follow the reading direction: those of a line `turned` by a number of quarter turns refer
    to the page turned likewise.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    turned: int
    index: int  # of its first character, for PDFium
    markers: tuple[tuple[int, int], ...] = ()  # ranges of raised or small digits
    is_artifact: bool = False  # marked as furniture
    at: int = -1  # the offset in the source text, once written
    longest: int = 0  # letters of the word that determines height and size; 0 if uniform

    def add(self, other: Line, space: str = "") -> None:
        """Append words; `space` is the white space of the file between them."""
        size = max(self.size, other.size)
        gap = (other.x0 - self.x1) / size
        if gap >= WIDEST_GAP:
            space = _CELL
        elif gap > _SPACE:
            space = space or " "
        longest = self.longest or len(self.text)
        before = len(self.text) + len(space)
        if self.size < SMALL_NUMBER * other.size and self.text.isdigit():
            self.markers = ((0, len(self.text)),)
        if self._is_marked_by(other, gap):
            end = before + len(other.text)
            if self.markers and self.markers[-1][1] == before:
                self.markers = *self.markers[:-1], (self.markers[-1][0], end)
            elif other.text[0].isdigit() and not _UNIT.search(self.text):
                self.markers += ((before, end),)
        else:
            self.markers += tuple((before + a, before + b) for a, b in other.markers if a)
        self.text += space + other.text
        self.x0, self.x1 = min(self.x0, other.x0), max(self.x1, other.x1)
        if len(other.text) > longest:
            longest, self.y, self.size = len(other.text), other.y, other.size
        self.longest = longest

    def goes_on(self, word: Line) -> bool:
        """Whether a word continues this line: on its base line, after it, without a wide gap."""
        size = max(self.size, word.size)
        if not -_OVERLAP * size < word.x0 - self.x1 < WIDEST_GAP * size:
            return False
        rise = word.y - self.y if word.size <= self.size else self.y - word.y
        if abs(word.size - self.size) < _ALIKE * size:
            return abs(rise) < _UNEVEN * size and word.turned == self.turned
        return -_SUNK * size < rise < _RAISED * size and word.turned == self.turned

    def _is_marked_by(self, word: Line, gap: float) -> bool:
        rise = (word.y - self.y) / self.size
        is_small = word.size < SMALL_NUMBER * self.size
        is_raised = rise > _MARKER_RISE or (is_small and rise > -_MARKER_SUNK)
        return is_raised and gap < _BEHIND and _NUMBER.match(word.text) is not None


@dataclass(slots=True, eq=False)
class Page:
    """The contents of a page.

    `lines` are in file order. Furniture moves to `head`, `margin` and `foot`; the rest is put in
    reading order as `blocks`, lists of lines below each other.
    """

    lines: list[Line] = field(default_factory=list)
    blocks: list[list[Line]] = field(default_factory=list)
    head: list[Line] = field(default_factory=list)
    margin: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    is_broken: bool = False  # it cannot be opened
    is_scan: bool = False  # it has pictures and no text
    is_mixed: bool = False  # its columns could not be separated
    is_recognized: bool = False  # from OCR: its text is not drawn


def page_of(lines: list[Line]) -> Page:
    """A page of these lines; lines turned against most of its print are set apart."""
    if not any(line.turned for line in lines):
        return Page(lines)
    turns: Counter[int] = Counter()
    for line in lines:
        turns[line.turned] += len(line.text)
    main = turns.most_common(1)[0][0]
    aside = [[line] for line in lines if line.turned != main]
    return Page([line for line in lines if line.turned == main], aside)


def rows_of(lines: Iterable[Line]) -> list[Line]:
    """Complete rows from top to bottom: lines on one base line are joined across any gap."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if rows and are_in_row(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [joined(row) for row in rows]


def are_in_row(line: Line, other: Line) -> bool:
    """Whether two lines are on one base line."""
    return abs(line.y - other.y) < _ROW * min(line.size, other.size)


def joined(row: Sequence[Line]) -> Line:
    """The lines of a row as one, from left to right."""
    first, *others = sorted(row, key=lambda line: line.x0)
    if others:
        first = replace(first)
    for other in others:
        first.add(other)
    return first


def cells_of(row: Line) -> list[str]:
    return row.text.split(_CELL)


def are_apart(line: Line, other: Line) -> bool:
    """Whether two consecutive lines are further apart than lines of a paragraph."""
    return abs(line.y - other.y) > _APART * max(line.size, other.size)


def extent(lines: Sequence[Line]) -> tuple[float, float]:
    """The left and right edge of lines."""
    return min(line.x0 for line in lines), max(line.x1 for line in lines)


def body_size(lines: Iterable[Line]) -> float:
    """The size of most characters; 0 without any."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
