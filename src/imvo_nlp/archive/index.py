"""The index of a folder of converted documents: one SQLite file beside them, with FTS5.

It holds the passages, their speakers and the alignment with the source, so that a search reads no JSON. Words
are indexed in folded form. The index yields candidates that are compared again, so the hits are the same as
without it.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from ..converted.documents import (
    Converted,
    Skipped,
    files_of,
    name_of,
    parsed,
    read_already,
    records_of,
)
from ..converted.speaking import Voice
from ..errors import UnreadableInput, WrongUse, reason
from ..reference.loader import data_digest, data_folder
from ..text.aligned import AlignedText
from .folding import folded, words_of
from .passages import WITHIN, Named, Passage, Passages
from .query import And, Near, Not, Or, Part, Query, Term

NAME = "index.sqlite"
"""The index of a folder, in it."""
_VERSION = 2  # version of the tables below and of their contents
_APPLICATION = 0x494D564F  # `IMVO`; other SQLite files are never written to
_AT_ONCE = 200
"""Documents until what was done is kept: an interrupted run goes on there."""
_TOO_MANY = 2000
"""Words that may hold a part of a word that is looked for; with more, all passages are read."""

_TABLES = """
CREATE TABLE made (by TEXT NOT NULL);
CREATE TABLE files (file BLOB PRIMARY KEY, size INTEGER, mtime INTEGER) WITHOUT ROWID;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, file BLOB NOT NULL, line INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT,
    document TEXT, date TEXT, document_type TEXT, title TEXT, dossiers TEXT, chamber TEXT, whole INTEGER, skipped TEXT,
    UNIQUE (file, line)
);
CREATE TABLE voices (
    id INTEGER PRIMARY KEY, kind TEXT, speakers TEXT, parties TEXT, role TEXT, UNIQUE (kind, speakers, parties, role)
);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL, voice INTEGER NOT NULL, element TEXT,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, runs BLOB
);
CREATE INDEX passages_document ON passages (document);
CREATE INDEX passages_voice ON passages (voice, document);
CREATE TABLE names (id INTEGER PRIMARY KEY, label TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (label, value));
CREATE TABLE named (
    passage INTEGER, number INTEGER, name INTEGER NOT NULL, start INTEGER, "end" INTEGER,
    PRIMARY KEY (passage, number)
) WITHOUT ROWID;
CREATE INDEX named_name ON named (name);
CREATE TABLE terms (term TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = 'ascii');
"""


class Updated(NamedTuple):
    """Result of an update: documents read, kept and removed."""

    read: int
    kept: int
    gone: int
    skipped: tuple[Skipped, ...]
    is_new: str | None
    """Why all of it was made anew; None where it was brought up to date."""


def update(folder: Path, *, force: bool = False) -> Updated:
    """Create or update the index of a folder; only changed files are read.

    A damaged index, or one of another version, is rebuilt. Raises WrongUse for a folder without documents,
    while another process is writing, and if `index.sqlite` is not an index of ours.
    """
    files = files_of(folder)
    path = folder / NAME
    why = _unusable(path)
    if force and path.exists() and not why:
        why = "asked for"
    try:
        if why:
            path.unlink(missing_ok=True)
        with closing(_opened(path)) as base:
            if why or not base.execute("SELECT 1 FROM sqlite_master").fetchone():
                _make(base)
            return _Writer(base, folder).update(files)._replace(is_new=why)
    except sqlite3.DatabaseError as error:
        raise WrongUse(f"cannot write {path}: {error}; --force rebuilds it") from error


def _opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=1, isolation_level=None)
    base.execute("PRAGMA locking_mode = EXCLUSIVE")
    base.execute("PRAGMA cache_size = -65536")
    try:
        base.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        base.close()
        raise WrongUse(f"another process is writing to {path}: {error}") from error
    return base


def _make(base: sqlite3.Connection) -> None:
    for each in _TABLES.split(";\n"):
        base.execute(each)
    base.execute("INSERT INTO made VALUES (?)", (_maker(),))
    base.execute(f"PRAGMA application_id = {_APPLICATION}")
    base.execute(f"PRAGMA user_version = {_VERSION}")


def _maker() -> str:
    """Fingerprint of the version and the user's own tables, on which the passages depend."""
    from .. import __version__

    return orjson.dumps([__version__, data_digest(data_folder())]).decode()


def _unusable(path: Path) -> str | None:
    """The reason why an index is unusable; None if it is usable or missing.

    Raises WrongUse for a file that is not an index of ours.
    """
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            (application,) = base.execute("PRAGMA application_id").fetchone()
            (version,) = base.execute("PRAGMA user_version").fetchone()
            tables = base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if application != _APPLICATION and tables:
                raise WrongUse(f"{path} is not an index of imvo-nlp: move it away")
            if version != _VERSION:
                return "it was of another version"
            made = base.execute("SELECT by FROM made").fetchone()
            return (
                None
                if made == (_maker(),)
                else "it was made by another version or with other tables"
            )
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise WrongUse(f"another process is writing to {path}: {error}") from error
        return f"it was damaged: {error}"
    except sqlite3.DatabaseError as error:
        return f"it was damaged: {error}"


