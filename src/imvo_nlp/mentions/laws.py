"""Laws without a row in a table, by the form of the citation: a number, a kind, an abbreviation.

`CITED` maps words in such citations to the patterns to try at their places. The words are in the
form of the vocabulary's automaton: small letters, with a space for every sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from ..notation.words import BEFORE_AN_ACT, BEHIND_A_LAW
from ..text.patterns import backward_pattern, place_pattern
from .candidate import Cited

_UNION = place_pattern(
    r"""(?:EU-|EG-)?(?P<kind>[Rr]ichtlijn|[Vv]erordening)\s
    (?:\((?:EU|EG|EEG|Euratom)(?:,\sEuratom)?\)\s)?
    (?P<old>nr\.\s)?  # numbered before the year, as all regulations were until 2015
    (?P<open>\()?(?P<first>\d{2,4})/(?P<second>\d{1,4})(?!\d)(?:/(?:EU|EG|EEG|Euratom)(?!\w))?
    (?(open)\))""",
    regex.VERBOSE,
)
"""`Richtlijn (EU) 2022/2464`, `Verordening (EG) nr. 1107/2009`, `EU-richtlijn (2014/95)`."""
_ILO = place_pattern(
    r"""
    (?:ILO|IAO)[-\s](?:kern)?(?:verdrag(?:en)?|conventies?)\s(?:(?:nrs?\.?|no\.|nummers?)\s)?
    (?P<number>\d{1,3})(?!\d)
  | (?:[Vv]erdrag|[Cc]onventie)\s(?:(?:nr\.?|no\.|nummer)\s)?(?P<number>\d{1,3})\svan\sde\s
    (?:ILO|IAO|Internationale\sArbeidsorganisatie)(?!\w)""",
    regex.VERBOSE,
)
"""`ILO-verdrag nr. 182`, `verdrag 138 van de ILO`."""
_MORE = place_pattern(r"(?:,\s|\sen\s)(?P<number>\d{1,3})(?![\w%])")
"""Further numbers after the number of a treaty: `ILO-conventies 87 en 98`."""
_BEHIND = "|".join(BEHIND_A_LAW)
_NAMED = place_pattern(
    rf"""(?P<kind>Rijkswet|Wet|Besluit|Regeling|Verdrag)
    (?:\s(?!(?:{_BEHIND})(?!\w)|en\s(?:de|het)\s)\p{{Ll}}[\p{{Ll}}-]*){{1,10}}
    (?:
        # an abbreviation ends the name: `Wet arbeid vreemdelingen (Wav)`
        (?=\s\((?:hierna:?\s)?['‘“"]?(?P<short>\p{{Lu}}[\p{{L}}-]{{1,14}})['’”"]?\))
        # so does the end of the sentence, or a word that no name contains: `Wet dieren geldt`
      | (?=[,.;:)»] | \s(?:{_BEHIND})(?!\w) | \sen\s(?:de|het)\s | \Z)
    )""",
    regex.VERBOSE,
)
_COMPOUND = backward_pattern(
    r"""(?<![\w-])(?:
        (?P<wet>\p{Lu}\p{Ll}{3,40}wet)
      | (?P<verdrag>(?:VN|OESO|EU|ILO)-\p{Ll}{3,40}verdrag | (?<=[\p{Ll},]\s)\p{Lu}\p{Ll}{3,40}verdrag)
      | (?P<buitenlands>\p{Lu}\p{Ll}{3,60}gesetz)
    )""",
    regex.VERBOSE,
)
"""`Tabakswet`, `VN-migratieverdrag`, and within a sentence `Vluchtelingenverdrag`."""
_YEAR = place_pattern(r"\s(?:19|20)\d\d(?!\w)")
_ACT = backward_pattern(
    rf"""(?:
        (?<![\w-])(?!(?:{"|".join(BEFORE_AN_ACT)}|\p{{Lu}}\p{{Ll}}+se)\s)\p{{Lu}}[\w’&-]{{1,30}}\s
        (?:(?:of|on|and|in|for|the|against|to)\s){{0,2}}
    ){{1,8}}(?P<kind>Act|Directive|Regulation)""",
    regex.VERBOSE,
)
_KINDS = {
    "Wet": "wet", "Rijkswet": "wet", "Besluit": "amvb", "Verdrag": "verdrag", "Act": "buitenlands",
    "Directive": "richtlijn", "Regulation": "verordening",
}  # fmt: skip
_YEARS = range(1950, 2100)


def _union(text: str, start: int, _: int) -> Iterator[Cited]:
    if match := _UNION.match(text, start):
        kind = match["kind"].lower()
        yield Cited(*match.span(), kind, _celex(kind, match))


def _ilo(text: str, start: int, _: int) -> Iterator[Cited]:
    match = _ILO.match(text, start)
    begin = start
    while match:
        yield Cited(begin, match.end(), "verdrag", None, f"ilo_verdrag_{match['number']}")
        match = _MORE.match(text, match.end())
        begin = match.start("number") if match else begin


def _named(text: str, start: int, _: int) -> Iterator[Cited]:
    if match := _NAMED.match(text, start):
        kind, short = match["kind"], match["short"]
        if short[0] == kind[0] if short else kind.endswith("et"):
            yield Cited(*match.span(), _KINDS.get(kind))


def _compound(text: str, _: int, end: int) -> Iterator[Cited]:
    if match := _COMPOUND.match(text, 0, end):
        kind = match.lastgroup
        year = _YEAR.match(text, end) if kind == "wet" else None
        yield Cited(match.start(), year.end() if year else end, kind)


def _act(text: str, _: int, end: int) -> Iterator[Cited]:
    if match := _ACT.match(text, 0, end):
        year = _YEAR.match(text, end)
        yield Cited(match.start(), year.end() if year else end, _KINDS[match["kind"]])


CITED: dict[str, Callable[[str, int, int], Iterator[Cited]]] = {
    **dict.fromkeys(
        [f" {by}{kind} " for by in ("", "eu ", "eg ") for kind in ("richtlijn", "verordening")],
        _union,
    ),
    **dict.fromkeys([" ilo ", " iao ", " verdrag ", " conventie "], _ilo),
    **dict.fromkeys([" wet ", " rijkswet ", " besluit ", " regeling "], _named),
    **dict.fromkeys(["wet ", "verdrag ", "gesetz "], _compound),
    **dict.fromkeys([" act ", " directive ", " regulation "], _act),
}
"""A function that yields the laws at a word; its arguments are the text and the range of the word."""


def _celex(kind: str, match: regex.Match[str]) -> str | None:
    """The CELEX number of an act of the Union: `3`, its year, `L` or `R`, its number in four digits.

    Directives have the year before the number; regulations had it after the number until 2014, and
    before it since.
    """
    first, second = int(match["first"]), int(match["second"])
    before = kind == "richtlijn" or (not match["old"] and first in _YEARS and first >= 2015)
    year, number = (first, second) if before else (second, first)
    year += 1900 if 50 < year < 100 else 0
    if year not in _YEARS or (not before and first in _YEARS):
        return None
    return f"3{year}{'L' if kind == 'richtlijn' else 'R'}{number:04}"
