"""The reading order of a page: that of the file, unless it is shown to be none.

A program prints in the order in which it sets, so a file mostly has its columns one after the other.
Where it goes up the page again and again, geometry decides: white strips are looked for: heights between which no line crosses one `x`. What stands left and
right of it are two columns if both hold running text, a margin and the text if one is narrow and
set for itself, and else the cells of a table, which are read row by row. Places are in points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
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
_FEWEST_MIXED = 8  # rows of two columns that cannot be parted, and at least a third of the rows
_SENTENCE_ENDS = ".?!:»”\""

_MOST_LINES = 1_000  # of a page on which columns are looked for; a map can have more
_MOST_STRIPS = 40  # places where lines start that are tried, the most frequent first
_ONE_START = 3.0  # points between starts of lines that count as one place
_CROSSING = 1.0  # points that a line may reach over a strip
_SLACK = 2.0  # points between the heights of the first lines of two columns
# Shares of the size from one line of a column to the next. A blank line makes it 2.45 to 2.83 in
# tests/documents and ends the column, since what stands across both has one before and after it.
_NEXT_LINE = 2.2
_NEXT_AT_END = 6.0  # where the page ends, or the part of it: one column may be the longer

# Two columns have each as many lines, and so many characters in a row: cells have fewer.
_FEWEST_LINES, _FEWEST_LETTERS = 6, 20
_EQUAL_WIDTH = 0.6  # share of the wider column; old Handelingen are set in equal ones
_FULL_ROW = 0.8  # share of a column's width that half of its rows fill
# The rows of a table end on both sides at once, paragraphs by chance: so many gaps go through both,
# and no larger share of those of the side that has fewer.
_THROUGH, _SHARE_THROUGH = 3, 0.6

_NARROW = 0.55  # share of the text's width that a margin has at most
_SHORTEST_MARGIN, _SHORTEST_TEXT = 3, 3  # lines; in small print a margin can have one less
_SAME_LINE = 0.12  # share of the size, up or down, within which two lines are one row
_ON_ROWS = 0.6  # share of a margin's lines that stand on rows of the text, as cells of a table do

_Sides = tuple[list[Line], list[Line]]


def set_in_order(pages: Sequence[Page], *, tagged: bool) -> None:
    """Fill the pages' `blocks`; what is turned against the page comes behind its text."""
    for page in pages:
        runs = runs_of(page.lines)
        if are_in_order(runs, tagged=tagged):
            page.blocks = _as_printed(runs)
        else:
            page.blocks = _blocks(page.lines)
            page.is_mixed = _is_mixed(page)
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


def _is_mixed(page: Page) -> bool:
    """Whether rows of a page hold the running text of two columns that could not be parted."""
    for block in page.blocks:
        starts = [start for row in block.lines for start in _starts_of_halves(row)]
        if len(starts) < _FEWEST_MIXED or 3 * len(starts) < len(block.lines):
            continue
        x = min(starts) - _CROSSING
        left = [line for line in page.lines if line.x1 < x]
        right = [line for line in page.lines if line.x0 > x]
        if left and right and not _end_together(left, right):
            return True
    return False


def _starts_of_halves(row: Line) -> Iterator[float]:
    """Where the second half of a row starts that has two with many letters."""
    for index, (piece, other) in enumerate(pairwise(row.pieces), 1):
        halves = Line(*row.pieces[:index]), Line(*row.pieces[index:])
        if are_cells(piece, other, row.size) and min(half.letters for half in halves) >= _FEWEST_LETTERS:
            yield other.x0


def holds_columns(lines: Sequence[Line]) -> bool:
    """Whether most of these lines are halves of rows that the file prints across two columns."""
    halves = sum(
        abs(line.y - other.y) < ONE_ROW * line.size
        and min(line.letters, other.letters) >= _FEWEST_LETTERS
        for line, other in pairwise(lines)
    )
    return 3 * halves > len(lines)


def _blocks(lines: Sequence[Line]) -> list[Block]:
    sides = _sides(lines)
    if sides is None:
        return [Block(rows_of(lines))] if lines else []
    within = set(chain(*sides))
    middle = median(line.y for line in within)
    others = [line for line in lines if line not in within]
    above = _blocks([line for line in others if line.y > middle])
    below = _blocks([line for line in others if line.y <= middle])
    return above + _beside_each_other(*sides) + below


