"""`imvo-nlp watch`: saved searches and their new documents."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .arguments import add_data, say, say_skipped, some, use_data

if TYPE_CHECKING:
    from ..analysis.watch import New
    from ..converted.documents import Skipped
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "watch",
        help="run saved searches and show what is new",
        description="Run the searches of a TOML file on converted documents and show the documents that are "
        "new in each. Exit status: 0 something new, 1 nothing new, 2 usage error.",
        allow_abbrev=False,
    )
    parser.add_argument("searches", type=Path, metavar="FILE", help="TOML file with searches")
    parser.add_argument(
        "documents", type=Path, metavar="DIR", help="output folder of imvo-nlp convert"
    )
    parser.add_argument(
        "--since",
        type=Path,
        metavar="LAST",
        help="state file written by watch: hide what earlier runs found, and record what is found "
        "now (default: show everything)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "atom"),
        default="text",
        help="json: one hit per line; atom: a feed (default: text)",
    )
    add_data(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..analysis.watch import atom, new, read_searches, read_seen, seen_bytes
    from ..archive.index import opened
    from ..converted.documents import read_documents
    from ..files.places import replacing

    use_data(arguments)
    title, searches = read_searches(arguments.searches)
    seen = read_seen(arguments.since) if arguments.since else {}
    skipped: dict[Skipped, None] = {}
    with opened(arguments.documents, say) as index:
        found = list(
            new(
                searches,
                lambda: index or read_documents(arguments.documents, skipped.setdefault),
                seen,
            )
        )
        say_skipped(index.skipped if index else skipped)
    if arguments.format == "atom":
        sys.stdout.buffer.write(atom(title, found))
    else:
        _write(found, arguments.format)
    sys.stdout.flush()
    if arguments.since:
        with replacing(arguments.since) as file:
            file.write(seen_bytes(searches, seen, found))
    say(some(len(found), "new document") if found else "nothing new", prefix="")
    return 0 if found else 1


def _write(found: list[New], form: str) -> None:
    """Write the hits like `find`, under the name of their search or with it."""
    from itertools import groupby

    import orjson

    from .find import write

    for name, each in groupby(found, lambda new: new.search):
        hits = [hit for new in each for hit in new.hits]
        if form == "json":
            for hit in hits:
                record = {"search": name, **hit._asdict()}
                sys.stdout.buffer.write(orjson.dumps(record) + b"\n")
            continue
        print(f"{name}: {some(len(hits), 'new hit')}")
        sys.stdout.flush()
        write(hits, "table")
