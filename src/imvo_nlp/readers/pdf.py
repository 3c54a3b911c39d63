"""PDF: the print's lines in reading order, with what only the geometry tells; alters no word.

Lengths are in points (1/72 inch); heights count upwards from the foot of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from ctypes import POINTER, byref, c_double, c_float, c_ushort, cast, create_string_buffer
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, islice, pairwise
from math import hypot, isfinite
from statistics import median
from threading import Lock
from typing import Any, NamedTuple
from zlib import decompressobj
from zlib import error as ZlibError

from ..errors import UnreadableInput
from ..extras import needed
from ..text.source import Marks, NoteMark, SourceText

_MOST_PAGES, _MOST_CHARACTERS, _MOST_ON_PAGE = 5_000, 10_000_000, 200_000
_MOST_LINES = 1_000  # of a page on which columns are looked for; a map can have more
_MOST_UNPACKED = 4_000_000  # bytes of a stream that is packed to a fiftieth or less
_PDFIUM = Lock()  # it knows no threads

# pdfium gives one of these for a hyphen at a line end, with the line end.
_HYPHENS = "\ufffe\x02"
# A number can be of two sizes: `bijlage 16` is annex 1 with marker 6.
_TOKEN = re.compile(rf"[{_HYPHENS}]|(?:\d|[^\s\d{_HYPHENS}]+)[{_HYPHENS}]?")
_LETTERS = str.maketrans(
    dict.fromkeys(_HYPHENS, "-")
    | dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
)
_BREAKS = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_UNMAPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff]")
_SAMPLE = 40  # tokens of a page that are asked whether their font says which letters they are

_EDGE = 6  # lines at the top and the foot of a page that can be furniture
# What a page can start with each time, but is text.
_COUNTED_TEXT = re.compile(r"\W*(?:vra|antw|artik|hoofdst|paragr|bijlag|motie|onderd)|.*:\Z", re.I)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(rf"(\d{{1,3}}(?!\d)|[{_RAISED}]{{1,3}})[.)]?\s*(?=\S)")
_MARKERS = re.compile(r"\d{1,3}(?:[,;]\s?\d{1,3})*[,;]?\Z")
_RAISED_NUMBER = re.compile(rf"(?<=\S)(?<![{_RAISED}])[{_RAISED}]{{1,3}}")
_UNIT = re.compile(r"\b(?:[kcdm]?m|CO|NO)\Z")  # m², CO2
_UNFINISHED = re.compile(r"[^.!?»”\"]\Z")


@dataclass(slots=True, eq=False)
class _Piece:
    """Characters of one size on one base line; `space` is what the file has before them."""

    text: str
    space: str
    x0: float
    x1: float
    y: float
    size: float
    turned: int  # quarters of a circle
    at: int = -1  # the offset in the source text, once it is written


@dataclass(slots=True, eq=False)
class _Line:
    """Pieces from left to right; size and base line are those of its longest piece."""

    pieces: list[_Piece]
    x0: float
    x1: float
    y: float
    size: float

    @property
    def text(self) -> str:
        return self.pieces[0].text + "".join(
            _space(before, piece) + piece.text for before, piece in pairwise(self.pieces)
        )


@dataclass(slots=True, eq=False)
class _Block:
    """Lines that follow each other; `goes_on` where the block before ends within a sentence."""

    lines: list[_Line]
    in_margin: bool = False
    goes_on: bool = False


class _Marker(NamedTuple):
    """A raised number: its place within the text of its piece."""

    number: int
    piece: _Piece
    start: int
    end: int


@dataclass(slots=True, eq=False)
class _Note:
    """`text_start` is the place of its text within its first line."""

    number: str
    text_start: int
    lines: list[_Line]
    marker: _Marker | None
    block: _Block


@dataclass(slots=True, eq=False)
class _Page:
    """All lines as the file has them (turned ones `aside`), then in reading order."""

    lines: list[_Line]
    aside: list[_Line] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)
    has_pictures: bool = False
    head: list[_Line] = field(default_factory=list)
    blocks: list[_Block] = field(default_factory=list)
    foot: list[_Line] = field(default_factory=list)


class PdfReader:
    """The reader of PDF files, by PDFium: text that the file holds, no OCR."""

    media_type = "application/pdf"
    suffixes: tuple[str, ...] = (".pdf",)

    def accepts(self, head: bytes, name: str) -> int:
        return 9 if b"%PDF-" in head[:1024] else 0

    def read(self, data: bytes, name: str) -> SourceText:
        """The text in reading order; lines end with `\\n`, pages are parted by `\\f`.

        `marks` has pages, running heads and feet, and the footnotes if they can be told by their
        print. A PDF without text and pictures gives an empty text. Raises MissingExtra without
        pypdfium2, and UnreadableInput for what is no PDF, broken, locked, a scan, or too large.
        """
        pdfium = needed("pypdfium2", "pdf", name)
        with _PDFIUM, closing(_opened(pdfium, data, name)) as document:
            pages, broken = _pages(pdfium, document, name)
        written = [page for page in pages if page.lines]
        if not written and any(page.has_pictures for page in pages):
            raise UnreadableInput(
                f"{name} holds only pictures of its pages: it needs OCR, for example with ocrmypdf"
            )
        notes = []
        scans = [i for i, page in enumerate(pages, 1) if page.has_pictures and not page.lines]
        if scans:
            message = f"{_listed(scans)} without text but with pictures: they may be scans"
            notes.append(("page_without_text", message))
        if broken:
            notes.append(("page_unreadable", f"{_listed(broken)} could not be read"))
        _take_furniture(pages)
        _set_in_order(pages)
        text, marks = _Writer(pages).written(_take_notes(pages))
        return SourceText(
            text=text,
            name=name,
            media_type=self.media_type,
            sha256=sha256(data).hexdigest(),
            notes=tuple(notes),
            marks=marks,
        )


def _listed(pages: Sequence[int]) -> str:
    some = ", ".join(map(str, pages[:10])) + (" ..." if len(pages) > 10 else "")
    return f"{'pages' if len(pages) > 1 else 'page'} {some}"


def _opened(pdfium: Any, data: bytes, name: str) -> Any:
    if _is_bomb(data):
        raise UnreadableInput(f"{name} holds a stream that unpacks to far more than any text")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        # After one locked file PDFium can give that reason for others as well.
        if b"/Encrypt" in data and re.search("password|security", str(error), re.I):
            reason = "is locked with a password: save it without one, for example with qpdf"
        else:
            reason = "is no PDF, or a broken one: download it again, or repair it with qpdf"
        raise UnreadableInput(f"{name} {reason}") from error
    if not 0 < len(document) <= _MOST_PAGES:
        count = len(document)
        document.close()
        raise UnreadableInput(f"{name} has {count} pages; from 1 to {_MOST_PAGES} can be read")
    return document


def _is_bomb(data: bytes) -> bool:
    """Whether a stream that is no image is packed as no text can be; PDFium would unpack it."""
    end = 0
    while (start := data.find(b"stream", end)) >= 0:
        end = start + 6
        if data[start - 3 : start] == b"end" or b"/Image" in data[max(start - 300, 0) : start]:
            continue
        unpacker, unpacked = decompressobj(), 0
        packed = rest = data[end : end + 2**17].lstrip(b"\r\n")
        try:
            while rest and unpacked < _MOST_UNPACKED and unpacked >= 50 * (len(packed) - len(rest)):
                unpacked += len(unpacker.decompress(rest, 2**16))
                rest = unpacker.unconsumed_tail
        except ZlibError:
            continue
        if unpacked >= _MOST_UNPACKED:
            return True
    return False


def _pages(pdfium: Any, document: Any, name: str) -> tuple[list[_Page], list[int]]:
    """The pages, and the numbers of those that are broken, which are empty here."""
    pages: list[_Page] = []
    broken, characters = [], 0
    unmapped: list[bool] = []
    for number in range(len(document)):
        try:
            with closing(document[number]) as page, closing(page.get_textpage()) as glyphs:
                found = _Glyphs(pdfium.raw, glyphs.raw, name)
                pages.append(_page(_lines(found.pieces())))
                unmapped += found.sample()
                if not found.text.strip():
                    pages[-1].has_pictures = _has_pictures(pdfium.raw, page.raw)
                elif any(True for _ in _markers(pages[-1].lines)):
                    pages[-1].rules = _rules(pdfium.raw, page.raw)
        except pdfium.PdfiumError:
            pages.append(_Page([]))
            broken.append(number + 1)
            continue
        characters += len(found.text)
        if characters > _MOST_CHARACTERS:
            raise UnreadableInput(f"{name} has more than {_MOST_CHARACTERS} characters")
    if sum(unmapped) * 2 > len(unmapped):
        raise UnreadableInput(
            f"{name} does not say which letters its fonts show: it needs OCR, "
            "for example with ocrmypdf --force-ocr"
        )
    if pages and len(broken) == len(pages):
        raise UnreadableInput(f"{name} is a broken PDF: none of its pages can be read")
    return pages, broken


class _Glyphs:
    """What stands where on one page. Each question to PDFium costs a microsecond: ask few."""

    def __init__(self, raw: Any, page: Any, name: str) -> None:
        self._raw, self._page = raw, page
        count = max(raw.FPDFText_CountChars(page), 0)
        if count > _MOST_ON_PAGE:
            raise UnreadableInput(f"a page of {name} has more than {_MOST_ON_PAGE} characters")
        buffer = create_string_buffer(4 * count + 4)
        length = 2 * max(
            raw.FPDFText_GetText(page, 0, count, cast(buffer, POINTER(c_ushort))) - 1, 0
        )
        self.text = buffer.raw[:length].decode("utf-16-le", "surrogatepass")
        if not self.text.isascii() and max(self.text) > "\uffff":  # PDFium counts 16 bit units
            self.text = "".join(map(chr, memoryview(buffer.raw)[:length].cast("H")))
        self._index: Sequence[int] = range(count)
        if len(self.text) != count:
            place = raw.FPDFText_GetCharIndexFromTextIndex
            self._index = [place(page, each) for each in range(len(self.text))]

    def pieces(self) -> list[_Piece]:
        """The text of the page, cut where size, base line or direction change, and at wide gaps."""
        pieces: list[_Piece] = []
        first, last = self._raw.FS_RECTF(), self._raw.FS_RECTF()
        at_first, at_last = byref(first), byref(last)
        page, text, index = self._page, self.text, self._index
        measure = self._raw.FPDFText_GetLooseCharBox
        low = high = right = size = 0.0
        begin = end = 0
        for match in _TOKEN.finditer(text):
            start, stop = match.span()
            measure(page, index[start], at_first)
            if (
                first.bottom == low
                and first.top == high
                and -0.3 * size < first.left - right < size
                and (start == end or (start == end + 1 and text[end] in " \xa0"))
            ):
                right = first.right
            else:
                if pieces:
                    pieces[-1].text, pieces[-1].x1 = self._characters(begin, end), right
                space = _BREAKS.sub("", text[end:start])
                pieces.append(self._piece(index[start], first, space))
                low, high, right, begin = first.bottom, first.top, pieces[-1].x1, start
                size = pieces[-1].size if not pieces[-1].turned else 0.0
            if stop > start + 1:
                measure(page, index[stop - 1], at_last)
                right = last.right if size else self._end(pieces[-1].turned, last)
            end = stop
        if pieces:
            pieces[-1].text, pieces[-1].x1 = self._characters(begin, end), right
        for piece in pieces:
            if not isfinite(piece.x0 + piece.x1 + piece.y + piece.size):
                piece.x0 = piece.x1 = piece.y = piece.size = 1.0
        return pieces

    def _piece(self, index: int, box: Any, space: str) -> _Piece:
        x, y, matrix = c_double(), c_double(), self._raw.FS_MATRIX()
        self._raw.FPDFText_GetCharOrigin(self._page, index, byref(x), byref(y))
        self._raw.FPDFText_GetMatrix(self._page, index, byref(matrix))
        size = self._raw.FPDFText_GetFontSize(self._page, index) * hypot(matrix.c, matrix.d)
        turned = 0 if matrix.a >= 0 else 2
        if abs(matrix.b) > abs(matrix.a):
            turned = 1 if matrix.b > 0 else 3
        start = (box.left, box.bottom, -box.right, -box.top)[turned]
        base = (y.value, -x.value, -y.value, x.value)[turned]
        return _Piece("", space, start, self._end(turned, box), base, abs(size) or 1.0, turned)

    def _end(self, turned: int, box: Any) -> float:
        return float((box.right, box.top, -box.left, -box.bottom)[turned])

    def _characters(self, start: int, end: int) -> str:
        text = self.text[start:end].translate(_LETTERS)
        if not text.isascii() and not text.isprintable():  # there may be halves of 32 bit units
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text

    def sample(self) -> list[bool]:
        """For some words, whether their font does not say which letters it shows."""
        error = self._raw.FPDFText_HasUnicodeMapError
        return [
            error(self._page, self._index[match.start()]) == 1 or bool(_UNMAPPED.match(match[0]))
            for match in islice(_TOKEN.finditer(self.text), _SAMPLE)
        ]


def _has_pictures(raw: Any, page: Any) -> bool:
    """Whether a page without text shows something, be it letters drawn as shapes."""
    kinds = Counter(raw.FPDFPageObj_GetType(each) for each in _objects(raw, page))
    return bool(
        kinds[raw.FPDF_PAGEOBJ_IMAGE] + kinds[raw.FPDF_PAGEOBJ_FORM]
        or kinds[raw.FPDF_PAGEOBJ_PATH] > 50
    )


def _rules(raw: Any, page: Any) -> list[float]:
    """The heights of the short rules of a page: below one of them its notes may stand."""
    heights = []
    sides = [c_float() for _ in range(4)]
    for each in _objects(raw, page):
        if raw.FPDFPageObj_GetType(each) == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(
            each, *map(byref, sides)
        ):
            left, bottom, right, top = (side.value for side in sides)
            if top - bottom < 4 and 20 < right - left < 250:
                heights.append(bottom)
    return heights


def _objects(raw: Any, page: Any) -> Iterator[Any]:
    for index in range(min(raw.FPDFPage_CountObjects(page), 2000)):
        yield raw.FPDFPage_GetObject(page, index)


def _page(lines: list[_Line]) -> _Page:
    turns: Counter[int] = Counter()
    for line in lines:
        turns[line.pieces[0].turned] += len(line.pieces[0].text)
    main = turns.most_common(1)[0][0] if turns else 0
    page = _Page([line for line in lines if line.pieces[0].turned == main])
    page.aside = [line for line in lines if line.pieces[0].turned != main]
    return page


def _lines(pieces: Iterable[_Piece]) -> list[_Line]:
    """The pieces that stand on one base line without a wide gap, in the order of the file."""
    lines: list[_Line] = []
    for piece in pieces:
        if lines and _fits(lines[-1], piece):
            _add(lines[-1], [piece])
        else:
            lines.append(_Line([piece], piece.x0, piece.x1, piece.y, piece.size))
    return lines


def _fits(line: _Line, piece: _Piece) -> bool:
    last, size = line.pieces[-1], max(line.size, piece.size)
    rise = piece.y - line.y if piece.size <= line.size else line.y - piece.y
    alike = abs(piece.size - line.size) < 0.1 * size
    return (
        piece.turned == last.turned
        and (abs(rise) < 0.25 * size if alike else -0.35 * size < rise < 0.6 * size)
        and -0.3 * size < piece.x0 - last.x1 < size
    )


def _add(line: _Line, pieces: Sequence[_Piece]) -> None:
    line.pieces += pieces
    line.x0 = min(line.x0, *(piece.x0 for piece in pieces))
    line.x1 = max(line.x1, *(piece.x1 for piece in pieces))
    main = max(line.pieces, key=lambda piece: (len(piece.text), piece.size))
    line.y, line.size = main.y, main.size


def _space(before: _Piece, piece: _Piece) -> str:
    gap, size = piece.x0 - before.x1, max(before.size, piece.size)
    if piece.space and gap > 0.04 * size:
        return piece.space
    return " " if gap > 0.15 * size else ""


def _rows(lines: Iterable[_Line]) -> list[_Line]:
    """Whole rows from top to bottom: lines on one base line are joined, whatever is between."""
    rows: list[list[_Line]] = []
    for line in sorted(lines, key=lambda line: (-line.y, line.x0)):
        if rows and _beside(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(row) for row in rows]


def _beside(row: list[_Line], line: _Line) -> bool:
    drop, small = row[-1].y - line.y, min(row[-1].size, line.size)
    if drop < 0.3 * small:
        return True
    # A raised number that the file has elsewhere stands above its own row.
    raised = row[-1]
    return (
        len(row) == 1
        and raised.size < 0.85 * line.size
        and drop < 0.6 * line.size
        and abs(raised.x0 - line.x1) < 0.3 * line.size
    )


def _joined(row: Sequence[_Line]) -> _Line:
    first, *others = sorted(row, key=lambda line: line.x0)
    joined = _Line(list(first.pieces), first.x0, first.x1, first.y, first.size)
    if others:
        _add(joined, list(chain.from_iterable(line.pieces for line in others)))
    return joined


def _take_furniture(pages: Sequence[_Page]) -> None:
    """Move running heads and feet to the pages' `head` and `foot`."""
    for side in (1, -1):
        edges = [_edge(page.lines, side) for page in pages]
        recurring = _recurring(edges, side)
        for page, edge in zip(pages, edges, strict=True):
            taken = list(chain.from_iterable(edge[: _depth(edge, recurring, side)]))
            found = {id(line) for line in taken}
            (page.head if side > 0 else page.foot).extend(_rows(taken))
            page.lines = [line for line in page.lines if id(line) not in found]


