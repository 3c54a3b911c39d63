"""Every null and every guess: persons left unknown, and persons known only from the reference data.

    python benchmarks/who.py [FILE_OR_FOLDER ...] [--guesses] [--json FILE]

Without arguments it uses the documents of `fixtures/`. A guess is a value that the document does not print: the
minister of that day, the party of a member named without one. The list can be compared with the documents; a
change of rules or data shows in the counts.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import imvo_nlp
from imvo_nlp import Kamerstuk

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("inputs", nargs="*", type=Path, default=[FIXTURES])
    parser.add_argument(
        "--guesses", action="store_true", help="list the guesses too, not only nulls"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all rows here")
    args = parser.parse_args()
    files = sorted(
        file for path in args.inputs for file in (path.rglob("*.txt") if path.is_dir() else [path])
    )
    rows = [row for file in files for row in told(file.stem, imvo_nlp.convert(file))]
    counts = Counter((row["label"], row["from"]) for row in rows)
    for row in rows:
        if row["from"] == "nobody" or (args.guesses and row["from"] == "reference"):
            print(
                f"{row['document']:42} {row['start']:>7}  {row['label']:12} {row['text']} → {row['value']}"
            )
    print()
    for label in sorted({label for label, _ in counts}):
        told_by = {source: counts[label, source] for source in ("document", "reference", "nobody")}
        print(f"{label:12}", "  ".join(f"{source} {count}" for source, count in told_by.items()))
    if args.json:
        args.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0


def told(name: str, kamerstuk: Kamerstuk) -> Iterator[dict[str, Any]]:
    """A row per mention and speaker that should have a person or party, with its evidence."""
    for mention in kamerstuk.mentions:
        if mention.label == "minister":
            value, source = mention.value, mention.attributes["value_from"]
        elif mention.label == "member":
            value, source = mention.attributes["party"], mention.attributes["party_from"]
        else:
            continue
        yield _row(name, mention.label, mention.start, mention.text, value, source)
    for turn in kamerstuk.turns:
        speaker = turn.speaker
        if speaker.role in ("minister", "state_secretary"):
            value = speaker.name
        elif speaker.role == "member":
            value = speaker.party
        else:
            continue
        source = "document" if value else None
        yield _row(name, "speaker", turn.label_start or turn.start, turn.label or "", value, source)


def _row(
    document: str, label: str, start: int, text: str, value: str | None, source: str | None
) -> dict[str, Any]:
    return {
        "document": document,
        "label": label,
        "start": start,
        "text": text,
        "value": value,
        "from": source if value else "nobody",
    }


if __name__ == "__main__":
    raise SystemExit(main())