def _beside_each_other(left: Sequence[Line], right: Sequence[Line]) -> list[Block]:
    if _are_columns(left, right):
        first, second = _blocks(left), _blocks(right)
        second[0].goes_on = True
        return first + second
    narrow, wide = sorted((left, right), key=width)
    margin, text = Block(rows_of(narrow), in_margin=True), _blocks(wide)
    if NOTE_START.match(margin.lines[0].text):  # in old print notes stand beside the text
        return [*text, margin]
    return [margin, *text]


def _sides(lines: Sequence[Line]) -> _Sides | None:
    """The lines of two columns, or of the text and a margin beside it, if a page has these."""
    if len(lines) > _MOST_LINES:
        return None
    starts: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        starts[round(line.x0 / _ONE_START)].append(line.x0)
    strips = sorted((each for each in starts.values() if len(each) > 1), key=len, reverse=True)
    downwards = _downwards(lines)
    best: _Sides | None = None
    for sides in chain.from_iterable(
        _beside(downwards, min(strip)) for strip in strips[:_MOST_STRIPS]
    ):
        is_larger = best is None or sum(map(len, sides)) > sum(map(len, best))
        if is_larger and (_are_columns(*sides) or _is_margin(*sides)):
            best = sides
    return best


def _downwards(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: -line.y)


def _beside(downwards: Sequence[Line], x: float) -> Iterator[_Sides]:
    """The lines on both sides of `x`, for each part of a page where no line crosses it."""
    left: list[Line] = []
    right: list[Line] = []
    for line in downwards:
        if line.x1 <= x + _CROSSING:
            left.append(line)
        elif line.x0 >= x - _CROSSING:
            right.append(line)
        else:
            yield from _part(left, right, _NEXT_LINE)
            left, right = [], []
    yield from _part(left, right, _NEXT_AT_END)


def _part(left: Sequence[Line], right: Sequence[Line], gap: float) -> Iterator[_Sides]:
    """Both sides as far as they stand beside each other, if they do."""
    if len(left) > 1 and len(right) > 1:
        top, foot = min(left[0].y, right[0].y), max(left[-1].y, right[-1].y)
        yield _reach(left, top, foot, gap), _reach(right, top, foot, gap)


def _reach(lines: Sequence[Line], top: float, foot: float, gap: float) -> list[Line]:
    """The lines from `top` to `foot`, and those that join them; below up to such a gap."""
    within = [i for i, line in enumerate(lines) if foot - _SLACK < line.y < top + _SLACK]
    if not within:
        return []
    first, last = within[0], within[-1]
    while first and lines[first - 1].y - lines[first].y < _NEXT_LINE * lines[first].size:
        first -= 1
    while last + 1 < len(lines) and lines[last].y - lines[last + 1].y < gap * lines[last].size:
        last += 1
    return list(lines[first : last + 1])


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether both sides hold running text: many rows of one width, and no rows of a table."""
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
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
    return sum(are_apart(above, below) for above, below in pairwise(_downwards(lines)))


def _is_margin(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether one side is a block beside the text: narrow, in smaller print or on other lines."""
    if not left or not right:
        return False
    narrow, wide = sorted((left, right), key=width)
    small = median(line.size for line in narrow) < SMALL_PRINT * median(line.size for line in wide)
    if (
        len(narrow) < _SHORTEST_MARGIN - small
        or len(wide) < _SHORTEST_TEXT
        or width(narrow) > _NARROW * width(wide)
    ):
        return False
    return small or _on_rows(narrow, wide) < _ON_ROWS * len(narrow)


def _on_rows(narrow: Sequence[Line], wide: Sequence[Line]) -> int:
    """How many lines of a margin stand at the height of one of the text."""
    heights = sorted(line.y for line in wide)
    on_rows = 0
    for line in narrow:
        reach = _SAME_LINE * line.size
        i = bisect_left(heights, line.y - reach)
        on_rows += i < len(heights) and heights[i] < line.y + reach
    return on_rows
