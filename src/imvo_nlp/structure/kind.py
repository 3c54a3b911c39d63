"""What kind of document it is: the first row of `document_types.csv` whose pattern is found."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from ..lexicons.loader import DocumentKind, load_table
from ..text.view import CleanText

HEAD = 4000
"""Characters from the start that count as the head of a document."""


class Kind(NamedTuple):
    """The document type of the contract and the way in which such a document is built."""

    document_type: str
    structure: str


@cache
def _patterns() -> tuple[tuple[DocumentKind, regex.Pattern[str]], ...]:
    return tuple(
        (row, regex.compile(row.pattern, regex.MULTILINE)) for row in load_table(DocumentKind)
    )


def find_kind(document: CleanText) -> Kind | None:
    """The kind of a document; None where nothing in it says.

    >>> find_kind(CleanText.of("MOTIE VAN HET LID VAN DEN HUL\\n\\nVoorgesteld 1 mei 2019"))
    Kind(document_type='motie', structure='none')
    """
    body = document.body
    for row, pattern in _patterns():
        if pattern.search(body, 0, HEAD if row.where == "head" else len(body)):
            return Kind(row.id, row.structure)
    return None
