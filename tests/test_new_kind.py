"""A kind of document that the library does not know, added as `docs/architecture.md` says.

The `besluitenlijst` of a procedure meeting: it numbers points on the agenda, with a decision
behind each. It is told by one row of data, and split by one small component.
"""

from __future__ import annotations

from pathlib import Path

import regex
import spacy
from spacy.tokens import Doc

import imvo_nlp
from imvo_nlp.pipeline.layers import HEADINGS
from imvo_nlp.pipeline.tokenizer import clean_text
from imvo_nlp.structure.found import Heading

KINDS = """\
id,structure,where,pattern,example,source
overig,none,title,BESLUITENLIJST VAN EEN PROCEDUREVERGADERING,BESLUITENLIJST VAN EEN PROCEDUREVERGADERING,our own reading
"""
TEXT = """\
BESLUITENLIJST VAN EEN PROCEDUREVERGADERING

1. Agendapunt: Voortgang van het goudconvenant
Besluit: Agenderen voor het commissiedebat van 6 april 2022.

2. Agendapunt: Brief over leefbaar loon
Besluit: Voor kennisgeving aangenomen.
"""
POINT = regex.compile(r"^\d+\. Agendapunt: [^\n]+$", regex.MULTILINE)


@spacy.Language.component("besluitenlijst")
def split_decisions(doc: Doc) -> Doc:
    document = clean_text(doc)
    points = list(POINT.finditer(document.body))
    ends = [point.start() for point in points[1:]] + [document.body_end]
    doc.user_data[HEADINGS] = tuple(
        Heading(*point.span(), document.trim(point.start(), end)[1], 1)
        for point, end in zip(points, ends, strict=True)
    )
    return doc


def test_a_kind_of_your_own(tmp_path: Path) -> None:
    table = tmp_path / "soorten.csv"
    table.write_text(KINDS, encoding="utf-8")
    nlp = imvo_nlp.load()
    nlp.replace_pipe("imvo_kind", "imvo_kind", config={"lexicon": str(table)})
    nlp.add_pipe("besluitenlijst", after="imvo_structure")

    kamerstuk = nlp(TEXT)._.kamerstuk

    assert [section.title for section in kamerstuk.sections] == [
        "1. Agendapunt: Voortgang van het goudconvenant",
        "2. Agendapunt: Brief over leefbaar loon",
    ]
    assert TEXT[kamerstuk.sections[0].start : kamerstuk.sections[0].end].endswith("6 april 2022.")
    assert [mention.value for mention in kamerstuk.mentions] == [
        "goud",
        "2022-04-06",
        "leefbaar_loon",
    ]
    assert [warning.code for warning in kamerstuk.warnings] == []


def test_without_it_the_document_keeps_its_mentions() -> None:
    kamerstuk = imvo_nlp.convert_text(TEXT)
    assert kamerstuk.metadata.document_type == "overig"
    assert [mention.value for mention in kamerstuk.mentions] == [
        "goud",
        "2022-04-06",
        "leefbaar_loon",
    ]
    assert [warning.code for warning in kamerstuk.warnings] == ["kind_unknown"]
