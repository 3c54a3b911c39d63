"""The page of one document: its view and HTML, and how it behaves in a real browser."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

import imvo_nlp
from conftest import convert_fixture, convert_without_source
from imvo_nlp import Kamerstuk, UnreadableInput, convert, convert_bytes, render
from imvo_nlp.analysis.find import find
from imvo_nlp.cli import main
from imvo_nlp.converted.documents import Converted
from imvo_nlp.converted.reading import Reading
from imvo_nlp.errors import WrongUse
from imvo_nlp.models import (
    AdviceValue,
    Chamber,
    DocumentType,
    EventKind,
    Label,
    Mention,
    MotionStatus,
    Role,
    Side,
    SubjectKind,
)
from imvo_nlp.page.html import render as render_page
from imvo_nlp.page.marked import web_address
from imvo_nlp.page.meaning import meaning
from imvo_nlp.reference.loader import Sector, load_table
from imvo_nlp.wording import LANGS, Lang, day, named, wording

Said = pytest.CaptureFixture[str]
HERE = Path(__file__).parent
ARCHITECTURE = (HERE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
STYLE = (HERE.parent / "src" / "imvo_nlp" / "page" / "base.css").read_text(encoding="utf-8")


def of_text(text: str) -> Kamerstuk:
    return convert_bytes(text.encode(), "stuk.txt", embed_source=True)


def of_fixture(name: str) -> Kamerstuk:
    return convert_fixture(name)


def tree(kamerstuk: Kamerstuk, **options: Any) -> Any:
    return html.fromstring(render(kamerstuk, **options))


def by_class(page: Any, name: str) -> list[Any]:
    return page.xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]")


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def marked(page: Any) -> dict[str, str]:
    """The text of each mention by its id; a mention that crosses another has two marks."""
    texts: defaultdict[str, str] = defaultdict(str)
    for mark in page.iter("mark"):
        texts[mark.get("id") or mark.get("data-of")] += mark.text_content()
    return dict(texts)


def own_text(block: Any) -> str:
    """The document's words in a block, without its heading."""
    return "".join(
        words(each)
        for each in block.xpath("./*[@class and not(self::header)]")
        if "s" in each.get("class").split()
    ).replace(" ", "")


# What the page shows is what the JSON says


def check_promises(kamerstuk: Kamerstuk) -> None:
    page = tree(kamerstuk)
    assert marked(page) == {each.id: each.text for each in kamerstuk.mentions}
    for mention in kamerstuk.mentions:
        mark = page.get_element_by_id(mention.id)
        assert (mark.get("data-start"), mark.get("data-end")) == (
            str(mention.start),
            str(mention.end),
        )
    for block in (*kamerstuk.turns, *kamerstuk.questions, *kamerstuk.answers):
        assert own_text(page.get_element_by_id(block.id)) == "".join(block.text.split())
    for note in kamerstuk.footnotes:
        (text,) = page.get_element_by_id(note.id).xpath("p")
        assert words(text) == " ".join(note.text.split())
    # Every character of the clean text, and each of them once.
    shown = Counter("".join("".join(each.text_content().split()) for each in by_class(page, "s")))
    assert shown == Counter("".join(Reading(kamerstuk).text.split()))
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert [
        each for each in page.xpath("//a/@href") if each[0] == "#" and each[1:] not in ids
    ] == []


def test_each_fixture_is_whole_and_marked_as_in_its_json(converted: Kamerstuk) -> None:
    check_promises(converted)


@pytest.mark.parametrize(
    "path",
    [
        "documents/algemeen_overleg_goud_2019.pdf",
        "documents/handelingen_vao_palmolie_2018.pdf",  # a running head in a turn
        "documents/oude_vragen_tabel.htm",  # a marker that only the format tells
        "independent/word/ezk_2020.docx",  # paragraphs that only the format tells
        "independent/word/szw_2014.docx",  # text behind the notes
        "independent/word/jenv_2018.docx",  # notes as `1)`
        "independent/xml/plenair_palmolie.xml",
    ],
)
def test_other_formats_are_whole_though_their_marks_are_not_in_the_json(path: str) -> None:
    check_promises(convert(HERE / path, embed_source=True))


def test_mentions_that_cross_are_two_marks_and_nested_ones_one_in_the_other() -> None:
    kamerstuk = of_fixture("handelingen_vao_palmolie_2018")
    page = tree(kamerstuk)
    motion = next(
        each for each in kamerstuk.mentions if each.text.startswith("motie is voorgesteld")
    )
    mark = page.get_element_by_id(motion.id)
    assert (mark.getparent().text_content(), mark.text_content()) == ("Deze motie", "motie")
    (rest,) = page.xpath(f"//mark[@data-of='{motion.id}']")
    assert rest.text_content() == motion.text.removeprefix("motie")
    assert [words(each) for each in rest.iter("mark")][1:] == ["Diks", "Dik-Faber"]


