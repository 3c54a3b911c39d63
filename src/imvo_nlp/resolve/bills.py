"""The bill meant by `het wetsvoorstel` without a number: the one under debate."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import regex

from ..mentions.candidate import Candidate
from ..mentions.literals import Anchors
from ..mentions.references import BILL, BILL_TITLE, UNTIL_BRACKETS
from ..text.patterns import backward_pattern

VOTES = Anchors("In stemming komt")
_BILL_VOTED = regex.compile(r"\bIn\sstemming\skomt\shet\swetsvoorstel\b")
# `het wetsvoorstel Zorgplicht kinderarbeid (34 506)`, `Wijziging van ... (Wet herkomst) (35812)`
_CALLED_A_BILL = backward_pattern(rf"{BILL}{UNTIL_BRACKETS}", regex.VERBOSE)
_TITLED_AS_A_BILL = backward_pattern(rf"{BILL_TITLE}{UNTIL_BRACKETS}", regex.VERBOSE)
_ADVICE = "RAAD VAN STATE"
_HEAD = 1500
"""Characters from the start that hold the title of a document; it is longest in an advice of the Raad van State."""


class Bills:
    """The bill of a document, or of each item on its agenda.

    `dossiers` are the document's own, `on_a_bill` is true for a kind that always concerns a bill, `items` are
    the starts of new items on the agenda.
    """

    def __init__(
        self,
        text: str,
        dossiers: Iterable[str],
        references: Iterable[Candidate],
        items: Sequence[int] = (),
        *,
        on_a_bill: bool = False,
    ) -> None:
        self._items = items
        self._own = set(dossiers)
        self._cited: dict[int, set[str]] = defaultdict(set)
        if on_a_bill or text.find(_ADVICE, 0, _HEAD) >= 0:
            self._whole, self._is_one = _only(self._own), True
            return
        references = list(references)
        for each in references:
            if not _is_bare(text, each):
                continue
            called = _CALLED_A_BILL.match(text, 0, each.start)
            # A title alone can be that of a law, unless it is what an agenda passes to.
            if called or (items and _TITLED_AS_A_BILL.match(text, 0, each.start)):
                self._cited[self._item(each.start)].add(each.attributes["dossiers"][0])
        about = {dossier for cited in self._cited.values() for dossier in cited}
        voted = any(_BILL_VOTED.match(text, at) for at in VOTES.places(text))
        if voted:
            # Documents voted on with the bill are in its dossier.
            firsts = {first for each in references for first in each.attributes["dossiers"][:1]}
            about = self._own or firsts
        self._whole = _only(about)
        self._is_one = not items or (voted and self._whole is not None)

    def _item(self, offset: int) -> int:
        return bisect_right(self._items, offset)

    def at(self, offset: int) -> str | None:
        """The dossier of the only bill under debate at an offset; None for none or several.

        It is the one that the document concerns or cites. In a document with an agenda it is the one that this
        item cites; citations of other items do not count, nor does the document's own dossier, which is that of
        its first item.
        """
        if self._is_one:
            return self._whole
        item = self._item(offset)
        cited = self._cited.get(item) or (self._own if item == 0 else ())
        return _only(cited)


def _is_bare(text: str, reference: Candidate) -> bool:
    """Whether a reference is a whole dossier in brackets: `(34 506)`."""
    return (
        reference.attributes["kind"] == "dossier"
        and text[reference.start - 1 : reference.start] == "("
        and text[reference.end : reference.end + 1] == ")"
    )


def _only(dossiers: Collection[str]) -> str | None:
    return next(iter(dossiers)) if len(dossiers) == 1 else None
