"""What is drawn on a page besides text: pictures, and the short rules above footnotes.

Lengths and heights are in points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_float
from typing import Any

_MOST_OBJECTS = 2_000  # looked at on a page; a map can have any number
_MANY_PATHS = 50  # letters drawn as shapes are more, the lines of an empty form are fewer
# Points. LibreOffice's rule above notes is 0.7 thick and 99 long; its text is 397 wide, so no
# rule across it counts, and no dash.
_THICKEST = 4.0
_SHORTEST, _LONGEST = 20.0, 250.0


def has_pictures(raw: Any, page: Any) -> bool:
    """Whether a page without text shows something, be it letters drawn as shapes."""
    kinds = Counter(raw.FPDFPageObj_GetType(each) for each in _objects(raw, page))
    pictures = kinds[raw.FPDF_PAGEOBJ_IMAGE] + kinds[raw.FPDF_PAGEOBJ_FORM]
    return pictures > 0 or kinds[raw.FPDF_PAGEOBJ_PATH] > _MANY_PATHS


def short_rules(raw: Any, page: Any) -> list[float]:
    """The heights of the short rules of a page: below one of them its notes may stand."""
    heights = []
    sides = [c_float() for _ in range(4)]
    for each in _objects(raw, page):
        is_path = raw.FPDFPageObj_GetType(each) == raw.FPDF_PAGEOBJ_PATH
        if is_path and raw.FPDFPageObj_GetBounds(each, *map(byref, sides)):
            left, bottom, right, top = (side.value for side in sides)
            if top - bottom < _THICKEST and _SHORTEST < right - left < _LONGEST:
                heights.append(bottom)
    return heights


def _objects(raw: Any, page: Any) -> Iterator[Any]:
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        yield raw.FPDFPage_GetObject(page, index)
