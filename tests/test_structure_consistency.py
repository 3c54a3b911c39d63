"""What must hold of any output, for texts that no rule expects."""

from __future__ import annotations

import itertools

import pytest

from imvo_nlp import convert_text


def codes(text: str) -> list[str]:
    return [each.code for each in convert_text(text).warnings]


def test_a_pointer_to_a_question_that_is_not_there_is_left_out() -> None:
    text = "Vraag 1\nKent u cacao?\n\nAntwoord 1\nZie het antwoord op vraag 42 en vraag 2.\n\nVraag 2\nHoe?\n"
    kamerstuk = convert_text(f"Vragen van het lid Alkaya (SP) over cacao.\n\n{text}")
    assert [each.refers_to for each in kamerstuk.answers] == [(2,)]
    (warning,) = [each for each in kamerstuk.warnings if each.code == "pointer_unknown"]
    assert "question 42," in warning.message


@pytest.mark.parametrize(
    ("text", "layer", "label"),
    [
        ("VERSLAG VAN EEN ALGEMEEN OVERLEG\n\nDe voorzitter:", "turns", "De voorzitter:"),
        ("Vragen van het lid Alkaya (SP) over cacao.\n\nVraag 1", "questions", "Vraag 1"),
    ],
)
def test_a_block_without_text_is_kept_with_a_warning(text: str, layer: str, label: str) -> None:
    (block,) = convert_text(text).to_dict()[layer]
    assert (block["label"], block["text"]) == (label, "")
    assert block["start"] == block["end"] == len(text)
    assert "block_empty" in codes(text)


def test_a_section_holds_the_blocks_that_say_they_are_in_it() -> None:
    text = "Vragen 1 en 5\n Ander A1m\n\nVragen en opmerkingen van de leden\nAntwoord vraag 4"
    kamerstuk = convert_text(text)
    (question,) = kamerstuk.questions
    assert kamerstuk.sections
    assert question.section is None


@pytest.mark.parametrize(
    "text",
    [
        "1 vdA):\n\u0967M",  # a figure of another script
        "1\n1 \x01",  # a number with nothing behind it
    ],
)
def test_no_footnote_of_a_sign_that_is_no_marker(text: str) -> None:
    assert convert_text(text).footnotes == ()


def test_a_name_ends_with_a_letter() -> None:
    kamerstuk = convert_text(
        "Vragen van de leden de Lange- (SP) en Diks (GroenLinks) aan de Minister"
    )
    assert [each.name for each in kamerstuk.participants] == ["De Lange", "Diks"]


def test_references_do_not_overlap() -> None:
    mentions = convert_text("Zie Kamerstuk 26485,nrs. 1-4 en 26485,nr1\ufffe4.").mentions
    ranges = [(each.start, each.end) for each in mentions if each.label == "reference"]
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(ranges))
    assert len(ranges) > 3
