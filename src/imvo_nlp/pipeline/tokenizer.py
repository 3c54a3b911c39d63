"""Source text in, Doc of clean text out; the way back to the source is kept on the Doc."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from ..layout.account import characters
from ..layout.clean import Layout, Note, lay_out
from ..layout.furniture import has_columns
from ..structure.lines import with_lines
from ..text.aligned import AlignedText
from ..text.source import (
    UNMARKED,
    FurnitureMark,
    HeadingMark,
    Marks,
    QuestionMark,
    ReferenceMark,
    VoteMark,
)
from ..text.view import CleanText, lined_text, plain_text

LAYOUT, SOURCE, TEXT, WARNINGS = "imvo_layout", "imvo_source", "imvo_text", "imvo_warnings"
MARKS = "imvo_marks"
"""Keys in `Doc.user_data`; their values are plain, so that a Doc can be sent to other processes."""

MAX_LENGTH = 100_000_000
"""The limit in characters. spaCy's own limit of a million protects its parser and entity recognizer."""

_MOST_CHUNKS, _LONGEST_CHUNK = 50_000, 100  # of some 300 bytes each
# Words with inner signs (`SP-fractie`, `d.d.`, `26.485`), single signs, paragraphs.
_WORD = re.compile(r"\w+(?:[-'’./&]\w+)*|\n+|[^\w\s]")


class _Chunks(dict[str, tuple[int, ...]]):
    """The text between two spaces, split once: words as spaCy's numbers, and whether a space follows.

    spaCy makes a Doc from numbers five times as fast as from words.
    """

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._vocab = vocab

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        words = [chunk] if chunk.isalpha() else _WORD.findall(chunk)
        if sum(map(len, words)) != len(chunk):
            raise ValueError(f"the words of {chunk!r} are not all of it")
        split = [part for word in words for part in (self._vocab.strings.add(word), False)]
        if split:
            split[-1] = True
        found = tuple(split)
        if len(chunk) <= _LONGEST_CHUNK:
            self[chunk] = found
        return found

    def __reduce__(self) -> tuple[type[_Chunks], tuple[Vocab]]:
        return _Chunks, (self._vocab,)  # every process fills its own


class KamerstukTokenizer:
    """Makes the clean text of a document and splits it into words.

    With `base`, that tokenizer splits the clean text: a trained pipeline needs its own.
    """

    def __init__(self, vocab: Vocab, base: Callable[[str], Doc] | None = None) -> None:
        self.vocab = vocab
        self._base = base
        self._chunks = _Chunks(vocab)

    def __call__(self, source: str) -> Doc:
        """The Doc of a source text; `doc.text` is its clean text."""
        return self.read(source, UNMARKED)

    def read(self, source: str, marks: Marks) -> Doc:
        """The Doc of a source text with the marks of its format."""
        layout = lay_out(source, marks)
        text = layout.aligned.text
        doc = self.split(text)
        doc.user_data[SOURCE] = source
        # `Doc.text` joins its tokens on every access.
        doc.user_data[TEXT] = text
        doc.user_data[LAYOUT] = (
            layout.aligned.starts,
            layout.aligned.origins,
            layout.aligned.parts,
            layout.body_end,
            layout.breaks,
            tuple(tuple(getattr(note, name) for name in Note.__slots__) for note in layout.notes),
            layout.markers,
            layout.furniture,
            tuple(map(tuple, layout.left_out)),
            layout.characters,
        )
        doc.user_data[MARKS] = _clean_marks(marks, layout).plain()
        warnings = doc.user_data[WARNINGS] = []
        if not text:
            warnings.append(("no_text", "the document has no text", -1, -1))
        if not marks.flows and has_columns(source):
            message = "lines contain two columns side by side, whose text is mixed"
            warnings.append(("columns_mixed", message, -1, -1))
        return doc

    def split(self, text: str) -> Doc:
        """The Doc of a clean text, without any of our data."""
        return self._base(text) if self._base else self._split(text)

    def _split(self, text: str) -> Doc:
        known = self._chunks
        if len(known) > _MOST_CHUNKS:
            known.clear()
        # Only functions in C: a loop over all words takes one and a half times as long.
        split = [*chain.from_iterable(map(known.__getitem__, text.split(" ")))]
        orths, spaces = split[::2], split[1::2]
        if spaces:
            spaces[-1] = False
        return Doc(self.vocab, words=orths, spaces=spaces)  # type: ignore[arg-type]

    # spaCy saves and loads a tokenizer with its pipeline; only the base has anything to save.
    def to_bytes(self, **options: Any) -> bytes:
        """The data of the base; empty without one."""
        return self._base.to_bytes(**options) if isinstance(self._base, Tokenizer) else b""

    def from_bytes(self, data: bytes, **options: Any) -> KamerstukTokenizer:
        """Load the base, if there is one."""
        if isinstance(self._base, Tokenizer):
            self._base.from_bytes(data, **options)
        return self

    def to_disk(self, path: Path | str, **options: Any) -> None:
        """Save the base, if there is one."""
        if isinstance(self._base, Tokenizer):
            self._base.to_disk(path, **options)

    def from_disk(self, path: Path | str, **options: Any) -> KamerstukTokenizer:
        """Load the base, if there is one."""
        if isinstance(self._base, Tokenizer):
            self._base.from_disk(path, **options)
        return self


