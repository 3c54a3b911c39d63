"""Words in their context, over converted documents, with their places in the source; knows no terminal."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple, get_args, get_type_hints

import regex

from ..converted.documents import Converted
from ..converted.reading import Reading, Span
from ..converted.speaking import Voice, known, party_of, voices
from ..errors import UnreadableInput, WrongUse
from ..models import LAYERS, Block, BlockOrNote, Kamerstuk, Layer, Mention
from ..reference.loader import Party, Sector, load_table, load_vocabulary
from ..reference.parties import parties
from ..text.view import flat

_OWN = tuple(each for each in LAYERS if each.element in get_args(BlockOrNote))
# What has no text of its own: the same words are in a block, a note or outside of them.
_WITHIN = {each.kind: each for each in LAYERS if each.words and each.has_place and each not in _OWN}
KINDS = (*(each.kind for each in _OWN), "label", "text", *_WITHIN)
"""What can be searched by itself: `label` is a printed heading of a block, `text` is in no block."""

# Nobody is known to say it: what is neither a block nor says in which one it stands.
_VOICELESS = (
    "text",
    *(
        each.kind
        for each in LAYERS
        if each.element not in get_args(Block) and "block" not in get_type_hints(each.element)
    ),
)

SECONDS = 5.0
"""How long a pattern of the user's own may take for one block."""

_Search = Callable[[str], list[Span]]


class Hit(NamedTuple):
    """A place where the words stand, with the clean text around them.

    `block` is the id of the block, or of the element of another layer, in which it is, with `kind`
    `label` in its printed heading. With `kind` `text` it is in a paragraph that belongs to no block.
    `role` is that of who speaks in a turn. `start` and `end` are the place of `keyword` in the source;
    where they are None, it is somewhere from `block_start` to `block_end`, the place of the block, the
    heading or the paragraph.
    """

    document: str
    file: str
    date: str | None
    kind: str
    block: str | None
    speakers: tuple[str, ...]
    parties: tuple[str, ...]
    role: str | None
    left: str
    keyword: str
    right: str
    start: int | None
    end: int | None
    block_start: int
    block_end: int


def find(
    documents: Iterable[Converted],
    words: str | None = None,
    *,
    is_regex: bool = False,
    kind: str | None = None,
    speaker: str | None = None,
    party: str | None = None,
    named: Mapping[str, str] | None = None,
    since: date | None = None,
    until: date | None = None,
    context: int = 80,
    on_partial: Callable[[Converted], None] | None = None,
    on_undated: Callable[[Converted], None] | None = None,
) -> Iterator[Hit]:
    """The places where the words stand, in the order of the documents, one document at a time.

    Without words these are the places of the mentions that `named` asks for. Words are found within
    longer ones too, without regard to capitals, accents and the form of quotation marks; a pattern of `regex` without regard to capitals. Searched are turns, questions,
    answers, each with its printed heading, and footnotes. Text that is in none of them is searched
    where the document embeds its source and neither a party nor a speaker is asked for. A document is
    given to `on_partial` where that text is not searched, or where the place of a hit is that of its
    block, because it embeds no source that fits. With a `kind`, one of `KINDS`, only that
    is searched. Layers within the text, such as `mention`, are searched only so: their words are those
    of blocks.

    A party speaks, asks, or is that of who answers; a speaker has all words of the name in the printed
    one. What is `named` is mentioned in the same block or paragraph: a value, or a printed form of it,
    for each label, such as `{"theme": "kinderarbeid", "country": "Bangladesh"}`. Both days are
    included, and a document without a day is left out where one is given, and given to `on_undated`.
    `context` is how many characters stand on each side.

    Raises WrongUse where there are neither words nor anything `named`, for a kind, a party, a label or
    a value that is not known, for a pattern that is wrong or that takes too long, and for what nothing
    can meet: a party or speaker of text or footnotes, days that end before they begin.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nKent u kinderarbeid?\\n\\nAntwoord 1\\nJa.\\n")
    >>> [hit] = find([Converted("a", "a.json", kamerstuk)], "Kinderarbeid")
    >>> hit.block, hit.left, hit.keyword, hit.right
    ('q1', 'Kent u ', 'kinderarbeid', '?')
    """
    if words is None and not named:
        raise WrongUse("nothing to search for: give words, or a named value such as a theme")
    if words is not None and not _folded(flat(words)):
        raise WrongUse("the words to search for are empty")
    if kind is not None and kind not in KINDS:
        raise WrongUse(f"unknown kind {kind!r}; known: {', '.join(KINDS)}")
    if kind in _VOICELESS and (speaker or party):
        raise WrongUse(f"elements of kind {kind} have no speaker: omit party and speaker")
    if since and until and since > until:
        raise WrongUse(f"{since} is after {until}: the period is empty")
    only = _Only(
        kind,
        frozenset(_folded(speaker or "").split()),
        None if party is None else _party(party),
        frozenset((label, _value(label, name)) for label, name in (named or {}).items()),
        since.isoformat() if since else "",
        until.isoformat() if until else "",
    )
    search = None
    if words is not None:
        search = _pattern(words) if is_regex else _plain(words)
    return (
        hit
        for document in documents
        if _takes(only, document, on_undated)
        for hit in _Document(document, on_partial).hits(only, search, context)
    )


