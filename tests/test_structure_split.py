"""Each structure that a kind can have, split by plain functions: one value with all layers."""

from __future__ import annotations

from datetime import date

from imvo_nlp.notation.period import ANY_DAY, Period
from imvo_nlp.reference.kinds import UNKNOWN
from imvo_nlp.structure.found import Structure
from imvo_nlp.structure.kind import Kind
from imvo_nlp.structure.split import split
from imvo_nlp.text.source import Marks, QuestionMark
from imvo_nlp.text.view import CleanText

LETTER = """\
Geachte voorzitter,

Koffie

Over de koffie is veel geschreven.

De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,
S.A.M. Kaag
"""
DEBATE = """\
Aanvang 10.00 uur.

De heer Alkaya (SP):
Ik begin.

Mevrouw Bouali (D66):
Ik ook.

De voorzitter:
Dank u.

Sluiting 11.00 uur.
"""
QUESTIONS = """\
Vragen van het lid Alkaya (SP) aan de Minister over koffie.

Vraag 1
Kent u koffie?

Antwoord 1
Ja.

Vraag 2
Kent u thee?
"""
CONSULTATION = """\
Kunnen de bewindslieden toelichten wie de koffie zet, vragen de leden van de SP-fractie?

1. Antwoord van het kabinet:
De bode.
"""


def found_in(text: str, structure: str, document_type: str = "overig") -> Structure:
    return split(CleanText.of(text), Kind(document_type, structure), ANY_DAY)


def words(text: str, *ranges: tuple[int, int]) -> list[str]:
    return [text[start:end] for start, end in ranges]


def test_text_has_headings_and_who_signs() -> None:
    found = found_in(LETTER, "text")
    assert words(LETTER, *((each.start, each.heading_end) for each in found.headings)) == ["Koffie"]
    assert [person.name for person in found.people] == ["Kaag"]
    assert found.blocks == found.warnings == ()


def test_none_has_only_who_signs() -> None:
    found = found_in(LETTER, "none")
    assert found == Structure(people=found.people)
    assert [person.name for person in found.people] == ["Kaag"]


def test_an_unknown_kind_is_split_as_text() -> None:
    assert split(CleanText.of(LETTER), UNKNOWN, ANY_DAY) == found_in(LETTER, "text")


def test_turns_have_events_between_them_and_speakers_take_part() -> None:
    found = found_in(DEBATE, "turns")
    turns = words(DEBATE, *((each.start, each.end) for each in found.turns))
    assert turns == ["Ik begin.", "Ik ook.", "Dank u."]
    assert [(each.kind, each.time) for each in found.events] == [
        ("opening", "10:00"),
        ("closing", "11:00"),
    ]
    assert {"Alkaya", "Bouali"} <= {person.name for person in found.people}
    assert found.questions == found.answers == ()


def test_questions_have_their_answers_and_a_warning_where_one_is_missing() -> None:
    found = found_in(QUESTIONS, "questions", "antwoord_schriftelijke_vragen")
    assert words(QUESTIONS, *((each.start, each.end) for each in found.questions)) == [
        "Kent u koffie?",
        "Kent u thee?",
    ]
    assert words(QUESTIONS, *((each.start, each.end) for each in found.answers)) == ["Ja."]
    assert [each.answer for each in found.questions] == [0, -1]
    (warning,) = found.warnings
    assert warning.code == "question_without_answer"
    assert words(QUESTIONS, (warning.start, warning.end)) == ["Kent u thee?"]


def test_a_consultation_is_split_in_the_first_way_that_finds_answers() -> None:
    found = found_in(CONSULTATION, "consultation")
    assert words(CONSULTATION, *((each.start, each.end) for each in found.answers)) == ["De bode."]
    assert [question.answer for question in found.questions] == [0]
    assert found.warnings == ()


def test_a_party_of_a_consultation_is_that_of_its_time() -> None:
    text = CONSULTATION.replace("SP", "NSC")
    document, kind = CleanText.of(text), Kind("overig", "consultation")
    asked = [
        split(document, kind, Period.on(date(year, 3, 1))).questions[0].asked_by
        for year in (2010, 2024)
    ]
    assert asked == [(), (("NSC", None),)]


def test_marked_questions_count_more_than_the_kind() -> None:
    text = "Koffie\n\nKent u koffie?"
    mark = QuestionMark(8, 8, len(text), (1,), False)
    document = CleanText(text, text, len(text), marks=Marks(questions=(mark,)))
    found = split(document, Kind("overig", "none"), ANY_DAY)
    assert words(text, *((each.start, each.end) for each in found.questions)) == ["Kent u koffie?"]
