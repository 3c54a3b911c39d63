"""Who is meant: by who takes part, by date, by first name, form of address or party, or nobody."""

from __future__ import annotations

import pytest

from imvo_nlp import convert_text
from imvo_nlp.models import DocumentWarning
from marks import Mark, as_marks, read_marks

BHOS = "Buitenlandse Handel en Ontwikkelingssamenwerking"
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def printed(day: str) -> str:
    year, month, date = day.split("-")
    return f"{int(date)} {MONTHS[int(month) - 1]} {year}"


def letter(day: str, sentence: str) -> str:
    """A letter of that day in the House's print; without day where `day` is empty."""
    head = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\n"
    return head + (f"Den Haag, {printed(day)}\n\n" if day else "") + sentence + "\n"


def debate(day: str, guests: str, present: str, turns: str) -> str:
    """A report of a committee debate; `guests` stand in its head, as `present` do."""
    return (
        "Tweede Kamer der Staten-Generaal \n2\nVergaderjaar 2017–2018 \n\n"
        "26 485 Maatschappelijk verantwoord ondernemen \n\n"
        "Nr. 270 VERSLAG VAN EEN ALGEMEEN OVERLEG \nVastgesteld 3 april 2018 \n\n"
        "De vaste commissie voor Buitenlandse Handel en Ontwikkelingssamenwerking heeft op \n"
        f"{printed(day)} overleg gevoerd met {guests}, over: \n– de stand van zaken. \n"
        " Van dit overleg brengt de commissie bijgaand geredigeerd woordelijk \nverslag uit. \n\n"
        " Voorzitter: De Roon \nGriffier: Meijers \n\n"
        f"Aanwezig zijn vier leden der Kamer, te weten: {present} en De Roon, \n\n"
        f"en {guests}. \n\nAanvang 20.22 uur. \n\nDe voorzitter: \n{turns}\n\n"
        "Sluiting 21.00 uur. \n"
    )


MET_KAAG = f"mevrouw Kaag, Minister voor {BHOS}"
MET_KAAG_EN_HOEKSTRA = f"{MET_KAAG}, en de heer Hoekstra, Minister van Financiën"
MET_KAAG_EN_SNEL = f"{MET_KAAG}, en de heer Snel, Staatssecretaris van Financiën"


def found_and_expected(
    document: str, sentence: str, label: str, *keys: str
) -> tuple[list[Mark], list[Mark], list[DocumentWarning]]:
    """The mentions of a label in `sentence`, its marks, and the warnings of the whole document.

    `document` is the text around the sentence, which stands in it as `@`.
    """
    plain, marks = read_marks(sentence)
    at = document.index("@")
    text = document.replace("@", plain)
    result = convert_text(text)
    mentions = [
        each
        for each in result.mentions
        if each.label == label and at <= each.start < at + len(plain)
    ]
    expected = [mark._replace(start=mark.start + at, end=mark.end + at) for mark in marks]
    return as_marks(text, mentions, *keys), expected, list(result.warnings)


def check(
    document: str, sentence: str, label: str = "minister", *keys: str
) -> list[DocumentWarning]:
    found, expected, warnings = found_and_expected(document, sentence, label, *keys)
    assert found == expected
    return warnings


def names_all(warnings: list[DocumentWarning], code: str, *names: str) -> bool:
    """Whether one warning of this code names all of these."""
    return any(
        each.code == code and all(name in each.message for name in names) for each in warnings
    )


