"""Docs of `imvo-nlp export --format docbin` to train an entity recognizer on: python prepare.py EXPORT TRAIN DEV."""

import sys
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

LABELS = {"organisation": "ORG"}
"""Entities by the label of the mentions; `imvo_proposals` takes ORG."""
EVERY = 5
"""Of so many documents one is for evaluation."""


def main(export: str, train: str, dev: str) -> None:
    nlp = spacy.blank("nl")
    parts = {train: DocBin(), dev: DocBin()}
    for number, path in enumerate(sorted(Path(export).rglob("*.spacy")), 1):
        part = parts[train if number % EVERY else dev]
        for doc in DocBin().from_disk(path).get_docs(nlp.vocab):
            part.add(with_entities(nlp.make_doc(doc.text), doc))
    for path, part in parts.items():
        part.to_disk(path)


def with_entities(doc: Doc, annotated: Doc) -> Doc:
    """A Doc of the same text, in the words that the pipeline will see."""
    spans = (
        doc.char_span(span.start_char, span.end_char, LABELS[span.label_])
        for span in annotated.spans["imvo"]
        if span.label_ in LABELS
    )
    doc.ents = [span for span in spans if span is not None]
    return doc


if __name__ == "__main__":
    main(*sys.argv[1:])
