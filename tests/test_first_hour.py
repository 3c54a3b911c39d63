"""What a newcomer tries first: each mistake names the function that is meant."""

from __future__ import annotations

import errno
import shlex
from importlib import metadata
from pathlib import Path

import pytest

import imvo_nlp
from imvo_nlp.cli import _COMMANDS, _parser, main
from imvo_nlp.commands.examples import EXAMPLES
from imvo_nlp.errors import MissingExtra
from imvo_nlp.extras import needed

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


def test_a_missing_extra_names_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "spacy<3.9,>=3.8",
        "pyarrow>=15; extra == 'graph'",
        "networkx>=3; extra == 'graph'",
        "pyarrow>=15; extra == 'tables'",
        'imvo-nlp[graph,tables]; extra == "all"',
    ]
    monkeypatch.setattr(metadata, "requires", lambda _: lines)
    with pytest.raises(MissingExtra) as error:
        needed("no_such_package.part", "graph", "graphml")
    assert str(error.value) == (
        "graphml needs an extra that is not installed (no_such_package): "
        'pip install "pyarrow>=15" "networkx>=3"'
    )


@pytest.mark.parametrize("command", [each.__name__.rpartition(".")[2] for each in _COMMANDS])
def test_help_ends_with_examples_that_the_command_takes(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0
    printed = capsys.readouterr().out.partition("examples:\n")[2].splitlines()
    assert [line.strip() for line in printed] == list(EXAMPLES[command])
    for line in printed:
        program, *arguments = shlex.split(line.partition(" > ")[0])
        assert program == "imvo-nlp"
        assert _parser().parse_args(arguments).run


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_tab_completion_knows_commands_options_and_files(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--print-completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(word in script for word in ("evaluate", "embed-source", "graphml"))
    assert {"bash": "_shtab_compgen_files", "zsh": "_files", "tcsh": "'n/tables/f/'"}[
        shell
    ] in script
