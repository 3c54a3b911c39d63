"""What the tables lack: a warning in a document younger than they are, and `imvo-nlp data --check`."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import imvo_nlp
from imvo_nlp.cli import main
from imvo_nlp.models import Kamerstuk
from imvo_nlp.notation.period import Period
from imvo_nlp.reference.coverage import covered, last_day
from imvo_nlp.reference.people import people

DEBATE = """\
Tweede Kamer der Staten-Generaal 2
Vergaderjaar {session}
26 485 Maatschappelijk verantwoord ondernemen
Nr. {number} VERSLAG VAN EEN COMMISSIEDEBAT
Vastgesteld 12 december {year}

De vaste commissie voor Financiën heeft op 5 december {year} overleg gevoerd over koffie.

De voorzitter:
Welkom.

Mevrouw Ten Hage (NB):
De leden van de NB-fractie vragen om koffie. NB: veel. Mevrouw Kröger (NB) ook.

Minister Van Onbekend:
Die komt, zeg ik mevrouw Ten Hage.
"""
LETTER = """\
{chamber} Kamer der Staten-Generaal

Vergaderjaar {session}

35 812 Koffie

F BRIEF VAN DE MINISTER VAN FINANCIËN

Aan de Voorzitter van de {chamber} Kamer der Staten-Generaal

Den Haag, {day}

