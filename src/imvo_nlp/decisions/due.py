"""Time limits in the words of ministers and chairs, `voor de zomer`, `uiterlijk 16 juli`, and their dates."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import regex

from ..notation.numbers import MONTH_NUMBERS
from ..notation.words import MONTHS, WEEKDAYS, any_of
from ..reference.loader import Recess, data_folder, load_table
from ..text.patterns import alternation, backward_pattern, place_pattern

Days = tuple[date | None, date | None]
"""The first and the last day of a time; None if no rule fixes it."""
UNKNOWN: Days = (None, None)
_DAY = timedelta(days=1)
_SOME_MORE_THAN_A_YEAR = timedelta(days=400)
_MOST_OF_A_YEAR = timedelta(days=270)


class Due(NamedTuple):
    """A printed time limit: its range in the text, and its first and last day.

    A day is None if open (`voor 1 juli` has no first day) or fixed by no rule.
    """

    start: int
    end: int
    first: date | None = None
    last: date | None = None


_COUNTS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_SEASONS = ("zomer", "najaar", "voorjaar", "winter", "herfst", "lente", "jaarwisseling")
_ORDINALS = ("eerste", "tweede", "derde", "vierde")
_MONTH, _YEAR = any_of(MONTHS), r"(?:19|20)\d\d"
_OF_YEAR = rf"(?:,?\s(?:(?:van|in)\s)?(?:(?P<year>{_YEAR})|(?P<relative>dit|volgend|komend)\s(?:kalender)?jaar))?"
_POINTS = {
    "day": rf"(?P<number>\d{{1,2}})\s(?P<month>{_MONTH})(?:\s(?P<year>{_YEAR}))?(?:\s(?:aanstaande|a\.s\.))?",
    "month": rf"(?P<month>{_MONTH}){_OF_YEAR}",
    "quarter": rf"(?:(?P<ordinal>{any_of(_ORDINALS)})\skwartaal|Q(?P<count>[1-4])){_OF_YEAR}",
    "half": rf"(?P<ordinal>eerste|tweede)\shelft{_OF_YEAR}",
    "recess": rf"(?P<recess>(?:zomer|herfst|kerst|voorjaars|krokus|mei)?reces){_OF_YEAR}",
    "prinsjesdag": rf"Prinsjesdag{_OF_YEAR}",
    # `de behandeling van de Defensiebegroting 2026`, `de begrotingsbehandeling van dit najaar`
    "budget": rf"""(?:begrotings?behandeling|behandeling\svan\sde\s(?:[\p{{L}}-]*begroting)|[\p{{L}}-]*begroting)
        (?:\s(?:van\s)?(?:dit\snajaar|{_YEAR}|(?:het\sministerie\svan\s)?(?-i:\p{{Lu}})\p{{L}}+))?""",
    "season": rf"""(?:{any_of(_SEASONS)}|kerst)(?:vakantie)?
        (?:\s(?:van\s)?(?:{_YEAR}|dit\sjaar|volgend\sjaar))?""",
    "weekday": any_of(WEEKDAYS),
    "year": rf"(?P<year>{_YEAR})|(?P<relative>dit|volgend|komend)\s(?:kalender)?jaar",
    "near": r"(?P<relative>deze|volgende|komende)\s(?P<unit>week|maand)",
    "within": rf"""(?:(?:uiterlijk\s)?binnen|over)\s
        (?:(?:nu\sen\s)?(?P<count>\d{{1,2}}|{any_of(_COUNTS)})\s|enkele\s|een\spaar\s)
        (?P<unit>dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|kwartaal)""",
    "coming": r"de\s(?:eerst)?komende\s(?:tijd|periode|weken|maanden|jaren|dagen)",
}
_REACH = 60
"""Maximum number of characters of a time before its anchor: a long compound with `begroting`."""
# The first time that begins within reach.
_POINT = place_pattern(
    rf"""(?s:.{{0,{_REACH}}}?)\K(?<![\p{{L}}\d-])
    (?:{"|".join(f"(?P<{kind}_>{point})" for kind, point in _POINTS.items())})(?![\p{{L}}\d])""",
    regex.VERBOSE | regex.IGNORECASE,
)
_ALONE = frozenset(("near", "within", "coming", "weekday"))
"""Times that need no word before them, like `dit jaar`."""
_UNTIL = ("uiterlijk", "per", "op", "t/m", "tot en met")
_BEFORE = ("voor", "vóór", "vòòr", "voorafgaand", "tot")
_EDGES = ("eind", "einde", "begin", "medio", "half", "rond", "omstreeks", "tegen", "later")
"""Words for a part of a time or a time near it, whose days no rule fixes."""
_LEAD = backward_pattern(
    rf"""(?<![\p{{L}}-])
    (?:(?:nog|ruim|liefst|zo\smogelijk|in\s(?:ieder|elk)\sgeval)\s)*
    (?:{any_of((*_UNTIL, *_BEFORE, "voorafgaand aan", *_EDGES, "in", "na", "vanaf", "in de loop"))}\s)*
    (?:(?:aan\shet|in\shet|het|de|dit|deze|komende?|aankomende?|volgende?|eerstvolgende?|aanstaande
       |{any_of(_EDGES)}|van)\s)*""",
    regex.VERBOSE | regex.IGNORECASE,
)
_IN_BRACKETS = backward_pattern(
    rf"(?<![\p{{L}}-])(?:(?:ruim|in\s(?:ieder|elk)\sgeval)\s)*(?P<lead>{any_of((*_BEFORE, 'uiterlijk'))})\s[^.;()]{{3,100}}\(",
    regex.IGNORECASE,
)


_ANCHOR = re.compile(
    r"[^a-z](?:(?:19|20)[0-9][0-9]|q[1-4] |"
    + alternation(
        ("dag", "week", "weken", "maand", "jaar", "kalenderjaar", "kwartaal", "helft", "reces", "mei", "krokus",
         "prinsjesdag", "behandeling", "kerst", "komende", "eerstkomende", *MONTHS, *WEEKDAYS, *_SEASONS)
    )
    + ")|begroting"
)  # fmt: skip
"""Beginnings of words, one of which is in every time: `_POINT` is a wide pattern, and most sentences have none."""


def find_due(text: str, start: int, end: int, today: date | None = None) -> Due | None:
    """The time limit in a sentence: a deadline takes precedence over a plain time.

    `today` is the day on which it was said or written; a time before it is not a limit. Without it only times
    with a printed year have days. Seasons and the end of a month have no days, since no rule fixes them; `zo
    snel mogelijk` is not a limit. Recesses follow the House's calendar.

    >>> due = find_due("Ik stuur u voor 1 oktober een brief.", 0, 36, date(2025, 7, 3))
    >>> due.first, due.last
    (None, datetime.date(2025, 9, 30))
    >>> find_due("Ik kom zo snel mogelijk met een brief.", 0, 38, date(2025, 7, 3)) is None
    True
    """
    plain = None
    for due, is_limit in _times(text, start, end, today):
        if is_limit:
            return due
        plain = plain or due
    return plain


def _times(text: str, start: int, end: int, today: date | None) -> Iterator[tuple[Due, bool]]:
    """The times in a range that are not past, and whether they are limits."""
    for match in _points(text, start, end):
        kind = next(kind for kind in _POINTS if match[f"{kind}_"] is not None)
        begin, finish = match.span()
        words = ""
        if kind == "day" and (lead := _IN_BRACKETS.match(text, start, begin)):
            begin, finish, words = lead.start(), finish + 1, lead["lead"].lower()
        elif lead := _LEAD.match(text, start, begin):
            begin, words = lead.start(), lead[0].lower()
        if not (_says_when(kind, words) or match["relative"]):
            continue
        days = _RESOLVERS.get(kind, _nothing)(match, words, today)
        if today and days[1] and days[1] < today:
            continue
        yield Due(begin, finish, *_limited(words, days)), kind == "within" or _is_limit(words)


def _points(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """The times in a range, with or without words that make them a limit."""
    tried = start
    # The added space takes the place of a character before the first word.
    for anchor in _ANCHOR.finditer(f" {text[start:end].lower()}"):
        place = start + anchor.start()
        if place < tried:
            continue
        if match := _POINT.match(text, max(place - _REACH, tried), end):
            tried = match.end()
            yield match
        else:
            tried = place + 1


def _says_when(kind: str, words: str) -> bool:
    """Whether the words before a time make it a time at which something happens: `de begroting` alone is not one."""
    if kind in _ALONE:
        return True
    articles = {"van"} if kind in ("quarter", "half") else {"van", "de", "het"}
    return not articles.issuperset(words.split())


def _is_limit(words: str) -> bool:
    return not {"uiterlijk", "per", *_BEFORE}.isdisjoint(words.split())


def _limited(words: str, days: Days) -> Days:
    """The days of a time as limited by the words before it: `voor`, `uiterlijk`, `na`, `eind`."""
    first, last = days
    said = words.split()
    if "uiterlijk" in said and not {"begin", "medio", "half", *_BEFORE}.intersection(said):
        return None, last
    if set(_EDGES).intersection(said):
        return UNKNOWN
    if set(_BEFORE).intersection(said):
        return None, first - _DAY if first else None
    if "na" in said:
        return (last + _DAY if last else None), None
    if "vanaf" in said:
        return first, None
    return first, last


# The days of a time by itself. Every function gets the match, the words before it and today.


def _nothing(match: regex.Match[str], words: str, today: date | None) -> Days:
    return UNKNOWN


def _year_of(match: regex.Match[str], today: date | None) -> int | None:
    """The year printed with a time, or meant by `dit jaar` and the like; None without a year."""
    if match["year"]:
        return int(match["year"])
    if match["relative"] and today:
        return today.year + (match["relative"].lower() != "dit")
    return None


def _coming(
    match: regex.Match[str], words: str, today: date | None, days: Callable[[int], Days]
) -> Days:
    """The days of a time in its printed year, else in the first year in which it is not past.

    A day almost a year ahead may as well be the one that just passed: `op 8 oktober`, said on 26 October.
    Only a limit is certain to lie ahead.
    """
    if year := _year_of(match, today):
        return days(year)
    if today is None or match["relative"]:
        return UNKNOWN
    first = days(today.year)
    if first[1] and first[1] >= today:
        return first
    first = days(today.year + 1)
    begin = first[0] or first[1]
    is_far = begin is not None and begin - today > _MOST_OF_A_YEAR
    return UNKNOWN if is_far and not _is_limit(words) else first


def _day(match: regex.Match[str], words: str, today: date | None) -> Days:
    month, number = MONTH_NUMBERS[match["month"].lower()], int(match["number"])

    def days(year: int) -> Days:
        if not 1 <= number <= calendar.monthrange(year, month)[1]:
            return UNKNOWN
        day = date(year, month, number)
        # `op 1 januari` and `per 1 januari` are deadlines, like `uiterlijk`.
        return (None if {"op", "per"}.intersection(words.split()) else day), day

    return _coming(match, words, today, days)


def _months(first: int, last: int) -> Callable[[int], Days]:
    """A function that returns these months of a year."""
    return lambda year: (date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _month(match: regex.Match[str], words: str, today: date | None) -> Days:
    number = MONTH_NUMBERS[match["month"].lower()]
    return _coming(match, words, today, _months(number, number))


def _quarter(match: regex.Match[str], words: str, today: date | None) -> Days:
    number = int(match["count"] or 0) or _ORDINALS.index(match["ordinal"].lower()) + 1
    return _coming(match, words, today, _months(3 * number - 2, 3 * number))


def _half(match: regex.Match[str], words: str, today: date | None) -> Days:
    first = 1 if match["ordinal"].lower() == "eerste" else 7
    return _coming(match, words, today, _months(first, first + 5))


def _year(match: regex.Match[str], words: str, today: date | None) -> Days:
    year = _year_of(match, today)
    return _months(1, 12)(year) if year else UNKNOWN


def _weekday(match: regex.Match[str], words: str, today: date | None) -> Days:
    if today is None or "volgende" in words.split():
        return UNKNOWN  # `volgende vrijdag` can be this week or next week
    ahead = (WEEKDAYS.index(match[0].lower()) - today.weekday() - 1) % 7 + 1
    return today + ahead * _DAY, today + ahead * _DAY


def _near(match: regex.Match[str], words: str, today: date | None) -> Days:
    if today is None:
        return UNKNOWN
    later = match["relative"].lower() != "deze"
    if match["unit"].lower() == "week":
        monday = today + (7 * later - today.weekday()) * _DAY
        return monday, monday + 6 * _DAY
    year, month = divmod(today.month - 1 + later, 12)
    return _months(month + 1, month + 1)(today.year + year)


def _within(match: regex.Match[str], words: str, today: date | None) -> Days:
    count = (match["count"] or "").lower()
    if today is None or not count or match[0].lower().startswith("over"):
        return UNKNOWN
    number = int(count) if count.isdecimal() else _COUNTS.index(count) + 1
    unit = match["unit"].lower()
    if unit.startswith(("dag", "we")):
        return None, today + number * (1 if unit.startswith("dag") else 7) * _DAY
    months = number * {"m": 1, "k": 3, "j": 12}[unit[0]]
    year, month = divmod(today.month - 1 + months, 12)
    last = calendar.monthrange(today.year + year, month + 1)[1]
    return None, date(today.year + year, month + 1, min(today.day, last))


def _recess(match: regex.Match[str], words: str, today: date | None) -> Days:
    year, name = _year_of(match, today), match["recess"].lower().replace("krokus", "voorjaars")
    before = None
    for row in _recesses(data_folder()):
        if name != row.name:
            continue
        if row.valid_from.year == year:
            return row.valid_from, row.last
        # The next one, if the table has the one a year earlier; otherwise one in between may be missing.
        if year is None and today and row.last >= today:
            known = before and row.valid_from - before.valid_from < _SOME_MORE_THAN_A_YEAR
            return (row.valid_from, row.last) if known else UNKNOWN
        before = row
    return UNKNOWN


@cache
def _recesses(folder: str | None) -> tuple[Recess, ...]:
    return tuple(sorted(load_table(Recess), key=lambda row: row.valid_from))


def _prinsjesdag(match: regex.Match[str], words: str, today: date | None) -> Days:
    def days(year: int) -> Days:
        first = date(year, 9, 1)
        day = first + ((1 - first.weekday()) % 7 + 14) * _DAY
        return day, day

    return _coming(match, words, today, days)


_RESOLVERS: dict[str, Callable[[regex.Match[str], str, date | None], Days]] = {
    "day": _day,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "recess": _recess,
    "prinsjesdag": _prinsjesdag,
    "weekday": _weekday,
    "year": _year,
    "near": _near,
    "within": _within,
}
