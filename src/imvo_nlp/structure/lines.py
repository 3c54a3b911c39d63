"""Lines for texts that have none: some converters put everything on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import regex

from ..text.view import CleanText, lined_text

_LONG = 1200
"""Code points of a line far longer than print, and than most paragraphs that are a line each."""
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
# What is cheap to look for and stands at each of them: few places are left to be tried.
_CAN_START = re.compile(
    r"""[ ](?=[VAMDdHS\d])(?<=[.?!:»”)…\d][ ])(?=
        Vra | Antw | Mededeling | [Dd]e\svoor | De\s(?:heer|verg|alg|beraad) | Mevrouw | Het\slid
      | Minister | Staatssecr | Aanvang | Sluiting | Voorzitter: | \d{1,3}\.?\sAntw
    )""",
    re.VERBOSE,
)
# An item of the Handelingen begins with its number and title.
_ITEM_TITLE = regex.compile(
    r"\A\s*(?:\d{1,3}(?P<number>[ ]))?\p{Lu}[^.:\n]{2,150}?(?P<title>[ ])(?=Aan de orde (?:is|zijn)\b)"
)


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
    title = _ITEM_TITLE.match(body)
    # An item can have a title alone.
    sure = {title.start(part) for part in ("number", "title") if title[part]} if title else set()
    possible = {match.start() for match in _CAN_START.finditer(body)}
    if body[:1] == " ":
        possible.add(0)
    starts = [
        place
        for place in _crowded(body, sorted(possible | sure))
        if place in sure or _LINE_STARTS.match(body, place)
    ]
    breaks = _crowded(body, starts)
    return replace(document, lined=lined_text(body, tuple(breaks))) if breaks else document


def _crowded(body: str, places: Iterable[int]) -> list[int]:
    """Those of the places, in order, that share their line with another or stand in a long one."""
    kept: list[int] = []
    on_line: list[int] = []
    begin = stop = -1  # the line ends around the places on one line
    for place in places:
        if place > stop:
            if len(on_line) > 1 or stop - begin > _LONG:
                kept += on_line
            on_line = []
            begin, stop = body.rfind("\n", 0, place), body.find("\n", place)
            stop = len(body) if stop < 0 else stop
        on_line.append(place)
    if len(on_line) > 1 or stop - begin > _LONG:
        kept += on_line
    return kept


def line_above(body: str, start: int) -> tuple[int, int]:
    """The range of the last line with print before `start`, itself the start of a line.

    Without white space at its end; empty where nothing is printed above.

    >>> body = "De leden vragen\\n\\nVraag 1"
    >>> line_above(body, body.index("Vraag"))
    (0, 15)
    """
    end = start
    while end > 0 and body[end - 1].isspace():
        end -= 1
    return body.rfind("\n", 0, end) + 1, end
