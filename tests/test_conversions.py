"""The structure of a document does not depend on the tool that made text of its PDF.

`tests/conversions/README.md` tells how the texts were made.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import imvo_nlp
from conftest import convert_without_source
from imvo_nlp import Kamerstuk

TEXTS = sorted((Path(__file__).parent / "conversions").glob("*.txt"))
LAYERS = ("events", "turns", "questions", "answers")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_structure_is_that_of_the_fixture(path: Path) -> None:
    printed = imvo_nlp.convert(path)
    fixture = convert_without_source(path.stem.partition(".")[0])
    for layer in LAYERS:
        assert _blocks(printed, layer) == _blocks(fixture, layer), layer


def _blocks(kamerstuk: Kamerstuk, layer: str) -> list[tuple[object, ...]]:
    """Blocks without their offsets; a Markdown tool makes other dashes of those in lists."""
    labels = {answer.id: (answer.label, answer.numbers) for answer in kamerstuk.answers}
    return [
        (
            getattr(each, "label", None),
            getattr(each, "numbers", None),
            getattr(each, "refers_to", None),
            labels.get(getattr(each, "answer", None) or ""),
            getattr(getattr(each, "speaker", None), "name", None),
            " ".join(each.text.replace("– ", "- ").split()),
        )
        for each in getattr(kamerstuk, layer)
    ]
