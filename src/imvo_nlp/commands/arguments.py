"""What several commands take and say."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..models import Kamerstuk

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_pipeline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pipeline", metavar="NAME_OR_PATH", help="spaCy pipeline to put ours behind"
    )


def add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data", metavar="DIR", help="folder with tables of your own (or IMVO_NLP_DATA)"
    )


def use_data(arguments: argparse.Namespace) -> None:
    """Takes the user's own tables, from `--data` or the environment; raises LexiconError."""
    from ..lexicons.loader import data_folder, use_data

    use_data(arguments.data or data_folder())


def given(arguments: argparse.Namespace, *, embed_source: bool = False) -> Kamerstuk:
    """The document that `file` is: converted already, or converted now; raises like `convert`."""
    from ..api import convert
    from ..documents import parsed

    if arguments.file.suffix == ".json":
        return parsed(arguments.file.read_bytes())
    return convert(arguments.file, pipeline=arguments.pipeline, embed_source=embed_source)


def count(text: str) -> int:
    """An argument that counts something, from 1 up."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number like 1 or 4")
    return number


def seconds(text: str) -> float:
    """An argument that is a time, above 0."""
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0 < number < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds like 60")
    return number


def day(text: str) -> date:
    """An argument that is a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2018-03-07") from None


def say(message: str, prefix: str = "imvo-nlp: ") -> None:
    """Tells the user something, on standard error."""
    print(f"{prefix}{message}", file=sys.stderr)
