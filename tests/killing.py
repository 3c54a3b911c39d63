"""Runs whose parent or workers are killed at any moment: nothing lost, repeated or damaged.

`python tests/killing.py --kills 50` does it with 200 documents and the limits of memory and time that the
command has by default, and says how often which was killed.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir, suppress
from os import kill
from pathlib import Path

from imvo_nlp.cli import main as command

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
_SECONDS = 1800  # after which a run without a new file stands still; a busy machine is slow


def put_documents(folder: Path, count: int) -> None:
    """So many small documents, all different, made of the fixtures."""
    texts = [path.read_bytes() for path in sorted(FIXTURES.glob("*.txt"))]
    folder.mkdir()
    for number in range(count):
        ending = f"\n\nDit is stuk {number}.\n".encode()
        (folder / f"{number}.txt").write_bytes(texts[number % len(texts)] + ending)


def outputs(folder: Path) -> dict[str, bytes]:
    """The JSON files of a folder."""
    return {path.name: path.read_bytes() for path in folder.glob("*.json")}


def killed_often(place: Path, kills: int, chance: random.Random) -> Counter[str]:
    """What was killed how often in runs on `place / "in"`, until there were so many kills.

    Raises AssertionError where an output is lost, made twice or not what a run without a kill gives.
    """
    arguments = ["convert", "in", "--quiet", "--jobs", "2", "-o"]
    call = [sys.executable, "-m", "imvo_nlp", *arguments, "out"]
    with chdir(place):
        assert command([*arguments, "expected"]) == 0
    expected = outputs(place / "expected")
    assert len(expected) == len(list((place / "in").iterdir()))
    killed: Counter[str] = Counter()
    out = place / "out"
    made: dict[str, int] = {}  # when
    while killed.total() < kills:
        with subprocess.Popen(call, cwd=place) as running:
            for _ in _moments(running, out, len(expected), chance):
                # First a worker, then the parent, then either.
                first = killed["worker"] and not killed["parent"]
                is_parent = first or (killed["worker"] and chance.random() < 0.4)
                what = "parent" if is_parent else "worker"
                victims = [running.pid] if what == "parent" else _workers(running.pid)
                if victims:
                    with suppress(ProcessLookupError):
                        kill(chance.choice(victims), signal.SIGKILL)
                        killed[what] += 1
                if killed.total() == kills or what == "parent":
                    break
        assert running.returncode in (0, -signal.SIGKILL), running.returncode
        found = outputs(out)
        assert found.items() <= expected.items(), "an output is damaged"
        times = {name: (out / name).stat().st_mtime_ns for name in found}
        assert made.items() <= times.items(), "an output is made twice, or lost"
        made = times
        if running.returncode == 0:
            assert found == expected, "an output is lost"
            _check_records(out, expected, killed["parent"])
            for path in out.iterdir():
                path.unlink()
            made = {}
    with chdir(place):
        assert command([*arguments, "out"]) == 0
    assert outputs(out) == expected
    assert not list(out.glob(".*")), "a draft is left"
    return killed


def _moments(
    running: subprocess.Popen[bytes], out: Path, total: int, chance: random.Random
) -> Iterator[None]:
    """Some moments of a run, each when a few more files are there; ends when the run does."""
    seen, at = -1, time.monotonic()
    stop = chance.randrange(1, total // 3)
    while running.poll() is None:
        there = len(list(out.glob("*.json")))
        if there != seen:
            seen, at = there, time.monotonic()
        assert time.monotonic() - at < _SECONDS, "the run stands still"
        if there >= stop:
            yield
            stop = there + chance.randrange(3, total // 3)
        time.sleep(0.002)


def _workers(parent: int) -> list[int]:
    """The processes that a run has started to convert, now."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    with suppress(OSError):
        return [
            int(each)
            for each in children.read_text().split()
            if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()
        ]
    return []


def _check_records(out: Path, expected: dict[str, bytes], parents: int) -> None:
    """A kill of the parent can come between a file and its line; nothing else leaves one out."""
    records = [json.loads(line) for line in (out / "manifest.jsonl").open()]
    done = Counter(each["output"] for each in records if each["status"] == "done")
    assert not [name for name, times in done.items() if times > 1], "a document is converted twice"
    assert len(expected) - len(done) <= 2 * parents  # each of two workers may have just finished
    assert not (out / "failures.jsonl").exists(), "a document failed"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        put_documents(place / "in", arguments.documents)
        killed = killed_often(place, arguments.kills, random.Random(arguments.seed))
    print(f"{dict(killed)} killed: nothing lost, repeated or damaged")


if __name__ == "__main__":
    main()
