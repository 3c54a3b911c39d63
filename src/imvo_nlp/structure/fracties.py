"""The fracties that speak in a paragraph of a written consultation, from the wording of the House."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from ..notation.period import Period
from ..notation.words import PARTICLES, any_of
from ..reference.parties import Parties
from ..text.patterns import backward_pattern, place_pattern

_OF = r"(?:van|behorende?\stot)\s(?:de\s)?(?:fracties?\s(?:van\s)?(?:de\s|het\s)?)?"
# Words before the first of several parties named together.
_MEMBERS_OF = backward_pattern(
    rf"""(?:[Dd]e|[Hh]et)\s(?:leden|lid)\s{_OF}
      | \b[Ll]eden\s{_OF}
      | (?:[Dd]e|[Hh]et)\sfracties?\svan\s(?:de\s|het\s)?""",
    regex.VERBOSE,
)
_ARTICLE = backward_pattern(r"\b(?:[Dd]e|[Hh]et)\s")
# `de leden van de SP-fractie en de leden van de fractie van de PvdA`
_AND = regex.compile(
    r"""(?:-{0,2}\s?fractie|-)?(?:,\sen|,|\sen)\s
      (?:de\s|het\s)?(?:(?:leden|lid)\s)?(?:van\s(?:de\s|het\s)?)?""",
    regex.VERBOSE,
)
_FRACTIE = regex.compile(r"-{0,2}\s?fracties?\b")
# A member who forms a group alone: `het lid Omtzigt`.
_SINGLE = regex.compile(
    rf"""(?<![\p{{L}}-])(?:[Hh]et\s)?[Ll]id\s
      (?P<name>
        (?:{any_of(PARTICLES)}\s)*\p{{Lu}}[\p{{L}}’'-]*
        (?:\s(?:{any_of(PARTICLES)}\s)*\p{{Lu}}[\p{{L}}’'-]+){{0,3}}
      )""",
    regex.VERBOSE,
)
# Members who are only mentioned: `de zorg van de leden van de SP-fractie`, `net als de leden van`.
_BESIDE = backward_pattern(
    r"\b(?:van|bij|aan|door|met|als|op|dan|tegen|voor|over|naar|uit|tot)\s", regex.IGNORECASE
)
# These also ask: `Samen met de leden van de SP-fractie willen de leden van ...`
_TOGETHER = backward_pattern(r"\b(?:[Ss]amen|[Tt]ezamen|[Gg]ezamenlijk)\smet\s")
_ASK = (
    r"(?:vra(?:gen|agt)|verzoe(?:ken|kt)|vern(?:emen|eemt)|horen|hoort|ontvang(?:en|t)"
    r"|zouden|zou|willen|wil|wensen|wenst)"
)
_GROUP_OF = r"(?:-{0,2}\s?fracties?)?"
_ASKING = place_pattern(
    rf"{_GROUP_OF},?\s(?:(?:zich|ook|dan|graag|verder|voorts|tevens|tot\sslot)\s)*{_ASK}\b"
)
_ASKING_BEFORE = backward_pattern(rf"\b{_ASK}\s(?:zich\s)?")
# Verbs of earlier actions, which are not questions in this consultation.
_EARLIER = place_pattern(
    rf"""{_GROUP_OF}\s(?:\p{{L}}+\s)?(?:
        vroe(?:gen|g)|stelden?|spra(?:ken|k)|noemden?|dien(?:den|de)|pleit(?:ten|te)|ha(?:dden|d)
      | (?:hebben|heeft)\s(?:\p{{L}}+\s){{0,4}}?(?:eerder|vorig)
    )\b""",
    regex.VERBOSE,
)
# The previous asker continues: `Deze leden vragen`, `Ook willen de aan het woord zijnde leden`.
_THESE = regex.compile(
    r"""(?:(?:Ook|Verder|Voorts|Tevens|Tot\sslot|Daarnaast)\s(?:vragen|willen|verzoeken)\s)?
      (?:[Dd]eze|[Vv]oornoemde|[Gg]enoemde|[Dd]e\saan\shet\swoord\szijnde)\sleden\b
    | [Dd]e\sleden\shier\saan\shet\swoord\b""",
    regex.VERBOSE,
)


class _Named(NamedTuple):
    """Parties named together, and the range of their phrase."""

    start: int
    end: int
    parties: tuple[str, ...]
    as_members: bool


def fracties(text: str, start: int, end: int, names: Parties, when: Period) -> tuple[str, ...]:
    """The parties whose members speak between two offsets, as printed.

    The subject of a sentence that asks takes precedence over a mere subject. Parties after a
    preposition (`delen de zorg van de leden van de SP-fractie`) count only in a heading. Empty if
    nobody is named.

    >>> from imvo_nlp.notation.period import ANY_DAY
    >>> from imvo_nlp.reference.parties import parties
    >>> question = "Net als de leden van de CDA-fractie maken de leden van de SP- en PvdA-fractie zich zorgen."
    >>> fracties(question, 0, len(question), parties(), ANY_DAY)
    ('SP', 'PvdA')
    """
    # After `Deze leden vragen` only another asker is a different one.
    least = 2 if _THESE.match(text, start) else 0
    best: tuple[int, tuple[str, ...]] = (least, ())
    together: tuple[str, ...] = ()
    for named in _named(text, start, end, names, when):
        if _TOGETHER.match(text, start, named.start):
            together = named.parties
            continue
        worth = _worth(text, named, start, end)
        if worth > best[0]:
            best = (worth, named.parties)
    return (*best[1], *(party for party in together if party not in best[1]))


def heading_fracties(
    text: str, start: int, end: int, names: Parties, when: Period
) -> tuple[str, ...]:
    """The parties in a heading: `Vragen en opmerkingen van de leden van de VVD-fractie`."""
    return next((named.parties for named in _named(text, start, end, names, when)), ())


def _worth(text: str, named: _Named, start: int, end: int) -> int:
    """The certainty that the named parties ask: 3 for `vragen de leden`, 2 for a subject, 0 for others."""
    before, behind = (text, start, named.start), (text, named.end, end)
    if _BESIDE.match(*before) or _EARLIER.match(*behind):
        return 0
    if _ASKING.match(*behind) or _ASKING_BEFORE.match(*before):
        return 3
    return 2 if named.as_members else 1


def _named(text: str, start: int, end: int, names: Parties, when: Period) -> Iterator[_Named]:
    """The groups of parties named as fracties or by their members, in order."""
    found = [(*match.span(), match[0]) for match in names.pattern(when).finditer(text, start, end)]
    if text.find("lid", start, end) >= 0 or text.find("Lid", start, end) >= 0:
        _add_singles(found, text, start, end, names, when)
    index = 0
    while index < len(found):
        first, last, printed = found[index]
        listed = [printed]
        while index + 1 < len(found) and _AND.fullmatch(text, last, found[index + 1][0]):
            index += 1
            last = found[index][1]
            listed.append(found[index][2])
        index += 1
        members = _MEMBERS_OF.match(text, start, first)
        alone = text[first : first + 4].lower() in ("lid ", "het ") and listed[0] == printed
        if members:
            yield _Named(members.start(), last, tuple(listed), True)
        elif alone:
            yield _Named(first, last, tuple(listed), True)
        elif _FRACTIE.match(text, last) or listed[0].startswith(("Groep ", "Fractie")):
            article = _ARTICLE.match(text, start, first)
            yield _Named(article.start() if article else first, last, tuple(listed), False)


def _add_singles(
    found: list[tuple[int, int, str]],
    text: str,
    start: int,
    end: int,
    names: Parties,
    when: Period,
) -> None:
    """Add members who form a group alone to the names found, in order."""
    taken = {at for first, last, _ in found for at in range(first, last)}
    for match in _SINGLE.finditer(text, start, end):
        single = _single(match["name"], names, when)
        if single and match.start("name") not in taken:
            # The range is that of the whole phrase, so that it is read like `de leden van`.
            found.append((match.start(), match.start("name") + len(single[0]), single[1]))
    found.sort()


def _single(printed: str, names: Parties, when: Period) -> tuple[str, str] | None:
    """The longest prefix of a printed name that is a group of one member, and its party."""
    words = printed.split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if party := names.single(name, when):
            return name, party
    return None
