"""What a document is and what it says of itself: kind, dossiers, number, dates, committees.

Every document here is our own writing in the House's print style, with the expected values
decided by reading. `gap` marks what the code does not do yet.
"""

from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import Any, get_args

import pytest

import imvo_nlp
from imvo_nlp.models import DocumentType
from imvo_nlp.notation.dossiers import normal_dossier, parse_session_year
from imvo_nlp.notation.numbers import parse_date, parse_numbers, parse_times
from imvo_nlp.reference.loader import DocumentKind, load_table
from imvo_nlp.structure.found import Days, FrontMatter
from imvo_nlp.structure.front_matter import with_stated
from imvo_nlp.structure.kind import find_kind
from imvo_nlp.text.view import CleanText

BHOS = "Buitenlandse Handel en Ontwikkelingssamenwerking"
KINDS = load_table(DocumentKind)


def gap(reason: str) -> pytest.MarkDecorator:
    """A known gap: the test holds the right answer, and fails as soon as the code gives it."""
    return pytest.mark.xfail(strict=True, reason=reason)


def facts(text: str) -> dict[str, Any]:
    """The metadata of a document, dates on one level with the rest, without what is empty."""
    metadata: dict[str, Any] = {**imvo_nlp.convert_text(dedent(text)).metadata.to_dict()}
    metadata |= metadata.pop("dates")
    metadata.pop("date_from")
    return {key: value for key, value in metadata.items() if value not in (None, (), [])}


def kind(text: str) -> str | None:
    found = find_kind(CleanText.of(dedent(text)))
    return found.document_type if found else None


# The format of the file ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "expected", "differences"),
    [
        ({}, {}, 0),
        ({"dates": {"submitted": "2019-03-02"}}, {
            "dates": Days(submitted="2019-03-02", signed="2019-03-05")}, 0),
        ({"dossiers": ("26485",)}, {}, 0),
        ({"dossiers": ("31985",)}, {"dossiers": ("31985",)}, 1),
        ({"title": "Koffie", "number": "7"}, {"title": "Koffie", "number": "7"}, 1),
        ({"number": "6"}, {}, 0),
        ({"date": "2019-03-05"}, {"date": "2019-03-05", "date_from": "format"}, 0),
    ],
)  # fmt: skip
def test_what_the_format_states_counts(
    stated: dict[str, Any], expected: dict[str, Any], differences: int
) -> None:
    printed = FrontMatter(
        "overig",
        number="6",
        dossiers=("26485", "33625"),
        dates=Days(submitted="2019-03-01", signed="2019-03-05"),
    )
    found, told = with_stated(printed, stated)
    assert found == printed._replace(**expected)
    assert len(told) == differences


# Kinds ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", KINDS, ids=lambda row: f"{row.id}: {row.example[:30]!r}")
def test_the_example_of_each_row_is_of_its_kind(row: DocumentKind) -> None:
    found = find_kind(CleanText.of(row.example))
    assert found and (found.document_type, found.structure) == (row.id, row.structure)


def test_each_kind_of_the_contract_has_a_row() -> None:
    assert {row.id for row in KINDS} == set(get_args(DocumentType))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nr. 12 VERSLAG VAN EEN ALGEMEEN OVERLEG", "verslag_van_een_algemeen_overleg"),
        ("Nr. 5\nVERSLAG VAN EEN NOTAOVERLEG", "verslag_van_een_notaoverleg"),
        ("VERSLAG VAN EEN WETGEVINGSOVERLEG", "verslag_van_een_wetgevingsoverleg"),
        ("Nr. 391 VERSLAG VAN EEN COMMISSIEDEBAT", "verslag_van_een_commissiedebat"),
        ("VERSLAG VAN EEN NADER SCHRIFTELIJK OVERLEG", "verslag_van_een_schriftelijk_overleg"),
        ("INBRENG VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "verslag_van_een_schriftelijk_overleg"),
        ("Nr. 7 LIJST VAN VRAGEN", "lijst_van_vragen"),
        ("Nr. 8 LIJST VAN VRAGEN EN ANTWOORDEN", "lijst_van_vragen_en_antwoorden"),
        ("Nr. 7 VERSLAG HOUDENDE EEN LIJST VAN VRAGEN", "lijst_van_vragen"),
        (
            "Nr. 8 VERSLAG HOUDENDE EEN LIJST VAN VRAGEN EN ANTWOORDEN",
            "lijst_van_vragen_en_antwoorden",
        ),
        ("Nr. 5 VERSLAG", "verslag"),
        ("Nr. 9 NADER VERSLAG", "verslag"),
        ("Nr. 6 NOTA NAAR AANLEIDING VAN HET VERSLAG", "nota_naar_aanleiding_van_het_verslag"),
        (
            "Nr. 10 NOTA NAAR AANLEIDING VAN HET NADER VERSLAG",
            "nota_naar_aanleiding_van_het_verslag",
        ),
        ("Nr. 2 VOORSTEL VAN WET", "voorstel_van_wet"),
        ("Nr. 10 GEWIJZIGD VOORSTEL VAN WET", "voorstel_van_wet"),
        ("Nr. 3 MEMORIE VAN TOELICHTING", "memorie_van_toelichting"),
        ("Nr. 11 AMENDEMENT VAN DE LEDEN SMALING EN DIKS", "amendement"),
        ("Nr. 14 NADER GEWIJZIGD AMENDEMENT VAN HET LID SMALING", "amendement"),
        ("Nr. 15 TWEEDE NADER GEWIJZIGD AMENDEMENT VAN HET LID SMALING", "amendement"),
        ("Nr. 12 SUBAMENDEMENT VAN HET LID SMALING", "amendement"),
        ("Nr. 21 MOTIE VAN HET LID VAN LAAR", "motie"),
        ("Nr. 22 GEWIJZIGDE MOTIE VAN DE LEDEN VAN LAAR EN SMALING", "motie"),
        ("Nr. 23 NADER GEWIJZIGDE MOTIE VAN HET LID VAN LAAR C.S.", "motie"),
        ("Nr. 24 BRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN", "brief_regering"),
        ("Nr. 25 BRIEF VAN DE MINISTERS VAN FINANCIËN EN VAN DEFENSIE", "brief_regering"),
        ("Nr. 26 BRIEF VAN DE STAATSSECRETARIS VAN FINANCIËN", "brief_regering"),
        ("Nr. 27 BRIEF VAN DE MINISTER-PRESIDENT", "brief_regering"),
    ],
)
def test_the_printed_head_of_a_kamerstuk_says_its_kind(line: str, expected: str) -> None:
    head = "Vergaderjaar 2014–2015\n\n26 485 Maatschappelijk verantwoord ondernemen\n\n"
    assert kind(f"{head}{line}\n\nVastgesteld 1 oktober 2014\n\nDe tekst begint hier.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Het verslag van een algemeen overleg ligt ter inzage.",
        "De memorie van toelichting noemt de motie van het lid Van Laar niet.",
        "In haar brief van de minister staat niets over een lijst van vragen.",
        "Dear Speaker,\n\nPlease find enclosed the report on coffee.",
        "De bakker antwoordde: geen brood meer.\n\nVragen stonden vrij.",
        "1\n\n2\n\n3",
        "",
    ],
)
def test_other_text_is_of_no_kind(text: str) -> None:
    assert find_kind(CleanText.of(text)) is None
    assert kind(f"MOTIE VAN HET LID DIKS\n\n{text}") == "motie"


