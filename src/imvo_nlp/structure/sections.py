"""Headings within the text and what stands under them."""

from __future__ import annotations

import itertools

import regex

from ..text.view import CleanText
from .found import Heading

_OPENING = regex.compile(
    r"^(?:Aan de [Vv]oorzitter\b[^\n]*(?:\n[^\n]+)*\n\n)?"
    r"(?:(?:’s-Gravenhage|'s-Gravenhage|Den Haag|DEN HAAG)\s?,\s[^\n]*|Geachte\s[^\n]*,?|(?:Betreft|Onderwerp)\s[^\n]*(?:\n[^\n]+)?)$",
    regex.MULTILINE,
)
# The printed head of a Kamerstuk ends with its number and kind, and the day it was adopted.
_PRINTED_HEAD = regex.compile(
    r"^(?:Nr\.?\s?\d+|[A-Z]{1,3})\s+\p{Lu}[\p{Lu}\d,.’' -]{5,}(?:\n[\p{Lu}\d,.’' -]{3,})*[^\n]*$"
    r"(?:\s*\n\(?(?:Vastgesteld|Ontvangen|Voorgesteld)\b[^\n]*)?",
    regex.MULTILINE,
)
# A heading right below a sentence, with a blank line behind it.
_LAST_HEADING = regex.compile(
    r"[.?!:»”][ ]?\n(?P<heading>(?:\d{1,2}(?:\.\d{1,2})*\.?[ ]\p{Lu}[^\n]{3,110}(?:\n[^\n]{3,90})?|\p{Lu}[^\n•–]{3,45})"
    r"(?<=[\p{L}\d)]))\Z"
)
_CONTENTS = regex.compile(r"Inhoud(?:sopgave)?\b(?:\s+(?:blz|p)\.)?", regex.IGNORECASE)
_LEADER = regex.compile(r"[\s.…]*(?:\d{1,3})?\s*$")
_COMMITTEE_SIGNS = regex.compile(
    r"De\s(?:(?:fungerend|waarnemend|plaatsvervangend)\s)?(?:voorzitter|(?:adjunct-|waarnemend\s)?griffier)\svan\b"
)
_ROMAN = r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})"
_SIGNATURE = regex.compile(
    r"(?:(?:De|DE|Mede namens de)\s(?:[Mm]inister|[Ss]taatssecretaris|voorzitter|griffier|"
    r"adjunct-griffier|waarnemend)|Hoogachtend|Met vriendelijke groet)\b"
)
_MINISTER_SIGNS = regex.compile(
    r"(?:De|DE|de|Mede\snamens\sde)\s(?:[Mm]inister|MINISTER|[Ss]taatssecretaris|STAATSSECRETARIS)\b"
    r"[^.?!:;]{3,200},(?:[ ]?\n[^\n,:;?!]{2,60})?"
    r"|De\s(?:(?:fungerend|waarnemend)\s)?voorzitter\svan\sde\s(?:vaste\s|algemene\s)?commissie\b[^.?!:;]{0,120},(?:[ ]?\n[^\n,:;?!]{2,60})?"
    r"|(?:Hoogachtend|Met\s(?:vriendelijke\sgroet(?:en)?|(?:de\smeeste\s)?hoogachting)),?"
)
_HEADING = regex.compile(r"[\p{Lu}\d«‘“][^\n]{1,119}(?:\n[^\n]{1,90})?(?<![.!?;:,])[\p{L}\d?!)»”’]")
_NO_HEADING = regex.compile(
    r"[•–-]\s|\d{1,3}\)\s|\[?\d+\]?$|(?:Antwoord|Reactie)(?:en)?[ ]?[:.]?(?=\n|$)|"
    r"[\d ,]+(?:en|t/m)?[\d ,]*[.)]?$|«[^»]*$|(?:Datum|Betreft|Onderwerp|Kenmerk|Bijlagen?|Onze\s[Rr]eferentie)\b|"
    r"(?:Vra(?:ag|gen)|Antwoord(?:en)?)\s(?:(?:op\s)?(?:de\s)?vra(?:ag|gen)\s)?\d|"
    r"(?:De|Het|Een|Dit|Deze)\s(?:[Mm]inister|[Ss]taatssecretaris|voorzitter|griffier)\b|"
    + rf"(?!{_ROMAN}\.\s)(?:\p{{Lu}}\.){{1,5}}\s|"
    r"Geachte\s|Aan\sde\s|Nr\.|(?:’s-Gravenhage|Den\sHaag),|"
    r"Vergaderjaar\s|Vastgesteld\s|Voorgesteld\s"
)
_NUMBERED = regex.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=\p{L})")
_ANSWER = regex.compile(r"(?:\d{1,3}\s?[.,):]?\s*)?(?:Antwoord|Reactie)\b", regex.IGNORECASE)
_CHAPTER = regex.compile(rf"{_ROMAN}\.?\s")
_OF_FRACTIES = regex.compile(r"(?:Vragen en opmerkingen|Inbreng|Reactie) van|[^\n]*\bfracties\b")
# The parts of a committee debate or a hearing, each a line of its own.
_PART = regex.compile(
    r"""^(?:Vragen\sen\sopmerkingen\s(?:uit|van|vanuit)\sde\s(?:vaste\s)?(?:commissies?|fracties)
      | Antwoord\svan\s(?:de\s)?(?:bewindspersonen|bewindslieden|regering
          |ministers?(?:[ ](?:en|van|voor)[ ][^\n.:]{3,80})?|staatssecretaris(?:sen)?(?:[ ](?:en|van|voor)[ ][^\n.:]{3,80})?)
      | (?:Nadere|Verdere)\sgedachte(?:n)?wisseling
      | Termijn\s(?:inbreng|antwoord|van\sde\s(?:Kamer|zijde))[^\n.:]{0,60}
      | (?:Eerste|Tweede|Derde)\stermijn[^\n.:]{0,80}
      | Blok\s(?:\d+|[IVX]+|[A-Z])(?:[ ]?[:.–-][^\n]{0,100}(?:\n[^\n:]{1,80})?)?
    )[ ]?$(?!\n\p{Ll})""",
    regex.MULTILINE | regex.VERBOSE,
)
# No heading ends with one of these words: the line just was a short one.
_FULL_WORD = regex.compile(
    r"\b(?:de|het|een|en|of|van|in|op|te|met|voor|door|aan|bij|dat|die|als|om|uit|tot|naar|over|is|ook|zijn)[ ]?\Z"
)
_FRACTIE_LINE = regex.compile(
    r"(?:Vragen(?: en opmerkingen)?|Inbreng|Reactie|Antwoord(?:en)?|Beantwoording)\b[^.?!:]{0,90}\bfractie[ ]?"
)
_SHORT = 40
_LONGEST = 150