class TestDeMinister:
    """Who is meant by the bare post."""

    def test_the_one_who_takes_part(self) -> None:
        warnings = check(
            debate("2018-03-06", MET_KAAG, "Alkaya, Diks", "@"),
            "Is de [Minister]{minister=Kaag; post=minister; portfolio=" + BHOS + "} bereid? "
            "Ik vraag het deze [minister]{minister=Kaag; post=minister; portfolio=" + BHOS + "}.",
            "minister", "post", "portfolio",
        )  # fmt: skip
        assert not names_all(warnings, "minister_unknown")

    def test_nobody_where_two_ministers_take_part_and_a_warning(self) -> None:
        warnings = check(
            debate("2018-03-06", MET_KAAG_EN_HOEKSTRA, "Alkaya, Diks", "@"),
            "Is de [Minister]{minister=null} bereid? [Minister Kaag]{minister=Kaag} wel.",
        )
        assert names_all(warnings, "minister_unknown", "Minister")

    def test_minister_and_state_secretary_side_by_side(self) -> None:
        check(
            debate("2018-03-06", MET_KAAG_EN_SNEL, "Alkaya, Diks", "@"),
            "De [Minister]{minister=Kaag} en de [Staatssecretaris]{minister=Snel} zijn het eens.",
        )

    def test_the_one_of_two_state_secretaries_of_a_ministry_who_takes_part(self) -> None:
        ocw = "Onderwijs, Cultuur en Wetenschappen"
        check(
            debate("1997-10-01", f"staatssecretaris Nuis van {ocw}", "Koekkoek", "@"),
            "De [staatssecretaris]{minister=Nuis} schreef op 17 april 1997 een brief: de brief van de "
            "[staatssecretaris]{minister=Nuis} d.d. 17 april 1997.",
        )

    def test_nobody_where_no_minister_takes_part_or_is_named(self) -> None:
        warnings = check(letter("2018-03-06", "@"), "Is de [Minister]{minister=null} bereid?")
        assert names_all(warnings, "minister_unknown", "Minister")

    def test_the_only_one_whom_the_document_names(self) -> None:
        check(
            letter("2018-03-06", "@"),
            "Wij danken [Minister Kaag]{minister=Kaag}. Is de [Minister]{minister=Kaag} bereid?",
        )

    def test_the_only_one_whose_title_the_document_prints(self) -> None:
        check(
            letter("2018-03-20", "@"),
            f"Wij danken de [Minister voor {BHOS}]{{minister=Kaag}}. Is de "
            "[Minister]{minister=Kaag} bereid?",
        )

    @pytest.mark.parametrize(
        "sentence",
        [
            "Dank, [minister]{minister=Kaag}. Mijnheer de voorzitter, deze [Minister]{minister=Kaag} "
            "weet het. Vorige week wist de [Minister]{minister=Kaag} het ook.",
            "Ik sprak met minister Altmaier uit Berlijn.",
            "Dat ligt bij de [Minister van I&W]{minister=Van Nieuwenhuizen Wijbenga}.",
            "Een [minister]{minister=null} hoort dat te weten.",
            "Geen enkele [minister]{minister=null} weet dat.",
            "De volgende [Minister]{minister=null} zal dat weten.",
        ],
    )
    def test_not_every_minister_is_the_one_who_takes_part(self, sentence: str) -> None:
        check(debate("2018-03-06", MET_KAAG, "Alkaya, Diks", "@"), sentence)

    def test_nobody_where_the_document_names_two(self) -> None:
        check(
            letter("2018-03-06", "@"),
            "Wij danken [Minister Kaag]{minister=Kaag} en [Minister Hoekstra]{minister=Hoekstra}. "
            "Is de [Minister]{minister=null} bereid?",
        )

    def test_who_answers_the_questions(self) -> None:
        check(
            f" Vragen van het lid Hijink (SP) aan de Minister voor {BHOS} over goud "
            "(ingezonden 22 december 2017). \n\nAntwoord van Minister Kaag (Buitenlandse Handel "
            "en Ontwikkelingssamenwerking) (ontvangen 6 februari 2018). \n\nVraag 1\n@ \n\n"
            "Antwoord 1\nJa. \n",
            "Is de [Minister]{minister=Kaag} bereid?",
        )

    def test_who_signs_the_letter(self) -> None:
        text, expected = read_marks(
            "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 4 mei 2018\n\n"
            "Hierbij de reactie.\n\n"
            f"De [Minister voor {BHOS}]{{minister=Kaag; form=title}},\n"
            "[S.A.M. Kaag]{minister=Kaag; form=name}\n"
        )
        mentions = [each for each in convert_text(text).mentions if each.label == "minister"]
        assert as_marks(text, mentions, "form") == expected


class TestEarlierMinisters:
    def test_the_one_before(self) -> None:
        check(
            debate("2018-03-06", MET_KAAG, "Alkaya, Diks", "@"),
            "De vorige [Minister]{minister=Ploumen} zag dat anders dan deze "
            "[Minister]{minister=Kaag}, en toenmalig [Minister Ploumen]{minister=Ploumen} ook.",
        )

    def test_nobody_where_any_earlier_one_can_be_meant(self) -> None:
        check(
            debate("2018-03-06", MET_KAAG, "Alkaya, Diks", "@"),
            "Toen, in 2004, dacht de toenmalige [Minister]{minister=null} daar anders over.",
        )

    @pytest.mark.parametrize(
        "sentence",
        [
            f"De vorige [Minister voor {BHOS}]{{minister=Ploumen}} zag dat anders.",
            "De vorige [minister van Financiën]{minister=Dijsselbloem} zag dat anders.",
            "De voormalige [Minister van Financiën]{minister=null} zag dat anders.",
            "Toenmalig [Minister van Financiën]{minister=null} zag dat anders.",
        ],
    )
    def test_an_earlier_holder_of_an_office_is_not_todays(self, sentence: str) -> None:
        check(debate("2018-03-06", MET_KAAG, "Alkaya, Diks", "@"), sentence)

    def test_nobody_before_a_minister_who_is_not_known(self) -> None:
        check(letter("2018-03-06", "@"), "De vorige [Minister]{minister=null} zag dat anders.")

    @pytest.mark.parametrize(
        "sentence",
        [
            f"De brief van de [Minister voor {BHOS}]{{minister=Ploumen}} d.d. 28 september 2017.",
            f"De brief van de [Minister voor {BHOS}]{{minister=Ploumen}} van 28 september 2017.",
            f"De brief van de [Minister voor {BHOS}]{{minister=Kaag}} d.d. 28 februari 2018.",
            f"De brief van de [Minister voor {BHOS}]{{minister=Kaag}} over 28 september 2017.",
            "De brief van de [Minister van Financiën]{minister=De Jager} d.d. 3 april 2012.",
            "De brief van de [Minister van Financiën]{minister=Hoekstra} d.d. 1 maart 2018.",
            "De brief van de [Minister-President]{minister=Balkenende} d.d. 3 april 2008.",
        ],
    )
    def test_a_letter_is_by_the_minister_of_its_own_day(self, sentence: str) -> None:
        check(debate("2018-03-06", MET_KAAG, "Alkaya, Diks", "@"), sentence)

    def test_a_bare_post_too_means_who_held_it_on_the_day_of_the_letter(self) -> None:
        check(
            debate("2018-03-06", MET_KAAG, "Alkaya, Diks", "@"),
            "De brief van de [Minister]{minister=Ploumen} d.d. 28 september 2017 is duidelijk.",
        )


