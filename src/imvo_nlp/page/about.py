"""What the page says about the document: its front matter, who takes part, and what is odd."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, NamedTuple

from ..models import DocumentWarning, Kamerstuk, Participant
from ..notation.identifiers import published_at
from ..wording import day, named

_ALWAYS = ("document_type", "title", "subject", "chamber", "session_year", "dossiers", "date")


class Fact(NamedTuple):
    """A line of the front matter; without a value it is unknown."""

    name: str
    value: str | None
    address: str | None = None


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
    """A warning in words, with the id of what stands at its place."""

    code: str
    words: str
    message: str
    place: str | None


def title_of(kamerstuk: Kamerstuk, words: dict[str, Any]) -> str:
    """What the page is headed with: what the document is about, else what it is."""
    metadata = kamerstuk.metadata
    title = metadata.subject or metadata.title
    if title is None:
        return named(words["document_types"], metadata.document_type)
    return title[:1].upper() + title[1:]


def facts(kamerstuk: Kamerstuk, words: dict[str, Any]) -> list[Fact]:
    """The front matter; what every document has is there even if unknown."""
    metadata, names = kamerstuk.metadata, words["metadata"]
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
    addresses = {"identifier": published_at(metadata.identifier)}
    return [
        Fact(names[name], value, addresses.get(name))
        for name, value in values.items()
        if value or name in _ALWAYS
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
        Oddity(each.code, named(words["warnings"], each.code), each.message, _at(kamerstuk, each))
        for each in kamerstuk.warnings
    ]


def _at(kamerstuk: Kamerstuk, warning: DocumentWarning) -> str | None:
    """The id of the mention, else of the block, at the place of a warning."""
    if warning.start is None:
        return None
    starts = [(each.start, each.end, each.id) for each in kamerstuk.mentions]
    for each in kamerstuk.blocks():
        start = each.start if each.label_start is None else each.label_start
        starts.append((start, each.end, each.id))
    return next((name for start, end, name in starts if start <= warning.start < end), None)
