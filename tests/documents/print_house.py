"""Prints fixtures in the style of the House: `python print_house.py`, with fpdf2, Chromium and LibreOffice.

The lines of a fixture are kept, except by LibreOffice; notes are in small print at the foot of the page, with
raised markers, and page feet are new. README.md lists the tool of every file.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from html import escape
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from struct import pack
from typing import NamedTuple
from zlib import compress, crc32

from imvo_nlp.layout.clean import lay_out
from imvo_nlp.layout.furniture import find_furniture

HERE = Path(__file__).parent
FIXTURES = HERE.parents[1] / "fixtures"


class Page(NamedTuple):
    """Lines of pieces, each with whether it is raised; notes with their number."""

    lines: list[list[tuple[str, bool]]]
    notes: list[tuple[str, list[str]]]


def pages(name: str, fixed: bool = True) -> Iterator[Page]:
    """The pages of a fixture, cut where its text has a foot or notes."""
    source = (FIXTURES / f"{name}.txt").read_text(encoding="utf-8")
    furniture, layout = find_furniture(source), lay_out(source)
    notes = [(note.source_start, note.source_end, note.number) for note in layout.notes]
    starts = {0, *furniture.page_starts} if fixed else {0}
    bounds = [*sorted(start for start in starts if start < len(source)), len(source)]
    for start, end in pairwise(bounds):
        here = [(a, b) for a, b in furniture.ranges if start <= a < end]
        below = [note for note in notes if start <= note[0] < end]
        cuts = sorted(here + [(a, b) for a, b, _ in below] + [(end, end)])
        lines: list[list[tuple[str, bool]]] = []
        place = start
        for a, b in cuts:
            lines += _lines(source, place, a, layout.markers)
            place = b
        while lines and not "".join(text for text, _ in lines[0]).strip():
            del lines[0]
        while lines and not "".join(text for text, _ in lines[-1]).strip():
            del lines[-1]
        texts = [
            (number, [line.strip() for line in source[a + len(number) : b].split("\n")])
            for a, b, number in below
        ]
        if lines or texts:
            yield Page(lines, [(number, [x for x in text if x]) for number, text in texts])


def _lines(
    source: str, start: int, end: int, markers: tuple[tuple[int, int], ...]
) -> Iterator[list[tuple[str, bool]]]:
    place = start
    for line in source[start:end].split("\n"):
        stop = place + len(line)
        pieces, at = [], place
        for a, b in markers:
            if place <= a < stop:
                pieces += [(source[at:a], False), (source[a:b], True)]
                at = b
        yield [*pieces, (source[at:stop].rstrip(), False)]
        place = stop + 1


class House:
    """The narrow column of a Kamerstuk, or two columns of the old Handelingen."""

    def __init__(self, foot: list[tuple[float, str]]) -> None:
        from fpdf import FPDF  # here, since the tests import this file to look for examples in it

        self.pdf = FPDF(format="A4")
        self.pdf.core_fonts_encoding = "cp1252"
        self.pdf.set_auto_page_break(False)
        self._foot = foot

    def add_page(self) -> None:
        self.pdf.add_page()
        self.pdf.set_font("Helvetica", size=6.5)
        for x, text in self._foot:
            self.pdf.text(x, 284, text.replace("#", str(self.pdf.page_no())))

    def set_line(self, x: float, y: float, line: list[tuple[str, bool]], size: float) -> None:
        bold = False
        for text, raised in line:
            for index, part in enumerate(text.split("**")):
                bold = bold != (index > 0)
                self.pdf.set_font("Times", "B" if bold else "", size * (0.6 if raised else 1))
                self.pdf.text(x, y - (0.14 * size if raised else 0), part)
                x += self.pdf.get_string_width(part)

    def set_notes(self, x: float, notes: list[tuple[str, list[str]]], raised: bool) -> None:
        y = 276 - 2.8 * sum(len(lines) for _, lines in notes)
        for number, lines in notes:
            for index, line in enumerate(lines):
                pieces = [(number, raised), (" " + line, False)] if not index else [(line, False)]
                self.set_line(x, y, pieces, 7)
                y += 2.8


def one_column(name: str, foot: str, size: float = 9.5) -> None:
    house = House([(64, foot), (196, "#")])
    for page in pages(name):
        house.add_page()
        y = 24.0
        for line in page.lines:
            if y > 266:
                house.add_page()
                y = 24.0
            house.set_line(64, y, line, size)
            y += 4.1
        house.set_notes(64, page.notes, raised=False)
    house.pdf.output(str(HERE / f"{name}.pdf"))


def two_columns(name: str, foot: list[tuple[float, str]], rows: int) -> None:
    house = House(foot)
    lines = [line for page in pages(name) for line in page.lines]
    for start in range(0, len(lines), rows * 2):
        house.add_page()
        for column, x in enumerate((18, 110)):
            first = start + column * rows
            for row, line in enumerate(lines[first : first + rows]):
                house.set_line(x, 24 + row * 3.9, line, 8)
    house.pdf.output(str(HERE / f"{name}.pdf"))


STYLE = """<meta charset="utf-8"><style>
@page { size: A4; margin: 0 }
body { margin: 0; font: 11.5px/16px "DejaVu Serif" }
.page { position: relative; height: 296.9mm; overflow: hidden; break-after: page }
.page:last-child { break-after: auto }
.text { position: absolute; left: 45mm; top: 22mm; width: 155mm }
.notes { position: absolute; left: 45mm; bottom: 24mm; font-size: 8.5px; line-height: 11px }
.foot { position: absolute; left: 45mm; right: 10mm; bottom: 12mm; font-size: 8px }
.foot b { position: absolute; right: 0; font-weight: normal }
.margin { position: absolute; left: 160mm; top: 45mm; width: 45mm; font: 8.5px/11px "DejaVu Sans" }
sup { font-size: 7.5px; line-height: 0 }
</style>"""


def html_page(page: Page, foot: str, number: int) -> str:
    lines = [
        "".join(f"<sup>{text}</sup>" if up else escape(text) for text, up in line)
        for line in page.lines
    ]
    notes = [
        "<br>".join([f"<sup>{n}</sup> {escape(t[0])}", *map(escape, t[1:])]) for n, t in page.notes
    ]
    return (
        f'<div class="page"><div class="text">{"<br>".join(lines)}</div>'
        f'<div class="notes">{"<br>".join(notes)}</div>'
        f'<div class="foot">{escape(foot)}<b>{number}</b></div></div>'
    )


def by_chromium(name: str, html: str) -> None:
    source = HERE / f"{name}.html"
    source.write_text(html, encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    target = HERE / f"{name}.pdf"
    subprocess.run([*command, f"--print-to-pdf={target}", str(source)], check=True)
    source.unlink()


def printed_html(name: str, foot: str) -> None:
    parts = [html_page(page, foot, number) for number, page in enumerate(pages(name), 1)]
    by_chromium(name, f"<!doctype html>{STYLE}{''.join(parts)}")


def by_libreoffice(name: str, foot: str) -> None:
    """Paragraphs with real footnotes, which LibreOffice breaks, hyphenates and numbers itself."""
    [page] = pages(name, fixed=False)
    texts = {number: " ".join(lines) for number, lines in page.notes}
    paragraphs, number = [""], 0
    for line in page.lines:
        for text, raised in line:
            if raised:
                number += 1
                paragraphs[-1] += (
                    f'<text:note text:note-class="footnote"><text:note-citation>{text}'
                    f'</text:note-citation><text:note-body><text:p text:style-name="N"> '
                    f"{escape(texts[text])}</text:p></text:note-body></text:note>"
                )
            else:
                paragraphs[-1] += escape(text)
        if "".join(text for text, _ in line).strip():
            joined = paragraphs[-1]
            paragraphs[-1] = (
                joined[:-1] if joined[-2:-1].islower() and joined[-1] == "-" else joined + " "
            )
        elif paragraphs[-1][-1:] == " ":
            paragraphs.append("")
    body = "".join(f'<text:p text:style-name="B">{text.strip()}</text:p>' for text in paragraphs)
    source = HERE / f"{name}.fodt"
    source.write_text(FODT.replace("BODY", body).replace("FOOT", escape(foot)), encoding="utf-8")
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(HERE), str(source)]
    subprocess.run(command, check=True)
    source.unlink()


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="B" style:family="paragraph">
 <style:paragraph-properties fo:margin-bottom="4mm" fo:line-height="5mm"/>
 <style:text-properties fo:font-family="DejaVu Serif Condensed" fo:font-size="9pt"/></style:style>
<style:style style:name="N" style:family="paragraph">
 <style:text-properties fo:font-family="DejaVu Serif Condensed" fo:font-size="6.5pt"/></style:style>
<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-numbering-at="document"
 text:citation-body-style-name="R"/>
<style:style style:name="R" style:family="text">
 <style:text-properties style:text-position="super 58%"/></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties
 fo:page-width="210mm" fo:page-height="200mm" fo:margin-left="55mm" fo:margin-right="15mm"
 fo:margin-top="20mm" fo:margin-bottom="12mm"/><style:footer-style><style:header-footer-properties
 fo:margin-top="6mm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P">
<style:footer><text:p text:style-name="N">FOOT <text:page-number/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>BODY</office:text></office:body></office:document>
"""


