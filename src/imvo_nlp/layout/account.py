"""What becomes of every character of a source: it lies in the clean text, or is left out by name.

White space is not counted: the layout is free to collapse it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..text.aligned import AlignedText
from ..text.characters import Characters
from ..text.source import FurnitureMark
from .mask import HYPHENS, PDF_HYPHENS

Span = tuple[int, int]

_BREAKS = f"\xad{PDF_HYPHENS}{HYPHENS}"
_NAMELESS = re.compile(rf"(?P<hyphen>[{_BREAKS}]+)|(?P<other>[^\s{_BREAKS}]+)")


def left_out(
    source: str, kept: Iterable[Span], cuts: Iterable[FurnitureMark]
) -> tuple[FurnitureMark, ...]:
    """The ranges of a source that its clean text does not have, in order, without white space at the ends.

    `kept` are those that it has. `cuts` say of what kind they are; what lies in none of these is a hyphen at a line's end, or
    `other`: characters that show nothing.

    >>> left_out("conven-\\nant", [(0, 6), (8, 11)], ())
    (FurnitureMark(start=6, end=7, kind='hyphen'),)
    """
    named = list(_side_by_side(cuts))
    found: list[FurnitureMark] = []
    first = 0
    for start, end in between(kept, len(source)):
        gap = source[start:end]
        if not gap or gap.isspace():
            continue
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


def kept_ranges(source: str, aligned: AlignedText) -> list[Span]:
    """The ranges of a source that lie in its clean text, in order; white space may be in them or not.

    >>> kept_ranges("conven-\\nant", AlignedText("convenant", (0, 6), (0, 8)))
    [(0, 6), (8, 11)]
    """
    text, starts = aligned.text, aligned.starts
    spans: list[Span] = []
    first = last = -1  # of the runs that stand side by side in the source
    for origin, (start, end) in zip(aligned.origins, pairwise((*starts, len(text))), strict=True):
        length = end - start
        if length == 1 and text[start].isspace():
            continue  # it may stand for what shows nothing
        if origin == last:
            last += length
        else:
            spans.append((first, last))
            first, last = origin, origin + length
    spans = [*spans[1:], (first, last)] if first >= 0 else []
    spans += _meant(source, aligned)
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            if end > merged[-1][1]:
                merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    return merged


def characters(source: str, spans: Iterable[Span] | None = None) -> int:
    """How many characters there are that are not white space, in all of a source or in ranges of it.

    >>> characters("De wet"), characters("De wet", [(0, 4)])
    (5, 3)
    """
    text = source if spans is None else "".join([source[start:end] for start, end in spans])
    return len("".join(text.split()))


def between(spans: Iterable[Span], length: int) -> Iterator[Span]:
    """The ranges in front of, between and behind ranges of a text of this length that are in order.

    >>> [*between([(0, 6), (8, 11)], 12)]
    [(0, 0), (6, 8), (11, 12)]
    """
    position = 0
    for start, end in spans:
        yield position, start
        position = end
    yield position, length


def _meant(source: str, aligned: AlignedText) -> Iterator[Span]:
    """Characters that stand for others, which have the place of their first or their last one."""
    characters = Characters(source)
    if not characters:
        return
    known = set(aligned.origins)
    for start, end, _ in characters.between(0, len(source)):
        if start in known or end - 1 in known:
            yield start, end


def _side_by_side(cuts: Iterable[FurnitureMark]) -> Iterator[FurnitureMark]:
    """The cuts in order, none of which begins before the last one ends."""
    position = 0
    for cut in sorted(cuts):
        if cut.end > position:
            yield cut._replace(start=max(cut.start, position))
            position = cut.end


def _trimmed(source: str, mark: FurnitureMark) -> Iterator[FurnitureMark]:
    """The range without white space at its ends; nothing where it holds nothing else."""
    words = source[mark.start : mark.end]
    start = mark.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start < end:
        yield mark._replace(start=start, end=end)


def _nameless(source: str, start: int, end: int) -> Iterator[FurnitureMark]:
    for match in _NAMELESS.finditer(source, start, end):
        yield FurnitureMark(*match.span(), match.lastgroup or "")
