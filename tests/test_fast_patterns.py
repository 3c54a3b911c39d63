"""A fast pattern lets through whatever the rich one behind it can match, whatever the text.

Many patterns are tried only where a cheaper one says that they can match. Here every text that the rich
one can begin with is grown letter by letter, up to where the fast one has decided. What is missed is a
text that begins a match and that the fast pattern does not let through.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Any

import pytest
import regex

from imvo_nlp.layout import footnotes, furniture
from imvo_nlp.reference.people import people
from imvo_nlp.structure import lines, participants, pointers, sections
from test_structure_patterns import line_patterns

MOST = 200_000  # texts that are tried for one pattern: more are an alphabet gone wrong
LETTERS = string.ascii_letters + "0 \n.:«’"


def alphabet(pattern: str) -> list[str]:
    """Every character that a pattern names, and some of each class; a few digits stand for all."""
    return sorted({*pattern, *LETTERS} - set("\t{}|\\^$345678"))


def missed(fast: Any, rich: Any, before: str, back: int = 0, rich_back: int = 0) -> Iterator[str]:
    """Beginnings of what `rich` matches behind `before` that `fast` does not let through.

    `fast` and `rich` are tried `back` and `rich_back` characters further to the left: one can begin with
    the line's end, or with what stands in the line above.
    """
    rich, fast = with_partial(rich), with_partial(fast)
    letters, place = alphabet(rich.pattern), len(before)
    growing, tried = [""], 0
    while growing:
        text = growing.pop()
        for letter in letters:
            longer = text + letter
            tried += 1
            assert tried < MOST, f"too many beginnings, such as {longer!r}"
            if repeats(longer) or not rich.match(before + longer, place - rich_back, partial=True):
                continue
            passed = fast.match(before + longer, place - back, partial=True)
            if passed is None:
                yield longer
            elif passed.partial:
                growing.append(longer)


def missed_before(fast: Any, rich: Any, behind: str) -> Iterator[str]:
    """Ends of what `rich`, which is read backwards, matches before `behind`; `fast` looks back from there."""
    letters = alphabet(rich.pattern)
    growing, tried = [""], 0
    while growing:
        text = growing.pop()
        for letter in letters:
            longer = letter + text
            tried += 1
            assert tried < MOST, f"too many ends, such as {longer!r}"
            found = rich.match(longer, partial=True)
            if repeats(longer) or not found or fast.match(longer + behind, len(longer)):
                continue
            if found.partial:
                growing.append(longer)
            else:
                yield longer


def with_partial(pattern: Any) -> Any:
    """The pattern for `regex`, which can tell that a text is the beginning of a match."""
    if isinstance(pattern, regex.Pattern):
        return pattern
    flags = pattern.flags & (regex.VERBOSE | regex.MULTILINE | regex.DOTALL | regex.IGNORECASE)
    return regex.compile(pattern.pattern, flags)


def repeats(text: str) -> bool:
    """Whether spaces or signs stand together of which a longer run tells nothing more."""
    signs = len(text) - len(text.lstrip(" *_#"))
    return signs > 2 or "  " in text.lstrip() or "\n\n" in text


def test_what_is_missed_is_noticed() -> None:
    rich = regex.compile(r"Vra(?:ag|gen)\s\d")
    assert list(missed(regex.compile("Vraag"), rich, "")) == ["Vrag"]
    assert not list(missed(regex.compile("Vra"), rich, ""))
    rich = regex.compile(r"(?r)(?:vraag|vragen)\s")
    assert set(missed_before(regex.compile(r"1(?<=vraag\s1)"), rich, "1")) == {
        "vragen\n",
        "vragen ",
    }


LINE_PATTERNS = line_patterns()


@pytest.mark.parametrize("name", LINE_PATTERNS)
def test_the_start_of_a_line(name: str) -> None:
    pattern = LINE_PATTERNS[name]
    assert not list(missed(pattern._begins, pattern.pattern, "\n\n", back=1))


HEADS = {
    "foot": (furniture._FOOT_HEAD, furniture._FOOT),
    "foot with its page below": (furniture._FOOT_HEAD, furniture._FOOT_WITH_PAGE_BELOW),
    "foot of a letter": (furniture._LETTER_HEAD, furniture._LETTER_FOOT),
    "speaker": (furniture._SPEAKS_HEAD, furniture._SPEAKS),
    "rule": (furniture._RULE_HEAD, furniture._RULE),
    "heading": (furniture._HEADING_HEAD, furniture._HEADING),
    "a space": (furniture._ONE_SPACE_HEAD, furniture._ONE_SPACE),
    "more spaces": (furniture._MORE_SPACES_HEAD, furniture._MORE_SPACES),
    "note": (footnotes._NOTE_HEAD, footnotes._NOTE_LINE),
    "bracketed note": (footnotes._NOTE_HEAD, footnotes._BRACKETED_NOTE),
    "what stands below notes": (footnotes._BELOW_HEAD, footnotes._BELOW_NOTES),
}


@pytest.mark.parametrize("name", HEADS)
def test_the_start_of_a_line_of_the_source(name: str) -> None:
    head, pattern = HEADS[name]
    assert not list(missed(head, pattern, "\n", back=1))


@pytest.mark.parametrize(
    "before", [".", "?", "»", "…", "Is dat zo?1", "2018D01", "2018Z00001 2017-2018 12"]
)
def test_a_heading_in_a_line(before: str) -> None:
    assert not list(missed(lines._CAN_START, lines._LINE_STARTS, before))


def test_the_office_below_a_name() -> None:
    signs = participants._offices(people()).signs_below
    grown = missed(participants._OFFICE_LINE, signs, "Kaag\n", back=1, rich_back=len("Kaag\n"))
    # Behind a blank line the office stands behind that line's end.
    assert not [text for text in grown if not text.isspace()]


def test_numbers_that_a_pointer_is_before() -> None:
    assert not list(missed_before(pointers._POINTED, pointers._POINTS, "1"))


GUESTS = [
    "de heer Koenders, minister voor Ontwikkelingssamenwerking, over",
    "mevrouw Van der Graaf, Minister-President, minister van Algemene Zaken over",
    "de heer Koenders,\nSTAATSSECRETARIS van Economische Zaken, Landbouw en Innovatie.",
]


@pytest.mark.parametrize("text", GUESTS)
def test_a_guest_with_an_office(text: str) -> None:
    assert participants._offices(people()).guest.search(text)
    assert participants._CAN_BE_GUEST.search(text)


GREETED = [
    "de minister voor Ontwikkelingssamenwerking, de heer Koenders",
    "de minister-president, mevrouw Van der Graaf",
    "de MINISTER VAN Onderwijs, Cultuur en Wetenschap,\nde heer Koenders",
    f"de staatssecretaris voor {'a' * 160}\n{'b' * 80}, mevrouw Kaag",
]


@pytest.mark.parametrize("text", GREETED, ids=range(len(GREETED)))
def test_a_guest_behind_the_office(text: str) -> None:
    assert participants._offices(people()).greeted.search(text)
    assert participants._CAN_BE_GREETED.search(text)


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (sections._CONTENTS, sections._CONTENTS_BEGIN),
        (sections._MINISTER_SIGNS, sections._MINISTER_SIGNS_BEGIN),
        (sections._FRACTIE_LINE, sections._FRACTIE_LINE_BEGINS),
    ],
)
def test_the_first_letter(pattern: Any, letters: frozenset[str]) -> None:
    assert letters
    assert not list(missed(regex.compile(f"[{''.join(letters)}]"), pattern, ""))
