"""What there is to draw: numbers with their labels, in the order in which they are shown."""

from __future__ import annotations

from typing import Literal, NamedTuple

# Names: the page says what they are in light and in dark, and a file has those of light.
Colour = Literal[
    "ink", "soft", "line", "card", "heat", "party", "minister", "member", "sector", "reference",
    "motion", "document",
]  # fmt: skip


class Series(NamedTuple):
    """Numbers of one colour, one for each label of its chart."""

    name: str
    colour: Colour
    values: tuple[float, ...]
    opacity: float = 1


class Bars(NamedTuple):
    """Horizontal bars, stacked where there are several series; `ends` stand behind them.

    Of shares `values` are per cent, and the whole is drawn behind them.
    """

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    ends: tuple[str, ...]
    is_share: bool = False


class Columns(NamedTuple):
    """Columns over time, stacked; of shares `values` are per cent.

    Above each column stands its end, where there is none its sum.
    """

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    ends: tuple[str, ...] = ()
    is_share: bool = False


class Matrix(NamedTuple):
    """Numbers by row and column; `shades` from 0 to 1; `totals` stand behind the labels of rows.

    Of what does not fit the first rows and columns are drawn, of time the last columns; `note` says
    how many, in words with `{rows}`, `{all_rows}`, `{columns}` and `{all_columns}`.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    shades: tuple[tuple[float, ...], ...]
    totals: tuple[str, ...]
    note: str
    is_over_time: bool = False


class Five(NamedTuple):
    """How so many numbers are spread: a tenth is below `low`, a tenth above `high`."""

    n: int
    low: float
    quarter: float
    median: float
    three_quarters: float
    high: float


class Spread(NamedTuple):
    """How numbers of each label are spread, with a line at one of them."""

    labels: tuple[str, ...]
    fives: tuple[Five, ...]
    ends: tuple[str, ...]
    mark: int
    mark_label: str
    unit: str


class Node(NamedTuple):
    """A document of the network; `weight` is how many cite it, `title` what hovering shows."""

    label: str
    title: str
    is_held: bool
    weight: int


class Network(NamedTuple):
    """Documents, and which cites which, by their places; the most cited ones come first."""

    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int], ...]
    legend: tuple[str, str]


Chart = Bars | Columns | Matrix | Spread | Network
