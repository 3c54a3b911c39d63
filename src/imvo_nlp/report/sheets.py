"""Shared parts of all figures: sheets, colours, fonts, and text widths.

Sheets are measured in pixels: at 72 dots per inch a point is a pixel. Text is measured in DejaVu
Sans, which comes with matplotlib; most fonts of a page are narrower.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from math import ceil
from typing import Any, NamedTuple
from warnings import catch_warnings, filterwarnings

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.legend_handler import HandlerPatch
from matplotlib.patches import Circle, Patch
from matplotlib.textpath import text_to_path

from .charts import Colour

DOTS = 72
SIZE, SMALL, LINE = 13, 11.5, 16
# The light colours of `page/base.css`; `heat` is that of sectors, lightened so that ink is readable
# on it.
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
_FONT = "DejaVu Sans"
_STYLE = {
    "figure.facecolor": LIGHT["card"],
    "axes.facecolor": "none",
    "axes.axisbelow": True,
    **{f"axes.spines.{side}": False for side in ("left", "right", "top", "bottom")},
    "font.family": "sans-serif",
    "font.sans-serif": [_FONT],
    "font.size": SIZE,
    "grid.color": LIGHT["line"],
    "grid.linewidth": 1,
    "legend.borderaxespad": 0,
    "legend.borderpad": 0,
    "legend.columnspacing": 1.6,
    "legend.fontsize": SIZE,
    "legend.frameon": False,
    "legend.handleheight": 0.9,
    "legend.handlelength": 0.9,
    "legend.handletextpad": 0.5,
    "svg.fonttype": "none",
    "text.color": LIGHT["ink"],
    "text.parse_math": False,
    "xtick.bottom": False,
    "xtick.color": LIGHT["soft"],
    "xtick.labelsize": SMALL,
    "ytick.color": LIGHT["soft"],
    "ytick.labelsize": SMALL,
    "ytick.left": False,
}


@contextmanager
def styled() -> Iterator[None]:
    """A context for drawing and writing figures, independent of the user's matplotlib settings."""
    with catch_warnings(), style.context(["default", _STYLE]):
        filterwarnings("ignore", "Glyph .* missing")  # the reader's fonts may have it
        yield


class Room(NamedTuple):
    """The margins around axes."""

    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0


def sheet(
    width: float, height: float, room: Room, legend: Sequence[Patch] = ()
) -> tuple[Figure, Axes]:
    """A sheet with axes of this height, with a legend above for several colours."""
    entries = legend if len(legend) > 1 else ()
    names = [cut(str(each.get_label()), int((width - 24) / 8)) for each in entries]
    columns = max(int((width + 20) / (widest(names) + 40)), 1) if names else 1
    above = 20 * ceil(len(names) / columns) + (8 if names else 0)
    high = above + room.top + height + room.bottom
    figure = Figure((width / DOTS, high / DOTS), dpi=DOTS)
    if names:
        discs = {Circle: HandlerPatch(_round)}
        corner = (0, 1 - 4 / high)
        figure.legend(
            entries,
            names,
            loc="upper left",
            bbox_to_anchor=corner,
            ncols=columns,
            handler_map=discs,
        )
    wide = (width - room.left - room.right) / width
    return figure, figure.add_axes((room.left / width, room.bottom / high, wide, height / high))


def _round(*, width: float, height: float, **_: Any) -> Circle:
    return Circle((width / 2, height / 2), height / 2)


@lru_cache(4096)
def width_of(words: str, size: float = SIZE) -> float:
    """The width of a text in pixels.

    >>> round(width_of("VVD"))
    28
    """
    font = FontProperties(family=_FONT, size=size)
    return float(text_to_path.get_text_width_height_descent(words, font, ismath=False)[0])


def widest(words: Sequence[str], size: float = SIZE) -> float:
    """The width of the widest text in pixels.

    >>> round(widest(["SP", "VVD"]))
    28
    """
    return max(width_of(each, size) for each in words)


def cut(words: str, most: int) -> str:
    """The text, cut with … if longer than `most` characters.

    >>> cut("technologische industrie", 16)
    'technologische…'
    """
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
