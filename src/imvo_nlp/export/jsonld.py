"""A document as JSON-LD, in schema.org and Dublin Core: metadata, participants, citations, decisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

import orjson

from ..converted.answering import answered_questions
from ..errors import WrongUse
from ..models import Kamerstuk, Label, Mention, Participant
from ..notation.identifiers import law_at, published_as, published_at
from ..reference.kinds import kind_of_type
from ..reference.terms import called
from ..wording import LANGS, named, wording
from .addresses import BASE, Addresses, known
from .decisions import decisions, questions_asked

_WIKIDATA = "http://www.wikidata.org/entity/"
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#<>\"]+(?:/[^\s?#<>\"]*)?[/#]")
_DUTCH, _DAY, _LINK = {"@language": "nl"}, {"@type": "xsd:date"}, {"@type": "@id"}
_TERMS = {
    "dcterms:title": _DUTCH,
    "dcterms:description": _DUTCH,
    "schema:text": _DUTCH,
    "schema:description": _DUTCH,
    "schema:jobTitle": _DUTCH,
    "dcterms:date": _DAY,
    "imvo:submitted": _DAY,
    "imvo:received": _DAY,
    "imvo:meeting": _DAY,
    "imvo:signed": _DAY,
    "schema:startTime": _DAY,
    "schema:endTime": _DAY,
    "schema:sameAs": _LINK,
}


def to_jsonld(kamerstuk: Kamerstuk, base: str = BASE) -> bytes:
    """A document as JSON-LD, with its official address as its id if it has one.

    Otherwise the id is the hash of its source as a `nih` URI (RFC 6920). Parties, sectors and other
    things without an official address have one below `base`, the same in all documents, so that
    graphs join. Reading the result fetches nothing. Raises WrongUse for a base that is not a web
    address ending in `/` or `#`.

    >>> from imvo_nlp import convert_text
    >>> kamerstuk = convert_text("Vraag 1\\nKent u Kamerstuk 26 485, nr. 187?\\n\\nAntwoord 1\\nJa.")
    >>> orjson.loads(to_jsonld(kamerstuk))["schema:citation"][0]["@id"]
    'https://zoek.officielebekendmakingen.nl/kst-26485-187.html'
    """
    if not _WEB_ADDRESS.fullmatch(base):
        raise WrongUse(
            f"{base!r} is not a base of addresses: start with https:// and end with / or #"
        )
    metadata = kamerstuk.metadata
    id_ = published_at(metadata.identifier) or f"nih:sha-256;{kamerstuk.source.sha256}"
    at = Addresses(base, id_)
    kind = kind_of_type(metadata.document_type)
    answered = answered_questions(kamerstuk)
    has_part, actions = decisions(kamerstuk, at)
    plain = {
        "@context": {
            "schema": "https://schema.org/",
            "dcterms": "http://purl.org/dc/terms/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "imvo": f"{base}def/",
            **_TERMS,
        },
        "@id": id_,
        "@type": f"schema:{kind.schema_type or 'CreativeWork'}",
        "dcterms:type": {
            **at.term("type", metadata.document_type),
            "schema:name": _names("document_types", metadata.document_type),
        },
        "dcterms:identifier": metadata.identifier,
        "imvo:publicationName": published_as(metadata.identifier),
        "dcterms:title": metadata.title,
        "dcterms:description": metadata.subject,
        "dcterms:language": "nl",
        "dcterms:date": metadata.date,
        "imvo:submitted": metadata.dates.submitted,
        "imvo:received": metadata.dates.received,
        "imvo:meeting": metadata.dates.meeting,
        "imvo:signed": metadata.dates.signed,
        "imvo:chamber": metadata.chamber
        and {
            "@id": at.own("chamber", metadata.chamber),
            "@type": "schema:Organization",
            "schema:name": _names("chambers", metadata.chamber),
        },
        "imvo:sessionYear": metadata.session_year,
        "imvo:number": metadata.number,
        "imvo:answersTo": at.work(answered.value) if answered and answered.value else None,
        "schema:isPartOf": [
            {
                "@id": at.own("dossier", dossier),
                "@type": "schema:Collection",
                "dcterms:identifier": dossier,
            }
            for dossier in metadata.dossiers
        ],
        "schema:creator": [
            {"@id": at.element(each.id)}
            for each in kamerstuk.participants
            if "signatory" in each.roles
        ],
        "schema:contributor": [_person(at, each) for each in kamerstuk.participants],
        "schema:citation": [*_citations(kamerstuk, at)],
        "schema:about": [*_subjects(kamerstuk, at)],
        "schema:mentions": [*_named(kamerstuk, at)],
        "schema:hasPart": [*has_part, *questions_asked(kamerstuk, at)],
        "schema:potentialAction": actions,
    }
    return orjson.dumps(known(plain), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _names(table: str, value: str) -> list[dict[str, str]]:
    """The names of a value by language."""
    return [{"@language": lang, "@value": named(wording(lang)[table], value)} for lang in LANGS]


def _person(at: Addresses, person: Participant) -> dict[str, Any]:
    """A participant as of the date of the document; the Wikidata item is a separate node.

    `imvo:fromReference` lists the keys of the participant that the document does not print.
    """
    office = person.post and named(wording("nl")["attribute_values"], person.post)
    return known(
        {
            "@id": at.element(person.id),
            "@type": "schema:Person",
            "schema:familyName": person.name,
            "schema:givenName": person.first_name,
            "schema:honorificPrefix": person.honorific,
            "schema:memberOf": at.party(person.party),
            "schema:jobTitle": office
            and (f"{office} ({person.portfolio})" if person.portfolio else office),
            "schema:affiliation": person.affiliation,
            "imvo:role": list(person.roles),
            "schema:sameAs": person.wikidata and _WIKIDATA + person.wikidata,
            "imvo:fromReference": list(person.from_reference),
        }
    )


def _citations(kamerstuk: Kamerstuk, at: Addresses) -> Iterator[dict[str, Any]]:
    """The documents that the mentions mean, without repetition."""
    cited: dict[str | None, None] = {}
    for mention in kamerstuk.mentions:
        if mention.label in ("reference", "document"):
            cited[mention.value] = None
        elif mention.label == "motion":
            cited[mention.attributes.get("identifier")] = None
    for identifier in cited:
        if identifier and identifier != kamerstuk.metadata.identifier:
            yield at.work(identifier)


def _subjects(kamerstuk: Kamerstuk, at: Addresses) -> Iterator[dict[str, Any]]:
    """The mentioned sectors, themes and values of the user's own labels, by id, without repetition."""
    own = sorted({each.label for each in kamerstuk.mentions}.difference(get_args(Label)))
    for label in ("sector", "theme", *own):
        for value in _firsts(kamerstuk, label):
            names = (
                {"@language": lang, "@value": called(wording(lang), label, value)} for lang in LANGS
            )
            yield {**at.term(label, value), "schema:name": [*names]}


