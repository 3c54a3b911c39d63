"""The output contract as dataclasses; imports nothing of the package and no spaCy.

Every class is one object of the contract, with its fields in the contract's order. Offsets are
Unicode code points into the source text, ranges are half-open. Lists are tuples, so that a
finished document cannot be changed by accident. What knows of every layer asks `LAYERS`, so a new
layer is a class and its key in `Kamerstuk`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache, partial
from itertools import chain
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import orjson
from dataclasses_json import DataClassJsonMixin, config

SCHEMA_VERSION = "1.1.0"

DocumentType = Literal[
    "schriftelijke_vragen",
    "antwoord_schriftelijke_vragen",
    "brief_regering",
    "verslag_van_een_algemeen_overleg",
    "verslag_van_een_commissiedebat",
    "verslag_van_een_notaoverleg",
    "verslag_van_een_wetgevingsoverleg",
    "verslag_van_een_schriftelijk_overleg",
    "lijst_van_vragen",
    "lijst_van_vragen_en_antwoorden",
    "handelingen",
    "motie",
    "amendement",
    "voorstel_van_wet",
    "memorie_van_toelichting",
    "verslag",
    "nota_naar_aanleiding_van_het_verslag",
    "overig",
]
UNNAMED: DocumentType = "overig"
"""The type of a document of unknown kind, or of a kind that has no type of its own."""
Chamber = Literal["TK", "EK", "VV"]
Role = Literal["member", "minister", "state_secretary", "chair", "clerk", "signatory", "other"]
SpeakerRole = Literal["chair", "member", "minister", "state_secretary", "other"]
EventKind = Literal["opening", "suspension", "resumption", "closing"]
OTHER: Literal["overig"] = "overig"
"""In closed lists of the contract: what none of the others is."""
SubjectKind = Literal["motie", "amendement", "wetsvoorstel", "artikel", "brief", "overig"]
MOTION: SubjectKind = "motie"
Side = Literal["for", "against"]
FOR: Side = "for"
AGAINST: Side = "against"
RequestVerb = Literal["verzoekt", "spreekt_uit", "roept_op", "draagt_op", "besluit", "overig"]
AdviceValue = Literal["oordeel_kamer", "overgenomen", "ontraden", "ontijdig", "aanhouden", "overig"]
MotionStatus = Literal[
    "aangekondigd",
    "overwogen",
    "voorgesteld",
    "gewijzigd",
    "aangehouden",
    "ingetrokken",
    "overgenomen",
    "vervallen",
    "aangenomen",
    "verworpen",
]
VoteResult = Literal["aangenomen", "verworpen"]
VoteMethod = Literal["fracties", "hoofdelijk", "zonder_stemming"]
FurnitureKind = Literal[
    "page_head",
    "page_foot",
    "margin",
    "marker",
    "note_number",
    "hyphen",
    "mark_up",
    "other",
]
DateFrom = Literal["document", "format", "user"]
Manner = Literal["combined", "points_elsewhere", "yes_no", "postponed", "no_data"]
CommitmentForm = Literal["spoken", "listed", "written"]
CommitmentStatus = Literal["made", "fulfilled", "withdrawn"]
Promised = Literal["brief", "informatie", "onderzoek", "overleg", "debat", "regeling", "actie"]
Label = Literal[
    "party", "minister", "member", "sector", "reference", "motion", "document",
    "theme", "law", "organisation", "country",
]  # fmt: skip
"""The labels of the contract; a user's own table of the vocabulary adds one."""


def optional_key() -> Any:
    """The default of a key that the JSON leaves out where it has no value."""
    return field(default=None, metadata={"optional": True})


def key_of(name: str) -> str:
    """The key that a field is in the JSON: a word that Python keeps for itself has a `_` behind it.

    >>> key_of("for_"), key_of("against")
    ('for', 'against')
    """
    return name.removesuffix("_")


