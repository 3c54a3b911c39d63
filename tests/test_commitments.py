"""Commitments: which sentences bind a member of government, to what, to whom and by when.

The sentences are our own, written as the House writes. What is expected comes from reading.
"""

from __future__ import annotations

from datetime import date

import pytest

import imvo_nlp
from conftest import convert_without_source
from imvo_nlp import Kamerstuk
from imvo_nlp.decisions.binding import find_bond
from imvo_nlp.decisions.due import find_due
from imvo_nlp.decisions.sentence import Form, Sentence
from imvo_nlp.decisions.sentences import sentences
from imvo_nlp.reference.loader import CommitmentAct, load_table

HEAD = """Vergaderjaar 2024-2025

VERSLAG VAN EEN COMMISSIEDEBAT
Vastgesteld 14 juli 2025

De vaste commissie voor Buitenlandse Handel en Ontwikkelingshulp heeft op 2 juli 2025 overleg gevoerd
met mevrouw Klever, Minister voor Buitenlandse Handel en Ontwikkelingshulp, over ketens.

Voorzitter: De Vries
Griffier: Meijers

"""


def debate(*turns: str) -> Kamerstuk:
    """A committee debate of 2 July 2025 with these turns, each with its heading."""
    return imvo_nlp.convert_text(HEAD + "\n\n".join(turns) + "\n")


def committed(kamerstuk: Kamerstuk) -> list[str]:
    return [each.text for each in kamerstuk.commitments or ()]


def binds(sentence: str, form: Form = "spoken") -> bool:
    return find_bond(Sentence(sentence, form, date(2025, 7, 2))) is not None


# What counts


@pytest.mark.parametrize(
    "sentence",
    [
        # the word itself
        "Dat zeg ik toe.",
        "Ik zeg mevrouw Hirsch graag toe dat ik daarop terugkom.",
        "Ik kan u toezeggen dat de Kamer dat overzicht krijgt.",
        "Laten we afspreken dat ik het in de Raad inbreng.",
        "Mijn toezegging is dat dit voor 1 mei is geregeld.",
        "Die toezegging doe ik graag.",
        "Laat ik toezeggen dat ik daar in de rapportage op terugkom.",
        # the future, with the subject in front, behind and far away
        "Ik zal uw Kamer daarover informeren.",
        "Daarover gaan we de Kamer in het najaar berichten.",
        "Op basis daarvan zal het kabinet besluiten of er een heffing komt.",
        "Ik verwijs naar het onderzoek dat ik u in september zal toesturen.",
        "Dat ga ik uitzoeken.",
        "Ik zal u laten weten hoe dat zit.",
        "Ik zal het bij mijn Duitse collega onder de aandacht brengen.",
        # willing
        "Ik ben graag bereid om dat met de sector te bespreken.",
        "Ik ben bereid – dat plannen we nu – om met de sector in gesprek te gaan.",
        "Bent u bereid? Daartoe ben ik zeker bereid.",
        # the present for what will be
        "Ik kom voor de zomer met een brief over de keten.",
        "Daar kom ik in de voortgangsrapportage op terug.",
        "Ik stuur u een brief.",
        "Dat zoek ik uit.",
        "Ik neem het mee in de gesprekken met de sector.",
        "Die cijfers doe ik u graag toekomen.",
        "Dat laat ik op niet al te lange termijn aan uw Kamer weten.",
        "Ik ga dat na en kom daar in een brief op terug.",
        "In de volgende voortgangsbrief ga ik hier nader op in.",
        "Ik zet graag de mogelijkheden op een rij.",
        # the passive, and what the House receives
        "Het rapport zal met uw Kamer worden gedeeld.",
        "De Kamer wordt daarover voor het kerstreces geïnformeerd.",
        "Voor de begroting krijgt u nog een brief.",
        # what comes, with its time
        "Het wetsvoorstel gaat dit najaar in consultatie.",
        "Er komt in september een onderzoek.",
        "Een kabinetsreactie volgt in het voorjaar.",
        "Die brief komt er voor de begrotingsbehandeling.",
        # expected, of the House only
        "Ik verwacht u in september te kunnen informeren.",
        "Ik hoop u daar in september over te kunnen informeren.",
        "Ik streef ernaar de nota voor de zomer aan de Kamer te sturen.",
        "Dat zal ik doen.",
    ],
)
def test_it_binds(sentence: str) -> None:
    *_, (start, end) = sentences(sentence, 0, len(sentence))
    assert binds(sentence[start:end])


