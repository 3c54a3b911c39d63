"""Annotations against documents: what counts as right, what is left out of account, what is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from imvo_nlp import convert_text, evaluate
from imvo_nlp.analysis.evaluate import Evaluation, compare
from imvo_nlp.cli import main
from imvo_nlp.errors import WrongUse

TEXT = (
    "VERSLAG VAN EEN ALGEMEEN OVERLEG\nVastgesteld 3 april 2020\n\n"
    "De heer Alkaya (SP):\nDe SP en de PvdA wachten op het goudconvenant.\n\n"
    "Mevrouw Kaag (D66):\nDe bouwsector ook.\n"
)
Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in a folder with the document `uit/overleg.json`."""
    monkeypatch.chdir(tmp_path)
    Path("uit").mkdir()
    Path("gold").mkdir()
    Path("uit/overleg.json").write_text(convert_text(TEXT, name="overleg.txt").to_json())


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def mention(label: str, words: str, value: str | None, **more: Any) -> dict[str, Any]:
    return {"label": label, **at(words), "text": words, "value": value, **more}


SP = mention("party", "SP en", "SP") | {"end": at("SP en")["start"] + 2}
PVDA = mention("party", "PvdA", "PvdA")
GOLD = mention("sector", "goudconvenant", "goud")
BUILDING = mention("sector", "bouwsector", "bouw")


def annotate(name: str = "overleg.json", **annotation: Any) -> None:
    Path("gold", name).write_text(json.dumps(annotation))


def counts(found: Evaluation) -> dict[str, tuple[int, int, int]]:
    """Hits, missed and extra of each row."""
    return {each.row: each[1:] for each in found.scores}


def test_mentions_are_right_by_span_and_label_then_by_value() -> None:
    moved = GOLD | {"start": GOLD["start"] - 4}
    annotate(mentions=[SP, PVDA | {"value": "SP"}, moved, BUILDING])
    found = evaluate("gold", "uit")
    assert counts(found) == {
        "mentions.party": (2, 0, 0),
        "mentions.party.value": (1, 1, 1),
        "mentions.sector": (1, 1, 1),
        "mentions.sector.value": (1, 0, 0),
    }
    assert [(each.row, each.kind, each.expected, each.found) for each in found.differences] == [
        ("mentions.sector", "missed", "goudconvenant", None),
        ("mentions.sector", "extra", None, "goudconvenant"),
        ("mentions.party.value", "wrong", "SP", "PvdA"),
    ]
    assert found.confusion == (("mentions.party.value", "SP", "PvdA", 1),)
    sector = next(each for each in found.scores if each.row == "mentions.sector")
    assert (sector.precision, sector.recall, sector.f1) == (0.5, 0.5, 0.5)


def test_what_is_optional_is_neither_rewarded_nor_punished() -> None:
    never = mention("sector", "wachten", "goud", optional=True)
    annotate(mentions=[SP, PVDA, GOLD, BUILDING | {"optional": True}, never])
    assert counts(evaluate("gold", "uit"))["mentions.sector"] == (1, 0, 0)


def test_other_values_and_spans_can_be_as_good() -> None:
    wide = GOLD | {"start": GOLD["start"] - 4, "span_also": [at("goudconvenant")]}
    annotate(
        mentions=[
            SP | {"value": "x", "value_also": ["SP"]},
            PVDA | {"value": "x", "also": ["PvdA"]},
            wide,
            BUILDING | {"value": None},  # asks for nothing
        ]
    )
    assert counts(evaluate("gold", "uit")) == {
        "mentions.party": (2, 0, 0),
        "mentions.party.value": (2, 0, 0),
        "mentions.sector": (2, 0, 0),
        "mentions.sector.value": (1, 0, 0),
    }


def test_null_asks_for_null_where_the_key_is_strict() -> None:
    annotate(mentions=[SP | {"value": None, "strict": ["value"]}], mention_labels=["party"])
    assert counts(evaluate("gold", "uit"))["mentions.party.value"] == (0, 1, 1)


def test_only_what_starts_in_the_stated_ranges_counts() -> None:
    first = [TEXT.index("De heer"), TEXT.index("Mevrouw")]
    annotate(ranges=[first], mentions=[SP, PVDA, GOLD])
    assert counts(evaluate("gold", "uit"))["mentions.sector"] == (1, 0, 0)


def test_a_label_that_was_looked_for_and_not_found_counts() -> None:
    annotate(mentions=[], mention_labels=["party"])
    assert counts(evaluate("gold", "uit")) == {"mentions.party": (0, 0, 2)}


