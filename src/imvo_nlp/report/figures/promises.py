"""Commitments by maker and year, with and without a time limit."""

from __future__ import annotations

from ..charts import Bars, Series
from ..labels import person_names
from .making import BARS, Figure, Report, ranked, summed


def promises(report: Report) -> Figure:
    """Commitments by member of government, with and without a printed time limit."""
    counted = report.counts.promises
    names = person_names([person for person, _, _ in counted], report.counts.given_names)
    by_year = summed(
        ((names[person], year or "", has_due), times)
        for (person, year, has_due), times in counted.items()
    )
    people = ranked(summed((name, times) for (name, _, _), times in by_year.items()))
    years = sorted({(name, year) for name, year, _ in by_year}, key=lambda each: str(each[1]))
    rows = [
        (name, year, by_year[name, year, True], by_year[name, year, False])
        for name in people
        for each, year in years
        if each == name
    ]
    shown = people[:BARS]
    with_due, without = (
        summed((name, times) for (name, _, has), times in by_year.items() if has is has_due)
        for has_due in (True, False)
    )
    series = (
        Series(report.column("with_due"), "minister", tuple(with_due[name] for name in shown)),
        Series(report.column("without_due"), "motion", tuple(without[name] for name in shown)),
    )
    ends = tuple(report.number(with_due[name] + without[name]) for name in shown)
    return Figure(
        "promises",
        Bars(tuple(shown), series, ends),
        ("commitments", "participants"),
        report.columns("minister", "year", "with_due", "without_due"),
        tuple(rows),
        report.remarks(len(people), "unbound", report.counts.gap("unbound").some),
    )
