"""Page layout to clean text: what is taken out, what is joined, and what has to stay.

A text is written once, as it is printed, with marks for what cleaning has to do to it:

    kur{-|}ken         in braces: before the bar the source, behind it the clean text
    {**}kurk{**}       without a bar: it is taken out
    kurk{^1}           the marker of a footnote
    [[{1 }Zie kurk.]]  a footnote: taken out of the body; its number is its first mark

White space outside the marks becomes one space, or a paragraph (`\\n\\n`) where it holds two line
ends or more. Every text is tried in three prints: as it stands, with CRLF, and with a space at
the end of each line; that must not change the clean text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from textwrap import dedent

import pytest

from imvo_nlp.layout.clean import Layout, lay_out
from imvo_nlp.layout.footnotes import find_footnotes
from imvo_nlp.layout.furniture import Furniture, find_furniture
from imvo_nlp.text.source import Marks, NoteMark

FOOT = "Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2"

PRINTS: dict[str, Callable[[str], str]] = {
    "lf": lambda text: text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "trailing": lambda text: re.sub(r"(?<=[^\s|])\n", " \n", text),
}
in_every_print = pytest.mark.parametrize("printed", PRINTS.values(), ids=PRINTS)


def texts(cases: dict[str, str]) -> pytest.MarkDecorator:
    """One test per text; the text's name says what it shows."""
    return pytest.mark.parametrize("marked", [dedent(each) for each in cases.values()], ids=cases)


# The marks


@dataclass
class Text:
    """Clean text and where each of its characters stands in the source; None for white space."""

    text: str = ""
    origins: list[int | None] = field(default_factory=list)

    def put(self, piece: str, origin: int) -> None:
        self.text += piece
        self.origins += [
            None if character.isspace() else origin + offset
            for offset, character in enumerate(piece)
        ]

    def collapsed(self) -> Text:
        result = Text()
        for match in re.finditer(r"\s+|\S+", self.text.strip()):
            piece = match[0]
            start = match.start() + len(self.text) - len(self.text.lstrip())
            if piece.isspace():
                piece = "\n\n" if piece.count("\n") > 1 else " "
                result.origins += [None] * len(piece)
            else:
                result.origins += self.origins[start : start + len(piece)]
            result.text += piece
        return result


@dataclass(frozen=True)
class Expected:
    source: str
    body: Text
    notes: list[tuple[str, Text, tuple[int, int]]]
    markers: list[tuple[int, int]]


_MARK = re.compile(
    r"\{\^(?P<marker>[^}]+)\}|\{(?P<source>[^|}]*)(?:\|(?P<clean>[^}]*))?\}"
    r"|(?P<open>\[\[)|(?P<close>\]\])|(?P<kept>[^{}])",
    re.DOTALL,
)


def read_marks(marked: str) -> Expected:
    """The source of a marked text, and what has to come out of it."""
    source, body, position = "", Text(), 0
    note: Text | None = None
    number, note_start = "", 0
    notes, markers = [], []
    for mark in _MARK.finditer(marked):
        assert mark.start() == position, f"stray brace near {marked[position : position + 20]!r}"
        position, here = mark.end(), len(source)
        target = body if note is None else note
        if mark["marker"]:
            markers.append((here, here + len(mark["marker"])))
            source += mark["marker"]
        elif mark["source"] is not None:
            if note is not None and not number:
                number = mark["source"].strip(" \t\xa0[]()")
            target.put(mark["clean"] or "", here)
            source += mark["source"]
        elif mark["open"]:
            note, number, note_start = Text(), "", here
        elif mark["close"]:
            assert note is not None, "a note ends that did not start"
            notes.append((number, note.collapsed(), (note_start, here)))
            note = None
        else:
            target.put(mark["kept"], here)
            source += mark["kept"]
    assert position == len(marked), f"stray brace near {marked[position : position + 20]!r}"
    return Expected(source, body.collapsed(), notes, markers)


def origins(laid: Layout, start: int, end: int) -> list[int | None]:
    text = laid.aligned.text
    return [None if text[i].isspace() else laid.aligned.at(i) for i in range(start, end)]


def check(marked: str) -> None:
    expected = read_marks(marked)
    laid = lay_out(expected.source)
    text = laid.aligned.text
    assert text[: laid.body_end] == expected.body.text
    assert origins(laid, 0, laid.body_end) == expected.body.origins
    assert [
        (note.number, text[note.start : note.end], (note.source_start, note.source_end))
        for note in laid.notes
    ] == [(number, note.text, span) for number, note, span in expected.notes]
    for found, (_, note, _) in zip(laid.notes, expected.notes, strict=True):
        assert origins(laid, found.start, found.end) == note.origins
    assert list(laid.markers) == expected.markers
    assert [note.anchor for note in laid.notes if note.anchor is not None] == [
        start for start, _ in expected.markers
    ]


def test_marks_are_read_as_the_heading_of_this_file_says() -> None:
    expected = read_marks("kur{-\n}ken{^1} en\nglas\n\n[[{1 }Zie x.]]{|!}\n")
    assert expected.source == "kur-\nken1 en\nglas\n\n1 Zie x.\n"
    assert expected.body.text == "kurken en glas\n\n!"
    assert expected.body.origins[:7] == [0, 1, 2, 5, 6, 7, None]
    ((number, note, span),) = expected.notes
    assert (number, note.text, note.origins) == ("1", "Zie x.", [21, 22, 23, None, 25, 26])
    assert span == (19, 27)
    assert expected.markers == [(8, 9)]
    with pytest.raises(AssertionError, match="stray brace near '}ken'"):
        read_marks("kur}ken")


# Page feet


