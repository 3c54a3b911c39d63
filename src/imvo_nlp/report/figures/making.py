"""What a figure is, and what all that make figures need: the counts, and words to tell of them."""

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

# How many bars are drawn, and how many rows a table has at most.
BARS, TABLE = 20, 200
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


class Report:
    """The counts, and how a language tells of them; `words` are those of the report."""

    def __init__(self, counts: Counts, lang: Lang) -> None:
        self.counts = counts
        self.wording = wording(lang)
        self.words: dict[str, Any] = self.wording["report"]

    def number(self, value: float) -> str:
        """The number as it is written in the language."""
        return number(value, self.words)

    def column(self, name: str) -> str:
        """The head of a column."""
        return str(self.words["columns"][name])

    def columns(self, *names: str) -> tuple[str, ...]:
        """The heads of columns."""
        return tuple(map(self.column, names))

    def remark(self, name: str, n: int) -> str:
        """How many of something are not in the figure, if any."""
        return str(self.words["remarks"][name].format(n=self.number(n))) if n else ""

    def remarks(self, rows: int, name: str = "undated", n: int = 0) -> str:
        """The same, behind how many of these rows have a bar, if that is not all."""
        first = self.words["remarks"]["first"].format(
            n=self.number(BARS), all=self.number(rows), rows=self.number(min(rows, TABLE))
        )
        return " ".join(filter(None, (first if rows > BARS else "", self.remark(name, n))))

    def kind(self, kind: str) -> str:
        """What a kind of document is called."""
        return named(self.wording["document_types"], kind)

    def called(self, label: str, value: str) -> str:
        """What a value of a label is called."""
        return called(self.wording, label, value)

    def yes(self, is_so: bool) -> str:
        """Yes or no."""
        return str(self.words["yes" if is_so else "no"])


def percent(part: Part) -> float | None:
    """The share in per cent, of nothing None.

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
    """How often each occurs in all.

    >>> summed([("SP", 1), ("SP", 2)])
    Counter({'SP': 3})
    """
    total: Counter[_K] = Counter()
    for name, times in pairs:
        total[name] += times
    return total
