"""`datapackage.json`: what the columns of the files hold and which join, as Frictionless describes it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date as Day
from typing import Any, Literal, get_args, get_type_hints

import orjson

from .rows import TABLES, Row

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_TYPES = {str: "string", int: "integer", bool: "boolean", Day: "date"}
_SHARED = len(fields(Row))

# Whose rows are parts of one row of another table: their key is that row and a place or number.
_PART_OF = {
    "askers": "questions",
    "answer_repeats": "answers",
    "question_answer": "questions",
    "motion_requests": "motions",
    "appreciations": "motions",
    "vote_parties": "votes",
    "asked_answers": "asked",
}


def key(table: str) -> tuple[str, ...]:
    """The columns that tell the rows of a table apart.

    >>> key("documents"), key("turns"), key("askers")
    (('document',), ('document', 'turn'), ('document', 'question', 'asker'))
    """
    if table == "documents":
        return ("document",)
    own = [field.name for field in fields(TABLES[table])][_SHARED:]
    return ("document", *own[: 2 if table in _PART_OF else 1])


def datapackage(kind: Literal["csv", "parquet"]) -> bytes:
    """The description of all tables in files of this kind.

    Foreign keys are those of columns that always have a value: a validator takes a turn without
    participant for one whose participant is lacking.

    >>> orjson.loads(datapackage("csv"))["resources"][2]["schema"]["primaryKey"]
    ['document', 'turn']
    """
    resources = [
        {
            "name": name,
            "path": f"{name}.{kind}",
            "type": "table",
            "format": kind,
            "mediatype": _MEDIA[kind],
            "description": row.__doc__,
            "schema": _schema(name, kind),
        }
        for name, row in TABLES.items()
    ]
    package = {"$schema": _PROFILE, "name": "imvo-nlp-tables", "resources": resources}
    return orjson.dumps(package, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _schema(table: str, kind: str) -> dict[str, Any]:
    hints = get_type_hints(TABLES[table], include_extras=True)
    columns = {name: get_args(hint) for name, hint in hints.items()}
    keys = key(table)
    has_gaps = any(_is_optional(columns[name][0]) for name in keys)
    return {
        "fields": [
            {
                "name": name,
                **_type(hint, kind),
                "description": meaning,
                # An empty text and none at all are one in CSV.
                **({"constraints": {"required": True}} if name in keys and not has_gaps else {}),
            }
            for name, (hint, meaning) in columns.items()
        ],
        **({"uniqueKeys": [keys]} if has_gaps else {"primaryKey": keys}),
        "foreignKeys": [
            {"fields": columns, "reference": {"resource": other, "fields": key(other)}}
            for columns, other in _foreign(table)
        ],
    }


def _foreign(table: str) -> list[tuple[tuple[str, ...], str]]:
    if table == "documents":
        return []
    found: list[tuple[tuple[str, ...], str]] = [(("document",), "documents")]
    if other := _PART_OF.get(table, "mentions" if table == "citations" else None):
        found.append((key(other), other))
    if table == "answer_repeats":
        found.append((("earlier_document", "earlier_answer"), "answers"))
    return found


def _is_optional(hint: Any) -> bool:
    return type(None) in get_args(hint)


def _type(hint: Any, kind: str) -> dict[str, str]:
    if _is_optional(hint):
        hint = get_args(hint)[0]
    if hint in _TYPES:
        return {"type": _TYPES[hint]}
    if kind == "parquet":
        return {"type": "array"}
    return {"type": "list", "delimiter": "; ", "itemType": _TYPES[get_args(hint)[0]]}
