"""The tables: what each row says, that they join, the files of `imvo-nlp tables`, and their bounds."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path
from textwrap import wrap
from typing import Any

import duckdb
import frictionless
import openpyxl
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pypdfium2 import PdfDocument

import imvo_nlp
from conftest import NAMES, convert_without_source
from imvo_nlp import Kamerstuk, UnreadableInput, convert_text, read_documents
from imvo_nlp.analysis.tabular import TABLES, batches, files, tables, write_tables
from imvo_nlp.analysis.tabular.arrow import arrow_schema
from imvo_nlp.analysis.tabular.package import key
from imvo_nlp.analysis.tabular.rows import Row
from imvo_nlp.cli import main
from imvo_nlp.converted.documents import Converted
from imvo_nlp.errors import MissingExtra, WrongUse
from imvo_nlp.models import LAYERS, Dates, DocumentWarning
from test_graph import ANSWER, PUBLISHED, debate, letter, loose, put

Said = pytest.CaptureFixture[str]

DOCS = (Path(__file__).resolve().parents[1] / "docs" / "tables.md").read_text(encoding="utf-8")
SHARED = [field.name for field in fields(Row)]
KAAG, ALKAYA, VAN_DEN_HUL = "Q15077856", "Q28861229", "Q25250252"
DEBATE = debate(
    "De voorzitter: \nIk open de vergadering.",
    "De heer Alkaya (SP): \nIk wijs Minister Kaag op de motie-Kuik (26 485, nr. 299) over de goudsector.",
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def everything() -> list[Kamerstuk]:
    """All fixtures."""
    return [convert_without_source(name) for name in NAMES]


@pytest.fixture(scope="module")
def read(everything: list[Kamerstuk]) -> list[Kamerstuk]:
    """All fixtures, and answers that repeat a sentence: no fixture has any."""
    long = "Het kabinet spreekt bedrijven in de hele keten aan op de naleving van de richtlijnen van de OESO."
    pairs = (f"Vraag {each}\nKent u dit?\n\nAntwoord {each}\n{long}\n\n" for each in (1, 2))
    return [*everything, convert_text("".join(pairs))]


@pytest.fixture(scope="module")
def whole(read: list[Kamerstuk]) -> dict[str, pa.Table]:
    """The tables of all these documents."""
    return tables(read)


def rows(table: str, *texts: str | Kamerstuk) -> list[dict[str, Any]]:
    """The rows of a table, without the columns that all tables have."""
    made = [convert_text(each) if isinstance(each, str) else each for each in texts]
    return tables(made)[table].drop_columns(SHARED).to_pylist()


def cells(table: str, *columns: str, of: str | Kamerstuk) -> list[tuple[Any, ...]]:
    """Some columns of a table."""
    return [tuple(row[column] for column in columns) for row in rows(table, of)]


def place(text: str, phrase: str) -> dict[str, int]:
    start = text.index(phrase)
    return {"start": start, "end": start + len(phrase)}


# The columns


def listed(title: str) -> list[tuple[str, ...]]:
    """The columns that docs/tables.md lists under a heading."""
    section = DOCS.partition(f"### {title}\n")[2].partition("\n#")[0]
    return re.findall(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", section, re.MULTILINE)


def declared(row: type[Row]) -> list[tuple[str, ...]]:
    types = {"date32[day]": "date32", "list<item: string>": "list<string>"}
    types["list<item: int64>"] = "list<int64>"
    return [
        (
            field.name,
            f"`{types.get(str(field.type), str(field.type))}`" + ", null" * field.nullable,
            field.metadata[b"description"].decode(),
        )
        for field in arrow_schema(row)
    ]


def test_docs_list_the_tables_in_order() -> None:
    assert tuple(re.findall(r"^### `(\w+)`$", DOCS, re.MULTILINE)) == tuple(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_docs_list_the_columns_in_order(table: str) -> None:
    assert listed("Every table begins with") + listed(f"`{table}`") == declared(TABLES[table])


@pytest.mark.parametrize("table", TABLES)
def test_a_list_is_never_missing(table: str) -> None:
    assert not any(
        field.nullable for field in arrow_schema(TABLES[table]) if pa.types.is_list(field.type)
    )


# The rows


@pytest.mark.parametrize("table", ["documents", "questions", "mentions", "footnotes"])
def test_every_row_begins_with_its_document(table: str) -> None:
    first = tables([convert_text(ANSWER)])[table].select(SHARED).to_pylist()[0]
    assert first == {
        "document": "ah-tk-20192020-2904",
        "document_type": "antwoord_schriftelijke_vragen",
        "date": date(2020, 5, 25),
        "year": 2020,
    }


def test_a_document() -> None:
    kamerstuk = convert_text(ANSWER, name="a.txt")
    assert rows("documents", kamerstuk) == [
        {
            "file": "a.txt",
            "source": "a.txt",
            "sha256": kamerstuk.source.sha256,
            "identifier": "ah-tk-20192020-2904",
            "address": f"{PUBLISHED}/ah-tk-20192020-2904.html",
            "title": "Vragen van de leden Van den Hul (PvdA) en Alkaya (SP) aan de Minister voor "
            "Buitenlandse Handel en Ontwikkelingssamenwerking over cacao",
            "subject": "cacao",
            "chamber": "TK",
            "session_year": "2019-2020",
            "dossiers": [],
            "number": "2904",
            "answers_to": None,
            "submitted": date(2020, 4, 6),
            "received": date(2020, 5, 25),
            "meeting": None,
            "signed": None,
            "days_to_answer": 49,
            "start_time": None,
            "end_time": None,
            "committees": [],
            "topics": [],
            "date_from": "document",
            "publication": None,
            "meeting_id": None,
            "activity_ids": [],
            "document_id": None,
            "length": len(ANSWER),
            "characters": len("".join(ANSWER.split())),
            "characters_clean": len("".join(ANSWER.split())) - 2,
            "characters_furniture": 2,
            "participant_count": 3,
            "section_count": 0,
            "event_count": 0,
            "turn_count": 0,
            "question_count": 1,
            "answer_count": 1,
            "footnote_count": 1,
            "mention_count": 11,
            "commitment_count": 0,
            "motion_count": 0,
            "vote_count": 0,
            "asked_count": 0,
            "followup_count": 0,
            "furniture_count": 2,  # the marker of the note and its number
            "warning_count": 0,
        }
    ]


def test_a_meeting_has_its_dossiers_times_and_committees() -> None:
    columns = ("dossiers", "meeting", "start_time", "end_time", "committees", "days_to_answer")
    assert cells("documents", *columns, of=DEBATE) == [
        (
            ["26485"],
            date(2020, 3, 5),
            "20:22",
            "21:00",
            ["vaste commissie voor Buitenlandse Handel en Ontwikkelingssamenwerking"],
            None,
        )
    ]


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (Dates(submitted="2020-04-06", received="2020-05-25", signed="2020-05-20"), 49),
        (Dates(submitted="2020-04-06", signed="2020-05-20"), 44),
        (Dates(submitted="2020-04-06"), None),
        (Dates(received="2020-05-25"), None),
    ],
)
def test_how_long_an_answer_took(dates: Dates, days: int | None) -> None:
    kamerstuk = convert_text(ANSWER)
    kamerstuk = replace(kamerstuk, metadata=replace(kamerstuk.metadata, dates=dates))
    assert cells("documents", "days_to_answer", of=kamerstuk) == [(days,)]
    assert cells("question_answer", "days_to_answer", of=kamerstuk) == [(days,)]


def test_an_answer_that_asks_for_time_takes_no_days() -> None:
    kamerstuk = convert_without_source("mededeling_koffie_2016")
    # Sent in on 24 May 2016, received on 13 June.
    columns = ("received", "days_to_answer", "answer_count")
    assert cells("documents", *columns, of=kamerstuk) == [(date(2016, 6, 13), None, 1)]


def test_participants() -> None:
    first, _, minister = rows("participants", ANSWER)
    assert first == {
        "participant": "p1",
        "name": "Van den Hul",
        "initials": "K.A.E.",
        "first_name": "Kirsten",
        "honorific": None,
        "roles": ["member"],
        "party": "PvdA",
        "party_from": "document",
        "post": None,
        "portfolio": None,
        "wikidata": VAN_DEN_HUL,
        "from_reference": ["initials", "first_name"],
        "source_id": None,
        "affiliation": None,
    }
    assert (minister["name"], minister["post"], minister["wikidata"]) == ("Kaag", "minister", KAAG)


def test_turns() -> None:
    chair, member = rows("turns", DEBATE)
    assert (chair["index"], chair["role"], chair["party"]) == (0, "chair", None)
    text = "Ik wijs Minister Kaag op de motie-Kuik (26 485, nr. 299) over de goudsector."
    assert member == {
        "turn": "t2",
        "index": 1,
        "speaker": "Alkaya",
        "role": "member",
        "party": "SP",
        "participant": "p4",
        "wikidata": ALKAYA,
        "section": None,
        "begins": None,
        "ends": None,
        "interrupts": None,
        "source_id": None,
        "label": "De heer Alkaya (SP):",
        **place(DEBATE, text),
        "words": 14,
        "text": text,
    }


def test_a_turn_of_somebody_unknown_has_no_person() -> None:
    text = debate("De heer Fantast: \nIk ben er ook.")
    columns = ("speaker", "party", "participant", "wikidata")
    ((speaker, party, _, wikidata),) = cells("turns", *columns, of=text)
    assert (speaker, party, wikidata) == ("Fantast", None, None)


def test_questions() -> None:
    assert rows("questions", ANSWER) == [
        {
            "question": "q1",
            "numbers": [1],
            "askers": ["Van den Hul", "Alkaya"],
            "parties": ["PvdA", "SP"],
            "answer": "a1",
            "answered_by": ["Kaag"],
            "section": None,
            "label": "Vraag 1",
            "start": ANSWER.index("Kent u"),
            "end": ANSWER.index("299?1") + len("299?1"),  # with the marker of the footnote
            "words": 7,
            "text": "Kent u Kamerstuk 26 485, nr. 299?",
        }
    ]


def test_askers() -> None:
    assert rows("askers", ANSWER) == [
        {
            "question": "q1",
            "asker": place,
            "name": name,
            "party": party,
            "participant": f"p{place}",
            "wikidata": wikidata,
        }
        for place, name, party, wikidata in (
            (1, "Van den Hul", "PvdA", VAN_DEN_HUL),
            (2, "Alkaya", "SP", ALKAYA),
        )
    ]


def test_who_asks_for_a_fractie_has_no_name_and_a_party_counts_once() -> None:
    kamerstuk = convert_text(ANSWER)
    (question,) = kamerstuk.questions
    one, other = question.asked_by
    asked_by = (replace(one, name=None, participant=None), replace(other, party="PvdA"))
    kamerstuk = replace(kamerstuk, questions=(replace(question, asked_by=asked_by),))
    columns = ("name", "party", "participant", "wikidata")
    assert cells("askers", *columns, of=kamerstuk) == [
        (None, "PvdA", None, None),
        ("Alkaya", "PvdA", "p2", ALKAYA),
    ]
    assert cells("questions", "askers", "parties", of=kamerstuk) == [(["Alkaya"], ["PvdA"])]


def test_answers() -> None:
    text = "Ja. Zie ook Kamerstuk 26 485, nr. 310."
    assert rows("answers", ANSWER) == [
        {
            "answer": "a1",
            "numbers": [1],
            "answered_by": ["Kaag"],
            "refers_to": [],
            "manner": [],
            "label": "Antwoord 1",
            **place(ANSWER, text),
            "words": 8,
            "text": text,
        }
    ]


def test_each_number_of_a_question_is_a_pair_with_its_answer() -> None:
    kamerstuk = convert_without_source("antwoord_gezamenlijk_textiel_2022")
    columns = ("question", "number", "answer", "refers_to")
    # `Vraag 2 en 3`, `Antwoord 2 en 3` and so on; 7 and 8 have two headings and one answer.
    assert cells("question_answer", *columns, of=kamerstuk) == [
        ("q1", 1, "a1", []),
        ("q2", 2, "a2", []),
        ("q2", 3, "a2", []),
        ("q3", 4, "a3", [2, 3]),
        ("q3", 5, "a3", [2, 3]),
        ("q3", 6, "a3", [2, 3]),
        ("q4", 7, "a4", [1]),
        ("q5", 8, "a4", [1]),
        ("q6", 9, "a5", []),
    ]


def test_a_question_without_number_or_answer_is_one_pair() -> None:
    kamerstuk = convert_text(ANSWER)
    (question,) = kamerstuk.questions
    alone = replace(question, numbers=(), answer=None)
    assert rows("question_answer", replace(kamerstuk, questions=(alone,))) == [
        {
            "question": "q1",
            "number": None,
            "answer": None,
            "askers": ["Van den Hul", "Alkaya"],
            "parties": ["PvdA", "SP"],
            "answered_by": [],
            "refers_to": [],
            "days_to_answer": None,
        }
    ]


NOBODY: dict[str, Any] = {
    "block": None,
    "block_kind": None,
    "speakers": [],
    "speaker_role": None,
    "speaker_parties": [],
}
SPOKEN = {
    "block": "t2",
    "block_kind": "turn",
    "speakers": ["Alkaya"],
    "speaker_role": "member",
    "speaker_parties": ["SP"],
}
UNSAID = dict.fromkeys(
    ["form", "party", "party_from", "post", "portfolio", "value_from", "participant", "wikidata", "kind", "official", "mention_from"]
)  # fmt: skip


def mention(text: str, phrase: str) -> dict[str, Any]:
    """The last mention of this wording, without its id."""
    *_, found = [row for row in rows("mentions", text) if row["text"] == phrase]
    return {name: cell for name, cell in found.items() if name != "mention"}


def test_a_law_has_its_number_and_kind() -> None:
    text = DEBATE.replace("goudsector", "CSRD")
    found = mention(text, "CSRD")
    assert (found["label"], found["value"], found["kind"], found["official"]) == (
        "law", "eu_csrd", "richtlijn", "32022L2464"
    )  # fmt: skip


def test_a_sector_in_a_turn_has_who_speaks() -> None:
    assert mention(DEBATE, "goudsector") == {
        "label": "sector",
        "value": "goud",
        "text": "goudsector",
        **place(DEBATE, "goudsector"),
        **SPOKEN,
        **UNSAID,
        "form": "sector",
    }


def test_a_minister_has_the_post_and_a_member_the_party() -> None:
    assert mention(DEBATE, "Minister Kaag") == {
        "label": "minister",
        "value": "Kaag",
        "text": "Minister Kaag",
        **place(DEBATE, "Minister Kaag"),
        **SPOKEN,
        **UNSAID,
        "form": "name",
        "post": "minister",
        "portfolio": "Buitenlandse Handel en Ontwikkelingssamenwerking",
        "value_from": "document",
        "participant": "p1",
        "wikidata": KAAG,
    }
    assert mention(DEBATE, "Van den Hul") == {
        "label": "member",
        "value": "Van den Hul",
        "text": "Van den Hul",
        **place(DEBATE, "Van den Hul"),
        **NOBODY,
        **UNSAID,
        "party": "PvdA",
        "party_from": "reference",
        "participant": "p5",
        "wikidata": VAN_DEN_HUL,
    }


@pytest.mark.parametrize(
    ("number", "around"),
    [
        ("299", ("q1", "question", ["Van den Hul", "Alkaya"], None, ["PvdA", "SP"])),
        ("310", ("a1", "answer", ["Kaag"], None, [])),
        ("305", ("fn1", "footnote", [], None, [])),
    ],
)
@pytest.mark.parametrize("table", ["mentions", "citations"])
def test_a_mention_has_who_asks_and_who_answers(
    table: str, number: str, around: tuple[Any, ...]
) -> None:
    (found,) = [row for row in rows(table, ANSWER) if row["text"].endswith(number)]
    assert tuple(found[name] for name in NOBODY) == around


def test_a_reference_has_its_parts() -> None:
    phrase = "Kamerstukken II 2015/16, 34 506, nr. 12, blz. 3"
    text = letter(f"Zie {phrase}.")
    ((*_, row),) = [rows("citations", text)]
    assert {name: cell for name, cell in row.items() if name != "mention"} == {
        "label": "reference",
        "target": "kst-34506-12",
        "kind": "kamerstuk",
        "chamber": "TK",
        "session_year": "2015-2016",
        "dossiers": ["34506"],
        "number": "12",
        "pages": "3",
        "submitters": [],
        "motion_date": None,
        "address": f"{PUBLISHED}/kst-34506-12.html",
        "antecedent": None,
        "motion": None,
        "text": phrase,
        **place(text, phrase),
        **NOBODY,
    }


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        ("De motie-Kuik is uitgevoerd.", ("motion", None, "motie", ["Kuik"], None)),
        (
            "De motie-Kuik d.d. 5 december 2019 is uitgevoerd.",
            ("motion", None, "motie", ["Kuik"], date(2019, 12, 5)),
        ),
        ("Met deze brief antwoord ik.", ("document", "kst-26485-312", "brief", [], None)),
    ],
)
def test_a_motion_has_its_submitters_and_a_document_its_kind(
    sentence: str, row: tuple[Any, ...]
) -> None:
    columns = ("label", "target", "kind", "submitters", "motion_date")
    assert cells("citations", *columns, of=letter(sentence)) == [row]


def test_a_motion_beside_its_number_is_cited_twice() -> None:
    assert cells("citations", "label", "target", "kind", of=DEBATE) == [
        ("motion", "kst-26485-299", "motie"),
        ("reference", "kst-26485-299", "kamerstuk"),
    ]


def test_footnotes() -> None:
    text = "Kamerstuk 26 485, nr. 305."
    assert rows("footnotes", ANSWER) == [
        {
            "footnote": "fn1",
            "number": "1",
            "anchor": ANSWER.index("299?1") + len("299?"),
            **place(ANSWER, f"1 {text}"),
            "text": text,
        }
    ]


def test_sections() -> None:
    text = letter("1. Inleiding\n\nZie het goudconvenant.\n")
    (row,) = rows("sections", text)
    assert row == {
        "section": "s1",
        "title": "1. Inleiding",
        "level": 1,
        "start": text.index("1. Inleiding"),
        "end": text.index("convenant.") + len("convenant."),
    }


def test_events() -> None:
    opening, closing = rows("events", DEBATE)
    assert opening == {
        "event": "e1",
        "kind": "opening",
        "time": "20:22",
        "until": None,
        "text": "Aanvang 20.22 uur.",
        **place(DEBATE, "Aanvang 20.22 uur."),
    }
    assert (closing["event"], closing["kind"], closing["time"]) == ("e2", "closing", "21:00")


def test_warnings_are_numbered() -> None:
    warnings = (DocumentWarning("undated", "no day"), DocumentWarning("no_turns", "none", 3, 9))
    assert rows("warnings", replace(convert_text(ANSWER), warnings=warnings)) == [
        {"warning": 1, "code": "undated", "message": "no day", "start": None, "end": None},
        {"warning": 2, "code": "no_turns", "message": "none", "start": 3, "end": 9},
    ]


# All of them together

KEYS = {
    "documents": ["document"],
    "participants": ["document", "participant"],
    "turns": ["document", "turn"],
    "questions": ["document", "question"],
    "askers": ["document", "question", "asker"],
    "answers": ["document", "answer"],
    "question_answer": ["document", "question", "number"],
    "mentions": ["document", "mention"],
    "citations": ["document", "mention"],
    "commitments": ["document", "commitment"],
    "answer_repeats": ["document", "answer", "repeat"],
    "motions": ["document", "motion"],
    "motion_requests": ["document", "motion", "request"],
    "appreciations": ["document", "motion", "appreciation"],
    "votes": ["document", "vote"],
    "vote_parties": ["document", "vote", "voter"],
    "asked": ["document", "asked"],
    "asked_answers": ["document", "asked", "answer"],
    "all_questions": ["document", "question"],
    "followups": ["document", "followup"],
    "footnotes": ["document", "footnote"],
    "sections": ["document", "section"],
    "events": ["document", "event"],
    "furniture": ["document", "furniture"],
    "warnings": ["document", "warning"],
}
JOINS = [
    ("turns", "participant", "participants", "participant"),
    ("turns", "section", "sections", "section"),
    ("questions", "section", "sections", "section"),
    ("questions", "answer", "answers", "answer"),
    ("askers", "question", "questions", "question"),
    ("askers", "participant", "participants", "participant"),
    ("question_answer", "question", "questions", "question"),
    ("question_answer", "answer", "answers", "answer"),
    ("mentions", "participant", "participants", "participant"),
    ("citations", "mention", "mentions", "mention"),
    ("citations", "antecedent", "mentions", "mention"),
    ("commitments", "participant", "participants", "participant"),
    ("citations", "motion", "motions", "motion"),
    ("motions", "vote", "votes", "vote"),
    ("motion_requests", "motion", "motions", "motion"),
    ("appreciations", "motion", "motions", "motion"),
    ("appreciations", "participant", "participants", "participant"),
    ("votes", "motion", "motions", "motion"),
    ("votes", "mention", "mentions", "mention"),
    ("vote_parties", "vote", "votes", "vote"),
    ("vote_parties", "participant", "participants", "participant"),
    ("asked", "participant", "participants", "participant"),
    ("asked", "asked_of_participant", "participants", "participant"),
    ("asked", "block", "turns", "turn"),
    ("asked_answers", "asked", "asked", "asked"),
    ("asked_answers", "block", "turns", "turn"),
]


def values(table: pa.Table, *columns: str) -> list[tuple[Any, ...]]:
    return list(zip(*(table[column].to_pylist() for column in columns), strict=True))


def test_keys_are_unique_and_documented(whole: dict[str, pa.Table]) -> None:
    assert {name: [*key(name)] for name in TABLES} == KEYS
    for name, table in whole.items():
        keys = values(table, *KEYS[name])
        assert len(set(keys)) == len(keys) > 0, name
        shown = ", ".join(f"`{column}`" for column in KEYS[name])
        assert f"Key: {shown}.\n" in DOCS.partition(f"### `{name}`\n")[2].partition("###")[0]


@pytest.mark.parametrize(("table", "column", "other", "key"), JOINS)
def test_ids_join(
    table: str, column: str, other: str, key: str, whole: dict[str, pa.Table]
) -> None:
    known = set(values(whole[other], "document", key))
    meant = {pair for pair in values(whole[table], "document", column) if pair[1] is not None}
    assert meant
    assert meant <= known


def test_blocks_join(whole: dict[str, pa.Table]) -> None:
    for kind in ("turn", "question", "answer", "footnote"):
        known = set(values(whole[f"{kind}s"], "document", kind))
        meant = {
            (document, block)
            for document, block, found in values(
                whole["mentions"], "document", "block", "block_kind"
            )
            if found == kind
        }
        assert meant
        assert meant <= known


def test_what_cannot_be_missing_is_not(whole: dict[str, pa.Table]) -> None:
    for name, table in whole.items():
        table.validate(full=True)
        assert not [
            field.name
            for field in table.schema
            if not field.nullable and table[field.name].null_count
        ], name


def test_counts_are_those_of_the_tables(whole: dict[str, pa.Table]) -> None:
    kinds = {f"{layer.kind}_count": layer.key for layer in LAYERS} | {"warning_count": "warnings"}
    for column in whole["documents"].column_names:
        if column.endswith("_count"):
            counted = sum(whole["documents"][column].to_pylist())
            assert counted == whole[kinds[column]].num_rows, column


def test_bounded_batches_give_the_same_tables(
    read: list[Kamerstuk], whole: dict[str, pa.Table]
) -> None:
    pieces = list(batches(read, length=20_000))
    assert 10 < len(pieces) < 30
    for name in TABLES:
        assert pa.Table.from_batches([piece[name] for piece in pieces]) == whole[name]


def test_no_more_is_read_than_a_piece_needs() -> None:
    given = []

    def documents() -> Iterator[Kamerstuk]:
        for number in (312, 313, 314):
            given.append(number)
            yield convert_text(letter("Ja.", number=number))

    first = next(iter(batches(documents(), length=1)))
    assert (given, first["documents"]["number"].to_pylist()) == ([312], ["312"])


def test_no_documents_give_empty_tables() -> None:
    made = tables([])
    assert [each.num_rows for each in made.values()] == [0] * len(TABLES)
    assert made["turns"].schema.equals(tables([convert_text(DEBATE)])["turns"].schema)


def test_it_is_public() -> None:
    put(a=letter("Ja."))
    made = imvo_nlp.tables(read_documents("in"))
    assert made["documents"].select(["document", "file"]).to_pylist() == [
        {"document": "kst-26485-312", "file": "a.json"}
    ]


def test_without_identifier_a_document_has_the_name_of_its_source() -> None:
    made = tables([convert_text(loose("Ja."), name="2020/brief.txt")])["documents"]
    assert values(made, "document", "identifier", "file") == [
        ("file:2020/brief", None, "2020/brief.txt")
    ]


def test_two_documents_of_one_id_are_wrong_use() -> None:
    twice = [convert_text(letter("Ja."), name=name) for name in ("a.txt", "b.txt")]
    told = r"two documents have the id kst-26485-312: a.txt, b.txt; convert .* read_documents"
    with pytest.raises(WrongUse, match=told):
        tables(twice)


def test_a_document_without_text_is_a_document() -> None:
    full, empty = convert_text(letter("Ja."), name="a.txt"), convert_text("", name="b.txt")
    assert values(tables([empty])["documents"], "document", "length") == [("file:b", 0)]
    pieces = [
        values(each["documents"], "document")
        for each in batches([full, empty, replace(empty, source=full.source)], length=1)
    ]
    assert pieces == [[("kst-26485-312",)], [("file:b",)], [("file:a",)]]
    assert [each["documents"].num_rows for each in batches([full, empty])] == [2]


# Which files are written

ALL = ("csv", "parquet", "xlsx", "duckdb")
WORDS = tomllib.loads(Path(files.__file__).with_name("workbook.toml").read_text("utf-8"))


def shown(cell: Any) -> Any:
    """A cell as a format without lists holds it."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return "; ".join(map(str, cell)) if isinstance(cell, list) else cell


