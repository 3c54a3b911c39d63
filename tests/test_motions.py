"""Motions: who moved them under which number, what they ask, what government says, what came of them."""

from __future__ import annotations

from typing import Any

import pytest

import imvo_nlp
from imvo_nlp import Kamerstuk
from imvo_nlp.models import Motion

_HEAD = """Tweede Kamer der Staten-Generaal
Vergaderjaar 2017–2018
58e vergadering
Donderdag 29 maart 2018

7
Schoenen

Voorzitter: Arib

Aan de orde is het VAO Schoenen (AO d.d. 07/03).

"""
_TEXT = """De Kamer,
gehoord de beraadslaging,
overwegende dat veters knappen;
verzoekt de regering {asked},
en gaat over tot de orde van de dag."""


def text(asked: str) -> str:
    return _TEXT.format(asked=asked)


def moved(number: int, who: str, asked: str = "veters te keuren") -> str:
    return (
        f"Mevrouw Diks (GroenLinks):\nDaarom dien ik een motie in.\n\nMotie\n\n{text(asked)}\n\n"
        f"De voorzitter:\nDeze motie is voorgesteld door {who}. Naar mij blijkt, wordt de indiening ervan "
        f"voldoende ondersteund.\n\nZij krijgt nr. {number} (26485).\n\n"
    )


def says(words: str) -> str:
    return f"Minister Kaag:\nVoorzitter. {words}\n\n"


TWO = moved(12, "de leden Diks en Alkaya") + moved(13, "het lid Voordewind", "zolen te tellen")


def report(body: str) -> Kamerstuk:
    return imvo_nlp.convert_text(_HEAD + body)


def motions(body: str) -> tuple[Motion, ...]:
    found = report(body).motions
    assert found is not None
    return found


def advices(body: str) -> list[tuple[str | None, list[str]]]:
    return [(each.number, [said.value for said in each.appreciations]) for each in motions(body)]


def fates(body: str) -> list[tuple[str | None, str]]:
    return [(each.number, each.status) for each in motions(body)]


# What is moved


def test_a_motion_is_of_whom_the_chair_names_wherever_its_text_stands() -> None:
    (motion,) = motions(moved(12, "de leden Voordewind, Alkaya en Van den Hul"))
    assert motion.identifier == "kst-26485-12"
    assert (motion.dossiers, motion.number) == (("26485",), "12")
    assert [(each.name, each.party) for each in motion.submitters] == [
        ("Voordewind", "ChristenUnie"),
        ("Alkaya", "SP"),
        ("Van den Hul", "PvdA"),
    ]
    assert motion.text is not None
    assert motion.text.startswith("De Kamer, gehoord") or motion.text.startswith("De Kamer,\n")
    assert motion.text.endswith("orde van de dag.")
    assert (motion.status, motion.vote, motion.block) == ("voorgesteld", None, "t1")
    assert [each.text for each in motion.announced] == ["Daarom dien ik een motie in."]


def test_initials_end_no_list_of_movers() -> None:
    (motion,) = motions(moved(12, "de leden M.B. Vos en Van den Hul"))
    assert [each.name for each in motion.submitters] == ["Vos", "Van den Hul"]


def test_offsets_are_those_of_the_source() -> None:
    body = moved(12, "het lid Diks") + says("De motie op stuk nr. 12 ontraad ik.")
    source = _HEAD + body
    (motion,) = motions(body)
    assert source[motion.start : motion.end] == text("veters te keuren")
    (request,) = motion.requests
    assert source[request.start : request.end] == "verzoekt de regering veters te keuren"
    (advice,) = motion.appreciations
    assert source[advice.start : advice.end] == "De motie op stuk nr. 12 ontraad ik."
    assert (advice.by.name, advice.by.role, advice.block) == ("Kaag", "minister", "t3")


