"""PDF: what is printed where, and the text, the furniture and the notes that must come of it.

Pages are lists of what is printed: x, height and size in points, and the text, in Courier: a letter
is 0.6 em wide. A4 is 595 by 842.
`tests/documents/README.md` tells how the files were made.
"""

from __future__ import annotations

import random
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import compress

import pytest

import imvo_nlp
from conftest import convert_without_source
from imvo_nlp.errors import MissingExtra, UnreadableInput
from imvo_nlp.readers.pdf import PdfReader
from imvo_nlp.text.source import SourceText

pdfium = pytest.importorskip("pypdfium2")

DOCUMENTS = Path(__file__).parent / "documents"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
Printed = tuple[float, float, float, str]


def objects(*bodies: bytes) -> bytes:
    """A PDF of these objects, the first of which is its catalog."""
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(places) + 1, table, len(places) + 1, len(out))
    )


def stream(content: bytes, keys: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (keys, len(content), content)


def pdf(
    *pages: list[Printed] | bytes,
    drawn: bytes = b"",
    keys: bytes = b"",
    font: bytes = FONT,
    catalog: bytes = b"",
    more: tuple[bytes, ...] = (),
) -> bytes:
    """A PDF with these pages; on each of them also `drawn`, its dictionary also with `keys`.

    `more` are objects of their own, the first of which has the number 4 + twice the pages.
    """
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(len(pages)))
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        font,
    ]
    for page in pages:
        content = drawn + (page if isinstance(page, bytes) else shown(page))
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>%s>>" % (len(bodies) + 2, keys)
        )
        bodies.append(stream(content))
    return objects(*bodies, *more)


def shown(lines: list[Printed], mark: bytes = b"") -> bytes:
    """What prints these lines, each in marked content of that name."""
    content = b""
    for number, (x, y, size, text) in enumerate(lines):
        escaped = text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
        line = b"BT /F %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, escaped)
        content += b"/%s <</MCID %d>> BDC %sEMC\n" % (mark, number, line) if mark else line
    return content


TAGGED = b"/MarkInfo<</Marked true>>"


def read(data: bytes) -> SourceText:
    return PdfReader().read(data, "stuk.pdf")


def column(x: float, top: float, *lines: str, size: float = 10) -> list[Printed]:
    """Lines below each other, 1.2 em apart; an empty one leaves its place."""
    return [(x, top - 1.2 * size * row, size, line) for row, line in enumerate(lines) if line]


def furniture(source: SourceText) -> list[str]:
    return [source.text[start:end] for start, end, _ in source.marks.furniture]


def notes(source: SourceText) -> list[tuple[str, str, str | None]]:
    """Number, text, and the ten characters up to the end of the marker, of each note."""
    return [
        (
            note.number,
            source.text[note.text_start : note.end],
            source.text[note.marker_end - 10 : note.marker_end] if note.marker_end else None,
        )
        for note in source.marks.notes
    ]


# Lines of a page


def test_it_is_the_reader_of_pdf() -> None:
    reader = PdfReader()
    assert (reader.media_type, reader.suffixes) == ("application/pdf", (".pdf",))
    assert reader.accepts(b"\n\n%PDF-1.7 ...", "brief") == 9
    assert reader.accepts(b"Vraag 1", "brief.pdf") == 0
    assert reader.accepts(b" " * 1024 + b"%PDF-1.7", "brief.pdf") == 0


def test_what_is_known_of_the_file() -> None:
    data = pdf(column(100, 700, "Vraag 1"))
    source = read(data)
    assert source.text == "Vraag 1\n"
    assert (source.name, source.media_type, source.encoding) == (
        "stuk.pdf",
        "application/pdf",
        None,
    )
    assert source.sha256 == sha256(data).hexdigest()
    assert (source.notes, source.marks.flows, source.marks.pages) == ((), False, (0,))


def test_a_gap_between_paragraphs_is_a_blank_line() -> None:
    lines = ["Vraag 1", "Kent u het bericht over", "de spinnerijen?", "", "Antwoord 1", "Ja."]
    assert read(pdf(column(100, 700, *lines))).text == "\n".join(lines) + "\n"


def test_hyphen_at_the_line_end_stays_with_its_line_end() -> None:
    page = column(
        100, 700, "met de natuur-", "steensector en de olie-", "en gassector (SP-", "fractie)"
    )
    assert read(pdf(page)).text == (
        "met de natuur-\nsteensector en de olie-\nen gassector (SP-\nfractie)\n"
    )


