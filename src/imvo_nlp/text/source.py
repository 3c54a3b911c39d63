"""The decoded input, exactly as read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader makes of the bytes of one document.

    `text` is never altered after reading: no newline is translated and nothing is stripped, since
    every offset of the output counts its code points. `notes` are pairs of a warning's code and
    message about the reading itself.
    """

    text: str
    name: str = ""
    media_type: str = "text/plain"
    encoding: str | None = None
    sha256: str = ""
    notes: tuple[tuple[str, str], ...] = ()
