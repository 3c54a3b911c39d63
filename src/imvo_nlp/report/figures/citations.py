"""Figures of citations: the most cited documents, and the documents citing them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import zip_longest

from ...notation.identifiers import published_at
from ..charts import Bars, Network, Node, Series
from .making import BARS, TABLE, Cell, Figure, Link, Report, ranked

# The numbers of most cited documents, and of all documents, in the network.
_CITED, _NODES = 15, 36


def cited(report: Report) -> Figure:
    """The most cited documents."""
    citing = _citing(report)
    names = ranked({name: len(each) for name, each in citing.items()})
    rows = [
        (
            _linked(name),
            len(citing[name]),
            report.yes(name in report.counts.documents),
            _title(report, name),
        )
        for name in names[:TABLE]
    ]
    shown = names[:BARS]
    held = tuple(len(citing[each]) * (each in report.counts.documents) for each in shown)
    other = tuple(len(citing[each]) - some for each, some in zip(shown, held, strict=True))
    legend = report.words["legend"]
    series = (
        Series(legend["held"], "reference", held),
        Series(legend["cited"], "document", other, 0.45),
    )
    ends = tuple(report.number(len(citing[each])) for each in shown)
    return Figure(
        "cited",
        Bars(tuple(_called(report, each) for each in shown), series, ends),
        ("citations", "documents"),
        report.columns("document", "citing", "held", "title"),
        tuple(rows),
        report.remarks(len(names)),
    )


def network(report: Report) -> Figure:
    """The most cited documents with some of the documents citing them."""
    citing = _citing(report)
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
        Node(
            _title(report, name) or name,
            _called(report, name),
            name in report.counts.documents,
            len(citing[name]),
        )
        for name in chosen
    )
    legend = report.words["legend"]
    rows = [
        (*_cells(report, chosen[source]), *_cells(report, chosen[target]))
        for source, target in edges
    ]
    remark = report.words["remarks"]["network"].format(
        n=report.number(len(chosen)), all=report.number(len(every))
    )
    return Figure(
        "network",
        Network(nodes, tuple(edges), (legend["held"], legend["cited"])),
        ("citations", "documents"),
        report.columns("citing_document", "title", "cited_document", "title"),
        tuple(rows),
        remark,
    )


def _citing(report: Report) -> defaultdict[str, set[str]]:
    """The citing documents by cited document; questions are cited by number, `2016Z17934`."""
    citing: defaultdict[str, set[str]] = defaultdict(set)
    for source, target in sorted(report.counts.citations):
        held = f"kv-tk-{target}"
        meant = held if held in report.counts.documents else target
        if meant != source:
            citing[meant].add(source)
    return citing


def _title(report: Report, name: str) -> str | None:
    """The subject of a document, or the title of its dossier if only cited; None if unknown."""
    held = report.counts.documents.get(name)
    dossier = name.removeprefix("kst-").rpartition("-")[0]
    titles = [held.title] if held else ranked(report.counts.dossiers.get(dossier, {}))
    return titles[0][:1].upper() + titles[0][1:] if titles and titles[0] else None


def _called(report: Report, name: str) -> str:
    """The title of a document with its number, which distinguishes documents of one dossier."""
    title = _title(report, name)
    return f"{title} ({name})" if title else name


def _cells(report: Report, name: str) -> tuple[Cell, Cell]:
    return _linked(name), _title(report, name)


def _linked(name: str) -> Cell:
    address = published_at(name)
    return Link(name, address) if address else name


def _chosen(citing: Mapping[str, set[str]]) -> list[str]:
    """The most cited documents, followed by the most frequently citing ones for each."""
    cited = ranked({name: len(each) for name, each in citing.items()})[:_CITED]
    links = Counter(source for name in cited for source in citing[name])
    sources = [sorted(citing[name], key=lambda source: (-links[source], source)) for name in cited]
    in_turn = [source for some in zip_longest(*sources) for source in some if source]
    return list(dict.fromkeys([*cited, *in_turn]))[:_NODES]
