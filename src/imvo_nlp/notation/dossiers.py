"""Numbers of dossiers and vergaderjaren, as printed by the House."""

from __future__ import annotations

from datetime import date, timedelta

import regex

from .period import ANY_DAY, Period

_PART = r"(?:\s?[-–]\s?\d{2}(?!\d))?"  # a part of it: `21 501-02`
_CHAPTER = (
    r"(?:[IVXL]{1,6}[AB]?|[A-Z])(?![\p{L}\d])"  # of the budget, or a fund: `XVII`, `IIB`, `J`
)
_KINGDOM = r"(?:\s?-?\(R\s?\d{3,4}\))?"  # an act of the Kingdom: `34 209 (R2048)`
DOSSIER = rf"\d{{2}}\s?\d{{3}}{_PART}(?:[\s-]{_CHAPTER})?{_KINGDOM}"
"""Pattern of a dossier number with its suffix, as the House prints it: `26 485`, `34 550-XVII`."""
CITED_DOSSIER = (
    rf"(?<!\d)\d{{2}}[\s.]?\d{{3}}(?!\d){_PART}(?:(?:\s?[-–]\s?|\s|\.)?{_CHAPTER})?{_KINGDOM}"
)
"""The same in citations by others: also `26.485`, `35570.VIII`, `35570VIII`."""
CHAPTER = r"(?:[IVXL]{1,6}[AB]?|[A-Z])"
"""Pattern of a chapter by itself: `hoofdstuk XVII`."""
DIVIDED = frozenset(("21501",))
"""Dossiers with a part per subject, so that `21501-20` is a dossier and not a document."""

_FIRST_YEARS = 44
"""The highest number of two digits that is read as a year of this century."""
_PRINTED = regex.compile(r"\s*(\d{2})[\s.]?(\d{3})(?!\d)(.*)", regex.DOTALL)
_KINGDOM_NUMBER = regex.compile(r"\(R\s?\d+\)")
_SIGNS = regex.compile(r"[\s.–-]+")


def parse_session_year(year: str, following: str) -> str:
    """A vergaderjaar in the form of the contract.

    An inconsistent second year is a misprint (`2022–203`): the first year decides. A first year of
    two digits is after 1945: `22/23`, `97/98`.

    >>> parse_session_year("1999", "00")
    '1999-2000'
    """
    if len(year) == 2:
        year = f"{19 if int(year) > _FIRST_YEARS else 20}{year}"
    return f"{year}-{int(year) + 1}"


def session_period(session_year: str | None) -> Period:
    """The days of a vergaderjaar: from one third Tuesday of September to the next (Grondwet, 65).

    Any day for None.

    >>> session_period("2017-2018").first
    datetime.date(2017, 9, 19)
    """
    if session_year is None:
        return ANY_DAY
    year = int(session_year[:4])
    return Period(_prinsjesdag(year), _prinsjesdag(year + 1))


def session_year_of(day: date) -> str:
    """The vergaderjaar of a date.

    >>> session_year_of(date(2018, 3, 7))
    '2017-2018'
    """
    first = day.year if day >= _prinsjesdag(day.year) else day.year - 1
    return f"{first}-{first + 1}"


def _prinsjesdag(year: int) -> date:
    first = date(year, 9, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)


def normal_dossier(printed: str) -> str:
    """A dossier number without spaces, its suffix after a hyphen.

    Other text only loses its white space.

    >>> normal_dossier("35 925 XVII"), normal_dossier("21 501-02"), normal_dossier("35570.VIII")
    ('35925-XVII', '21501-02', '35570-VIII')
    """
    match = _PRINTED.match(printed)
    if match is None:
        return _SIGNS.sub("-", printed.strip())
    suffix = _SIGNS.sub("-", _KINGDOM_NUMBER.sub("", match[3])).strip("-")
    return f"{match[1]}{match[2]}-{suffix}" if suffix else match[1] + match[2]
