"""The index: how fast it is built and searched, and its size.

    python benchmarks/index.py [--documents N]

The documents are those of `archive.py`, made of `fixtures/`. A query is timed up to its last hit, or its
hundredth, in one process.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from itertools import islice
from pathlib import Path

import orjson
from archive import make

from imvo_nlp import convert_many
from imvo_nlp.analysis.find import find
from imvo_nlp.archive.index import NAME, opened, update

WORDS = (
    *(
        "kinderarbeid",
        "arbeid",
        "convenant",
        "olie- en gas",
        "minister",
        "palmolie",
        "due diligence",
    ),
    *(
        "textiel",
        "de minister van Buitenlandse Zaken",
        "olifant",
        "cacao",
        "leefbaar loon",
        "OESO",
        "keten",
    ),
)
FILTERS = ({}, {"party": "SP"}, {"kind": "answer"}, {"named": {"sector": "cacao"}})
HITS = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=2000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        texts, folder = Path(place, "in"), Path(place, "out")
        size = make(texts, args.documents)
        folder.mkdir()
        sources = sorted(texts.glob("*"))
        for number, each in enumerate(convert_many(sources, jobs=2, embed_source=True)):
            (folder / f"{number}.json").write_bytes(each.to_json_bytes())
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
            "seconds, brought up to date without a change": again,
            "size, of that of the JSON": (folder / NAME).stat().st_size / json,
            "queries": len(taken),
            "ms, median": statistics.median(taken) * 1000,
            "ms, 99 %": statistics.quantiles(taken, n=100)[98] * 1000,
        }
        print(orjson.dumps(figures, option=orjson.OPT_INDENT_2).decode())


def queries(folder: Path) -> list[float]:
    """The seconds that each query takes, in an index that is open already."""
    taken = []
    with opened(folder, print) as index:
        assert index is not None
        for words in WORDS * 3:
            for filters in FILTERS:
                start = time.perf_counter()
                list(islice(find(index, words, **filters), HITS))
                taken.append(time.perf_counter() - start)
    return taken


if __name__ == "__main__":
    main()
