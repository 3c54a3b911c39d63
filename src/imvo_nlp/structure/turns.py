"""Speaker headings and the turns behind them, in reports of debates and Handelingen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import regex

from ..people import PrintedName, people
from ..text.view import CleanText
from .found import MeetingEvent, Person, TurnBlock

_NAME = r"(?:[\p{Lu}'’\p{Ll}][\p{L}.'’-]*)(?:[ ][\p{L}'’][\p{L}.'’-]*){0,6}"
LABEL = regex.compile(
    rf"""^(?P<label>
        (?P<chair>(?:De|Het)\s(?:(?:fungerend|waarnemend|tijdelijk|plaatsvervangend)e?\s)?[Vv]oorzitter)
      | (?P<honorific>De\sheer|De\sheren|Mevrouw|Mijnheer|Meneer|Het\slid|Kamerlid)\s
          (?P<name>{_NAME})(?:\s*\((?P<party>[^()\n:]{{1,50}})\))?
      | (?P<post>(?:De\s)?(?:[Mm]inister-[Pp]resident|[Vv]iceminister-president)|Minister|Staatssecretaris)
          (?:\s(?P<holder>{_NAME}))?(?:\s\((?P<office>[^()\n:]{{1,80}})\))?
      | De\s(?:(?:algeme(?:en|ne)\s)?rapporteur|griffier|Kamervoorzitter)(?:\s(?P<rapporteur>{_NAME}))?
    )\s?:(?P<rest>[^\n]*)$""",
    regex.MULTILINE | regex.VERBOSE,
)
_CHAIR_LINE = regex.compile(
    rf"^Voorzitter[ ]?:[ ]?(?:de heer |mevrouw )?(?P<name>{_NAME}(?<![.!?]))[ ]?$", regex.MULTILINE
)
# What the report says for itself between turns: no speaker says it.
_STAGE = regex.compile(
    r"^De (?:algemene )?(?:beraadslaging|vergadering|behandeling)\b[^\n.]*"
    r"(?:geopend|gesloten|geschorst|heropend|hervat|verdaagd)\.$"
    r"|^(?:Daartoe|Overeenkomstig het voorstel[^.]{0,80}) wordt besloten\.$|^In stemming komt\b[^.]*(?:nrs?\.[^.]*)*\.$",
    regex.MULTILINE,
)


class Label(NamedTuple):
    """A speaker's heading, taken apart."""

    start: int
    end: int
    role: str
    name: PrintedName | None
    party: str | None
    honorific: str | None
    post: str | None


def find_labels(document: CleanText) -> tuple[Label, ...]:
    """Find the headings of speakers, each from its first character to just past its colon.

    A heading stands at the start of a line. Since about 2011 it has the line for itself; before,
    the speech follows on the same line. What a document does most often counts for all of it, so
    that a quoted `De heer X (Y): ...` in a speech is no heading.

    >>> label, = find_labels(CleanText.of("Mevrouw Van den Hul (PvdA):\\nDank u wel."))
    >>> label.name.family, label.party, label.role
    ('Van den Hul', 'PvdA', 'member')
    """
    alone: list[Label] = []
    inline: list[Label] = []
    for match in LABEL.finditer(document.body):
        label = _read(match)
        if label is not None:
            (inline if match["rest"].strip() else alone).append(label)
    if len(inline) > len(alone):
        return tuple(sorted(alone + inline))
    return tuple(alone)


def _read(match: regex.Match[str]) -> Label | None:
    start, end = match.start("label"), match.start("rest")
    if match["chair"]:
        return Label(start, end, "chair", None, None, None, None)
    if match["honorific"]:
        name = people().split_name(match["name"])
        if name is None:
            return None
        honorific = match["honorific"].removeprefix("De ").removeprefix("Het ").lower()
        party = " ".join(match["party"].split()) if match["party"] else None
        return Label(start, end, "member" if party else "other", name, party, honorific, None)
    if match["post"]:
        name = people().split_name(match["holder"]) if match["holder"] else None
        if match["holder"] and name is None:
            return None
        first = match["post"].lower()
        if first.startswith("staats"):
            return Label(start, end, "state_secretary", name, None, None, "state_secretary")
        post = "prime_minister" if "president" in first else "minister"
        return Label(start, end, "minister", name, None, None, post)
    name = people().split_name(match["rapporteur"]) if match["rapporteur"] else None
    return Label(start, end, "other", name, None, None, None)


def find_chairs(document: CleanText) -> tuple[Person, ...]:
    """Find who presides, from lines such as `Voorzitter: Arib`, also in the middle of a report."""
    chairs = []
    for match in _CHAIR_LINE.finditer(document.body):
        name = people().split_name(match["name"])
        if name is not None:
            chairs.append(
                Person(*match.span("name"), name.family, ("chair",), name.initials, name.first_name)
            )
    return tuple(chairs)


def split_turns(
    document: CleanText,
    labels: Sequence[Label],
    chairs: Sequence[Person],
    events: Sequence[MeetingEvent],
) -> tuple[TurnBlock, ...]:
    """Give each heading what is said behind it, up to the next heading or the end of the meeting.

    What the report itself says at the end of a turn (an event, `De beraadslaging wordt gesloten.`)
    is cut off; in its middle it stays within the range, since the same speaker goes on. The name of
    the chair is the one that was last printed as presiding.
    """
    body = document.body
    closing = next((event.start for event in events if event.kind == "closing"), len(body))
    asides = [(event.start, event.end) for event in events]
    asides += [match.span() for match in _STAGE.finditer(body)]
    lines = {match.start("name"): match.span() for match in _CHAIR_LINE.finditer(body)}
    asides += [lines[chair.start] for chair in chairs if chair.start in lines]
    asides = sorted(set(asides))
    presiding = [chair.start for chair in chairs]
    turns = []
    for index, label in enumerate(labels):
        end = labels[index + 1].start if index + 1 < len(labels) else len(body)
        if label.start < closing:
            end = min(end, closing)
        start, end = document.trim(label.end, end)
        for aside_start, aside_end in reversed(asides):
            if aside_start > label.start and aside_end == end:
                start, end = document.trim(start, max(aside_start, start))
        name = label.name.family if label.name else None
        if label.role == "chair":
            at = bisect_right(presiding, label.start)
            name = chairs[at - 1].name if at else None
        turns.append(TurnBlock(label.start, label.end, start, end, label.role, name, label.party))
    return tuple(turns)
