"""Ministers and members by name, post and day, out of the reference data; reads no document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

import regex

from .lexicons.loader import Member, Minister, Portfolio, load_table, valid_on
from .text.patterns import alternation


class PrintedName(NamedTuple):
    """A name as printed, taken apart: `Jan Jacob van Dijk` is `Van Dijk`, `Jan Jacob`."""

    family: str
    first_name: str | None = None
    initials: str | None = None


_PARTICLES = frozenset(
    """van de den der het ter ten te 't ’t in op el al la le von du da dos tot bin ben toe à
    ’s 's""".split()
)
_INITIALS = regex.compile(r"((?:\p{Lu}\p{Ll}{0,2}\.[ ]?){1,8})(?=[\p{Lu}vdt’'])\s*")
_TITLES = regex.compile(r"^(?:(?:prof|dr|mr|ir|drs|ing|jhr|jkvr|lic|em)\.\s?)+", regex.IGNORECASE)
_SPACES = regex.compile(r"\s+")

POSTS = {
    "prime_minister": "prime_minister",
    "minister": "minister",
    "minister_without_portfolio": "minister",
    "state_secretary": "state_secretary",
}
"""The contract's posts for those of the reference data."""


class People:
    """All ministers, state secretaries and members that the reference data knows.

    Every question takes the day that counts, the document's own; with None as day all periods
    count. Answers are lists in the order of the data: who is meant is the caller's decision.
    """

    def __init__(
        self,
        members: Iterable[Member],
        ministers: Iterable[Minister],
        portfolios: Iterable[Portfolio],
    ) -> None:
        short: dict[str, list[str]] = defaultdict(list)
        for each in portfolios:
            short[each.portfolio].append(each.abbreviation)
        self._members: dict[str, list[Member]] = defaultdict(list)
        self._ministers: dict[str, list[Minister]] = defaultdict(list)
        self._posts: dict[str, list[Minister]] = defaultdict(list)
        for member in members:
            for name in (member.name, *member.also_printed):
                self._members[fold(name)].append(member)
        forms: set[str] = set()
        for minister in ministers:
            for name in (minister.name, *minister.also_printed):
                self._ministers[fold(name)].append(minister)
            printed = {minister.portfolio, *minister.portfolio_aliases}
            printed.update(form for name in tuple(printed) for form in short[name])
            for portfolio in sorted(printed):
                self._posts[fold(portfolio)].append(minister)
                forms.add(portfolio)
        self.family_names = frozenset(self._members) | frozenset(self._ministers)
        called = [row.first_name for row in members] + [row.first_name for row in ministers]
        self.first_names = frozenset(name.split()[0] for name in called if name)
        self.portfolios = tuple(sorted(forms))
        """Every printed form of a portfolio."""

    @cached_property
    def portfolio_pattern(self) -> str:
        """A pattern of all printed forms of portfolios, full ones in small letters too."""
        names = [name for name in self.portfolios if name[:1].isupper()]
        return alternation([*names, *(name.lower() for name in names if " " in name)])

    def members(
        self,
        name: str,
        day: date | None = None,
        *,
        first_name: str | None = None,
        initials: str | None = None,
        chamber: str | None = None,
    ) -> list[Member]:
        """Members of this family name who sat on that day."""
        rows = self._members.get(fold(name), [])
        return [
            row
            for row in rows
            if valid_on(row, day)
            and (chamber is None or row.chamber == chamber)
            and (first_name is None or row.first_name is None or row.first_name == first_name)
            and _same_initials(row.initials, initials)
        ]

    def ministers(
        self, name: str, day: date | None = None, *, initials: str | None = None
    ) -> list[Minister]:
        """Ministers and state secretaries of this family name in office on that day."""
        rows = self._ministers.get(fold(name), [])
        return [
            row for row in rows if valid_on(row, day) and _same_initials(row.initials, initials)
        ]

    def holders(self, portfolio: str, day: date | None, *, state_secretary: bool) -> list[Minister]:
        """Who held a portfolio, under any of its printed names, on that day."""
        return [
            row
            for row in self._posts.get(fold(portfolio), [])
            if valid_on(row, day) and (row.post == "state_secretary") == state_secretary
        ]

    def held(self, name: str, portfolio: str, day: date | None, *, state_secretary: bool) -> bool:
        """Whether somebody of this family name held a portfolio, under any of its names, on that day.

        >>> people().held("De Boer", "VROM", date(1996, 10, 10), state_secretary=False)
        True
        """
        rows = self.holders(portfolio, day, state_secretary=state_secretary)
        return name in {row.name for row in rows}

    def predecessor(self, minister: Minister) -> Minister | None:
        """Who held the same portfolio last before this minister; None where nobody did."""
        earlier = [
            row
            for row in self._posts.get(fold(minister.portfolio), [])
            if row.name != minister.name
            and row.note != "acting"
            and (row.post == "state_secretary") == (minister.post == "state_secretary")
            and row.valid_from is not None
            and minister.valid_from is not None
            and row.valid_from < minister.valid_from
        ]
        return max(earlier, key=lambda row: row.valid_from or date.min, default=None)

    def split_name(self, printed: str) -> PrintedName | None:
        """Take a printed name apart; None for what cannot be a name.

        The longest known family name at its end counts, else a prefix in small letters begins the
        family name, else it is what stands behind a known first name or initials.

        >>> people().split_name("Jan Jacob van Dijk")
        PrintedName(family='Van Dijk', first_name='Jan Jacob', initials=None)
        >>> people().split_name("E.M.J. Ploumen").initials
        'E.M.J.'
        """
        name = _TITLES.sub("", _SPACES.sub(" ", printed.strip(" ,")))
        initials = None
        if match := _INITIALS.match(name):
            initials, name = match[1].replace(" ", ""), name[match.end() :]
        words = name.split(" ")
        if not name or not any(word[:1].isupper() for word in words):
            return None
        if any(not word[:1].isupper() and word not in _PARTICLES for word in words):
            return None
        begin = 0
        for start in range(len(words)):
            # `Hoogland-de Boer` is one name, whoever is called Boer.
            joined = start and words[start - 1].rpartition("-")[2] in _PARTICLES
            if not joined and fold(" ".join(words[start:])) in self.family_names:
                begin = start
                break
        else:
            if words[0].lower() not in _PARTICLES:
                small = [index for index, word in enumerate(words) if word in _PARTICLES]
                alone = len(words) - 1 if words[0] in self.first_names or initials else 0
                begin = small[0] if small else alone
        family = " ".join(words[begin:])
        first = " ".join(words[:begin]) or None
        if first and (inner := regex.fullmatch(r"(\p{Lu}\p{Ll}+)\s((?:\p{Lu}\.)+)", first)):
            first, initials = inner[1], f"{inner[1][0]}.{inner[2]}"  # `Sigrid A.M. Kaag`
        return PrintedName(self.spelled(family[0].upper() + family[1:]), first, initials)

    def knows(self, family: str) -> bool:
        """Whether anyone of this family name is in the reference data."""
        return fold(family) in self.family_names

    def spelled(self, family: str) -> str:
        """A known family name as the reference data writes it: `VAN DEN HUL` is `Van den Hul`."""
        rows = self._members.get(fold(family)) or self._ministers.get(fold(family)) or []
        names = {row.name for row in rows if fold(row.name) == fold(family)}
        return names.pop() if len(names) == 1 else family

    def spelled_portfolio(self, printed: str) -> str:
        """A portfolio in capitals as the reference data writes it; any other as printed.

        >>> people().spelled_portfolio("BUITENLANDSE ZAKEN")
        'Buitenlandse Zaken'
        """
        if not printed.isupper():
            return printed
        return next((name for name in self.portfolios if fold(name) == fold(printed)), printed)

    def name_at(self, words: Sequence[str], also: Collection[str] = ()) -> int:
        """How many of these words, read from the first, are a known name; 0 if none.

        >>> people().name_at(["Van", "den", "Hul", "van", "de"])
        3
        """
        for count in range(min(len(words), 6), 0, -1):
            printed = fold(" ".join(words[:count]))
            if printed in self.family_names or printed in also:
                return count
            for split in range(1, count):
                family, first = " ".join(words[split:count]), " ".join(words[:split])
                rows: list[Member] | list[Minister] = self._members.get(fold(family), [])
                rows = rows or self._ministers.get(fold(family), [])
                if any(row.first_name == first for row in rows):
                    return count
        return 0


@lru_cache(maxsize=10_000)
def fold(name: str) -> str:
    """The form under which names and portfolios are compared: white space and case do not count."""
    return " ".join(name.split()).casefold().replace("'", "’").replace("- ", "-")


def _same_initials(known: str | None, printed: str | None) -> bool:
    """Whether initials can be the same person's; a name may be printed with fewer of them."""
    if not known or not printed:
        return True
    return known.startswith(printed) or printed.startswith(known) or known[0] == printed[0]


@cache
def people() -> People:
    """The people of the shipped reference data, read once."""
    return People(load_table(Member), load_table(Minister), load_table(Portfolio))