@pytest.mark.parametrize(
    "sentence",
    [
        # procedure
        "Daar kom ik zo op terug.",
        "Dat zal ik in tweede termijn beantwoorden.",
        "Dan kom ik bij de motie op stuk nr. 12.",
        "Ik ga nu naar het blokje goud.",
        "Ik zal beginnen met de vragen van de heer Ceder.",
        "Ik ga straks de moties bespreken.",
        # questions, refusals
        "Zal ik dat voor u uitzoeken?",
        "Dat kan ik niet toezeggen.",
        "Ik ga dat niet onderzoeken.",
        "Daar ben ik niet toe bereid.",
        # policy, necessity, hope, what others do
        "Wij voeren daarover gesprekken met de sector.",
        "We zullen goed moeten kijken wat dat betekent.",
        "Ik hoop dat de sector daarin verantwoordelijkheid neemt.",
        "Ik hoop dat ik daarin uw vragen meeneem.",
        "Ik stel voor om aan de hand van het onderzoek over te gaan tot stemming.",
        "De motie vraagt de regering te bezien of dat kan.",
        "Ik ga naar Brussel om te kijken wat daar leeft.",
        "De bedrijven zullen hun ketens onderzoeken.",
        "Daar gaat het om.",
        # done
        "Ik heb de Kamer daarover in mei geïnformeerd.",
    ],
)
def test_it_does_not_bind(sentence: str) -> None:
    assert not binds(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In 2021 zal een nieuwe meting worden uitgevoerd.", True),
        ("In de volgende voortgangsbrief ga ik daar nader op in.", True),
        ("Op de kosten gaan wij in bij het antwoord op vraag 6.", False),
        ("De opties worden in de zomer aan de SER voorgelegd.", True),
        ("Met de gemeenten zal worden besproken hoe dat kan.", True),
        ("Met deze brief bied ik u het rapport aan.", False),
        ("In deze brief ga ik in op de uitkomsten.", False),
        ("De inspectie wordt jaarlijks geëvalueerd.", False),
        ("De figuur maakt duidelijk wat wij betrekken in ons onderzoek.", False),
        ("Dit geldt voor verzoeken die zullen worden ingediend.", False),
        ("De maatregel zal door de gemeenten worden uitgevoerd.", False),
    ],
)
def test_in_writing(sentence: str, expected: bool) -> None:
    assert binds(sentence, "written") is expected


def test_a_letter_that_does_what_was_promised() -> None:
    for sentence in (
        "Hiermee doe ik mijn toezegging aan het lid Bos gestand.",
        "Zoals toegezegd tijdens het debat informeer ik u hierbij over de keten.",
    ):
        bond = find_bond(Sentence(sentence, "written"))
        assert bond is not None
        assert bond.status == "fulfilled"


@pytest.mark.parametrize(
    "row", load_table(CommitmentAct), ids=lambda row: f"{row.infinitive} {row.fixed}"
)
def test_every_act_explains_its_example(row: CommitmentAct) -> None:
    bond = find_bond(Sentence(row.example, "written"))
    assert bond is not None
    assert bond.promised == (row.promised,)


# By when

TODAY = date(2025, 7, 3)


