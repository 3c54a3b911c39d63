"""The tutorials run from top to bottom, on the fixtures, and give what their comments say."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from conftest import FIXTURES
from imvo_nlp.cli import _parser, main

DOCS = FIXTURES.parent / "docs"
STEP = re.compile(
    r"^```python\n(?P<python>.*?)\n```$|^    imvo-nlp (?P<command>[^\n]*)$",
    re.DOTALL | re.MULTILINE,
)
# Needs a network, or a cluster of its own: tests/test_cluster.py has one.
ELSEWHERE = re.compile(r"s3://|--engine")


@pytest.mark.parametrize("name", ["tutorial-python", "tutorial-archive"])
def test_a_tutorial_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fixtures").symlink_to(FIXTURES)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    compared = 0
    for step in STEP.finditer((DOCS / f"{name}.md").read_text(encoding="utf-8")):
        if step["python"]:
            compared += run(step["python"], names)
        elif ELSEWHERE.search(step["command"]):
            assert _parser().parse_args(shlex.split(step["command"])).run
        else:
            assert main(shlex.split(step["command"])) == 0
    assert compared == step_comments(name)


def run(code: str, names: dict[str, Any]) -> int:
    """Run a block; how many of its expressions were compared with the literal behind them."""
    compared = 0
    for statement in ast.parse(code).body:
        if not isinstance(statement, ast.Expr):
            exec(ast.unparse(statement), names)
            continue
        result = eval(ast.unparse(statement), names)
        _, sign, comment = code.splitlines()[statement.end_lineno - 1].partition("  # ")
        if sign:
            assert result == ast.literal_eval(comment)
            compared += 1
    return compared


def step_comments(name: str) -> int:
    return len(
        re.findall(r"^[^#\n]+  # ['\d]", (DOCS / f"{name}.md").read_text("utf-8"), re.MULTILINE)
    )
