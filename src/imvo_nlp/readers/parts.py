"""The parts of an office document: members of a ZIP archive, unpacked within bounds."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ..errors import UnreadableInput

ZIP = b"PK\x03\x04"
"""The first bytes of a ZIP archive."""
_MOST_ENTRIES = 10_000
_MOST_BYTES = 20_000_000  # bytes of unpacked XML: some thousand pages, in 400 MB of memory
# Errors of zipfile and zlib for a broken, encrypted or truncated archive.
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError)


class Parts:
    """The parts of a document by name; only requested parts are unpacked.

    `program` names the program of such documents, for messages.
    """

    def __init__(self, data: bytes, name: str, program: str) -> None:
        """Raise UnreadableInput for an incomplete archive, or one with too many parts."""
        self._name = name
        self._program = program
        try:
            self._zip = ZipFile(BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except _BROKEN as error:
            raise UnreadableInput(
                f"{name} is not a complete ZIP archive, as {program} document must be: {error}"
            ) from error
        if len(self.names) > _MOST_ENTRIES:
            raise UnreadableInput(f"{name} has {len(self.names)} parts, more than any letter")
        self._left = _MOST_BYTES

    def unpacked(self, part: str) -> bytes:
        """The bytes of a part.

        Raises UnreadableInput if it is damaged, packed in an unusual way, or too large together
        with the earlier parts. Sizes stated by a ZIP file can be wrong, so unpacked bytes are
        counted.
        """
        try:
            info = self._zip.getinfo(part)
            if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise BadZipFile(f"{part} is packed in a way that {self._program} does not use")
            with self._zip.open(info) as file:
                data = file.read(self._left + 1)
        except (*_BROKEN, KeyError) as error:
            raise UnreadableInput(
                f"{self._name} is damaged or protected: {part} cannot be unpacked ({error})"
            ) from error
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableInput(f"{self._name} unpacks to more than {_MOST_BYTES} bytes of text")
        return data
