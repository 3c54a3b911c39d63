"""Clean text with the way back to its source, independent of the House."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from .characters import Characters


@dataclass(frozen=True, slots=True)
class AlignedText:
    """Clean text with the places of its characters in the source.

    `starts` are the clean offsets at which runs of unaltered characters begin, `origins` the source offsets
    of the same characters. Collapsed white space maps to its first character. `parts` are the clean offsets
    at which the body and the footnotes begin; within a part the order is that of the source. All offsets are
    code points.

    >>> aligned = AlignedText("convenant", (0, 6), (0, 8))     # from "conven-\\nant"
    >>> aligned.to_source(0, 9)
    (0, 11)
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    parts: tuple[int, ...] = (0,)

    def at(self, offset: int) -> int:
        """The source offset of the clean character at `offset`."""
        run = bisect_right(self.starts, offset) - 1
        return self.origins[run] + offset - self.starts[run]

    def before(self, origin: int, part: int = 0) -> int:
        """The clean offset just after the last character whose place is before the source offset `origin`.

        `part` is 0 for the body, else the number of a footnote, from 1.

        >>> AlignedText("convenant", (0, 6), (0, 8)).before(8)     # from "conven-\\nant"
        6
        """
        starts, parts = self.starts, self.parts
        first, stop = bisect_left(starts, parts[part]) if part else 0, len(starts)
        if part + 1 < len(parts):
            after = parts[part + 1]
            # The line ends before a footnote have the source place of the footnote, out of order.
            between = 2 if self.text.endswith("\n\n", 0, after) else 0
            stop = bisect_left(starts, after - between)
        run = bisect_left(self.origins, origin, first, stop) - 1
        if run < first:
            return parts[part]
        clean = starts[run] + origin - self.origins[run]
        end = starts[run + 1] if run + 1 < len(starts) else len(self.text)
        return clean if clean < end else end

    def to_clean(self, start: int, end: int) -> tuple[int, int] | None:
        """The clean range of a source range, in the body or a footnote; None if none of it is left.

        >>> AlignedText("convenant", (0, 6), (0, 8)).to_clean(3, 11)     # from "conven-\\nant"
        (3, 9)
        """
        clean = self.before(start), self.before(end)
        if clean[0] < clean[1]:
            return clean
        # A range may begin at a note's number, before its text.
        note = bisect_left(self.parts, end, 1, key=self._origin_of_part) - 1
        clean = self.before(start, note), self.before(end, note)
        return clean if note and clean[0] < clean[1] else None

    def part(self, start: int, end: int) -> AlignedText:
        r"""A clean range as an aligned text of its own, within the body or one footnote.

        >>> AlignedText("convenant", (0, 6), (0, 8)).part(3, 9)     # from "conven-\nant"
        AlignedText(text='venant', starts=(0, 3), origins=(3, 8), parts=(0,))
        >>> AlignedText("convenant", (0, 6), (0, 8)).part(7, 9)
        AlignedText(text='nt', starts=(0,), origins=(9,), parts=(0,))
        """
        first, stop = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)
        return AlignedText(
            self.text[start:end],
            (0, *(each - start for each in self.starts[first + 1 : stop])),
            (self.at(start), *self.origins[first + 1 : stop]),
        )

    def _origin_of_part(self, part: int) -> int:
        """The source offset at which the text of a part begins; past all text if it has none."""
        run = bisect_left(self.starts, part)
        return self.origins[run] if run < len(self.origins) else sys.maxsize

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source range of a clean range: from its first character to just past its last.

        The end is derived from the last character instead of the next one, so that a page foot or footnote
        removed after the range stays outside. Raises ValueError for an empty range, for one outside the text,
        and for one that runs from the body into a footnote.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(
                f"range {start}:{end} is empty or outside the clean text 0:{len(self.text)}"
            )
        # The same as `at`, inlined: it runs for every mention.
        starts, origins = self.starts, self.origins
        run = bisect_right(starts, start) - 1
        first = origins[run] + start - starts[run]
        if run + 1 == len(starts) or end <= starts[run + 1]:
            return first, first + end - start  # all in one run, like most ranges
        run = bisect_right(starts, end - 1, run) - 1
        last = origins[run] + end - 1 - starts[run]
        parts = self.parts
        one_part = len(parts) == 1 or bisect_right(parts, start) == bisect_right(parts, end - 1)
        if last < first or not one_part:
            raise ValueError(f"range {start}:{end} runs from the body into a footnote")
        return first, last + 1


class Rewriter:
    """Builds an `AlignedText` piece by piece, and records every edit."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._characters = Characters(source)
        self._has_characters = bool(self._characters)
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._parts: list[int] = []
        self.length = 0

    def part(self) -> None:
        """Begin a part: what follows can come from anywhere in the source."""
        self._parts.append(self.length)

    def keep(self, start: int, end: int) -> None:
        """Copy `source[start:end]`, with the intended characters for those in place of others.

        >>> writer = Rewriter("Jose\u0301 Gu\u0308ndog\u0306an")
        >>> writer.keep(0, 16)
        >>> writer.done().text, writer.done().to_source(0, 4)
        ('José Gündoğan', (0, 5))
        >>> writer = Rewriter("Ja, Be\u0301 komt.")
        >>> writer.keep(0, 13)
        >>> writer.done().to_source(4, 6)
        (4, 7)
        """
        if self._has_characters:
            start = self._meant(start, end)
        if start < end:
            self._pieces.append(self._source[start:end])
            self._starts.append(self.length)
            self._origins.append(start)
            self.length += end - start

    def _meant(self, start: int, end: int) -> int:
        """Copy the text up to its last character in place of another; return the end of that character."""
        for origin, stop, meant in self._characters.between(start, end):
            if start < origin:
                self._pieces.append(self._source[start:origin])
                self._starts.append(self.length)
                self._origins.append(start)
                self.length += origin - start
            # A range that ends with this character must include all characters in its place.
            self.replace(meant, stop - 1 if self._is_last(origin, stop, meant) else origin)
            start = stop
        return start

    def _is_last(self, start: int, end: int, meant: str) -> bool:
        """Whether a letter ends a word and does not begin one; whether another sign ends what is between spaces."""
        before, after = self._source[max(start - 1, 0) : start], self._source[end : end + 1]
        if meant.isalpha():
            return before.isalnum() and not after.isalnum()
        return bool(before.strip()) and not after.strip()

    def keep_line(self, start: int, end: int) -> None:
        r"""Copy `source[start:end]`, with a space for the character after it.

        >>> writer = Rewriter("De\\nwet")
        >>> writer.keep_line(0, 2)
        >>> writer.done().text, writer.done().to_source(2, 3)
        ('De ', (2, 3))
        """
        if self._has_characters:
            start = self._meant(start, end)
        self._pieces += (self._source[start:end], " ")
        self._starts.append(self.length)
        self._origins.append(start)
        self.length += end - start + 1

    def replace(self, text: str, origin: int) -> None:
        """Write `text` in place of the source from `origin` on."""
        # One run per character: all have the same place in the source.
        self._pieces.append(text)
        self._starts += range(self.length, self.length + len(text))
        self._origins += [origin] * len(text)
        self.length += len(text)

    def done(self) -> AlignedText:
        """The clean text with its alignment."""
        return AlignedText(
            "".join(self._pieces),
            tuple(self._starts),
            tuple(self._origins),
            tuple(self._parts) or (0,),
        )
