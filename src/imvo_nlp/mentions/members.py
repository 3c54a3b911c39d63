"""Members of parliament in running text, by their forms of address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import regex

from ..people import fold, people
from ..structure.found import Person
from .candidate import Candidate
from .names import LISTED, FoundName, find_names, name_at

# `lid` and `Kamerlid` say of themselves that a member is meant, the others do not.
_FORM = regex.compile(
    r"""(?<![\p{L}-])(?:
        (?P<member>(?:[Oo]ud-)?(?:[Kk]amer)?(?:leden|lid)|LID|LEDEN|(?<=[\p{L}\d]-)Kamer(?:leden|lid)|[Cc]ollega(?:[’']s)?(?:-Kamerleden|-Kamerlid)?)
      | (?P<polite>[Hh]eer|[Hh]eren|[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Mm]evr\.|[Dd]hr\.|[Mm]w\.)
    )\s+(?=[\p{Lu}'’]|(?:van|de|den|der|ter|ten|te|el)\s)|(?<=[\p{L}\d]-)(?P<suffixed>Kamer(?:leden|lid)|lid|leden)\s+(?=[\p{Lu}]|(?:van|de|den|der)\s)""",
    regex.VERBOSE,
)
_MANY = frozenset(
    ("leden", "kamerleden", "heren", "collega’s", "collega's", "collega’s-kamerleden")
)
_FULL_NAME = regex.compile(
    r"(?<![\p{L}.'’-])(?P<first>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?:\s\p{Lu}\p{Ll}+)?\s(?:(?:van|de|den|der|ter|ten|el|in)\s|’t\s|'t\s){0,3}\p{Lu}[\p{L}-]+"
)


def find_members(text: str, present: Sequence[Person], day: date | None) -> Iterator[Candidate]:
    """Yield the members of parliament who are named in `text`.

    `present` are the people who take part in the document; a name that only they bear is known
    even where the reference data is not. After `heer` and `mevrouw` a name counts when it is of
    one of them or of someone who sat on that day; the value is the family name.

    >>> [each.value for each in find_members("aan mevrouw Van den Hul van de PvdA", (), None)]
    ['Van den Hul']
    """
    here: dict[str, list[Person]] = {}
    for person in present:
        here.setdefault(fold(person.name), []).append(person)
    ministers = {
        fold(person.name)
        for person in present
        if {"minister", "state_secretary"} & set(person.roles) and "member" not in person.roles
    }
    for match in _FORM.finditer(text):
        form = (match["member"] or match["polite"] or match["suffixed"]).lower()
        many = form in _MANY
        if many:
            names = find_names(text, match.end(), separators=LISTED, also=here)
        else:
            names = list(filter(None, [name_at(text, match.end(), here)]))
        for name in names:
            if match["polite"] and not _counts(name, here, ministers, day):
                continue
            start = name.start if many else match.start()
            yield _member(start, name.end, name.family, here, name.first_name, form)
    for match in _FULL_NAME.finditer(text, overlapped=True):
        if match["first"] not in people().first_names:
            continue
        found = name_at(text, match.start())
        if found and found.first_name:
            rows = people().members(found.family, day)
            if any(row.first_name == found.first_name for row in rows):
                yield _member(found.start, found.end, found.family, here, found.first_name)
    for person in present:
        # Names that stand alone: attendance list, signatures, `Voorzitter: X`, askers.
        if "member" in person.roles and fold(text[person.start : person.end]).endswith(
            fold(person.name)
        ):
            yield _member(person.start, person.end, person.name, here, person.first_name)


def _counts(
    name: FoundName, here: dict[str, list[Person]], ministers: set[str], day: date | None
) -> bool:
    key = fold(name.family)
    if key in ministers:
        return False
    if key in here:
        return True
    return bool(people().members(name.family, day, first_name=name.first_name))


def _member(
    start: int,
    end: int,
    family: str,
    here: dict[str, list[Person]],
    first_name: str | None = None,
    form: str = "",
) -> Candidate:
    """The mention, with the party of the one who takes part and whom first name and form allow."""
    same = [
        person
        for person in here.get(fold(family), ())
        if (first_name is None or person.first_name in (None, first_name))
        and not (form == "mevrouw" and person.honorific == "heer")
        and not (form in ("heer", "meneer", "mijnheer") and person.honorific == "mevrouw")
    ]
    held = {person.party for person in same}
    return Candidate(
        start, end, "member", family, {"party": held.pop() if len(held) == 1 else None}
    )
