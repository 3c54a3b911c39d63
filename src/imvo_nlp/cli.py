"""The command: arguments, messages, exit codes; never looks at a document's text.

Nothing heavy is imported before it is known what is asked.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from contextlib import closing
from datetime import date
from io import TextIOWrapper
from pathlib import Path

from .errors import LexiconError, MissingExtra, PipelineNotFound, UnreadableInput, WrongUse


def main(argv: list[str] | None = None) -> int:
    """Runs the command and gives its exit status: 0 all went well, 1 something failed, 2 wrong use.

    130 is Ctrl-C. Raises nothing.

    >>> main(["convert", "absent.txt", "-o", "out"])
    2
    """
    try:
        arguments = _parser().parse_args(argv)
        status: int = arguments.command(arguments)
        sys.stdout.flush()
        return status
    except SystemExit as exit:  # argparse, and rich where nobody reads any more
        return exit.code if isinstance(exit.code, int) else 0
    except (WrongUse, PipelineNotFound, LexiconError, MissingExtra) as error:
        _say(str(error))
        return 2
    except BrokenPipeError:
        # Else Python complains of it once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        _say("interrupted; every file that was written is complete")
        return 130
    except Exception as error:
        _say(f"{type(error).__name__}: {error}")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="imvo-nlp", description="Dutch parliamentary documents to JSON.", allow_abbrev=False
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and end")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    convert = commands.add_parser(
        "convert",
        help="documents to JSON files",
        description="Converts documents to JSON. Exit status: 0 all converted, 1 some failed "
        "(see also DIR/failures.jsonl), 2 wrong use.",
        allow_abbrev=False,
    )
    convert.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="file, folder, archive (.zip, .tar, .tar.gz, ...), or - for standard input",
    )
    convert.add_argument(
        "-o", dest="folder", type=Path, required=True, metavar="DIR", help="where the JSON goes"
    )
    convert.add_argument(
        "--jobs", type=_count, default=1, metavar="N", help="processes (default: 1)"
    )
    convert.add_argument("--force", action="store_true", help="write anew what is there already")
    convert.add_argument(
        "--jsonl", action="store_true", help="one file, DIR/documents.jsonl, a line per document"
    )
    convert.add_argument(
        "--embed-source", action="store_true", help="put the source text into the JSON"
    )
    convert.set_defaults(command=_convert)

    show = commands.add_parser(
        "show", help="overview of one document in the terminal", allow_abbrev=False
    )
    show.add_argument("file", type=Path, metavar="FILE")
    show.set_defaults(command=_show)

    data = commands.add_parser(
        "data",
        help="what the reference data knows of a name or a day",
        description="Shows the reference data on a person, party or portfolio, on a day, or both.",
        allow_abbrev=False,
    )
    data.add_argument("name", nargs="?", metavar="NAME")
    data.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="what holds on this day")
    data.set_defaults(command=_data)

    graph = commands.add_parser(
        "graph",
        help="which document cites which, as tables",
        description="Writes the citation network of converted documents. Exit status: 0 all were "
        "read, 1 some files were skipped, 2 wrong use.",
        allow_abbrev=False,
    )
    graph.add_argument(
        "documents", type=Path, metavar="DIR", help="folder that imvo-nlp convert wrote"
    )
    graph.add_argument(
        "-o", dest="folder", type=Path, required=True, metavar="DIR", help="where the tables go"
    )
    graph.add_argument(
        "--format",
        dest="formats",
        action="append",
        choices=("csv", "parquet", "graphml"),
        help="may be given several times (default: csv)",
    )
    graph.set_defaults(command=_graph)

    for command in (convert, show):
        command.add_argument(
            "--pipeline", metavar="NAME_OR_PATH", help="spaCy pipeline to put ours behind"
        )
    for command in (convert, show, data):
        command.add_argument(
            "--data", metavar="DIR", help="folder with tables of your own (or IMVO_NLP_DATA)"
        )

    schema = commands.add_parser("schema", help="the JSON Schema of the output", allow_abbrev=False)
    schema.set_defaults(command=_schema)
    return parser


class _Version(argparse.Action):
    """Tells the version; to find it out takes longer than all the rest of `--help`."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from . import __version__

        print(f"{parser.prog} {__version__}")
        parser.exit()


