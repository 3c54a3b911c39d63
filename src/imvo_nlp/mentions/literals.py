"""The places where a pattern can match, by plain words that all its matches contain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from ..text.patterns import place_pattern
from ..text.words import whole_characters

_EVERY: dict[str, int] = {}
"""The words of all `Anchors`, numbered."""


class Anchors:
    """Plain words to find in a text, also within longer words.

    One pass of an automaton finds the words of all objects, in the time of five searches by `str.find`. A space
    at the end of a word matches any white space. Create objects at module level only.

    >>> Anchors("nota", "advies").places("het advies over de nota")
    [4, 19]
    """

    def __init__(self, *words: str) -> None:
        self._numbers = [_EVERY.setdefault(word, len(_EVERY)) for word in words]
        _automaton.cache_clear()
        _all_places.cache_clear()

    def places(self, text: str) -> list[int]:
        """The offsets of any of the words, in order."""
        found = _all_places(text)
        return sorted(chain.from_iterable([found[number] for number in self._numbers]))


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick([word.rstrip(" ") for word in _EVERY], implementation=Implementation.DFA)


@lru_cache(maxsize=2)
def _all_places(text: str) -> list[list[int]]:
    """The offsets of the words of all `Anchors`, by the number of the word."""
    found: list[list[int]] = [[] for _ in _EVERY]
    before_space = {number for word, number in _EVERY.items() if word.endswith(" ")}
    places = _automaton().find_matches_as_indexes(whole_characters(text), overlapping=True)
    for number, start, end in places:
        if number not in before_space or text[end : end + 1].isspace():
            found[number].append(start)
    return found


def places(text: str, word: str) -> Iterator[int]:
    """The offsets of a literal word, also within longer words.

    >>> list(places("de motie en de moties", "motie"))
    [3, 15]
    """
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def all_places(text: str, words: Iterable[str]) -> list[int]:
    """The offsets of any of these words, in order.

    >>> all_places("het advies over de nota", ["nota", "advies"])
    [4, 19]
    """
    return sorted(at for word in words for at in places(text, word))


class AnchoredPattern:
    """A wide pattern, tried only near the words in `around`.

    Every match must contain one of these words, which begins at most `before` characters after its own
    start. A test compares the results with those of `pattern` itself.

    >>> posts = AnchoredPattern(r"(?:oud-)?minister", Anchors("inister"), len("oud-m"))
    >>> [match[0] for match in posts.finditer("een oud-minister, de minister")]
    ['oud-minister', 'minister']
    """

    def __init__(self, pattern: str, around: Anchors, before: int, flags: int = 0) -> None:
        self.pattern = regex.compile(pattern, flags)
        self._around = around
        self._before = before
        # So that `match` tries the pattern at this many characters after the first one too.
        end = "\n" if flags & regex.VERBOSE else ""  # a comment can be last
        self._near = place_pattern(rf"(?s:.{{0,{before}}}?)\K(?:{pattern}{end})", flags)

    def finditer(self, text: str) -> Iterator[regex.Match[str]]:
        """Yield the same matches as the pattern's own `finditer`."""
        tried = 0
        for place in self._around.places(text):
            if place < tried:
                continue
            match = self._near.match(text, max(place - self._before, tried))
            if match and match.start() <= place:
                tried = match.end()
                yield match
            else:
                tried = place + 1
