"""Motions, letters and bills that a text has brought up before a place, for phrases that refer to them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from ..mentions.candidate import Candidate
from ..mentions.literals import Anchors
from ..mentions.unnumbered import Phrase
from ..text.patterns import backward_pattern
from .bills import VOTES
from .sentences import Sentences

POINTING = frozenset(("deze", "dit"))

_KINDS = {
    "motie": r"\b[Mm]otie",
    "amendement": r"(?:(?<!sub)|sub)[Aa]mendement",
    "brief": r"[Bb]rief\b",
    "initiatiefnota": r"\b[Ii]nitiatiefnota",
    "nota": r"\b[Nn]ota\b",
    "wetsvoorstel": r"\b[Ww]etsvoorstel",
    "verslag": r"\b[Vv]erslag\b",
    "rapport": r"\b[Rr]apport\b",
    "advies": r"\b[Aa]dvies\b",
}
_KIND = re.compile("|".join(rf"(?P<{kind}>{word})" for kind, word in _KINDS.items()))
_KIND_WORDS = Anchors(*_KINDS, *map(str.capitalize, _KINDS), "subamendement")
# The number is that of the list: `de lijst van vragen en antwoorden over deze nota (29 234, nr. 9)`.
_OF_ANOTHER = backward_pattern(
    r"""\b(?:lijst\svan\s(?:vragen|antwoorden) | brief | verslag | advies | rapport | reactie)\b
    [^.;:()]{0,60}                       # `en antwoorden`, `van de Minister van Financiën`
    \s(?:over|bij|op|inzake)\s
    (?:(?:de|het|deze|dit)\s)?""",
    regex.VERBOSE,
)
# `Anders dan het amendement-Kuik is dit amendement gedekt`
_COMPARED = backward_pattern(
    r"""\b(?:[Aa]nders\sdan | [Ii]n\stegenstelling\stot | [Nn]et\sals | [Ee]venals)\s
    (?:(?:de|het)\s[^.,;]{0,60})?        # `het gewijzigde `, where the mention itself begins later""",
    regex.VERBOSE,
)
# `de gewijzigde motie-Kröger`, `de gewijzigde motie op stuk nr. 12`, whose mention is `nr. 12`
_CHANGED = backward_pattern(r"gewijzigd(?s:.){0,31}")
_CHANGED_WITHIN = "gewijzigd"
# `Mijn amendement op stuk nr. 9`, `Ik heb een amendement, op stuk nr. 15`
_OWN_CITED = backward_pattern(
    r"""\b(?:[Mm]ijn | [Oo](?:nze|ns) | [Ii]k\s[^.;]{0,60}\been)\s
    (?:\p{Ll}+\s){0,2}(?:motie|(?:sub)?amendement)\b
    [^.;]{0,40}""",
    regex.VERBOSE,
)
_OF_MEMBERS = frozenset(("motie", "amendement"))
# `nr. 17, was nr. 9`: the second number is that of a replaced document.
_FORMER_NUMBER = backward_pattern(r"\bwas\s")
_REACH = 110
"""Characters before a citation within which its sentence can name the kind of document.

Beyond it, in a list of numbers, the nearest word is more often that of another document.
"""
_JUST_SAID = 3000
"""Characters within which this sentence and the one before are searched: no two are longer."""


class Item(NamedTuple):
    """A document that the text has brought up: its place, kind and known facts.

    `mention` is its index in the list of all mentions, -1 for `een brief`. `compared` is true if its sentence
    contrasts it with another, `changed` for a `gewijzigde motie`.
    """

    start: int
    end: int
    kind: str | None
    value: str | None
    mention: int = -1
    names: tuple[str, ...] = ()
    date: str | None = None
    compared: bool = False
    changed: bool = False

    @property
    def antecedent(self) -> int | None:
        """The index of the mention that a phrase can point back to."""
        return self.mention if self.mention >= 0 else None

    def can_be(self, phrase: Phrase) -> bool:
        """Whether a phrase can mean it: not if their sentence contrasts the two."""
        changed = "gewijzigde" in phrase.adjectives and phrase.determiner not in POINTING
        return not self.compared and (self.changed or not changed)


