"""The speed of the library, compared with spaCy splitting the same texts into words.

    python benchmarks/run.py [FILE_OR_FOLDER ...] [--runs N] [--small] [--json FILE] [--against DIR]

Without arguments it uses the text documents of `fixtures/`. The candidates run in turn in one process, after a
warm-up, so that a slow moment of the machine affects all; medians and their ratio to
`spacy.blank("nl").make_doc` are shown. Times differ between machines, ratios hardly do.

`--small` omits measurements that take minutes: large texts, growth, memory, start-up. `--against` compares the
JSON of every document, byte by byte, with the file of that name in a folder written by `imvo-nlp convert`; the
exit status is 1 if one differs or is missing.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import orjson
import references
import spacy
from rich.console import Console
from rich.table import Table
from spacy.language import Language
from spacy.matcher import PhraseMatcher

import imvo_nlp
from imvo_nlp.api import convert_bytes, convert_text
from imvo_nlp.pipeline.assemble import assemble
from imvo_nlp.readers import read
from imvo_nlp.text.patterns import alternation

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
BASE = "spacy.blank('nl') tokenizes"
TERMS = [f"{first}{second}convenant" for first in "abcdefghijklmnopqrstuvwxy" for second in "aeiouklmnprstvwxyzbd"]  # fmt: skip
CITATION = re.compile(r"[Kk]amerstuk(?:ken)?\s(?:I{1,2}\s)?[\d/ –-]*,?\s?\d{2}\s?\d{3},\snr\.\s\d+")
RUNS_OF_SIZES = {
    1_000: 5, 10_000: 5, 100_000: 5, 300_000: 5, 1_000_000: 3, 3_000_000: 3, 10_000_000: 2
}  # fmt: skip
LEAST_SECONDS, LEAST_SIZES = 0.005, 3
"""Minimum time and number of sizes: below these, noise of the machine dominates."""
Figures = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("inputs", nargs="*", type=Path, default=[FIXTURES])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--small", action="store_true", help="only what takes seconds")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    parser.add_argument("--against", type=Path, metavar="DIR", help="JSON to compare with")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    args = parser.parse_args()
    files = sorted(
        file for path in args.inputs for file in (path.glob("*.txt") if path.is_dir() else [path])
    )
    if args.child:
        print(json.dumps(CHILDREN[args.child](files)))
        return 0
    if not files:
        parser.error("no text files there")
    figures: Figures = {
        "versions": {"spacy": spacy.__version__, "imvo_nlp": imvo_nlp.__version__},
        "documents": len(files),
        "characters": sum(len(read(each.read_bytes(), each.name).text) for each in files),
        "speed": speed(files, args.runs),
    }
    if not args.small:
        figures["fresh process"] = child("fresh", files)
        figures["start-up"] = start_up(args.runs)
        figures["large"] = child("large", files)
        figures["small ones"] = child("many", files)
        figures["worker"] = child("worker", files)
        figures["references"] = next_to_nllegalcit(files)
        figures["growth"] = growth(files)
    show(figures)
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return compare(files, args.against) if args.against else 0


def measured(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def speed(files: list[Path], runs: int) -> Figures:
    """Medians in seconds over all documents: the whole job, spaCy, and the stages."""
    texts = [read(file.read_bytes(), file.name).text for file in files]
    blank, nlp = spacy.blank("nl"), imvo_nlp.load()
    blank.max_length = nlp.max_length
    matcher = PhraseMatcher(blank.vocab)
    matcher.add("terms", [blank.make_doc(term) for term in TERMS])
    terms = re.compile(alternation(TERMS))
    with tempfile.TemporaryDirectory() as folder:
        sides: dict[str, Callable[[], object]] = {
            BASE: lambda: [blank.make_doc(text) for text in texts],
            "the same and 500 phrases": lambda: [matcher(blank.make_doc(text)) for text in texts],
            "files in to JSON on disk": lambda: converted(files, Path(folder)),
            "floor, without spaCy": lambda: floor(files, Path(folder), terms),
        }
        taken: dict[str, list[float]] = {}
        for run in range(runs + 1):
            once = {name: measured(side) for name, side in sides.items()}
            once |= {f"  {name}": seconds for name, seconds in stages(nlp, files).items()}
            for name, seconds in once.items() if run else ():
                taken.setdefault(name, []).append(seconds)
    return {name: statistics.median(each) for name, each in taken.items()}


def converted(files: Iterable[Path], folder: Path) -> None:
    for file in files:
        kamerstuk = convert_bytes(file.read_bytes(), file.name)
        (folder / f"{file.stem}.json").write_bytes(kamerstuk.to_json_bytes())


def floor(files: Iterable[Path], folder: Path, terms: re.Pattern[str]) -> None:
    """The minimum of such a job: read, one citation pattern, 500 terms, JSON."""
    for file in files:
        text = file.read_text(encoding="utf-8")
        found = [match.span() for pattern in (CITATION, terms) for match in pattern.finditer(text)]
        (folder / f"{file.stem}.json").write_bytes(orjson.dumps({"text": text, "found": found}))


def stages(nlp: Language, files: Iterable[Path]) -> dict[str, float]:
    """Seconds of each stage over all documents."""
    taken: dict[str, float] = {}

    def timed(name: str, stage: Callable[..., Any], *given: object) -> Any:
        start = time.perf_counter()
        result = stage(*given)
        taken[name] = taken.get(name, 0.0) + time.perf_counter() - start
        return result

    for file in files:
        source = timed("read", lambda each: read(each.read_bytes(), each.name), file)
        doc = timed("layout and words", nlp.make_doc, source.text)
        for name, component in nlp.pipeline:
            doc = timed(name, component, doc)
        timed("JSON", timed("assemble", assemble, doc, source).to_json_bytes)
    return taken


def next_to_nllegalcit(files: Iterable[Path]) -> Figures:
    """Kilobytes per second searched for references, in the first 10 kB: see references.py."""
    texts = references.first([read(each.read_bytes(), each.name).text for each in files], 10_000)
    sides = {"imvo_nlp": references.run_ours(texts, 7)}
    try:
        sides["nllegalcit"] = references.run_peer(texts)
    except subprocess.CalledProcessError as error:
        print(f"nllegalcit cannot be installed: {error}", file=sys.stderr)
    kilobytes = references.size(texts) / 1000
    return {f"{name} kB/s": kilobytes / each["seconds"] for name, each in sides.items()}


# In a separate process


def child(name: str, files: list[Path]) -> Figures:
    call = [sys.executable, __file__, "--child", name, *map(str, files)]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    found: Figures = json.loads(done.stdout)
    return found


def peak() -> float:
    """The maximum memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fresh(files: list[Path]) -> Figures:
    """The first time in a process that has loaded both pipelines."""
    texts = [file.read_text(encoding="utf-8") for file in files]
    blank, nlp = spacy.blank("nl"), imvo_nlp.load()
    base = measured(lambda: [blank.make_doc(text) for text in texts])
    with tempfile.TemporaryDirectory() as folder:
        from imvo_nlp import api

        api.loaded_pipeline(None)
        del nlp
        return {BASE: base, "files in to JSON on disk": measured(lambda: converted(files, Path(folder)))}  # fmt: skip


