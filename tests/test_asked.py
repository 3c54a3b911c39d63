"""Questions in debates: which sentences ask government for something, of whom, and where it is answered."""

from __future__ import annotations

import pytest

import imvo_nlp
from imvo_nlp import Kamerstuk
from imvo_nlp.models import Asked, Followup

_HEAD = """Tweede Kamer der Staten-Generaal
Vergaderjaar 2017–2018
26 485 Maatschappelijk verantwoord ondernemen
Nr. 999 VERSLAG VAN EEN ALGEMEEN OVERLEG
Vastgesteld 6 april 2018

De algemene commissie voor Buitenlandse Handel en Ontwikkelingssamenwerking heeft op 6 maart 2018 overleg gevoerd met
mevrouw Kaag, Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking, over veters.

Voorzitter: De Roon
Griffier: Meijers

Aanwezig zijn drie leden der Kamer, te weten: Alkaya, Diks en De Roon,

en mevrouw Kaag, Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking.

Aanvang 10.00 uur.

De voorzitter:
Ik open dit overleg. Het woord is aan mevrouw Diks.

"""
_DIKS = "Mevrouw Diks (GroenLinks):\nVoorzitter. De zool is versleten en de veter gaat stuk. {}\n\n"
_NEXT = "De voorzitter:\nDank u wel. Het woord is aan de heer Alkaya van de SP.\n\n"
_ALKAYA = "De heer Alkaya (SP):\nVoorzitter. De hak van de schoen is een groot probleem. {}\n\n"
_FLOOR = "De voorzitter:\nDank u wel. Het woord is aan de Minister.\n\n"
_KAAG = "Minister Kaag:\n{}\n\n"


def report(body: str) -> Kamerstuk:
    return imvo_nlp.convert_text(_HEAD + body)


def asked(body: str) -> tuple[Asked, ...]:
    found = report(body).asked
    assert found is not None
    return found


def texts(body: str) -> list[str]:
    return [each.text for each in asked(body)]


def followups(body: str) -> tuple[Followup, ...]:
    found = report(body).followups
    assert found is not None
    return found


# Which sentences ask


@pytest.mark.parametrize(
    "words",
    [
        "Wat kost een veter?",
        "Is de Minister bereid om veters te keuren?",
        "Ik vraag de Minister om veters te laten keuren.",
        "Ik wil de Minister vragen hoeveel veters er zijn.",
        "GroenLinks roept de Minister op om veters te keuren.",
        "Mijn vraag is of veters worden gekeurd.",
        "Daarom mijn verzoek aan de Minister om veters te keuren.",
        "Ik hoor graag of veters worden gekeurd.",
        "Ik ben benieuwd hoe veters worden gekeurd.",
        "Graag een reactie van de Minister.",
        "Ik had nog een vraag gesteld over de neuzen.",
        "Ik vraag me af of dat klopt.",
        "Ik vraag de Minister om veters te keuren bij het uitvoeren van de motie.",
        "Waarom kan de motie niet worden overgenomen, vraag ik mij af.",
        "Ook verwachten wij een toezegging dat veters worden gekeurd.",
        "Ik heb nog geen antwoord gekregen op mijn vraag over de neuzen.",
        "Ik heb nog even de bevestiging gemist dat veters worden gekeurd.",
    ],
)
def test_a_question_or_a_request_is_found(words: str) -> None:
    body = _DIKS.format(words + " Dank u wel.") + _FLOOR + _KAAG.format("Veters zijn goed.")
    (found,) = asked(body)
    assert found.text == words
    assert (found.by.name, found.by.role) == ("Diks", "member")
    assert found.to is not None
    assert (found.to.name, found.to.role) == ("Kaag", "minister")


