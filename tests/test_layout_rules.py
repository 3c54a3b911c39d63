"""Each rule for a gap or a hyphen decides an example, which comes out otherwise without it.

A gap stands in braces; fill that was put for what is taken out is written as in the source's copy.
"""

from __future__ import annotations

import pytest

from imvo_nlp.layout import gaps, hyphens
from imvo_nlp.layout.gaps import LINE, PARAGRAPH, SPACE, Gaps
from imvo_nlp.layout.hyphens import DROPPED, KEPT, SUSPENDED, Bridge, Broken, Hyphens

FULL = "De voorman kiest zelf de bomen en bepaalt de kerfdiepte."
WIDE = (
    "De voorman kiest zelf de bomen en bepaalt de kerfdiepte met een lat die hij ieder jaar laat ijken "
    * 2
)

GAPS = [
    ("_pdf_hyphen", "De OESO{\ufffe}richtlijnen", Bridge("-")),
    ("_flowing", "Zij komt van het{\n\n}kabinet", PARAGRAPH),
    ("_broken_in_line", "De genees-{ }middelen", Bridge("", 1)),
    ("_within_line", "De{  }bomen", SPACE),
    ("_soft_hyphen", "De rege{\xad\n}ring", KEPT),
    ("_hyphen", "Het conve-{\n}nant", DROPPED),
    ("_range_or_address", "In 2018–{\n}2020", KEPT),
    ("_number_follows", "Zie Kamerstuk 26 485, nr.{\n\n}187", LINE),
    ("_page_end", "Gevraagd door Van{\n\x0c\n}Dam", LINE),
    ("_blank_line", "Kerfdiepte{\n\n}De lat", PARAGRAPH),
    ("_list_item", "Hij telt{\n}• bomen", PARAGRAPH),
    ("_motion_clause", "De Kamer, gehoord de beraadslaging,{\n}overwegende dat er hout is;", PARAGRAPH),
    ("_short_line", f"Dat is zo.{{\n}}{FULL}", PARAGRAPH),
    ("_bold_speaker", f"{FULL}{{\n}}De heer **Rabbae** (GroenLinks) vindt dat.", PARAGRAPH),
    ("_unwrapped", f"{WIDE.strip()}.{{\n}}{WIDE}", PARAGRAPH),
]  # fmt: skip


@pytest.mark.parametrize(("name", "marked", "expected"), GAPS, ids=[each[0] for each in GAPS])
def test_a_gap(name: str, marked: str, expected: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    start, end = marked.index("{"), marked.index("}") - 1
    source = marked.replace("{", "").replace("}", "")
    bridges = Gaps(source, flows=name == "_flowing")
    assert bridges.bridge(source, start, end) == expected
    for rules in ("IN_LINE", "BETWEEN_LINES"):
        others = tuple(rule for rule in getattr(gaps, rules) if rule.__name__ != name)
        monkeypatch.setattr(gaps, rules, others)
    assert bridges.bridge(source, start, end) != expected


HYPHENS = [
    ("_address", Broken("", "kurk", "handel", in_address=True), KEPT),
    ("_suspended", Broken("", "olie", "en"), SUSPENDED),
    ("_doubled", Broken("", "PvdA", "fractie", hyphens=2), DROPPED),
    ("_before_capital", Broken("", "Dik", "Faber"), KEPT),
    ("_behind_capitals_and_digits", Broken("COVID", "19", "crisis"), KEPT),
    ("_broken_party", Broken("", "BoerBurgerBewe", "ging"), DROPPED),
    ("_behind_inner_capital", Broken("", "GroenLinks", "fractie"), KEPT),
    ("_double_name", Broken("Holland", "House", "plan"), KEPT),
    ("_prefix", Broken("", "oud", "minister"), KEPT),
    ("_abbreviation", Broken("", "hbo", "opleiding"), KEPT),
    ("_of_words", Broken("face", "to", "face"), KEPT),
    ("_between_vowels", Broken("", "politie", "inzet"), KEPT),
    ("_hyphened_elsewhere", Broken("", "klimaat", "top"), KEPT),
]


@pytest.mark.parametrize(("name", "broken", "expected"), HYPHENS, ids=[each[0] for each in HYPHENS])
def test_a_hyphen(
    name: str, broken: Broken, expected: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = Hyphens("De klimaat-top begint.")
    assert words.rule(broken) == expected
    others = tuple(rule for rule in hyphens._RULES if rule.__name__ != name)
    monkeypatch.setattr(hyphens, "_RULES", others)
    assert words.rule(broken) != expected


def test_every_rule_has_an_example() -> None:
    rules = {rule.__name__ for rule in (*gaps.IN_LINE, *gaps.BETWEEN_LINES)}
    assert {each[0] for each in GAPS} == rules
    assert [each[0] for each in HYPHENS] == [rule.__name__ for rule in hyphens._RULES]