def test_ligatures_are_letters_and_nothing_else_is_altered() -> None:
    table = b"1 begincodespacerange <00> <FF> endcodespacerange 3 beginbfchar "
    table += b"<66> <FB01> <67> <FB04> <68> <D835DD38> endbfchar "
    table = b"/CIDInit /ProcSet findresource begin begincmap " + table + b"endcmap end"
    font = FONT[:-2] + b"/ToUnicode 5 0 R>>"
    data = objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 6 0 R>>>>>>",
        stream(
            b"BT /F 10 Tf 100 700 Td (of\xefciele sta\\147 h f\xbd) Tj ET".replace(b"\xef", b"f")
        ),
        stream(table),
        font,
    )
    text = read(data).text
    assert "fi" in text
    assert "staffl 𝔸" in text
    assert not set("ﬁﬄ") & set(text)


@pytest.mark.parametrize(
    ("turn", "first", "second", "rotate"),
    [
        (b"0 1 -1 0", b"100 100", b"112 100", b"90"),
        (b"-1 0 0 -1", b"500 100", b"500 112", b"180"),
        (b"0 -1 1 0", b"112 700", b"100 700", b"270"),
    ],
)
def test_turned_pages_are_read_along_their_lines(
    turn: bytes, first: bytes, second: bytes, rotate: bytes
) -> None:
    content = b"BT /F 10 Tf %s %s Tm (Vraag 1) Tj ET\n" % (turn, first)
    content += b"BT /F 10 Tf %s %s Tm (Kent u het bericht?) Tj ET\n" % (turn, second)
    source = read(pdf([], drawn=content, keys=b"/Rotate " + rotate))
    assert source.text == "Vraag 1\nKent u het bericht?\n"


def test_what_is_printed_along_the_edge_comes_behind_the_text() -> None:
    edge = b"BT /F 6 Tf 0 -1 1 0 660 640 Tm (9K1234) Tj ET\n"
    source = read(pdf(column(100, 700, *SPEECH), drawn=edge))
    assert source.text == "\n".join([*SPEECH, "", "9K1234"]) + "\n"


def test_lines_far_apart_are_one_paragraph_where_all_are() -> None:
    page = [(100.0, 700.0 - 20 * row, 10.0, line) for row, line in enumerate(SPEECH * 2)]
    assert read(pdf(page)).text == "\n".join(SPEECH * 2) + "\n"


def test_cells_printed_in_any_order_stand_from_left_to_right() -> None:
    page = [
        (150.0, 700.0, 10.0, "Ondernemen"),
        (60.0, 676.0, 10.0, "Nr. 306"),
        (60.0, 700.0, 10.0, "26 485"),
    ]
    assert read(pdf(page)).text == "26 485\tOndernemen\n\nNr. 306\n"


def test_pages_are_parted_and_counted_also_without_text() -> None:
    source = read(pdf(column(100, 700, "een"), [], column(100, 700, "drie")))
    assert source.text == "een\n\f\fdrie\n"
    assert source.marks.pages == (0, 5, 6)


def test_cells_of_one_row_are_one_line_with_tabs() -> None:
    page = [(60.0, 700.0, 10.0, "26 485"), (150.0, 700.0, 10.0, "Maatschappelijk ondernemen")]
    page += [(60.0, 676.0, 10.0, "Nr. 306"), (150.0, 676.0, 10.0, "VERSLAG")]
    assert read(pdf(page)).text == "26 485\tMaatschappelijk ondernemen\n\nNr. 306\tVERSLAG\n"


# Columns, tables, margins

SPEECH = [
    "De heer Verhagen (CDA): Voorzitter! Ook wij hebben",
    "de brief met belangstelling gelezen en wij hechten",
    "eraan dat de kinderen die uit de weverijen worden",
    "gehaald, niet op straat belanden en dat zij in hun",
    "eigen streek onderwijs krijgen, zoals de regering",
    "dat in de brief van december voor ogen heeft staan",
    "en zoals de motie daarover het ook heeft gevraagd.",
]


def test_two_columns_are_read_one_after_the_other() -> None:
    head = [(200.0, 760.0, 10.0, "Donderdag 12 december 1996 in de vergaderzaal van de Kamer")]
    left = column(40, 720, *SPEECH, size=8)
    right = column(310, 720, *[line.replace("de", "een") for line in SPEECH], size=8)
    across = [cell for pair in zip(left, right, strict=True) for cell in pair]  # as tools print it
    assert read(pdf(head + across)).text.split("\n\n") == [
        head[0][3],
        "\n".join([*SPEECH, *(line.replace("de", "een") for line in SPEECH)]) + "\n",
    ]


def test_a_table_is_read_row_by_row() -> None:
    rows = [("Nr.", "Vraag", "Blz.")]
    rows += [
        (str(n), f"Welke bedrijven noemt u in tabel {n} van de brief?", "4") for n in range(1, 9)
    ]
    page = [
        (x, 700.0 - 20 * index, 10.0, cell)
        for index, row in enumerate(rows)
        for x, cell in zip((60.0, 100.0, 480.0), row, strict=True)
    ]
    assert read(pdf(page)).text.split() == " ".join(" ".join(row) for row in rows).split()


