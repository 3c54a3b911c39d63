"""Where sentences begin and end within a block: what decisions are read and shown by."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A stop, perhaps a closing quotation mark, white space; a paragraph's end closes a sentence without a
# stop too. `- hoe dan? - en dat` goes on behind its dash.
_END = re.compile(r"([.?!…][\"”»’')]?)\s+(?![a-zé\s]|[—–-]\s[a-z])|\n\n")
_SHORT = re.compile(
    r"""\b(?:nrs?|no|art|blz|dhr|mevr|mw|drs?|mr|prof|ir|ing|bijv|resp|ca|jl
        |d\.d|c\.s|[a-z]\.[a-z]|[A-Z])\.$""",
    re.VERBOSE,
)
_LONGEST_SHORT = len(" bijv.")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences of a block, without white space around; offsets in code points.

    The stop of an abbreviation of the House ends none, nor does that of an initial.

    >>> text = "Zie stuk nr. 12. Dat zegt E. Brekelmans toe."
    >>> [text[first:last] for first, last in sentences(text, 0, len(text))]
    ['Zie stuk nr. 12.', 'Dat zegt E. Brekelmans toe.']
    """
    begin = start
    for match in _END.finditer(text, start, end):
        last = match.end(1)
        if last < 0:
            last = match.start()
        elif text[last - 1] == "." and _SHORT.search(text, max(last - _LONGEST_SHORT, 0), last):
            continue
        if last > begin:
            yield begin, last
        begin = match.end()
    if begin < end:
        yield begin, end
