"""Numbered questions and answers: headings, links, who asks and answers, pointers."""

from __future__ import annotations

from textwrap import dedent

import pytest

import imvo_nlp
from imvo_nlp.structure.askers import find_answerers, find_askers
from imvo_nlp.structure.consistency import made_consistent
from imvo_nlp.structure.found import Person, Structure
from imvo_nlp.structure.pointers import find_pointers
from imvo_nlp.structure.questions import split_questions
from imvo_nlp.text.source import HeadingMark, Marks
from imvo_nlp.text.view import CleanText

BHOS = "Buitenlandse Handel en Ontwikkelingssamenwerking"
Question = tuple[str | None, list[int], str, str | None]
"""Heading, numbers, text, heading of its answer."""
Answer = tuple[str | None, list[int], str, list[int]]
"""Heading, numbers, text, the questions it points to."""


def split(text: str) -> tuple[list[Question], list[Answer]]:
    document = CleanText.of(dedent(text))
    questions, answers = split_questions(document, (), ())
    answers = made_consistent(document, Structure(questions=questions, answers=answers)).answers
    printed = document.text

    def label(block: tuple[int, ...]) -> str | None:
        return printed[block[0] : block[1]].strip() if block[0] >= 0 else None

    return (
        [
            (
                label(each),  # type: ignore[arg-type]
                list(each.numbers),
                printed[each.start : each.end],
                label(answers[each.answer]) if each.answer >= 0 else None,  # type: ignore[arg-type]
            )
            for each in questions
        ],
        [
            (
                label(each),  # type: ignore[arg-type]
                list(each.numbers),
                printed[each.start : each.end],
                list(each.refers_to),
            )
            for each in answers
        ],
    )


def converted(text: str) -> tuple[list[Question], list[Answer]]:
    """The same through the whole pipeline, so from text as a converter left it."""
    kamerstuk = imvo_nlp.convert_text(dedent(text))
    labels = {answer.id: answer.label for answer in kamerstuk.answers}
    return (
        [
            (each.label, list(each.numbers), each.text, labels.get(each.answer or ""))
            for each in kamerstuk.questions
        ],
        [
            (each.label, list(each.numbers), each.text, list(each.refers_to))
            for each in kamerstuk.answers
        ],
    )


# Headings ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        ("Vraag 1", [1]),
        ("Vraag 12", [12]),
        ("Vraag 131", [131]),
        ("Vraag 1:", [1]),
        ("Vraag 1.", [1]),
        ("Vraag 4 en 5", [4, 5]),
        ("Vragen 4 en 5", [4, 5]),
        ("Vraag 2, 3 en 4", [2, 3, 4]),
        ("Vragen 1, 2 en 3:", [1, 2, 3]),
        ("Vraag 5 t/m 7", [5, 6, 7]),
        ("Vraag 5 tot en met 7", [5, 6, 7]),
        ("Vraag 5-7", [5, 6, 7]),
        pytest.param("VRAAG 3", [3]),
    ],
)
@pytest.mark.parametrize("behind", ["\n", " "], ids=["own line", "same line"])
def test_a_questions_heading(label: str, numbers: list[int], behind: str) -> None:
    found, _ = split(f"{label}{behind}Bent u bekend met koffie?\n\nAntwoord 99\nJa.")
    assert found == [(label, numbers, "Bent u bekend met koffie?", None)]


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        ("Antwoord 1", [1]),
        ("Antwoord 1:", [1]),
        ("Antwoord 1.", [1]),
        ("Antwoord 4 en 5", [4, 5]),
        ("Antwoord 2 t/m 4", [2, 3, 4]),
        ("Antwoord 2, 3 en 4", [2, 3, 4]),
        ("Antwoorden 4 en 5", [4, 5]),
        ("Antwoord vraag 6", [6]),
        ("Antwoord vragen 6 en 7", [6, 7]),
        ("Antwoord op vraag 12", [12]),
        ("Antwoord op vraag 12:", [12]),
        ("Antwoord op vragen 2 en 3", [2, 3]),
        ("Antwoord op de vragen 7, 8, en 9", [7, 8, 9]),
        ("Antwoord op de vragen 2 tot en met 4", [2, 3, 4]),
        ("Antwoorden op vraag 3, 4, 5, 9 en 10", [3, 4, 5, 9, 10]),
        ("Antwoorden op de vragen 1 t/m 3 en 5", [1, 2, 3, 5]),
        ("Antwoord bij vraag 3", [3]),
        pytest.param("Antwoord op vraag 1 en vraag 2", [1, 2]),
        pytest.param("Antwoord op vraag 4 & 5", [4, 5]),
        ("Antwoord op de vragen 10 -12", [10, 11, 12]),
        pytest.param("ANTWOORD 3", [3]),
    ],
)
@pytest.mark.parametrize("behind", ["\n", " "], ids=["own line", "same line"])
def test_an_answers_heading(label: str, numbers: list[int], behind: str) -> None:
    _, found = split(f"Vraag 99\nEn koffie?\n\n{label}{behind}Ja, die ken ik.")
    assert found == [(label, numbers, "Ja, die ken ik.", [])]


