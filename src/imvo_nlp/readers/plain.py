"""Plain text in any encoding; the generic reader."""

from __future__ import annotations

from codecs import BOM_UTF8
from hashlib import sha256

from ..errors import UnreadableInput
from ..text.source import SourceText
from .decoding import WIDE_MARKS, decode, unmarked_utf16

_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive, such as a Word or OpenDocument file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"<?xml": "an XML file",
    b"<!doctype html": "an HTML page",
    b"<html": "an HTML page",
}


class PlainReader:
    """The generic reader, for any bytes that may be text."""

    media_type = "text/plain"
    suffixes: tuple[str, ...] = (".txt", ".text")

    def accepts(self, head: bytes, name: str) -> int:
        return 0 if binary_kind(head) else 1

    def read(self, data: bytes, name: str) -> SourceText:
        """The text of the bytes, decoded by `decode`, with its notes.

        Raises UnreadableInput for bytes that are not text. An empty file is an empty text.
        """
        kind = binary_kind(data)
        if kind:
            raise UnreadableInput(f"{name} is not plain text: it seems to be {kind}")
        text, encoding, notes = decode(data, name)
        return SourceText(
            text=text,
            name=name,
            media_type=self.media_type,
            encoding=encoding,
            sha256=sha256(data).hexdigest(),
            notes=notes,
        )


def binary_kind(data: bytes) -> str | None:
    """The apparent kind of file if the bytes are not plain text, else `None`.

    >>> binary_kind(b"%PDF-1.7 ...")
    'a PDF file'
    """
    if data.startswith(WIDE_MARKS):
        return None
    start = data[:64].removeprefix(BOM_UTF8).lstrip().lower()
    for magic, kind in _MAGIC.items():
        if start.startswith(magic.lower()):
            return kind
    return "binary data" if b"\0" in data and not unmarked_utf16(data) else None
