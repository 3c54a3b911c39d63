"""The period that the reference data covers, and printed names that it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from ..notation.period import Period
from .loader import Cabinet, Member, Minister, data_folder, load_table
from .parties import parties
from .people import people

_GOVERNMENT = ("minister", "state_secretary")


class Lacking(NamedTuple):
    """A printed name missing from the tables: a `party`, an `office`, a `minister` or a `member`."""

    kind: str
    name: str


def last_day() -> date:
    """The last date in the tables of people and cabinets.

    Up-to-date tables change with the House: somebody comes or leaves nearly every month.
    """
    return _days(data_folder())[1]


def covered(when: Period) -> bool:
    """Whether the tables can cover a document of this time; true for an unknown date.

    >>> covered(Period.on(date(2019, 3, 7))), covered(Period.on(date(1987, 3, 7)))
    (True, False)
    """
    first, last = _days(data_folder())
    return (when.first is None or when.first <= last) and (when.last is None or when.last >= first)


@cache
def _days(_folder: str | None) -> tuple[date, date]:
    cabinets = load_table(Cabinet)
    rows: list[Cabinet | Member | Minister] = [*cabinets, *load_table(Member)]
    rows += load_table(Minister)
    days = {day for row in rows for day in (row.valid_from, row.valid_until) if day}
    # For the years before the first cabinet only single members are known.
    return min(row.valid_from for row in cabinets), max(days)


def lacking(
    name: str, roles: tuple[str, ...], party: str | None, portfolio: str | None, when: Period
) -> Iterator[Lacking]:
    """The facts about a participant of a document of this time that the tables lack.

    `party` and `portfolio` are as printed, None if not printed. A person is lacking if nobody of
    that name had the role then.

    >>> day = Period.on(date(2019, 3, 7))
    >>> list(lacking("Van den Hul", ("member",), "PvdA", None, day))
    []
    >>> [each.name for each in lacking("Ten Onbekende", ("member",), "NB", None, day)]
    ['NB', 'Ten Onbekende']
    """
    if party and not parties().names_one(party):
        yield Lacking("party", party)
    known = people()
    governs = [role for role in roles if role in _GOVERNMENT]
    if portfolio and governs and not known.knows_office(portfolio):
        yield Lacking("office", portfolio)
    if governs and not known.ministers(name, when):
        yield Lacking("minister", name)
    elif "member" in roles and not governs and not known.members(name, when):
        yield Lacking("member", name)