LETTER = """<div class="page"><div class="text">> Retouradres Postbus 20061 2500 EB Den Haag<br><br>
Aan de Voorzitter van de<br>Tweede Kamer der Staten-Generaal<br>Den Haag<br><br><br></div>
<div class="text" style="top:75mm;width:114mm">Datum 12 april 2023<br>
Betreft Antwoorden over de katoenketen<br><br>
Geachte voorzitter,<br><br>
Hierbij bied ik u de antwoorden aan op de vragen van het lid Diks<br>
over de katoenketen. Zij zijn ingezonden op 20 maart 2023 en gaan<br>
over kinderarbeid in spinnerijen. De antwoorden volgen hieronder,<br>
met een overzicht van de bedrijven die hun leveranciers noemen.<sup>1</sup><br>
Het onderzoek waarnaar de vragen verwijzen, is nog niet afgerond.<br>
Zodra het gereed is, zal ik het aan uw Kamer zenden.<br><br>
Uit een eerste lezing blijkt dat drie spinnerijen geen register<br>
bijhouden. Daarover spreek ik in mei met de Indiase ambassadeur,<br>
die heeft toegezegd zelf een bezoek te brengen. De uitkomst van dat<br>
bezoek komt</div>
<div class="margin" style="top:62mm"><b>Directie Internationale Marktordening</b><br>Bezuidenhoutseweg 67<br>
2594 AC Den Haag<br>Nederland<br>www.rijksoverheid.nl<br><br><b>Onze referentie</b><br>BZ-2023-117<br><br>
<b>Uw referentie</b><br>2023Z04411<br><br><b>Bijlagen</b><br>1</div>
<div class="notes">1 Zie Kamerstuk 26 485, nr. 412.</div><div class="foot" style="left:160mm">Pagina 1 van 3</div></div>"""
NEXT = """<div class="page"><div class="text" style="width:114mm;top:45mm">%s</div>
<div class="margin"><b>Onze referentie</b><br>BZ-2023-117</div>
<div class="foot" style="left:160mm">Pagina %d van 3</div></div>"""
SECOND = """in de volgende voortgangsrapportage te staan.<br><br><b>Vraag 1</b><br>
Kent u het bericht over de spinnerijen?<br><br><b>Antwoord 1</b><br>Ja.<br><br><b>Vraag 2</b><br>
Welke bedrijven noemen hun leveranciers?<br><br><b>Antwoord 2</b><br>Dat staat in de bijlage. Elf bedrijven hebben
een lijst<br>gepubliceerd, twee overwegen dat en vier weigeren."""
THIRD = """<b>Vraag 3</b><br>Wanneer is het onderzoek gereed?<br><br><b>Antwoord 3</b><br>Naar verwachting in juni.<br>
<br>De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,<br><br>Liesje Schreinemacher"""