@cache
def optional_keys(record: type) -> frozenset[str]:
    """The keys of a class that the JSON can lack; all others are there, null where nothing is known.

    >>> sorted(optional_keys(Source))
    ['characters', 'pages', 'text']
    """
    return frozenset(each.name for each in fields(record) if "optional" in each.metadata)


@dataclass(frozen=True, slots=True)
class Generator(DataClassJsonMixin):
    """What made the object: library, version and pipeline.

    `data` is the SHA-256 of the tables of the user's own that were added to the reference data; it is
    there only where there were any.
    """

    name: str
    version: str
    pipeline: str
    data: str | None = optional_key()


@dataclass(frozen=True, slots=True)
class Characters(DataClassJsonMixin):
    """How many characters, white space apart, the source has: `clean` + `furniture` is `source`.

    `clean` are those of the source that lie in the clean text, the document's or a footnote's.
    """

    source: int
    clean: int
    furniture: int


@dataclass(frozen=True, slots=True)
class SourceIds(DataClassJsonMixin):
    """The identifiers that the format itself gives: of the file, the meeting and its activities."""

    meeting: str | None = None
    activity: tuple[str, ...] = ()
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Source(DataClassJsonMixin):
    """Where the text came from; `length` counts code points, `text` is there only on request.

    `ids` and `publication`, the state of a report such as `ongecorrigeerd`, are as the format
    states them, null where it does not.

    `pages` are the offsets where its pages start, the first one included, where the format has
    pages: a PDF. What starts at offset `x` stands on page `bisect_right(pages, x)`.
    """

    name: str
    media_type: str
    encoding: str | None
    sha256: str
    length: int
    ids: SourceIds | None = None
    publication: str | None = None
    text: str | None = optional_key()
    pages: tuple[int, ...] | None = optional_key()
    characters: Characters | None = optional_key()


@dataclass(frozen=True, slots=True)
class Dates(DataClassJsonMixin):
    """The dates that the document itself gives, each as ISO date."""

    submitted: str | None = None
    received: str | None = None
    meeting: str | None = None
    signed: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata(DataClassJsonMixin):
    """What kind of document it is, of which dossier, chamber and day.

    `topics` are the official categories, where the format states them. `date_from` says where `date`
    comes from: `document` where it is printed, `format` where only the format of the file states
    it, `user` where an option or a side file gives it; null without a date.
    """

    document_type: DocumentType
    title: str | None = None
    subject: str | None = None
    chamber: Chamber | None = None
    session_year: str | None = None
    dossiers: tuple[str, ...] = ()
    number: str | None = None
    identifier: str | None = None
    date: str | None = None
    dates: Dates = Dates()
    start_time: str | None = None
    end_time: str | None = None
    committees: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    date_from: DateFrom | None = None


@dataclass(frozen=True, slots=True)
class Participant(DataClassJsonMixin):
    """A person who takes part: speaks, asks, answers, signs or is listed as present.

    `from_reference` names the keys that the document does not print but the reference data knows.
    `source_id` is the person's identifier in the format itself, null where it gives none.
    `affiliation` is what the heading of a guest prints of whom the guest is from, or is.
    """

    id: str
    name: str
    initials: str | None
    first_name: str | None
    honorific: str | None
    roles: tuple[Role, ...]
    party: str | None
    party_from: Literal["document", "reference"] | None
    post: str | None
    portfolio: str | None
    wikidata: str | None = None
    from_reference: tuple[str, ...] = ()
    source_id: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Section(DataClassJsonMixin):
    """A heading within the text with what stands under it."""

    id: str
    title: Annotated[str, "the heading"]
    level: Annotated[int, "1 is the highest"]
    start: Annotated[int, "where it starts: code points into the source text"]
    end: Annotated[int, "where what stands under it ends"]