def test_rows_of_a_table_can_hold_sentences() -> None:
    left = [line for number in range(4) for line in (*SPEECH[number : number + 2], "")]
    right = [line for number in range(4) for line in (*SPEECH[number + 1 : number + 3], "")]
    page = column(40, 720, *left, size=8) + column(310, 720, *right, size=8)
    lines = [f"{a}\t{b}".strip() for a, b in zip(left, right, strict=True)]
    assert read(pdf(page)).text == "\n".join(lines[:-1]) + "\n"


def test_address_in_the_margin_is_a_block_before_the_text() -> None:
    text = ["Geachte voorzitter,", "", *SPEECH]
    margin = ["Directie Handel", "Postbus 20061", "", "Onze referentie", "BZ-2023-117"]
    page = [*column(60, 700, *text), *column(460, 702, *margin, size=7)]
    assert read(pdf(page)).text == "\n".join([*margin, "", *text]) + "\n"


# What the file says of itself

QUICK = [
    ("De heer Alkaya (SP):", "De voorzitter:"),
    ("Dat is geen antwoord.", "Dank u wel. Het woord is aan"),
    ("De voorzitter:", "mevrouw Diks van GroenLinks."),
    ("Dank u wel. Tot slot de", "Mevrouw Diks (GroenLinks):"),
    ("minister nog.", "Mijn vraag ging over iets"),
    ("Minister Kaag:", "heel anders, voorzitter."),
    ("Ik blijf erbij.", "De voorzitter:"),
    ("De heer Alkaya (SP):", "Ik zie de minister knikken."),
]
LEFT, RIGHT = ([*rows] for rows in zip(*QUICK, strict=True))


@pytest.mark.parametrize("catalog", [TAGGED, b""], ids=["tagged", "untagged"])
def test_columns_of_short_rows_are_read_as_the_file_has_them(catalog: bytes) -> None:
    page = column(40, 720, *LEFT, size=8) + column(310, 720, *RIGHT, size=8)
    source = read(pdf(page, catalog=catalog))
    assert source.text.split() == " ".join([*LEFT, *RIGHT]).split()
    assert source.notes == ()


def test_tagged_file_that_prints_across_its_columns_is_read_by_place() -> None:
    left, right = column(40, 720, *SPEECH, size=8), column(310, 720, *SPEECH[::-1], size=8)
    across = [cell for pair in zip(left, right, strict=True) for cell in pair]
    assert read(pdf(across, catalog=TAGGED)).text == "\n".join([*SPEECH, *SPEECH[::-1]]) + "\n"


def test_columns_that_look_the_same_are_named() -> None:
    left = ["Dat is geen antwoord op mijn vraag.", "De heer Alkaya (SP) wil nog iets"] * 5
    right = ["Het woord is aan mevrouw Diks en aan", "de minister, die ook daarna iets"] * 5
    wide = ["toevoegen aan wat hij eerder al over het verbod op invoer heeft gezegd"]
    lefts, rights = column(40, 720, *left, size=7), column(320, 720, *right, *wide, size=7)
    across = [cell for pair in zip(lefts, rights, strict=False) for cell in pair] + rights[10:]
    [(code, message)] = read(pdf(across)).notes
    assert (code, message[:6]) == ("columns_mixed", "page 1")


FOOT = "Tweede Kamer, vergaderjaar 2018–2019, 26 485, nr. 301"


def test_marked_foot_is_furniture_also_where_it_stands_once() -> None:
    foot = shown([(100, 40, 7, "ISSN 0921"), (300, 40, 7, FOOT)], b"Artifact")
    source = read(pdf(shown(column(100, 700, *SPEECH), b"P") + foot, catalog=TAGGED))
    assert furniture(source) == [f"ISSN 0921 {FOOT}"]
    assert source.text.startswith("\n".join(SPEECH) + "\n")


def test_mark_that_lies_drops_no_text() -> None:
    lines = column(100, 700, *SPEECH)
    within = shown(lines[:3], b"P") + shown(lines[3:5], b"Artifact") + shown(lines[5:], b"P")
    assert furniture(read(pdf(within, catalog=TAGGED))) == []
    all_of_it = read(pdf(shown(lines, b"Artifact"), catalog=TAGGED))
    assert (furniture(all_of_it), all_of_it.text) == ([], "\n".join(SPEECH) + "\n")
    question = shown(lines, b"P") + shown([(100.0, 60.0, 10.0, "Vraag 2")], b"Artifact")
    assert furniture(read(pdf(question, catalog=TAGGED))) == []


def test_marked_heads_of_later_pages_are_furniture_and_that_of_the_first_is_text() -> None:
    pages = [
        shown([(60, 780, 10, f"Datum {day} mei 2023")], b"Artifact")
        + shown(column(60, 700, *SPEECH[day:]), b"P")
        for day in (1, 2, 3)
    ]
    source = read(pdf(*pages, catalog=TAGGED))
    assert furniture(source) == ["Datum 2 mei 2023", "Datum 3 mei 2023"]


