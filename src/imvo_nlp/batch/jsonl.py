"""One file for all documents, a line per document: finds the lines of earlier runs that can be kept.

A run writes its lines to a new hidden file, which replaces `documents.jsonl` when complete. The
file of an interrupted run stays, and the next run takes lines from it. A line holds only the name
of its input, which may occur in several folders; `manifest.jsonl` holds path and hash.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO, NamedTuple

import orjson

from ..errors import WrongUse
from .manifest import NAME as MANIFEST

NAME = "documents.jsonl"

_TABLES = """
CREATE TABLE file (number INTEGER PRIMARY KEY, path TEXT);
CREATE TABLE line (
    name TEXT, sha256 TEXT, made BLOB, identifier TEXT, file INTEGER, start INTEGER, taken INTEGER
);
CREATE INDEX inputs ON line (name, sha256);
CREATE TABLE input (
    path TEXT, name TEXT, sha256 TEXT, number INTEGER, is_now INTEGER, PRIMARY KEY (path, sha256)
);
CREATE INDEX bytes ON input (name, sha256);
"""
_FIND = """
SELECT line.rowid, path, start FROM line JOIN file ON file = number
WHERE name = ? AND sha256 = ? AND made = ? AND NOT taken ORDER BY file, start LIMIT 1
"""
# Lines of other inputs, from the complete file only: those of an interrupted part are converted
# again with their inputs. Lines of former bytes of an input of this run are outdated, except one
# per other input that still has these bytes.
_REST = """
SELECT path, start FROM (
    SELECT *, row_number() OVER (PARTITION BY name, sha256 ORDER BY start) AS nth
    FROM line WHERE file = 0 AND NOT taken
) AS line JOIN file ON file = number
WHERE NOT EXISTS (
    SELECT 1 FROM input AS before JOIN input AS now USING (path)
    WHERE before.name = line.name AND before.sha256 = line.sha256 AND now.is_now AND NOT before.is_now
) OR nth <= (
    SELECT count(*) FROM input AS other WHERE name = line.name AND sha256 = line.sha256 AND NOT is_now
    AND number = (SELECT max(number) FROM input WHERE path = other.path)
)
ORDER BY start
"""


class Made(NamedTuple):
    """The input and the software behind a line: it can be kept if all of this is unchanged."""

    name: str
    sha256: str
    generator: dict[str, str | None]
    embedded: bool


class Lines:
    """The lines of earlier runs in a folder, found by their inputs."""

    def __init__(self, folder: Path, *, force: bool = False) -> None:
        """Raise WrongUse for a line of `documents.jsonl` that is not a document.

        With `force` no line is taken.
        """
        self._folder = folder
        self._database = sqlite3.connect("")  # a file that is deleted on closing
        self._database.executescript(_TABLES)
        for number, path in enumerate([] if force else [folder / NAME, *self._parts()]):
            self._database.execute("INSERT INTO file VALUES (?, ?)", (number, str(path)))
            rows = ((*each, number, start, False) for each, start in _lines(path, number > 0))
            self._database.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        if not force:
            for number, (shown, sha256) in enumerate(_earlier(folder / MANIFEST)):
                self._put(shown, sha256, number, is_now=False)

    def has(self, name: str) -> bool:
        """Whether there is a line for an input of that name."""
        query = "SELECT 1 FROM line WHERE name = ? AND NOT taken LIMIT 1"
        return self._database.execute(query, (name,)).fetchone() is not None

    def identifier(self, name: str, sha256: str) -> str | None:
        """The identifier of the document in a line of that input, if any."""
        query = "SELECT identifier FROM line WHERE name = ? AND sha256 = ? LIMIT 1"
        found: tuple[str | None] | None = self._database.execute(query, (name, sha256)).fetchone()
        return found[0] if found else None

    def take(self, shown: str, made: Made) -> bytes:
        """Take a line that can be kept, each only once; empty if there is none.

        Other lines of the same input are outdated and dropped.
        """
        found = self._database.execute(_FIND, _key(made)).fetchone()
        self._database.execute(
            "UPDATE line SET taken = TRUE WHERE rowid = ? OR (name = ? AND sha256 = ? AND made != ?)",
            (found and found[0], *_key(made)),
        )
        if not found:
            return b""
        self.replace(shown, made.sha256)
        return _line_at(*found[1:])

    def replace(self, shown: str, sha256: str) -> None:
        """Record the current hash of an input, so that older lines are dropped.

        `shown` is its path as in the manifest; an ambiguous path changes nothing.
        """
        if "?" not in shown and shown != "-":
            self._put(shown, sha256, sys.maxsize, is_now=True)

    def _put(self, shown: str, sha256: str, number: int, *, is_now: bool) -> None:
        path = shown if "://" in shown else os.path.abspath(shown)  # noqa: PTH100
        row = (path, PurePath(shown).name, sha256, number, is_now)
        self._database.execute("INSERT OR REPLACE INTO input VALUES (?, ?, ?, ?, ?)", row)

    @contextmanager
    def written_anew(self) -> Iterator[BinaryIO]:
        """A file for the lines of this run; lines not taken are appended when the block ends."""
        parts = self._parts()
        number = 1 + max((int(each.name.split(".")[2]) for each in parts), default=0)
        part = self._folder / f".documents.{number}.part"
        with part.open("xb") as file:
            yield file
            for path, start in self._database.execute(_REST):
                file.write(_line_at(path, start))
        part.replace(self._folder / NAME)
        for each in parts:
            each.unlink(missing_ok=True)

    def _parts(self) -> list[Path]:
        found = self._folder.glob(".documents.*.part")
        return sorted(each for each in found if each.name.split(".")[2].isdecimal())


def _lines(path: Path, is_part: bool) -> Iterator[tuple[tuple[str, str, bytes, str | None], int]]:
    """Yield the origin, identifier and start of every line; the last of a hidden file can be cut off."""
    if not path.exists():
        return
    start = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                document = orjson.loads(line)
                source = document["source"]
                made = Made(
                    source["name"], source["sha256"], document["generator"], "text" in source
                )
                yield (*_key(made), document["metadata"]["identifier"]), start
            except (ValueError, TypeError, LookupError) as error:
                if is_part:
                    return
                raise WrongUse(
                    f"{path}, line {number}: not a document; use --force to overwrite the file"
                ) from error
            start += len(line)


def _earlier(manifest: Path) -> Iterator[tuple[str, str]]:
    """Yield every input that earlier runs converted: its path as shown, and its SHA-256."""
    with manifest.open("rb") as file:
        for line in file:
            try:
                record = orjson.loads(line)
                shown, sha256 = record["input"], record.get("sha256")
            except (ValueError, TypeError, LookupError):
                continue  # not written by imvo-nlp
            if sha256:
                yield shown, sha256


def _key(made: Made) -> tuple[str, str, bytes]:
    how = orjson.dumps([made.generator, made.embedded], option=orjson.OPT_SORT_KEYS)
    return made.name, made.sha256, how


def _line_at(path: str, start: int) -> bytes:
    with Path(path).open("rb") as file:
        file.seek(start)
        # An editor can leave the last line without a newline.
        return file.readline().rstrip(b"\n") + b"\n"
