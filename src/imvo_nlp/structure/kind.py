"""What kind of document it is: the row of `document_types.csv` whose pattern is found."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from ..errors import LexiconError
from ..lexicons.loader import DocumentKind, data_folder, load_table
from ..text.view import CleanText

HEAD = 4000
"""Characters from the start that count as the head of a document."""
# The number of a Kamerstuk and the kind that its head gives: in capitals, since about 2022 also in
# small letters; without a number only what can hardly be a heading of a text.
_TITLE = (
    r"^(?:(?:[Nn][Rr]\.?\s*\d+|[A-Z]{{1,3}})\s+(?:{0}|(?i:{0})[^\n]*$)|{0}"
    r"|(?=(?i:verslag van een|lijst van vragen))(?i:{0})[ ]*$)"
)


class Kind(NamedTuple):
    """The document type of the contract and the way in which such a document is built."""

    document_type: str
    structure: str


class KindPattern(NamedTuple):
    """A pattern and the kinds that it tells: the one whose group, named by its index, matched."""

    pattern: regex.Pattern[str]
    end: int | None
    kinds: tuple[Kind, ...]


def load_kinds(path: Path | None = None) -> tuple[KindPattern, ...]:
    """The patterns of the shipped table of kinds, or of the one at `path`, in their order.

    Raises LexiconError for a wrong table or a pattern that does not compile.
    """
    return _kinds(path, None if path else data_folder())


@cache
def _kinds(path: Path | None, _folder: str | None) -> tuple[KindPattern, ...]:
    rows = load_table(DocumentKind, path)
    try:
        return tuple(
            _compiled(where, list(group))
            for where, group in itertools.groupby(rows, key=lambda row: row.where)
        )
    except regex.error as error:
        raise LexiconError(f"{path or 'document_types.csv'}: {error}") from error


def _compiled(where: str, rows: list[DocumentKind]) -> KindPattern:
    """One pattern for neighbouring rows that are looked for in the same place."""
    each = [f"(?P<k{index}>{row.pattern})" for index, row in enumerate(rows)]
    pattern = "|".join(each)
    if where == "title":
        pattern = _TITLE.format("(?:" + "|".join(part.replace(" ", r"\s+") for part in each) + ")")
    kinds = tuple(Kind(row.id, row.structure) for row in rows)
    return KindPattern(
        regex.compile(pattern, regex.MULTILINE), None if where == "body" else HEAD, kinds
    )


def find_kind(document: CleanText, kinds: tuple[KindPattern, ...] | None = None) -> Kind | None:
    """The kind of a document, as its format or else its text says; None where nothing says.

    >>> find_kind(CleanText.of("MOTIE VAN HET LID VAN DEN HUL\\n\\nVoorgesteld 1 mei 2019"))
    Kind(document_type='motie', structure='none')
    """
    body = document.body
    kinds = kinds or load_kinds()
    if marked := document.marks.facts.get("document_type"):
        known = (kind for each in kinds for kind in each.kinds if kind.document_type == marked)
        return next(known, Kind(marked, "text"))
    for each in kinds:
        if match := each.pattern.search(body, 0, len(body) if each.end is None else each.end):
            index = next(index for index in range(len(each.kinds)) if match[f"k{index}"])
            return each.kinds[index]
    return None
