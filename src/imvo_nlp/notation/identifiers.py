"""Identifiers of official publications, like `kst-26485-220`."""

from __future__ import annotations


def published_at(identifier: str | None) -> str | None:
    """Where a document is officially published; None for identifiers of other systems.

    The addresses of officielebekendmakingen.nl are made of the identifier.

    >>> published_at("kst-26485-220")
    'https://zoek.officielebekendmakingen.nl/kst-26485-220.html'
    """
    if identifier is None or not identifier.startswith(
        ("kst-", "ah-", "h-", "kv-", "nds-", "blg-")
    ):
        return None
    return f"https://zoek.officielebekendmakingen.nl/{identifier}.html"
