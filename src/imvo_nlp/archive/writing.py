"""Creates and updates the index of a folder of converted documents."""

from __future__ import annotations

import os
import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from ..converted.documents import (
    Converted,
    Skipped,
    name_of,
    parsed,
    read_already,
    records_of,
    states_of,
)
from ..converted.reading import Span
from ..converted.speaking import Voice
from ..errors import UnreadableInput, WrongUse, reason
from ..text.aligned import AlignedText
from .folding import folded, words_of
from .index import APPLICATION, NAME, NOWHERE, VERSION, Document, maker, unusable, voices
from .lemmas import Lemmas
from .passages import WITHIN, Named, Passage, Passages

if TYPE_CHECKING:
    from ..pipeline.annotated import Annotator

_AT_ONCE = 200
"""Documents per transaction: an interrupted run resumes after the last one."""
_NOT_FOR_LEMMAS = ("parser", "ner")
"""Components of a trained pipeline that are slow and contribute nothing to lemmas."""

# Datasette and other tools read the views. The `text` of an element inside the passage `within` is
# null: it consists of `size` characters of that passage, from `place` on.
_TABLES = """
CREATE TABLE _made (by TEXT NOT NULL, pipeline TEXT);
CREATE TABLE _files (file BLOB PRIMARY KEY, size INTEGER, mtime INTEGER) WITHOUT ROWID;
CREATE TABLE _documents (
    id INTEGER PRIMARY KEY, file BLOB NOT NULL, line INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT,
    place INTEGER, skipped TEXT, document TEXT, date TEXT, document_type TEXT, title TEXT, dossiers TEXT,
    chamber TEXT, whole INTEGER, first INTEGER, last INTEGER, UNIQUE (file, line)
);
CREATE TABLE _voices (id INTEGER PRIMARY KEY, kind TEXT, speakers TEXT, parties TEXT, role TEXT);
CREATE TABLE _passages (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL, voice INTEGER NOT NULL, element TEXT,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT, runs BLOB, within INTEGER, place INTEGER, size INTEGER
);
CREATE INDEX _passages_voice ON _passages (voice);
CREATE TABLE _names (id INTEGER PRIMARY KEY, label TEXT NOT NULL, value TEXT NOT NULL);
CREATE TABLE _named (
    name INTEGER, passage INTEGER, start INTEGER, "end" INTEGER, PRIMARY KEY (name, passage, start, "end")
) WITHOUT ROWID;
CREATE TABLE _terms (term TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE _words USING fts5 (text, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
CREATE TABLE _lemmas (passage INTEGER PRIMARY KEY, text TEXT NOT NULL, places BLOB NOT NULL);
CREATE VIRTUAL TABLE _lemma_words USING fts5 (text, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
CREATE VIEW documents AS
    SELECT id, document, date, substr(date, 1, 4) AS year, document_type, title, dossiers, chamber, name AS file
    FROM _documents WHERE skipped IS NULL;
CREATE VIEW blocks AS
    SELECT _passages.id, documents.document, date, year, document_type, kind, element AS block, speakers, parties,
        role, text, start, "end"
    FROM _passages JOIN documents ON documents.id = _passages.document JOIN _voices ON _voices.id = voice
    WHERE kind IN ('turn', 'question', 'answer', 'footnote', 'text');
CREATE VIEW decisions AS
    SELECT _passages.id, documents.document, date, year, document_type, kind, _passages.element AS decision,
        speakers, parties, coalesce(_passages.text, substr(around.text, _passages.place + 1, _passages.size)) AS text,
        _passages.start, _passages."end"
    FROM _passages JOIN documents ON documents.id = _passages.document JOIN _voices ON _voices.id = _passages.voice
        LEFT JOIN _passages AS around ON around.id = _passages.within
    WHERE kind IN ('motion', 'vote', 'commitment', 'asked', 'followup');
"""


class Updated(NamedTuple):
    """Result of an update: documents read, kept and removed."""

    read: int
    kept: int
    gone: int
    skipped: tuple[Skipped, ...]
    is_new: str | None
    """The reason for a complete rebuild; None for an update."""


