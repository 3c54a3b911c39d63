"""Files in, JSON files out: names, skipping, failures, and the same bytes however it is run."""

from __future__ import annotations

import io
import json
import os
import signal
import tarfile
from pathlib import Path, PurePath
from typing import Any

import pytest

import imvo_nlp
from imvo_nlp import api
from imvo_nlp.batch import run as batch
from imvo_nlp.batch.inputs import STDIN, Input, Inputs, find_inputs
from imvo_nlp.batch.run import Outcome
from imvo_nlp.batch.workers import Processes, results
from imvo_nlp.errors import PipelineNotFound, UnreadableInput, WrongUse
from imvo_nlp.files.places import place, replacing

QUESTION = "Vraag 1\nBent u bereid?\n\nAntwoord 1\nJa.\n"
MANIFEST = Path("out/manifest.jsonl")
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, data: bytes | str = QUESTION) -> Path:
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data.encode() if isinstance(data, str) else data)
    return place


def run(*arguments: str, jobs: int | None = None, **options: Any) -> list[Outcome]:
    """All outcomes; without `jobs` this process does it."""
    inputs = find_inputs(arguments)
    if jobs is None:
        return list(batch.run(inputs, Path("out"), **options))
    with Processes(jobs) as workers:
        return list(batch.run(inputs, Path("out"), workers=workers, **options))


def brief(outcomes: list[Outcome]) -> list[tuple[object, ...]]:
    """Without what the manifest has besides."""
    return [(each.input, each.output, each.status, each.reason, each.size) for each in outcomes]


def statuses(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(each.input, each.status) for each in outcomes]


