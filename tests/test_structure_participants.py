"""Who takes part: attendance lists, guests, signatures, and one entry for each person.

A person is written as `name | roles | rest`, where the rest names only what the document prints:
what the reference data adds is tested with `resolve`.
"""

from __future__ import annotations

from textwrap import dedent

import pytest

from imvo_nlp.structure.found import Person
from imvo_nlp.structure.participants import find_people, merge_people
from imvo_nlp.structure.turns import find_labels
from imvo_nlp.text.view import CleanText

BHOS = "Buitenlandse Handel en Ontwikkelingssamenwerking"


def gap(reason: str) -> pytest.MarkDecorator:
    """A known gap: the test holds the right answer, and fails as soon as the code gives it."""
    return pytest.mark.xfail(strict=True, reason=reason)


def written(person: Person) -> str:
    rest = (
        person.initials,
        person.first_name,
        person.honorific,
        person.party and f"({person.party})",
        person.post,
        person.portfolio,
    )
    return " | ".join((person.name, ", ".join(person.roles), *filter(None, rest)))


def people_of(text: str) -> list[str]:
    document = CleanText.of(dedent(text))
    found = find_people(document, find_labels(document), guests=True)
    return [written(person) for person in merge_people(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """\
            Aanwezig zijn vijf leden der Kamer, te weten: Alkaya, Van der
            Graaf, Van den Hul, Agnes Mulder en De Roon,

            en mevrouw Kaag, Minister voor Buitenlandse Handel en Ontwikkelings
            samenwerking.

            Aanvang 20.22 uur.
            """,
            [
                "Alkaya | member",
                "Van der Graaf | member",
                "Van den Hul | member",
                "Mulder | member | Agnes",
                "De Roon | member",
                "Kaag | minister | mevrouw | minister | "
                "Buitenlandse Handel en Ontwikkelings samenwerking",
            ],
            id="list and one guest",
        ),
        pytest.param(
            """\
            Aanwezig zijn vier leden der Kamer, te weten: Van Haersma Buma, El Yassini,
            Jorritsma-Lebbink en Van 't Wout,

            alsmede de heer Zalm, minister van Financiën.
            """,
            [
                "Van Haersma Buma | member",
                "El Yassini | member",
                "Jorritsma-Lebbink | member",
                "Van 't Wout | member",
                "Zalm | minister | heer | minister | Financiën",
            ],
            id="double names and particles",
        ),
        pytest.param(
            """\
            Aanwezig zijn 8 leden der Kamer, te weten: Remkes en Crone,

            en mevrouw Jorritsma-Lebbink, minister van Verkeer en Waterstaat.
            """,
            [
                "Remkes | member",
                "Crone | member",
                "Jorritsma-Lebbink | minister | mevrouw | minister | Verkeer en Waterstaat",
            ],
            id="number in figures",
        ),
        pytest.param(
            """\
            Tegenwoordig zijn 3 leden der Kamer, te weten:

            Agema, Van Aartsen en Crone,

            en de heer Zalm, minister van Financiën.
            """,
            [
                "Agema | member",
                "Van Aartsen | member",
                "Crone | member",
                "Zalm | minister | heer | minister | Financiën",
            ],
            id="plenary sitting",
        ),
        pytest.param(
            """\
            Aanwezig is één lid der Kamer, te weten: De Roon,

            en de heer Wiebes, Staatssecretaris van Financiën.
            """,
            [
                "De Roon | member",
                "Wiebes | state_secretary | heer | state_secretary | Financiën",
            ],
            id="one member",
        ),
        pytest.param(
            """\
            Aanwezig zijn twee leden der Kamer, te weten: Inge van Dijk en Jasper van Dijk,

            en mevrouw Schreinemacher, Minister voor Buitenlandse Handel en
            Ontwikkelingssamenwerking, en mevrouw Heijnen, Staatssecretaris van Infrastructuur
            en Waterstaat.
            """,
            [
                "Van Dijk | member | Inge",
                "Van Dijk | member | Jasper",
                f"Schreinemacher | minister | mevrouw | minister | {BHOS}",
                "Heijnen | state_secretary | mevrouw | state_secretary | "
                "Infrastructuur en Waterstaat",
            ],
            id="two of one name, two guests",
        ),
        pytest.param(
            """\
            Aanwezig zijn twee leden der Kamer, te weten: Bromet en Geurts,

            en mevrouw Schouten, Minister van Landbouw, Natuur en Voedselkwaliteit.
            """,
            [
                "Bromet | member",
                "Geurts | member",
                "Schouten | minister | mevrouw | minister | Landbouw, Natuur en Voedselkwaliteit",
            ],
            id="portfolio with a comma",
        ),
        pytest.param(
            """\
            Aanwezig zijn twee leden der Kamer, te weten: Bromet en Geurts,

            en de heer Rutte, Minister-President, Minister van Algemene Zaken.
            """,
            [
                "Bromet | member",
                "Geurts | member",
                "Rutte | minister | heer | prime_minister | Algemene Zaken",
            ],
            id="prime minister",
        ),
        pytest.param(
            """\
            Aanwezig waren bakkers, slagers en de heer Jansen.

            Er zijn leden van de commissie die koffie drinken: Kaas en Brood.
            """,
            [],
            id="no list of members",
        ),
    ],
)
def test_attendance(text: str, expected: list[str]) -> None:
    assert people_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """\
            De voorzitter van de vaste commissie voor Financiën,
            De Roon

            De griffier van de vaste commissie voor Financiën,
            Van Toor
            """,
            ["De Roon | member, signatory", "Van Toor | clerk, signatory"],
            id="title on one line",
        ),
        pytest.param(
            """\
            De voorzitter van de algemene commissie voor Buitenlandse Handel en
            Ontwikkelingssamenwerking,
            Anne Mulder

            De adjunct-griffier van de algemene commissie voor Buitenlandse Handel en
            Ontwikkelingssamenwerking,
            Van Rees
            """,
            ["Mulder | member, signatory | Anne", "Van Rees | clerk, signatory"],
            id="title on two lines",
        ),
        pytest.param(
            """\
            De fungerend voorzitter van de vaste commissie voor Financiën,
            Wuite
            De waarnemend griffier van de vaste commissie voor Financiën,
            Hessels
            """,
            ["Wuite | member, signatory", "Hessels | clerk, signatory"],
            id="acting",
        ),
        pytest.param(
            """\
            De voorzitter van de vaste commissie voor Financiën,
            Tichelaar

            De voorzitter van de vaste commissie voor Economische Zaken,
            Van der Ham

            De griffier van de vaste commissie voor Financiën,
            Berck
            """,
            [
                "Tichelaar | member, signatory",
                "Van der Ham | member, signatory",
                "Berck | clerk, signatory",
            ],
            id="two chairs",
        ),
        pytest.param(
            """\
            De voorzitter van de commissie,
            Wolfson

            De griffier van de commissie,
            Van Overbeeke
            """,
            ["Wolfson | member, signatory", "Van Overbeeke | clerk, signatory"],
            id="print of the nineties",
        ),
        pytest.param(
            """\
            De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,
            E.M.J. Ploumen

            De Minister van Economische Zaken,
            H.G.J. Kamp
            """,
            [
                f"Ploumen | minister, signatory | E.M.J. | minister | {BHOS}",
                "Kamp | minister, signatory | H.G.J. | minister | Economische Zaken",
            ],
            id="two ministers",
        ),
        pytest.param(
            """\
            Hoogachtend,

            De Minister van Landbouw, Natuur en
            Voedselkwaliteit,
            Carola Schouten
            """,
            [
                "Schouten | minister, signatory | Carola | minister | "
                "Landbouw, Natuur en Voedselkwaliteit"
            ],
            id="title on two lines, first name",
        ),
        pytest.param(
            """\
            De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,

            Sigrid A.M. Kaag
            """,
            [f"Kaag | minister, signatory | S.A.M. | Sigrid | minister | {BHOS}"],
            id="blank line in between, first name and initials",
        ),
        pytest.param(
            """\
            De Staatssecretaris van Sociale Zaken en Werkgelegenheid,
            J. Klijnsma
            """,
            [
                "Klijnsma | state_secretary, signatory | J. | state_secretary | "
                "Sociale Zaken en Werkgelegenheid"
            ],
            id="state secretary",
        ),
        pytest.param(
            """\
            De minister van Economische Zaken,
            G. J. Wijers
            """,
            ["Wijers | minister, signatory | G.J. | minister | Economische Zaken"],
            id="spaced initials, small letter",
        ),
        pytest.param(
            """\
            De Minister-President, Minister van Algemene Zaken,
            M. Rutte
            """,
            ["Rutte | minister, signatory | M. | prime_minister | Algemene Zaken"],
            id="prime minister",
        ),
        pytest.param(
            """\
            De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,
            mede namens de Minister van Economische Zaken,
            E.M.J. Ploumen
            """,
            [f"Ploumen | minister, signatory | E.M.J. | minister | {BHOS}"],
            id="on behalf of another",
        ),
        pytest.param(
            """\
            De minister van Justitie en Veiligheid



            D. Yeşilgöz-Zegerius
            """,
            [
                "Yeşilgöz-Zegerius | minister, signatory | D. | minister | Justitie en Veiligheid",
            ],
            id="as ministries sign: no comma",
        ),
        pytest.param(
            """\
            De Minister van Economische Zaken, H.G.J. Kamp
            """,
            ["Kamp | minister, signatory | H.G.J. | minister | Economische Zaken"],
            id="title and name on one line",
        ),
        pytest.param(
            """\
            De Kamer,

            gehoord de beraadslaging,

            en gaat over tot de orde van de dag.

            Van den Hul

            Dik-Faber

            Jasper van Dijk
            """,
            [
                "Van den Hul | member, signatory",
                "Dik-Faber | member, signatory",
                "Van Dijk | member, signatory | Jasper",
            ],
            id="motion",
        ),
        pytest.param(
            """\
            Namens de Huishoudelijke Commissie,

            De voorzitter, A. Broekers-Knol
            """,
            ["Broekers-Knol | member, signatory | A."],
            id="who presides over a chamber",
        ),
        pytest.param(
            """\
            De Minister van Economische Zaken, zo vernam ik,
            Wil er niets van weten.

            De voorzitter van de bakkersbond,
            was het daarmee eens.

            en gaat over tot de orde van de dag.

            De voorzitter:
            Dank u.
            """,
            [],
            id="no signatures",
        ),
    ],
)
def test_signatures(text: str, expected: list[str]) -> None:
    assert people_of(text) == expected


