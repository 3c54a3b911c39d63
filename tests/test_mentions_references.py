"""Citations of parliamentary documents in all their forms, and numbers that cite nothing."""

from __future__ import annotations

import pytest

from imvo_nlp import convert_text
from imvo_nlp.mentions.references import find_references
from marks import as_marks, read_marks


def check(sentence: str, *keys: str, dossiers: tuple[str, ...] = ()) -> None:
    text, expected = read_marks(sentence)
    assert as_marks(text, find_references(text, dossiers), *keys) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie [Kamerstuk 26 485, nr. 187]{reference=kst-26485-187}.",
        "Zie [Kamerstuk 26 485, nr. 187]{reference=kst-26485-187}, 24 juni 2014.",
        "Zie [Kamerstuk 26 485 nr. 187]{reference=kst-26485-187} over goud.",
        "Zie [Kamerstukken II 2020/21, 35 845, nr. 6]{reference=kst-35845-6}.",
        "Zie [Kamerstukken II, 2020/21, 35 845, nr. 6]{reference=kst-35845-6}.",
        "Zie [Kamerstukken II 2020–2021, 35 845, nr. 6]{reference=kst-35845-6}.",
        "Zie [Kamerstukken II, vergaderjaar 2020–2021, 35 845, nr. 6]{reference=kst-35845-6}.",
        "Zie [TK 2011-2012, 26 485, nr. 119]{reference=kst-26485-119}.",
        "Uw brief ([TK, 26 485, nr. 119]{reference=kst-26485-119}) is gelezen.",
        "Het stond in [26 485, nr. 67]{reference=kst-26485-67} al.",
        "Het stond in een brief ([26485, nr. 67]{reference=kst-26485-67}) al.",
        "Het stond in de begroting ([31 700 XIII, nr. 38]{reference=kst-31700-XIII-38}) al.",
        "Zie [Kamerstuk 34 550 XVII, nr. 34]{reference=kst-34550-XVII-34}.",
        "Zie [Kamerstuk 35000-XVII, nr. 12]{reference=kst-35000-XVII-12}.",
        "Zie [Kamerstuk 35 300, hoofdstuk XVII, nr. 5]{reference=kst-35300-XVII-5}.",
        "Zie [Kamerstuk 21 501-02, nr. 1700]{reference=kst-21501-02-1700}.",
        "Zie [kst-26485-220]{reference=kst-26485-220} en [32847-346]{reference=kst-32847-346}.",
        "Zij krijgt [nr. 346 (32847)]{reference=kst-32847-346}.",
        "Bijlage bij [Kamerstuk 29 383, nr. 384]{reference=kst-29383-384}.",
        "Volgens [Kamerstuk 26 485, no. 187]{reference=kst-26485-187} mag dat.",
    ],
)
def test_kamerstukken(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie ([Kamerstuk26 485, nr. 304]{reference=kst-26485-304}).",
        "Zie [Kamerstuk 26 485,nr. 304]{reference=kst-26485-304}.",
        "Zie [Kamerstuk 26485,nr.304]{reference=kst-26485-304}.",
        "Zie [Kamerstuk 26 485, nr.232]{reference=kst-26485-232}.",
        "Zie [26485,nr.304]{reference=kst-26485-304}.",
        "Zie [Kamerstukken II 2020/21,35 845,nr. 6]{reference=kst-35845-6}.",
    ],
)
def test_spaces_that_are_left_out(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie [Kamerstukken I 2019/20, 35 300, A]{reference=kst-35300-A; chamber=EK}.",
        "Zie [Kamerstukken I 2011/12, 26 485, nr. E]{reference=kst-26485-E; chamber=EK}.",
        "Zie [EK 35 300, B]{reference=kst-35300-B; chamber=EK}.",
        "Zie [EK 35 300 B]{reference=kst-35300-B; chamber=EK}.",
        "Zie [Kamerstukken I 2019/20, 35 300 B]{reference=kst-35300-B; chamber=EK}.",
        "Zie [Kamerstukken I 2019/20, 35 300, letter A]{reference=kst-35300-A; chamber=EK}.",
        "Zie [EK 2011-2012, 26 485, nr. E]{reference=kst-26485-E; chamber=EK}.",
        "Zie [Kamerstuk 26 485, nr. 187]{reference=kst-26485-187; chamber=TK}.",
        "Zie [Kamerstukken II 2020/21, 35 845, nr. 6]{reference=kst-35845-6; chamber=TK}.",
    ],
)
def test_the_senate_letters_its_documents(sentence: str) -> None:
    check(sentence, "chamber")


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie [Kamerstukken II 2020/21, 35 845, nr. 6]{reference=kst-35845-6} en "
        "[7]{reference=kst-35845-7}.",
        "Zie [35 845, nr. 6]{reference=kst-35845-6} en [7]{reference=kst-35845-7}.",
        "Zie [Kamerstuk 31 477, nr. 41]{reference=kst-31477-41}, [42]{reference=kst-31477-42} en "
        "[44]{reference=kst-31477-44}.",
        "Zie [Kamerstukken 26 485, nrs. 187]{reference=kst-26485-187} en "
        "[197]{reference=kst-26485-197}.",
        "Zie [Kamerstuk 26 485, nr. 257]{reference=kst-26485-257}/[258]{reference=kst-26485-258}.",
        "Zie [Kamerstuk 26 485, nr. 6]{reference=kst-26485-6} en "
        "[Kamerstuk 34 311, nr. 5]{reference=kst-34311-5}.",
        "Zie [Kamerstukken 33 625, nr. 246]{reference=kst-33625-246} en "
        "[26 485, nr. 250]{reference=kst-26485-250}.",
        "Zie [Kamerstuk 26 485, nr. 187]{reference=kst-26485-187} en 24 juni 2014.",
        "Zie [Kamerstuk 26 485, nr. 187]{reference=kst-26485-187} en 2 andere stukken.",
        "Volgens [26 485, nr. 187]{reference=kst-26485-187}, 12 bedrijven en ons is dat zo.",
        "Zie [Kamerstuk 26 485, nr. 187]{reference=kst-26485-187}, 2014.",
    ],
)
def test_two_documents_in_one_citation_are_two_references(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie [Kamerstuk 26 485, nrs. 1]{reference=kst-26485-1}[-]{reference=kst-26485-2}"
        "[3]{reference=kst-26485-3}.",
        "Zie [Kamerstuk 26 485, nrs. 1]{reference=kst-26485-1} [t/m]{reference=kst-26485-2} "
        "[3]{reference=kst-26485-3}.",
        "Zie [36600 XVII, nrs. 12]{reference=kst-36600-XVII-12} [t/m]{reference=kst-36600-XVII-13} "
        "[14]{reference=kst-36600-XVII-14}.",
        "Zie [Kamerstuk 26 485, nrs. 1]{reference=kst-26485-1}"
        "[-]{reference=null; identifiers=kst-26485-2, kst-26485-3}[4]{reference=kst-26485-4}.",
        "Zie [Kamerstuk 26 485, nrs. 1]{reference=kst-26485-1} tot en met "
        "[2]{reference=kst-26485-2}.",
        # too long to be true: only what is printed
        "Zie [Kamerstuk 26 485, nrs. 1]{reference=kst-26485-1}-[300]{reference=kst-26485-300}.",
    ],
)
def test_a_range_holds_what_it_does_not_print(sentence: str) -> None:
    """What the ends leave out stands on the sign between them: several have no one value."""
    text, expected = read_marks(sentence)
    found = as_marks(text, find_references(text), "identifiers")
    assert found == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie [Kamerstukken 33 625 en 26 485, nr. 246]"
        "{reference=kst-33625-246; dossiers=33625, 26485}.",
        "Zie [Kamerstukken 30 872, 26 485 en 31 793, nr. 221]"
        "{reference=kst-30872-221; dossiers=30872, 26485, 31793}.",
        "Zie [Kamerstuk 34 550-XVII, nr. 34]{reference=kst-34550-XVII-34; dossiers=34550-XVII}.",
    ],
)
def test_one_document_under_several_dossiers_is_one_reference(sentence: str) -> None:
    check(sentence, "dossiers")


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie [Kamerstukken II 2018/19, 26 485, nr. 304, p. 5]{reference=kst-26485-304; pages=5}.",
        "Zie [Kamerstukken II 2018/19, 26 485, nr. 304, p. 5-7]"
        "{reference=kst-26485-304; pages=5-7}.",
        "Zie [Kamerstuk 26 485, nr. 304, blz. 12]{reference=kst-26485-304; pages=12}.",
        "Zie [Kamerstuk 26 485, nr. 304]{reference=kst-26485-304; pages=null}, artikel 5.",
    ],
)
def test_pages_belong_to_the_citation(sentence: str) -> None:
    check(sentence, "pages")