@pytest.mark.parametrize(
    ("sentence", "text", "first", "last"),
    [
        ("Ik kom voor 1 oktober terug.", "voor 1 oktober", None, "2025-09-30"),
        ("Ik kom uiterlijk 16 juli terug.", "uiterlijk 16 juli", None, "2025-07-16"),
        ("De wet treedt per 1 januari in werking.", "per 1 januari", None, "2026-01-01"),
        ("Ik informeer u in september.", "in september", "2025-09-01", "2025-09-30"),
        ("Ik informeer u in maart.", "in maart", "2026-03-01", "2026-03-31"),
        (
            "Dat komt in het eerste kwartaal van 2026.",
            "in het eerste kwartaal van 2026",
            "2026-01-01",
            "2026-03-31",
        ),
        (
            "Dat komt in de tweede helft van dit jaar.",
            "in de tweede helft van dit jaar",
            "2025-07-01",
            "2025-12-31",
        ),
        ("Ik kom het derde kwartaal terug.", "het derde kwartaal", "2025-07-01", "2025-09-30"),
        ("Wij meten dat volgend jaar.", "volgend jaar", "2026-01-01", "2026-12-31"),
        ("Wij meten dat dit kalenderjaar.", "dit kalenderjaar", "2025-01-01", "2025-12-31"),
        ("Ik bel hen maandag.", "maandag", "2025-07-07", "2025-07-07"),
        ("Ik stuur dat binnen twee maanden.", "binnen twee maanden", None, "2025-09-03"),
        ("Ik stuur dat binnen drie weken.", "binnen drie weken", None, "2025-07-24"),
        ("U krijgt het voor het kerstreces.", "voor het kerstreces", None, "2025-12-18"),
        ("Dat komt na het zomerreces.", "na het zomerreces", "2025-09-02", None),
        ("U krijgt het voor Prinsjesdag.", "voor Prinsjesdag", None, "2025-09-15"),
        # printed, and fixed by no rule
        ("Ik kom nog voor de zomer met een brief.", "nog voor de zomer", None, None),
        ("Dat komt begin volgend jaar.", "begin volgend jaar", None, None),
        ("Dat komt rond 1 juni.", "rond 1 juni", None, None),
        ("Dat komt de eerstkomende tijd.", "de eerstkomende tijd", None, None),
        (
            "Ik kom daar voor de begrotingsbehandeling op terug.",
            "voor de begrotingsbehandeling",
            None,
            None,
        ),
        # the limit counts before another time
        (
            "Ik stuur u in het najaar, uiterlijk 1 november, de nota.",
            "uiterlijk 1 november",
            None,
            "2025-11-01",
        ),
    ],
)
def test_a_time_limit(sentence: str, text: str, first: str | None, last: str | None) -> None:
    due = find_due(sentence, 0, len(sentence), TODAY)
    assert due is not None
    days = tuple(day.isoformat() if day else None for day in (due.first, due.last))
    assert (sentence[due.start : due.end], *days) == (text, first, last)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik kom zo snel mogelijk terug.",
        "Ik informeer u zodra dat kan.",
        "De wet van 3 maart 2024 geldt.",
        "Dat was in 2023 zo.",
        "Ik stuur u een brief van de begrotingsbehandeling.",
    ],
)
def test_no_time_limit(sentence: str) -> None:
    assert find_due(sentence, 0, len(sentence), TODAY) is None


def test_without_a_day_only_what_prints_its_year_has_days() -> None:
    for sentence, last in (
        ("Voor 1 mei 2026.", "2026-04-30"),
        ("Voor 1 mei.", None),
        ("Dit jaar.", None),
    ):
        due = find_due(sentence, 0, len(sentence))
        assert due is not None
        assert (due.last and due.last.isoformat()) == last


def test_a_recess_that_the_table_lacks_has_no_days() -> None:
    sentence = "Dat komt na het zomerreces."
    due = find_due(sentence, 0, len(sentence), date(2021, 8, 1))
    assert due is not None
    assert (due.first, due.last) == (None, None)


# Whole documents

