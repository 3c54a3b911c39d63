"""Members of parliament in running text, by their forms of address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from ..notation.names import fold
from ..notation.period import Period
from ..notation.words import (
    COLLEAGUE,
    COLLEAGUES,
    GENDERS,
    MEMBER,
    MEMBERS,
    PARTICLES,
    any_case,
    any_of,
)
from ..reference.loader import Member
from ..reference.people import People, identity, people
from ..structure.found import Person
from ..structure.turns import name_pattern
from ..text.patterns import backward_pattern
from ..text.words import whole_characters
from .candidate import Candidate
from .literals import AnchoredPattern, Anchors
from .names import (
    FORMS_OF_ADDRESS,
    LISTED,
    OF_ORGANISATION,
    RECENTLY,
    FoundName,
    find_names,
    name_at,
    of_party,
)

_NAME_FOLLOWS = rf"(?=[\p{{Lu}}'’]|{any_of(PARTICLES)}\s)"
_KAMERLID = rf"Kamer(?:(?P<many>{MEMBERS})|{MEMBER})"
_FORM = AnchoredPattern(
    rf"""(?:
        (?<![\p{{L}}-])(?:
          # who is a member by the word itself: `het lid Diks`, `oud-Kamerlid Van Bommel`,
          # `LID` and `LEDEN` in the heading of a motion, `collega-Kamerleden`, `senator Kox`
          (?P<member>
              (?:[Oo]ud-)?(?:[Kk]amer)?(?:(?P<many>{MEMBERS})(?P<list>,?\s(?:te\sweten|namelijk):?|:)?|{MEMBER})
            | (?P<many>{MEMBERS.upper()})|{MEMBER.upper()}
            | (?:[Oo]ud-)?(?:(?P<many>{any_case(COLLEAGUES)})|{any_case([COLLEAGUE])})(?:-{_KAMERLID})?
            | [Ss]enator(?P<many>en)?
          )
          # and whoever can be anybody: `de heer Voordewind`
        | (?P<polite>{any_case(GENDERS)}|(?P<many>[Hh]eren))
        )
        # behind a party: `PvdA-Kamerlid Nijboer`, `CDA-collega Amhaouch`
      | (?<=[\p{{L}}\d]-)(?P<member>{_KAMERLID}|(?P<many>{MEMBERS})|{MEMBER}|{COLLEAGUE})
    )\s+{_NAME_FOLLOWS}""",
    Anchors(
        *FORMS_OF_ADDRESS,
        "lid ",
        "leden ",
        "leden,",
        "leden:",
        "LID ",
        "LEDEN ",
        "senator",
        "Senator",
    ),
    len("Oud-Kamer"),
    regex.VERBOSE,
)
# In a roll call the list continues after an unknown name.
_UNKNOWN_NAME = regex.compile(name_pattern(r"\s"))
_FUNCTION = r"""(?:
    (?:\p{Ll}+-?)?(?:directeur|gezant|bestuurder|bestuursvoorzitter|burgemeester|wethouder
      |gedeputeerde|commissaris|hoogleraar|ambassadeur|inspecteur|ondernemer|onderzoeker|advocaat
      |rechter|auteur|eigenaar|topman|korpschef|president)
    # members are chairs too, of what is the House's own
  | voorzitter\svan\s(?!(?:de|het)\s(?:\p{Ll}+\s){0,2}(?:commissie|fractie|Kamer))
)"""
# `de speciaal gezant voor Afghanistan, de heer Van den Berg`: up to 60 characters after the function.
_FUNCTION_BEFORE = backward_pattern(rf"\b{_FUNCTION}\b[^.;:]{{0,60}},\s(?:de\s)?", regex.VERBOSE)
_FUNCTION_BEHIND = regex.compile(
    rf",\s(?:(?:de|een)\s)?(?:toenmalige?\s)?{_FUNCTION}\b", regex.VERBOSE
)
_WITHIN_WORD = re.compile(r"[\w.'’-]")
_FELLOW = regex.compile(r"\b(?:partij|fractie)geno(?:ot|te)\s(?=\p{Lu})")
_INITIALS = regex.compile(
    rf"(?<![\p{{L}}.-])(?:\p{{Lu}}\p{{Ll}}?\.){{1,6}}\s(?=\p{{Lu}}|{any_of(PARTICLES)}\s)"
)
# `Omtzigt (CDA)`, `Thieme van de Partij voor de Dieren`
_BEFORE_PARTY = backward_pattern(r"(?<=\p{L})(?:\s\(|\s(?:van|namens)\s(?:(?:de|het)\s)?)")
# The words before a fixed end that may be a name.
_WORDS_BEFORE = backward_pattern(r"(?:[\p{L}’'-]+\s){0,4}[\p{L}’'-]+")
# `de VVD’er Becker`, `SP-leider Marijnissen`: the words before the name are not a form of address.
_BEHIND_PARTY = regex.compile(
    r"""(?:
        [’']er
      | -?(?:fractie(?:voorzitter|leider)|leider|woordvoerder|lijsttrekker)
      | \svan  # `de SP van Marijnissen`
    )\s(?=\p{Lu})""",
    regex.VERBOSE,
)


# After a first name, if a family name can follow: `Maarten Hijink`
_FAMILY_FOLLOWS = re.compile(r"\s[A-Zvdhti’']")


@cache
def _automaton(known: People) -> AhoCorasick:
    """An automaton for the first names of all people; compiling a pattern takes longer than converting a document."""
    return AhoCorasick(known.first_names, implementation=Implementation.DFA)


def _first_names(known: People, text: str) -> list[int]:
    """The offsets of first names that are whole words before a possible family name."""
    places = _automaton(known).find_matches_as_indexes(whole_characters(text), overlapping=True)
    starts = {start for _, start, end in places if _FAMILY_FOLLOWS.match(text, end)}
    return sorted(at for at in starts if not (at and _WITHIN_WORD.match(text, at - 1)))


class _Reading(NamedTuple):
    """A text with the context that decides whether a name is a member's.

    `here` are the folded names of all participants, `members` those of members, `unknown` those that are
    not in the reference data.
    """

    text: str
    known: People
    when: Period
    present: Sequence[Person]
    named: Sequence[Candidate]
    here: frozenset[str]
    members: frozenset[str]
    unknown: frozenset[str]

    def bears(self, name: FoundName) -> bool:
        """Whether a member who takes part, or sat at the time, has this name."""
        return fold(name.family) in self.members or self.sat(name)

    def sat(self, name: FoundName, *, gender: str | None = None) -> bool:
        """Whether somebody with this name sat at the time."""
        return bool(self._rows(name, gender))

    def sat_under_initials(self, name: FoundName) -> bool:
        """Whether somebody with this name and known initials sat at the time."""
        return any(row.initials for row in self._rows(name, None))

    def _rows(self, name: FoundName, gender: str | None) -> list[Member]:
        return self.known.members(
            name.family,
            self.when,
            first_name=name.first_name,
            initials=name.initials,
            gender=gender,
        )


def find_members(
    text: str, present: Sequence[Person], when: Period, named: Sequence[Candidate] = ()
) -> Iterator[Candidate]:
    """Yield the members of parliament named in `text`.

    `present` are the participants; their names are known even if the reference data lacks them. After `heer` and
    `mevrouw` a name counts if it is that of a member among them, or of somebody who sat at the time; `named` are
    the parties in the text, beside which a bare name counts. The value is the family name; the party is
    determined later, from the whole document.

    >>> [each.value for each in find_members("aan mevrouw Van den Hul van de PvdA", (), Period())]
    ['Van den Hul']
    """
    here = frozenset(fold(person.name) for person in present)
    members = frozenset(
        fold(person.name) for person in present if {"member", "chair"} & set(person.roles)
    )
    known = people()
    unknown = here - known.family_names
    reading = _Reading(text, known, when, present, named, here, members, unknown)
    for finder in _FINDERS:
        yield from finder(reading)


def _by_form_of_address(reading: _Reading) -> Iterator[Candidate]:
    """`het lid Diks`, `de leden Van Laar en Kerstens`, `Tegen stemmen de leden: Bisschop en Stoffer`."""
    text, known, also, bears = reading.text, reading.known, reading.unknown, reading.bears
    for match in _FORM.finditer(text):
        if match["many"]:
            names = find_names(
                text,
                match.end(),
                separators=LISTED,
                also=also,
                bears=None if match["list"] else bears,  # there names have no ending
                known=known,
                unknown=_UNKNOWN_NAME if match["list"] else None,
            )
        else:
            names = list(filter(None, [name_at(text, match.end(), also, bears, known)]))
        for name in names:
            if match["polite"] and _is_somebody_else(reading, match, name):
                continue
            yield _member(name.start if match["many"] else match.start(), name.end, name.family)


def _by_first_name(reading: _Reading) -> Iterator[Candidate]:
    """`Maarten Hijink`."""
    for start in _first_names(reading.known, reading.text):
        found = name_at(reading.text, start, known=reading.known)
        if found and found.first_name and reading.sat(found):
            yield _member(found.start, found.end, found.family)


def _fellows(reading: _Reading) -> Iterator[Candidate]:
    """`mijn partijgenoot Kuzu`."""
    for match in _FELLOW.finditer(reading.text):
        found = name_at(reading.text, match.end(), reading.unknown, reading.bears, reading.known)
        if found and reading.bears(found):
            yield _member(found.start, found.end, found.family)


def _by_initials(reading: _Reading) -> Iterator[Candidate]:
    """`M.H.P. van Dam`, but not `J.P.H. Donner, vicepresident van de Raad van State`."""
    for match in _INITIALS.finditer(reading.text):
        found = name_at(reading.text, match.start(), known=reading.known)
        if (
            found
            and found.initials
            and reading.sat_under_initials(found)
            and not _is_functionary(reading.text, found.start, found.end)
        ):
            yield _member(found.start, found.end, found.family)


def _beside_parties(reading: _Reading) -> Iterator[Candidate]:
    """Bare names with a party beside them: `Omtzigt (CDA)`, `VVD’er Becker`."""
    text, known = reading.text, reading.known
    for party in reading.named:
        found = None
        if behind := _BEHIND_PARTY.match(text, party.end):
            found = name_at(text, behind.end(), known=known)
        elif before := _BEFORE_PARTY.match(text, 0, party.start):
            found = _name_before(known, text, before.start())
        if found:
            rows = known.members(found.family, reading.when, first_name=found.first_name)
            if any(row.party == party.value for row in rows):
                yield _member(found.start, found.end, found.family)


def _standing_alone(reading: _Reading) -> Iterator[Candidate]:
    """Names on their own: attendance list, signatures, `Voorzitter: X`, askers."""
    for person in reading.present:
        printed = fold(reading.text[person.start : person.end])
        if "member" in person.roles and printed.endswith(fold(person.name)):
            yield _member(person.start, person.end, person.name)


# In this order: of two mentions of the same characters the arbiter keeps the first.
_FINDERS: tuple[Callable[[_Reading], Iterator[Candidate]], ...] = (
    _by_form_of_address,
    _by_first_name,
    _fellows,
    _by_initials,
    _beside_parties,
    _standing_alone,
)


def _name_before(known: People, text: str, end: int) -> FoundName | None:
    """The longest known name that ends at `end`."""
    words = _WORDS_BEFORE.match(text, 0, end)
    if words is None or not known.may_end(words[0].split()[-1]):
        return None
    start = words.start()
    while start < end:
        found = name_at(text, start, known=known)
        if found and found.end == end:
            return found
        start = text.find(" ", start, end) + 1 or end
    return None


def _is_somebody_else(reading: _Reading, match: regex.Match[str], name: FoundName) -> bool:
    """Whether `heer` or `mevrouw` refers to a minister, guest or citizen instead of a member."""
    gender = GENDERS.get(match["polite"].lower())
    if not _is_member(reading, name, gender):
        return True
    return fold(name.family) not in reading.members and _is_functionary(
        reading.text, match.start(), name.end
    )


def _is_functionary(text: str, start: int, end: int) -> bool:
    """Whether a function is printed beside a name: `de speciaal gezant, de heer Van den Berg`."""
    return (
        _FUNCTION_BEFORE.match(text, 0, start) is not None
        or _FUNCTION_BEHIND.match(text, end) is not None
    )


def _is_member(reading: _Reading, name: FoundName, gender: str | None) -> bool:
    if not of_party(reading.text, name.end, reading.when):
        if fold(name.family) in reading.here:
            return fold(name.family) in reading.members
        if OF_ORGANISATION.match(reading.text, name.end):
            return False
    return reading.sat(name, gender=gender) or _left_lately(
        reading.known, name, gender, reading.when
    )


def _left_lately(known: People, name: FoundName, gender: str | None, when: Period) -> bool:
    """Whether exactly one former member with this name left within a term, without a later office."""
    if when.day is None:
        return False
    former = [
        row
        for row in known.former_members(name.family, when)
        if gender in (None, row.gender)
        and row.valid_until
        and row.valid_until > when.day - RECENTLY
    ]
    since = [
        row
        for row in known.ministers(name.family, Period(None, when.day), gender=gender)
        if any(row.valid_from >= left.valid_from for left in former)
    ]
    return len({identity(row) for row in former}) == 1 and not since


def _member(start: int, end: int, family: str) -> Candidate:
    return Candidate(start, end, "member", family, {"party": None})
