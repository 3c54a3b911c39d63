"""The account of every character of a source: part of the clean text, or left out under a kind.

White space is not counted: the layout is free to collapse it.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..text.aligned import AlignedText
from ..text.characters import Characters, beyond_ascii
from ..text.source import FurnitureMark
from .mask import HYPHENS, PDF_HYPHENS

Span = tuple[int, int]

_BREAKS = f"\xad{PDF_HYPHENS}{HYPHENS}"
# Of a text in UTF-8 the white space of ASCII, and all characters beyond it.
_NOT_COUNTED = string.whitespace.encode() + bytes([*range(0x1C, 0x20), *range(0x80, 0x100)])
_NAMELESS = re.compile(rf"(?P<hyphen>[{_BREAKS}]+)|(?P<other>[^\s{_BREAKS}]+)")


def left_out(
    source: str, omitted: Iterable[Span], cuts: Iterable[FurnitureMark]
) -> tuple[FurnitureMark, ...]:
    """The ranges of a source that its clean text omits, in order, stripped of white space.

    `omitted` are these ranges, unstripped. `cuts` determine their kinds; a range in none of them is a hyphen at a line
    end, or `other`: invisible characters.

    >>> left_out("conven-\\nant", [(6, 8)], ())
    (FurnitureMark(start=6, end=7, kind='hyphen'),)
    """
    named = list(_side_by_side(cuts))
    found: list[FurnitureMark] = []
    first = 0
    for start, end in omitted:
        position = start
        while first < len(named) and named[first].start < end:
            cut = named[first]
            begin, stop = max(cut.start, position), min(cut.end, end)
            if begin < stop:
                found += _nameless(source, position, begin)
                found += _trimmed(source, FurnitureMark(begin, stop, cut.kind))
                position = stop
            if cut.end > end:
                break
            first += 1
        found += _nameless(source, position, end)
    return tuple(found)


def omitted_ranges(source: str, aligned: AlignedText) -> list[Span]:
    """The ranges of a source that its clean text omits, in order, except those of white space alone.

    >>> omitted_ranges("con ven-\\nant", AlignedText("con venant", (0, 7), (0, 9)))
    [(7, 9)]
    """
    text, starts = aligned.text, aligned.starts
    kept = list(_meant(source, aligned))
    for origin, (start, end) in zip(aligned.origins, pairwise((*starts, len(text))), strict=True):
        # A space may represent an invisible character.
        if end - start > 1 or not text[start].isspace():
            kept.append((origin, origin + end - start))
    kept.sort()
    kept.append((len(source), len(source)))
    position = 0
    omitted = []
    for start, end in kept:
        if start > position and not source[position:start].isspace():
            omitted.append((position, start))
        position = max(position, end)
    return omitted


def characters(source: str, spans: Iterable[Span] | None = None) -> int:
    """The number of characters other than white space, in a source or in ranges of it.

    >>> characters("De wet"), characters("De wet", [(0, 4)])
    (5, 3)
    """
    text = source if spans is None else "".join([source[start:end] for start, end in spans])
    # Few characters are beyond ASCII: to split the whole text would take four times as long.
    in_ascii = text.encode(errors="surrogatepass").translate(None, _NOT_COUNTED)
    return len(in_ascii) + len("".join(beyond_ascii(text).split()))


def _meant(source: str, aligned: AlignedText) -> Iterator[Span]:
    """Characters in place of others, at the place of the first or the last of them."""
    characters = Characters(source)
    if not characters:
        return
    known = set(aligned.origins)
    for start, end, _ in characters.between(0, len(source)):
        if start in known or end - 1 in known:
            yield start, end


def _side_by_side(cuts: Iterable[FurnitureMark]) -> Iterator[FurnitureMark]:
    """The cuts in order, without overlaps."""
    position = 0
    for cut in sorted(cuts):
        if cut.end > position:
            yield cut._replace(start=max(cut.start, position))
            position = cut.end


def _trimmed(source: str, mark: FurnitureMark) -> Iterator[FurnitureMark]:
    """The range stripped of white space; nothing if it holds only that."""
    words = source[mark.start : mark.end]
    start = mark.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start < end:
        yield mark._replace(start=start, end=end)


def _nameless(source: str, start: int, end: int) -> Iterator[FurnitureMark]:
    for match in _NAMELESS.finditer(source, start, end):
        yield FurnitureMark(*match.span(), match.lastgroup or "")
