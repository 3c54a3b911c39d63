"""Documents that are meant without a number, and which of them: `deze motie`, `de brief van 6 februari`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import NAMES, convert_fixture
from imvo_nlp import convert_text
from imvo_nlp.mentions.candidate import Candidate
from imvo_nlp.mentions.references import find_references, published_at
from imvo_nlp.mentions.unnumbered import find_documents, find_indefinite, find_phrases
from imvo_nlp.text.aligned import AlignedText, Rewriter
from marks import Mark, as_marks, read_marks

# What is a phrase for a document


def found(sentence: str, *keys: str) -> None:
    """Compare the documents in a sentence; its marks for people are given to the finder."""
    text, marks = read_marks(sentence)
    people = [
        Candidate(mark.start, mark.end, mark.label, mark.value, {})
        for mark in marks
        if mark.label != "document"
    ]
    expected = [mark for mark in marks if mark.label == "document"]
    assert as_marks(text, find_documents(text, people), *keys) == expected


@pytest.mark.parametrize(
    ("kind", "nouns"),
    [
        ("motie", ["de motie"]),
        ("amendement", ["het amendement", "het subamendement"]),
        (
            "wetsvoorstel",
            [
                "het wetsvoorstel", "het initiatiefwetsvoorstel", "het initiatiefvoorstel",
                "het voorstel van wet", "het voorstel van rijkswet",
            ],
        ),
        ("initiatiefnota", ["de initiatiefnota"]),
        ("brief", ["de brief", "de Kamerbrief", "de kamerbrief", "de antwoordbrief", "de aanbiedingsbrief"]),
        (
            "nota",
            [
                "de nota", "de beleidsnota", "de nota van wijziging",
                "de nota naar aanleiding van het verslag",
                "de nota naar aanleiding van het nader verslag",
            ],
        ),
        ("verslag", ["het verslag", "het nader verslag", "het eindverslag"]),
        ("advies", ["het advies"]),
        ("rapport", ["het rapport", "het nader rapport", "het eindrapport"]),
    ],
)  # fmt: skip
def test_each_kind_of_document_by_its_names(kind: str, nouns: list[str]) -> None:
    for noun in nouns:
        found(f"Ik las [{noun}]{{document=null; kind={kind}}} al.", "kind")


@pytest.mark.parametrize(
    "sentence",
    [
        "[Deze motie]{document=null} is oud, [die motie]{document=null} is nieuw.",
        "[Dit amendement]{document=null} en [dat amendement]{document=null} ook.",
        "[De brief]{document=null} en [het rapport]{document=null} zijn er.",
        "[Mijn motie]{document=null} en [uw brief]{document=null}.",
        "[Zijn brief]{document=null}, [haar brief]{document=null} en [hun brief]{document=null}.",
        "[Onze motie]{document=null} en [ons amendement]{document=null}.",
        "Wij lazen [bedoelde brief]{document=null} en [genoemde motie]{document=null}.",
    ],
)
def test_every_word_that_makes_it_definite(sentence: str) -> None:
    found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik breng [de aangehouden motie]{document=null} in stemming.",
        "Over [het nader gewijzigde amendement]{document=null} stemmen wij.",
        "In [zijn laatste brief]{document=null} staat het.",
        "In [de eerdere uitgebreide brief]{document=null} staat het.",
        "Ik zie dat [deze motie]{document=null} goed is.",
        "Ik dien [de volgende motie]{document=null} in.",
        "De ondergetekende stelt het volgende amendement voor.",
        "Ik stuur de volgende brief.",
    ],
)
def test_adjectives_and_what_only_announces(sentence: str) -> None:
    found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Een motie, geen motie, twee moties en elke motie.",
        "De motieven, de briefing, de notaris, de adviesraad, het rapportcijfer en het verslagjaar.",
        "De briefwisseling en het advies-achtige stuk.",
        "De nota bene door hem geschreven regels.",
        # with a name it is a named motion
        "De motie-Van Ojik en de motie van het lid Kuik.",
        "De motie van mevrouw Beckerman en de motie van collega Voordewind.",
        "De motie Smeets/Gesthuizen en de motie Voordewind (aangehouden) en de motie Thieme c.s. ook.",
        # with a number it is a reference
        "De motie op stuk nr. 12 en het amendement onder nr. 9.",
        "De motie, op stuk nr. 12, en de brief nr. 14.",
        "De nota-Xantippe.",
        "Thans is aan de orde wetsvoorstel 35812.",
    ],
)
def test_what_is_no_phrase_for_a_document(sentence: str) -> None:
    found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In [de brief van 6 februari]{document=null} staat het.",
        "In [de brief van 6 februari 2019]{document=null} staat het.",
        "In [de brief d.d. 6 februari 2019]{document=null} staat het.",
        "In [de brief dd. 6 februari]{document=null} staat het.",
        "In [de brief gedateerd 6 februari]{document=null} staat het.",
        "In [de brief van 6 februari jl.]{document=null} staat het.",
        "In [de brief van 6 februari jongstleden]{document=null} staat het.",
        "In [de brief van februari]{document=null} staat het.",
        "In [de nota uit 2015]{document=null} staat het.",
        "In [de brief van gisteren]{document=null} staat het.",
        "In [de brief van gisteravond]{document=null} staat het.",
        "In [de brief van eergisteren]{document=null} staat het.",
        "In [de brief van vanochtend]{document=null} staat het.",
        "In [de brief van vorige week]{document=null} staat het.",
        "In [de nota van vorig jaar]{document=null} staat het.",
        "In [de brief]{document=null} van 12 bladzijden staat het.",
        "In [de brief]{document=null} uit Den Haag staat het.",
    ],
)
def test_a_date_belongs_to_the_phrase(sentence: str) -> None:
    found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik las [het advies van de Raad van State]{document=null} al.",
        "Ik las [het advies van de Afdeling advisering van de Raad van State]{document=null} al.",
        "Ik las [het advies van de Afdeling advisering]{document=null} al.",
        "Ik las [het rapport van de Algemene Rekenkamer]{document=null} al.",
        "Ik las [het rapport van de Nationale ombudsman]{document=null} al.",
        "Ik las [de brief van het kabinet]{document=null} al.",
        "Ik las [de brief van de regering van 6 februari]{document=null} al.",
        "Ik las [de brief van 6 februari van de regering]{document=null} al.",
        "Ik las [het verslag van de vaste commissie]{document=null} al.",
        "Ik las [het rapport van de commissie-Dijsselbloem]{document=null} al.",
        "Ik las [het verslag van het schriftelijk overleg]{document=null} al.",
        "Ik las [het verslag van het algemeen overleg]{document=null} al.",
        "Ik las [het rapport]{document=null} van de commissionair al.",
    ],
)
def test_an_institution_belongs_to_the_phrase(sentence: str) -> None:
    found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik las [de brief van [minister Kaag]{minister=Kaag}]{document=null} al.",
        "Ik las [de brief van [minister Kaag]{minister=Kaag} van 6 februari]{document=null} al.",
        "Ik las [de brief van 6 februari van [minister Kaag]{minister=Kaag}]{document=null} al.",
        "Ik las [de brief van de [minister van Financiën]{minister=Hoekstra} en "
        "de [minister van Defensie]{minister=Bijleveld}]{document=null} al.",
        "Ik las [de brief van de toenmalige [minister van Financiën]{minister=Zalm}]{document=null}.",
        "Ik las [het amendement van de leden [Blok]{member=Blok} en [Depla]{member=Depla}]"
        "{document=null}.",
        "Ik las [het amendement van het [lid Blok]{member=Blok}]{document=null} al.",
        "Ik las [de initiatiefnota van [mevrouw Thieme]{member=Thieme}]{document=null} al.",
        # a member's letter is no document of the House
        "Ik las [de brief]{document=null} van [mevrouw Thieme]{member=Thieme} al.",
        "Ik las [de brief]{document=null} van mijn buurman al.",
    ],
)  # fmt: skip
def test_authors_belong_to_the_phrase(sentence: str) -> None:
    found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In [de nota «Zicht op kwaliteit»]{document=null} staat het.",
        "In [de initiatiefnota “Eerlijke chocola”]{document=null} staat het.",
        'In [het rapport "Kind aan het werk"]{document=null} staat het.',
        "In [de nota Mensen in de keten]{document=null} (2015) staat het.",
        "In [de brief]{document=null} «Zicht op kwaliteit» staat het.",
        "Volgens [het amendement-Blok]{document=null} mag dat.",
        "Volgens [het amendement-Blok/Depla]{document=null} mag dat.",
    ],
)
def test_titles_and_names_behind_a_hyphen(sentence: str) -> None:
    found(sentence)


@pytest.mark.parametrize(
    ("text", "printed", "determiner", "adjectives", "date", "names", "of_whom"),
    [
        ("Zie zijn laatste brief van 6 februari jl. over hout.",
         "zijn laatste brief van 6 februari jl.", "zijn", "laatste ", "6 februari", (), False),
        ("Dit nader gewijzigde amendement is goed.",
         "Dit nader gewijzigde amendement", "dit", "nader gewijzigde ", None, (), False),
        ("Het amendement-Blok/Depla is goed.",
         "Het amendement-Blok/Depla", "het", "", None, ("Blok", "Depla"), True),
        ("Zie het advies van de Raad van State van 3 mei 2019.",
         "het advies van de Raad van State van 3 mei 2019", "het", "", "3 mei 2019", (), True),
    ],
)  # fmt: skip
def test_a_phrase_is_taken_apart(
    text: str,
    printed: str,
    determiner: str,
    adjectives: str,
    date: str | None,
    names: tuple[str, ...],
    of_whom: bool,
) -> None:
    (phrase,) = find_phrases(text)
    assert text[phrase.start : phrase.end] == printed
    assert phrase[3:] == (determiner, adjectives, date, names, of_whom)


def test_the_authors_of_a_phrase_are_its_names() -> None:
    text = "Zie het amendement van de leden Blok en Depla."
    people = [
        Candidate(start, start + len(name), "member", name, {})
        for name in ("Blok", "Depla")
        for start in [text.index(name)]
    ]
    (phrase,) = find_phrases(text, people)
    assert (phrase.names, phrase.of_whom) == (("Blok", "Depla"), True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ik heb een brief toegezegd.", [("een brief", "brief")]),
        ("Een nieuwe motie en een goede beleidsnota.",
         [("Een nieuwe motie", "motie"), ("een goede beleidsnota", "nota")]),
        ("Er komt een voorstel van wet.", [("een voorstel van wet", "wetsvoorstel")]),
        ("De brief, geen brief, een brievenbus, een motief en een rapportcijfer.", []),
    ],
)  # fmt: skip
def test_what_is_brought_up_for_the_first_time(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[it.start : it.end], it.kind) for it in find_indefinite(text)] == expected


@pytest.mark.parametrize("between", range(0, 121, 3))
def test_what_stands_far_before_changes_nothing(between: int) -> None:
    filling = ("hout en glas " * 10)[:between]
    found(
        f"De motie-Diks, {filling}, de gewijzigde motie-Kuik, {filling}, een brief, {filling}, "
        "[de nota naar aanleiding van het verslag]{document=null} en de briefing."
    )


# Which document is meant. Marks of a document tell its antecedent as it is printed.


LETTER = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 20 maart 2018

@
"""
PRINTED_LETTER = """Tweede Kamer der Staten-Generaal
2
Vergaderjaar 2017–2018

26 485 Maatschappelijk verantwoord ondernemen

Nr. 270 BRIEF VAN DE MINISTER VOOR BUITENLANDSE HANDEL EN ONTWIKKELINGSSAMENWERKING

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 20 maart 2018

@
"""
AMENDMENT = """Tweede Kamer der Staten-Generaal
2
Vergaderjaar 2019–2020

35 325 Wijziging van de Wet kwaliteit hout

Nr. 15 AMENDEMENT VAN HET LID BECKERMAN
Ontvangen 2 juni 2020

De ondergetekende stelt het volgende amendement voor:

In artikel 3 vervalt het tweede lid.

Toelichting

@

Beckerman
"""
PLENARY = """22
Eerlijke handel

Aan de orde is het tweeminutendebat Eerlijke handel (CD d.d. 07/04).

De voorzitter:
Aan de orde is het tweeminutendebat Eerlijke handel. Ik heet de minister van harte welkom.

@

De vergadering wordt van 16.32 uur tot 16.36 uur geschorst.
"""