def written(folder: str = "out") -> dict[str, bytes]:
    """Every file below the folder but the manifest, hidden and temporary ones too, with its bytes."""
    paths = (path for path in Path(folder).rglob("*") if path.is_file() and path != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def lines() -> list[str]:
    text = Path("out/documents.jsonl").read_text()
    return [json.loads(line)["source"]["name"] for line in text.splitlines()]


def documents() -> list[bytes]:
    return Path("out/documents.jsonl").read_bytes().splitlines()


# Which files are inputs


def test_folders_are_searched_sorted_for_known_suffixes(here: Path) -> None:
    for name in ("in/b.txt", "in/a/z.TXT", "in/c.text", "in/a.txt", "in/d.png", "in/e.json"):
        put(name)
    Path("in/folder.txt").mkdir()
    os.mkfifo("in/pipe.txt")
    Path("in/broken.txt").symlink_to("absent")
    found = list(find_inputs(["in"]))
    assert [each.name.as_posix() for each in found] == ["a/z.TXT", "a.txt", "b.txt", "c.text"]
    assert found[0].path == Path("in/a/z.TXT")


def test_a_named_file_is_taken_whatever_its_suffix_and_once(here: Path) -> None:
    put("in/brief.odd")
    put("in/b.txt")
    Path("in/link.txt").symlink_to("b.txt")
    found = find_inputs(["in/brief.odd", "-", "in", "in/../in/b.txt", "-"])
    size = len(QUESTION)
    assert list(found) == [
        Input(Path("in/brief.odd"), PurePath("brief.odd"), size=size),
        Input(STDIN, PurePath("stdin")),
        Input(Path("in/b.txt"), PurePath("b.txt"), size=size),
        Input(Path("in/link.txt"), PurePath("link.txt"), size=size),
    ]
    assert (len(found), found.size) == (4, 3 * size)


def test_missing_inputs_are_wrong_use(here: Path) -> None:
    put("in/a.txt")
    with pytest.raises(WrongUse, match=r"No such file or directory: absent\.txt"):
        find_inputs(["in", "absent.txt"])
    with pytest.raises(WrongUse, match="File name too long"):
        find_inputs(["a" * 300])


def test_folders_without_documents_are_wrong_use(here: Path) -> None:
    put("in/a.png")
    with pytest.raises(WrongUse, match=r"nothing to convert: no file with .*\.txt"):
        find_inputs(["in"])


def test_a_folder_that_cannot_be_searched_is_wrong_use(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("in/a.txt")
    put("in/closed/b.txt")
    scandir = os.scandir

    def closed(path: Any) -> Any:
        if os.fspath(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(WrongUse, match=r"cannot search for input: Permission denied: in/closed"):
        find_inputs(["in"])


# Where the output goes


@pytest.mark.parametrize(
    ("inputs", "outputs"),
    [
        ([("a.txt", "a.txt")], ["a.json"]),
        ([("in/s/a.b.txt", "s/a.b.txt")], ["s/a.b.json"]),
        ([("kaal", "kaal"), ("in/.txt", ".txt")], ["kaal.json", ".txt.json"]),
        ([("a.txt", "a.txt"), ("a.text", "a.text")], ["a.txt.json", "a.text.json"]),
        ([("a.txt", "a.txt"), ("in/b/a.txt", "b/a.txt")], ["a.json", "b/a.json"]),
        ([("x/a.txt", "a.txt"), ("y/a.txt", "a.txt")], ["x/a.txt.json", "y/a.txt.json"]),
        (
            [("2018/x/s/a.txt", "s/a.txt"), ("2019/x/s/a.txt", "s/a.txt"), ("c.txt", "c.txt")],
            ["2018/x/s/a.txt.json", "2019/x/s/a.txt.json", "c.json"],
        ),
        (
            [("a.txt", "a.txt"), ("a.text", "a.text"), ("a.txt.txt", "a.txt.txt")],
            ["a.txt.json", "a.text.json", "a.txt.txt.json"],
        ),
        ([("-", "stdin"), ("stdin.txt", "stdin.txt")], ["stdin.json", "stdin.txt.json"]),
        ([("in/..txt", "..txt"), ("in/s/..txt", "s/..txt")], ["..txt.json", "s/..txt.json"]),
        ([("-", "stdin"), ("x/stdin", "stdin")], ["-/stdin.json", "x/stdin.json"]),
    ],
)
def test_output_names(inputs: list[tuple[str, str]], outputs: list[str]) -> None:
    found = Inputs((n, Input(Path(path), PurePath(name))) for n, (path, name) in enumerate(inputs))
    assert [output for _, output in found.planned(Path("o"))] == [
        Path("o", each) for each in outputs
    ]


# What is written


def test_documents_become_files_with_the_folders_structure(here: Path) -> None:
    put("in/a.txt")
    put("in/s/b.txt", "Vraag 2\r\nWaarom?\r\n")
    outcomes = run("in")
    assert brief(outcomes) == [
        ("in/a.txt", Path("out/a.json"), "done", None, len(QUESTION)),
        ("in/s/b.txt", Path("out/s/b.json"), "done", None, 18),
    ]
    assert sorted(written()) == ["a.json", "s/b.json"]
    document = json.loads(Path("out/a.json").read_bytes())
    assert document == json.loads(imvo_nlp.convert("in/a.txt").to_json())
    assert document["source"]["name"] == "a.txt"
    assert "text" not in document["source"]


def test_poor_input_is_a_document_with_warnings(here: Path) -> None:
    put("in/empty.txt", b"")
    put("in/white.txt", b" \r\n\t")
    put("in/old.txt", b"Financi\xeble sector")
    assert {each.status for each in run("in")} == {"done"}
    codes = {
        name: [each["code"] for each in json.loads(data)["warnings"]]
        for name, data in written().items()
    }
    assert "no_text" in codes["empty.json"]
    assert "no_text" in codes["white.json"]
    assert "encoding_guessed" in codes["old.json"]


def test_source_text_is_embedded_on_request(here: Path) -> None:
    put("in/crlf.txt", b"\xef\xbb\xbfVraag 1\r\nWaarom?\r\n")
    run("in", embed_source=True)
    source = json.loads(Path("out/crlf.json").read_bytes())["source"]
    assert source["text"] == "Vraag 1\r\nWaarom?\r\n"
    assert (source["encoding"], source["length"]) == ("utf-8-sig", 18)


def test_standard_input_is_named_stdin(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(QUESTION.encode())))
    assert brief(run("-")) == [("-", Path("out/stdin.json"), "done", None, len(QUESTION))]
    assert json.loads(Path("out/stdin.json").read_bytes())["source"]["name"] == "stdin"


def test_bytes_do_not_depend_on_jobs_path_order_or_company(here: Path) -> None:
    for number in range(6):
        put(f"in/{number}.txt", QUESTION.replace("bereid", f"bereid {number} maal"))
    put("in/bad.txt", PNG)
    expected = written() if run("in") else {}
    Path("out").rename("first")
    outcomes = run("in", jobs=2)
    assert sorted(each.input for each in outcomes) == [f"in/{n}.txt" for n in (*range(6), "bad")]
    assert written() == expected
    Path("out").rename("second")
    run(str(here / "in" / "3.txt"), "in/1.txt")
    assert written() == {name: expected[name] for name in ("1.json", "3.json")}


def test_workers_get_the_largest_first_and_tar_members_as_they_stand(here: Path) -> None:
    for name, times in (("a", 1), ("b", 3), ("c", 2)):
        put(f"in/{name}.txt", QUESTION * times)
    with tarfile.open("in/d.tar", "w") as archive:
        for name in ("a", "b"):
            archive.add(f"in/{name}.txt", f"{name}.txt")
    told = [each.input for each in run("in", jobs=1)]
    assert told == [f"in/{name}.txt" for name in ("b", "c", "a", "d.tar/a", "d.tar/b")]


# What is there already


def test_output_of_the_same_bytes_version_and_options_is_kept(here: Path) -> None:
    put("in/a.txt")
    put("in/b.txt")
    run("in/a.txt")
    before = Path("out/a.json").stat().st_mtime_ns
    assert statuses(run("in")) == [("in/a.txt", "skipped"), ("in/b.txt", "done")]
    assert {status for _, status in statuses(run("in", jobs=2))} == {"skipped"}
    assert Path("out/a.json").stat().st_mtime_ns == before
    assert statuses(run("in", force=True)) == [("in/a.txt", "done"), ("in/b.txt", "done")]


def test_output_of_other_bytes_version_or_options_is_rewritten(here: Path) -> None:
    put("in/a.txt")
    run("in")
    ours = written()["a.json"]
    put("in/a.txt", QUESTION.replace("Ja", "Nee"))
    assert statuses(run("in")) == [("in/a.txt", "done")]
    assert statuses(run("in", embed_source=True)) == [("in/a.txt", "done")]
    assert statuses(run("in", embed_source=True)) == [("in/a.txt", "skipped")]
    assert statuses(run("in")) == [("in/a.txt", "done")]
    put("in/a.txt")
    for other in (
        ours.replace(b'"version": "', b'"version": "0'),
        ours.replace(b'"schema_version": "1', b'"schema_version": "0'),
        ours.replace(b'"pipeline": "nl', b'"pipeline": "de'),
        ours.replace(b'"name": "a.txt"', b'"name": "z.txt"'),
    ):
        assert other != ours
        put("out/a.json", other)
        assert statuses(run("in")) == [("in/a.txt", "done")]
        assert written()["a.json"] == ours


def test_output_that_is_not_whole_is_rewritten(here: Path) -> None:
    put("in/a.txt")
    run("in")
    ours = written()["a.json"]
    for damaged in (b"", ours[:200], ours[: len(ours) // 2], ours[:-1]):
        put("out/a.json", damaged)
        assert statuses(run("in")) == [("in/a.txt", "done")]
        assert written()["a.json"] == ours


def test_a_file_that_is_not_ours_is_left_alone_and_a_failure(here: Path) -> None:
    put("in/a.txt")
    put("out/a.json", "mine")
    (outcome,) = run("in")
    assert (
        outcome.reason
        == "out/a.json already exists and was not written by imvo-nlp; use --force to overwrite it"
    )
    assert written()["a.json"] == b"mine"
    assert statuses(run("in", force=True)) == [("in/a.txt", "done")]


def test_standard_input_is_kept_too(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for status in ("done", "skipped"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(QUESTION.encode())))
        assert statuses(run("-")) == [("-", status)]


def test_output_never_takes_the_place_of_its_input(here: Path) -> None:
    put("out/a.json", QUESTION)
    (outcome,) = run("out/a.json", force=True)
    assert (outcome.status, outcome.reason) == ("failed", "its output would overwrite it")
    assert written()["a.json"] == QUESTION.encode()


def test_a_file_that_cannot_be_completed_leaves_no_trace(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("in/a.txt")
    put("out/a.json", "mine")

    def full(source: Path, target: Path) -> None:
        assert source.parent == target.parent
        assert source.suffix != ".json"
        raise OSError(28, "No space left on device", str(target))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(
            OSError, match="No space left"
        ):  # of failures.jsonl, for the same reason
            run("in", force=True)
    record = json.loads(MANIFEST.read_text())
    assert record["reason"] == "No space left on device: out/a.json"
    assert written() == {"a.json": b"mine"}


# What fails


@pytest.mark.parametrize("jobs", [None, 2])
def test_failures_are_recorded_and_the_others_go_on(here: Path, jobs: int) -> None:
    put("in/a.txt", PNG)
    put("in/b.txt")
    put("in/c.txt", b"\x00\x01\x02")
    outcomes = sorted(run("in", jobs=jobs), key=lambda each: each.input)
    assert [each.status for each in outcomes] == ["failed", "done", "failed"]
    assert [each.output for each in outcomes] == [None, Path("out/b.json"), None]
    records = [json.loads(line) for line in written()["failures.jsonl"].splitlines()]
    assert sorted(records, key=lambda each: str(each["input"])) == [
        {"input": each.input, "reason": each.reason} for each in (outcomes[0], outcomes[2])
    ]
    assert "a PNG image" in str(outcomes[0].reason)
    assert sorted(written()) == ["b.json", "failures.jsonl"]


def test_failures_file_covers_the_last_run_only(here: Path) -> None:
    put("in/a.txt", b"\x00")
    put("in/b.txt", PNG)
    run("in")
    put("in/a.txt")
    run("in")
    (record,) = map(json.loads, written()["failures.jsonl"].splitlines())
    assert record["input"] == "in/b.txt"
    put("in/b.txt")
    run("in")
    assert sorted(written()) == ["a.json", "b.json"]


def test_an_output_that_is_removed_during_the_run_is_no_success(here: Path) -> None:
    put("in/a.txt")
    put("in/b.txt")
    run("in/a.txt")
    running = batch.run(find_inputs(["in"]), Path("out"))
    assert [next(running).status, next(running).status] == ["skipped", "done"]
    for name in ("a", "b"):
        Path(f"out/{name}.json").unlink()
    gone = [(each.input, each.was, each.status, each.output, each.reason) for each in running]
    assert gone == [
        (
            f"in/{name}.txt",
            was,
            "failed",
            None,
            f"its output out/{name}.json was removed during the run",
        )
        for name, was in (("a", "skipped"), ("b", "done"))
    ]
    records = [json.loads(line) for line in written()["failures.jsonl"].splitlines()]
    assert [each["input"] for each in records] == ["in/a.txt", "in/b.txt"]


def test_failures_are_recorded_when_a_run_is_broken_off(here: Path) -> None:
    put("in/a.txt", b"\x00")
    put("in/b.txt")
    running = batch.run(find_inputs(["in"]), Path("out"))
    assert next(running).status == "failed"
    running.close()
    assert sorted(written()) == ["failures.jsonl"]


def test_a_file_that_cannot_be_read_fails_alone(here: Path) -> None:
    put("in/a.txt")
    put("in/b.txt")
    inputs = find_inputs(["in"])
    Path("in/a.txt").unlink()
    outcomes = list(batch.run(inputs, Path("out")))
    assert [each.status for each in outcomes] == ["failed", "done"]
    assert outcomes[0].reason == "No such file or directory: in/a.txt"


def test_an_unexpected_exception_is_named_with_its_class(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("in/a.txt", "eerste")
    put("in/b.txt", "tweede")
    convert_bytes = api.convert_bytes

    def faulty(data: bytes, *arguments: Any, **options: Any) -> Any:
        if data == b"eerste":
            raise ZeroDivisionError("by\nzero")
        return convert_bytes(data, *arguments, **options)

    monkeypatch.setattr(batch, "convert_bytes", faulty)
    outcomes = run("in")
    assert [each.status for each in outcomes] == ["failed", "done"]
    assert outcomes[0].reason == "ZeroDivisionError: by zero"


def test_file_names_that_are_no_utf8_are_no_obstacle(here: Path) -> None:
    for stem, data in (b"financi\xeble", QUESTION.encode()), (b"co\xf6rdinatie", b"\x00"):
        Path("in").mkdir(exist_ok=True)
        Path("in", os.fsdecode(stem + b".txt")).write_bytes(data)
    assert statuses(run("in")) == [("in/co?rdinatie.txt", "failed"), ("in/financi?le.txt", "done")]
    output = Path("out", os.fsdecode(b"financi\xeble.json"))
    assert json.loads(output.read_bytes())["source"]["name"] == "financi?le.txt"
    (record,) = map(json.loads, written()["failures.jsonl"].splitlines())
    assert record["input"] == "in/co?rdinatie.txt"


def test_a_name_too_long_for_its_output_fails_alone(here: Path) -> None:
    name = "in/" + "a" * 251 + ".txt"
    put(name)
    put("in/b.txt")
    first, second = run("in")
    assert (first.status, second.status) == ("failed", "done")
    assert first.reason is not None
    assert first.reason.startswith("File name too long: out/aaa")


@pytest.mark.parametrize("jobs", [None, 2])
def test_an_unknown_pipeline_is_nobodys_failure_but_the_callers(here: Path, jobs: int) -> None:
    put("in/a.txt")
    with pytest.raises(PipelineNotFound):
        run("in", pipeline="nl_absent", jobs=jobs)
    assert written() == {}


@pytest.mark.parametrize("folder", ["out", "out/deeper"])
def test_an_output_folder_that_is_a_file_is_wrong_use(here: Path, folder: str) -> None:
    put("in/a.txt")
    put("out", "mine")
    with pytest.raises(WrongUse, match=r"cannot write to the output folder: .*: out"):
        list(batch.run(find_inputs(["in"]), Path(folder)))
    assert Path("out").read_text() == "mine"


@pytest.mark.parametrize("jsonl", [False, True])
def test_two_runs_in_one_folder_are_refused(here: Path, jsonl: bool) -> None:
    put("in/a.txt")
    put("in/b.txt")
    first = batch.run(find_inputs(["in"]), Path("out"), jsonl=jsonl)
    next(first)
    with pytest.raises(WrongUse, match="another run is writing to out"):
        run("in", jsonl=jsonl)
    assert [each.status for each in first] == ["done"]
    assert {each.status for each in run("in", jsonl=jsonl)} == {"skipped"}


def test_what_is_no_file_is_not_taken_for_output(here: Path) -> None:
    put("in/a.txt")
    Path("out").mkdir()
    os.mkfifo("out/a.json")
    (outcome,) = run("in")
    assert outcome.reason == "out/a.json already exists and is not a file"


def test_a_timeout_without_workers_is_an_error(here: Path) -> None:
    put("in/a.txt")
    with pytest.raises(ValueError, match="a timeout requires workers"):
        run("in", timeout=1)


def test_names_that_differ_in_capitals_or_accents_are_not_written_over_each_other(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("BRIEF.txt", "brief.txt", "cafe\u0301.txt", "caf\u00e9.txt", "s/brief.txt")
    for name in names:
        put(f"in/{name}", QUESTION + name)
    assert {status for _, status in statuses(run("in"))} == {"done"}  # Linux tells them apart
    monkeypatch.setattr(batch, "tells_apart", lambda _: False)
    failed = {each.input: each.reason for each in run("in") if each.status == "failed"}
    assert list(failed) == ["in/brief.txt", "in/caf\u00e9.txt"]
    assert "differs only in capitals or accents; rename it" in str(failed["in/brief.txt"])
    assert {status for _, status in statuses(run("in", jsonl=True))} == {"done"}


def test_drafts_of_runs_that_were_killed_are_removed_and_nothing_else(here: Path) -> None:
    put("in/a.txt")
    kept = {
        ".0123.tmp": "mine",
        "s/0123456789abcdef.tmp": "mine",
        ".0123456789abcdef.tmp.txt": "mine",
    }
    for name, text in {**kept, "s/.0123456789abcdef.tmp": '{\n  "schema'}.items():
        put(f"out/{name}", text)
    with replacing(Path("out/page.html")) as page:  # of a command that is at work
        page.write(b"<html>")
        run("in")
    assert sorted(written()) == sorted([*kept, "a.json", "page.html"])


# All in one file


@pytest.mark.parametrize("jobs", [None, 2])
def test_jsonl_has_a_line_per_document_in_input_order(here: Path, jobs: int) -> None:
    for name in ("in/c.txt", "in/a.txt", "other/b.txt"):
        put(name, f"{QUESTION}{name}")
    put("in/bad.txt", PNG)
    outcomes = run("other", "in", jsonl=True, jobs=jobs)
    assert [each.status for each in outcomes] == ["done", "done", "failed", "done"]
    assert sorted(written()) == ["documents.jsonl", "failures.jsonl"]
    assert lines() == ["b.txt", "a.txt", "c.txt"]
    first = json.loads(written()["documents.jsonl"].splitlines()[0])
    assert first == json.loads(imvo_nlp.convert("other/b.txt").to_json())


def test_jsonl_keeps_lines_of_the_same_input_and_adds_the_others(here: Path) -> None:
    put("in/b.txt")
    put("x/b.txt")
    run("in", "x", jsonl=True)
    whole = written()["documents.jsonl"]
    marked = whole.replace(b'"warnings":[', b'"warnings": [')  # a line that is kept stays as it is
    Path("out/documents.jsonl").write_bytes(marked)
    put("in/a.txt", b"\x00")
    put("in/c.txt", "anders")
    outcomes = run("in", "x", jsonl=True)
    assert [each.status for each in outcomes] == ["failed", "skipped", "done", "skipped"]
    assert lines() == ["b.txt", "c.txt", "b.txt"]
    assert written()["documents.jsonl"].count(b'"warnings": [') == 2
    put("in/a.txt")
    outcomes = run("in", "x", jsonl=True, force=True)
    assert [each.status for each in outcomes] == ["done"] * 4
    assert b'"warnings": [' not in written()["documents.jsonl"]


def test_jsonl_rewrites_lines_of_another_version_or_with_other_options(here: Path) -> None:
    put("in/a.txt")
    run("in", jsonl=True)
    ours = written()["documents.jsonl"]
    older = ours.replace(b'"version":"', b'"version":"0')
    assert older != ours
    Path("out/documents.jsonl").write_bytes(older)
    assert statuses(run("in", jsonl=True)) == [("in/a.txt", "done")]
    assert written()["documents.jsonl"] == ours
    assert statuses(run("in", jsonl=True, embed_source=True)) == [("in/a.txt", "done")]
    assert len(lines()) == 1


def test_jsonl_keeps_lines_of_other_inputs_unless_forced(here: Path) -> None:
    put("in/a.txt")
    put("in/b.txt")
    run("in/b.txt", jsonl=True)
    run("in/a.txt", jsonl=True)
    assert lines() == ["a.txt", "b.txt"]
    assert statuses(run("in", jsonl=True)) == [("in/a.txt", "skipped"), ("in/b.txt", "skipped")]
    run("in/a.txt", jsonl=True, force=True)
    assert lines() == ["a.txt"]


def test_jsonl_replaces_the_line_of_an_input_that_was_edited(here: Path) -> None:
    for folder in ("in", "x", "y"):
        put(f"{folder}/a.txt")
    run("in", "x", "y", jsonl=True)
    put("in/a.txt", QUESTION.replace("Ja", "Nee"))
    put("x/a.txt", QUESTION.replace("Ja", "Misschien"))
    # Broken off when the first has a line in the manifest only.
    running = batch.run(find_inputs(["in", "x"]), Path("out"), jsonl=True)
    next(running)
    running.close()
    run("in", jsonl=True)
    answers = [json.loads(line)["answers"][0]["text"] for line in documents()]
    assert answers == ["Nee.", "Ja.", "Ja."]
    put("x/a.txt", PNG)
    run(str(here / "x"), jsonl=True)
    assert len(documents()) == 3  # one that fails keeps its line
    put("x/a.txt", QUESTION.replace("Ja", "Misschien"))
    run(str(here / "x"), jsonl=True)
    answers = [json.loads(line)["answers"][0]["text"] for line in documents()]
    assert answers == ["Misschien.", "Nee.", "Ja."]


def test_jsonl_adds_the_line_end_that_an_editor_took(here: Path) -> None:
    put("in/a.txt")
    run("in", jsonl=True)
    whole = Path("out/documents.jsonl")
    whole.write_bytes(whole.read_bytes().rstrip(b"\n"))
    put("x/b.txt")
    run("x", jsonl=True)
    assert lines() == ["b.txt", "a.txt"]


def test_jsonl_with_an_unknown_pipeline_is_the_callers_mistake(here: Path) -> None:
    put("in/a.txt", PNG)
    put("in/b.txt")
    run("in", jsonl=True)
    before = written()
    with pytest.raises(PipelineNotFound):
        run("in", jsonl=True, pipeline="nl_absent")
    assert {name: written()[name] for name in before} == before


def test_jsonl_survives_an_input_that_vanishes(here: Path) -> None:
    put("in/a.txt")
    run("in", jsonl=True)
    inputs = find_inputs(["in"])
    Path("in/a.txt").unlink()
    (outcome,) = batch.run(inputs, Path("out"), jsonl=True)
    assert outcome.reason == "No such file or directory: in/a.txt"
    assert lines() == ["a.txt"]


def test_jsonl_that_is_no_output_of_ours_is_left_alone(here: Path) -> None:
    put("in/a.txt")
    run("in", jsonl=True)
    put("out/documents.jsonl", written()["documents.jsonl"] + b"mine\n")
    with pytest.raises(WrongUse, match=r"documents\.jsonl, line 2: not a document; use --force"):
        run("in", jsonl=True)
    assert written()["documents.jsonl"].endswith(b"mine\n")


def test_jsonl_appears_only_when_complete_and_what_was_done_is_kept(here: Path) -> None:
    for name in ("a", "b", "c"):
        put(f"in/{name}.txt", f"{QUESTION}{name}")
    run("in", jsonl=True)
    whole = written()["documents.jsonl"]
    Path("out/documents.jsonl").unlink()
    for done in (1, 2):
        running = batch.run(find_inputs(["in"]), Path("out"), jsonl=True)
        for _ in range(done):
            next(running)
        running.close()
        assert "documents.jsonl" not in written()
    cut = Path("out/.documents.2.part")
    cut.write_bytes(cut.read_bytes()[:-10])
    outcomes = run("in", jsonl=True)
    assert [each.status for each in outcomes] == ["skipped", "done", "done"]
    assert written() == {"documents.jsonl": whole}


def test_jsonl_needs_a_folder_of_this_machine(here: Path) -> None:
    put("in/a.txt")
    with pytest.raises(WrongUse, match="needs a local folder, not memory://out"):
        list(batch.run(find_inputs(["in"]), place("memory://out"), jsonl=True))


# The same from Python


def test_convert_many_is_lazy_and_in_order(here: Path) -> None:
    paths = [put(f"{number}.txt", f"Vraag {number}\nWaarom?\n") for number in range(5)]
    taken: list[Path] = []

    def tell() -> Any:
        for path in paths:
            taken.append(path)
            yield path

    documents = imvo_nlp.convert_many(tell())
    assert taken == []
    assert next(documents).source.name == "0.txt"
    assert taken == paths[:1]
    assert [each.source.name for each in documents] == [f"{n}.txt" for n in range(1, 5)]


def test_convert_many_gives_the_same_with_more_processes(here: Path) -> None:
    paths = [put(f"{number}.txt", f"Vraag {number}\nWaarom?\n") for number in range(5)]
    one = list(imvo_nlp.convert_many(paths, embed_source=True))
    assert one == [imvo_nlp.convert(path, embed_source=True) for path in paths]
    assert list(imvo_nlp.convert_many(paths, jobs=2, embed_source=True)) == one


@pytest.mark.parametrize("jobs", [1, 2])
def test_convert_many_raises_in_turn_or_reports(here: Path, jobs: int) -> None:
    paths = [put("a.txt"), put("b.txt", b"\x00"), Path("absent.txt"), put("c.txt")]
    documents = imvo_nlp.convert_many(paths, jobs=jobs)
    assert next(documents).source.name == "a.txt"
    with pytest.raises(UnreadableInput, match=r"b\.txt"):
        next(documents)

    told: list[tuple[Path, type[Exception]]] = []
    documents = imvo_nlp.convert_many(
        paths, jobs=jobs, on_error=lambda path, error: told.append((path, type(error)))
    )
    assert [each.source.name for each in documents] == ["a.txt", "c.txt"]
    assert told == [(paths[1], UnreadableInput), (paths[2], FileNotFoundError)]


def test_convert_many_refuses_what_is_wrong_for_all(here: Path) -> None:
    with pytest.raises(ValueError, match="jobs is 0"):
        imvo_nlp.convert_many([put("a.txt")], jobs=0)
    with pytest.raises(PipelineNotFound):
        list(imvo_nlp.convert_many([put("a.txt")], pipeline="nl_absent", on_error=lambda *_: None))


def test_workers_leave_ctrl_c_to_the_parent() -> None:
    with Processes(1) as workers:
        ((_, handler),) = results(workers, signal.getsignal, [signal.SIGINT])
    assert handler == signal.SIG_IGN


def test_convert_text_counts_in_the_text_as_given() -> None:
    document = imvo_nlp.convert_text("\r\n" + QUESTION, name="vragen")
    (question,) = document.questions
    assert ("\r\n" + QUESTION)[question.start : question.end] == "Bent u bereid?"
    assert (document.source.name, document.source.length) == ("vragen", len(QUESTION) + 2)
    assert document.source.encoding is None


def test_one_pipeline_serves_the_whole_process() -> None:
    assert api.loaded_pipeline(None) is api.loaded_pipeline(None)
