"""Splits documents: one function per structure in the table of kinds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import regex

from ..notation.period import Period
from ..reference.kinds import Kind
from ..reference.parties import parties
from ..text.view import CleanText
from .askers import (
    AskersHeading,
    find_answerers,
    find_asker_headings,
    find_askers,
    find_oral_askers,
)
from .consultation import find_answer_labels, split_by_fractie, split_consultation, split_numbered
from .events import find_events, odd_times
from .found import (
    GOVERNMENT,
    AnswerBlock,
    Heading,
    Person,
    QuestionBlock,
    Structure,
    TextWarning,
    TurnBlock,
)
from .kind import HEAD
from .marked import differences, marked_headings, marked_labels, with_marked
from .participants import find_people
from .question_labels import find_numbered_labels, find_unnumbered_questions
from .questions import find_postponement, split_questions
from .sections import find_headings, find_parts
from .summary import find_narrated
from .turns import find_chairs, find_labels, split_turns

_SPOKEN = ("turns", "hearing")
# `Hierbij zend ik u de schriftelijke antwoorden op de vragen die gesteld zijn in de eerste termijn`
_ANSWERS_COME = regex.compile(
    r"\b(?:antwoord(?:en)?|beantwoording)\s(?:op|van)\s[^.]{0,160}?\bvragen\b"
)
_FEW = 3
"""Fewer headings of speakers than this may be quotations in a report that has none."""
_WHOLE = 4000
"""Characters of a report that is more than its head."""


def split(document: CleanText, kind: Kind, when: Period) -> Structure:
    """The structure of a document, built according to its kind.

    `when` is the time of the document, which determines the meaning of printed party names.
    Questions and speakers marked by the format take precedence over the kind.

    >>> from imvo_nlp.notation.period import ANY_DAY
    >>> questions = Kind("kamervragen", "questions")
    >>> split(CleanText.of("Vraag 1\\nBent u bereid?"), questions, ANY_DAY).questions[0].numbers
    (1,)
    """
    structure = kind.structure
    if document.marks.questions:
        structure = "questions"
    elif document.marks.speakers and structure not in _SPOKEN:
        structure = "turns"
    elif kind.own_phrase == "brief" and _brings_answers(document):
        structure, kind = "questions", kind._replace(answered=True)
    return _STRUCTURES[structure](document, kind, when)


def _brings_answers(document: CleanText) -> bool:
    """Whether a letter of government announces answers, and prints them under headings."""
    if not _ANSWERS_COME.search(document.body, 0, HEAD):
        return False
    return {label.answer for label in find_numbered_labels(document)} == {True, False}


def _split_debate(
    document: CleanText, kind: Kind, when: Period, *, hearing: bool = False
) -> Structure:
    warnings: list[TextWarning] = []
    parts, chairs = find_parts(document), find_chairs(document)
    labels = find_labels(document, hearing=hearing, when=when)
    if document.marks.headings:
        parts = marked_headings(document)
    if document.marks.speakers:
        found, labels = labels, marked_labels(document, hearing=hearing)
        warnings += _differences("a speaker's heading", labels, found)
    elif len(labels) < _FEW:
        # A report in indirect speech may still quote the chair under a heading.
        guests = [person for person in find_people(document, (), guests=True) if person.post]
        narrated = find_narrated(document, parts, guests)
        labels = max(labels, narrated, key=len)
    events = find_events(document)
    warnings += odd_times(document, events)
    turns = split_turns(document, labels, chairs, events, parts)
    if document.marks.speakers:
        turns = with_marked(document, turns)
    warnings += _debate_warnings(document, turns) if labels else [_NO_TURNS]
    return Structure(
        headings=parts,
        events=events,
        turns=turns,
        people=(*find_oral_askers(document, parts), *find_people(document, labels, guests=True)),
        warnings=tuple(warnings),
    )


_NO_TURNS = TextWarning("no_turns", "the report of a debate has no speaker headings")


def _debate_warnings(document: CleanText, turns: Iterable[TurnBlock]) -> Iterator[TextWarning]:
    spoken = sum(turn.end - turn.start for turn in turns)
    if document.body_end > _WHOLE and spoken < document.body_end / 2:
        share = 100 - 100 * spoken // document.body_end
        yield TextWarning(
            "text_without_speaker", f"{share} percent of the report is outside all turns"
        )


def _split_questions(document: CleanText, kind: Kind, when: Period) -> Structure:
    askers, answerers = find_askers(document), find_answerers(document)
    headings = find_asker_headings(document, parties(), when)
    members = [person for heading in headings for person in heading.members]
    named = (*askers, *members, *answerers, *find_people(document, ()))
    answerers = answerers or _signing_ministers(named)
    listed = kind.answers("committee")
    labels = find_numbered_labels(document)
    if not labels and (listed or (kind.asked_by == "member" and not kind.answered)):
        labels = find_unnumbered_questions(document, answered=listed)
    questions, answers = split_questions(
        document,
        askers,
        answerers,
        answered=kind.answered,
        listed=listed,
        stops=[heading.start for heading in headings],
        labels=labels,
    )
    questions = _asked_below(questions, headings)
    if not answers and (postponed := find_postponement(document, questions, answerers)):
        questions = tuple(each._replace(answer=0) for each in questions)
        answers = (postponed,)
    warnings: list[TextWarning] = []
    if document.marks.questions:
        marked = [mark for mark in document.marks.questions if mark.start < mark.end]
        warnings += _differences("the heading of a question or an answer", marked, labels)
    warnings += _question_warnings(questions, answers, answered=kind.answered)
    sections: tuple[Heading, ...] = ()
    if document.marks.headings or not (questions or answers):
        sections = _headings(document)
    elif kind.own_phrase == "brief" and labels:  # the letter before its answers
        sections = tuple(each for each in _headings(document) if each.start < labels[0].start)
    return Structure(
        headings=sections,
        questions=questions,
        answers=answers,
        people=named,
        warnings=tuple(warnings),
    )


def _asked_below(
    questions: Sequence[QuestionBlock], headings: Sequence[AskersHeading]
) -> tuple[QuestionBlock, ...]:
    """The questions with the askers in the last heading above them, if any."""
    starts = [heading.start for heading in headings]
    above = ((bisect_right(starts, question.start), question) for question in questions)
    return tuple(
        question._replace(asked_by=headings[at - 1].asked_by) if at else question
        for at, question in above
    )


def _signing_ministers(found: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(
        person
        for person in found
        if "signatory" in person.roles and GOVERNMENT.intersection(person.roles)
    )


def _question_warnings(
    questions: Sequence[QuestionBlock], answers: Sequence[AnswerBlock], *, answered: bool
) -> Iterator[TextWarning]:
    asked = {number for question in questions for number in question.numbers}
    missing = sorted(set(range(1, max(asked, default=0))) - asked)
    if missing and min(asked) == 1:
        message = f"question {_listed(missing)} is missing between those that were found"
        yield TextWarning("question_missing", message)
    if answered and questions and not answers:
        yield TextWarning("no_answers", "the questions have no answers in this document")
    for question in questions:
        if answers and question.answer < 0:
            message = f"question {_listed(question.numbers)} has no answer"
            yield TextWarning("question_without_answer", message, question.start, question.end)
    if not questions and not answers:
        message = "the document has no numbered questions or answers"
        yield TextWarning("no_questions", message)


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _split_consultation(document: CleanText, kind: Kind, when: Period) -> Structure:
    labels = find_answer_labels(document)
    starts = {start for start, *_ in labels}
    headings = tuple(each for each in _headings(document) if each.start not in starts)
    by_label = partial(split_consultation, labels=labels)
    for by in (split_numbered, by_label, split_by_fractie):
        questions, answers = by(document, headings, parties(), when)
        if answers:
            break
    no_answers = "the written consultation has no headings of answers"
    return Structure(
        headings=headings,
        questions=questions,
        answers=answers,
        people=find_people(document, ()),
        warnings=() if answers else (TextWarning("no_questions", no_answers),),
    )


def _split_text(document: CleanText, kind: Kind, when: Period) -> Structure:
    return Structure(headings=_headings(document), people=find_people(document, ()))


def _split_nothing(document: CleanText, kind: Kind, when: Period) -> Structure:
    return Structure(people=find_people(document, ()))


def _headings(document: CleanText) -> tuple[Heading, ...]:
    return marked_headings(document) if document.marks.headings else find_headings(document)


def _differences(
    what: str, marked: Iterable[tuple[Any, ...]], found: Iterable[tuple[Any, ...]]
) -> Iterator[TextWarning]:
    """Warnings for places where the rules and the marks of the format disagree."""
    ranges, by_rules = [each[:2] for each in marked], [each[:2] for each in found]
    for difference in differences(what, ranges, by_rules):
        yield TextWarning("structure_differs", *difference)


_STRUCTURES: dict[str, Callable[[CleanText, Kind, Period], Structure]] = {
    "turns": _split_debate,
    "hearing": partial(_split_debate, hearing=True),
    "questions": _split_questions,
    "consultation": _split_consultation,
    "text": _split_text,
    "none": _split_nothing,
}
