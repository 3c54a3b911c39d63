"""Motions under the names of their submitters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

import regex

from ..notation.numbers import DATE, iso_date
from ..notation.words import MEMBER, MEMBERS, MEMBERS_ADDRESSED, any_of
from .candidate import Candidate
from .literals import Anchors
from .names import JOINED, LISTED, find_names

# `het lid Kröger`, `mijn collega Voordewind`, `mijn voorganger Van Gerven`
_SUBMITTERS = rf"(?:(?:de|het|mijn|onze)\s)?(?:{any_of(MEMBERS_ADDRESSED)}|voorganger)\s"
_MOTION = regex.compile(
    rf"""(?<![\p{{L}}-])(?P<word>[Mm]oties?|MOTIE)(?:
        # `de motie-Kröger/Grashoff`
        -(?=\p{{Lu}})
        # `de motie op stuk nr. 12 van het lid Kröger`
      | (?:\sop\sstuk\snr\.?\s?\d{{1,4}})?\svan\s(?P<listed>{_SUBMITTERS})
        # the heading of a motion
      | \sVAN\s(?P<listed>HET\s{MEMBER.upper()}\s|DE\s{MEMBERS.upper()}\s)
        # `Deze motie is voorgesteld door de leden Van Laar en Kerstens`
      | \s(?:is|wordt)\s(?:mede\s)?voorgesteld\sdoor\s(?P<listed>{_SUBMITTERS})
        # `de motie Kröger c.s.`
      | \s(?=\p{{Lu}})
    )""",
    regex.VERBOSE,
)
_WORDS = Anchors("motie", "Motie", "MOTIE")
# `Oordeel Kamer voor één motie: die van collega Voordewind`, after a word for motions.
_THAT_OF = regex.compile(rf"(?<![\p{{L}}-])(?P<word>[Dd]ie)\svan\s(?P<listed>{_SUBMITTERS})")
_THAT = re.compile(r"[Dd]ie\svan\s")
_SPOKEN_OF = regex.compile(r"\bmoties?\b")
_NEAR = 150
"""Maximum number of characters from a word for motions to `die van`: a long sentence.

In the debates examined it was at most 28."""
# Words before the names of a list: `de leden Van Laar, mevrouw Kuiken en het lid Bos`.
_FORM = regex.compile(rf"(?:(?:de|het|mijn|onze|voormalig)\s)*{any_of(MEMBERS_ADDRESSED)}\s")
_AND_OTHERS = regex.compile(r"\s(?:c\.s\.|C\.S\.|cum\ssuis)")
_DATE = regex.compile(rf"\s?\(?(?:,\s)?(?:d\.d\.|van)\s(?P<date>{DATE})")


def find_motions(text: str) -> Iterator[Candidate]:
    """Yield the motions named by submitters; the value is the submitters, joined by `, `.

    >>> [each.value for each in find_motions("de motie-Kröger/Grashoff en deze motie")]
    ['Kröger, Grashoff']
    """
    words = _WORDS.places(text)
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
    """The words that announce names."""
    for at in words:
        if match := _MOTION.match(text, at):
            yield match


def _those(text: str, words: Iterable[int]) -> Iterator[regex.Match[str]]:
    """`die van`, if motions were mentioned just before."""
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
