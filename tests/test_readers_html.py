"""Web pages: whole pages as the sites have them, against the same documents as text."""

from __future__ import annotations

import random
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import imvo_nlp
from conftest import convert_fixture
from imvo_nlp import Kamerstuk
from imvo_nlp.errors import UnreadableInput
from imvo_nlp.readers.html import HtmlReader
from imvo_nlp.readers.xml.official import publication
from imvo_nlp.text.source import SourceText

PAGES = Path(__file__).parent / "documents"
SAME = {
    "kamerstuk_brief.html": "brief_natuursteen_2017",
    "aanhangsel_antwoord.html": "antwoord_cacao_2019",
    "handelingen_item.html": "handelingen_vao_palmolie_2018",
    "tweedekamer_verslag.html": "commissiedebat_due_diligence_2021",
    "oude_vragen_pre.htm": "antwoord_tapijten_2006",
    "oude_vragen_tabel.htm": "vragen_speelgoed_1999",
}
# What stands on the pages around the documents.
OF_SITES = (
    "Ga direct naar", "cookies", "Akkoord", "De officiële publicaties", "Uitgebreid zoeken",
    "Zoek in", "U bent hier", "Organisatie", "Download", "Naar boven", "Deel dit", "E-mail",
    "Over deze website", "Dit is een dienst", "Sjabloon", "sessie verloopt", "Laden", "Geen tekst",
    "Overslaan", "Plenaire verslagen", "melding ontvangen", "Meer over dit debat", "Icoon",
    "Deel fragment", "Contact", "Colofon", "Volgende", "Noten", "↩",
)  # fmt: skip


def read(html: str, name: str = "pagina.html") -> SourceText:
    return HtmlReader().read(html.encode(), name)


def body(html: str) -> str:
    return read(f"<!DOCTYPE html><html><body>{html}</body></html>").text


def page(name: str) -> SourceText:
    return HtmlReader().read((PAGES / name).read_bytes(), name)


# Whole pages


@pytest.fixture(scope="module", params=SAME)
def both(request: pytest.FixtureRequest) -> tuple[Kamerstuk, Kamerstuk]:
    html = imvo_nlp.convert(PAGES / request.param, embed_source=True)
    return html, convert_fixture(SAME[request.param])


ASPECTS: dict[str, Callable[[Kamerstuk], Any]] = {
    "metadata": lambda doc: (doc.metadata.document_type, doc.metadata.subject, doc.metadata.dates),
    "participants": lambda doc: [(each.name, each.party, each.roles) for each in doc.participants],
    "sections": lambda doc: [(each.title, each.level) for each in doc.sections],
    "events": lambda doc: [(each.kind, each.text) for each in doc.events],
    "turns": lambda doc: [(each.label, each.speaker, each.text) for each in doc.turns],
    "questions": lambda doc: [(each.label, each.numbers, each.text) for each in doc.questions],
    "answers": lambda doc: [(each.label, each.numbers, each.text) for each in doc.answers],
    "footnotes": lambda doc: [
        (each.number, each.text, _before(doc, each.anchor)) for each in doc.footnotes
    ],
}


def _before(doc: Kamerstuk, anchor: int | None) -> str | None:
    text = doc.source.text
    assert text is not None
    return None if anchor is None else " ".join(text[:anchor].split())[-30:].replace("-", "")[-12:]


@pytest.mark.parametrize("aspect", ASPECTS)
def test_page_gives_what_its_text_gives(both: tuple[Kamerstuk, Kamerstuk], aspect: str) -> None:
    html, text = both
    assert html.source.media_type == "text/html"
    assert ASPECTS[aspect](html) == ASPECTS[aspect](text)


@pytest.mark.parametrize("name", SAME)
def test_page_keeps_all_of_the_document_and_nothing_of_the_site(name: str) -> None:
    text = page(name).text
    assert [each for each in OF_SITES if each in text] == []
    marks = page(name).marks
    for note in marks.notes:
        assert text[note.start : note.text_start] == f"{note.number} "
        assert text[note.anchor : note.marker_end].strip("()") == note.number


