"""The searchable passages of a converted document: blocks, headings, and text outside blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, get_args

from ..converted.documents import Converted
from ..converted.reading import Reading, Span
from ..converted.speaking import Voice, known, party_of, voices
from ..errors import UnreadableInput, WrongUse
from ..models import LAYERS, Block, BlockOrNote, Kamerstuk, Layer, Mention
from ..text.aligned import AlignedText

OWN = tuple(each for each in LAYERS if each.element in get_args(BlockOrNote))
# Layers without text of their own: their words belong to a block, a note or the text outside them.
WITHIN = {each.kind: each for each in LAYERS if each.words and each.has_place and each not in OWN}
KINDS = (*(each.kind for each in OWN), "label", "text", *WITHIN)
"""The searchable kinds: `label` is the printed heading of a block, `text` a paragraph outside blocks."""


_MENTION = next(each.kind for each in LAYERS if each.element is Mention)


class Named(NamedTuple):
    """A mention of a passage: `span` is its place in the text, None if elsewhere or in the heading."""

    label: str
    value: str
    span: Span | None


class Passage(NamedTuple):
    """A block, its heading, a paragraph outside blocks, or an element of another layer.

    `id` is the id of the block or element, None for a paragraph. `start` and `end` are code points into the
    source.
    """

    id: str | None
    text: str
    start: int
    end: int
    voice: Voice
    named: tuple[Named, ...]


class _Text(Reading):
    """The clean text of a document, with the ranges of its blocks and their labels."""

    def __init__(self, kamerstuk: Kamerstuk) -> None:
        super().__init__(kamerstuk)
        ranges = [self.block(each) for each in kamerstuk.blocks()]
        self.blocks = sorted((start, end) for start, _, end in ranges)

    def outside(self) -> Iterator[Span]:
        """The paragraphs of the body outside blocks."""
        position = 0
        for start, end in (*self.blocks, (self.body_end, self.body_end)):
            while position < start:
                stop = self.text.find("\n\n", position, start)
                stop = start if stop < 0 else stop
                words = self.text[position:stop]
                first = position + len(words) - len(words.lstrip())
                if words.strip():
                    yield first, first + len(words.strip())
                position = stop + 2
            position = max(position, end)

    def within(self, mention: Mention, start: int) -> Span:
        """The range of a mention, relative to an offset in the text."""
        span = self.mentions[mention.id]
        return span[0] - start, span[1] - start


class Passages:
    """The passages of one document.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nKent u dit?\\n\\nAntwoord 1\\nJa.\\n")
    >>> [each.text for each in Passages(Converted("a", "a.json", kamerstuk)).blocks()]
    ['Kent u dit?', 'Vraag 1', 'Ja.', 'Antwoord 1']
    """

    def __init__(self, document: Converted) -> None:
        self._kamerstuk = document.kamerstuk

    @property
    def is_whole(self) -> bool:
        """Whether text outside blocks is available: a matching source is embedded."""
        return self._text is not None

    def aligned(self, passage: Passage) -> AlignedText | None:
        """The text of a passage aligned with the source; None without a source that fits."""
        span = self.span(passage)
        return self._text.part(*span) if self._text and span else None

    def span(self, passage: Passage) -> Span | None:
        """The range of a passage in the clean text; None without a source that fits."""
        text = self._text
        if text is None:
            return None
        if passage.voice.kind == _MENTION:  # the most frequent case by far
            span: Span | None = text.mentions[passage.id or ""]
        else:
            span = text.span(passage.start, passage.end)
        return span if span and text.text[slice(*span)] == passage.text else None

    def of(self, kind: str | None, *, outside: bool = True) -> Iterator[Passage]:
        """The passages of a kind, or all except those within others, unordered.

        `outside` adds text outside blocks, which requires laying out the source again.
        """
        if kind in WITHIN:
            yield from self._elements(WITHIN[kind])
            return
        yield from self.blocks()
        if outside:
            yield from self._outside()

    def blocks(self) -> Iterator[Passage]:
        """The blocks and notes, followed by their printed headings."""
        mentions: dict[str | None, list[Mention]] = {}
        for mention in self._kamerstuk.mentions:
            mentions.setdefault(mention.block, []).append(mention)
        for block in self._kamerstuk.blocks_and_notes():
            voice = self._voices[block.id]
            about = tuple(
                Named(each.label, each.value, _in_block(each))
                for each in mentions.get(block.id, ())
                if each.value is not None
            )
            yield Passage(block.id, block.text, block.start, block.end, voice, about)
            if isinstance(block, Block) and block.label and block.label_start is not None:
                heading = voice._replace(kind="label")
                elsewhere = tuple(each._replace(span=None) for each in about)
                place = (block.label_start, block.start)
                yield Passage(block.id, block.label, *place, heading, elsewhere)

    def _elements(self, layer: Layer) -> Iterator[Passage]:
        """The printed elements of a layer, with the voice of their block."""
        for each in layer.of(self._kamerstuk):
            if each.start is None:
                continue
            voice = self._voices.get(getattr(each, "block", None), Voice())
            words = layer.words_of(each)
            about = tuple(
                Named(mention.label, mention.value, (0, len(words)))
                for mention in self._mentions(each.start, each.end)
                if mention.value is not None
            )
            heard = voice._replace(kind=layer.kind)
            yield Passage(each.id, words, each.start, each.end, heard, about)

    def _outside(self) -> Iterator[Passage]:
        """The paragraphs outside blocks."""
        if self._text is None:
            return
        for start, end in self._text.outside():
            place = self._text.source(start, end)
            about = tuple(
                Named(each.label, each.value, self._text.within(each, start))
                for each in self._mentions(*place)
                if each.block is None and each.value is not None
            )
            yield Passage(None, self._text.text[start:end], *place, Voice("text"), about)

    @cached_property
    def _text(self) -> _Text | None:
        """The text aligned with the source; None unless the document embeds a matching source."""
        try:
            return _Text(self._kamerstuk)
        except (WrongUse, UnreadableInput):
            return None

    @cached_property
    def _voices(self) -> dict[str | None, Voice]:
        """The voice of every block; the party of who answers comes from the participants."""
        found = voices(self._kamerstuk)
        for name, voice in found.items():
            if voice.kind == "answer":
                parties = (party_of(self._kamerstuk, each) for each in voice.speakers)
                found[name] = voice._replace(parties=known(dict.fromkeys(parties)))
        return found

    def _mentions(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions in a range of the source."""
        first, behind = (bisect_left(self._starts, at) for at in (start, end))
        return self._kamerstuk.mentions[first:behind]

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self._kamerstuk.mentions]


def _in_block(mention: Mention) -> Span | None:
    if mention.text_start is None or mention.text_end is None:
        return None
    return mention.text_start, mention.text_end
