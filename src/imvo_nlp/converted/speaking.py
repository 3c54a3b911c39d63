"""Who speaks in each turn, asks each question and gives each answer of a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..models import Kamerstuk

_MINISTERS = frozenset(("minister", "state_secretary"))


class Voice(NamedTuple):
    """Who is heard in a block or note, and of which kind that is; `role` is that of who speaks in a turn."""

    kind: str | None = None
    speakers: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    role: str | None = None


def voices(kamerstuk: Kamerstuk) -> dict[str | None, Voice]:
    """Who is heard in the turns, questions, answers and footnotes, by their ids; parties each once.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vragen van het lid Alkaya (SP).\\n\\nVraag 1\\nKent u dit?\\n")
    >>> voices(kamerstuk)["q1"]
    Voice(kind='question', speakers=('Alkaya',), parties=('SP',), role=None)
    """
    found: dict[str | None, Voice] = {}
    for turn in kamerstuk.turns:
        speaker = turn.speaker
        found[turn.id] = Voice("turn", known([speaker.name]), known([speaker.party]), speaker.role)
    for question in kamerstuk.questions:
        names = known(each.name for each in question.asked_by)
        parties = known(dict.fromkeys(each.party for each in question.asked_by))
        found[question.id] = Voice("question", names, parties)
    for answer in kamerstuk.answers:
        found[answer.id] = Voice("answer", answer.answered_by)
    for footnote in kamerstuk.footnotes:
        found[footnote.id] = Voice("footnote")
    return found


def party_of(kamerstuk: Kamerstuk, name: str) -> str | None:
    """The party of who answers under a surname; None where several bear it and it is not the same.

    Ministers answer, so of others who bear it nothing is known by that.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vragen van het lid Alkaya (SP).\\n\\nVraag 1\\nKent u dit?\\n")
    >>> party_of(kamerstuk, "Alkaya")
    'SP'
    """
    named = [each for each in kamerstuk.participants if each.name == name]
    ministers = [each for each in named if _MINISTERS.intersection(each.roles)]
    parties = {each.party for each in ministers or named}
    return parties.pop() if len(parties) == 1 else None


def known(names: Iterable[str | None]) -> tuple[str, ...]:
    """Those that are known.

    >>> known(["Alkaya", None])
    ('Alkaya',)
    """
    return tuple(filter(None, names))