@registry.tokenizers("imvo_nlp.KamerstukTokenizer.v1")
def make_tokenizer(
    base: Callable[[Language], Callable[[str], Doc]] | None = None,
) -> Callable[[Language], KamerstukTokenizer]:
    """The tokenizer registered for config files; `base` is another registered tokenizer that splits words.

    It raises the limit on the length of texts of its pipeline to `MAX_LENGTH`.
    """

    def create(nlp: Language) -> KamerstukTokenizer:
        nlp.max_length = max(nlp.max_length, MAX_LENGTH)
        return KamerstukTokenizer(nlp.vocab, base(nlp) if base else None)

    return create


def text_of(doc: Doc) -> str:
    """The clean text of a Doc."""
    text: str = doc.user_data.get(TEXT) or doc.text
    return text


def plain_of(doc: Doc) -> str:
    """The clean text of a Doc with the apostrophes and hyphens of names in the forms known to finders."""
    return plain_text(text_of(doc))


def layout_of(doc: Doc) -> Layout:
    """The layout of a Doc; the text of a Doc from another tokenizer counts as its source."""
    text = text_of(doc)
    if LAYOUT not in doc.user_data:
        whole = characters(text)
        alone = AlignedText(text, (0,), (0,))
        return Layout(alone, len(text), (), (), (), (), (), (whole, whole, 0))
    starts, origins, parts, body_end, breaks, notes, markers, furniture, left_out, counts = (
        doc.user_data[LAYOUT]
    )
    return Layout(
        AlignedText(text, tuple(starts), tuple(origins), tuple(parts)),
        body_end,
        tuple(breaks),
        tuple(Note(*note) for note in notes),
        tuple((start, end) for start, end in markers),
        tuple(furniture),
        tuple(FurnitureMark(*mark) for mark in left_out),
        tuple(counts),
    )


def _clean_marks(marks: Marks, layout: Layout) -> Marks:
    """The marks of structure with offsets in the clean text; marks whose text is gone are left out."""
    aligned = layout.aligned

    def moved(kind: Any, each: Iterable[Any]) -> Any:
        spans = ((mark, aligned.to_clean(mark.start, mark.end)) for mark in each)
        return tuple(kind(*span, *mark[2:]) for mark, span in spans if span)

    blocks = [
        QuestionMark(
            aligned.before(mark.start),
            aligned.before(mark.end),
            aligned.before(mark.stop),
            *mark[3:],
        )
        for mark in marks.questions
    ]
    # A turn may begin without a heading, and `interrupts` is an index among all turns.
    speakers = tuple(
        mark._replace(start=aligned.before(mark.start), end=aligned.before(mark.end))
        for mark in marks.speakers
    )
    return replace(
        marks,
        pages=(),
        furniture=(),
        notes=(),
        headings=moved(HeadingMark, marks.headings),
        speakers=speakers,
        questions=tuple(blocks),
        references=moved(ReferenceMark, marks.references),
        asides=tuple(span for each in marks.asides if (span := aligned.to_clean(*each))),
        votes=moved(VoteMark, marks.votes),
    )


def marks_of(doc: Doc) -> Marks:
    """The marks of the format, with offsets in the clean text; none for a Doc from another tokenizer."""
    plain = doc.user_data.get(MARKS)
    return Marks.of(plain) if plain else UNMARKED


def clean_text(doc: Doc) -> CleanText:
    """The clean text of a Doc with the findings of its layout."""
    layout = layout_of(doc)
    text = layout.aligned.text
    notes = tuple((note.start, note.end) for note in layout.notes)
    return CleanText(
        text,
        lined_text(text, layout.breaks),
        layout.body_end,
        notes,
        layout.furniture,
        marks_of(doc),
    )


def notes_of(doc: Doc) -> list[tuple[int, int, int]]:
    """The offset of every footnote's marker in the clean text, and the range of the note."""
    layout = layout_of(doc)
    return [
        (layout.aligned.before(note.anchor), note.start, note.end)
        for note in layout.notes
        if note.anchor is not None
    ]


class _LastView:
    """A cache of the latest document's view, which the components need in turn."""

    def __init__(self) -> None:
        self._last: tuple[list[Any], CleanText] | None = None

    def of(self, doc: Doc) -> CleanText:
        """The view of a Doc; the cached one if it was made of the very same data."""
        parts = [doc.user_data.get(key) for key in (TEXT, LAYOUT, MARKS)]
        last = self._last
        if last and all(mine is its for mine, its in zip(last[0], parts, strict=True)):
            return last[1]
        made = with_lines(clean_text(doc))
        # A Doc of another tokenizer has no data of ours that distinguishes it from the next one.
        self._last = None if None in parts else (parts, made)
        return made


_view = _LastView()


def view(doc: Doc) -> CleanText:
    """The clean text of a Doc for the finders of structure."""
    return _view.of(doc)