@pytest.mark.parametrize(
    ("printed", "session_year"),
    [
        ("2020/21", "2020-2021"),
        ("2020-21", "2020-2021"),
        ("2020/2021", "2020-2021"),
        ("2020–2021", "2020-2021"),
        ("2020 – 2021", "2020-2021"),
        ("1999/00", "1999-2000"),
        ("1999-2000", "1999-2000"),
        ("2022–203", "2022-2023"),
        ("2022/'23", "2022-2023"),
        ("22/23", "2022-2023"),
        ("98/99", "1998-1999"),
    ],
)
def test_session_years_in_every_print_and_misprint(printed: str, session_year: str) -> None:
    check(
        f"Zie [Kamerstukken II {printed}, 26 485, nr. 9]"
        f"{{reference=kst-26485-9; session_year={session_year}}}.",
        "session_year",
    )
    joined = session_year.replace("-", "")
    check(
        f"Zie [Aanhangsel Handelingen, vergaderjaar {printed}, nr. 844]"
        f"{{reference=ah-tk-{joined}-844; session_year={session_year}}}.",
        "session_year",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie [Aanhangsel Handelingen II 2019/20, nr. 2820]{reference=ah-tk-20192020-2820}.",
        "Zie [Aanhangsel van de Handelingen II 2019/20, nr. 2820]{reference=ah-tk-20192020-2820}.",
        "Zie [Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 3276]"
        "{reference=ah-tk-20222023-3276}.",
        "Zie ook [ah-tk-20192020-2907]{reference=ah-tk-20192020-2907}.",
        # `Kamer` in a word before it is not `Tweede Kamer, vergaderjaar 2018-2019, Aanhangsel`.
        "Zie [Kamerstuk 26 485, nr. 388]{reference=kst-26485-388}. [Aanhangsel Handelingen nr. 811, "
        "vergaderjaar 2018–2019]{reference=ah-tk-20182019-811}",
        "Zie [Aanhangsel Handelingen, nr. 811, vergaderjaar 2018–2019]"
        "{reference=ah-tk-20182019-811}.",
    ],
)
def test_answers_to_questions(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie [Handelingen II 2017/18, nr. 70, item 9]{reference=h-tk-20172018-70-9; pages=null}.",
        "Zie [Handelingen II 2017/18, nr. 70, item 9, p. 1-4]"
        "{reference=h-tk-20172018-70-9; pages=1-4}.",
        "Zie [Handelingen I 2017/18, nr. 12, item 3]{reference=h-ek-20172018-12-3; pages=null}.",
        "Zie [Handelingen II 2007/08, nr. 36, p. 2714-2716]{reference=null; pages=2714-2716}.",
        "Zie [h-tk-20172018-70-9]{reference=h-tk-20172018-70-9; pages=null}.",
    ],
)
def test_proceedings(sentence: str) -> None:
    check(sentence, "pages")


