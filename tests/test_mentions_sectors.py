"""Mentions of sectors and covenants: compounds, coordination, lists, headings, and products."""

from __future__ import annotations

import pytest

from imvo_nlp import convert_text
from imvo_nlp.mentions.sectors import find_sectors, sectors
from imvo_nlp.reference.loader import Sector, load_table
from marks import as_marks, read_marks


def check(sentence: str) -> None:
    text, expected = read_marks(sentence)
    found = sorted(find_sectors(text, sectors()), key=lambda each: each.start)
    assert as_marks(text, found, "form") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Partijen in de [goudsector]{sector=goud; form=sector} tekenden vorig jaar.",
        "De [textielsector]{sector=kleding_en_textiel; form=sector} groeit.",
        "De [textielindustrie]{sector=kleding_en_textiel; form=sector} groeit.",
        "De [kledingmarkt]{sector=kleding_en_textiel; form=sector} groeit.",
        "De [visindustrie]{sector=visserij; form=sector} vist illegaal.",
        "De [levensmiddelensector]{sector=voedingsmiddelen; form=sector} praat nog.",
        "De [voedingsmiddelensector]{sector=voedingsmiddelen; form=sector} ook.",
        "De [verzekeringssector]{sector=verzekeringen; form=sector} tekent.",
        "De [bankensector]{sector=banken; form=sector} tekende in 2016.",
        "Het convenant in de [bancaire sector]{sector=banken; form=sector} loopt.",
        "Een IMVO-convenant voor de [houtsector]{sector=bosbeheer_en_hout; form=sector} komt er.",
        "De [bancaire sector]{sector=banken; form=sector} tekende in 2016.",
        "De [financiële sector]{sector=financiele_sector; form=sector} doet mee.",
        "De [chemische industrie]{sector=chemie; form=sector} doet niet mee.",
        "De [ICT-sector]{sector=elektronica; form=sector} doet niet mee.",
        "De [metallurgische sector]{sector=metaal; form=sector} is breder dan goud.",
        "Voor de Nederlandse [palmoliesector]{sector=palmolie; form=sector} geldt dat.",
        "De hele [kledingbranche]{sector=kleding_en_textiel; form=sector} weet het.",
        "De [Natuursteensector]{sector=natuursteen; form=sector} en de "
        "[Sierteeltsector]{sector=sierteelt; form=sector}.",
    ],
)
def test_a_compound_names_its_sector(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het [goudconvenant]{sector=goud; form=covenant} is getekend.",
        "Het [Goudconvenant]{sector=goud; form=covenant} is getekend.",
        "Het [kledingconvenant]{sector=kleding_en_textiel; form=covenant} loopt af.",
        "Alle [textielconvenanten]{sector=kleding_en_textiel; form=covenant} lopen af.",
        "Het [duurzaambosbeheerconvenant]{sector=bosbeheer_en_hout; form=covenant} loopt af.",
        "Het [palmolieconvenant]{sector=palmolie; form=covenant} bestaat niet.",
        "Het [bankenconvenant]{sector=banken; form=covenant} bestaat wel.",
        "Het [Convenant Duurzame Kleding en Textiel]{sector=kleding_en_textiel; form=covenant}.",
        "Het [convenant kleding en textiel]{sector=kleding_en_textiel; form=covenant} loopt.",
        "Het [convenant bancaire sector]{sector=banken; form=covenant} uit 2016.",
        "Het [convenant plantaardige eiwitten]{sector=plantaardige_eiwitten; form=covenant}.",
        "Het [convenant bevorderen duurzaam bosbeheer houtsector]"
        "{sector=bosbeheer_en_hout; form=covenant} uit 2017.",
        "Het [convenant verantwoord goud]{sector=goud; form=covenant} uit juni 2017.",
        "Het [convenant voor plantaardige eiwitten]{sector=plantaardige_eiwitten; form=covenant}.",
        "Het initiatief [TruStone]{sector=natuursteen; form=covenant} uit 2019.",
    ],
)
def test_a_covenant_is_the_whole_phrase_that_names_it(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "De [olie- en gassector]{sector=olie_en_gas; form=sector} boort.",
        "De [kleding- en textielindustrie]{sector=kleding_en_textiel; form=sector} naait.",
        "De [mode- en kledingmarkt]{sector=kleding_en_textiel; form=sector} krimpt.",
        "Het [kleding- en textielconvenant]{sector=kleding_en_textiel; form=covenant} loopt af.",
        "De [land- en tuinbouw]{sector=land_en_tuinbouw; form=sector} oogst.",
        "De [land- en tuinbouwsector]{sector=land_en_tuinbouw; form=sector} oogst.",
        "De [kleding-, textiel- en schoenensector]{sector=kleding_en_textiel; form=sector} naait.",
        "De [voedings- en levensmiddelenindustrie]{sector=voedingsmiddelen; form=sector} kookt.",
    ],
)
def test_two_words_for_one_sector_are_one_mention(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het [sierteelt]{sector=sierteelt; form=covenant}- en "
        "[metaalconvenant]{sector=metaal; form=covenant} komen eraan.",
        "Het [textiel]{sector=kleding_en_textiel; form=covenant}- en "
        "[goudconvenant]{sector=goud; form=covenant} noemen het.",
        "De [goud]{sector=goud; form=sector}- en [metaalsector]{sector=metaal; form=sector}.",
        "De [hout]{sector=bosbeheer_en_hout; form=sector}- en "
        "[papierindustrie]{sector=papier; form=sector} praten.",
        "De [banken]{sector=banken; form=sector}- of "
        "[verzekeringssector]{sector=verzekeringen; form=sector} praat.",
        "De [textiel]{sector=kleding_en_textiel; form=sector}- en de "
        "[goudsector]{sector=goud; form=sector} praten.",
        "De [goudsector]{sector=goud; form=sector} en de "
        "[cacaosector]{sector=cacao; form=sector} praten.",
    ],
)
def test_two_sectors_in_one_compound_are_two_mentions(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Acht sectoren, te weten de sectoren [bouw]{sector=bouw; form=sector}, "
        "[natuursteen]{sector=natuursteen; form=sector}, "
        "[groothandel]{sector=groothandel; form=sector}, "
        "[land- en tuinbouw]{sector=land_en_tuinbouw; form=sector}, "
        "[metallurgische industrie]{sector=metaal; form=sector}, "
        "[technologische industrie]{sector=technologische_industrie; form=sector}, "
        "[voedingsmiddelen]{sector=voedingsmiddelen; form=sector} en "
        "[toerisme]{sector=toerisme; form=sector}, doen mee.",
        "Voor twee sectoren (o.a. [landbouw]{sector=land_en_tuinbouw; form=sector}, "
        "[mineralen]{sector=mijnbouw; form=sector} en binnenkort "
        "[textiel]{sector=kleding_en_textiel; form=sector}) is dat zo.",
        "Per sector ([kleding]{sector=kleding_en_textiel; form=sector}, "
        "[banken]{sector=banken; form=sector}) verschilt dat.",
        "Bij twee sectoren, [kleding]{sector=kleding_en_textiel; form=sector} en "
        "[banken]{sector=banken; form=sector}, gaat het goed.",
        "Voor de sectoren [goud]{sector=goud; form=sector} en "
        "[cacao]{sector=cacao; form=sector} geldt dat.",
        "In sectoren zoals [kleding]{sector=kleding_en_textiel; form=sector} en "
        "[toerisme]{sector=toerisme; form=sector} geldt dat.",
        "In sectoren als [kleding]{sector=kleding_en_textiel; form=sector} en "
        "[goud]{sector=goud; form=sector} geldt dat.",
        "In risicosectoren zoals [kleding]{sector=kleding_en_textiel; form=sector} en "
        "[palmolie]{sector=palmolie; form=sector} geldt dat.",
        "De [sierteeltsector]{sector=sierteelt; form=sector}, de "
        "[sector duurzame eiwitten]{sector=plantaardige_eiwitten; form=sector} en de "
        "[sector hout]{sector=bosbeheer_en_hout; form=sector} tekenen.",
        "De evaluatie van het [goudconvenant]{sector=goud; form=covenant} en van de "
        "[banken]{sector=banken; form=covenant} volgt.",
    ],
)
def test_a_product_in_a_list_of_sectors_is_a_sector(sentence: str) -> None:
    check(sentence)


