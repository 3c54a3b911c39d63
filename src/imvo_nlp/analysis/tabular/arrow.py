"""The tables in Arrow's form; imported only if pyarrow is installed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day
from operator import attrgetter
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pyarrow as pa

_TYPES = {
    str: pa.string(),
    int: pa.int64(),
    bool: pa.bool_(),
    Day: pa.date32(),
    tuple[str, ...]: pa.list_(pa.string()),
    tuple[int, ...]: pa.list_(pa.int64()),
}


def arrow_schema(row: type) -> Any:
    """The Arrow schema of a row class, with the `description` of every column.

    >>> from .rows import TABLES
    >>> field = arrow_schema(TABLES["events"]).field("time")
    >>> field.type, field.nullable, field.metadata[b"description"]
    (DataType(string), True, b'when: `10:41`')
    """
    return pa.schema(
        _field(name, hint) for name, hint in get_type_hints(row, include_extras=True).items()
    )


def _field(name: str, hint: Any) -> Any:
    metadata = None
    if get_origin(hint) is Annotated:
        hint, meaning = get_args(hint)
        metadata = {"description": meaning}
    optional = type(None) in get_args(hint)
    plain = get_args(hint)[0] if optional else hint
    return pa.field(name, _TYPES[plain], nullable=optional, metadata=metadata)


def arrow_batch(rows: Sequence[object], schema: Any) -> Any:
    """A record batch of rows."""
    columns = [
        pa.array(map(attrgetter(field.name), rows), type=field.type, size=len(rows))
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