@pytest.mark.parametrize(
    "words",
    [
        "Dat is een vraag voor later.",
        "Dan had ik nog een andere vraag aan de Minister.",
        "Mag ik nog iets zeggen?",
        "Want was het niet zo dat veters breken?",
        "Wat wil ik daarmee zeggen?",
        "«Wie maakt die veters?»",
        "De schoenmaker zei mij: wie betaalt dat?",
        "Is dat eerlijk? Nee.",
        "Helpt het als de Minister veters keurt? Dat wel, maar niet veel.",
        "De heer Alkaya heeft de vraag gesteld wat dat kost, en daar sluit ik mij bij aan.",
        "Ik vraag me af of de heer Alkaya dat begrijpt.",
        "Het is niet de vraag of veters breken, maar wanneer.",
        "Ik dien daarom een motie in en vraag de Kamer om steun.",
        "Met deze motie vraag ik de Minister om veters te keuren.",
        "Bijna was ik mijn vraag kwijt.",
        "Ik maak de vraag wat bondig.",
        "Die neus is – hoe zeg ik dat vriendelijk? – Een nogal grote.",
        "Ik zeg dat toch via de voorzitter?",
    ],
)
def test_words_that_ask_government_nothing_are_no_question(words: str) -> None:
    body = _DIKS.format(words + " Dank u wel.") + _FLOOR + _KAAG.format("Veters zijn goed.")
    assert asked(body) == ()


def test_a_motion_that_is_read_out_asks_nothing() -> None:
    motion = "De Kamer,\ngehoord de beraadslaging,\nverzoekt de regering veters te keuren,\nen gaat over tot de orde van de dag."
    assert asked(_DIKS.format("\n\nMotie\n\n" + motion)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Wat kost een veter? En zo ja, wie betaalt dat?",
        "Waarom breken veters zo vaak? Graag een reactie.",
        "Ik wil de Minister vragen wat haar ambitie is. Hoe ziet zij dat?",
        "Hoeveel veters breken er? Of zijn dat er geen?",
        "Ik had nog gevraagd of de veters breken. En of zij er in het algemeen voor kan zorgen dat die in de winkel niet zo snel rafelen. "
        "Misschien kan zij daar nog even op ingaan.",
        "Kan de Minister over de veters iets zeggen? Er is veel gebeurd. Wil zij daar over veters iets zeggen?",
    ],
)
def test_sentences_that_ask_one_thing_are_one(words: str) -> None:
    assert texts(_DIKS.format(words + " Dank u wel.")) == [words]


@pytest.mark.parametrize(
    "words",
    [
        ["Wat kost een veter in de winkel?", "Is de Minister bereid om zolen te keuren?"],
        [
            "Ik wil graag antwoord op de vraag of veters breken.",
            "Ik vraag me ook af of een fabriek zolen mag lijmen.",
        ],
        ["Wie gaat de hakken keuren?", "Hoe kunnen we kleine winkels toch tegemoet komen?"],
    ],
)
def test_two_things_are_two(words: list[str]) -> None:
    assert texts(_DIKS.format(" ".join(words))) == words


def test_two_things_on_one_subject_are_two_with_a_statement_between() -> None:
    first, second = (
        "Kan de Minister de veters van laarzen keuren?",
        "Hoeveel veters van laarzen breken er?",
    )
    assert texts(_DIKS.format(f"{first} Dat keuren is nieuw. {second}")) == [first, second]


def test_a_request_for_a_reaction_closes_what_an_interruption_asks() -> None:
    first = "Breken veters zo vaak? Daar wil ik graag een reactie op."
    second = "Hoe komt dat in de nota terug?"
    body = (
        _FLOOR + _KAAG.format("Veters zijn goed.") + f"De heer Alkaya (SP):\n{first} {second}\n\n"
    )
    assert texts(body + _KAAG.format("Niet.")) == [first, second]


