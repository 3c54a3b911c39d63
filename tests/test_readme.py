"""The README's examples run, and give what the README says."""

from __future__ import annotations

import ast
import contextlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

import imvo_nlp
from conftest import FIXTURES, read_source
from imvo_nlp.cli import main

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks of one language, in order."""
    return re.findall(rf"```{language}\n(.*?)\n```", README, re.DOTALL)


@pytest.fixture
def beside_fixtures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: `fixtures`, and `uit` with one of them converted."""
    (tmp_path / "fixtures").symlink_to(FIXTURES)
    monkeypatch.chdir(tmp_path)
    cacao = "fixtures/antwoord_cacao_2019.txt"
    assert main(["convert", cacao, "-o", "uit", "--embed-source", "--quiet"]) == 0
    return tmp_path


def test_the_excerpt_of_the_fixture_is_in_it() -> None:
    (excerpt,) = (each for each in blocks("") if each.startswith("heeft verlengd"))
    assert excerpt in read_source("antwoord_cacao_2019")


def test_the_json_excerpt_is_what_that_fixture_gives() -> None:
    (block,) = blocks("json")
    shown = json.loads(block)
    given = json.loads(imvo_nlp.convert(FIXTURES / "antwoord_cacao_2019.txt").to_json())
    metadata = shown.pop("metadata")
    assert {key: given["metadata"][key] for key in metadata} == metadata
    assert set(shown) == {"answers", "footnotes", "mentions"}
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


@pytest.mark.usefixtures("beside_fixtures")
def test_the_python_example_runs_and_gives_what_its_comments_say(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (example,) = blocks("python")
    names: dict[str, Any] = {}
    compared = 0
    for statement in ast.parse(example).body:
        code = ast.unparse(statement)
        if not isinstance(statement, ast.Expr):
            exec(code, names)
            continue
        result = eval(code, names)
        _, _, comment = example.splitlines()[statement.end_lineno - 1].partition("  # ")
        with contextlib.suppress(SyntaxError):  # a comment in words
            assert result == ast.literal_eval(comment)
            compared += 1
    assert compared == 2
    said = capsys.readouterr().out
    assert "Diks GroenLinks" in said  # the turns
    assert said.count('"document_type":"motie"') == 3  # the JSON


@pytest.mark.usefixtures("beside_fixtures")
def test_the_hit_that_is_shown_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    (shown,) = re.findall(r"^    (\d{4}-\d\d-\d\d  file:.*)$", README, re.MULTILINE)
    assert main(["find", "kinderarbeid", "uit"]) == 0
    assert shown in capsys.readouterr().out.splitlines()
