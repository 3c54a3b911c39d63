"""The report of a folder: its numbers, its page and its files, and how it looks in a real browser."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from lxml import etree, html
from matplotlib.patches import Rectangle
from playwright.sync_api import Browser, Page, expect

from conftest import FIXTURES, convert_without_source
from imvo_nlp import Kamerstuk, __version__, convert_text
from imvo_nlp.cli import main
from imvo_nlp.converted.documents import Converted, Skipped, read_documents
from imvo_nlp.errors import MissingExtra
from imvo_nlp.report.charts import Bars, Columns, Matrix, Series
from imvo_nlp.report.counting import Counts, Person, counted
from imvo_nlp.report.drawing import NARROW, WIDE, drawn
from imvo_nlp.report.figures import Figure, Link, figures, gaps
from imvo_nlp.report.files import write_figures
from imvo_nlp.report.html import page, report
from imvo_nlp.report.labels import periods, person_names
from imvo_nlp.report.network import placed
from imvo_nlp.report.pictures import inline, write_svg
from imvo_nlp.report.sheets import DOTS, LIGHT, styled
from imvo_nlp.wording import wording

Said = pytest.CaptureFixture[str]
SOURCE = Path(__file__).parents[1] / "src" / "imvo_nlp"
ANSWER, DEBATE, MOTION = "antwoord_cacao_2019", "algemeen_overleg_goud_2019", "motie_2022_gewijzigd"


def of_fixtures(*names: str) -> Counts:
    return of(*(convert_without_source(name) for name in names))


def of(*documents: Kamerstuk) -> Counts:
    return counted(
        Converted(each.metadata.identifier or f"file:{place}", f"{place}.json", each)
        for place, each in enumerate(documents)
    )


def named(counts: Counts, name: str, skipped: int = 0) -> Figure:
    (figure,) = [
        each for each in (*figures(counts, "en"), *gaps(counts, skipped, "en")) if each.name == name
    ]
    return figure


def table(counts: Counts, name: str, skipped: int = 0) -> list[tuple[Any, ...]]:
    """The rows of a figure, of links the words."""
    return [
        tuple(cell.words if isinstance(cell, Link) else cell for cell in row)
        for row in named(counts, name, skipped).rows
    ]


@pytest.fixture(scope="module")
def three() -> Counts:
    return of_fixtures(ANSWER, DEBATE, MOTION)


@pytest.fixture(scope="module")
def dutch(three: Counts) -> str:
    return page(three, [Skipped("b.json", "not a converted document")], "nl")


@pytest.fixture(scope="module")
def hostile_page() -> str:
    return page(hostile(), [Skipped(BAD, BAD)], "nl")


@pytest.fixture(scope="module")
def many() -> str:
    """A page of all fixtures with a year in their name, so that all figures are full."""
    names = sorted(path.stem for path in FIXTURES.glob("*_20[12]*.txt"))
    return page(of_fixtures(*names), [], "nl")


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with its figures: in `1` by a command with another hash seed, in `2` by this process."""
    folder = tmp_path_factory.mktemp("twice")
    put(folder / "in", ANSWER, DEBATE, MOTION)
    subprocess.run(
        f"{sys.executable} -m imvo_nlp report in --lang en -o 1/r.html --figures 1".split(),
        env={**os.environ, "PYTHONHASHSEED": "1"},
        cwd=folder,
        check=True,
    )
    read = counted(read_documents(folder / "in"))
    write_figures((*figures(read, "en"), *gaps(read, 0, "en")), folder / "2", "en")
    (folder / "2" / "r.html").write_text(report(folder / "in", "en"), "utf-8")
    return folder


# The numbers, as they stand in the fixtures


def test_documents_by_period_and_kind(three: Counts) -> None:
    # Received 12 February 2019, meeting of 14 March 2019, proposed 8 June 2022.
    figure = named(three, "activity")
    assert figure.columns == (
        "Period",
        "Answer to written questions",
        "Motion",
        "Report of a committee meeting (algemeen overleg)",
        "Total",
    )
    assert (len(figure.rows), figure.rows[0], figure.rows[-1]) == (
        14,
        ("2019 Q1", 1, 0, 1, 2),
        ("2022 Q2", 0, 1, 0, 1),
    )


