"""The files of `imvo-nlp tables`: formats take rows in pieces, and complete together or not at all."""

from __future__ import annotations

import csv
import shutil
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import fields
from datetime import date as Day
from datetime import datetime
from importlib import resources
from itertools import chain
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any, BinaryIO, Literal, NamedTuple, get_type_hints

from ...converted.documents import Converted
from ...errors import WrongUse, reason
from ...extras import needed
from ...models import Kamerstuk
from ...text.xml import xml_text
from .making import pieces
from .package import datapackage
from .rows import TABLES, Row

Format = Literal["csv", "parquet", "xlsx", "duckdb"]

_NEEDS: dict[Format, tuple[str, ...]] = {
    "csv": (),
    "parquet": ("pyarrow",),
    "xlsx": ("xlsxwriter",),
    "duckdb": ("pyarrow", "duckdb"),
}
# The data package describes the first of these that is written: Parquet has its types inside.
_DESCRIBED: tuple[Literal["csv", "parquet"], ...] = ("csv", "parquet")
# Half of the 100 rows from which polars infers the type of a column; the other half leaves room for
# one row per column of the widest table.
_SAMPLE = 50
# Limits of Excel: rows including the header, UTF-16 units in a cell, the first year of dates.
_SHEET = 1_048_576
_CELL = 32_767
_EXCEL_BEGINS = 1900
_MARK = " […]"
# Layout of a workbook: column widths in characters, line height in points. A date takes ten characters, and
# the filter button two; a long text of more than four lines would hide the rows below it.
_NARROWEST, _WIDEST, _MARGIN = 10, 60, 3
_LINE, _MOST_LINES, _HEADER_LINES = 15, 4, 3
_A4 = 9  # Excel's number of a paper size
# An arbitrary fixed day: the same rows give the same bytes.
_CREATED = datetime(2000, 1, 1)
# Rows come in bounded pieces, so a small limit is enough.
_DUCKDB: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "128MB", "threads": 1}

_HEADERS = {name: tuple(field.name for field in fields(row)) for name, row in TABLES.items()}

Sink = Callable[[str, Sequence[Row]], None]


class Written(NamedTuple):
    """The files written, and by table the numbers of rows and of texts cut for Excel."""

    files: tuple[Path, ...]
    rows: dict[str, int]
    cut: dict[str, int]


def write_tables(
    documents: Iterable[Kamerstuk | Converted],
    folder: str | Path,
    formats: Iterable[Format] = ("csv",),
) -> Written:
    """Write the tables of documents into a folder in the given formats, reading the documents once.

    `csv` and `parquet` are a file per table and a `datapackage.json`, `xlsx` is `imvo.xlsx` with a sheet per
    table, `duckdb` is `imvo.duckdb`. The files appear when all of them are complete, none if a document or a
    format fails; the same documents give the same bytes, but for `duckdb`, which has the same rows. Raises
    MissingExtra before anything is read, and WrongUse if the folder is not writable or a table has more rows
    than a sheet holds.

    >>> import imvo_nlp, tempfile
    >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_tables([kamerstuk], folder).rows["questions"]
    1
    """
    chosen = list(dict.fromkeys(formats))
    require(chosen)
    rows: Counter[str] = Counter(dict.fromkeys(TABLES, 0))
    cut: Counter[str] = Counter()
    made = pieces(documents)
    first = next(made)  # unreadable input leaves no empty folder behind
    try:
        with _drafts(Path(folder)) as drafts:
            files: list[Path] = []
            with ExitStack() as stack:
                writers = [_WRITERS[each](drafts, files, cut) for each in chosen]
                sinks = [stack.enter_context(each) for each in writers]
                if described := next((each for each in _DESCRIBED if each in chosen), None):
                    with _file(drafts, "datapackage.json", files) as file:
                        file.write(datapackage(described))
                for piece in chain([first], made):
                    for name, some in piece.items():
                        rows[name] += len(some)
                        for sink in sinks if some else ():
                            sink(name, some)
            written = tuple(each.replace(Path(folder, each.name)) for each in files)
    except OSError as error:
        raise WrongUse(f"cannot write to the output folder: {reason(error)}") from error
    return Written(written, dict(rows), dict(cut))


def require(formats: Iterable[Format]) -> None:
    """Raise MissingExtra if a package for one of the formats is not installed.

    >>> require(["csv"])
    """
    for each in formats:
        for package in _NEEDS[each]:
            needed(package, "tables", each)


def csv_writer(file: BinaryIO, header: Sequence[str]) -> Any:
    """A writer of CSV in UTF-8 with `\\n`, after the header."""
    writer = csv.writer(_Lines(file), lineterminator="\r\n")
    writer.writerow(header)
    return writer


