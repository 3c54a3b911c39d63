"""Text in the form that an Aho-Corasick automaton searches for many words in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

_LOWER = bytes(range(ord("a"), ord("z") + 1))
_PUNCTUATION = b"-\n\t/()'\".,;:?![]{}<>=*_|#~"
_PLAIN = bytes.maketrans(_LOWER.upper() + _PUNCTUATION, _LOWER + b" " * len(_PUNCTUATION))
_SIGNS = "’‘“”«»–—…•\xa0"
"""Punctuation outside ASCII."""
_ACCENTED = "ÉÈËÊÏÎÖÜÄÀÂÇÅ"


@lru_cache(maxsize=4)
def plain_words(text: str) -> str:
    """`text` in lower case, with spaces for punctuation and a space at both ends.

    Offsets are one more than in `text`.

    >>> plain_words("Kan de minister dat, graag?")
    ' kan de minister dat  graag  '
    """
    # Half a pair of surrogates becomes a question mark, which the automaton can take.
    plain = text.encode(errors="replace").translate(_PLAIN).decode()
    for sign in _SIGNS:
        plain = plain.replace(sign, " ")
    for letter in _ACCENTED:
        plain = plain.replace(letter, letter.lower())
    return f" {plain} "


@lru_cache(maxsize=4)
def whole_characters(text: str) -> str:
    r"""`text` in a form that an automaton accepts: half a pair of surrogates becomes a question mark.

    >>> whole_characters("a\ud800b")
    'a?b'
    """
    return text if text.isascii() else text.encode(errors="replace").decode()


class Literals:
    """Finds words exactly as printed, anywhere in a text.

    >>> Literals(["De heer", "Mevrouw"]).places("Mevrouw Bos en De heer Van Dijk")
    [0, 15]
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = AhoCorasick(sorted(words))

    def places(self, text: str) -> list[int]:
        """The offsets at which the words begin, in the order of their ends."""
        found = self._automaton.find_matches_as_indexes(whole_characters(text), overlapping=True)
        return [start for _, start, _ in found]
