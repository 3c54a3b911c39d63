"""Known family names in running text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import timedelta
from typing import NamedTuple

import regex

from ..lexicons.period import Period
from ..parties import parties
from ..people import people

_PARTY = r"(?:\s\([^()]{1,40}\))?"
LISTED = regex.compile(rf"{_PARTY}(?:,\sen\s|,\s|\sen\s|\sEN\s)")
"""Between the names of a list: `Van Laar en Kerstens`."""
JOINED = regex.compile(r"/\s?")
"""Between the names of a motion: `Kröger/Grashoff`."""

GENDERS = {
    "mevrouw": "f",
    "mevr.": "f",
    "mw.": "f",
    "heer": "m",
    "meneer": "m",
    "mijnheer": "m",
    "dhr.": "m",
}
"""The gender that a form of address tells."""

_OF_PARTY = regex.compile(
    r"\s\(|,?\s(?:van|namens)\s(?:(?:de|het)\s)?(?:fractie\svan\s(?:(?:de|het)\s)?)?"
)
OF_ORGANISATION = regex.compile(r"\s(?:van|namens)\s(?:(?:de|het)\s)?\p{Lu}")
"""Behind a name: `de heer Jansen van MVO Nederland`."""
RECENTLY = timedelta(days=4 * 365)
"""How long after leaving somebody is still spoken of by form of address alone: a term."""

_WORDS = regex.compile(r"[\p{L}'’][\p{L}'’.-]*(?:\s[\p{L}'’][\p{L}'’.-]*){0,6}")
_WORD = regex.compile(r"\S+")
_INITIALS = regex.compile(r"(?:\p{Lu}\.)+")
# How a name is printed with an ending of its own: `Diks’`, `Ploumen’s`, `Kaags`.
_ENDINGS = (
    regex.compile(r"\Z"),
    regex.compile(r"['’]\Z"),
    regex.compile(r"['’]s\Z"),
    regex.compile(r"s\Z"),
)


def of_party(text: str, end: int, when: Period) -> bool:
    """Whether a party stands behind a name that ends at `end`: `Thieme van de Partij voor de Dieren`."""
    gap = _OF_PARTY.match(text, end)
    return gap is not None and bool(parties().pattern(when).match(text, gap.end()))


class FoundName(NamedTuple):
    """A known name in a text: its range, the family name, first name and initials where printed."""

    start: int
    end: int
    family: str
    first_name: str | None = None
    initials: str | None = None


def name_at(
    text: str,
    start: int,
    also: Collection[str] = (),
    bears: Callable[[FoundName], bool] | None = None,
) -> FoundName | None:
    """The longest known name that starts at `start`; None where none does.

    Known are the names of the reference data, and folded ones in `also`. `Beckers vraag` can be
    Becker's or that of Beckers: the first that somebody `bears` counts, else the first.

    >>> name_at("Van den Hul van de PvdA", 0)
    FoundName(start=0, end=11, family='Van den Hul', first_name=None, initials=None)
    """
    first = None
    for reading in _readings(text, start, also):
        if bears is None or bears(reading):
            return reading
        first = first or reading
    return first


def _readings(text: str, start: int, also: Collection[str]) -> Iterator[FoundName]:
    match = _WORDS.match(text, start)
    if match is None:
        return
    words, ends = [], []
    for word in _WORD.finditer(match[0]):
        printed = word[0] if _INITIALS.fullmatch(word[0]) else word[0].rstrip(".,")
        words.append(printed)
        ends.append(start + word.start() + len(printed))
        if printed != word[0]:
            break
    if not any(word[:1].isupper() for word in words[:3]):
        return
    skipped = 0
    while skipped < len(words) and _INITIALS.fullmatch(words[skipped]):
        skipped += 1
    for ending in _ENDINGS:
        bare = [ending.sub("", word) for word in words]
        if bare == words and ending is not _ENDINGS[0]:
            continue
        count = people().name_at(bare[skipped:], also)
        count += skipped if count else 0
        if count and (name := people().split_name(" ".join(bare[:count]))):
            end = ends[count - 1] - (len(words[count - 1]) - len(bare[count - 1]))
            yield FoundName(start, end, *name)


def find_names(
    text: str,
    start: int,
    *,
    separators: regex.Pattern[str],
    forms: regex.Pattern[str] | None = None,
    also: Collection[str] = (),
    bears: Callable[[FoundName], bool] | None = None,
) -> list[FoundName]:
    """The known names that stand one after the other from `start` on, between these separators.

    A party in brackets may stand behind each: `Grinwis (ChristenUnie), Koerhuis (VVD)`.
    """
    found: list[FoundName] = []
    position = start
    while True:
        if forms is not None and (form := forms.match(text, position)):
            position = form.end()
        name = name_at(text, position, also, bears)
        if name is None:
            return found
        found.append(name)
        position = name.end
        separator = separators.match(text, position)
        if separator is None:
            return found
        position = separator.end()