def scan_and_locked() -> None:
    """A page that is only a picture, and a letter with a password (`geheim`)."""
    from fpdf import FPDF

    row = b"\0" + b"\xff" * 40 + b"\x20" * 20 + b"\xff" * 40
    chunks = [
        (b"IHDR", pack(">IIBBBBB", 100, 140, 8, 0, 0, 0, 0)),
        (b"IDAT", compress(row * 140)),
        (b"IEND", b""),
    ]
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(body)) + kind + body + pack(">I", crc32(kind + body))
        for kind, body in chunks
    )
    scan = FPDF(format="A4")
    scan.add_page()
    scan.image(BytesIO(png), 0, 0, 210, 297)
    scan.output(str(HERE / "scan.pdf"))
    locked = FPDF(format="A4")
    locked.set_encryption(owner_password="eigenaar", user_password="geheim")
    locked.add_page()
    locked.set_font("Times", size=10)
    locked.text(64, 24, "Vraag 1")
    locked.output(str(HERE / "met_wachtwoord.pdf"))


def main() -> None:
    scan_and_locked()
    one_column("antwoord_cacao_2019", "Tweede Kamer, vergaderjaar 2018–2019, Aanhangsel")
    one_column("handelingen_vao_palmolie_2018", "Tweede Kamer, Ontbossingsvrije ketens")
    cells = [
        (18, "Tweede Kamer"),
        (90, "Kinderarbeid"),
        (160, "12 december 1996"),
        (185, "TK 34-#"),
    ]
    two_columns("handelingen_debat_1996", cells, 36)
    printed_html(
        "algemeen_overleg_goud_2019", "Tweede Kamer, vergaderjaar 2018–2019, 26 485, nr. 306"
    )
    by_libreoffice(
        "brief_natuursteen_2017", "Tweede Kamer, vergaderjaar 2016–2017, 26 485, nr. 236"
    )
    by_chromium(
        "brief_katoen_2023",
        f"<!doctype html>{STYLE}{LETTER}{NEXT % (SECOND, 2)}{NEXT % (THIRD, 3)}",
    )


if __name__ == "__main__":
    main()