def test_letter() -> None:
    source = page("kamerstuk_brief.html")
    text, marks = source.text, source.marks
    assert text.startswith(
        "Vergaderjaar 2016–2017\n\n26 485\tMaatschappelijk verantwoord ondernemen\nNr. 236\tBRIEF VAN DE"
    )
    assert marks.facts == {
        "identifier": "kst-26485-236",
        "number": "236",
        "dossiers": ("26485",),
        "session_year": "2016-2017",
        "title": "Maatschappelijk verantwoord ondernemen",
    }
    headings = [(text[each.start : each.end], each.level) for each in marks.headings]
    assert headings == [
        ("Stand van het overleg4", 1),
        ("Wat de overheid zelf koopt", 1),
        ("Vervolg", 1),
    ]
    cited = [(text[each.start : each.end], each.value) for each in marks.references]
    assert cited == [("Kamerstuk 26 485, nr. 229", "kst-26485-229")]
    assert "\n\n• Een aanbesteding van meer dan" in text
    assert "De Minister van Sociale Zaken en Werkgelegenheid,\nL.F. Asscher\n\n1 Kamerstuk" in text


def test_notes_of_an_ordered_list_get_its_numbers_also_outside_of_the_main_part() -> None:
    source = page("aanhangsel_antwoord.html")
    assert source.encoding == "iso8859-1"
    assert source.text.endswith(
        "2 http://www.openlijsten.example/cacao/2018/nr._4\n\n"
        "3 Zie voor de cijfers van eerdere jaren de bijlage bij Kamerstuk 26 485, nr. 289."
    )
    assert source.marks.facts["identifier"] == "ah-tk-20182019-1620"
    assert source.marks.headings == ()


def test_lines_that_a_page_breaks_itself_are_left_to_the_rules() -> None:
    assert not page("oude_vragen_pre.htm").marks.flows
    assert page("oude_vragen_tabel.htm").marks.flows


# The text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Het\n  kabinet <b>v</b>indt </p>dat<div>Ja.", "Het kabinet vindt\n\ndat\n\nJa."),
        ("<p>een<br>twee<br><br>drie<p> &nbsp; <p>vier", "een\ntwee\n\ndrie\n\nvier"),
        ("nr.&nbsp;<b>5</b> af&shy;spraak CO<sub>2</sub>", "nr.\xa05 af\xadspraak CO2"),
        ("<pre>Eerste regel\nTweede  regel\n\nDerde</pre>", "Eerste regel\nTweede  regel\n\nDerde"),
        ("<dl><dt>kobalt<dd>een metaal</dl>", "kobalt\n\neen metaal"),
        ("<ul><li>een<li><p>twee</ul>", "• een\n\n• twee"),
        ("<ul><li>– een<li>a) twee</ul>", "– een\n\na) twee"),
        ("<ul><li><p>De voorzitter:</p><p>Goedendag.</ul>", "De voorzitter:\n\nGoedendag."),
        ("<ol><li>een<li>twee<ol type=a><li>drie</ol></ol>", "1. een\n\n2. twee\n\na. drie"),
        ("<ol start=3><li>een<li value=9>twee<li>x</ol>", "3. een\n\n9. twee\n\n10. x"),
        ("<ol reversed type=I><li>een<li>twee</ol>", "II. een\n\nI. twee"),
        ("<ol style='list-style: none'><li>een</ol>", "een"),
        ("<ol><li>1. een<li>2. twee</ol>", "1. een\n\n2. twee"),
        (
            "Zie:<table><tr><th>Jaar<th>Ton<tbody><tr><td>2016<td><p>12</p></table>",
            "Zie:\n\nJaar\tTon\n2016\t12",
        ),
        (
            "<table><tr><td>1<td>Is dat zo?<tr><td>2<td>Zo ja, waarom?</table>",
            "1\n\nIs dat zo?\n\n2\n\nZo ja, waarom?",
        ),
        ("<ul><li>\n" + " " * 200 + "<p>– een</ul>", "– een"),
        ("<p>een</p><!-- twee --><script>x</script> drie", "een\n\ndrie"),
    ],
)
def test_lines_and_paragraphs(html: str, text: str) -> None:
    assert body(html) == text


