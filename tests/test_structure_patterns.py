"""Patterns that are tried only where they can match find what they find when tried everywhere."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
import regex

import imvo_nlp
from imvo_nlp.errors import LexiconError
from imvo_nlp.reference.loader import use_data
from imvo_nlp.reference.people import people
from imvo_nlp.structure import kind, participants
from imvo_nlp.structure.kind import find_kind, load_kinds
from imvo_nlp.text.patterns import LinePattern, place_pattern
from imvo_nlp.text.view import CleanText

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("*.txt"))


def line_patterns() -> dict[str, LinePattern]:
    """All patterns of structure that are looked for at the start of lines, by their names."""
    found = {f"kinds {each.rows[0].id}": each.by_line for each in load_kinds() if each.by_line}
    found["signs"] = participants._offices(people()).signs
    package = imvo_nlp.structure
    for module in pkgutil.iter_modules(package.__path__):
        names = vars(importlib.import_module(f"{package.__name__}.{module.name}"))
        found |= {
            f"{module.name} {name}": each
            for name, each in names.items()
            if isinstance(each, LinePattern)
        }
    return found


@pytest.mark.parametrize("name", line_patterns())
def test_a_pattern_tried_at_some_lines_misses_nothing(name: str) -> None:
    line_pattern = line_patterns()[name]
    for path in FIXTURES:
        text = path.read_text(encoding="utf-8")
        for start, end in ((0, len(text)), (text.find("\n") + 1, len(text) // 2)):
            expected = [match.span() for match in line_pattern.pattern.finditer(text, start, end)]
            found = [match.span() for match in line_pattern.finditer(text, start, end)]
            assert found == expected, path.name


def test_a_match_at_one_place_does_not_read_the_whole_text() -> None:
    # With a word that a pattern must hold, `regex` looks for it up to the end of the text.
    text = "1\n" * 1_000_000
    pattern = place_pattern(r"\d+\s+Antwoord van")
    for at in range(0, 40_000, 2):  # takes a minute where each looks through the whole text
        assert pattern.match(text, at) is None


ENDLESS = "(a+)+$"
KINDS = f"""\
id,structure,where,pattern,example,source
overig,none,title,BESLUITENLIJST,BESLUITENLIJST,our own reading
motie,none,body,{ENDLESS},aaa,an endless one
"""


@pytest.mark.parametrize("own", ["path", "folder"])
def test_an_endless_pattern_of_the_users_own_is_named(
    own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "document_types.csv"
    table.write_text(KINDS, encoding="utf-8")
    monkeypatch.setattr(kind, "SECONDS", 0.05)
    if own == "folder":
        monkeypatch.setenv("IMVO_NLP_DATA", str(tmp_path))
        use_data(tmp_path)
    kinds = load_kinds(table if own == "path" else None)
    with pytest.raises(LexiconError, match=f"'motie' with the pattern '{regex.escape(ENDLESS)}'"):
        find_kind(CleanText.of("a" * 5000 + "!"), kinds)
    found = find_kind(CleanText.of("BESLUITENLIJST\n\naaa!"), kinds)
    assert found and (found.document_type, found.structure) == ("overig", "none")


def test_the_shipped_patterns_have_no_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kind, "SECONDS", 0.0)
    found = find_kind(CleanText.of("MOTIE VAN HET LID VAN DEN HUL"))
    assert found and found.document_type == "motie"
