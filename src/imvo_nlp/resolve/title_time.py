"""The date to which a title refers: `de brief van de Minister van Financiën d.d. 28 september 2017`."""

from __future__ import annotations

from datetime import date, timedelta

import regex

from ..notation.numbers import DATE, MONTH_NUMBERS, parse_date, recent_date
from ..notation.period import Period
from ..notation.words import GENTLEMAN, LADY, MINISTER, MONTHS, STATE_SECRETARY, any_case, any_of
from ..reference.people import People
from ..text.patterns import backward_pattern, place_pattern

_DAY = rf"(?:{DATE}|\d{{1,2}}\s{any_of(MONTHS)})"
_DONE_BEFORE = r"(?:heeft|had|schreef|zegde|zei)"
_SOME_WORDS = r"(?:[^\s.;:]+\s){0,3}"

_OF_DAY = place_pattern(
    rf"""(?:,\s(?:de\s{GENTLEMAN}|{LADY})\s[\p{{L}}\s.-]{{2,40}})?,?\s(?:
        # `de Minister van Financiën d.d. 28 september 2017`: the date is the letter's
        (?:d\.d\.|dd\.?|van|gedateerd)\s(?P<day>{_DAY})
        # `de Minister heeft in haar brief van 3 maart`
      | (?:heeft|had)\s(?:\p{{L}}+\s){{0,4}}?(?:in|bij)\s(?:haar|zijn|de|een)\sbrief\s(?:van|d\.d\.)\s(?P<day>{_DAY})
        # `de Minister schreef ons op 3 maart 2018`; with a year the verb can stand elsewhere
      | (?:{_DONE_BEFORE}\s)?{_SOME_WORDS}?op\s(?P<day>{DATE})
        # `de Minister heeft de Kamer op 3 maart`; without a year only in the perfect tense
      | {_DONE_BEFORE}\s{_SOME_WORDS}?op\s(?P<day>{_DAY})
    )""",
    regex.VERBOSE,
)
# Past actions before the title: `heeft de Minister op 6 juli`, `zegde de Minister`.
_DONE = backward_pattern(rf"\b{_DONE_BEFORE}\s(?:(?:de|mijn|uw)\s)?", regex.IGNORECASE)
_ON_DAY = place_pattern(rf"\s{_SOME_WORDS}?op\s(?P<day>{_DAY})")
# `de brief van 6 februari van de Minister`
_LETTER_OF = backward_pattern(
    rf"""\b(?:brie(?:f|ven)|[Kk]amerbrief|antwoord(?:en)?|beantwoording|nota|notitie|reactie|toezegging)\s
    (?:d\.d\.|dd\.?|van)\s(?P<day>{_DAY})\s
    (?:van|door)\s(?:(?:de|mijn|uw)\s)?""",
    regex.VERBOSE,
)
_THEN = backward_pattern(
    rf"""\b(?:
        (?: [Oo]p                                           # `Op 3 maart 2018 schreef de Minister`
          | [Bb]ij\s(?:mijn\s)?brief\s(?:van|d\.d\.)         # `Bij brief van 21 juni 2016 heeft de Minister`
            # `In het algemeen overleg van 25 september 2019 zegde de Staatssecretaris`
          | (?:[Ii]n|[Tt]ijdens|[Bb]ij)\s(?:het|de|een|mijn)\s(?:\p{{L}}+\s){{1,4}}(?:van|d\.d\.)
        )\s(?P<day>{DATE})
        # `In 2014 schreef de Minister`
      | [Ii]n\s(?:(?P<month>{any_of(MONTHS)})\s)?(?P<year>(?:19|20)\d\d)
    )
    (?:\s\p{{L}}+){{1,2}}\s                                  # `heeft`, `zegde toen`
    (?:(?:[Tt]oenmalige?|de|mijn|uw|onze)\s){{1,2}}""",
    regex.VERBOSE,
)
# `de Staatssecretaris van IenW en de Minister van EZK van het vorige kabinet`
_LAST_CABINET = place_pattern(
    rf"""(?:\s(?:en|,)\s(?:de\s)?{any_case((MINISTER, STATE_SECRETARY))}\s[^.;]{{3,90}}?)?
    \s(?:van|in)\shet\svorige\skabinet\b""",
    regex.VERBOSE,
)


class TitleTimes:
    """Dates the titles of a document, if they refer to other days than that of the document."""

    def __init__(self, text: str, known: People, when: Period) -> None:
        self._text = text
        self._known = known
        self._when = when
        self._says_previous = "vorige" in text

    def of(self, start: int, end: int) -> Period | None:
        """The day, month or year of the title in a range; None if it has none.

        A day without a year is the last one before the document, so None in an undated one; days
        after the document are None.
        """
        own = _OF_DAY.match(self._text, end) or _LETTER_OF.match(self._text, 0, start)
        if own is None and _DONE.match(self._text, 0, start):
            own = _ON_DAY.match(self._text, end)
        if own is not None:
            return self._on(own["day"])
        if self._says_previous and _LAST_CABINET.match(self._text, end):
            return self._last_cabinet()
        then = _THEN.match(self._text, 0, start)
        if then is None:
            return None
        return self._on(then["day"]) if then["day"] else _in_month(then["year"], then["month"])

    def _on(self, printed: str) -> Period | None:
        day = parse_date(printed) or recent_date(printed, self._when.last)
        late = day and self._when.last and day > self._when.last
        return Period.on(day) if day and not late else None

    def _last_cabinet(self) -> Period | None:
        """The last day of the previous cabinet; None if the current one is uncertain."""
        heads = self._known.holders("Algemene Zaken", self._when, state_secretary=False)
        begun = {row.valid_from for row in heads}
        return Period.on(begun.pop() - timedelta(days=1)) if len(begun) == 1 else None


def _in_month(year: str, name: str | None) -> Period:
    """The days of a printed year or month, up to the 28th, which every month has."""
    month = MONTH_NUMBERS.get(name or "")
    return Period(date(int(year), month or 1, 1), date(int(year), month or 12, 28))
