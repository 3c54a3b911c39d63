"""Figures by party: questions, days to answers, words spoken."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import quantiles
from typing import Any

from ...reference.kinds import kind_of_type
from ..charts import Bars, Colour, Five, Series, Spread
from ..counting import Part, Side
from ..labels import person_names
from .making import BARS, Figure, Report, percent, ranked, summed

# Three weeks, in days: the term in the Reglement van Orde of the House.
_TERM = 21


def questions(report: Report) -> Figure:
    """Questions by party, with and without answer, and those in documents of questions only."""
    counted = report.counts.questions
    return _answered(report, "questions", "party", counted, ("questions",), "askerless", _STATES)


def asked(report: Report, side: Side) -> Figure:
    """Questions in debates by asker or addressee, with and without a recognised answer."""
    every = [
        (who, is_answered, n)
        for (of, who, is_answered), n in report.counts.asked.items()
        if of == side
    ]
    names = person_names([who for who, _, _ in every], report.counts.given_names)
    counted = summed(((names[who], is_answered), n) for who, is_answered, n in every)
    who, lacking = _SIDES[side]
    tables = ("asked", "participants")
    return _answered(report, f"asked_{side}", who, counted, tables, lacking, _STATES[:2])


_STATES: tuple[tuple[bool | None, str, Colour, float], ...] = (
    (True, "answered", "party", 1),
    (False, "unanswered", "motion", 1),
    (None, "only_asked", "document", 0.45),
)
_SIDES: dict[Side, tuple[str, str]] = {
    "by": ("member", "nameless"),
    "of": ("minister", "unaddressed"),
}


def _answered(
    report: Report,
    name: str,
    who: str,
    counted: Counter[tuple[str, Any]],
    tables: tuple[str, ...],
    lacking: str,
    states: Sequence[tuple[bool | None, str, Colour, float]],
) -> Figure:
    """Questions by asker or addressee, with a column per state of their answers."""
    askers = ranked(summed((asker, times) for (asker, _), times in counted.items()))
    table = [[counted[asker, state] for state, *_ in states] for asker in askers]
    series = tuple(
        Series(report.column(column), colour, values[:BARS], opacity)
        for (_, column, colour, opacity), values in zip(
            states, zip(*table, strict=True) if table else [()] * len(states), strict=True
        )
    )
    ends = tuple(report.number(sum(times)) for times in table[:BARS])
    return Figure(
        name,
        Bars(tuple(askers[:BARS]), series, ends),
        tables,
        report.columns(who, *(column for _, column, *_ in states), "all"),
        tuple((asker, *times, sum(times)) for asker, times in zip(askers, table, strict=True)),
        report.remarks(len(askers), lacking, report.counts.gap(lacking).some),
    )


def days(report: Report) -> Figure:
    """The days until the answer, by asking party."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    answers = [
        each
        for each in report.counts.documents.values()
        if each.has_answers and kind_of_type(each.kind).answers("member")
    ]
    # An answer dated before its questions is a misprint.
    dated = [
        (each.days_to_answer, each.parties)
        for each in answers
        if each.days_to_answer is not None and each.days_to_answer >= 0
    ]
    for days, parties in dated:
        for name in (report.words["all_parties"], *parties):
            found[name].append(days)
    names = ranked({name: len(days) for name, days in found.items()})
    names.sort(key=lambda name: name != report.words["all_parties"])
    fives = [_five(found[name]) for name in names]
    rows = [(name, *five, max(found[name])) for name, five in zip(names, fives, strict=True)]
    end = report.words["days_end"]
    ends = [end.format(days=report.number(five.median), n=report.number(five.n)) for five in fives]
    chart = Spread(
        tuple(names[:BARS]),
        tuple(fives[:BARS]),
        tuple(ends[:BARS]),
        _TERM,
        report.words["term"],
        report.words["days"],
    )
    lacking = len(answers) - len(dated)
    return Figure(
        "days",
        chart,
        ("documents", "questions"),
        report.columns(
            "party", "documents", "low", "quarter", "median", "three_quarters", "high", "most"
        ),
        tuple(rows),
        report.remarks(len(rows), "daysless", lacking),
    )


def words_spoken(report: Report) -> Figure:
    """The number of words spoken by members of a party."""
    words, turns = report.counts.words, report.counts.turns
    parties = ranked(words)
    every = sum(words.values())
    rows = [
        (party, words[party], percent(Part(words[party], every)), turns[party]) for party in parties
    ]
    shown = parties[:BARS]
    series = Series(report.column("words"), "party", tuple(words[each] for each in shown))
    partyless = report.counts.gap("partyless").some
    return Figure(
        "words",
        Bars(tuple(shown), (series,), tuple(report.number(words[each]) for each in shown)),
        ("turns",),
        report.columns("party", "words", "share", "turns"),
        tuple(rows),
        report.remarks(len(rows), "partyless", partyless),
    )


def _five(numbers: Sequence[int]) -> Five:
    """The distribution of numbers; a single number is repeated."""
    tenths = quantiles(numbers, n=20, method="inclusive") if len(numbers) > 1 else [numbers[0]] * 19
    return Five(len(numbers), *(round(float(tenths[each]), 1) for each in (1, 4, 9, 14, 17)))
