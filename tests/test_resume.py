"""A run that is killed at any moment, and started again: nothing lost, done twice, or damaged."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from imvo_nlp.api import loaded_pipeline
from imvo_nlp.batch import run as batch
from imvo_nlp.batch.inputs import find_inputs
from killing import killed_often

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
OUT = Path("out")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with thirty documents in `in`."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for file in sorted(FIXTURES.glob("*.txt"))[:30]:
        Path("in", file.name).write_bytes(file.read_bytes())
    return tmp_path


def converted(folder: Path, *, jsonl: bool = False) -> dict[str, bytes]:
    """The documents of a run that nobody kills."""
    list(batch.run(find_inputs(["in"]), folder, jsonl=jsonl))
    return visible(folder)


def visible(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in folder.glob("*.json*") if path.stem != "manifest"
    }


def killed_after(seconds: float, run: Callable[[], object]) -> bool:
    """Whether a process that does it was killed, and not done before.

    It is forked, so that it need not load the pipeline first.
    """
    pid = os.fork()
    if pid == 0:
        try:
            run()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


def test_fifty_kills_and_each_file_is_whole_and_made_once() -> None:
    expected = converted(Path("expected"))
    loaded_pipeline(None)
    chance = random.Random(8)
    made: dict[str, int] = {}
    kills = 0
    while kills < 50:
        killed = killed_after(
            chance.uniform(0, 0.15), lambda: list(batch.run(find_inputs(["in"]), OUT))
        )
        kills += killed
        found = visible(OUT) if OUT.exists() else {}
        assert found.items() <= expected.items()
        assert killed or found == expected
        times = {name: (OUT / name).stat().st_mtime_ns for name in found}
        assert made.items() <= times.items()
        made = times
        if len(found) == len(expected):
            # All is there: from the start again.
            assert converted(OUT) == expected
            records = [json.loads(line) for line in (OUT / "manifest.jsonl").open()]
            done = {each["output"] for each in records if each["status"] == "done"}
            assert len(expected) - len(done) <= kills  # a kill can come before the line is written
            made = {}
            for path in OUT.glob("*.json*"):
                path.unlink()


def test_ten_kills_and_the_lines_of_one_file_are_whole_and_each_there_once() -> None:
    expected = converted(Path("expected"), jsonl=True)
    loaded_pipeline(None)
    chance = random.Random(9)
    kills = 0
    while kills < 10:
        kills += killed_after(
            chance.uniform(0, 0.3), lambda: list(batch.run(find_inputs(["in"]), OUT, jsonl=True))
        )
        found = visible(OUT) if OUT.exists() else {}
        assert found in ({}, expected)
        if found:
            assert not list(OUT.glob(".documents.*.part"))
            (OUT / "documents.jsonl").unlink()
    assert converted(OUT, jsonl=True) == expected


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="workers are found in /proc")
def test_the_command_goes_on_after_a_kill_of_a_worker_and_of_itself() -> None:
    assert killed_often(Path(), 2, random.Random(4)) == {"worker": 1, "parent": 1}