class TestPredecessors:
    """`ambtsvoorganger` is whose office it was before the one who speaks, signs or is asked."""

    @pytest.mark.parametrize(
        "sentence",
        [
            "Mijn [ambtsvoorganger]{minister=Ploumen} zag dat zo.",
            "Uw [ambtsvoorganger]{minister=Ploumen} zag dat zo.",
            "Haar [ambtsvoorgangster]{minister=Ploumen}, zo zegt zij, zag dat zo.",
            "Uw [ambtsvoorganger]{minister=Pronk}, minister [Pronk]{minister=Pronk}, zag dat zo.",
            "Mijn [ambtsvoorgangers]{minister=null} zagen dat zo.",
            "Mijn voorganger zag dat zo.",
        ],
    )
    def test_of_the_minister_who_takes_part(self, sentence: str) -> None:
        sentence = sentence.replace("minister [Pronk]", "[minister Pronk]")
        check(debate("2018-03-06", MET_KAAG, "Alkaya, Diks", "@"), sentence)

    def test_of_the_one_who_speaks_where_two_take_part(self) -> None:
        turns = (
            "Ik open. \n\nMinister Hoekstra: \nHet is beleid van @ \n\nMinister Kaag: \nDat is zo. "
        )
        check(
            debate("2018-03-06", MET_KAAG_EN_HOEKSTRA, "Alkaya, Diks", turns),
            "mijn [ambtsvoorganger]{minister=Dijsselbloem}.",
        )

    @pytest.mark.parametrize(
        ("day", "title", "signature", "name"),
        [
            # an office that was renamed
            ("2018-03-06", "Minister van Justitie en Veiligheid", "F.B.J. Grapperhaus", "Blok"),
            # who only fills in has a predecessor too
            ("2015-03-16", "Minister van Veiligheid en Justitie", "S.A. Blok", "Opstelten"),
            # who holds two offices signs for one
            (
                "2010-03-24",
                "Minister voor Ontwikkelingssamenwerking",
                "M.J.M. Verhagen",
                "Koenders",
            ),
            # the same minister in the cabinet before is no predecessor
            (
                "2014-03-06",
                "Minister van Infrastructuur en Milieu",
                "M.H. Schultz van Haegen",
                None,
            ),
            # a new office had nobody
            ("2022-03-06", "Minister voor Natuur en Stikstof", "Ch. van der Wal-Zeggelink", None),
        ],
    )
    def test_of_the_one_who_signs(
        self, day: str, title: str, signature: str, name: str | None
    ) -> None:
        check(
            letter(day, f"@\n\nDe {title},\n{signature}"),
            f"Mijn [ambtsvoorganger]{{minister={name or 'null'}}} heeft dat toegezegd.",
        )