@pytest.mark.parametrize(
    ("between", "count"),
    [("De zool is rond. De hak is hoog.", 1), ("De zool is rond. De hak is hoog. De neus ook.", 2)],
)
def test_an_interruption_asks_one_thing_up_to_two_statements(between: str, count: int) -> None:
    said = f"Breken veters zo vaak? {between} Wie gaat lijm keuren?"
    body = _FLOOR + _KAAG.format("Veters zijn goed.") + f"De heer Alkaya (SP):\n{said}\n\n"
    assert len(texts(body + _KAAG.format("Niet."))) == count


def test_a_reaction_that_is_asked_for_behind_another_subject_is_one_of_its_own() -> None:
    body = _DIKS.format(
        "Wat kost een veter?\n\nDe neuzen zijn scheef.\n\nGraag een reactie daarop."
    )
    assert texts(body) == ["Wat kost een veter?", "Graag een reactie daarop."]


# Who is asked


def test_a_member_who_is_interrupted_is_asked_and_not_government() -> None:
    body = (
        _DIKS.format("De hak is breed.")
        + "De voorzitter:\nEr is een interruptie van de heer Alkaya.\n\n"
        + "De heer Alkaya (SP):\nHoe breed is die hak, en kan de Minister daar iets aan doen?\n\n"
        + "Mevrouw Diks (GroenLinks):\nBreed genoeg. Waarom vraagt u dat?\n\n"
        + _FLOOR
        + _KAAG.format("Hakken zijn goed.")
    )
    assert asked(body) == ()


def test_a_short_answer_of_a_member_shows_who_was_asked() -> None:
    body = (
        _DIKS.format("De hak is breed.")
        + "De heer Alkaya (SP):\nWie moet dat dan betalen?\n\n"
        + "Mevrouw Diks (GroenLinks):\nWie eraan verdient. Zo simpel is het.\n\n"
        + _FLOOR
        + _KAAG.format("Hakken zijn goed.")
    )
    assert asked(body) == ()


def test_a_member_who_only_nods_is_still_the_one_who_is_asked() -> None:
    body = (
        _DIKS.format("De hak is breed.")
        + "De voorzitter:\nEr is een vraag van de heer Alkaya.\n\n"
        + "De heer Alkaya (SP):\nU vroeg om een debat over hakken.\n\n"
        + "Mevrouw Diks (GroenLinks):\nJa.\n\n"
        + "De heer Alkaya (SP):\nHebben we dat debat dan niet nodig?\n\n"
        + "Mevrouw Diks (GroenLinks):\nZeker. Weten we al genoeg over hakken?\n\n"
        + _FLOOR
        + _KAAG.format("Hakken zijn goed.")
    )
    assert asked(body) == ()


def test_a_long_turn_is_a_speech_where_the_chair_is_not_printed() -> None:
    body = (
        _DIKS.format("De hak is breed.")
        + _ALKAYA.format("Hakken slijten. " * 100 + "Wie keurt de hakken?")
        + _DIKS.format("Waarom slijten ze?")
        + "De heer Alkaya (SP):\nDoor het lopen.\n\n"
        + _FLOOR
        + _KAAG.format("Hakken zijn goed.")
    )
    assert texts(body) == ["Wie keurt de hakken?"]


def test_on_a_bill_of_members_only_what_is_for_government_counts() -> None:
    body = _DIKS.format(
        "Waarom kiezen de indieners voor veters? Of betaalt de Minister dat? Hoe breed is een hak?\n\n"
        "Ook heb ik vragen aan de Minister. Wat kost een veter? Hoeveel hakken breken er?\n\n"
        "Wat zeggen de indieners van lijm? Is de Minister bereid om lijm te keuren?"
    )
    assert texts(body) == [
        "Wat kost een veter?",
        "Hoeveel hakken breken er?",
        "Is de Minister bereid om lijm te keuren?",
    ]