def update(folder: Path, *, force: bool = False, pipeline: str | None = None) -> Updated:
    """Create or update the index of a folder; only changed files are read.

    With a trained `pipeline`, by name or path, it holds the lemmas of words too; an index made with
    one stays tied to it. A damaged index, one of another version or of another pipeline is rebuilt.
    Raises WrongUse for a folder without documents, while another process is writing, and if
    `index.sqlite` was not written by imvo-nlp. For the pipeline, raises the errors of `Annotator`.
    """
    files = states_of(folder)
    path = folder / NAME
    why = unusable(path)
    if force and path.exists() and not why:
        why = "asked for"
    if pipeline is not None and Path(pipeline).exists():
        pipeline = str(Path(pipeline).absolute())
    before = None if why else _pipeline(path)
    if path.exists() and not why and pipeline not in (None, before):
        why = "it was built without that pipeline"
    pipeline = pipeline or before
    annotator = None if pipeline is None else _annotator(pipeline)
    try:
        if why:
            path.unlink(missing_ok=True)
        with closing(_opened(path)) as base:
            if why or not base.execute("SELECT 1 FROM sqlite_master").fetchone():
                _make(base, pipeline)
            return _Writer(base, folder, annotator).update(files)._replace(is_new=why)
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


def _annotator(pipeline: str) -> Annotator:
    from ..pipeline.annotated import LEMMAS, Annotator

    return Annotator(pipeline, _NOT_FOR_LEMMAS, LEMMAS)


def _pipeline(path: Path) -> str | None:
    """The pipeline behind the lemmas of an index."""
    if not path.exists():
        return None
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
        row = base.execute("SELECT pipeline FROM _made").fetchone()
        return None if row is None else row[0]


def _make(base: sqlite3.Connection, pipeline: str | None) -> None:
    for each in _TABLES.split(";\n"):
        base.execute(each)
    base.execute("INSERT INTO _made VALUES (?, ?)", (maker(), pipeline))
    base.execute(f"PRAGMA application_id = {APPLICATION}")
    base.execute(f"PRAGMA user_version = {VERSION}")


