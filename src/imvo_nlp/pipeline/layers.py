"""What the components leave on a Doc: the keys of its layers in `Doc.user_data`, and how to read them.

Values are plain tuples and dicts, so that a Doc can be saved and sent to other processes.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from spacy.tokens import Doc

from ..models import UNNAMED
from ..notation.dossiers import session_period
from ..notation.period import Period
from ..reference.kinds import UNKNOWN, Kind
from ..structure.found import Days, FrontMatter
from .tokenizer import WARNINGS

KIND, FRONT_MATTER = "imvo_kind", "imvo_front_matter"
PEOPLE, PRESENT = "imvo_people", "imvo_present"
PERIOD = "imvo_period"
HEADINGS, EVENTS, TURNS = "imvo_headings", "imvo_events", "imvo_turns"
QUESTIONS, ANSWERS = "imvo_questions", "imvo_answers"
PIPELINE = "imvo_pipeline"
CANDIDATES, LOST = "imvo_candidates", "imvo_lost"
BROUGHT_UP = "imvo_brought_up"

_Row = TypeVar("_Row", bound=tuple[Any, ...])


def layer(doc: Doc, key: str, row: type[_Row]) -> tuple[_Row, ...]:
    """The tuples under a key of `Doc.user_data`, as the type that they were found as."""
    rows = doc.user_data.get(key, ())
    # They come as plain tuples or lists only out of a Doc that was saved.
    return tuple(each if type(each) is row else row(*each) for each in rows)


def kind_of(doc: Doc) -> Kind:
    """The kind of a document; UNKNOWN where nothing tells it."""
    found = doc.user_data.get(KIND)
    return Kind(*found) if found else UNKNOWN


def front_matter_of(doc: Doc) -> FrontMatter:
    """What a document says of itself; nothing where no component has looked."""
    found = FrontMatter(*doc.user_data.get(FRONT_MATTER, (UNNAMED,)))
    # Out of a Doc that was saved all that is in it comes as plain lists.
    return found._replace(
        dossiers=tuple(found.dossiers),
        dates=Days(*found.dates),
        committees=tuple(found.committees),
    )


def period_of(doc: Doc) -> Period:
    """When a document was made, as far as is known: its day, else the period of what it does print.

    Any day where nothing tells.
    """
    if PERIOD in doc.user_data:
        return Period(*(day and date.fromisoformat(day) for day in doc.user_data[PERIOD]))
    found = front_matter_of(doc)
    if found.date:
        return Period.on(date.fromisoformat(found.date))
    return session_period(found.session_year)


def warn(doc: Doc, code: str, message: str, start: int = -1, end: int = -1) -> None:
    """Note an oddity, with its clean range where it has one."""
    doc.user_data.setdefault(WARNINGS, []).append((code, message, start, end))
