"""Labels of numbers, periods and persons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date as Day
from typing import Any, NamedTuple, TypeVar

from .counting import Person

_MONTHS = (3, 12, 60, 120)
_K = TypeVar("_K", bound=Hashable)


def number(value: float, words: Mapping[str, Any]) -> str:
    """A number, formatted for a language; `words` are those of the report.

    >>> number(1234.5, {"thousands": ".", "decimal": ","})
    '1.234,5'
    """
    plain = f"{value:,.1f}".removesuffix(".0")
    marks = {",": words["thousands"], ".": words["decimal"]}
    return "".join(marks.get(each, each) for each in plain)


class Periods(NamedTuple):
    """Consecutive periods of equal length in months; `start` is the number of periods before the first."""

    size: int
    start: int
    names: tuple[str, ...]

    def table(self, dated: Iterable[tuple[_K, Day]]) -> defaultdict[_K, list[int]]:
        """The counts by key and period.

        >>> periods([Day(2019, 2, 12), Day(2020, 9, 1)], 2).table([("VVD", Day(2020, 5, 1))])["VVD"]
        [0, 1]
        """
        counts: defaultdict[_K, list[int]] = defaultdict(lambda: [0] * len(self.names))
        for name, day in dated:
            counts[name][_month(day) // self.size - self.start] += 1
        return counts


def periods(days: Sequence[Day], most: int) -> Periods:
    """The periods that cover all days, at most `most`: quarters, else years, else five or ten years.

    >>> periods([Day(2019, 2, 12), Day(2019, 9, 1)], 4).names
    ('2019 Q1', '2019 Q2', '2019 Q3')
    """
    if not days:
        return Periods(_MONTHS[0], 0, ())
    first, last = _month(min(days)), _month(max(days))
    size = next((each for each in _MONTHS if last // each - first // each < most), _MONTHS[-1])
    start = first // size
    names = (_period(each * size, size) for each in range(start, last // size + 1))
    return Periods(size, start, tuple(names))


def _month(day: Day) -> int:
    return 12 * day.year + day.month - 1


def _period(month: int, size: int) -> str:
    year = month // 12
    if size == 3:
        return f"{year} Q{month % 12 // 3 + 1}"
    return f"{year}" if size == 12 else f"{year}–{year + size // 12 - 1}"


def person_names(persons: Sequence[Person], given: Mapping[str, str]) -> dict[Person, str]:
    """The names of persons: the surname alone if only one person bears it.

    Namesakes are distinguished by given name or initials, else by Wikidata item.

    >>> dekkers = [Person("Dekker", "Q1"), Person("Dekker", "Q2")]
    >>> list(person_names(dekkers, {"Q1": "Sander"}).values())
    ['Dekker (Sander)', 'Dekker (Q2)']
    """
    items: defaultdict[str, set[str | None]] = defaultdict(set)
    for person in persons:
        items[person.name].add(person.wikidata)
    names = {}
    for name, of_name in items.items():
        known = sorted(filter(None, of_name))
        bearers = Counter(given.get(item, item) for item in known)
        for item in (*known, None):
            first = given.get(item, item) if item else "?"
            distinction = item if bearers[first or ""] > 1 else first
            names[Person(name, item)] = f"{name} ({distinction})" if len(known) > 1 else name
    return {person: names[person] for person in persons}
