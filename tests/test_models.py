"""The object from its JSON: all of it back, and nothing taken that is not as the contract says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from imvo_nlp import Kamerstuk, convert_text

TEXT = "Vraag 1\nKent u Kamerstuk 26 485, nr. 187?\n\nAntwoord 1\nJa.\n"


def changed(**layers: Any) -> bytes:
    return json.dumps({**json.loads(convert_text(TEXT).to_json_bytes()), **layers}).encode()


def mention(**keys: Any) -> list[dict[str, Any]]:
    first = json.loads(convert_text(TEXT).to_json_bytes())["mentions"][0]
    return [{**first, **keys}]


def test_everything_comes_back() -> None:
    kamerstuk = convert_text(TEXT)
    assert Kamerstuk.from_json_bytes(kamerstuk.to_json_bytes(indent=True)) == kamerstuk


def test_keys_of_later_versions_are_left_out() -> None:
    assert Kamerstuk.from_json_bytes(changed(schema_version="1.7.0", moods=[])) == (
        Kamerstuk.from_json_bytes(changed(schema_version="1.7.0"))
    )


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        ({"schema_version": "2.0.0"}, "schema_version is 2.0.0, known is 1.0.0"),
        ({"metadata": {}}, "metadata document_type is missing"),
        (
            {"metadata": {"document_type": "folder"}},
            "metadata document_type is none of amendement, ",
        ),
        ({"metadata": {"document_type": ["motie"]}}, "metadata document_type is none of "),
        ({"metadata": {"document_type": "motie", "date": "2018-02-30"}}, "metadata date is no day"),
        (
            {"metadata": {"document_type": "motie", "dates": {"signed": "vandaag"}}},
            "metadata signed is no day",
        ),
        ({"generator": "x"}, "generator is no object"),
        ({"turns": {}}, "turns is no list"),
        ({"mentions": mention(start="7")}, "mentions start is no number from 0 up"),
        ({"mentions": mention(start=True)}, "mentions start is no number from 0 up"),
        ({"mentions": mention(end=2**63)}, "mentions end is no number from 0 up"),
        ({"mentions": mention(text=None)}, "mentions text is no text"),
        ({"mentions": mention(attributes=None)}, "mentions attributes is no object"),
        ({"mentions": mention(attributes={"dossiers": [1]})}, "mentions attributes is no text"),
        ({"mentions": mention(attributes={"kind": ["a"]})}, "attributes kind is no single value"),
    ],
)
def test_what_is_not_as_the_contract_says_is_refused(layers: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Kamerstuk.from_json_bytes(changed(**layers))
