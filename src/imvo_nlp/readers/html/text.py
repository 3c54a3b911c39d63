"""The text under construction: words, and the white space before the next word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .elements import BLANK

_COLLAPSED = re.compile(r"[ \t\n\r\f]+")
_WIDTHS = {"": 0, "\t": 2, "\n": 3, "\n\n": 4}
_WIDTH_OF_SPACES = 1
_LONGEST_LINE = 300


@dataclass(eq=False, slots=True)
class Span:
    """A range of the text under construction; `start` is -1 until its first word is written."""

    start: int = -1
    end: int = -1

    @property
    def is_written(self) -> bool:
        return self.start >= 0

    def is_line(self, text: str) -> bool:
        """Whether it is at most a line: an unclosed element can contain half of the page."""
        printed = text[self.start : self.end] if self.is_written else ""
        return 0 < len(printed) < _LONGEST_LINE and "\n\n" not in printed


class Writer:
    """Takes text and gaps in the order of the page; gaps are written only before a next word."""

    def __init__(self) -> None:
        self.length = 0
        self.broken = 0
        """Characters on lines broken by the page itself, as in print."""
        self.label = ""
        """A prefix for the next word: the number of an item."""
        self.in_cell = False
        """Whether the text is in a row that forms one line."""
        self._pieces: list[str] = []
        self._gap = ""
        self._waiting: list[Span] = []
        self._line_start = 0

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def space(self, gap: str) -> None:
        """Separate the next word from the text so far, unless a wider gap is pending."""
        if self.in_cell and gap[0] == "\n":
            gap = " "
        if _width(gap) > _width(self._gap):
            self._gap = gap

    def end_line(self) -> None:
        """End the line, or the paragraph if the line is empty."""
        if 40 < self.length - self._line_start < 110:
            self.broken += self.length - self._line_start
        self.space("\n\n" if self._gap.startswith("\n") else "\n")
        self._line_start = self.length

    def write(self, text: str, *, lines: bool = False) -> None:
        """Write text with its white space collapsed, or with its lines as they are."""
        for index, line in enumerate(re.split(r"\r?\n", text) if lines else [text]):
            if index:
                self.end_line()
            self._write(line, collapsed=not lines)

    def begin(self, span: Span) -> None:
        """Have a span start at the next word."""
        self._waiting.append(span)

    def end(self, span: Span) -> None:
        """Have a span end at the last word; without any word in it, it is never written."""
        span.end = self.length
        if not span.is_written:
            self._waiting.remove(span)

    def _write(self, text: str, *, collapsed: bool) -> None:
        words = text.strip(BLANK)
        start = len(text) - len(text.lstrip(BLANK))
        self._blank(text[:start], collapsed)
        if words:
            self._put(_COLLAPSED.sub(" ", words) if collapsed else words)
            self._blank(text[start + len(words) :], collapsed)

    def _blank(self, text: str, collapsed: bool) -> None:
        if text:
            self.space(("\xa0" * text.count("\xa0") or " ") if collapsed else text)

    def _put(self, words: str) -> None:
        new_line = "\n" in self._gap
        pieces = [self._gap * bool(self.length), self.label]
        self.length += sum(map(len, pieces))
        self._line_start = self.length if new_line else self._line_start
        for span in self._waiting:
            span.start = self.length
        self._pieces += [*pieces, words]
        self.length += len(words)
        self._gap, self.label, self._waiting = "", "", []


def _width(gap: str) -> int:
    return _WIDTHS.get(gap, _WIDTH_OF_SPACES)
