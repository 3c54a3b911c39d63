"""Writes the source text of a format with paragraphs, and records the places of its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ...text.source import (
    HeadingMark,
    Marks,
    NoteMark,
    QuestionMark,
    ReferenceMark,
    SpeakerMark,
    VoteMark,
)

_WHITE = " \t\r\n"
_WORDS = re.compile(rf"[^{_WHITE}]+")
# A line end between these and an element's edge is not part of the text.
_CLOSING = tuple(".,;:)]?!%»”")
_OPENING = tuple("([«“")


class Flow:
    """A text under construction: paragraphs, and the marks on them; offsets are code points.

    Tools that indent XML put some or all elements on their own lines: a line end is not a space
    before punctuation or after an opening bracket.
    """

    def __init__(self) -> None:
        self.headings: list[HeadingMark] = []
        self.speakers: list[SpeakerMark] = []
        self.questions: list[QuestionMark] = []
        self.references: list[ReferenceMark] = []
        self.notes: list[NoteMark] = []
        self.asides: list[tuple[int, int]] = []
        self.votes: list[VoteMark] = []
        self.ids: dict[str, tuple[str, ...]] = {}
        self.publication: str | None = None
        self.topics: tuple[str, ...] = ()
        self.length = 0
        self._pieces: list[str] = []
        self._gap = False
        self._last = ""
        self._space = False
        self._soft = False
        self._glued = False

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def end_paragraph(self) -> None:
        """Begin a new paragraph with the next text."""
        self._gap, self._space = bool(self.length), False

    def glue(self) -> None:
        """Join the next text to the last one if only a line end separates them."""
        self._glued = self._soft or not self._space

    def add(self, text: str | None) -> None:
        """Write text with white space collapsed."""
        if not text:
            return
        words = _WORDS.findall(text)
        if text[0] in _WHITE:
            self._pause("\n" in text[: len(text) - len(text.lstrip(_WHITE))])
        for index, word in enumerate(words):
            if index:
                self._pause(False)
            self._write(word)
        if words and text[-1] in _WHITE:
            self._pause("\n" in text[len(text.rstrip(_WHITE)) :])

    def _pause(self, line_end: bool) -> None:
        self._soft = line_end and (self._soft or not self._space)
        self._space = True

    def _write(self, word: str) -> None:
        if self._gap:
            self._put("\n\n")
        elif self._space and self._last and not self._glued:
            joined = self._soft and (word.startswith(_CLOSING) or self._last.endswith(_OPENING))
            self._put("" if joined else " ")
        self._gap = self._space = self._soft = self._glued = False
        self._put(word)
        self._last = word

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self.length += len(piece)

    @contextmanager
    def span(self) -> Iterator[list[int]]:
        """The range of the text written within the block: start and end, equal if nothing was written."""
        place = [self.length, self.length]
        pieces = len(self._pieces)
        yield place
        place[1] = self.length
        # Without the gap before it.
        while pieces < len(self._pieces) and not self._pieces[pieces].strip(_WHITE):
            place[0] += len(self._pieces[pieces])
            pieces += 1

    def line(self, text: str) -> tuple[int, int]:
        """Write a paragraph; return its range, empty without words."""
        self.end_paragraph()
        with self.span() as place:
            self.add(text)
        self.end_paragraph()
        return place[0], place[1]

    def next_start(self) -> int:
        """The start of the next paragraph."""
        return self.length + len("\n\n") if self.length else 0

    def start_behind(self, length: int) -> int:
        """The start of the paragraph written when the text had this length."""
        return min(length + len("\n\n") if length else 0, self.length)

    def marker(self, number: str) -> tuple[int, int]:
        """Write a footnote's marker, glued to the word before it; return its range."""
        space, soft, self._glued = self._space, self._soft, True
        with self.span() as place:
            self._write(number)
        self._space, self._soft = space, soft
        return place[0], place[1]

    def marks(self, facts: dict[str, Any]) -> Marks:
        """All marks, in text order."""
        return Marks(
            flows=True,
            headings=tuple(sorted(self.headings)),
            speakers=tuple(sorted(self.speakers, key=lambda mark: mark.start)),
            questions=tuple(sorted(self.questions, key=lambda mark: (mark.start, mark.end))),
            references=tuple(sorted(self.references)),
            notes=tuple(self.notes),
            asides=tuple(self.asides),
            votes=tuple(self.votes),
            ids=self.ids,
            publication=self.publication,
            topics=self.topics,
            facts=facts,
        )