@pytest.mark.parametrize(
    "foot",
    [
        "Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2",
        "Tweede Kamer, vergaderjaar 2015-2016, 31 532, nr. 904 12",
        "Tweede Kamer, vergaderjaar 1999–2000, 26 800, nr. 7 101",
        "Tweede Kamer, vergaderjaar 2016–2017, 34 550 XVII, nr. 14 3",
        "Tweede Kamer, vergaderjaar 2012–2013, 33 400 B, nr. 5 3",
        "Tweede Kamer, vergaderjaar 2015–2016, 21 501-02, nr. 1633 4",
        "Tweede Kamer, vergaderjaar 2014–2015, 34 209 (R2048), nr. 6 1",
        "Tweede Kamer, vergaderjaar 2017–2018, 33 625 en 31 532, nr. 246 2",
        "Tweede Kamer, vergaderjaar 2017–2018, Aanhangsel 2",
        "Tweede Kamer, vergaderjaar 2010–2011, Aanhangsel van de Handelingen 2",
        "Eerste Kamer, vergaderjaar 2019–2020, 35 448, E 3",
        "Eerste Kamer, vergaderjaar 2019–2020, 35 448, AB 11",
        "Eerste Kamer, vergaderjaar 2017–2018, 34 775 XVII, B/1 2",
        "Eerste Kamer, vergaderjaar 2018–2019, 35 000, nr. 4 1",
        "  Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2",
        "Tweede\xa0Kamer, vergaderjaar 2015–2016, 31\xa0532, nr.\xa0904 2",
        "kst-31532-904\nISSN 0921 - 7371\n"
        "’s-Gravenhage 2016 Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1",
        "ah-tk-20172018-1018\nISSN 0921 - 7398\n"
        "’s-Gravenhage 2018 Tweede Kamer, vergaderjaar 2017–2018, Aanhangsel 1",
        "kst-34550-XVII-14\nISSN 0921-7371\n’s-Gravenhage 2017",
        "KST131210\n0809tkkst31532XIII-42\nISSN 0921 - 7371\nSdu Uitgevers\n"
        "’s-Gravenhage 2009 Tweede Kamer, vergaderjaar 2008–2009, 31 532, nr. 42 1",
        "KST131210 0809tkkst31532XIII-42 ISSN 0921 - 7371 Sdu Uitgevers ’s-Gravenhage 2009",
        "ISSN 0921 - 7398’s-Gravenhage 2023Tweede Kamer, vergaderjaar 2022–2023, Aanhangsel 1",
        "kst-35448-E\nISSN 0921 - 7371\n"
        "’s-Gravenhage 2020 Eerste Kamer, vergaderjaar 2019–2020, 35 448, E 1",
        "'s-Gravenhage 2016 Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1",
        "Staten-Generaal, vergaderjaar 2019–2020, 35 448, A/ nr. 1 2",
        "blg-750211",
        "h-tk-20172018-70-9",
        "ISSN 0921 - 736X",
    ],
)
@in_every_print
def test_page_feet_are_no_text(foot: str, printed: Callable[[str], str]) -> None:
    page = f"De inspectie vond in die streek achttien\n\n{foot}\n\nkurkbedrijven, die alle vol-\n{foot}\ndoen."
    laid = lay_out(printed(page))
    clean = "De inspectie vond in die streek achttien kurkbedrijven, die alle voldoen."
    assert laid.aligned.text == clean
    assert [each.strip() for each in laid.furniture] == 2 * foot.strip().split("\n")


GLUED_FEET = {
    "the foot is glued to the next block": """
        Vraag 3
        Wordt dat nagegaan bij de fabriek?

        {ah-tk-20222023-3649}
        {ISSN 0921 - 7398’s-Gravenhage 2023Tweede Kamer, vergaderjaar 2022–2023, Aanhangsel 1|

        }Antwoord 3
        Ja, elk half jaar.
    """,
    "the foot is glued to a sentence that goes on": """
        Het onderzoek is gedaan door de
        {Tweede Kamer, vergaderjaar 2022–2023, Aanhangsel 3}Inspectie Leefomgeving.
    """,
    "a foot in the middle of a word, below a note": """
        De kurkbranche{^1} heeft al haar leve{-

        }[[{1 }Zie de bijlage bij deze brief.]]{

        kst-31532-904
        ISSN 0921 - 7371
        ’s-Gravenhage 2016 Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1



        }ranciers in kaart gebracht.
    """,
}


@texts(GLUED_FEET)
@in_every_print
def test_feet_are_cut_loose_from_what_they_touch(
    marked: str, printed: Callable[[str], str]
) -> None:
    check(printed(marked))


CITED = {
    "with a comma behind its number": """
        Dat is eerder gemeld, zoals blijkt uit
        Tweede Kamer, vergaderjaar 2014–2015, 31 532, nr. 876, bladzijde 3,
        en daarna{
        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2
        | }herhaald.
    """,
    "with a word behind its page": """
        Dat is eerder gemeld, zoals blijkt uit
        Tweede Kamer, vergaderjaar 2014–2015, 31 532, nr. 876 2 en verder,
        en daarna{
        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2
        | }herhaald.
    """,
    "in the middle of a line": """
        Dat is gemeld (zie Tweede Kamer, vergaderjaar 2014–2015, 31 532, nr. 876 2
        en verder), en in die zin ook{
        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2
        | }afgedaan.
    """,
    "a place and a year": """
        De overeenkomst is gesloten te
        ’s-Gravenhage 2016 onder toezicht van de griffie, onder
        ISSN 0921 - 7371 uitgegeven en met kenmerk
        kst-31532-904 aan de{
        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2
        | }Kamer gezonden.
    """,
    "above a line that is a number": """
        De stand is met die van het vorige jaar vergeleken in{
        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2
        | }Tweede Kamer, vergaderjaar 2014–2015, 31 532, nr. 876
        12
        gemeenten deden mee.
    """,
}


@texts(CITED)
@in_every_print
def test_citation_in_a_sentence_is_no_foot(marked: str, printed: Callable[[str], str]) -> None:
    check(printed(marked))


@pytest.mark.parametrize(
    "foot",
    [
        "Tweede Kamer, vergaderjaar 2022–2023, 31 288, nr. 1013",
        "Tweede Kamer, vergaderjaar 2022–2023,\n31 288, nr. 1013",
        "ISSN 0921 - 7371\nTweede Kamer, vergaderjaar 2022–2023, 31 288, nr. 1013",
        "’s-Gravenhage 2023 Tweede Kamer, vergaderjaar 2022–2023, 31 288, nr. 1013",
        "kst-31288-1013\nISSN 0921 - 7371\n’s-Gravenhage 2023\n\n"
        "Tweede Kamer, vergaderjaar 2022–2023, 31 288, nr. 1013",
    ],
    ids=["alone", "on two lines", "below the imprint", "behind the imprint", "as a motion has it"],
)
@pytest.mark.parametrize("end", ["", "\n", "\n\f"])
@in_every_print
def test_foot_of_the_only_page_has_no_number(
    foot: str, end: str, printed: Callable[[str], str]
) -> None:
    page = f"De Kamer,\n\ngehoord de beraadslaging.\nAlkaya\nDiks\n\n{foot}{end}"
    assert lay_out(printed(page)).aligned.text == (
        "De Kamer,\n\ngehoord de beraadslaging. Alkaya Diks"
    )


@pytest.mark.parametrize(
    "text",
    [
        "1 Brief van de minister van 3 mei,\nTweede Kamer, vergaderjaar 2022–2023, 31 288, nr. 9",
        "Zie\n\nTweede Kamer, vergaderjaar 2022–2023, 31 288, nr. 9\nen de bijlage daarbij.",
        "Zie\n\nTweede Kamer, vergaderjaar 2022–2023, 31 288, nr. 9, bladzijde 3",
    ],
    ids=["at the end of a paragraph", "within a sentence", "with more behind it"],
)
def test_citation_on_a_line_of_its_own_stays(text: str) -> None:
    assert "31 288, nr. 9" in lay_out(text).aligned.text


