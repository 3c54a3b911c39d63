"""Headings within the text and what stands under them."""

from __future__ import annotations

import itertools

import regex

from ..text.view import CleanText
from .found import Heading

_OPENING = regex.compile(
    r"^(?:Aan de [Vv]oorzitter\b[^\n]*(?:\n[^\n]+)*\n\n)?"
    r"(?:(?:’s-Gravenhage|'s-Gravenhage|Den Haag|DEN HAAG|Amsterdam)\s?,\s[^\n]*|Geachte\s[^\n]*,?)$",
    regex.MULTILINE,
)
_SIGNATURE = regex.compile(
    r"^(?:(?:De|DE|Mede namens de)\s(?:[Mm]inister|[Ss]taatssecretaris|voorzitter|griffier|adjunct-griffier|waarnemend)|Hoogachtend|Met vriendelijke groet)\b"
)
_HEADING = regex.compile(
    r"[\p{Lu}\d«‘“][^\n]{1,119}(?:\n[^\n]{1,90})?[\p{L}\d?!)»”’]", regex.DOTALL
)
_NO_HEADING = regex.compile(
    r"[•–-]\s|\d{1,3}[.)]\s+\p{L}[^\n]*[.;,:]$|\d{1,3}\)\s|\[?\d+\]?$|"
    r"(?:De|Het|Een|Dit|Deze)\s(?:[Mm]inister|[Ss]taatssecretaris|voorzitter|griffier)\b|"
    r"(?:\p{Lu}\.){1,5}\s|Geachte\s|Aan\sde\s|Nr\.|(?:’s-Gravenhage|Den\sHaag),|Vergaderjaar\s|Vastgesteld\s|Voorgesteld\s"
)
_CHAPTER = regex.compile(r"(?:I{1,3}|IV|V)\.?\s|(?:Vragen en opmerkingen|Inbreng|Reactie) van")


def find_headings(document: CleanText) -> tuple[Heading, ...]:
    """Find the headings of a letter or a written consultation.

    A heading is a paragraph of one or two lines without a full stop at its end, with text behind
    it. The print that tells levels apart is not in the text: a heading that announces the questions
    of the fracties or the answer of the government is level 1 and the others under it are level 2;
    without such a heading all are level 1.

    >>> text = CleanText.of("Geachte voorzitter,\\n\\nHoe verder?\\n\\nHet kabinet gaat door.")
    >>> [text.text[found.start:found.heading_end] for found in find_headings(text)]
    ['Hoe verder?']
    """
    body = document.body
    opening = _OPENING.search(body, 0, 6000)
    paragraphs = list(document.paragraphs(opening.end() if opening else 0))
    headings: list[tuple[int, int]] = []
    text_end = document.trim(0, len(body))[1]
    for (start, end), (following, _) in itertools.pairwise(paragraphs):
        if _SIGNATURE.match(body, start):
            if headings and body[end - 1] == ",":
                text_end = document.trim(0, start)[1]
                break
            continue
        if (
            end - start < 150
            and _HEADING.fullmatch(body, start, end)
            and not _NO_HEADING.match(body, start, end)
            and not body[following].islower()
            and (body[end - 1] != "?" or end - start <= 40)
            and not (_SIGNATURE.match(body, following) and body[end - 1] not in "?")
        ):
            headings.append((start, end))
    chapters = [
        _CHAPTER.match(body, start) is not None or "fracties" in body[start:end]
        for start, end in headings
    ]
    found = []
    for index, (start, end) in enumerate(headings):
        level = 2 if any(chapters) and not chapters[index] else 1
        stop = next(
            (
                later
                for (later, _), chapter in zip(
                    headings[index + 1 :], chapters[index + 1 :], strict=True
                )
                if level == 2 or chapter or not any(chapters)
            ),
            text_end,
        )
        found.append(Heading(start, end, document.trim(start, stop)[1], level))
    return tuple(found)
