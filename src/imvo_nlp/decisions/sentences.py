"""Where sentences begin and end within a block: what decisions are read and shown by."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

# A stop, perhaps a closing quotation mark, white space; a paragraph's end closes a sentence without a
# stop too. `- hoe dan? - en dat` goes on behind its dash. Converters of reports of debates lose the space
# between two sentences: `laten.De voorzitter`.
# It begins with one set of signs, to which `re` goes fast.
_END = re.compile(
    r"""[.?!…\n](?:
        (?<!\n)[\"”»’')]?(?P<stop>)(?:\s+(?![a-zé\s]|[—–-]\s[a-z])|(?=[A-Z][a-z]))
      | (?<=\n)\n
    )""",
    re.VERBOSE,
)
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
    """Where sentences of a text end and where the next ones begin; all layers of a document share one pass."""
    stops: list[int] = []
    begins: list[int] = []
    for match in _END.finditer(text):
        last = match.end("stop")
        if last < 0:
            last = match.start()
        elif text[last - 1] == "." and _SHORT.search(text, max(last - _LONGEST_SHORT, 0), last):
            continue
        stops.append(last)
        begins.append(match.end())
    return stops, begins