def find_headings(document: CleanText) -> tuple[Heading, ...]:
    """Find the headings of a letter or a written consultation.

    A heading is a paragraph of one or two lines without a full stop at its end, with text behind
    it that is not an answer's heading. The print that tells levels apart is not in the text: a
    heading that announces the questions of the fracties or the answer of the government is level 1
    and the others under it are level 2; numbers tell theirs (`2.1`); else all are level 1.

    >>> text = CleanText.of("Geachte voorzitter,\\n\\nHoe verder?\\n\\nHet kabinet gaat door.")
    >>> [text.text[found.start:found.heading_end] for found in find_headings(text)]
    ['Hoe verder?']
    """
    body = document.body
    units = _without_contents(body, _units(document, _text_start(body)))
    headings: list[tuple[int, int]] = []
    for (start, end), (following, following_end) in itertools.pairwise(units):
        signs = _SIGNATURE.match(body, start) and body[end - 1] == ","
        if signs and not _COMMITTEE_SIGNS.match(body, start):
            break  # what stands below a signature is a name, or an annex
        if (
            end - start < _LONGEST
            and _HEADING.fullmatch(body, start, end)
            and not _NO_HEADING.match(body, start, end)
            and not _COMMITTEE_SIGNS.match(body, start)
            and not body[following].islower()
            and (body[end - 1] != "?" or end - start <= _SHORT or _NUMBERED.match(body, start))
            and (not _ANSWER.match(body, following) or _FRACTIE_LINE.match(body, following))
            and not (_SIGNATURE.match(body, following) and body[following_end - 1] == ",")
        ):
            headings.append((start, end))
    headings = _without_lists(body, headings)
    levels = _levels(body, headings)
    text_end = document.trim(0, len(body))[1]
    found = []
    for index, (start, end) in enumerate(headings):
        stop = next(
            (
                later
                for (later, _), level in zip(
                    headings[index + 1 :], levels[index + 1 :], strict=True
                )
                if level <= levels[index]
            ),
            text_end,
        )
        found.append(Heading(start, end, document.trim(start, stop)[1], levels[index]))
    return tuple(found)


