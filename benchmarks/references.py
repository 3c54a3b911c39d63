"""The speed of finding references, compared with nllegalcit, which finds citations with an Earley parser.

    python benchmarks/references.py [FILE_OR_FOLDER ...] [--kilobytes N] [--runs N] [--json FILE]

Without arguments it uses the documents of `fixtures/`. nllegalcit is installed from PyPI into a temporary
virtual environment; imvo_nlp runs in this interpreter. Both read the same texts, cut after 10 kB in total,
since nllegalcit needs seconds for that; imvo_nlp then reads them whole too. The time of imvo_nlp is the best of
several runs, that of nllegalcit one run after a warm-up; start-up is not included. If nllegalcit cannot be
installed or fails, the exit status is 1.

The counts are citations of Kamerstukken found, right or wrong: nllegalcit looks for citations in full, with
chamber and session year; imvo_nlp also finds `Kamerstuk 26 485, nr. 304` and `nr. 346 (32847)`, and counts every
number of a range.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import Any

import imvo_nlp
from imvo_nlp.mentions.references import find_references
from imvo_nlp.readers import read

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
PEER = "nllegalcit==0.0.4"
# The script for the other interpreter: texts in as JSON, figures out as JSON.
PEER_SCRIPT = """
import json, sys, time
from importlib.metadata import version
from nllegalcit import KamerstukCitation, parse_citations

texts = json.load(sys.stdin)
figures, sys.stdout = sys.stdout, sys.stderr  # it prints what it cannot read
parse_citations("Zie Kamerstukken II 2020/21, 35 845, nr. 6.")
start = time.perf_counter()
found = [cited for text in texts for cited in parse_citations(text)]
seconds = time.perf_counter() - start
count = sum(isinstance(cited, KamerstukCitation) for cited in found)
name = f"nllegalcit {version('nllegalcit')} (lark {version('lark')})"
print(json.dumps({"name": name, "found": count, "seconds": seconds}), file=figures)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("inputs", nargs="*", type=Path, default=[FIXTURES])
    parser.add_argument("--kilobytes", type=float, default=10, help="cut off for both (10)")
    parser.add_argument("--runs", type=int, default=7, help="runs of imvo_nlp (7)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    args = parser.parse_args()
    files = sorted(
        file for path in args.inputs for file in (path.rglob("*.txt") if path.is_dir() else [path])
    )
    if not files:
        parser.error("no text files there")
    if args.kilobytes <= 0 or args.runs < 1:
        parser.error("--kilobytes and --runs must be more than 0")
    texts = [read(file.read_bytes(), file.name).text for file in files]
    sample = first(texts, int(args.kilobytes * 1000))

    try:
        theirs = run_peer(sample)
    except subprocess.CalledProcessError as error:
        python = ".".join(map(str, sys.version_info[:3]))
        print(f"{PEER} cannot be installed or run on Python {python}:", file=sys.stderr)
        print(error.stderr or error.stdout or error, file=sys.stderr)
        return 1
    rows = [
        {**theirs, "texts": "cut", "bytes": size(sample)},
        {**run_ours(sample, args.runs), "texts": "cut", "bytes": size(sample)},
        {**run_ours(texts, args.runs), "texts": "whole", "bytes": size(texts)},
    ]
    print(f"{len(sample)} of {len(texts)} documents, cut off after {args.kilobytes:g} kB")
    for row in rows:
        row["kB/s"] = row["bytes"] / 1000 / row["seconds"]
        print(
            f"{row['name']:32} {row['texts']:5} {row['bytes'] / 1000:7.1f} kB  "
            f"{row['found']:5} Kamerstukken  {row['seconds']:10.5f} s  {row['kB/s']:10,.1f} kB/s"
        )
    ratio = rows[0]["seconds"] / rows[1]["seconds"]
    print(f"on the same cut texts imvo_nlp is {ratio:,.0f} times as fast")
    if args.json:
        args.json.write_text(json.dumps({"rows": rows, "ratio": ratio}, indent=1), encoding="utf-8")
    return 0


def first(texts: list[str], left: int) -> list[str]:
    """The texts up to a total number of bytes, the last one cut."""
    kept = []
    for text in texts:
        printed = text.encode()[:left]
        left -= len(printed)
        if printed:
            kept.append(printed.decode(errors="ignore"))
    return kept


def size(texts: list[str]) -> int:
    return sum(len(text.encode()) for text in texts)


def run_peer(texts: list[str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if os.name == "nt" else "bin") / "python"
        _call(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PEER)
        figures: dict[str, Any] = json.loads(
            _call(python, "-c", PEER_SCRIPT, given=json.dumps(texts))
        )
    return figures


def _call(python: Path, *arguments: str, given: str = "") -> str:
    return subprocess.run(
        [python, *arguments], input=given, capture_output=True, text=True, check=True
    ).stdout


def run_ours(texts: list[str], runs: int) -> dict[str, Any]:
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        found = [cited for text in texts for cited in find_references(text)]
        seconds.append(time.perf_counter() - start)
    count = sum(cited.attributes["kind"] == "kamerstuk" for cited in found)
    return {"name": f"imvo_nlp {imvo_nlp.__version__}", "found": count, "seconds": min(seconds)}


if __name__ == "__main__":
    raise SystemExit(main())
