"""Transitions of a debate to a new agenda item, which close everything brought up before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from ..mentions.literals import Anchors
from ..text.patterns import backward_pattern, place_pattern

_NEXT = r"(?<![\p{L}-])(?:[Dd]an|[Nn]u|[Tt]hans|[Vv]ervolgens|[Tt]ot\sslot)"
# items of an agenda: `het wetsvoorstel`, `de stemmingen`, `het volgende punt`
_ITEM = (
    r"(?:(?:bij|met|naar|over\stot|toe\saan|tot)\s)?(?:de|het)\s(?:"
    r"(?:gezamenlijke\s|voortzetting\svan\sde\s)?behandeling|stemming(?:en)?|wetsvoorstel|voorstel\svan\swet"
    r"|volgende\s(?:agendapunt|onderwerp|punt|wetsvoorstel))\b"
)
_ON_THE_AGENDA, _THE_FLOOR = "an de orde", "et woord"
_REGELING = "Regeling van werkzaamheden"
# Phrases of a chair, by a word in them: a pattern for the text up to that word, and one for the text after it.
_SAID = {
    # `Aan de orde is de behandeling van`, `Dan is aan de orde het wetsvoorstel`. `Aan de orde is de
    # vraag of` is not an item: a speaker names the question.
    _ON_THE_AGENDA: (
        rf"(?:(?<![\p{{L}}-])A|{_NEXT}\s(?:is|zijn|komt|komen)\s(?:\p{{Ll}}+\s){{0,3}}a)an\sde\sorde",
        r"(?!\s(?:is|zijn|komt)\s(?:de\s(?:vraag|kwestie)|dat|hoe|of|wat)\b)",
    ),
    # `Dan komen wij nu bij het wetsvoorstel`, `Nu gaan we over tot de stemmingen`
    "komen w": (rf"{_NEXT}\skomen\sw", rf"(?:e|ij)\s(?:dan\s|nu\s)?{_ITEM}"),
    "gaan w": (rf"{_NEXT}\sgaan\sw", rf"(?:e|ij)\s(?:dan\s|nu\s)?{_ITEM}"),
    # `Op verzoek van de fractie van het CDA stel ik voor`, `Voorts stel ik voor`
    "stel ik voor": (
        r"(?<![\p{L}-])(?:Ook|Tevens|Verder|Voorts|Op\sverzoek\svan\s[^.;]{3,120}?)\sstel\sik\svoor",
        r"\b",
    ),
    # `Dan geef ik het woord aan de heer Wassenberg`, who asks for another debate
    _THE_FLOOR: (r"\b[Hh]et\swoord", r"\s(?:is\s)?(?:nu\s)?aan\b"),
}
_PATTERNS = {
    words: (Anchors(words), backward_pattern(before), place_pattern(behind))
    for words, (before, behind) in _SAID.items()
}


def find_items(text: str, parts: Iterable[tuple[int, int]]) -> list[int]:
    """The starts of new items, in order; `parts` are the turns and other parts of the text.

    `Aan de orde` begins nothing before the end of the first turn of the document or of its item: there it only
    completes a heading. In a regeling van werkzaamheden every speaker who is given the floor begins an item.

    >>> text = "Aan de orde is het VAO. Ja. Aan de orde is de vraag. Dan komen wij bij de stemmingen."
    >>> find_items(text, [(24, 27)])
    [53]
    """
    found = sorted(
        (match.start(), words)
        for words, (literals, before, behind) in _PATTERNS.items()
        for at in literals.places(text)
        if behind.match(text, at + len(words)) and (match := before.match(text, 0, at + len(words)))
    )
    spoken = sorted(end for _, end in parts)
    regeling = text.find(_REGELING)
    items: list[int] = []
    for start, words in found:
        if words == _THE_FLOOR and not 0 <= regeling < start:
            continue
        earlier = items[-1] if items else 0
        ended = bisect_right(spoken, start) > bisect_right(spoken, earlier)
        if ended or not spoken or words != _ON_THE_AGENDA:
            items.append(start)
            if words == _ON_THE_AGENDA:
                regeling = text.find(_REGELING, start)  # this one is over
    return items
