"""Askers of written questions and answering ministers, as printed in the head."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import regex

from ..notation.period import Period
from ..notation.words import PARTICLES, any_of
from ..reference.parties import Parties
from ..reference.people import people
from ..text.patterns import LinePattern
from ..text.view import CleanText, flat
from .found import Heading, Person
from .fracties import heading_fracties
from .turns import read_post

_HEAD, _HEAD_OF_ANSWER = 4000, 5000
"""Code points from the start in which those who ask, and those who answer, are named.

In `fixtures/` both are within the first 2500; a letter has its address and a long subject before them.
"""
_ASKERS = regex.compile(
    r"""[Vv]ra(?:gen|ag)\s
        (?:(?:die\szijn\s)?gesteld\sdoor|van)\s
        (?:(?:het|de)\s(?:Kamer)?(?:lid|leden)(?!\sder\sKamer))\s       # `de leden der Kamer` means the whole House
        (?P<names>.+?)
        (?:
            \s(?:aan|over|inzake|met\sbetrekking)\b
          | (?<!\p{Lu})\.\s                                            # not the full stop of an initial
          | [(]ingezonden | [(]kenmerk
        )""",
    regex.DOTALL | regex.VERBOSE,
)
_ASKER = regex.compile(
    r"(?P<name>[^(),]+?)[\s-]*(?:\((?P<party>[^()]{1,40})\))?\s*(?:,\sen\s|,\s|\sen\s|$)"
)
_TOGETHER = regex.compile(r"\A(?:beiden|allen)\s")
"""Before a party that applies to the preceding names as well: `(beiden CDA)`."""
# Above the questions of one asker, in a letter that answers those of several: `Vragen van het lid
# Alkaya (SP)`, `Vragen en opmerkingen van de leden van de SP-fractie`
_ASKERS_LINE = LinePattern(
    r"""^Vra(?:gen|ag)\s(?:en\sopmerkingen\s)?van\s(?:het|de)\s(?:Kamer)?(?:lid|leden)\s
      (?:
          (?P<fracties>van\sde\s[^\n]{1,100}?)
        | (?P<names>(?:[^(),.\n]{2,40}\([^()\n]{2,30}\)(?:,\sen\s|,\s|\sen\s)?){1,9})
      )
      [ ]?:?[ ]?$(?=\n\n|\n[\p{Lu}\d]|\Z)                       # not the first line of a title""",
    "Vra",
    regex.VERBOSE,
)
_ANSWERERS = LinePattern(
    r"""^(?:Antwoord(?:en)?|Mededeling)\svan\s(?P<names>.+?)
      (?=\(ontvangen | \n\n | Zie[ ]ook | ^Vraag\s\d | \Z)""",
    "Antwoord|Mededeling",
    regex.DOTALL | regex.VERBOSE,
)
_POST = r"(?:[Mm]inister-[Pp]resident|[Mm]inisters?|[Ss]taatssecretaris(?:sen)?)"
_PORTFOLIO = r"\((?P<portfolio>[^()]{2,160})\)"
_CAPITALIZED = r"\p{Lu}[\p{L}'’.-]*"
_OFFICE = regex.compile(
    rf"""(?:de\s)?(?P<post>{_POST})\s
        (?P<name>{_CAPITALIZED}(?:\s(?:[-–]\s)?(?:{any_of(PARTICLES)}|{_CAPITALIZED}))*?)
        \s*{_PORTFOLIO}""",
    regex.VERBOSE,
)
"""`Minister Kaag (Buitenlandse Handel en Ontwikkelingssamenwerking)`"""
_NEXT_OFFICE = regex.compile(
    rf"""(?:\sen\s|,\s)
        (?P<name>{_CAPITALIZED}(?:\s[\p{{L}}'’.-]+){{0,3}}?)
        \s*{_PORTFOLIO}""",
    regex.VERBOSE,
)
"""The same after another minister, without a post of its own."""


def find_oral_askers(document: CleanText, headings: Iterable[Heading]) -> tuple[Person, ...]:
    """The askers in the Vragenuur, from headings such as `Mondelinge vragen van het lid Bos aan de minister`.

    >>> hour = CleanText.of("Mondelinge vragen van het lid Bos aan de minister\\n\\nDe voorzitter:\\nGaat uw gang.")
    >>> [asker.name for asker in find_oral_askers(hour, [Heading(0, 49, 79, 1)])]
    ['Bos']
    """
    found = (_ASKERS.search(document.body, each.start, each.heading_end) for each in headings)
    return tuple(
        asker for match in found if match for asker in _askers(document, *match.span("names"))
    )


def find_askers(document: CleanText) -> tuple[Person, ...]:
    """Find the askers, from `Vragen van de leden A (P) en B (Q) aan de Minister ...`.

    Offsets are code points in the clean text. Empty if the head names nobody.

    >>> head = CleanText.of("Vragen van het lid Hijink (SP) aan de Minister over kleding")
    >>> [(person.name, person.party) for person in find_askers(head)]
    [('Hijink', 'SP')]
    """
    heads = list(_ASKERS.finditer(document.body, 0, _HEAD))
    if not heads:
        return ()
    found = _askers(document, *heads[0].span("names"))
    # The subject of a letter names them without a party, its first sentence with it.
    parties = {
        person.name: person.party
        for head in heads[1:]
        for person in _askers(document, *head.span("names"))
    }
    return tuple(
        person if person.party else person._replace(party=parties.get(person.name))
        for person in found
    )


class AskersHeading(NamedTuple):
    """A line that names the askers of the questions below it: members, or the parties of fracties."""

    start: int
    members: tuple[Person, ...]
    parties: tuple[str, ...]

    @property
    def asked_by(self) -> tuple[tuple[str | None, str | None], ...]:
        """Pairs of party and name."""
        if self.members:
            return tuple((person.party, person.name) for person in self.members)
        return tuple((party, None) for party in self.parties)


def find_asker_headings(
    document: CleanText, names: Parties, when: Period
) -> tuple[AskersHeading, ...]:
    """Find the lines that name the askers of the questions below them, in text order.

    >>> from imvo_nlp.notation.period import ANY_DAY
    >>> from imvo_nlp.reference.parties import parties
    >>> letter = CleanText.of("Vragen van het lid Alkaya (SP)\\n\\nVraag:\\nWat kost kurk?")
    >>> [heading.asked_by for heading in find_asker_headings(letter, parties(), ANY_DAY)]
    [(('SP', 'Alkaya'),)]
    """
    found = []
    for match in _ASKERS_LINE.finditer(document.body):
        members: tuple[Person, ...] = ()
        groups: tuple[str, ...] = ()
        if match["names"]:
            members = tuple(_askers(document, *match.span("names")))
        else:
            groups = heading_fracties(document.text, *match.span(), names, when)
        if groups or (members and all(person.party for person in members)):
            found.append(AskersHeading(match.start(), members, groups))
    return tuple(found)


def _askers(document: CleanText, start: int, end: int) -> list[Person]:
    found = []
    for asker in _ASKER.finditer(document.body, start, end):
        name = people().split_name(asker["name"])
        if name is None:
            continue
        party = flat(asker["party"]) if asker["party"] else None
        found.append(
            Person(
                *document.trim(*asker.span("name")),
                name.family,
                ("member",),
                name.initials,
                name.first_name,
                party=party,
            )
        )
    return _with_shared_parties(found)


def _with_shared_parties(found: list[Person]) -> list[Person]:
    """The same people; `(beiden CDA)` and `(allen SP)` apply to the names before them."""
    following: str | None = None
    for index in range(len(found) - 1, -1, -1):
        party = found[index].party
        if party is None and following and _TOGETHER.match(following):
            party = following
        found[index] = found[index]._replace(party=party)
        following = party
    return [
        person._replace(party=person.party and _TOGETHER.sub("", person.party)) for person in found
    ]


def find_answerers(document: CleanText) -> tuple[Person, ...]:
    """Find the answering ministers, from `Antwoord van Minister Kaag (...) (ontvangen ...)`.

    Offsets are code points in the clean text. Empty if no answer has such a head.

    >>> head = CleanText.of("Antwoord van Minister Kaag (Buitenlandse Zaken) (ontvangen 3 mei 2018)")
    >>> [(person.name, person.portfolio) for person in find_answerers(head)]
    [('Kaag', 'Buitenlandse Zaken')]
    """
    head = _ANSWERERS.search(document.body, 0, _HEAD_OF_ANSWER)
    if head is None:
        return ()
    found: list[Person] = []
    position, end = head.span("names")
    role = post = "minister"
    while True:
        office = _NEXT_OFFICE.match(document.body, position, end)
        if office is None:
            office = _OFFICE.search(document.body, position, end)
            if office is None:
                return tuple(found)
            role, post = read_post(office["post"])
        name = people().split_name(office["name"])
        if name is not None:
            found.append(
                Person(
                    *office.span("name"),
                    name.family,
                    (role,),
                    name.initials,
                    name.first_name,
                    post=post,
                    portfolio=flat(office["portfolio"]),
                )
            )
        position = office.end()
