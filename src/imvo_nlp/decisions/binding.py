"""Whether a sentence of a member of government binds the cabinet to an act: rules, surest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

import regex

from ..reference.loader import CommitmentAct
from ..text.patterns import backward_pattern
from .acts import Act, acts

Form = Literal["spoken", "written"]
Status = Literal["made", "fulfilled"]

_OWN = r"(?:ik|we|wij)"
_CABINET = r"(?:het\s(?:huidige\s)?kabinet|de\sregering|(?:het|mijn)\s(?:ministerie|departement)|het\srijk)"
_BINDER = rf"(?:{_OWN}|{_CABINET})"
_COLLEAGUE = r"(?:(?:mijn|de|onze)\s(?:collega|ambt[sg]enoot|minister|staatssecretaris|bewindspersoon)|hij|zij)"
_HOUSE = regex.compile(
    r"\b(?:schriftelijk|per\sbrief|u|uw\s(?:tweede\s|eerste\s)?kamer|de\s(?:tweede\s|eerste\s)?kamer|beide\skamers"
    r"|de\s(?:leden|commissie)|parlement)\b"
)
_PAPERS = r"""(?:[\p{L}-]*(?:brief|brieven|rapport|rapportage|rapporten|nota|notitie|verslag|plan|plannen
    |voorstel|voorstellen|reactie|overzicht|factsheet|lijst|tijdlijn|planning|visie|agenda|regeling
    |besluit|cijfers|gegevens|informatie|uitkomsten?|resultaten|antwoord(?:en)?|stuk(?:ken)?|analyse
    |evaluatie|advies|appreciatie|uitwerking|wetgeving|monitor|terugkoppeling|update|toelichting
    |strategie|memorie|begroting|beantwoording|verkenning|beleidsopties))"""
_PAPER = regex.compile(rf"\b{_PAPERS}\b", regex.VERBOSE)
# In what something is told or taken along: a paper or a meeting that the House can look up.
_MEETINGS = r"""(?:[\p{L}-]*(?:gesprek|gesprekken|overleg|overleggen|raad|conferentie|top|herziening
    |onderzoek|traject|consultatie|bezoek|contacten|debat|programma|akkoord))"""
_THERE = regex.compile(r"\b(?:daarin|hierin|daarbij|hierbij)\b")
_HERE = regex.compile(
    r"\b(?:deze|dit)\s(?:brief|reactie|nota|beantwoording|antwoord|antwoorden|verslag)\b"
)
_CONTAINER = regex.compile(
    rf""" \b(?:in|bij|met|tijdens|via|aan|naar\saanleiding\svan)
        \s(?:de|het|een|die|dat|deze|dit|mijn|onze|ons|uw|dezelfde|volgende)\s
        (?:[\p{{L}}-]+\s){{0,4}}?(?:{_PAPERS}|{_MEETINGS})\b""",
    regex.VERBOSE,
)
_NOT = regex.compile(r"\b(?:niet(?!\salleen|\sanders)|geen|nooit|nergens|evenmin)\b")
_MUST = regex.compile(r"\bmoeten\b")
_MODAL = regex.compile(
    r"\b(?:zal|zullen|ga|gaan)\b(?<!\b(?:moet|moeten|kan|kunnen|wil|willen|laten|te|mag|mogen|om)\sgaan)"
)
_BINDER_AFTER = regex.compile(rf"\s{_BINDER}\b")
_RIGHT_BEFORE = backward_pattern(rf"\b{_BINDER}\s")
_BINDER_BEFORE = regex.compile(rf"\b{_BINDER}\b(?!.*\b(?:dat|die|of)\b)")
_COLLEAGUE_AFTER = regex.compile(rf"\s{_COLLEAGUE}\b")
_COLLEAGUE_BEFORE = regex.compile(rf"\b{_COLLEAGUE}\b")
_CLAUSE_END = regex.compile(r"[,;:(]\s|\s[—–-]\s")
# Where what a modal verb governs has ended: what follows is of another clause.
_GOVERNED_END = regex.compile(
    r"[,;:]\s(?:maar|want|omdat|dat|die|wat|waar\p{L}*|zodat|en\sdat|aangezien)\b"
    r"|(?<!\b(?:zal|zullen|ga|gaan|ik|we|wij)\s)\bdat\s(?:de|het|een|er|u|ik|we|wij|in|dit|deze|die)\b|\s[—–]\s|[;:]\s"
)
_PROCEDURE = regex.compile(
    r"""\b(?:(?:eerste|tweede|derde)\stermijn|zo\s?(?:dadelijk|meteen|direct)|straks|dadelijk
      |zo\snog|zo\seven|blokjes?|(?:in|tijdens)\sdit\sdebat|vanavond|vanmiddag|vandaag|zo\so?p
      |meteen|appreciëren|moties?\s(?:langs|doorlopen|bespreken|behandelen))\b""",
    regex.VERBOSE,
)
_TRANSITION = regex.compile(
    rf"^(?:(?:dan|eerst|nu|vervolgens|allereerst|ten\sslotte|tot\sslot)[,]?\s)?(?:kom|komen|ga|gaan|zal|ik\s(?:kom|ga|zal))\s(?:{_OWN}\s)?"
    r"(?:nu\s|dan\s|eerst\s|graag\s|even\s)*(?:bij|op|naar|door|toe|verder|terug\s(?:op|naar)|in\sop)\b"
)
_HEDGED = regex.compile(r"\b(?:misschien|wellicht|eventueel|hopelijk|kan|zou(?:den)?|moeten)\b")
_GONE_BY = regex.compile(
    r"\b(?:heb|hebben|heeft|is|zijn|was|werd|had)\b[^,;]{0,60}\b(?:toegezegd|aangekondigd|beloofd)\b"
    r"|\btoegezegd\s(?:heb|hebben|heeft|is)\b"
)


class Bond(NamedTuple):
    """What a sentence binds to: its kinds of act, whose act it is, and whether it is done already."""

    promised: tuple[str, ...]
    by: Literal["own", "colleague", "unsaid"] = "own"
    status: Status = "made"


class Sentence:
    """A sentence in small letters, with what it names; each is looked for once."""

    def __init__(self, text: str, form: Form, has_due: bool) -> None:
        self.text = text.lower()
        self.form = form
        self.has_due = has_due
        self.has_house = _HOUSE.search(self.text) is not None
        self.has_paper = _PAPER.search(self.text) is not None
        # In writing `deze brief` is the letter itself, and `daarbij` often means nothing but it.
        self.has_container = _CONTAINER.search(self.text) is not None and not (
            form == "written" and _HERE.search(self.text)
        )
        if (form == "spoken" and _THERE.search(self.text)) or "schriftelijk" in self.text:
            self.has_container = True

    def allows(self, row: CommitmentAct, start: int, end: int) -> bool:
        """Whether a sentence names what an act needs; its fixed words stand between two offsets."""
        if row.fixed and not any(
            regex.search(rf"\b{regex.escape(words.lower())}\b", self.text, pos=start, endpos=end)
            for words in row.fixed
        ):
            return False
        match row.needs:
            case "house":
                return self.has_house
            case "paper":
                return self.has_paper or self.has_house
            case "container":
                return self.has_container
            case "occasion":
                return self.has_container or self.has_due
        return True

    def promised(self) -> tuple[str, ...]:
        """The kinds of all acts that the sentence names."""
        kinds = {
            row.promised: None
            for act in acts().find(self.text)
            if act.form != "present"
            for row in act.rows
            if self.allows(row, 0, len(self.text))
        }
        if not kinds and (paper := _PAPER.search(self.text)):
            return ("brief" if "brief" in paper[0] else "informatie",)
        return tuple(kinds)

    def is_definite(self) -> bool:
        """Whether it says on what occasion, or gives the House a paper."""
        return (
            self.has_container
            or (self.has_house and self.has_paper)
            or _SOON.search(self.text) is not None
        )

    def clause_start(self, offset: int) -> int:
        """Where the clause begins in which an offset stands."""
        start = 0
        for match in _CLAUSE_END.finditer(self.text, 0, offset):
            start = match.end()
        return start

    def governed_end(self, offset: int) -> int:
        """Where that has ended what a verb before an offset governs."""
        match = _GOVERNED_END.search(self.text, offset)
        return match.start() if match else len(self.text)


def find_bond(text: str, form: Form, has_due: bool) -> Bond | None:
    """What a sentence binds to, None where it binds to nothing; `has_due` tells that it prints a time.

    >>> find_bond("Ik zal uw Kamer daarover voor de zomer informeren.", "spoken", True).promised
    ('informatie',)
    >>> find_bond("Daar kom ik in tweede termijn op terug.", "spoken", False) is None
    True
    """
    if text.rstrip().endswith("?"):
        return None
    sentence = Sentence(text, form, has_due)
    if form == "spoken" and (_PROCEDURE.search(sentence.text) or _TRANSITION.match(sentence.text)):
        return None
    return next((bond for rule in RULES if (bond := rule(sentence))), None)


def promised(text: str) -> tuple[str, ...]:
    """The kinds of acts that an item of a list names.

    >>> promised("De minister zegt toe de Kamer voor de zomer te informeren.")
    ('informatie',)
    """
    return Sentence(text, "spoken", True).promised()


_CARRIED_OUT = regex.compile(
    r"""\b(?:hiermee|hierbij|daarmee|met\sdeze|in\sdeze|met\sdit|in\sde\sbijlagen?)\b.*\btoezegging(?:en)?\b
      | \btoezegging(?:en)?\b.*\b(?:gestand|voldaan|nagekomen|afgedaan|hiermee|hierbij|met\sdeze\sbrief)\b
      | \b(?:zoals|conform|overeenkomstig)\s(?:ik\s)?(?:\p{L}+\s){0,4}toege(?:zegd|zegging).*\b(?:hiermee|hierbij|met\sdeze\sbrief|in\sdeze\sbrief)\b
      | \b(?:hiermee|hierbij|met\sdeze\sbrief|in\sdeze\sbrief)\b.*\btoegezegd\b""",
    regex.VERBOSE,
)


def _fulfils(sentence: Sentence) -> Bond | None:
    """A letter that does what was promised: `Hiermee doe ik mijn toezegging gestand.`"""
    if sentence.form == "written" and _CARRIED_OUT.search(sentence.text):
        return Bond((), status="fulfilled")
    return None


_PLEDGE = regex.compile(
    rf"""(?:\b{_OWN}\s(?:\p{{L}}+\s){{0,3}}?(?:zeg|zeggen)\b|\b(?:zeg|zeggen)\s{_OWN}\b)[^.;]{{0,150}}?\btoe\b(?!\ste\b)
      | \b(?:kan|wil|ga|zal|durf|mag)\s{_OWN}\b[^.;]{{0,80}}?\btoe(?:zeggen|\ste\szeggen|\skunnen\szeggen)\b
      | \b{_OWN}\s(?:kan|wil|ga|zal|durf|mag)\b[^.;]{{0,80}}?\btoe(?:zeggen|\ste\szeggen|\skunnen\szeggen)\b
      | \b(?:de|mijn|onze)\stoezegging\s(?:is|luidt|die\sik\s(?:doe|kan\sdoen))\b
      | \blaten\swe\s(?:dat\s|dan\s|het\szo\s)?afspreken\b
      | \b(?:ik\sbeloof|beloof\sik|dat\sis\s(?:hierbij\s|bij\sdezen\s)?toegezegd)\b
      | \bbij\sdezen?\stoegezegd\b""",
    regex.VERBOSE,
)


def _pledges(sentence: Sentence) -> Bond | None:
    """The word itself: `Dat zeg ik toe`, `Ik kan u toezeggen dat`, `Laten we afspreken dat`."""
    match = _PLEDGE.search(sentence.text)
    if match is None or _NOT.search(match[0]):
        return None
    return Bond(sentence.promised())


_WILLING = regex.compile(
    rf"(?:\b{_BINDER}(?:\s(?:ben|zijn|is))?\b|\b(?:ben|zijn|is)\s{_BINDER}\b)[^.,;]{{0,60}}?\bbereid\b"
)
_TO_DO_SO = regex.compile(
    r"\bdaartoe\b.{0,30}\bbereid\b|\b(?:dat|dit|het)\s(?:\p{L}+\s){0,6}?te\sdoen\b|\bbereid\sdat\b"
)


def _is_willing(sentence: Sentence) -> Bond | None:
    """`Ik ben bereid om dat te onderzoeken.`"""
    match = _WILLING.search(sentence.text)
    if match is None or _NOT.search(match[0]):
        return None
    rows = _governed(sentence, match.start(), match.end(), with_te=True)
    if rows:
        return Bond(rows)
    return Bond(("actie",)) if _TO_DO_SO.search(sentence.text) else None


def _governed(sentence: Sentence, start: int, offset: int, *, with_te: bool) -> tuple[str, ...]:
    """The kind of the first infinitive that a verb governs, with or without `te`, if it is not denied."""
    end = sentence.governed_end(offset)
    for act in acts().find(sentence.text, offset, end):
        if act.form != "infinitive":
            continue
        # `Ik ga naar Brussel om te kijken` tells no `gaan kijken`.
        has_te = " te " in sentence.text[act.start - 4 : act.end]
        if has_te and not with_te:
            continue
        if _NOT.search(sentence.text, offset, act.start) or _MUST.search(
            sentence.text, offset, act.start
        ):
            return ()
        kinds = [
            r.promised
            for r in act.rows
            if sentence.allows(r, start, min(act.end + 30, len(sentence.text)))
        ]
        if kinds:
            return (kinds[0],)
    return ()


def _will(sentence: Sentence) -> Bond | None:
    """`Ik zal dat onderzoeken`, `Daarover gaan we u informeren`, `zal het kabinet besluiten`."""
    for modal in _MODAL.finditer(sentence.text):
        start = sentence.clause_start(modal.start())
        by = _who(sentence, start, modal.start(), modal.end())
        if by == "unsaid" or (
            by == "colleague" and not (sentence.has_house or sentence.has_container)
        ):
            continue
        if promised := _governed(sentence, start, modal.end(), with_te=False):
            return Bond(promised, by)
    return None


def _who(
    sentence: Sentence, start: int, before: int, after: int
) -> Literal["own", "colleague", "unsaid"]:
    """Whose act it is that a verb between two offsets tells, in the clause that begins at `start`."""
    if _BINDER_AFTER.match(sentence.text, after) or _RIGHT_BEFORE.match(sentence.text, 0, before):
        return "own"
    if _COLLEAGUE_AFTER.match(sentence.text, after):
        return "colleague"
    if _BINDER_BEFORE.search(sentence.text, start, before):
        return "own"
    return "colleague" if _COLLEAGUE_BEFORE.search(sentence.text, start, before) else "unsaid"


_ANAPHORIC = regex.compile(
    rf"^(?:(?:ja|zeker|goed|oké|prima|uiteraard)[,.]?\s)?(?:maar\s|en\s)?(?:dat|die|dit)\s(?:\p{{L}}+\s)?(?:zal|zullen|ga|gaan|wil|willen)\s{_OWN}\b"
    rf"[^,;:]{{0,50}}\bdoen\b|^(?:dat|dit)\s(?:ga|gaan)\s{_OWN}\s(?:\p{{L}}+\s){{0,3}}na\b"
    rf"|^(?:dat|dit)\s(?:zoek|zoeken)\s{_OWN}\s(?:\p{{L}}+\s){{0,3}}uit\b|^(?:ja|zeker|uiteraard)[,.]?\sdat\s(?:doe\sik|doen\swe|beloof\sik)\b"
)
_KEEP_ON = regex.compile(r"\b(?:blijven|altijd|al)\b")


def _does_so(sentence: Sentence) -> Bond | None:
    """`Dat zal ik doen.`"""
    match = _ANAPHORIC.search(sentence.text)
    if match and not _NOT.search(match[0]) and not _KEEP_ON.search(match[0]):
        return Bond(("actie",))
    return None


_GOES_ON = regex.compile(r"\b(?:momenteel|op\sdit\smoment|inmiddels|reeds|jaarlijks|al)\b")


def _does(sentence: Sentence) -> Bond | None:
    """The present for what will be: `Ik kom voor de zomer met een brief`, `Ik breng het onder de aandacht`."""
    if _GOES_ON.search(sentence.text) or _BY_THIS.search(sentence.text):
        return None
    for act in acts().find(sentence.text):
        if act.form != "present" or not _has_binder(sentence, act.start, act.end):
            continue
        end = sentence.governed_end(act.end)
        if _NOT.search(sentence.text, act.end, end):
            continue
        start = sentence.clause_start(act.start)
        for row in act.rows:
            if not _has_particle(sentence, row, act, end) or not sentence.allows(row, start, end):
                continue
            of_telling = row.promised in ("informatie", "brief", "overleg")
            if sentence.has_due or (of_telling and (row.fixed or sentence.is_definite())):
                return Bond((row.promised,))
    return None


# What the letter itself does: `Met deze brief bied ik u het rapport aan`.
_BY_THIS = regex.compile(r"\b(?:hierbij|hiermee|bijgaand|(?:met|in|bij)\sdeze\s[\p{L}-]*brief)\b")
_OWN_AFTER = regex.compile(rf"\s{_OWN}\b")
_DIRECTLY_BEFORE = regex.compile(rf"(?:^|[^\p{{L}}]){_BINDER}\s(?:(?:nog|ook|dan|wel|graag)\s)?$")


def _has_binder(sentence: Sentence, start: int, end: int) -> bool:
    # `vraagt de regering` asks it, `vraag ik` asks somebody.
    if _OWN_AFTER.match(sentence.text, end):
        return True
    return _DIRECTLY_BEFORE.search(sentence.text, max(start - 40, 0), start) is not None


def _has_particle(sentence: Sentence, row: CommitmentAct, act: Act, end: int) -> bool:
    """Whether the part of a separable verb that stands apart is there: at the end, or before an adjunct."""
    if row.particle is None or sentence.text.startswith(row.particle, act.start):
        return True
    return (
        regex.search(
            rf"\b{row.particle}\b{_PARTICLE_END}", sentence.text, pos=act.end, endpos=end + 5
        )
        is not None
    )


_PARTICLE_END = r"(?=[.,;:!)]|$|\s(?:in|bij|voor|vóór|na|met|tijdens|zodra|als|en|of|dat|wat|hoe|wanneer|uiterlijk|binnen|nog|om)\b)"


_PASSIVE = regex.compile(r"\b(?P<future>zal|zullen)\b|\b(?:wordt|worden)\b")
_BY_OTHERS = regex.compile(
    r"\bdoor\s(?!mij\b|ons\b|het\skabinet|het\sministerie|de\sregering|mijn\b|onze\b|middel|te\b)"
)
_RELATIVE = regex.compile(r"\b(?:die|waar\p{L}*|wie)\b")
_TO_BE = regex.compile(r".*\bworden\b", regex.DOTALL)
_SOON = regex.compile(
    r"\b(?:nog|nader|zo\s(?:snel|spoedig)\smogelijk|binnenkort|vervolgens|zodra|daarna)\b"
)


def _will_be_done(sentence: Sentence) -> Bond | None:
    """The passive: `De evaluatie zal met uw Kamer worden gedeeld`, `wordt u voor de zomer geïnformeerd`."""
    if _BY_OTHERS.search(sentence.text) or _GOES_ON.search(sentence.text):
        return None
    for verb in _PASSIVE.finditer(sentence.text):
        future = verb["future"] is not None
        start = sentence.clause_start(verb.start())
        if _RELATIVE.search(sentence.text, start, verb.start()):
            continue
        sure = sentence.has_house and (future or sentence.has_due or _SOON.search(sentence.text))
        if not (sure or _is_announced(sentence, future)):
            continue
        if promised := _done(sentence, start, verb.end(), future):
            return Bond(promised)
    return None


def _done(sentence: Sentence, start: int, offset: int, future: bool) -> tuple[str, ...]:
    """The kind of the act that a passive verb tells: `zal worden besproken`, `wordt besproken`."""
    end = sentence.governed_end(offset)
    if relative := _RELATIVE.search(sentence.text, offset, end):
        end = relative.start()
    for act in acts().find(sentence.text, offset, end):
        before = sentence.text[offset : act.start]
        if act.form != "participle" or (
            future and not _TO_BE.match(sentence.text, offset, act.end + 7)
        ):
            continue
        if _NOT.search(before) or _HEDGED.search(before):
            return ()
        kinds = [r.promised for r in act.rows if sentence.allows(r, start, act.end)]
        if kinds:
            return (kinds[0],)
    return ()


def _is_announced(sentence: Sentence, future: bool) -> bool:
    """Whether a passive without the House announces an act: in writing with a future or a time."""
    if sentence.form == "written":
        return future or sentence.has_due
    return future and (sentence.has_due or sentence.has_container)


_RECEIVES = regex.compile(
    r"\b(?:u|(?:uw|de)\s(?:tweede\s|eerste\s)?kamer)\s(?:krijgt|ontvangt|hoort)\b"
    r"|\b(?:krijgt|ontvangt|hoort)\s(?:u|(?:uw|de)\s(?:tweede\s|eerste\s)?kamer)\b"
)
_FROM_US = regex.compile(r"\bvan\s(?:mij|ons|het\skabinet)\b")


def _is_received(sentence: Sentence) -> Bond | None:
    """`U ontvangt voor de zomer een brief.`"""
    match = _RECEIVES.search(sentence.text)
    if match is None or _NOT.search(sentence.text, match.end()) or _GOES_ON.search(sentence.text):
        return None
    sure = _SOON.search(sentence.text) or _FROM_US.search(sentence.text)
    if sentence.has_due or (sentence.has_paper and sure):
        return Bond(("brief",) if sentence.has_paper else ("informatie",))
    return None


_COMES = regex.compile(
    r"""\b(?:er\skom(?:t|en)|kom(?:t|en)\ser)\b[^.;]*?\b(?P<what>[\p{L}-]*(?:brief|rapport|rapportage|nota|reactie|onderzoek|evaluatie
      |campagne|wetsvoorstel|plan|voorstel|regeling|loket|meldpunt|pilot|verkenning|overzicht))\b
      | \b(?:gaat|gaan|zal|zullen)\b[^.;,]*?\b(?:in\s(?:internet)?consultatie|naar\sde\s(?:tweede\s)?kamer|van\sstart)\b
      | \bstart(?:en)?\b[^.;,]{0,40}?\s(?:het|een|de)\s\p{L}+
      | \bkomt\b[^.;,]*?\bterug\b""",
    regex.VERBOSE,
)


def _comes(sentence: Sentence) -> Bond | None:
    """What comes, with its time: `Er komt dit jaar een campagne`, `Het gaat dit najaar in consultatie`."""
    match = _COMES.search(sentence.text)
    certain = sentence.has_due or (sentence.has_container and "terug" in sentence.text)
    if match is None or not certain or _HEDGED.search(match[0]):
        return None
    if _NOT.search(match[0]):
        return None
    what = match["what"]
    return Bond(("brief",) if what and what.endswith("brief") else ("actie",))


_EXPECTS = regex.compile(
    rf"\b(?:{_BINDER}\s(?:verwacht|streef|streeft|probeer|ben\svoornemens|is\svoornemens|stel\svoor)"
    rf"|(?:verwacht|streef|streeft|probeer|stel)\s{_BINDER}|(?:mijn|het)\s(?:voorstel|streven|voornemen)\sis|stel\svoor\sdat\s{_OWN})\b"
)
_TO_OR_THAT = regex.compile(rf"\bte\s(?:kunnen\s)?\p{{L}}+$|\bdat\s{_OWN}\b")
_TO_THE_HOUSE = ("brief", "informatie")


def _expects(sentence: Sentence) -> Bond | None:
    """`Ik verwacht u in september te kunnen informeren`, `Ik stel voor dat ik u een brief stuur`."""
    match = _EXPECTS.search(sentence.text)
    if match is None or not (sentence.has_house or sentence.has_container):
        return None
    for act in acts().find(sentence.text, match.end()):
        if not _TO_OR_THAT.search(sentence.text, match.start(), act.end):
            continue
        if _NOT.search(sentence.text, match.start(), act.start):
            return None
        for row in act.rows:
            to_the_house = row.promised in _TO_THE_HOUSE or row.infinitive == "indienen"
            if to_the_house and sentence.allows(row, 0, len(sentence.text)):
                return Bond((row.promised,))
    return None


RULES: tuple[Callable[[Sentence], Bond | None], ...] = (
    _fulfils, _pledges, _is_willing, _will, _does_so, _does, _will_be_done, _is_received, _comes, _expects
)  # fmt: skip
"""The ways to bind oneself, surest first: the first that holds tells what was promised."""
