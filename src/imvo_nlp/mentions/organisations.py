"""Organisations without a row in a table, by a noun in their name: `Stichting X`, `X Foundation`.

A capital alone is not enough. `CITED` is used like that of `laws`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from ..notation.words import BEFORE_AN_ACT, KINDS_OF_ORGANISATION, KINDS_OF_ORGANISATION_ENGLISH
from ..text.patterns import backward_pattern, place_pattern
from .candidate import Cited

_DUTCH = place_pattern(
    rf"""(?:{"|".join(KINDS_OF_ORGANISATION)})
    (?:\s(?:(?:van|voor|tot|der|de|het|in|op|tegen|Nederlandse)\s){{0,3}}\p{{Lu}}[\w’&-]{{1,30}}){{1,6}}
    (?!\w|\sen\s\p{{Lu}})  # one organisation or two: `Stichting Natuur en Milieu`""",
    regex.VERBOSE,
)
_ENGLISH = backward_pattern(
    rf"""(?:
        (?<![\w-])(?!(?:{"|".join(BEFORE_AN_ACT)}|\p{{Lu}}\p{{Ll}}+se)\s)\p{{Lu}}[\w’&-]{{1,30}}\s
        (?:(?:of|on|and|for|to)\s)?
    ){{1,6}}\p{{Lu}}\p{{Ll}}+""",
    regex.VERBOSE,
)
_OF = place_pattern(
    r"\s(?:for|on|of|against)(?:\s(?:the|and)|\s\p{Lu}[\w’&-]{1,30}){1,7}(?<!the|and)(?!\w)"
)


def _dutch(text: str, start: int, _: int) -> Iterator[Cited]:
    if match := _DUTCH.match(text, start):
        yield Cited(*match.span())


def _english(text: str, _: int, end: int) -> Iterator[Cited]:
    if match := _ENGLISH.match(text, 0, end):
        of = _OF.match(text, end)
        yield Cited(match.start(), of.end() if of else end)


CITED: dict[str, Callable[[str, int, int], Iterator[Cited]]] = {
    **{f" {each.lower()} ": _dutch for each in KINDS_OF_ORGANISATION},
    **{f" {each.lower()} ": _english for each in KINDS_OF_ORGANISATION_ENGLISH},
}
"""A function that yields the organisations at a word; its arguments are the text and the range of the word."""
