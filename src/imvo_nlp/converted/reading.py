"""The clean text of a converted document, and the places of its elements in it.

The text is laid out again from the source that the JSON embeds, so that text outside blocks is
available. The result must agree with the JSON: a page never shows anything else.
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
"""Matching words that end an omission: a page foot repeats no such run of a sentence."""
_PRINTED = ("text/plain", "application/pdf")  # formats with the lines of a print


class Reading:
    """The clean text of one document: `text`, the body up to `body_end`, then the footnotes.

    Raises WrongUse without an embedded source text, and UnreadableInput if that text disagrees with
    the elements of the JSON.

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
        """The clean range of a source range, without white space at its ends; None if nothing is left."""
        return _trimmed(self.text, self._aligned.to_clean(start, end))

    def source(self, start: int, end: int) -> Span:
        """The source range of a clean range."""
        return self._aligned.to_source(start, end)

    def part(self, start: int, end: int) -> AlignedText:
        """A part of the text, aligned with the source."""
        return self._aligned.part(start, end)

    def block(self, block: Block) -> tuple[int, int, int]:
        """Three offsets of a block: the start of its label, and the start and end of its content."""
        start, end = self.span(block.start, block.end) or (self.at(block.start),) * 2
        if block.label is None or block.label_start is None:
            return start, start, end
        label_start, label_end = self.printed(block.label_start, block.label, block.id)
        return label_start, label_end, max(end, label_end)

    def printed(self, origin: int, words: str, name: str) -> Span:
        """The range of a heading from its source offset and its words.

        Raises UnreadableInput, with the name of the element, if the words are not there.
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
        """The clean offset of the first text at or after a source offset."""
        position = self._aligned.before(origin)
        while position < self.body_end and self.text[position].isspace():
            position += 1
        return position

    def behind(self, origin: int) -> int:
        """The clean offset after the last text before a source offset: the place of a note's marker."""
        return max(self._behind(origin, 0), 1)

    def left_out(self, origin: int) -> int:
        """The clean offset before an omission, within the body or a note."""
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
        """The starts of the body and of every note."""
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
    """A layout, the ranges in its text of the elements by id, and the elements that disagree."""

    layout: Layout
    spans: dict[str, Span]
    misfits: list[BlockOrNote | Mention]


def _laid_out(kamerstuk: Kamerstuk, source: str) -> _Fit:
    """The layout that yields the texts of the JSON.

    The JSON lacks the marks of the format, so a layout without and one with derived marks is tried.
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
    """The marks that the format must have had: pages, notes and furniture."""
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
    """The source ranges of those words in a range that `text` lacks.

    An omission ends at the next run of matching words, so no word is compared twice.
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
    # A note numbered `1)` has a marker of that form.
    closing = r"\)?" if ")" in source[note.start : text_start] else ""
    marker = re.compile(rf"\[{number} ?\]|\({number}\)|{number}{closing}")
    found = marker.match(source, note.anchor) if note.anchor is not None else None
    marker_end = found.end() if found else note.anchor
    return NoteMark(note.number, note.start, text_start, note.end, note.anchor, marker_end)
