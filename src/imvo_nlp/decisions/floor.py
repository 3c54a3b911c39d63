"""Who speaks to whom in a debate: speeches, interruptions of a member, exchanges with government."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

import regex

from ..mentions.candidate import Candidate
from ..notation.names import fold
from ..structure.found import GOVERNMENT, TurnBlock
from ..text.patterns import backward_pattern, place_pattern


class Part(Enum):
    """The part of a member's turn in the debate."""

    SPEECH = "speech"
    """The member has the floor, and asks government."""
    EXCHANGE = "exchange"
    """The member interrupts government, which answers next."""
    REPLY = "reply"
    """The member answers another member; the speech may continue after the answer."""
    ASIDE = "aside"
    """The member interrupts another member."""


class Said(NamedTuple):
    """A member's turn: its index, its part, and the index of the turn in which government replies.

    The last is -1 if the next speaker, other than the chair, is not a member of government.
    """

    turn: int
    part: Part
    replied: int


_GIVES = regex.compile(
    r"""\b(?: (?:geef|krijgt|heeft)\s[^.?!]{0,40}het\swoord | het\swoord\s(?:is|geven|aan)
      | luisteren\snaar | spreekt\s(?:namens|voor) | spreker | spreekster | aan\sde\sbeurt
      | (?:ga|gaan|kom|komen)\s(?:ik|we|wij)\s[^.?!]{0,30}\bnaar | gaat\suw\sgang | namens | termijn
      | vervolgt | (?:gaat?|gaan)\s(?:nu\s|gewoon\s)*verder | uw\sbetoog | aan\su\b
      | dank(?:\su)? )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_INTERRUPTS = regex.compile(
    r"(?<!geen\s)\b(?:interrup|interromp|onderbre)|\bvraag\s(?:van|voor)|\b(?:een|nog)\svraag\b",
    regex.IGNORECASE,
)
# `GroenLinks vroeg wanneer`, `Tot slot vroeg D66 naar`, `de vraag van de fractie van de SP`
_PARTY_ASKS = place_pattern(
    r"(?:-fractie)?\s(?:vroeg|vraagt|stelde|(?:heeft|had)\s[^.?:]{0,40}\bgevraagd)\b"
)
_ASKED_BY_PARTY = backward_pattern(
    r"\b(?:vroeg|vra(?:ag|gen)\s(?:van|door))\s(?:(?:nog|ook)\s)?(?:de\sfractie\svan\s)?(?:(?:de|het)\s)?"
)
_LONG = 1500
"""Minimum number of characters of a speech that the chair does not introduce; interruptions last a minute."""
_SHORT = 30
"""Maximum number of characters of an interjection: a turn without a question mark that changes nothing."""


def who_asks(text: str, turns: Sequence[TurnBlock]) -> list[Said]:
    """The turns of members, in order, with their parts in the debate.

    The turns show who has the floor: it goes to government when it speaks, and to the member to whom the chair
    gives it. A member who speaks between two turns of another addresses that one.
    """
    spoken = [
        index
        for index, turn in enumerate(turns)
        if turn.role != "chair" and not (turn.role == "member" and _is_call(text, turn))
    ]
    said: list[Said] = []
    floor: TurnBlock | None = None
    for place, index in enumerate(spoken):
        turn = turns[index]
        if turn.role != "member":
            floor = turn
            continue
        before = turns[spoken[place - 1]] if place else None
        after = spoken[place + 1] if place + 1 < len(spoken) else -1
        # One who has the floor and only says `Ja.` to a question still replies to it.
        called = range(index + 1, after if after >= 0 else len(turns))
        replies = floor is not None and any(_same(turns[each], floor) for each in called)
        follows = floor if replies else turns[after] if after >= 0 else None
        part = _part(text, turns, index, before, follows, floor)
        if part is Part.SPEECH:
            floor = turn
        replied = after if after >= 0 and turns[after].role in GOVERNMENT else -1
        said.append(Said(index, part, replied))
    return said


def asking_parties(
    text: str, turns: Sequence[TurnBlock], mentions: Iterable[Candidate]
) -> Iterator[Candidate]:
    """The parties that a text names as asking, as mentions of their only speaking member.

    >>> from imvo_nlp.structure.found import TurnBlock
    >>> text = "Tot slot vroeg D66 naar het bericht."
    >>> asks = TurnBlock(-1, -1, 0, 0, "member", "Van Eijs", "D66")
    >>> party = Candidate(15, 18, "party", "D66", {})
    >>> [(each.label, each.value) for each in asking_parties(text, [asks], [party])]
    [('member', 'Van Eijs')]
    """
    speakers: dict[str, set[str]] = defaultdict(set)
    for turn in turns:
        if turn.role == "member" and turn.party and turn.name:
            speakers[turn.party].add(turn.name)
    for each in mentions:
        if each.label != "party" or len(names := speakers.get(each.value or "", set())) != 1:
            continue
        if _PARTY_ASKS.match(text, each.end) or _ASKED_BY_PARTY.match(text, 0, each.start):
            (name,) = names
            yield Candidate(each.start, each.end, "member", name, {"party": each.value})


def _part(
    text: str,
    turns: Sequence[TurnBlock],
    index: int,
    before: TurnBlock | None,
    after: TurnBlock | None,
    floor: TurnBlock | None,
) -> Part:
    turn = turns[index]
    given = _given(text, turns, index)
    answered = after is not None and after.role in GOVERNMENT
    if before is None or floor is None:
        return Part.SPEECH
    if before.role != "member":
        speaks_long = _is_long(turn)
        interrupts = given is False and not speaks_long
        return (
            Part.EXCHANGE
            if interrupts or (answered and not (given and speaks_long))
            else Part.SPEECH
        )
    if _same(floor, turn):
        return Part.SPEECH if _same(before, turn) else Part.REPLY
    if given is None or turns[index - 1].role != "chair":
        given = _is_long(turn)
    if floor.role != "member":
        # Two members in a row while government has the floor: the second one interrupts too.
        return Part.EXCHANGE if answered and not given else Part.SPEECH
    if given or after is None or not _same(after, floor):
        return Part.SPEECH
    return Part.ASIDE


def _given(text: str, turns: Sequence[TurnBlock], index: int) -> bool | None:
    """Whether the chair gives the floor directly before a turn; None if the chair does not mention it."""
    if not index or turns[index - 1].role != "chair":
        return False if index else None
    chair = turns[index - 1]
    gives = [match.start() for match in _GIVES.finditer(text, chair.start, chair.end)]
    interrupts = [match.start() for match in _INTERRUPTS.finditer(text, chair.start, chair.end)]
    if not gives and not interrupts:
        return None
    return not interrupts or (bool(gives) and gives[-1] > interrupts[-1])


def _is_call(text: str, turn: TurnBlock) -> bool:
    return turn.end - turn.start <= _SHORT and "?" not in text[turn.start : turn.end]


def _is_long(turn: TurnBlock) -> bool:
    return turn.end - turn.start >= _LONG


def _same(one: TurnBlock, other: TurnBlock) -> bool:
    return one.role == other.role and fold(one.name or "") == fold(other.name or "")
