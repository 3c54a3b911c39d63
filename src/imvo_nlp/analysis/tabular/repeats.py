"""Sentences of answers that repeat verbatim an earlier answer of any document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Day
from typing import NamedTuple

from ...decisions.answers import hash_of, long_sentences
from .rows import AnswerRepeatRow

Shared = tuple[str, str, Day | None, int | None]
"""The leading cells of the rows of a document."""


class _Place(NamedTuple):
    """The place of a long sentence; `order` is that of reading."""

    order: int
    shared: Shared
    answer: str

    @property
    def day(self) -> Day | None:
        return self.shared[2]


class Repeats:
    """The long sentences of all answers; the earlier of two is known only after all documents are read.

    Keeps a hash and the places of each sentence, and the text of those that occur again.
    """

    def __init__(self) -> None:
        self._places: defaultdict[int, list[_Place]] = defaultdict(list)
        self._texts: dict[int, str] = {}
        self._order = 0

    def add(self, shared: Shared, answer: str, text: str) -> None:
        """Add the text of an answer; a sentence that occurs twice in it is not a repeat."""
        for sentence in dict.fromkeys(long_sentences(text)):
            key = hash_of(sentence)
            if self._places[key]:
                self._texts[key] = sentence
            self._places[key].append(_Place(self._order, shared, answer))
            self._order += 1

    def rows(self) -> Iterator[AnswerRepeatRow]:
        """Yield the rows in reading order, each with the earliest answer that has its sentence."""
        found = [
            (place, earlier, text)
            for key, text in self._texts.items()
            for place, earlier in _repeated(self._places[key])
        ]
        number: defaultdict[tuple[str, str], int] = defaultdict(int)
        for place, earlier, text in sorted(found):
            answer = place.shared[0], place.answer
            number[answer] += 1
            yield AnswerRepeatRow(
                *place.shared,
                answer=place.answer,
                repeat=number[answer],
                earlier_document=earlier.shared[0],
                earlier_answer=earlier.answer,
                earlier_date=earlier.day,
                text=text,
            )


def _repeated(places: list[_Place]) -> Iterator[tuple[_Place, _Place]]:
    """Pair each place with the earliest one of an earlier day, else with one above it in its document.

    The order of two documents of the same day, or without a day, is unknown.
    """
    dated = [(each.day, each.order, each) for each in places if each.day]
    earliest = min(dated)[2] if dated else None
    first: dict[str, _Place] = {}
    for place in places:
        in_document = first.setdefault(place.shared[0], place)
        if earliest and earliest.day and place.day and earliest.day < place.day:
            yield place, earliest
        elif in_document is not place:
            yield place, in_document
