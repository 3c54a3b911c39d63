"""Text as an Aho-Corasick automaton takes it, which looks for many words in one pass."""

from __future__ import annotations

from functools import lru_cache

_LOWER = bytes(range(ord("a"), ord("z") + 1))
_PUNCTUATION = b"-\n\t/()'\".,;:?![]{}<>=*_|#~"
_PLAIN = bytes.maketrans(_LOWER.upper() + _PUNCTUATION, _LOWER + b" " * len(_PUNCTUATION))
_SIGNS = "’‘“”«»–—…•\xa0"
"""Punctuation outside ASCII."""
_ACCENTED = "ÉÈËÊÏÎÖÜÄÀÂÇÅ"


@lru_cache(maxsize=4)
def plain_words(text: str) -> str:
    """`text` in small letters, its punctuation as spaces, with a space at both ends.

    Each offset is one more than in `text`.

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
