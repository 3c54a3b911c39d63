"""What the README shows is true."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import imvo_nlp
from conftest import FIXTURES, read_source

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


def test_excerpt_is_what_comes_out() -> None:
    shown = json.loads(re.search(r"```json\n(.*?)```", README, re.DOTALL)[1])
    given = json.loads(imvo_nlp.convert(FIXTURES / "antwoord_cacao_2019.txt").to_json())
    assert shown.pop("metadata").items() <= given["metadata"].items()
    for layer, elements in shown.items():
        by_id = {each["id"]: each for each in given[layer]}
        for element in elements:
            assert _shortened(element, by_id[element["id"]]) == element


def _shortened(shown: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The keys that are shown; of a text between `...` only that part."""
    element = {key: given[key] for key in shown}
    part = shown["text"].removeprefix("... ").removesuffix(" ...")
    if part != shown["text"] and part in element["text"]:
        element["text"] = shown["text"]
    return element


def test_input_excerpt_is_in_the_fixture() -> None:
    excerpt = re.search(r"```\n(heeft verlengd.*?)\n```", README, re.DOTALL)[1]
    assert excerpt in read_source("antwoord_cacao_2019")


def test_python_example() -> None:
    nlp = imvo_nlp.load()
    doc = nlp("De leden van de PvdA--\nfractie zien het kledingcon-\nvenant.")
    assert doc.text == "De leden van de PvdA-fractie zien het kledingconvenant."
    assert doc._.kamerstuk.mentions[1].value == "kleding_en_textiel"
