"""Votes that members correct in a later turn: `Wij wensen geacht te worden tegen motie 12 te hebben gestemd.`

The report records such a wish, and the result stays the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from ..mentions.literals import places
from ..models import AGAINST, FOR, Side
from ..structure.found import TurnBlock
from .naming import Named
from .sentences import sentences

if TYPE_CHECKING:
    from .votes import FoundVote

_WORD = "geacht"
_VOTED = regex.compile(
    r"\bgeacht\b(?P<said>[^.;!?]*?)\b(?:te\shebben\sgestemd|gestemd\ste\shebben)\b"
)
# `vóór de moties 1082 en 1088 en tegen motie 1079`
_SIDE = regex.compile(
    r"\b(?P<side>voor|vóór|tegen)\b(?P<what>(?:(?!\b(?:voor|vóór|tegen)\b).)*)", regex.DOTALL
)
_SIDES: dict[str, Side] = {"voor": FOR, "vóór": FOR, "tegen": AGAINST}
_NUMBER = regex.compile(r"(?<![\d-])\d{1,4}\b(?!-\d)")
_SEVERAL = regex.compile(r"\b(?:moties|amendementen|andere)\b")
_RECORDED = regex.compile(r"\b(?:Handelingen|aantekening|genoteerd|vermeld|opgenomen)\b")
_OF_FRACTIE = regex.compile(r"\b(?:wij|we|onze|mijn|fractie)\b", regex.IGNORECASE)
_OF_SPEAKER = regex.compile(r"\bik\b", regex.IGNORECASE)


def with_wished(
    text: str, votes: Sequence[FoundVote], turns: Sequence[TurnBlock]
) -> list[FoundVote]:
    """The votes with the voters who, as the chair records, want to be counted on a side.

    The wish is about the motions of which it gives the number, else about the last vote before it. Voters
    who are on a side already stay there.
    """
    votes = list(votes)
    starts = [vote.start for vote in votes]
    for at in places(text, _WORD) if votes else ():
        index = bisect_right(turns, at, key=lambda turn: turn.start) - 1
        if index < 0 or not _is_recorded(text, turns, index):
            continue
        before = bisect_left(starts, turns[index].start)
        for side, which in _wishes(text, turns[index], at, votes[:before]):
            votes[which] = _with(votes[which], side, text, turns[index], at)
    return votes


def _is_recorded(text: str, turns: Sequence[TurnBlock], index: int) -> bool:
    """Whether a turn is a member's, and the chair answers that it is recorded."""
    following = turns[index + 1] if index + 1 < len(turns) else None
    return (
        turns[index].role == "member"
        and following is not None
        and following.role == "chair"
        and _RECORDED.search(text, following.start, following.end) is not None
    )


def _wishes(
    text: str, turn: TurnBlock, at: int, votes: Sequence[FoundVote]
) -> Iterator[tuple[Side, int]]:
    """The sides on which a speaker wants to be, with the indexes of the votes."""
    wish = _VOTED.match(text, at, turn.end)
    if wish is None or not votes:
        return
    sides = list(_SIDE.finditer(wish["said"]))
    for each in sides:
        numbers = _NUMBER.findall(each["what"])
        if not numbers and len(sides) == 1 and not _SEVERAL.search(each["what"]):
            numbers = _NUMBER.findall(text, turn.start, at)
            if not numbers:
                yield _SIDES[each["side"]], len(votes) - 1
        for index, vote in enumerate(votes):
            ends = {name.rpartition("-")[2] for name in vote.subject.identifiers}
            if not ends.isdisjoint(numbers):
                yield _SIDES[each["side"]], index


def _with(vote: FoundVote, side: Side, text: str, turn: TurnBlock, at: int) -> FoundVote:
    """A vote with the fractie of the speaker on a side, or the speaker."""
    sides = vote.sides
    said = next(
        (text[start:end] for start, end in sentences(text, turn.start, turn.end) if end > at)
    )
    if _OF_FRACTIE.search(said):
        if turn.party and turn.party not in (*sides.parties_for, *sides.parties_against):
            sides = sides.with_party(side, turn.party)
    elif turn.name and _OF_SPEAKER.search(said):
        speaker = Named(turn.party, turn.name)
        if speaker not in (*sides.members_for, *sides.members_against):
            sides = sides.with_members(side, [speaker])
    return vote._replace(sides=sides)
