"""Words in their context, over converted documents, with their places in the source; knows no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import partial
from typing import Any, NamedTuple, get_args, get_type_hints

import regex

from ..archive.folding import folded
from ..archive.index import Document, Index, Ranked
from ..archive.passages import KINDS, WITHIN, Passage, Passages
from ..archive.query import Query, read_query, spans
from ..converted.documents import Converted
from ..converted.reading import Span
from ..converted.speaking import Voice
from ..errors import WrongUse
from ..models import LAYERS, Block, Chamber, DocumentType
from ..notation.dossiers import normal_dossier
from ..reference.loader import Party, Sector, load_table, load_vocabulary
from ..reference.parties import parties
from ..text.aligned import AlignedText

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
_TYPES, _CHAMBERS = get_args(DocumentType), get_args(Chamber)
_DOSSIER = regex.compile(r"\d{5}(-\w+)*")

ORDERS = ("document", "date", "rank")
"""How hits can be put in order."""


class Hit(NamedTuple):
    """A place where the words stand, with the clean text around them.

    `block` is the id of the block, or of the element of another layer, in which it is, with `kind`
    `label` in its printed heading. With `kind` `text` it is in a paragraph that belongs to no block.
    `role` is that of who speaks in a turn, `title` that of the document, or its subject. `start` and `end` are the place of `keyword` in the source;
    where they are None, it is somewhere from `block_start` to `block_end`, the place of the block, the
    heading or the paragraph.
    """

    document: str
    file: str
    date: str | None
    document_type: str
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
    title: str | None


class _Passing(NamedTuple):
    """A document that is searched: its passages that are asked for, in no order.

    `is_whole` says whether what is in no block is among them.
    """

    document: Document
    passages: Iterable[Ranked]
    is_whole: bool


def find(
    documents: Iterable[Converted] | Index,
    words: str | None = None,
    *,
    is_regex: bool = False,
    kind: str | None = None,
    speaker: str | None = None,
    party: str | None = None,
    named: Mapping[str, str] | None = None,
    since: date | None = None,
    until: date | None = None,
    document_type: str | None = None,
    dossier: str | None = None,
    chamber: str | None = None,
    context: int = 80,
    order: str = "document",
    on_partial: Callable[[Document], None] | None = None,
    on_undated: Callable[[Document], None] | None = None,
) -> Iterator[Hit]:
    """The places where the words stand, in the order of the documents, one document at a time.

    `words` is a query in the language of `read_query`, without regard to capitals, accents and the form of
    quotation marks: all places of its terms in a passage that meets it. With `is_regex` it is a pattern of
    `regex`, without regard to capitals. Without words these are the places of the
    mentions that `named` asks for, or else all passages that the other filters choose, each as a whole.
    Searched are turns, questions,
    answers, each with its printed heading, and footnotes. Text that is in none of them is searched
    where the document embeds its source and neither a party nor a speaker is asked for. A document is
    given to `on_partial` where that text is not searched, or where the place of a hit is that of its
    block, because it embeds no source that fits. With a `kind`, one of `KINDS`, only that
    is searched. Layers within the text, such as `mention`, are searched only so: their words are those
    of blocks. An index gives the same hits as the documents that it was made of.

    A party speaks, asks, or is that of who answers; a speaker has all words of the name in the printed
    one. What is `named` is mentioned in the same block or paragraph: a value, or a printed form of it,
    for each label, such as `{"theme": "kinderarbeid", "country": "Bangladesh"}`. Both days are
    included, and a document without a day is left out where one is given, and given to `on_undated`.
    `document_type` and `chamber` are as in the output; a `dossier` includes its chapters: `35925` gives those of
    `35925-XVII` too.
    `context` is how many characters stand on each side. `order` is one of `ORDERS`: by document; by date,
    the last day first and documents without one at the end; or by rank (bm25), the passages first that
    are most about the words. The last two hold all hits in memory.

    Raises WrongUse where nothing is asked for, for a query that cannot be read, a kind, party, label or value
    that is not known, a pattern that is wrong or that takes too long, a rank without words or without an index, and
    for what nothing can meet: a party or speaker of text or footnotes, days that end before they begin.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nKent u kinderarbeid?\\n\\nAntwoord 1\\nJa.\\n")
    >>> [hit] = find([Converted("a", "a.json", kamerstuk)], "Kinderarbeid")
    >>> hit.block, hit.left, hit.keyword, hit.right
    ('q1', 'Kent u ', 'kinderarbeid', '?')
    """
    query = None if words is None or is_regex else read_query(words)
    only = _Only(
        _kind(kind, speaker, party),
        frozenset(folded(speaker or "").split()),
        None if party is None else _party(party),
        frozenset((label, _value(label, name)) for label, name in (named or {}).items()),
        *_period(since, until),
        None if document_type is None else _among(_TYPES, document_type, "document type"),
        None if dossier is None else _dossier(dossier),
        None if chamber is None else _among(_CHAMBERS, chamber, "chamber"),
    )
    if words is None and only == _Only():
        raise WrongUse("nothing to search for: give words, or a filter such as a theme or a party")
    needed = None if kind in WITHIN else query
    if order == "rank" and not (needed and isinstance(documents, Index)):
        raise WrongUse("rank needs words and an up-to-date index: imvo-nlp index makes one")
    if isinstance(documents, Index):
        passing = _indexed(documents, only, needed, on_undated, with_rank=order == "rank")
    else:
        passing = _read(documents, only, on_undated)
    search = None
    if words is not None:
        search = _pattern(words) if query is None else partial(spans, query)
    found: Iterator[_Ranked] = (
        hit for each in passing for hit in _hits(each, only, search, context, on_partial)
    )
    if order == "date":
        # Sorting is stable: hits of one day stay in the order of their documents.
        found = _sorted(found, lambda each: each[0].date or "", reverse=True)
    elif order == "rank":
        found = _sorted(found, lambda each: each[1])
    return (hit for hit, _ in found)


_Ranked = tuple[Hit, float]


def _sorted(
    hits: Iterator[_Ranked], key: Callable[[_Ranked], Any], *, reverse: bool = False
) -> Iterator[_Ranked]:
    """The hits in order; none is read before the first one is asked for."""
    yield from sorted(hits, key=key, reverse=reverse)


def _kind(kind: str | None, speaker: str | None, party: str | None) -> str | None:
    if kind is not None and kind not in KINDS:
        raise WrongUse(f"unknown kind {kind!r}; known: {', '.join(KINDS)}")
    if kind in _VOICELESS and (speaker or party):
        raise WrongUse(f"elements of kind {kind} have no speaker: omit party and speaker")
    return kind


def _period(since: date | None, until: date | None) -> tuple[str, str]:
    if since and until and since > until:
        raise WrongUse(f"{since} is after {until}: the period is empty")
    return since.isoformat() if since else "", until.isoformat() if until else ""


def _dossier(text: str) -> str:
    number = normal_dossier(text)
    if not _DOSSIER.fullmatch(number):
        raise WrongUse(f"{text!r} is not a dossier number, such as 26485 or 35925-XVII")
    return number


def _takes(only: _Only, on_undated: Callable[[Document], None] | None, document: Document) -> bool:
    if not only.takes(document):
        return False
    if only.takes_day(document.date):
        return True
    if document.date is None and on_undated:
        on_undated(document)
    return False


def _read(
    documents: Iterable[Converted],
    only: _Only,
    on_undated: Callable[[Document], None] | None,
) -> Iterator[_Passing]:
    for each in documents:
        document = Document.of(each)
        if _takes(only, on_undated, document):
            passages = Passages(each)
            read = (
                Ranked(passage, partial(passages.aligned, passage), 0.0)
                for passage in passages.of(only.kind, outside=only.takes_text)
                if only.takes_voice(passage.voice)
                if only.named <= {(named.label, named.value) for named in passage.named}
            )
            yield _Passing(document, read, not only.takes_text or passages.is_whole)


def _indexed(
    index: Index,
    only: _Only,
    needed: Query | None,
    on_undated: Callable[[Document], None] | None,
    *,
    with_rank: bool,
) -> Iterator[_Passing]:
    takes = partial(_takes, only, on_undated)
    found = index.passages(needed, takes, only.takes_voice, only.named, with_rank=with_rank)
    for document, passages in found:
        yield _Passing(document, passages, not only.takes_text or document.is_whole)


def _hits(
    passing: _Passing,
    only: _Only,
    search: _Search | None,
    context: int,
    on_partial: Callable[[Document], None] | None,
) -> Iterator[_Ranked]:
    """What is found in a document, in the order of the source, with the rank of its passage."""
    hits: list[_Ranked] = []
    is_partial = not passing.is_whole
    for passage, aligned, rank in passing.passages:
        if spans := search(passage.text) if search else _spans(passage, only):
            text = aligned()
            is_partial = is_partial or text is None
            hits += [(_hit(passing.document, passage, span, text, context), rank) for span in spans]
    if is_partial and on_partial:
        on_partial(passing.document)
    yield from sorted(hits, key=lambda each: _place(each[0]))


def _spans(passage: Passage, only: _Only) -> list[Span]:
    """What is found without words: what the passage must mention, or else all of it.

    Headings are repeated words of a block: they are found where they are asked for.
    """
    if only.named:
        wanted = (each.span for each in passage.named if (each.label, each.value) in only.named)
        return [span for span in dict.fromkeys(wanted) if span]
    if not passage.text or (passage.voice.kind == "label" and only.kind != "label"):
        return []
    return [(0, len(passage.text))]


def _place(hit: Hit) -> int:
    return hit.block_start if hit.start is None else hit.start


def _hit(
    document: Document, passage: Passage, span: Span, aligned: AlignedText | None, context: int
) -> Hit:
    text, voice, (start, end) = passage.text, passage.voice, span
    place = aligned.to_source(start, end) if aligned else (None, None)
    return Hit(
        document=document.id,
        file=document.file,
        date=document.date,
        document_type=document.document_type,
        kind=voice.kind or "text",
        block=passage.id,
        speakers=voice.speakers,
        parties=voice.parties,
        role=voice.role,
        left=text[max(start - context, 0) : start],
        keyword=text[start:end],
        right=text[end : end + context],
        start=place[0],
        end=place[1],
        block_start=passage.start,
        block_end=passage.end,
        title=document.title,
    )


# What is asked for


class _Only(NamedTuple):
    """What is searched; None, or nothing of a name or a day, where all is."""

    kind: str | None = None
    speaker: frozenset[str] = frozenset()
    party: str | None = None
    named: frozenset[tuple[str, str]] = frozenset()
    since: str = ""
    until: str = ""
    document_type: str | None = None
    dossier: str | None = None
    chamber: str | None = None

    def takes(self, document: Document) -> bool:
        """Whether a document is searched, of whatever day."""
        return (
            (not self.document_type or document.document_type == self.document_type)
            and (not self.chamber or document.chamber == self.chamber)
            and (not self.dossier or any(map(self._is_of_dossier, document.dossiers)))
        )

    def _is_of_dossier(self, dossier: str) -> bool:
        """A dossier has those of its chapters and parts: `35925-XVII`."""
        return f"{dossier}-".startswith(f"{self.dossier}-")

    def takes_day(self, day: str | None) -> bool:
        """Whether a document of this day is searched; days are ISO dates."""
        if not self.since and not self.until:
            return True
        return day is not None and self.since <= day <= (self.until or day)

    def takes_voice(self, voice: Voice) -> bool:
        """Whether what is said so is searched: a block, a heading, or what is in no block."""
        names = (folded(each).split() for each in voice.speakers)
        return (
            (voice.kind == self.kind if self.kind else voice.kind not in WITHIN)
            and (not self.speaker or any(self.speaker.issubset(name) for name in names))
            and (not self.party or self.party in voice.parties)
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
    forms = {folded(row.form): row.id for row in tables[label] if row.id}
    ids = dict.fromkeys(forms.values())
    plain = name.replace(" ", "_")
    if plain.casefold() not in {each.casefold() for each in ids} and folded(name) in forms:
        return forms[folded(name)]
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


def _pattern(words: str) -> _Search:
    if not words.strip():
        raise WrongUse("the words to search for are empty")
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