def large(files: list[Path]) -> Figures:
    text = repeated(files, 10_000_000)
    convert_text("Vraag 1\nJa?")
    seconds = measured(lambda: convert_text(text).to_json_bytes())
    return {"megabytes": len(text) / 1e6, "seconds": seconds, "peak MB": peak()}


def many(files: list[Path]) -> Figures:
    """2,000 documents of some 5 kB."""
    texts = [file.read_text(encoding="utf-8") for file in files]
    parts = [text[start : start + 5000] for text in texts for start in range(0, len(text), 5000)]
    documents = (parts * (2000 // len(parts) + 1))[:2000]
    convert_text(documents[0])
    seconds = measured(lambda: [convert_text(each).to_json_bytes() for each in documents])
    return {"documents": len(documents), "seconds": seconds, "peak MB": peak()}


def worker(files: list[Path]) -> Figures:
    convert_text(files[0].read_text(encoding="utf-8"))
    return {"peak MB": peak()}


CHILDREN: dict[str, Callable[[list[Path]], Figures]] = {
    "fresh": fresh, "large": large, "many": many, "worker": worker
}  # fmt: skip


def start_up(runs: int) -> Figures:
    """Seconds from the start of Python to a loaded pipeline, and to the text of `--help`."""
    codes = {
        "import spacy, blank('nl')": "import spacy; spacy.blank('nl')",
        "import imvo_nlp, load()": "import imvo_nlp; imvo_nlp.load()",
        "imvo-nlp --help": "import sys; from imvo_nlp.cli import main; sys.exit(main(['--help']))",
    }
    taken: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(runs):
        for name, code in codes.items():
            call = [sys.executable, "-c", code]
            taken[name].append(measured(lambda each=call: subprocess.run(each, stdout=subprocess.DEVNULL, check=True)))  # type: ignore[misc]  # fmt: skip
    return {name: statistics.median(each) for name, each in taken.items()}


# Growth


def repeated(files: list[Path], size: int) -> str:
    text = "\n\n".join(file.read_text(encoding="utf-8") for file in files)
    return (text * (size // len(text) + 1))[:size]


def shuffled(files: list[Path], size: int) -> str:
    """Pages of all documents after the first page of the first one, so that texts of any size have the same
    contents in the same shares, and are of one kind."""
    lines = [file.read_text(encoding="utf-8").splitlines(keepends=True) for file in files]
    pages = ["".join(each[at : at + 40]) for each in lines for at in range(0, len(each), 40)]
    first = pages.pop(0)
    random.Random(1).shuffle(pages)
    text = "".join(pages)
    return (first + text * (size // len(text) + 1))[:size]


def noted(size: int) -> str:
    """Sixty notes after their text, repeated, all on one line."""
    numbers = range(1, 61)
    page = [f"Dat is de zin van een minister{number} en nog wat woorden." for number in numbers]
    page += [f"{number} Zie www.ser.nl." for number in numbers]
    text = " ".join(page) + " "
    return (text * (size // len(text) + 1))[:size]


def growth(files: list[Path]) -> dict[str, Figures]:
    """For texts of several kinds, the growth of the time of each stage with size, as an exponent.

    An exponent is fitted over the sizes at which a stage takes five milliseconds or more, if there are at least
    three, so fast stages have none. Times are the minimum CPU time of some runs: another process can only add
    to it.
    """
    nlp = imvo_nlp.load()
    kinds: dict[str, Callable[[int], str]] = {
        "documents": lambda size: shuffled(files, size),
        "no line ends": lambda size: shuffled(files, size).replace("\n", " "),
        "notes": noted,
        "digits": lambda size: "12345678 " * (size // 9),
        "brackets": lambda size: "(" * size,
        "questions": lambda size: "Vraag 1\n" * (size // 8),
        "speakers": lambda size: "De voorzitter:\n" * (size // 15),
    }
    return {kind: exponents(nlp, make) for kind, make in kinds.items()}


def exponents(nlp: Language, make: Callable[[int], str]) -> Figures:
    least: dict[str, dict[int, float]] = {}
    for size, runs in RUNS_OF_SIZES.items():
        for run in range(runs):
            # No text twice: the pipeline caches the latest one.
            for name, seconds in text_stages(nlp, make(size - 20 * run)).items():
                known = least.setdefault(name, {})
                known[size] = min(seconds, known.get(size, seconds))
    fitted = {}
    for name, times in least.items():
        points = [(math.log(x), math.log(y)) for x, y in times.items() if y >= LEAST_SECONDS]
        if len(points) >= LEAST_SIZES:
            fitted[name] = slope(points)
    return fitted


def text_stages(nlp: Language, text: str) -> dict[str, float]:
    """CPU seconds by stage, without garbage collection, which could occur in any of them."""
    taken: dict[str, float] = {}

    def timed(name: str, stage: Callable[..., Any], *given: object) -> Any:
        start = time.process_time()
        result = stage(*given)
        taken[name] = time.process_time() - start
        return result

    gc.collect()
    gc.disable()
    try:
        doc = timed("layout and words", nlp.make_doc, text)
        for name, component in nlp.pipeline:
            doc = timed(name, component, doc)
        timed("JSON", timed("assemble", assemble, doc).to_json_bytes)
    finally:
        gc.enable()
    return taken


def slope(points: list[tuple[float, float]]) -> float:
    """The exponent of a power law through these points, by least squares on their logarithms."""
    middle = [statistics.mean(each) for each in zip(*points, strict=True)]
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return above / sum((x - middle[0]) ** 2 for x, _ in points)


# Output


def show(figures: Figures) -> None:
    console = Console(width=110)
    versions = figures["versions"]
    console.print(
        f"{figures['documents']} documents, {figures['characters']:,} characters, "
        f"spaCy {versions['spacy']}, imvo_nlp {versions['imvo_nlp']}"
    )
    base = figures["speed"][BASE]
    table = Table("", "ms", "x tokenizing", "x floor", box=None)
    for name, seconds in figures["speed"].items():
        ratio = seconds / figures["speed"]["floor, without spaCy"]
        table.add_row(name, f"{seconds * 1000:.1f}", f"{seconds / base:.3f}", f"{ratio:.1f}")
    if "fresh process" in figures:
        for name, seconds in figures["fresh process"].items():
            ratio = seconds / figures["fresh process"][BASE]
            table.add_row(f"fresh: {name}", f"{seconds * 1000:.1f}", f"{ratio:.3f}", "")
    console.print(table)
    for part in ("start-up", "large", "small ones", "worker", "references"):
        if part in figures:
            told = ", ".join(f"{name} {value:.2f}" for name, value in figures[part].items())
            console.print(f"{part}: {told}")
    if "growth" in figures:
        console.print(growth_table(figures["growth"]))


def growth_table(found: dict[str, Figures]) -> Table:
    """Exponents by stage and kind of text."""
    table = Table("growth", *found, box=None)
    for name in dict.fromkeys(name for each in found.values() for name in each):
        table.add_row(
            name, *(f"{each[name]:.2f}" if name in each else "" for each in found.values())
        )
    return table


def compare(files: Iterable[Path], folder: Path) -> int:
    """Whether every document gives the bytes of its file in a folder."""
    count = different = 0
    for file in files:
        count += 1
        data = convert_bytes(file.read_bytes(), file.name).to_json_bytes(indent=True) + b"\n"
        before = folder / f"{file.stem}.json"
        if not before.is_file() or before.read_bytes() != data:
            different += 1
            print(f"{file.name}: the output is not that of {before}")
    print(f"{count} outputs compared, {different} differ")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