NUMBERS = {
    "Zij krijgt nr. 12 (26 485).": "kst-26485-12",
    "Zij krijgt nr. 12 (34550-XVII).": "kst-34550-XVII-12",
    "Zij krijgt nr. 12 (24400, hoofdstuk XV).": "kst-24400-XV-12",
    "Zij krijgt nr. 12 (26485, 25883).": "kst-26485-12",
    "Deze motie krijgt letter H (33000).": "kst-33000-H",
    "Zij krijgt letter I, was letter H (33000).": "kst-33000-I",
    "Zij krijgt nr. 17, was nr. 9 (26485).": "kst-26485-17",
}


@pytest.mark.parametrize("words", NUMBERS)
def test_numbers(words: str) -> None:
    (motion,) = motions(
        f"Mevrouw Diks (GroenLinks):\n{text('veters te keuren')}\n\n"
        f"De voorzitter:\nDeze motie is voorgesteld door het lid Diks. {words}\n"
    )
    assert motion.identifier == NUMBERS[words]


DICTA = {
    "veters te keuren": [("verzoekt", "verzoekt de regering veters te keuren")],
    "veters te keuren; verzoekt de regering tevens zolen te tellen": [
        ("verzoekt", "verzoekt de regering veters te keuren"),
        ("verzoekt", "verzoekt de regering tevens zolen te tellen"),
    ],
    "veters te keuren, en spreekt uit dat zolen slijten": [
        ("verzoekt", "verzoekt de regering veters te keuren"),
        ("spreekt_uit", "spreekt uit dat zolen slijten"),
    ],
    "te waken; roept de leden op mee te doen; draagt het Presidium op te helpen; besluit te gaan": [
        ("verzoekt", "verzoekt de regering te waken"),
        ("roept_op", "roept de leden op mee te doen"),
        ("draagt_op", "draagt het Presidium op te helpen"),
        ("besluit", "besluit te gaan"),
    ],
}


@pytest.mark.parametrize("asked", DICTA)
def test_each_dictum_is_one(asked: str) -> None:
    (motion,) = motions(moved(12, "het lid Diks", asked))
    assert [(each.verb, each.text) for each in motion.requests] == DICTA[asked]


def test_a_list_behind_a_colon_is_one_dictum_and_a_rare_verb_one_of_its_own() -> None:
    (listed,) = motions(moved(12, "het lid Diks", "om:\n- veters te keuren;\n- zolen te tellen"))
    assert len(listed.requests) == 1
    confidence = text("x").replace(
        "verzoekt de regering x", "zegt het vertrouwen in het kabinet op"
    )
    (motion,) = motions(
        f"Mevrouw Diks (GroenLinks):\n{confidence}\n\nDe voorzitter:\nDeze motie is voorgesteld door "
        "het lid Diks. Zij krijgt nr. 12 (26485).\n"
    )
    assert [(each.verb, each.text) for each in motion.requests] == [
        ("overig", "zegt het vertrouwen in het kabinet op")
    ]


def test_a_motion_that_is_read_twice_is_one() -> None:
    assert len(motions(moved(12, "het lid Diks") + moved(12, "het lid Diks"))) == 1


def test_two_motions_of_one_number_have_none_and_warn() -> None:
    kamerstuk = report(moved(12, "het lid Diks") + moved(12, "het lid Alkaya", "zolen te tellen"))
    assert [each.identifier for each in kamerstuk.motions or ()] == [None, None]
    assert "motion_number_twice" in [each.code for each in kamerstuk.warnings]


def test_a_changed_motion_is_one_with_its_new_number() -> None:
    (motion,) = motions(
        moved(12, "het lid Diks")
        + "De voorzitter:\nDe motie-Diks (26485, nr. 12) is in die zin gewijzigd dat zij thans luidt:\n\n"
        + f"Motie\n\n{text('alle veters te keuren')}\n\nZij krijgt nr. 20, was nr. 12 (26485).\n"
    )
    assert (motion.identifier, motion.status) == ("kst-26485-20", "gewijzigd")
    assert [each.name for each in motion.submitters] == ["Diks"]
    assert "alle veters" in (motion.text or "")