def test_a_converted_json_gives_the_same_page() -> None:
    kamerstuk = of_fixture("antwoord_cacao_2019")
    assert render(Kamerstuk.from_json_bytes(kamerstuk.to_json_bytes())) == render(kamerstuk)


def test_without_source_text_there_is_no_page() -> None:
    with pytest.raises(
        WrongUse, match=r"motie_2022_gewijzigd.txt has no embedded source text: convert with"
    ):
        render(convert_without_source("motie_2022_gewijzigd"))


def test_another_source_text_is_refused() -> None:
    kamerstuk = of_text("Vraag 1\nWat vindt de SP-fractie?\n\nAntwoord 1\nJa.\n")
    text = kamerstuk.source.text
    assert text is not None
    other = replace(kamerstuk, source=replace(kamerstuk.source, text=text.replace("SP", "PS")))
    with pytest.raises(UnreadableInput, match="not that of the JSON: m1 is not in it"):
        render(other)
    other = replace(
        kamerstuk, source=replace(kamerstuk.source, text=text.replace("raag 1", "rage 1"))
    )
    with pytest.raises(UnreadableInput, match="q1 is not in it"):
        render(other)


def test_the_same_document_gives_the_same_page() -> None:
    assert render(of_fixture("motie_2022_gewijzigd")) == render(of_fixture("motie_2022_gewijzigd"))
    assert imvo_nlp.render is render_page


# How it is laid out


def test_an_answer_stands_beside_all_its_questions() -> None:
    page = tree(
        of_text("Vraag 1\nHoe?\n\nVraag 2\nWat?\n\nAntwoord 1 en 2\nZo.\n\nVraag 3\nWie?\n")
    )
    (pair,) = by_class(page, "pair")
    assert [each.get("id") for each in pair.iter("article")] == ["q1", "q2", "a1"]
    (alone,) = by_class(page, "alone")
    assert "Geen antwoord herkend" in words(alone)


def test_an_answer_far_from_its_question_is_moved_and_its_place_says_so() -> None:
    page = tree(of_text("Vraag 1\nHoe?\n\nVraag 2\nWat?\n\nAntwoord 1\nZo.\n\nAntwoord 2\nDit.\n"))
    pairs = [[each.get("id") for each in pair.iter("article")] for pair in by_class(page, "pair")]
    assert pairs == [["q1", "a1"], ["q2", "a2"]]
    moved = [each for each in by_class(page, "remark") if "staat bij de vraag" in words(each)]
    assert [each.xpath("a/@href") for each in moved] == [["#a1"], ["#a2"]]


def test_a_turn_has_its_printed_heading_party_and_role() -> None:
    kamerstuk = of_fixture("algemeen_overleg_goud_2019")
    page = tree(kamerstuk)
    turn = next(each for each in kamerstuk.turns if each.speaker.party)
    head = page.get_element_by_id(turn.id).find("header")
    heading, _, badge, who = head
    assert words(heading) == turn.label
    assert (words(badge), words(who)) == (turn.speaker.party, "Kamerlid")


def test_headings_are_the_table_of_contents() -> None:
    kamerstuk = of_fixture("memorie_van_toelichting_2021")
    page = tree(kamerstuk)
    (contents,) = page.xpath("//nav")
    links = [each for each in contents.iter("a") if each.get("href").startswith("#s")]
    assert [words(each) for each in links] == [each.title for each in kamerstuk.sections]
    for section in kamerstuk.sections:
        assert words(page.get_element_by_id(section.id)) == section.title


def test_a_note_and_its_marker_lead_to_each_other() -> None:
    page = tree(of_fixture("antwoord_cacao_2019"))
    marker = page.get_element_by_id("fn1-marker")
    assert (marker.get("href"), marker.get("data-number")) == ("#fn1", "1")
    assert marker.text_content() == ""  # so that it is in no word of the document
    note = page.get_element_by_id("fn1")
    assert note.find("a").get("href") == "#fn1-marker"
    assert "voorbeeldonderzoek.example" in words(note)


def test_lines_outside_blocks_end_where_they_were_ended_on_purpose() -> None:
    page = tree(of_fixture("algemeen_overleg_goud_2019"))
    texts = [each.text_content() for each in by_class(page, "s")]
    assert any("Voorzitter: De Roon\nGriffier" in each for each in texts)


