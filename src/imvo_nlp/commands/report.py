"""`imvo-nlp report`: a folder of converted documents as one page of figures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import WrongUse
from .arguments import say

if TYPE_CHECKING:
    from ..documents import Skipped
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "report",
        help="figures of a folder of documents, on one page",
        description="Writes figures of converted documents as one self-contained HTML page. Exit "
        "status: 0 all were read, 1 some files were skipped, 2 wrong use.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "documents", type=Path, metavar="DIR", help="folder that imvo-nlp convert wrote"
    )
    parser.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="PAGE", help="where the HTML goes"
    )
    parser.add_argument(
        "--lang", choices=("nl", "en"), default="nl", help="language of the page (default: nl)"
    )
    parser.add_argument(
        "--figures", type=Path, metavar="DIR", help="where each figure goes as PNG, SVG and CSV"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..documents import read_documents
    from ..errors import reason
    from ..places import replacing
    from ..report import require
    from ..report.counting import counted
    from ..report.figures import figures, gaps
    from ..report.files import write_figures
    from ..report.html import page

    require()  # before the documents are read, which can take long
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
    for each in skipped:
        say(f"{each.file}: {each.reason}")
    documents = len(counts.documents)
    say(f"{documents} document{'s' * (documents != 1)}; {len(skipped)} skipped", prefix="")
    return 1 if skipped else 0
