"""The meaning of single elements of a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Element = Any  # of lxml, which has no types

_SYMBOLS = {0xF0B7: "•", 0xF0E0: "→", 0xF0A8: "☐", 0xF06F: "☐", 0xF0FE: "☒", 0xF0FC: "✓"}
_BOUND_LEFT_OUT = re.compile(r"\b(?:creator|lastModifiedBy|Manager)\b")
INSERTED = (W + "ins", W + "moveTo")
DELETED = (W + "del", W + "moveFrom")
_WRAPPINGS = (W + "customXml", W + "smartTag", *INSERTED)


def value_of(parent: Element | None, name: str) -> str | None:
    """The `w:val` of the child with this name; None without one."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(W + "val")


def is_on(parent: Element | None, name: str) -> bool | None:
    """Whether a property is on; None if not stated."""
    if parent is None or parent.find(W + name) is None:
        return None
    return value_of(parent, name) not in ("0", "false", "off")


def whole_number(text: str | None, default: int) -> int:
    """The number in an attribute; `default` for anything else.

    >>> whole_number("3", 1), whole_number("x", 1), whole_number(None, 0)
    (3, 1, 0)
    """
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else default


def notes_by_id(root: Element | None) -> dict[str | None, Element]:
    """The notes of a part, less the lines that separate them from the text."""
    notes = [] if root is None else list(root)
    return {each.get(W + "id"): each for each in notes if each.get(W + "type") in (None, "normal")}


def unended_fields(root: Element) -> set[Element]:
    """The starts of fields that never end, as editing by hand leaves them: they hide nothing."""
    begun: list[Element] = []
    for mark in root.iter(W + "fldChar"):
        if mark.getparent().getparent().tag in DELETED:
            continue
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return set(begun)


def blocks(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables, also those in content controls and other wrappings."""
    for each in parent:
        if each.tag in (W + "p", W + "tbl", W + "altChunk"):
            yield each
        elif each.tag == W + "sdt":
            yield from blocks(control_content(each))
        elif each.tag in _WRAPPINGS:
            yield from blocks(each)


def rows_or_cells(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for each in parent:
        if each.tag == tag:
            yield each
        elif each.tag == W + "sdt":
            yield from rows_or_cells(control_content(each), tag)
        elif each.tag in _WRAPPINGS:
            yield from rows_or_cells(each, tag)


def control_content(control: Element) -> Element:
    """The content of a content control; nothing for a prompt, or for the author of the file."""
    properties = control.find(W + "sdtPr")
    if properties is not None:
        binding = properties.find(W + "dataBinding")
        path = "" if binding is None else binding.get(W + "xpath") or ""
        if is_on(properties, "showingPlcHdr") or _BOUND_LEFT_OUT.search(path):
            return ()
    content = control.find(W + "sdtContent")
    return () if content is None else content


def is_mark_deleted(properties: Element | None) -> bool:
    """Whether a paragraph was joined with the next one."""
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in DELETED)


def is_printed(cell: Element) -> bool:
    """Whether a cell shows its text: of merged cells only the first does."""
    properties = cell.find(W + "tcPr")
    for name in ("vMerge", "hMerge"):
        merged = None if properties is None else properties.find(W + name)
        if merged is not None and merged.get(W + "val") != "restart":
            return False
    return properties is None or properties.find(W + "cellDel") is None


def symbol(element: Element) -> str:
    """A character of a symbol font; nothing for a sign without an equivalent."""
    code = element.get(W + "char") or ""
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{2,4}", code) else 0
    return _SYMBOLS.get(number, "" if 0xD800 <= number < 0xF900 or number < 32 else chr(number))


def list_of(properties: Element) -> tuple[str | None, int | None]:
    """The list and level in paragraph properties."""
    numbers = properties.find(W + "numPr")
    level = value_of(numbers, "ilvl")
    return value_of(numbers, "numId"), None if level is None else whole_number(level, 0)
