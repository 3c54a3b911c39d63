"""Spelling of names: variants of characters in print, and the form for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ACCENTS = re.compile("[\u0300-\u036f]")
# `Van ‘t Wout`, `Van ´t Wout`, `D‘66`; a quotation mark that opens stands before a whole word.
_APOSTROPHES = re.compile(r"[´′]|[‘`‛](?:(?<=\w.)(?=\w)|(?=[stnSTN]\b))")
# `Van Kooten–Arissen`, `GroenLinks‑PvdA`; a dash between years or sentences stays.
_HYPHENS = re.compile(r"[‐‑–−](?<=[^\W\d_].)(?=[^\W\d_])")

_GLUED = re.compile(r"(?<=[a-z])’(?=t\b)")  # `Van’t Wout`


def plain(text: str) -> str:
    """A text of the same length in which apostrophes are `’` or `'`, and hyphens within words `-`.

    Typists, fonts and converters print other characters for them; finders of names know these only.

    >>> plain("Van ‘t Wout (GroenLinks–PvdA) vroeg in 2020–2021 naar ‘goud’")
    'Van ’t Wout (GroenLinks-PvdA) vroeg in 2020–2021 naar ‘goud’'
    """
    # To look for single characters is much faster than a pattern, and most texts have few of them.
    if any(character in text for character in "‘´`′‛"):
        text = _APOSTROPHES.sub("’", text)
    if any(character in text for character in "‐‑–−"):
        text = _HYPHENS.sub("-", text)
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