ASKED = "Mevrouw Hirsch (GroenLinks-PvdA):\nKan de Minister daar schriftelijk op terugkomen?"
CHAIR = "De voorzitter:\nDe Minister."
CEDER = "De heer Ceder (ChristenUnie):\nWil de Minister dat onderzoeken?"


def test_who_promises_what_to_whom_by_when() -> None:
    kamerstuk = debate(
        ASKED,
        CHAIR,
        "Minister Klever:\nDat is een goede vraag. Ik stuur de Kamer daarover voor 1 oktober een brief.",
    )
    (made,) = kamerstuk.commitments or ()
    source = kamerstuk.source
    assert made.text == "Ik stuur de Kamer daarover voor 1 oktober een brief."
    assert (made.id, made.form, made.status, made.block) == ("c1", "spoken", "made", "t3")
    assert (made.by.name, made.by.role) == ("Klever", "minister")
    assert [(each.name, each.party) for each in made.to] == [("Hirsch", "GroenLinks-PvdA")]
    assert made.promised == ("brief",)
    assert made.due is not None
    assert (made.due.text, made.due.from_, made.due.until) == ("voor 1 oktober", None, "2025-09-30")
    assert source.length > made.end > made.start


def test_the_member_whom_the_paragraph_names_is_answered() -> None:
    kamerstuk = debate(
        ASKED,
        CEDER,
        "Minister Klever:\nMevrouw Hirsch vroeg naar de keten van cacao. Dat zal ik laten onderzoeken.",
    )
    (made,) = kamerstuk.commitments or ()
    assert [each.name for each in made.to] == ["Hirsch"]


def test_nobody_is_answered_whom_the_turns_leave_open() -> None:
    kamerstuk = debate(
        ASKED,
        CEDER,
        "Minister Klever:\nIk weet niet meer of mevrouw Hirsch of de heer Boswijk daarnaar vroeg. Ik zal de Kamer "
        "daarover informeren.",
        "Staatssecretaris Rummenie:\nIk zal de Kamer over het hout informeren.",
        "De heer Ceder (ChristenUnie):\nDank.",
        "De voorzitter:\nIk lees de toezegging voor.\n\n– De Kamer ontvangt voor 1 oktober een brief over cacao.",
        "Minister Klever:\nIk zal de Kamer ook over thee informeren.",
    )
    assert [(each.form, [to.name for to in each.to]) for each in kamerstuk.commitments or ()] == [
        ("spoken", ["Ceder"]),
        ("spoken", []),
        ("listed", []),
        ("spoken", []),
    ]


def test_a_party_that_asked_is_answered_by_the_member_who_speaks_for_it() -> None:
    kamerstuk = debate(
        ASKED,
        CEDER,
        "Minister Klever:\nGroenLinks-PvdA vroeg naar de keten van cacao. Dat zal ik laten onderzoeken.",
    )
    (made,) = kamerstuk.commitments or ()
    assert [each.name for each in made.to] == ["Hirsch"]


def test_who_moved_a_motion_is_answered_where_only_its_number_is_named() -> None:
    kamerstuk = debate(
        "Mevrouw Hirsch (GroenLinks-PvdA):\nIk dien een motie in.\n\nMotie\n\nDe Kamer,\n"
        "gehoord de beraadslaging,\nverzoekt de regering de keten van cacao te onderzoeken,\n"
        "en gaat over tot de orde van de dag.",
        "De voorzitter:\nDeze motie is voorgesteld door de leden Hirsch en Ceder.\n\nZij krijgt nr. 12 (26485).",
        CEDER,
        "Minister Klever:\nDe motie op stuk nr. 12 laat ik aan het oordeel van de Kamer. "
        "Ik stuur de Kamer daarover een brief.",
    )
    (made,) = kamerstuk.commitments or ()
    assert [(each.name, each.party) for each in made.to] == [("Hirsch", "GroenLinks-PvdA")]


