"""`imvo-nlp graph`: who cites whom."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .arguments import say

if TYPE_CHECKING:
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "graph",
        help="which document cites which, as tables",
        description="Writes the citation network of converted documents. Exit status: 0 all were "
        "read, 1 some files were skipped, 2 wrong use.",
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
        choices=("csv", "parquet", "graphml"),
        help="may be given several times (default: csv)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..graph import read_graph, require, write_graph

    formats = arguments.formats or ["csv"]
    require(formats)  # before the documents are read, which can take long
    graph = read_graph(arguments.documents)
    write_graph(graph, arguments.folder, formats)
    for each in graph.skipped:
        say(f"{each.file}: {each.reason}")
    held = sum(node.held for node in graph.nodes)
    matched = sum(edge.matched == "folder" for edge in graph.edges)
    say(
        f"{held} document{'s' * (held != 1)}, {len(graph.nodes) - held} only cited: "
        f"{len(graph.edges)} citation{'s' * (len(graph.edges) != 1)}, {matched} matched by the "
        f"folder; {len(graph.skipped)} skipped",
        prefix="",
    )
    return 1 if graph.skipped else 0
