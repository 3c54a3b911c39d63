"""Where files are: on this machine, or at an address of another storage, like `s3://bucket/stukken`.

Other storage is fsspec's affair; `universal_pathlib` gives its addresses the methods of a path.
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


def files_below(folder: Path, suffixes: tuple[str, ...]) -> Iterator[tuple[Path, str | None]]:
    """All files below a folder, in no order, and why one is not read; None where its name ends so, in any case.

    Links to folders are not followed, and are there with that reason. Raises OSError for a folder that
    cannot be searched.
    """
    for found, folders, names in _walk(folder):
        for name in folders:
            if not is_remote(folder) and (found / name).is_symlink():
                yield found / name, "a link to a folder"
        for name in names:
            yield found / name, unknown_suffix(name, suffixes) or _no_file(found / name)


def unknown_suffix(name: str, suffixes: tuple[str, ...]) -> str | None:
    """Why a file of that name is not read; None where its name ends as one of the suffixes does.

    >>> unknown_suffix("foto.JPG", (".pdf",)), unknown_suffix("brief.PDF", (".pdf",))
    ('no reader takes .jpg', None)
    """
    if name.lower().endswith(suffixes):
        return None
    suffix = printable(PurePath(name).suffix.lower())
    return f"no reader takes {suffix}" if suffix else "its name has no suffix"


def _no_file(path: Path) -> str | None:
    try:
        if path.is_file():
            return None
        return "a link to nothing" if path.is_symlink() and not path.exists() else _NO_FILE
    except OSError:
        return None  # reading it fails again, and then alone


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

    A process that is killed leaves a hidden draft, for `remove_drafts`. At an address the file is
    written when the block ends: object storage shows no file that is not whole.
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
    """Whether a folder keeps names apart that differ only in capitals or in the form of an accent.

    Those of macOS and Windows do not. At an address all names differ.
    """
    if is_remote(folder):
        return True
    draft = folder / f".{token_hex(8)}é.tmp"
    try:
        draft.touch()
        others = (normalize("NFD", draft.name), draft.name.upper())
        return not any(draft.with_name(each).exists() for each in others)
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
                pass  # of a process that works on it, or not ours to remove


def lock(file: BinaryIO) -> bool:
    """Whether the file is this process's alone until it is closed; False where files cannot be locked.

    Raises BlockingIOError where another process has it.
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
