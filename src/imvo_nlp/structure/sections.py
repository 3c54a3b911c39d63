"""Headings within the text and the text below them."""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Sequence

import regex

from ..notation.words import ACTING, COMMITTEE_ADJECTIVES, UNFINISHED, any_of
from ..text.patterns import LinePattern, backward_pattern
from ..text.view import CleanText
from .found import Heading

_LETTERS = frozenset(string.ascii_letters)


def _first_letters(pattern: regex.Pattern[str]) -> frozenset[str]:
    """The letters that a match of a pattern can begin with: others need no look at it."""
    return frozenset(letter for letter in _LETTERS if pattern.match(letter, partial=True))


_ROMAN = r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})"
_MINISTER = r"(?:[Mm]inister|[Ss]taatssecretaris)"
_COMMITTEE = rf"(?:{any_of(COMMITTEE_ADJECTIVES)}\s)?commissie"
_THE_HAGUE = r"(?:[’']s-Gravenhage|Den[ ]Haag|DEN[ ]HAAG)"

# A letter begins after its address, its place and day, and its subject.
_OPENING = regex.compile(
    rf"""^(?:Aan[ ]de[ ][Vv]oorzitter\b[^\n]*(?:\n[^\n]+)*\n\n)?
      (?:
          {_THE_HAGUE}\s?,\s[^\n]*
        | Geachte\s[^\n]*,?
        | (?:Betreft|Onderwerp)\s[^\n]*(?:\n[^\n]+)?
      )$""",
    regex.MULTILINE | regex.VERBOSE,
)
# The printed head of a Kamerstuk ends with its number and kind, and the day it was adopted.
_PRINTED_HEAD = regex.compile(
    r"""^(?:Nr\.?\s?\d+|[A-Z]{1,3})\s+                          # the Eerste Kamer letters its documents
      \p{Lu}[\p{Lu}\d,.’' -]{5,}(?:\n[\p{Lu}\d,.’' -]{3,})*[^\n]*$
      (?:\s*\n\(?(?:Vastgesteld|Ontvangen|Voorgesteld)\b[^\n]*)?""",
    regex.MULTILINE | regex.VERBOSE,
)
# A heading directly below a sentence, followed by a blank line.
_LAST_HEADING = regex.compile(
    r"""[.?!:»”][ ]?\n
      (?P<heading>
        (?:
            \d{1,2}(?:\.\d{1,2})*\.?[ ]\p{Lu}[^\n]{3,110}(?:\n[^\n]{3,90})?  # with a number: also two lines
          | \p{Lu}[^\n•–]{3,45}
        )
        (?<=[\p{L}\d)])
      )\Z""",
    regex.VERBOSE,
)
_CONTENTS = regex.compile(
    r"(?:[Ii]nhoud(?:sopgave)?|INHOUD(?:SOPGAVE)?)\b(?:\s+(?:[Bb]lz|BLZ|[Pp])\.)?"
)
_CONTENTS_BEGIN = _first_letters(_CONTENTS)
_LEADER = regex.compile(r"[\s.…]*(?:\d{1,3})?\s*$")
_COMMITTEE_SIGNS = regex.compile(
    rf"""De\s
      (?:(?:{any_of(ACTING)}\s)?voorzitter | (?:adjunct-|{any_of(ACTING)}\s)?griffier)
      \svan\b
    | Adjunct-griffier\svan\b""",
    regex.VERBOSE,
)
_SIGNATURE = regex.compile(
    rf"""(?:
        (?:De|DE|Mede[ ]namens[ ]de)\s
          (?:{_MINISTER}|voorzitter|griffier|adjunct-griffier|{any_of(ACTING)})
      | Hoogachtend | Met[ ]vriendelijke[ ]groet
    )\b""",
    regex.VERBOSE,
)
_NAME_BELOW = r"(?:[ ]?\n[^\n,:;?!]{2,60})?"
_MINISTER_SIGNS = regex.compile(
    rf"""(?:De|DE|de|Mede\snamens\sde)\s(?:{_MINISTER}|MINISTER|STAATSSECRETARIS)\b
        [^.?!:;]{{3,200}},{_NAME_BELOW}
      | De\s(?:{any_of(ACTING)}\s)?voorzitter\svan\sde\s{_COMMITTEE}\b[^.?!:;]{{0,120}},{_NAME_BELOW}
      | (?:
            Hoogachtend
          | Met\s(?:vriendelijke\sgroet(?:en)?|(?:de\smeeste\s)?hoogachting)
        ),?""",
    regex.VERBOSE,
)
_MINISTER_SIGNS_BEGIN = _first_letters(_MINISTER_SIGNS)
_HEADING = regex.compile(r"[\p{Lu}\d«‘“][^\n]{1,119}(?:\n[^\n]{1,90})?(?<![.!?;:,])[\p{L}\d?!)»”’]")
_NO_HEADING = regex.compile(
    rf"""[•–-]\s | \d{{1,3}}\)\s                              # an item of a list
      | \[?\d+\]?$                                          # a note's number
      | (?:Antwoord|Reactie)(?:en)?[ ]?[:.]?(?=\n|$)         # headings of answers and questions
      | [\d ,]+(?:en|t/m)?[\d ,]*[.)]?$
      | (?:Vra(?:ag|gen)|Antwoord(?:en)?)\s(?:(?:op\s)?(?:de\s)?vra(?:ag|gen)\s)?\d
      | «[^»]*$                                              # an unfinished quotation
      | (?:Datum|Betreft|Onderwerp|Kenmerk|Bijlagen?|Onze\s[Rr]eferentie)\b  # in the margin of a letter
      | (?:De|Het|Een|Dit|Deze)\s(?:{_MINISTER}|voorzitter|griffier)\b       # a signatory, or a sentence
      | (?!{_ROMAN}\.\s)(?:\p{{Lu}}\.){{1,5}}\s               # initials of a signatory, not a chapter
      | Geachte\s | Aan\sde\s | Nr\. | {_THE_HAGUE},
      | Vergaderjaar\s | Vastgesteld\s | Voorgesteld\s | Ontvangen\s\d
      | Kamerstuk$ | [^:\n,]{{1,30}}:\s[^:\n]+,\s[^:\n,]{{1,30}}:\s        # above a document on the web""",
    regex.VERBOSE,
)
_NUMBERED = regex.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=\p{L})")
_ANSWER = regex.compile(r"(?:\d{1,3}\s?[.,):]?\s*)?(?:Antwoord|Reactie)\b", regex.IGNORECASE)
_CHAPTER = regex.compile(rf"{_ROMAN}\.?\s")
_OF_FRACTIES = regex.compile(r"\A(?:Vragen en opmerkingen|Inbreng|Reactie) van|\bfracties\b")
# The headings of parts of a committee debate or a hearing, on separate lines.
_PART = LinePattern(
    rf"""^(?:
        Vragen\sen\sopmerkingen\s(?:uit|van|vanuit)\sde\s
          (?:(?:{any_of(COMMITTEE_ADJECTIVES)}\s)?commissies?|fracties)
      | (?:Het\sa|A)ntwoord\svan\s(?:de\s)?(?:
            bewindspersonen|bewindslieden|regering
          | (?:ministers?|staatssecretaris(?:sen)?)(?:[ ](?:en|van|voor)[ ][^\n.:]{{3,80}})?
        )
      | (?:Nadere|Verdere)\sgedachte(?:n)?wisseling
      | Termijn\s(?:inbreng|antwoord|van\sde\s(?:Kamer|zijde))[^\n.:]{{0,60}}
      | (?:Eerste|Tweede|Derde)\stermijn[^\n.:]{{0,80}}
      | (?:Mondelinge\sv|V)ragen\svan\s(?:het\slid|de\sleden)\s[^\n]{{3,300}}(?:\n[^\n]{{1,300}}){{0,4}}?
          (?=\s*\n(?:(?:De\s)?[Vv]oorzitter|(?:De\sheer|Mevrouw)\s[^\n:()]{{2,60}}\([^\n:()]{{1,40}}\))\s?:)                    # of the Vragenuur
      | Blok\s(?:\d+|[IVX]+|[A-Z])(?:[ ]?[:.–-][^\n]{{0,100}}(?:\n[^\n:]{{1,80}})?)?  # of a hearing
    )[ ]?$(?!\n\p{{Ll}})""",
    r"Vragen\s|Mondelinge\s|Antwoord\s|Het\s|Nadere|Verdere|Termijn|Eerste|Tweede|Derde|Blok",
    regex.VERBOSE,
)
# No heading ends with one of these words: it is just a short line.
_FULL_WORD = backward_pattern(rf"\b{any_of((*UNFINISHED, 'ook', 'zijn'))}[ ]?")
_FRACTIE_LINE = regex.compile(
    r"""(?:Vragen(?:[ ]en[ ]opmerkingen)?|Inbreng|Reactie|Antwoord(?:en)?|Beantwoording)\b
      [^.?!:]{0,90}\bfractie[ ]?""",
    regex.VERBOSE,
)
_FRACTIE_LINE_BEGINS = _first_letters(_FRACTIE_LINE)
# Most lines continue in lower case on the next one, and need no further check.
_LINE_BEGINS = re.compile(r"\n(?=[^\sa-z])")
_SHORT = 40
"""Maximum code points of a question that can be a heading: 17 to 40 in the tests; other questions are longer."""
_LONGEST = 150
"""Maximum length in code points of a heading; the longest of 395 in the documents of the tests has 136."""
_HEAD_REACH, _OPENING_REACH = 3000, 6000
"""Code points from the start within which the printed head ends, and a letter's address and subject.

In the documents of the tests these are the first 400, except one head broken by OCR, and the first 1000.
"""
_SHORT_SHARE, _FULL_SHARE = 0.7, 0.8
"""Shares of the measure: the maximum length of a heading, and the minimum length of a full line.

A full line lacks at most a long word; nine of ten lines of a text do not exceed the measure.
"""