@contextmanager
def csv_rows(file: BinaryIO, header: Sequence[str], folder: Path) -> Iterator[CsvRows]:
    """Take the rows of a CSV file after its header, with a draft in this folder."""
    with TemporaryFile(dir=folder) as draft:
        rest = csv.writer(_Lines(draft), lineterminator="\r\n")
        yield CsvRows(csv_writer(file, header), rest, len(header))
        draft.seek(0)
        shutil.copyfileobj(draft, file)


class CsvRows:
    """Writes rows in order, but moves the first that reveals the type of a column to the top.

    Readers of CSV infer the type of a column from its first rows: after `35495` in all of them,
    polars fails at `26485-XVI` further down.
    """

    def __init__(self, front: Any, rest: Any, columns: int) -> None:
        self._front, self._rest = front, rest
        self._unknown = set(range(columns))
        self._written = 0

    def writerows(self, rows: Iterable[Sequence[object]]) -> None:
        for row in rows:
            revealing = {column for column in self._unknown if _reveals(row[column])}
            is_moved = self._written >= _SAMPLE and revealing
            (self._front if is_moved else self._rest).writerow(map(plain, row))
            self._unknown -= revealing
            self._written += 1


def _reveals(cell: object) -> bool:
    """Whether a cell reveals the type of its column: text that reads as a number does not."""
    if not isinstance(cell, str | tuple):
        return cell is not None
    text = str(plain(cell))
    if text in ("", "true", "false"):
        return False
    try:
        float(text)
    except ValueError:
        return True
    return False


class _Lines:
    """Ends rows with `\\n`. The csv writer itself uses `\\r\\n`, so that it quotes both within a cell."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, row: str) -> None:
        self._file.write(row.removesuffix("\r\n").encode() + b"\n")


def plain(cell: object) -> object:
    """The text of a cell for formats without lists.

    >>> plain(("SP", "PvdA")), plain(True), plain(None)
    ('SP; PvdA', 'true', None)
    """
    if isinstance(cell, tuple):
        return "; ".join(map(str, cell))
    return str(cell).lower() if isinstance(cell, bool) else cell


@contextmanager
def _drafts(folder: Path) -> Iterator[Path]:
    """A temporary subfolder from which files are moved into the folder once all are complete."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".", dir=folder) as drafts:
        yield Path(drafts)


# Formats are contexts: they yield a function that takes rows, and complete their files on exit


@contextmanager
def _csv(folder: Path, files: list[Path], _: Counter[str]) -> Iterator[Sink]:
    with ExitStack() as stack:
        writers = {}
        for name, header in _HEADERS.items():
            file = stack.enter_context(_file(folder, f"{name}.csv", files))
            writers[name] = stack.enter_context(csv_rows(file, header, folder))
        yield lambda name, rows: writers[name].writerows(_cells(name, rows))


@contextmanager
def _parquet(folder: Path, files: list[Path], _: Counter[str]) -> Iterator[Sink]:
    import pyarrow.parquet as pq

    from .arrow import arrow_batch, arrow_schema

    with ExitStack() as stack:
        schemas = {name: arrow_schema(row) for name, row in TABLES.items()}
        writers = {}
        for name, schema in schemas.items():
            file = stack.enter_context(_file(folder, f"{name}.parquet", files))
            writers[name] = stack.enter_context(pq.ParquetWriter(file, schema))
        yield lambda name, rows: writers[name].write_batch(arrow_batch(rows, schemas[name]))


@contextmanager
def _xlsx(folder: Path, files: list[Path], cut: Counter[str]) -> Iterator[Sink]:
    with (
        _file(folder, "imvo.xlsx", files) as file,
        TemporaryDirectory(dir=folder) as drafts,
    ):
        book = _Workbook(file, drafts, cut)
        yield book.add
        book.close()


@contextmanager
def _duckdb(folder: Path, files: list[Path], _: Counter[str]) -> Iterator[Sink]:
    import duckdb
    import pyarrow as pa

    from .arrow import arrow_batch, arrow_schema

    path = folder / "imvo.duckdb"
    files.append(path)
    schemas = {name: arrow_schema(row) for name, row in TABLES.items()}
    with duckdb.connect(str(path), config=_DUCKDB) as database:
        for name, schema in schemas.items():
            database.register("piece", pa.Table.from_batches([], schema))
            database.execute(f"CREATE TABLE {name} AS FROM piece")
            for field in schema:
                meaning = field.metadata[b"description"].decode().replace("'", "''")
                database.execute(f"COMMENT ON COLUMN {name}.\"{field.name}\" IS '{meaning}'")

        def add(name: str, rows: Sequence[Row]) -> None:
            batch = arrow_batch(rows, schemas[name])
            database.register("piece", pa.Table.from_batches([batch]))
            database.execute(f"INSERT INTO {name} FROM piece")

        yield add


_WRITERS: dict[Format, Callable[..., AbstractContextManager[Sink]]] = {
    "csv": _csv,
    "parquet": _parquet,
    "xlsx": _xlsx,
    "duckdb": _duckdb,
}


