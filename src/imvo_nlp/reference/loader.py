"""Reads, checks, freezes and caches a table; knows columns, not meanings.

A folder with the user's own tables, `IMVO_NLP_DATA`, adds rows to the shipped ones and replaces some; it is
read in the same way. The tables of the vocabulary share one schema, `Term`; the name of a table is the label
of its mentions.

The schema of a table is a dataclass: its fields are the columns, and the type of a field determines how a
cell is read. `str` is text, `date` a day like 2017-09-01, `int` a whole number, `Literal[...]` a closed list,
`tuple[str, ...]` any number of texts separated by semicolons, `bool` the word `yes` or nothing. Any other
cell may be empty only if the type has `| None`, and is then None.
"""

import csv
import os
import re
from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from functools import cache, partial
from hashlib import sha256
from io import StringIO
from pathlib import Path
from types import NoneType
from typing import (
    Any,
    ClassVar,
    Literal,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from ..errors import LexiconError
from ..models import LABEL, Label

FOLDER = Path(__file__).with_name("tables")
"""The folder of the shipped tables."""

Gender = Literal["m", "f", "x"]


@dataclass(frozen=True, slots=True)
class LexiconRow:
    """Base of the rows of all tables: the name of the table, and a key for rows that belong together.

    Rows with a `key` in a user's own table replace all shipped rows with that key.
    """

    table: ClassVar[str]
    key: ClassVar[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Party(LexiconRow):
    """A party, a group that split off, or a single member: its names while it sits in a chamber.

    `aliases` mean the party anywhere; `bracket_aliases` (`Omtzigt`, `Forum`) only where a party is printed,
    such as in the brackets after a name.
    """

    table: ClassVar[str] = "parties"
    key: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    aliases: tuple[str, ...]
    bracket_aliases: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    chambers: tuple[str, ...]
    predecessors: tuple[str, ...]
    note: str | None
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class Cabinet(LexiconRow):
    """A cabinet, from its swearing-in to that of the next.

    `coalition` are the parties that formed it, `supported_by` those that agreed to support it from outside.
    """

    table: ClassVar[str] = "cabinets"
    key: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    valid_from: date
    valid_until: date | None
    source: str
    coalition: tuple[str, ...] = ()
    supported_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Minister(LexiconRow):
    """A minister or state secretary in one post in one cabinet."""

    table: ClassVar[str] = "ministers"
    key: ClassVar[tuple[str, ...]] = ("name", "first_name")
    name: str
    initials: str | None
    first_name: str | None
    gender: Gender
    party: str | None
    post: Literal["prime_minister", "minister", "minister_without_portfolio", "state_secretary"]
    preposition: Literal["van", "voor"]
    portfolio: str
    valid_from: date
    valid_until: date | None
    cabinet: str
    wikidata: str | None
    also_printed: tuple[str, ...]
    portfolio_aliases: tuple[str, ...]
    note: str | None
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class Member(LexiconRow):
    """A member of parliament during one unbroken period in one group of one chamber."""

    table: ClassVar[str] = "members"
    key: ClassVar[tuple[str, ...]] = ("name", "first_name")
    name: str
    initials: str | None
    first_name: str | None
    gender: Gender | None
    party: str | None
    chamber: Literal["TK", "EK"]
    valid_from: date
    valid_until: date | None
    wikidata: str | None
    also_printed: tuple[str, ...]
    precision: Literal["day", "term", "approximate"]
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class Portfolio(LexiconRow):
    """A portfolio with an abbreviation, `BHOS`, or with predecessors under other names.

    `continues` are the portfolios whose task it took over as a whole.
    """

    table: ClassVar[str] = "portfolios"
    key: ClassVar[tuple[str, ...]] = ("portfolio",)
    portfolio: str
    abbreviations: tuple[str, ...]
    continues: tuple[str, ...]
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class Sector(LexiconRow):
    """A form that names a sector or its covenant, and its use."""

    table: ClassVar[str] = "sectors"
    key: ClassVar[tuple[str, ...]] = ("form",)
    id: str
    use: Literal["stem", "name", "always", "branch", "covenant"]
    form: str
    valid_from: date | None
    valid_until: date | None
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class DocumentKind(LexiconRow):
    """A pattern that identifies a kind of document, the structure of such documents, and their properties.

    The columns from `asked_by` to `schema_type` hold for the document type: one row of an id fills
    them for all rows. `reference.kinds` reads them.
    """

    table: ClassVar[str] = "document_types"
    key: ClassVar[tuple[str, ...]] = ("pattern",)
    id: str
    structure: Literal["turns", "hearing", "questions", "consultation", "text", "none"]
    asked_by: Literal["member", "committee"] | None
    answered: bool
    days: tuple[
        Literal[
            "sent",
            "received",
            "laid_before",
            "letter",
            "answered",
            "reported",
            "adopted",
            "proposed",
        ],
        ...,
    ]
    chamber: Literal["TK", "EK"] | None
    own_phrase: str | None
    on_a_bill: bool
    plenary: bool
    schema_type: Literal["Report", "Legislation"] | None
    where: Literal["title", "head", "body"]
    pattern: str
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class Recess(LexiconRow):
    """A recess of the House of Representatives: `valid_from` is its first day, `last` its last one."""

    table: ClassVar[str] = "recesses"
    key: ClassVar[tuple[str, ...]] = ("name", "valid_from")
    name: Literal["voorjaarsreces", "meireces", "zomerreces", "herfstreces", "kerstreces"]
    valid_from: date
    last: date
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class CommitmentAct(LexiconRow):
    """An act to which a member of government can bind the cabinet, with its conditions.

    `particle` is the separable part of a verb, `present` the form after `ik` if the present tense can bind.
    The sentence must contain one of the `fixed` words, and name what `needs` requires: the `house` that is
    informed, a `paper`, the `container` of the information (a letter, a study), or an `occasion` (a container
    or a time).
    """

    table: ClassVar[str] = "commitment_acts"
    key: ClassVar[tuple[str, ...]] = ("infinitive", "fixed")
    infinitive: str
    particle: str | None
    participle: str | None
    present: tuple[str, ...]
    fixed: tuple[str, ...]
    needs: Literal["house", "paper", "container", "occasion"] | None
    promised: Literal["brief", "informatie", "onderzoek", "overleg", "regeling", "actie"]
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class Term(LexiconRow):
    """A form that names a theme, a law, an organisation, a country, or a value of a user's own label.

    `id` is the value, None if the form is a mention without one; `use` is the way in which the form is matched.
    A form that `needs` other ids counts only in a document that names one of these by a form without needs.
    `kind`, `official` and `wikidata` in one row of an id hold for all its rows of the same period.
    """

    table: ClassVar[str] = "vocabulary"
    key: ClassVar[tuple[str, ...]] = ("form",)
    id: str | None
    use: Literal["word", "apart", "stem", "part", "not"]
    form: str
    needs: tuple[str, ...]
    kind: str | None
    official: str | None
    wikidata: str | None
    valid_from: date | None
    valid_until: date | None
    example: str | None
    source: str | None


Row = TypeVar("Row", bound=LexiconRow)


TABLES: tuple[type[LexiconRow], ...] = (
    Party, Cabinet, Minister, Member, Portfolio, Sector, DocumentKind, Recess, CommitmentAct
)  # fmt: skip
VOCABULARY = FOLDER / Term.table
"""The folder of the shipped tables of `Term`, one for each label."""
_NEAR = 0.8
"""Minimum similarity (`difflib`, 0 to 1) of a misspelt name; `migration` and `organisation` have 0.67."""
DATA = "IMVO_NLP_DATA"
"""The environment variable with the folder of the user's own tables."""


def load_table(row: type[Row], path: Path | None = None) -> tuple[Row, ...]:
    """Load the rows of a table, or of the file at `path`, in the order of the file; cached.

    Rows of the user's own table of that name come first, and replace shipped ones with the same key. Raises
    LexiconError at the first error, with file, line, column and value.

    >>> [each.id for each in load_table(Party) if each.name == "Partij van de Arbeid"]
    ['PvdA']
    """
    kind = cast(Hashable, row)  # mypy takes no class for hashable
    return _load(kind, path) if path else _merged(kind, row.table, data_folder())


def load_vocabulary(folder: Path | None = None) -> dict[str, tuple[Term, ...]]:
    """Load the tables of the vocabulary by label; only those of `folder`, if given.

    Labels that exist only in the user's own folder come first. Raises LexiconError like `load_table`.

    >>> [label for label in load_vocabulary()]
    ['country', 'law', 'organisation', 'theme']
    """
    term = cast(Hashable, Term)
    if folder:
        return {path.stem: _load(term, path) for path in sorted(folder.glob("*.csv"))}
    shipped = _shipped_labels()
    labels = [*(each for each in _own_labels(data_folder()) if each not in shipped), *shipped]
    return {label: _merged(term, label, data_folder()) for label in labels}


def _own_labels(folder: str | None) -> list[str]:
    known = [row.table for row in TABLES]
    return [name for name in own_tables(folder) if name not in known]


@cache
def _shipped_labels() -> tuple[str, ...]:
    return tuple(path.stem for path in sorted(VOCABULARY.glob("*.csv")))


def data_folder() -> str | None:
    """The folder of the user's own tables, from `IMVO_NLP_DATA`; None without one."""
    return os.environ.get(DATA) or None


def use_data(folder: str | Path | None) -> None:
    """Add the tables of a folder to the reference data, for this process and those it starts.

    None restores the shipped data. A file with the name of a shipped table has its columns; columns whose
    cells may be empty can be omitted. Its rows are added, and rows of a person (`name` and `first_name`),
    party, portfolio or form replace all shipped rows of the same. Any other file is a table of the
    vocabulary: its name is the label of a new kind of mention. The environment variable `IMVO_NLP_DATA` has
    the same effect.

    Raises LexiconError for errors in the folder, with file, line, column and value.

    >>> use_data(None)
    """
    if folder is None:
        os.environ.pop(DATA, None)
        return
    for row in TABLES:
        _merged(cast(Hashable, row), row.table, str(folder))
    for label in _own_labels(str(folder)):
        _merged(cast(Hashable, Term), label, str(folder))
    os.environ[DATA] = str(folder)


def own_tables(folder: str | None) -> dict[str, Path]:
    """The user's own tables in a folder, by name; raises LexiconError for other files."""
    if folder is None:
        return {}
    if not Path(folder).is_dir():
        raise LexiconError(f"the folder with your own tables does not exist: {folder!r}")
    known = [*(row.table for row in TABLES), *_shipped_labels()]
    found = {path.stem: path for path in sorted(Path(folder).glob("*.csv"))}
    for name in found:
        if name in known:
            continue
        if near := get_close_matches(name, known, 1, _NEAR):
            raise LexiconError(f"{name}.csv is not a known table: did you mean {near[0]}.csv?")
        if name in get_args(Label) or not LABEL.fullmatch(name):
            raise LexiconError(
                f"{name}.csv is not a known table ({', '.join(known)}), and {name!r} cannot be a "
                "new label: use one lower-case word, such as nitrogen, that is not a label yet"
            )
    return found


@cache
def data_digest(folder: str | None) -> str | None:
    """The SHA-256 of the user's own tables in a folder, in the order of their names."""
    tables = own_tables(folder)
    if not tables:
        return None
    digest = sha256()
    for name, path in tables.items():
        digest.update(f"{name}\n".encode() + path.read_bytes())
    return digest.hexdigest()


@cache
def _merged(row: type[Row], table: str, folder: str | None) -> tuple[Row, ...]:
    path = (VOCABULARY if row is Term else FOLDER) / f"{table}.csv"
    own_path = own_tables(folder).get(table)
    if own_path is None:
        return _load(cast(Hashable, row), path)
    own: tuple[Row, ...] = _load(cast(Hashable, row), own_path)
    if row is Term and table not in _shipped_labels():
        return own
    replaced = {_key(each) for each in own}
    shipped: tuple[Row, ...] = _load(cast(Hashable, row), path)
    return (*own, *(each for each in shipped if _key(each) not in replaced))


def _key(row: LexiconRow) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in row.key)


@cache
def _load(row: type[Row], path: Path) -> tuple[Row, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LexiconError(f"{path.name} cannot be read: {error.strerror}, {path}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path.name} is not UTF-8, see byte {error.start}") from error
    return tuple(_rows(row, path.name, text))


def _rows(row: type[Row], file: str, text: str) -> Iterator[Row]:
    kinds = get_type_hints(row)
    columns = {field.name: _Column(field.name, kinds[field.name]) for field in fields(row)}
    lines = csv.reader(StringIO(text), strict=True)
    try:
        header = next(lines, [])
        optional = [name for name in columns if _may_be_empty(kinds[name])]
        _check_header(header, list(columns), optional)
        # An omitted column is empty: its cell is the one added after the last.
        places = [header.index(name) if name in header else -1 for name in columns]
        printed = list(zip(columns.values(), places, strict=True))
        for cells in lines:
            if len(cells) != len(header):
                raise ValueError(f"{len(cells)} cells, but the header has {len(header)}")
            cells.append("")
            found = row(*[column[cells[place]] for column, place in printed])
            _check_period(found)
            yield found
    except (ValueError, csv.Error) as error:
        place = f"{file}, line {max(lines.line_num, 1)}"
        between = ", " if isinstance(error, _WrongCell) else ": "
        raise LexiconError(f"{place}{between}{error}") from error


class _WrongCell(ValueError):
    """An error in a cell, prefixed with the name of its column."""


class _Column(dict[str, Any]):
    """The values of the cells of one column, parsed once per distinct cell: most occur many times."""

    def __init__(self, name: str, kind: Any) -> None:
        super().__init__()
        self._name = name
        self._read = _cell_reader(kind)

    def __missing__(self, cell: str) -> Any:
        try:
            value = self[cell] = self._read(cell)
        except ValueError as error:
            raise _WrongCell(f"{self._name}: {error}") from error
        return value


def _check_header(header: list[str], known: list[str], optional: Collection[str]) -> None:
    for name in header:
        if name not in known:
            raise ValueError(f"unknown column {name!r}; known columns: {', '.join(known)}")
        if header.count(name) > 1:
            raise ValueError(f"column {name!r} occurs twice")
    for name in known:
        if name not in header and name not in optional:
            raise ValueError(f"column {name!r} is missing")


def _check_period(row: LexiconRow) -> None:
    begin, end = getattr(row, "valid_from", None), getattr(row, "valid_until", None)
    if begin and end and end <= begin:
        raise _WrongCell(f"valid_until: {end} is not after valid_from, which is {begin}")


def _may_be_empty(kind: Any) -> bool:
    return kind is bool or get_origin(kind) is tuple or NoneType in get_args(kind)


def _cell_reader(kind: Any) -> Callable[[str], Any]:
    """A function that turns a cell into a value of a type; it raises ValueError with the reason."""
    choices = get_args(kind)
    if get_origin(kind) is Literal:
        return partial(_one_of, choices)
    if get_origin(kind) is tuple:
        return partial(_several, _cell_reader(choices[0]))
    if NoneType in choices:
        (wanted,) = (choice for choice in choices if choice is not NoneType)
        return partial(_or_none, _cell_reader(wanted))
    return _CELL_READERS[kind]


def _text(cell: str) -> str:
    if not cell:
        raise ValueError("the cell is empty")
    return cell


def _day(cell: str) -> date:
    if not _ISO_DATE.fullmatch(_text(cell)):
        raise ValueError(f"{cell!r} is not a date of the form YYYY-MM-DD")
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(f"{cell!r} is not a calendar date") from error


def _number(cell: str) -> int:
    if not _WHOLE_NUMBER.fullmatch(_text(cell)):
        raise ValueError(f"{cell!r} is not a whole number")
    return int(cell)


def _several(read: Callable[[str], Any], cell: str) -> tuple[Any, ...]:
    if not cell:
        return ()
    values = tuple(cell.split(";"))
    if not all(value.strip() == value != "" for value in values):
        raise ValueError(f"{cell!r} is not a list such as a;b, without spaces around the semicolon")
    return tuple(map(read, values))


def _yes(cell: str) -> bool:
    if cell not in ("", "yes"):
        raise ValueError(f"{cell!r} is neither 'yes' nor empty")
    return bool(cell)


def _one_of(allowed: tuple[str, ...], cell: str) -> str:
    if cell not in allowed:
        raise ValueError(f"{cell!r} is not one of {', '.join(allowed)}")
    return cell


def _or_none(read: Callable[[str], Any], cell: str) -> Any:
    return read(cell) if cell else None


_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE_NUMBER = re.compile(r"-?[0-9]+")
_CELL_READERS: dict[Any, Callable[[str], Any]] = {
    str: _text,
    int: _number,
    date: _day,
    bool: _yes,
}
