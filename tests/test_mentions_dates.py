"""Days, months, years and periods in running text; the document is of Tuesday 6 March 2018."""

from __future__ import annotations

from datetime import date

import pytest

import imvo_nlp
from imvo_nlp.mentions.dates import find_dates
from marks import as_marks, read_marks

TODAY = date(2018, 3, 6)


def marked(text: str, today: date | None) -> list[tuple[str, str | None]]:
    return [(text[each.start : each.end], each.value) for each in find_dates(text, today)]


@pytest.mark.parametrize(
    "sentence",
    [
        "De brief van [28 februari 2018]{date=2018-02-28}.",
        "Op [dinsdag 6 maart 2018]{date=2018-03-06} is er overleg.",
        "Zie het bericht van [12-02-2021]{date=2021-02-12} en dat van [12 febr. 2021]{date=2021-02-12}.",
        "Het besluit d.d.[28 februari 2018]{date=2018-02-28}.",
        "Op [6 en 7 maart 2018]{date=2018-03-06/2018-03-07} en van [9 tot 12 april 2018]{date=2018-04-09/2018-04-12}.",
        "Een motie van [31 februari 2018]{date=null}.",
        "In [april 2020]{date=2020-04} en in [2023]{date=2023}.",
        "Het jaarplan [2012–2018]{date=2012/2018} en het seizoen [2018/19]{date=2018/2019}.",
        "In het [derde kwartaal van 2019]{date=2019-07-01/2019-09-30}, [Q1 2020]{date=2020-01-01/2020-03-31}.",
        "De [eerste helft van 2017]{date=2017-01-01/2017-06-30}.",
        "Al in de [jaren negentig]{date=1990/1999} en de [jaren ’80]{date=1980/1989}.",
        "Het [najaar van 2019]{date=null}, [begin 2019]{date=null}, [medio april 2019]{date=null}.",
    ],
)
def test_what_prints_its_year_needs_no_document(sentence: str) -> None:
    text, expected = read_marks(sentence)
    found = list(find_dates(text))
    assert as_marks(text, found) == expected
    assert not any(each.attributes["relative"] for each in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "[Sinds 2013]{date=2013/..} en [vanaf mei 2014]{date=2014-05/..}.",
        "[Tot 2019]{date=../2018-12-31}, [tot en met 2019]{date=../2019-12-31}.",
        "[Vóór 2017]{date=../2016-12-31}, maar de begroting voor [2017]{date=2017}.",
        "[Na mei 2018]{date=2018-06-01/..} en [na 2018]{date=2019-01-01/..}.",
        "[Uiterlijk 1 juli 2019]{date=../2019-07-01}, [voor 1 juli 2019]{date=../2019-06-30}.",
        "[Voor eind 2019]{date=../2019-12-31}, maar [vanaf eind 2019]{date=null}.",
    ],
)
def test_a_word_that_bounds_a_time_opens_its_interval(sentence: str) -> None:
    text, expected = read_marks(sentence)
    assert as_marks(text, list(find_dates(text))) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "[Dit jaar]{date=2018}, [vorig jaar]{date=2017}, [volgend jaar]{date=2019}.",
        "Het [afgelopen jaar]{date=null} en het [komende jaar]{date=null}.",
        "In [september vorig jaar]{date=2017-09}, [eind vorig jaar]{date=null}.",
        "[Voor het einde van dit jaar]{date=../2018-12-31}.",
        "De brief van [9 februari jl.]{date=2018-02-09} en die van [9 november jongstleden]{date=2017-11-09}.",
        "Op [30 juni aanstaande]{date=2018-06-30}, op [16 februari]{date=2018-02-16}.",
        "Op [1 oktober]{date=null}, op [zondag 8 maart]{date=null}.",  # no Sunday in 2018
        "In het seizoen ([1 april]{date=null}–[30 november]{date=null}).",
        "In het [tweede kwartaal]{date=2018-04-01/2018-06-30} en in [mei]{date=2018-05}.",
        "[Voor de zomer]{date=null}, [na deze zomer]{date=null}, in het [najaar]{date=null}.",
        "[Twee jaar geleden]{date=2016}, [drie maanden geleden]{date=2017-12}, [twee weken geleden]{date=null}.",
        "[Gisteren]{date=2018-03-05}, [vandaag]{date=2018-03-06}, [morgen]{date=2018-03-07}.",
        "[Afgelopen dinsdag]{date=2018-02-27} en [komende vrijdag]{date=2018-03-09}.",
        "[Deze week]{date=2018-03-05/2018-03-11}, [vorige maand]{date=2018-02}.",
    ],
)
def test_what_rests_on_the_day_of_the_document(sentence: str) -> None:
    text, expected = read_marks(sentence)
    found = list(find_dates(text, TODAY))
    assert as_marks(text, found) == expected
    assert all(each.attributes["relative"] for each in found)
    bare = [each.value for each in find_dates(text)]
    assert bare == [None] * len(expected)  # without a day they are found all the same


@pytest.mark.parametrize(
    "text",
    [
        "Voor € 2018 en 2000 bedrijven, 1995 banen.",
        "Kamerstuk 2018Z01234, blz. 2018, artikel 2018, nr. 2019.",
        "Vergaderjaar 2017-2018, vergaderjaar 2017–2018.",
        "Zie https://voorbeeld.example/2018/05/03 en rapport_2018.pdf.",
        "2018 Vragen van de leden Diks en Alkaya",
        "De komende jaren en de afgelopen maanden duurt het vijf jaar.",
        "De eerste helft van de bijdragen, in een kwartaal.",
        "Goede morgen. Ik open om 10.00 uur. Ik mei en gij maart.",
        "De algemene zin van september-achtige woorden.",
        "Het zomerse weer van de winterschilder.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert marked(text, TODAY) == []


def test_a_year_alone_in_a_citation_is_none() -> None:
    text = "Handelingen 2017, nr. 3 van 6 maart 2017"
    (found,) = find_dates(text, closed=[(0, len(text))])
    assert text[found.start : found.end] == "6 maart 2017"


def test_the_day_of_the_document_counts() -> None:
    kamerstuk = imvo_nlp.convert_text(
        "Aan de Voorzitter van de Tweede Kamer\n\nDen Haag, 6 maart 2018\n\n"
        "Ik stuurde u de brief van vorig jaar over de Agenda 2030.\n"
    )
    dates = [each for each in kamerstuk.mentions if each.label == "date"]
    assert [(each.text, each.value) for each in dates] == [
        ("6 maart 2018", "2018-03-06"),
        ("vorig jaar", "2017"),
    ]
    assert dates[1].attributes == {"relative": True}