def _edge(lines: Sequence[_Line], side: int) -> list[list[_Line]]:
    """The outermost heights of a page, each with its lines, from the edge inwards."""
    levels: list[list[_Line]] = []
    for line in sorted(lines, key=lambda line: -line.y * side):
        if levels and abs(levels[-1][0].y - line.y) < 2:
            levels[-1].append(line)
        elif len(levels) > _EDGE:
            break
        else:
            levels.append([line])
    return levels


def _is_note(level: Sequence[_Line], side: int) -> bool:
    """Whether a line at the foot can be a note; feet have their number at the end."""
    match = _NOTE.match(_joined(level).text)
    return side < 0 and match is not None and not match.string[match.end() :].isdigit()


def _key(line: _Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.y)


def _enough(pages: Sequence[object]) -> int:
    return 3 if len(pages) > 3 else 2


def _recurring(edges: Sequence[list[list[_Line]]], side: int) -> set[tuple[str, int]]:
    """The texts and heights of lines that come back as only furniture does."""
    places: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for number, edge in enumerate(edges):
        for line in chain.from_iterable(
            level for level in edge[:_EDGE] if not _is_note(level, side)
        ):
            places[_key(line)].setdefault(number, line.text)
    found = {
        key
        for key, texts in places.items()
        if len(texts) >= _enough(edges) and _counts(texts) and not _COUNTED_TEXT.match(key[0])
    }
    return {key for key in found if not _within_text(key[1], places[key], edges, found, side)}