@pytest.mark.parametrize(
    "line",
    [
        "Vraag 3 stelt ons voor een raadsel.",
        "Antwoord 2 is al gegeven.",
        "Vraag en antwoord horen bij elkaar.",
        "Vragen van het lid Diks kwamen er ook.",
        "Antwoord van Minister Kaag staat hieronder.",
        "3 koppen per dag is genoeg.",
        "De vraag 5 blijft.",
        "Vraag 1 op de 5 boeren maar eens.",
        "Antwoorden 40 boeren niet, dan wachten wij.",
        pytest.param(
            "Dat hangt samen met het antwoord op\nVraag 2.",
        ),
        "Dat blijkt uit de beantwoording van\nvraag 2.",
    ],
)
def test_a_line_that_is_no_heading(line: str) -> None:
    text = f"""\
Vraag 1
Kent u koffie?

Antwoord 1
Ja, zeer goed.
{line}
Dat was het.

Vraag 2
En thee?

Antwoord 2
Nee.
"""
    flat = line.replace("\n", " ")
    assert [(label, body) for label, _, body, _ in split(text)[1]] == [
        ("Antwoord 1", f"Ja, zeer goed. {flat} Dat was het."),
        ("Antwoord 2", "Nee."),
    ]


# Questions and answers ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "questions", "answers"),
    [
        pytest.param(
            """\
            Vraag 1
            Kent u koffie?

            Kent u ook thee?

            Antwoord 1
            Ja.

            En thee ook.
            Vraag 2
            Drinkt u die ook?

            Antwoord 2
            Soms.
            """,
            [
                ("Vraag 1", [1], "Kent u koffie?\n\nKent u ook thee?", "Antwoord 1"),
                ("Vraag 2", [2], "Drinkt u die ook?", "Antwoord 2"),
            ],
            [
                ("Antwoord 1", [1], "Ja.\n\nEn thee ook.", []),
                ("Antwoord 2", [2], "Soms.", []),
            ],
            id="in turn",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie?

            Vraag 2
            En thee?

            Vraag 3 en 4
            En melk? En suiker?

            Antwoord 1 t/m 4
            Ja.
            """,
            [
                ("Vraag 1", [1], "Kent u koffie?", "Antwoord 1 t/m 4"),
                ("Vraag 2", [2], "En thee?", "Antwoord 1 t/m 4"),
                ("Vraag 3 en 4", [3, 4], "En melk? En suiker?", "Antwoord 1 t/m 4"),
            ],
            [("Antwoord 1 t/m 4", [1, 2, 3, 4], "Ja.", [])],
            id="one answer to all",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie?

            Vraag 2
            En thee?

            Vraag 3
            En melk?

            Antwoord op vraag 2
            Nee.

            Antwoorden op vraag 1 en 3
            Ja. Zie ook het antwoord op vraag 2 en op vraag 9.
            """,
            [
                ("Vraag 1", [1], "Kent u koffie?", "Antwoorden op vraag 1 en 3"),
                ("Vraag 2", [2], "En thee?", "Antwoord op vraag 2"),
                ("Vraag 3", [3], "En melk?", "Antwoorden op vraag 1 en 3"),
            ],
            [
                ("Antwoord op vraag 2", [2], "Nee.", []),
                (
                    "Antwoorden op vraag 1 en 3",
                    [1, 3],
                    "Ja. Zie ook het antwoord op vraag 2 en op vraag 9.",
                    [2],
                ),
            ],
            id="answers after all questions, in another order",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie?

            Antwoord
            Ja.

            Vraag 2
            En thee?

            Antwoord
            Nee. Zie ook vraag 1.
            """,
            [
                ("Vraag 1", [1], "Kent u koffie?", "Antwoord"),
                ("Vraag 2", [2], "En thee?", "Antwoord"),
            ],
            [("Antwoord", [1], "Ja.", []), ("Antwoord", [2], "Nee. Zie ook vraag 1.", [1])],
            id="Antwoord without number",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie?

            Antwoord:
            Ja.
            Antwoord geven is niet moeilijk.
            """,
            [("Vraag 1", [1], "Kent u koffie?", "Antwoord:")],
            [("Antwoord:", [1], "Ja. Antwoord geven is niet moeilijk.", [])],
            id="Antwoord with a colon",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie?

            Antwoord 1
            Ja.

            Vraag 2
            En thee?
            """,
            [("Vraag 1", [1], "Kent u koffie?", "Antwoord 1"), ("Vraag 2", [2], "En thee?", None)],
            [("Antwoord 1", [1], "Ja.", [])],
            id="one is not answered",
        ),
        pytest.param(
            """\
            Vragen van het lid Diks (GroenLinks) over koffie (ingezonden 1 maart 2019).

            1
            Kent u koffie? In het jaar
            2018 was zij duur.

            2
            En thee?
            3
            En melk?
            """,
            [
                ("1", [1], "Kent u koffie? In het jaar 2018 was zij duur.", None),
                ("2", [2], "En thee?", None),
                ("3", [3], "En melk?", None),
            ],
            [],
            id="bare numbers, not answered",
        ),
        pytest.param(
            """\
            1
            Kent u koffie?

            Antwoord
            Ja.

            2
            En thee?

            Antwoord
            Zie het antwoord op vraag 1.
            """,
            [("1", [1], "Kent u koffie?", "Antwoord"), ("2", [2], "En thee?", "Antwoord")],
            [
                ("Antwoord", [1], "Ja.", []),
                ("Antwoord", [2], "Zie het antwoord op vraag 1.", [1]),
            ],
            id="bare numbers and Antwoord",
        ),
        pytest.param(
            """\
            Vragen van het lid Remkes (VVD) over koffie. (Ingezonden 1 maart 1996)

            1
            Kent u koffie?

            2
            En thee?

            3
            En melk?

            Antwoord

            Antwoord van minister Wijers (Economische Zaken). (Ontvangen 20 maart 1996)

            1
            Ja.

            2 en 3
            Nee. Zie het antwoord op vraag 1.
            """,
            [
                ("1", [1], "Kent u koffie?", "1"),
                ("2", [2], "En thee?", "2 en 3"),
                ("3", [3], "En melk?", "2 en 3"),
            ],
            [
                ("1", [1], "Ja.", []),
                ("2 en 3", [2, 3], "Nee. Zie het antwoord op vraag 1.", [1]),
            ],
            id="print of 1996: numbers come back below Antwoord",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie?

            Antwoord 1
            Ja.

            Toelichting:

            Deze vragen dienen ter aanvulling op eerdere vragen van het lid Diks.
            """,
            [("Vraag 1", [1], "Kent u koffie?", "Antwoord 1")],
            [("Antwoord 1", [1], "Ja.", [])],
            id="Toelichting below the last answer",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie?

            Vraag 2
            En thee?

            Toelichting
            Zie Kamerstuk 26 485, nr. 1.
            """,
            [("Vraag 1", [1], "Kent u koffie?", None), ("Vraag 2", [2], "En thee?", None)],
            [],
            id="Toelichting below the last question",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie?

            Antwoord 1
            Ja.

            Deze vragen dienen ter aanvulling op eerdere vragen ter zake van het lid Diks
            (GroenLinks), ingezonden 1 maart 2019.
            """,
            [("Vraag 1", [1], "Kent u koffie?", "Antwoord 1")],
            [("Antwoord 1", [1], "Ja.", [])],
            id="additional questions",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie?

            Mededeling

            De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord.
            """,
            [("Vraag 1", [1], "Kent u koffie?", None)],
            [],
            id="Mededeling instead of answers",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie?

            Antwoord 1

            Vraag 2
            En thee?
            """,
            [("Vraag 1", [1], "Kent u koffie?", "Antwoord 1"), ("Vraag 2", [2], "En thee?", None)],
            [("Antwoord 1", [1], "", [])],
            id="an answer with nothing in it",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie?

            Ja.

            Vraag 2
            En thee? En melk?

            Nee, geen van beide.

            Ook niet op zondag.
            """,
            [("Vraag 1", [1], "Kent u koffie?", None), ("Vraag 2", [2], "En thee? En melk?", None)],
            [
                (None, [1], "Ja.", []),
                (None, [2], "Nee, geen van beide.\n\nOok niet op zondag.", []),
            ],
            id="answers without a heading",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie? Zie het antwoord op vraag 2.

            Antwoord 1
            Zie het antwoord op vraag 1 en vraag 2, en het antwoord op vraag 44.

            Vraag 2
            En thee?

            Antwoord 2
            Zie de beantwoording van vraag 1.
            """,
            [
                ("Vraag 1", [1], "Kent u koffie? Zie het antwoord op vraag 2.", "Antwoord 1"),
                ("Vraag 2", [2], "En thee?", "Antwoord 2"),
            ],
            [
                (
                    "Antwoord 1",
                    [1],
                    "Zie het antwoord op vraag 1 en vraag 2, en het antwoord op vraag 44.",
                    [2],
                ),
                ("Antwoord 2", [2], "Zie de beantwoording van vraag 1.", [1]),
            ],
            id="pointers lead to other questions of this document",
        ),
        pytest.param(
            """\
            De bakker drinkt koffie.

            12 koppen per dag.
            """,
            [],
            [],
            id="no questions",
        ),
        pytest.param(
            """\
            Vraag 1a
            Is er koffie?

            Vraag 1b
            Ook thee?

            Antwoord 1a en 1b
            Ja, beide.

            Vraag 2a
            Wat kost die?

            Vraag 2b
            Wanneer?

            Antwoord 2a
            Niets.

            Antwoord 2b
            Nooit.
            """,
            [
                ("Vraag 1a", [1], "Is er koffie?", "Antwoord 1a en 1b"),
                ("Vraag 1b", [1], "Ook thee?", "Antwoord 1a en 1b"),
                ("Vraag 2a", [2], "Wat kost die?", "Antwoord 2a"),
                ("Vraag 2b", [2], "Wanneer?", "Antwoord 2b"),
            ],
            [
                ("Antwoord 1a en 1b", [1], "Ja, beide.", []),
                ("Antwoord 2a", [2], "Niets.", []),
                ("Antwoord 2b", [2], "Nooit.", []),
            ],
            id="numbers with a letter",
        ),
        pytest.param(
            """\
            1. Is er koffie?

            Antwoord 1: Ja.

            2. Ook thee?

            Antwoord 2: Nee.
            """,
            [
                ("1.", [1], "Is er koffie?", "Antwoord 1:"),
                ("2.", [2], "Ook thee?", "Antwoord 2:"),
            ],
            [("Antwoord 1:", [1], "Ja.", []), ("Antwoord 2:", [2], "Nee.", [])],
            id="numbers of a list, answers on the line of their heading",
        ),
    ],
)
def test_questions_and_answers(text: str, questions: list[Question], answers: list[Answer]) -> None:
    assert split(text) == (questions, answers)


