"""Links from the figures of the report to the counted documents: addresses of table cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from ..report.figures import Cell, Figure, Link
from ..report.html import Address
from .gathering import SUBJECTS, Gathered
from .tables import Tables, document_page, subject_page
from .views import START


def links(gathered: Gathered, words: dict[str, Any]) -> Address:
    """The addresses relative to the root of the site; None if no page shows the items of a cell."""
    names = Tables(gathered, words).names
    values = {(label, names[label](value)): value for label, value in gathered.passages}
    kinds = {names["kind"](each.kind): each.kind for each in gathered.documents}
    parties = {party for each in gathered.documents for party in each.parties}
    held = {each.id: each for each in gathered.documents if each.has_page}

    def address(figure: Figure, row: Sequence[Cell], place: int) -> str | None:
        name, column, head = figure.name, figure.columns[place], row[0]
        if isinstance(head, Link):
            document = held.get(head.words)
            return document_page(document) if document and not place else None
        for label in SUBJECTS:
            if name == f"{label}_years" and (label, str(head)) in values:
                years = {"year": column} if column.isdigit() and row[place] else {}
                return _to(subject_page(label, values[label, str(head)]), years)
            if name in (f"party_{label}s", f"minister_{label}s") and row[place]:
                who = {"by" if name.startswith("party") else "who": _surname(str(head))}
                if (label, column) in values:
                    return _to(subject_page(label, values[label, column]), who)
        if name == "activity" and column in kinds and row[place]:
            year = {"year": str(head)[:4]} if "–" not in str(head) else {}
            return _to(START, {"kind": kinds[column], **year})
        if head in parties and not place:
            return _to(START, {"by": str(head)})
        return None

    return address


def _to(page: str, chosen: dict[str, str]) -> str:
    return f"{page}?{urlencode(chosen)}" if chosen else page


def _surname(told: str) -> str:
    """A minister's surname, without the distinction of namesakes.

    >>> _surname("Dekker (Sander)")
    'Dekker'
    """
    return told.partition(" (")[0]
