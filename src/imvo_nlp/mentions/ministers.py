"""Ministers, state secretaries and prime ministers: by name, by title, or as `de Minister`."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import regex

from ..notation.abroad import is_abroad
from ..notation.names import fold
from ..notation.period import ANY_DAY, Period
from ..notation.words import (
    COLLEAGUE,
    GENDERS,
    GENTLEMAN,
    LADY,
    MINISTER,
    PRIME_MINISTERS,
    STATE_SECRETARY,
    any_case,
    any_of,
)
from ..reference.people import People, identity, people
from ..structure.found import GOVERNMENT, Person
from ..text.patterns import backward_pattern
from ..text.view import flat
from .candidate import Candidate
from .literals import AnchoredPattern, Anchors
from .names import (
    FORMS_OF_ADDRESS,
    LISTED,
    OF_ORGANISATION,
    RECENTLY,
    FoundName,
    find_names,
    may_be_name,
    name_at,
    of_party,
)

_SINGULAR = any_case((MINISTER, STATE_SECRETARY))
_POST = AnchoredPattern(
    rf"""(?<![\p{{L}}-])(?P<former>(?:[Oo]ud|[Ee]x)-)?(?:
        (?P<vice>[Vv]ice-?)?(?P<prime>{any_case(PRIME_MINISTERS)})
      | {any_case([MINISTER])}(?P<plural>s)?
      | (?P<secretary>{any_case([STATE_SECRETARY])}(?P<plural>sen)?)
        # in the heads of letters of old, and in the signatures below answers
      | {MINISTER.upper()}(?P<plural>S)?
      | (?P<secretary>{STATE_SECRETARY.upper()}(?P<plural>SEN)?)
        # `mijn ambtsvoorganger`
      | (?P<predecessor>[Aa]mbtsvoorgang(?:st)?ers?)
    )(?![\p{{L}}-])""",
    Anchors(
        "minister",
        "mier",
        "mbtsvoorg",
        "Minister",
        "MINISTER",
        "staatssecr",
        "Staatssecr",
        "STAATSSECR",
    ),
    len("oud-vice-pre"),
    regex.VERBOSE,
)
_ADDRESS = AnchoredPattern(
    rf"""(?<![\p{{L}}-])(?:[Dd]e\s)?
    (?P<form>{any_case(GENDERS)}|(?:[Oo]ud-)?{any_case([COLLEAGUE])})\s(?=\p{{Lu}})""",
    Anchors(*FORMS_OF_ADDRESS),
    len("de mijn"),
    regex.VERBOSE,
)
_ARTICLE = backward_pattern(
    rf"\b{any_case(('de', 'deze', 'die', 'uw', 'mijn', 'onze', 'een', 'beide'))}\s"
)
_NAME_FOLLOWS = regex.compile(r"\s\p{Lu}\p{Ll}+")
_JOINT = regex.compile(r"(?:,|\sen|,\sen|\sEN)(?=\s(?:van|voor|VAN|VOOR)\s)")
# `de heer Jansen, staatssecretaris van`; `de Minister van Justitie, de heer Korthals`
_TITLE_BEHIND = regex.compile(rf",\s(?:de\s)?(?:toenmalig\s)?{_SINGULAR}\s")
# `uw voorganger, de heer Dijsselbloem`, `de vorige minister, de heer Staghouwer`
_OFFICE_BEFORE = backward_pattern(
    rf"""\b(?:
        voorgang(?:st)?er
      | (?:[Vv]orige|[Tt]oenmalige?|[Vv]oormalige?)\s{_SINGULAR}
    ),?\s(?:de\s)?""",
    regex.VERBOSE,
)
_NAME_BESIDE = regex.compile(rf",?\s(?:de\s)?(?=(?P<form>{any_of((GENTLEMAN, LADY))}\s)\p{{Lu}})")
_NO_NAME = regex.compile(r"\s(?:d\.d\.|dd\b|inzake|over|van|voor|en|of|om|die|dat|in|op|te)\b")
# `MINISTER VAN VERKEER EN WATER-STAAT`: in capitals a hyphen at a line end stays.
_CAPITALS = regex.compile(
    r"""\s(?P<preposition>VAN|VOOR)\s
    (?P<portfolio>\p{Lu}[\p{Lu}&-]*(?:,?\s(?:–\s)?\p{Lu}[\p{Lu}&-]*){0,9})""",
    regex.VERBOSE,
)
_PREPOSITION = regex.compile(r"\s(?:van|voor)\s")
# A portfolio missing from the reference data is recognized by its capitals.
_CAPITALISED_PORTFOLIO = regex.compile(
    r"""(?!Minister|Staats|Staat\b)(?:
        # two words or more: `Europese Zaken en Handel`
        \p{Lu}[\p{L}-]+(?:(?:,\s(?:van\s)?|\sen\s(?:van\s)?|\s)\p{Lu}[\p{L}-]+){1,7}
      | \p{Lu}{2,5}            # an abbreviation: `LNV`
      | \p{Lu}\p{Ll}?&\p{Lu}  # `V&W`
    )(?![\p{L}&-])""",
    regex.VERBOSE,
)
_LONGEST_SIGNATURE = 60
"""Maximum length in characters of a signatory's line, with post and name. The longest seen has 41,
`Woordvoerder - Staatssecretaris Struycken`; a longer line is a sentence."""


class _Title(NamedTuple):
    """A portfolio after a post: the start of its preposition, its end, and its id."""

    start: int
    end: int
    portfolio: str


def _title_at(known: People, text: str, start: int) -> _Title | None:
    """The portfolio printed at `start`, after a post or name."""
    if text[start + 1 : start + 2] not in ("v", "V"):
        return None  # as after most
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


class _Reading(NamedTuple):
    """A text with the context that decides whether a name is a minister's.

    `here` are the participating members of government, by folded name.
    """

    text: str
    known: People
    when: Period
    present: Sequence[Person]
    here: dict[str, Person]

    def is_minister(self, family: str) -> bool:
        """Whether somebody with this name takes part as a minister, or had been one by then."""
        return fold(family) in self.here or bool(
            self.known.ministers(family, Period(None, self.when.last))
        )

    def held(self, family: str, post: str, portfolio: str) -> bool:
        """Whether somebody with this name had held an office by then."""
        secretary = post == "state_secretary"
        return any(
            (row.post == "state_secretary") == secretary
            and self.known.same_office(row.portfolio, portfolio, state_secretary=secretary)
            for row in self.known.ministers(family, Period(None, self.when.last))
        )

    def name_behind(self, end: int) -> FoundName | None:
        """The minister's name directly after a post or title: `Minister Kaag`, `Minister van EZ Kamp`."""
        text = self.text
        if (
            text[end : end + 1] != " "
            or not may_be_name(text, end + 1)
            or _NO_NAME.match(text, end)
        ):
            return None

        def bears(name: FoundName) -> bool:
            return self.is_minister(name.family)

        name = name_at(text, end + 1, bears=bears, known=self.known)
        return name if name and bears(name) else None


