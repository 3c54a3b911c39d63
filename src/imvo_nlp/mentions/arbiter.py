"""Overlaps between mentions: the only place where one label yields to another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from .candidate import Candidate

# The first label keeps its mention, the second loses what overlaps with it. Pairs that are not
# named may overlap: a motion holds the names of its submitters.
_YIELDS = (
    ("reference", "sector"),
    ("reference", "party"),
    ("minister", "sector"),
    ("minister", "member"),
    ("minister", "party"),
    ("member", "sector"),
    ("member", "party"),
    ("motion", "sector"),
    ("document", "sector"),
    ("theme", "date"),
    ("law", "date"),
    ("organisation", "date"),
)
# What lies in one of these is no term of the vocabulary, whichever label a table gives it.
_OVER_TERMS = ("reference", "motion", "minister", "member", "party", "sector")
_NO_TERMS = frozenset((*_OVER_TERMS, "document", "date"))


def weigh(
    candidates: Iterable[Candidate],
    closed: Sequence[tuple[int, int]] = (),
    notes: Sequence[int] = (),
) -> tuple[list[Candidate], list[Candidate]]:
    """Split candidates into those kept and those lost, both in the order of the text.

    `closed` are ranges, sorted, in which nothing is a mention (headings of blocks). `notes` are where
    footnotes begin, sorted: a mention lies in the body or in one of them. Of two overlapping mentions
    of one label the longer stays, of equal ones the first found.

    >>> title = Candidate(0, 21, "minister", None, {})
    >>> weigh([title, Candidate(13, 21, "sector", "land_en_tuinbouw", {})])[0] == [title]
    True
    """
    starts = [start for start, _ in closed]
    kept: list[Candidate] = []
    lost: list[Candidate] = []
    for candidate in candidates:
        start = candidate.start
        at = bisect_right(starts, start) - 1
        inside = at >= 0 and start < closed[at][1]
        # `35 334` at the end of the body and `nr. 17` in the first note are no citation.
        across = bisect_right(notes, start) != bisect_right(notes, candidate.end - 1)
        (lost if inside or across else kept).append(candidate)
    by_label: dict[str, list[Candidate]] = {}
    for candidate in kept:
        by_label.setdefault(candidate.label, []).append(candidate)
    for label, same in by_label.items():
        by_label[label] = _longest(same, lost)
    for winner, loser in _YIELDS:
        if winner in by_label and loser in by_label:
            by_label[loser] = _clear_of(by_label[winner], by_label[loser], lost)
    for term in by_label.keys() - _NO_TERMS:
        for winner in _OVER_TERMS:
            by_label[term] = _clear_of(by_label.get(winner, ()), by_label[term], lost)
    kept = [candidate for same in by_label.values() for candidate in same]
    return sorted(kept, key=_place), sorted(lost, key=_place)


def _place(candidate: Candidate) -> tuple[int, int, str]:
    return candidate.start, -candidate.end, candidate.label


def _longest(same: list[Candidate], lost: list[Candidate]) -> list[Candidate]:
    chosen: list[Candidate] = []
    for candidate in sorted(same, key=lambda each: (each.start, -each.end)):
        if not chosen or candidate.start >= chosen[-1].end:
            chosen.append(candidate)
            continue
        previous = chosen[-1]
        # What a printed range of numbers leaves out stands at one place with its last number.
        repeated = previous[:2] == candidate[:2] and previous.value != candidate.value
        if repeated and candidate.label == "reference":
            chosen.append(candidate)
        elif candidate.end - candidate.start > previous.end - previous.start:
            lost.append(chosen.pop())
            chosen.append(candidate)
        else:
            lost.append(candidate)
    return chosen


def _clear_of(
    winners: Sequence[Candidate], losers: Sequence[Candidate], lost: list[Candidate]
) -> list[Candidate]:
    starts = [winner.start for winner in winners]
    clear: list[Candidate] = []
    for loser in losers:
        at = bisect_right(starts, loser.end - 1) - 1
        overlaps = at >= 0 and winners[at].end > loser.start
        (lost if overlaps else clear).append(loser)
    return clear
