"""Locations of files: local paths, or addresses of other storage such as `s3://bucket/stukken`.

fsspec accesses other storage; `universal_pathlib` gives addresses the methods of a path.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from secrets import token_hex
from typing import BinaryIO
from unicodedata import normalize

from ..errors import WrongUse, printable
from ..extras import needed

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_DRAFT = re.compile(r"\.[0-9a-f]{16}\.tmp")
_NO_FILE = "neither a file nor a folder"


def place(text: str | Path) -> Path:
    """A path, or for an address an object with the methods of a path.

    Raises MissingExtra for an address without the extra `cluster`, and WrongUse for an address with
    an unknown protocol or one that needs another package.

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
        _ = address.fs  # created only now
    except (ValueError, ImportError) as error:  # fsspec names the package that a protocol needs
        raise WrongUse(f"{text} cannot be reached: {error}") from error
    found: Path = address
    return found


def is_remote(path: Path) -> bool:
    """Whether a place is an address.

    >>> is_remote(Path("s3/brief.pdf"))
    False
    """
    return not isinstance(path, Path)


def absolute(path: Path) -> Path:
    """The absolute path; an address unchanged.

    Links are not followed: two links to one file are two documents, each with its own name.
    """
    return path if is_remote(path) else Path(os.path.abspath(path))  # noqa: PTH100


def parts_of(path: Path) -> tuple[str, ...]:
    """The sort key of a place, from the outermost folder to the file name."""
    if is_remote(path):
        return tuple(filter(None, str(path).split("/")))
    return absolute(path).parts[1:]


def files_below(folder: Path, suffixes: tuple[str, ...]) -> Iterator[tuple[Path, str | None]]:
    """All files below a folder, unordered, with the reason for not reading one, None for a known suffix.

    Links to folders are not followed, but listed with that reason. Raises OSError for a folder that
    cannot be searched.
    """
    for found, folders, names in _walk(folder):
        for name in folders:
            if not is_remote(folder) and (found / name).is_symlink():
                yield found / name, "a link to a folder"
        for name in names:
            yield found / name, unknown_suffix(name, suffixes) or _no_file(found / name)


def unknown_suffix(name: str, suffixes: tuple[str, ...]) -> str | None:
    """The reason for not reading a file of that name; None if it has one of the suffixes, in any case.

    >>> unknown_suffix("foto.JPG", (".pdf",)), unknown_suffix("brief.PDF", (".pdf",))
    ('no reader for .jpg', None)
    """
    if name.lower().endswith(suffixes):
        return None
    suffix = printable(PurePath(name).suffix.lower())
    return f"no reader for {suffix}" if suffix else "no suffix"


def _no_file(path: Path) -> str | None:
    try:
        if path.is_file():
            return None
        return "a link to nothing" if path.is_symlink() and not path.exists() else _NO_FILE
    except OSError:
        return None  # reading it fails again, as a failure of this input alone


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
    """A file that appears at `path` when the block succeeds, and otherwise leaves no trace.

    A killed process leaves a hidden draft, for `remove_drafts`. At an address the file is written
    when the block ends: object storage never shows an incomplete file.
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
            lock(file)
            yield file
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def tells_apart(folder: Path) -> bool:
    """Whether a folder distinguishes names that differ only in case or in the form of accents.

    Those of macOS and Windows do not. Object storage distinguishes all names.
    """
    if is_remote(folder):
        return True
    name = f".{token_hex(8)}é.tmp"
    # As bytes: the locale may lack accents.
    draft, *others = (
        folder / os.fsdecode(each.encode()) for each in (name, name.upper(), normalize("NFD", name))
    )
    try:
        draft.touch()
        return not any(each.exists() for each in others)
    finally:
        draft.unlink(missing_ok=True)


def remove_drafts(folder: Path) -> None:
    """Remove the drafts of `replacing` below a folder whose process has ended."""
    for found, _, names in os.walk(folder):
        for name in filter(_DRAFT.fullmatch, names):
            draft = Path(found, name)
            try:
                with draft.open("r+b") as file:
                    if lock(file):
                        draft.unlink()
            except OSError:
                pass  # of a running process, or of another user


def lock(file: BinaryIO) -> bool:
    """Lock a file until it is closed; False if the file system has no locks.

    Raises BlockingIOError if another process holds the lock.
    """
    if fcntl is None:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        return False  # a file system without locks
    return True
