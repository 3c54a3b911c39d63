"""The citation network of a folder of converted documents.

It reads the output of `imvo-nlp convert`, never a source text. Documents are read one by one, and only their
nodes and citations are kept. Citations without a number are matched to a document after all documents are
read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

from ..converted.answering import answered_questions
from ..converted.documents import Converted, Skipped, read_documents
from ..converted.speaking import Voice, voices
from ..errors import WrongUse, reason
from ..extras import needed
from ..files.places import replacing
from ..models import MOTION, Kamerstuk
from ..notation.identifiers import published_at
from ..notation.names import fold
from ..reference.kinds import kind_of_type
from ..text.xml import xml_text
from .tabular.files import csv_writer, plain

Format = Literal["csv", "parquet", "graphml"]

_NEEDS: dict[Format, str | None] = {"csv": None, "parquet": "pyarrow", "graphml": "networkx"}
# `motie-Kuik (26 485, nr. 299)` is one citation: at most this many code points in between.
_NEAR = 60
_ACTS = ("moves", "decides", "answers")


class Node(NamedTuple):
    """A document, held (read from the folder) or only cited; `cited` counts its citations by mentions.

    `file` is the path of a held document below the folder, followed by the line number in a
    `documents.jsonl`. `kind` is the document type if held, else the kind stated by a citation.
    """

    id: str
    held: bool = False
    file: str | None = None
    kind: str | None = None
    chamber: str | None = None
    session_year: str | None = None
    dossier: str | None = None
    number: str | None = None
    date: str | None = None
    title: str | None = None
    cited: int = 0
    address: str | None = None


class Edge(NamedTuple):
    """A citation: `source` names `target` at `start` to `end`, code points into its source text.

    `kind` is the mention's label, or what the document does with another: `moves` and `decides` (a motion,
    a vote), `answers` (written questions). `matched` is `value` if the mention identifies the document,
    `folder` if it is the only match among the documents read.
    """

    source: str
    target: str
    kind: str
    text: str
    start: int
    end: int
    block: str | None = None
    block_kind: str | None = None
    speaker: str | None = None
    speaker_party: str | None = None
    matched: str = "value"


class Graph(NamedTuple):
    """The citation network: nodes by id, edges by source and place, and skipped files."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    skipped: tuple[Skipped, ...]


class _Citation(NamedTuple):
    """An edge, without target if the mention does not identify it; `cited` is the node it describes."""

    edge: Edge
    cited: Node
    submitters: tuple[str, ...]


class _Document(NamedTuple):
    """The kept facts of a document; `submitters`, folded, for motions only."""

    node: Node
    dossiers: tuple[str, ...]
    submitters: tuple[str, ...]
    citations: tuple[_Citation, ...]


def read_graph(folder: str | Path) -> Graph:
    """Read the citation network of the converted documents in a folder and its subfolders.

    `skipped` lists files that are not documents. Raises WrongUse for a folder that cannot be searched or
    holds no converted document.

    >>> for edge in read_graph("uit").edges:  # doctest: +SKIP
    ...     print(edge.source, edge.speaker, edge.target)
    kst-26485-306 Alkaya kst-26485-299
    """
    skipped: list[Skipped] = []
    documents = [_document(each) for each in read_documents(folder, skipped.append)]
    return Graph(*_linked(documents), tuple(skipped))


def write_graph(
    graph: Graph, folder: str | Path, formats: Iterable[Format] = ("csv",)
) -> list[Path]:
    """Write the network into a folder in the given formats; return the files written.

    `nodes.csv` and `edges.csv`, `nodes.parquet` and `edges.parquet`, `citations.graphml`. Files appear only
    when complete; the same network gives the same bytes. Raises MissingExtra before anything is written, and
    WrongUse if the folder is not writable.

    >>> import tempfile
    >>> graph = Graph((Node("kst-26485-310", held=True),), (), ())
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in write_graph(graph, folder)]
    ['nodes.csv', 'edges.csv']
    """
    chosen = list(dict.fromkeys(formats))
    require(chosen)
    folder = Path(folder)
    written = []
    try:
        for each in chosen:
            for name, write in _WRITERS[each].items():
                with replacing(folder / name) as file:
                    write(graph, file)
                written.append(folder / name)
    except OSError as error:
        raise WrongUse(f"cannot write to the output folder: {reason(error)}") from error
    return written


def require(formats: Iterable[Format]) -> None:
    """Raise MissingExtra if a package for one of the formats is not installed.

    >>> require(["csv"])
    """
    for each in formats:
        if package := _NEEDS[each]:
            needed(package, "graph", each)


# Reading


