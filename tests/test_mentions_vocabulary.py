"""Mentions out of the vocabulary: themes, laws, organisations and countries, and what is none of them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from imvo_nlp.mentions.vocabulary import find_terms, vocabulary
from imvo_nlp.notation.period import ANY_DAY, Period
from imvo_nlp.reference.loader import load_vocabulary
from marks import as_marks, read_marks

ROWS = [(label, row) for label, rows in load_vocabulary().items() for row in rows]
KINDS = {
    "theme": {None},
    "law": {None, "wet", "wetsvoorstel", "verdrag", "verordening", "richtlijn", "amvb", "buitenlands"},
    "organisation": {
        None, "international", "government", "civil_society", "union", "employers", "company", "initiative"
    },
    "country": {None, "name", "adjective", "region"},
}  # fmt: skip


def check(sentence: str, *keys: str, when: Period = ANY_DAY) -> None:
    text, expected = read_marks(sentence)
    found = sorted(find_terms(text, vocabulary(), when), key=lambda each: each.start)
    assert as_marks(text, found, *keys) == expected


# The tables


@pytest.mark.parametrize("label", KINDS)
def test_each_row_gives_its_value_where_its_example_prints_it(label: str) -> None:
    wrong = []
    for row in load_vocabulary()[label]:
        when = Period(
            row.valid_from, row.valid_until and date.fromordinal(row.valid_until.toordinal() - 1)
        )
        found = list(find_terms(row.example or "", vocabulary(), when))
        if row.use == "not":
            right = not any(each.label == label for each in found)
        else:
            right = any(each.label == label and each.value == row.id for each in found)
        if not right:
            wrong.append((row, found))
    assert wrong == []


@pytest.mark.parametrize("label", KINDS)
def test_a_table_keeps_to_the_closed_lists_of_the_contract(label: str) -> None:
    rows = load_vocabulary()[label]
    assert len(rows) > 300
    assert {row.kind for row in rows} == KINDS[label]


def test_what_a_form_needs_is_an_id_of_some_table() -> None:
    ids = {row.id for _, row in ROWS}
    assert {each for _, row in ROWS for each in row.needs} <= ids


def test_a_form_means_one_thing_at_a_time() -> None:
    forms: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for label, row in ROWS:
        forms[label, row.form.lower()].add(row.id)
    assert [form for form, ids in forms.items() if len(ids) > 1] == []


def test_every_country_of_iso_3166_has_a_row() -> None:
    codes = {row.id for row in load_vocabulary()["country"] if row.id}
    # The 249 officially assigned codes without `UM`, islands that nobody lives on, and Kosovo's.
    assert len(codes - {"XK"}) == 248
    assert all(len(code) == 2 and code.isupper() for code in codes)


# Countries


@pytest.mark.parametrize(
    "sentence",
    [
        "Fabrieken in [Bangladesh]{country=BD; form=name} en [India]{country=IN; form=name}.",
        "De [Bengalese]{country=BD; form=adjective} overheid en een [Duits]{country=DE; form=adjective} bedrijf.",
        "Zij wonen in [Birma]{country=MM; form=name}, nu [Myanmar]{country=MM; form=name}.",
        "Op [Bonaire]{country=BQ; form=name} en [Curaçao]{country=CW; form=name}.",
        "In [Afrika]{country=null; form=region} en [Zuid-Afrika]{country=ZA; form=name}.",
        "Het [Verenigd Koninkrijk]{country=GB; form=name} en de [VS]{country=US; form=name}.",
        "De [Amerikaanse]{country=US; form=adjective} Dodd-Frankregels.",
        "Wil [Nederland]{country=NL; form=name} dat ook? In [Nederland]{country=NL; form=name} wel.",
        "niet-[Nederlandse]{country=NL; form=adjective} bedrijven",
    ],
)
def test_a_country_by_its_name_or_adjective(sentence: str) -> None:
    text, expected = read_marks(sentence)
    found = [each for each in find_terms(text, vocabulary(), ANY_DAY) if each.label == "country"]
    assert as_marks(text, found, "form") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Het rapport is in het Nederlands vertaald.",  # a language
        "Staatssecretaris Frans Weekers sprak.",  # a first name
        "Volgens Stichting Veilig Nederland is dat zo.",  # the end of a name
        "De regels van de Mexico City Policy gelden.",  # the beginning of one
        "Zie www.bangladesh.example en https://voorbeeld.example/Nederland.",
        "Een polo in china.",  # a small letter
    ],
)
def test_what_is_no_country(sentence: str) -> None:
    assert [
        each for each in find_terms(sentence, vocabulary(), ANY_DAY) if each.label == "country"
    ] == []


# Themes


@pytest.mark.parametrize(
    "sentence",
    [
        "[Kinderarbeid]{theme=kinderarbeid} in [kinderarbeidvrije]{theme=kinderarbeid} zones.",
        "Het [due-diligenceproces]{theme=due_diligence} en [gepaste zorgvuldigheid]{theme=due_diligence}.",
        "De [OESO-richtlijnen voor multinationale ondernemingen]{theme=oeso_richtlijnen}.",
        "De [OECD Guidelines]{theme=oeso_richtlijnen} van 2011.",
        "De [UNGP’s]{theme=ungp} en de [Ruggie-principes]{theme=ungp}.",
        "Het [IMVO-beleid]{theme=imvo} en [MVO]{theme=imvo}.",
        "Zij werkt aan [SDG 8]{theme=sdgs}.",
        # The part that ends a compound says what it is about.
        "[IMVO-convenanten]{theme=convenanten} en [IMVO-wetgeving]{theme=wetgeving}.",
        "[IMVO]{theme=imvo}: alle [sectorconvenanten]{theme=convenanten}.",
    ],
)
def test_a_theme_as_it_is_printed(sentence: str) -> None:
    check(sentence)


def test_a_word_of_wide_use_needs_the_subject() -> None:
    check("Wetgeving over huren, en het convenant met de buurt.")
    check(
        "[IMVO]{theme=imvo}: [wetgeving]{theme=wetgeving}, en het [convenant]{theme=convenanten}."
    )


# Laws


@pytest.mark.parametrize(
    ("day", "kind"), [("2016-06-17", "wetsvoorstel"), ("2020-06-17", "wet"), (None, None)]
)
def test_the_kind_of_a_law_is_what_it_was_on_the_day(day: str | None, kind: str | None) -> None:
    when = Period.on(day and date.fromisoformat(day))
    (law,) = find_terms("De Wet Zorgplicht Kinderarbeid geldt.", vocabulary(), when)
    assert (law.value, law.attributes.get("kind")) == ("wet_zorgplicht_kinderarbeid", kind)


def test_a_law_of_the_union_has_its_celex_number() -> None:
    (law,) = find_terms("Onder de CSRD vallen zij.", vocabulary(), ANY_DAY)
    assert law.attributes == {"kind": "richtlijn", "official": "32022L2464"}


@pytest.mark.parametrize(
    "sentence",
    [
        "De [Richtlijn (EU) 2022/2464]{law=eu_csrd; official=32022L2464} geldt.",
        "De [EU-richtlijn (2014/95)]{law=eu_richtlijn_niet_financiele_informatie; official=32014L0095} geldt.",
        "Een [richtlijn 95/46/EG]{law=null; official=31995L0046} gold.",
        # Regulations have the year in front since 2015, behind before.
        "De [Verordening 2017/821]{law=eu_conflictmineralenverordening; official=32017R0821} geldt.",
        "De [Verordening (EG) nr. 1107/2009]{law=null; official=32009R1107} geldt.",
        "Een [verordening (EU) nr. 2010/2016]{law=null} kan beide zijn.",
    ],
)
def test_an_act_of_the_union_by_its_number(sentence: str) -> None:
    check(sentence, "official")


@pytest.mark.parametrize(
    "sentence",
    [
        "De [Wet op de kansspelen]{law=null; kind=wet} verbiedt dat.",
        "Volgens artikel 5 van de [Wet verbetering poortwachter]{law=null; kind=wet}.",
        # The abbreviation that ends the name is known in all of the text.
        "De [Wet arbeid vreemdelingen]{law=null; kind=wet} ([Wav]{law=null; kind=wet}) en de "
        "[Wav]{law=null; kind=wet}.",
        "De [Wet dieren]{law=wet_dieren; kind=wet} en de [Tabakswet]{law=null; kind=wet}.",
        "Het [Besluit diergeneesmiddelen]{law=null; kind=amvb} ([Bdg]{law=null; kind=amvb}).",
        "Het [ILO-verdrag nr. 182]{law=ilo_verdrag_182; kind=verdrag} geldt.",
        "De [ILO-conventies 87]{law=ilo_verdrag_87; kind=verdrag} en [98]{law=ilo_verdrag_98; kind=verdrag}.",
        "Het [VN-migratieverdrag]{law=null; kind=verdrag} en het [Vluchtelingenverdrag]{law=vluchtelingenverdrag; "
        "kind=verdrag}.",
        "De [Digital Product Act 2020]{law=null; kind=buitenlands} is nieuw.",
        "De [EU Green Claims Directive]{law=null; kind=richtlijn} komt.",
        "Het [Bundesklimaschutzgesetz]{law=null; kind=buitenlands} komt.",
    ],
)
def test_a_law_that_no_table_knows(sentence: str) -> None:
    check(sentence, "kind")


@pytest.mark.parametrize(
    "sentence",
    [
        "De Wet van 5 juli regelt dat.",
        "Dat is in de wet op dit punt geregeld, ook bij besluit van de raad.",
        "Het Besluit van de Minister is duidelijk.",
        "Regels en een Richtlijn zonder nummer.",
        "Zij ondertekende het verdrag 12 dagen later.",
    ],
)
def test_what_is_no_law(sentence: str) -> None:
    assert list(find_terms(sentence, vocabulary(), ANY_DAY)) == []


# Organisations


@pytest.mark.parametrize(
    "sentence",
    [
        "De [SER]{organisation=ser; kind=government}, niet de ser.",
        "De [EU]{organisation=eu; kind=international}-lidstaten.",
        "[H&M]{organisation=h_en_m; kind=company} en [VNO-NCW]{organisation=vno_ncw; kind=employers}.",
        # An abbreviation that the text introduces is known in all of it.
        "HSFX: de [Schone Kleren Campagne]{organisation=schone_kleren_campagne; kind=civil_society} "
        "([SKCampagne]{organisation=schone_kleren_campagne; kind=civil_society}). Volgens "
        "[SKCampagne]{organisation=schone_kleren_campagne; kind=civil_society} niet.",
        "De [Europese Commissie]{organisation=europese_commissie; kind=international} zegt dat de "
        "[Commissie]{organisation=europese_commissie; kind=international} niets doet.",
    ],
)
def test_an_organisation_by_its_name(sentence: str) -> None:
    check(sentence, "kind")


@pytest.mark.parametrize(
    "sentence",
    [
        "Volgens de Commissie is dat niet zo.",  # some committee: the text names no Europese Commissie
        "De OESO-richtlijnen gelden.",  # inside the name of a theme
        "Lees www.ser.nl of mail info@ser.nl.",
    ],
)
def test_what_is_no_organisation(sentence: str) -> None:
    found = find_terms(sentence, vocabulary(), ANY_DAY)
    assert [each for each in found if each.label == "organisation"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "De [Stichting Veilig Vuurwerk]{organisation=null} vraagt dat.",
        "De [Vereniging van Exploitanten van Waterbedrijven]{organisation=null} ([VEW]{organisation=null}) en de "
        "[VEW]{organisation=null}.",
        "De [Access to Cobalt Foundation]{organisation=null} vraagt dat.",
        "De [Global Alliance for Good Stone]{organisation=null} vraagt dat.",
    ],
)
def test_an_organisation_that_no_table_knows_by_the_noun_of_its_name(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "De stichting vraagt dat, en de Vereniging ook.",
        "Vereniging van bedrijven is een recht.",
        "Stichting Natuur en Bos Vooruit vraagt dat.",  # one or two
        "Het Initiative en de Foundation.",
    ],
)
def test_a_noun_alone_is_no_organisation(sentence: str) -> None:
    check(sentence)


def test_a_table_knows_where_a_name_ends() -> None:
    check("De [Wet dieren]{law=wet_dieren; kind=wet} beoogt veel.", "kind")


def test_a_committee_is_not_the_commission() -> None:
    text = "De Europese Commissie en de Commissie Deskundigen."
    found = [each.start for each in find_terms(text, vocabulary(), ANY_DAY)]
    assert found == [text.index("Europese")]


def test_an_abbreviation_is_none_within_another_mention() -> None:
    check(
        "De [Organisatie voor Economische Samenwerking en Ontwikkeling]{organisation=oeso} "
        "([OESO]{organisation=oeso}) en haar [Nationaal Contactpunt voor de OESO-richtlijnen]{theme=ncp}."
    )


def test_a_name_in_brackets_behind_another_is_no_abbreviation_of_it() -> None:
    text = "Commissie Deskundigen Meststoffenwet (CDM)"
    found = [text[each.start : each.end] for each in find_terms(text, vocabulary(), ANY_DAY)]
    assert found == ["Meststoffenwet"]