@dataclass(frozen=True, slots=True)
class Event(DataClassJsonMixin):
    """Opening, suspension, resumption or closing of a meeting; times as HH:MM."""

    id: str
    kind: Annotated[EventKind, "`opening`, `suspension`, `resumption` or `closing`"]
    start: Annotated[int, "where it starts: code points into the source text"]
    end: Annotated[int, "where it ends"]
    text: Annotated[str, "the line that tells it"]
    time: Annotated[str | None, "when: `10:41`"]
    until: Annotated[str | None, "of a suspension: until when"]


@dataclass(frozen=True, slots=True)
class Speaker(DataClassJsonMixin):
    """Who speaks in a turn."""

    name: str | None
    role: SpeakerRole
    party: str | None
    participant: str | None


@dataclass(frozen=True, slots=True)
class TurnTime(DataClassJsonMixin):
    """When a turn starts and ends, as the format marks it: local ISO times, `2025-07-02T19:00:54`."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Turn(DataClassJsonMixin):
    """What one speaker says between one speaker's heading and the next.

    `time`, `interrupts` (the id of the turn that it interrupts) and `source_id` are as the format marks
    them, null where it does not.
    """

    id: str
    index: int
    label: str | None
    label_start: int | None
    start: int
    end: int
    text: str
    speaker: Speaker
    section: str | None
    time: TurnTime | None = None
    interrupts: str | None = None
    source_id: str | None = None


@dataclass(frozen=True, slots=True)
class Asker(DataClassJsonMixin):
    """Who asks: a party, and a member of it where the document names one."""

    party: str | None
    name: str | None
    participant: str | None


@dataclass(frozen=True, slots=True)
class Question(DataClassJsonMixin):
    """A numbered question, or in a written consultation all that is asked before one answer."""

    id: str
    numbers: tuple[int, ...]
    label: str | None
    label_start: int | None
    start: int
    end: int
    text: str
    asked_by: tuple[Asker, ...]
    section: str | None
    answer: str | None


@dataclass(frozen=True, slots=True)
class Repeat(DataClassJsonMixin):
    """A sentence of an answer that stands word for word in an earlier one, whose id is `answer`."""

    answer: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Answer(DataClassJsonMixin):
    """The answer to one or more questions; `refers_to` are the other questions it points to.

    `manner` says how it answers: for several questions at once (`combined`), with nothing but where the
    answer stands (`points_elsewhere`) or a yes or no (`yes_no`), by asking for time (`postponed`), by
    saying that it is not known or not kept (`no_data`). JSON of version 1.0 lacks it and `repeats`.
    """

    id: str
    numbers: tuple[int, ...]
    label: str | None
    label_start: int | None
    start: int
    end: int
    text: str
    answered_by: tuple[str, ...]
    refers_to: tuple[int, ...]
    manner: tuple[Manner, ...] = ()
    repeats: tuple[Repeat, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote(DataClassJsonMixin):
    """A note at the foot of a page or the end of the text; `anchor` is where its marker stands."""

    id: str
    number: Annotated[str, "the number, as printed"]
    start: Annotated[int, "where it starts: code points into the source text"]
    end: Annotated[int, "where it ends"]
    text: Annotated[str, "the clean text"]
    anchor: Annotated[int | None, "where its marker stands, if that was found"]


@dataclass(frozen=True, slots=True)
class Furniture(DataClassJsonMixin):
    """A range of the source that is left out of the clean text, and what it is."""

    id: str
    start: Annotated[int, "where it starts: code points into the source text"]
    end: Annotated[int, "where it ends"]
    kind: Annotated[
        FurnitureKind,
        "`page_head`, `page_foot`, `margin`, `marker`, `note_number`, `hyphen`, `mark_up` or `other`",
    ]


Block = Turn | Question | Answer
"""What has a printed heading, or could have one, and a text behind it: the contract's block."""

BlockOrNote = Block | Footnote
"""What has a text of its own, in which a mention can stand."""


@dataclass(frozen=True, slots=True)
class Mention(DataClassJsonMixin):
    """A name of something that matters, with what is meant by it; see the contract's table.

    `text_start` and `text_end` are its range in code points of the `text` of its block. They are null
    without a block, and in JSON of version 1.0, which lacks them.
    """

    id: str
    label: str
    start: int
    end: int
    text: str
    value: str | None
    attributes: dict[str, Any]
    block: str | None
    text_start: int | None = None
    text_end: int | None = None


