"""OpenDocument texts: what is read of them, and what is refused with its reason."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from imvo_nlp import UnreadableInput, convert_bytes
from imvo_nlp.readers import read as read_any
from imvo_nlp.readers.opendocument import OpenDocumentReader
from imvo_nlp.text.source import SourceText

KIND = "application/vnd.oasis.opendocument.text"
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("field", "field"),
    )
)
PLAIN_MANIFEST = "<manifest/>"


def odt(
    body: str,
    automatic: str = "",
    *,
    styles: str = "",
    masters: str = "",
    manifest: str = PLAIN_MANIFEST,
    kind: str = KIND,
) -> bytes:
    """A file as LibreOffice writes one, with this body and these styles."""
    files = {
        "META-INF/manifest.xml": manifest,
        "content.xml": f"<office:document-content {SPACES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {SPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
    }
    return zipped(files, kind)


def zipped(files: dict[str, str], kind: str = KIND) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, ZIP_STORED)
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def par(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def read(data: bytes, name: str = "antwoord.odt") -> SourceText:
    return OpenDocumentReader().read(data, name)


def note(number: str, *paragraphs: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body>{''.join(map(par, paragraphs))}</text:note-body></text:note>"
    )


def row(*cells: str) -> str:
    inner = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{inner}</table:table-row>"


BOX = "<draw:frame><draw:text-box><text:p>Ons kenmerk 7</text:p></draw:text-box></draw:frame>"
HIDDEN = '<style:style style:name="{}" style:family="{}"><style:text-properties text:display="none"/></style:style>'

TEXTS: dict[str, tuple[str, str]] = {
    "paragraphs": (par("Vraag 1") + par("Kent u kurk?"), "Vraag 1\n\nKent u kurk?"),
    "white space is one space, also across elements": (
        par("\n  Kent <text:span> u\n</text:span> kurk ?"),
        "Kent u kurk ?",
    ),
    "spaces, tabs and line ends that are spelled out": (
        par('Nr. 7<text:tab/>MOTIE<text:line-break/>van<text:s text:c="2"/>kurk'),
        "Nr. 7\tMOTIE\nvan  kurk",
    ),
    "links and marks are their words": (
        par('Zie <text:a>de <text:bookmark text:name="b"/>brief</text:a>.'),
        "Zie de brief.",
    ),
    "sections and what wraps others": (
        f"<text:section>{par('Ja.')}<text:section>{par('Nee.')}</text:section></text:section>",
        "Ja.\n\nNee.",
    ),
    "boxes stand before their paragraph": (par(f"Ja.{BOX}"), "Ons kenmerk 7\n\nJa."),
    "what was deleted, remarks, contents and page numbers are no text": (
        f"<text:tracked-changes><text:changed-region>{par('weg')}</text:changed-region></text:tracked-changes>"
        f"<text:table-of-content>{par('Inhoud')}</text:table-of-content>"
        + par(
            f"Ja<office:annotation>{par('nog nakijken')}</office:annotation>, "
            "blad <text:page-number>3</text:page-number>"
        ),
        "Ja, blad",
    ),
    "fields, but none that names who wrote it": (
        par(
            "Kenmerk <text:user-defined text:name='kenmerk'>5</text:user-defined> van "
            "<text:user-defined text:name='Auteur'>J. Jansen</text:user-defined>"
            "<text:author-name>J. Jansen</text:author-name>"
        ),
        "Kenmerk 5 van",
    ),
    "fields of Word, but no number of pages": (
        par(
            "Ja<field:fieldmark-start><field:param field:value='NUMPAGES'/></field:fieldmark-start>"
            "<field:fieldmark-separator/> 12<field:fieldmark-end/>, "
            "<field:fieldmark-start><field:param field:value='REF brief'/></field:fieldmark-start>"
            "<field:fieldmark-separator/>de brief<field:fieldmark-end/>."
        ),
        "Ja, de brief.",
    ),
    "a row of short cells is a line": (
        f"<table:table>{row(par('Datum'), par('4 maart 2022'))}</table:table>",
        "Datum\t4 maart 2022",
    ),
    "covered cells and heads of tables": (
        f"<table:table><table:table-header-rows>{row(par('Kop'))}</table:table-header-rows>"
        f"<table:table-row><table:table-cell>{par('Ja.')}</table:table-cell>"
        f"<table:covered-table-cell>{par('dubbel')}</table:covered-table-cell></table:table-row></table:table>",
        "Kop\n\nJa.",
    ),
}


@pytest.mark.parametrize(("body", "expected"), TEXTS.values(), ids=TEXTS)
def test_text(body: str, expected: str) -> None:
    assert read(odt(body)).text == expected


def test_hidden_by_style_or_by_what_it_is_based_on() -> None:
    styles = HIDDEN.format("Verborgen", "paragraph") + HIDDEN.format("T1", "text")
    automatic = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Verborgen"/>'
    body = par("weg", "P1") + par('Ja<text:span text:style-name="T1"> weg</text:span>.')
    assert read(odt(body, automatic, styles=styles)).text == "Ja."


# Lists -------------------------------------------------------------------------------------------


def levels(*formats: tuple[str, str]) -> str:
    made = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-format="{kind}" '
        f'style:num-suffix="{suffix}"/>'
        for level, (kind, suffix) in enumerate(formats, 1)
    )
    return f'<text:list-style style:name="L1">{made}</text:list-style>'


def items(*items: str, more: str = "") -> str:
    inner = "".join(f"<text:list-item>{each}</text:list-item>" for each in items)
    return f'<text:list text:style-name="L1" {more}>{inner}</text:list>'


LISTS = {
    "numbers": (items(par("Ja"), par("Nee")), "1. Ja\n\n2. Nee"),
    "a second paragraph has none": (items(par("Ja") + par("want")), "1. Ja\n\nwant"),
    "levels": (
        items(par("Ja") + items(par("a"), par("b")), par("Nee") + items(par("a"))),
        "1. Ja\n\na) a\n\nb) b\n\n2. Nee\n\na) a",
    ),
    "another list begins anew": (items(par("Ja")) + items(par("Nee")), "1. Ja\n\n1. Nee"),
    "a list that goes on": (
        items(par("Ja")) + par("Tekst") + items(par("Nee"), more='text:continue-numbering="true"'),
        "1. Ja\n\nTekst\n\n2. Nee",
    ),
    "one that goes on behind another": (
        items(par("Ja"), more='xml:id="l1"')
        + items(par("x"))
        + items(par("Nee"), more='text:continue-list="l1"'),
        "1. Ja\n\n1. x\n\n2. Nee",
    ),
    "a number of its own": (
        f'<text:list text:style-name="L1"><text:list-item text:start-value="7">{par("Ja")}'
        f"</text:list-item><text:list-item>{par('Nee')}</text:list-item></text:list>",
        "7. Ja\n\n8. Nee",
    ),
}


@pytest.mark.parametrize(("body", "expected"), LISTS.values(), ids=LISTS)
def test_list_numbers(body: str, expected: str) -> None:
    assert read(odt(body, levels(("1", "."), ("a", ")")))).text == expected


def test_headings_that_are_counted() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" '
        'style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/>'
        "</text:outline-style>"
    )

    def heading(text: str, level: int) -> str:
        return f'<text:h text:outline-level="{level}">{text}</text:h>'

    source = read(
        odt(heading("Inleiding", 1) + heading("De prijs", 2) + heading("Slot", 1), styles=outline)
    )
    assert source.text == "1. Inleiding\n\nDe prijs\n\n2. Slot"


def test_questions_that_are_counted_have_their_heading_for_themselves() -> None:
    style = levels(("1", "")).replace(
        "style:num-format", 'style:num-prefix="Vraag " style:num-format'
    )
    assert read(odt(items(par("Wat kost kurk?")), style)).text == "Vraag 1\nWat kost kurk?"


def test_a_table_in_a_list_is_kept() -> None:
    table = f"<table:table>{row(par('Datum'), par('4 maart'))}</table:table>"
    assert read(odt(items(par("Ja") + table), levels(("1", ".")))).text == "1. Ja\n\nDatum\t4 maart"


def test_bullets_are_signs() -> None:
    style = (
        '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="–"/></text:list-style>'
    )
    assert read(odt(items(par("Ja")), style)).text == "– Ja"
    assert read(odt(items(par("Ja")), style.replace("–", "\uf0b7"))).text == "• Ja"


# Notes, headings, furniture ----------------------------------------------------------------------


def test_footnotes_and_endnotes() -> None:
    body = par(f"Zie de motie{note('1', 'Kamerstuk 26 485, nr. 1.', 'Tweede alinea.')} en meer.")
    source = read(odt(body + par(f"Nog iets{note('i', 'Eindnoot.', kind='endnote')}")))
    assert source.text == (
        "Zie de motie1 en meer.\n\nNog ietsi\n\n"
        "1 Kamerstuk 26 485, nr. 1.\n\nTweede alinea.\n\ni Eindnoot."
    )
    assert [
        (
            mark.number,
            source.text[mark.anchor : mark.marker_end],
            source.text[mark.text_start : mark.end],
        )
        for mark in source.marks.notes
    ] == [("1", "1", "Kamerstuk 26 485, nr. 1.\n\nTweede alinea."), ("i", "i", "Eindnoot.")]


def test_headings_but_none_of_the_printed_head() -> None:
    def heading(text: str, level: int = 1) -> str:
        return f'<text:h text:outline-level="{level}">{text}</text:h>'

    body = heading("32 545 Kurk") + heading("Nr. 143 MOTIE VAN HET LID BOS") + heading("Vraag 1")
    source = read(odt(body + heading("Inleiding") + heading("De prijs", 2) + par("Ja.")))
    assert [(source.text[a:b], level) for a, b, level in source.marks.headings] == [
        ("Inleiding", 1),
        ("De prijs", 2),
    ]


def test_first_header_leads_and_the_rest_of_the_page_is_furniture() -> None:
    page = (
        '<draw:frame text:anchor-type="page"><draw:text-box><text:p>kst-26485-310</text:p>'
        "</draw:text-box></draw:frame>"
    )
    first = '<style:style style:name="P1" style:family="paragraph" style:master-page-name="First"/>'
    masters = (
        f'<style:master-page style:name="Standard"><style:header>{par("Ons kenmerk 7")}</style:header>'
        f"<style:footer>{par('Tweede Kamer, 26 485, nr. 310 <text:page-number>2</text:page-number>')}"
        f'</style:footer></style:master-page><style:master-page style:name="First"><style:header>'
        f"{par('Datum 4 maart 2022')}</style:header></style:master-page>"
    )
    source = read(odt(page + par("Ja.", "P1"), first, masters=masters))
    furniture = [source.text[start:end] for start, end, _ in source.marks.furniture]
    assert furniture == ["Ons kenmerk 7", "Tweede Kamer, 26 485, nr. 310", "kst-26485-310"]
    assert source.text.startswith("Datum 4 maart 2022\n\nJa.\n\n")


def test_a_table_of_questions_and_answers_says_which_is_which() -> None:
    table = (
        row(par("Nr."), par("Vraag"), par("Antwoord"))
        + row(par("1"), par("Wat kost kurk?"), par("Niets."))
        + row(par("2"), par("Drijft kurk?"), par("Ja."))
    )
    kamerstuk = convert_bytes(odt(f"<table:table>{table}</table:table>"), "lijst.odt")
    assert [(each.numbers, each.text) for each in kamerstuk.questions] == [
        ((1,), "Wat kost kurk?"),
        ((2,), "Drijft kurk?"),
    ]
    assert [(each.numbers, each.text) for each in kamerstuk.answers] == [
        ((1,), "Niets."),
        ((2,), "Ja."),
    ]


def test_tracked_changes_are_named() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region/><text:changed-region/></text:tracked-changes>"
    )
    assert read(odt(changes + par("Ja."))).notes == (
        ("tracked_changes", "tracked changes were accepted: 2"),
    )


# The file ----------------------------------------------------------------------------------------

ENCRYPTED = (
    '<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml">'
    '<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>'
)
ENTITY = '<!DOCTYPE a [<!ENTITY b "lol">]><a>&b;</a>'
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "password": (lambda: odt(par("Ja."), manifest=ENCRYPTED), "password-protected"),
    "cut off": (lambda: odt(par("Ja."))[:300], "not a complete ZIP archive"),
    "no text in it": (lambda: zipped({"foto.jpg": "x"}), "not an OpenDocument text"),
    "a spreadsheet named .odt": (
        lambda: zipped({"content.xml": "<a><body><spreadsheet/></body></a>"}),
        "not a text",
    ),
    "XML that ends in the middle": (
        lambda: zipped({"content.xml": f"<office:body {SPACES}><office:text>"}),
        "content.xml ends too early",
    ),
    "broken XML": (lambda: zipped({"content.xml": "<a></b>"}), "not well-formed XML"),
    "entities": (lambda: zipped({"content.xml": ENTITY}), "declares the entity"),
    "nested": (
        lambda: odt("<text:section>" * 300 + "</text:section>" * 300),
        "nested more than",
    ),
    "bomb": (lambda: odt(par(" " * 21_000_000)), "unpacks to more than"),
}


@pytest.mark.parametrize(("make", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused_with_name_and_reason(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(UnreadableInput, match=rf"(?s)antwoord\.odt.*{reason}"):
        read(make())


def test_what_the_reader_accepts() -> None:
    reader = OpenDocumentReader()
    data = odt(par("Ja."))[:4096]
    assert [reader.accepts(data, name) for name in ("a.odt", "a.bin", "a.docx")] == [9, 9, 9]
    assert reader.accepts(odt("", kind="application/x")[:4096], "a.ods") == 0
    assert reader.accepts(zipped({}, "x")[:4096], "a.odt") == 5
    assert reader.accepts(b"Vraag 1", "a.odt") == 0
    assert read_any(odt(par("Ja.")), "brief.docx").text == "Ja."


def test_source() -> None:
    data = odt(par("Ja."))
    source = read_any(data, "brief.odt")
    assert (source.media_type, source.encoding) == (KIND, None)
    assert source.sha256 == sha256(data).hexdigest()
    assert source.marks.flows
    assert source == read_any(data, "brief.odt")
