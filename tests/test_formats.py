"""One document in every format: the same turns, questions, texts and values out of each.

The text versions are fixtures; the PDF of each is printed as the House does (tests/documents), Word,
OpenDocument, XML and HTML are made here out of the paragraphs.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from conftest import convert_without_source, read_source
from imvo_nlp import Kamerstuk, convert, convert_bytes
from imvo_nlp.layout.clean import lay_out
from imvo_nlp.text.view import lined_text

DOCUMENTS = Path(__file__).parent / "documents"
NAMES = ["antwoord_cacao_2019", "handelingen_vao_palmolie_2018", "algemeen_overleg_goud_2019"]


class Paragraph(NamedTuple):
    """The words of a paragraph, in pieces; between two of them stands the marker of a note."""

    pieces: list[str]
    notes: list[int]

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class Written(NamedTuple):
    """A document as an author has it: paragraphs, and numbered notes."""

    paragraphs: list[Paragraph]
    notes: list[str]


# Where a paragraph ends: at a blank line, behind a heading, at the lines of a report's head.
PARAGRAPH = re.compile(
    r"\n\n|\Z|\n(?=(?:Voorzitter|Griffier|Aanvang|Aanwezig)\b)"
    r"|^(?:(?:Vraag|Antwoord) \d+|(?:De|Mevrouw|Minister)[^\n.]{2,40}:)$",
    re.MULTILINE,
)


@cache
def written(name: str) -> Written:
    """The paragraphs of a fixture, each heading one of its own."""
    laid = lay_out(read_source(name))
    text = laid.aligned.text
    anchors = [laid.aligned.before(note.anchor) for note in laid.notes if note.anchor is not None]
    paragraphs = []
    lined = lined_text(text, laid.breaks)[: laid.body_end]
    starts = {match.end() for match in PARAGRAPH.finditer(lined)}
    begin = 0
    for end in sorted(starts):
        inside = [anchor for anchor in anchors if begin < anchor <= end]
        cuts = [begin, *inside, end]
        pieces = [text[a:b] for a, b in pairwise(cuts)]
        pieces[0], pieces[-1] = pieces[0].lstrip(), pieces[-1].rstrip()
        if "".join(pieces):
            paragraphs.append(Paragraph(pieces, [anchors.index(each) + 1 for each in inside]))
        begin = end
    return Written(paragraphs, [text[note.start : note.end] for note in laid.notes])


def as_word(document: Written) -> bytes:
    made = docx.Document()
    for paragraph in document.paragraphs:
        added = made.add_paragraph()
        for piece, note in zip(paragraph.pieces, [*paragraph.notes, None], strict=True):
            added.add_run(piece)
            if note:
                added.add_run()._r.append(
                    parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{note}"/>')
                )
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
        f'<w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(document.notes, 1)
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    xml = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), kind, xml, made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def as_html(document: Written) -> bytes:
    def body() -> Iterator[str]:
        for paragraph in document.paragraphs:
            markers = [
                f'<sup><a id="m{note}" href="#n{note}">{note}</a></sup>' for note in paragraph.notes
            ]
            pieces = zip(map(escape, paragraph.pieces), [*markers, ""], strict=True)
            yield f"<p>{''.join(map(''.join, pieces))}</p>"
        for number, text in enumerate(document.notes, 1):
            yield f'<p id="n{number}"><a href="#m{number}">{number}</a> {escape(text)}</p>'

    nav = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/zoek'>Zoeken</a></li></ul></nav>"
    text = "\n".join(body())
    page = (
        f"<!DOCTYPE html><html><head><title>x</title></head><body>{nav}<main>{text}</main></body>"
    )
    return f"{page}</html>".encode()


LABEL = re.compile(r"(?:(?P<kind>Vraag|Antwoord) \d+|(?:De|Mevrouw|Minister)[^\n.]{2,40}:)\Z")


def as_xml(document: Written) -> bytes:
    def inline(paragraph: Paragraph) -> str:
        notes = [
            f"<noot><noot.nr>{note}</noot.nr><noot.al>{escape(document.notes[note - 1])}</noot.al></noot>"
            for note in paragraph.notes
        ]
        return "".join(map("".join, zip(map(escape, paragraph.pieces), [*notes, ""], strict=True)))

    def body() -> Iterator[str]:
        opened = ""
        for paragraph in document.paragraphs:
            if label := LABEL.match(paragraph.text):
                yield opened and f"</{opened}>"
                opened = label["kind"].lower() if label["kind"] else "spreekbeurt"
                element = "nr" if label["kind"] else "spreker"
                yield f"<{opened}><{element}>{inline(paragraph)}</{element}>"
            else:
                yield f"<al>{inline(paragraph)}</al>"
        yield f"</{opened}>"

    text = "".join(body())
    kind = "kamervragen" if "<vraag>" in text else "kamerstuk"
    return f"<officiele-publicatie><{kind}>{text}</{kind}></officiele-publicatie>".encode()


def as_odt(document: Written) -> bytes:
    def inline(paragraph: Paragraph) -> str:
        notes = [
            f"<text:note><text:note-citation>{note}</text:note-citation><text:note-body><text:p>"
            f"{escape(document.notes[note - 1])}</text:p></text:note-body></text:note>"
            for note in paragraph.notes
        ]
        return "".join(map("".join, zip(map(escape, paragraph.pieces), [*notes, ""], strict=True)))

    text = "".join(f"<text:p>{inline(paragraph)}</text:p>" for paragraph in document.paragraphs)
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            '<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>'
            f"{text}</office:text></office:body></office:document-content>",
        )
    return file.getvalue()


FORMATS: dict[str, Callable[[Written], bytes]] = {
    "docx": as_word,
    "odt": as_odt,
    "html": as_html,
    "xml": as_xml,
}


def said(kamerstuk: Kamerstuk) -> dict[str, Any]:
    """What must be the same, whatever the format."""
    return {
        "turns": [(each.label, each.text, each.speaker) for each in kamerstuk.turns],
        "questions": [
            (each.label, each.numbers, each.text, each.asked_by, each.answer)
            for each in kamerstuk.questions
        ],
        "answers": [
            (each.label, each.numbers, each.text, each.answered_by, each.refers_to)
            for each in kamerstuk.answers
        ],
        "footnotes": [(each.number, each.text) for each in kamerstuk.footnotes],
        "mentions": [
            (each.label, each.text, each.value, each.block) for each in kamerstuk.mentions
        ],
    }


@pytest.mark.parametrize("format_", ["pdf", *FORMATS])
@pytest.mark.parametrize("name", NAMES)
def test_a_document_says_the_same_in_every_format(name: str, format_: str) -> None:
    text = convert_without_source(name)
    if format_ == "pdf":
        other = convert(DOCUMENTS / f"{name}.pdf")
    else:
        data = FORMATS[format_](written(name))
        other = convert_bytes(data, f"{name}.{format_}")
    assert said(other) == said(text)
    assert [each.code for each in other.warnings] == [each.code for each in text.warnings]