def test_front_matter_says_what_is_unknown() -> None:
    kamerstuk = of_text("Vraag 1\nWat vindt de Minister?\n\nAntwoord 1\nJa.\n")
    page = tree(kamerstuk)
    (card,) = by_class(page, "card")
    assert words(card.find("h1")) == "Antwoord op schriftelijke vragen"
    facts = {words(each.find("dt")): words(each.find("dd")) for each in card.xpath("dl/div")}
    assert (facts["Titel"], facts["Datum"], facts["Vergaderjaar"]) == ("onbekend",) * 3
    assert "Dossier" not in facts  # answers to written questions are in none
    assert "vermeldingen waarbij onbekend is wie of wat bedoeld is: 1" in facts["Herkend"]
    (oddities,) = by_class(page, "oddities")
    assert "Welke bewindspersoon bedoeld is, is onbekend." in words(oddities)
    assert "minister_unknown" in words(oddities)
    assert "unclear" not in words(oddities)  # the English of the JSON
    (place,) = oddities.xpath(".//a")
    assert (words(place), place.get("href")) == ("Minister", "#m1")
    english = by_class(tree(kamerstuk, lang="en"), "oddities")[0]
    assert "the person meant by 'Minister' is unclear" in words(english)


def test_what_the_page_is_headed_with_and_the_day_stand_there_once() -> None:
    page = tree(of_fixture("antwoord_cacao_2019"))
    (card,) = by_class(page, "card")
    assert words(card.find("h1")) == "Kinderarbeid in de cacaosector"
    assert [words(each.find("dt")) for each in card.xpath("dl/div")] == [
        *("Titel", "Kamer", "Vergaderjaar", "Ingezonden", "Ontvangen", "Herkend")
    ]
    debate = tree(of_fixture("algemeen_overleg_goud_2019"))
    names = [words(each) for each in by_class(debate, "card")[0].xpath("dl/div/dt")]
    assert "Dossier" in names and "Titel" not in names


def test_details_begin_with_the_meaning() -> None:
    page = tree(of_fixture("algemeen_overleg_goud_2019"))
    mentions = json.loads(page.get_element_by_id("data").text_content())["mentions"]
    assert mentions["m4"]["meaning"] == (
        "Sigrid Kaag, minister voor Buitenlandse Handel en Ontwikkelingssamenwerking (D66)"
    )
    assert [name for name, _ in mentions["m4"]["rows"]] == [
        *("Gedrukt", "vorm", "waarde volgens", "deelnemer", "Plaats in de bron")
    ]
    assert ["afgeleid van", "de datum van het stuk"] in mentions["m61"]["rows"]  # `vóór de zomer`
    assert not {"True", "False"}.intersection(
        shown for each in mentions.values() for _, shown in each["rows"]
    )
    told = {each: mentions[each]["meaning"] for each in ("m28", "m43", "m46", "m59")}
    assert told == {
        "m28": "Mahir Alkaya (SP)",
        "m43": "goud",
        "m46": "Motie Van den Hul, Alkaya",
        "m59": None,  # `december`, of no year
    }


@pytest.mark.parametrize(
    ("value", "lang", "told"),
    [
        ("2019-06-30", "nl", "30 juni 2019"),
        ("../2019-06-30", "nl", "tot en met 30 juni 2019"),
        ("2019-06/..", "en", "from June 2019"),
        ("2018-06-21/2018-09-22", "nl", "21 juni 2018 – 22 september 2018"),
        ("2019", "nl", "2019"),
    ],
)
def test_the_meaning_of_a_date_is_in_words(value: str, lang: Lang, told: str) -> None:
    mention = Mention("m1", "date", 0, 4, "toen", value, {}, None)
    assert meaning(mention, {}, wording(lang)) == told


def test_participants_say_what_is_not_printed() -> None:
    kamerstuk = of_fixture("algemeen_overleg_goud_2019")
    page = tree(kamerstuk)
    person = next(each for each in kamerstuk.participants if "party" in each.from_reference)
    row = words(page.get_element_by_id(person.id))
    assert person.name in row
    assert "uit de naslaggegevens: " in row and "partij" in row


def test_a_decision_and_its_line_lead_to_each_other() -> None:
    page = tree(of_fixture("handelingen_stemmingen_2023"))
    (box,) = by_class(page, "decisions")
    lines = [[words(cell) for cell in row] for row in box.xpath(".//tbody/tr")]
    assert [line[0] for line in lines] == [
        *(
            "Motie kst-26485-424",
            "Motie kst-26485-430",
            "Motie kst-26485-421",
            "Motie kst-26485-423",
        )
    ]
    assert lines[0][1:] == ["Teunissen (PvdD), Van Raan (PvdD)", "–", "aangehouden"]
    assert lines[1][3].startswith("aangenomen voor: SP, GroenLinks, BIJ1, Volt")
    assert lines[1][3].endswith("BBB; tegen: de overige fracties")
    # A motion that is printed leads to its text, another to its vote, one without either nowhere.
    links = [row.xpath("th/a/@href") for row in box.xpath(".//tbody/tr")]
    assert links == [[], ["#mo2"], ["#v1"], ["#v3"]]
    for place, line in (
        ("mo2", "decided-mo2"),
        ("v1", "mo3"),
        ("v2", "decided-mo2"),
        ("v3", "mo4"),
    ):
        (back,) = page.get_element_by_id(place).xpath("a[@class='back']/@href")
        assert back == f"#{line}"