def _counts(texts: dict[int, str]) -> bool:
    """Whether the numbers in a recurring line are all the same or count the pages."""
    if len(set(texts.values())) == 1:
        return True
    rows = [
        [int(number) - page for number in re.findall(r"\d{1,9}", text)]
        for page, text in texts.items()
    ]
    return any(
        Counter(column).most_common(1)[0][1] * 5 >= len(rows) * 3
        for column in zip(*rows, strict=False)
    )


def _within_text(
    height: int,
    texts: dict[int, str],
    edges: Sequence[list[list[_Line]]],
    found: set[tuple[str, int]],
    side: int,
) -> bool:
    """Whether other pages have their text at that height or beyond: then it is a first line."""
    between = edges[min(texts) : max(texts) + 1]
    others = sum(
        any(
            (level[0].y - height) * side > -2 and not any(_key(line) in found for line in level)
            for level in edge
        )
        for edge in between
    )
    return others > len(between) // 10


def _depth(edge: Sequence[list[_Line]], recurring: set[tuple[str, int]], side: int) -> int:
    """How many of the outermost heights of a page are furniture, set apart from the text."""
    depth = 0
    while (
        depth < min(len(edge), _EDGE)
        and any(_key(line) in recurring for line in edge[depth])
        and not _is_note(edge[depth], side)
    ):
        depth += 1
    while 0 < depth < len(edge):
        outer, inner = edge[depth - 1][0], edge[depth][0]
        if abs(outer.y - inner.y) > 1.6 * max(outer.size, inner.size):
            break
        depth -= 1
    return depth