def test_shares_of_documents_that_name_a_sector(three: Counts) -> None:
    rows = table(three, "sector_share")
    assert (rows[0], rows[1], rows[-1]) == (
        ("2019 Q1", 2, 2, 100.0),
        ("2019 Q2", 0, 0, None),
        ("2022 Q2", 0, 1, 0.0),
    )


def test_a_document_counts_once_for_each_sector(three: Counts) -> None:
    # Gold is named in both of early 2019, twice in the debate; mining only by the minister there.
    rows = {row[0]: (row[1], row[-1]) for row in table(three, "sector_years")}
    assert (rows["gold"], rows["mining"]) == ((2, 2), (1, 1))
    assert len(rows) == 9


def test_sectors_that_parties_name_in_turns_and_questions(three: Counts) -> None:
    # Question 2: cacaosector, Convenant Duurzame Kleding en Textiel, goudconvenant; question 4: olie-
    # en gassector. Alkaya: goudsector, goudconvenant. Van der Graaf: metaal, natuursteen, elektronica.
    figure = named(three, "party_sectors")
    assert figure.columns[1:] == (
        *("gold", "cocoa", "electronics", "garments and textiles"),
        *("metals", "natural stone", "oil and gas", "Total"),
    )
    assert table(three, "party_sectors") == [
        ("GroenLinks", 1, 1, 0, 1, 0, 0, 1, 4),
        ("ChristenUnie", 0, 0, 1, 0, 1, 1, 0, 3),
        ("SP", 2, 0, 0, 0, 0, 0, 0, 2),
    ]
    # The title of the questions: over kinderarbeid in de cacaosector.
    assert figure.remark.startswith("Mentions of a sector outside the words of a known party")
    assert figure.remark.endswith(": 1 of 16.")


def test_sectors_that_ministers_name_in_turns_and_answers(three: Counts) -> None:
    # Answer 2: cacaosector, voedingsmiddelenconvenant, kleding- en textielconvenant; answer 4:
    # natuursteensector; answer 6: cacaosector. In the debate: mijnbouwsector.
    assert named(three, "minister_sectors").columns[1:-1] == (
        *("cocoa", "garments and textiles", "mining", "natural stone", "food products"),
    )
    assert table(three, "minister_sectors") == [("Kaag", 2, 1, 1, 1, 1, 6)]


def test_themes_that_parties_and_ministers_name() -> None:
    text = (
        "Vragen van het lid Alkaya (SP) (ingezonden 3 april 2019).\n\n"
        "Antwoord van Minister Kaag (Buitenlandse Handel en Ontwikkelingssamenwerking) (ontvangen 9 "
        "april 2019).\n\nVraag 1\nKent u kinderarbeid en nogmaals kinderarbeid in India?\n\n"
        "Antwoord 1\nDe OESO-richtlijnen verbieden kinderarbeid, ook in Indiase fabrieken in Azië.\n"
    )
    counts = of(convert_text(text))
    assert named(counts, "party_themes").columns[1:-1] == ("child labour",)
    assert table(counts, "party_themes") == [("SP", 2, 2)]
    assert named(counts, "minister_themes").columns[1:-1] == ("child labour", "OECD Guidelines")
    assert table(counts, "minister_themes") == [("Kaag", 1, 1, 2)]
    assert table(counts, "theme_years") == [("child labour", 1, 1), ("OECD Guidelines", 1, 1)]
    # Once in the question, once as an adjective in the answer; a continent is no country.
    assert table(counts, "countries") == [("India", "IN", 1, 2)]


def test_questions_and_days_to_their_answer(three: Counts) -> None:
    # Diks (GroenLinks) asks six; sent in on 17 January 2019, answered on 12 February.
    assert table(three, "questions") == [("GroenLinks", 6, 0, 0, 6)]
    assert table(three, "answers") == [("GroenLinks", 6, 6)]
    days = (1, 26, 26, 26, 26, 26, 26)
    assert table(three, "days") == [("All answers", *days), ("GroenLinks", *days)]


