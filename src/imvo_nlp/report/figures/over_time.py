"""Figures over time: documents, and the sectors and themes named in them."""

from __future__ import annotations

from collections import Counter
from datetime import date as Day
from functools import partial

from ..charts import Colour, Columns, Series
from ..counting import Held, Part
from ..labels import periods
from .crossed import matrix, rows_of
from .making import Figure, Report, percent, ranked

# The maximum numbers of periods in columns and in a matrix.
_COLUMNS, _MATRIX = 36, 16
# Shares of fewer documents are not meaningful.
_FEW = 5
# Hues and opacities that colour-blind readers can distinguish; the last is for all other kinds.
_KINDS: tuple[tuple[Colour, float], ...] = (
    ("member", 1),
    ("motion", 1),
    ("sector", 0.45),
    ("minister", 0.7),
    ("party", 0.45),
    ("document", 1),
)


def activity(report: Report) -> Figure:
    """Documents over time, by kind."""
    dated = _dated(report)
    time = periods([day for _, day in dated], _COLUMNS)
    table = time.table((each.kind, day) for each, day in dated)
    kinds = ranked({kind: sum(values) for kind, values in table.items()})
    chosen = kinds if len(kinds) <= len(_KINDS) else kinds[: len(_KINDS) - 1]
    series = [
        Series(report.kind(kind), colour, tuple(table[kind]), opacity)
        for kind, (colour, opacity) in zip(chosen, _KINDS, strict=False)
    ]
    if rest := [table[kind] for kind in kinds[len(chosen) :]]:
        values = tuple(map(sum, zip(*rest, strict=True)))
        series.append(Series(report.words["other_kinds"], _KINDS[-1][0], values))
    columns = [report.column("period"), *map(report.kind, kinds), report.column("all")]
    rows = [
        (name, *values, sum(values))
        for name, *values in zip(time.names, *(table[kind] for kind in kinds), strict=True)
    ]
    return Figure(
        "activity",
        Columns(time.names, tuple(series)),
        ("documents",),
        tuple(columns),
        tuple(rows),
        _undated(report),
    )


def sector_share(report: Report) -> Figure:
    """The share of documents that name a sector, over time."""
    dated = _dated(report)
    time = periods([day for _, day in dated], _COLUMNS)
    table = time.table((bool(each.named["sector"]), day) for each, day in dated)
    rows = [
        (name, some, some + none, percent(Part(some, some + none)))
        for name, some, none in zip(time.names, table[True], table[False], strict=True)
    ]
    enough, few = (
        tuple(share or 0 if (n < _FEW) is is_few else 0 for _, _, n, share in rows)
        for is_few in (False, True)
    )
    series = (
        Series(report.column("share"), "sector", enough),
        Series(report.words["few"].format(n=_FEW), "document", few, 0.45),
    )
    ends = tuple(report.number(n) if n else "" for _, _, n, _ in rows)
    return Figure(
        "sector_share",
        Columns(time.names, series, ends, is_share=True),
        ("documents", "mentions"),
        report.columns("period", "with_sector", "documents", "share"),
        tuple(rows),
        _undated(report),
    )


def named_years(report: Report, label: str) -> Figure:
    """The number of documents that name a value of a label, over time."""
    dated = _dated(report)
    time = periods([day for _, day in dated], _MATRIX)
    table = time.table((value, day) for each, day in dated for value in each.named[label])
    values = ranked({value: sum(times) for value, times in table.items()})
    cells = Counter(
        {
            (value, name): times
            for value in values
            for name, times in zip(time.names, table[value], strict=True)
        }
    )
    chart = matrix(report, cells, values, time.names, partial(report.called, label), str)
    return Figure(
        f"{label}_years",
        chart._replace(is_over_time=True),
        ("documents", "mentions"),
        (report.column(label), *time.names, report.column("all")),
        rows_of(chart),
        _undated(report),
    )


def _undated(report: Report) -> str:
    return report.remark("undated", report.counts.gap("undated").some)


def _dated(report: Report) -> list[tuple[Held, Day]]:
    return [(each, each.day) for each in report.counts.documents.values() if each.day]
