"""Periods of time: the validity of a row of a table, and the possible dates of a document."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol


class Dated(Protocol):
    """Anything valid during a period; None is an open end."""

    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_until(self) -> date | None: ...


class Period(NamedTuple):
    """The possible days of writing: `first` to `last`, inclusive.

    None is an open end, so `Period()` is any day, for a document without a date.

    >>> Period.on(date(2018, 3, 7)).day
    datetime.date(2018, 3, 7)
    """

    first: date | None = None
    last: date | None = None

    @classmethod
    def on(cls, day: date | None) -> Period:
        """A single day; any day for None."""
        return cls(day, day)

    @property
    def day(self) -> date | None:
        """The day, if the period is a single day; else None."""
        return self.first if self.first == self.last else None


ANY_DAY = Period()


def valid_in(row: Dated, when: Period) -> bool:
    """Whether a row is valid on a day of a period: from its first day to the day before `valid_until`.

    >>> class Cabinet(NamedTuple):
    ...     valid_from: date = date(2012, 11, 5)
    ...     valid_until: date = date(2017, 10, 26)
    >>> [valid_in(Cabinet(), Period.on(date(2017, 10, day))) for day in (25, 26)]
    [True, False]
    >>> valid_in(Cabinet(), ANY_DAY)
    True
    """
    return (row.valid_from is None or when.last is None or row.valid_from <= when.last) and (
        row.valid_until is None or when.first is None or when.first < row.valid_until
    )