def test_sources_typed_as_a_list_are_notes_beside_those_that_are_marked() -> None:
    page = "Dat is zo.1) En dat ook.1\n\n1) Zie de brief.\n\n1 Zie de nota.\n"
    marked = NoteMark("1", page.index("1 Zie"), page.index("Zie de n"), len(page) - 1, 24, 25)
    laid = lay_out(page, Marks(notes=(marked,)))
    text = laid.aligned.text
    assert text[: laid.body_end] == "Dat is zo. En dat ook."
    assert [text[note.start : note.end] for note in laid.notes] == [
        "Zie de brief.",
        "Zie de nota.",
    ]


def test_letter_and_loose_accent_are_one_letter_of_two_characters() -> None:
    laid = lay_out("Mevrouw Gu\u0308ndog\u0306an at een\npate\u0301 op een\nterras.")
    text = laid.aligned.text
    assert text == "Mevrouw Gündoğan at een paté op een terras."
    start, end = laid.aligned.to_source(8, 16)
    assert (start, end) == (8, 18)
    assert laid.aligned.to_source(text.index("paté"), text.index(" op"))[1] == 31


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("o\ufb03ciële", "officiële"),
        ("\ufb01nancie\u0308le", "financiële"),
        ("financie\xa8le", "financiële"),
        ("lid Kostic ´ (PvdD)", "lid Kostić (PvdD)"),
        ("ge\u0131\xa8nformeerd", "geïnformeerd"),
        ("e\xb4e\xb4n ide\xb4", "één idé"),
        ("foto\xb4s van cafe\xb4s", "foto\xb4s van cafe\xb4s"),
        ("Itali&euml;", "Italië"),
        ("caf&#233;", "café"),
        ("&Ouml;z&uuml;tok", "Özütok"),
        ("V&amp;D", "V&D"),
        ("gouds&shy;ector", "goudsector"),
        ("nr.&nbsp;3", "nr. 3"),
    ],
)
def test_characters_that_stand_for_others(printed: str, word: str) -> None:
    source = f"De {printed} van Financie\xa8n."
    aligned = lay_out(source).aligned
    assert aligned.text == f"De {word} van Financiën."
    start, end = aligned.to_source(3, 3 + len(word))
    assert source[start:end] == printed


@pytest.mark.parametrize(
    "text",
    ["R&D;x, A&B en ?a=1&b=2", "Itali\xa8e en financi\xa8ele", "5 \xa8 6", "&onbekend; &#1;"],
)
def test_characters_that_stand_for_themselves(text: str) -> None:
    assert lay_out(text).aligned.text == text


# Paragraphs in dense print


def test_a_line_is_full_that_is_as_long_as_those_that_go_on() -> None:
    # Each line but the last of a paragraph has no room for the next word.
    lines = [
        "De schillers werken in ploegen van vier man, want dat",
        "is nu eenmaal zo beslist toen men het bos verdeelde,",
    ]
    paragraph = "\n".join([*lines * 16, "en zo ging het van vader op zoon in dat bos."])
    text = lay_out(f"{paragraph}\nDaarna kwam een machine.\n{paragraph}").aligned.text
    assert [each.split()[0] for each in text.split("\n\n")] == ["De", "Daarna", "De"]
    # `Er` fits on that line too, `Ploegenstelsels` does not.
    text = lay_out(f"{paragraph}\nPloegenstelsels bleven.\n{paragraph}").aligned.text
    assert "bos. Ploegenstelsels" in text


def test_each_clause_of_a_motion_is_a_paragraph() -> None:
    clauses = [
        "De Kamer,",
        "gehoord de beraadslaging,",
        "constaterende dat er koffie is, en dat dit,\ngelet op de thee, zo blijft;",
        "overwegende dat koffie op kan raken;",
        "verzoekt de regering na te gaan wie de koffie\nverzoekt,",
        "en gaat over tot de orde van de dag.",
    ]
    text = lay_out("Ik dien in.\n" + "\n".join(clauses)).aligned.text
    split = text.split("\n\n")
    assert split[:3] == ["Ik dien in.", "De Kamer,", "gehoord de beraadslaging,"]
    assert split[-3:] == [
        "overwegende dat koffie op kan raken;",
        "verzoekt de regering na te gaan wie de koffie verzoekt,",
        "en gaat over tot de orde van de dag.",
    ]
    # Elsewhere such words are those of a sentence.
    assert lay_out("Zij is stil,\noverwegende dat dit helpt.").aligned.text.count("\n\n") == 0


# Markdown


MARKDOWN = {
    "headings and bold": """
        {## }Tweede Kamer der Staten-Generaal

        {#### }Vergaderjaar 2021–2022 Aanhangsel van de Handelingen

        {**}Vragen gesteld door de leden der{**}
        {**}Kamer, met antwoorden{**}

        {###### }2417
    """,
    "bold within a line, also glued to its neighbours": """
        {**}Antwoord 3{**} Ja, en{**}wel{**}degelijk.
    """,
    "italics": """
        Is dat bericht in de {_}Voorbeeldkrant van 2 mei{_} juist ({_}kurk{_})?
    """,
    "underscores that mark nothing": """
        {_}Bestand{_} kurk_en_glas.txt, veld _ en {_}y{_}.
    """,
    "a rule between two pages, with a foot": """
        De kurkschil wordt elke negen jaar van de{

        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2


        -----

        | }boom gehaald.
    """,
    "other rules": """
        De kurkschil wordt elke{
        *****
        | }negen jaar van de{

        __________

        | }boom gehaald.
    """,
    "hash and stars that mark nothing": """
        {**}Maat #7{**} van 2 ** 3 heet
        #7 en is klein.
    """,
    "dashes in a line are no rule": """
        {**}De haven{**} -- niet de stad ----- betaalt.
    """,
}


@texts(MARKDOWN)
@in_every_print
def test_markdown_marks_are_no_text(marked: str, printed: Callable[[str], str]) -> None:
    check(printed(marked))


# Where pages start


