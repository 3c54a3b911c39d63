"""Pieces to lines, lines to whole rows, and the spaces within them.

Distances are compared as shares of the size of print, since they grow with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .glyphs import Piece

# Shares of the size. In the prints of tests/documents markers have 0.58 to 0.65 of the size of the
# text and stand 0.40 to 0.42 higher, and words stand 0.20 to 0.30 apart, letters at most 0.03.
_WIDEST_GAP = 1.0  # within a line; beyond it begins another cell or column
_OVERLAP = 0.3  # of pieces of one line: kerning, and markers set above the end of a word
_UNEVEN = 0.25  # difference in height of pieces of one size
_SUNK, _RAISED = 0.35, 0.6  # how far smaller print stands below or above the base line
_ALIKE = 0.1  # difference in size of what counts as one size
_SPACE = 0.15  # the least gap that is a space by itself
_PRINTED_SPACE = 0.04  # the same where the file has a space as well; some have one in each gap
ONE_ROW = 0.3  # difference in height of the cells of a row
_AT_END = 0.3  # between the end of a word and a marker that the file has elsewhere
_APART = 1.6  # between paragraphs; the lines of one stand 1.15 to 1.58 apart

# Less than these shares of the size of the text have:
SMALL_NUMBER = 0.85  # the numbers of notes
SMALL_PRINT = 0.87  # margins; 0.74 in a ministry's letter, and 9 points beside 10 are none

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NOTE_START = re.compile(rf"(\d{{1,3}}(?!\d)|[{RAISED_DIGITS}]{{1,3}})[.)]?\s*(?=\S)")


class Line:
    """Pieces from left to right; height and size are those of its longest piece."""

    __slots__ = ("_main", "letters", "pieces", "size", "x0", "x1", "y")

    def __init__(self, first: Piece, *others: Piece) -> None:
        self.pieces = [first]
        self.x0, self.x1 = first.x0, first.x1
        self._main = first
        self.y, self.size = first.y, first.size
        self.letters = len(first.text)  # and those of the spaces within its pieces
        for piece in others:
            self.add(piece)

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.letters += len(piece.text)
        self.x0, self.x1 = min(self.x0, piece.x0), max(self.x1, piece.x1)
        main = self._main
        if (len(piece.text), piece.size) > (len(main.text), main.size):
            self._main = piece
            self.y, self.size = piece.y, piece.size

    @property
    def text(self) -> str:
        if len(self.pieces) == 1:
            return self.pieces[0].text
        return self.pieces[0].text + "".join(
            space_between(before, piece) + piece.text for before, piece in pairwise(self.pieces)
        )

    @property
    def marks(self) -> frozenset[str]:
        """The names of the marked content that it begins in."""
        return self.pieces[0].marks


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """The pieces that stand on one base line without a wide gap, in the order of the file."""
    lines: list[Line] = []
    for piece in pieces:
        if lines and _goes_on(lines[-1], piece):
            lines[-1].add(piece)
        else:
            lines.append(Line(piece))
    return lines


def _goes_on(line: Line, piece: Piece) -> bool:
    last, size = line.pieces[-1], max(line.size, piece.size)
    return (
        piece.turned == last.turned
        and _on_one_base(line, piece, size)
        and -_OVERLAP * size < piece.x0 - last.x1 < _WIDEST_GAP * size
    )


def _on_one_base(line: Line, piece: Piece, size: float) -> bool:
    """Whether a piece stands on the base line; smaller print may be raised or sunk."""
    if abs(piece.size - line.size) < _ALIKE * size:
        return abs(piece.y - line.y) < _UNEVEN * size
    rise = piece.y - line.y if piece.size <= line.size else line.y - piece.y
    return -_SUNK * size < rise < _RAISED * size


def are_cells(piece: Piece, other: Piece, size: float) -> bool:
    """Whether there is more room between two pieces than within a line."""
    return other.x0 - piece.x1 >= _WIDEST_GAP * size


def space_between(before: Piece, piece: Piece) -> str:
    gap, size = piece.x0 - before.x1, max(before.size, piece.size)
    if piece.space and gap > _PRINTED_SPACE * size:
        return piece.space
    return " " if gap > _SPACE * size else ""


def rows_of(lines: Iterable[Line]) -> list[Line]:
    """Whole rows from top to bottom: lines on one base line are joined, whatever is between."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.y, line.x0)):
        if rows and _is_in_row(line, rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [joined(row) for row in rows]


def _is_in_row(line: Line, row: Sequence[Line]) -> bool:
    last = row[-1]
    if last.y - line.y < ONE_ROW * min(last.size, line.size):
        return True
    return len(row) == 1 and _is_marker_of(last, line)


def _is_marker_of(marker: Line, line: Line) -> bool:
    """Whether a raised number that the file has elsewhere, above its own row, ends this line."""
    return (
        marker.size < SMALL_NUMBER * line.size
        and marker.y - line.y < _RAISED * line.size
        and abs(marker.x0 - line.x1) < _AT_END * line.size
    )


def joined(row: Sequence[Line]) -> Line:
    """The lines of a row as one, from left to right."""
    in_order = sorted(row, key=lambda line: line.x0)
    return Line(*(piece for line in in_order for piece in line.pieces))


def are_apart(line: Line, other: Line) -> bool:
    """Whether two lines that follow each other have more between them than lines of a paragraph."""
    return abs(line.y - other.y) > _APART * max(line.size, other.size)


def width(lines: Sequence[Line]) -> float:
    return max(line.x1 for line in lines) - min(line.x0 for line in lines)


def body_size(lines: Iterable[Line]) -> float:
    """The size that most characters have, to half a point; 0 where there are none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += line.letters
    return sizes.most_common(1)[0][0] if sizes else 0.0
