"""Web addresses: names in them are not mentions."""

from __future__ import annotations

import re
from bisect import bisect_right

# Two patterns, since `re` searches quickly for plain first characters.
_ADDRESSES = (re.compile(r"https?://\S+"), re.compile(r"www\.\S+"))
# `imvoconvenanten.nl`, `info@ser.nl`
_DOMAIN = re.compile(r"\.(?:nl|com|org|eu|net|int)(?!\w)")


class Addresses:
    """The web addresses of a text.

    >>> text = "zie https://www.ser.nl/nl en imvoconvenanten.nl"
    >>> addresses = Addresses(text)
    >>> [addresses.holds(*span) for span in ((16, 19), (0, 3), (29, 44))]
    [True, False, True]
    """

    def __init__(self, text: str) -> None:
        self._text = text
        spans = sorted(match.span() for each in _ADDRESSES for match in each.finditer(text))
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def holds(self, start: int, end: int) -> bool:
        """Whether a range lies in an address."""
        # Addresses end at white space, so of those before a name the last reaches as far as any.
        before = bisect_right(self._starts, start)
        if before and start < self._ends[before - 1]:
            return True
        text = self._text
        is_domain = text.startswith(".", end) and _DOMAIN.match(text, end) is not None
        return is_domain or text[start - 1 : start] == "@"