SPEECH = "Mevrouw de voorzitter, dit kost niets. " * 10


@pytest.mark.parametrize(
    "part",
    [
        "<nav>Menu van de site</nav>",
        "<header><p>Overheid.nl, de wegwijzer</p></header>",
        "<footer>Over deze site</footer>",
        "<div role=banner>Overheid.nl</div>",
        "<div class='cookie-bar x'>Wij plaatsen cookies</div>",
        "<div id=site-header>Overheid.nl</div>",
        "<p class=breadcrumb>U bent hier: Home</p>",
        "<ul><li><a href=/a>Een</a><li><a href=/b>Twee</a><li><a href=/c>Drie</a></ul>",
        "<p hidden>Niets</p>",
        "<p style='color:red; display : none'>Niets</p>",
        "<span aria-hidden=true>Niets</span>",
        "<h2 class=visually-hidden>Niets</h2>",
        "<a href='#top'>Naar boven</a>",
        "<button>Delen</button>",
        "<form class=search><label>Zoekterm</label><input></form>",
        "<template><p>Niets</p></template>",
    ],
)
def test_what_is_of_the_site_is_left_out(part: str) -> None:
    assert (
        body(f"<div><p>{SPEECH}</p>{part}<p>Tot slot.</p></div>")
        == f"{SPEECH.strip()}\n\nTot slot."
    )


@pytest.mark.parametrize(
    "html",
    [
        "<div class='has-menu' id=page-header-x>{}</div>",
        "<article><header>{}</header></article>",
        "<article><footer>{}</footer></article>",
        "<form id=aspnetForm>{}</form>",
        "<div style='display:none'>{}</div>",
        "<div class=kamerstuk-header>{}</div>",
        "<div aria-hidden=true>{}</div>",
        "<ul><li><a href=kst-26485-1.html>{}</a><li><a href=/b>Twee</a><li><a href=/c>Drie</a></ul>",
        "<h2><button>{}</button></h2>",
    ],
)
def test_in_doubt_text_is_kept(html: str) -> None:
    assert SPEECH.strip() in body(html.format(SPEECH))


def test_main_part_is_read_alone_unless_it_holds_little() -> None:
    assert body(f"<p>Nieuws</p><main><p>{SPEECH}</p></main>") == SPEECH.strip()
    assert body(f"<p>Nieuws</p><div id=Content><p>{SPEECH}</p></div>") == SPEECH.strip()
    assert body(f"<article>Titel</article><p>{SPEECH}</p>") == f"Titel\n\n{SPEECH.strip()}"
    assert body(f"<main>Titel</main><p>{SPEECH}</p>") == f"Titel\n\n{SPEECH.strip()}"


# Notes


@pytest.mark.parametrize(
    ("marker", "note"),
    [
        ("<sup><a href='#n'>1</a></sup>", "<p id=n>1 Zie a. <a href='#r'>↩</a></p>"),
        ("<a href='#n'>[1]</a>", "<div><p>[<a name=n href='#r'>1</a>] Zie a.</p></div>"),
        ("[<a href='#n'>1</a>]", "<p><a name=n></a>1. Zie a.</p>"),
        ("<a class=nootref href='#n'>1</a>", "<ol><li id=n>Zie a. <a href='#r'>terug</a></ol>"),
        ("<a href='#n'>1)</a>", "<table><tr><td id=n>1)<td>Zie a.</table>"),
        ("<a href='#n'>1</a>", "<dl><dt id=n>1<dd>Zie a.</dl>"),
        ("<a href='#n'>1</a>", "<div hidden class=noot id=n><sup>1</sup><p>Zie a.</p></div>"),
    ],
)
def test_note(marker: str, note: str) -> None:
    source = read(f"<html><body><p>Dat is zo{marker} of niet.</p>{note}<p>Tot slot.</p>")
    (found,) = source.marks.notes
    shown = source.text[found.anchor : found.marker_end]
    assert source.text == f"Dat is zo{shown} of niet.\n\nTot slot.\n\n1 Zie a."
    assert (found.number, shown.strip("[]()")) == ("1", "1")
    assert shown in marker or shown == "[1]"
    assert source.text[found.start : found.text_start] == "1 "
    assert source.text[found.text_start : found.end] == "Zie a."