def meant(frame: str, passage: str) -> None:
    """Compare the documents and motions in a passage: values, identifiers, antecedents."""
    plain, marks = read_marks(passage)
    at = frame.index("@")
    text = frame.replace("@", plain)
    mentions = convert_text(text).mentions
    printed = {each.id: each.text for each in mentions}
    found = [
        Mark(
            each.start - at,
            each.end - at,
            text[each.start : each.end],
            each.label,
            each.value,
            {
                key: printed.get(value, value)
                for key in ("identifier", "antecedent")
                if (value := each.attributes.get(key)) is not None
            },
        )
        for each in mentions
        if each.label in ("document", "motion") and at <= each.start < at + len(plain)
    ]
    assert found == marks


@pytest.mark.parametrize(
    "passage",
    [
        # right behind it, behind what it is about, in its footnote
        "Zie [de brief]{document=kst-26485-187; antecedent=Kamerstuk 26 485, nr. 187} "
        "(Kamerstuk 26 485, nr. 187).",
        "[De brief]{document=kst-26485-193; antecedent=Kamerstuk 26 485, nr. 193} over vakbonden "
        "(Kamerstuk 26 485, nr. 193) is gelezen.",
        "[De motie]{document=kst-26485-193; antecedent=Kamerstuk 26 485, nr. 193} over hout, "
        "Kamerstuk 26 485, nr. 193, is aangenomen.",
        "[Het rapport van de Algemene Rekenkamer]{document=kst-26485-193; "
        "antecedent=Kamerstuk 26 485, nr. 193} (zie Kamerstuk 26 485, nr. 193) is goed.",
        # a sentence further it is another's
        "[De brief]{document=null} is gelezen. Kamerstuk 26 485, nr. 193 is oud.",
    ],
)
def test_the_citation_behind_a_phrase(passage: str) -> None:
    meant(LETTER, passage)