def without_times(cell: Any) -> Any:
    return cell.date() if isinstance(cell, datetime) else cell


def longer_than_a_piece(kamerstuk: Kamerstuk) -> Kamerstuk:
    return replace(kamerstuk, source=replace(kamerstuk.source, length=10**7))


def test_all_formats_hold_the_same_rows(everything: list[Kamerstuk]) -> None:
    some = [longer_than_a_piece(each) for each in everything[::10]]
    written = write_tables(some, "out", ["duckdb", "csv", "parquet", "xlsx"])
    assert sorted(written.files) == sorted(Path("out").iterdir())
    book = openpyxl.load_workbook("out/imvo.xlsx", read_only=True)
    database = duckdb.connect("out/imvo.duckdb", read_only=True)
    for name, table in tables(some).items():
        rows = values(table, *table.column_names)
        assert written.rows[name] == len(rows)
        assert pq.read_table(f"out/{name}.parquet") == table
        assert pq.ParquetFile(f"out/{name}.parquet").num_row_groups <= len(some)
        assert database.execute(f"FROM {name}").fetchall() == rows
        plain = [tuple(map(shown, row)) for row in rows]
        header, *lines = book[name].iter_rows(values_only=True)
        assert header == tuple(WORDS["columns"][column] for column in table.column_names)
        # An empty list is an empty cell.
        assert [tuple(without_times(cell) for cell in line) for line in lines] == [
            tuple(None if cell == "" else cell for cell in row) for row in plain
        ]
        with Path(f"out/{name}.csv").open(encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file)
        assert header == table.column_names
        # Some come first: they show what a column is.
        assert sorted(lines) == sorted(
            ["" if cell is None else str(cell) for cell in row] for row in plain
        )