def test_who_is_consulted_is_named_before_a_known_portfolio_or_any_other() -> None:
    text = """\
        De vaste commissie voor Infrastructuur heeft op 6 maart 2014 overleg gevoerd met minister
        Schultz van Haegen van Infrastructuur en Milieu, minister Bussemaker van Onderwijs, Cultuur en
        Wetenschap (OCW) en staatssecretaris Teeven van Vreemde Zaken over de stand van zaken.
        """
    assert people_of(text) == [
        "Schultz van Haegen | minister | minister | Infrastructuur en Milieu",
        "Bussemaker | minister | minister | Onderwijs, Cultuur en Wetenschap",
        "Teeven | state_secretary | state_secretary | Vreemde Zaken",
    ]
    shared = """\
        De vaste commissie voor Onderwijs heeft op 1 oktober 1997 overleg gevoerd met minister Ritzen en
        staatssecretaris Nuis van Onderwijs, Cultuur en Wetenschappen over een fonds.
        """
    assert people_of(shared) == [
        "Ritzen | minister | minister | Onderwijs, Cultuur en Wetenschappen",
        "Nuis | state_secretary | state_secretary | Onderwijs, Cultuur en Wetenschappen",
    ]


def test_one_entry_for_all_places_that_name_a_person() -> None:
    text = """\
        De vaste commissie voor Financiën heeft op 6 maart 2018 overleg gevoerd met mevrouw Kaag,
        Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking, over koffie.

        De voorzitter van de vaste commissie voor Financiën,
        De Roon

        De griffier van de vaste commissie voor Financiën,
        Weeber

        Voorzitter: De Roon
        Griffier: Van Toor

        Aanwezig zijn drie leden der Kamer, te weten: Alkaya, Diks en De Roon,

        en mevrouw Kaag, Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking.

        De voorzitter:
        Het woord is aan mevrouw Diks.

        Mevrouw Diks (GroenLinks):
        Dank u wel.

        De heer De Roon (PVV):
        Nu ik.

        Minister Kaag:
        En ik.
        """
    assert people_of(text) == [
        f"Kaag | minister | mevrouw | minister | {BHOS}",
        "De Roon | member, chair, signatory | heer | (PVV)",
        "Weeber | clerk, signatory",
        "Van Toor | clerk",
        "Alkaya | member",
        "Diks | member | mevrouw | (GroenLinks)",
    ]