def test_members_and_the_chair_promise_nothing() -> None:
    assert committed(debate(
        "De heer Ceder (ChristenUnie):\nIk zal de Kamer daarover een motie voorleggen.",
        "De voorzitter:\nIk zal u daarover informeren.",
    )) == []  # fmt: skip


LIST = """De voorzitter:
Dank u wel. Ik lees de toezeggingen voor.

– De Minister stuurt voor het kerstreces een brief over cacao. Dat is een toezegging aan de heer Ceder.
– Voor 1 oktober ontvangt de Kamer een overzicht van de convenanten.
– De Kamer wordt in het najaar geïnformeerd over het onderzoek.

Klopt dat zo? Er is een tweeminutendebat aangevraagd door mevrouw Hirsch. Ik sluit de vergadering."""


def test_a_list_that_the_chair_reads_out() -> None:
    kamerstuk = debate(CEDER, "Minister Klever:\nNee.", LIST)
    made = kamerstuk.commitments or ()
    assert [each.text for each in made] == [
        "– De Minister stuurt voor het kerstreces een brief over cacao.",
        "– Voor 1 oktober ontvangt de Kamer een overzicht van de convenanten.",
        "– De Kamer wordt in het najaar geïnformeerd over het onderzoek.",
    ]
    assert {each.form for each in made} == {"listed"}
    assert {each.by.name for each in made} == {"Klever"}
    assert [[to.name for to in each.to] for each in made] == [["Ceder"], [], []]
    assert [each.due and each.due.until for each in made] == ["2025-12-18", "2025-09-30", None]


@pytest.mark.parametrize(
    ("read_out", "items"),
    [
        (
            "Ik heb één toezegging genoteerd: de Minister stuurt een brief over cacao. Dank u wel.",
            ["de Minister stuurt een brief over cacao."],
        ),
        (
            "Ik herhaal de toezeggingen: ten eerste ontvangt de Kamer een brief over goud, ten tweede "
            "komt de Minister terug op hout en ten derde gaat de Minister in gesprek met de sector.",
            [
                "ten eerste ontvangt de Kamer een brief over goud",
                "ten tweede komt de Minister terug op hout",
                "ten derde gaat de Minister in gesprek met de sector.",
            ],
        ),
        (
            "Voor het notaoverleg krijgt de Kamer een brief over goud, zo heeft de Minister toegezegd. "
            "Daarnaast heb ik ook nog staan dat de Minister terugkomt op de cijfers. Dank allen.",
            [
                "Voor het notaoverleg krijgt de Kamer een brief over goud, zo heeft de Minister toegezegd.",
                "Daarnaast heb ik ook nog staan dat de Minister terugkomt op de cijfers.",
            ],
        ),
        (
            "Dan zijn er nog toezeggingen:\nDe Minister zal de Kamer voor het meireces een brief sturen.\n"
            "De Minister zal de Kamer over de keten informeren.\nIk sluit de vergadering.",
            [
                "De Minister zal de Kamer voor het meireces een brief sturen.",
                "De Minister zal de Kamer over de keten informeren.",
            ],
        ),
    ],
)
def test_a_list_within_running_words(read_out: str, items: list[str]) -> None:
    assert (
        committed(debate(CEDER, "Minister Klever:\nNee.", f"De voorzitter:\n{read_out}")) == items
    )


def test_what_is_written_in_an_answer() -> None:
    kamerstuk = imvo_nlp.convert_text(
        "Vragen van het lid Diks (GroenLinks) aan de Minister voor Buitenlandse Handel en "
        "Ontwikkelingssamenwerking over cacao (ingezonden 3 februari 2020)\n\n"
        "Antwoord van Minister Kaag (Buitenlandse Handel en Ontwikkelingssamenwerking) "
        "(ontvangen 2 maart 2020)\n\n"
        "Vraag 1\nWilt u dat onderzoeken?\n\nAntwoord 1\nJa. De uitkomst zal in juni met uw Kamer worden gedeeld.\n"
    )
    (made,) = kamerstuk.commitments or ()
    assert (made.form, made.block, made.by.name) == ("written", "a1", "Kaag")
    assert [each.name for each in made.to] == ["Diks"]
    assert made.due is not None
    assert (made.due.from_, made.due.until) == ("2020-06-01", "2020-06-30")


