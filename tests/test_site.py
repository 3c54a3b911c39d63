"""The site of a folder: its pages, what is written again, and how it behaves in a real browser."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from conftest import convert_fixture, convert_without_source
from imvo_nlp import convert_bytes
from imvo_nlp.cli import main
from imvo_nlp.errors import WrongUse
from imvo_nlp.site import searching
from imvo_nlp.site.building import build
from imvo_nlp.site.serving import server

DEBATE, ANSWER, VOTES, VAO = (
    *("algemeen_overleg_goud_2019", "antwoord_cacao_2019"),
    *("handelingen_stemmingen_2023", "handelingen_vao_palmolie_2018"),
)
PROMISE = "algemeen_overleg_kinderarbeid_2009"
HOSTILE = (
    "Den Haag, 3 mei 2021\n\nGeachte voorzitter,\n\nDe goudsector <script>alert(1)</script> en "
    '<b onclick="alert(2)">kinderarbeid</b>.\n'
)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("uit")
    for name in (DEBATE, ANSWER, VOTES, VAO, PROMISE):
        (folder / f"{name}.json").write_bytes(convert_fixture(name).to_json_bytes())
    hostile = convert_bytes(HOSTILE.encode(), "brief.txt", embed_source=True)
    (folder / "brief.json").write_bytes(hostile.to_json_bytes())
    bare = convert_without_source("motie_2022_gewijzigd")
    (folder / "motie.json").write_bytes(bare.to_json_bytes())
    return folder


@pytest.fixture(scope="module")
def site(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "_PART", 100_000)  # bytes: the index has several parts
        built = build(documents, folder)
    assert (folder / "pagefind" / "3").is_dir()
    assert (built.documents, built.skipped, built.without, built.lacking) == (7, (), 1, ())
    return folder


def tree(site: Path, path: str) -> Any:
    return html.fromstring((site / path).read_text("utf-8"))


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def rows(page: Any, table: str) -> list[list[str]]:
    return [
        [words(cell) for cell in row] for row in page.get_element_by_id(table).xpath(".//tbody/tr")
    ]


# The pages, as they stand in the fixtures


def test_the_first_page_lists_the_documents_the_latest_first(site: Path) -> None:
    page = tree(site, "index.html")
    listed = rows(page, "documents")
    assert [row[0] for row in listed][:2] == ["23 mei 2023", "8 juni 2022"]
    assert listed[-2][:4] == [
        *("17 juni 2009", "Verslag van een algemeen overleg"),
        *("Maatschappelijk verantwoord ondernemen", "26485"),
    ]
    # The motion has no source text, so no page.
    links = page.get_element_by_id("documents").xpath(".//tbody/tr[2]/td[3]//a")
    assert links == []


def test_a_dossier_is_a_timeline_with_what_was_moved_and_promised(site: Path) -> None:
    page = tree(site, "dossier/26485.html")
    assert words(page.find(".//h1")) == "Maatschappelijk verantwoord ondernemen"
    moments = page.xpath("//ol[@class='timeline']/li")
    assert [words(each.xpath("p[@class='when']")[0]) for each in moments] == [
        "17 juni 2009 Verslag van een algemeen overleg",
        "14 maart 2019 Verslag van een algemeen overleg",
        "23 mei 2023 Handelingen",
        "zonder datum Handelingen",
    ]
    assert [words(each) for each in moments[0].xpath("ul/li")] == [
        "toezegging Ik zal de importeurs voor 1 oktober uitnodigen. "
        "voor 1 oktober (30 september 2009)"
    ]
    told = [words(each) for each in moments[2].xpath("ul/li")]
    assert told[0] == "motie kst-26485-424 aangehouden"
    assert len(told) == 4


def test_a_person_has_what_was_asked_moved_and_said(site: Path) -> None:
    # Mahir Alkaya speaks twice in both debates, and moves nr. 413 in that on palm oil.
    (link,) = [
        each.get("href")
        for each in tree(site, "people.html").iter("a")
        if words(each) == "Mahir Alkaya"
    ]
    page = tree(site, link)
    assert words(page.find(".//h1")) == "Mahir Alkaya"
    assert [words(each) for each in page.xpath("//dd")] == ["SP"]
    assert rows(page, "spoken") == [
        ["14 maart 2019", "Maatschappelijk verantwoord ondernemen", "2"],
        ["–", "Ontbossingsvrije ketens", "2"],
    ]
    assert rows(page, "motions") == [
        [
            "–",
            "verzoekt de regering bij de komende handelsmissie naar Maleisië zo'n register te bepleiten",
            *("Alkaya (SP)", "ontraden, oordeel Kamer", "voorgesteld"),
        ]
    ]
    kaag = next(
        each.get("href")
        for each in tree(site, "people.html").iter("a")
        if words(each) == "Sigrid Kaag"
    )
    assert words(tree(site, kaag).xpath("//dd")[1]).startswith(
        "minister, Buitenlandse Handel en Ontwikkelingssamenwerking"
    )


def test_decisions_have_advice_fate_and_the_oldest_promise_first(site: Path) -> None:
    page = tree(site, "decisions.html")
    first = rows(page, "promises")[0]
    assert (first[0], first[2], first[3], first[5]) == (
        *("17 juni 2009", "Koenders (PvdA)", "Van Dijk (CDA)"),
        "open",
    )
    motions = {row[1]: row for row in rows(page, "motions")}
    assert motions["kst-26485-424"][2:] == [
        "Teunissen (PvdD), Van Raan (PvdD)",
        "–",
        "aangehouden",
    ]
    advised = [row for row in motions.values() if "ontraden" in row[3]]
    assert len(advised) == 1  # of the two of the VAO on palm oil, nr. 413


def test_a_subject_has_its_passages_with_who_says_them(site: Path) -> None:
    page = tree(site, "sector/goud.html")
    found = rows(page, "passages")
    assert {(row[0], row[2]) for row in found} >= {
        ("14 maart 2019", "Alkaya (SP)"),
        ("12 februari 2019", "Diks (GroenLinks)"),
    }
    (link,) = page.xpath("//tr[@data-by='SP']/td[2]/a/@href")
    assert link.startswith("../document/kst-26485-306.html#m")


def test_a_cell_of_the_report_leads_to_what_it_counts(site: Path) -> None:
    page = tree(site, "report.html")
    (line,) = [
        row
        for row in page.get_element_by_id("party_sectors").xpath(".//tbody/tr")
        if words(row.find("th")) == "SP"
    ]
    assert {each.get("href"): words(each) for each in line.iter("a")} == {
        "index.html?by=SP": "SP",
        "sector/goud.html?by=SP": "2",
        "sector/cacao.html?by=SP": "1",
    }
    passages = tree(site, "sector/goud.html").xpath("//tr[@data-by='SP']")
    assert len(passages) == 1  # one turn, with both mentions that the cell counts


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    pages = {path: html.fromstring(path.read_text("utf-8")) for path in site.rglob("*.html")}
    assert len(pages) > 50
    ids = {
        path: {each.get("id") for each in page.iter() if each.get("id")}
        for path, page in pages.items()
    }
    for path, page in pages.items():
        assert (
            page.xpath("//*[@style or @onclick][not(ancestor-or-self::*[local-name()='svg'])]")
            == []
        )
        for address in page.xpath("//a/@href | //link/@href | //script/@src"):
            parts = urlsplit(address)
            if parts.scheme in ("https", "data"):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.exists(), (path, address)
            if parts.fragment:
                assert parts.fragment in ids[target], (path, address)


def test_what_looks_like_markup_is_text(site: Path) -> None:
    for path in ("sector/goud.html", "theme/kinderarbeid.html"):
        text = (site / path).read_text("utf-8")
        assert "<script>alert" not in text and "<b onclick" not in text
        assert "<script>alert(1)</script>" in html.fromstring(text).text_content()
    assert "<script>alert" not in (site / "assets" / "documents.js").read_text("utf-8")


# What is written


@pytest.fixture
def plain(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Three of the documents, and a site of them without report and search."""
    for package in ("matplotlib", "pagefind"):
        monkeypatch.setitem(sys.modules, package, None)
    (tmp_path / "uit").mkdir()
    for name in (DEBATE, ANSWER, "brief"):
        (tmp_path / "uit" / f"{name}.json").write_bytes((documents / f"{name}.json").read_bytes())
    return tmp_path / "uit", tmp_path / "site"


