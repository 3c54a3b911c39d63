"""Overlaps between mentions: the only place where one label yields to another."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from .candidate import Candidate

# A mention of the first label is lost if it overlaps with one of the others. Pairs that are not named
# may overlap: a motion holds the names of its submitters. Members are settled first: one that yields to a
# minister takes nothing from others.
_YIELDS = {
    "member": ("minister",),
    "party": ("reference", "minister", "member"),
    "sector": ("reference", "minister", "member", "motion", "document"),
    "date": ("theme", "law", "organisation"),
}
# Terms of the vocabulary within one of these are dropped, whatever their label.
_OVER_TERMS = ("reference", "motion", "minister", "member", "party", "sector")
_NO_TERMS = frozenset((*_OVER_TERMS, "document", "date"))


def weigh(
    candidates: Iterable[Candidate],
    closed: Sequence[tuple[int, int]] = (),
    notes: Sequence[int] = (),
) -> tuple[list[Candidate], list[Candidate]]:
    """Split candidates into those kept and those lost, both in the order of the text.

    `closed` are ranges, sorted, in which nothing is a mention (headings of blocks). `notes` are the starts of
    footnotes, sorted: a mention is in the body or in one of them. Of two overlapping mentions of one label the
    longer is kept, of equal ones the first found.

    >>> title = Candidate(0, 21, "minister", None, {})
    >>> weigh([title, Candidate(13, 21, "sector", "land_en_tuinbouw", {})])[0] == [title]
    True
    """
    ordered = sorted(candidates, key=_place)
    by_label: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in _outside(ordered, closed, notes):
        by_label[candidate.label].append(candidate)
    for label, same in by_label.items():
        by_label[label] = _longest(same)
    for label, winners in _YIELDS.items():
        if label in by_label:
            by_label[label] = _Ranges(by_label, winners).clear(by_label[label])
    over_terms = _Ranges(by_label, _OVER_TERMS)
    for term in by_label.keys() - _NO_TERMS:
        by_label[term] = over_terms.clear(by_label[term])
    kept = {id(candidate) for same in by_label.values() for candidate in same}
    return (
        [each for each in ordered if id(each) in kept],
        [each for each in ordered if id(each) not in kept],
    )


def _place(candidate: Candidate) -> tuple[int, int, str]:
    return candidate.start, -candidate.end, candidate.label


def _outside(
    ordered: Iterable[Candidate], closed: Sequence[tuple[int, int]], notes: Sequence[int]
) -> Iterator[Candidate]:
    """The candidates that start in no closed range and do not run into a footnote."""
    closed_before = notes_before = 0
    for candidate in ordered:
        start = candidate.start
        while closed_before < len(closed) and closed[closed_before][0] <= start:
            closed_before += 1
        if closed_before and start < closed[closed_before - 1][1]:
            continue
        while notes_before < len(notes) and notes[notes_before] <= start:
            notes_before += 1
        # `35 334` at the end of the body and `nr. 17` in the first note are not a citation.
        if notes_before == len(notes) or candidate.end <= notes[notes_before]:
            yield candidate


def _longest(same: list[Candidate]) -> list[Candidate]:
    chosen: list[Candidate] = []
    for candidate in same:
        if not chosen or candidate.start >= chosen[-1].end:
            chosen.append(candidate)
            continue
        previous = chosen[-1]
        # The unprinted numbers of a range share the place of its last number.
        repeated = previous[:2] == candidate[:2] and previous.value != candidate.value
        if repeated and candidate.label == "reference":
            chosen.append(candidate)
        elif candidate.end - candidate.start > previous.end - previous.start:
            chosen[-1] = candidate
    return chosen


class _Ranges:
    """The ranges of the mentions of some labels."""

    def __init__(self, by_label: Mapping[str, Sequence[Candidate]], labels: Iterable[str]) -> None:
        ranges = sorted(each[:2] for label in labels for each in by_label.get(label, ()))
        self._starts = [start for start, _ in ranges]
        self._until = list(accumulate((end for _, end in ranges), max))

    def clear(self, mentions: Iterable[Candidate]) -> list[Candidate]:
        """The mentions that overlap with none of these ranges."""
        starts, until = self._starts, self._until
        clear = []
        for each in mentions:
            before = bisect_left(starts, each.end)
            if not before or until[before - 1] <= each.start:
                clear.append(each)
        return clear
