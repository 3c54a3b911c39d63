"""`imvo-nlp graph`: the citation network."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .arguments import add_folders, say, say_skipped, some

if TYPE_CHECKING:
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "graph",
        help="write the citation network as tables",
        description="Write the citation network of converted documents. Exit status: 0 all read, 1 some "
        "files skipped, 2 usage error.",
        allow_abbrev=False,
    )
    add_folders(parser, ("csv", "parquet", "graphml"), "csv")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..analysis.graph import read_graph, require, write_graph

    formats = arguments.formats or ["csv"]
    require(formats)  # before the documents are read, which can take a while
    graph = read_graph(arguments.documents)
    write_graph(graph, arguments.folder, formats)
    say_skipped(graph.skipped)
    held = sum(node.held for node in graph.nodes)
    matched = sum(edge.matched == "folder" for edge in graph.edges)
    say(
        f"{some(held, 'document')}, {len(graph.nodes) - held} only cited: "
        f"{some(len(graph.edges), 'citation')}, {matched} matched by the "
        f"folder; {len(graph.skipped)} skipped",
        prefix="",
    )
    return 1 if graph.skipped else 0
