"""What the objects of a page say besides their text: marks and pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from ctypes import POINTER, byref, c_ulong, c_ushort, cast, create_string_buffer
from typing import Any

from ...notation.dossiers import normal_dossier, parse_session_year
from ..xml.official import facts_of_identifier

_MOST_OBJECTS = 2_000  # looked at on a page; a map can have any number
_MANY_PATHS = 50  # letters drawn as shapes are more, the lines of an empty form are fewer

ARTIFACT = "Artifact"  # what belongs to no text
_DEEPEST = 8  # marks within marks
_NAME = 128  # bytes of a mark's name that are read
# The House's prints of one line an object mark what they are; those of one word an object do not.
_MOST_MARKED = 150  # objects of the first page
_MOST_UNITS = 200  # of the text of an object
_MARKED = {
    "vergaderjaar": re.compile(r"(\d{4})\s?[-–]\s?(\d{2,4})"),
    "dossierNummer": re.compile(r"\s*(\d{2}\s?\d{3}(?:-\d{1,3})?(?:\s[A-Z]{1,6})?)\s*\Z"),
    "onderNummer": re.compile(r"\s*(\d{1,5}|[A-Z]{1,3})\s*\Z"),
    "vraagNummer": re.compile(r"\s*(\d{1,5})\s*\Z"),
    "identifier": re.compile(r"\s*((?:kst|ah-[te]k|h-[te]k|kv-[te]k)-[\w-]*\w)\s*\Z"),
}


def marks_of(raw: Any, page_object: Any) -> Iterator[str]:
    """The names of the marked content that an object stands in."""
    units, length = create_string_buffer(_NAME), c_ulong()
    at = cast(units, POINTER(c_ushort))
    for index in range(min(raw.FPDFPageObj_CountMarks(page_object), _DEEPEST)):
        mark = raw.FPDFPageObj_GetMark(page_object, index)
        if raw.FPDFPageObjMark_GetName(mark, at, _NAME, byref(length)):
            yield units.raw[: max(length.value - 2, 0)].decode("utf-16-le", "replace")


def marked_facts(raw: Any, page: Any, text_page: Any) -> dict[str, Any]:
    """The metadata that the marks of a title page name; what does not look like it is left out."""
    count = raw.FPDFPage_CountObjects(page)
    found: dict[str, re.Match[str]] = {}
    for each in _objects(raw, page) if count <= _MOST_MARKED else ():
        for name in _MARKED.keys() & marks_of(raw, each):
            if name not in found and (match := _MARKED[name].search(_text(raw, each, text_page))):
                found[name] = match
    facts: dict[str, Any] = {}
    if years := found.get("vergaderjaar"):
        facts["session_year"] = parse_session_year(years[1], years[2])
    if dossier := found.get("dossierNummer"):
        facts["dossiers"] = (normal_dossier(dossier[1]),)
    if number := found.get("onderNummer") or found.get("vraagNummer"):
        facts["number"] = number[1]
    if identifier := found.get("identifier"):
        facts = facts_of_identifier(identifier[1]) | facts
    return facts


def _text(raw: Any, text_object: Any, text_page: Any) -> str:
    units = (c_ushort * _MOST_UNITS)()
    length = raw.FPDFTextObj_GetText(text_object, text_page, units, 2 * _MOST_UNITS)
    return bytes(units)[: max(min(length, 2 * _MOST_UNITS) - 2, 0)].decode("utf-16-le", "replace")


def has_pictures(raw: Any, page: Any) -> bool:
    """Whether a page without text shows something, be it letters drawn as shapes."""
    kinds = Counter(raw.FPDFPageObj_GetType(each) for each in _objects(raw, page))
    pictures = kinds[raw.FPDF_PAGEOBJ_IMAGE] + kinds[raw.FPDF_PAGEOBJ_FORM]
    return pictures > 0 or kinds[raw.FPDF_PAGEOBJ_PATH] > _MANY_PATHS


def _objects(raw: Any, page: Any) -> Iterator[Any]:
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        yield raw.FPDFPage_GetObject(page, index)