def find_ministers(
    text: str, present: Sequence[Person], when: Period = ANY_DAY
) -> Iterator[Candidate]:
    """Yield the ministers and state secretaries in `text`, without article.

    `present` are the participants: `mevrouw Kaag` is the minister if she is one of them, or if she held office
    on the day of the document and no member had her name. `attributes["form"]` is `name`, `title` or `generic`;
    the value is the family name for `name`, and None for the others until the whole document is known.

    >>> [(each.attributes["form"], each.value) for each in find_ministers("Minister Kaag en de Minister", ())]
    [('name', 'Kaag'), ('generic', None)]
    """
    known = people()
    here = {fold(person.name): person for person in present if GOVERNMENT & set(person.roles)}
    reading = _Reading(text, known, when, present, here)
    for finder in _FINDERS:
        yield from finder(reading)


def _by_post(reading: _Reading) -> Iterator[Candidate]:
    """`Minister Kaag`, `de Minister van Financiën`, `de Minister`."""
    for match in _POST.finditer(reading.text):
        yield from _read_post(reading, match)


def _by_form_of_address(reading: _Reading) -> Iterator[Candidate]:
    """`mevrouw Kaag`, if she is the minister."""
    text, when = reading.text, reading.when
    named = {fold(person.name) for person in reading.present}
    for match in _ADDRESS.finditer(text):
        name = name_at(text, match.end(), known=reading.known)
        if name is None or of_party(text, name.end, when):
            continue
        person = reading.here.get(fold(name.family))
        gender = GENDERS.get(match["form"].lower())
        if person and gender and person.gender and person.gender != gender:
            continue
        post = portfolio = None
        if person and "member" not in person.roles:
            post, portfolio = person.post, person.portfolio
        elif fold(name.family) in named or not _is_absent_minister(reading, match, name, gender):
            continue
        yield _minister(match.start("form"), name.end, name.family, "name", post, portfolio)


