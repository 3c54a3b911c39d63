"""The figures of a report: what each shows of the counts, as a table and as a chart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from statistics import quantiles
from typing import Any, NamedTuple, TypeVar

from ..mentions.references import published_at
from ..wording import Lang, named, wording
from .charts import Bars, Chart, Columns, Five, Matrix, Network, Node, Series, Spread
from .counting import Counts, Part, Person
from .labels import number, periods, person_names
from .shapes import Colour

# How many are drawn, and how many rows a table has at most.
_BARS, _TABLE = 20, 200
_CITED, _NODES = 15, 36
# So many mentions make a share worth a colour.
_ENOUGH = 10
# Three weeks: the term of the Reglement van Orde of the House.
_TERM = 21
# How many periods columns and a matrix have room for.
_COLUMNS, _MATRIX = 36, 16
# Hues and opacities that are told apart also by whoever cannot see red or green; the last of the rest.
_KINDS: tuple[tuple[Colour, float], ...] = (
    ("member", 1),
    ("motion", 1),
    ("sector", 0.45),
    ("minister", 0.7),
    ("party", 0.45),
    ("document", 1),
)
_K = TypeVar("_K", bound=Hashable)


class Link(NamedTuple):
    """A cell that leads somewhere."""

    words: str
    address: str


Cell = str | int | float | Link | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its `name` is that of its title and definition in the wording, and of its files.

    `tables` are those of `imvo-nlp tables` that it counts; `remark` says what is not in it. Without
    rows there is nothing to draw.
    """

    name: str
    chart: Chart
    tables: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    remark: str = ""


def figures(counts: Counts, lang: Lang) -> list[Figure]:
    """The figures of these counts in the words of a language, in their order.

    >>> [each.name for each in figures(Counts(), "nl")][:3]
    ['activity', 'sector_share', 'sector_years']
    """
    made = _Figures(counts, lang)
    return [
        made.activity(),
        made.sector_share(),
        made.sector_years(),
        made.party_sectors(),
        made.minister_sectors(),
        made.questions(),
        made.days(),
        made.answers(),
        made.words_spoken(),
        made.cited(),
        made.network(),
    ]


def gaps(counts: Counts, skipped: int, lang: Lang) -> list[Figure]:
    """The figures of what was not recognised; `skipped` files gave no document.

    >>> [each.name for each in gaps(Counts(), 0, "nl")]
    ['warnings', 'unknown', 'gaps']
    """
    made = _Figures(counts, lang)
    return [made.warnings(), made.unknown(), made.gaps(skipped)]


def _ranked(counter: Mapping[_K, int]) -> list[_K]:
    """The most frequent first, then by name."""
    return sorted(counter, key=lambda each: (-counter[each], str(each)))


