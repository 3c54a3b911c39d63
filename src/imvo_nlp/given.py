"""What a user says of a document that it does not say itself: its day, identifier, title, dossiers, chamber.

It comes as a mapping from Python, from a side file `brief.pdf.meta.json` beside `brief.pdf`, or from a
row of a CSV file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from io import StringIO
from pathlib import Path, PurePath
from typing import Any, NamedTuple, get_args

import orjson

from .errors import WrongUse, reason
from .models import Chamber
from .notation.dossiers import normal_dossier

SIDE_FILE = ".meta.json"
"""Behind the whole name of the document that it speaks of."""
_KEYS = ("date", "identifier", "title", "dossiers", "chamber")
_PLACE = "path"


def given_facts(metadata: Mapping[str, Any], where: str) -> dict[str, Any]:
    """What is given, checked, under the keys of `Metadata`; what is empty is left out.

    `dossiers` is a list, or a text with `;` between them. Raises WrongUse, with `where` it stands and the
    value, for a key or a value that cannot be.

    >>> given_facts({"date": "2019-02-12", "dossiers": "26 485; 33625", "title": ""}, "a.csv")
    {'date': '2019-02-12', 'dossiers': ('26485', '33625')}
    >>> given_facts({"date": "12-2-2019"}, "a.csv, line 2")
    Traceback (most recent call last):
    ...
    imvo_nlp.errors.WrongUse: a.csv, line 2: date is not a date of the form YYYY-MM-DD: '12-2-2019'
    """
    facts: dict[str, Any] = {}
    for key, value in metadata.items():
        if key not in _KEYS:
            raise WrongUse(f"{where}: {key!r} is not one of {', '.join(_KEYS)}")
        if value in (None, "", [], ()):
            continue
        try:
            facts[key] = _checked(key, value)
        except (TypeError, ValueError):
            raise WrongUse(f"{where}: {key} is not {_NAMES[key]}: {value!r:.60}") from None
    return facts


_NAMES = {
    "date": "a date of the form YYYY-MM-DD",
    "identifier": "text",
    "title": "text",
    "dossiers": "a list of dossiers such as 26485",
    "chamber": "one of TK, EK, VV",
}


def _checked(key: str, value: Any) -> Any:
    if key == "date":
        day = value.isoformat() if isinstance(value, date) else value
        if date.fromisoformat(day).isoformat() != day:  # other forms of ISO 8601 are read too
            raise ValueError
        return day
    if key == "dossiers":
        each = value.split(";") if isinstance(value, str) else value
        return tuple(normal_dossier(_text(dossier).strip()) for dossier in each)
    if key == "chamber" and value not in get_args(Chamber):
        raise ValueError
    return _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.strip()


def given_digest(facts: Mapping[str, Any]) -> str | None:
    """The SHA-256 of what is given; None for nothing.

    >>> given_digest({})
    """
    if not facts:
        return None
    return sha256(orjson.dumps(dict(facts), option=orjson.OPT_SORT_KEYS)).hexdigest()


def side_file(path: Path) -> dict[str, Any]:
    """What the side file of a document gives; nothing where there is none.

    Raises WrongUse for one that holds no JSON object of these keys, and OSError.
    """
    beside = path.with_name(path.name + SIDE_FILE)
    try:
        if not beside.is_file():
            return {}
    except OSError:
        return {}  # a name that is as long as can be
    try:
        found = orjson.loads(beside.read_bytes())
    except ValueError as error:
        raise WrongUse(f"{beside} is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise WrongUse(f"{beside} is not a JSON object: {found!r:.40}")
    return given_facts(found, str(beside))


class GivenTable:
    """The rows of a CSV file, found by the path of a document or by its identifier.

    The identifier is the name of the file without suffix, or what the document prints. `identified` are
    the rows without a path, by identifier.
    """

    def __init__(self, file: Path) -> None:
        """Raises WrongUse for a file that cannot be read, a row without a document, or a wrong value."""
        self.file = file
        self.sha256 = ""
        self.identified: dict[str, dict[str, Any]] = {}
        self._rows: dict[str, dict[str, Any]] = {}
        self._unused: dict[str, int] = {}
        try:
            data = file.read_bytes()
            self.sha256 = sha256(data).hexdigest()
            reader = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""))
            for row in reader:
                self._add(row, f"{file}, line {reader.line_num}", reader.line_num)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise WrongUse(f"cannot read {file}: {reason(error)}") from error

    def _add(self, row: dict[str, Any], where: str, line: int) -> None:
        if None in row:
            raise WrongUse(f"{where}: more cells than the header")
        path = row.pop(_PLACE, None)
        facts = given_facts(row, where)
        place = path or facts.get("identifier")
        if not place:
            raise WrongUse(f"{where}: path or identifier is required")
        key = PurePath(place).as_posix()
        if key in self._rows:
            raise WrongUse(f"{where}: {place!r} occurs in two rows")
        self._rows[key] = facts
        self._unused[key] = line
        if not path:
            self.identified[key] = facts

    def facts(self, names: Iterable[PurePath]) -> dict[str, Any] | None:
        """What is given for a document of these paths: by one of them, or by the name without suffix.

        None where there is no such row; then `identified` may have one.
        """
        for name in names:
            for key in (name.as_posix(), name.stem):
                if key in self._rows:
                    self.use(key)
                    return self._rows[key]
        return None

    def use(self, key: str) -> None:
        """Notes that a document has this row."""
        self._unused.pop(key, None)

    def unused(self) -> list[str]:
        """The rows that no document had, each with its line."""
        return [f"{self.file}, line {line}: {key}" for key, line in self._unused.items()]


class Given(NamedTuple):
    """What is given for one document: `facts`, and in a `table` more, under an identifier.

    Of the table the file and the SHA-256 of its bytes.
    """

    facts: dict[str, Any]
    table: tuple[Path, str] | None = None

    def row(self, identifier: str | None) -> str | None:
        """The identifier, if a row of the table names the document by it."""
        return identifier if self.table and identifier in _identified(self.table) else None

    def of(self, identifier: str | None) -> dict[str, Any]:
        """All that is given for a document that prints this identifier."""
        row = self.row(identifier)
        return {**self.facts, **_identified(self.table)[row]} if self.table and row else self.facts


NOTHING = Given({})


@lru_cache(maxsize=1)
def _identified(table: tuple[Path, str]) -> dict[str, dict[str, Any]]:
    """Read once by each process; raises WrongUse for a table that was edited during the run."""
    found = GivenTable(table[0])
    if found.sha256 != table[1]:
        raise WrongUse(f"{found.file} was edited during the run; run again")
    return found.identified
