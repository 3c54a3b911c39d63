"""Links of commitments: to the question answered, the spoken one that a list repeats, and who acknowledges it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..structure.found import GOVERNMENT, TurnBlock
from .sentences import sentences

if TYPE_CHECKING:
    from .commitments import FoundCommitment

_WORD = re.compile(r"[a-zà-ÿ]{5,}")
_STEM = 7
"""Words that share this number of first letters count as forms of one word: `rapportage`, `rapportages`."""
_USUAL = frozenset(
    word[:_STEM]
    for word in (
        "minister staatssecretaris kamer toezegging zeggen informeren kunnen worden brengen onder "
        "aandacht vraag vragen zullen volgende wordt onderzoek betrekken mevrouw"
    ).split()
)
"""Stems without information on what is promised: they occur in every list."""
_SURE, _TIMES = 0.7, 1.5
"""Minimum weight of the shared stems, and minimum ratio to that of the next best commitment.

A word of one turn only weighs 1, a word of four turns a quarter. Measured on two debates of 2025 with a list:
three of eight items are linked, all correctly; wrong pairs share at most 0.56.
"""
_LONGEST_PARAGRAPH = 2000
"""Maximum number of characters before a sentence that belong to it."""
_TAKES = re.compile(r"\b[Tt]oe(?:zegging(?:en)?|gezegd)\b|\buit de voeten\b")
_GLADLY = re.compile(
    r"\b(?:dank|bedank|blij|fijn|mooi|tevreden|goed|genoteerd|noteer|constateer|hoor)\b",
    re.IGNORECASE,
)


# `We zullen uw vraag ter kennis brengen van`, `In antwoord op de laatste vraag die u stelde`
_OF_QUESTION = re.compile(
    r"\b(?:uw|de)\s(?:\w+\s)?(?:vraag|verzoek)\b|\bu\s(?:vroeg|vraagt)\b", re.IGNORECASE
)
_IN_ANSWER = 1500
"""Characters from the beginning of an answer within which a commitment is part of it."""


class Answered(NamedTuple):
    """Where an answer begins, and the end of its turn; the number and asker of its question.

    `asks_for_it` is true of a question for a commitment that the next turn answers.
    """

    start: int
    turn_end: int
    number: int
    asker: str | None
    asks_for_it: bool


def question_of(text: str, found: FoundCommitment, answered: Sequence[Answered]) -> int | None:
    """The number of the question in whose answer a commitment is made; None if several could be meant.

    `answered` is sorted. A commitment to one member does not answer another. In a later paragraph of the
    answer, the commitment itself must name the member or the question.
    """
    last = bisect_right(answered, found.start, key=_start)
    if found.form != "spoken" or not last:
        return None
    start = answered[last - 1].start
    to = [name for name, _ in found.to]
    meant = [
        each
        for each in answered[bisect_left(answered, start, key=_start) : last]
        if found.start < each.turn_end and (not to or each.asker in to)
    ]
    if len(meant) > 1:
        meant = [each for each in meant if each.asks_for_it]
    if len(meant) != 1 or found.start - start > _IN_ANSWER:
        return None
    sentence = text[found.start : found.end]
    points_back = _OF_QUESTION.search(sentence) or any(name in sentence for name in to)
    is_later = text.find("\n\n", start, found.start) >= 0
    return meant[0].number if points_back or not is_later else None


def _start(answered: Answered) -> int:
    return answered.start


def sums_up(
    text: str, found: Sequence[FoundCommitment], turns: Sequence[TurnBlock]
) -> dict[int, tuple[int, ...]]:
    """The spoken commitment that a listed one repeats, both by index, if certain."""
    listed = [index for index, each in enumerate(found) if each.form == "listed"]
    spoken = [index for index, each in enumerate(found) if each.form == "spoken"]
    if not listed or not spoken:
        return {}
    spread = Counter(stem for turn in turns for stem in _stems(text[turn.start : turn.end]))
    said = {
        index: _stems(text[_paragraph(text, found[index].start) : found[index].end])
        for index in spoken
    }
    repeated: dict[int, tuple[int, ...]] = {}
    for index in listed:
        words = _stems(text[found[index].start : found[index].end])
        shared = sorted(
            (
                (sum(1 / spread[stem] for stem in words & said[each] if spread[stem]), each)
                for each in spoken
                if found[each].start < found[index].start
            ),
            reverse=True,
        )
        second = shared[1][0] if len(shared) > 1 else 0.0
        if shared and shared[0][0] >= max(_SURE, _TIMES * second):
            repeated[index] = (shared[0][1],)
    return repeated


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower())} - _USUAL


def _paragraph(text: str, start: int) -> int:
    return max(text.rfind("\n\n", max(start - _LONGEST_PARAGRAPH, 0), start), 0)


def acknowledged(
    text: str, found: Sequence[FoundCommitment], turns: Sequence[TurnBlock]
) -> dict[int, tuple[int, ...]]:
    """The indexes of the turns in which members acknowledge spoken commitments.

    The next member to speak acknowledges a commitment with thanks, or can work with it. Of several
    commitments in one turn, those to that member are meant.
    """
    starts = [turn.start for turn in turns]
    by_turn: dict[int, list[int]] = {}
    for index, each in enumerate(found):
        if each.form == "spoken":
            by_turn.setdefault(bisect_right(starts, each.start) - 1, []).append(index)
    taken: dict[int, tuple[int, ...]] = {}
    for at, made in by_turn.items():
        after = next(_next_members(turns, at), None)
        if after is None or not _takes(text, turns[after]):
            continue
        name = turns[after].name
        to_member = [index for index in made if name in [to for to, _ in found[index].to]]
        for index in to_member or (made if len(made) == 1 else ()):
            taken[index] = (after,)
    return taken


def _next_members(turns: Sequence[TurnBlock], at: int) -> Iterator[int]:
    """The turns of members after a turn, up to the next turn of a member of government."""
    for index in range(at + 1, len(turns)):
        if turns[index].role in GOVERNMENT:
            return
        if turns[index].role == "member":
            yield index


def _takes(text: str, turn: TurnBlock) -> bool:
    for start, end in sentences(text, turn.start, turn.end):
        sentence = text[start:end]
        if not sentence.endswith("?") and (match := _TAKES.search(sentence)):
            return match[0] == "uit de voeten" or _GLADLY.search(sentence) is not None
    return False
