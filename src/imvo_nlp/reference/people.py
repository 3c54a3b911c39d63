"""Ministers and members by name, post and date, from the reference data; reads no document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from typing import NamedTuple, TypeVar

import regex

from ..notation.names import fold, plain, without_accents
from ..notation.period import ANY_DAY, Period, valid_in
from ..notation.words import PARTICLES
from ..text.patterns import alternation
from .loader import Member, Minister, Portfolio, data_folder, load_table


class PrintedName(NamedTuple):
    """A printed name, parsed: `Jan Jacob van Dijk` is `Van Dijk`, `Jan Jacob`."""

    family: str
    first_name: str | None = None
    initials: str | None = None


_SMALL = frozenset(PARTICLES)
_INITIALS = regex.compile(r"((?:\p{Lu}\p{Ll}{0,2}\.[ ]?){1,8})(?=[\p{Lu}vdt’'])\s*")
# `Sigrid A.M.`
_FIRST_AND_INITIALS = regex.compile(r"(\p{Lu}\p{Ll}+)\s((?:\p{Lu}\.)+)")
_TITLES = regex.compile(r"^(?:(?:prof|dr|mr|ir|drs|ing|jhr|jkvr|lic|em)\.\s?)+", regex.IGNORECASE)
_SPACED_HYPHEN = regex.compile(r"\s[-–]\s")
_LONGEST_ABBREVIATION = 3
"""Maximum number of letters of a name in capitals that may not be a word: `De heer NN`."""
_SPACE = re.compile(r"\s")
_SPACES = re.compile(r"\s{2,}|[^\S ]")  # white space other than a single space

POSTS = {
    "prime_minister": "prime_minister",
    "minister": "minister",
    "minister_without_portfolio": "minister",
    "state_secretary": "state_secretary",
}
"""The posts of the contract, by post of the reference data."""
ACTING = "acting"
ABROAD = "minister abroad"
"""Notes in the ministers' table: a deputy; a state secretary with the title of minister abroad."""

_VACANT = timedelta(days=45)
"""The maximum vacancy of a post between a minister and the successor."""
_TASKS = regex.compile(r",\s|\sen\s")
_PORTFOLIO_GOES_ON = re.compile(r"[^\W\d_]|[&-]")
# Not a list of tasks: `Financiën – Toeslagen en Douane`, `Grote Steden- en Integratiebeleid`.
_PARTS = regex.compile(r"\s–\s|-\sen\s")

Row = TypeVar("Row", Member, Minister)