@pytest.mark.parametrize(
    "passage",
    [
        "In [de brief]{document=kst-26485-187; antecedent=Kamerstuk 26 485, nr. 187}1 staat het.\n\n"
        "1 Kamerstuk 26 485, nr. 187.\n\n-----\n\nHet is zo.",
        "De [motie-Diks]{motion=Diks; identifier=kst-26485-352}1 is goed.\n\n"
        "1 Kamerstuk 26 485, nr. 352.\n\n-----\n\nHet is zo.",
        # which of the two that the footnote cites?
        "In [de brief]{document=null}1 staat het.\n\n"
        "1 Kamerstuk 26 485, nr. 187 en Kamerstuk 26 485, nr. 188.\n\n-----\n\nHet is zo.",
        "De [motie-Diks]{motion=Diks}1 is goed.\n\n"
        "1 Kamerstuk 26 485, nr. 352 en Kamerstuk 26 485, nr. 353.\n\n-----\n\nHet is zo.",
    ],
)
def test_the_citation_in_a_footnote(passage: str) -> None:
    meant(LETTER, passage)


TWO_LETTERS = (
    "[De brief van 6 februari]{document=kst-26485-187; antecedent=Kamerstuk 26 485, nr. 187} "
    "(Kamerstuk 26 485, nr. 187) gaat over hout. Daarna kwam [de brief van 8 maart 2018]"
    "{document=kst-26485-188; antecedent=Kamerstuk 26 485, nr. 188} (Kamerstuk 26 485, nr. 188). "
)


