"""Advice on motions in letters of government: `De motie van het lid Diks (26 485, nr. 12) ontraad ik.`

Letters with appreciations of motions name a motion by its number and advise on it in the same sentence, in a
later one of the paragraph (`Ik geef deze motie oordeel Kamer`), or alone on the next line. References to an
earlier advice (`De motie heb ik ontraden`) do not count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from ..mentions.candidate import Candidate
from ..models import AdviceValue
from ..text.patterns import backward_pattern
from .advice import Advice
from .sentences import sentences

# Only the strict forms in writing: `het oordeel van de Raad aan uw Kamer` is not advice.
_ADVICE: tuple[tuple[AdviceValue, regex.Pattern[str]], ...] = (
    (
        "oordeel_kamer",
        regex.compile(
            r"""\b[Oo]ordeel[\s-][\"”»]?\s?Kamer\b
              | \baan\shet\soordeel\svan\s(?:de|uw)\s(?:\p{L}+\s)?Kamer\b
              | \b(?:laat|laten)\b[^.;:]{0,80}\boordeel\b[^.;:]{0,80}\baan\s(?:de|uw)\s(?:\p{L}+\s)?Kamer\b""",
            regex.VERBOSE,
        ),
    ),
    ("ontraden", regex.compile(r"\b[Oo]ntra(?:adt?|den)\b")),
    ("ontijdig", regex.compile(r"\b[Oo]ntijdig\b")),
    (
        "aanhouden",
        regex.compile(
            r"\b(?:verzoekt?|vraagt?|adviseert?)\b(?:[^.;:]|\bnrs?\.){0,200}\b\Kaan\ste\shouden\b"
        ),
    ),
)
_MAY_ADVISE = re.compile("ordeel[ -]|ntraa|ntraden|ntijdig|aan te houden")
# `heb ik ontraden`, `kreeg oordeel Kamer`, `kan ik niet ontraden`
_TOLD = regex.compile(
    r"""\b(?:heb|heeft|hebben|had|hadden|is|zijn|was|waren|werd|werden)\b
        [^.;:]{0,120}\b(?:ontraden|gegeven|gekregen|gelaten|overgelaten)\b
      | \b(?:kreeg|gaf|liet|ontried|ontraadde|eerder|destijds)\b
      | \bniet\s(?:te\s)?ontraden\b""",
    regex.VERBOSE,
)
_OF_ANOTHER = "amendement"
_THIS_MOTION = regex.compile(r"\b[Dd]e(?:ze)?\smotie\b")
_OF_IT = regex.compile(r"\b(?:[Dd]e(?:ze)?\smotie|haar|[Dd]ie|hem)\b")
# `Oordeel Kamer.`, `Appreciatie: ontraden`
_ALONE = regex.compile(
    r"(?:(?:Appreciatie|Advies|Oordeel(?=:))(?:\skabinet)?\s?:\s)?$", regex.IGNORECASE
)
# `ontraad ik de motie van ...`
_OBJECT = regex.compile(
    r"\s(?:(?:ik|wij|u|het\skabinet|de\sKamer)\s)*(?:de|beide)?\s?(?:moties?\s\P{P}*)?"
)
# `Naar aanleiding van de motie van het lid Diks ontraadt het kabinet ...`
_BY_OCCASION = backward_pattern(
    r"""\b(?:aanleiding\svan|uitvoering\s(?:van|aan)|conform|lijn\smet|grond\svan|reactie\sop|tegenstelling\stot
        |gevraagd\sin|verzocht\sin|zoals\sin)\s(?:de\s|het\s)?(?:\p{Ll}+\s)?""",
    regex.VERBOSE,
)
_NOUN = backward_pattern(r"\b[Mm]oties?\s[^.;:()]{0,60}\(?")
_JOINING = r"(?:[\s(),/]|\b(?:en|alsmede|evenals|de|moties?|op|stuk|nrs?\.))*"
# ` over goud, en de `
_JOINED = regex.compile(rf"{_JOINING}(?:over\s[^.;()]{{1,80}})?{_JOINING}")


class _Value(NamedTuple):
    """A printed advice."""

    start: int
    end: int
    value: AdviceValue


class _Ref(NamedTuple):
    """A named motion: its range and identifier."""

    start: int
    end: int
    identifier: str


def read_written_advice(
    text: str, end: int, mentions: Sequence[Candidate]
) -> Iterator[tuple[str, Advice]]:
    """The identifiers of the motions on which a letter advises, with the advice, in order.

    The letter ends at `end`, -1 for other documents. A motion named without a number is left out, since the
    member may have moved two.
    """
    if end < 0 or "otie" not in text or not _MAY_ADVISE.search(text, 0, end):
        return
    named = sorted(_numbered(text, mentions))
    current: tuple[str, ...] = ()
    done: set[tuple[str, AdviceValue]] = set()
    last_end = 0
    for start, stop in sentences(text, 0, end):
        refs = named[bisect_left(named, (start,)) : bisect_left(named, (stop,))]
        is_new = "\n" in text[last_end:start]
        last_end = stop
        given = _given(text, start, stop)
        meant = (
            ()
            if refs or (given and not _goes_on(text, start, stop, given[0].start, is_new))
            else current
        )
        for value in given:
            meant = _meant(text, refs, value.start, value.end) or meant
            for identifier in meant:
                if (identifier, value.value) not in done:
                    done.add((identifier, value.value))
                    yield identifier, Advice(value.value, -1, start, stop)
        if refs:
            current = _last_joined(text, refs)
        elif current and text.find(_OF_ANOTHER, start, stop) >= 0:
            current = ()


def _given(text: str, start: int, end: int) -> list[_Value]:
    """The values of the advice in a sentence, in order; references to earlier advice are skipped."""
    if not _MAY_ADVISE.search(text, start, end) or _TOLD.search(text, start, end):
        return []
    return sorted(
        _Value(*match.span(), value)
        for value, words in _ADVICE
        if (match := words.search(text, start, end))
    )


def _goes_on(text: str, start: int, end: int, value: int, is_new: bool) -> bool:
    """Whether an advice is on the motion named before it: `deze motie`, or the advice alone on its line.

    On a new line a mere pronoun is not enough.
    """
    if _ALONE.match(text, start, value):
        return True
    return (_THIS_MOTION if is_new else _OF_IT).search(text, start, end) is not None


def _numbered(text: str, mentions: Sequence[Candidate]) -> Iterator[_Ref]:
    """The motions named in the text with a number, with or without their movers."""
    for each in mentions:
        identifier, start = each.value, each.start
        if each.label == "motion":
            identifier = each.attributes["identifier"]
        elif each.label == "reference" and (noun := _NOUN.match(text, 0, each.start)):
            start = noun.start()
        else:
            continue
        is_occasion = _BY_OCCASION.match(text, 0, start)
        if identifier and identifier.startswith("kst-") and not is_occasion:
            yield _Ref(each.start, each.end, identifier)


def _meant(text: str, refs: Sequence[_Ref], start: int, end: int) -> tuple[str, ...]:
    """The motions to which an advice between two offsets applies: its object, else the motions before it."""
    after = bisect_left(refs, (end,))
    if after < len(refs) and _OBJECT.fullmatch(text, end, refs[after].start):
        last = after + 1
        while last < len(refs) and _is_joined(text, *refs[last - 1 : last + 1]):
            last += 1
        return _last_joined(text, refs[after:last])
    return _last_joined(text, [each for each in refs[:after] if each.end <= start])


def _last_joined(text: str, refs: Sequence[_Ref]) -> tuple[str, ...]:
    """The motion named last, with motions joined to it: `de moties X (nr. 3) en Y (nr. 4)`."""
    first = len(refs) - 1
    while first > 0 and _is_joined(text, refs[first - 1], refs[first]):
        first -= 1
    return tuple(dict.fromkeys(each.identifier for each in refs[max(first, 0) :]))


def _is_joined(text: str, one: _Ref, other: _Ref) -> bool:
    same = one.identifier == other.identifier
    return same or _JOINED.fullmatch(text, one.end, other.start) is not None
