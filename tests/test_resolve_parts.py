"""The named parts of the resolver by themselves, and what they see before and behind a place."""

from __future__ import annotations

from datetime import date

import pytest

from imvo_nlp.mentions.candidate import Candidate
from imvo_nlp.mentions.references import find_references
from imvo_nlp.mentions.unnumbered import Phrase, find_phrases
from imvo_nlp.notation.period import Period
from imvo_nlp.reference.people import people
from imvo_nlp.resolve.agenda import find_items
from imvo_nlp.resolve.antecedents import RULES, Meant, count, only
from imvo_nlp.resolve.bills import Bills
from imvo_nlp.resolve.brought_up import BroughtUp, Item, is_about
from imvo_nlp.resolve.citations import Citations
from imvo_nlp.resolve.same_motion import link_motions
from imvo_nlp.resolve.sentences import Sentences
from imvo_nlp.resolve.title_time import TitleTimes
from imvo_nlp.resolve.unidentified import is_its_number, is_unidentified, without


def nobody(offset: int) -> tuple[str, ...]:
    return ()


def cited_in(text: str) -> list[Candidate]:
    return list(find_references(text))


def a_motion(
    start: int, submitters: str, day: str | None = None, number: str | None = None
) -> Candidate:
    attributes = {"submitters": submitters.split(), "date": day, "identifier": number}
    return Candidate(start, start + 10, "motion", ", ".join(submitters.split()), attributes)


class TestCitations:
    def test_by_place(self) -> None:
        text = "Zie 26 485, nr. 3 en 34 506, nr. 7."
        citations = Citations(cited_in(text))
        following = citations.following(10)
        assert following is not None
        assert following.value == "kst-34506-7"
        assert [each.value for each in citations.within(0, 12)] == ["kst-26485-3"]
        assert citations.following(30) is None

    def test_a_footnote_counts_where_its_marker_is(self) -> None:
        text = "De brief. 1 Kamerstuk 26 485, nr. 3."
        noted = Citations(cited_in(text), [(8, 10, len(text))]).noted(8)
        assert noted is not None
        assert [each.value for each in noted] == ["kst-26485-3"]
        assert Citations(cited_in(text)).noted(8) is None


class TestSameMotion:
    @pytest.mark.parametrize(
        ("one", "other", "identifier", "antecedent"),
        [
            (("Kröger", None), ("Kröger Grashoff", None), "kst-1-2", 0),
            # two that share no list
            (("Kröger Diks", None), ("Kröger Grashoff", None), None, None),
            (("Kröger", "2018-03-06"), ("Kröger", "2018-03-07"), None, None),
            (("Kröger", "2018-03-06"), ("Kröger", "2018-03-06"), "kst-1-2", 0),
        ],
    )
    def test_by_submitters_and_date(
        self,
        one: tuple[str, str | None],
        other: tuple[str, str | None],
        identifier: str | None,
        antecedent: int | None,
    ) -> None:
        motions = [a_motion(0, *one, number="kst-1-2"), a_motion(20, *other)]
        _, second = link_motions(motions, Citations(motions))
        assert second.attributes["identifier"] == identifier
        assert second.attributes["antecedent"] == antecedent

    def test_one_that_can_be_two_is_neither(self) -> None:
        motions = [
            a_motion(0, "Kröger Diks", number="kst-1-2"),
            a_motion(20, "Kröger Grashoff", number="kst-1-3"),
            a_motion(40, "Kröger"),
        ]
        assert link_motions(motions, Citations(motions))[2].attributes["identifier"] is None


class TestSentences:
    @pytest.mark.parametrize(
        ("text", "ends"),
        [
            ("De brief. De nota. Dan", 2),
            ("Stuk nr. 12 van c.s. Kröger d.d. Maart", 0),
            ("Zie F. De Vries", 0),
            ("Kan dat? «Ja», zei zij.", 1),
        ],
    )
    def test_ends(self, text: str, ends: int) -> None:
        assert Sentences(text).ends_between(0, len(text)) == ends

    def test_behind_a_mention_an_initial_ends_a_sentence(self) -> None:
        text = "Zij krijgt letter F. De brief"
        assert Sentences(text).ends_between(text.index("."), len(text)) == 1

    def test_the_next_word_must_be_within_the_range(self) -> None:
        assert Sentences("De brief. De nota").ends_between(0, len("De brief. ")) == 0


