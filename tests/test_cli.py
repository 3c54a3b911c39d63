"""The command: exit status, what it says where, and what it never does."""

from __future__ import annotations

import argparse
import dataclasses
import io
import json
import os
import pty
import re
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from rich.console import Console

import imvo_nlp
from imvo_nlp import api
from imvo_nlp.analysis.show import render, render_element
from imvo_nlp.batch import inputs
from imvo_nlp.batch.run import Outcome
from imvo_nlp.batch.workers import _begin
from imvo_nlp.cli import main
from imvo_nlp.commands import convert
from imvo_nlp.commands.progress import Progress
from imvo_nlp.errors import reason
from imvo_nlp.models import (
    LAYERS,
    Answer,
    Asker,
    DocumentWarning,
    Event,
    Footnote,
    Generator,
    Kamerstuk,
    Mention,
    Metadata,
    Participant,
    Question,
    Section,
    Source,
    Speaker,
    Turn,
)
from imvo_nlp.schema import json_schema

QUESTION = "Vraag 1\nBent u bereid?\n\nAntwoord 1\nJa.\n"
Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in a folder with three documents in `in`."""
    monkeypatch.chdir(tmp_path)
    Path("in/s").mkdir(parents=True)
    for name in ("in/a.txt", "in/b.txt", "in/s/c.txt"):
        Path(name).write_text(QUESTION)
    return tmp_path


# convert


def test_all_converted_is_0_with_a_summary_on_stderr(capsys: Said) -> None:
    assert main(["convert", "in", "-o", "out"]) == 0
    assert sorted(path.name for path in Path("out").rglob("*.json")) == [
        "a.json",
        "b.json",
        "c.json",
    ]
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("3 documents: 3 converted, 0 skipped, 0 failed, 117 bytes in ")


def test_one_document_is_singular_and_skipped_the_second_time(capsys: Said) -> None:
    main(["convert", "in/a.txt", "-o", "out"])
    assert main(["convert", "in/a.txt", "-o", "out"]) == 0
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("1 document: 1 converted, 0 skipped, 0 failed, 39 bytes in ")
    assert second.startswith("1 document: 0 converted, 1 skipped, 0 failed, 0 bytes in ")
    assert main(["convert", "in/a.txt", "-o", "out", "--force"]) == 0
    assert "1 converted, 0 skipped" in capsys.readouterr().err


def test_some_failed_is_1_and_each_is_named_with_its_reason(capsys: Said) -> None:
    Path("in/b.txt").write_bytes(b"\x89PNG [bold]")
    assert main(["convert", "in", "-o", "out"]) == 1
    failed, summary = capsys.readouterr().err.splitlines()
    assert failed.startswith("imvo-nlp: in/b.txt: no reader accepts b.txt (it seems to be a PNG")
    assert summary.startswith("3 documents: 2 converted, 0 skipped, 1 failed, 78 bytes in ")
    assert json.loads(Path("out/failures.jsonl").read_text())["input"] == "in/b.txt"


def test_options_reach_the_batch(capsys: Said) -> None:
    assert main(["convert", "in", "-o", "out", "--jsonl", "--embed-source", "--jobs", "2"]) == 0
    records = [json.loads(line) for line in Path("out/documents.jsonl").read_text().splitlines()]
    assert [each["source"]["name"] for each in records] == ["a.txt", "b.txt", "c.txt"]
    assert {each["source"]["text"] for each in records} == {QUESTION}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "required: COMMAND"),
        (["convert"], "required: INPUT, -o"),
        (["convert", "in"], "required: -o"),
        (["convert", "in", "-o", "out", "--job", "2"], "unrecognized arguments: --job"),
        (["convert", "in", "-o", "out", "--jobs", "0"], "'0' is not a positive integer"),
        (["convert", "in", "-o", "out", "--jobs", "veel"], "'veel' is not a positive integer"),
        (["convert", "in", "-o", "out", "--timeout", "nul"], "'nul' is not a number of seconds"),
        (["convert", "in", "-o", "out", "--timeout", "-1"], "'-1' is not a number of seconds"),
        (["convert", "absent", "-o", "out"], "No such file or directory: absent"),
        (["convert", "empty", "-o", "out"], "nothing to convert"),
        (["convert", "in", "-o", "in/a.txt"], "cannot write to the output folder"),
        (["convert", "in", "-o", "out", "--pipeline", "nl_absent"], "nl_absent"),
        (["show", "absent.txt"], "no such file: absent.txt"),
        (["show", "in/a.txt", "--pipeline", "nl_absent"], "nl_absent"),
        (["show", "in/a.txt", "--full", "t1"], "no element 't1' with text in this document"),
        (["show", "in/a.txt", "--full", "q1", "--json"], "not allowed with argument"),
    ],
)
def test_wrong_use_is_2_with_one_message(arguments: list[str], message: str, capsys: Said) -> None:
    Path("empty").mkdir()
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert message in said.err
    assert "Traceback" not in said.err
    written = [path for path in Path().rglob("*.json*") if path != Path("out/manifest.jsonl")]
    assert not written


def test_an_error_nobody_foresaw_is_reported_without_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    def faulty(*_: Any) -> Any:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(inputs, "find_inputs", faulty)
    assert main(["convert", "in", "-o", "out"]) == 1
    assert capsys.readouterr().err == "imvo-nlp: ZeroDivisionError: by zero\n"


def test_standard_input_and_a_pipe_without_progress_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(QUESTION.encode())))
    assert main(["convert", "-", "-o", "out"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("1 document: 1 converted")
    assert err.count("\n") == 1
    assert json.loads(Path("out/stdin.json").read_text())["source"]["name"] == "stdin"


def test_a_terminal_gets_a_progress_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    reader, writer = pty.openpty()
    shown = bytearray()
    reading = Thread(target=_read, args=(reader, shown))
    reading.start()
    with os.fdopen(writer, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        assert main(["convert", "in", "-o", "out"]) == 0
    reading.join()
    os.close(reader)
    assert b"Converting" in shown
    assert b"3 documents: 3 converted" in shown


def _read(terminal: int, shown: bytearray) -> None:
    with suppress(OSError):  # the terminal's other side is closed
        while chunk := os.read(terminal, 65536):
            shown += chunk


def test_ctrl_c_ends_cleanly_with_complete_files_only() -> None:
    for number in range(2000):
        Path(f"in/{number}.txt").write_text(QUESTION * 50)
    call = [sys.executable, "-m", "imvo_nlp", "convert", "in", "-o", "out", "--jobs", "1"]
    with subprocess.Popen(
        call, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        deadline = time.monotonic() + 300
        while not list(Path().glob("out/*.json")) and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=300)
    assert running.returncode == 130
    assert said == "imvo-nlp: interrupted; every file that was written is complete\n"
    files = [path for path in Path("out").rglob("*") if path.is_file()]
    files.remove(Path("out/manifest.jsonl"))
    assert 0 < len(files) < 2000
    for path in files:
        assert path.suffix == ".json"
        json.loads(path.read_bytes())


def test_the_summary_counts_what_is_there_at_the_end(capsys: Said) -> None:
    done = Outcome("in/a.txt", Path("out/a.json"), "done", size=9, warnings={"no_text": 1})
    with Progress(2, 14, quiet=False, log=None) as progress:
        progress.add(done)
        progress.add(Outcome("in/b.txt", Path("out/b.json"), "skipped", size=5))
        progress.add(replace(done, status="failed", reason="it was removed", was="done"))
    progress.sum_up()
    said = capsys.readouterr().err
    assert "2 documents: 0 converted, 1 skipped, 1 failed, 0 bytes in" in said
    assert "no_text" not in said


def test_json_that_cannot_be_shown_is_named_and_a_pipe_is_not_waited_for(capsys: Said) -> None:
    Path("half.json").write_text('{"schema')
    os.mkfifo("pijp.json")
    for call in (["show", "{}"], ["render", "{}", "-o", "page.html"]):
        for name, words in (("half.json", "not a converted"), ("pijp.json", "is not a file")):
            assert main([each.format(name) for each in call]) == 1
            assert f"imvo-nlp: {name}" in (said := capsys.readouterr().err)
            assert words in said


def test_sigterm_leaves_the_records_as_ctrl_c_does(
    monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    Path("in/b.txt").write_bytes(b"\x89PNG\r\n")
    before = signal.getsignal(signal.SIGTERM)

    def ended(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr("imvo_nlp.commands.progress.Progress.add", ended)
    assert main(["convert", "in/b.txt", "-o", "out"]) == 130
    assert (
        capsys.readouterr().err
        == "imvo-nlp: interrupted; every file that was written is complete\n"
    )
    for name in ("failures", "manifest"):
        (record,) = map(json.loads, Path(f"out/{name}.jsonl").read_text().splitlines())
        assert "a PNG image" in record["reason"]
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_worker_ends_when_the_command_is_killed() -> None:
    for number in range(500):
        Path(f"in/{number}.txt").write_text(QUESTION * 50)
    call = [sys.executable, "-m", "imvo_nlp", "convert", "in", "-o", "out", "--jobs", "1"]
    # The worker holds the pipe open as long as it lives.
    with subprocess.Popen(call, stderr=subprocess.PIPE, start_new_session=True) as running:
        deadline = time.monotonic() + 300
        while not list(Path().glob("out/*.json")) and time.monotonic() < deadline:
            time.sleep(0.05)
        running.kill()
        try:
            running.communicate(timeout=300)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
    assert 0 < len(list(Path().glob("out/*.json"))) < 500


def test_a_name_steers_no_terminal(capsys: Said) -> None:
    Path("in/rood\x1b[31m\n.txt").write_bytes(b"\x89PNG\r\n")
    assert main(["convert", "in", "-o", "out", "--quiet"]) == 1
    said = capsys.readouterr().err
    assert "in/rood?[31m" in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("arguments", "megabytes", "count"),
    [((), 1, 1), ((), 9, 2), ((), 1000, 4), (("--jobs", "3"), 1, 3)],
)
def test_there_are_as_many_processes_as_the_work_is_worth(
    arguments: tuple[str, ...], megabytes: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("imvo_nlp.batch.workers.processors", lambda: 4)
    parser = argparse.ArgumentParser()
    convert.add(parser.add_subparsers())
    parsed = parser.parse_args(["convert", "in", "-o", "out", *arguments])
    assert convert.workers_for(parsed, megabytes * 1_000_000).slots == count


def test_quiet_reports_failures_only(capsys: Said) -> None:
    assert main(["convert", "in", "-o", "out", "--quiet"]) == 0
    Path("in/b.txt").write_bytes(b"\x89PNG\r\n")
    assert main(["convert", "in", "-o", "out", "--quiet"]) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("imvo-nlp: in/b.txt: no reader accepts b.txt")


def test_a_log_has_a_line_per_document_with_a_start_and_an_end(capsys: Said) -> None:
    Path("in/b.txt").write_bytes(b"\x89PNG\r\n")
    assert main(["convert", "in", "-o", "out", "--log", "log.jsonl"]) == 1
    start, *documents, end = map(json.loads, Path("log.jsonl").read_text().splitlines())
    assert (start["event"], start["documents"]) == ("start", 3)
    assert sorted((each["input"], each["status"]) for each in documents) == [
        ("in/a.txt", "done"),
        ("in/b.txt", "failed"),
        ("in/s/c.txt", "done"),
    ]
    assert {key: end[key] for key in ("event", "done", "skipped", "failed", "size")} == {
        "event": "end",
        "done": 2,
        "skipped": 0,
        "failed": 1,
        "size": 2 * len(QUESTION),
    }
    assert main(["convert", "in", "-o", "out", "--log", "in"]) == 2
    assert "cannot write the log: Is a directory" in capsys.readouterr().err


def test_the_manifest_has_a_line_per_document_of_every_run() -> None:
    main(["convert", "in/a.txt", "-o", "out"])
    with Path("out/manifest.jsonl").open("a") as file:
        file.write('{"input": "half a li')
    Path("in/b.txt").write_bytes(b"\x89PNG\r\n")
    main(["convert", "in/a.txt", "in/b.txt", "-o", "out"])
    records = [json.loads(line) for line in Path("out/manifest.jsonl").read_text().splitlines()]
    assert records[0].pop("seconds") >= 0
    digest = sha256(QUESTION.encode()).hexdigest()
    nothing = {layer.key: 0 for layer in LAYERS}
    assert records[0] == {
        "input": "in/a.txt",
        "output": "a.json",
        "status": "done",
        "size": len(QUESTION),
        "sha256": digest,
        "counts": {**nothing, "questions": 1, "answers": 1},
    }
    told = {each["input"]: (each["status"], each.get("sha256")) for each in records[1:]}
    assert told == {"in/a.txt": ("skipped", digest), "in/b.txt": ("failed", None)}
    Path("in/a.txt").write_text(" ")
    main(["convert", "in/a.txt", "-o", "out"])
    last = json.loads(Path("out/manifest.jsonl").read_text().splitlines()[-1])
    assert last["warnings"]["no_text"] == 1


# What is wrong with a document costs only that document


def bomb(levels: int) -> bytes:
    """A PDF whose drawings each hold the next one twice."""
    box, end = b"/BBox [0 0 9 9] /Type /XObject /Subtype /Form", b"endstream"
    forms = [
        b"<< %s /Length 11 /Resources << /XObject << /F %d 0 R >> >> >> stream\n/F Do /F Do\n%s"
        % (box, 6 + level, end)
        for level in range(levels)
    ]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R"
        b" /Resources << /XObject << /F 5 0 R >> >> >>",
        b"<< /Length 5 >> stream\n/F Do\n" + end,
        *forms,
        b"<< %s /Length 6 >> stream\n0 0 m\n\n%s" % (box, end),
    ]
    body = b"".join(b"%d 0 obj %s endobj\n" % pair for pair in enumerate(objects, 1))
    return b"%%PDF-1.4\n%strailer << /Size %d /Root 1 0 R >>" % (body, len(objects) + 1)


def begin_with_little_memory(memory: int | None) -> None:
    """For a worker, which finds it here by name."""
    _begin(memory)
    little = 800 * 2**20  # bytes of address space: PDFium aborts where it gets no memory
    resource.setrlimit(resource.RLIMIT_AS, (little, little))


def test_a_document_that_makes_a_library_crash_fails_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setattr("imvo_nlp.batch.workers._begin", begin_with_little_memory)
    Path("in/bom.pdf").write_bytes(bomb(40))
    assert main(["convert", "in", "-o", "out", "--jobs", "1", "--memory", "2048"]) == 1
    said = capsys.readouterr().err
    assert "4 documents: 3 converted, 0 skipped, 1 failed" in said
    assert "in/bom.pdf: its process ended twice: not enough mem" in said


def test_a_document_that_takes_too_long_fails_alone(capsys: Said) -> None:
    Path("in/bom.pdf").write_bytes(bomb(40))
    assert main(["convert", "in", "-o", "out", "--timeout", "1.5"]) == 1
    said = capsys.readouterr().err
    assert re.search(r"in/bom\.pdf: no result after [\d.]+ s, the limit is 1\.5 s\n", said)
    assert "4 documents: 3 converted, 0 skipped, 1 failed" in said


def test_a_broken_pipe_ends_cleanly() -> None:
    call = [sys.executable, "-m", "imvo_nlp", "schema"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(call, check=False, stdout=writer, stderr=subprocess.PIPE, timeout=600)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


# schema, --version, --help


def test_schema_is_printed(capsys: Said) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema()


def test_version(capsys: Said) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"imvo-nlp {imvo_nlp.__version__}\n"


def test_help_and_schema_load_nothing_heavy() -> None:
    code = (
        "import sys; from imvo_nlp.cli import main;"
        "statuses = [main(each.split()) for each in sys.argv[1:]];"
        "heavy = {'spacy', 'pydantic', 'numpy', 'rich'} & set(sys.modules);"
        "sys.exit(any(statuses) or bool(heavy))"
    )
    call = [sys.executable, "-c", code, "--help", "convert --help", "find --help", "schema"]
    done = subprocess.run(call, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


# show


def block(start: int, text: str, label: str | None = None) -> dict[str, Any]:
    place = None if label is None else start
    return {"label": label, "label_start": place, "start": start, "end": start, "text": text}


def overview(**layers: Any) -> str:
    empty: dict[str, Any] = dict.fromkeys(
        ("participants", "sections", "events", "turns", "questions", "answers", "footnotes"), ()
    )
    kamerstuk = Kamerstuk(
        schema_version="1.1.0",
        generator=Generator("imvo_nlp", "0", "nl"),
        source=Source("a.txt", "text/plain", "utf-8", "", 0),
        **{**empty, "metadata": Metadata("overig"), "mentions": (), "warnings": (), **layers},
    )
    console = Console(width=100, file=io.StringIO())
    console.print(render(kamerstuk))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def rows(text: str) -> list[list[str]]:
    """The lines as cells, which stand at least two blanks apart."""
    return [
        [cell.strip() for cell in line.split("  ") if cell.strip()] for line in text.splitlines()
    ]


KAAG = Participant(
    "p1", "Kaag", "S.A.M.", None, None, ("minister",), "D66", "reference", "Minister", None
)


def test_show_front_matter_leaves_out_what_is_unknown() -> None:
    metadata = Metadata(
        "motie",
        title="[Ondernemen]",
        dossiers=("26485", "35925-XVII"),
        number="220",
        identifier="kst-26485-220",
        date="2018-02-02",
        committees=("commissie A", "commissie B"),
    )
    assert rows(overview(metadata=metadata)) == [
        ["type", "motie"],
        ["title", "[Ondernemen]"],
        ["dossier", "26485, 35925-XVII, nr. 220"],
        ["identifier", "kst-26485-220"],
        ["address", "https://zoek.officielebekendmakingen.nl/kst-26485-220.html"],
        ["date", "2018-02-02"],
        ["committees", "commissie A, commissie B"],
    ]


def test_show_who_takes_part_and_what_stands_under_which_heading() -> None:
    sections = (Section("s1", "1. Inleiding", 1, 0, 90), Section("s2", "1.1 Doel", 2, 40, 90))
    shown = overview(participants=(KAAG,), sections=sections)
    assert rows(shown)[3:] == [
        ["id", "participant", "roles", "party", "office"],
        ["p1", "S.A.M. Kaag", "minister", "D66", "Minister"],
        [],
        ["id", "heading", "from"],
        ["s1", "1. Inleiding", "0"],
        ["s2", "1.1 Doel", "40"],
    ]
    first, second = shown.splitlines()[-2:]
    assert second.index("1.1") == first.index("1. ") + 2


def test_show_how_many_of_each_layer_are_found_and_what_has_no_table_of_its_own() -> None:
    events = (Event("e1", "opening", 7, 30, "Aanvang 10.00 uur", "10:00", None),)
    notes = (Footnote("fn1", "1", 40, 90, "Kamerstuk 26 485.\n\n" + "Nr. 187. " * 20, None),)
    shown = rows(overview(events=events, footnotes=notes, participants=(KAAG,)))
    assert shown[1] == ["found", "participants 1, events 1, footnotes 1"]
    assert shown[5:9] == [
        [],
        ["id", "event", "from"],
        ["e1", "Aanvang 10.00 uur", "7"],
        [],
    ]
    assert shown[9] == ["id", "footnote", "from"]
    assert [cell[:24] for cell in shown[10]] == [
        "fn1",
        "Kamerstuk 26 485.",
        "Nr. 187. Nr. 187. Nr. 18",
        "40",
    ]


def test_show_turns_with_speaker_party_words_and_sectors() -> None:
    def mention(number: int, label: Any, value: str, place: str | None) -> Mention:
        return Mention(f"m{number}", label, 0, 1, "x", value, {}, place)

    turns = (
        Turn(
            "t1",
            1,
            **block(0, "De vergadering."),
            speaker=Speaker(None, "chair", None, None),
            section=None,
        ),
        Turn(
            "t2",
            2,
            **block(9, "Een twee\n\ndrie"),
            speaker=Speaker("Hijink", "member", "SP", None),
            section=None,
        ),
        Turn(
            "t3",
            3,
            **block(20, "Ja."),
            speaker=Speaker("Kaag", "minister", None, "p1"),
            section=None,
        ),
    )
    mentions = (
        mention(1, "sector", "goud", "t2"),
        mention(2, "party", "SP", "t2"),
        mention(3, "sector", "banken", "t2"),
        mention(4, "sector", "goud", "t2"),
        mention(5, "sector", "metaal", None),
    )
    assert rows(overview(turns=turns, mentions=mentions))[3:7] == [
        ["id", "block", "who", "party", "words", "sectors"],
        ["t1", "turn", "(chair)", "-", "2", "-"],
        ["t2", "turn", "Hijink", "SP", "3", "goud, banken"],
        ["t3", "turn", "Kaag (minister)", "-", "1", "-"],
    ]


def test_show_questions_with_their_answers_in_document_order() -> None:
    askers = (Asker("SP", "Hijink", None), Asker("SP", "Karabulut", None))
    question = Question(
        "q1", (1,), **block(0, "Waarom?", "Vraag 1"), asked_by=askers, section=None, answer="a1"
    )
    other = Question("q2", (2, 3), **block(40, "En hoe?"), asked_by=(), section=None, answer=None)
    answer = Answer(
        "a1", (1,), **block(20, "Daarom niet.", "Antwoord 1"), answered_by=("Kaag",), refers_to=()
    )
    shown = overview(participants=(KAAG,), questions=(question, other), answers=(answer,))
    assert rows(shown)[7:] == [
        ["q1", "Vraag 1", "Hijink, Karabulut", "SP", "1", "-"],
        ["a1", "Antwoord 1", "Kaag", "D66", "2", "-"],
        ["q2", "Question 2, 3", "-", "-", "2", "-"],
    ]


def test_show_what_is_mentioned_and_cited_the_most_frequent_values_first() -> None:
    named: list[tuple[Any, str | None, dict[str, Any]]] = [
        ("sector", "goud", {}),
        ("sector", "banken", {}),
        ("sector", "banken", {}),
        ("minister", None, {}),
        ("reference", "kst-26485-220", {}),
        ("reference", "2019Z01234", {}),
        ("document", "kst-26485-220", {}),
        ("motion", "Voordewind", {"identifier": "kst-26485-199"}),
        ("reference", "kst-26485-1", {}),
    ]
    mentions = tuple(
        Mention(f"m{number}", label, 0, 1, "x", value, attributes, None)
        for number, (label, value, attributes) in enumerate(named)
    )
    metadata = Metadata("overig", identifier="kst-26485-1")  # does not cite itself
    address = "https://zoek.officielebekendmakingen.nl"
    assert rows(overview(metadata=metadata, mentions=mentions))[5:] == [
        ["mentions", "times", "unknown", "most frequent"],
        ["minister", "1", "1", "-"],
        ["sector", "3", "0", "banken 2, goud 1"],
        ["reference", "3", "0", "kst-26485-220 1, 2019Z01234 1, kst-26485-1 1"],
        ["motion", "1", "0", "Voordewind 1"],
        ["document", "1", "0", "kst-26485-220 1"],
        [],
        ["cited", "times", "address"],
        ["kst-26485-220", "2", f"{address}/kst-26485-220.html"],
        ["2019Z01234", "1", "-"],
        ["kst-26485-199", "1", f"{address}/kst-26485-199.html"],
    ]


def test_show_warnings_come_last_and_steer_no_terminal() -> None:
    warnings = (
        DocumentWarning("speaker_unknown", "who is \x1b[31m'X'?", 12, 14),
        DocumentWarning("no_text", "nothing"),
    )
    assert rows(overview(warnings=warnings))[2:] == [
        ["speaker_unknown", "at 12", "who is", "[31m'X'?"],
        ["no_text", "nothing"],
    ]


def test_show_keeps_each_block_on_one_line_within_100_columns() -> None:
    label = "De heer Van den Nieuwenhuijzen-Wittens van de fractie:"
    answer = Answer("a1", (1,), **block(0, "Ja.", label), answered_by=(), refers_to=())
    mentions = tuple(
        Mention(f"m{n}", "sector", 0, 1, "x", f"kleding_en_textiel_{n}", {}, "a1") for n in range(9)
    )
    lines = overview(answers=(answer,), mentions=mentions).splitlines()
    assert len(lines) == 8
    assert max(map(len, lines)) <= 100
    assert "De heer Van den Nieuwen…" in lines[4]


def test_show_a_file_in_a_pipe_is_plain_text_of_100_columns(capsys: Said) -> None:
    Path("in/a.txt").write_text(QUESTION + "Vraag 2\n" + "Waarom dan? " * 60 + "\n")
    assert main(["show", "in/a.txt"]) == 0
    said = capsys.readouterr()
    assert "Vraag 1" in said.out
    assert "Antwoord 1" in said.out
    assert "\x1b" not in said.out
    assert max(map(len, said.out.splitlines())) <= 100
    assert said.err == ""


def test_show_in_a_terminal_has_colours_unless_they_are_not_wanted() -> None:
    kamerstuk = imvo_nlp.convert_text(QUESTION)

    def printed(**environment: str) -> str:
        environment = {"TERM": "xterm-256color", **environment}
        console = Console(file=io.StringIO(), force_terminal=True, _environ=environment)
        console.print(render(kamerstuk))
        assert isinstance(console.file, io.StringIO)
        return console.file.getvalue()

    coloured = re.compile(r"\x1b\[[0-9;]*3[0-7]m")
    warned = DocumentWarning("no_text", "nothing")
    kamerstuk = dataclasses.replace(kamerstuk, warnings=(warned,))
    assert coloured.search(printed())
    assert not coloured.search(printed(NO_COLOR="1"))


def test_show_of_converted_json_is_that_of_its_document(capsys: Said) -> None:
    assert main(["show", "in/a.txt"]) == 0
    first = capsys.readouterr().out
    Path("a.json").write_bytes(imvo_nlp.convert("in/a.txt").to_json_bytes())
    assert main(["show", "a.json"]) == 0
    assert capsys.readouterr().out == first


def test_show_as_json_has_the_bytes_that_convert_writes(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    main(["convert", "in/a.txt", "-o", "out"])
    written = Path("out/a.json").read_bytes()
    for file in ("in/a.txt", "out/a.json"):
        capsysbinary.readouterr()
        assert main(["show", file, "--json"]) == 0
        assert capsysbinary.readouterr() == (written, b"")


def test_show_the_whole_text_of_one_block(capsys: Said) -> None:
    assert main(["show", "in/a.txt", "--full", "q1"]) == 0
    assert capsys.readouterr().out.split() == ["Vraag", "1", "Bent", "u", "bereid?"]
    turn = Turn(
        "t1", 0, **block(0, "Een.\n\nTwee \x1b[31m."), speaker=Speaker(None, "chair", None, None),
        section=None,
    )  # fmt: skip
    console = Console(file=io.StringIO())
    kamerstuk = dataclasses.replace(imvo_nlp.convert("in/a.txt"), turns=(turn,))
    console.print(render_element(kamerstuk, "t1"))
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert [each.strip() for each in shown.splitlines()] == ["t1", "", "Een.", "", "Twee  [31m."]


def test_show_prints_where_the_encoding_lacks_a_character() -> None:
    kamerstuk = imvo_nlp.convert_text("Vraag 1 «€»\nWaarom?\n", name="«€».txt")
    Path("a.json").write_bytes(kamerstuk.to_json_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "imvo_nlp", "show", "a.json"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "type" in done.stdout


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("in/a.txt", "a PNG image"),
        ("in", "imvo-nlp: Is a directory: in\n"),
        ("a.json", "not a converted"),
    ],
)
def test_show_of_what_cannot_be_read_is_1(name: str, reason: str, capsys: Said) -> None:
    Path("in/a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    Path("a.json").write_bytes(b"{}")
    assert main(["show", name]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert reason in said.err


def test_show_of_lines_is_2(capsys: Said) -> None:
    Path("documents.jsonl").write_bytes(b"{}\n")
    assert main(["show", "documents.jsonl"]) == 2
    told = "documents.jsonl holds one document per line; save one of them as a .json file\n"
    assert capsys.readouterr().err == f"imvo-nlp: {told}"


def test_show_of_two_of_one_surname_has_the_party_of_the_minister() -> None:
    other = Participant("p9", "Kaag", None, None, None, ("member",), "SP", "document", None, None)
    answer = Answer(
        "a1", (1,), **block(20, "Nee.", "Antwoord 1"), answered_by=("Kaag",), refers_to=()
    )
    shown = overview(participants=(KAAG, other), answers=(answer,))
    assert rows(shown)[-1] == ["a1", "Antwoord 1", "Kaag", "D66", "1", "-"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError(2, "No such file", "a.txt"), "No such file: a.txt"),
        (OSError("odd"), "OSError: odd"),
    ],
)
def test_a_reason_names_the_file_if_there_is_one(error: OSError, told: str) -> None:
    assert reason(error) == told


def test_show_uses_the_pipeline_asked_for(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    asked: list[Any] = []
    loaded = api.loaded_pipeline

    def noted(pipeline: Any) -> Any:
        asked.append(pipeline)
        return loaded(None)

    monkeypatch.setattr(api, "loaded_pipeline", noted)
    assert main(["show", "in/a.txt", "--pipeline", "models/x"]) == 0
    assert set(asked) == {"models/x"}