def test_metadata_that_marks_name() -> None:
    head = [
        (60.0, 760.0, "vergaderjaar", "Vergaderjaar 2020-2021"),
        (60.0, 700.0, "dossierNummer", "32 545 "),
        (80.0, 660.0, "onderNummer", "143 "),
        (60.0, 60.0, "identifier", "kst-32545-143"),
    ]
    content = b"".join(shown([(x, y, 10, text)], mark.encode()) for x, y, mark, text in head)
    assert read(pdf(content, catalog=TAGGED)).marks.facts == {
        "session_year": "2020-2021",
        "dossiers": ("32545",),
        "number": "143",
        "identifier": "kst-32545-143",
    }
    lies = shown([(60, 700, 10, "De heer Alkaya sprak.")], b"dossierNummer")
    assert read(pdf(lies, catalog=TAGGED)).marks.facts == {}


def test_title_of_a_kamerstuk_has_its_number_in_the_margin() -> None:
    head = [
        *[(60, 700, 10, "32 545"), (200, 700, 10, "Wet- en regelgeving")],
        *[(60, 640, 10, "Nr. 143"), (200, 640, 10, "MOTIE VAN HET LID ALKAYA")],
        *column(
            200, 628, "Voorgesteld 6 juli 2021", "", "De Kamer,", "", "gehoord de beraadslaging,"
        ),
    ]
    assert read(pdf(shown(head, b"P"), catalog=TAGGED)).text.startswith(
        "32 545 Wet- en regelgeving\n\nNr. 143 MOTIE VAN HET LID ALKAYA\nVoorgesteld 6 juli 2021\n\nDe"
    )


def test_line_with_room_ends_a_paragraph_where_lines_are_filled() -> None:
    end = ["gehaald, niet op straat.", "De regering heeft dat in de brief aan de Kamer van"]
    filled = column(100, 700, *SPEECH[:3], *end, *SPEECH[5:])
    assert "niet op straat.\n\nDe regering" in read(pdf(filled)).text
    kept = column(100, 700, *SPEECH[:3], *end, "december", *SPEECH[5:])
    assert "niet op straat.\nDe regering" in read(pdf(kept)).text


ROOT = b"/StructTreeRoot 6 0 R" + TAGGED


@pytest.mark.parametrize(
    "tree",
    [
        b"<</Type/StructTreeRoot/K 6 0 R>>",
        b"<</Type/StructTreeRoot/K[<</S/P/P 6 0 R/K[6 0 R 99 0 R 7]>>]/ParentTree 6 0 R>>",
        b"<</Type/StructTreeRoot/K<</S/P/Pg 99 0 R/K -1>>>>",
        b"[" * 500 + b"]" * 500,
        b"null",
    ],
    ids=["loop", "missing ids", "wrong page", "nested", "nothing"],
)
def test_damaged_structure_tree_costs_nothing(tree: bytes) -> None:
    data = pdf(shown(column(100, 700, *SPEECH), b"P"), catalog=ROOT, more=(tree,))
    source = read(data)
    assert (source.text, source.notes) == ("\n".join(SPEECH) + "\n", ())


def test_marks_that_never_end_cost_nothing() -> None:
    content = b"/P <</MCID 0>> BDC\n" * 3000 + shown(column(100, 700, *SPEECH)) + b"EMC\n" * 9000
    assert read(pdf(content, catalog=TAGGED)).text == "\n".join(SPEECH) + "\n"


# What fonts say


def mapped(*pairs: tuple[str, str]) -> tuple[bytes, bytes]:
    """A font that shows a character of each pair and says that it is the other; and its table."""
    lines = "".join(f"<{ord(a):02X}> <{b.encode('utf-16-be').hex()}> " for a, b in pairs)
    letters = f"{len(pairs)} beginbfchar {lines} endbfchar"
    table = f"1 begincodespacerange <00> <FF> endcodespacerange {letters} endcmap end"
    head = b"/CIDInit /ProcSet findresource begin begincmap "
    return FONT[:-2] + b"/ToUnicode 6 0 R>>", stream(head + table.encode())


@pytest.mark.parametrize("hyphen", ["\xad", "\u2010", "\u2011"])
def test_hyphen_is_one_whatever_the_font_calls_it(hyphen: str) -> None:
    font, table = mapped(("-", hyphen), *((each, each) for each in "20Kamerstuk15"))
    page = column(100, 700, "Kamerstuk 21501-02 is", "een stuk over natuur-", "steen")
    assert read(pdf(page, font=font, more=(table,))).text == (
        "Kamerstuk 21501-02 is\neen stuk over natuur-\nsteen\n"
    )


# Running heads and feet


