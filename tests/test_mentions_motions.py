"""Mentions of motions by their submitters: the value names them, the attributes date and number."""

from __future__ import annotations

import pytest

from imvo_nlp import convert_text
from imvo_nlp.mentions.motions import find_motions
from marks import as_marks, read_marks


def check(sentence: str, *keys: str) -> None:
    text, expected = read_marks(sentence)
    assert as_marks(text, find_motions(text), *keys) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Hoe staat het met de [motie-Van Ojik]{motion=Van Ojik} over doelen?",
        "[Motie-Voordewind]{motion=Voordewind}: aangenomen.",
        "De [motie-Kröger/Grashoff]{motion=Kröger, Grashoff} ging over normen.",
        "De [motie-Van den Hul/Alkaya]{motion=Van den Hul, Alkaya} en de "
        "[motie-Diks/Dik-Faber]{motion=Diks, Dik-Faber}.",
        "De [motie-Van der Graaf/Van Dijk/Bouali]{motion=Van der Graaf, Van Dijk, Bouali}.",
        "De [motie-Jasper van Dijk]{motion=Van Dijk} is aangehouden.",
        "De gewijzigde [motie-Van den Berg]{motion=Van den Berg} is aangenomen.",
        "De [motie-Thieme c.s.]{motion=Thieme} is verworpen.",
        "De [motie-Bikker/Omtzigt]{motion=Bikker, Omtzigt} over de zorg.",
        "De [motie Smeets/Gesthuizen]{motion=Smeets, Gesthuizen} (TK, 26 485, nr. 119).",
        "De [motie Voordewind]{motion=Voordewind} (Kamerstuk 26 485, nr. 202).",
        "De [motie Van den Hul c.s.]{motion=Van den Hul} is verworpen.",
        "De [moties-Luijben]{motion=Luijben} zijn verworpen en de [motie-Diks c.s.]{motion=Diks}, "
        "aangehouden, niet.",
    ],
)
def test_a_motion_with_a_hyphen_or_a_slash(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "De [motie van het lid Kuik]{motion=Kuik} vraagt dat.",
        "De [motie van het lid Diks c.s.]{motion=Diks} vraagt dat.",
        "De [motie van het Kamerlid Servaes]{motion=Servaes} vroeg dat.",
        "De [motie van de leden Smaling en Voordewind]{motion=Smaling, Voordewind} vraagt dat.",
        "De [motie van de leden Voordewind, Van den Hul en Alkaya]"
        "{motion=Voordewind, Van den Hul, Alkaya} vraagt dat.",
        "Twee [moties van de leden Vermue en Servaes]{motion=Vermue, Servaes} zijn aangenomen.",
        "De [motie van de heer Alkaya]{motion=Alkaya} ontraad ik.",
        "De [motie van mevrouw Beckerman]{motion=Beckerman} wil ik ontraden.",
        "De [motie van mevrouw Beckerman en de heer Van Kent]{motion=Beckerman, Van Kent} ook.",
        "De [motie van de heren Alkaya en Bouali]{motion=Alkaya, Bouali} ook.",
        "De [motie van collega Voordewind]{motion=Voordewind} is goed.",
        "De [motie van mijn collega Voordewind]{motion=Voordewind} is goed.",
        "De [motie van mijn voorganger Maarten Hijink]{motion=Hijink} ligt er nog.",
        "De [motie van mevrouw Dik-Faber cum suis]{motion=Dik-Faber} ook.",
        "[Motie van de leden Smaling en Voordewind]{motion=Smaling, Voordewind} d.d. 29 april 2015",
        "[MOTIE VAN HET LID VAN DEN HUL C.S.]{motion=Van den Hul}",
        "[MOTIE VAN DE LEDEN DIKS EN VAN DER GRAAF]{motion=Diks, Van der Graaf}",
        "[MOTIE VAN DE LEDEN DIKS, ALKAYA EN VAN DER GRAAF]{motion=Diks, Alkaya, Van der Graaf}",
        "De [motie van de leden Diks (GroenLinks) en Alkaya]{motion=Diks, Alkaya} (SP) ook.",
    ],
)
def test_a_motion_with_its_members(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Deze motie, de motie, een motie van afkeuring en een motie van wantrouwen.",
        "De motie van 12 december 2019, de motie op stuk nr. 346 en een motie van de Kamer.",
        "De motie van de VVD en de motie van de leden van de SP-fractie.",
        "De commotie-Voordewind, de promotie van het lid Diks en emotie-Diks.",
        "Een motie-achtig stuk; Motie De Kamer, gehoord de beraadslaging.",
        "De moties. Van Ojik is de naam. Motie. Diks en Alkaya zijn namen.",
        "De motie-Fantasiënaam en de motie van de heer Xantippe.",
    ],
)
def test_what_is_no_motion_of_a_named_member(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "[Motie van de leden Smaling en Voordewind]"
        "{motion=Smaling, Voordewind; submitters=Smaling, Voordewind; date=2015-04-29} "
        "d.d. 29 april 2015 (Kamerstuk 32 852 nr. 24)",
        "De [motie-Van Ojik]{motion=Van Ojik; submitters=Van Ojik; date=2015-04-29} "
        "van 29 april 2015.",
        "De [motie-Van Ojik]{motion=Van Ojik; submitters=Van Ojik; date=null} van april.",
        "De [motie-Diks c.s.]{motion=Diks; submitters=Diks; date=2019-05-08} van 8 mei 2019.",
    ],
)
def test_submitters_and_date(sentence: str) -> None:
    check(sentence, "submitters", "date")