@pytest.mark.parametrize(
    "passage",
    [
        "[De brief van 6 februari]{document=kst-26485-187; antecedent=De brief van 6 februari}.",
        "[De brief van 6 februari 2018]{document=kst-26485-187; "
        "antecedent=De brief van 6 februari} is helder.",
        "[De brief van 8 maart]{document=kst-26485-188; antecedent=de brief van 8 maart 2018}.",
        "[De brief van februari]{document=kst-26485-187; antecedent=De brief van 6 februari}.",
        "[De brief van 6 maart]{document=null} is nieuw.",
        "[De brief van 6 februari 2017]{document=null} is oud.",
        "[De eerste brief]{document=kst-26485-187; antecedent=Kamerstuk 26 485, nr. 187} is kort.",
        "[De tweede brief]{document=kst-26485-188; antecedent=Kamerstuk 26 485, nr. 188} is lang.",
        "[De laatste brief]{document=kst-26485-188; antecedent=Kamerstuk 26 485, nr. 188} is lang.",
    ],
)
def test_which_of_two_letters_by_date_or_order(passage: str) -> None:
    meant(LETTER, TWO_LETTERS + passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Ik zond een brief (Kamerstuk 26 485, nr. 187). [Die brief]"
        "{document=kst-26485-187; antecedent=Kamerstuk 26 485, nr. 187} is kort.",
        "Ik zond een brief. [Die brief]{document=null} is kort.",
        # the kind of a bare citation is what stands before it in its sentence
        "De brieven (Kamerstuk 26 485, nr. 187) en de rapporten zijn er. [Het amendement]"
        "{document=null} ook.",
        "Een Kamerbrief (Kamerstuk 26 485, nr. 187) is er. De motie nr. 5 ook. [De brief]"
        "{document=kst-26485-187; antecedent=Kamerstuk 26 485, nr. 187} is helder.",
        "[De initiatiefnota]{document=kst-26485-9; antecedent=Kamerstuk 26 485, nr. 9} "
        "(Kamerstuk 26 485, nr. 9) is goed. "
        "[De nota]{document=kst-26485-9; antecedent=Kamerstuk 26 485, nr. 9} is kort.",
        # two side by side, or one after the other
        "De [motie-Diks]{motion=Diks; identifier=kst-26485-352} (Kamerstuk 26 485, nr. 352) en de "
        "[motie-Kuik]{motion=Kuik; identifier=kst-26485-353} (Kamerstuk 26 485, nr. 353) zijn goed. "
        "[Deze motie]{document=null} is beter.",
        # the number is of the list, not of the nota
        "[De nota Vloek of zegen]{document=kst-29234-1; antecedent=29 234, nr. 1} (29 234, nr. 1); de "
        "lijst van vragen en antwoorden over [deze nota]"
        "{document=kst-29234-1; antecedent=29 234, nr. 1} (29 234, nr. 9).",
        # the one that is judged, however long that takes
        "De [motie-Diks]{motion=Diks; identifier=kst-26485-352} (Kamerstuk 26 485, nr. 352) is er. "
        "De [motie-Kuik]{motion=Kuik; identifier=kst-26485-353} (Kamerstuk 26 485, nr. 353) kost "
        "geld. Dat is er niet. Ik heb gezocht. Het spijt mij. Daarom ontraad ik [deze motie]"
        "{document=kst-26485-353; antecedent=Kamerstuk 26 485, nr. 353}.",
        "[De brief van 6 februari]{document=null} en [de brief van 8 maart]{document=null} zijn er. "
        "Ik las ze. Dat is lang geleden. Het spijt mij. [Die brief]{document=null} is helder.",
        "De [motie-Diks]{motion=Diks} en de [motie-Kuik]{motion=Kuik} zijn goed. "
        "[Deze motie]{document=null} is beter.",
        "[De brief van 6 februari]{document=null} en [de brief van 8 maart]{document=null} zijn er. "
        "[De brief]{document=null} is helder.",
        "De [motie-Diks]{motion=Diks; identifier=kst-26485-352} (Kamerstuk 26 485, nr. 352) is er. "
        "De [motie-Kuik]{motion=Kuik; identifier=kst-26485-353} (Kamerstuk 26 485, nr. 353) is er. "
        "[Deze motie]{document=kst-26485-353; antecedent=Kamerstuk 26 485, nr. 353} is beter.",
        "De [motie-Diks]{motion=Diks; identifier=kst-26485-352} (Kamerstuk 26 485, nr. 352) is er. "
        "De gewijzigde [motie-Kuik]{motion=Kuik; identifier=kst-26485-353} (Kamerstuk 26 485, "
        "nr. 353) is er. Van de [motie-Van Ojik]{motion=Van Ojik; identifier=kst-26485-354} "
        "(Kamerstuk 26 485, nr. 354) houd ik. [De gewijzigde motie]"
        "{document=kst-26485-353; antecedent=Kamerstuk 26 485, nr. 353} niet.",
        # what has a new number is not meant by its old one
        "[De gewijzigde motie]{document=kst-34834-17; antecedent=34834, nr. 17} "
        "(34834, nr. 17, was nr. 9) is goed. [De motie]"
        "{document=kst-34834-17; antecedent=34834, nr. 17} is nieuw.",
        # a report without number, and without whose it is, is none of the House's
        "Het rapport is goed, het advies ook en het verslag niet. [Het rapport van de Algemene "
        "Rekenkamer]{document=null} is goed.",
        "[Het amendement]{document=kst-26485-9; antecedent=Kamerstuk 26 485, nr. 9} "
        "(Kamerstuk 26 485, nr. 9) is goed. Het amendement-Kuik (Kamerstuk 26 485, nr. 12) ook.",
    ],
)
def test_what_was_brought_up_before(passage: str) -> None:
    meant(LETTER, passage)


