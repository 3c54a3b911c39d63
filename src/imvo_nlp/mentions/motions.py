"""Motions under the names of their submitters."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import regex

from ..structure.numbers import DATE, iso_date
from .candidate import Candidate
from .names import JOINED, LISTED, find_names

_MOTION = regex.compile(
    r"""(?<![\p{L}-])(?P<word>[Mm]oties?|MOTIE)(?:
        -(?P<hyphened>(?=\p{Lu}))
      | (?:\sop\sstuk\snr\.?\s?\d{1,4})?\s(?:van|VAN)\s(?P<listed>(?:HET\sLID|DE\sLEDEN)\s|(?:(?:de|het)\s)?(?:[Kk]amer)?(?:leden|lid)\s|(?:de\s)?(?:heer|heren|mevrouw)\s|(?:mijn\s|onze\s)?(?:collega(?:[’']s)?|voorganger)\s)
      | \s(?:is|wordt)\s(?:mede\s)?voorgesteld\sdoor\s(?P<listed>(?:(?:de|het)\s)?(?:leden|lid|heer|heren|mevrouw)\s)
      | \s(?P<plain>(?=\p{Lu}))
    )""",
    regex.VERBOSE,
)
# `Oordeel Kamer voor één motie: die van collega Voordewind`, where motions are spoken of.
_THAT_OF = regex.compile(
    r"(?<![\p{L}-])(?P<word>[Dd]ie)\svan\s(?P<listed>(?:(?:de|het|mijn|onze)\s)?(?:(?:leden|lid|heer|heren|mevrouw|collega(?:[’']s)?)\s))"
)
_SPOKEN_OF = regex.compile(r"\bmoties?\b")
_FORM = regex.compile(
    r"(?:(?:de|het|mijn|onze|voormalig)\s)*(?:heer|mevrouw|collega|lid|leden|Kamerlid)\s"
)
_AND_OTHERS = regex.compile(r"\s(?:c\.s\.|C\.S\.|cum\ssuis)")
_DATE = regex.compile(rf"\s?\(?(?:,\s)?(?:d\.d\.|van)\s(?P<date>{DATE})")


def find_motions(text: str) -> Iterator[Candidate]:
    """Yield the motions named by submitters; the value is the submitters, joined by `, `.

    >>> [each.value for each in find_motions("de motie-Kröger/Grashoff en deze motie")]
    ['Kröger, Grashoff']
    """
    those = (
        match
        for match in _THAT_OF.finditer(text)
        if _SPOKEN_OF.search(text, max(match.start() - 150, 0), match.start())
    )
    for match in itertools.chain(_MOTION.finditer(text), those):
        if match["listed"]:
            names = find_names(text, match.end(), separators=LISTED, forms=_FORM)
        else:
            names = find_names(text, match.end(), separators=JOINED)
        if not names:
            continue
        end = names[-1].end
        if others := _AND_OTHERS.match(text, end):
            end = others.end()
        submitters = [name.family for name in names]
        date = _DATE.match(text, end)
        yield Candidate(
            match.start(),
            end,
            "motion",
            ", ".join(submitters),
            {
                "submitters": submitters,
                "date": iso_date(date["date"]) if date else None,
                "identifier": None,
            },
        )
