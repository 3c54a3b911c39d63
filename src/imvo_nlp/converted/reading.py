"""The clean text of a converted document, and the places of its elements in it.

The text is laid out anew from the source that the JSON embeds, so that nothing outside the blocks is
lost, and what the JSON says must come out of it: a page can show nothing else than its JSON.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..errors import UnreadableInput, WrongUse
from ..models import Block, BlockOrNote, Footnote, Kamerstuk, Mention
from ..text.aligned import AlignedText
from ..text.source import FurnitureMark, Marks, NoteMark
from ..text.view import flat

if TYPE_CHECKING:
    from ..layout.clean import Layout

Span = tuple[int, int]

_OF_PAGES = frozenset(("page_head", "page_foot", "margin"))
_TOGETHER = 3
"""Words by which a text is found again behind what was left out of it: a page's foot holds none of its
sentences."""
_PRINTED = ("text/plain", "application/pdf")  # formats whose lines are those of a print


class Reading:
    """The clean text of one document: `text`, the body up to `body_end`, then the footnotes.

    Raises WrongUse where no source text is embedded, and UnreadableInput where the elements are not
    in that text as the JSON has them.

    >>> reading = Reading(imvo_nlp.convert("brief.txt", embed_source=True))  # doctest: +SKIP
    >>> reading.text[slice(*reading.mentions["m1"])]  # doctest: +SKIP
    'Minister Kaag'
    """

    def __init__(self, kamerstuk: Kamerstuk) -> None:
        source = kamerstuk.source.text
        if source is None:
            raise WrongUse(
                f"{kamerstuk.source.name or 'the document'} has no embedded source text: "
                "convert with --embed-source, or give the original document"
            )
        layout, spans, misfits = _laid_out(kamerstuk, source)
        if lost := next((each for each in misfits if isinstance(each, Mention)), None):
            raise _misfit(lost.id)
        self._aligned = layout.aligned
        self.text = layout.aligned.text
        self.body_end = layout.body_end
        self.breaks = layout.breaks
        self._notes = [(note.source_start, note.source_end, note.start) for note in layout.notes]
        self.mentions = {each.id: spans[each.id] for each in kamerstuk.mentions}

    def span(self, start: int, end: int) -> Span | None:
        """The range of a source range, without white space at its ends; None where nothing is left."""
        return _trimmed(self.text, self._aligned.to_clean(start, end))

    def source(self, start: int, end: int) -> Span:
        """The source range of a range of the text."""
        return self._aligned.to_source(start, end)

    def part(self, start: int, end: int) -> AlignedText:
        """A range of the text by itself, aligned with the source."""
        return self._aligned.part(start, end)

    def block(self, block: Block) -> tuple[int, int, int]:
        """Where a block starts with its label, where its content starts, and where it ends."""
        start, end = self.span(block.start, block.end) or (self.at(block.start),) * 2
        if block.label is None or block.label_start is None:
            return start, start, end
        label_start, label_end = self.printed(block.label_start, block.label, block.id)
        return label_start, label_end, max(end, label_end)

    def printed(self, origin: int, words: str, name: str) -> Span:
        """The range of a heading that starts at a source offset, by its words.

        Raises UnreadableInput, with the name of the element, where they are not there.
        """
        position = start = self.at(origin)
        for word in words.split(" "):
            while position < len(self.text) and self.text[position].isspace():
                position += 1
            position += len(word)
        if flat(self.text[start:position]) != words:
            raise _misfit(name)
        return start, position

    def at(self, origin: int) -> int:
        """Where the text goes on that stands at a source offset or behind it."""
        position = self._aligned.before(origin)
        while position < self.body_end and self.text[position].isspace():
            position += 1
        return position

    def behind(self, origin: int) -> int:
        """Where the text ends that stands before a source offset: the place of a note's marker."""
        return max(self._behind(origin, 0), 1)

    def left_out(self, origin: int) -> int:
        """Where in the body or in a note the text ends before something that was left out."""
        part = bisect_right(self._notes, origin, key=lambda note: note[0])
        if part and origin < self._notes[part - 1][1]:
            return self._behind(origin, part)
        return self._behind(origin, 0)

    def _behind(self, origin: int, part: int) -> int:
        position, first = self._aligned.before(origin, part), self.starts[part]
        while position > first and self.text[position - 1].isspace():
            position -= 1
        return position

    @property
    def starts(self) -> tuple[int, ...]:
        """Where the body and each note begin."""
        return self._aligned.parts