class TestTime:
    """What is said of an earlier day is of the one who held the office then."""

    @pytest.mark.parametrize(
        "sentence",
        [
            "Bij brief van 28 september 2017 heeft de [Minister voor BHOS]{minister=Ploumen} dat gemeld.",
            "De [Minister voor BHOS]{minister=Ploumen} heeft op 28 september 2017 geschreven.",
            "In 2014 schreef de [Minister voor BHOS]{minister=Ploumen} dat ook.",
            "In het algemeen overleg van 5 april 2017 zegde de [Minister voor BHOS]{minister=Ploumen} dat toe.",
            "De brief van 28 september 2017 van de [Minister voor BHOS]{minister=Ploumen} is helder.",
            "De brief van de [Minister voor BHOS]{minister=Ploumen} van 28 september is helder.",
            "De [Minister voor BHOS]{minister=Kaag} komt op 28 september met een brief.",
            "De [Minister voor BHOS]{minister=Kaag} heeft op 28 februari geschreven.",
            "Eerder heeft de [Minister voor BHOS]{minister=Ploumen} op 6 juli hierover geschreven.",
            "Ook schreef de [Minister voor BHOS]{minister=Ploumen} u op 6 juli over goud.",
            "Daarom spreekt de [Minister voor BHOS]{minister=Kaag} op 6 juli met Peru.",
            "De [Minister voor BHOS]{minister=Kaag} gaat over het in 2014 gesloten convenant.",
        ],
    )
    def test_a_day_in_the_sentence(self, sentence: str) -> None:
        check(letter("2018-03-06", "@"), sentence)

    def test_a_year_in_which_two_held_the_office_is_of_nobody_and_the_warning_names_both(
        self,
    ) -> None:
        warnings = check(
            letter("2018-03-06", "@"), "In 2017 schreef de [Minister voor BHOS]{minister=null} dat."
        )
        assert names_all(warnings, "minister_ambiguous", "Kaag", "Ploumen")

    def test_on_the_day_of_a_new_cabinet_the_ministers_of_the_old_one_have_left(self) -> None:
        check(
            letter("2012-11-05", "@"),
            "De toenmalige [Minister van Economische Zaken, Landbouw en Innovatie]{minister=Verhagen} zei dat.",
        )

    def test_an_office_that_only_one_ever_held_before(self) -> None:
        check(
            letter("2013-11-20", "@"),
            "De toenmalige [Minister van Economische Zaken, Landbouw en Innovatie]{minister=Verhagen} "
            "zei dat, en de toenmalige [Minister van Financiën]{minister=null} niet.",
        )

    @pytest.mark.parametrize(
        "sentence",
        [
            "De toenmalige [Minister van Justitie]{minister=Korthals}, de [heer Korthals]{minister=Korthals}, zei dat.",
            "De toenmalige [Minister van Justitie Korthals]{minister=Korthals} zei dat.",
            "De vorige [Minister]{minister=Korthals}, de [heer Korthals]{minister=Korthals}, zei dat.",
            "[Oud-minister Korthals]{minister=Korthals} zei dat.",
        ],
    )
    def test_the_name_beside_the_title(self, sentence: str) -> None:
        sentence = sentence.replace("vorige [Minister]", "vorige [Minister van Justitie]")
        check(letter("2003-11-20", "@"), sentence)

    def test_who_has_resigned_where_the_sentence_says_so(self) -> None:
        check(
            letter("2015-03-16", "@"),
            "Op 10 maart is de [Minister van Veiligheid en Justitie]{minister=Opstelten} afgetreden. "
            "De [Minister van Veiligheid en Justitie]{minister=Blok} neemt waar.",
        )

    def test_what_was_asked_before_a_minister_left_is_to_that_minister(self) -> None:
        check(
            " Vragen van het lid Bromet (GroenLinks) aan de Minister van Landbouw, Natuur en "
            "Voedselkwaliteit over mest (ingezonden 1 september 2022). \n\nAntwoord van Minister "
            "Schouten (Landbouw, Natuur en Voedselkwaliteit) (ontvangen 20 september 2022). \n\n"
            "Vraag 1\n@ \n\nAntwoord 1\nDe Minister van LNV deed dat niet. \n",
            "Wat vond de [Minister van LNV]{minister=Staghouwer} daarvan?",
        )


class TestOfOneself:
    """`als Minister van X` is the office of who speaks or signs, where the sentence says `ik`."""

    @pytest.mark.parametrize(
        "sentence",
        [
            "Als [Minister van Financiën]{minister=Hoekstra} heb ik dat geregeld.",
            "Ik heb dat als [Minister van Financiën]{minister=Hoekstra} geregeld.",
            "Zij heeft dat in 2014 als [Minister van Financiën]{minister=null} geregeld.",
        ],
    )
    def test_of_who_signs(self, sentence: str) -> None:
        end = "@\n\nDe Minister van Financiën,\nW.B. Hoekstra"
        check(letter("2018-03-06", end), sentence)

    def test_of_who_speaks_also_of_an_office_held_before(self) -> None:
        turns = "Ik open. \n\nMinister Blok: \n@ \n\nMinister Kaag: \nDat is zo. "
        check(
            debate(
                "2018-04-10", f"{MET_KAAG}, en de heer Blok, Minister van Buitenlandse Zaken",
                "Alkaya, Diks", turns,
            ),
            "Als [Minister voor Wonen en Rijksdienst]{minister=Blok} zag ik dat ook.",
        )  # fmt: skip


