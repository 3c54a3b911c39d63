"""The cost of a PDF, compared with the extraction of raw text from the same pages by PDFium.

    python benchmarks/pdf.py FILE_OR_FOLDER ... [--runs N] [--json FILE]

Three jobs take turns, each on all files: PDFium's raw text page by page, our reader alone, and the whole way
from bytes to JSON. The figure of a job is the minimum CPU time of this process over several runs, after a
warm-up; `times raw` is its ratio to PDFium's.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2

import imvo_nlp
from imvo_nlp.readers import read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=7, help="runs of each job (7)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    args = parser.parse_args()
    paths = [
        path
        for given in args.inputs
        for path in (sorted(given.rglob("*.pdf")) if given.is_dir() else [given])
    ]
    files = [(path.name, path.read_bytes()) for path in paths]
    jobs: dict[str, Callable[[str, bytes], object]] = {
        "raw text of PDFium": lambda _, data: raw_text(data),
        "reader": lambda name, data: read(data, name),
        "PDF to JSON": lambda name, data: imvo_nlp.convert_bytes(data, name).to_json(),
    }
    seconds: dict[str, list[float]] = {job: [] for job in jobs}
    for run in range(args.runs + 1):
        for job, work in jobs.items():
            start = time.process_time()
            for name, data in files:
                work(name, data)
            if run:
                seconds[job].append(time.process_time() - start)
    pages = sum(len(raw_text(data)) for _, data in files)
    least = {job: min(runs) for job, runs in seconds.items()}
    raw = least["raw text of PDFium"]
    figures = {
        job: {"ms_per_page": 1000 * figure / pages, "times_raw": figure / raw}
        for job, figure in least.items()
    }
    print(f"{len(files)} files, {pages} pages, least of {args.runs} runs")
    for job, figure in figures.items():
        print(
            f"{job:20} {figure['ms_per_page']:7.2f} ms a page {figure['times_raw']:6.2f} times raw"
        )
    if args.json:
        args.json.write_text(json.dumps({"pages": pages, **figures}, indent=1), encoding="utf-8")


def raw_text(data: bytes) -> list[str]:
    """The texts of the pages, as extracted by PDFium."""
    texts = []
    with closing(pypdfium2.PdfDocument(data)) as document:
        for index in range(len(document)):
            with closing(document[index]) as page, closing(page.get_textpage()) as text_page:
                texts.append(text_page.get_text_range())
    return texts


if __name__ == "__main__":
    main()