@pytest.mark.parametrize(
    "body",
    [
        "Mevrouw Diks (GroenLinks):\nDe motie-Voordewind vroeg iets anders, en daar ben ik voor.\n",
        "De voorzitter:\nHet amendement krijgt nr. 12 (26485).\n",
        f"Mevrouw Diks (GroenLinks):\nVorig jaar zeiden wij dit:\n\n{text('te wachten')}\n\nEn toen?\n",
    ],
)
def test_what_is_only_spoken_of_is_none(body: str) -> None:
    assert motions(body) == ()


def test_a_motion_that_is_a_document_is_of_those_who_signed_it() -> None:
    kamerstuk = imvo_nlp.convert_text(
        "Tweede Kamer der Staten-Generaal\nVergaderjaar 2017–2018\n\n26 485 Maatschappelijk verantwoord "
        "ondernemen\n\nNr. 281 MOTIE VAN HET LID ALKAYA C.S.\n\nVoorgesteld 29 maart 2018\n\n"
        f"{text('veters te keuren')}\n\nAlkaya\nDiks\n"
    )
    (motion,) = kamerstuk.motions or ()
    assert (motion.identifier, motion.status) == ("kst-26485-281", "voorgesteld")
    assert [(each.name, each.party) for each in motion.submitters] == [
        ("Alkaya", "SP"),
        ("Diks", "GroenLinks"),
    ]


# What government says

ADVICE = {
    "De motie op stuk nr. 12 ontraad ik.": [["ontraden"], []],
    "De motie op stuk nr. 13 krijgt oordeel Kamer.": [[], ["oordeel_kamer"]],
    "De motie op stuk nr. 12 laat ik aan het oordeel van de Kamer.": [["oordeel_kamer"], []],
    "De motie-Diks/Alkaya. Ik laat het oordeel over deze motie graag aan uw Kamer.": [
        ["oordeel_kamer"],
        [],
    ],
    "De motie van de heer Voordewind gaat over zolen. Die is duur. Daarom ontraad ik haar.": [
        [],
        ["ontraden"],
    ],
    "De moties op de stukken nrs. 12 en 13 moet ik beide ontraden.": [["ontraden"], ["ontraden"]],
    "De motie op stuk nr. 12 krijgt oordeel Kamer en de motie op stuk nr. 13 ontraad ik.": [
        ["oordeel_kamer"],
        ["ontraden"],
    ],
    "De motie op stuk nr. 12 is ontijdig. De motie op stuk nr. 13 neem ik graag over.": [
        ["ontijdig"],
        ["overgenomen"],
    ],
    "Ik zou mevrouw Diks willen vragen de motie op stuk nr. 12 aan te houden.": [["aanhouden"], []],
    "De eerste motie gaat over veters. Oordeel Kamer. Dan de tweede motie. Die ontraad ik.": [
        ["oordeel_kamer"],
        ["ontraden"],
    ],
    "De moties op de stukken nrs. 12 t/m 13 moet ik ontraden.": [["ontraden"], ["ontraden"]],
    "De motie-Diks/Alkaya en de motie-Voordewind ontraad ik.": [["ontraden"], ["ontraden"]],
    "Mevrouw Diks vraagt in haar motie om veters. Die laat ik aan de Kamer over.": [
        ["oordeel_kamer"],
        [],
    ],
    "Met de eerste motie heb ik moeite; die ontraad ik. De laatste motie krijgt oordeel Kamer.": [
        ["ontraden"],
        ["oordeel_kamer"],
    ],
    "De motie op stuk nr. 12 is overbodig.": [["overig"], []],
    "Tegen de motie op stuk nr. 12 heb ik geen bezwaar.": [["overig"], []],
    "Ik heb geen bezwaar tegen het aanhouden van de motie op stuk nr. 12.": [[], []],
    "De motie op stuk nr. 12 krijgt oordeel Kamer, net als de motie op stuk nr. 13.": [
        ["oordeel_kamer"],
        ["oordeel_kamer"],
    ],
    "De motie op stuk nr. 12 ontraad ik. Hetzelfde geldt voor de motie op stuk nr. 13.": [
        ["ontraden"],
        ["ontraden"],
    ],
    "De motie op stuk nr. 12: overgenomen. De motie op stuk nr. 13: idem.": [
        ["overgenomen"],
        ["overgenomen"],
    ],
    "Idem voor de motie op stuk nr. 13.": [[], []],
    "Mijn oordeel over de motie op stuk nr. 12 zal ik per brief aan de Kamer sturen.": [[], []],
    "Dan de motie op stuk nr. 12. Die suggestie neem ik over.": [[], []],
    "Het amendement op stuk nr. 9 ontraad ik.": [[], []],
    "Zal ik de motie op stuk nr. 12 ontraden? Ik denk er nog over.": [[], []],
}


