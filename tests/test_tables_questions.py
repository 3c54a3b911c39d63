"""The questions of docs/tables.md, run as they stand there, give what the documents say.

The answers were found by reading: beside each stands where. Lines are those of `fixtures/NAME.txt`.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

import imvo_nlp
from conftest import FIXTURES
from imvo_nlp import convert_text, read_documents
from imvo_nlp.analysis.tabular import write_tables
from imvo_nlp.converted.documents import Converted
from test_graph import ANSWERED, QUESTION, debate

DOCS = (Path(__file__).resolve().parents[1] / "docs" / "tables.md").read_text(encoding="utf-8")

# What the documents are called in the tables: by their identifier, if they print enough of it.
BATTERIES = "file:schriftelijk_overleg_batterijen_2020"
CACAO = "file:antwoord_cacao_2019"
COFFEE = "ah-tk-20152016-2841"
JEANS = "ah-tk-20212022-2417"
PALM_OIL = "file:vragen_palmolie_2021"
SEWING = "ah-tk-20192020-2904"
READ = (
    "algemeen_overleg_goud_2019",  # kst-26485-306
    "amendement_wet_kinderarbeid_2003",
    "antwoord_cacao_2019",
    "antwoord_gezamenlijk_textiel_2022",
    "antwoord_mede_namens_2020",
    "handelingen_vao_palmolie_2018",
    "mededeling_koffie_2016",
    "motie_leefbaar_loon_2019",
    "schriftelijk_overleg_batterijen_2020",
    "vragen_palmolie_2021",
)
LETTER = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 6 februari 2020\n\n"
    "Zie Kamerstuk 26 485, nr. 298, en het verslag (Kamerstuk 26 485, nr. 306).\n"
)
# The votes on the two motions of handelingen_vao_2010 and on a third; with these two documents the
# questions on decisions are answered.
VOTES = (
    "Tweede Kamer der Staten-Generaal\nVergaderjaar 2009–2010\n52e vergadering\nDinsdag 9 februari 2010\n\n"
    "14\nStemmingen moties Maatschappelijk verantwoord ondernemen\n\nVoorzitter: Verbeet\n\n"
    + "".join(
        f"In stemming komt de motie-{motion}.\n\nDe voorzitter:\nIk constateer dat de leden van de fracties "
        f"van {parties} voor deze motie hebben gestemd en de leden van de {others}, zodat zij is {result}.\n\n"
        for motion, parties, others, result in (
            (
                "Gesthuizen/Vendrik (26485, nr. 91)",
                "de SP en D66",
                "overige fracties ertegen",
                "aangenomen",
            ),
            ("Voordewind c.s. (26485, nr. 92)", "de SP", "fractie van D66 ertegen", "aangenomen"),
            ("Thieme (26485, nr. 93)", "de SP", "overige fracties ertegen", "verworpen"),
        )
    )
)
LETTER_OF_PROMISES = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, {day}\n\n{words}\n\n"
    "De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,\n{who}\n"
)
PROMISES = (
    LETTER_OF_PROMISES.format(
        day="6 februari 2020",
        words="Ik zal uw Kamer voor 1 april 2020 informeren over goud. Hiermee doe ik mijn toezegging gestand.",
        who="S.A.M. Kaag",
    ),
    LETTER_OF_PROMISES.format(
        day="4 november 2019",
        words="Ik zal uw Kamer een brief over tin sturen. Tin is een metaal.",
        who="S.A.M. Kaag",
    ),
    LETTER_OF_PROMISES.format(
        day="7 mei 2015",
        words="Ik zal uw Kamer in juni 2015 een brief over hout sturen.",
        who="E.M.J. Ploumen",
    ),
)
# A debate, and two sets of written questions, of which one is answered in a letter.
ASKED = debate(
    "De heer Alkaya (SP): \nIk heb één vraag. Komt er een wet tegen kinderarbeid?",
    "Mevrouw Van den Hul (PvdA): \nVoorzitter. Er verdwijnt veel bos. Is de Minister bereid om "
    "ontbossing aan te pakken?",
    "Minister Kaag: \nIk ken de zorgen. De heer Alkaya vroeg of er een wet tegen kinderarbeid komt. "
    "Die komt er.",
)
WRITTEN = (QUESTION, QUESTION.replace("2020Z05812", "2020Z06000"), ANSWERED)
OF_DECISIONS = 13  # the number of the first question on decisions

ANSWERS: dict[str, list[tuple[Any, ...]]] = {
    "1. Who asks most about which sector?": [
        # vragen_palmolie: questions 3 (line 16, `voedingsmid-delensector`) and 7 (40) of all four.
        ("Ceder", "ChristenUnie", "voedingsmiddelen", 2),
        # antwoord_cacao: question 2 (17), antwoord_mede_namens: question 2 (27, `textielconvenant`).
        ("Diks", "GroenLinks", "kleding_en_textiel", 2),
        ("Teunissen", "PvdD", "voedingsmiddelen", 2),
        # antwoord_gezamenlijk: question 2 and 3 (27), 4 to 6 (48), each one heading.
        ("Thijssen", "PvdA", "kleding_en_textiel", 2),
        ("Van Raan", "PvdD", "voedingsmiddelen", 2),
        ("Van der Graaf", "ChristenUnie", "kleding_en_textiel", 2),
        ("Van der Lee", "GroenLinks", "voedingsmiddelen", 2),
    ],
    "2. Which questions were answered by pointing to another answer?": [
        # Line 78: `Zie voor de cijfers de antwoorden op de vragen 2, 3 en 4`.
        (SEWING, 6, ["Kaag", "Wiebes"], [2, 3, 4]),
        # 57, `het antwoord op vraag 2 en 3`, answers 4 to 6; `vraag 7` (59) is of other questions.
        (JEANS, 4, ["Schreinemacher", "Heijnen"], [2, 3]),
        (JEANS, 5, ["Schreinemacher", "Heijnen"], [2, 3]),
        (JEANS, 6, ["Schreinemacher", "Heijnen"], [2, 3]),
        # 79, `Zie het antwoord op vraag 1`, answers 7 and 8.
        (JEANS, 7, ["Schreinemacher", "Heijnen"], [1]),
        (JEANS, 8, ["Schreinemacher", "Heijnen"], [1]),
        # 68, `verwijs ik u naar het antwoord op vraag 4`.
        (CACAO, 5, ["Kaag"], [4]),
        # 67, `Zie het antwoord op vraag 2 en 3`; the minister is named in 8.
        (BATTERIES, 5, ["Kaag"], [2, 3]),
    ],
    "3. Which sectors does each minister speak of, by year?": [
        # antwoord_gezamenlijk, answered by both: lines 65, 59, 31, 40.
        ("Heijnen", 2022, "bouw", 1),
        ("Heijnen", 2022, "detailhandel", 1),
        ("Heijnen", 2022, "groothandel", 1),
        ("Heijnen", 2022, "kleding_en_textiel", 1),
        # antwoord_cacao: 21 and 77; 24 (`kleding- en textielconvenant`); 58; 23.
        ("Kaag", 2019, "cacao", 2),
        ("Kaag", 2019, "kleding_en_textiel", 1),
        # algemeen_overleg_goud: 124, `mijnbouwsector`.
        ("Kaag", 2019, "mijnbouw", 1),
        ("Kaag", 2019, "natuursteen", 1),
        ("Kaag", 2019, "voedingsmiddelen", 1),
        # Two that print no day: schriftelijk_overleg_batterijen (86, 30, 51), handelingen_vao (85).
        ("Kaag", None, "chemie", 1),
        ("Kaag", None, "elektronica", 1),
        ("Kaag", None, "natuursteen", 1),
        ("Kaag", None, "transport", 1),
        ("Schreinemacher", 2022, "bouw", 1),
        ("Schreinemacher", 2022, "detailhandel", 1),
        ("Schreinemacher", 2022, "groothandel", 1),
        ("Schreinemacher", 2022, "kleding_en_textiel", 1),
    ],
    "4. Which motions are cited most?": [
        # handelingen_vao: the minister in 88 and again in 96; of the other only in 83.
        ("kst-26485-413", 2),
        # motie_leefbaar_loon: the motion of Kuik (26).
        ("kst-26485-299", 1),
        # vragen_palmolie: question 4 (22).
        ("kst-26485-351", 1),
        ("kst-26485-412", 1),
    ],
    "5. How long does an answer take?": [
        # antwoord_cacao: 17 January (3) to 12 February (6).
        (2019, 1, 26, 26),
        # antwoord_mede_namens: 9 April (11) to 25 May (16).
        (2020, 1, 46, 46),
        # antwoord_gezamenlijk: 15 March (10) to 11 April (14). mededeling_koffie asks for time.
        (2022, 1, 27, 27),
    ],
    "6. Who interrupts whom?": [
        # handelingen_vao: 92, between two turns of the minister.
        ("Alkaya", "SP", "Kaag", 1),
        # algemeen_overleg_goud: 135 and 84. Anne Mulder (141) speaks behind the minister, once.
        ("Bouali", "D66", "Kaag", 1),
        ("Diks", "GroenLinks", "Alkaya", 1),
    ],
    "7. Which questions have no answer?": [
        # mededeling_koffie has five, and a minister who wants more time (33).
        (COFFEE, 5, 5, True),
        # vragen_palmolie has eight questions and nothing else.
        (PALM_OIL, 8, 8, False),
    ],
    "8. Which parties speak of which sectors?": [
        # antwoord_mede_namens (27) and antwoord_gezamenlijk (27, 48).
        ("ChristenUnie", "kleding_en_textiel", 3),
        # vragen_palmolie: 16 and 40.
        ("ChristenUnie", "voedingsmiddelen", 2),
        # antwoord_cacao (18), schriftelijk_overleg_batterijen (53): `goudconvenant`.
        ("GroenLinks", "goud", 2),
        # antwoord_cacao (17) and antwoord_mede_namens (27).
        ("GroenLinks", "kleding_en_textiel", 2),
        # handelingen_vao: 18, and in the motion 29.
        ("GroenLinks", "palmolie", 2),
        ("GroenLinks", "voedingsmiddelen", 2),
        ("PvdA", "kleding_en_textiel", 3),
        ("PvdD", "voedingsmiddelen", 2),
        # algemeen_overleg_goud: 70 and 70, `goudsector` and `goudconvenant`.
        ("SP", "goud", 2),
    ],
    "9. Which documents are cited most?": [
        # algemeen_overleg_goud: 17, `De brief van 4 februari` (75), 101; and the letter.
        ("kst-26485-298", 2, 4, False),
        # handelingen_vao: 69, 88, 96.
        ("kst-26485-413", 1, 3, False),
        # 37, 84.
        ("kst-26485-412", 1, 2, False),
        # mededeling_koffie: 35. Of all that are cited once it comes first in the alphabet.
        ("2016Z10347", 1, 1, False),
    ],
    "10. Who has most to say?": [
        # algemeen_overleg_goud 66-82 (131 words) and 88 (8), handelingen_vao 51-64 (98) and 93 (9).
        ("SP", 246, 4),
        # 85-86 (16), handelingen_vao 15-32 (136).
        ("GroenLinks", 152, 2),
        # 96-102 (72), handelingen_vao 42-45 (50).
        ("ChristenUnie", 122, 2),
        # 142-143 (21), handelingen_vao 72-74 (31).
        ("VVD", 52, 2),
        # 105-108 and 136.
        ("PvdA", 46, 1),
        ("D66", 5, 1),
    ],
    "11. Which websites do footnotes point to?": [
        # schriftelijk_overleg_batterijen (47), antwoord_cacao (61 and 28).
        ("kobaltregister.example", 1),
        ("openlijsten.example", 1),
        ("voorbeeldonderzoek.example", 1),
    ],
    "12. What is odd about the documents?": [
        # amendement: `Onze Minister` of a law (line 20) is nobody.
        ("minister_unknown", 1, 1, "the person meant by 'Minister' is unclear"),
    ],
    "13. Which motions were adopted against the advice?": [
        # vao_2010: `De motie-Gesthuizen/Vendrik op stuk nr. 91 ontraad ik.`
        ("kst-26485-91", ["Gesthuizen", "Vendrik"], date(2010, 2, 9)),
    ],
    "14. Which party votes with which on a dossier?": [
        # Both are named in the votes on nr. 91, on one side, and on nr. 92, on two.
        ("D66", "SP", 1, 2),
    ],
    "15. What became of each motion?": [
        ("kst-26485-91", ["Gesthuizen", "Vendrik"], "aangenomen", 2),
        ("kst-26485-92", ["Voordewind", "Ferrier", "Kalma"], "aangenomen", 2),
        ("kst-26485-93", ["Thieme"], "verworpen", 1),
    ],
    "16. Which questions in debates stayed open?": [
        # ASKED: Van den Hul is not answered.
        ("Kaag", 2, 1),
        # handelingen_vao_2010, line 78: an interruption that the next turn answers.
        ("Heemskerk", 1, 0),
    ],
    "17. Which promises are open, per minister, oldest first?": [
        # vao_2010, and PROMISES without the sentence that carries one out.
        (
            "Heemskerk",
            date(2010, 2, 4),
            None,
            "De uitkomst stuur ik voor de zomer naar de Kamer.",
        ),
        ("Kaag", date(2019, 11, 4), None, "Ik zal uw Kamer een brief over tin sturen."),
        (
            "Kaag",
            date(2020, 2, 6),
            date(2020, 3, 31),
            "Ik zal uw Kamer voor 1 april 2020 informeren over goud.",
        ),
        (
            "Ploumen",
            date(2015, 5, 7),
            date(2015, 6, 30),
            "Ik zal uw Kamer in juni 2015 een brief over hout sturen.",
        ),
    ],
    "18. Who asks what in debates, and what stays open?": [
        ("Alkaya", "SP", "kinderarbeid", 1, 0),
        ("Van den Hul", "PvdA", "ontbossing", 1, 1),
    ],
    "19. Which written questions are unanswered?": [
        # Those of number 2020Z05812 are answered by the letter.
        ("kv-tk-2020Z06000", date(2020, 4, 5), ["Alkaya"], 1),
    ],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `tabellen` holds the tables as files of Parquet and DuckDB."""
    folder = tmp_path_factory.mktemp("questions")
    (folder / "uit").mkdir()
    for name in READ:
        kamerstuk = imvo_nlp.convert(FIXTURES / f"{name}.txt")
        (folder / "uit" / f"{name}.json").write_bytes(kamerstuk.to_json_bytes())
    (folder / "uit" / "brief.json").write_bytes(convert_text(LETTER).to_json_bytes())
    write_tables(read_documents(folder / "uit"), folder / "tabellen", ["parquet", "duckdb"])
    moved = imvo_nlp.convert(FIXTURES / "handelingen_vao_2010.txt")
    decided = [Converted("moved", "a", moved), Converted("voted", "b", convert_text(VOTES))]
    decided += [
        Converted(f"letter {number}", str(number), convert_text(letter))
        for number, letter in enumerate(PROMISES)
    ]
    for name, text in enumerate((ASKED, *WRITTEN)):
        kamerstuk = convert_text(text)
        decided.append(Converted(kamerstuk.metadata.identifier or "answer", str(name), kamerstuk))
    write_tables(decided, folder / "besluiten", ["duckdb"])
    return folder