PAGE_STARTS = {
    "form feed in a sentence": """
        De schillers werken in ploegen van vier, en
        per ploeg is er een voorman die de bomen{
        \f| }kiest en de kerfdiepte bepaalt.
    """,
    "form feed in a word": """
        De schillers werken in ploegen van vier, en
        per ploeg is er een voorman die de kurkbo{-

        \f}men kiest en de kerfdiepte bepaalt.
    """,
    "page number before and after a form feed": """
        De schillers werken in ploegen van vier, en{
        12
        \f| }per ploeg is er een voorman die de bomen{
        \f 13
        | }kiest.
    """,
    "leading space in a sentence": """
        De schillers werken in ploegen van vier, en
        per ploeg is er een voorman die de bomen
         kiest en de kerfdiepte bepaalt.
    """,
    "leading space below a blank line": """
        De schillers werken in ploegen van vier; dat
        gaat al eeuwen zo, bij het Ministerie van{

         | }Landbouw is het bekend.
    """,
    "leading space in a word": """
        De schillers werken in ploegen van vier, en
        per ploeg is er een voorman die de kurkbo{-
         }men kiest en de kerfdiepte bepaalt.
    """,
    "no paragraph where a full line ends a sentence": """
        De schillers werken in ploegen van vier, en
        per ploeg kiest een voorman zelf de bomen.{


        \f| }De kerfdiepte bepaalt hij met een lat die
        hij ieder voorjaar opnieuw laat ijken.
    """,
    "a paragraph where a short line ends a sentence": """
        De schillers werken in ploegen van vier, en
        dat bevalt.{
        \f|

        }De kerfdiepte bepaalt hij met een lat die
        hij ieder voorjaar opnieuw laat ijken.
    """,
    "a paragraph before a new block, with a leading space": """
        Vraag 2
        Hoeveel bomen zijn er in die streek gekapt,
        en waarom?{
         |

        }Antwoord 2
        Dat aantal is mij niet bekend, omdat niemand
        bijhoudt hoeveel bomen er zijn.
    """,
    "a heading at the end of a page, below one blank line": """
        De schillers werken in ploegen van vier, en
        per ploeg kiest een voorman zelf de bomen.

        Kerfdiepte{
        \f|

        }De lat waarmee hij die bepaalt, laat hij ieder
        voorjaar opnieuw ijken.
    """,
    "the end of a sentence at the end of a page is no heading": """
        De schillers werken in ploegen van vier, en
        per ploeg kiest een voorman zelf de bomen in
        Kerfdiepte{
        \f| }De Lat, waar hij ieder
        voorjaar opnieuw begint.
    """,
    "a paragraph before a heading that opens the page": """
        De schillers werken in ploegen van vier, en
        per ploeg kiest een voorman zelf de bomen.{
        \f|

        }Kerfdiepte

        De kerfdiepte bepaalt hij met een lat die
        hij ieder voorjaar opnieuw laat ijken.
    """,
}


NUMBERS_AT_PAGE_BREAKS = {
    "the number of a question at the top of a page": """
        5
        Wie betaalt de veiling te Oss?{
        \f|

        }6
        Welke afspraken zijn er met de haven gemaakt?
    """,
    "a year alone on the last line of a page": """
        De veiling te Oss is al gesloten sinds het najaar van
        2019{
        \f| }en gaat niet meer open.
    """,
    "a year above a page number, and pages that count on": """
        De veiling te Oss is al gesloten sinds het najaar van
        2019{
        11
        \f| }en gaat niet{
        12
        \f| }meer open.
    """,
}


@texts(NUMBERS_AT_PAGE_BREAKS)
@in_every_print
def test_only_numbers_that_count_pages_are_page_numbers(
    marked: str, printed: Callable[[str], str]
) -> None:
    check(printed(marked))


@texts(PAGE_STARTS)
@in_every_print
def test_page_break_is_no_paragraph_by_itself(marked: str, printed: Callable[[str], str]) -> None:
    check(printed(marked))


INDENTED = """\
 De schillers werken in ploegen van vier, en
 per ploeg kiest een voorman zelf de bomen.

 De kerfdiepte bepaalt hij met een lat die
 hij ieder voorjaar opnieuw laat ijken, zo-
 dat er nooit te diep wordt gesneden en de

 Minister van Landbouw niet wordt gebeld.
"""


@in_every_print
def test_indented_text_has_no_page_starts(printed: Callable[[str], str]) -> None:
    # Were these page starts, then the blank line below `bomen.` would be none.
    source = printed(INDENTED)
    assert find_furniture(source).page_starts == ()
    text = lay_out(source).aligned.text
    assert "zelf de bomen.\n\nDe kerfdiepte" in text
    assert "laat ijken, zodat er" in text
    # The same lines without the indent but for one: that one starts a page.
    lines = INDENTED.split("\n")
    flush = [line[1:] if i != 3 else line for i, line in enumerate(lines)]
    single = printed("\n".join(flush))
    assert find_furniture(single).page_starts == (single.index("De kerf"),)
    assert "zelf de bomen. De kerfdiepte" in lay_out(single).aligned.text
    # Nor does one among lines that are indented more.
    deeper = ["  " + line if line and i != 3 else line for i, line in enumerate(lines)]
    assert find_furniture(printed("\n".join(deeper))).page_starts == ()


# Footnotes