def find_headings(document: CleanText) -> tuple[Heading, ...]:
    """Find the headings of a letter or a written consultation.

    A heading is a paragraph of one or two lines without a full stop at its end, followed by text other than an
    answer's heading. The text lacks the typography of levels: a heading that announces the questions of the
    fracties or the answer of the government is level 1, and the others under it are level 2; numbers determine
    levels (`2.1`); else all are level 1.

    >>> text = CleanText.of("Geachte voorzitter,\\n\\nHoe verder?\\n\\nHet kabinet gaat door.")
    >>> [text.text[found.start:found.heading_end] for found in find_headings(text)]
    ['Hoe verder?']
    """
    body = document.body
    units = _without_contents(body, _units(document, _text_start(body)))
    headings: list[tuple[int, int]] = []
    for (start, end), (following, following_end) in itertools.pairwise(units):
        signs = body[end - 1] == "," and _SIGNATURE.match(body, start)
        if signs and not _COMMITTEE_SIGNS.match(body, start):
            break  # a name or an annex is below a signature
        if (
            end - start < _LONGEST
            and _HEADING.fullmatch(body, start, end)
            and not _NO_HEADING.match(body, start, end)
            and not _COMMITTEE_SIGNS.match(body, start)
            and not body[following].islower()
            and (body[end - 1] != "?" or end - start <= _SHORT or _NUMBERED.match(body, start))
            and (not _ANSWER.match(body, following) or _FRACTIE_LINE.match(body, following))
            and not (body[following_end - 1] == "," and _SIGNATURE.match(body, following))
        ):
            headings.append((start, end))
    headings = _without_lists(body, headings)
    levels = _levels(body, headings)
    text_end = document.trim(0, len(body))[1]
    stops = section_ends([start for start, _ in headings], levels, text_end)
    return tuple(
        Heading(start, end, document.trim(start, stop)[1], level)
        for (start, end), stop, level in zip(headings, stops, levels, strict=True)
    )


def section_ends(starts: Sequence[int], levels: Sequence[int], text_end: int) -> list[int]:
    """The ends of the text under headings: the next heading of the same or a higher level.

    >>> section_ends([0, 20, 40], [1, 2, 1], 60)
    [40, 40, 60]
    """
    ends = []
    open_below: list[
        tuple[int, int]
    ] = []  # levels and starts of later headings that can end this one, nearest last
    for start, level in zip(reversed(starts), reversed(levels), strict=True):
        while open_below and open_below[-1][0] > level:
            open_below.pop()
        ends.append(open_below[-1][1] if open_below else text_end)
        open_below.append((level, start))
    return ends[::-1]


def signature_start(document: CleanText, start: int) -> int:
    """The start of a minister's signature after `start`; the end of the body without one.

    >>> signature_start(CleanText.of("Ja.\\n\\nDe Minister van Landbouw,\\nC.J. Schouten"), 0)
    5
    """
    return next(
        (
            paragraph
            for paragraph, end in document.paragraphs(start)
            if document.lined[paragraph] in _MINISTER_SIGNS_BEGIN
            and _MINISTER_SIGNS.fullmatch(document.lined, paragraph, end)
        ),
        document.body_end,
    )


def _text_start(body: str) -> int:
    """The start of the text, after the printed head and a letter's address."""
    head = _PRINTED_HEAD.search(body, 0, _HEAD_REACH)
    start = head.end() if head else 0
    opening = _OPENING.search(body, start, _OPENING_REACH)
    return opening.end() if opening else start