@dataclass(frozen=True, slots=True)
class Named(DataClassJsonMixin):
    """A member whom a decision names."""

    name: str
    party: str | None
    participant: str | None


@dataclass(frozen=True, slots=True)
class Official(DataClassJsonMixin):
    """Who speaks for the cabinet: the name and the role in government; null where that is not told."""

    name: str | None
    role: SpeakerRole | None
    participant: str | None


@dataclass(frozen=True, slots=True)
class Request(DataClassJsonMixin):
    """A dictum of a motion: what it asks or says."""

    verb: RequestVerb
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Announced(DataClassJsonMixin):
    """A sentence in which somebody says that a motion comes."""

    block: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Appreciation(DataClassJsonMixin):
    """What government says of a motion: the advice, by whom, and the sentence that gives it."""

    value: AdviceValue
    by: Official
    block: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Motion(DataClassJsonMixin):
    """A motion that is moved, advised on, held over or decided, once, however often it is spoken of.

    `start`, `end` and `text` are its printed text, from `De Kamer,` to `orde van de dag`; null where that
    is not printed here. `submitters` are those whom the announcement or the signatures name. `status` is
    the last that the document tells.
    """

    id: str
    identifier: str | None
    dossiers: tuple[str, ...]
    number: str | None
    submitters: tuple[Named, ...]
    start: int | None
    end: int | None
    text: str | None
    requests: tuple[Request, ...]
    block: str | None
    announced: tuple[Announced, ...]
    appreciations: tuple[Appreciation, ...]
    vote: str | None
    status: MotionStatus


@dataclass(frozen=True, slots=True)
class Subject(DataClassJsonMixin):
    """What is voted on: its kind, its identifier, and the ids of the motion and of the mention."""

    kind: SubjectKind
    identifier: str | None
    motion: str | None
    mention: str | None


@dataclass(frozen=True, slots=True)
class Counts(DataClassJsonMixin):
    """How many members voted for and against, in a roll call."""

    for_: int
    against: int


@dataclass(frozen=True, slots=True)
class Vote(DataClassJsonMixin):
    """A vote: from what comes up to the end of the sentence that gives the result.

    `for` and `against` are the parties that the text names on each side, `rest` is the side of the
    other fracties where it tells that; who these are is nowhere filled in. Members are those who vote
    apart from their party, and all of a roll call.
    """

    id: str
    start: int
    end: int
    text: str
    block: str | None
    subject: Subject
    result: VoteResult | None
    method: VoteMethod | None
    for_: tuple[str, ...]
    against: tuple[str, ...]
    rest: Side | None
    members_for: tuple[Named, ...]
    members_against: tuple[Named, ...]
    counts: Counts | None

    def parties(self, side: Side) -> tuple[str, ...]:
        """The parties that the text names on a side."""
        return self.for_ if side == FOR else self.against

    def members(self, side: Side) -> tuple[Named, ...]:
        """The members who are named on a side."""
        return self.members_for if side == FOR else self.members_against


@dataclass(frozen=True, slots=True)
class Due(DataClassJsonMixin):
    """A time limit as printed, with the days that it means; null where no rule fixes them."""

    text: str
    start: int
    end: int
    from_: str | None = field(metadata=config(field_name="from"))
    until: str | None


@dataclass(frozen=True, slots=True)
class Commitment(DataClassJsonMixin):
    """What a member of government binds the cabinet to do: a toezegging.

    `sums_up` are the ids of the spoken commitments that a listed one repeats, `acknowledged` those of
    the turns in which a member takes it as a commitment, `question` is the question that it answers.
    """

    id: str
    form: CommitmentForm
    start: int
    end: int
    text: str
    block: str | None
    by: Official
    to: tuple[Named, ...]
    due: Due | None
    promised: tuple[Promised, ...]
    question: str | None
    sums_up: tuple[str, ...]
    acknowledged: tuple[str, ...]
    status: CommitmentStatus


