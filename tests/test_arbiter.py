"""Overlaps: which label yields, what may lie inside another, and what lies in a heading."""

from __future__ import annotations

import pytest

from imvo_nlp import convert_text
from imvo_nlp.mentions.arbiter import weigh
from imvo_nlp.mentions.candidate import Candidate
from imvo_nlp.models import Kamerstuk, Mention
from marks import as_marks, read_marks


def candidate(start: int, end: int, label: str, value: str | None = "x") -> Candidate:
    return Candidate(start, end, label, value, {})


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        ("minister", "sector"),  # `Minister van Landbouw`
        ("minister", "member"),  # `mevrouw Kaag`, who was a member too
        ("minister", "party"),
        ("member", "party"),  # `lid Klein`
        ("member", "sector"),
        ("reference", "sector"),
        ("reference", "party"),
        ("motion", "sector"),
    ],
)
@pytest.mark.parametrize(("start", "end"), [(5, 9), (0, 12), (0, 6), (8, 20)])
def test_a_label_yields_however_the_ranges_overlap(
    winner: str, loser: str, start: int, end: int
) -> None:
    stays, yields = candidate(5, 12, winner), candidate(start, end, loser)
    assert weigh([yields, stays]) == ([stays], [yields])
    assert weigh([stays, yields]) == ([stays], [yields])


@pytest.mark.parametrize(
    ("outer", "inner"), [("motion", "member"), ("motion", "party"), ("reference", "member")]
)
def test_labels_that_may_hold_each_other_both_stay(outer: str, inner: str) -> None:
    both = [candidate(0, 20, outer), candidate(5, 12, inner)]
    assert weigh(reversed(both)) == (both, [])


def test_ranges_that_only_touch_do_not_overlap() -> None:
    both = [candidate(0, 5, "minister"), candidate(5, 9, "sector")]
    assert weigh(both) == (both, [])


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_of_one_label_the_longer_stays(order: tuple[int, ...]) -> None:
    long, short, other = (
        candidate(0, 16, "member", "Van Dijk"),
        candidate(5, 16, "member", "Van Dijk"),
        candidate(20, 24, "member", "Diks"),
    )
    found = [(long, short, other)[index] for index in order]
    assert weigh(found) == ([long, other], [short])


def test_one_mention_found_twice_is_one_mention() -> None:
    twice = [candidate(0, 4, "member", "Diks"), candidate(0, 4, "member", "Diks")]
    assert weigh(twice)[0] == [twice[0]]


def test_what_is_kept_stands_in_the_order_of_the_text_the_longer_first() -> None:
    found = [
        candidate(30, 34, "party"),
        candidate(5, 12, "member"),
        candidate(0, 20, "motion"),
        candidate(0, 4, "party"),
    ]
    assert weigh(found)[0] == [found[2], found[3], found[1], found[0]]


def test_nothing_inside_a_heading_is_a_mention() -> None:
    closed = [(10, 20), (40, 50)]
    inside = [
        candidate(10, 14, "member"),
        candidate(16, 19, "party"),
        candidate(45, 50, "minister"),
    ]
    outside = [candidate(5, 10, "member"), candidate(20, 24, "party"), candidate(50, 55, "party")]
    kept, lost = weigh([*inside, *outside], closed)
    assert (kept, lost) == (outside, inside)


def test_no_mention_runs_from_the_body_into_a_footnote() -> None:
    body, across, note = (candidate(*each, "reference") for each in ((5, 9), (15, 25), (20, 30)))
    assert weigh([body, across, note], notes=[20, 40]) == ([body, note], [across])


def undated(kamerstuk: Kamerstuk) -> list[Mention]:
    """All mentions but dates, which stand in front matter and headings and have tests of their own."""
    return [each for each in kamerstuk.mentions if each.label != "date"]


def check(source: str) -> None:
    """Compare all mentions of a document with its marks."""
    text, expected = read_marks(source)
    assert as_marks(text, undated(convert_text(text))) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "De [Minister van Landbouw, Natuur en Voedselkwaliteit]{minister=Schouten} weet dat de "
        "[landbouw]{sector=land_en_tuinbouw} groeit.",
        "De [Minister van Defensie]{minister=Bijleveld-Schouten} kent de "
        "[defensiesector]{sector=defensie}.",
        "De [motie van de leden [Diks]{member=Diks} en [Alkaya]{member=Alkaya}]"
        "{motion=Diks, Alkaya} over de [goudsector]{sector=goud} is oud.",
        "De [motie-Diks]{motion=Diks} ([Kamerstuk 26 485, nr. 290]{reference=kst-26485-290}).",
        "Het [lid Diks]{member=Diks} ([GroenLinks]{party=GroenLinks}) vraagt dat.",
        "De [PvdD]{party=PvdD} en het [CDA]{party=CDA} vragen dat aan "
        "[Minister Kaag]{minister=Kaag}.",
        "De leden van de [SP]{party=SP}-fractie lezen [Kamerstuk 26 485, nr. 9]"
        "{reference=kst-26485-9} over het [kledingconvenant]{sector=kleding_en_textiel}.",
    ],
)
def test_labels_side_by_side_and_inside_each_other(sentence: str) -> None:
    check(f"Den Haag, 4 september 2018\n\n{sentence}\n")


