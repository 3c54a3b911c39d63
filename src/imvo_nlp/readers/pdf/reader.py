"""The reader of PDF files: limits, and the steps from a file to its text.

Files are untrusted, and PDFium has no bounds on the unpacked size of a stream, on pages or on
characters, so they are counted here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from itertools import starmap
from threading import Lock
from typing import Any

from ...errors import UnreadableInput
from ...extras import needed
from ...text.source import SourceText
from .furniture import find_artifacts, take_furniture
from .glyphs import Glyphs
from .notes import take_notes
from .objects import has_pictures, marked_facts
from .order import goes_down, hold_columns, set_in_order
from .page import Line, Page, extent, joined, page_of
from .streams import fault, streams
from .writer import Writer

_HEAD = 1024  # bytes within which the mark of a PDF may follow other bytes
_MOST_PAGES, _MOST_CHARACTERS = 5_000, 10_000_000  # far beyond any Kamerstuk
_PDFIUM = Lock()  # it is not thread-safe

_WIDE = 0.6  # share of the width of the page's text: lines of a column are narrower

_OCR = "it needs OCR, for example with ocrmypdf"
_WARNINGS = (
    ("is_scan", "page_without_text", "{} without text but with images: possibly scans"),
    ("is_mixed", "columns_mixed", "{} may have two columns, whose lines are mixed"),
    ("is_recognized", "text_from_ocr", "the text of {} comes from OCR and may contain errors"),
    ("is_broken", "page_unreadable", "{} could not be read"),
)


class PdfReader:
    """The reader of PDF files, with PDFium: the text in the file, without OCR."""

    media_type = "application/pdf"
    suffixes: tuple[str, ...] = (".pdf",)

    def accepts(self, head: bytes, name: str) -> int:
        return 9 if b"%PDF-" in head[:_HEAD] else 0

    def read(self, data: bytes, name: str) -> SourceText:
        """The text in reading order; lines end with `\\n`, pages are separated by `\\f`.

        `marks` has pages, running heads and feet, and the footnotes if recognizable by their print.
        A PDF without text and pictures gives an empty text. Raises MissingExtra without pypdfium2,
        and UnreadableInput for anything but a PDF, and for one that is broken, locked, scanned, or
        too large.
        """
        pdfium = needed("pypdfium2", "pdf", name)
        faults = Counter(starmap(fault, streams(data)))
        if faults["bomb"]:
            raise UnreadableInput(
                f"{name} contains a stream that unpacks to far more than any text"
            )
        with _PDFIUM, closing(_opened(pdfium, data, name)) as document:
            tagged = pdfium.raw.FPDFCatalog_IsTagged(document.raw) == 1
            pages, facts = _pages(pdfium, document, name, tagged=tagged)
        take_furniture(pages)
        set_in_order(pages, tagged=tagged)
        notes = tuple(_warnings(pages))
        if faults["damage"] and b"/Encrypt" not in data:
            message = f"{faults['damage']} of its streams are damaged: text may be missing"
            notes += (("page_unreadable", message),)
        text, marks = Writer(pages).written(take_notes(pages), facts)
        return SourceText(
            text=text,
            name=name,
            media_type=self.media_type,
            sha256=sha256(data).hexdigest(),
            notes=notes,
            marks=marks,
        )


def _opened(pdfium: Any, data: bytes, name: str) -> Any:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        # After a locked file PDFium can report the same error for others as well.
        if b"/Encrypt" in data and re.search("password|security", str(error), re.I):
            reason = "is password-protected: save it without a password, for example with qpdf"
        else:
            reason = "is not a PDF, or is damaged: download it again, or repair it with qpdf"
        raise UnreadableInput(f"{name} {reason}") from error
    if not 0 < len(document) <= _MOST_PAGES:
        count = len(document)
        document.close()
        raise UnreadableInput(f"{name} has {count} pages; only 1 to {_MOST_PAGES} can be read")
    return document


def _pages(
    pdfium: Any, document: Any, name: str, *, tagged: bool
) -> tuple[list[Page], dict[str, Any]]:
    """The pages, and the metadata in the marks of the first one."""
    pages: list[Page] = []
    facts: dict[str, Any] = {}
    unmapped: list[bool] = []
    characters = 0
    for index in range(len(document)):
        try:
            with closing(document[index]) as opened, closing(opened.get_textpage()) as text_page:
                glyphs = Glyphs(pdfium.raw, text_page.raw, name)
                pages.append(_page(pdfium.raw, opened.raw, glyphs, tagged=tagged))
                if tagged and not index:
                    facts = marked_facts(pdfium.raw, opened.raw, text_page.raw)
                unmapped += glyphs.unmapped()
                characters += len(glyphs)
        except pdfium.PdfiumError:
            pages.append(Page(is_broken=True))
        if characters > _MOST_CHARACTERS:
            raise UnreadableInput(f"{name} has more than {_MOST_CHARACTERS} characters")
    if all(page.is_broken for page in pages):
        raise UnreadableInput(f"{name} is a damaged PDF: none of its pages can be read")
    if 2 * sum(unmapped) > len(unmapped):
        raise UnreadableInput(f"{name} has fonts without a character map: {_OCR} --force-ocr")
    if any(page.is_scan for page in pages) and not any(page.lines for page in pages):
        raise UnreadableInput(f"{name} contains only images of its pages: {_OCR}")
    return pages, facts


def _page(raw: Any, opened: Any, glyphs: Glyphs, *, tagged: bool) -> Page:
    lines = glyphs.lines() if tagged else []
    if not lines or _may_go_across(lines, glyphs):
        lines = glyphs.parted_lines()
    find_artifacts(lines, glyphs.is_artifact)
    page = page_of(lines)
    page.is_recognized = glyphs.is_invisible()
    page.is_scan = not lines and has_pictures(raw, opened)
    return page


def _may_go_across(lines: Sequence[Line], glyphs: Glyphs) -> bool:
    """Whether the file's order is unusable, or its lines run across two columns."""
    if not goes_down(lines):
        return True
    left, right = extent(lines)
    longest = max(lines, key=lambda line: line.x1 - line.x0)
    if longest.x1 - longest.x0 < _WIDE * (right - left):
        return False
    return hold_columns([joined(glyphs.parted_lines(longest))], 1)


def _warnings(pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    """The faults of the pages, as codes and messages."""
    for flag, code, message in _WARNINGS:
        if numbers := [number for number, page in enumerate(pages, 1) if getattr(page, flag)]:
            some = ", ".join(map(str, numbers[:10])) + (" ..." if len(numbers) > 10 else "")
            yield code, message.format(f"{'pages' if len(numbers) > 1 else 'page'} {some}")
