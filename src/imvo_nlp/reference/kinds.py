"""The kinds of parliamentary documents, with their properties from `document_types.csv`."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from ..models import UNNAMED
from .loader import DocumentKind, data_folder, load_table


class Kind(NamedTuple):
    """A document type of the contract, its structure, and the properties of its kind.

    The fields after `document_type` are columns of the table; its README explains them.
    """

    document_type: str
    structure: str = "text"
    asked_by: str | None = None
    answered: bool = False
    days: tuple[str, ...] = ()
    chamber: str | None = None
    own_phrase: str | None = None
    on_a_bill: bool = False
    plenary: bool = False
    schema_type: str | None = None

    def answers(self, asker: Literal["member", "committee"]) -> bool:
        """Whether such a document answers written questions of members or of a committee."""
        return self.answered and self.asked_by == asker


UNKNOWN = Kind(UNNAMED, days=("sent", "received", "letter"))
"""The kind of a document that does not state it: often a letter, or answers without their head."""

_COLUMNS = Kind._fields[1:]
_BARE = Kind(UNNAMED)[2:]


def kind_of_row(row: DocumentKind) -> Kind:
    """The kind of a row of the table, with the row's own structure.

    A row without values after `structure` has those of its document type.

    >>> kind_of_row(next(row for row in load_table(DocumentKind) if row.id == "motie")).own_phrase
    'motie'
    """
    kind = _stated(row)
    if kind[2:] != _BARE:
        return kind
    return kind_of_type(row.id)._replace(structure=row.structure)


def kind_of_type(document_type: str) -> Kind:
    """The properties of a document by its type alone, as for converted JSON.

    The structure is that of the first row of the type; the other properties come from the first row
    that has any. The contract's type for all other kinds has none, nor does a type without a row.

    >>> kind_of_type("handelingen").plenary, kind_of_type("overig").structure
    (True, 'text')
    """
    return _by_type(data_folder()).get(document_type, Kind(document_type))


@cache
def _by_type(folder: str | None) -> dict[str, Kind]:
    """The kinds by type; `folder`, that of the user's own tables, is a key of the cache."""
    kinds: dict[str, Kind] = {}
    for stated in map(_stated, load_table(DocumentKind)):
        first = kinds.setdefault(stated.document_type, stated)
        if first[2:] == _BARE:
            kinds[stated.document_type] = stated._replace(structure=first.structure)
    kinds.pop(UNNAMED, None)
    return kinds


def _stated(row: DocumentKind) -> Kind:
    """The kind with the properties of its own row only."""
    return Kind(row.id, *(getattr(row, name) for name in _COLUMNS))
