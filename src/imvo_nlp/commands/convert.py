"""`imvo-nlp convert`: documents to JSON files."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import WrongUse
from . import index
from .arguments import add_data, add_pipeline, count, say, seconds, use_data

if TYPE_CHECKING:
    from .arguments import Commands

# Bytes of input per process: about what a process converts in a few seconds.
_WORTH_A_PROCESS = 5_000_000
# Documents need far less: the largest in tests and archives took 4 s, and 260 MB for 3 MB of text.
_SECONDS, _MEGABYTES = 120, 512


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "convert",
        help="convert documents to JSON",
        description="Convert documents to JSON. Output that the same version already wrote with the "
        "same options is kept. Exit status: 0 all converted, 1 some failed (listed in "
        "DIR/failures.jsonl), 2 usage error, 130 interrupted.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="file, folder, archive (.zip, .tar, .tar.gz, ...), URL such as s3://bucket/folder, or - "
        "for standard input",
    )
    parser.add_argument(
        "-o", dest="folder", required=True, metavar="DIR", help="output folder or URL"
    )
    parser.add_argument(
        "--jobs",
        type=count,
        metavar="N",
        help="number of processes (default: one per processor, fewer for small inputs)",
    )
    parser.add_argument(
        "--timeout",
        type=seconds,
        default=_SECONDS,
        metavar="S",
        help=f"time limit per document in seconds (default: {_SECONDS})",
    )
    parser.add_argument(
        "--memory",
        type=count,
        metavar="MB",
        help=f"memory limit per process in MB (default: {_MEGABYTES}; none with --pipeline)",
    )
    parser.add_argument("--force", action="store_true", help="overwrite existing output")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help="write one file, DIR/documents.jsonl, with one document per line",
    )
    parser.add_argument(
        "--embed-source", action="store_true", help="include the source text in the JSON"
    )
    parser.add_argument(
        "--metadata",
        type=Path,
        metavar="FILE",
        help="CSV with facts that documents do not state: path, or identifier (the file name, or "
        "as printed), and any of date, title, dossiers, chamber",
    )
    parser.add_argument(
        "--index",
        action="store_true",
        help="then update the index of DIR, like imvo-nlp index",
    )
    parser.add_argument("--quiet", action="store_true", help="report failures only")
    parser.add_argument("--log", metavar="FILE", help="log each document to FILE as JSON Lines")
    parser.add_argument("--engine", choices=("dask",), help="run on a cluster")
    parser.add_argument(
        "--address",
        metavar="ADDRESS",
        help="address of the scheduler (default: start a local cluster)",
    )
    add_pipeline(parser)
    add_data(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from contextlib import closing

    from ..batch import run as batch
    from ..batch.inputs import find_inputs
    from ..files.places import is_remote, place
    from ..given import GivenTable
    from .progress import Progress

    if arguments.engine:
        _make_absolute(arguments)
    folder = place(arguments.folder)
    if arguments.index and is_remote(folder):
        raise WrongUse(f"--index needs a local folder, not {arguments.folder}")
    use_data(arguments)
    metadata = GivenTable(arguments.metadata) if arguments.metadata else None
    inputs = find_inputs(arguments.inputs)
    with (
        workers_for(arguments, inputs.size) as workers,
        Progress(len(inputs), inputs.size, quiet=arguments.quiet, log=arguments.log) as progress,
        closing(
            batch.run(
                inputs,
                folder,
                workers=workers,
                force=arguments.force,
                jsonl=arguments.jsonl,
                embed_source=arguments.embed_source,
                pipeline=arguments.pipeline,
                timeout=arguments.timeout,
                metadata=metadata,
            )
        ) as outcomes,
    ):
        for outcome in outcomes:
            progress.add(outcome)
    progress.sum_up()
    for row in metadata.unused() if metadata else ():
        say(f"no document of this run matches {row}")
    status = 1 if progress.statuses["failed"] else 0
    if arguments.index and (progress.statuses["done"] or progress.statuses["skipped"]):
        status = max(status, index.update(folder, quiet=arguments.quiet))
    return status


def _make_absolute(arguments: argparse.Namespace) -> None:
    """Make local paths absolute: workers run in another folder."""
    from ..reference.loader import data_folder

    def from_root(given: str) -> str:
        return given if given == "-" or "://" in given else os.path.abspath(given)  # noqa: PTH100

    arguments.inputs = [from_root(each) for each in arguments.inputs]
    arguments.folder = from_root(arguments.folder)
    if own_tables := arguments.data or data_folder():
        arguments.data = from_root(own_tables)
    if arguments.metadata:
        arguments.metadata = Path(from_root(str(arguments.metadata)))
    if arguments.pipeline and os.path.exists(arguments.pipeline):  # noqa: PTH110
        arguments.pipeline = from_root(arguments.pipeline)


def workers_for(arguments: argparse.Namespace, size: int) -> Any:
    """The workers. Even a single job runs in its own process: a document can crash a library."""
    if arguments.address and not arguments.engine:
        raise WrongUse("--address requires --engine")
    if arguments.engine:
        from ..batch.cluster import Cluster

        if arguments.memory:
            raise WrongUse("--memory does not apply to Dask: set the limit of its workers")
        return Cluster(arguments.address, jobs=arguments.jobs)
    from ..batch.workers import Processes, processors

    megabytes = arguments.memory or (None if arguments.pipeline else _MEGABYTES)
    return Processes(
        arguments.jobs or min(processors(), 1 + size // _WORTH_A_PROCESS),
        memory=megabytes and megabytes << 20,
    )