def test_a_commitment_and_its_line_lead_to_each_other() -> None:
    page = tree(of_fixture("algemeen_overleg_kinderarbeid_2009"))
    (box,) = by_class(page, "decisions")
    (row,) = box.xpath(".//tbody/tr")
    assert [words(cell) for cell in row] == [
        "Ik zal de importeurs voor 1 oktober uitnodigen.",
        "Koenders",
        "Van Dijk (CDA)",
        "voor 1 oktober (30 september 2009)",
        "gezegd",
    ]
    assert row.xpath("th/a/@href") == ["#c1"]
    (back,) = page.get_element_by_id("c1").xpath("a[@class='back']/@href")
    assert back == f"#{row.get('id')}"


def test_a_question_in_a_debate_and_its_line_lead_to_each_other() -> None:
    page = tree(of_fixture("handelingen_vao_palmolie_2018"))
    (box,) = by_class(page, "debated")
    first, second = box.xpath(".//tbody/tr")
    assert [words(cell) for cell in first] == [
        "Eén vraag nog: is de minister bereid de kleine boeren zelf uit te nodigen?",
        "Dik-Faber",
        "Kaag",
        "geen antwoord herkend",
    ]
    assert second.xpath("td//a/@href") == ["#t12"]
    assert second.xpath("th/a/@href") == ["#w2"]
    (back,) = page.get_element_by_id("w2").xpath("a[@class='back']/@href")
    assert back == f"#{second.get('id')}"


def test_a_reference_leads_to_its_publication() -> None:
    page = tree(of_fixture("antwoord_cacao_2019"))
    kamerstuk = of_fixture("antwoord_cacao_2019")
    reference = next(each for each in kamerstuk.mentions if each.label == "reference")
    link = page.get_element_by_id(reference.id).getnext()
    assert link.get("href") == reference.attributes["address"]
    assert link.get("rel") == "noopener noreferrer"


def test_the_language_around_the_text() -> None:
    kamerstuk = of_fixture("antwoord_cacao_2019")
    dutch, english = tree(kamerstuk), tree(kamerstuk, lang="en")
    assert (dutch.get("lang"), english.get("lang")) == ("nl", "en")
    assert "Antwoord op schriftelijke vragen" in words(dutch)
    assert "Answer to written questions" in words(english)
    assert {each.get("lang") for each in by_class(english, "s")} == {"nl"}
    assert marked(dutch) == marked(english)


# The words


def keys(table: dict[str, Any]) -> set[str]:
    return {
        f"{name}.{inner}" if inner else name
        for name, each in table.items()
        for inner in (keys(each) if isinstance(each, dict) else [""])
    }


def test_both_languages_have_the_same_words() -> None:
    nl, en = map(wording, LANGS)
    assert keys(nl) == keys(en)
    slots = re.compile(r"\{\w+\}")
    for name, text in nl["page"].items():
        assert sorted(slots.findall(text)) == sorted(slots.findall(en["page"][name]))


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("document_types", get_args(DocumentType)),
        ("labels", get_args(Label)),
        ("roles", get_args(Role)),
        ("chambers", get_args(Chamber)),
        ("events", get_args(EventKind)),
        ("statuses", get_args(MotionStatus)),
        ("advice", get_args(AdviceValue)),
        ("subjects", get_args(SubjectKind)),
        ("sides", get_args(Side)),
        ("sectors", {each.id for each in load_table(Sector)}),
    ],
)
def test_there_is_a_word_for_every_value(table: str, values: Any) -> None:
    assert set(values) <= set(wording("nl")[table])


def test_there_is_a_word_for_every_warning_that_is_documented() -> None:
    (rows,) = re.findall(r"\n## What `warnings` say\n(.*?)\n## ", ARCHITECTURE, re.DOTALL)
    codes = {
        code for row in rows.split("\n| ") for code in re.findall(r"`(\w+)`", row.split(" | ")[0])
    }
    assert codes
    assert codes <= set(wording("nl")["warnings"])


def test_a_value_without_a_word_is_its_own() -> None:
    assert named(wording("nl")["sectors"], "kleding_en_textiel") == "kleding en textiel"
    assert named(wording("nl")["sectors"], "mijn_sector") == "mijn sector"
    assert (day(wording("en"), "2018-03-06"), day(wording("en"), "onbekend")) == (
        "6 March 2018",
        "onbekend",
    )


# What it never lets in

HOSTILE = (
    "Vraag 1\nKent u </script><script>alert(1)</script> en <b onclick=\"alert(2)\">'x'</b> van de "
    "SP-fractie, Kamerstuk 26 485, nr. 187?\n\nAntwoord 1\n<img src=x onerror=alert(3)> & {{ 7 * 7 }}\n"
)