def _document(converted: Converted) -> _Document:
    kamerstuk = converted.kamerstuk
    metadata = kamerstuk.metadata
    node = Node(
        id=converted.id,
        held=True,
        file=converted.file,
        kind=metadata.document_type,
        chamber=metadata.chamber,
        session_year=metadata.session_year,
        dossier=next(iter(metadata.dossiers), None),
        number=metadata.number,
        date=metadata.date,
        title=metadata.title,
        address=published_at(converted.id),
    )
    submitters = map(fold, _submitters(kamerstuk)) if _is_motion(kamerstuk) else ()
    citations = (*_citations(kamerstuk, node.id), *_acts(kamerstuk, node.id))
    return _Document(node, metadata.dossiers, tuple(submitters), citations)


def _is_motion(kamerstuk: Kamerstuk) -> bool:
    return kind_of_type(kamerstuk.metadata.document_type).own_phrase == MOTION


def _submitters(kamerstuk: Kamerstuk) -> Iterable[str]:
    """The signatories of a motion, in order; without any, the members named in its title."""
    signed = [each.name for each in kamerstuk.participants if "signatory" in each.roles]
    if signed:
        return signed
    titles = (
        each.attributes.get("submitters", ())
        for each in kamerstuk.mentions
        if each.label == "motion" and each.text.startswith("MOTIE")
    )
    return next(titles, ())


def _citations(kamerstuk: Kamerstuk, source: str) -> Iterator[_Citation]:
    """The mentions of documents, and of motions by their submitters."""
    heard = voices(kamerstuk)
    for mention in kamerstuk.mentions:
        if mention.label not in ("reference", "motion", "document"):
            continue
        attributes = mention.attributes
        targets: list[str] = [mention.value or ""]
        submitters: tuple[str, ...] = ()
        if mention.label == "motion":
            targets = [attributes.get("identifier") or ""]
            submitters = tuple(map(fold, attributes.get("submitters", ())))
        elif mention.value is None:
            targets = attributes.get("identifiers", [])  # not printed in a range
        voice = heard.get(mention.block, Voice())
        for target in targets:
            if not (target or submitters):
                continue
            edge = Edge(
                source,
                target,
                mention.label,
                mention.text,
                mention.start,
                mention.end,
                mention.block,
                voice.kind,
                *_named(voice),
            )
            yield _Citation(edge, _cited(target, attributes), submitters)


def _acts(kamerstuk: Kamerstuk, source: str) -> Iterator[_Citation]:
    """The actions of the document on others: motions moved, votes, and answers."""
    heard = voices(kamerstuk)
    # A printed motion moves itself.
    motions = () if _is_motion(kamerstuk) else kamerstuk.motions or ()
    acts: list[tuple[str, str | None, str, Any]] = [
        *(("moves", each.identifier, MOTION, each) for each in motions if each.text is not None),
        *(
            ("decides", each.subject.identifier, each.subject.kind, each)
            for each in kamerstuk.votes or ()
        ),
    ]
    if questions := answered_questions(kamerstuk):
        acts.append(("answers", questions.value, "question", questions))
    for act, target, kind, each in acts:
        if target:
            voice = heard.get(each.block, Voice())
            place = (each.text, each.start, each.end, each.block, voice.kind)
            edge = Edge(source, target, act, *place, *_named(voice))
            yield _Citation(edge, _cited(target, {"kind": kind}), ())


def _named(voice: Voice) -> tuple[str | None, str | None]:
    """The speakers and their parties, as texts for cells."""
    return ", ".join(voice.speakers) or None, ", ".join(voice.parties) or None


def _cited(name: str, attributes: dict[str, Any]) -> Node:
    return Node(
        name,
        kind=attributes.get("kind"),
        chamber=attributes.get("chamber"),
        session_year=attributes.get("session_year"),
        dossier=next(iter(attributes.get("dossiers", ())), None),
        number=attributes.get("number"),
        date=attributes.get("date"),
        address=published_at(name),
    )


# Linking


