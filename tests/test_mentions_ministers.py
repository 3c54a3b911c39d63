"""Mentions of ministers, state secretaries and prime ministers: name, title, generic, and traps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from imvo_nlp import convert_text
from imvo_nlp.mentions.candidate import Candidate
from imvo_nlp.mentions.ministers import find_ministers
from imvo_nlp.notation.period import Period
from imvo_nlp.reference.loader import Minister, load_table
from imvo_nlp.reference.people import POSTS, people
from imvo_nlp.resolve.mentions import Resolver
from imvo_nlp.structure.found import Person
from marks import as_marks, read_marks

BHOS = "Buitenlandse Handel en Ontwikkelingssamenwerking"
KAAG = Person(0, 0, "Kaag", ("minister",), post="minister", portfolio=BHOS)


def check(sentence: str, *keys: str, present: tuple[Person, ...] = ()) -> None:
    """Compare with what the finder finds; `present` take part, but nowhere in this sentence."""
    text, expected = read_marks(sentence)
    assert as_marks(text, find_ministers(text, present), *(keys or ("form",))) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Daarop heeft [Minister Kaag]{minister=Kaag; form=name} geantwoord.",
        "Daarop heeft [minister Kaag]{minister=Kaag; form=name} geantwoord.",
        "[Staatssecretaris Vijlbrief]{minister=Vijlbrief; form=name} deed ook mee.",
        "[Staatssecretaris Vijlbrief van Financiën]{minister=Vijlbrief; form=name} deed mee.",
        "[Minister Hoekstra van Financiën]{minister=Hoekstra; form=name} en ikzelf deden mee.",
        "Antwoord van [Minister Kaag]{minister=Kaag; form=name} (Buitenlandse Handel en "
        "Ontwikkelingssamenwerking) (ontvangen 6 februari 2018).",
        "Antwoord van [Staatssecretaris Van Veldhoven-van der Meer]"
        "{minister=Van Veldhoven-van der Meer; form=name} (Infrastructuur en Waterstaat).",
        "Toenmalig [Minister Ploumen]{minister=Ploumen; form=name} zei dat al in 2014.",
        "Wat vindt [Minister De Bruijn]{minister=De Bruijn; form=name} daarvan?",
        "[Minister-President Rutte]{minister=Rutte; form=name} was erbij.",
        # A member has the same family name.
        "Toen kwam [minister Bruno Bruins]{minister=Bruins; form=name} binnen.",
        "[minister-president Balkenende]{minister=Balkenende; form=name} was erbij.",
        "Het beleid van [Minister Kaag]{minister=Kaag; form=name}, dat van "
        "[Minister Schouten]{minister=Schouten; form=name} en dat van "
        "[Staatssecretaris Snel]{minister=Snel; form=name}.",
        "Wat is [Minister Kaag]{minister=Kaag; form=name}’s antwoord?",
        "Wat is [Minister Kaag]{minister=Kaag; form=name}s antwoord?",
    ],
)
def test_a_post_with_a_name(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dat heeft de [Minister van Financiën]{minister=null; form=title} gezegd.",
        "Dat heeft de [minister van Financiën]{minister=null; form=title} gezegd.",
        f"Aan de [Minister voor {BHOS}]{{minister=null; form=title}} over goud.",
        f"Mijn collega, de [minister voor {BHOS}]{{minister=null; form=title}}, weet dat.",
        "De [Minister van Landbouw, Natuur en Voedselkwaliteit]{minister=null; form=title} zegt",
        "De [Staatssecretaris van Infrastructuur en Waterstaat]{minister=null; form=title} zegt",
        "De [staatssecretaris van Infrastructuur en Milieu]{minister=null; form=title} zegt",
        "De [Minister van Onderwijs, Cultuur en Wetenschap]{minister=null; form=title} en de "
        "[Minister van Sociale Zaken en Werkgelegenheid]{minister=null; form=title} komen.",
        "Heeft de [Minister-President]{minister=null; form=title} dat gezegd?",
        "Heeft de [minister-president]{minister=null; form=title} dat gezegd?",
        "De [Minister-President]{minister=null; form=title}, "
        "[Minister van Algemene Zaken]{minister=null; form=title}, zei het.",
        "Namens de [Minister voor Rechtsbescherming]{minister=null; form=title} en mijzelf.",
        "De Nederlandse [Minister van Defensie]{minister=null; form=title} was er ook.",
    ],
)
def test_a_title_runs_to_the_end_of_the_portfolio(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Is de [Minister]{minister=null; form=generic} daartoe bereid?",
        "Ik dank de [minister]{minister=null; form=generic} voor haar antwoord.",
        "De [Staatssecretaris]{minister=null; form=generic} en de "
        "[Minister]{minister=null; form=generic} zijn het eens.",
        "Deze [Minister]{minister=null; form=generic}, de vorige "
        "[Minister]{minister=null; form=generic} en de volgende.",
        "Aan de [Minister]{minister=null; form=generic}. Van mij mag het.",
        "De reactie van de [Minister]{minister=null; form=generic} van 3 april is helder.",
        "De [Minister]{minister=null; form=generic} voor wie dit is, zit hier.",
        "Kan de [minister]{minister=null; form=generic} voor Kerst een brief sturen?",
        "Kan de [Minister]{minister=null; form=generic} voor Kerst een brief sturen?",
    ],
)
def test_a_bare_post(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "De [Minister van VWS]{minister=null; form=title} en de "
        "[Minister voor BHOS]{minister=null; form=title} komen.",
        "De [Minister van I&W]{minister=null; form=title} komt.",
        "De [minister van OCW]{minister=null; form=title} komt.",
    ],
)
def test_a_title_with_an_abbreviated_portfolio(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "De [Ministers van Financiën]{minister=null; form=title} en "
        "[van Economische Zaken]{minister=null; form=title} komen.",
        "De [Ministers van Buitenlandse Zaken]{minister=null; form=title} en "
        "[voor Rechtsbescherming]{minister=null; form=title} komen.",
        "De [Ministers van Financiën]{minister=null; form=title}, "
        "[van Defensie]{minister=null; form=title} en "
        "[voor Medische Zorg]{minister=null; form=title} komen.",
        "De [Staatssecretarissen van Financiën]{minister=null; form=title} en "
        "[van Defensie]{minister=null; form=title} komen.",
    ],
)
def test_one_plural_names_two_offices(sentence: str) -> None:
    """As for citations: the second span is what is its own."""
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het Ministerie van Buitenlandse Zaken en het ministerie van Financiën.",
        "De ministerraad besluit vrijdag; de Ministerraad deed dat al.",
        "Alle ministeries, een ministerieel besluit en de ministeriële regeling.",
        "De Duitse Minister van Arbeid sprak met de Franse minister.",
        "De Ivoriaanse Minister van Landbouw en de Ghanese Staatssecretaris.",
        "De Britse minister, de Belgische Minister-President en de Chinese minister.",
        "De Vlaamse minister-president kwam langs.",
        "De minister van België en de Minister van Bangladesh waren er ook.",
        "De EU-Ministers en hun oud-Ministers spraken.",
        "Mijn collega, de minister van Plantages, zei het.",
        "De Amerikaanse minister Pompeo en de Duitse Minister Altmaier spraken.",
        "Minister Altmaier sprak.",
        "Ik sprak de Bosnisch-Herzegovinische Minister van Financiën.",
        "De Noord-Macedonische Minister-President en de Saoedi-Arabische minister van Milieu.",
        "Ik sprak de Franse en de Duitse Minister van Financiën.",
        "De Britse toenmalige eerste minister en de Duitse demissionaire Minister van Financiën.",
        "Duitslands Minister van Financiën, Frankrijks minister van Handel en Italiës minister.",
        "Mijn Duitse ambtgenoot, de Minister van Financiën, deelt dat; mijn Duitse collega ook.",
        "De Duitse ambtgenoot van Financiën deelt dat.",
    ],
)
def test_what_is_no_dutch_minister(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "De Minister van Arbeid van Bangladesh kwam langs.",
        "De minister van Buitenlandse Zaken van Indonesië kwam langs.",
        "De Minister-President van Curaçao kwam langs.",
        "De minister-president van Vlaanderen kwam langs.",
        "De Minister van Buitenlandse Zaken van Bosnië kwam langs.",
        "De Minister van Financiën van de Verenigde Staten en die van het VK kwamen langs.",
        "De Minister van Financiën van de Duitse regering en een minister uit Pakistan.",
        "De Minister van Financiën van de Democratische Republiek Congo kwam langs.",
        "Hij is Minister van Staat.",
    ],
)
def test_ministers_of_elsewhere_behind_whom_a_country_stands(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "De Nederlandse [Minister van Financiën]{minister=null; form=title} sprak in Brussel.",
        "Het Haagse plan van de [Minister van Financiën]{minister=null; form=title} staat.",
        "In de Duitse stad sprak de [Minister van Financiën]{minister=null; form=title} uit wat",
        "Over Duitsland sprak de [Minister van Financiën]{minister=null; form=title} van Nederland.",
    ],
)
def test_a_country_nearby_does_not_make_a_minister_foreign(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij spreken met [mevrouw Kaag]{minister=Kaag; form=name} over goud.",
        "[Mevrouw Kaag]{minister=Kaag; form=name} is welkom.",
        "Het woord is aan [mevrouw Kaag]{minister=Kaag; form=name}, "
        f"[Minister voor {BHOS}]{{minister=null; form=title}}.",
        "Dat vindt [collega Kaag]{minister=Kaag; form=name} ook; mevrouw Diks niet.",
    ],
)
def test_a_form_of_address_means_the_minister_who_takes_part(sentence: str) -> None:
    check(sentence, present=(KAAG,))


def test_a_form_of_address_means_no_minister_who_does_not_take_part() -> None:
    check("Wij spreken met mevrouw Kaag en de heer Blok over goud.")


def test_a_signature_is_a_mention_of_its_minister() -> None:
    text, expected = read_marks(
        f"De [Minister voor {BHOS}]{{minister=null; form=title}}, "
        "[E.M.J. Ploumen]{minister=Ploumen; form=name}"
    )
    signs = Person(
        expected[1].start, expected[1].end, "Ploumen", ("minister", "signatory"), "E.M.J.",
        post="minister", portfolio=BHOS,
    )  # fmt: skip
    assert as_marks(text, find_ministers(text, (signs,)), "form") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "De [Minister van Financiën]{minister=null; post=minister; portfolio=Financiën}",
        "De [Staatssecretaris van Financiën]"
        "{minister=null; post=state_secretary; portfolio=Financiën}",
        f"De [Minister voor {BHOS}]{{minister=null; post=minister; portfolio={BHOS}}}",
        "De [Minister-President]{minister=null; post=prime_minister; portfolio=Algemene Zaken}",
        "[Staatssecretaris Vijlbrief van Financiën]"
        "{minister=Vijlbrief; post=state_secretary; portfolio=Financiën} was erbij.",
        "De [Minister]{minister=null; post=minister; portfolio=null}",
        "De [staatssecretaris]{minister=null; post=state_secretary; portfolio=null}",
        "[Minister-President Rutte]"
        "{minister=Rutte; post=prime_minister; portfolio=null} was erbij.",
    ],
)
def test_post_and_portfolio_as_printed(sentence: str) -> None:
    check(sentence, "post", "portfolio")


def test_the_prime_minister_under_the_other_word() -> None:
    check("[Premier Rutte]{minister=Rutte; form=name} en de [premier]{minister=null; form=title}")
    check("Premier May en de Britse premier waren er ook.")


def test_titles_and_names_over_a_line_end() -> None:
    text, expected = read_marks(
        "Vragen aan de [Minister voor Buitenlandse Handel en Ontwik-\nkelingssamenwerking]"
        "{minister=null} en de [Minister van \nFinanciën]{minister=null}, waarop [Minister \nKaag]"
        "{minister=Kaag} en [Staatssecre-\ntaris Vijlbrief van\nFinanciën]{minister=Vijlbrief} "
        "antwoorden met de [Minis-\nter van Landbouw, Natuur\nen Voedselkwaliteit]{minister=null}.\n"
    )
    mentions = [each for each in convert_text(text).mentions if each.label == "minister"]
    places = [(each.start, each.end) for each in mentions]
    assert places == [(mark.start, mark.end) for mark in expected]
    assert [each.text for each in mentions] == [
        f"Minister voor {BHOS}",
        "Minister van Financiën",
        "Minister Kaag",
        "Staatssecretaris Vijlbrief van Financiën",
        "Minister van Landbouw, Natuur en Voedselkwaliteit",
    ]


MINISTERS = load_table(Minister)


def _middle(row: Minister) -> date:
    until = row.valid_until or max(row.valid_from, date(2026, 4, 1))
    return row.valid_from + timedelta(days=(until - row.valid_from).days // 2)


def _resolved(text: str, day: date) -> list[Candidate]:
    found = list(find_ministers(text, ()))
    return Resolver(text, (), people(), Period.on(day), {}).resolve(found)


def test_every_row_is_found_by_its_example() -> None:
    """The printed name gives the row's name, and the resolver the office of that day."""
    wrong = []
    for row in MINISTERS:
        found = _resolved(row.example, _middle(row))
        printed = row.example.partition(" (")[0]
        places = [(each.start, each.end, each.value) for each in found]
        if places != [(0, len(printed), row.name)]:
            wrong.append((row.name, row.example, places))
        elif found[0].attributes["post"] != POSTS[row.post]:
            wrong.append((row.name, row.example, found[0].attributes["post"]))
    assert len(MINISTERS) >= 421
    assert wrong == []


def test_every_office_is_its_holders_in_the_middle_of_the_time() -> None:
    """By title alone the holder is meant; nobody, where another holds it on the same day."""
    wrong = []
    for row in MINISTERS:
        if row.note == "acting" or row.post == "prime_minister":
            continue
        day = _middle(row)
        post = "Staatssecretaris" if row.post == "state_secretary" else "Minister"
        for portfolio in (row.portfolio, *row.portfolio_aliases):
            shared = {
                other.name
                for other in MINISTERS
                if portfolio in (other.portfolio, *other.portfolio_aliases)
                and (other.post == "state_secretary") == (row.post == "state_secretary")
                and other.note != "acting"
                and other.valid_from <= day < (other.valid_until or date.max)
            }
            text = f"De {post} {row.preposition} {portfolio} heeft dat gezegd."
            found = [(text[each.start : each.end], each.value) for each in _resolved(text, day)]
            expected = row.name if shared == {row.name} else None
            if found != [(f"{post} {row.preposition} {portfolio}", expected)]:
                wrong.append((row.name, text, found))
    assert wrong == []