DEBATE = """\
Tweede Kamer der Staten-Generaal 
2
Vergaderjaar 2017–2018 

26 485 [Maatschappelijk verantwoord ondernemen]{theme=imvo} 

Nr. 270 VERSLAG VAN EEN ALGEMEEN OVERLEG 
Vastgesteld 3 april 2018 

De vaste commissie voor Buitenlandse Handel en Ontwikkelingssamen-
werking heeft op 6 maart 2018 overleg gevoerd met [mevrouw Kaag]{minister=Kaag}, [Minister 
voor Buitenlandse Handel en Ontwikkelingssamenwerking]{minister=Kaag}, over: 
– [de brief van de [Minister voor Buitenlandse Handel en Ontwik-
kelingssamenwerking]{minister=Kaag} d.d. 1 maart 2018]{document=kst-26485-257} inzake de [goudsector]{sector=goud} 
([Kamerstuk 26 485, nr. 257]{reference=kst-26485-257}). 
 Van dit overleg brengt de commissie bijgaand geredigeerd woordelijk 
verslag uit. 

 Voorzitter: [De Roon]{member=De Roon} 
Griffier: Meijers 

Aanwezig zijn drie leden der Kamer, te weten: [Alkaya]{member=Alkaya}, [Diks]{member=Diks} en [De 
Roon]{member=De Roon}, 

en [mevrouw Kaag]{minister=Kaag}, [Minister voor Buitenlandse Handel en Ontwikkelings-
samenwerking]{minister=Kaag}. 

Aanvang 20.22 uur. 

De voorzitter: 
Goedenavond. Ik heet de [Minister]{minister=Kaag} welkom en geef het woord aan de [heer 
Alkaya]{member=Alkaya} van de [SP]{party=SP}. 

De heer Alkaya (SP): 
Voorzitter. De [kleding- en textielindustrie]{sector=kleding_en_textiel} naait door. Zoals [mevrouw 
Diks]{member=Diks} al vroeg: kent de [Minister]{minister=Kaag} de [motie-Diks/Alkaya]{motion=Diks, Alkaya}? 

Mevrouw Diks (GroenLinks): 
Dat vroeg ik inderdaad. 

Minister Kaag: 
Ik ken [die motie]{document=null}. Mijn collega de [Minister van Landbouw, Natuur en 
Voedselkwaliteit]{minister=Schouten} kent haar ook. 

Sluiting 20.40 uur. 
"""  # noqa: W291


def test_a_debate_has_no_mention_in_its_headings() -> None:
    check(DEBATE)


QUESTIONS = """\
 Vragen van het [lid Hijink]{member=Hijink} ([SP]{party=SP}) aan de [Minister voor Buitenlandse Handel en 
Ontwikkelingssamenwerking]{minister=Kaag} over het [goudconvenant]{sector=goud} 
(ingezonden 22 december 2017). 

Antwoord van [Minister Kaag]{minister=Kaag} (Buitenlandse Handel en 
Ontwikkelingssamenwerking) (ontvangen 6 februari 2018). 

Vraag 1
Kent de [Minister]{minister=Kaag} de [motie van het [lid Alkaya]{member=Alkaya}]{motion=Alkaya}? 

Antwoord 1
Ja, ook uit de [cacaosector]{sector=cacao}. 
"""  # noqa: W291


def test_front_matter_of_questions_holds_mentions() -> None:
    check(QUESTIONS)


CONSULTATION = """\
26 485 [Maatschappelijk verantwoord ondernemen]{theme=imvo} 

Nr. 335 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG 
Vastgesteld 8 juli 2020 

Vragen en opmerkingen vanuit de fracties 

Vragen en opmerkingen van de leden van de VVD-fractie en reactie van de Minister 

De leden van de [VVD]{party=VVD}-fractie danken [Minister Kaag]{minister=Kaag} voor [haar brief]{document=null}. Kent zij de 
[bouwsector]{sector=bouw}? 

1. Antwoord van de Minister: 
Ja, die kent het kabinet. 

De leden van de [SP]{party=SP}-fractie vragen of de [Minister]{minister=Kaag} dat meent. 

2. Antwoord van het kabinet: 
Ja. 
"""  # noqa: W291


def test_a_heading_of_an_answer_holds_no_minister() -> None:
    text, expected = read_marks(CONSULTATION)
    document = convert_text(text)
    assert [answer.label for answer in document.answers] == [
        "1. Antwoord van de Minister:",
        "2. Antwoord van het kabinet:",
    ]
    headings = text.index("Vragen en opmerkingen"), text.index("De leden van de VVD-fractie danken")
    found = [each for each in undated(document) if not headings[0] <= each.start < headings[1]]
    assert as_marks(text, found) == expected


def test_page_furniture_holds_no_mention() -> None:
    text, expected = read_marks(
        "Den Haag, 4 september 2018\n\nDe [goudsector]{sector=goud} en de [cacao-\n\n"
        "kst-26485-220\nISSN 0921 - 7371\n"
        "’s-Gravenhage 2018 Tweede Kamer, vergaderjaar 2017–2018, 26 485, nr. 220 1\n\n\n\n"
        "sector]{sector=cacao} doen mee.\n\n\n"
        "Tweede Kamer, vergaderjaar 2017–2018, 26 485, nr. 220 2\n"
    )
    assert as_marks(text, undated(convert_text(text))) == expected
