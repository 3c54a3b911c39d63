"""The record of a run: a line per document, written as soon as the document is done."""

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
    """Open a file of lines for appending; a truncated last line is removed.

    Object storage does not append: there the file is rewritten when the block ends. Raises WrongUse
    while another run is writing to it.
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
            lock(file)  # two runs in one folder would mix their lines
        except BlockingIOError as error:
            raise WrongUse(f"another run is writing to {path.parent}") from error
        _drop_half_line(file)
        yield file


def _drop_half_line(file: BinaryIO) -> None:
    """Remove the half line that a killed run can leave."""
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
    """Write a record and flush it, so that it survives a crash."""
    file.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
    file.flush()
