"""A network as a drawing: documents that cite each other stand near each other.

Places are found by stress majorization (Gansner, Koren and North 2004): the distance between two
documents on the sheet becomes like the number of citations between them. It starts from a circle and
uses no chance, so the same documents stand at the same places.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from math import cos, hypot, pi, sin, sqrt

from .charts import Network
from .shapes import Dot, Drawing, Line, Shape, Text, shortened, width_of

_ROUNDS = 200
# How far apart documents are that no citations join.
_APART = 3.5
_SIZE = 11.5
_LABEL = 190
# The room of the legend.
_ABOVE = 30

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def drawn(chart: Network, width: int, _: Callable[[float], str]) -> Drawing:
    """The network on a sheet of this width."""
    height = min(520.0, max(200.0, 60 + 19 * len(chart.nodes)))
    height = height if width > 400 else height * 0.9
    radii = [min(4 + 2.4 * sqrt(node.weight), 16) for node in chart.nodes]
    points = _fitted(places(len(chart.nodes), chart.edges), width, height)
    lines = [
        line
        for source, target in chart.edges
        for line in _arrow(points[source], points[target], radii[target])
    ]
    dots = [
        Dot(
            x,
            y,
            radius,
            "reference" if node.is_held else "card",
            "card" if node.is_held else "reference",
            node.title,
        )
        for node, (x, y), radius in zip(chart.nodes, points, radii, strict=True)
    ]
    labels = _labels(chart, points, radii, width, height)
    return Drawing(width, height, (*_legend(chart), *lines, *dots, *labels))


def places(count: int, edges: Sequence[tuple[int, int]]) -> list[Point]:
    """Where the documents stand.

    >>> (x, y), (other_x, other_y) = places(2, [(0, 1)])
    >>> round(hypot(x - other_x, y - other_y), 3)
    1.0
    """
    far = _distances(count, edges)
    points = [(cos(2 * pi * each / count), sin(2 * pi * each / count)) for each in range(count)]
    for _ in range(_ROUNDS):
        # One after the other: if all moved at once, they would pass each other by.
        for each in range(count):
            points[each] = _moved(each, points, far[each])
    return points


def _moved(own: int, points: Sequence[Point], far: Sequence[float]) -> Point:
    """Where all others would have a document, near ones weighing more."""
    x, y = points[own]
    sum_x = sum_y = weights = 0.0
    for other, (other_x, other_y) in enumerate(points):
        if other == own:
            continue
        weight = far[other] ** -2
        now = hypot(x - other_x, y - other_y) or 1e-6
        sum_x += weight * (other_x + far[other] * (x - other_x) / now)
        sum_y += weight * (other_y + far[other] * (y - other_y) / now)
        weights += weight
    return (sum_x / weights, sum_y / weights) if weights else (x, y)


def _distances(count: int, edges: Sequence[tuple[int, int]]) -> list[list[float]]:
    """How many citations are between any two documents, whichever cites the other."""
    beside: list[set[int]] = [set() for _ in range(count)]
    for source, target in edges:
        beside[source].add(target)
        beside[target].add(source)
    return [_from(each, beside) for each in range(count)]


def _from(start: int, beside: Sequence[set[int]]) -> list[float]:
    far = [0.0 if each == start else _APART for each in range(len(beside))]
    seen, waiting = {start}, deque([start])
    while waiting:
        each = waiting.popleft()
        for other in sorted(beside[each] - seen):
            seen.add(other)
            far[other] = far[each] + 1
            waiting.append(other)
    return far


def _fitted(points: Sequence[Point], width: float, height: float) -> list[Point]:
    """The points over the whole sheet, with room for labels at its edges and a legend above."""
    xs, ys = zip(*points, strict=True)
    side, top, bottom = min(70, width / 8), 52, 26
    wide, high = max(xs) - min(xs) or 1, max(ys) - min(ys) or 1
    return [
        (
            side + (width - 2 * side) * (x - min(xs)) / wide,
            top + (height - top - bottom) * (y - min(ys)) / high,
        )
        for x, y in points
    ]


def _arrow(source: Point, target: Point, radius: float) -> Iterator[Line]:
    (x, y), (to_x, to_y) = source, target
    length = hypot(to_x - x, to_y - y) or 1
    ahead_x, ahead_y = (to_x - x) / length, (to_y - y) / length
    tip_x, tip_y = to_x - ahead_x * (radius + 2), to_y - ahead_y * (radius + 2)
    yield Line(((x, y), (tip_x, tip_y)), "soft", 0.9)
    wings = tuple(
        (tip_x - 7 * ahead_x + turn * 3.5 * ahead_y, tip_y - 7 * ahead_y - turn * 3.5 * ahead_x)
        for turn in (1, -1)
    )
    yield Line((wings[0], (tip_x, tip_y), wings[1]), "soft", 1.2)


def _labels(
    chart: Network,
    points: Sequence[Point],
    radii: Sequence[float],
    width: float,
    height: float,
) -> Iterator[Text]:
    """A label beside each document where one fits, the most cited first, on few lines."""
    taken: list[Box] = [
        (x - radius, y - radius, x + radius, y + radius)
        for (x, y), radius in zip(points, radii, strict=True)
    ]
    inked = [
        point for source, target in chart.edges for point in _along(points[source], points[target])
    ]
    for node, (x, y), radius in zip(chart.nodes, points, radii, strict=True):
        words = shortened(node.label, min(_LABEL, width / 2), _SIZE)
        free = [
            box
            for box in _boxes(x, y, radius, width_of(words, _SIZE))
            if box[0] >= 0 and box[2] <= width and box[1] >= _ABOVE and box[3] <= height
            if not any(_overlap(box, other) for other in taken)
        ]
        if free:
            box = min(free, key=lambda box: sum(_is_in(each, box) for each in inked))
            taken.append(box)
            yield Text((box[0] + box[2]) / 2, box[3] - 3, words, _SIZE, anchor="middle")


def _boxes(x: float, y: float, radius: float, wide: float) -> Iterator[Box]:
    """Where a label can stand: right, left, below and above."""
    high, gap = 15, radius + 3
    yield (x + gap, y - high / 2, x + gap + wide, y + high / 2)
    yield (x - gap - wide, y - high / 2, x - gap, y + high / 2)
    yield (x - wide / 2, y + gap, x + wide / 2, y + gap + high)
    yield (x - wide / 2, y - gap - high, x + wide / 2, y - gap)


def _along(one: Point, other: Point) -> Iterator[Point]:
    for each in range(25):
        part = each / 24
        yield one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])


def _is_in(point: Point, box: Box) -> bool:
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _legend(chart: Network) -> Iterator[Shape]:
    held, cited = chart.legend
    yield Dot(8, 12, 6, "reference", "card")
    yield Text(20, 16, held, _SIZE)
    x = 20 + width_of(held, _SIZE) + 24
    yield Dot(x, 12, 6, "card", "reference")
    yield Text(x + 12, 16, cited, _SIZE)