def hostile() -> Kamerstuk:
    kamerstuk = of_text(HOSTILE)
    bad = '"><script>alert(4)</script>'
    mentions = [
        replace(each, value=bad, attributes={**each.attributes, "address": "javascript:alert(5)"})
        for each in kamerstuk.mentions
    ]
    source = replace(kamerstuk.source, name=bad)
    return replace(kamerstuk, mentions=tuple(mentions), source=source)


def test_what_looks_like_markup_is_text() -> None:
    text = render(hostile())
    page = html.fromstring(text)
    assert words(page.get_element_by_id("q1").find("p")) == " ".join(HOSTILE.split("\n")[1].split())
    assert "& {{ 7 * 7 }}" in words(page.get_element_by_id("a1"))
    assert len(page.xpath("//script")) == 2
    assert page.xpath("//img | //b | //@onclick | //@onerror | //@style") == []
    data = json.loads(page.get_element_by_id("data").text_content())
    assert data["mentions"]["m1"]["meaning"] == '"><script>alert(4)</script>'
    assert "<script>alert" not in text


def test_only_addresses_of_the_web_are_links() -> None:
    page = tree(hostile())
    assert by_class(page, "out") == []
    data = json.loads(page.get_element_by_id("data").text_content())
    assert {each["address"] for each in data["mentions"].values()} == {None}
    assert web_address("https://zoek.officielebekendmakingen.nl/kst-1.html")
    for address in (
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "//x",
        "http://[",
        3,
    ):
        assert web_address(address) is None


def test_the_page_holds_all_that_it_needs(converted: Kamerstuk) -> None:
    page = tree(converted)
    assert page.xpath("//*[@src] | //link[not(@href='data:,')] | //iframe | //object") == []
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "unsafe" not in policy
    schemes = {each.partition(":")[0] for each in page.xpath("//a/@href") if each[0] != "#"}
    assert schemes <= {"https"}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_read(scheme: int) -> None:
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", STYLE)
    colours = {name: (light, dark)[scheme] for name, light, dark in pairs}
    for surface in ("paper", "card"):
        for name in ("ink", "soft", "dim", "accent", "party"):
            assert contrast(colours[name], colours[surface]) >= 4.5, name
        for name in (*get_args(Label), "focus"):  # underlines and outlines
            assert contrast(colours[name], colours[surface]) >= 3, name
    for name in ("hit", "hit-now"):
        assert contrast(colours["hit-ink"], colours[name]) >= 4.5, name


# The command


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Vraag 1\nWat vindt de SP-fractie?\n\nAntwoord 1\nJa.\n")
    return tmp_path


def test_the_command_writes_a_page(here: Path, capsys: Said) -> None:
    assert main(["render", "a.txt", "-o", "uit/a.html"]) == 0
    written = Path("uit/a.html").read_text(encoding="utf-8")
    assert written == render(convert("a.txt", embed_source=True))
    Path("uit/a.json").write_bytes(convert("a.txt", embed_source=True).to_json_bytes())
    assert main(["render", "uit/a.json", "-o", "uit/b.html", "--lang", "en"]) == 0
    assert '<html lang="en">' in Path("uit/b.html").read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["absent.txt", "-o", "p.html"], 2, "no such file: absent.txt"),
        (["a.txt"], 2, "required: -o"),
        (
            ["a.txt", "-o", "a.txt"],
            2,
            "the page would overwrite its document: give another output file",
        ),
        (["a.txt", "-o", "a.txt/p.html"], 2, "cannot write the page: "),
        (["a.txt", "-o", "."], 2, ". is a folder: give a file name for the page"),
        (["documents.jsonl", "-o", "p.html"], 2, "documents.jsonl holds one document per line"),
        (["a.txt", "-o", "p.html", "--lang", "de"], 2, "invalid choice: 'de'"),
        (
            ["bare.json", "-o", "p.html"],
            2,
            "a.txt has no embedded source text: convert with --embed-source",
        ),
        (["bad.json", "-o", "p.html"], 1, "not a converted document: unexpected end of data"),
        (["bad.bin", "-o", "p.html"], 1, "no reader accepts bad.bin"),
    ],
)
def test_what_goes_wrong_is_reported_and_leaves_no_page(
    arguments: list[str], status: int, message: str, here: Path, capsys: Said
) -> None:
    Path("bare.json").write_bytes(convert("a.txt").to_json_bytes())
    Path("bad.json").write_text("{")
    Path("documents.jsonl").write_text("{}\n")
    Path("bad.bin").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert main(["render", *arguments]) == status
    assert message in capsys.readouterr().err
    assert not Path("p.html").exists()
    assert Path("a.txt").read_text().startswith("Vraag 1\n")


# In a real browser

