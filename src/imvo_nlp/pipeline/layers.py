"""The layers that components set on a Doc: their keys in `Doc.user_data`, and functions to read them.

Values are plain tuples and dicts, so that a Doc can be saved and sent to other processes. Keys are
also names of extensions: `doc._.imvo_turns` are the turns, with offsets in the clean text.
Components declare the layers that they read and set by these names.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any, TypeVar

from spacy.attrs import IDX
from spacy.tokens import Doc, Span, SpanGroup

from ..decisions.asked import FoundAsked
from ..decisions.commitments import FoundCommitment
from ..decisions.followups import FoundFollowup
from ..decisions.motions import FoundMotion
from ..decisions.votes import FoundVote
from ..mentions.candidate import Candidate
from ..mentions.unnumbered import Phrase
from ..models import UNNAMED
from ..notation.dossiers import session_period
from ..notation.period import Period
from ..reference.kinds import UNKNOWN, Kind
from ..structure.found import (
    AnswerBlock,
    Days,
    FrontMatter,
    Heading,
    MeetingEvent,
    Person,
    QuestionBlock,
    Structure,
    TextWarning,
    TurnBlock,
)
from .tokenizer import WARNINGS

KIND, FRONT_MATTER = "imvo_kind", "imvo_front_matter"
PEOPLE, PRESENT = "imvo_people", "imvo_present"
PERIOD = "imvo_period"
HEADINGS, EVENTS, TURNS = "imvo_headings", "imvo_events", "imvo_turns"
QUESTIONS, ANSWERS = "imvo_questions", "imvo_answers"
PIPELINE = "imvo_pipeline"
SPANS, PROPOSED_SPANS = "imvo", "imvo_model"
"""The keys in `Doc.spans` of the mentions, and of the proposals of a trained pipeline."""
CANDIDATES, LOST = "imvo_candidates", "imvo_lost"
BROUGHT_UP = "imvo_brought_up"
PARTIES, MINISTERS, MEMBERS = "imvo_parties", "imvo_ministers", "imvo_members"
SECTORS, REFERENCES, MOTIONS = "imvo_sectors", "imvo_references", "imvo_motions"
DOCUMENTS = "imvo_documents"
COMMITMENTS = "imvo_commitments"
MOVED, VOTES = "imvo_moved", "imvo_votes"
ASKED, FOLLOWUPS = "imvo_asked", "imvo_followups"
THEMES, LAWS = "imvo_themes", "imvo_laws"
ORGANISATIONS, COUNTRIES = "imvo_organisations", "imvo_countries"
DATES = "imvo_dates"
PROPOSED = "imvo_proposed"
"""The proposals of a trained pipeline; never among the layers of `MENTIONS`."""

MENTIONS = {
    PARTIES: "party",
    MINISTERS: "minister",
    MEMBERS: "member",
    SECTORS: "sector",
    REFERENCES: "reference",
    MOTIONS: "motion",
    DOCUMENTS: "document",
    THEMES: "theme",
    LAWS: "law",
    ORGANISATIONS: "organisation",
    COUNTRIES: "country",
    DATES: "date",
}
"""The labels of mentions by layer; all share the key `CANDIDATES`."""

_ROWS: dict[str, type[tuple[Any, ...]]] = {
    HEADINGS: Heading,
    EVENTS: MeetingEvent,
    TURNS: TurnBlock,
    QUESTIONS: QuestionBlock,
    ANSWERS: AnswerBlock,
    PEOPLE: Person,
    PRESENT: Person,
    CANDIDATES: Candidate,
    LOST: Candidate,
    PROPOSED: Candidate,
    BROUGHT_UP: Phrase,
    COMMITMENTS: FoundCommitment,
    MOVED: FoundMotion,
    VOTES: FoundVote,
    ASKED: FoundAsked,
    FOLLOWUPS: FoundFollowup,
}

_Row = TypeVar("_Row", bound=tuple[Any, ...])


def layer(doc: Doc, key: str, row: type[_Row]) -> tuple[_Row, ...]:
    """The tuples under a key of `Doc.user_data`, with their original type."""
    rows = doc.user_data.get(key, ())
    if {*map(type, rows)} <= {row}:
        return tuple(rows)
    # Only a saved Doc has plain tuples or lists.
    return tuple(each if type(each) is row else row(*each) for each in rows)


def mentions(doc: Doc, keys: Iterable[str] = tuple(MENTIONS)) -> list[Candidate]:
    """The mentions in some of the layers of `MENTIONS`, in the order of discovery."""
    labels = {MENTIONS[key] for key in keys}
    return [each for each in layer(doc, CANDIDATES, Candidate) if each.label in labels]


def add_mentions(doc: Doc, found: Iterable[Candidate]) -> None:
    """Append mentions to those of a Doc."""
    doc.user_data.setdefault(CANDIDATES, []).extend(found)


def show_mentions(doc: Doc, key: str = CANDIDATES, spans_key: str = SPANS) -> None:
    """Fill `doc.spans["imvo"]` with the current mentions of a Doc, extended to whole words.

    The same for another layer of mentions under a key of its own.
    """
    # The tokens that a mention touches, as in `Doc.char_span`, but for all mentions at once.
    starts = doc.to_array(IDX).tolist()
    spans = [
        Span(
            doc,
            bisect_right(starts, mention.start) - 1,
            bisect_left(starts, mention.end),
            label=mention.label,
            kb_id=mention.value or "",
        )
        for mention in layer(doc, key, Candidate)
    ]
    doc.spans[spans_key] = SpanGroup(doc, name=spans_key, spans=spans)


def kind_of(doc: Doc) -> Kind:
    """The kind of a document, or UNKNOWN."""
    found = doc.user_data.get(KIND)
    return Kind(*found) if found else UNKNOWN


def front_matter_of(doc: Doc) -> FrontMatter:
    """The front matter of a document; empty if no component looked for it."""
    found = FrontMatter(*doc.user_data.get(FRONT_MATTER, (UNNAMED,)))
    # A saved Doc has plain lists.
    return found._replace(
        dossiers=tuple(found.dossiers),
        dates=Days(*found.dates),
        committees=tuple(found.committees),
        topics=tuple(found.topics),
    )


def structure_of(doc: Doc) -> Structure:
    """The structure found in a document, without the warnings."""
    return Structure(
        headings=layer(doc, HEADINGS, Heading),
        events=layer(doc, EVENTS, MeetingEvent),
        turns=layer(doc, TURNS, TurnBlock),
        questions=layer(doc, QUESTIONS, QuestionBlock),
        answers=layer(doc, ANSWERS, AnswerBlock),
        people=layer(doc, PEOPLE, Person),
    )


def period_of(doc: Doc) -> Period:
    """The known time of a document: its date, else the period of other printed facts.

    Any day without such facts.
    """
    if PERIOD in doc.user_data:
        return Period(*(day and date.fromisoformat(day) for day in doc.user_data[PERIOD]))
    found = front_matter_of(doc)
    if found.date:
        return Period.on(date.fromisoformat(found.date))
    return session_period(found.session_year)


def warn(doc: Doc, warnings: Iterable[TextWarning]) -> None:
    """Append warnings to those of a Doc."""
    doc.user_data.setdefault(WARNINGS, []).extend(map(tuple, warnings))


def attributes(*keys: str) -> list[str]:
    """The names of layers as attributes, as declared by factories.

    >>> attributes(TURNS)
    ['doc._.imvo_turns']
    """
    return [f"doc._.{key}" for key in keys]


Doc.set_extension(KIND, getter=kind_of, force=True)
Doc.set_extension(FRONT_MATTER, getter=front_matter_of, force=True)
Doc.set_extension(PERIOD, getter=period_of, force=True)
for _key, _row in _ROWS.items():
    Doc.set_extension(_key, getter=partial(layer, key=_key, row=_row), force=True)
for _key in MENTIONS:
    Doc.set_extension(_key, getter=partial(mentions, keys=(_key,)), force=True)
