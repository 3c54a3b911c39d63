"""Footnotes: their ranges, numbers and anchors. Returns ranges, changes nothing.

The House prints notes at the foot of the page, numbered through the document, and glues the marker
to the word or the punctuation before it. So a note is believed when three things agree: it stands
at the end of a page, its number is the next one, and a marker with that number stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .furniture import Furniture

_NOTE_LINE = re.compile(
    r"""^[ \t]?(?:
        (?P<number>\d{1,3}) (?: [ \t]+(?=\S) | (?=[^\W\d_a-z]|[«("“‘\[]) )   # `1 Zie`, `1Zie`, `4(Zie`
      | (?P<listed>\d{1,3})\)[ \t]*(?=\S)                # `1) Zie`: the list under the last answer
      | \[(?P<bracketed>\d{1,3})[ ]?\][ \t]*(?=\S)       # `[1 ] Zie`: out of a PDF tool
      | (?P<symbol>[!*])[ ]?(?=[^\W\d_a-z])              # `! De`: OCR of a raised 1
    )""",
    re.VERBOSE | re.MULTILINE,
)
_SHORT_CAPITALS = re.compile(r"(?<![^\W\d_])[A-Z]{1,4}\Z")  # G7, SDG5, CO2: no marker
_BEFORE_MARKER = ".,;:?!»”\"’')]%…"


@dataclass(frozen=True, slots=True)
class FoundNote:
    """One footnote in the source: `start` at its number, `text_start` behind it."""

    number: str
    start: int
    text_start: int
    end: int
    anchor: int | None
    marker_end: int | None


def find_footnotes(source: str, furniture: Furniture) -> tuple[FoundNote, ...]:
    """Find the footnotes of a source text, in their order.

    Offsets are code points in `source`. A number at the start of a line that is not the next
    footnote's, or that no marker announces, is text and gives nothing.

    >>> from imvo_nlp.layout.furniture import find_furniture
    >>> page = "Is dat zo?1\\n\\nJa.\\n\\n1 Zie www.ser.nl\\n"
    >>> note, = find_footnotes(page, find_furniture(page))
    >>> note.number, page[note.text_start:note.end], note.anchor
    ('1', 'Zie www.ser.nl', 10)
    """
    lines = list(_NOTE_LINE.finditer(source))
    if not lines:
        return ()
    found: list[FoundNote] = []
    last_number, floor = 0, 0
    starts = [match.start() + match[0][0].isspace() for match in lines]
    for page_start, page_end in _pages(source, furniture):
        candidates = lines[bisect_left(starts, page_start) : bisect_left(starts, page_end)]
        if not candidates:
            continue
        notes = _notes_of_page(source, candidates, page_start, page_end, last_number + 1, floor)
        if not notes and last_number:
            notes = _notes_of_page(source, candidates, page_start, page_end, 1, floor)
        if notes:
            found += notes
            floor = notes[-1].end
            last_number = int(notes[-1].number) if notes[-1].number.isdigit() else last_number + 1
    return tuple(found)


def _pages(source: str, furniture: Furniture) -> Iterator[tuple[int, int]]:
    """Ranges of the text between page feet and page starts."""
    cuts: list[tuple[int, int]] = [(start, start) for start in furniture.page_starts]
    cuts += furniture.ranges
    start = 0
    for cut_start, cut_end in sorted(cuts):
        if cut_start > start and not source[start:cut_start].isspace():
            # A leading space that stands for a form feed belongs to neither page.
            yield start, cut_start
        start = max(start, cut_end)
    if start < len(source):
        yield start, len(source)


def _notes_of_page(
    source: str,
    candidates: Sequence[re.Match[str]],
    page_start: int,
    page_end: int,
    expected: int,
    floor: int,
) -> list[FoundNote]:
    """The notes at the end of one page, the first of them numbered `expected`."""
    chain = _chain(candidates, expected)
    anchors: list[tuple[int, int] | None] = []
    if chain:
        numbers = [_number(match) for match in chain]
        closing = ")" if chain[0]["listed"] else "]" if chain[0]["bracketed"] else ""
        anchors = _find_anchors(source, (page_start, chain[0].start()), numbers, closing)
        if anchors[0] is None and floor < page_start:
            # The note was printed on the page after its marker.
            anchors = _find_anchors(source, (floor, chain[0].start()), numbers, closing)
    if not chain or anchors[0] is None:
        return _symbol_note(source, candidates, page_start, page_end)
    ends = [match.start() for match in chain[1:]] + [page_end]
    notes = []
    for match, anchor, end in zip(chain, anchors, ends, strict=True):
        start = match.start() + (len(match[0]) - len(match[0].lstrip()))
        end = match.end() + len(source[match.end() : end].rstrip())
        at, marker_end = anchor if anchor else (None, None)
        notes.append(FoundNote(str(_number(match)), start, match.end(), end, at, marker_end))
    return notes


def _number(match: re.Match[str]) -> int:
    return int(match["number"] or match["listed"] or match["bracketed"] or 0)


def _chain(candidates: Sequence[re.Match[str]], expected: int) -> list[re.Match[str]]:
    """The lowest run of lines on the page numbered `expected`, `expected + 1`, and so on."""
    highest, wanted = expected - 1, expected
    for match in candidates:
        if _number(match) == wanted:
            highest, wanted = wanted, wanted + 1
    chain: list[re.Match[str]] = []
    wanted = highest
    for match in reversed(candidates):
        if wanted >= expected and _number(match) == wanted:
            chain.append(match)
            wanted -= 1
    return chain[::-1]


def _find_anchors(
    source: str, body: tuple[int, int], numbers: Sequence[int], closing: str
) -> list[tuple[int, int] | None]:
    """Where the markers with these numbers stand, in order: the best increasing selection."""
    # best[i]: (score, end of the last marker, markers) over the numbers so far.
    states: list[tuple[float, int, list[tuple[int, int] | None]]] = [(0.0, body[0], [])]
    for number in numbers:
        options = list(_marker_candidates(source, body, number, closing))
        following = [(score, end, [*picked, None]) for score, end, picked in states]
        for score, end, picked in states:
            following += [
                (score + worth, stop, [*picked, (at, stop)])
                for worth, at, stop in options
                if at >= end
            ]
        # Of the states that end at one place only the best can win.
        best: dict[int, tuple[float, int, list[tuple[int, int] | None]]] = {}
        for state in following:
            if state[1] not in best or state[0] > best[state[1]][0]:
                best[state[1]] = state
        states = sorted(best.values(), key=lambda state: (-state[0], state[1]))[:40]
    return states[0][2]


def _marker_candidates(
    source: str, body: tuple[int, int], number: int, closing: str
) -> Iterator[tuple[float, int, int]]:
    """Yield worth, start and end of each place that may be the marker with this number."""
    text = str(number)
    opening = r"\[" if closing == "]" else ""
    pattern = re.compile(
        rf"{opening}{text}[ ]?{re.escape(closing)}" if closing else rf"{text}(?![\d%°])"
    )
    for match in pattern.finditer(source, *body):
        at, stop = match.span()
        before = source[at - 1] if at else "\n"
        after = source[stop] if stop < len(source) else "\n"
        if closing:
            yield (2.0 if before in " \n" or not before.isdigit() else 0.5), at, stop
        elif after.isalpha() or (after in ".," and source[stop + 1 : stop + 2].isdigit()):
            continue
        elif before.isalpha():
            word = source[max(at - 12, 0) : at]
            yield (0.5 if _SHORT_CAPITALS.search(word) else 3.0), at, stop
        elif before in _BEFORE_MARKER:
            if before in ".,:" and source[at - 2].isdigit() and after.isdigit():
                continue
            decimal = before in ".,:" and source[at - 2].isdigit()
            yield (0.3 if decimal else 3.0), at, stop
        elif before.isdigit():
            # `bijlage 16` is annex 1 with marker 6, `20184` a year with marker 4.
            if re.search(
                r"bijlagen?\s(?:\d\s?(?:,|en|t/m)\s)*\d\Z|\b(?:19|20)\d\d\Z",
                source[max(at - 24, 0) : at],
            ):
                yield 2.0, at, stop
        elif before == "\n" and after in " \n\r":
            yield 1.5, at, stop  # a raised marker that the converter put on a line of its own
        elif before == " " and re.match(r"[ \t]*(?:[.,;:)]|$)", source[stop : stop + 8], re.M):
            yield 0.8, at, stop


def _symbol_note(
    source: str, candidates: Sequence[re.Match[str]], page_start: int, page_end: int
) -> list[FoundNote]:
    """A single note under a mark that is no number: `*`, or `!` where OCR misread a raised 1."""
    match = next((match for match in reversed(candidates) if match["symbol"]), None)
    if match is None:
        return []
    symbol = match["symbol"]
    marker = re.compile(rf"(?<=[^\W\d_]){re.escape(symbol)}(?=\s[a-z]|[.,;])")
    anchor = marker.search(source, page_start, match.start())
    if anchor is None:
        return []
    end = match.end() + len(source[match.end() : page_end].rstrip())
    start = match.start("symbol")
    return [FoundNote(symbol, start, match.end(), end, anchor.start(), anchor.end())]
