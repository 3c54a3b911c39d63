"""Word documents: what stands in the file and what must come out, side by side."""

from __future__ import annotations

import json
import random
import struct
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

import imvo_nlp
from imvo_nlp.errors import UnreadableInput
from imvo_nlp.models import Kamerstuk
from imvo_nlp.readers.word import WordReader
from imvo_nlp.text.source import SourceText

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" xmlns:m="{_OFFICE}/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_ROOTS = {"header": "hdr", "footer": "ftr"}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def links(*each: tuple[str, str, str]) -> str:
    """A relationships part of ids, kinds and targets."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for key, kind, target in each
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def word(body: str, *, more: dict[str, str] | None = None, **parts: str) -> bytes:
    """A Word file; `parts` are the insides of `styles`, `numbering`, `footnotes`, `header1` ..."""
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": links(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
    }
    related = []
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        root = _ROOTS.get(kind, kind)
        files[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{inner}</w:{root}>"
        related.append((name, kind, f"{name}.xml"))
    files["word/_rels/document.xml.rels"] = links(*related)
    return zipped(files | (more or {}))


def zipped(files: dict[str, str]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*inner: str, style: str = "", number: str = "", properties: str = "") -> str:
    """A paragraph of texts and elements; `number` is the id of its list, with `.level`."""
    if style:
        properties += f'<w:pStyle w:val="{style}"/>'
    if number:
        key, _, level = number.partition(".")
        properties += f'<w:numPr><w:ilvl w:val="{level or 0}"/><w:numId w:val="{key}"/></w:numPr>'
    runs = "".join(each if each.startswith("<") else run(each) for each in inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is a text or paragraphs."""
    cells = (
        "".join(f"<w:tc>{each if each.startswith('<') else par(each)}</w:tc>" for each in row)
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{each}</w:tr>' for each in cells)}</w:tbl>"


def level(index: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*each: tuple[str, ...]) -> str:
    """A numbering part with lists 1, 2, ... of these levels."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{index}">{"".join(levels)}</w:abstractNum>'
        for index, levels in enumerate(each, start=1)
    )
    return abstract + "".join(num(index, index) for index in range(1, len(each) + 1))


def num(key: int, abstract: int, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def complex_field(code: str, result: str) -> str:
    """A complex field; its code can hold other fields."""
    inner = code if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark("begin") + inner + mark("separate") + result + mark("end")


def note(key: int, *paragraphs: str, kind: str = "footnote") -> str:
    inner = "".join(paragraphs)
    return f'<w:{kind} w:id="{key}">{inner}</w:{kind}>'


def refer(key: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def read(data: bytes, name: str = "antwoord.docx") -> SourceText:
    return WordReader().read(data, name)


def text_of(body: str, **parts: str) -> str:
    return read(word(body, **parts)).text


def convert(data: bytes) -> Kamerstuk:
    return imvo_nlp.convert_bytes(data, "antwoord.docx")


HEADING_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="Kop1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="KopMinisterie"><w:basedOn w:val="Kop2"/></w:style>'
)
DECIMAL = lists((level(0, "decimal", "%1."), level(1, "lowerLetter", "%2.")))


# --- the shapes in which ministries answer --------------------------------------------------------

LETTERHEAD = table(
    ("Datum", "4 maart 2022"),
    ("Betreft", "Antwoord op vragen van de leden De Vries (VVD) en Kuik (CDA) over kobalt"),
)
LETTER = (
    par("Geachte Voorzitter,")
    + par(
        "Hierbij zend ik u de antwoorden op de vragen van de leden De Vries (VVD) en Kuik (CDA) "
        "over kobalt (ingezonden 3 februari 2022)."
    )
    + par("De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,")
    + par("E.N.A.J. Schreinemacher")
)
KNOWN, CHILDREN, APART = (
    "Bent u bekend met het bericht «Kobalt»?",
    "Deelt u de mening dat kinderarbeid niet kan? Zo ja, wat doet u daaraan?",
    "Kunt u de vragen afzonderlijk beantwoorden?",
)
YES, CARE, DONE = (
    "Ja, dat bericht is mij bekend.",
    "Het kabinet zet in op gepaste zorgvuldigheid.",
    "De vragen zijn afzonderlijk beantwoord.",
)
PAIRS = ((1, KNOWN, YES), (2, CHILDREN, CARE), (3, APART, DONE))

SHAPES = {
    "headings in bold, answers under their own": word(
        LETTERHEAD
        + LETTER
        + "".join(
            par(run(f"Vraag {number}", "<w:b/>"))
            + par(run(question, "<w:b/>"))
            + par("")
            + par(f"Antwoord op vraag {number}")
            + par(answer)
            for number, question, answer in PAIRS
        )
    ),
    "questions that Word counts, answers under Antwoord": word(
        LETTERHEAD
        + LETTER
        + "".join(
            par(question, number="1") + par("Antwoord") + par(answer)
            for _, question, answer in PAIRS
        ),
        numbering=DECIMAL,
    ),
    "headings that Word counts": word(
        LETTERHEAD
        + LETTER
        + "".join(
            par(question, number="1") + par("", number="2") + par(answer)
            for _, question, answer in PAIRS
        ),
        numbering=lists((level(0, "decimal", "Vraag %1"),), (level(0, "decimal", "Antwoord %1"),)),
    ),
    "headings in a style of headings": word(
        LETTERHEAD
        + LETTER
        + "".join(
            par(f"Vraag {number}", style="Kop1")
            + par(question, style="Kop2")
            + par(f"Antwoord {number}", style="Kop1")
            + par(answer)
            for number, question, answer in PAIRS
        ),
        styles=HEADING_STYLES,
    ),
    "headings and texts in one paragraph": word(
        LETTERHEAD
        + LETTER
        + "".join(
            par(f"Vraag {number}", "<w:r><w:br/></w:r>", question)
            + par(f"Antwoord {number}", "<w:r><w:br/></w:r>", answer)
            for number, question, answer in PAIRS
        )
    ),
    "a table of headings and texts": word(
        LETTERHEAD
        + LETTER
        + table(
            *(
                row
                for number, question, answer in PAIRS
                for row in ((f"Vraag {number}", question), (f"Antwoord {number}", answer))
            )
        )
    ),
    "a table of numbers and texts": word(
        LETTERHEAD
        + LETTER
        + table(
            *(
                row
                for number, question, answer in PAIRS
                for row in ((str(number), question), ("Antwoord", answer))
            )
        )
    ),
    "date and subject in the header, text in a content control": word(
        "<w:sdt><w:sdtContent>"
        + LETTER
        + "".join(
            par(f"Vraag {number}: {question}") + par(f"Antwoord {number}: {answer}")
            for number, question, answer in PAIRS
        )
        + "</w:sdtContent></w:sdt>"
        + '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        + '<w:footerReference w:type="first" r:id="footer1"/><w:titlePg/></w:sectPr>',
        header1=LETTERHEAD,
        footer1=par("Pagina ", complex_field(" PAGE ", run("1")), " van 4"),
    ),
}


@pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPES.keys())
def test_shapes_of_answers(data: bytes) -> None:
    kamerstuk = convert(data)
    assert kamerstuk.metadata.document_type == "antwoord_schriftelijke_vragen"
    assert kamerstuk.metadata.date == "2022-03-04"
    assert kamerstuk.metadata.subject == "kobalt"
    answers = {answer.id: answer for answer in kamerstuk.answers}
    assert [
        (question.numbers, question.text, answers[question.answer or ""].text)
        for question in kamerstuk.questions
    ] == [((number,), question, answer) for number, question, answer in PAIRS]
    assert {asker.name for question in kamerstuk.questions for asker in question.asked_by} == {
        "De Vries",
        "Kuik",
    }


def test_one_answer_to_several_questions() -> None:
    kamerstuk = convert(
        word(
            LETTER
            + par("Vraag 1")
            + par(KNOWN)
            + par("Vraag 2")
            + par(CHILDREN)
            + par("Antwoord op vraag 1 en 2")
            + par(YES)
            + par(CARE)
        )
    )
    assert [question.answer for question in kamerstuk.questions] == ["a1", "a1"]
    assert kamerstuk.answers[0].text == f"{YES}\n\n{CARE}"


def test_offsets_point_at_the_text_as_read() -> None:
    data = SHAPES["headings that Word counts"]
    source = read(data).text
    for question in convert(data).questions:
        assert source[question.start : question.end] == question.text


# --- text -----------------------------------------------------------------------------------------

TEXTS = [
    # paragraphs; an empty one adds nothing
    (par("Ja.") + par("") + par(" ") + par("Nee."), "Ja.\n\nNee."),
    # runs of one word
    (par("Kobalt", "-", "sector"), "Kobalt-sector"),
    # breaks, tabs and hyphens
    (
        par("a", "<w:r><w:br/></w:r>", "b", "<w:r><w:cr/></w:r>", "c", "<w:r><w:tab/></w:r>", "d"),
        "a\nb\nc\td",
    ),
    (par("D. Jansen", '<w:r><w:br w:type="page"/></w:r>') + par("Bijlage"), "D. Jansen\n\nBijlage"),
    (par("niet", "<w:r><w:noBreakHyphen/></w:r>", "nood"), "niet-nood"),
    (par("con", "<w:r><w:softHyphen/></w:r>", "venant"), "convenant"),
    # a line end of the XML file is none of the text
    (par("<w:r><w:t>een\nregel</w:t></w:r>"), "een regel"),
    # links, smart tags, direction, math
    (
        par(
            f"<w:hyperlink>{run('site')}</w:hyperlink>",
            f"<w:smartTag>{run(' van ')}</w:smartTag>",
            f"<w:bdo>{run('ons')}</w:bdo>",
            "<m:oMath><m:r><m:t> x=1</m:t></m:r></m:oMath>",
        ),
        "site van ons x=1",
    ),
    # hidden text, and what is shown in spite of its style
    (par("Ja", run(" geheim", "<w:vanish/>"), run(" hoor", '<w:vanish w:val="0"/>')), "Ja hoor"),
    # signs out of symbol fonts
    (par('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', " akkoord"), "☒ akkoord"),
    # a ruby text is set above a word
    (
        par(
            f"<w:r><w:ruby><w:rt>{run('boven')}</w:rt><w:rubyBase>{run('woord')}</w:rubyBase></w:ruby></w:r>"
        ),
        "woord",
    ),
    # tracked changes are accepted
    (
        par(
            "Wij ",
            f"<w:ins>{run('gaan')}</w:ins>",
            "<w:del><w:r><w:delText>blijven</w:delText></w:r></w:del>",
            f"<w:moveFrom>{run(' weg')}</w:moveFrom>",
            f"<w:moveTo>{run(' door')}</w:moveTo>",
        ),
        "Wij gaan door",
    ),
    (par("Een ", properties="<w:rPr><w:del/></w:rPr>") + par("alinea."), "Een alinea."),
    (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
        + par("weg")
        + "</w:tc></w:tr></w:tbl>"
        + par("x"),
        "x",
    ),
    # fields: the result, not the code, also of one within the code of another
    (par("op ", complex_field(" DATE ", run("4 maart"))), "op 4 maart"),
    (
        par(
            complex_field(
                "<w:r><w:instrText> IF </w:instrText></w:r>"
                + complex_field(" DOCPROPERTY a ", run("1"))
                + '<w:r><w:instrText> = "1" "ja"</w:instrText></w:r>',
                run("ja"),
            )
        ),
        "ja",
    ),
    (par(f'<w:fldSimple w:instr=" SEQ Vraag ">{run("3")}</w:fldSimple>', "e"), "3e"),
    # a field that never ends hides nothing
    (
        par(mark("begin"), "<w:r><w:instrText> REF </w:instrText></w:r>", "Ja.") + par("Nee."),
        "Ja.\n\nNee.",
    ),
    # nor does one of which the end was deleted
    (
        par(
            mark("begin"),
            "<w:r><w:instrText> REF </w:instrText></w:r>",
            f"<w:del>{mark('end')}</w:del>",
            "Hierbij.",
        ),
        "Hierbij.",
    ),
    # a page's number and a table of contents are no text
    (par("Pagina ", complex_field("PAGE", run("2")), " van 9") + par("x"), "x"),
    (par(complex_field(' TOC \\o "1-3" ', run("Vraag 1\t3"))) + par("Vraag 1"), "Vraag 1"),
    # content controls, less prompts that nobody filled in
    (
        par(f"<w:sdt><w:sdtContent>{run('Ja.')}</w:sdtContent></w:sdt>")
        + par(
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Klik hier')}</w:sdtContent></w:sdt>"
        ),
        "Ja.",
    ),
]


@pytest.mark.parametrize(("body", "expected"), TEXTS, ids=[text for _, text in TEXTS])
def test_text(body: str, expected: str) -> None:
    assert text_of(body) == expected


def test_text_box_once() -> None:
    box = f"<w:txbxContent>{par('Datum 4 maart 2022')}</w:txbxContent>"
    body = par(
        "Geachte voorzitter,",
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    )
    assert text_of(body) == "Datum 4 maart 2022\n\nGeachte voorzitter,"
    old = par("Ja.", f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>")
    assert text_of(old) == "Datum 4 maart 2022\n\nJa."


def test_hidden_by_style() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Intern"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Notitie"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = par("Ja", run(" geheim", '<w:rStyle w:val="Intern"/>')) + par("intern", style="Notitie")
    assert text_of(body, styles=styles) == "Ja"


def test_tracked_changes_are_named() -> None:
    body = par(
        f"<w:ins>{run('a')}</w:ins>", f"<w:ins>{run('b')}</w:ins>", f"<w:del>{run('c')}</w:del>"
    )
    source = read(word(body))
    assert source.notes == (
        ("tracked_changes", "tracked changes were accepted: 2 insertions, 1 deletions"),
    )
    assert read(word(par("a"))).notes == ()


def test_documents_within_are_named() -> None:
    source = read(word(par("Ja.") + '<w:altChunk r:id="rId9"/>'))
    assert source.text == "Ja."
    assert source.notes == (("embedded_document", "1 documents within the document were not read"),)


# --- tables ---------------------------------------------------------------------------------------


def test_rows_of_names_values_and_figures_are_lines() -> None:
    body = table(("Datum", "4 maart 2022"), ("", "Onderwerp", "Kobalt"), ("2019", "3", "4"))
    assert text_of(body) == "Datum\t4 maart 2022\n\nOnderwerp\tKobalt\n\n2019\t3\t4"


def test_long_cells_are_paragraphs() -> None:
    long = "Het kabinet zet in op gepaste zorgvuldigheid door alle bedrijven in de keten. " * 2
    body = table((KNOWN, long), (par("Kolom een") + par("gaat door"), "Kolom twee"))
    assert text_of(body) == "\n\n".join(
        (KNOWN, long.strip(), "Kolom een", "gaat door", "Kolom twee")
    )


def test_short_cells_of_a_list_of_questions_stay_apart() -> None:
    body = table(("1", "Klopt dit?"), ("Antwoord", "Ja."), ("2", "Hoezo?"), ("Antwoord", "Nee."))
    assert text_of(body).split("\n\n") == "1|Klopt dit?|Antwoord|Ja.|2|Hoezo?|Antwoord|Nee.".split(
        "|"
    )


@pytest.mark.parametrize(
    ("rows", "questions", "answers"),
    [
        (
            (("Vraag", "Antwoord"), ("1. Klopt dit?", "Daar is niets van bekend."), ("2. Hoezo?", "Zo.")),
            [("1.", (1,), "Klopt dit?", "a1"), ("2.", (2,), "Hoezo?", "a2")],
            [((1,), "Daar is niets van bekend."), ((2,), "Zo.")],
        ),
        (
            (("Nr.", "Vraag", "Antwoord:"), ("1", "Klopt dit?", par("Ja.") + par("Toch.")), ("", "Hoezo?", "Zo.")),
            [("1", (1,), "Klopt dit?", "a1"), (None, (2,), "Hoezo?", "a2")],
            [((1,), "Ja.\n\nToch."), ((2,), "Zo.")],
        ),
        (
            (("Vragen", "Fractie", "Reactie"), ("Vraag 4", "SP", "Zo."), ("", "", "")),
            [("Vraag 4", (4,), "", "a1")],
            [((4,), "SP\n\nZo.")],
        ),
    ],
    ids=["typed number", "number in a cell of its own", "other columns"],
)  # fmt: skip
def test_a_table_of_questions_and_answers_says_which_is_which(
    rows: tuple[tuple[str, ...], ...],
    questions: list[tuple[str | None, tuple[int, ...], str, str]],
    answers: list[tuple[tuple[int, ...], str]],
) -> None:
    kamerstuk = convert(word(LETTERHEAD + LETTER + table(*rows)))
    assert [(q.label, q.numbers, q.text, q.answer) for q in kamerstuk.questions] == questions
    assert [(a.numbers, a.text) for a in kamerstuk.answers] == answers


def test_merged_cells_once_and_tables_within() -> None:
    merged = '<w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>'
    goes_on = "<w:tcPr><w:vMerge/></w:tcPr>"
    body = (
        f"<w:tbl><w:tr><w:tc>{merged}{par('Ertsen')}</w:tc><w:tc>{par('kobalt')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{goes_on}{par('Ertsen')}</w:tc><w:tc>{table(('tin', 'goud'))}</w:tc></w:tr></w:tbl>"
    )
    assert text_of(body) == "Ertsen\tkobalt\n\ntin\tgoud"


# --- headers and footers --------------------------------------------------------------------------


def test_first_header_leads_and_the_others_are_furniture() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        '<w:headerReference w:type="default" r:id="header2"/>'
        '<w:headerReference w:type="even" r:id="header3"/>'
        '<w:footerReference w:type="default" r:id="footer1"/><w:titlePg/></w:sectPr>'
    )
    source = read(
        word(
            par("Ja.") + section.replace("<w:titlePg/>", ""),
            header2=par("Datum 4 maart 2022"),
            header3=par("nooit gedrukt"),
            footer1=par("Datum 4 maart 2022"),
        )
    )
    assert source.text == "Datum 4 maart 2022\n\nJa."
    source = read(
        word(
            par("Ja.") + section,
            header1=par("Datum 4 maart 2022"),
            header2=par("Ons kenmerk 7"),
            footer1=par("Tweede Kamer, vergaderjaar 2021–2022"),
        )
    )
    assert source.text == (
        "Datum 4 maart 2022\n\nJa.\n\nOns kenmerk 7\n\nTweede Kamer, vergaderjaar 2021–2022"
    )
    assert [source.text[start:end] for start, end, _ in source.marks.furniture] == [
        "Ons kenmerk 7",
        "Tweede Kamer, vergaderjaar 2021–2022",
    ]


# --- notes ----------------------------------------------------------------------------------------


def shown_notes(source: SourceText) -> list[tuple[str, str, str]]:
    """Number, marker with the three characters before it, and text of each note."""
    return [
        (
            mark.number,
            source.text[(mark.anchor or 0) - 3 : mark.marker_end],
            source.text[mark.text_start : mark.end],
        )
        for mark in source.marks.notes
    ]


def test_footnotes_and_endnotes() -> None:
    source = read(
        word(
            par("Zie de motie", refer(2), " en het verslag", refer(1), ".")
            + par("Nog iets", refer(3, "endnote")),
            footnotes=(
                '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
                + note(1, par(" Kamerstuk 26 485, nr. 2."), par("Tweede alinea."))
                + note(2, par("<w:r><w:footnoteRef/></w:r>", " Kamerstuk 26 485, nr. 1."))
                + note(9, par("waar niemand naar verwijst"))
            ),
            endnotes=note(3, par("Eindnoot."), kind="endnote"),
        )
    )
    assert source.text == (
        "Zie de motie1 en het verslag2.\n\nNog ietsi\n\n1 Kamerstuk 26 485, nr. 1.\n\n"
        "2 Kamerstuk 26 485, nr. 2.\n\nTweede alinea.\n\ni Eindnoot."
    )
    assert shown_notes(source) == [
        ("1", "tie1", "Kamerstuk 26 485, nr. 1."),
        ("2", "lag2", "Kamerstuk 26 485, nr. 2.\n\nTweede alinea."),
        ("i", "etsi", "Eindnoot."),
    ]


def test_footnotes_in_the_object() -> None:
    data = word(
        par("Vraag 1") + par(KNOWN) + par("Antwoord 1") + par("Ja", refer(1), ", zeker."),
        footnotes=note(1, par("Kamerstuk 26 485, nr. 1")),
    )
    kamerstuk = convert(data)
    assert kamerstuk.answers[0].text == "Ja, zeker."
    assert [(each.number, each.text) for each in kamerstuk.footnotes] == [
        ("1", "Kamerstuk 26 485, nr. 1")
    ]
    assert [each.value for each in kamerstuk.mentions if each.label == "reference"] == [
        "kst-26485-1"
    ]


def test_marks_of_ones_own_are_not_counted() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    source = read(
        word(
            par("Een ster", own, " en een nummer", refer(2)),
            footnotes=note(1, par("* Met ster.")) + note(2, par("Met nummer.")),
        )
    )
    assert shown_notes(source) == [("*", "ter*", "Met ster."), ("1", "mer1", "Met nummer.")]


def test_notes_restart_in_a_section() -> None:
    anew = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    source = read(
        word(
            par("Brief", refer(1), properties=anew) + par("Bijlage", refer(2)) + anew,
            footnotes=note(1, par("Een.")) + note(2, par("Twee.")),
        )
    )
    assert [each.number for each in source.marks.notes] == ["1", "1"]


def test_note_that_refers_to_itself_ends() -> None:
    source = read(
        word(par("Ja", refer(1), refer(1)), footnotes=note(1, par("Zie", refer(1)))),
    )
    assert source.text == "Ja1\n\n1 Zie"


# --- list numbers ---------------------------------------------------------------------------------

ROMANS = lists(
    (level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerRoman", "(%3)"))
)
NUMBERED = [
    (
        "levels count anew below a higher one",
        par("a", number="1") + par("b", number="1.1") + par("c", number="1.1")
        + par("d", number="1") + par("e", number="1.1"),
        DECIMAL,
        "1. a|a. b|b. c|2. d|a. e",
    ),
    (
        "numbers of several levels, each in its own format",
        par("a", number="1") + par("b", number="1.1") + par("c", number="1.2") + par("d", number="1.2"),
        ROMANS,
        "I. a|I.1 b|(i) c|(ii) d",
    ),
    (
        "all in digits where a level says so",
        par("a", number="1") + par("b", number="1.1"),
        lists((level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))),
        "I. a|1.1 b",
    ),
    (
        "a level that never counts anew",
        par("a", number="1") + par("b", number="1.1") + par("c", number="1") + par("d", number="1.1"),
        lists((level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'))),
        "1. a|1) b|2. c|2) d",
    ),
    (
        "bullets",
        par("a", number="1") + par("b", number="2") + par("", number="1"),
        lists((level(0, "bullet", "\uf0b7"),), (level(0, "bullet", "-"),)),
        "• a|– b",
    ),
    (
        "one list goes on, one with a start of its own begins there",
        par("a", number="1") + par("b", number="2") + par("c", number="3") + par("d", number="3"),
        lists((level(0, "decimal", "%1."),))
        + num(2, 1)
        + num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
        "1. a|2. b|5. c|6. d",
    ),
    (
        "a heading that Word counts stands on a line of its own",
        par("“Klopt dit?”", number="1") + par("", number="1"),
        lists((level(0, "decimal", "Vraag %1:"),)),
        "Vraag 1:\n“Klopt dit?”|Vraag 2:",
    ),
    (
        "a list with a level of its own",
        par("a", number="1") + par("b", number="2"),
        lists((level(0, "decimal", "%1."),))
        + num(2, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "(%1)")}</w:lvlOverride>'),
        "1. a|(B) b",
    ),
    (
        "no number, and a list that is not there",
        par("a", number="0") + par("b", number="7"),
        DECIMAL,
        "a|b",
    ),
    (
        "a deleted paragraph is not counted",
        par("<w:del/>", number="1", properties="<w:rPr><w:del/></w:rPr>") + par("a", number="1"),
        DECIMAL,
        "1. a",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "numbering", "expected"),
    [each[1:] for each in NUMBERED],
    ids=[each[0] for each in NUMBERED],
)
def test_list_numbers(body: str, numbering: str, expected: str) -> None:
    assert text_of(body, numbering=numbering).split("\n\n") == expected.split("|")


def test_list_of_a_style() -> None:
    """The level is that which names the style; a list style stands in a list of its own."""
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Vragen"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Vragen"/>'
        + level(0, "decimal", "%1.", '<w:pStyle w:val="Vraag"/>')
        + level(1, "lowerLetter", "%2)", '<w:pStyle w:val="Subvraag"/>')
        + f"</w:abstractNum>{num(1, 1)}"
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for style in ("Vraag", "Subvraag")
    )
    styles += '<w:style w:type="paragraph" w:styleId="Eigen"><w:basedOn w:val="Vraag"/></w:style>'
    body = par("a", style="Vraag") + par("b", style="Subvraag") + par("c", style="Eigen")
    assert text_of(body, numbering=numbering, styles=styles) == "1. a\n\na) b\n\n2. c"


# --- headings -------------------------------------------------------------------------------------


def test_headings_but_no_labels_and_questions() -> None:
    source = read(
        word(
            par("Inleiding", style="Kop1")
            + par("Ketens", style="KopMinisterie")
            + par("Vraag 1", style="Kop1")
            + par(KNOWN, style="Kop2")
            + par("Antwoord op vraag 1", style="Kop1")
            + par("Gewone tekst"),
            styles=HEADING_STYLES,
        )
    )
    assert [(source.text[start:end], level) for start, end, level in source.marks.headings] == [
        ("Inleiding", 1),
        ("Ketens", 2),
    ]


# --- who made the file ----------------------------------------------------------------------------


def test_names_in_properties_are_never_put_out() -> None:
    name = "Ambtenaar Pietersen"
    bound = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:creator[1]"/></w:sdtPr>'
        f"<w:sdtContent>{run(name)}</w:sdtContent></w:sdt>"
    )
    fields = "".join(
        complex_field(f" {code} ", run(name))
        for code in ("AUTHOR", "LASTSAVEDBY \\* MERGEFORMAT", 'DOCPROPERTY "Author"', "USERNAME")
    )
    simple = f'<w:fldSimple w:instr=" FILENAME ">{run(name)}</w:fldSimple>'
    properties = {f"docProps/{each}.xml": f"<p>{name}</p>" for each in ("core", "app", "custom")}
    properties["_rels/.rels"] = links(
        ("rId1", "officeDocument", "word/document.xml"),
        ("rId2", "custom-properties", "docProps/custom.xml"),
        ("rId3", "extended-properties", "docProps/app.xml"),
    )
    data = word(
        par("Vraag 1") + par(KNOWN) + par("Antwoord 1") + par("Ja.", bound, fields, simple),
        more=properties,
    )
    printed = json.dumps(json.loads(convert(data).to_json()), ensure_ascii=False)
    assert "Pietersen" not in printed
    assert "Ja." in printed


# --- what is refused ------------------------------------------------------------------------------


def lying(data: bytes) -> bytes:
    """The file with sizes in its directory that are smaller than what comes out."""
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<L", 3) + data[at + 28 :]


def bomb() -> bytes:
    return word(par("x"), styles="<!--" + " " * 21_000_000 + "-->")


ENTITIES = (
    '<!DOCTYPE w:document [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c SYSTEM "file:///etc/passwd">]>'
)


def utf16_entities() -> bytes:
    document = f"{ENTITIES}<w:document {_SPACES}>&b;</w:document>"
    out = BytesIO(word(""))
    with ZipFile(out) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    files["word/document.xml"] = document.encode("utf-16")
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut off": (lambda: SHAPES["headings that Word counts"][:900], "not a complete ZIP archive"),
    "no ZIP": (lambda: b"PK\x03\x04 but no archive", "not a complete ZIP archive"),
    "Excel": (lambda: zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "Excel"),
    "ODT": (lambda: zipped({"mimetype": "x", "content.xml": "<x/>"}), "OpenDocument"),
    "something else": (lambda: zipped({"foto.jpg": "x"}), "not a Word document"),
    "broken XML": (
        lambda: word("", more={"word/document.xml": "<w:document><w:body>"}),
        r"word/document.xml is not well-formed XML",
    ),
    "nested": (
        lambda: word("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000),
        "not well-formed XML",
    ),
    "entities": (
        lambda: word(
            "", more={"word/document.xml": f"{ENTITIES}<w:document {_SPACES}>&b;&c;</w:document>"}
        ),
        "declares entities in word/document.xml",
    ),
    "entities in UTF-16": (
        utf16_entities,
        "declares entities in word/document.xml",
    ),
    "bomb": (bomb, "unpacks to more than"),
    "many parts": (lambda: word("", more={f"x{i}": "" for i in range(10_001)}), "parts"),
    "sizes that lie": (lambda: lying(word(par("x"))), "damaged"),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
    "old": (lambda: OLE + "WordDocument".encode("utf-16-le"), r"an old Word document \(\.doc\)"),
    "old Excel": (lambda: OLE + "Workbook".encode("utf-16-le"), "not a Word document"),
}


@pytest.mark.parametrize(("make", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_name_and_reason(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(UnreadableInput, match=rf"antwoord\.docx .*{reason}"):
        read(make())


def test_broken_link_to_a_picture_does_no_harm() -> None:
    data = word(
        par("Ja."),
        more={
            "word/_rels/document.xml.rels": links(
                ("rId1", "image", "NULL"),
                ("rId2", "hyperlink", "#_ftn1"),
                ("rId3", "styles", "x.xml"),
            )
        },
    )
    assert read(data).text == "Ja."


def test_what_the_reader_accepts() -> None:
    reader = WordReader()
    data = word(par("Ja."))
    assert [reader.accepts(data[:4096], name) for name in ("a.docx", "a.bin", "a.DOCM")] == [9] * 3
    assert reader.accepts(zipped({"foto.jpg": "x"}), "a.zip") == 0
    assert reader.accepts(OLE, "a.doc") == 9
    assert reader.accepts(OLE, "a.xls") == 0
    assert reader.accepts(b"Vraag 1", "a.docx") == 0


def test_source() -> None:
    data = word(par("Ja."))
    source = read(data, "brief.docm")
    assert (source.name, source.encoding, source.sha256) == (
        "brief.docm",
        None,
        sha256(data).hexdigest(),
    )
    assert source.marks.flows
    assert source == read(data, "brief.docm")


def test_strict_open_xml() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = f'<w:document xmlns:w="{strict}"><w:body>{par("Ja.")}</w:body></w:document>'
    assert read(word("", more={"word/document.xml": document})).text == "Ja."


# --- damaged files --------------------------------------------------------------------------------


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, left out or doubled."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out))
        length = chance.randint(1, 40)
        match chance.randrange(3):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + length]
            case _:
                out[at:at] = out[at : at + length]
    return bytes(out)


@pytest.mark.parametrize("seed", range(60))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = word(
        par("Zie", refer(1), " hier", number="1")
        + table(("Vraag 1", KNOWN), ("2019", "3"))
        + par(complex_field(" DATE ", run("4 maart")), f"<w:ins>{run('x')}</w:ins>", style="Kop1")
        + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>',
        styles=HEADING_STYLES,
        numbering=DECIMAL,
        footnotes=note(1, par("Noot.")),
        header1=par("Datum"),
    )
    if seed % 2:
        data = damaged(data, chance)
    else:
        with ZipFile(BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        target = chance.choice([name for name in files if name.startswith("word/")])
        files[target] = damaged(files[target], chance)
        out = BytesIO()
        with ZipFile(out, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        data = out.getvalue()
    try:
        source = read(data)
    except UnreadableInput as error:
        assert "antwoord.docx" in str(error)
        return
    marks = source.marks
    for each in (marks.notes, marks.headings, marks.furniture):
        starts = [mark[0] if isinstance(mark[0], int) else mark[1] for mark in each]
        assert starts == sorted(starts)
    for note_mark in marks.notes:
        assert 0 <= note_mark.start <= note_mark.text_start <= note_mark.end <= len(source.text)
    for start, end in [mark[:2] for mark in (*marks.headings, *marks.furniture)]:
        assert 0 <= start < end <= len(source.text)


# --- a real document ------------------------------------------------------------------------------

SHARED = Path(__file__).resolve().parents[2] / "shared"
REAL = SHARED / "documents/more/antwoord_meldnummer_2023.docx"
GOLD = SHARED / "gold/more/antwoord_meldnummer_2023.json"


@pytest.mark.skipif(not REAL.exists(), reason="no real documents beside this checkout")
def test_real_letter() -> None:
    gold = json.loads(GOLD.read_text())
    kamerstuk = convert(REAL.read_bytes())

    def squeezed(text: str) -> str:
        return " ".join(text.split())

    for kind, found in (("questions", kamerstuk.questions), ("answers", kamerstuk.answers)):
        assert [list(each.numbers) for each in found] == [each["numbers"] for each in gold[kind]]
        for block, expected in zip(found, gold[kind], strict=True):
            assert squeezed(block.text).startswith(squeezed(expected["text_head"]))
            tails = (expected["text_tail"], *expected.get("also_tail", ()))
            assert squeezed(block.text).endswith(tuple(map(squeezed, tails)))
    assert [each.answer for each in kamerstuk.questions] == [
        each["answer"] for each in gold["questions"]
    ]
    values = {each.value for each in kamerstuk.mentions if each.label == "reference"}
    assert set(gold["references"]) <= values
    assert kamerstuk.metadata.date == "2024-01-11"
