"""How names are written: the form under which they are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ACCENTS = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=10_000)
def fold(name: str) -> str:
    """The form under which names and portfolios are compared: white space, case and accents do not count.

    >>> fold("Yeşilgöz-  Zegerius") == fold("Yesilgoz-Zegerius")
    True
    """
    folded = " ".join(name.split()).casefold().replace("'", "’").replace("- ", "-")
    return folded if folded.isascii() else without_accents(folded)


def without_accents(text: str) -> str:
    """A text with its letters without accents.

    >>> without_accents("Financiën")
    'Financien'
    """
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text))
