"""Converted documents as tables for analysts: rows and columns, files, Arrow.

`rows.py` declares the tables, `making.py` fills them, `files.py` writes them; docs/tables.md explains them.
pyarrow, xlsxwriter and duckdb are imported on first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...converted.documents import Converted
from ...extras import needed
from ...models import Kamerstuk
from .files import Written, require, write_tables
from .making import PIECE, pieces
from .rows import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["TABLES", "Written", "batches", "require", "tables", "write_tables"]


def tables(documents: Iterable[Kamerstuk | Converted]) -> dict[str, pa.Table]:
    """The tables of documents as Arrow tables by name; docs/tables.md explains their columns.

    `documents` come from `convert_many` or `read_documents`; all tables are held in memory. Raises
    MissingExtra, and WrongUse for two documents with the same id.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n")
    >>> tables([kamerstuk])["question_answer"].select(["question", "answer"]).to_pylist()
    [{'question': 'q1', 'answer': 'a1'}]
    """
    pa = needed("pyarrow", "tables", "tables")
    made = list(batches(documents))
    return {name: pa.Table.from_batches([each[name] for each in made]) for name in TABLES}


def batches(
    documents: Iterable[Kamerstuk | Converted], length: int = PIECE
) -> Iterator[dict[str, pa.RecordBatch]]:
    """Yield the tables in pieces, of documents with about `length` code points of source together.

    One piece is held at a time, so memory hardly grows with the number of documents. A document is never
    divided, but the rows of `answer_repeats` come with the last piece. Raises the errors of `tables`.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n")
    >>> [each["questions"].num_rows for each in batches([kamerstuk])]
    [1]
    """
    needed("pyarrow", "tables", "tables")
    from .arrow import arrow_batch, arrow_schema

    schemas = {name: arrow_schema(row) for name, row in TABLES.items()}
    for piece in pieces(documents, length):
        yield {name: arrow_batch(rows, schemas[name]) for name, rows in piece.items()}
