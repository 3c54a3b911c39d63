"""Structure marked by the format, in the form of the finders' results.

Offsets are code points in the clean text, like those of `CleanText.marks`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from ..notation.names import fold
from ..notation.period import Period, valid_in
from ..reference.loader import Member, Minister, load_table
from ..reference.people import PrintedName, people
from ..text.source import SpeakerMark
from ..text.view import CleanText, flat
from .found import GOVERNMENT, Heading, TurnBlock
from .sections import section_ends
from .turns import Label, read_label


class Difference(NamedTuple):
    """A place where the rules and the marks of the format disagree."""

    message: str
    start: int
    end: int


def marked_headings(document: CleanText) -> tuple[Heading, ...]:
    """The marked headings, with the range up to the next one of the same or a higher level.

    >>> from imvo_nlp.text.source import HeadingMark, Marks
    >>> marks = Marks(headings=(HeadingMark(0, 9, 1),))
    >>> marked_headings(CleanText("Inleiding\\n\\nJa.", "Inleiding\\n\\nJa.", 14, marks=marks))
    (Heading(start=0, heading_end=9, end=14, level=1),)
    """
    marks = document.marks.headings
    stops = section_ends(
        [mark.start for mark in marks], [mark.level for mark in marks], document.body_end
    )
    return tuple(
        Heading(*document.trim(start, end), document.trim(start, stop)[1], level)
        for (start, end, level), stop in zip(marks, stops, strict=True)
    )


def marked_labels(document: CleanText, *, hearing: bool = False) -> tuple[Label, ...]:
    """The marked headings of speakers, read as printed, and completed from the marks.

    A turn without a heading has an empty range as heading.
    """
    day = document.marks.facts.get("date")
    when = date.fromisoformat(day) if day else None
    return tuple(_label(document, mark, hearing, when) for mark in document.marks.speakers)


def _label(document: CleanText, mark: SpeakerMark, hearing: bool, when: date | None) -> Label:
    start, end = document.trim(mark.start, mark.end)
    if start >= end:
        start = end = mark.start
    label = flat(document.text[start:end])
    read = read_label(label, hearing=hearing, when=Period.on(when))
    known = None if mark.name else _known_by(mark.person_id)
    name = people().split_name(mark.name) if mark.name else known and known.name
    if read is None:
        role = mark.role or ("member" if mark.party else known and known.role(when)) or "other"
        party = mark.party if role == "member" else None
        post = role if role in GOVERNMENT else None
        printed = start < end
        return Label(
            *(start, end, role, name, party, mark.honorific, post),
            heading=printed,
            person_id=mark.person_id,
        )
    if mark.party and read.affiliation:
        read = read._replace(role="member", affiliation=None)  # a group missing from the tables
    party, role = read.party or (mark.party if read.role == "member" else None), read.role
    return read._replace(
        start=start,
        end=end,
        role=role,
        name=read.name or name,
        party=party,
        honorific=read.honorific or mark.honorific,
        person_id=mark.person_id,
    )


def with_marked(document: CleanText, turns: Iterable[TurnBlock]) -> tuple[TurnBlock, ...]:
    """The turns, one per marked speaker, with the ids, times and interruptions of their marks."""
    return tuple(
        turn._replace(
            source_id=mark.source_id,
            since=mark.since,
            until=mark.until,
            interrupts=mark.interrupts,
        )
        for turn, mark in zip(turns, document.marks.speakers, strict=True)
    )


class _Known(NamedTuple):
    """A person known to the reference data, with all facts."""

    name: PrintedName
    rows: list[Member | Minister]

    def role(self, when: date | None) -> str | None:
        """The role on a day: the office in government, else `member`."""
        if when is None:
            return None
        held = [row for row in self.rows if valid_in(row, Period.on(when))]
        posts = [row.post for row in held if isinstance(row, Minister)]
        if posts:
            return "state_secretary" if "state_secretary" in posts else "minister"
        return "member" if held else None


def _known_by(person_id: str | None) -> _Known | None:
    """The person meant by an id derived from a name: `LutzJacobi`, `ThomdeGraaf`.

    None if the reference data has no such person, or several.
    """
    found = _by_id().get(fold(person_id), ()) if person_id else ()
    names = {(row.name, row.first_name) for row in found}
    if len(names) != 1 or len({row.wikidata for row in found} - {None}) > 1:
        return None
    ((name, first_name),) = names
    return _Known(PrintedName(name, first_name, None), list(found))


@cache
def _by_id() -> dict[str, list[Member | Minister]]:
    rows: list[Member | Minister] = [*load_table(Member), *load_table(Minister)]
    by_id: dict[str, list[Member | Minister]] = defaultdict(list)
    for row in rows:
        if row.first_name:
            by_id[fold(f"{row.first_name}{row.name}".replace(" ", ""))].append(row)
    return dict(by_id)


def differences(
    what: str, marked: Sequence[tuple[int, int]], found: Iterable[tuple[int, int]]
) -> Iterator[Difference]:
    """The places where rules found something unmarked, or missed something printed and marked.

    >>> [each.message for each in differences("a heading", [(0, 5)], [(0, 5), (9, 12)])]
    ['the text looks like a heading here, but the format does not mark it']
    """
    starts, rules = {start for start, _ in marked}, dict(found)
    for start, end in marked:
        if start < end and start not in rules:
            yield Difference(f"the format marks {what} that the text does not show", start, end)
    for start, end in rules.items():
        if start not in starts:
            message = f"the text looks like {what} here, but the format does not mark it"
            yield Difference(message, start, end)
