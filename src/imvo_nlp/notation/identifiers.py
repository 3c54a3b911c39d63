"""Identifiers of official publications, such as `kst-26485-220`, and of laws."""

from __future__ import annotations

_PUBLISHED = "https://zoek.officielebekendmakingen.nl/"
# `OVERHEIDop.publicationName` of the official XML.
_PUBLICATIONS = {"kst": "Kamerstuk", "ah": "Kamervragen (Aanhangsel)", "h": "Handelingen"}


def published_at(identifier: str | None) -> str | None:
    """The address of the official publication; None for identifiers of other systems.

    Addresses at officielebekendmakingen.nl contain the identifier.

    >>> published_at("kst-26485-220")
    'https://zoek.officielebekendmakingen.nl/kst-26485-220.html'
    """
    if identifier is None or not identifier.startswith(
        ("kst-", "ah-", "h-", "kv-", "nds-", "blg-")
    ):
        return None
    return f"{_PUBLISHED}{identifier}.html"


def published_as(identifier: str | None) -> str | None:
    """The publication in which a document appears, in the words of its official metadata; None if unsure.

    >>> published_as("kst-26485-220"), published_as("2017Z18861")
    ('Kamerstuk', None)
    """
    return _PUBLICATIONS.get((identifier or "").partition("-")[0])


def identifier_at(address: str) -> str | None:
    """The identifier of the document published at an official address; None for other addresses.

    >>> identifier_at("https://zoek.officielebekendmakingen.nl/kst-26485-220.html")
    'kst-26485-220'
    """
    identifier = address.removeprefix(_PUBLISHED).removesuffix(".html")
    return identifier if published_at(identifier) == address else None


def law_at(official: str | None) -> str | None:
    """The address of a law: wetten.overheid.nl for a BWB number, EUR-Lex for a CELEX number.

    >>> law_at("32017R0821")
    'https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32017R0821'
    >>> law_at("BWBR0001840")
    'https://wetten.overheid.nl/BWBR0001840'
    """
    if official is None:
        return None
    if official.startswith("BWB"):
        return f"https://wetten.overheid.nl/{official}"
    return f"https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:{official}"
