"""Results of the structure finders: plain tuples with offsets (code points) in the clean text."""

from __future__ import annotations

from typing import NamedTuple

GOVERNMENT = frozenset(("minister", "state_secretary"))
"""The roles of members of government."""


class Days(NamedTuple):
    """The dates of a document as ISO dates; None if not printed."""

    submitted: str | None = None
    received: str | None = None
    meeting: str | None = None
    signed: str | None = None


class FrontMatter(NamedTuple):
    """The front matter of a document, under the contract's keys; None if not printed."""

    document_type: str
    title: str | None = None
    subject: str | None = None
    chamber: str | None = None
    session_year: str | None = None
    dossiers: tuple[str, ...] = ()
    number: str | None = None
    identifier: str | None = None
    date: str | None = None
    dates: Days = Days()
    start_time: str | None = None
    end_time: str | None = None
    committees: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    date_from: str | None = None


class Person(NamedTuple):
    """A participant as printed in one place of the document.

    `start` and `end` are the range of the printed name, without a form of address. `filled` are the
    keys whose values the document does not print: they come from the reference data, as `wikidata` and
    `gender` always do. `source_id` is the person's identifier in the format of the file.
    """

    start: int
    end: int
    name: str
    roles: tuple[str, ...]
    initials: str | None = None
    first_name: str | None = None
    honorific: str | None = None
    party: str | None = None
    post: str | None = None
    portfolio: str | None = None
    party_from: str | None = None
    wikidata: str | None = None
    gender: str | None = None
    filled: tuple[str, ...] = ()
    source_id: str | None = None
    affiliation: str | None = None


class Heading(NamedTuple):
    """A heading in the text and the end of the text below it."""

    start: int
    heading_end: int
    end: int
    level: int


class MeetingEvent(NamedTuple):
    """An opening, suspension, resumption or closing, with its times as HH:MM."""

    start: int
    end: int
    kind: str
    time: str | None = None
    until: str | None = None


class TurnBlock(NamedTuple):
    """A turn: its heading (-1 without one), its content and its speaker as printed.

    `source_id`, the times and the index of the turn that it `interrupts` come from marks of the
    format.
    """

    label_start: int
    label_end: int
    start: int
    end: int
    role: str
    name: str | None = None
    party: str | None = None
    post: str | None = None
    portfolio: str | None = None
    source_id: str | None = None
    since: str | None = None
    until: str | None = None
    interrupts: int | None = None


class QuestionBlock(NamedTuple):
    """A question: heading (-1 without one), content, numbers, askers and its answer.

    `asked_by` are pairs of party and name, `answer` is the index of the answer or -1.
    """

    label_start: int
    label_end: int
    start: int
    end: int
    numbers: tuple[int, ...]
    asked_by: tuple[tuple[str | None, str | None], ...]
    answer: int


class AnswerBlock(NamedTuple):
    """An answer: heading (-1 without one), content, numbers and pointers to other questions.

    `manner` is the manner of answering; `repeats` are ranges of sentences, preceded by the index of
    the earlier answer with the same sentence.
    """

    label_start: int
    label_end: int
    start: int
    end: int
    numbers: tuple[int, ...]
    answered_by: tuple[str, ...]
    refers_to: tuple[int, ...]
    manner: tuple[str, ...] = ()
    repeats: tuple[tuple[int, int, int], ...] = ()


class TextWarning(NamedTuple):
    """An oddity of a document: its code, a message, and its clean range (-1 for none)."""

    code: str
    message: str
    start: int = -1
    end: int = -1


class Structure(NamedTuple):
    """The structure found in a document; missing parts are empty.

    `people` are all namings of participants, not yet merged by person.
    """

    headings: tuple[Heading, ...] = ()
    events: tuple[MeetingEvent, ...] = ()
    turns: tuple[TurnBlock, ...] = ()
    questions: tuple[QuestionBlock, ...] = ()
    answers: tuple[AnswerBlock, ...] = ()
    people: tuple[Person, ...] = ()
    warnings: tuple[TextWarning, ...] = ()

    @property
    def blocks(self) -> tuple[TurnBlock | QuestionBlock | AnswerBlock, ...]:
        """The turns, questions and answers."""
        return (*self.turns, *self.questions, *self.answers)