def test_questions_in_debates_by_who_asks_and_who_is_asked(three: Counts) -> None:
    # Alkaya: Wat zegt de Minister tegen hem? En hoe staat het met de motie?  Van der Graaf: Kan de
    # Minister toezeggen ...?  Bouali interrupts: Hoor ik daar een toezegging?  Only he is replied to.
    rows = [("Alkaya", 0, 2, 2), ("Bouali", 1, 0, 1), ("Van der Graaf", 0, 1, 1)]
    assert table(three, "asked_by") == rows
    assert table(three, "asked_of") == [("Kaag", 1, 3, 4)]
    # Van Nispen asks two things with two ministers present, and does not say whom he asks.
    two = of_fixtures("commissiedebat_2022_twee_ministers")
    assert table(two, "asked_of") == [("Weerwind", 1, 0, 1), ("Yeşilgöz-Zegerius", 1, 0, 1)]
    assert named(two, "asked_of").remark == (
        "Questions without a certain addressee, not in the figure: 2."
    )


def test_commitments_by_who_makes_them_and_year() -> None:
    counts = of_fixtures("antwoord_2019_brief_word", "antwoord_alle_achteraan_2012")
    assert table(counts, "promises") == [
        ("Knapen", 2012, 0, 1),
        ("Van Nieuwenhuizen Wijbenga", 2019, 1, 0),
    ]


def test_what_a_chair_reads_out_was_said_before() -> None:
    counts = of_fixtures("commissiedebat_2022_twee_ministers")
    assert table(counts, "promises") == [("Weerwind", 2022, 1, 0)]


def test_questions_without_answer_and_days_that_are_spread() -> None:
    questions = "Vragen van de leden Alkaya (SP) en Diks (GroenLinks) (ingezonden {}).\n\n"
    answered = "Antwoord van Minister Kaag (ontvangen {}).\n\nVraag 1\nHoe?\n\nAntwoord 1\nZo.\n"
    texts = [
        questions.format("1 maart 2019") + answered.format(f"{day} maart 2019")
        for day in (5, 9, 11, 21)
    ]
    early = questions.format("2 maart 2019") + answered.format("1 maart 2019")
    alone = questions.format("1 maart 2019") + "Vraag 1\nHoe?\n\nVraag 2\nWat?\n"
    counts = of(*map(convert_text, [*texts, early, alone]))
    # A document of questions only cannot hold answers.
    assert table(counts, "questions") == [("GroenLinks", 5, 0, 2, 7), ("SP", 5, 0, 2, 7)]
    # 4, 8, 10 and 20 days; the one that came before its questions does not count.
    assert table(counts, "days")[1] == ("GroenLinks", 4, 5.2, 7, 9, 12.5, 17, 20)
    assert named(counts, "days").remark == (
        "Answers without usable dates of submission and answer, not in the figure: 1."
    )


def test_answers_to_a_committee_are_no_answers_to_members() -> None:
    asked = "Vragen van het lid Diks (GroenLinks) (ingezonden 1 maart 2019).\n\n"
    answer = "Vraag 1\nHoe?\n\nAntwoord 1\nZo.\n"
    to_member = f"{asked}Antwoord van Minister Kaag (ontvangen 5 maart 2019).\n\n{answer}"
    to_committee = f"Nr. 8 LIJST VAN VRAGEN EN ANTWOORDEN\n\nDen Haag, 5 maart 2019\n\n{answer}"
    counts = of(convert_text(to_member), convert_text(to_committee))
    assert counts.gap("unanswered").all == 2
    assert table(counts, "days")[0][:2] == ("All answers", 1)
    assert named(counts, "days").remark == ""


def test_words_of_members(three: Counts) -> None:
    rows = {row[0]: row[1:] for row in table(three, "words")}
    # Hoor ik daar een toezegging? Mag ik daar even op aanslaan? De SP wil controles, maar wie moet ...
    assert rows["D66"] == (5, 1.7, 1)
    assert rows["GroenLinks"] == (16, 5.4, 1)
    assert rows["VVD"] == (21, 7.0, 1)
    assert next(iter(rows)) == "SP"
    assert "CDA" not in rows  # the chair, De Roon (PVV), and who is only spoken of