def person(name: str, **rest: str) -> Person:
    """Someone found at the place where the last one ended."""
    return Person(0, 1, name, ("member",), **rest)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            person("Mulder", first_name="Agnes"),
            person("Mulder", party="CDA"),
            ["Mulder | member | Agnes | (CDA)"],
        ),
        (
            person("Mulder", first_name="Agnes"),
            person("Mulder", first_name="Anne"),
            ["Mulder | member | Agnes", "Mulder | member | Anne"],
        ),
        (
            person("Van Dijk", party="CDA"),
            person("Van Dijk", party="SP"),
            ["Van Dijk | member | (CDA)", "Van Dijk | member | (SP)"],
        ),
        (
            person("De Jong", initials="L.W.E."),
            person("De Jong", initials="L."),
            ["De Jong | member | L.W.E."],
        ),
        (
            person("De Jong", initials="L."),
            person("De Jong", initials="M."),
            ["De Jong | member | L.", "De Jong | member | M."],
        ),
        (
            person("Smit"),
            person("Smits"),
            ["Smit | member", "Smits | member"],
        ),
    ],
    ids=["same", "first names", "parties", "fewer initials", "initials", "names"],
)
def test_people_of_one_name(first: Person, second: Person, expected: list[str]) -> None:
    assert [written(each) for each in merge_people([first, second])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """\
            Aanwezig zijn drie leden der Kamer, te weten: Nawijn, Jan de Vries en K.G.
            de Vries, alsmede mevrouw B.M. de Vries, voorzitter.
            """,
            ["Nawijn | member", "De Vries | member | Jan", "De Vries | member | K.G."],
            id="initials at the end of a line",
        ),
        pytest.param(
            """\
            Voorzitter: B.M. de Vries

            De heer Jan de Vries (CDA): Voorzitter. Ik ben Jan.
            """,
            ["De Vries | member, chair | B.M.", "De Vries | member | Jan | heer | (CDA)"],
            id="initials of one and first name of another of that name",
        ),
        pytest.param(
            """\
            Aanwezig zijn twee leden der Kamer, te weten: Daniëlle Jansen en Pierik.

            Staatssecretaris Jansen:
            Dank u wel.

            De heer Pierik (BBB):
            Graag gedaan.
            """,
            [
                "Jansen | member | Daniëlle",
                "Pierik | member | heer | (BBB)",
                "Jansen | state_secretary | state_secretary",
            ],
            id="a member and a state secretary of one name",
        ),
        pytest.param(
            """\
            De voorzitter:
            Welkom. Ik zag de minister van Arbeid daar, de heer Chunnu, en de minister van
            Financiën, de heer Hoekstra.
            """,
            ["Hoekstra | minister | heer | minister | Financiën"],
            id="a minister of elsewhere is no guest",
        ),
    ],
)
def test_namesakes_and_strangers(text: str, expected: list[str]) -> None:
    assert people_of(text) == expected


