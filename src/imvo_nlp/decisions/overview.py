"""Commitments listed in a letter: an overview or progress report (`toezeggingenbrief`).

Such a letter phrases commitments in the third person (`De minister stuurt de Kamer voor de zomer een brief`),
in table rows after a number, the member and the debate, or in paragraphs of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from ..text.patterns import place_pattern
from .listed import DOES, GETS, HOUSE, PAPER, WHO
from .sentences import sentences

_LIST = r"""(?:(?:overzicht|lijst|stand\svan\szaken|voortgang)\b[^.;\n]{0,80}\btoezeggingen
    |toezeggingen(?:lijst|overzicht|brief))\b"""
_OVERVIEW = regex.compile(
    rf"""# `Hierbij ontvangt u het overzicht van de openstaande toezeggingen`
        \b(?:hierbij|hiermee|bijgaand|bijgevoegd|in\sde\sbijlage|ontvangt|bied|treft)\b
        [^.;\n]{{0,120}}\b{_LIST}
        # `Betreft: stand van zaken toezeggingen`, and such a heading alone on its line
      | ^(?:(?:betreft|onderwerp|bijlage)\b[^.\n]{{0,40}})?{_LIST}[^.\n]{{0,60}}$""",
    regex.VERBOSE | regex.IGNORECASE,
)
# The beginning of a commitment within a row; the cells before it are a number, names, a debate.
_BEGINS = regex.compile(
    rf"""(?<!\S)(?:
        (?:De|Het)\s{WHO}\b[^.?!;]{{0,160}}?\b(?:{DOES}\b|zegt\b[^?!;]{{0,250}}?\stoe\b)
      | De\s{HOUSE}\s{GETS}\b
      | Er\s(?:komt|volgt)\b[^.?!;]*\b\p{{L}}*{PAPER}\b
    )""",
    regex.VERBOSE,
)
_DONE = place_pattern(
    r"\s+(?:Stand\svan\szaken:\s+)?(?:Afgedaan|Voldaan|Nagekomen|Gestand\sgedaan|Uitgevoerd)\b"
)
_ROW_NUMBER = re.compile(r"(?:^|\n)\s*\d{1,3}[.)]?\s*\n")
_LONGEST_ROW = 400
"""Maximum number of characters between a row's number and its commitment: names and a debate take some 150."""


class Item(NamedTuple):
    """A commitment of an overview: the start of its row, its range, and whether it is carried out."""

    row: int
    start: int
    end: int
    is_done: bool


def is_overview(text: str, end: int) -> bool:
    """Whether a letter that ends at `end` presents a list of commitments.

    >>> said = "Hierbij ontvangt u het overzicht van de toezeggingen."
    >>> is_overview(said, len(said))
    True
    """
    return any(
        "toezeggingen" in line.lower() and _OVERVIEW.search(line) is not None
        for line in text[:end].split("\n")
    )


def find_items(text: str, end: int) -> Iterator[Item]:
    """The commitments of an overview, up to `end`.

    >>> said = "1 Het lid Bos AO Goud De minister stuurt de Kamer een brief over tin. Afgedaan."
    >>> [(said[item.start : item.end], item.is_done) for item in find_items(said, len(said))]
    [('De minister stuurt de Kamer een brief over tin.', True)]
    """
    behind = 0
    for first, last in sentences(text, 0, end):
        begins = _BEGINS.search(text, first, last)
        if begins is None or text[last - 1] == "?":
            continue
        row = first
        for number in _ROW_NUMBER.finditer(text, max(behind, first - _LONGEST_ROW), first):
            row = number.end()
        yield Item(row, begins.start(), last, _DONE.match(text, last, end) is not None)
        behind = last
