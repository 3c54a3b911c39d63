"""Plain text in UTF-8, UTF-16 or Windows-1252; alters no character."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from hashlib import sha256

from ..errors import UnreadableInput
from ..text.source import SourceText

# With these names `data.decode(encoding)` is exactly the source text, without the mark.
_MARKS = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}

_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive, as Word and OpenDocument files are too",
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

# Control characters that text does not have; NEL (0x85) ends lines. Text out of PDF has a few.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.05  # share of all characters; random bytes have 0.25, mojibake some 0.02


class PlainReader:
    """The generic reader: any bytes that may be text."""

    media_type = "text/plain"
    suffixes: tuple[str, ...] = (".txt", ".text")

    def accepts(self, head: bytes, name: str) -> int:
        return 0 if binary_kind(head) else 1

    def read(self, data: bytes, name: str) -> SourceText:
        """The decoded bytes; a byte order mark decides, else UTF-8, else Windows-1252 with a note.

        Raises UnreadableInput for bytes that are no text. No bytes at all are an empty text.
        """
        kind = binary_kind(data)
        if kind:
            raise UnreadableInput(f"{name} is no plain text: it seems to be {kind}")
        encoding = next((each for mark, each in _MARKS.items() if data.startswith(mark)), None)
        notes: tuple[tuple[str, str], ...] = ()
        try:
            text = data.decode(encoding or "utf-8")
        except UnicodeDecodeError as error:
            place = len(data) - len(error.object) + error.start  # utf-8-sig counts after its mark
            where = f"byte {place} (0x{data[place]:02x})"
            if encoding:
                raise UnreadableInput(
                    f"{name} starts with the mark of {encoding}, but {where} does not fit it"
                ) from error
            encoding = "cp1252"
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError as undefined:
                raise UnreadableInput(
                    f"{name} is neither UTF-8 nor Windows-1252: see {where} and byte "
                    f"{undefined.start} (0x{data[undefined.start]:02x})"
                ) from undefined
            message = f"read as Windows-1252, since {where} is not UTF-8"
            notes = (("encoding_guessed", message),)
        controls = len(_CONTROL.findall(text))
        if controls > _MOST_CONTROLS * len(text):
            raise UnreadableInput(
                f"{name} seems to be binary: {controls} of its {len(text)} characters "
                "are control characters"
            )
        return SourceText(
            text=text,
            name=name,
            media_type=self.media_type,
            encoding=encoding or "utf-8",
            sha256=sha256(data).hexdigest(),
            notes=notes,
        )


def binary_kind(data: bytes) -> str | None:
    """What kind of file these bytes seem to be if they are no plain text, else `None`.

    >>> binary_kind(b"%PDF-1.7 ...")
    'a PDF file'
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return None
    start = data[:64].removeprefix(BOM_UTF8).lstrip().lower()
    for magic, kind in _MAGIC.items():
        if start.startswith(magic.lower()):
            return kind
    if b"\0" in data:
        return "binary data, or UTF-16 without a byte order mark"
    return None
