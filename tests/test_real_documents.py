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
FOUND = sorted((SHARED / "documents").rglob("*.*"))
DOCUMENTS = [path for path in FOUND if path.suffix == ".txt"]
# Annotations of these have no offsets, or those of their text version.
OTHER_FORMATS = [path for path in FOUND if path.suffix in (".docx", ".xml")]

pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="no real documents beside this checkout")


@pytest.mark.parametrize("path", [*DOCUMENTS, *OTHER_FORMATS], ids=lambda path: path.name)
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


REAL = SHARED / "real"
ONE_PUBLICATION = [
    [REAL / f"official/{name}__{each}.{each}" for each in ("xml", "html", "pdf", "odt")]
    for name in ("ah-tk-20202021-3235", "kst-32545-143")
] + [
    [
        SHARED / "documents/more/antwoord_meldnummer_2023.docx",
        *(REAL / f"office/antwoord_meldnummer_2023.{each}" for each in ("odt", "pdf")),
    ]
]


@pytest.mark.skipif(not REAL.is_dir(), reason="no real files of other formats")
@pytest.mark.parametrize("paths", ONE_PUBLICATION, ids=lambda paths: paths[0].stem)
def test_one_publication_says_the_same_in_every_format(paths: list[Path]) -> None:
    first, *others = map(_said, paths)
    assert first["questions"] or first["participants"]
    for path, other in zip(paths[1:], others, strict=True):
        assert other == first, path.suffix


def _said(path: Path) -> dict[str, object]:
    """What the file of a publication says, whatever its format."""
    kamerstuk = imvo_nlp.convert(path)
    metadata = kamerstuk.metadata
    return {
        "metadata": (metadata.title, metadata.identifier, metadata.dossiers, metadata.dates),
        "participants": [
            (each.name, each.initials, each.party, each.roles) for each in kamerstuk.participants
        ],
        "turns": [(each.label, each.text) for each in kamerstuk.turns],
        "questions": [
            (each.label, each.numbers, each.text, each.asked_by, each.answer)
            for each in kamerstuk.questions
        ],
        "answers": [
            (each.label, each.numbers, each.text, each.answered_by) for each in kamerstuk.answers
        ],
        "footnotes": [(each.number, each.text) for each in kamerstuk.footnotes],
        "mentions": sorted(
            (each.label, each.text, each.value or "", each.block or "")
            for each in kamerstuk.mentions
        ),
    }


def flat(text: str | None) -> str:
    return " ".join((text or "").split())


@pytest.mark.parametrize("path", OTHER_FORMATS, ids=lambda path: path.name)
def test_other_formats_have_the_blocks_of_their_annotation(path: Path) -> None:
    gold = json.loads((SHARED / "gold/more" / f"{path.stem}.json").read_text(encoding="utf-8"))
    found = json.loads(imvo_nlp.convert(path).to_json())
    for kind in ("turns", "questions", "answers"):
        blocks = found[kind]
        assert len(blocks) == len(gold.get(kind, ()))
        for wanted, block in zip(gold.get(kind, ()), blocks, strict=True):
            assert flat(block["label"]) == flat(wanted["label"])
            heads = flat(wanted.get("text_head", ""))
            tails = [wanted.get("text_tail", ""), *wanted.get("text_tail_also", ())]
            assert flat(block["text"]).startswith(heads)
            assert flat(block["text"]).endswith(tuple(map(flat, tails)))
            for key in ("numbers", "answer", "refers_to"):
                assert block.get(key) == wanted.get(key, block.get(key))
            for key in ("name", "role", "party"):
                speaker = wanted.get("speaker") or {}
                also = (None, *speaker.get("also", ()), *wanted.get("also", ()))
                assert speaker.get(key) in (*also, block.get("speaker", speaker).get(key))
            askers = [(each["name"], each["party"]) for each in wanted.get("asked_by", ())]
            asked_by = [(each["name"], each["party"]) for each in block.get("asked_by", ())]
            assert askers in ([], asked_by)
    cited = [each["value"] for each in found["mentions"] if each["label"] == "reference"]
    marked = [each for each in gold.get("mentions", ()) if each["label"] == "reference"]
    wanted_values = {each["value"] for each in marked} | set(gold.get("references", ()))
    assert wanted_values - set(cited) == set()
