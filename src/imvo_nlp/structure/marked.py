"""Structure that the format itself marks: what the finders find, without looking for it.

Offsets are code points in the clean text, as those of `CleanText.marks` are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..reference.people import people
from ..text.source import SpeakerMark
from ..text.view import CleanText, flat
from .found import GOVERNMENT, Heading
from .sections import section_ends
from .turns import Label, is_group, read_label


class Difference(NamedTuple):
    """A place where the rules and the format's marks do not agree."""

    message: str
    start: int
    end: int


def marked_headings(document: CleanText) -> tuple[Heading, ...]:
    """The marked headings, each with what stands under it up to the next one that is as high.

    >>> from imvo_nlp.text.source import HeadingMark, Marks
    >>> marks = Marks(headings=(HeadingMark(0, 9, 1),))
    >>> marked_headings(CleanText("Inleiding\\n\\nJa.", "Inleiding\\n\\nJa.", 14, marks=marks))
    (Heading(start=0, heading_end=9, end=14, level=1),)
    """
    marks = document.marks.headings
    stops = section_ends(
        [mark.start for mark in marks], [mark.level for mark in marks], document.body_end
    )
    return tuple(
        Heading(*document.trim(start, end), document.trim(start, stop)[1], level)
        for (start, end, level), stop in zip(marks, stops, strict=True)
    )


def marked_labels(document: CleanText, *, hearing: bool = False) -> tuple[Label, ...]:
    """The marked headings of speakers, read as printed; what the print does not say the mark says.

    A turn that begins without a heading has one of no characters.
    """
    return tuple(_label(document, mark, hearing) for mark in document.marks.speakers)


def _label(document: CleanText, mark: SpeakerMark, hearing: bool) -> Label:
    start, end = document.trim(mark.start, mark.end)
    if start >= end:
        start = end = mark.start
    read = read_label(flat(document.text[start:end]), hearing=hearing)
    name = people().split_name(mark.name) if mark.name else None
    if read is None:
        role = mark.role or ("member" if mark.party else "other")
        party = mark.party if role == "member" else None
        post = role if role in GOVERNMENT else None
        return Label(start, end, role, name, party, None, post, heading=start < end)
    party, role = read.party or (mark.party if read.role == "member" else None), read.role
    if party and not mark.party and not is_group(party):
        party, role = None, "other"  # `(initiatiefnemer)` is marked as no party
    return read._replace(start=start, end=end, name=read.name or name, party=party, role=role)


def differences(
    what: str, marked: Sequence[tuple[int, int]], found: Iterable[tuple[int, int]]
) -> Iterator[Difference]:
    """Where rules found something that is not marked, or did not find what is printed and marked.

    >>> [each.message for each in differences("a heading", [(0, 5)], [(0, 5), (9, 12)])]
    ['the text looks like a heading here, but the format marks none']
    """
    starts, rules = {start for start, _ in marked}, dict(found)
    for start, end in marked:
        if start < end and start not in rules:
            yield Difference(f"the format marks {what} that the text does not show", start, end)
    for start, end in rules.items():
        if start not in starts:
            message = f"the text looks like {what} here, but the format marks none"
            yield Difference(message, start, end)