FOOTNOTES = {
    "number and space": """
        Klopt het bericht over de kurkveiling?{^1}

        Ja.

        [[{1 }Voorbeeldkrant, «Kurk onder de hamer».]]
    """,
    "number and tab": """
        Klopt het bericht over de kurkveiling?{^1}

        Ja.

        [[{1\t}Voorbeeldkrant, «Kurk onder de hamer».]]
    """,
    "number glued to a capital": """
        Klopt het bericht over de kurkveiling?{^1}

        Ja, dat klopt.{^2}

        [[{1}Voorbeeldkrant, «Kurk onder de hamer».]]
        [[{2}(Bijlage bij deze brief).]]
    """,
    "two notes, each of two lines, and a page foot": """
        De kurkbranche{^1} en de veilingen{^2} zijn gehoord.

        [[{1 }Vereniging van kurkhandelaren, opgericht te Oss,
        met twaalf leden.]]
        [[{2 }Bedoeld zijn de veilingen in het zuiden, die door
        de Kamer van Koophandel zijn ingeschreven.]]

        {Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2}
    """,
    "a blank line within a note that goes on": """
        De kurkbranche{^1} en de veilingen{^2} zijn gehoord.

        [[{1 }Vereniging van kurkhandelaren, opgericht in het jaar{

        | }dat de eerste veiling werd gehouden, in een her{-

        }berg te Oss.]]

        [[{2 }Bedoeld zijn de veilingen in het zuiden.]]
    """,
    "an address that goes on below a blank line": """
        De kurkbranche{^1} is gehoord.

        [[{1 }Zie: https://www.voorbeeld.nl/stukken/verslag-van-het-{

        }gesprek-met-de-branche]]
    """,
    "a note on each of two pages, in the middle of sentences": """
        De kurkbranche is door de Minister{^1} per brief{

        }[[{1 }De Minister van Landbouw.]]{

        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1

        | }gevraagd om haar leden{^2} te noe{-

        }[[{2 }Stand van 1 mei.]]{

        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2
        }men, zodat zij gehoord kunnen worden.
    """,
    "pages that start with a space and have no feet": """
        De kurkbranche is door de Minister{^1} per brief{

        }[[{1 }De Minister van Landbouw.]]{
         | }gevraagd om haar leden{^2} te noe{-

        }[[{2 }Stand van 1 mei.]]{
         }men, zodat zij gehoord kunnen worden.
    """,
    "pages that start with a form feed": """
        De kurkbranche is door de Minister{^1} per brief{

        }[[{1 }De Minister van Landbouw.]]{
        \f| }gevraagd om haar leden{^2} te noe{-
        }[[{2 }Stand van 1 mei.]]{
        \f}men, zodat zij gehoord kunnen worden.
    """,
    "marker behind a digit: annex 1, note 2": """
        De cijfers van de veiling{^1} staan in bijlage 1{^2} bij deze brief.

        [[{1 }De veiling te Oss.]]
        [[{2 }Raadpleegbaar via www.voorbeeld.nl]]
    """,
    "marker behind a year": """
        De veiling{^1} werd in 2019{^2} gesloten, en een tweede in 2020.{^3} Wie
        paragraaf 3.1 leest, ziet waarom.

        [[{1 }De veiling te Oss.]]
        [[{2 }Besluit van het bestuur.]]
        [[{3 }Die te Ede.]]
    """,
    "markers before punctuation and behind it": """
        De kurkveiling{^1}, de leden{^2}; en «de rest»{^3} zijn gehoord.{^4} Allen (ook
        Oss){^5} wilden dat.

        [[{1 }De veiling te Oss.]]
        [[{2 }Twaalf leden.]]
        [[{3 }Wie verder kwam.]]
        [[{4 }Verslag op verzoek.]]
        [[{5 }Per brief.]]
    """,
    "marker on a line of its own": """
        Kent u het bericht «Kurk onder de hamer»?
        {^1}

        Antwoord 1
        Ja, al geldt volgens de vereniging van kurkhandelaren te Oss{
        }{^2}{ | }dat de prijs nog daalt.

        [[{1 }Voorbeeldkrant, 2 juli 2023.]]
        [[{2 }Brief aan de Kamer.]]
    """,
    "marker behind a space, at the end of a line": """
        Kent u het bericht «Kurk onder de hamer»? {^1}
        Zo ja, wat is uw oordeel daarover?

        [[{1 }Voorbeeldkrant, 2 juli 2023.]]
    """,
    "a list below the last answer": """
        Kent u het bericht «Kurk onder de hamer» {^1)} en de
        brief van de veiling?{^2)}

        Ja.

        [[{1) }Voorbeeldkrant, 2 juli 2023.]]

        [[{2) }Brief van de veiling te Oss aan haar
        leden.]]
    """,
    "numbers in brackets": """
        Kent u het bericht «Kurk onder de hamer»{^[1]} en de
        brief van de veiling?{^[2 ]}

        [[{[1] }Voorbeeldkrant, 2 juli 2023.]]

        [[{[2 ] }Brief van de veiling te Oss.]]
    """,
    "a raised 1 that was read as an exclamation mark": """
        De leden van de kurkvereniging{^!} en de veiling
        zijn gehoord!

        [[{! }De vereniging te Oss.]]
    """,
    "ten and more": """
        De kurk{^1}, het glas{^2}, de lijm{^3}, het leer{^4}, de was{^5}, het riet{^6},
        de wol{^7}, het vlas{^8}, de hennep{^9}, het hout{^10} en de rest{^11}.

        [[{1 }Uit Portugal.]]
        [[{2 }Uit Leerdam.]]
        [[{3 }Uit Delft.]]
        [[{4 }Uit Waalwijk.]]
        [[{5 }Uit Gouda.]]
        [[{6 }Uit de Wieden.]]
        [[{7 }Uit Tilburg.]]
        [[{8 }Uit Zeeland.]]
        [[{9 }Uit Oudewater.]]
        [[{10 }Uit Drenthe.]]
        [[{11 }Uit 27 landen.]]
    """,
    "numbering that starts anew on the next page": """
        De kurkveiling{^1} te Oss is door de Minister{

        }[[{1 }De grootste van het land.]]{

        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1

        | }bezocht, met haar ambtgenoot{^1} uit Lissabon.

        [[{1 }De Minister van Bosbouw aldaar.]]
    """,
    "a note printed on the page behind its marker's": """
        De kurkveiling{^1} te Oss is door de Minister{

        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1

        | }bezocht, met haar ambtgenoot uit Lissabon.

        [[{1 }De grootste van het land.]]
    """,
    "a list on the page does not hide the notes": """
        De kurkveiling{^1} te Oss doet drie voorstellen:

        1) Meet de voortgang per boom

        2) Maak de metingen openbaar

        3) Herhaal dit over negen jaar

        [[{1 }De grootste van het land.]]
    """,
    "lines that start with the next numbers do not hide the notes": """
        Van de mijnen, veilingen en havens is er maar
        1 bezocht, en op de veiling{^1} was men daar
        2 uur te vroeg.

        [[{1 }De veiling te Oss.]]
    """,
    "a note's second line that starts with the next number": """
        Kent u het bericht over de kurkveiling?{^1}

        Ja.

        [[{1 }Voorbeeldkrant, «Kurk onder de hamer»,
        2 december 2019.]]
    """,
    "a blank line behind a comma within a note": """
        Kent u het bericht over de kurkveiling?{^1}

        Ja.

        [[{1 }Voorbeeldkrant, «Kurk onder de hamer»,{

        | }Lissabon, in december.]]
    """,
    "a hard space behind the number": """
        Kent u het bericht over de kurkveiling?{^1}

        Ja.

        [[{1\xa0}Voorbeeldkrant, «Kurk onder de hamer».]]
    """,
    "a number glued to an address": """
        Kent u het bericht over de kurkveiling?{^1}

        Ja.

        [[{1}https://www.voorbeeld.nl/kurk]]
    """,
    "one note without its marker does not lose those behind it": """
        Kent u het bericht over de kurkveiling?

        1 Voorbeeldkrant, «Kurk onder de hamer».

        {Tweede Kamer, vergaderjaar 2022–2023, Aanhangsel 1}

        Ja, de Kamer{^2} is daarover ingelicht.

        [[{2 }Per brief van de griffier.]]
    """,
    "a text that starts in the middle of a document": """
        Ja, de Kamer{^7} is daarover ingelicht, en ook de veiling{^8} weet ervan.

        [[{7 }Per brief van de griffier.]]
        [[{8 }Die te Oss.]]
    """,
}


@texts(FOOTNOTES)
@in_every_print
def test_footnotes_are_no_body_and_keep_their_anchors(
    marked: str, printed: Callable[[str], str]
) -> None:
    check(printed(marked))


