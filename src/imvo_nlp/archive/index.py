"""The index of a folder of converted documents: one SQLite file beside them, with FTS5.

It holds the passages, their speakers and the alignment with the source, so that a search reads no JSON. Words
are indexed in folded form. The index yields candidates that are compared again, so the hits are the same as
without it. `writing` creates it.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import lru_cache, partial
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import orjson

from ..converted.documents import Converted, Skipped, states_of
from ..converted.reading import Span
from ..converted.speaking import Voice
from ..errors import UnreadableInput, WrongUse
from ..reference.loader import data_digest, data_folder
from ..text.aligned import AlignedText
from .lemmas import Lemmas
from .passages import Named, Passage
from .query import And, Near, Not, Or, Part, Query, Term

NAME = "index.sqlite"
"""The file name of the index, within its folder."""
VERSION = 4
"""Version of the tables and of their contents."""
APPLICATION = 0x494D564F
"""`IMVO` as a number; other SQLite files are never written to."""
NOWHERE = (-1, -1)
"""The place of a mention that is not in the text of its passage."""
_TOO_MANY = 2000
"""Indexed words that a word of the query may match; with more, every passage is read."""
_TOO_MANY_BESIDE = 50
"""The same in a phrase, whose other words are more selective: `de` in `de minister` ends many words."""

_FEW = 20
"""Up to this number of candidate documents, passages are looked up document by document."""
_FIRST, _GROWTH = 50, 4
"""Otherwise batches of documents: size and growth. A search for 100 hits ends early."""


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


class Found(NamedTuple):
    """A passage, and a function that returns its text aligned with the source, or None.

    `lemmas` is set only in a search by lemma.
    """

    passage: Passage
    aligned: Callable[[], AlignedText | None]
    lemmas: Lemmas | None = None


class Index:
    """An up-to-date index, open for reading."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._documents: dict[int, Document] = {}  # those that were asked for
        self._ranges: dict[int, Span] = {}
        self._partial: set[int] = set()
        self._voices = dict(voices(base))
        self.skipped: list[Skipped] = []
        self.has_lemmas = base.execute("SELECT pipeline FROM _made").fetchone() != (None,)
        rows = base.execute(
            "SELECT id, skipped, name, first, last, whole FROM _documents ORDER BY place"
        )
        for row, skipped, name, first, last, is_whole in rows:
            if skipped:
                self.skipped.append(Skipped(name, skipped))
                continue
            self._ranges[row] = first, last
            if not is_whole:
                self._partial.add(row)

    def passages(
        self,
        needed: Query | None,
        takes_document: Callable[[Document], bool] | None,
        takes_voice: Callable[[Voice], bool],
        named: Iterable[tuple[str, str]],
        *,
        by_lemma: bool = False,
    ) -> Iterator[tuple[Document, Iterator[Found]]]:
        """The passages that may match the query `needed`, of words or of lemmas, by document, in order.

        Without a query, all passages. Documents without a matching passage are included if their
        text outside blocks is unavailable. Passages carry only the requested mentions.
        """
        voices = {row: voice for row, voice in self._voices.items() if takes_voice(voice)}
        names = {row: each for each in named for row in self._rows_of_name(each)}
        match = None if needed is None else self._match(needed)
        chosen = list(self._ranges)
        if takes_document:
            chosen = [row for row in chosen if takes_document(self._document(row))]
        is_none = len(names) < len(set(named))  # mentioned by no document
        for some in _portions(chosen):
            words = "_lemma_words" if by_lemma else "_words"
            found = {} if is_none else self._candidates(match, words, voices, names, some)
            for row in some:
                if row in found or row in self._partial:
                    rows = found.get(row, ())
                    yield self._document(row), self._found(rows, voices, names, by_lemma=by_lemma)

    def _document(self, row: int) -> Document:
        if row not in self._documents:
            id, name, date, document_type, dossiers, *rest = self._base.execute(
                "SELECT document, name, date, document_type, dossiers, chamber, title, whole "
                "FROM _documents WHERE id = ?",
                (row,),
            ).fetchone()
            self._documents[row] = Document(id, name, date, document_type, _names(dossiers), *rest)
        return self._documents[row]

    def _rows_of_name(self, name: tuple[str, str]) -> list[int]:
        query = "SELECT id FROM _names WHERE label = ? AND value = ?"
        return [row for (row,) in self._base.execute(query, name)]

    def _candidates(
        self,
        match: str | None,
        words: str,
        voices: Iterable[int],
        names: Iterable[int],
        documents: list[int],
    ) -> dict[int, list[int]]:
        """The passages to read, by document; may include documents that the filters exclude."""
        ranges = [self._ranges[each] for each in documents]
        between = (
            f"BETWEEN {min(first for first, _ in ranges)} AND {max(last for _, last in ranges)}"
        )
        tables, id, conditions = "_passages", "_passages.id", []
        if match is not None:
            id = f"{words}.rowid"
            tables = f"{words} CROSS JOIN _passages ON _passages.id = {id}"
            conditions.append(f"{words} MATCH ?")
        # `+` keeps SQLite from asking FTS5 for the words of one such passage after the other.
        conditions += [
            f"+{id} IN (SELECT passage FROM _named WHERE name = {name} AND passage {between})"
            for name in names
        ]
        conditions += [f"{id} {between}", f"voice IN ({', '.join(map(str, voices))})"]
        query = f"SELECT document, {id} FROM {tables} WHERE {' AND '.join(conditions)}"
        found: dict[int, list[int]] = {}
        for document, row in self._base.execute(query, [] if match is None else [match]):
            found.setdefault(document, []).append(row)
        return found

    def _found(
        self,
        rows: Iterable[int],
        voices: dict[int, Voice],
        names: dict[int, tuple[str, str]],
        *,
        by_lemma: bool,
    ) -> Iterator[Found]:
        # One by one: SQLite keeps this query prepared, but not one that names many passages.
        query = (
            'SELECT voice, element, start, "end", text, runs, within, place, size '
            "FROM _passages WHERE id = ?"
        )
        for id in sorted(rows):
            voice, element, start, end, text, runs, *part = self._base.execute(
                query, (id,)
            ).fetchone()
            if text is None:
                text, aligned = self._part_of(*part)
            else:
                aligned = partial(_aligned, text, runs, start)
            passage = Passage(element, text, start, end, voices[voice], self._named(id, names))
            yield Found(passage, aligned, self._lemmas(id) if by_lemma else None)

    def _lemmas(self, passage: int) -> Lemmas | None:
        query = "SELECT text, places FROM _lemmas WHERE passage = ?"
        row = self._base.execute(query, (passage,)).fetchone()
        return row and Lemmas.unpacked(*row)

    def _part_of(
        self, within: int, place: int, size: int
    ) -> tuple[str, Callable[[], AlignedText | None]]:
        """A part of the text of a passage."""
        start, text, runs = self._base.execute(
            "SELECT start, text, runs FROM _passages WHERE id = ?", (within,)
        ).fetchone()

        def aligned() -> AlignedText | None:
            around = _aligned(text, runs, start)
            return around and around.part(place, place + size)

        return text[place : place + size], aligned

    def _named(self, passage: int, names: dict[int, tuple[str, str]]) -> tuple[Named, ...]:
        """The requested mentions of a passage."""
        query = 'SELECT start, "end" FROM _named WHERE name = ? AND passage = ?'
        return tuple(
            Named(label, value, None if span == NOWHERE else span)
            for name, (label, value) in names.items()
            for span in self._base.execute(query, (name, passage))
        )

    def _match(self, query: Query) -> str | None:
        """The FTS5 query for the words of a query, anywhere; None if it would exclude nothing."""
        match query:
            case Term():
                parts = list(query.parts())
                most = _TOO_MANY if len(parts) == 1 else _TOO_MANY_BESIDE
                return self._every(self._part(each, most) for each in parts)
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

    def _part(self, part: Part, most: int) -> str | None:
        if not part.is_open_left:
            return f'"{part.word}"{"*" * part.is_open_right}'
        # The words that may contain it, such as compounds.
        place = "instr(term, ?)" if part.is_open_right else "substr(term, -length(?1)) = ?1"
        rows = self._base.execute(f"SELECT term FROM _terms WHERE {place}", (part.word,))
        terms = [f'"{term}"' for (term,) in rows.fetchmany(most + 1)]
        if len(terms) > most:
            return None
        return f"({' OR '.join(terms)})" if terms else '""'


