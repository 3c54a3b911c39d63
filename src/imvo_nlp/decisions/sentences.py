"""Where sentences begin and end within a block: what decisions are read and shown by."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A stop, a closing quotation mark, white space; a paragraph's end closes a sentence without a stop too.
# `- hoe dan? - en dat` goes on behind its dash.
_END = re.compile(r"[.?!…][\"”»’')]?\s+(?=[^a-zé\s])(?![—–-]\s[a-z])|\n\n+")
_SHORT = re.compile(
    r"(?:\b(?:nrs?|no|art|blz|dhr|mevr|mw|drs?|mr|prof|ir|ing|bijv|resp|ca|jl|d\.d|c\.s|[a-z]\.[a-z]|[A-Z]))\.$"
)
_LONGEST_SHORT = 6
"""Characters of the longest abbreviation that `_SHORT` knows, with its stop."""


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences of a block, without white space around; offsets in code points.

    The stop of an abbreviation of the House ends none, nor does that of an initial.

    >>> text = "Zie stuk nr. 12. Dat zegt E. Brekelmans toe."
    >>> [text[first:last] for first, last in sentences(text, 0, len(text))]
    ['Zie stuk nr. 12.', 'Dat zegt E. Brekelmans toe.']
    """
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.start() + 1
        if text[match.start()] != "\n" and _is_short(text, stop):
            continue
        last = match.end()
        while last > begin and text[last - 1].isspace():
            last -= 1
        if last > begin:
            yield begin, last
        begin = match.end()
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        yield begin, end


def _is_short(text: str, stop: int) -> bool:
    return _SHORT.search(text, max(stop - _LONGEST_SHORT, 0), stop) is not None
