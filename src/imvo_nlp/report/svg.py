"""Drawings as SVG: text stays text, and colours are classes, so that a page can be light or dark."""

from __future__ import annotations

from functools import singledispatch

from markupsafe import Markup, escape

from ..text.xml import xml_text
from .shapes import LIGHT, Dot, Drawing, Line, Rect, Shape, Text, width_of

# Of a file: the white around a drawing, and the room of the title above it.
MARGIN, TITLE_HEIGHT = 20, 56
_STYLE = "".join(
    [
        "text{font-family:'DejaVu Sans',Verdana,sans-serif}text,rect,circle{fill:currentColor}"
        "path{fill:none;stroke:currentColor}",
        *(
            f".c-{name}{{color:{colour}}}.rim-{name}{{stroke:{colour}}}"
            for name, colour in LIGHT.items()
        ),
    ]
)


def inline(drawing: Drawing, title: str, description: str, name: str, kind: str) -> Markup:
    """The SVG for within a page, read out as its title and description; `name` is its id there.

    >>> inline(Drawing(9, 9, (Rect(0, 0, 4, 4, "party"),)), "A < B", "", "f", "wide")
    Markup('<svg class="drawing wide" role="img" aria-labelledby="f-t f-d" width="9" height="9"
    viewBox="0 0 9 9"><title id="f-t">A &lt; B</title><desc id="f-d"></desc><rect class="c-party"
    x="0" y="0" width="4" height="4"/></svg>')
    """
    measures = Markup('width="{0:.0f}" height="{1:.0f}" viewBox="0 0 {0:.0f} {1:.0f}"').format(
        drawing.width, drawing.height
    )
    return Markup(
        '<svg class="drawing {kind}" role="img" aria-labelledby="{name}-t {name}-d" {measures}>'
        '<title id="{name}-t">{title}</title><desc id="{name}-d">{description}</desc>{shapes}</svg>'
    ).format(
        kind=kind,
        name=name,
        measures=measures,
        title=title,
        description=description,
        shapes=Markup("").join(map(_element, drawing.shapes)),
    )


def file(drawing: Drawing, title: str, description: str) -> bytes:
    """The SVG as a file of its own, light, headed with its title."""
    width, height = size(drawing, title)
    text = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        'viewBox="-{left} -{top} {width:.0f} {height:.0f}"><title>{title}</title>'
        "<desc>{description}</desc><style>{style}</style>{shapes}</svg>\n"
    ).format(
        width=width,
        height=height,
        left=MARGIN,
        top=TITLE_HEIGHT,
        title=title,
        description=description,
        style=Markup(_STYLE),
        shapes=Markup("").join(map(_element, (*sheet(drawing, title), *drawing.shapes))),
    )
    return xml_text(str(text)).encode()


def size(drawing: Drawing, title: str) -> tuple[float, float]:
    """How large a file is, with its title above the drawing."""
    width = max(drawing.width, 1.1 * width_of(title, 16))
    return width + 2 * MARGIN, drawing.height + TITLE_HEIGHT + MARGIN


def sheet(drawing: Drawing, title: str) -> tuple[Shape, ...]:
    """What a file has besides the drawing: a white sheet, and above the drawing its title."""
    return (
        Rect(-MARGIN, -TITLE_HEIGHT, *size(drawing, title), "card"),
        Text(0, 34 - TITLE_HEIGHT, title, 16, is_bold=True),
    )


@singledispatch
def _element(shape: Shape) -> Markup:
    raise TypeError(shape)


@_element.register
def _(shape: Rect) -> Markup:
    opacity = Markup(' fill-opacity="{:.3g}"').format(shape.opacity) if shape.opacity < 1 else ""
    return Markup(
        '<rect class="c-{}" x="{:.4g}" y="{:.4g}" width="{:.4g}" height="{:.4g}"{}/>'
    ).format(shape.colour, shape.x, shape.y, shape.width, shape.height, opacity)


@_element.register
def _(shape: Line) -> Markup:
    points = "L".join(f"{x:.4g} {y:.4g}" for x, y in shape.points)
    dashes = Markup(' stroke-dasharray="4 3"') if shape.is_dashed else ""
    return Markup('<path class="c-{}" d="M{}" stroke-width="{:.3g}"{}/>').format(
        shape.colour, points, shape.width, dashes
    )


@_element.register
def _(shape: Dot) -> Markup:
    title = Markup("<title>{}</title>").format(shape.title) if shape.title else ""
    return Markup(
        '<circle class="c-{} rim-{}" cx="{:.4g}" cy="{:.4g}" r="{:.3g}" stroke-width="1.5">{}</circle>'
    ).format(shape.colour, shape.rim, shape.x, shape.y, shape.radius, title)


@_element.register
def _(shape: Text) -> Markup:
    anchor = f' text-anchor="{shape.anchor}"' if shape.anchor != "start" else ""
    weight = ' font-weight="600"' if shape.is_bold else ""
    turn = f' transform="rotate({-shape.turn} {shape.x:.4g} {shape.y:.4g})"' if shape.turn else ""
    more = Markup(f"{anchor}{weight}{turn}")
    return Markup('<text class="c-{}" x="{:.4g}" y="{:.4g}" font-size="{:.3g}"{}>{}</text>').format(
        shape.colour, shape.x, shape.y, shape.size, more, escape(shape.words)
    )