def test_feet_of_kamerstukken_are_furniture() -> None:
    pages = [
        [
            *column(100, 700, *SPEECH[number:]),
            (100.0, 40.0, 7.0, FOOT),
            (550.0, 40.0, 7.0, str(number)),
        ]
        for number in (1, 2, 3)
    ]
    source = read(pdf(*pages))
    assert furniture(source) == [f"{FOOT}\t{number}" for number in (1, 2, 3)]
    assert source.text.startswith("\n".join(SPEECH[1:]) + f"\n\n{FOOT}\t1\n\f")


def test_heads_of_left_and_right_pages_are_furniture() -> None:
    heads = ["Kinderarbeid in de tapijtindustrie", "Handelingen"] * 3
    pages = [
        [(100.0 + 200 * (n % 2), 800.0, 8.0, head), *column(100, 700, *SPEECH[n:], f"Dat was {n}.")]
        for n, head in enumerate(heads)
    ]
    assert furniture(read(pdf(*pages))) == heads


@pytest.mark.parametrize(
    "tops",
    [
        ["Vraag 1", "Vraag 2", "Vraag 3", "Vraag 4"],
        ["12", "17", "21", "30"],
        ["Inleiding", "De Minister", "Inleiding", "Inleiding"],
        [
            "De voorzitter:",
            "Mevrouw Diks (GroenLinks):",
            "De voorzitter:",
            "De voorzitter:",
            "Minister:",
        ],
    ],
    ids=["questions", "bare numbers", "headings", "speakers"],
)
def test_what_pages_begin_with_is_text(tops: list[str]) -> None:
    pages = [column(100, 760, top, "", *SPEECH[index:]) for index, top in enumerate(tops)]
    source = read(pdf(*pages))
    assert furniture(source) == []
    assert [page.split("\n")[0] for page in source.text.split("\f")] == tops


def test_margin_of_a_letter_that_comes_back_is_furniture() -> None:
    pages = [
        [*column(60, 700, *SPEECH[number:]), *column(460, 701, "Onze referentie", "BZ-117", size=7)]
        for number in (0, 1, 2)
    ]
    source = read(pdf(*pages))
    assert furniture(source) == ["Onze referentie", "BZ-117"] * 3
    assert source.text.split("\f")[1].startswith("Onze referentie\nBZ-117\n\n" + SPEECH[1])


# Notes


def body(*lines: str) -> list[Printed]:
    return column(100, 700, *SPEECH, *lines)


def marked(y: float, before: str, marker: str, after: str, rise: float = 3.5) -> list[Printed]:
    """A line in 10 points with a marker in 6."""
    x = 100 + 6 * len(before)
    line = [(100.0, y, 10.0, before), (x, y + rise, 6.0, marker)]
    return [*line, (x + 3.6 * len(marker), y, 10.0, after)]


def test_raised_number_is_a_marker_and_the_small_print_below_is_its_note() -> None:
    page = [
        *body(),
        *marked(600, "staat in bijlage 1", "6", ", en in bijlage 16."),
        *column(100, 90, "6 Zie Kamerstuk 26 485, nr. 3,", "van 3 mei 2018.", size=7),
    ]
    source = read(pdf(page))
    assert "staat in bijlage 16, en in bijlage 16.\n" in source.text
    assert notes(source) == [("6", "Zie Kamerstuk 26 485, nr. 3,\nvan 3 mei 2018.", "bijlage 16")]
    [note] = source.marks.notes
    assert source.text[note.start : note.text_start] == "6 "
    assert note.anchor == source.text.index("16") + 1


@pytest.mark.parametrize(
    "line",
    [marked(600, "de CO", "2", " en zo.", rise=-2), marked(600, "van 4 m", "2", " en zo."), body()],
)
def test_numbers_in_small_print_without_a_marker_are_no_notes(line: list[Printed]) -> None:
    page = [*body(), *line, *column(100, 90, "2 Zie Kamerstuk 26 485, nr. 3.", size=7)]
    assert notes(read(pdf(page))) == []


def test_number_of_nearly_the_size_of_the_text_is_no_marker() -> None:
    line = [
        (100.0, 600.0, 10.0, "staat in bijlage"),
        (196.0, 600.0, 9.0, "2"),
        (201.4, 600.0, 10.0, "."),
    ]
    page = [*body(), *line, *column(100, 90, "2 Zie Kamerstuk 26 485, nr. 3.", size=7)]
    assert notes(read(pdf(page))) == []


def test_markers_can_be_raised_characters_and_stay_what_they_are() -> None:
    page = [*body("Dat staat in de brief¹."), *column(100, 90, "¹ Zie de brief.", size=7)]
    source = read(pdf(page))
    assert notes(source) == [("1", "Zie de brief.", " de brief¹")]
    assert "brief¹." in source.text


