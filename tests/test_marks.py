"""What a format marks is used as it is: layout, structure, references; nothing of it is guessed again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from imvo_nlp.layout.clean import lay_out
from imvo_nlp.models import Kamerstuk
from imvo_nlp.pipeline.assemble import assemble
from imvo_nlp.pipeline.load import read
from imvo_nlp.text.source import (
    FurnitureMark,
    HeadingMark,
    Marks,
    NoteMark,
    QuestionMark,
    ReferenceMark,
    SourceText,
    SpeakerMark,
)


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def convert(nlp: Language, text: str, marks: Marks) -> Kamerstuk:
    source = SourceText(text, marks=marks)
    return assemble(read(nlp, source), source)


def test_text_that_flows_keeps_hyphens_and_paragraphs() -> None:
    text = "De kleding-\nen textielsector van\n\nde kurk.  Ook\tdat."
    flows = lay_out(text, Marks(flows=True)).aligned.text
    assert flows == "De kleding- en textielsector van\n\nde kurk. Ook dat."
    # Print broke the word, and its blank line in a sentence is the page's.
    assert lay_out("De kurk-\nteelt van\n\nde eik.").aligned.text == "De kurkteelt van de eik."


def test_text_that_flows_has_no_pages_but_those_marked() -> None:
    foot = "Tweede Kamer, vergaderjaar 2015–2016, 26 485, nr. 220 2"
    text = f"De kurk\n{foot}\ndrijft.\n\nKop van de pagina\n\nJa."
    cut = FurnitureMark(*span(text, "Kop van de pagina"), "page_head")
    laid = lay_out(text, Marks(flows=True, furniture=(cut,)))
    assert laid.aligned.text == f"De kurk {foot} drijft.\n\nJa."
    assert laid.furniture == ("Kop van de pagina",)
    # In print both are: what is marked and what its wording gives away.
    assert lay_out(text, Marks(furniture=(cut,))).aligned.text == "De kurk drijft. Ja."


def test_a_marked_note_is_one_whatever_it_looks_like() -> None:
    text = "In bijlage 16 staat het.\n\n6 zie aldaar\n\n7 bomen groeien."
    marker, note = text.index("6 staat"), span(text, "6 zie aldaar")
    marks = Marks(
        flows=True, notes=(NoteMark("6", note[0], note[0] + 2, note[1], marker, marker + 1),)
    )
    laid = lay_out(text, marks)
    assert laid.aligned.text == "In bijlage 1 staat het.\n\n7 bomen groeien.\n\nzie aldaar"
    assert laid.body_end == len("In bijlage 1 staat het.\n\n7 bomen groeien.")
    assert laid.notes[0].anchor == marker


MARKED = (
    "Deel een\n\nVoorzitter Pietersen\n\nWij beginnen over kurk.\n\nGeen spreker:\n\nDaar is zij."
)


def test_marked_speakers_and_headings_are_the_turns_and_sections(nlp: Language) -> None:
    marks = Marks(
        flows=True,
        headings=(HeadingMark(*span(MARKED, "Deel een"), 1),),
        speakers=(
            SpeakerMark(*span(MARKED, "Voorzitter Pietersen"), "Pietersen", None, "chair"),
            SpeakerMark(*span(MARKED, "Geen spreker:"), "Bosch", "SP"),
        ),
        facts={"document_type": "handelingen"},
    )
    kamerstuk = convert(nlp, MARKED, marks)
    assert [(turn.label, turn.text, turn.section) for turn in kamerstuk.turns] == [
        ("Voorzitter Pietersen", "Wij beginnen over kurk.", "s1"),
        ("Geen spreker:", "Daar is zij.", "s1"),
    ]
    assert [turn.speaker.role for turn in kamerstuk.turns] == ["chair", "member"]
    assert (kamerstuk.turns[1].speaker.name, kamerstuk.turns[1].speaker.party) == ("Bosch", "SP")
    assert [warning.code for warning in kamerstuk.warnings].count("structure_differs") == 2
    assert kamerstuk.metadata.document_type == "handelingen"


def test_marked_questions_need_no_heading_and_end_where_they_end(nlp: Language) -> None:
    text = "Wat is kurk?\n\nBast.\n\nDit is van niemand.\n\nWaarom?\n\nDaarom."
    marks = Marks(
        flows=True,
        questions=(
            QuestionMark(0, 0, span(text, "kurk?")[1], (1,), False),
            QuestionMark(*[text.index("Bast")] * 2, span(text, "Bast.")[1], (1,), True),
            QuestionMark(*[text.index("Waarom")] * 2, span(text, "Waarom?")[1], (2,), False),
            QuestionMark(*[text.index("Daarom")] * 2, len(text), (2,), True),
        ),
        facts={"document_type": "antwoord_schriftelijke_vragen"},
    )
    kamerstuk = convert(nlp, text, marks)
    assert [(each.label, each.text, each.answer) for each in kamerstuk.questions] == [
        (None, "Wat is kurk?", "a1"),
        (None, "Waarom?", "a2"),
    ]
    assert [(each.label, each.text, each.numbers) for each in kamerstuk.answers] == [
        (None, "Bast.", (1,)),
        (None, "Daarom.", (2,)),
    ]


@pytest.mark.parametrize(
    ("text", "link", "value", "found"),
    [
        ("Zie nr. 346 (32847).", "346", "kst-32847-346", [("nr. 346 (32847)", "kst-32847-346")]),
        ("Zie nr. 346 (32847).", "346", "kst-32847-7", [("nr. 346 (32847)", "kst-32847-7")]),
        ("Zie de stukken.", "de stukken", "kst-32847-7", [("de stukken", "kst-32847-7")]),
        ("Zie 35 845, nr. 6 en 7.", "35 845, nr. 6 en 7", "kst-35845-9", [("35 845, nr. 6", "kst-35845-6"), ("7", "kst-35845-7")]),
    ],
    ids=["agrees", "differs", "words", "over two"],
)  # fmt: skip
def test_links_give_citations_their_identifier(
    nlp: Language, text: str, link: str, value: str, found: list[tuple[str, str]]
) -> None:
    marks = Marks(flows=True, references=(ReferenceMark(*span(text, link), value),))
    mentions = convert(nlp, text, marks).mentions
    assert [(each.text, each.value) for each in mentions if each.label == "reference"] == found


def test_a_link_in_a_footnote_lies_in_the_footnote(nlp: Language) -> None:
    text = "Kurk.1\n\n1 Zie aldaar"
    marks = Marks(
        flows=True,
        notes=(NoteMark("1", 8, 10, len(text), 5, 6),),
        references=(ReferenceMark(*span(text, "aldaar"), "kst-26485-5"),),
    )
    (mention,) = convert(nlp, text, marks).mentions
    assert (mention.text, mention.block, mention.start) == ("aldaar", "fn1", text.index("aldaar"))


def test_pages_are_marked_where_the_format_has_them(nlp: Language) -> None:
    kamerstuk = convert(nlp, "Een\n\fTwee", Marks(pages=(0, 5)))
    assert kamerstuk.source.pages == (0, 5)
    assert b'"pages":[0,5]' in kamerstuk.to_json_bytes()
    assert b'"pages"' not in convert(nlp, "Een", Marks()).to_json_bytes()


PRINT = "De genees-\nmiddelen.1  En\n\nmeer.\n\n1 Zie de kurk-\neik.\n"


@given(st.integers(0, len(PRINT)), st.integers(1, 30))
def test_a_source_range_and_its_clean_range_hold_the_same_characters(
    start: int, length: int
) -> None:
    aligned = lay_out(PRINT).aligned
    found = aligned.to_clean(start, min(start + length, len(PRINT)))
    if found is None:
        return
    for offset in range(*found):
        assert start <= aligned.at(offset) < start + length or aligned.text[offset].isspace()
    inside = [
        offset
        for offset in range(len(aligned.text))
        if start <= aligned.at(offset) < start + length
    ]
    # Of a range that runs from the body into a note, or over one, only one part is given.
    assert set(range(*found)) <= set(inside) | {found[1] - 1, found[0]}