@pytest.mark.parametrize(
    "item",
    [
        "Voor de begrotingsbehandeling ontvangt de Kamer een overzicht.",
        "In de volgende voortgangsrapportage gaat de Minister in op de bosbouw.",
        "Er wordt nog een brief gestuurd over de cijfers.",
        "De toezegging aan de heer Ceder is dat de Minister dat onderzoekt.",
        "De eerste toezegging is dat de minister met de sector gaat praten.",
        "Aan mevrouw Hirsch is toegezegd dat de cijfers komen.",
        "Wij ontvangen voor de zomer een brief over goud.",
        "Mevrouw Hirsch krijgt schriftelijk antwoord op haar vraag.",
        "Minister Klever zal de Kamer berichten.",
        "In september komt er een brief over de haven.",
        "Het rapport wordt in juni naar de Kamer gestuurd.",
        "Een brief over de stand van zaken, voor de zomer.",
        "De minister heeft toegezegd de Kamer voor de zomer te informeren.",
    ],
)
def test_an_item_of_a_list(item: str) -> None:
    kamerstuk = debate(f"De voorzitter:\nIk lees de toezeggingen voor. {item} Dank u wel.")
    assert committed(kamerstuk) == [item]


@pytest.mark.parametrize(
    "remark",
    [
        "De minister knikt.",
        "De minister heeft nog een opmerking.",
        "De heer Ceder heeft nog een vraag over de toezegging.",
        "Dan zijn we aan het einde van dit debat.",
        "Er is een tweeminutendebat aangevraagd door de heer Ceder.",
    ],
)
def test_what_the_chair_says_beside_a_list(remark: str) -> None:
    kamerstuk = debate(f"De voorzitter:\nIk lees de toezeggingen voor. {remark} Dank u wel.")
    assert committed(kamerstuk) == []


def test_items_behind_bullets_that_end_in_semicolons() -> None:
    kamerstuk = debate(
        "De voorzitter:\nDe volgende toezeggingen zijn gedaan: – de Minister zal de Kamer in het "
        "najaar informeren over cacao; – de Kamer ontvangt in mei een brief over goud."
    )
    assert committed(kamerstuk) == [
        "– de Minister zal de Kamer in het najaar informeren over cacao;",
        "– de Kamer ontvangt in mei een brief over goud.",
    ]


def test_a_report_in_indirect_speech() -> None:
    kamerstuk = convert_without_source("algemeen_overleg_1996_samenvattend")
    assert [(each.by.name, each.text) for each in kamerstuk.commitments or ()] == [
        (
            "Jorritsma-Lebbink",
            "Wel zegde zij toe, de Kamer voor 1 februari 1997 een overzicht per baanvak te zenden.",
        ),
        (
            "De Boer",
            "Op verzoek van de heer Van Heemst zal zij een afschrift naar de Kamer sturen.",
        ),
        (
            "Jorritsma-Lebbink",
            "Minister Jorritsma-Lebbink zegde toe, het rangeren mee te nemen in het overzicht dat "
            "begin 1997 verschijnt.",
        ),
    ]


def test_a_day_that_may_have_been_has_no_days() -> None:
    sentence = "Ik heb hen op 8 oktober gesproken."
    due = find_due(sentence, 0, len(sentence), date(2015, 10, 26))
    assert due is not None
    assert (due.first, due.last) == (None, None)


# Letters that list commitments


def letter(*paragraphs: str) -> str:
    return "\n\n".join(
        (
            "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
            "Den Haag, 6 februari 2020",
            *paragraphs,
            "De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,\nS.A.M. Kaag",
        )
    )


