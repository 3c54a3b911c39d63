"""Mentions of parties: the name alone, the names of the day, and words that are no party."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from imvo_nlp import convert_text
from imvo_nlp.mentions.parties import find_parties
from imvo_nlp.notation.period import Period
from imvo_nlp.reference.loader import Party, load_table
from imvo_nlp.reference.parties import parties
from marks import as_marks, read_marks

IN_1996, IN_2003, IN_2016 = date(1996, 3, 5), date(2003, 9, 17), date(2016, 11, 23)
IN_2018, IN_2022, IN_2024 = date(2018, 3, 6), date(2022, 4, 12), date(2024, 4, 9)


def check(sentence: str, day: date | None) -> None:
    text, expected = read_marks(sentence)
    assert as_marks(text, find_parties(text, parties(), Period.on(day))) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "De leden van de [SP]{party=SP}-fractie vragen naar de stand van zaken.",
        "De fractie van de [SP]{party=SP} is het daarmee eens.",
        "De fracties van [VVD]{party=VVD}, [CDA]{party=CDA} en [D66]{party=D66} steunen dat.",
        "Wat vindt het [CDA]{party=CDA} daarvan?",
        "Het [CDA]{party=CDA}-Kamerlid Amhaouch vroeg ernaar.",
        "Een [D66]{party=D66}-bewindspersoon zou dat anders doen.",
        "De [PvdA]{party=PvdA}'ers en de [VVD]{party=VVD}'er zwegen.",
        "De [VVD]{party=VVD}’er en de [SGP]{party=SGP}’ers zwegen.",
        "Vragen van de leden Diks ([GroenLinks]{party=GroenLinks}) en Alkaya ([SP]{party=SP}).",
        "De [Partij van de Arbeid]{party=PvdA} en de [Socialistische Partij]{party=SP} willen meer.",
        "De [Staatkundig Gereformeerde Partij]{party=SGP} en de [Partij voor de Dieren]{party=PvdD}.",
        "De [Partij voor de Vrijheid]{party=PVV} en [Democraten 66]{party=D66} zijn tegen.",
        "Het [Christen-Democratisch Appèl]{party=CDA} en de [ChristenUnie]{party=ChristenUnie}.",
        "De [Volkspartij voor Vrijheid en Democratie]{party=VVD} is voor.",
        "Wij van [50PLUS]{party=50PLUS} en zij van [50Plus]{party=50PLUS}.",
        "De inbreng van [GroenLinks]{party=GroenLinks}, [PvdD]{party=PvdD} en [DENK]{party=DENK}",
        "«[SP]{party=SP} wil verbod», stond er. [SP]{party=SP}: verbied het.",
        "Het lid Baudet ([FvD]{party=FVD}) en [Forum voor Democratie]{party=FVD}.",
    ],
)
def test_the_name_of_a_party_without_what_is_glued_to_it(sentence: str) -> None:
    check(sentence, IN_2018)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (IN_2018, "[GL]{party=GroenLinks} en [CU]{party=ChristenUnie} dienen een motie in."),
        (IN_1996, "De fracties van [RPF]{party=RPF} en [GPV]{party=GPV} zijn kritisch."),
        (IN_1996, "De leden van de [AOV]{party=AOV}-fractie vragen naar de AOW."),
        (IN_1996, "De [Centrum Democraten]{party=CD} en de [CD]{party=CD} zijn dezelfden."),
        (IN_2003, "De [LPF]{party=LPF} en de [Lijst Pim Fortuyn]{party=LPF} zijn dezelfden."),
        (IN_2016, "[GrKÖ]{party=Groep Kuzu/Öztürk} en [PvdD]{party=PvdD} stemden voor."),
        (
            IN_2016,
            "Voor: [SP]{party=SP}, [Groep Kuzu/Öztürk]{party=Groep Kuzu/Öztürk} en "
            "[Groep Bontes/Van Klaveren]{party=Groep Bontes/Van Klaveren}.",
        ),
        (IN_2016, "Tegen: [Lid Klein]{party=Lid Klein} en [Lid Houwers]{party=Lid Houwers}."),
        (date(2014, 9, 2), "De heer Klein ([50PLUS/Klein]{party=50PLUS/Klein}) is tegen."),
        (IN_2022, "[BBB]{party=BBB}, [Volt]{party=Volt} en [JA21]{party=JA21} stemden voor."),
        (IN_2022, "De [Volt]{party=Volt}-fractie en [BIJ1]{party=BIJ1} stemden tegen."),
        (
            IN_2022,
            "Aldus [Groep Van Haga]{party=Groep Van Haga}, [Lid Omtzigt]{party=Lid Omtzigt} en "
            "[Lid Gündoğan]{party=Lid Gündoğan}.",
        ),
        (IN_2022, "De [Fractie Den Haan]{party=Fractie Den Haan} heeft geen vragen."),
        (IN_2022, "De leden van [BVNL]{party=Groep Van Haga} hebben nog een vraag."),
        (IN_2022, "De leden van de [PvdA]{party=PvdA} en van [GroenLinks]{party=GroenLinks}."),
        (IN_2024, "De leden van de [GroenLinks-PvdA]{party=GroenLinks-PvdA}-fractie vragen."),
        (IN_2024, "Het lid Hirsch ([GroenLinks-PvdA]{party=GroenLinks-PvdA}) en [NSC]{party=NSC}."),
        (
            IN_2022,
            "Het lid Azarkan ([Denk]{party=DENK}) en de heer Omtzigt ([Omtzigt]{party=Lid Omtzigt}).",
        ),
        (IN_2024, "De [PvdA]{party=PvdA} wilde dat al in 1994."),
        (IN_2024, "[Nieuw Sociaal Contract]{party=NSC} sluit zich daarbij aan."),
        (date(2004, 11, 1), "De heer Wilders ([Groep Wilders]{party=Groep Wilders}) is tegen."),
        (date(2020, 6, 1), "De [Fractie-Otten]{party=Fractie-Otten} is tegen."),
        (None, "De leden van de [SP]{party=SP}-fractie en van de [PvdA]{party=PvdA}-fractie."),
    ],
)
def test_the_names_of_the_day(day: date | None, sentence: str) -> None:
    check(sentence, day)


@pytest.mark.parametrize(
    "sentence",
    [
        "[PvdA]{party=PvdA}/[GroenLinks]{party=GroenLinks}-leden stemden verdeeld.",
        "De inbreng van [GL]{party=GroenLinks}/[CU]{party=ChristenUnie} volgt.",
        "[VVD]{party=VVD}/[CDA]{party=CDA}/[D66]{party=D66} dienen samen in.",
    ],
)
def test_parties_with_a_slash_between_them(sentence: str) -> None:
    check(sentence, IN_2018)


def test_a_joint_group_with_a_slash_is_one_party_from_its_day_on() -> None:
    check("De [PvdA/GroenLinks]{party=GroenLinks-PvdA}-leden stemden voor.", IN_2024)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (IN_2018, "Het SPOED-overleg is uitgesteld."),
        (IN_2018, "De SPORT, het SPel en de CDAN komen er niet in voor."),
        (IN_2018, "Denk aan de kinderen in de mijnen. Denk ook aan hun ouders."),
        (IN_2018, "Groen is de kleur; een Groene Amsterdammer schreef erover."),
        (IN_2022, "De lader levert 12 Volt, een trein 1500 Volt en een batterij 9 volt."),
        (IN_2018, "Zie https://www.sp.nl/SP/nieuws en www.VVD.nl voor de tekst."),
        (IN_2018, "Mail naar info@SP.nl of naar info@D66.nl."),
        (IN_2018, "Kijk op SP.nl of op PvdA.nl/plannen."),
        (IN_2022, "Op het World Economic Forum spraken zij over het Forum."),
        (IN_2022, "Iedereen is vóór, de partij ook, en geen partij is tegen."),
        (IN_2018, "Bij 1 op de 5 bedrijven, en bij 50 plus 10 andere, gaat het mis."),
        (IN_2018, "Een AOV is voor een zelfstandige te duur."),
        (IN_2018, "Het Ministerie van LNV en dat van OCW, met een CD erbij."),
        (IN_2018, "Het lid Klein, de heer Wilders en mevrouw Verdonk spraken."),
        (IN_2018, "De unie van christenen en de socialistische partijen in Europa."),
    ],
)
def test_words_that_are_no_party(day: date | None, sentence: str) -> None:
    check(sentence, day)


@pytest.mark.parametrize(
    "sentence",
    [
        "Belang van Nederland bij vrije handel is groot.",
        "Volt is een eenheid van spanning.",
        "Nieuwe Wegen, Artikel 1 en andere koppen.",
    ],
)
def test_a_party_has_no_name_before_it_exists(sentence: str) -> None:
    check(sentence, date(2012, 5, 8))


def test_names_and_compounds_over_a_line_end() -> None:
    text, expected = read_marks(
        "Het woord is aan mevrouw Van den Hul van de [Partij \nvan de Arbeid]{party=PvdA}, na de\n"
        "leden van de [SP]{party=SP}-\nfractie en van de [PvdA]{party=PvdA}--\nfractie. Ook de "
        "[Christen-\nUnie]{party=ChristenUnie} en [Groen-\nLinks]{party=GroenLinks} spreken.\n"
    )
    mentions = [each for each in convert_text(text).mentions if each.label == "party"]
    assert as_marks(text, mentions) == expected
    assert [each.text for each in mentions] == [
        "Partij van de Arbeid", "SP", "PvdA", "ChristenUnie", "GroenLinks",
    ]  # fmt: skip


def test_every_row_is_found_by_its_example_in_the_middle_of_its_time() -> None:
    rows = load_table(Party)
    wrong = []
    for row in rows:
        day = _middle(row.valid_from, row.valid_until)
        found = [each.value for each in find_parties(row.example, parties(), Period.on(day))]
        if found != [row.id]:
            wrong.append((row.id, row.example, found))
    assert len(rows) >= 68
    assert wrong == []


def _middle(start: date | None, until: date | None) -> date:
    first = start or date(1994, 1, 1)
    last = until or max(first, date(2026, 4, 1))
    return first + timedelta(days=(last - first).days // 2)
