"""Known family names in running text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from ..people import people

_WORDS = regex.compile(r"[\p{L}'’][\p{L}'’.-]*(?:\s[\p{L}'’][\p{L}'’.-]*){0,6}")
_WORD = regex.compile(r"\S+")
_INITIALS = regex.compile(r"(?:\p{Lu}\.)+")
_POSSESSIVE = regex.compile(r"['’]s\Z|(?<=\p{L})s['’]\Z")


class FoundName(NamedTuple):
    """A known name in a text: its range, the family name and the first name where printed."""

    start: int
    end: int
    family: str
    first_name: str | None


def name_at(text: str, start: int) -> FoundName | None:
    """The longest known name that starts at `start`; None where none does.

    >>> name_at("Van den Hul van de PvdA", 0)
    FoundName(start=0, end=11, family='Van den Hul', first_name=None)
    """
    match = _WORDS.match(text, start)
    if match is None:
        return None
    words, ends = [], []
    for word in _WORD.finditer(match[0]):
        printed = word[0] if _INITIALS.fullmatch(word[0]) else word[0].rstrip(".,")
        words.append(printed)
        ends.append(start + word.start() + len(printed))
        if printed != word[0]:
            break
    if words and not any(word[:1].isupper() for word in words[:3]):
        return None
    count = people().name_at(words)
    if not count:
        # `Voordewinds`, `Ploumen’s`
        stripped = [_POSSESSIVE.sub("", word) for word in words]
        if stripped == words:
            return None
        count = people().name_at(stripped)
        if not count:
            return None
        ends = [
            end - (len(word) - len(short))
            for end, word, short in zip(ends, words, stripped, strict=True)
        ]
        words = stripped
    name = people().split_name(" ".join(words[:count]))
    if name is None:
        return None
    return FoundName(start, ends[count - 1], name.family, name.first_name)


def find_names(
    text: str, start: int, *, separators: Sequence[str], forms: regex.Pattern[str] | None
) -> list[FoundName]:
    """The known names that stand one after the other from `start` on, between these separators."""
    found: list[FoundName] = []
    position = start
    while True:
        if forms is not None and (form := forms.match(text, position)):
            position = form.end()
        name = name_at(text, position)
        if name is None:
            return found
        found.append(name)
        position = name.end
        separator = next((each for each in separators if text.startswith(each, position)), None)
        if separator is None:
            return found
        position += len(separator)
        if text.startswith("en ", position):
            position += 3
