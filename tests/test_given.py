"""What a user says of a document that it does not say itself, and what is made of it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import imvo_nlp
from imvo_nlp.cli import main
from imvo_nlp.errors import WrongUse

UNDATED = "Vragen van het lid Alkaya (SP).\n\nVraag 1\nKent u kinderarbeid?\n\nAntwoord 1\nJa.\n"
MOTION = "Nr. 23\n\nMOTIE VAN HET LID ALKAYA\n\nVoorgesteld 5 maart 2020\n\nDe Kamer,\n"
Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in an empty folder, with a folder `in` that holds two documents without a day."""
    monkeypatch.chdir(tmp_path)
    for name in ("in/a.txt", "in/map/kst-26485-220.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(UNDATED)


def metadata(name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(Path("uit", name).read_bytes())["metadata"]
    return made


def warned(kamerstuk: imvo_nlp.Kamerstuk) -> list[str]:
    return [each.message for each in kamerstuk.warnings if each.code == "metadata_differs"]


@pytest.mark.parametrize("day", ["2019-02-12", date(2019, 2, 12)])
def test_a_day_that_is_given_is_the_documents_and_marked(day: str | date) -> None:
    kamerstuk = imvo_nlp.convert_text(UNDATED, date=day)
    assert (kamerstuk.metadata.date, kamerstuk.metadata.date_from) == ("2019-02-12", "user")
    assert warned(kamerstuk) == []
    assert imvo_nlp.convert_text(UNDATED).metadata.date_from is None


def test_what_the_document_prints_otherwise_is_a_warning_and_the_user_counts() -> None:
    printed = imvo_nlp.convert_text(MOTION)
    assert (printed.metadata.date, printed.metadata.date_from) == ("2020-03-05", "document")
    same = imvo_nlp.convert_text(MOTION, date="2020-03-05")
    assert (same.metadata.date_from, warned(same)) == ("document", [])
    other = imvo_nlp.convert_text(MOTION, date="2020-03-06")
    assert (other.metadata.date, other.metadata.date_from) == ("2020-03-06", "user")
    assert warned(other) == [
        "the user says date '2020-03-06', the text '2020-03-05': the user prevails"
    ]


def test_other_facts_are_given_too() -> None:
    given = {
        "identifier": "ah-tk-20182019-1",
        "title": "Cacao",
        "dossiers": ["26 485"],
        "chamber": "TK",
    }
    found = imvo_nlp.convert_text(UNDATED, metadata=given).metadata
    assert (found.identifier, found.title) == ("ah-tk-20182019-1", "Cacao")
    assert (found.dossiers, found.chamber) == (("26485",), "TK")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"date": "12-2-2019"}, "metadata: date is not a date of the form YYYY-MM-DD: '12-2-2019'"),
        (
            {"date": "2019-02-30"},
            "metadata: date is not a date of the form YYYY-MM-DD: '2019-02-30'",
        ),
        ({"date": 2019}, "metadata: date is not a date of the form YYYY-MM-DD: 2019"),
        ({"chamber": "tk"}, "metadata: chamber is not one of TK, EK, VV: 'tk'"),
        (
            {"dossiers": [26485]},
            "metadata: dossiers is not a list of dossiers such as 26485: [26485]",
        ),
        (
            {"datum": "x"},
            "metadata: 'datum' is not one of date, identifier, title, dossiers, chamber",
        ),
    ],
)
def test_what_cannot_be_is_wrong_use(given: dict[str, Any], message: str) -> None:
    with pytest.raises(WrongUse) as caught:
        imvo_nlp.convert_text(UNDATED, metadata=given)
    assert str(caught.value) == message


def test_a_side_file_speaks_of_the_document_beside_it() -> None:
    Path("in/a.txt.meta.json").write_text('{"date": "2019-02-12"}')
    assert imvo_nlp.convert("in/a.txt").metadata.date == "2019-02-12"
    assert main(["convert", "in", "-o", "uit"]) == 0
    assert (metadata("a.json")["date"], metadata("a.json")["date_from"]) == ("2019-02-12", "user")
    manifest = Path("uit/manifest.jsonl").read_text()
    assert "meta.json" not in manifest  # it is read with its document


def test_a_side_file_that_is_wrong_fails_its_document_alone(capsys: Said) -> None:
    Path("in/a.txt.meta.json").write_text("{")
    assert main(["convert", "in", "-o", "uit"]) == 1
    assert "in/a.txt: in/a.txt.meta.json is not JSON" in capsys.readouterr().err
    assert Path("uit/map/kst-26485-220.json").exists()


