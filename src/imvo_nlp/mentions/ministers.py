"""Ministers, state secretaries and prime ministers: by name, by title, or as `de Minister`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from ..notation.names import fold
from ..notation.period import ANY_DAY, Period
from ..reference.people import People, identity, people
from ..structure.found import GOVERNMENT, Person
from ..text.view import flat
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

_POST = regex.compile(
    r"""(?<![\p{L}-])(?P<former>(?:[Oo]ud|[Ee]x)-)?(?P<post>
        (?:[Vv]ice-?)?(?:[Mm]inister-[Pp]resident|[Pp]remier) | [Mm]inisters? | [Ss]taatssecretaris(?:sen)? | MINISTERS? | STAATSSECRETARIS(?:SEN)?
      | (?P<predecessor>[Aa]mbtsvoorgang(?:st)?ers?)
    )(?![\p{L}-])""",
    regex.VERBOSE,
)
_POST_ANCHORS = anchors(
    r"m(?:inister|ier|btsvoorg)", r"M(?:inister|INISTER)", r"s(?:taatssecr)", r"S(?:taatssecr|TAATSSECR)"
)  # fmt: skip
_BEFORE_ANCHOR = len("oud-vice-pre")
# `de Franse Minister`; `de Nederlandse Minister` is meant.
_FOREIGN = regex.compile(r"(?<=\s)(?!Nederland)\p{Lu}[\p{Ll}\p{Lu}-]*(?:se|ische)\s\Z|\bEU-?\s?\Z")
# `Minister van Arbeid van Bangladesh`, `Minister-President van Curaçao`
_ABROAD = regex.compile(r"\svan\s(?!Nederland\b|Algemene\b)\p{Lu}[\p{L}-]+(?![\p{L}-])")
_ARTICLE = regex.compile(r"\b(?:[Dd]e|[Dd]eze|[Dd]ie|[Uu]w|[Mm]ijn|[Oo]nze|[Ee]en|[Bb]eide)\s\Z")
_NAME_FOLLOWS = regex.compile(r"\s\p{Lu}\p{Ll}+")
_ADDRESS = regex.compile(
    r"(?<![\p{L}-])(?:[Dd]e\s)?(?P<form>[Hh]eer|[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Dd]hr\.|[Mm]eneer|[Mm]ijnheer|(?:[Oo]ud-)?[Cc]ollega)\s(?=\p{Lu})"
)
_JOINT = regex.compile(r"(?:,|\sen|,\sen|\sEN)(?=\s(?:van|voor|VAN|VOOR)\s)")
# A portfolio that the reference data does not know: two words with capitals, or an abbreviation.
_CAPITALISED = r"\p{Lu}[\p{L}-]+(?:(?:,\s(?:van\s)?|\sen\s(?:van\s)?|\s)\p{Lu}[\p{L}-]+){1,7}|\p{Lu}{2,5}|\p{Lu}\p{Ll}?&\p{Lu}"
# `de heer Jansen, staatssecretaris van`; `de Minister van Justitie, de heer Korthals`
_TITLE_BEHIND = regex.compile(r",\s(?:de\s)?(?:toenmalig\s)?(?:[Mm]inister|[Ss]taatssecretaris)\s")
# `uw voorganger, de heer Dijsselbloem`, `de vorige minister, de heer Staghouwer`
_OFFICE_BEFORE = regex.compile(
    r"\b(?:voorgang(?:st)?er|(?:[Vv]orige|[Tt]oenmalige?|[Vv]oormalige?)\s(?:[Mm]inister|[Ss]taatssecretaris)),?\s(?:de\s)?\Z"
)
_NAME_BESIDE = regex.compile(r",?\s(?:de\s)?(?=(?:heer|mevrouw)\s\p{Lu})")
_NAME_PART = regex.compile(r"(?:heer|mevrouw)\s")
_NO_NAME = regex.compile(r"\s(?:d\.d\.|dd\b|inzake|over|van|voor|en|of|om|die|dat|in|op|te)\b")


# `MINISTER VAN VERKEER EN WATER-STAAT`: in capitals a hyphen at a line's end stays.
_CAPITALS = regex.compile(
    r"\s(?P<preposition>VAN|VOOR)\s(?P<portfolio>\p{Lu}[\p{Lu}&-]*(?:,?\s(?:–\s)?\p{Lu}[\p{Lu}&-]*){0,9})"
)


class _Title(NamedTuple):
    """A portfolio behind a post: where its preposition begins, where it ends, and what it is."""

    start: int
    end: int
    portfolio: str


_PREPOSITION = regex.compile(r"\s(?:van|voor)\s")
# A portfolio that is not known is one written with capitals.
_CAPITALISED_PORTFOLIO = regex.compile(
    rf"(?!Minister|Staats|Staat\b)(?:{_CAPITALISED})(?![\p{{L}}&-])"
)


def _title_at(known: People, text: str, start: int) -> _Title | None:
    """The portfolio that is printed at `start`, behind a post or name."""
    if preposition := _PREPOSITION.match(text, start):
        at = preposition.end()
        end = known.portfolio_end(text, at)
        if not end and (unknown := _CAPITALISED_PORTFOLIO.match(text, at)):
            end = unknown.end()
        if end:
            return _Title(start + 1, end, flat(text[at:end]))
    if title := _CAPITALS.match(text, start):
        end = title.end()
        while end > title.start("portfolio"):
            printed = text[title.start("portfolio") : end]
            if office := known.unhyphenated_office(printed):
                return _Title(title.start("preposition"), end, office)
            end = text.rfind(" ", 0, end)
    return None


def find_ministers(
    text: str, present: Sequence[Person], when: Period = ANY_DAY
) -> Iterator[Candidate]:
    """Yield the ministers and state secretaries in `text`, without article.

    `present` are the people who take part in the document: `mevrouw Kaag` is the minister where
    she is one of them, or where she held office on the day of the document and no member had her
    name. `attributes["form"]` is `name`, `title` or `generic`; the value is the family name for
    `name`, and None for the others until the whole document is known.

    >>> [(each.attributes["form"], each.value) for each in find_ministers("Minister Kaag en de Minister", ())]
    [('name', 'Kaag'), ('generic', None)]
    """
    known = people()
    here = {fold(person.name): person for person in present if GOVERNMENT & set(person.roles)}
    named = {fold(person.name) for person in present}
    for match in matches_at(text, _POST, _POST_ANCHORS, _BEFORE_ANCHOR):
        yield from _posts(known, text, match, here, when)
    for match in matches_at(text, _ADDRESS, FORMS_OF_ADDRESS, _BEFORE_ANCHOR):
        name = name_at(text, match.end(), known=known)
        if name is None:
            continue
        if of_party(text, name.end, when):
            continue
        person = here.get(fold(name.family))
        gender = GENDERS.get(match["form"].lower())
        if person and gender and person.gender and person.gender != gender:
            continue
        if person and "member" not in person.roles:
            office = (person.post, person.portfolio)
        elif fold(name.family) in named or not (
            _in_office(known, text, name, match["form"], when)
            or (
                _office_beside(text, match.start("form"), name.end)
                and _is_minister(known, name.family, here, when)
                and not known.members(name.family, when)
            )
        ):
            continue
        else:
            office = (None, None)
        yield _minister(match.start("form"), name.end, name.family, "name", *office)
    for person in present:
        if (
            "signatory" in person.roles
            and fold(person.name) in here
            and person.end - person.start < 60
        ):
            yield _minister(
                person.start, person.end, person.name, "name", person.post, person.portfolio
            )


def _in_office(known: People, text: str, name: FoundName, form: str, when: Period) -> bool:
    """Whether one minister of this name was in office on the day, or lately, and nobody of it a member.

    `de heer Bos van de bank` is none.
    """
    if when.first is None or when.last is None or OF_ORGANISATION.match(text, name.end):
        return False
    gender = GENDERS.get(form.lower())
    rows = known.ministers(name.family, when, initials=name.initials, gender=gender)
    lately = Period(when.first - RECENTLY, when.last)
    rows = rows or known.ministers(name.family, lately, initials=name.initials, gender=gender)
    return len({identity(row) for row in rows}) == 1 and not known.members(
        name.family, when, gender=gender
    )


def _office_beside(text: str, start: int, end: int) -> bool:
    """Whether an office stands beside a name, which ends at `end`."""
    before = _OFFICE_BEFORE.search(text, max(start - 40, 0), start)
    return before is not None or _TITLE_BEHIND.match(text, end) is not None


def _posts(
    known: People, text: str, match: regex.Match[str], here: dict[str, Person], when: Period
) -> Iterator[Candidate]:
    start, end = match.span()
    printed = match["post"].lower()
    post = "state_secretary" if printed.startswith("staats") else "minister"
    if printed.endswith(("president", "premier")):
        post = "prime_minister"
    plural = printed.endswith(("ministers", "sen"))
    before = text[max(start - 24, 0) : start]
    title = _title_at(known, text, end)
    if _is_foreign(before) or _ABROAD.match(text, title.end if title else end):
        return
    name = _name_behind(known, text, end, here, when)
    if match["predecessor"]:
        form = "name" if name else "generic"
        behind = name.end if name else end
        yield _minister(start, behind, name and name.family, form, None, None)
        return
    # A name that nobody here bears: a minister of elsewhere.
    elsewhere = _NAME_FOLLOWS.match(text, end) and not _ARTICLE.search(before)
    if match["former"] or printed.startswith("vice"):
        if name:
            office = None if printed.startswith("vice") else post
            yield _minister(start, name.end, name.family, "name", office, None)
        elif not match["former"]:
            yield _minister(start, end, None, "title", None, None)
        return
    if post == "prime_minister":
        if name:
            yield _minister(start, name.end, name.family, "name", post, None)
        elif not elsewhere:
            yield _minister(start, end, None, "title", post, "Algemene Zaken")
        return
    if title:
        name = None if plural else _name_behind(known, text, title.end, here, when)
        form, behind = ("name", name.end) if name else ("title", title.end)
        yield _minister(start, behind, name and name.family, form, post, title.portfolio)
        if beside := _NAME_BESIDE.match(text, behind):
            at = _NAME_PART.match(text, beside.end())
            name = name_at(text, at.end(), known=known) if at else None
            if name and _held(known, name.family, post, title.portfolio, when):
                yield _minister(beside.end(), name.end, name.family, "name", post, None)
        while plural and (title := _next_title(known, text, title.end)):
            yield _minister(title.start, title.end, None, "title", post, title.portfolio)
        return
    if name and plural:
        for each in find_names(text, end + 1, separators=LISTED, known=known):
            if not _is_minister(known, each.family, here, when):
                break
            begin = start if each.start == end + 1 else each.start
            yield _minister(begin, each.end, each.family, "name", post, None)
        return
    if name:
        title = _title_at(known, text, name.end)
        portfolio = title.portfolio if title else None
        behind = title.end if title else name.end
        yield _minister(start, behind, name.family, "name", post, portfolio)
        return
    if not plural and not elsewhere:
        yield _minister(start, end, None, "generic", post, None)


def _is_foreign(before: str) -> bool:
    """Whether another country's name, or `EU`, stands right before a post; a quick look comes first."""
    ends = before[-3:-1] in ("se", "he") or "EU" in before[-4:]
    return ends and _FOREIGN.search(before) is not None


