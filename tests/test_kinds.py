"""A kind of document is a row of data: what each column of it does, and that no code names a kind.

The kind in these tests is made up, a `besluitenlijst`. It gets one row, with the columns of one case.
"""

from __future__ import annotations

import ast
import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import pytest

import imvo_nlp
from imvo_nlp import Kamerstuk
from imvo_nlp.errors import LexiconError
from imvo_nlp.export.jsonld import to_jsonld
from imvo_nlp.export.tei.header import kind as tei_kind
from imvo_nlp.models import UNNAMED, DocumentType
from imvo_nlp.reference.kinds import UNKNOWN, Kind, kind_of_row, kind_of_type
from imvo_nlp.reference.loader import DocumentKind, load_table
from imvo_nlp.structure.kind import find_kind, load_kinds
from imvo_nlp.text.source import Marks
from imvo_nlp.text.view import CleanText

IDS: tuple[str, ...] = get_args(DocumentType)
ROW = {
    "id": UNNAMED,
    "structure": "text",
    "where": "title",
    "pattern": "BESLUITENLIJST",
    "example": "BESLUITENLIJST",
    "source": "made up for this test",
}


@pytest.fixture(autouse=True)
def shipped() -> Iterator[None]:
    """Every test begins and ends with the shipped tables alone."""
    imvo_nlp.use_data(None)
    yield
    imvo_nlp.use_data(None)


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all rows that tests use."""
    return tmp_path_factory.mktemp("rows")


def folder_of(rows: Path, row: dict[str, str]) -> Path:
    """The folder with a table of this row; the same for the same row, so that its pipeline is loaded once."""
    folder = rows / sha256(json.dumps(row).encode()).hexdigest()
    folder.mkdir(exist_ok=True)
    with (folder / "document_types.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((row.keys(), row.values()))
    return folder


def use_row(rows: Path, **columns: str) -> DocumentKind:
    """Add one row to the table of kinds, with the columns that it names and no others."""
    imvo_nlp.use_data(folder_of(rows, ROW | columns))
    return load_table(DocumentKind)[0]


def converted(rows: Path, text: str, **columns: str) -> Kamerstuk:
    use_row(rows, **columns)
    head = "" if "BESLUITENLIJST" in text else "BESLUITENLIJST\n\n"
    return imvo_nlp.convert_text(head + text)


def known(kamerstuk: Kamerstuk) -> dict[str, Any]:
    """The metadata that is known, the days on one level with the rest."""
    keys: dict[str, Any] = {**kamerstuk.metadata.to_dict()}
    keys |= keys.pop("dates")
    return {key: value for key, value in keys.items() if value not in (None, (), [], UNNAMED)}


# What each column does ----------------------------------------------------------------------------

QUESTIONS = """\
Vragen van het lid Hijink (SP) over kleding (ingezonden 2 februari 2018).

{number}

