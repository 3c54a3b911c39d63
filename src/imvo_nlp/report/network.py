"""The citation network as a figure, with citing and cited documents close together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from typing import Any

import networkx
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from .charts import Network
from .sheets import LIGHT, SMALL, Room, cut, sheet

# The prefix, in the id of an artist, of its tooltip.
HOVER = "hover:"

_ROUNDS, _SEED = 300, 1
_LABEL = 24
# The margins of a group for labels: at the sides, above and below.
_SIDE, _ABOVE = 0.25, 26

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def drawn(chart: Network, width: int, _: Callable[[float], str]) -> Figure:
    """The network on a sheet of this width."""
    height = min(520.0, max(140.0, 40 + 16 * len(chart.nodes)))
    known = [_disc((0, 0), 0, name, is_held=not place) for place, name in enumerate(chart.legend)]
    figure, axes = sheet(width, height, Room(), known)
    axes.set(xlim=(0, width), ylim=(height, 0), xticks=[], yticks=[])
    points = placed(len(chart.nodes), chart.edges, (0, 0, width, height))
    radii = [min(4 + 2.4 * sqrt(node.weight), 16) for node in chart.nodes]
    for source, target in chart.edges:
        _arrow(axes, points[source], points[target], radii[target])
    for node, point, radius in zip(chart.nodes, points, radii, strict=True):
        disc = _disc(point, radius, is_held=node.is_held)
        disc.set_gid(HOVER + node.title)
        axes.add_patch(disc)
    _write_labels(figure, chart, points, radii)
    return figure


def _disc(point: Point, radius: float, label: str = "", *, is_held: bool) -> Circle:
    colours = LIGHT["reference"], LIGHT["card"]
    face, edge = colours if is_held else colours[::-1]
    return Circle(
        point, radius, label=label, facecolor=face, edgecolor=edge, linewidth=1.5, zorder=3
    )


def _arrow(axes: Axes, source: Point, target: Point, radius: float) -> None:
    look = {
        "arrowstyle": "->",
        "color": LIGHT["soft"],
        "lw": 0.9,
        "shrinkA": 0,
        "mutation_scale": 12,
    }
    axes.annotate("", target, source, arrowprops={**look, "shrinkB": radius + 2})


# Positions


def placed(count: int, edges: Sequence[tuple[int, int]], box: Box) -> list[Point]:
    """The positions of documents in a box, with a separate part for every connected group.

    >>> placed(2, [], (0, 0, 100, 100))
    [(50.0, 25.0), (50.0, 75.0)]
    """
    graph = networkx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(edges)
    groups = sorted(map(sorted, networkx.connected_components(graph)), key=len, reverse=True)
    points: dict[int, Point] = {}
    for group, part in zip(groups, _parts([len(each) + 1 for each in groups], box), strict=True):
        found = networkx.spring_layout(graph.subgraph(group), iterations=_ROUNDS, seed=_SEED)
        points.update(zip(group, _fitted([found[each] for each in group], part), strict=True))
    return [points[each] for each in range(count)]


def _parts(weights: Sequence[int], box: Box) -> Iterator[Box]:
    """Parts of the box proportional to the weights, by repeated division as in a tree map."""
    x, y, width, height = box
    if len(weights) == 1:
        yield box
        return
    whole = sum(weights)
    half = min(range(1, len(weights)), key=lambda each: abs(2 * sum(weights[:each]) - whole))
    share = sum(weights[:half]) / whole
    # Parts are wider than high, like labels.
    if width > 1.6 * height:
        yield from _parts(weights[:half], (x, y, width * share, height))
        yield from _parts(weights[half:], (x + width * share, y, width * (1 - share), height))
    else:
        yield from _parts(weights[:half], (x, y, width, height * share))
        yield from _parts(weights[half:], (x, y + height * share, width, height * (1 - share)))


def _fitted(points: Sequence[Sequence[float]], box: Box) -> Iterator[Point]:
    """The points scaled to the box, with room for labels at its edges."""
    x, y, width, height = box
    side, above = _SIDE * width, min(_ABOVE, height / 3)
    for across, down in zip(*(_scaled(each) for each in zip(*points, strict=True)), strict=True):
        yield x + side + (width - 2 * side) * across, y + above + (height - 2 * above) * down


def _scaled(numbers: Sequence[float]) -> list[float]:
    """The numbers scaled to 0 to 1; a single one to the middle."""
    least, most = min(numbers), max(numbers)
    return [float((each - least) / (most - least)) if most > least else 0.5 for each in numbers]


# Labels


def _write_labels(
    figure: Figure, chart: Network, points: Sequence[Point], radii: Sequence[float]
) -> None:
    """Write labels beside documents if they fit, most cited first, crossing few lines."""
    (axes,) = figure.axes
    canvas: Any = FigureCanvasAgg(figure)
    middles = axes.transData.transform(points)
    taken = [
        Bbox([middle - radius, middle + radius])
        for middle, radius in zip(middles, radii, strict=True)
    ]
    lines = [Path(middles[[*edge]]) for edge in chart.edges]
    for node, point, radius in zip(chart.nodes, points, radii, strict=True):
        label = axes.annotate(
            cut(node.label, _LABEL),
            point,
            (0, 0),
            textcoords="offset points",
            va="center_baseline",
            size=SMALL,
        )
        free: list[Any] = []
        for *offset, side in _beside(radius):
            label.set(position=offset, ha=side)
            box = label.get_window_extent(canvas.get_renderer())
            inside = Bbox.intersection(box, axes.bbox)
            if inside and inside.bounds == box.bounds and not box.count_overlaps(taken):
                crossed = sum(line.intersects_bbox(box, filled=False) for line in lines)
                free.append((crossed, len(free), offset, side, box))
        if free:
            _, _, offset, side, box = min(free)
            label.set(position=offset, ha=side)
            taken.append(box)
        else:
            label.remove()


def _beside(radius: float) -> Iterator[tuple[float, float, str]]:
    """The possible places of a label: right, left, below and above."""
    away = radius + 4
    yield away, 0, "left"
    yield -away, 0, "right"
    for side in ("center", "right", "left"):
        yield 0, -away - 6, side
        yield 0, away + 6, side