def test_a_document_of_no_kind_is_overig_and_says_so() -> None:
    kamerstuk = imvo_nlp.convert_text("Notulen van de buurtvereniging.\n\nEr was koffie.")
    assert kamerstuk.metadata.document_type == "overig"
    assert [warning.code for warning in kamerstuk.warnings] == ["kind_unknown"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """\
            Geachte voorzitter,

            De vaste commissie voor Economische Zaken heeft op 6 maart 2018 met mij overleg
            gevoerd over koffie. Ik zegde toen een brief toe. Dit is die brief.
            """,
            "brief_regering",
            id="a letter that tells of a debate",
        ),
        pytest.param(
            """\
            Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

            Den Haag, 6 maart 2018

            Uw Kamer heeft deze motie aangenomen:

            De Kamer,

            gehoord de beraadslaging,

            verzoekt de regering eerlijke koffie te schenken,

            en gaat over tot de orde van de dag.

            Ik voer haar uit.
            """,
            "brief_regering",
            id="a letter that quotes a motion",
        ),
        pytest.param(
            """\
            De voorzitter:
            Het woord is aan de heer Alkaya van de SP.

            De heer Alkaya (SP):
            Voorzitter. Eén motie over koffie.

            Motie

            De Kamer,

            gehoord de beraadslaging,

            verzoekt de regering eerlijke koffie te schenken,

            en gaat over tot de orde van de dag.

            De voorzitter:
            Zij krijgt nr. 12 (26485).
            """,
            "handelingen",
            id="a debate in which a motion is read out",
        ),
        pytest.param(
            """\
            Vragen van het lid Diks (GroenLinks) over koffie (ingezonden 1 maart 2019).

            Vraag 1
            Kent u de motie van het lid Alkaya en de lijst van vragen daarover?
            """,
            "schriftelijke_vragen",
            id="questions about a motion",
        ),
        pytest.param(
            """\
            De vaste commissie voor Financiën heeft op 4 februari 2014 overleg
            gevoerd met de heer Wiebes, Staatssecretaris van Financiën, over koffie.

            De voorzitter:
            Welkom bij dit notaoverleg.
            """,
            "verslag_van_een_notaoverleg",
            id="a report without head, told by the chair",
        ),
        pytest.param(
            """\
            22
            Stemmingen

            Aan de orde zijn de stemmingen over de motie van het lid Van Laar.

            De voorzitter:
            Wij gaan stemmen.
            """,
            "handelingen",
            id="votes over a motion",
        ),
        pytest.param(
            """\
            Geachte voorzitter,

            Hierbij stuur ik u de antwoorden op de schriftelijke vragen van het lid Diks over
            koffie.

            De Minister van Economische Zaken,
            H.G.J. Kamp

            Vraag 1
            Kent u koffie?

            Antwoord 1
            Ja.
            """,
            "antwoord_schriftelijke_vragen",
            id="a letter with answers",
        ),
    ],
)
def test_a_kind_that_is_only_spoken_of_does_not_count(text: str, expected: str) -> None:
    assert kind(text) == expected


# Numbers, years, dates ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("26 485", "26485"),
        ("26485", "26485"),
        ("21 501-02", "21501-02"),
        ("21501-02", "21501-02"),
        ("34 550-XVII", "34550-XVII"),
        ("34 550 XVII", "34550-XVII"),
        ("34 000 V", "34000-V"),
        ("25 000 XIII", "25000-XIII"),
        ("35 300 A", "35300-A"),
        ("35925XVII", "35925-XVII"),
        ("35925A", "35925-A"),
        ("29\xa0628", "29628"),
    ],
)
def test_a_dossier_number_is_written_without_spaces(printed: str, expected: str) -> None:
    assert normal_dossier(printed) == expected