class TestConversation:
    """In a debate a name, or `de Minister` among several, is of who has just spoken."""

    def test_the_minister_who_is_interrupted(self) -> None:
        turns = (
            "Ik open. \n\nMinister Kaag: \nIk begin. \n\nDe heer Alkaya (SP): \n@ \n\n"
            "Minister Kaag: \nJa. \n\nMinister Hoekstra: \nNu ik. "
        )
        check(
            debate("2018-03-06", MET_KAAG_EN_HOEKSTRA, "Alkaya, Diks", turns),
            "Kan de [Minister]{minister=Kaag} dat herhalen?",
        )

    def test_nobody_before_either_has_answered(self) -> None:
        turns = "Ik open. \n\nDe heer Alkaya (SP): \n@ \n\nMinister Kaag: \nIk begin. "
        check(
            debate("2018-03-06", MET_KAAG_EN_HOEKSTRA, "Alkaya, Diks", turns),
            "Kan de [Minister]{minister=null} dat herhalen?",
        )

    def test_a_minister_answers_the_one_of_two_who_spoke_last(self) -> None:
        turns = (
            "Ik open. \n\nDe heer Gijs van Dijk (PvdA): \nGoed. \n\nDe heer Jasper van Dijk (SP): \n"
            "Waarom? \n\nMinister Kaag: \n@ "
        )
        check(
            debate("2018-03-06", MET_KAAG, "Gijs van Dijk, Jasper van Dijk", turns),
            "Ik antwoord de [heer Van Dijk]{member=Van Dijk; party=SP} graag.",
            "member", "party",
        )  # fmt: skip

    def test_a_member_can_mean_either_but_not_himself(self) -> None:
        document = (
            "Ik open. \n\nDe heer Gijs van Dijk (PvdA): \n{} \n\nDe heer Jasper van Dijk (SP): \n"
            "Goed. \n\nMevrouw Diks (GroenLinks): \n{} \n\nMinister Kaag: \nJa. "
        )
        present = "Gijs van Dijk, Jasper van Dijk, Diks"
        check(
            debate("2018-03-06", MET_KAAG, present, document.format("@", "Ja.")),
            "De [heer Van Dijk]{member=Van Dijk; party=SP} weet dat.", "member", "party",
        )  # fmt: skip
        check(
            debate("2018-03-06", MET_KAAG, present, document.format("Ja.", "@")),
            "De [heer Van Dijk]{member=Van Dijk; party=null} weet dat.", "member", "party",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        # a part of the portfolio's name; its first task before others
        ("2018-03-20", "De [minister van Landbouw]{minister=Schouten} ook."),
        ("2018-03-20", "De [minister van Onderwijs]{minister=Van Engelshoven} ook."),
        ("2022-06-01", "De [minister van Onderwijs]{minister=Dijkgraaf} ook."),
        ("2018-03-20", "De [minister voor Buitenlandse Handel]{minister=Kaag} ook."),
        ("2018-03-20", "De [minister voor Ontwikkelingssamenwerking]{minister=Kaag} ook."),
        ("1999-03-20", "De [minister van justitie]{minister=Korthals} ook."),
        # a state secretary who is called minister abroad
        ("2008-03-20", "De [Minister voor Buitenlandse Handel]{minister=Heemskerk} ook."),
        # who only fills in, and only while nobody else holds the office
        ("2018-02-20", "De [Minister van Buitenlandse Zaken]{minister=Kaag} ook."),
        # printed titles and hyphens in capitals
        ("2006-03-20", "BRIEF VAN DE [MINISTER VAN VERKEER EN WATER-\nSTAAT]{minister=Peijs}"),
        # on the day of a change the new one
        ("2018-03-07", "De [Minister van Buitenlandse Zaken]{minister=Blok} ook."),
    ],
)
def test_an_office_under_its_short_and_other_names(day: str, sentence: str) -> None:
    check(letter(day, "@"), sentence)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2012-11-04", None),  # before the post
        ("2012-11-05", "Ploumen"),
        ("2017-10-25", "Ploumen"),
        ("2017-10-26", "Kaag"),
        ("2021-08-09", "Kaag"),
        ("2021-08-10", "De Bruijn"),
        ("2022-01-09", "De Bruijn"),
        ("2022-01-10", "Schreinemacher"),
        ("2023-12-03", "Schreinemacher"),
        ("2023-12-04", "Van Leeuwen"),
        ("2024-04-14", "Van Leeuwen"),
        ("2024-04-15", "Schreinemacher"),
        ("2024-07-02", "Klever"),
    ],
)
def test_successors_hold_the_office_from_their_first_day(day: str, name: str | None) -> None:
    value = name or "null"
    check(
        letter(day, "@"),
        f"De [Minister voor {BHOS}]{{minister={value}}} schrijft u hierover.",
    )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2016-04-07", "De [Minister van Sociale Zaken en Werkgelegenheid]{minister=Asscher} ook."),
        ("2016-04-07", "De [Minister van Economische Zaken]{minister=Kamp} ook."),
        ("2016-04-07", "De [minister van economische zaken]{minister=Kamp} ook."),
        ("2018-03-06", "De [Minister-President]{minister=Rutte} ook."),
        ("2008-03-06", "De [Minister-President]{minister=Balkenende} ook."),
        ("2022-06-01", "De [Minister van Financiën]{minister=Kaag} ook."),
        ("2022-06-01", "De [Minister voor Natuur en Stikstof]{minister=Van der Wal-Zeggelink} ook."),
        ("2018-03-06", "De [Minister voor Klimaat en Energie]{minister=null} ook."),
        ("2021-06-01", "De [Minister van Buitenlandse Zaken]{minister=Kaag} ook."),
        ("2018-03-06", "De [Ministers van Financiën]{minister=Hoekstra} en [van Defensie]{minister=Bijleveld-Schouten}."),
        ("2021-06-01", "De [Staatssecretaris van Financiën – Toeslagen en Douane]{minister=Van Huffelen}."),
    ],
)  # fmt: skip
def test_an_office_is_its_holders_on_the_day_of_the_document(day: str, sentence: str) -> None:
    check(letter(day, "@"), sentence)


def test_an_office_with_two_holders_on_one_day_is_nobodys_and_the_warning_names_both() -> None:
    warnings = check(
        letter("2021-06-01", "@"), "De [Staatssecretaris van Financiën]{minister=null} ook."
    )
    assert names_all(warnings, "minister_ambiguous", "van Huffelen", "Vijlbrief")


