"""Charts to draw: numbers and labels in display order."""

from __future__ import annotations

from typing import Literal, NamedTuple

# Names of colours: the page defines them for light and dark, files use the light ones.
Colour = Literal[
    "ink", "soft", "line", "card", "heat", "party", "minister", "member", "sector", "reference",
    "motion", "document",
]  # fmt: skip


class Series(NamedTuple):
    """Numbers of one colour, one per label of the chart."""

    name: str
    colour: Colour
    values: tuple[float, ...]
    opacity: float = 1


class Bars(NamedTuple):
    """Horizontal bars, stacked if there are several series; `ends` are texts after the bars.

    For shares, values are percentages, and the whole is drawn in the background.
    """

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    ends: tuple[str, ...]
    is_share: bool = False


class Columns(NamedTuple):
    """Columns over time, stacked; for shares, values are percentages.

    The text above a column is its end, or its sum without one.
    """

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    ends: tuple[str, ...] = ()
    is_share: bool = False


class Matrix(NamedTuple):
    """Numbers by row and column; `shades` from 0 to 1; `totals` follow the labels of rows.

    If not everything fits, the first rows and columns are drawn, or over time the last columns;
    `note` states the numbers, with `{rows}`, `{all_rows}`, `{columns}` and `{all_columns}`.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    shades: tuple[tuple[float, ...], ...]
    totals: tuple[str, ...]
    note: str
    is_over_time: bool = False


class Five(NamedTuple):
    """The distribution of `n` numbers: a tenth is below `low`, a tenth above `high`."""

    n: int
    low: float
    quarter: float
    median: float
    three_quarters: float
    high: float


class Spread(NamedTuple):
    """Distributions by label, with a line at one value."""

    labels: tuple[str, ...]
    fives: tuple[Five, ...]
    ends: tuple[str, ...]
    mark: int
    mark_label: str
    unit: str


class Node(NamedTuple):
    """A document in the network; `weight` is the number of documents that cite it, `title` its tooltip."""

    label: str
    title: str
    is_held: bool
    weight: int


class Network(NamedTuple):
    """Documents, most cited first, and citations as pairs of indices."""

    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int], ...]
    legend: tuple[str, str]


Chart = Bars | Columns | Matrix | Spread | Network
