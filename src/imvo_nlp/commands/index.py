"""`imvo-nlp index`: an index of converted documents, which makes `find` fast."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .arguments import add_data, say, say_skipped, some, use_data

if TYPE_CHECKING:
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "index",
        help="index converted documents for a faster find",
        description="Write DIR/index.sqlite, or update it: only changed files are read. find uses it while "
        "it is up to date. Exit status: 0 all files read, 1 some skipped, 2 usage error.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "documents", type=Path, metavar="DIR", help="output folder of imvo-nlp convert"
    )
    parser.add_argument("--force", action="store_true", help="rebuild it from scratch")
    parser.add_argument(
        "--pipeline",
        metavar="NAME_OR_PATH",
        help="trained spaCy pipeline whose lemmas find --lemma searches; kept for later updates",
    )
    parser.add_argument(
        "--datasette", type=Path, metavar="FILE", help="also write metadata for Datasette (YAML)"
    )
    add_data(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    use_data(arguments)
    status = update(arguments.documents, force=arguments.force, pipeline=arguments.pipeline)
    if arguments.datasette:
        from importlib.resources import files

        content = files("imvo_nlp.archive").joinpath("datasette.yml").read_bytes()
        arguments.datasette.write_bytes(content)
    return status


def update(
    folder: Path, *, force: bool = False, quiet: bool = False, pipeline: str | None = None
) -> int:
    """Update the index of a folder, report the result unless `quiet`, and return the exit status."""
    from ..archive.writing import update

    done = update(folder, force=force, pipeline=pipeline)
    say_skipped(done.skipped)
    if done.is_new:
        say(f"index rebuilt: {done.is_new}")
    if not quiet:
        say(
            f"{some(done.read + done.kept, 'document')}: {done.read} read, {done.kept} unchanged, {done.gone} "
            f"removed; {len(done.skipped)} skipped",
            prefix="",
        )
    return 1 if done.skipped else 0
