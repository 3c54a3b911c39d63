"""The notebook runs from its first cell to its last, and finds what the fixtures say."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

TOUR = Path(__file__).resolve().parents[1] / "docs" / "tour.ipynb"


def test_the_tour_runs_and_comes_to_its_finding() -> None:
    notebook = nbformat.read(TOUR, as_version=4)
    assert len(notebook.cells) <= 20
    shown = [_shown(cell) for cell in notebook.cells]
    NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(TOUR.parent)}}
    ).execute()
    assert [_shown(cell).split() for cell in notebook.cells] == [each.split() for each in shown]

    (finding,) = (
        _shown(cell) for cell in notebook.cells if cell.source.rstrip().endswith("\nfinding")
    )
    # antwoord_cacao_2019.txt, question 2 (Diks); antwoord_mede_namens_2020.txt, question 2 (Alkaya, Van den
    # Hul, Voordewind, Diks); antwoord_gezamenlijk_textiel_2022.txt, questions 2 and 3 (Thijssen, Van der Graaf).
    assert [line.split()[-2:] for line in finding.splitlines()[2:]] == [
        *(["2", "2"], ["2", "1"], ["2", "1"]),
        *(["1", "1"], ["1", "1"], ["1", "1"]),
    ]
    assert finding.splitlines()[2].startswith("Diks")


def _shown(cell: nbformat.NotebookNode) -> str:
    """What a cell shows as text."""
    outputs = cell.get("outputs", [])
    return "".join(
        each.get("text") or each.get("data", {}).get("text/plain", "") for each in outputs
    )