HEAD = "Vragen van het lid Diks (GroenLinks) over koffie (ingezonden 1 maart 2019).\n\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            """\
            Vraag 1
            Kent u koffie en emissie-
            factoren?

            Antwoord 1
            Ja.

            Vraag 2
            En thee?

            Antwoord 2
            Nee, tot nu
            toe niet.
            """,
            id="PDF",
        ),
        pytest.param(
            """\
            **Vraag 1**
            Kent u koffie en emissiefactoren?

            **Antwoord 1**
            Ja.

            **Vraag 2**
            En thee?

            **Antwoord 2**
            Nee, tot nu toe niet.
            """,
            id="Markdown, bold",
        ),
        pytest.param(
            """\
            ### Vraag 1

            Kent u koffie en emissiefactoren?

            ### Antwoord 1

            Ja.

            ### Vraag 2

            En thee?

            ### Antwoord 2

            Nee, tot nu toe niet.
            """,
            id="Markdown, headings",
        ),
        pytest.param(
            """\
            _Vraag 1_
            _Kent u koffie en emissiefactoren?_

            _Antwoord 1_
            Ja.

            _Vraag 2_
            _En thee?_

            _Antwoord 2_
            Nee, tot nu toe niet.
            """,
            id="Markdown, italics",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie en emissiefactoren?
            Antwoord 1
            Ja.
            Vraag 2
            En thee?
            Antwoord 2
            Nee, tot nu toe niet.
            """,
            id="no blank lines",
        ),
        pytest.param(
            """\
            Vraag 1
            Kent u koffie en emissiefactoren?

            ah-tk-20182019-1544
            ISSN 0921 - 7398
            ’s-Gravenhage 2019 Tweede Kamer, vergaderjaar 2018–2019, Aanhangsel 1Antwoord 1
            Ja.

            Vraag 2
            En thee?

            Antwoord 2
            Nee, tot

            Tweede Kamer, vergaderjaar 2018–2019, Aanhangsel 2

            nu toe niet.
            """,
            id="page feet, one glued to a heading",
        ),
        pytest.param(
            "Vraag 1 Kent u koffie en emissiefactoren? Antwoord 1 Ja. Vraag 2 En thee? "
            "Antwoord 2 Nee, tot nu toe niet.",
            id="everything on one line",
        ),
    ],
)
def test_the_same_questions_in_every_conversion(text: str) -> None:
    assert converted(HEAD + dedent(text)) == (
        [
            ("Vraag 1", [1], "Kent u koffie en emissiefactoren?", "Antwoord 1"),
            ("Vraag 2", [2], "En thee?", "Antwoord 2"),
        ],
        [("Antwoord 1", [1], "Ja.", []), ("Antwoord 2", [2], "Nee, tot nu toe niet.", [])],
    )


