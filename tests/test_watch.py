"""Saved searches: what is new since the last run, as text, JSON and an Atom feed."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest

import imvo_nlp
from conftest import FIXTURES
from imvo_nlp.cli import main

Said = pytest.CaptureFixture[str]
IN = {"": "http://www.w3.org/2005/Atom"}

SEARCHES = """
title = "IMVO"

[goud]
words = '"goud"'
party = "SP"

["Vragen over cacao"]
words = "cacao OR chocolade*"
kind = "question"
from = 2019-01-01
"""


def questions(member: str, day: str, question: str) -> bytes:
    return (
        f"Vragen van het lid {member} aan de minister van Buitenlandse Zaken over grondstoffen (ingezonden {day}).\n\n"
        f"Vraag 1\n{question}\n"
    ).encode()


def put(folder: Path, name: str, text: bytes) -> None:
    kamerstuk = imvo_nlp.convert_bytes(text, f"{name}.txt", embed_source=True)
    (folder / f"{name}.json").write_bytes(kamerstuk.to_json_bytes())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("zoek.toml").write_text(SEARCHES, encoding="utf-8")
    uit = tmp_path / "uit"
    uit.mkdir()
    put(uit, "a", questions("Alkaya (SP)", "3 maart 2019", "Kent u het goud <script>&?"))
    put(uit, "b", questions("Diks (GroenLinks)", "5 april 2019", "Kent u goud en chocoladereep?"))
    put(uit, "c", questions("Alkaya (SP)", "6 mei 2018", "Wat doet cacao met \f goud of goud?"))
    return uit


def watched(capsys: Said, *options: str) -> tuple[int, str, str]:
    status = main(["watch", "zoek.toml", "uit", *options])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("with_index", [False, True])
def test_what_is_new_since_the_last_run(with_index: bool, folder: Path, capsys: Said) -> None:
    def index() -> None:
        if with_index:
            assert main(["index", "uit"]) == 0
            capsys.readouterr()

    index()
    status, out, err = watched(capsys, "--since", "last.json", "--format", "json")
    hits = [json.loads(line) for line in out.splitlines()]
    assert [(hit["search"], hit["document"], hit["keyword"]) for hit in hits] == [
        ("goud", "file:a", "goud"),  # the newest first
        ("goud", "file:c", "goud"),
        ("goud", "file:c", "goud"),
        ("Vragen over cacao", "file:b", "chocoladereep"),
    ]
    assert (status, err) == (0, "3 new documents\n")
    assert watched(capsys, "--since", "last.json") == (1, "", "nothing new\n")
    put(folder, "d", questions("Alkaya (SP)", "7 mei 2020", "Is cacao goud waard?"))
    index()
    status, out, err = watched(capsys, "--since", "last.json")
    assert (status, err) == (0, "2 new documents\n")
    assert [line.split("  ")[0] for line in out.splitlines()] == [
        "goud: 1 new hit",
        "2020-05-07",
        "Vragen over cacao: 1 new hit",
        "2020-05-07",
    ]
    assert json.loads(Path("last.json").read_text()) == {
        "seen": {
            "goud": ["file:a", "file:c", "file:d"],
            "Vragen over cacao": ["file:b", "file:d"],
        }
    }


def test_a_feed_has_an_entry_for_each_document_of_a_search(folder: Path, capsys: Said) -> None:
    stone = imvo_nlp.convert(FIXTURES / "brief_natuursteen_2017.txt", embed_source=True)
    (folder / "steen.json").write_bytes(stone.to_json_bytes())
    Path("zoek.toml").write_text(f"{SEARCHES}\n[steen]\nwords = 'natuursteen'\n", encoding="utf-8")
    status, out, _ = watched(capsys, "--format", "atom")
    assert status == 0
    assert watched(capsys, "--format", "atom")[1] == out
    feed = xml.fromstring(out)
    assert feed.findtext("title", namespaces=IN) == "IMVO"
    assert feed.findtext("updated", namespaces=IN) == "2019-04-05T00:00:00Z"
    entries = feed.findall("entry", IN)
    told = [[each.findtext(key, namespaces=IN) for key in ("title", "updated")] for each in entries]
    title = "Vragen van het lid {} aan de minister van Buitenlandse Zaken over grondstoffen"
    assert told == [
        [f"Vragen over cacao: {title.format('Diks (GroenLinks)')}", "2019-04-05T00:00:00Z"],
        [f"goud: {title.format('Alkaya (SP)')}", "2019-03-03T00:00:00Z"],
        [f"goud: {title.format('Alkaya (SP)')}", "2018-05-06T00:00:00Z"],
        ["steen: kst-26485-236", "2017-02-07T00:00:00Z"],
    ]
    ids = [each.findtext("id", namespaces=IN) or "" for each in entries]
    assert len(set(ids)) == 4 and all(each.startswith("urn:uuid:") for each in ids)
    content = [each.findtext("content", namespaces=IN) for each in entries]
    assert content[1] == "Alkaya (SP): Kent u het goud <script>&?"
    link = entries[3].find("link", IN)
    assert link is not None
    assert link.get("href") == "https://zoek.officielebekendmakingen.nl/kst-26485-236.html"
    category = entries[0].find("category", IN)
    assert category is not None
    assert category.get("term") == "Vragen over cacao"


def test_a_renamed_search_finds_all_again(folder: Path, capsys: Said) -> None:
    watched(capsys, "--since", "last.json")
    Path("zoek.toml").write_text("[metaal]\nwords = 'goud'\ntheme = 'kinderarbeid'\n")
    assert watched(capsys, "--since", "last.json")[0] == 1
    assert json.loads(Path("last.json").read_text()) == {"seen": {"metaal": []}}
    Path("zoek.toml").write_text("[metaal]\nwords = 'goud'\n")
    assert watched(capsys, "--since", "last.json")[2] == "3 new documents\n"


def test_the_searches_of_the_docs_are_read(folder: Path, capsys: Said) -> None:
    docs = (FIXTURES.parent / "docs" / "search.md").read_text(encoding="utf-8")
    Path("zoek.toml").write_text(docs.partition("```toml\n")[2].partition("```")[0])
    assert watched(capsys)[1].startswith("Vragen van de SP: 2 new hits\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[goud", "zoek.toml is not TOML: "),
        ("title = 'x'", "zoek.toml has no searches; write [name]"),
        ("goud = 'x'", "goud is not a search; write [goud]"),
        ("[goud]\npartij = 'SP'", "search 'goud' has an unknown key 'partij'; known: words, regex, kind, "),
        ("[goud]\nfrom = '2019-01-01'", "from of search 'goud' is not a date such as 2019-01-01, without"),
        ("[goud]\nwords = 3", "words of search 'goud' is not text: 3"),
        ("[goud]\nwords = 'goud AND'", "search 'goud': cannot read the query at its end: AND needs words"),
        ("[goud]\ntheme = 'goudkoorts'", "search 'goud': no theme 'goudkoorts': "),
        ("[goud]", "search 'goud': nothing to search for"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_refused(
    content: str, message: str, folder: Path, capsys: Said
) -> None:
    Path("zoek.toml").write_text(content)
    status, out, err = watched(capsys)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert message in err


def test_another_file_is_not_taken_for_the_last_run(folder: Path, capsys: Said) -> None:
    for content in ("[1]", '{"seen": 1}', "geen JSON"):
        Path("last.json").write_text(content)
        status, _, err = watched(capsys, "--since", "last.json")
        assert (status, Path("last.json").read_text()) == (2, content)
        assert "last.json was not written by imvo-nlp watch; give another file to --since" in err
