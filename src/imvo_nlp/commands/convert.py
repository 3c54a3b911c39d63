"""`imvo-nlp convert`: documents to JSON files."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from .arguments import add_data, add_pipeline, count, say, use_data

if TYPE_CHECKING:
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "convert",
        help="documents to JSON files",
        description="Converts documents to JSON. Exit status: 0 all converted, 1 some failed "
        "(see also DIR/failures.jsonl), 2 wrong use.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="file, folder, archive (.zip, .tar, .tar.gz, ...), or - for standard input",
    )
    parser.add_argument(
        "-o", dest="folder", type=Path, required=True, metavar="DIR", help="where the JSON goes"
    )
    parser.add_argument("--jobs", type=count, default=1, metavar="N", help="processes (default: 1)")
    parser.add_argument("--force", action="store_true", help="write anew what is there already")
    parser.add_argument(
        "--jsonl", action="store_true", help="one file, DIR/documents.jsonl, a line per document"
    )
    parser.add_argument(
        "--embed-source", action="store_true", help="put the source text into the JSON"
    )
    add_pipeline(parser)
    add_data(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from rich.console import Console
    from rich.filesize import decimal
    from rich.progress import track
    from rich.text import Text

    from ..batch import find_inputs, run

    started = time.perf_counter()
    use_data(arguments)
    inputs = find_inputs(arguments.inputs)
    console = Console(stderr=True)
    statuses: Counter[str] = Counter()
    size = 0
    outcomes = run(
        inputs,
        arguments.folder,
        jobs=arguments.jobs,
        force=arguments.force,
        jsonl=arguments.jsonl,
        embed_source=arguments.embed_source,
        pipeline=arguments.pipeline,
    )
    with closing(outcomes):
        for outcome in track(
            outcomes,
            "Converting",
            total=len(inputs),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        ):
            statuses[outcome.status] += 1
            size += outcome.size
            if outcome.reason:
                message = Text(f"imvo-nlp: {outcome.input}: {outcome.reason}")
                console.print(message, soft_wrap=True)
    say(
        f"{len(inputs)} document{'s' * (len(inputs) != 1)}: {statuses['done']} converted, "
        f"{statuses['skipped']} skipped, {statuses['failed']} failed, "
        f"{decimal(size, precision=0)} in {time.perf_counter() - started:.1f} s",
        prefix="",
    )
    return 1 if statuses["failed"] else 0