def _signatories(reading: _Reading) -> Iterator[Candidate]:
    """Names on their own below a letter."""
    for person in reading.present:
        if (
            "signatory" in person.roles
            and fold(person.name) in reading.here
            and person.end - person.start < _LONGEST_SIGNATURE
        ):
            yield _minister(
                person.start, person.end, person.name, "name", person.post, person.portfolio
            )


# In this order: of two mentions of the same characters the arbiter keeps the first.
_FINDERS: tuple[Callable[[_Reading], Iterator[Candidate]], ...] = (
    _by_post,
    _by_form_of_address,
    _signatories,
)


def _is_absent_minister(
    reading: _Reading, match: regex.Match[str], name: FoundName, gender: str | None
) -> bool:
    """Whether the name means a minister who does not take part in the document."""
    if _in_office(reading, name, gender):
        return True
    return (
        _office_beside(reading.text, match.start("form"), name.end)
        and reading.is_minister(name.family)
        and not reading.known.members(name.family, reading.when)
    )


def _in_office(reading: _Reading, name: FoundName, gender: str | None) -> bool:
    """Whether exactly one minister with this name was in office on the day, or recently, and no member had it.

    False for `de heer Bos van de bank`.
    """
    known, when = reading.known, reading.when
    if when.first is None or when.last is None or OF_ORGANISATION.match(reading.text, name.end):
        return False
    rows = known.ministers(name.family, when, initials=name.initials, gender=gender)
    lately = Period(when.first - RECENTLY, when.last)
    rows = rows or known.ministers(name.family, lately, initials=name.initials, gender=gender)
    return len({identity(row) for row in rows}) == 1 and not known.members(
        name.family, when, gender=gender
    )


def _office_beside(text: str, start: int, end: int) -> bool:
    """Whether an office is printed beside a name that ends at `end`."""
    return (
        _OFFICE_BEFORE.match(text, 0, start) is not None
        or _TITLE_BEHIND.match(text, end) is not None
    )


class _Post(NamedTuple):
    """A post in a text, with the portfolio (`title`) or the minister's name right after it.

    `post` is the contract's value.
    """

    reading: _Reading
    match: regex.Match[str]
    start: int
    end: int
    post: str
    title: _Title | None
    name: FoundName | None

    @property
    def is_plural(self) -> bool:
        """Whether a post is plural: `de Ministers`."""
        return self.match["plural"] is not None

    @property
    def is_elsewhere(self) -> bool:
        """Whether an unknown name follows: the minister of another country."""
        text = self.reading.text
        return (
            text[self.end + 1 : self.end + 2].isupper()
            and _NAME_FOLLOWS.match(text, self.end) is not None
            and _ARTICLE.match(text, 0, self.start) is None
        )


def _read_post(reading: _Reading, match: regex.Match[str]) -> list[Candidate]:
    """The mention of a post: the first applicable rule decides."""
    start, end = match.span()
    title = _title_at(reading.known, reading.text, end)
    if is_abroad(reading.text, start, title.end if title else end):
        return []
    name = reading.name_behind(end)
    kind = "minister"
    if match["secretary"]:
        kind = "state_secretary"
    elif match["prime"]:
        kind = "prime_minister"
    post = _Post(reading, match, start, end, kind, title, name)
    for rule in _POST_RULES:
        found = rule(post)
        if found is not None:
            return found
    return []


def _predecessor(post: _Post) -> list[Candidate] | None:
    """`mijn ambtsvoorganger`, `mijn ambtsvoorganger Ploumen`: the post follows from the document."""
    if not post.match["predecessor"]:
        return None
    if post.name:
        return [_minister(post.start, post.name.end, post.name.family, "name", None, None)]
    return [_minister(post.start, post.end, None, "generic", None, None)]


def _vice(post: _Post) -> list[Candidate] | None:
    """`vicepremier De Jonge`, `de vice-minister-president`: an honour beside a post of another kind."""
    if not post.match["vice"]:
        return None
    if post.name:
        return [_minister(post.start, post.name.end, post.name.family, "name", None, None)]
    if post.match["former"]:
        return []
    return [_minister(post.start, post.end, None, "title", None, None)]


