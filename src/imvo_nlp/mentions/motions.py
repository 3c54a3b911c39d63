"""Motions under the names of their submitters."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..people import people
from ..structure.numbers import DATE, iso_date
from .candidate import Candidate
from .names import find_names

_MOTION = regex.compile(
    r"""(?<![\p{L}-])(?P<word>[Mm]oties?)(?:
        -(?P<hyphened>(?=\p{Lu}))
      | \svan\s(?P<listed>(?:(?:de|het)\s)?(?:[Kk]amer)?(?:leden|lid)\s|(?:de\s)?(?:heer|heren|mevrouw)\s|(?:mijn\s|onze\s)?(?:collega(?:[’']s)?|voorganger)\s)
      | \s(?P<plain>(?=\p{Lu}[\p{L}'’-]+(?:\s[\p{L}'’-]+){0,3}/\p{Lu}))
    )""",
    regex.VERBOSE,
)
_FORM = regex.compile(r"(?:(?:de|het|mijn|onze|voormalig)\s)*(?:heer|mevrouw|collega|lid|leden|Kamerlid)\s")
_DATE = regex.compile(rf"\s?\(?(?:,\s)?(?:d\.d\.|van)\s(?P<date>{DATE})")


def find_motions(text: str) -> Iterator[Candidate]:
    """Yield the motions named by submitters; the value is the submitters, joined by `, `.

    >>> [each.value for each in find_motions("de motie-Kröger/Grashoff en deze motie")]
    ['Kröger, Grashoff']
    """
    for match in _MOTION.finditer(text):
        names = find_names(text, match.end(), separators=("/", ", ", " en "), forms=_FORM)
        if match["hyphened"] is not None or match["plain"] is not None:
            names = find_names(text, match.end(), separators=("/",), forms=None)
        if not names:
            continue
        end = names[-1].end
        submitters = [name.family for name in names]
        date = _DATE.match(text, end)
        yield Candidate(
            match.start(), end, "motion", ", ".join(submitters),
            {"submitters": submitters, "date": iso_date(date["date"]) if date else None, "identifier": None},
        )


def people_known() -> bool:
    """Whether the names of members are loaded; for tests."""
    return bool(people().family_names)
