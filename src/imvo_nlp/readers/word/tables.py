"""Paragraphs of a Word document; those of tables become lines, separate paragraphs, or questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .elements import Element

LABEL = re.compile(
    r"(?:vra(?:ag|gen)|antwoord(?:en)?)\b[^?]{0,60}|[\d\s,.)]+(?:(?:en|t/m)[\d\s.)]+)?",
    re.IGNORECASE,
)
_SHORT_CELL, _LONG_CELL = 40, 100
# The headings of columns, and a number before a question.
_QUESTIONS = re.compile(r"\s*vra(?:ag|gen)\s*:?\s*", re.IGNORECASE)
_ANSWERS = re.compile(r"\s*(?:antwoord(?:en)?|reactie)\s*:?\s*", re.IGNORECASE)
NUMBER = re.compile(
    r"(?:vraag\s)?(?P<number>\d{1,3})(?:[.):]+(?=\s|$)|(?=$)|\s(?=[A-Z]))\s*", re.IGNORECASE
)


@dataclass(slots=True)
class Note:
    """A note: its printed number, and its element; `custom` if the author chose the number."""

    number: str
    element: Element
    custom: bool


class Asked(NamedTuple):
    """A question or answer that begins with this paragraph: the length of its heading, and its paragraphs."""

    number: int
    is_answer: bool
    label: int
    paragraphs: int


class Paragraph(NamedTuple):
    """A paragraph to write: its text, the ranges of note markers, a level for headings, a mark as question."""

    text: str
    markers: tuple[tuple[int, int, Note], ...] = ()
    level: int | None = None
    asked: Asked | None = None


Cell = list[Paragraph]


def table_paragraphs(rows: list[list[Cell]]) -> Cell:
    """The paragraphs of a table, from top to bottom and from left to right."""
    if columns := _columns(rows):
        return _questions(rows, *columns)
    filled = [[cell for cell in row if cell] for row in rows]
    listed = any(map(_is_listed, filled))
    return [paragraph for row in filled for paragraph in _row(row, listed)]


def _columns(rows: list[list[Cell]]) -> tuple[int, int] | None:
    """The columns with questions and answers, according to the first row."""
    return question_columns(
        [" ".join(each.text for each in cell) for cell in rows[0]] if rows else []
    )


def question_columns(heads: Sequence[str]) -> tuple[int, int] | None:
    """The columns of a table with questions and answers, by their headings.

    >>> question_columns(["Nr", "Vraag", "Antwoord"]), question_columns(["Jaar", "Antwoord"])
    ((1, 2), None)
    """
    found = [
        [index for index, head in enumerate(heads) if pattern.fullmatch(head)]
        for pattern in (_QUESTIONS, _ANSWERS)
    ]
    return (found[0][0], found[1][0]) if all(len(each) == 1 for each in found) else None


def _questions(rows: list[list[Cell]], question: int, answer: int) -> Cell:
    """The paragraphs of a table with a question and its answer in each row, marked as such."""
    found = [paragraph for cell in rows[0] for paragraph in cell]
    number = 0
    for row in rows[1:]:
        cells = [list(cell) for cell in row]
        if len(cells) <= max(question, answer) or not cells[question] or not cells[answer]:
            found += [paragraph for cell in cells for paragraph in cell]
            continue
        # The number precedes the question, or has a cell of its own.
        counted = next((cell for cell in cells if _is_number(cell)), cells[question])
        printed = NUMBER.match(counted[0].text)
        number = int(printed["number"]) if printed else number + 1
        own = counted is not cells[question]
        if own:
            cells.remove(counted)
            found.append(counted[0])
            at = len(found) - 1
        else:
            at = len(found)
        place = question - (own and row.index(counted) < question)
        label = len(printed[0].rstrip()) if printed else 0
        found += cells[place]
        found[at] = found[at]._replace(asked=Asked(number, False, label, len(found) - at))
        at = len(found)
        found += [each for index, cell in enumerate(cells) if index != place for each in cell]
        found[at] = found[at]._replace(asked=Asked(number, True, 0, len(found) - at))
    return found


def _is_number(cell: Cell) -> bool:
    return len(cell) == 1 and bool(re.fullmatch(r"\d{1,3}[.)]?", cell[0].text))


def _is_listed(row: list[Cell]) -> bool:
    """Whether a row begins with `Vraag 1`, or with a number beside a question."""
    if len(row) < 2 or not LABEL.fullmatch(row[0][0].text):
        return False
    texts = [paragraph.text for cell in row[1:] for paragraph in cell]
    return not row[0][0].text[0].isdigit() or any(
        text.endswith("?") or len(text) > _LONG_CELL for text in texts
    )


def _row(cells: list[Cell], listed: bool) -> Cell:
    """The paragraphs of a row's cells: one line for a row of figures, or of a name and a value.

    In a table of questions cells are separate paragraphs, and so is a long cell beside another.
    """
    each = [paragraph for cell in cells for paragraph in cell]
    if listed or len(each) > len(cells) or len(each) < 2:
        return each
    lengths = [len(paragraph.text) for paragraph in each]
    named = len(each) == 2 and lengths[0] <= _SHORT_CELL and each[0].text[-1] not in ".?!"
    if "\n" in "".join(paragraph.text for paragraph in each) or not (
        named or max(lengths) <= _LONG_CELL
    ):
        return each
    markers, at = [], 0
    for paragraph in each:
        markers += [(start + at, end + at, note) for start, end, note in paragraph.markers]
        at += len(paragraph.text) + 1
    return [Paragraph("\t".join(paragraph.text for paragraph in each), tuple(markers))]
