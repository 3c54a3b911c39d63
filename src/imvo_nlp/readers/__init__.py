"""Bytes to source text: selects the best reader for a file; no cleaning.

Third-party imports of readers are inside `read()`, so that selecting one is cheap.
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

HEAD = 4096  # bytes of a file that a reader sees for the selection


class Reader(Protocol):
    """A reader of one format.

    `accepts` rates its fit for the file: 0 none, 1 generic, 9 certain. `read` returns the text of
    the whole file or raises UnreadableInput. `suffixes` are the lower-case extensions for searches
    in folders.
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
    """The source text of a file's bytes, read by the best reader.

    `name` is the file's base name. Raises UnreadableInput if no reader accepts the bytes, or if the
    reader cannot convert them.

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