class _Writer:
    """Updates the tables."""

    def __init__(self, base: sqlite3.Connection, folder: Path) -> None:
        self._base = base
        self._folder = folder
        self._voices: dict[tuple[str | None, ...], int] = {
            tuple(key): id for id, *key in base.execute("SELECT * FROM voices")
        }
        self._names: dict[tuple[str, str], int] = {
            (label, value): id for id, label, value in base.execute("SELECT * FROM names")
        }
        self._read = self._gone = 0

    def update(self, files: list[Path]) -> Updated:
        base = self._base
        states = {file: state for file, *state in base.execute("SELECT * FROM files")}
        for path in files:
            file = os.fsencode(path.relative_to(self._folder).as_posix())
            state = _state(path)
            if states.pop(file, None) == state:
                continue
            self._update_file(path, file)
            base.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (file, *state))
        for file in states:
            self._drop(base.execute("SELECT id, sha256 FROM documents WHERE file = ?", (file,)))
            base.execute("DELETE FROM files WHERE file = ?", (file,))
        skipped = self._skip_repeated()
        (total,) = base.execute(
            "SELECT count(*) FROM documents WHERE document IS NOT NULL"
        ).fetchone()
        base.execute("COMMIT")
        return Updated(self._read, total - self._read, self._gone, tuple(skipped), None)

    def _update_file(self, path: Path, file: bytes) -> None:
        base = self._base
        rows = base.execute("SELECT line, id, sha256 FROM documents WHERE file = ?", (file,))
        before = {line: (id, digest) for line, id, digest in rows}
        for name, line, data in records_of(self._folder, path):
            id, digest = before.pop(line, (None, None))
            try:
                content = data()
                known = sha256(content).hexdigest()
                if known == digest:
                    continue
                document, why = parsed(content), None
            except (OSError, UnreadableInput) as error:
                document, known, why = None, None, reason(error)
            if id is not None:
                self._drop([(id, digest)])
            row = base.execute(
                "INSERT INTO documents (file, line, name, sha256, skipped) VALUES (?, ?, ?, ?, ?)",
                (file, line, name, known, why),
            )
            if document is not None:
                self._add(row.lastrowid or 0, Converted(name_of(name, document), name, document))
        self._drop(before.values())

    def _add(self, row: int, document: Converted) -> None:
        base, passages = self._base, Passages(document)
        about = document.kamerstuk.metadata
        base.execute(
            "UPDATE documents SET document = ?, date = ?, document_type = ?, title = ?, dossiers = ?, "
            "chamber = ?, whole = ? WHERE id = ?",
            (
                document.id,
                about.date,
                about.document_type,
                about.title or about.subject,
                " ".join(about.dossiers),
                about.chamber,
                passages.is_whole,
                row,
            ),
        )
        for kind in (None, *WITHIN):
            for passage in passages.of(kind):
                self._add_passage(row, passage, passages.aligned(passage), kind is None)
        self._read += 1
        if self._read % _AT_ONCE == 0:
            base.execute("COMMIT")
            base.execute("BEGIN EXCLUSIVE")

    def _add_passage(
        self, document: int, passage: Passage, aligned: AlignedText | None, has_words: bool
    ) -> None:
        base = self._base
        row = base.execute(
            "INSERT INTO passages VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)",
            (
                document,
                self._voice(passage.voice),
                passage.id,
                passage.start,
                passage.end,
                passage.text,
                None if aligned is None else _packed(aligned),
            ),
        ).lastrowid
        named = (
            (row, number, self._name(each), *(each.span or (None, None)))
            for number, each in enumerate(passage.named)
        )
        base.executemany("INSERT INTO named VALUES (?, ?, ?, ?, ?)", named)
        if has_words:
            words = words_of(folded(passage.text))
            base.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (row, words))
            terms = ((each,) for each in set(words.split()))
            base.executemany("INSERT OR IGNORE INTO terms VALUES (?)", terms)

    def _name(self, named: Named) -> int:
        key = (named.label, named.value)
        if key not in self._names:
            row = self._base.execute("INSERT INTO names VALUES (NULL, ?, ?)", key)
            self._names[key] = row.lastrowid or 0
        return self._names[key]

    def _voice(self, voice: Voice) -> int:
        key = (voice.kind, _list(voice.speakers), _list(voice.parties), voice.role)
        if key not in self._voices:
            row = self._base.execute("INSERT INTO voices VALUES (NULL, ?, ?, ?, ?)", key)
            self._voices[key] = row.lastrowid or 0
        return self._voices[key]

    def _drop(self, documents: Iterable[tuple[int, str | None]]) -> None:
        base = self._base
        for document, _ in list(documents):
            for row, text, kind in base.execute(
                "SELECT passages.id, text, kind FROM passages JOIN voices ON voices.id = voice "
                "WHERE document = ?",
                (document,),
            ).fetchall():
                if kind not in WITHIN:  # a contentless table deletes a row by its values
                    words = words_of(folded(text))
                    base.execute(
                        "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)",
                        (row, words),
                    )
                base.execute("DELETE FROM named WHERE passage = ?", (row,))
            base.execute("DELETE FROM passages WHERE document = ?", (document,))
            base.execute("DELETE FROM documents WHERE id = ?", (document,))
            self._gone += 1

    def _skip_repeated(self) -> Iterator[Skipped]:
        """Documents skipped because an earlier one has the same id."""
        base = self._base
        read: dict[str, str] = {}
        rows = base.execute(
            "SELECT id, name, document, skipped, file, line FROM documents"
        ).fetchall()
        for row, name, document, skipped, *_ in sorted(rows, key=lambda row: _order(*row[4:])):
            why = skipped
            if document is not None:
                why = read_already(document, read[document]) if document in read else None
                read.setdefault(document, name)
                if why != skipped:
                    base.execute("UPDATE documents SET skipped = ? WHERE id = ?", (why, row))
            if why:
                yield Skipped(name, why)