@pytest.mark.parametrize(
    "sentence",
    [
        "Uw kenmerk is [2017Z18861]{reference=2017Z18861; kind=question}.",
        "Uw kenmerk is [2014Z15028]{reference=2014Z15028; kind=question}, ons kenmerk is X.",
        "Uw kenmerk ([2017Z18861]{reference=2017Z18861; kind=question}/"
        "[2017D38795]{reference=2017D38795; kind=document}).",
        "Zie [Kamerstuk 26 485, nr. 187]{reference=kst-26485-187; kind=kamerstuk}.",
        "Zie [Handelingen II 2017/18, nr. 70, item 9]"
        "{reference=h-tk-20172018-70-9; kind=handelingen}.",
        "Zie [Aanhangsel Handelingen II 2019/20, nr. 2820]"
        "{reference=ah-tk-20192020-2820; kind=aanhangsel}.",
    ],
)
def test_case_numbers_and_the_kind_of_what_is_cited(sentence: str) -> None:
    check(sentence, "kind")


@pytest.mark.parametrize(
    ("dossiers", "sentence"),
    [
        (("31226",), "In stemming komt het amendement ([stuk nr. 12]{reference=kst-31226-12})."),
        (("31226",), "Het amendement ([stuk nr. 12, I]{reference=kst-31226-12}) is verworpen."),
        (("31226",), "De amendementen ([stuk nrs. 33, I en II]{reference=kst-31226-33}) ook."),
        (("31226",), "Die ([stuk nrs. 24, I tot en met VI]{reference=kst-31226-24}) ook."),
        (("31226", "26485"), "Het amendement ([stuk nr. 12]{reference=null}) is verworpen."),
        ((), "Het amendement ([stuk nr. 12]{reference=null}) is verworpen."),
        (
            (),
            "Zij krijgt [nr. 346 (32847)]{reference=kst-32847-346}. De motie op "
            "[stuk nr. 346]{reference=kst-32847-346} gaat over gas.",
        ),
        (
            (),
            "Zij krijgt [nr. 346 (32847)]{reference=kst-32847-346}, deze "
            "[nr. 7 (26485)]{reference=kst-26485-7}. Nu [stuk nr. 346]{reference=null}.",
        ),
    ],
)
def test_a_citation_without_dossier_belongs_to_the_only_one(
    dossiers: tuple[str, ...], sentence: str
) -> None:
    check(sentence, dossiers=dossiers)


