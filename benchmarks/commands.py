"""How the time of each command grows with one document: the exponent over 4 to 64 thousand words.

`python benchmarks/commands.py` makes a debate, and a Word file with one long answer, without repeated
paragraphs, and prints CPU seconds by size and the exponent: 1 is linear.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import imvo_nlp
from imvo_nlp import Corpus, Kamerstuk
from imvo_nlp.analysis.find import find
from imvo_nlp.analysis.tabular import tables
from imvo_nlp.converted.documents import Converted
from imvo_nlp.report.counting import counted

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from fuzzing import word

SIZES = (4_000, 8_000, 16_000, 32_000, 64_000)
HEAD = "Verslag van een algemeen overleg\nVastgesteld 5 maart 2020\n\nDe voorzitter:\nIk open.\n\n"


def sentences(words: int) -> list[str]:
    """This number of words, in sentences of ten with a distinct number each."""
    return [
        f"Ik vraag minister {number} naar de goudsector en kinderarbeid in land {number}."
        for number in range(words // 10)
    ]


def debate(words: int) -> Kamerstuk:
    turns = (f"De heer Alkaya (SP):\n{each}\n" for each in sentences(words))
    text = HEAD + "\n".join(turns)
    return imvo_nlp.convert_bytes(text.encode(), "debat.txt", embed_source=True)


def answer(words: int) -> Kamerstuk:
    """One answer in a format that flows."""
    text = "\n".join(["Vraag 1", "Kent u dit?", "Antwoord 1", *sentences(words)])
    return imvo_nlp.convert_bytes(word(text), "antwoord.docx", embed_source=True)


def exponent(seconds: list[float]) -> float:
    """The slope of the logarithms, by least squares."""
    xs, ys = [math.log(each) for each in SIZES], [math.log(each) for each in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )


def tei(kamerstuk: Kamerstuk) -> None:
    """Write the document as a corpus."""
    dated = replace(kamerstuk, metadata=replace(kamerstuk.metadata, date="2018-03-07"))
    with TemporaryDirectory() as folder:
        corpus = Corpus(folder)
        corpus.add(Converted("a", "a.json", dated))
        corpus.finish()


COMMANDS: dict[str, Callable[[Kamerstuk], object]] = {
    "render": imvo_nlp.render,
    "tables": lambda kamerstuk: tables([kamerstuk]),
    "tei": tei,
    "report": lambda kamerstuk: counted([Converted("a", "a.json", kamerstuk)]),
    "find": lambda kamerstuk: list(find([Converted("a", "a.json", kamerstuk)], "kinderarbeid")),
}


def main() -> None:
    for name, make in (("debate", debate), ("answer of a Word file", answer)):
        made = [make(size) for size in SIZES]
        for command, work in COMMANDS.items():
            if command == "tei" and make is answer:
                continue  # of debates only
            seconds = []
            for kamerstuk in made:
                best = math.inf
                for _ in range(2):
                    started = time.process_time()
                    work(kamerstuk)
                    best = min(best, time.process_time() - started)
                seconds.append(best)
            times = "  ".join(f"{each:7.3f}" for each in seconds)
            print(f"{name:22} {command:8} {times}  exponent {exponent(seconds):.2f}", flush=True)


if __name__ == "__main__":
    main()
