"""Dates, times and lists of numbers as the House prints them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from .words import MONTHS, MONTHS_CUT_SHORT, any_case, any_of

MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, start=1)}
PRINTED_DATE = rf"\d{{1,2}}\s{any_of(MONTHS)}\s(?:19|20)\d\d"
"""Pattern of a date as the House prints it: `28 februari 2018`."""

_FORMS = {**MONTH_NUMBERS, **MONTHS_CUT_SHORT}
_MONTH = rf"(?:{any_case(_FORMS)}|{any_of(map(str.upper, _FORMS))})\.?"
_YEAR = r"(?:19|20)\d\d"
_FIGURES = "|".join(rf"\d{{1,2}}{sign}\d{{1,2}}{sign}{_YEAR}(?!\d)" for sign in ("-", "/", r"\."))
DATE = rf"(?:\d{{1,2}}\s?{_MONTH}\s?{_YEAR}|{_FIGURES})"
"""Pattern of a date, also in typed forms: `12 Februari 2021`, `12 febr. 2021`, `12-02-2021`."""

_BETWEEN = r"(?:,\s?en|,|en|&|t/m|tot\sen\smet|tot|[-–])"
_NUMBER = r"\d{1,3}(?:[a-z]\b|\s[a-z]\)|\s?bis\b)?"
NUMBERS = rf"{_NUMBER}(?:\s?{_BETWEEN}\s?(?:vra(?:ag|gen)\s)?{_NUMBER}\b){{0,59}}"
"""Pattern of a list of question numbers: `7, 8, en 9`, `2 t/m 4`, `2a en 2b`; of sixty at most, as lists
of data look like it."""

_DATE = regex.compile(
    rf"""(?<!\d)(?:
        (?P<day>\d{{1,2}})\s?(?P<name>{any_of(_FORMS)})\.?\s?(?P<year>{_YEAR})
      | (?P<day>\d{{1,2}})(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<year>{_YEAR})(?!\d)
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_DAY = regex.compile(rf"(\d{{1,2}})\s?({any_of(_FORMS)})", regex.IGNORECASE)
# One `uur` can serve two times: `van 16.10 tot 16.15 uur`.
_TIME = regex.compile(r"(\d{1,2})[.:](\d{2})(?=\s?uur|\s(?:tot|en)\s\d{1,2}[.:]\d\d\s?uur)")
_CLOCK = regex.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d|24[.:]00")  # a meeting can close at 24.00
_STEP = regex.compile(r"(t/m|tot\sen\smet|tot|[-–])?\s?(\d{1,3})")


def parse_date(text: str) -> date | None:
    """The first date in a text, also in typed forms; None without one, or for an impossible date.

    >>> parse_date("ingezonden 22 december 2017"), parse_date("d.d. 12-02-2021"), parse_date("31 febr. 2021")
    (datetime.date(2017, 12, 22), datetime.date(2021, 2, 12), None)
    """
    match = _DATE.search(text)
    return _day_of(match) if match else None


def impossible_dates(text: str) -> Iterator[tuple[int, int]]:
    """The places of impossible dates.

    >>> list(impossible_dates("(ingezonden 31 februari 2021)"))
    [(12, 28)]
    """
    return (
        match.span()
        for match in _DATE.finditer(text)
        # `14-15-2019` is not a date at all.
        if _day_of(match) is None and int(match["month"] or 1) <= len(MONTHS)
    )


def _day_of(match: regex.Match[str]) -> date | None:
    name = match["name"]
    month = _FORMS[name.lower()] if name else int(match["month"])
    try:
        return date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


def recent_date(text: str, before: date | None) -> date | None:
    """The most recent day, on or before `before`, of a date printed without a year: `6 februari jl.`

    None without such a date, or without `before`.

    >>> recent_date("28 september", date(2018, 3, 7))
    datetime.date(2017, 9, 28)
    """
    match = _DAY.search(text)
    if match is None or before is None:
        return None
    for year in (before.year, before.year - 1):
        try:
            day = date(year, _FORMS[match[2].lower()], int(match[1]))
        except ValueError:
            continue
        if day <= before:
            return day
    return None


def iso_date(text: str | None) -> str | None:
    """The first printed date as ISO date; None without one."""
    day = parse_date(text) if text else None
    return day.isoformat() if day else None


def parse_times(text: str) -> tuple[str | None, ...]:
    """All printed times as HH:MM, in order; None for an impossible time.

    >>> parse_times("van 20.53 uur tot 21.00 uur"), parse_times("Sluiting 25.61 uur")
    (('20:53', '21:00'), (None,))
    """
    return tuple(
        f"{int(match[1]):02d}:{match[2]}" if _CLOCK.fullmatch(match[0]) else None
        for match in _TIME.finditer(text)
    )


def parse_numbers(text: str) -> tuple[int, ...]:
    """The question numbers of a printed list, with ranges expanded, without letters: `2a` is 2.

    >>> parse_numbers("2 t/m 4, en 7")
    (2, 3, 4, 7)
    """
    if text.isdecimal() and len(text) <= 3:  # like most lists
        return (int(text),)
    numbers: list[int] = []
    for match in _STEP.finditer(text):
        number = int(match[2])
        if match[1] and numbers and numbers[-1] < number <= numbers[-1] + 100:
            numbers += range(numbers[-1] + 1, number)
        if number not in numbers:
            numbers.append(number)
    return tuple(numbers)
