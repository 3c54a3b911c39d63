"""`imvo-nlp show`: one document in the terminal."""

from __future__ import annotations

import argparse
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UnreadableInput, WrongUse
from .arguments import add_data, add_pipeline, say, use_data

if TYPE_CHECKING:
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "show", help="overview of one document in the terminal", allow_abbrev=False
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    add_pipeline(parser)
    add_data(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from rich.console import Console

    from ..api import convert
    from ..show import render

    use_data(arguments)
    if not arguments.file.exists():
        raise WrongUse(f"no such file: {arguments.file}")
    try:
        kamerstuk = convert(arguments.file, pipeline=arguments.pipeline)
    except (OSError, UnreadableInput) as error:
        say(str(error))
        return 1
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    Console(width=None if sys.stdout.isatty() else 100).print(render(kamerstuk))
    return 0
