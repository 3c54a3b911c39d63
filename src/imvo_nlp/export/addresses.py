"""Addresses of linked data: official ones, or below a base, the same in every document."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import quote

from ..notation.identifiers import published_at

BASE = "https://example.org/imvo-nlp/"
"""The default base: a reserved domain (RFC 2606), to be replaced before publishing."""


class Addresses(NamedTuple):
    """The addresses in one document; `document` is the address of the document itself."""

    base: str
    document: str

    def own(self, kind: str, value: str) -> str:
        """The address of a value without an official one.

        >>> Addresses("https://example.org/", "d").own("party", "50PLUS/Klein")
        'https://example.org/party/50PLUS%2FKlein'
        """
        return f"{self.base}{kind}/{quote(value, safe='')}"

    def element(self, id_: str) -> str:
        """The address of an element of the document: a turn, a participant."""
        return f"{self.document}#{id_}"

    def term(self, kind: str, value: str) -> dict[str, Any]:
        """A value from a list of the library, such as a sector or a kind of document."""
        return {
            "@id": self.own(kind, value),
            "@type": "schema:DefinedTerm",
            "schema:inDefinedTermSet": {"@id": f"{self.base}{kind}"},
            "schema:termCode": value,
        }

    def work(self, identifier: str) -> dict[str, Any]:
        """A document by its identifier; questions are published under their number."""
        address = published_at(identifier) or published_at(_questions(identifier))
        return {
            "@id": address or self.own("document", identifier),
            "@type": "schema:CreativeWork",
            "dcterms:identifier": identifier,
        }

    def party(self, party: str | None) -> dict[str, Any] | None:
        """The party with its name; None without a party."""
        if party is None:
            return None
        address = self.own("party", party)
        return {"@id": address, "@type": "schema:Organization", "schema:name": party}

    def person(
        self, name: str | None, participant: str | None, party: str | None = None
    ) -> dict[str, Any]:
        """The person named in a decision: the participant if known, else a person without address."""
        return known(
            {
                "@id": self.element(participant) if participant else None,
                "@type": "schema:Person",
                "schema:familyName": name,
                "schema:memberOf": self.party(party),
            }
        )


def _questions(identifier: str) -> str | None:
    return f"kv-tk-{identifier}" if identifier[4:5] == "Z" else None


def known(keys: dict[str, Any]) -> dict[str, Any]:
    """The keys that have a value.

    >>> known({"a": 1, "b": None, "c": []})
    {'a': 1}
    """
    return {name: value for name, value in keys.items() if value not in (None, [])}