def _misfit(name: str) -> UnreadableInput:
    return UnreadableInput(f"the embedded source text is not that of the JSON: {name} is not in it")


def _trimmed(text: str, span: Span | None) -> Span | None:
    if span is None:
        return None
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return (start, end) if start < end else None


class _Fit(NamedTuple):
    """A layout, the ranges in its text of the elements by id, and those that do not come out of it."""

    layout: Layout
    spans: dict[str, Span]
    misfits: list[BlockOrNote | Mention]


def _laid_out(kamerstuk: Kamerstuk, source: str) -> _Fit:
    """The layout that gives the texts of the JSON.

    What a format marked is not in the JSON, so a second one is tried where the source does not say it.
    """
    from ..layout.clean import lay_out  # a search in an index starts without its patterns

    fit = _fit(kamerstuk, lay_out(source))
    if not fit.misfits:
        return fit
    other = _fit(kamerstuk, lay_out(source, _marks(kamerstuk, fit, source)))
    return min(fit, other, key=lambda each: len(each.misfits))


def _fit(kamerstuk: Kamerstuk, layout: Layout) -> _Fit:
    text, aligned = layout.aligned.text, layout.aligned
    notes = {(note.source_start, note.source_end) for note in layout.notes}
    misfits: list[BlockOrNote | Mention] = [
        note for note in kamerstuk.footnotes if (note.start, note.end) not in notes
    ]
    spans: dict[str, Span] = {}
    each: BlockOrNote | Mention
    for each in (*kamerstuk.blocks_and_notes(), *kamerstuk.mentions):
        span = _trimmed(text, aligned.to_clean(each.start, each.end))
        found = text[slice(*span)] if span else ""
        if (flat(found) if isinstance(each, Mention) else found) != each.text:
            misfits.append(each)
        if span:
            spans[each.id] = span
    return _Fit(layout, spans, misfits)


def _marks(kamerstuk: Kamerstuk, fit: _Fit, source: str) -> Marks:
    """What the format must have marked: pages, notes and furniture."""
    furniture = [
        FurnitureMark(each.start, each.end, each.kind)
        for each in kamerstuk.furniture or ()
        if each.kind in _OF_PAGES
    ]
    if kamerstuk.furniture is None:  # JSON of version 1.0
        aligned = fit.layout.aligned
        for each in fit.misfits:
            span = aligned.to_clean(each.start, each.end)
            if span and isinstance(each, Block):
                furniture += _left_out(aligned, span, each.text)
    return Marks(
        flows=kamerstuk.source.media_type not in _PRINTED,
        pages=kamerstuk.source.pages or (),
        furniture=tuple(sorted(furniture)),
        notes=tuple(_note_mark(note, source) for note in kamerstuk.footnotes),
    )


def _left_out(aligned: AlignedText, span: Span, text: str) -> Iterator[FurnitureMark]:
    """The source ranges of the words in a range that `text` does not have.

    The text goes on where its next words stand together again, so no word is compared twice.
    """
    words = [match.span() for match in re.compile(r"\S+").finditer(aligned.text, *span)]
    given = [aligned.text[slice(*word)] for word in words]
    kept = text.split()
    place, first = 0, 0  # in `kept` and in `given`
    while first < len(given):
        if given[first : first + 1] == kept[place : place + 1]:
            place, first = place + 1, first + 1
            continue
        last, following = first, kept[place : place + _TOGETHER] or [""]
        while last < len(given) and given[last : last + len(following)] != following:
            last += 1
        yield FurnitureMark(*aligned.to_source(words[first][0], words[last - 1][1]), "other")
        first = last


def _note_mark(note: Footnote, source: str) -> NoteMark:
    number = re.escape(note.number)
    head = re.compile(rf"\s*[\[(]?{number} ?[\])]?\s*").match(source, note.start, note.end)
    text_start = head.end() if head else note.start
    # A note that is numbered `1)` is announced so.
    closing = r"\)?" if ")" in source[note.start : text_start] else ""
    marker = re.compile(rf"\[{number} ?\]|\({number}\)|{number}{closing}")
    found = marker.match(source, note.anchor) if note.anchor is not None else None
    marker_end = found.end() if found else note.anchor
    return NoteMark(note.number, note.start, text_start, note.end, note.anchor, marker_end)