def test_citations_that_are_counted_once_for_each_document(three: Counts) -> None:
    # Nr. 298 is cited twice in the debate, and nr. 306 is the debate itself.
    rows = {row[0]: row[1:] for row in table(three, "cited")}
    # The debate is of the same dossier, and prints its title.
    assert rows["kst-26485-298"] == (1, "no", "Maatschappelijk verantwoord ondernemen")
    assert "kst-26485-306" not in rows
    assert [*rows][:3] == ["2019Z01234", "ah-tk-20182019-1544", "ah-tk-20182019-811"]
    link = named(three, "cited").rows[1][0]
    assert isinstance(link, Link)
    assert link.address == "https://zoek.officielebekendmakingen.nl/ah-tk-20182019-1544.html"


def test_a_held_document_is_cited_by_others_and_questions_by_their_number() -> None:
    held = convert_text("Vraag 1\nHoe?\n")
    held = replace(held, metadata=replace(held.metadata, identifier="kv-tk-2016Z17934", title="T"))
    letters = [
        f"Den Haag, {day} mei 2020\n\nZie de vragen met kenmerk 2016Z17934.\n" for day in "12"
    ]
    counts = of(held, *map(convert_text, letters))
    assert table(counts, "cited") == [("kv-tk-2016Z17934", 2, "yes", "T")]
    assert table(counts, "network") == [
        ("file:1", None, "kv-tk-2016Z17934", "T"),
        ("file:2", None, "kv-tk-2016Z17934", "T"),
    ]
    assert "T (kv-tk-2016Z17934)" in texts(named(counts, "cited").chart, WIDE)


def test_what_was_not_recognised(three: Counts) -> None:
    assert table(three, "warnings") == []
    unknown = {row[0]: row[1:] for row in table(three, "unknown")}
    # Neither of the debate's two motions has a number; the motion cites nr. 11, and its own title.
    assert unknown["motion"][:2] == (2, 4)
    assert unknown["sector"] == (0, 16, 0)
    lacking = {row[0]: row[1:] for row in table(three, "gaps", skipped=1)}
    assert lacking["Documents without an official identifier"] == (1, 3, 33.3)
    assert lacking["Skipped files"] == (1, 4, 25.0)
    assert lacking["Questions without an answer in documents with answers"] == (0, 6, 0)


def test_warnings_by_documents_and_by_times() -> None:
    text = "Vraag 1\nWat vindt de Minister van Kweepeer? En de Minister van Zaken?\n"
    warned = convert_text(text)
    code = warned.warnings[0].code
    again = replace(warned, warnings=(*warned.warnings, warned.warnings[0]))
    rows = {row[0]: row[1:] for row in table(of(again), "warnings")}
    assert rows[code][0] == 1
    assert rows[code][1] == 1 + sum(each.code == code for each in warned.warnings)
    assert rows[code][2] == wording("en")["warnings"][code]


def test_ministers_of_one_surname_are_distinguished() -> None:
    dekkers = [Person("Dekker", "Q1"), Person("Dekker", "Q2"), Person("Dekker", None)]
    told = person_names([*dekkers, Person("Kaag", None)], {"Q1": "Sander", "Q2": "Sybilla"})
    assert [*told.values()] == ["Dekker (Sander)", "Dekker (Sybilla)", "Dekker (?)", "Kaag"]
    same = person_names(dekkers, {"Q1": "S.", "Q2": "S."})
    assert [*same.values()][:2] == ["Dekker (Q1)", "Dekker (Q2)"]
    assert {*person_names([dekkers[0], dekkers[2]], {}).values()} == {"Dekker"}


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (date(2019, 12, 31), date(2020, 1, 1), ("2019 Q4", "2020 Q1")),
        (date(2017, 1, 1), date(2020, 12, 1), ("2017", "2018", "2019", "2020")),
        (date(1996, 1, 1), date(2014, 1, 1), ("1995–1999", "2000–2004", "2005–2009", "2010–2014")),
        (date(1981, 1, 1), date(2014, 1, 1), ("1980–1989", "1990–1999", "2000–2009", "2010–2019")),
    ],
)
def test_periods_are_as_fine_as_there_is_room(
    first: date, last: date, names: tuple[str, ...]
) -> None:
    assert periods([last, first], 4).names == names


# How it is drawn


def texts(chart: Any, width: int) -> list[str]:
    """What is written in the drawing, in the order of the SVG."""
    svg = etree.fromstring(inline(drawn(chart, width, str), "", "", "f", "wide"))
    return [each.text for each in svg.iter("text")]


