"""Known family names in running text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

import regex

from ..notation.period import Period
from ..notation.words import PARTICLES, any_of
from ..reference.parties import parties
from ..reference.people import People, PrintedName, people
from ..text.patterns import place_pattern

# `(GroenLinks-PvdA)`; the longest name of a party, that of the VVD in full, has 39 characters.
_PARTY = r"(?:\s\([^()]{1,40}\))?"
LISTED = regex.compile(rf"{_PARTY}(?:,\sen\s|,\s|\sen\s|\sEN\s)")
"""Between the names of a list: `Van Laar en Kerstens`."""
JOINED = regex.compile(r"/\s?")
"""Between the names of a motion: `Kröger/Grashoff`."""

_OF_PARTY = regex.compile(
    r"\s\(|,?\s(?:van|namens)\s(?:(?:de|het)\s)?(?:fractie\svan\s(?:(?:de|het)\s)?)?"
)
OF_ORGANISATION = regex.compile(r"\s(?:van|namens)\s(?:(?:de|het)\s)?\p{Lu}")
"""An organisation after a name: `de heer Jansen van MVO Nederland`."""
RECENTLY = timedelta(days=4 * 365)
"""The time after leaving in which somebody is still named by form of address alone: a term."""

# The maximum number of words of a name: initials, two first names, four of the family name. Only particles are
# in lower case.
_WORD = r"[\p{L}'’][\p{L}'’.-]*"
_WORDS = place_pattern(
    rf"{_WORD}(?:\s(?:(?!\p{{Ll}}){_WORD}|{any_of(PARTICLES)}(?![\p{{L}}'’.-]))){{0,6}}"
)
# `J.M.`, and with an initial of two letters `A.Th.B.`; any other word with a full stop ends a sentence.
_INITIALS = regex.compile(r"(?:(?:\p{Lu}|[CPT]h|Tj|IJ)\.)+")
# The first two letters of words in lower case that can begin a name: `van`, `’t`, `à`.
_SMALL_BEGINS = frozenset(f"{particle} "[:2] for particle in PARTICLES)
# Endings of names: `Diks’`, `Ploumen’s`, `Kaags`.
_ENDINGS = (("'", "’"), ("'s", "’s"), ("s",))


FORMS_OF_ADDRESS = (
    "heer ", "heren ", "hr. ", "Heer ", "Heren ", "meneer ", "mevrouw ", "mevr. ", "mw. ",
    "Meneer ", "Mevrouw ", "Mevr. ", "Mw. ", "collega", "Collega",
)  # fmt: skip
"""Every form of address contains one of these; for `Anchors`."""


def may_be_name(text: str, start: int) -> bool:
    """Whether the letters at a place can begin a name: a cheap test that excludes most words.

    >>> [may_be_name("de Minister van Oorlog is", start) for start in (3, 12, 23)]
    [True, True, False]
    """
    return not text[start : start + 1].islower() or text[start : start + 2] in _SMALL_BEGINS


def of_party(text: str, end: int, when: Period) -> bool:
    """Whether a party follows a name that ends at `end`: `Thieme van de Partij voor de Dieren`."""
    gap = _OF_PARTY.match(text, end)
    return gap is not None and bool(parties().pattern(when).match(text, gap.end()))


class FoundName(NamedTuple):
    """A known name in a text: range, family name, and first name and initials if printed."""

    start: int
    end: int
    family: str
    first_name: str | None = None
    initials: str | None = None


def name_at(
    text: str,
    start: int,
    also: Set[str] = frozenset(),
    bears: Callable[[FoundName], bool] | None = None,
    known: People | None = None,
) -> FoundName | None:
    """The longest known name that starts at `start`; None without one.

    Known names are those of the reference data, and the folded ones in `also`. `Beckers vraag` can be Becker's
    or that of Beckers: the first name that somebody `bears` counts, else the first. Frequent callers pass the
    reference data, to save the lookup by `people()`.

    >>> name_at("Van den Hul van de PvdA", 0)
    FoundName(start=0, end=11, family='Van den Hul', first_name=None, initials=None)
    """
    if not may_be_name(text, start):
        return None
    first = None
    words = _WORDS.match(text, start)
    if words is None:
        return None
    for length, name in _readings(words[0], also, known or people()):
        reading = FoundName(start, start + length, *name)
        if bears is None or bears(reading):
            return reading
        first = first or reading
    return first


@lru_cache(maxsize=10_000)
def _readings(printed: str, also: Set[str], known: People) -> tuple[tuple[int, PrintedName], ...]:
    """The names that printed words can begin with, the likeliest first, with their lengths."""
    words = _printed_words(printed)
    if not any(word[:1].isupper() for word in words[:3]):
        return ()
    skipped = 0
    while skipped < len(words) and _is_initials(words[skipped]):
        skipped += 1
    # Most words begin no name, and need no further check.
    if skipped == len(words) or not (also or known.may_begin(words[skipped])):
        return ()
    readings = []
    for bare in _without_endings(words):
        count = known.name_at(bare[skipped:], also)
        count += skipped if count else 0
        if count and (name := known.split_name(" ".join(bare[:count]))):
            readings.append((len(" ".join([*words[: count - 1], bare[count - 1]])), name))
    return tuple(readings)


def _printed_words(printed: str) -> list[str]:
    """The words up to one with a full stop, which ends any name and is excluded, unlike initials."""
    words = printed.split()
    if "." not in printed:
        return words
    for index, word in enumerate(words):
        if word[-1] == "." and not _is_initials(word):
            return [*words[:index], word.rstrip(".")]
    return words


def _is_initials(word: str) -> bool:
    return word[-1:] == "." and _INITIALS.fullmatch(word) is not None


def _without_endings(words: list[str]) -> Iterator[list[str]]:
    """The words, and variants without an ending."""
    yield words
    for endings in _ENDINGS:
        length = len(endings[0])
        bare = [word[:-length] if word.endswith(endings) else word for word in words]
        if bare != words:
            yield bare


def find_names(
    text: str,
    start: int,
    *,
    separators: regex.Pattern[str],
    forms: regex.Pattern[str] | None = None,
    also: Set[str] = frozenset(),
    bears: Callable[[FoundName], bool] | None = None,
    known: People | None = None,
    unknown: regex.Pattern[str] | None = None,
) -> list[FoundName]:
    """The consecutive known names from `start` on, between these separators.

    Each can have a party in brackets: `Grinwis (ChristenUnie), Koerhuis (VVD)`. Matches of `unknown` are
    skipped; any other unknown name ends the list.
    """
    found: list[FoundName] = []
    known = known or people()
    position = start
    while True:
        if forms is not None and (form := forms.match(text, position)):
            position = form.end()
        name = name_at(text, position, also, bears, known)
        if name is not None:
            found.append(name)
            position = name.end
        elif unknown and (passed := unknown.match(text, position)):
            position = passed.end()
        else:
            return found
        separator = separators.match(text, position)
        if separator is None:
            return found
        position = separator.end()
