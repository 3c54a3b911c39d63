"""What a newcomer tries first: each mistake names the function that is meant."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

import imvo_nlp

TEXT = "Vraag 1\nBent u bereid de <SP> te antwoorden?\n\nAntwoord 1\nJa.\n"


@pytest.mark.parametrize("text", [TEXT, "Vraag 1 Bent u bereid?", TEXT * 999, "\0"])
def test_a_text_is_not_a_path(text: str) -> None:
    with pytest.raises(FileNotFoundError, match="no such file; use convert_text for text") as error:
        imvo_nlp.convert(text)
    assert error.value.errno == errno.ENOENT
    assert len(str(error.value)) < 200


def test_bytes_are_not_a_path() -> None:
    with pytest.raises(TypeError, match=r"use convert_bytes\(data, name\) for bytes"):
        imvo_nlp.convert(TEXT.encode())  # type: ignore[arg-type]


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="a folder; use convert_many"):
        imvo_nlp.convert(str(tmp_path))


@pytest.mark.parametrize("paths", ["stukken", Path("stukken"), b"stukken"])
def test_one_path_is_not_many(paths: object) -> None:
    with pytest.raises(
        TypeError, match=r"takes several paths, not .*stukken.*: use convert for one"
    ):
        imvo_nlp.convert_many(paths)  # type: ignore[arg-type]


def test_a_document_is_shown_on_one_line() -> None:
    kamerstuk = imvo_nlp.convert_text(TEXT)
    assert repr(kamerstuk) == (
        "<Kamerstuk antwoord_schriftelijke_vragen: questions 1, answers 1, mentions 1>"
    )
    assert repr(imvo_nlp.convert_text("")) == "<Kamerstuk overig: empty>"


def test_a_notebook_shows_the_overview() -> None:
    html = imvo_nlp.convert_text(TEXT, metadata={"title": "De <SP>"})._repr_html_()
    assert html.startswith("<pre ")
    assert "questions 1" in html
    assert "&lt;SP&gt;" in html
    assert "<SP>" not in html