def test_note_that_goes_on_at_the_next_page_is_whole() -> None:
    first = [
        *body(),
        *marked(600, "staat in de brief", "1", "."),
        *column(
            100, 80, "1 Zie de brief van de Minister aan", "de Kamer over de herkomst van", size=7
        ),
    ]
    second = [
        *body(),
        *marked(600, "en in de bijlage", "2", "."),
        *column(100, 96, "kobalt, met een tabel.", "2 Zie de bijlage.", size=7),
    ]
    source = read(pdf(first, second))
    assert notes(source) == [
        (
            "1",
            "Zie de brief van de Minister aan\nde Kamer over de herkomst van\nkobalt, met een tabel.",
            " de brief1",
        ),
        ("2", "Zie de bijlage.", "e bijlage2"),
    ]
    assert source.text.split("\f")[0].endswith("kobalt, met een tabel.\n")


def test_notes_can_count_from_1_on_each_page() -> None:
    page = [
        *body(),
        *marked(600, "staat in de brief", "1", "."),
        *column(100, 80, "1 Zie de brief.", size=7),
    ]
    assert notes(read(pdf(page, page))) == [("1", "Zie de brief.", " de brief1")] * 2


def test_notes_that_count_with_the_pages_are_no_feet() -> None:
    pages = [
        [
            *column(100, 700, *SPEECH[number:]),
            *marked(600, "staat in de brief", str(number), "."),
            (100.0, 80.0, 7.0, f"{number} Kamerstuk 26 485, nr. {number}."),
            (100.0, 40.0, 7.0, f"{FOOT} {number}"),
        ]
        for number in (1, 2, 3)
    ]
    source = read(pdf(*pages))
    assert [number for number, _, _ in notes(source)] == ["1", "2", "3"]
    assert furniture(source) == [f"{FOOT} {number}" for number in (1, 2, 3)]


def test_an_imprint_below_the_notes_is_none_of_theirs() -> None:
    page = [
        *body(),
        *marked(600, "staat in de brief", "1", "."),
        *column(100, 120, "1 Zie de brief.", size=7),
        *column(100, 80, "kst-26485-301", "ISSN 0921 - 7371", size=7),
    ]
    source = read(pdf(page))
    assert notes(source) == [("1", "Zie de brief.", " de brief1")]
    assert source.text.endswith("\n\nkst-26485-301\nISSN 0921 - 7371\n")


def test_numbers_of_two_notes_can_stand_together() -> None:
    page = [
        *body(),
        *marked(600, "staat in de brief", "1,2", "."),
        *column(100, 90, "1 Zie de brief.", "2 Zie de nota.", size=7),
    ]
    source = read(pdf(page))
    assert [(note.number, note.anchor) for note in source.marks.notes] == [
        ("1", source.text.index("1,2")),
        ("2", source.text.index("1,2") + 2),
    ]


def test_notes_in_the_margin_of_old_print() -> None:
    text = [*SPEECH[:3], "zo heeft de vaste commissie"]
    page = [
        *column(200, 700, *text),
        (200 + 6 * 27, 664 + 3.5, 6.0, "1"),
        *column(200, 652, *SPEECH),
    ]
    page += column(
        60, 701, "1 Samenstelling:", "Leden: Blaauw (VVD),", "Van der Burg (PvdA)", size=7
    )
    source = read(pdf(page))
    assert notes(source) == [
        ("1", "Samenstelling:\nLeden: Blaauw (VVD),\nVan der Burg (PvdA)", "commissie1")
    ]
    assert "\n".join(text) + "1\n" + SPEECH[0] in source.text


# What cannot be read


def fails(data: bytes) -> str:
    with pytest.raises(UnreadableInput, match="stuk") as caught:
        read(data)
    return str(caught.value)


IMAGE = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q\n"


def test_pictures_of_pages_need_ocr() -> None:
    assert "OCR, for example with ocrmypdf" in fails((DOCUMENTS / "scan.pdf").read_bytes())
    assert "OCR" in fails(pdf([], [], drawn=IMAGE))
    letters_as_shapes = b"0 0 m 9 9 l S\n" * 60
    assert "OCR" in fails(pdf([], drawn=letters_as_shapes))


def test_pages_that_may_be_scans_are_named() -> None:
    data = pdf(column(100, 700, "Vraag 1"), [], [])
    pictured = data.replace(
        b"<</Length 0>>stream\n\n", b"<</Length %d>>stream\n%s" % (len(IMAGE), IMAGE)
    )
    source = read(pictured)
    assert source.text == "Vraag 1\n\f\f"
    assert source.notes == (
        ("page_without_text", "pages 2, 3 without text but with images: possibly scans"),
    )


def test_text_laid_over_a_picture_by_ocr_is_read_and_named() -> None:
    hidden = b"3 Tr " + shown(column(100, 700, *SPEECH))
    source = read(pdf(IMAGE + hidden, column(100, 700, "Vraag 1")))
    assert source.text == "\n".join(SPEECH) + "\n\fVraag 1\n"
    assert source.notes == (
        ("text_from_ocr", "the text of page 1 comes from OCR and may contain errors"),
    )


def test_blank_pages_are_an_empty_document() -> None:
    source = read(pdf([]))
    assert (source.text, source.notes, source.marks.pages) == ("", (), (0,))


