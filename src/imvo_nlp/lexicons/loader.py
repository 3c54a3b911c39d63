"""Reads, checks, freezes and caches a table; knows columns, not meanings.

One dataclass for each table is its schema: the fields are the columns, and a field's type says how
a cell is read. `str` is text, `date` a day like 2017-09-01, `int` a whole number, `Literal[...]` a
closed list, `tuple[str, ...]` any number of texts separated by semicolons. A cell may only be empty
where the type has `| None`, which it then reads as None, or is a tuple.
"""

import csv
import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, partial
from io import StringIO
from pathlib import Path
from types import NoneType
from typing import (
    Any,
    ClassVar,
    Literal,
    Protocol,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from ..errors import LexiconError

Gender = Literal["m", "f", "x"]


@dataclass(frozen=True, slots=True)
class LexiconRow:
    """What the rows of all tables have in common: the name of their table."""

    table: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Party(LexiconRow):
    """A party, a group that split off, or a single member: its names while it sits in a chamber.

    `aliases` are a party's name wherever they stand; `bracket_aliases` (`Omtzigt`, `Forum`) only
    where a party is printed, as between the brackets behind a name.
    """

    table: ClassVar[str] = "parties"
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
    """A cabinet, from its swearing-in to that of the next."""

    table: ClassVar[str] = "cabinets"
    id: str
    name: str
    valid_from: date
    valid_until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Minister(LexiconRow):
    """A minister or state secretary in one post in one cabinet."""

    table: ClassVar[str] = "ministers"
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
    name: str
    initials: str | None
    first_name: str | None
    gender: Gender
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
    """The abbreviation of a portfolio: `BHOS`."""

    table: ClassVar[str] = "portfolios"
    abbreviation: str
    portfolio: str
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class Sector(LexiconRow):
    """One form that names a sector or its covenant, and how it is used."""

    table: ClassVar[str] = "sectors"
    id: str
    use: Literal["stem", "name", "always", "branch", "covenant"]
    form: str
    valid_from: date | None
    valid_until: date | None
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class DocumentKind(LexiconRow):
    """What shows that a document is of a kind, and how such a document is built."""

    table: ClassVar[str] = "document_types"
    id: str
    structure: Literal["turns", "hearing", "questions", "consultation", "text", "none"]
    where: Literal["title", "head", "body"]
    pattern: str
    example: str
    source: str


Row = TypeVar("Row", bound=LexiconRow)


class Dated(Protocol):
    """Anything that holds during a period; an end that is None is open."""

    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_until(self) -> date | None: ...


def valid_on(row: Dated, day: date | None) -> bool:
    """Whether a row holds on a day: from its first day to just before `valid_until`.

    Without a day every row holds, since nothing rules it out.

    >>> first, *_, last = load_table(Cabinet)
    >>> valid_on(first, first.valid_from), valid_on(first, first.valid_until)
    (True, False)
    """
    return day is None or (
        (row.valid_from is None or row.valid_from <= day)
        and (row.valid_until is None or day < row.valid_until)
    )


def load_table(row: type[Row], path: Path | None = None) -> tuple[Row, ...]:
    """The rows of a table in the order of its file, read once; of `path` instead, if given.

    Raises LexiconError at the first thing that is wrong, naming file, line, column and value.

    >>> [each.id for each in load_table(Party) if each.name == "Partij van de Arbeid"]
    ['PvdA']
    """
    file = path or Path(__file__).with_name(f"{row.table}.csv")
    return _load(cast(Hashable, row), file)  # mypy takes no class for hashable


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
    readers = {field.name: _cell_reader(kinds[field.name]) for field in fields(row)}
    lines = csv.reader(StringIO(text), strict=True)
    column = ""
    try:
        header = next(lines, [])
        _check_header(header, list(readers))
        for cells in lines:
            if len(cells) != len(header):
                raise ValueError(f"{len(cells)} cells, but the header has {len(header)}")
            values: dict[str, Any] = {}
            for column, cell in zip(header, cells, strict=True):
                values[column] = readers[column](cell)
            column = "valid_until"
            _check_period(values.get("valid_from"), values.get("valid_until"))
            column = ""
            yield row(**values)
    except (ValueError, csv.Error) as error:
        place = f"{file}, line {max(lines.line_num, 1)}" + (f", {column}" if column else "")
        raise LexiconError(f"{place}: {error}") from error


def _check_header(header: list[str], known: list[str]) -> None:
    for name in header:
        if name not in known:
            raise ValueError(f"unknown column {name!r}, known are {', '.join(known)}")
        if header.count(name) > 1:
            raise ValueError(f"column {name!r} stands there twice")
    for name in known:
        if name not in header:
            raise ValueError(f"column {name!r} is missing")


def _check_period(valid_from: date | None, valid_until: date | None) -> None:
    if valid_from and valid_until and valid_until <= valid_from:
        raise ValueError(f"{valid_until} is not after valid_from, which is {valid_from}")


def _cell_reader(kind: Any) -> Callable[[str], Any]:
    """What turns a cell into a value of a type; it raises ValueError with what is wrong."""
    choices = get_args(kind)
    if get_origin(kind) is Literal:
        return partial(_one_of, choices)
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
        raise ValueError(f"{cell!r} is not a date like 2017-09-01")
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(f"{cell!r} is not a day of the calendar") from error


def _number(cell: str) -> int:
    if not _WHOLE_NUMBER.fullmatch(_text(cell)):
        raise ValueError(f"{cell!r} is not a whole number")
    return int(cell)


def _several(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    values = tuple(cell.split(";"))
    if not all(value.strip() == value != "" for value in values):
        raise ValueError(f"{cell!r} is not a list like a;b, without spaces around the semicolon")
    return values


def _one_of(allowed: tuple[str, ...], cell: str) -> str:
    if cell not in allowed:
        raise ValueError(f"{cell!r} is none of {', '.join(allowed)}")
    return cell


def _or_none(read: Callable[[str], Any], cell: str) -> Any:
    return read(cell) if cell else None


_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE_NUMBER = re.compile(r"-?[0-9]+")
_CELL_READERS: dict[Any, Callable[[str], Any]] = {
    str: _text,
    int: _number,
    date: cache(_day),
    tuple[str, ...]: _several,
}
