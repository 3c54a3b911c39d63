"""How a batch scales: one process, one worker, two, a cluster; rate, memory of a worker, the same bytes.

    python benchmarks/archive.py [--documents N] [--runs N] [--json FILE]

The documents are composed of those in `fixtures/`: two to eight in succession, with other words inserted, so that
no two are the same. The candidates run in turn; medians are shown. Takes some minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from imvo_nlp import convert
from imvo_nlp.batch import run as batch
from imvo_nlp.batch.cluster import Cluster
from imvo_nlp.batch.inputs import find_inputs
from imvo_nlp.batch.workers import Processes, results

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SIDES = {
    "this process": nullcontext,
    "1 worker": lambda: Processes(1),
    "2 workers": lambda: Processes(2),
    "8 workers": lambda: Processes(8),
    "Dask, 2 workers": lambda: Cluster(jobs=2),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "in")
        size = make(folder, args.documents)
        taken: dict[str, list[float]] = {name: [] for name in SIDES}
        memory: dict[str, dict[str, float]] = {}
        digests: dict[str, set[str]] = {name: set() for name in SIDES}
        for run in range(args.runs):
            for name in SIDES:
                out = Path(place, f"{name} {run}")
                seconds, memory[name] = converted(name, folder, out)
                taken[name].append(seconds)
                digests[name].add(digest(out))
    figures = {
        "documents": args.documents,
        "megabytes": size / 1e6,
        "seconds": {name: statistics.median(each) for name, each in taken.items()},
        "MB of a worker": memory,
        "same bytes": len(set.union(*digests.values())) == 1,
    }
    show(figures)
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 0 if figures["same bytes"] else 1


def make(folder: Path, count: int) -> int:
    """Write the documents, always the same ones; return their size in bytes."""
    folder.mkdir()
    texts = [file.read_text(encoding="utf-8") for file in sorted(FIXTURES.glob("*.txt"))]
    chance = random.Random(1)
    size = 0
    for number in range(count):
        text = "\n\n".join(chance.choices(texts, k=chance.randint(2, 8)))
        # New words, as in any document.
        text = text.replace(" het ", f" het woord{number}en ", 20)
        data = text.encode()
        size += len(data)
        Path(folder, f"{number}.txt").write_bytes(data)
    return size


def converted(name: str, folder: Path, out: Path) -> tuple[float, dict[str, float]]:
    """The seconds of a run with workers that have started already, and the memory of the largest."""
    with SIDES[name]() as workers:
        if workers is None:
            convert(next(folder.iterdir()))
        else:
            list(results(workers, warm, [next(folder.iterdir())] * workers.slots))
        with watched() as memory:
            start = time.perf_counter()
            list(batch.run(find_inputs([folder]), out, workers=workers))
            seconds = time.perf_counter() - start
    return seconds, memory


def warm(file: Path) -> None:
    convert(file)
    time.sleep(0.5)  # so that the next one goes to another process


@contextmanager
def watched() -> Iterator[dict[str, float]]:
    """The resident megabytes of the largest process below this one: halfway, and at the maximum."""
    seen: list[float] = []
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.5):
            seen.append(max(map(resident, below(os.getpid())), default=0.0))

    thread = threading.Thread(target=look)
    thread.start()
    memory: dict[str, float] = {}
    try:
        yield memory
    finally:
        done.set()
        thread.join()
        if seen and max(seen):
            memory |= {"half way": seen[len(seen) // 2], "at most": max(seen)}


def below(pid: int) -> list[int]:
    """The processes started by a process, and by these in turn (Linux)."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *below(child)]
    return found


def resident(pid: int) -> float:
    try:
        return (
            int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6
        )
    except OSError:  # it has ended
        return 0.0


def digest(folder: Path) -> str:
    total = hashlib.sha256()
    for file in sorted(folder.glob("*.json")):
        total.update(file.name.encode() + file.read_bytes())
    return total.hexdigest()


def show(figures: dict[str, Any]) -> None:
    seconds = figures["seconds"]
    console = Console(width=110)
    console.print(f"{figures['documents']} documents, {figures['megabytes']:.1f} MB")
    table = Table(
        "", "s", "documents a second", "MB a second", "x this process", "MB of a worker", box=None
    )
    for name, each in seconds.items():
        memory = figures["MB of a worker"][name]
        table.add_row(
            name,
            f"{each:.1f}",
            f"{figures['documents'] / each:.1f}",
            f"{figures['megabytes'] / each:.2f}",
            f"{seconds['this process'] / each:.2f}",
            ", ".join(f"{value:.0f} {when}" for when, value in memory.items()),
        )
    console.print(table)
    console.print(
        f"2 workers are {seconds['1 worker'] / seconds['2 workers']:.2f} times as fast as one"
    )
    console.print("all outputs the same" if figures["same bytes"] else "THE OUTPUTS DIFFER")


if __name__ == "__main__":
    sys.exit(main())
