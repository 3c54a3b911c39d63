"""Boundaries of the sentences in a block."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

# A full stop, perhaps a closing quotation mark, white space; the end of a paragraph also ends a sentence. `-
# hoe dan? - en dat` continues after its dash. Converters of reports of debates lose the space between two
# sentences: `laten.De voorzitter`. A pattern for each sign: `re` jumps ahead to a single character quickly.
_CLOSING = "\"”»’')"
_ENDS = (
    *(
        re.compile(rf"{sign}[{_CLOSING}]?(?:\s+(?![a-zé\s]|[—–-]\s[a-z])|(?=[A-Z][a-z]))")
        for sign in (r"\.", r"\?", "!", "…")
    ),
    re.compile(r"\n\n"),
)
_SHORT = re.compile(
    r"""\b(?:nrs?|no|art|blz|dhr|mevr|mw|drs?|mr|prof|ir|ing|bijv|resp|ca|jl
        |d\.d|c\.s|[a-z]\.[a-z]|[A-Z])\.$""",
    re.VERBOSE,
)
_LONGEST_SHORT = len(" bijv.")
_LONG = len("klaar")
"""Minimum number of letters of a word that is not short."""


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences of a block, without surrounding white space; offsets in code points.

    The full stop of an abbreviation of the House or of an initial does not end a sentence.

    >>> text = "Zie stuk nr. 12. Dat zegt E. Brekelmans toe."
    >>> [text[first:last] for first, last in sentences(text, 0, len(text))]
    ['Zie stuk nr. 12.', 'Dat zegt E. Brekelmans toe.']
    >>> [*sentences("Dat ontraad ik.Dank u.", 0, 22)]
    [(0, 15), (15, 22)]
    """
    stops, begins = _ends(text)
    begin = start
    for index in range(bisect_right(stops, start), bisect_left(stops, end)):
        if stops[index] > begin:
            yield begin, stops[index]
        begin = begins[index]
    if begin < end:
        yield begin, end


@lru_cache(maxsize=2)
def _ends(text: str) -> tuple[list[int], list[int]]:
    """The ends of sentences of a text and the starts of the next ones; all layers share one pass."""
    stops: list[int] = []
    begins: list[int] = []
    behind = 0
    for start, end in sorted([match.span() for sign in _ENDS for match in sign.finditer(text)]):
        if start < behind:
            continue  # a paragraph ends after a full stop
        behind = end
        stop = start
        if text[start] != "\n":
            stop += 1
            if text[stop] in _CLOSING:
                stop += 1
            elif text[start] == "." and _is_short(text, start):
                continue
        stops.append(stop)
        begins.append(end)
    return stops, begins


def _is_short(text: str, at: int) -> bool:
    """Whether the full stop at an offset belongs to an abbreviation or an initial."""
    if at >= _LONG and text[at - _LONG : at].isalpha():
        return False
    return _SHORT.search(text, max(at + 1 - _LONGEST_SHORT, 0), at + 1) is not None
