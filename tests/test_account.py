"""Every character of a source lies in the clean text or in furniture, and nothing in both."""

from __future__ import annotations

import html
import random
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import imvo_nlp
from conftest import FIXTURES, NAMES, convert_fixture
from imvo_nlp import Kamerstuk
from imvo_nlp.converted.documents import Converted
from imvo_nlp.converted.reading import Reading
from imvo_nlp.layout.clean import lay_out
from imvo_nlp.report.counting import counted
from imvo_nlp.report.figures import gaps
from imvo_nlp.text.source import UNMARKED, FurnitureMark, Marks

SHARED = Path(__file__).resolve().parents[2] / "shared"
REAL = sorted(
    path
    for folder in ("documents", "real")
    for path in (SHARED / folder).rglob("*")
    if path.suffix in (".txt", ".pdf", ".docx", ".html", ".xml") and path.stat().st_size < 300_000
)


def characters(text: str) -> Counter[str]:
    """The characters of a text without white space; an accent counts by itself, a hyphen as `-`.

    Ligatures and entities count as the characters that they stand for.
    """
    plain = unicodedata.normalize("NFKD", html.unescape(text))
    for hyphen in ("\ufffe", "\x02", "\xad"):
        plain = plain.replace(hyphen, "-")
    return Counter("".join(plain.split()))


def check(source: str, clean: str, furniture: list[FurnitureMark]) -> None:
    position = 0
    kept = []
    for start, end, _ in furniture:
        assert position <= start < end <= len(source)
        assert source[start:end].strip() == source[start:end]
        kept.append(source[position:start])
        position = end
    kept.append(source[position:])
    assert characters("".join(kept)) == characters(clean)


def check_output(kamerstuk: Kamerstuk) -> None:
    source, counts = kamerstuk.source.text, kamerstuk.source.characters
    assert source is not None
    assert counts is not None
    assert kamerstuk.furniture is not None
    assert counts.source == len("".join(source.split())) == counts.clean + counts.furniture
    assert counts.furniture == sum(
        len("".join(source[each.start : each.end].split())) for each in kamerstuk.furniture
    )
    assert [each.id for each in kamerstuk.furniture] == [
        f"f{number + 1}" for number in range(len(kamerstuk.furniture))
    ]
    # What a block says is the source without its furniture.
    out = [FurnitureMark(each.start, each.end, each.kind) for each in kamerstuk.furniture]
    notes = [(each.start, each.end) for each in kamerstuk.footnotes]
    for block in kamerstuk.blocks():
        cuts = [(each.start, each.end) for each in out] + notes
        inside = [cut for cut in cuts if block.start <= cut[0] < block.end]
        rest, position = "", block.start
        for start, end in sorted(inside):
            rest += source[position : max(start, position)]
            position = max(end, position)
        assert characters(rest + source[position : max(block.end, position)]) == characters(
            block.text
        ), block.id


@pytest.mark.parametrize("name", NAMES)
def test_every_character_of_a_fixture_is_accounted_for(name: str) -> None:
    kamerstuk = convert_fixture(name)
    check_output(kamerstuk)
    laid = lay_out(kamerstuk.source.text or "")
    check(kamerstuk.source.text or "", laid.aligned.text, list(laid.left_out))


@pytest.mark.skipif(not REAL, reason="no real documents here")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_every_character_of_a_real_document_is_accounted_for(path: Path) -> None:
    check_output(imvo_nlp.convert(path, embed_source=True))


# What no press would print

SHREDS = [
    *["-\n", "\n", "\n\n", "\r\n", "\f", " ", "  ", "\t", "\xa0", "\xad", "\ufeff", "\x00", "\x01"],
    *["\x02", "\ufffe", "\u2011\n", "\u200b", "**", "_", "\n## ", "\n-----\n", "e\u0301", "\u0301"],
    *["1", "[1]", "1)", "\n1 Zie de bijlage.\n", "\n2) Zie www.voorbeeld.example/a-\nb\n"],
    "\nTweede Kamer, vergaderjaar 2018–2019, 26 485, nr. 296 1\n",
    *["\nPagina 2 van 3\n", "\nOns kenmerk\nABC-2019\n", "\nNr Vraag Bijlage Blz. van t/m\n"],
]