def test_the_list_of_notes_belongs_to_no_answer() -> None:
    text = """\
        Vraag 1
        Kent u het bericht over koffie? 1)

        Antwoord 1
        Ja, en ook dat over thee. 2)

        1) Voorbeeldkrant, 1 maart 2019, «Koffie duur»

        2) Voorbeeldkrant, 2 maart 2019, «Thee ook»
        """
    assert converted(HEAD + dedent(text)) == (
        [("Vraag 1", [1], "Kent u het bericht over koffie?", "Antwoord 1")],
        [("Antwoord 1", [1], "Ja, en ook dat over thee.", [])],
    )


def test_a_list_of_questions_and_answers() -> None:
    text = """\
        26 485 Maatschappelijk verantwoord ondernemen

        Nr. 8 LIJST VAN VRAGEN EN ANTWOORDEN

        1
        Hoeveel koffie drinkt het ministerie?

        Antwoord:
        Acht koppen per dag.

        2
        En hoeveel thee?

        Antwoord:
        Zie het antwoord op vraag 1.
        """
    assert converted(text) == (
        [
            ("1", [1], "Hoeveel koffie drinkt het ministerie?", "Antwoord:"),
            ("2", [2], "En hoeveel thee?", "Antwoord:"),
        ],
        [
            ("Antwoord:", [1], "Acht koppen per dag.", []),
            ("Antwoord:", [2], "Zie het antwoord op vraag 1.", [1]),
        ],
    )


def asked(text: str) -> list[tuple[str, list[tuple[str | None, str | None]], str | None]]:
    """Each question with who asks it and the text of its answer."""
    kamerstuk = imvo_nlp.convert_text(dedent(text))
    answers = {each.id: each.text for each in kamerstuk.answers}
    return [
        (
            each.text,
            [(asker.name, asker.party) for asker in each.asked_by],
            answers[each.answer] if each.answer else None,
        )
        for each in kamerstuk.questions
    ]


LETTER_WITH_ANSWERS = """\
    35 570-XVII Koffie

    Nr. 12 BRIEF VAN DE MINISTER VOOR BUITENLANDSE HANDEL EN ONTWIKKELINGSSAMENWERKING

    Den Haag, 12 maart 2021

    Hierbij zend ik u de schriftelijke antwoorden op de vragen uit de eerste termijn.

    De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,
    S.A.M. Kaag

    {first}

    Vraag:
    Is er koffie?

    Antwoord:
    Ja.

    {second}

    Vraag:
    Ook thee?

    Antwoord:
    Nee.
    """


def test_a_letter_that_answers_several_members_names_each_above_the_questions() -> None:
    members = {
        "first": "Vragen van het lid Alkaya (SP)",
        "second": "Vraag van het lid Diks (GroenLinks):",
    }
    assert asked(LETTER_WITH_ANSWERS.format(**members)) == [
        ("Is er koffie?", [("Alkaya", "SP")], "Ja."),
        ("Ook thee?", [("Diks", "GroenLinks")], "Nee."),
    ]
    fracties = {
        "first": "Vragen en opmerkingen van de leden van de SP-fractie",
        "second": "Vragen van de leden van de fracties van de VVD en de PvdA",
    }
    assert [each[1] for each in asked(LETTER_WITH_ANSWERS.format(**fracties))] == [
        [(None, "SP")],
        [(None, "VVD"), (None, "PvdA")],
    ]


