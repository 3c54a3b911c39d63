"""What users of spaCy expect: warnings of what a pipeline lacks, colours for displaCy, saved pipelines."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language

import imvo_nlp

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


def test_a_component_that_is_left_out_is_told_once() -> None:
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


def test_another_tokenizer_is_told_once() -> None:
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
