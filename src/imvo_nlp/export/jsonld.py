"""A document to JSON-LD: what it is, who takes part, what it cites, in schema.org and Dublin Core."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import orjson

from ..models import (
    MOTION,
    Asked,
    Kamerstuk,
    Label,
    Mention,
    Motion,
    Named,
    Official,
    Participant,
    Vote,
)
from ..notation.identifiers import law_at, published_at
from ..reference.kinds import kind_of_type

_CONTEXT = {
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "imvo": "urn:imvo-nlp:kamerstuk:",
    "dcterms:date": {"@type": "xsd:date"},
    "schema:sameAs": {"@type": "@id"},
}
_WIKIDATA = "http://www.wikidata.org/entity/"


def to_jsonld(kamerstuk: Kamerstuk) -> bytes:
    """A document as JSON-LD, with its official address as its id where it has one.

    One without has the hash of its source as `nih` of RFC 6920. Nothing must be fetched to read it.

    >>> from imvo_nlp import convert_text
    >>> kamerstuk = convert_text("Vraag 1\\nKent u Kamerstuk 26 485, nr. 187?\\n\\nAntwoord 1\\nJa.")
    >>> orjson.loads(to_jsonld(kamerstuk))["schema:citation"][0]["@id"]
    'https://zoek.officielebekendmakingen.nl/kst-26485-187.html'
    """
    metadata = kamerstuk.metadata
    kind = kind_of_type(metadata.document_type)
    id_ = published_at(metadata.identifier) or f"nih:sha-256;{kamerstuk.source.sha256}"
    plain = {
        "@context": _CONTEXT,
        "@id": id_,
        "@type": f"schema:{kind.schema_type or 'CreativeWork'}",
        "dcterms:type": metadata.document_type,
        "dcterms:identifier": metadata.identifier,
        "dcterms:title": metadata.title,
        "dcterms:description": metadata.subject,
        "dcterms:date": metadata.date,
        "dcterms:language": "nl",
        "schema:isPartOf": [
            {"@type": "schema:Collection", "dcterms:identifier": dossier}
            for dossier in metadata.dossiers
        ],
        "schema:contributor": [_person(id_, each) for each in kamerstuk.participants],
        "schema:citation": [*_citations(kamerstuk)],
        "schema:about": [*_subjects(kamerstuk)],
        "schema:mentions": [*_named(kamerstuk)],
        "schema:hasPart": [
            *(_motion(id_, each) for each in kamerstuk.motions or ()),
            *(_asked(id_, each) for each in kamerstuk.asked or ()),
        ],
        "schema:potentialAction": [_vote(id_, each) for each in kamerstuk.votes or ()],
    }
    return orjson.dumps(_known(plain), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _person(document: str, person: Participant) -> dict[str, Any]:
    """Who takes part, as they are on the day of the document: the item in Wikidata is another node.

    `imvo:fromReference` names the keys of the participant that the document does not print.
    """
    party = {"@type": "schema:Organization", "schema:name": person.party}
    return _known(
        {
            "@id": f"{document}#{person.id}",
            "@type": "schema:Person",
            "schema:familyName": person.name,
            "schema:givenName": person.first_name,
            "schema:honorificPrefix": person.honorific,
            "schema:memberOf": party if person.party else None,
            "schema:jobTitle": list(person.roles),
            "schema:sameAs": person.wikidata and _WIKIDATA + person.wikidata,
            "imvo:fromReference": list(person.from_reference),
        }
    )


def _citations(kamerstuk: Kamerstuk) -> Iterator[dict[str, Any]]:
    """The documents that the mentions mean, each once; one of another system has no address."""
    cited: dict[str | None, None] = {}
    for mention in kamerstuk.mentions:
        if mention.label in ("reference", "document"):
            cited[mention.value] = None
        elif mention.label == "motion":
            cited[mention.attributes.get("identifier")] = None
    for identifier in cited:
        if identifier and identifier != kamerstuk.metadata.identifier:
            work = {"@id": published_at(identifier), "dcterms:identifier": identifier}
            yield _known({"@type": "schema:CreativeWork", **work})


def _motion(document: str, motion: Motion) -> dict[str, Any]:
    """A motion that the document decides, under its own address where it has one."""
    return _known(
        {
            "@id": published_at(motion.identifier) or f"{document}#{motion.id}",
            "@type": "schema:CreativeWork",
            "schema:additionalType": MOTION,
            "dcterms:identifier": motion.identifier,
            "schema:author": [_member(document, each) for each in motion.submitters],
            "schema:text": motion.text,
            "imvo:appreciation": [each.value for each in motion.appreciations],
            "imvo:status": motion.status,
        }
    )


def _asked(document: str, asked: Asked) -> dict[str, Any]:
    """A question in a debate; its answers are the turns in which it is answered."""
    to = asked.to
    return _known(
        {
            "@id": f"{document}#{asked.id}",
            "@type": "schema:Question",
            "schema:author": _speaker(document, asked.by),
            "schema:audience": _speaker(document, to) if to else None,
            "schema:text": asked.text,
            "imvo:asksFor": asked.asks_for,
            "schema:suggestedAnswer": [
                {"@id": f"{document}#{block}", "@type": "schema:Answer"}
                for block in dict.fromkeys(each.block for each in asked.answers)
            ],
        }
    )


def _speaker(document: str, who: Official) -> dict[str, Any]:
    address = f"{document}#{who.participant}" if who.participant else None
    return _known({"@id": address, "@type": "schema:Person", "schema:familyName": who.name})


def _vote(document: str, vote: Vote) -> dict[str, Any]:
    """A vote; `imvo:rest` is the side of the parties that are not named."""
    identifier = vote.subject.identifier
    subject = {"@id": published_at(identifier), "dcterms:identifier": identifier}
    return _known(
        {
            "@id": f"{document}#{vote.id}",
            "@type": "schema:VoteAction",
            "schema:object": _known(subject) or None,
            "imvo:subject": vote.subject.kind,
            "imvo:result": vote.result,
            "imvo:method": vote.method,
            "imvo:for": list(vote.for_),
            "imvo:against": list(vote.against),
            "imvo:rest": vote.rest,
            "imvo:membersFor": [_member(document, each) for each in vote.members_for],
            "imvo:membersAgainst": [_member(document, each) for each in vote.members_against],
        }
    )


def _member(document: str, member: Named) -> dict[str, Any]:
    id_ = f"{document}#{member.participant}" if member.participant else None
    person = {"@id": id_, "@type": "schema:Person", "schema:familyName": member.name}
    return _known(person)


def _subjects(kamerstuk: Kamerstuk) -> Iterator[dict[str, str]]:
    """What is mentioned of sectors, themes and a user's own labels, each once, by its id."""
    own = sorted({each.label for each in kamerstuk.mentions}.difference(get_args(Label)))
    for label in ("sector", "theme", *own):
        for value in _firsts(kamerstuk, label):
            yield {
                "@type": "schema:DefinedTerm",
                "schema:inDefinedTermSet": f"imvo_nlp {label}{'' if label in own else 's'}",
                "schema:termCode": value,
            }


