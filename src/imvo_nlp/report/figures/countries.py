"""The countries that documents name."""

from __future__ import annotations

from collections import Counter

from ..charts import Bars, Series
from ..counting import COUNTRY
from .making import BARS, TABLE, Figure, Report, ranked


def countries(report: Report) -> Figure:
    """The number of documents that name a country, by name or as an adjective."""
    documents = Counter(
        value for each in report.counts.documents.values() for value in each.named[COUNTRY]
    )
    values = ranked(documents)
    names = [report.called(COUNTRY, value) for value in values]
    shown = values[:BARS]
    series = Series(report.column("documents"), "sector", tuple(documents[each] for each in shown))
    ends = tuple(report.number(documents[each]) for each in shown)
    rows = [
        (name, value, documents[value], report.counts.countries[value])
        for name, value in zip(names, values, strict=True)
    ]
    return Figure(
        "countries",
        Bars(tuple(names[:BARS]), (series,), ends),
        ("mentions",),
        report.columns("country", "code", "documents", "times"),
        tuple(rows[:TABLE]),
        report.remarks(len(rows)),
    )
