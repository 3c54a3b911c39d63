"""Speakers' headings, what is said behind them, who presides, and the events of a meeting."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

import imvo_nlp
from imvo_nlp.notation.period import Period
from imvo_nlp.structure.events import find_events
from imvo_nlp.structure.turns import find_chairs, find_labels, split_turns
from imvo_nlp.text.view import CleanText

Turn = tuple[str, str | None, str | None, str]
"""Role, name, party and text."""


def gap(reason: str) -> pytest.MarkDecorator:
    """A known gap: the test holds the right answer, and fails as soon as the code gives it."""
    return pytest.mark.xfail(strict=True, reason=reason)


def turns(text: str) -> list[Turn]:
    document = CleanText.of(dedent(text))
    found = split_turns(
        document, find_labels(document), find_chairs(document), find_events(document)
    )
    return [
        (turn.role, turn.name, turn.party, document.text[turn.start : turn.end]) for turn in found
    ]


def converted(text: str) -> list[Turn]:
    """The same through the whole pipeline, so from text as a converter left it."""
    return [
        (turn.speaker.role, turn.speaker.name, turn.speaker.party, turn.text)
        for turn in imvo_nlp.convert_text(dedent(text)).turns
    ]


# Headings ----------------------------------------------------------------------------------------

LABELS = [
    ("De voorzitter:", ("chair", None, None, None)),
    ("De fungerend voorzitter:", ("chair", None, None, None)),
    ("De waarnemend voorzitter:", ("chair", None, None, None)),
    ("Mevrouw Van den Hul (PvdA):", ("member", "Van den Hul", None, "PvdA")),
    ("De heer Alkaya (SP):", ("member", "Alkaya", None, "SP")),
    ("De heer Alkaya (SP) :", ("member", "Alkaya", None, "SP")),
    ("De heer De Roon (PVV):", ("member", "De Roon", None, "PVV")),
    ("De heer Jan Jacob van Dijk (CDA):", ("member", "Van Dijk", "Jan Jacob", "CDA")),
    ("Mevrouw Agnes Mulder (CDA):", ("member", "Mulder", "Agnes", "CDA")),
    ("Mevrouw Dik-Faber (ChristenUnie):", ("member", "Dik-Faber", None, "ChristenUnie")),
    ("Mevrouw Jorritsma-Lebbink (VVD):", ("member", "Jorritsma-Lebbink", None, "VVD")),
    ("Mevrouw Jorritsma-van Oosten (D66):", ("member", "Jorritsma-van Oosten", None, "D66")),
    ("De heer Van Haersma Buma (CDA):", ("member", "Van Haersma Buma", None, "CDA")),
    ("De heer Van 't Wout (VVD):", ("member", "Van 't Wout", None, "VVD")),
    ("De heer El Yassini (VVD):", ("member", "El Yassini", None, "VVD")),
    ("Mevrouw Koşer Kaya (D66):", ("member", "Koşer Kaya", None, "D66")),
    ("Mevrouw Bromet (GroenLinks-PvdA):", ("member", "Bromet", None, "GroenLinks-PvdA")),
    ("De heer Thijssen (PvdA/GroenLinks):", ("member", "Thijssen", None, "PvdA/GroenLinks")),
    ("De heer Van Haga (Groep Van Haga):", ("member", "Van Haga", None, "Groep Van Haga")),
    ("De heer Omtzigt (Lid Omtzigt):", ("member", "Omtzigt", None, "Lid Omtzigt")),
    ("Mevrouw Den Haan (Fractie Den Haan):", ("member", "Den Haan", None, "Fractie Den Haan")),
    ("Het lid Omtzigt (Lid Omtzigt):", ("member", "Omtzigt", None, "Lid Omtzigt")),
    (
        "De heer Öztürk (Groep Kuzu/Öztürk):",
        ("member", "Öztürk", None, "Groep Kuzu/Öztürk"),
    ),
    ("De heer Schalk (SGP):", ("member", "Schalk", None, "SGP")),
    ("Minister Kaag:", ("minister", "Kaag", None, None)),
    ("Minister De Jonge:", ("minister", "De Jonge", None, None)),
    ("Minister Van der Wal-Zeggelink:", ("minister", "Van der Wal-Zeggelink", None, None)),
    ("Minister-president Rutte:", ("minister", "Rutte", None, None)),
    ("Minister-President Rutte:", ("minister", "Rutte", None, None)),
    ("De minister-president:", ("minister", None, None, None)),
    ("Staatssecretaris Van Veldhoven:", ("state_secretary", "Van Veldhoven", None, None)),
    ("De algemene rapporteur:", ("other", None, None, None)),
    ("De algemeen rapporteur:", ("other", None, None, None)),
    ("De heer Van Zwol:", ("other", "Van Zwol", None, None)),
    ("Mevrouw Kalverboer:", ("other", "Kalverboer", None, None)),
    ("De heer prof. dr. Ruys:", ("other", "Ruys", None, None)),
    ("Mevrouw mr. Kalverboer:", ("other", "Kalverboer", None, None)),
    ("De griffier:", ("other", None, None, None)),
    ("Staatssecretaris mr. Teeven:", ("state_secretary", "Teeven", None, None)),
    ("De ondervoorzitter:", ("chair", None, None, None)),
    ("De eerste ondervoorzitter:", ("chair", None, None, None)),
    ("De plaatsvervangend voorzitter:", ("chair", None, None, None)),
    # in capitals, and the name in small capitals
    ("DE VOORZITTER:", ("chair", None, None, None)),
    ("DE HEER VAN DIJK (SP):", ("member", "Van Dijk", None, "SP")),
    ("MEVROUW VAN DEN HUL (PVDA):", ("member", "Van den Hul", None, "PVDA")),
    ("MEVROUW TEN HAGE-OUDEWIJK (D66):", ("member", "Ten Hage-Oudewijk", None, "D66")),
    ("Mevrouw VAN DEN HUL (PvdA):", ("member", "Van den Hul", None, "PvdA")),
    ("De heer JASPER VAN DIJK (SP):", ("member", "Van Dijk", "Jasper", "SP")),
    ("MINISTER KAAG:", ("minister", "Kaag", None, None)),
    ("STAATSSECRETARIS VAN VELDHOVEN:", ("state_secretary", "Van Veldhoven", None, None)),
    # notes
    ("De heer Weverling (VVD) (bij interruptie):", ("member", "Weverling", None, "VVD")),
    ("De heer Weverling (VVD), bij interruptie:", ("member", "Weverling", None, "VVD")),
    ("De heer Weverling (via videoverbinding) (VVD):", ("member", "Weverling", None, "VVD")),
    ("Mevrouw Kuik (CDA) (digitaal aanwezig):", ("member", "Kuik", None, "CDA")),
    ("Mevrouw Kuik (CDA, mede namens de ChristenUnie):", ("member", "Kuik", None, "CDA")),
    ("Mevrouw Kuik (CDA, rapporteur):", ("member", "Kuik", None, "CDA")),
    ("De heer Koopmans (digitaal aanwezig):", ("other", "Koopmans", None, None)),
    ("Kamerlid Kuik:", ("member", "Kuik", None, None)),
    ("Kamerlid Kuik (CDA):", ("member", "Kuik", None, "CDA")),
    ("Dhr. Weverling (VVD):", ("member", "Weverling", None, "VVD")),
    ("Mw. Kuik (CDA):", ("member", "Kuik", None, "CDA")),
    ("De Heer Weverling (VVD):", ("member", "Weverling", None, "VVD")),
    (
        "De heer Grashoff (initiatiefnemer) (GroenLinks):",
        ("member", "Grashoff", None, "GroenLinks"),
    ),
    ("Mevrouw Kuik (CDA; mede namens de SGP):", ("member", "Kuik", None, "CDA")),
    ("Mevrouw Van Kooten - Arissen (PvdD):", ("member", "Van Kooten-Arissen", None, "PvdD")),
    ("De heer Van't Wout (VVD):", ("member", "Van 't Wout", None, "VVD")),
    ("Mevrouw Kaag (minister van Financiën):", ("minister", "Kaag", None, None)),
    ("De heer Kamp, minister van Economische Zaken:", ("minister", "Kamp", None, None)),
    ("Minister Kaag (via videoverbinding):", ("minister", "Kaag", None, None)),
    # the party as people type it
    ("De heer Segers (Christen-Unie):", ("member", "Segers", None, "Christen-Unie")),
    ("De heer Nijboer (P.v.d.A.):", ("member", "Nijboer", None, "P.v.d.A.")),
    # what a member is in the debate is no party
    ("De heer Grashoff (initiatiefnemer):", ("other", "Grashoff", None, None)),
    ("De heer Grashoff (rapporteur):", ("other", "Grashoff", None, None)),
]
GUESTS = [
    ("De heer Knot (De Nederlandsche Bank):", "Knot", "De Nederlandsche Bank"),
    ("Mevrouw Visser (Algemene Rekenkamer):", "Visser", "Algemene Rekenkamer"),
    ("De heer Elzinga (FNV):", "Elzinga", "FNV"),
    ("Mevrouw In 't Veld (lid van het Europees Parlement):", "In 't Veld", "lid van het Europees Parlement"),
    ("De heer Eickhout (GroenLinks, Europees Parlement):", "Eickhout", "GroenLinks, Europees Parlement"),
    ("De heer Eickhout (EP/GroenLinks):", "Eickhout", "EP/GroenLinks"),
    ("De heer Martina (gevolmachtigde minister van Aruba):", "Martina", "gevolmachtigde minister van Aruba"),
    ("De heer Martina, gevolmachtigd minister van Aruba:", "Martina", "gevolmachtigd minister van Aruba"),
    ("Mevrouw Von der Leyen, voorzitter van de Europese Commissie:", "Von der Leyen", "voorzitter van de Europese Commissie"),
    ("De heer Van Zutphen, Nationale ombudsman:", "Van Zutphen", "Nationale ombudsman"),
    ("De heer Pisas, minister-president van Curaçao:", "Pisas", "minister-president van Curaçao"),
    ("Minister Merkel (Duitsland):", "Merkel", "Duitsland"),
    ("Gevolmachtigd minister Martina:", "Martina", None),
    ("De gevolmachtigde minister Besaril (Aruba):", "Besaril", "Aruba"),
    ("President Zelensky:", "Zelensky", None),
    ("PRESIDENT ZELENSKY:", "Zelensky", None),
    ("President Zelensky van Oekraïne:", "Zelensky", "Oekraïne"),
    ("De president van Oekraïne:", None, "Oekraïne"),
    ("De gevolmachtigde minister van Aruba:", None, "Aruba"),
    ("De minister-president van Curaçao:", None, "Curaçao"),
    ("De heer Kuleba (minister van Buitenlandse Zaken van Oekraïne):", "Kuleba", "minister van Buitenlandse Zaken van Oekraïne"),
    ("Minister Kuleba van Oekraïne:", "Kuleba", "Oekraïne"),
    ("Burgemeester Jan van Zanen:", "Van Zanen", None),
    ("Gouverneur Van Veldhuizen-Smit:", "Van Veldhuizen-Smit", None),
    ("De heer Thodé, bijzonder gedelegeerde van Curaçao:", "Thodé", "bijzonder gedelegeerde van Curaçao"),
    ("Secretaris-generaal Stoltenberg (NAVO):", "Stoltenberg", "NAVO"),
    ("Eurocommissaris Timmermans:", "Timmermans", None),
    ("Vicepresident De Graaf (Raad van State):", "De Graaf", "Raad van State"),
    ("De Koning:", None, None),
    ("Zijne Majesteit de Koning:", None, None),
    ("Zijne Majesteit Koning Filip:", "Filip", None),
    ("De informateur:", None, None),
]  # fmt: skip


@pytest.mark.parametrize("print_of", ["own line", "same line"])
@pytest.mark.parametrize(
    ("label", "expected"),
    LABELS,
    ids=[label for label, _ in LABELS],
)
def test_a_speakers_heading(
    label: str, expected: tuple[str, str | None, str | None, str | None], print_of: str
) -> None:
    behind = "\n" if print_of == "own line" else " "
    document = CleanText.of(f"{label}{behind}Dank u wel.\n\nEn verder.")
    found = [
        (
            document.text[each.start : each.end],
            each.role,
            each.name and each.name.family,
            each.name and each.name.first_name,
            each.party,
        )
        for each in find_labels(document)
    ]
    assert found == [(label, *expected)]


@pytest.mark.parametrize(("label", "name", "affiliation"), GUESTS, ids=[each[0] for each in GUESTS])
def test_a_guest_is_no_member_and_has_no_party(
    label: str, name: str | None, affiliation: str | None
) -> None:
    (found,) = find_labels(CleanText.of(f"{label}\nDank u wel.\n\nEn verder."))
    assert (found.role, found.party, found.affiliation) == ("other", None, affiliation)
    assert (found.name and found.name.family) == name


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Dank aan minister Kurk van Bangladesh.", "other"),
        ("Dan de minister van Financiën van Bangladesh, mevrouw Kurk.", "other"),
        ("De premier van Aruba, mevrouw Kurk, komt erbij.", "other"),
        ("Dank aan minister Kurk van Financiën.", "minister"),
        ("Dan de minister van Financiën, mevrouw Kurk.", "minister"),
        ("De premier van Aruba komt erbij. Minister Kurk ook.", "minister"),
    ],
)
def test_a_minister_whom_no_table_knows_is_a_guest_where_the_text_says_so(
    said: str, role: str
) -> None:
    found = find_labels(CleanText.of(f"De voorzitter:\n{said}\n\nMinister Kurk:\nDank u wel."))
    assert [(each.role, each.post) for each in found[1:]] == [
        (role, "minister" if role == "minister" else None)
    ]


def test_each_question_of_the_vragenuur_has_a_heading_and_its_asker() -> None:
    hour = imvo_nlp.convert_text(
        dedent(
            """\
            Vragenuur

            Mondelinge vragen van het lid Beckerman (SP) aan de minister van Financiën over koffie.

            De voorzitter:
            Gaat uw gang.

            Minister Kaag:
            Ja.

            Vragen van de leden Van Kent (SP) en Podt (D66)
            aan de minister van Financiën over thee.

            De heer Van Kent (SP):
            Dank.
            """
        )
    )
    assert [(each.speaker.role, each.text) for each in hour.turns] == [
        ("chair", "Gaat uw gang."),
        ("minister", "Ja."),
        ("member", "Dank."),
    ]
    assert [each.title for each in hour.sections] == [
        "Mondelinge vragen van het lid Beckerman (SP) aan de minister van Financiën over koffie.",
        "Vragen van de leden Van Kent (SP) en Podt (D66) aan de minister van Financiën over thee.",
    ]
    members = [(each.name, each.party) for each in hour.participants if each.roles == ("member",)]
    assert members == [("Beckerman", "SP"), ("Van Kent", "SP"), ("Podt", "D66")]


def test_what_announces_the_next_item_is_said_by_nobody() -> None:
    day = """\
        Aan de orde is het VAO Koffie.

        De voorzitter:
        Wij beginnen.

        Aan de orde is de zaal, zei men. Ik open.

        De vergadering wordt van 14.20 uur tot 14.25 uur geschorst.

        Regeling van werkzaamheden

        De voorzitter:
        Ik stel voor te stemmen.

        Deze mededelingen worden voor kennisgeving aangenomen.

        Beëdiging mevrouw A.B. Thee

        Beëdiging mevrouw A.B. Thee

        Aan de orde is de beëdiging van mevrouw A.B. Thee.

        De voorzitter:
        Ik feliciteer u.

        Thee in de zaal

        Aan de orde is de behandeling van:
        - het wetsvoorstel Wijziging van de Wet thee (26123);
        - de brief over thee.
        (Zie vergadering van 3 mei 1999.)

        De algemene beraadslaging wordt geopend.

        De voorzitter:

        Aan de orde is de motie.

        De heer Alkaya (SP):
        Dank.
        """
    assert converted(day) == [
        ("chair", None, None, "Wij beginnen.\n\nAan de orde is de zaal, zei men. Ik open."),
        ("chair", None, None, "Ik stel voor te stemmen."),
        ("chair", None, None, "Ik feliciteer u."),
        ("chair", None, None, "Aan de orde is de motie."),
        ("member", "Alkaya", "SP", "Dank."),
    ]


def test_a_party_that_no_table_knows_is_one_only_where_the_tables_can_lack_it() -> None:
    document = CleanText.of("Mevrouw Ten Hage (NB):\nDank u.")
    said = {
        day.year: [(each.role, each.party, each.affiliation) for each in found]
        for day in (date(2019, 3, 7), date(2091, 3, 7), date(1985, 3, 7))
        if (found := find_labels(document, when=Period.on(day)))
    }
    assert said == {
        2019: [("other", None, "NB")],
        2091: [("member", "NB", None)],
        1985: [("member", "NB", None)],
    }


@pytest.mark.parametrize("bracket", ["De Nederlandsche Bank", "Algemene Rekenkamer", "directeur"])
def test_organisations_are_no_parties_in_a_young_document_either(bracket: str) -> None:
    document = CleanText.of(f"Mevrouw Ten Hage ({bracket}):\nDank u.")
    (label,) = find_labels(document, when=Period.on(date(2091, 3, 7)))
    assert (label.role, label.party, label.affiliation) == ("other", None, bracket)


@pytest.mark.parametrize(
    "line",
    [
        "President Zelensky zei het zo:",
        "De president van Rusland zei het zo:",
        "De minister-president van Curaçao had dit gezegd:",
        "De koning en de koningin:",
        "Informateur gezocht:",
        "De president van De Nederlandsche Bank, de heer Knot:",
        "En toen zei de Minister letterlijk:",
        "De heer Alkaya vatte het zelf het kortst samen:",
        "De heer Alkaya zei:",
        "De voorzitter zei het al:",
        "De leden Diks, Alkaya en Becker:",
        "De heer Alkaya, mevrouw Diks en mevrouw Becker:",
        "Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking:",
        "Minister Kaag schreef mij:",
        "«De heer Bouali (D66): dat is zo.»",
        "De heer Bouali (D66): dat is zo, stond in de krant.",
        "De voorzitter: u hoort mij niet, riep hij.",
        "Verzoekt de regering:",
        "Mijn vragen zijn:",
        "Aanwezig: Alkaya (SP), Diks (GroenLinks):",
        "De heren en dames:",
        "Vraag aan mevrouw Diks (GroenLinks):",
        pytest.param("Voorzitter:"),
        "Voorzitter: dank u wel.",
        "Mevrouw de voorzitter:",
    ],
)
def test_a_line_that_is_no_heading(line: str) -> None:
    text = f"""\
