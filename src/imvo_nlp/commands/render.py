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
        help="render one document as an HTML page",
        description="Write one document as a self-contained HTML page. Exit status: 0 written, 1 the "
        "document could not be read, 2 usage error.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="document, or JSON with embedded source text"
    )
    add_page(parser)
    parser.add_argument(
        "--furniture",
        action="store_true",
        help="show what the clean text omits: page feet, line-end hyphens, note markers",
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
        raise WrongUse(f"{arguments.output} is a folder: give a file name for the page")
    if arguments.output.exists() and arguments.output.samefile(arguments.file):
        raise WrongUse("the page would overwrite its document: give another output file")
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