@pytest.mark.parametrize("words", ADVICE)
def test_advice_is_of_the_motion_that_was_named_last(words: str) -> None:
    assert [values for _, values in advices(TWO + says(words))] == ADVICE[words]


def test_a_member_with_two_motions_has_a_first_and_a_second() -> None:
    body = TWO + moved(14, "de leden Voordewind en Diks", "hakken te meten")
    said = says(
        "De heer Voordewind heeft twee moties. Zijn eerste motie ontraad ik. Zijn tweede motie krijgt "
        "oordeel Kamer. Dan de motie van de leden Diks en Alkaya. Ook oordeel Kamer."
    )
    assert advices(body + said) == [
        ("12", ["oordeel_kamer"]),
        ("13", ["ontraden"]),
        ("14", ["oordeel_kamer"]),
    ]


def test_only_one_motion_needs_no_name() -> None:
    body = moved(12, "het lid Diks") + says("Ik dank de Kamer. Ik ontraad deze motie.")
    assert advices(body) == [("12", ["ontraden"])]


def test_the_chair_turns_to_a_motion_and_repeats_what_the_minister_says() -> None:
    turned = "De voorzitter:\nDan de motie op stuk nr. 13.\n\n" + says(
        "Die laat ik aan het oordeel van de Kamer."
    )
    assert advices(TWO + says("Er zijn twee moties.") + turned)[1] == ("13", ["oordeel_kamer"])
    asked = "De voorzitter:\nDe motie op stuk nr. 13 ontraadt u dus?\n\nMinister Kaag:\nZeker.\n"
    assert advices(TWO + says("Er zijn twee moties.") + asked)[1] == ("13", ["ontraden"])
    asked = "De voorzitter:\nUw oordeel over nr. 13 is: ontraden?\n\nMinister Kaag:\nAls dat moet, doe ik dat{}.\n"
    assert advices(TWO + says("Er zijn twee moties.") + asked.format(""))[1] == ("13", ["ontraden"])
    assert advices(TWO + says("Er zijn twee moties.") + asked.format(" niet"))[1] == ("13", [])
    repeated = "De voorzitter:\nDe motie op stuk nr. 12 is daarmee ontraden.\n"
    (motion, _) = motions(TWO + says("Dat wil ik niet.") + repeated)
    assert [(each.value, each.by.name) for each in motion.appreciations] == [("ontraden", "Kaag")]


def test_what_members_say_of_motions_is_no_advice() -> None:
    said = "De heer Alkaya (SP):\nDe motie op stuk nr. 12 zou ik ontraden.\n\n"
    assert advices(TWO + said) == [("12", []), ("13", [])]


def test_a_motion_without_a_place_in_the_debate_is_not_advised_on() -> None:
    assert advices(TWO + says("De motie op stuk nr. 99 ontraad ik.")) == [("12", []), ("13", [])]


# What becomes of them

