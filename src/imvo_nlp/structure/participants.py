"""Participants: attendance list, signatures, speakers, askers and answerers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

import regex

from ..notation.period import ANY_DAY
from ..notation.words import ACTING, GENTLEMAN, LADY, TITLES, any_of, capital
from ..reference.people import People, PrintedName, identity, people
from ..text.patterns import LinePattern
from ..text.view import CleanText, flat
from .found import GOVERNMENT, Person
from .turns import STRICT_NAME, Label, name_pattern, read_post

# `S. van Veldhoven - Van der Meer`: a double name can have spaces.
_PART_OF_NAME = name_pattern("[ ]")
_NAME = rf"{_PART_OF_NAME}(?:[ ][-–][ ]{_PART_OF_NAME})?"
_PRESENT = LinePattern(
    r"""^(?:Aanwezig|Tegenwoordig)\s(?:is|zijn|was|waren)\s[^.:]{1,60}?\s(?:leden|lid)
      (?:\s(?:der|van\sde)\s(?:Kamer|commissie)s?)?,?        # `vijf leden der Kamer`
      \s(?:te\sweten|en\swel|namelijk)\s?:?\s*
      (?P<names>.+?)
      (?=
          [,.]?\n\n
        | [,.]?\s(?:alsmede|benevens)\s                      # who is present and no member
        | [,.]?\sen\s(?:de\sheer|mevrouw|de\sheren)
        | (?<!\b\p{Lu})\.\s*$                              # no initial's full stop
      )""",
    "Aanwezig|Tegenwoordig",
    regex.DOTALL | regex.VERBOSE,
)
_LISTED = regex.compile(r"(?P<name>[^,]+?)(?:\s?,\sen\s|\s?,\s|\sen\s|$)")
_CHAIR_SIGNS = LinePattern(
    rf"""^(?:De\s(?P<role>(?:{any_of(ACTING)}\s)?voorzitter|(?:adjunct-|{any_of(ACTING)}\s)?griffier)
        |(?P<role>Adjunct-griffier))
      (?:
          \svan\sde\s[^.]{{5,200}}?,
          (?:
              \s*\n\s*(?P<name>{_NAME})[ ]?$                            # on the next line
            | [ ](?P<name>{_NAME})[ ]?(?=\n\n|\nDe\s|\nVoorzitter|\nVraag\s|\n\d|\Z)  # on the same one
          )
        | ,\s+(?P<name>(?:\p{{Lu}}\p{{Ll}}?\.){{1,6}}[ ]?{_NAME})[ ]?$   # of a chamber, with initials
      )""",
    rf"De\s(?:{any_of(ACTING)}|adjunct|voorzitter|griffier)|Adjunct",
    regex.DOTALL | regex.VERBOSE,
)
_CHAIR_LINE = LinePattern(
    rf"""^(?:{capital(ACTING)}\s)?(?P<role>[Vv]oorzitter|[Gg]riffier)[ ]?:[ ]?
      (?:de\s{GENTLEMAN}\s|{LADY}\s)?
      (?P<name>{_NAME}(?<![.!?]))[ ]?$""",
    rf"{capital(ACTING)}|[Vv]oorzitter|[Gg]riffier",
    regex.VERBOSE,
)
_CONSULTATION = regex.compile(
    r"\b(?:overleg|gesprek)\s+gevoerd\b.{0,600}?(?=:\s*$|\.\s|\n\n)", regex.DOTALL | regex.MULTILINE
)
# The end of a motion; `re` is fast for a pattern that begins with a plain word.
_ORDER_OF_THE_DAY = re.compile(r"gaat(?<=\ben\sgaat)\sover\stot\sde\sorde\svan\sde\sdag\.")
# The names of submitters close an amendment or a bill of members.
_MOST_SUBMITTERS = 21
"""Maximum number of submitters below each other: a motion of all fracties has as many as there are fracties."""
_SUBMITTERS_REACH = 600
"""Code points after the end of a motion within which they sign; eight names of the tests take 75."""
_ATTENDANCE_REACH, _CONSULTATION_REACH = 20_000, 6_000
"""Code points from the start within which a report lists or greets those present, and names the interlocutors
of a committee. In the documents of the tests these are the first 2500 and the first 2800; many fracties or a
long head can precede them."""
_SUBMITTERS = regex.compile(
    rf"[.!?»]\s*\n\n(?P<names>(?:{_NAME}[ ]?\n\s*){{0,{_MOST_SUBMITTERS - 1}}}{_NAME})\s*\Z"
)
_OFFICE_LINE = re.compile(
    r"\n[^\S\n]*(?:De )?(?:[Mm]inister|MINISTER|[Ss]taatssecretaris|STAATSSECRETARIS)"
)
_WAS_SIGNED = r"(?:\(?(?:w\.g\.|was[ ]getekend)\)?[ ])?"
_NAME_LINE = regex.compile(rf"^{_WAS_SIGNED}(?P<name>{_NAME})[ ]?$", regex.MULTILINE)
_ROLES = ("member", "minister", "state_secretary", "chair", "clerk", "signatory", "other")


_POST = r"""(?P<post>
        [Mm]inister-[Pp]resident(?:,\s+[Mm]inister(?=\svan\sAlgemene))?  # he holds both posts
      | [Mm]inister|MINISTER | [Ss]taatssecretaris|STAATSSECRETARIS
    )"""
_TITLES = rf"(?:{any_of(TITLES)}\.[ ]?)*"
_OTHER_PORTFOLIO = r"[^()\n,]{3,160}?(?:\n[^()\n,]{3,80}?)?"
# The same in a signature, up to the end of its line or a comma.
_SIGNED_PORTFOLIO = r"[^()\n,]{3,160}+(?:\n[^()\n,]{3,80}+)?"
_LONGEST_PORTFOLIO = len(" voor ") + 160 + len("\n") + 80
_END = r"(?=,|\.|;|\sen\s(?:de\s)?(?:heer|mevrouw|met|minister|staatssecretaris)\b|\sover\b|\n\n|:)"
# `overleg gevoerd met minister Herfkens voor Ontwikkelingssamenwerking`: the words before the preposition,
# those after a known portfolio, and the whole with any other portfolio.
_CONSULTED = (
    r"(?:\b(?:met|en|alsmede)|,)\s(?:de\s)?"
    r"(?P<post>[Mm]inister(?:-[Pp]resident)?|[Ss]taatssecretaris)\s(?P<name>{})"
)
_OFFICE_ENDS = rf"(?:\s\([^()]{{2,12}}\))?{_END}"
_PREPOSITION = re.compile(r"\s(?:van|voor)\s")
_BEFORE_PREPOSITION = regex.compile(rf"{_CONSULTED.format(STRICT_NAME)}\Z")
# `minister Ritzen en staatssecretaris Nuis van Onderwijs`: the one named before them
_BESIDE = regex.compile(rf"{_CONSULTED.format(STRICT_NAME)}\s\Z")
_BEHIND_OFFICE = regex.compile(_OFFICE_ENDS)
_CONSULTED_ON_OTHER = regex.compile(
    rf"{_CONSULTED.format(name_pattern(lazy=True))}{_PREPOSITION.pattern}"
    rf"(?P<portfolio>{_OTHER_PORTFOLIO}){_OFFICE_ENDS}"
)
_NAMED_GUEST = rf"(?P<honorific>de\s{GENTLEMAN}|{LADY})\s(?P<name>{STRICT_NAME})"
# Required parts of the two patterns for guests, with any portfolio: most reports have neither.
_CAN_BE_GUEST = regex.compile(rf"{_NAMED_GUEST},\s+{_POST}", regex.VERBOSE)
_CAN_BE_GREETED = re.compile(
    rf"(?:inister|INISTER|ecretaris|ECRETARIS)\b[^()]{{0,{_LONGEST_PORTFOLIO}}}?,\s+"
    rf"(?:de\s{GENTLEMAN}|{LADY})\s"
)


class _Offices:
    """Patterns with the names of all portfolios: slow to compile, needed by few texts."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._office = self._office_with(_OTHER_PORTFOLIO)
        self._signing_office = self._office_with(_SIGNED_PORTFOLIO)

    def _office_with(self, other_portfolio: str) -> str:
        # The words after a portfolio delimit it, except one with a comma in it, which must be known.
        listing = self._people.listing_portfolio_pattern
        return rf"""{_POST}
            (?:\s(?:van\s|voor\s|VAN\s|VOOR\s)?
              (?P<portfolio>(?:{listing})(?![\p{{L}}-])|{other_portfolio})
            )?"""

    @cached_property
    def guest(self) -> regex.Pattern[str]:
        """A guest with an office after the name: `de heer Koenders, minister voor Ontwikkelingssamenwerking`."""
        return regex.compile(rf"{_NAMED_GUEST},\s+{self._office}{_END}", regex.VERBOSE)

    @cached_property
    def greeted(self) -> regex.Pattern[str]:
        """A guest with an office before the name: `de minister voor Ontwikkelingssamenwerking, de heer Koenders`."""
        return regex.compile(rf"\bde\s{self._office},\s+{_NAMED_GUEST}", regex.VERBOSE)

    @cached_property
    def signs(self) -> LinePattern:
        """A signature, with the name below or after the office: `De Minister van Economische Zaken,`."""
        return LinePattern(
            rf"""^(?:De|DE|de)\s{self._signing_office}
              (?:,\s+mede\snamens\s[^.]{{5,200}}?)?[ ]?
              (?:
                  ,?[ ]?\n\s*{_TITLES}(?P<name>{_NAME})[ ]?$
                | ,[ ]{_TITLES}(?P<name>(?:\p{{Lu}}\p{{Ll}}?\.){{1,6}}[ ]?{_NAME})[ ]?$  # with initials
              )""",
            r"(?:De|DE|de)\s(?:[Mm]inister|MINISTER|[Ss]taatssecretaris|STAATSSECRETARIS)",
            regex.VERBOSE,
        )

    @cached_property
    def signs_below(self) -> regex.Pattern[str]:
        """A signature with the name above the office, as under letters of ministries."""
        name = rf"{_WAS_SIGNED}{_TITLES}(?P<name>{_NAME})"
        return regex.compile(
            rf"^{name}[ ]?\n\s*(?:De[ ])?{self._signing_office}[ ]?(?=\n\n|\Z)",
            regex.MULTILINE | regex.VERBOSE,
        )


