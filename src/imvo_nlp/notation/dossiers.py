"""Numbers of dossiers and vergaderjaren as the House prints them."""

from __future__ import annotations

from datetime import date, timedelta

import regex

from .period import ANY_DAY, Period

DOSSIER = (
    r"\d{2}\s?\d{3}"  # `26 485`
    r"(?:\s?[-–]\s?\d{2}(?!\d))?"  # a part of it: `21 501-02`
    r"(?:[\s-](?:[IVXL]{1,6}|[A-Z])(?![\p{L}\d]))?"  # a chapter of the budget: `34 550-XVII`
    r"(?:\s?\(R\s?\d{3,4}\))?"  # an act of the Kingdom: `34 209 (R2048)`
)
"""Pattern of a dossier number with its suffix."""


def parse_session_year(year: str, following: str) -> str:
    """A vergaderjaar as the contract writes it.

    A following year that does not follow is a misprint (`2022–203`): the first year decides.

    >>> parse_session_year("1999", "00")
    '1999-2000'
    """
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


def _prinsjesdag(year: int) -> date:
    first = date(year, 9, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)


def normal_dossier(printed: str) -> str:
    """A dossier number without spaces, its suffix behind a hyphen.

    >>> normal_dossier("35 925 XVII"), normal_dossier("21 501-02")
    ('35925-XVII', '21501-02')
    """
    compact = regex.sub(r"[\s–]*\(R\s?\d+\)", "", printed.strip())
    compact = regex.sub(r"\s?[-–]\s?", "-", compact)
    number, suffix = regex.sub(r"\s", "", compact[:6]), compact[6:].strip(" -")
    if len(number) > 5:
        number, suffix = number[:5], (number[5:] + suffix).strip(" -")
    elif len(number) < 5:
        digits = regex.sub(r"\D", "", compact)
        number, suffix = digits[:5], compact[len(digits[:5]) :].strip(" -")
    return f"{number}-{suffix}" if suffix else number
