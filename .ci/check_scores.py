"""Holds measured scores against the table of the README: check_scores.py README.md SCORES.json."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

# `turns, speaker, range` states one figure for several layers of the scorer.
ROW = re.compile(r"^\| (?P<layers>[\w:, ]+) \| (?P<f1>[01]\.\d+) \| (?P<n>\d+) \|$", re.MULTILINE)


def stated(readme: str) -> dict[str, float]:
    """Layer to F1 as the README states it."""
    figures = {}
    for row in ROW.finditer(readme):
        first, *rest = row["layers"].replace("mentions: ", "mentions.").split(", ")
        for layer in [first, *(f"{first}.{each}" for each in rest)]:
            figures[layer] = float(row["f1"])
    return figures


def main() -> int:
    readme, scores = (Path(each).read_text(encoding="utf-8") for each in sys.argv[1:])
    promised, measured = stated(readme), json.loads(scores)
    wrong = [layer for layer in promised if layer not in measured]
    for layer in wrong:
        print(f"{layer}: stated in the README, but not measured")
    for layer, f1 in sorted(promised.items()):
        if layer in measured:
            low = round(measured[layer]["f1"], 2) < f1
            print(
                f"{layer:28} {measured[layer]['f1']:.4f}  stated {f1:.2f}{'  TOO LOW' if low else ''}"
            )
            wrong += [layer] * low
    print(f"{len(promised) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong or not promised else 0


if __name__ == "__main__":
    sys.exit(main())
