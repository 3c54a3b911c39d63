"""`imvo-nlp report`: a folder of converted documents as one page of figures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import WrongUse
from .arguments import add_page, say, say_skipped, some

if TYPE_CHECKING:
    from ..converted.documents import Skipped
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "report",
        help="summarize a folder of documents in figures",
        description="Write figures of converted documents as one self-contained HTML page. Exit status: "
        "0 all read, 1 some files skipped, 2 usage error.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "documents", type=Path, metavar="DIR", help="output folder of imvo-nlp convert"
    )
    add_page(parser)
    parser.add_argument(
        "--figures",
        type=Path,
        metavar="DIR",
        help="also write each figure to DIR as PNG, SVG and CSV",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..converted.documents import read_documents
    from ..errors import reason
    from ..files.places import replacing
    from ..report import require
    from ..report.counting import counted
    from ..report.figures import figures, gaps
    from ..report.files import write_figures
    from ..report.html import page

    require()  # before the documents are read, which can take a while
    skipped: list[Skipped] = []
    counts = counted(read_documents(arguments.documents, skipped.append))
    try:
        with replacing(arguments.output) as file:
            file.write(page(counts, skipped, arguments.lang).encode())
    except OSError as error:
        raise WrongUse(f"cannot write the page: {reason(error)}") from error
    if arguments.figures:
        all_of = figures(counts, arguments.lang) + gaps(counts, len(skipped), arguments.lang)
        write_figures(all_of, arguments.figures, arguments.lang)
    say_skipped(skipped)
    say(f"{some(len(counts.documents), 'document')}; {len(skipped)} skipped", prefix="")
    return 1 if skipped else 0