def test_an_interruption_of_government_is_answered_in_the_next_turn() -> None:
    body = (
        _DIKS.format("De hak is breed.")
        + _FLOOR
        + _KAAG.format("Over hakken gaat de fabriek.")
        + "Mevrouw Diks (GroenLinks):\nMaar wie gaat er over de fabriek?\n\n"
        + _KAAG.format("Dat weet ik niet. Ik zoek het uit.")
    )
    kamerstuk = report(body)
    assert kamerstuk.asked is not None
    (found,) = kamerstuk.asked
    (answer,) = found.answers
    turns = {each.id: each for each in kamerstuk.turns}
    assert answer.how == "next"
    assert turns[answer.block or ""].text.startswith("Dat weet ik niet.")
    assert (_HEAD + body)[answer.start : answer.end] == "Dat weet ik niet."


def test_of_two_ministers_the_one_who_is_named_is_asked() -> None:
    body = (
        _DIKS.format("Wat kost een veter? Ik vraag Minister Kaag wie hakken maakt.")
        + _KAAG.format("Ik.")
        + "Staatssecretaris Keijzer:\nIk niet.\n\n"
    )
    first, second = asked(body)
    assert first.to is None
    assert second.to is not None
    assert second.to.name == "Kaag"


# Where it is answered


def answers(kamerstuk: Kamerstuk, source: str) -> list[list[tuple[str, str]]]:
    return [
        [(source[each.start : each.end], each.how) for each in found.answers]
        for found in kamerstuk.asked or ()
    ]


def test_an_answer_names_the_asker_and_the_subject() -> None:
    body = (
        _DIKS.format("Hoeveel veters breken er? Welke lijm houdt de zolen vast?")
        + _NEXT
        + _ALKAYA.format("Wie keurt de hakken van laarzen?")
        + _FLOOR
        + _KAAG.format(
            "Dank u wel. Ik begin met de algemene lijn.\n\n"
            "De heer Alkaya vroeg naar de hakken van laarzen. Die keurt de fabriek.\n\n"
            "Mevrouw Diks vroeg welke lijm wij gebruiken. Dat is gewone lijm."
        )
    )
    assert answers(report(body), _HEAD + body) == [
        [],
        [("Mevrouw Diks vroeg welke lijm wij gebruiken.", "named")],
        [("De heer Alkaya vroeg naar de hakken van laarzen.", "named")],
    ]


def test_of_two_questions_of_the_asker_the_text_below_the_name_shows_which_is_answered() -> None:
    named = "Mevrouw Diks stelde mij ook nog een vraag over een heel ander onderwerp."
    body = (
        _DIKS.format("Hoeveel veters breken er?\n\nWelke lijm houdt de gelijmde zolen vast?")
        + _FLOOR
        + _KAAG.format(f"{named} Gelijmde zolen blijven vast door gewone lijm.")
    )
    assert answers(report(body), _HEAD + body) == [[], [(named, "named")]]


def test_an_answer_can_name_the_party_of_the_only_member_who_speaks_for_it() -> None:
    body = (
        _DIKS.format("Welke lijm houdt de zolen vast?")
        + _FLOOR
        + _KAAG.format("Ik begin met de hakken. Tot slot vroeg GroenLinks naar de lijm van zolen.")
    )
    assert answers(report(body), _HEAD + body) == [
        [("Tot slot vroeg GroenLinks naar de lijm van zolen.", "named")]
    ]


def test_an_answer_can_raise_the_subject_or_put_the_question_itself() -> None:
    body = (
        _DIKS.format("Is een eenzijdig verbod op gelijmde zolen geoorloofd?")
        + _NEXT
        + _ALKAYA.format("Wie keurt de hakken van laarzen?")
        + _FLOOR
        + _KAAG.format(
            "Ik begin met de algemene lijn. Een veter is nodig. Is een eenzijdig verbod op gelijmde zolen geoorloofd? Nee.\n\n"
            "De heer Alkaya bracht de hakken van laarzen ter sprake. Die keurt de fabriek."
        )
    )
    assert answers(report(body), _HEAD + body) == [
        [("Is een eenzijdig verbod op gelijmde zolen geoorloofd?", "order")],
        [("De heer Alkaya bracht de hakken van laarzen ter sprake.", "named")],
    ]


