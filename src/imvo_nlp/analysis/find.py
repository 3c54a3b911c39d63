"""Words in context in converted documents, with their places in the source; independent of the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import partial
from math import log
from typing import Any, NamedTuple, get_args, get_type_hints

import regex

from ..archive.folding import folded
from ..archive.index import Document, Found, Index
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

# Without a known speaker: elements that are not blocks and do not name their block.
_VOICELESS = (
    "text",
    *(
        each.kind
        for each in LAYERS
        if each.element not in get_args(Block) and "block" not in get_type_hints(each.element)
    ),
)

SECONDS = 5.0
"""Time limit for matching a user's pattern in one block, in seconds."""

_Search = Callable[[Found], list[Span]]
_TYPES, _CHAMBERS = get_args(DocumentType), get_args(Chamber)
_DOSSIER = regex.compile(r"\d{5}(-\w+)*")

ORDERS = ("document", "date", "rank")
"""The orders of hits."""

_K, _B = 1.2, 0.75  # parameters of BM25, as in SQLite: the weights of repetition and of length


class Hit(NamedTuple):
    """A hit: the words, with the clean text around them.

    `block` is the id of the block or of the element of another layer. The kind `label` is the
    printed heading of that block, `text` a paragraph outside blocks. `role` is the speaker's role
    in a turn, `title` the title or subject of the document. `start` and `end` are the place of
    `keyword` in the source; if None, it lies between `block_start` and `block_end`, the place of
    the block, heading or paragraph.
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
    """A document to search: its requested passages, unordered.

    `is_whole` is true if text outside blocks is included.
    """

    document: Document
    passages: Iterable[Found]
    is_whole: bool


def find(
    documents: Iterable[Converted] | Index,
    words: str | None = None,
    *,
    is_regex: bool = False,
    by_lemma: bool = False,
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
    """Yield the places of words, in the order of the documents, one document at a time.

    `words` is a query in the language of `read_query`, regardless of case, accents and the form of quotation
    marks; hits are all places of its terms in passages that meet it. With `is_regex` it is a pattern of `regex`,
    regardless of case. `by_lemma` searches the lemmas of words, whole ones: `kopen` also gives `koopt`; the index
    must have been made with a trained pipeline. Without words the hits are the mentions that `named` asks for, or else
    whole passages that pass the other filters. Turns, questions and answers are searched with their printed
    headings, and footnotes. Text outside blocks is searched if the document embeds its source and the search
    names neither a party nor a speaker. `on_partial` receives documents without a matching source, in which
    that text is not searched, or the place of a hit is that of its block. `kind`, one of `KINDS`, limits the
    search. Layers within the text, such as `mention`, are searched only by `kind`, since their words are
    those of blocks. An index gives the same hits as its documents.

    `party` is the party that speaks, asks or answers. `speaker` matches printed names that contain
    all its words. `named` requires mentions in the same block or paragraph: a value or a printed
    form by label, such as `{"theme": "kinderarbeid", "country": "Bangladesh"}`. `since` and `until`
    are inclusive; with either, undated documents are left out and passed to `on_undated`.
    `document_type` and `chamber` are those of the output; `dossier` includes chapters: `35925` also
    gives `35925-XVII`. `context` is the number of characters on either side. `order` is one of
    `ORDERS`: by document; by date, latest first and undated documents last; or by rank (bm25), most
    relevant passages first. The last two hold all hits in memory.

    Raises WrongUse for an empty or unreadable query; an unknown kind, party, label or value; a pattern that is
    invalid or takes too long; lemmas without an index that has them, of a pattern, or of elements within the
    text, such as `motion`; a rank without words; and for filters that nothing can pass:
    a party or speaker of text or footnotes, a period that ends before it begins.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nKent u kinderarbeid?\\n\\nAntwoord 1\\nJa.\\n")
    >>> [hit] = find([Converted("a", "a.json", kamerstuk)], "Kinderarbeid")
    >>> hit.block, hit.left, hit.keyword, hit.right
    ('q1', 'Kent u ', 'kinderarbeid', '?')
    """
    query = None
    if words is not None and not is_regex:
        query = read_query(words, whole_words=by_lemma)
    if by_lemma:
        _check_lemmas(documents, query, kind)
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
    if order == "rank" and words is None:
        raise WrongUse("rank needs words")
    if isinstance(documents, Index):
        needed = None if kind in WITHIN else query
        passing = _indexed(documents, only, needed, on_undated, by_lemma=by_lemma)
    else:
        passing = _read(documents, only, on_undated)
    search = None if words is None else _search(words, query, by_lemma=by_lemma)
    found: Iterator[_Sized] = (
        hit for each in passing for hit in _hits(each, only, search, context, on_partial)
    )
    if order == "date":
        # Sorting is stable: hits of one day keep the order of their documents.
        found = _sorted(found, lambda each: each.hit.date or "", reverse=True)
    elif order == "rank":
        found = _by_rank(found)
    return (each.hit for each in found)


class _Sized(NamedTuple):
    """A hit with its passage: an identity and a length in characters."""

    hit: Hit
    passage: tuple[str, str | None, int, int]
    size: int


def _sorted(
    hits: Iterator[_Sized], key: Callable[[_Sized], Any], *, reverse: bool = False
) -> Iterator[_Sized]:
    """The hits in order; nothing is read before the first is requested."""
    yield from sorted(hits, key=key, reverse=reverse)


def _by_rank(hits: Iterator[_Sized]) -> Iterator[_Sized]:
    """The hits, those in the most relevant passage first: Okapi BM25 over the passages with hits.

    A term is a form that was found. Counting only found forms gives the same order with and without
    an index.
    """
    found = list(hits)
    terms: dict[tuple[str, str | None, int, int], Counter[str]] = {}
    sizes = {}
    for hit, passage, size in found:
        terms.setdefault(passage, Counter())[folded(hit.keyword)] += 1
        sizes[passage] = size
    holding = Counter(term for each in terms.values() for term in each)
    mean = sum(sizes.values()) / max(len(sizes), 1)
    scores = {}
    for passage, counts in terms.items():
        length = _K * (1 - _B + _B * sizes[passage] / mean)
        scores[passage] = sum(
            log(1 + (len(terms) - holding[term] + 0.5) / (holding[term] + 0.5))
            * (count * (_K + 1) / (count + length))
            for term, count in counts.items()
        )
    yield from sorted(found, key=lambda each: -scores[each.passage])


def _search(words: str, query: Query | None, *, by_lemma: bool) -> _Search:
    if query is None:
        pattern = _pattern(words)
        return lambda each: pattern(each.passage.text)
    if by_lemma:
        return lambda each: each.lemmas.find(query) if each.lemmas else []
    return lambda each: spans(query, each.passage.text)


def _check_lemmas(
    documents: Iterable[Converted] | Index, query: Query | None, kind: str | None
) -> None:
    if query is None:
        raise WrongUse("lemmas need words, and no regular expression")
    if kind in WITHIN:
        raise WrongUse(f"elements of kind {kind} have no lemmas: search their blocks")
    if not isinstance(documents, Index) or not documents.has_lemmas:
        raise WrongUse(
            "lemmas need an up-to-date index that was made with a trained pipeline: "
            "imvo-nlp index DIR --pipeline nl_core_news_lg makes one"
        )


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
                Found(passage, partial(passages.aligned, passage))
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
    by_lemma: bool,
) -> Iterator[_Passing]:
    takes = partial(_takes, only, on_undated) if only.limits_documents else None
    found = index.passages(needed, takes, only.takes_voice, only.named, by_lemma=by_lemma)
    for document, passages in found:
        yield _Passing(document, passages, not only.takes_text or document.is_whole)


def _hits(
    passing: _Passing,
    only: _Only,
    search: _Search | None,
    context: int,
    on_partial: Callable[[Document], None] | None,
) -> Iterator[_Sized]:
    """The hits in a document, in the order of the source."""
    hits: list[_Sized] = []
    is_partial = not passing.is_whole
    for each in passing.passages:
        passage, aligned, _ = each
        if spans := search(each) if search else _spans(passage, only):
            text = aligned()
            is_partial = is_partial or text is None
            key = passing.document.id, passage.voice.kind, passage.start, passage.end
            hits += [
                _Sized(_hit(passing.document, passage, span, text, context), key, len(passage.text))
                for span in spans
            ]
    if is_partial and on_partial:
        on_partial(passing.document)
    yield from sorted(hits, key=lambda each: _place(each.hit))


def _spans(passage: Passage, only: _Only) -> list[Span]:
    """The hits of a search without words: the requested mentions, or else the whole passage.

    Headings repeat words of a block, and are found only on request.
    """
    if only.named:
        wanted = (each.span for each in passage.named if (each.label, each.value) in only.named)
        return sorted({span for span in wanted if span})
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


# The query


class _Only(NamedTuple):
    """The filters of a search; None, or an empty name or date, does not filter."""

    kind: str | None = None
    speaker: frozenset[str] = frozenset()
    party: str | None = None
    named: frozenset[tuple[str, str]] = frozenset()
    since: str = ""
    until: str = ""
    document_type: str | None = None
    dossier: str | None = None
    chamber: str | None = None

    @property
    def limits_documents(self) -> bool:
        """Whether documents are chosen, by their day or otherwise."""
        return any((self.since, self.until, self.document_type, self.dossier, self.chamber))

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
        """Whether documents of this ISO date are searched."""
        if not self.since and not self.until:
            return True
        return day is not None and self.since <= day <= (self.until or day)

    def takes_voice(self, voice: Voice) -> bool:
        """Whether passages with this voice are searched: a block, a heading, or text outside blocks."""
        names = (folded(each).split() for each in voice.speakers)
        return (
            (voice.kind == self.kind if self.kind else voice.kind not in WITHIN)
            and (not self.speaker or any(self.speaker.issubset(name) for name in names))
            and (not self.party or self.party in voice.parties)
        )

    @property
    def takes_text(self) -> bool:
        """Whether text outside blocks, which has no known speaker, is searched."""
        return self.kind in (None, "text") and not self.speaker and not self.party


def _party(name: str) -> str:
    ids = [row.id for row in load_table(Party)]
    found = name if name in ids else parties().id_of(name, in_brackets=True)
    return found or _among(ids, name, "party")


def _value(label: str, name: str) -> str:
    """The value of a label for an id or one of its printed forms."""
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
    """The id, regardless of case; raises WrongUse with similar ids."""
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


# Matching


def _pattern(words: str) -> Callable[[str], list[Span]]:
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
