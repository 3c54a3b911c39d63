"""Participants, speakers and askers: facts that the document does not print, and the period they allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ..mentions.candidate import Candidate
from ..notation.names import fold
from ..notation.period import ANY_DAY, Period
from ..notation.words import GENDERS, GENTLEMAN, LADY
from ..reference.coverage import Lacking, lacking, last_day
from ..reference.loader import Member, Minister
from ..reference.parties import parties
from ..reference.people import ACTING, POSTS, People, full_name, identity
from ..structure.found import GOVERNMENT, Person, QuestionBlock, Structure, TextWarning, TurnBlock
from ..structure.participants import merge_people

Warning = tuple[str, str, int, int]
"""A warning's code, its message, and its clean range."""
_FACTS = ("initials", "first_name", "party", "post", "portfolio")
_ENOUGH = 3
"""Minimum number of people whose overlapping terms narrow the period of a document."""


class Participants(NamedTuple):
    """The participants, one entry per person, and the blocks that name them.

    `when` is the time of the document, narrowed by its people.
    """

    when: Period
    present: tuple[Person, ...]
    turns: tuple[TurnBlock, ...]
    questions: tuple[QuestionBlock, ...]
    warnings: tuple[TextWarning, ...]


def identify(found: Structure, known: People, when: Period, chamber: str | None) -> Participants:
    """The participants, speakers and askers of a document, completed from the reference data.

    The warnings name ambiguous people.
    """
    merged = merge_people(found.people)
    if when.day is None:
        when = period_of_people(merged, known, when)
    present, undecided = resolve_people(merged, known, when, chamber)
    turns = resolve_turns(found.turns, present, known, when)
    warnings = [TextWarning(*each) for each in undecided]
    for turn in ambiguous_turns(turns, present):
        message = f"{turn.name} matches several participants"
        start = turn.label_start if turn.label_start >= 0 else turn.start
        warnings.append(TextWarning("speaker_ambiguous", message, start, turn.end))
    warnings += _older(present, when)
    questions = resolve_askers(found.questions, when)
    return Participants(when, present, turns, questions, tuple(warnings))


def _older(present: Iterable[Person], when: Period) -> Iterator[TextWarning]:
    """One warning if a document later than the tables prints names that they lack."""
    until = last_day()
    if when.first is None or when.first <= until:
        return
    lacks: dict[Lacking, Person] = {}
    for person in present:
        party = person.party if person.party_from == "document" else None
        portfolio = None if "portfolio" in person.filled else person.portfolio
        for each in lacking(person.name, person.roles, party, portfolio, when):
            lacks.setdefault(each, person)
    if lacks:
        names = ", ".join(f"{each.name} ({each.kind})" for each in lacks)
        message = f"the reference data ends on {until} and lacks {names}"
        first = next(iter(lacks.values()))
        yield TextWarning("reference_data_older", message, first.start, first.end)


def places_of(present: Iterable[Person], found: Iterable[Person]) -> tuple[Person, ...]:
    """The printed names of participants, completed with all facts about the person.

    >>> chair = Person(0, 5, "Kuipers", ("chair",), initials="A.")
    >>> places_of([chair], [chair, Person(90, 97, "Kuipers", ("chair",))])[1].initials
    'A.'
    """
    by_name: dict[str, list[Person]] = {}
    for person in present:
        by_name.setdefault(person.name, []).append(person)
    places = []
    for place in found:
        # Among namesakes the one merged from this place: same roles, same first name.
        same = [
            person
            for person in by_name.get(place.name, ())
            if set(place.roles) <= set(person.roles)
            and place.first_name in (None, person.first_name)
        ] or by_name.get(place.name, [])
        places.append(same[0]._replace(start=place.start, end=place.end) if same else place)
    return tuple(places)


def period_of_people(present: Iterable[Person], known: People, when: Period) -> Period:
    """The period in which all participants, with their printed parties or portfolios, can have met.

    For a document without a date, within its otherwise known time, `when`. Returns `when` if the
    periods do not overlap, so that some row must be wrong, or if nothing else is known and fewer
    than three people narrow it.
    """
    common: set[tuple[date, date]] = {(when.first or date.min, when.last or date.max)}
    narrowing = 0
    for person in present:
        rows: Sequence[Member | Minister] = []
        if GOVERNMENT & set(person.roles):
            rows = known.ministers(person.name, initials=person.initials)
        elif person.party:
            party = parties().id_of(person.party, in_brackets=True) or person.party
            members = known.members(person.name, first_name=person.first_name)
            rows = [row for row in members if row.party == party]
        if rows:
            narrowing += 1
            common = {
                (max(first, row.valid_from), min(last, row.valid_until or date.max))
                for first, last in common
                for row in rows
                if max(first, row.valid_from) < min(last, row.valid_until or date.max)
            }
    if not common or (narrowing < _ENOUGH and when == ANY_DAY):
        return when
    first, last = min(first for first, _ in common), max(last for _, last in common)
    return Period(None if first == date.min else first, None if last == date.max else last)


def resolve_people(
    present: Iterable[Person], known: People, when: Period, chamber: str | None
) -> tuple[tuple[Person, ...], tuple[Warning, ...]]:
    """Give the people of a document their usual party names and facts that it does not print.

    Initials, first name, party, portfolio and Wikidata item come from the reference data only if
    exactly one person in it can be meant; `filled` lists them. The warnings name undecided people.
    """
    resolved: list[Person] = []
    warnings: list[Warning] = []
    for person in present:
        if person.party is not None:
            party = parties().id_of(person.party, when, in_brackets=True) or person.party
            person = person._replace(party=party, party_from="document")
        rows: Sequence[Member] | Sequence[Minister] = []
        if GOVERNMENT & set(person.roles):
            rows = _as_ministers(person, known, when)
        elif "member" in person.roles:
            rows = _as_members(person, known, when, chamber)
        found = {identity(row): row for row in rows}
        if len(found) == 1:
            person = _as_in(rows, person, when)
        elif found and person.party is None:
            message = f"{person.name} may be {listed(rows)}"
            warnings.append(("person_ambiguous", message, person.start, person.end))
        resolved.append(person)
    return tuple(resolved), tuple(warnings)


