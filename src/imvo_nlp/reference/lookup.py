"""The reference data on a name or a date, as tables for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..notation.names import fold
from ..notation.period import Period, valid_in
from .loader import Cabinet, Member, Minister, Party, Portfolio, load_table
from .people import full_name


def render(name: str | None, day: date | None) -> RenderableType:
    """The rows with a name, or all rows valid on a date; with both, the meaning of the name on that date.

    A name is that of a person, a party or a portfolio, in any printed form, ignoring case; if there
    is none, all names that contain it. Without name and date, the numbers of rows by table. Raises
    LookupError for an unknown name.

    >>> Console().print(render("Mulder", date(2018, 3, 7)))  # doctest: +SKIP
    """
    when = Period.on(day)
    if name is None:
        return _on_day(when) if day else _counts()
    found = _bearers(name, when, in_full=True) or _bearers(name, when, in_full=False)
    if not found:
        at = f" on {day}" if day else ""
        raise LookupError(f"the reference data has no entry for {name!r}{at}")
    return Group(*found)


def _counts() -> Table:
    table = _table("table", "rows")
    for row in (Party, Cabinet, Minister, Member, Portfolio):
        table.add_row(row.table, str(len(load_table(row))))
    return table


def _on_day(when: Period) -> RenderableType:
    """The cabinet, its members, and the seats of the groups."""
    cabinets = [row.name for row in load_table(Cabinet) if valid_in(row, when)]
    seats = Counter(
        (row.chamber, row.party or "?") for row in load_table(Member) if valid_in(row, when)
    )
    groups = _table("chamber", "group", "members")
    for (chamber, party), count in sorted(seats.items(), key=lambda each: (each[0][0], -each[1])):
        groups.add_row(chamber, party, str(count))
    title = Text(", ".join(cabinets) or "no cabinet is known", "bold")
    ministers = _ministers(row for row in load_table(Minister) if valid_in(row, when))
    return Group(title, ministers or "", "", groups)


def _bearers(name: str, when: Period, *, in_full: bool) -> list[Table]:
    """The tables of rows with the name, or a printed form that contains it."""
    wanted = fold(name)

    def bears(row: Party | Minister | Member, forms: Iterable[str]) -> bool:
        return valid_in(row, when) and any(
            wanted == fold(form) if in_full else wanted in fold(form) for form in forms
        )

    tables = (
        _parties(row for row in load_table(Party) if bears(row, _party_forms(row))),
        _ministers(row for row in load_table(Minister) if bears(row, _minister_forms(row))),
        _members(row for row in load_table(Member) if bears(row, (row.name, *row.also_printed))),
    )
    return [table for table in tables if table is not None]


def _party_forms(row: Party) -> Iterator[str]:
    yield from (row.id, row.name, *row.aliases, *row.bracket_aliases)


def _minister_forms(row: Minister) -> Iterator[str]:
    yield from (row.name, *row.also_printed, row.portfolio, *row.portfolio_aliases)
    for each in load_table(Portfolio):
        if each.portfolio in (row.portfolio, *row.portfolio_aliases):
            yield from each.abbreviations


def _parties(rows: Iterable[Party]) -> Table | None:
    table = _table("party", "name", "chambers", "from", "until", "source")
    for row in rows:
        table.add_row(row.id, row.name, ", ".join(row.chambers), *_period(row), row.source)
    return table if table.row_count else None


def _ministers(rows: Iterable[Minister]) -> Table | None:
    table = _table("minister", "post", "portfolio", "party", "from", "until", "source")
    for row in rows:
        post = f"{row.post} ({row.note})" if row.note else row.post
        table.add_row(
            full_name(row), post, row.portfolio, row.party or "", *_period(row), row.source
        )
    return table if table.row_count else None


def _members(rows: Iterable[Member]) -> Table | None:
    table = _table("member", "chamber", "group", "from", "until", "source")
    for row in rows:
        table.add_row(
            full_name(row),
            row.chamber,
            row.party or "",
            *_period(row),
            f"{row.source} ({row.precision})",
        )
    return table if table.row_count else None


def _period(row: Party | Minister | Member) -> tuple[str, str]:
    return str(row.valid_from or ""), str(row.valid_until or "")


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column)
    return table
