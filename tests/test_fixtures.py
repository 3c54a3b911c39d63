"""Each fixture gives what was written beside it by hand, and keeps the promises of the contract.

The expected JSON was decided by reading the document against the contract; `fixtures/README.md`
tells which traps each document holds. It names every element of the layers that it has, each with
the keys that it decides; `mention_labels` says which labels of mentions it is complete for.
"""

from __future__ import annotations

import itertools
import json
import random
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

import imvo_nlp
from conftest import FIXTURES, NAMES, convert_without_source, read_expected, read_source
from imvo_nlp import Kamerstuk
from imvo_nlp.models import DocumentType

LAYERS = (
    "participants",
    "sections",
    "events",
    "turns",
    "questions",
    "answers",
    "footnotes",
    "mentions",
)


FIRST_LABELS = ("party", "minister", "member", "sector", "reference", "motion", "document")
"""What an expected JSON without `mention_labels` is complete for: the labels of version 1.0."""
GAPS = {
    ("brief_2006", "sections"): "a heading with a question mark right below a sentence",
    ("brief_2019", "sections"): "a numbered heading of two lines right above its text",
}


def test_there_are_fixtures_of_each_kind() -> None:
    kinds = {read_expected(name)["metadata"]["document_type"] for name in NAMES}
    assert kinds == set(get_args(DocumentType))


def test_metadata(converted: Kamerstuk, expected: dict[str, Any]) -> None:
    assert _held(_plain(converted)["metadata"], by=expected["metadata"]) == expected["metadata"]


@pytest.mark.parametrize("layer", LAYERS)
def test_layer(
    fixture_name: str,
    converted: Kamerstuk,
    expected: dict[str, Any],
    layer: str,
    request: pytest.FixtureRequest,
) -> None:
    if reason := GAPS.get((fixture_name, layer)):
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    if layer not in expected:
        pytest.skip(f"the expected JSON leaves {layer} open")
    found = _plain(converted)[layer]
    wanted = [_without_optional(each) for each in expected[layer]]
    if layer == "mentions":
        labels = expected.get("mention_labels", FIRST_LABELS)
        found = _by_place([each for each in found if each["label"] in labels])
        wanted = _by_place(wanted)
    pairs = itertools.zip_longest(wanted, found, fillvalue={})
    assert [_held(each, by=like) for like, each in pairs] == wanted


def test_object_is_valid(converted: Kamerstuk, schema: Draft202012Validator) -> None:
    assert [error.message for error in schema.iter_errors(_plain(converted))] == []


def test_round_trip(converted: Kamerstuk) -> None:
    assert Kamerstuk.from_json(converted.to_json()) == converted


def test_ids_are_unique_and_lists_in_order(converted: Kamerstuk) -> None:
    layers = [getattr(converted, layer) for layer in LAYERS]
    ids = [each.id for layer in layers for each in layer]
    assert len(ids) == len(set(ids))
    for name, layer in zip(LAYERS, layers, strict=True):
        if name != "participants":
            starts = [each.start for each in layer]
            assert starts == sorted(starts), name


def test_ranges_hold_what_text_says(converted: Kamerstuk) -> None:
    """The letters and digits of a range, less what the layout put in, are those of its text."""
    source = converted.source.text
    assert source is not None
    for layer in ("events", "turns", "questions", "answers", "footnotes", "mentions"):
        for each in getattr(converted, layer):
            printed = source[each.start : each.end]
            assert printed == printed.strip()
            assert _is_within(_signs(each.text), _signs(printed)), (layer, each.id)
            assert each.text == each.text.strip()
            assert "  " not in each.text


def test_mentions_lie_in_their_blocks(converted: Kamerstuk) -> None:
    layers = ("turns", "questions", "answers", "footnotes")
    blocks = {each.id: each for layer in layers for each in getattr(converted, layer)}
    for mention in converted.mentions:
        if mention.block is not None:
            block = blocks[mention.block]
            assert block.start <= mention.start < mention.end <= block.end
            assert mention.text in " ".join(block.text.split())


def test_text_in_front_moves_every_offset(fixture_name: str, converted: Kamerstuk) -> None:
    moved = imvo_nlp.convert_text("\n" * 10 + read_source(fixture_name))
    for layer in LAYERS[1:]:
        before = [(each.start, each.end) for each in getattr(converted, layer)]
        after = [(each.start - 10, each.end - 10) for each in getattr(moved, layer)]
        assert after == before, layer


def test_crlf_changes_offsets_only(fixture_name: str, converted: Kamerstuk) -> None:
    windows = imvo_nlp.convert_text(read_source(fixture_name).replace("\n", "\r\n"))
    assert windows.metadata == converted.metadata
    assert windows.participants == converted.participants
    for layer in ("turns", "questions", "answers", "footnotes", "mentions"):
        before = [(each.id, each.text) for each in getattr(converted, layer)]
        assert [(each.id, each.text) for each in getattr(windows, layer)] == before, layer


def test_same_input_gives_same_output(fixture_name: str) -> None:
    again = imvo_nlp.convert(FIXTURES / f"{fixture_name}.txt")
    assert again == convert_without_source(fixture_name)


def _plain(kamerstuk: Kamerstuk) -> dict[str, Any]:
    return json.loads(kamerstuk.to_json())


def _without_optional(element: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in element.items() if key != "optional"}


def _by_place(mentions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mentions without ids, which count those of all labels; an antecedent is named by its place."""
    places = {each["id"]: each["start"] for each in mentions if "id" in each}
    made = []
    for each in mentions:
        attributes = dict(each.get("attributes", {}))
        if attributes.get("antecedent"):
            attributes["antecedent"] = places[attributes["antecedent"]]
        rest = {key: value for key, value in each.items() if key not in ("id", "attributes")}
        made.append(rest | ({"attributes": attributes} if "attributes" in each else {}))
    return made


def _held(found: Any, *, by: Any) -> Any:
    """What was found, less the keys that the expected value does not hold."""
    if isinstance(by, dict) and isinstance(found, dict):
        return {key: _held(found[key], by=by[key]) for key in by if key in found} or found
    if isinstance(by, list) and isinstance(found, list) and len(by) == len(found):
        return [_held(each, by=like) for each, like in zip(found, by, strict=True)]
    return found


def _signs(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _is_within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


@pytest.mark.parametrize("seed", range(5))
def test_any_mixture_of_pieces_of_documents_converts(seed: int) -> None:
    """What no document holds side by side can still stand so in a badly converted one."""
    chance = random.Random(seed)
    texts = [read_source(name) for name in NAMES]
    for _ in range(40):
        pieces = []
        for _ in range(chance.randint(1, 12)):
            text = chance.choice(texts)
            start = chance.randrange(len(text))
            pieces.append(text[start : start + chance.randint(1, 900)])
        mixed = chance.choice(("\n\n", "\n", " ", "")).join(pieces)
        converted = imvo_nlp.convert_text(mixed)
        assert Kamerstuk.from_json_bytes(converted.to_json_bytes()) == converted
        for mention in converted.mentions:
            assert 0 <= mention.start < mention.end <= len(mixed)
