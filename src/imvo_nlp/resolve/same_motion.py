"""Links mentions of one motion, by its submitters, date and number, and determines its number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ..mentions.candidate import Candidate
from ..notation.names import fold
from .citations import Citations


class Said(NamedTuple):
    """The facts in a mention of a motion; mentions with equal facts are compared once."""

    submitters: tuple[str, ...]
    date: str | None
    identifier: str | None

    def can_be(self, other: Said) -> bool:
        """Whether two mentions can mean one motion.

        Their first submitter is the same (ensured by the caller), one names all submitters of the
        other, and they do not have two dates.

        >>> named = Said(("voordewind",), None, None)
        >>> named.can_be(Said(("voordewind", "gesthuizen"), "2012-11-22", None))
        True
        >>> Said(("voordewind", "kröger"), None, None).can_be(Said(("voordewind", "gesthuizen"), None, None))
        False
        """
        mine, theirs = set(self.submitters), set(other.submitters)
        dates = {self.date, other.date} - {None}
        return (mine <= theirs or theirs <= mine) and len(dates) <= 1


def link_motions(mentions: Sequence[Candidate], citations: Citations) -> list[Candidate]:
    """All mentions; those of one motion have its identifier, and the first of them as antecedent.

    An antecedent is an index in the list. Mentions that can mean two motions keep None for both.
    """
    linked = list(mentions)
    same_first: dict[str, list[tuple[int, Said]]] = defaultdict(list)
    for index, motion in enumerate(mentions):
        if motion.label != "motion":
            continue
        identifier = _identifier(motion, citations)
        linked[index] = _with(motion, identifier, None)
        submitters = tuple(fold(name) for name in motion.attributes["submitters"])
        if submitters:
            said = Said(submitters, motion.attributes["date"], identifier)
            same_first[submitters[0]].append((index, said))
    for mentioned in same_first.values():
        for index, identifier, antecedent in _one_by_one(mentioned):
            linked[index] = _with(linked[index], identifier, antecedent)
    return linked


def _identifier(motion: Candidate, citations: Citations) -> str | None:
    """The number of a motion, printed beside it, from a link on it, or from its footnote."""
    if identifier := motion.attributes["identifier"]:
        return str(identifier)
    if (link := citations.linked(motion.start, motion.end)) and link.value:
        return link.value
    values = {each.value for each in citations.noted(motion.end) or () if each.value}
    return values.pop() if len(values) == 1 else None


def _one_by_one(mentioned: Sequence[tuple[int, Said]]) -> list[tuple[int, str | None, int | None]]:
    """The index, identifier and antecedent of mentions of motions with one first submitter."""
    numbered = {said for _, said in mentioned if said.identifier}
    # A mention without a date can mean either of two motions with different dates.
    one_day = len({said.date for _, said in mentioned} - {None}) <= 1
    first: dict[Said, int] = {}
    linked: list[tuple[int, str | None, int | None]] = []
    for index, said in mentioned:
        identifiers = {each.identifier for each in numbered if said.can_be(each)}
        if said.identifier is None and len(identifiers) == 1:
            said = said._replace(identifier=identifiers.pop())
        earlier = [
            place
            for each, place in first.items()
            if said.can_be(each)
            and said.identifier == each.identifier
            and (one_day or said.identifier or said.date == each.date)
        ]
        first.setdefault(said, index)
        linked.append((index, said.identifier, min(earlier, default=None)))
    return linked


def _with(motion: Candidate, identifier: str | None, antecedent: int | None) -> Candidate:
    attributes = {**motion.attributes, "identifier": identifier, "antecedent": antecedent}
    return motion._replace(attributes=attributes)