@cache
def _offices(people: People) -> _Offices:
    return _Offices(people)


def find_people(
    document: CleanText, labels: Iterable[Label], *, guests: bool = False
) -> tuple[Person, ...]:
    """Everybody named by the attendance list, the signatures or a speaker's heading.

    With `guests`, in a debate, also those listed or welcomed as guests. One entry per place, in the order of
    the text; `merge_people` merges them by person.

    >>> letter = CleanText.of("De Minister van Economische Zaken,\\nH.G.J. Kamp")
    >>> [(person.name, person.initials, person.roles) for person in find_people(letter, ())]
    [('Kamp', 'H.G.J.', ('minister', 'signatory'))]
    """
    body = document.body
    found = [*_attendance(body), *_signatures(body), *_speakers(labels)]
    if guests:
        found += _guests(body)
    return tuple(sorted(found, key=lambda person: person.start))


def _attendance(body: str) -> Iterator[Person]:
    for match in _PRESENT.finditer(body, 0, _ATTENDANCE_REACH):
        for listed in _LISTED.finditer(body, *match.span("names")):
            name = people().split_name(listed["name"].strip())
            if name is not None:
                printed = listed["name"]
                start = listed.start("name") + len(printed) - len(printed.lstrip())
                yield Person(
                    start,
                    listed.start("name") + len(printed.rstrip()),
                    name.family,
                    ("member",),
                    name.initials,
                    name.first_name,
                )