# Counter-examples. Each holds one note as well, so that nothing passes by finding nothing.
NO_NOTES = {
    "a line that starts with a date": """
        De veiling{^1} van kurk werd gehouden op
        30 juni, en de volgende is gepland voor
        2 juli of wat later.

        [[{1 }De veiling te Oss.]]
    """,
    "a line that starts with the number of a note": """
        Van de mijnen, veilingen en havens is er maar
        1 bezocht, en op de veiling{^1} was men daar te
        vroeg voor.

        [[{1 }De veiling te Oss.]]
    """,
    "codes that end in a digit": """
        De G7 en de G20, SDG1 en SDG5, CO2 en
        COVID-19 staan op de agenda van de veiling{^1}
        te Oss,{^2} naast het B1-examen en 3G.

        [[{1 }De veiling te Oss.]]
        [[{2 }Zie de bijlage.]]
    """,
    "a numbered list without markers": """
        De kurkveiling{^1} te Oss doet drie voorstellen.

        [[{1 }De grootste van het land.]]

        {Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1}

        1) Meet de voortgang per boom

        2) Maak de metingen openbaar

        3) Herhaal dit over negen jaar
    """,
    "numbers out of sequence": """
        De kurkveiling{^1} te Oss3 telt zeven leden, onder wie
        3 Portugezen.

        [[{1 }De grootste van het land.]]

        {Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1}

        5 Zie de bijlage.
    """,
    "a number before a unit or a further digit": """
        De veiling{^1} verkocht 1% minder, en wel
        11 balen tegen 1.100 euro, bij 1°C.

        [[{1 }De veiling te Oss.]]
    """,
    "an article's number is no marker": """
        Op grond van artikel 1, tweede lid, vervalt de regeling per
        1 januari 2019, en wordt de kurk{-
        }veiling gesloten.
    """,
    "a question's label is no marker": """
        Vraag 1
        Hoeveel kurkveilingen zijn er, en wordt er daarvan
        1 op de 5 bezocht door de inspec{-
        }tie?

        Antwoord 1
        Nee.
    """,
    "a paragraph's number is no marker": """
        In paragraaf 3.1 staat dat van de vijf veilingen er slechts
        1 is bezocht door de inspec{-
        }tie.
    """,
    "a reference in brackets does not make notes of a list": """
        De commissie (zie bijlage 1) doet twee voorstel{-
        }len:

        1) Meet de voortgang per boom

        2) Maak de metingen openbaar
    """,
    "a numbered law": """
        {**}Artikel 1{**}

        1 De Minister wijst de veilingen aan.{
        | }2 Hij meldt dat aan de Kamer.
    """,
    "the digit of a code is no marker": """
        De veiling{^1} te Oss is{

        }[[{1 }De grootste van het land.]]{

        Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1

        | }weer open. De CO2-uitstoot is gedaald, al telde dat maar voor
        2 van de drie hallen.
    """,
    "the number of a recommendation is no marker": """
        Aanbeveling 1, over de kurkveiling, wordt uitgevoerd per
        1 januari 2020. Dan is de hal ook klaar.
    """,
    "the scopes of a report have no markers": """
        Wat in scope 1, 2 en 3 valt, is gemeten in niet meer dan
        1 hal van de veiling.
    """,
}


@texts(NO_NOTES)
@in_every_print
def test_what_starts_with_a_number_is_not_always_a_note(
    marked: str, printed: Callable[[str], str]
) -> None:
    check(printed(marked))


@in_every_print
def test_numbered_recommendations_without_any_note_stay(printed: Callable[[str], str]) -> None:
    check(
        printed("""\
{**}Het onderzoek doet drie aanbe{-
}velingen:{**}

1) Meet de voortgang per boom

2) Maak de metingen openbaar, ook die van
de veiling

3) Herhaal dit over negen jaar
""")
    )


def test_a_list_longer_than_any_page_of_notes_is_a_list() -> None:
    lines = [f"{number} De veiling te Oss" for number in range(1, 500)]
    laid = lay_out("\n".join(lines))
    assert laid.notes == ()
    assert laid.aligned.text == " ".join(lines)


def test_find_footnotes_gives_ranges_in_the_source() -> None:
    page = "Is dat zo?1\n\nJa.2\n\n1 Zie www.ser.nl\n2 Een brief,\nzonder datum.\n"
    found = find_footnotes(page, Furniture((), (), ()))
    assert [(note.number, note.anchor, note.marker_end) for note in found] == [
        ("1", 10, 11),
        ("2", 16, 17),
    ]
    assert [page[note.start : note.end] for note in found] == [
        "1 Zie www.ser.nl",
        "2 Een brief,\nzonder datum.",
    ]
    assert [page[note.text_start] for note in found] == ["Z", "E"]


def test_note_under_a_word_whose_marker_is_missing_has_no_anchor() -> None:
    # The first note is believed by its marker, and the second one by the first.
    laid = lay_out("De veiling1 is er voor de kurk.\n\n1 Die te Oss.\n2 Vooral uit Portugal.\n")
    assert laid.aligned.text[: laid.body_end] == "De veiling is er voor de kurk."
    assert [(note.number, note.anchor) for note in laid.notes] == [("1", 10), ("2", None)]