def signature_start(document: CleanText, start: int) -> int:
    """Where a minister signs behind `start`; the end of the body where nobody does.

    >>> signature_start(CleanText.of("Ja.\\n\\nDe Minister van Landbouw,\\nC.J. Schouten"), 0)
    5
    """
    return next(
        (
            paragraph
            for paragraph, end in document.paragraphs(start)
            if _MINISTER_SIGNS.fullmatch(document.lined, paragraph, end)
        ),
        document.body_end,
    )


def _text_start(body: str) -> int:
    """Where the text begins: behind the printed head and a letter's address."""
    head = _PRINTED_HEAD.search(body, 0, 3000)
    start = head.end() if head else 0
    opening = _OPENING.search(body, start, 6000)
    return opening.end() if opening else start


def _units(document: CleanText, start: int) -> list[tuple[int, int]]:
    """The paragraphs, and by themselves those lines in them that are set like headings.

    A heading without a blank line below it, or in a text that has none at all, is a short line
    behind the end of a sentence with a full line below it, or with a numbered heading.
    """
    body = document.body
    lengths = sorted(len(line) for line in body.split("\n") if line.strip())
    measure = lengths[len(lengths) * 9 // 10] if lengths else 0
    units = []
    for paragraph_start, paragraph_end in document.paragraphs(start):
        position, line_start = paragraph_start, paragraph_start
        while (line_end := body.find("\n", line_start, paragraph_end)) >= 0:
            following = body[line_end + 1 : paragraph_end].partition("\n")[0]
            begins = line_start in (paragraph_start, position) or body[line_start - 2] in ".?!:»”"
            fractie = _FRACTIE_LINE.fullmatch(body, line_start, line_end)
            begins = begins or bool(fractie)
            short = fractie or line_end - line_start <= measure * 0.7
            full = len(following) >= measure * 0.8 or following.endswith(":") or bool(fractie)
            # A chapter's heading, or a numbered one, right above the next heading.
            above = line_start in (paragraph_start, position)
            chapter = _CHAPTER.match(body, line_start) or _OF_FRACTIES.match(
                body, line_start, line_end
            )
            numbered = above and (
                _NUMBERED.match(following) or (chapter and _FRACTIE_LINE.match(following))
            )
            short = short or bool(numbered and chapter)
            if (
                begins
                and short
                and ((full and following[0].isupper()) or numbered)
                and not _FULL_WORD.search(body, line_start, line_end)
            ):
                if position < line_start:
                    units.append(document.trim(position, line_start))
                units.append(document.trim(line_start, line_end))
                position = line_end + 1
            line_start = line_end + 1
        if last := _LAST_HEADING.search(body, position, paragraph_end):
            units.append(document.trim(position, last.start("heading")))
            position = last.start("heading")
        if position < paragraph_end:
            units.append((position, paragraph_end))
    return units


def _without_contents(body: str, units: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The units less a table of contents: what stands up to where its first entry comes back."""
    texts = [body[start:end] for start, end in units]
    index = next((index for index, text in enumerate(texts) if _CONTENTS.match(text)), None)
    if index is None:
        return units
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
    """The headings less the items of numbered lists: those stand one right behind the other."""

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
        chapters = [bool(_OF_FRACTIES.match(body, start, end)) for start, end in headings]
    levels = []
    for (start, _), chapter in zip(headings, chapters, strict=True):
        number = _NUMBERED.match(body, start)
        depth = number["number"].count(".") if number else 0
        levels.append(1 + depth + (any(chapters) and not chapter))
    return levels