1
Kent u dit bericht?
"""
HEAD = "2018Z01234\n\nVergaderjaar 2017–2018\n\n1234"
# Columns, document, and what is known by them that is not known without.
METADATA: dict[str, tuple[dict[str, str], str, dict[str, Any]]] = {
    "days: sent": ({"days": "sent"}, "(ingezonden 2 februari 2018)", {
        "submitted": "2018-02-02", "date": "2018-02-02", "date_from": "document"}),
    "days: received": ({"days": "received"}, "(ontvangen 2 maart 2018)", {
        "received": "2018-03-02", "date": "2018-03-02", "date_from": "document"}),
    "days: laid before": ({"days": "laid_before"}, "De vragen zijn op 2 maart 2018 aan de Minister voorgelegd.", {
        "submitted": "2018-03-02", "date": "2018-03-02", "date_from": "document"}),
    "days: letter": ({"days": "letter"}, "Den Haag, 5 maart 2018", {
        "signed": "2018-03-05"}),
    "days: answered": ({"days": "answered"}, "De vragen zijn bij brief van 6 maart 2018 beantwoord.", {
        "signed": "2018-03-06", "date": "2018-03-06", "date_from": "document"}),
    "days: proposed": ({"days": "proposed"}, "Voorgesteld 7 maart 2018", {
        "submitted": "2018-03-07"}),
    "chamber": ({"chamber": "TK"}, "Er is koffie.", {
        "chamber": "TK"}),
    "a chamber that the document prints counts": (
        {"chamber": "TK"}, "Eerste Kamer der Staten-Generaal", {}),
    "asked by a member": ({"asked_by": "member"}, QUESTIONS.format(number=HEAD), {
        "title": "Vragen van het lid Hijink (SP) over kleding", "subject": "kleding",
        "number": "2018Z01234", "identifier": "kv-tk-2018Z01234"}),
    "asked by a member, answered": (
        {"asked_by": "member", "answered": "yes"},
        "Vergaderjaar 2017–2018\n\n1234\n\n" + QUESTIONS.format(number=""), {
        "title": "Vragen van het lid Hijink (SP) over kleding", "subject": "kleding",
        "number": "1234", "identifier": "ah-tk-20172018-1234"}),
    "asked by a committee": (
        {"asked_by": "committee"},
        "De commissie heeft vragen voorgelegd aan de Minister over het bankenconvenant. Die volgen.", {
        "subject": "het bankenconvenant"}),
    "a letter has its subject on a line": ({"own_phrase": "brief"}, "Betreft: Prijs van koffie\n\nGeachte,", {
        "subject": "Prijs van koffie"}),
    "plenary": ({"plenary": "yes"}, "6\nKoffie\n\nBESLUITENLIJST\n\nAan de orde is het debat (26485).", {
        "title": "Koffie", "number": "6", "dossiers": ["26485"]}),
}  # fmt: skip


@pytest.mark.parametrize(("columns", "text", "expected"), METADATA.values(), ids=METADATA)
def test_what_a_column_says_of_the_metadata(
    rows: Path, columns: dict[str, str], text: str, expected: dict[str, Any]
) -> None:
    without = known(converted(rows, text))
    found = known(converted(rows, text, **columns))
    assert {key: value for key, value in found.items() if without.get(key) != value} == expected


def test_an_adopted_report_has_the_day_of_its_adoption(rows: Path) -> None:
    text = "Vastgesteld 9 maart 2018\n\nDen Haag, 5 maart 2018"
    assert converted(rows, text, days="letter").metadata.date == "2018-03-05"
    assert converted(rows, text, days="letter;adopted").metadata.date == "2018-03-09"


ANSWERED = """\
1
Kent u dit bericht?
Ja, dat bericht ken ik.

2
Wat vindt u daarvan?
Daar vind ik niets van.
"""


@pytest.mark.parametrize(
    ("columns", "answers"),
    [
        ({}, []),
        ({"asked_by": "committee"}, []),
        ({"answered": "yes"}, ["Ja, dat bericht ken ik.", "Daar vind ik niets van."]),
    ],
)
def test_only_a_kind_that_answers_has_answers_without_headings(
    rows: Path, columns: dict[str, str], answers: list[str]
) -> None:
    kamerstuk = converted(rows, ANSWERED, structure="questions", **columns)
    assert [answer.text for answer in kamerstuk.answers] == answers


@pytest.mark.parametrize(
    ("asker", "answers"), [("member", []), ("committee", ["Twaalf, naast de kerk.", "Tien euro."])]
)
def test_what_follows_the_questions_of_a_committee_is_an_answer(
    rows: Path, asker: str, answers: list[str]
) -> None:
    """In answers to a member only what a minister can say is one, where no heading tells it."""
    text = "1\nHoeveel bomen zijn er?\nTwaalf, naast de kerk.\n\n2\nWat kosten zij?\nTien euro.\n"
    columns = {"structure": "questions", "answered": "yes", "asked_by": asker}
    kamerstuk = converted(rows, text, **columns)
    assert [answer.text for answer in kamerstuk.answers] == answers


def test_a_kind_that_answers_but_has_no_answers_says_so(rows: Path) -> None:
    text = "1\nKent u dit bericht?\n\n2\nWat vindt u daarvan?\n"
    silent = converted(rows, text, structure="questions")
    answered = converted(rows, text, structure="questions", answered="yes")
    assert [warning.code for warning in silent.warnings] == []
    assert [warning.code for warning in answered.warnings] == ["no_answers"]


def test_a_committee_is_answered_by_the_minister_whom_it_asks(rows: Path) -> None:
    text = f"""\
Den Haag, 6 maart 2018

De commissie heeft vragen gesteld aan de Minister van Financiën.

{ANSWERED}"""
    columns = {"structure": "questions", "answered": "yes"}
    of_nobody = converted(rows, text, **columns)
    of_minister = converted(rows, text, **columns, asked_by="committee")
    assert {answer.answered_by for answer in of_nobody.answers} == {()}
    assert {answer.answered_by for answer in of_minister.answers} == {("Hoekstra",)}


PRINTED = """\
Vergaderjaar 2017–2018

34 952 Wijziging van de Wet op de koffie

Nr. 5 BESLUITENLIJST