def _former(post: _Post) -> list[Candidate] | None:
    """`oud-minister Bot`; without a name the person is unknown."""
    if not post.match["former"]:
        return None
    if post.name is None:
        return []
    return [_minister(post.start, post.name.end, post.name.family, "name", post.post, None)]


def _prime_minister(post: _Post) -> list[Candidate] | None:
    """`minister-president Rutte`, `de premier`: the portfolio is always the same."""
    if post.post != "prime_minister":
        return None
    if post.name:
        return [_minister(post.start, post.name.end, post.name.family, "name", post.post, None)]
    if post.is_elsewhere:
        return []
    return [_minister(post.start, post.end, None, "title", post.post, "Algemene Zaken")]


def _several_titles(post: _Post) -> list[Candidate] | None:
    """`de Ministers van Financiën en van Justitie en Veiligheid`: a mention for each portfolio."""
    if post.title is None or not post.is_plural:
        return None
    titles = [post.title]
    while following := _next_title(post.reading.known, post.reading.text, titles[-1].end):
        titles.append(following)
    starts = [post.start, *(title.start for title in titles[1:])]
    found = [
        _minister(start, title.end, None, "title", post.post, title.portfolio)
        for start, title in zip(starts, titles, strict=True)
    ]
    return found + _name_beside(post, post.title, post.title.end)


def _titled(post: _Post) -> list[Candidate] | None:
    """`de Minister van Financiën`, `Minister van EZ Kamp`, `de Minister van Justitie, de heer Korthals`."""
    if post.title is None:
        return None
    title = post.title
    name = post.reading.name_behind(title.end)
    if name:
        found = _minister(post.start, name.end, name.family, "name", post.post, title.portfolio)
    else:
        found = _minister(post.start, title.end, None, "title", post.post, title.portfolio)
    return [found, *_name_beside(post, title, found.end)]


def _several_names(post: _Post) -> list[Candidate] | None:
    """`de ministers Kaag en Hoekstra`: the first mention holds the post."""
    if post.name is None or not post.is_plural:
        return None
    found: list[Candidate] = []
    names = find_names(post.reading.text, post.end + 1, separators=LISTED, known=post.reading.known)
    for name in itertools.takewhile(lambda each: post.reading.is_minister(each.family), names):
        start = name.start if found else post.start
        found.append(_minister(start, name.end, name.family, "name", post.post, None))
    return found


def _named(post: _Post) -> list[Candidate] | None:
    """`Minister Kaag`, `Minister Hoekstra van Financiën`."""
    if post.name is None:
        return None
    title = _title_at(post.reading.known, post.reading.text, post.name.end)
    end, portfolio = (title.end, title.portfolio) if title else (post.name.end, None)
    return [_minister(post.start, end, post.name.family, "name", post.post, portfolio)]


def _generic(post: _Post) -> list[Candidate] | None:
    """`de Minister`; plural forms and foreign ministers get no value."""
    if post.is_plural or post.is_elsewhere:
        return None
    return [_minister(post.start, post.end, None, "generic", post.post, None)]


# The order matters: earlier rules catch phrases that only look like a later case.
_POST_RULES: tuple[Callable[[_Post], list[Candidate] | None], ...] = (
    _predecessor,
    _vice,
    _former,
    _prime_minister,
    _several_titles,
    _titled,
    _several_names,
    _named,
    _generic,
)


def _name_beside(post: _Post, title: _Title, end: int) -> list[Candidate]:
    """The holder's name in apposition, as a separate mention: `..., de heer Korthals`."""
    beside = _NAME_BESIDE.match(post.reading.text, end)
    if beside is None:
        return []
    name = name_at(post.reading.text, beside.end("form"), known=post.reading.known)
    if name is None or not post.reading.held(name.family, post.post, title.portfolio):
        return []
    return [_minister(beside.end(), name.end, name.family, "name", post.post, None)]


def _next_title(known: People, text: str, start: int) -> _Title | None:
    joint = _JOINT.match(text, start)
    return _title_at(known, text, joint.end()) if joint else None


def _minister(
    start: int, end: int, value: str | None, form: str, post: str | None, portfolio: str | None
) -> Candidate:
    return Candidate(
        start, end, "minister", value, {"form": form, "post": post, "portfolio": portfolio}
    )
