"""What a run did, document by document: a line is written as soon as its document is done."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from ..errors import WrongUse
from ..files.places import is_remote, lock

NAME = "manifest.jsonl"


@contextmanager
def appended(path: Path) -> Iterator[BinaryIO]:
    """A file of lines, to write behind what it has; a last line that was cut off is taken away.

    At an address nothing can be appended: there it is written anew when the block ends. Raises WrongUse
    where another run is writing to it.
    """
    if is_remote(path):
        with tempfile.TemporaryFile() as file:
            yield file
            file.seek(0)
            with path.open("wb") as target:
                shutil.copyfileobj(file, target)
        return
    with path.open("a+b") as file:
        try:
            lock(file)  # two runs in one folder would take each other's lines
        except BlockingIOError as error:
            raise WrongUse(f"another run is writing to {path.parent}") from error
        _drop_half_line(file)
        yield file


def _drop_half_line(file: BinaryIO) -> None:
    """A run that was killed can leave half a line."""
    end = file.seek(0, 2)
    while end:
        start = max(0, end - 4096)
        file.seek(start)
        at = file.read(end - start).rfind(b"\n")
        if at >= 0:
            end = start + at + 1
            break
        end = start
    file.truncate(end)


def write_line(file: BinaryIO, record: dict[str, Any]) -> None:
    """Writes a record at once, so that it is there whatever happens next."""
    file.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
    file.flush()