def test_the_files_describe_their_columns() -> None:
    write_tables([convert_text(ANSWER)], "out", ["parquet", "duckdb"])
    described = pq.read_schema("out/turns.parquet").field("words").metadata[b"description"]
    with duckdb.connect("out/imvo.duckdb", read_only=True) as database:
        (comment,) = database.execute(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'turns' AND column_name = 'words'"
        ).fetchone()
    assert described.decode() == comment == "the number of words of `text`, split at white space"


def test_the_same_documents_give_the_same_bytes() -> None:
    put(a=ANSWER, b=DEBATE, c=loose("Ja."))
    formats = ["--format", "csv", "--format", "parquet", "--format", "xlsx"]
    for folder in ("one", "two"):
        assert main(["tables", "in", "-o", folder, *formats]) == 0
    names = sorted(path.name for path in Path("one").iterdir())
    assert len(names) == 2 * len(TABLES) + 2  # a workbook and a package
    for name in names:
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()
    # Both were made in one second perhaps, so the day that the workbook gives is looked at too.
    made = openpyxl.load_workbook("one/imvo.xlsx").properties
    assert made.created == made.modified == datetime(2000, 1, 1)


def test_a_table_without_rows_has_its_columns() -> None:
    write_tables([], "out", ALL)
    assert Path("out/askers.csv").read_text() == (
        "document,document_type,date,year,question,asker,name,party,participant,wikidata\n"
    )
    assert pq.read_table("out/askers.parquet").schema == arrow_schema(TABLES["askers"])


def titled(title: str) -> Kamerstuk:
    kamerstuk = convert_text(letter("Ja."))
    return replace(kamerstuk, metadata=replace(kamerstuk.metadata, title=title))


def numbered(documents: Iterable[Kamerstuk]) -> Iterator[Converted]:
    """Documents that would have one identifier."""
    return (Converted(f"{place}", f"{place}.json", each) for place, each in enumerate(documents))


def in_excel(documents: Iterable[Kamerstuk], column: str = "title") -> list[Any]:
    """The cells of a column of the first sheet of tables, with their types and links."""
    write_tables(numbered(documents), "out", ["xlsx"])
    sheet = openpyxl.load_workbook("out/imvo.xlsx")["documents"]
    (place,) = [cell.column for cell in sheet[1] if cell.comment.text.startswith(f"{column}: ")]
    return [row[place - 1] for row in sheet.iter_rows(min_row=2)]


def test_a_workbook_explains_itself() -> None:
    written = write_tables([convert_text(ANSWER)], "out", ["xlsx"])
    book = openpyxl.load_workbook("out/imvo.xlsx")
    assert book.sheetnames == ["Uitleg", *TABLES]
    lines = [tuple(row) for row in book["Uitleg"].iter_rows(values_only=True)]
    assert ("questions", "Schriftelijke vragen", written.rows["questions"]) in lines
    assert book["Uitleg"].cell(len(lines), 1).hyperlink.location == "'warnings'!A1"
    head = book["questions"]["A1"]
    assert head.value == "Document"
    assert head.comment.text.startswith("document: the document's id")


@pytest.mark.parametrize("name", TABLES)
def test_a_workbook_has_a_dutch_word_for_each_column(name: str) -> None:
    assert WORDS["sheets"][name]
    lacking = {field.name for field in fields(TABLES[name])} - set(WORDS["columns"])
    assert not lacking, "add its heading to workbook.toml"


def test_a_workbook_shows_what_it_holds() -> None:
    """Numbers and days in a column that is too narrow are shown as `###`."""
    title = "Verslag van een schriftelijk overleg over kurk " * 9
    write_tables([convert_text(ANSWER), titled(title)], "out", ["xlsx"])
    book = openpyxl.load_workbook("out/imvo.xlsx")
    for name in TABLES:
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        widths = {
            column: group.width
            for group in sheet.column_dimensions.values()
            for column in range(group.min, group.max + 1)
        }
        for cell in sheet[1]:  # the button of the filter takes two characters of its first line
            assert len(wrap(cell.value, widths[cell.column] - 2, break_long_words=False)) <= 3
            assert max(map(len, cell.value.split())) <= widths[cell.column] - 2
        for cell in (cell for row in sheet.iter_rows(min_row=2) for cell in row):
            if cell.data_type in ("n", "d") and cell.value is not None:
                shown = 10 if cell.is_date else len(str(cell.value))
                assert shown < widths[cell.column], cell.coordinate
    (cell,) = [cell for cell in book["documents"][3] if cell.value == title]
    assert cell.alignment.wrap_text
    assert book["documents"].row_dimensions[3].height == 60