def test_only_what_has_changed_is_written_again(plain: tuple[Path, Path]) -> None:
    folder, site = plain
    first = build(folder, site)
    assert first.written == sum(path.is_file() for path in site.rglob("*")) - 1  # its own notes
    assert build(folder, site) == first._replace(written=0)
    brief = folder / "brief.json"
    brief.write_bytes(brief.read_bytes().replace(b"goudsector", b"goudketen!"))
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}
    build(folder, site)
    changed = {path.name for path, at in before.items() if path.stat().st_mtime_ns != at}
    assert any(name.startswith("file-brief") for name in changed)
    assert not any(name.startswith("kst-26485-306") for name in changed)
    brief.unlink()
    build(folder, site)
    assert not any(path.name.startswith("file-brief") for path in site.rglob("*"))
    (site / "index.html").unlink()
    assert build(folder, site).written == 1


def test_the_same_documents_give_the_same_bytes(plain: tuple[Path, Path], tmp_path: Path) -> None:
    folder, site = plain
    build(folder, site)
    build(folder, tmp_path / "other")
    names = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    for name in names:
        assert (tmp_path / "other" / name).read_bytes() == (site / name).read_bytes(), name


def test_what_is_not_installed_is_reported_in_a_line(
    plain: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, site = plain
    assert main(["site", str(folder), "-o", str(site), "--lang", "en"]) == 0
    *lacking, summary = capsys.readouterr().err.splitlines()
    assert lacking == [
        'imvo-nlp: no report: pip install "imvo-nlp[report]"',
        'imvo-nlp: no search: pip install "imvo-nlp[site]"',
    ]
    assert summary.startswith("3 documents; 0 skipped; ")
    assert not (site / "search.html").exists() and not (site / "report.html").exists()
    page = tree(site, "index.html")
    assert page.get("lang") == "en"
    assert [words(each) for each in page.xpath("//nav//a")] == [
        *("Documents", "Dossiers", "People", "Subjects", "Decisions")
    ]


def test_a_broken_file_is_named_and_is_1(
    plain: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, site = plain
    (folder / "b.json").write_text("{")
    for _ in range(2):  # also where nothing has changed
        assert main(["site", str(folder), "-o", str(site)]) == 1
        assert "b.json: not a converted document" in capsys.readouterr().err


def test_a_folder_of_other_things_is_left_alone(plain: tuple[Path, Path]) -> None:
    folder, site = plain
    with pytest.raises(WrongUse, match="is within"):
        build(folder, folder / "site")
    site.mkdir()
    (site / "mine.txt").write_text("mine")
    with pytest.raises(WrongUse, match="holds other files than a site"):
        build(folder, site)
    assert [path.name for path in site.iterdir()] == ["mine.txt"]
    with pytest.raises(WrongUse, match="no converted documents"):
        build(site, folder.parent / "new")


# In a real browser

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with server(site) as shown:
        Thread(target=shown.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{shown.server_address[1]}/"
        shown.shutdown()


@pytest.fixture
def show(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page; at the end nothing may have been said or asked for elsewhere."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(path: str, width: int = 1300, **options: Any) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(60_000)  # Pagefind's program is slow to start on a busy machine
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []
    assert [each for each in asked if not each.startswith((address, "data:", "blob:"))] == []


def test_the_table_filters_and_sorts_and_documents_follow_each_other(show: Open) -> None:
    page = show("index.html")
    page.select_option("select[name=kind]", "verslag_van_een_algemeen_overleg")
    expect(page.locator("#documents output")).to_have_text("2 van 7")
    page.get_by_role("button", name="Datum").click()
    expect(page.locator("th >> nth=0")).to_have_attribute("aria-sort", "ascending")
    assert urlsplit(page.url).query == "kind=verslag_van_een_algemeen_overleg&sort=1"
    page.reload()
    shown = page.locator("#documents tbody tr:visible")
    expect(shown).to_have_count(2)
    expect(shown.first).to_contain_text("17 juni 2009")
    shown.first.get_by_role("link", name="ondernemen").click()
    neighbours = page.locator(".neighbours")
    expect(neighbours).to_contain_text("1 van 2")
    neighbours.get_by_role("link", name="Volgende").click()
    expect(neighbours).to_contain_text("2 van 2")
    assert "/kst-26485-306.html?kind=" in page.url
    expect(neighbours.locator("[rel=next]")).not_to_have_attribute("href", re.compile("."))
    neighbours.get_by_role("link", name="Stukken").click()
    expect(page.locator("#documents output")).to_have_text("2 van 7")


def test_what_a_page_dims_stands_in_its_address(show: Open) -> None:
    page = show("document/kst-26485-306.html?kind=x")
    page.check("input[name=party][value=SP]")
    page.uncheck("input[name=label][value=date]")
    page.check("input[name=mode][value=hide]")
    assert urlsplit(page.url).query == "kind=x&without=date&party=SP&mode=hide"
    page.reload()
    expect(page.locator(".turn:visible")).to_have_count(2)
    page.click("#clear")
    assert urlsplit(page.url).query == "kind=x&mode=hide"


def test_search_finds_passages_with_filters_and_shows_markup_as_text(show: Open) -> None:
    page = show("search.html?q=goudsector")
    page.locator(".results > li").first.wait_for()
    expect(page.locator(".results > li")).to_have_count(2)
    expect(page.locator(".results")).to_contain_text("<script>alert(1)</script>")
    page.select_option("select[name=Partij]", "SP")
    expect(page.locator(".results > li")).to_have_count(1)
    assert urlsplit(page.url).query == "q=goudsector&Partij=SP"
    page.locator(".results .kicker a").first.click()
    expect(page.locator("h1")).to_have_text("Maatschappelijk verantwoord ondernemen")


def test_excerpts_have_no_space_before_a_mention_and_no_words_of_the_page(show: Open) -> None:
    page = show("search.html?q=gassector")
    expect(page.locator(".results")).to_contain_text("het lid Alkaya (SP) heeft geschreven")
    page.goto(page.url.replace("gassector", "letterlijk"))
    expect(page.locator(".excerpt").first).to_contain_text(re.compile("^(?!.*#).*letterlijk"))


PAGES = (
    *("index.html", "dossier/26485.html", "document/kst-26485-306.html?party=SP"),
    *("search.html?q=goudsector", "report.html"),
)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1300), ("dark", 360)])
def test_everyone_can_use_the_pages(scheme: str, width: int, show: Open) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for path in PAGES:
        page = show(path, width, color_scheme=scheme, bypass_csp=True)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") == width, path
        found = axe.run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"]) for each in found] == []
