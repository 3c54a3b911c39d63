"""`imvo-nlp render`: one document as a page to read."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UnreadableInput, WrongUse, reason
from .arguments import add_data, add_page, add_pipeline, given, say, use_data

if TYPE_CHECKING:
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "render",
        help="one document as a page to read",
        description="Writes one document as a self-contained HTML page. Exit status: 0 written, "
        "1 the document could not be read, 2 wrong use.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a document, or JSON that holds its source text"
    )
    add_page(parser)
    parser.add_argument(
        "--furniture",
        action="store_true",
        help="show what is left out of the text: page feet, hyphens at line ends, markers",
    )
    add_pipeline(parser)
    add_data(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..files.places import replacing
    from ..page.html import render

    use_data(arguments)
    if not arguments.file.exists():
        raise WrongUse(f"no such file: {arguments.file}")
    if arguments.output.is_dir():
        raise WrongUse(f"the page needs a name of its own: {arguments.output} is a folder")
    if arguments.output.exists() and arguments.output.samefile(arguments.file):
        raise WrongUse("the page would take the place of its document")
    try:
        kamerstuk = given(arguments, embed_source=True)
        page = render(kamerstuk, arguments.lang, furniture=arguments.furniture)
    except (OSError, UnreadableInput) as error:
        say(reason(error))
        return 1
    try:
        with replacing(arguments.output) as file:
            file.write(page.encode())
    except OSError as error:
        raise WrongUse(f"cannot write the page: {reason(error)}") from error
    return 0
