"""Layout as converters leave it: feet with their cells apart, letters, one line, lost hyphens, notes.

Texts are marked as in `test_layout.py`, which explains the marks and tries each text in three prints.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from imvo_nlp.layout.clean import lay_out
from imvo_nlp.layout.footnotes import find_footnotes
from imvo_nlp.layout.furniture import find_furniture
from test_layout import check, in_every_print, texts

# Page feet

FEET = {
    "page number on the line below": """
        De inspectie vond in die streek acht{-

        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904
        2

        }tien kurkbedrijven, die alle zijn{
        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904
        3
        | }gesloten.
    """,
    "page number on the line below, under an imprint": """
        De inspectie vond in die streek achttien{

        kst-31532-904
        ISSN 0921 - 7371
        ’s-Gravenhage 2016
        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904

        1

        | }kurkbedrijven.
    """,
    "a number below a foot that has its own is text": """
        5
        Wie betaalt de veiling te Oss?{
        Tweede Kamer, vergaderjaar 2017–2018, Aanhangsel 1
        |

        }6
        En wie de haven?
    """,
    "a paragraph before a heading on the new page": """
        De schillers werken in ploegen van vier, en
        per ploeg kiest een voorman zelf de bomen.{

        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2
        |

        }Kerfdiepte

        De kerfdiepte bepaalt hij met een lat die
        hij ieder voorjaar opnieuw laat ijken.
    """,
    "a heading on the new page, behind a line without a full stop": """
        De inspectie bezocht in het voorjaar:

        – de haven

        – de veiling te Oss{

        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2
        |

        }Kerfdiepte

        De kerfdiepte bepaalt de voorman met een lat.
    """,
    "a short last line of a sentence is no heading": """
        De schillers werken in ploegen van vier, en
        per ploeg kiest een voorman die bij de{

        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2

        | }Inspectie bekend is.

        De kerfdiepte bepaalt hij met een lat die
        hij ieder voorjaar opnieuw laat ijken.
    """,
}


@texts(FEET)
@in_every_print
def test_page_feet(marked: str, printed: Callable[[str], str]) -> None:
    check(printed(marked))


@pytest.mark.parametrize(
    "foot",
    [
        "Tweede Kamer\nKurkoogst\n22 maart 2018\nTK 64\n64-9-1",
        "Tweede Kamer Kurkoogst 22 maart 2018 TK 64 64-9-1",
        "Tweede Kamer\n\nKurkoogst\n\n22 maart 2018\n\nTK 64\n\n64-9-1",
        "Tweede Kamer Kurkoogst\nTK 64\n22 maart 2018\n64-9-1",
        "22 maart 2018\nTK 64\n64-9-1\nTweede Kamer Kurkoogst",
        "TK 64\n64-9-1\n22 maart 2018\nTweede Kamer\nKurkoogst",
        "64-9-1\nTK 64\n22 maart 2018\nTweede Kamer Kurkoogst",
        "Eerste Kamer Kurkoogst en aanverwante onderwerpen 5 juni 2012 EK 31 31-3-9",
        "Tweede Kamer\n12 juni 2003\nTK 80\n80-4530",
    ],
)
@in_every_print
def test_feet_of_handelingen_whatever_the_order_of_their_cells(
    foot: str, printed: Callable[[str], str]
) -> None:
    page = printed(
        f"De voorman kiest in elke streek zelf\n{foot}\nde bomen, en de kerf-\n{foot}\ndiepte."
    )
    laid = lay_out(page)
    assert laid.aligned.text == "De voorman kiest in elke streek zelf de bomen, en de kerfdiepte."
    assert [" ".join(each.split()) for each in laid.furniture] == 2 * [" ".join(foot.split())]


RUNNING_HEADS = {
    "of who is speaking": """
        De heer Van der Ham (D66): De kurk is op en de
        veiling is{
        Tweede Kamer
        Kurkoogst
        12 juni 2003
        TK 80
        80-4530
        Van der Ham
        | }gesloten.
    """,
    "of a minister": """
        Minister Veerman: De kurk is op en de veiling is{
        Tweede Kamer
        Kurkoogst
        12 juni 2003
        TK 80
        80-4530

        Minister Veerman
        | }gesloten.
    """,
    "of the chair": """
        De kurk is op en de veiling is{
        Tweede Kamer
        Kurkoogst
        12 juni 2003
        TK 80
        80-4530
        Voorzitter
        | }gesloten.
    """,
    "a word that is nobody's name": """
        De heer Van der Ham (D66): De kurk is op in{
        Tweede Kamer
        Kurkoogst
        12 juni 2003
        TK 80
        80-4530
        | }Oss
        en in Ede.
    """,
}


@texts(RUNNING_HEADS)
@in_every_print
def test_the_running_head_below_a_foot_of_handelingen(
    marked: str, printed: Callable[[str], str]
) -> None:
    check(printed(marked))


def test_a_day_and_a_sitting_in_a_sentence_are_no_foot() -> None:
    text = "De Tweede Kamer\nstemde op\n22 maart 2018\nover de kurk.\n\nZie TK 64 en 64-9-1."
    laid = lay_out(f"{text}\nTweede Kamer\nKurkoogst\n22 maart 2018\nTK 64\n64-9-2")
    assert laid.aligned.text == " ".join(text.split()).replace("kurk. ", "kurk.\n\n")


@pytest.mark.parametrize(
    "foot",
    [
        "Pagina 2 van 3",
        "Pagina 2 / 3",
        "Blad 2/3",
        "Pagina 2 van 3\nDatum\n3 maart 2023",
        "Onze referentie\nBHOS-2023.1234",
        "Onze referentie: IENW/BSK-2023/1234",
        "Ons kenmerk\nPO/12345",
        "Nr. Vraag Bijlage Blz. (van) t/m",
    ],
)
@in_every_print
def test_feet_and_margins_of_letters(foot: str, printed: Callable[[str], str]) -> None:
    laid = lay_out(printed(f"De voorman kiest in elke streek zelf\n\n{foot}\n\nde bomen."))
    assert laid.aligned.text == "De voorman kiest in elke streek zelf de bomen."
    assert [" ".join(each.split()) for each in laid.furniture] == [" ".join(foot.split())]


@pytest.mark.parametrize("head", ["Pagina 2 van 3", "kst-31532-904"])
def test_what_is_printed_at_the_top_of_a_page_is_no_text(head: str) -> None:
    laid = lay_out(f"De voorman kiest in elke streek\n\f{head}\nzelf de bomen.")
    assert laid.aligned.text == "De voorman kiest in elke streek zelf de bomen."


LONG = (
    "De voorman kiest in elke streek zelf welke bomen worden geschild, zo vernam ik uit Portugal, en "
    * 2
)
LINES = {
    "lines without blank ones between them": f"Vastgesteld 6 juni 2000|{LONG}alleen die.|De voorzitter,\nVan Dijk|"
    f"{LONG}wanneer? (blz. 5)|{LONG}zo ook hier",
    "print that wraps below a long head": f"{LONG}alleen die\nDe voorman kiest in elke\nstreek bomen\nDat is zo",
    "blank lines that tell": f"{LONG}alleen die\nDe voorman ook\n\n{LONG}hier",
}  # fmt: skip


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_in_text_from_web_pages_a_line_is_a_paragraph(lines: str) -> None:
    text = lay_out(lines.replace("|", "\n")).aligned.text
    paragraphs = lines.replace("\n\n", "|").replace("\n", " ").replace("|", "\n\n")
    assert text == paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "Pagina 2 van 3 is leeg.",
        "Op Pagina 2 van 3",
        "Blad 2 van de boom",
        "Onze referentie is Oss.",
    ],
)
def test_a_sentence_about_a_page_is_no_foot(line: str) -> None:
    assert lay_out(f"Pagina 1 van 3\nDe kurk:\n{line}").aligned.text == f"De kurk: {line}"


# Texts without line ends

FILLER = "De kurk wordt elke negen jaar geschild, en de boom herstelt. " * 60
ONE_LINE = {
    "a foot": "De kurk uit de{ Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2 | }haven is op.",
    "a foot with its imprint": "De kurk uit de{ kst-31532-904 ISSN 0921 - 7371 ’s-Gravenhage 2016 Tweede "
    "Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1 | }haven is op.",
    "a citation is no foot": "De kurk (zie Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2) is op, "
    "uit de{ Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2 | }haven.",
    "notes above a foot": "De kurkbranche{^1} en de veiling,{^2} die zijn gehoord door de{ }[[{1 }Met twaalf "
    "leden.]]{ }[[{2 }Die te Oss.]]{ Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2 | }Minister.",
    "a number without a sure marker makes no note": "Van de veilingen en havens is er 1. Van de 1 Juliana"
    "haven is bij de{ Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2 | }kurkbranche{^1} niets bekend "
    "bij de{ }[[{1 }Met twaalf leden.]]{ Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 3 | }Minister.",
    "a number of a heading makes no note": "Is de kurk op?{^1} Antwoord 1 Nee, de kurk is niet op. Vraag 2 Kent "
    "u de kurk? Antwoord 2 Ja, die ken ik wel.{ }[[{1 }Met twaalf leden.]]{ Tweede Kamer, vergaderjaar "
    "2015–2016, 31 532, nr. 904 2 | }Vraag 3 En de haven?",
    "headings and sentences glued to the one before": "De haven is leeg (Applaus).{| }De heer Bos (SP): Wat een kurk!"
    "{| }De voorzitter: Zo.{| }Het woord is aan de Kamer,{| }en zij zegt ja.{| }Vraag 2 Wie?{| }Antwoord 2 www.De.nl, "
    "om 9.A en o.a.B, 12,5 of 1.000.",
    "hyphens at lost line ends, and those that are printed": "De genees{- }middelen, de OESO-{ }richtlijnen en "
    "mevrouw Dik-{ }Faber; de olie- en gassector, de in- of uitvoer, en zowel kurk- als glas.",
}  # fmt: skip


@texts(ONE_LINE)
def test_a_text_on_one_line(marked: str) -> None:
    check(FILLER + marked + " " + FILLER.strip())


def test_a_loose_marker_before_a_heading_is_taken_out_also_without_its_note() -> None:
    text = "Is de kurk op? 1 Antwoord 1 Nee, zie nr. 3 Vraag 2 Kent u «De kurk»? 2\xa03 Antwoord 2 Ja. "
    laid = lay_out(text + FILLER)
    clean = (
        "Is de kurk op? Antwoord 1 Nee, zie nr. 3 Vraag 2 Kent u «De kurk»? Antwoord 2 Ja. De kurk"
    )
    assert laid.aligned.text.startswith(clean)
    assert [text[start:end] for start, end in laid.markers] == ["1", "2\xa03"]


def test_several_markers_on_a_line_of_their_own() -> None:
    source = (
        "Tweede Kamer der Staten-Generaal2\n\nWie kent de kurkveiling?\n1\nEn hoe vaak?\n2, 3 en 4\nDe haven is "
        "leeg.\n\n1Zie de brief.\n2Zie de nota.\n3Zie de lijst.\n4Zie de krant.\n"
    )
    laid = lay_out(source)
    body = laid.aligned.text[: laid.body_end]
    assert body.endswith("Wie kent de kurkveiling?\n\nEn hoe vaak?\n\nDe haven is leeg.")
    assert [note.number for note in laid.notes] == ["1", "2", "3", "4"]
    assert [source[start:end] for start, end in laid.markers] == ["1", "2, ", "3 en ", "4"]


@pytest.mark.parametrize(
    ("markers", "numbers"),
    [
        (("[1]", "[2]"), ("[1]\n", "[2]\n")),  # below their numbers
        (("[^1]", "[^2]"), ("[^1]: ", "[^2]: ")),  # as Markdown has them
        (("¹", "²"), ("¹ ", "² ")),
    ],
)
def test_other_numbers_of_notes(markers: tuple[str, str], numbers: tuple[str, str]) -> None:
    body = "De kurkbranche{} en de haven te Oss{} zijn gehoord."
    source = (
        f"{body.format(*markers)}\n\n{numbers[0]}Met twaalf leden.\n\n{numbers[1]}En de haven.\n"
    )
    laid = lay_out(source)
    text = laid.aligned.text
    assert text[: laid.body_end] == body.format("", "")
    notes = [(note.number, text[note.start : note.end], note.anchor) for note in laid.notes]
    first, second = (source.index(marker) for marker in markers)
    assert notes == [("1", "Met twaalf leden.", first), ("2", "En de haven.", second)]


def test_a_list_in_brackets_at_the_end_is_of_notes_also_without_markers() -> None:
    laid = lay_out(
        "De kurk is op.\n\n[1] https://voorbeeld.nl/kurk\n[2] Kamerstuk 31 532, nr. 904\n"
    )
    text = laid.aligned.text
    assert text[: laid.body_end] == "De kurk is op."
    notes = [(note.number, text[note.start : note.end], note.anchor) for note in laid.notes]
    assert notes == [
        ("1", "https://voorbeeld.nl/kurk", None),
        ("2", "Kamerstuk 31 532, nr. 904", None),
    ]
    # A number that begins no list, and one with text behind it, are text.
    for text in ("De kurk is op.\n\n[3] Kurk\n", "De kurk is op.\n\n[1] Kurk\n\nDe haven ook.\n"):
        assert lay_out(text).notes == ()


def test_the_notes_that_the_site_of_the_house_lists_at_the_end() -> None:
    text = (
        "Kent u «De kurk»?1 En de haven? 2 Antwoord 1 Ja. 3 Die ken ik uit 2016. X Noot 1https://kurk.nl "
        "X Noot 22016/99/EG X Noot 3Kamerstuk 31 532, nr. 904."
    )
    laid = lay_out(text)
    body = "Kent u «De kurk»? En de haven? Antwoord 1 Ja. 3 Die ken ik uit 2016."
    assert laid.aligned.text[: laid.body_end] == body
    notes = [
        (note.number, laid.aligned.text[note.start : note.end], note.anchor) for note in laid.notes
    ]
    first, second = text.index("1"), text.index("2")
    assert notes == [
        ("1", "https://kurk.nl", first),
        ("2", "2016/99/EG", second),
        ("3", "Kamerstuk 31 532, nr. 904.", None),  # `Ja.` is too short to be sure of
    ]
    assert text[laid.notes[0].source_start :].startswith("X Noot 1https")


def test_where_line_ends_were_dropped_sentences_and_small_words_are_glued() -> None:
    lost = "Te Oss is het kurkbos gekapt.Dat zag deMinister in hetVerenigd Koninkrijk.\nToen was het op.Er is niets."
    text = "Te Oss is het kurkbos gekapt. Dat zag de Minister in het Verenigd Koninkrijk. Toen was het op. Er is niets."
    assert lay_out(lost).aligned.text == text
    # One of them can be a typist's.
    once = "Te Oss is het kurkbos gekapt.Dat zag de heer deVries."
    assert lay_out(once).aligned.text == once


def test_in_a_text_with_lines_a_hyphen_and_a_space_are_printed_so() -> None:
    laid = lay_out("De genees- middelen en de olie- en gas-\nsector.")
    assert laid.aligned.text == "De genees- middelen en de olie- en gassector."


# Hyphens

PDF_HYPHENS = {
    "in a word": "De rege{@}ring sluit de kurk{@}veiling.",
    "behind capitals": "De OESO{@|-}richtlijnen en de COVID-19{@|-}crisis.",
    "before another part that is left out": "De olie{@|- }en gassector, en de in{@|- }of uitvoer.",
    "between capitals": "Mevrouw Dik{@|-}Faber van de Christen{@}Unie.",
    "with the line end": "De rege{@\n}ring en de OESO{@\n|-}richtlijnen.",
}


@pytest.mark.parametrize("hyphen", ["\ufffe", "\x02"], ids=["U+FFFE", "U+0002"])
@texts(PDF_HYPHENS)
@in_every_print
def test_hyphens_that_a_pdf_tool_made_invisible(
    marked: str, hyphen: str, printed: Callable[[str], str]
) -> None:
    check(printed(marked.replace("@", hyphen)))


# Notes

NOTES = {
    "raised numbers in brackets, notes without": """
        Kent u het bericht over de kurkveiling?{^[1]}

        Ja, en ook dat over de haven.{^[2]}

        [[{1 }Zie de Voorbeeldkrant van 2 mei.]]
        [[{2 }Zie www.voorbeeld.nl]]
    """,
    "raised numbers in brackets within a sentence, over two pages": """
        De kurkbranche{^[1]} is door de Minister per brief{

        }[[{1 }Zie de lijst van leden.]]{

        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1

        | }gevraagd haar leden{^[2]} te noemen.

        [[{2 }Zie de stand van 1 mei.]]
    """,
    "indented notes": """
        De kurkbranche{^1} en de veilingen{^2} zijn gehoord.

           [[{1 }Met twaalf leden, van wie de meeste uit het
           zuiden komen.]]
           [[{2 }Die te Oss en te Ede.]]

           {Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2}
    """,
    "notes between questions and answers": """
        1
        Kent u het bericht over de kurkveiling?{^1}

        2
        En dat over de haven?{^2}

        [[{1 }Voorbeeldkrant, 2 maart 2005.]]
        [[{2 }Havenbode, 3 maart 2005.]]

        Antwoord van minister Veerman (Landbouw, Natuur en Voedselkwaliteit). (Ontvangen 1 april 2005)

        1
        Ja.

        2
        Nee.
    """,
    "notes between questions and answers, below Antwoord": """
        1
        Kent u het bericht over de kurkveiling?{^1}

        [[{1 }Voorbeeldkrant, 2 maart 2005.]]

        Antwoord

        Antwoord van staatssecretaris Van Geel (Volkshuisvesting). (Ontvangen 1 april 2005)

        1
        Ja.
    """,
    "notes to the questions and to the answers, above the Toelichting": """
        Vraag 1
        Kent u het bericht over de kurkveiling?{^1}

        [[{1 }Voorbeeldkrant, 2 maart 2005.]]

        Antwoord van minister Veerman (Landbouw, Natuur en Voedselkwaliteit). (Ontvangen 1 april 2005)

        Antwoord 1
        Ja, uit de krant.{^2}

        [[{2 }De Havenbode.]]

        Toelichting:

        Deze vragen dienen ter aanvulling.
    """,
    "a question's number below a blank line is no marker": """
        De leden stellen de volgende vragen aan de Minister.

        1

        Welke veiling is bedoeld?

        2

        Welke haven is bedoeld?

        1 Bedoeld is de veiling te Oss.

        2 Bedoeld is de haven te Ede.{

        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1
        |

        }De kurkbranche{^1} is gehoord.

        [[{1 }Met twaalf leden.]]
    """,
    "the marker is the raised number, not the question's": """
        De leden stellen de volgende vraag aan de Minister.

        1

        Kent u het bericht over de kurkveiling?{^1}

        [[{1 }Voorbeeldkrant, 2 maart 2005.]]
    """,
}


@texts(NOTES)
@in_every_print
def test_notes(marked: str, printed: Callable[[str], str]) -> None:
    check(printed(marked))


@in_every_print
def test_an_answer_to_two_questions_below_their_notes_is_no_note(
    printed: Callable[[str], str],
) -> None:
    check(
        printed("""\
1
Kent u het bericht over de kurkveiling?{^1}

2
En dat over de haven?

[[{1 }Voorbeeldkrant, 2 maart 2005.]]

Antwoord van minister Veerman (Landbouw, Natuur en Voedselkwaliteit). (Ontvangen 1 april 2005)

1 en 2
Ja.
""")
    )


def test_ranges_of_furniture_and_notes_are_those_of_the_source() -> None:
    foot = "Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904\n2"
    source = f"De kurkbranche[1] is op.\n\n  1 Zie de lijst.\n\n{foot}\n"
    furniture = find_furniture(source)
    assert [source[start:end].strip() for start, end, _ in furniture.ranges] == [foot]
    (note,) = find_footnotes(source, furniture)
    assert source[note.start : note.end] == "1 Zie de lijst."
    assert source[note.text_start : note.end] == "Zie de lijst."
    assert source[note.anchor : note.marker_end] == "[1]"
