"""One person, one party, whatever apostrophe, hyphen or capitals the print has; and guests."""

from __future__ import annotations

import pytest

import imvo_nlp
from imvo_nlp.models import Kamerstuk
from imvo_nlp.notation.names import fold, plain
from imvo_nlp.text.view import CleanText

DEBATE = """\
Tweede Kamer der Staten-Generaal 2

Vergaderjaar 2017–2018

26 485 Maatschappelijk verantwoord ondernemen

Nr. 380 VERSLAG VAN EEN ALGEMEEN OVERLEG

Vastgesteld 2 april 2018

De vaste commissie voor Financiën heeft op 14 maart 2018 overleg gevoerd over koffie.

Voorzitter: {wout}
Griffier: Van {t} Haar

Aanwezig zijn twee leden der Kamer, te weten: {wout} en {kooten}.

De voorzitter:
Welkom. Het woord is aan collega {kooten}.

Mevrouw {kooten} (PvdD):
Dank. De motie-{wout} kwam van de GroenLinks{dash}fractie, en de heer {wout} (VVD) was van D{mark}66.

De heer {wout} (VVD):
Zo was het.
"""
QUESTIONS = """\
Tweede Kamer der Staten-Generaal 2

Vergaderjaar 2017–2018 Aanhangsel van de Handelingen

1234
Vragen van de leden {wout} (VVD) en {kooten} (PvdD) aan de Minister van Financiën over koffie (ingezonden 12 februari 2018).

Vraag 1
Kent u koffie?
"""
MOTION = """\
Tweede Kamer der Staten-Generaal 2

Vergaderjaar 2017–2018

26 485 Maatschappelijk verantwoord ondernemen

Nr. 371 MOTIE VAN DE LEDEN {WOUT} EN {KOOTEN}

Voorgesteld 14 maart 2018

De Kamer,

gehoord de beraadslaging,

verzoekt de regering koffie te zetten,

en gaat over tot de orde van de dag.

{wout}
{kooten}
"""
PRINTS = [("'", "-"), ("’", "‑"), ("‘", "–"), ("´", "‐"), ("`", "−"), ("′", "–")]


def printed(text: str, mark: str, dash: str) -> Kamerstuk:
    wout, kooten = f"Van {mark}t Wout", f"Van Kooten{dash}Arissen"
    filled = text.format(
        wout=wout, kooten=kooten, WOUT=wout.upper(), KOOTEN=kooten.upper(),
        mark=mark, dash=dash, t=f"{mark}t",
    )  # fmt: skip
    return imvo_nlp.convert_text(filled)


def values(kamerstuk: Kamerstuk, label: str) -> list[str | None]:
    return [each.value for each in kamerstuk.mentions if each.label == label]


@pytest.mark.parametrize(("mark", "dash"), PRINTS)
def test_a_debate(mark: str, dash: str) -> None:
    found = printed(DEBATE, mark, dash)
    assert [(each.speaker.role, each.speaker.name, each.speaker.party) for each in found.turns] == [
        ("chair", "Van 't Wout", None),
        ("member", "Van Kooten-Arissen", "PvdD"),
        ("member", "Van 't Wout", "VVD"),
    ]
    assert [each.name for each in found.participants] == [
        "Van 't Wout",
        "Van 't Haar",
        "Van Kooten-Arissen",
    ]
    wout, kooten = "Van 't Wout", "Van Kooten-Arissen"
    assert values(found, "member") == [wout, wout, kooten, kooten, wout]
    assert values(found, "party") == ["GroenLinks", "VVD", "D66"]
    assert values(found, "motion") == [wout]
    # What is printed stays as it is.
    assert found.turns[1].label == f"Mevrouw Van Kooten{dash}Arissen (PvdD):"
    assert f"D{mark}66" in found.turns[1].text
    assert f"heer Van {mark}t Wout" in [each.text for each in found.mentions]


@pytest.mark.parametrize(("mark", "dash"), PRINTS)
def test_who_asks(mark: str, dash: str) -> None:
    found = printed(QUESTIONS, mark, dash)
    assert [(each.name, each.party) for each in found.questions[0].asked_by] == [
        ("Van 't Wout", "VVD"),
        ("Van Kooten-Arissen", "PvdD"),
    ]


