"""`imvo-nlp tables`: converted documents as tables for analysts."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .arguments import say

if TYPE_CHECKING:
    from ..documents import Skipped
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "tables",
        help="documents, turns, questions, mentions and so on as tables",
        description="Writes converted documents as tables. Exit status: 0 all were read, 1 some "
        "files were skipped, 2 wrong use.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "documents", type=Path, metavar="DIR", help="folder that imvo-nlp convert wrote"
    )
    parser.add_argument(
        "-o", dest="folder", type=Path, required=True, metavar="DIR", help="where the tables go"
    )
    parser.add_argument(
        "--format",
        dest="formats",
        action="append",
        choices=("csv", "parquet", "xlsx", "duckdb"),
        help="may be given several times (default: csv)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..documents import read_documents
    from ..tabular import write_tables

    skipped: list[Skipped] = []
    written = write_tables(
        read_documents(arguments.documents, skipped.append),
        arguments.folder,
        arguments.formats or ["csv"],
    )
    for each in skipped:
        say(f"{each.file}: {each.reason}")
    for table, cut in written.cut.items():
        say(f"imvo.xlsx: {table}: {cut} text{'s' * (cut != 1)} longer than a cell, cut with […]")
    documents = written.rows["documents"]
    say(
        f"{documents} document{'s' * (documents != 1)}: {len(written.rows)} tables, "
        f"{sum(written.rows.values())} rows; {len(skipped)} skipped",
        prefix="",
    )
    return 1 if skipped else 0
