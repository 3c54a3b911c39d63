"""Opening, suspension, resumption and closing of a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from ..notation.numbers import parse_times
from ..text.patterns import LinePattern
from ..text.view import CleanText, flat
from .found import MeetingEvent, TextWarning

_CLOCK = r"\d{1,2}[.:]\d\d(?:\suur)?"
# `van 20.53 uur tot 21.00 uur`, `voor enige ogenblikken`
_TIME = rf"""(?:
        (?:van|te|om|tot|vanaf)\s{_CLOCK}
      | (?:(?:voor|gedurende)\s)?(?:\p{{L}}+\s|\d{{1,3}}\s)?
        (?:ogenblikken|tijd|minuten|kwartier|halfuur|half\suur|uur)
    )"""
_EVENT = LinePattern(
    rf"""^(?:
        (?P<opening>Aanvang:?\s(?:te\s|om\s)?{_CLOCK}\.?)
      | (?P<closing>Sluiting:?\s(?:te\s|om\s)?{_CLOCK}\.?)
      | (?P<suspension>Schorsing(?:\s{_TIME}){{1,2}}\.?)
      | De\s(?:openbare\s)?vergadering\s(?:wordt|is)\s(?:{_TIME}\s){{0,2}}
          (?:(?P<begun>geopend)|(?P<suspension>geschorst)|(?P<resumption>heropend|hervat)|(?P<closed>gesloten))
          (?:\s{_TIME}){{0,2}}\.
    )[ ]*$""",
    r"Aanvang|Sluiting|Schorsing|De\s",
    regex.VERBOSE,
)
_KINDS = {"begun": "opening", "closed": "closing"}


def find_events(document: CleanText) -> tuple[MeetingEvent, ...]:
    """Find the events of a meeting, on separate lines, with times as HH:MM.

    >>> text = "De vergadering wordt van 20.53 uur tot 21.00 uur geschorst."
    >>> find_events(CleanText.of(text))[0][2:]
    ('suspension', '20:53', '21:00')
    """
    events = []
    for match in _EVENT.finditer(document.body):
        kind = next(name for name, group in match.groupdict().items() if group)
        times = parse_times(match[0])
        start, end = document.trim(*match.span())
        events.append(
            MeetingEvent(
                start,
                end,
                _KINDS.get(kind, kind),
                times[0] if times else None,
                times[1] if len(times) > 1 else None,
            )
        )
    return tuple(events)


def odd_times(document: CleanText, events: Iterable[MeetingEvent]) -> Iterator[TextWarning]:
    """Warnings for events with impossible times, which are null in the event.

    >>> report = CleanText.of("Sluiting 25.61 uur.")
    >>> [each.code for each in odd_times(report, find_events(report))]
    ['impossible_time']
    """
    for event in events:
        printed = document.text[event.start : event.end]
        if None in parse_times(printed):
            message = f"{flat(printed)!r} contains an impossible time"
            yield TextWarning("impossible_time", message, event.start, event.end)
