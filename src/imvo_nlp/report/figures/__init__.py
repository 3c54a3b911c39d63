"""The figures of a report: counts as tables and charts."""

from __future__ import annotations

from functools import partial

from ...wording import Lang
from ..counting import Counts
from . import (
    by_party as parties,
)
from . import (
    citations,
    crossed,
    decisions,
    lacking,
    promises,
)
from . import (
    countries as places,
)
from . import (
    over_time as periods,
)
from .making import Cell, Figure, Link, Report

__all__ = ["Cell", "Figure", "Link", "figures", "gaps"]

_FIGURES = (
    periods.activity,
    periods.sector_share,
    partial(periods.named_years, label="sector"),
    partial(crossed.party_named, label="sector"),
    partial(crossed.minister_named, label="sector"),
    partial(periods.named_years, label="theme"),
    partial(crossed.party_named, label="theme"),
    partial(crossed.minister_named, label="theme"),
    places.countries,
    parties.questions,
    parties.days,
    crossed.answers,
    partial(parties.asked, side="by"),
    partial(parties.asked, side="of"),
    promises.promises,
    parties.words_spoken,
    decisions.advice,
    decisions.agreement,
    citations.cited,
    citations.network,
)


def figures(counts: Counts, lang: Lang) -> list[Figure]:
    """The figures of these counts in a language, in order.

    >>> [each.name for each in figures(Counts(), "nl")][:3]
    ['activity', 'sector_share', 'sector_years']
    """
    report = Report(counts, lang)
    return [make(report) for make in _FIGURES]


def gaps(counts: Counts, skipped: int, lang: Lang) -> list[Figure]:
    """The figures on gaps in the data; `skipped` is the number of unreadable files.

    >>> [each.name for each in gaps(Counts(), 0, "nl")]
    ['warnings', 'unknown', 'gaps', 'left_out']
    """
    report = Report(counts, lang)
    return [
        lacking.warnings(report),
        lacking.unknown(report),
        lacking.gaps(report, skipped),
        lacking.left_out(report),
    ]
