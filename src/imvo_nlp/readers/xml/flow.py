"""Writes the source text of a format that has paragraphs, and notes where its marks fall."""

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
# Between these and an element's edge a file can have a line end that the text has not.
_CLOSING = tuple(".,;:)]?!%»”")
_OPENING = tuple("([«“")


class Flow:
    """A text under construction: paragraphs, and the marks on them; offsets are code points.

    Tools that lay out XML put elements on lines of their own, all of them or some: a line end is no
    space in front of a sign of punctuation, nor behind an opening bracket.
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
        """What was written so far."""
        return "".join(self._pieces)

    def end_paragraph(self) -> None:
        """What follows begins a new paragraph."""
        self._gap, self._space = bool(self.length), False

    def glue(self) -> None:
        """What follows goes on right behind what stands here, if only a line end parts them."""
        self._glued = self._soft or not self._space

    def add(self, text: str | None) -> None:
        """Write text, with its white space collapsed."""
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
        """The range of what is written meanwhile: start and end, equal if that is nothing."""
        place = [self.length, self.length]
        pieces = len(self._pieces)
        yield place
        place[1] = self.length
        # The gap in front is no part of it.
        while pieces < len(self._pieces) and not self._pieces[pieces].strip(_WHITE):
            place[0] += len(self._pieces[pieces])
            pieces += 1

    def line(self, text: str) -> tuple[int, int]:
        """Write a paragraph; its range, empty where there are no words."""
        self.end_paragraph()
        with self.span() as place:
            self.add(text)
        self.end_paragraph()
        return place[0], place[1]

    def next_start(self) -> int:
        """Where the next paragraph will begin."""
        return self.length + len("\n\n") if self.length else 0

    def start_behind(self, length: int) -> int:
        """Where a paragraph begins that was written when the text had this length."""
        return min(length + len("\n\n") if length else 0, self.length)

    def marker(self, number: str) -> tuple[int, int]:
        """Write a footnote's marker, glued to the word before it; its range."""
        space, soft, self._glued = self._space, self._soft, True
        with self.span() as place:
            self._write(number)
        self._space, self._soft = space, soft
        return place[0], place[1]

    def marks(self, facts: dict[str, Any]) -> Marks:
        """All marks, in the order of the text."""
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
