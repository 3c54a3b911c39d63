"""The inputs of a run, and the output path of each.

They are kept in a temporary database on disk: the archive of parliament has 700,000 documents, and
all must be known before the first is converted, to keep output names distinct and to start with the
largest.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from unicodedata import normalize

from ..errors import WrongUse, reason
from ..files import archives
from ..files.archives import Member
from ..files.places import files_below, is_remote, parts_of, place
from ..given import SIDE_FILE
from ..readers import KNOWN_SUFFIXES

STDIN = Path("-")

# A temporary database needs no protection against crashes; up to 16 MB of it stay in memory.
_TABLE = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16384;
CREATE TABLE input (
    argument INTEGER, place BLOB, number INTEGER, key BLOB UNIQUE, name BLOB, level INTEGER,
    size INTEGER, streamed INTEGER, has_output INTEGER, is_read INTEGER, input BLOB
);
"""
_INDEX = "CREATE INDEX names ON input (name) WHERE has_output"
_INSERT = "INSERT OR IGNORE INTO input VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)"
_AS_GIVEN = "SELECT input, name FROM input WHERE is_read ORDER BY argument, place, number"
_UNREAD = "SELECT input FROM input WHERE NOT is_read ORDER BY argument, place, number, key"
# Largest first: a large document at the end would keep one worker busy while the others are idle.
# Streamed inputs, which only one process can read, keep their order.
_LARGEST_FIRST = """
SELECT input, name FROM input WHERE is_read
ORDER BY streamed, CASE WHEN streamed THEN 0 ELSE -size END, argument, place, number
"""
_CLASHES = """
CREATE TEMP TABLE clash AS SELECT name, min(level) AS level FROM input WHERE has_output
GROUP BY name HAVING count(*) > 1
"""
_ALIKE = """
SELECT input FROM input WHERE has_output AND rowid NOT IN (
    SELECT rowid FROM (
        SELECT rowid, row_number() OVER (
            PARTITION BY folded(name) ORDER BY argument, place, number
        ) AS nth FROM input WHERE has_output
    ) WHERE nth = 1
)
"""
# A name that has been lengthened already stays: of `a.txt` as a whole name and `a.txt.txt` without
# extension, the second changes.
_YIELD = """
UPDATE input SET level = level + 1, name = longer_name(input, level + 1)
WHERE has_output AND (name, level) IN (SELECT name, level FROM clash)
"""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to convert, or `STDIN`; `name` is its path relative to the folder given.

    The path of a document in an archive continues that of the archive; `member` locates it. `size`
    is its stated size in bytes, used for the order and the progress bar. `unread` is the reason for
    not converting a file found among the others.
    """

    path: Path
    name: PurePath
    member: Member | None = None
    size: int = 0
    unread: str | None = None

    @property
    def problem(self) -> str | None:
        """The reason for which it cannot be read, if already known."""
        return self.member and self.member.problem

    @property
    def streamed(self) -> bool:
        """Whether one process must read it in sequence."""
        return self.path == STDIN or bool(self.member and self.member.streamed)


class Inputs:
    """The inputs of a run, in order and without repetition; `size` is their total in bytes."""

    def __init__(self, inputs: Iterable[tuple[int, Input]]) -> None:
        """Take pairs of an input and the number of the argument that named it."""
        self._database = sqlite3.connect("")  # a file that goes when it is closed
        self._database.create_function("longer_name", 2, _longer_name)
        self._database.create_function("folded", 1, _folded)
        self._database.executescript(_TABLE)
        rows = (_row(argument, number, each) for number, (argument, each) in enumerate(inputs))
        self._database.executemany(_INSERT, rows)
        self._database.execute(_INDEX)
        self._count, self.size = self._database.execute(
            "SELECT count(*), coalesce(sum(size), 0) FROM input WHERE is_read"
        ).fetchone()

    def __len__(self) -> int:
        return int(self._count)

    def __iter__(self) -> Iterator[Input]:
        return (pickle.loads(data) for data, _ in self._database.execute(_AS_GIVEN))

    def unread(self, folder: Path) -> Iterator[Input]:
        """The files found but not converted, except those in the output folder."""
        own = parts_of(folder)
        for (data,) in self._database.execute(_UNREAD):
            each: Input = pickle.loads(data)
            if parts_of(each.path)[: len(own)] != own:
                yield each

    def planned(self, folder: Path, *, largest_first: bool = False) -> Iterator[tuple[Input, Path]]:
        """Yield every input with its output path, `folder/NAME.json`; the paths are distinct.

        NAME is the input's name without its last extension. For names that would clash it is the
        whole name, and if these clash too, it is preceded by as many of the input's folders as
        needed.

        >>> paths = map(Path, ("in/a.txt", "in/a.text", "in/b.txt"))
        >>> inputs = Inputs((0, Input(path, PurePath(path.name))) for path in paths)
        >>> [output.name for _, output in inputs.planned(Path("uit"))]
        ['a.text.json', 'a.txt.json', 'b.json']
        """
        self._tell_apart()
        order = _LARGEST_FIRST if largest_first else _AS_GIVEN
        for data, name in self._database.execute(order):
            yield pickle.loads(data), folder / f"{_text(name)}.json"

    def alike(self) -> set[Path]:
        """Inputs whose output path differs from an earlier one only in case or the form of accents.

        Some file systems keep a single file for such names.
        """
        self._tell_apart()
        return {pickle.loads(data).path for (data,) in self._database.execute(_ALIKE)}

    def _tell_apart(self) -> None:
        changed = 1
        while changed:
            self._database.execute(_CLASHES)
            changed = self._database.execute(_YIELD).rowcount
            self._database.execute("DROP TABLE clash")


def find_inputs(arguments: Iterable[str | Path]) -> Inputs:
    """Find the files named by the arguments, without repetition: files, the contents of folders, `-`.

    A folder is searched for the suffixes known to readers; its files are sorted. An archive is
    treated like a folder; unreadable members are listed with their problem. Raises WrongUse for a
    missing path, for a folder that cannot be searched, and if nothing is found, and MissingExtra
    for an address without the extra that reads it.

    >>> [each.name for each in find_inputs(["stukken"])]  # doctest: +SKIP
    [PurePosixPath('2018/motie.txt'), PurePosixPath('brief.txt')]
    """
    places = enumerate(map(place, arguments))
    try:
        found = Inputs((number, each) for number, path in places for each in _named_by(path))
    except (OSError, RecursionError) as error:  # 1,000 nested folders
        raise WrongUse(f"cannot search for input: {reason(error)}") from error
    if not len(found):
        raise WrongUse(f"nothing to convert: no file with {' or '.join(KNOWN_SUFFIXES)} found")
    return found


def _named_by(path: Path) -> Iterator[Input]:
    if path == STDIN:
        yield Input(STDIN, PurePath("stdin"))
    elif path.is_dir():
        for file, unread in files_below(path, (*KNOWN_SUFFIXES, *archives.SUFFIXES)):
            name = PurePath(str(file.relative_to(path)))
            if unread and _is_side_file(file):
                continue
            if unread:
                yield Input(file, name, unread=unread)
            else:
                yield from _documents(file, name)
    else:
        size = path.stat().st_size
        known = path.name.lower().endswith(KNOWN_SUFFIXES)
        if not known and _is_archive(path):
            yield from _members(path, PurePath(), PurePath(path.name))
        else:
            yield Input(path, PurePath(path.name), size=size)


def _is_side_file(file: Path) -> bool:
    """Whether a file is the side file of a document beside it."""
    of = file.name.removesuffix(SIDE_FILE)
    return of != file.name and file.with_name(of).exists()


def _documents(file: Path, name: PurePath) -> Iterator[Input]:
    if name.name.lower().endswith(archives.SUFFIXES) and _is_archive(file):
        folder = name.with_name(archives.without_suffix(name.name))
        yield from _members(file, folder, name)
    else:
        yield Input(file, name, size=_size(file))


def _members(archive: Path, folder: PurePath, name: PurePath) -> Iterator[Input]:
    """The contents of an archive, as if it were a folder; `name` stands for faults of the whole archive."""
    for inner, member in archives.find_members(archive, KNOWN_SUFFIXES):
        # The name of a problem is for display only, and may be `/absolute`.
        path = Path(f"{archive}/{inner}") if inner else archive
        known = folder / inner if not member.problem else name
        yield Input(path, known, member, member.size, member.unread)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # reading it fails again, as a failure of this input alone


def _is_archive(path: Path) -> bool:
    try:
        return not is_remote(path) and archives.is_archive(path)
    except OSError:
        return False  # reading it fails again, as a failure of this input alone


# Rows


def _row(argument: int, number: int, each: Input) -> tuple[object, ...]:
    # The unsafe name of a member could be the path of another file.
    key = f"\0{each.path}" if each.problem else "\0".join(parts_of(each.path))
    found = each.member.archive if each.member else each.path
    return (
        argument,
        _bytes("\0".join(parts_of(found))),
        number if each.member else 0,
        _bytes(key),
        _bytes(_without_extension(each.name).as_posix()),
        max(0, min(each.size, archives.LARGEST)),  # an archive can state anything
        each.streamed,
        not (each.problem or each.unread),
        not each.unread,
        pickle.dumps(each),
    )


def _without_extension(name: PurePath) -> PurePath:
    # `..txt` would become `.`, which is a folder.
    return name if set(name.stem) == {"."} else name.with_suffix("")


def _longer_name(data: bytes, level: int) -> bytes:
    """The name at a level: 1 is the whole name, every further level adds one of its folders."""
    each: Input = pickle.loads(data)
    # From the path, in which an archive has its extension, which distinguishes it from a folder.
    parts = ("-", "stdin") if each.path == STDIN else parts_of(each.path)
    return _bytes("/".join(parts[-(len(each.name.parts) + level - 1) :]))


def _folded(name: bytes) -> bytes:
    return _bytes(normalize("NFC", _text(name).casefold()))


def _bytes(text: str) -> bytes:
    """A text for the database, possibly not valid Unicode: file names can be any bytes."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