def _count(text: str) -> int:
    try:
        count = int(text)
    except ValueError:
        count = 0
    if count < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number like 1 or 4")
    return count


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2018-03-07") from None


def _use_data(arguments: argparse.Namespace) -> None:
    """Takes the user's own tables, from `--data` or the environment; raises LexiconError."""
    from .lexicons.loader import data_folder, use_data

    use_data(arguments.data or data_folder())


def _data(arguments: argparse.Namespace) -> int:
    from rich.console import Console

    from .data import render

    _use_data(arguments)
    try:
        found = render(arguments.name, arguments.date)
    except LookupError as error:
        _say(str(error))
        return 1
    Console(width=None if sys.stdout.isatty() else 160).print(found)
    return 0


def _convert(arguments: argparse.Namespace) -> int:
    from rich.console import Console
    from rich.filesize import decimal
    from rich.progress import track
    from rich.text import Text

    from .batch import find_inputs, run

    started = time.perf_counter()
    _use_data(arguments)
    inputs = find_inputs(arguments.inputs)
    console = Console(stderr=True)
    count: Counter[str] = Counter()
    size = 0
    outcomes = run(
        inputs,
        arguments.folder,
        jobs=arguments.jobs,
        force=arguments.force,
        jsonl=arguments.jsonl,
        embed_source=arguments.embed_source,
        pipeline=arguments.pipeline,
    )
    with closing(outcomes):
        for outcome in track(
            outcomes,
            "Converting",
            total=len(inputs),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        ):
            count[outcome.status] += 1
            size += outcome.size
            if outcome.reason:
                message = Text(f"imvo-nlp: {outcome.input}: {outcome.reason}")
                console.print(message, soft_wrap=True)
    _say(
        f"{len(inputs)} document{'s' * (len(inputs) != 1)}: {count['done']} converted, "
        f"{count['skipped']} skipped, {count['failed']} failed, "
        f"{decimal(size, precision=0)} in {time.perf_counter() - started:.1f} s",
        prefix="",
    )
    return 1 if count["failed"] else 0


def _show(arguments: argparse.Namespace) -> int:
    from rich.console import Console

    from .api import convert
    from .show import render

    _use_data(arguments)
    if not arguments.file.exists():
        raise WrongUse(f"no such file: {arguments.file}")
    try:
        kamerstuk = convert(arguments.file, pipeline=arguments.pipeline)
    except (OSError, UnreadableInput) as error:
        _say(str(error))
        return 1
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    Console(width=None if sys.stdout.isatty() else 100).print(render(kamerstuk))
    return 0


def _graph(arguments: argparse.Namespace) -> int:
    from .graph import read_graph, require, write_graph

    formats = arguments.formats or ["csv"]
    require(formats)  # before the documents are read, which can take long
    graph = read_graph(arguments.documents)
    write_graph(graph, arguments.folder, formats)
    for each in graph.skipped:
        _say(f"{each.file}: {each.reason}")
    held = sum(node.held for node in graph.nodes)
    matched = sum(edge.matched == "folder" for edge in graph.edges)
    _say(
        f"{held} document{'s' * (held != 1)}, {len(graph.nodes) - held} only cited: "
        f"{len(graph.edges)} citation{'s' * (len(graph.edges) != 1)}, {matched} matched by the "
        f"folder; {len(graph.skipped)} skipped",
        prefix="",
    )
    return 1 if graph.skipped else 0


def _schema(arguments: argparse.Namespace) -> int:
    from .schema import shipped_schema

    sys.stdout.write(shipped_schema())
    return 0


def _say(message: str, prefix: str = "imvo-nlp: ") -> None:
    print(f"{prefix}{message}", file=sys.stderr)
