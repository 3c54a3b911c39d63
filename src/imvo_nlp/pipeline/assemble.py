"""The only builder of a Kamerstuk: source offsets, ids, order, and the blocks of mentions."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import fields, make_dataclass
from functools import cache, cached_property
from importlib.metadata import version
from itertools import chain
from typing import Any, NamedTuple, cast

from spacy.tokens import Doc

from ..decisions.asked import FoundAsked
from ..decisions.commitments import FoundCommitment
from ..decisions.followups import FoundFollowup
from ..decisions.linked import Answered, question_of
from ..decisions.motions import FoundMotion
from ..decisions.sides import Sides
from ..decisions.votes import MOTION, FoundVote
from ..errors import WrongUse
from ..given import given_digest
from ..layout.clean import Layout
from ..mentions.candidate import Candidate
from ..models import (
    SCHEMA_VERSION,
    AdviceValue,
    Announced,
    Answer,
    AnswerPlace,
    Appreciation,
    Asked,
    Asker,
    Characters,
    Commitment,
    Counts,
    Dates,
    DocumentWarning,
    Due,
    Event,
    Followup,
    Footnote,
    Furniture,
    Generator,
    Kamerstuk,
    Mention,
    Metadata,
    Motion,
    Named,
    Official,
    Participant,
    Question,
    Repeat,
    Request,
    Section,
    Source,
    SourceIds,
    Speaker,
    Subject,
    Turn,
    TurnTime,
    Vote,
    optional_keys,
)
from ..notation.names import fold
from ..reference.loader import data_digest, data_folder
from ..structure.found import (
    GOVERNMENT,
    AnswerBlock,
    Heading,
    MeetingEvent,
    Person,
    QuestionBlock,
    TurnBlock,
)
from ..text.source import SourceText
from ..text.view import flat
from .layers import (
    ANSWERS,
    ASKED,
    CANDIDATES,
    COMMITMENTS,
    EVENTS,
    FOLLOWUPS,
    HEADINGS,
    MOVED,
    PIPELINE,
    PRESENT,
    PROPOSED,
    QUESTIONS,
    TURNS,
    VOTES,
    front_matter_of,
    layer,
)
from .tokenizer import SOURCE, WARNINGS, layout_of, text_of

_PARLIAMENT = frozenset(("member", "chair"))


def assemble(
    doc: Doc, source: SourceText | None = None, *, embed_source: bool = False
) -> Kamerstuk:
    """The object of the contract for a Doc that went through the pipeline.

    `source` is the origin of its text; without it, the text given to the pipeline counts as UTF-8. A layer
    whose component was left out of the pipeline is absent if the contract allows it, else empty.

    Raises WrongUse for a Doc that lost its layers, or is a part of the one that they describe.
    """
    _check(doc)
    if source is None:
        text = doc.user_data.get(SOURCE) or text_of(doc)
        source = SourceText(text, sha256=hashlib.sha256(text.encode()).hexdigest())
    return _Assembly(doc, source).build(embed_source)


def _check(doc: Doc) -> None:
    """Raise WrongUse for a Doc that spaCy made of others, if the layers do not fit it."""
    if not any(isinstance(key, str) and key.startswith("imvo_") for key in doc.user_data):
        raise WrongUse(
            "this Doc has no layers of imvo_nlp: no component made any, or its user data, which holds "
            "them, was lost (DocBin keeps it with store_user_data=True; Doc.from_docs and span.as_doc "
            "do not)"
        )
    end = doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0
    if end != len(text_of(doc)):
        raise WrongUse(
            "this Doc is only a part of the document that its layers describe: use the Doc of the whole one"
        )


@cache
def _version() -> str:
    """The version of this library, cached: the query reads a file."""
    return version("imvo-nlp")


def _draft_of(record: type[Mention]) -> type[Mention]:
    """A class whose objects become those of a frozen dataclass once they are filled.

    The constructor of a frozen dataclass bypasses its own lock for every field, which takes three times as
    long, and a document has a thousand mentions.
    """

    def freeze(draft: Mention) -> None:
        draft.__class__ = record

    keys = [(each.name, each.type) for each in fields(record)]
    draft = make_dataclass(
        record.__name__,
        keys,
        bases=record.__bases__,
        namespace={"__post_init__": freeze},
        slots=True,
    )
    return cast(type[Mention], draft)


_draft = _draft_of(Mention)
_LINKED = frozenset(("member", "minister", "reference", "motion", "document"))
"""The labels of mentions whose attributes can hold ids of other elements."""


class _Assembly:
    """A document with the lookups shared by several layers: participants, and places of blocks."""

    def __init__(self, doc: Doc, source: SourceText) -> None:
        self.doc = doc
        self.source = source
        self.layout: Layout = layout_of(doc)
        self.text = self.layout.aligned.text
        self.markers = dict(self.layout.markers)
        self.present = layer(doc, PRESENT, Person)
        self.turns = layer(doc, TURNS, TurnBlock)
        self.headings = layer(doc, HEADINGS, Heading)
        self.heading_starts = [heading.start for heading in self.headings]
        self.blocks: list[tuple[int, int, str]] = []
        self.block_starts: list[int] = []
        # The participants with their ids, by name and by Wikidata item.
        self.by_name: dict[str, list[tuple[str, Person]]] = defaultdict(list)
        self.by_item: dict[str, str] = {}
        for index, person in enumerate(self.present, 1):
            self.by_name[fold(person.name)].append((f"p{index}", person))
            if person.wikidata:
                self.by_item.setdefault(person.wikidata, f"p{index}")

    def build(self, embed_source: bool) -> Kamerstuk:
        layers: dict[str, Any] = {"footnotes": self._footnotes()}
        for key, made in _MADE.items():
            layers[key] = self._layer(key, made)
        layers["mentions"] = self._mentions()
        layers["furniture"] = self._furniture()
        return Kamerstuk(
            schema_version=SCHEMA_VERSION,
            generator=Generator(
                "imvo_nlp",
                _version(),
                self._pipeline(),
                data_digest(data_folder()),
                given_digest(self.source.marks.given),
            ),
            source=Source(
                name=self.source.name,
                media_type=self.source.media_type,
                encoding=self.source.encoding,
                sha256=self.source.sha256,
                length=len(self.source.text),
                ids=self._source_ids(),
                publication=self.source.marks.publication,
                text=self.source.text if embed_source else None,
                pages=self.source.marks.pages or None,
                characters=Characters(*self.layout.characters),
            ),
            metadata=self._metadata(),
            **layers,
            warnings=self._warnings(),
        )

    def _layer(self, key: str, made: _Made) -> Any:
        """The elements of a layer, numbered from 1; None for an optional layer that no component looked for."""
        if key in optional_keys(Kamerstuk) and made.rows not in self.doc.user_data:
            return None
        rows = layer(self.doc, made.rows, made.row)
        return tuple(made.element(self, number, row) for number, row in enumerate(rows, 1))

    def _pipeline(self) -> str:
        return str(self.doc.user_data.get(PIPELINE, "custom"))

    def _source_ids(self) -> SourceIds | None:
        ids = self.source.marks.ids
        if not ids:
            return None
        first = {what: each[0] for what, each in ids.items()}
        return SourceIds(first.get("meeting"), ids.get("activity", ()), first.get("document"))

    def _metadata(self) -> Metadata:
        found = front_matter_of(self.doc)
        keys = found._asdict() | {"dates": Dates(*found.dates)}
        return Metadata(**keys)

    def _participant(self, number: int, person: Person) -> Participant:
        return Participant(
            id=f"p{number}",
            name=person.name,
            initials=person.initials,
            first_name=person.first_name,
            honorific=person.honorific,
            roles=tuple(person.roles),  # type: ignore[arg-type]
            party=person.party,
            party_from=person.party_from,  # type: ignore[arg-type]
            post=person.post,
            portfolio=person.portfolio,
            wikidata=person.wikidata,
            from_reference=tuple(person.filled),
            source_id=person.source_id,
            affiliation=person.affiliation,
        )

    def _section(self, number: int, heading: Heading) -> Section:
        return Section(
            f"s{number}",
            flat(self.text[heading.start : heading.heading_end]),
            heading.level,
            *self._range(heading.start, heading.end),
        )

    def _event(self, number: int, event: MeetingEvent) -> Event:
        return Event(
            f"e{number}",
            event.kind,  # type: ignore[arg-type]
            *self._range(event.start, event.end),
            flat(self.text[event.start : event.end]),
            event.time,
            event.until,
        )

    def _turn(self, number: int, turn: TurnBlock) -> Turn:
        speaker = Speaker(
            turn.name,
            turn.role,  # type: ignore[arg-type]
            turn.party,
            self._id_of(turn.name, turn.party),
        )
        return Turn(
            **self._block(f"t{number}", turn),
            index=number - 1,
            speaker=speaker,
            section=self._section_of(turn),
            time=TurnTime(turn.since, turn.until) if turn.since or turn.until else None,
            interrupts=None if turn.interrupts is None else f"t{turn.interrupts + 1}",
            source_id=turn.source_id,
        )

    def _question(self, number: int, question: QuestionBlock) -> Question:
        return Question(
            **self._block(f"q{number}", question),
            numbers=tuple(question.numbers),
            asked_by=tuple(
                Asker(party, name, self._id_of(name, party)) for party, name in question.asked_by
            ),
            section=self._section_of(question),
            answer=f"a{question.answer + 1}" if question.answer >= 0 else None,
        )

    def _answer(self, number: int, answer: AnswerBlock) -> Answer:
        return Answer(
            **self._block(f"a{number}", answer),
            numbers=tuple(answer.numbers),
            answered_by=tuple(answer.answered_by),
            refers_to=tuple(answer.refers_to),
            manner=tuple(answer.manner),  # type: ignore[arg-type]
            repeats=tuple(
                Repeat(
                    f"a{earlier + 1}",
                    *self.layout.aligned.to_source(start, end),
                    flat(self.text[start:end]),
                )
                for earlier, start, end in answer.repeats
            ),
        )

    def _block(self, name: str, block: TurnBlock | QuestionBlock | AnswerBlock) -> dict[str, Any]:
        """The keys that turns, questions and answers have in common."""
        start, end = block.start, block.end
        label = label_start = None
        if block.label_start >= 0:
            label = flat(self.text[block.label_start : block.label_end])
            label_start = self.layout.aligned.at(block.label_start)
        if start < end:
            source_start, source_end = self._range(start, end)
            self._add_block(start, end, name)
        else:
            # A heading with nothing after it: the block is empty, directly after its heading.
            source_start = source_end = self._range(block.label_start, block.label_end)[1]
        return {
            "id": name,
            "label": label,
            "label_start": label_start,
            "start": source_start,
            "end": source_end,
            "text": self.text[start:end],
        }

    def _add_block(self, start: int, end: int, name: str) -> None:
        at = bisect_right(self.block_starts, start)
        self.block_starts.insert(at, start)
        self.blocks.insert(at, (start, end, name))

    def _footnotes(self) -> tuple[Footnote, ...]:
        notes = []
        for index, note in enumerate(self.layout.notes, 1):
            name = f"fn{index}"
            self._add_block(note.start, note.end, name)
            notes.append(
                Footnote(
                    name,
                    note.number,
                    note.source_start,
                    note.source_end,
                    self.text[note.start : note.end],
                    note.anchor,
                )
            )
        return tuple(notes)

    def _furniture(self) -> tuple[Furniture, ...]:
        return tuple(
            Furniture(f"f{number}", *mark)  # type: ignore[arg-type]
            for number, mark in enumerate(self.layout.left_out, 1)
        )

    @cached_property
    def _ordered(self) -> list[tuple[int, int, str, int, Candidate]]:
        """The mentions in text order, preceded by place, label and index in the order of discovery."""
        rows = []
        to_source = self.layout.aligned.to_source
        mentions = (layer(self.doc, key, Candidate) for key in (CANDIDATES, PROPOSED))
        for found, mention in enumerate(chain.from_iterable(mentions)):
            start, end = to_source(mention.start, mention.end)
            rows.append((start, -end, mention.label, found, mention))
        return sorted(rows)

    @cached_property
    def _names(self) -> dict[int, str]:
        """The ids of mentions by their index in the order of discovery."""
        return {row[3]: f"m{index}" for index, row in enumerate(self._ordered, 1)}

    def _mentions(self) -> tuple[Mention, ...]:
        text, mentions = self.text, []
        for name, row in zip(self._names.values(), self._ordered, strict=True):
            start, minus_end, label, _, mention = row
            clean_start, clean_end, _, value, attributes = mention
            if label in _LINKED:
                attributes = self._attributes(mention)
            words = flat(text[clean_start:clean_end])
            block, first, last = self._place(clean_start, clean_end)
            mentions.append(
                _draft(name, label, start, -minus_end, words, value, attributes, block, first, last)
            )
        return tuple(mentions)

    def _commitment(self, number: int, found: FoundCommitment) -> Commitment:
        name, role = found.by or (None, None)
        return Commitment(
            f"c{number}",
            found.form,  # type: ignore[arg-type]
            *self.layout.aligned.to_source(found.start, found.end),
            self.text[found.start : found.end],
            self._place(found.start, found.end)[0],
            Official(name, role, self._id_of(name, None)),  # type: ignore[arg-type]
            tuple(Named(each, party, self._id_of(each, party)) for each, party in found.to),
            self._due(found),
            tuple(found.promised),  # type: ignore[arg-type]
            self._question_of(found),
            tuple(f"c{index + 1}" for index in found.sums_up),
            tuple(f"t{index + 1}" for index in found.acknowledged),
            found.status,  # type: ignore[arg-type]
        )

    @cached_property
    def _answered(self) -> list[Answered]:
        """The beginnings of answers to questions in a debate, in the order of the text."""
        turns = layer(self.doc, TURNS, TurnBlock)
        return sorted(
            Answered(
                start,
                turns[answering].end,
                number,
                turns[each.turn].name,
                how == "next" and each.asks_for == "commitment",
            )
            for number, each in enumerate(layer(self.doc, ASKED, FoundAsked), 1)
            for answering, start, _, how in each.answers
        )

    def _question_of(self, found: FoundCommitment) -> str | None:
        number = question_of(self.text, found, self._answered)
        return f"w{number}" if number else None

    def _due(self, found: FoundCommitment) -> Due | None:
        if found.due is None:
            return None
        start, end, first, last = found.due
        return Due(
            flat(self.text[start:end]),
            *self.layout.aligned.to_source(start, end),
            first,
            last,
        )

    @cached_property
    def _motion_ids(self) -> dict[str, str]:
        """The ids of motions with a number, by identifier."""
        motions = layer(self.doc, MOVED, FoundMotion)
        return {each.identifier: f"mo{n}" for n, each in enumerate(motions, 1) if each.identifier}

    def _motion(self, number: int, motion: FoundMotion) -> Motion:
        start = end = text = block = None
        if motion.start >= 0:
            start, end = self.layout.aligned.to_source(motion.start, motion.end)
            text = self.text[motion.start : motion.end]
            block = self._place(motion.start, motion.end)[0]
        return Motion(
            f"mo{number}",
            motion.identifier,
            tuple(motion.dossiers),
            motion.number,
            self._named(motion.submitters),
            start,
            end,
            text,
            tuple(Request(verb, *self._said(*place)) for verb, *place in motion.requests),
            block,
            tuple(
                Announced(self._place(*place)[0], *self._said(*place)) for place in motion.announced
            ),
            tuple(self._appreciation(*each) for each in motion.appreciations),
            f"v{motion.vote + 1}" if motion.vote >= 0 else None,
            motion.status,
        )

    def _appreciation(self, value: AdviceValue, speaker: int, start: int, end: int) -> Appreciation:
        if speaker < 0:  # a letter
            by = self._signatory
        else:
            turn = self.turns[speaker]
            by = Official(turn.name, turn.role, self._id_of(turn.name, turn.party))  # type: ignore[arg-type]
        return Appreciation(value, by, self._place(start, end)[0], *self._said(start, end))

    @cached_property
    def _signatory(self) -> Official:
        """The only member of government here; without a name if there are several, or none."""
        signed = [each for each in self.present if GOVERNMENT.intersection(each.roles)]
        if len(signed) != 1:
            return Official(None, None, None)
        role = next(each for each in signed[0].roles if each in GOVERNMENT)
        return Official(signed[0].name, role, self._id_of(signed[0].name, None))  # type: ignore[arg-type]

    def _said(self, start: int, end: int) -> tuple[int, int, str]:
        """A clean range in the source, with its text."""
        return *self.layout.aligned.to_source(start, end), self.text[start:end]

    def _vote(self, number: int, vote: FoundVote) -> Vote:
        sides = Sides(*vote.sides)
        kind, identifiers, mention = vote.subject
        identifier = identifiers[0] if len(identifiers) == 1 else None
        motion = self._motion_ids.get(identifier or "") if kind == MOTION else None
        subject = Subject(kind, identifier, motion, self._names.get(mention))
        return Vote(
            f"v{number}",
            *self.layout.aligned.to_source(vote.start, vote.end),
            self.text[vote.start : vote.end],
            self._place(vote.start, vote.end)[0],
            subject,
            vote.result,
            vote.method,
            tuple(sides.parties_for),
            tuple(sides.parties_against),
            sides.rest,
            self._named(sides.members_for),
            self._named(sides.members_against),
            Counts(*vote.counts) if vote.counts else None,
        )

    def _asked(self, number: int, asked: FoundAsked) -> Asked:
        turn = self.turns[asked.turn]
        by = Official(turn.name, turn.role, self._id_of(turn.name, turn.party))  # type: ignore[arg-type]
        name, role = asked.to or (None, None)
        return Asked(
            f"w{number}",
            *self._said(asked.start, asked.end),
            f"t{asked.turn + 1}",
            by,
            Official(name, role, self._id_of(name, None)) if asked.to else None,  # type: ignore[arg-type]
            asked.asks_for,
            asked.in_writing,
            tuple(
                AnswerPlace(f"t{answering + 1}", *self.layout.aligned.to_source(start, end), how)
                for answering, start, end, how in asked.answers
            ),
        )

    def _followup(self, number: int, asked: FoundFollowup) -> Followup:
        members = self._named([asked.by] if asked.by else ())
        return Followup(
            f"fo{number}",
            asked.kind,
            members[0] if members else None,
            self._place(asked.start, asked.end)[0],
            *self._said(asked.start, asked.end),
        )

    def _named(self, members: Iterable[tuple[str | None, str]]) -> tuple[Named, ...]:
        return tuple(Named(name, party, self._id_of(name, party)) for party, name in members)

    def _place(self, start: int, end: int) -> tuple[str, int, int] | tuple[None, None, None]:
        """The block in which a clean range starts, and the range within its text; None outside blocks."""
        at = bisect_right(self.block_starts, start) - 1
        if at < 0 or start >= self.blocks[at][1]:
            return None, None, None
        block_start, _, name = self.blocks[at]
        return name, start - block_start, end - block_start

    def _attributes(self, mention: Candidate) -> dict[str, Any]:
        """The attributes of a mention, with ids of persons and antecedents in place of indexes."""
        attributes = mention.attributes
        if mention.label in ("member", "minister"):
            return {**attributes, "participant": self._id_of_mentioned(mention)}
        if attributes.get("antecedent") is not None:
            attributes = {**attributes, "antecedent": self._names[attributes["antecedent"]]}
        identifier = attributes.get("identifier") if mention.label == "motion" else mention.value
        if motion := self._motion_ids.get(identifier or ""):
            attributes = {**attributes, "motion_id": motion}
        return attributes

    def _warnings(self) -> tuple[DocumentWarning, ...]:
        warnings = [DocumentWarning(code, message) for code, message in self.source.notes]
        for code, message, start, end in self.doc.user_data.get(WARNINGS, ()):
            place = self.layout.aligned.to_source(start, end) if 0 <= start < end else (None, None)
            warnings.append(DocumentWarning(code, message, *place))
        return tuple(warnings)

    def _range(self, start: int, end: int) -> tuple[int, int]:
        """The source range of a block, with the footnote marker that closes it."""
        source_start, source_end = self.layout.aligned.to_source(start, end)
        source = self.source.text
        after = source_end
        while after < len(source) and source[after].isspace() and after - source_end < 3:
            after += 1
        return source_start, self.markers.get(after, source_end)

    def _section_of(self, block: TurnBlock | QuestionBlock) -> str | None:
        """The innermost section around a block; a block without text is at its heading."""
        empty = block.start >= block.end
        start, end = (block.label_start, block.label_end) if empty else (block.start, block.end)
        index = bisect_right(self.heading_starts, start)
        while index and self.headings[index - 1].end < end:
            index -= 1
        return f"s{index}" if index else None

    def _id_of_mentioned(self, mention: Candidate) -> str | None:
        """The id of the participant that a mention means; None for anybody else."""
        wikidata = mention.attributes.get("wikidata")
        if wikidata and wikidata in self.by_item:
            return self.by_item[wikidata]
        roles = GOVERNMENT if mention.label == "minister" else _PARLIAMENT
        same = [
            name
            for name, person in self.by_name.get(fold(mention.value or ""), ())
            if not roles.isdisjoint(person.roles)
            and (not wikidata or not person.wikidata)
            and mention.attributes.get("party") in (None, person.party)
        ]
        return same[0] if len(same) == 1 else None

    def _id_of(self, name: str | None, party: str | None) -> str | None:
        """The id of a participant; None for an unknown or ambiguous name."""
        if name is None:
            return None
        same = self.by_name.get(fold(name), [])
        if len(same) > 1 and party:
            same = [(each, person) for each, person in same if person.party == party]
        return same[0][0] if len(same) == 1 else None


class _Made(NamedTuple):
    """The origin of a layer: the key `rows` of `Doc.user_data`, whose elements have the type `row`.

    `element` makes an element of the contract from a row and its number, from 1.
    """

    rows: str
    row: type[Any]
    element: Callable[[_Assembly, int, Any], Any]


_MADE = {
    "participants": _Made(PRESENT, Person, _Assembly._participant),
    "sections": _Made(HEADINGS, Heading, _Assembly._section),
    "events": _Made(EVENTS, MeetingEvent, _Assembly._event),
    "turns": _Made(TURNS, TurnBlock, _Assembly._turn),
    "questions": _Made(QUESTIONS, QuestionBlock, _Assembly._question),
    "answers": _Made(ANSWERS, AnswerBlock, _Assembly._answer),
    "commitments": _Made(COMMITMENTS, FoundCommitment, _Assembly._commitment),
    "motions": _Made(MOVED, FoundMotion, _Assembly._motion),
    "votes": _Made(VOTES, FoundVote, _Assembly._vote),
    "asked": _Made(ASKED, FoundAsked, _Assembly._asked),
    "followups": _Made(FOLLOWUPS, FoundFollowup, _Assembly._followup),
}
"""The layers that components leave on the Doc. A layer that uses `_place` follows the blocks, which it
queries. Footnotes are made from the layout, mentions are sorted first."""