def test_a_note_of_two_paragraphs_and_a_marker_known_only_by_its_class() -> None:
    source = read(
        "<html><body><p>Dat is zo <a class=nootref href='x#n'>1</a> <a class=nootref href='#n'>1</a>.</p>"
        "<div class=noot><p><a id=n>1</a> Zie a.</p><p>En b.</p></div><p>Tot slot."
    )
    assert source.text == "Dat is zo 1 1.\n\nTot slot.\n\n1 Zie a.\n\nEn b."
    assert [(each.anchor, each.marker_end) for each in source.marks.notes] == [(12, 13)]


def test_notes_in_one_block_and_a_second_marker() -> None:
    source = read(
        "<html><body><p>Een<sup><a href='#a'>1</a></sup> twee<sup><a href='#b'>2</a></sup> drie"
        "<sup><a href='#a'>1</a></sup>.</p><h2>Voetnoten</h2><p><a id=a>1</a> Zie a.<br><a id=b>2</a> Zie b.</p>"
    )
    assert source.text == "Een1 twee2 drie.\n\n1 Zie a.\n\n2 Zie b."
    assert [(each.number, each.anchor) for each in source.marks.notes] == [("1", 3), ("2", 9)]


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("<ol><li id=n>(Zie a.) en b.</ol>", "(Zie a.) en b."),
        ("<p id=n><sup>1</sup> (Zie a.)</p>", "(Zie a.)"),
        ("<p id=n>[<b>1</b>] Zie a.</p>", "Zie a."),
        ("<ol><li id=n>10 procent.</ol>", "10 procent."),
        ("<ol><li id=n>1e kwartaal.</ol>", "1e kwartaal."),
    ],
)
def test_only_the_number_of_a_note_is_taken_off(note: str, text: str) -> None:
    source = read(f"<p>Kurk<sup><a href='#n'>1</a></sup> drijft.</p>{note}")
    (found,) = source.marks.notes
    assert source.text[found.text_start : found.end] == text


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href='#v'>1</a> <a href='#w'>2</a></p><p id=v>1 Is dat zo?</p><p id=w>2 En nu?</p>",
        "<p>Zie hoofdstuk<sup><a href='#h'>1</a></sup></p><h2 id=h>1 Inleiding</h2>",
        "<p>Zie<sup><a href='#v'>1</a></sup></p><p id=v>Een ander stuk.</p>",
        "<p id=v>1 Is dat zo?</p><p>Zie<sup><a href='#v'>1</a></sup>.</p>",
    ],
)
def test_no_note(html: str) -> None:
    assert read(f"<html><body>{html}").marks.notes == ()


# Headings, links, facts


def test_headings_of_sections_count_from_the_highest() -> None:
    source = read(
        "<html><body><h1>Kamerbrief</h1><h3>Inleiding</h3><h4>Aan<b>leiding</b></h4><h3>Vraag 1</h3>"
        "<h3>Antwoord op vraag 2</h3><h3>De voorzitter:</h3><h3>Motie</h3><h3>26 485 Ondernemen</h3>"
        "<h3>Vragen en opmerkingen van de fracties</h3><p>Tekst."
    )
    text = source.text
    assert [(text[each.start : each.end], each.level) for each in source.marks.headings] == [
        ("Inleiding", 1),
        ("Aanleiding", 2),
        ("Vragen en opmerkingen van de fracties", 1),
    ]


