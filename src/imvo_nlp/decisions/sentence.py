"""A sentence as the rules of commitments query it: its papers, verbs, clauses and time limit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property
from typing import Literal

import regex

from ..notation.words import any_of
from ..reference.loader import CommitmentAct
from .acts import Act, acts
from .due import Due, find_due

Form = Literal["spoken", "written", "reported"]
"""The form of a sentence: spoken, written, or in indirect speech (`De minister zegde toe dat zij ...`)."""

OWN = r"(?:ik|we|wij)"
BINDER = rf"""(?:{OWN}
    |het\s(?:huidige\s)?kabinet|de\sregering|(?:het|mijn)\s(?:ministerie|departement))"""
"""The subject that binds the cabinet: the speaker, or the cabinet itself."""
HOUSE = r"(?:u|(?:uw|de|beide)\s(?:tweede\s|eerste\s)?kamers?)"

_ADDRESSED = regex.compile(
    rf"\b(?:{HOUSE}|de\s(?:leden|commissie)|parlement|schriftelijk|per\sbrief)\b"
)
_PAPERS = r"""(?:brief|brieven|rapport|rapportage|rapporten|nota|notitie|verslag|plan|plannen
    |voorstel|voorstellen|reactie|overzicht|factsheet|lijst|tijdlijn|planning|visie|agenda|regeling
    |besluit|cijfers|gegevens|informatie|uitkomsten?|resultaten|antwoord(?:en)?|stuk(?:ken)?|analyse
    |evaluatie|advies|appreciatie|uitwerking|wetgeving|monitor|terugkoppeling|update|toelichting
    |strategie|memorie|begroting|beantwoording|verkenning|beleidsopties)"""
_PAPER = re.compile(rf"{_PAPERS}\b", re.VERBOSE)
_MEETINGS = r"""(?:gesprek|gesprekken|overleg|overleggen|raad|conferentie|top|herziening
    |onderzoek|traject|consultatie|bezoek|contacten|debat|programma|akkoord)"""
# Papers and meetings that the House can look up.
_CONTAINER = regex.compile(
    rf"""\b(?:in|bij|met|tijdens|via|aan|naar\saanleiding\svan)
        \s(?:de|het|een|die|dat|deze|dit|mijn|onze|ons|uw|dezelfde|volgende)\s
        (?:[\p{{L}}-]+\s){{0,4}}?[\p{{L}}-]*?(?:{_PAPERS}|{_MEETINGS})\b""",
    regex.VERBOSE,
)
_THERE = regex.compile(r"\b(?:daarin|hierin|daarbij|hierbij)\b")
_HERE = regex.compile(
    r"""\b(?:deze|dit)\s(?:brief|reactie|nota|beantwoording|antwoord|antwoorden|verslag)\b
      | \b(?:antwoord(?:en)?|beantwoording)\s(?:op|van)\s(?:de\s)?vra(?:ag|gen)\b  # `bij het antwoord op vraag 6`""",
    regex.VERBOSE,
)
_SOON = regex.compile(
    r"\b(?:nog|nader|separaat|afzonderlijk|zo\s(?:snel|spoedig)\smogelijk|binnenkort|vervolgens|zodra|daarna)\b"
)
_CLAUSE_END = regex.compile(r"[,;:(]\s|\s[—–-]\s")
# The end of the words that a verb governs: another clause follows. `zal dat de Kamer melden` goes on.
_GOVERNED_END = regex.compile(
    rf"""(?P<aside>\s[—–]\s[^—–]{{1,100}}\s[—–](?=\s))  # `bereid – dat gaan we plannen – om`
      | [,;:]\s(?:maar|want|omdat|dat|die|wat|waar\p{{L}}*|zodat|en\sdat|aangezien)\b
      | \bdat(?<!\b(?:zal|zullen|ga|gaan|{OWN})\sdat)\s(?:de|het|een|er|u|{OWN}|in|dit|deze|die)\b
      | \s[—–]\s | [;:]\s""",
    regex.VERBOSE,
)


