"""The meaning of a mention in one line, shown first in its details."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..models import MOTION, Mention, Participant
from ..notation.period import ANY_DAY
from ..reference.loader import Member, Minister
from ..reference.people import full_name, people
from ..reference.terms import called
from ..wording import named, period


def meaning(
    mention: Mention, participants: Mapping[str, Participant], words: dict[str, Any]
) -> str | None:
    """The person or thing meant; None if unknown.

    Full names, and the preposition of an office (`voor` or `van`), come from the reference data by
    Wikidata item.

    >>> from ..wording import wording
    >>> sector = Mention("m1", "sector", 0, 10, "goudsector", "goud", {}, None)
    >>> meaning(sector, {}, wording("nl"))
    'goud'
    """
    value, attributes = mention.value, mention.attributes
    if value is None:
        dossiers = ", ".join(attributes.get("dossiers", ()))
        return f"{words['metadata']['dossiers']} {dossiers}" if dossiers else None
    if mention.label in ("minister", "member"):
        return _person(value, attributes, participants, words)
    if mention.label == "motion":
        number = attributes.get("identifier")
        described = f"{words['subjects'][MOTION]} {value}"
        return f"{described} ({number})" if number else described
    return period(words, value) if mention.label == "date" else called(words, mention.label, value)


def _person(
    value: str,
    attributes: Mapping[str, Any],
    participants: Mapping[str, Participant],
    words: dict[str, Any],
) -> str:
    """`Sigrid Kaag, minister voor Buitenlandse Handel en Ontwikkelingssamenwerking (D66)`."""
    item, post, portfolio = (attributes.get(each) for each in ("wikidata", "post", "portfolio"))
    person = participants.get(attributes.get("participant", ""))
    described = known_name(value, item)
    party = attributes.get("party") or (person.party if person else None)
    if post:
        held = people().holders(portfolio or "", ANY_DAY, state_secretary=post == "state_secretary")
        rows = [row for row in held if item and row.wikidata == item]
        office = named(words["attribute_values"], post)
        if portfolio and post != "prime_minister":
            office += f" {rows[0].preposition} {portfolio}" if rows else f" ({portfolio})"
        described = f"{described}, {office}"
        if len({row.party for row in rows}) == 1:
            party = party or rows[0].party
    return f"{described} ({party})" if party else described


def known_name(name: str, item: str | None) -> str:
    """The full name for a surname and a Wikidata item; the surname if unknown.

    >>> known_name("Van den Hul", "Q25250252"), known_name("Jansen", None)
    ('Kirsten van den Hul', 'Jansen')
    """
    known: list[Member | Minister] = [*people().ministers(name), *people().members(name)]
    return next((full_name(row) for row in known if item and row.wikidata == item), name)
