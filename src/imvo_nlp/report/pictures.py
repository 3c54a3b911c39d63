"""Figures as SVG within a page, and as SVG and PNG files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, fromstring, tostring

from markupsafe import Markup
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from ..text.xml import xml_text
from .network import HOVER
from .sheets import DOTS, LIGHT, styled, width_of

# The dots of a picture per pixel of a sheet.
_SHARPNESS = 2
# For files: the distance of the title from the figure, its size, and the margin around both.
_ABOVE, _TITLE, _MARGIN = 20, 16, 20
_COLOUR = re.compile(r"#[0-9a-f]{6}\b")
_NAMES = {colour: name for name, colour in LIGHT.items()}
_DECIMALS = re.compile(r"(\.\d\d)\d+")
# Depending on its version, matplotlib writes the font as one property or several.
_FAMILY = re.compile(r"font-family: [^;]+; ?")
_FONT = re.compile(r"font: ([\d.]+px)[^;]+")
_NO_TURN = re.compile(r"rotate\(-?0[ ,]")


def inline(figure: Figure, title: str, description: str, name: str, kind: str) -> Markup:
    """The SVG for a page, with its colours and fonts; `name` is its id.

    Screen readers read its title and description.
    """
    svg = _svg(figure, title, description, facecolor="none")
    for each in svg.iter():
        if look := each.get("style"):
            look = _COLOUR.sub(lambda found: f"var(--{_NAMES[found[0]]})", look)
            each.set("style", _FONT.sub(r"font-size: \1", _FAMILY.sub("", look)))
    svg.attrib |= {"class": f"drawing {kind}", "role": "img"}
    svg.set("aria-labelledby", f"{name}-title {name}-description")
    svg[0].set("id", f"{name}-title")
    svg[1].set("id", f"{name}-description")
    return Markup(tostring(svg, encoding="unicode"))


def write_svg(figure: Figure, title: str, description: str, file: BinaryIO) -> None:
    """Write the figure as an SVG file, in light colours, with its title; text stays text."""
    svg = _svg(figure, title, description, bbox_inches=_headed(figure, title))
    svg.set("xmlns", "http://www.w3.org/2000/svg")
    file.write(tostring(svg, encoding="utf-8") + b"\n")


def write_png(figure: Figure, title: str, file: BinaryIO) -> None:
    """Write the figure as a picture for slides, in light colours, with its title."""
    with styled():
        figure.savefig(
            file,
            format="png",
            dpi=DOTS * _SHARPNESS,
            bbox_inches=_headed(figure, title),
            metadata={"Software": None},  # without the version of matplotlib
        )


def _headed(figure: Figure, title: str) -> Bbox:
    """Add the title above the figure; return the area of both, in inches."""
    width, height = figure.get_size_inches() * DOTS
    with styled():
        y = 1 + _ABOVE / height
        figure.suptitle(title, x=0, y=y, ha="left", va="baseline", size=_TITLE, weight="bold")
    right = max(width, 1.2 * width_of(title, _TITLE)) + _MARGIN  # bold is wider
    top = height + _ABOVE + _TITLE + _MARGIN
    return Bbox([(-_MARGIN / DOTS, -_MARGIN / DOTS), (right / DOTS, top / DOTS)])


def _svg(figure: Figure, title: str, description: str, **options: Any) -> Element:
    """The shapes and texts in the SVG of matplotlib, without their nesting."""
    file = BytesIO()
    with styled():
        figure.savefig(file, format="svg", **options)
    made = fromstring(xml_text(file.getvalue().decode()))
    box = made.get("viewBox", "")
    svg = Element("svg", dict(zip(("width", "height"), box.split()[2:], strict=True)))
    svg.attrib |= {"viewBox": box, "stroke-linejoin": "round", "stroke-linecap": "butt"}
    svg.extend([_worded("title", title), _worded("desc", description), *_shapes(made)])
    return svg


def _shapes(made: Element) -> Iterator[Element]:
    """The drawn shapes in order; figures have no markers, which SVG defines separately."""
    hover = ""
    for each in list(made.iter()):
        each.tag = each.tag.partition("}")[2]
        if each.get("id", "").startswith(HOVER):
            hover = each.attrib["id"].removeprefix(HOVER)
        if each.tag not in ("path", "text") or each.get("style") == "fill: none":
            continue
        each.attrib = {
            name: _DECIMALS.sub(r"\1", " ".join(value.split()))
            for name, value in each.items()
            if not _NO_TURN.match(value)
        }
        each.tail = ""
        if hover:
            each.append(_worded("title", hover))
            hover = ""
        yield each


def _worded(tag: str, words: str) -> Element:
    made = Element(tag)
    made.text = xml_text(words)
    return made
