"""What a folder or an archive holds that is not converted, and names that nobody expects."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

import imvo_nlp
from imvo_nlp.cli import main

QUESTION = "Vraag 1\nBent u bereid?\n\nAntwoord 1\nJa.\n"
Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in an empty folder, with a folder `in` that holds one question."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/vraag.txt").write_text(QUESTION)
    return tmp_path


def manifest() -> list[dict[str, Any]]:
    lines = Path("uit/manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def unread() -> dict[str, str]:
    return {each["input"]: each["reason"] for each in manifest() if each["status"] == "unread"}


def test_files_that_no_reader_takes_are_counted_and_named(capsys: Said) -> None:
    for name in ("a.jpg", "b.JPG", "c.jpg", "d.jpg", "lijst.xlsx", "post.eml", "leesmij"):
        Path("in", name).write_bytes(b"x")
    assert main(["convert", "in", "-o", "uit"]) == 0
    assert unread() == {
        **{f"in/{name}": "no reader for .jpg" for name in ("a.jpg", "b.JPG", "c.jpg", "d.jpg")},
        "in/lijst.xlsx": "no reader for .xlsx",
        "in/post.eml": "no reader for .eml",
        "in/leesmij": "no suffix",
    }
    assert (
        "7 files not read: 1 no reader for .eml (in/post.eml); "
        "4 no reader for .jpg (in/a.jpg, in/b.JPG, in/c.jpg, ...); "
        "1 no reader for .xlsx (in/lijst.xlsx); 1 no suffix (in/leesmij)\n"
    ) in capsys.readouterr().err


def test_links_and_pipes_are_named(here: Path) -> None:
    (here / "elders").mkdir()
    (here / "elders" / "brief.txt").write_text(QUESTION)
    Path("in/map").symlink_to(here / "elders")
    Path("in/weg.txt").symlink_to(here / "nergens.txt")
    os.mkfifo("in/pijp.txt")
    assert main(["convert", "in", "-o", "uit"]) == 0
    assert unread() == {
        "in/map": "a link to a folder",
        "in/weg.txt": "a link to nothing",
        "in/pijp.txt": "neither a file nor a folder",
    }


def test_files_in_an_archive_are_named_too() -> None:
    with zipfile.ZipFile("in/stukken.zip", "w") as archive:
        archive.writestr("map/brief.txt", QUESTION)
        archive.writestr("map/foto.png", b"x")
        archive.writestr("__MACOSX/._foto.png", b"x")
    assert main(["convert", "in", "-o", "uit"]) == 0
    assert unread() == {"in/stukken.zip/map/foto.png": "no reader for .png"}
    assert Path("uit/stukken/map/brief.json").exists()


def test_what_the_run_itself_writes_is_not_among_them() -> None:
    assert main(["convert", ".", "-o", "uit"]) == 0
    assert main(["convert", ".", "-o", "uit"]) == 0
    assert unread() == {}


def test_an_empty_file_is_no_success_without_a_word(capsys: Said) -> None:
    Path("in/leeg.txt").write_bytes(b"")
    assert main(["convert", "in", "-o", "uit"]) == 0
    (empty,) = [each for each in manifest() if each["input"] == "in/leeg.txt"]
    assert empty["warnings"]["no_text"] == 1
    said = capsys.readouterr().err
    assert "documents with warnings: " in said
    assert "1 no_text" in said


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31mb.txt", "a\x01b.txt", "a\u2028b.txt"])
def test_a_name_with_a_line_end_or_a_control_character_breaks_nothing(
    name: str, capsys: Said
) -> None:
    Path("in", name).write_text(QUESTION)
    Path("in", f"{name}.png").write_bytes(b"x")
    (Path("in") / name.replace(".txt", ".pdf")).write_bytes(b"\x89PNG\r\n")
    assert main(["convert", "in", "-o", "uit"]) == 1
    for line in capsys.readouterr().err.splitlines():
        assert line.isprintable()
        assert line.startswith(
            ("imvo-nlp: in/a?", "3 documents: ", "1 file not ", "documents with")
        )
    shown = [each["input"] for each in manifest()]
    assert all(each.isprintable() for each in shown)
    for kamerstuk in imvo_nlp.read_documents("uit"):
        assert kamerstuk.kamerstuk.source.name.isprintable()
        assert kamerstuk.id.isprintable()
