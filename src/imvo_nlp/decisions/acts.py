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
        self._rows = {
            words: tuple((form, tuple(rows)) for form, rows in forms.items())
            for words, forms in found.items()
        }
        self.present = frozenset(words for words, forms in found.items() if "present" in forms)
        """The verbs whose present can bind, without their particle or with it."""
        # `re` jumps ahead quickly to a character of one set.
        self._pattern = re.compile(rf"[^\w-]({alternation(found)})(?![\w-])")

    def find(self, sentence: str) -> Iterator[Act]:
        """The verbs of a lower-case sentence, one per form that they can have."""
        for match in self._pattern.finditer(f" {sentence}"):
            for form, rows in self._rows[match[1]]:
                yield Act(match.start(), match.end() - 1, form, rows)


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
