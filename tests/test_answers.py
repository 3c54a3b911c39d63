"""In what manner an answer answers, and what it repeats of an earlier one; the sentences are our own."""

from __future__ import annotations

from datetime import date

import pytest

import imvo_nlp
from imvo_nlp import Kamerstuk
from imvo_nlp.analysis.tabular import tables
from imvo_nlp.converted.documents import Converted

HEAD = (
    "Vragen van het lid Diks (GroenLinks) aan de Minister voor Buitenlandse Handel en "
    "Ontwikkelingssamenwerking over cacao (ingezonden 3 februari 2020)\n\n"
    "Antwoord van Minister Kaag (Buitenlandse Handel en Ontwikkelingssamenwerking) "
    "(ontvangen 2 maart 2020)\n\n"
)
LONG = (
    "Het kabinet spreekt bedrijven in de cacaoketen in alle landen van herkomst aan op de naleving "
    "van de richtlijnen."
)


def answered(*answers: str) -> Kamerstuk:
    """Written questions with these answers, in their order."""
    pairs = (
        f"Vraag {number}\nKent u dit?\n\nAntwoord {number}\n{answer}\n\n"
        for number, answer in enumerate(answers, 1)
    )
    return imvo_nlp.convert_text(HEAD + "".join(pairs))


@pytest.mark.parametrize(
    ("answer", "manner"),
    [
        ("Ja.", ("yes_no",)),
        ("Nee, dat klopt.", ("yes_no",)),
        ("Dat is juist.", ("yes_no",)),
        ("Zie het antwoord op vraag 1.", ("points_elsewhere",)),
        ("Hiervoor verwijs ik u naar mijn brief van 3 mei 2019.", ("points_elsewhere",)),
        ("Het aantal is niet bekend.", ("no_data",)),
        ("Het ministerie beschikt niet over deze cijfers.", ("no_data",)),
        ("Daarover zijn geen gegevens beschikbaar.", ("no_data",)),
        ("Dit wordt door de inspectie niet bijgehouden.", ("no_data",)),
        ("Ik kan deze vraag niet binnen de gestelde termijn beantwoorden.", ("postponed",)),
        # says more than where the answer stands, or than yes
        ("Ja. Zie het antwoord op vraag 1.", ()),
        ("Ja, want de keten is lang.", ()),
        ("De uitkomst is nog niet bekend.", ()),
    ],
)
def test_a_manner(answer: str, manner: tuple[str, ...]) -> None:
    assert answered("Ik deel uw zorg.", answer).answers[1].manner == manner


def test_one_answer_to_several_questions() -> None:
    kamerstuk = imvo_nlp.convert_text(
        HEAD
        + "Vraag 1\nKent u dit?\n\nVraag 2\nEn dat?\n\nAntwoord 1 en 2\nIk ken het, en dat ook.\n"
    )
    assert kamerstuk.answers[0].manner == ("combined",)


def test_a_long_sentence_that_stands_in_an_earlier_answer() -> None:
    first, second, third = answered(f"Ja. {LONG}", "Ja. Dat is zo.", f"Nee. {LONG}").answers
    assert (first.repeats, second.repeats) == ((), ())
    (repeat,) = third.repeats
    assert (repeat.answer, repeat.text) == ("a1", LONG)
    assert third.end - repeat.end == 0


def test_a_short_sentence_is_no_repeat() -> None:
    assert [each.repeats for each in answered("Dat is bekend.", "Dat is bekend.").answers] == [
        (),
        (),
    ]


def test_an_answer_repeats_one_of_an_earlier_day_in_whatever_order_they_are_read() -> None:
    pair = f"Vraag 1\nEn?\n\nAntwoord 1\n{LONG}\n"
    march, april = HEAD + pair, HEAD.replace("2 maart", "2 april") + pair
    again = march.replace("cacao", "goud")
    undated = "Vragen van het lid Diks (GroenLinks)\n\n" + pair
    read = {"april": april, "maart": march, "ook maart": again, "ooit": undated}
    documents = [
        Converted(name, f"{name}.json", imvo_nlp.convert_text(text)) for name, text in read.items()
    ]
    (row,) = tables(documents)["answer_repeats"].to_pylist()
    assert (row["document"], row["answer"], row["repeat"]) == ("april", "a1", 1)
    assert (row["earlier_document"], row["earlier_answer"]) == ("maart", "a1")
    assert (row["earlier_date"], row["text"]) == (date(2020, 3, 2), LONG)


def test_an_answer_repeats_one_above_it_in_a_table_too() -> None:
    (row,) = tables([answered(LONG, f"{LONG} {LONG}")])["answer_repeats"].to_pylist()
    assert (row["answer"], row["earlier_answer"]) == ("a2", "a1")