def _takes(
    only: _Only, document: Converted, on_undated: Callable[[Converted], None] | None
) -> bool:
    day = document.kamerstuk.metadata.date
    takes = only.takes(day)
    if not takes and day is None and on_undated:
        on_undated(document)
    return takes


# What is asked for


class _Only(NamedTuple):
    """What is searched; None, or nothing of a name or a day, where all is."""

    kind: str | None
    speaker: frozenset[str]
    party: str | None
    named: frozenset[tuple[str, str]]
    since: str
    until: str

    def takes(self, day: str | None) -> bool:
        """Whether a document of this day is searched; days are ISO dates."""
        if not self.since and not self.until:
            return True
        return day is not None and self.since <= day <= (self.until or day)

    def takes_passage(self, passage: _Passage) -> bool:
        """Whether what stands in a block, or in no block, is searched."""
        names = (_folded(each).split() for each in passage.voice.speakers)
        return (
            self.kind in (None, passage.voice.kind)
            and (not self.speaker or any(self.speaker.issubset(name) for name in names))
            and (not self.party or self.party in passage.voice.parties)
            and self.named <= passage.named
        )

    @property
    def takes_text(self) -> bool:
        """Whether text is searched that is in no block: nobody is known to say it."""
        return self.kind in (None, "text") and not self.speaker and not self.party


def _party(name: str) -> str:
    ids = [row.id for row in load_table(Party)]
    found = name if name in ids else parties().id_of(name, in_brackets=True)
    return found or _among(ids, name, "party")


def _value(label: str, name: str) -> str:
    """The value of a label that is meant by an id or by a printed form of it."""
    if label == "sector":
        return _among([row.id for row in load_table(Sector)], name.replace(" ", "_"), label)
    tables = load_vocabulary()
    if label not in tables:
        raise WrongUse(f"unknown label {label!r}; known: sector, {', '.join(tables)}")
    forms = {_folded(row.form): row.id for row in tables[label] if row.id}
    ids = dict.fromkeys(forms.values())
    plain = name.replace(" ", "_")
    if plain.casefold() not in {each.casefold() for each in ids} and _folded(name) in forms:
        return forms[_folded(name)]
    return _among(ids, plain, label)


def _among(ids: Iterable[str], name: str, what: str) -> str:
    """The id that is meant, whatever its capitals; raises WrongUse with those that are near."""
    named = {each.casefold(): each for each in ids}
    found = named.get(name.casefold())
    if found is None:
        wanted = name.casefold()
        near = [named[each] for each in named if wanted in each][:5]
        near = near or [named[each] for each in get_close_matches(wanted, named)]
        way_out = (
            f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(named.values())}"
        )
        raise WrongUse(f"no {what} {name!r}: {way_out}")
    return found


# How it is found