def sections() -> dict[str, str]:
    """The questions of the page with what stands under each."""
    parts = re.split(r"^##+ (.*)\n", DOCS, flags=re.MULTILINE)[1:]
    texts = dict(zip(parts[::2], parts[1::2], strict=True))
    return {title: text for title, text in texts.items() if re.match(r"\d+\. ", title)}


def blocks(language: str) -> list[Any]:
    """The code of the questions in this language, with the question."""
    return [
        pytest.param(title, code, id=f"{title.partition('.')[0]}-{library(code)}")
        for title, text in sections().items()
        for code in re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    ]


def library(code: str) -> str:
    found = re.match(r"import (\w+)", code)
    return found[1] if found else "sql"


def test_each_question_has_an_answer_here_and_is_put_in_sql() -> None:
    assert list(sections()) == list(ANSWERS)
    assert len(blocks("sql")) == len(ANSWERS) == 19


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_at_least_three_are_put_in_each_library_of_frames(name: str) -> None:
    assert sum(library(block.values[1]) == name for block in blocks("python")) >= 3


@pytest.mark.parametrize(("title", "code"), blocks("sql"))
def test_sql(title: str, code: str, folder: Path) -> None:
    tables = "besluiten" if int(title.partition(".")[0]) >= OF_DECISIONS else "tabellen"
    with duckdb.connect(f"{folder}/{tables}/imvo.duckdb", read_only=True) as database:
        assert database.execute(code).fetchall() == ANSWERS[title]


