"""The reading order of a page: that of the file, unless it is shown to be none.

A program prints in the order in which it sets, so a file mostly has its columns one after the other.
Where it goes up the page again and again, geometry decides: two columns are running text on both
sides of a place that few lines cross, else a page is read row by row. Places are in points.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise, takewhile
from statistics import median

from .lines import (
    NOTE_START,
    ONE_ROW,
    SMALL_NUMBER,
    SMALL_PRINT,
    Line,
    are_apart,
    are_cells,
    joined,
    rows_of,
    width,
)
from .page import Block, Page

# The file's own order: so many times up the page, and more where a page has many lines, are columns,
# margins, and what its maker prints last.
_FEW_RUNS, _ROWS_OF_RUN = 4, 10
_FEWEST_MIXED = 8  # rows that are read across two columns
_SENTENCE_ENDS = '.?!:»”"'

_MOST_LINES = 1_000  # of a page on which columns are looked for; a map can have more
_ONE_START = 3.0  # points between starts of lines that count as one place
_CROSSING = 1.0  # points that a line of a column may reach over its edge

# Two columns have each as many lines, and so many characters in a row: cells have fewer.
_FEWEST_LINES, _FEWEST_LETTERS = 6, 20
_EQUAL_WIDTH = 0.6  # share of the wider column; old Handelingen are set in equal ones
_FULL_ROW = 0.8  # share of a column's width that half of its rows fill
# The rows of a table end on both sides at once, paragraphs by chance: so many gaps go through both,
# and no larger share of those of the side that has fewer.
_THROUGH, _SHARE_THROUGH = 3, 0.6


def set_in_order(pages: Sequence[Page], *, tagged: bool) -> None:
    """Fill the pages' `blocks`; what is turned against the page comes behind its text."""
    for page in pages:
        runs = runs_of(page.lines)
        if are_in_order(runs, tagged=tagged):
            page.blocks = _as_printed(runs)
        else:
            page.blocks = _by_place(page.lines)
            page.is_mixed = holds_columns(chain.from_iterable(b.lines for b in page.blocks))
        page.blocks += [Block([line], in_margin=True) for line in page.aside]


