"""Every character of the clean text comes back to itself, however the document was printed.

A document of our own words is made up first, and then printed in a layout made up as well: the
width of the lines, words broken at their ends, pages with feet, footnotes. The press notes where
it put each character, so what has to come out is known without asking the code under test.

The words are chosen such that a reader could not be in doubt about the layout either: a paragraph
is one sentence, and a page ends between two paragraphs only below a line that is clearly short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count, cycle, pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from imvo_nlp.layout.clean import Layout, lay_out
from imvo_nlp.layout.furniture import find_furniture
from imvo_nlp.text.aligned import AlignedText, Rewriter

# `·` is where a word may be broken. The press adds a hyphen, except behind `-`, `/` and `–`.
VOCABULARY = """
de het een van voor met in bij naar over waarop daarna al nog niet foto’s (zo·ge·noemd)
kurk glas veiling haven keten oogst boom schil le·den con·ve·nant kin·der·ar·beid boek·hou·ding
maat·schap·pe·lijk ver·ant·woord on·der·ne·men kurk·vei·ling voe·dings·mid·de·len·sec·tor
ver·te·gen·woor·di·gers be·lang·heb·ben·den fi·nan·cië·le Chris·ten·Unie Neder·land·se
OESO-·richt·lij·nen IMVO-·con·ve·nant VN-·ver·drag PvdA-·fractie COVID-19-·cri·sis G20-·landen
Dik-·Faber Zuid-·Afrika niet-·fi·nan·cië·le 2016–·2017
www.voorbeeld.nl/kurk-·en-·glas https://voorbeeld.nl/stukken/·2020/·kurk.pdf
"""
WORDS = VOCABULARY.split()
PHRASES = ["olie- en gas·sec·tor", "land-, tuin- en bos·bouw", "kle·ding- of schoen·win·kels"]
OPENINGS = ["De", "Het", "Vol·gens", "OESO-·lan·den", "Zij"]

EXAMPLES = settings().max_examples  # of the profile; see conftest.py


# A document: what it says


@dataclass(frozen=True)
class Sentence:
    """A paragraph or a footnote; `notes` are the footnotes by the index of the word before them."""

    words: tuple[str, ...]
    notes: tuple[tuple[int, Sentence], ...] = ()


@st.composite
def sentences(draw: st.DrawFn, shortest: int, longest: int, most_notes: int = 0) -> Sentence:
    pieces = [draw(st.sampled_from(OPENINGS))]
    pieces += draw(st.lists(st.sampled_from(WORDS + PHRASES), min_size=shortest, max_size=longest))
    words = " ".join([*pieces, "kurk."]).split()
    marked = draw(st.sets(st.integers(1, len(words) - 1), max_size=most_notes))
    # Nobody puts a raised number behind an address or a hyphen.
    return Sentence(
        tuple(words),
        tuple(
            (index, draw(sentences(2, 14)))
            for index in sorted(marked)
            if words[index][-1] in "abcdefghijklmnopqrstuvwxyz." and "/" not in words[index]
        ),
    )


documents = st.lists(sentences(15, 60, most_notes=2), min_size=2, max_size=6)


# A layout: how it is printed


@dataclass(frozen=True)
class Style:
    width: int = 70
    breaks_words: bool = True
    doubles_hyphens: bool = False  # `PvdA--` / `fractie`
    page_lengths: tuple[int, ...] = (20,)
    foot: str = "line"  # none, line, block, rule, number
    page_start: str = ""  # what the first line of a page starts with
    blank_above_notes: int = 1
    blank_around_foot: int = 1
    note_number: str = "{} "
    blank_in_notes: bool = False
    trailing: str = ""
    newline: str = "\n"


@st.composite
def styles(draw: st.DrawFn) -> Style:
    style = Style(
        width=draw(st.integers(44, 90)),
        breaks_words=draw(st.booleans()),
        doubles_hyphens=draw(st.booleans()),
        page_lengths=tuple(draw(st.lists(st.integers(5, 20), min_size=1, max_size=3))),
        foot=draw(st.sampled_from(["line", "block", "rule", "number", "none"])),
        page_start=draw(st.sampled_from(["", "\f", " "])),
        blank_above_notes=draw(st.integers(0, 2)),
        blank_around_foot=draw(st.integers(0, 3)),
        note_number=draw(st.sampled_from(["{} ", "{}", "{}\t"])),
        blank_in_notes=draw(st.booleans()),
        trailing=draw(st.sampled_from(["", " "])),
        newline=draw(st.sampled_from(["\n", "\r\n"])),
    )
    if style.foot == "number":  # a bare page number is known by the form feed behind it
        style = replace(style, page_start="\f")
    if style.foot == "none" and not style.page_start:  # a page break that nobody could see
        style = replace(style, page_start=" ")
    if style.page_start == " ":  # says something only where it is rare
        style = replace(style, page_lengths=tuple(10 + each for each in style.page_lengths))
    return style


# The press


@dataclass(frozen=True)
class Note:
    number: str
    text: str
    source: str
    anchor: int


@dataclass
class Printed:
    """A printed document: its source, its clean text, and where it put each clean character."""

    paragraphs: list[str] = field(default_factory=list)
    source: str = ""
    origins: dict[int, int] = field(default_factory=dict)  # clean offset: source offset
    notes: list[Note] = field(default_factory=list)

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def text(self) -> str:
        return "\n\n".join([self.body, *(note.text for note in self.notes)])


# A run is a piece of a line with the clean offset where it starts; None for what is no clean text.
Run = tuple[str, int | None]


@dataclass
class Line:
    runs: list[Run] = field(default_factory=list)
    markers: list[str] = field(default_factory=list)
    ends_paragraph: bool = False

    @property
    def text(self) -> str:
        return "".join(piece for piece, _ in self.runs)


def plain(sentence: Sentence) -> str:
    return " ".join(sentence.words).replace("·", "")


def set_lines(sentence: Sentence, start: int, style: Style, markers: Iterator[str]) -> list[Line]:
    """The lines of a sentence whose first clean character has the offset `start`."""
    lines = [Line()]
    noted = {index for index, _ in sentence.notes}
    for index, word in enumerate(sentence.words):
        syllables = word.split("·")
        marker = next(markers) if index in noted else ""
        while syllables:
            line = lines[-1]
            space = 1 if line.runs else 0
            room = style.width - len(line.text) - space
            fitting = "".join(syllables)
            hyphen, rest = "", []
            if len(fitting) + len(marker) > room:
                fitting, hyphen, rest = broken(syllables, room, style)
            if fitting or not line.runs:
                fitting = fitting or "".join(syllables)
                syllables = rest
                line.runs += [(" ", None)] * space + [(fitting, start), (hyphen, None)]
                start += len(fitting)
            if syllables:
                lines.append(Line())
        if marker:
            lines[-1].runs.append((marker, None))
            lines[-1].markers.append(marker)
        start += 1
    lines[-1].ends_paragraph = True
    return lines


def broken(syllables: list[str], room: int, style: Style) -> tuple[str, str, list[str]]:
    """What of a word still fits on the line, the hyphen to print behind it, and its rest."""
    for fitting in range(len(syllables) - 1, 0, -1):
        head = "".join(syllables[:fitting])
        own = head[-1] in "-/–"
        hyphen = "" if own else "-"
        if own and head[-1] == "-" and style.doubles_hyphens and "/" not in head:
            hyphen = "-"
        if len(head) + len(hyphen) <= room and (own or style.breaks_words):
            return head, hyphen, syllables[fitting:]
    return "", "", syllables


def may_end_page(line: Line, following: Line, style: Style) -> bool:
    """Whether a reader would still know how the text goes on, were the page to end here."""
    if line.ends_paragraph:
        return len(line.text) + len(following.text.split()[0]) < style.width * 0.4
    return True


def set_pages(lines: list[Line], style: Style) -> list[list[Line]]:
    pages: list[list[Line]] = [[]]
    lengths = cycle(style.page_lengths)
    length = next(lengths)
    for line, following in pairwise(lines):
        pages[-1].append(line)
        if len(pages[-1]) >= length and may_end_page(line, following, style):
            pages.append([])
            length = next(lengths)
    pages[-1].append(lines[-1])
    return pages


def feet(style: Style, page: int) -> list[str]:
    line = f"Tweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 {page}"
    return {
        "none": [],
        "line": [line],
        "block": ["kst-31532-904", "ISSN 0921 - 7371", f"’s-Gravenhage 2016 {line}"],
        "rule": [line, "-----"],
        "number": [str(page)],
    }[style.foot]


class Press:
    """Prints a document in a style, and records where each character of its clean text lands."""

    def __init__(self, document: list[Sentence], style: Style) -> None:
        self.style = style
        self.printed = Printed([plain(sentence) for sentence in document])
        self.notes = iter([note for sentence in document for _, note in sentence.notes])
        self.anchors: dict[str, int] = {}
        numbers = map(str, count(1))
        self.lines: list[Line] = []
        self.start = 0
        for sentence, text in zip(document, self.printed.paragraphs, strict=True):
            self.lines += set_lines(sentence, self.start, style, numbers)
            self.start += len(text) + 2

    def print(self) -> Printed:
        for index, page in enumerate(set_pages(self.lines, self.style)):
            self.write(self.style.page_start if index else "")
            self.print_body(page)
            self.print_notes([number for line in page for number in line.markers])
            self.blank(self.style.blank_around_foot)
            for foot in feet(self.style, index + 1):
                self.put([(foot, None)])
            # A form feed stands directly behind the number of its page.
            self.blank(0 if self.style.foot == "number" else self.style.blank_around_foot)
        self.write("\f" if self.style.page_start == "\f" else "")
        return self.printed

    def print_body(self, page: list[Line]) -> None:
        for at, line in enumerate(page):
            shift = len(self.printed.source)
            for number in line.markers:
                before = line.runs[: line.runs.index((number, None))]
                self.anchors[number] = shift + sum(len(piece) for piece, _ in before)
            self.put(line.runs)
            if line.ends_paragraph and at < len(page) - 1:
                self.blank(1)

    def print_notes(self, numbers: list[str]) -> None:
        self.blank(self.style.blank_above_notes if numbers else 0)
        for number in numbers:
            note = next(self.notes)
            text, source_start = plain(note), len(self.printed.source)
            self.write(self.style.note_number.format(number))
            self.print_note(set_lines(note, self.start, self.style, iter(())))
            self.start += len(text) + 2
            source = self.printed.source[source_start:].rstrip()
            self.printed.notes.append(Note(number, text, source, self.anchors[number]))

    def print_note(self, lines: list[Line]) -> None:
        for line, following in pairwise([*lines, Line()]):
            self.put(line.runs)
            # The converters' blank line below a note's first line; where it cannot be
            # a paragraph's, for no paragraph starts with a small letter.
            if self.style.blank_in_notes and line is lines[0] and line.text[-1].isalpha():
                self.blank(1 if following.text[:1].islower() else 0)

    def put(self, runs: list[Run]) -> None:
        for piece, origin in runs:
            self.write(piece, origin)
        self.write(self.style.trailing + self.style.newline)

    def blank(self, lines: int) -> None:
        self.write(self.style.newline * lines)

    def write(self, piece: str, origin: int | None = None) -> None:
        if origin is not None:
            for offset in range(len(piece)):
                self.printed.origins[origin + offset] = len(self.printed.source) + offset
        self.printed.source += piece


def print_document(document: list[Sentence], style: Style) -> Printed:
    return Press(document, style).print()


def test_the_press_prints_what_this_test_says() -> None:
    # By hand, so that the properties below rest on something that was read.
    note = Sentence(("Vol·gens", "de", "haven."))
    document = [
        Sentence(
            ("De", "olie-", "en", "gas·sec·tor", "is", "voor", "con·ve·nan·ten."), ((3, note),)
        ),
        Sentence(("Dik-·Faber", "ook.")),
    ]
    style = Style(width=13, page_lengths=(3,), newline="\n")
    printed = print_document(document, style)
    assert printed.source == (
        "De olie- en\ngassector1 is\nvoor conve-\n"
        "\n1 Volgens de\nhaven.\n"
        "\nTweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1\n\n"
        "nanten.\n\nDik-Faber\nook.\n"
        "\nTweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 2\n\n"
    )
    assert printed.text == (
        "De olie- en gassector is voor convenanten.\n\nDik-Faber ook.\n\nVolgens de haven."
    )
    assert printed.notes == [Note("1", "Volgens de haven.", "1 Volgens de\nhaven.", 21)]
    # `D`, the space behind it, the `e` and the `n` around the broken hyphen, `D`, `V`
    places = [printed.origins.get(offset) for offset in (0, 2, 34, 35, 44, 60)]
    assert places == [0, None, 35, 117, 126, 41]


# What holds for every document in every layout


def origins(aligned: AlignedText) -> dict[int, int]:
    """Where each character that is not white space comes from."""
    return {
        offset: aligned.at(offset)
        for offset, character in enumerate(aligned.text)
        if not character.isspace()
    }


def parts(laid: Layout) -> list[tuple[int, int]]:
    """The ranges within which the order of the source is kept: the body, and each footnote."""
    return [(0, laid.body_end), *((note.start, note.end) for note in laid.notes)]


def assert_aligned(source: str, laid: Layout) -> None:
    """What holds for any source at all."""
    aligned = laid.aligned
    seen: set[int] = set()
    for start, end in parts(laid):
        last = -1
        for offset in range(start, end):
            here, character = aligned.at(offset), aligned.text[offset]
            if character.isspace():
                assert source[here].isspace(), (offset, here)
                # Both characters between two paragraphs stand for the same white space.
                assert here > last or aligned.text[offset - 1 : offset + 1] == "\n\n", offset
            else:
                hyphen = character == "-" and source[here] in "\xad\x02\ufffe"  # as tools write it
                assert source[here] == character or hyphen, (offset, here)
                assert here > last, offset
                assert here not in seen, here
                seen.add(here)
            last = here


# Each of these holds for one printed document; together they share its layout, which takes the time.


def cleaning_gives_back_what_was_printed(printed: Printed, laid: Layout) -> None:
    assert laid.aligned.text[: laid.body_end].split("\n\n") == printed.paragraphs
    assert laid.aligned.text == printed.text != ""


def every_printed_character_comes_back_exactly_once(printed: Printed, laid: Layout) -> None:
    # White space, hyphens of broken words, page feet, markers and numbers of notes come back
    # nowhere; everything else from where the press put it.
    assert origins(laid.aligned) == {
        offset: origin
        for offset, origin in printed.origins.items()
        if not printed.text[offset].isspace()
    }


def notes_have_their_numbers_places_and_anchors(printed: Printed, laid: Layout) -> None:
    text = laid.aligned.text
    found = [
        Note(
            note.number,
            text[note.start : note.end],
            printed.source[note.source_start : note.source_end],
            -1 if note.anchor is None else note.anchor,
        )
        for note in laid.notes
    ]
    assert found == printed.notes
    assert laid.aligned.parts == tuple(start for start, _ in parts(laid))
    assert [printed.source[start:end] for start, end in laid.markers] == [
        note.number for note in printed.notes
    ]


def breaks_are_the_line_ends_that_became_spaces(printed: Printed, laid: Layout) -> None:
    between = {
        offset
        for offset in range(1, len(printed.text) - 1)
        if printed.text[offset] == " "
        and "\n" in printed.source[printed.origins[offset - 1] : printed.origins[offset + 1]]
    }
    assert set(laid.breaks) == between
    assert list(laid.breaks) == sorted(laid.breaks)


def clean_text_is_clean_already(laid: Layout) -> None:
    again = lay_out(laid.aligned.text)
    assert again.aligned.text == laid.aligned.text
    assert again.notes == ()
    assert all(offset == origin for offset, origin in origins(again.aligned).items())


def ten_characters_in_front_move_every_origin_by_ten(
    printed: Printed, alone: Layout, front: str
) -> None:
    moved = lay_out(front + printed.source)
    added = len(front.strip() + "\n\n") if front.strip() else 0
    assert moved.aligned.text == ("Kurkje.\n\n" if added else "") + alone.aligned.text
    shifted = {offset + added: origin + 10 for offset, origin in origins(alone.aligned).items()}
    assert {
        offset: origin for offset, origin in origins(moved.aligned).items() if origin >= 10
    } == shifted
    assert [note.anchor for note in moved.notes] == [
        None if note.anchor is None else note.anchor + 10 for note in alone.notes
    ]


def other_line_ends_change_offsets_only(short: str, unix: Layout, windows: Layout) -> None:
    assert windows.aligned.text == unix.aligned.text
    assert windows.breaks == unix.breaks

    def moved(offset: int) -> int:
        return offset + short.count("\n", 0, offset)

    assert origins(windows.aligned) == {
        offset: moved(origin) for offset, origin in origins(unix.aligned).items()
    }
    assert [(note.number, note.start, note.end, note.source_start) for note in windows.notes] == [
        (note.number, note.start, note.end, moved(note.source_start)) for note in unix.notes
    ]


def a_range_starts_and_ends_at_its_own_characters(
    printed: Printed, laid: Layout, data: st.DataObject
) -> None:
    start, end = data.draw(st.sampled_from(parts(laid)))
    first = data.draw(st.integers(start, end - 1))
    last = data.draw(st.integers(first, end - 1))
    source_start, source_end = laid.aligned.to_source(first, last + 1)
    assert source_start == laid.aligned.at(first)
    assert source_end == laid.aligned.at(last) + 1
    for clean, origin in ((first, source_start), (last, source_end - 1)):
        if clean in printed.origins:
            assert origin == printed.origins[clean]
        else:
            assert printed.source[origin].isspace()


FRONTS = ["\n" * 10, "\r\n" * 5, "Kurkje.\n\n\n"]


@given(documents, styles(), st.sampled_from(FRONTS), st.data())
def test_a_printed_document_comes_back(
    document: list[Sentence], style: Style, front: str, data: st.DataObject
) -> None:
    printed = print_document(document, style)
    laid = lay_out(printed.source)
    cleaning_gives_back_what_was_printed(printed, laid)
    assert_aligned(printed.source, laid)
    every_printed_character_comes_back_exactly_once(printed, laid)
    notes_have_their_numbers_places_and_anchors(printed, laid)
    breaks_are_the_line_ends_that_became_spaces(printed, laid)
    a_range_starts_and_ends_at_its_own_characters(printed, laid, data)
    clean_text_is_clean_already(laid)
    ten_characters_in_front_move_every_origin_by_ten(printed, laid, front)
    newline = {"\n": "\r\n", "\r\n": "\n"}[style.newline]
    other = print_document(document, replace(style, newline=newline)).source
    short = other if newline == "\n" else printed.source
    pair = (laid, lay_out(other))
    other_line_ends_change_offsets_only(short, *(pair if newline == "\r\n" else pair[::-1]))


# What holds for any source at all, printed by nobody

SHREDS = [
    *"ab CD12.,-–/)*!#»«•’(",
    *["\n", "\n\n", "\r\n", "\r", "\f", "\t", " ", "  ", "\xa0", "\xad", "\u200b", "\ufeff"],
    *["kurk", "OESO-", "con-\nvenant", "en", "niet-", "Unie", "Christen-", "www.a.nl/", "2016–"],
    *["\n1 Zie", "\n2 Zie", "\n1) Ja", "bijlage 12", "kurk1", "kurk.2", "1)", "kurk! en", "\n! De"],
    "\nTweede Kamer, vergaderjaar 2015–2016, 31 532, nr. 904 1\n",
    *["\nkst-31532-904\n", "\n-----\n", "**", "\n## ", "\n 1 De", "\n12\n\f"],
]
shreds = st.lists(st.sampled_from(SHREDS), max_size=60).map("".join)


@settings(max_examples=6 * EXAMPLES)
@given(shreds)
def test_alignment_holds_for_any_text(source: str) -> None:
    laid = lay_out(source)
    assert_aligned(source, laid)
    # No letter is lost or doubled but in what was printed around the text.
    furniture = {i for start, end, _ in find_furniture(source).ranges for i in range(start, end)}
    letters = [i for i, each in enumerate(source) if each.isalpha() and i not in furniture]
    text = laid.aligned.text
    found = [origin for offset, origin in origins(laid.aligned).items() if text[offset].isalpha()]
    assert sorted(found) == letters
    for start, end in parts(laid):
        part = laid.aligned.text[start:end]
        assert part == part.strip()
        assert "  " not in part
        assert "\n" not in part.replace("\n\n", "")
        assert "\n\n\n" not in part


@settings(max_examples=20 * EXAMPLES, report_multiple_bugs=False, phases=[Phase.generate])
@given(shreds.filter(lambda source: "\r" not in source))
def test_crlf_changes_the_clean_text_of_no_text(source: str) -> None:
    assert lay_out(source.replace("\n", "\r\n")).aligned.text == lay_out(source).aligned.text


MEASURED_AT_A_PAGE_BREAK = """\
De schillers werken in ploegen van vier, en elke ploeg kiest
uit haar midden een voorman, die de bomen aanwijst en ook de
kerfdiepte bepaalt, al gaat dat niet overal op dezelfde wijs.
\fIn Spanje wijst de eigenaar van het bos de bomen zelf aan, en dat
leidt volgens het onderzoek tot meer schade aan de jonge bomen en
tot minder kurk.
"""


@pytest.mark.parametrize(
    "end",
    [
        "\n",
        "\r\n",
        " \n",
    ],
)
def test_what_ends_the_lines_ends_no_paragraph_at_a_page_break(end: str) -> None:
    laid = lay_out(MEASURED_AT_A_PAGE_BREAK.replace("\n", end))
    assert laid.aligned.text == " ".join(MEASURED_AT_A_PAGE_BREAK.split())


# AlignedText and Rewriter by themselves

# "De kurk-\nveiling1 is\n\nTweede … 2\n\ndicht." and its footnote "1 Die te Oss."
SOURCE = "De kurk-\nveiling1 is\n1 Oss.\n## 2 ##\ndicht."
CLEAN = "De kurkveiling is dicht.\n\nOss."


def aligned_by_hand() -> AlignedText:
    writer = Rewriter(SOURCE)
    writer.keep(0, 7)
    writer.keep(9, 16)
    writer.keep(17, 20)
    writer.replace(" ", 20)
    writer.keep(36, 42)
    writer.replace("\n\n", 20)
    writer.keep(23, 27)
    return writer.done()


def test_rewriter_notes_each_edit() -> None:
    aligned = aligned_by_hand()
    assert aligned.text == CLEAN
    assert aligned.starts == (0, 7, 14, 17, 18, 24, 25, 26)
    assert aligned.origins == (0, 9, 17, 20, 36, 20, 20, 23)
    assert [SOURCE[origin] for origin in origins(aligned).values()] == list("".join(CLEAN.split()))


def test_rewriter_counts_what_it_has_written() -> None:
    writer = Rewriter("kurk en glas")
    assert writer.length == 0
    writer.keep(0, 4)
    writer.replace("\n\n", 4)
    assert writer.length == 6
    writer.keep(8, 8)  # nothing between, nothing noted
    writer.replace("", 8)
    writer.keep(8, 12)
    assert writer.length == 10
    assert writer.done() == AlignedText("kurk\n\nglas", (0, 4, 5, 6), (0, 4, 4, 8))


@pytest.mark.parametrize(
    ("clean", "source"),
    [
        ("De", "De"),
        ("kurkveiling", "kurk-\nveiling"),
        ("kurkveiling is", "kurk-\nveiling1 is"),
        ("veiling", "veiling"),  # the marker behind it stays outside
        ("is", "is"),  # as does the page foot
        ("is dicht.", "is\n1 Oss.\n## 2 ##\ndicht."),
        ("dicht.", "dicht."),
        ("Oss.", "Oss."),
    ],
)
def test_to_source_starts_and_ends_with_the_text_itself(clean: str, source: str) -> None:
    start = CLEAN.index(clean)
    first, last = aligned_by_hand().to_source(start, start + len(clean))
    assert SOURCE[first:last] == source


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        (3, 3, "range 3:3 is empty or outside the clean text 0:30"),
        (5, 3, "range 5:3 is empty or outside the clean text 0:30"),
        (-1, 2, "range -1:2 is empty or outside the clean text 0:30"),
        (29, 31, "range 29:31 is empty or outside the clean text 0:30"),
        (18, 28, "range 18:28 runs from the body into a footnote"),
    ],
)
def test_ranges_that_stand_nowhere_are_refused(start: int, end: int, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        aligned_by_hand().to_source(start, end)
    assert str(caught.value) == message


def test_parts_keep_a_range_within_the_body_or_one_footnote() -> None:
    writer = Rewriter("kurk 1 Oss 2 Ede")
    for start, end in ((0, 4), (7, 10), (13, 16)):
        writer.part()
        writer.keep(start, end)
    aligned = writer.done()
    assert (aligned.text, aligned.parts) == ("kurkOssEde", (0, 4, 7))
    assert [aligned.to_source(*part) for part in ((0, 4), (4, 7), (7, 10))] == [
        (0, 4),
        (7, 10),
        (13, 16),
    ]
    for start, end in ((3, 5), (0, 10), (6, 8)):
        message = f"range {start}:{end} runs from the body into a footnote"
        with pytest.raises(ValueError, match=message):
            aligned.to_source(start, end)


@pytest.mark.parametrize("source", ["", " \n\r\n\t\f\xa0"])
def test_no_text_has_no_ranges(source: str) -> None:
    assert lay_out(source + "kurk").aligned.to_source(0, 4) == (len(source), len(source) + 4)
    aligned = lay_out(source).aligned
    assert aligned.text == ""
    with pytest.raises(ValueError, match=r"range 0:1 is empty or outside the clean text 0:0"):
        aligned.to_source(0, 1)


PAGE = "Is dat zo?1\n\nJa.\n\n1 Zie www.voorbeeld.nl\n\n-----\n\nNee.\n"


def test_range_from_body_into_note_is_refused_wherever_the_note_stands() -> None:
    laid = lay_out(PAGE)
    assert laid.aligned.text == "Is dat zo?\n\nJa.\n\nNee.\n\nZie www.voorbeeld.nl"
    with pytest.raises(ValueError, match="runs from the body into a footnote"):
        laid.aligned.to_source(0, len(laid.aligned.text))


def test_paragraph_end_before_a_note_comes_from_white_space() -> None:
    laid = lay_out(PAGE)
    (note,) = laid.notes
    assert laid.aligned.text[note.start - 2 : note.start] == "\n\n"
    assert PAGE[laid.aligned.at(note.start - 1)].isspace()


def test_the_end_of_the_body_is_found_behind_a_footnote_in_its_middle() -> None:
    # "Een ", at 9 a footnote that was taken out, at 20 "Twee".
    aligned = AlignedText("Een Twee\n\nZie", (0, 4, 8, 9, 10), (0, 20, 9, 9, 10), (0, 10))
    assert [aligned.before(origin) for origin in (2, 20, 22, 24, 99)] == [2, 4, 6, 8, 8]
    assert aligned.to_clean(20, 24) == (4, 8)
    assert aligned.to_clean(9, 13) == (10, 13)
