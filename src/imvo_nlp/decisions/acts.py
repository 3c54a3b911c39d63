"""The acts to which a member of government can bind itself, by the forms of their verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from ..reference.loader import CommitmentAct, data_folder, load_table
from ..text.patterns import alternation

Form = Literal["infinitive", "participle", "present"]
_BETWEEN = ("te", "gaan", "laten", "kunnen", "te kunnen", "zullen", "willen", "te laten")
"""What stands between the parts of a separable verb: `uit te zoeken`, `mee laten nemen`."""


class Act(NamedTuple):
    """A verb in a sentence: its range, the form in which it stands, and the rows that it can be."""

    start: int
    end: int
    form: Form
    rows: tuple[CommitmentAct, ...]


class Acts:
    """The verbs of the table, found in one pass by any of their forms."""

    def __init__(self, rows: tuple[CommitmentAct, ...]) -> None:
        self._rows: dict[tuple[str, Form], list[CommitmentAct]] = {}
        for row in rows:
            for form, words in _forms(row):
                self._rows.setdefault((words, form), []).append(row)
        self._forms: dict[str, list[Form]] = {}
        for words, form in self._rows:
            self._forms.setdefault(words, []).append(form)
        self._present = frozenset(words for words, form in self._rows if form == "present")
        self._pattern = re.compile(rf"(?<![\w-])(?:{alternation(self._forms)})(?![\w-])")

    def is_present(self, word: str) -> bool:
        """Whether a word is a verb of the table in the present, without its particle or with it."""
        return word in self._present

    def find(self, sentence: str, start: int = 0, end: int | None = None) -> Iterator[Act]:
        """The verbs between two offsets of a sentence in small letters, once for each form they can be."""
        for match in self._pattern.finditer(sentence, start, len(sentence) if end is None else end):
            words = match[0]
            for form in self._forms[words]:
                yield Act(*match.span(), form, tuple(self._rows[words, form]))


def _forms(row: CommitmentAct) -> Iterator[tuple[Form, str]]:
    """The forms of a verb: `uitzoeken`, `uit te zoeken`, `uitgezocht`, `zoek`, `zoeken`, `zoekt`.

    In the present the particle stands apart, or is joined where the verb comes last: `dat ik dat uitzoek`.
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
    """The acts of the table `commitment_acts.csv`, with those of the user's own."""
    return _acts(data_folder())


@cache
def _acts(folder: str | None) -> Acts:
    return Acts(load_table(CommitmentAct))