@dataclass(frozen=True, slots=True)
class DocumentWarning(DataClassJsonMixin):
    """Something odd about the document, under a stable code, with its place where it has one."""

    code: str
    message: str
    start: int | None = optional_key()
    end: int | None = optional_key()


@dataclass(frozen=True, slots=True)
class Kamerstuk(DataClassJsonMixin):
    """One document of parliament: the object of the output contract.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n")
    >>> kamerstuk.answers[0].text
    'Ja.'
    >>> Kamerstuk.from_json_bytes(kamerstuk.to_json_bytes()) == kamerstuk
    True
    """

    schema_version: str
    generator: Generator
    source: Source
    metadata: Metadata
    participants: tuple[Participant, ...]
    sections: tuple[Section, ...]
    events: tuple[Event, ...]
    turns: tuple[Turn, ...]
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    footnotes: tuple[Footnote, ...]
    mentions: tuple[Mention, ...]
    warnings: tuple[DocumentWarning, ...]
    commitments: tuple[Commitment, ...] | None = optional_key()
    motions: tuple[Motion, ...] | None = optional_key()
    votes: tuple[Vote, ...] | None = optional_key()
    furniture: tuple[Furniture, ...] | None = optional_key()

    def to_json_bytes(self, *, indent: bool = False) -> bytes:
        """The object as UTF-8 JSON; keys that the contract marks optional are left out when empty.

        dataclasses-json would do it too, but some two hundred times slower than orjson.
        """
        plain = _present(self)
        plain["generator"] = _present(self.generator)
        plain["source"] = _present(self.source)
        plain["warnings"] = [_present(each) for each in self.warnings]
        for layer in _WITH_OTHER_KEYS:
            if layer.key in plain:
                plain[layer.key] = [_plain(each) for each in layer.of(self)]
        return orjson.dumps(plain, option=orjson.OPT_INDENT_2 if indent else 0)

    def to_json(self, *, indent: bool = False, **_: Any) -> str:  # type: ignore[override]
        """The object as JSON text, `to_json_bytes` decoded."""
        return self.to_json_bytes(indent=indent).decode()

    @classmethod
    def from_json(cls, s: str | bytes, **_: Any) -> Kamerstuk:  # type: ignore[override]
        """The object that this JSON text holds, as `from_json_bytes` reads it."""
        return cls.from_json_bytes(s.encode() if isinstance(s, str) else s)

    @classmethod
    def from_json_bytes(cls, data: bytes) -> Kamerstuk:
        """The object that this JSON holds; keys of later versions of the contract are left out.

        JSON of version 1.0 is read too: its mentions do not say where they stand in their blocks.
        dataclasses-json would do it too, but much slower, and takes `"7"` for 7. Raises ValueError,
        which names the key and the value, for what is no JSON and for what is not as the contract
        says.

        >>> Kamerstuk.from_json_bytes(b'{"schema_version": 1}')
        Traceback (most recent call last):
        ...
        ValueError: schema_version is no text: 1
        """
        value = orjson.loads(data)
        version = value.get("schema_version") if isinstance(value, dict) else None
        if (
            isinstance(version, str)
            and version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]
        ):
            raise ValueError(f"schema_version is {version}, known is {SCHEMA_VERSION}")
        made: Kamerstuk = _maker(cls)(value)
        _refuse_impossible_days(made.metadata)
        _refuse_ids(made)
        _refuse_labels(made)
        return made

    def blocks(self) -> tuple[Block, ...]:
        """The turns, then the questions, then the answers.

        >>> import imvo_nlp
        >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n")
        >>> [block.text for block in kamerstuk.blocks()]
        ['Bent u bereid?', 'Ja.']
        """
        return self._elements(Block)

    def blocks_and_notes(self) -> tuple[BlockOrNote, ...]:
        """The blocks, then the footnotes: all in which a mention can stand."""
        return self._elements(BlockOrNote)

    def counts(self) -> dict[str, int]:
        """How many elements each layer has, by its key; an absent one is left out.

        >>> import imvo_nlp
        >>> imvo_nlp.convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n").counts()["answers"]
        1
        """
        layers = ((each.key, getattr(self, each.key)) for each in LAYERS)
        return {key: len(elements) for key, elements in layers if elements is not None}

    def _elements(self, kinds: Any) -> tuple[Any, ...]:
        layers = (each for each in LAYERS if each.element in get_args(kinds))
        return tuple(chain.from_iterable(each.of(self) for each in layers))