def mutated(text: str, chance: random.Random) -> str:
    """The text with up to forty places cut out, doubled, moved or filled with something else."""
    for _ in range(chance.randrange(1, 40)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 2, 10, 200)))
        shred = chance.choice(SHREDS)
        text = text[:start] + chance.choice(("", shred, shred + text[start:end])) + text[end:]
    return text


@pytest.mark.parametrize("seed", range(20))
def test_every_character_of_a_mutated_text_is_accounted_for(seed: int) -> None:
    chance = random.Random(seed)
    for name in chance.sample(NAMES, 10):
        text = (FIXTURES / f"{name}.txt").read_bytes().decode("utf-8", "replace")
        start = chance.randrange(len(text))
        source = mutated(text[start : start + 4000], chance)
        laid = lay_out(source)
        check(source, laid.aligned.text, list(laid.left_out))
        counts = imvo_nlp.convert_text(source).source.characters
        assert counts is not None
        assert counts.source == len("".join(source.split())) == counts.clean + counts.furniture


# What is left out, and what it is


def told(source: str, marks: Marks = UNMARKED) -> list[tuple[str, str]]:
    laid = lay_out(source, marks)
    check(source, laid.aligned.text, list(laid.left_out))
    return [(source[start:end], kind) for start, end, kind in laid.left_out]


def test_each_thing_that_is_left_out_is_reported_by_its_kind() -> None:
    source = (
        "Datum 3 mei\n\nPagina 1 van 2\n\nKent u het kleding-\nconvenant1 en de **goud**sector?\n\n"
        "1 https://www.voorbeeld.example/lijst\n\nPagina 2 van 2\n\nOns kenmerk\nBZ-2019\n\nJa.\ufeff\n"
    )
    assert told(source) == [
        ("Pagina 1 van 2", "page_foot"),
        ("-", "hyphen"),
        ("1", "marker"),
        ("**", "mark_up"),
        ("**", "mark_up"),
        ("1", "note_number"),
        ("Pagina 2 van 2", "page_foot"),
        ("Ons kenmerk\nBZ-2019", "margin"),
        ("\ufeff", "other"),
    ]


def test_numbers_of_pages_are_heads_and_feet() -> None:
    source = "De kurk drijft\n1\n\fen de boom\n2\n\fstaat.\n"
    assert told(source) == [("1", "page_foot"), ("2", "page_foot")]
    source = "De kurk drijft\n\f1\nen de boom\n\f2\nstaat.\n"
    assert told(source) == [("1", "page_head"), ("2", "page_head")]


def test_what_the_format_marks_keeps_its_kind() -> None:
    source = "Kop\n\nDe kurk drijft.\n\nKantlijn"
    marks = Marks(
        flows=True,
        furniture=(FurnitureMark(0, 3, "page_head"), FurnitureMark(22, 30, "margin")),
    )
    assert told(source, marks) == [("Kop", "page_head"), ("Kantlijn", "margin")]


def test_a_hyphen_that_the_clean_text_shows_is_not_left_out() -> None:
    # U+FFFE is the hyphen of `OESO-richtlijnen`, as pypdfium2 gives it.
    assert told("De OESO\ufffe\nrichtlijnen.") == []
    assert told("De richt\ufffe\nlijnen.") == [("\ufffe", "hyphen")]


def test_an_accent_by_itself_lies_in_its_letter() -> None:
    counts = imvo_nlp.convert_text("Minister Jose\u0301 van cafe\u0301.").source.characters
    assert counts is not None
    assert (counts.source, counts.clean, counts.furniture) == (22, 22, 0)


# Lines that an author writes as well as a printer

AUTHORED = [
    "Geachte voorzitter,\n\nOns kenmerk: BZ-2019/104417\n\nHierbij de antwoorden.\n",
    "Eerste deel.\n\n-----\n\nTweede deel.\n",
    "De lijst heeft drie kolommen.\n\nNr. Vraag Bijlage\n\nWij vulden ze in.\n",
]


@pytest.mark.parametrize("source", AUTHORED)
def test_a_line_of_the_authors_own_is_text(source: str) -> None:
    assert told(source) == []
    assert lay_out(source).aligned.text == source.strip()