class People:
    """All ministers, state secretaries and members of the reference data.

    Every query takes the relevant period: the document's date, or what is known of it.
    Results are lists in the order of the data, empty if nobody matches: the caller decides who is meant.
    """

    def __init__(
        self,
        members: Iterable[Member],
        ministers: Iterable[Minister],
        portfolios: Iterable[Portfolio],
    ) -> None:
        short: dict[str, list[str]] = defaultdict(list)
        self._continued: dict[str, tuple[str, ...]] = {}
        for each in portfolios:
            short[each.portfolio] += each.abbreviations
            self._continued[each.portfolio] = each.continues
        self._members: dict[str, list[Member]] = defaultdict(list)
        self._ministers: dict[str, list[Minister]] = defaultdict(list)
        # By printed form: in full or abbreviated, by its first task alone, by another task alone.
        self._posts: tuple[dict[str, list[Minister]], ...] = tuple(
            defaultdict(list) for _ in range(3)
        )
        # `Wiegman` for Wiegman-van Meppelen Scheppink: used if no full name matches.
        self._short: dict[str, list[Member | Minister]] = defaultdict(list)
        for member in members:
            for name in (member.name, *member.also_printed):
                if not _other_first_name(member, name):
                    self._members[fold(name)].append(member)
            self._add_short(member)
        forms: set[str] = set()
        for minister in ministers:
            for name in (minister.name, *minister.also_printed):
                self._ministers[fold(name)].append(minister)
            self._add_short(minister)
            printed = {minister.portfolio, *minister.portfolio_aliases}
            printed.update(form for name in tuple(printed) for form in short[name])
            first: set[str] = set()
            others: set[str] = set()
            for name in {minister.portfolio, *minister.portfolio_aliases}:
                task, *more = _TASKS.split(name)
                first.update({task} - printed if not _PARTS.search(name) else ())
                others.update({*more} - printed if not _PARTS.search(name) else ())
            for rank, names in enumerate((printed, first, others)):
                for name in sorted(names):
                    self._posts[rank][fold(name)].append(minister)
                    forms.add(name)
        self.family_names = frozenset((*self._members, *self._ministers, *self._short))
        everybody: tuple[Member | Minister, ...] = (*members, *ministers)
        called = {name for row in everybody for name in _first_names(row)}
        self.first_names = frozenset(name.split()[0] for name in called)
        self._called = frozenset(name.casefold() for name in called)
        self._longest_called = max((len(name.split()) for name in called), default=0)
        self._longest_name = self._longest_called + max(
            (len(name.split()) for name in self.family_names), default=0
        )
        self.portfolios = tuple(sorted(forms))
        """Every printed form of a portfolio."""

    def _add_short(self, row: Member | Minister) -> None:
        first, joined, _ = row.name.partition("-")
        if joined:
            self._short[fold(first)].append(row)

    @cached_property
    def _name_begins(self) -> frozenset[str]:
        """The first words, folded, of all names, with and without first names.

        They include the empty word: a lone `’s` before a name is nothing but an ending.
        """
        begins = {fold(name).partition(" ")[0] for name in self.family_names | self._called}
        return frozenset(begins | {""})

    @cached_property
    def _name_ends(self) -> frozenset[str]:
        """The last words, folded, of all names, and their parts after a hyphen."""
        last = {name.rpartition(" ")[2] for name in self.family_names}
        return frozenset(last | {word.rpartition("-")[2] for word in last})

    def may_begin(self, word: str) -> bool:
        """Whether a known name can begin with this word, which may have an ending: `Kaags`.

        A cheap test that excludes nearly all other words.

        >>> [people().may_begin(word) for word in ("Van", "Kaag’s", "Kirsten", "kabinet")]
        [True, True, True, False]
        """
        folded, begins = fold(word).partition(" ")[0], self._name_begins
        return (
            folded in begins
            or folded.endswith("-")  # `Bikker- de Boer`, broken at a line's end
            or (folded.endswith(("s", "’")) and not begins.isdisjoint((folded[:-1], folded[:-2])))
        )

    def may_end(self, word: str) -> bool:
        """Whether a known name can end with this word, given without an ending."""
        return fold(word) in self._name_ends

    @cached_property
    def portfolio_pattern(self) -> str:
        """A pattern of all printed forms of portfolios; names of tasks also in lower case."""
        return alternation(self._portfolio_forms)

    @cached_property
    def _portfolios_by_begin(self) -> dict[str, list[str]]:
        """The printed forms of portfolios by their first two letters, the longest first."""
        forms: dict[str, list[str]] = defaultdict(list)
        for form in sorted(self._portfolio_forms, key=len, reverse=True):
            forms[form[:2]].append(form)
        return forms

    def portfolio_end(self, text: str, start: int) -> int:
        """The end of the longest known portfolio printed at `start`; 0 without one.

        Compiling a pattern of all portfolios would take longer than converting a document.

        >>> people().portfolio_end("van Economische\\nZaken, de heer Kamp", 4)
        21
        """
        for form in self._portfolios_by_begin.get(text[start : start + 2], ()):
            end = start + len(form)
            printed = _SPACE.sub(" ", text[start:end])
            if printed == form and not _PORTFOLIO_GOES_ON.match(text, end):
                return end
        return 0

    @cached_property
    def listing_portfolio_pattern(self) -> str:
        """A pattern of the portfolios that contain a comma: `Onderwijs, Cultuur en Wetenschap`."""
        return alternation(form for form in self._portfolio_forms if "," in form)

    @cached_property
    def _portfolio_forms(self) -> list[str]:
        names = [name for name in self.portfolios if name[:1].isupper()]
        # Some converters lose the accents: `de Minister van Financien`.
        names += [without_accents(name) for name in names if not name.isascii()]
        return [*names, *(name.lower() for name in names if not name.isupper())]

    def members(
        self,
        name: str,
        when: Period = ANY_DAY,
        *,
        first_name: str | None = None,
        initials: str | None = None,
        gender: str | None = None,
        chamber: str | None = None,
    ) -> list[Member]:
        """The members with this family name at the time who match the printed facts.

        >>> from datetime import date
        >>> [row.party for row in people().members("Mulder", Period.on(date(2018, 3, 7)), gender="f")]
        ['CDA']
        """
        folded = fold(name)
        rows: list[Member] = []
        for same in (self._members, self._short):
            rows = [
                row
                for row in same.get(folded, ())
                if isinstance(row, Member)
                and valid_in(row, when)
                and chamber in (None, row.chamber, "VV")
                and _is_called(row, first_name)
                and gender in (None, row.gender)
            ]
            if rows:
                break
        return _with_initials(rows, initials)

    def former_members(self, name: str, when: Period = ANY_DAY) -> list[Member]:
        """Former members with this family name: the last row of every person.

        Its party is None if that member returns in another one, since the day of the change is unknown.
        """
        last: dict[str, Member] = {}
        short = [row for row in self._short.get(fold(name), []) if isinstance(row, Member)]
        rows = self._members.get(fold(name)) or short
        for row in rows:
            begun = when.last is None or row.valid_from <= when.last
            known = last.get(identity(row))
            if begun and (known is None or known.valid_from < row.valid_from):
                last[identity(row)] = row
        for person, row in last.items():
            later = [
                each for each in rows if identity(each) == person and _begins_after(each, when)
            ]
            if later and min(later, key=_begin).party != row.party:
                last[person] = replace(row, party=None)
        return list(last.values())

    def ministers(
        self,
        name: str,
        when: Period = ANY_DAY,
        *,
        initials: str | None = None,
        gender: str | None = None,
    ) -> list[Minister]:
        """The ministers and state secretaries with this family name in office at the time."""
        folded = fold(name)
        rows: list[Minister] = []
        for same in (self._ministers, self._short):
            rows = [
                row
                for row in same.get(folded, ())
                if isinstance(row, Minister)
                and valid_in(row, when)
                and gender in (None, row.gender)
            ]
            if rows:
                break
        return _with_initials(rows, initials)

    def holders(self, portfolio: str, when: Period, *, state_secretary: bool) -> list[Minister]:
        """The holders of a portfolio at the time, under any of its printed names.

        The full name and abbreviations take precedence over a task alone (`Onderwijs`), its first task over
        the others. If no minister holds it, a state secretary with the title of minister abroad can. A deputy
        counts only if nobody else held it.

        >>> from datetime import date
        >>> [row.name for row in people().holders("Landbouw", Period.on(date(2018, 3, 7)),
        ...                                       state_secretary=False)]
        ['Schouten']
        """
        for posts in self._posts:
            rows = [
                row
                for row in posts.get(fold(portfolio), [])
                if valid_in(row, when) and (row.post == "state_secretary") == state_secretary
            ]
            if rows:
                return [row for row in rows if row.note != ACTING] or rows
        if state_secretary:
            return []
        return [
            row
            for row in self._posts[0].get(fold(portfolio), [])
            if row.note == ABROAD and fold(row.portfolio) != fold(portfolio) and valid_in(row, when)
        ]

    def held(self, name: str, portfolio: str, when: Period, *, state_secretary: bool) -> bool:
        """Whether somebody with this family name held a portfolio, under any of its names, at the time.

        >>> from datetime import date
        >>> day = Period.on(date(1996, 10, 10))
        >>> people().held("De Boer", "VROM", day, state_secretary=False)
        True
        """
        rows = self.holders(portfolio, when, state_secretary=state_secretary)
        return name in {row.name for row in rows}

    def same_office(self, printed: str, other: str, *, state_secretary: bool) -> bool:
        """Whether two printed portfolios can be the same: `BHOS` and the full name.

        >>> vrom = "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer"
        >>> people().same_office("VROM", vrom, state_secretary=False)
        True
        """
        if fold(printed) == fold(other):
            return True
        theirs = {
            id(row)
            for row in self._posts[0].get(fold(other), ())
            if (row.post == "state_secretary") == state_secretary
        }
        return any(id(row) in theirs for row in self._posts[0].get(fold(printed), ()))

    def knows_office(self, portfolio: str) -> bool:
        """Whether a portfolio is one of the Netherlands, under any of its names."""
        return any(fold(portfolio) in posts for posts in self._posts)

    def ever_held(self, portfolio: str, when: Period, *, state_secretary: bool) -> list[Minister]:
        """The holders of a portfolio, printed in full or abbreviated, who had left before the time."""
        return [
            row
            for row in self._posts[0].get(fold(portfolio), [])
            if (row.post == "state_secretary") == state_secretary
            and row.note != ACTING
            and row.valid_until
            and (when.first is None or row.valid_until <= when.first)
        ]

    def predecessors(self, minister: Minister) -> list[Minister]:
        """The predecessor in a portfolio, also under its old name.

        Empty if the post is new, or was vacant in between.

        >>> [row.name for row in people().predecessors(people().ministers("Grapperhaus")[0])]
        ['Blok']
        """
        names = (minister.portfolio, *self._continued.get(minister.portfolio, ()))
        same = [
            row
            for name in names
            for row in self._posts[0].get(fold(name), [])
            if fold(row.portfolio) == fold(name)
            and row.note != ACTING
            and (row.post == "state_secretary") == (minister.post == "state_secretary")
        ]
        begun = minister.valid_from
        while True:
            before = [
                row
                for row in same
                if row.valid_from < begun
                and row.valid_until
                and begun - _VACANT <= row.valid_until <= begun
            ]
            own = [row for row in before if row.name == minister.name]
            if not own:
                return before
            begun = own[0].valid_from  # the same minister in the cabinet before

    @lru_cache(maxsize=10_000)  # noqa: B019 - there is one object for each folder of tables
    def split_name(self, printed: str) -> PrintedName | None:
        """Parse a printed name; None if it cannot be a name.

        The family name is the longest known one at its end, else it begins at a prefix in lower case, else it
        follows a known first name or initials.

        >>> people().split_name("Jan Jacob van Dijk")
        PrintedName(family='Van Dijk', first_name='Jan Jacob', initials=None)
        >>> people().split_name("E.M.J. Ploumen").initials
        'E.M.J.'
        """
        name = _SPACES.sub(" ", plain(printed).strip(" ,").rstrip("."))
        if "." in name:
            name = _TITLES.sub("", name)
        if " - " in name or " – " in name:
            name = _SPACED_HYPHEN.sub("-", name)
        initials = None
        if "." in name and (match := _INITIALS.match(name)):
            initials, name = match[1].replace(" ", ""), name[match.end() :]
        words = name.split(" ")
        small = [word.lower() for word in words if not word[:1].isupper()]
        if len(small) == len(words) or not _SMALL.issuperset(small):
            return None
        begin = 0
        for start in range(len(words)):
            # `Hoogland-de Boer` is one name, although Boer is known.
            joined = start and words[start - 1].rpartition("-")[2] in PARTICLES
            if not joined and fold(" ".join(words[start:])) in self.family_names:
                begin = start
                break
        else:
            if words[0].lower() not in PARTICLES:
                particles = [index for index, word in enumerate(words) if word in PARTICLES]
                alone = len(words) - 1 if words[0] in self.first_names or initials else 0
                begin = particles[0] if particles else alone
        family = " ".join(words[begin:])
        first = " ".join(words[:begin]) or None
        if first and "." in first and (inner := _FIRST_AND_INITIALS.fullmatch(first)):
            first, initials = inner[1], f"{inner[1][0]}.{inner[2]}"
        if first and len(first) > 1 and first.isupper():
            first = first.title()
        return PrintedName(self.spelled(family[0].upper() + family[1:]), first, initials)

    def knows(self, family: str) -> bool:
        """Whether anybody with this family name is in the reference data."""
        return fold(family) in self.family_names

    def spelled(self, family: str) -> str:
        """A family name in the spelling of the reference data: `VAN DEN HUL` is `Van den Hul`.

        An unknown one is normalized likewise, so that a person has one name: with `'` for an apostrophe, and
        in lower case if printed in capitals.

        >>> people().spelled("VAN ’T HAECK-OUDE")
        "Van 't Haeck-Oude"
        """
        known = self._spellings.get(fold(family))
        if known is None:
            words = family.replace("’", "'").split(" ")
            if family.isupper():
                words = [word.lower() if word.lower() in _SMALL else word for word in words]
                words[0] = words[0].capitalize()
            known = " ".join(
                word.title() if word.isupper() and len(word) > _LONGEST_ABBREVIATION else word
                for word in words
            )
        return known

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """The spelling of every family name that has only one."""
        spellings = {}
        for folded in (*self._members, *self._ministers):
            rows = self._members.get(folded) or self._ministers[folded]
            names = {row.name for row in rows if fold(row.name) == folded}
            if len(names) == 1:
                spellings[folded] = names.pop()
        return spellings

    def spelled_portfolio(self, printed: str) -> str:
        """A portfolio in capitals in the spelling of the reference data; any other as printed.

        >>> people().spelled_portfolio("BUITENLANDSE ZAKEN")
        'Buitenlandse Zaken'
        """
        if not printed.isupper():
            return printed
        return next((name for name in self.portfolios if fold(name) == fold(printed)), printed)

    @cached_property
    def _unhyphenated(self) -> dict[str, str]:
        return {fold(name).replace("-", ""): name for name in self.portfolios}

    def unhyphenated_office(self, printed: str) -> str | None:
        """The portfolio printed in capitals, possibly with hyphens of line ends in it; None for any other.

        >>> people().unhyphenated_office("VERKEER EN WATER-STAAT")
        'Verkeer en Waterstaat'
        """
        return self._unhyphenated.get(fold(printed).replace("-", ""))

    def name_at(self, words: Sequence[str], also: Collection[str] = ()) -> int:
        """The number of words, from the first, that are a known name; 0 if none.

        >>> people().name_at(["Van", "den", "Hul", "van", "de"])
        3
        """
        first_names = {
            split: first
            for split in range(1, min(len(words), self._longest_called + 1))
            if (first := " ".join(words[:split]).casefold()) in self._called
        }
        for count in range(min(len(words), self._longest_name), 0, -1):
            if not also and not self.may_end(words[count - 1]):
                continue
            printed = fold(" ".join(words[:count]))
            if printed in self.family_names or printed in also:
                return count
            for split, first in first_names.items():
                family = fold(" ".join(words[split:count])) if split < count else ""
                rows = (*self._members.get(family, ()), *self._ministers.get(family, ()))
                if any(_is_called(row, first, sure=True) for row in rows):
                    return count
        return 0


