"""Figures by row and column: subjects by speaker, answers by asker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from ..charts import Matrix
from ..counting import Person
from ..labels import person_names
from .making import Cell, Figure, Report, ranked, summed

# The minimum number of mentions for a share to be coloured.
_ENOUGH = 10


def party_named(report: Report, label: str) -> Figure:
    """Mentions of the values of a label by party."""
    counted = report.counts.party_named.items()
    cells = Counter({(who, value): n for (of, who, value), n in counted if of == label})
    return _named(report, "party", label, cells, ("mentions",))


def minister_named(report: Report, label: str) -> Figure:
    """Mentions of the values of a label by minister."""
    counted = report.counts.minister_named.items()
    of_label = [(who, value, n) for (of, who, value), n in counted if of == label]
    return _named(
        report, "minister", label, _by_name(report, of_label), ("mentions", "participants")
    )


def _named(
    report: Report,
    who: str,
    label: str,
    cells: Counter[tuple[str, str]],
    tables: tuple[str, ...],
) -> Figure:
    names = partial(report.called, label)
    chart = matrix(report, cells, *_sides(cells), str, names, by_row=True)
    return _by(report, f"{who}_{label}s", who, label, chart, tables, _voiceless(report, label))


def answers(report: Report) -> Figure:
    """Questions by asking party and answering minister."""
    counted = report.counts.answers.items()
    cells = _by_name(report, [(person, party, times) for (party, person), times in counted])
    turned = Counter({(party, name): times for (name, party), times in cells.items()})
    chart = matrix(report, turned, *_sides(turned), str, str)
    tables = ("questions", "participants")
    remark = report.remark("askerless", report.counts.gap("askerless").some)
    return _by(report, "answers", "party", "minister", chart, tables, remark)


def _by_name(
    report: Report, counted: Sequence[tuple[Person, str, int]]
) -> Counter[tuple[str, str]]:
    """The counts by the names of persons."""
    names = person_names([person for person, _, _ in counted], report.counts.given_names)
    return summed(((names[person], other), times) for person, other, times in counted)


def _by(
    report: Report,
    name: str,
    row: str,
    column: str,
    chart: Matrix,
    tables: tuple[str, ...],
    remark: str,
) -> Figure:
    head = f"{report.column(row)} / {report.column(column)}"
    columns = (head, *chart.columns, report.column("all"))
    return Figure(name, chart, tables, columns, rows_of(chart), remark)


def _voiceless(report: Report, label: str) -> str:
    gap = report.counts.gap(f"voiceless_{label}")
    some, every = map(report.number, gap)
    remark = report.words["remarks"][f"voiceless_{label}"].format(n=some, all=every)
    return str(remark) if gap.some else ""


def matrix(
    report: Report,
    cells: Counter[tuple[Any, Any]],
    rows: Sequence[Any],
    columns: Sequence[Any],
    row_name: Callable[[Any], str],
    column_name: Callable[[Any], str],
    *,
    by_row: bool = False,
) -> Matrix:
    """A matrix of all rows and columns, shaded by number or by share of the row.

    >>> from ..counting import Counts
    >>> cells = Counter({("SP", "goud"): 3, ("VVD", "goud"): 1})
    >>> matrix(Report(Counts(), "nl"), cells, ["SP", "VVD"], ["goud"], str, str).values
    ((3,), (1,))
    """
    values = tuple(tuple(cells[row, column] for column in columns) for row in rows)
    most = max(cells.values(), default=1)
    shades = tuple(
        tuple(_shade(value, sum(row), most, by_row=by_row) for value in row) for row in values
    )
    return Matrix(
        tuple(map(row_name, rows)),
        tuple(map(column_name, columns)),
        values,
        shades,
        tuple(report.number(sum(row)) for row in values),
        report.words["shown"],
    )


def _sides(cells: Counter[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Rows and columns, largest first."""
    return (
        ranked(summed((row, times) for (row, _), times in cells.items())),
        ranked(summed((column, times) for (_, column), times in cells.items())),
    )


def _shade(value: int, total: int, most: int, *, by_row: bool) -> float:
    if by_row:
        return value / total if total >= _ENOUGH else 0.0
    return value / most


def rows_of(matrix: Matrix) -> tuple[tuple[Cell, ...], ...]:
    """The rows of the table with their sums."""
    return tuple(
        (row, *values, sum(values)) for row, values in zip(matrix.rows, matrix.values, strict=True)
    )