def _name_behind(
    known: People, text: str, end: int, here: dict[str, Person], when: Period
) -> FoundName | None:
    """The minister's name right behind a post or title: `Minister Kaag`, `Minister van EZ Kamp`."""
    if text[end : end + 1] != " " or _NO_NAME.match(text, end):
        return None

    def bears(name: FoundName) -> bool:
        return _is_minister(known, name.family, here, when)

    name = name_at(text, end + 1, bears=bears, known=known)
    return name if name and bears(name) else None


def _next_title(known: People, text: str, start: int) -> _Title | None:
    joint = _JOINT.match(text, start)
    return _title_at(known, text, joint.end()) if joint else None


def _is_minister(known: People, family: str, here: dict[str, Person], when: Period) -> bool:
    """Whether somebody of this name takes part as a minister, or was one by then."""
    return fold(family) in here or bool(known.ministers(family, Period(None, when.last)))


def _held(known: People, family: str, post: str, portfolio: str, when: Period) -> bool:
    """Whether somebody of this name held an office by then."""
    secretary = post == "state_secretary"
    return any(
        (row.post == "state_secretary") == secretary
        and known.same_office(row.portfolio, portfolio, state_secretary=secretary)
        for row in known.ministers(family, Period(None, when.last))
    )


def _minister(
    start: int, end: int, value: str | None, form: str, post: str | None, portfolio: str | None
) -> Candidate:
    return Candidate(
        start, end, "minister", value, {"form": form, "post": post, "portfolio": portfolio}
    )
