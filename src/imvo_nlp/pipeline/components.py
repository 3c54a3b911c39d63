"""The spaCy side of each stage: a factory that can be added, replaced or left out.

Each component reads what earlier ones left in `Doc.user_data` and adds its own layer there, as
plain tuples and dicts. A layer that no component made is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from ..mentions.arbiter import weigh
from ..mentions.candidate import Candidate
from ..mentions.members import find_members
from ..mentions.ministers import find_ministers
from ..mentions.motions import find_motions
from ..mentions.parties import find_parties
from ..mentions.references import find_references, with_marked
from ..mentions.sectors import find_sectors, sectors
from ..mentions.unnumbered import Phrase, find_documents, find_indefinite, find_nouns
from ..notation.period import Period
from ..reference.parties import parties
from ..reference.people import people
from ..resolve.conversation import Conversation
from ..resolve.documents import Documents
from ..resolve.mentions import Resolver
from ..resolve.participants import (
    ambiguous_turns,
    period_of_people,
    resolve_askers,
    resolve_honorifics,
    resolve_people,
    resolve_turns,
)
from ..structure.consultation import (
    find_answer_labels,
    split_by_fractie,
    split_consultation,
    split_numbered,
)
from ..structure.events import find_events
from ..structure.found import GOVERNMENT, AnswerBlock, Heading, Person, QuestionBlock, TurnBlock
from ..structure.front_matter import find_front_matter
from ..structure.kind import find_kind, load_kinds
from ..structure.lines import with_lines
from ..structure.marked import differences, marked_headings, marked_labels
from ..structure.participants import find_people, merge_people
from ..structure.questions import find_answerers, find_askers, find_numbered_labels, split_questions
from ..structure.sections import find_headings, find_parts
from ..structure.summary import find_narrated
from ..structure.turns import find_chairs, find_labels, split_turns
from ..text.view import CleanText
from .assemble import assemble
from .layers import (
    ANSWERS,
    BROUGHT_UP,
    CANDIDATES,
    EVENTS,
    FRONT_MATTER,
    HEADINGS,
    KIND,
    LOST,
    PEOPLE,
    PERIOD,
    PIPELINE,
    PRESENT,
    QUESTIONS,
    TURNS,
    kind_of,
    layer,
    period_of,
    warn,
)
from .tokenizer import LAYOUT, MARKS, TEXT, clean_text, layout_of, marks_of, text_of


class _LastView:
    """The view of the document that was looked at last: the components ask for it in turn."""

    def __init__(self) -> None:
        self._last: tuple[list[Any], CleanText] | None = None

    def of(self, doc: Doc) -> CleanText:
        """The view of a Doc; the last one where it is made of the very same data."""
        parts = [doc.user_data.get(key) for key in (TEXT, LAYOUT, MARKS)]
        last = self._last
        if last and all(mine is its for mine, its in zip(last[0], parts, strict=True)):
            return last[1]
        made = with_lines(clean_text(doc))
        # A Doc of another tokenizer has no data of ours that would tell it from the next one.
        self._last = None if None in parts else (parts, made)
        return made


_view = _LastView()


def view(doc: Doc) -> CleanText:
    """The clean text of a Doc, as the finders of structure see it."""
    return _view.of(doc)


@Language.factory("imvo_kind", default_config={"lexicon": None})
def make_kind(nlp: Language, name: str, lexicon: str | None) -> Callable[[Doc], Doc]:
    """Document type and how such a document is built; `lexicon` is a table of kinds of your own."""
    kinds = load_kinds(Path(lexicon) if lexicon else None)

    def find(doc: Doc) -> Doc:
        found = find_kind(view(doc), kinds)
        doc.user_data[KIND] = tuple(found) if found else None
        if found is None and len(doc):
            warn(doc, "kind_unknown", "nothing in the text says what kind of document it is")
        return doc

    return find


@Language.factory("imvo_front_matter")
def make_front_matter(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Dossier, number, identifier, dates, chamber, committees."""

    def find(doc: Doc) -> Doc:
        document = view(doc)
        facts = find_front_matter(document, kind_of(doc))
        doc.user_data[FRONT_MATTER] = facts
        for key, marked in document.marks.facts.items():
            printed = facts[key]
            if key == "dates":
                facts[key] = printed | marked
            elif key == "dossiers" and set(marked) <= set(printed):
                continue  # an identifier has one dossier, the head prints all
            elif key == "dossiers" and set(printed) < set(marked):
                pass  # a report of a whole day prints the dossier beside each motion
            elif printed and printed != marked:
                message = (
                    f"the format says {key} {marked!r}, the text {printed!r}: the format counts"
                )
                warn(doc, "metadata_differs", message)
            facts[key] = marked
        return doc

    return find


