"""Members of parliament in running text, by their forms of address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from ..notation.names import fold
from ..notation.period import Period
from ..reference.people import People, identity, people
from ..structure.found import Person
from ..text.patterns import alternation
from .candidate import Candidate
from .names import (
    FORMS_OF_ADDRESS,
    GENDERS,
    LISTED,
    OF_ORGANISATION,
    RECENTLY,
    FoundName,
    anchors,
    find_names,
    matches_at,
    name_at,
    of_party,
)

_PREFIX = r"(?:van|de|den|der|ter|ten|te|el|in)"
# `lid` and `Kamerlid` say of themselves that a member is meant, the others do not.
_FORM = regex.compile(
    rf"""(?<![\p{{L}}-])(?:
        (?P<member>(?:[Oo]ud-)?(?:[Kk]amer)?(?:leden|lid)|LID|LEDEN|(?<=[\p{{L}}\d]-)Kamer(?:leden|lid)
          |(?:[Oo]ud-)?[Cc]ollega(?:[’']s)?(?:-Kamerleden|-Kamerlid)?|[Ss]enator(?:en)?)
      | (?P<polite>[Hh]eer|[Hh]eren|[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Mm]evr\.|[Dd]hr\.|[Mm]w\.)
    )\s+(?=[\p{{Lu}}'’]|{_PREFIX}\s)|(?<=[\p{{L}}\d]-)(?P<suffixed>Kamer(?:leden|lid)|lid|leden|collega)\s+(?=[\p{{Lu}}]|{_PREFIX}\s)""",
    regex.VERBOSE,
)
_ANCHORS = FORMS_OF_ADDRESS + anchors(
    r"l(?:id|eden)\s", r"L(?:ID|EDEN)\s", r"s(?:enator)", r"S(?:enator)"
)
_BEFORE_ANCHOR = len("Oud-Kamer")
_MANY = frozenset(
    ("leden", "kamerleden", "heren", "collega’s", "collega's", "collega’s-kamerleden", "senatoren")
)
_FUNCTION = (
    r"(?:(?:\p{Ll}+-?)?(?:directeur|gezant|bestuurder|bestuursvoorzitter|burgemeester|wethouder|gedeputeerde|commissaris"
    r"|hoogleraar|ambassadeur|inspecteur|ondernemer|onderzoeker|advocaat|rechter|auteur|eigenaar|topman|korpschef)"
    r"|voorzitter\svan\s(?!(?:de|het)\s(?:\p{Ll}+\s){0,2}(?:commissie|fractie|Kamer)))"
)
_FUNCTION_BEFORE = regex.compile(rf"\b{_FUNCTION}\b[^.;:]{{0,60}}?,\s(?:de\s)?\Z")
_FUNCTION_BEHIND = regex.compile(rf",\s(?:(?:de|een)\s)?(?:toenmalige?\s)?{_FUNCTION}\b")
_WITHIN_WORD = re.compile(r"[\w.'’-]")
_FELLOW = regex.compile(r"\b(?:partij|fractie)geno(?:ot|te)\s(?=\p{Lu})")
_INITIALS = regex.compile(
    rf"(?<![\p{{L}}.-])(?:\p{{Lu}}\p{{Ll}}?\.){{1,6}}\s(?=\p{{Lu}}|{_PREFIX}\s)"
)
# `Omtzigt (CDA)`, `Thieme van de Partij voor de Dieren`
_BEFORE_PARTY = regex.compile(r"(?<=\p{L})(?:\s\(|\s(?:van|namens)\s(?:(?:de|het)\s)?)\Z")
# Read backwards (`(?r)`), from where a name must end.
_BEFORE = regex.compile(r"(?r)(?:[\p{L}’'-]+\s){0,4}[\p{L}’'-]+")
# `de VVD’er Becker`, `SP-leider Marijnissen`: what stands before the name is no form of address.
_BEHIND_PARTY = regex.compile(
    r"(?:[’']er|-?(?:fractie(?:voorzitter|leider)|leider|woordvoerder|lijsttrekker)|\svan)\s(?=\p{Lu})"
)


@cache
def _first_names(known: People) -> re.Pattern[str]:
    """The first names of members, where a name can follow: `Maarten Hijink`."""
    return re.compile(rf"(?:{alternation(known.first_names)})(?=\s[A-Zvdhti’'])")


def find_members(
    text: str, present: Sequence[Person], when: Period, named: Sequence[Candidate] = ()
) -> Iterator[Candidate]:
    """Yield the members of parliament who are named in `text`.

    `present` are the people who take part in the document; a name that only they bear is known
    even where the reference data is not. After `heer` and `mevrouw` a name counts when it is of
    a member among them or of someone who sat then; `named` are the parties in the text, beside which
    a bare name counts. The value is the family name; the party is left for when the whole document
    is known.

    >>> [each.value for each in find_members("aan mevrouw Van den Hul van de PvdA", (), Period())]
    ['Van den Hul']
    """
    known = people()
    here = {fold(person.name) for person in present}
    members = {fold(person.name) for person in present if {"member", "chair"} & set(person.roles)}

    def bears(name: FoundName) -> bool:
        return fold(name.family) in members or _sat(known, name, when)

    for match in matches_at(text, _FORM, _ANCHORS, _BEFORE_ANCHOR):
        form = (match["member"] or match["polite"] or match["suffixed"]).lower()
        many = form in _MANY
        if many:
            names = find_names(
                text, match.end(), separators=LISTED, also=here, bears=bears, known=known
            )
        else:
            names = list(filter(None, [name_at(text, match.end(), here, bears, known)]))
        for name in names:
            gender = GENDERS.get(form)
            if match["polite"] and (
                not _is_member(known, text, name, gender, here, members, when)
                or (
                    fold(name.family) not in members
                    and _is_functionary(text, match.start(), name.end)
                )
            ):
                continue
            start = name.start if many else match.start()
            yield _member(start, name.end, name.family)
    for first in _first_names(known).finditer(text):
        # What stands before is not part of the pattern: `re` is fast where that begins with letters.
        if first.start() and _WITHIN_WORD.match(text, first.start() - 1):
            continue
        found = name_at(text, first.start(), known=known)
        if found and found.first_name and _sat(known, found, when):
            yield _member(found.start, found.end, found.family)
    for match in _FELLOW.finditer(text):
        found = name_at(text, match.end(), here, bears, known)
        if found and bears(found):
            yield _member(found.start, found.end, found.family)
    for match in _INITIALS.finditer(text):
        found = name_at(text, match.start(), known=known)
        if found and found.initials and _sat(known, found, when, known_initials=True):
            yield _member(found.start, found.end, found.family)
    yield from _beside_parties(known, text, named, when)
    for person in present:
        # Names that stand alone: attendance list, signatures, `Voorzitter: X`, askers.
        if "member" in person.roles and fold(text[person.start : person.end]).endswith(
            fold(person.name)
        ):
            yield _member(person.start, person.end, person.name)


def _beside_parties(
    known: People, text: str, named: Sequence[Candidate], when: Period
) -> Iterator[Candidate]:
    """Bare names that are members' by the party beside them: `Omtzigt (CDA)`, `VVD’er Becker`."""
    for party in named:
        found = None
        if behind := _BEHIND_PARTY.match(text, party.end):
            found = name_at(text, behind.end(), known=known)
        elif _may_stand_behind(text, party.start) and (
            before := _BEFORE_PARTY.search(text, max(party.start - 24, 0), party.start)
        ):
            found = _name_before(known, text, before.start())
        if found:
            rows = known.members(found.family, when, first_name=found.first_name)
            if any(row.party == party.value for row in rows):
                yield _member(found.start, found.end, found.family)


def _may_stand_behind(text: str, start: int) -> bool:
    """A quick look at what is before a party, as `_BEFORE_PARTY` then tells for sure."""
    return text[max(start - 8, 0) : start].rstrip().endswith(("(", "van", "namens", "de", "het"))


def _name_before(known: People, text: str, end: int) -> FoundName | None:
    """The longest known name that ends at `end`."""
    words = _BEFORE.match(text, max(end - 60, 0), end)
    if words is None or not known.may_end(words[0].split()[-1]):
        return None
    start = words.start()
    while start < end:
        found = name_at(text, start, known=known)
        if found and found.end == end:
            return found
        start = text.find(" ", start, end) + 1 or end
    return None


def _sat(
    known: People,
    name: FoundName,
    when: Period,
    *,
    gender: str | None = None,
    known_initials: bool = False,
) -> bool:
    rows = known.members(
        name.family, when, first_name=name.first_name, initials=name.initials, gender=gender
    )
    return any(row.initials or not known_initials for row in rows)


def _is_functionary(text: str, start: int, end: int) -> bool:
    """Whether a function stands beside a name: `de speciaal gezant, de heer Van den Berg`."""
    apposed = "," in text[max(start - 6, 0) : start]
    before = apposed and _FUNCTION_BEFORE.search(text, max(start - 110, 0), start)
    return bool(before) or _FUNCTION_BEHIND.match(text, end) is not None


def _is_member(
    known: People,
    text: str,
    name: FoundName,
    gender: str | None,
    here: set[str],
    members: set[str],
    when: Period,
) -> bool:
    """Whether a member is meant behind `heer` or `mevrouw`, and no minister, guest or citizen."""
    if not of_party(text, name.end, when):
        if fold(name.family) in here:
            return fold(name.family) in members
        if OF_ORGANISATION.match(text, name.end):
            return False
    return _sat(known, name, when, gender=gender) or _left_lately(known, name, gender, when)


def _left_lately(known: People, name: FoundName, gender: str | None, when: Period) -> bool:
    """Whether one former member of this name left in the term before, and took no office since."""
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