@pytest.mark.parametrize(
    "printed",
    [
        # the guide for legal authors leaves out `nr.`
        "[Kamerstukken II 2019/20, 35300, 3, p. 4]{reference=kst-35300-3}",
        "[Kamerstukken II 2008/09, 31700 VI, 2, p. 5]{reference=kst-31700-VI-2}",
        "[Kamerstukken I 2019/20, 35300, B, p. 2]{reference=kst-35300-B}",
        "[Kamerstukken II 2019/20, 35300, 3]{reference=kst-35300-3} en "
        "[2020/21, 35570 VIII, 12]{reference=kst-35570-VIII-12}",
        "[Kamerstukken II 2019/20, 35300, 3]{reference=kst-35300-3}; "
        "[I 2020/21, 35570, B]{reference=kst-35570-B}",
        "[TK 2022/23, 26485, 400]{reference=kst-26485-400}",
        # the session in other words
        "[Kamerstukken Tweede Kamer 2019-2020, 35 300, nr. 3]{reference=kst-35300-3}",
        "[Kamerstukken 2, 2019-2020, 35 300, nr. 3]{reference=kst-35300-3}",
        "[Kamerstukken 2019/20, II, 35 300, nr. 3]{reference=kst-35300-3}",
        "[Tweede Kamer 2019/2020, 35 300, nr. 3]{reference=kst-35300-3}",
        "[Kamerstuk 35 300, vergaderjaar 2019-2020, nr. 3]{reference=kst-35300-3}",
        "[Bijl. Hand. II 1979/80, 15 049, nr. 3]{reference=kst-15049-3}",
        # the dossier in other signs
        "[Kamerstuk 26.485, nr. 300]{reference=kst-26485-300}",
        "[Kamerstukken II 2020/21, 35570.VIII, 12]{reference=kst-35570-VIII-12}",
        "[Kamerstuk 35570VIII, nr. 12]{reference=kst-35570-VIII-12}",
        "[Kamerstuk 35 300 (XVII), nr. 5]{reference=kst-35300-XVII-5}",
        "[Kamerstuk 35 300 IIB, nr. 5]{reference=kst-35300-IIB-5}",
        "[Kamerstukdossier 26485, nr. 300]{reference=kst-26485-300}",
        # the number in other words
        "[Kamerstukken II, 26 485 300]{reference=kst-26485-300}",
        "[Kamerstuk 26 485, nummer 300]{reference=kst-26485-300}",
        "[Kamerstuk 26 485/300]{reference=kst-26485-300}",
        "[26485 nr. 300]{reference=kst-26485-300}",
        "[26 485, stuk nr. 300]{reference=kst-26485-300}",
        "[Kamerstukken I 2019/20, 35 300, nr B]{reference=kst-35300-B}",
        "[Kamerstukken I 2002/03, 28 746, nr. 180a]{reference=kst-28746-180a}",
        # each with its dossier
        "[21501-02-2074]{reference=kst-21501-02-2074}, [21501-08-765]{reference=kst-21501-08-765}",
        "[35315-(R2137)-1]{reference=kst-35315-1}",
        "[Kamerstuk 21501-20]{reference=null}",
        # identifiers
        "[nds-tk-2018D12345]{reference=nds-tk-2018D12345}",
        "[kv-tk-2021Z01234]{reference=kv-tk-2021Z01234}",
        "[2023z23456]{reference=2023Z23456}",
    ],
)
def test_as_jurists_and_journalists_write_them(printed: str) -> None:
    check(printed)
    check(f"Dat is gemeld ({printed}).")
    check(f"In {printed} staat dat de sector groeit.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie [Kamerstuk 29 237, nr. 180]{reference=kst-29237-180} en [nr. 185]{reference=kst-29237-185}.",
        "Zie [Kamerstuk 29 237, nr. 180]{reference=kst-29237-180}, resp. "
        "[185]{reference=kst-29237-185}.",
        "Zie [Kamerstuk 29 237, nr. 180]{reference=kst-29237-180} respectievelijk "
        "[nr. 185]{reference=kst-29237-185}.",
        "Zie [Kamerstuk 29 237, nr. 180]{reference=kst-29237-180} en de "
        "[nrs. 185]{reference=kst-29237-185} en [186]{reference=kst-29237-186}.",
        "Zie [Kamerstukken II 2009/10, 29 237, nr. 3, p. 4]{reference=kst-29237-3} en "
        "[nr. 6, p. 12]{reference=kst-29237-6}.",
        # The second has a dossier of its own.
        "Zie [Kamerstuk 29 237, nr. 180]{reference=kst-29237-180} en "
        "[nr. 12 (33 625)]{reference=kst-33625-12}.",
    ],
)
def test_more_numbers_of_one_dossier(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "De moties op [stuk nrs. 12]{reference=kst-26485-12} en [13 (26 485)]{reference=kst-26485-13}.",
        "De moties onder [nrs. 12]{reference=kst-26485-12} en [13 (26 485)]{reference=kst-26485-13}.",
        "De moties op de [stukken nrs. 12]{reference=kst-26485-12} en "
        "[13 (26 485)]{reference=kst-26485-13}.",
        "De motie op [stuk nr. 12 (Kamerstuk 26 485)]{reference=kst-26485-12}.",
        "De motie-Alkaya ([stuk nr. 12, 26 485]{reference=kst-26485-12}).",
        "De brief met [nr. 12 van dossier 26 485]{reference=kst-26485-12}.",
        "In dossier 26 485 ontraad ik de moties op [stuk nrs. 12]{reference=kst-26485-12} en "
        "[13]{reference=kst-26485-13}.",
        "Ik steun het amendement op [stuk nr. 12]{reference=kst-34506-12} bij het wetsvoorstel "
        "Zorgplicht kinderarbeid ([34 506]{reference=null}).",
        # two dossiers are none
        "In dossier 26 485 en dossier 33 625 staat de motie op [stuk nr. 12]{reference=null}.",
        # that of another sentence does not count
        "Dossier 26 485 is oud. De motie op [stuk nr. 12]{reference=kst-31250-12} niet.",
    ],
)
def test_the_printed_dossier_comes_before_that_of_the_document(sentence: str) -> None:
    check(sentence, dossiers=("31250",))


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie [Handelingen II 2019/20, 45, item 7, p. 12]{reference=h-tk-20192020-45-7}.",
        "Zie [Hand. TK 2019-2020, nr. 45, item 7]{reference=h-tk-20192020-45-7}.",
        "Zie [Handelingen Eerste Kamer 2019/2020, nr. 12, item 3]{reference=h-ek-20192020-12-3}.",
        "Zie [HTK 2022-2023, 48-10-5]{reference=h-tk-20222023-48-10}.",
        "Zie [Handelingen II van 12 maart 2020, nr. 58, item 7]{reference=h-tk-20192020-58-7}.",
        "Zie [Handelingen II 2019/20, nr. 45, items 7]{reference=h-tk-20192020-45-7} en "
        "[8]{reference=h-tk-20192020-45-8}.",
        "Zie [Handelingen II 2007/08, 36, p. 2714-2716]{reference=null}.",
        "Zie [Handelingen II 2013-2014, 45 (item 9)]{reference=h-tk-20132014-45-9}.",
        "Zie [Aanhangsel Handelingen II 2019/20, 2820]{reference=ah-tk-20192020-2820}.",
        "Zie [Handelingen II, Aanhangsel 2022-2023, nr. 1237]{reference=ah-tk-20222023-1237}.",
        "Zie [Aanhangsel Handelingen I 2019/20, nr. 5]{reference=ah-ek-20192020-5}.",
        "Zie [Aanhangsel Handelingen nr. 2820 (2019-2020)]{reference=ah-tk-20192020-2820}.",
    ],
)
def test_proceedings_and_their_annex_in_other_words(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie het Aanhangsel Handelingen, vergaderjaar 2019–2020.",
        "Zie Aanhangsel Handelingen, vergaderjaar 2020–2021, nr. PM.",
        "Zie [Kamerstuk 26 485]{reference=null}, nr. XX, blz. 4.",
        "Zie [Kamerstuk 26 485]{reference=null}, nr. xxx. In 12 landen loopt het.",
        "Zie [Kamerstuk 26 485]{reference=null}, nr. ...",
        "Zie Kamerstuk 36 xxx, nr. 3.",
        "Zie [Kamerstuk 26 485]{reference=null}, 24 juni 2014.",
        "Zie [Kamerstukken II 2019/20, 26 485]{reference=null}, 12 bedrijven doen mee.",
        # rows of a table, and amounts
        "26 485 300 12",
        "2019/20 26 485 300 12",
        "12 345, 300, 12",
        "26 485; 300; 12",
        "De uitgaven bedroegen 26 485, 300 en 12 miljoen euro.",
        "De subsidie van € 26 485, nr. 3 op de lijst.",
        "De Tweede Kamer telde 12 345 brieven, het EK 2012 31 700 bezoekers.",
    ],
)
def test_a_number_that_is_not_printed_is_not_made_up(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie [Kamerstuk 26 485, nr. 430]{reference=kst-26485-430; date=2024-06-12} d.d. 12 juni 2024.",
        "Zie [Kamerstuk 26 485, nr. 430]{reference=kst-26485-430; date=2024-06-12}, 12 juni 2024.",
        "Mijn brief van 12 juni 2024 ([Kamerstuk 26 485, nr. 430]{reference=kst-26485-430; date=2024-06-12}).",
        "De motie ([26 485, nr. 430]{reference=kst-26485-430; date=2024-06-12}) van 12 juni 2024.",
        "Zie [Kamerstuk 26 485, nr. 430]{reference=kst-26485-430; date=null}. Op 12 juni 2024 was dat zo.",
        "Mijn brief van 1 mei 2024 ([Kamerstuk 26 485, nr. 430]{reference=kst-26485-430; date=null}, "
        "12 juni 2024).",
    ],
)
def test_the_date_beside_a_citation(sentence: str) -> None:
    check(sentence, "date")