DEBATE, ANSWERS = "algemeen_overleg_goud_2019", "antwoord_cacao_2019"
SHOWN = [
    DEBATE,
    ANSWERS,
    "handelingen_vao_palmolie_2018",  # mentions that cross
    "schriftelijk_overleg_2011_fracties",
    "antwoord_2020_one_line",
    "brief_natuursteen_2017",
]
Open = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a document's page; at the end nothing may have been said or asked for elsewhere."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(kamerstuk: Kamerstuk | str, place: str = "", **options: Any) -> Page:
        if isinstance(kamerstuk, str):
            kamerstuk = of_fixture(kamerstuk)
        path = tmp_path / "page.html"
        path.write_text(render(kamerstuk), encoding="utf-8")
        contexts.append(
            browser.new_context(**{"viewport": {"width": 1400, "height": 1000}, **options})
        )
        page = contexts[-1].new_page()
        page.set_default_timeout(60_000)  # a busy machine is slow to start a page
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{path.as_uri()}{place}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []
    assert [each for each in asked if not each.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("name", SHOWN)
def test_each_mention_is_seen_as_the_json_has_it(name: str, show: Open) -> None:
    kamerstuk = of_fixture(name)
    seen = show(kamerstuk).evaluate("""() => [...document.querySelectorAll("main mark[id]")].map((mark) => {
        const pieces = [mark, ...document.querySelectorAll(`mark[data-of="${mark.id}"]`)];
        return [mark.id, mark.dataset.start, mark.dataset.end, pieces.map((each) => each.innerText).join(""),
                pieces.every((each) => each.checkVisibility())];
    })""")
    wanted = [
        [each.id, str(each.start), str(each.end), each.text, True] for each in kamerstuk.mentions
    ]
    assert sorted(seen) == sorted(wanted)


def test_scripts_in_a_document_are_text(show: Open) -> None:
    page = show(hostile())
    expect(page.locator("#q1")).to_contain_text("<script>alert(1)</script>")
    page.locator("#m1").hover()
    expect(page.locator("#details")).to_be_visible()
    expect(page.locator("#details")).to_contain_text('"><script>alert(4)</script>')
    expect(page.locator("#details script, #details [href^=javascript]")).to_have_count(0)


def off(page: Page) -> tuple[int, int]:
    """How many paragraphs of blocks are dimmed, of how many."""
    counted = page.evaluate("""() => {
        const all = [...document.querySelectorAll("main [data-unit] p.s")];
        return [all.filter((each) => each.matches(".off")).length, all.length];
    }""")
    return tuple(counted)


def test_filters_dim_and_hide_and_say_how_much_is_left(show: Open) -> None:
    kamerstuk = of_fixture(DEBATE)
    page = show(kamerstuk)
    party = next(each.speaker.party for each in kamerstuk.turns if each.speaker.party)
    page.check(f"input[name=party][value='{party}']")
    dimmed, paragraphs = off(page)
    expect(page.locator("#shown")).to_have_text(f"{paragraphs - dimmed} van {paragraphs} alinea’s")
    seen = page.evaluate(
        "() => [...document.querySelectorAll('.turn')].map((each) => [each.id, each.matches('.off')])"
    )
    assert seen == [[each.id, each.speaker.party != party] for each in kamerstuk.turns]
    other = next(each.id for each in kamerstuk.turns if each.speaker.party != party)
    expect(page.locator(f"#{other}")).to_be_visible()
    page.check("input[name=mode][value=hide]")
    expect(page.locator(f"#{other}")).to_be_hidden()
    page.click("#clear")
    expect(page.locator("#shown")).to_be_empty()
    assert off(page)[0] == 0
    expect(page.locator(f"#{other}")).to_be_visible()


def test_filters_by_speaker_sector_and_label(show: Open) -> None:
    kamerstuk = of_fixture(DEBATE)
    page = show(kamerstuk)
    sector = next(each for each in kamerstuk.mentions if each.label == "sector" and each.value)
    page.check(f"input[name=in-sector][value='{sector.value}']")
    left = page.evaluate(
        """() => [...document.querySelectorAll("main [data-unit] p.s:not(.off) .m-sector")].map((each) => each.id)"""
    )
    assert sector.id in left
    page.click("#clear")
    page.check("input[name=speaker] >> nth=0")
    assert 0 < off(page)[0] < off(page)[1]
    line = "text-decoration-line"
    expect(page.locator("main .m-sector").first).to_have_css(line, "underline")
    page.uncheck("input[name=label][value=sector]")
    expect(page.locator("main .m-sector").first).to_have_css(line, "none")
    expect(page.locator("main .m-minister").first).to_have_css(line, "underline")


def test_search_counts_and_goes_on_and_back(show: Open) -> None:
    kamerstuk = of_fixture(ANSWERS)
    page = show(kamerstuk)
    times = Reading(kamerstuk).text.lower().count("cacao")
    page.fill("#query", "CACÁO")
    expect(page.locator("#hits")).not_to_be_empty()
    expect(page.locator("#hits")).to_have_text(f"{times} gevonden")
    painted = "() => [CSS.highlights.get('hits').size, [...CSS.highlights.get('hit')].map(String)]"
    assert page.evaluate(painted) == [times, []]
    for key, told in (("Enter", 1), ("Enter", 2), ("Shift+Enter", 1), ("Shift+Enter", times)):
        page.press("#query", key)
        expect(page.locator("#hits")).to_have_text(f"{told} van {times}")
    page.click("#hit-next")
    expect(page.locator("#hits")).to_have_text(f"1 van {times}")
    assert page.evaluate(painted)[1][0].lower() == "cacao"
    page.fill("#query", "voedingsmiddelenconvenant, dat later")  # from within a mention
    expect(page.locator("#hits")).to_have_text("1 gevonden")
    page.fill("#query", "xyzzy")
    expect(page.locator("#hits")).to_have_text("niets gevonden")


FOUND = (
    "Vraag 1\nKent u het cafe\N{COMBINING ACUTE ACCENT}, de \N{LATIN SMALL LIGATURE FI}nanciën, de "
    "risico’s, de “straße” en de 𝐒𝐏 van café X?\n\nAntwoord 1\nNee.\n"
)


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        # Clean text holds composed letters and no ligatures.
        ("café", ["café", "café"]),
        ("cafe, de", ["café, de"]),
        ("FINANCIEN", ["financiën"]),
        ("de f", ["de f"]),
        ("inan", ["inan"]),
        ("risico's", ["risico’s"]),
        ("strasse", ["straße"]),
        ("sp van", ["𝐒𝐏 van"]),
    ],
)
def test_search_finds_what_the_command_finds(query: str, hits: list[str], show: Open) -> None:
    kamerstuk = of_text(FOUND)
    page = show(kamerstuk)
    page.fill("#query", query)
    expect(page.locator("#hits")).not_to_be_empty()
    assert page.evaluate("[...CSS.highlights.get('hits')].map(String)") == hits
    found = find([Converted("a", "a.json", kamerstuk)], query)
    assert [hit.keyword for hit in found] == hits


