"""The converted documents of a folder: the input of all analyses.

Source texts are never read; one document is held at a time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePath
from stat import S_ISREG
from typing import NamedTuple

from ..errors import UnreadableInput, WrongUse, printable, reason
from ..models import Kamerstuk


class Converted(NamedTuple):
    """A converted document; `file` is its path below the folder.

    For a line of a `documents.jsonl`, `file` ends with its number: `documents.jsonl:12`. The `id`
    is the official identifier, else `file:` and the path without extension, or for a line the name
    of its source and its number.
    """

    id: str
    file: str
    kamerstuk: Kamerstuk


class Skipped(NamedTuple):
    """A file, or a line of one, that is not a document."""

    file: str
    reason: str


def read_documents(
    folder: str | Path, on_skipped: Callable[[Skipped], None] | None = None
) -> Iterator[Converted]:
    """Yield the converted documents in a folder and its subfolders, sorted by path.

    Reads `*.json`, and every line of a `documents.jsonl`. `on_skipped` receives files and lines
    that are not converted documents, or repeat an identifier; without it they raise
    UnreadableInput. Raises WrongUse for a folder that cannot be searched or holds no such file.

    >>> for each in read_documents("uit"):  # doctest: +SKIP
    ...     print(each.id, each.kamerstuk.metadata.title)
    """
    on_skipped = on_skipped or _refuse
    read: dict[str, str] = {}
    for file, data in _records(Path(folder)):
        try:
            kamerstuk = parsed(data())
        except (OSError, UnreadableInput) as error:
            on_skipped(Skipped(file, reason(error)))
            continue
        name = name_of(file, kamerstuk)
        if name in read:
            on_skipped(Skipped(file, read_already(name, read[name])))
            continue
        read[name] = file
        yield Converted(name, file, kamerstuk)


def _refuse(skipped: Skipped) -> None:
    raise UnreadableInput(f"{skipped.file}: {skipped.reason}")


def parsed(data: bytes) -> Kamerstuk:
    """The document in these bytes; raises UnreadableInput for anything else.

    >>> parsed(b"{}")
    Traceback (most recent call last):
    ...
    imvo_nlp.errors.UnreadableInput: not a converted document: schema_version is missing
    """
    try:
        return Kamerstuk.from_json_bytes(data)
    except ValueError as error:
        raise UnreadableInput(f"not a converted document: {error}") from error


def _records(folder: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Every file, or line of one, that should hold a document, sorted by path."""
    for path in files_of(folder):
        for name, _, data in records_of(folder, path):
            yield name, data


def records_of(folder: Path, path: Path) -> Iterator[tuple[str, int, Callable[[], bytes]]]:
    """Yield the records of a file: name to show, line number or 0, and a function that returns the bytes."""
    name = printable(path.relative_to(folder).as_posix())
    if path.name != "documents.jsonl":
        yield name, 0, path.read_bytes
        return
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                yield f"{name}:{number}", number, partial(bytes, line)
    except OSError as error:
        yield name, 0, partial(_fail, error)


def _fail(error: OSError) -> bytes:
    raise error


def files_of(folder: Path) -> list[Path]:
    """The files of a folder that should hold documents, sorted; raises WrongUse as `states_of` does."""
    return sorted(Path(folder, name) for name in states_of(folder))


def states_of(folder: Path) -> dict[str, list[int]]:
    """Size and modification time of the files of a folder that should hold documents, unsorted.

    They reveal a change without reading a file. Keys are paths within the folder, with `/`. Both numbers
    are -1 for a dangling link. Raises WrongUse for a folder that cannot be searched, or without such files.
    """

    def stop(error: OSError) -> None:
        raise WrongUse(f"cannot search for documents: {reason(error)}") from error

    found: dict[str, list[int]] = {}
    for place, _, names in os.walk(folder, onerror=stop):
        within = Path(place).relative_to(folder).as_posix()
        for name in names:
            if name.endswith(".json") or name == "documents.jsonl":
                file = name if within == "." else f"{within}/{name}"
                try:
                    # `Path.stat` takes five times as long, which decides the start of a search.
                    status = os.stat(f"{place}/{name}")  # noqa: PTH116
                except OSError:
                    found[file] = [-1, -1]
                else:
                    if S_ISREG(status.st_mode):
                        found[file] = [status.st_size, status.st_mtime_ns]
    if not found:
        raise WrongUse(f"no converted documents (*.json or documents.jsonl) in {folder}")
    return found


def name_of(file: str, kamerstuk: Kamerstuk) -> str:
    """The id of a document read from this file or line: see `Converted`."""
    return kamerstuk.metadata.identifier or _name_of_file(file, kamerstuk.source.name)


def read_already(name: str, file: str) -> str:
    """The reason for skipping a document with the id of an earlier one."""
    return f"{name} has been read already, from {file}"


def _name_of_file(file: str, source: str) -> str:
    """The id of a document without identifier; for a line, with the name of its source.

    >>> _name_of_file("2019/brief.json", "brief.txt")
    'file:2019/brief'
    >>> _name_of_file("documents.jsonl:12", "brief.txt")
    'file:documents/brief:12'
    """
    path, _, line = file.partition(".jsonl:")
    if line:
        return f"file:{path}/{PurePath(source).stem}:{line}"
    return f"file:{path.removesuffix('.json')}"
