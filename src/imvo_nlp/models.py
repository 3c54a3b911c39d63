"""The output contract as dataclasses; imports nothing of the package and no spaCy.

Every class is one object of the contract, with its fields in the contract's order. Offsets are Unicode code
points into the source text, ranges are half-open. Lists are tuples, so that a finished document cannot be
changed by accident. Code for all layers uses `LAYERS`, so a new layer is a class and its key in `Kamerstuk`.
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
"""In closed lists of the contract, the value for anything else."""
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
AskedFor = Literal["information", "reaction", "commitment", "opinion", "other"]
AnsweredHow = Literal["named", "next", "order"]
FollowupKind = Literal["tweeminutendebat", "vao", "plenair_debat", "brief"]
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
    "theme", "law", "organisation", "country", "date",
]  # fmt: skip
"""The labels of the contract; a user's own table of the vocabulary adds one."""


def optional_key() -> Any:
    """The default of a key that the JSON omits without a value."""
    return field(default=None, metadata={"optional": True})


def key_of(name: str) -> str:
    """The JSON key of a field: keywords of Python end in `_`.

    >>> key_of("for_"), key_of("against")
    ('for', 'against')
    """
    return name.removesuffix("_")


@cache
def optional_keys(record: type) -> frozenset[str]:
    """The keys of a class that the JSON can lack; all others are present, null if unknown.

    >>> sorted(optional_keys(Source))
    ['characters', 'pages', 'text']
    """
    return frozenset(each.name for each in fields(record) if "optional" in each.metadata)