def _order(file: bytes, line: int) -> tuple[list[str], int]:
    """Sort key: folder by folder, by path, and by line."""
    return os.fsdecode(file).split("/"), line


def _state(path: Path) -> list[int]:
    """Size and modification time: they show a change without reading the file."""
    try:
        status = path.stat()
    except OSError:
        return [-1, -1]
    return [status.st_size, status.st_mtime_ns]


def _list(names: tuple[str, ...]) -> str:
    return orjson.dumps(names).decode()


def _packed(aligned: AlignedText) -> bytes:
    """The runs of a passage: their starts in the text and in the source."""
    return array("I", (*aligned.starts, *aligned.origins)).tobytes()


def _aligned(text: str, runs: bytes | None) -> AlignedText | None:
    if runs is None:
        return None
    numbers = array("I", runs).tolist()
    half = len(numbers) // 2
    return AlignedText(text, tuple(numbers[:half]), tuple(numbers[half:]))


# Reading


class Document(NamedTuple):
    """A document of the index, without its passages."""

    id: str
    file: str
    date: str | None
    document_type: str
    dossiers: tuple[str, ...] = ()
    chamber: str | None = None
    title: str | None = None
    is_whole: bool = True

    @classmethod
    def of(cls, converted: Converted) -> Document:
        about = converted.kamerstuk.metadata
        return cls(
            converted.id,
            converted.file,
            about.date,
            about.document_type,
            about.dossiers,
            about.chamber,
            about.title or about.subject,
        )


class Ranked(NamedTuple):
    """A passage, its rank, and a function that returns its text aligned with the source, None if there is none."""

    passage: Passage
    aligned: Callable[[], AlignedText | None]
    rank: float


