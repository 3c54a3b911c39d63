"""Fill for ranges removed from a source, so that all other characters keep their offsets."""

from __future__ import annotations

from collections.abc import Iterable

INLINE, PAGE = "\x00", "\x01"
"""The fill for ranges within a line (markers, markup), and that for page furniture."""
HYPHENS = "\u2010\u2011-"
PDF_HYPHENS = "\x02\ufffe"
"""What pypdfium2 gives for a hyphen at a line end, with the line end: `rege\ufffering`."""
FILLS = INLINE + PAGE + "\xad\u200b\u200c\u200d\u2060\ufeff" + PDF_HYPHENS
"""Invisible characters."""
BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + FILLS
"""White space and invisible characters."""


def mask(source: str, cuts: Iterable[tuple[int, int, str]]) -> str:
    """The source with the ranges of `cuts` filled: tuples of start, end and fill.

    >>> mask("Ja.1 Nee.", [(3, 4, "#")])
    'Ja.# Nee.'
    """
    pieces, position = [], 0
    for start, end, fill in sorted(cuts):
        start = max(start, position)
        if start < end:
            pieces += [source[position:start], fill * (end - start)]
            position = end
    pieces.append(source[position:])
    return "".join(pieces)