def test_a_question_back_and_an_announcement_broken_off_answer_nothing() -> None:
    body = (
        _DIKS.format("Welke lijm houdt de zolen vast?")
        + _FLOOR
        + _KAAG.format("Dan de lijm van de zolen, waar mevrouw Diks naar vroeg...")
        + "De heer Alkaya (SP):\nIs dat wel lijm?\n\n"
        + _KAAG.format("Dat vraag ik terug. Bedoelt u de zool of de hak?")
    )
    assert answers(report(body), _HEAD + body) == [[], []]


def test_a_debate_that_is_cut_off_has_questions_and_no_answers() -> None:
    (found,) = asked(_DIKS.format("Hoeveel veters breken er?"))
    assert found.answers == ()


def test_a_heading_with_nothing_under_it_answers_nothing() -> None:
    body = (
        _FLOOR
        + _KAAG.format("Over hakken gaat de fabriek.")
        + "Mevrouw Diks (GroenLinks):\nMaar wie gaat er over de fabriek?\n\n"
        + "Minister Kaag:\n\n"
        + _NEXT
    )
    (found,) = asked(body)
    assert found.answers == ()


def test_a_commitment_in_an_answer_has_the_question() -> None:
    body = (
        _DIKS.format("De hak is breed.")
        + _FLOOR
        + _KAAG.format("Over hakken gaat de fabriek.")
        + "Mevrouw Diks (GroenLinks):\nHoeveel hakken breken er?\n\n"
        + _KAAG.format("Dat weet ik niet. Ik stuur de Kamer daarover voor de zomer een brief.")
    )
    kamerstuk = report(body)
    assert [each.question for each in kamerstuk.commitments or ()] == ["w1"]


def test_a_commitment_answers_the_member_to_whom_it_is_made() -> None:
    kamerstuk = report(
        _DIKS.format("Kan de Minister toezeggen dat er een brief over lijm komt?")
        + _NEXT
        + _ALKAYA.format(
            "Hoeveel garen is er? Kan de Minister de Kamer een brief over rubber sturen?"
        )
        + _FLOOR
        + _KAAG.format(
            "Voorzitter. Ik zeg de heer Alkaya toe dat ik voor de zomer een brief over rubber stuur.\n\n"
            "Mevrouw Diks zeg ik graag toe dat er een brief over lijm komt. Lijm is er in vele soorten. Eén ervan is giftig. De heer De Roon zeg ik toe dat ik voor de "
            "zomer een lijst van de fabrieken stuur."
        )
        + "De heer Alkaya (SP):\nHoeveel fabrieken zijn er?\n\n"
        + _KAAG.format(
            "Vier.\n\nOver de vijfde zal ik de Kamer informeren.\n\nIk zal uw vraag ook bij de OESO aan de orde stellen."
        )
    )
    asked = {each.id: each.text for each in kamerstuk.asked or ()}
    assert [
        (each.text.split()[-2], asked.get(each.question or ""))
        for each in kamerstuk.commitments or ()
    ] == [
        ("rubber", "Kan de Minister de Kamer een brief over rubber sturen?"),
        ("lijm", "Kan de Minister toezeggen dat er een brief over lijm komt?"),
        ("fabrieken", None),
        ("Kamer", None),
        ("orde", "Hoeveel fabrieken zijn er?"),
    ]


# What is asked for


