"""Drawings as PNG, painted by matplotlib; imported only where that is there."""

from __future__ import annotations

from functools import singledispatch
from typing import Any, BinaryIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from .shapes import LIGHT, Dot, Drawing, Line, Rect, Shape, Text
from .svg import MARGIN, TITLE_HEIGHT, sheet, size

# At 72 dots per inch a pixel of a drawing is a point; a picture has three times as many.
_POINTS, _DOTS = 72, 216
_ANCHORS = {"start": "left", "middle": "center", "end": "right"}


def write(drawing: Drawing, title: str, file: BinaryIO) -> None:
    """The drawing as a picture for slides, light, headed with its title."""
    width, height = size(drawing, title)
    figure = Figure(figsize=(width / _POINTS, height / _POINTS))
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes(
        (0, 0, 1, 1), xlim=(-MARGIN, width - MARGIN), ylim=(height - TITLE_HEIGHT, -TITLE_HEIGHT)
    )
    axes.set_axis_off()
    for order, shape in enumerate((*sheet(drawing, title), *drawing.shapes)):
        _paint(shape, axes, order)
    # Without the version of matplotlib in it.
    canvas.print_figure(file, format="png", dpi=_DOTS, metadata={"Software": None})


@singledispatch
def _paint(shape: Shape, axes: Any, order: int) -> None:
    raise TypeError(shape)


@_paint.register
def _(shape: Rect, axes: Any, order: int) -> None:
    axes.add_patch(
        Rectangle(
            (shape.x, shape.y), shape.width, shape.height,
            color=LIGHT[shape.colour], alpha=shape.opacity, linewidth=0, zorder=order,
        )
    )  # fmt: skip


@_paint.register
def _(shape: Line, axes: Any, order: int) -> None:
    style = (0, (4, 3)) if shape.is_dashed else "solid"
    colour = LIGHT[shape.colour]
    axes.plot(
        *zip(*shape.points, strict=True), color=colour, lw=shape.width, ls=style, zorder=order
    )


@_paint.register
def _(shape: Dot, axes: Any, order: int) -> None:
    axes.add_patch(
        Circle(
            (shape.x, shape.y), shape.radius,
            facecolor=LIGHT[shape.colour], edgecolor=LIGHT[shape.rim], linewidth=1.5, zorder=order,
        )
    )  # fmt: skip


@_paint.register
def _(shape: Text, axes: Any, order: int) -> None:
    axes.text(
        shape.x, shape.y, shape.words,
        size=shape.size, color=LIGHT[shape.colour], ha=_ANCHORS[shape.anchor], va="baseline",
        family="DejaVu Sans", parse_math=False, weight="bold" if shape.is_bold else "normal",
        rotation=shape.turn, rotation_mode="anchor", zorder=order,
    )  # fmt: skip