def test_a_letter_keeps_its_sections_before_the_answers() -> None:
    sections = "1. Inleiding\n\n    Er is veel gevraagd over koffie.\n\n    2. Slot\n\n    Hierna volgt het antwoord."
    letter = LETTER_WITH_ANSWERS.replace(
        "De Minister voor", f"{sections}\n\n    De Minister voor", 1
    )
    kamerstuk = imvo_nlp.convert_text(dedent(letter.format(first="", second="")))
    assert [each.title for each in kamerstuk.sections] == ["1. Inleiding", "2. Slot"]
    assert len(kamerstuk.questions) == 2


def test_who_asks_can_be_the_heading_of_the_question() -> None:
    letter = LETTER_WITH_ANSWERS.replace("\n\n    Vraag:", "").replace("Antwoord:", "Antwoord")
    members = {
        "first": "Vraag van het lid Alkaya (SP)",
        "second": "Vraag van het lid Diks (GroenLinks):",
    }
    assert asked(letter.format(**members)) == [
        ("Is er koffie?", [("Alkaya", "SP")], "Ja."),
        ("Ook thee?", [("Diks", "GroenLinks")], "Nee."),
    ]


def test_a_letter_that_brings_no_answers_has_no_questions() -> None:
    letter = LETTER_WITH_ANSWERS.replace("antwoorden op de vragen", "stukken bij de begroting")
    assert asked(letter.format(first="", second="")) == []


def test_questions_as_members_send_them_have_no_numbers() -> None:
    text = """\
        2024Z18891

        Vragen van het lid Bos (SP) aan de minister over het bericht «Waarom koffie?»

        Kent u het bericht «Koffie is duur»? 1)

        Wat kost koffie? Zo ja, waarom?

        Zo nee, waarom niet?

        Kunt u dit voor dinsdag beantwoorden?
        """
    assert [each[0] for each in asked(text)] == [
        "Kent u het bericht «Koffie is duur»? 1)",
        "Wat kost koffie? Zo ja, waarom?\n\nZo nee, waarom niet?",
        "Kunt u dit voor dinsdag beantwoorden?",
    ]
    numbers = [each.numbers for each in imvo_nlp.convert_text(dedent(text)).questions]
    assert numbers == [(), (), ()]


def test_a_list_that_lost_its_numbers_is_split_at_its_questions() -> None:
    text = """\
        De vaste commissie voor Financiën heeft vragen voorgelegd aan de Minister over koffie.
        Vragen en antwoorden zijn hierna afgedrukt.

        Is er koffie? (blz. 5)

        Er is koffie in de hal.

        Ook in de zaal.

        Ook thee?

        Nee.
        """
    assert [(question, answer) for question, _, answer in asked(text)] == [
        ("Is er koffie? (blz. 5)", "Er is koffie in de hal.\n\nOok in de zaal."),
        ("Ook thee?", "Nee."),
    ]


def test_an_answer_can_begin_with_a_number() -> None:
    printed = (
        "Vraag 1\nHoeveel?\n\nAntwoord\n40% van de koffie.\n\nVraag 2\nWanneer?\n\nAntwoord\n2021."
    )
    assert [(question, answer) for question, _, answer in asked(printed)] == [
        ("Hoeveel?", "40% van de koffie."),
        ("Wanneer?", "2021."),
    ]


def test_who_is_named_in_an_answer_does_not_answer() -> None:
    printed = """\
        Verslag houdende een lijst van vragen en antwoorden

        De vaste commissie voor Landbouw heeft vragen voorgelegd aan {} over koffie.
        De vragen en antwoorden zijn hierna afgedrukt. Vastgesteld 6 maart 2018

        1
        Is er koffie?

        Minister Hoekstra van Financiën schreef u dat er koffie is.
        """
    by = [
        [each.answered_by for each in imvo_nlp.convert_text(dedent(printed.format(asked))).answers]
        for asked in ("de regering", "Minister Schouten")
    ]
    assert by == [[()], [("Schouten",)]]


def test_each_fractie_counts_its_own_questions() -> None:
    letter = """\
        Vragen van de leden van de VVD-fractie

        Vraag 1
        Is er koffie?

        Vraag 2
        Is er thee?

        Vraag 3
        En melk?

        Antwoord 2 en 3
        Nee.

        Vragen van de leden van de SP-fractie

        Vraag 1
        Wie zet de koffie?

        Antwoord 1
        De bode.

        Vraag 2
        Wie zet de thee?

        Antwoord 2
        Niemand.
        """
    assert [(question, answer) for question, _, answer in asked(letter)] == [
        ("Is er koffie?", None),
        ("Is er thee?", "Nee."),
        ("En melk?", "Nee."),
        ("Wie zet de koffie?", "De bode."),
        ("Wie zet de thee?", "Niemand."),
    ]


def test_that_more_time_is_needed_answers_all_questions() -> None:
    text = """\
        Vragen van het lid Bos (SP) aan de Minister over koffie (ingezonden 2 mei 2019).

        Mededeling van Minister Kaag (Buitenlandse Zaken) (ontvangen 23 mei 2019).

        Vraag 1
        Is er koffie?

        Vraag 2
        Ook thee?

        Mededeling

        De vragen kosten meer tijd.
        """
    kamerstuk = imvo_nlp.convert_text(dedent(text))
    (answer,) = kamerstuk.answers
    assert (answer.label, answer.numbers, answer.text, answer.answered_by) == (
        "Mededeling",
        (1, 2),
        "De vragen kosten meer tijd.",
        ("Kaag",),
    )
    assert [each.answer for each in kamerstuk.questions] == [answer.id] * 2


