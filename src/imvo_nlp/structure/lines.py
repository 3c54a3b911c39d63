"""Lines for texts that have none: some converters put everything on one line."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import lru_cache

import regex

from ..text.view import CleanText

_LONG = 1200
# What stands on a line of its own in print, behind the end of a sentence.
_LINE_STARTS = regex.compile(
    r"""[ ](?:(?<=\d[ ])(?=Vragen\svan\s(?:het\slid|de\sleden)\s)
    | (?:(?<=[.?!:»”)…][ ])|(?<=\A[ ])|(?<=[.?!»”)]\d{1,2}[ ]))(?=
        (?:Vra(?:ag|gen)|Antwoord(?:en)?)\s(?:op\s(?:de\s)?vra(?:ag|gen)\s)?\d{1,3}\b(?![.,]?\d)
      | (?:Antwoord(?:en)?|Mededeling)\svan\s(?:de\s)?(?:[Mm]inister|[Ss]taatssecretaris)\s[^.()]{1,120}\(
      | \d{1,3}\.?\sAntwoord\svan\s(?:het|de)\s\p{L}+\s?:
      | (?:De|de)\svoorzitter:
      | (?:De\sheer|Mevrouw|Het\slid)\s[^.:()]{2,40}\s\([^()]{1,30}\)\s?:
      | (?:Minister|Staatssecretaris)\s\p{Lu}[^.:()]{1,30}:
      | (?:Aanvang|Sluiting)\s\d
      | De\s(?:vergadering|(?:algemene\s)?beraadslaging)\swordt\s
      | Voorzitter:\s\p{Lu}
    ))""",
    regex.VERBOSE,
)


# An item of the Handelingen begins with its number and title.
_ITEM_TITLE = regex.compile(
    r"\A\s*(?:\d{1,3}(?P<number>[ ]))?\p{Lu}[^.:\n]{2,150}?(?P<title>[ ])(?=Aan de orde (?:is|zijn)\b)"
)


@lru_cache(maxsize=2)  # three components look at the same document
def with_lines(document: CleanText) -> CleanText:
    """The document with a line end before each heading that stands in the middle of a line.

    One heading in the middle of a line is a sentence's own words (`Antwoord 2 gaat daarover.`);
    several on one line, or one in a line far longer than print, are headings. A format that has
    paragraphs has all its headings at their starts.

    >>> text = "Vraag 1 Is dat zo? Antwoord 1 Ja. " + "Dat is lang bekend. " * 80
    >>> with_lines(CleanText.of(text)).lined[:33]
    'Vraag 1 Is dat zo?\\nAntwoord 1 Ja.'
    """
    if document.marks.flows:
        return document
    body = document.lined
    starts = [match.start() for match in _LINE_STARTS.finditer(body)]
    if title := _ITEM_TITLE.match(body):
        starts = sorted({title.start("number"), title.start("title"), *starts} - {-1})
    if not starts:
        return document
    ends = [match.start() for match in regex.finditer("\n", body)]
    lines = [bisect_right(ends, start) for start in starts]
    on_line = Counter(lines)
    bounds = [-1, *ends, len(body)]
    pieces, position = [], 0
    for start, line in zip(starts, lines, strict=True):
        if on_line[line] > 1 or bounds[line + 1] - bounds[line] > _LONG:
            pieces += [body[position:start], "\n"]
            position = start + 1
    pieces.append(body[position:])
    return replace(document, lined="".join(pieces))
