"""Which minister is meant by a name, a title or the bare `de Minister`, at the time that counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

import regex

from ..mentions.candidate import Candidate
from ..mentions.names import name_at
from ..notation.names import fold
from ..notation.numbers import DATE, MONTH_NUMBERS, parse_date, recent_date
from ..notation.period import Period
from ..notation.words import MONTHS
from ..reference.loader import Minister
from ..reference.people import ACTING, POSTS, People, identity
from ..structure.found import GOVERNMENT, Person
from .conversation import Conversation
from .participants import Warning, listed

# What stands right before a mention is read backwards (`(?r)`), by `match`: one look tells that
# another word stands there.
_PREVIOUS = regex.compile(r"(?r)\b[Vv]orige\s")
# Who is meant by these is not told: any earlier or later one, or nobody in particular.
_EARLIER = regex.compile(r"(?r)\b(?:[Tt]oenmalige?|[Vv]oormalige?|[Ee]erdere)\s")
_OF_EARLIER = regex.compile(r"[Oo]ud|[Ee]x|[Aa]mbtsvoor")
_ANY = regex.compile(
    r"(?r)\b(?:[Vv]olgende|[Nn]ieuwe|[Aa]ndere|[Ee]en|[Gg]een|[Ee]nkele|[Ee]lke|[Ii]edere|[Ww]elke|"
    r"[Tt]oekomstige?)\s"
)
_ACTING = regex.compile(r"(?r)\b(?:waarnemend|plaatsvervangend|tijdelijk)e?\s", regex.IGNORECASE)
# `Als demissionair minister neem ik kennis`: the office of who speaks; of another it is any time's.
_AS = regex.compile(
    r"(?r)\b[Aa]ls\s(?:(?:demissionair|waarnemend|verantwoordelijk|toenmalig|voormalig|nieuw)e?\s)?"
)
_SELF = regex.compile(r"\s(?:\p{L}+\s){0,2}(?:ik|mijn|mij)\b")
_SELF_BEFORE = regex.compile(
    r"\b(?:ik|mijn|mij)\b(?:(?!\b(?:hij|zij|ze)\b)[^.])*\Z", regex.IGNORECASE
)
_RESIGNED = regex.compile(r"\bafgetreden\b")
_DAY = rf"\d{{1,2}}\s(?:{'|'.join(MONTHS)})(?:\s(?:19|20)\d\d)?"
# `de Minister van Financiën d.d. 28 september 2017`: the date is the letter's.
_OF_DAY = regex.compile(
    rf"""(?:,\s(?:de\sheer|mevrouw)\s[\p{{L}}\s.-]{{2,40}})?,?\s(?:
        (?:d\.d\.|dd\.?|van|gedateerd)\s(?P<day>{_DAY})
      | (?:heeft|had)\s(?:\p{{L}}+\s){{0,4}}?(?:in|bij)\s(?:haar|zijn|de|een)\sbrief\s(?:van|d\.d\.)\s(?P<day>{_DAY})
      | (?:(?:heeft|had|schreef|zegde|zei)\s)?(?:[^\s.;:]+\s){{0,3}}?op\s(?P<day>{DATE})
      | (?:heeft|had|schreef|zegde|zei)\s(?:[^\s.;:]+\s){{0,3}}?op\s(?P<day>{_DAY})
    )""",
    regex.VERBOSE,
)
# What has been done before the title is printed: `heeft de Minister op 6 juli`, `zegde de Minister`.
_DONE = regex.compile(
    r"(?r)\b(?:heeft|had|schreef|zegde|zei)\s(?:(?:de|mijn|uw)\s)?", regex.IGNORECASE
)
_ON_DAY = regex.compile(rf"\s(?:[^\s.;:]+\s){{0,3}}?op\s(?P<day>{_DAY})")
_DIGIT = re.compile(r"\d")
_LETTER_OF = regex.compile(
    rf"\b(?:brie(?:f|ven)|[Kk]amerbrief|antwoord(?:en)?|beantwoording|nota|notitie|reactie|toezegging)\s"
    rf"(?:d\.d\.|dd\.?|van)\s(?P<day>{_DAY})\s(?:van|door)\s(?:(?:de|mijn|uw)\s)?\Z"
)
# `In 2014 schreef de Minister`, `Bij brief van 21 juni 2016 heeft de Minister`, `In het algemeen
# overleg van 25 september 2019 zegde de Staatssecretaris`
_THEN = regex.compile(
    rf"""\b(?:
        (?:[Oo]p|[Bb]ij\s(?:mijn\s)?brief\s(?:van|d\.d\.)|(?:[Ii]n|[Tt]ijdens|[Bb]ij)\s(?:het|de|een|mijn)\s(?:\p{{L}}+\s){{1,4}}(?:van|d\.d\.))
          \s(?P<day>{DATE})
      | [Ii]n\s(?:(?P<month>{"|".join(MONTHS)})\s)?(?P<year>(?:19|20)\d\d)
    )(?:\s\p{{L}}+){{1,2}}\s(?:(?:[Tt]oenmalige?|de|mijn|uw|onze)\s){{1,2}}\Z""",
    regex.VERBOSE,
)
# `de Staatssecretaris van IenW en de Minister van EZK van het vorige kabinet`
_LAST_CABINET = regex.compile(
    r"(?:\s(?:en|,)\s(?:de\s)?(?:[Mm]inister|[Ss]taatssecretaris)\s[^.;]{3,90}?)?\s(?:van|in)\shet\svorige\skabinet\b"
)
# `de Minister van EZ, de heer Kamp`, `mijn ambtsvoorganger, Staatssecretaris Van Huffelen`
_APPOSED = regex.compile(
    r"(?:,\s(?:de\s)?(?:(?:heer|mevrouw|[Mm]inister|[Ss]taatssecretaris)\s|(?:prof|dr|mr|drs|ir|ing)\.\s)*"
    r"|\s(?:de\sheer|mevrouw)\s|\s\()(?=\p{Lu}|van\s|de\s)"
)
# `vragen voorgelegd aan de Staatssecretaris`: who answers what a committee asks in writing.
_ADDRESSED = regex.compile(
    r"(?r)\b(?:voorgelegd|gesteld|gericht|te\sleggen|opmerkingen|vragen)\saan\s(?:de\s)?"
)
_HEAD = 4000
"""Characters in which a document says whom it addresses."""
_BEFORE = 90
"""Characters before a mention in which its time can stand."""
_AFTER_LEAVING = timedelta(days=60)
"""How long after leaving somebody is still news as one who left."""


class Ministers:
    """Tells which ministers the mentions of one document mean.

    `asked` are the ranges that were written before the answer: in written questions, on the day
    `asked_on`, when another may have held the office.
    """

    def __init__(
        self,
        text: str,
        present: Sequence[Person],
        conversation: Conversation,
        known: People,
        when: Period,
        asked: Sequence[tuple[int, int]] = (),
        asked_on: date | None = None,
    ) -> None:
        self._text = text
        self._present = [person for person in present if GOVERNMENT & set(person.roles)]
        self._conversation = conversation
        self._known = known
        self._when = when
        in_order = sorted(asked) if asked_on else []
        self._asked_starts = [start for start, _ in in_order]
        self._asked_until = list(accumulate((end for _, end in in_order), max))
        self._asked_on = asked_on
        self._named_here: set[str] = set()
        self._by_name = {person.name: person for person in reversed(self._present)}
        self._in_post = {person.name: person for person in reversed(self._present) if person.post}
        self._by_folded = {fold(person.name): person for person in reversed(self._present)}
        self._held: dict[str, list[Minister]] = {}
        self._says_resigned = "afgetreden" in text
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
        addressed = {
            each.value
            for each in candidates
            if each.value is not None
            and each.start < _HEAD
            and each.attributes["post"] == post
            and _ADDRESSED.match(self._before(each))
        }
        if not here and len(addressed) == 1:
            here = addressed
        for form in ("name", "title"):
            here = here or {
                candidate.value
                for candidate in candidates
                if candidate.value is not None
                and candidate.attributes["form"] == form
                and candidate.attributes["post"] == post
                and not self._is_earlier(candidate)
            }
        # A minister of earlier days is no longer `de Minister`.
        present = {person.name for person in self._present}
        here = {name for name in here if name in present or self._known.ministers(name, self._when)}
        return here.pop() if len(here) == 1 else None

    def _is_earlier(self, candidate: Candidate) -> bool:
        """Whether a mention is of a time before the document's own."""
        before = self._before(candidate)
        then = self._time_of(candidate)
        return bool(
            _EARLIER.match(before)
            or _PREVIOUS.match(before)
            or (then and not self._known.ministers(str(candidate.value), self._when))
            or _OF_EARLIER.match(self._text, candidate.start)
        )

    def _named(self, candidate: Candidate) -> Candidate:
        """The name as the reference data writes it, unless the document's own person bears it."""
        printed = str(candidate.value)
        person = self._by_folded.get(fold(printed))
        rows = self._known.ministers(printed, self._when) or _last(
            self._known.ministers(printed, Period(None, self._when.last))
        )
        post, portfolio = candidate.attributes["post"], candidate.attributes["portfolio"]
        rows = [row for row in rows if POSTS[row.post] == post] or rows
        if portfolio:
            rows = self._of_office(rows, portfolio) or rows
        names = {row.name for row in rows}
        name = person.name if person else names.pop() if len(names) == 1 else printed
        found = {identity(row) for row in rows}
        wikidata = rows[0].wikidata if len(found) == 1 else None
        return self._with_office(
            candidate, name, "document", person.wikidata if person else wikidata
        )

    def _titled(self, candidate: Candidate) -> Candidate:
        post, portfolio = candidate.attributes["post"], candidate.attributes["portfolio"]
        before = self._before(candidate)
        if post is None:
            return self._with(candidate, None, None)
        if name := self._apposed(candidate):
            return self._named(candidate._replace(value=name))
        secretary = post == "state_secretary"
        time = self._time_of(candidate)
        if time is None and _PREVIOUS.match(before):
            rows = self._known.holders(portfolio, self._when, state_secretary=secretary)
            return self._decided(candidate, self._predecessors(rows), f"vorige {portfolio}")
        if time is None and _AS.match(before):
            return self._as_self(candidate, post, portfolio)
        if time is None and _EARLIER.match(before):
            rows = self._known.ever_held(portfolio, self._when, state_secretary=secretary)
            return self._decided(candidate, rows, f"an earlier {portfolio}", quiet=True)
        if time is None and self._resigned(candidate):
            rows = _last(self._known.ever_held(portfolio, self._when, state_secretary=secretary))
            rows = [row for row in rows if self._left_lately(row)]
            if rows:
                return self._decided(candidate, rows, portfolio)
        here = self._present_holders(post, portfolio) if time is None else []
        if time is None and self._is_asked(candidate):
            time = Period.on(self._asked_on)
            held = self._known.holders(portfolio, time, state_secretary=secretary)
            here = [each for each in here if each.name in {row.name for row in held}]
        if len(here) == 1:
            return self._with(candidate, here[0].name, "document", here[0].wikidata)
        if time is None and _ANY.match(before):
            return self._with(candidate, None, None)
        rows = self._known.holders(portfolio, time or self._when, state_secretary=secretary)
        if _ACTING.match(before):
            rows = [row for row in rows if row.note == ACTING] or rows
        if len({row.name for row in rows}) > 1:
            # Of several who held the office, the one who takes part or is named elsewhere.
            rows = [row for row in rows if row.name in self._named_here] or rows
        return self._decided(candidate, rows, portfolio)

    def _present_holders(self, post: str, portfolio: str) -> list[Person]:
        """Who takes part and holds an office, under any of its names."""
        secretary = post == "state_secretary"
        return [
            person
            for person in self._present
            if person.portfolio
            and (person.post == "state_secretary") == secretary
            and self._known.same_office(person.portfolio, portfolio, state_secretary=secretary)
        ]

    def _of_office(self, rows: Iterable[Minister], portfolio: str) -> list[Minister]:
        return [
            row
            for row in rows
            if self._known.same_office(
                row.portfolio, portfolio, state_secretary=row.post == "state_secretary"
            )
        ]

    def _as_self(self, candidate: Candidate, post: str, portfolio: str) -> Candidate:
        """`als Minister van X`: who speaks or signs, where the sentence says `ik`; else nobody."""
        said = _SELF.match(self._text, candidate.end) or _SELF_BEFORE.search(
            self._before(candidate)
        )
        speaker = self._conversation.speaker(candidate.start)
        names = {speaker.name} if speaker else {person.name for person in self._present}
        rows = [
            row
            for name in names
            if name and said
            for row in self._known.ministers(name, Period(None, self._when.last))
            if (row.post == "state_secretary") == (post == "state_secretary")
        ]
        return self._decided(candidate, self._of_office(rows, portfolio), portfolio, quiet=True)

    def _bare(self, candidate: Candidate) -> Candidate:
        post = candidate.attributes["post"]
        before = self._before(candidate)
        if name := self._apposed(candidate):
            return self._named(candidate._replace(value=name))
        if self._text[candidate.start : candidate.end].lower().startswith("ambts"):
            return self._predecessor(candidate)
        time = self._time_of(candidate)
        if time is None and (_ANY.match(before) or _EARLIER.match(before)):
            return self._with(candidate, None, None)
        speaker = self._conversation.speaker(candidate.start)
        if _AS.match(before):
            if speaker and speaker.role in GOVERNMENT and _SELF.match(self._text, candidate.end):
                return self._with_person(candidate, speaker.name)
            if self._default.get(post) is None:
                return self._with(candidate, None, None)
        name = self._default.get(post) or self._answering(candidate, post)
        if name is None:
            printed = self._text[candidate.start : candidate.end]
            self._warn("minister_unknown", f"who is meant by {printed!r} is not clear", candidate)
            return self._with(candidate, None, None)
        if _PREVIOUS.match(before):
            rows = self._predecessors(self._held_by(name))
            return self._decided(candidate, rows, f"the one before {name}")
        if time is not None:
            # The minister of that day, in the office of today's.
            offices = {row.portfolio for row in self._held_by(name)}
            if len(offices) != 1:
                return self._with(candidate, None, None)
            secretary = post == "state_secretary"
            rows = self._known.holders(offices.pop(), time, state_secretary=secretary)
            return self._decided(candidate, rows, "the minister of that time")
        return self._with_person(candidate, name)

    def _answering(self, candidate: Candidate, post: str) -> str | None:
        """Of several who take part, the one with whom the speaker is talking."""
        here = {person.name for person in self._present if post in person.roles}
        return self._conversation.answering(candidate.start, post, here)

    def _with_person(self, candidate: Candidate, name: str | None) -> Candidate:
        person = self._by_name.get(name or "")
        found = self._held_by(name) if name else []
        wikidata = person.wikidata if person else found[0].wikidata if found else None
        return self._with_office(candidate, name, "document", wikidata)

    def _predecessor(self, candidate: Candidate) -> Candidate:
        """`mijn ambtsvoorganger`: of who speaks or signs; `uw`: of the one who is asked."""
        printed = self._text[candidate.start : candidate.end]
        if printed.endswith("s"):
            return self._with(candidate, None, None)
        own = regex.search(r"\b[Mm]ijn\s\Z", self._before(candidate))
        named = {person.name for person in self._present if own}
        named = named or set(filter(None, self._default.values()))
        speaker = self._conversation.speaker(candidate.start)
        if speaker and speaker.role in GOVERNMENT and speaker.name:
            named = {speaker.name}
        rows = self._predecessors(self._held_by(named.pop())) if len(named) == 1 else []
        return self._decided(candidate, rows, printed)

    def _apposed(self, candidate: Candidate) -> str | None:
        """The name of a minister right behind a title: `de Minister van EZ, de heer Kamp`."""
        gap = _APPOSED.match(self._text, candidate.end)
        name = name_at(self._text, gap.end()) if gap else None
        if name is None:
            return None
        known = self._known.ministers(name.family, Period(None, self._when.last))
        here = fold(name.family) in self._by_folded
        if portfolio := candidate.attributes["portfolio"]:
            known = self._of_office(known, portfolio)
        elif self._known.members(name.family, self._when):
            known = []  # `dank aan de Minister, de heer De Vries knikt`
        return name.family if here or known else None

    def _decided(
        self,
        candidate: Candidate,
        rows: Sequence[Minister],
        office: str,
        *,
        quiet: bool = False,
    ) -> Candidate:
        """One name left is taken; several give None, and a warning that names them."""
        names = {row.name for row in rows}
        if len(names) == 1:
            return self._with(candidate, names.pop(), "reference", rows[0].wikidata)
        if names and not quiet:
            self._warn("minister_ambiguous", f"{office} can be {listed(rows)}", candidate)
        elif self._when.day and not quiet:
            self._warn("minister_unknown", f"nobody is known as {office} then", candidate)
        return self._with(candidate, None, None)

    def _predecessors(self, rows: Iterable[Minister]) -> list[Minister]:
        return [each for row in rows for each in self._known.predecessors(row)]

    def _resigned(self, candidate: Candidate) -> bool:
        """Whether the sentence says that somebody in that office has resigned."""
        if not self._says_resigned:
            return False
        begin, end = max(candidate.start - 150, 0), candidate.end + 90
        before = self._text[begin : candidate.start].rpartition(". ")[2]
        after = self._text[candidate.end : end].partition(". ")[0]
        return bool(_RESIGNED.search(before) or _RESIGNED.search(after))

    def _left_lately(self, row: Minister) -> bool:
        day = self._when.day
        return bool(day and row.valid_until and day - row.valid_until <= _AFTER_LEAVING)

    def _is_asked(self, candidate: Candidate) -> bool:
        at = bisect_right(self._asked_starts, candidate.start) - 1
        return at >= 0 and candidate.start < self._asked_until[at]

    def _time_of(self, candidate: Candidate) -> Period | None:
        """The time of its own that a mention has, as of a letter that it signed; None without one."""
        before = self._before(candidate)
        dated = _DIGIT.search(before)
        own = _OF_DAY.match(self._text, candidate.end) or (dated and _LETTER_OF.search(before))
        if own is None and _DONE.match(before):
            own = _ON_DAY.match(self._text, candidate.end)
        if own is None and _LAST_CABINET.match(self._text, candidate.end):
            heads = self._known.holders("Algemene Zaken", self._when, state_secretary=False)
            begun = {row.valid_from for row in heads}
            return Period.on(begun.pop() - timedelta(days=1)) if len(begun) == 1 else None
        then = _THEN.search(before) if dated and not own else None
        found = own or then
        if found is None:
            return None
        if found["day"]:
            day = parse_date(found["day"]) or recent_date(found["day"], self._when.last)
            late = day and self._when.last and day > self._when.last
            return Period.on(day) if day and not late else None
        year, month = int(found["year"]), MONTH_NUMBERS.get(found["month"] or "")
        return Period(date(year, month or 1, 1), date(year, month or 12, 28))

    def _before(self, candidate: Candidate) -> str:
        return self._text[max(candidate.start - _BEFORE, 0) : candidate.start]

    def _held_by(self, name: str) -> list[Minister]:
        """The rows of a minister on the document's day, else of the last time in office before it.

        Of several, those of the office in which the person takes part.
        """
        if name not in self._held:
            self._held[name] = self._find_held_by(name)
        return self._held[name]

    def _find_held_by(self, name: str) -> list[Minister]:
        person = self._by_name.get(name)
        rows = self._known.ministers(name, self._when)
        portfolio = person.portfolio if person else None
        if portfolio and (same := self._of_office(rows, portfolio)):
            return same
        rows = [row for row in rows if row.note != ACTING]
        if rows or self._when.last is None:
            return rows
        earlier = self._known.ministers(name, Period(None, self._when.last))
        return _last([row for row in earlier if row.note != ACTING])

    def _with_office(
        self, candidate: Candidate, name: str | None, source: str, wikidata: str | None
    ) -> Candidate:
        """Fill post and portfolio of the person meant, where the mention does not print them."""
        if name is None:
            return self._with(candidate, None, None)
        person = self._in_post.get(name)
        post = portfolio = None
        if person:
            post, portfolio = person.post, person.portfolio
        elif self._when.last is not None:
            offices = {(POSTS[row.post], row.portfolio) for row in self._held_by(name)}
            post, portfolio = offices.pop() if len(offices) == 1 else (None, None)
        found = self._with(candidate, name, source, wikidata)
        attributes = found.attributes
        attributes["post"] = attributes["post"] or post
        if attributes["post"] == post or not attributes["post"]:
            attributes["portfolio"] = attributes["portfolio"] or portfolio
        return found

    @staticmethod
    def _with(
        candidate: Candidate, value: str | None, source: str | None, wikidata: str | None = None
    ) -> Candidate:
        attributes: dict[str, Any] = {
            **candidate.attributes, "value_from": source, "wikidata": wikidata
        }  # fmt: skip
        return Candidate(candidate.start, candidate.end, candidate.label, value, attributes)

    def _warn(self, code: str, message: str, candidate: Candidate) -> None:
        self.warnings.append((code, message, candidate.start, candidate.end))


def _last(rows: Sequence[Minister]) -> list[Minister]:
    """The rows that ended last."""
    last = max((row.valid_until or date.max for row in rows), default=None)
    return [row for row in rows if (row.valid_until or date.max) == last]
