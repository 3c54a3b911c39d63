"""Compare measured scores with the tables of the documentation: check_scores.py FILE.md ... SCORES.json ...

Scores in `NAME.json` whose name is not `scores` belong to that kind of file: `pdf.json` holds those that
the tables state as `pdf: turns`.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

# `turns, speaker, range` states one figure for several layers of the scorer.
ROW = re.compile(r"^\| (?P<layers>[\w:., ]+) \| (?P<f1>[01]\.\d+) \| (?P<n>\d+) \|$", re.MULTILINE)


def stated(paths: list[Path]) -> dict[str, float]:
    """Layer to F1 as stated, the highest if several tables have it."""
    figures: dict[str, float] = {}
    for path in paths:
        for row in ROW.finditer(path.read_text(encoding="utf-8")):
            first, *rest = row["layers"].replace(": ", ".").split(", ")
            for layer in [first, *(f"{first}.{each}" for each in rest)]:
                figures[layer] = max(float(row["f1"]), figures.get(layer, 0))
    return figures


def measured(paths: list[Path]) -> dict[str, Any]:
    """Layer to what the scorers wrote about it."""
    found = {}
    for path in paths:
        kind = "" if path.stem.startswith("scores") else f"{path.stem}."
        for layer, row in json.loads(path.read_text(encoding="utf-8")).items():
            found[f"{kind}{layer}"] = row
    return found


def main() -> int:
    paths = [Path(each) for each in sys.argv[1:]]
    promised = stated([path for path in paths if path.suffix == ".md"])
    found = measured([path for path in paths if path.suffix == ".json"])
    wrong = [layer for layer in promised if layer not in found]
    for layer in wrong:
        print(f"{layer}: stated, but not measured")
    for layer, f1 in sorted(promised.items()):
        if layer in found:
            low = round(found[layer]["f1"], 2) < f1
            print(
                f"{layer:28} {found[layer]['f1']:.4f}  stated {f1:.2f}{'  TOO LOW' if low else ''}"
            )
            wrong += [layer] * low
    print(f"{len(promised) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong or not promised else 0


if __name__ == "__main__":
    sys.exit(main())
