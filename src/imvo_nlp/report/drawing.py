"""Charts as drawings of a given width: labels never overlap, and what does not fit is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any, Literal

from . import network
from .charts import Bars, Chart, Columns, Five, Matrix, Network, Series, Spread
from .shapes import Drawing, Line, Rect, Shape, Text, shortened, width_of, wrapped

WIDE, NARROW = 880, 330

_SMALL = 11.5
_ROW, _BAR = 26, 16
_CELL, _NARROW_CELL, _CELL_HEIGHT = 34, 26, 24
_PLOT = 210
# So few numbers have no quarters.
_QUARTERS = 4
# No more rows of a matrix, so that it fits a slide.
_MATRIX_ROWS = 20
# The longest name of a column; names rise by so many degrees, so each goes this far up and right.
_NAME, _RISE, _UP, _RIGHT = 165, 60, 0.87, 0.5


def drawn(chart: Chart, width: int, words: Callable[[float], str]) -> Drawing:
    """The chart on a sheet of at most this width; `words` writes numbers.

    >>> bars = Bars(("VVD",), (Series("questions", "party", (3,)),), ("3",))
    >>> drawn(bars, 300, str).height
    34.0
    """
    draw: Any = _DRAW[type(chart)]
    made: Drawing = draw(chart, width, words)
    return made


# Bars


def _bars(chart: Bars, width: int, _: Callable[[float], str]) -> Drawing:
    shapes, top = _legend(chart.series, width) if len(chart.series) > 1 else ([], 4.0)
    left = _label_width(chart.labels, width)
    room = width - left - max(map(width_of, chart.ends), default=0) - 10
    totals = [sum(each.values[row] for each in chart.series) for row in range(len(chart.labels))]
    most = 100 if chart.is_share else max(totals)
    for row, (label, end) in enumerate(zip(chart.labels, chart.ends, strict=True)):
        some, top = _label(label, left, top, width)
        shapes += some
        x = float(left)
        if chart.is_share:
            shapes.append(Rect(x, top + (_ROW - _BAR) / 2, room, _BAR, "line", 0.6))
        for each in chart.series:
            length = room * each.values[row] / most
            shapes.append(Rect(x, top + (_ROW - _BAR) / 2, length, _BAR, each.colour, each.opacity))
            x += length
        shapes.append(Text((left + room if chart.is_share else x) + 6, top + 17.5, end))
        top += _ROW
    return Drawing(width, top + 4, tuple(shapes))


def _label_width(labels: Sequence[str], width: int) -> float:
    """The room beside the bars; none where labels need a line of their own above them."""
    widest = max(map(width_of, labels), default=0)
    return widest + 10 if widest < 0.34 * width else 0


def _label(label: str, left: float, top: float, width: int) -> tuple[list[Shape], float]:
    """The label beside its bar, else above it, and where the bar goes."""
    if left:
        return [Text(left - 8, top + 17.5, label, anchor="end")], top
    lines = list(wrapped(label, width))
    made: list[Shape] = [Text(0, top + 17 * place, line) for place, line in enumerate(lines, 1)]
    return made, top + 17 * len(lines) + 2


def _legend(series: Iterable[Series], width: int) -> tuple[list[Shape], float]:
    """What each colour is, on as many lines as it takes, and where these end."""
    shapes: list[Shape] = []
    x, y = 0.0, 4.0
    for each in series:
        name = shortened(each.name, width - 30)
        needs = width_of(name) + 38
        if x and x + needs - 20 > width:
            x, y = 0.0, y + 20
        shapes += [Rect(x, y, 12, 12, each.colour, each.opacity), Text(x + 18, y + 11, name)]
        x += needs
    return shapes, y + 26


# Columns over time


def _columns(chart: Columns, width: int, words: Callable[[float], str]) -> Drawing:
    shapes, top = _legend(chart.series, width) if len(chart.series) > 1 else ([], 4.0)
    totals = [sum(each) for each in zip(*(each.values for each in chart.series), strict=True)]
    ticks = [0, 25, 50, 75, 100] if chart.is_share else _ticks(int(max(totals)))
    told = [f"{words(each)}{'%' * chart.is_share}" for each in ticks]
    left, bottom = 12 + max(width_of(each, _SMALL) for each in told), top + 16 + _PLOT
    # The last period's name is wider than its column may be.
    step = min((width - left - 14) / len(chart.labels), 130)
    scale = _PLOT / ticks[-1]
    for tick, label in zip(ticks, told, strict=True):
        y = bottom - scale * tick
        shapes.append(Line(((left, y), (left + step * len(totals), y)), "line"))
        shapes.append(Text(left - 6, y + 4, label, _SMALL, "soft", "end"))
    for place, total in enumerate(totals):
        x = left + step * (place + 0.1)
        shapes += _stack(chart, place, x, bottom, step * 0.8, scale)
        label = f"{words(round(total))}{'%' * chart.is_share}"
        if total and width_of(label, _SMALL) <= step:
            y = bottom - scale * total - 4
            shapes.append(Text(x + step * 0.4, y, label, _SMALL, anchor="middle"))
    for place, label in _spaced(chart.labels, step):
        x = left + step * (place + 0.5)
        shapes.append(Text(x, bottom + 17, label, _SMALL, "soft", "middle"))
    return Drawing(width, bottom + 24, tuple(shapes))


def _stack(
    chart: Columns, place: int, x: float, bottom: float, width: float, scale: float
) -> Iterator[Rect]:
    """One column, with gaps between its colours for whoever cannot tell these apart."""
    low = bottom
    for each in chart.series:
        height = scale * each.values[place]
        if height:
            gap = 1 if low < bottom and height > 3 else 0
            if each.opacity < 1:
                # So that no line of the axis is seen through it.
                yield Rect(x, low - height, width, height - gap, "card")
            yield Rect(x, low - height, width, height - gap, each.colour, each.opacity)
        low -= height


def _ticks(most: int) -> list[int]:
    """Round numbers from 0 to above the most, four or five of them where there can be.

    >>> _ticks(17), _ticks(2)
    ([0, 5, 10, 15, 20], [0, 1, 2])
    """
    step, power = 1, 1
    while step * 5 < most:
        step = next((each * power for each in (1, 2, 5) if each * power * 5 >= most), 10 * power)
        power *= 10
    return list(range(0, most + step, step)) if most % step else list(range(0, most + 1, step))


def _spaced(labels: Sequence[str], step: float) -> Iterator[tuple[int, str]]:
    """As many labels as stand beside each other: all, every second, every fifth or so."""
    widest = max(width_of(each, _SMALL) for each in labels) + 8
    every = next(each for each in (1, 2, 4, 5, 8, 10, 20, 40, 100) if each * step >= widest)
    return ((place, label) for place, label in enumerate(labels) if place % every == 0)


# Numbers by row and column


def _matrix(chart: Matrix, width: int, words: Callable[[float], str]) -> Drawing:
    rows = min(len(chart.rows), _MATRIX_ROWS)
    labels = list(map(_row_label, chart.rows[:rows], chart.totals, repeat(0.4 * width)))
    left = max(map(width_of, labels)) + 10
    widest = max(width_of(words(value), 12) for line in chart.values for value in line)
    cell = max(_CELL if width > NARROW else _NARROW_CELL, widest + 6)
    first, names = _that_fit(chart, width - left, cell)
    top = _UP * max(width_of(each, 12) for each in names) + 18
    shapes: list[Shape] = [
        Text(left + cell * (place + 0.5), top - 8, name, 12, turn=_RISE)
        for place, name in enumerate(names)
    ]
    for row, label in enumerate(labels):
        y = top + _CELL_HEIGHT * row
        shapes.append(Text(left - 8, y + 16.5, label, anchor="end"))
        for place in range(len(names)):
            value, shade = chart.values[row][first + place], chart.shades[row][first + place]
            shapes += _cell(left + cell * place, y, cell, words(value) if value else "", shade)
    note, bottom = _note(chart, rows, len(names), width, top + _CELL_HEIGHT * rows + 4)
    right = left + max(cell * len(names), _reach(names, cell))
    return Drawing(max(right, width if note else 0), bottom, (*shapes, *note))


def _cell(x: float, y: float, width: float, words: str, shade: float) -> Iterator[Shape]:
    yield Rect(x + 1, y + 1, width - 2, _CELL_HEIGHT - 2, "line", 0.35)
    if shade:
        yield Rect(x + 1, y + 1, width - 2, _CELL_HEIGHT - 2, "heat", shade)
    if words:
        yield Text(x + width / 2, y + 16.5, words, 12, anchor="middle")


def _note(
    chart: Matrix, rows: int, columns: int, width: int, bottom: float
) -> tuple[list[Text], float]:
    """How much of the matrix is drawn, if that is not all, and where that ends."""
    if (rows, columns) == (len(chart.rows), len(chart.columns)):
        return [], bottom
    note = chart.note.format(
        rows=rows, all_rows=len(chart.rows), columns=columns, all_columns=len(chart.columns)
    )
    lines = list(wrapped(note, width, _SMALL))
    made = [
        Text(0, bottom + 16 * place, line, _SMALL, "soft") for place, line in enumerate(lines, 1)
    ]
    return made, bottom + 16 * len(lines) + 6


def _row_label(name: str, total: str, room: float) -> str:
    total = f" ({total})"
    return shortened(name, room - width_of(total)) + total


def _that_fit(chart: Matrix, room: float, cell: float) -> tuple[int, list[str]]:
    """The first column that is drawn, and the names of as many as fit, which rise over the edge."""
    names = [shortened(each, _NAME, 12) for each in chart.columns]
    columns = min(int(room / cell), len(names))
    while True:
        first = len(names) - columns if chart.is_over_time else 0
        drawn_names = names[first : first + columns]
        if columns < 2 or _reach(drawn_names, cell) <= room:
            return first, drawn_names
        columns -= 1


def _reach(names: Sequence[str], cell: float) -> float:
    """How far to the right names reach that rise from the middle of their columns."""
    return max(
        cell * (place + 0.5) + _RIGHT * width_of(name, 12) + 10 for place, name in enumerate(names)
    )


# How numbers are spread


def _spread(chart: Spread, width: int, words: Callable[[float], str]) -> Drawing:
    beside = _label_width(chart.labels, width)
    left = max(beside, 6)  # half of the axis' first number
    room = width - left - max(map(width_of, chart.ends)) - 14
    most = max(*(each.high for each in chart.fives), chart.mark * 1.2)
    shapes: list[Shape] = []
    boxes: list[Shape] = []
    top = 24.0
    for label, five, end in zip(chart.labels, chart.fives, chart.ends, strict=True):
        some, top = _label(label, beside, top, width)
        shapes += [*some, Text(left + room + 12, top + 17.5, end)]
        boxes += _box(left, room / most, top + _ROW / 2, five)
        top += _ROW
    for tick in _ticks(int(most)):
        if tick <= most:
            x = left + room * tick / most
            shapes.append(Text(x, top + 16, words(tick), _SMALL, "soft", "middle"))
    shapes.append(Text(left + room + 12, top + 16, chart.unit, _SMALL, "soft"))
    x = left + room * chart.mark / most
    shapes.append(Line(((x, 18), (x, top + 2)), "minister", is_dashed=True))
    over = x + width_of(chart.mark_label, _SMALL) > width
    anchor: Literal["start", "end"] = "end" if over else "start"
    shapes.append(Text(x, 13, chart.mark_label, _SMALL, "minister", anchor))
    return Drawing(width, top + 24, (*shapes, *boxes))


def _box(left: float, scale: float, y: float, five: Five) -> Iterator[Shape]:
    low, quarter, median, three_quarters, high = (left + scale * each for each in five[1:])
    yield Line(((low, y), (high, y)), "party", 1.5)
    if five.n >= _QUARTERS:
        yield Rect(quarter, y - 6, max(three_quarters - quarter, 2), 12, "party", 0.45)
    yield Rect(median - 2, y - 9, 4, 18, "party")


_DRAW: dict[type, Callable[..., Drawing]] = {
    Bars: _bars,
    Columns: _columns,
    Matrix: _matrix,
    Spread: _spread,
    Network: network.drawn,
}
