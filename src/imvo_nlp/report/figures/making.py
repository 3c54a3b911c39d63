"""Figures, and the shared input of all figures: the counts and the words of a language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from ...reference.terms import called
from ...wording import Lang, named, wording
from ..charts import Chart
from ..counting import Counts, Part
from ..labels import number

# The maximum numbers of bars and of rows in a table.
BARS, TABLE = 20, 200
_K = TypeVar("_K", bound=Hashable)


class Link(NamedTuple):
    """A cell with a link."""

    words: str
    address: str


Cell = str | int | float | Link | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `name` is the key of its title and definition in the wording, and the name of its files.

    `tables` are the tables of `imvo-nlp tables` that it counts; `remark` states omissions. Without
    rows there is nothing to draw.
    """

    name: str
    chart: Chart
    tables: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    remark: str = ""


class Report:
    """The counts and their wording in a language; `words` are those of the report."""

    def __init__(self, counts: Counts, lang: Lang) -> None:
        self.counts = counts
        self.wording = wording(lang)
        self.words: dict[str, Any] = self.wording["report"]

    def number(self, value: float) -> str:
        """The number, formatted for the language."""
        return number(value, self.words)

    def column(self, name: str) -> str:
        """The heading of a column."""
        return str(self.words["columns"][name])

    def columns(self, *names: str) -> tuple[str, ...]:
        """The headings of columns."""
        return tuple(map(self.column, names))

    def remark(self, name: str, n: int) -> str:
        """A remark on the number of items not in the figure, if any."""
        return str(self.words["remarks"][name].format(n=self.number(n))) if n else ""

    def remarks(self, rows: int, name: str = "undated", n: int = 0) -> str:
        """The same, after a remark on the number of rows with a bar, unless all have one."""
        first = self.words["remarks"]["first"].format(
            n=self.number(BARS), all=self.number(rows), rows=self.number(min(rows, TABLE))
        )
        return " ".join(filter(None, (first if rows > BARS else "", self.remark(name, n))))

    def kind(self, kind: str) -> str:
        """The name of a kind of document."""
        return named(self.wording["document_types"], kind)

    def called(self, label: str, value: str) -> str:
        """The name of a value of a label."""
        return called(self.wording, label, value)

    def yes(self, is_so: bool) -> str:
        """Yes or no."""
        return str(self.words["yes" if is_so else "no"])


def percent(part: Part) -> float | None:
    """The share as a percentage; None of nothing.

    >>> percent(Part(1, 3))
    33.3
    """
    return round(100 * part.some / part.all, 1) if part.all else None


def ranked(counter: Mapping[_K, int]) -> list[_K]:
    """The most frequent first, then by name.

    >>> ranked({"VVD": 1, "SP": 2, "D66": 1})
    ['SP', 'D66', 'VVD']
    """
    return sorted(counter, key=lambda each: (-counter[each], str(each)))


def summed(pairs: Iterable[tuple[_K, int]]) -> Counter[_K]:
    """The totals by key.

    >>> summed([("SP", 1), ("SP", 2)])
    Counter({'SP': 3})
    """
    total: Counter[_K] = Counter()
    for name, times in pairs:
        total[name] += times
    return total