{sentence}
"""


def debate(year: int) -> Kamerstuk:
    text = DEBATE.format(session=f"{year}-{year + 1}", year=year, number=year)
    return imvo_nlp.convert_text(text)


def parties_in(sentence: str, day: str, session: str, chamber: str = "Eerste") -> list[str | None]:
    text = LETTER.format(sentence=sentence, day=day, session=session, chamber=chamber)
    mentions = imvo_nlp.convert_text(text).mentions
    return [each.attributes["party"] for each in mentions if each.label == "member"]


# Documents younger than the tables --------------------------------------------------------------


def test_what_no_table_knows_is_taken_as_printed_with_one_warning() -> None:
    found = debate(2091)
    member = found.participants[0]
    assert (member.name, member.roles, member.party, member.party_from) == (
        "Ten Hage", ("member",), "NB", "document",
    )  # fmt: skip
    assert [each.text for each in found.mentions if each.label == "party"] == ["NB", "NB"]
    assert [each.message for each in found.warnings if each.code == "reference_data_older"] == [
        f"the reference data ends on {last_day()} and lacks NB (party), Ten Hage (member), "
        "Van Onbekend (minister)"
    ]


def test_a_document_that_the_tables_are_about_has_no_such_warning() -> None:
    found = debate(2019)
    assert "reference_data_older" not in {each.code for each in found.warnings}
    guest = found.participants[0]
    assert (guest.roles, guest.party, guest.affiliation) == (("other",), None, "NB")


def test_the_days_that_the_tables_are_about() -> None:
    days = [None, date(1987, 3, 5), date(1996, 3, 5), last_day(), date(2091, 3, 5)]
    assert [covered(Period.on(day)) for day in days] == [True, False, True, True, False]


# What a document prints wins --------------------------------------------------------------------


def test_the_party_that_a_document_prints_counts_wherever_it_names_that_member() -> None:
    # By the tables Kuik was of the CDA that day.
    sentence = "Het lid Kuik vroeg dat. Mevrouw Kuik (VVD) ook, en het lid Diks niet."
    found = parties_in(sentence, "12 maart 2019", "2018–2019", "Tweede")
    assert found == ["VVD", "VVD", "GroenLinks"]


def test_of_namesakes_it_counts_only_where_it_is_printed() -> None:
    sentence = "Mevrouw Mulder (CDA) vroeg dat, en het lid Mulder ook."
    assert parties_in(sentence, "12 maart 2019", "2018–2019", "Tweede") == ["CDA", None]


# Groups of the Senate ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "before", "first", "after"),
    [
        ("Hendriks", "AOV", date(1995, 9, 12), "Fractie-Hendriks"),
        ("Batenburg", "AOV", date(1998, 4, 7), "Fractie-Batenburg"),
        ("Yildirim", "SP", date(2007, 9, 10), "Fractie-Yıldırım"),
        ("De Lange", "OSF", date(2015, 5, 1), "Fractie-De Lange"),
        ("Duthler", "VVD", date(2019, 4, 26), "Fractie-Duthler"),
        ("Otten", "FVD", date(2019, 7, 24), "Fractie-Otten"),
        ("Rookmaker", "FVD", date(2019, 8, 19), "Fractie-Otten"),
        ("Van Pareren", "FVD", date(2020, 11, 30), "Fractie-Nanninga"),
        ("Van Wely", "FVD", date(2020, 12, 8), "Fractie-Nanninga"),
        ("Frentrop", "FVD", date(2022, 3, 30), "Fractie-Frentrop"),
        ("Kemperman", "BBB", date(2025, 5, 20), "Fractie-Kemperman"),
        ("Croll", "BBB", date(2025, 6, 3), "D66"),
        ("Kemperman", "Fractie-Kemperman", date(2025, 9, 9), "FVD"),
        ("Van de Sanden", "VVD", date(2025, 10, 8), "Fractie-Van de Sanden"),
        ("Visseren-Hamakers", "PvdD", date(2025, 11, 7), "Fractie-Visseren-Hamakers"),
        ("Griffioen", "BBB", date(2025, 11, 28), "D66"),
        ("Van Gasteren", "BBB", date(2026, 4, 1), "Fractie-Van Gasteren"),
    ],
)
def test_a_senator_changes_on_the_day_of_the_split(
    name: str, before: str, first: date, after: str
) -> None:
    found = [
        {row.party for row in people().members(name, Period.on(day), chamber="EK")}
        for day in (date.fromordinal(first.toordinal() - 1), first)
    ]
    assert found == [{before}, {after}]


@pytest.mark.parametrize(
    ("name", "day", "session", "party"),
    [
        # on leave since October 2020; the group split off in November
        ("Nanninga", "20 december 2020", "2020–2021", None),
        ("Nanninga", "9 maart 2021", "2020–2021", "Fractie-Nanninga"),
        # left in 2024 as a member of BBB, back in 2025 in his own name
        ("Walenkamp", "12 november 2024", "2024–2025", None),
        ("Walenkamp", "9 december 2025", "2025–2026", "Fractie-Walenkamp"),
        ("Beukering", "12 november 2024", "2024–2025", None),
    ],
)
def test_between_two_groups_nothing_decides(
    name: str, day: str, session: str, party: str | None
) -> None:
    assert parties_in(f"Dat vroeg het lid {name}.", day, session) == [party]


def test_the_new_name_of_groenlinks_pvda_counts_in_each_chamber_from_its_own_day() -> None:
    days = [
        (date(2026, 6, 8), "TK"),
        (date(2026, 6, 9), "TK"),
        (date(2026, 9, 8), "EK"),
        (date(2026, 9, 9), "EK"),
    ]
    names = {"TK": "Mutluer", "EK": "Karimi"}
    found = [
        {row.party for row in people().members(names[chamber], Period.on(day), chamber=chamber)}
        for day, chamber in days
    ]
    assert found == [{"GroenLinks-PvdA"}, {"PRO"}, {"GroenLinks-PvdA"}, {"PRO"}]


# The command -------------------------------------------------------------------------------------


def test_the_command_lists_what_the_documents_print_and_the_tables_lack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for year in (2091, 2092):
        (tmp_path / f"{year}.json").write_text(debate(year).to_json(), "utf-8")
    assert main(["data", "--check", str(tmp_path)]) == 1
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["lacking", "name", "party", "documents", "first", "last", "example"],
        ["member", "Ten", "Hage", "NB", "2", "2091-12-05", "2092-12-05", "kst-26485-2091"],
        ["minister", "Van", "Onbekend", "2", "2091-12-05", "2092-12-05", "kst-26485-2091"],
        ["party", "NB", "2", "2091-12-05", "2092-12-05", "kst-26485-2091"],
    ]


def test_the_command_says_so_where_they_lack_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = LETTER.format(
        sentence="Dat vroegen mevrouw Kuik en oud-Kamerlid Omtzigt.",
        day="12 maart 2026",
        session="2025–2026",
        chamber="Tweede",
    )
    (tmp_path / "brief.json").write_text(imvo_nlp.convert_text(text).to_json(), "utf-8")
    assert main(["data", "--check", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"the tables, which run to {last_day()}, lack nothing\n")


def test_a_day_goes_not_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "--check", str(tmp_path), "--date", "2019-03-05"]) == 2
    assert "--check uses the date of each document: omit --date" in capsys.readouterr().err


# The page about it -------------------------------------------------------------------------------

PAGE = Path(__file__).parent.parent / "docs" / "reference-data.md"
PERSONS = """\
{"value": [
  {"Tussenvoegsel": null, "Achternaam": "Dassen", "Initialen": "L.A.J.M.", "Roepnaam": "Laurens", "Geslacht": "man",
   "FractieZetelPersoon": [
     {"Van": "2021-03-31", "TotEnMet": "2091-02-28", "Verwijderd": false, "FractieZetel": {"Fractie": {"Afkorting": "Volt"}}},
     {"Van": "2091-03-01", "TotEnMet": null, "Verwijderd": false, "FractieZetel": {"Fractie": {"Afkorting": "Lid Dassen"}}}]},
  {"Tussenvoegsel": "ten", "Achternaam": "Hage", "Initialen": "X.Y.", "Roepnaam": "Xenia", "Geslacht": "vrouw",
   "FractieZetelPersoon": [
     {"Van": "2091-02-03T00:00:00+01:00", "TotEnMet": null, "Verwijderd": true, "FractieZetel": {"Fractie": {"Afkorting": "VVD"}}},
     {"Van": "2091-02-03T00:00:00+01:00", "TotEnMet": null, "Verwijderd": false, "FractieZetel": {"Fractie": {"Afkorting": "P.v.d.D."}}}]}
]}
"""


def test_the_script_of_the_page_makes_rows_that_the_library_takes(tmp_path: Path) -> None:
    script = PAGE.read_text("utf-8").partition("```python\n")[2].partition("```")[0]
    (tmp_path / "kamerleden.py").write_text(script, "utf-8")
    (tmp_path / "personen.json").write_text(PERSONS, "utf-8")
    own = tmp_path / "mijn"
    own.mkdir()
    made = subprocess.run(
        [sys.executable, "kamerleden.py", "personen.json"],
        cwd=tmp_path, capture_output=True, check=True, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    (own / "members.csv").write_bytes(made.stdout)
    imvo_nlp.use_data(own)
    try:
        sat = [
            [row.party for row in people().members(name, Period.on(day), chamber="TK")]
            for name in ("Dassen", "Ten Hage")
            for day in (date(2023, 3, 1), date(2091, 2, 28), date(2091, 3, 1))
        ]
    finally:
        imvo_nlp.use_data(None)
    assert sat == [["Volt"], ["Volt"], ["Lid Dassen"], [], ["PvdD"], ["PvdD"]]