@Language.factory("imvo_structure")
def make_structure(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Headings, events, turns, questions, answers and who takes part, as the kind asks for."""

    def find(doc: Doc) -> Doc:
        document, kind = view(doc), kind_of(doc)
        structure = kind.structure if kind else "text"
        if document.marks.questions:
            structure = "questions"
        elif document.marks.speakers and structure not in ("turns", "hearing"):
            structure = "turns"
        split = _STRUCTURES[structure]
        split(doc, document)
        return doc

    return find


def _headings(document: CleanText) -> tuple[Heading, ...]:
    return marked_headings(document) if document.marks.headings else find_headings(document)


def _warn_of_differences(
    doc: Doc, what: str, marked: Iterable[tuple[Any, ...]], found: Iterable[tuple[Any, ...]]
) -> None:
    """A warning for each place where the rules and the format's marks do not agree."""
    for message, start, end in differences(
        what, [each[:2] for each in marked], [each[:2] for each in found]
    ):
        warn(doc, "structure_differs", message, start, end)


_FEW = 3
"""Fewer headings of speakers than this may be quotations in a report that has none."""
_WHOLE = 4000
"""Characters of a report that is more than its head."""


def _split_debate(doc: Doc, document: CleanText, *, hearing: bool = False) -> None:
    parts, chairs = find_parts(document), find_chairs(document)
    labels = find_labels(document, hearing=hearing)
    if document.marks.headings:
        parts = marked_headings(document)
    if document.marks.speakers:
        found, labels = labels, marked_labels(document, hearing=hearing)
        _warn_of_differences(doc, "a speaker's heading", labels, found)
    elif len(labels) < _FEW:
        # A report that tells what was said may still quote the chair under a heading.
        guests = [person for person in find_people(document, (), guests=True) if person.post]
        told = find_narrated(document, parts, guests)
        labels = max(labels, told, key=len)
    events = find_events(document)
    doc.user_data[HEADINGS], doc.user_data[EVENTS] = parts, events
    doc.user_data[TURNS] = split_turns(document, labels, chairs, events, parts)
    doc.user_data[PEOPLE] = find_people(document, labels, guests=True)
    if not labels:
        warn(doc, "no_turns", "the report of a debate has no headings of speakers")
    spoken = sum(turn[3] - turn[2] for turn in doc.user_data[TURNS])
    if labels and document.body_end > _WHOLE and spoken < document.body_end / 2:
        share = 100 - 100 * spoken // document.body_end
        warn(doc, "text_without_speaker", f"{share} percent of the report lies in no turn")


def _split_questions(doc: Doc, document: CleanText) -> None:
    askers, answerers = find_askers(document), find_answerers(document)
    named = (*askers, *answerers, *find_people(document, ()))
    kind = kind_of(doc)
    document_type = kind.document_type if kind else ""
    answered = "antwoord" in document_type
    questions, answers = split_questions(
        document,
        askers,
        answerers or _signing_ministers(named),
        answered=answered,
        listed=document_type == "lijst_van_vragen_en_antwoorden",
    )
    if document.marks.questions:
        marked = [mark for mark in document.marks.questions if mark.start < mark.end]
        found = find_numbered_labels(document)
        _warn_of_differences(doc, "the heading of a question or an answer", marked, found)
    if document.marks.headings or (not questions and not answers):
        doc.user_data[HEADINGS] = _headings(document)
    doc.user_data[QUESTIONS], doc.user_data[ANSWERS] = questions, answers
    doc.user_data[PEOPLE] = named
    asked = {number for question in questions for number in question.numbers}
    missing = sorted(set(range(1, max(asked, default=0))) - asked)
    if missing and min(asked) == 1:
        printed = ", ".join(map(str, missing))
        warn(doc, "question_missing", f"no question {printed} between those that were found")
    if answered and questions and not answers:
        warn(doc, "no_answers", "the questions have no answers in this document")
    for question in questions:
        if answers and question.answer < 0:
            printed = ", ".join(map(str, question.numbers))
            warn(
                doc,
                "question_without_answer",
                f"question {printed} has no answer",
                question.start,
                question.end,
            )
    if not questions and not answers:
        warn(doc, "no_questions", "the document has no numbered questions or answers")


def _signing_ministers(found: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(
        person
        for person in found
        if "signatory" in person.roles and {"minister", "state_secretary"} & set(person.roles)
    )


def _split_consultation(doc: Doc, document: CleanText) -> None:
    labels = find_answer_labels(document)
    starts = {start for start, *_ in labels}
    headings = tuple(each for each in _headings(document) if each.start not in starts)
    doc.user_data[HEADINGS] = headings
    by_label = partial(split_consultation, labels=labels)
    for split in (split_numbered, by_label, split_by_fractie):
        questions, answers = split(document, headings, parties(), period_of(doc))
        if answers:
            break
    doc.user_data[QUESTIONS], doc.user_data[ANSWERS] = questions, answers
    doc.user_data[PEOPLE] = find_people(document, ())
    if not answers:
        warn(doc, "no_questions", "the written consultation has no headings of answers")


def _split_text(doc: Doc, document: CleanText) -> None:
    doc.user_data[HEADINGS] = _headings(document)
    doc.user_data[PEOPLE] = find_people(document, ())


def _split_nothing(doc: Doc, document: CleanText) -> None:
    doc.user_data[PEOPLE] = find_people(document, ())


_STRUCTURES: dict[str, Callable[[Doc, CleanText], None]] = {
    "turns": _split_debate,
    "hearing": partial(_split_debate, hearing=True),
    "questions": _split_questions,
    "consultation": _split_consultation,
    "text": _split_text,
    "none": _split_nothing,
}


@Language.factory("imvo_people")
def make_people(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """One entry per person who takes part, with what the reference data adds."""

    def find(doc: Doc) -> Doc:
        merged = merge_people(layer(doc, PEOPLE, Person))
        chamber = doc.user_data.get(FRONT_MATTER, {}).get("chamber")
        when = period_of(doc)
        if when.day is None:
            when = period_of_people(merged, people(), when)
        doc.user_data[PERIOD] = [day and day.isoformat() for day in when]
        present, warnings = resolve_people(merged, people(), when, chamber)
        for warning in warnings:
            warn(doc, *warning)
        doc.user_data[PRESENT] = present
        doc.user_data[TURNS] = resolve_turns(layer(doc, TURNS, TurnBlock), present, people(), when)
        doc.user_data[QUESTIONS] = resolve_askers(layer(doc, QUESTIONS, QuestionBlock), when)
        for turn in ambiguous_turns(doc.user_data[TURNS], present):
            message = f"{turn.name} can be several who take part"
            start = turn.label_start if turn.label_start >= 0 else turn.start
            warn(doc, "speaker_ambiguous", message, start, turn.end)
        return doc

    return find


def _told(when: Period) -> str:
    """A period in words, as all days where nothing is known of it."""
    begin = f"from {when.first} " if when.first else ""
    end = f"until {when.last}" if when.last else ""
    return (begin + end).strip() or "any time"


def _add(doc: Doc, found: Iterator[Candidate]) -> Doc:
    doc.user_data.setdefault(CANDIDATES, []).extend(found)
    return doc


@Language.factory("imvo_parties", default_config={"lexicon": None})
def make_parties(nlp: Language, name: str, lexicon: str | None) -> Callable[[Doc], Doc]:
    """Mentions of political parties; `lexicon` is a table of parties of your own."""
    names = parties(Path(lexicon) if lexicon else None)
    return lambda doc: _add(doc, find_parties(text_of(doc), names, period_of(doc)))


@Language.factory("imvo_ministers")
def make_ministers(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Mentions of ministers and state secretaries."""
    return lambda doc: _add(doc, find_ministers(text_of(doc), _places(doc), period_of(doc)))


@Language.factory("imvo_members")
def make_members(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Mentions of members of parliament."""

    def find(doc: Doc) -> Doc:
        named = [each for each in layer(doc, CANDIDATES, Candidate) if each.label == "party"]
        return _add(doc, find_members(text_of(doc), _places(doc), period_of(doc), named))

    return find


@Language.factory("imvo_sectors", default_config={"lexicon": None})
def make_sectors(nlp: Language, name: str, lexicon: str | None) -> Callable[[Doc], Doc]:
    """Mentions of economic sectors and covenants; `lexicon` is a table of sectors of your own."""
    words = sectors(Path(lexicon) if lexicon else None)
    return lambda doc: _add(doc, find_sectors(text_of(doc), words))


@Language.factory("imvo_references")
def make_references(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Mentions of cited documents of parliament."""

    def find(doc: Doc) -> Doc:
        dossiers = doc.user_data.get(FRONT_MATTER, {}).get("dossiers", ())
        found = find_references(text_of(doc), dossiers)
        return _add(doc, with_marked(text_of(doc), found, marks_of(doc).references))

    return find


@Language.factory("imvo_motions")
def make_motions(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Mentions of motions by their submitters."""
    return lambda doc: _add(doc, find_motions(text_of(doc)))


@Language.factory("imvo_documents")
def make_documents(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Mentions of documents without a number; what the text brings up with `een` is kept beside them."""

    def find(doc: Doc) -> Doc:
        people = [
            each
            for each in layer(doc, CANDIDATES, Candidate)
            if each.label in ("minister", "member")
        ]
        text = text_of(doc)
        nouns = find_nouns(text)
        doc.user_data[BROUGHT_UP] = list(find_indefinite(text, nouns))
        return _add(doc, find_documents(text, people, nouns))

    return find


def _places(doc: Doc) -> tuple[Person, ...]:
    """Every place where someone who takes part is named, with all that is known of that person."""
    by_name: dict[str, list[Person]] = {}
    for person in layer(doc, PRESENT, Person):
        by_name.setdefault(person.name, []).append(person)
    places = []
    for place in layer(doc, PEOPLE, Person):
        # Of namesakes the one who was merged from this place: same roles, same first name.
        same = [
            person
            for person in by_name.get(place.name, ())
            if set(place.roles) <= set(person.roles)
            and place.first_name in (None, person.first_name)
        ] or by_name.get(place.name, [])
        places.append(same[0]._replace(start=place.start, end=place.end) if same else place)
    return tuple(places)


_BLOCKS: tuple[tuple[str, Any], ...] = (
    (TURNS, TurnBlock), (QUESTIONS, QuestionBlock), (ANSWERS, AnswerBlock)
)  # fmt: skip


@Language.factory("imvo_arbiter")
def make_arbiter(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Settles overlaps between mentions, and takes out those in headings of blocks."""

    def settle(doc: Doc) -> Doc:
        blocks = [block for key, row in _BLOCKS for block in layer(doc, key, row)]
        closed = sorted((block[0], block[1]) for block in blocks if block[0] >= 0)
        kept, lost = weigh(layer(doc, CANDIDATES, Candidate), closed)
        doc.user_data[CANDIDATES], doc.user_data[LOST] = kept, lost
        return doc

    return settle


@Language.factory("imvo_resolver")
def make_resolver(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Values that need the whole document; fills `doc.spans` with a view of the mentions."""

    def resolve(doc: Doc) -> Doc:
        doc.user_data[PIPELINE] = f"{nlp.meta['lang']}_{nlp.meta['name']}"
        present = layer(doc, PRESENT, Person)
        facts = doc.user_data.get(FRONT_MATTER, {})
        turns = layer(doc, TURNS, TurnBlock)
        resolver = Resolver(
            text_of(doc), present, people(), period_of(doc), facts, turns, _asked(doc)
        )
        mentions = resolver.resolve(layer(doc, CANDIDATES, Candidate))
        parts = [(block[2], block[3]) for key, row in _BLOCKS for block in layer(doc, key, row)]
        documents = Documents(
            text_of(doc),
            facts,
            parts,
            Conversation(turns),
            period_of(doc),
            _notes(doc),
            layer(doc, BROUGHT_UP, Phrase),
        )
        mentions = documents.resolve(mentions)
        doc.user_data[CANDIDATES] = mentions
        doc.user_data[PRESENT] = present = resolve_honorifics(present, mentions, text_of(doc))
        said: set[tuple[str, str]] = set()
        for code, message, start, end in resolver.warnings:
            if (code, message) not in said:
                said.add((code, message))
                warn(doc, code, message, start, end)
        if said and period_of(doc).day is None:
            told = _told(period_of(doc))
            warn(doc, "undated", f"no date is printed; people and parties are read as of {told}")
        kind = kind_of(doc)
        committee_asks = kind and kind.document_type in _ASKED_BY_COMMITTEE
        if committee_asks and resolver.answerer:
            _add_answerer(doc, present, mentions, *resolver.answerer)
        spans = (
            doc.char_span(
                mention.start,
                mention.end,
                label=mention.label,
                kb_id=mention.value or "",
                alignment_mode="expand",
            )
            for mention in mentions
        )
        known = [span for span in spans if span is not None]
        doc.spans["imvo"] = SpanGroup(doc, name="imvo", spans=known)
        return doc

    return resolve


def _notes(doc: Doc) -> list[tuple[int, int, int]]:
    """Where each footnote's marker stood in the clean text, and the note's range."""
    layout = layout_of(doc)
    return [
        (layout.aligned.before(note.anchor), note.start, note.end)
        for note in layout.notes
        if note.anchor is not None
    ]


def _asked(doc: Doc) -> list[tuple[int, int]]:
    """The ranges of written questions and of the heading above them: older than their answers."""
    questions = layer(doc, QUESTIONS, QuestionBlock)
    kind = kind_of(doc)
    if kind is None or kind.structure != "questions" or not questions:
        return []
    answering = [
        person.start
        for person in layer(doc, PEOPLE, Person)
        if GOVERNMENT & set(person.roles) and person.start < questions[0].start
    ]
    heading = (0, min(answering, default=questions[0].start))
    return [heading, *((question.start, question.end) for question in questions)]


_ASKED_BY_COMMITTEE = ("verslag_van_een_schriftelijk_overleg", "lijst_van_vragen_en_antwoorden")


def _add_answerer(
    doc: Doc, present: tuple[Person, ...], mentions: Iterable[Candidate], name: str, role: str
) -> None:
    """What a committee asks in writing is answered by the minister whom it addresses."""
    if not doc.user_data.get(ANSWERS):
        return
    if not any(person.name == name for person in present):
        place = next(
            (each for each in mentions if each.label == "minister" and each.value == name), None
        )
        if place is None:
            return
        answerer = Person(place.start, place.end, name, (role,), post=role)
        chamber = doc.user_data.get(FRONT_MATTER, {}).get("chamber")
        filled, _ = resolve_people([answerer], people(), period_of(doc), chamber)
        doc.user_data[PRESENT] = tuple(sorted((*present, *filled), key=lambda person: person.start))
    doc.user_data[ANSWERS] = tuple(
        answer._replace(answered_by=answer.answered_by or (name,))
        for answer in layer(doc, ANSWERS, AnswerBlock)
    )


# The object of the contract, made when it is asked for; keep it in a variable to use it twice.
Doc.set_extension("kamerstuk", getter=assemble, force=True)
