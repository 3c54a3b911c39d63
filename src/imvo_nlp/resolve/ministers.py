"""The minister meant by a name, a title or the bare `de Minister`, at the relevant time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, NamedTuple

import regex

from ..mentions.candidate import Candidate
from ..mentions.names import name_at
from ..notation.names import fold
from ..notation.period import Period
from ..notation.words import GENTLEMAN, LADY, MINISTER, STATE_SECRETARY, any_case, any_of
from ..reference.loader import Minister
from ..reference.people import ACTING, POSTS, People, identity
from ..structure.found import GOVERNMENT, Person
from ..text.patterns import backward_pattern, place_pattern
from .conversation import Conversation
from .participants import Warning, listed
from .title_time import TitleTimes

# Words directly before a mention: articles and adjectives with which another person is meant, or nobody.
_PREVIOUS = backward_pattern(r"\b[Vv]orige\s")
_OF_EARLIER = place_pattern(r"[Oo]ud|[Ee]x|[Aa]mbtsvoor")
_ANY = backward_pattern(
    rf"\b{any_case(('volgende', 'nieuwe', 'andere', 'een', 'geen', 'enkele', 'elke', 'iedere', 'welke'))}\s"
    r"|\b[Tt]oekomstige?\s"
)
_ACTING = backward_pattern(r"\b(?:waarnemend|plaatsvervangend|tijdelijk)e?\s", regex.IGNORECASE)
# `Als demissionair minister neem ik kennis`: the office of the speaker; another's can be of any time.
_AS = backward_pattern(
    r"\b[Aa]ls\s(?:(?:demissionair|waarnemend|verantwoordelijk|toenmalig|voormalig|nieuw)e?\s)?"
)
_SELF = place_pattern(r"\s(?:\p{L}+\s){0,2}(?:ik|mijn|mij)\b")
# `Ik heb dat als Minister van Financiën gezegd`, but not `Ik weet dat hij als Minister van Financiën`
_SELF_BEFORE = backward_pattern(
    r"\b(?:ik|mijn|mij)\b(?:(?!\b(?:hij|zij|ze)\b)[^.]){0,88}", regex.IGNORECASE
)
_MINE = backward_pattern(r"\b[Mm]ijn\s")
_RESIGNED = "afgetreden"
# Words of the sentence, at most 150 characters before the mention or 90 after it.
_RESIGNED_BEFORE = backward_pattern(rf"\b{_RESIGNED}\b(?:[^.]|\.(?!\s)){{0,150}}")
_RESIGNED_BEHIND = place_pattern(rf"(?:[^.]|\.(?!\s)){{0,90}}?\b{_RESIGNED}\b")
_OFFICES = ("minister", "state_secretary")
_POSTS = any_case((MINISTER, STATE_SECRETARY))
_AND_OR = (
    "en", "én", "of", "óf", "en/of", "als", "alsmede", "alsook", "c.q.", "cq", "dan wel", "danwel",
    "noch", "respectievelijk", "resp.",
)  # fmt: skip
# `de Minister, samen met de Staatssecretaris van Financiën`: can be the Minister of the document.
_OR_NOT = ("samen met", "tezamen met", "evenals", "net als", "maar", "ook", "plus")
# `de toenmalige Minister`, `de toenmalige Minister en Staatssecretaris van Financiën`
_EARLIER = backward_pattern(
    rf"\b(?:[Tt]oenmalige?|[Vv]oormalige?|[Ee]erdere)\s(?:{_POSTS}\s(?:en|of)\s)?"
)
# `de Minister van EZ, de heer Kamp`, `mijn ambtsvoorganger, Staatssecretaris Van Huffelen`
_APPOSED = place_pattern(
    rf"""(?: ,\s(?:de\s)?
            (?:(?:{GENTLEMAN}|{LADY}|{_POSTS})\s|(?:prof|dr|mr|drs|ir|ing)\.\s)*
          | \s(?:de\s{GENTLEMAN}|{LADY})\s
          | \s\(
    )(?=\p{{Lu}}|van\s|de\s)""",
    regex.VERBOSE,
)
# `de Minister en de Staatssecretaris van Financiën`: the first of two offices of one ministry.
_AND_OTHER = place_pattern(
    rf"""(?:\s(?:van|voor))?                            # `de Minister van en de Staatssecretaris van`
    (?:,?\s(?:{any_of(_AND_OR)}|(?P<unsure>{any_of(_OR_NOT)}))|/)\s?   # `de Minister/Staatssecretaris van`
    (?:(?:aan|bij|door|met|namens|tot|van|voor)\s)?
    (?:(?:de|diens|haar|hun|mijn|uw|zijn)\s)?
    (?P<adjective>\p{{L}}+e\s)?                       # `de toenmalige`
    (?={any_of((MINISTER, STATE_SECRETARY))})""",
    regex.VERBOSE | regex.IGNORECASE,
)
# `de Minister (en de Staatssecretaris) van Financiën`
_OFFICE_BEHIND_BRACKETS = place_pattern(
    rf"(?:\s\([^()]{{1,12}}\s{_POSTS})?\)\s(?:van|voor)\s(?=\p{{Lu}})", regex.IGNORECASE
)
_OTHER_AND = backward_pattern(r"\s(?:en|of)\s(?:de\s)?")
# `vragen voorgelegd aan de Staatssecretaris`: the one who answers the written questions of a committee.
_ADDRESSED = backward_pattern(
    r"\b(?:voorgelegd|gesteld|gericht|te\sleggen|opmerkingen|vragen)\saan\s(?:de\s)?"
)
_HEAD = 4000
"""Characters from the start within which a document names its addressee."""
_AFTER_LEAVING = timedelta(days=60)
"""The time after leaving within which `afgetreden` can mean somebody."""


class Title(NamedTuple):
    """A title with its context: `time` is the time it refers to, None for the document's."""

    candidate: Candidate
    post: str
    portfolio: str
    time: Period | None

    @property
    def secretary(self) -> bool:
        return self.post == "state_secretary"


class Ministers:
    """Resolves the mentions of ministers in one document.

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
        self._signing = {each.post for each in self._present if "signatory" in each.roles}
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
        self._times = TitleTimes(text, known, when)
        self._held: dict[str, list[Minister]] = {}
        self._says_resigned = _RESIGNED in text
        self._default: dict[str, str | None] = {}
        self.warnings: list[Warning] = []

    def resolve(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The same mentions of ministers with values: names and titles first, then the bare posts."""
        candidates = list(candidates)
        self._named_here = {
            str(each.value) for each in candidates if each.attributes["form"] == "name"
        } | {person.name for person in self._present}
        self._titles = {each.start: each for each in candidates if each.attributes["portfolio"]}
        self._title_ends = {each.end: each for each in self._titles.values()}
        meant = [self._meant_by(each) for each in candidates]
        known = [each for each in meant if each is not None]
        self._default = {post: self._only(known, post) for post in _OFFICES}
        return [
            self._bare(each) if found is None else found
            for each, found in zip(candidates, meant, strict=True)
        ]

    def _meant_by(self, candidate: Candidate) -> Candidate | None:
        """The person meant by a name or a title; None for a bare post, which depends on all others."""
        if candidate.attributes["form"] == "name":
            return self._named(candidate)
        if candidate.attributes["form"] == "title":
            return self._titled(candidate)
        return self._elliptic(candidate)

    @property
    def answerer(self) -> tuple[str, str] | None:
        """Name and role of the only minister named in the document, else of the only state secretary.

        None if it names several or none.
        """
        return next(((name, role) for role, name in self._default.items() if name), None)

    def _only(self, candidates: Sequence[Candidate], post: str) -> str | None:
        """The person meant by the bare post: the participant, else the one named."""
        here = {person.name for person in self._present if post in person.roles}
        addressed = {
            each.value
            for each in candidates
            if each.value is not None
            and each.start < _HEAD
            and each.attributes["post"] == post
            and self._follows(_ADDRESSED, each)
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
        # A former minister is no longer `de Minister`.
        present = {person.name for person in self._present}
        here = {name for name in here if name in present or self._known.ministers(name, self._when)}
        return here.pop() if len(here) == 1 else None

    def _is_earlier(self, candidate: Candidate) -> bool:
        """Whether a mention is of a time before the document's own."""
        then = self._time_of(candidate)
        return bool(
            self._follows(_EARLIER, candidate)
            or self._follows(_PREVIOUS, candidate)
            or (then and not self._known.ministers(str(candidate.value), self._when))
            or _OF_EARLIER.match(self._text, candidate.start)
        )

    def _named(self, candidate: Candidate) -> Candidate:
        """The name in the spelling of the reference data, unless a participant bears it."""
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
        """The holder of an office, by the first applicable rule."""
        post, portfolio = candidate.attributes["post"], candidate.attributes["portfolio"]
        if post is None:
            return self._with(candidate, None, None)
        if name := self._apposed(candidate):
            return self._named(candidate._replace(value=name))
        return self._of_title(Title(candidate, post, portfolio, self._time_of(candidate)))

    def _elliptic(self, candidate: Candidate) -> Candidate | None:
        """`de Minister` of `de Minister en de Staatssecretaris van Financiën`: of the same ministry.

        Null if both could be meant who take part, the other one and a minister of another ministry. None for
        any other bare post.
        """
        if _OFFICE_BEHIND_BRACKETS.match(self._text, candidate.end):
            return self._with(candidate, None, None)
        beside = _AND_OTHER.match(self._text, candidate.end)
        other = self._titles.get(beside.end()) if beside else self._signed_elsewhere(candidate)
        post = candidate.attributes["post"]
        if other is None or {post, other.attributes["post"]} != set(_OFFICES):
            return None
        portfolio = other.attributes["portfolio"]
        here = any(person.post == post for person in self._present)
        both = here and self._present_holders(other.attributes["post"], portfolio)
        either = both and not self._present_holders(post, portfolio)
        if either or (beside and (beside["adjective"] or beside["unsure"])):
            return self._with(candidate, None, None)
        time = self._times.of(candidate.start, max(candidate.end, other.end))
        found = self._of_title(Title(candidate, post, portfolio, time))
        office = portfolio if found.value else None
        return found._replace(attributes={**found.attributes, "portfolio": office})

    def _signed_elsewhere(self, candidate: Candidate) -> Candidate | None:
        """The title before `en de Staatssecretaris` in a letter that a state secretary signed.

        The signatory is `ik`, so the other one is meant. In a debate a participant can be meant.
        """
        if candidate.attributes["post"] not in self._signing:
            return None
        before = _OTHER_AND.match(self._text, 0, candidate.start)
        other = self._title_ends.get(before.start()) if before else None
        return None if self._conversation.speaker(candidate.start) else other

    def _of_title(self, title: Title) -> Candidate:
        found = (rule(self, title) for rule in RULES)
        return next(each for each in found if each is not None)

    def the_previous(self, title: Title) -> Candidate | None:
        """`de vorige Minister van X`: the predecessor of the holder."""
        if title.time or not self._follows(_PREVIOUS, title.candidate):
            return None
        rows = self._predecessors(self._holders(title, self._when))
        return self._decided(title.candidate, rows, f"vorige {title.portfolio}")

    def the_speaker(self, title: Title) -> Candidate | None:
        """`als Minister van X`: the speaker or signatory if the sentence contains `ik`, else nobody."""
        if title.time or not self._follows(_AS, title.candidate):
            return None
        candidate = title.candidate
        said = _SELF.match(self._text, candidate.end) or self._follows(_SELF_BEFORE, candidate)
        speaker = self._conversation.speaker(candidate.start)
        names = {speaker.name} if speaker else {person.name for person in self._present}
        rows = [
            row
            for name in names
            if name and said
            for row in self._known.ministers(name, Period(None, self._when.last))
            if (row.post == "state_secretary") == title.secretary
        ]
        rows = self._of_office(rows, title.portfolio)
        return self._decided(candidate, rows, title.portfolio, quiet=True)

    def an_earlier_one(self, title: Title) -> Candidate | None:
        """`de toenmalige Minister van X`: the only previous holder of the office ever, else nobody."""
        if title.time or not self._follows(_EARLIER, title.candidate):
            return None
        rows = self._ever_held(title)
        office = f"an earlier {title.portfolio}"
        return self._decided(title.candidate, rows, office, quiet=True)

    def who_resigned(self, title: Title) -> Candidate | None:
        """The person who has just left the office, according to the sentence."""
        if title.time or not self._resigned(title.candidate):
            return None
        rows = [row for row in _last(self._ever_held(title)) if self._left_lately(row)]
        return self._decided(title.candidate, rows, title.portfolio) if rows else None

    def who_takes_part(self, title: Title) -> Candidate | None:
        """The participant in that office; for questions also on the day they were asked."""
        here = self._present_holders(title.post, title.portfolio) if title.time is None else []
        if title.time is None and self._is_asked(title.candidate):
            names = {row.name for row in self._holders(title, Period.on(self._asked_on))}
            here = [person for person in here if person.name in names]
        if len(here) != 1:
            return None
        return self._with(title.candidate, here[0].name, "document", here[0].wikidata)

    def anyone(self, title: Title) -> Candidate | None:
        """`een Minister van X`, `de volgende Minister van X`: nobody in particular."""
        of_today = title.time is None and not self._is_asked(title.candidate)
        if of_today and self._follows(_ANY, title.candidate):
            return self._with(title.candidate, None, None)
        return None

    def the_holder(self, title: Title) -> Candidate:
        """The holder of the office at the time; of several the participant or the one named elsewhere."""
        asked = self._is_asked(title.candidate)
        then = title.time or (Period.on(self._asked_on) if asked else self._when)
        rows = self._holders(title, then)
        if self._follows(_ACTING, title.candidate):
            rows = [row for row in rows if row.note == ACTING] or rows
        if len({row.name for row in rows}) > 1:
            rows = [row for row in rows if row.name in self._named_here] or rows
        return self._decided(title.candidate, rows, title.portfolio)

    def _holders(self, title: Title, when: Period) -> list[Minister]:
        return self._known.holders(title.portfolio, when, state_secretary=title.secretary)

    def _ever_held(self, title: Title) -> list[Minister]:
        return self._known.ever_held(title.portfolio, self._when, state_secretary=title.secretary)

    def _present_holders(self, post: str, portfolio: str) -> list[Person]:
        """The participant who holds an office, under any of its names."""
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

    def _bare(self, candidate: Candidate) -> Candidate:
        post = candidate.attributes["post"]
        if name := self._apposed(candidate):
            return self._named(candidate._replace(value=name))
        if self._text[candidate.start : candidate.end].lower().startswith("ambts"):
            return self._predecessor(candidate)
        time = self._time_of(candidate)
        # Most follow a plain article, so no word changes whom they mean.
        is_plain = self._text.endswith(" de ", 0, candidate.start)
        if time is None and not is_plain and self._of_nobody(candidate):
            return self._with(candidate, None, None)
        if not is_plain and self._follows(_AS, candidate):
            speaker = self._conversation.speaker(candidate.start)
            if speaker and speaker.role in GOVERNMENT and _SELF.match(self._text, candidate.end):
                return self._with_person(candidate, speaker.name)
            if self._default.get(post) is None:
                return self._with(candidate, None, None)
        name = self._default.get(post) or self._answering(candidate, post)
        if name is None:
            printed = self._text[candidate.start : candidate.end]
            self._warn("minister_unknown", f"the person meant by {printed!r} is unclear", candidate)
            return self._with(candidate, None, None)
        if not is_plain and self._follows(_PREVIOUS, candidate):
            rows = self._predecessors(self._held_by(name))
            return self._decided(candidate, rows, f"the one before {name}")
        if time is not None:
            # The minister of that day, in the office of today's.
            offices = {row.portfolio for row in self._held_by(name)}
            if len(offices) != 1:
                return self._with(candidate, None, None)
            secretary = post == "state_secretary"
            rows = self._known.holders(offices.pop(), time, state_secretary=secretary)
            # A ministry can have two state secretaries.
            rows = [row for row in rows if row.name == name] or rows
            return self._decided(candidate, rows, "the minister of that time")
        return self._with_person(candidate, name)

    def _of_nobody(self, candidate: Candidate) -> bool:
        """`een Minister`, `de volgende Minister`, `de toenmalige Minister`."""
        return self._follows(_ANY, candidate) or self._follows(_EARLIER, candidate)

    def _answering(self, candidate: Candidate, post: str) -> str | None:
        """The one of several participants to whom the speaker is talking; None if uncertain."""
        here = {person.name for person in self._present if post in person.roles}
        return self._conversation.answering(candidate.start, post, here)

    def _with_person(self, candidate: Candidate, name: str | None) -> Candidate:
        person = self._by_name.get(name or "")
        found = self._held_by(name) if name else []
        wikidata = person.wikidata if person else found[0].wikidata if found else None
        return self._with_office(candidate, name, "document", wikidata)

    def _predecessor(self, candidate: Candidate) -> Candidate:
        """`mijn ambtsvoorganger`: that of the speaker or signatory; `uw`: that of the addressee."""
        printed = self._text[candidate.start : candidate.end]
        if printed.endswith("s"):
            return self._with(candidate, None, None)
        own = self._follows(_MINE, candidate)
        named = {person.name for person in self._present if own}
        named = named or set(filter(None, self._default.values()))
        speaker = self._conversation.speaker(candidate.start)
        if speaker and speaker.role in GOVERNMENT and speaker.name:
            named = {speaker.name}
        rows = self._predecessors(self._held_by(named.pop())) if len(named) == 1 else []
        return self._decided(candidate, rows, printed)

    def _apposed(self, candidate: Candidate) -> str | None:
        """The name of a minister directly after a title: `de Minister van EZ, de heer Kamp`."""
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
        """A single remaining name is taken; several give None, with a warning that lists them."""
        names = {row.name for row in rows}
        if len(names) == 1:
            return self._with(candidate, names.pop(), "reference", rows[0].wikidata)
        if names and not quiet:
            self._warn("minister_ambiguous", f"{office} may be {listed(rows)}", candidate)
        elif self._when.day and not quiet:
            self._warn(
                "minister_unknown",
                f"no holder of the office {office} is known for that date",
                candidate,
            )
        return self._with(candidate, None, None)

    def _predecessors(self, rows: Iterable[Minister]) -> list[Minister]:
        return [each for row in rows for each in self._known.predecessors(row)]

    def _resigned(self, candidate: Candidate) -> bool:
        """Whether the sentence reports a resignation from that office."""
        if not self._says_resigned:
            return False
        behind = _RESIGNED_BEHIND.match(self._text, candidate.end)
        return behind is not None or self._follows(_RESIGNED_BEFORE, candidate)

    def _left_lately(self, row: Minister) -> bool:
        day = self._when.day
        return bool(day and row.valid_until and day - row.valid_until <= _AFTER_LEAVING)

    def _is_asked(self, candidate: Candidate) -> bool:
        at = bisect_right(self._asked_starts, candidate.start) - 1
        return at >= 0 and candidate.start < self._asked_until[at]

    def _time_of(self, candidate: Candidate) -> Period | None:
        return self._times.of(candidate.start, candidate.end)

    def _follows(self, before: regex.Pattern[str], candidate: Candidate) -> bool:
        """Whether a backward pattern matches right before a mention."""
        return before.match(self._text, 0, candidate.start) is not None

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
        """Fill post and portfolio of the person meant, if the mention does not print them."""
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


RULES: tuple[Callable[[Ministers, Title], Candidate | None], ...] = (
    Ministers.the_previous,
    Ministers.the_speaker,
    Ministers.an_earlier_one,
    Ministers.who_resigned,
    Ministers.who_takes_part,
    Ministers.anyone,
    Ministers.the_holder,
)
"""The rules for a title: the first that applies decides, and the last one always applies."""


def _last(rows: Sequence[Minister]) -> list[Minister]:
    """The rows that ended last."""
    last = max((row.valid_until or date.max for row in rows), default=None)
    return [row for row in rows if (row.valid_until or date.max) == last]