def test_a_list_of_questions() -> None:
    text = """\
        26 485 Maatschappelijk verantwoord ondernemen

        Nr. 7 LIJST VAN VRAGEN

        1
        Hoeveel koffie drinkt het ministerie?

        2
        En hoeveel thee?
        """
    assert converted(text) == (
        [
            ("1", [1], "Hoeveel koffie drinkt het ministerie?", None),
            ("2", [2], "En hoeveel thee?", None),
        ],
        [],
    )


def test_questions_know_who_asked_and_answers_who_answered() -> None:
    text = """\
        Vragen van de leden Van der Lee (GroenLinks), Teunissen en Van Raan (beiden PvdD) aan
        de Minister van Financiën over koffie (ingezonden 1 maart 2021).

        Antwoord van Minister Hoekstra (Financiën), mede namens de Minister van Economische
        Zaken en Klimaat (ontvangen 2 april 2021).

        Vraag 1
        Kent u koffie?

        Antwoord 1
        Ja.
        """
    kamerstuk = imvo_nlp.convert_text(dedent(text))
    names = {person.id: person.name for person in kamerstuk.participants}
    assert [
        [(asker.party, asker.name, names.get(asker.participant or "")) for asker in each.asked_by]
        for each in kamerstuk.questions
    ] == [
        [
            ("GroenLinks", "Van der Lee", "Van der Lee"),
            ("PvdD", "Teunissen", "Teunissen"),
            ("PvdD", "Van Raan", "Van Raan"),
        ]
    ]
    assert [each.answered_by for each in kamerstuk.answers] == [("Hoekstra",)]


# Who asks and answers ----------------------------------------------------------------------------


def named(people: tuple[Person, ...]) -> list[tuple[str, ...]]:
    return [
        tuple(
            each
            for each in (
                person.name,
                person.first_name,
                person.party,
                person.post,
                person.portfolio,
            )
            if each
        )
        for person in people
    ]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Vragen van het lid Hijink (SP) aan de Minister over", [("Hijink", "SP")]),
        ("Vragen van het lid De Roon (PVV) aan de Minister", [("De Roon", "PVV")]),
        ("Vragen van het lid Agema (PVV) over koffie", [("Agema", "PVV")]),
        (
            "Vragen van het lid Jasper van Dijk (SP) aan de\nMinister",
            [("Van Dijk", "Jasper", "SP")],
        ),
        (
            "Vragen van de leden Van der Graaf (ChristenUnie) en Van 't Wout (VVD) aan de",
            [("Van der Graaf", "ChristenUnie"), ("Van 't Wout", "VVD")],
        ),
        (
            "Vragen van de leden Klaver en Van Ojik (beiden\nGroenLinks) aan de Minister",
            [("Klaver", "GroenLinks"), ("Van Ojik", "GroenLinks")],
        ),
        (
            "Vragen van de leden Karabulut, Van Nispen en Hijink (allen SP) aan de Minister",
            [("Karabulut", "SP"), ("Van Nispen", "SP"), ("Hijink", "SP")],
        ),
        (
            "Vragen van de leden Diks (GroenLinks), Alkaya en Hijink (beiden SP) en Kuik (CDA)"
            " aan de Minister",
            [("Diks", "GroenLinks"), ("Alkaya", "SP"), ("Hijink", "SP"), ("Kuik", "CDA")],
        ),
        (
            "Vragen van de leden Kathmann (GroenLinks-PvdA) en Grinwis (ChristenUnie) aan het",
            [("Kathmann", "GroenLinks-PvdA"), ("Grinwis", "ChristenUnie")],
        ),
        (
            "Vragen van het lid Van Haga (Groep Van Haga) aan de Minister",
            [("Van Haga", "Groep Van Haga")],
        ),
        ("Vragen van het lid Omtzigt (Omtzigt) aan de", [("Omtzigt", "Omtzigt")]),
        (
            "Vragen van het lid Van der Wal-Zeggelink (VVD) aan de Staatssecretaris",
            [("Van der Wal-Zeggelink", "VVD")],
        ),
        pytest.param(
            "Hierbij stuur ik u de antwoorden op de schriftelijke vragen van de leden Diks"
            " (GroenLinks) en Alkaya (SP) over koffie.",
            [("Diks", "GroenLinks"), ("Alkaya", "SP")],
        ),
        ("Vragen van boeren aan de Minister over koffie", []),
        ("De leden Diks (GroenLinks) en Alkaya (SP) hebben geen vragen.", []),
    ],
)
def test_who_asks(head: str, expected: list[tuple[str, ...]]) -> None:
    assert named(find_askers(CleanText.of(head))) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            f"Antwoord van Minister Kaag ({BHOS}) (ontvangen 2 februari 2018).",
            [("Kaag", "minister", BHOS)],
        ),
        (
            "Antwoord van Minister Kaag (Buitenlandse Handel\nen Ontwikkelingssamenwerking)"
            "\n(ontvangen 2 februari 2018).",
            [("Kaag", "minister", BHOS)],
        ),
        (
            "Antwoord van Staatssecretaris Van Ark (Sociale Zaken en Werkgelegenheid)",
            [("Van Ark", "state_secretary", "Sociale Zaken en Werkgelegenheid")],
        ),
        (
            "Antwoord van Minister De Jonge (Volksgezondheid, Welzijn en Sport) (ontvangen",
            [("De Jonge", "minister", "Volksgezondheid, Welzijn en Sport")],
        ),
        (
            f"Antwoord van Minister Schreinemacher ({BHOS}) en van Staatssecretaris Heijnen"
            " (Infrastructuur en Waterstaat) (ontvangen 11 april 2022).",
            [
                ("Schreinemacher", "minister", BHOS),
                ("Heijnen", "state_secretary", "Infrastructuur en Waterstaat"),
            ],
        ),
        (
            f"Antwoord van Ministers Blok (Buitenlandse Zaken) en Kaag ({BHOS}) (ontvangen",
            [("Blok", "minister", "Buitenlandse Zaken"), ("Kaag", "minister", BHOS)],
        ),
        (
            "Antwoord van Minister Blok (Buitenlandse Zaken), mede namens de Minister voor"
            f" {BHOS} (ontvangen 12 juni 2019).",
            [("Blok", "minister", "Buitenlandse Zaken")],
        ),
        (
            "Antwoord van Minister Dijsselbloem (Financiën), mede namens Staatssecretaris Wiebes"
            " (Financiën) (ontvangen 12 juni 2015).",
            [
                ("Dijsselbloem", "minister", "Financiën"),
                ("Wiebes", "state_secretary", "Financiën"),
            ],
        ),
        (
            "Antwoord van Minister-President Rutte (Algemene Zaken) (ontvangen 1 mei 2012).",
            [("Rutte", "prime_minister", "Algemene Zaken")],
        ),
        (
            "Antwoord van minister Borst-Eilers (Volksgezondheid, Welzijn en Sport). (Ontvangen"
            " 3 januari 1997)",
            [("Borst-Eilers", "minister", "Volksgezondheid, Welzijn en Sport")],
        ),
        (
            "Mededeling van Minister Kaag (Financiën) (ontvangen 2 februari 2022).",
            [("Kaag", "minister", "Financiën")],
        ),
        (
            "Mededeling van Minister Faber – van de Klashorst (Asiel en Migratie) (ontvangen",
            [("Faber-van de Klashorst", "minister", "Asiel en Migratie")],
        ),
        ("Antwoord van de Minister van Financiën (ontvangen 2 februari 2022).", []),
        ("Het antwoord van Minister Kaag (Financiën) volgt.", []),
        ("Antwoord van het kabinet", []),
    ],
)
def test_who_answers(head: str, expected: list[tuple[str, ...]]) -> None:
    document = CleanText.of(f"Vragen van het lid Diks (GroenLinks).\n\n{head}\n\nVraag 1\nKoffie?")
    assert named(find_answerers(document)) == expected


