"""Further debates requested by members, as recorded by the chair at the end of a debate."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from ..mentions.candidate import Candidate
from ..models import FollowupKind
from ..structure.found import TurnBlock
from .sentences import sentences

_KINDS: tuple[tuple[FollowupKind, regex.Pattern[str]], ...] = (
    (
        "tweeminutendebat",
        regex.compile(r"\b(?:tweeminutendebat|2-?minutendebat)\b", regex.IGNORECASE),
    ),
    ("vao", regex.compile(r"\b(?:VAO|voortgezet\salgemeen\soverleg|VCD)\b", regex.IGNORECASE)),
    (
        "plenair_debat",
        regex.compile(
            r"\b(?:plenair\sdebat|plenaire\s(?:af|be)handeling|heropening)\b", regex.IGNORECASE
        ),
    ),
)
_CUES = ("debat", "VAO", "VCD", "oortgezet", "lenaire", "eropening")
_RECORDED = regex.compile(
    r"\b(?:aangevraagd|aan\ste\svragen|aanvragen|aanvraag|verzocht|gevraagd|aankondig\p{L}*|aangekondigd|verzoek|eerste\s(?:spreker|spreekster|indiener))\b",
    regex.IGNORECASE,
)
_ASKS = regex.compile(r"\bvraag\b.*\baan\b|\b(?:aanvragen|aan\ste\svragen)\b", regex.IGNORECASE)
_NOT = regex.compile(r"\b(?:geen|niet|ingetrokken|overweegt|overweegt|trekt)\b", regex.IGNORECASE)
_BY_TITLE = regex.compile(r"\baan\sde\sorde\sis\b|\bopen\b|\bwelkom\b", regex.IGNORECASE)


class FoundFollowup(NamedTuple):
    """A request for a further debate: its kind, who asks (party and name, or None), and the sentence."""

    start: int
    end: int
    kind: FollowupKind
    by: tuple[str | None, str] | None


def find_followups(
    text: str, turns: Sequence[TurnBlock], mentions: Sequence[Candidate]
) -> list[FoundFollowup]:
    """The further debates recorded by the chair, one per kind and member, with the place of the last record.

    The asker is the member whom the chair names; if none is named, the member who asked for a debate of that
    kind before.
    """
    named = (
        sorted((each.start, each) for each in mentions if each.label == "member" and each.value)
        if turns
        else []
    )
    starts = [start for start, _ in named]
    asked: dict[str, tuple[str | None, str]] = {}
    last: dict[tuple[str, str | None], FoundFollowup] = {}
    for turn in turns:
        for start, end, kind in _spoken_of(text, turn):
            words = text[start:end]
            if turn.role == "member" and turn.name and _ASKS.search(words):
                asked[kind] = turn.party, turn.name
            if (
                turn.role != "chair"
                or not _RECORDED.search(words)
                or _NOT.search(words)
                or _BY_TITLE.search(words)
            ):
                continue
            here = [
                each for _, each in named[bisect_left(starts, start) : bisect_left(starts, end)]
            ]
            by = (
                (here[-1].attributes.get("party"), here[-1].value or "")
                if here
                else asked.get(kind)
            )
            last[kind, by[1] if by else None] = FoundFollowup(start, end, kind, by)
    return sorted(last.values())


def _spoken_of(text: str, turn: TurnBlock) -> Iterator[tuple[int, int, FollowupKind]]:
    """The sentences of a turn about a further debate, with its kind."""
    if not any(text.find(cue, turn.start, turn.end) >= 0 for cue in _CUES):
        return
    for start, end in sentences(text, turn.start, turn.end):
        for kind, pattern in _KINDS:
            if pattern.search(text, start, end):
                yield start, end, kind
                break