@pytest.mark.parametrize(
    "sentence",
    [
        "Zij krijgt [nr. 17]{reference=kst-34834-17}, was [nr. 9 (34834)]{reference=kst-34834-9}.",
        "De motie-Van den Berg ([34834, nr. 17]{reference=kst-34834-17}, was "
        "[nr. 9]{reference=kst-34834-9}).",
        "Zie 1[Kamerstukken II 2019/20, 35 300, nr. 6]{reference=kst-35300-6}.",
        "1[Kamerstuk 29 383, nr. 406]{reference=kst-29383-406}.",
    ],
)
def test_old_numbers_and_numbers_of_footnotes(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Artikel 12, lid 4, artikel 26, derde lid, en artikel 6:162 van het Burgerlijk Wetboek.",
        "ILO-verdrag nr. 182 en de ILO-verdragen nr. 138 en 182.",
        "Verordening (EU) nr. 2017/821 en Richtlijn 2014/95/EU gelden, C-482/17 ook.",
        "Het gaat om € 26 485, om 31 270 plantages en om 9 500 hectare.",
        "Bel 070-318 22 11 of 0900-0904, postcode 2500 EA, KvK 27378529.",
        "Bel (070) 31 82 211 of 06 12 345 678.",
        "Tussen 2015 en 2018, in 2018–2019, op 24 juni 2014 en in 2020.",
        "Stb. 2019, 401, Staatscourant 2019, nr. 12345 en PbEU 2017, L 130.",
        "ECLI:NL:HR:2019:2006, COM(2022) 71 en rechtbank Den Haag, 09/748.",
        "Vraag 4 en 5, bijlage 2, nummer 7 op de lijst en nr. 3 van de tien.",
        "De Handelingen, het Aanhangsel, een Kamerstuk en het dossier 26 485.",
        "Het bedrag van 1.234.567 euro, 12 345 euro, nr. 1 in de wereld.",
        "Een toezegging, een stuk van de koek en stuk voor stuk 12 stukken.",
        "IBAN NL12 RABO 0123 4567 89 en kenmerk BZ-2018.33.",
    ],
)
def test_numbers_that_cite_nothing(sentence: str) -> None:
    check(sentence, dossiers=("26485",))


