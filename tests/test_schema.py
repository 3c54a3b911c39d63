"""The JSON Schema: valid itself, shipped as generated, and as strict as the contract."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import imvo_nlp
from imvo_nlp.models import Kamerstuk
from imvo_nlp.schema import example, json_schema, shipped_schema

TEXT = "Vraag 1\nBent u bereid de SP te antwoorden?\n\nAntwoord 1\nJa.\n"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(shipped_schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture
def document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(imvo_nlp.convert_text(TEXT).to_json())
    return document


def test_shipped_schema_is_the_generated_one() -> None:
    again = 'models.py changed? python -c "from imvo_nlp import schema; schema.write()"'
    assert json.loads(shipped_schema()) == json_schema(), again


def test_schema_says_what_it_is() -> None:
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:imvo-nlp:kamerstuk:1.1.0"
    assert schema["title"] == "Kamerstuk"


def test_every_property_has_a_description_and_an_example() -> None:
    schema = json.loads(shipped_schema())
    lacking = [
        f"{name}.{key}"
        for name, each in [("Kamerstuk", schema), *schema["$defs"].items()]
        for key, said in each["properties"].items()
        if not said.get("description") or not said.get("examples")
    ]
    assert not lacking, 'models.py: Annotated[type, "what it is", an example]'


def test_the_examples_together_are_a_valid_document(validator: Draft202012Validator) -> None:
    together = example(Kamerstuk)
    validator.validate(together)
    kamerstuk = Kamerstuk.from_json(json.dumps(together))
    assert json.loads(kamerstuk.to_json()) == together


def test_every_key_of_the_contract_is_required_but_the_optional_ones() -> None:
    schema = json_schema()
    missing = {
        name: set(each["properties"]) - set(each["required"])
        for name, each in [("Kamerstuk", schema), *schema["$defs"].items()]
    }
    assert {name: keys for name, keys in missing.items() if keys} == {
        "Generator": {"data", "given"},
        "Source": {"text", "pages", "characters"},
        "DocumentWarning": {"start", "end"},
        "Kamerstuk": {"commitments", "motions", "votes", "asked", "followups", "furniture"},
    }


@pytest.mark.parametrize("text", ["", " \r\n", TEXT], ids=["empty", "white", "question"])
def test_output_is_valid(validator: Draft202012Validator, text: str) -> None:
    validator.validate(json.loads(imvo_nlp.convert_text(text).to_json()))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.pop("turns"),
        lambda document: document["metadata"].pop("title"),
        lambda document: document["metadata"].update(document_type="kamervragen"),
        lambda document: document["metadata"].update(chamber="Tweede Kamer"),
        lambda document: document["source"].update(length="12"),
        lambda document: document["questions"][0].update(numbers=["1"]),
        lambda document: document["mentions"][0].update(label="a bank"),
    ],
)
def test_what_the_contract_forbids_is_invalid(
    validator: Draft202012Validator, document: dict[str, Any], spoil: Callable[[Any], Any]
) -> None:
    assert validator.is_valid(document)
    spoil(document)
    assert not validator.is_valid(document)


def test_more_keys_are_allowed(validator: Draft202012Validator, document: dict[str, Any]) -> None:
    more = copy.deepcopy(document)
    more["remarks"] = []
    more["metadata"]["kind"] = "new"
    assert validator.is_valid(more)