class _Folds(dict[int, str]):
    """What a character, by its code point, is compared as: none, one or several plain small letters."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code))
        plain = "".join(each for each in letters if not unicodedata.combining(each))
        self[code] = folded = plain.casefold().translate(_SAME)
        return folded


_SAME = str.maketrans("‘’‐“”„«»", '\'\'-"""""')
_FOLDS = _Folds()


def _folded(text: str) -> str:
    """The form in which texts are compared.

    >>> _folded("Financiële risico’s")
    "financiele risico's"
    """
    return text.translate(_FOLDS)


def _plain(words: str) -> _Search:
    wanted = _folded(flat(words))

    def search(text: str) -> list[Span]:
        folded = _folded(text)
        found, at = [], folded.find(wanted)
        while at >= 0:
            found.append(at)
            at = folded.find(wanted, at + len(wanted))
        if not found:
            return []
        # Where each folded character stands in the text: it may have come of one that gave several.
        places = [place for place, each in enumerate(text) for _ in _FOLDS[ord(each)]]
        spans = [(places[at], _with_marks(text, places[at + len(wanted) - 1] + 1)) for at in found]
        return list(dict.fromkeys(spans))

    return search


def _with_marks(text: str, end: int) -> int:
    """The end of a letter with the accents that are characters of their own."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _pattern(words: str) -> _Search:
    try:
        pattern = regex.compile(words, regex.IGNORECASE)
    except (regex.error, RecursionError) as error:
        raise WrongUse(f"the pattern {words!r} is invalid: {error}") from error

    def search(text: str) -> list[Span]:
        try:
            spans = [match.span() for match in pattern.finditer(text, timeout=SECONDS)]
        except TimeoutError:
            raise WrongUse(
                f"the pattern {words!r} takes more than {SECONDS:g} seconds; nested "
                "repetition, such as (a+)+, may be the cause"
            ) from None
        return [(start, end) for start, end in spans if start < end]

    return search


# Where it is looked for


class _Passage(NamedTuple):
    """A block, its heading, or a paragraph in none: its text, its place in the source, who says it."""

    id: str | None
    text: str
    start: int
    end: int
    voice: Voice
    mentions: tuple[Mention, ...]

    @property
    def named(self) -> frozenset[tuple[str, str | None]]:
        """The labels and values of what is mentioned in it."""
        return frozenset((each.label, each.value) for each in self.mentions)


class _Text(Reading):
    """The clean text of a document, and in it the ranges of its blocks with their labels."""

    def __init__(self, kamerstuk: Kamerstuk) -> None:
        super().__init__(kamerstuk)
        ranges = [self.block(each) for each in kamerstuk.blocks()]
        self.blocks = sorted((start, end) for start, _, end in ranges)

    def outside(self) -> Iterator[Span]:
        """The paragraphs of the body that are in no block."""
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


class _Document:
    """A document that is searched."""

    def __init__(self, document: Converted, on_partial: Callable[[Converted], None] | None) -> None:
        self.document = document
        self.kamerstuk = document.kamerstuk
        self._on_partial = on_partial

    def hits(self, only: _Only, search: _Search | None, context: int) -> list[Hit]:
        """What is found, in the order of the source."""
        hits = [
            hit
            for passage in self._passages(only)
            if only.takes_passage(passage)
            if (spans := search(passage.text) if search else self._spans(passage, only))
            for hit in self._hits(passage, spans, context)
        ]
        return sorted(hits, key=lambda hit: hit.block_start if hit.start is None else hit.start)

    def _spans(self, passage: _Passage, only: _Only) -> list[Span]:
        """Where in the text of a passage stands what it must mention; nothing in a heading."""
        if passage.voice.kind == "label":
            return []
        wanted = [each for each in passage.mentions if (each.label, each.value) in only.named]
        if passage.voice.kind == "mention":
            return [(0, len(passage.text))] if wanted else []
        places = [
            (each.text_start, each.text_end)
            for each in wanted
            if each.text_start is not None and each.text_end is not None
        ]
        if passage.id is None and (text := self._text):
            first = text.span(passage.start, passage.end)
            spans = [text.span(each.start, each.end) for each in wanted]
            places = [(span[0] - first[0], span[1] - first[0]) for span in spans if span and first]
        return places

    def _hits(self, passage: _Passage, spans: list[Span], context: int) -> Iterator[Hit]:
        text, voice = passage.text, passage.voice
        for (start, end), place in zip(spans, self._places(passage, spans), strict=True):
            yield Hit(
                document=self.document.id,
                file=self.document.file,
                date=self.kamerstuk.metadata.date,
                kind=voice.kind or "text",
                block=passage.id,
                speakers=voice.speakers,
                parties=voice.parties,
                role=voice.role,
                left=text[max(start - context, 0) : start],
                keyword=text[start:end],
                right=text[end : end + context],
                start=place[0] if place else None,
                end=place[1] if place else None,
                block_start=passage.start,
                block_end=passage.end,
            )

    def _places(self, passage: _Passage, spans: list[Span]) -> list[Span] | list[None]:
        """The source ranges of ranges of a passage; None where it is not in the source as it stands."""
        text = self._text
        span = text.span(passage.start, passage.end) if text else None
        if text is None or span is None or text.text[slice(*span)] != passage.text:
            self._tell()
            return [None] * len(spans)
        return [text.source(span[0] + start, span[0] + end) for start, end in spans]

    @cached_property
    def _text(self) -> _Text | None:
        """The text with the way back; None where the document embeds no source, or another one."""
        try:
            return _Text(self.kamerstuk)
        except (WrongUse, UnreadableInput):
            return None

    def _tell(self) -> None:
        """Tells once that not all of the document could be searched or placed."""
        if self._on_partial:
            self._on_partial(self.document)
        self._on_partial = None

    def _passages(self, only: _Only) -> Iterator[_Passage]:
        """What is searched: blocks with their headings and what is in none, or one layer of others."""
        if only.kind in _WITHIN:
            yield from self._elements(_WITHIN[only.kind])
            return
        yield from self._blocks()
        if only.takes_text:
            yield from self._outside()

    def _blocks(self) -> Iterator[_Passage]:
        mentions: dict[str | None, list[Mention]] = {}
        for mention in self.kamerstuk.mentions:
            mentions.setdefault(mention.block, []).append(mention)
        for block in self.kamerstuk.blocks_and_notes():
            voice, about = self._voices[block.id], tuple(mentions.get(block.id, ()))
            yield _Passage(block.id, block.text, block.start, block.end, voice, about)
            if isinstance(block, Block) and block.label and block.label_start is not None:
                heading = voice._replace(kind="label")
                place = (block.label_start, block.start)
                yield _Passage(block.id, block.label, *place, heading, about)

    def _elements(self, layer: Layer) -> Iterator[_Passage]:
        """The elements of a layer that are printed here, with the voice of their block."""
        for each in layer.of(self.kamerstuk):
            if each.start is None:
                continue
            voice = self._voices.get(getattr(each, "block", None), Voice())
            about = self._named(each.start, each.end)
            words = layer.words_of(each)
            heard = voice._replace(kind=layer.kind)
            yield _Passage(each.id, words, each.start, each.end, heard, about)

    def _outside(self) -> Iterator[_Passage]:
        """The paragraphs that are in no block."""
        if self._text is None:
            self._tell()
            return
        for start, end in self._text.outside():
            place = self._text.source(start, end)
            about = tuple(each for each in self._named(*place) if each.block is None)
            yield _Passage(None, self._text.text[start:end], *place, Voice("text"), about)

    @cached_property
    def _voices(self) -> dict[str | None, Voice]:
        """Who is heard in each block; whoever answers has the party of a participant."""
        found = voices(self.kamerstuk)
        for name, voice in found.items():
            if voice.kind == "answer":
                parties = (party_of(self.kamerstuk, each) for each in voice.speakers)
                found[name] = voice._replace(parties=known(dict.fromkeys(parties)))
        return found

    def _named(self, start: int, end: int) -> tuple[Mention, ...]:
        """What is mentioned in a range of the source."""
        mentions = self.kamerstuk.mentions
        first, behind = (
            bisect_left(mentions, at, key=lambda each: each.start) for at in (start, end)
        )
        return mentions[first:behind]