def are_in_order(runs: Sequence[list[Line]], *, tagged: bool) -> bool:
    """Whether the file has its lines as one reads them: downwards, and few times up again.

    A page of two columns goes up once. A single line that goes up is a marker of a note that the file
    has elsewhere, or a cell; a file that is not tagged may print the cells of a table in any order.
    """
    rows = list(chain.from_iterable(runs))
    most = max(_FEW_RUNS, len(rows) // _ROWS_OF_RUN)
    if len(runs) > most or sum(map(_has_cells, rows)) > most:
        return False
    size = median(row.size for row in rows) if rows else 0.0
    if any(run[0].text.isdigit() and run[0].size < SMALL_NUMBER * size for run in runs[1:]):
        return False
    return tagged or all(
        len(run) > 1 and not _end_together(above, run) for above, run in pairwise(runs)
    )


def _has_cells(row: Line) -> bool:
    pieces = pairwise(row.pieces) if len(row.pieces) > 1 else ()
    return any(are_cells(piece, other, row.size) for piece, other in pieces)


def runs_of(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, cut where the file goes up the page again; cells of one row are one line."""
    runs: list[list[Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        drop = last.y - line.y if last else 0.0
        room = ONE_ROW * min(last.size, line.size) if last else 0.0
        if last is None or drop < -room or (drop < room and line.x0 < last.x1 - room):
            runs.append([line])
        elif drop < room:
            runs[-1][-1] = joined([last, line])
        else:
            runs[-1].append(line)
    return runs


def _as_printed(runs: Sequence[list[Line]]) -> list[Block]:
    """The runs in the order of the file, but a margin before the text, or its notes behind it."""
    if not runs:
        return []
    text = max(runs, key=lambda run: sum(line.letters for line in run))
    before: list[Block] = []
    blocks: list[Block] = []
    behind: list[Block] = []
    for run in runs:
        margin = [] if run is text else list(takewhile(_is_small_beside(text), run))
        if margin:
            is_notes = NOTE_START.match(margin[0].text) is not None
            (behind if is_notes else before).append(Block(margin, in_margin=True))
        if rest := run[len(margin) :]:
            goes_on = bool(blocks) and _may_go_on(blocks[-1].lines, rest)
            blocks.append(Block(rest, goes_on=goes_on))
    return before + blocks + behind


def _is_small_beside(text: Sequence[Line]) -> Callable[[Line], bool]:
    """A test whether a line is small print that stands beside the text."""
    left, right, size = _left(text), _right(text), median(line.size for line in text)
    return lambda line: (line.x1 < left or line.x0 > right) and line.size < SMALL_PRINT * size


def _may_go_on(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a sentence may go on in the next column: its last line is full, or ends with none."""
    last = above[-1]
    is_full = last.x1 > _left(above) + _FULL_ROW * width(above)
    return _left(below) > _right(above) and (is_full or last.text[-1] not in _SENTENCE_ENDS)


def _left(lines: Sequence[Line]) -> float:
    return min(line.x0 for line in lines)


def _right(lines: Sequence[Line]) -> float:
    return max(line.x1 for line in lines)


def holds_columns(rows: Iterable[Line], fewest: int = _FEWEST_MIXED) -> bool:
    """Whether a third of the rows hold the running text of two columns, read across both of them."""
    found = [next(_halves(row), None) for row in rows]
    halves = [each for each in found if each]
    if len(halves) < fewest or 3 * len(halves) < len(found):
        return False
    return not _end_together(*(list(side) for side in zip(*halves, strict=True)))


def _halves(row: Line) -> Iterator[tuple[Line, Line]]:
    """The two sides of each gap in a row that has many letters on both."""
    for index, (piece, other) in enumerate(pairwise(row.pieces), 1):
        if are_cells(piece, other, row.size):
            sides = Line(*row.pieces[:index]), Line(*row.pieces[index:])
            if min(side.letters for side in sides) >= _FEWEST_LETTERS:
                yield sides


def _by_place(lines: Sequence[Line]) -> list[Block]:
    """Two columns one after the other, and before and after them what stands across both."""
    x = _gutter(lines) if len(lines) <= _MOST_LINES else None
    if x is None:
        return [Block(rows_of(lines))] if lines else []
    blocks: list[Block] = []
    parts: tuple[list[Line], list[Line], list[Line]] = ([], [], [])  # left, right, across
    for line in sorted(lines, key=lambda line: -line.y):
        side = _side(line, x)
        if (parts[0] or parts[1]) if side == 2 else parts[2]:
            blocks += _taken(parts)
        parts[side].append(line)
    return blocks + _taken(parts)


def _taken(parts: Sequence[list[Line]]) -> list[Block]:
    """The left part, the right part and what is across, as blocks; empties them."""
    blocks = [Block(rows_of(part)) for part in parts if part]
    if len(blocks) > 1:
        blocks[1].goes_on = True
    for part in parts:
        part.clear()
    return blocks


def _side(line: Line, x: float) -> int:
    """Whether a line stands left (0) or right (1) of a place, or across it (2)."""
    return 0 if line.x1 <= x + _CROSSING else 1 if line.x0 >= x - _CROSSING else 2


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the right one of two columns begins, if there are two."""
    starts: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        starts[round(line.x0 / _ONE_START)].append(line.x0)
    for strip in sorted(starts.values(), key=len, reverse=True):
        x = min(strip)
        left, right = ([line for line in lines if _side(line, x) == side] for side in (0, 1))
        if len(strip) >= _FEWEST_LINES <= min(len(left), len(right)) and _are_columns(left, right):
            return x
    return None


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether both sides hold running text: many rows of one width, and no rows of a table."""
    narrower, wider = sorted((width(left), width(right)))
    if narrower < _EQUAL_WIDTH * wider or not (_is_running_text(left) and _is_running_text(right)):
        return False
    return not _end_together(left, right)


def _end_together(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether paragraphs end on both sides at once, as the rows of a table do."""
    through = _gaps([*left, *right])
    return through >= _THROUGH and through >= _SHARE_THROUGH * min(_gaps(left), _gaps(right))


def _is_running_text(lines: Sequence[Line]) -> bool:
    """Whether rows hold many letters, and at least half of them fill the width."""
    rows = rows_of(lines)
    letters = sum(line.letters for line in lines)
    edge = min(line.x0 for line in lines) + _FULL_ROW * width(lines)
    full = sum(row.x1 > edge for row in rows)
    return letters >= _FEWEST_LETTERS * len(rows) and 2 * full >= len(rows)


def _gaps(lines: Sequence[Line]) -> int:
    """How often there is more than the room between lines of a paragraph."""
    downwards = sorted(lines, key=lambda line: -line.y)
    return sum(are_apart(above, below) for above, below in pairwise(downwards))
