"""Sentence ends around places in a text; recognizes abbreviations of the House."""

from __future__ import annotations

from bisect import bisect_left

import regex

_END = r"[.?!]\s+(?=[\p{Lu}«])"
_ABBREVIATED = r"\b(?:nr|nrs|dd|d\.d|jl|c\.s|\p{Lu})"
SENTENCE_END = regex.compile(rf"(?<!{_ABBREVIATED}){_END}")
_END_RIGHT_HERE = regex.compile(_END)
_LONGEST_ASKED = 6000
"""Characters before a place within which sentences are read.

Twice the distance over which phrases refer back to the last sentences.
"""


class Sentences:
    """The sentences of a text; parts are read once, on request.

    Requests must come in text order.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._read = 0

    def ends_between(self, start: int, end: int) -> int:
        """The number of sentences that end in a range that includes the first letter of the next word.

        >>> Sentences("Stuk nr. 12. De brief. Nee.").ends_between(0, 16)
        1
        """
        self._read_until(end)
        first, last = bisect_left(self._starts, start), bisect_left(self._ends, end)
        # After a separate range: `letter F. De` ends a sentence, though `F. De Vries` does not.
        if self._starts[first : first + 1] != [start] and _END_RIGHT_HERE.match(
            self._text, start, end
        ):
            first -= 1
        return max(last - first, 0)

    def start_before(self, offset: int, reach: int) -> int:
        """The start of the sentence, or of the part after a `;`, around an offset.

        Searches at most `reach` characters before the offset.

        >>> Sentences("Ja. Zie de brief; zie stuk nr. 3").start_before(31, 100)
        17
        """
        begin = max(offset - reach, 0)
        for match in SENTENCE_END.finditer(self._text, begin, offset):
            begin = match.end()
        return max(begin, self._text.rfind(";", begin, offset) + 1)

    def _read_until(self, end: int) -> None:
        self._read = max(self._read, end - _LONGEST_ASKED)
        while self._read < end:
            match = SENTENCE_END.search(self._text, self._read)
            self._read = match.end() if match else len(self._text)
            if match:
                self._starts.append(match.start())
                self._ends.append(match.end())
