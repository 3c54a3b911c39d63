"""Which other questions an answer points to: `Zie het antwoord op vraag 18.`"""

from __future__ import annotations

import regex

from ..notation.numbers import NUMBERS, parse_numbers
from ..notation.words import MONTHS, any_case, any_of
from ..text.patterns import backward_pattern, place_pattern

_ANSWER = r"(?:[Aa]ntwoord(?:en)?|[Bb]eantwoording)"
_POINTS = backward_pattern(
    rf"""\b(?:
        {_ANSWER}\s(?:(?:op|van|onder|bij)\s)?(?:(?:de|het)\s)?vra(?:ag|gen)  # het antwoord op vraag
      | {_ANSWER}(?:\s(?:op|onder|bij))?                     # mijn antwoord onder
      | [Vv]raag
      | [Zz]ie\s(?:ook\s|verder\s|voorts\s)?onder
      | (?:[Zz]ie|[Oo]ok|op|van|onder|bij|de|in|met)\svragen  # a bare `vragen 3` is not a pointer
      )\s""",
    regex.VERBOSE,
)
"""The words before the numbers of a pointer."""

_LAST_WORDS = (
    "vraag", "vragen", "antwoord", "antwoorden", "beantwoording", "op", "onder", "bij"
)  # fmt: skip
"""The words directly before the numbers; a test compares them with `_POINTS`."""
_POINTED = regex.compile(
    r"[0-9](?:" + "|".join(rf"(?<={any_case((word,))}\s.)" for word in _LAST_WORDS) + ")"
)
"""A digit after one of these words: few answers have any, and `regex` finds a digit fast."""

_COUNTED = any_of(("procent", "miljoen", "miljard", "euro", "jaar", "weken", "dagen", "maanden"))
_OF_OTHERS = r"""(?:van|uit|in)\s(?:
      het\slid | de\sleden | de\sschriftelijke | de\svragen | de\sset | mijn\sbrief
    | (?:die\s|deze\s|de\s)?eerdere
  )"""
_NUMBERS = place_pattern(
    rf"""(?P<numbers>{NUMBERS})\b
      (?!\s?(?:,|en|t/m)\s?\d)                       # the list is longer than any list of questions
      (?![.,]?\d|\s?%|\s{_COUNTED}\b)                # an amount
      (?!\s+(?:{any_of(MONTHS)}|na)\b)               # a day: `de vragen van 3 mei`
      (?!\s*,?\s*{_OF_OTHERS})                       # questions of another document
      (?!\s*\(Aanhangsel)""",
    regex.VERBOSE,
)
"""The numbers of a pointer to questions of the same document."""


def find_pointers(text: str, start: int, end: int) -> tuple[int, ...]:
    """The question numbers that an answer points the reader to, in order of first mention.

    `start` and `end` are offsets of the answer in code points. Empty if it points nowhere.

    >>> answer = "Zie het antwoord op vraag 60 en 80."
    >>> find_pointers(answer, 0, len(answer))
    (60, 80)
    """
    numbers: dict[int, None] = {}
    behind = start  # where the last pointer ended
    for digit in _POINTED.finditer(text, start, end):
        at = digit.start()
        if (
            at >= behind
            and (match := _NUMBERS.match(text, at, end))
            and _POINTS.match(text, behind, at)
        ):
            numbers.update(dict.fromkeys(parse_numbers(match["numbers"])))
            behind = match.end()
    return tuple(numbers)
