"""How fast the whole job is, next to what spaCy needs to split the same texts into words.

    python benchmarks/run.py [FILE_OR_FOLDER ...] [--runs N] [--json FILE]

Without arguments the documents of `fixtures/`. Both sides run in turn in this process, after one
warm-up, so that a slow moment of the machine hits both; the medians and their ratio are printed.
Times differ from machine to machine, the ratio hardly does.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy

import imvo_nlp
from imvo_nlp.assemble import assemble
from imvo_nlp.readers import read

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("inputs", nargs="*", type=Path, default=[FIXTURES])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    args = parser.parse_args()
    files = sorted(
        file for path in args.inputs for file in (path.glob("*.txt") if path.is_dir() else [path])
    )
    if not files:
        parser.error("no text files there")
    texts = [read(file.read_bytes(), file.name).text for file in files]
    blank, nlp = spacy.blank("nl"), imvo_nlp.load()
    blank.max_length = nlp.max_length

    with tempfile.TemporaryDirectory() as folder:

        def convert() -> None:
            for file in files:
                source = read(file.read_bytes(), file.name)
                kamerstuk = assemble(nlp(source.text), source)
                (Path(folder) / f"{file.stem}.json").write_bytes(kamerstuk.to_json_bytes())

        sides: dict[str, Callable[[], object]] = {
            "spacy.blank('nl') tokenizes": lambda: [blank.make_doc(text) for text in texts],
            "text in to JSON on disk": convert,
        }
        seconds: dict[str, list[float]] = {name: [] for name in sides}
        stages: dict[str, list[float]] = {}
        for run in range(args.runs + 1):
            for name, side in sides.items():
                taken = _time(side)
                if run:
                    seconds[name].append(taken)
            if run:
                for name, taken in _stages(nlp, texts).items():
                    stages.setdefault(name, []).append(taken)

    base = statistics.median(seconds["spacy.blank('nl') tokenizes"])
    figures = {
        "spacy": spacy.__version__,
        "imvo_nlp": imvo_nlp.__version__,
        "documents": len(texts),
        "characters": sum(map(len, texts)),
        "seconds": {name: statistics.median(taken) for name, taken in seconds.items()},
        "stages": {name: statistics.median(taken) for name, taken in stages.items()},
    }
    print(
        f"{len(texts)} documents, {figures['characters']:,} characters, spaCy {spacy.__version__}"
    )
    for name, taken in [*figures["seconds"].items(), *figures["stages"].items()]:
        indent = "" if name in seconds else "  "
        print(f"{indent + name:32} {taken * 1000:9.1f} ms   {taken / base:6.2f} x tokenizing")
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 0


def _time(side: Callable[[], object]) -> float:
    start = time.perf_counter()
    side()
    return time.perf_counter() - start


def _stages(nlp: spacy.language.Language, texts: list[str]) -> dict[str, float]:
    """Seconds of each stage over all texts."""
    taken: dict[str, float] = {}

    def timed(name: str, stage: Callable[..., Any], *given: object) -> Any:
        start = time.perf_counter()
        result = stage(*given)
        taken[name] = taken.get(name, 0.0) + time.perf_counter() - start
        return result

    for text in texts:
        doc = timed("layout and words", nlp.make_doc, text)
        for name, component in nlp.pipeline:
            doc = timed(name, component, doc)
        kamerstuk = timed("assemble", assemble, doc)
        timed("JSON", kamerstuk.to_json_bytes)
    return taken


if __name__ == "__main__":
    sys.exit(main())
