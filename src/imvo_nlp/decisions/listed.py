"""The commitments that the chair or the clerk reads out at the end of a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ..structure.found import GOVERNMENT, TurnBlock
from .sentences import sentences

_WHO = (
    r"(?i:minister(?:-president)?|ministers|staatssecretaris(?:sen)?|bewindspersoon|bewindslieden"
    r"|bewindspersonen|premier|kabinet|regering)"
)
_HOUSE = r"(?:(?:Tweede\s|Eerste\s)?Kamer|commissie|leden)"
_DOES = r"""(?:zegt|zeggen|zal|zullen|gaat|gaan|komt|komen|stuurt|sturen|informeert|informeren|zendt|zenden
    |heeft|hebben|onderzoekt|laat|doet|schrijft|neemt|betrekt|bekijkt|beziet|rapporteert|verstrekt|deelt
    |koppelt|spreekt|bespreekt|vraagt|brengt|levert|bericht|is|zijn|gaf|zegde|stelt|treedt|biedt|geeft|legt
    |wordt|kijkt|zoekt|organiseert|evalueert|werkt|maakt|zet|meldt|agendeert|inventariseert|reageert)"""
_GETS = r"(?:ontvangt|ontvangen|krijgt|krijgen|wordt|worden|zal|zullen|hoort|heeft)"
_BULLET = r"(?:[-–—•*]|\d{1,2}[.)])\s*"
_ITEM = regex.compile(
    rf"""(?:{_BULLET})?
    (?:(?:Allereerst|Ten\s\p{{Ll}}+|Tot\sslot|Verder|Daarnaast|Ook|Dan|Vervolgens|En|Punt\s\p{{Ll}}+)[:,]?\s)?
    (?:
        # `De minister zegt toe`, `De Kamer ontvangt`
        (?:[Dd]e|[Hh]et|[Bb]eide)\s{_WHO}\b[^.?!]{{0,120}}?\b{_DOES}\b
      | [Dd]e\s{_HOUSE}\s{_GETS}\b
        # `Voor het notaoverleg ontvangt de Kamer`, `In maart stuurt de minister`
      | [^.?!:;]{{2,160}}?\b(?:{_DOES}|{_GETS})\s(?:de|deze|het|onze)\s(?:{_WHO}|{_HOUSE})\b
        # `Een toezegging aan mevrouw Diks: ...`, `Toegezegd is dat ...`
      | (?:[Ee]r\s(?:is|ligt|staat)\s)?(?:nog\s|ook\s)?(?:[Ee]en|[Dd]e)\s(?:\p{{Ll}}+\s)?toezegging\b(?!en)[^?]*?(?:\bdat\b|\bom\b|\bover\b|:)
      | [Tt]oegezegd\s(?:is|wordt)\b | [Ee]r\s(?:is|wordt)\s(?:ook\s|verder\s)?toegezegd\b
        # `Er komt een brief over ...`, `Een brief over ...`
      | [Ee]r\s(?:komt|volgt)\b[^.?!]*\b(?:brief|rapport|nota|reactie|overzicht|notitie|onderzoek|evaluatie|informatie)
      | [Ee]en\s(?:\p{{Ll}}+\s)?(?:brief|rapport|nota|reactie|overzicht|notitie)\b
    )""",
    regex.VERBOSE,
)
_SURELY = regex.compile(
    r"\b(?:zegt|zeggen|heeft|hebben)\b(?:\s(?:de\sKamer|u|ons|hierbij|ook))*\b[^.?!]{0,200}?\b(?:toe|toegezegd)\b"
)
_OPENS = regex.compile(
    r"""\btoezegging(?:en)?\b[^.?!]*\b(?:gedaan|genoteerd|opgeschreven|voor(?:\p{L}*ge)?lezen|herhalen|doornemen|door|langs|na|volgende
      |zijn|is|staan|heb|hebben|geteld|even|met\su|als\svolgt|resumeren|concluderen|samenvatten|vaststellen|opgetekend)\b
      | \b(?:lees|noteer|noteerde|herhaal|loop|neem|som|resumeer|concludeer|heb|hebben|ga|zal|zijn|staan|is|wil|tel|rest|stel|dan|nu|nog)\b[^.?!]*\btoezegging(?:en)?\b
      | ^(?:de\s)?toezeggingen\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_PLANS = regex.compile(
    r"\b(?:tweeminutendebat|[VA]AO|VSO|VAO's|aangevraagd|plenair(?:e)?|eerste\sspreker|stemming(?:en)?|tweede\stermijn)\b"
    r"|\bdank\b|\b(?:een|geen)\stoezegging\s(?:aan|voor|richting)\b[^:]*$",
    regex.IGNORECASE,
)
_LAST = regex.compile(
    r"\b(?:dat\swaren|dit\swaren|tot\szover|daarmee\szijn)\b.*\btoezeggingen\b|\bik\s(?:sluit|dank)\b|\bsluit\sik\b",
    regex.IGNORECASE,
)


def find_listed(text: str, turns: Sequence[TurnBlock]) -> Iterator[tuple[int, int, int]]:
    """Yield the items of the lists that are read out, each with the index of its turn.

    A list begins where the chair speaks of commitments, and goes on over what is said in between.

    >>> text = "Ik lees de toezeggingen voor. De minister stuurt voor de zomer een brief over goud. Dank u wel."
    >>> [text[start:end] for _, start, end in find_listed(text, [TurnBlock(-1, -1, 0, len(text), "chair")])]
    ['De minister stuurt voor de zomer een brief over goud.']
    """
    is_open = False
    for index, turn in enumerate(turns):
        if turn.role in GOVERNMENT or turn.role == "member":
            continue
        if (
            not is_open
            and "oeze" not in text[turn.start : turn.end]
            and "toe" not in text[turn.start : turn.end]
        ):
            continue
        for start, end in sentences(text, turn.start, turn.end):
            sentence = text[start:end]
            if sentence.endswith("?") or _PLANS.search(sentence):
                continue
            if (is_open or _SURELY.search(sentence)) and _ITEM.match(sentence):
                is_open = True
                yield index, start, end
            elif _LAST.search(sentence):
                is_open = False
            elif _OPENS.search(sentence):
                is_open = True