class _Writer:
    """Updates the tables."""

    def __init__(self, base: sqlite3.Connection, folder: Path, annotator: Annotator | None) -> None:
        self._base = base
        self._folder = folder
        self._annotator = annotator
        self._voices = {voice: row for row, voice in voices(base)}
        self._names: dict[tuple[str, str], int] = {
            (label, value): id for id, label, value in base.execute("SELECT * FROM _names")
        }
        (last,) = base.execute("SELECT max(id) FROM _passages").fetchone()
        self._last: int = last or 0
        self._terms: set[str] = set()  # during this run
        self._read = self._gone = 0
        base.execute("CREATE TEMP TABLE dropped (passage INTEGER PRIMARY KEY)")

    def update(self, files: dict[str, list[int]]) -> Updated:
        base = self._base
        states = {file: state for file, *state in base.execute("SELECT * FROM _files")}
        for name in sorted(files, key=lambda name: name.split("/")):
            file, state = os.fsencode(name), files[name]
            if states.pop(file, None) == state:
                continue
            self._update_file(self._folder / name, file)
            base.execute("INSERT OR REPLACE INTO _files VALUES (?, ?, ?)", (file, *state))
        for file in states:
            for (id,) in base.execute(
                "SELECT id FROM _documents WHERE file = ?", (file,)
            ).fetchall():
                self._drop(id)
            base.execute("DELETE FROM _files WHERE file = ?", (file,))
        skipped = self._put_in_order()
        (total,) = base.execute(
            "SELECT count(*) FROM _documents WHERE document IS NOT NULL"
        ).fetchone()
        self._commit()
        return Updated(self._read, total - self._read, self._gone, tuple(skipped), None)

    def _commit(self) -> None:
        base = self._base
        # In one pass: there is no index on the passage of a name.
        if base.execute("SELECT 1 FROM dropped").fetchone():
            base.execute("DELETE FROM _named WHERE passage IN (SELECT passage FROM dropped)")
            base.execute("DELETE FROM dropped")
        base.execute("COMMIT")

    def _update_file(self, path: Path, file: bytes) -> None:
        base = self._base
        rows = base.execute("SELECT line, id, sha256 FROM _documents WHERE file = ?", (file,))
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
                self._drop(id)
            row = base.execute(
                "INSERT INTO _documents (file, line, name, sha256, skipped) VALUES (?, ?, ?, ?, ?)",
                (file, line, name, known, why),
            )
            if document is not None:
                self._add(row.lastrowid or 0, Converted(name_of(name, document), name, document))
        for id, _ in before.values():
            self._drop(id)

    def _add(self, row: int, document: Converted) -> None:
        base, passages = self._base, Passages(document)
        about = Document.of(document)
        first = self._last + 1
        rows, named, words = [], [], []
        for passage, *place in _placed(passages, first):
            self._last += 1
            rows.append((self._last, row, self._voice(passage.voice), *place))
            named += [
                (self._name(each), self._last, *(each.span or NOWHERE)) for each in passage.named
            ]
            if passage.voice.kind not in WITHIN:
                words.append((self._last, passage.text))
        base.executemany("INSERT INTO _passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        base.executemany("INSERT OR IGNORE INTO _named VALUES (?, ?, ?, ?)", named)
        self._add_words("_words", words)
        if self._annotator:
            lemmas = [(id, Lemmas.of(text, self._annotator)) for id, text in words]
            packed = ((id, *each.packed()) for id, each in lemmas)
            base.executemany("INSERT INTO _lemmas VALUES (?, ?, ?)", packed)
            self._add_words("_lemma_words", [(id, each.text) for id, each in lemmas])
        base.execute(
            "UPDATE _documents SET document = ?, date = ?, document_type = ?, title = ?, dossiers = ?, "
            "chamber = ?, whole = ?, first = ?, last = ? WHERE id = ?",
            (
                about.id,
                about.date,
                about.document_type,
                about.title,
                _list(about.dossiers),
                about.chamber,
                passages.is_whole,
                first,
                self._last,
                row,
            ),
        )
        self._read += 1
        if self._read % _AT_ONCE == 0:
            self._commit()
            base.execute("BEGIN EXCLUSIVE")

    def _add_words(self, table: str, texts: list[tuple[int, str]]) -> None:
        rows = [(id, words_of(folded(text))) for id, text in texts]
        self._base.executemany(f"INSERT INTO {table} (rowid, text) VALUES (?, ?)", rows)
        terms = {term for _, words in rows for term in words.split()} - self._terms
        self._terms |= terms
        new = ((each,) for each in terms)
        self._base.executemany("INSERT OR IGNORE INTO _terms VALUES (?)", new)

    def _name(self, named: Named) -> int:
        key = (named.label, named.value)
        if key not in self._names:
            row = self._base.execute("INSERT INTO _names VALUES (NULL, ?, ?)", key)
            self._names[key] = row.lastrowid or 0
        return self._names[key]

    def _voice(self, voice: Voice) -> int:
        if voice not in self._voices:
            key = (voice.kind, _list(voice.speakers), _list(voice.parties), voice.role)
            row = self._base.execute("INSERT INTO _voices VALUES (NULL, ?, ?, ?, ?)", key)
            self._voices[voice] = row.lastrowid or 0
        return self._voices[voice]

    def _drop(self, document: int) -> None:
        base = self._base
        first, last = base.execute(
            "SELECT first, last FROM _documents WHERE id = ?", (document,)
        ).fetchone()
        for row, text, kind, lemmas in base.execute(
            "SELECT _passages.id, _passages.text, kind, _lemmas.text FROM _passages "
            "JOIN _voices ON _voices.id = voice LEFT JOIN _lemmas ON passage = _passages.id "
            "WHERE _passages.id BETWEEN ? AND ?",
            (first, last),
        ).fetchall():
            if kind not in WITHIN:
                self._drop_words("_words", row, text)
            if lemmas is not None:
                self._drop_words("_lemma_words", row, lemmas)
            base.execute("INSERT INTO dropped VALUES (?)", (row,))
        base.execute("DELETE FROM _lemmas WHERE passage BETWEEN ? AND ?", (first, last))
        base.execute("DELETE FROM _passages WHERE id BETWEEN ? AND ?", (first, last))
        base.execute("DELETE FROM _documents WHERE id = ?", (document,))
        self._gone += 1

    def _drop_words(self, table: str, row: int, text: str) -> None:
        """A contentless table deletes a row by its values."""
        self._base.execute(
            f"INSERT INTO {table} ({table}, rowid, text) VALUES ('delete', ?, ?)",
            (row, words_of(folded(text))),
        )

    def _put_in_order(self) -> Iterator[Skipped]:
        """Number the documents in order; yield those skipped, including any with the id of an earlier one."""
        base = self._base
        read: dict[str, str] = {}
        rows = base.execute(
            "SELECT file, line, id, name, document, skipped, place FROM _documents"
        ).fetchall()
        rows.sort(key=lambda row: _order(*row[:2]))
        for place, (_, _, row, name, document, skipped, before) in enumerate(rows):
            why = skipped
            if document is not None:
                why = read_already(document, read[document]) if document in read else None
                read.setdefault(document, name)
            if (why, place) != (skipped, before):
                base.execute(
                    "UPDATE _documents SET skipped = ?, place = ? WHERE id = ?", (why, place, row)
                )
            if why:
                yield Skipped(name, why)


def _placed(passages: Passages, first: int) -> Iterator[tuple[Any, ...]]:
    """The passages of a document with their columns from `element` on; ids count from `first`.

    An element within an earlier passage refers to that passage.
    """
    own: list[tuple[int, Span | None, Passage]] = []
    for id, passage in enumerate(passages.of(None), first):
        own.append((id, passages.span(passage), passage))
        yield _by_itself(passages, passage)
    own.sort(key=lambda each: each[2].start)
    starts = [each.start for _, _, each in own]
    for passage in chain.from_iterable(map(passages.of, WITHIN)):
        before = bisect_right(starts, passage.start) - 1
        place = None if before < 0 else _place_in(*own[before][1:], passage, passages.span(passage))
        if place is None:
            yield _by_itself(passages, passage)
        else:
            part = None, None, own[before][0], place, len(passage.text)
            yield passage, passage.id, passage.start, passage.end, *part


def _by_itself(passages: Passages, passage: Passage) -> tuple[Any, ...]:
    aligned = passages.aligned(passage)
    runs = _packed(aligned, passage.start) if aligned else None
    whole = passage.text, runs, None, None, None
    return passage, passage.id, passage.start, passage.end, *whole


def _place_in(
    around_span: Span | None, around: Passage, passage: Passage, span: Span | None
) -> int | None:
    """The offset of a passage within another, if text and source offsets both agree; else None."""
    if span is None or around_span is None:
        place = around.text.find(passage.text) if span is around_span else -1
    else:
        place = span[0] - around_span[0]
    return place if place >= 0 and around.text.startswith(passage.text, place) else None


def _order(file: bytes, line: int) -> tuple[list[str], int]:
    """Sort key: folder by folder, by path, and by line."""
    return os.fsdecode(file).split("/"), line


def _list(names: tuple[str, ...]) -> str:
    return orjson.dumps(names).decode()


def _packed(aligned: AlignedText, start: int) -> bytes:
    """The runs of a passage: their distances in the text, then in the source from its `start`."""
    numbers = (*_differences(aligned.starts, 0), *_differences(aligned.origins, start))
    code = "h" if max(map(abs, numbers)) < 2**15 else "i"
    return code.encode() + array(code, numbers).tobytes()


def _differences(numbers: tuple[int, ...], start: int) -> Iterator[int]:
    return (each - before for before, each in pairwise((start, *numbers)))
