"""The JSON Schema of the output: generated from the dataclasses, shipped as a file.

When `models.py` has changed, write the file anew:
`python -c "from imvo_nlp import schema; schema.write()"`
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from . import models
from .models import LABEL, SCHEMA_VERSION, Kamerstuk, key_of, optional_keys

_FILE = "kamerstuk.schema.json"


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) as the dataclasses say it; needs pydantic.

    Every key is required but those that the contract marks optional; more keys are allowed.

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
    schema["$defs"]["Mention"]["properties"]["label"]["pattern"] = f"^{LABEL.pattern}$"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:imvo-nlp:kamerstuk:{SCHEMA_VERSION}",
        **schema,
        "description": "One document of the Dutch parliament.",
    }


def shipped_schema() -> str:
    """The same as JSON text, from the file that is part of the package."""
    return files(__package__).joinpath(_FILE).read_text(encoding="utf-8")


def write() -> None:
    """Writes the shipped file anew, into the source tree that this module was imported from."""
    text = json.dumps(json_schema(), indent=2, ensure_ascii=True) + "\n"
    Path(__file__).with_name(_FILE).write_text(text, encoding="utf-8")
