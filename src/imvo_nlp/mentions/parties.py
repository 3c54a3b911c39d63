"""Political parties and their groups in the House."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

import regex

from ..lexicons.loader import Party, load_table, valid_on
from .candidate import Candidate

_URL = regex.compile(r"(?:https?://|www\.)\S+")


class Parties:
    """The names of parties, and what they mean on a day."""

    def __init__(self, rows: tuple[Party, ...]) -> None:
        self._in_text: dict[str, list[Party]] = defaultdict(list)
        self._in_brackets: dict[str, list[Party]] = defaultdict(list)
        for row in rows:
            for form in dict.fromkeys((row.id, row.name, *row.aliases)):
                self._in_text[form].append(row)
            for form in dict.fromkeys((row.id, row.name, *row.aliases, *row.bracket_aliases)):
                self._in_brackets[form.casefold()].append(row)
        self._patterns: dict[tuple[str, ...], regex.Pattern[str]] = {}

    def pattern(self, day: date | None) -> regex.Pattern[str]:
        """The names that can be meant on that day.

        A party's full name is known as such for ever; an abbreviation of up to four letters means
        it only while the party exists (`AOV` is an insurance today).
        """
        forms = tuple(
            sorted(
                (
                    form
                    for form, rows in self._in_text.items()
                    if len(form) > 4 or any(_current(row, day) for row in rows)
                ),
                key=lambda form: (-len(form), form),
            )
        )
        if forms not in self._patterns:
            names = "|".join(regex.escape(form).replace("\\ ", r"\s") for form in forms)
            self._patterns[forms] = regex.compile(rf"(?<![\p{{L}}\d@./_])(?:{names})(?![\p{{L}}\d])")
        return self._patterns[forms]

    def id_of(self, printed: str, day: date | None, *, in_brackets: bool = False) -> str | None:
        """The usual abbreviation of a party under a printed name; None where two could be meant.

        >>> parties().id_of("Partij van de Arbeid", None)
        'PvdA'
        """
        form = " ".join(printed.split())
        rows = self._in_brackets.get(form.casefold(), []) if in_brackets else self._in_text.get(form, [])
        valid = [row for row in rows if valid_on(row, day)] or rows
        ids = {row.id for row in valid}
        return ids.pop() if len(ids) == 1 else None


def _current(row: Party, day: date | None) -> bool:
    if day is None:
        return row.valid_until is None or row.valid_until.year > 2010
    return valid_on(row, day)


def find_parties(text: str, names: Parties, day: date | None) -> Iterator[Candidate]:
    """Yield the parties named in `text`: `SP` in `SP-fractie`, but nothing in `SPOED`.

    >>> [each.value for each in find_parties("De Partij van de Arbeid en SPOED", parties(), None)]
    ['PvdA']
    """
    addresses = [match.span() for match in _URL.finditer(text)]
    for match in names.pattern(day).finditer(text):
        start, end = match.span()
        if not any(first <= start < last for first, last in addresses):
            yield Candidate(start, end, "party", names.id_of(match[0], day), {})


@cache
def parties() -> Parties:
    """The parties of the shipped reference data, read once."""
    return Parties(load_table(Party))
