"""The questions of a debate on the page, with their answers."""

from __future__ import annotations

from typing import NamedTuple

from ..models import Kamerstuk
from .decisions import line_of


class AskedLine(NamedTuple):
    """A line in the box of questions; `answers` are the answering turns with their speakers."""

    id: str
    place: str | None
    text: str
    by: str
    to: str
    answers: tuple[tuple[str, str], ...]


def asked_lines(kamerstuk: Kamerstuk, marked: frozenset[str]) -> list[AskedLine]:
    """The questions in text order; `marked` are the ids present in the text."""
    speakers = {turn.id: turn.speaker.name or turn.id for turn in kamerstuk.turns}
    return [
        AskedLine(
            line_of(each.id, marked),
            each.id if each.id in marked else None,
            each.text,
            each.by.name or "",
            (each.to.name or "") if each.to else "",
            tuple(
                (answer.block, speakers.get(answer.block, answer.block))
                for answer in each.answers
                if answer.block
            ),
        )
        for each in kamerstuk.asked or ()
    ]
