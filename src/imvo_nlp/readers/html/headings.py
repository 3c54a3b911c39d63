"""The headings of a page that belong to the document's sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.source import HeadingMark
from .text import Span

_TITLE_WITHIN = 1000
# Labels, speakers, and lines in the head of a document.
NO_SECTION = re.compile(
    r"(?:Vra(?:ag|gen)|Antwoord(?:en)?)(?:\s(?:op|bij))?(?:\s(?:de\s)?vra(?:ag|gen))?[\d\s,&–-]*(?:(?:en|t/m)\s[\d\s,&–-]*)*[:.]?\Z"
    r"|\d{1,3}[.)]?\Z|.*:\Z|(?:(?:Nader )?[Gg]ewijzigde )?[Mm]oties?\Z"
    r"|\d{2}\s?\d{3}\b|Nr\.?\s?\d|[A-Z]{1,3}\Z|Vergaderjaar\b|(?:Tweede|Eerste)\sKamer\sder\b|Aanhangsel\b"
    r"|(?:Vra(?:ag|gen)|Antwoord(?:en)?|Mededeling)\svan\s(?:het\slid|de\s(?:leden|[Mm]inister|[Ss]taats)|[Mm]inister|[Ss]taats)"
    r"|(?:BRIEF|(?:NADER |VOORLOPIG )?VERSLAG|LIJST|MOTIE|AMENDEMENT|MEMORIE|NOTA|VOORSTEL)\b",
    re.S,
)

Heading = tuple[Span, int]


def heading_marks(headings: list[Heading], text: str) -> Iterator[HeadingMark]:
    """The headings of sections, the highest at level 1, without the title."""
    lines = [heading for heading in headings if heading[0].is_line(text)]
    lines.sort(key=lambda heading: heading[0].start)
    found = [
        (span, level)
        for span, level in _without_title(lines)
        if not NO_SECTION.match(text[span.start : span.end])
    ]
    used = sorted({level for _, level in found})
    for span, level in found:
        yield HeadingMark(span.start, span.end, used.index(level) + 1)


def _without_title(headings: list[Heading]) -> list[Heading]:
    """The headings without that of the document: the first `<h1>`, or the only one above all others."""
    levels = [level for _, level in headings]
    if not levels:
        return []
    highest = min(levels)
    at = levels.index(highest)
    above_all = at == 0 and len(levels) > 1 and levels.count(highest) == 1
    if (highest == 1 or above_all) and headings[at][0].start < _TITLE_WITHIN:
        return headings[:at] + headings[at + 1 :]
    return headings
