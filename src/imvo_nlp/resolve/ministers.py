"""Which minister is meant by a name, a title or the bare `de Minister`, at the time that counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import regex

from ..lexicons.loader import Minister
from ..lexicons.period import Period
from ..mentions.candidate import Candidate
from ..mentions.names import name_at
from ..people import ACTING, POSTS, People, fold, identity
from ..structure.found import GOVERNMENT, Person, TurnBlock
from ..structure.numbers import DATE, MONTHS, parse_date, recent_date
from .participants import Warning, listed

_PREVIOUS = regex.compile(r"\b[Vv]orige\s\Z")
# Who is meant by these is not told: any earlier or later one, or nobody in particular.
_ANY = regex.compile(
    r"\b(?:[Tt]oenmalige?|[Vv]oormalige?|[Ee]erdere|[Vv]olgende|[Nn]ieuwe|[Aa]ndere|[Ee]en|[Gg]een|"
    r"[Ee]nkele|[Ee]lke|[Ii]edere|[Ww]elke|[Tt]oekomstige?)\s\Z"
)
_ACTING = regex.compile(r"\b(?:waarnemend|plaatsvervangend|tijdelijk)e?\s\Z", regex.IGNORECASE)
_DAY = rf"\d{{1,2}}\s(?:{'|'.join(MONTHS)})(?:\s(?:19|20)\d\d)?"
# `de Minister van Financiën d.d. 28 september 2017`: the date is the letter's.
_OF_DAY = regex.compile(
    rf"(?:,\s(?:de\sheer|mevrouw)\s[\p{{L}}\s.-]{{2,40}})?,?\s(?:d\.d\.|dd\.?|van|gedateerd)\s(?P<day>{_DAY})"
)
_LETTER_OF = regex.compile(
    rf"\b(?:brie(?:f|ven)|[Kk]amerbrief|antwoord(?:en)?|beantwoording|nota|notitie|reactie|toezegging)\s"
    rf"(?:d\.d\.|dd\.?|van)\s(?P<day>{_DAY})\s(?:van|door)\s(?:(?:de|mijn|uw)\s)?\Z"
)
# `In 2014 schreef de Minister`, `Op 3 april 2012 heeft de toenmalige Minister`
_THEN = regex.compile(
    rf"\b(?:[Oo]p\s(?P<day>{DATE})|[Ii]n\s(?:(?P<month>{'|'.join(MONTHS)})\s)?(?P<year>(?:19|20)\d\d))"
    r"(?:\s\p{L}+){1,2}\s(?:(?:[Tt]oenmalige?|de|mijn|uw|onze)\s){1,2}\Z"
)
_APPOSED = regex.compile(
    r"(?:,\s(?:de\sheer\s|mevrouw\s|(?:prof|dr|mr|drs|ir|ing)\.\s)*|\s\()(?=\p{Lu}|van\s|de\s)"
)
_BEFORE = 90
"""Characters before a mention in which its time can stand."""


class Ministers:
    """Tells which ministers the mentions of one document mean."""

    def __init__(
        self,
        text: str,
        present: Sequence[Person],
        turns: Sequence[TurnBlock],
        known: People,
        when: Period,
    ) -> None:
        self._text = text
        self._present = [person for person in present if GOVERNMENT & set(person.roles)]
        self._turns = turns
        self._known = known
        self._when = when
        self._named_here: set[str] = set()
        self._default: dict[str, str | None] = {}
        self.warnings: list[Warning] = []

    def resolve(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The same mentions of ministers with values: names and titles first, then the bare posts."""
        candidates = list(candidates)
        self._named_here = {
            str(each.value) for each in candidates if each.attributes["form"] == "name"
        } | {person.name for person in self._present}
        told = [
            self._named(each)
            if each.attributes["form"] == "name"
            else self._titled(each)
            if each.attributes["form"] == "title"
            else each
            for each in candidates
        ]
        self._default = {post: self._only(told, post) for post in ("minister", "state_secretary")}
        return [self._bare(each) if each.attributes["form"] == "generic" else each for each in told]

    @property
    def answerer(self) -> tuple[str, str] | None:
        """Name and role of the one minister whom the document names, else of the one state secretary.

        None where it names several or none.
        """
        return next(((name, role) for role, name in self._default.items() if name), None)

    def _only(self, candidates: Sequence[Candidate], post: str) -> str | None:
        """Who is meant by the bare post: the one who takes part, else the one who is named."""
        here = {person.name for person in self._present if post in person.roles}
        for form in ("name", "title"):
            here = here or {
                candidate.value
                for candidate in candidates
                if candidate.value is not None
                and candidate.attributes["form"] == form
                and candidate.attributes["post"] == post
                and not self._earlier(candidate)
            }
        return here.pop() if len(here) == 1 else None

    def _earlier(self, candidate: Candidate) -> bool:
        """Whether a mention is of a time before the document's own."""
        before = self._before(candidate)
        return bool(
            _ANY.search(before)
            or _PREVIOUS.search(before)
            or (
                self._time_of(candidate)
                and not self._known.ministers(str(candidate.value), self._when)
            )
            or regex.match(r"[Oo]ud|[Ee]x|[Aa]mbtsvoor", self._text[candidate.start :][:9])
        )

    def _named(self, candidate: Candidate) -> Candidate:
        """The name as the reference data writes it, unless the document's own person bears it."""
        printed = str(candidate.value)
        person = next((each for each in self._present if fold(each.name) == fold(printed)), None)
        rows = self._known.ministers(printed, self._when)
        if not rows:
            rows = self._known.ministers(printed, Period(None, self._when.last))
        if portfolio := candidate.attributes["portfolio"]:
            held = [row for row in rows if self._is_of(row, portfolio)]
            rows = held or rows
        names = {row.name for row in rows}
        name = person.name if person else names.pop() if len(names) == 1 else printed
        found = {identity(row) for row in rows}
        wikidata = rows[0].wikidata if len(found) == 1 else None
        if person:
            wikidata = person.wikidata
        return self._with_office(candidate, name, "document", wikidata)

    def _is_of(self, row: Minister, portfolio: str) -> bool:
        return row in self._known.holders(
            portfolio,
            Period(row.valid_from, row.valid_from),
            state_secretary=row.post == "state_secretary",
        )

    def _titled(self, candidate: Candidate) -> Candidate:
        post, portfolio = candidate.attributes["post"], candidate.attributes["portfolio"]
        before = self._before(candidate)
        if post is None:
            return self._with(candidate, None, None)
        if name := self._apposed(candidate):
            return self._named(candidate._replace(value=name))
        time = self._time_of(candidate)
        if time is None and (_ANY.search(before) or not portfolio):
            return self._with(candidate, None, None)
        if time is None and not _PREVIOUS.search(before):
            here = self._present_holders(post, portfolio)
            if len(here) == 1:
                person = here[0]
                return self._with(candidate, person.name, "document", person.wikidata)
        rows = self._known.holders(
            portfolio, time or self._when, state_secretary=post == "state_secretary"
        )
        if _ACTING.search(before):
            rows = [row for row in rows if row.note == ACTING] or rows
        if _PREVIOUS.search(before):
            rows = self._predecessors(rows)
        if len({row.name for row in rows}) > 1 and time is None:
            # Of several who held the office, the one who takes part or is named elsewhere.
            rows = [row for row in rows if row.name in self._named_here] or rows
        return self._decided(candidate, rows, portfolio or post)

    def _present_holders(self, post: str, portfolio: str) -> list[Person]:
        """Who takes part and holds an office, under any of its names."""
        secretary = post == "state_secretary"
        return [
            person
            for person in self._present
            if person.portfolio
            and (person.post == "state_secretary") == secretary
            and fold(person.portfolio) == fold(portfolio)
        ]

    def _bare(self, candidate: Candidate) -> Candidate:
        post = candidate.attributes["post"]
        before = self._before(candidate)
        if self._text[candidate.start : candidate.end].lower().startswith("ambts"):
            return self._predecessor(candidate)
        time = self._time_of(candidate)
        name = self._default.get(post)
        if time is None and _ANY.search(before):
            return self._with(candidate, None, None)
        if name is None:
            printed = self._text[candidate.start : candidate.end]
            self._warn("minister_unknown", f"who is meant by {printed!r} is not clear", candidate)
            return self._with(candidate, None, None)
        if _PREVIOUS.search(before):
            rows = self._predecessors(self._held_by(name))
            return self._decided(candidate, rows, f"the one before {name}")
        if time is not None:
            # The minister of that day, in the office of today's.
            offices = {row.portfolio for row in self._held_by(name)}
            if len(offices) != 1:
                return self._with(candidate, None, None)
            rows = self._known.holders(
                offices.pop(), time, state_secretary=post == "state_secretary"
            )
            return self._decided(candidate, rows, "the minister of that time")
        person = next((each for each in self._present if each.name == name), None)
        found = self._held_by(name)
        wikidata = person.wikidata if person else found[0].wikidata if found else None
        return self._with_office(candidate, name, "document", wikidata)

    def _predecessor(self, candidate: Candidate) -> Candidate:
        """`mijn ambtsvoorganger`: of who speaks or signs; `uw`: of the one who is asked."""
        if self._text.startswith("s", candidate.end - 1) or _ANY.search(self._before(candidate)):
            return self._with(candidate, None, None)
        if name := self._apposed(candidate):
            return self._named(candidate._replace(value=name))
        named = set(filter(None, self._default.values()))
        turn = next(
            (each for each in self._turns if each.start <= candidate.start < each.end), None
        )
        if turn and turn.role in GOVERNMENT and turn.name:
            named = {turn.name}
        rows = self._predecessors(self._held_by(named.pop())) if len(named) == 1 else []
        return self._decided(candidate, rows, "ambtsvoorganger")

    def _apposed(self, candidate: Candidate) -> str | None:
        """The name of a minister right behind a title: `de Minister van EZ, de heer Kamp`."""
        gap = _APPOSED.match(self._text, candidate.end)
        name = name_at(self._text, gap.end()) if gap else None
        if name is None:
            return None
        known = self._known.ministers(name.family, Period(None, self._when.last))
        here = any(fold(person.name) == fold(name.family) for person in self._present)
        if not here and candidate.attributes["portfolio"]:
            known = [row for row in known if self._is_of(row, candidate.attributes["portfolio"])]
        return name.family if here or known else None

    def _decided(self, candidate: Candidate, rows: Sequence[Minister], office: str) -> Candidate:
        """One name left is taken; several give None, and a warning that names them."""
        names = {row.name for row in rows}
        if len(names) == 1:
            return self._with(candidate, names.pop(), "reference", rows[0].wikidata)
        if names:
            self._warn("minister_ambiguous", f"{office} can be {listed(rows)}", candidate)
        elif self._when.day:
            self._warn("minister_unknown", f"nobody is known as {office} then", candidate)
        return self._with(candidate, None, None)

    def _predecessors(self, rows: Iterable[Minister]) -> list[Minister]:
        return [each for row in rows for each in self._known.predecessors(row)]

    def _time_of(self, candidate: Candidate) -> Period | None:
        """The time of its own that a mention has, as of a letter that it signed; None without one."""
        own = _OF_DAY.match(self._text, candidate.end) or _LETTER_OF.search(self._before(candidate))
        if own:
            day = parse_date(own["day"]) or recent_date(own["day"], self._when.day)
            return Period.on(day) if day else None
        then = _THEN.search(self._before(candidate))
        if then is None:
            return None
        if then["day"]:
            day = parse_date(then["day"])
            return Period.on(day) if day else None
        year = int(then["year"])
        month = MONTHS.get(then["month"] or "")
        return Period(date(year, month or 1, 1), date(year, month or 12, 28))

    def _before(self, candidate: Candidate) -> str:
        return self._text[max(candidate.start - _BEFORE, 0) : candidate.start]

    def _held_by(self, name: str) -> list[Minister]:
        """The rows of a minister on the document's day, else of the last time in office before it."""
        rows = [row for row in self._known.ministers(name, self._when) if row.note != ACTING]
        if rows or self._when.last is None:
            return rows
        earlier = [
            row
            for row in self._known.ministers(name)
            if row.note != ACTING and row.valid_until and row.valid_until <= self._when.last
        ]
        last = max((row.valid_until for row in earlier if row.valid_until), default=None)
        return [row for row in earlier if row.valid_until == last]

    def _with_office(
        self, candidate: Candidate, name: str, source: str, wikidata: str | None
    ) -> Candidate:
        """Fill post and portfolio of the person meant, where the mention does not print them."""
        person = next((each for each in self._present if each.name == name and each.post), None)
        post = portfolio = None
        if person:
            post, portfolio = person.post, person.portfolio
        elif self._when.last is not None:
            offices = {(POSTS[row.post], row.portfolio) for row in self._held_by(name)}
            post, portfolio = offices.pop() if len(offices) == 1 else (None, None)
        attributes = dict(candidate.attributes)
        attributes["post"] = attributes["post"] or post
        if attributes["post"] == post or not attributes["post"]:
            attributes["portfolio"] = attributes["portfolio"] or portfolio
        return self._with(candidate._replace(attributes=attributes), name, source, wikidata)

    @staticmethod
    def _with(
        candidate: Candidate, value: str | None, source: str | None, wikidata: str | None = None
    ) -> Candidate:
        attributes: dict[str, Any] = {
            **candidate.attributes, "value_from": source, "wikidata": wikidata
        }  # fmt: skip
        return candidate._replace(value=value, attributes=attributes)

    def _warn(self, code: str, message: str, candidate: Candidate) -> None:
        self.warnings.append((code, message, candidate.start, candidate.end))
