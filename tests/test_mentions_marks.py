"""The notation of the tests itself: a mark that is read wrongly would prove nothing."""

from __future__ import annotations

import pytest

from imvo_nlp.mentions.candidate import Candidate
from marks import Mark, as_marks, read_marks


def test_a_mark_gives_text_place_label_value_and_attributes() -> None:
    assert read_marks("Het [goudconvenant]{sector=goud; form=covenant} loopt.") == (
        "Het goudconvenant loopt.",
        [Mark(4, 17, "goudconvenant", "sector", "goud", {"form": "covenant"})],
    )


def test_null_is_no_value() -> None:
    text, marks = read_marks("De [Minister]{minister=null; portfolio=null}")
    assert text == "De Minister"
    assert marks == [Mark(3, 11, "Minister", "minister", None, {"portfolio": None})]


def test_a_mark_holds_marks() -> None:
    text, marks = read_marks(
        "de [motie van de leden [Kuik]{member=Kuik} en [Diks]{member=Diks}]{motion=Kuik, Diks}"
    )
    assert text == "de motie van de leden Kuik en Diks"
    assert marks == [
        Mark(3, 34, "motie van de leden Kuik en Diks", "motion", "Kuik, Diks", {}),
        Mark(22, 26, "Kuik", "member", "Kuik", {}),
        Mark(30, 34, "Diks", "member", "Diks", {}),
    ]


def test_two_marks_on_one_range() -> None:
    text, marks = read_marks("nrs. 1-[[3]{reference=kst-1}]{reference=kst-2}")
    assert text == "nrs. 1-3"
    assert [(mark.start, mark.end, mark.value) for mark in marks] == [
        (7, 8, "kst-1"),
        (7, 8, "kst-2"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "De [SP-fractie",
        "De SP]-fractie",
        "De [SP]-fractie",
        "De SP{party=SP}-fractie",
        "De [SP]{party=SP-fractie",
        "De [SP]{party}-fractie",
        "De [SP]{=SP}-fractie",
        "De [SP]{party=}-fractie",
        "De []{party=SP}-fractie",
        "De [de [SP]{party=SP}-fractie",
        "De [SP] {party=SP}-fractie",
    ],
)
def test_a_stray_bracket_fails(sentence: str) -> None:
    with pytest.raises(ValueError, match="stray bracket at"):
        read_marks(sentence)


def test_found_mentions_are_compared_in_the_form_of_marks() -> None:
    attributes = {"form": "covenant", "dossiers": ["26485", "33625"], "pages": None, "other": "x"}
    found = [
        Candidate(11, 13, "party", "SP", {}),
        Candidate(0, 4, "sector", None, attributes),
    ]
    assert as_marks("goud en de SP", found, "form", "dossiers", "pages") == [
        Mark(0, 4, "goud", "sector", None, {"form": "covenant", "dossiers": "26485, 33625", "pages": None}),
        Mark(11, 13, "SP", "party", "SP", {}),
    ]  # fmt: skip
