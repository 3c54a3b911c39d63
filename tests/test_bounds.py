"""Files that want all memory or all time: they fail by name, and their neighbours are converted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import imvo_nlp
from imvo_nlp.cli import main
from imvo_nlp.errors import UnreadableInput

HOSTILE = Path(__file__).resolve().parents[2] / "shared" / "hostile"
QUESTION = "Vraag 1\nBent u bereid?\n\nAntwoord 1\nJa.\n"


def objects(*bodies: bytes) -> bytes:
    """A PDF of these objects, without the table of their places, which readers make themselves."""
    parts = [b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(bodies, 1)]
    return b"%PDF-1.7\n" + b"".join(parts) + b"trailer<</Root 1 0 R>>\n%%EOF"


def stream(keys: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (keys, len(content), content)


SELF_DRAWN = objects(
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</XObject<</X 5 0 R>>>>>>",
    stream(b"", b"/X Do"),
    # A form that draws itself twice, each of which does so again.
    stream(
        b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>",
        b"/X Do /X Do",
    ),
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    return tmp_path


def failures(folder: Path) -> dict[str, str]:
    lines = (folder / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    return {Path(each["input"]).name: each["reason"] for each in map(json.loads, lines)}


def test_a_file_that_takes_all_memory_fails_by_name_and_its_neighbour_is_converted(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "in" / "zelf.pdf").write_bytes(SELF_DRAWN)
    (here / "in" / "vraag.txt").write_text(QUESTION)
    assert main(["convert", "in", "-o", "uit", "--memory", "250"]) == 1
    reason = "it needs more than 250 MB of memory, the limit of a process"
    assert failures(here / "uit") == {"zelf.pdf": reason}
    assert f"imvo-nlp: in/zelf.pdf: {reason}" in capsys.readouterr().err
    assert json.loads((here / "uit" / "vraag.json").read_bytes())["answers"][0]["text"] == "Ja."


TOO_MANY_PAGES = objects(
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Count 5001/Kids[" + b"3 0 R " * 5001 + b"]>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.xml", b"<a>" + bytes(20 * 2**20) + b"</a>", "a.xml has more than 20 MB of XML"),
        ("a.pdf", TOO_MANY_PAGES, "a.pdf has 5001 pages; only 1 to 5000 can be read"),
    ],
    ids=["xml", "pages"],
)
def test_counts_bound_every_use(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        imvo_nlp.convert_bytes(data, name)


def test_time_and_memory_are_bounded_without_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "time limit per document in seconds (default: 120)" in said
    assert "memory limit per process in MB (default: 512; none with --pipeline)" in said


@pytest.mark.parametrize("value", ["0", "-1", "veel", "1.5"])
def test_an_invalid_limit_is_wrong_use(
    value: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", "in", "-o", "uit", "--memory", value]) == 2
    assert f"{value!r} is not a positive integer" in capsys.readouterr().err


@pytest.mark.skipif(not HOSTILE.exists(), reason="no hostile files beside this checkout")
def test_each_hostile_file_is_converted_or_fails_by_name(here: Path) -> None:
    main(["convert", str(HOSTILE), "-o", "uit", "--jobs", "2", "--quiet"])
    manifest = (here / "uit" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    statuses = {Path(each["input"]).name: each for each in map(json.loads, manifest)}
    known = {".pdf", ".txt", ".docx"}
    assert set(statuses) >= {each.name for each in HOSTILE.iterdir() if each.suffix in known}
    for name in ("selfform.pdf", "expforms.pdf", "flate2.pdf"):
        assert "MB of memory" in statuses[name]["reason"]
    assert statuses["render_slow_16k_words.docx"]["status"] == "done"
    assert statuses["tijd_25_61.txt"]["status"] == "done"
