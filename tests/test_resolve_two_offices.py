"""Two offices of one ministry: `de Minister en de Staatssecretaris van Financiën`."""

from __future__ import annotations

import pytest

from test_resolve import MET_KAAG, MET_KAAG_EN_HOEKSTRA, MET_KAAG_EN_SNEL, check, debate

LETTER = (
    "Tweede Kamer der Staten-Generaal 2\n\nVergaderjaar 2017–2018\n\n26 485 Arbeid\n\n"
    "Nr. 371 BRIEF VAN DE {office}\n\n"
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 12 maart 2018\n\n"
    "@\n\nDe {signed},\n{name}\n"
)
OF_KOOLMEES = LETTER.format(
    office="MINISTER VAN SOCIALE ZAKEN EN WERKGELEGENHEID",
    signed="Minister van Sociale Zaken en Werkgelegenheid",
    name="W. Koolmees",
)
OF_VISSER = LETTER.format(
    office="STAATSSECRETARIS VAN DEFENSIE", signed="Staatssecretaris van Defensie", name="B. Visser"
)
HOEKSTRA = "{minister=Hoekstra; portfolio=Financiën}"
SNEL = "{minister=Snel; portfolio=Financiën}"
NOBODY = "{minister=null; portfolio=null}"


@pytest.mark.parametrize(
    "sentence",
    [
        f"Ik sprak de [Minister]{HOEKSTRA} en de [Staatssecretaris van Financiën]{SNEL}.",
        f"Ik sprak de [Minister]{HOEKSTRA} en [Staatssecretaris van Financiën]{SNEL}.",
        f"Dat doet de [Minister]{HOEKSTRA} of de [Staatssecretaris van Financiën]{SNEL}.",
        f"Dat doet de [minister]{HOEKSTRA}, dan wel de [staatssecretaris van Financiën]{SNEL}.",
        f"Zowel de [Minister]{HOEKSTRA} als de [Staatssecretaris van Financiën]{SNEL} komt.",
        f"Ik schreef aan de [Minister]{HOEKSTRA} en aan de [Staatssecretaris van Financiën]{SNEL}.",
        f"Dat doet de [Minister]{HOEKSTRA}, respectievelijk de [Staatssecretaris van Financiën]{SNEL}.",
        f"De [Minister]{HOEKSTRA} resp. de [Staatssecretaris van Financiën]{SNEL} komt.",
        f"Ik sprak de [Minister]{HOEKSTRA} én de [Staatssecretaris van Financiën]{SNEL}.",
        f"De [Minister]{HOEKSTRA}/[Staatssecretaris van Financiën]{SNEL} komt.",
        f"De [Minister]{HOEKSTRA} van en de [Staatssecretaris van Financiën]{SNEL} komen.",
        f"De [Staatssecretaris]{SNEL} en de [Minister van Financiën]{HOEKSTRA} komen.",
        f"De [Minister]{HOEKSTRA} en de [Staatssecretarissen van Financiën]{SNEL} komen.",
        f"De [Minister]{HOEKSTRA} en [Staatssecretaris Snel van Financiën]{SNEL} komen.",
    ],
)
def test_in_a_letter_that_another_minister_signed(sentence: str) -> None:
    check(OF_KOOLMEES, sentence, "minister", "portfolio")


@pytest.mark.parametrize(
    "sentence",
    [
        # of the day of the letter that both signed
        "De brief van de [Minister]{minister=Dijsselbloem; portfolio=Financiën} en de "
        "[Staatssecretaris van Financiën]{minister=Wiebes; portfolio=Financiën} d.d. 28 september 2017.",
        # who held the office before is not told
        f"De toenmalige [Minister]{NOBODY} en [Staatssecretaris van Financiën]"
        "{minister=null; portfolio=Financiën} schreven dat.",
        f"De [Minister]{NOBODY} en de toenmalige [Staatssecretaris van Financiën]"
        "{minister=null; portfolio=Financiën} schreven dat.",
        # the Minister can be the one who signs
        f"De [Minister]{NOBODY}, samen met de [Staatssecretaris van Financiën]{SNEL}, komt.",
        f"Niet de [Minister]{NOBODY} maar de [Staatssecretaris van Financiën]{SNEL} komt.",
        # the portfolio stands behind the brackets
        f"De [Minister]{NOBODY} (en de [Staatssecretaris]{NOBODY}) van Financiën komt.",
        # two ministries: the bare one is the one who signs
        "De [Minister]{minister=Koolmees; portfolio=Sociale Zaken en Werkgelegenheid} en de "
        "[Minister van Financiën]{minister=Hoekstra; portfolio=Financiën} komen.",
        "De [Minister]{minister=Koolmees; portfolio=Sociale Zaken en Werkgelegenheid} komt. "
        "De [Staatssecretaris van Financiën]{minister=Snel; portfolio=Financiën} ook.",
    ],
)
def test_what_its_partner_does_not_state(sentence: str) -> None:
    check(OF_KOOLMEES, sentence, "minister", "portfolio")


def test_who_signs_is_not_the_other_one() -> None:
    check(
        OF_VISSER,
        f"Ik sprak de [Minister van Financiën]{HOEKSTRA} en de [Staatssecretaris]{SNEL}. De "
        "[Staatssecretaris]{minister=Visser; portfolio=Defensie} komt.",
        "minister",
        "portfolio",
    )


@pytest.mark.parametrize(
    ("guests", "sentence"),
    [
        (
            MET_KAAG,
            f"Sprak u de [Minister]{HOEKSTRA} en de [Staatssecretaris van Financiën]{SNEL}?",
        ),
        (
            MET_KAAG_EN_HOEKSTRA,
            f"Komt de [Minister]{HOEKSTRA} of de [Staatssecretaris van Financiën]{SNEL}?",
        ),
        # Kaag can be meant, and the ministry's own minister
        (
            MET_KAAG_EN_SNEL,
            f"Komen de [Minister]{NOBODY} en de [Staatssecretaris van Financiën]{SNEL}?",
        ),
    ],
)
def test_in_a_debate_where_another_minister_takes_part(guests: str, sentence: str) -> None:
    turns = "Het woord is aan de heer Alkaya.\n\nDe heer Alkaya (SP):\n@"
    check(debate("2018-03-06", guests, "Alkaya, Diks", turns), sentence, "minister", "portfolio")
