"""`imvo-nlp data`: look up the reference data, and list its gaps."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import WrongUse
from .arguments import add_data, day, say, say_skipped, use_data

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ..analysis.lacking import Lack
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "data",
        help="look up a name or a date in the reference data",
        description="Show the reference data on a person, party or portfolio, on a date, or both; or "
        "list the names and parties in converted documents that the tables lack.",
        allow_abbrev=False,
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("name", nargs="?", metavar="NAME", help="person, party or portfolio")
    which.add_argument(
        "--check",
        type=Path,
        metavar="DIR",
        help="list the names and parties in DIR, output of imvo-nlp convert, that the tables lack",
    )
    parser.add_argument(
        "--date", type=day, metavar="YYYY-MM-DD", help="only rows valid on this date"
    )
    add_data(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..reference.lookup import render

    use_data(arguments)
    if arguments.check:
        if arguments.date:
            raise WrongUse("--check uses the date of each document: omit --date")
        return _check(arguments.check)
    try:
        _print(render(arguments.name, arguments.date))
    except LookupError as error:
        say(str(error))
        return 1
    return 0


def _check(folder: Path) -> int:
    """List missing names; return 1 if there are any."""
    from ..analysis.lacking import find_lacking
    from ..converted.documents import Skipped, read_documents
    from ..reference.coverage import last_day

    skipped: list[Skipped] = []
    lacks = find_lacking(read_documents(folder, skipped.append))
    say_skipped(skipped)
    if not lacks:
        say(f"the tables, which run to {last_day()}, lack nothing", prefix="")
        return 0
    _print(_table(lacks))
    return 1


def _table(lacks: list[Lack]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("lacking", "name", "party", "documents", "first", "last", "example"):
        table.add_column(column)
    for kind, name, parties, documents, first, last, example in lacks:
        cells = (kind, name, ", ".join(parties), str(documents), first or "", last or "", example)
        table.add_row(*map(Text, cells))  # text of documents is not markup
    return table


def _print(found: RenderableType) -> None:
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else 160).print(found)
