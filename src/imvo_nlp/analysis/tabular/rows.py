"""The tables: a class per table, a field per column with its type and description.

A layer whose elements are described by their keys alone has no class here: its table follows from the
annotations in `models.py`. The Arrow schema, CSV headers and DuckDB comments derive from the classes; a test
compares docs/tables.md with them.
"""

from __future__ import annotations

from dataclasses import dataclass, make_dataclass
from datetime import date as Day
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from ...models import LAYERS, Layer

_Class = TypeVar("_Class", bound=type)


def _with_counts(documents: _Class) -> _Class:
    """The table of documents, with one more column per layer and one for the warnings."""
    counts: list[tuple[str, Any]] = [
        (
            f"{layer.kind}_count",
            Annotated[int | None if layer.is_optional else int, f"rows in `{layer.key}`"],
        )
        for layer in LAYERS
    ]
    counts.append(("warning_count", Annotated[int, "rows in `warnings`"]))
    return _extended(documents, documents.__name__, documents.__doc__, counts)


def _extended(
    begin: _Class, name: str, meaning: str | None, columns: list[tuple[str, Any]]
) -> _Class:
    words = {"__doc__": meaning}
    row: Any = make_dataclass(
        name, columns, bases=(begin,), namespace=words, frozen=True, slots=True
    )
    made: _Class = row
    return made


@dataclass(frozen=True, slots=True)
class Row:
    """The leading columns of every table."""

    document: Annotated[str, "the document's id: its official identifier, else `file:` and a name"]
    document_type: Annotated[str, "its kind, `metadata.document_type` of the JSON"]
    date: Annotated[Day | None, "its day"]
    year: Annotated[int | None, "the year of `date`"]


@_with_counts
@dataclass(frozen=True, slots=True)
class DocumentRow(Row):
    """A document; further columns count the elements of the layers."""

    file: Annotated[str, "the file that was read"]
    source: Annotated[str, "the name of the file that was converted"]
    sha256: Annotated[str, "the SHA-256 of that file"]
    identifier: Annotated[str | None, "the official identifier"]
    address: Annotated[str | None, "its official address; not checked"]
    title: Annotated[str | None, "the title"]
    subject: Annotated[str | None, "its subject, if printed"]
    chamber: Annotated[str | None, "`TK`, `EK`, or `VV` for both together"]
    session_year: Annotated[str | None, "the vergaderjaar: `2018-2019`"]
    dossiers: Annotated[tuple[str, ...], "the dossiers, in printed order"]
    number: Annotated[str | None, "the number within the dossier or the vergaderjaar"]
    answers_to: Annotated[
        str | None, "the questions of members that it answers, if its head states their number"
    ]
    submitted: Annotated[Day | None, "the date of submission of questions or a motion"]
    received: Annotated[Day | None, "the date of receipt of the answer or an amendment"]
    meeting: Annotated[Day | None, "the day of the meeting"]
    signed: Annotated[Day | None, "the day of the signature"]
    days_to_answer: Annotated[
        int | None, "days from `submitted` to `received`, or to `signed` if that is not known"
    ]
    start_time: Annotated[str | None, "the start of the meeting: `10.00` is `10:00`"]
    end_time: Annotated[str | None, "the end of the meeting"]
    committees: Annotated[tuple[str, ...], "the committees"]
    topics: Annotated[tuple[str, ...], "the official categories, if the format states any"]
    date_from: Annotated[
        str | None, "the origin of `date`: `document`, `format` (only the file's format) or `user`"
    ]
    publication: Annotated[str | None, "the state of a report: `ongecorrigeerd`"]
    meeting_id: Annotated[str | None, "the House's own id of the meeting"]
    activity_ids: Annotated[tuple[str, ...], "the ids of its activities: `2025A04496`"]
    document_id: Annotated[str | None, "the format's own id of the document"]
    length: Annotated[int, "code points of the source text"]
    characters: Annotated[int | None, "characters of the source text that are not white space"]
    characters_clean: Annotated[int | None, "of these, the characters in the clean text"]
    characters_furniture: Annotated[int | None, "of these, the characters in `furniture`"]