FATES = {
    "De voorzitter:\nOp verzoek van mevrouw Diks stel ik voor haar motie (26485, nr. 12) aan te houden.\n": "aangehouden",
    "De voorzitter:\nAangezien de motie-Diks/Alkaya (26485, nr. 12) is ingetrokken, maakt zij geen onderwerp van beraadslaging meer uit.\n": "ingetrokken",
    "De voorzitter:\nDe motie-Diks/Alkaya (26485, nr. 12) is overgenomen.\n": "overgenomen",
    "De voorzitter:\nDe motie-Diks/Alkaya (26485, nr. 12) is vervallen.\n": "vervallen",
    "Mevrouw Diks (GroenLinks):\nDan houd ik mijn motie op stuk nr. 12 aan.\n": "aangehouden",
    "Mevrouw Diks (GroenLinks):\nIk trek mijn motie op stuk nr. 12 in.\n": "ingetrokken",
    "Mevrouw Diks (GroenLinks):\nIk wil mijn motie op stuk nr. 12 niet aanhouden.\n": "voorgesteld",
    "De voorzitter:\nAls de motie op stuk nr. 12 is overgenomen, stemmen wij niet.\n": "voorgesteld",
    "Mevrouw Diks (GroenLinks):\nDe motie-Bos (26485, nr. 12) is ingetrokken, zei iemand.\n": "voorgesteld",
}


@pytest.mark.parametrize("words", FATES)
def test_the_last_one_stated_counts(words: str) -> None:
    assert fates(TWO + words) == [("12", FATES[words]), ("13", "voorgesteld")]


VOTED = (
    "In stemming komt de motie-Diks/Alkaya (26485, nr. 12).\n\n"
    "De voorzitter:\nIk constateer dat de leden van de fractie van de SP voor deze motie hebben gestemd en "
    "de leden van de overige fracties ertegen, zodat zij is verworpen.\n\n"
)


def test_a_vote_decides_and_each_knows_the_other() -> None:
    kamerstuk = report(TWO + VOTED)
    motion, other = kamerstuk.motions or ()
    (vote,) = kamerstuk.votes or ()
    assert (motion.status, motion.vote, vote.subject.motion) == ("verworpen", "v1", "mo1")
    assert (other.status, other.vote) == ("voorgesteld", None)
    meant = {each.attributes.get("motion_id") for each in kamerstuk.mentions if each.block is None}
    assert "mo1" in meant


def test_a_vote_alone_makes_a_motion_without_a_text() -> None:
    (motion,) = motions(VOTED)
    assert (motion.identifier, motion.status) == ("kst-26485-12", "verworpen")
    assert [each.name for each in motion.submitters] == ["Diks", "Alkaya"]
    empty: list[Any] = [motion.start, motion.end, motion.text, motion.block]
    assert empty == [None] * 4
    assert (motion.requests, motion.appreciations) == ((), ())


def test_a_motion_that_is_only_held_over_is_of_who_asks_for_it() -> None:
    (motion,) = motions(
        "De voorzitter:\nOp verzoek van de heer Voordewind stel ik voor, zijn motie (34000-XV, nr. 41) aan te "
        "houden.\n\nDaartoe wordt besloten.\n"
    )
    assert (motion.identifier, motion.status) == ("kst-34000-XV-41", "aangehouden")
    assert [each.name for each in motion.submitters] == ["Voordewind"]


def test_two_motions_in_one_vote_have_one_fate() -> None:
    together = VOTED.replace(
        "komt de motie-Diks/Alkaya (26485, nr. 12)",
        "komen de moties-Diks/Alkaya (26485, nr. 12) en -Voordewind (26485, nr. 13)",
    )
    assert fates(TWO + together) == [("12", "verworpen"), ("13", "verworpen")]


# What comes


COMING = {
    "Ik overweeg hierover een motie.": ["overwogen"],
    "Op dit punt overweegt de fractie niets, maar ik overweeg zelfs een motie.": ["overwogen"],
    "Overweeg ik dan een motie?": [],
    "Als de minister dat niet doet, kom ik met een motie.": ["overwogen"],
    "Ik kondig alvast een motie aan.": ["aangekondigd"],
    "Wij zullen hierover met een motie komen.": ["aangekondigd"],
    "Ik zal geen motie indienen.": [],
    "Ik hoor dat de SP een motie overweegt. De SP kondigt een motie aan.": [],
    "Zij overweegt op dit punt een motie.": ["overwogen"],  # a report that tells what was said
    "De motie van mevrouw Kuik overweeg ik te steunen.": [],
    "Dan ga ik naar een motie van de heer Bos.": [],
    "Ik overweeg een motie. Ja, ik kondig een motie aan.": ["aangekondigd"],
    "Ik overweeg een motie over goud. Daarnaast overweeg ik nog een motie.": ["overwogen"] * 2,
}


