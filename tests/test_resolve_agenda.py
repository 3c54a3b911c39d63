"""A new item on the agenda closes what was brought up before: bills in a regeling, letters, motions."""

from __future__ import annotations

import pytest

from test_resolve import check

REGELING = (
    "Tweede Kamer der Staten-Generaal 2018-2019 nr. 86, item 22\n\n22 Regeling van werkzaamheden\n\n"
    "De voorzitter:\n\n@\n\nOvereenkomstig de voorstellen van de voorzitter wordt besloten.\n"
)
ITEMS = (
    "8\nZorgplicht\n\nAan de orde is de behandeling van:\n- het wetsvoorstel Zorgplicht (34 506).\n\n"
    "De voorzitter:\nHet woord is aan mevrouw Diks.\n\nMevrouw Diks (GroenLinks):\n@\n"
)


@pytest.mark.parametrize(
    "spoken",
    [
        # from bill to bill
        "[Het wetsvoorstel]{document=34506} Zorgplicht (34 506) komt morgen. Op verzoek van de CDA-fractie "
        "stel ik voor de Wet herkomst (35 812) af te voeren. [Het wetsvoorstel]{document=35812} komt later.",
        # to one without a number
        "[Het wetsvoorstel]{document=34506} Zorgplicht (34 506) komt morgen. Op verzoek van de CDA-fractie "
        "stel ik voor [het wetsvoorstel]{document=null} over hout af te voeren.",
        # to another member who asks for a debate
        "Ik noem [het wetsvoorstel]{document=34506} Zorgplicht (34 506).\n\nDe voorzitter:\nDan geef ik het "
        "woord aan mevrouw Diks.\n\nMevrouw Diks (GroenLinks):\nWanneer komt [het wetsvoorstel]"
        "{document=null} over hout?",
    ],
)
def test_bills_of_a_regeling(spoken: str) -> None:
    check(REGELING, spoken, "document")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # the item's own bill holds for all of it
        (
            "[Dit wetsvoorstel]{document=34506} is goed.",
            "Aan de orde is de behandeling van:\n- [het wetsvoorstel]{document=35812} Herkomst (35 812).\n\n"
            "De voorzitter:\nHet woord is aan mevrouw Kuik.\n\nMevrouw Kuik (CDA):\n"
            "[Het wetsvoorstel]{document=35812} is goed.",
        ),
        # what another item brought up is closed, of any kind
        (
            "Ik las [de brief]{document=kst-26485-3} (26 485, nr. 3).",
            "Aan de orde is het VAO Hout.\n\nDe voorzitter:\nHet woord is aan mevrouw Kuik.\n\n"
            "Mevrouw Kuik (CDA):\n[De brief]{document=null} en [het wetsvoorstel]{document=null} zijn er.",
        ),
        # one item that goes on
        (
            "Ik las [de brief]{document=kst-26485-3} (26 485, nr. 3).",
            "De voorzitter:\nHet woord is aan mevrouw Kuik.\n\n"
            "Mevrouw Kuik (CDA):\n[Die brief]{document=kst-26485-3} en "
            "[het wetsvoorstel]{document=34506} zijn er.",
        ),
    ],
)
def test_items_of_a_sitting(first: str, second: str) -> None:
    check(ITEMS, f"{first}\n\n{second}", "document")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik agendeer de Wet toekomst pensioenen ([36067]{reference=null}).",
        "– Wijziging van de Spoorwegwet (beveiliging van overwegen) ([26532]{reference=null}).",
        "– Regels over herkomst (Wet herkomst grondstoffen) ([35812]{reference=null});",
        "– Goedkeuring van het koninklijk besluit van 14 februari 2019 ([35196]{reference=null});",
        "Het initiatiefvoorstel-Van Laar Zorgplicht ([34506]{reference=null}) is er.",
        "De motie op [nr. 12 (26485)]{reference=kst-26485-12} is er.",
        "Dat kost veel (20500), ook volgens de brief (20500).",
        "In de Wet staat dat. Het bedrag (20500) telt.",
    ],
)
def test_a_dossier_in_brackets_behind_the_title_of_a_bill(sentence: str) -> None:
    check(REGELING, sentence, "reference")