def bars(chart: Any) -> list[tuple[float, ...]]:
    """Where each bar begins, from the left and from below, and how wide and high it is."""
    (axes,) = drawn(chart, WIDE, str).axes
    return [
        (*each.get_xy(), each.get_width(), each.get_height())
        for each in axes.patches
        if isinstance(each, Rectangle)
    ]


def test_what_does_not_fit_is_reported() -> None:
    names = tuple(f"sector {each}" for each in range(30))
    line = tuple([1] * 30)
    matrix = Matrix(
        names, names, (line,) * 30, ((0.5,) * 30,) * 30, ("30",) * 30, "{rows}/{all_rows} {columns}/{all_columns}"
    )  # fmt: skip
    for width in (WIDE, NARROW):
        told = texts(matrix, width)
        (note,) = [each for each in told if "/" in each]
        columns = int(re.findall(r"(\d+)/30$", note)[0])
        assert note.startswith("20/30 ")
        assert [each for each in told if each in names] == [*names[:columns]]
        assert [each for each in told if "(" in each] == [f"{each} (30)" for each in names[:20]]
        assert drawn(matrix, width, str).get_figwidth() * DOTS <= width + 0.1
    latest = texts(matrix._replace(is_over_time=True), NARROW)
    assert "sector 29" in latest
    assert "sector 0" not in latest
    write_svg(drawn(matrix, WIDE, str), "Title", "", file := BytesIO())
    assert (
        min(float(each.get("x")) for each in etree.fromstring(file.getvalue()).iter("{*}text"))
        == 20
    )


def test_bars_are_as_long_as_their_numbers() -> None:
    one, other = Series("a", "party", (4, 1)), Series("b", "motion", (0, 1))
    both = Bars(("SP", "VVD"), (one, other), ("4", "2"))
    # Behind both is what their ends are written at; of nothing there is no bar.
    assert [(left, width) for left, _, width, _ in bars(both)] == [
        (0, 4),
        (0, 2),
        (0, 4),
        (0, 1),
        (1, 1),
    ]
    share = both._replace(series=(Series("a", "party", (100, 50)),), is_share=True)
    assert [width for _, _, width, _ in bars(share)] == [100, 100, 100, 50]


def test_columns_stand_on_each_other() -> None:
    columns = Columns(("2019",), (Series("a", "party", (3,)), Series("b", "motion", (1,))))
    assert [(low, height) for _, low, _, height in bars(columns)] == [(0, 4), (0, 3), (3, 1)]


def test_the_highest_column_has_its_number_also_where_it_is_narrow() -> None:
    heights = tuple(range(10, 46))
    names = tuple(map(str, range(1990, 2026)))
    columns = Columns(names, (Series("a", "party", heights),))
    assert "45" in texts(columns, NARROW)
    assert "44" not in texts(columns, NARROW)


def test_a_share_of_few_documents_is_grey_and_gives_their_number(three: Counts) -> None:
    chart = named(three, "sector_share").chart
    assert isinstance(chart, Columns)
    enough, few = chart.series
    assert (enough.values[0], few.values[0], few.colour) == (0, 100.0, "document")
    assert (chart.ends[0], chart.ends[1], chart.ends[-1]) == ("2", "", "1")