def test_an_invalid_address_does_no_harm(show: Open) -> None:
    page = show(ANSWERS, "#%")
    expect(page.locator("[tabindex='0']").first).to_be_attached()
    page.evaluate("location.hash = '#%E0'")
    page.wait_for_timeout(100)


def test_a_link_to_a_mention_or_block_goes_there_also_through_a_filter(show: Open) -> None:
    kamerstuk = of_fixture(DEBATE)
    last = [each for each in kamerstuk.mentions if each.block and each.block[0] == "t"][-1]
    page = show(kamerstuk, f"#{last.id}")
    expect(page.locator(f"#{last.id}")).to_be_focused()
    expect(page.locator("#details")).to_contain_text(last.text)
    assert page.locator(f"#{last.id}").evaluate(
        "(each) => each.getBoundingClientRect().top < innerHeight"
    )
    page.check("input[name=party] >> nth=0")
    page.check("input[name=mode][value=hide]")
    chair = next(each.id for each in kamerstuk.turns if each.speaker.role == "chair")
    page.evaluate(f"location.hash = '{chair}'")
    expect(page.locator(f"#{chair}")).to_be_focused()
    expect(page.locator(f"#{chair}")).to_be_visible()


def test_the_keyboard_reaches_mentions_and_their_details(show: Open) -> None:
    kamerstuk = of_fixture(ANSWERS)
    page = show(kamerstuk)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_be_focused()
    # What follows the link can take the focus back, up to the next frame.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.localName") == "mark":
            break
    first = page.evaluate("document.activeElement.id")
    details = page.locator("#details")
    expect(details).to_be_visible()
    expect(page.locator(f"#{first}")).to_have_attribute("aria-describedby", "details")
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"#{first}")).not_to_be_focused()
    second = page.evaluate("document.activeElement.id")
    meant: dict[str, Mention] = {each.id: each for each in kamerstuk.mentions}
    expect(details).to_contain_text(f"teken {meant[second].start} tot {meant[second].end}")
    page.keyboard.press("Escape")
    expect(details).to_be_hidden()
    expect(page.locator(f"#{second}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Kopieer koppeling")).to_be_focused()
    page.keyboard.press("Escape")
    expect(details).to_be_hidden()
    expect(page.locator(f"#{second}")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(f"#{first}")).to_be_focused()