class _Figures:
    def __init__(self, counts: Counts, lang: Lang) -> None:
        self.counts = counts
        self.words = wording(lang)
        self.report: dict[str, Any] = self.words["report"]
        self.dated = [(each, each.day) for each in counts.documents.values() if each.day]
        self.all_days = [day for _, day in self.dated]

    # Over time

    def activity(self) -> Figure:
        time = periods(self.all_days, _COLUMNS)
        table = time.table((each.kind, day) for each, day in self.dated)
        kinds = _ranked({kind: sum(values) for kind, values in table.items()})
        chosen = kinds if len(kinds) <= len(_KINDS) else kinds[: len(_KINDS) - 1]
        series = [
            Series(self._kind(kind), colour, tuple(table[kind]), opacity)
            for kind, (colour, opacity) in zip(chosen, _KINDS, strict=False)
        ]
        if rest := [table[kind] for kind in kinds[len(chosen) :]]:
            values = tuple(map(sum, zip(*rest, strict=True)))
            series.append(Series(self.report["other_kinds"], _KINDS[-1][0], values))
        columns = [self._column("period"), *map(self._kind, kinds), self._column("all")]
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
            self._undated(),
        )

    def sector_share(self) -> Figure:
        time = periods(self.all_days, _COLUMNS)
        table = time.table((bool(each.sectors), day) for each, day in self.dated)
        rows = [
            (name, some, some + none, _percent(Part(some, some + none)))
            for name, some, none in zip(time.names, table[True], table[False], strict=True)
        ]
        shares = tuple(share or 0 for *_, share in rows)
        series = Series(self._column("share"), "sector", shares)
        return Figure(
            "sector_share",
            Columns(time.names, (series,), is_share=True),
            ("documents", "mentions"),
            self._columns("period", "with_sector", "documents", "share"),
            tuple(rows),
            self._undated(),
        )

    def sector_years(self) -> Figure:
        time = periods(self.all_days, _MATRIX)
        table = time.table((sector, day) for each, day in self.dated for sector in each.sectors)
        sectors = _ranked({sector: sum(values) for sector, values in table.items()})
        cells = Counter(
            {
                (sector, name): times
                for sector in sectors
                for name, times in zip(time.names, table[sector], strict=True)
            }
        )
        chart = self._matrix(cells, sectors, time.names, self._sector, str)
        return Figure(
            "sector_years",
            chart._replace(is_over_time=True),
            ("documents", "mentions"),
            (self._column("sector"), *time.names, self._column("all")),
            _rows_of(chart),
            self._undated(),
        )

    def _undated(self) -> str:
        return self._remark("undated", self.counts.gap("undated").some)

    # By party and by minister

    def party_sectors(self) -> Figure:
        cells = self.counts.party_sectors
        chart = self._matrix(cells, *_sides(cells), str, self._sector, by_row=True)
        return self._by("party_sectors", "party", "sector", chart, ("mentions",), self._voiceless())

    def minister_sectors(self) -> Figure:
        cells = self._by_name(
            (person, sector, times)
            for (person, sector), times in self.counts.minister_sectors.items()
        )
        chart = self._matrix(cells, *_sides(cells), str, self._sector, by_row=True)
        return self._by(
            "minister_sectors",
            "minister",
            "sector",
            chart,
            ("mentions", "participants"),
            self._voiceless(),
        )

    def answers(self) -> Figure:
        cells = self._by_name(
            (person, party, times) for (party, person), times in self.counts.answers.items()
        )
        turned = Counter({(party, name): times for (name, party), times in cells.items()})
        chart = self._matrix(turned, *_sides(turned), str, str)
        remark = self._remark("askerless", self.counts.gap("askerless").some)
        return self._by(
            "answers", "party", "minister", chart, ("questions", "participants"), remark
        )

    def _by_name(self, counted: Iterable[tuple[Person, str, int]]) -> Counter[tuple[str, str]]:
        """The counts under what persons are called."""
        listed = list(counted)
        names = person_names([person for person, _, _ in listed], self.counts.given_names)
        cells: Counter[tuple[str, str]] = Counter()
        for person, other, times in listed:
            cells[names[person], other] += times
        return cells

    def _by(
        self,
        name: str,
        row: str,
        column: str,
        chart: Matrix,
        tables: tuple[str, ...],
        remark: str,
    ) -> Figure:
        head = f"{self._column(row)} / {self._column(column)}"
        columns = (head, *chart.columns, self._column("all"))
        return Figure(name, chart, tables, columns, _rows_of(chart), remark)

    def _voiceless(self) -> str:
        some, every = self.counts.gap("voiceless")
        return (
            self.report["remarks"]["voiceless"].format(
                n=self._number(some), all=self._number(every)
            )
            if some
            else ""
        )

    def _matrix(
        self,
        cells: Counter[tuple[Any, Any]],
        rows: Sequence[Any],
        columns: Sequence[Any],
        row_name: Callable[[Any], str],
        column_name: Callable[[Any], str],
        *,
        by_row: bool = False,
    ) -> Matrix:
        """All rows and columns; shaded by number, or within each row by its share of that row."""
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
            tuple(self._number(sum(row)) for row in values),
            self.report["shown"],
        )

    # Per party

    def questions(self) -> Figure:
        counted = self.counts.questions
        parties = _ranked(_summed((party, times) for (party, _), times in counted.items()))
        table = [(party, counted[party, True], counted[party, False]) for party in parties]
        rows = [(*row, row[1] + row[2]) for row in table]
        shown = rows[:_BARS]
        series = (
            Series(self._column("answered"), "party", tuple(row[1] for row in shown)),
            Series(self._column("unanswered"), "motion", tuple(row[2] for row in shown)),
        )
        askerless = self.counts.gap("askerless").some
        return Figure(
            "questions",
            Bars(tuple(parties[:_BARS]), series, tuple(self._number(row[3]) for row in shown)),
            ("questions",),
            self._columns("party", "answered", "unanswered", "all"),
            tuple(rows),
            self._remarks(len(rows), "askerless", askerless),
        )

    def days(self) -> Figure:
        found: defaultdict[str, list[int]] = defaultdict(list)
        answers = [
            each
            for each in self.counts.documents.values()
            if each.kind == "antwoord_schriftelijke_vragen" and each.has_answers
        ]
        # An answer from before its questions is a misprint.
        dated = [
            (each.days_to_answer, each.parties)
            for each in answers
            if each.days_to_answer is not None and each.days_to_answer >= 0
        ]
        for days, parties in dated:
            for name in (self.report["all_parties"], *parties):
                found[name].append(days)
        names = _ranked({name: len(days) for name, days in found.items()})
        names.sort(key=lambda name: name != self.report["all_parties"])
        fives = [_five(found[name]) for name in names]
        rows = [(name, *five, max(found[name])) for name, five in zip(names, fives, strict=True)]
        end = self.report["days_end"]
        ends = [
            end.format(days=self._number(five.median), n=self._number(five.n)) for five in fives
        ]
        chart = Spread(
            tuple(names[:_BARS]),
            tuple(fives[:_BARS]),
            tuple(ends[:_BARS]),
            _TERM,
            self.report["term"],
            self.report["days"],
        )
        lacking = len(answers) - len(dated)
        return Figure(
            "days",
            chart,
            ("documents", "questions"),
            self._columns(
                "party", "documents", "low", "quarter", "median", "three_quarters", "high", "most"
            ),
            tuple(rows),
            self._remarks(len(rows), "daysless", lacking),
        )

    def words_spoken(self) -> Figure:
        words, turns = self.counts.words, self.counts.turns
        parties = _ranked(words)
        every = sum(words.values())
        rows = [
            (party, words[party], _percent(Part(words[party], every)), turns[party])
            for party in parties
        ]
        shown = parties[:_BARS]
        series = Series(self._column("words"), "party", tuple(words[each] for each in shown))
        partyless = self.counts.gap("partyless").some
        return Figure(
            "words",
            Bars(tuple(shown), (series,), tuple(self._number(words[each]) for each in shown)),
            ("turns",),
            self._columns("party", "words", "share", "turns"),
            tuple(rows),
            self._remarks(len(rows), "partyless", partyless),
        )

    # Citations

    def cited(self) -> Figure:
        citing = self._citing()
        names = _ranked({name: len(each) for name, each in citing.items()})
        rows = [
            (
                _linked(name),
                len(citing[name]),
                self._yes(name in self.counts.documents),
                self._title(name),
            )
            for name in names[:_TABLE]
        ]
        shown = names[:_BARS]
        held = tuple(len(citing[each]) * (each in self.counts.documents) for each in shown)
        other = tuple(len(citing[each]) - some for each, some in zip(shown, held, strict=True))
        legend = self.report["legend"]
        series = (
            Series(legend["held"], "reference", held),
            Series(legend["cited"], "document", other, 0.45),
        )
        ends = tuple(self._number(len(citing[each])) for each in shown)
        return Figure(
            "cited",
            Bars(tuple(shown), series, ends),
            ("citations",),
            self._columns("document", "citing", "held", "title"),
            tuple(rows),
            self._remarks(len(names)),
        )

    def network(self) -> Figure:
        citing = self._citing()
        pairs = [(source, target) for target, sources in citing.items() for source in sources]
        every = {each for pair in pairs for each in pair}
        chosen = _chosen(citing)
        places = {name: place for place, name in enumerate(chosen)}
        edges = sorted(
            (places[source], places[target])
            for source, target in pairs
            if source in places and target in places
        )
        nodes = tuple(
            Node(name, self._title(name) or name, name in self.counts.documents, len(citing[name]))
            for name in chosen
        )
        legend = self.report["legend"]
        rows = [(_linked(chosen[source]), _linked(chosen[target])) for source, target in edges]
        remark = self.report["remarks"]["network"].format(
            n=self._number(len(chosen)), all=self._number(len(every))
        )
        return Figure(
            "network",
            Network(nodes, tuple(edges), (legend["held"], legend["cited"])),
            ("citations",),
            self._columns("citing_document", "cited_document"),
            tuple(rows),
            remark,
        )

    def _citing(self) -> defaultdict[str, set[str]]:
        """Which documents cite each; questions are cited by their number, `2016Z17934`."""
        citing: defaultdict[str, set[str]] = defaultdict(set)
        for source, target in sorted(self.counts.citations):
            held = f"kv-tk-{target}"
            meant = held if held in self.counts.documents else target
            if meant != source:
                citing[meant].add(source)
        return citing

    def _title(self, name: str) -> str | None:
        held = self.counts.documents.get(name)
        return held.title if held else None

    # What was not recognised

    def warnings(self) -> Figure:
        codes = _ranked(self.counts.warned)
        meanings = self.words["warnings"]
        rows = [
            (code, self.counts.warned[code], self.counts.warnings[code], named(meanings, code))
            for code in codes
        ]
        shown = codes[:_BARS]
        series = Series(
            self._column("documents"), "minister", tuple(self.counts.warned[each] for each in shown)
        )
        ends = tuple(self._number(self.counts.warned[each]) for each in shown)
        return Figure(
            "warnings",
            Bars(tuple(named(meanings, each) for each in shown), (series,), ends),
            ("warnings",),
            self._columns("code", "documents", "times", "meaning"),
            tuple(rows),
        )

    def unknown(self) -> Figure:
        labels = sorted({label for label, _ in self.counts.unknown})
        parts = {
            label: Part(
                self.counts.unknown[label, True],
                self.counts.unknown[label, True] + self.counts.unknown[label, False],
            )
            for label in labels
        }
        names = {label: named(self.words["labels"], label) for label in labels}
        return self._shares("unknown", "label", ("mentions", "citations"), parts, names)

    def gaps(self, skipped: int) -> Figure:
        names: dict[str, str] = self.report["gaps"]
        parts = {name: self.counts.gap(name) for name in names if name != "skipped"}
        read = len(self.counts.documents)
        parts["skipped"] = Part(skipped, read + skipped)
        tables = ("documents", "turns", "questions", "answers", "mentions")
        return self._shares("gaps", "gap", tables, parts, names)

    def _shares(
        self,
        name: str,
        column: str,
        tables: tuple[str, ...],
        parts: Mapping[str, Part],
        names: Mapping[str, str],
    ) -> Figure:
        """How many of how many, the largest share first; what there is nothing of is left out."""
        counted = {each: part for each, part in parts.items() if part.all}
        ranked = sorted(counted, key=lambda each: (-counted[each].some / counted[each].all, each))
        shares = tuple(_percent(counted[each]) or 0 for each in ranked)
        ends = tuple(
            self.report["part"].format(
                some=self._number(counted[each].some),
                all=self._number(counted[each].all),
                share=self._number(share),
            )
            for each, share in zip(ranked, shares, strict=True)
        )
        rows = [
            (names[each], *counted[each], share) for each, share in zip(ranked, shares, strict=True)
        ]
        return Figure(
            name,
            Bars(
                tuple(names[each] for each in ranked),
                (Series(self._column("share"), "minister", shares),),
                ends,
                is_share=True,
            ),
            tables,
            self._columns(column, "some", "all_of", "share"),
            tuple(rows),
        )

    # Words

    def _number(self, value: float) -> str:
        return number(value, self.report)

    def _column(self, name: str) -> str:
        return str(self.report["columns"][name])

    def _columns(self, *names: str) -> tuple[str, ...]:
        return tuple(map(self._column, names))

    def _remark(self, name: str, n: int) -> str:
        """How many of something are not in the figure, if any."""
        return str(self.report["remarks"][name].format(n=self._number(n))) if n else ""

    def _remarks(self, rows: int, name: str = "undated", n: int = 0) -> str:
        """The same, behind how many of these rows have a bar, if that is not all."""
        first = self.report["remarks"]["first"].format(
            n=self._number(_BARS), all=self._number(rows), rows=self._number(min(rows, _TABLE))
        )
        return " ".join(filter(None, (first if rows > _BARS else "", self._remark(name, n))))

    def _kind(self, kind: str) -> str:
        return named(self.words["document_types"], kind)

    def _sector(self, sector: str) -> str:
        return named(self.words["sectors"], sector)

    def _yes(self, is_so: bool) -> str:
        return str(self.report["yes" if is_so else "no"])


