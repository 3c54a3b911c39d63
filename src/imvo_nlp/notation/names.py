"""Spelling of names: variants of characters in print, and the form for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ACCENTS = re.compile("[\u0300-\u036f]")
# `Van ‘t Wout`, `Van ´t Wout`, `D‘66`; an opening quotation mark precedes a whole word.
_APOSTROPHE = r"(?:(?<=\w.)(?=\w)|(?=[stnSTN]\b))"
# `Van Kooten–Arissen`, `GroenLinks‑PvdA`; a dash between years or sentences stays.
_HYPHEN = r"(?<=[^\W\d_].)(?=[^\W\d_])"
# A pattern per sign: a search for a single character is much faster than for one of several.
_VARIANTS = [
    *((sign, re.compile(sign), "’") for sign in "´′"),
    *((sign, re.compile(sign + _APOSTROPHE), "’") for sign in "‘`‛"),
    *((sign, re.compile(sign + _HYPHEN), "-") for sign in "‐‑–−"),
]

_GLUED = re.compile(r"(?<=[a-z])’(?=t\b)")  # `Van’t Wout`


def plain(text: str) -> str:
    """A text of the same length in which apostrophes are `’` or `'`, and hyphens within words `-`.

    Typists, fonts and converters use other characters for them; finders of names know only these.

    >>> plain("Van ‘t Wout (GroenLinks–PvdA) vroeg in 2020–2021 naar ‘goud’")
    'Van ’t Wout (GroenLinks-PvdA) vroeg in 2020–2021 naar ‘goud’'
    """
    for sign, pattern, meant in _VARIANTS:
        if sign in text:
            text = pattern.sub(meant, text)
    return text


@lru_cache(maxsize=10_000)
def fold(name: str) -> str:
    """The form for comparing names and portfolios, regardless of white space, case and accents.

    >>> fold("VAN ‘T WOUT") == fold("Van 't Wout"), fold("Yeşilgöz-  Zegerius") == fold("Yesilgoz-Zegerius")
    (True, True)
    """
    folded = " ".join(plain(name).split()).casefold().replace("'", "’").replace("- ", "-")
    if not folded.isascii():
        folded = without_accents(folded).replace("ı", "i")  # often printed as `i`
    return _GLUED.sub(" ’", folded) if "’t" in folded else folded


def without_accents(text: str) -> str:
    """A text without accents.

    >>> without_accents("Financiën")
    'Financien'
    """
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text))
