"""The JSON Schema of the output: generated from the dataclasses, shipped as a file.

After a change in `models.py`, regenerate the file: `python -c "from imvo_nlp import schema;
schema.write()"`
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from . import models
from .models import LABEL, SCHEMA_VERSION, Kamerstuk, key_of, optional_keys

_FILE = "kamerstuk.schema.json"


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12), generated from the dataclasses; needs pydantic.

    All keys except the optional ones of the contract are required; further keys are allowed.
    Descriptions and examples come from `models.py`.

    >>> json_schema()["title"]
    'Kamerstuk'
    """
    from pydantic import TypeAdapter

    schema = TypeAdapter(Kamerstuk).json_schema(mode="serialization")
    for name, definition in [("Kamerstuk", schema), *schema["$defs"].items()]:
        optional = optional_keys(getattr(models, name))
        definition["properties"] = {
            key_of(field): value for field, value in definition["properties"].items()
        }
        definition["required"] = [key for key in definition["properties"] if key not in optional]
        for key, hint in get_type_hints(getattr(models, name), include_extras=True).items():
            if described := definition["properties"].get(key_of(key)):
                described["description"] = hint.__metadata__[0]
                described["examples"] = [example(hint)]
    schema["$defs"]["Mention"]["properties"]["label"]["pattern"] = f"^{LABEL.pattern}$"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:imvo-nlp:kamerstuk:{SCHEMA_VERSION}",
        **schema,
        "description": "One document of the Dutch parliament.",
    }


def example(hint: Any) -> Any:
    """An example of a key from `models.py`, or for an object the examples of its keys.

    >>> from imvo_nlp.models import TurnTime
    >>> example(TurnTime)
    {'start': '2025-07-02T19:00:54', 'end': '2025-07-02T19:02:10'}
    """
    if is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        return {key_of(each.name): example(hints[each.name]) for each in fields(hint)}
    if get_origin(hint) is Annotated:
        kind, _, *given = get_args(hint)
        return given[0] if given else example(kind)
    inner = get_args(hint)[0]
    return [example(inner)] if get_origin(hint) is tuple else example(inner)


def shipped_schema() -> str:
    """The schema as JSON text, from the file in the package."""
    return files(__package__).joinpath(_FILE).read_text(encoding="utf-8")


def write() -> None:
    """Regenerate the shipped file, in the source tree of this module."""
    text = json.dumps(json_schema(), indent=2, ensure_ascii=True) + "\n"
    Path(__file__).with_name(_FILE).write_text(text, encoding="utf-8")