@pytest.mark.parametrize(("mark", "dash"), PRINTS)
def test_who_signs(mark: str, dash: str) -> None:
    found = printed(MOTION, mark, dash)
    assert [(each.name, each.roles) for each in found.participants] == [
        ("Van 't Wout", ("member", "signatory")),
        ("Van Kooten-Arissen", ("member", "signatory")),
    ]
    assert values(found, "motion") == ["Van 't Wout, Van Kooten-Arissen"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zij zei: ‘dat is zo’.", "Zij zei: ‘dat is zo’."),
        ("‘Tegen’ en ‘s avonds", "‘Tegen’ en ’s avonds"),
        ("in 2020–2021, blz. 3–5", "in 2020–2021, blz. 3–5"),
        ("dat – zegt zij – is zo", "dat – zegt zij – is zo"),
        ("de foto´s van collega`s", "de foto’s van collega’s"),
    ],
)
def test_what_is_no_part_of_a_name_stays(text: str, expected: str) -> None:
    assert plain(text) == expected
    assert len(plain(text)) == len(text)
    assert CleanText.of(text).plain().text == expected


def test_names_are_compared_without_dots_of_other_alphabets() -> None:
    assert fold("YEŞİLGÖZ–ZEGERIUS") == fold("Yeşilgöz-Zegerius")
    assert fold("Yildirim") == fold("Yıldırım")


@pytest.mark.parametrize(
    "form",
    [
        "GroenLinks-PvdA", "GroenLinks–PvdA", "GroenLinks‑PvdA", "GroenLinks – PvdA", "Groenlinks/PvdA",
        "PvdA-GroenLinks", "GROENLINKS-PVDA", "GL-PvdA", "PvdA/GL", "Groen Links-PvdA",
    ],
)  # fmt: skip
def test_the_joint_group_is_one_party_once_there_is_one(form: str) -> None:
    text = "Aan de Voorzitter van de Tweede Kamer\n\nDen Haag, 12 maart {}\n\nDe leden van {} vragen dat.\n"
    assert values(imvo_nlp.convert_text(text.format(2024, form)), "party") == ["GroenLinks-PvdA"]
    assert len(values(imvo_nlp.convert_text(text.format(2018, form)), "party")) == 2


def test_a_group_of_the_senate_in_small_letters() -> None:
    text = "Aan de Voorzitter van de Eerste Kamer\n\nDen Haag, 9 maart 2021\n\nDe fractie-Otten en de fractie–Nanninga.\n"
    assert values(imvo_nlp.convert_text(text), "party") == ["Fractie-Otten", "Fractie-Nanninga"]


# Guests ------------------------------------------------------------------------------------------

HEARD = """\
Tweede Kamer der Staten-Generaal
Vergaderjaar 2017–2018
58e vergadering
Woensdag 14 maart 2018

7
Koffie

Voorzitter: Arib

De voorzitter:
Het woord is aan onze gast, de heer Knot.

De heer Knot (De Nederlandsche Bank):
Dank u wel.

Mevrouw Visser (Algemene Rekenkamer):
Ook namens mij.

Staatssecretaris Visser:
En mij.

De heer Van Dijk (SP) (bij interruptie):
En ons?
"""


def test_a_guest_in_the_output() -> None:
    found = imvo_nlp.convert_text(HEARD)
    assert [(each.speaker.role, each.speaker.name, each.speaker.party) for each in found.turns] == [
        ("chair", "Arib", None),
        ("other", "Knot", None),
        ("other", "Visser", None),
        ("state_secretary", "Visser", None),
        ("member", "Van Dijk", "SP"),
    ]
    people = [(each.name, each.roles, each.party, each.affiliation) for each in found.participants]
    assert people == [
        ("Arib", ("member", "chair"), "PvdA", None),
        ("Knot", ("other",), None, "De Nederlandsche Bank"),
        ("Visser", ("other",), None, "Algemene Rekenkamer"),
        ("Visser", ("state_secretary",), "VVD", None),
        ("Van Dijk", ("member",), "SP", None),
    ]
    assert values(found, "member") == ["Arib"]
    assert values(found, "party") == []


UNITED = """\
{head}
Vergaderjaar 2021–2022
1e vergadering
Dinsdag 21 september 2021

1
Opening van de zitting

Voorzitter: Bruijn

De voorzitter:
Ik open deze verenigde vergadering.

De Koning:
Leden van de Staten-Generaal. Koffie is duur.

De voorzitter:
Leve de Koning!
"""


@pytest.mark.parametrize(
    "head",
    ["Verenigde Vergadering der Staten-Generaal", "VERENIGDE VERGADERING", "Verenigde vergadering"],
)
def test_the_united_assembly(head: str) -> None:
    found = imvo_nlp.convert_text(UNITED.format(head=head))
    assert found.metadata.chamber == "VV"
    assert [(each.speaker.role, each.speaker.name) for each in found.turns] == [
        ("chair", "Bruijn"),
        ("other", None),
        ("chair", "Bruijn"),
    ]
    # A member of either chamber.
    assert [(each.name, each.party) for each in found.participants] == [("Bruijn", "VVD")]
