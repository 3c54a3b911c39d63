"""Figures as SVG within a page, and as files of their own: SVG and PNG."""

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

# A picture has so many dots for each pixel of a sheet.
_SHARPNESS = 2
# Of a file: how far above the figure its title stands and how large, and the white around both.
_ABOVE, _TITLE, _MARGIN = 20, 16, 20
_COLOUR = re.compile(r"#[0-9a-f]{6}\b")
_NAMES = {colour: name for name, colour in LIGHT.items()}
_DECIMALS = re.compile(r"(\.\d\d)\d+")
# Versions of matplotlib write the font in one property or in several.
_FAMILY = re.compile(r"font-family: [^;]+; ?")
_FONT = re.compile(r"font: ([\d.]+px)[^;]+")
_NO_TURN = re.compile(r"rotate\(-?0[ ,]")


def inline(figure: Figure, title: str, description: str, name: str, kind: str) -> Markup:
    """The SVG for within a page, in whose colours and fonts it is drawn; `name` is its id there.

    It is read out as its title and description.
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
    """Writes the figure as an SVG file, light, headed with its title; its text is text."""
    svg = _svg(figure, title, description, bbox_inches=_headed(figure, title))
    svg.set("xmlns", "http://www.w3.org/2000/svg")
    file.write(tostring(svg, encoding="utf-8") + b"\n")


def write_png(figure: Figure, title: str, file: BinaryIO) -> None:
    """Writes the figure as a picture for slides, light, headed with its title."""
    with styled():
        figure.savefig(
            file,
            format="png",
            dpi=DOTS * _SHARPNESS,
            bbox_inches=_headed(figure, title),
            metadata={"Software": None},  # without the version of matplotlib in it
        )


def _headed(figure: Figure, title: str) -> Bbox:
    """Puts the title above the figure, and gives, in inches, what a file shows of both."""
    width, height = figure.get_size_inches() * DOTS
    with styled():
        y = 1 + _ABOVE / height
        figure.suptitle(title, x=0, y=y, ha="left", va="baseline", size=_TITLE, weight="bold")
    right = max(width, 1.2 * width_of(title, _TITLE)) + _MARGIN  # bold is wider
    top = height + _ABOVE + _TITLE + _MARGIN
    return Bbox([(-_MARGIN / DOTS, -_MARGIN / DOTS), (right / DOTS, top / DOTS)])


def _svg(figure: Figure, title: str, description: str, **options: Any) -> Element:
    """The shapes and texts of the SVG that matplotlib writes, without all that they are nested in."""
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
    """What is drawn, in its order; no figure has markers, which SVG would hold apart."""
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
