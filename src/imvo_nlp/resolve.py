"""Values that need the whole document: who is meant, by date; never changes a span.

Most certain evidence first: what the document prints, then the reference data on the document's
day. One candidate left is taken; none or several give None, and a warning where a name was at
stake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import regex

from .lexicons.loader import Member, Minister
from .mentions.candidate import Candidate
from .parties import parties
from .people import POSTS, People, fold
from .structure.found import Person, QuestionBlock, TurnBlock
from .structure.numbers import DATE, parse_date

_PREVIOUS = regex.compile(r"\b[Vv]orige\s\Z")
# Who is meant by these is not told: any earlier or later one, or nobody in particular.
_ANY = regex.compile(
    r"\b(?:[Tt]oenmalige?|[Vv]oormalige?|[Ee]erdere|[Vv]olgende|[Nn]ieuwe|[Aa]ndere|[Ee]en|[Gg]een|"
    r"[Ee]nkele|[Ee]lke|[Ii]edere|[Ww]elke)\s\Z"
)
_GENDERS = {
    "mevrouw": "f",
    "mevr.": "f",
    "mw.": "f",
    "heer": "m",
    "meneer": "m",
    "mijnheer": "m",
    "dhr.": "m",
}
_OF_FRACTIE = regex.compile(
    r"\s\((?:beiden\s|allen\s)?|,?\s(?:van|namens)\s(?:de\s|het\s)?(?:fractie\svan\s(?:de\s|het\s)?)?"
)
_CITED_AS = regex.compile(
    rf"(?:\s(?:d\.d\.|van)\s{DATE})?\s?(?:\(|op\s|,\s|over\s[^().;]{{1,200}}\()?\s?"
)
# `Deze motie is voorgesteld door het lid X. Naar mij blijkt, wordt de indiening ervan voldoende
# ondersteund. Zij krijgt nr. 346 (32847).`
_NUMBERED_AS = regex.compile(r"(?s:.){0,300}\b[Zz]ij krijgt\s")
_OF_DAY = regex.compile(rf",?\s(?:d\.d\.|van)\s{DATE}")


def resolve_people(
    present: Iterable[Person], known: People, day: date | None, chamber: str | None
) -> tuple[Person, ...]:
    """Give the people of a document their usual party names, and what they do not print of themselves.

    Initials, first name, party and portfolio come from the reference data only where exactly one
    person of it can be meant on that day.
    """
    resolved = []
    for person in present:
        if person.party is not None:
            party = parties().id_of(person.party, day, in_brackets=True) or person.party
            person = person._replace(party=party, party_from="document")
        if {"minister", "state_secretary"} & set(person.roles):
            person = _fill_minister(person, known, day)
        elif "member" in person.roles:
            person = _fill_member(person, known, day, chamber)
        resolved.append(person)
    return tuple(resolved)


def _fill_member(person: Person, known: People, day: date | None, chamber: str | None) -> Person:
    rows = known.members(
        person.name, day, first_name=person.first_name, initials=person.initials, chamber=chamber
    )
    if person.party is not None:
        # Without a day, or in the weeks of a split, the printed party tells namesakes apart.
        rows = [row for row in rows if row.party == person.party] or (rows if day else [])
    if len({(row.name, row.first_name, row.wikidata) for row in rows}) != 1:
        return person
    return _as_in(rows, person)


def _fill_minister(person: Person, known: People, day: date | None) -> Person:
    rows = known.ministers(person.name, day, initials=person.initials)
    if len({(row.first_name, row.wikidata) for row in rows}) != 1:
        return person
    posts = {(POSTS[row.post], row.portfolio) for row in rows if row.note != "acting"}
    post, portfolio = posts.pop() if len(posts) == 1 else (None, None)
    return _as_in(rows, person)._replace(
        post=person.post or post,
        portfolio=person.portfolio or (portfolio if day else None),
    )


def _as_in(rows: Sequence[Member] | Sequence[Minister], person: Person) -> Person:
    """A person with what the rows, all of one person, know and the document does not print."""
    held = {row.party for row in rows}
    party = person.party or (held.pop() if len(held) == 1 else None)
    return person._replace(
        initials=person.initials or rows[0].initials,
        first_name=person.first_name or rows[0].first_name,
        party=party,
        party_from=person.party_from or ("reference" if party else None),
    )


def resolve_turns(
    turns: Iterable[TurnBlock], present: Sequence[Person], known: People, day: date | None
) -> tuple[TurnBlock, ...]:
    """Give speakers the usual name of their party, and a role where only the attendance list has it.

    `De minister:` without a name is the one who takes part in that post; null where two do.
    """
    resolved = []
    for turn in turns:
        party = turn.party and (parties().id_of(turn.party, day, in_brackets=True) or turn.party)
        turn = turn._replace(party=party)
        if turn.post and turn.name is None:
            named = {
                person.name
                for person in present
                if person.post == turn.post and _holds(person, turn.portfolio, known, day)
            }
            turn = turn._replace(name=named.pop() if len(named) == 1 else None)
        if turn.role == "other" and turn.name:
            same = [person for person in present if fold(person.name) == fold(turn.name or "")]
            roles = same[0].roles if len(same) == 1 else ()
            role = next(
                (each for each in ("minister", "state_secretary", "member") if each in roles), None
            )
            turn = turn._replace(
                role=role or "other", party=same[0].party if role == "member" else None
            )
        resolved.append(turn)
    return tuple(resolved)


def ambiguous_turns(turns: Iterable[TurnBlock], present: Sequence[Person]) -> Iterator[TurnBlock]:
    """The turns whose speaker can be several who take part: one name, and no party that tells."""
    for turn in turns:
        same = [person for person in present if turn.name and fold(person.name) == fold(turn.name)]
        if turn.party:
            same = (
                [person for person in same if person.party == turn.party] if len(same) > 1 else same
            )
        if len(same) > 1 and turn.role != "chair":
            yield turn


def _holds(person: Person, portfolio: str | None, known: People, day: date | None) -> bool:
    if portfolio is None or fold(portfolio) == fold(person.portfolio or ""):
        return True
    secretary = person.post == "state_secretary"
    return known.held(person.name, portfolio, day, state_secretary=secretary)


def resolve_askers(
    questions: Iterable[QuestionBlock], day: date | None
) -> tuple[QuestionBlock, ...]:
    """Give those who ask the usual name of their party."""
    return tuple(
        question._replace(
            asked_by=tuple(
                (party and (parties().id_of(party, day, in_brackets=True) or party), name)
                for party, name in question.asked_by
            )
        )
        for question in questions
    )


class Resolver:
    """Gives the mentions of one document their values."""

    def __init__(
        self,
        text: str,
        present: Sequence[Person],
        known: People,
        day: date | None,
        facts: dict[str, Any],
    ) -> None:
        self._text = text
        self._present = present
        self._known = known
        self._day = day
        self._facts = facts
        self._default: dict[str, str | None] = {}
        self._named_here: set[str] = set()
        self.warnings: dict[tuple[str, str], tuple[int, int]] = {}

    def resolve(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The same mentions with values, in the same order."""
        candidates = list(candidates)
        self._named_here = {
            str(each.value)
            for each in candidates
            if each.label == "minister" and each.attributes["form"] == "name"
        } | {
            person.name
            for person in self._present
            if {"minister", "state_secretary"} & set(person.roles)
        }
        titles = {
            index: self._minister(each)
            for index, each in enumerate(candidates)
            if each.label == "minister" and each.attributes["form"] == "title"
        }
        candidates = [titles.get(index, each) for index, each in enumerate(candidates)]
        self._default = {
            post: self._only_minister(candidates, post) for post in ("minister", "state_secretary")
        }
        self._parties = {each.start: each for each in candidates if each.label == "party"}
        self._cited = [each for each in candidates if each.label == "reference"]
        resolvers = {"minister": self._minister, "member": self._member, "motion": self._motion}
        return [
            resolvers[candidate.label](candidate) if candidate.label in resolvers else candidate
            for candidate in candidates
        ]

    @property
    def answerer(self) -> tuple[str, str] | None:
        """Name and role of the one minister whom the document names, else of the one state secretary.

        None where it names several or none.
        """
        return next(((name, role) for role, name in self._default.items() if name), None)

    def _only_minister(self, candidates: Sequence[Candidate], post: str) -> str | None:
        """Who is meant by the bare post: the one who takes part, else the one who is named."""
        here = {person.name for person in self._present if post in person.roles}
        if not here:
            here = {
                str(candidate.value)
                for candidate in candidates
                if candidate.label == "minister"
                and candidate.attributes["form"] == "name"
                and candidate.attributes["post"] == post
            }
        if not here:
            here = {
                candidate.value
                for candidate in candidates
                if candidate.label == "minister"
                and candidate.value is not None
                and candidate.attributes["form"] == "title"
                and candidate.attributes["post"] == post
            }
        return here.pop() if len(here) == 1 else None

    def _minister(self, candidate: Candidate) -> Candidate:
        form, post = candidate.attributes["form"], candidate.attributes["post"]
        portfolio = candidate.attributes["portfolio"]
        before = self._text[max(candidate.start - 20, 0) : candidate.start]
        if form == "name":
            return self._with_office(candidate, self._as_known(str(candidate.value)))
        if _ANY.search(before) or post is None:
            return candidate._replace(value=None)
        if form == "title":
            if candidate.value is not None:
                return candidate
            name = self._holder(candidate, post, portfolio)
            if _PREVIOUS.search(before):
                name = self._before(name, portfolio)
            return candidate._replace(value=name)
        name = self._default.get(post)
        if _PREVIOUS.search(before):
            return candidate._replace(value=self._before(name, None))
        if name is not None and _OF_DAY.match(self._text, candidate.end):
            # The minister of that day, in the office of today's.
            _, held = self._office(name)
            name = self._holder(candidate, post, held) if held else None
            return candidate._replace(value=name)
        if name is None:
            printed = self._text[candidate.start : candidate.end]
            self._warn("minister_unknown", f"who is meant by {printed!r} is not clear", candidate)
        return self._with_office(candidate, name)

    def _as_known(self, printed: str) -> str:
        """The name as the reference data writes it, unless the document's own person bears it."""
        if any(fold(person.name) == fold(printed) for person in self._present):
            return printed
        names = {row.name for row in self._known.ministers(printed, self._day)}
        return names.pop() if len(names) == 1 else printed

    def _holder(self, candidate: Candidate, post: str, portfolio: str | None) -> str | None:
        """Who holds the printed office: the one who takes part, else by the reference data."""
        own_day = _OF_DAY.match(self._text, candidate.end)
        day = parse_date(own_day[0]) if own_day else self._day
        if own_day is None and portfolio:
            here = {
                person.name
                for person in self._present
                if person.portfolio
                and fold(person.portfolio) == fold(portfolio)
                and (person.post == "state_secretary") == (post == "state_secretary")
            }
            if len(here) == 1:
                return here.pop()
        if post == "prime_minister":
            rows = list(self._known.holders("Algemene Zaken", day, state_secretary=False))
        elif portfolio:
            rows = self._known.holders(portfolio, day, state_secretary=post == "state_secretary")
        else:
            rows = []
        permanent = [row for row in rows if row.note != "acting"] or rows
        names = {row.name for row in permanent}
        if len(names) > 1:
            # Of several who held the office, the one who takes part or is named elsewhere.
            names = names & self._named_here or names
        if len(names) == 1:
            return names.pop()
        if names:
            listed = ", ".join(sorted(names))
            self._warn("minister_ambiguous", f"{portfolio or post} can be {listed}", candidate)
        return None

    def _before(self, name: str | None, portfolio: str | None) -> str | None:
        """The predecessor of a minister in that portfolio, or in the one held on the day."""
        if name is None or self._day is None:
            return None
        rows = [
            row
            for row in self._known.ministers(name, self._day)
            if row.note != "acting"
            and (
                portfolio is None
                or fold(portfolio) in map(fold, (row.portfolio, *row.portfolio_aliases))
            )
        ]
        earlier = {row.name for row in map(self._known.predecessor, rows) if row}
        return earlier.pop() if len(earlier) == 1 else None

    def _with_office(self, candidate: Candidate, name: str | None) -> Candidate:
        """Fill post and portfolio of the person meant, where the mention does not print them."""
        candidate = candidate._replace(value=name)
        if name is None:
            return candidate
        attributes = dict(candidate.attributes)
        person = next(
            (each for each in self._present if each.name == name and each.post is not None), None
        )
        post, portfolio = (person.post, person.portfolio) if person else self._office(name)
        attributes["post"] = attributes["post"] or post
        if attributes["post"] == post or not attributes["post"]:
            attributes["portfolio"] = attributes["portfolio"] or portfolio
        return candidate._replace(attributes=attributes)

    def _office(self, name: str) -> tuple[str | None, str | None]:
        """The office that someone holds on the document's day, or held last before it."""
        if self._day is None:
            return None, None
        rows: list[Minister] = [
            row for row in self._known.ministers(name, self._day) if row.note != "acting"
        ]
        if not rows:
            earlier = [
                row
                for row in self._known.ministers(name)
                if row.note != "acting" and row.valid_until and row.valid_until <= self._day
            ]
            last = max((row.valid_until for row in earlier if row.valid_until), default=None)
            rows = [row for row in earlier if row.valid_until == last]
        offices = {(POSTS[row.post], row.portfolio) for row in rows}
        return offices.pop() if len(offices) == 1 else (None, None)

    def _motion(self, candidate: Candidate) -> Candidate:
        """Give a motion the identifier that is printed right behind it.

        The title of a printed motion (`MOTIE VAN HET LID ...`) means the document itself.
        """
        if self._text.startswith("MOTIE", candidate.start):
            own = {"date": self._facts.get("date"), "identifier": self._facts.get("identifier")}
            return candidate._replace(attributes={**candidate.attributes, **own})
        cited = next((each for each in self._cited if each.start >= candidate.end), None)
        if cited is None or cited.value is None:
            return candidate
        announced = "voorgesteld" in self._text[candidate.start : candidate.end]
        between = _NUMBERED_AS if announced else _CITED_AS
        if between.fullmatch(self._text, candidate.end, cited.start):
            attributes = {**candidate.attributes, "identifier": cited.value}
            return candidate._replace(attributes=attributes)
        return candidate

    def _member(self, candidate: Candidate) -> Candidate:
        if candidate.attributes["party"] is not None:
            return candidate
        if gap := _OF_FRACTIE.match(self._text, candidate.end):
            party = self._parties.get(gap.end())
            if party is not None:
                return self._of_party(candidate, party.value)
        here = [
            person
            for person in self._present
            if fold(person.name) == fold(str(candidate.value)) and "member" in person.roles
        ]
        if len(here) == 1 and here[0].party:
            return self._of_party(candidate, here[0].party)
        rows: list[Member] = self._known.members(
            str(candidate.value), self._day, chamber=self._facts.get("chamber")
        )
        rows = rows or self._known.members(str(candidate.value), self._day)
        rows = rows or self._known.members(str(candidate.value))
        printed = self._text[candidate.start : candidate.end]
        named = [row for row in rows if row.first_name and row.first_name in printed]
        gender = _GENDERS.get(printed.partition(" ")[0].lower())
        addressed = [row for row in rows if gender in (None, row.gender)]
        held = {row.party for row in named or addressed or rows if row.party}
        if len(held) == 1:
            return self._of_party(candidate, held.pop())
        if held:
            self._warn(
                "member_ambiguous",
                f"{candidate.value} can be of {', '.join(sorted(held))}",
                candidate,
            )
        return candidate

    def _of_party(self, candidate: Candidate, party: str | None) -> Candidate:
        attributes: dict[str, Any] = {**candidate.attributes, "party": party}
        return candidate._replace(attributes=attributes)

    def _warn(self, code: str, message: str, candidate: Candidate) -> None:
        self.warnings.setdefault((code, message), (candidate.start, candidate.end))


def resolve_honorifics(
    present: Iterable[Person], mentions: Iterable[Candidate], text: str
) -> tuple[Person, ...]:
    """Give people the form of address under which the text speaks of them."""
    forms: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.label in ("member", "minister"):
            form = text[mention.start : mention.end].partition(" ")[0].lower()
            if form in ("heer", "mevrouw"):
                forms.setdefault(fold(str(mention.value)), set()).add(form)
    people = list(present)
    names = [fold(person.name) for person in people]
    return tuple(
        person._replace(honorific=next(iter(forms[name])))
        if person.honorific is None and names.count(name) == 1 and len(forms.get(name, ())) == 1
        else person
        for person, name in zip(people, names, strict=True)
    )
