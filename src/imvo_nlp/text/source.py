"""The decoded input, exactly as read, and the marks of its format."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple


class NoteMark(NamedTuple):
    """A footnote: `start` at its number, `text_start` after it; its marker is `anchor:marker_end`."""

    number: str
    start: int
    text_start: int
    end: int
    anchor: int | None
    marker_end: int | None


class FurnitureMark(NamedTuple):
    """A range that the clean text omits, with its kind as in `models.Furniture`: `page_foot`."""

    start: int
    end: int
    kind: str


class HeadingMark(NamedTuple):
    """A heading within the text; level 1 is the highest."""

    start: int
    end: int
    level: int


class SpeakerMark(NamedTuple):
    """The printed heading of a speaker, with its colon, and the format's marks for person and turn.

    `start` = `end` for a turn without a heading. `honorific` is the form of address (`heer`,
    `mevrouw`), also for a chair, whose heading prints none. `source_id` and `person_id` are the
    format's ids of the turn and of its speaker, `since` and `until` its times as local ISO
    (`2019-01-22T14:03:07`), `interrupts` the index in `Marks.speakers` of the interrupted turn.
    Values that the format does not state are None.
    """

    start: int
    end: int
    name: str | None = None
    party: str | None = None
    role: str | None = None
    honorific: str | None = None
    source_id: str | None = None
    person_id: str | None = None
    since: str | None = None
    until: str | None = None
    interrupts: int | None = None


class QuestionMark(NamedTuple):
    """A question or an answer: its heading (`start` = `end` without one) and its end."""

    start: int
    end: int
    stop: int
    numbers: tuple[int, ...]
    is_answer: bool


class ReferenceMark(NamedTuple):
    """A cited document, with the identifier of its official publication."""

    start: int
    end: int
    value: str


class VoteMark(NamedTuple):
    """A vote with its result, in the words of the format: `Aangenomen`, `Fractie`, `(("SP", "Tegen"),)`.

    `start` to `end` is its printed report. `manner` is the method, `votes` are the votes of
    fracties, or of members in a roll call. `source_id` is the format's id of the decision.
    """

    start: int
    end: int
    subject: str
    result: str
    manner: str | None = None
    votes: tuple[tuple[str, str], ...] = ()
    source_id: str | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """Structure marked by the format, which rules need not infer from the text.

    All offsets are code points in the source text, in the order of the text. Rules search for whatever is
    empty here. If `flows` is true there is no print to undo: lines end where the format ends them, and only
    the pages, furniture and notes marked here exist.

    `pages` are the start offsets of pages, including the first. `furniture` is printed on a page
    outside its text: running heads, page numbers. `asides` are the report's own lines between
    turns. `facts` are metadata under the contract's keys; `given` are those stated by the user
    instead of the format.

    `ids` are the format's identifiers by the thing identified (`meeting`, `activity`, `document`),
    `publication` is the state of publication (`ongecorrigeerd`), and `topics` are its official
    categories; empty or None if not stated.
    """

    flows: bool = False
    pages: tuple[int, ...] = ()
    furniture: tuple[FurnitureMark, ...] = ()
    notes: tuple[NoteMark, ...] = ()
    headings: tuple[HeadingMark, ...] = ()
    speakers: tuple[SpeakerMark, ...] = ()
    questions: tuple[QuestionMark, ...] = ()
    references: tuple[ReferenceMark, ...] = ()
    asides: tuple[tuple[int, int], ...] = ()
    votes: tuple[VoteMark, ...] = ()
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    publication: str | None = None
    topics: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict, hash=False)
    given: dict[str, Any] = field(default_factory=dict, hash=False)

    def plain(self) -> dict[str, Any]:
        """The marks as a dict of plain tuples."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Marks:
        """The marks from such a dict, even if saving turned its tuples into lists.

        >>> Marks.of(Marks(headings=(HeadingMark(0, 9, 1),)).plain()).headings[0].level
        1
        """
        values = _frozen(plain)
        typed = {name: tuple(kind(*each) for each in values[name]) for name, kind in _KINDS.items()}
        return cls(**{**values, **typed})


def _frozen(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return {key: _frozen(each) for key, each in value.items()}
    return value


UNMARKED = Marks()
"""The marks of a format without any."""

_KINDS: dict[str, Any] = {
    "furniture": FurnitureMark,
    "notes": NoteMark,
    "headings": HeadingMark,
    "speakers": SpeakerMark,
    "questions": QuestionMark,
    "references": ReferenceMark,
    "votes": VoteMark,
}


@dataclass(frozen=True, slots=True)
class SourceText:
    """The result of reading the bytes of one document.

    `text` is never altered after reading: no newline is translated and nothing is stripped, since
    every offset of the output counts its code points. `notes` are pairs of a warning's code and
    message about the reading itself. `marks` holds the marks of the format; plain text has none.
    """

    text: str
    name: str = ""
    media_type: str = "text/plain"
    encoding: str | None = None
    sha256: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    marks: Marks = UNMARKED
