"""Names, parties and offices in converted documents that are missing from the reference data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ..converted.documents import Converted
from ..models import Kamerstuk
from ..notation.period import Period
from ..reference.coverage import Lacking, lacking
from ..reference.people import people


class Lack(NamedTuple):
    """A `party`, `office`, `minister` or `member` missing from the tables, and where it is printed.

    `name` is the printed form; `parties` are the parties printed beside a member. `first` and `last` are the
    ISO dates of the documents, None if none is dated; `example` is the id of the first document read.
    """

    kind: str
    name: str
    parties: tuple[str, ...]
    documents: int
    first: str | None
    last: str | None
    example: str


def find_lacking(documents: Iterable[Converted]) -> list[Lack]:
    """The participants and named members that the tables lack on the date of a document.

    Sorted by kind and name. A member is missing if nobody of that name held a seat on that day.

    >>> find_lacking(())
    []
    """
    found: dict[Lacking, dict[str, tuple[str | None, str | None]]] = {}
    for document in documents:
        day = document.kamerstuk.metadata.date
        for each, party in _of(document.kamerstuk):
            found.setdefault(each, {}).setdefault(document.id, (day, party))
    return [_lack(each, found[each]) for each in sorted(found)]


def _lack(each: Lacking, places: dict[str, tuple[str | None, str | None]]) -> Lack:
    days = sorted(day for day, _ in places.values() if day)
    printed = tuple(sorted({party for _, party in places.values() if party}))
    first, last = (days[0], days[-1]) if days else (None, None)
    return Lack(*each, printed, len(places), first, last, next(iter(places)))


def _of(kamerstuk: Kamerstuk) -> Iterator[tuple[Lacking, str | None]]:
    """The missing names of one document, with the party beside a member."""
    printed = kamerstuk.metadata.date
    when = Period.on(date.fromisoformat(printed) if printed else None)
    for person in kamerstuk.participants:
        party = person.party if person.party_from == "document" else None
        portfolio = None if "portfolio" in person.from_reference else person.portfolio
        for each in lacking(person.name, person.roles, party, portfolio, when):
            yield each, party if each.kind == "member" else None
    known = people()
    for mention in kamerstuk.mentions:
        # Former members are still referred to as members.
        if (
            mention.label == "member"
            and mention.value
            and not known.former_members(mention.value, when)
        ):
            is_printed = mention.attributes.get("party_from") == "document"
            party = mention.attributes.get("party") if is_printed else None
            for each in lacking(mention.value, ("member",), party, None, when):
                yield each, party if each.kind == "member" else None