@pytest.mark.parametrize("repeated", ["26 485, ", "26 485 en ", "nr. 1 en ", "(26 485) ", "TK "])
def test_a_text_of_nothing_but_its_signs_is_read_in_one_go(repeated: str) -> None:
    """Lists are bounded: without that each place in this text would read the list to its end."""
    text = repeated * 5_000 + "Kamerstuk 26 485, nr. 3"
    assert [each.value for each in find_references(text)] == ["kst-26485-3"]


@pytest.mark.parametrize(
    "printed",
    [
        "[Kamerstuk\n26 485, nr. 299]{reference=kst-26485-299}",
        "[Kamerstuk26 485, \nnr. 299]{reference=kst-26485-299}",
        "[Kamerstuk 26 \n485, nr. 299]{reference=kst-26485-299}",
        "[Kamerstuk 26 485, nr.\n299]{reference=kst-26485-299}",
        "[Kamerstuk 26\u00a0485, nr.\u00a0299]{reference=kst-26485-299}",
        "[Kamer-\nstuk 26 485, nr. 299]{reference=kst-26485-299}",
        "[Aanhangsel Handelingen II \n2018/19, nr. 811]{reference=ah-tk-20182019-811}",
        "[Aanhangsel Han-\ndelingen, vergaderjaar 2018–\n2019, nr. 811]{reference=ah-tk-20182019-811}",
        "[Kamerstukken 33 625 en 26 \n485, nr. 241]{reference=kst-33625-241}",
        "[Kamerstuk 31 477, nr. 41]{reference=kst-31477-41} en\n[42]{reference=kst-31477-42}",
        "[Kamerstuk 26 485, nr.\n\n299]{reference=kst-26485-299}",
        "[Kamerstuk 26 485, nr\n\n299]{reference=kst-26485-299}",
    ],
)
def test_a_line_end_anywhere(printed: str) -> None:
    text, expected = read_marks(f"Dat is eerder aan de Kamer gemeld ({printed}) en blijft zo.\n")
    mentions = [each for each in convert_text(text).mentions if each.label == "reference"]
    assert as_marks(text, mentions) == expected
