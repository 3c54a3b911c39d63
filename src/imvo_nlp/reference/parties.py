"""Parties by printed name and date, from the reference data; reads no document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

from ahocorasick_rs import AhoCorasick, Implementation

from ..notation.period import ANY_DAY, Period, valid_in
from ..text.patterns import alternation
from ..text.words import whole_characters
from .loader import Party, data_folder, load_table

_ABBREVIATION = 4  # maximum number of letters: `AOV`, `BIJ1`
_REMEMBERED = 10  # years of use of an abbreviation after a party's end
_SINCE = 2010
"""In an undated document, abbreviations count only for parties that existed in this year or later."""


class Parties:
    """The names of parties, and their meaning on a date."""

    def __init__(self, rows: Iterable[Party]) -> None:
        self._rows = tuple(rows)
        self._in_text: dict[str, list[Party]] = defaultdict(list)
        self._in_brackets: dict[str, list[Party]] = defaultdict(list)
        for row in self._rows:
            for form in dict.fromkeys((row.id, row.name, *row.aliases)):
                self._in_text[form].append(row)
                if form.startswith("Fractie"):  # `de fractie-Otten`
                    self._in_text[form.lower()[0] + form[1:]].append(row)
            for form in dict.fromkeys((row.id, row.name, *row.aliases, *row.bracket_aliases)):
                self._in_brackets[form.casefold()].append(row)
        self._loosely: dict[str, list[Party]] = defaultdict(list)
        for form, same in self._in_brackets.items():
            self._loosely[_letters(form)] += same
        self._patterns: dict[Period, re.Pattern[str]] = {}
        # The beginnings of names, up to a sign that is printed in several ways.
        begins = {re.split("[/'’]", form)[0] or form[0] for form in self._in_text}
        self._begins = AhoCorasick(begins, implementation=Implementation.DFA)

    def pattern(self, when: Period) -> re.Pattern[str]:
        """A pattern of the party names valid in a period, as whole words; `SP-fractie` contains one.

        A name never means a party before its start. A full name means it forever, an abbreviation of up
        to four letters until ten years after its end: `AOV` is an insurance today.
        """
        if when not in self._patterns:
            forms = frozenset(
                form
                for form, rows in self._in_text.items()
                if any(_remembered(row, when, for_ever=len(form) > _ABBREVIATION) for row in rows)
            )
            self._patterns[when] = _names(forms)
        return self._patterns[when]

    def find(self, text: str, when: Period) -> Iterator[re.Match[str]]:
        """The names in a text that mean a party in a period, as whole words; `SP-fractie` contains one."""
        pattern = self.pattern(when)
        begins = self._begins.find_matches_as_indexes(whole_characters(text), overlapping=True)
        end = 0
        for start in sorted({start for _, start, _ in begins}):
            if start >= end and (match := pattern.match(text, start)):
                end = match.end()
                yield match

    @cached_property
    def bracketed(self) -> re.Pattern[str]:
        """Names that mean a party only in brackets after a person's name: `Azarkan (Denk)`.

        The match includes the bracket, its first group is the name.
        """
        forms = alternation(form for row in self._rows for form in row.bracket_aliases)
        return re.compile(rf"\((?<=\w\s\()({forms})(?=\))")

    def single(self, name: str, when: Period) -> str | None:
        """The group of one member with this family name at that time: `Lid Omtzigt`; None without one."""
        rows = [row for row in self._in_brackets.get(name.casefold(), []) if valid_in(row, when)]
        return rows[0].id if len(rows) == 1 and rows[0].bracket_aliases else None

    def names_one(self, printed: str) -> bool:
        """Whether a printed name in brackets is known, including a name that two groups had in turn.

        >>> parties().names_one("Van Haga"), parties().names_one("De Nederlandsche Bank")
        (True, False)
        """
        # Most are printed as in the tables, which is checked faster.
        return printed.casefold() in self._in_brackets or _letters(printed) in self._loosely

    def id_of(
        self, printed: str, when: Period = ANY_DAY, *, in_brackets: bool = False
    ) -> str | None:
        """The usual abbreviation of a party with a printed name; None if two could be meant.

        After a person's name, `in_brackets`, a surname can be the name of a group: `(Omtzigt)`; and
        case, hyphens and full stops do not matter: `(PVDA)`, `(Christen-Unie)`.

        >>> parties().id_of("Partij van de Arbeid"), parties().id_of("P.V.D.A.", in_brackets=True)
        ('PvdA', 'PvdA')
        """
        form = " ".join(printed.split()).replace("/ ", "/").replace("’", "'")
        rows = self._in_text.get(form, [])
        if in_brackets:
            rows = self._in_brackets.get(form.casefold(), []) or self._loosely.get(
                _letters(form), []
            )
        valid = [row for row in rows if valid_in(row, when)] or rows
        ids = {row.id for row in valid}
        return ids.pop() if len(ids) == 1 else None


def _letters(form: str) -> str:
    """A party's name reduced to lower-case letters and digits."""
    return "".join(filter(str.isalnum, form.casefold()))


@cache
def _names(forms: frozenset[str]) -> re.Pattern[str]:
    """Any of these names as a whole word.

    The context before a name is checked only after its first character: `re` jumps quickly to
    possible matches if a pattern begins with literal characters.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        rests[form[0]].append(form[1:])
    branches = (
        rf"{re.escape(first)}(?<![\w@.]{re.escape(first)})(?:{alternation(rest)})"
        for first, rest in sorted(rests.items())
    )
    # A name can continue on the next line; `D’66` is printed with either apostrophe.
    names = "|".join(branches).replace("/", r"/\s?").replace("'", "['’]")
    return re.compile(rf"(?:{names})(?!\w|\.(?:nl|com|org|eu)\b)")


def _remembered(row: Party, when: Period, *, for_ever: bool) -> bool:
    begun = when.last is None or row.valid_from is None or row.valid_from <= when.last
    if for_ever or row.valid_until is None:
        return begun
    last = row.valid_until.year
    return begun and (
        last >= _SINCE if when.first is None else when.first.year - last <= _REMEMBERED
    )


def parties(path: Path | None = None) -> Parties:
    """The parties of the reference data, or of the table at `path`; read once.

    Raises LexiconError for a malformed table.
    """
    return _parties(path, None if path else data_folder())


@cache
def _parties(path: Path | None, _folder: str | None) -> Parties:
    return Parties(load_table(Party, path))
