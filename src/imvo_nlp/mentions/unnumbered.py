"""Parliamentary documents without a number: `deze motie`, `de brief van 6 februari`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from ..notation.numbers import DATE
from ..notation.words import (
    COMMITTEE_ADJECTIVES,
    INSTITUTIONS,
    MEMBER,
    MEMBERS,
    MEMBERS_ADDRESSED,
    MONTHS,
    any_case,
    any_of,
)
from ..text.patterns import backward_pattern
from .candidate import Candidate
from .literals import Anchors
from .names import JOINED, find_names

_NOUNS = {
    "motie": r"motie",
    "amendement": r"(?:sub)?amendement",
    "wetsvoorstel": r"(?:initiatief)?wetsvoorstel|initiatiefvoorstel|voorstel\svan\s(?:rijks)?wet",
    "initiatiefnota": r"initiatiefnota",
    "brief": r"(?:[Kk]amer|antwoord|aanbiedings)?brief",
    "nota": (
        r"(?:beleids)?nota"
        r"(?:\snaar\saanleiding\svan\shet\s(?:nader\s)?verslag|\svan\swijziging)?(?!\sbene\b)"
    ),
    "verslag": r"(?:nader\s|eind)?verslag",
    "advies": r"advies",
    "rapport": r"(?:nader\s|eind)?rapport",
}
_KINDS = "|".join(rf"(?P<{kind}>{noun})" for kind, noun in _NOUNS.items())
_DETERMINERS = (
    "de", "deze", "dit", "die", "dat", "het", "mijn", "uw", "zijn", "haar", "hun", "onze", "ons",
    "bedoelde", "genoemde",
)  # fmt: skip
# Adjectives and participles before the noun: `de aangehouden`, `dit nader gewijzigde`. Other
# words with such an ending begin another phrase (`dat deze motie`) or end one (`aan de orde wetsvoorstel`).
_ADJECTIVES = (
    r"(?:(?:nader\s)?(?!(?:deze|mijne|beide|hunne|zulke|elke|een|orde)\s)\p{Ll}{3,}(?:e|en)\s){0,3}"
)
_PHRASE = regex.compile(
    rf"""(?<![\p{{L}}-])(?P<determiner>{any_case(_DETERMINERS)})\s
    (?P<adjectives>{_ADJECTIVES})(?:{_KINDS})
    (?:-(?P<named>(?=\p{{Lu}}))|(?![\p{{L}}-]))  # `het amendement-Blok`, but no `motie-onderwerp`""",
    regex.VERBOSE,
)
_INDEFINITE = regex.compile(
    rf"(?<![\p{{L}}-])[Ee]en\s(?:\p{{Ll}}{{3,}}e\s)?(?:{_KINDS})(?![\p{{L}}-])"
)
# Searched around the nouns only, since determiners are everywhere. Every noun contains one of these words.
_IN_NOUNS = Anchors(
    "motie", "mendement", "voorstel", "nota", "brief", "verslag", "advies", "rapport"
)  # fmt: skip
# The words before one of these: a determiner, three adjectives with `nader`, one of the noun itself
# (`nader verslag`), and the start of its last word (`initiatiefvoorstel`).
_WORDS_BEFORE = backward_pattern(r"(?:\p{L}+\s){0,8}\p{L}*")
# Where a determiner can be: one set of letters comes first, which `re` finds several times faster.
_MAY_DETERMINE = re.compile(
    rf"[{''.join(sorted({each for word in _DETERMINERS for each in (word[0], word[0].upper())}))}]"
    rf"{any_of({word[1:] for word in _DETERMINERS})}\s"
)
_ARTICLES = re.compile(r"[Ee]en\s")
# With a name it is a named motion, with a number a reference.
_NAMED = regex.compile(
    rf"""
    # `de motie van het lid Kröger`, `de motie van mijn voorganger`
    \s(?:van|door)\s(?:(?:de|het|mijn|onze)\s)?(?:{any_of(MEMBERS_ADDRESSED)}|voorganger|motie)\b
    # `de motie Kröger/Grashoff`, `de motie Kröger (26 485)`, `de motie Kröger c.s.`
  | \s(?!De\b|Het\b)\p{{Lu}}[\p{{L}}’'-]*(?:/|\s(?:\(|c\.s\.))""",
    regex.VERBOSE,
)
_NUMBERED = regex.compile(
    r",?\s(?:op|onder)\s(?:stuk\s)?(?:nr|no)s?\.?\s?\d|,?\sop\sstuk\b|\s(?:nr|no)\.\s?\d"
)
_COMMITTEE = rf"""(?:{any_of(COMMITTEE_ADJECTIVES)}\s)?[Cc]ommissie(?:
    -\p{{Lu}}[\p{{L}}-]*(?:\s\p{{Lu}}\p{{L}}*)?  # `de commissie-Van Vollenhoven`
  | \sonderzoek\s\p{{Lu}}\p{{L}}+               # `de commissie onderzoek Bijlmerramp`
)?"""
_OF_WHOM = regex.compile(
    rf"""\s(?:van|door)\s(?:(?:de|het|mijn|uw)\s)?(?:{any_of(INSTITUTIONS)}|{_COMMITTEE})
    (?![\p{{L}}-])""",
    regex.VERBOSE,
)
_BY = regex.compile(
    rf"\s(?:van|door)\s(?:(?:de|het|mijn|uw)\s)?(?:(?:toenmalige?|vorige|{MEMBERS}|{MEMBER})\s)*"
)
_AND_BY = regex.compile(r"(?:\sen|,)\s(?:(?:de|het|mijn)\s)?")
_YEAR = r"(?:19|20)\d\d"
_DATED = regex.compile(
    rf"""\s(?:d\.d\.|dd\.?|van|gedateerd|uit)\s(?P<date>
        {DATE}
        # `de brief van 6 februari`, `het rapport van maart`
      | (?:\d{{1,2}}\s)?{any_of(MONTHS)}(?:\s{_YEAR})?(?!\p{{L}})
        # `de nota uit 2016`
      | {_YEAR}(?!\d)
        # `de brief van gisteravond`
      | gister(?:en|avond) | eergisteren | vandaag | van(?:ochtend|morgen|middag)
      | vorige\s(?:week|maand) | vorig\sjaar
    )(?:\s(?:jl\.|jongstleden|laatstleden))?""",
    regex.VERBOSE,
)
_TITLE = regex.compile(
    r"""\s(?:
        # between quotes; 120 characters are a long title, and short of a quoted paragraph
        «[^»]{3,120}» | “[^”]{3,120}” | "[^"]{3,120}"
        # up to its number: `de nota Grondstoffen en duurzaamheid (Kamerstuk 26 485, nr. 3)`
      | \p{Lu}\p{Ll}+(?:\s[\p{L}’'-]+){1,9}(?=\s\((?:Kamerstuk|TK\b|\d{2}\s?\d{3}\b))
        # recognized by capitals, up to the continuation of the sentence
      | \p{Lu}\p{Ll}+(?:\s(?:en|van|de|het|voor|in|op|naar|\p{Lu}\p{Ll}+)){0,8}\s\p{L}\p{Ll}+
        (?=[.,;:]|\s\(|\s(?:is|was|kent|heeft|wordt)\b)
    )""",
    regex.VERBOSE,
)