class BroughtUp:
    """The documents brought up so far, in the order of the text.

    `parts` are the ranges of turns, questions and answers in the clean text, `items` the starts of
    new items on the agenda. All of these, and votes, begin a new part.
    """

    def __init__(
        self, text: str, parts: Iterable[tuple[int, int]], items: Sequence[int] = ()
    ) -> None:
        self._text = text
        self._agenda = items
        # In order but for the votes, so that sorting has little to do.
        self._edges = sorted([*itertools.chain.from_iterable(parts), *VOTES.places(text), *items])
        self._items: list[Item] = []
        # By kind: only the last of equal items, in the order of their first occurrence.
        self._distinct: dict[str | None, dict[tuple[object, ...], Item]] = defaultdict(dict)
        self._in_parts: dict[tuple[int, str | None], dict[tuple[object, ...], Item]] = defaultdict(
            dict
        )
        self._kind_words = _KIND_WORDS.places(text)
        self.sentences = Sentences(text)

    def add(self, item: Item) -> None:
        """Record a document, and how its sentence refers to it."""
        compared = _COMPARED.match(self._text, 0, item.start) is not None
        item = Item(*item[:7], compared, self._is_changed(item.start, item.end))
        self._items.append(item)
        said = (item.kind, item.value, item.mention >= 0, *item[5:])
        self._distinct[item.kind][said] = item
        self._in_parts[self.part(item.start), item.kind][said] = item

    def _is_changed(self, start: int, end: int) -> bool:
        within = self._text.find(_CHANGED_WITHIN, start, end) >= 0
        return within or bool(_CHANGED.match(self._text, 0, start))

    def part(self, offset: int) -> int:
        """The number of the part around an offset."""
        return bisect_right(self._edges, offset)

    def item_start(self, offset: int) -> int:
        """The start of the agenda item around an offset."""
        index = bisect_right(self._agenda, offset) - 1
        return self._agenda[index] if index >= 0 else 0

    def of_kind(self, kind: str | None) -> list[Item]:
        """All documents of a kind; of identical descriptions only the last."""
        return list(self._distinct[kind].values())

    def in_part(self, kind: str | None, part: int) -> list[Item]:
        """The documents of a kind brought up in a part."""
        return list(self._in_parts[part, kind].values())

    def just_before(self, phrase: Phrase) -> Iterator[Item]:
        """The documents of a phrase's kind in its sentence or the one before, last one first."""
        part = self.part(phrase.start)
        for item in reversed(self._items):
            if phrase.start - item.end > _JUST_SAID or self.part(item.start) != part:
                return
            if item.kind == phrase.kind:
                if self.sentences.ends_between(item.end, phrase.start) > 1:
                    return
                yield item

    def cited(
        self, mention: Candidate, index: int, speaker: Callable[[int], tuple[str, ...]]
    ) -> Item | None:
        """The document that a citation or a named motion brings up; None for the title or an old number.

        `speaker` returns the speaker at an offset, whose own document it can be.
        """
        if self._text.startswith("MOTIE", mention.start):
            return None  # the printed title of the document itself
        if mention.label == "motion":
            names = tuple(mention.attributes["submitters"])
            value = mention.attributes["identifier"]
            return Item(mention.start, mention.end, "motie", value, index, names)
        if _FORMER_NUMBER.match(self._text, 0, mention.start):
            return None
        kind = self._kind_of(mention.start)
        own = kind in _OF_MEMBERS and _OWN_CITED.match(self._text, 0, mention.start)
        names = speaker(mention.start) if own else ()
        return Item(mention.start, mention.end, kind, mention.value, index, names)

    def _kind_of(self, start: int) -> str | None:
        """The kind of the document cited at an offset, by the nearest word for it."""
        begin = self.sentences.start_before(start, _REACH)
        first, last = bisect_left(self._kind_words, begin), bisect_left(self._kind_words, start)
        words = (_KIND.match(self._text, at, start) for at in self._kind_words[first:last][::-1])
        kinds = (
            word.lastgroup for word in words if word and not is_about(self._text, word.start())
        )
        return next(kinds, None)


def is_about(text: str, start: int) -> bool:
    """Whether a word at `start` only names the subject of another document.

    >>> is_about("de lijst van vragen over deze nota (29 234, nr. 9)", 30)
    True
    """
    return _OF_ANOTHER.match(text, 0, start) is not None
