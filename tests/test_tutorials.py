"""The documentation runs: commands parse, and Python blocks give what their comments say.

Every Python block runs from top to bottom of its page, here or in the test that `ELSEWHERE` names. A block or command
that needs a network, a cluster or a trained pipeline (`FAR`) is only compiled or parsed. A command with an option in
brackets or a word in capitals such as `DIR` is a synopsis.
"""

from __future__ import annotations

import ast
import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import duckdb
import pytest

from conftest import FIXTURES
from imvo_nlp.cli import _parser, main

ROOT = FIXTURES.parent
PAGES = [ROOT / "README.md", ROOT / "models" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ELSEWHERE = {
    "README": "test_readme.py",
    "export": "test_export.py",
    "reference-data": "test_reference_coverage.py",
    "scaling": "test_cluster.py",
    "tables": "test_tables_questions.py",
    "vocabulary": "test_vocabulary_of_your_own.py",
}
FAR = re.compile(r"s3://|tcp://|--engine|nl_core_news_lg")
SYNOPSIS = re.compile(r"\[-|\b(?:DIR|FILE|INPUT|FOLDER)\b")
STEP = re.compile(
    r"^```python\n(?P<python>.*?)\n```$|^```sql\n(?P<sql>.*?)\n```$|^    imvo-nlp (?P<command>[^\n]*)$",
    re.DOTALL | re.MULTILINE,
)
SHELL = re.compile(
    r"^(?:    |\d+ \d+ (?:[\d*]+ ){3} *)(.+)$", re.MULTILINE
)  # a line of a shell, or of cron
COMMAND = re.compile(r"(?:\.venv/bin/)?imvo-nlp (?!-)(?P<command>.+)")
SCRIPT = re.compile(r"python ((?:benchmarks|tests)/\w+\.py)((?: (?:[A-Z]+|\d+|--?[\w-]+))*)")
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "optional-dependencies"
]
TWO = ("algemeen_overleg_goud_2019", "handelingen_vao_palmolie_2018")


def test_every_page_with_python_is_run() -> None:
    with_python = {page.stem for page in PAGES if "```python\n" in page.read_text("utf-8")}
    assert with_python == {*RUN, *ELSEWHERE}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_parse_and_data_is_well_formed(page: Path) -> None:
    text = page.read_text("utf-8").replace("\\\n", " ")
    for line in SHELL.findall(text):
        for command in map(COMMAND.fullmatch, re.split(r" *(?:&&|; ) *", line)):
            if command and not SYNOPSIS.search(command[1]):
                assert _parser().parse_args(arguments(command[1])).run
    for block in re.findall(r"```json\n(.*?)\n```", text, re.DOTALL):
        json.loads(block)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_scripts_with_their_options_and_extras_exist(page: Path) -> None:
    text = " ".join(page.read_text("utf-8").split())
    for script, options in SCRIPT.findall(text):
        source = (ROOT / script).read_text("utf-8")
        assert all(f'"{option}"' in source for option in re.findall(r"--[\w-]+", options))
    for what in re.findall(r"pip install (?:-\w )?\"([^\"]+)\"", text):
        extras = re.fullmatch(
            r"\.\[([\w,]+)\]", what
        )  # from a checkout: no registry has the library
        assert extras and EXTRAS.keys() >= set(extras[1].split(","))


# The pages whose steps run here, with the fixtures that they need; None stands for all.
RUN = {
    "tutorial-python": None,
    "tutorial-archive": None,
    "python": TWO[:1],
    "spacy": (),
    "graph": TWO,
}


@pytest.mark.parametrize("name", RUN)
def test_a_page_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = RUN[name]
    if some is None:
        (tmp_path / "fixtures").symlink_to(FIXTURES)
    else:
        (tmp_path / "fixtures").mkdir()
        for fixture in some:
            (tmp_path / "fixtures" / f"{fixture}.txt").symlink_to(FIXTURES / f"{fixture}.txt")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    names: dict[str, Any] = {}
    compared = 0
    for step in STEP.finditer(text):
        if FAR.search(step[0]) or SYNOPSIS.search(step["command"] or ""):
            compile(step["python"] or "", name, "exec")
        elif step["python"]:
            compared += run(step["python"], names)
        elif step["sql"]:
            assert duckdb.sql(step["sql"]).fetchall()
        else:
            assert main(arguments(step["command"])) == 0
    assert compared == len(re.findall(r"^[^#\n]+  # ['\d\[]", python_of(text), re.MULTILINE))


def arguments(command: str) -> list[str]:
    return shlex.split(command.partition(" > ")[0], comments=True)


def python_of(text: str) -> str:
    return "\n".join(re.findall(r"```python\n(.*?)\n```", text, re.DOTALL))


def run(code: str, names: dict[str, Any]) -> int:
    """Run a block; how many of its expressions were compared with the literal after them."""
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
