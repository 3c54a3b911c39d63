"""`find --lemma`: words by their lemmas, out of an index that was made with a trained pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy

import imvo_nlp
from imvo_nlp.analysis.find import find
from imvo_nlp.archive.index import opened
from imvo_nlp.archive.writing import Updated, update
from imvo_nlp.cli import main
from imvo_nlp.converted.documents import read_documents
from imvo_nlp.errors import WrongUse

# The stand-in knows these sentences by heart.
QUESTION = """\
Vraag 1
De kinderen werkten op de plan-
tages. Wolkveld koopt cacao in Ghana.

Antwoord 1
De fabrieken kochten katoen.
"""
LATER = "Vraag 1\nHet kind werkt.\n\nAntwoord 1\nDe fabriek koopt het katoen.\n"


def put(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_bytes(imvo_nlp.convert_text(text, name=name).to_json_bytes())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "uit", "a", QUESTION)
    return tmp_path / "uit"


@pytest.fixture(scope="module")
def indexed(standin: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with its index, which no test changes."""
    folder = tmp_path_factory.mktemp("indexed") / "uit"
    put(folder, "a", QUESTION)
    update(folder, pipeline=str(standin))
    return folder


def hits(folder: Path, words: str, **only: Any) -> list[tuple[str, str | None, str]]:
    with opened(folder, pytest.fail) as index:
        assert index
        found = find(index, words, by_lemma=True, **only)
        return [(each.file, each.block, each.keyword) for each in found]


def test_all_forms_of_a_word_are_found_at_their_place(indexed: Path) -> None:
    assert hits(indexed, "kopen") == [("a.json", "q1", "koopt"), ("a.json", "a1", "kochten")]
    assert hits(indexed, "KIND") == [("a.json", "q1", "kinderen")]
    assert hits(indexed, "kochten") == []  # no lemma
    assert hits(indexed, "kin") == []  # a whole one
    assert hits(indexed, "plant*") == [("a.json", "q1", "plantages")]
    with opened(indexed, pytest.fail) as index:
        (hit,) = find(index or [], "plantage", by_lemma=True)
    assert (hit.left[-6:], hit.keyword, hit.right[:10]) == ("op de ", "plantages", ". Wolkveld")


def test_lemmas_go_together_as_words_do(indexed: Path) -> None:
    assert hits(indexed, "kopen cacao") == [("a.json", "q1", "koopt cacao")]
    assert hits(indexed, "kopen NOT cacao") == [("a.json", "a1", "kochten")]
    assert hits(indexed, "NEAR(fabriek katoen, 2)", order="rank") == [
        ("a.json", "a1", "fabrieken"),
        ("a.json", "a1", "katoen"),
    ]
    assert hits(indexed, "kopen AND NEAR(kind werken, 3)") == [  # of docs/search.md
        ("a.json", "q1", "kinderen"),
        ("a.json", "q1", "werkten"),
        ("a.json", "q1", "koopt"),
    ]
    assert hits(indexed, "kopen", kind="answer") == [("a.json", "a1", "kochten")]


def test_an_update_goes_on_with_the_pipeline(folder: Path, standin: Path) -> None:
    update(folder, pipeline=str(standin))
    put(folder, "b", LATER)
    assert update(folder) == Updated(1, 1, 0, (), None)
    assert [keyword for *_, keyword in hits(folder, "kopen")] == ["koopt", "kochten", "koopt"]
    (folder / "a.json").unlink()
    assert update(folder).gone == 1
    assert hits(folder, "kopen") == [("b.json", "a1", "koopt")]


def test_an_index_without_lemmas_is_rebuilt_with_them(folder: Path, standin: Path) -> None:
    update(folder)
    with opened(folder, pytest.fail) as index, pytest.raises(WrongUse, match="made with a trained"):
        find(index or [], "kopen", by_lemma=True)
    assert update(folder, pipeline=str(standin)).is_new == "it was built without that pipeline"
    assert len(hits(folder, "kopen")) == 2
    update(folder, force=True)  # and without them again
    with opened(folder, pytest.fail) as index:
        assert index and not index.has_lemmas


@pytest.mark.parametrize(
    ("words", "only", "message"),
    [
        ("kopen", {}, "lemmas need an up-to-date index that was made with a trained pipeline"),
        ("ko+pen", {"is_regex": True}, "lemmas need words, and no regular expression"),
        (None, {"party": "SP"}, "lemmas need words"),
        ("kopen", {"kind": "motion"}, "elements of kind motion have no lemmas"),
    ],
)
def test_what_cannot_be_searched_by_lemma_is_refused(
    words: str | None, only: dict[str, Any], message: str, folder: Path
) -> None:
    with pytest.raises(WrongUse, match=message):
        find(read_documents(folder), words, by_lemma=True, **only)


def test_the_commands(folder: Path, standin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", str(folder), "--pipeline", "kurk"]) == 2
    assert "spaCy pipeline 'kurk' not found" in capsys.readouterr().err
    spacy.load(standin, exclude=["lemmatizer"]).to_disk(folder.parent / "tags")
    assert main(["index", str(folder), "--pipeline", str(folder.parent / "tags")]) == 2
    assert "gives no token.lemma: name a trained one" in capsys.readouterr().err
    assert main(["index", str(folder), "--pipeline", str(standin)]) == 0
    assert main(["find", "--lemma", "kopen", str(folder), "--format", "csv"]) == 0
    assert [line.split(",")[10] for line in capsys.readouterr().out.splitlines()] == [
        "keyword",
        "koopt",
        "kochten",
    ]
