"""The annotation of words by a trained pipeline, for exports and the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from ..errors import WrongUse
from .load import load_trained

LEMMAS = frozenset(("token.lemma",))
_GIVES = LEMMAS | {"token.pos", "token.tag", "token.dep"}


class Word(NamedTuple):
    """A word or sign with its range in the text (code points); None for missing annotation.

    `head` is the number of its head in the sentence, from 1, and 0 for the root. `entity` is the
    kind of name around it, `begins` whether it is the first word of the name.
    """

    start: int
    end: int
    form: str
    lemma: str | None
    upos: str | None
    xpos: str | None
    feats: str | None
    head: int | None
    relation: str | None
    entity: str | None
    begins: bool
    space_after: bool


class Sentence(NamedTuple):
    """A sentence with its words."""

    text: str
    words: tuple[Word, ...]


class Annotator:
    """A trained pipeline, applied to clean texts; components in `exclude` do not run.

    Raises PipelineNotFound, and WrongUse for a pipeline that sets none of `wanted`.
    """

    def __init__(
        self, pipeline: str | Path, exclude: Iterable[str] = (), wanted: frozenset[str] = _GIVES
    ) -> None:
        self._nlp = load_trained(pipeline, exclude)
        self.name = f"{self._nlp.meta['lang']}_{self._nlp.meta['name']}"
        self.version = str(self._nlp.meta["version"])
        given = (self._nlp.get_pipe_meta(each).assigns for each in self._nlp.pipe_names)
        if wanted.isdisjoint(attribute for each in given for attribute in each):
            raise WrongUse(
                f"the pipeline {pipeline} gives no {' or '.join(sorted(wanted))}: name a trained one, "
                "such as nl_core_news_lg"
            )

    def paragraphs(self, text: str) -> Iterator[tuple[Sentence, ...]]:
        """The paragraphs of a text in sentences; undivided if the pipeline does not split."""
        paragraphs = text.split("\n\n")
        start = 0
        for paragraph, doc in zip(paragraphs, self._nlp.pipe(paragraphs), strict=True):
            yield tuple(_sentences(doc, start))
            start += len(paragraph) + 2


def _sentences(doc: Doc, offset: int) -> Iterator[Sentence]:
    spans: Iterable[Span] = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
    for span in spans:
        tokens = [each for each in span if not each.is_space]
        numbers = {each.i: number for number, each in enumerate(tokens, 1)}
        if tokens:
            words = tuple(_word(each, numbers, offset) for each in tokens)
            yield Sentence(doc.text[tokens[0].idx : words[-1].end - offset], words)


def _word(token: Token, numbers: dict[int, int], offset: int) -> Word:
    start = offset + token.idx
    head = None
    if token.has_dep():
        head = 0 if token.head == token else numbers.get(token.head.i, 0)
    return Word(
        start,
        start + len(token.text),
        token.text,
        token.lemma_ or None,
        token.pos_ or None,
        token.tag_ or None,
        str(token.morph) or None,
        head,
        "root" if head == 0 else token.dep_ or None,
        token.ent_type_ or None,
        token.ent_iob_ == "B",
        bool(token.whitespace_) or token.i + 1 == len(token.doc),
    )