class _Guest(NamedTuple):
    """A minister who is listed or welcomed, as printed: the range of the name, and the words beside it."""

    start: int
    end: int
    post: str
    portfolio: str
    honorific: str | None = None


def _guests(body: str) -> Iterator[Person]:
    for guest in (*_greeted(body), *_consulted(body)):
        name = people().split_name(body[guest.start : guest.end])
        if name is None or not _is_guest(guest, name):
            continue
        role, post = read_post(guest.post)
        yield Person(
            guest.start,
            guest.end,
            name.family,
            (role,),
            name.initials,
            name.first_name,
            guest.honorific,
            post=post,
            portfolio=guest.portfolio or None,
        )


def _is_guest(guest: _Guest, name: PrintedName) -> bool:
    """Whether a minister of the Netherlands is named, unlike `de minister van Arbeid daar, de heer Chunnu`."""
    known = people()
    return known.knows_office(guest.portfolio) or bool(known.ministers(name.family))


def _greeted(body: str) -> Iterator[_Guest]:
    """The guests whom a report names with form of address and office."""
    offices = _offices(people())
    found: list[regex.Match[str]] = []
    if _CAN_BE_GUEST.search(body, 0, _ATTENDANCE_REACH):
        found += offices.guest.finditer(body, 0, _ATTENDANCE_REACH)
    if _CAN_BE_GREETED.search(body, 0, _ATTENDANCE_REACH):
        found += offices.greeted.finditer(body, 0, _ATTENDANCE_REACH)
    for match in found:
        honorific = match["honorific"].removeprefix("de ")
        yield _Guest(*match.span("name"), match["post"], flat(match["portfolio"] or ""), honorific)