def test_a_product_as_a_heading_is_a_sector_and_in_its_section_it_is_a_product() -> None:
    check(
        "[Textiel]{sector=kleding_en_textiel; form=sector}\n\nEr wordt veel textiel verkocht.\n\n"
        "[Goud]{sector=goud; form=sector}\n\nGoud is duur, en goud blijft duur."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Werknemers in de [textiel]{sector=kleding_en_textiel; form=sector} zijn vaak vrouw.",
        "Wie in de [bouw]{sector=bouw; form=sector} werkt, weet dat.",
        "Minder dan 1% van de [detailhandel]{sector=detailhandel; form=sector} doet mee.",
        "In de [landbouw]{sector=land_en_tuinbouw; form=sector} werken kinderen.",
        "Kinderen werken in de [mijnbouw]{sector=mijnbouw; form=sector} en in de "
        "[visserij]{sector=visserij; form=sector}.",
    ],
)
def test_a_branch_is_a_sector_by_itself(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In een goudmijn, bij een kledingbedrijf en op de bouwmarkt.",
        "Zij kopen goud, palmolie en cacao, en verkopen kleding en chocolade.",
        "De bank leent geld; op een bank in het park zit niemand.",
        "Twee ton cacao en een schip vol hout, soja en steenkool.",
        "De goudprijs, de houtskool, het papierwerk en de bankrekening.",
        "De energietransitie, de windrichting, het gasveld en de olieramp.",
        "Een pensioenleeftijd, een zorgplicht en een transportmiddel.",
        "Wij bouwen, zij reizen, en hun modegevoel blijft.",
        "Het convenant is getekend, een eigen convenant komt er niet.",
        "Alle sectoren doen mee, maar deze sector niet en de publieke sector ook niet.",
        "Metaalmoeheid, chemiekaarten en de reisbijlage van de krant.",
        "Het financiële sectorbeleid en het bancaire sector-overleg.",
        "Het goudsectorbeleid en het kledingconvenantoverleg.",
        "Er is veel energie in de zaal en weinig zorg over de uitkomst.",
    ],
)
def test_products_and_other_words_are_no_sector(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "De Minister van Landbouw, Natuur en Voedselkwaliteit zegt het.",
        "Het Ministerie van Landbouw, Visserij, Voedselzekerheid en Natuur zegt het.",
        "Het ministerie van Defensie en dat van Volksgezondheid, Welzijn en Sport.",
        "De commissie voor Landbouw en de Minister voor Medische Zorg en Sport.",
        "De Minister van Landbouw, Natuurbeheer en Visserij zegt het.",
    ],
)
def test_ministries_and_committees_are_no_sector(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het geld gaat naar scholen in aanbouw, en in de bouw van bruggen zit hout.",
        "Dat is weer in de mode.",
        "In de zorg om het klimaat staan wij niet alleen.",
    ],
)
def test_phrases_that_look_like_a_branch(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("[kledingcon-\nvenant]{sector=kleding_en_textiel}", "kledingconvenant"),
        ("[voedingsmid-\n\n\ndelensector]{sector=voedingsmiddelen}", "voedingsmiddelensector"),
        ("[natuur-\nsteensector]{sector=natuursteen}", "natuursteensector"),
        ("[olie- \nen gassector]{sector=olie_en_gas}", "olie- en gassector"),
        ("[kleding- en\ntextielindustrie]{sector=kleding_en_textiel}", "kleding- en textielindustrie"),
        ("[metallurgische \nsector]{sector=metaal}", "metallurgische sector"),
        (
            "[Convenant \nDuurzame Kleding en\nTextiel]{sector=kleding_en_textiel}",
            "Convenant Duurzame Kleding en Textiel",
        ),
    ],
)  # fmt: skip
def test_a_line_end_inside_the_mention(printed: str, clean: str) -> None:
    text, expected = read_marks(f"Er is veel te zeggen over {printed} in dit land.\n")
    mentions = [each for each in convert_text(text).mentions if each.label == "sector"]
    assert as_marks(text, mentions) == expected
    assert [each.text for each in mentions] == [clean]


@pytest.mark.parametrize(
    "row",
    load_table(Sector),
    ids=lambda row: f"{row.id}-{row.use}-{row.form}",
)
def test_every_row_gives_its_sector_where_its_example_prints_it(row: Sector) -> None:
    small = row.example.lower()
    start = small.index(row.form.lower())
    found = [
        (each.value, each.attributes["form"])
        for each in find_sectors(row.example, sectors())
        if each.start <= start and start + len(row.form) <= each.end
    ]
    assert found == [(row.id, "covenant" if row.use == "covenant" else "sector")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FINANCIËLE SECTOR", ["financiele_sector"]),  # capitals beyond ASCII
        ("de Italiëgoudsector en de ğgoudsector", []),  # a form begins a word
        ("ğolie en goudsector", ["goud"]),  # also one that stands within another form's place
        ("İ de goudsector", ["goud"]),  # a letter that grows when it is made small
    ],
)
def test_letters_of_all_kinds(text: str, expected: list[str]) -> None:
    assert [each.value for each in find_sectors(text, sectors())] == expected
