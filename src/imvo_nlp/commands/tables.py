"""`imvo-nlp tables`: converted documents as tables for analysts."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .arguments import add_folders, say, say_skipped, some

if TYPE_CHECKING:
    from ..converted.documents import Skipped
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "tables",
        help="write documents, turns, questions, mentions and more as tables",
        description="Write converted documents as tables. Exit status: 0 all read, 1 some files "
        "skipped, 2 usage error.",
        allow_abbrev=False,
    )
    add_folders(parser, ("csv", "parquet", "xlsx", "duckdb"), "csv")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..analysis.tabular import write_tables
    from ..converted.documents import read_documents

    skipped: list[Skipped] = []
    written = write_tables(
        read_documents(arguments.documents, skipped.append),
        arguments.folder,
        arguments.formats or ["csv"],
    )
    say_skipped(skipped)
    for table, cut in written.cut.items():
        say(f"imvo.xlsx: {table}: {some(cut, 'text')} longer than a cell, cut with […]")
    documents = written.rows["documents"]
    say(
        f"{some(documents, 'document')}: {len(written.rows)} tables, "
        f"{sum(written.rows.values())} rows; {len(skipped)} skipped",
        prefix="",
    )
    return 1 if skipped else 0