def _consulted(body: str) -> Iterator[_Guest]:
    """The ministers whom the head of a report names after `overleg gevoerd met`.

    A known portfolio is tried first, since names contain `van` too.
    """
    head = _CONSULTATION.search(body, 0, _CONSULTATION_REACH)
    if head is None:
        return
    taken: set[int] = set()
    behind, end = head.span()
    for preposition in _PREPOSITION.finditer(body, behind, end):
        start = preposition.end()
        stop = people().portfolio_end(body, start)
        closing = _BEHIND_OFFICE.match(body, stop, end) if stop else None
        if closing and (match := _BEFORE_PREPOSITION.search(body, behind, preposition.start())):
            taken.add(match.start("post"))
            portfolio = flat(body[start:stop])
            if beside := _BESIDE.search(body, behind, match.start()):
                yield _Guest(*beside.span("name"), beside["post"], _shared(beside, portfolio))
            behind = closing.end()
            yield _Guest(*match.span("name"), match["post"], portfolio)
    for match in _CONSULTED_ON_OTHER.finditer(body, *head.span()):
        if match.start("post") not in taken:
            yield _Guest(*match.span("name"), match["post"], flat(match["portfolio"]))


def _shared(named: regex.Match[str], portfolio: str) -> str:
    """The portfolio printed after another name, if it is also this minister's; else empty."""
    secretary = named["post"].lower() == "staatssecretaris"
    name = people().split_name(named["name"])
    held = name and people().held(name.family, portfolio, ANY_DAY, state_secretary=secretary)
    return portfolio if held else ""


def _signatures(body: str) -> Iterator[Person]:
    for match in _CHAIR_SIGNS.finditer(body):
        name = people().split_name(match["name"])
        if name is not None:
            # A signatory chair is a member; `Voorzitter: X` names the one who presides.
            role = "clerk" if "griffier" in match["role"] else "member"
            yield Person(
                *match.span("name"),
                name.family,
                (role, "signatory"),
                name.initials,
                name.first_name,
            )
    for match in _CHAIR_LINE.finditer(body):
        name = people().split_name(match["name"])
        if name is not None:
            roles = ("clerk",) if match["role"].lower() == "griffier" else ("member", "chair")
            yield Person(*match.span("name"), name.family, roles, name.initials, name.first_name)
    # In a debate a motion is followed by a speaker's heading instead of signatures.
    signed = {match.end(): None for match in _ORDER_OF_THE_DAY.finditer(body)}
    submitters = _SUBMITTERS.search(body, _last_lines(body, _MOST_SUBMITTERS + 1))
    if submitters and not any(submitters.start() <= end <= submitters.end() for end in signed):
        signed[submitters.start("names")] = None
    for end in signed:
        yield from _submitters(body, end)
    for match in _signed_below(body):
        name = people().split_name(match["name"])
        if name is not None and people().ministers(name.family):
            yield _signing(match, name)
    for match in _offices(people()).signs.finditer(body):
        name = people().split_name(match["name"])
        # Below an office without a comma only a known name is a signature.
        comma = "," in body[match.end("portfolio") : match.start("name")]
        if name is not None and (comma or people().knows(name.family)):
            yield _signing(match, name)


def _last_lines(body: str, count: int) -> int:
    """The start of the last `count` lines that are not empty."""
    start = len(body)
    while count and start > 0:
        end, start = start - 1, body.rfind("\n", 0, start - 1) + 1
        count -= not body[start : end + 1].isspace()
    return start


