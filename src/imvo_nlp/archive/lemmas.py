"""The lemmas of a passage, as searched by `find --lemma`, aligned with its words."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

from ..converted.reading import Span
from .query import Query, spans

if TYPE_CHECKING:
    from ..pipeline.annotated import Annotator


class Lemmas(NamedTuple):
    """The lemmas of a text, separated by single spaces, and the range of every word in the text."""

    text: str
    places: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, annotator: Annotator) -> Lemmas:
        """The lemmas of a text by a pipeline; a word without a lemma stands for itself."""
        words = [
            word
            for sentences in annotator.paragraphs(text)
            for sentence in sentences
            for word in sentence.words
        ]
        lemmas = ((each.lemma or each.form).replace(" ", "_") for each in words)
        return cls(" ".join(lemmas), tuple((each.start, each.end) for each in words))

    def packed(self) -> tuple[str, bytes]:
        """The text, and the ranges as four-byte integers."""
        return self.text, array("I", chain.from_iterable(self.places)).tobytes()

    @classmethod
    def unpacked(cls, text: str, places: bytes) -> Lemmas:
        """The inverse of `packed`."""
        numbers = array("I", places).tolist()
        return cls(text, tuple(zip(numbers[::2], numbers[1::2], strict=True)))

    def find(self, query: Query) -> list[Span]:
        """The ranges in the text of the words whose lemmas match a query."""
        starts = [0, *accumulate(len(each) + 1 for each in self.text.split(" "))]

        def word(place: int) -> Span:
            return self.places[bisect_right(starts, place) - 1]

        found = ((word(start)[0], word(end - 1)[1]) for start, end in spans(query, self.text))
        return list(dict.fromkeys(found))
