"""The index: how fast it is built and searched, and its size.

    python benchmarks/index.py [--documents N]

The first documents are those of `archive.py`, composed of `fixtures/`; the others are copies with other words, in the
form that `imvo-nlp convert` writes. A query is timed up to its last hit, or its hundredth, in one
process; `find` is timed from the start of Python to an empty result.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import orjson
from archive import make

from imvo_nlp import convert_many
from imvo_nlp.analysis.find import find
from imvo_nlp.archive.index import NAME, opened
from imvo_nlp.archive.writing import update

CONVERTED = range(100, 200)  # whose inserted words have three digits
QUERIES = (
    *(
        "kinderarbeid",
        "arbeid",
        "convenant",
        "olie- en gas",
        "minister",
        "palmolie",
        "textiel",
        "olifant",
    ),
    *(
        "due diligence",
        "de minister van Buitenlandse Zaken",
        "cacao",
        "leefbaar loon",
        "OESO",
        "keten",
    ),
    *(
        '"arbeid"',
        "kinder*",
        "kinder* AND cacao",
        "(goud OR cacao) NOT convenant",
        "NEAR(kinder* cacao, 5)",
    ),
)
FILTERS = ({}, {"party": "SP"}, {"kind": "answer"}, {"named": {"sector": "cacao"}})
HITS = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=20_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "out")
        size = written(Path(place, "in"), folder, args.documents)
        start = time.process_time()
        update(folder)
        built = time.process_time() - start
        start = time.process_time()
        update(folder)
        again = time.process_time() - start
        json = sum(each.stat().st_size for each in folder.glob("*.json"))
        taken = queries(folder)
        figures = {
            "documents": args.documents,
            "MB of text": size / 1e6,
            "MB of text a minute of processor time": size / 1e6 / built * 60,
            "seconds, from start to answer": started(folder),
            "seconds, brought up to date without a change": again,
            "size, of that of the JSON": (folder / NAME).stat().st_size / json,
            "queries": len(taken),
            "ms, median": statistics.median(taken) * 1000,
            "ms, 99 %": statistics.quantiles(taken, n=100)[98] * 1000,
        }
        print(orjson.dumps(figures, option=orjson.OPT_INDENT_2).decode())


def written(texts: Path, folder: Path, count: int) -> int:
    """Write the converted documents; return the size of their texts in bytes."""
    make(texts, CONVERTED.stop)
    folder.mkdir()
    sources = [texts / f"{number}.txt" for number in CONVERTED]
    converted = []
    for path, each in zip(sources, convert_many(sources, jobs=2, embed_source=True), strict=True):
        head, key, rest = each.to_json_bytes(indent=True).partition(b'"metadata"')
        # A shared identifier would be read only once.
        rest = re.sub(rb'"identifier": "[^"]*"', b'"identifier": null', rest, count=1)
        converted.append((head + key + rest, path.stat().st_size))
    size = 0
    for number in range(count):
        data, length = converted[number % len(converted)]
        own = b"woord%03xen" % (number % 16**3)
        (folder / f"{number}.json").write_bytes(re.sub(rb"woord\d{3}en", own, data))
        size += length
    return size


def started(folder: Path) -> float:
    """The seconds of the command for a search without hits, the best of five."""
    command = [sys.executable, "-m", "imvo_nlp", "find", "olifantenpaadje", str(folder)]
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True)
        taken.append(time.perf_counter() - start)
    return min(taken)


def queries(folder: Path) -> list[float]:
    """The seconds of each query in an open index."""
    taken = []
    with opened(folder, print) as index:
        assert index is not None
        for words in QUERIES * 3:
            for filters in FILTERS:
                start = time.perf_counter()
                list(islice(find(index, words, **filters), HITS))
                taken.append(time.perf_counter() - start)
    return taken


if __name__ == "__main__":
    main()
