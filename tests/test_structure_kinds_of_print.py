"""Structure in every kind of print: summaries, hearings, Handelingen, lists, texts on one line.

Each text is our own, in the House's print style; the expected values were decided by reading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from textwrap import dedent
from typing import Any

import pytest

from imvo_nlp import convert_text
from imvo_nlp.parties import parties
from imvo_nlp.structure.consultation import split_by_fractie, split_numbered
from imvo_nlp.structure.events import find_events
from imvo_nlp.structure.found import AnswerBlock, Heading, Person, QuestionBlock
from imvo_nlp.structure.lines import with_lines
from imvo_nlp.structure.questions import split_questions
from imvo_nlp.structure.sections import find_headings, find_parts, signature_start
from imvo_nlp.structure.sitting import add_sitting
from imvo_nlp.structure.summary import find_narrated
from imvo_nlp.structure.turns import Label, find_chairs, find_labels, split_turns
from imvo_nlp.text.view import CleanText
from marks import as_marks, gap, read_marks

Turn = tuple[str, str | None, str | None, str]
"""Role, name, party or portfolio, text."""


def turns(document: CleanText, labels: Sequence[Label]) -> list[Turn]:
    found = split_turns(
        document, labels, find_chairs(document), find_events(document), find_parts(document)
    )
    return [
        (each.role, each.name, each.party or each.portfolio, document.text[each.start : each.end])
        for each in found
    ]


# Reports that tell what was said ------------------------------------------------------------------

PRONK = Person(0, 5, "Pronk", ("minister",), post="minister")
RABBAE = "De heer Rabbae (GroenLinks) vindt de brief over koffie mager."


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            [[RABBAE], ["Mevrouw Dijksma (PvdA) sluit zich daarbij aan."]],
            [("member", "Rabbae", "GroenLinks"), ("member", "Dijksma", "PvdA")],
            id="members",
        ),
        pytest.param(
            [[RABBAE], ["De minister deelt dat niet."], ["De voorzitter sluit het overleg."]],
            [
                ("member", "Rabbae", "GroenLinks"),
                ("minister", None, None),
                ("chair", None, None),
            ],
            id="minister without name, and the chair",
        ),
        pytest.param(
            [
                [RABBAE],
                ["Minister Pronk zet de koffie zelf.", "De minister wijst op de thee."],
                ["Staatssecretaris Ybema voegt daaraan toe dat die op is."],
            ],
            [
                ("member", "Rabbae", "GroenLinks"),
                ("minister", "Pronk", None),
                ("state_secretary", "Ybema", None),
            ],
            id="minister with name, who goes on without",
        ),
        pytest.param(
            [
                [RABBAE],
                ["De minister voor Ontwikkelingssamenwerking zet de koffie zelf."],
                ["De minister van Financiën betaalt haar."],
            ],
            [
                ("member", "Rabbae", "GroenLinks"),
                ("minister", None, "Ontwikkelingssamenwerking"),
                ("minister", None, "Financiën"),
            ],
            id="ministers with portfolio",
        ),
        pytest.param(
            [
                [
                    RABBAE,
                    "Hij leest er niets in over thee.",
                    "Van de heer Pronk verwacht hij meer.",
                    "De heer Rabbae (GroenLinks) vraagt ten slotte om melk.",
                ],
                ["De heer Van Dijke (RPF) niet."],
            ],
            [("member", "Rabbae", "GroenLinks"), ("member", "Van Dijke", "RPF")],
            id="several paragraphs of one speaker",
        ),
    ],
)
def test_who_speaks_in_a_summary(
    paragraphs: list[list[str]], expected: list[tuple[str, str | None, str | None]]
) -> None:
    spoken = ["\n\n".join(each) for each in paragraphs]
    document = CleanText.of("\n\n".join(spoken))
    found = turns(document, find_narrated(document, ()))
    assert found == [(*who, said) for who, said in zip(expected, spoken, strict=True)]


@pytest.mark.parametrize(
    ("text", "guests", "expected"),
    [
        pytest.param(
            """\
            Vragen en opmerkingen uit de commissie

            De heer Rabbae (GroenLinks) leest dat er thee komt.

            De minister moet daar volgens hem van afzien.

            Antwoord van de minister

            De minister ziet daar niet van af.

            Nadere gedachtewisseling

            De minister houdt het bij thee.
            """,
            (),
            [
                "De heer Rabbae (GroenLinks) leest dat er thee komt.\n\n"
                "De minister moet daar volgens hem van afzien.",
                "De minister ziet daar niet van af.",
                "De minister houdt het bij thee.",
            ],
            id="among the commission's questions only members speak; each part begins anew",
        ),
        pytest.param(
            f"{RABBAE}\n\nMinister Zalm heeft volgens hem het geld.\n\n"
            "De minister van Financiën zegt immers niets.\n\nMinister Pronk wijst dat af.",
            (PRONK,),
            [
                f"{RABBAE}\n\nMinister Zalm heeft volgens hem het geld.\n\n"
                "De minister van Financiën zegt immers niets.",
                "Minister Pronk wijst dat af.",
            ],
            id="a minister who is no guest is spoken of",
        ),
        pytest.param(
            f"{RABBAE}\n\nDe minister voor Ontwikkelingssamenwerking wijst dat af.",
            (PRONK,),
            [RABBAE, "De minister voor Ontwikkelingssamenwerking wijst dat af."],
            id="a guest who is named by the portfolio",
        ),
        pytest.param(
            f"""\
            {RABBAE}

            De minister zegt een tweede brief toe.

            De voorzitter van de vaste commissie voor Economische Zaken,
            Biesheuvel

            De griffier van de vaste commissie voor Economische Zaken,
            Tielens-Tripels
            """,
            (),
            [RABBAE, "De minister zegt een tweede brief toe."],
            id="who signs says nothing",
        ),
        pytest.param(
            "De minister drinkt koffie.\n\nDe voorzitter drinkt thee.", (), [], id="no members"
        ),
    ],
)
def test_what_is_said_in_a_summary(
    text: str, guests: tuple[Person, ...], expected: list[str]
) -> None:
    document = CleanText.of(dedent(text))
    found = turns(document, find_narrated(document, find_parts(document), guests))
    assert [said for *_, said in found] == expected


# Headings of speakers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "hearing", "expected"),
    [
        ("De heer Alkaya (SP):", True, ("member", "Alkaya", "SP", None)),
        (
            "De heer Thijssen (PvdA/GroenLinks):",
            True,
            ("member", "Thijssen", "PvdA/GroenLinks", None),
        ),  # fmt: skip
        (
            "Mevrouw Den Haan (Fractie Den Haan):",
            True,
            ("member", "Den Haan", "Fractie Den Haan", None),
        ),  # fmt: skip
        ("De heer Jansen (MVO Nederland):", True, ("other", "Jansen", None, None)),
        ("De heer Kuipers (Koffiepartij):", True, ("other", "Kuipers", None, None)),
        ("De heer Kuipers (Koffiepartij):", False, ("member", "Kuipers", "Koffiepartij", None)),
        ("Mevrouw De Wit, directeur van een keurmerk:", True, ("other", "De Wit", None, None)),
        (
            "Mevrouw De Wit (hoogleraar recht en duurzaamheid aan de universiteit te Utrecht):",
            True,
            ("other", "De Wit", None, None),
        ),  # fmt: skip
        ("De heer Van der\nHam (D66):", False, ("member", "Van der Ham", "D66", None)),
        ("Mevrouw Gesthuizen\n(SP):", False, ("member", "Gesthuizen", "SP", None)),
        ("De heer Alkaya (SP), rapporteur:", False, ("member", "Alkaya", "SP", None)),
        (
            "De heer Alkaya (SP), voorzitter van de werkgroep:",
            False,
            ("member", "Alkaya", "SP", None),
        ),  # fmt: skip
        ("De rapporteur Van Zwol:", False, ("other", "Van Zwol", None, None)),
        ("De minister-president:", False, ("minister", None, None, "prime_minister")),
        ("De staatssecretaris:", False, ("state_secretary", None, None, "state_secretary")),
    ],
)
def test_a_speakers_heading(label: str, hearing: bool, expected: tuple[str | None, ...]) -> None:
    document = CleanText.of(f"De voorzitter:\nWelkom.\n\n{label}\nDank u wel.")
    chair, found = find_labels(document, hearing=hearing)
    assert (chair.role, document.lined[found.start : found.end]) == ("chair", label)
    name = found.name and found.name.family
    assert (found.role, name, found.party, found.post) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """\
            Minister Kaag:
            Ik lees u voor wat hier vorig jaar is gezegd.

            De minister:
            Er komt koffie.

            De staatssecretaris:
            Er kwam thee.
            """,
            [
                ("minister", "Kaag", None, "Ik lees u voor wat hier vorig jaar is gezegd.\n\nDe minister: Er komt koffie."),
                ("state_secretary", None, None, "Er kwam thee."),
            ],
            id="De minister is quoted where ministers are printed with their names",
        ),
        pytest.param(
            """\
            De minister:
            Er komt koffie.

            De heer Alkaya (SP):
            Hulde.
            """,
            [("minister", None, None, "Er komt koffie."), ("member", "Alkaya", "SP", "Hulde.")],
            id="De minister speaks where no name is printed",
        ),
        pytest.param(
            """\
            De voorzitter: Wij beginnen.
            De heer Alkaya (SP): Ik herhaal wat wij hier vorig jaar al zeiden tegen
            Minister Kaag: zet koffie.
            Minister Kaag: Dat heb ik onthouden.
            """,
            [
                ("chair", None, None, "Wij beginnen."),
                ("member", "Alkaya", "SP", "Ik herhaal wat wij hier vorig jaar al zeiden tegen Minister Kaag: zet koffie."),
                ("minister", "Kaag", None, "Dat heb ik onthouden."),
            ],
            id="a name in the middle of a sentence",
        ),
        pytest.param(
            """\
            De voorzitter:
            Ik stel voor, te stemmen.

            Daartoe wordt besloten.

            En dat doen wij nu.
            """,
            [("chair", None, None, "Ik stel voor, te stemmen.\n\nDaartoe wordt besloten.\n\nEn dat doen wij nu.")],
            id="what the report says in the middle of a turn stays",
        ),
    ],
)  # fmt: skip
def test_turns(text: str, expected: list[Turn]) -> None:
    document = CleanText.of(dedent(text))
    assert turns(document, find_labels(document)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Daartoe wordt besloten.",
        "Overeenkomstig het voorstel van de voorzitter wordt besloten.",
        "In stemming komt de motie-Diks (26485, nr. 200).",
        "In stemming komt de gewijzigde motie-Diks/Alkaya over eerlijke\nkoffie (26485, nr. 200).",
        "Vóór stemmen de leden van de fracties van de SP, GroenLinks en D66.",
        "Tegen stemmen de leden: Becker, Diks en Van den Hul.",
        "Het wetsvoorstel wordt zonder stemming aangenomen.",
        "De motie wordt met algemene stemmen verworpen.",
        "Vóór stemmen de leden: Rabbae, M.B. Vos en Rosenmöller.",
    ],
)
def test_what_the_report_says_for_itself_is_no_ones_words(line: str) -> None:
    document = CleanText.of(
        f"De voorzitter:\nWij stemmen.\n\n{line}\n\nDe heer Alkaya (SP):\nDank u."
    )
    assert turns(document, find_labels(document)) == [
        ("chair", None, None, "Wij stemmen."),
        ("member", "Alkaya", "SP", "Dank u."),
    ]


# Parts, signatures, headings ----------------------------------------------------------------------


def outline(
    text: str, find: Callable[[CleanText], tuple[Heading, ...]]
) -> list[tuple[str, int, str]]:
    """Title, level and the last word of what stands under each heading."""
    document = CleanText.of(dedent(text))
    printed = document.text
    return [
        (printed[each.start : each.heading_end], each.level, printed[: each.end].split()[-1])
        for each in find(document)
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Vragen en opmerkingen uit de commissie",
        "Vragen en opmerkingen vanuit de fracties",
        "Antwoord van de bewindslieden",
        "Antwoord van de staatssecretaris van Financiën",
        "Eerste termijn van de zijde van de Kamer",
        "Blok 2: koffie in de keten",
    ],
)
def test_the_parts_of_a_debate(title: str) -> None:
    text = f"Er is koffie.\n\n{title}\n\nEerst de heer Rabbae.\n\nNadere gedachtewisseling\nSlot."
    assert outline(text, find_parts) == [
        (title, 1, "Rabbae."),
        ("Nadere gedachtewisseling", 1, "Slot."),
    ]


@pytest.mark.parametrize(
    "line",
    ["Eerste termijn: het woord is aan u.", "In tweede termijn kom ik terug", "Nadere toelichting"],
)
def test_a_line_that_begins_no_part(line: str) -> None:
    assert outline(f"{line}\n\nTweede termijn\n\nSlot.", find_parts) == [
        ("Tweede termijn", 1, "Slot.")
    ]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Ja.\n\n|De Minister van Landbouw,\nC.J. Schouten", id="one minister"),
        pytest.param("Ja.\n\n|De Minister van Financiën,\nW.B. Hoekstra\n\nDe Staatssecretaris van Financiën,\nM. Snel", id="the first of two"),
        pytest.param("Ja.\n\n|De staatssecretaris van Financiën,\n\nM. Snel", id="name below a blank line"),
        pytest.param("Ja.\n\n|De Minister voor Buitenlandse Handel en\nOntwikkelingssamenwerking,\nS.A.M. Kaag", id="office of two lines"),
        pytest.param("Ja.\n\nDe Minister van Landbouw heeft dat, zegt zij, gedaan.|", id="nobody"),
    ],
)  # fmt: skip
def test_where_a_minister_signs(marked: str) -> None:
    document = CleanText.of(marked.replace("|", ""))
    assert signature_start(document, 0) == marked.index("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """\
            Inhoudsopgave

            1. Inleiding 2
            2. Koffie zetten 3

            1. Inleiding

            Deze brief gaat over koffie.

            2. Koffie zetten

            Het water kookt.
            """,
            [("1. Inleiding", 1, "koffie."), ("2. Koffie zetten", 1, "kookt.")],
            id="table of contents",
        ),
        pytest.param(
            """\
            Inhoud
            Stand van zaken .......... 2
            Vervolg .................. 3

            Stand van zaken

            De koffie is gezet.

            Vervolg

            Nu de thee nog.
            """,
            [("Stand van zaken", 1, "gezet."), ("Vervolg", 1, "nog.")],
            id="table of contents with leaders, without a blank line",
        ),
        pytest.param(
            """\
            Geachte voorzitter,

            Stand van zaken
            De koffie is gezet door de bode van mijn ministerie, die haar ook heeft
            geschonken.

            Vervolg
            Over de thee ontvangt uw Kamer in het najaar een afzonderlijke brief van
            mijn ambtgenoot.
            """,
            [("Stand van zaken", 1, "geschonken."), ("Vervolg", 1, "ambtgenoot.")],
            id="no blank line below the headings",
        ),
        pytest.param(
            """\
            Geachte voorzitter,
            Hierbij schrijf ik uw Kamer over de koffie die bij vergaderingen van de
            commissie wordt geschonken.
            Stand van zaken
            De koffie is gezet door de bode van mijn ministerie, die haar ook heeft
            geschonken.
            """,
            [("Stand van zaken", 1, "geschonken.")],
            id="no blank lines at all",
        ),
        pytest.param(
            """\
            Nr. 3 MEMORIE VAN TOELICHTING

            I. ALGEMEEN

            1. Inleiding

            Dit voorstel gaat over koffie.

            2. Uitvoering

            2.1 Zetten

            Het water kookt.

            II. ARTIKELSGEWIJS

            Artikel 1

            Dit artikel spreekt voor zich.
            """,
            [
                ("I. ALGEMEEN", 1, "kookt."),
                ("1. Inleiding", 2, "koffie."),
                ("2. Uitvoering", 2, "kookt."),
                ("2.1 Zetten", 3, "kookt."),
                ("II. ARTIKELSGEWIJS", 1, "zich."),
                ("Artikel 1", 2, "zich."),
            ],
            id="Roman chapters with numbers in them",
        ),
    ],
)
def test_headings(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert outline(text, find_headings) == expected
