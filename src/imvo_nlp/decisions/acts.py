"""The acts to which a member of government can bind itself, by the forms of their verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick

from ..reference.loader import CommitmentAct, data_folder, load_table
from ..text.view import flat
from ..text.words import plain_words

Form = Literal["infinitive", "participle", "present"]
_BETWEEN = ("te", "gaan", "laten", "kunnen", "te kunnen", "zullen", "willen", "te laten")
"""Words between the parts of a separable verb: `uit te zoeken`, `mee laten nemen`."""


class Act(NamedTuple):
    """A verb in a sentence: its range, its form, and the rows of the table that it can stand for."""

    start: int
    end: int
    form: Form
    rows: tuple[CommitmentAct, ...]


class Acts:
    """All forms of the verbs in the table, for a search in one pass."""

    def __init__(self, rows: tuple[CommitmentAct, ...]) -> None:
        found: dict[str, dict[Form, list[CommitmentAct]]] = {}
        for row in rows:
            for form, words in _forms(row):
                found.setdefault(words, {}).setdefault(form, []).append(row)
        self.forms = {words: frozenset(forms) for words, forms in found.items()}
        """The words of all verbs, with the forms that they can stand for."""
        self._known = [
            (words, [(form, tuple(rows)) for form, rows in forms.items()])
            for words, forms in found.items()
        ]
        self._automaton = AhoCorasick([plain_words(words) for words in found])

    def find(self, sentence: str) -> Iterator[Act]:
        """The verbs of a sentence, one per form that they can have."""
        found = self._automaton.find_matches_as_indexes(plain_words(sentence), overlapping=True)
        return self.sure(sentence, 0, sorted([(at, 2 - to, index) for index, at, to in found]))

    def sure(self, text: str, first: int, found: Iterable[tuple[int, int, int]]) -> Iterator[Act]:
        """The verbs found in the plain words of a text that are verbs of the text itself, at offsets from `first`.

        `found` holds their starts, their negated ends and their numbers in `forms`, sorted, so that of two
        with one start the longer comes first: `mee te nemen` is not `nemen`.
        """
        behind = -1
        for start, minus_end, number in found:
            end = -minus_end
            words, forms = self._known[number]
            around = text[max(start - 1, 0) : end + 1]
            if start < behind or around.startswith("-") or around.endswith("-"):
                continue
            if not words.isalpha() and flat(text[start:end].lower()) != words:
                continue  # `Dat neem ik mee. Te nemen is ...`
            behind = end
            for form, rows in forms:
                yield Act(start - first, end - first, form, rows)


def _forms(row: CommitmentAct) -> Iterator[tuple[Form, str]]:
    """The forms of a verb: `uitzoeken`, `uit te zoeken`, `uitgezocht`, `zoek`, `zoeken`, `zoekt`.

    In the present tense the particle is separate, or joined if the verb comes last: `dat ik dat uitzoek`.
    """
    particle = row.particle or ""
    base = row.infinitive.removeprefix(particle)
    yield "infinitive", row.infinitive
    if particle:
        for words in _BETWEEN:
            yield "infinitive", f"{particle} {words} {base}"
    if row.participle:
        yield "participle", row.participle
    for first in row.present:
        third = first if first.endswith("t") else f"{first}t"
        for words in (first, third, base):
            yield "present", words
            if particle:
                yield "present", particle + words


def acts() -> Acts:
    """The acts of `commitment_acts.csv` and of the user's own tables."""
    return _acts(data_folder())


@cache
def _acts(folder: str | None) -> Acts:
    return Acts(load_table(CommitmentAct))
