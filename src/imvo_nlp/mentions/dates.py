"""Days, months, years and periods in running text, and their dates."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from ..notation.numbers import MONTH_NUMBERS
from ..notation.words import MONTHS, WEEKDAYS, any_of
from ..text.patterns import backward_pattern, place_pattern
from .candidate import Candidate

_Match = regex.Match[str]

_NEAR, _NEAR_IN_ANOTHER_YEAR = timedelta(days=120), timedelta(days=45)
"""The maximum distance of a day printed without a year from that of the document.

A third of a year: the same day of any other year is then at least twice as far away. Across the turn of a year
the limit is lower, since speakers tend to name the other year.
"""

_ABBREVIATED = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTHS = {**MONTH_NUMBERS, **_ABBREVIATED}
_COUNTS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5,
    "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
}  # fmt: skip
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4}
_SEASONS = (
    "zomer", "voorjaar", "najaar", "winter", "herfst", "lente", "kerst", "jaarwisseling",
    "zomerreces", "kerstreces", "herfstreces", "voorjaarsreces", "meireces", "krokusreces",
    "reces", "zomervakantie", "kerstvakantie", "Prinsjesdag",
)  # fmt: skip
_DAYS_NEAR = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}

_NO_LETTER = r"(?![\p{L}\d]|-\p{Ll})"
_CENTURY = r"(?:19\d|20[0-6])"  # the horizon of debates: 2050, 2060
_YEAR = rf"{_CENTURY}\d(?![\p{{L}}\d]|[.,/-]\d)"
_PAST = r"(?:jl\.?|jongstleden|ll\.|laatstleden)"
_COMING = r"(?:a\.s\.|aanstaande)"
# `2019`, `van dit jaar`, `vorig jaar`: the year of a month, a season or a quarter.
_OF_YEAR = rf"""(?:,?\s(?:(?:van|in)\s)?(?:
    (?P<year>{_YEAR}) | (?P<which>dit|vorig|volgend|afgelopen|komend)\s(?:kalender)?jaar{_NO_LETTER}
))?"""

# Bounds of a time. `voor` with a year alone mostly means for it: `de begroting voor 2018`.
_BOUND = backward_pattern(
    r"""(?<![\p{L}-])(?:
        (?:(?:nog|ruim|uiterlijk)\s)?(?P<before>[Vv](?:oor|óór|òòr))
      | (?P<through>[Uu]iterlijk(?:\sop|\sper|\sin)?|[Tt]ot\sen\smet|t/m)
      | (?P<until>[Tt]ot)
      | (?P<after>[Nn]a)
      | (?P<since>[Ss]inds|[Vv]anaf)
    )\s(?:(?:de|het)\s)?""",
    regex.VERBOSE,
)
# A vague part of a time: `begin 2019`, `in de loop van dit jaar`.
_PART = backward_pattern(
    r"""(?<![\p{L}-])(?:
        (?P<start>[Bb]egin) | (?P<close>[Ee]inde?)
      | [Mm]edio | [Hh]alverwege | [Rr]ond | [Oo]mstreeks | [Hh]alf
    )\s(?:van\s)?(?:(?:de|het)\s)?""",
    regex.VERBOSE,
)
_WHICH_BEFORE = backward_pattern(
    r"(?<!\p{L})(?P<which>[Dd]it|[Dd]eze|[Vv]orige?|[Vv]olgende?|[Aa]fgelopen|[Kk]omende?|[Aa]anstaande)\s"
)
_DAY_BEFORE = backward_pattern(
    rf"""(?<![\p{{L}}\d,/-]|\d\.)
    (?:(?P<weekday>(?i:{any_of(WEEKDAYS)}))\s)?
    (?:(?P<first>\d{{1,2}})(?:\s(?:en|tot|t/m|tot\sen\smet|–|-)\s|[–-]))?
    (?P<day>\d{{1,2}})e?\s?""",
    regex.VERBOSE,
)
_MONTH = place_pattern(
    rf"""(?: (?P<month>(?i:{any_of(MONTHS)})){_NO_LETTER}
       | (?P<month>(?i:{any_of(_ABBREVIATED)})){_NO_LETTER}\.? )
    (?: \s(?P<sign>{_PAST}|{_COMING}){_NO_LETTER} | {_OF_YEAR})""",
    regex.VERBOSE,
)
# A month without day or year counts only after such a word: `mei` and `maart` are also common
# words.
_MONTH_CUE = backward_pattern(
    r"""(?<!\p{L})(?:[Ii]n|[Vv]an|[Ss]inds|[Vv]anaf|[Tt]ot|[Vv]óór|[Nn]a|[Ee]ind|[Bb]egin|[Mm]edio
    |[Hh]alf|[Aa]fgelopen|[Kk]omende)\s""",
    regex.VERBOSE,
)
_FIGURES = backward_pattern(
    # Read backwards, so the sign is met from its right.
    r"(?<![\p{L}\d./-])(?P<day>\d{1,2})(?P=sign)(?P<month>\d{1,2})(?P<sign>[-/.])"
)
_YEARS = place_pattern(
    rf"(?P<year>{_CENTURY}\d)(?![\p{{L}}\d])(?:\s?[–/-]\s?(?P<last>(?:19|20)?\d\d)(?![\p{{L}}\d]|[.,/-]\d))?"
)
# Four digits that are not a year: part of a number or an address, an amount.
_NO_YEAR_BEFORE = backward_pattern(
    r"""(?: [\p{L}\d][.,/_–-] | [€$£&=/_#] | [€$£]\s | \p{L} | \d | \d\s
      | (?:[Aa]rt(?:ikel|\.)?|[Nn]rs?\.?|[Nn]ummers?|[Ii][Ss][Oo]|[Bb]lz\.|[Pp]\.|[Pp]agina|[Dd]ossier
         |[Aa]genda|Horizon|Euro|circa|ruim|bijna|ongeveer|van\sde)\s
      | [Vv]ergaderja(?:ar|ren)\s(?:\d{4}\s?[-–]\s?)? )""",
    regex.VERBOSE,
)
_NO_YEAR_BEHIND = place_pattern(
    r"""(?: [\p{L}\d_/%@] | [.,:/–-]\d | \s?(?:%|€|°)
      | \sVragen\svan  # after the number of written questions
      | \s(?:euro|dollar|mensen|bedrijven|werknemers|banen|ton|kg|km|m2|m3|ha|hectare|MW|uur|procent
         |leden|kinderen|miljoen|miljard|vluchten|woningen|keer|personen|arbeiders)(?!\p{L}) )""",
    regex.VERBOSE,
)
_PART_OF_YEAR = place_pattern(
    rf"(?:{any_of(_SEASONS)}){_NO_LETTER}{_OF_YEAR}",
    regex.VERBOSE,
)
_FRACTION = place_pattern(rf"(?P<unit>kwartaal|helft){_NO_LETTER}{_OF_YEAR}", regex.VERBOSE)
_ORDINAL = backward_pattern(
    rf"(?<!\p{{L}})(?P<ordinal>(?i:{any_of(_ORDINALS)})|[1-4](?:e|ste|de))\s"
)
_QUARTER = place_pattern(rf"Q(?P<quarter>[1-4]){_NO_LETTER}{_OF_YEAR}", regex.VERBOSE)
_UNIT = place_pattern(rf"(?P<unit>jaar|maand|week|weekend){_NO_LETTER}")
_AGO = place_pattern(
    rf"(?:jaar|maanden|maand|dagen|dag|weken|week){_NO_LETTER}\sgeleden{_NO_LETTER}"
)
_COUNT = backward_pattern(rf"(?<!\p{{L}})(?P<count>(?i:{any_of(_COUNTS)})|\d{{1,2}})\s")
_DECADE = place_pattern(
    r"jaren\s(?:(?P<tens>twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)(?!\p{L})|[’']\d0)"
)
_WEEKDAY = place_pattern(rf"(?:{any_of(WEEKDAYS)}){_NO_LETTER}(?!\s\d)")
_NEAR_DAY = place_pattern(rf"(?i:{any_of(_DAYS_NEAR)}){_NO_LETTER}")
# `Goede morgen` and `de morgen` do not mean tomorrow.
_PART_OF_DAY = backward_pattern(r"\p{L}|(?<!\p{L})(?:[Gg]oede|[Dd]e|[Ee]lke)\s")
_SEASON_CUE = backward_pattern(
    r"""(?<!\p{L})(?:[Vv](?:oor|óór|òòr)|[Nn]a|[Ii]n|[Tt]ot|[Ss]inds|[Vv]anaf|[Rr]ond|[Oo]p|[Mm]et|[Ii]n\sde\sloop\svan)\s
    (?:(?:het\s(?:einde|begin)\svan\s)?(?:de|het)\s)?""",
    regex.VERBOSE,
)
_DECADES = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")

Days = tuple[date, date]


class _Time(NamedTuple):
    """A time without its bounds: range, days, form of the value, and evidence.

    `days` and `value` are None if no rule fixes them.
    """

    start: int
    end: int
    days: Days | None = None
    value: str | None = None
    relative: bool = False
    is_year: bool = False


def find_dates(
    text: str, today: date | None = None, closed: Sequence[tuple[int, int]] = ()
) -> Iterator[Candidate]:
    """Yield the days, months, years and periods that `text` names, in order.

    `today` is the document's date. Values that need it are None without it; so are vague times
    (`voor de zomer`, `begin 2019`). `closed` are ranges, sorted, in which a bare year is not a
    date, such as citations. Vague periods (`de komende jaren`), durations and times of day are not
    found.

    >>> for each in find_dates("Sinds 2013, vorig jaar en in het derde kwartaal", date(2018, 3, 6)):
    ...     print(each.value, each.attributes["relative"])
    2013/.. False
    2017 True
    2018-07-01/2018-09-30 True
    """
    behind = 0
    starts = [start for start, _ in closed]
    for at, rule in _anchors(text):
        if at < behind:
            continue
        time = rule(text, at, today)
        if time is None or time.start < behind:
            continue
        if (
            time.is_year
            and (index := bisect_right(starts, time.start))
            and (time.start < closed[index - 1][1])
        ):
            continue
        bounded = _bounded(text, time, behind)
        behind = bounded.end
        yield bounded


def _anchors(text: str) -> Iterator[tuple[int, _Rule]]:
    """The places of possible dates, with the rules that read them."""
    for word, start, _ in _AUTOMATON.find_matches_as_indexes(text):
        rule = _RULE_OF[word]
        # No date begins within a word, and few numbers are years: this check saves most patterns.
        if rule is _year:
            if text[start + 2 : start + 4].isdecimal():
                yield start, rule
        elif not text[start - 1 : start].isalnum():
            yield start, rule


def _bounded(text: str, time: _Time, behind: int) -> Candidate:
    """A time with preceding words that bound it or name a part of it."""
    start, value, days = time.start, time.value, time.days
    part = _PART.match(text, behind, start)
    if part:
        start, value = part.start(), None
        days = days and _edge(days, part)
    bound = _BOUND.match(text, behind, start)
    if bound and not (time.is_year and not part and bound["before"] and _is_plain(bound)):
        start = bound.start()
        value = _open(bound, days)
        if bound["since"] and part and part["close"]:
            value = None  # `vanaf eind 2018` has no certain first day
        elif bound["since"] and time.value and not part and "/" not in time.value:
            value = f"{time.value}/.."
    return Candidate(start, time.end, "date", value, {"relative": time.relative})


def _is_plain(bound: _Match) -> bool:
    return bound["before"].lower() == "voor"


def _edge(days: Days, part: _Match) -> Days | None:
    """The last possible day of `het begin` or `het einde` of a time; None for other parts."""
    if part["close"]:
        return days[1] + timedelta(days=1), days[1]
    return (days[0], days[0]) if part["start"] else None


def _open(bound: _Match, days: Days | None) -> str | None:
    """The interval on one side of a time."""
    if days is None:
        return None
    first, last = days
    day = timedelta(days=1)
    if bound["before"] or bound["until"]:
        return f"../{first - day}"
    if bound["through"]:
        return f"../{last}"
    if bound["after"]:
        return f"{last + day}/.."
    return f"{first}/.."


# The rules. They read the text around an anchor, and return None if it is not a date.


def _month(text: str, at: int, today: date | None) -> _Time | None:
    match = _MONTH.match(text, at)
    if match is None or text[at - 1 : at].isalpha():
        return None
    month = _MONTHS[match["month"].lower()]
    day = _DAY_BEFORE.match(text, 0, at)
    year, relative = _year_of(match, today)
    if day:
        return _day(match, day, month, year, relative, today)
    if match["month"].lower() in _ABBREVIATED or match["sign"]:
        return None
    if not match["year"] and not match["which"]:
        which = _WHICH_BEFORE.match(text, 0, at)
        if not which and not _MONTH_CUE.match(text, 0, at):
            return None
        start = which.start() if which else at
        # The distance of a month is that of its middle.
        sign = (
            {"afgelopen": "jl.", "komende": "a.s."}.get(which["which"].lower()) if which else None
        )
        year, relative = _nearest(15, month, sign, today), True
        at = start
    days = _month_days(year, month) if year else None
    value = days and f"{days[0]:%Y-%m}"
    return _Time(at, match.end(), days, value, relative)


def _day(
    match: _Match, printed: _Match, month: int, year: int | None, relative: bool, today: date | None
) -> _Time | None:
    """A day with its month: `28 februari 2018`, `6 en 7 maart`, `9 maart jl.`"""
    numbers = [int(each) for each in (printed["first"], printed["day"]) if each]
    start, end = printed.start(), match.end()
    if not match["year"] and not match["which"]:
        relative = True
        # `1 juni–30 november` is a recurring season.
        seasonal = match.string[end : end + 1] in ("–", "-")
        year = None if seasonal else _nearest(numbers[-1], month, match["sign"], today)
        if year and printed["weekday"] and not _is_on(printed["weekday"], year, month, numbers[0]):
            year = None  # `zondag 8 maart` of an unstated year
    known = [_date(year, month, number) for number in numbers] if year else []
    if year and None in known:
        return _Time(start, end, relative=relative)  # `31 februari 2018`
    days = [each for each in known if each]
    if not days:
        return _Time(start, end, relative=relative)
    value = str(days[0]) if len(days) == 1 else f"{days[0]}/{days[-1]}"
    return _Time(start, end, (days[0], days[-1]), value, relative)


def _is_on(weekday: str, year: int, month: int, day: int) -> bool:
    found = _date(year, month, day)
    return found is not None and WEEKDAYS[found.weekday()] == weekday.lower()


def _nearest(day: int, month: int, sign: str | None, today: date | None) -> int | None:
    """The year of a date printed without one; None if two are equally likely."""
    if today is None:
        return None
    near = [_date(today.year + step, month, day) for step in (-1, 0, 1)]
    known = [each for each in near if each]
    if sign and regex.fullmatch(_PAST, sign):
        return max((each.year for each in known if each <= today), default=None)
    if sign:
        return min((each.year for each in known if each >= today), default=None)
    return next(
        (
            each.year
            for each in known
            if abs(each - today) <= (_NEAR if each.year == today.year else _NEAR_IN_ANOTHER_YEAR)
        ),
        None,
    )


def _year(text: str, at: int, today: date | None) -> _Time | None:
    match = _YEARS.match(text, at)
    if match is None:
        return None
    if figures := _FIGURES.match(text, 0, at):
        day = _date(int(match["year"]), int(figures["month"]), int(figures["day"]))
        return _Time(figures.start(), match.end("year"), (day, day), str(day)) if day else None
    if _NO_YEAR_BEFORE.match(text, 0, at):
        return None
    first = last = int(match["year"])
    end = match.end()
    if match["last"]:
        last = (
            int(match["last"])
            if len(match["last"]) == 4
            else first // 100 * 100 + int(match["last"])
        )
        if last <= first:
            last, end = first, match.end("year")
    if _NO_YEAR_BEHIND.match(text, end):
        return None
    value = str(first) if last == first else f"{first}/{last}"
    return _Time(at, end, (date(first, 1, 1), date(last, 12, 31)), value, is_year=True)


def _season(text: str, at: int, today: date | None) -> _Time | None:
    match = _PART_OF_YEAR.match(text, at)
    if match is None or text[at - 1 : at].isalpha():
        return None
    which = _WHICH_BEFORE.match(text, 0, at)
    named = which or match["year"] or match["which"]
    if not named and not _SEASON_CUE.match(text, 0, at):
        return None
    return _Time(which.start() if which else at, match.end(), relative=not match["year"])


def _fraction(text: str, at: int, today: date | None) -> _Time | None:
    match, ordinal = _FRACTION.match(text, at), _ORDINAL.match(text, 0, at)
    if match is None or ordinal is None:
        return None
    printed = ordinal["ordinal"].lower()
    number = _ORDINALS.get(printed) or int(printed[0])
    months = 3 if match["unit"] == "kwartaal" else 6
    if months == 6:
        number = min(number, 2)
        if not match["year"] and not match["which"]:
            return None  # `de eerste helft van de bijdragen`
    return _part_of_year(ordinal.start(), match, months * (number - 1) + 1, months, today)


def _quarter(text: str, at: int, today: date | None) -> _Time | None:
    match = _QUARTER.match(text, at)
    if match is None or text[at - 1 : at].isalnum():
        return None
    return _part_of_year(at, match, 3 * int(match["quarter"]) - 2, 3, today)


def _part_of_year(start: int, match: _Match, month: int, months: int, today: date | None) -> _Time:
    """Months of the printed year, else of this year if not past."""
    year, relative = _year_of(match, today)
    if not match["year"] and not match["which"]:
        relative = True
        if today and today <= _month_days(today.year, month + months - 1)[1]:
            year = today.year
    if year is None:
        return _Time(start, match.end(), relative=relative)
    days = date(year, month, 1), _month_days(year, month + months - 1)[1]
    return _Time(start, match.end(), days, f"{days[0]}/{days[1]}", relative)


def _unit(text: str, at: int, today: date | None) -> _Time | None:
    if ago := _AGO.match(text, at):
        return _time_ago(text, at, ago, today)
    match, which = _UNIT.match(text, at), _WHICH_BEFORE.match(text, 0, at)
    if match is None or which is None:
        return None
    said, start, end = which["which"].lower(), which.start(), match.end()
    step = {"dit": 0, "deze": 0, "vorig": -1, "vorige": -1, "volgend": 1, "volgende": 1}.get(said)
    unit = match["unit"]
    if step is None or today is None or unit == "weekend":
        return _Time(start, end, relative=True)
    if unit == "jaar":
        year = today.year + step
        days, value = (date(year, 1, 1), date(year, 12, 31)), str(year)
    elif unit == "maand":
        year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
        days = _month_days(year, month + 1)
        value = f"{days[0]:%Y-%m}"
    else:
        monday = today + timedelta(days=7 * step - today.weekday())
        days = monday, monday + timedelta(days=6)
        value = f"{days[0]}/{days[1]}"
    return _Time(start, end, days, value, relative=True)


def _time_ago(text: str, at: int, ago: _Match, today: date | None) -> _Time | None:
    """`Twee jaar geleden` is a year, `drie maanden geleden` a month; weeks have no value."""
    count = _COUNT.match(text, 0, at)
    if count is None:
        return None
    printed = count["count"].lower()
    number = int(printed) if printed.isdigit() else _COUNTS[printed]
    time = _Time(count.start(), ago.end(), relative=True)
    if today is None:
        return time
    if ago[0].startswith("jaar"):
        year = today.year - number
        return time._replace(days=(date(year, 1, 1), date(year, 12, 31)), value=str(year))
    if ago[0].startswith("maand"):
        year, month = divmod(today.year * 12 + today.month - 1 - number, 12)
        days = _month_days(year, month + 1)
        return time._replace(days=days, value=f"{days[0]:%Y-%m}")
    return time


def _decade(text: str, at: int, today: date | None) -> _Time | None:
    match = _DECADE.match(text, at)
    if match is None or text[at - 1 : at].isalpha():
        return None
    tens = _DECADES.index(match["tens"]) + 2 if match["tens"] else int(match[0][-2])
    if tens < 2:
        return None
    first = 1900 + 10 * tens
    return _Time(
        at, match.end(), (date(first, 1, 1), date(first + 9, 12, 31)), f"{first}/{first + 9}"
    )


def _weekday(text: str, at: int, today: date | None) -> _Time | None:
    match, which = _WEEKDAY.match(text, at), _WHICH_BEFORE.match(text, 0, at)
    if match is None or which is None:
        return None
    time = _Time(which.start(), match.end(), relative=True)
    if today is None:
        return time
    number, said = WEEKDAYS.index(match[0]), which["which"].lower()
    if said == "afgelopen":
        day = today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    elif said in ("komende", "aanstaande"):
        day = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    else:
        return time  # `vorige dinsdag` can be this week or last week
    return time._replace(days=(day, day), value=str(day))


def _near_day(text: str, at: int, today: date | None) -> _Time | None:
    match = _NEAR_DAY.match(text, at)
    if match is None or _PART_OF_DAY.match(text, 0, at):
        return None
    time = _Time(at, match.end(), relative=True)
    if today is None:
        return time
    day = today + timedelta(days=_DAYS_NEAR[match[0].lower()])
    return time._replace(days=(day, day), value=str(day))


# Days


def _year_of(match: _Match, today: date | None) -> tuple[int | None, bool]:
    """The printed or implied year of a time, and whether it depends on the document's date."""
    if match["year"]:
        return int(match["year"]), False
    if not match["which"]:
        return None, False
    step = {"dit": 0, "vorig": -1, "volgend": 1}.get(match["which"])
    return (today.year + step if today and step is not None else None), True


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_days(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


_Rule = Callable[[str, int, date | None], _Time | None]
# Rules with words and numbers of which all their dates contain one. One pass of an automaton finds
# all of them, the longest if one begins with another: `maandag`, `maand`.
_RULES: tuple[tuple[_Rule, tuple[str, ...]], ...] = (
    (_month, (*_ABBREVIATED, *MONTHS, *map(str.capitalize, MONTHS))),
    (_year, ("19", "20")),
    (_season, _SEASONS),
    (_fraction, ("kwartaal", "helft")),
    (_quarter, ("Q1", "Q2", "Q3", "Q4")),
    (_unit, ("jaar", "maand", "week", "weken", "dagen")),
    (_decade, ("jaren ",)),
    (_weekday, WEEKDAYS),
    (
        _near_day,
        ("gisteren", "vandaag", "Gisteren", "Vandaag", "eergisteren", "morgen", "overmorgen"),
    ),
)
_RULE_OF = [rule for rule, words in _RULES for _ in words]
_AUTOMATON = AhoCorasick(
    [word for _, words in _RULES for word in words], matchkind=MatchKind.LeftmostLongest
)