@pytest.mark.parametrize(
    "compared", ["Anders dan", "In tegenstelling tot", "Net als", "Evenals", "Het is, anders dan"]
)
def test_what_is_set_against_another_is_not_the_other(compared: str) -> None:
    meant(
        LETTER,
        "De [motie-Diks]{motion=Diks; identifier=kst-26485-352} (Kamerstuk 26 485, nr. 352) is er. "
        f"{compared} de [motie-Kuik]{{motion=Kuik; identifier=kst-26485-353}} (Kamerstuk 26 485, "
        "nr. 353) is [deze motie]{document=kst-26485-352; antecedent=Kamerstuk 26 485, nr. 352} goed.",
    )


@pytest.mark.parametrize(
    "passage",
    [
        "[Het voorstel van wet]{document=34506} over zorgplicht (34 506) is aangenomen. "
        "[Het wetsvoorstel]{document=34506} geldt.",
        "Wijziging van de Mijnbouwwet (35 761) is aanvaard. [Het wetsvoorstel]{document=35761} geldt.",
        "[Het wetsvoorstel]{document=null} is aangenomen.",
    ],
)
def test_the_one_bill_that_a_letter_cites(passage: str) -> None:
    meant(LETTER, passage)


@pytest.mark.parametrize(
    ("frame", "passage"),
    [
        (AMENDMENT, "[Dit amendement]{document=kst-35325-15} is nodig voor "
                    "[het wetsvoorstel]{document=35325}."),
        (AMENDMENT, "Anders dan het amendement op stuk nr. 9 is [dit amendement]"
                    "{document=kst-35325-15} gedekt."),
        (PRINTED_LETTER, "[De brief van 6 februari]{document=kst-26485-187; antecedent=Kamerstuk "
                         "26 485, nr. 187} (Kamerstuk 26 485, nr. 187) is gelezen. In [deze brief]"
                         "{document=kst-26485-270} ga ik verder."),
        ("RAAD VAN STATE\n\n" + AMENDMENT.replace("AMENDEMENT VAN", "ADVIES OVER"),
         "[Het wetsvoorstel]{document=35325} is goed."),
    ],
)  # fmt: skip
def test_the_document_itself_and_its_bill(frame: str, passage: str) -> None:
    meant(frame, passage)