@pytest.mark.parametrize(
    ("text", "on_a_bill", "bill"),
    [
        ("Het wetsvoorstel zorgplicht (34 506) is klaar.", False, "34506"),
        ("Wijziging van de Wet X (34 506) en wetsvoorstel Y (35 845)", False, None),
        ("In stemming komt het wetsvoorstel.", False, "26485"),
        ("Een nota over textiel (34 506).", False, None),
        ("Een nota over textiel (34 506).", True, "26485"),
        ("ADVIES RAAD VAN STATE over hout", False, "26485"),
    ],
)
def test_the_one_bill(text: str, on_a_bill: bool, bill: str | None) -> None:
    bills = Bills(text, ["26485"], cited_in(text), on_a_bill=on_a_bill)
    assert bills.at(0) == bill


class TestAgenda:
    @pytest.mark.parametrize(
        ("text", "begins"),
        [
            ("Ja. Aan de orde is de behandeling van het wetsvoorstel.", ["Aan de orde"]),
            ("Ja. Aan de orde is de vraag of dat mag.", []),
            ("Ja. Dan is nu aan de orde het VAO.", ["Dan is nu"]),
            ("Ja. Dat punt is aan de orde geweest.", []),
            ("Ja. Dan komen wij bij het wetsvoorstel Zorgplicht.", ["Dan komen"]),
            ("Ja. Dan komen wij bij u terug.", []),
            ("Ja. Nu gaan we over tot de stemmingen.", ["Nu gaan"]),
            ("Ja. Op verzoek van de SP stel ik voor dat te doen.", ["Op verzoek"]),
            ("Ja. Daarom stel ik voor dat te doen.", []),
            ("Ja. Het woord is aan mevrouw Diks.", []),
            ("Regeling van werkzaamheden. Het woord is aan mevrouw Diks.", ["Het woord"]),
        ],
    )
    def test_where_an_item_begins(self, text: str, begins: list[str]) -> None:
        found = find_items(text, [(0, 3)])
        assert len(found) == len(begins)
        assert all(map(str.startswith, (text[start:] for start in found), begins))

    def test_what_opens_the_text_begins_nothing(self) -> None:
        text = "Aan de orde is het wetsvoorstel. Thans is aan de orde het wetsvoorstel. Ja."
        assert find_items(text, [(33, len(text))]) == []


class TestBroughtUp:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("de motie (26 485, nr. 3)", "motie"),
            ("de brief over de motie (26 485, nr. 3)", "brief"),
            ("de motie; zie ook 26 485, nr. 3", None),
            ("de motie. Zie 26 485, nr. 3", None),
            ("de initiatiefnota over eerlijke kleding (26 485, nr. 3)", "initiatiefnota"),
            ("het subamendement (26 485, nr. 3)", "amendement"),
        ],
    )
    def test_the_kind_of_what_is_cited(self, text: str, kind: str | None) -> None:
        [cited] = cited_in(text)
        item = BroughtUp(text, ()).cited(cited, 0, nobody)
        assert item is not None
        assert item.kind == kind

    def test_the_former_number_brings_nothing_up(self) -> None:
        text = "de motie op stuk nr. 17 (34 834), was nr. 9 (34 834)"
        brought_up = BroughtUp(text, ())
        items = [brought_up.cited(each, 0, nobody) for each in cited_in(text)]
        assert [item and item.value for item in items] == ["kst-34834-17", None]

    @pytest.mark.parametrize(
        ("before", "compared"),
        [
            ("Anders dan ", True),
            ("In tegenstelling tot het eerder door de leden van deze fractie ingediende en ", True),
            ("Evenals ", True),
            ("Anders gezegd: ", False),
            ("Anders dan gedacht. De leden van de fractie over ", False),
        ],
    )
    def test_what_a_sentence_sets_something_against(self, before: str, compared: bool) -> None:
        text = before + "het amendement-Kuik"
        [phrase] = find_phrases(text)
        brought_up = BroughtUp(text, ())
        brought_up.add(Item(phrase.start, phrase.end, "amendement", None, 0))
        assert brought_up.of_kind("amendement")[0].compared is compared

    def test_one_list_for_each_part_and_a_vote_begins_one(self) -> None:
        text = "De motie. In stemming komt de motie."
        brought_up = BroughtUp(text, [(0, len(text))])
        for start in (3, text.rindex("motie")):
            brought_up.add(Item(start, start + 5, "motie", f"kst-1-{start}", start))
        first, second = (brought_up.part(start) for start in (3, text.rindex("motie")))
        assert first != second
        assert [item.value for item in brought_up.in_part("motie", first)] == ["kst-1-3"]

    def test_a_word_of_what_another_document_is_about(self) -> None:
        text = "de brief van de Minister van Onderwijs, Cultuur en Wetenschap over het rapport"
        assert is_about(text, text.index("rapport"))
        assert not is_about("de brief. En over het rapport", len("de brief. En over het "))


