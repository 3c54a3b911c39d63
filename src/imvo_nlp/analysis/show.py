"""An overview of one document for the terminal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any, get_args

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..converted.speaking import party_of
from ..models import (
    AGAINST,
    FOR,
    LAYERS,
    Block,
    Footnote,
    Kamerstuk,
    Label,
    Layer,
    Mention,
    Motion,
    Named,
    Participant,
    Question,
    Section,
    Turn,
    Vote,
)
from ..notation.identifiers import published_at

# Layers with a table of their own form in the overview.
_SHOWN = (Participant, Section, *get_args(Block), Mention, Motion, Vote)
_LISTED = tuple(each for each in LAYERS if each.words and each.element not in _SHOWN)


def render(kamerstuk: Kamerstuk) -> RenderableType:
    """Overview: front matter, participants, headings, blocks, other layers, mentions, citations, warnings.

    Missing parts are left out, or shown as `-` in a table.

    >>> Console().print(render(imvo_nlp.convert("fixtures/motie.txt")))  # doctest: +SKIP
    """
    tables = (
        _participants(kamerstuk),
        _sections(kamerstuk),
        _blocks(kamerstuk),
        *(_listed(layer, kamerstuk) for layer in _LISTED),
        _motions(kamerstuk),
        _votes(kamerstuk),
        _mentions(kamerstuk),
        _cited(kamerstuk),
        _warnings(kamerstuk),
    )
    parts: list[RenderableType] = [_front_matter(kamerstuk)]
    for table in tables:
        if table.row_count:
            parts += ["", table]
    return Group(*parts)


def as_html(kamerstuk: Kamerstuk) -> str:
    """The same overview as HTML, 100 characters wide.

    >>> kamerstuk = imvo_nlp.convert("fixtures/motie.txt")  # doctest: +SKIP
    >>> Path("motie.html").write_text(as_html(kamerstuk), "utf-8")  # doctest: +SKIP
    """
    console = Console(record=True, width=100, file=StringIO())
    console.print(render(kamerstuk))
    pre = '<pre style="line-height: normal; white-space: pre; overflow-x: auto">{code}</pre>'
    return console.export_html(inline_styles=True, code_format=pre)


def render_element(kamerstuk: Kamerstuk, name: str) -> RenderableType:
    """The full text of an element by id: a block, note, event, mention or heading.

    Raises LookupError for an unknown id.

    >>> Console().print(render_element(imvo_nlp.convert("fixtures/ao.txt"), "t1"))  # doctest: +SKIP
    """
    for layer in LAYERS:
        for element in layer.of(kamerstuk):
            if element.id == name and layer.words:
                return _in_full(element, layer.words_of(element))
    raise LookupError(
        f"no element {name!r} with text in this document: run without --full to list them"
    )


def _in_full(element: Any, words: str) -> RenderableType:
    label = None
    if isinstance(element, Block):
        label = element.label
    elif isinstance(element, Footnote):
        label = element.number
    heading = _plain(label or element.id)
    heading.stylize("bold")
    parts: list[RenderableType] = [heading]
    for paragraph in words.split("\n\n"):
        parts += ["", _plain(paragraph)]
    return Group(*parts)


def _front_matter(kamerstuk: Kamerstuk) -> Table:
    metadata = kamerstuk.metadata
    rows = {
        "type": metadata.document_type,
        "title": metadata.title,
        "subject": metadata.subject,
        "dossier": _joined([*metadata.dossiers, metadata.number and f"nr. {metadata.number}"]),
        "identifier": metadata.identifier,
        "address": published_at(metadata.identifier),
        "date": metadata.date,
        "committees": _joined(metadata.committees),
        "found": _joined(f"{key} {count}" for key, count in kamerstuk.counts().items() if count),
    }
    table = Table.grid(padding=(0, 2))
    for key, value in rows.items():
        if value:
            table.add_row(Text(key, "bold"), _plain(value))
    return table


def _participants(kamerstuk: Kamerstuk) -> Table:
    table = _table()
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("participant", no_wrap=True)
    table.add_column("roles", no_wrap=True)
    table.add_column("party", no_wrap=True)
    table.add_column("office", ratio=1, no_wrap=True)
    for each in kamerstuk.participants:
        first = each.first_name or each.initials
        name = " ".join(filter(None, (each.honorific, first, each.name)))
        office = each.portfolio or each.post
        _add_row(table, each.id, name, _joined(each.roles), each.party, office)
    return table


def _sections(kamerstuk: Kamerstuk) -> Table:
    table = _table()
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("heading", ratio=1, no_wrap=True)
    table.add_column("from", justify="right", no_wrap=True)
    for each in kamerstuk.sections:
        indent = "  " * (each.level - 1)
        _add_row(table, each.id, indent + each.title, str(each.start))
    return table


def _blocks(kamerstuk: Kamerstuk) -> Table:
    sectors: dict[str | None, list[str | None]] = defaultdict(list)
    for mention in kamerstuk.mentions:
        if mention.label == "sector":
            sectors[mention.block].append(mention.value)
    table = _table()
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("block", max_width=24, no_wrap=True)
    table.add_column("who", max_width=28, no_wrap=True)
    table.add_column("party", max_width=16, no_wrap=True)
    table.add_column("words", justify="right", no_wrap=True)
    table.add_column("sectors", ratio=1, no_wrap=True)
    for block in sorted(kamerstuk.blocks(), key=lambda each: each.start):
        about = _joined(dict.fromkeys(sectors[block.id]))
        words = str(len(block.text.split()))
        _add_row(table, block.id, *_heading(block, kamerstuk), words, about)
    return table


def _listed(layer: Layer, kamerstuk: Kamerstuk) -> Table:
    """The elements of a layer, cut to one line."""
    table = _table()
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column(layer.kind, ratio=1, no_wrap=True)
    table.add_column("from", justify="right", no_wrap=True)
    for each in layer.of(kamerstuk):
        place = None if each.start is None else str(each.start)
        _add_row(table, each.id, layer.words_of(each), place)
    return table


def _motions(kamerstuk: Kamerstuk) -> Table:
    table = _table()
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("motion", no_wrap=True)
    table.add_column("moved by", max_width=32, no_wrap=True)
    table.add_column("advice", no_wrap=True)
    table.add_column("status", no_wrap=True)
    table.add_column("asks", ratio=1, no_wrap=True)
    for each in kamerstuk.motions or ():
        advice = _joined(said.value for said in each.appreciations)
        asks = " ".join(request.text for request in each.requests)
        number = each.identifier or each.number
        _add_row(table, each.id, number, _names(each.submitters), advice, each.status, asks)
    return table


def _votes(kamerstuk: Kamerstuk) -> Table:
    table = _table()
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("vote on", no_wrap=True)
    table.add_column("result", no_wrap=True)
    table.add_column("for", ratio=1, overflow="fold")
    table.add_column("against", ratio=1, overflow="fold")
    for each in kamerstuk.votes or ():
        what = each.subject.identifier or each.subject.kind
        sides = (
            _joined(
                (
                    *each.parties(side),
                    *(member.name for member in each.members(side)),
                    "the rest" if each.rest == side else None,
                )
            )
            for side in (FOR, AGAINST)
        )
        _add_row(table, each.id, what, each.result, *sides)
    return table


def _names(members: Iterable[Named]) -> str:
    return _joined(each.name for each in members)


def _heading(block: Block, kamerstuk: Kamerstuk) -> tuple[str, str | None, str | None]:
    """Label or number of a block, with its speaker and party."""
    if isinstance(block, Turn):
        speaker = block.speaker
        role = None if speaker.role == "member" and speaker.name else f"({speaker.role})"
        return "turn", " ".join(filter(None, (speaker.name, role))), speaker.party
    label = block.label or f"{type(block).__name__} {_joined(map(str, block.numbers))}".strip()
    if isinstance(block, Question):
        askers = dict.fromkeys(each.party for each in block.asked_by)
        return label, _joined(each.name for each in block.asked_by), _joined(askers)
    parties = dict.fromkeys(party_of(kamerstuk, each) for each in block.answered_by)
    return label, _joined(block.answered_by), _joined(parties)


def _mentions(kamerstuk: Kamerstuk) -> Table:
    """The numbers of mentions by label, known and unknown, and their values."""
    values: dict[str, Counter[str | None]] = defaultdict(Counter)
    for mention in kamerstuk.mentions:
        proposed = " (model)" if mention.is_proposed else ""
        values[mention.label + proposed][mention.value] += 1
    table = _table()
    table.add_column("mentions", style="cyan", no_wrap=True)
    table.add_column("times", justify="right", no_wrap=True)
    table.add_column("unknown", justify="right", no_wrap=True)
    table.add_column("most frequent", ratio=1, no_wrap=True)
    own = sorted(values.keys() - {*get_args(Label)})
    for label in (*get_args(Label), *own):
        if counts := values[label]:
            unknown = counts.pop(None, 0)
            ranked = _joined(f"{value} {times}" for value, times in counts.most_common())
            _add_row(table, label, str(counts.total() + unknown), str(unknown), ranked)
    return table


def _cited(kamerstuk: Kamerstuk) -> Table:
    """The cited documents, without repetition, with the address of the official publication."""
    cited: Counter[str] = Counter()
    for mention in kamerstuk.mentions:
        cited.update(_target(mention))
    cited.pop(kamerstuk.metadata.identifier or "", None)
    table = _table()
    table.add_column("cited", no_wrap=True)
    table.add_column("times", justify="right", no_wrap=True)
    table.add_column("address", overflow="fold")
    for identifier, times in cited.items():
        _add_row(table, identifier, str(times), published_at(identifier))
    return table


def _target(mention: Mention) -> Iterator[str]:
    """The document that a mention means, if known."""
    target = None
    if mention.label in ("reference", "document"):
        target = mention.value
    elif mention.label == "motion":
        target = mention.attributes.get("identifier")
    if target:
        yield target


def _warnings(kamerstuk: Kamerstuk) -> Table:
    table = Table.grid(padding=(0, 2))
    for warning in kamerstuk.warnings:
        place = "" if warning.start is None else f"at {warning.start}"
        table.add_row(Text(warning.code, "yellow"), _plain(place), _plain(warning.message))
    return table


def _table() -> Table:
    return Table(box=None, pad_edge=False, header_style="bold", expand=True)


def _add_row(table: Table, *cells: str | None) -> None:
    table.add_row(*(_plain(each or "-") for each in cells))


def _joined(values: Iterable[str | None]) -> str:
    return ", ".join(filter(None, values))


def _plain(text: str) -> Text:
    """A document's words as plain text, without markup or control codes for the terminal."""
    return Text("".join(each if each.isprintable() else " " for each in text))
