"""The places where a pattern can match: `str.find` is some ten times faster than a search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import regex

from ..text.patterns import place_pattern


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


def anchors(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Patterns for `AnchoredPattern`, each of one plain letter with a group of what follows on it.

    `re` looks for a first letter that is the same for all as fast as `str.find` does.
    """
    return tuple(map(re.compile, patterns))


class AnchoredPattern:
    """A wide pattern, tried only near one of its `around` anchors.

    Every match must contain a match of an anchor, which begins at most `before` characters after its own
    start. A test compares the results with those of `pattern` itself.

    >>> posts = AnchoredPattern(r"(?:oud-)?minister", anchors("inister"), len("oud-m"))
    >>> [match[0] for match in posts.finditer("een oud-minister, de minister")]
    ['oud-minister', 'minister']
    """

    def __init__(
        self, pattern: str, around: Sequence[re.Pattern[str]], before: int, flags: int = 0
    ) -> None:
        self.pattern = regex.compile(pattern, flags)
        self._around = around
        self._before = before
        # So that `match` tries the pattern at this many characters after the first one too.
        end = "\n" if flags & regex.VERBOSE else ""  # a comment can be last
        self._near = place_pattern(rf"(?s:.{{0,{before}}}?)\K(?:{pattern}{end})", flags)

    def finditer(self, text: str) -> Iterator[regex.Match[str]]:
        """Yield the same matches as the pattern's own `finditer`."""
        tried = 0
        for place in sorted([place for anchor in self._around for place in _places(anchor, text)]):
            if place < tried:
                continue
            match = self._near.match(text, max(place - self._before, tried))
            if match and match.start() <= place:
                tried = match.end()
                yield match
            else:
                tried = place + 1


@lru_cache(maxsize=8)
def _places(anchor: re.Pattern[str], text: str) -> tuple[int, ...]:
    """The places of an anchor; forms of address are searched twice per text."""
    return tuple([match.start() for match in anchor.finditer(text)])
