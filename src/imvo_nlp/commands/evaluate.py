"""`imvo-nlp evaluate`: score converted documents against annotations."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .arguments import count, say, say_skipped, some

if TYPE_CHECKING:
    from ..analysis.evaluate import Evaluation
    from .arguments import Commands

_MOST_CONFUSED = 20


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "evaluate",
        help="measure precision, recall and F1 against your own annotations",
        description="Compare converted documents with annotations. Exit status: 0 all compared, "
        "1 an annotation or a document skipped, 2 usage error.",
        allow_abbrev=False,
    )
    parser.add_argument("gold", type=Path, metavar="GOLD", help="annotation, or folder of them")
    parser.add_argument(
        "documents", type=Path, metavar="DIR", help="output folder of imvo-nlp convert"
    )
    parser.add_argument(
        "--errors", type=count, metavar="N", default=0, help="show N differences per row"
    )
    parser.add_argument("--confusion", action="store_true", help="show which values were confused")
    parser.add_argument(
        "--against", type=Path, metavar="DIR", help="show gains and losses against an earlier run"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..analysis.evaluate import evaluate

    found = evaluate(arguments.gold, arguments.documents)
    earlier = evaluate(arguments.gold, arguments.against) if arguments.against else None
    _print_scores(found, earlier, arguments.errors)
    if arguments.confusion:
        _print_confusion(found)
    if earlier:
        _print_changes(earlier, found)
    say_skipped(found.skipped)
    return 1 if found.skipped else 0


def _print_scores(found: Evaluation, earlier: Evaluation | None, errors: int) -> None:
    before = {each.row: each.f1 for each in earlier.scores} if earlier else {}
    for score in found.scores:
        was = f"  was {before[score.row]:.3f}" if score.row in before else ""
        print(
            f"{score.row:28} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  "
            f"n {score.hits + score.missed}{was}"
        )
        shown = [each for each in found.differences if each.row == score.row][:errors]
        for each in shown:
            print(f"    {each}")


def _print_confusion(found: Evaluation) -> None:
    for each in found.confusion[:_MOST_CONFUSED]:
        print(f"{each.row}: {each.found} for {each.expected}, {some(each.times, 'time')}")


def _print_changes(earlier: Evaluation, found: Evaluation) -> None:
    from ..analysis.evaluate import compare

    changes = compare(earlier, found)
    for each in changes:
        print(f"{'gain' if each.gain else 'loss'}  {each.difference.row}  {each.difference}")
    gains = sum(each.gain for each in changes)
    losses = len(changes) - gains
    say(f"{some(gains, 'gain')}, {losses} {'loss' if losses == 1 else 'losses'}", prefix="")