def _signed_below(body: str) -> Iterator[regex.Match[str]]:
    """The signatures with the office below the name, sought from the office, since names are frequent."""
    behind = 0
    for office in _OFFICE_LINE.finditer(body):
        end = office.start()
        while end > behind and body[end - 1].isspace():
            end -= 1
        start = body.rfind("\n", behind, end) + 1 or behind
        if not _NAME_LINE.match(body, start, end):
            continue
        if match := _offices(people()).signs_below.match(body, start):
            yield match
            behind = match.end()


def _signing(match: regex.Match[str], name: PrintedName) -> Person:
    role, post = read_post(match["post"])
    return Person(
        *match.span("name"),
        name.family,
        (role, "signatory"),
        name.initials,
        name.first_name,
        post=post,
        portfolio=people().spelled_portfolio(flat(match["portfolio"] or "")) or None,
    )


def _submitters(body: str, start: int) -> Iterator[Person]:
    """The signatories of a motion, an amendment or a bill: known names, each on its own line."""
    for match in _NAME_LINE.finditer(body, start, start + _SUBMITTERS_REACH):
        name = people().split_name(match["name"])
        if name is None or not people().knows(name.family):
            break
        yield Person(
            *match.span("name"),
            name.family,
            ("member", "signatory"),
            name.initials,
            name.first_name,
        )


def _speakers(labels: Iterable[Label]) -> Iterator[Person]:
    for label in labels:
        if label.name is not None:
            role = label.role if label.role != "chair" else "member"
            yield Person(
                label.start,
                label.end,
                label.name.family,
                (role,),
                label.name.initials,
                label.name.first_name,
                label.honorific,
                label.party,
                label.post,
                source_id=label.person_id,
                affiliation=label.affiliation,
            )


def merge_people(found: Iterable[Person]) -> tuple[Person, ...]:
    """One entry per person, with the facts from all places; two people with the same name stay two.

    People of one family name are the same unless first names, initials or parties differ, or one
    presides while the other speaks and the reference data knows several members of that name.
    """
    merged: list[Person] = []
    by_name: dict[str, list[int]] = defaultdict(list)
    presiding = -1
    for person in sorted(found, key=lambda each: each.start):
        # If namesakes are known, a person with a heading as speaker does not preside.
        speaks = person.party is not None and "member" in person.roles
        others = {presiding} if speaks and _has_namesakes(person.name) else set()
        for index in by_name[person.name]:
            if index not in others and _same(merged[index], person):
                merged[index] = _union(merged[index], person)
                break
        else:
            index = len(merged)
            merged.append(person)
            by_name[person.name].append(index)
        if "chair" in person.roles:
            presiding = index
    return tuple(merged)


def _has_namesakes(name: str) -> bool:
    return len({(row.wikidata, row.first_name) for row in people().members(name)}) > 1


def _same(known: Person, other: Person) -> bool:
    if known.name != other.name:
        return False
    if (known.affiliation or other.affiliation) and not _can_be_guests(known, other):
        return False
    if _has_namesakes(known.name) and not _fit(known, other):
        return False
    governs = [bool(GOVERNMENT & set(person.roles)) for person in (known, other)]
    if governs[0] != governs[1] and _are_several(known.name):
        return False
    pairs = (
        (known.first_name, other.first_name),
        (known.party, other.party),
        (known.source_id, other.source_id),
        (known.initials and known.initials[0], other.initials and other.initials[0]),
    )
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


def _can_be_guests(known: Person, other: Person) -> bool:
    """Whether neither person is a member or in government: `De heer Visser (Algemene Rekenkamer):`."""
    return {*known.roles, *other.roles} == {"other"} and (
        known.affiliation == other.affiliation or None in (known.affiliation, other.affiliation)
    )


def _are_several(name: str) -> bool:
    """Whether a name belongs to a minister and to another person, a member."""
    ministers = {identity(row) for row in people().ministers(name)}
    return len(ministers | {identity(row) for row in people().members(name)}) > 1


def _fit(known: Person, other: Person) -> bool:
    """Whether the initials of one can belong to the first name of the other; true unless both are printed."""
    pairs = ((known.initials, other.first_name), (other.initials, known.first_name))
    return all(not mine or not theirs or mine[0] == theirs[0] for mine, theirs in pairs)


def _union(known: Person, other: Person) -> Person:
    roles = {*known.roles, *other.roles}
    missing = {key: getattr(other, key) for key in Person._fields if getattr(known, key) is None}
    return known._replace(roles=tuple(role for role in _ROLES if role in roles), **missing)