VAN_DER_GRAAF = {
    "in a speaker's heading": (
        "De gevolmachtigde minister Van der Graaf:\nDank u wel.\n\nMinister Van der Graaf:\nGraag gedaan.",
        ["Van der Graaf | other", "Van der Graaf | minister | minister"],
    ),
    "in signatures": (
        "De voorzitter van de vaste commissie voor Defensie,\nVan der Graaf\n\n"
        "De griffier van de vaste commissie voor Defensie,\nVan der Leeden",
        ["Van der Graaf | member, signatory", "Van der Leeden | clerk, signatory"],
    ),
    "in an attendance list": (
        "Aanwezig zijn twee leden der Kamer, te weten: Van der Graaf en Van den Hul,\n\n"
        "en de minister van Defensie, mevrouw Van der Lee met haar ambtenaren.",
        [
            "Van der Graaf | member",
            "Van den Hul | member",
            "Van der Lee | minister | mevrouw | minister | Defensie",
        ],
    ),
    "before a word that begins like a particle": (
        "Ook aanwezig is de minister van Defensie, mevrouw Van der Lee tegenover de leden.",
        ["Van der Lee | minister | mevrouw | minister | Defensie"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VAN_DER_GRAAF.values(), ids=VAN_DER_GRAAF)
def test_a_name_ends_with_a_word_with_a_capital(text: str, expected: list[str]) -> None:
    document = CleanText.of(text)
    found = find_people(document, find_labels(document), guests=True)
    assert [written(person) for person in found] == expected
