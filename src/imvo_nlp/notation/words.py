"""Words that the House uses for people, posts, committees and days: each declared here, once.

Patterns elsewhere are composed of these. `capital` and `any_case` make an alternation of words for
places where a sentence starts, or can start.
"""

from __future__ import annotations

from collections.abc import Iterable

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

ACTING = ("fungerend", "waarnemend", "tijdelijk", "plaatsvervangend")
"""Who presides or signs for another: `de fungerend voorzitter`, `de waarnemend griffier`."""

TITLES = ("prof", "drs", "dr", "mr", "ir", "ing")
"""Academic titles before a name, each printed with a full stop: `dr. Bussemaker`."""

UNFINISHED = (
    "de", "het", "een", "en", "of", "van", "in", "op", "te", "met", "voor", "door", "aan", "bij",
    "dat", "die", "als", "om", "uit", "tot", "naar", "over", "is",
)  # fmt: skip
"""Words that no paragraph and no heading ends with."""

COMMITTEE_ADJECTIVES = ("vaste", "algemene", "tijdelijke", "bijzondere")
"""Kinds of committees of the House: `de vaste commissie voor Financiën`."""

GENTLEMAN, LADY = "heer", "mevrouw"
"""How a report addresses members: `de heer Voordewind`, `mevrouw Diks`."""

VOCATIVES = ("meneer", "mijnheer", LADY)
"""How speakers address each other directly: `meneer Voordewind`."""

PARTICLES = (
    "van", "de", "den", "der", "het", "ter", "ten", "te", "'t", "’t", "in", "op", "el", "al", "la",
    "le", "von", "du", "da", "dos", "tot", "bin", "ben", "toe", "à", "’s", "'s",
)  # fmt: skip
"""Words within a family name that need no capital: `Van der Graaf`, `In 't Veld`."""


def any_of(words: Iterable[str]) -> str:
    """An alternation of plain words, the longest first, as a group.

    >>> any_of(("in", "inzake"))
    '(?:inzake|in)'
    """
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


def capital(words: Iterable[str]) -> str:
    """An alternation of words that start with a capital, as at the start of a line.

    >>> capital(("maandag", "vrijdag"))
    '(?:Maandag|Vrijdag)'
    """
    return any_of(word[0].upper() + word[1:] for word in words)


def any_case(words: Iterable[str]) -> str:
    """An alternation of words whose first letter may be a capital.

    >>> any_case(("minister",))
    '(?:[Mm]inister)'
    """
    return any_of(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)
