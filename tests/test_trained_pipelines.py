"""Our components behind a trained pipeline: what it annotates stays, and what it proposes is marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import imvo_nlp
from imvo_nlp.analysis.show import as_html
from imvo_nlp.errors import WrongUse
from imvo_nlp.export.docbin import to_docbin

# The stand-in knows these sentences by heart; Wolkveld and Mirte Zandkuil are in no table.
QUESTION = """\
Vraag 1
De kinderen werkten op de plan-
tages. Wolkveld koopt cacao in Ghana.

Antwoord 1
Mirte Zandkuil schreef het rapport.
"""


@pytest.fixture(scope="module")
def trained(standin: Path) -> Language:
    return imvo_nlp.load(standin)


def annotated(doc: Doc) -> list[tuple[Any, ...]]:
    """All that a trained pipeline says of each word."""
    names = ("text", "idx", "lemma_", "pos_", "tag_", "dep_", "ent_iob_", "ent_type_", "has_vector")
    return [
        (*(getattr(each, name) for name in names), str(each.morph), each.head.i) for each in doc
    ]


def test_what_it_annotates_stays(trained: Language, standin: Path, tmp_path: Path) -> None:
    doc = trained(QUESTION)
    assert "De kinderen werkten op de plantages." in doc.text
    words = annotated(doc)
    assert words == annotated(spacy.load(standin)(doc.text))
    lemmas = {word: lemma for word, _, lemma, *_ in words}
    assert (lemmas["kinderen"], lemmas["koopt"]) == ("kind", "kopen")
    trained.to_disk(tmp_path)
    again = spacy.load(tmp_path)(QUESTION)
    assert annotated(again) == words
    assert again._.kamerstuk == doc._.kamerstuk


def test_what_it_recognizes_and_no_rule_finds_is_proposed(trained: Language) -> None:
    doc = trained(QUESTION)
    kamerstuk = doc._.kamerstuk
    proposed = [each for each in kamerstuk.mentions if each.is_proposed]
    assert [(each.label, each.value, each.attributes, each.block) for each in proposed] == [
        ("organisation", None, {"from": "model"}, "q1"),
        ("person", None, {"from": "model"}, "a1"),
    ]
    assert [QUESTION[each.start : each.end] for each in proposed] == ["Wolkveld", "Mirte Zandkuil"]
    # All else is as the rules alone have it; Ghana is a country of the tables.
    rules = [each for each in kamerstuk.mentions if not each.is_proposed]
    (alone,) = imvo_nlp.convert_text(QUESTION).mentions
    assert [(each.label, each.start, each.end) for each in rules] == [
        ("country", alone.start, alone.end)
    ]
    assert [each.text for each in doc.spans["imvo"]] == ["Ghana"]
    assert [each.text for each in doc.spans["imvo_model"]] == ["Wolkveld", "Mirte Zandkuil"]


def test_proposals_are_marked_in_what_is_made_of_documents(
    trained: Language, tmp_path: Path
) -> None:
    kamerstuk = trained(QUESTION)._.kamerstuk
    mentions = imvo_nlp.tables([kamerstuk])["mentions"].select(["text", "mention_from"])
    assert [tuple(row.values()) for row in mentions.to_pylist()] == [
        ("Wolkveld", "model"),
        ("Ghana", None),
        ("Mirte Zandkuil", "model"),
    ]
    stored = DocBin().from_bytes(to_docbin("a", kamerstuk) or b"").get_docs(trained.vocab)
    assert [
        ([each.text for each in doc.spans["imvo"]], [each.text for each in doc.spans["imvo_model"]])
        for doc in stored
    ] == [(["Ghana"], ["Wolkveld"]), ([], ["Mirte Zandkuil"])]
    assert "organisation (model)" in as_html(kamerstuk)
    for folder, data in (
        ("gold", '{"mention_labels": ["organisation"]}'),
        ("uit", kamerstuk.to_json()),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.json").write_text(data, encoding="utf-8")
    # Nothing was annotated, and the rules found nothing.
    assert imvo_nlp.evaluate(tmp_path / "gold", tmp_path / "uit").differences == ()


@pytest.fixture(scope="module")
def recognizes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that takes some words for names, as models do."""
    nlp = spacy.blank("nl")
    names = {
        "PERSON": ["Wolkveld-Zandkuil", "Kurkema", "Ploumen", "Lilianne Ploumen"],
        "ORG": ["SER", "Wolkveld", "rapport", "X", "rapport\n\nWolkveld"],
        "GPE": ["Utrecht"],
    }
    nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "ORTH"}).add_patterns(
        [{"label": label, "pattern": name} for label, many in names.items() for name in many]
    )
    path = tmp_path_factory.mktemp("recognizes")
    nlp.to_disk(path)
    return path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het plan van Wolkveld.", [("organisation", "Wolkveld")]),
        ("Het plan van Wolkveld-Zandkuil.", [("person", "Wolkveld-Zandkuil")]),
        ("Het plan van Ploumen.", []),  # a name of the tables: whom it means is for the rules
        ("Het plan van Lilianne Ploumen.", []),
        ("Het plan van de SER.", []),  # the rules know it
        ("Een plan in Utrecht.", []),  # no kind that is proposed
        ("Het rapport van X.", []),  # no capital; one letter
        ("Het rapport\n\nWolkveld zegt niets.", []),  # across paragraphs
        ("De heer Kurkema (SP):\nHet plan van Kurkema.", []),  # speaks, and heads a turn
    ],
)
def test_proposals_are_only_what_nothing_else_finds(
    text: str, expected: list[tuple[str, str]], recognizes: Path
) -> None:
    kamerstuk = imvo_nlp.convert_text(text, pipeline=recognizes)
    found = [(each.label, each.text) for each in kamerstuk.mentions if each.is_proposed]
    assert found == expected


def test_components_of_both_can_be_left_out(standin: Path) -> None:
    nlp = imvo_nlp.load(standin, exclude=["parser", "imvo_proposals"])
    assert not {"parser", "imvo_proposals"} & set(nlp.pipe_names)
    doc = nlp(QUESTION)
    assert doc.has_annotation("LEMMA")
    assert not doc.has_annotation("DEP")
    assert "imvo_model" not in doc.spans


def test_a_label_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(WrongUse, match="'Org' is not a lower-case word"):
        spacy.blank("nl").add_pipe("imvo_proposals", config={"labels": {"ORG": "Org"}})