# Words broken at a line end


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("het conve-\nnant", "het convenant"),
        ("het IMVO-conve-\nnant", "het IMVO-convenant"),
        ("Ontwik-\nkelingssamenwerking", "Ontwikkelingssamenwerking"),
        ("de muntthee’s bitter-\nheid", "de muntthee’s bitterheid"),
        ("de foto-\n’s en kam-\npagne", "de foto’s en kampagne"),
        ("geïnfor-\nmeerd", "geïnformeerd"),
        ("finan-\nciële", "financiële"),
        # a hyphen behind a capital or a digit is the word's own
        ("de OESO-\nrichtlijnen", "de OESO-richtlijnen"),
        ("een VN-\nverdrag", "een VN-verdrag"),
        ("de 50PLUS-\nfractie", "de 50PLUS-fractie"),
        ("de D66-\nfractie", "de D66-fractie"),
        ("de COVID-19-\ncrisis", "de COVID-19-crisis"),
        ("de G20-\nlanden", "de G20-landen"),
        # before a capital or a digit too, but for party names
        ("mevrouw Dik-\nFaber", "mevrouw Dik-Faber"),
        ("Zuid-\nAfrika", "Zuid-Afrika"),
        ("motie-\nVan Ojik", "motie-Van Ojik"),
        ("COVID-\n19", "COVID-19"),
        ("de Christen-\nUnie", "de ChristenUnie"),
        ("Groen-\nLinks", "GroenLinks"),
        ("de PvdA--\nfractie", "de PvdA-fractie"),
        ("de ChristenUnie--\nfractie", "de ChristenUnie-fractie"),
        # half of a compound
        ("de olie-\nen gassector", "de olie- en gassector"),
        ("kleding-\nof schoenwinkels", "kleding- of schoenwinkels"),
        ("in- en\nuitvoer", "in- en uitvoer"),
        ("land-,\ntuin- en bosbouw", "land-, tuin- en bosbouw"),
        ("olie-\n(en gas)velden", "olie- (en gas)velden"),
        ("volwasse-\nnen", "volwassenen"),
        ("de bron-\nofferte", "de bronofferte"),
        # prefixes that keep their hyphen
        ("niet-\nfinanciële", "niet-financiële"),
        ("een oud-\nminister", "een oud-minister"),
        ("de vice-\nvoorzitter", "de vice-voorzitter"),
        ("Niet-\ngebonden", "Niet-gebonden"),
        ("een adjunct-\nchef", "een adjunct-chef"),
        ("de oud-\nscheepskok, de oud-\nste", "de oud-scheepskok, de oudste"),
        ("een ex-\npartner, de ex-\npert", "een ex-partner, de expert"),
        # abbreviations, which have no syllables
        ("de hbo-\nopleiding en het btw-\ntarief", "de hbo-opleiding en het btw-tarief"),
        ("de Wob-\nverzoeken van Dha-\nka", "de Wob-verzoeken van Dhaka"),
        # words and names that are joined with hyphens
        ("face-\nto-face en kant-en-\nklaar", "face-to-face en kant-en-klaar"),
        ("Van Ardenne-\nvan der Hoeven", "Van Ardenne-van der Hoeven"),
        ("Het ein-\nde van Oss", "Het einde van Oss"),
        (
            "de directeur-\ngeneraal, een sociaal-\neconomische",
            "de directeur-generaal, een sociaal-economische",
        ),
        ("sociaal-\ndemocratisch en gedeel-\ntelijk", "sociaaldemocratisch en gedeeltelijk"),
        # vowels that would be read as one
        ("de politie-\ninzet, een re-\nintegratie", "de politie-inzet, een re-integratie"),
        ("ego-\nisme, muse-\num en be-\ninvloed", "egoisme, museum en beinvloed"),
        ("zo-\nals men vreest", "zoals men vreest"),
        # as the word, or others that begin so, are written elsewhere in the document
        ("de kurk-crisis, en de kurk-\nlob", "de kurk-crisis, en de kurk-lob"),
        (
            "de kurk-crisis, het kurkbos en de kurk-\nlob",
            "de kurk-crisis, het kurkbos en de kurklob",
        ),
        ("de nul-meting, en nog een nul-\nmeting", "de nul-meting, en nog een nul-meting"),
        ("de nulmeting, en nog een nul-\nmeting", "de nulmeting, en nog een nulmeting"),
        ("nul-meting, nulmeting, nul-\nmeting", "nul-meting, nulmeting, nulmeting"),
        # number ranges
        ("van 2016-\n2017", "van 2016-2017"),
        ("van 2016–\n2017", "van 2016–2017"),
        ("bladzijde 3—\n12", "bladzijde 3—12"),
        # a dash between words is no hyphen
        ("de keten –\nen dus de veiling –\nis lang", "de keten – en dus de veiling – is lang"),
        ("de keten -\nen dus de veiling", "de keten - en dus de veiling"),
        # addresses
        ("zie www.voorbeeld.nl/kurk-\nen-glas", "zie www.voorbeeld.nl/kurk-en-glas"),
        ("zie www.kurk-\nhandel.example", "zie www.kurk-handel.example"),
        ("https://voorbeeld.nl/over-\nkurk", "https://voorbeeld.nl/over-kurk"),
        ("https://voorbeeld.nl/2020-\n05", "https://voorbeeld.nl/2020-05"),
        (
            "https://voorbeeld.nl/stukken/\n2020/kurk.pdf",
            "https://voorbeeld.nl/stukken/2020/kurk.pdf",
        ),
        ("https://voorbeeld.nl/over_\nkurk.pdf", "https://voorbeeld.nl/over_kurk.pdf"),
        ("https://voorbeeld.nl/8ba0–\n01aa75ed/en", "https://voorbeeld.nl/8ba0–01aa75ed/en"),
        ("https://voorbeeld.nl/kurk/\nvoor meer", "https://voorbeeld.nl/kurk/ voor meer"),
        ("en/of\nkurk", "en/of kurk"),
        # common syllables that happen to be prefixes as well
        ("alle pro-\nducten", "alle producten"),
        ("het pro-\nbleem", "het probleem"),
        ("de ex-\nport", "de export"),
        ("een exper-\niment en ex-\nperts", "een experiment en experts"),
        ("de oud-\nste", "de oudste"),
        # soft hyphens that stand for all others
        ("in 2020\xad2021, GroenLinks\xadPvdA\xadfractie", "in 2020-2021, GroenLinks-PvdA-fractie"),
        (
            "mevrouw Dik\xad\nFaber, de OESO\xad\nricht\xadlijn",
            "mevrouw Dik-Faber, de OESO-richtlijn",
        ),
        ("de boer\xaden en a\xadgra\xadriërs", "de boeren en agrariërs"),
        ("het kurk\n\xad\nbos", "het kurkbos"),
        # a page foot has blank lines around it, and ends no word
        (f"zie nr.\n\n{FOOT}\n\n187, en blz.\n\n{FOOT}\n\n3", "zie nr. 187, en blz. 3"),
        (f"mevrouw Dik-\n{FOOT}\nFaber", "mevrouw Dik-Faber"),
        (f"de Christen-\n\n{FOOT}\n\nUnie", "de ChristenUnie"),
        (f"de COVID-\n\n{FOOT}\n\n19-crisis", "de COVID-19-crisis"),
        (f"van 2016-\n\n{FOOT}\n\n2017", "van 2016-2017"),
        # a name with a capital in the middle has no syllable break behind it
        ("de GroenLinks-\nfractie", "de GroenLinks-fractie"),
        ("de ChristenUnie-\nfractie", "de ChristenUnie-fractie"),
        # a soft hyphen, or another hyphen than the keyboard's
        ("maatschap\xad\npelijk", "maatschappelijk"),
        ("conve\u2010\nnant", "convenant"),
        # no word is broken behind its first letter
        ("per e-\nmail", "per e-mail"),
        ("zowel de olie-\nals de gassector", "zowel de olie- als de gassector"),
        ("zie voorbeeld.nl/kurk-\nglas", "zie voorbeeld.nl/kurk-glas"),
        ("de anti-\n«kurk»", "de anti-«kurk»"),
        ("een Holland-House-\nidee", "een Holland-House-idee"),
        # invisible hyphens within a line
        ("maatschap\xadpelijk", "maatschappelijk"),
        ("de boer\xad en stal", "de boer en stal"),
        ("kurk\u200bboom en \ufeffglas", "kurkboom en glas"),
        # a word broken over more than a line end
        ("het conve-\n\nnant", "het convenant"),
        (f"het conve-\n{FOOT}\nnant", "het convenant"),
        (f"het conve-\n\n\n{FOOT}\n\n\nnant", "het convenant"),
        (f"de OESO-\n\n{FOOT}\n\nrichtlijnen", "de OESO-richtlijnen"),
        (f"de PvdA--\n{FOOT}\nfractie", "de PvdA-fractie"),
        (f"de olie-\n\n{FOOT}\n\nen gassector", "de olie- en gassector"),
        (f"van 2016–\n\n{FOOT}\n\n2017", "van 2016–2017"),
        ("het conve-\n\fnant", "het convenant"),
        ("het conve-\f\nnant", "het convenant"),
        ("de een of ander van het conve-\n nant", "de een of ander van het convenant"),
        # broken words behind a hyphen of their own
        ("de Zuid-Afri-\nkaanse veiling", "de Zuid-Afrikaanse veiling"),
        ("Latijns-Ame-\nrika", "Latijns-Amerika"),
        ("niet-Euro-\npese", "niet-Europese"),
        # and within a name with capitals in it
        ("de BoerBurgerBewe-\nging", "de BoerBurgerBeweging"),
        # an address on three lines
        ("https://voorbeeld.nl/over-\nkurk-en-\nglas", "https://voorbeeld.nl/over-kurk-en-glas"),
        ("zie voorbeeld.nl/kurk-\nen-glas-\nverslag", "zie voorbeeld.nl/kurk-en-glas-verslag"),
        # underscores of an address are no italics
        ("zie www.voorbeeld.nl/_kurk_/glas", "zie www.voorbeeld.nl/_kurk_/glas"),
    ],
)
@in_every_print
def test_hyphens_at_line_ends(source: str, clean: str, printed: Callable[[str], str]) -> None:
    laid = lay_out(printed(source))
    assert laid.aligned.text == clean
    # What is on the lines keeps its place: first and last character come from the line's ends.
    assert laid.aligned.to_source(0, len(clean)) == (0, len(printed(source)))


