"""Bytes to source text: picks the best reader for a file; no cleaning.

A reader's third-party imports stand inside its `read()`, so that looking for one costs nothing.
"""

from __future__ import annotations

from typing import Protocol

from ..errors import UnreadableInput, printable
from ..text.source import SourceText
from .html import HtmlReader
from .opendocument import OpenDocumentReader
from .pdf import PdfReader
from .plain import PlainReader, binary_kind
from .word import WordReader
from .xml import XmlReader

HEAD = 4096  # bytes of a file that a reader sees before it is chosen


class Reader(Protocol):
    """A reader of one format.

    `accepts` says how well it knows the file: 0 not at all, 1 as a generic reader, 9 surely.
    `read` gives the text of the whole file or raises UnreadableInput. `suffixes` are the
    lower-case extensions that a search through folders looks for.
    """

    media_type: str
    suffixes: tuple[str, ...]

    def accepts(self, head: bytes, name: str) -> int: ...

    def read(self, data: bytes, name: str) -> SourceText: ...


READERS: tuple[Reader, ...] = (
    PdfReader(),
    OpenDocumentReader(),
    WordReader(),
    HtmlReader(),
    XmlReader(),
    PlainReader(),
)
KNOWN_SUFFIXES = tuple(suffix for reader in READERS for suffix in reader.suffixes)


def read(data: bytes, name: str) -> SourceText:
    """The source text of a file's bytes, by the best reader.

    `name` is the file's base name. Raises UnreadableInput where no reader accepts the bytes, and
    where the one that does cannot make text of them.

    >>> read("Vraag 1".encode("utf-16"), "vragen.txt").encoding
    'utf-16'
    """
    name = printable(name)
    score, reader = max(
        ((reader.accepts(data[:HEAD], name), reader) for reader in READERS),
        key=lambda pair: pair[0],
    )
    if not score:
        kind = binary_kind(data[:HEAD]) or "of an unknown format"
        known = " ".join(KNOWN_SUFFIXES)
        raise UnreadableInput(
            f"no reader accepts {name} (it seems to be {kind}); supported: {known}"
        )
    return reader.read(data, name)
