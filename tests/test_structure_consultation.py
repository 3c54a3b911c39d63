"""Written consultations and headings: who asks what before which answer, and what is a heading."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

import imvo_nlp
from imvo_nlp.notation.period import ANY_DAY, Period
from imvo_nlp.reference.parties import parties
from imvo_nlp.structure.consultation import find_answer_labels, split_consultation
from imvo_nlp.structure.fracties import fracties
from imvo_nlp.structure.sections import find_headings
from imvo_nlp.text.view import CleanText

Question = tuple[list[int], list[str], str]
"""Numbers, parties as printed, text."""
Answer = tuple[str | None, list[int], str, list[int]]
"""Heading, numbers, text, the questions it points to."""


def gap(reason: str) -> pytest.MarkDecorator:
    """A known gap: the test holds the right answer, and fails as soon as the code gives it."""
    return pytest.mark.xfail(strict=True, reason=reason)


def split(text: str) -> tuple[list[Question], list[Answer], list[int]]:
    """Questions, answers, and for each question which answer it has."""
    document = CleanText.of(dedent(text))
    questions, answers = split_consultation(document, find_headings(document), parties(), ANY_DAY)
    printed = document.text
    return (
        [
            (
                list(each.numbers),
                [party for party, _ in each.asked_by if party],
                printed[each.start : each.end],
            )
            for each in questions
        ],
        [
            (
                printed[each.label_start : each.label_end] if each.label_start >= 0 else None,
                list(each.numbers),
                printed[each.start : each.end],
                list(each.refers_to),
            )
            for each in answers
        ],
        [each.answer for each in questions],
    )


# Headings of answers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("15. Antwoord van het kabinet:", 15),
        ("6. Antwoord van het Kabinet:", 6),
        ("7. Antwoord van het kabinet.", 7),
        ("7. Antwoord van het kabinet", 7),
        ("7. Antwoord van het kabinet;", 7),
        ("7. Antwoord van het kabinet :", 7),
        ("4 Antwoord van het kabinet:", 4),
        ("4.Antwoord van het kabinet:", 4),
        ("4, Antwoord van het kabinet:", 4),
        ("4) Antwoord van het kabinet:", 4),
        ("4 . Antwoord van het kabinet:", 4),
        ("4. antwoord van het kabinet:", 4),
        ("131. Antwoorden van het kabinet:", 131),
        ("4. Antwoord van de regering:", 4),
        ("4. Antwoord van de Minister:", 4),
        ("4. Antwoord van de Staatssecretaris:", 4),
        ("4. Reactie van de bewindspersoon:", 4),
        pytest.param("4. Reactie van de bewindslieden:", 4),
        pytest.param("4. Antwoord kabinet:", 4),
        pytest.param("4. Antwoord van kabinet:", 4),
        pytest.param("4. Antwoord van het kabient:", 4),
    ],
)
def test_the_heading_of_an_answer_and_its_misprints(label: str, number: int) -> None:
    text = f"Is dat zo?\n\n{label}\nJa, dat is zo."
    assert find_answer_labels(CleanText.of(text)) == (
        (12, 12 + len(label), (number,) if number else ()),
    )


@pytest.mark.parametrize(
    "line",
    [
        "Zie het antwoord van het kabinet:",
        "Antwoord van het kabinet op de motie blijft uit.",
        "4. Antwoord van het kabinet op deze motie is nog niet binnen.",
        "2020 Antwoord van het kabinet:",
        "4. De Minister antwoordt:",
        "4 antwoorden ontbreken:",
    ],
)
def test_a_line_that_heads_no_answer(line: str) -> None:
    text = f"Is dat zo?\n\n{line}\nJa.\n\n4. Antwoord van het kabinet:\nNee."
    start = text.index("4. Antwoord van het kabinet:\n")
    assert find_answer_labels(CleanText.of(text)) == ((start, start + 28, (4,)),)


# Who asks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("De leden van de VVD-fractie vragen naar koffie.", ["VVD"]),
        ("Is er koffie, zo vragen de leden van de SGP-fractie?", ["SGP"]),
        ("Ook vragen de leden van de CDA-fractie om melk.", ["CDA"]),
        (
            "De leden van de fractie van de Partij voor de Dieren vragen dit.",
            ["Partij voor de Dieren"],
        ),
        ("De leden van de fractie van GroenLinks vragen dit.", ["GroenLinks"]),
        ("De leden van GroenLinks vragen dit.", ["GroenLinks"]),
        ("De leden van de GroenLinks-PvdA-fractie vragen dit.", ["GroenLinks-PvdA"]),
        ("De leden van de SP- en PvdA-fractie vragen dit.", ["SP", "PvdA"]),
        pytest.param(
            "De leden van de SP-fractie en de PvdA-fractie vragen dit.",
            ["SP", "PvdA"],
        ),
        ("De leden van de VVD-, CDA- en D66-fracties vragen dit.", ["VVD", "CDA", "D66"]),
        ("De leden van de fracties van de SP en de PvdA vragen dit.", ["SP", "PvdA"]),
        ("De leden van de fracties van D66, de SP en de PvdA vragen dit.", ["D66", "SP", "PvdA"]),
        ("De leden van de PvdA--fractie vragen dit.", ["PvdA"]),
        ("De leden van de VVD-fractie lezen dat de PvdA en het CDA dit willen.", ["VVD"]),
        ("Het CDA wil dit. De leden van de VVD-fractie willen dat niet.", ["VVD"]),
        ("De leden van de PVV-fractie steunen de leden van de VVD-fractie.", ["PVV"]),
        ("Het lid van de BBB-fractie vraagt dit.", ["BBB"]),
        pytest.param("De fractie van de VVD vraagt dit.", ["VVD"]),
        pytest.param(
            "Het lid van de fractie van DENK vraagt naar de motie van de SP-fractie.",
            ["DENK"],
        ),
        pytest.param(
            "In navolging van de leden van de VVD-fractie vragen de leden van de SP-fractie dit.",
            ["SP"],
        ),
        # who is the subject and asks, not who stands behind a preposition or asked before
        ("Deze leden delen de zorg van de leden van de SP-fractie.", []),
        ("De leden van de CDA-fractie delen de zorg van de leden van de SP-fractie.", ["CDA"]),
        ("Net als de leden van de CDA-fractie vragen de leden van de PvdA-fractie dit.", ["PvdA"]),
        (
            "Samen met de leden van de SP-fractie willen de leden van de GroenLinks-fractie dit.",
            ["GroenLinks", "SP"],
        ),
        (
            "De leden van de VVD-fractie vroegen dit in mei. Is het er al, zo vragen de leden van "
            "de SGP-fractie.",
            ["SGP"],
        ),
        (
            "De leden van de PvdA-fractie spreken van een heffing. Kan dat, zo vragen de leden van "
            "de VVD-fractie.",
            ["VVD"],
        ),
        ("Voornoemde leden lazen het voorstel van de SP-fractie.", []),
        ("De aan het woord zijnde leden volgen de GroenLinks-fractie.", []),
        ("Kan dat volgens de motie van het lid Kröger (GroenLinks)?", []),
        ("Deze leden vragen dit.", []),
        ("De leden vragen wat de SP en de PvdA willen.", []),
    ],
)
def test_which_fracties_ask(question: str, expected: list[str]) -> None:
    text = f"De leden van de FVD-fractie. {question} De leden van de SGP-fractie."
    start = len("De leden van de FVD-fractie. ")
    found = fracties(text, start, start + len(question), parties(), ANY_DAY)
    assert list(found) == expected


@pytest.mark.parametrize(
    ("day", "question", "expected"),
    [
        (date(2021, 11, 26), "Het lid Omtzigt vraagt dit.", ["Lid Omtzigt"]),
        (date(2018, 11, 26), "Het lid Omtzigt vraagt dit.", []),
        (date(2015, 3, 30), "Het lid Van Vliet vraagt dit.", ["Lid Van Vliet"]),
        (date(2014, 8, 1), "Het lid Klein vraagt dit.", ["50PLUS/Klein"]),
        (date(2022, 3, 30), "De leden van de Groep Van Haga vragen dit.", ["Groep Van Haga"]),
        (date(2012, 8, 30), "De Groep Kortenoeven/Hernandez vraagt dit.", ["Groep Kortenoeven/Hernandez"]),
    ],
)  # fmt: skip
def test_a_single_member_or_a_group_asks(day: date, question: str, expected: list[str]) -> None:
    found = fracties(question, 0, len(question), parties(), Period.on(day))
    assert list(found) == expected


# Questions and answers ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "questions", "answers"),
    [
        pytest.param(
            """\
            Vragen en opmerkingen vanuit de fracties en reactie van de bewindspersoon

            Algemeen

            De leden van de VVD-fractie danken de Minister voor de stukken over koffie.

            De leden van de SP-fractie hebben nog enkele vragen.

            Koffie

            De leden van de VVD-fractie lezen dat de PvdA koffie drinkt. Kan de Minister dat
            bevestigen?

            1. Antwoord van het kabinet:
            Ja. Het kabinet drinkt mee.

            En is de Minister het met deze leden eens dat thee ook kan?

            2. Antwoord van het kabinet:
            Zie het antwoord op vraag 1.

            Wat kost dat alles, zo vragen de leden van de SP-fractie?

            3. Antwoord van het kabinet:
            Acht euro.

            Thee

            Wanneer wordt er thee gezet, en kan de Minister dat toelichten?

            4. Antwoord van het kabinet:
            Om drie uur.
            """,
            [
                (
                    [1],
                    ["VVD"],
                    "De leden van de VVD-fractie lezen dat de PvdA koffie drinkt. "
                    "Kan de Minister dat bevestigen?",
                ),
                ([2], ["VVD"], "En is de Minister het met deze leden eens dat thee ook kan?"),
                ([3], ["SP"], "Wat kost dat alles, zo vragen de leden van de SP-fractie?"),
                ([4], ["SP"], "Wanneer wordt er thee gezet, en kan de Minister dat toelichten?"),
            ],
            [
                ("1. Antwoord van het kabinet:", [1], "Ja. Het kabinet drinkt mee.", []),
                ("2. Antwoord van het kabinet:", [2], "Zie het antwoord op vraag 1.", [1]),
                ("3. Antwoord van het kabinet:", [3], "Acht euro.", []),
                ("4. Antwoord van het kabinet:", [4], "Om drie uur.", []),
            ],
            id="named at the start, carried over, named at the end, headings between",
        ),
        pytest.param(
            """\
            Vragen en opmerkingen van de leden van de VVD-fractie

            Is er koffie?

            1. Antwoord van het kabinet:
            Ja.

            De leden van de SP-fractie stelden thee voor. Is er thee?

            2. Antwoord van het kabinet:
            Nee.

            Overig

            Is er melk?

            3. Antwoord van het kabinet:
            Genoeg.
            """,
            [
                ([1], ["VVD"], "Is er koffie?"),
                ([2], ["VVD"], "De leden van de SP-fractie stelden thee voor. Is er thee?"),
                ([3], [], "Is er melk?"),
            ],
            [
                ("1. Antwoord van het kabinet:", [1], "Ja.", []),
                ("2. Antwoord van het kabinet:", [2], "Nee.", []),
                ("3. Antwoord van het kabinet:", [3], "Genoeg.", []),
            ],
            id="a fractie's heading counts before its words, and ends with the next heading",
        ),
        pytest.param(
            """\
            Koffie

            De leden van de VVD-fractie vragen wie de koffie zet.

            1. Antwoord van het kabinet:
            De bode.

            De leden van de SP-fractie vragen wie de kopjes wast.

            2. Antwoord van het kabinet:
            De bode.

            Thee

            Wie zet de thee?

            3. Antwoord van het kabinet:
            De bode.

            De leden van de VVD-fractie vragen of hij dat kan.

            4. Antwoord van het kabinet:
            Ja.
            """,
            [
                ([1], ["VVD"], "De leden van de VVD-fractie vragen wie de koffie zet."),
                ([2], ["SP"], "De leden van de SP-fractie vragen wie de kopjes wast."),
                ([3], ["VVD"], "Wie zet de thee?"),
                ([4], ["VVD"], "De leden van de VVD-fractie vragen of hij dat kan."),
            ],
            [
                ("1. Antwoord van het kabinet:", [1], "De bode.", []),
                ("2. Antwoord van het kabinet:", [2], "De bode.", []),
                ("3. Antwoord van het kabinet:", [3], "De bode.", []),
                ("4. Antwoord van het kabinet:", [4], "Ja.", []),
            ],
            id="a new subject begins with the first in order, where the next words name it",
        ),
        pytest.param(
            """\
            Koffie

            De leden van de VVD-fractie danken de Minister voor de stukken.

            De leden van de VVD-fractie vragen wie de koffie zet.

            1. Antwoord van het kabinet:
            De bode.
            """,
            [
                (
                    [1],
                    ["VVD"],
                    "De leden van de VVD-fractie danken de Minister voor de stukken.\n\n"
                    "De leden van de VVD-fractie vragen wie de koffie zet.",
                ),
            ],
            [("1. Antwoord van het kabinet:", [1], "De bode.", [])],
            id="opening remarks directly before the first question",
        ),
        pytest.param(
            """\
            Koffie

            De leden van de VVD-fractie vragen wie de koffie zet.

            1. Antwoord van het kabinet:
            De bode zet de koffie. Het kabinet dankt hem daarvoor.

            Ik heb uw Kamer daarover vorig jaar een brief gestuurd.

            De leden van de SP-fractie lezen die brief nog eens. Zij zijn niet tevreden.

            Kan de Minister zeggen wat de bode verdient?

            2. Antwoord van het kabinet:
            Genoeg.
            """,
            [
                ([1], ["VVD"], "De leden van de VVD-fractie vragen wie de koffie zet."),
                (
                    [2],
                    ["SP"],
                    "De leden van de SP-fractie lezen die brief nog eens. "
                    "Zij zijn niet tevreden.\n\nKan de Minister zeggen wat de bode verdient?",
                ),
            ],
            [
                (
                    "1. Antwoord van het kabinet:",
                    [1],
                    "De bode zet de koffie. Het kabinet dankt hem daarvoor.\n\n"
                    "Ik heb uw Kamer daarover vorig jaar een brief gestuurd.",
                    [],
                ),
                ("2. Antwoord van het kabinet:", [2], "Genoeg.", []),
            ],
            id="an answer and a question of two paragraphs each",
        ),
        pytest.param(
            """\
            Koffie

            De leden van de SP- en PvdA-fractie vragen wie de koffie zet.

            95 Antwoord van het kabinet:
            De bode.

            Deze leden vragen of hij dat altijd doet.

            95. Antwoord van het Kabinet.
            Ja. Zie ook de beantwoording van vragen 95 en 96.

            De leden van de fractie van de ChristenUnie vragen wie hem vervangt.

            96. Antwoord van het kabinet:
            Niemand; zie vraag 95 van het lid Diks en het antwoord op vraag 95.
            """,
            [
                (
                    [95],
                    ["SP", "PvdA"],
                    "De leden van de SP- en PvdA-fractie vragen wie de koffie zet.",
                ),
                ([95], ["SP", "PvdA"], "Deze leden vragen of hij dat altijd doet."),
                (
                    [96],
                    ["ChristenUnie"],
                    "De leden van de fractie van de ChristenUnie vragen wie hem vervangt.",
                ),
            ],
            [
                ("95 Antwoord van het kabinet:", [95], "De bode.", []),
                (
                    "95. Antwoord van het Kabinet.",
                    [95],
                    "Ja. Zie ook de beantwoording van vragen 95 en 96.",
                    [96],
                ),
                (
                    "96. Antwoord van het kabinet:",
                    [96],
                    "Niemand; zie vraag 95 van het lid Diks en het antwoord op vraag 95.",
                    [95],
                ),
            ],
            id="a number twice, joint fracties",
        ),
        pytest.param(
            """\
            Koffie

            Wie zet de koffie?

            1. Antwoord van het kabinet:
            De bode.

            Waarom?

            2. Antwoord van het kabinet:
            Dat is zijn werk.
            """,
            [([1], [], "Wie zet de koffie?"), ([2], [], "Waarom?")],
            [
                ("1. Antwoord van het kabinet:", [1], "De bode.", []),
                ("2. Antwoord van het kabinet:", [2], "Dat is zijn werk.", []),
            ],
            id="questions of one short line",
        ),
        pytest.param("De leden van de VVD-fractie hebben geen vragen.", [], [], id="no answers"),
    ],
)
def test_consultation(text: str, questions: list[Question], answers: list[Answer]) -> None:
    assert split(text) == (questions, answers, list(range(len(questions))))


def test_two_fracties_before_one_answer_and_only_answers_have_a_heading() -> None:
    text = """\
        Koffie

        De leden van de VVD-fractie vragen wie de koffie zet.

        Antwoord 1
        De bode.

        De leden van de PvdA-fractie vragen naar de melk.

        De leden van de SP-fractie vragen naar de suiker.

        Antwoord 2
        Die staan in de kast.
        """
    questions = [
        ([1], ["VVD"], "De leden van de VVD-fractie vragen wie de koffie zet."),
        ([2], ["PvdA"], "De leden van de PvdA-fractie vragen naar de melk."),
        ([2], ["SP"], "De leden van de SP-fractie vragen naar de suiker."),
    ]
    answers: list[Answer] = [
        ("Antwoord 1", [1], "De bode.", []),
        ("Antwoord 2", [2], "Die staan in de kast.", []),
    ]
    assert split(text) == (questions, answers, [0, 1, 1])


def test_the_measure_of_the_print_shows_where_an_answer_ends() -> None:
    # Answers are bold, so fewer characters go on a line; no word tells these paragraphs apart.
    text = """\
        Koffie

        De leden van de VVD-fractie merken op dat koffie in kantoren in het hele land
        een belangrijke rol speelt, en dat in de stukken daarover weinig te lezen is.

        1. Antwoord van het kabinet:
        Koffie speelt in kantoren inderdaad een belangrijke rol,
        maar in de stukken was daarvoor tot nu toe geen plaats.

        Dat wordt in de volgende stukken beter, want daarin is
        een hele bladzijde voor koffie en thee ingeruimd.

        Naast koffie is er in kantoren ook thee, en in de stukken die zijn toegezonden
        staat over thee helemaal niets, ook niet op de bladzijden over warme dranken.

        2. Antwoord van het kabinet:
        Over thee staat in de stukken inderdaad niets, omdat die
        in kantoren veel minder wordt gedronken dan koffie.
        """
    questions, answers, _ = split(text)
    assert [(body[:17], body[-18:]) for _, _, body in questions] == [
        ("De leden van de V", "einig te lezen is."),
        ("Naast koffie is e", "ver warme dranken."),
    ]
    assert [(body[:17], body[-18:]) for _, _, body, _ in answers] == [
        ("Koffie speelt in ", "en thee ingeruimd."),
        ("Over thee staat i", "ronken dan koffie."),
    ]


@pytest.mark.parametrize(
    ("text", "questions", "answers"),
    [
        pytest.param(
            """\
            Vragen en opmerkingen vanuit de fracties en reactie van de bewindspersoon

            De leden van de VVD-fractie vragen wie de koffie zet.

            Antwoord:
            De bode zet de koffie.

            De leden van de SP-fractie vragen wat hij verdient.

            Antwoord:
            Genoeg.
            """,
            [
                ([], ["VVD"], "De leden van de VVD-fractie vragen wie de koffie zet."),
                ([], ["SP"], "De leden van de SP-fractie vragen wat hij verdient."),
            ],
            [
                ("Antwoord:", [], "De bode zet de koffie.", []),
                ("Antwoord:", [], "Genoeg.", []),
            ],
            id="Antwoord without number",
        ),
        pytest.param(
            """\
            I Vragen en opmerkingen vanuit de fracties

            Vragen en opmerkingen van de leden van de VVD-fractie

            De leden van de VVD-fractie vragen wie de koffie zet.

            Vragen en opmerkingen van de leden van de SP-fractie

            De leden van de SP-fractie vragen wat hij verdient.

            II Reactie van de bewindspersoon

            Vragen en opmerkingen van de leden van de VVD-fractie

            De bode zet de koffie.

            Vragen en opmerkingen van de leden van de SP-fractie

            Genoeg.
            """,
            [
                ([], ["VVD"], "De leden van de VVD-fractie vragen wie de koffie zet."),
                ([], ["SP"], "De leden van de SP-fractie vragen wat hij verdient."),
            ],
            [
                (
                    "Vragen en opmerkingen van de leden van de VVD-fractie",
                    [],
                    "De bode zet de koffie.",
                    [],
                ),
                ("Vragen en opmerkingen van de leden van de SP-fractie", [], "Genoeg.", []),
            ],
            marks=gap("all answers behind all questions, by fractie"),
            id="first all questions, then all answers, by fractie",
        ),
    ],
)
def test_other_forms_of_consultations(
    text: str, questions: list[Question], answers: list[Answer]
) -> None:
    assert split(text) == (questions, answers, [0, 1])


# Sections ----------------------------------------------------------------------------------------


def sections(text: str) -> list[tuple[str, int, str]]:
    """Title, level and the last words of what stands under each heading."""
    document = CleanText.of(dedent(text))
    return [
        (
            document.text[each.start : each.heading_end],
            each.level,
            document.text[each.start : each.end].split("\n\n")[-1],
        )
        for each in find_headings(document)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """\
            Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

            Den Haag, 7 februari 2017

            Geachte voorzitter,

            Deze brief gaat over koffie.

            Stand van zaken

            De koffie is gezet.

            Zij is warm.

            Convenanten op het gebied van koffie, thee en melk in
            internationale context (IMVO)

            Daarover wordt gesproken.

            Hoe verder?

            Het kabinet drinkt door.

            Hoogachtend,

            De Minister van Economische Zaken,
            H.G.J. Kamp

            De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,
            E.M.J. Ploumen
            """,
            [
                ("Stand van zaken", 1, "Zij is warm."),
                (
                    "Convenanten op het gebied van koffie, thee en melk in "
                    "internationale context (IMVO)",
                    1,
                    "Daarover wordt gesproken.",
                ),
                (
                    "Hoe verder?",
                    1,
                    "De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking, "
                    "E.M.J. Ploumen",
                ),
            ],
            id="a letter: its signatures belong to the last section",
        ),
        pytest.param(
            """\
            Geachte heer Van Raan,

            Dank u.

            Dat is zo.

            Het rapport bevat drie aanbevelingen:

            1) Zet de koffie op tijd

            2) Schenk haar warm

            3) Drink haar op

            – melk en suiker

            • koekjes

            De punten onder elkaar:

            Is dat werkelijk zo, en wie heeft dat dan wel onderzocht?

            De leden van de begeleidingsgroep onderschrijven

            deze punten.

            Met vriendelijke groet,

            De Staatssecretaris van Financiën,

            E.D. Wiebes
            """,
            [],
            id="no headings: lists, short sentences, quotations, salutation, signature",
        ),
        pytest.param(
            """\
            Geachte voorzitter,

            Het rapport bevat aanbevelingen.

            1. Zet de koffie op tijd

            2. Schenk haar warm

            3. Drink haar op

            Daar ben ik het mee eens.
            """,
            [],
            id="no headings: a numbered list without full stops",
        ),
        pytest.param(
            """\
            Geachte voorzitter,

            De bode zei het zo:

            «Koffie is gezond.»

            Daar ben ik het mee eens.
            """,
            [],
            id="no headings: a quotation",
        ),
        pytest.param(
            """\
            Geachte voorzitter,

            Hierbij de stukken.

            Hoogachtend,

            De Minister van Landbouw, Natuur en
            Voedselkwaliteit,

            Carola Schouten

            Bijlage(n): geen, zie de site.
            """,
            [],
            id="no headings: a name below a signature",
        ),
        pytest.param(
            """\
            Geachte voorzitter,

            Dit gaat over koffie.

            1. Inleiding

            Koffie is zwart.

            2. Uitvoering

            2.1 Zetten

            Het water kookt.

            2.2 Schenken

            De kan is vol.

            3. Slot

            Dat was het.
            """,
            [
                ("1. Inleiding", 1, "Koffie is zwart."),
                ("2. Uitvoering", 1, "De kan is vol."),
                ("2.1 Zetten", 2, "Het water kookt."),
                ("2.2 Schenken", 2, "De kan is vol."),
                ("3. Slot", 1, "Dat was het."),
            ],
            id="numbered headings",
        ),
        pytest.param(
            """\
            Vragen en opmerkingen vanuit de fracties en reactie van de
            bewindspersoon

            Algemeen

            De leden van de VVD-fractie danken voor de stukken.

            Koffie

            Wie zet de koffie?

            1. Antwoord van het kabinet:
            De bode.
            """,
            [
                (
                    "Vragen en opmerkingen vanuit de fracties en reactie van de bewindspersoon",
                    1,
                    "1. Antwoord van het kabinet: De bode.",
                ),
                ("Algemeen", 2, "De leden van de VVD-fractie danken voor de stukken."),
                ("Koffie", 2, "1. Antwoord van het kabinet: De bode."),
            ],
            id="a written consultation",
        ),
        pytest.param(
            """\
            I Vragen en opmerkingen vanuit de fracties

            De leden van de VVD-fractie vragen wie de koffie zet.

            II Reactie van de bewindspersoon

            De bode.
            """,
            [
                (
                    "I Vragen en opmerkingen vanuit de fracties",
                    1,
                    "De leden van de VVD-fractie vragen wie de koffie zet.",
                ),
                ("II Reactie van de bewindspersoon", 1, "De bode."),
            ],
            id="numbered parts of a written consultation",
        ),
        pytest.param(
            """\
            Geachte voorzitter,

            Koffie
            """,
            [],
            id="nothing below it",
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_headings_and_what_stands_under_them(
    text: str, expected: list[tuple[str, int, str]]
) -> None:
    assert sections(text) == expected


def test_questions_without_numbers_are_not_pointed_to() -> None:
    """`vraag 4` is one of another document where the questions of this one have no numbers."""
    text = """\
VERSLAG VAN EEN SCHRIFTELIJK OVERLEG

I Vragen en opmerkingen vanuit de fracties

Inbreng van de leden van de SP-fractie

De leden van de SP-fractie vragen wat er geldt.

II Reactie van de bewindspersoon

Reactie op de inbreng van de leden van de SP-fractie

Zie het antwoord op vraag 4 van de lijst die de Kamer heeft.
"""
    (answer,) = imvo_nlp.convert_text(text).answers
    assert answer.text == "Zie het antwoord op vraag 4 van de lijst die de Kamer heeft."
    assert answer.refers_to == ()