OVERVIEW = "Hierbij ontvangt u het overzicht van de openstaande toezeggingen aan uw Kamer."
VEINS = "De minister stuurt de Kamer voor 1 april 2020 een brief over veters."
SOLES = "De Kamer ontvangt in juni 2020 een rapport over zolen."


def rows(kamerstuk: Kamerstuk) -> list[tuple[str, list[str], str | None, str]]:
    found = kamerstuk.commitments or ()
    assert {each.form for each in found} <= {"written"}
    assert {each.by.name for each in found} <= {"Kaag"}
    return [
        (each.text, [to.name for to in each.to], each.due and each.due.until, each.status)
        for each in found
    ]


def test_an_overview_has_a_commitment_in_each_row_for_the_member_beside_it() -> None:
    source = letter(
        OVERVIEW,
        "Nr.\tLid\tDebat\tToezegging\n"
        f"1\tDiks (GroenLinks)\tAO Schoenen, 7 maart 2019\t{VEINS}\n"
        f"2\tHet lid Alkaya\tAO Schoenen, 7 maart 2019\t{SOLES} Afgedaan met de brief van 3 mei.",
    )
    kamerstuk = imvo_nlp.convert_text(source)
    assert kamerstuk.metadata.document_type == "brief_regering"
    assert rows(kamerstuk) == [
        (VEINS, ["Diks"], "2020-03-31", "made"),
        (SOLES, ["Alkaya"], "2020-06-30", "fulfilled"),
    ]
    assert [source[each.start : each.end] for each in kamerstuk.commitments or ()] == [VEINS, SOLES]


def test_a_row_of_a_table_can_have_its_cells_below_one_another() -> None:
    kamerstuk = imvo_nlp.convert_text(
        letter(OVERVIEW, "1.", "Diks (GroenLinks)", VEINS, "2.", "Het lid Alkaya", SOLES)
    )
    assert [each[:2] for each in rows(kamerstuk)] == [(VEINS, ["Diks"]), (SOLES, ["Alkaya"])]


def test_a_table_of_a_word_file_keeps_its_rows() -> None:
    from imvo_nlp.api import convert_bytes
    from test_readers_word import par, table, word

    paragraphs = letter(OVERVIEW, "TABLE").split("\n\n")
    cells = table(
        ("Nr.", "Lid", "Debat", "Toezegging"),
        ("1", "Diks (GroenLinks)", "AO Schoenen", VEINS),
        ("2", "Het lid Alkaya", "AO Schoenen", SOLES),
    )
    body = "".join(cells if each == "TABLE" else par(each) for each in paragraphs)
    kamerstuk = convert_bytes(word(body), "toezeggingen.docx")
    assert [each[:2] for each in rows(kamerstuk)] == [(VEINS, ["Diks"]), (SOLES, ["Alkaya"])]


def test_an_overview_states_for_whom_a_commitment_of_the_senate_is() -> None:
    said = (
        "De Minister zegt de Kamer, naar aanleiding van een vraag van het lid Strik (GroenLinks), toe om "
        "voor 1 april 2020 een brief te sturen."
    )
    kamerstuk = imvo_nlp.convert_text(letter("Overzicht toezeggingen", f"1. T02345 {said}"))
    assert rows(kamerstuk) == [(said, ["Strik"], "2020-03-31", "made")]


@pytest.mark.parametrize(
    "opening",
    [
        "Hierbij ontvangt u mijn reactie.",
        "Tot slot ga ik in op een aantal nog openstaande moties en toezeggingen.",
    ],
)
def test_the_third_person_commits_in_an_overview_only(opening: str) -> None:
    assert rows(imvo_nlp.convert_text(letter(opening, VEINS))) == []


def test_to_send_an_overview_carries_out_no_commitment() -> None:
    assert rows(imvo_nlp.convert_text(letter(OVERVIEW, "De minister werkt daaraan."))) == []
