"""The index: the same hits as without it, brought up to date, and never trusted when it is not."""

from __future__ import annotations

import asyncio
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

import imvo_nlp
from conftest import FIXTURES, NAMES, convert_fixture, convert_without_source
from imvo_nlp.analysis.find import Document, Hit, find
from imvo_nlp.archive.index import NAME, Index, opened
from imvo_nlp.archive.writing import update
from imvo_nlp.cli import main
from imvo_nlp.converted.documents import Converted, Skipped, read_documents
from imvo_nlp.errors import WrongUse

DOCS = FIXTURES.parent / "docs" / "search.md"
Said = pytest.CaptureFixture[str]

QUERIES: list[tuple[str | None, dict[str, Any]]] = [
    ("kinderarbeid", {}),
    ("KINDERARBEID", {"kind": "question"}),
    ("arbeid", {}),  # within a compound, at its end
    ("kinder", {}),
    ("olie- en gas", {}),  # from the end of one word into the start of another
    ("rbeid in de ", {}),
    (" de minister", {}),
    ("cooperatie", {}),
    ("coöperatie", {}),
    ("risico's", {}),
    ("e", {"until": date(1999, 12, 31)}),
    ("?", {"kind": "question"}),
    ('"(SP):"', {}),
    ("olifantenpaadje", {}),  # nowhere
    ('""""', {}),
    ('"arbeid"', {}),
    ('"de minister van"', {"until": date(2005, 12, 31)}),
    ("kinder*", {}),
    ("vorm* van kinder*", {}),
    ('"gepaste zorg"*', {}),
    ("kinderarbeid AND cacao", {}),
    ("arbeid AND ?", {"kind": "question"}),
    ("palmolie OR hout", {}),
    ("hout OR ?", {"kind": "answer"}),
    ("arbeid NOT kinder*", {}),
    ("(cacao OR goud) AND keten NOT convenant", {}),
    ("NEAR(kinder* cacao, 5)", {}),
    ('NEAR("regering" verzoekt, 3) OR olifant', {"kind": "motion"}),
    ("2019", {"since": date(2019, 1, 1), "until": date(2019, 12, 31)}),
    ("convenant", {"party": "PvdA"}),
    ("convenant", {"speaker": "kaag"}),
    ("convenant", {"named": {"sector": "kleding_en_textiel"}}),
    ("het", {"named": {"theme": "kinderarbeid", "sector": "cacao"}}),
    ("minister", {"kind": "mention"}),
    ("verzoekt", {"kind": "motion"}),
    ("vraag", {"kind": "label"}),
    ("de", {"kind": "footnote"}),
    ("de", {"kind": "text"}),
    (r"kinder\w+", {"is_regex": True}),
    ("convenant", {"order": "date"}),
    ("kinder* OR cacao", {"order": "rank"}),
    ("verzoekt", {"kind": "motion", "order": "rank"}),
    (None, {"named": {"theme": "kinderarbeid"}}),
    (None, {"named": {"sector": "cacao"}, "kind": "mention"}),
    (None, {"party": "SP"}),
    (None, {"speaker": "Voordewind", "kind": "turn"}),
    (None, {"kind": "label", "party": "SP"}),
    (None, {"since": date(2023, 1, 1), "order": "date"}),
    ("cacao", {"document_type": "antwoord_schriftelijke_vragen"}),
    (None, {"document_type": "motie"}),
    (None, {"dossier": "26 485", "kind": "question"}),
    ("de", {"dossier": "26200", "order": "date"}),
    (None, {"chamber": "ek", "kind": "turn"}),
    (None, {"kind": "commitment", "speaker": "Ploumen"}),
    (None, {"kind": "vote", "since": date(2015, 1, 1)}),
    (None, {"kind": "asked", "party": "SP"}),
    (None, {"named": {"organisation": "prorail"}}),
    (None, {"named": {"country": "Ghana", "sector": "cacao"}}),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All fixtures, each third one without its source, with their index."""
    folder = tmp_path_factory.mktemp("archive") / "uit"
    for number, name in enumerate(NAMES):
        kamerstuk = (convert_fixture if number % 3 else convert_without_source)(name)
        path = folder / name.partition("_")[0] / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(kamerstuk.to_json_bytes())
    update(folder)
    return folder


@pytest.fixture
def folder(archive: Path, tmp_path: Path) -> Path:
    """A folder of some of them, without an index, that a test may change."""
    return copytree(archive / "vragen", tmp_path / "uit")


@pytest.fixture(scope="module")
def read(archive: Path) -> list[Converted]:
    return list(read_documents(archive))


def ignored(_: object) -> None:
    """What is not asked for."""


def searched(folder: Path, words: str | None, **options: Any) -> list[Hit] | None:
    """What the index of a folder gives; None where it is not used."""
    with opened(folder, ignored) as index:
        return None if index is None else list(find(index, words, **options))


def from_json(folder: Path, words: str | None, **options: Any) -> list[Hit]:
    return list(find(read_documents(folder, ignored), words, **options))


# The same hits


@pytest.mark.parametrize(("words", "options"), QUERIES, ids=str)
def test_hits_are_those_without_an_index(
    words: str | None, options: dict[str, Any], archive: Path, read: list[Converted]
) -> None:
    told: tuple[list[Document], ...] = ([], [], [], [])
    with opened(archive, ignored) as index:
        assert isinstance(index, Index)
        found = list(
            find(index, words, on_partial=told[0].append, on_undated=told[1].append, **options)
        )
    expected = list(
        find(read, words, on_partial=told[2].append, on_undated=told[3].append, **options)
    )
    assert found == expected
    assert bool(found) == (words != "olifantenpaadje")
    assert [each.id for each in told[0]] == [each.id for each in told[2]]
    assert [each.id for each in told[1]] == [each.id for each in told[3]]


# Lemmas need a trained pipeline: test_lemmas.py.
EXAMPLES = re.findall(
    r"^    imvo-nlp (find (?!--lemma).+)$", DOCS.read_text(encoding="utf-8"), re.MULTILINE
)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_docs_find_something(
    example: str, archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.chdir(archive.parent)
    assert main(shlex.split(example, comments=True)) == 0


def test_all_is_not_repeated_in_headings(read: list[Converted]) -> None:
    kinds = {hit.kind for hit in find(read, party="SP")}
    assert kinds == {"turn", "question"}
    hit = next(find(read, party="SP", kind="turn"))
    assert (hit.left, hit.right) == ("", "")


def test_rank_puts_the_passage_first_that_is_most_about_the_words(tmp_path: Path) -> None:
    text = (
        "Vragen van het lid Alkaya (SP) over goud.\n\nVraag 1\nBent u het ermee eens dat kinderarbeid in de keten van cacao veel aandacht verdient?\n\n"
        "Vraag 2\nWat is kinderarbeid? Waar is kinderarbeid?\n\nVraag 3\nWat vindt u ervan?\n"
    )
    document = imvo_nlp.convert_bytes(text.encode(), "a.txt", embed_source=True)
    (tmp_path / "a.json").write_bytes(document.to_json_bytes())
    update(tmp_path)
    found = searched(tmp_path, "kinderarbeid", order="rank")
    assert found and [hit.block for hit in found] == ["q2", "q2", "q1"]
    # Rare words count more than common ones.
    found = searched(tmp_path, "kinderarbeid OR ervan", order="rank")
    assert found and [hit.block for hit in found] == ["q3", "q2", "q2", "q1"]
    with pytest.raises(WrongUse, match="rank needs words"):
        find([], party="SP", order="rank")


def test_the_newest_day_comes_first(read: list[Converted]) -> None:
    days = [hit.date or "" for hit in find(read, "convenant", order="date")]
    assert days == sorted(days, reverse=True)


# Kept up to date


def test_only_what_changed_is_read_again(folder: Path) -> None:
    first = update(folder)
    assert (first.read, first.kept, first.gone) == (3, 0, 0)
    again = update(folder)
    assert (again.read, again.kept, again.gone) == (0, 3, 0)
    for path in folder.glob("*.json"):
        path.touch()
    touched = update(folder)
    assert (touched.read, touched.kept, touched.gone) == (0, 3, 0)


def test_changed_added_and_removed_documents(folder: Path, archive: Path) -> None:
    update(folder)
    target = folder / "vragen_2016.json"
    other = next((archive / "motie").glob("*loon*.json"))
    target.write_bytes(other.read_bytes())
    (folder / "vragen_palmolie_2021.json").unlink()
    assert searched(folder, "loon") is None
    done = update(folder)
    assert (done.read, done.kept, done.gone) == (1, 1, 2)
    for words in ("loon", "palmolie", "speelgoed", "de"):
        assert searched(folder, words) == from_json(folder, words)
    (folder / "nieuw.json").write_bytes(next((archive / "nota").glob("*2015.json")).read_bytes())
    assert searched(folder, "de") is None
    update(folder)
    assert searched(folder, "de") == from_json(folder, "de")


def test_what_is_skipped_is_that_of_reading(folder: Path) -> None:
    """An identifier that two documents bear counts once, also when the first one comes later."""
    copy = (folder / "vragen_2016.json").read_bytes()
    kamerstuk = convert_without_source("brief_natuursteen_2017").to_json_bytes()
    (folder / "m.json").write_bytes(kamerstuk)
    (folder / "kapot.json").write_text("{}")
    update(folder)
    (folder / "a.json").write_bytes(kamerstuk)
    (folder / "documents.jsonl").write_bytes(copy.replace(b"\n", b"") + b"\n" + b"{}\n")
    done = update(folder)
    skipped: list[Skipped] = []
    list(read_documents(folder, skipped.append))
    assert list(done.skipped) == skipped
    with opened(folder, ignored) as index:
        assert index is not None
        assert index.skipped == skipped
    assert searched(folder, "de") == from_json(folder, "de")


def test_an_interrupted_run_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules["imvo_nlp.archive.writing"]
    monkeypatch.setattr(module, "_AT_ONCE", 1)
    parse, parsed = module.parsed, []

    def stopping(data: bytes) -> Any:
        if len(parsed) == 2:
            raise KeyboardInterrupt
        parsed.append(data)
        return parse(data)

    monkeypatch.setattr(module, "parsed", stopping)
    with pytest.raises(KeyboardInterrupt):
        update(folder)
    assert searched(folder, "de") is None
    monkeypatch.setattr(module, "parsed", parse)
    done = update(folder)
    assert (done.read, done.kept) == (1, 2)
    assert searched(folder, "de") == from_json(folder, "de")


# For others


def served(datasette: Any, paths: list[str]) -> list[dict[str, Any]]:
    """What Datasette answers, in this process."""

    async def ask() -> list[dict[str, Any]]:
        return [(await datasette.client.get(f"/index{path}")).json() for path in paths]

    return asyncio.run(ask())


def test_datasette_opens_the_index_with_its_tables_and_facets(
    archive: Path, read: list[Converted], tmp_path: Path, capsys: Said
) -> None:
    datasette = pytest.importorskip("datasette.app")
    yaml = pytest.importorskip("yaml")
    assert main(["index", str(archive), "--datasette", str(tmp_path / "metadata.yml")]) == 0
    metadata = yaml.safe_load((tmp_path / "metadata.yml").read_text())
    overview, documents, blocks, motions = served(
        datasette.Datasette([str(archive / NAME)], metadata=metadata),
        [
            ".json",
            "/documents.json?_shape=objects&_size=max",
            "/blocks.json?_shape=objects&_search=kinderarbeid&_size=max",
            "/decisions.json?_shape=objects&kind=motion&_size=max",
        ],
    )
    assert overview["views"] and not [each for each in overview["tables"] if not each["hidden"]]
    assert documents["filtered_table_rows_count"] == len(read)
    assert {"document_type", "year", "chamber", "dossiers"} <= documents["facet_results"].keys()
    found = {
        (hit.document, hit.block) for hit in find(read, '"kinderarbeid"') if hit.kind != "label"
    }
    assert {(each["document"], each["block"]) for each in blocks["rows"]} == found
    assert {(each["document"], each["decision"], each["text"]) for each in motions["rows"]} == {
        (each.id, motion.id, motion.text)
        for each in read
        for motion in each.kamerstuk.motions or ()
        if motion.text
    }


# Never wrong hits


def damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000] + b"\xff" * 9000)


def no_database(path: Path) -> None:
    path.write_bytes(b"geen index" * 1000)


def of_another_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA user_version = 999")


def with_other_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("UPDATE _made SET by = 'x'")


@pytest.mark.parametrize("change", [damaged, no_database, of_another_version, with_other_tables])
def test_an_index_that_cannot_be_used_is_rebuilt(change: Any, folder: Path, capsys: Said) -> None:
    update(folder)
    change(folder / NAME)
    expected = from_json(folder, "speelgoed")
    assert expected
    told: list[str] = []
    try:
        with opened(folder, told.append) as index:
            assert index is None
    except imvo_nlp.UnreadableInput as error:
        told.append(str(error))
    assert len(told) == 1
    assert main(["index", str(folder), "--force"]) == 0
    assert searched(folder, "speelgoed") == expected


def test_a_database_of_somebody_else_is_left_alone(folder: Path, capsys: Said) -> None:
    with closing(sqlite3.connect(folder / NAME)) as base, base:
        base.execute("CREATE TABLE own (x)")
    content = (folder / NAME).read_bytes()
    assert main(["index", str(folder)]) == 2
    assert "is not an index of imvo-nlp" in capsys.readouterr().err
    assert (folder / NAME).read_bytes() == content
    assert main(["find", "speelgoed", str(folder)]) == 0


@pytest.fixture
def locked(folder: Path) -> Iterator[Path]:
    update(folder)
    with closing(sqlite3.connect(folder / NAME, isolation_level=None)) as base:
        base.execute("BEGIN EXCLUSIVE")
        yield folder


def test_while_another_process_writes(locked: Path, capsys: Said) -> None:
    assert main(["index", str(locked)]) == 2
    assert "another process is writing" in capsys.readouterr().err
    assert main(["find", "speelgoed", str(locked)]) == 0
    assert "is not used: another process is writing" in capsys.readouterr().err


# The command


def test_find_says_when_the_index_is_not_up_to_date(folder: Path, capsys: Said) -> None:
    assert main(["index", str(folder)]) == 0
    assert capsys.readouterr().err == "3 documents: 3 read, 0 unchanged, 0 removed; 0 skipped\n"
    assert main(["find", "speelgoed", str(folder)]) == 0
    with_index = capsys.readouterr()
    (folder / "vragen_2016.json").unlink()
    assert main(["find", "speelgoed", str(folder)]) == 0
    without = capsys.readouterr()
    assert without.out == with_index.out
    assert "index.sqlite is not used: documents were added, changed or removed" in without.err


def test_convert_keeps_the_index_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text("Vraag 1\nKent u goud?\n")
    convert = ["convert", "in", "-o", "uit", "--jobs", "1", "--embed-source", "--index"]
    assert main(convert) == 0
    assert searched(Path("uit"), "goud") == from_json(Path("uit"), "goud") != []
    Path("in/a.txt").write_text("Vraag 1\nKent u kobalt?\n")
    Path("in/b.png").write_bytes(b"\x89PNG")
    Path("in/b.txt").write_bytes(b"\x89PNG")
    capsys.readouterr()
    assert main(convert) == 1
    assert "1 document: 1 read, 0 unchanged, 1 removed; 0 skipped" in capsys.readouterr().err
    assert searched(Path("uit"), "goud") == []
    assert searched(Path("uit"), "kobalt") == from_json(Path("uit"), "kobalt") != []
    assert main([*convert, "-o", "memory://uit"]) == 2
    assert "--index needs a local folder" in capsys.readouterr().err


def test_counts(tmp_path: Path, capsys: Said) -> None:
    text = (
        "Vragen van de leden Alkaya (SP) en Diks (GroenLinks) over goud (ingezonden 3 maart 2019).\n\n"
        "Vraag 1\nKent u het goud?\n\nVraag 2\nEn het goud uit Peru?\n"
    )
    kamerstuk = imvo_nlp.convert_bytes(text.encode(), "a.txt", embed_source=True)
    (tmp_path / "a.json").write_bytes(kamerstuk.to_json_bytes())
    asked = ["find", "het goud", str(tmp_path), "--count", "by=party,year"]
    assert main([*asked, "--format", "csv"]) == 0
    assert capsys.readouterr().out == "party,year,hits\nGroenLinks,2019,2\nSP,2019,2\n"
    assert main(asked) == 0
    assert capsys.readouterr().out.splitlines() == [
        "party       year  hits",
        "GroenLinks  2019     2",
        "SP          2019     2",
    ]
    assert main([*asked, "--format", "json"]) == 0
    first, _ = capsys.readouterr().out.splitlines()
    assert first == '{"party":"GroenLinks","year":"2019","hits":2}'
    assert main([*asked[:-1], "by=fractie"]) == 2
    assert "'fractie' is not one of party, speaker, year" in capsys.readouterr().err


def test_a_cell_is_no_formula(tmp_path: Path, capsys: Said) -> None:
    text = "Vraag 1\n=HYPERLINK kent u <script>?\n\nAntwoord 1\nJa.\n"
    kamerstuk = imvo_nlp.convert_bytes(text.encode(), "a.txt", embed_source=True)
    (tmp_path / "a.json").write_bytes(kamerstuk.to_json_bytes())
    assert main(["find", "kent u", str(tmp_path), "--format", "csv"]) == 0
    header, row = capsys.readouterr().out.splitlines()
    assert header == ",".join(Hit._fields)
    assert ",'=HYPERLINK ,kent u, <script>?," in row


def test_a_search_imports_no_spacy(folder: Path) -> None:
    update(folder)
    code = (
        "import sys; from imvo_nlp.cli import main; main(['find', 'de', sys.argv[1]]); "
        "sys.exit('spacy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr
