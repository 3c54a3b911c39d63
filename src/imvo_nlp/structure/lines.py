"""Lines for texts that have none: some converters put everything on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import regex

from ..notation.numbers import NUMBERS, parse_numbers
from ..notation.words import ACTING, PARTICLES, TITLES, UNFINISHED, any_case, any_of
from ..text.patterns import backward_pattern
from ..text.view import CleanText, lined_text
from ..text.words import Literals

_LONG = 1200
"""Minimum length in code points of a line far longer than print, and than most paragraphs on one line."""
# Names in headings: `P. van Dijk`, `De Pater-van der Meer`, `drs. In 't Veld`.
_NAME = rf"""(?:{any_of(TITLES)}\.\s){{0,3}}(?:(?:\p{{Lu}}\p{{Ll}}?\.)+\s?)?
    (?:(?:{any_of(PARTICLES)}|\p{{Lu}}[\p{{L}}'’-]+)\s){{0,5}}(?:[’'][st]-?)?\p{{Lu}}[\p{{L}}'’-]+"""
_SPEAKER = rf"""(?:De\sheer|Mevrouw|Het\slid|Kamerlid)\s{_NAME}\s
    \([^():]{{1,50}}\)(?:\s\(via\s[^():]{{3,30}}\))?\s?:"""
_MINISTER = rf"(?:Minister(?:-[Pp]resident)?|Staatssecretaris)\s{_NAME}\s?:"
# Lines of print, after the end of a sentence. A heading with a party, and the chair's, can also follow a title.
_LINE_STARTS = regex.compile(
    rf"""[ ](?:(?<=[\d)][ ])(?=Vragen\svan\s(?:het\slid|de\sleden)\s)
    | (?<=[\p{{L}}\d.?!:»”)…"][ ])(?<!\b(?:aan|van|door|met|en|dat|zegt?|zei)[ ])(?=
        De\s(?:{any_of(ACTING)}\s)?voorzitter: | {_SPEAKER}
    )
    | (?<=\b[Tt]ermijn(?:\santwoord)?[ ])(?={_MINISTER})
    | (?:(?<=[.?!:»”)…"][ ])|(?<=\A[ ])|(?<=[.?!:»”)]\d{{1,2}}[ ]))(?=
        (?:Antwoord(?:en)?|Mededeling)\svan\s(?:de\s)?(?:[Mm]inister|[Ss]taatssecretaris)\s[^.()]{{1,120}}\(
      | \d{{1,3}}\.?\sAntwoord\svan\s(?:het|de)\s\p{{L}}+\s?:
      | Antwoord\s?:(?=\s\p{{Lu}})
      | de\svoorzitter:
      | (?:De\sheer|Mevrouw)\s{_NAME}:(?=\s[^\p{{Ll}}])
      | {_MINISTER}
      | (?:Aanvang|Sluiting)\s\d
      | De\s(?:vergadering|(?:algemene\s)?beraadslaging)\swordt\s
      | Voorzitter:\s\p{{Lu}}
    ))""",
    regex.VERBOSE,
)
# Headings of a written consultation, which are separate lines.
_ALONE = regex.compile(
    r"""[ ](?P<label>
        (?<=[.?!»”)…"][ ])\d{1,3}\.?\sAntwoord\svan\s(?:het|de)\s\p{L}+\s?:
      | (?:(?:I{1,3}|[A-C])\.?\s)?(?:
            (?:Vragen\sen\sopmerkingen|Inbreng)\svan\sde\s(?:leden\svan\sde\s)?[^.?!:]{2,60}?[\s-]fracties?
          | Vragen\sen\sopmerkingen\svanuit\sde\sfracties(?:\sen\sreactie\svan\s(?:de|het)\s\p{L}+)?
        )
    )(?=[ ][\p{Lu}\d])""",
    regex.VERBOSE,
)
# The words above questions with bare numbers; the patterns begin with letters that are found fast.
_ASKED_BELOW = (
    re.compile(r"Vragen\s(?<=\bVragen\s)van\s(?:het\slid|de\sleden)\s"),
    re.compile(r"hierna\s(?<=\bhierna\s)afgedrukt\."),
    re.compile(r"hieronder\s(?<=\bhieronder\s)afgedrukt\."),
    re.compile(r"volgende\svragen\b(?<=\b[Dd]e\svolgende\svragen)"),
)
_BARE_NUMBER = regex.compile(
    r"(?<=[\p{L}\d.?!»”)…\"])[ ](?P<number>\d{1,3})\.?[ ](?=[«“„‘\"']?\p{Lu})"
)
# Words at the beginning of all these lines, possibly after a number: one pass finds the few places to try.
_FIRST_WORDS = (
    "Antw", "Mededeling", "De voor", "de voor", "De heer", "De verg", "De alg", "De beraad", "De fung", "De waarn", "De tijd",
    "De plaats", "Mevrouw", "Het lid", "Kamerlid", "Aanvang", "Sluiting", "Voorzitter:",
)  # fmt: skip
_OFFICES, _PARTS = ("Minister", "Staatssecr"), ("Vra", "Inbreng")
_WORDS = Literals(
    {word.replace(" ", space) for word in (*_FIRST_WORDS, *_OFFICES, *_PARTS) for space in " \n"}
)
_CAN_START = re.compile(
    rf"""[ ](?=
        {any_of(_FIRST_WORDS)}
      | (?:(?:I{{1,3}}|[A-C])\.?\s)?{any_of(_PARTS)}
      | (?:(?<=[.?!:»”)…"\d][ ])|(?<=ermijn[ ])|(?<=woord[ ])){any_of(_OFFICES)}
      | \d{{1,3}}\.?\sAntw
    )""",
    re.VERBOSE,
)
_BEFORE_WORD = len(" III. ")
"""Code points before one of the words within which such a line starts."""
# The heading of a question or an answer; the next word can show that it is not one: `Antwoord 2 gaat daarover`.
_NUMBERED = regex.compile(
    rf"""(?<!\S)(?P<label>
        (?P<kind>Vra(?:ag|gen)|Antwoord(?:en)?)
        (?:\s(?:op|bij)(?:\sde)?)?(?:\svra(?:ag|gen))?\s(?P<numbers>{NUMBERS})[ ]?[:.)]?
      | (?<=[?.!»\]]\s)(?P<kind>Antwoord)[ ]?:?(?!\sAntwoord)
    )(?=\s(?P<next>\S)|\s*\Z)""",
    regex.VERBOSE,
)
_ENDED, _WITHIN = '.?!»”)…"’]', "(,;/«“‘„"
_OPENS = "«(“„‘’\"'–-•"
_POINTS = (*UNFINISHED, "zie", "onder", "uw", "mijn", "ook", "deze")
_RUNS_ON = backward_pattern(rf"\b{any_case(_POINTS)}\s")  # `zie Antwoord 3`
_SKIPPED = 3
"""Maximum number of questions that can have lost their headings; a number further ahead is a quotation."""
# An item of the Handelingen begins with its number and title; the first item of a part of the day repeats the
# title after the chair: `9 Post Voorzitter: Tielen Post Aan de orde is`.
_ITEM_TITLE = regex.compile(
    r"""\A\s*(?:\d{1,3}(?P<number>[ ]))?
      (?P<words>\p{Lu}[^.:\n]{2,150}?)
      (?:(?P<chair>[ ])Voorzitter:\s\p{Lu}[^.:\n]{1,60}?(?P<again>[ ])(?P=words))?
      (?P<title>[ ])(?=Aan\sde\sorde\s(?:is|zijn)\b)""",
    regex.VERBOSE,
)


def with_lines(document: CleanText) -> CleanText:
    """The document with a line end before every heading in the middle of a line.

    A single apparent heading in a line belongs to its sentence (`Antwoord 2 gaat daarover.`); several on one
    line, or one in a line far longer than print, are headings. In a format with paragraphs, headings are at
    their starts already.

    >>> text = "Vraag 1 Is dat zo? Antwoord 1 Ja. " + "Dat is lang bekend. " * 80
    >>> with_lines(CleanText.of(text)).lined[:33]
    'Vraag 1 Is dat zo?\\nAntwoord 1 Ja.'
    """
    if document.marks.flows:
        return document
    body = document.lined
    title = _ITEM_TITLE.match(body)
    # An item can have only a title.
    parts = ("number", "chair", "again", "title")
    sure = {title.start(part) for part in parts if title[part]} if title else set()
    bare = _bare_numbers(body)
    can = {
        place
        for word in _WORDS.places(body)
        for place in (word - 1, body.rfind(" ", max(word - _BEFORE_WORD, 0), max(word - 1, 0)))
        if place >= 0 and _CAN_START.match(body, place)
    }
    possible = _crowded(body, sorted(can.union(sure, bare)))
    if not possible:
        return document
    headings = dict.fromkeys(sure, -1)
    until = 0
    for place in possible:
        if alone := _ALONE.match(body, place) if place >= until else None:
            headings[place] = until = alone.end("label")
        elif place >= until and _LINE_STARTS.match(body, place):
            headings[place] = -1
    headings |= _numbered_headings(body) or dict.fromkeys(bare, -1)
    breaks = set(_crowded(body, sorted(headings)))
    # A line end after the heading, too, so that its text does not read as a continuation.
    breaks |= {end for place, end in headings.items() if end >= 0 and place in breaks}
    return replace(document, lined=lined_text(body, tuple(sorted(breaks)))) if breaks else document


def _bare_numbers(body: str) -> list[int]:
    """The spaces before the bare numbers of questions that follow their head on the same line.

    The numbers are consecutive, and a question follows each.
    """
    places: list[int] = []
    heads = sorted(head.end() for each in _ASKED_BELOW for head in each.finditer(body))
    for begin in heads:
        end = body.find("\n", begin)
        end = len(body) if end < 0 else end
        found: list[int] = []
        for match in _BARE_NUMBER.finditer(body, begin, end):
            asked = not found or body.find("?", found[-1], match.start()) >= 0
            if asked and int(match["number"]) == len(found) + 1:
                found.append(match.start())
        if len(found) > 1 and body.find("?", found[-1], end) >= 0:
            places += [place for place in found if not places or place > places[-1]]
    return places


def _numbered_headings(body: str) -> dict[int, int]:
    """The spaces before the headings of questions and answers in a line, with the space after each or -1.

    A heading after the end of a sentence counts unless its number occurred before: then it is a quotation.
    Any other must be the next one: the answer to the questions directly before it, or the first question not
    yet asked.
    """
    headings: dict[int, int] = {}
    walk = _Walk()
    for match in _NUMBERED.finditer(body):
        start, end = match.span("label")
        in_line = start > 0 and body[start - 1] == " "
        before = body[start - 2] if in_line and start > 1 else "."
        ended = before in _ENDED
        if before in _WITHIN or (not ended and _RUNS_ON.match(body, 0, start)):
            continue
        following = match["next"] or "?"
        numbers = parse_numbers(match["numbers"]) if match["numbers"] else tuple(sorted(walk.open))
        opens = following.isupper() or following in _OPENS
        answer = match["kind"].startswith("A")
        if not walk.fits(answer, numbers, sure=ended and opens, begins=ended or opens):
            continue
        walk.add(answer, numbers)
        if in_line:
            alone = ended and opens and match["numbers"] is not None
            headings[start - 1] = -1 if alone or body[end : end + 1] != " " else end
    return headings


class _Walk:
    """The numbers of the questions and answers up to a place in a text."""

    def __init__(self) -> None:
        self._asked: set[int] = set()
        self._answered: set[int] = set()
        self._wanted = 1  # the first number not yet asked
        self.open: set[int] = set()
        """The numbers of the questions directly before that place."""

    def fits(self, answer: bool, numbers: tuple[int, ...], *, sure: bool, begins: bool) -> bool:
        """Whether a heading with these numbers can follow.

        It is `sure` if a sentence ends before it and another begins after it; `begins` is true if at least one
        of the two holds, which is required.
        """
        if not numbers or not begins:
            return False
        if answer:
            if self.open:
                return sure or set(numbers) == self.open
            if not self._answered.isdisjoint(numbers):
                return False
            return sure or numbers[0] == min(self._asked - self._answered, default=0)
        if sure and numbers[0] == 1 and self._asked and not self.open:
            return True  # the questions of another member
        if not self._asked.isdisjoint(numbers):
            return False
        if not sure:
            return numbers[0] == self._wanted
        return not self._asked or numbers[0] <= self._wanted + _SKIPPED

    def add(self, answer: bool, numbers: tuple[int, ...]) -> None:
        """Continue after a heading with these numbers."""
        if answer:
            self._answered.update(numbers)
            self.open.clear()
            return
        if numbers[0] == 1:
            self._asked.clear()
            self._answered.clear()
            self._wanted = 1
        self._asked.update(numbers)
        self.open.update(numbers)
        while self._wanted in self._asked:
            self._wanted += 1


def _crowded(body: str, places: Iterable[int]) -> list[int]:
    """The places, in order, that share their line with another or are in a long line."""
    kept: list[int] = []
    on_line: list[int] = []
    begin = stop = -1  # the line ends around the places on one line
    for place in places:
        if place > stop:
            if len(on_line) > 1 or stop - begin > _LONG:
                kept += on_line
            on_line = []
            begin, stop = body.rfind("\n", 0, place), body.find("\n", place)
            stop = len(body) if stop < 0 else stop
        on_line.append(place)
    if len(on_line) > 1 or stop - begin > _LONG:
        kept += on_line
    return kept


def line_above(body: str, start: int) -> tuple[int, int]:
    """The range of the last line with print before `start`, itself the start of a line.

    Without white space at its end; empty if nothing is printed above.

    >>> body = "De leden vragen\\n\\nVraag 1"
    >>> line_above(body, body.index("Vraag"))
    (0, 15)
    """
    end = start
    while end > 0 and body[end - 1].isspace():
        end -= 1
    return body.rfind("\n", 0, end) + 1, end