@pytest.mark.parametrize(("title", "code"), blocks("python"))
def test_frames(title: str, code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    made: dict[str, Any] = {}
    exec(code, made)
    assert rows(made["answer"]) == ANSWERS[title]


def test_arrow_tables_become_frames(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    made: dict[str, Any] = {}
    exec(re.search(r"## In Python\n+```python\n(.*?)```", DOCS, re.DOTALL)[1], made)
    turns = made["tables"]["turns"]
    assert turns.to_pandas().shape == pl.from_arrow(turns).shape
    # `words` of the members who speak once: Van den Hul, Bouali.
    found = duckdb.sql("SELECT words FROM turns WHERE party IN ('PvdA', 'D66') ORDER BY words DESC")
    assert found.fetchall() == [(46,), (5,)]


def test_datasets_reads_the_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(folder / "cache"))
    pytest.importorskip("datasets")
    monkeypatch.chdir(folder)
    made: dict[str, Any] = {}
    exec(re.search(r"```python\n(from datasets .*?)```", DOCS, re.DOTALL)[1], made)
    assert made["turns"].features["date"].dtype == "date32"
    assert "VVD" in made["speeches"]["party"]


def rows(frame: Any) -> list[tuple[Any, ...]]:
    """The rows of a pandas or polars frame, as DuckDB gives them."""
    plain = frame.itertuples(index=False, name=None) if hasattr(frame, "loc") else frame.rows()
    return [tuple(map(cell, row)) for row in plain]


def cell(value: Any) -> Any:
    """A cell with a list for an array; numbers that are whole are equal whatever their type."""
    return list(value) if hasattr(value, "__len__") and not isinstance(value, str) else value
