"""Structure that the format itself marks: what the finders find, without looking for it.

Offsets are code points in the clean text, as those of `CleanText.marks` are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ..reference.people import people
from ..text.source import SpeakerMark
from ..text.view import CleanText, flat
from .found import Heading, TextWarning
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
    """The marked headings of speakers, read as printed; what the print does not say the mark says."""
    return tuple(_label(document, mark, hearing) for mark in document.marks.speakers)


def _label(document: CleanText, mark: SpeakerMark, hearing: bool) -> Label:
    start, end = document.trim(mark.start, mark.end)
    read = read_label(flat(document.text[start:end]), hearing=hearing)
    name = people().split_name(mark.name) if mark.name else None
    if read is None:
        role = mark.role or ("member" if mark.party else "other")
        return Label(start, end, role, name, mark.party, None, None)
    party, role = read.party or (mark.party if read.role == "member" else None), read.role
    if party and not mark.party and not is_group(party):
        party, role = None, "other"  # `(initiatiefnemer)` is marked as no party
    return read._replace(start=start, end=end, name=read.name or name, party=party, role=role)


def differences(
    what: str, marked: Sequence[tuple[int, int]], found: Iterable[tuple[int, int]]
) -> Iterator[Difference]:
    """Where rules found something that is not marked, or did not find what is.

    >>> [each.message for each in differences("a heading", [(0, 5)], [(0, 5), (9, 12)])]
    ['the text looks like a heading here, but the format marks none']
    """
    starts, rules = {start for start, _ in marked}, dict(found)
    for start, end in marked:
        if start not in rules:
            yield Difference(f"the format marks {what} that the text does not show", start, end)
    for start, end in rules.items():
        if start not in starts:
            message = f"the text looks like {what} here, but the format marks none"
            yield Difference(message, start, end)


def with_marked_facts(
    document: CleanText, printed: dict[str, Any]
) -> tuple[dict[str, Any], tuple[TextWarning, ...]]:
    """Front matter as the text prints it, with what the format states in its place.

    The warnings name each value that the text prints otherwise.
    """
    facts, warnings = dict(printed), []
    for key, marked in document.marks.facts.items():
        if key == "dates":
            facts[key] = facts[key] | marked
            continue
        if key == "dossiers" and set(marked) < set(facts[key]):
            continue  # an identifier has one dossier, the head prints all
        if facts[key] and facts[key] != marked:
            message = (
                f"the format says {key} {marked!r}, the text {facts[key]!r}: the format counts"
            )
            warnings.append(TextWarning("metadata_differs", message))
        facts[key] = marked
    return facts, tuple(warnings)
