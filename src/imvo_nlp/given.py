"""Facts given by the user that a document does not print: date, identifier, title, dossiers, chamber.

They come as a mapping from Python, from a side file `brief.pdf.meta.json` beside `brief.pdf`, or from a row
of a CSV file.
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
"""Appended to the full name of the document."""
_KEYS = ("date", "identifier", "title", "dossiers", "chamber")
_PLACE = "path"


def given_facts(metadata: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The given facts, checked, under the keys of `Metadata`; empty ones are omitted.

    `dossiers` is a list, or a text separated by `;`. Raises WrongUse, with `where` and the value, for an
    invalid key or value.

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
    """The SHA-256 of the given facts; None without any.

    >>> given_digest({})
    """
    if not facts:
        return None
    return sha256(orjson.dumps(dict(facts), option=orjson.OPT_SORT_KEYS)).hexdigest()


def side_file(path: Path) -> dict[str, Any]:
    """The facts in the side file of a document; empty without one.

    Raises WrongUse for a file that is not a JSON object with these keys, and OSError.
    """
    beside = path.with_name(path.name + SIDE_FILE)
    try:
        if not beside.is_file():
            return {}
    except OSError:
        return {}  # the name has the maximum length already
    try:
        found = orjson.loads(beside.read_bytes())
    except ValueError as error:
        raise WrongUse(f"{beside} is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise WrongUse(f"{beside} is not a JSON object: {found!r:.40}")
    return given_facts(found, str(beside))


class GivenTable:
    """The rows of a CSV file, found by the path of a document or by its identifier.

    The identifier is the file name without suffix, or the printed one. `identified` holds the rows
    without a path, by identifier.
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
        """The facts for a document with these paths, by a path or by the name without suffix.

        None without such a row; `identified` may still have one.
        """
        for name in names:
            for key in (name.as_posix(), name.stem):
                if key in self._rows:
                    self.use(key)
                    return self._rows[key]
        return None

    def use(self, key: str) -> None:
        """Record that a document has this row."""
        self._unused.pop(key, None)

    def unused(self) -> list[str]:
        """The rows without a document, with their lines."""
        return [f"{self.file}, line {line}: {key}" for key, line in self._unused.items()]


class Given(NamedTuple):
    """The facts given for a document: `facts`, and the rows of a `table` under its identifier.

    `table` is its file and the SHA-256 of its bytes.
    """

    facts: dict[str, Any]
    table: tuple[Path, str] | None = None

    def row(self, identifier: str | None) -> str | None:
        """The identifier, if the table has a row for it."""
        return identifier if self.table and identifier in _identified(self.table) else None

    def of(self, identifier: str | None) -> dict[str, Any]:
        """All facts given for a document that prints this identifier."""
        row = self.row(identifier)
        return {**self.facts, **_identified(self.table)[row]} if self.table and row else self.facts


NOTHING = Given({})


@lru_cache(maxsize=1)
def _identified(table: tuple[Path, str]) -> dict[str, dict[str, Any]]:
    """Read a table once per process; raises WrongUse if it was edited during the run."""
    found = GivenTable(table[0])
    if found.sha256 != table[1]:
        raise WrongUse(f"{found.file} was edited during the run; run again")
    return found.identified
