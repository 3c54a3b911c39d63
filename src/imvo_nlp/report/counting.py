"""The counts of a report: documents are read once, and only counts are kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date as Day
from itertools import combinations
from typing import Any, Literal, NamedTuple, TypeVar, get_args

from ..analysis.tabular.making import Piece, pieces
from ..analysis.tabular.rows import (
    TABLES,
    AnswerRow,
    AppreciationRow,
    AskedRow,
    CitationRow,
    CommitmentRow,
    DocumentRow,
    MentionRow,
    MotionRow,
    ParticipantRow,
    QuestionRow,
    Row,
    TurnRow,
    VotePartyRow,
    WarningRow,
)
from ..converted.documents import Converted
from ..models import UNNAMED, MotionStatus
from ..reference.kinds import kind_of_type

SUBJECTS = ("sector", "theme")
"""The labels whose values are counted by speaker."""
COUNTRY = "country"
Side = Literal["by", "of"]
_GOVERNMENT = frozenset(("minister", "state_secretary"))
_NAMES = {row: name for name, row in TABLES.items()}
_FATES = get_args(MotionStatus)
_R = TypeVar("_R", bound=Row)


class Person(NamedTuple):
    """A minister or member: a surname, and the Wikidata item if known."""

    name: str
    wikidata: str | None


class Part(NamedTuple):
    """A part of a number."""

    some: int
    all: int


@dataclass(slots=True)
class Held:
    """The facts kept of a document.

    `title` is its subject if stated, `parties` are those of its askers, `named` the values by label.
    """

    kind: str
    day: Day | None
    title: str | None
    address: str | None
    days_to_answer: int | None
    has_answers: bool
    named: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parties: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Counts:
    """The counts of a report; docs/report.md defines them by figure.

    `dossiers` holds the titles printed by the Kamerstukken of a dossier.

    `citations` are pairs of a citing and a cited document; `gaps` counts missing (True) and present
    (False) values. `questions` are keyed by party and whether they have an answer, None in a
    document that holds questions only. `promises` are commitments by maker, year, and whether a
    time is printed; `asked` are questions in debates by asker or addressee, and whether an answer
    was recognised. Values named by parties and ministers are counted by label and value, for the
    labels in `SUBJECTS`. `left_out` is furniture by kind, `left_out_length` its code points, and
    `characters` has the sums of `source` and `furniture`.
    """

    documents: dict[str, Held] = field(default_factory=dict)
    dossiers: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    versions: Counter[str] = field(default_factory=Counter)
    party_named: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    minister_named: Counter[tuple[str, Person, str]] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    questions: Counter[tuple[str, bool | None]] = field(default_factory=Counter)
    answers: Counter[tuple[str, Person]] = field(default_factory=Counter)
    promises: Counter[tuple[Person, int | None, bool]] = field(default_factory=Counter)
    asked: Counter[tuple[Side, Person, bool]] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    turns: Counter[str] = field(default_factory=Counter)
    citations: set[tuple[str, str]] = field(default_factory=set)
    warnings: Counter[str] = field(default_factory=Counter)
    warned: Counter[str] = field(default_factory=Counter)
    unknown: Counter[tuple[str, bool]] = field(default_factory=Counter)
    gaps: Counter[tuple[str, bool]] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    left_out_length: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)
    given_names: dict[str, str] = field(default_factory=dict)
    advised: dict[str, set[str]] = field(default_factory=dict)
    fates: dict[str, tuple[Day, int, str]] = field(default_factory=dict)
    agreement: Counter[tuple[str, str, bool]] = field(default_factory=Counter)

    def advice_and_fate(self) -> Counter[tuple[str, str]]:
        """The number of motions by advice and fate, the latest in any document."""
        return Counter(
            (value, self.fates[motion][2])
            for motion, values in self.advised.items()
            for value in values
        )

    def gap(self, name: str) -> Part:
        """The number of missing values, and the total.

        >>> counts = Counts()
        >>> counts.gaps["undated", True] += 1
        >>> counts.gap("undated")
        Part(some=1, all=1)
        """
        return Part(self.gaps[name, True], self.gaps[name, True] + self.gaps[name, False])


def counted(documents: Iterable[Converted]) -> Counts:
    """Count documents; the texts of a few documents at a time are held.

    Raises the errors of reading the documents, and UnreadableInput for an invalid date.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vragen van het lid Alkaya (SP).\\n\\nVraag 1\\nKent u dit?\\n")
    >>> counted([Converted("a", "a.json", kamerstuk)]).questions
    Counter({('SP', None): 1})
    """
    counts = Counts()
    for piece in pieces(_noted(documents, counts.versions)):
        _Piece(piece, counts).count()
    return counts


def _noted(documents: Iterable[Converted], versions: Counter[str]) -> Iterator[Converted]:
    """Yield the documents, counting the software that made them, which no table holds."""
    for each in documents:
        made = each.kamerstuk.generator
        own = f", {made.data[:12]}" if made.data else ""
        versions[f"{made.name} {made.version} ({made.pipeline}{own})"] += 1
        yield each


def _of(piece: Piece, kind: type[_R]) -> Iterator[_R]:
    return (row for row in piece[_NAMES[kind]] if isinstance(row, kind))


class _Piece:
    """The rows of some complete documents, and the counts to which they are added."""

    def __init__(self, piece: Piece, counts: Counts) -> None:
        self.piece = piece
        self.counts = counts
        self.answered = {answer.document for answer in _of(piece, AnswerRow)}
        self.items: defaultdict[tuple[str, str], set[str | None]] = defaultdict(set)
        self.people: dict[tuple[str, str | None], Person] = {}

    def count(self) -> None:
        steps: tuple[tuple[type[Row], Callable[[Any], None]], ...] = (
            (DocumentRow, self._document),
            (ParticipantRow, self._participant),
            (TurnRow, self._turn),
            (QuestionRow, self._question),
            (AnswerRow, self._answer),
            (MentionRow, self._mention),
            (CitationRow, self._citation),
            (CommitmentRow, self._commitment),
            (AskedRow, self._asked),
            (MotionRow, self._motion),
            (AppreciationRow, self._advice),
        )
        for kind, add in steps:
            for row in _of(self.piece, kind):
                add(row)
        for each in self.piece["furniture"]:
            self._furniture(each)
        self._agreement()
        self._warnings()

    def _gap(self, name: str, is_lacking: bool) -> None:
        self.counts.gaps[name, is_lacking] += 1

    def _document(self, row: DocumentRow) -> None:
        self.counts.documents[row.document] = Held(
            row.document_type,
            row.date,
            row.subject or row.title,
            row.address,
            row.days_to_answer,
            row.document in self.answered,
        )
        if row.title and row.number and row.dossiers and (row.identifier or "").startswith("kst-"):
            self.counts.dossiers[row.dossiers[0]][row.title] += 1
        self.counts.characters["source"] += row.characters or 0
        self.counts.characters["furniture"] += row.characters_furniture or 0
        self._gap("undated", row.date is None)
        self._gap("unidentified", row.identifier is None)
        self._gap("kindless", row.document_type == UNNAMED)

    def _participant(self, row: ParticipantRow) -> None:
        given = row.first_name or row.initials
        if row.wikidata and given:
            self.counts.given_names.setdefault(row.wikidata, given)
        self.people[row.document, row.participant] = Person(row.name, row.wikidata)
        if not _GOVERNMENT.isdisjoint(row.roles):
            self.items[row.document, row.name].add(row.wikidata)

    def _persons(self, document: str, names: Iterable[str]) -> Iterator[Person]:
        """The persons named; namesakes in one document count as one."""
        for name in names:
            items = self.items.get((document, name), {None})
            yield Person(name, next(iter(items)) if len(items) == 1 else None)

    def _turn(self, row: TurnRow) -> None:
        self._gap("speakerless", row.speaker is None)
        if row.role != "member":
            return
        self._gap("partyless", row.party is None)
        if row.party:
            self.counts.turns[row.party] += 1
            self.counts.words[row.party] += row.words

    def _question(self, row: QuestionRow) -> None:
        counts, document = self.counts, self.counts.documents[row.document]
        document.parties.update(row.parties)
        could = document.has_answers or kind_of_type(row.document_type).answered
        answered = row.answer is not None if could else None
        counts.questions.update((party, answered) for party in row.parties)
        counts.answers.update(
            (party, person)
            for party in row.parties
            for person in self._persons(row.document, row.answered_by)
        )
        self._gap("askerless", not row.parties)
        self._gap("answerless", not document.has_answers)
        if document.has_answers:
            self._gap("unanswered", row.answer is None)

    def _answer(self, row: AnswerRow) -> None:
        self._gap("unsigned", not row.answered_by)

    def _mention(self, row: MentionRow) -> None:
        if row.mention_from:  # by a trained pipeline, which assigns no value
            return
        if row.label != "motion":  # its value names the submitters; its citation identifies it
            self.counts.unknown[row.label, row.value is None] += 1
        if row.value and row.label in (*SUBJECTS, COUNTRY):
            self.counts.documents[row.document].named[row.label].add(row.value)
        if row.value and row.label == COUNTRY:
            self.counts.countries[row.value] += 1
        if row.value and row.label in SUBJECTS:
            self._subject(row, row.value)

    def _subject(self, row: MentionRow, value: str) -> None:
        counts = self.counts
        asks = row.block_kind == "question" or row.speaker_role == "member"
        answers = row.block_kind == "answer" or row.speaker_role in _GOVERNMENT
        parties = row.speaker_parties if asks else ()
        persons = list(self._persons(row.document, row.speakers)) if answers else []
        counts.party_named.update((row.label, party, value) for party in parties)
        counts.minister_named.update((row.label, person, value) for person in persons)
        self._gap(f"voiceless_{row.label}", not (parties or persons))

    def _citation(self, row: CitationRow) -> None:
        if row.label == "motion":
            self.counts.unknown[row.label, row.target is None] += 1
        if row.target and row.target != row.document:
            self.counts.citations.add((row.document, row.target))

    def _commitment(self, row: CommitmentRow) -> None:
        if row.form == "listed" or row.status != "made":
            return
        self._gap("unbound", row.by is None)
        if row.by:
            (person,) = self._persons(row.document, [row.by])
            self.counts.promises[person, row.year, row.due_text is not None] += 1

    def _asked(self, row: AskedRow) -> None:
        asker = self.people.get((row.document, row.participant))
        asked = self.people.get((row.document, row.asked_of_participant))
        self._gap("nameless", asker is None)
        self._gap("unaddressed", asked is None)
        sides: tuple[tuple[Side, Person | None], ...] = (("by", asker), ("of", asked))
        self.counts.asked.update(
            (side, person, row.answers > 0) for side, person in sides if person
        )

    def _furniture(
        self, row: Any
    ) -> None:  # its table is generated from the layer, unknown to the type checker
        self.counts.left_out[row.kind] += 1
        self.counts.left_out_length[row.kind] += row.end - row.start

    def _motion(self, row: MotionRow) -> None:
        key = row.target or f"{row.document} {row.motion}"
        fate = (row.date or Day.min, _FATES.index(row.status), row.status)
        self.counts.fates[key] = max(self.counts.fates.get(key, fate), fate)

    def _advice(self, row: AppreciationRow) -> None:
        key = row.target or f"{row.document} {row.motion}"
        self.counts.advised.setdefault(key, set()).add(row.value)

    def _agreement(self) -> None:
        """The pairs of parties named in a vote, without members who vote apart."""
        sides: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for row in _of(self.piece, VotePartyRow):
            if row.party and row.name is None:
                sides[row.document, row.vote][row.party] = row.side
        for voted in sides.values():
            for one, other in combinations(sorted(voted), 2):
                self.counts.agreement[one, other, voted[one] == voted[other]] += 1

    def _warnings(self) -> None:
        counts = self.counts
        rows = list(_of(self.piece, WarningRow))
        counts.warnings.update(row.code for row in rows)
        counts.warned.update(code for _, code in {(row.document, row.code) for row in rows})
