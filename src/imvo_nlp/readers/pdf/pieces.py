"""PDFium's characters as pieces of text with their place and size, in the order of the file.

Places are in points (1/72 inch), `x` from the left and `y` upwards; a share is one of the size.
Each question to PDFium costs a microsecond, so there are few: where a word begins and ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ctypes import POINTER, byref, c_double, c_ushort, cast, create_string_buffer
from dataclasses import dataclass
from itertools import islice
from math import hypot, isfinite
from typing import Any

from ...errors import UnreadableInput

_MOST_ON_PAGE = 200_000  # characters; a full page in two columns of 9.5 points has some 5,000
_SAMPLE = 40  # words of a page whose font is asked for its letters: enough to tell, and cheap
_OVERLAP = 0.3  # share by which a word may start before the end of the word before it

# PDFium gives one of these for a hyphen at a line end, with the line end.
_HYPHENS = "\ufffe\x02"
# Digits one by one, since they can be of two sizes: `bijlage 16` is annex 1 with marker 6.
_WORD = re.compile(rf"[{_HYPHENS}]|(?:\d|[^\s\d{_HYPHENS}]+)[{_HYPHENS}]?")
_LETTERS = str.maketrans(
    dict.fromkeys(_HYPHENS, "-")
    | dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
)
_BREAKS = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
# What stands for a glyph that has no letter: controls, private use, replacement characters.
_UNMAPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff]")


@dataclass(slots=True, eq=False)
class Piece:
    """Characters of one size on one base line, the height `y`, from `x0` to `x1`.

    Places are along the reading direction: text that is `turned` by so many quarters of a circle
    has those that it has when one turns the page. `space` is the white space in the file before it.
    """

    text: str
    space: str
    x0: float
    x1: float
    y: float
    size: float
    turned: int
    at: int = -1  # the offset in the source text, once it is written


class Glyphs:
    """The characters of one page; `page` is PDFium's text page, and has to stay open."""

    def __init__(self, raw: Any, page: Any, name: str) -> None:
        self._raw, self._page = raw, page
        count = max(raw.FPDFText_CountChars(page), 0)
        if count > _MOST_ON_PAGE:
            raise UnreadableInput(f"a page of {name} has more than {_MOST_ON_PAGE} characters")
        self._text = _text(raw, page, count)
        self._index: Sequence[int] = range(count)  # PDFium's, of each character of the text
        if len(self) != count:
            place = raw.FPDFText_GetCharIndexFromTextIndex
            self._index = [place(page, each) for each in range(len(self))]

    def __len__(self) -> int:
        return len(self._text)

    def pieces(self) -> list[Piece]:
        """The text of the page, cut where size, base line or direction change, and at wide gaps."""
        pieces: list[Piece] = []
        spans: list[tuple[int, int]] = []
        box = self._raw.FS_RECTF()
        at_box, measure = byref(box), self._raw.FPDFText_GetLooseCharBox
        low = high = 0.0
        begin = end = 0
        for match in _WORD.finditer(self._text):
            start, stop = match.span()
            between = self._text[end:start]
            measure(self._page, self._index[start], at_box)
            if (
                spans
                and box.bottom == low
                and box.top == high
                and _follows(box.left, pieces[-1])
                and between in ("", " ", "\xa0")
            ):
                spans[-1] = begin, stop
            else:
                pieces.append(self._begun(self._index[start], box, _BREAKS.sub("", between)))
                spans.append((start, stop))
                low, high, begin = box.bottom, box.top, start
            if stop > start + 1:
                measure(self._page, self._index[stop - 1], at_box)
            pieces[-1].x1 = _end(box, pieces[-1].turned)
            end = stop
        for piece, span in zip(pieces, spans, strict=True):
            self._finish(piece, *span)
        return pieces

    def _begun(self, index: int, box: Any, space: str) -> Piece:
        """A piece that starts with the character in that box."""
        x, y, matrix = c_double(), c_double(), self._raw.FS_MATRIX()
        self._raw.FPDFText_GetCharOrigin(self._page, index, byref(x), byref(y))
        self._raw.FPDFText_GetMatrix(self._page, index, byref(matrix))
        size = abs(self._raw.FPDFText_GetFontSize(self._page, index) * hypot(matrix.c, matrix.d))
        turned = 0 if matrix.a >= 0 else 2
        if abs(matrix.b) > abs(matrix.a):
            turned = 1 if matrix.b > 0 else 3
        start = (box.left, box.bottom, -box.right, -box.top)[turned]
        base = (y.value, -x.value, -y.value, x.value)[turned]
        return Piece("", space, start, start, base, size or 1.0, turned)

    def _finish(self, piece: Piece, start: int, stop: int) -> None:
        piece.text = _printable(self._text[start:stop].translate(_LETTERS))
        if not isfinite(piece.x0 + piece.x1 + piece.y + piece.size):
            piece.x0 = piece.x1 = piece.y = piece.size = 1.0

    def unmapped(self) -> Iterator[bool]:
        """For some words, whether their font does not say which letters it shows."""
        says_so = self._raw.FPDFText_HasUnicodeMapError
        for match in islice(_WORD.finditer(self._text), _SAMPLE):
            letter = match[0]
            yield says_so(self._page, self._index[match.start()]) == 1 or bool(
                _UNMAPPED.match(letter)
            )


def _text(raw: Any, page: Any, count: int) -> str:
    """The text of a page, one character for each of PDFium's, which have 16 bits."""
    buffer = create_string_buffer(4 * count + 4)
    units = cast(buffer, POINTER(c_ushort))
    length = 2 * max(raw.FPDFText_GetText(page, 0, count, units) - 1, 0)
    text = buffer.raw[:length].decode("utf-16-le", "surrogatepass")
    if not text.isascii() and max(text) > "\uffff":
        text = "".join(map(chr, memoryview(buffer.raw)[:length].cast("H")))
    return text


def _follows(left: float, piece: Piece) -> bool:
    """Whether a character goes on with a piece; never with a turned one, each is a piece there."""
    return not piece.turned and -_OVERLAP * piece.size < left - piece.x1 < piece.size


def _end(box: Any, turned: int) -> float:
    return float((box.right, box.top, -box.left, -box.bottom)[turned])


def _printable(text: str) -> str:
    """The text with whole characters for the halves that PDFium gives of those beyond 16 bits."""
    if text.isascii() or text.isprintable():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