def _units(document: CleanText, start: int) -> list[tuple[int, int]]:
    """The paragraphs, and separately the lines in them that are set like headings.

    A heading without a blank line below it, or in a text without blank lines, is a short line after the end of
    a sentence, with a full line or a numbered heading below it.
    """
    body = document.body
    lengths = sorted([len(line) for line in body.split("\n") if line and not line.isspace()])
    measure = lengths[len(lengths) * 9 // 10] if lengths else 0
    short = measure * _SHORT_SHARE
    units = []
    for paragraph_start, paragraph_end in document.paragraphs(start):
        position = paragraph_start
        for newline in _LINE_BEGINS.finditer(body, paragraph_start, paragraph_end):
            line_end, next_line = newline.span()
            line_start = body.rfind("\n", paragraph_start, line_end) + 1 or paragraph_start
            above = line_start == position  # right below another heading, or first
            if (
                (
                    above
                    or line_end - line_start <= short
                    or body[line_start] in _FRACTIE_LINE_BEGINS
                )
                and (body[next_line].isupper() or body[next_line].isdigit())
                and (
                    above
                    or body[line_start - 2] in ".?!:»”"
                    or _FRACTIE_LINE.fullmatch(body, line_start, line_end)
                )
                and _is_heading(body, line_start, line_end, paragraph_end, measure, above=above)
            ):
                if position < line_start:
                    units.append(document.trim(position, line_start))
                units.append(document.trim(line_start, line_end))
                position = line_end + 1
        last = _last_heading(body, position, paragraph_end)
        if last >= 0:
            units.append(document.trim(position, last))
            position = last
        if position < paragraph_end:
            units.append((position, paragraph_end))
    return units


def _is_heading(body: str, start: int, end: int, stop: int, measure: int, *, above: bool) -> bool:
    """Whether a line at a possible start of a heading is set like one, given the line below it, before `stop`."""
    next_end = body.find("\n", end + 1, stop)
    following = body[end + 1 : next_end if next_end >= 0 else stop]
    fractie = _FRACTIE_LINE.fullmatch(body, start, end) is not None
    full = fractie or len(following) >= measure * _FULL_SHARE or following.endswith(":")
    chapter = above and (
        _CHAPTER.match(body, start) is not None or _is_of_fracties(body, start, end)
    )
    # A chapter's heading, or a numbered one, directly above the next heading.
    numbered = above and (
        _NUMBERED.match(following) or (chapter and _FRACTIE_LINE.match(following))
    )
    short = fractie or end - start <= measure * _SHORT_SHARE or (numbered and chapter)
    return bool(
        short
        and ((full and following[:1].isupper()) or numbered)
        and not _FULL_WORD.match(body, start, end)
    )


def _is_of_fracties(body: str, start: int, end: int) -> bool:
    """Whether the first line of a heading announces the questions of the fracties or the answers to them."""
    return _OF_FRACTIES.search(body[start:end].partition("\n")[0]) is not None


def _last_heading(body: str, start: int, end: int) -> int:
    """The start of a heading of one or two lines that ends a paragraph; -1 without one."""
    if not (body[end - 1].isalnum() or body[end - 1] == ")"):
        return -1
    newline = body.rfind("\n", start, end)
    if newline < 0:
        return -1
    for at in (body.rfind("\n", start, newline), newline):
        # The sentence above ends at the line's end, or a space before it.
        before = at - 1 - (at > 0 and body[at - 1] == " ")
        if before >= start and (last := _LAST_HEADING.match(body, before, end)):
            return last.start("heading")
    return -1


def _without_contents(body: str, units: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The units without a table of contents, which ends where its first entry recurs."""
    index = next(
        (
            index
            for index, (start, end) in enumerate(units)
            if body[start : start + 1] in _CONTENTS_BEGIN and _CONTENTS.match(body, start, end)
        ),
        None,
    )
    if index is None:
        return units
    texts = [body[start:end] for start, end in units]
    entries, begin = _CONTENTS.sub("", texts[index], count=1).strip(), index + 1
    if not entries and begin < len(units):
        entries, begin = texts[begin], begin + 1
    first = _LEADER.sub("", entries.partition("\n")[0])
    for later in range(begin, len(units)):
        if texts[later] == first or texts[later].startswith(f"{first}\n"):
            return units[:index] + units[later:]
    return units


def find_parts(document: CleanText) -> tuple[Heading, ...]:
    """Find the headings of the parts of a debate, all of level 1.

    >>> report = CleanText.of("Nadere gedachtewisseling\\n\\nDe heer Rabbae (GroenLinks) blijft erbij.")
    >>> [report.text[part.start:part.heading_end] for part in find_parts(report)]
    ['Nadere gedachtewisseling']
    """
    body = document.body
    spans = [match.span() for match in _PART.finditer(body)]
    ends = [start for start, _ in spans] + [len(body)]
    return tuple(
        Heading(*document.trim(start, heading_end), document.trim(start, end)[1], 1)
        for (start, heading_end), end in zip(spans, ends[1:], strict=True)
    )


def _without_lists(body: str, headings: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The headings without the items of numbered lists, which directly follow each other."""

    def numbered(index: int) -> bool:
        return 0 <= index < len(headings) and bool(_NUMBERED.match(body, headings[index][0]))

    def adjoin(first: int, second: int) -> bool:
        if not (numbered(first) and numbered(second)):
            return False
        before = _NUMBERED.match(body, headings[first][0])
        after = _NUMBERED.match(body, headings[second][0])
        same_depth = before and after and before["number"].count(".") == after["number"].count(".")
        return bool(same_depth) and body[headings[first][1] : headings[second][0]].isspace()

    return [
        heading
        for index, heading in enumerate(headings)
        if not (adjoin(index - 1, index) or adjoin(index, index + 1))
    ]


def _levels(body: str, headings: list[tuple[int, int]]) -> list[int]:
    chapters = [bool(_CHAPTER.match(body, start, end)) for start, end in headings]
    if not any(chapters):
        chapters = [_is_of_fracties(body, start, end) for start, end in headings]
    any_chapter, levels = any(chapters), []
    for (start, _), chapter in zip(headings, chapters, strict=True):
        number = _NUMBERED.match(body, start)
        depth = number["number"].count(".") if number else 0
        levels.append(1 + depth + (any_chapter and not chapter))
    return levels
