"""The reference data as users see it: `imvo-nlp data`, and tables of their own beside the shipped ones."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import imvo_nlp
from imvo_nlp.cli import main
from imvo_nlp.errors import LexiconError
from imvo_nlp.reference.loader import DATA, Member, load_table
from imvo_nlp.reference.people import people

Said = pytest.CaptureFixture[str]

MEMBERS = "name,first_name,gender,party,chamber,valid_from,valid_until,precision,example,source\n"
XANTIPPE = "Xantippe,Nel,f,SP,TK,2018-01-01,,day,het lid Xantippe (SP),made up for this test\n"
# She sat for the PvdA; here she changes to a group that does not exist.
VAN_DEN_HUL = "Van den Hul,Kirsten,f,SP,TK,2017-03-23,,day,het lid Van den Hul (SP),made up\n"
LETTER = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 6 maart 2018\n\n"


@pytest.fixture(autouse=True)
def shipped() -> Iterator[None]:
    """Every test begins and ends with the shipped data alone."""
    imvo_nlp.use_data(None)
    yield
    imvo_nlp.use_data(None)


def own(tmp_path: Path, name: str, text: str) -> Path:
    (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def parties_of(sentence: str) -> list[str | None]:
    mentions = imvo_nlp.convert_text(LETTER + sentence + "\n").mentions
    return [each.attributes["party"] for each in mentions if each.label == "member"]


# Tables of one's own


def test_a_new_person_is_known_beside_all_others(tmp_path: Path) -> None:
    assert parties_of("Ik dank mevrouw Xantippe en mevrouw Diks.") == ["GroenLinks"]
    imvo_nlp.use_data(own(tmp_path, "members.csv", MEMBERS + XANTIPPE))
    assert parties_of("Ik dank mevrouw Xantippe en mevrouw Diks.") == ["SP", "GroenLinks"]


def test_rows_of_a_person_take_the_place_of_all_shipped_ones(tmp_path: Path) -> None:
    assert parties_of("Het lid Van den Hul knikt.") == ["PvdA"]
    imvo_nlp.use_data(own(tmp_path, "members.csv", MEMBERS + VAN_DEN_HUL))
    assert parties_of("Het lid Van den Hul knikt.") == ["SP"]
    assert [row.party for row in people().members("Van den Hul")] == ["SP"]


def test_without_them_the_shipped_rows_are_back(tmp_path: Path) -> None:
    imvo_nlp.use_data(own(tmp_path, "members.csv", MEMBERS + VAN_DEN_HUL))
    imvo_nlp.use_data(None)
    assert parties_of("Het lid Van den Hul knikt.") == ["PvdA"]
    assert DATA not in os.environ


def test_the_environment_says_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA, str(own(tmp_path, "members.csv", MEMBERS + XANTIPPE)))
    assert parties_of("Ik dank mevrouw Xantippe.") == ["SP"]


def test_columns_that_may_be_empty_can_be_left_out(tmp_path: Path) -> None:
    imvo_nlp.use_data(own(tmp_path, "members.csv", MEMBERS + XANTIPPE))
    row = load_table(Member)[0]
    assert (row.initials, row.wikidata, row.also_printed) == (None, None, ())


def test_an_abbreviation_of_ones_own_names_an_office(tmp_path: Path) -> None:
    table = "portfolio,abbreviations,example,source\nFinanciën,FINA,de Minister van FINA,made up\n"
    imvo_nlp.use_data(own(tmp_path, "portfolios.csv", table))
    mentions = imvo_nlp.convert_text(LETTER + "Dat ligt bij de Minister van FINA.\n").mentions
    ministers = [(each.text, each.value) for each in mentions if each.label == "minister"]
    assert ministers == [("Minister van FINA", "Hoekstra")]


def test_the_output_says_that_there_were_tables_of_ones_own(tmp_path: Path) -> None:
    before = imvo_nlp.convert_text(LETTER).generator
    imvo_nlp.use_data(own(tmp_path, "members.csv", MEMBERS + XANTIPPE))
    digest = imvo_nlp.convert_text(LETTER).generator.data
    imvo_nlp.use_data(own(tmp_path / "..", "members.csv", MEMBERS + VAN_DEN_HUL))
    assert before.data is None
    assert digest is not None
    assert len(digest) == 64
    assert imvo_nlp.convert_text(LETTER).generator.data != digest


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("member.csv", MEMBERS, "member.csv is not a known table: did you mean members.csv?"),
        (
            "party.csv",
            "",
            "party.csv is not a known table (parties, cabinets, ministers, members, "
            "portfolios, sectors, document_types, recesses, commitment_acts, country, law, organisation, theme), and 'party' cannot "
            "be a new label: use one lower-case word, such as nitrogen, that is not a label yet",
        ),
        (
            "members.csv",
            MEMBERS + XANTIPPE.replace("2018-01-01", "1-1-2018"),
            "members.csv, line 2, valid_from: '1-1-2018' is not a date of the form YYYY-MM-DD",
        ),
        ("members.csv", MEMBERS.replace(",source", ""), "members.csv, line 1: column 'source' is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_and_changes_nothing(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    with pytest.raises(LexiconError) as caught:
        imvo_nlp.use_data(own(tmp_path, name, text))
    assert str(caught.value) == message
    assert parties_of("Ik dank mevrouw Diks.") == ["GroenLinks"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"your own tables does not exist: '.*absent'"):
        imvo_nlp.use_data(tmp_path / "absent")


# The command


def said(capsys: Said, *arguments: str) -> list[list[str]]:
    """The words of each line that the command prints."""
    assert main(["data", *arguments]) == 0
    return [line.split() for line in capsys.readouterr().out.splitlines() if line.strip()]


def test_a_name_on_a_day_is_all_who_bore_it_then(capsys: Said) -> None:
    header, *rows = said(capsys, "Mulder", "--date", "2018-03-07")
    assert header == ["member", "chamber", "group", "from", "until", "source"]
    assert [row[:5] for row in rows] == [
        ["Agnes", "Mulder", "TK", "CDA", "2012-09-20"],
        ["Anne", "Mulder", "TK", "VVD", "2010-06-17"],
        ["Edgar", "Mulder", "TK", "PVV", "2017-03-23"],
    ]
    assert rows[1][5] == "2020-09-18"


def test_an_abbreviated_portfolio_is_who_held_it(capsys: Said) -> None:
    _, row = said(capsys, "BHOS", "--date", "2016-06-17")
    assert row[:2] == ["Lilianne", "Ploumen"]


def test_a_part_of_a_name_finds_what_nobody_bears_in_full(capsys: Said) -> None:
    _, *rows = said(capsys, "den Hul", "--date", "2018-03-07")
    assert [row[:5] for row in rows] == [["Kirsten", "van", "den", "Hul", "TK"]]


def test_a_party_by_any_of_its_names(capsys: Said) -> None:
    _, row = said(capsys, "gl")
    assert row[:2] == ["GroenLinks", "GroenLinks"]


def test_a_day_is_the_cabinet_its_ministers_and_the_groups(capsys: Said) -> None:
    lines = said(capsys, "--date", "2018-03-07")
    assert lines[0] == ["Rutte", "III"]
    assert ["Sigrid", "Kaag"] in [line[:2] for line in lines]
    assert ["TK", "VVD", "33"] in lines


def test_nothing_asked_for_is_how_much_there_is(capsys: Said) -> None:
    assert [row[0] for row in said(capsys)] == [
        "table", "parties", "cabinets", "ministers", "members", "portfolios"
    ]  # fmt: skip


def test_rows_of_ones_own_are_shown_too(tmp_path: Path, capsys: Said) -> None:
    folder = own(tmp_path, "members.csv", MEMBERS + XANTIPPE)
    _, row = said(capsys, "Xantippe", "--data", str(folder))
    assert row[:4] == ["Nel", "Xantippe", "TK", "SP"]


def test_a_name_that_nobody_bears_is_1(capsys: Said) -> None:
    assert main(["data", "Xyz", "--date", "2018-03-07"]) == 1
    told = "imvo-nlp: the reference data has no entry for 'Xyz' on 2018-03-07\n"
    assert capsys.readouterr().err == told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["data", "--date", "7-3-2018"], "'7-3-2018' is not a date of the form YYYY-MM-DD"),
        (["data", "--data", "absent"], "the folder with your own tables does not exist: 'absent'"),
        (["convert", ".", "-o", "out", "--data", "absent"], "does not exist: 'absent'"),
    ],
)
def test_wrong_use_is_2(arguments: list[str], message: str, capsys: Said) -> None:
    assert main(arguments) == 2
    assert message in capsys.readouterr().err
