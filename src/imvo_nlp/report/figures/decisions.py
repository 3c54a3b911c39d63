"""Figures of decisions: fate of motions by advice, agreement of parties in votes."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from ...models import AdviceValue, MotionStatus
from ...wording import named
from ..charts import Matrix
from ..counting import Part
from .crossed import matrix, rows_of
from .making import Cell, Figure, Report, percent, ranked, summed


def advice(report: Report) -> Figure:
    """The fate of motions by advice; a motion with two kinds of advice counts under both."""
    cells = report.counts.advice_and_fate()
    rows = [value for value in get_args(AdviceValue) if any(cells[value, each] for each in _FATES)]
    columns = [each for each in _FATES if any(cells[value, each] for value in rows)]
    chart = matrix(
        report,
        cells,
        rows,
        columns,
        lambda value: named(report.wording["advice"], value),
        lambda status: named(report.wording["statuses"], status),
        by_row=True,
    )
    head = f"{report.column('advice')} / {report.column('fate')}"
    names = (head, *chart.columns, report.column("all"))
    return Figure("advice", chart, ("motions", "appreciations"), names, rows_of(chart))


_FATES = get_args(MotionStatus)


def agreement(report: Report) -> Figure:
    """The share of votes in which two parties are on one side, among votes that name both."""
    pairs = report.counts.agreement
    votes: Counter[tuple[str, str]] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for (one, other, is_same), times in pairs.items():
        for pair in ((one, other), (other, one)):
            votes[pair] += times
            together[pair] += times * is_same
    parties = ranked(summed((one, times) for (one, _), times in votes.items()))
    chart = Matrix(
        tuple(parties),
        tuple(parties),
        tuple(tuple(_share(together, votes, row, column) for column in parties) for row in parties),
        tuple(
            tuple(_share(together, votes, row, column) / 100 for column in parties)
            for row in parties
        ),
        tuple(report.number(max(votes[row, column] for column in parties)) for row in parties),
        report.words["shown"],
    )
    table: list[tuple[Cell, ...]] = [
        (one, other, percent(Part(together[one, other], votes[one, other])), votes[one, other])
        for place, one in enumerate(parties)
        for other in parties[place + 1 :]
        if votes[one, other]
    ]
    columns = report.columns("party", "other", "together", "votes")
    return Figure("agreement", chart, ("vote_parties",), columns, tuple(table))


def _share(
    together: Counter[tuple[str, str]], votes: Counter[tuple[str, str]], row: str, column: str
) -> int:
    return round(100 * together[row, column] / votes[row, column]) if votes[row, column] else 0
