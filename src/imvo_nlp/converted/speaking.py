"""The speakers of turns, askers of questions and givers of answers in a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..models import Kamerstuk

_MINISTERS = frozenset(("minister", "state_secretary"))


class Voice(NamedTuple):
    """The speakers of a block or note, and its kind; `role` is the role of the speaker of a turn."""

    kind: str | None = None
    speakers: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    role: str | None = None


def voices(kamerstuk: Kamerstuk) -> dict[str | None, Voice]:
    """The voices of turns, questions, answers and footnotes by id; parties without repetition.

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
    """The party of the answerer with a surname; None if several participants bear it in different parties.

    Ministers answer, so other participants of that name count only if no minister bears it.

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
    """The known names, without None.

    >>> known(["Alkaya", None])
    ('Alkaya',)
    """
    return tuple(filter(None, names))