def _named(kamerstuk: Kamerstuk, at: Addresses) -> Iterator[dict[str, Any]]:
    """The organisations, countries and laws that are mentioned, without repetition, as first printed."""
    for value, mention in _firsts(kamerstuk, "organisation").items():
        item = mention.attributes.get("wikidata")
        yield known(
            {
                "@id": at.own("organisation", value),
                "@type": "schema:Organization",
                "schema:name": mention.text,
                "schema:sameAs": item and _WIKIDATA + item,
            }
        )
    for value, mention in _firsts(kamerstuk, "country").items():
        yield {
            "@id": at.own("country", value),
            "@type": "schema:Country",
            "schema:name": {"@language": "nl", "@value": mention.text},
            "schema:identifier": value,
        }
    for value, mention in _firsts(kamerstuk, "law").items():
        official = mention.attributes.get("official")
        yield known(
            {
                "@id": law_at(official) or at.own("law", value),
                "@type": "schema:Legislation",
                "schema:name": {"@language": "nl", "@value": mention.text},
                "schema:legislationIdentifier": official,
            }
        )


def _firsts(kamerstuk: Kamerstuk, label: str) -> dict[str, Mention]:
    """The first mention of every value of a label; for a country its name, if printed."""
    found: dict[str, Mention] = {}
    mentions: Iterable[Mention] = (
        each for each in kamerstuk.mentions if each.label == label and each.value
    )
    for mention in sorted(mentions, key=lambda each: each.attributes.get("form") == "adjective"):
        found.setdefault(str(mention.value), mention)
    return found
