"""The citations of one document, by place; footnotes are at the place of their marker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ..mentions.candidate import Candidate


class Citation(NamedTuple):
    """A reference, and its place in the list of all mentions."""

    mention: Candidate
    place: int

    @property
    def value(self) -> str | None:
        """The identifier of the cited document; None if unknown."""
        return self.mention.value


class Citations:
    """The references among `mentions`, which are sorted; offsets in the clean text.

    `notes` holds the place of every footnote marker with the range of the note.
    """

    def __init__(
        self, mentions: Sequence[Candidate], notes: Sequence[tuple[int, int, int]] = ()
    ) -> None:
        self.all = [
            Citation(each, index)
            for index, each in enumerate(mentions)
            if each.label == "reference"
        ]
        self._starts = [each.mention.start for each in self.all]
        self._notes = {anchor: (start, end) for anchor, start, end in notes}

    def within(self, start: int, end: int) -> list[Citation]:
        """The citations that start in a range."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def following(self, offset: int) -> Citation | None:
        """The first citation from an offset on."""
        place = bisect_left(self._starts, offset)
        return self.all[place] if place < len(self.all) else None

    def linked(self, start: int, end: int) -> Citation | None:
        """The citation to which a link of the format on a range leads."""
        links = (
            each
            for each in self.within(start, end)
            if each.mention.attributes.get("value_from") == "format"
        )
        return next(links, None)

    def noted(self, offset: int) -> list[Citation] | None:
        """The citations in the footnote with its marker at an offset; None without a marker there."""
        note = self._notes.get(offset)
        return self.within(*note) if note else None
