"""`imvo-nlp export`: converted documents in the formats of the field."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from .arguments import say

if TYPE_CHECKING:
    from ..documents import Skipped
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "export",
        help="TEI after ParlaMint, spaCy's training format, JSON-LD",
        description="Writes each converted document in other formats. Exit status: 0 all were read, "
        "1 some files were skipped, 2 wrong use.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "documents", type=Path, metavar="DIR", help="folder that imvo-nlp convert wrote"
    )
    parser.add_argument(
        "-o", dest="folder", type=Path, required=True, metavar="DIR", help="where the files go"
    )
    parser.add_argument(
        "--format",
        dest="formats",
        action="append",
        required=True,
        choices=("tei", "docbin", "jsonld"),
        help="may be given several times",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..documents import read_documents
    from ..export import write_document

    skipped: list[Skipped] = []
    written: Counter[str] = Counter()
    for document in read_documents(arguments.documents, skipped.append):
        files = write_document(document, arguments.folder, arguments.formats)
        written.update(["all", *files])
    for each in skipped:
        say(f"{each.file}: {each.reason}")
    told = ", ".join(f"{written[each]} as {each}" for each in dict.fromkeys(arguments.formats))
    documents = written["all"]
    say(
        f"{documents} document{'s' * (documents != 1)}: {told}; {len(skipped)} skipped",
        prefix="",
    )
    return 1 if skipped else 0
