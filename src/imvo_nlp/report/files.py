"""The figures of a report as files: pictures and their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from ..analysis.tabular.files import csv_writer
from ..errors import WrongUse, reason
from ..files.places import replacing
from ..wording import Lang, wording
from . import require
from .figures import Cell, Figure, Link
from .labels import number


def write_figures(figures: Iterable[Figure], folder: Path, lang: Lang) -> list[Path]:
    """Write every figure with data as `NAME.png`, `NAME.svg` and `NAME.csv`.

    Returns the files written; files appear only when complete. Raises MissingExtra before anything
    is written, and WrongUse if the folder is not writable.

    >>> write_figures([], Path("cijfers"), "nl")
    []
    """
    require()
    written = []
    try:
        for figure in figures:
            if figure.rows:
                written += _write(figure, folder, lang)
    except OSError as error:
        raise WrongUse(f"cannot write to the folder of figures: {reason(error)}") from error
    return written


def _write(figure: Figure, folder: Path, lang: Lang) -> list[Path]:
    from .drawing import WIDE, drawn
    from .pictures import write_png, write_svg

    words = wording(lang)["report"]
    figure_words = words["figures"][figure.name]
    drawing = drawn(figure.chart, WIDE, partial(number, words=words))
    paths = [folder / f"{figure.name}.{each}" for each in ("png", "svg", "csv")]
    with replacing(paths[0]) as file:
        write_png(drawing, figure_words["title"], file)
    with replacing(paths[1]) as file:
        write_svg(drawing, figure_words["title"], figure_words["definition"], file)
    with replacing(paths[2]) as file:
        csv_writer(file, figure.columns).writerows(map(_plain, each) for each in figure.rows)
    return paths


def _plain(cell: Cell) -> Cell:
    return cell.words if isinstance(cell, Link) else cell
