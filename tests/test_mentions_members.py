"""Mentions of members of parliament: forms of address, lists, names that are words, strangers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from imvo_nlp import convert_text
from imvo_nlp.mentions.arbiter import weigh
from imvo_nlp.mentions.members import find_members
from imvo_nlp.mentions.parties import find_parties
from imvo_nlp.notation.period import Period
from imvo_nlp.reference.loader import Member, load_table
from imvo_nlp.reference.parties import parties
from imvo_nlp.reference.people import people
from imvo_nlp.resolve.mentions import Resolver
from imvo_nlp.structure.found import FrontMatter, Person
from marks import as_marks, read_marks

IN_1996, IN_2016, IN_2018, IN_2022 = (
    date(1996, 3, 5), date(2016, 4, 7), date(2018, 3, 6), date(2022, 4, 12),
)  # fmt: skip


def check(sentence: str, day: date | None, present: tuple[Person, ...] = ()) -> None:
    text, expected = read_marks(sentence)
    found, _ = weigh(find_members(text, present, Period.on(day)))  # of two on one place the longer
    assert as_marks(text, found) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Het woord is aan de [heer Alkaya]{member=Alkaya} van de SP.",
        "Dank, [mevrouw Van den Hul]{member=Van den Hul}.",
        "[Mevrouw Becker]{member=Becker} gaat verder.",
        "U hoort [meneer Amhaouch]{member=Amhaouch} en daarna [mijnheer Bouali]{member=Bouali}.",
        "Mijn [collega Voordewind]{member=Voordewind} vroeg dat ook.",
        "[Collega Diks]{member=Diks} vroeg dat ook.",
        "Het [lid Hijink]{member=Hijink} vroeg dat ook.",
        "Het [Kamerlid Amhaouch]{member=Amhaouch} vroeg dat ook.",
        "Het [kamerlid Amhaouch]{member=Amhaouch} vroeg dat ook.",
        "Het CDA-[Kamerlid Amhaouch]{member=Amhaouch} vroeg dat ook.",
        "Voormalig [Kamerlid Servaes]{member=Servaes} vroeg dat al in 2014.",
        "Het [oud-Kamerlid Servaes]{member=Servaes} vroeg dat al in 2014.",
        "Aan [mevr. Diks]{member=Diks}, [mw. Becker]{member=Becker} en [dhr. Alkaya]{member=Alkaya}.",
        "Zoals [mevrouw Van der Graaf]{member=Van der Graaf} van de ChristenUnie zei.",
        "Zoals [mevrouw Ouwehand]{member=Ouwehand}, die hier niet is, altijd zegt.",
        "De vraag van het [lid Diks]{member=Diks} (GroenLinks).",
    ],
)
def test_every_form_of_address_belongs_to_the_mention(sentence: str) -> None:
    check(sentence, IN_2018)


@pytest.mark.parametrize(
    "sentence",
    [
        # a roll call goes on behind somebody whom nobody knows
        "Vóór stemmen de leden: [Alkaya]{member=Alkaya}, Van Onbekenden, Xantippe-de Groot, "
        "[Jasper van Dijk]{member=Van Dijk}, [Van 't Wout]{member=Van 't Wout} en [Diks]{member=Diks}.",
        "Tegen stemmen de leden [Weverling]{member=Weverling} en [Amhaouch]{member=Amhaouch}.",
        # `Beckers` is in the table too, and is not read as `Becker` with an ending
        "Tegen stemmen de leden: [Beckers]{member=Beckers} en [Becker]{member=Becker}.",
        "Afwezig zijn de leden: [Alkaya]{member=Alkaya} (SP) en [Diks]{member=Diks} (GroenLinks).",
        "Voor stemmen 2 leden, te weten [Alkaya]{member=Alkaya} en [Diks]{member=Diks}.",
        "Ik dank de leden: dat was het.",
        "Dat zeg ik de [heer Van’t Wout]{member=Van 't Wout}, geen andere leden, Diks ook niet.",
    ],
)
def test_a_roll_call_names_members_without_form_of_address(sentence: str) -> None:
    check(sentence, IN_2018)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (IN_2016, "De initiatiefnota van de leden [Van Laar]{member=Van Laar} en [Kerstens]{member=Kerstens}."),
        (
            IN_2018,
            "Vragen van de leden [Alkaya]{member=Alkaya}, [Van den Hul]{member=Van den Hul} en "
            "[Diks]{member=Diks} over cacao.",
        ),
        (
            IN_2018,
            "De leden [Alkaya]{member=Alkaya} (SP), [Diks]{member=Diks} (GroenLinks) en "
            "[Van der Graaf]{member=Van der Graaf} (ChristenUnie) vragen dat.",
        ),
        (
            IN_2018,
            "De leden [Van den Hul]{member=Van den Hul} en [Kuiken]{member=Kuiken} (beiden PvdA) vragen.",
        ),
        (
            IN_2018,
            "De leden [Alkaya]{member=Alkaya} en [Van Dijk]{member=Van Dijk} (beiden SP) en "
            "[Diks]{member=Diks} (GroenLinks) vragen dat.",
        ),
        (IN_2018, "De heren [Alkaya]{member=Alkaya} en [Bouali]{member=Bouali} knikken."),
        (IN_2018, "Mijn collega’s [Alkaya]{member=Alkaya} en [Diks]{member=Diks} knikken."),
        (
            IN_2018,
            "Motie van [mevrouw Beckerman]{member=Beckerman} en de [heer Van Kent]{member=Van Kent}.",
        ),
        (IN_2018, "De SP-Kamerleden [Alkaya]{member=Alkaya} en [Hijink]{member=Hijink} knikken."),
        (IN_2018, "De oud-Kamerleden [Alkaya]{member=Alkaya} en [Hijink]{member=Hijink} knikken."),
        (IN_2018, "Mijn collega-Kamerleden [Alkaya]{member=Alkaya} en [Diks]{member=Diks} knikken."),
        (IN_2018, "Kamerleden [Alkaya]{member=Alkaya} en [Bouali]{member=Bouali} knikken."),
        (
            IN_2018,
            "Tussen [mevrouw Diks]{member=Diks}, [mevrouw Becker]{member=Becker} en de Minister.",
        ),
    ],
)  # fmt: skip
def test_in_a_list_each_name_is_a_mention(day: date, sentence: str) -> None:
    check(sentence, day)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (IN_2022, "De [heer Jasper van Dijk]{member=Van Dijk} en [mevrouw Inge van Dijk]{member=Van Dijk}."),
        (IN_2022, "Het [lid Jasper van Dijk]{member=Van Dijk} vroeg dat."),
        (IN_2018, "Een motie van mijn voorganger [Maarten Hijink]{member=Hijink} ligt er nog."),
        (IN_2018, "Ik heb dat van [Joël Voordewind]{member=Voordewind} gehoord."),
        (IN_2018, "Van [Joël Voordewind]{member=Voordewind} heb ik dat gehoord."),
        (IN_2018, "Zowel [Agnes Mulder]{member=Mulder} als [Anne Mulder]{member=Mulder} is er."),
        (date(2009, 5, 6), "De [heer Jan Jacob van Dijk]{member=Van Dijk} was er ook."),
        (IN_2018, "De [collega Joël Voordewind]{member=Voordewind} is ziek."),
    ],
)  # fmt: skip
def test_first_names_belong_to_the_mention_and_not_to_the_value(day: date, sentence: str) -> None:
    check(sentence, day)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (
            date(1999, 6, 22),
            "Afwezig zijn [Th.A.M. Meijer]{member=Meijer} en [M.B. Vos]{member=Vos}.",
        ),
        (date(2011, 6, 22), "Ondertekend door [Th.C. de Graaf]{member=De Graaf}."),
        # Who sat once, or sits elsewhere under a name that members have, is what is said behind it.
        (
            date(2011, 6, 22),
            "Ondertekend door Th.C. de Graaf, vicepresident van de Raad van State.",
        ),
    ],
)
def test_initials_belong_to_the_mention(day: date, sentence: str) -> None:
    check(sentence, day)


@pytest.mark.parametrize(
    "sentence",
    [
        "Aan [mevrouw van den Hul]{member=Van den Hul} gaf de voorzitter het woord.",
        "Aan de [heer de Roon]{member=De Roon} gaf de voorzitter het woord.",
        "De leden [de Roon]{member=De Roon} en [van der Graaf]{member=Van der Graaf} knikken.",
        "MOTIE VAN DE LEDEN [DIKS]{member=Diks} EN [ALKAYA]{member=Alkaya}",
    ],
)
def test_small_letters_and_capitals(sentence: str) -> None:
    check(sentence, IN_2018)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het [lid Diks]{member=Diks} c.s. stelt dat voor.",
        "De leden [Diks]{member=Diks} en [Alkaya]{member=Alkaya} c.s. stellen dat voor.",
        "Dat is [mevrouw Diks]{member=Diks}’ vraag.",
        "Dat is [mevrouw Becker]{member=Becker}’s vraag.",
        "Dat is [mevrouw Becker]{member=Becker}s vraag.",  # Beckers is an earlier member
        "Dat vroeg de [heer Bouali]{member=Bouali}. Van wie is dat?",
        "Dat vroeg de [heer Alkaya]{member=Alkaya}, Van den Berg of een ander.",
    ],
)
def test_what_follows_a_name_is_no_part_of_it(sentence: str) -> None:
    check(sentence, IN_2018)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (IN_2018, "De [heer De Groot]{member=De Groot} vindt de groot gebrachte plannen klein."),
        (IN_2018, "De [heer Bosman]{member=Bosman} ziet geen bosman."),
        (IN_2018, "De [heer Van der Staaij]{member=Van der Staaij} zegt het."),
        (IN_2018, "De [heer De Jong]{member=De Jong} en de jong gebleven leden."),
        (IN_2018, "[Mevrouw Kuik]{member=Kuik} dook, de kuik niet."),
    ],
)
def test_names_that_are_also_words(day: date, sentence: str) -> None:
    check(sentence, day)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (IN_2018, "Elk lid Nederlandse burgers, ieder lid van de Kamer, een lid daarvan."),
        (IN_2018, "Artikel 12, lid 4, en artikel 3, derde lid, gelden."),
        (IN_2018, "De leden van de VVD-fractie en de leden der Kamer vragen dat."),
        (IN_2018, "De heer des huizes, mevrouw de voorzitter en mijnheer de voorzitter."),
        (IN_2018, "De heer Xantippe en mevrouw Fantasiënaam spraken in."),
        (IN_2018, "Mevrouw Merkel, de heer Ruggie en de heer Juncker spraken."),
        (IN_2018, "Eurocommissaris Malmström en Eurocommissaris Timmermans schrijven."),
        (IN_2018, "Een brief van Eurocommissaris mevrouw Malmström."),
        (IN_2018, "Alkaya is een naam, Diks ook; De Groot en Groen zijn het ook."),
        (IN_2018, "Collega’s in Europa, collega van het ministerie, Collega Voorzitter."),
        (IN_2018, "Het EU-lid Roemenië en de leden Frankrijk en Duitsland."),
    ],
)
def test_who_is_no_member(day: date, sentence: str) -> None:
    check(sentence, day)


def test_a_polite_form_means_only_who_sits_on_that_day() -> None:
    check("De [heer Wolffensperger]{member=Wolffensperger} dankt u.", IN_1996)
    check("De heer Wolffensperger dankt u.", IN_2018)


def test_lid_says_of_itself_that_a_member_is_meant_at_whatever_time() -> None:
    check("Het [lid Wolffensperger]{member=Wolffensperger} vroeg dat al.", IN_2018)


def test_a_minister_who_takes_part_is_no_member() -> None:
    kaag = Person(0, 0, "Kaag", ("minister",), post="minister")
    check("Ik dank mevrouw Kaag, en [mevrouw Diks]{member=Diks}.", IN_2018, (kaag,))


def test_a_name_that_stands_alone_where_the_document_lists_who_takes_part() -> None:
    text, expected = read_marks(
        "Aanwezig zijn: [Alkaya]{member=Alkaya} en [Van der Graaf]{member=Van der Graaf}"
    )
    present = [Person(mark.start, mark.end, str(mark.value), ("member",)) for mark in expected]
    assert as_marks(text, find_members(text, present, Period.on(IN_2018))) == expected


def test_someone_who_takes_part_is_known_though_no_table_has_the_name() -> None:
    stranger = Person(0, 0, "Xantippe", ("member",), party="SP")
    text, expected = read_marks("De [heer Xantippe]{member=Xantippe; party=SP} vroeg dat.")
    when = Period.on(IN_2018)
    found = find_members(text, (stranger,), when)
    resolver = Resolver(text, (stranger,), people(), when, FrontMatter("overig"))
    assert as_marks(text, resolver.resolve(found), "party") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Het woord is aan [mevrouw Van der \nGraaf]{member=Van der Graaf}. Zij vervangt de heer\n",
        "De vraag van de [heer \nAlkaya]{member=Alkaya} en het [lid Van \nden \nHul]{member=Van den Hul}\n",
        "De leden [Van \nLaar]{member=Van Laar} en \n[Kerstens]{member=Kerstens} en [Voorde-\nwind]{member=Voordewind}.\n",
        "De vraag van [mevrouw Dik-\nFaber]{member=Dik-Faber} en de [heer Amha-\nouch]{member=Amhaouch}.\n",
    ],
)  # fmt: skip
def test_names_over_a_line_end(sentence: str) -> None:
    text, expected = read_marks("Den Haag, 6 maart 2018\n\n" + sentence)
    mentions = [each for each in convert_text(text).mentions if each.label == "member"]
    assert as_marks(text, mentions) == expected
    assert all("\n" not in each.text for each in mentions)


ROWS = load_table(Member)


def _by_example(row: Member) -> list[tuple[str, str | None, str | None]]:
    """Text, value and party of the members in a row's example, in the middle of its time."""
    until = row.valid_until or max(row.valid_from, date(2026, 4, 1))
    when = Period.on(row.valid_from + timedelta(days=(until - row.valid_from).days // 2))
    text = row.example
    found, _ = weigh([*find_parties(text, parties(), when), *find_members(text, (), when)])
    resolver = Resolver(text, (), people(), when, FrontMatter("overig", chamber=row.chamber))
    return [
        (text[each.start : each.end], each.value, each.attributes["party"])
        for each in resolver.resolve(found)
        if each.label == "member"
    ]


def _explained(row: Member) -> list[tuple[str, str | None, str | None]]:
    return [(row.example.removeprefix("het ").partition(" (")[0], row.name, row.party)]


def test_every_row_is_found_by_its_example_in_the_middle_of_its_time() -> None:
    """`het lid Aardema (PVV)` gives the name, and the party that is printed behind it."""
    wrong = [(row.example, found) for row in ROWS if (found := _by_example(row)) != _explained(row)]
    assert len(ROWS) >= 1677
    assert wrong == []
