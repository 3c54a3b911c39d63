"""What the page says about the document: its front matter, who takes part, and what is odd."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, NamedTuple

from ..models import DocumentWarning, Kamerstuk, Participant
from ..notation.identifiers import published_at
from ..reference.kinds import kind_of_type
from ..wording import day, named

_ALWAYS = ("document_type", "title", "chamber", "session_year", "dossiers", "date")
# In pixels a column of the card is as wide as so many letters; longer lines and words have a line of their own.
_LINE, _WORD = 40, 16


class Fact(NamedTuple):
    """A line of the front matter; without a value it is unknown."""

    name: str
    value: str | None
    address: str | None = None

    @property
    def is_wide(self) -> bool:
        """Whether it needs more room than a column."""
        words = (self.value or "").split()
        return len(self.value or "") > _LINE or any(len(each) > _WORD for each in words)


class Person(NamedTuple):
    """A line of the table of participants; `filled` says what is not printed in the document."""

    id: str
    name: str
    roles: str
    party: str | None
    post: str | None
    wikidata: str | None
    filled: str


class Oddity(NamedTuple):
    """A warning in words, with the id of what stands at its place, and how that is printed."""

    code: str
    words: str
    message: str
    place: str | None
    printed: str


def title_of(kamerstuk: Kamerstuk, words: dict[str, Any]) -> str:
    """What the page is headed with: what the document is about, else what it is."""
    metadata = kamerstuk.metadata
    title = metadata.subject or metadata.title
    if title is None:
        return named(words["document_types"], metadata.document_type)
    return title[:1].upper() + title[1:]


def facts(kamerstuk: Kamerstuk, words: dict[str, Any]) -> list[Fact]:
    """The front matter; what every document of its kind has is there even if unknown.

    What the page is headed with is left out, and of the same day under two names the bare `Datum`.
    """
    metadata, names = kamerstuk.metadata, words["metadata"]
    kind = kind_of_type(metadata.document_type)
    # Written questions and the Handelingen are numbered within their vergaderjaar.
    has_dossier = kind.asked_by != "member" and not kind.plenary
    days: dict[str, str | None] = asdict(metadata.dates)
    values: dict[str, str | None] = {
        "document_type": named(words["document_types"], metadata.document_type),
        "title": metadata.title,
        "subject": metadata.subject,
        "chamber": metadata.chamber and named(words["chambers"], metadata.chamber),
        "session_year": metadata.session_year,
        "dossiers": ", ".join(metadata.dossiers) or None,
        "number": metadata.number,
        "identifier": metadata.identifier,
        "date": metadata.date and day(words, metadata.date),
        **{name: value and day(words, value) for name, value in days.items()},
        "time": "–".join(filter(None, (metadata.start_time, metadata.end_time))) or None,
        "committees": "; ".join(metadata.committees) or None,
        "topics": "; ".join(metadata.topics) or None,
    }
    shown_above = "subject" if metadata.subject else "title"
    without = {shown_above} if values[shown_above] else set()
    if metadata.date and metadata.date in days.values():
        without.add("date")
    if not has_dossier and not metadata.dossiers:
        without.add("dossiers")
    addresses = {"identifier": published_at(metadata.identifier)}
    return [
        Fact(names[name], value, addresses.get(name))
        for name, value in values.items()
        if (value or name in _ALWAYS) and name not in without
    ]


def people(kamerstuk: Kamerstuk, words: dict[str, Any]) -> list[Person]:
    """Those who take part, in the order of the document."""
    return [_person(each, words) for each in kamerstuk.participants]


def _person(person: Participant, words: dict[str, Any]) -> Person:
    first = person.first_name or person.initials
    filled = [named(words["attributes"], each) for each in person.from_reference]
    return Person(
        person.id,
        " ".join(filter(None, (person.honorific, first, person.name))),
        ", ".join(named(words["roles"], each) for each in person.roles),
        person.party,
        person.portfolio or person.post,
        person.wikidata,
        ", ".join(filled),
    )


def oddities(kamerstuk: Kamerstuk, words: dict[str, Any]) -> list[Oddity]:
    """The warnings, each with what stands at its place."""
    return [
        Oddity(each.code, named(words["warnings"], each.code), each.message, *_at(kamerstuk, each))
        for each in kamerstuk.warnings
    ]


def _at(kamerstuk: Kamerstuk, warning: DocumentWarning) -> tuple[str | None, str]:
    """The id and the words of the mention, else of the block with its heading, at the place of a warning."""
    if warning.start is None:
        return None, ""
    for mention in kamerstuk.mentions:
        if mention.start <= warning.start < mention.end:
            return mention.id, mention.text
    for block in kamerstuk.blocks():
        start = block.start if block.label_start is None else block.label_start
        if start <= warning.start < block.end:
            return block.id, block.label or ""
    return None, ""