class Layer(NamedTuple):
    """A list of the object whose elements have ids: its key, their class, and what that is called.

    `words` is the key of an element that holds its words as printed, None where it has none;
    `has_place` says whether its elements stand somewhere in the source. A layer `is_optional` that the
    JSON lacks where nobody looked for it: its key is then None, and an empty list means that none was
    found.
    """

    key: str
    element: type[Any]
    kind: str
    words: str | None
    has_place: bool
    is_optional: bool

    def of(self, kamerstuk: Kamerstuk) -> tuple[Any, ...]:
        """The elements of this layer in a document; none where it is absent.

        >>> import imvo_nlp
        >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n")
        >>> [layer.key for layer in LAYERS if layer.of(kamerstuk)]
        ['questions', 'answers']
        """
        return getattr(kamerstuk, self.key) or ()

    def words_of(self, element: Any) -> str:
        """The words of one of its elements as printed; empty where it has none."""
        return getattr(element, self.words) or "" if self.words else ""


def layers_of(document: type[Kamerstuk]) -> tuple[Layer, ...]:
    """The layers of a class of documents, in the order of its keys.

    >>> [layer.kind for layer in layers_of(Kamerstuk)][:3]
    ['participant', 'section', 'event']
    """
    hints = get_type_hints(document)
    optional = optional_keys(document)
    return tuple(
        _layer(name, element, name in optional)
        for name, hint in hints.items()
        if (element := _listed(hint)) and "id" in get_type_hints(element)
    )


def _listed(hint: Any) -> Any:
    """The class of which a key holds a list; None for a key that holds something else."""
    inner = get_args(hint)
    if type(None) in inner:
        return _listed(inner[0])
    return inner[0] if get_origin(hint) is tuple and is_dataclass(inner[0]) else None


def _layer(key: str, element: type[Any], is_optional: bool) -> Layer:
    keys = [each.name for each in fields(element)]
    words = next((each for each in ("text", "title") if each in keys), None)
    return Layer(key, element, element.__name__.lower(), words, "start" in keys, is_optional)


LAYERS = layers_of(Kamerstuk)
"""The layers of the output, in its order."""


def _present(record: Any) -> dict[str, Any]:
    """A record as a dict without the optional keys that have no value."""
    kind: type = type(record)
    optional = optional_keys(kind)
    pairs = ((each.name, getattr(record, each.name)) for each in fields(record))
    return {name: value for name, value in pairs if value is not None or name not in optional}


