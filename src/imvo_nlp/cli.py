"""The command: which commands there are, and what becomes of errors; never looks at a document.

Nothing heavy is imported before it is known what is asked.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

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
    """Runs the command and gives its exit status: 0 all went well, 1 something failed, 2 wrong use.

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
    except SystemExit as exit:  # argparse, and rich where nobody reads any more
        return exit.code if isinstance(exit.code, int) else 0
    except (WrongUse, PipelineNotFound, LexiconError, MissingExtra) as error:
        say(str(error))
        return 2
    except BrokenPipeError:
        # Else Python complains of it once more when it ends.
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
    """Schedulers end a command by SIGTERM: it leaves its records then too, and no drafts."""
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
        description="Convert Dutch parliamentary documents to JSON.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for each in _COMMANDS:
        each.add(commands)
    return parser


class _Version(argparse.Action):
    """Tells the version; to find it out takes longer than all the rest of `--help`."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from . import __version__

        print(f"{parser.prog} {__version__}")
        parser.exit()
