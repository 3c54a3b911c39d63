"""Dates, times and lists of numbers as the House prints them."""

from __future__ import annotations

from datetime import date

import regex

from .words import MONTHS, any_of

MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, start=1)}
DATE = rf"\d{{1,2}}\s{any_of(MONTHS)}\s(?:19|20)\d\d"
"""Pattern of a printed date: `28 februari 2018`."""

_BETWEEN = r"(?:,\s?en|,|en|&|t/m|tot\sen\smet|tot|[-–])"
_NUMBER = r"\d{1,3}(?:[a-z]\b|\s[a-z]\)|\s?bis\b)?"
NUMBERS = rf"{_NUMBER}(?:\s?{_BETWEEN}\s?(?:vra(?:ag|gen)\s)?{_NUMBER}\b){{0,59}}"
"""Pattern of a list of question numbers: `7, 8, en 9`, `2 t/m 4`, `2a en 2b`; of sixty at most, as lists
of data look like it."""

_DATE = regex.compile(rf"(\d{{1,2}})\s({any_of(MONTHS)})\s(\d{{4}})", regex.IGNORECASE)
_DAY = regex.compile(rf"(\d{{1,2}})\s({any_of(MONTHS)})", regex.IGNORECASE)
# One `uur` can serve two times: `van 16.10 tot 16.15 uur`.
_TIME = regex.compile(r"(\d{1,2})[.:](\d{2})(?=\s?uur|\s(?:tot|en)\s\d{1,2}[.:]\d\d\s?uur)")
_STEP = regex.compile(r"(t/m|tot\sen\smet|tot|[-–])?\s?(\d{1,3})")


def parse_date(text: str) -> date | None:
    """The first printed date in a text; None where there is none or it is no day.

    >>> parse_date("ingezonden 22 december 2017")
    datetime.date(2017, 12, 22)
    """
    match = _DATE.search(text)
    if match is None:
        return None
    try:
        return date(int(match[3]), MONTH_NUMBERS[match[2].lower()], int(match[1]))
    except ValueError:
        return None


def recent_date(text: str, before: date | None) -> date | None:
    """The last day on or before `before` that is printed without a year: `6 februari jl.`

    None where there is none, or where nothing says before when.

    >>> recent_date("28 september", date(2018, 3, 7))
    datetime.date(2017, 9, 28)
    """
    match = _DAY.search(text)
    if match is None or before is None:
        return None
    for year in (before.year, before.year - 1):
        try:
            day = date(year, MONTH_NUMBERS[match[2].lower()], int(match[1]))
        except ValueError:
            continue
        if day <= before:
            return day
    return None


def iso_date(text: str | None) -> str | None:
    """The first printed date as ISO date, None where there is none."""
    day = parse_date(text) if text else None
    return day.isoformat() if day else None


def parse_times(text: str) -> tuple[str, ...]:
    """All printed times as HH:MM.

    >>> parse_times("van 20.53 uur tot 21.00 uur")
    ('20:53', '21:00')
    """
    return tuple(f"{int(match[1]):02d}:{match[2]}" for match in _TIME.finditer(text))


def parse_numbers(text: str) -> tuple[int, ...]:
    """The question numbers of a printed list, ranges written out, without letters: `2a` is 2.

    >>> parse_numbers("2 t/m 4, en 7")
    (2, 3, 4, 7)
    """
    numbers: list[int] = []
    for match in _STEP.finditer(text):
        number = int(match[2])
        if match[1] and numbers and numbers[-1] < number <= numbers[-1] + 100:
            numbers += range(numbers[-1] + 1, number)
        if number not in numbers:
            numbers.append(number)
    return tuple(numbers)