@dataclass(frozen=True, slots=True)
class Generator(DataClassJsonMixin):
    """Origin of the object: library, version and pipeline.

    `data` is the SHA-256 of the user's own tables, `given` the SHA-256 of the facts that the user stated;
    both are present only if used.
    """

    name: Annotated[str, "name of the library", "imvo-nlp"]
    version: Annotated[str, "version of the library", "0.9.0"]
    pipeline: Annotated[str, "name of the spaCy pipeline", "nl_imvo_rules"]
    data: Annotated[
        str | None,
        "SHA-256 of the user's own tables, if any were added",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ] = optional_key()
    given: Annotated[
        str | None,
        "SHA-256 of the facts that the user stated about the document, if any",
        "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    ] = optional_key()


@dataclass(frozen=True, slots=True)
class Characters(DataClassJsonMixin):
    """Numbers of characters of the source, without white space: `clean` + `furniture` is `source`.

    `clean` counts the characters in the clean text, of the document or a footnote.
    """

    source: Annotated[int, "characters of the source text that are not white space", 4210]
    clean: Annotated[int, "those in the clean text of the document or of a footnote", 4012]
    furniture: Annotated[int, "those in `furniture`", 198]


@dataclass(frozen=True, slots=True)
class SourceIds(DataClassJsonMixin):
    """Identifiers of the format: of the file, the meeting and its activities."""

    meeting: Annotated[str | None, "id of the meeting", "e2a5a6ae-5f0c-4bb5-a6b4-6a1f8c3c1f0e"] = (
        None
    )
    activity: Annotated[
        tuple[str, ...], "ids of the activities of the meeting", ["2025A04496"]
    ] = ()
    document: Annotated[str | None, "id of the file", "c0f1f2d4-7f0a-4d3f-9d0b-3c8b6a1e2f55"] = None


@dataclass(frozen=True, slots=True)
class Source(DataClassJsonMixin):
    """Origin of the text; `length` counts code points, `text` is present only on request.

    `ids` and `publication`, the state of a report such as `ongecorrigeerd`, come from the format; null if it
    states none.

    `pages` are the offsets at which pages start, including the first, in formats with pages (PDF). Offset `x`
    is on page `bisect_right(pages, x)`.
    """

    name: Annotated[str, "name of the file", "antwoord.txt"]
    media_type: Annotated[str, "media type of the file", "text/plain"]
    encoding: Annotated[
        str | None,
        "encoding of the bytes; null for formats without one",
        "utf-8",
    ]
    sha256: Annotated[
        str,
        "SHA-256 of the bytes of the file",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ]
    length: Annotated[int, "code points of the source text", 5021]
    ids: Annotated[SourceIds | None, "identifiers stated by the format; null without any"] = None
    publication: Annotated[
        str | None, "state of a report, as stated by the format", "ongecorrigeerd"
    ] = None
    text: Annotated[
        str | None,
        "the source text, with `--embed-source` only",
        "Vraag 1\nBent u bereid?\n\nAntwoord 1\nJa.\n",
    ] = optional_key()
    pages: Annotated[
        tuple[int, ...] | None,
        "offsets at which the pages start, in a format with pages",
        [0, 2511],
    ] = optional_key()
    characters: Annotated[
        Characters | None, "counts of characters: `clean` and `furniture` add up to `source`"
    ] = optional_key()


@dataclass(frozen=True, slots=True)
class Dates(DataClassJsonMixin):
    """Dates in the document, as ISO dates."""

    submitted: Annotated[
        str | None, "day on which questions were submitted or a motion was moved", "2019-01-15"
    ] = None
    received: Annotated[
        str | None, "day on which the answer or an amendment was received", "2019-02-12"
    ] = None
    meeting: Annotated[str | None, "day of the meeting", "2019-02-07"] = None
    signed: Annotated[str | None, "day of the signature", "2019-02-12"] = None


@dataclass(frozen=True, slots=True)
class Metadata(DataClassJsonMixin):
    """Kind, dossiers, chamber, date and title of the document.

    `topics` are the official categories, if the format states them. `date_from` is the origin of `date`:
    `document` if printed, `format` if only the file's format states it, `user` for an option or a side file;
    null without a date.
    """

    document_type: Annotated[DocumentType, "kind of document", "antwoord_schriftelijke_vragen"]
    title: Annotated[
        str | None,
        "printed title of the dossier, item or document",
        "Maatschappelijk verantwoord ondernemen",
    ] = None
    subject: Annotated[
        str | None, "subject, as stated by the document", "kinderarbeid in de cacaosector"
    ] = None
    chamber: Annotated[
        Chamber | None,
        "`TK` (Tweede Kamer), `EK` (Eerste Kamer) or `VV` (verenigde vergadering)",
        "TK",
    ] = None
    session_year: Annotated[str | None, "vergaderjaar", "2018-2019"] = None
    dossiers: Annotated[
        tuple[str, ...], "dossier numbers without spaces, with suffix", ["26485", "35925-XVII"]
    ] = ()
    number: Annotated[
        str | None, "number of the document within its dossier or vergaderjaar", "220"
    ] = None
    identifier: Annotated[
        str | None,
        "identifier of the official publication, built only from what the document prints",
        "kst-26485-220",
    ] = None
    date: Annotated[str | None, "ISO date of the letter, meeting or answer", "2019-02-12"] = None
    dates: Annotated[Dates, "dates that the document prints, by role"] = Dates()
    start_time: Annotated[str | None, "time at which the meeting starts", "10:00"] = None
    end_time: Annotated[str | None, "time at which the meeting ends", "12:30"] = None
    committees: Annotated[
        tuple[str, ...],
        "names of the committees as printed, without article",
        ["vaste commissie voor Buitenlandse Zaken"],
    ] = ()
    topics: Annotated[
        tuple[str, ...],
        "official categories, as stated by the format",
        ["Internationale samenwerking"],
    ] = ()
    date_from: Annotated[
        DateFrom | None,
        "origin of `date`: printed in the `document`, only in its `format`, or given by the `user`",
        "document",
    ] = None


@dataclass(frozen=True, slots=True)
class Participant(DataClassJsonMixin):
    """A participant: a person who speaks, asks, answers, signs or is listed as present.

    `from_reference` lists the keys that come from the reference data, not from the document. `source_id` is
    the person's identifier in the format, null without one. `affiliation` is the organisation or function
    printed in the heading of a guest.
    """

    id: Annotated[str, "id of the participant", "p1"]
    name: Annotated[
        str, "family name with its prefix, as at the start of a sentence", "Van den Hul"
    ]
    initials: Annotated[str | None, "initials", "K.A.E."]
    first_name: Annotated[str | None, "first name", "Kirsten"]
    honorific: Annotated[str | None, "form of address as printed", "mevrouw"]
    roles: Annotated[tuple[Role, ...], "roles in this document", ["member"]]
    party: Annotated[str | None, "usual abbreviation of the party", "PvdA"]
    party_from: Annotated[
        Literal["document", "reference"] | None,
        "origin of `party`: printed in the `document`, or from the `reference` data",
        "document",
    ]
    post: Annotated[
        str | None,
        "office in government: `minister`, `state_secretary` or `prime_minister`",
        "minister",
    ]
    portfolio: Annotated[
        str | None,
        "portfolio as printed, without `van` or `voor`",
        "Buitenlandse Handel en Ontwikkelingssamenwerking",
    ]
    wikidata: Annotated[str | None, "Wikidata item of the person", "Q20048423"] = None
    from_reference: Annotated[
        tuple[str, ...], "keys whose values the document does not print", ["first_name", "wikidata"]
    ] = ()
    source_id: Annotated[
        str | None, "identifier of the person in the format", "5f1b2c34-9a3e-4f5e-8f0d-1d2c3b4a5968"
    ] = None
    affiliation: Annotated[
        str | None, "organisation of a guest, as printed", "De Nederlandsche Bank"
    ] = None


@dataclass(frozen=True, slots=True)
class Section(DataClassJsonMixin):
    """A heading within the text, with the range below it."""

    id: Annotated[str, "id of the section", "s1"]
    title: Annotated[str, "the heading", "Inleiding"]
    level: Annotated[int, "1 is the highest", 1]
    start: Annotated[int, "its start: code points into the source text", 312]
    end: Annotated[int, "the end of the text below it, exclusive", 1470]


@dataclass(frozen=True, slots=True)
class Event(DataClassJsonMixin):
    """Opening, suspension, resumption or closing of a meeting; times as HH:MM."""

    id: Annotated[str, "id of the event", "e1"]
    kind: Annotated[EventKind, "`opening`, `suspension`, `resumption` or `closing`", "suspension"]
    start: Annotated[int, "its start: code points into the source text", 5120]
    end: Annotated[int, "its end, exclusive", 5171]
    text: Annotated[
        str, "the line of the report", "De vergadering wordt van 10.41 uur tot 10.50 uur geschorst."
    ]
    time: Annotated[str | None, "when: `10:41`", "10:41"]
    until: Annotated[str | None, "end of a suspension", "10:50"]


@dataclass(frozen=True, slots=True)
class Speaker(DataClassJsonMixin):
    """The speaker of a turn."""

    name: Annotated[
        str | None, "family name; null for a chair not named in the document", "Van den Hul"
    ]
    role: Annotated[SpeakerRole, "role in which the person speaks", "member"]
    party: Annotated[str | None, "usual abbreviation of the party", "PvdA"]
    participant: Annotated[str | None, "id of the participant", "p1"]


@dataclass(frozen=True, slots=True)
class TurnTime(DataClassJsonMixin):
    """Start and end of a turn as marked by the format: local ISO times, `2025-07-02T19:00:54`."""

    start: Annotated[str | None, "local ISO time at which the turn starts", "2025-07-02T19:00:54"]
    end: Annotated[str | None, "local ISO time at which the turn ends", "2025-07-02T19:02:10"]


@dataclass(frozen=True, slots=True)
class Turn(DataClassJsonMixin):
    """The words of one speaker, up to the next speaker's heading.

    `time`, `interrupts` (the id of the interrupted turn) and `source_id` come from the format, null without
    such marks.
    """

    id: Annotated[str, "id of the turn", "t1"]
    index: Annotated[int, "position among the turns, from 0", 0]
    label: Annotated[
        str | None, "the heading as printed, with single spaces", "Mevrouw Van den Hul (PvdA):"
    ]
    label_start: Annotated[
        int | None, "the start of the heading: code points into the source text", 1480
    ]
    start: Annotated[int, "its start: code points into the source text", 1508]
    end: Annotated[int, "its end, exclusive", 1894]
    text: Annotated[str, "the clean text", "Voorzitter. Het convenant loopt af."]
    speaker: Annotated[Speaker, "who speaks"]
    section: Annotated[str | None, "id of the innermost section in which it stands", "s1"]
    time: Annotated[TurnTime | None, "times of the turn, if stated by the format"] = None
    interrupts: Annotated[
        str | None, "id of the turn that it interrupts, if marked by the format", "t2"
    ] = None
    source_id: Annotated[
        str | None, "identifier of the turn in the format", "8a1c5a60-1f3e-4f0f-9d57-6f0a2b1c3d4e"
    ] = None


@dataclass(frozen=True, slots=True)
class Asker(DataClassJsonMixin):
    """An asker: a party, and a member of it if named."""

    party: Annotated[str | None, "usual abbreviation of the party", "PvdA"]
    name: Annotated[str | None, "family name of the member, if stated", "Van den Hul"]
    participant: Annotated[str | None, "id of the participant", "p1"]


@dataclass(frozen=True, slots=True)
class Question(DataClassJsonMixin):
    """A numbered question, or in a written consultation all questions before one answer."""

    id: Annotated[str, "id of the question", "q1"]
    numbers: Annotated[tuple[int, ...], "numbers of the question", [4, 5]]
    label: Annotated[str | None, "the heading as printed, with single spaces", "Vraag 4 en 5"]
    label_start: Annotated[
        int | None, "the start of the heading: code points into the source text", 438
    ]
    start: Annotated[int, "its start: code points into the source text", 451]
    end: Annotated[int, "its end, exclusive", 655]
    text: Annotated[
        str, "the clean text", "Welke afspraken over kinderarbeid gelden er voor de cacaosector?"
    ]
    asked_by: Annotated[tuple[Asker, ...], "who asks"]
    section: Annotated[str | None, "id of the innermost section in which it stands", "s1"]
    answer: Annotated[str | None, "id of its answer", "a1"]


@dataclass(frozen=True, slots=True)
class Repeat(DataClassJsonMixin):
    """A sentence of an answer that repeats verbatim an earlier one, whose id is `answer`."""

    answer: Annotated[str, "id of the earlier answer", "a1"]
    start: Annotated[int, "its start: code points into the source text", 2310]
    end: Annotated[int, "its end, exclusive", 2395]
    text: Annotated[
        str,
        "the sentence",
        "Het kabinet zet in op een Europese aanpak, zodat voor alle bedrijven hetzelfde geldt.",
    ]


@dataclass(frozen=True, slots=True)
class Answer(DataClassJsonMixin):
    """The answer to one or more questions; `refers_to` are other questions it points to.

    `manner` is how it answers: several questions at once (`combined`), only by a reference to another answer
    (`points_elsewhere`), only yes or no (`yes_no`), by asking for time (`postponed`), by stating that no data
    are known or kept (`no_data`). JSON of version 1.0 lacks `manner` and `repeats`.
    """

    id: Annotated[str, "id of the answer", "a1"]
    numbers: Annotated[tuple[int, ...], "numbers of the questions that it answers", [4, 5]]
    label: Annotated[str | None, "the heading as printed, with single spaces", "Antwoord 4 en 5"]
    label_start: Annotated[
        int | None, "the start of the heading: code points into the source text", 660
    ]
    start: Annotated[int, "its start: code points into the source text", 676]
    end: Annotated[int, "its end, exclusive", 1592]
    text: Annotated[str, "the clean text", "Ja. Zie ook het antwoord op vraag 2."]
    answered_by: Annotated[tuple[str, ...], "ids of the participants who answer", ["p2"]]
    refers_to: Annotated[
        tuple[int, ...], "numbers of other questions whose answers it refers to", [2]
    ]
    manner: Annotated[
        tuple[Manner, ...],
        "manner of answering: for several questions at once, by reference only, yes or no, postponed, without data",
        ["combined"],
    ] = ()
    repeats: Annotated[tuple[Repeat, ...], "sentences that repeat an earlier answer verbatim"] = ()


@dataclass(frozen=True, slots=True)
class Footnote(DataClassJsonMixin):
    """A note at the foot of a page or the end of the text; `anchor` is the offset of its marker."""

    id: Annotated[str, "id of the footnote", "fn1"]
    number: Annotated[str, "the number, as printed", "1"]
    start: Annotated[int, "its start: code points into the source text", 1111]
    end: Annotated[int, "its end, exclusive", 1196]
    text: Annotated[str, "the clean text", "Kamerstuk 26 485, nr. 187."]
    anchor: Annotated[int | None, "offset of its marker, if found", 438]


@dataclass(frozen=True, slots=True)
class Furniture(DataClassJsonMixin):
    """A range of the source that the clean text omits, and its kind."""

    id: Annotated[str, "id of the range", "f1"]
    start: Annotated[int, "its start: code points into the source text", 1640]
    end: Annotated[int, "its end, exclusive", 1671]
    kind: Annotated[
        FurnitureKind,
        "`page_head`, `page_foot`, `margin`, `marker`, `note_number`, `hyphen`, `mark_up` or `other`",
        "page_foot",
    ]


Block = Turn | Question | Answer
"""A block of the contract: an optional printed heading and a text."""

BlockOrNote = Block | Footnote
"""The elements with a text of their own, which can contain mentions."""


@dataclass(frozen=True, slots=True)
class Mention(DataClassJsonMixin):
    """A mention: a name in the text, with its label and value.

    `text_start` and `text_end` are its range in code points of the `text` of its block. They are null
    without a block, and in JSON of version 1.0, which lacks them.
    """

    id: Annotated[str, "id of the mention", "m1"]
    label: Annotated[
        str, "kind of thing named: a label of the contract, or of the user's own tables", "sector"
    ]
    start: Annotated[int, "its start: code points into the source text", 882]
    end: Annotated[int, "its end, exclusive", 909]
    text: Annotated[
        str, "the words as printed, with line-end hyphens undone", "voedingsmiddelenconvenant"
    ]
    value: Annotated[
        str | None,
        "the thing meant: a name, identifier or id; null if unknown",
        "voedingsmiddelen",
    ]
    attributes: Annotated[
        dict[str, Any], "further keys, depending on the label", {"form": "covenant"}
    ]
    block: Annotated[
        str | None, "id of the turn, question, answer or footnote in which it stands", "a1"
    ]
    text_start: Annotated[int | None, "its start in the `text` of its block", 209] = None
    text_end: Annotated[int | None, "its end in the `text` of its block", 234] = None

    @property
    def is_proposed(self) -> bool:
        """Whether a trained pipeline proposed it; rules found all others."""
        return bool(self.attributes.get("from") == "model")


@dataclass(frozen=True, slots=True)
class Named(DataClassJsonMixin):
    """A member named in a decision."""

    name: Annotated[str, "family name of the member", "Van den Hul"]
    party: Annotated[str | None, "usual abbreviation of the party", "PvdA"]
    participant: Annotated[str | None, "id of the participant", "p1"]


@dataclass(frozen=True, slots=True)
class Official(DataClassJsonMixin):
    """A person who speaks for the cabinet, asks or is asked: name and role, null if not stated."""

    name: Annotated[str | None, "family name", "Kaag"]
    role: Annotated[
        SpeakerRole | None, "role in which the person speaks or is addressed", "minister"
    ]
    participant: Annotated[str | None, "id of the participant", "p2"]


@dataclass(frozen=True, slots=True)
class Request(DataClassJsonMixin):
    """A dictum of a motion: a request or statement."""

    verb: Annotated[RequestVerb, "verb of the dictum", "verzoekt"]
    start: Annotated[int, "its start: code points into the source text", 3050]
    end: Annotated[int, "its end, exclusive", 3142]
    text: Annotated[
        str, "the dictum", "verzoekt de regering, de Kamer hierover voor de zomer te informeren"
    ]


@dataclass(frozen=True, slots=True)
class Announced(DataClassJsonMixin):
    """A sentence that announces a motion."""

    block: Annotated[
        str | None, "id of the turn, question, answer or footnote in which it stands", "t1"
    ]
    start: Annotated[int, "its start: code points into the source text", 2210]
    end: Annotated[int, "its end, exclusive", 2260]
    text: Annotated[str, "the sentence", "Ik overweeg daarover een motie in te dienen."]


@dataclass(frozen=True, slots=True)
class Appreciation(DataClassJsonMixin):
    """Advice of government on a motion: its value, who gives it, and the sentence."""

    value: Annotated[AdviceValue, "the advice", "oordeel_kamer"]
    by: Annotated[Official, "who gives the advice"]
    block: Annotated[
        str | None, "id of the turn, question, answer or footnote in which it stands", "t3"
    ]
    start: Annotated[int, "its start: code points into the source text", 6120]
    end: Annotated[int, "its end, exclusive", 6171]
    text: Annotated[
        str,
        "the sentence that gives the advice",
        "Ik laat het oordeel over deze motie aan de Kamer.",
    ]


@dataclass(frozen=True, slots=True)
class Motion(DataClassJsonMixin):
    """A motion that is moved, advised on, held over or decided; one element per motion.

    `start`, `end` and `text` are its printed text, from `De Kamer,` to `orde van de dag`; null if not printed
    here. `submitters` are named in the announcement or the signatures. `status` is the last one in the
    document.
    """

    id: Annotated[str, "id of the motion", "mo1"]
    identifier: Annotated[str | None, "identifier of the official publication", "kst-26485-312"]
    dossiers: Annotated[tuple[str, ...], "dossier numbers without spaces, with suffix", ["26485"]]
    number: Annotated[str | None, "number within the dossier", "312"]
    submitters: Annotated[tuple[Named, ...], "movers, from the announcement or the signatures"]
    start: Annotated[
        int | None,
        "the start of its printed text: code points into the source text; null if not printed",
        2901,
    ]
    end: Annotated[int | None, "the end of its printed text, exclusive", 3190]
    text: Annotated[
        str | None,
        "its printed text, from `De Kamer,` to `orde van de dag`",
        "De Kamer, gehoord de beraadslaging, verzoekt de regering te rapporteren, en gaat over tot de orde van de dag.",
    ]
    requests: Annotated[tuple[Request, ...], "its dicta"]
    block: Annotated[
        str | None, "id of the turn, question, answer or footnote in which it stands", "t1"
    ]
    announced: Annotated[tuple[Announced, ...], "sentences that announce it"]
    appreciations: Annotated[tuple[Appreciation, ...], "advice of the cabinet on it"]
    vote: Annotated[str | None, "id of the vote on it", "v1"]
    status: Annotated[MotionStatus, "last status in the document", "aangenomen"]


@dataclass(frozen=True, slots=True)
class Subject(DataClassJsonMixin):
    """The subject of a vote: its kind, its identifier, and the ids of the motion and of the mention."""

    kind: Annotated[SubjectKind, "kind of proposal", "motie"]
    identifier: Annotated[str | None, "identifier of the official publication", "kst-26485-312"]
    motion: Annotated[str | None, "id of the motion, if it is one", "mo1"]
    mention: Annotated[str | None, "id of the mention that names it", "m1"]


@dataclass(frozen=True, slots=True)
class Counts(DataClassJsonMixin):
    """The numbers of members for and against, in a roll call."""

    for_: Annotated[int, "votes in favour", 81]
    against: Annotated[int, "votes against", 69]


@dataclass(frozen=True, slots=True)
class Vote(DataClassJsonMixin):
    """A vote: from its announcement to the end of the sentence with the result.

    `for` and `against` are the parties named on either side, `rest` is the side of the other fracties, if
    stated; these are not filled in. Members are those who vote apart from their party, and all members of a
    roll call.
    """

    id: Annotated[str, "id of the vote", "v1"]
    start: Annotated[int, "its start: code points into the source text", 7210]
    end: Annotated[int, "its end, exclusive", 7402]
    text: Annotated[
        str,
        "the text from `In stemming komt` to the result",
        "In stemming komt de motie-Van den Hul. Ik constateer dat zij is aangenomen.",
    ]
    block: Annotated[
        str | None, "id of the turn, question, answer or footnote in which it stands", "t5"
    ]
    subject: Annotated[Subject, "subject of the vote"]
    result: Annotated[VoteResult | None, "result of the vote", "aangenomen"]
    method: Annotated[
        VoteMethod | None, "method: by fractie, by roll call or without a vote", "fracties"
    ]
    for_: Annotated[tuple[str, ...], "parties named as voting in favour", ["PvdA", "SP"]]
    against: Annotated[tuple[str, ...], "parties named as voting against", ["VVD"]]
    rest: Annotated[Side | None, "side of the fracties not named, if stated", "against"]
    members_for: Annotated[tuple[Named, ...], "members named as voting in favour"]
    members_against: Annotated[tuple[Named, ...], "members named as voting against"]
    counts: Annotated[Counts | None, "number of votes in a roll call"]

    def parties(self, side: Side) -> tuple[str, ...]:
        """The parties named on a side."""
        return self.for_ if side == FOR else self.against

    def members(self, side: Side) -> tuple[Named, ...]:
        """The members named on a side."""
        return self.members_for if side == FOR else self.members_against


@dataclass(frozen=True, slots=True)
class Due(DataClassJsonMixin):
    """A printed time limit with its first and last day; null if no rule fixes them."""

    text: Annotated[str, "the time limit as printed", "voor de zomer"]
    start: Annotated[int, "its start: code points into the source text", 4102]
    end: Annotated[int, "its end, exclusive", 4115]
    from_: Annotated[
        str | None, "first day of the period; null if no rule fixes it", "2019-02-07"
    ] = field(metadata=config(field_name="from"))
    until: Annotated[str | None, "last day of the period; null if no rule fixes it", "2019-06-20"]


@dataclass(frozen=True, slots=True)
class Commitment(DataClassJsonMixin):
    """A commitment (toezegging) of a member of government on behalf of the cabinet.

    `sums_up` are the ids of the spoken commitments that a listed one repeats, `acknowledged` the ids of the
    turns in which a member takes it as a commitment, `question` is the question that it answers.
    """

    id: Annotated[str, "id of the commitment", "c1"]
    form: Annotated[
        CommitmentForm,
        "`spoken` in a turn, `listed` at the end of a meeting, or `written`",
        "spoken",
    ]
    start: Annotated[int, "its start: code points into the source text", 4060]
    end: Annotated[int, "its end, exclusive", 4150]
    text: Annotated[
        str,
        "the sentence or sentences of the commitment",
        "Ik stuur de Kamer voor de zomer een brief over het convenant.",
    ]
    block: Annotated[
        str | None, "id of the turn, question, answer or footnote in which it stands", "t3"
    ]
    by: Annotated[Official, "who makes the commitment"]
    to: Annotated[tuple[Named, ...], "members to whom it is made, if stated"]
    due: Annotated[Due | None, "time limit"]
    promised: Annotated[tuple[Promised, ...], "kinds of action promised", ["brief"]]
    question: Annotated[str | None, "id of the question in the debate that it answers", "w1"]
    sums_up: Annotated[
        tuple[str, ...], "ids of the spoken commitments that a listed one repeats", ["c2"]
    ]
    acknowledged: Annotated[
        tuple[str, ...], "ids of the turns in which a member records it", ["t4"]
    ]
    status: Annotated[CommitmentStatus, "last status in the document", "made"]


@dataclass(frozen=True, slots=True)
class AnswerPlace(DataClassJsonMixin):
    """A place where government answers a question in a debate: the sentence with which the answer begins.

    `how` is `named` if the answer names the asker or the asker's party, `next` in the turn that replies, `order`
    if a member of government goes through the subjects of a term.
    """

    block: Annotated[
        str | None, "id of the turn, question, answer or footnote in which it stands", "t3"
    ]
    start: Annotated[int, "its start: code points into the source text", 4010]
    end: Annotated[int, "its end, exclusive", 4150]
    how: Annotated[
        AnsweredHow,
        "evidence: the answer `named` the asker, is the `next` turn, or follows the `order` of a term",
        "named",
    ]


@dataclass(frozen=True, slots=True)
class Asked(DataClassJsonMixin):
    """A question of a member to government in a debate, of one or more sentences in a turn.

    `to` is null if several members of government could be meant, `in_writing` is true for a request for a
    letter, and `answers` is empty if the place of the answer is not certain.
    """

    id: Annotated[str, "id of the question", "w1"]
    start: Annotated[int, "its start: code points into the source text", 1530]
    end: Annotated[int, "its end, exclusive", 1604]
    text: Annotated[
        str,
        "the sentence or sentences of the question",
        "Is de minister bereid de Kamer daarover voor de zomer te informeren?",
    ]
    block: Annotated[
        str | None, "id of the turn, question, answer or footnote in which it stands", "t1"
    ]
    by: Annotated[Official, "the member who asks"]
    to: Annotated[
        Official | None, "member of government who is asked; null if several could be meant"
    ]
    asks_for: Annotated[AskedFor, "kind of answer requested", "information"]
    in_writing: Annotated[bool, "whether a letter is requested", False]
    answers: Annotated[
        tuple[AnswerPlace, ...], "places where government answers; empty if uncertain"
    ]


@dataclass(frozen=True, slots=True)
class Followup(DataClassJsonMixin):
    """A further debate requested by a member, at the sentence in which the chair records it."""

    id: Annotated[str, "id of the request", "fo1"]
    kind: Annotated[FollowupKind, "kind of debate or document requested", "tweeminutendebat"]
    by: Annotated[Named | None, "the member who requests it"]
    block: Annotated[
        str | None, "id of the turn, question, answer or footnote in which it stands", "t5"
    ]
    start: Annotated[int, "its start: code points into the source text", 8010]
    end: Annotated[int, "its end, exclusive", 8071]
    text: Annotated[
        str,
        "the sentence in which the chair records it",
        "Er is een tweeminutendebat aangevraagd door mevrouw Van den Hul.",
    ]


@dataclass(frozen=True, slots=True)
class DocumentWarning(DataClassJsonMixin):
    """A warning about the document: a stable code, a message, and a place if it has one."""

    code: Annotated[str, "stable code", "question_without_answer"]
    message: Annotated[str, "explanation in English", "question 3 has no answer"]
    start: Annotated[int | None, "its place: code points into the source text", 451] = (
        optional_key()
    )
    end: Annotated[int | None, "the end of that place, exclusive", 655] = optional_key()


@dataclass(frozen=True, slots=True)
class Kamerstuk(DataClassJsonMixin):
    """One document of parliament: the object of the output contract.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n")
    >>> kamerstuk.answers[0].text
    'Ja.'
    >>> kamerstuk
    <Kamerstuk antwoord_schriftelijke_vragen: questions 1, answers 1>
    >>> Kamerstuk.from_json_bytes(kamerstuk.to_json_bytes()) == kamerstuk
    True
    """

    schema_version: Annotated[str, "version of the contract", "1.1.0"]
    generator: Annotated[Generator, "software that made this object"]
    source: Annotated[Source, "the file that was read"]
    metadata: Annotated[Metadata, "front matter"]
    participants: Annotated[tuple[Participant, ...], "persons who take part"]
    sections: Annotated[tuple[Section, ...], "headings within the text"]
    events: Annotated[tuple[Event, ...], "opening, suspensions and closing of a meeting"]
    turns: Annotated[tuple[Turn, ...], "speeches of a debate"]
    questions: Annotated[tuple[Question, ...], "written questions"]
    answers: Annotated[tuple[Answer, ...], "answers to written questions"]
    footnotes: Annotated[tuple[Footnote, ...], "footnotes"]
    mentions: Annotated[
        tuple[Mention, ...], "names of parties, persons, sectors, documents and so on"
    ]
    warnings: Annotated[tuple[DocumentWarning, ...], "oddities of the document"]
    commitments: Annotated[
        tuple[Commitment, ...] | None, "commitments (toezeggingen) of the cabinet"
    ] = optional_key()
    motions: Annotated[
        tuple[Motion, ...] | None, "motions that are moved, advised on, held over or decided"
    ] = optional_key()
    votes: Annotated[tuple[Vote, ...] | None, "votes"] = optional_key()
    asked: Annotated[tuple[Asked, ...] | None, "questions asked in a debate"] = optional_key()
    followups: Annotated[tuple[Followup, ...] | None, "further debates requested"] = optional_key()
    furniture: Annotated[
        tuple[Furniture, ...] | None, "ranges of the source that the clean text omits"
    ] = optional_key()

    def __repr__(self) -> str:
        """One line: kind, identifier or title, date, and the sizes of the layers."""
        about = self.metadata
        said = (about.document_type, about.identifier or about.title, about.date)
        counts = ", ".join(f"{key} {n}" for key, n in self.counts().items() if n)
        return f"<Kamerstuk {', '.join(filter(None, said))}: {counts or 'empty'}>"

    def _repr_html_(self) -> str:
        """The overview of `imvo-nlp show`, for notebooks."""
        from .analysis.show import as_html  # the only upward import: notebooks ask the object

        return as_html(self)

    def to_json_bytes(self, *, indent: bool = False) -> bytes:
        """Return the object as UTF-8 JSON; optional keys without a value are omitted.

        dataclasses-json does the same, but some two hundred times slower than orjson.
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
        """Return the object as JSON text: `to_json_bytes`, decoded."""
        return self.to_json_bytes(indent=indent).decode()

    @classmethod
    def from_json(cls, s: str | bytes, **_: Any) -> Kamerstuk:  # type: ignore[override]
        """Read JSON text like `from_json_bytes`."""
        return cls.from_json_bytes(s.encode() if isinstance(s, str) else s)

    @classmethod
    def from_json_bytes(cls, data: bytes) -> Kamerstuk:
        """Read an object from JSON; keys of later versions of the contract are ignored.

        JSON of version 1.0 is read as well; its mentions have no place in their blocks. dataclasses-json is
        much slower and accepts `"7"` for 7. Raises ValueError, with the key and the value, for malformed JSON
        and for values that break the contract.

        >>> Kamerstuk.from_json_bytes(b'{"schema_version": 1}')
        Traceback (most recent call last):
        ...
        ValueError: schema_version is not text: 1
        """
        value = orjson.loads(data)
        version = value.get("schema_version") if isinstance(value, dict) else None
        if (
            isinstance(version, str)
            and version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]
        ):
            raise ValueError(f"schema_version is {version}; supported is {SCHEMA_VERSION}")
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
        """The blocks, then the footnotes: everything that can hold a mention."""
        return self._elements(BlockOrNote)

    def counts(self) -> dict[str, int]:
        """The numbers of elements by layer key, without absent layers.

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
    """A layer: a list of elements with ids. It has a key, the class of the elements, and its name.

    `words` is the key with the printed words of an element, None without one. `has_place` is true if elements
    have a range in the source. An optional layer is None if no component looked for it; an empty list means
    that nothing was found.
    """

    key: str
    element: type[Any]
    kind: str
    words: str | None
    has_place: bool
    is_optional: bool

    def of(self, kamerstuk: Kamerstuk) -> tuple[Any, ...]:
        """The elements of this layer in a document; empty if the layer is absent.

        >>> import imvo_nlp
        >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n")
        >>> [layer.key for layer in LAYERS if layer.of(kamerstuk)]
        ['questions', 'answers']
        """
        return getattr(kamerstuk, self.key) or ()

    def words_of(self, element: Any) -> str:
        """The printed words of an element; empty without any."""
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
    """The class of the elements of a list; None for other types."""
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
    """A value in its JSON form, with the names of JSON keys."""
    if is_dataclass(value):
        return {key_of(name): _plain(each) for name, each in _present(value).items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _has_other_keys(hint: Any) -> bool:
    """Whether a field of a class, or of a nested class, has another name in the JSON."""
    if not is_dataclass(hint):
        return any(map(_has_other_keys, get_args(hint)))
    hints = get_type_hints(hint)
    return any(key_of(name) != name or _has_other_keys(each) for name, each in hints.items())


_WITH_OTHER_KEYS = tuple(layer for layer in LAYERS if _has_other_keys(layer.element))


# From JSON: a function per type that makes its values and rejects others, built once


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
        raise _is_not("an object", value)
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
        raise _is_not("a list", value)
    made: list[Any] = []
    try:
        for each in value:
            made.append(maker(each))  # its length is the index of the wrong one
    except ValueError as error:
        raise ValueError(f"{len(made)} {error}") from None
    return tuple(made)


def _optional(maker: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else maker(value)


def _one_of(values: frozenset[str], value: Any) -> Any:
    if not isinstance(value, str) or value not in values:
        raise ValueError(f"is not one of {', '.join(sorted(values))}: {value!r:.40}")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _is_not("text", value)
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _is_not("true or false", value)
    return value


def _number(value: Any) -> int:
    # As wide as the columns of the tables.
    if type(value) is not int or not 0 <= value < 2**63:
        raise _is_not("an integer from 0 up", value)
    return value


def _attributes(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _is_not("an object", value)
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
    raise _is_not("a date of the form YYYY-MM-DD", value)


def _is_not(what: str, value: Any) -> ValueError:
    return ValueError(f"is not {what}: {value!r:.40}")


_optional_text = partial(_optional, _text)
_ATTRIBUTES: dict[str, Callable[[Any], Any]] = {
    "relative": _truth,
    "dossiers": partial(_many, _text),
    "submitters": partial(_many, _text),
    "identifiers": partial(_many, _text),
    "date": partial(_optional, _day),
}
_PLAIN: dict[Any, Callable[[Any], Any]] = {
    str: _text,
    int: _number,
    bool: _truth,
    dict: _attributes,
}


# Rules beyond types


def _refuse_impossible_days(metadata: Metadata) -> None:
    days = {f"dates {each.name}": getattr(metadata.dates, each.name) for each in fields(Dates)}
    for name, day in {"date": metadata.date, **days}.items():
        try:
            _optional(_day, day)
        except ValueError as error:
            raise ValueError(f"metadata {name} {error}") from None


def _refuse_ids(kamerstuk: Kamerstuk) -> None:
    """Ids become ids in XML and HTML, so they must be unique across layers."""
    seen: set[str] = set()
    for each in chain.from_iterable(layer.of(kamerstuk) for layer in LAYERS):
        if each.id in seen:
            raise ValueError(f"two elements have the id {each.id!r:.40}")
        if not _NAME.fullmatch(each.id):
            raise ValueError(f"the id {each.id!r:.40} is not an XML name, such as m12")
        seen.add(each.id)


def _refuse_labels(kamerstuk: Kamerstuk) -> None:
    """Labels become classes in HTML and columns of tables; the user's own tables can add labels."""
    for label in {each.label for each in kamerstuk.mentions}:
        if not LABEL.fullmatch(label):
            raise ValueError(f"the label {label!r:.40} is not a lower-case word, such as sector")


LABEL = re.compile(r"[a-z][a-z0-9_]*")
"""The form of a label of mentions."""
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