class Phrase(NamedTuple):
    """A noun phrase for a document: its place, its kind, and its description of the document.

    `of_whom` is true if it names the document's author.
    """

    start: int
    end: int
    kind: str
    determiner: str
    adjectives: str = ""
    date: str | None = None
    names: tuple[str, ...] = ()
    of_whom: bool = False


def find_documents(
    text: str, people: Sequence[Candidate] = (), nouns: Sequence[int] | None = None
) -> Iterator[Candidate]:
    """Yield the definite phrases for parliamentary documents without a number.

    `people` are the ministers and members named in the text, who can be authors; `nouns` is the result of
    `find_nouns`, if already known. A phrase followed by a number is a reference, a motion with its submitters a
    named motion, and neither is found here. The document meant is determined once all mentions are known.

    >>> text = "Zij las de brief van 6 februari en deze motie, maar geen motie op stuk nr. 12."
    >>> [text[each.start : each.end] for each in find_documents(text)]
    ['de brief van 6 februari', 'deze motie']
    """
    for phrase in find_phrases(text, people, nouns):
        attributes = {"kind": phrase.kind, "antecedent": None}
        yield Candidate(phrase.start, phrase.end, "document", None, attributes)


def find_phrases(
    text: str, people: Sequence[Candidate] = (), nouns: Sequence[int] | None = None
) -> Iterator[Phrase]:
    """The same phrases, parsed.

    >>> [phrase] = find_phrases("in zijn laatste brief van 6 februari jl.")
    >>> phrase.determiner, phrase.adjectives, phrase.date
    ('zijn', 'laatste ', '6 februari')
    """
    authors = {each.start: each for each in people}
    for match in _before_nouns(_MAY_DETERMINE, _PHRASE, text, nouns):
        if phrase := _phrase(text, match, authors):
            yield phrase