TEXTS = [
    "=1+1",
    '=HYPERLINK("https://voorbeeld.example")',
    "{=SUM(A1)}",
    "+31 70",
    "@SUM(A1)",
    "https://voorbeeld.example",
    "0312",
    " met spaties ",
    "een\n\ntwee",
    "_x0041_",
    "",
]


def test_a_text_stays_a_text_in_excel() -> None:
    cells = in_excel(map(titled, TEXTS))
    assert [cell.hyperlink for cell in cells] == [None] * len(TEXTS)
    # openpyxl does not undo what Excel undoes: `_x005F_` is an underscore.
    assert [(cell.value or "").replace("_x005F_", "_") for cell in cells] == TEXTS
    assert {cell.data_type for cell in cells if cell.value} <= {"s", "inlineStr"}


def test_excel_holds_what_xml_can() -> None:
    (cell,) = in_excel([titled("MVO\x0c&\x00")])
    assert cell.value == "MVO�&�"


def test_a_day_is_a_day_in_excel_if_excel_knows_it() -> None:
    kamerstuk = titled("MVO")
    first, second, third = in_excel(
        (
            replace(kamerstuk, metadata=replace(kamerstuk.metadata, date=day))
            for day in ("2020-02-06", "1901-01-01", "1848-11-03")
        ),
        column="date",
    )
    assert [cell.number_format for cell in (first, second)] == ["yyyy-mm-dd"] * 2
    assert (first.value, second.value) == (datetime(2020, 2, 6), datetime(1901, 1, 1))
    assert third.value == "1848-11-03"