def test_of_two_holders_the_one_whom_the_document_names() -> None:
    check(
        letter("2021-06-01", "@"),
        "[Staatssecretaris Vijlbrief]{minister=Vijlbrief} en ik. De "
        "[Staatssecretaris van Financiën]{minister=Vijlbrief} deed mee.",
    )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2022-06-01", "[Minister Van der Wal]{minister=Van der Wal-Zeggelink} ook."),
        ("2018-03-06", "[Minister Bijleveld]{minister=Bijleveld-Schouten} ook."),
        ("2018-04-10", "De [Minister van VWS]{minister=De Jonge} ook."),
        ("2018-04-10", "De [Minister voor BHOS]{minister=Kaag} ook."),
        ("2018-04-10", "De [minister van OCW]{minister=Van Engelshoven} ook."),
    ],
)
def test_a_person_has_one_value_however_short_the_print(day: str, sentence: str) -> None:
    check(letter(day, "@"), sentence)


def test_the_deputy_is_not_the_prime_minister() -> None:
    check(letter("2018-03-06", "@"), "De [viceminister-president]{minister=null} was erbij.")


def test_prime_ministers_of_elsewhere_are_not_ours() -> None:
    check(letter("2018-03-06", "@"), "De Minister-President van Curaçao was erbij.")


class TestUndated:
    """Without a date only what all periods agree on is known."""

    def test_an_office_that_only_one_ever_held(self) -> None:
        check(letter("", "@"), "De [Minister voor Wonen en Rijksdienst]{minister=Blok} ook.")

    def test_an_office_of_a_few_is_nobodys_and_the_warning_names_them(self) -> None:
        warnings = check(
            letter("", "@"), "De [Minister voor Rechtsbescherming]{minister=null} ook."
        )
        assert names_all(warnings, "minister_ambiguous", "Dekker", "Weerwind")

    def test_an_office_of_several_is_nobodys_and_the_warning_names_them(self) -> None:
        warnings = check(letter("", "@"), "De [Minister van Defensie]{minister=null} ook.")
        assert names_all(warnings, "minister_ambiguous", "Bijleveld-Schouten", "Hennis-Plasschaert")

    def test_a_name_is_its_own_value(self) -> None:
        check(letter("", "@"), "[Minister Ploumen]{minister=Ploumen} schreef dat.")

    def test_an_office_of_several_is_that_of_the_one_who_is_named(self) -> None:
        check(
            letter("", "@"),
            f"[Minister Kaag]{{minister=Kaag}} en de [Minister voor {BHOS}]{{minister=Kaag}}.",
        )

    def test_an_office_of_several_is_that_of_the_one_who_takes_part(self) -> None:
        check(
            "Bouwregelgeving\n\nAan de orde is het VAO Bouwregelgeving.\n\nDe voorzitter:\n@\n\n"
            "Minister Ollongren:\nDank u wel.\n",
            "Ik heet de [minister van Binnenlandse Zaken en "
            "Koninkrijksrelaties]{minister=Ollongren} welkom.",
        )

    def test_a_letter_with_a_date_of_its_own(self) -> None:
        check(
            letter("", "@"),
            f"De brief van de [Minister voor {BHOS}]{{minister=Ploumen}} d.d. 28 september 2017.",
        )

    def test_a_member_who_was_always_of_one_party(self) -> None:
        check(
            letter("", "@"), "Het [lid Voordewind]{member=Voordewind; party=ChristenUnie} vroeg.",
            "member", "party",
        )  # fmt: skip

    def test_a_member_who_changed_party_has_none_and_the_warning_names_them(self) -> None:
        warnings = check(
            letter("", "@"), "Het [lid Omtzigt]{member=Omtzigt; party=null} vroeg dat.",
            "member", "party",
        )  # fmt: skip
        assert names_all(warnings, "member_ambiguous", "CDA", "Lid Omtzigt", "NSC")


class TestPeriod:
    """A document without a day can still have been made in some time only."""

    ITEM = (
        "Tweede Kamer der Staten-Generaal\n2\nVergaderjaar 2017–2018\n\nDe voorzitter:\n@\n\n"
        "Minister Ollongren:\nJa.\n"
    )
    SPEAKERS = (
        "De voorzitter:\n@\n\nDe heer Ronnes (CDA):\nJa.\n\nDe heer Koerhuis (VVD):\nJa.\n\n"
        "Mevrouw Beckerman (SP):\nJa.\n\nMinister Ollongren:\nJa.\n"
    )

    @pytest.mark.parametrize("document", [ITEM, SPEAKERS], ids=["vergaderjaar", "speakers"])
    def test_what_holds_in_all_of_it_is_certain(self, document: str) -> None:
        check(
            document,
            "De [heer Nijboer]{member=Nijboer; party=PvdA} en de "
            "[heer Van Dijk]{member=Van Dijk; party=null}.",
            "member", "party",
        )  # fmt: skip
        check(document, "De [Minister van Financiën]{minister=Hoekstra} weet dat.")

    def test_what_does_not_is_reported_with_the_time_that_counts(self) -> None:
        warnings = check(self.ITEM, "De [Minister van Buitenlandse Zaken]{minister=null} weet dat.")
        assert names_all(warnings, "minister_ambiguous", "Zijlstra", "Blok")
        assert names_all(warnings, "undated", "from 2017-10-26 until 2018-09-18")

    def test_nothing_is_reported_of_a_text_that_leaves_nothing_open(self) -> None:
        warnings = check(self.ITEM, "De [Minister van Financiën]{minister=Hoekstra} weet dat.")
        assert not names_all(warnings, "undated")


