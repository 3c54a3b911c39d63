"""The command line: the commands and the handling of errors; never looks at a document.

Heavy imports wait until the command is known.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .commands import (
    convert,
    data,
    evaluate,
    export,
    find,
    graph,
    index,
    render,
    report,
    schema,
    show,
    site,
    tables,
    watch,
)
from .commands.arguments import say
from .commands.examples import EXAMPLES
from .errors import LexiconError, MissingExtra, PipelineNotFound, WrongUse, reason

_COMMANDS = (
    convert,
    show,
    index,
    find,
    watch,
    render,
    graph,
    tables,
    report,
    site,
    export,
    evaluate,
    data,
    schema,
)


def main(argv: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0 success, 1 a failure, 2 wrong use, 130 Ctrl-C.

    130 is Ctrl-C or SIGTERM. Raises nothing.

    >>> main(["convert", "absent.txt", "-o", "out"])
    2
    """
    try:
        with _sigterm_as_ctrl_c():
            arguments = _parser().parse_args(argv)
            status: int = arguments.run(arguments)
            sys.stdout.flush()
            return status
    except SystemExit as exit:  # argparse, and rich if the reader of a pipe has gone
        return exit.code if isinstance(exit.code, int) else 0
    except (WrongUse, PipelineNotFound, LexiconError, MissingExtra) as error:
        say(str(error))
        return 2
    except BrokenPipeError:
        # Otherwise Python reports the broken pipe again on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        say("interrupted; every file that was written is complete")
        return 130
    except OSError as error:
        say(reason(error))
        return 1
    except Exception as error:
        say(f"{type(error).__name__}: {error}")
        return 1


@contextmanager
def _sigterm_as_ctrl_c() -> Iterator[None]:
    """Treat SIGTERM, which schedulers send, like Ctrl-C: records are written, and no draft is left."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may set handlers
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="imvo-nlp",
        description="Convert Dutch parliamentary documents to JSON, and read, search and count them.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    parser.add_argument(
        "--print-completion",
        action=_Completion,
        choices=("bash", "zsh", "tcsh"),
        help="print a script for tab completion in this shell and exit",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for each in _COMMANDS:
        each.add(commands)
    for name, command in commands.choices.items():
        command.formatter_class = _Help
        command.epilog = "\n  ".join(("examples:", *EXAMPLES.get(name, ())))
    return parser


class _Help(argparse.HelpFormatter):
    """Keep the lines of the examples, and wrap all other text."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if text.startswith("examples:"):
            return text
        return super()._fill_text(text, width, indent)


class _Version(argparse.Action):
    """Print the version, whose lookup takes longer than all the rest of `--help`."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from . import __version__

        print(f"{parser.prog} {__version__}")
        parser.exit()


class _Completion(argparse.Action):
    """Print a script for tab completion, which completes paths with files."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: object, values: Any, *_: object
    ) -> None:
        import shtab

        for commands in parser._actions:
            if isinstance(commands, argparse._SubParsersAction):
                for command in commands.choices.values():
                    _complete_files(command, shtab.FILE)
        print(shtab.complete(parser, values))
        parser.exit()


def _complete_files(command: argparse.ArgumentParser, files: object) -> None:
    for each in command._actions:
        if each.type is Path or each.dest in ("inputs", "folder"):
            each.complete = files  # type: ignore[attr-defined]
