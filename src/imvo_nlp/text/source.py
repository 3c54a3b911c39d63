"""The decoded input, exactly as read, and what its format says of it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple


class NoteMark(NamedTuple):
    """A footnote: `start` at its number, `text_start` behind it; its marker is `anchor:marker_end`."""

    number: str
    start: int
    text_start: int
    end: int
    anchor: int | None
    marker_end: int | None


class HeadingMark(NamedTuple):
    """A heading within the text; level 1 is the highest."""

    start: int
    end: int
    level: int


class SpeakerMark(NamedTuple):
    """The printed heading of a speaker, with its colon; what the format says of that person."""

    start: int
    end: int
    name: str | None = None
    party: str | None = None
    role: str | None = None


class QuestionMark(NamedTuple):
    """A question or an answer: its heading (`start` = `end` where none is printed) and its end."""

    start: int
    end: int
    stop: int
    numbers: tuple[int, ...]
    is_answer: bool


class ReferenceMark(NamedTuple):
    """A cited document, with its identifier as official publications have it."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What a format itself says of the text, so that nobody has to guess it from the text.

    All offsets are code points in the source text, everything is in the order of the text. What is
    empty is looked for by rules; where `flows` is true there is no print to undo: lines end where
    the format ends them, and pages, furniture and notes are only those marked here.

    `pages` are the offsets where pages start, the first of them included. `furniture` is printed
    on a page but belongs to no text: running heads, page numbers. `facts` are metadata under
    the contract's keys.
    """

    flows: bool = False
    pages: tuple[int, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    notes: tuple[NoteMark, ...] = ()
    headings: tuple[HeadingMark, ...] = ()
    speakers: tuple[SpeakerMark, ...] = ()
    questions: tuple[QuestionMark, ...] = ()
    references: tuple[ReferenceMark, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict, hash=False)

    def plain(self) -> dict[str, Any]:
        """The marks as a dict of plain tuples."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Marks:
        """The marks out of such a dict.

        >>> Marks.of(Marks(headings=(HeadingMark(0, 9, 1),)).plain()).headings[0].level
        1
        """
        typed = {name: tuple(kind(*each) for each in plain[name]) for name, kind in _KINDS.items()}
        spans = tuple((start, end) for start, end in plain["furniture"])
        values: dict[str, Any] = {**plain, **typed, "pages": tuple(plain["pages"])}
        return cls(**{**values, "furniture": spans})


UNMARKED = Marks()
"""What a format says that says nothing."""

_KINDS: dict[str, Any] = {
    "notes": NoteMark,
    "headings": HeadingMark,
    "speakers": SpeakerMark,
    "questions": QuestionMark,
    "references": ReferenceMark,
}


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader makes of the bytes of one document.

    `text` is never altered after reading: no newline is translated and nothing is stripped, since
    every offset of the output counts its code points. `notes` are pairs of a warning's code and
    message about the reading itself. `marks` is what the format says; plain text says nothing.
    """

    text: str
    name: str = ""
    media_type: str = "text/plain"
    encoding: str | None = None
    sha256: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    marks: Marks = UNMARKED