def test_documents_that_cite_each_other_stand_near() -> None:
    (x, y), *others = placed(5, [(0, 1), (0, 2), (3, 4)], (0, 0, 300, 300))
    far = [((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 for other_x, other_y in others]
    assert max(far[:2]) < min(far[2:])


def test_svg_of_matplotlib_holds_nothing_apart(three: Counts) -> None:
    for each in (*figures(three, "nl"), *gaps(three, 0, "nl")):
        if each.rows:
            file = BytesIO()
            with styled():
                drawn(each.chart, NARROW, str).savefig(file, format="svg")
            assert re.findall(rb"<(?:use|image|clipPath|pattern)", file.getvalue()) == []


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_are_those_of_the_page_and_numbers_can_be_read_on_them() -> None:
    style = "".join(
        (SOURCE / name).read_text("utf-8") for name in ("page/base.css", "report/report.css")
    )
    both = {
        name: (light, dark)
        for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", style)
    }
    assert {name: both[name][0] for name in LIGHT} == LIGHT
    for scheme in (0, 1):
        assert contrast(both["ink"][scheme], both["heat"][scheme]) >= 4.5


# The page


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_the_page_gives_definition_table_and_source_of_each_figure(dutch: str) -> None:
    tree = html.fromstring(dutch)
    told = wording("nl")["report"]["figures"]
    shown = tree.xpath("//section[@class='figure']")
    assert [each.get("id") for each in shown] == [*told, "skipped"]
    for each in shown[:-1]:
        if each.get("id") in ("advice", "agreement"):
            continue  # the three documents hold no advice on a motion and no vote
        assert words(each.find("h3")) == told[each.get("id")]["title"]
        assert told[each.get("id")]["definition"] in words(each)
        drawings = each.xpath(".//*[local-name()='svg']")
        assert len(drawings) == (0 if each.get("id") in ("warnings", "promises") else 2)
        for drawing in drawings:
            title, description = drawing.get("aria-labelledby").split()
            assert drawing.get("role") == "img"
            assert words(tree.get_element_by_id(title)) == told[each.get("id")]["title"]
            assert told[each.get("id")]["definition"] in words(tree.get_element_by_id(description))
    rows = tree.get_element_by_id("party_sectors").xpath(".//tbody/tr")
    assert [words(cell) for cell in rows[0]] == ["GroenLinks", *"11010014"]
    assert "b.json not a converted document" in words(tree.get_element_by_id("skipped"))
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {each[1:] for each in tree.xpath("//a/@href") if each[0] == "#"} <= set(ids)


def test_the_head_says_what_the_folder_holds(dutch: str) -> None:
    (head,) = html.fromstring(dutch).xpath("//header")
    assert "Stukken 3" in words(head)
    assert "12 februari 2019 – 8 juni 2022" in words(head)
    assert "Motie 1" in words(head)
    assert f"imvo_nlp {__version__} (nl_imvo_rules)" in words(head)


def test_a_motion_counts_once_with_its_last_fate_for_each_advice() -> None:
    counts = of_fixtures("handelingen_vao_2010", "handelingen_vao_palmolie_2018")
    # nr. 91 ontraden, nr. 92 and nr. 412 left to the House, nr. 413 both.
    assert table(counts, "advice") == [
        ("left to the House", 3, 3),
        ("advised against", 2, 2),
    ]


def test_parties_agree_in_the_votes_that_name_both() -> None:
    counts = of_fixtures("handelingen_stemmingen_2023")
    rows = {row[:2]: row[2:] for row in table(counts, "agreement")}
    # SP, GroenLinks and Volt are named for nr. 421 and 430, the VVD for 430 and 423.
    assert rows["GroenLinks", "SP"] == (100.0, 2)
    assert rows["SP", "VVD"] == (100.0, 1)
    assert ("PVV", "SP") not in rows and ("SP", "PVV") not in rows


def test_figures_without_data_say_so() -> None:
    tree = html.fromstring(page(Counts(), [], "en"))
    assert tree.xpath("//*[local-name()='svg'] | //table") == []
    for each in tree.xpath("//section[@class='figure']"):
        assert words(each.xpath("p[@class='nothing']")[0])


BAD = '"><script>alert(1)</script>$x_1$ <b onclick="alert(2)">'


def hostile() -> Counts:
    """Documents that print markup wherever they can: title, party, speaker, sector and citation."""
    kamerstuk = convert_without_source(DEBATE)
    bad = replace(
        kamerstuk,
        metadata=replace(kamerstuk.metadata, title=f"{BAD}\x0c", identifier=BAD),
        turns=tuple(
            replace(each, speaker=replace(each.speaker, party=BAD)) for each in kamerstuk.turns
        ),
        mentions=tuple(
            replace(each, value=f"{BAD}{place % 9}")
            if each.label in ("sector", "reference")
            else each
            for place, each in enumerate(kamerstuk.mentions)
        ),
    )
    return of(bad)


def test_what_looks_like_markup_is_text(hostile_page: str) -> None:
    assert "<script" not in hostile_page
    assert "<b " not in hostile_page
    assert BAD in html.fromstring(hostile_page).text_content()


def test_the_page_holds_all_that_it_needs(dutch: str, twice: Path) -> None:
    for lang, text in (("nl", dutch), ("en", (twice / "1" / "r.html").read_text("utf-8"))):
        tree = html.fromstring(text)
        assert tree.get("lang") == lang
        assert tree.xpath("//*[@src] | //script | //link[not(@href='data:,')]") == []
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
        looks = tree.xpath("//*/@style")
        assert looks
        assert [each for each in looks if re.search("#|url|font-family", each)] == []
        addresses = [each for each in tree.xpath("//a/@href") if each[0] != "#"]
        assert {each.partition("/kst")[0].partition("/ah")[0] for each in addresses} == {
            "https://zoek.officielebekendmakingen.nl"
        }


def slots(table: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for name, each in table.items():
        if isinstance(each, dict):
            yield from slots(each)
        else:
            yield name, sorted(re.findall(r"\{\w+\}", each))


def test_both_languages_have_the_same_slots() -> None:
    assert [*slots(wording("nl")["report"])] == [*slots(wording("en")["report"])]


# The command


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document of few figures in `in`."""
    monkeypatch.chdir(tmp_path)
    put(Path("in"), MOTION)
    return tmp_path


def put(folder: Path, *names: str) -> None:
    folder.mkdir()
    for name in names:
        (folder / f"{name}.json").write_bytes(convert_without_source(name).to_json_bytes())


def test_it_writes_the_page_and_says_what_there_is(here: Path, capsys: Said) -> None:
    assert main(["report", "in", "-o", "out/report.html"]) == 0
    assert [path.name for path in Path("out").iterdir()] == ["report.html"]
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "1 document; 0 skipped\n")


def test_a_broken_file_is_named_and_is_1(here: Path, capsys: Said) -> None:
    Path("in/b.json").write_text("{")
    assert main(["report", "in", "-o", "report.html"]) == 1
    told, summary = capsys.readouterr().err.splitlines()
    assert told.startswith("imvo-nlp: b.json: not a converted document: ")
    assert summary == "1 document; 1 skipped"
    assert "<code>b.json</code>" in Path("report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["in"], "required: -o"),
        (["absent", "-o", "r.html"], "No such file or directory: absent"),
        (["empty", "-o", "r.html"], "no converted documents (*.json or documents.jsonl) in empty"),
        (["in", "-o", f"in/{MOTION}.json/r.html"], "cannot write the page"),
        (["in", "-o", "r.html", "--figures", f"in/{MOTION}.json"], "cannot write to the folder of"),
        (["in", "-o", "r.html", "--lang", "de"], "invalid choice: 'de'"),
    ],
)
def test_wrong_use_is_2(arguments: list[str], message: str, here: Path, capsys: Said) -> None:
    Path("empty").mkdir()
    assert main(["report", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_figures_are_pictures_and_numbers(three: Counts, twice: Path) -> None:
    out = twice / "1"
    all_of = [each for each in (*figures(three, "en"), *gaps(three, 0, "en")) if each.rows]
    wanted = {f"{each.name}.{kind}" for each in all_of for kind in ("png", "svg", "csv")}
    assert {path.name for path in out.iterdir()} == {*wanted, "r.html"}
    assert "warnings.png" not in wanted
    with Path(out, "party_sectors.csv").open(encoding="utf-8", newline="") as file:
        head, first, *_ = csv.reader(file)
    assert (head[0], first) == ("Party / Sector", ["GroenLinks", *"11010014"])
    assert Path(out, "network.png").read_bytes().startswith(b"\x89PNG")
    drawing = html.fromstring(Path(out, "words.svg").read_bytes())
    assert {"Speaking time by party, in words", "ChristenUnie", "72"} <= {
        words(each) for each in drawing.iter() if each.tag == "text"
    }


def test_titles_that_look_like_formulas_or_markup_are_drawn_as_they_are(tmp_path: Path) -> None:
    some = [each for each in figures(hostile(), "nl") if each.name in ("words", "network")]
    written = write_figures(some, tmp_path, "nl")
    assert tmp_path / "words.png" in written
    for path in tmp_path.glob("*.svg"):
        drawing = etree.fromstring(path.read_bytes())
        assert {etree.QName(each).localname for each in drawing.iter()} <= {
            *("svg", "title", "desc", "style", "defs", "g", "text", "path"),
        }
    assert BAD in "".join(etree.parse(tmp_path / "network.svg").getroot().itertext())


def test_the_same_documents_give_the_same_bytes(twice: Path) -> None:
    names = sorted(path.name for path in (twice / "1").iterdir())
    assert len(names) > 30
    for name in names:
        assert (twice / "1" / name).read_bytes() == (twice / "2" / name).read_bytes(), name


@pytest.mark.parametrize("package", ["matplotlib", "networkx"])
def test_it_needs_an_extra_before_anything_is_read(
    package: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    assert main(["report", "absent", "-o", "r.html"]) == 2
    told = f"a report needs an extra that is not installed ({package}): pip install "
    assert capsys.readouterr().err.startswith(f"imvo-nlp: {told}")
    with pytest.raises(MissingExtra):
        report("absent")


def test_settings_of_matplotlib_change_nothing_and_are_not_changed() -> None:
    columns = Columns(("2019",), (Series("a", "party", (3,)), Series("b", "motion", (1,))))

    def svg() -> str:
        return inline(drawn(columns, WIDE, str), "a", "b", "f", "wide")

    before = svg()
    with matplotlib.rc_context({"font.size": 30, "svg.fonttype": "path", "axes.grid": True}):
        assert svg() == before
        assert matplotlib.rcParams["font.size"] == 30


# In a real browser

Open = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page; at the end nothing may have been said or asked for elsewhere."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(text: str, width: int, **options: Any) -> Page:
        path = tmp_path / "report.html"
        path.write_text(text, encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []
    assert [each for each in asked if not each.startswith(("file:", "data:"))] == []


# Of every drawing that is seen, its box and those of its level texts, with their words.
_BOXES = """() => [...document.querySelectorAll("svg")].filter((each) => each.checkVisibility()).map((svg) => {
    const box = (each) => { const { left, top, right, bottom } = each.getBoundingClientRect(); return [left, top, right, bottom]; };
    const texts = [...svg.querySelectorAll("text")];
    return [box(svg), texts.map(box), texts.filter((each) => !each.hasAttribute("transform")).map((each) => [...box(each), each.textContent])];
})"""


def overlapping(boxes: list[list[Any]]) -> Iterable[tuple[str, str]]:
    for place, (left, top, right, bottom, text) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            # Lines of text may touch: a box is higher than its letters.
            if (
                left < other[2] - 1
                and other[0] < right - 1
                and top + 3 < other[3]
                and other[1] + 3 < bottom
            ):
                yield text, other[4]


@pytest.mark.parametrize("width", [1400, 390])
def test_labels_are_whole_and_never_overlap(width: int, many: str, show: Open) -> None:
    drawings = show(many, width).evaluate(_BOXES)
    assert len(drawings) == 24
    for (left, top, right, bottom), all_of, level in drawings:
        for box in all_of:
            assert (
                left - 1 <= box[0]
                and box[2] <= right + 1
                and top - 2 <= box[1]
                and box[3] <= bottom + 2
            )
        assert [*overlapping(level)] == []


def test_it_fits_a_phone_and_follows_the_scheme(dutch: str, show: Open) -> None:
    for width, scheme in ((1400, "light"), (360, "dark")):
        opened = show(dutch, width, color_scheme=scheme)
        assert opened.evaluate("document.documentElement.scrollWidth") == width
        seen = opened.evaluate(
            "() => [...document.querySelectorAll('svg')].filter((each) => each.checkVisibility()).map((each) => each.classList[1])"
        )
        assert {*seen} == {"wide" if width > 390 else "narrow"}
        ink = opened.evaluate("getComputedStyle(document.querySelector('#words svg text')).fill")
        assert ink == ("rgb(29, 33, 38)" if scheme == "light" else "rgb(230, 228, 223)")


def test_scripts_in_documents_are_text(hostile_page: str, show: Open) -> None:
    opened = show(hostile_page, 1400)
    expect(opened.locator("#words details")).to_contain_text("<script>alert(1)</script>")


def test_in_print_the_wide_figures_fit_the_sheet(dutch: str, show: Open) -> None:
    opened = show(dutch, 700)
    opened.emulate_media(media="print")
    widths = opened.evaluate(
        "() => [...document.querySelectorAll('svg.wide')].map((each) => each.getBoundingClientRect().width)"
    )
    assert 300 < max(widths) <= 700
    assert min(widths) > 0
