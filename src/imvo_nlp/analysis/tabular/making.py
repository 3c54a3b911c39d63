"""The rows of documents, in pieces of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date as Day
from pathlib import PurePath
from typing import Any

from ...converted.answering import answered_questions
from ...converted.documents import Converted
from ...converted.speaking import Voice, voices
from ...errors import WrongUse
from ...models import (
    AGAINST,
    FOR,
    LAYERS,
    Asked,
    Commitment,
    Followup,
    Kamerstuk,
    Mention,
    Motion,
    Question,
    SourceIds,
    Vote,
)
from ...notation.identifiers import published_at
from ...notation.words import POSTPONED
from ...reference.kinds import kind_of_type
from .repeats import Repeats
from .rows import (
    PLAIN,
    TABLES,
    AllQuestionsRow,
    AnswerRow,
    AppreciationRow,
    AskedAnswerRow,
    AskedRow,
    AskerRow,
    CitationRow,
    CommitmentRow,
    DocumentRow,
    FollowupRow,
    MentionRow,
    MotionRequestRow,
    MotionRow,
    ParticipantRow,
    QuestionAnswerRow,
    QuestionRow,
    Row,
    TurnRow,
    VotePartyRow,
    VoteRow,
    WarningRow,
)

# Rows and texts grow with the source, so its length bounds memory.
PIECE = 3_000_000

Piece = dict[str, list[Row]]

_CITING = ("reference", "motion", "document")
"""The labels that mean a document; their kind is a column of `citations`."""


def pieces(documents: Iterable[Kamerstuk | Converted], length: int = PIECE) -> Iterator[Piece]:
    """Yield the rows of all tables in pieces of `length` code points of source; at least one piece.

    A document is never divided, but all rows of `answer_repeats` come last. Raises WrongUse for two documents
    with the same id.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n")
    >>> [len(piece["questions"]) for piece in pieces([kamerstuk])]
    [1]
    """
    seen: dict[str, str] = {}
    repeats = Repeats()
    piece, held = _empty(), 0
    for converted in map(_converted, documents):
        if first := seen.get(converted.id):
            raise WrongUse(
                f"two documents have the id {converted.id}: {first}, {converted.file}; convert them "
                "into one folder and use read_documents, which keeps the first"
            )
        seen[converted.id] = converted.file or converted.id
        for row in _Document(converted, repeats).rows():
            piece[_NAMES[type(row)]].append(row)
        held += max(converted.kamerstuk.source.length, 1)
        if held >= length:
            yield piece
            piece, held = _empty(), 0
    piece["answer_repeats"] += repeats.rows()
    if any(piece.values()) or not seen:
        yield piece


_NAMES = {row: name for name, row in TABLES.items()}


def _empty() -> Piece:
    return {name: [] for name in TABLES}


def _converted(document: Kamerstuk | Converted) -> Converted:
    """The document with an id: its identifier, else one from the name of its source."""
    if isinstance(document, Converted):
        return document
    source = document.source.name
    name = document.metadata.identifier or f"file:{source.removesuffix(PurePath(source).suffix)}"
    return Converted(name, source, document)


class _Document:
    """A document with the lookups that several tables share."""

    def __init__(self, converted: Converted, repeats: Repeats) -> None:
        self.repeats = repeats
        self.converted = converted
        self.kamerstuk = kamerstuk = converted.kamerstuk
        metadata = kamerstuk.metadata
        day = _day(metadata.date)
        self.shared: tuple[str, str, Day | None, int | None] = (
            converted.id,
            metadata.document_type,
            day,
            day.year if day else None,
        )
        self.voices = voices(kamerstuk)
        self.answers = {each.id: each for each in kamerstuk.answers}
        self.turns = {each.id: each.speaker for each in kamerstuk.turns}
        self.items = {each.id: each.wikidata for each in kamerstuk.participants}

    def rows(self) -> Iterator[Row]:
        yield self._document()
        yield from self._participants()
        yield from self._turns()
        for question in self.kamerstuk.questions:
            yield self._question(question)
            yield from self._askers(question)
            yield from self._pairs(question)
        yield from self._answers()
        for mention in self.kamerstuk.mentions:
            voice = self.voices.get(mention.block, Voice())
            yield self._mention(mention, voice)
            if mention.label in _CITING:
                yield self._citation(mention, voice)
        for commitment in self.kamerstuk.commitments or ():
            yield self._commitment(commitment)
        for moved in self.kamerstuk.motions or ():
            yield from self._moved(moved)
        for vote in self.kamerstuk.votes or ():
            yield self._vote(vote)
            yield from self._voters(vote)
        for asked in self.kamerstuk.asked or ():
            yield from self._asked(asked)
        yield from self._all_questions()
        for followup in self.kamerstuk.followups or ():
            yield self._followup(followup)
        yield from self._rest()

    def _document(self) -> DocumentRow:
        kamerstuk = self.kamerstuk
        metadata = kamerstuk.metadata
        dates, counts = metadata.dates, kamerstuk.counts()
        characters = kamerstuk.source.characters
        ids = kamerstuk.source.ids or SourceIds()
        questions = answered_questions(kamerstuk)
        with_counts: Any = DocumentRow  # the type checker does not know these columns
        row: DocumentRow = with_counts(
            *self.shared,
            file=self.converted.file,
            source=kamerstuk.source.name,
            sha256=kamerstuk.source.sha256,
            identifier=metadata.identifier,
            address=published_at(metadata.identifier),
            title=metadata.title,
            subject=metadata.subject,
            chamber=metadata.chamber,
            session_year=metadata.session_year,
            dossiers=metadata.dossiers,
            number=metadata.number,
            answers_to=f"kv-tk-{questions.value}" if questions else None,
            submitted=_day(dates.submitted),
            received=_day(dates.received),
            meeting=_day(dates.meeting),
            signed=_day(dates.signed),
            days_to_answer=self._days_to_answer(),
            start_time=metadata.start_time,
            end_time=metadata.end_time,
            committees=metadata.committees,
            topics=metadata.topics,
            date_from=metadata.date_from,
            publication=kamerstuk.source.publication,
            meeting_id=ids.meeting,
            activity_ids=ids.activity,
            document_id=ids.document,
            length=kamerstuk.source.length,
            characters=characters and characters.source,
            characters_clean=characters and characters.clean,
            characters_furniture=characters and characters.furniture,
            **{f"{layer.kind}_count": counts.get(layer.key) for layer in LAYERS},
            warning_count=len(kamerstuk.warnings),
        )
        return row

    def _days_to_answer(self) -> int | None:
        """The days until the answer; None without an answer, or if it only asks for more time."""
        dates = self.kamerstuk.metadata.dates
        submitted, answered = _day(dates.submitted), _day(dates.received or dates.signed)
        in_time = any(
            not (each.label or "").startswith(POSTPONED) for each in self.answers.values()
        )
        if not (submitted and answered and in_time):
            return None
        return (answered - submitted).days

    def _participants(self) -> Iterator[ParticipantRow]:
        for each in self.kamerstuk.participants:
            yield ParticipantRow(
                *self.shared,
                participant=each.id,
                name=each.name,
                initials=each.initials,
                first_name=each.first_name,
                honorific=each.honorific,
                roles=each.roles,
                party=each.party,
                party_from=each.party_from,
                post=each.post,
                portfolio=each.portfolio,
                wikidata=each.wikidata,
                from_reference=each.from_reference,
                source_id=each.source_id,
                affiliation=each.affiliation,
            )

    def _turns(self) -> Iterator[TurnRow]:
        for each in self.kamerstuk.turns:
            yield TurnRow(
                *self.shared,
                turn=each.id,
                index=each.index,
                speaker=each.speaker.name,
                role=each.speaker.role,
                party=each.speaker.party,
                participant=each.speaker.participant,
                wikidata=self._item(each.speaker.participant),
                section=each.section,
                begins=each.time.start if each.time else None,
                ends=each.time.end if each.time else None,
                interrupts=each.interrupts,
                source_id=each.source_id,
                label=each.label,
                start=each.start,
                end=each.end,
                words=_words(each.text),
                text=each.text,
            )

    def _item(self, participant: str | None) -> str | None:
        return self.items.get(participant) if participant else None

    def _question(self, question: Question) -> QuestionRow:
        voice = self.voices[question.id]
        return QuestionRow(
            *self.shared,
            question=question.id,
            numbers=question.numbers,
            askers=voice.speakers,
            parties=voice.parties,
            answer=question.answer,
            answered_by=self.voices.get(question.answer, Voice()).speakers,
            section=question.section,
            label=question.label,
            start=question.start,
            end=question.end,
            words=_words(question.text),
            text=question.text,
        )

    def _askers(self, question: Question) -> Iterator[AskerRow]:
        for place, each in enumerate(question.asked_by, 1):
            yield AskerRow(
                *self.shared,
                question=question.id,
                asker=place,
                name=each.name,
                party=each.party,
                participant=each.participant,
                wikidata=self._item(each.participant),
            )

    def _pairs(self, question: Question) -> Iterator[QuestionAnswerRow]:
        voice = self.voices[question.id]
        answer = self.answers.get(question.answer) if question.answer else None
        for number in question.numbers or (None,):
            yield QuestionAnswerRow(
                *self.shared,
                question=question.id,
                number=number,
                answer=question.answer,
                askers=voice.speakers,
                parties=voice.parties,
                answered_by=answer.answered_by if answer else (),
                refers_to=answer.refers_to if answer else (),
                days_to_answer=self._days_to_answer() if answer else None,
            )

    def _answers(self) -> Iterator[AnswerRow]:
        for each in self.kamerstuk.answers:
            self.repeats.add(self.shared, each.id, each.text)
            yield AnswerRow(
                *self.shared,
                answer=each.id,
                numbers=each.numbers,
                answered_by=each.answered_by,
                refers_to=each.refers_to,
                manner=each.manner,
                label=each.label,
                start=each.start,
                end=each.end,
                words=_words(each.text),
                text=each.text,
            )

    def _mention(self, mention: Mention, voice: Voice) -> MentionRow:
        attributes = mention.attributes
        return MentionRow(
            *self.shared,
            mention=mention.id,
            label=mention.label,
            value=mention.value,
            text=mention.text,
            start=mention.start,
            end=mention.end,
            block=mention.block,
            block_kind=voice.kind,
            speakers=voice.speakers,
            speaker_role=voice.role,
            speaker_parties=voice.parties,
            form=attributes.get("form"),
            party=attributes.get("party"),
            party_from=attributes.get("party_from"),
            post=attributes.get("post"),
            portfolio=attributes.get("portfolio"),
            value_from=attributes.get("value_from"),
            participant=attributes.get("participant"),
            wikidata=attributes.get("wikidata"),
            kind=None if mention.label in _CITING else attributes.get("kind"),
            official=attributes.get("official"),
            mention_from=attributes.get("from"),
        )

    def _citation(self, mention: Mention, voice: Voice) -> CitationRow:
        attributes = mention.attributes
        motion = mention.label == "motion"
        target = attributes.get("identifier") if motion else mention.value
        return CitationRow(
            *self.shared,
            mention=mention.id,
            label=mention.label,
            target=target,
            kind="motie" if motion else attributes.get("kind"),
            chamber=attributes.get("chamber"),
            session_year=attributes.get("session_year"),
            dossiers=tuple(attributes.get("dossiers", ())),
            number=attributes.get("number"),
            pages=attributes.get("pages"),
            submitters=tuple(attributes.get("submitters", ())),
            motion_date=_day(attributes.get("date")) if motion else None,
            address=published_at(target),
            antecedent=attributes.get("antecedent"),
            motion=attributes.get("motion_id"),
            text=mention.text,
            start=mention.start,
            end=mention.end,
            block=mention.block,
            block_kind=voice.kind,
            speakers=voice.speakers,
            speaker_role=voice.role,
            speaker_parties=voice.parties,
        )

    def _commitment(self, commitment: Commitment) -> CommitmentRow:
        by, due = commitment.by, commitment.due
        parties = dict.fromkeys(each.party for each in commitment.to if each.party)
        return CommitmentRow(
            *self.shared,
            commitment=commitment.id,
            form=commitment.form,
            status=commitment.status,
            by=by.name,
            by_role=by.role,
            participant=by.participant,
            wikidata=self.items.get(by.participant) if by.participant else None,
            to=tuple(each.name for each in commitment.to),
            to_parties=tuple(parties),
            due_text=due.text if due else None,
            due_from=_day(due.from_) if due else None,
            due_until=_day(due.until) if due else None,
            promised=commitment.promised,
            question=commitment.question,
            sums_up=commitment.sums_up,
            acknowledged=commitment.acknowledged,
            block=commitment.block,
            start=commitment.start,
            end=commitment.end,
            text=commitment.text,
        )

    def _asked(self, asked: Asked) -> Iterator[Row]:
        to = asked.to
        yield AskedRow(
            *self.shared,
            asked=asked.id,
            name=asked.by.name,
            party=self._party_of(asked),
            participant=asked.by.participant,
            asked_of=to.name if to else None,
            asked_of_role=to.role if to else None,
            asked_of_participant=to.participant if to else None,
            asks_for=asked.asks_for,
            in_writing=asked.in_writing,
            answers=len(asked.answers),
            block=asked.block,
            start=asked.start,
            end=asked.end,
            text=asked.text,
        )
        for place, answer in enumerate(asked.answers, 1):
            speaker = self.turns.get(answer.block or "")
            yield AskedAnswerRow(
                *self.shared,
                asked=asked.id,
                answer=place,
                name=speaker.name if speaker else None,
                role=speaker.role if speaker else None,
                how=answer.how,
                block=answer.block,
                start=answer.start,
                end=answer.end,
            )

    def _party_of(self, asked: Asked) -> str | None:
        speaker = self.turns.get(asked.block or "")
        return speaker.party if speaker else None

    def _all_questions(self) -> Iterator[AllQuestionsRow]:
        kind = kind_of_type(self.kamerstuk.metadata.document_type).structure
        for question in self.kamerstuk.questions:
            voice = self.voices[question.id]
            yield AllQuestionsRow(
                *self.shared,
                question=question.id,
                kind="consultation" if kind == "consultation" else "written",
                askers=voice.speakers,
                parties=voice.parties,
                asked_of=self.voices.get(question.answer, Voice()).speakers,
                is_answered=question.answer is not None,
                start=question.start,
                end=question.end,
                text=question.text,
            )
        for asked in self.kamerstuk.asked or ():
            party = self._party_of(asked)
            yield AllQuestionsRow(
                *self.shared,
                question=asked.id,
                kind="debate",
                askers=(asked.by.name,) if asked.by.name else (),
                parties=(party,) if party else (),
                asked_of=(asked.to.name,) if asked.to and asked.to.name else (),
                is_answered=bool(asked.answers),
                start=asked.start,
                end=asked.end,
                text=asked.text,
            )

    def _followup(self, followup: Followup) -> FollowupRow:
        by = followup.by
        return FollowupRow(
            *self.shared,
            followup=followup.id,
            kind=followup.kind,
            name=by.name if by else None,
            party=by.party if by else None,
            participant=by.participant if by else None,
            block=followup.block,
            start=followup.start,
            end=followup.end,
            text=followup.text,
        )

    def _moved(self, motion: Motion) -> Iterator[Row]:
        parties = (each.party for each in motion.submitters)
        yield MotionRow(
            *self.shared,
            motion=motion.id,
            target=motion.identifier,
            dossiers=motion.dossiers,
            number=motion.number,
            submitters=tuple(each.name for each in motion.submitters),
            parties=tuple(dict.fromkeys(filter(None, parties))),
            status=motion.status,
            appreciations=tuple(each.value for each in motion.appreciations),
            vote=motion.vote,
            block=motion.block,
            start=motion.start,
            end=motion.end,
            text=motion.text,
        )
        for place, request in enumerate(motion.requests, 1):
            yield MotionRequestRow(
                *self.shared,
                motion=motion.id,
                request=place,
                target=motion.identifier,
                verb=request.verb,
                start=request.start,
                end=request.end,
                text=request.text,
            )
        for place, advice in enumerate(motion.appreciations, 1):
            yield AppreciationRow(
                *self.shared,
                motion=motion.id,
                appreciation=place,
                target=motion.identifier,
                value=advice.value,
                name=advice.by.name,
                role=advice.by.role,
                participant=advice.by.participant,
                block=advice.block,
                start=advice.start,
                end=advice.end,
                text=advice.text,
            )

    def _vote(self, vote: Vote) -> VoteRow:
        counts = vote.counts
        return VoteRow(
            *self.shared,
            vote=vote.id,
            kind=vote.subject.kind,
            target=vote.subject.identifier,
            motion=vote.subject.motion,
            mention=vote.subject.mention,
            result=vote.result,
            method=vote.method,
            parties_for=vote.for_,
            parties_against=vote.against,
            rest=vote.rest,
            members_for=tuple(each.name for each in vote.members_for),
            members_against=tuple(each.name for each in vote.members_against),
            count_for=counts.for_ if counts else None,
            count_against=counts.against if counts else None,
            block=vote.block,
            start=vote.start,
            end=vote.end,
            text=vote.text,
        )

    def _voters(self, vote: Vote) -> Iterator[VotePartyRow]:
        named = [(side, party, None) for side in (FOR, AGAINST) for party in vote.parties(side)]
        apart = [(side, each.party, each) for side in (FOR, AGAINST) for each in vote.members(side)]
        for place, (side, party, member) in enumerate((*named, *apart), 1):
            yield VotePartyRow(
                *self.shared,
                vote=vote.id,
                voter=place,
                side=side,
                party=party,
                name=member.name if member else None,
                participant=member.participant if member else None,
                wikidata=self._item(member.participant) if member else None,
                target=vote.subject.identifier,
                result=vote.result,
            )

    def _rest(self) -> Iterator[Row]:
        kamerstuk, shared = self.kamerstuk, self.shared
        for layer, row in PLAIN.items():
            keys = [each.name for each in fields(row)][len(shared) + 1 :]
            for each in layer.of(kamerstuk):
                yield row(*shared, each.id, *(getattr(each, key) for key in keys))
        for place, each in enumerate(kamerstuk.warnings, 1):
            yield WarningRow(*shared, place, each.code, each.message, each.start, each.end)


def _day(text: str | None) -> Day | None:
    return Day.fromisoformat(text) if text else None


def _words(text: str) -> int:
    return len(text.split())