def test_heading_and_link_that_are_never_closed_mark_nothing() -> None:
    link = "<a href='/kst-26485-220.html'>"
    source = read(f"<html><body><p>Een<h2>Kop<div>{link}<p>een<p>twee<h3>Kop</h3>")
    text, marks = source.text, source.marks
    assert text == "Een\n\nKop\n\neen\n\ntwee\n\nKop"
    assert [text[each.start : each.end] for each in marks.headings] == ["Kop"]
    assert [each for each in marks.references if "\n\n" in text[each.start : each.end]] == []


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("https://zoek.officielebekendmakingen.nl/kst-26485-220.html", "kst-26485-220"),
        (
            "http://zoek.officielebekendmakingen.nl/dossier/26485/KST-26485-220.pdf?a=1#b",
            "kst-26485-220",
        ),
        ("//zoek.officielebekendmakingen.nl/h-tk-20172018-70-9", "h-tk-20172018-70-9"),
        ("/ah-tk-20172018-1018.html", "ah-tk-20172018-1018"),
        ("kst-35925-xvii-12", "kst-35925-XVII-12"),
        ("kst-26485-E.html", "kst-26485-E"),
        ("blg-123456.pdf", "blg-123456"),
        ("https://www.tweedekamer.nl/kamerstukken/detail?id=2018Z00001", None),
        ("https://www.voorbeeld.example/kst-26485-220.html", None),
        ("#kst-26485-220", None),
        ("kst-" + "1" * 100_000 + "!", None),
    ],
)
def test_publication(address: str, value: str | None) -> None:
    assert publication(address) == value


def test_facts_of_address_and_title() -> None:
    link = "<html><head><link rel=canonical href='https://zoek.officielebekendmakingen.nl/h-tk-20172018-70-9.html'>"
    assert read(link).marks.facts == {
        "identifier": "h-tk-20172018-70-9",
        "number": "9",
        "chamber": "TK",
        "session_year": "2017-2018",
    }
    title = "<html><head><title>Kamerstuk 35 925 XVII, nr. 12 | Overheid.nl</title>"
    assert read(title).marks.facts["identifier"] == "kst-35925-XVII-12"
    assert read("<html><title>Kamerbrief</title>").marks.facts == {}
    annex = "<html><meta name=DC.identifier content='kst-26485-220-b1'>"
    assert read(annex).marks.facts == {"identifier": "kst-26485-220-b1"}
    meta = "<html><meta name='OVERHEIDop.dossiernummer' content='26485;34 000 XVII'>"
    assert read(meta).marks.facts == {"dossiers": ("26485", "34000-XVII")}


# Bytes


@pytest.mark.parametrize(
    ("head", "name", "score"),
    [
        (b"<!DOCTYPE html><p>", "x", 8),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!-- a --><!-- b -->\n<HTML>", "x.txt", 8),
        (b"\xff\xfe" + "<html>".encode("utf-16-le"), "x", 8),
        (b"<p>Ja</p>", "x.HTM", 5),
        (b"<p>Ja</p>", "x.txt", 0),
        (b"Vraag 1", "x.html", 0),
        (b"<?xml version='1.0'?><officiele-publicatie>", "x.html", 0),
        (b"<!DOCTYPE kamerstuk><kamerstuk>", "x", 0),
        (b"<!---->" * 500, "x", 0),
    ],
)
def test_accepts(head: bytes, name: str, score: int) -> None:
    assert HtmlReader().accepts(head, name) == score


@pytest.mark.parametrize(
    ("declared", "written", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8", "utf-8"),
        ("", "utf-8", "utf-8"),
        ("", "utf-16", "utf-16"),
        ("<meta http-equiv=x content='text/html; charset=iso-8859-1'>", "cp1252", "cp1252"),
        ("<meta charset='windows-1252'>", "cp1252", "cp1252"),
    ],
)
def test_encoding(declared: str, written: str, encoding: str) -> None:
    data = f"<!DOCTYPE html><html><head>{declared}</head><body>financiële € – sector".encode(
        written
    )
    source = HtmlReader().read(data, "pagina.html")
    assert (source.text, source.encoding) == ("financiële € – sector", encoding)
    assert source.sha256 == sha256(data).hexdigest()


def test_xhtml_elements_without_content_are_closed() -> None:
    html = '<html xmlns="http://www.w3.org/1999/xhtml"><body>' + '<p><a id="x"/>een<br/></p>' * 300
    assert read(html).text == "\n\n".join(["een"] * 300)


