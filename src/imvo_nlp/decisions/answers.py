"""The manner of answers, and the sentences that they repeat verbatim from earlier ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

import regex

from ..structure.found import AnswerBlock
from ..text.view import flat
from .sentences import sentences

LEAST_REPEATED = 80
"""Minimum number of characters of a sentence that counts as repeated."""
_YES_NO = regex.compile(
    r"""(?:ja|nee|neen|inderdaad|klopt|juist|(?:ja,?\s|nee,?\s)?d(?:at|it)\s(?:is\s)?(?:klopt|juist|correct))
        (?:,?\s(?:dat|dit)\s(?:is\s)?(?:klopt|juist|correct))?[.!]?""",
    regex.VERBOSE,
)
# `Zie het antwoord op vraag 3`, `Hiervoor verwijs ik u naar mijn brief van 3 mei`
_POINTS = regex.compile(
    r"""(?:zie|voor\b[^.]{0,80}\b(?:zie|verwijs|verwijzen|wordt\sverwezen)|hier(?:voor|bij)?\sverwijs
        |(?:ik|wij)\sverwij[sz](?:en)?|(?:daarvoor|kortheidshalve)\sverwij[sz](?:en)?|verwezen\swordt|verwijzend)\b""",
    regex.VERBOSE,
)
_POSTPONED = regex.compile(
    r"""\bniet\b[^.]{0,80}\bbinnen\sde\s(?:gestelde|gebruikelijke)\stermijn\b
      | \b(?:meer|nadere)\stijd\b[^.]{0,40}\b(?:nodig|vergt|vraagt)\b | \buitstel\b[^.]{0,60}\bbeantwoord
      | \bzo\s(?:snel|spoedig)\smogelijk\b[^.]{0,60}\bbeantwoord""",
    regex.VERBOSE,
)
_MAY_BE_POSTPONED = (
    "binnen de ge",
    "re tijd",
    "meer tijd",
    "uitstel",
    "snel mogelijk",
    "spoedig mogelijk",
)
_DATA = r"(?:cijfers|gegevens|informatie|inzicht|zicht|registratie|overzicht|statistieken|data)"
_NO_DATA = regex.compile(
    rf"""\b(?:is|zijn)\s(?:mij|ons|het\skabinet|bij\smij)\b[^.]{{0,60}}\bniet\sbekend\b
      | (?<!\b(?:nog|mij)\s)\bniet\s(?:bekend|bijgehouden|geregistreerd|centraal\sgeregistreerd)\b
      | \b(?:wordt|worden|houdt|houden|registreert|registreren)\b[^.]{{0,80}}\bniet\s(?:\p{{L}}+\s){{0,2}}(?:bij|bijgehouden|geregistreerd)\b
      | \bgeen\s(?:\p{{L}}+\s){{0,2}}{_DATA}\b[^.]{{0,60}}\b(?:beschikbaar|bekend|bijgehouden|voorhanden|over)\b
      | \b(?:heb|hebben|heeft)\b[^.]{{0,30}}\bgeen\s(?:\p{{L}}+\s){{0,2}}{_DATA}\b
      | \bbeschik(?:t|ken)?\b[^.]{{0,40}}\bniet\sover\b[^.]{{0,40}}\b{_DATA}\b""",
    regex.VERBOSE,
)
# Found in every sentence that reports a lack of data. `re` jumps ahead to a word quickly.
_MAY_LACK_DATA = (
    re.compile(r"niet\s(?:[^\W\d_]+\s){0,2}(?:bekend|bij|geregistreerd|over)"),
    re.compile(rf"geen\s(?:[^\W\d_]+\s){{0,2}}{_DATA}"),
)


def with_manner(text: str, answers: Sequence[AnswerBlock]) -> tuple[AnswerBlock, ...]:
    """The answers with their manner and the sentences repeated from an earlier answer.

    >>> [answer] = with_manner("Zie het antwoord op vraag 1.", [AnswerBlock(-1, -1, 0, 28, (2,), (), (1,))])
    >>> answer.manner
    ('points_elsewhere',)
    """
    seen: dict[str, int] = {}
    described = []
    for index, answer in enumerate(answers):
        parts = [
            (text[start:end], start, end)
            for start, end in sentences(text, answer.start, answer.end)
        ]
        repeats = []
        for sentence, start, end in parts:
            if end - start >= LEAST_REPEATED:
                # The other white space of clean text is single spaces.
                first = seen.setdefault(sentence.replace("\n\n", " "), index)
                if first != index:
                    repeats.append((first, start, end))
        manner = tuple(
            _manner(
                answer,
                text[answer.start : answer.end].lower(),
                [sentence for sentence, _, _ in parts],
            )
        )
        described.append(answer._replace(manner=manner, repeats=tuple(repeats)))
    return tuple(described)


def long_sentences(text: str) -> Iterator[str]:
    """The sentences of an answer's text that are long enough to count as repeated, white space collapsed.

    >>> list(long_sentences("Ja. Nee."))
    []
    """
    for start, end in sentences(text, 0, len(text)):
        if end - start >= LEAST_REPEATED:
            yield flat(text[start:end])


def hash_of(sentence: str) -> int:
    """A hash of a sentence, the same in every process: an archive has too many sentences to keep.

    >>> hash_of("Ja.") == hash_of("Ja.")
    True
    """
    return int.from_bytes(blake2b(sentence.encode(), digest_size=8).digest())


def _manner(answer: AnswerBlock, words: str, parts: Sequence[str]) -> Iterator[str]:
    """How an answer answers; `words` are in small letters, `parts` are its sentences."""
    if len(answer.numbers) > 1:
        yield "combined"
    if parts and all(_POINTS.match(part.lower()) for part in parts):
        yield "points_elsewhere"
    if len(parts) == 1 and _YES_NO.fullmatch(parts[0].lower()):
        yield "yes_no"
    if any(each in words for each in _MAY_BE_POSTPONED) and _any(_POSTPONED, parts):
        yield "postponed"
    if any(each.search(words) for each in _MAY_LACK_DATA) and _any(_NO_DATA, parts):
        yield "no_data"


def _any(pattern: regex.Pattern[str], parts: Sequence[str]) -> bool:
    return any(pattern.search(part.lower()) for part in parts)