MOTION = """Motie

De Kamer,
gehoord de beraadslaging,
verzoekt de regering te wachten,
en gaat over tot de orde van de dag.
"""


def values(passage: str) -> list[tuple[str, str | None]]:
    """The documents in a plenary debate, as printed and with their values, in order."""
    mentions = convert_text(PLENARY.replace("@", passage)).mentions
    return [(each.text, each.value) for each in mentions if each.label == "document"]


def test_the_number_that_the_chair_gives_to_a_motion() -> None:
    passage = f"""De heer Alkaya (SP):
Ik dien de volgende motie in.

{MOTION}
De voorzitter:
Deze motie is voorgesteld door het lid Alkaya. Zij krijgt nr. 394 (26485).

Mevrouw Diks (GroenLinks):
Mijn tweede motie luidt als volgt.

{MOTION}
De voorzitter:
Deze motie is voorgesteld door het lid Diks. Zij krijgt nr. 395 (26485).

De heer Alkaya (SP):
Mijn motie is beter.

Mevrouw Diks (GroenLinks):
Mijn motie is goed.
"""
    assert values(passage) == [
        ("de volgende motie", "kst-26485-394"),
        ("Deze motie", "kst-26485-394"),
        ("Mijn tweede motie", "kst-26485-395"),
        ("Deze motie", "kst-26485-395"),
        ("Mijn motie", "kst-26485-394"),
        ("Mijn motie", "kst-26485-395"),
    ]


def test_mine_is_what_the_speaker_has_brought_up_as_his_own() -> None:
    passage = """De heer Alkaya (SP):
Ik heb een amendement, op stuk nr. 15 (35325). Het is goed.

Mevrouw Diks (GroenLinks):
Mijn amendement op stuk nr. 16 (35325) is beter.

De heer Voordewind (ChristenUnie):
Het amendement op stuk nr. 17 (35325) is het beste.

De heer Alkaya (SP):
Mijn amendement is goed.

Mevrouw Diks (GroenLinks):
Over mijn amendement stemmen wij.
"""
    assert values(passage) == [
        ("Mijn amendement", "kst-35325-15"),
        ("mijn amendement", "kst-35325-16"),
    ]


def test_which_of_two_notes_by_its_author() -> None:
    meant(
        LETTER,
        "[De initiatiefnota van het lid Thieme]{document=kst-26485-9; antecedent=Kamerstuk 26 485, "
        "nr. 9} (Kamerstuk 26 485, nr. 9) is er. [De initiatiefnota van het lid Kuik]"
        "{document=kst-26485-12; antecedent=Kamerstuk 26 485, nr. 12} (Kamerstuk 26 485, nr. 12) is "
        "er. De aarde is rond. [De initiatiefnota van het lid Thieme]{document=kst-26485-9; "
        "antecedent=De initiatiefnota van het lid Thieme} is goed.",
    )


def test_each_vote_is_on_a_motion_of_its_own() -> None:
    passage = """De voorzitter:
Ik stel voor de motie-Voordewind (26485, nr. 202) aan te houden.

Daartoe wordt besloten.

In stemming komt de motie-Diks (26485, nr. 203).

In stemming komt de motie-Van Laar (26485, nr. 199).

De voorzitter:
Ik constateer dat de leden van de fractie van de SP voor de motie hebben gestemd.

In stemming komt de motie-Thieme (26485, nr. 201).

De voorzitter:
Ik constateer dat de leden van de fractie van de SP voor deze motie hebben gestemd.
"""
    assert values(passage) == [("de motie", "kst-26485-199"), ("deze motie", "kst-26485-201")]


def test_a_bill_that_is_voted_on_is_of_the_dossier_of_its_amendments() -> None:
    passage = """In stemming komt het amendement-Kuik (35325, nr. 12).

De voorzitter:
Ik constateer dat dit amendement is verworpen.

In stemming komt het wetsvoorstel.

De voorzitter:
Ik constateer dat het wetsvoorstel is aangenomen.
"""
    assert values(passage) == [
        ("dit amendement", "kst-35325-12"),
        ("het wetsvoorstel", "35325"),
        ("het wetsvoorstel", "35325"),
    ]