# Paragraphs


PARAGRAPHS = {
    "blank lines, one or more": """
        De veiling te Oss begint om negen uur.

        Wie te laat komt, wacht tot de volgende.



        Dat is in het reglement bepaald.
    """,
    "a blank line in the middle of a sentence is the layout's": """
        – de brief van de Minister inzake voort{-

        }gang van de kurkoogst en het{

        | }toezicht op de schillers
    """,
    "a blank line behind a word that ends no sentence": """
        De vertegenwoordiger van de{

        | }Vereniging van Kurkhandelaren was er ook.
    """,
    "headings": """
        Voortgang van de oogst

        De oogst is dit jaar goed begonnen.

        Wat verder

        Over de rest volgt een brief.
    """,
    "a line that was ended on purpose": """
        De veiling te Oss begint om negen uur, behalve op de dagen
        waarop er geen aanvoer is.{
        |

        }De inspectie bezocht in het voorjaar alle veilingen, en vond
        bij drie daarvan gebreken die inmiddels zijn hersteld.
    """,
    "a full line ends no paragraph": """
        De veiling te Oss begint om negen uur, behalve op zondagen.
        De inspectie bezocht in het voorjaar alle veilingen, en vond
        bij drie daarvan gebreken die inmiddels zijn hersteld.
    """,
    "a short line that ends no sentence ends no paragraph": """
        De veiling te Oss begint om negen uur, behalve
        op de
        Dag van de Arbeid, waarop zij gesloten is en er dus niets{
        | }gebeurt.
    """,
    "bullets": """
        De Kamer vroeg aandacht voor:{
        |

        }• de schillers, die in ploegen van vier van boom tot boom
        gaan, en{
        |

        }• de veiling.
    """,
    "dashes as bullets, behind a colon, a semicolon and a full stop": """
        De Kamer vroeg aandacht voor:{
        |

        }– de schillers, die in ploegen van vier van boom tot boom
        gaan;{
        |

        }– de veiling.{
        |

        }- de haven
    """,
    "a dash in a sentence is no bullet": """
        De schillers gaan in ploegen van vier van boom tot boom{
        | }– en dat al eeuwen – zonder ooit een boom om te hak{-
        }ken.
    """,
}


@texts(PARAGRAPHS)
@in_every_print
def test_paragraphs(marked: str, printed: Callable[[str], str]) -> None:
    check(printed(marked))


@in_every_print
def test_wide_notes_make_no_short_lines_of_full_ones(printed: Callable[[str], str]) -> None:
    check(
        printed("""\
De veiling te Oss begint om negen uur, behalve op zondagen.
De inspectie bezocht in het voorjaar alle veilingen{^1}, en vond
bij drie daarvan gebreken die inmiddels zijn hersteld.

[[{1 }Bedoeld zijn de veilingen in het zuiden van het land, voor zover zij ten tijde van het
bezoek bij de Kamer van Koophandel waren ingeschreven.]]
""")
    )


@in_every_print
def test_line_ends_within_a_paragraph_are_remembered(printed: Callable[[str], str]) -> None:
    source = printed("Vraag 1\nIs de kurk-\nveiling\nof de haven open?\n\nAntwoord 1\nJa.\n")
    laid = lay_out(source)
    text = laid.aligned.text
    assert text == "Vraag 1 Is de kurkveiling of de haven open?\n\nAntwoord 1 Ja."
    # A space that stood in a line is no break, nor is a hyphen that was taken out.
    assert [text[:at].split()[-1] for at in laid.breaks] == ["1", "kurkveiling", "1"]
    assert {text[at] for at in laid.breaks} == {" "}


# White space


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("  De  kurk \t en\tglas  ", "De kurk en glas"),
        ("Kamerstuk 31\xa0532,\xa0nr.\xa0904", "Kamerstuk 31 532, nr. 904"),
        ("tien\u2009procent\u202fkurk\u3000en", "tien procent kurk en"),
        ("De kurk\nen\r\nhet glas\rzijn\vop", "De kurk en het glas zijn op"),
        ("De kurk.\u2028Het glas", "De kurk. Het glas"),
        ("De kurk.\r\n\r\nHet glas.", "De kurk.\n\nHet glas."),
        ("De kurk.\r\rHet glas.", "De kurk.\n\nHet glas."),
        ("De kurk.\n \t\n   Het glas.", "De kurk.\n\nHet glas."),
        ("De kurk.\n\xa0\nHet glas.", "De kurk.\n\nHet glas."),
        ("\ufeff\n\nDe kurk\n\n\n", "De kurk"),
        ("conve- \t\r\n  nant", "convenant"),
    ],
)
def test_white_space_becomes_one_space_or_a_paragraph(source: str, clean: str) -> None:
    assert lay_out(source).aligned.text == clean


def test_white_space_comes_from_where_it_began() -> None:
    source = "De kurk \n\tis op.\n\n\nGlas."
    aligned = lay_out(source).aligned
    assert aligned.text == "De kurk is op.\n\nGlas."
    found = [aligned.at(i) for i, each in enumerate(aligned.text) if each.isspace()]
    assert found == [2, 7, 12, 16, 16]