class TestMembers:
    """The party of a member on the day of the document."""

    @pytest.mark.parametrize(
        ("day", "sentence"),
        [
            ("2018-04-10", "[Mevrouw A.H. Mulder]{member=Mulder; party=CDA} vroeg dat."),
            ("2005-11-14", "[B.M. de Vries]{member=De Vries; party=VVD} vroeg dat."),
            ("2018-04-10", "De PVV’er [Mulder]{member=Mulder; party=PVV} vroeg dat."),
            ("2018-04-10", "[Mulder]{member=Mulder; party=VVD} (VVD) vroeg dat."),
            ("2018-04-10", "Ook [Thieme]{member=Thieme; party=PvdD} van de Partij voor de Dieren."),
            ("2018-04-10", "Het CDA-[Kamerlid Mulder]{member=Mulder; party=CDA} vroeg dat."),
            ("2018-04-10", "De leden [Alkaya]{member=Alkaya; party=SP} en [Van Dijk]{member=Van Dijk; party=SP} (beiden SP)."),
            ("2010-03-24", "[Mevrouw Wiegman]{member=Wiegman-van Meppelen Scheppink; party=ChristenUnie} vroeg."),
            ("2018-04-10", "[Mevrouw Vermue]{member=Vermue; party=PvdA}, die weg is, vroeg dat."),
            ("2018-04-10", "De heer Alkaya van ActionAid vroeg dat."),
            ("2018-04-10", "[Senator Koffeman]{member=Koffeman; party=PvdD} vroeg dat."),
        ],
    )  # fmt: skip
    def test_what_is_printed_beside_the_name(self, day: str, sentence: str) -> None:
        check(letter(day, "@"), sentence, "member", "party")

    def test_a_single_member_votes_beside_the_fracties(self) -> None:
        check(
            letter("", "@"),
            "De leden van de fracties van de SP en het [lid Verdonk]{member=Verdonk; party=Lid Verdonk} "
            "hebben voor deze motie gestemd. Het [lid Verdonk]{member=Verdonk; party=null} knikt.",
            "member", "party",
        )  # fmt: skip

    def test_where_the_values_come_from(self) -> None:
        text = letter(
            "2018-03-06", "Het lid Diks, de heer Alkaya (SP) en de Minister van Financiën."
        )
        mentions = convert_text(text).mentions
        told = {
            each.text: each.attributes.get("party_from") or each.attributes.get("value_from")
            for each in mentions
        }
        assert told["lid Diks"] == "reference"
        assert told["heer Alkaya"] == "document"
        assert told["Minister van Financiën"] == "reference"

    def test_a_mention_points_at_the_participant_and_the_person(self) -> None:
        result = convert_text(
            debate("2018-03-06", MET_KAAG, "Alkaya, Diks", "Ik dank mevrouw Diks en mevrouw Kaag.")
        )
        by_id = {each.id: each for each in result.participants}
        people = {
            each.text: by_id[each.attributes["participant"]].name
            for each in result.mentions
            if each.text.startswith("mevrouw")
        }
        assert people == {"mevrouw Diks": "Diks", "mevrouw Kaag": "Kaag"}
        diks = next(each for each in result.participants if each.name == "Diks")
        assert (diks.wikidata, diks.from_reference) == (
            "Q13638460",
            ("initials", "first_name", "party"),
        )

    @pytest.mark.parametrize(
        ("day", "sentence"),
        [
            ("2020-03-03", "Het [lid Omtzigt]{member=Omtzigt; party=CDA} vroeg dat."),
            ("2022-03-03", "Het [lid Omtzigt]{member=Omtzigt; party=Lid Omtzigt} vroeg dat."),
            ("2024-03-03", "Het [lid Omtzigt]{member=Omtzigt; party=NSC} vroeg dat."),
            ("2018-03-06", "Het [lid Van Haga]{member=Van Haga; party=VVD} vroeg dat."),
            ("2022-03-03", "Het [lid Van Haga]{member=Van Haga; party=Groep Van Haga} vroeg dat."),
            ("2018-03-06", "Voormalig [Kamerlid Servaes]{member=Servaes; party=PvdA} vroeg dat."),
            ("2018-03-06", "[Mevrouw Diks]{member=Diks; party=GroenLinks} vroeg dat."),
        ],
    )
    def test_the_party_of_the_day(self, day: str, sentence: str) -> None:
        check(letter(day, "@"), sentence, "member", "party")

    @pytest.mark.parametrize(
        ("day", "sentence"),
        [
            ("2022-03-03", "[Mevrouw Inge van Dijk]{member=Van Dijk; party=CDA} vroeg dat."),
            ("2022-03-03", "De [heer Jasper van Dijk]{member=Van Dijk; party=SP} vroeg dat."),
            ("2018-04-10", "Het [lid Agnes Mulder]{member=Mulder; party=CDA} vroeg dat."),
            ("2018-04-10", "Het [lid Anne Mulder]{member=Mulder; party=VVD} vroeg dat."),
        ],
    )
    def test_a_first_name_distinguishes_two_of_one_name(self, day: str, sentence: str) -> None:
        check(letter(day, "@"), sentence, "member", "party")

    @pytest.mark.parametrize(
        ("day", "sentence"),
        [
            ("2018-04-10", "De [heer Mulder]{member=Mulder; party=PVV} (PVV) vroeg dat."),
            ("2018-04-10", "De [heer Mulder]{member=Mulder; party=VVD} van de VVD vroeg dat."),
            ("2018-04-10", "Het [lid Mulder]{member=Mulder; party=CDA} (CDA) vroeg dat."),
            (
                "2018-04-10",
                "[Mevrouw Mulder]{member=Mulder; party=CDA} van de fractie van het CDA.",
            ),
            ("2018-04-10", "[Mevrouw Mulder]{member=Mulder; party=CDA} namens het CDA."),
            ("2022-03-03", "De [heer Van Dijk]{member=Van Dijk; party=SP} van de SP vroeg dat."),
        ],
    )
    def test_a_printed_party_distinguishes_two_of_one_name(self, day: str, sentence: str) -> None:
        check(letter(day, "@"), sentence, "member", "party")

    @pytest.mark.parametrize(
        ("day", "sentence"),
        [
            ("2018-04-10", "[Mevrouw Mulder]{member=Mulder; party=CDA} vroeg dat."),
            ("2022-03-03", "[Mevrouw Van Dijk]{member=Van Dijk; party=CDA} vroeg dat."),
        ],
    )
    def test_a_form_of_address_distinguishes_a_man_and_a_woman(
        self, day: str, sentence: str
    ) -> None:
        check(letter(day, "@"), sentence, "member", "party")

    def test_where_two_can_be_meant_there_is_no_party_and_the_warning_names_both(self) -> None:
        warnings = check(
            letter("2018-04-10", "@"), "De [heer Mulder]{member=Mulder; party=null} vroeg dat.",
            "member", "party",
        )  # fmt: skip
        assert names_all(warnings, "member_ambiguous", "PVV", "VVD")

    def test_who_takes_part_is_meant_before_who_does_not(self) -> None:
        check(
            debate(
                "2018-04-10", MET_KAAG, "Anne Mulder, Diks",
                "Het woord is aan @ \n\nDe heer Anne Mulder (VVD): \nDank u wel. ",
            ),
            "de [heer Mulder]{member=Mulder; party=VVD} en [mevrouw Diks]"
            "{member=Diks; party=GroenLinks}.",
            "member", "party",
        )  # fmt: skip

    def test_two_of_one_name_who_both_take_part(self) -> None:
        turns = (
            "Het woord is aan @ \n\nMevrouw Agnes Mulder (CDA): \nDank u wel. \n\n"
            "De heer Anne Mulder (VVD): \nDank u wel. "
        )
        check(
            debate("2018-04-10", MET_KAAG, "Agnes Mulder, Anne Mulder", turns),
            "[mevrouw Agnes Mulder]{member=Mulder; party=CDA}, de [heer Mulder]"
            "{member=Mulder; party=VVD} en het [lid Mulder]{member=Mulder; party=null}.",
            "member", "party",
        )  # fmt: skip

    def test_two_of_one_name_who_are_only_listed(self) -> None:
        check(
            debate("2018-04-10", MET_KAAG, "Agnes Mulder, Anne Mulder", "@"),
            "Het woord is aan [mevrouw Mulder]{member=Mulder; party=CDA} en dan aan de "
            "[heer Mulder]{member=Mulder; party=VVD}.",
            "member", "party",
        )  # fmt: skip

    def test_mevrouw_kaag_is_the_minister_where_she_takes_part(self) -> None:
        document = debate("2018-03-06", MET_KAAG, "Alkaya, Diks", "@")
        sentence = "Ik dank [mevrouw Kaag]{minister=Kaag; form=name} en mevrouw Diks."
        check(document, sentence, "minister", "form")
        check(document, "Ik dank mevrouw Kaag en [mevrouw Diks]{member=Diks}.", "member")


def test_the_text_shows_the_form_of_address_of_a_participant() -> None:
    report = "De voorzitter:\nDe minister heeft het woord.\n\nMinister {}:\nJa.\n\nDe voorzitter:\nIk dank {}.\n"
    for thanked, honorific in (("mevrouw Kaag", "mevrouw"), ("de minister", None)):
        text = "Aan de orde is het debat over kurk.\n\n" + report.format("Kaag", thanked)
        (kaag,) = [each for each in convert_text(text).participants if each.name == "Kaag"]
        assert kaag.honorific == honorific
