"""Tables that list questions with their answers: `Nr | Vraag | Antwoord`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...text.source import QuestionMark
from ..word.tables import NUMBER, question_columns
from .elements import CELLS, Element, text_of
from .text import Span


class AskedRow(NamedTuple):
    """A row with a question and its answer: the spans of its cells; `number` if it has a cell."""

    number: Span | None
    question: Span
    answer: Span


def asked_rows(table: Element) -> Iterator[tuple[AskedRow, dict[Element, Span]]]:
    """The rows with a question and its answer, with the spans to fill by cell.

    Only for tables whose first row names the columns; rows with other cells are ignored.
    """
    rows = [[cell for cell in row if cell.tag in CELLS] for row in table.iter("tr")]
    columns = question_columns([text_of(cell) for cell in rows[0]]) if rows else None
    if columns is None:
        return
    for cells in rows[1:]:
        if len(cells) != len(rows[0]):
            continue
        question, answer = (cells[at] for at in columns)
        before = cells[: columns[0]]  # followed by the pages that the question refers to
        counted = next((each for each in before if NUMBER.fullmatch(text_of(each).strip())), None)
        spans = {question: Span(), answer: Span()}
        if counted is not None:
            spans[counted] = Span()
        number = None if counted is None else spans[counted]
        yield AskedRow(number, spans[question], spans[answer]), spans


def question_marks(rows: list[AskedRow], text: str) -> Iterator[QuestionMark]:
    """The marks of the rows in which both a question and an answer are printed.

    A question's number is in a cell of its own or before the question; without one, questions are
    counted.
    """
    last = 0
    for number, question, answer in rows:
        if not (question.is_written and answer.is_written):
            continue
        place = number if number is not None and number.is_written else question
        printed = NUMBER.match(text, place.start, place.end)
        last = int(printed["number"]) if printed else last + 1
        end = place.start + len(printed[0].rstrip()) if printed else place.start
        yield QuestionMark(place.start, end, question.end, (last,), False)
        yield QuestionMark(answer.start, answer.start, answer.end, (last,), True)