@pytest.mark.parametrize("html", ["", " \n", "<!-- niets -->", "<html><body></body></html>"])
def test_page_without_text(html: str) -> None:
    assert read(html).text == ""


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><body><div id=app></div><script src=a.js></script>", "JavaScript inserts it"),
        ("<html><body>" + "<div>" * 10_000 + "tekst", "more than 250 deep"),
        ("<html><body>" + "<p>" * 600_000, "more than 500000 tags"),
        ("<html><body>" + "tekst " * 1_600_000, "characters in one piece"),
        ("<html>\0\0\0\0\0\0\0", "pagina.html seems to be binary"),
    ],
)
def test_refusal_says_why(html: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        read(html)


def test_thousands_of_attributes_are_left_out() -> None:
    many = " ".join(f"a{index}='{index}'" for index in range(50_000))
    assert body(f"<p {many}>een</p><p>twee") == "een\n\ntwee"


def test_any_change_of_a_page_gives_text_or_a_reason() -> None:
    rng = random.Random(20260101)
    pages = [(PAGES / name).read_bytes() for name in SAME]
    for _ in range(60):
        data = bytearray(rng.choice(pages))
        for _ in range(rng.randint(1, 12)):
            at, length = rng.randrange(len(data)), rng.randint(1, 40)
            piece = rng.choice([b"", b"<", b">", b"</div>", b"<table><td>", b'"', b"\xff", b"<a href='#n1'>1</a>",
                                b"&#0;", b"<pre>", bytes(data[at : at + 200])])  # fmt: skip
            data[at : at + length] = piece
        try:
            source = HtmlReader().read(bytes(data), "pagina.html")
        except UnreadableInput:
            continue
        _check(source)


def _check(source: SourceText) -> None:
    text, marks = source.text, source.marks
    assert text == text.strip(" \n\t")
    for each in (marks.headings, marks.references, marks.notes):
        starts = [mark.start for mark in each]
        assert starts == sorted(starts)
        assert all(0 <= mark.start < mark.end <= len(text) for mark in each)
        assert all(
            text[mark.start : mark.end].strip() == text[mark.start : mark.end] for mark in each
        )
    for note in marks.notes:
        assert note.start < note.text_start < note.end
        assert note.anchor is None or 0 <= note.anchor < (note.marker_end or 0) <= note.start


# Tables of questions


def test_a_table_of_questions_and_answers_says_which_is_which() -> None:
    html = (
        "<!DOCTYPE html><html><body><main><p>Lijst van vragen en antwoorden</p><table>"
        "<tr><th>Nr.</th><th>Vraag</th><th>Blz.</th><th>Antwoord</th></tr>"
        "<tr><td>1</td><td>Wat kost kurk?</td><td>12</td><td>Niets. Dat komt door de bomen.</td></tr>"
        "<tr><td colspan='4'>Over water</td></tr>"
        "<tr><td>2</td><td>Drijft kurk?</td><td>13</td><td>Ja.</td></tr>"
        "<tr><td>3</td><td>Altijd?</td><td></td><td></td></tr></table></main></body></html>"
    )
    kamerstuk = imvo_nlp.convert_bytes(html.encode(), "lijst.html")
    assert [(each.label, each.numbers, each.text) for each in kamerstuk.questions] == [
        ("1", (1,), "Wat kost kurk?"),
        ("2", (2,), "Drijft kurk?"),
    ]
    assert [(each.label, each.numbers, each.text) for each in kamerstuk.answers] == [
        (None, (1,), "Niets. Dat komt door de bomen."),
        (None, (2,), "Ja."),
    ]


def test_numbers_in_front_of_the_questions_of_a_table() -> None:
    source = read(
        "<html><body><table><tr><th>Vraag</th><th>Antwoord</th></tr>"
        "<tr><td>4. Wat kost kurk?</td><td>Niets.</td></tr>"
        "<tr><td>Drijft kurk?</td><td>Ja.</td></tr></table></body></html>"
    )
    marks = source.marks.questions
    assert [(source.text[each.start : each.end], each.numbers) for each in marks] == [
        ("4.", (4,)),
        ("", (4,)),
        ("", (5,)),
        ("", (5,)),
    ]
