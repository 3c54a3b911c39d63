"""Arguments and messages that several commands share."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UnreadableInput, WrongUse

if TYPE_CHECKING:
    from ..converted.documents import Skipped
    from ..models import Kamerstuk

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_pipeline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pipeline",
        metavar="NAME_OR_PATH",
        help="spaCy pipeline to extend with the components of this library",
    )


def add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        "--vocabulary",
        dest="data",
        metavar="DIR",
        help="folder with your own tables: people, parties or search terms (default: $IMVO_NLP_DATA)",
    )


def add_folders(
    parser: argparse.ArgumentParser, formats: tuple[str, ...], default: str | None
) -> None:
    """Add a folder of converted documents, an output folder, and formats."""
    parser.add_argument(
        "documents", type=Path, metavar="DIR", help="output folder of imvo-nlp convert"
    )
    parser.add_argument(
        "-o", dest="folder", type=Path, required=True, metavar="DIR", help="output folder"
    )
    several = "repeatable"
    parser.add_argument(
        "--format",
        dest="formats",
        action="append",
        required=default is None,
        choices=formats,
        help=f"{several} (default: {default})" if default else several,
    )


def add_page(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="PAGE", help="output file (HTML)"
    )
    parser.add_argument(
        "--lang", choices=("nl", "en"), default="nl", help="language of the page (default: nl)"
    )


def use_data(arguments: argparse.Namespace) -> None:
    """Use the user's own tables, from `--data` or the environment; raises LexiconError."""
    from ..reference.loader import data_folder, use_data

    use_data(arguments.data or data_folder())


def given(arguments: argparse.Namespace, *, embed_source: bool = False) -> Kamerstuk:
    """The document in `file`, already converted or converted now; raises like `convert`."""
    from ..api import convert
    from ..converted.documents import parsed

    if arguments.file.suffix == ".jsonl":
        raise WrongUse(
            f"{arguments.file} holds one document per line; save one of them as a .json file"
        )
    if arguments.file.suffix == ".json":
        if arguments.file.exists() and not (arguments.file.is_file() or arguments.file.is_dir()):
            raise UnreadableInput(
                f"{arguments.file} is not a file"
            )  # reading a pipe could wait for ever
        try:
            return parsed(arguments.file.read_bytes())
        except UnreadableInput as error:
            raise UnreadableInput(f"{arguments.file}: {error}") from error
    return convert(arguments.file, pipeline=arguments.pipeline, embed_source=embed_source)


def count(text: str) -> int:
    """A count, from 1 up."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a positive integer")
    return number


def seconds(text: str) -> float:
    """A number of seconds, above 0."""
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0 < number < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds, such as 60")
    return number


def day(text: str) -> date:
    """A date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date of the form YYYY-MM-DD") from None


def named(text: str) -> tuple[str, str]:
    """A label with a value."""
    label, sign, value = text.partition("=")
    if not (label and sign and value):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not of the form LABEL=VALUE, such as theme=kinderarbeid"
        )
    return label, value


def some(number: int, noun: str) -> str:
    """A count with its noun: `1 document`, `2 documents`."""
    return f"{number} {noun}{'s' * (number != 1)}"


def say_skipped(skipped: Iterable[Skipped]) -> None:
    """Print the skipped files."""
    for each in skipped:
        say(f"{each.file}: {each.reason}")


def say(message: str, prefix: str = "imvo-nlp: ") -> None:
    """Print a message on standard error."""
    print(shown(f"{prefix}{message}"), file=sys.stderr)


def shown(message: str) -> str:
    """A message without control characters: file names can contain any."""
    return "".join(each if each.isprintable() or each == "\n" else "?" for each in message)
