"""Ministers, state secretaries and prime ministers: by name, by title, or as `de Minister`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from ..people import fold, people
from ..structure.found import Person
from .candidate import Candidate
from .names import name_at

_POST = regex.compile(
    r"(?<![\p{L}-])(?P<post>(?:[Vv]ice)?[Mm]inister-[Pp]resident|[Pp]remier|[Mm]inisters?|[Ss]taatssecretaris(?:sen)?)(?![\p{L}-])"
)
# `de Franse Minister`; `de Nederlandse Minister` is meant.
_FOREIGN = regex.compile(
    r"(?<=\s)(?!Nederland)\p{Lu}\p{Ll}+(?:se|ische)\s\Z|\b(?:EU|[Oo]ud|[Ee]x)-?\s?\Z"
)
# `Minister van Arbeid van Bangladesh`, `Minister-President van Curaçao`
_ABROAD = regex.compile(r"\svan\s(?!Nederland\b|Algemene\b)\p{Lu}[\p{L}-]+(?![\p{L}-])")
_ARTICLE = regex.compile(r"\b(?:[Dd]e|[Dd]eze|[Dd]ie|[Uu]w|[Mm]ijn|[Oo]nze|[Ee]en|[Bb]eide)\s\Z")
_NAME_FOLLOWS = regex.compile(r"\s\p{Lu}\p{Ll}+")
_ADDRESS = regex.compile(
    r"(?<![\p{L}-])(?:[Dd]e\s)?(?P<form>[Hh]eer|[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Cc]ollega)\s(?=\p{Lu})"
)
_JOINT = regex.compile(r"(?:,|\sen|,\sen)(?=\s(?:van|voor)\s)")
# A portfolio that the reference data does not know: two words with capitals, or an abbreviation.
_CAPITALISED = r"\p{Lu}[\p{L}-]+(?:(?:,\s|\sen\s|\s)(?:van\s)?\p{Lu}[\p{L}-]+){1,7}|\p{Lu}{2,5}|\p{Lu}\p{Ll}?&\p{Lu}"


@cache
def _portfolios() -> regex.Pattern[str]:
    """` van Economische Zaken`: a known portfolio, else one written with capitals."""
    known = people().portfolio_pattern
    return regex.compile(
        rf"\s(?P<preposition>van|voor)\s(?P<portfolio>(?:{known})(?![\p{{L}}&-])"
        rf"|(?!Minister|Staats|Staat\b)(?:{_CAPITALISED})(?![\p{{L}}&-]))"
    )


def find_ministers(text: str, present: Sequence[Person]) -> Iterator[Candidate]:
    """Yield the ministers and state secretaries in `text`, without article.

    `present` are the people who take part in the document: `mevrouw Kaag` is the minister where
    she is one of them. `attributes["form"]` is `name`, `title` or `generic`; the value is the
    family name for `name`, and None for the others until the whole document is known.

    >>> [(each.attributes["form"], each.value) for each in find_ministers("Minister Kaag en de Minister", ())]
    [('name', 'Kaag'), ('generic', None)]
    """
    here = {
        fold(person.name): person
        for person in present
        if {"minister", "state_secretary"} & set(person.roles)
    }
    for match in _POST.finditer(text):
        yield from _posts(text, match, here)
    for match in _ADDRESS.finditer(text):
        name = name_at(text, match.end())
        if name and (person := here.get(fold(name.family))) and "member" not in person.roles:
            yield _minister(
                match.start("form"), name.end, name.family, "name", person.post, person.portfolio
            )
    for person in present:
        if (
            "signatory" in person.roles
            and fold(person.name) in here
            and person.end - person.start < 60
        ):
            yield _minister(
                person.start, person.end, person.name, "name", person.post, person.portfolio
            )


def _posts(text: str, match: regex.Match[str], here: dict[str, Person]) -> Iterator[Candidate]:
    start, end = match.span()
    printed = match["post"].lower()
    post = "state_secretary" if printed.startswith("staats") else "minister"
    if printed.endswith(("president", "premier")):
        post = "prime_minister"
    plural = printed.endswith(("ers", "sen"))
    before = text[max(start - 24, 0) : start]
    title = _portfolios().match(text, end)
    if _FOREIGN.search(before) or _ABROAD.match(text, title.end() if title else end):
        return
    # A name that nobody here bears: a minister of elsewhere.
    elsewhere = _NAME_FOLLOWS.match(text, end) and not _ARTICLE.search(before)
    if printed.startswith("vice"):
        yield _minister(start, end, None, "title", None, None)
        return
    name = name_at(text, end + 1) if text[end : end + 1] == " " else None
    if post == "prime_minister":
        if name and _is_minister(name.family, here):
            yield _minister(start, name.end, name.family, "name", post, None)
        elif not elsewhere:
            yield _minister(start, end, None, "title", post, "Algemene Zaken")
        return
    if title:
        yield _minister(start, title.end(), None, "title", post, _portfolio(title))
        while plural and (title := _next_title(text, title.end())):
            start = title.start("preposition")
            yield _minister(start, title.end(), None, "title", post, _portfolio(title))
        return
    if name and _is_minister(name.family, here):
        if title := _portfolios().match(text, name.end):
            yield _minister(start, title.end(), name.family, "name", post, _portfolio(title))
        else:
            yield _minister(start, name.end, name.family, "name", post, None)
        return
    if not plural and not elsewhere:
        yield _minister(start, end, None, "generic", post, None)


def _next_title(text: str, start: int) -> regex.Match[str] | None:
    joint = _JOINT.match(text, start)
    return _portfolios().match(text, joint.end()) if joint else None


def _portfolio(title: regex.Match[str]) -> str:
    return " ".join(title["portfolio"].split())


def _is_minister(family: str, here: dict[str, Person]) -> bool:
    return fold(family) in here or bool(people().ministers(family))


def _minister(
    start: int, end: int, value: str | None, form: str, post: str | None, portfolio: str | None
) -> Candidate:
    return Candidate(
        start, end, "minister", value, {"form": form, "post": post, "portfolio": portfolio}
    )
