"""Clean text as the finders see it: lines and paragraphs, without spaCy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ..notation.names import plain
from .source import UNMARKED, Marks


@dataclass(frozen=True, slots=True)
class CleanText:
    """The clean text of one document, with the findings of its layout.

    `text` is searched for mentions: the body up to `body_end`, then the footnotes, each at its range in
    `notes`. `lined` is searched for structure: it has the same length and offsets, but a newline at every
    end of a printed line. `furniture` holds the texts at the feet of the pages. `marks` are those of the
    format. All offsets are code points in the clean text.
    """

    text: str
    lined: str
    body_end: int
    notes: tuple[tuple[int, int], ...] = ()
    furniture: tuple[str, ...] = ()
    marks: Marks = UNMARKED
    body: str = field(init=False, repr=False, compare=False)
    """The body with its line ends."""

    def __post_init__(self) -> None:
        # Sliced once: every finder uses it, some per block.
        object.__setattr__(self, "body", self.lined[: self.body_end])

    @classmethod
    def of(cls, text: str) -> CleanText:
        """A text without layout: its own lines, no footnotes.

        >>> CleanText.of("De voorzitter:\\nGoedendag.").text
        'De voorzitter: Goedendag.'
        """
        flat = text.replace("\n\n", "\x00\x00").replace("\n", " ").replace("\x00\x00", "\n\n")
        return cls(flat, text, len(text))

    def plain(self) -> CleanText:
        """The same with the apostrophes and hyphens of names in the forms known to finders; offsets stay.

        >>> CleanText.of("De heer Van ‘t Wout").plain().text
        'De heer Van ’t Wout'
        """
        text = plain_text(self.text)
        return self if text == self.text else replace(self, text=text, lined=plain(self.lined))

    def paragraphs(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Ranges of the paragraphs of the body between two offsets, without white space around."""
        end = self.body_end if end is None else end
        while start < end:
            stop = self.lined.find("\n\n", start, end)
            stop = end if stop < 0 else stop
            first, last = self.trim(start, stop)
            if first < last:
                yield first, last
            start = stop + 2

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The range without white space at its ends."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end


@lru_cache(maxsize=1)
def plain_text(text: str) -> str:
    """`plain` of a clean text, cached, since several components need it in turn."""
    return plain(text)


def flat(text: str) -> str:
    """`text` with its white space collapsed to single spaces.

    >>> flat("olie- \\n en gassector")
    'olie- en gassector'
    """
    return " ".join(text.split())


def lined_text(text: str, breaks: tuple[int, ...]) -> str:
    """`text` with newlines in place of the spaces at the offsets in `breaks`."""
    starts = (0, *[offset + 1 for offset in breaks])
    return "\n".join([text[start:end] for start, end in zip(starts, (*breaks, None), strict=True)])
