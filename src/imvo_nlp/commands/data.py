"""`imvo-nlp data`: what the reference data knows."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from .arguments import add_data, day, say, use_data

if TYPE_CHECKING:
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "data",
        help="what the reference data knows of a name or a day",
        description="Shows the reference data on a person, party or portfolio, on a day, or both.",
        allow_abbrev=False,
    )
    parser.add_argument("name", nargs="?", metavar="NAME")
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="what holds on this day")
    add_data(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from rich.console import Console

    from ..reference.lookup import render

    use_data(arguments)
    try:
        found = render(arguments.name, arguments.date)
    except LookupError as error:
        say(str(error))
        return 1
    Console(width=None if sys.stdout.isatty() else 160).print(found)
    return 0