def _set_in_order(pages: Sequence[_Page]) -> None:
    """Fill the pages' `blocks`. What a margin repeats on each page joins the `head`."""
    fixed = Counter(
        chain.from_iterable({_place(line) for line in page.lines + page.aside} for page in pages)
    )
    body = _body_size(line for page in pages for line in page.lines)
    for page in pages:
        again = [line for line in page.lines + page.aside if fixed[_place(line)] >= _enough(pages)]
        beside = {id(line) for line in again if _is_beside(line, page, body)}
        page.head += [line for line in again if id(line) in beside]
        page.blocks = _blocks([line for line in page.lines if id(line) not in beside])
        page.blocks += [
            _Block([line], in_margin=True) for line in page.aside if id(line) not in beside
        ]


def _is_beside(line: _Line, page: _Page, body: float) -> bool:
    """Whether a line in small print, or turned, stands in a margin without any text."""
    return line in page.aside or (
        line.size < 0.87 * body
        and not any(
            other.x0 < line.x1 and line.x0 < other.x1 and other.size >= 0.87 * body
            for other in page.lines
        )
    )


def _body_size(lines: Iterable[_Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += sum(len(piece.text) for piece in line.pieces)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _place(line: _Line) -> tuple[str, int, int]:
    return line.text, round(line.x0), round(line.y)


def _blocks(lines: Sequence[_Line]) -> list[_Block]:
    """The rows of a page in reading order; columns one after the other."""
    cut = _cut(lines)
    if cut is None:
        return [_Block(_rows(lines))] if lines else []
    left, right = cut
    inside = {id(line) for line in chain(left, right)}
    others = [line for line in lines if id(line) not in inside]
    middle = median(line.y for line in chain(left, right))
    above = _blocks([line for line in others if line.y > middle])
    below = _blocks([line for line in others if line.y <= middle])
    if _are_columns(left, right):
        first, second = _blocks(left), _blocks(right)
        second[0].goes_on = True
        return [*above, *first, *second, *below]
    narrow, wide = sorted((left, right), key=_width)
    margin = _Block(_rows(narrow), in_margin=True)
    if _NOTE.match(margin.lines[0].text):  # in old print notes stand beside the text
        return [*above, *_blocks(wide), margin, *below]
    return [*above, margin, *_blocks(wide), *below]


_Sides = tuple[list[_Line], list[_Line]]


def _cut(lines: Sequence[_Line]) -> _Sides | None:
    """The lines of two columns, or of the text and a margin beside it, if a page has these."""
    if len(lines) > _MOST_LINES:
        return None
    starts: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        starts[round(line.x0 / 3)].append(line.x0)
    downwards = sorted(lines, key=lambda line: -line.y)
    best: _Sides | None = None
    for each in sorted(starts.values(), key=len, reverse=True)[:40]:
        for left, right in _parts(downwards, min(each)) if len(each) > 1 else ():
            if (best is None or len(left) + len(right) > sum(map(len, best))) and (
                _are_columns(left, right) or _is_margin(left, right)
            ):
                best = left, right
    return best


def _parts(downwards: Sequence[_Line], x: float) -> Iterator[_Sides]:
    """Parts of a page where no line crosses a height `x`, with the lines on both sides of it."""
    left: list[_Line] = []
    right: list[_Line] = []
    for line in chain(downwards, [None]):
        if line is not None and line.x1 <= x + 1:
            left.append(line)
        elif line is not None and line.x0 >= x - 1:
            right.append(line)
        else:
            if len(left) > 1 and len(right) > 1:
                top = min(left[0].y, right[0].y)
                foot = max(left[-1].y, right[-1].y)
                gap = 2.2 if line else 6.0  # at the page's end one column may be the longer
                yield _reach(left, top, foot, gap), _reach(right, top, foot, gap)
            left, right = [], []


def _reach(lines: Sequence[_Line], top: float, foot: float, gap: float) -> list[_Line]:
    """The lines from `top` to `foot`, and those that join them; below up to a gap of so many em."""
    within = [i for i, line in enumerate(lines) if foot - 2 < line.y < top + 2]
    if not within:
        return []
    first, last = within[0], within[-1]
    while first and lines[first - 1].y - lines[first].y < 2.2 * lines[first].size:
        first -= 1
    while last + 1 < len(lines) and lines[last].y - lines[last + 1].y < gap * lines[last].size:
        last += 1
    return list(lines[first : last + 1])


def _width(lines: Sequence[_Line]) -> float:
    return max(line.x1 for line in lines) - min(line.x0 for line in lines)


def _are_columns(left: Sequence[_Line], right: Sequence[_Line]) -> bool:
    """Whether both sides hold running text: many rows of one width, and no rows of a table."""
    if min(len(left), len(right)) < 6:
        return False
    widths = _width(left), _width(right)
    if min(widths) < 0.6 * max(widths):
        return False
    for lines, width in zip((left, right), widths, strict=True):
        edge = min(line.x0 for line in lines) + 0.8 * width
        rows = _rows(lines)
        letters = sum(len(piece.text) for line in lines for piece in line.pieces)
        if letters < 20 * len(rows) or sum(row.x1 > edge for row in rows) * 2 < len(rows):
            return False
    # The rows of a table end on both sides at once, paragraphs by chance.
    gaps = [
        _gaps(sorted(lines, key=lambda line: -line.y)) for lines in (left, right, [*left, *right])
    ]
    return gaps[2] < 3 or gaps[2] < 0.6 * min(gaps[:2])


def _gaps(downwards: Sequence[_Line]) -> int:
    return sum(_is_apart(above, below) for above, below in pairwise(downwards))


def _is_margin(left: Sequence[_Line], right: Sequence[_Line]) -> bool:
    """Whether one side is a block beside the text: narrow, in smaller print or on other lines."""
    if not left or not right:
        return False
    narrow, wide = sorted((left, right), key=_width)
    small = median(line.size for line in narrow) < 0.87 * median(line.size for line in wide)
    if len(narrow) < 3 - small or len(wide) < 3 or _width(narrow) > 0.55 * _width(wide):
        return False
    if small:
        return True
    heights = sorted(line.y for line in wide)
    beside = 0
    for line in narrow:
        i = bisect_left(heights, line.y - 0.12 * line.size)
        beside += i < len(heights) and heights[i] < line.y + 0.12 * line.size
    return beside < 0.6 * len(narrow)


def _take_notes(pages: Sequence[_Page]) -> list[_Note]:
    """The footnotes: small print at the foot of pages, with markers in the text.

    What stands of a note on the next page moves to its first part. There are none where fewer
    than half of the raised numbers have one: then the text may tell more than the print.
    """
    body = _body_size(line for page in pages for block in page.blocks for line in block.lines)
    notes: list[_Note] = []
    free: list[_Marker] = []
    raised: set[int] = set()
    for page in pages:
        feet = [(block, *_foot(block, body, page.rules)) for block in page.blocks]
        here = list(_markers(line for block, start, _ in feet for line in block.lines[:start]))
        raised.update(marker.number for marker in here)
        finder = _NotesOfPage(notes[-1] if notes else None, free + here)
        finder.read([(block, group) for block, *foot in feet for group in _groups(block, *foot)])
        if finder.goes_on:
            _move(finder.goes_on, page, notes[-1])
        if sum(note.marker is not None for note in finder.notes) * 2 >= len(finder.notes) > 0:
            notes += finder.notes
            here = here[max(finder.used - len(free), 0) :]
        free = here
    return notes if len({int(note.number) for note in notes} & raised) * 2 >= len(raised) else []


def _foot(block: _Block, body: float, rules: Sequence[float]) -> tuple[int, int]:
    """Which lines of a block may be notes: its last ones in small print or below a short rule."""
    lines = block.lines
    ends = [len(lines)] + [
        i
        for i in range(len(lines) - 1, max(len(lines) - 4, 0), -1)
        if _is_apart(*lines[i - 1 : i + 1])
    ]
    for end in ends:  # a foot that does not recur may stand below them
        start = end
        while start and lines[start - 1].size < 0.93 * body:
            start -= 1
        if block.in_margin and start:
            start = end
        if start < end:
            return start, end
    for rule in sorted(rules):
        start = sum(line.y > rule for line in lines)
        if start < len(lines) and _NOTE.match(lines[start].text):
            return start, len(lines)
    return len(lines), len(lines)


def _is_apart(above: _Line, below: _Line) -> bool:
    return above.y - below.y > 1.6 * max(above.size, below.size)


def _groups(block: _Block, start: int, end: int) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in block.lines[start:end]:
        if group and _is_apart(group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _markers(lines: Iterable[_Line]) -> Iterator[_Marker]:
    """The raised numbers behind words, in their order."""
    for line in lines:
        base: _Piece | None = None
        for piece in line.pieces:
            if base is not None and _is_raised(piece, base) and _MARKERS.match(piece.text):
                if not _UNIT.search(base.text):
                    for match in re.finditer(r"\d+", piece.text):
                        yield _Marker(int(match[0]), piece, *match.span())
                continue
            base = piece
            for match in _RAISED_NUMBER.finditer(piece.text):
                if not _UNIT.search(piece.text, 0, match.start()):
                    yield _Marker(_value(match[0]), piece, *match.span())


def _is_raised(piece: _Piece, base: _Piece) -> bool:
    rise = (piece.y - base.y) / base.size
    small = piece.size < 0.85 * base.size
    return (rise > 0.15 or (small and rise > -0.05)) and piece.x0 - base.x1 < 0.5 * base.size


def _value(number: str) -> int:
    return int(number.translate(str.maketrans(_RAISED, "0123456789")))


class _NotesOfPage:
    """Reads the notes of one page: `goes_on` is what still belongs to the note `before`.

    They count on from it, start again at 1, or at a number that is raised in the text.
    """

    def __init__(self, before: _Note | None, markers: Sequence[_Marker]) -> None:
        self.notes: list[_Note] = []
        self.goes_on: list[_Line] = []
        self.used = 0  # of the markers
        self._before, self._markers = before, markers

    def read(self, groups: Sequence[tuple[_Block, list[_Line]]]) -> None:
        first: list[_Line] = []
        between: list[_Line] = []  # paragraphs of a note, if another note follows
        for number, (block, group) in enumerate(groups):
            for place, line in enumerate(group):
                if note := self._started(line, block):
                    if self.notes and self.notes[-1].block is block:
                        self.notes[-1].lines += between
                    between = []
                    self.notes.append(note)
                elif self.notes and place and not between:
                    self.notes[-1].lines.append(line)
                elif self.notes:
                    between.append(line)
                elif number == 0:
                    first.append(line)
        if first and self._before:
            is_followed = self.notes and self.notes[0].lines[0] in groups[0][1]
            unfinished = _UNFINISHED.search(self._before.lines[-1].text)
            if is_followed or unfinished or first[0].text[:1].islower():
                self.goes_on = first

    def _started(self, line: _Line, block: _Block) -> _Note | None:
        match = _NOTE.match(line.text)
        if match is None:
            return None
        value, before = _value(match[1]), self.notes[-1] if self.notes else self._before
        is_next = value == (int(before.number) if before else 0) + 1
        places = range(self.used, len(self._markers))
        place = next((i for i in places if self._markers[i].number == value), None)
        if self.notes:
            starts = abs(line.x0 - self.notes[-1].lines[0].x0) < line.size and is_next
        else:
            starts = is_next or value == 1 or place is not None
        number = line.pieces[0]
        if not starts or (place is None and not number.size < 0.85 * line.size):
            return None
        marker = None
        if place is not None:
            marker, self.used = self._markers[place], place + 1
        return _Note(str(value), match.end(), [line], marker, block)


def _move(lines: Sequence[_Line], page: _Page, note: _Note) -> None:
    """Put lines of a page directly behind the note that they belong to."""
    for block in page.blocks:
        block.lines = [line for line in block.lines if line not in lines]
    place = note.block.lines.index(note.lines[-1]) + 1
    note.block.lines[place:place] = lines
    for line in lines:
        line.y = note.lines[-1].y - line.size
        note.lines.append(line)


class _Writer:
    """Writes the pages' lines and notes down where each of them comes to stand."""

    def __init__(self, pages: Sequence[_Page]) -> None:
        self._pages = pages
        self._parts: list[str] = []
        self._length = 0
        self._usual = _usual_drops(block for page in pages for block in page.blocks)

    def written(self, notes: Iterable[_Note]) -> tuple[str, Marks]:
        starts: list[int] = []
        furniture: list[tuple[int, int]] = []
        for page in self._pages:
            if starts:
                self._add("\f")
            starts.append(self._length)
            above: _Line | None = None
            blocks = [_Block(page.head), *page.blocks, _Block(page.foot)]
            for block in blocks:
                for place, line in enumerate(block.lines):
                    if above and not (block.goes_on and not place) and self._is_gap(above, line):
                        self._add("\n")
                    start = self._length
                    self._line(line)
                    if block is blocks[0] or block is blocks[-1]:
                        furniture.append((start, self._length))
                    self._add("\n")
                    above = line
        marks = Marks(
            pages=tuple(starts),
            furniture=tuple(furniture),
            notes=tuple(sorted(map(_note_mark, notes), key=lambda note: note.start)),
        )
        return "".join(self._parts), marks

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _line(self, line: _Line) -> None:
        before = None
        for piece in line.pieces:
            if before:
                self._add(_space(before, piece))
            piece.at = self._length
            self._add(piece.text)
            before = piece

    def _is_gap(self, above: _Line, below: _Line) -> bool:
        size = max(above.size, below.size)
        drop = above.y - below.y
        return drop <= 0 or drop > 1.35 * self._usual.get(round(size * 2), 1.25 * size)


def _usual_drops(blocks: Iterable[_Block]) -> dict[int, float]:
    """The distance of lines within paragraphs, by twice their size: the least that is frequent."""
    drops: dict[int, Counter[float]] = defaultdict(Counter)
    for block in blocks:
        for above, below in pairwise(block.lines):
            drop = round((above.y - below.y) * 2) / 2
            if round(above.size * 2) == round(below.size * 2) and drop > 0.9 * below.size:
                drops[round(below.size * 2)][drop] += 1
    usual = {}
    for size, counter in drops.items():
        often = max(counter.values()) / 4
        usual[size] = min(drop for drop, times in counter.items() if times >= often)
        if sum(counter.values()) < 8:  # too few lines to tell a wide print by
            usual[size] = min(usual[size], 0.7 * size)  # 1.4 em
    return usual


def _note_mark(note: _Note) -> NoteMark:
    first, last = note.lines[0], note.lines[-1].pieces[-1]
    start = first.pieces[0].at
    at = stop = None
    if note.marker:
        at = note.marker.piece.at + note.marker.start
        stop = note.marker.piece.at + note.marker.end
    return NoteMark(
        note.number, start, start + note.text_start, last.at + len(last.text.rstrip()), at, stop
    )
