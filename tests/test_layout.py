"""Page layout to clean text: what is taken out, what is joined, and what has to stay.

A text is written once, as printed, with marks for what cleaning does to it:

    kur{-⏎}ken      in braces: in the source, not in the clean text
    kur{ken|k}      before the bar what the source has, behind it what the clean text has
    kurk{^1}        the marker of a footnote
    [[{1 }Zie …]]   a footnote: taken out of the body, and given apart

White space without marks becomes one space, or `\\n\\n` where it holds two line ends. Every text is
printed three times: as it stands, with CRLF, and with a space at the end of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

FOOT = "Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2"

PRINTS: dict[str, Callable[[str], str]] = {
    "lf": lambda text: text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "trailing": lambda text: re.sub(r"(?<=[^\s{|])\n", " \n", text),
}
in_every_print = pytest.mark.parametrize("printed_as", PRINTS.values(), ids=PRINTS)


def texts(cases: dict[str, str]) -> pytest.MarkDecorator:
    """One test per text; the text's name says what it shows."""
    return pytest.mark.parametrize("marked", cases.values(), ids=cases)


def known_gap(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(reason=reason, strict=True, raises=AssertionError)


@dataclass
class Clean:
    """Clean text with the source offset of each of its characters; None for white space."""

    text: str = ""
    origins: list[int | None] = field(default_factory=list)

    def put(self, text: str, origin: int | None) -> None:
        for offset, character in enumerate(text):
            white = character.isspace() or origin is None
            self.text += character
            self.origins.append(None if white or origin is None else origin + offset)

    def put_white(self, run: str) -> None:
        """White space as printed: one space, or a paragraph where it holds two line ends."""
        ended = self.text[-2:].strip(" ") in ("\n\n", "")
        if self.text.endswith(" ") and run.count("\n") < 2:
            return
        if not (ended and self.text.endswith("\n")):
            self.put("\n\n" if run.count("\n") > 1 else " ", None)

    def strip(self) -> Clean:
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        return Clean(self.text[start:end], self.origins[start:end])


@dataclass
class Expected:
    source: str = ""
    body: Clean = field(default_factory=Clean)
    notes: list[tuple[str, str]] = field(default_factory=list)
    note_origins: list[list[int | None]] = field(default_factory=list)
    note_ranges: list[tuple[int, int]] = field(default_factory=list)
    markers: list[tuple[int, int]] = field(default_factory=list)


_MARK = re.compile(
    r"\{\^([^}]*)\}|\{([^|}]*)(?:\|([^}]*))?\}|(\[\[)|(\]\])|(\s+)|([^\s{}\[\]]+|\[|\])"
)


def read_marks(marked: str) -> Expected:
    """The source of a marked text, and what its clean text has to be."""
    expected, note, number, note_start, end = Expected(), None, "", 0, 0
    # A taken-out line end between two others must not make a paragraph of them: runs of white
    # space are put together first, and their line ends counted.
    run = ""
    for mark in _MARK.finditer(marked):
        assert mark.start() == end, f"stray mark in {marked[end : end + 20]!r}"
        end = mark.end()
        marker, dropped, instead, opening, closing, white, kept = mark.groups()
        here, target = len(expected.source), expected.body if note is None else note
        if white:
            run += white
            expected.source += white
            continue
        if run and (kept or marker is not None or instead or opening or closing):
            if kept or closing:
                target.put_white(run)
                run = ""
        if marker is not None:
            expected.markers.append((here, here + len(marker)))
            expected.source += marker
        elif dropped is not None:
            if note is not None and not number:
                number = dropped.strip(" \t\xa0()[]")
            if instead:
                target.put(instead, None if instead.isspace() else here)
            expected.source += dropped
        elif opening:
            note, number, note_start = Clean(), "", here
        elif closing:
            assert note is not None, "a note is closed that was not opened"
            done, note = note.strip(), None
            expected.notes.append((number, done.text))
            expected.note_origins.append(done.origins)
            expected.note_ranges.append((note_start, here))
        else:
            target.put(kept, here)
            expected.source += kept
    assert end == len(marked), f"stray mark in {marked[end : end + 20]!r}"
    expected.body = expected.body.strip()
    return expected
