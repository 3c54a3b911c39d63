"""What others wrote and annotated: who is meant, who asks, which documents. See `independent/README.md`."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import imvo_nlp
from imvo_nlp import Kamerstuk
from marks import Mark, read_marks

HERE = Path(__file__).with_name("independent")
WHO = sorted(path.stem for path in (HERE / "who").glob("*.txt"))
CONSULTATIONS = sorted(path.stem for path in (HERE / "consultations").glob("*.txt"))
LABELS = ("party", "minister", "member")

# By document: the marks, counted from 0, that are not what the library gives, and why.
GAPS = {
    "03": {2: "`die zij in 1997 als minister van VROM`: whose office it was is told by a pronoun"},
    "05": {13: "undated, and she changed group within that vergaderjaar"},
    "06": {
        7: "two of that name sat; only one of them is in the debate, but does not speak",
        15: "`mijn brief als minister`, said by a member who was one",
    },
    "08": {13: "`toenmalige Minister`, of a day that is named two sentences before"},
    "12": {0: "two ministers take part and neither has spoken", 5: "a minister on ministers"},
    "17": {11: "the year stands behind the title, in the words of a question"},
    "20": {10: "a bare surname", 18: "a bare surname"},
    "22": {3: "two motions in one file; the submitter of one is not who is meant in it"},
    "24": {9: "`was tot dan Staatssecretaris`"},
    "27": {25: "undated, and she changed group within that vergaderjaar"},
    "33": {16: "two namesakes, and neither has just spoken"},
    "36": {21: "a bare surname"},
    "37": {7: "`de heer Van Dijk die mij voorging`", 14: "a former member by first name"},
    "39": {23: "a bare surname"},
    "42": {24: "undated: two held the office in that vergaderjaar"},
    "49": {
        5: "`Toen de heer Thom de Graaf nog minister was`",
        25: "two namesakes, neither spoke last",
    },
    "50": {
        15: "`van het toenmalige ministerie`: not the one before in this office",
        29: "a minister and a state secretary answer, the text does not say who writes",
    },
    "52": {27: "undated: she held office nine years before"},
    "53": {23: "`toenmalige`, of a question asked before", 36: "`op mijn eigen departement`"},
    "57": {30: "a member on a namesake: who has spoken last need not be meant"},
    "58": {33: "a minister's predecessor has the name of a member who sits"},
    "60": {3: "`heeft in dat overleg`: the day stands two sentences before"},
    "61": {12: "two state secretaries of one ministry"},
    "62": {
        10: "an office that was split: its holder took over a part",
        15: "`als Minister`, of another",
    },
    "63": {21: "`oud-collega` of members, who is state secretary now"},
    "64": {
        15: "two ministers take part and neither has spoken",
        17: "undated: he changed group that year",
    },
    "65": {26: "`als voormalig Minister`", 29: "`mijn ambtsvoorganger` in an office held before"},
    "66": {1: "undated"},
    "67": {10: "two namesakes; only the motion's history tells"},
    "70": {0: "a bare surname in a title", 30: "a slip of the tongue is mended"},
}


@cache
def read_who(name: str) -> tuple[Kamerstuk, tuple[Mark, ...], dict[str, Any]]:
    path = HERE / "who" / f"{name}.txt"
    text, marks = read_marks(path.read_bytes().decode())
    told = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return imvo_nlp.convert_text(text), tuple(marks), told


def wanted(mark: Mark) -> tuple[int, str, str | None]:
    """Where a mark stands, and the value that counts: of a member the party."""
    value = mark.attributes["party"] if mark.label == "member" else mark.value
    return mark.start, mark.label, value


@cache
def found(name: str) -> dict[tuple[int, int, str], str | None]:
    result, _, _ = read_who(name)
    return {
        (each.start, each.end, each.label): (
            each.attributes["party"] if each.label == "member" else each.value
        )
        for each in result.mentions
        if each.label in LABELS
    }


def gaps(name: str) -> dict[int, str]:
    return GAPS.get(name[:2], {})


def test_there_are_documents_and_no_gap_without_one() -> None:
    assert len(WHO) >= 40
    assert len(CONSULTATIONS) >= 15
    assert set(GAPS) <= {name[:2] for name in WHO}


@pytest.mark.parametrize("name", WHO)
def test_who_is_meant(name: str) -> None:
    _, marks, _ = read_who(name)
    sure = {index: mark for index, mark in enumerate(marks) if index not in gaps(name)}
    got = [
        (mark.start, mark.label, found(name).get((mark.start, mark.end, mark.label), "missed"))
        for mark in sure.values()
    ]
    assert got == [wanted(mark) for mark in sure.values()]
    places = {(mark.start, mark.end, mark.label) for mark in marks}
    doubtful = {marks[index].end for index in gaps(name)}
    assert [
        place for place in found(name) if place not in places and place[1] not in doubtful
    ] == []


@pytest.mark.parametrize("name", [name for name in WHO if read_who(name)[2].get("speakers")])
def test_who_speaks(name: str) -> None:
    result, _, told = read_who(name)
    assert result.metadata.date == told["date"]
    assert [
        [turn.speaker.name, turn.speaker.role, turn.speaker.party] for turn in result.turns
    ] == told["speakers"]


@pytest.mark.parametrize(
    ("name", "index"),
    [
        pytest.param(name, index, marks=pytest.mark.xfail(strict=True, reason=reason))
        for name in WHO
        for index, reason in gaps(name).items()
    ],
)
def test_gaps(name: str, index: int) -> None:
    mark = read_who(name)[1][index]
    got = found(name).get((mark.start, mark.end, mark.label), "missed")
    assert got == wanted(mark)[2]


UNASKED = {
    "11": "a question that begins with a statement, right behind a short answer",
    "15": "the next question names the fractie behind a preposition",
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=UNASKED[name[:2]]))
        if name[:2] in UNASKED
        else name
        for name in CONSULTATIONS
    ],
)
def test_who_asks(name: str) -> None:
    path = HERE / "consultations" / f"{name}.txt"
    told = json.loads(path.with_suffix(".json").read_text("utf-8"))
    result = imvo_nlp.convert(path)
    answers = {each.id: each for each in result.answers}

    def begins(text: str | None) -> str | None:
        return " ".join(text.split())[:40] if text else None

    assert [
        (
            begins(each.text),
            list(each.numbers),
            {asker.party for asker in each.asked_by},
            begins(answers[each.answer].text) if each.answer else None,
        )
        for each in result.questions
    ] == [
        (
            begins(each["head"]),
            each["numbers"],
            set(each["asked_by"]),
            begins(each["answer_head"]),
        )
        for each in told["questions"]
    ]


CITATIONS = tuple(enumerate((HERE / "citations.txt").read_text("utf-8").splitlines(), 1))
DOCUMENTS = sorted(path.stem for path in (HERE / "documents").glob("*.txt"))
# By passage: the marks, counted from 0, that are not what the library gives, and why.
UNREAD: dict[str, dict[int, str]] = {
    "07": {
        13: "`Dus dat amendement ontraadt u`: of two, the one that the speaker before ended with"
    },
    "09": {
        7: "a motion that is changed in the same turn gets a number of its own",
        16: "the motion that the chair spoke of two turns before",
        17: "the same, still",
    },
    "14": {
        1: "a report of which the text does not say whose it is",
        5: "`het oordeel` is the advice",
    },
    "15": {0: "a report without author", 2: "a report without author"},
    "16": {0: "a title without quotation marks"},
    "19": {
        0: "a document that holds two",
        1: "a document that holds two",
        2: "a document that holds two",
        8: "a document that holds two",
    },
    "22": {0: "its case number stands behind it, in brackets"},
    "23": {7: "a member on what another has just spoken of", 8: "a year tells which of two"},
    "26": {6: "a title without quotation marks", 7: "the same, still"},
    "27": {5: "a report without author", 6: "a report without author"},
    "29": {
        1: "a list of decisions, in which each item has a number",
        3: "the letter that is asked for",
    },
}


def places(text: str, labels: tuple[str, ...]) -> dict[tuple[int, int, str], set[str | None]]:
    """The values at each place, less what a range of numbers does not print."""
    given: dict[tuple[int, int, str], set[str | None]] = {}
    for each in imvo_nlp.convert_text(text).mentions:
        # The chair's announcement and the printed title are motions here, by the contract.
        announced = each.label == "motion" and each.text.startswith(("motie is voorg", "MOTIE"))
        unprinted = each.label == "reference" and each.text in ("-", "t/m")
        if each.label in labels and not announced and not unprinted:
            given.setdefault((each.start, each.end, each.label), set()).add(each.value)
    return given


def compare(name: str, marked: str, labels: tuple[str, ...]) -> None:
    text, marks = read_marks(marked)
    given = places(text, labels)
    wrong = {
        index
        for index, mark in enumerate(marks)
        if mark.label in labels
        and mark.value not in given.get((mark.start, mark.end, mark.label), {"missed"})
    }
    assert {index: marks[index] for index in wrong if index not in UNREAD.get(name, {})} == {}
    wanted = {(mark.start, mark.end, mark.label) for mark in marks}
    doubtful = {marks[index].start for index in UNREAD.get(name, {})}
    assert [place for place in given if place not in wanted and place[0] not in doubtful] == []
    # What is listed as a gap must be one.
    assert wrong == set(UNREAD.get(name, {}))


@pytest.mark.parametrize(("line", "passage"), CITATIONS)
def test_citations(line: int, passage: str) -> None:
    compare(f"c{line}", passage.replace("\\n", "\n"), ("reference", "motion"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents(name: str) -> None:
    path = HERE / "documents" / f"{name}.txt"
    compare(name[:2], path.read_bytes().decode(), ("reference", "motion", "document"))


# Word files of ministries


WORD = sorted((HERE / "word").glob("*.docx"))


def shown(text: str) -> str:
    """A text without the signs of its lists, which each program shows in its own way."""
    return " ".join(re.sub(r"(?:^|\s)[•–*-](?=\s)", " ", text.replace("\u2011", "-")).split())


@pytest.mark.parametrize("path", WORD, ids=lambda path: path.stem)
def test_answers_as_ministries_send_them(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    kamerstuk = imvo_nlp.convert(path)
    numbers = {answer.id: answer.numbers for answer in kamerstuk.answers}
    answers = {answer["id"]: tuple(answer["numbers"]) for answer in wanted["answers"]}
    for question, expected in zip(kamerstuk.questions, wanted["questions"], strict=True):
        assert list(question.numbers) == expected["numbers"]
        texts = {expected["text"], expected.get("also_text")} - {None}
        assert shown(question.text) in set(map(shown, texts))
        assert [(each.name, each.party) for each in question.asked_by] == [
            (each["name"], each["party"]) for each in expected["asked_by"]
        ]
        assert question.answer is not None
        assert numbers[question.answer] == answers[expected["answer"]]
    for answer, expected in zip(kamerstuk.answers, wanted["answers"], strict=True):
        assert list(answer.numbers) == expected["numbers"]
        if expected["text"] is not None:
            assert shown(answer.text) == shown(expected["text"])
        pointed = set(answer.refers_to) - set(expected["refers_to_optional"])
        assert pointed == set(expected["refers_to"])
    notes = [(each.number, shown(each.text)) for each in kamerstuk.footnotes]
    assert sorted(notes) == sorted((e["number"], shown(e["text"])) for e in wanted["footnotes"])
    cited = {each.value for each in kamerstuk.mentions if each.label == "reference"}
    assert cited - set(wanted["references_optional"]) == set(wanted["references"])
    assert kamerstuk.metadata.date == wanted["date"]
    assert kamerstuk.metadata.document_type == "antwoord_schriftelijke_vragen"
    governs = {
        each.name
        for each in kamerstuk.participants
        if {"minister", "state_secretary"} & set(each.roles)
    }
    for name in wanted["answered_by_name"]:
        assert any(each.startswith(name) for each in governs)


# Official XML


XML = sorted((HERE / "xml").glob("*.xml"))


@pytest.mark.parametrize("path", XML, ids=lambda path: path.stem)
def test_official_xml(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = json.loads(imvo_nlp.convert(path).to_json())
    for kind in ("turns", "questions", "answers"):
        for block, expected in zip(found[kind], wanted[kind], strict=True):
            text = " ".join(block["text"].split())
            assert text.startswith((expected["text_head"], *expected.get("text_head_also", ())))
            if expected["text_tail"] is not None:
                assert text.endswith((expected["text_tail"], *expected.get("text_tail_also", ())))
            if kind == "turns":
                assert block["label"] == expected["label"]
                for key in ("name", "role", "party"):
                    known = (expected[key], *expected.get(f"{key}_also", ()))
                    assert block["speaker"][key] in known
            else:
                assert block["numbers"] == expected["numbers"]
    cited = {each["value"] for each in found["mentions"] if each["label"] == "reference"}
    assert set(wanted["references"]) - cited == set()
    notes = [(each["number"], " ".join(each["text"].split())) for each in found["footnotes"]]
    assert notes == [(each["number"], each["text"]) for each in wanted["footnotes"]]
    for key, value in wanted["metadata"].items():
        if not key.endswith("_also"):
            known = [value, *wanted["metadata"].get(f"{key}_also", ())]
            assert found["metadata"][key] in known
