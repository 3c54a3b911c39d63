"""Phrases that turn out not to be mentions once resolved."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..mentions.candidate import Candidate
from ..mentions.unnumbered import Phrase
from .citations import Citation

_OUTSIDE = frozenset(("advies", "rapport", "verslag"))
"""Kinds that are documents of parliament only with an author or a number."""
_BESIDE = len(" (")
"""Maximum number of characters between a name and its number in brackets: `het amendement-Blok (stuk nr. 12)`."""


def is_unidentified(phrase: Phrase, value: str | None) -> bool:
    """Whether `het rapport` may be a document outside parliament: without an author and a number.

    >>> is_unidentified(Phrase(0, 11, "rapport", "het"), None)
    True
    >>> is_unidentified(Phrase(0, 11, "rapport", "het"), "kst-26485-220")
    False
    """
    return value is None and phrase.kind in _OUTSIDE and not phrase.of_whom


def is_its_number(phrase: Phrase, cited: Citation | None) -> bool:
    """Whether a phrase is part of its number: `het amendement-Blok (stuk nr. 12)`."""
    named = phrase.kind == "amendement" and bool(phrase.names)
    return named and cited is not None and cited.mention.start - phrase.end <= _BESIDE


def without(mentions: Sequence[Candidate], dropped: Collection[int]) -> list[Candidate]:
    """The mentions without some, with adjusted antecedents.

    Antecedents that were dropped become None.
    """
    if not dropped:
        return list(mentions)
    kept = sorted(set(range(len(mentions))).difference(dropped))
    new = {index: place for place, index in enumerate(kept)}
    return [
        _pointing_at(each, new) if "antecedent" in each.attributes else each
        for each in map(mentions.__getitem__, kept)
    ]


def _pointing_at(mention: Candidate, new: dict[int, int]) -> Candidate:
    antecedent = new.get(mention.attributes["antecedent"])
    return mention._replace(attributes={**mention.attributes, "antecedent": antecedent})