@pytest.mark.parametrize(
    ("year", "following", "expected"),
    [
        ("2015", "2016", "2015-2016"),
        ("1999", "2000", "1999-2000"),
        ("1999", "00", "1999-2000"),
        ("2018", "19", "2018-2019"),
        ("2022", "203", "2022-2023"),
        ("2019", "2029", "2019-2020"),
    ],
)
def test_a_session_year_follows_its_first_year(year: str, following: str, expected: str) -> None:
    assert parse_session_year(year, following) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ingezonden 22 december 2017", date(2017, 12, 22)),
        ("Den Haag, 1 MAART 1996", date(1996, 3, 1)),
        ("van 7 juni 2016 tot 8 juli 2016", date(2016, 6, 7)),
        ("31 februari 2019", None),
        ("december 2017", None),
        ("22 dec 2017", date(2017, 12, 22)),
        ("12 Februari 2021", date(2021, 2, 12)),
        ("12 febr. 2021", date(2021, 2, 12)),
        ("d.d. 12-02-2021", date(2021, 2, 12)),
        ("12/2/2021", date(2021, 2, 12)),
        ("12.02.2021", date(2021, 2, 12)),
        ("12 februari 2021De Minister", date(2021, 2, 12)),
        ("d.d.12februari 2021", date(2021, 2, 12)),
        ("31-02-2021", None),
        ("12-13-2021", None),
        ("26.12.20211", None),
        ("26 485 mei 2021", None),
        ("", None),
    ],
)
def test_a_printed_date(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("(ingezonden 12-02-2021)", "2021-02-12"),
        ("(ingezonden d.d. 12 febr. 2021)", "2021-02-12"),
        ("(ingezonden op vrijdag 12 Februari 2021)", "2021-02-12"),
        ("(ingezonden 31 februari 2021)", None),
    ],
)
def test_a_day_as_people_type_it(printed: str, expected: str | None) -> None:
    text = f"Vragen van het lid Alkaya (SP) aan de Minister over cacao {printed}.\n\nVraag 1\nKlopt het?"
    kamerstuk = imvo_nlp.convert_text(text)
    assert kamerstuk.metadata.dates.submitted == expected
    odd = [each.start for each in kamerstuk.warnings if each.code == "impossible_date"]
    assert odd == ([] if expected else [text.index("31 februari")])


def test_a_time_that_no_clock_shows_is_null() -> None:
    text = "VERSLAG VAN EEN ALGEMEEN OVERLEG\n\nAanvang 10.00 uur.\n\nDe voorzitter:\nDag.\n\nSluiting 25.61 uur.\n"
    kamerstuk = imvo_nlp.convert_text(text)
    assert (kamerstuk.metadata.start_time, kamerstuk.metadata.end_time) == ("10:00", None)
    assert [each.time for each in kamerstuk.events] == ["10:00", None]
    assert [each.code for each in kamerstuk.warnings if "time" in each.code] == ["impossible_time"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aanvang 9.30 uur.", ("09:30",)),
        ("van 20.53 uur tot 21:00 uur", ("20:53", "21:00")),
        pytest.param("van 16.10 tot 16.15 uur", ("16:10", "16:15")),
        ("artikel 20.53 en 12.5 procent", ()),
        ("Sluiting 25.61 uur", (None,)),
        ("van 20.75 uur tot 21.00 uur", (None, "21:00")),
        ("Sluiting 24.00 uur", ("24:00",)),
        ("Sluiting 24.10 uur", (None,)),
    ],
)
def test_printed_times(text: str, expected: tuple[str | None, ...]) -> None:
    assert parse_times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", (1,)),
        ("4 en 5", (4, 5)),
        ("2, 3 en 4", (2, 3, 4)),
        ("7, 8, en 9", (7, 8, 9)),
        ("3, 4, 5, 9 en 10", (3, 4, 5, 9, 10)),
        ("2 t/m 4", (2, 3, 4)),
        ("2 tot en met 4", (2, 3, 4)),
        ("11-13", (11, 12, 13)),
        ("11–13 en 15", (11, 12, 13, 15)),
        ("1, 3 t/m 5 en 9", (1, 3, 4, 5, 9)),
        ("60 en 80", (60, 80)),
        ("9 en 3", (9, 3)),
        ("2a en 2b", (2,)),
        ("3 bis", (3,)),
        ("1a t/m 3b", (1, 2, 3)),
        ("4 en 4", (4,)),
        ("", ()),
    ],
)
def test_a_list_of_question_numbers(text: str, expected: tuple[int, ...]) -> None:
    assert parse_numbers(text) == expected


# Front matter of whole documents -----------------------------------------------------------------

REPORT = """\
    De {committees} hebben op 13 maart 2018 overleg gevoerd met mevrouw Kaag, Minister
    voor Buitenlandse Handel en Ontwikkelingssamenwerking, over koffie.

    Voorzitter: De Roon

    Aanvang 10.02 uur.

    De voorzitter:
    Goedemorgen. Ik sluit weer.

    Sluiting 10.03 uur.
    """


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("vaste commissie voor Economische Zaken", ["vaste commissie voor Economische Zaken"]),
        (
            "algemene commissie voor Buitenlandse Handel en Ontwikkelingssa-\nmenwerking en de"
            " vaste commissie voor Economische Zaken en Klimaat",
            [
                f"algemene commissie voor {BHOS}",
                "vaste commissie voor Economische Zaken en Klimaat",
            ],
        ),
        (
            "vaste commissie voor Buitenlandse Zaken, de vaste commissie voor Volksgezondheid,"
            "\nWelzijn en Sport en de vaste commissie voor Europese Zaken",
            [
                "vaste commissie voor Buitenlandse Zaken",
                "vaste commissie voor Volksgezondheid, Welzijn en Sport",
                "vaste commissie voor Europese Zaken",
            ],
        ),
        (
            "tijdelijke commissie Breed welvaartsbegrip, de bijzondere commissie voor de Jeugd,"
            " en de algemene commissie voor Wonen",
            [
                "tijdelijke commissie Breed welvaartsbegrip",
                "bijzondere commissie voor de Jeugd",
                "algemene commissie voor Wonen",
            ],
        ),
        (
            "commissie voor de Rijksuitgaven en de vaste commissie voor Financiën",
            ["commissie voor de Rijksuitgaven", "vaste commissie voor Financiën"],
        ),
        (
            "vaste commissie voor Financiën en de commissie voor de Rijksuitgaven",
            ["vaste commissie voor Financiën", "commissie voor de Rijksuitgaven"],
        ),
    ],
    ids=["one", "two", "three", "temporary", "of old", "of old, second"],
)
def test_committees(printed: str, expected: list[str]) -> None:
    found = imvo_nlp.convert_text(dedent(REPORT).replace("{committees}", printed)).metadata
    assert list(found.committees) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("op 13 maart 2018 overleg gevoerd", "2018-03-13"),
        ("op dinsdag 13 maart 2018 overleg gevoerd", "2018-03-13"),
        ("op 13 maart 2018 een algemeen overleg gevoerd", "2018-03-13"),
        ("op 31 februari 2018 overleg gevoerd", None),
    ],
)
def test_the_day_of_a_meeting(printed: str, expected: str | None) -> None:
    text = dedent(REPORT).replace("{committees}", "vaste commissie voor Financiën")
    text = text.replace("op 13 maart 2018 overleg gevoerd", printed)
    found = imvo_nlp.convert_text(text).metadata
    assert (found.date, found.dates.meeting) == (expected, expected)