@pytest.mark.parametrize(
    ("words", "asks_for"),
    [
        ("Hoeveel veters breken er?", "information"),
        ("Is de Minister bereid om veters te keuren?", "commitment"),
        ("Kan de Minister toezeggen dat veters worden gekeurd?", "commitment"),
        ("Deelt de Minister de mening dat veters breken?", "opinion"),
        ("Graag een reactie.", "reaction"),
        ("Ik zou de Minister willen vragen hoeveel veters breken.", "information"),
        ("Dat roept de vraag op wie veters keurt.", "information"),
        ("Ik wil de Minister vragen of zij dat wil onderzoeken.", "commitment"),
        ("Is de Minister niet van mening dat het tijd is om voor veters te zorgen?", "opinion"),
    ],
)
def test_what_is_asked_for(words: str, asks_for: str) -> None:
    (found,) = asked(_DIKS.format(words))
    assert found.asks_for == asks_for


@pytest.mark.parametrize(
    ("words", "in_writing"),
    [
        ("Kan de Minister daar schriftelijk op terugkomen?", True),
        ("Kan de Minister de Kamer daarover een brief sturen?", True),
        ("Is zij bereid er een brief over te sturen voor eind juni?", True),
        ("Gaat de Minister een brief naar Eurocommissaris Timmermans sturen?", False),
    ],
)
def test_a_letter_that_the_house_asks_for(words: str, in_writing: bool) -> None:
    (found,) = asked(_DIKS.format(words))
    assert found.in_writing is in_writing


# Documents that tell nothing


def test_a_report_in_indirect_speech_has_no_questions() -> None:
    kamerstuk = imvo_nlp.convert_text(
        "26 485 Schoenen\n\nNr. 9 VERSLAG VAN EEN ALGEMEEN OVERLEG\n\nVastgesteld 5 november 1996\n\n"
        "De vaste commissie voor Economische Zaken heeft op 10 oktober 1996 overleg gevoerd met "
        "minister Wijers van Economische Zaken over schoenen.\n\n"
        "Van het gevoerde overleg brengt de commissie bijgaand beknopt verslag uit.\n\n"
        "De heer Rabbae (GroenLinks) vroeg wat veters kosten. Wie betaalt dat?\n\n"
        "De minister antwoordde dat veters goedkoop zijn.\n"
    )
    assert kamerstuk.turns
    assert kamerstuk.asked == ()


def test_a_letter_has_none() -> None:
    kamerstuk = imvo_nlp.convert_text("Aan de Voorzitter\n\nWat kosten veters? Dat is de vraag.\n")
    assert (kamerstuk.asked, kamerstuk.followups) == ((), ())


# Further debates


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        (
            "Er is een tweeminutendebat aangevraagd, met als eerste spreker mevrouw Diks.",
            "tweeminutendebat",
            "Diks",
        ),
        ("Er is een VAO aangevraagd door de heer Alkaya.", "vao", "Alkaya"),
        ("Het VAO zal worden aangevraagd.", "vao", None),
    ],
)
def test_the_chair_records_a_further_debate(words: str, kind: str, name: str | None) -> None:
    (found,) = followups(_KAAG.format("Ja.") + f"De voorzitter:\n{words} Ik sluit dit overleg.\n")
    assert (found.kind, found.by.name if found.by else None, found.text) == (kind, name, words)


def test_who_asked_for_it_is_known_from_the_debate() -> None:
    body = (
        _DIKS.format("Ik vraag daarom een VAO aan.")
        + "De voorzitter:\nHet VAO wordt aangevraagd.\n"
    )
    (found,) = followups(body)
    assert found.by is not None
    assert (found.by.name, found.by.party) == ("Diks", "GroenLinks")


def test_it_is_recorded_once() -> None:
    body = (
        "De voorzitter:\nMevrouw Diks vraagt een VAO aan en dat is nu aangevraagd.\n\n"
        "Minister Kaag:\nGoed.\n\n"
        "De voorzitter:\nEr is een VAO aangevraagd met als eerste spreker mevrouw Diks.\n"
    )
    assert len(followups(body)) == 1


def test_the_debate_itself_is_no_further_debate() -> None:
    assert followups("De voorzitter:\nAan de orde is het VAO Schoenen.\n") == ()
