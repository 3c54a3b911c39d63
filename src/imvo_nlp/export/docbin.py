"""A document in spaCy's training format: a Doc per turn, question, answer and footnote."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, DocBin, Span
from spacy.util import compile_infix_regex

from ..models import Answer, BlockOrNote, Footnote, Kamerstuk, Mention, Question, Turn
from .placed import Placed, placed

SPANS, PROPOSED_SPANS = "imvo", "imvo_model"


def to_docbin(
    name: str, kamerstuk: Kamerstuk, on_dropped: Callable[[Mention], None] | None = None
) -> bytes | None:
    """A document as a DocBin, one Doc per block; None for one without blocks, such as a letter.

    `doc.spans["imvo"]` holds the mentions with label, value (`kb_id_`) and id,
    `doc.spans["imvo_model"]` those proposed by a trained pipeline; `doc.user_data` holds their
    origin. A mention that does not consist of whole tokens is left out, and passed to `on_dropped`.

    >>> from imvo_nlp import convert_text
    >>> kamerstuk = convert_text("Vraag 1\\nWat vindt de SP-fractie?\\n\\nAntwoord 1\\nJa.")
    >>> nlp = spacy.blank("nl")
    >>> (question, _) = DocBin().from_bytes(to_docbin("a", kamerstuk)).get_docs(nlp.vocab)
    >>> [(span.text, span.label_, span.kb_id_) for span in question.spans["imvo"]]
    [('SP', 'party', 'SP')]
    """
    spans = placed(kamerstuk)
    docs = []
    for block in kamerstuk.blocks_and_notes():
        if block.text:
            doc = _doc(name, kamerstuk, block)
            for dropped in _add_spans(doc, spans.get(block.id, [])):
                if on_dropped:
                    on_dropped(dropped)
            docs.append(doc)
    return DocBin(docs=docs, store_user_data=True).to_bytes() if docs else None


def _doc(name: str, kamerstuk: Kamerstuk, block: BlockOrNote) -> Doc:
    doc = _dutch().make_doc(block.text)
    doc.user_data = {
        "document": name,
        "document_type": kamerstuk.metadata.document_type,
        "date": kamerstuk.metadata.date,
        "block": block.id,
        "block_kind": type(block).__name__.lower(),
        **_who(block),
        "start": block.start,
        "end": block.end,
    }
    return doc


def _add_spans(doc: Doc, mentions: list[Placed]) -> list[Mention]:
    """Add the mentions to their Doc; return those that do not consist of whole tokens."""
    proposed = {each.mention.id for each in mentions if each.mention.is_proposed}
    spans: list[Span] = []
    dropped: list[Mention] = []
    for mention, start, end in mentions:
        span = doc.char_span(
            start, end, label=mention.label, kb_id=mention.value or "", span_id=mention.id
        )
        if span is None:
            dropped.append(mention)
        else:
            spans.append(span)
    doc.spans[SPANS] = [each for each in spans if each.id_ not in proposed]
    if proposed:
        doc.spans[PROPOSED_SPANS] = [each for each in spans if each.id_ in proposed]
    places = {each.mention.id: (each.mention.start, each.mention.end) for each in mentions}
    doc.user_data["mentions"] = places
    return dropped


def _who(block: BlockOrNote) -> dict[str, Any]:
    """The speakers, askers or answerers: names and parties."""
    names: list[str | None]
    parties: list[str | None] = []
    match block:
        case Turn():
            names, parties = [block.speaker.name], [block.speaker.party]
        case Question():
            names = [each.name for each in block.asked_by]
            parties = [each.party for each in block.asked_by]
        case Answer():
            names = [*block.answered_by]
        case Footnote():
            names = []
    return {
        "names": [each for each in names if each],
        "parties": [each for each in dict.fromkeys(parties) if each],
    }


@cache
def _dutch() -> Language:
    """spaCy's Dutch tokenizer, adapted to split `SP-fractie`, which contains a party."""
    nlp = spacy.blank("nl")
    infixes = compile_infix_regex([*(nlp.Defaults.infixes or ()), r"(?<=\w)[-/](?=\w)"])
    assert isinstance(nlp.tokenizer, Tokenizer)
    nlp.tokenizer.infix_finditer = infixes.finditer
    nlp.max_length = sys.maxsize  # needed by parsers only
    return nlp