# Pointers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Zie het antwoord op vraag 18.", [18]),
        ("Zie antwoord op vraag 60 en 80.", [60, 80]),
        ("Zie antwoord 3.", [3]),
        ("Zie vraag 4.", [4]),
        ("Zie de antwoorden op de vragen 2 t/m 4.", [2, 3, 4]),
        ("Ik verwijs u naar mijn antwoord op vraag 7.", [7]),
        ("Zoals gemeld in antwoord 5, is dat zo.", [5]),
        ("Zie mijn antwoorden op vragen 1, 2, en 5.", [1, 2, 5]),
        ("Zie de beantwoording van vraag 9.", [9]),
        ("Zie beantwoording vraag 89.", [89]),
        ("Zie aanvullend de beantwoording van vragen 87 en 93.", [87, 93]),
        ("Zie hiervoor de antwoorden op vraag 12 en vraag 14.", [12, 14]),
        ("Zie het antwoord op vraag 1 en het antwoord op vraag 3.", [1, 3]),
        ("Zie de antwoorden onder 4 en 5.", [4, 5]),
        ("Zie het antwoord bij vraag 6, en voor de rest vraag 6.", [6]),
        ("Zie Antwoord 2 en Vraag 3.", [2, 3]),
        ("Zie de vragen 10-12.", [10, 11, 12]),
        ("Zie de antwoorden op de vragen 3, 4, 5, 9 en 10.", [3, 4, 5, 9, 10]),
        ("Zie het antwoord op de vorige vraag.", []),
        ("De prijs zakte en de vraag 6 procent.", []),
        ("Doordat de vraag 6% lager uitviel.", []),
        ("De vraag 2,5 miljoen euro te geven.", []),
        ("Zij vragen 300.000 euro en de vraag 4.5 keer.", []),
        ("Wij vroegen om antwoord, maar de vraag 12 maanden later bleef.", []),
        ("Zie het antwoord op vraag 7 van het lid Diks (GroenLinks).", []),
        ("Zie het antwoord op vraag 7 van de leden Diks en Alkaya.", []),
        ("Zie het antwoord op vraag 7 van eerdere schriftelijke vragen.", []),
        ("Zie het antwoord op vraag 7 van de vragen van 1 maart.", []),
        ("Zie het antwoord op vraag 7 uit de set van 1 maart.", []),
        ("Zie het antwoord op vraag 7 in mijn brief van 1 maart.", []),
        ("Zie de antwoorden op vragen van 22 december 2017.", []),
        ("Zie de vragen 3 (Aanhangsel Handelingen, vergaderjaar 2017–2018, nr. 811).", []),
        ("Zie Aanhangsel Handelingen, vergaderjaar 2017–2018, nr. 811.", []),
        pytest.param(
            "De antwoorden van 4 bedrijven staan in de bijlage.",
            [],
        ),
        pytest.param(
            "Wij ontvingen antwoord van 12 leveranciers op onze vragen.",
            [],
        ),
        pytest.param("Zij vragen van 12 leveranciers een verklaring.", []),
        pytest.param(
            "Inspecteurs vragen bij 3 bedrijven naar de papieren.",
            [],
        ),
        ("Op deze 4 vragen en 5 antwoorden kom ik terug.", []),
        ("Artikel 4 en nr. 5 gaan daarover.", []),
    ],
)
def test_pointers(answer: str, expected: list[int]) -> None:
    text = f"Vraag 50 {answer} Zie ook vraag 99. Vraag 51"
    found = find_pointers(text, len("Vraag 50 "), text.index(" Vraag 51"))
    assert list(found) == [*expected, 99]


