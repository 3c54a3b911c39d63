"""What kind of document it is: the first row of `document_types.csv` whose pattern is found."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from ..errors import LexiconError
from ..lexicons.loader import DocumentKind, load_table
from ..text.view import CleanText

HEAD = 4000
"""Characters from the start that count as the head of a document."""
# The number of a Kamerstuk and the kind that its head gives: in capitals, since about 2022 also
# in small letters on a line of their own.
_TITLE = r"^(?:(?:[Nn][Rr]\.?\s*\d+|[A-Z]{{1,3}})\s+)?(?:(?:{0})|(?i:{0})[ ]*$)"


class Kind(NamedTuple):
    """The document type of the contract and the way in which such a document is built."""

    document_type: str
    structure: str


@cache
def load_kinds(path: Path | None = None) -> tuple[tuple[DocumentKind, regex.Pattern[str]], ...]:
    """The rows of the shipped table of kinds, or of the one at `path`, with compiled patterns.

    Raises LexiconError for a wrong table or a pattern that does not compile.
    """
    rows = load_table(DocumentKind, path)
    try:
        return tuple((row, _compiled(row)) for row in rows)
    except regex.error as error:
        raise LexiconError(f"{path or 'document_types.csv'}: {error}") from error


def _compiled(row: DocumentKind) -> regex.Pattern[str]:
    pattern = row.pattern
    if row.where == "title":
        pattern = _TITLE.format(pattern.replace(" ", r"\s+"))
    return regex.compile(pattern, regex.MULTILINE)


def find_kind(
    document: CleanText,
    kinds: tuple[tuple[DocumentKind, regex.Pattern[str]], ...] | None = None,
) -> Kind | None:
    """The kind of a document; None where nothing in it says.

    >>> find_kind(CleanText.of("MOTIE VAN HET LID VAN DEN HUL\\n\\nVoorgesteld 1 mei 2019"))
    Kind(document_type='motie', structure='none')
    """
    body = document.body
    for row, pattern in kinds or load_kinds():
        if pattern.search(body, 0, len(body) if row.where == "body" else HEAD):
            return Kind(row.id, row.structure)
    return None