def test_a_text_that_is_too_long_for_excel_is_cut_and_counted() -> None:
    kept = {
        "a" * 32_767: "a" * 32_767,
        "a" * 32_768: "a" * 32_763 + " […]",
        # Two units each, so that the half of one is left over.
        "𝕏" * 16_383: "𝕏" * 16_383,
        "𝕏" * 16_384: "𝕏" * 16_381 + " […]",
    }
    assert [cell.value for cell in in_excel(map(titled, kept))] == [*kept.values()]
    assert write_tables(numbered(map(titled, kept)), "out", ["xlsx", "csv"]).cut == {"documents": 2}
    with Path("out/documents.csv").open(encoding="utf-8", newline="") as file:
        csv.field_size_limit(100_000)
        assert {row["title"] for row in csv.DictReader(file)} == {*kept}


def test_more_rows_than_a_sheet_holds_are_refused_and_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kamerstuk = convert_text(ANSWER)  # eleven mentions
    monkeypatch.setattr(files, "_SHEET", 12)
    write_tables([kamerstuk], "out", ["xlsx"])
    monkeypatch.setattr(files, "_SHEET", 11)
    with pytest.raises(WrongUse, match=r"mentions has more than the 10 rows that a sheet"):
        write_tables([kamerstuk], "other", ALL)
    assert list(Path("other").iterdir()) == []


def test_nothing_is_written_if_a_document_fails() -> None:
    def documents() -> Iterator[Kamerstuk]:
        yield longer_than_a_piece(convert_text(ANSWER))
        raise UnreadableInput("broken")

    with pytest.raises(UnreadableInput):
        write_tables(documents(), "out", ALL)
    assert list(Path("out").iterdir()) == []


def test_nothing_is_written_if_a_format_fails_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files._Workbook, "close", full)
    for formats in (["csv", "xlsx", "parquet"], ["xlsx", "duckdb"]):
        told = "cannot write to the output folder: No space left on device$"
        with pytest.raises(WrongUse, match=told):
            write_tables([convert_text(ANSWER)], "out", formats)
        assert list(Path("out").iterdir()) == []


def test_files_take_the_place_of_those_before(capsys: Said) -> None:
    put(a=ANSWER)
    for _ in range(2):
        formats = [each for kind in (*ALL, "csv") for each in ("--format", kind)]
        assert main(["tables", "in", "-o", "out", *formats]) == 0
    assert len(list(Path("out").iterdir())) == 2 * len(TABLES) + 3


def test_a_format_given_twice_is_written_once() -> None:
    written = write_tables([convert_text(ANSWER)], "out", ["csv", "xlsx", "csv"])
    assert [path.name for path in written.files] == [
        *(f"{name}.csv" for name in TABLES),
        "imvo.xlsx",
        "datapackage.json",
    ]
    assert all(path.exists() for path in written.files)