class Index:
    """An up-to-date index, open for reading."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._documents: dict[int, Document] = {}
        self.skipped: list[Skipped] = []
        rows = base.execute(
            "SELECT file, line, id, skipped, name, document, date, document_type, dossiers, chamber, title, whole "
            "FROM documents"
        ).fetchall()
        for _, _, row, skipped, name, id, day, kind, dossiers, *rest in sorted(
            rows, key=lambda row: _order(*row[:2])
        ):
            if skipped:
                self.skipped.append(Skipped(name, skipped))
            else:
                self._documents[row] = Document(id, name, day, kind, tuple(dossiers.split()), *rest)

    def passages(
        self,
        needed: Query | None,
        takes_document: Callable[[Document], bool],
        takes_voice: Callable[[Voice], bool],
        named: Iterable[tuple[str, str]],
        *,
        with_rank: bool = False,
    ) -> Iterator[tuple[Document, list[Ranked]]]:
        """The passages that may meet the query `needed`, by document, in order.

        Without a query all passages. Documents without such a passage are included. Only the requested mentions
        of a passage are included. A smaller rank is better.
        """
        voices = {
            row: voice
            for row, kind, speakers, parties, role in self._base.execute("SELECT * FROM voices")
            if takes_voice(voice := Voice(kind, _names(speakers), _names(parties), role))
        }
        wanted = tuple(sorted(named))
        found = self._candidates(needed, voices, wanted, with_rank=with_rank)
        for document, each in self._documents.items():
            if takes_document(each):
                ranks = found.get(document, {})
                rows = (
                    Ranked(
                        Passage(element, text, start, end, voices[voice], self._named(row, wanted)),
                        partial(_aligned, text, runs),
                        ranks[row],
                    )
                    for row, voice, runs, element, text, start, end in self._rows(ranks)
                )
                yield each, list(rows)

    def _candidates(
        self,
        needed: Query | None,
        voices: Iterable[int],
        named: tuple[tuple[str, str], ...],
        *,
        with_rank: bool,
    ) -> dict[int, dict[int, float]]:
        """The passages to read, by document, with their rank."""
        tables, rank, values = "passages", "0.0", []
        conditions = [f"voice IN ({', '.join(map(str, voices))})"]
        if needed is not None and (match := self._match(needed)) is not None:
            tables = "words CROSS JOIN passages ON passages.id = words.rowid"
            conditions.append("words MATCH ?")
            values.append(match)
            rank = "bm25(words)" if with_rank else rank
        for each in named:
            of_value = "SELECT passage FROM named JOIN names ON names.id = name WHERE label = ? AND value = ?"
            conditions.append(f"passages.id IN ({of_value})")
            values += each
        query = (
            f"SELECT document, passages.id, {rank} FROM {tables} WHERE {' AND '.join(conditions)}"
        )
        found: dict[int, dict[int, float]] = {}
        for document, row, value in self._base.execute(query, values):
            found.setdefault(document, {})[row] = value
        return found

    def _rows(self, rows: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        columns = 'id, voice, runs, element, text, start, "end"'
        chosen = ", ".join(map(str, sorted(rows)))
        yield from self._base.execute(
            f"SELECT {columns} FROM passages WHERE id IN ({chosen}) ORDER BY id"
        )

    def _named(self, passage: int, wanted: tuple[tuple[str, str], ...]) -> tuple[Named, ...]:
        """The requested mentions of a passage."""
        if not wanted:
            return ()
        rows = self._base.execute(
            'SELECT label, value, start, "end" FROM named JOIN names ON names.id = name '
            "WHERE passage = ? ORDER BY number",
            (passage,),
        )
        return tuple(
            Named(label, value, None if start is None else (start, end))
            for label, value, start, end in rows
            if (label, value) in wanted
        )

    def _match(self, query: Query) -> str | None:
        """The FTS5 query for the words of a query, anywhere; None if it would exclude nothing."""
        match query:
            case Term():
                return self._every(self._part(each) for each in query.parts())
            case Near():
                return self._every(map(self._match, query.terms))
            case And():
                return self._every(map(self._match, query.nodes))
            case Not():
                return self._match(query.wanted)
            case Or():
                found = [self._match(each) for each in query.nodes]
                known = [each for each in found if each]
                return f"({' OR '.join(known)})" if len(known) == len(found) else None

    @staticmethod
    def _every(found: Iterable[str | None]) -> str | None:
        known = list(filter(None, found))
        return f"({' AND '.join(known)})" if known else None

    def _part(self, part: Part) -> str | None:
        if not part.is_open_left:
            return f'"{part.word}"{"*" * part.is_open_right}'
        # The words that it may be part of, a compound for example.
        place = "instr(term, ?)" if part.is_open_right else "substr(term, -length(?1)) = ?1"
        rows = self._base.execute(f"SELECT term FROM terms WHERE {place}", (part.word,))
        terms = [f'"{term}"' for (term,) in rows.fetchmany(_TOO_MANY + 1)]
        if len(terms) > _TOO_MANY:
            return None
        return f"({' OR '.join(terms)})" if terms else '""'


def _names(text: str) -> tuple[str, ...]:
    return tuple(orjson.loads(text))


@contextmanager
def opened(folder: Path, on_stale: Callable[[str], None]) -> Iterator[Index | None]:
    """The index of a folder; None if missing or out of date.

    `on_stale` receives the reason. Raises UnreadableInput if damage shows while reading.
    """
    path = folder / NAME
    if not path.exists():
        yield None
        return
    try:
        why = _unusable(path)
        base = None if why else sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        if base is not None and not _is_fresh(base, folder):
            why = "documents were added, changed or removed since it was made"
    except (WrongUse, sqlite3.DatabaseError) as error:
        why, base = str(error), None
    if why or base is None:
        on_stale(f"{path} is not used: {why}")
        yield None
        return
    try:
        with closing(base):
            yield Index(base)
    except sqlite3.DatabaseError as error:
        raise UnreadableInput(
            f"{path} is damaged: {error}; make it anew with imvo-nlp index"
        ) from error


def _is_fresh(base: sqlite3.Connection, folder: Path) -> bool:
    known = {file: state for file, *state in base.execute("SELECT * FROM files")}
    files = files_of(folder)
    return len(files) == len(known) and all(
        known.get(os.fsencode(path.relative_to(folder).as_posix())) == _state(path)
        for path in files
    )
