"""The card of the page: front matter, participants, warnings."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, NamedTuple

from ..models import DocumentWarning, Kamerstuk, Participant
from ..notation.identifiers import published_at
from ..reference.kinds import kind_of_type
from ..wording import day, named

_ALWAYS = ("document_type", "title", "chamber", "session_year", "dossiers", "date")
# The width of a column of the card, in letters; longer lines and words get a full row.
_LINE, _WORD = 40, 16


class Fact(NamedTuple):
    """A line of the front matter; None is an unknown value."""

    name: str
    value: str | None
    address: str | None = None

    @property
    def is_wide(self) -> bool:
        """Whether it is wider than a column."""
        words = (self.value or "").split()
        return len(self.value or "") > _LINE or any(len(each) > _WORD for each in words)


class Person(NamedTuple):
    """A row of the table of participants; `filled` lists values that the document does not print."""

    id: str
    name: str
    roles: str
    party: str | None
    post: str | None
    wikidata: str | None
    filled: str


class Oddity(NamedTuple):
    """A warning in words, with the id and the printed words of the element at its place."""

    code: str
    words: str
    message: str
    place: str | None
    printed: str


def title_of(kamerstuk: Kamerstuk, words: dict[str, Any]) -> str:
    """The heading of the page: the subject of the document, else its kind."""
    metadata = kamerstuk.metadata
    title = metadata.subject or metadata.title
    if title is None:
        return named(words["document_types"], metadata.document_type)
    return title[:1].upper() + title[1:]


def facts(kamerstuk: Kamerstuk, words: dict[str, Any]) -> list[Fact]:
    """The front matter; lines that every document of its kind has appear even if unknown.

    Omits the heading of the page, and `Datum` if a more specific line has the same date.
    """
    metadata, names = kamerstuk.metadata, words["metadata"]
    kind = kind_of_type(metadata.document_type)
    # The numbers of written questions and Handelingen are unique only within a vergaderjaar.
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
    """The participants, in the order of the document."""
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
    """The warnings, with the elements at their places."""
    return [
        Oddity(each.code, named(words["warnings"], each.code), each.message, *_at(kamerstuk, each))
        for each in kamerstuk.warnings
    ]


def _at(kamerstuk: Kamerstuk, warning: DocumentWarning) -> tuple[str | None, str]:
    """The id and words of the mention at the place of a warning, else of the block."""
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
