"""`imvo-nlp site`: a folder of converted documents as a site of pages."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .arguments import say, say_skipped, some

if TYPE_CHECKING:
    from .arguments import Commands

_LACKING = {
    "report": 'no report: pip install "imvo-nlp[report]"',
    "site": 'no search: pip install "imvo-nlp[site]"',
}


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "site",
        help="write a folder of documents as a site",
        description="Write converted documents as a static site: documents, dossiers, people, subjects, "
        "decisions, figures and search. Only pages that changed are written again. Exit status: 0 all "
        "read, 1 some files skipped, 2 usage error.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "documents",
        type=Path,
        metavar="DIR",
        help="output folder of imvo-nlp convert --embed-source",
    )
    parser.add_argument(
        "-o",
        dest="site",
        type=Path,
        required=True,
        metavar="SITE",
        help="output folder of the site",
    )
    parser.add_argument(
        "--lang", choices=("nl", "en"), default="nl", help="language of the pages (default: nl)"
    )
    parser.add_argument(
        "--serve",
        nargs="?",
        type=int,
        const=8000,
        metavar="PORT",
        help="then serve the site, to this machine only (default port: 8000)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..site.building import build

    built = build(arguments.documents, arguments.site, arguments.lang)
    say_skipped(built.skipped)
    for extra in built.lacking:
        say(_LACKING[extra])
    if built.without:
        said = f"{some(built.without, 'document')} without a page: convert with --embed-source"
        say(said)
    said = f"{some(built.documents, 'document')}; {len(built.skipped)} skipped; {some(built.written, 'file')} written"
    say(said, prefix="")
    if arguments.serve is not None:
        _serve(arguments.site, arguments.serve)
    return 1 if built.skipped else 0


def _serve(site: Path, port: int) -> None:
    """Serve the site until Ctrl-C."""
    from ..errors import WrongUse, reason
    from ..site.serving import LOOPBACK, server

    try:
        shown = server(site, port)
    except (OSError, OverflowError) as error:
        raise WrongUse(f"cannot serve on port {port}: {reason(error)}") from error
    with shown:
        say(f"http://{LOOPBACK}:{shown.server_port}/ (Ctrl-C to stop)", prefix="")
        try:
            shown.serve_forever()
        except KeyboardInterrupt:
            pass