# As ministries type them in Word, where each heading is a paragraph of its own.
TYPED: list[tuple[str, str, list[Question], list[Answer]]] = [
    (
        "a quotation behind a label",
        "Vraag 1: “Kent u dit?” Klopt dat?\n\nAntwoord 1: ‘Ja’ zei ik.",
        [("Vraag 1:", [1], "“Kent u dit?” Klopt dat?", "Antwoord 1:")],
        [("Antwoord 1:", [1], "‘Ja’ zei ik.", [])],
    ),
    (
        "numbers in front of a quotation and of a first point",
        "1. “Kurk”: kent u dat?\n\nAntwoord\n\nJa.\n\n2. a. Wat doet u?\n\nAntwoord\n\nNiets.",
        [
            ("1.", [1], "“Kurk”: kent u dat?", "Antwoord"),
            ("2.", [2], "a. Wat doet u?", "Antwoord"),
        ],
        [("Antwoord", [1], "Ja.", []), ("Antwoord", [2], "Niets.", [])],
    ),
    (
        "a numbered list in the first answer",
        "1. Wat doet u?\n\nAntwoord\n\nDrie dingen:\n\n1. Eerst dit.\n\n2. Dan dat.\n\n"
        "2. Is dat genoeg?\n\nAntwoord\n\nJa.",
        [("1.", [1], "Wat doet u?", "Antwoord"), ("2.", [2], "Is dat genoeg?", "Antwoord")],
        [
            ("Antwoord", [1], "Drie dingen:\n\n1. Eerst dit.\n\n2. Dan dat.", []),
            ("Antwoord", [2], "Ja.", []),
        ],
    ),
    (
        "two questions before one answer without a number",
        "1. Wat?\n\n2. Waarom?\n\nAntwoord\n\nDaarom.\n\n3. Hoe?\n\nAntwoord\n\nZo.",
        [
            ("1.", [1], "Wat?", "Antwoord"),
            ("2.", [2], "Waarom?", "Antwoord"),
            ("3.", [3], "Hoe?", "Antwoord"),
        ],
        [("Antwoord", [1, 2], "Daarom.", []), ("Antwoord", [3], "Zo.", [])],
    ),
    (
        "an annex below the last answer",
        "Vraag 1\n\nWat?\n\nAntwoord 1\n\nDat.\n\nBijlage 1\n\nEen tabel",
        [("Vraag 1", [1], "Wat?", "Antwoord 1")],
        [("Antwoord 1", [1], "Dat.", [])],
    ),
    (
        "brackets, small letters, the word nr.",
        "Vraag 1)\n\nWat?\n\nAntwoord vraag 1)\n\nDat.\n\nvraag 2\n\nWaarom?\n\nantwoord 2\n\n"
        "Daarom.\n\nVraag nr. 3\n\nHoe?\n\nAntwoord nr. 3\n\nZo.",
        [
            ("Vraag 1)", [1], "Wat?", "Antwoord vraag 1)"),
            ("vraag 2", [2], "Waarom?", "antwoord 2"),
            ("Vraag nr. 3", [3], "Hoe?", "Antwoord nr. 3"),
        ],
        [
            ("Antwoord vraag 1)", [1], "Dat.", []),
            ("antwoord 2", [2], "Daarom.", []),
            ("Antwoord nr. 3", [3], "Zo.", []),
        ],
    ),
    (
        "no numbers at all",
        "Vraag:\n\nWat?\n\nAntwoord:\n\nDat.\n\nVraag:\n\nWaarom?\n\nAntwoord:\n\nDaarom.",
        [("Vraag:", [], "Wat?", "Antwoord:"), ("Vraag:", [], "Waarom?", "Antwoord:")],
        [("Antwoord:", [], "Dat.", []), ("Antwoord:", [], "Daarom.", [])],
    ),
]


@pytest.mark.parametrize(
    ("text", "questions", "answers"),
    [case[1:] for case in TYPED],
    ids=[case[0] for case in TYPED],
)
def test_headings_as_ministries_type_them(
    text: str, questions: list[Question], answers: list[Answer]
) -> None:
    assert split(text) == (questions, answers)


def test_unnumbered_questions_have_the_answer_behind_them() -> None:
    document = CleanText.of("Vraag\n\nWat?\n\nAntwoord\n\nDat.\n\nVraag\n\nHoe?\n\nAntwoord\n\nZo.")
    questions, _ = split_questions(document, (), ())
    assert [each.answer for each in questions] == [0, 1]
    # Twice the same heading is no turn-taking.
    document = CleanText.of("Vraag\n\nWat?\n\nVraag\n\nHoe?\n\nAntwoord\n\nZo.")
    assert split_questions(document, (), ()) == ((), ())


def test_a_heading_that_the_format_marks_belongs_to_the_next_part_at_the_end_of_a_block_only() -> (
    None
):
    text = "Vraag 1\n\nWat kost kurk?\n\nAntwoord 1\n\nWeinig.\n\nHerkomst\n\nPortugal.\n\nVeters\n\nVraag 2\n\nEn dit?"
    headings = [text.index(title) for title in ("Herkomst", "Veters")]
    marks = Marks(headings=tuple(HeadingMark(at, text.index("\n", at), 1) for at in headings))
    _, answers = split_questions(CleanText(text, text, len(text), marks=marks), (), ())
    assert [text[each.start : each.end] for each in answers] == ["Weinig.\n\nHerkomst\n\nPortugal."]
