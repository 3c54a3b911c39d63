"""Opening, suspension, resumption and closing of a meeting."""

from __future__ import annotations

import regex

from ..text.view import CleanText
from .found import MeetingEvent
from .numbers import parse_times

_EVENT = regex.compile(
    r"""^(?:
        (?P<opening>Aanvang:?\s[^\n]{0,40}\d{1,2}[.:]\d\d\s?uur\.?)
      | (?P<closing>Sluiting:?\s[^\n]{0,40}\d{1,2}[.:]\d\d\s?uur\.?)
      | De\s(?:openbare\s)?vergadering\swordt\s[^\n.]{0,20}(?:\d{1,2}[.:]\d\d\suur[^\n.:]{0,30}){0,2}[^\n.]{0,60}?
          (?:(?P<suspension>geschorst)|(?P<resumption>heropend|hervat)|(?P<closed>gesloten))\.
    )[ ]*$""",
    regex.MULTILINE | regex.VERBOSE,
)


def find_events(document: CleanText) -> tuple[MeetingEvent, ...]:
    """Find the events of a meeting, each a line of its own, with its times as HH:MM.

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
                "closing" if kind == "closed" else kind,
                times[0] if times else None,
                times[1] if len(times) > 1 else None,
            )
        )
    return tuple(events)
