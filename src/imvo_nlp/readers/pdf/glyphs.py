"""PDFium's characters as pieces of text with their place, size and mark, in the order of the file.

Places are in points (1/72 inch), `x` from the left and `y` upwards; a share is one of the size.
Each question to PDFium costs a microsecond and a page has 5,000 characters, so few are asked for:
the ends of a line where the file says how it is read, those of each word where it does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from ctypes import POINTER, byref, c_ushort, cast, create_string_buffer
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from math import hypot, isfinite
from typing import TYPE_CHECKING, Any, TypeAlias

from ...errors import UnreadableInput
from .objects import marks_of

if TYPE_CHECKING:
    from .lines import Line

_MOST_ON_PAGE = 200_000  # characters; a full page in two columns of 9.5 points has some 5,000
_SAMPLE = 20  # words of a page whose font is asked for its letters: enough to tell, and cheap
# Share of a line's height by which characters of one font differ in XEP's prints; markers do more.
_UNEVEN = 0.1
_OVERLAP = 0.3  # share by which a word may start before the end of the word before it

# PDFium gives one of these for a hyphen at a line end, with the line end.
_HYPHENS = "\ufffe\x02"
_BREAK = "\t-\r\x1c-\x1f\x85\u2028\u2029"
_BREAKS = re.compile(f"[{_BREAK}]+")
# Digits one by one, since they can be of two sizes: `bijlage 16` is annex 1 with marker 6.
_WORD = re.compile(rf"[{_HYPHENS}]|(?:\d|[^\s\d{_HYPHENS}]+)[{_HYPHENS}]?")
_LINE = re.compile(rf"[^{_BREAK}{_HYPHENS}]*[^\s{_HYPHENS}][{_HYPHENS}]?|[{_HYPHENS}]")
_LAST_DIGIT = re.compile(r"\d(?!\d)")
_DIGIT = re.compile(r"\d")
# Fonts call the hyphen that they show U+00AD, U+2010 or U+2011.
_LETTERS = str.maketrans(
    dict.fromkeys(f"{_HYPHENS}\xad\u2010\u2011", "-")
    | dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
)
# Accents that a font has as characters of their own, and the combining ones that they stand for.
_ACCENTS = dict(zip("¨´ˆ˜¸˚ˇ", "\u0308\u0301\u0302\u0303\u0327\u030a\u030c", strict=True))
_ACCENT = re.compile(rf"[{''.join(_ACCENTS)}\u0300-\u036f]")
_LOOSE = re.compile(rf" ?{_ACCENT.pattern}+")
# What stands for a glyph that has no letter: controls, private use, replacement characters.
_UNMAPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff]")

_Box: TypeAlias = tuple[float, float, float, float]


@dataclass(slots=True, eq=False)
class Piece:
    """Characters of one size on one base line, the height `y`, from `x0` to `x1`.

    Places are along the reading direction: text that is `turned` by so many quarters of a circle
    has those that it has when one turns the page. `space` is the white space in the file before it,
    `marks` are the names of the marked content that it begins in, where they are asked for.
    """

    text: str
    space: str
    x0: float
    x1: float
    y: float
    size: float
    turned: int
    index: int  # of its first character, for PDFium
    marks: frozenset[str] = frozenset()
    at: int = -1  # the offset in the source text, once it is written


class Glyphs:
    """The characters of one page; `page` is PDFium's text page, and has to stay open."""

    def __init__(self, raw: Any, page: Any, name: str) -> None:
        self._raw, self._page = raw, page
        self._sides, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._at_sides, self._at_matrix = byref(self._sides), byref(self._matrix)
        self._boxes: dict[int, _Box] = {}
        count = max(raw.FPDFText_CountChars(page), 0)
        if count > _MOST_ON_PAGE:
            raise UnreadableInput(f"a page of {name} has more than {_MOST_ON_PAGE} characters")
        self._text = _text(raw, page, count)
        self._index: Sequence[int] = range(count)  # PDFium's, of each character of the text
        if len(self) != count:
            place = raw.FPDFText_GetCharIndexFromTextIndex
            self._index = [place(page, each) for each in range(len(self))]
        if not self._text.isascii() and _ACCENT.search(self._text):
            self._put_accents_on_letters()

    def __len__(self) -> int:
        return len(self._text)

    def words(self) -> Iterator[tuple[int, int]]:
        """The span of each word."""
        return (match.span() for match in _WORD.finditer(self._text))

    def words_of_longest_lines(self, count: int) -> Iterator[tuple[int, int]]:
        """The spans of the words of so many lines."""
        spans = (match.span() for match in _LINE.finditer(self._text))
        for start, stop in nlargest(count, spans, key=lambda span: span[1] - span[0]):
            yield from (word.span() for word in _WORD.finditer(self._text, start, stop))

    def pieces(self, spans: Iterable[tuple[int, int]]) -> list[Piece]:
        """The text of these spans, which go on in one piece on one base line, without a gap."""
        pieces: list[Piece] = []
        places: list[tuple[int, int]] = []
        low = high = 0.0
        begin = end = 0
        for start, stop in spans:
            between = self._text[end:start]
            box = self._box(start)
            if (
                places
                and box[1] == low
                and box[3] == high
                and _follows(box[0], pieces[-1])
                and between in ("", " ", "\xa0")
            ):
                places[-1] = begin, stop
            else:
                pieces.append(self._begun(start, box, _BREAKS.sub("", between) if between else ""))
                places.append((start, stop))
                (_, low, _, high), begin = box, start
            pieces[-1].x1 = _end(self._box(stop - 1), pieces[-1].turned)
            end = stop
        for piece, span in zip(pieces, places, strict=True):
            self._finish(piece, *span)
        return pieces

    def pieces_of_lines(self) -> list[Piece]:
        """The text of the page by its lines as PDFium has them; where print changes, by words."""
        pieces: list[Piece] = []
        prints: dict[float, tuple[float, float]] = {}  # by the height of a box
        text, index, box = self._text, self._index, self._box
        for match in _LINE.finditer(text):
            start, stop = match.span()
            if text[start] <= " ":
                start += len(match[0]) - len(match[0].lstrip())
            left, low, right, high = box(start)
            _, bottom, right, top = box(stop - 1)
            most = _UNEVEN * (high - low)
            is_level = abs(bottom - low) < most and abs(top - high) < most
            if not is_level or (
                _DIGIT.search(text, start, stop) and not self._are_level(start, stop, low, high)
            ):
                pieces += self.pieces(word.span() for word in _WORD.finditer(text, start, stop))
                continue
            height = high - low
            if height not in prints:
                first = self._begun(start, (left, low, right, high), "")
                prints[height] = first.y - low, first.size
            base, size = prints[height]
            printed = _printable(text[start:stop])
            pieces.append(Piece(printed, "", left, right, low + base, size, 0, index[start]))
        return pieces

    def _are_level(self, start: int, stop: int, low: float, high: float) -> bool:
        """Whether all numbers of a line stand on its base line, in its print: none is a marker."""
        most = _UNEVEN * (high - low)
        return all(
            abs(bottom - low) < most and abs(top - high) < most
            for _, bottom, _, top in (
                self._box(digit.start()) for digit in _LAST_DIGIT.finditer(self._text, start, stop)
            )
        )

    def _box(self, place: int) -> _Box:
        """The box of a character, as high as its print: left, bottom, right, top."""
        known = self._boxes.get(place)
        if known is None:
            sides = self._sides
            self._raw.FPDFText_GetLooseCharBox(self._page, self._index[place], self._at_sides)
            known = self._boxes[place] = sides.left, sides.bottom, sides.right, sides.top
        return known

    def _put_accents_on_letters(self) -> None:
        """Make `financi` `e` `¨` `le` a word again: an accent belongs to the letter it stands on."""
        text: list[str] = []
        index: list[int] = []
        end = 0
        for match in _LOOSE.finditer(self._text):
            accents = "".join(_ACCENTS.get(each, each) for each in match[0].strip(" "))
            before, behind = match.start() - 1, match.end()
            on = self._letter_below(match.end() - 1, before, behind)
            if on is None or before < end:
                continue
            whole = unicodedata.normalize("NFC", self._text[on] + accents)
            if len(whole) > 1 and not unicodedata.combining(match[0].strip(" ")[0]):
                continue
            text += [self._text[end : before if on == before else before + 1], whole]
            index += self._index[end : before if on == before else before + 1]
            index += [self._index[on]] * len(whole)
            end = behind if on == before else behind + 1
        self._text = "".join(text) + self._text[end:]
        self._index = index + list(self._index[end:])
        self._boxes.clear()

    def _letter_below(self, accent: int, before: int, behind: int) -> int | None:
        """Which of two neighbours an accent is printed on, by its middle; None is neither."""
        left, _, right, _ = self._box(accent)
        for place in (before, behind):
            if 0 <= place < len(self._text) and self._text[place].isalpha():
                start, _, end, _ = self._box(place)
                if start <= (left + right) / 2 < end:
                    return place
        return before if before >= 0 and unicodedata.combining(self._text[accent]) else None

    def _begun(self, place: int, box: _Box, space: str) -> Piece:
        """A piece that starts with the character in that box."""
        index, matrix = self._index[place], self._matrix
        self._raw.FPDFText_GetMatrix(self._page, index, self._at_matrix)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        size = abs(self._raw.FPDFText_GetFontSize(self._page, index) * hypot(c, d))
        turned = 0 if a >= 0 else 2
        if abs(b) > abs(a):
            turned = 1 if b > 0 else 3
        left, bottom, right, top = box
        start = (left, bottom, -right, -top)[turned]
        base = (matrix.f, -matrix.e, -matrix.f, matrix.e)[turned]
        return Piece("", space, start, start, base, size or 1.0, turned, index)

    def ask_marks(self, lines: Iterable[Line]) -> None:
        """Ask for the marks of the pieces of lines: not of all, since that takes as long as all else."""
        for line in lines:
            for piece in line.pieces:
                text_object = self._raw.FPDFText_GetTextObject(self._page, piece.index)
                piece.marks = marks_of(self._raw, text_object)

    def _finish(self, piece: Piece, start: int, stop: int) -> None:
        piece.text = _printable(self._text[start:stop])
        if not isfinite(piece.x0 + piece.x1 + piece.y + piece.size):
            piece.x0 = piece.x1 = piece.y = piece.size = 1.0

    def is_invisible(self) -> bool:
        """Whether the text is not drawn, as what a program for OCR lays over a picture."""
        middle = next((match.start() for match in _WORD.finditer(self._text, len(self) // 2)), 0)
        mode = (
            self._raw.FPDFTextObj_GetTextRenderMode(
                self._raw.FPDFText_GetTextObject(self._page, self._index[middle])
            )
            if len(self)
            else None
        )
        return bool(mode == self._raw.FPDF_TEXTRENDERMODE_INVISIBLE)

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
    if 2 * len(text) < length:
        text = "".join(map(chr, memoryview(buffer.raw)[:length].cast("H")))
    return text


def _follows(left: float, piece: Piece) -> bool:
    """Whether a character goes on with a piece; never with a turned one, each is a piece there."""
    return not piece.turned and -_OVERLAP * piece.size < left - piece.x1 < piece.size


def _end(box: _Box, turned: int) -> float:
    left, bottom, right, top = box
    return (right, top, -left, -bottom)[turned]


def _printable(text: str) -> str:
    """The text with the letters of ligatures, and whole characters for halves of those beyond 16 bits."""
    if text.isascii():
        return text
    text = text.translate(_LETTERS)
    if text.isprintable():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