De leden bespreken {phrase} vandaag.
"""


@pytest.mark.parametrize(
    ("columns", "phrase", "value"),
    [
        ({}, "deze nota", None),
        ({"own_phrase": "nota"}, "deze nota", "kst-34952-5"),
        ({"own_phrase": "brief"}, "deze nota", None),
        ({}, "dit wetsvoorstel", None),
        ({"on_a_bill": "yes"}, "dit wetsvoorstel", "34952"),
    ],
)
def test_what_a_document_calls_itself_and_its_bill(
    rows: Path, columns: dict[str, str], phrase: str, value: str | None
) -> None:
    use_row(rows, **columns)
    kamerstuk = imvo_nlp.convert_text(PRINTED.format(phrase=phrase))
    found = {each.text: each.value for each in kamerstuk.mentions if each.label == "document"}
    assert found == {phrase: value}


# By type, where the rest of the row is not known --------------------------------------------------


def test_the_first_row_that_fills_any_column_speaks_for_its_type(rows: Path) -> None:
    shipped = kind_of_type("motie")
    assert (shipped.structure, shipped.own_phrase, shipped.days) == ("none", "motie", ("proposed",))
    row = use_row(rows, id="motie", structure="text")
    assert kind_of_row(row) == kind_of_type("motie") == shipped._replace(structure="text")
    row = use_row(rows, id="motie", structure="text", own_phrase="nota")
    assert kind_of_row(row) == kind_of_type("motie") == Kind("motie", "text", own_phrase="nota")


def test_a_kind_that_the_format_states_needs_no_row_in_a_table_of_ones_own(rows: Path) -> None:
    use_row(rows)
    own = load_kinds(folder_of(rows, ROW) / "document_types.csv")
    stated = replace(CleanText.of("Er is koffie."), marks=Marks(facts={"document_type": "motie"}))
    assert find_kind(stated, own) == kind_of_type("motie")
    assert find_kind(CleanText.of("MOTIE VAN HET LID DIKS"), own) is None


def test_a_row_for_a_kind_without_a_type_speaks_for_itself_only(rows: Path) -> None:
    row = use_row(rows, structure="turns", plenary="yes")
    assert kind_of_row(row) == Kind(UNNAMED, "turns", plenary=True)
    assert kind_of_type(UNNAMED) == Kind(UNNAMED)
    others = [kind_of_row(each) for each in load_table(DocumentKind)[1:] if each.id == UNNAMED]
    assert not any(each.plenary for each in others)


def test_the_rows_of_a_type_say_the_same() -> None:
    rows = [each for each in load_table(DocumentKind) if each.id != UNNAMED]
    assert {row.id for row in rows} | {UNNAMED} == set(IDS)
    for row in rows:
        kind = kind_of_type(row.id)
        assert kind_of_row(row) == kind._replace(structure=row.structure)
        assert kind[2:] != Kind(UNNAMED)[2:], f"nothing is said of {row.id}"
    assert UNKNOWN.document_type == UNNAMED


def test_a_wrong_cell_is_named(rows: Path) -> None:
    with pytest.raises(LexiconError, match="line 2, answered: 'no' is neither 'yes' nor empty"):
        use_row(rows, answered="no")
    with pytest.raises(LexiconError, match="line 2, days: 'signed' is not one of sent, received"):
        use_row(rows, days="letter;signed")


MOTION = """\
Nr. 12 MOTIE VAN HET LID DIKS

Voorgesteld 1 mei 2019

De Kamer,

gehoord de beraadslaging,

