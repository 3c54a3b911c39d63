"""Commitments read out by the chair or the clerk at the end of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from ..structure.found import GOVERNMENT, TurnBlock
from .sentence import Sentence
from .sentences import sentences

WHO = r"""(?i:minister(?:-president)?s?|staatssecretaris(?:sen)?|bewindspersoon|bewindspersonen
    |bewindslieden|premier|kabinet|regering)"""
HOUSE = r"(?:(?:Tweede\s|Eerste\s)?Kamer|commissie|leden|wij|we)"
DOES = r"""(?:zal|zullen|gaat|gaan|komt|komen|stuurt|sturen|informeert|informeren|zendt|zenden|onderzoekt|laat
    |doet|schrijft|neemt|betrekt|bekijkt|beziet|rapporteert|verstrekt|deelt|koppelt|spreekt|bespreekt
    |vraagt|brengt|levert|bericht|stelt|treedt|biedt|legt|zoekt|organiseert|evalueert|werkt|maakt|zet
    |meldt|agendeert|inventariseert|reageert|beantwoordt|kijkt\s(?:naar|of|hoe)|(?:is|zijn)\sbereid)"""
GETS = r"(?:ontvangt|ontvangen|krijgt|krijgen|wordt|worden|zal|zullen)"
PAPER = r"(?:brief|rapport|nota|reactie|overzicht|notitie|onderzoek|evaluatie|informatie|antwoord)"
_LEAD = r"""(?:[-–—•*]\s*|\d{1,2}[.)]\s*)?
    (?:(?:(?:allereerst|ten\s\p{L}+|tot\sslot|verder|daarnaast|voorts|ook|dan|vervolgens|en|punt\s\p{L}+)[:,]?\s
      |(?:de|een)\s(?:eerste|tweede|derde|vierde|vijfde|zesde|volgende|laatste)(?:\stoezegging)?(?:\sis)?[:,]?\s(?:dat\s)?))?"""
_ITEM = regex.compile(
    rf"""{_LEAD}(?:
        # `De minister stuurt`, `Minister Kaag zal`
        (?:de|het|beide)?\s?{WHO}\b[^.?!]{{0,120}}?\b{DOES}\b
        # `De Kamer ontvangt`, `Wij krijgen`
      | (?:de\s)?{HOUSE}\s{GETS}\b
        # `Mevrouw Diks krijgt schriftelijk antwoord`
      | (?:mevrouw|de\sheer|het\slid)\s[^.?!]{{2,40}}?\s(?:krijgt|ontvangt)\b
        # `Voor het notaoverleg ontvangt de Kamer`, `In maart stuurt de minister`, `In mei komt er een brief`
      | [^.?!:;]{{2,160}}?\b(?:{DOES}|{GETS})\s(?:(?:de|deze|het|onze)\s)?(?:{WHO}|{HOUSE})\b
      | [^.?!:;]{{2,80}}?\b(?:komt|volgt)\ser\b[^.?!]*\b\p{{L}}*{PAPER}
        # `Een toezegging aan mevrouw Diks: ...`, `Aan mevrouw Diks is toegezegd dat`
      | (?:er\s(?:is|ligt|staat)\s)?(?:nog\s|ook\s)?(?:(?:een|de)\s)?(?:\p{{Ll}}+\s)?toezegging\b(?!en)
          [^?]*?(?:\bdat\b|\bom\b|\bover\b|:)
      | [^.?!]{{0,80}}?\btoegezegd\b[^.?!]*\b(?:dat|om)\b
        # `Er komt een brief over ...`, `Een brief over ...`
      | er\s(?:komt|volgt|wordt|zal)\b[^.?!]*\b\p{{L}}*{PAPER}
      | een\s(?:\p{{Ll}}+\s)?\p{{L}}*{PAPER}\b
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_SURELY = regex.compile(
    r"""\b(?:zegt|zeggen)\b[^.?!]{0,200}?\btoe\b | \b(?:heeft|hebben)\b[^.?!]{0,200}?\btoegezegd\b
      | \bzegde(?:n)?\b[^.?!]{0,200}?\btoe\b""",
    regex.VERBOSE,
)
_BY_WHOM = regex.compile(rf"{_LEAD}(?:de|het|beide)?\s?{WHO}\b", regex.VERBOSE | regex.IGNORECASE)
# `Voor het notaoverleg ontvangt de Kamer een brief, zo heeft de minister toegezegd`
_INVERTED = regex.compile(
    rf"""{_LEAD}[^.?!:;]{{2,160}}?\b(?:ontvangt|krijgt)\s(?:de|deze)\s{HOUSE}\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_OPENS = regex.compile(
    r"""\btoezeggingen\b[^.?!]*(?:\b(?:gedaan|genoteerd|opgeschreven|opgetekend|voorgelezen|voorlezen|herhalen|doornemen
          |door|langs|na|volgende|zijn|staan|heb|hebben|even|resumeren|concluderen|samenvatten|vaststellen)\b|:)
      | \b(?:lees|noteer|noteerde|herhaal|loop|neem|som|resumeer|concludeer|heb|hebben|ga|zal|zijn|staan|is|wil|tel
          |rest|stel|dan|nu|nog|kom)\b[^.?!]*\btoezegging(?:en)?\b
      | ^(?:de\s)?toezeggingen\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_PLANS = regex.compile(
    r"""\b(?:tweeminutendebat|[VA]AO|VSO|VAO's|aangevraagd|plenaire?|eerste\sspreker|stemming(?:en)?|tweede\stermijn
      |dank|ik)\b
      | \b(?:een|geen)\stoezegging\s(?:aan|voor|richting)\b[^:]*$""",
    regex.VERBOSE | regex.IGNORECASE,
)
_LAST = regex.compile(
    r"\b(?:dat\swaren|dit\swaren|tot\szover|daarmee\szijn)\b.*\btoezeggingen\b|\bik\s(?:sluit|dank)\b|\bsluit\sik\b",
    regex.IGNORECASE,
)
_BULLET = re.compile(
    r"""(?<=[.;:,])\s+(?=[–—•-]\s) | (?<=;)\s+(?=[A-Z])
      | (?:,\s(?:en\s)?|\sen\s)(?=ten\s(?:tweede|derde|vierde|vijfde|zesde)\b)""",
    re.VERBOSE,
)
# `Ik heb één toezegging genoteerd: de minister stuurt een brief`
_OPENS_WITH_ITEM = re.compile(r"[^.?!:]{0,120}\btoezegging(?:en)?\b[^.?!:]{0,80}:\s+")
# `Daarnaast heb ik staan dat de minister daarop terugkomt`
_NOTED = regex.compile(
    rf"""{_LEAD}(?:heb(?:ben)?\s(?:ik|wij|we)|(?:ik|wij|we)\sheb(?:ben)?)\s(?:(?:ook|nog|verder|hier)\s){{0,3}}
        (?:genoteerd|staan|opgeschreven|opgetekend)\sdat\s(?:(?:de|het)\s)?(?:{WHO}|{HOUSE})\b""",
    regex.VERBOSE | regex.IGNORECASE,
)


def find_listed(text: str, turns: Sequence[TurnBlock]) -> Iterator[tuple[int, int, int]]:
    """Yield the items of the lists that are read out, with the index of their turn.

    A list begins where the chair mentions commitments, and continues across remarks in between.

    >>> text = "Ik lees de toezeggingen voor. De minister stuurt voor de zomer een brief over goud. Dank u wel."
    >>> [text[start:end] for _, start, end in find_listed(text, [TurnBlock(-1, -1, 0, len(text), "chair")])]
    ['De minister stuurt voor de zomer een brief over goud.']
    """
    is_open = False
    for index, turn in enumerate(turns):
        if turn.role in GOVERNMENT or turn.role == "member":
            continue
        if not is_open and not _MAY_OPEN.search(text, turn.start, turn.end):
            continue
        for start, end in _items(text, turn.start, turn.end):
            sentence = text[start:end]
            if _is_item(sentence, is_open):
                is_open = True
                yield index, start, end
            elif _LAST.search(sentence):
                is_open = False
            elif _OPENS.search(sentence):
                is_open = True


_MAY_OPEN = re.compile(r"[Tt]oezegg|[Tt]oegezegd|\btoe\b")


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a turn; bulleted items are separate, even if they end in `;` or begin in lower case."""
    for first, last in sentences(text, start, end):
        begin = first
        opening = _OPENS_WITH_ITEM.match(text, first, last)
        if opening and opening.end() < last and _OPENS.search(opening[0]):
            yield first, opening.end() - 1
            begin = opening.end()
        for gap in _BULLET.finditer(text, begin, last):
            yield begin, gap.start()
            begin = gap.end()
        yield begin, last


def _is_item(sentence: str, is_open: bool) -> bool:
    if is_open and _NOTED.match(sentence):
        return True
    if sentence.endswith("?") or _PLANS.search(sentence):
        return False
    if _SURELY.search(sentence) and (_BY_WHOM.match(sentence) or _INVERTED.match(sentence)):
        return True
    return is_open and (_ITEM.match(sentence) is not None or _tells(sentence))


def _tells(sentence: str) -> bool:
    """Whether a sentence states an act towards the House: `Het rapport wordt in juni naar de Kamer gestuurd.`"""
    read = Sentence(sentence, "spoken")
    return read.has_house and any(
        act.form != "present" and any(read.allows(row, 0, len(read.text)) for row in act.rows)
        for act in read.verbs
    )
