"""The shapes that figures are drawn with, in pixels from the top left, and how wide text is.

Colours are names: the page says what they are in light and in dark, and a file has those of light.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

Colour = Literal[
    "ink", "soft", "line", "card", "heat", "party", "minister", "member", "sector", "reference",
    "motion", "document",
]  # fmt: skip

# As `page/base.css` has them for light; `heat` is the sector's, so light that ink can be read on it.
LIGHT: dict[Colour, str] = {
    "ink": "#1d2126",
    "soft": "#59616b",
    "line": "#e0dcd3",
    "card": "#ffffff",
    "heat": "#5fab97",
    "party": "#0067a3",
    "minister": "#b84a00",
    "member": "#1583b8",
    "sector": "#00795a",
    "reference": "#a03f74",
    "motion": "#8a6200",
    "document": "#666a70",
}
# Of the font's size, as wide as in DejaVu Sans: most fonts of systems are narrower.
_NARROW, _CAPITAL, _WIDE, _OTHER = 0.37, 0.72, 0.97, 0.63
_ARE_NARROW, _ARE_WIDE = frozenset("iljftIJ.,:;'|!()[]/-– "), frozenset("mwMW%@…")


class Rect(NamedTuple):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour
    opacity: float = 1


class Line(NamedTuple):
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: Colour
    width: float = 1
    is_dashed: bool = False


class Dot(NamedTuple):
    """A disc, with a rim of another colour; `title` is what hovering shows."""

    x: float
    y: float
    radius: float
    colour: Colour
    rim: Colour
    title: str = ""


class Text(NamedTuple):
    """A line of text on its base line; `turn` is by how many degrees it rises."""

    x: float
    y: float
    words: str
    size: float = 13
    colour: Colour = "ink"
    anchor: Literal["start", "middle", "end"] = "start"
    is_bold: bool = False
    turn: int = 0


Shape = Rect | Line | Dot | Text


class Drawing(NamedTuple):
    """Shapes on a sheet."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def width_of(words: str, size: float = 13) -> float:
    """How wide words are at most, whatever the font.

    >>> round(width_of("VVD"))
    28
    """
    return size * sum(map(_width, words))


def _width(character: str) -> float:
    if character in _ARE_NARROW:
        return _NARROW
    if character in _ARE_WIDE:
        return _WIDE
    return _CAPITAL if character.isupper() else _OTHER


def shortened(words: str, width: float, size: float = 13) -> str:
    """The words, cut with … where they are wider.

    >>> shortened("technologische industrie", 100)
    'technologis…'
    """
    if width_of(words, size) <= width:
        return words
    while words and width_of(f"{words}…", size) > width:
        words = words[:-1]
    return f"{words.rstrip()}…"


def wrapped(words: str, width: float, size: float = 13) -> Iterator[str]:
    """The words on lines of this width; a longer word is cut.

    >>> list(wrapped("land- en tuinbouw", 80))
    ['land- en', 'tuinbouw']
    """
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size) > width:
            yield shortened(line, width, size)
            line = word
        else:
            line = longer
    yield shortened(line, width, size)
