"""Votes: the sentences with which reports of the House have told them since 1995, and what is read in each."""

from __future__ import annotations

import json
from typing import Any

import pytest

import imvo_nlp
from imvo_nlp import Kamerstuk
from imvo_nlp.models import Counts, Vote
from imvo_nlp.notation.period import ANY_DAY
from imvo_nlp.text.source import Marks, SourceText, VoteMark

_HEAD = """Tweede Kamer der Staten-Generaal
Vergaderjaar {years}
58e vergadering
{day}

7
Stemmingen moties Schoenen

Voorzitter: Arib

"""


def report(body: str, years: str = "2009–2010", day: str = "Dinsdag 16 maart 2010") -> Kamerstuk:
    return imvo_nlp.convert_text(_HEAD.format(years=years, day=day) + body)


def votes(body: str, **when: str) -> tuple[Vote, ...]:
    found = report(body, **when).votes
    assert found is not None
    return found


def names(members: Any) -> list[tuple[str, str | None]]:
    return [(each.name, each.party) for each in members]


def told(vote: Vote) -> tuple[Any, ...]:
    return vote.result, vote.method, vote.for_, vote.against, vote.rest


def sentence(words: str) -> str:
    return f"In stemming komt de motie-Diks (26485, nr. 3).\n\nDe voorzitter:\n{words}\n"


