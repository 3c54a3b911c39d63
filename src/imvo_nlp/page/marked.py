"""Ranges of a document's text as HTML: paragraphs with marked elements and note markers.

A mention is a `mark`; an event, or an element of a layer without its own form on the page, is an
`em` with its kind as class. HTML elements cannot overlap: if two mentions do (`Deze` / `motie` /
`is voorgesteld door`), the later one continues in a second `mark`, and its text is that of both.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple, get_args
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from ..converted.reading import Reading, Span
from ..models import (
    LAYERS,
    Asked,
    BlockOrNote,
    Commitment,
    Footnote,
    Furniture,
    Kamerstuk,
    Layer,
    Mention,
    Motion,
    Section,
    Vote,
)
from ..text.view import flat, lined_text
from .decisions import lines_of

# The layers that the page does not show as marks within the text.
_SHOWN = (*get_args(BlockOrNote), Section, Furniture)
_MARKED = tuple(each for each in LAYERS if each.has_place and each.element not in _SHOWN)

_SHORT = 0.7  # of the longest line: a shorter line was ended on purpose


class _Range(NamedTuple):
    """A marked element in a range; `goes_on` if it began in an earlier range."""

    start: int
    end: int
    layer: Layer
    element: Any
    goes_on: bool = False


class MarkedText:
    """The text of a document as HTML, range by range; `ids` are the ids of marked elements.

    With `furniture`, the names of its kinds, omissions are included.
    """

    def __init__(
        self,
        kamerstuk: Kamerstuk,
        reading: Reading,
        words: dict[str, str],
        furniture: dict[str, str] | None = None,
    ) -> None:
        self._text = reading.text
        self._words = words
        ranges = _ranges(kamerstuk, reading)
        self._ranges = sorted(ranges, key=lambda each: (each.start, -each.end))
        self.ids = frozenset(each.element.id for each in self._ranges)
        self._lines = lines_of(kamerstuk, self.ids)
        self._starts = [each.start for each in self._ranges]
        self._joined = _merged(reading.mentions.values())
        points = [
            (reading.behind(note.anchor), self._marker(note))
            for note in kamerstuk.footnotes
            if note.anchor is not None
        ]
        if furniture:
            source = kamerstuk.source.text or ""
            points += [
                (reading.left_out(each.start), _furniture(each, source, furniture))
                for each in kamerstuk.furniture or ()
            ]
        self._points = sorted(points, key=lambda each: each[0])
        self._places = [place for place, _ in self._points]
        self._begins = frozenset(reading.starts)
        self._line_ends = _short_lines(reading)

    def paragraphs(self, start: int, end: int, *, lines: bool = False) -> list[Markup]:
        """The paragraphs of a range; `lines` keeps the line ends of text printed line by line."""
        return [self.inline(*span, lines=lines) for span in self._paragraphs(start, end)]

    def inline(self, start: int, end: int, *, lines: bool = False) -> Markup:
        """A range within one paragraph, including a note marker at its end.

        >>> text.inline(0, 17)  # doctest: +SKIP
        Markup('De <mark id="m1" ...>SP</mark>-fractie vraagt')
        """
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        while first and self._ranges[first - 1].end > start:
            first -= 1
        ranges = [
            each._replace(
                start=max(each.start, start), end=min(each.end, end), goes_on=each.start < start
            )
            for each in self._ranges[first:last]
            if each.end > start
        ]
        # Omissions before the first text of the body or a note have no text before them.
        behind = bisect_left if start in self._begins else bisect_right
        points = self._points[behind(self._places, start) : bisect_right(self._places, end)]
        waiting, pieces, position = deque(points), [], start
        for piece_start, piece_end, html in self._pieces(ranges):
            pieces += [self._plain(position, piece_start, waiting, lines), html]
            position = piece_end
        return Markup("").join([*pieces, self._plain(position, end, waiting, lines)])

    def _pieces(self, ranges: Iterable[_Range]) -> Iterable[tuple[int, int, Markup]]:
        """The outermost marked ranges with their HTML; an overlapping range is split."""
        waiting = deque(ranges)
        while waiting:
            outer = waiting.popleft()
            inner, rest = [], []
            while waiting and waiting[0].start < outer.end:
                each = waiting.popleft()
                inner.append(each._replace(end=min(each.end, outer.end)))
                if each.end > outer.end:
                    rest.append(each._replace(start=outer.end, goes_on=True))
            waiting.extendleft(reversed(rest))
            yield outer.start, outer.end, self._element(outer, inner)

    def _element(self, outer: _Range, inner: list[_Range]) -> Markup:
        pieces, position = [], outer.start
        for start, end, html in self._pieces(inner):
            pieces += [escape(self._text[position:start]), html]
            position = end
        words = Markup("").join([*pieces, escape(self._text[position : outer.end])])
        element = outer.element
        if not isinstance(element, Mention):
            place = Markup("") if outer.goes_on else Markup(' id="{}"').format(element.id)
            return Markup('<em class="{}"{}>{}{}</em>').format(
                outer.layer.kind, place, self._back(outer), words
            )
        if outer.goes_on:
            begun = Markup('<mark data-of="{}" class="m m-{}">{}</mark>')
            return begun.format(element.id, element.label, words)
        mark = Markup(
            '<mark id="{}" class="m m-{}" data-start="{}" data-end="{}" tabindex="-1">{}</mark>{}'
        )
        publication = self._publication(element)
        label, start, end = element.label, element.start, element.end
        return mark.format(element.id, label, start, end, words, publication)

    def _back(self, marked: _Range) -> Markup:
        """At the start of a decision or question, a link back to its line at the top of the page."""
        if marked.goes_on or not isinstance(marked.element, Motion | Vote | Commitment | Asked):
            return Markup("")
        return Markup('<a class="back" href="#{}" aria-label="{}"></a>').format(
            self._lines[marked.element.id],
            self._words["asked" if isinstance(marked.element, Asked) else "decisions"],
        )

    def _publication(self, mention: Mention) -> Markup:
        address = web_address(mention.attributes.get("address"))
        if mention.label != "reference" or not address:
            return Markup("")
        return Markup(
            '<a class="out" href="{}" target="_blank" rel="noopener noreferrer" aria-label="{}"></a>'
        ).format(address, self._words["published"].format(what=mention.text))

    def _plain(
        self, start: int, end: int, points: deque[tuple[int, Markup]], lines: bool
    ) -> Markup:
        """Text without marked ranges, with the markers and furniture within it or at its end."""
        pieces = []
        while points and points[0][0] <= end:
            place, html = points.popleft()
            place = max(place, start)
            pieces += [self._words_of(start, place, lines), html]
            start = place
        return Markup("").join([*pieces, self._words_of(start, end, lines)])

    def _words_of(self, start: int, end: int, lines: bool) -> Markup:
        if not lines:
            return escape(self._text[start:end])
        cuts = self._line_ends[
            bisect_left(self._line_ends, start) : bisect_left(self._line_ends, end)
        ]
        pieces = []
        for cut in cuts:
            pieces.append(self._text[start:cut])
            start = cut + 1
        return escape("\n".join([*pieces, self._text[start:end]]))

    def _marker(self, note: Footnote) -> Markup:
        # Without text content, so that the text of the page is that of the document.
        return Markup(
            '<sup><a class="marker" id="{0}-marker" href="#{0}" data-number="{1}" aria-label="{2}"></a></sup>'
        ).format(note.id, note.number, self._words["note"].format(number=note.number))

    def _paragraphs(self, start: int, end: int) -> Iterable[Span]:
        for match in re.compile(r"\n\n").finditer(self._text, start, end):
            inside = bisect_right(self._joined, (match.start(), len(self._text))) - 1
            if inside >= 0 and match.start() < self._joined[inside][1]:
                continue  # a mention continues on the next page
            if self._text[start : match.start()].strip():
                yield start, match.start()
            start = match.end()
        if self._text[start:end].strip():
            yield start, end


def _furniture(each: Furniture, source: str, kinds: dict[str, str]) -> Markup:
    # Without text content, like a marker.
    return Markup('<i class="furniture" id="{}" data-text="{}" title="{}"></i>').format(
        each.id, flat(source[each.start : each.end]), kinds[each.kind]
    )


def _ranges(kamerstuk: Kamerstuk, reading: Reading) -> Iterator[_Range]:
    """The marked ranges of the text; elements outside the clean text have none."""
    for layer in _MARKED:
        for element in layer.of(kamerstuk):
            if element.start is None:
                continue  # not printed in this document
            span = reading.mentions.get(element.id) or reading.span(element.start, element.end)
            if span:
                yield _Range(*span, layer, element)


def _short_lines(reading: Reading) -> list[int]:
    """The line ends before which the next word would have fitted."""
    lined = lined_text(reading.text, reading.breaks)
    lines = [match.span() for match in re.finditer(r"[^\n]+", lined)]
    lengths = sorted(end - start for start, end in lines)
    measure = lengths[len(lengths) * 9 // 10] if lengths else 0
    return [
        end
        for (start, end), (after, stop) in pairwise(lines)
        if after == end + 1
        and end - start + len(lined[after:stop].partition(" ")[0]) < measure * _SHORT
    ]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The ranges, sorted, with adjacent ones merged."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def web_address(address: Any) -> str | None:
    """The address if a link may point to it, on the web; None for anything else.

    >>> web_address("javascript:alert(1)")
    """
    try:
        is_web = isinstance(address, str) and urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return None
    return address if is_web else None