PRINTED = [
    # between pages
    ("Eerste deel.\n\nPagina 2 van 3\n\nOns kenmerk\nBZ-2019\n\nTweede deel.\n", "margin"),
    ("Eerste deel.\n\f\nOns kenmerk\nBZ-2019\n\nTweede deel.\n", "margin"),
    # in the middle of a sentence
    ("De kurk drijft op\n\nOns kenmerk\nBZ-2019\n\nhet water.\n", "margin"),
    ("De kurk drijft op\n\n-----\n\nhet water.\n", "mark_up"),
    # more than once
    ("Nr Vraag Bijlage\n\n1\nWat?\n2\nHoe?\n\nNr Vraag Bijlage\n\n3\nWie?\n", "page_head"),
    # below a note, and among other signs of Markdown
    ("De kurk1 drijft.\n\n1 Zie www.voorbeeld.example\n\n-----\n\nJa.\n", "mark_up"),
    ("**Vraag 1**\n\nDrijft de kurk?\n\n-----\n\n**Antwoord 1**\n\nJa.\n", "mark_up"),
]


@pytest.mark.parametrize(("source", "kind"), PRINTED)
def test_a_line_that_a_page_prints_is_furniture(source: str, kind: str) -> None:
    assert kind in [found for _, found in told(source)]
    text = lay_out(source).aligned.text
    assert not any(each in text for each in ("kenmerk", "-----", "Bijlage"))


# Where it is shown


def test_a_page_shows_what_is_left_out_where_it_stood() -> None:
    kamerstuk = convert_fixture("antwoord_cacao_2019")
    assert kamerstuk.furniture
    plain, page = imvo_nlp.render(kamerstuk), imvo_nlp.render(kamerstuk, furniture=True)
    assert 'class="furniture"' not in plain
    for each in kamerstuk.furniture:
        assert page.count(f'id="{each.id}"') == 1
    # The clean text goes on behind what was left out.
    assert "voedingsmid" in page.partition('data-text="-"')[0]
    assert 'data-text="-" title="afbreekstreepje"' in page
    assert 'title="nummer van een noot"' in page


def test_everything_left_out_is_shown_once_also_in_front_of_all_text_and_in_notes() -> None:
    source = (
        "Pagina 1 van 2\n\nDe kurk1 drijft op het wa-\nter.\n\n1 Zie www.voorbeeld.example en de bij-\n"
        "lage.\n"
    )
    kamerstuk = imvo_nlp.convert_bytes(source.encode(), "a.txt", embed_source=True)
    assert kamerstuk.furniture
    page = imvo_nlp.render(kamerstuk, furniture=True)
    for each in kamerstuk.furniture:
        assert page.count(f'id="{each.id}"') == 1
    notes = page.partition('class="notes"')[2]
    assert [f'id="f{number}"' in notes for number in range(1, 6)] == [
        *(False, False, False),
        *(True, True),
    ]


PDF = Path(__file__).parent / "documents" / "algemeen_overleg_goud_2019.pdf"


def test_a_marked_text_is_laid_out_again_by_its_furniture_and_in_old_json_without() -> None:
    kamerstuk = imvo_nlp.convert(PDF, embed_source=True)
    feet = [each for each in kamerstuk.furniture or () if each.kind == "page_foot"]
    # A page ends within a turn: its foot is in the range of the turn and not in its text.
    assert any(turn.start < foot.start < turn.end for turn in kamerstuk.turns for foot in feet)
    old = replace(kamerstuk, furniture=None)
    assert Reading(old).text == Reading(kamerstuk).text
    assert "Tweede Kamer, vergaderjaar" not in Reading(kamerstuk).text


def test_the_report_counts_what_is_left_out() -> None:
    source = "Pagina 1 van 2\n\nKent u het kleding-\nconvenant en de goud-\nsector?\n"
    counts = counted([Converted("a", "a.json", imvo_nlp.convert_text(source))])
    assert counts.left_out == {"page_foot": 1, "hyphen": 2}
    assert counts.left_out_length == {"page_foot": len("Pagina 1 van 2"), "hyphen": 2}
    assert counts.characters == {"source": 52, "furniture": 13}
    (figure,) = [each for each in gaps(counts, 0, "nl") if each.name == "left_out"]
    assert figure.rows == (("afbreekstreepje", 2, 2), ("voet van de bladzijde", 1, 14))
    assert figure.remark.startswith("Van 52 tekens, wit niet meegeteld, staan er 13 niet")