Diks
"""


def test_exports_know_the_kind_by_its_type(rows: Path) -> None:
    kamerstuk = imvo_nlp.convert_text(MOTION)
    assert json.loads(to_jsonld(kamerstuk))["@type"] == "schema:CreativeWork"
    assert tei_kind(kamerstuk) == "parla.meeting"
    use_row(rows, id="motie", schema_type="Legislation", plenary="yes")
    assert json.loads(to_jsonld(kamerstuk))["@type"] == "schema:Legislation"
    assert tei_kind(kamerstuk) == "parla.sitting"


@pytest.mark.parametrize(
    ("document_type", "expected"),
    [
        ("voorstel_van_wet", "schema:Legislation"),
        ("handelingen", "schema:Report"),
        ("verslag", "schema:Report"),
        ("verslag_van_een_schriftelijk_overleg", "schema:Report"),
        ("lijst_van_vragen", "schema:CreativeWork"),
        ("overig", "schema:CreativeWork"),
    ],
)
def test_the_type_of_schema_org(document_type: str, expected: str) -> None:
    keys = imvo_nlp.convert_text("Er is koffie.").to_dict()
    keys["metadata"]["document_type"] = document_type
    kamerstuk = Kamerstuk.from_json_bytes(json.dumps(keys).encode())
    assert json.loads(to_jsonld(kamerstuk))["@type"] == expected


# No code names a kind -----------------------------------------------------------------------------

SOURCES = Path(imvo_nlp.__file__).parent
NOUNS = frozenset(name for name in IDS if "_" not in name) - {UNNAMED}
"""Types that are also the noun by which a document is cited: `deze motie`, `de Handelingen`."""
CITING = ("mentions", "resolve", "decisions")
"""The rooms that deal with documents as they are cited."""


ASKING = (ast.Compare, ast.Call, ast.Subscript)


def steering(source: str, room: str = "") -> list[str]:
    """Where code asks for a kind by its name: those names, in the order of their lines.

    That is every type of the contract, and every text or constant that a document's type is compared
    with, looked up in, or taken apart by. A noun by which documents are cited may stand in the rooms for
    cited documents, as the `kind=` of a citation, and beside a kind's `own_phrase`.
    """
    tree = ast.parse(source)
    ignored: set[ast.AST] = set()
    found: set[tuple[int, str]] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            ignored.add(node.value)  # a docstring
        elif isinstance(node, ast.keyword) and node.arg == "kind":
            ignored |= {each for each in ast.walk(node) if _text(each) in NOUNS}
        elif isinstance(node, ast.Compare) and "own_phrase" in ast.unparse(node):
            ignored |= set(ast.walk(node))
        elif isinstance(node, ASKING) and _is_asked_of_a_type(node):
            found |= {
                (each.lineno, name)
                for each in ast.walk(node)
                if isinstance(each, (ast.Constant, ast.Name)) and each not in ignored
                if (name := _text(each) or _constant(each))
            }
    for each in ast.walk(tree):
        name = _text(each)
        if name in IDS and each not in ignored and not (name in NOUNS and room in CITING):
            found.add((each.lineno, name))
    return [name for _, name in sorted(found)]


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _constant(node: ast.AST) -> str:
    """The name of a constant of the code, but for the one that stands for no type."""
    name = node.id if isinstance(node, ast.Name) else ""
    return name if name.strip("_").isupper() and name != "UNNAMED" else ""


def _is_asked_of_a_type(node: ast.AST) -> bool:
    """Whether a document's type is compared, looked up in a table of the code, or taken apart."""
    if isinstance(node, ast.Compare):
        return any(map(_is_type, (node.left, *node.comparators)))
    if isinstance(node, ast.Subscript):
        return _is_type(node.slice) and bool(_constant(node.value))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("startswith", "endswith") and _is_type(node.func.value)
    return False


def _is_type(node: ast.AST) -> bool:
    name = getattr(node, "attr", getattr(node, "id", _text(getattr(node, "slice", node))))
    return name == "document_type"


@pytest.mark.parametrize(
    ("code", "room", "expected"),
    [
        ("document_type.startswith('verslag')", "structure", ["verslag"]),
        ("metadata.document_type.endswith(_QUESTIONS)", "export", ["_QUESTIONS"]),
        ("'antwoord' in document_type", "pipeline", ["antwoord"]),
        ("kind == 'brief_regering'", "structure", ["brief_regering"]),
        ("row.document_type in _REPORTS", "report", ["_REPORTS"]),
        ("_OWN = {'brief_regering': 'brief', 'motie': 'motie'}", "resolve", ["brief_regering"]),
        ("node.kind == 'motie'", "analysis", ["motie"]),
        ("phrase.kind == 'motie'", "resolve", []),
        ("metadata.document_type == 'motie'", "resolve", ["motie"]),
        ("kind_of_type(document_type).own_phrase == 'motie'", "analysis", []),
        ("_OWN[metadata.document_type]", "resolve", ["_OWN"]),
        ("facts['document_type'] == 'motie'", "resolve", ["document_type", "motie"]),
        ("words['document_types']['handelingen']", "page", ["handelingen"]),
        ("kind.own_phrase == 'motie'", "analysis", []),
        ("Row(kind='motie' if motion else None)", "analysis", []),
        ("row.document_type == UNNAMED", "report", []),
    ],
)
def test_code_that_names_a_kind_is_found(code: str, room: str, expected: list[str]) -> None:
    assert steering(code, room) == expected


def test_no_code_names_a_kind() -> None:
    """Only the contract's own list, and the readers of formats that state a kind, name kinds."""
    found = {}
    for path in sorted(SOURCES.rglob("*.py")):
        room, *_ = path.relative_to(SOURCES).parts
        if room not in ("models.py", "readers"):
            found[str(path.relative_to(SOURCES))] = steering(path.read_text("utf-8"), room)
    assert len(found) > 100
    assert {name: kinds for name, kinds in found.items() if kinds} == {}
