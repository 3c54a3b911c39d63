"""Members of parliament in running text, by their forms of address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ..lexicons.period import ANY_DAY, Period
from ..parties import parties
from ..people import fold, people
from ..structure.found import Person
from .candidate import Candidate
from .names import LISTED, FoundName, find_names, name_at

_PREFIX = r"(?:van|de|den|der|ter|ten|te|el|in)"
# `lid` and `Kamerlid` say of themselves that a member is meant, the others do not.
_FORM = regex.compile(
    rf"""(?<![\p{{L}}-])(?:
        (?P<member>(?:[Oo]ud-)?(?:[Kk]amer)?(?:leden|lid)|LID|LEDEN|(?<=[\p{{L}}\d]-)Kamer(?:leden|lid)
          |[Cc]ollega(?:[’']s)?(?:-Kamerleden|-Kamerlid)?|[Ss]enator(?:en)?)
      | (?P<polite>[Hh]eer|[Hh]eren|[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Mm]evr\.|[Dd]hr\.|[Mm]w\.)
    )\s+(?=[\p{{Lu}}'’]|{_PREFIX}\s)|(?<=[\p{{L}}\d]-)(?P<suffixed>Kamer(?:leden|lid)|lid|leden)\s+(?=[\p{{Lu}}]|{_PREFIX}\s)""",
    regex.VERBOSE,
)
_MANY = frozenset(
    ("leden", "kamerleden", "heren", "collega’s", "collega's", "collega’s-kamerleden", "senatoren")
)
_FULL_NAME = regex.compile(
    rf"(?<![\p{{L}}.'’-])(?P<first>\p{{Lu}}\p{{Ll}}+(?:-\p{{Lu}}\p{{Ll}}+)?)(?:\s\p{{Lu}}\p{{Ll}}+)?\s(?:(?:{_PREFIX}|’t|'t)\s){{0,3}}\p{{Lu}}[\p{{L}}-]+"
)
# `de VVD’er Becker`, `SP-leider Marijnissen`: what stands before the name is no form of address.
_OF_PARTY = regex.compile(
    r"(?:\w[’']er|\w-?(?:fractie(?:voorzitter|leider)|leider|woordvoerder|lijsttrekker))\s(?=\p{Lu})"
)
_IN_BRACKETS = regex.compile(r"(?<=\p{L})\s\((?P<party>[\p{L}\d][^():;]{0,40})\)")
_BEFORE = regex.compile(r"(?:[\p{L}’'-]+\s){0,4}[\p{L}’'-]+\Z")
# `de heer Jansen van MVO Nederland` is no member, `de heer Jansen van de SP` is.
_OF_ORGANISATION = regex.compile(r"\s(?:van|namens)\s(?:(?:de|het)\s)?(?P<name>\p{Lu}[\p{L}-]*)")


def find_members(text: str, present: Sequence[Person], when: Period) -> Iterator[Candidate]:
    """Yield the members of parliament who are named in `text`.

    `present` are the people who take part in the document; a name that only they bear is known
    even where the reference data is not. After `heer` and `mevrouw` a name counts when it is of
    a member among them or of someone who sat then; the value is the family name. The party is left
    for when the whole document is known.

    >>> [each.value for each in find_members("aan mevrouw Van den Hul van de PvdA", (), ANY_DAY)]
    ['Van den Hul']
    """
    here = {fold(person.name) for person in present}
    members = {fold(person.name) for person in present if {"member", "chair"} & set(person.roles)}

    def bears(name: FoundName) -> bool:
        return fold(name.family) in members or _sat(name, when)

    for match in _FORM.finditer(text):
        form = (match["member"] or match["polite"] or match["suffixed"]).lower()
        many = form in _MANY
        if many:
            names = find_names(text, match.end(), separators=LISTED, also=here, bears=bears)
        else:
            names = list(filter(None, [name_at(text, match.end(), here, bears)]))
        for name in names:
            if match["polite"] and not _counts(text, name, here, members, when):
                continue
            start = name.start if many else match.start()
            yield _member(start, name.end, name.family)
    for match in _FULL_NAME.finditer(text, overlapped=True):
        if match["first"] in people().first_names:
            found = name_at(text, match.start())
            if found and found.first_name and _sat(found, when):
                yield _member(found.start, found.end, found.family)
    for match in _OF_PARTY.finditer(text):
        found = name_at(text, match.end(), here, bears)
        if found and bears(found):
            yield _member(found.start, found.end, found.family)
    yield from _before_brackets(text, when)
    for person in present:
        # Names that stand alone: attendance list, signatures, `Voorzitter: X`, askers.
        if "member" in person.roles and fold(text[person.start : person.end]).endswith(
            fold(person.name)
        ):
            yield _member(person.start, person.end, person.name)


def _before_brackets(text: str, when: Period) -> Iterator[Candidate]:
    """Bare names that are members' by the party behind them: `Omtzigt (CDA)`."""
    for match in _IN_BRACKETS.finditer(text):
        party = parties().id_of(match["party"], when, in_brackets=True)
        words = _BEFORE.search(text, max(match.start() - 60, 0), match.start())
        if party is None or words is None:
            continue
        start = words.start()
        while start < match.start():
            found = name_at(text, start)
            if found and found.end == match.start():
                rows = people().members(found.family, when, first_name=found.first_name)
                if any(row.party == party for row in rows):
                    yield _member(start, found.end, found.family)
                    break
            start = text.find(" ", start, match.start()) + 1 or match.start()


def _sat(name: FoundName, when: Period) -> bool:
    return bool(
        people().members(name.family, when, first_name=name.first_name, initials=name.initials)
    )


def _counts(text: str, name: FoundName, here: set[str], members: set[str], when: Period) -> bool:
    """Whether a member can be meant behind `heer` or `mevrouw`: not a minister or guest here."""
    key = fold(name.family)
    if key in here:
        return key in members
    of = _OF_ORGANISATION.match(text, name.end)
    if of and not parties().pattern(ANY_DAY).match(text, of.start("name")):
        return False
    return _sat(name, when)


def _member(start: int, end: int, family: str) -> Candidate:
    return Candidate(start, end, "member", family, {"party": None})