class Sentence:
    """A sentence in lower case; every property is computed once, on first use.

    `today` is the date of the document, None if unknown; `verbs` are the verbs of acts, if found already.
    """

    def __init__(
        self,
        text: str,
        form: Form,
        today: date | None = None,
        verbs: Iterable[Act] | None = None,
    ) -> None:
        self.printed = text
        self.text = text.lower() if form != "reported" else _said(text.lower())
        self.form = form
        self._today = today
        # In lower case a capital with a dot becomes two characters, which would shift those after it.
        self._verbs = verbs if len(self.text) == len(text) else None

    @cached_property
    def due(self) -> Due | None:
        """The printed time limit."""
        return find_due(self.printed, 0, len(self.printed), self._today)

    @cached_property
    def has_house(self) -> bool:
        """Whether the House is named as the recipient."""
        return _ADDRESSED.search(self.text) is not None

    @cached_property
    def paper(self) -> str | None:
        """The first paper named."""
        match = _PAPER.search(self.text)
        return match[0] if match else None

    @cached_property
    def has_container(self) -> bool:
        """Whether the sentence names a paper or a meeting that will contain something.

        In writing `deze brief` is the letter itself, and `daarbij` often means it too.
        """
        if "schriftelijk" in self.text or (self.form != "written" and _THERE.search(self.text)):
            return True
        if self.form == "written" and _HERE.search(self.text):
            return False
        return _CONTAINER.search(self.text) is not None

    @cached_property
    def is_soon(self) -> bool:
        """Whether something is still to come: `nog`, `zodra`."""
        return _SOON.search(self.text) is not None

    @cached_property
    def verbs(self) -> tuple[Act, ...]:
        """The verbs of acts in the sentence."""
        return tuple(acts().find(self.text) if self._verbs is None else self._verbs)

    def promised(self) -> tuple[str, ...]:
        """The kinds of all acts named, else the kind of the paper."""
        kinds = {
            row.promised: None
            for verb in self.verbs
            if verb.form != "present"
            for row in verb.rows
            if self.allows(row, 0, len(self.text))
        }
        if not kinds and self.paper:
            return ("brief" if "brief" in self.paper else "informatie",)
        return tuple(kinds)

    def allows(self, row: CommitmentAct, start: int, end: int) -> bool:
        """Whether the sentence names what an act requires; its fixed words are between two offsets."""
        if row.fixed and not _fixed(row.fixed).search(self.text, start, end):
            return False
        match row.needs:
            case "house":
                return self.has_house
            case "paper":
                return self.paper is not None or self.has_house
            case "container":
                return self.has_container
            case "occasion":
                return self.has_container or self.due is not None
        return True

    def clause_start(self, offset: int) -> int:
        """The beginning of the clause around an offset."""
        start = 0
        for match in _CLAUSE_END.finditer(self.text, 0, offset):
            start = match.end()
        return start

    def governed_end(self, offset: int) -> int:
        """The end of the words governed by a verb before an offset."""
        ends = (match for match in _GOVERNED_END.finditer(self.text, offset) if not match["aside"])
        match = next(ends, None)
        return match.start() if match else len(self.text)


_TOLD = re.compile(
    r"""\b(?:(?:de|deze)\s)?(?:minister|staatssecretaris|bewindsman|bewindsvrouwe?|bewindspersoon)
      (?:\s[a-zé-]+(?=\s(?:zegt|zegde|zal|zou|is|was)\b))?\b
      | \b(?:hij|zij)\b""",
    re.VERBOSE,
)
_PAST = re.compile(r"\b(?:zouden|zou|zegde|was)\b")
_PRESENT = {"zouden": "zullen", "zou": "zal", "zegde": "zeg", "was": "ben"}


def _said(text: str) -> str:
    """Indirect speech turned into direct speech: `zij zou dat nagaan` becomes `ik zal dat nagaan`."""
    return _PAST.sub(lambda word: _PRESENT[word[0]], _TOLD.sub("ik", text))


@cache
def _fixed(words: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile(rf"\b{any_of(word.lower() for word in words)}\b")
