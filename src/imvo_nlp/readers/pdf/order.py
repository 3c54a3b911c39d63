"""The reading order of a page: that of the file, unless disproved.

Programs print in the order of typesetting, so a file mostly has its columns one after the other. If
the order jumps up the page again and again, geometry decides: two columns are running text on both
sides of a gutter, and any other page is read row by row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise, takewhile
from math import inf
from statistics import median

from .page import SMALL_PRINT, Line, Page, are_apart, are_in_row, cells_of, extent, joined, rows_of

# Upward jumps that the file's own order may have, more on a page with many lines: columns, margins,
# and parts that a program prints last.
_FEW_RUNS, _ROWS_OF_RUN = 4, 10
_OVERLAP = 0.3  # overlap of a cell with the next one, as a share of the size
_MOST_LINES = 1_000  # lines of a page that is searched for columns; a map can have more

# Minimum lines per column, and characters per line; cells have fewer.
_FEWEST_LINES, _FEWEST_LETTERS = 6, 20
_EQUAL_WIDTH = 0.6  # share of the wider column; old Handelingen have equal ones
# Rows of a table end on both sides at once, paragraphs only by chance: limits on the number of gaps
# through both columns, and on their share of the gaps of the side with fewer.
_THROUGH, _SHARE_THROUGH = 3, 0.6
_FEWEST_MIXED = 8  # rows read across two columns


def set_in_order(pages: Sequence[Page], *, tagged: bool) -> None:
    """Fill the pages' `blocks`; rotated text follows the rest of the page."""
    for page in pages:
        runs = _runs(page.lines)
        if _are_in_order(runs, tagged=tagged):
            blocks = _with_margin_first(runs)
        elif not (blocks := _columns(page.lines)):
            blocks = [rows_of(page.lines)]
            page.is_mixed = hold_columns(blocks[0])
        page.blocks = blocks + page.blocks


def goes_down(lines: Sequence[Line]) -> bool:
    """Whether lines in file order jump up the page no more often than in reading."""
    return sum(above.y + above.size < line.y for above, line in pairwise(lines)) <= _most(lines)


def _most(rows: Sequence[Line]) -> int:
    return max(_FEW_RUNS, len(rows) // _ROWS_OF_RUN)


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, split where the file jumps up the page; cells of one row are one line."""
    runs: list[list[Line]] = []
    last = None
    for line in lines:
        drop = last.y - line.y if last else -inf
        if last and drop < last.size and are_in_row(last, line):
            if line.x0 >= last.x1 - _OVERLAP * last.size:
                line = joined([runs[-1].pop(), line])
            else:
                runs.append([])
        elif drop < 0:
            runs.append([])
        runs[-1].append(line)
        last = line
    return runs


def _are_in_order(runs: Sequence[list[Line]], *, tagged: bool) -> bool:
    """Whether the lines of the file are in reading order: downwards, with few jumps up.

    A page of two columns jumps up once. An untagged file may print the cells of a table in any
    order: there a single line that jumps up is a cell.
    """
    rows = list(chain.from_iterable(runs))
    if max(len(runs), sum(len(cells_of(row)) > 1 for row in rows)) > _most(rows):
        return False
    return tagged or all(
        len(run) > 1 and not _end_together(above, run) for above, run in pairwise(runs)
    )


def _with_margin_first(runs: list[list[Line]]) -> list[list[Line]]:
    """The runs, with small print moved before the text beside it: the address of a letter.

    Printed last, it would interrupt a sentence that continues on the next page.
    """
    if not runs:
        return []
    text = max(runs, key=lambda run: sum(len(line.text) for line in run))
    left, right = extent(text)
    small = SMALL_PRINT * median(line.size for line in text)

    def is_beside(line: Line) -> bool:
        return line.size < small and (line.x1 < left or line.x0 > right)

    margins = [list(takewhile(is_beside, run)) for run in runs]
    rest = [run[len(margin) :] for run, margin in zip(runs, margins, strict=True)]
    return [block for block in margins + rest if block]


def hold_columns(rows: Sequence[Line], fewest: int = _FEWEST_MIXED) -> bool:
    """Whether a third of the rows hold text of two columns, or cells, side by side."""
    both = sum(sum(len(cell) >= _FEWEST_LETTERS for cell in cells_of(row)) > 1 for row in rows)
    return both >= max(fewest, len(rows) / 3)


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Two columns one after the other, with text across both before and after them."""
    starts = Counter(round(line.x0) for line in lines)
    for x, count in starts.most_common() if len(lines) <= _MOST_LINES else ():
        sides: tuple[list[Line], list[Line], list[Line]] = ([], [], [])  # left, right, across
        for line in lines:
            sides[0 if line.x1 <= x + 1 else 1 if line.x0 >= x - 1 else 2].append(line)
        if count >= _FEWEST_LINES and _are_columns(*sides[:2]):
            return _parted(*sides)
    return []


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether both sides hold running text: many lines with many letters, of similar width, and no table."""
    if min(len(left), len(right)) < _FEWEST_LINES or _end_together(left, right):
        return False
    narrower, wider = sorted(end - start for start, end in map(extent, (left, right)))
    return narrower >= _EQUAL_WIDTH * wider and all(
        sum(len(line.text) for line in side) >= _FEWEST_LETTERS * len(rows_of(side))
        for side in (left, right)
    )


def _parted(
    left: Sequence[Line], right: Sequence[Line], across: Sequence[Line]
) -> list[list[Line]]:
    """The parts of both columns, with the lines across both between them."""
    across = sorted(across, key=lambda line: -line.y)
    heights = [inf, *(line.y for line in across), -inf]
    blocks: list[list[Line]] = []
    for place, (top, bottom) in enumerate(pairwise(heights)):
        parts = [[line for line in side if bottom < line.y <= top] for side in (left, right)]
        blocks += [rows_of(part) for part in (across[place - 1 : place], *parts) if part]
    return blocks


def _end_together(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether paragraphs end on both sides at once, like the rows of a table."""
    through = _gaps([*left, *right])
    return through >= _THROUGH and through >= _SHARE_THROUGH * min(_gaps(left), _gaps(right))


def _gaps(lines: Sequence[Line]) -> int:
    """The gaps wider than between lines of a paragraph."""
    downwards = sorted(lines, key=lambda line: -line.y)
    return sum(are_apart(above, below) for above, below in pairwise(downwards))
