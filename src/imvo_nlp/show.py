"""An overview of one document for the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from .models import Answer, Kamerstuk, Participant, Question, Turn

Block = Turn | Question | Answer


def render(kamerstuk: Kamerstuk) -> RenderableType:
    """Front matter, then turns, questions and answers one per line, then warnings.

    What the document does not say is left out, or shown as `-` in the table.

    >>> Console().print(render(imvo_nlp.convert("fixtures/motie.txt")))  # doctest: +SKIP
    """
    parts: list[RenderableType] = [_front_matter(kamerstuk)]
    if kamerstuk.turns or kamerstuk.questions or kamerstuk.answers:
        parts += ["", _blocks(kamerstuk)]
    if kamerstuk.warnings:
        parts += ["", _warnings(kamerstuk)]
    return Group(*parts)


def _front_matter(kamerstuk: Kamerstuk) -> Table:
    metadata = kamerstuk.metadata
    rows = {
        "type": metadata.document_type,
        "title": metadata.title,
        "subject": metadata.subject,
        "dossier": _joined([*metadata.dossiers, metadata.number and f"nr. {metadata.number}"]),
        "identifier": metadata.identifier,
        "date": metadata.date,
        "committees": _joined(metadata.committees),
        "participants": _joined(map(_person, kamerstuk.participants)),
    }
    table = Table.grid(padding=(0, 2))
    for key, value in rows.items():
        if value:
            table.add_row(Text(key, "bold"), _plain(value))
    return table


def _person(participant: Participant) -> str:
    about = _joined([*participant.roles, participant.party])
    return f"{participant.name} ({about})" if about else participant.name


def _blocks(kamerstuk: Kamerstuk) -> Table:
    sectors: dict[str | None, list[str | None]] = defaultdict(list)
    for mention in kamerstuk.mentions:
        if mention.label == "sector":
            sectors[mention.block].append(mention.value)
    parties = {each.name: each.party for each in kamerstuk.participants}
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    table.add_column("block", max_width=24, no_wrap=True)
    table.add_column("who", max_width=28, no_wrap=True)
    table.add_column("party", max_width=16, no_wrap=True)
    table.add_column("words", justify="right", no_wrap=True)
    table.add_column("sectors", ratio=1, no_wrap=True)
    blocks: list[Block] = [*kamerstuk.turns, *kamerstuk.questions, *kamerstuk.answers]
    for block in sorted(blocks, key=lambda each: each.start):
        name, who, party = _heading(block, parties)
        words = str(len(block.text.split()))
        about = _joined(dict.fromkeys(sectors[block.id]))
        table.add_row(*(_plain(each or "-") for each in (name, who, party, words, about)))
    return table


def _heading(block: Block, parties: dict[str, str | None]) -> tuple[str, str | None, str | None]:
    """Label or number of a block, who speaks in it, and for which party."""
    if isinstance(block, Turn):
        speaker = block.speaker
        role = None if speaker.role == "member" and speaker.name else f"({speaker.role})"
        return str(block.index), " ".join(filter(None, (speaker.name, role))), speaker.party
    label = block.label or f"{type(block).__name__} {_joined(map(str, block.numbers))}".strip()
    if isinstance(block, Question):
        askers = dict.fromkeys(each.party for each in block.asked_by)
        return label, _joined(each.name for each in block.asked_by), _joined(askers)
    return label, _joined(block.answered_by), _joined(map(parties.get, block.answered_by))


def _warnings(kamerstuk: Kamerstuk) -> Table:
    table = Table.grid(padding=(0, 2))
    for warning in kamerstuk.warnings:
        place = "" if warning.start is None else f"at {warning.start}"
        table.add_row(Text(warning.code, "yellow"), _plain(place), _plain(warning.message))
    return table


def _joined(values: Iterable[str | None]) -> str:
    return ", ".join(filter(None, values))


def _plain(text: str) -> Text:
    """A document's words as mere text: no markup, and no codes that steer the terminal."""
    return Text("".join(each if each.isprintable() else " " for each in text))