def test_one_speaker_need_not_mean_what_another_spoke_of() -> None:
    passage = """De heer Alkaya (SP):
Ik las de brief van 6 februari (26485, nr. 187).

Mevrouw Diks (GroenLinks):
Ik las de brief van 8 maart (26485, nr. 188). De brief is helder.

De heer Voordewind (ChristenUnie):
De brief is lang.

Mevrouw Diks (GroenLinks):
Ik zond ook de brief van 9 maart (26485, nr. 189).

De heer Alkaya (SP):
Die brief is kort.
"""
    assert values(passage) == [
        ("de brief van 6 februari", "kst-26485-187"),
        ("de brief van 8 maart", "kst-26485-188"),
        ("De brief", "kst-26485-188"),
        ("De brief", None),
        ("de brief van 9 maart", "kst-26485-189"),
        ("Die brief", "kst-26485-189"),
    ]


# Motions of one name


@pytest.mark.parametrize(
    "passage",
    [
        "De [motie-Diks]{motion=Diks; identifier=kst-26485-352} (Kamerstuk 26 485, nr. 352) is oud. "
        "De [motie-Diks/Alkaya]{motion=Diks, Alkaya; identifier=kst-26485-352; "
        "antecedent=motie-Diks} is oud.",
        "De [motie van het lid Diks c.s.]{motion=Diks; identifier=kst-26485-352} is oud. De "
        "[motie-Diks]{motion=Diks; identifier=kst-26485-352; "
        "antecedent=motie van het lid Diks c.s.} (Kamerstuk 26 485, nr. 352) is oud.",
        # the first submitter is another, or each names one whom the other does not
        "De [motie-Alkaya]{motion=Alkaya; identifier=kst-26485-352} (Kamerstuk 26 485, nr. 352) is "
        "oud. De [motie-Diks/Alkaya]{motion=Diks, Alkaya} is nieuw.",
        "De [motie-Diks/Alkaya]{motion=Diks, Alkaya; identifier=kst-26485-352} (Kamerstuk 26 485, "
        "nr. 352) is oud. De [motie-Diks/Kuik]{motion=Diks, Kuik} is nieuw.",
        # two numbers, two dates
        "De [motie-Diks]{motion=Diks; identifier=kst-26485-352} (Kamerstuk 26 485, nr. 352), de "
        "[motie-Diks]{motion=Diks; identifier=kst-26485-353} (Kamerstuk 26 485, nr. 353) en de "
        "[motie-Diks]{motion=Diks} zijn goed.",
        "De [motie-Diks]{motion=Diks; identifier=kst-26485-352} d.d. 8 mei 2019 (Kamerstuk 26 485, "
        "nr. 352) is oud. De [motie-Diks]{motion=Diks} d.d. 9 mei 2019 is nieuw.",
        # between two of different days one without a day is of neither
        "De [motie-Diks]{motion=Diks} d.d. 8 mei 2019 is oud. De [motie-Diks]{motion=Diks} ook. De "
        "[motie-Diks]{motion=Diks} d.d. 9 mei 2019 is nieuw.",
    ],
)
def test_which_motions_are_one(passage: str) -> None:
    meant(LETTER, passage)


# Citations, and where they are published


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie [Tweede Kamer, vergaderjaar 2012–2013, Aanhangsel, nr. 901]"
        "{reference=ah-tk-20122013-901; kind=aanhangsel; chamber=TK}.",
        "Zie [Tweede Kamer, vergaderjaar 2018–2019, 26 485, nr. 304]"
        "{reference=kst-26485-304; kind=kamerstuk; chamber=TK}.",
        "Zie [Aanhangsel Handelingen II 2019/20, nrs. 2820]"
        "{reference=ah-tk-20192020-2820; kind=aanhangsel; chamber=TK}, "
        "[2821]{reference=ah-tk-20192020-2821; kind=aanhangsel; chamber=TK} en "
        "[2822]{reference=ah-tk-20192020-2822; kind=aanhangsel; chamber=TK}.",
        "Zie [Kamerstukken II 2015/16, 33 996]{reference=null; kind=dossier; chamber=TK} over hout.",
        "Zie [blg-12345]{reference=blg-12345; kind=bijlage; chamber=null}.",
        "Zie [Handelingen TK 1999/2000, p. 4567]{reference=null; kind=handelingen; chamber=TK}.",
        "Schriftelijk ([33 996, C]{reference=kst-33996-C; kind=kamerstuk; chamber=EK}).",
        "Zij krijgt [letter F (33000 XVII)]"
        "{reference=kst-33000-XVII-F; kind=kamerstuk; chamber=EK}.",
        "Zie [Kst. 26 485, nr. 5]{reference=kst-26485-5; kind=kamerstuk; chamber=TK}.",
        "Zie [Kamerstuk 26485-304]{reference=kst-26485-304; kind=kamerstuk; chamber=TK}.",
        "Gedrukt onder [nr. 11]{reference=kst-26485-11; kind=kamerstuk; chamber=TK}.",
        "De motie [nr. 346]{reference=kst-26485-346; kind=kamerstuk; chamber=TK} is er.",
        # a chapter of the budget is no letter of the Senate
        "Dat is [Kamerstuk 36 410 XII]{reference=null; kind=dossier; chamber=null}.",
        "Zie [Kamerstuk 33 996 letter C]{reference=kst-33996-C; kind=kamerstuk; chamber=EK}.",
        "Het wetsvoorstel over zorg ([34 506]{reference=null; kind=dossier; chamber=null}).",
        "Het hout (34 506 kuub) en de planken (34 506) zijn duur.",
    ],
)
def test_forms_of_citations(sentence: str) -> None:
    text, expected = read_marks(sentence)
    references = find_references(text, ("26485",))
    assert as_marks(text, references, "kind", "chamber") == expected


