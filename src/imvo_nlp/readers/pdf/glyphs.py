"""PDFium's characters as lines, in the order of the file.

A call of PDFium costs a microsecond and a page has 5,000 characters, so few are queried: the ends
of a line if the file states the reading order, else the ends of every word.
"""

from __future__ import annotations

import re
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from ctypes import CFUNCTYPE, POINTER, byref, c_int, c_ushort, c_void_p, cast
from itertools import islice, repeat
from math import hypot, isfinite
from typing import Any, TypeAlias

from ...errors import UnreadableInput
from .objects import ARTIFACT, marks_of
from .page import Line

_MOST_ON_PAGE = 200_000  # characters; a full page in two columns of 9.5 points has some 5,000
_SAMPLE = 8  # words of a page whose font is checked for letters: a sufficient and cheap sample
# The difference in height of characters of one font in prints by XEP, as a share of the line's
# height; markers differ by more.
_UNEVEN = 0.1

# PDFium returns one of these for a hyphen at a line end, with the line end.
_HYPHENS = "\ufffe\x02"
_BREAK = "\t-\r\x1c-\x1f\x85\u2028\u2029"
_BREAKS = re.compile(f"[{_BREAK}]+")
# Single digits, since they can have two sizes: `bijlage 16` is annex 1 with marker 6.
_WORD = re.compile(rf"[{_HYPHENS}]|(?:\d|[^\s\d{_HYPHENS}]+)[{_HYPHENS}]?")
_LINE = re.compile(
    rf"[^\s{_HYPHENS}](?:[^{_BREAK}{_HYPHENS}]*[^\s{_HYPHENS}])?[{_HYPHENS}]?|[{_HYPHENS}]"
)
_LAST_DIGIT = re.compile(r"\d(?!\d)")
# Fonts map their hyphen to U+00AD, U+2010 or U+2011.
_HYPHEN = re.compile(f"[{_HYPHENS}\xad\u2010\u2011]")
# Characters for glyphs without a letter: controls, private use, replacement characters.
_UNMAPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff]")

_BYTES_OF_BOX = 16
_Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom


class Glyphs:
    """The characters of a page; `page` is PDFium's text page, which must stay open."""

    def __init__(self, raw: Any, page: Any, name: str) -> None:
        self._raw, self._page = raw, page
        # ctypes passes an address in half the time of an object.
        self._box = CFUNCTYPE(c_int, c_void_p, c_int, c_void_p)(
            cast(raw.FPDFText_GetLooseCharBox, c_void_p).value or 0
        )
        self._prints: dict[float, tuple[float, float]] = {}  # by the height of a box
        count = max(raw.FPDFText_CountChars(page), 0)
        if count > _MOST_ON_PAGE:
            raise UnreadableInput(f"a page of {name} has more than {_MOST_ON_PAGE} characters")
        # One character per code unit of PDFium, which has 16 bits: some are surrogates.
        units = array("H", bytes(2 * count + 2))
        at = cast(units.buffer_info()[0], POINTER(c_ushort))
        units = units[: max(raw.FPDFText_GetText(page, 0, count, at) - 1, 0)]
        self._text = units.tobytes().decode("utf-16-le", "surrogatepass")
        self._has_halves = len(self._text) < len(units)
        if self._has_halves:
            self._text = "".join(map(chr, units))
        self._shown = _HYPHEN.sub("-", self._text)
        self._index: Sequence[int] = range(count)  # # indices of PDFium, by character of the text
        if len(self) != count:
            place = raw.FPDFText_GetCharIndexFromTextIndex
            self._index = [place(page, each) for each in range(len(self))]

    def __len__(self) -> int:
        return len(self._text)

    def lines(self) -> list[Line]:
        """The lines of PDFium, built from words if a line mixes prints."""
        spans = [match.span() for match in _LINE.finditer(self._text)]
        digits = [match.start() for match in _LAST_DIGIT.finditer(self._text)]
        boxes = self._boxes([start for start, _ in spans])
        ends = self._boxes([stop - 1 for _, stop in spans])
        numbers = list(zip(digits, self._boxes(digits), strict=True))[::-1]
        lines: list[Line] = []
        for (start, stop), box, end in zip(spans, boxes, ends, strict=True):
            left, high, _, low = box
            most = _UNEVEN * (high - low)
            is_level = abs(end[1] - high) <= most >= abs(end[3] - low)
            while numbers and numbers[-1][0] < stop:
                number = numbers.pop()[1]
                is_level = is_level and abs(number[1] - high) <= most >= abs(number[3] - low)
            y, size, turned = self._print(start, box)
            if turned or not is_level:
                self._add_words(lines, start, stop)
            else:
                text = self._printed(start, stop)
                _add(lines, Line(text, left, end[2], y, size, 0, self._index[start]), "")
        return lines

    def parted_lines(self, line: Line | None = None) -> list[Line]:
        """The lines, split at gaps wider than those between words; only those of one line, if given."""
        start = self._index.index(line.index) if line else 0
        match = _LINE.match(self._text, start) if line else None
        lines: list[Line] = []
        self._add_words(lines, start, match.end() if match else len(self))
        return lines

    def _add_words(self, lines: list[Line], begin: int, end: int) -> None:
        spans = [match.span() for match in _WORD.finditer(self._text, begin, end)]
        boxes = self._boxes([start for start, _ in spans])
        ends = self._boxes([stop - 1 for _, stop in spans])
        for (start, stop), box, last in zip(spans, boxes, ends, strict=True):
            y, size, turned = self._print(start, box)
            x0 = (box[0], box[3], -box[2], -box[1])[turned]
            x1 = (last[2], last[1], -last[0], -last[3])[turned]
            if not isfinite(x0 + x1 + y + size):
                x0 = x1 = y = size = 1.0
            text = self._printed(start, stop)
            word = Line(text, x0, x1, y, size, turned, self._index[start])
            _add(lines, word, _BREAKS.sub("", self._text[begin:start]))
            begin = stop

    def _printed(self, start: int, stop: int) -> str:
        """The text of a span, with surrogates joined."""
        text = self._shown[start:stop]
        if self._has_halves:
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text

    def _boxes(self, places: Sequence[int]) -> list[_Box]:
        """The boxes of characters, with the height of their print."""
        sides = array("f", bytes(_BYTES_OF_BOX * len(places)))
        start, length = sides.buffer_info()
        ends = range(start, start + 4 * length, _BYTES_OF_BOX)
        page = cast(self._page, c_void_p).value
        deque(map(self._box, repeat(page), map(self._index.__getitem__, places), ends), 0)
        return list(zip(*[iter(sides)] * 4, strict=True))

    def _print(self, place: int, box: _Box) -> tuple[float, float, int]:
        """The base line of a character, its size, and its rotation."""
        _, top, _, bottom = box
        known = self._prints.get(top - bottom)
        if known:
            return bottom + known[0], known[1], 0
        index, matrix = self._index[place], self._raw.FS_MATRIX()
        self._raw.FPDFText_GetMatrix(self._page, index, byref(matrix))
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        size = round(abs(self._raw.FPDFText_GetFontSize(self._page, index) * hypot(c, d)), 1) or 1.0
        turned = 0 if a >= 0 else 2
        if abs(b) > abs(a):
            turned = 1 if b > 0 else 3
        if not turned:
            self._prints[top - bottom] = matrix.f - bottom, size
        return (matrix.f, -matrix.e, -matrix.f, matrix.e)[turned], size, turned

    def is_artifact(self, line: Line) -> bool:
        """Whether a line is marked as an artifact."""
        text_object = self._raw.FPDFText_GetTextObject(self._page, line.index)
        return ARTIFACT in marks_of(self._raw, text_object)

    def is_invisible(self) -> bool:
        """Whether the text is not drawn, like the text layer that OCR adds to a picture."""
        middle = next((match.start() for match in _WORD.finditer(self._text, len(self) // 2)), None)
        if middle is None:
            return False
        text_object = self._raw.FPDFText_GetTextObject(self._page, self._index[middle])
        mode = self._raw.FPDFTextObj_GetTextRenderMode(text_object)
        return bool(mode == self._raw.FPDF_TEXTRENDERMODE_INVISIBLE)

    def unmapped(self) -> Iterator[bool]:
        """For a sample of words, whether their font lacks a map to letters."""
        says_so = self._raw.FPDFText_HasUnicodeMapError
        for match in islice(_WORD.finditer(self._text), _SAMPLE):
            is_unknown = _UNMAPPED.match(match[0]) is not None
            yield is_unknown or says_so(self._page, self._index[match.start()]) == 1


def _add(lines: list[Line], line: Line, space: str) -> None:
    """Add the next words of the file, to the last line if they continue it, else as a new line."""
    if lines and lines[-1].x1 < line.x0 + line.size and lines[-1].goes_on(line):
        lines[-1].add(line, space)
    else:
        lines.append(line)