def _named(kamerstuk: Kamerstuk) -> Iterator[dict[str, Any]]:
    """The organisations, countries and laws that are mentioned, each once, as first printed."""
    for mention in _firsts(kamerstuk, "organisation").values():
        item = mention.attributes.get("wikidata")
        yield _known(
            {
                "@type": "schema:Organization",
                "schema:name": mention.text,
                "schema:sameAs": item and _WIKIDATA + item,
            }
        )
    for value, mention in _firsts(kamerstuk, "country").items():
        yield {
            "@type": "schema:Country",
            "schema:name": mention.text,
            "schema:identifier": value,
        }
    for mention in _firsts(kamerstuk, "law").values():
        official = mention.attributes.get("official")
        yield _known(
            {
                "@id": law_at(official),
                "@type": "schema:Legislation",
                "schema:name": mention.text,
                "schema:legislationIdentifier": official,
            }
        )


def _firsts(kamerstuk: Kamerstuk, label: str) -> dict[str, Mention]:
    """The first mention of each value of a label; of a country its name, where that is printed."""
    found: dict[str, Mention] = {}
    mentions = [each for each in kamerstuk.mentions if each.label == label and each.value]
    for mention in sorted(mentions, key=lambda each: each.attributes.get("form") == "adjective"):
        found.setdefault(str(mention.value), mention)
    return found


def _known(keys: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in keys.items() if value not in (None, [])}