def test_the_day_of_a_meeting_on_a_line_of_its_own() -> None:
    text = (
        "34 000 XV Begroting\nNr. 51 VERSLAG VAN EEN WETGEVINGSOVERLEG\nMaandag 24 november 2014\n\n"
        "De voorzitter:\nWelkom. Op dinsdag\n25 november 2014\nis er niets.\n"
    )
    assert imvo_nlp.convert_text(text).metadata.date == "2014-11-24"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """\
            Tweede Kamer der Staten-Generaal
            2
            Vergaderjaar 2018–2019

            26 485 Maatschappelijk verantwoord ondernemen

            Nr. 306 VERSLAG VAN EEN ALGEMEEN OVERLEG
            Vastgesteld 3 april 2019

            De vaste commissie voor Financiën heeft op 14 maart 2019 overleg
            gevoerd met de heer Hoekstra, Minister van Financiën, over koffie.

            Voorzitter: Anne Mulder

            Aanvang: 9.05 uur

            De voorzitter:
            Goedemorgen. Over Kamerstuk 31 477, nr. 41 zijn wij snel klaar.

            Sluiting: 9.07 uur

            kst-26485-306
            ISSN 0921 - 7371
            ’s-Gravenhage 2019 Tweede Kamer, vergaderjaar 2018–2019, 26 485, nr. 306 1
            """,
            {
                "document_type": "verslag_van_een_algemeen_overleg",
                "title": "Maatschappelijk verantwoord ondernemen",
                "chamber": "TK",
                "session_year": "2018-2019",
                "dossiers": ["26485"],
                "number": "306",
                "identifier": "kst-26485-306",
                "date": "2019-03-14",
                "meeting": "2019-03-14",
                "start_time": "09:05",
                "end_time": "09:07",
                "subject": "koffie",
                "committees": ["vaste commissie voor Financiën"],
            },
            id="report: the meeting's day, not that of its adoption",
        ),
        pytest.param(
            """\
            Tweede Kamer der Staten-Generaal 2

            Vergaderjaar 1996–1997

            25 000 XIII Vaststelling van de begroting van de uitgaven en de ontvangsten van
            het Ministerie van Economische Zaken (XIII) voor het jaar 1997

            Nr. 31 BRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN

            Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

            ’s-Gravenhage, 12 december 1996

            Hierbij bied ik u het rapport over koffie aan.

            De Minister van Economische Zaken,
            G. J. Wijers

            6K4021
            ISSN 0921 - 7371
            Sdu Uitgevers
            ’s-Gravenhage 1996 Tweede Kamer, vergaderjaar 1996–1997, 25 000 XIII, nr. 31 1
            """,
            {
                "document_type": "brief_regering",
                "title": "Vaststelling van de begroting van de uitgaven en de ontvangsten van het "
                "Ministerie van Economische Zaken (XIII) voor het jaar 1997",
                "chamber": "TK",
                "session_year": "1996-1997",
                "dossiers": ["25000-XIII"],
                "number": "31",
                "identifier": "kst-25000-XIII-31",
                "date": "1996-12-12",
                "signed": "1996-12-12",
            },
            id="letter of 1996, budget dossier",
        ),
        pytest.param(
            """\
            Tweede Kamer der Staten-Generaal 2
            Vergaderjaar 2016–2017

            33 625 Hulp, handel en investeringen
            26 485 Maatschappelijk verantwoord ondernemen

            Nr. 246 BRIEF VAN DE MINISTER VOOR BUITENLANDSE HANDEL EN ONTWIKKELINGSSAMENWERKING

            Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

            Den Haag, 23 augustus 2017

            Zoals toegezegd stuur ik u het antwoord op de motie van 3 mei 2017.
            """,
            {
                "document_type": "brief_regering",
                "title": "Hulp, handel en investeringen",
                "chamber": "TK",
                "session_year": "2016-2017",
                "dossiers": ["33625", "26485"],
                "number": "246",
                "identifier": "kst-33625-246",
                "date": "2017-08-23",
                "signed": "2017-08-23",
            },
            id="letter in two dossiers",
        ),
        pytest.param(
            """\
            Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

            Den Haag, 17 juni 2016

            Hierbij het overzicht.

            kst-21501-02-1655
            ISSN 0921 - 7371
            ’s-Gravenhage 2016 Tweede Kamer, vergaderjaar 2015–2016, 21 501-02, nr. 1655 1
            """,
            {
                "document_type": "brief_regering",
                "chamber": "TK",
                "session_year": "2015-2016",
                "dossiers": ["21501-02"],
                "number": "1655",
                "identifier": "kst-21501-02-1655",
                "date": "2016-06-17",
                "signed": "2016-06-17",
            },
            id="letter whose page foot alone says its dossier",
        ),
        pytest.param(
            """\
            > Retouradres Postbus 20061 2500 EB Den Haag

            Aan de Voorzitter van de
            Tweede Kamer der Staten-Generaal

            Datum 11 januari 2024
            Betreft Voortgang van de gesprekken over koffie

            Geachte voorzitter,

            De gesprekken vorderen.
            """,
            {
                "document_type": "brief_regering",
                "subject": "Voortgang van de gesprekken over koffie",
                "chamber": "TK",
                "date": "2024-01-11",
                "signed": "2024-01-11",
            },
            id="letter as the ministry sent it",
        ),
        pytest.param(
            """\
            Eerste Kamer der Staten-Generaal 1

            Vergaderjaar 2012–2013

            31 289 Voortgezet onderwijs

            AE BRIEF VAN DE MINISTER VAN ONDERWIJS, CULTUUR EN WETENSCHAP

            Aan de Voorzitter van de Eerste Kamer der Staten-Generaal

            Den Haag, 4 maart 2013

            Hierbij de cijfers.

            kst-31289-AE
            ISSN 0921 - 7371
            ’s-Gravenhage 2013 Eerste Kamer, vergaderjaar 2012–2013, 31 289, AE 1
            """,
            {
                "document_type": "brief_regering",
                "title": "Voortgezet onderwijs",
                "chamber": "EK",
                "session_year": "2012-2013",
                "dossiers": ["31289"],
                "number": "AE",
                "identifier": "kst-31289-AE",
                "date": "2013-03-04",
                "signed": "2013-03-04",
            },
            id="letter to the Eerste Kamer",
        ),
        pytest.param(
            """\
            Eerste Kamer der Staten-Generaal 1

            Vergaderjaar 2012–2013

            31 289 Voortgezet onderwijs

            B VERSLAG VAN EEN SCHRIFTELIJK OVERLEG
            Vastgesteld 4 maart 2013

            De leden van de SP-fractie vragen naar de cijfers.
            """,
            {
                "document_type": "verslag_van_een_schriftelijk_overleg",
                "title": "Voortgezet onderwijs",
                "chamber": "EK",
                "session_year": "2012-2013",
                "dossiers": ["31289"],
                "number": "B",
                "identifier": "kst-31289-B",
                "date": "2013-03-04",
            },
            id="written consultation of the Eerste Kamer",
        ),
        pytest.param(
            """\
            Tweede Kamer der Staten-Generaal 2
            Vergaderjaar 2014–2015

            34 000 XVII Vaststelling van de begrotingsstaten van Buitenlandse Handel en
            Ontwikkelingssamenwerking (XVII) voor het jaar 2015

            Nr. 21 MOTIE VAN HET LID VAN LAAR
            Voorgesteld 27 november 2014

            De Kamer,

            gehoord de beraadslaging,

            constaterende dat op 1 mei 2013 afspraken zijn gemaakt,

            en gaat over tot de orde van de dag.

            Van Laar
            """,
            {
                "document_type": "motie",
                "title": "Vaststelling van de begrotingsstaten van Buitenlandse Handel en "
                "Ontwikkelingssamenwerking (XVII) voor het jaar 2015",
                "chamber": "TK",
                "session_year": "2014-2015",
                "dossiers": ["34000-XVII"],
                "number": "21",
                "identifier": "kst-34000-XVII-21",
                "date": "2014-11-27",
                "submitted": "2014-11-27",
            },
            id="motion: the day it was proposed",
        ),
        pytest.param(
            """\
            Vergaderjaar 2015–2016

            34 209 Wijziging van de Mijnbouwwet

            Nr. 9 AMENDEMENT VAN HET LID SMALING
            Ontvangen 3 november 2015

            De ondergetekende stelt het volgende amendement voor:
            """,
            {
                "document_type": "amendement",
                "title": "Wijziging van de Mijnbouwwet",
                "chamber": "TK",
                "session_year": "2015-2016",
                "dossiers": ["34209"],
                "number": "9",
                "identifier": "kst-34209-9",
                "date": "2015-11-03",
                "received": "2015-11-03",
            },
            id="amendment: the day it was received",
        ),
        pytest.param(
            """\
            Vergaderjaar 2015–2016

            34 209 Wijziging van de Mijnbouwwet

            Nr. 5 VERSLAG
            Vastgesteld 3 juni 2015

            De vaste commissie voor Economische Zaken brengt als volgt verslag uit.
            """,
            {
                "document_type": "verslag",
                "title": "Wijziging van de Mijnbouwwet",
                "session_year": "2015-2016",
                "dossiers": ["34209"],
                "number": "5",
                "identifier": "kst-34209-5",
                "date": "2015-06-03",
                "committees": ["vaste commissie voor Economische Zaken"],
            },
            id="report without meeting: the day it was adopted",
        ),
        pytest.param(
            """\
            Tweede Kamer der Staten-Generaal 2

            Vergaderjaar 2022–203

            Aanhangsel van de Handelingen

            Vragen gesteld door de leden der Kamer, met de daarop door de
            regering gegeven antwoorden

            2417

            Vragen van het lid Thijssen (PvdA) aan de Staatssecretaris van Infrastructuur en
            Waterstaat over oude broeken (ingezonden 15 maart 2023).

            Antwoord van Staatssecretaris Heijnen (Infrastructuur en Waterstaat) (ontvangen
            11 april 2023).

            Vraag 1
            Weet u dat er op 1 mei 2022 nog geen regels waren?

            Antwoord 1
            Ja.
            """,
            {
                "document_type": "antwoord_schriftelijke_vragen",
                "title": "Vragen van het lid Thijssen (PvdA) aan de Staatssecretaris van "
                "Infrastructuur en Waterstaat over oude broeken",
                "subject": "oude broeken",
                "chamber": "TK",
                "session_year": "2022-2023",
                "number": "2417",
                "identifier": "ah-tk-20222023-2417",
                "date": "2023-04-11",
                "submitted": "2023-03-15",
                "received": "2023-04-11",
            },
            id="answered questions, the year misprinted",
        ),
        pytest.param(
            """\
            Vragen van de leden Diks (GroenLinks) en Alkaya (SP) aan de Minister van
            Financiën over het bericht «Koffie over de kop» (ingezonden 1 maart 2019).

            1
            Kent u het bericht?

            2
            Wat vindt u ervan?

            kv-tk-2019Z04321
            ’s-Gravenhage 2019 Tweede Kamer, vergaderjaar 2018–2019, Vragen 1
            """,
            {
                "document_type": "schriftelijke_vragen",
                "title": "Vragen van de leden Diks (GroenLinks) en Alkaya (SP) aan de Minister van "
                "Financiën over het bericht «Koffie over de kop»",
                "subject": "het bericht «Koffie over de kop»",
                "chamber": "TK",
                "session_year": "2018-2019",
                "number": "2019Z04321",
                "identifier": "kv-tk-2019Z04321",
                "date": "2019-03-01",
                "submitted": "2019-03-01",
            },
            id="questions, not answered yet",
        ),
        pytest.param(
            """\
            9
            Ontbossingsvrije koffie

            Aan de orde is het VAO Ontbossingsvrije koffie (AO d.d. 14/06).

            De voorzitter:
            Wij beginnen. De brief van 3 mei 2018 is rondgedeeld.

            De heer Alkaya (SP):
            Dank u wel.

            De voorzitter:
            Zij krijgt nr. 412 (26485).

            h-tk-20172018-70-9
            """,
            {
                "document_type": "handelingen",
                "title": "Ontbossingsvrije koffie",
                "chamber": "TK",
                "session_year": "2017-2018",
                "dossiers": ["26485"],
                "number": "9",
                "identifier": "h-tk-20172018-70-9",
            },
            id="plenary item with its identifier in the foot",
        ),
        pytest.param(
            """\
            7de vergadering

            Dinsdag 7 oktober 2008

            Aanvang 14.00 uur

            Voorzitter: Verbeet

            De voorzitter: Ik open de vergadering.

            De heer Crone (PvdA): Voorzitter. Op 3 mei 2007 was alles nog anders.

            Sluiting 23.15 uur.
            """,
            {
                "document_type": "handelingen",
                "date": "2008-10-07",
                "meeting": "2008-10-07",
                "start_time": "14:00",
                "end_time": "23:15",
            },
            id="plenary sitting of 2008",
        ),
        pytest.param(
            """\
            Handeling

            Datum publicatieOrganisatieVergaderjaarVergadernummerDatum vergadering
            Tweede Kamer der Staten-Generaal2015-2016nr. 41, item 6

            6 Mededelingen

            De voorzitter:

            Wij gaan stemmen over koffie.
            """,
            {
                "document_type": "handelingen",
                "title": "Mededelingen",
                "chamber": "TK",
                "session_year": "2015-2016",
                "number": "6",
                "identifier": "h-tk-20152016-41-6",
            },
            id="plenary item as a web page gives it",
        ),
        pytest.param(
            """\
            Handeling
            | Datum publicatie | Organisatie | Vergaderjaar | Vergadernummer | Datum vergadering |
            | Tweede Kamer der Staten-Generaal | 2006-2007 | nr. 19, pagina 1475-1480 |

            Aan de orde zijn de stemmingen over een motie over koffie.

            De voorzitter:

            Wij stemmen.
            """,
            {
                "document_type": "handelingen",
                "chamber": "TK",
                "session_year": "2006-2007",
                "identifier": "h-tk-20062007-1475-1480",
            },
            id="plenary item with pages, as until 2010",
        ),
        pytest.param(
            """\
            Kamerstuk
            | Datum publicatie | Organisatie | Vergaderjaar | Dossier- en ondernummer |
            |---|---|---|---|
            | Tweede Kamer der Staten-Generaal | 2000-2001 | 25809 nr. 13 |

            Vastgesteld 29 september 2000

            De vaste commissie voor Onderwijs, Cultuur en Wetenschappen1 heeft op 14 september 2000
            overleg gevoerd met staatssecretaris Van der Ploeg over koffie. Hierna staat het verslag.
            """,
            {
                "document_type": "verslag_van_een_algemeen_overleg",
                "subject": "koffie",
                "chamber": "TK",
                "session_year": "2000-2001",
                "dossiers": ["25809"],
                "number": "13",
                "identifier": "kst-25809-13",
                "date": "2000-09-14",
                "meeting": "2000-09-14",
                "committees": ["vaste commissie voor Onderwijs, Cultuur en Wetenschappen"],
            },
            id="Kamerstuk as a web page gives it",
        ),
        pytest.param(
            """\
            Verslag van de plenaire vergadering van dinsdag 18 juni 2019Parlementair jaar 2018/2019, 35e vergadering

            Aanvang: 13.30 uur
            Sluiting: 14.07 uur
            Status: ongecorrigeerd

            Bekijk de video van dit verslagpunt

            Opening

            Voorzitter: Broekers-Knol

            De voorzitter:

            Ik open de vergadering.
            """,
            {
                "document_type": "handelingen",
                "chamber": "EK",
                "session_year": "2018-2019",
                "number": "35",
                "date": "2019-06-18",
                "meeting": "2019-06-18",
                "start_time": "13:30",
                "end_time": "14:07",
            },
            id="sitting on the site of the Eerste Kamer",
        ),
        pytest.param(
            """\
            Tweede Kamer, 15e vergadering, donderdag 26 oktober 2017

            Aanvang: 13:00 uur

            Sluiting: 13:22 uur

            Status: Gecorrigeerd

            Opening

            Voorzitter: Arib

            De voorzitter:
            Ik open de vergadering.
            """,
            {
                "document_type": "handelingen",
                "chamber": "TK",
                "number": "15",
                "date": "2017-10-26",
                "meeting": "2017-10-26",
                "start_time": "13:00",
                "end_time": "13:22",
            },
            id="sitting on the site of the Tweede Kamer",
        ),
        pytest.param(
            """\
            Regeling van werkzaamheden

            Zondag 18 augustus 2019

            De voorzitter:
            Het woord is aan de heer Krol.
            """,
            {"document_type": "handelingen", "title": "Regeling van werkzaamheden"},
            id="a Sunday is the day on which a page was made",
        ),
        pytest.param(
            """\
            Vragen van het lid Piri aan de minister van Buitenlandse Zaken over koffie.

            De voorzitter:
            Het woord is aan mevrouw Piri.
            """,
            {"document_type": "handelingen"},
            id="oral questions",
        ),
        pytest.param(
            """\
            Tweede Kamer der Staten-Generaal 2 Vergaderjaar 2002–2003 29 544 Arbeidsmarktbeleid Nr. 71 VERSLAG VAN EEN ALGEMEEN OVERLEG Vastgesteld 5 mei 2003 De vaste commissie voor Koffie heeft op 3 april 2003 overleg gevoerd met minister De Geus over thee. Van dit overleg brengt zij verslag uit.
            """,
            {
                "document_type": "verslag_van_een_algemeen_overleg",
                "title": "Arbeidsmarktbeleid",
                "subject": "thee",
                "chamber": "TK",
                "session_year": "2002-2003",
                "dossiers": ["29544"],
                "number": "71",
                "identifier": "kst-29544-71",
                "date": "2003-04-03",
                "meeting": "2003-04-03",
                "committees": ["vaste commissie voor Koffie"],
            },
            id="the whole head on one line",
        ),
        pytest.param(
            """\
            30 312
            Algemene bepalingen over koffie (Koffiewet)

            B
            VOORLOPIG VERSLAG VAN DE VASTE COMMISSIE VOOR BINNENLANDSE ZAKEN / ALGEMENE ZAKEN1

            Vastgesteld 21 november 2006
            """,
            {
                "document_type": "verslag",
                "title": "Algemene bepalingen over koffie (Koffiewet)",
                "chamber": "EK",
                "dossiers": ["30312"],
                "number": "B",
                "identifier": "kst-30312-B",
                "date": "2006-11-21",
                "committees": ["vaste commissie voor Binnenlandse Zaken / Algemene Zaken"],
            },
            id="the Eerste Kamer letters its Kamerstukken",
        ),
        pytest.param(
            """\
            27 409
            Wijziging van de Koffiewet

            B
            ADVIES RAAD VAN STATE EN NADER RAPPORT

            Hieronder zijn opgenomen het advies van de Raad van State d.d. 10 juni 2000 en het nader
            rapport d.d. 9 september 2000.
            """,
            {
                "document_type": "overig",
                "title": "Wijziging van de Koffiewet",
                "dossiers": ["27409"],
                "number": "B",
                "identifier": "kst-27409-B",
                "date": "2000-09-09",
                "signed": "2000-09-09",
            },
            id="so did the Tweede Kamer with what came before a bill",
        ),
        pytest.param(
            """\
            Advies Afdeling advisering Raad van State en Nader Rapport
            Wijziging van de Koffiewet
            Nummer: 2020D24822, datum: 2020-06-17, bijgewerkt: 2024-02-19 10:56, versie: 3
            Onderdeel van kamerstukdossier 35498 -4 Wijziging van de Koffiewet.
            Onderdeel van zaak 2020Z11540:
            """,
            {
                "document_type": "overig",
                "title": "Wijziging van de Koffiewet",
                "dossiers": ["35498"],
                "number": "4",
                "identifier": "kst-35498-4",
                "date": "2020-06-17",
            },
            id="page of a document with its file",
        ),
        pytest.param(
            """\
            34 700 Kabinetsformatie

            Nr. 19 BRIEF VAN DE INFORMATEUR

            Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

            Den Haag, 29 mei 2017
            """,
            {
                "document_type": "overig",
                "title": "Kabinetsformatie",
                "chamber": "TK",
                "dossiers": ["34700"],
                "number": "19",
                "identifier": "kst-34700-19",
                "date": "2017-05-29",
                "signed": "2017-05-29",
            },
            id="who forms a cabinet is no government",
        ),
        pytest.param(
            """\
            9 Koffie Voorzitter: Tielen Koffie Aan de orde is het tweeminutendebat Koffie (CD d.d. 09/10). De voorzitter: Goedenavond. Er zijn twee sprekers. Mevrouw Diks (GroenLinks): Voorzitter. Koffie is duur.
            """,
            {"document_type": "handelingen", "title": "Koffie", "number": "9"},
            id="first item after a break on one line",
        ),
        pytest.param(
            """\
            CXXIV Verslag van de Tijdelijke Commissie Koffie

            G BRIEF VAN DE VOORZITTER VAN DE EERSTE KAMER DER STATEN-GENERAAL

            Den Haag, 5 december 2017
            """,
            {
                "document_type": "overig",
                "title": "Verslag van de Tijdelijke Commissie Koffie",
                "chamber": "EK",
                "dossiers": ["CXXIV"],
                "number": "G",
                "identifier": "kst-CXXIV-G",
                "date": "2017-12-05",
                "signed": "2017-12-05",
            },
            id="dossier of the Eerste Kamer with a Roman number",
        ),
        pytest.param(
            """\
            Eerste Kamer der Staten-Generaal 2

            Vergaderjaar 2020–2021 Aanhangsel van de Handelingen

            Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden

            5
            Vragen van het lid Karimi (GroenLinks) over koffie (ingezonden 12 februari 2021).

            Antwoord van Minister Kaag (Buitenlandse Zaken) (ontvangen 12 maart 2021).
            """,
            {
                "document_type": "antwoord_schriftelijke_vragen",
                "title": "Vragen van het lid Karimi (GroenLinks) over koffie",
                "subject": "koffie",
                "chamber": "EK",
                "session_year": "2020-2021",
                "number": "5",
                "identifier": "ah-ek-20202021-5",
                "date": "2021-03-12",
                "submitted": "2021-02-12",
                "received": "2021-03-12",
            },
            id="answered questions of the Eerste Kamer",
        ),
        pytest.param(
            """\
            AH 611
            2024Z18305
            Antwoord van minister Van Weel (Justitie en Veiligheid) (ontvangen 22 november 2024)

            Vraag 1
            Kent u koffie?
            """,
            {
                "document_type": "antwoord_schriftelijke_vragen",
                "chamber": "TK",
                "number": "611",
                "date": "2024-11-22",
                "received": "2024-11-22",
            },
            id="answers as a ministry sends them to the House",
        ),
        pytest.param(
            """\
            2024Z18883

            (ingezonden 20 november 2024)

            Vragen van het leden Aartsen en Bos (beiden VVD) aan de minister over koffie.
            """,
            {
                "document_type": "schriftelijke_vragen",
                "title": "Vragen van het leden Aartsen en Bos (beiden VVD) aan de minister over koffie",
                "subject": "koffie",
                "chamber": "TK",
                "number": "2024Z18883",
                "identifier": "kv-tk-2024Z18883",
                "date": "2024-11-20",
                "submitted": "2024-11-20",
            },
            id="a slip of grammar in the head",
        ),
        pytest.param(
            """\
            Vastgesteld 12 juni 2008
            De vaste commissie voor Financiën heeft over het rapport over koffie (Kamerstuk 31 444, nr. 4)
            de navolgende vragen ter beantwoording aan de regering voorgelegd.
            Deze vragen, alsmede de daarop op 11 juni 2008 gegeven antwoorden, zijn hieronder afgedrukt.
            """,
            {
                "document_type": "lijst_van_vragen_en_antwoorden",
                "subject": "het rapport over koffie",
                "chamber": "TK",
                "date": "2008-06-12",
                "committees": ["vaste commissie voor Financiën"],
            },
            id="list of 2008 without its title",
        ),
        pytest.param(
            """\
            Koffie in de zaal (dinsdag 30 oktober 2012) - Parlementaire monitor

            Parlementaire monitor
            Zondag 18 augustus 2019

            1.

            Tekst

            6 Koffie in de zaal

            De voorzitter:

            Dank u wel.
            """,
            {
                "document_type": "handelingen",
                "title": "Koffie in de zaal",
                "number": "6",
                "date": "2012-10-30",
                "meeting": "2012-10-30",
            },
            id="item below the title of a web page",
        ),
        pytest.param(
            """\
            Nr. 3 VERSLAG VAN EEN ALGEMEEN OVERLEG
            De vaste commissie voor Financiën heeft op 23 januari 1997 overleg gevoerd met de minister
            over koffie (25 098, nr. 1).

            Donderdag 23 januari 1997
            10.15 uur
            De voorzitter: Wij beginnen.
            """,
            {
                "document_type": "verslag_van_een_algemeen_overleg",
                "subject": "koffie",
                "chamber": "TK",
                "date": "1997-01-23",
                "meeting": "1997-01-23",
                "start_time": "10:15",
                "committees": ["vaste commissie voor Financiën"],
            },
            id="a citation behind the subject; the hour on a line of its own",
        ),
        pytest.param(
            """\
            Eerste Kamer der Staten-Generaal
            Handelingen 2015-2016, nr. 12, item 7

            7
            Koffie

            De voorzitter:
            Wij beginnen.
            """,
            {
                "document_type": "handelingen",
                "title": "Koffie",
                "chamber": "EK",
                "session_year": "2015-2016",
                "number": "7",
                "identifier": "h-ek-20152016-12-7",
            },
            id="item with the head of its publication",
        ),
        pytest.param(
            """\
            36200-XVII Koffie voor het jaar 2023

            Nr. Lijst van vragen

            De leden van de vaste commissie voor Financiën hebben vragen voorgelegd aan de Minister over het
            BNC-fiche: Verordening koffie (22 112).
            """,
            {
                "document_type": "lijst_van_vragen",
                "title": "Koffie voor het jaar 2023",
                "subject": "het BNC-fiche: Verordening koffie",
                "chamber": "TK",
                "dossiers": ["36200-XVII"],
                "committees": ["vaste commissie voor Financiën"],
            },
            id="list that has no number yet",
        ),
        pytest.param(
            """\
            Koffie

            • Aanvang: 10.15 uur
            • Sluiting: 23.10 uur

            De voorzitter:
            Wij beginnen.
            """,
            {
                "document_type": "handelingen",
                "title": "Koffie",
                "start_time": "10:15",
                "end_time": "23:10",
            },
            id="hours in a list, as on the House's site",
        ),
        pytest.param(
            """\
            Kamerstuk: Kamervragen | 12-03-2021

            Hierbij bied ik u de antwoorden aan op de schriftelijke vragen van het lid Bos (SP) over koffie
            (ingezonden 12 februari 2021).

            Vraag 1
            Is er koffie?

            Antwoord
            Ja.
            """,
            {
                "document_type": "antwoord_schriftelijke_vragen",
                "chamber": "TK",
                "date": "2021-03-12",
                "submitted": "2021-02-12",
                "signed": "2021-03-12",
            },
            id="day above a letter on the site of the government",
        ),
        pytest.param(
            """\
            26 485 Koffie in de zaal | Overheid.nl > Officiële bekendmakingen

            Nr. 12 BRIEF VAN DE MINISTER VAN FINANCIËN
            """,
            {
                "document_type": "brief_regering",
                "title": "Koffie in de zaal",
                "chamber": "TK",
                "dossiers": ["26485"],
                "number": "12",
                "identifier": "kst-26485-12",
            },
            id="names of sites behind a title",
        ),
    ],
)
def test_front_matter(text: str, expected: dict[str, Any]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("printed", "stated", "expected"),
    [
        ("2019-03-05", None, "document"),
        ("2019-03-05", "2019-03-05", "document"),  # the format only repeats it
        (None, "2019-03-05", "format"),
        ("2019-03-04", "2019-03-05", "format"),
        (None, None, None),
    ],
)
def test_where_the_date_comes_from(
    printed: str | None, stated: str | None, expected: str | None
) -> None:
    facts = {"date": stated} if stated else {}
    found, _ = with_stated(FrontMatter("overig", date=printed), facts)
    assert found.date_from == expected


def test_cited_documents_are_not_the_document_itself() -> None:
    text = """\
        Geachte voorzitter,

        In Kamerstuk 26 485, nr. 220 en in Tweede Kamer, vergaderjaar 2015–2016, 33 625, nr. 3,
        staat het al; zie ook de brief van 17 juni 2016 en ah-tk-20172018-1018 in de lijst.
        """
    assert facts(text) == {"document_type": "brief_regering", "chamber": "TK"}