@dataclass(frozen=True, slots=True)
class ParticipantRow(Row):
    """A person who speaks, asks, answers, signs or is listed as present in a document."""

    participant: Annotated[str, "the id within the document"]
    name: Annotated[str, "the surname"]
    initials: Annotated[str | None, "the initials"]
    first_name: Annotated[str | None, "the first name"]
    honorific: Annotated[str | None, "the form of address in the document: `mevrouw`"]
    roles: Annotated[tuple[str, ...], "`member`, `minister`, `chair` and so on"]
    party: Annotated[str | None, "the party, or the group in which a member sits"]
    party_from: Annotated[str | None, "`document` if the party is printed, else `reference`"]
    post: Annotated[str | None, "`minister`, `state_secretary` or `prime_minister`"]
    portfolio: Annotated[str | None, "the portfolio"]
    wikidata: Annotated[str | None, "the Wikidata item: the same person in every document"]
    from_reference: Annotated[tuple[str, ...], "the columns that the document does not print"]
    source_id: Annotated[str | None, "the person's id in the format: that of the House's register"]
    affiliation: Annotated[
        str | None,
        "of a guest: the organisation or function in the heading, `De Nederlandsche Bank`",
    ]


@dataclass(frozen=True, slots=True)
class TurnRow(Row):
    """The words of one speaker in a debate between two headings."""

    turn: Annotated[str, "the id within the document"]
    index: Annotated[int, "its place among the turns, from 0"]
    speaker: Annotated[str | None, "who speaks"]
    role: Annotated[str, "`chair`, `member`, `minister`, `state_secretary` or `other`"]
    party: Annotated[str | None, "the speaker's party"]
    participant: Annotated[str | None, "the speaker in `participants`"]
    wikidata: Annotated[str | None, "the speaker's Wikidata item"]
    section: Annotated[str | None, "the innermost section around it"]
    begins: Annotated[str | None, "its start, as marked by the format: `2025-07-02T19:00:54`"]
    ends: Annotated[str | None, "its end, likewise"]
    interrupts: Annotated[str | None, "the turn that it interrupts, if the format marks it"]
    source_id: Annotated[str | None, "its id in the format"]
    label: Annotated[str | None, "the heading"]
    start: Annotated[int, "its start: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]
    words: Annotated[int, "the number of words of `text`, split at white space"]
    text: Annotated[str, "the clean text"]


@dataclass(frozen=True, slots=True)
class QuestionRow(Row):
    """A question, or in a written consultation all questions before one answer."""

    question: Annotated[str, "the id within the document"]
    numbers: Annotated[tuple[int, ...], "its numbers"]
    askers: Annotated[tuple[str, ...], "the members who ask, if named"]
    parties: Annotated[tuple[str, ...], "the parties that ask, without repetition"]
    answer: Annotated[str | None, "its answer in `answers`; null if it has none"]
    answered_by: Annotated[tuple[str, ...], "who answers"]
    section: Annotated[str | None, "the innermost section around it"]
    label: Annotated[str | None, "the heading"]
    start: Annotated[int, "its start: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]
    words: Annotated[int, "the number of words of `text`, split at white space"]
    text: Annotated[str, "the clean text"]


@dataclass(frozen=True, slots=True)
class AskerRow(Row):
    """An asker of a question: a row per question and asker."""

    question: Annotated[str, "the question"]
    asker: Annotated[int, "the position among its askers, from 1"]
    name: Annotated[str | None, "the member; null if only the party is named"]
    party: Annotated[str | None, "the party"]
    participant: Annotated[str | None, "the member in `participants`"]
    wikidata: Annotated[str | None, "the member's Wikidata item"]


@dataclass(frozen=True, slots=True)
class AnswerRow(Row):
    """An answer, to one question or several."""

    answer: Annotated[str, "the id within the document"]
    numbers: Annotated[tuple[int, ...], "the numbers of the questions that it answers"]
    answered_by: Annotated[tuple[str, ...], "the members of government who give it"]
    refers_to: Annotated[tuple[int, ...], "the numbers of other questions that it points to"]
    manner: Annotated[
        tuple[str, ...],
        "how it answers: `combined`, `points_elsewhere`, `yes_no`, `postponed`, `no_data`",
    ]
    label: Annotated[str | None, "the heading"]
    start: Annotated[int, "its start: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]
    words: Annotated[int, "the number of words of `text`, split at white space"]
    text: Annotated[str, "the clean text"]


@dataclass(frozen=True, slots=True)
class AnswerRepeatRow(Row):
    """A sentence of an answer that repeats verbatim an answer of an earlier day, or one above it in the document."""

    answer: Annotated[str, "the answer"]
    repeat: Annotated[int, "the position among its repeated sentences, from 1"]
    earlier_document: Annotated[str, "the document of the earliest answer that has it"]
    earlier_answer: Annotated[str, "that answer"]
    earlier_date: Annotated[Day | None, "the day of that document"]
    text: Annotated[str, "the sentence, of at least 80 characters"]


@dataclass(frozen=True, slots=True)
class QuestionAnswerRow(Row):
    """A question and its answer: a row per number of the question, one row without a number."""

    question: Annotated[str, "the question"]
    number: Annotated[int | None, "one of its numbers"]
    answer: Annotated[str | None, "its answer; null if it has none"]
    askers: Annotated[tuple[str, ...], "the members who ask"]
    parties: Annotated[tuple[str, ...], "the parties that ask, without repetition"]
    answered_by: Annotated[tuple[str, ...], "who answers"]
    refers_to: Annotated[tuple[int, ...], "the other questions that the answer points to"]
    days_to_answer: Annotated[int | None, "as in `documents`, if the question has an answer"]


@dataclass(frozen=True, slots=True)
class MentionRow(Row):
    """A mention of a known kind, with its value."""

    mention: Annotated[str, "the id within the document"]
    label: Annotated[
        str,
        "`party`, `minister`, `member`, `sector`, `reference`, `motion`, `document`, "
        "`theme`, `law`, `organisation`, `country`, or one of your own",
    ]
    value: Annotated[str | None, "the value; null if not certain"]
    text: Annotated[str, "the words"]
    start: Annotated[int, "its start: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]
    block: Annotated[str | None, "the turn, question, answer or footnote around it"]
    block_kind: Annotated[str | None, "`turn`, `question`, `answer` or `footnote`"]
    speakers: Annotated[tuple[str, ...], "the speaker, asker or answerer there"]
    speaker_role: Annotated[str | None, "the role of the speaker of a turn"]
    speaker_parties: Annotated[
        tuple[str, ...], "the parties of the speaker or askers, without repetition"
    ]
    form: Annotated[
        str | None,
        "of a sector `sector` or `covenant`; of a minister `name`, `title` or `generic`; "
        "of a country `name`, `adjective` or `region`",
    ]
    party: Annotated[str | None, "of a member: the party"]
    party_from: Annotated[str | None, "`document` if the party is printed, else `reference`"]
    post: Annotated[str | None, "of a minister: the post"]
    portfolio: Annotated[str | None, "of a minister: the portfolio"]
    value_from: Annotated[
        str | None, "of a minister: `document` or `reference`, the source of the name"
    ]
    participant: Annotated[str | None, "of a participant: the row in `participants`"]
    wikidata: Annotated[str | None, "of a person or an organisation: the Wikidata item"]
    kind: Annotated[
        str | None,
        "of a law `wet`, `verordening` and so on; of an organisation `company` and so on",
    ]
    official: Annotated[str | None, "of a law: its number in CELEX or the BWB"]
    mention_from: Annotated[
        str | None, "`model` if a trained pipeline proposed it; null if a rule found it"
    ]


@dataclass(frozen=True, slots=True)
class CitationRow(Row):
    """A mention of a document: the labels `reference`, `motion` and `document`."""

    mention: Annotated[str, "the mention"]
    label: Annotated[
        str, "`reference` (a number), `motion` (its submitters) or `document` (`deze brief`)"
    ]
    target: Annotated[str | None, "the id of the document that is meant; null if not certain"]
    kind: Annotated[str | None, "`kamerstuk`, `aanhangsel`, `motie`, `brief` and so on"]
    chamber: Annotated[str | None, "as printed, or derived from the number"]
    session_year: Annotated[str | None, "the vergaderjaar, if printed"]
    dossiers: Annotated[tuple[str, ...], "the dossiers, if printed"]
    number: Annotated[str | None, "the number, if printed"]
    pages: Annotated[str | None, "the pages, if printed"]
    submitters: Annotated[tuple[str, ...], "of a motion: the members named in the mention"]
    motion_date: Annotated[Day | None, "of a motion: the day, if printed"]
    address: Annotated[str | None, "the official address of the target; not checked"]
    antecedent: Annotated[str | None, "the earlier mention with the same meaning"]
    motion: Annotated[str | None, "the row in `motions`, if the document decides on it"]
    text: Annotated[str, "the words"]
    start: Annotated[int, "its start: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]
    block: Annotated[str | None, "the turn, question, answer or footnote around it"]
    block_kind: Annotated[str | None, "`turn`, `question`, `answer` or `footnote`"]
    speakers: Annotated[tuple[str, ...], "the speaker, asker or answerer there"]
    speaker_role: Annotated[str | None, "the role of the speaker of a turn"]
    speaker_parties: Annotated[
        tuple[str, ...], "the parties of the speaker or askers, without repetition"
    ]


@dataclass(frozen=True, slots=True)
class CommitmentRow(Row):
    """A commitment (toezegging) of a member of government on behalf of the cabinet."""

    commitment: Annotated[str, "the id within the document"]
    form: Annotated[str, "`spoken`, `listed` (read out at the end of a meeting) or `written`"]
    status: Annotated[str, "`made`, `fulfilled` or `withdrawn`"]
    by: Annotated[str | None, "who makes it; null if not stated"]
    by_role: Annotated[str | None, "`minister` or `state_secretary`"]
    participant: Annotated[str | None, "that person in `participants`"]
    wikidata: Annotated[str | None, "that person's Wikidata item"]
    to: Annotated[tuple[str, ...], "the members to whom it is made, if stated"]
    to_parties: Annotated[tuple[str, ...], "their parties, without repetition"]
    due_text: Annotated[str | None, "the time limit as printed: `voor het zomerreces`"]
    due_from: Annotated[Day | None, "its first day; null if no rule fixes it"]
    due_until: Annotated[Day | None, "its last day; null if no rule fixes it"]
    promised: Annotated[
        tuple[str, ...],
        "what: `brief`, `informatie`, `onderzoek`, `overleg`, `debat`, `regeling` or `actie`",
    ]
    question: Annotated[str | None, "the question of the debate that it answers"]
    sums_up: Annotated[tuple[str, ...], "the spoken commitments repeated by a listed one"]
    acknowledged: Annotated[tuple[str, ...], "the turns in which a member acknowledges it"]
    block: Annotated[str | None, "the turn or answer around it"]
    start: Annotated[int, "its start: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]
    text: Annotated[str, "the words"]


@dataclass(frozen=True, slots=True)
class MotionRow(Row):
    """A motion that a document moves, announces, considers, advises on, holds over or decides."""

    motion: Annotated[str, "the id within the document"]
    target: Annotated[str | None, "its identifier: the same motion in every document"]
    dossiers: Annotated[tuple[str, ...], "its dossiers"]
    number: Annotated[str | None, "its number, or its letter in the Eerste Kamer"]
    submitters: Annotated[tuple[str, ...], "the members who move it, in printed order"]
    parties: Annotated[tuple[str, ...], "their parties, without repetition"]
    status: Annotated[str, "the last one in the document: `voorgesteld`, `aangenomen` and so on"]
    appreciations: Annotated[tuple[str, ...], "the advice of government, in the order of the text"]
    vote: Annotated[str | None, "the vote on it in `votes`"]
    block: Annotated[str | None, "the turn in which its text starts"]
    start: Annotated[int | None, "the start of its text; null if not printed here"]
    end: Annotated[int | None, "the end of its text, exclusive"]
    text: Annotated[str | None, "its text"]


@dataclass(frozen=True, slots=True)
class MotionRequestRow(Row):
    """A dictum of a motion: a row per request or statement."""

    motion: Annotated[str, "the motion"]
    request: Annotated[int, "the position among its dicta, from 1"]
    target: Annotated[str | None, "the motion's identifier"]
    verb: Annotated[
        str, "`verzoekt`, `spreekt_uit`, `roept_op`, `draagt_op`, `besluit` or `overig`"
    ]
    start: Annotated[int, "its start: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]
    text: Annotated[str, "the words"]


@dataclass(frozen=True, slots=True)
class AppreciationRow(Row):
    """An advice of government on a motion."""

    motion: Annotated[str, "the motion"]
    appreciation: Annotated[int, "the position among the advice on it, from 1"]
    target: Annotated[str | None, "the motion's identifier"]
    value: Annotated[
        str,
        "`oordeel_kamer`, `overgenomen`, `ontraden`, `ontijdig`, `aanhouden` or `overig`",
    ]
    name: Annotated[str | None, "who gives it"]
    role: Annotated[str | None, "`minister` or `state_secretary`"]
    participant: Annotated[str | None, "who gives it, in `participants`"]
    block: Annotated[str | None, "the turn"]
    start: Annotated[int, "the start of the sentence: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]
    text: Annotated[str, "the sentence"]


@dataclass(frozen=True, slots=True)
class VoteRow(Row):
    """A vote, with the parties that the report names; `de overige fracties` are not filled in."""

    vote: Annotated[str, "the id within the document"]
    kind: Annotated[
        str, "on what: `motie`, `amendement`, `wetsvoorstel`, `artikel`, `brief` or `overig`"
    ]
    target: Annotated[str | None, "the id of the document voted on; null if not certain"]
    motion: Annotated[str | None, "the motion in `motions`"]
    mention: Annotated[str | None, "the mention that names it"]
    result: Annotated[str | None, "`aangenomen` or `verworpen`; null if not stated"]
    method: Annotated[str | None, "`fracties`, `hoofdelijk` or `zonder_stemming`"]
    parties_for: Annotated[tuple[str, ...], "the parties named as voting for"]
    parties_against: Annotated[tuple[str, ...], "the parties named as voting against"]
    rest: Annotated[str | None, "the side of all other parties, if stated"]
    members_for: Annotated[
        tuple[str, ...], "the members who vote apart, or all members of a roll call"
    ]
    members_against: Annotated[tuple[str, ...], "the same on the other side"]
    count_for: Annotated[int | None, "the votes for, in a roll call"]
    count_against: Annotated[int | None, "the votes against, in a roll call"]
    block: Annotated[str | None, "the turn in which it starts"]
    start: Annotated[int, "its start: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]
    text: Annotated[str, "the words"]


@dataclass(frozen=True, slots=True)
class VotePartyRow(Row):
    """A voter: a row per party or member named in a vote."""

    vote: Annotated[str, "the vote"]
    voter: Annotated[int, "the position among its voters, from 1"]
    side: Annotated[str, "`for` or `against`"]
    party: Annotated[str | None, "the party; of a member, if known"]
    name: Annotated[str | None, "the member; null if the party votes as one"]
    participant: Annotated[str | None, "the member in `participants`"]
    wikidata: Annotated[str | None, "the member's Wikidata item"]
    target: Annotated[str | None, "the document voted on, as in `votes`"]
    result: Annotated[str | None, "as in `votes`"]


@dataclass(frozen=True, slots=True)
class AskedRow(Row):
    """A question of a member to government in a debate."""

    asked: Annotated[str, "the id within the document"]
    name: Annotated[str | None, "the member who asks"]
    party: Annotated[str | None, "the member's party"]
    participant: Annotated[str | None, "the member in `participants`"]
    asked_of: Annotated[str | None, "who is asked; null if several could be meant"]
    asked_of_role: Annotated[str | None, "`minister` or `state_secretary`"]
    asked_of_participant: Annotated[str | None, "who is asked, in `participants`"]
    asks_for: Annotated[str, "`information`, `reaction`, `commitment`, `opinion` or `other`"]
    in_writing: Annotated[bool, "whether it requests a letter"]
    answers: Annotated[int, "rows in `asked_answers`: 0 without a recognised answer"]
    block: Annotated[str | None, "the turn"]
    start: Annotated[int, "its start: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]
    text: Annotated[str, "the words"]


@dataclass(frozen=True, slots=True)
class AskedAnswerRow(Row):
    """A place where government answers a question in a debate."""

    asked: Annotated[str, "the question in `asked`"]
    answer: Annotated[int, "the position among its answers, from 1"]
    name: Annotated[str | None, "who answers"]
    role: Annotated[str | None, "`minister` or `state_secretary`"]
    how: Annotated[
        str,
        "the evidence: `named` (names the asker or the asker's party), `next` (the turn that replies) or `order`",
    ]
    block: Annotated[str | None, "the turn"]
    start: Annotated[int, "the start of the sentence: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]


@dataclass(frozen=True, slots=True)
class AllQuestionsRow(Row):
    """A question of any kind: written, in a written consultation, or in a debate."""

    question: Annotated[str, "the id within the document: in `questions`, or in `asked`"]
    kind: Annotated[str, "`written`, `consultation` or `debate`"]
    askers: Annotated[tuple[str, ...], "the members who ask, if named"]
    parties: Annotated[tuple[str, ...], "the parties that ask, without repetition"]
    asked_of: Annotated[tuple[str, ...], "who answers; in a debate, who is asked"]
    is_answered: Annotated[bool, "whether the document has a recognised answer"]
    start: Annotated[int, "its start: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]
    text: Annotated[str, "the words"]


@dataclass(frozen=True, slots=True)
class FollowupRow(Row):
    """A further debate requested by a member, as recorded by the chair."""

    followup: Annotated[str, "the id within the document"]
    kind: Annotated[str, "`tweeminutendebat`, `vao`, `plenair_debat` or `brief`"]
    name: Annotated[str | None, "the member who asks for it"]
    party: Annotated[str | None, "the member's party"]
    participant: Annotated[str | None, "the member in `participants`"]
    block: Annotated[str | None, "the turn"]
    start: Annotated[int, "the start of the sentence: code points into the source text"]
    end: Annotated[int, "its end, exclusive"]
    text: Annotated[str, "the sentence"]


@dataclass(frozen=True, slots=True)
class WarningRow(Row):
    """A warning about a document."""

    warning: Annotated[int, "the position among its warnings, from 1"]
    code: Annotated[str, "the stable code; docs/architecture.md explains each"]
    message: Annotated[str, "the words"]
    start: Annotated[int | None, "its place, if it has one"]
    end: Annotated[int | None, "the end of that place, exclusive"]


def _row_of(layer: Layer) -> type[Row]:
    """The table of a layer without a class above: a column per key annotated in `models.py`.

    Place and text come last. Keys that hold objects or lists of objects need a class and a table of their
    own.
    """
    hints = get_type_hints(layer.element, include_extras=True)
    annotated = [
        name for name, hint in hints.items() if get_origin(hint) is Annotated and name != "id"
    ]
    last = [name for name in ("start", "end", "text") if name in annotated]
    names = [name for name in annotated if name not in last] + last
    columns: list[tuple[str, Any]] = [(layer.kind, Annotated[str, "the id within the document"])]
    for name in names:
        kind, meaning, *_ = get_args(hints[name])
        columns.append((name, Annotated[_plain(kind), meaning]))
    return _extended(Row, f"{layer.element.__name__}Row", layer.element.__doc__, columns)


def _plain(kind: Any) -> Any:
    """The column type for the type of a key: literals are text."""
    inner = get_args(kind)
    if get_origin(kind) is Literal:
        return str
    if get_origin(kind) is tuple:
        return tuple[str, ...] if _plain(inner[0]) is str else kind
    return _plain(inner[0]) | None if type(None) in inner else kind


_WRITTEN: dict[str, type[Row]] = {
    "documents": DocumentRow,
    "participants": ParticipantRow,
    "turns": TurnRow,
    "questions": QuestionRow,
    "askers": AskerRow,
    "answers": AnswerRow,
    "answer_repeats": AnswerRepeatRow,
    "question_answer": QuestionAnswerRow,
    "mentions": MentionRow,
    "citations": CitationRow,
    "commitments": CommitmentRow,
    "motions": MotionRow,
    "motion_requests": MotionRequestRow,
    "appreciations": AppreciationRow,
    "votes": VoteRow,
    "vote_parties": VotePartyRow,
    "asked": AskedRow,
    "asked_answers": AskedAnswerRow,
    "all_questions": AllQuestionsRow,
    "followups": FollowupRow,
}
PLAIN: dict[Layer, type[Any]] = {
    layer: _row_of(layer) for layer in LAYERS if layer.key not in _WRITTEN
}
"""The tables generated from their layer, by layer."""

TABLES: dict[str, type[Row]] = {
    **_WRITTEN,
    **{layer.key: row for layer, row in PLAIN.items()},
    "warnings": WarningRow,
}
"""All tables by their names, in their order."""
