"""Each layer is declared once, by its class and its key, and reaches all that shows or counts layers."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
from rich.console import Console

import imvo_nlp
from conftest import FIXTURES, NAMES, convert_fixture
from imvo_nlp import Kamerstuk
from imvo_nlp.analysis.find import KINDS, find
from imvo_nlp.analysis.show import render, render_element
from imvo_nlp.analysis.tabular import TABLES, tables
from imvo_nlp.batch.inputs import find_inputs
from imvo_nlp.batch.run import run
from imvo_nlp.converted.documents import Converted
from imvo_nlp.models import LAYERS, Layer, layers_of, optional_key
from imvo_nlp.wording import LANGS, wording


@cache
def example(layer: Layer) -> Kamerstuk:
    """A document that has this layer."""
    for name in NAMES:
        kamerstuk = convert_fixture(name)
        if layer.of(kamerstuk):
            return kamerstuk
    raise AssertionError(f"no fixture has {layer.key}")


def printed(renderable: Any) -> str:
    console = Console(file=io.StringIO(), width=200)
    console.print(renderable)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def of_each_layer(layers: tuple[Layer, ...] = LAYERS) -> Any:
    return pytest.mark.parametrize("layer", layers, ids=lambda layer: layer.key)


def test_the_layers_are_those_of_the_contract() -> None:
    assert [layer.key for layer in LAYERS] == [
        *("participants", "sections", "events", "turns", "questions", "answers", "footnotes"),
        "mentions",
        "commitments",
        "motions",
        "votes",
        "asked",
        "followups",
        "furniture",
    ]


@of_each_layer()
def test_a_layer_is_a_table(layer: Layer) -> None:
    kamerstuk = example(layer)
    made = tables([kamerstuk])
    ids = [each.id for each in layer.of(kamerstuk)]
    assert made[layer.key][layer.kind].to_pylist() == ids
    assert made["documents"][f"{layer.kind}_count"].to_pylist() == [len(ids)]
    assert layer.kind in [field.name for field in fields(TABLES[layer.key])]


@of_each_layer()
def test_a_layer_is_on_the_page(layer: Layer) -> None:
    kamerstuk = example(layer)
    page = imvo_nlp.render(kamerstuk, furniture=layer.key == "furniture")
    for each in layer.of(kamerstuk):
        assert f'id="{each.id}"' in page
    assert f"{wording('nl')['layers'][layer.key]}\u00a0{len(layer.of(kamerstuk))}" in page
    assert all(layer.key in wording(lang)["layers"] for lang in LANGS)


@of_each_layer(tuple(layer for layer in LAYERS if layer.has_place and layer.words))
def test_a_layer_is_searched(layer: Layer) -> None:
    kamerstuk = example(layer)
    element = next(each for each in layer.of(kamerstuk) if layer.words_of(each))
    words = " ".join(layer.words_of(element).split()[:2])
    assert layer.kind in KINDS
    hits = list(find([Converted("a", "a.json", kamerstuk)], words, kind=layer.kind))
    assert element.id in [hit.block for hit in hits]
    assert {hit.kind for hit in hits} == {layer.kind}


@of_each_layer()
def test_a_layer_is_shown(layer: Layer) -> None:
    kamerstuk = example(layer)
    shown = printed(render(kamerstuk))
    assert f"{layer.key} {len(layer.of(kamerstuk))}" in shown
    first = layer.of(kamerstuk)[0]
    if layer.words:
        assert layer.words_of(first).split()[0] in printed(render_element(kamerstuk, first.id))


def test_every_layer_is_counted_in_the_manifest(tmp_path: Path) -> None:
    name = "algemeen_overleg_goud_2019"
    list(run(find_inputs([str(FIXTURES / f"{name}.txt")]), tmp_path))
    record = json.loads((tmp_path / "manifest.jsonl").read_text())
    kamerstuk = convert_fixture(name)
    assert record["counts"] == {layer.key: len(layer.of(kamerstuk)) for layer in LAYERS}


# A layer that the contract does not have yet


@dataclass(frozen=True, slots=True)
class Promise:
    """Somebody promises something."""

    id: str
    start: Annotated[int, "where it starts"]
    text: Annotated[str, "the words"]


@dataclass(frozen=True, slots=True)
class Later(Kamerstuk):
    """A document of a version of the contract that has promises."""

    promises: tuple[Promise, ...] | None = optional_key()


def later(**promises: Any) -> Later:
    data = json.loads(imvo_nlp.convert_text("Vraag 1\nKent u dit?\n").to_json_bytes())
    made = Later.from_json_bytes(json.dumps({**data, **promises}).encode())
    assert isinstance(made, Later)
    return made


def test_a_class_and_a_key_make_a_layer() -> None:
    assert layers_of(Later)[:-1] == LAYERS
    assert layers_of(Later)[-1] == Layer("promises", Promise, "promise", "text", True, True)


def test_an_optional_layer_is_absent_until_somebody_looks_for_it() -> None:
    promises = layers_of(Later)[-1]
    absent, empty = later(), later(promises=[])
    assert (absent.promises, promises.of(absent)) == (None, ())
    assert b'"promises"' not in absent.to_json_bytes()
    assert empty.promises == ()
    assert empty.to_json_bytes().endswith(b',"promises":[]}')
    (made,) = promises.of(later(promises=[{"id": "c1", "start": 3, "text": "Ja."}]))
    assert (made, promises.words_of(made)) == (Promise("c1", 3, "Ja."), "Ja.")


# Where mentions stand in their blocks


def misplaced(kamerstuk: Kamerstuk) -> Iterator[str]:
    texts = {each.id: each.text for each in kamerstuk.blocks_and_notes()}
    for each in kamerstuk.mentions:
        if each.block is None:
            if (each.text_start, each.text_end) != (None, None):
                yield each.id
        elif " ".join(texts[each.block][each.text_start : each.text_end].split()) != each.text:
            yield each.id


def test_every_mention_in_a_block_stands_at_its_place_in_the_text(converted: Kamerstuk) -> None:
    assert list(misplaced(converted)) == []


def test_hyphens_notes_and_page_feet_do_not_count_in_the_text_of_a_block() -> None:
    kamerstuk = imvo_nlp.convert_text(
        "Vraag 1\nIs de goud-\nsector1 groot en de goudsector \n\n"
        "1 https://www.voorbeeld.example/een_lang_adres/pagina/2.pdf over de SP\n"
        " ook, en de goudsector?\n\nAntwoord 1\nJa.\n"
    )
    (question,) = kamerstuk.questions
    (note,) = kamerstuk.footnotes
    assert question.text == "Is de goudsector groot en de goudsector ook, en de goudsector?"
    assert [
        (each.block, each.text, each.text_start, each.text_end) for each in kamerstuk.mentions
    ] == [
        ("q1", "goudsector", 6, 16),
        ("q1", "goudsector", 29, 39),
        ("fn1", "SP", note.text.index("SP"), len(note.text)),
        ("q1", "goudsector", 51, 61),
    ]


def test_a_mention_in_no_block_has_no_place_in_one() -> None:
    (mention,) = imvo_nlp.convert_text("Een brief over de SP.").mentions
    assert (mention.block, mention.text_start, mention.text_end) == (None, None, None)
