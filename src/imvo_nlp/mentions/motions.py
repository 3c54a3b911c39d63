"""Motions under the names of their submitters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

import regex

from ..notation.numbers import DATE, iso_date
from .candidate import Candidate
from .literals import all_places
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
_WORDS = ("motie", "Motie", "MOTIE")
# `Oordeel Kamer voor één motie: die van collega Voordewind`, where motions are spoken of.
_THAT_OF = regex.compile(
    r"(?<![\p{L}-])(?P<word>[Dd]ie)\svan\s(?P<listed>(?:(?:de|het|mijn|onze)\s)?(?:(?:leden|lid|heer|heren|mevrouw|collega(?:[’']s)?)\s))"
)
_THAT = re.compile(r"[Dd]ie\svan\s")
_SPOKEN_OF = regex.compile(r"\bmoties?\b")
_NEAR = 150
"""How far behind a word for motions `die van` is one of them."""
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
    words = all_places(text, _WORDS)
    for match in itertools.chain(_motions(text, words), _those(text, words)):
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


def _motions(text: str, words: Iterable[int]) -> Iterator[regex.Match[str]]:
    """The words with what shows that names follow."""
    for at in words:
        if match := _MOTION.match(text, at):
            yield match


def _those(text: str, words: Iterable[int]) -> Iterator[regex.Match[str]]:
    """`die van`, where motions were spoken of just before."""
    end = 0
    for at in words:
        spoken = _SPOKEN_OF.match(text, at)
        if spoken is None:
            continue
        first, last = max(spoken.end(), end), at + _NEAR
        for that in _THAT.finditer(text, first, last + len("die van ")):
            if that.start() <= last and (match := _THAT_OF.match(text, that.start())):
                yield match
        end = last + 1