def test_fonts_that_do_not_name_their_letters_need_ocr() -> None:
    table = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
    table += b"endcodespacerange 1 beginbfrange <20> <7E> <E020> endbfrange endcmap end"
    font = FONT[:-2] + b"/ToUnicode 6 0 R>>"
    data = pdf(column(100, 700, *SPEECH), font=font)
    data = data[: data.index(b"xref\n")] + b"6 0 obj\n" + stream(table) + b"\nendobj\n"
    assert "has fonts without a character map: it needs OCR" in fails(
        data + b"trailer<</Root 1 0 R>>"
    )


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def kids(entries: bytes, count: int) -> bytes:
    return b"<</Type/Pages/Kids[%s]/Count %d>>" % (entries, count)


CROWDED = pdf([(0, y, 1, "Kamer" * 200) for y in range(300)])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7", "is not a PDF, or is damaged"),
        (b"", "is not a PDF, or is damaged"),
        (pdf(column(100, 700, "Vraag 1"))[:200], "is not a PDF, or is damaged"),
        ((DOCUMENTS / "met_wachtwoord.pdf").read_bytes(), "is password-protected"),
        (objects(CATALOG, b"[" * 300_000 + b"]" * 300_000), "is not a PDF, or is damaged"),
        (objects(CATALOG, kids(b"2 0 R 2 0 R", 2)), "none of its pages can be read"),
        (
            objects(CATALOG, *(kids(b"%d 0 R" % (n + 3), 1) for n in range(9999)), PAGE),
            "none of its pages",
        ),
        (objects(CATALOG, kids(b"3 0 R " * 6000, 6000), PAGE), "has 6000 pages"),
        (CROWDED, "more than 200000 characters"),
        (
            objects(
                CATALOG,
                kids(b"3 0 R", 1),
                PAGE,
                stream(compress(b"q " * 9_000_000), b"/Filter/FlateDecode"),
            ),
            "unpacks to far more",
        ),
    ],
    ids=[
        "head only",
        "nothing",
        "cut off",
        "password",
        "nested arrays",
        "loop",
        "deep tree",
        "too many pages",
        "too much on a page",
        "bomb",
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    assert reason in fails(data)


@pytest.mark.parametrize(
    "data",
    [
        objects(CATALOG, kids(b"3 0 R", 2_000_000_000), PAGE),
        objects(CATALOG, kids(b"3 0 R", -5), PAGE),
        objects(CATALOG, kids(b"3 0 R", 1), PAGE, *[b"<<>>"] * 100_000),
        pdf([], drawn=b"BT /F 1e38 Tf 1e38 0 0 1e38 1e38 1e38 Tm (Vraag 1) Tj ET"),
    ],
    ids=["absurd count", "negative count", "empty objects", "beyond all sizes"],
)
def test_absurd_but_readable(data: bytes) -> None:
    assert read(data).text.strip() in ("", "Vraag 1")


def test_stream_that_is_packed_densely_but_is_no_bomb_is_read() -> None:
    dense = stream(compress(b"q " * 40_000), b"/Filter/FlateDecode")
    assert read(objects(CATALOG, kids(b"3 0 R", 1), PAGE, dense)).text == ""


def test_damaged_stream_is_named_and_what_is_left_of_it_is_read() -> None:
    content = shown(column(100, 700, *SPEECH * 5))
    packed = bytearray(compress(content))
    packed[len(packed) // 2 :] = b"\xff" * (len(packed) - len(packed) // 2)
    page, other = PAGE[:-2] + b"/Resources<</Font<</F 7 0 R>>>>/Contents %d 0 R>>", b"3 0 R 5 0 R"
    data = objects(
        CATALOG,
        kids(other, 2),
        page % 4,
        stream(bytes(packed), b"/Filter/FlateDecode"),
        page % 6,
        stream(shown(column(100, 700, "Vraag 1"))),
        FONT,
    )
    source = read(data)
    assert source.text.startswith(SPEECH[0])
    assert source.text.endswith("\fVraag 1\n")
    assert source.notes == (
        ("page_unreadable", "1 of its streams are damaged: text may be missing"),
    )


def test_operators_without_sense_cost_the_text_around_them_nothing() -> None:
    content = shown(column(100, 700, *SPEECH[:3])) + b"BT ( EMC ]] >> Q Q Q 1 0 /X Do ) ' ET ET Q\n"
    source = read(pdf(content + shown(column(100, 600, *SPEECH[3:]))))
    assert source.text.startswith("\n".join(SPEECH[:3]))
    assert source.text.endswith("\n".join(SPEECH[3:]) + "\n")


def test_huge_page_boxes_change_nothing() -> None:
    data = pdf(column(100, 700, "Vraag 1")).replace(b"[0 0 595 842]", b"[-1e30 0 1e30 9e30]")
    assert read(data).text == "Vraag 1\n"


def test_a_broken_page_is_named_and_the_others_are_read() -> None:
    data = pdf(column(100, 700, "Vraag 1"), [])
    source = read(data.replace(b"6 0 R]/Count 2", b"9 0 R]/Count 2"))
    assert source.text == "Vraag 1\n\f"
    assert source.notes == (("page_unreadable", "page 2 could not be read"),)


def test_missing_package_is_asked_for_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(MissingExtra, match=r'stuk\.pdf needs .*\(pypdfium2\): pip install "'):
        read(pdf([]))


def test_whatever_is_opened_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()

    def counted(name: str) -> Any:
        function = getattr(pdfium.raw, name)

        def call(*arguments: Any) -> Any:
            calls[name] += 1
            return function(*arguments)

        return call

    opening = ("FPDF_LoadMemDocument64", "FPDF_LoadPage", "FPDFText_LoadPage")
    closing = ("FPDF_CloseDocument", "FPDF_ClosePage", "FPDFText_ClosePage")
    for name in opening + closing:
        monkeypatch.setattr(pdfium.raw, name, counted(name))
    read(pdf(column(100, 700, "Vraag 1"), []))
    fails(CROWDED)
    fails(objects(CATALOG, kids(b"3 0 R " * 6000, 6000), PAGE))
    assert [calls[name] for name in opening] == [3, 3, 3]
    assert [calls[name] for name in closing] == [3, 3, 3]


# Whole documents


@pytest.mark.parametrize(
    "name",
    [
        "algemeen_overleg_goud_2019",
        "antwoord_cacao_2019",
        "brief_natuursteen_2017",
        "handelingen_debat_1996",
        "handelingen_vao_palmolie_2018",
    ],
)
def test_structure_of_a_print_is_that_of_its_text(name: str) -> None:
    printed = imvo_nlp.convert(DOCUMENTS / f"{name}.pdf")
    text = convert_without_source(name)
    assert structure(printed) == structure(text)
    assert printed.metadata.document_type == text.metadata.document_type
    assert (printed.metadata.title, printed.metadata.date) == (
        text.metadata.title,
        text.metadata.date,
    )


def structure(document: Any) -> list[object]:
    def words(each: Any) -> str:
        return " ".join(each.text.split())

    return [
        [(event.kind, words(event)) for event in document.events],
        [(turn.speaker.name, turn.speaker.party, words(turn)) for turn in document.turns],
        [(question.numbers, words(question)) for question in document.questions],
        [(answer.numbers, words(answer)) for answer in document.answers],
        [(note.number, note.anchor is None, words(note)) for note in document.footnotes],
    ]


def test_letter_of_a_ministry() -> None:
    source = read((DOCUMENTS / "brief_katoen_2023.pdf").read_bytes())
    first, second, third = source.text.split("\f")
    assert "Bijlagen\n1\n\n> Retouradres" in first
    assert "overzicht van de bedrijven die hun leveranciers noemen.1\nHet onderzoek" in first
    assert second.startswith("Onze referentie\nBZ-2023-117\n\nin de volgende voortgangs")
    assert third.endswith("Liesje Schreinemacher\n\nPagina 3 van 3\n")
    assert notes(source) == [("1", "Zie Kamerstuk 26 485, nr. 412.", "s noemen.1")]
    assert furniture(source) == [
        "Pagina 1 van 3",
        *("Onze referentie", "BZ-2023-117", "Pagina 2 van 3"),
        *("Onze referentie", "BZ-2023-117", "Pagina 3 van 3"),
    ]


@pytest.mark.parametrize("seed", range(60))
def test_any_damage_gives_text_with_marks_in_order_or_a_named_failure(seed: int) -> None:
    chance = random.Random(seed)
    name = ("antwoord_cacao_2019", "handelingen_debat_1996", "brief_natuursteen_2017")[seed % 3]
    data = bytearray((DOCUMENTS / f"{name}.pdf").read_bytes())
    for _ in range(chance.randint(1, 30)):
        place = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[place] = chance.randrange(256)
            case 1:
                del data[place : place + chance.randint(1, 60)]
            case _:
                data[place:place] = chance.randbytes(chance.randint(1, 60))
    try:
        source = read(bytes(data))
    except UnreadableInput:
        return
    assert source == read(bytes(data))
    pages, length = source.marks.pages, len(source.text)
    assert list(pages) == [0, *(i + 1 for i, char in enumerate(source.text) if char == "\f")]
    ends = [0, *(offset for each in source.marks.furniture for offset in each[:2]), length]
    assert ends == sorted(ends)
    ends = [0]
    for note in source.marks.notes:
        ends += [note.start, note.text_start, note.end]
        assert source.text[note.start : note.text_start].strip(" .)") == note.number
        if note.anchor is not None and note.marker_end is not None:
            assert source.text[note.anchor : note.marker_end] == note.number
    assert [*ends, length] == sorted([*ends, length])