def phrases_at(text: str, starts: Iterable[int], people: Sequence[Candidate]) -> Iterator[Phrase]:
    """The phrases that start at known offsets, such as those of `find_documents`.

    >>> [each.kind for each in phrases_at("de motie en de brief", [12], ())]
    ['brief']
    """
    authors = {each.start: each for each in people}
    for start in starts:
        if (match := _PHRASE.match(text, start)) and (phrase := _phrase(text, match, authors)):
            yield phrase


def find_nouns(text: str) -> list[int]:
    """The places of words for documents, in order; computed once per text for all finders of this module.

    >>> find_nouns("de subamendementen en de nota")
    [7, 25]
    """
    return _IN_NOUNS.places(text)


def _before_nouns(
    first: re.Pattern[str], pattern: regex.Pattern[str], text: str, nouns: Sequence[int] | None
) -> Iterator[regex.Match[str]]:
    """The matches of a pattern that begins with `first`, some words before a noun."""
    end = 0
    for noun in find_nouns(text) if nouns is None else nouns:
        words = _WORDS_BEFORE.match(text, end, noun)
        for start in first.finditer(text, words.start() if words else end, noun):
            if start.start() >= end and (match := pattern.match(text, start.start())):
                end = match.end()
                yield match


def _phrase(text: str, match: regex.Match[str], authors: dict[int, Candidate]) -> Phrase | None:
    kind = next(name for name in _NOUNS if match[name])
    end = match.end()
    names: tuple[str, ...] = ()
    if match["named"] is not None:
        # `het amendement-Blok`; the name of a motion is a separate mention.
        found = find_names(text, end, separators=JOINED)
        if kind == "motie" or not found:
            return None
        end, names = found[-1].end, tuple(each.family for each in found)
    elif kind == "motie" and _NAMED.match(text, end):
        return None
    # `stelt het volgende amendement voor` announces a text, and means no other document.
    announced = kind != "motie" and "volgende" in match["adjectives"]
    if announced or _NUMBERED.match(text, end):
        return None
    return _with_author(text, match, kind, end, names, authors)


def find_indefinite(text: str, nouns: Sequence[int] | None = None) -> Iterator[Phrase]:
    """The phrases that introduce a document: `een brief`.

    >>> [each.kind for each in find_indefinite("Ik heb een brief toegezegd en dien een motie in.")]
    ['brief', 'motie']
    """
    for match in _before_nouns(_ARTICLES, _INDEFINITE, text, nouns):
        kind = next(name for name in _NOUNS if match[name])
        yield Phrase(*match.span(), kind, "een")


def _with_author(
    text: str,
    match: regex.Match[str],
    kind: str,
    end: int,
    names: tuple[str, ...],
    authors: dict[int, Candidate],
) -> Phrase:
    """A phrase with the title, authors and date after it, in any order."""
    if kind in ("nota", "initiatiefnota", "rapport") and (title := _TITLE.match(text, end)):
        end = title.end()
    date = None
    of_whom = bool(names)
    while True:
        if date is None and (dated := _DATED.match(text, end)):
            date, end = dated["date"], dated.end()
        elif institution := _OF_WHOM.match(text, end):
            end, of_whom = institution.end(), True
        elif (by := (_AND_BY if of_whom else _BY).match(text, end)) and (
            author := authors.get(by.end()) or authors.get(by.end() - len("lid "))
        ):
            if author.label == "member" and kind == "brief":
                break
            end, names, of_whom = author.end, (*names, str(author.value)), True
        else:
            break
    determiner = match["determiner"].lower()
    return Phrase(match.start(), end, kind, determiner, match["adjectives"], date, names, of_whom)