def converted(source: str, *keys: str) -> None:
    """Compare the motions and members of a whole text."""
    text, expected = read_marks(source)
    mentions = convert_text(text).mentions
    wanted = [each for each in mentions if each.label in ("motion", "member")]
    assert as_marks(text, wanted, *keys) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "De [motie-Van Raan]{motion=Van Raan; identifier=kst-26485-351} "
        "(Kamerstuk 26 485, nr. 351) is oud.",
        "De [motie-Luijben]{motion=Luijben; identifier=kst-31226-27} (31226, nr. 27) is oud.",
        "De [motie Smeets/Gesthuizen]{motion=Smeets, Gesthuizen; identifier=kst-26485-119} "
        "(TK 2011-2012, 26 485, nr. 119) is oud.",
        "De [motie-Van Raan]{motion=Van Raan; identifier=kst-26485-351} over hout "
        "(Kamerstuk 26 485, nr. 351) is oud.",
        "De [motie-Van Raan]{motion=Van Raan; identifier=kst-26485-351} d.d. 3 maart 2020 "
        "(Kamerstuk 26 485, nr. 351) is oud.",
        "Hiermee voer ik de [motie-Diks]{motion=Diks; identifier=kst-26485-352} uit (Kamerstuk 26 485, nr. 352).",
        "Hiermee doe ik de [motie-Diks]{motion=Diks; identifier=kst-26485-352} af (Kamerstuk 26 485, nr. 352).",
        "De [motie-Van Raan]{motion=Van Raan; identifier=null} is oud. Lees Kamerstuk "
        "26 485, nr. 351.",
        "De [motie-Van Raan]{motion=Van Raan; identifier=null} en de [motie-Diks]"
        "{motion=Diks; identifier=kst-26485-352} (Kamerstuk 26 485, nr. 352).",
    ],
)
def test_the_identifier_that_is_printed_behind_a_motion(sentence: str) -> None:
    converted(sentence, "identifier")


@pytest.mark.parametrize(
    "sentence",
    [
        "De [motie van de leden [Smaling]{member=Smaling} en [Voordewind]{member=Voordewind}]"
        "{motion=Smaling, Voordewind} vraagt dat.",
        "De [motie van het [lid Kuik]{member=Kuik}]{motion=Kuik} vraagt dat.",
        "De [motie van mijn voorganger [Maarten Hijink]{member=Hijink}]{motion=Hijink} ligt er.",
        "De [motie-Van Ojik]{motion=Van Ojik} vraagt dat.",
        "De [motie-Kröger/Grashoff c.s.]{motion=Kröger, Grashoff} vraagt dat.",
    ],
)
def test_a_motion_holds_its_members_where_a_form_of_address_stands(sentence: str) -> None:
    converted(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "De [motie-Kröger/\nGrashoff]{motion=Kröger, Grashoff} is oud.\n",
        "De [motie-\nVan Ojik]{motion=Van Ojik} is oud.\n",
        "De [motie-Diks/Dik-\nFaber]{motion=Diks, Dik-Faber} is oud.\n",
        "De [motie van de leden \n[Smaling]{member=Smaling} en \n[Voordewind]{member=Voordewind}]"
        "{motion=Smaling, Voordewind} is oud.\n",
        "De [mo-\ntie van het [lid \nKuik]{member=Kuik}]{motion=Kuik} is oud.\n",
    ],
)
def test_a_line_end_inside_the_mention(sentence: str) -> None:
    converted(sentence)
