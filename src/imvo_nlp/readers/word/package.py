"""The parts of a Word file, unpacked within bounds and parsed without external references.

python-docx's own opener is not used: it unpacks every part, pictures too, without a bound, and a
broken link to a picture makes it refuse a letter that Word opens.
"""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from ...errors import UnreadableInput
from ...extras import needed
from ..parts import Parts
from .elements import Element, W

OLE = b"\xd0\xcf\x11\xe0"
"""The first bytes of old Word files."""
_OTHER_KINDS = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
)
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


def ole_kind(data: bytes) -> str:
    """The message for a file in the old format, with a solution."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "password-protected: save it without a password in Word"
    if "WordDocument".encode("utf-16-le") in data:
        return "an old Word document (.doc): save it as .docx in Word or LibreOffice"
    return "an old Office file, but not a Word document: save its text as .docx or .txt"


class Relation(NamedTuple):
    """A link from a part to another one: its kind, and the name of that part."""

    kind: str
    part: str


class Package:
    """The requested parts of a Word file, unpacked within bounds."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._parse = needed("docx.oxml.parser", "docx", name).parse_xml
        self._errors = needed("lxml.etree", "docx", name).XMLSyntaxError
        self._parts = Parts(data, name, "a Word")
        main = (each.part for each in self.relations("").values() if each.kind == "officeDocument")
        self.main_part = next(main, "word/document.xml")
        self.main = self.xml(self.main_part)
        if self.main is None or self.main.find(W + "body") is None:
            raise UnreadableInput(f"{name} is not a Word document: it seems to be {self._kind()}")

    def _kind(self) -> str:
        for start, kind in _OTHER_KINDS:
            if any(part.startswith(start) for part in self._parts.names):
                return f"{kind}; save its text as .docx in the program that made it"
        return "another kind of ZIP archive, or a damaged one"

    def xml(self, part: str) -> Element:
        """The root of a part; None if the package lacks it."""
        if part not in self._parts.names:
            return None
        data = self._parts.unpacked(part)
        if b"<!DOCTYPE" in data.replace(b"\0", b""):
            raise UnreadableInput(
                f"{self._name} declares entities in {part}, which Word never does"
            )
        if b"purl.oclc.org" in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        try:
            return self._parse(data)
        except (self._errors, ValueError) as error:
            raise UnreadableInput(
                f"{self._name} is damaged: {part} is not well-formed XML ({error}); "
                "open and save it in Word, which may repair it"
            ) from error

    def relations(self, part: str) -> dict[str, Relation]:
        """The parts in the package to which a part refers, by id."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for each in () if root is None else root:
            if each.get("TargetMode") != "External" and each.get("Target"):
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target")))
                kind = (each.get("Type") or "").rpartition("/")[2]
                found[each.get("Id") or ""] = Relation(kind, target.lstrip("/"))
        return found
