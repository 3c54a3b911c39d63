"""Resolution of all mentions of one document, in the order in which values depend on each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..mentions.candidate import Candidate
from ..mentions.unnumbered import Phrase
from ..notation.period import Period
from ..reference.kinds import Kind
from ..reference.people import People
from ..structure.found import GOVERNMENT, AnswerBlock, FrontMatter, Person, Structure, TextWarning
from .antecedents import Antecedents
from .conversation import Conversation
from .mentions import Resolver
from .participants import Warning, resolve_honorifics, resolve_people


class Resolution(NamedTuple):
    """The mentions with their values, and their findings about participants and answers."""

    mentions: list[Candidate]
    present: tuple[Person, ...]
    answers: tuple[AnswerBlock, ...]
    warnings: tuple[TextWarning, ...]


def resolve(
    text: str,
    candidates: Iterable[Candidate],
    structure: Structure,
    present: Sequence[Person],
    *,
    known: People,
    when: Period,
    facts: FrontMatter,
    kind: Kind,
    notes: Sequence[tuple[int, int, int]] = (),
    brought_up: Sequence[Phrase] = (),
) -> Resolution:
    """Give mentions the values that depend on the whole document; ranges stay.

    `present` are the participants, `facts` the front matter, `notes` the places of footnote markers
    with the ranges of the notes, and `brought_up` phrases such as `een brief`. Unknown values are
    None, with a warning if a name is involved.
    """
    resolver = Resolver(text, present, known, when, facts, structure.turns, _asked(structure, kind))
    mentions = resolver.resolve(candidates)
    parts = [(block.start, block.end) for block in structure.blocks]
    conversation = Conversation(structure.turns)
    documents = Antecedents(text, kind, facts, parts, conversation, when, notes, brought_up)
    mentions = documents.resolve(mentions)
    present = resolve_honorifics(present, mentions, text)
    answers = structure.answers
    committee_asks = kind.answers("committee")
    if committee_asks and resolver.answerer and answers:
        name, role = resolver.answerer
        if not any(person.name == name for person in present):
            first = min(block.start for block in structure.blocks)
            in_head = (each for each in mentions if each.start < first)
            answerer = _answerer(in_head, name, role, known, when, facts)
            present = tuple(sorted((*present, *answerer), key=lambda person: person.start))
        if any(person.name == name for person in present):
            answers = tuple(
                answer._replace(answered_by=answer.answered_by or (name,)) for answer in answers
            )
    return Resolution(mentions, present, answers, tuple(_warnings(resolver.warnings, when)))


def _asked(structure: Structure, kind: Kind) -> list[tuple[int, int]]:
    """The ranges of written questions and of the heading above them: older than their answers."""
    questions = structure.questions
    if kind.structure != "questions" or not questions:
        return []
    answering = [
        person.start
        for person in structure.people
        if GOVERNMENT & set(person.roles) and person.start < questions[0].start
    ]
    heading = (0, min(answering, default=questions[0].start))
    return [heading, *((question.start, question.end) for question in questions)]


def _answerer(
    mentions: Iterable[Candidate],
    name: str,
    role: str,
    known: People,
    when: Period,
    facts: FrontMatter,
) -> tuple[Person, ...]:
    """The minister whom a committee addresses in writing, and who answers, at the first mention.

    Nobody if the head of the document names none: an answer names others as well.
    """
    for place in mentions:
        if place.label == "minister" and place.value == name:
            answerer = Person(place.start, place.end, name, (role,), post=role)
            return resolve_people([answerer], known, when, facts.chamber)[0]
    return ()


def _warnings(found: Iterable[Warning], when: Period) -> Iterator[TextWarning]:
    """The warnings, without repetition, with the reason for those of an undated document."""
    once: dict[tuple[str, str], TextWarning] = {}
    for each in found:
        once.setdefault(each[:2], TextWarning(*each))
    yield from once.values()
    if once and when.day is None:
        message = f"no date is printed; people and parties are resolved for {_in_words(when)}"
        yield TextWarning("undated", message)


def _in_words(when: Period) -> str:
    """A period in words."""
    begin = f"from {when.first} " if when.first else ""
    end = f"until {when.last}" if when.last else ""
    return (begin + end).strip() or "any time"