def listed(rows: Iterable[Member | Minister]) -> str:
    """People by first name, family name and party, for a message: `Anne Mulder (VVD)`."""
    return ", ".join(sorted({f"{full_name(row)} ({row.party or 'no party'})" for row in rows}))


def _as_members(
    person: Person, known: People, when: Period, chamber: str | None
) -> Sequence[Member]:
    rows = known.members(
        person.name,
        when,
        first_name=person.first_name,
        initials=person.initials,
        gender=GENDERS.get(person.honorific or ""),
        chamber=chamber,
    )
    if person.party is not None:
        # Without a date, or in the weeks of a split, the printed party distinguishes namesakes.
        rows = [row for row in rows if row.party == person.party] or (
            rows if when != ANY_DAY else []
        )
    return rows


def _as_ministers(person: Person, known: People, when: Period) -> Sequence[Minister]:
    rows = known.ministers(
        person.name,
        when,
        initials=person.initials,
        gender=GENDERS.get(person.honorific or ""),
    )
    if person.portfolio:
        secretary = person.post == "state_secretary"
        held = known.holders(person.portfolio, when, state_secretary=secretary)
        rows = [row for row in rows if row in held] or rows
    return rows


def _as_in(rows: Sequence[Member] | Sequence[Minister], person: Person, when: Period) -> Person:
    """A person completed with unprinted facts from the rows of that person."""
    held = {row.party for row in rows}
    offices = {
        (POSTS[row.post], row.portfolio)
        for row in rows
        if isinstance(row, Minister) and row.note != ACTING
    }
    post, portfolio = offices.pop() if len(offices) == 1 else (None, None)
    known = person._replace(
        initials=person.initials or rows[0].initials,
        first_name=person.first_name or rows[0].first_name,
        party=person.party or (held.pop() if len(held) == 1 else None),
        post=person.post or post,
        portfolio=person.portfolio or (portfolio if when != ANY_DAY else None),
    )
    return known._replace(
        party_from=person.party_from or ("reference" if known.party else None),
        wikidata=rows[0].wikidata,
        gender=rows[0].gender,
        filled=tuple(key for key in _FACTS if getattr(known, key) != getattr(person, key)),
    )


def resolve_turns(
    turns: Iterable[TurnBlock], present: Sequence[Person], known: People, when: Period
) -> tuple[TurnBlock, ...]:
    """Give speakers the usual name of their party, and a missing role from the attendance list.

    `De minister:` without a name is the participant with that post; null if there are two.
    """
    resolved = []
    by_name = _by_name(present)
    for turn in turns:
        party = turn.party and (parties().id_of(turn.party, when, in_brackets=True) or turn.party)
        turn = turn._replace(party=party)
        if turn.post and turn.name is None:
            named = {
                person.name
                for person in present
                if person.post == turn.post and _holds(person, turn.portfolio, known, when)
            }
            turn = turn._replace(name=named.pop() if len(named) == 1 else None)
        if turn.role == "other" and turn.name:
            same = by_name.get(fold(turn.name), [])
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
    """The turns whose speaker can be one of several participants: the same name, and no decisive party."""
    by_name = _by_name(present)
    for turn in turns:
        same = by_name.get(fold(turn.name), []) if turn.name else []
        if turn.party:
            same = (
                [person for person in same if person.party == turn.party] if len(same) > 1 else same
            )
        if len(same) > 1 and turn.role != "chair":
            yield turn


def _by_name(present: Iterable[Person]) -> dict[str, list[Person]]:
    """The participants, by family name."""
    by_name: dict[str, list[Person]] = {}
    for person in present:
        by_name.setdefault(fold(person.name), []).append(person)
    return by_name


def _holds(person: Person, portfolio: str | None, known: People, when: Period) -> bool:
    if portfolio is None or fold(portfolio) == fold(person.portfolio or ""):
        return True
    secretary = person.post == "state_secretary"
    return known.held(person.name, portfolio, when, state_secretary=secretary)


def resolve_askers(questions: Iterable[QuestionBlock], when: Period) -> tuple[QuestionBlock, ...]:
    """Give askers the usual name of their party."""
    return tuple(
        question._replace(
            asked_by=tuple(
                (party and (parties().id_of(party, when, in_brackets=True) or party), name)
                for party, name in question.asked_by
            )
        )
        for question in questions
    )


def resolve_honorifics(
    present: Iterable[Person], mentions: Iterable[Candidate], text: str
) -> tuple[Person, ...]:
    """Give people the form of address that the text uses for them."""
    forms: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.label in ("member", "minister"):
            form = text[mention.start : mention.end].partition(" ")[0].lower()
            if form in (GENTLEMAN, LADY):
                forms.setdefault(fold(str(mention.value)), set()).add(form)
    people = list(present)
    names = [fold(person.name) for person in people]
    bearers = Counter(names)
    return tuple(
        person._replace(honorific=next(iter(forms[name])))
        if person.honorific is None and bearers[name] == 1 and len(forms.get(name, ())) == 1
        else person
        for person, name in zip(people, names, strict=True)
    )
