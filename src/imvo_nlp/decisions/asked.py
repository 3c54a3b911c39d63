"""Questions of members to government in a debate: to whom, and where they are answered."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..mentions.candidate import Candidate
from ..models import AskedFor
from ..structure.found import GOVERNMENT, Person, TurnBlock
from ..text.words import plain_words
from .answering import Answered, Question, find_answers
from .asking import begins_anew, find_asks, is_reaction
from .floor import Part, asking_parties, who_asks

_ACTS = r"""(?:sturen|toesturen|informeren|meenemen|opnemen|zorgen|regelen|onderzoeken|uitzoeken|bekijken|bevorderen
    |vragen|inzetten|betrekken)"""
_COMMITMENT = re.compile(
    rf"""\b(?:
        bereid\b | toezeg | verzoek\b | oproep\b
      | roept?\b(?![^.?]{{0,20}}\bvra)[^.?]{{0,30}}\bop\b                       # not `roept de vraag op`
      | (?:wil|kan|kunt|gaat|zou)(?<!\bik\swil)(?<!\bik\skan)(?<!\bik\szou)\s   # not `ik zou de minister`
        (?:(?:de|het|deze)\s[^\W\d_]+|hij|zij|ze|u)\b[^.?]{{0,80}}\b{_ACTS}\b
      | of\s(?:de\s[^\W\d_]+|hij|zij|ze|u)\s[^.?]{{0,80}}\b(?:wil|kan|zou|zal|gaat)\s{_ACTS}\b
      | vra(?:agt?|gen)\s(?:[^\W\d_]+\s){{0,4}}om\b
      | vragen\s(?!(?:of|hoe|wat|wie|waar[^\W\d_]*|wanneer|welke?|op|in)\b)     # `vragen dat te keuren`
        (?:[^\W\d_]+\s){{0,6}}te\s[^\W\d_]+en\b
    )""",
    re.VERBOSE,
)
_OPINION_WORDS = frozenset(
    """eens mening vindt deelt beoordeelt herkent erkent verstandig wenselijk visie ambitie effectief denkt waardeert
    steunt kijkt""".split()
)
_OPINION = re.compile(
    r"""\b(?:oordeel[^\W\d_]*|ziet\s(?:de|het|hij|zij|u)|niet\s(?:beter|goed))\b
      | ^(?:maar\s|en\s)?zou(?:den)?\s(?:we|wij|het|er|dat|de)\b | \bmoet(?:en)?\s(?:we|wij|er|dat|het)\b""",
    re.VERBOSE,
)
_IN_WRITING = re.compile(
    r"""\b(?:schriftelijk[^\W\d_]* | per\sbrief | op\sschrift | kamerbrief | in\seen\s(?:[^\W\d_]+\s)?brief
      | brief\s(?:[^\W\d_]+\s){0,2}te\s(?:sturen|schrijven)            # `er een brief over te sturen`
      | brief\b[^.?]{0,30}\b(?:naar|aan)\s(?:de|ons|deze)\skamer | (?:de|deze|onze)\skamer\b[^.?]{0,40}\bbrief)\b""",
    re.VERBOSE,
)
_CONTEXT = 500
"""Maximum number of characters before a question that give its context: two or three sentences."""


class FoundAsked(NamedTuple):
    """A question of a member to government in a debate, with offsets in the clean text.

    `turn` is the index of the turn. `to` is a name with a role, None if several could be meant. Each of
    `answers` is the index of a turn, the range of a sentence in it, and the evidence.
    """

    start: int
    end: int
    turn: int
    to: tuple[str | None, str | None] | None
    asks_for: AskedFor
    in_writing: bool
    answers: tuple[Answered, ...] = ()


def find_asked(
    text: str, turns: Sequence[TurnBlock], mentions: Sequence[Candidate], present: Sequence[Person]
) -> list[FoundAsked]:
    """The questions of members to government, in the order of the text.

    `mentions` are all mentions of the document with their values, `present` the participants. A report in
    indirect speech, without headings of turns, gives no questions.
    """
    if not turns or _is_indirect(text, turns):
        return []
    found, questions = [], []
    plain = plain_words(text)
    government = _Government(turns, mentions, present)
    for said in who_asks(text, turns):
        turn = turns[said.turn]
        if said.part is Part.ASIDE:
            continue
        exchange, before = said.part is Part.EXCHANGE, turn.start
        for ask in find_asks(
            text, turn.start, turn.end, speech=not exchange, named_only=said.part is Part.REPLY
        ):
            replied = said.replied if exchange else -1
            words = text[ask.start : ask.end].lower()
            found.append(
                FoundAsked(
                    ask.start,
                    ask.end,
                    said.turn,
                    government.asked(ask.start, ask.end, replied),
                    _asks_for(words, plain[ask.start + 1 : ask.end + 1]),
                    ("brief" in words or "schrift" in words)
                    and _IN_WRITING.search(words) is not None,
                )
            )
            context = max(before, ask.start - _CONTEXT)
            questions.append(
                Question(
                    ask.start,
                    ask.end,
                    turn.name or "",
                    said.turn,
                    replied,
                    context,
                    begins_anew(words),
                )
            )
            before = ask.end
    named = [*mentions, *asking_parties(text, turns, mentions)]
    answers = find_answers(text, turns, questions, named)
    return [each._replace(answers=places) for each, places in zip(found, answers, strict=True)]


_NAMES_SPEAKER = re.compile(
    r"(?:De\s(?:heer|minister|staatssecretaris|voorzitter)|Mevrouw|Minister|Staatssecretaris)\s"
)


def _is_indirect(text: str, turns: Sequence[TurnBlock]) -> bool:
    """Whether a report is in indirect speech: its turns have no heading and begin with the speaker's name."""
    return all(
        turn.label_start < 0 and _NAMES_SPEAKER.match(text, turn.start) is not None
        for turn in turns[:2]
    )


def _asks_for(words: str, plain: str) -> AskedFor:
    if is_reaction(words):
        return "reaction"
    if _COMMITMENT.search(words):
        return "commitment"
    if not _OPINION_WORDS.isdisjoint(plain.split()) or _OPINION.search(words):
        return "opinion"
    return "information"


class _Government:
    """The members of government who can be asked in a debate."""

    def __init__(
        self, turns: Sequence[TurnBlock], mentions: Sequence[Candidate], present: Sequence[Person]
    ) -> None:
        self._turns = turns
        self._named = sorted(
            (each.start, each.value) for each in mentions if each.label == "minister" and each.value
        )
        self._starts = [start for start, _ in self._named]
        roles: dict[str | None, str] = {}
        for person in present:
            for role in GOVERNMENT.intersection(person.roles):
                roles[person.name] = role
        for turn in turns:
            if turn.role in GOVERNMENT:
                roles[turn.name] = turn.role
        self._roles = roles

    def asked(self, start: int, end: int, replied: int) -> tuple[str | None, str | None] | None:
        """The addressee of a range: the one named in it, else the one who replies, else the only one present."""
        if len(self._roles) == 1:
            return next(iter(self._roles.items()))
        names = {name for name in self._values(start, end) if name in self._roles}
        if len(names) == 1:
            name = names.pop()
            return name, self._roles[name]
        if not names and replied >= 0:
            return self._turns[replied].name, self._turns[replied].role
        return None

    def _values(self, start: int, end: int) -> Iterator[str]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return (name for _, name in self._named[first:last])
