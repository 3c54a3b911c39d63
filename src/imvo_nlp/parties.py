"""Parties by printed name and day, out of the reference data; reads no document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from .lexicons.loader import Party, load_table, valid_on
from .text.patterns import alternation

_ABBREVIATION = 4
_REMEMBERED = 10


class Parties:
    """The names of parties, and what they mean on a day."""

    def __init__(self, rows: Iterable[Party]) -> None:
        self._in_text: dict[str, list[Party]] = defaultdict(list)
        self._in_brackets: dict[str, list[Party]] = defaultdict(list)
        for row in rows:
            for form in dict.fromkeys((row.id, row.name, *row.aliases)):
                self._in_text[form].append(row)
            for form in dict.fromkeys((row.id, row.name, *row.aliases, *row.bracket_aliases)):
                self._in_brackets[form.casefold()].append(row)
        self._patterns: dict[frozenset[str], re.Pattern[str]] = {}

    def pattern(self, day: date | None) -> re.Pattern[str]:
        """The names that can be meant on that day, as whole words; `SP-fractie` holds one.

        A party's full name means it for ever. An abbreviation of up to four letters does so while
        the party exists and ten years longer: `AOV` is an insurance today.
        """
        forms = frozenset(
            form
            for form, rows in self._in_text.items()
            if len(form) > _ABBREVIATION or any(_remembered(row, day) for row in rows)
        )
        if forms not in self._patterns:
            self._patterns[forms] = re.compile(rf"(?<![\w@./])(?:{alternation(forms)})(?!\w)")
        return self._patterns[forms]

    def id_of(
        self, printed: str, day: date | None = None, *, in_brackets: bool = False
    ) -> str | None:
        """The usual abbreviation of a party under a printed name; None where two could be meant.

        Behind a person's name, `in_brackets`, a surname can be a group's name: `(Omtzigt)`.

        >>> parties().id_of("Partij van de Arbeid")
        'PvdA'
        """
        form = " ".join(printed.split())
        rows = self._in_text.get(form, [])
        if in_brackets:
            rows = self._in_brackets.get(form.casefold(), [])
        valid = [row for row in rows if valid_on(row, day)] or rows
        ids = {row.id for row in valid}
        return ids.pop() if len(ids) == 1 else None


def _remembered(row: Party, day: date | None) -> bool:
    if row.valid_until is None:
        return day is None or row.valid_from is None or row.valid_from <= day
    if day is None:
        return row.valid_until.year >= 2010
    begun = row.valid_from is None or row.valid_from <= day
    return begun and day.year - row.valid_until.year <= _REMEMBERED


@cache
def parties(path: Path | None = None) -> Parties:
    """The parties of the shipped reference data, or of the table at `path`; read once.

    Raises LexiconError for a wrong table.
    """
    return Parties(load_table(Party, path))