def _file(folder: Path, name: str, files: list[Path]) -> AbstractContextManager[BinaryIO]:
    files.append(folder / name)
    return (folder / name).open("xb")


def _cells(name: str, rows: Sequence[Row]) -> Iterator[tuple[object, ...]]:
    return map(attrgetter(*_HEADERS[name]), rows)


class _Workbook:
    """A workbook with a sheet of explanation and a sheet per table, written row by row."""

    def __init__(self, file: BinaryIO, drafts: str, cut: Counter[str]) -> None:
        import xlsxwriter

        self.cut = cut
        self.words = _workbook_words()
        self.book = xlsxwriter.Workbook(
            file, {"constant_memory": True, "tmpdir": drafts, "use_zip64": True}
        )
        self.book.set_properties({"created": _CREATED})
        self.header = self.book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1"}
        )
        self.cell = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self.explanation = self.book.add_worksheet(self.words["explanation"]["sheet"])
        self.sheets = {name: self.book.add_worksheet(name) for name in TABLES}
        for sheet in self.book.worksheets():
            sheet.set_landscape()
            sheet.set_paper(_A4)
        self.filled = Counter(dict.fromkeys(TABLES, 1))
        self.widths: dict[str, list[int]] = {}
        for name, sheet in self.sheets.items():
            headings = [self.words["columns"].get(key, key) for key in _HEADERS[name]]
            words = (map(len, heading.split()) for heading in headings)
            self.widths[name] = [max(_NARROWEST, *lengths) for lengths in words]
            sheet.freeze_panes(1, 0)
            sheet.repeat_rows(0)
            sheet.repeat_columns(0)
            sheet.set_row(0, _HEADER_LINES * _LINE)
            for column, (key, meaning) in enumerate(_meanings(name).items()):
                sheet.write_string(0, column, headings[column], self.header)
                sheet.write_comment(0, column, f"{key}: {meaning}", {"x_scale": 2})

    def add(self, name: str, rows: Sequence[Row]) -> None:
        if self.filled[name] + len(rows) > _SHEET:
            raise WrongUse(
                f"{name} has more than the {_SHEET - 1:,} rows that a sheet of xlsx can hold; "
                "use csv, parquet or duckdb"
            )
        for cells in _cells(name, rows):
            shown = tuple(map(plain, cells))
            widths = [len(str(cell)) for cell in shown]
            self.widths[name] = list(map(max, self.widths[name], widths))
            lines = min(1 + max(widths) // _WIDEST, _MOST_LINES)
            self.sheets[name].set_row(self.filled[name], lines * _LINE)
            for column, cell in enumerate(shown):
                self._write(name, column, cell)
            self.filled[name] += 1

    def _write(self, name: str, column: int, cell: object) -> None:
        """Write a cell by its type: text never becomes a formula, number or link."""
        sheet, row = self.sheets[name], self.filled[name]
        if isinstance(cell, Day) and cell.year > _EXCEL_BEGINS:
            sheet.write_datetime(row, column, cell, self.day)
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, self.cell)
        elif cell not in (None, ""):
            text = xml_text(str(cell))
            fitting = _fitting(text)
            if fitting != text:
                self.cut[name] += 1
            sheet.write_string(row, column, fitting, self.cell)

    def close(self) -> None:
        for name, sheet in self.sheets.items():
            sheet.autofilter(0, 0, self.filled[name] - 1, len(_HEADERS[name]) - 1)
            for column, width in enumerate(self.widths[name]):
                sheet.set_column(column, column, min(width, _WIDEST) + _MARGIN)
        self._explain()
        self.book.close()

    def _explain(self) -> None:
        """Fill the first sheet: the workbook, its sheets and their numbers of rows."""
        sheet, words = self.explanation, self.words["explanation"]
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 90)
        sheet.write_string(0, 0, words["title"], self.header)
        for row, line in enumerate(words["lines"], start=1):
            sheet.set_row(row, 2 * _LINE)
            sheet.write_string(row, 1, line, self.cell)
        first = len(words["lines"]) + 2
        for column, title in enumerate(words["columns"]):
            sheet.write_string(first, column, title, self.header)
        for row, name in enumerate(TABLES, start=first + 1):
            sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
            sheet.write_string(row, 1, self.words["sheets"].get(name, name), self.cell)
            sheet.write_number(row, 2, self.filled[name] - 1, self.cell)


def _meanings(name: str) -> dict[str, str]:
    """The descriptions of a table's columns, in order."""
    hints = get_type_hints(TABLES[name], include_extras=True)
    return {key: hints[key].__metadata__[0] for key in _HEADERS[name]}


def _workbook_words() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("workbook.toml").read_text("utf-8"))


def _fitting(text: str) -> str:
    """The text, cut with a mark if too long for a cell; Excel counts UTF-16 units."""
    if len(text) <= _CELL // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _CELL:
        return text
    return units[: 2 * (_CELL - len(_MARK))].decode("utf-16-le", "ignore") + _MARK