def identity(row: Member | Minister) -> str:
    """The key of a person: the Wikidata item, else the whole name."""
    return row.wikidata or f"{row.name}, {row.first_name or row.initials}"


def full_name(row: Member | Minister) -> str:
    """First name or initials and family name, as within a sentence.

    >>> full_name(people().members("Van den Hul")[0])
    'Kirsten van den Hul'
    """
    first, (prefix, *rest) = row.first_name or row.initials, row.name.split(" ")
    if not first:
        return row.name
    return " ".join((first, prefix.lower() if prefix.lower() in PARTICLES else prefix, *rest))


def _begin(row: Member) -> date:
    return row.valid_from


def _begins_after(row: Member, when: Period) -> bool:
    return when.last is not None and row.valid_from > when.last


def _is_called(row: Member | Minister, printed: str | None, *, sure: bool = False) -> bool:
    """Whether a first name, also in capitals, can be this person's; without one, true unless it must be `sure`."""
    known = _first_names(row)
    if not known or printed is None:
        return not sure
    return printed.casefold() in map(str.casefold, known)


def _first_names(row: Member | Minister) -> tuple[str, ...]:
    """The first names of a person, the one in the table first."""
    others = (_other_first_name(row, name) for name in row.also_printed)
    return tuple(name for name in (row.first_name, *others) if name)


def _other_first_name(row: Member | Minister, printed: str) -> str | None:
    """The first name in another printed form: `Tony` in `Tony van Dijck` for Teun van Dijck."""
    first = printed[: -len(row.name) - 1]
    is_one = fold(printed) == fold(f"{first} {row.name}") and first and "." not in first
    return first if is_one else None


def _with_initials(rows: list[Row], printed: str | None) -> list[Row]:
    """The rows that match the printed initials, which may be fewer; else those that share the first.

    Rows without known initials match any.
    """
    if not printed:
        return rows
    same = [
        row
        for row in rows
        if row.initials and (row.initials.startswith(printed) or printed.startswith(row.initials))
    ]
    return same or [row for row in rows if not row.initials or row.initials[0] == printed[0]]


def people() -> People:
    """The people of the reference data, with those of the user's own tables; read once."""
    return _people(data_folder())


@cache
def _people(_folder: str | None) -> People:
    return People(load_table(Member), load_table(Minister), load_table(Portfolio))
