"""Where files are: on this machine, or at an address of another storage, like `s3://bucket/stukken`.

Other storage is fsspec's affair; `universal_pathlib` gives its addresses the methods of a path.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from ..errors import WrongUse
from ..extras import needed


def place(text: str | Path) -> Path:
    """The path that is meant, or for an address an object with the methods of one.

    Raises MissingExtra for an address where the extra `cluster` is not installed, and WrongUse for one
    of a kind that nobody knows, or that needs another package.

    >>> place("stukken/brief.pdf").name
    'brief.pdf'
    """
    if not isinstance(text, str):
        return text
    protocol, is_address, rest = text.partition("://")
    if not is_address:
        return Path(text)
    if protocol == "file":
        return Path(rest)
    paths = needed("upath", "cluster", text)
    try:
        address = paths.UPath(text)
        _ = address.fs  # which is made only now
    except (ValueError, ImportError) as error:  # fsspec names the package that a protocol needs
        raise WrongUse(f"{text} cannot be reached: {error}") from error
    found: Path = address
    return found


def is_remote(path: Path) -> bool:
    """Whether it is an address.

    >>> is_remote(Path("s3/brief.pdf"))
    False
    """
    return not isinstance(path, Path)


def absolute(path: Path) -> Path:
    """The path from the root; an address as it is.

    Links are not followed: two links to one file are two documents, each with its own name.
    """
    return path if is_remote(path) else Path(os.path.abspath(path))  # noqa: PTH100


def parts_of(path: Path) -> tuple[str, ...]:
    """What tells a place from all others, from the outermost folder to the name of the file."""
    if is_remote(path):
        return tuple(filter(None, str(path).split("/")))
    return absolute(path).parts[1:]


def files_below(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """The regular files below a folder whose names end so, in any case; in no order.

    Raises OSError for a folder that cannot be searched.
    """
    for found, _, names in _walk(folder):
        for name in names:
            if name.lower().endswith(suffixes) and _can_be_file(path := found / name):
                yield path


def _can_be_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return True  # reading it fails again, and then alone


def _walk(folder: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    if is_remote(folder):
        yield from folder.walk()  # type: ignore[attr-defined]  # Path has it from Python 3.12 on
        return
    for found, folders, names in os.walk(folder, onerror=_stop):
        yield Path(found), folders, names


def _stop(error: OSError) -> None:
    raise error


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its place at `path` when the block ends well, else leaves no trace.

    At an address it is written when the block ends: object storage shows no file that is not whole.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if is_remote(path):
        buffer = io.BytesIO()
        yield buffer
        path.write_bytes(buffer.getvalue())
        return
    draft = path.with_name(f".{token_hex(8)}.tmp")
    try:
        with draft.open("xb") as file:
            yield file
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
