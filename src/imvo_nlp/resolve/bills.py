"""Which bill `het wetsvoorstel` means where it has no number: the one that the document is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import regex

from ..mentions.candidate import Candidate
from ..mentions.literals import places
from ..notation.dossiers import DOSSIER, normal_dossier

_BILL_CITED = regex.compile(
    rf"""\b(?:
        [Ww]etsvoorstel | [Vv]oorstel\svan\s(?:[Rr]ijks)?wet   # what it is called
      | Wijziging\svan                                         # how its title begins
    )\b
    [^.;()]{{0,300}}                                           # the rest of the title
    \((?P<dossier>{DOSSIER})\)""",
    regex.VERBOSE,
)
_BILL_VOTED = regex.compile(r"\bIn\sstemming\skomt\shet\swetsvoorstel\b")
VOTE = "In stemming komt"
_ADVICE = "RAAD VAN STATE"
_HEAD = 1500
"""Characters of a document in which its title stands; longest in an advice of the Raad van State."""


def find_bill(
    text: str, dossiers: Iterable[str], references: Iterable[Candidate], *, on_a_bill: bool
) -> str | None:
    """The dossier of the one bill that a document is about or cites; None for none or several.

    `dossiers` are the document's own, and `on_a_bill` says that its kind is always about a bill.

    >>> find_bill("Het wetsvoorstel zorgplicht (34 506) ligt voor.", (), (), on_a_bill=False)
    '34506'
    """
    found = set(dossiers)
    if not on_a_bill and text.find(_ADVICE, 0, _HEAD) < 0:
        if not any(_BILL_VOTED.match(text, at) for at in places(text, VOTE)):
            found = _cited(text)
        elif not found:
            # What is voted on with the bill is of its dossier.
            found = {each for cited in references for each in cited.attributes["dossiers"][:1]}
    return _only(found)


def _only(dossiers: Collection[str]) -> str | None:
    return next(iter(dossiers)) if len(dossiers) == 1 else None


def _cited(text: str) -> set[str]:
    return {
        normal_dossier(match["dossier"])
        for at in _bill_places(text)
        if (match := _BILL_CITED.match(text, at))
    }


def _bill_places(text: str) -> Iterator[int]:
    """Where a word for a bill can begin."""
    for at in places(text, "oorstel"):
        yield max(at - len("v"), 0)
        yield max(at - len("wetsv"), 0)
    yield from places(text, "Wijziging")