def _plain(value: Any) -> Any:
    """A value as JSON has it, with the keys under their names there."""
    if is_dataclass(value):
        return {key_of(name): _plain(each) for name, each in _present(value).items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _has_other_keys(hint: Any) -> bool:
    """Whether a field of a class, or of one within it, is another key in the JSON."""
    if not is_dataclass(hint):
        return any(map(_has_other_keys, get_args(hint)))
    hints = get_type_hints(hint)
    return any(key_of(name) != name or _has_other_keys(each) for name, each in hints.items())


_WITH_OTHER_KEYS = tuple(layer for layer in LAYERS if _has_other_keys(layer.element))


# From JSON: a function per type that makes its values and refuses others, built once


@cache
def _maker(hint: Any) -> Callable[[Any], Any]:
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        keys = [
            (key_of(each.name), _maker(hints[each.name]), each.default) for each in fields(hint)
        ]
        return partial(_record, hint, keys)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return partial(_one_of, frozenset(inner))
    if origin is tuple:
        return partial(_many, _maker(inner[0]))
    if type(None) in inner:
        return partial(_optional, _maker(inner[0]))
    return _PLAIN[origin or hint]


def _record(cls: Any, keys: list[tuple[str, Callable[[Any], Any], Any]], value: Any) -> Any:
    if not isinstance(value, dict):
        raise _is_no("object", value)
    made = []
    for name, maker, default in keys:
        try:
            if name in value:
                made.append(maker(value[name]))
            elif default is not MISSING:
                made.append(default)
            else:
                raise ValueError("is missing")
        except ValueError as error:
            raise ValueError(f"{name} {error}") from None
    return cls(*made)


def _many(maker: Callable[[Any], Any], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _is_no("list", value)
    made: list[Any] = []
    try:
        for each in value:
            made.append(maker(each))  # its length says which one is wrong
    except ValueError as error:
        raise ValueError(f"{len(made)} {error}") from None
    return tuple(made)


def _optional(maker: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else maker(value)


def _one_of(values: frozenset[str], value: Any) -> Any:
    if not isinstance(value, str) or value not in values:
        raise ValueError(f"is none of {', '.join(sorted(values))}: {value!r:.40}")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _is_no("text", value)
    return value


def _number(value: Any) -> int:
    # As wide as the columns of tables, to which they go.
    if type(value) is not int or not 0 <= value < 2**63:
        raise _is_no("number from 0 up", value)
    return value


def _attributes(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _is_no("object", value)
    for name, each in value.items():
        try:
            _ATTRIBUTES.get(name, _optional_text)(each)
        except ValueError as error:
            raise ValueError(f"{name} {error}") from None
    return value


def _day(value: Any) -> str:
    text = _text(value)
    try:
        if date.fromisoformat(text).isoformat() == text:  # other forms of ISO 8601 are read too
            return text
    except ValueError:
        pass
    raise _is_no("day like 2018-03-07", value)


def _is_no(what: str, value: Any) -> ValueError:
    return ValueError(f"is no {what}: {value!r:.40}")


_optional_text = partial(_optional, _text)
_ATTRIBUTES: dict[str, Callable[[Any], Any]] = {
    "dossiers": partial(_many, _text),
    "submitters": partial(_many, _text),
    "identifiers": partial(_many, _text),
    "date": partial(_optional, _day),
}
_PLAIN: dict[Any, Callable[[Any], Any]] = {str: _text, int: _number, dict: _attributes}


# What no type says


def _refuse_impossible_days(metadata: Metadata) -> None:
    days = {f"dates {each.name}": getattr(metadata.dates, each.name) for each in fields(Dates)}
    for name, day in {"date": metadata.date, **days}.items():
        try:
            _optional(_day, day)
        except ValueError as error:
            raise ValueError(f"metadata {name} {error}") from None


def _refuse_ids(kamerstuk: Kamerstuk) -> None:
    """Ids become those of elements in XML and HTML, whatever the layer."""
    seen: set[str] = set()
    for each in chain.from_iterable(layer.of(kamerstuk) for layer in LAYERS):
        if each.id in seen:
            raise ValueError(f"two elements have the id {each.id!r:.40}")
        if not _NAME.fullmatch(each.id):
            raise ValueError(f"the id {each.id!r:.40} is no XML name, like m12")
        seen.add(each.id)


def _refuse_labels(kamerstuk: Kamerstuk) -> None:
    """Labels become classes in HTML and columns of tables; a user's own table can add one."""
    for label in {each.label for each in kamerstuk.mentions}:
        if not LABEL.fullmatch(label):
            raise ValueError(f"the label {label!r:.40} is no word like sector")


LABEL = re.compile(r"[a-z][a-z0-9_]*")
"""What a label of mentions looks like."""
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
