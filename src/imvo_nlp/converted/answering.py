"""The questions that a document answers, if they are a separate document."""

from __future__ import annotations

from ..models import Kamerstuk, Mention
from ..reference.kinds import kind_of_type


def answered_questions(kamerstuk: Kamerstuk) -> Mention | None:
    """The mention in the head of an answer that gives the number of its questions: `2020Z05812`.

    None for other documents, and if the head gives no number or several. Numbers below the head are
    citations of other questions.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("2020Z05812\\n\\nVraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n")
    >>> answered_questions(kamerstuk).value
    '2020Z05812'
    """
    if not kind_of_type(kamerstuk.metadata.document_type).answers("member"):
        return None
    first = min((each.start for each in kamerstuk.blocks()), default=0)
    found = {
        each.value: each
        for each in reversed(kamerstuk.mentions)
        if each.start < first and each.value and each.attributes.get("kind") == "question"
    }
    return next(iter(found.values())) if len(found) == 1 else None
