"""Figures on gaps in the data."""

from __future__ import annotations

from collections.abc import Mapping

from ...wording import named
from ..charts import Bars, Series
from ..counting import Part
from .making import BARS, Figure, Report, percent, ranked


def warnings(report: Report) -> Figure:
    """The number of documents by warning."""
    codes = ranked(report.counts.warned)
    meanings = report.wording["warnings"]
    rows = [
        (code, report.counts.warned[code], report.counts.warnings[code], named(meanings, code))
        for code in codes
    ]
    shown = codes[:BARS]
    series = Series(
        report.column("documents"), "minister", tuple(report.counts.warned[each] for each in shown)
    )
    ends = tuple(report.number(report.counts.warned[each]) for each in shown)
    return Figure(
        "warnings",
        Bars(tuple(named(meanings, each) for each in shown), (series,), ends),
        ("warnings",),
        report.columns("code", "documents", "times", "meaning"),
        tuple(rows),
    )


def unknown(report: Report) -> Figure:
    """Mentions without a known value."""
    labels = sorted({label for label, _ in report.counts.unknown})
    parts = {
        label: Part(
            report.counts.unknown[label, True],
            report.counts.unknown[label, True] + report.counts.unknown[label, False],
        )
        for label in labels
    }
    names = {label: named(report.wording["labels"], label) for label in labels}
    return _shares(report, "unknown", "label", ("mentions", "citations"), parts, names)


def gaps(report: Report, skipped: int) -> Figure:
    """Missing values needed by figures."""
    names: dict[str, str] = report.words["gaps"]
    parts = {name: report.counts.gap(name) for name in names if name != "skipped"}
    read = len(report.counts.documents)
    parts["skipped"] = Part(skipped, read + skipped)
    tables = ("documents", "turns", "questions", "answers", "mentions", "commitments", "asked")
    return _shares(report, "gaps", "gap", tables, parts, names)


def left_out(report: Report) -> Figure:
    """The parts of the sources omitted from the clean text."""
    counts, words = report.counts, report.wording["furniture"]
    kinds = ranked(counts.left_out)
    times = tuple(counts.left_out[each] for each in kinds)
    names = tuple(named(words, each) for each in kinds)
    share = percent(Part(counts.characters["furniture"], counts.characters["source"])) or 0
    remark = report.words["remarks"]["left_out"].format(
        all=report.number(counts.characters["source"]),
        n=report.number(counts.characters["furniture"]),
        share=report.number(share),
    )
    return Figure(
        "left_out",
        Bars(
            names,
            (Series(report.column("times"), "minister", times),),
            tuple(map(report.number, times)),
        ),
        ("documents", "furniture"),
        report.columns("kind", "times", "code_points"),
        tuple(zip(names, times, (counts.left_out_length[each] for each in kinds), strict=True)),
        remark if kinds else "",
    )


def _shares(
    report: Report,
    name: str,
    column: str,
    tables: tuple[str, ...],
    parts: Mapping[str, Part],
    names: Mapping[str, str],
) -> Figure:
    """Parts of totals, largest share first; empty totals are left out."""
    counted = {each: part for each, part in parts.items() if part.all}
    order = sorted(counted, key=lambda each: (-counted[each].some / counted[each].all, each))
    shares = tuple(percent(counted[each]) or 0 for each in order)
    ends = tuple(
        report.words["part"].format(
            some=report.number(counted[each].some),
            all=report.number(counted[each].all),
            share=report.number(share),
        )
        for each, share in zip(order, shares, strict=True)
    )
    rows = [(names[each], *counted[each], share) for each, share in zip(order, shares, strict=True)]
    return Figure(
        name,
        Bars(
            tuple(names[each] for each in order),
            (Series(report.column("share"), "minister", shares),),
            ends,
            is_share=True,
        ),
        tables,
        report.columns(column, "some", "all_of", "share"),
        tuple(rows),
    )
