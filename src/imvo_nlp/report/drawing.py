"""Charts as figures of matplotlib: labels never overlap, and a note reports omissions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from textwrap import wrap
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from . import network
from .charts import Bars, Chart, Columns, Five, Matrix, Network, Series, Spread
from .sheets import LIGHT, LINE, SIZE, SMALL, Room, cut, sheet, styled, widest, width_of

WIDE, NARROW = 880, 330

_ROW, _BAR = 26, 16
_CELL, _NARROW_CELL, _CELL_HEIGHT, _NUMBER = 34, 26, 24, 12
_PLOT = 210
# Fewer numbers have no quartiles.
_QUARTERS = 4
# The maximum number of rows of a matrix, to fit a slide.
_MATRIX_ROWS = 20
# The longest name of a column, in characters; names are rotated by this angle, with these extents.
_NAME, _RISE, _UP, _RIGHT = 23, 60, 0.87, 0.5
_SOFT: dict[str, Any] = {"size": SMALL, "color": LIGHT["soft"]}
_POINTS: dict[str, Any] = {"textcoords": "offset points", "va": "center_baseline"}
_HEAT = LinearSegmentedColormap.from_list("heat", [to_rgba(LIGHT["heat"], each) for each in (0, 1)])

Words = Callable[[float], str]


def drawn(chart: Chart, width: int, words: Words) -> Figure:
    """Draw a chart on a sheet of at most this width; `words` formats numbers.

    >>> bars = Bars(("VVD",), (Series("questions", "party", (3,)),), ("3",))
    >>> round(drawn(bars, 300, str).get_figheight() * 72)
    30
    """
    with styled():
        draw: Any = _DRAW[type(chart)]
        figure: Figure = draw(chart, width, words)
        for each in figure.findobj():
            each.set_clip_on(False)
    return figure


def _ticks(most: float) -> list[float]:
    """Some five round numbers from 0 to the maximum or above it."""
    return list(MaxNLocator(5, integer=True, steps=[1, 2, 5, 10]).tick_values(0, most))


def _stacked(
    draw: Callable[..., Any], middles: Sequence[float], series: Sequence[Series], thick: float
) -> None:
    """Stacked bars, with gaps for readers who cannot distinguish their colours."""
    gap = {"edgecolor": LIGHT["card"], "linewidth": 0.8}
    starts = [0.0] * len(middles)
    for each in series:
        bars = [bar for bar in zip(middles, each.values, starts, strict=True) if bar[1]]
        if bars:
            places, values, from_ = zip(*bars, strict=True)
            draw(places, values, thick, from_, **gap, **_look(each))
        starts = [start + value for start, value in zip(starts, each.values, strict=True)]


def _look(series: Series) -> dict[str, Any]:
    return {"facecolor": LIGHT[series.colour], "alpha": series.opacity}


def _legend(series: Sequence[Series]) -> list[Patch]:
    return [Patch(label=each.name, **_look(each)) for each in series]


def _totals(series: Sequence[Series]) -> list[float]:
    return [sum(values) for values in zip(*(each.values for each in series), strict=True)]


# Bars


class _Rows(NamedTuple):
    """Labels beside the bars, else above them, and the centres of the bars from the top."""

    left: float
    labels: list[str]
    middles: list[float]
    height: float

    def write(self, axes: Axes, ends: Sequence[str]) -> None:
        """Write the labels, and the ends right of the axes or at the given places."""
        axes.set(ylim=(self.height, 0), yticks=[])
        across = {"xycoords": axes.get_yaxis_transform(), **_POINTS}
        paper = {"facecolor": LIGHT["card"], "linewidth": 0, "pad": 0}
        above: dict[str, Any] = {**across, "va": "baseline", "bbox": paper}
        for label, middle in zip(self.labels, self.middles, strict=True):
            if self.left:
                axes.annotate(label, (0, middle), (-8, 0), ha="right", **across)
            else:
                axes.annotate(label, (0, middle - _BAR / 2), (0, 5), **above)
        for end, middle in zip(ends, self.middles, strict=False):
            axes.annotate(end, (1, middle), (12, 0), **across)


def _rows(labels: Sequence[str], width: int) -> _Rows:
    left = widest(labels) + 10
    if left < 0.34 * width:
        ends = list(accumulate([_ROW] * len(labels)))
        written = list(labels)
    else:
        lines = [wrap(each, int(width / 7.5)) for each in labels]
        ends = list(accumulate(_ROW + 2 + LINE * len(each) for each in lines))
        written, left = ["\n".join(each) for each in lines], 0
    return _Rows(left, written, [end - _ROW / 2 for end in ends], ends[-1])


def _bars(chart: Bars, width: int, _: Words) -> Figure:
    rows = _rows(chart.labels, width)
    room = Room(rows.left, widest(chart.ends) + 10, 0, 4)
    figure, axes = sheet(width, rows.height, room, _legend(chart.series))
    rows.write(axes, ())
    whole = [100.0] * len(chart.labels) if chart.is_share else _totals(chart.series)
    paper = {"color": LIGHT["line"], "alpha": 0.6} if chart.is_share else {"color": LIGHT["card"]}
    behind = axes.barh(rows.middles, whole, _BAR, **paper)
    axes.bar_label(behind, chart.ends, padding=6)
    _stacked(axes.barh, rows.middles, chart.series, _BAR)
    axes.set(xlim=(0, max(whole) or 1), xticks=[])
    return figure


# Columns over time


def _columns(chart: Columns, width: int, words: Words) -> Figure:
    totals = _totals(chart.series)
    ticks = [0.0, 25, 50, 75, 100] if chart.is_share else _ticks(max(totals))
    percent = "%" * chart.is_share
    written = [f"{words(each)}{percent}" for each in ticks]
    count, name = len(totals), widest(chart.labels, SMALL)
    left, right = widest(written, SMALL) + 8, max(14, name / 2)
    step = min((width - left - right) / count, 130)
    room = Room(left, width - left - step * count, 18, 24)
    figure, axes = sheet(width, _PLOT, room, _legend(chart.series))
    # So that lines of the axis do not show through colours.
    behind = axes.bar(range(count), totals, color=LIGHT["card"])
    ends = chart.ends or [words(round(total)) if total else "" for total in totals]
    heights = [_PLOT * total / ticks[-1] for total in totals]
    axes.bar_label(behind, _fitting(ends, heights, step), padding=2, size=SMALL)
    _stacked(axes.bar, range(count), chart.series, 0.8)
    every = next(each for each in (1, 2, 4, 5, 8, 10, 20, 40) if each * step >= name + 8)
    axes.set_xticks(range(0, count, every), chart.labels[::every])
    axes.set_yticks(ticks, written)
    axes.set(xlim=(-0.5, count - 0.5), ylim=(0, ticks[-1]))
    axes.grid(axis="y")
    return figure


def _fitting(ends: Sequence[str], heights: Sequence[float], step: float) -> list[str]:
    """The ends that fit the width of their columns, and that of the highest column, which has room.

    >>> _fitting(["1", "27", "8"], [10, 200, 60], 12)
    ['1', '27', '8']
    """
    highest = heights.index(max(heights))
    reach = (width_of(ends[highest], SMALL) + step) / 2
    return [
        end
        if place == highest
        or (
            width_of(end, SMALL) <= step
            and (abs(place - highest) * step >= reach or heights[highest] - height >= LINE)
        )
        else ""
        for place, (end, height) in enumerate(zip(ends, heights, strict=True))
    ]


# Numbers by row and column


def _matrix(chart: Matrix, width: int, words: Words) -> Figure:
    labels = _row_labels(chart, 0.4 * width)
    left = widest(labels) + 10
    numbers = [words(value) for line in chart.values for value in line]
    cell = max(_CELL if width > NARROW else _NARROW_CELL, widest(numbers, _NUMBER) + 6)
    columns = _that_fit(chart, width - left, cell)
    names = [cut(each, _NAME) for each in chart.columns[columns]]
    note = _note(chart, len(labels), len(names), width)
    full = width if note else left + _reach(names, cell)
    right = full - left - cell * len(names)
    room = Room(left, right, _UP * widest(names, _NUMBER) + 16, LINE * len(note) + 6)
    figure, axes = sheet(full, _CELL_HEIGHT * len(labels), room)
    axes.set_facecolor(to_rgba(LIGHT["line"], 0.35))
    shades = [line[columns] for line in chart.shades[: len(labels)]]
    axes.pcolormesh(shades, cmap=_HEAT, vmin=0, vmax=1, edgecolors=LIGHT["card"], linewidth=2)
    middle: dict[str, Any] = {"ha": "center", "va": "center_baseline", "size": _NUMBER}
    for row, line in enumerate(chart.values[: len(labels)]):
        for column, value in enumerate(line[columns]):
            if value:
                axes.text(column + 0.5, row + 0.5, words(value), **middle)
    _head(axes, labels, names)
    for place, written in enumerate(reversed(note)):
        figure.text(0, (4 + LINE * place) / figure.bbox.height, written, **_SOFT)
    return figure


def _row_labels(chart: Matrix, room: float) -> list[str]:
    totals = [f" ({total})" for total in chart.totals[:_MATRIX_ROWS]]
    most = int((room - widest(totals)) / 7.5)
    return [cut(name, most) + total for name, total in zip(chart.rows, totals, strict=False)]


def _head(axes: Axes, labels: Sequence[str], names: Sequence[str]) -> None:
    """Write the names of rows beside them, and those of columns above them, rotated."""
    axes.set(xlim=(0, len(names)), ylim=(len(labels), 0))
    axes.xaxis.tick_top()
    axes.tick_params(length=0, pad=8, labelcolor=LIGHT["ink"])
    axes.set_yticks([place + 0.5 for place in range(len(labels))], labels, size=SIZE)
    axes.set_xticks(
        [place + 0.5 for place in range(len(names))],
        names,
        size=_NUMBER,
        rotation=_RISE,
        rotation_mode="anchor",
        ha="left",
    )


def _that_fit(chart: Matrix, room: float, cell: float) -> slice:
    """The columns that fit with their names: the first, or over time the last."""
    names = [cut(each, _NAME) for each in chart.columns]
    every = [
        slice(len(names) - most, None) if chart.is_over_time else slice(most)
        for most in range(1, len(names) + 1)
    ]
    return max(
        (each for each in every if _reach(names[each], cell) <= room),
        key=lambda each: len(names[each]),
        default=every[0],
    )


def _reach(names: Sequence[str], cell: float) -> float:
    """The right edge of columns with their names."""
    middles = [cell * (place + 0.5) for place in range(len(names))]
    ends = [
        middle + _RIGHT * width_of(name, _NUMBER) + 10
        for middle, name in zip(middles, names, strict=True)
    ]
    return max(*ends, cell * len(names))


def _note(chart: Matrix, rows: int, columns: int, width: int) -> list[str]:
    """The note on the drawn part of a matrix in lines, empty if complete."""
    every = len(chart.rows), len(chart.columns)
    if (rows, columns) == every:
        return []
    written = chart.note.format(rows=rows, columns=columns, all_rows=every[0], all_columns=every[1])
    return wrap(written, int(width / 6.8))


# Distributions


def _spread(chart: Spread, width: int, words: Words) -> Figure:
    rows = _rows(chart.labels, width)
    room = Room(max(rows.left, 5), widest(chart.ends) + 14, 24, 22)
    figure, axes = sheet(width, rows.height, room)
    rows.write(axes, chart.ends)
    for middle, five in zip(rows.middles, chart.fives, strict=True):
        _range(axes, middle, five)
    most = max(*(each.high for each in chart.fives), chart.mark * 1.2)
    ticks = [each for each in _ticks(most) if each <= most]
    axes.set_xticks(ticks, [words(each) for each in ticks])
    axes.set_xlim(0, most)
    axes.annotate(chart.unit, (1, 0), (12, -11), xycoords="axes fraction", **_POINTS, **_SOFT)
    mark: dict[str, Any] = {"color": LIGHT["minister"]}
    axes.axvline(chart.mark, linewidth=1, linestyle=(0, (4, 3)), **mark)
    right = (width - room.left - room.right) * (1 - chart.mark / most) + room.right
    side = "left" if width_of(chart.mark_label, SMALL) < right else "right"
    axes.annotate(
        chart.mark_label, (chart.mark, 0), (0, 10), ha=side, size=SMALL, **mark, **_POINTS
    )
    return figure


def _range(axes: Axes, middle: float, five: Five) -> None:
    """A line for all but the outer tenths, a bar for the middle half, a mark at the median."""
    party = LIGHT["party"]
    axes.plot((five.low, five.high), (middle, middle), color=party, linewidth=1.5)
    if five.n >= _QUARTERS:
        half = five.three_quarters - five.quarter
        axes.barh(middle, half, 12, left=five.quarter, color=party, alpha=0.45)
    mark = five.median, five.median
    axes.plot(mark, (middle - 9, middle + 9), color=party, linewidth=4, solid_capstyle="butt")


_DRAW: dict[type, Callable[..., Figure]] = {
    Bars: _bars,
    Columns: _columns,
    Matrix: _matrix,
    Spread: _spread,
    Network: network.drawn,
}