De heer Alkaya (SP):
Voorzitter. Eerst dit.

{line}
het is wat het is.

De voorzitter:
Dank u.
"""
    assert turns(text) == [
        ("member", "Alkaya", "SP", f"Voorzitter. Eerst dit.\n\n{line} het is wat het is."),
        ("chair", None, None, "Dank u."),
    ]


# Turns -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """\
            Voorzitter: De Roon

            Aanvang 20.22 uur.

            De voorzitter:
            Welkom. Het woord is aan mevrouw Diks.
            Zij is de eerste.

            Mevrouw Diks (GroenLinks):
            Dank u wel.

            Eén vraag.
            De heer Alkaya (SP):
            Ik ook.

            Minister Kaag:
            Goed.

            Sluiting 22.09 uur.
            """,
            [
                (
                    "chair",
                    "De Roon",
                    None,
                    "Welkom. Het woord is aan mevrouw Diks. Zij is de eerste.",
                ),
                ("member", "Diks", "GroenLinks", "Dank u wel.\n\nEén vraag."),
                ("member", "Alkaya", "SP", "Ik ook."),
                ("minister", "Kaag", None, "Goed."),
            ],
            id="since 2011",
        ),
        pytest.param(
            """\
            Voorzitter: Tichelaar

            De voorzitter: Dames en heren, welkom.

            De heer Jan Jacob van Dijk (CDA): Voorzitter. Ik begin.

            En ik ga door.

            Minister Verhagen: Dat hoor ik. De heer Van Dijk zegt: zo is het.

            De heer Van der Ham (D66):
            Mag ik ook?

            De voorzitter: Ja.
            """,
            [
                ("chair", "Tichelaar", None, "Dames en heren, welkom."),
                ("member", "Van Dijk", "CDA", "Voorzitter. Ik begin.\n\nEn ik ga door."),
                ("minister", "Verhagen", None, "Dat hoor ik. De heer Van Dijk zegt: zo is het."),
                ("member", "Van der Ham", "D66", "Mag ik ook?"),
                ("chair", "Tichelaar", None, "Ja."),
            ],
            id="before 2011",
        ),
        pytest.param(
            """\
            De heer Alkaya (SP):
            Voorzitter. Eén motie.

            Motie

            De Kamer,

            gehoord de beraadslaging,

            verzoekt de regering:
            – eerlijke koffie te schenken;

            en gaat over tot de orde van de dag.

            De voorzitter:
            Deze motie is voorgesteld door de leden Alkaya en Diks.

            Zij krijgt nr. 412 (26485).

            Mevrouw Becker (VVD):
            Voorzitter. Ik niet.
            """,
            [
                (
                    "member",
                    "Alkaya",
                    "SP",
                    "Voorzitter. Eén motie.\n\nMotie\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n"
                    "verzoekt de regering: – eerlijke koffie te schenken;\n\n"
                    "en gaat over tot de orde van de dag.",
                ),
                (
                    "chair",
                    None,
                    None,
                    "Deze motie is voorgesteld door de leden Alkaya en Diks.\n\n"
                    "Zij krijgt nr. 412 (26485).",
                ),
                ("member", "Becker", "VVD", "Voorzitter. Ik niet."),
            ],
            id="motion read out",
        ),
        pytest.param(
            """\
            De voorzitter:
            Ik schors voor vijf minuten.

            De vergadering wordt van 20.53 uur tot 21.00 uur geschorst.

            De voorzitter:
            Wij gaan verder.
            """,
            [
                ("chair", None, None, "Ik schors voor vijf minuten."),
                ("chair", None, None, "Wij gaan verder."),
            ],
            id="suspension behind a turn",
        ),
        pytest.param(
            """\
            De voorzitter:
            Ik schors voor vijf minuten.

            De vergadering wordt enkele ogenblikken geschorst.

            Daar zijn wij weer. De Minister.

            Minister Kaag:
            Dank u.
            """,
            [
                (
                    "chair",
                    None,
                    None,
                    "Ik schors voor vijf minuten.\n\n"
                    "De vergadering wordt enkele ogenblikken geschorst.\n\n"
                    "Daar zijn wij weer. De Minister.",
                ),
                ("minister", "Kaag", None, "Dank u."),
            ],
            id="the same speaker goes on without a heading",
        ),
        pytest.param(
            """\
            Minister Kaag:
            Ik ben klaar.

            De beraadslaging wordt gesloten.

            De vergadering wordt enkele ogenblikken geschorst.

            De voorzitter:
            Wij stemmen. Mijn voorstel is aan te houden.

            Daartoe wordt besloten.

            In stemming komt de motie-Smaling (26485, nr. 200).

            De voorzitter:
            Aangenomen.

            De algemene beraadslaging wordt geopend.

            De heer Alkaya (SP):
            Hulde.
            """,
            [
                ("minister", "Kaag", None, "Ik ben klaar."),
                ("chair", None, None, "Wij stemmen. Mijn voorstel is aan te houden."),
                ("chair", None, None, "Aangenomen."),
                ("member", "Alkaya", "SP", "Hulde."),
            ],
            id="what the report itself says ends no turn's text",
        ),
        pytest.param(
            """\
            De heer Alkaya (SP):
            Dat was mijn vraag.

            Voorzitter: ik dank u wel.

            De voorzitter:
            Graag gedaan.
            """,
            [
                ("member", "Alkaya", "SP", "Dat was mijn vraag.\n\nVoorzitter: ik dank u wel."),
                ("chair", None, None, "Graag gedaan."),
            ],
            id="a salutation in the last line",
        ),
        pytest.param(
            """\
            De voorzitter:
            Ik dank u allen.

            Sluiting 22.09 uur.

            Volledige agenda

            1. De brief over koffie
            """,
            [("chair", None, None, "Ik dank u allen.")],
            id="nothing after the closing",
        ),
        pytest.param(
            """\
            De voorzitter:
            Het woord is aan de Minister.

            Minister Kaag:
            De rest komt schriftelijk.

            BIJVOEGSEL

            Schriftelijke antwoorden van de Minister op vragen uit de eerste termijn

            Vraag van het lid Alkaya (SP)
            Is er koffie?
            """,
            [
                ("chair", None, None, "Het woord is aan de Minister."),
                ("minister", "Kaag", None, "De rest komt schriftelijk."),
            ],
            id="written answers behind the debate",
        ),
        pytest.param(
            """\
            De heer Alkaya (SP):
            Wij willen koffie.

            Lijst van ingekomen stukken, met de door de voorzitter gedane voorstellen:
            1. een brief over koffie
            """,
            [("member", "Alkaya", "SP", "Wij willen koffie.")],
            id="a list of documents behind the debate",
        ),
        pytest.param(
            """\
            De voorzitter:

            Mevrouw Diks (GroenLinks):
            Dank u.
            """,
            [("chair", None, None, ""), ("member", "Diks", "GroenLinks", "Dank u.")],
            id="nothing said",
        ),
        pytest.param(
            """\
            De voorzitter van de vaste commissie voor Financiën heeft koffie.

            Minister Kaag drinkt thee.
            """,
            [],
            id="no debate",
        ),
        pytest.param(
            """\
            De heer Alkaya (SP):
            Voorzitter. Ik bre
            """,
            [("member", "Alkaya", "SP", "Voorzitter. Ik bre")],
            id="cut off in the middle",
        ),
    ],
)
def test_turns(text: str, expected: list[Turn]) -> None:
    assert turns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """\
            De voorzitter van de vaste commissie voor Financiën,
            Tichelaar

            De voorzitter:
            Welkom.
            """,
            [None],
            id="who signs does not preside",
        ),
        pytest.param(
            """\
            De voorzitter:
            Welkom.

            Voorzitter: Arib

            De voorzitter:
            Daar ben ik.
            """,
            [None, "Arib"],
            id="named in the middle",
        ),
        pytest.param(
            """\
            Voorzitter: Wuite

            De voorzitter:
            Ik geef de hamer.

            Voorzitter: Klink

            De voorzitter:
            Dank.

            Voorzitter: Wuite

            De vergadering wordt enkele ogenblikken geschorst.

            De voorzitter:
            En verder.
            """,
            ["Wuite", "Klink", "Wuite"],
            id="resumed",
        ),
        pytest.param(
            """\
            Fungerend voorzitter: Vijlbrief

            De voorzitter:
            Welkom.
            """,
            ["Vijlbrief"],
            id="acting",
        ),
        pytest.param(
            """\
            Voorzitter: Jasper van Dijk

            De voorzitter:
            Welkom.

            Voorzitter: mevrouw Van Bijsterveldt-Vliegenthart

            De voorzitter:
            Dank.

            Voorzitter : de heer De Roon

            De voorzitter:
            Dag.
            """,
            ["Van Dijk", "Van Bijsterveldt-Vliegenthart", "De Roon"],
            id="forms of names",
        ),
        pytest.param(
            """\
            De heer Alkaya (SP):
            Ik zeg u dit.

            Voorzitter: Akkoord.

            De voorzitter:
            Dank.
            """,
            ["Alkaya", None],
            id="a salutation with a colon",
        ),
    ],
)
def test_who_presides(text: str, expected: list[str | None]) -> None:
    assert [name for _, name, _, _ in turns(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            """\
            Aan de orde is het VAO Koffie.

            **De voorzitter:**
            Wij beginnen.

            **De heer Alkaya** (SP):
            Dank u wel.

            **Minister Kaag:**
            Graag gedaan.
            """,
            id="Markdown, own line",
        ),
        pytest.param(
            """\
            Aan de orde is het VAO Koffie.

            De **voorzitter**: Wij beginnen.

            De heer **Alkaya** (SP): Dank u wel.

            Minister **Kaag**: Graag gedaan.
            """,
            id="Markdown, same line",
        ),
        pytest.param(
            """\
            # Aan de orde is het VAO Koffie.

            ### De voorzitter:

            Wij beginnen.

            ### De heer Alkaya (SP):

            Dank u wel.

            ### Minister Kaag:

            Graag gedaan.
            """,
            id="Markdown, headings",
        ),
        pytest.param(
            """\
            Aan de orde is het VAO Koffie.

            _De voorzitter:_
            Wij beginnen.

            _De heer Alkaya (SP):_
            Dank u wel.

            _Minister Kaag:_
            Graag gedaan.
            """,
            id="Markdown, italics",
        ),
        pytest.param(
            """\
            Aan de orde is het VAO Koffie.
            De voorzitter:
            Wij beginnen.
            De heer Alkaya (SP):
            Dank u wel.
            Minister Kaag:
            Graag gedaan.
            """,
            id="no blank lines",
        ),
        pytest.param(
            """\
            Aan de orde is het VAO Koffie.

            De voorzitter:

            Wij be-
            ginnen.

            De heer Alkaya
            (SP):

            Dank u
            wel.

            Minister Kaag:

            Graag gedaan.
            """,
            id="headings broken over two lines",
        ),
        pytest.param(
            "Aan de orde is het VAO Koffie. De voorzitter: Wij beginnen. De heer Alkaya (SP): "
            "Dank u wel. Minister Kaag: Graag gedaan.",
            id="everything on one line",
        ),
        pytest.param(
            """\
            Aan de orde is het VAO Koffie.

            De voorzitter:
            Wij beginnen.

            h-tk-20172018-70-9De heer Alkaya (SP):
            Dank u wel.
            \f2
            Minister Kaag:
            Graag gedaan.
            """,
            id="glued to a page foot",
        ),
    ],
)
def test_turns_are_the_same_in_every_conversion(text: str) -> None:
    assert converted(text) == [
        ("chair", None, None, "Wij beginnen."),
        ("member", "Alkaya", "SP", "Dank u wel."),
        ("minister", "Kaag", None, "Graag gedaan."),
    ]


def test_a_hearing_of_guests_is_a_debate_too() -> None:
    text = """\
        VERSLAG VAN EEN HOORZITTING / RONDETAFELGESPREK

        De vaste commissie voor Financiën heeft op 6 maart 2018 gesprekken gevoerd over koffie.

        Voorzitter: De Roon

        De voorzitter:
        Welkom.

        De heer Ruys:
        Dank u wel.
        """
    assert converted(text) == [
        ("chair", "De Roon", None, "Welkom."),
        ("other", "Ruys", None, "Dank u wel."),
    ]


# Events ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Aanvang 20.22 uur.", ("opening", "20:22", None)),
        ("Aanvang 9.30 uur", ("opening", "09:30", None)),
        ("Aanvang: 14.00 uur", ("opening", "14:00", None)),
        pytest.param(
            "De vergadering wordt te 13.30 uur geopend.",
            ("opening", "13:30", None),
        ),
        (
            "De vergadering wordt van 20.53 uur tot 21.00 uur geschorst.",
            ("suspension", "20:53", "21:00"),
        ),
        pytest.param(
            "De vergadering wordt van 16.10 tot 16.15 uur geschorst.",
            ("suspension", "16:10", "16:15"),
        ),
        (
            "De vergadering wordt van 14.38 uur tot 14.43\nuur geschorst.",
            ("suspension", "14:38", "14:43"),
        ),
        ("De vergadering wordt te 18.05 uur geschorst.", ("suspension", "18:05", None)),
        ("De vergadering wordt enkele ogenblikken geschorst.", ("suspension", None, None)),
        ("De vergadering wordt voor enkele ogenblikken geschorst.", ("suspension", None, None)),
        ("De vergadering wordt enige minuten geschorst.", ("suspension", None, None)),
        ("De vergadering wordt vijf minuten geschorst.", ("suspension", None, None)),
        ("De vergadering wordt geschorst.", ("suspension", None, None)),
        ("De openbare vergadering wordt geschorst.", ("suspension", None, None)),
        ("De vergadering wordt om 13.30 uur hervat.", ("resumption", "13:30", None)),
        ("De vergadering wordt te 13.30 uur heropend.", ("resumption", "13:30", None)),
        ("De vergadering wordt hervat.", ("resumption", None, None)),
        ("Sluiting 22.09 uur.", ("closing", "22:09", None)),
        ("Sluiting: 22.09 uur", ("closing", "22:09", None)),
        ("De vergadering wordt te 23.15 uur gesloten.", ("closing", "23:15", None)),
        ("De vergadering wordt gesloten.", ("closing", None, None)),
    ],
)
def test_event(line: str, expected: tuple[str, str | None, str | None]) -> None:
    document = CleanText.of(f"De voorzitter:\nGoed.\n\n{line}\n\nDe voorzitter:\nOok goed.")
    found = [
        (document.lined[each.start : each.end], each.kind, each.time, each.until)
        for each in find_events(document)
    ]
    assert found == [(line, *expected)]


@pytest.mark.parametrize(
    "line",
    [
        "Ik schors de vergadering.",
        "Ik heropen de vergadering en sluit haar om 14.00 uur.",
        "De beraadslaging wordt gesloten.",
        "De algemene beraadslaging wordt heropend.",
        "De vergadering wordt morgen voortgezet.",
        "De vergadering wordt geschorst, zei de voorzitter.",
        "Hij zei: De vergadering wordt geschorst.",
        "De mijn wordt van 20.53 uur tot 21.00 uur gesloten.",
        "Aanvang van het werk is 14.00 uur, zegt men.",
        pytest.param(
            "Sluiting van de mijn is voorzien om 12.00 uur.",
        ),
        pytest.param(
            "Aanvang van de dienst is om 9.00 uur.",
        ),
        "Aanvang en sluiting zijn onbekend.",
        pytest.param(
            "De vergadering wordt pas interessant als de deur wordt gesloten.",
        ),
    ],
)
def test_no_event(line: str) -> None:
    document = CleanText.of(f"De voorzitter:\nGoed.\n\n{line}\n\nSluiting 22.09 uur.")
    found = [document.text[each.start : each.end] for each in find_events(document)]
    assert found == ["Sluiting 22.09 uur."]