def test_rows_of_a_table_are_found_by_path_or_by_identifier_as_name(capsys: Said) -> None:
    Path("dagen.csv").write_text(
        "path,identifier,date,dossiers\n"
        "a.txt,,2019-02-12,26 485; 33625\n"
        ",kst-26485-220,2016-05-09,\n"
        "weg.txt,,2019-02-12,\n"
    )
    assert main(["convert", "in", "-o", "uit", "--metadata", "dagen.csv"]) == 0
    assert (metadata("a.json")["date"], metadata("a.json")["dossiers"]) == (
        "2019-02-12",
        ["26485", "33625"],
    )
    found = metadata("map/kst-26485-220.json")
    assert (found["date"], found["identifier"]) == ("2016-05-09", "kst-26485-220")
    assert "no document of this run matches dagen.csv, line 4: weg.txt" in capsys.readouterr().err


@pytest.mark.parametrize("lines", [[], ["--jsonl"]])
def test_a_row_is_found_by_the_identifier_that_the_document_prints(
    lines: list[str], capsys: Said
) -> None:
    Path("in/a.txt").write_text("26 485 Maatschappelijk verantwoord ondernemen\n\n" + MOTION)
    Path("in/map/kst-26485-220.txt").rename("in/b.txt")
    call = ["convert", "in", "-o", "uit", *lines, "--jobs", "1"]
    table = [*call, "--metadata", "dagen.csv"]
    for rows, done in (
        ("identifier,date\nkst-26485-23,2020-03-06\nkst-1-1,2020-03-06\n", 2),
        ("identifier,date\nkst-26485-23,2020-03-06\nkst-1-1,2020-03-06\n", 0),
        ("identifier,date\nkst-26485-23,2020-03-07\n", 1),
        ("path,identifier,date\na.txt,kst-26485-23,2020-03-07\n", 0),
    ):
        Path("dagen.csv").write_text(rows)
        assert main(table) == 0
        said = capsys.readouterr().err
        assert f"2 documents: {done} converted" in said
        assert ("no document of this run matches dagen.csv, line 3: kst-1-1" in said) == (
            "kst-1-1" in rows
        )
        assert "line 2" not in said
    documents = {each.id: each.kamerstuk for each in imvo_nlp.read_documents("uit")}
    (found,) = (each for each in documents.values() if each.source.name == "a.txt")
    assert (found.metadata.date, found.metadata.date_from) == ("2020-03-07", "user")
    assert warned(found) == [
        "the user says date '2020-03-07', the text '2020-03-05': the user prevails"
    ]
    assert main(call) == 0
    assert "2 documents: 1 converted" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            "path,date\na.txt,12 mei\n",
            "dagen.csv, line 2: date is not a date of the form YYYY-MM-DD: '12 mei'",
        ),
        (
            "date\n2019-02-12\n",
            "dagen.csv, line 2: path or identifier is required",
        ),
        ("path,dag\na.txt,x\n", "dagen.csv, line 2: 'dag' is not one of date"),
        ("path\na.txt\na.txt\n", "dagen.csv, line 3: 'a.txt' occurs in two rows"),
    ],
)
def test_a_table_that_is_wrong_is_wrong_use(rows: str, message: str, capsys: Said) -> None:
    Path("dagen.csv").write_text(rows)
    assert main(["convert", "in", "-o", "uit", "--metadata", "dagen.csv"]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("lines", [[], ["--jsonl"]])
def test_what_was_made_with_other_facts_is_rewritten(lines: list[str], capsys: Said) -> None:
    Path("dagen.csv").write_text("path,date\na.txt,2019-02-12\n")
    call = ["convert", "in", "-o", "uit", *lines]
    with_days = [*call, "--metadata", "dagen.csv"]
    for arguments, done in ((call, 2), (with_days, 1), (with_days, 0), (call, 1)):
        assert main(arguments) == 0
        assert f"2 documents: {done} converted, {2 - done} skipped" in capsys.readouterr().err


def test_find_says_how_many_documents_without_a_day_it_left_out(capsys: Said) -> None:
    Path("dagen.csv").write_text("path,date\na.txt,2019-02-12\n")
    main(["convert", "in", "-o", "uit", "--metadata", "dagen.csv"])
    capsys.readouterr()
    assert main(["find", "kinderarbeid", "uit", "--from", "2019-01-01"]) == 0
    said = capsys.readouterr().err
    assert "1 document without a date left out: map/kst-26485-220.json" in said
    assert main(["find", "kinderarbeid", "uit"]) == 0
    assert "without a date" not in capsys.readouterr().err