PLACE = "https://zoek.officielebekendmakingen.nl/"


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("Kamerstuk 26 485, nr. 220", PLACE + "kst-26485-220.html"),
        ("Kamerstuk 35 300, hoofdstuk XVII, nr. 5", PLACE + "kst-35300-XVII-5.html"),
        ("Aanhangsel Handelingen II 2019/20, nr. 2820", PLACE + "ah-tk-20192020-2820.html"),
        ("Handelingen II 2017/18, nr. 70, item 9", PLACE + "h-tk-20172018-70-9.html"),
        ("blg-12345", PLACE + "blg-12345.html"),
        ("2017Z18861", None),
        ("Kamerstukken II 2015/16, 33 996", None),
    ],
)
def test_where_what_is_cited_is_published(printed: str, address: str | None) -> None:
    (reference,) = find_references(f"Zie {printed}.")
    assert reference.attributes["address"] == address
    assert published_at(reference.value) == address


def test_questions_have_an_address_and_nothing_has_none() -> None:
    assert published_at("kv-tk-2017Z18861") == PLACE + "kv-tk-2017Z18861.html"
    assert published_at(None) is None


# Every antecedent is a mention of the same document


@pytest.mark.parametrize("name", NAMES)
def test_antecedents_are_other_mentions_that_mean_the_same(name: str) -> None:
    mentions = convert_fixture(name).mentions
    by_id = {each.id: each for each in mentions}
    for each in mentions:
        antecedent = each.attributes.get("antecedent")
        if antecedent is None:
            continue
        other = by_id[antecedent]
        assert other.id != each.id
        # A citation stands behind the phrase that it belongs to; a motion or phrase is there before.
        assert other.label == "reference" or other.start < each.start
        if each.label == "motion":
            assert other.label == "motion"
            assert other.attributes["identifier"] == each.attributes["identifier"]
        else:
            key = other.attributes.get("identifier") if other.label == "motion" else other.value
            assert each.value in (key, *other.attributes.get("dossiers", ()))


# From a place in the source to the clean text


@st.composite
def cut(draw: st.DrawFn) -> tuple[AlignedText, list[int]]:
    """A text of which pieces were kept, and where in the source each kept character stood."""
    kept = draw(st.lists(st.booleans(), min_size=1, max_size=40))
    source = "".join(chr(ord("a") + index % 26) for index in range(len(kept)))
    writer = Rewriter(source)
    places = [index for index, keep in enumerate(kept) if keep]
    for place in places:
        writer.keep(place, place + 1)
    return writer.done(), places


@given(cut(), st.integers(0, 45))
def test_before_counts_what_was_kept_in_front(
    text_and_places: tuple[AlignedText, list[int]], origin: int
) -> None:
    aligned, places = text_and_places
    assert aligned.before(origin) == sum(place < origin for place in places)


@given(st.integers(0, 20))
def test_before_counts_no_footnote(origin: int) -> None:
    writer = Rewriter("kurk 1 Oss glas")
    for start, end in ((0, 5), (11, 15)):
        if start == 0:
            writer.part()
        writer.keep(start, end)
    writer.part()
    writer.keep(7, 10)
    body = [*range(0, 5), *range(11, 15)]
    assert writer.done().before(origin) == sum(place < origin for place in body)


def test_a_phrase_can_be_the_first_mention_of_a_text() -> None:
    mentions = convert_text("Mijn brief (Kamerstuk 26 485, nr. 12) is oud.\n").mentions
    assert [(each.label, each.value) for each in mentions] == [
        ("document", "kst-26485-12"),
        ("reference", "kst-26485-12"),
    ]