def test_the_keyboard_reaches_a_mention_that_a_filter_leaves(show: Open) -> None:
    kamerstuk = of_fixture(DEBATE)
    page = show(kamerstuk)
    turns = {each.id: each for each in kamerstuk.turns}
    party = turns[
        [each.block for each in kamerstuk.mentions if each.block in turns][-1]
    ].speaker.party
    assert party
    entry = "() => document.querySelector('mark[tabindex=\"0\"]').id"
    first = page.evaluate(entry)
    page.check(f"input[name=party][value='{party}']")
    assert page.evaluate(entry) == first  # dimmed, it can be reached
    page.check("input[name=mode][value=hide]")
    left = next(
        each.id
        for each in kamerstuk.mentions
        if each.block in turns and turns[each.block].speaker.party == party
    )
    expect(page.locator(f"#{left}")).to_be_visible()
    expect(page.locator(f"#{page.evaluate(entry)}")).to_be_visible()
    page.focus("#text")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.localName") == "mark":
            break
    expect(page.locator(f"#{page.evaluate(entry)}")).to_be_focused()
    page.uncheck(f"input[name=label][value={marked_label(kamerstuk, page.evaluate(entry))}]")
    assert page.evaluate(entry) != page.evaluate("document.activeElement.id")


def marked_label(kamerstuk: Kamerstuk, name: str) -> str:
    return next(each.label for each in kamerstuk.mentions if each.id == name)


def test_details_show_on_hover_and_stay_after_a_click(show: Open) -> None:
    kamerstuk = of_fixture(ANSWERS)
    page = show(kamerstuk)
    sector = next(each for each in kamerstuk.mentions if each.value == "voedingsmiddelen")
    page.hover(f"#{sector.id}")
    expect(page.locator("#details")).to_be_visible()
    expect(page.locator("#details dl")).to_contain_text("convenant")
    page.hover("#details button")
    page.wait_for_timeout(300)
    expect(page.locator("#details")).to_be_visible()
    page.hover("h1")
    expect(page.locator("#details")).to_be_hidden()
    page.click(f"#{sector.id}")
    page.hover("h1")
    page.wait_for_timeout(300)
    expect(page.locator("#details")).to_be_visible()
    page.click("h1")
    expect(page.locator("#details")).to_be_hidden()
    page.hover("#fn1-marker")
    expect(page.locator("#details")).to_be_visible()
    expect(page.locator("#details")).to_contain_text("voorbeeldonderzoek.example")


def test_light_and_dark(show: Open) -> None:
    page = show(ANSWERS, color_scheme="dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(colour)
    expect(page.locator("#theme")).to_have_attribute("aria-pressed", "true")
    page.click("#theme")
    expect(page.locator("#theme")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(colour) != dark == "rgb(22, 24, 28)"


@pytest.mark.parametrize("name", [DEBATE, ANSWERS])
def test_on_a_phone_nothing_is_wider_than_the_screen(name: str, show: Open) -> None:
    page = show(name, viewport={"width": 360, "height": 740}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    expect(page.locator("#filters")).to_be_hidden()
    page.tap("#open-side")
    expect(page.locator("#filters")).to_be_visible()
    expect(page.locator("#open-side")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#filters")).to_be_hidden()
    page.locator("main mark").first.tap()
    expect(page.locator("#details")).to_be_visible()
    box = page.locator("#details").bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 740)


def test_in_print_there_is_only_the_document(show: Open) -> None:
    page = show(ANSWERS)
    page.emulate_media(media="print")
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator(".side")).to_be_hidden()
    expect(page.locator("#q1")).to_be_visible()
    page.set_viewport_size({"width": 700, "height": 1000})  # A4 without margins
    widths = "() => [...document.querySelectorAll('.card, .pair')].map((each) => each.offsetWidth)"
    assert set(page.evaluate(widths)) == {700}
    expect(page.locator(".card details table")).to_be_visible()  # though closed on the screen


def test_a_dimmed_paragraph_can_be_read(show: Open) -> None:
    page = show(DEBATE)
    page.check("input[name=party] >> nth=0")
    dimmed = page.locator("p.s.off").first
    expect(dimmed).to_have_css("color", "rgb(107, 112, 121)")  # --dim, whose contrast is computed
    faint = "() => [...document.querySelectorAll('main *')].filter((each) => +getComputedStyle(each).opacity < 1 && each.matches(':not(.anchor)')).length"
    assert page.evaluate(faint) == 0


def test_everything_that_can_be_used_has_a_name(show: Open) -> None:
    page = show(DEBATE)
    nameless = page.evaluate("""() => [...document.querySelectorAll("button, a, input, [role=region], nav, section, article")]
        .filter((each) => !(each.getAttribute("aria-label") || each.getAttribute("aria-labelledby") || each.textContent.trim()
            || each.labels?.[0]?.textContent.trim())).map((each) => each.outerHTML.slice(0, 80))""")
    assert nameless == []
    levels = page.evaluate(
        """() => [...document.querySelectorAll("main :is(h1, h2, h3, h4)")].map((each) => +each.localName[1])"""
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