def _percent(part: Part) -> float | None:
    return round(100 * part.some / part.all, 1) if part.all else None


def _summed(pairs: Iterable[tuple[_K, int]]) -> Counter[_K]:
    total: Counter[_K] = Counter()
    for name, times in pairs:
        total[name] += times
    return total


def _sides(cells: Counter[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Rows and columns, each with the most first."""
    return (
        _ranked(_summed((row, times) for (row, _), times in cells.items())),
        _ranked(_summed((column, times) for (_, column), times in cells.items())),
    )


def _shade(value: int, total: int, most: int, *, by_row: bool) -> float:
    if by_row:
        return value / total if total >= _ENOUGH else 0.0
    return value / most


def _rows_of(matrix: Matrix) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (row, *values, sum(values)) for row, values in zip(matrix.rows, matrix.values, strict=True)
    )


def _five(numbers: Sequence[int]) -> Five:
    """How numbers are spread; of one number all five are that one."""
    tenths = quantiles(numbers, n=20, method="inclusive") if len(numbers) > 1 else [numbers[0]] * 19
    return Five(len(numbers), *(round(float(tenths[each]), 1) for each in (1, 4, 9, 14, 17)))


def _linked(name: str) -> Cell:
    address = published_at(name)
    return Link(name, address) if address else name


def _chosen(citing: Mapping[str, set[str]]) -> list[str]:
    """The most cited documents, and behind them of those that cite each some that cite most."""
    cited = _ranked({name: len(each) for name, each in citing.items()})[:_CITED]
    links = Counter(source for name in cited for source in citing[name])
    ranked = [sorted(citing[name], key=lambda source: (-links[source], source)) for name in cited]
    in_turn = [source for some in zip_longest(*ranked) for source in some if source]
    return list(dict.fromkeys([*cited, *in_turn]))[:_NODES]
