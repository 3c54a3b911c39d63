"""models/train: its project runs from documents to proposals, as `spacy project run all` does."""

from __future__ import annotations

import runpy
import shlex
import shutil
import sys
from pathlib import Path

import orjson
import pytest
import typer
from spacy.cli import app
from weasel.util.config import load_project_config

import imvo_nlp
from conftest import FIXTURES
from imvo_nlp.cli import main

# The fifth in the order of their names is for evaluation.
DOCUMENTS = (
    "algemeen_overleg_goud_2019",
    "antwoord_2014",
    "antwoord_cacao_2019",
    "antwoord_gezamenlijk_textiel_2022",
    "verslag_commissiedebat_2022",
)


def test_the_project_runs_from_documents_to_proposals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(imvo_nlp.models_path() / "train", tmp_path / "train")
    monkeypatch.chdir(tmp_path / "train")
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in DOCUMENTS:
        shutil.copy(FIXTURES / f"{name}.txt", documents)
    given = {"vars.documents": str(documents), "vars.max_steps": 2}
    project = load_project_config(Path(), overrides=given)
    scripts = {each["name"]: each["script"] for each in project["commands"]}
    for name in project["workflows"]["all"]:
        for script in scripts[name]:
            run(shlex.split(script), monkeypatch)
    assert "ents_f" in orjson.loads(Path("work/scores.json").read_bytes())
    made = list(imvo_nlp.read_documents("work/proposed"))
    assert len(made) == len(DOCUMENTS)
    assert {each.kamerstuk.generator.pipeline for each in made} == {"nl_pipeline"}


def run(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command of the project does, in this process: each new one would import spaCy."""
    match words:
        case ["python", "-m", "imvo_nlp", "convert", folder, "-o", out, *options]:
            _, pipeline = options or (None, None)
            Path(out).mkdir(parents=True)
            for path in sorted(Path(folder).iterdir()):
                kamerstuk = imvo_nlp.convert(path, pipeline=pipeline)
                Path(out, f"{path.stem}.json").write_bytes(kamerstuk.to_json_bytes())
        case ["python", "-m", "imvo_nlp", *arguments]:
            assert main(arguments) == 0
        case ["python", "-m", "spacy", *arguments]:
            assert not typer.main.get_command(app)(arguments, standalone_mode=False)
        case ["python", script, *arguments]:
            monkeypatch.setattr(sys, "argv", [script, *arguments])
            runpy.run_path(script, run_name="__main__")