class TestMeant:
    def test_two_with_one_number_are_one(self) -> None:
        items = [Item(0, 5, "brief", "kst-1-2", 0), Item(9, 14, "brief", "kst-1-2", 4)]
        assert only(items) == Meant("kst-1-2", 4)

    def test_two_numbers_are_nobodys(self) -> None:
        items = [Item(0, 5, "brief", "kst-1-2", 0), Item(9, 14, "brief", "kst-1-3", 4)]
        assert count(items) == 2
        assert only(items) == Meant(None, None)

    def test_without_numbers_names_and_dates_tell_them_apart(self) -> None:
        items = [
            Item(0, 5, "motie", None, 0, ("Kröger",)),
            Item(9, 14, "motie", None, 1, ("Diks",)),
        ]
        assert count(items) == 2
        assert count([Item(0, 5, "motie", None, 0), Item(9, 14, "motie", None, 1)]) == 1

    def test_the_order_of_rules(self) -> None:
        """A number beside the phrase comes before all else, the parts of the text last."""
        names = [rule.__name__ for rule in RULES]
        assert names[:2] == ["numbered", "the_bill"]
        assert names[-2:] == ["in_this_part", "in_earlier_part"]
        assert names.index("itself") < names.index("described") < names.index("in_this_part")


class TestUnidentified:
    def test_a_report_of_nobody_without_number(self) -> None:
        [nobodys] = find_phrases("Volgens het rapport is dat zo.")
        [somebodys] = find_phrases("Volgens het rapport van de Algemene Rekenkamer is dat zo.")
        assert is_unidentified(nobodys, None)
        assert not is_unidentified(nobodys, "kst-1-2")
        assert not is_unidentified(somebodys, None)

    def test_an_amendment_whose_number_stands_in_brackets(self) -> None:
        text = "Het amendement-Kuik (stuk nr. 12) is er."
        [phrase] = find_phrases(text)
        assert is_its_number(phrase, Citations(cited_in(text)).following(0))
        assert not is_its_number(Phrase(0, 5, "amendement", "het"), Citations([]).following(0))

    def test_antecedents_point_at_the_new_places(self) -> None:
        mentions = [
            Candidate(0, 2, "document", None, {"antecedent": None}),
            Candidate(3, 5, "document", None, {"antecedent": None}),
            Candidate(6, 8, "document", None, {"antecedent": 1}),
            Candidate(9, 11, "document", None, {"antecedent": 0}),
        ]
        assert [each.attributes["antecedent"] for each in without(mentions, [0])] == [None, 0, None]


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("de @ d.d. 28 september 2017", Period.on(date(2017, 9, 28))),
        ("de @ van 28 september", Period.on(date(2017, 9, 28))),
        ("de @, mevrouw Kaag, van 6 februari 2018", Period.on(date(2018, 2, 6))),
        ("heeft de @ in haar brief van 6 februari", None),
        ("de @ heeft in haar brief van 6 februari", Period.on(date(2018, 2, 6))),
        ("heeft de @ de Kamer op 6 februari", Period.on(date(2018, 2, 6))),
        ("vindt de @ dat op 6 februari", None),
        ("de brief van 6 februari van de @", Period.on(date(2018, 2, 6))),
        ("In 2014 schreef de @", Period(date(2014, 1, 1), date(2014, 12, 28))),
        ("In mei 2014 schreef de @", Period(date(2014, 5, 1), date(2014, 5, 28))),
        ("Bij brief van 21 juni 2016 heeft de @", Period.on(date(2016, 6, 21))),
        (
            "Tijdens het gecombineerde commissiedebat duurzaamheidscoördinatie "
            "ontwikkelingssamenwerkingsbeleid van 25 september 2017 zegde de @",
            Period.on(date(2017, 9, 25)),
        ),
        ("de @ d.d. 28 september 2019", None),
        ("de @ van het vorige kabinet", Period.on(date(2017, 10, 25))),
        ("de @ van 31 februari 2017", None),
        ("de @ en 28 september 2017", None),
    ],
)
def test_the_day_of_which_a_title_speaks(sentence: str, time: Period | None) -> None:
    """In a document of 7 March 2018; the window before a title is as long as its words."""
    text = sentence.replace("@", "Minister van Financiën")
    start = text.index("Minister")
    times = TitleTimes(text, people(), Period.on(date(2018, 3, 7)))
    assert times.of(start, start + len("Minister van Financiën")) == time
