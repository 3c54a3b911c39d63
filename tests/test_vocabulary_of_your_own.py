"""A vocabulary of the user's own: the example of docs/vocabulary.md, and what a table adds and replaces."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import imvo_nlp
from imvo_nlp.analysis.find import find
from imvo_nlp.analysis.tabular import tables
from imvo_nlp.cli import main
from imvo_nlp.converted.documents import Converted
from imvo_nlp.errors import LexiconError
from imvo_nlp.export.jsonld import to_jsonld
from imvo_nlp.reference.loader import DATA

GUIDE = (Path(__file__).parents[1] / "docs" / "vocabulary.md").read_text(encoding="utf-8")
QUESTION = "Vraag 1\n{}\n\nAntwoord 1\nJa."


@pytest.fixture(autouse=True)
def shipped_data_afterwards(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(DATA, raising=False)
    yield
    imvo_nlp.use_data(None)


@pytest.fixture
def nitrogen(tmp_path: Path) -> Path:
    """The folder of the guide."""
    (table,) = re.findall(r"```csv\n(.*?)```", GUIDE, re.DOTALL)
    folder = tmp_path / "stikstof"
    folder.mkdir()
    (folder / "nitrogen.csv").write_text(table, encoding="utf-8")
    return folder


def of_label(text: str, label: str) -> list[tuple[str, str | None]]:
    mentions = imvo_nlp.convert_text(QUESTION.format(text)).mentions
    return [(each.text, each.value) for each in mentions if each.label == label]


def test_the_guide_finds_what_it_says(nitrogen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    *lines, result, expected = code.splitlines()
    monkeypatch.chdir(nitrogen.parent)
    names: dict[str, object] = {}
    exec("\n".join(lines), names)
    assert repr(eval(result, names)) == expected.removeprefix("# ")


def test_a_form_that_needs_another_counts_only_beside_it(nitrogen: Path) -> None:
    imvo_nlp.use_data(nitrogen)
    assert of_label("Wat is de depositie van zand?", "nitrogen") == []
    assert of_label("Wat is de depositie van stikstof?", "nitrogen") == [
        ("depositie", "depositie"),
        ("stikstof", "stikstof"),
    ]


def test_a_new_label_is_everywhere(nitrogen: Path) -> None:
    imvo_nlp.use_data(nitrogen)
    text = QUESTION.format("Kent u de piekbelasters bij Schiphol?")
    kamerstuk = imvo_nlp.convert_bytes(text.encode(), "a.txt", embed_source=True)
    assert imvo_nlp.Kamerstuk.from_json_bytes(kamerstuk.to_json_bytes()) == kamerstuk
    assert "nitrogen" in tables([kamerstuk])["mentions"]["label"].to_pylist()
    page = imvo_nlp.render(kamerstuk)
    assert 'class="m m-nitrogen"' in page
    assert 'name="in-nitrogen" value="piekbelasters"' in page
    (about,) = json.loads(to_jsonld(kamerstuk))["schema:about"]
    assert about["schema:termCode"] == "piekbelasters"
    document = Converted("a", "a.json", kamerstuk)
    (hit,) = find([document], named={"nitrogen": "piekbelaster"})
    assert (hit.block, hit.keyword) == ("q1", "piekbelasters")


def test_the_command_takes_a_folder(nitrogen: Path, tmp_path: Path) -> None:
    source, out = tmp_path / "a.txt", tmp_path / "uit"
    source.write_text(QUESTION.format("Kent u de PAS?"), encoding="utf-8")
    assert (
        main(["convert", str(source), "-o", str(out), "--vocabulary", str(nitrogen), "--quiet"])
        == 0
    )
    made = json.loads((out / "a.json").read_text(encoding="utf-8"))
    assert [each["value"] for each in made["mentions"]] == ["pas"]
    assert len(made["generator"]["data"]) == 64


def own(folder: Path, name: str, rows: str) -> Path:
    (folder / name).write_text(rows, encoding="utf-8")
    return folder


def test_rows_are_added_to_a_shipped_table_and_take_the_place_of_a_form(tmp_path: Path) -> None:
    rows = "id,use,form\nbatterijen,stem,batterijgrondstof\n,not,keurmerk\nmijn_imvo,stem,mvo\n"
    imvo_nlp.use_data(own(tmp_path, "theme.csv", rows))
    assert of_label("Kent u batterijgrondstoffen, kinderarbeid, MVO en IMVO?", "theme") == [
        ("batterijgrondstoffen", "batterijen"),
        ("kinderarbeid", "kinderarbeid"),
        ("MVO", "mijn_imvo"),
        ("IMVO", "imvo"),
    ]
    assert of_label("Kent u IMVO en een keurmerk?", "theme") == [("IMVO", "imvo")]


def test_nothing_but_your_own(nitrogen: Path) -> None:
    nlp = imvo_nlp.load()
    nlp.replace_pipe("imvo_vocabulary", "imvo_vocabulary", config={"lexicon": str(nitrogen)})
    doc = nlp("De SER over stikstof.")
    assert [(span.text, span.label_) for span in doc.spans["imvo"]] == [("stikstof", "nitrogen")]


def test_of_two_as_long_that_of_your_own_label_counts(tmp_path: Path) -> None:
    imvo_nlp.use_data(own(tmp_path, "climate.csv", "id,use,form\nx,stem,ontbossing\n"))
    assert of_label("Kent u OESO-richtlijnen en ontbossing?", "theme") == [
        ("OESO-richtlijnen", "oeso_richtlijnen")
    ]
    assert of_label("Kent u OESO-richtlijnen en ontbossing?", "climate") == [("ontbossing", "x")]


@pytest.mark.parametrize(
    ("name", "rows", "message"),
    [
        ("themes.csv", "", "themes.csv is not a known table: did you mean theme.csv?"),
        ("Nitrogen.csv", "", "Nitrogen.csv is not a known table ("),
        ("nitrogen.csv", "id,form\na,b\n", "nitrogen.csv, line 1: column 'use' is missing"),
        ("nitrogen.csv", "id,use,form\na,words,b\n", "nitrogen.csv, line 2, use: 'words' is not one of word, "),
        ("nitrogen.csv", "id,use,form,colour\na,word,b,c\n", "nitrogen.csv, line 1: unknown column 'colour'"),
        ("nitrogen.csv", "id,use,form\na,word,\n", "nitrogen.csv, line 2, form: the cell is empty"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path: Path, name: str, rows: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        imvo_nlp.use_data(own(tmp_path, name, rows))
    assert str(caught.value).startswith(message)