@pytest.mark.parametrize("title", ["een\rtwee", "een\r\ntwee\n", '"\r', "\r\n"])
def test_a_row_of_csv_is_one_row_whatever_its_characters(title: str) -> None:
    write_tables([titled(title)], "out")
    with Path("out/documents.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["title"] == title


# What readers of CSV make of it

# More numbers than readers look at, then what is none: a number of questions, an annex, pages, a
# letter, a note without number.
MIXED = (
    f"{letter('Zie ' + ', '.join(f'Kamerstuk 26 485, nr. {each}' for each in range(101, 221)))}\n"
    "Zie ook Handelingen II 2018/19, nr. 12, blz. 5317–5319, de vragen met kenmerk 2017Z18861, "
    "Kamerstuk 35 925-XVII, nr. 8 en Kamerstuk I 2015/16, 34 506, B.\n"
)


def test_polars_reads_every_table_as_it_is(read: list[Kamerstuk]) -> None:
    with_some = [*read, convert_text(MIXED, name="mixed.txt")]
    for folder, documents in {"fixtures": with_some, "made": with_some[-1:]}.items():
        written = write_tables(documents, folder)
        for name, rows in written.rows.items():
            frame = pl.read_csv(f"{folder}/{name}.csv")
            assert (name, frame.height) == (name, rows)
    numbers = pl.read_csv("made/citations.csv")
    assert sorted(numbers["number"])[-3:] == ["220", "8", "B"]
    assert "2017Z18861" in numbers["target"]
    assert numbers.filter(pl.col("pages").is_not_null())["pages"].to_list() == ["5317–5319"]
    dates = pl.read_csv("fixtures/documents.csv", try_parse_dates=True)["date"]
    assert dates.dtype == pl.Date


def test_rows_that_show_what_a_column_is_come_first_and_the_rest_keep_their_order() -> None:
    kamerstuk = convert_text(MIXED)
    write_tables([kamerstuk], "out")
    with Path("out/citations.csv").open(encoding="utf-8", newline="") as file:
        written = [row["mention"] for row in csv.DictReader(file)]
    ordered = [row["mention"] for row in rows("citations", kamerstuk)]
    assert written != ordered
    assert sorted(written) == sorted(ordered)
    moved = next(place for place in range(len(ordered)) if ordered[0] == written[place])
    assert [each for each in ordered if each not in written[:moved]] == written[moved:]
    assert max(len(fields(row)) for row in TABLES.values()) <= files._SAMPLE


def test_the_package_holds_types_and_keys() -> None:
    write_tables([convert_text(each) for each in (DEBATE, ANSWER)], "out")
    # Without the answer in it, all rows of the answer point to nothing; nothing else is wrong.
    documents = Path("out/documents.csv")
    documents.write_text("".join(documents.read_text().splitlines(keepends=True)[:-1]))
    tasks = frictionless.validate("out/datapackage.json").tasks
    assert {each.type for task in tasks for each in task.errors} == {"foreign-key"}
    lacking = [each for task in tasks for each in task.errors if task.name == "askers"]
    assert [each.row_number for each in lacking] == [2, 3]
    package = frictionless.Package("out/datapackage.json")
    turns = package.get_resource("turns").schema
    assert (turns.primary_key, turns.get_field("date").type) == (["document", "turn"], "date")
    (document,) = package.get_resource("documents").read_rows()
    assert (document["date"], document["dossiers"]) == (date(2020, 3, 5), ["26485"])


def test_a_package_of_parquet_describes_its_files() -> None:
    write_tables([convert_text(ANSWER)], "out", ["parquet"])
    package = frictionless.Package("out/datapackage.json")
    assert [each.path for each in package.resources] == [f"{name}.parquet" for name in TABLES]
    assert package.get_resource("documents").schema.get_field("dossiers").type == "array"


# The command


def test_it_writes_csv_and_says_what_there_is(capsys: Said) -> None:
    put(a=ANSWER)
    assert main(["tables", "in", "-o", "out"]) == 0
    assert sorted(path.name for path in Path("out").iterdir()) == sorted(
        ["datapackage.json", *(f"{name}.csv" for name in TABLES)]
    )
    said = capsys.readouterr()
    # A document, 3 participants, a question, 2 askers, an answer, a pair, 9 mentions, of which 3
    # citations, a footnote; the question is one of all questions too.
    assert (said.out, said.err) == ("", f"1 document: {len(TABLES)} tables, 27 rows; 0 skipped\n")


def test_a_broken_file_is_named_and_is_1(capsys: Said) -> None:
    put(a=ANSWER, c=DEBATE)
    Path("in/b.json").write_text("{")
    assert main(["tables", "in", "-o", "out"]) == 1
    named, summary = capsys.readouterr().err.splitlines()
    assert named.startswith("imvo-nlp: b.json: not a converted document: ")
    assert summary.startswith(f"2 documents: {len(TABLES)} tables, ")
    assert summary.endswith("; 1 skipped")


def test_texts_that_are_cut_are_reported(capsys: Said) -> None:
    put(a=titled("a" * 40_000))
    assert main(["tables", "in", "-o", "out", "--format", "xlsx"]) == 0
    told = "imvo-nlp: imvo.xlsx: documents: 1 text longer than a cell, cut with […]\n"
    assert capsys.readouterr().err.startswith(told)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tables"], "required: DIR, -o"),
        (["tables", "in"], "required: -o"),
        (["tables", "absent", "-o", "out"], "No such file or directory: absent"),
        (
            ["tables", "empty", "-o", "out"],
            "no converted documents (*.json or documents.jsonl) in empty",
        ),
        (["tables", "in", "-o", "in/a.json"], "cannot write to the output folder"),
        (["tables", "in", "-o", "out", "--format", "xml"], "invalid choice: 'xml'"),
    ],
)
@pytest.mark.parametrize("kind", ALL)
def test_wrong_use_is_2(arguments: list[str], message: str, kind: str, capsys: Said) -> None:
    put(a=letter("Ja."))
    Path("empty").mkdir()
    assert main([*arguments, "--format", kind]) == 2
    assert message in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("kind", "package"),
    [
        ("parquet", "pyarrow"),
        ("xlsx", "xlsxwriter"),
        ("duckdb", "duckdb"),
        ("duckdb", "pyarrow"),
    ],
)
def test_a_missing_package_is_2_with_the_line_that_installs_it(
    kind: str, package: str, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    # Before it is found out that there is no such folder.
    assert main(["tables", "absent", "-o", "out", "--format", "csv", "--format", kind]) == 2
    told = f"{kind} needs an extra that is not installed ({package}): pip install "
    assert capsys.readouterr().err.startswith(f"imvo-nlp: {told}")
    assert not Path("out").exists()


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here")
def test_libreoffice_shows_every_cell_of_the_workbook() -> None:
    names = ("antwoord_cacao_2019", "algemeen_overleg_goud_2019", "motie_2022_gewijzigd")
    write_tables([convert_without_source(name) for name in names], "out", ["xlsx"])
    profile = f"-env:UserInstallation={Path('profile').absolute().as_uri()}"
    call = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        "out",
        "out/imvo.xlsx",
    ]
    subprocess.run(call, check=True, capture_output=True, timeout=600)
    with closing(PdfDocument("out/imvo.pdf")) as pdf:
        shown = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Kaag" in shown
    assert "2019" in shown
    assert "###" not in shown  # a number or a date that its column has no room for


@pytest.mark.parametrize("make", [tables, lambda documents: next(batches(documents))])
def test_frames_need_arrow(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"\(pyarrow\): pip install"):
        make([])


def test_csv_needs_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    put(a=letter("Ja."))
    for package in ("pyarrow", "xlsxwriter", "duckdb"):
        monkeypatch.setitem(sys.modules, package, None)
    assert main(["tables", "in", "-o", "out"]) == 0