@pytest.mark.parametrize("words", COMING)
def test_a_motion_that_only_may_come_or_will_is_of_who_says_so(words: str) -> None:
    found = motions(f"Mevrouw Diks (GroenLinks):\nVoorzitter. {words}\n\n")
    assert [each.status for each in found] == COMING[words]
    assert all([who.name for who in each.submitters] == ["Diks"] for each in found)
    assert all((each.text, each.identifier) == (None, None) for each in found)


def test_what_is_announced_and_moved_is_one_motion() -> None:
    said = "Mevrouw Diks (GroenLinks):\nIk kondig alvast een motie aan.\n\n"
    (motion,) = motions(said + moved(12, "het lid Diks"))
    assert motion.status == "voorgesteld"
    assert [each.text for each in motion.announced] == [
        "Ik kondig alvast een motie aan.",
        "Daarom dien ik een motie in.",
    ]


def test_nothing_decides_which_of_two_is_announced() -> None:
    said = "Mevrouw Diks (GroenLinks):\nIk kondig alvast een motie aan.\n\n"
    found = motions(said + moved(12, "het lid Diks") + moved(13, "het lid Diks", "zolen te tellen"))
    assert [len(each.announced) for each in found] == [1, 1]


# In letters


_LETTER = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 6 februari 2020

{words}

De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,
S.A.M. Kaag
"""
WRITTEN: dict[str, list[tuple[str, list[str]]]] = {
    "De motie van het lid Diks (26 485, nr. 12) ontraad ik.": [("kst-26485-12", ["ontraden"])],
    "De motie van het lid Diks over goud (26 485, nr. 12) vraagt veel. Ik geef deze motie oordeel Kamer.": [
        ("kst-26485-12", ["oordeel_kamer"])
    ],
    "Motie van het lid Diks (26 485, nr. 12)\n\nAppreciatie: ontraden.": [
        ("kst-26485-12", ["ontraden"])
    ],
    "De motie-Diks (26 485, nr. 12) ontraad ik en de motie-Bos (26 485, nr. 13) laat ik aan het oordeel van "
    "uw Kamer.": [("kst-26485-12", ["ontraden"]), ("kst-26485-13", ["oordeel_kamer"])],
    "In tegenstelling tot de motie-Diks (26 485, nr. 12) ontraad ik de motie-Bos (26 485, nr. 13).": [
        ("kst-26485-13", ["ontraden"])
    ],
    "Ik verzoek het lid Diks de motie (26 485, nr. 12) aan te houden, anders ontraad ik de motie.": [
        ("kst-26485-12", ["aanhouden", "ontraden"])
    ],
    # Told, of something else, or without a number
    "De motie van het lid Diks (26 485, nr. 12) heb ik ontraden.": [],
    "Naar aanleiding van de motie van het lid Diks (26 485, nr. 12) ontraadt het kabinet deze reizen.": [],
    "De motie van het lid Diks (26 485, nr. 12) is uitgevoerd.\n\nReizen daarheen ontraad ik.": [],
    "De motie van het lid Diks over goud ontraad ik.": [],
}


@pytest.mark.parametrize("words", WRITTEN)
def test_a_letter_advises_on_motions_by_their_number(words: str) -> None:
    found = imvo_nlp.convert_text(_LETTER.format(words=words)).motions or ()
    advised = [(each.identifier, [said.value for said in each.appreciations]) for each in found]
    assert advised == WRITTEN[words]
    assert {said.by.name for each in found for said in each.appreciations} <= {"Kaag"}


def test_a_letter_of_nobody_in_government_holds_no_motions() -> None:
    assert imvo_nlp.convert_text("De motie-Diks (26 485, nr. 12) ontraad ik.").motions == ()