def test_blocks_are_right_by_where_they_start_and_then_by_what_is_stated() -> None:
    first = at("De SP en de PvdA wachten op het goudconvenant.")
    annotate(
        metadata={"date": "2020-04-03", "chamber": "EK", "title": None},
        turns=[
            {
                "label_start": TEXT.index("De heer Alkaya"),
                **first,
                "text_head": "De SP en",
                "text_tail": "goudconvenant.",
                "speaker": {"name": "Alkaya", "role": "member", "party": "SP"},
            },
            {
                "label_start": TEXT.index("Mevrouw Kaag"),
                "start": at("De bouwsector")["start"],
                "end": len(TEXT) - 10,
                "text_head": "De bouw",
                "text_tail": "niet.",
                "speaker": {"name": "Kaag", "party": "VVD", "also": ["D66"]},
            },
        ],
    )
    assert counts(evaluate("gold", "uit")) == {
        "metadata.chamber": (0, 1, 1),
        "metadata.date": (1, 0, 0),
        "turns": (2, 0, 0),
        "turns.range": (1, 1, 1),
        "turns.speaker": (2, 0, 0),
        "turns.text": (1, 1, 1),
    }


def test_ids_are_compared_by_what_they_are_the_ids_of() -> None:
    text = "Vraag 1\nBent u bereid?\n\nAntwoord 1\nJa.\n\nVraag 2\nEn nu?\n\nAntwoord 2\nNee.\n"
    Path("uit/vragen.json").write_text(convert_text(text, name="vragen.txt").to_json())
    annotate(
        "vragen.json",
        questions=[
            {"id": "x", "start": text.index("Bent"), "answer": "b"},
            {"id": "y", "start": text.index("En nu"), "answer": "b"},
        ],
        answers=[
            {"id": "a", "start": text.index("Ja.")},
            {"id": "b", "start": text.index("Nee.")},
        ],
    )
    (question,) = [
        each for each in evaluate("gold", "uit").scores if each.row == "questions.answer"
    ]
    assert question[1:] == (1, 1, 1)


def test_an_annotation_bears_the_name_of_the_document_or_of_its_source() -> None:
    annotate("overleg.txt.json", mentions=[SP, PVDA])
    assert evaluate("gold", "uit").scores[0].hits == 2
    assert evaluate("gold/overleg.txt.json", "uit").scores[0].hits == 2


@pytest.mark.parametrize(
    ("name", "annotation", "message"),
    [
        ("ander.json", {"turns": []}, "ander.json: fits no document"),
        ("overleg.json", {"mentions": [SP | {"label": "partij"}]}, "unknown label 'partij'"),
        ("overleg.json", {"mention_labels": ["partij"]}, "unknown label 'partij'"),
        ("overleg.json", {"turns": [{"text": "Ja."}]}, "turns, element 1 has no start"),
        ("overleg.json", {"turns": {}}, "turns is not a list of objects"),
    ],
)
def test_an_annotation_that_cannot_be_used_is_named(
    name: str, annotation: dict[str, Any], message: str, capsys: Said
) -> None:
    annotate(name, **annotation)
    assert main(["evaluate", "gold", "uit"]) == 1
    assert message in capsys.readouterr().err


def test_without_annotations_there_is_nothing_to_evaluate(capsys: Said) -> None:
    with pytest.raises(WrongUse, match="no annotations"):
        evaluate("gold", "uit")
    assert main(["evaluate", "absent", "uit"]) == 2
    assert "no annotations: no *.json in absent" in capsys.readouterr().err


def test_two_runs_are_compared_by_document() -> None:
    Path("voor").mkdir()
    worse = TEXT.replace("bouwsector", "bouwerij x")
    Path("voor/overleg.json").write_text(convert_text(worse, name="overleg.txt").to_json())
    annotate(mentions=[GOLD, BUILDING, mention("sector", "De heer", None)])
    earlier, later = evaluate("gold", "voor"), evaluate("gold", "uit")
    (gain,) = compare(earlier, later)
    assert (gain.gain, gain.difference.document, gain.difference.expected) == (
        True,
        "overleg",
        "bouwsector",
    )
    (loss,) = compare(later, earlier)
    assert (loss.gain, loss.difference) == (False, gain.difference)


def test_the_command_prints_scores_differences_values_and_changes(capsys: Said) -> None:
    annotate(mentions=[SP, PVDA | {"value": "SP"}])
    options = ["--errors", "1", "--confusion", "--against", "uit"]
    assert main(["evaluate", "gold", "uit", *options]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "mentions.party               P 1.000  R 1.000  F1 1.000  n 2  was 1.000",
        "mentions.party.value         P 0.500  R 0.500  F1 0.500  n 2  was 0.500",
        f"    overleg [{PVDA['start']}] 'PvdA', expected 'SP'",
        "mentions.party.value: PvdA for SP, 1 time",
    ]
    assert said.err == "0 gains, 0 losses\n"
