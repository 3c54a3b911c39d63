"""Facts from the objects of a page besides their text: marks and pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from ctypes import byref, c_ulong, c_ushort, sizeof
from typing import Any

from ...notation.dossiers import normal_dossier, parse_session_year
from ..xml.official import facts_of_identifier

_MOST_OBJECTS = 2_000  # objects examined per page; a map can have any number
_MANY_PATHS = 50  # more for letters drawn as shapes, fewer for the lines of an empty form

ARTIFACT = "Artifact"  # the mark of furniture
_DEEPEST = 8  # nested marks
_Units = c_ushort * 200  # read from the name of a mark and from the text of an object
# Prints of the House with one object per line mark their parts; those with one object per word do
# not.
_MOST_MARKED = 150  # objects of the first page
# The pattern and the meaning of the text of a mark; later ones take precedence.
_MARKED: dict[str, tuple[str, Callable[[re.Match[str]], dict[str, Any]]]] = {
    "identifier": (
        r"\s*((?:kst|ah-[te]k|h-[te]k|kv-[te]k)-[\w-]*\w)\s*\Z",
        lambda match: facts_of_identifier(match[1]),
    ),
    "vergaderjaar": (
        r"(?:\D*\s)?(\d{4})\s?[-–]\s?(\d{2,4})",
        lambda match: {"session_year": parse_session_year(match[1], match[2])},
    ),
    "dossierNummer": (
        r"\s*(\d{2}\s?\d{3}(?:-\d{1,3})?(?:\s[A-Z]{1,6})?)\s*\Z",
        lambda match: {"dossiers": (normal_dossier(match[1]),)},
    ),
    "vraagNummer": (r"\s*(\d{1,5})\s*\Z", lambda match: {"number": match[1]}),
    "onderNummer": (r"\s*(\d{1,5}|[A-Z]{1,3})\s*\Z", lambda match: {"number": match[1]}),
}


def marks_of(raw: Any, page_object: Any) -> Iterator[str]:
    """The names of the marked content around an object."""
    units, length = _Units(), c_ulong()
    for index in range(min(raw.FPDFPageObj_CountMarks(page_object), _DEEPEST)):
        mark = raw.FPDFPageObj_GetMark(page_object, index)
        if raw.FPDFPageObjMark_GetName(mark, units, sizeof(units), byref(length)):
            yield _decoded(units, length.value)


def marked_facts(raw: Any, page: Any, text_page: Any) -> dict[str, Any]:
    """The metadata in the marks of a title page; texts of another form are ignored."""
    said: dict[str, dict[str, Any]] = {}
    count = raw.FPDFPage_CountObjects(page)
    for each in _objects(raw, page) if count <= _MOST_MARKED else ():
        for name in _MARKED.keys() & marks_of(raw, each):
            pattern, facts_of = _MARKED[name]
            if name not in said and (match := re.match(pattern, _text(raw, each, text_page))):
                said[name] = facts_of(match)
    facts: dict[str, Any] = {}
    for name in _MARKED:
        facts |= said.get(name, {})
    return facts


def _text(raw: Any, text_object: Any, text_page: Any) -> str:
    units = _Units()
    length = raw.FPDFTextObj_GetText(text_object, text_page, units, sizeof(units))
    return _decoded(units, length)


def _decoded(units: Any, length: int) -> str:
    """Decode a zero-terminated text written by PDFium."""
    return bytes(units)[: max(min(length, sizeof(units)) - 2, 0)].decode("utf-16-le", "replace")


def has_pictures(raw: Any, page: Any) -> bool:
    """Whether a page without text shows something, such as letters drawn as shapes."""
    kinds = Counter(raw.FPDFPageObj_GetType(each) for each in _objects(raw, page))
    pictures = kinds[raw.FPDF_PAGEOBJ_IMAGE] + kinds[raw.FPDF_PAGEOBJ_FORM]
    return pictures > 0 or kinds[raw.FPDF_PAGEOBJ_PATH] > _MANY_PATHS


def _objects(raw: Any, page: Any) -> Iterator[Any]:
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        yield raw.FPDFPage_GetObject(page, index)