def _linked(documents: Sequence[_Document]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    nodes = {each.node.id: each.node for each in documents}
    motions: dict[str, list[_Document]] = defaultdict(list)
    for document in documents:
        if document.submitters:
            motions[document.submitters[0]].append(document)
    described: list[_Citation] = []
    edges: list[Edge] = []
    for document in documents:
        found = [
            each
            for citation in document.citations
            if (each := _resolved(citation, document, nodes, motions))
        ]
        described += [each for each in found if each.edge.target not in nodes]
        edges += _once([each.edge for each in found])
    # A reference says more about its target than other mentions do, so it comes first.
    described.sort(key=lambda each: each.edge.kind != "reference")
    for each in described:
        nodes[each.edge.target] = _filled(nodes.get(each.edge.target, each.cited), each.cited)
    count = Counter(edge.target for edge in edges if edge.kind not in _ACTS)
    edges.sort(key=lambda edge: (edge.source, edge.start, edge.target, edge.end, edge.kind))
    return tuple(nodes[name]._replace(cited=count[name]) for name in sorted(nodes)), tuple(edges)


def _resolved(
    citation: _Citation,
    document: _Document,
    held: dict[str, Node],
    motions: dict[str, list[_Document]],
) -> _Citation | None:
    """The citation with its target; None if the target is unknown or the document itself."""
    target, matched = citation.edge.target, "value"
    if not target:
        motion = _motion(citation, document, motions)
        target, matched = motion.node.id if motion else "", "folder"
    elif f"kv-tk-{target}" in held:
        # Questions are cited by their number alone, `2016Z17934`.
        target = f"kv-tk-{target}"
    if target in ("", document.node.id):
        return None
    return citation._replace(edge=citation.edge._replace(target=target, matched=matched))


def _motion(
    citation: _Citation, document: _Document, motions: dict[str, list[_Document]]
) -> _Document | None:
    """The only held motion that matches, and shares a dossier with the document if it has any.

    Members submit many motions: the only one in the folder may be on another subject or of another year.

    The document itself is a candidate too if it is a motion, so a name that fits its own title matches no
    other. A name under which the document cites a motion with a number is not matched either: it means that
    motion, and the held one may be another by the same submitters.
    """
    if any(_same_name(citation, each) for each in document.citations if each.edge.target):
        return None
    fitting = [
        each
        for each in motions.get(citation.submitters[0], ())
        if _fits(each, citation, document.node.date)
        and (not document.dossiers or set(each.dossiers) & set(document.dossiers))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _fits(motion: _Document, citation: _Citation, day: str | None) -> bool:
    """Whether a document of that date can mean a motion of that first submitter."""
    date, printed = motion.node.date, citation.cited.date
    if date is None or not set(citation.submitters) <= set(motion.submitters):
        return False
    if printed is None and day is None:
        return False
    return printed in (None, date) and (day is None or date <= day)


def _same_name(one: _Citation, other: _Citation) -> bool:
    """Whether two motions can go by one name: `motie-Kwint c.s.`, `motie-Kwint/Diks`."""
    first, second = one.submitters, other.submitters
    return first[:1] == second[:1] and (set(first) <= set(second) or set(second) <= set(first))


def _once(edges: Sequence[Edge]) -> Iterator[Edge]:
    """The edges, except those that an adjacent reference states already."""
    references: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.kind == "reference":
            references[edge.target].append(edge)
    for edge in edges:
        if edge.kind in ("reference", *_ACTS) or not any(
            each.start - edge.end <= _NEAR and edge.start - each.end <= _NEAR
            for each in references[edge.target]
        ):
            yield edge


def _filled(first: Node, second: Node) -> Node:
    """Two descriptions of a document merged; the first takes precedence."""
    pairs = zip(first, second, strict=True)
    return Node._make(one if one is not None else two for one, two in pairs)


# Writing


def _write_csv(
    rows: Sequence[Node] | Sequence[Edge], row: type[Node] | type[Edge], file: BinaryIO
) -> None:
    csv_writer(file, row._fields).writerows(map(plain, each) for each in rows)


def _write_parquet(
    rows: Sequence[Node] | Sequence[Edge], row: type[Node] | type[Edge], file: BinaryIO
) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from .tabular.arrow import arrow_batch, arrow_schema

    pq.write_table(pa.Table.from_batches([arrow_batch(rows, arrow_schema(row))]), file)


def _write_graphml(graph: Graph, file: BinaryIO) -> None:
    import networkx as nx

    network = nx.MultiDiGraph()
    for node in graph.nodes:
        network.add_node(node.id, **_attributes(node, "id"))
    for number, edge in enumerate(graph.edges, 1):
        # GraphML requires edge ids that are unique in the file.
        attributes = _attributes(edge, "source", "target")
        network.add_edge(edge.source, edge.target, key=f"e{number}", **attributes)
    # Not `write_graphml`: its bytes differ if lxml is installed.
    nx.write_graphml_xml(network, file)


def _attributes(row: Node | Edge, *without: str) -> dict[str, str | int | bool]:
    return {
        name: xml_text(cell) if isinstance(cell, str) else cell
        for name, cell in row._asdict().items()
        if cell is not None and name not in without
    }


_WRITERS: dict[Format, dict[str, Callable[[Graph, BinaryIO], None]]] = {
    "csv": {
        "nodes.csv": lambda graph, file: _write_csv(graph.nodes, Node, file),
        "edges.csv": lambda graph, file: _write_csv(graph.edges, Edge, file),
    },
    "parquet": {
        "nodes.parquet": lambda graph, file: _write_parquet(graph.nodes, Node, file),
        "edges.parquet": lambda graph, file: _write_parquet(graph.edges, Edge, file),
    },
    "graphml": {"citations.graphml": _write_graphml},
}