def voices(base: sqlite3.Connection) -> Iterator[tuple[int, Voice]]:
    for row, kind, speakers, parties, role in base.execute("SELECT * FROM _voices"):
        yield row, Voice(kind, _names(speakers), _names(parties), role)


def _portions(rows: list[int]) -> Iterator[list[int]]:
    size, growth = (1, 1) if len(rows) <= _FEW else (_FIRST, _GROWTH)
    start = 0
    while start < len(rows):
        yield rows[start : start + size]
        start, size = start + size, size * growth


@lru_cache(maxsize=10_000)
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
        why = unusable(path)
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
            f"{path} is damaged: {error}; rebuild it with imvo-nlp index"
        ) from error


def _is_fresh(base: sqlite3.Connection, folder: Path) -> bool:
    known = {file: state for file, *state in base.execute("SELECT * FROM _files")}
    return known == {os.fsencode(file): state for file, state in states_of(folder).items()}


# For the writer too


def maker() -> str:
    """Fingerprint of the version and the user's own tables, on which the passages depend."""
    from .. import __version__

    return orjson.dumps([__version__, data_digest(data_folder())]).decode()


def unusable(path: Path) -> str | None:
    """The reason why an index is unusable; None if it is usable or missing.

    Raises WrongUse for a file that is not an index of imvo-nlp.
    """
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            (application,) = base.execute("PRAGMA application_id").fetchone()
            (version,) = base.execute("PRAGMA user_version").fetchone()
            tables = base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if application != APPLICATION and tables:
                raise WrongUse(f"{path} is not an index of imvo-nlp: move or rename it")
            if version != VERSION:
                return "it has another format version"
            made = base.execute("SELECT by FROM _made").fetchone()
            return (
                None
                if made == (maker(),)
                else "it was built by another version or with other tables"
            )
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise WrongUse(f"another process is writing to {path}: {error}") from error
        return f"it was damaged: {error}"
    except sqlite3.DatabaseError as error:
        return f"it was damaged: {error}"


def _aligned(text: str, runs: bytes | None, start: int) -> AlignedText | None:
    if runs is None:
        return None
    numbers = array(chr(runs[0]), runs[1:])
    half = len(numbers) // 2
    origins = accumulate(numbers[half:], initial=start)
    next(origins)
    return AlignedText(text, tuple(accumulate(numbers[:half])), tuple(origins))
