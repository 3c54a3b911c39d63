"""`imvo-nlp show`: one document in the terminal."""

from __future__ import annotations

import argparse
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UnreadableInput, WrongUse, reason
from .arguments import add_data, add_pipeline, given, say, use_data

if TYPE_CHECKING:
    from ..models import Kamerstuk
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "show",
        help="show an overview of one document",
        description="Show what was found in one document. Exit status: 0 shown, 1 the document could "
        "not be read, 2 usage error.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="document, or the JSON of a converted one"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the JSON instead")
    form.add_argument(
        "--full",
        metavar="ID",
        help="print the full text of one element, such as a turn or a footnote",
    )
    add_pipeline(parser)
    add_data(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    use_data(arguments)
    if not arguments.file.exists():
        raise WrongUse(f"no such file: {arguments.file}")
    try:
        kamerstuk = given(arguments)
    except (OSError, UnreadableInput) as error:
        say(reason(error))
        return 1
    if arguments.json:
        sys.stdout.buffer.write(kamerstuk.to_json_bytes(indent=True) + b"\n")
    else:
        _print(kamerstuk, arguments.full)
    return 0


def _print(kamerstuk: Kamerstuk, block: str | None) -> None:
    """Print the document, or one of its elements; raises WrongUse for an unknown id."""
    from rich.console import Console

    from ..analysis.show import render, render_element

    try:
        shown = render_element(kamerstuk, block) if block else render(kamerstuk)
    except LookupError as error:
        raise WrongUse(str(error)) from error
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    Console(width=None if sys.stdout.isatty() else 100).print(shown)
