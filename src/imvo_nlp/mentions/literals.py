"""Where in a text a pattern can match at all: `str.find` is some ten times faster than a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def places(text: str, word: str) -> Iterator[int]:
    """The offsets at which a literal word stands, also within longer words.

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
