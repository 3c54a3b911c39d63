"""The page of a report: template, figures and style in a single file without script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..converted.documents import Skipped, read_documents
from ..page.template import template
from ..wording import DEFAULT, Lang, day, named, wording
from . import require
from .counting import Counts, counted
from .figures import Cell, Figure, Link, figures, gaps
from .labels import number

Address = Callable[[Figure, Sequence[Cell], int], str | None]
"""Returns the address for a cell, given the figure, a row of its table, and the index in the row."""

_HERE = Path(__file__).parent
# The maximum number of skipped files named on the page.
_SKIPPED = 100


def report(folder: str | Path, lang: Lang = DEFAULT) -> str:
    """A report on the converted documents of a folder, as a self-contained HTML page.

    The page lists skipped files. Raises MissingExtra before any document is read, WrongUse for a
    folder that cannot be searched or holds no converted document, and UnreadableInput for a
    document with an invalid date.

    >>> Path("report.html").write_text(report("uit"), "utf-8")  # doctest: +SKIP
    """
    require()
    skipped: list[Skipped] = []
    counts = counted(read_documents(folder, skipped.append))
    return page(counts, skipped, lang)


def page(counts: Counts, skipped: Sequence[Skipped], lang: Lang) -> str:
    """The page of these counts.

    >>> page(Counts(), [], "en").startswith('<!doctype html>')
    True
    """
    shown = shown_page(counts, skipped, lang)
    return template(_HERE / "report.html.jinja").render(lang=lang, **shown)


def shown_page(
    counts: Counts, skipped: Sequence[Skipped], lang: Lang, address: Address | None = None
) -> dict[str, Any]:
    """The variables of the template; `address` returns the targets of cells."""
    words = wording(lang)
    style = (_HERE.parent / "page" / "base.css").read_text("utf-8") + (
        _HERE / "report.css"
    ).read_text("utf-8")
    shown = partial(_shown, words=words["report"], address=address)
    return {
        "style": Markup(style),
        "style_hash": b64encode(sha256(style.encode()).digest()).decode(),
        "report": words["report"],
        "facts": _facts(counts, len(skipped), words),
        "parts": [
            ("figures", list(map(shown, figures(counts, lang)))),
            ("gaps", list(map(shown, gaps(counts, len(skipped), lang)))),
        ],
        "skipped": skipped[:_SKIPPED],
        "more_skipped": max(len(skipped) - _SKIPPED, 0),
        "number": partial(number, words=words["report"]),
    }


def _shown(figure: Figure, words: dict[str, Any], address: Address | None) -> dict[str, Any]:
    """The variables of the template for a figure."""
    figure_words = words["figures"][figure.name]
    return {
        "name": figure.name,
        **figure_words,
        "drawings": _drawings(figure, figure_words, words) if figure.rows else [],
        "source": words["source"].format(tables=", ".join(figure.tables)),
        "figure": figure,
        "cells": [
            [
                _cell(cell, words, address(figure, row, place) if address else None)
                for place, cell in enumerate(row)
            ]
            for row in figure.rows
        ],
    }


def _drawings(figure: Figure, figure_words: dict[str, str], words: dict[str, Any]) -> list[Markup]:
    """The figure for screens and for phones, of which one is visible."""
    from .drawing import NARROW, WIDE, drawn
    from .pictures import inline

    write = partial(number, words=words)
    return [
        inline(
            drawn(figure.chart, width, write),
            figure_words["title"],
            f"{figure_words['definition']} {words['see_table']}",
            f"{figure.name}-{kind}",
            kind,
        )
        for kind, width in (("wide", WIDE), ("narrow", NARROW))
    ]


def _cell(cell: Cell, words: dict[str, Any], address: str | None) -> dict[str, Any]:
    """A cell for display; a link within the site takes precedence over other addresses."""
    is_number = isinstance(cell, int | float)
    shown: Any = number(cell, words) if isinstance(cell, int | float) else cell
    is_elsewhere = False
    if isinstance(cell, Link):
        shown, is_elsewhere = cell.words, address is None
        address = address or cell.address
    return {
        "shown": "–" if shown is None else shown,
        "address": address,
        "is_elsewhere": is_elsewhere,
        "is_number": is_number,
    }


def _facts(counts: Counts, skipped: int, words: dict[str, Any]) -> list[dict[str, Any]]:
    """The head of the report: number, dates, software and kinds of documents."""
    report, documents = words["report"], counts.documents.values()
    days = sorted(each.day for each in documents if each.day)
    period = (
        "–"
        if not days
        else " – ".join(
            day(words, each.isoformat()).replace(" ", "\u00a0") for each in (days[0], days[-1])
        )
    )
    kinds: dict[str, int] = {}
    for each in documents:
        name = named(words["document_types"], each.kind)
        kinds[name] = kinds.get(name, 0) + 1
    return [
        {
            "name": report["columns"]["documents"],
            "value": number(len(documents), report),
            "big": True,
        },
        {"name": report["period"], "value": period},
        {"name": report["undated"], "value": number(counts.gap("undated").some, report)},
        {"name": report["skipped"], "value": number(skipped, report)},
        {"name": report["made"], "value": "; ".join(sorted(counts.versions)) or "–"},
        {
            "name": report["kinds"],
            "kinds": sorted(kinds.items(), key=lambda each: (-each[1], each[0])),
        },
    ]
