"""What users of spaCy expect: pipelines by name, saved and packaged; Docs made of Docs; scores."""

from __future__ import annotations

import re
import runpy
import sys
import warnings
from collections.abc import Callable
from importlib.metadata import requires, version
from pathlib import Path

import pytest
import spacy
from packaging.requirements import Requirement
from spacy import displacy
from spacy.cli.evaluate import evaluate
from spacy.cli.package import package
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.tokens.underscore import Underscore
from spacy.util import get_words_and_spaces

import imvo_nlp
from conftest import read_source
from imvo_nlp.errors import WrongUse
from imvo_nlp.pipeline.load import read
from imvo_nlp.text.source import SourceText

DOCS = Path(__file__).resolve().parents[1] / "docs" / "spacy.md"
TEXT = "De leden van de PvdA--\nfractie zien het kledingcon-\nvenant."


def said(nlp: Language, *texts: str) -> list[str]:
    """The warnings while a pipeline reads texts."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for text in texts:
            nlp(text)
    return [str(each.message) for each in caught]


def test_a_whole_pipeline_says_nothing() -> None:
    assert said(imvo_nlp.load(), TEXT) == []


def test_a_component_that_is_left_out_is_reported_once() -> None:
    nlp = imvo_nlp.load()
    nlp.remove_pipe("imvo_kind")
    (message,) = said(nlp, TEXT, TEXT)
    assert message.startswith("no component of this pipeline makes kind:")
    other = imvo_nlp.load()
    other.remove_pipe("imvo_kind")
    assert len(said(other, TEXT)) == 1  # of each pipeline


def test_a_component_that_nobody_depends_on_can_be_left_out() -> None:
    nlp = imvo_nlp.load()
    nlp.remove_pipe("imvo_commitments")
    assert said(nlp, TEXT) == []


def test_another_tokenizer_is_reported_once() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("imvo_kind")
    nlp.add_pipe("imvo_front_matter")
    (message,) = said(nlp, TEXT, TEXT)
    assert message.startswith("Tokenizer does not clean the text")


def test_displacy_shows_mentions_in_the_colours_of_the_page() -> None:
    options = imvo_nlp.displacy_options()
    doc = imvo_nlp.load()(TEXT)
    html = displacy.render(doc, style="span", options=options, jupyter=False)
    assert {"party", "sector"} <= set(options["colors"])
    for label in ("party", "sector"):
        assert label in html
        assert options["colors"][label] in html


@pytest.mark.parametrize("way", ["disk", "bytes"])
def test_a_saved_pipeline_is_the_same(way: str, tmp_path: Path) -> None:
    nlp = imvo_nlp.load()
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    if way == "bytes":
        again = imvo_nlp.load().from_bytes(nlp.to_bytes())
    assert again(TEXT)._.kamerstuk == nlp(TEXT)._.kamerstuk


# By name, and packaged


def test_spacy_loads_the_rules_by_the_name_of_our_package() -> None:
    nlp = spacy.load("imvo_nlp", exclude=["imvo_commitments"])
    assert "imvo_commitments" not in nlp.pipe_names
    assert nlp.max_length == 100_000_000
    assert [each.text for each in nlp(TEXT)._.kamerstuk.mentions] == ["PvdA", "kledingconvenant"]


def test_a_packaged_pipeline_is_loaded_by_name_and_requires_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("setuptools")  # what spaCy packages with
    rules = imvo_nlp.models_path() / "nl_imvo_rules"
    package(rules, tmp_path, create_sdist=False, create_wheel=False, silent=True)
    made = tmp_path / "nl_imvo_rules-1.0.0"
    monkeypatch.chdir(made)
    monkeypatch.setattr(sys, "argv", ["setup.py", "-q", "egg_info"])
    runpy.run_path("setup.py", run_name="__main__")
    monkeypatch.syspath_prepend(made)
    (needed,) = map(Requirement, requires("nl_imvo_rules") or ())
    assert needed.name == "imvo-nlp"
    assert needed.specifier.contains(version("imvo-nlp"))
    source = read_source("antwoord_cacao_2019")
    nlp = spacy.load("nl_imvo_rules")
    assert nlp.max_length == 100_000_000
    assert nlp(source)._.kamerstuk == imvo_nlp.load()(source)._.kamerstuk


# One of our finders alone


def test_a_finder_alone_fills_the_spans() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("imvo_parties")
    nlp.add_pipe("imvo_sectors")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the tokenizer
        doc = nlp("De leden van de PvdA-fractie zien het kledingconvenant.")
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["imvo"]] == [
        ("PvdA-fractie", "party", "PvdA"),
        ("kledingconvenant", "sector", "kleding_en_textiel"),
    ]


@Language.component("user_of_spans")
def user_of_spans(doc: Doc) -> Doc:
    doc.user_data["seen"] = [span.text for span in doc.spans["imvo"]]
    return doc


def test_a_conversion_fills_the_spans_for_a_component_of_another(nlp: Language) -> None:
    assert "imvo" not in read(nlp, SourceText(TEXT)).spans
    followed = imvo_nlp.load()
    followed.add_pipe("user_of_spans")
    assert read(followed, SourceText(TEXT)).user_data["seen"] == [
        "PvdA-fractie",
        "kledingconvenant",
    ]


# Docs that spaCy makes of Docs


def joined(doc: Doc) -> Doc:
    return Doc.from_docs([doc, doc], exclude=["user_data"])


def stored(doc: Doc) -> Doc:
    data = DocBin(docs=[doc]).to_bytes()
    return next(DocBin().from_bytes(data).get_docs(doc.vocab))


@pytest.mark.parametrize("make", [joined, stored])
def test_spans_stay_and_the_missing_layers_are_named(
    make: Callable[[Doc], Doc], nlp: Language
) -> None:
    doc = make(nlp(TEXT))
    assert [span.label_ for span in doc.spans["imvo"]][:2] == ["party", "sector"]
    with pytest.raises(WrongUse, match="DocBin keeps it with store_user_data=True"):
        _ = doc._.kamerstuk


@pytest.mark.parametrize(
    ("with_layers", "message"), [(False, "no layers"), (True, "a part of the document")]
)
def test_a_part_of_a_doc_is_no_document(with_layers: bool, message: str, nlp: Language) -> None:
    part = nlp(TEXT)[:4].as_doc(copy_user_data=with_layers)
    with pytest.raises(WrongUse, match=message):
        _ = part._.kamerstuk


def test_layers_go_into_the_json_of_a_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    (party,) = doc.to_json(underscore=["imvo_parties"])["_"]["imvo_parties"]
    assert party[:4] == (16, 20, "party", "PvdA")
    with pytest.raises(ValueError, match="kamerstuk"):
        doc.to_json(underscore=["kamerstuk"])


def test_the_attributes_are_documented_with_their_types(nlp: Language) -> None:
    rows = re.findall(
        r"^\| ((?:`\w+`(?:, )?)+) \| `(.+)` \|", DOCS.read_text("utf-8"), re.MULTILINE
    )
    documented = {name: type_ for cell, type_ in rows for name in re.findall(r"\w+", cell)}
    registered = {name for name in Underscore.doc_extensions if name.startswith("imvo_")}
    assert registered | {"kamerstuk"} == documented.keys()
    doc = nlp(read_source("verslag_commissiedebat_2022"))
    for name, type_ in documented.items():
        value = doc._.get(name)
        if not isinstance(value, tuple | list) or hasattr(value, "_fields"):
            assert type(value).__name__ == type_
        elif value:
            many = f"tuple[{type(value[0]).__name__}, ...]"
            assert type_ == (
                many if isinstance(value, tuple) else f"list[{type(value[0]).__name__}]"
            )


# Scores


def test_spacy_measures_the_mentions(tmp_path: Path, nlp: Language) -> None:
    # The annotator took the parties out of their words, as docbin does, and marked what is no sector.
    text = "De SP-fractie en de CDA-fractie zien het kledingconvenant en het feest."
    right = Doc(nlp.vocab, *get_words_and_spaces(re.findall(r"\w+|[-.]", text), text))
    marked = {"SP": "party", "CDA": "party", "kledingconvenant": "sector", "feest": "sector"}
    right.spans["imvo"] = [
        right.char_span(text.index(each), text.index(each) + len(each), label)
        for each, label in marked.items()
    ]
    DocBin(docs=[right]).to_disk(tmp_path / "gold.spacy")
    scores = evaluate("imvo_nlp", tmp_path / "gold.spacy", spans_key="imvo")
    assert (scores["spans_imvo_p"], scores["spans_imvo_r"]) == (1, 0.75)
    assert scores["spans_imvo_per_type"]["sector"] == {"p": 1, "r": 0.5, "f": pytest.approx(2 / 3)}