THE_REST = "voor deze motie hebben gestemd en de leden van de overige fracties ertegen"
SENTENCES = {
    "one side and the rest": (
        f"Ik constateer dat de leden van de fracties van de SP en D66 {THE_REST}, zodat zij is verworpen.",
        ("verworpen", "fracties", ("SP", "D66"), (), "against"),
    ),
    "those against are named": (
        "Ik constateer dat de leden van de fractie van de SGP tegen deze motie hebben gestemd en de "
        "leden van de overige fracties ervoor, zodat zij is aangenomen.",
        ("aangenomen", "fracties", (), ("SGP",), "for"),
    ),
    "the motion with its number": (
        "Ik constateer dat de leden van de fractie van de SP voor de motie-Diks (26485, nr. 3) hebben "
        "gestemd en de leden van de overige fracties ertegen, zodat zij is verworpen.",
        ("verworpen", "fracties", ("SP",), (), "against"),
    ),
    "both sides are named": (
        "Ik constateer dat de leden van de fracties van het CDA en de ChristenUnie voor deze motie "
        "hebben gestemd en de leden van de fracties van de VVD en GroenLinks ertegen, zodat zij is "
        "verworpen.",
        ("verworpen", "fracties", ("CDA", "ChristenUnie"), ("VVD", "GroenLinks"), None),
    ),
    "as printed in the nineties": (
        "Ik constateer, dat de aanwezige leden van de fracties van de RPF, het GPV en de Unie 55+ voor "
        "deze motie hebben gestemd en die van de overige fracties ertegen, zodat zij is verworpen.",
        ("verworpen", "fracties", ("RPF", "GPV", "Unie 55+"), (), "against"),
    ),
    "the name of a party holds the word of a side": (
        f"Ik constateer dat de leden van de fractie van de Partij voor de Dieren {THE_REST}, zodat zij "
        "is verworpen.",
        ("verworpen", "fracties", ("PvdD",), (), "against"),
    ),
    "a group of two": (
        f"Ik constateer dat de leden van de fracties van 50PLUS en de Groep Bontes/Van Klaveren {THE_REST}, "
        "zodat zij is verworpen.",
        ("verworpen", "fracties", ("50PLUS", "Groep Bontes/Van Klaveren"), (), "against"),
    ),
    "a remark within the list": (
        "Ik constateer dat de leden van de fractie van de SP voor deze motie hebben gestemd en de leden "
        "van de fracties van de PVV en, zoals zojuist is gezegd, de SGP ertegen, zodat zij is verworpen.",
        ("verworpen", "fracties", ("SP",), ("PVV", "SGP"), None),
    ),
    "all votes": (
        "Ik constateer dat deze motie met algemene stemmen is aangenomen.",
        ("aangenomen", "fracties", (), (), None),
    ),
    "sitting and standing": (
        "De motie wordt bij zitten en opstaan verworpen.",
        ("verworpen", "fracties", (), (), None),
    ),
    "nobody asks for a vote": (
        "De motie wordt zonder stemming aangenomen.",
        ("aangenomen", "zonder_stemming", (), (), None),
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_the_sides_are_those_that_the_chair_names(name: str) -> None:
    words, expected = SENTENCES[name]
    (vote,) = votes(sentence(words))
    assert told(vote) == expected
    assert vote.text.startswith("In stemming komt de motie-Diks")
    assert vote.text.endswith(words[-25:])
    assert (vote.subject.kind, vote.subject.identifier) == ("motie", "kst-26485-3")


def test_a_member_who_is_a_group_is_one_and_another_votes_apart() -> None:
    (vote,) = votes(
        sentence(
            "Ik constateer dat de aanwezige leden van de fracties van de PVV en het lid Verdonk voor "
            "deze motie hebben gestemd en de aanwezige leden van de overige fracties, alsmede het lid "
            "Atsma, ertegen, zodat zij is verworpen."
        )
    )
    assert (vote.for_, vote.rest) == (("PVV", "Lid Verdonk"), "against")
    assert names(vote.members_against) == [("Atsma", "CDA")]


def test_who_is_an_exception_votes_on_the_other_side() -> None:
    (vote,) = votes(
        sentence(
            "Ik constateer dat de leden van de fractie van de PvdA, met uitzondering van de leden Jacobi "
            f"en Kuiken, {THE_REST}, zodat zij is verworpen."
        )
    )
    assert vote.for_ == ("PvdA",)
    assert names(vote.members_against) == [("Jacobi", "PvdA"), ("Kuiken", "PvdA")]


def test_members_without_a_party_of_their_own_are_named_as_groups() -> None:
    (vote,) = votes(
        sentence(
            f"Ik constateer dat de leden van de fracties van de SP, Klein, Van Vliet en Houwers {THE_REST}, "
            "zodat zij is verworpen."
        ),
        years="2015–2016",
        day="Dinsdag 16 februari 2016",
    )
    assert vote.for_ == ("SP", "Lid Klein", "Lid Van Vliet", "Lid Houwers")


def test_a_roll_call_names_all_members() -> None:
    (vote,) = votes(
        "In stemming komt de motie-Karimi (26485, nr. 3).\n\n"
        "Vóór stemmen de leden: Jan de Vries, Noorman-den Uyl en Karimi.\n\n"
        "Tegen stemmen de leden: Klaas de Vries en Weekers.\n\n"
        "De voorzitter: Ik constateer dat deze motie met 3 tegen 2 stemmen is aangenomen.\n",
        years="2003–2004",
        day="Dinsdag 16 maart 2004",
    )
    assert told(vote) == ("aangenomen", "hoofdelijk", (), (), None)
    assert names(vote.members_for) == [
        ("De Vries", "CDA"),
        ("Noorman-den Uyl", "PvdA"),
        ("Karimi", "GroenLinks"),
    ]
    assert names(vote.members_against) == [("De Vries", "PvdA"), ("Weekers", "VVD")]
    assert vote.counts == Counts(3, 2)


def test_of_a_rejected_motion_the_larger_number_is_against_wherever_it_stands() -> None:
    (vote,) = votes(
        "In stemming komt de motie-Karimi (26485, nr. 3).\n\n"
        "Vóór stemmen de leden: Karimi en Vos.\n\nTegen stemmen de leden: Weekers en Hofstra.\n\n"
        "De voorzitter: Ik constateer dat deze motie met 97 tegen 45 stemmen is verworpen.\n"
    )
    assert vote.counts == Counts(45, 97)


def test_a_roll_call_says_in_its_own_words_what_it_is_about() -> None:
    (vote,) = votes(
        "De voorzitter:\nWij stemmen hoofdelijk over de motie-Diks (26485, nr. 3).\n\n"
        "Vóór stemmen de leden: Diks en Voordewind.\n\nTegen stemmen de leden: Weverling.\n\n"
        "De voorzitter:\nDe motie is aangenomen.\n"
    )
    assert vote.subject.identifier == "kst-26485-3"
    assert vote.text.startswith("Wij stemmen hoofdelijk")
    assert told(vote)[:2] == ("aangenomen", "hoofdelijk")
    assert vote.counts is None


SUBJECTS = {
    "het nader gewijzigde amendement-Smaling (stuk nr. 33, I)": ("amendement", "kst-31226-33"),
    "het gewijzigde subamendement-Smaling (stuk nr. 33)": ("amendement", "kst-31226-33"),
    "artikel I": ("artikel", None),
    "het wetsvoorstel, zoals gewijzigd door de aanneming van de amendementen-Smaling (stuk nrs. 33 en 34)": (
        "wetsvoorstel",
        None,
    ),
    "de gewijzigde motie-Smaling (31226, nr. 17, was nr. 9)": ("motie", "kst-31226-17"),
    "het ordevoorstel": ("overig", None),
}


@pytest.mark.parametrize("what", SUBJECTS)
def test_what_is_voted_on(what: str) -> None:
    (vote,) = votes(
        f"In stemming komt {what}.\n\nDe voorzitter: Ik constateer dat het met algemene stemmen is "
        "aangenomen.\n\nDe voorzitter: De motie-Bos (31226, nr. 40) is ingetrokken.\n"
    )
    kind, identifier = SUBJECTS[what]
    assert vote.subject.kind == kind
    assert vote.subject.identifier in (identifier, "kst-31226" if kind == "wetsvoorstel" else None)


def test_on_one_line_an_article_ends_a_sentence_and_an_initial_none() -> None:
    article, motion = votes(
        "In stemming komt artikel I. De voorzitter: Ik constateer dat dit artikel met algemene stemmen is "
        "aangenomen. In stemming komt de motie-M.B. Vos (26485, nr. 12). De voorzitter: Ik constateer dat deze "
        "motie met algemene stemmen is verworpen.\n"
    )
    assert (article.subject.kind, article.result) == ("artikel", "aangenomen")
    assert (motion.subject.identifier, motion.result) == ("kst-26485-12", "verworpen")


def test_the_agenda_gives_the_number_that_is_not_repeated() -> None:
    (vote,) = votes(
        "Aan de orde is de stemming over de brief van de vaste commissie voor Financiën over schoenen "
        "(36786, nr. 4).\n\nIn stemming komt het voorstel.\n\n"
        "De voorzitter:\nIk constateer dat het voorstel met algemene stemmen is aangenomen.\n"
    )
    assert (vote.subject.kind, vote.subject.identifier) == ("brief", "kst-36786-4")


def test_two_motions_in_one_vote_are_no_single_document() -> None:
    (vote,) = votes(
        "In stemming komen de moties-Diks (26485, nr. 14) en -Agema (26485, nr. 15).\n\n"
        "De voorzitter: Ik constateer dat deze moties met algemene stemmen zijn aangenomen.\n"
    )
    assert (vote.subject.kind, vote.subject.identifier) == ("motie", None)


def test_what_the_chair_says_and_the_report_repeats_is_one_vote() -> None:
    (vote,) = votes(
        "De voorzitter:\nIn stemming komt het voorstel van de commissie om te vertrekken.\n\n"
        "In stemming komt het voorstel.\n\n"
        "De voorzitter:\nIk constateer dat het voorstel met algemene stemmen is verworpen.\n"
    )
    assert vote.text.startswith("In stemming komt het voorstel van de commissie")
    assert vote.result == "verworpen"


def test_what_follows_from_another_vote_is_none() -> None:
    found = votes(
        "In stemming komt het amendement-Diks (stuk nr. 12, I).\n\n"
        "De voorzitter: Ik constateer dat dit amendement met algemene stemmen is verworpen.\n\n"
        "Ik stel vast dat door de verwerping van dit amendement het andere op stuk nr. 12 voorkomende "
        "amendement als verworpen kan worden beschouwd.\n"
    )
    assert len(found) == 1


def test_a_bill_and_its_articles_pass_without_a_vote() -> None:
    articles, changed, bill = votes(
        "De artikelen I tot en met V en de beweegreden worden zonder stemming aangenomen.\n\n"
        "Artikel VI, zoals gewijzigd door de aanneming van het amendement-Bos (stuk nr. 10, I), wordt "
        "zonder stemming aangenomen.\n\n"
        "Het wetsvoorstel wordt zonder stemming aangenomen.\n"
    )
    kinds = [vote.subject.kind for vote in (articles, changed, bill)]
    assert kinds == ["artikel", "artikel", "wetsvoorstel"]
    assert {vote.method for vote in (articles, changed, bill)} == {"zonder_stemming"}


@pytest.mark.parametrize(
    "words",
    [
        "De motie is met algemene stemmen aangenomen, en toch gebeurt er niets.",
        "Het wetsvoorstel wordt zonder stemming aangenomen, hoor ik op de gang.",
        "Volgende week stemmen we over alle moties.",
    ],
)
def test_a_member_who_speaks_of_votes_records_none(words: str) -> None:
    assert votes(f"Mevrouw Diks (GroenLinks):\nVoorzitter. {words}\n") == ()


def test_a_vote_that_is_cut_off_has_no_result_and_warns() -> None:
    kamerstuk = report(
        "In stemming komt de motie-Diks (26485, nr. 3).\n\nDe vergadering wordt geschorst.\n\n"
        "In stemming komt de motie-Bos (26485, nr. 4).\n\n"
        "De voorzitter: Ik constateer dat deze motie met algemene stemmen is aangenomen.\n"
    )
    first, second = kamerstuk.votes or ()
    assert told(first) == (None, None, (), (), None)
    assert second.result == "aangenomen"
    (warning,) = [each for each in kamerstuk.warnings if each.code == "vote_without_result"]
    assert (warning.start, warning.end) == (first.start, first.end)


# Print of the nineties


def of_the_nineties(*paragraphs: str, chamber: str = "Tweede") -> tuple[Vote, ...]:
    head = f"{chamber} Kamer der Staten-Generaal\nVergaderjaar 1996–1997\n22e vergadering\nDinsdag 18 maart 1997"
    about = "Aan de orde is de stemming over het wetsvoorstel Wijziging van de Wet op de schoenen (24692)."
    found = imvo_nlp.convert_text("\n\n".join((head, about, *paragraphs)) + "\n").votes
    assert found is not None
    return found


def test_a_roll_call_of_the_senate_on_a_bill() -> None:
    (vote,) = of_the_nineties(
        "In stemming komt het wetsvoorstel.",
        "Vóór stemmen de leden: Schuurman, Boorsma en Van den Berg.",
        "Tegen stemmen de leden: De Boer en Hirsch Ballin.",
        "De voorzitter: Ik constateer, dat dit wetsvoorstel met 3 tegen 2 stemmen is aangenomen.",
        chamber="Eerste",
    )
    assert (vote.subject.kind, vote.subject.identifier) == ("wetsvoorstel", "kst-24692")
    assert told(vote) == ("aangenomen", "hoofdelijk", (), (), None)
    assert names(vote.members_for) == [
        ("Schuurman", "RPF"),
        ("Boorsma", "CDA"),
        ("Van den Berg", "SGP"),
    ]
    assert names(vote.members_against) == [("De Boer", "GroenLinks"), ("Hirsch Ballin", "CDA")]
    assert vote.counts == Counts(3, 2)


def test_the_senate_votes_by_sitting_and_standing() -> None:
    rejected, carried = of_the_nineties(
        "In stemming komt de motie-Schuurman c.s. (24692, nr. 130b).",
        "De voorzitter: Ik constateer dat de aanwezige leden van de fracties van GroenLinks en de SP voor deze "
        "motie hebben gestemd en die van de overige fracties ertegen, zodat zij is verworpen.",
        "In stemming komt de motie-De Boer (24692, nr. 130c).",
        "Deze motie wordt bij zitten en opstaan met algemene stemmen aangenomen.",
        chamber="Eerste",
    )
    assert rejected.subject.identifier == "kst-24692-130b"
    assert told(rejected) == ("verworpen", "fracties", ("GroenLinks", "SP"), (), "against")
    assert carried.subject.identifier == "kst-24692-130c"
    assert told(carried) == ("aangenomen", "fracties", (), (), None)


def test_a_roll_call_on_an_amendment_and_fracties_that_are_gone() -> None:
    motion, amendment = of_the_nineties(
        "In stemming komt de motie-Rosenmöller c.s. (24692, nr. 12).",
        "De voorzitter: Ik constateer, dat de aanwezige leden van de fracties van GroenLinks, het AOV en de Unie "
        "55+ voor deze motie hebben gestemd en dat die van de overige fracties ertegen hebben gestemd, zodat "
        "zij is verworpen.",
        "In stemming komt het gewijzigde amendement-Van Middelkoop (stuk nr. 17, I).",
        "Vóór stemmen de leden: Schutte, Van Middelkoop en Van der Vlies.",
        "Tegen stemmen de leden: Wallage, Wolffensperger, Bolkestein en Marijnissen.",
        "De voorzitter: Ik constateer, dat dit amendement met 4 tegen 3 stemmen is verworpen.",
    )
    expected = ("verworpen", "fracties", ("GroenLinks", "AOV", "Unie 55+"), (), "against")
    assert told(motion) == expected
    assert amendment.subject.kind == "amendement"
    assert told(amendment) == ("verworpen", "hoofdelijk", (), (), None)
    assert [party for _, party in names(amendment.members_for)] == ["GPV", "GPV", "SGP"]
    assert [party for _, party in names(amendment.members_against)] == ["PvdA", "D66", "VVD", "SP"]
    assert amendment.counts == Counts(3, 4)


NOTED = {
    "De voorzitter: Aan de leden van de fractie van GroenLinks wordt conform artikel 121 van het Reglement "
    "van orde aantekening verleend, dat zij geacht willen worden tegen te hebben gestemd.": (
        (),
        ("GroenLinks",),
        (),
    ),
    "De voorzitter: De aanwezige leden van de fracties van de SP en de RPF wordt aantekening verleend, dat "
    "zij zich niet met het wetsvoorstel hebben kunnen verenigen.": ((), ("SP", "RPF"), ()),
    "De voorzitter: De aanwezige leden van de fractie van de SGP wordt aantekening verleend, dat zij geacht "
    "willen worden voor dit wetsvoorstel te hebben gestemd.": (("SGP",), (), ()),
    "De voorzitter: Aan de heer Van den Berg wordt aantekening verleend, dat hij geacht wil worden tegen te "
    "hebben gestemd.": ((), (), ("Van den Berg",)),
}


@pytest.mark.parametrize("words", NOTED)
def test_who_wants_to_be_noted_on_a_side_is_on_it_and_the_result_stays(words: str) -> None:
    bill = "Het wetsvoorstel wordt zonder stemming aangenomen."
    (vote,) = votes(f"{bill}\n\n{words}\n", years="1996–1997", day="Dinsdag 18 maart 1997")
    for_, against, apart = NOTED[words]
    assert told(vote) == ("aangenomen", "zonder_stemming", for_, against, None)
    assert tuple(each.name for each in vote.members_against) == apart
    assert vote.text == bill


def test_what_a_member_wants_to_be_noted_is_noted_by_the_chair_only() -> None:
    (vote,) = votes(
        "Het wetsvoorstel wordt zonder stemming aangenomen.\n\n"
        "Mevrouw Diks (GroenLinks):\nDe leden van de fractie van de SP vragen aantekening, dat zij geacht "
        "willen worden tegen te hebben gestemd.\n"
    )
    assert vote.against == ()


TWO_VOTES = "".join(
    f"In stemming komt de motie-Diks (26485, nr. {number}).\n\nDe voorzitter:\nIk constateer dat de leden van de "
    f"fractie van de SP {THE_REST}, zodat zij is verworpen.\n\n"
    for number in (3, 4)
)
WISHES = {
    "Wij wensen geacht te worden voor de moties 3 en 4 te hebben gestemd.": [["SP", "PvdD"]] * 2,
    "Bij motie nr. 3 was ik te laat. Mijn fractie wil geacht worden vóór te hebben gestemd.": [
        ["SP", "PvdD"],
        ["SP"],
    ],
    "Wij willen geacht worden voor deze motie te hebben gestemd.": [["SP"], ["SP", "PvdD"]],
    "Wij willen geacht worden voor motie 3 en tegen de andere te hebben gestemd.": [
        ["SP", "PvdD"],
        ["SP"],
    ],
    "Ik wil graag geacht worden voor motie 4 te hebben gestemd.": [["SP"], ["SP", "Thieme"]],
}


@pytest.mark.parametrize("words", WISHES)
def test_who_wants_to_have_voted_otherwise_in_a_later_turn_is_on_a_side(words: str) -> None:
    wish = f"Mevrouw Thieme (PvdD):\nVoorzitter. {words}\n\n"
    recorded = "De voorzitter:\nDat wordt in de Handelingen opgenomen.\n"
    found = votes(TWO_VOTES + wish + recorded)
    assert [[*each.for_, *(one.name for one in each.members_for)] for each in found] == WISHES[
        words
    ]
    assert {(each.result, each.rest) for each in found} == {("verworpen", "against")}
    unrecorded = votes(TWO_VOTES + wish + "De voorzitter:\nDank u wel.\n")
    assert [each.for_ for each in unrecorded] == [("SP",), ("SP",)]


def test_a_note_within_the_result_adds_to_its_sides() -> None:
    (vote,) = votes(
        "In stemming komt de motie-Diks (26485, nr. 3).\n\nDe voorzitter:\nIk constateer dat deze motie met "
        "algemene stemmen is aangenomen, met de aantekening dat de aanwezige leden van de fractie van de SP "
        "geacht willen worden tegen te hebben gestemd.\n"
    )
    assert told(vote) == ("aangenomen", "fracties", (), ("SP",), None)


def test_what_the_format_states_fills_what_the_text_leaves_open() -> None:
    from imvo_nlp.pipeline.assemble import assemble
    from imvo_nlp.pipeline.load import load, read

    text = (
        "In stemming komt de motie-Diks (26485, nr. 3).\n\nDe voorzitter:\nDe motie is aangenomen."
    )
    sides = (("SP", "Voor"), ("PvdD", "Voor"), ("PVV", "Tegen"))
    mark = VoteMark(0, len(text), "de motie-Diks", "Aangenomen", "Fractie", sides)
    source = SourceText(text, marks=Marks(flows=True, votes=(mark,)))
    (vote,) = assemble(read(load(), source), source).votes or ()
    assert told(vote) == ("aangenomen", "fracties", ("SP", "PvdD"), ("PVV",), None)


def test_in_the_json_the_sides_are_called_for_and_against() -> None:
    kamerstuk = report(sentence(SENTENCES["one side and the rest"][0]))
    (plain,) = json.loads(kamerstuk.to_json_bytes())["votes"]
    assert (plain["for"], plain["against"], plain["rest"]) == (["SP", "D66"], [], "against")
    assert "for_" not in plain
    assert Kamerstuk.from_json_bytes(kamerstuk.to_json_bytes()) == kamerstuk


def test_a_letter_holds_no_votes() -> None:
    assert imvo_nlp.convert_text("De motie-Diks is verworpen.").votes == ()


def test_any_day_will_do_for_a_party() -> None:
    from imvo_nlp.decisions.sides import party_of

    assert party_of("D’66", ANY_DAY) == "D66"
