"""Real documents against their annotations; skipped where they do not lie beside the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import imvo_nlp

SHARED = Path(__file__).resolve().parents[2] / "shared"
DOCUMENTS = sorted((SHARED / "documents").rglob("*.txt"))

pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="no real documents beside this checkout")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_object_is_valid(path: Path, schema: Draft202012Validator) -> None:
    kamerstuk = imvo_nlp.convert(path)
    assert [each.message for each in schema.iter_errors(json.loads(kamerstuk.to_json()))] == []


def test_levels_of_the_five_documents(tmp_path: Path) -> None:
    """The lowest F1 that is asked of each layer; `.ci/run` holds the README's own figures."""
    for path in DOCUMENTS:
        if path.parent.name == "documents":
            data = imvo_nlp.convert(path).to_json_bytes()
            (tmp_path / f"{path.stem}.json").write_bytes(data)
    scorer = [sys.executable, SHARED / "tools/score.py", "--pairs", SHARED / "gold", tmp_path]
    printed = subprocess.run([*scorer, "--json"], capture_output=True, text=True, check=True)
    scores = {layer: row["f1"] for layer, row in json.loads(printed.stdout).items()}
    least = dict.fromkeys(scores, 0.95) | {
        "turns": 1.0,
        "turns.speaker": 1.0,
        "events": 1.0,
        "questions": 1.0,
        "answers": 1.0,
        "questions.answer": 1.0,
        "footnotes": 1.0,
        "metadata": 0.97,
        "mentions.party": 0.99,
        "mentions.reference": 0.99,
        "mentions.minister": 0.97,
        "mentions.member": 0.96,
        "mentions.sector": 0.90,
    }
    assert {layer: f1 for layer, f1 in scores.items() if f1 < least[layer]} == {}
