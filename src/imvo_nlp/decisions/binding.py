"""Rules, surest first, by which a sentence of a member of government commits the cabinet to an act."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple, get_args

import regex
from ahocorasick_rs import AhoCorasick

from ..notation.words import any_of
from ..reference.loader import CommitmentAct, data_folder
from ..text.patterns import backward_pattern, place_pattern
from ..text.words import plain_words
from .acts import Act, Acts, acts
from .acts import Form as VerbForm
from .sentence import BINDER, HOUSE, OWN, Sentence
from .sentences import sentences

Whose = Literal["own", "colleague", "unsaid"]

_COLLEAGUE = r"""(?:(?:mijn|de|onze)\s(?:collega|ambt[sg]enoot|minister|staatssecretaris|bewindspersoon)
    |hij|zij)"""
_NOT = regex.compile(r"\b(?:niet(?!\salleen|\sanders|\sal\ste)|geen|nooit|nergens|evenmin)\b")
_GOES_ON = ("momenteel", "op dit moment", "inmiddels", "reeds", "jaarlijks")
_ALREADY = regex.compile(r"\bal\b(?!\ste\b)")  # not `op niet al te lange termijn`
# Acts within the meeting: `daar kom ik zo op terug`, `dan ga ik naar de motie`.
_PROCEDURE = regex.compile(
    rf"""\b(?:
        (?:eerste|tweede|derde)\stermijn | zo\s?(?:dadelijk|meteen|direct) | straks | dadelijk | meteen
      | zo\s(?:nog|even|op) | blokjes? | (?:in|tijdens)\sdit\sdebat | vanavond | vanmiddag | vandaag
      | appreciëren | moties?\s(?:langs|doorlopen|bespreken|behandelen)
    )\b
  | ^(?:(?:dan|eerst|nu|vervolgens|allereerst|ten\sslotte|tot\sslot),?\s)?
    (?:(?:kom|komen|ga|gaan|zal)\s(?:{OWN}\s)?|{OWN}\s(?:kom|ga|zal)\s)
    (?:nu\s|dan\s|eerst\s|graag\s|even\s)*
    (?:bij|op|naar|door|toe|verder|terug\s(?:op|naar)|in\sop)\b""",
    regex.VERBOSE,
)


class Bond(NamedTuple):
    """A bond: its kinds of act, whose act it is, and whether it has been carried out."""

    promised: tuple[str, ...]
    by: Whose = "own"
    status: Literal["made", "fulfilled"] = "made"


class Rule(NamedTuple):
    """A rule: a function that decides whether a sentence binds, and the required contents of the sentence.

    These are one of `cues`, the beginnings of words, or without cues a verb next to its subject; and a verb in
    the form `verb`, if given.
    """

    cues: tuple[str, ...]
    binds: Callable[[Sentence], Bond | None]
    verb: VerbForm | None = None


def find_bond(sentence: Sentence, rules: Collection[Rule] | None = None) -> Bond | None:
    """The bond of a sentence; None if it does not bind.

    `rules` are the rules to try, if it is known which can apply.

    >>> find_bond(Sentence("Ik zal uw Kamer daarover informeren.", "spoken")).promised
    ('informatie',)
    >>> find_bond(Sentence("Daar kom ik in tweede termijn op terug.", "spoken")) is None
    True
    """
    if sentence.text.endswith("?"):
        return None
    for rule in RULES if rules is None else rules:
        if bond := rule.binds(sentence):
            is_procedure = sentence.form != "written" and _PROCEDURE.search(sentence.text)
            return None if is_procedure else bond
    return None


def _goes_on(sentence: Sentence) -> bool:
    """Whether the sentence is about something that is already going on."""
    return any(word in sentence.text for word in _GOES_ON) or (
        " al " in sentence.text and _ALREADY.search(sentence.text) is not None
    )


# A letter that carries out a commitment

_BY_THIS = r"(?:hiermee|hierbij|bijgaand|(?:met|in|bij)\sdeze\s[\p{L}-]*brief)"
_CARRIED_OUT = regex.compile(
    rf"""
    # `Hiermee geef ik uitvoering aan de toezegging`, `In de bijlage wordt uitvoering gegeven aan ...`
    \b(?:{_BY_THIS}|daarmee|met\sdit|in\sde\sbijlagen?)\b.*\btoezegging(?:en)?\b
    # `De toezegging aan het lid Bos is hiermee afgedaan`
  | \btoezegging(?:en)?\b.*\b(?:gestand|voldaan|nagekomen|afgedaan|{_BY_THIS})\b
    # `Zoals toegezegd in het debat informeer ik u hierbij`
  | \btoegezegd\b.*\b{_BY_THIS}\b | \b{_BY_THIS}\b.*\btoegezegd\b""",
    regex.VERBOSE,
)

# Listing commitments does not carry them out.
_OVERVIEW = regex.compile(
    r"\b(?:overzicht|lijst|stand\svan\szaken|openstaande)\b[^.]{0,80}\btoezeggingen\b"
)


def _fulfils(sentence: Sentence) -> Bond | None:
    """A bond that is carried out, else None: `Hiermee doe ik mijn toezegging gestand.`"""
    if sentence.form != "written" or _OVERVIEW.search(sentence.text):
        return None
    if _CARRIED_OUT.search(sentence.text):
        return Bond((), status="fulfilled")
    return None


# The word itself

_CAN = r"(?:kan|wil|ga|zal|durf|mag)"
_PLEDGE = regex.compile(
    rf"""
    # `ik zeg u graag toe`, `zeg ik toe`; not `ik zeg tot slot toe te zien op`
    (?:\b{OWN}\s(?:\p{{L}}+\s){{0,3}}?(?:zeg|zeggen)\b|\b(?:zeg|zeggen)\s{OWN}\b)[^.;]{{0,150}}?\btoe\b(?!\ste\b)
    # `ik kan u toezeggen`
  | \b(?:{_CAN}\s{OWN}|{OWN}\s{_CAN})\b[^.;]{{0,80}}?\btoe(?:zeggen|\ste\szeggen|\skunnen\szeggen)\b
  | \blaat\s(?:ik|mij|me)\b[^.;]{{0,40}}?\btoezeggen\b
    # `die toezegging doe ik graag`
  | \b(?:die|deze|dat\ssoort)\stoezegging(?:en)?\s(?:doe|geef)\s{OWN}\b
  | \b(?:de|mijn|onze)\stoezegging\s(?:is|luidt|die\sik\s(?:doe|kan\sdoen))\b
  | \blaten\swe\s(?:dat\s|dan\s|het\szo\s)?afspreken\b
  | \b(?:ik\sbeloof|beloof\sik)\b
  | \b(?:dat\sis\s(?:hierbij\s)?|bij\sdezen?\s)toegezegd\b""",
    regex.VERBOSE,
)


_OF_PLEDGE = ("toe", "beloof", "afspreken")
"""Every match of `_PLEDGE` contains one of these, besides its verb."""


def _pledges(sentence: Sentence) -> Bond | None:
    """The bond of a pledge, else None: `Dat zeg ik toe`, `Ik kan u toezeggen dat`, `Laten we afspreken dat`."""
    if not any(word in sentence.text for word in _OF_PLEDGE):
        return None
    match = _PLEDGE.search(sentence.text)
    if match is None or _NOT.search(match[0]):
        return None
    return Bond(sentence.promised())


_WILLING = regex.compile(
    rf"(?:\b{BINDER}(?:\s(?:ben|zijn|is))?\b|\b(?:ben|zijn|is)\s{BINDER}\b)[^.,;]{{0,60}}?\bbereid\b",
    regex.VERBOSE,
)
_TO_DO_SO = regex.compile(
    r"""\bdaartoe\b.{0,30}\bbereid\b | \b(?:dat|dit|het)\s(?:\p{L}+\s){0,6}?te\sdoen\b
      | \bbereid\sdat\b""",
    regex.VERBOSE,
)


def _is_willing(sentence: Sentence) -> Bond | None:
    """The bond of a willing speaker, else None: `Ik ben bereid om dat te onderzoeken.`"""
    match = _WILLING.search(sentence.text)
    if match is None or _NOT.search(match[0]):
        return None
    if promised := _governed(sentence, match.start(), match.end(), with_te=True):
        return Bond(promised)
    return Bond(("actie",)) if _TO_DO_SO.search(sentence.text) else None


# The future

_MODAL = regex.compile(
    r"\b(?:zal|zullen|ga|gaan)\b(?<!\b(?:moet|moeten|kan|kunnen|wil|willen|laten|te|mag|mogen|om)\sgaan)"
)
_MUST = regex.compile(r"\bmoeten\b")
_BINDER_AFTER = place_pattern(rf"\s{BINDER}\b", regex.VERBOSE)
_BINDER_RIGHT_BEFORE = backward_pattern(rf"\b{BINDER}\s", regex.VERBOSE)
_BINDER_BEFORE = regex.compile(rf"\b{BINDER}\b(?!.*\b(?:dat|die|of)\b)", regex.VERBOSE)
_COLLEAGUE_AFTER = place_pattern(rf"\s{_COLLEAGUE}\b", regex.VERBOSE)
_COLLEAGUE_BEFORE = regex.compile(rf"\b{_COLLEAGUE}\b", regex.VERBOSE)


def _will(sentence: Sentence) -> Bond | None:
    """The bond of a future tense, else None: `Ik zal dat onderzoeken`, `Daarover gaan we u informeren`."""
    for modal in _MODAL.finditer(sentence.text):
        start = sentence.clause_start(modal.start())
        by = _whose(sentence, start, modal.start(), modal.end())
        if by == "unsaid":
            continue
        if by == "colleague" and not (sentence.has_house or sentence.has_container):
            continue
        if promised := _governed(sentence, start, modal.end(), with_te=False):
            return Bond(promised, by)
    return None


def _whose(sentence: Sentence, start: int, before: int, after: int) -> Whose:
    """Whose act a verb between two offsets expresses, in the clause that begins at `start`."""
    text = sentence.text
    if _BINDER_AFTER.match(text, after) or _BINDER_RIGHT_BEFORE.match(text, 0, before):
        return "own"
    if _COLLEAGUE_AFTER.match(text, after):
        return "colleague"
    if _BINDER_BEFORE.search(text, start, before):
        return "own"
    return "colleague" if _COLLEAGUE_BEFORE.search(text, start, before) else "unsaid"


def _governed(sentence: Sentence, start: int, offset: int, *, with_te: bool) -> tuple[str, ...]:
    """The kind of the first infinitive that a verb governs, with or without `te`, unless negated.

    `start` is the beginning of the verb's clause, `offset` the end of the verb.
    """
    text, end = sentence.text, sentence.governed_end(offset)
    for act in sentence.verbs:
        if act.form != "infinitive" or not offset <= act.start <= act.end <= end:
            continue
        # `Ik ga naar Brussel om te kijken` is not `gaan kijken`.
        if not with_te and " te " in text[act.start - 4 : act.end]:
            continue
        if _NOT.search(text, offset, act.start) or _MUST.search(text, offset, act.start):
            return ()
        if kind := _kind(sentence, act, start, act.end + _BEHIND_VERB):
            return (kind,)
    return ()


_BEHIND_VERB = 30
"""Maximum number of characters after a verb up to its fixed words: `brengen onder de aandacht`."""


def _kind(sentence: Sentence, act: Act, start: int, end: int) -> str | None:
    """The kind of the first row of a verb that the sentence allows between two offsets."""
    rows = (row for row in act.rows if sentence.allows(row, start, end))
    return next((row.promised for row in rows), None)


_SO = regex.compile(
    rf"""^(?:(?:ja|zeker|goed|oké|prima|uiteraard)[,.]?\s)?(?:maar\s|en\s)?(?:
        (?:dat|die|dit)\s(?:\p{{L}}+\s)?(?:zal|zullen|ga|gaan|wil|willen)\s{OWN}\b[^,;:]{{0,50}}\bdoen\b
      | (?:dat|dit)\s(?:ga|gaan)\s{OWN}\s(?:\p{{L}}+\s){{0,3}}na\b
      | (?:dat|dit)\s(?:zoek|zoeken)\s{OWN}\s(?:\p{{L}}+\s){{0,3}}uit\b
    )
  | ^(?:ja|zeker|uiteraard)[,.]?\sdat\s(?:doe\sik|doen\swe)\b""",
    regex.VERBOSE,
)
_SO_VERBS = ("zal", "zullen", "ga", "gaan", "wil", "willen", "zoek", "zoeken")
_KEEP_ON = regex.compile(r"\b(?:blijven|altijd|al)\b")


def _does_so(sentence: Sentence) -> Bond | None:
    """The bond of an act named before, else None: `Dat zal ik doen`, `Dat ga ik na.`"""
    match = _SO.match(sentence.text)
    if match is None or _NOT.search(match[0]) or _KEEP_ON.search(match[0]):
        return None
    return Bond(("actie",) if "do" in match[0] else ("onderzoek",))


# The present tense for the future

_THIS = regex.compile(rf"\b{_BY_THIS}\b", regex.VERBOSE)
_OWN_AFTER = place_pattern(rf"\s{OWN}\b")
_BINDER_NEAR_BEFORE = backward_pattern(
    rf"\b{BINDER}\s(?:(?:nog|ook|dan|wel|graag)\s)?", regex.VERBOSE
)
_WHAT = backward_pattern(r"\b(?:wat|hoe|waarom)\s")  # `De figuur toont wat wij onderzoeken`
# The subject stands once for two verbs; 200 characters keep a long sentence linear.
_AND_I = backward_pattern(r"\bik\b[^.;:?!]{0,200}\ben\s")
_TELLING = frozenset(("informatie", "brief", "overleg"))


def _does(sentence: Sentence) -> Bond | None:
    """The bond of a present tense, else None: `Ik kom voor de zomer met een brief`."""
    for act in sentence.verbs:
        if act.form != "present" or not _is_bound(sentence, act):
            continue
        # An act that is already going on, or that the letter itself carries out, is not a commitment.
        if _goes_on(sentence) or _THIS.search(sentence.text):
            return None
        end = sentence.governed_end(act.end)
        if _NOT.search(sentence.text, act.end, end):
            continue
        start = sentence.clause_start(act.start)
        for row in act.rows:
            if _has_particle(sentence, row, act, end) and sentence.allows(row, start, end):
                if row.promised in _TELLING and (row.fixed or _is_definite(sentence)):
                    return Bond((row.promised,))
                if sentence.due:
                    return Bond((row.promised,))
    return None


def _is_bound(sentence: Sentence, act: Act) -> bool:
    """Whether a verb is next to a subject that can bind the cabinet.

    After the verb only `ik` and `wij` can be the subject: `vraagt de regering` asks the government.
    """
    if _OWN_AFTER.match(sentence.text, act.end):
        return True
    # `Ik ga dat na en kom daar in een brief op terug`
    is_first_person = sentence.text[act.start : act.end].endswith(act.rows[0].present)
    if is_first_person and _AND_I.match(sentence.text, 0, act.start):
        return True
    before = _BINDER_NEAR_BEFORE.match(sentence.text, 0, act.start)
    if before is None or _WHAT.match(sentence.text, 0, before.start()):
        return False
    # In `kan ik melden` the verb of `ik` is not in the present tense.
    is_plural = act.rows[0].infinitive.endswith(sentence.text[act.start : act.end])
    return not (is_plural and before[0].startswith("ik "))


def _is_definite(sentence: Sentence) -> bool:
    """Whether the sentence names the occasion, or a paper for the House."""
    return (
        sentence.has_container
        or (sentence.has_house and sentence.paper is not None)
        or sentence.is_soon
    )


_BEHIND_PARTICLE = (
    "in", "bij", "voor", "vóór", "na", "met", "tijdens", "zodra", "als", "en", "of", "dat", "wat",
    "hoe", "wanneer", "uiterlijk", "binnen", "nog", "om",
)  # fmt: skip


def _has_particle(sentence: Sentence, row: CommitmentAct, act: Act, end: int) -> bool:
    """Whether the particle of a separable verb is present: at the end, or before an adjunct."""
    if row.particle is None or sentence.text.startswith(row.particle, act.start):
        return True
    return _apart(row.particle).search(sentence.text, act.end, end + len(" tijdens")) is not None


@cache
def _apart(particle: str) -> regex.Pattern[str]:
    """The places of a separate particle that is not a preposition."""
    return regex.compile(rf"\b{particle}\b(?=[.,;:!)]|$|\s{any_of(_BEHIND_PARTICLE)}\b)")


# The passive

_PASSIVE = regex.compile(r"\b(?P<future>zal|zullen)\b|\b(?:wordt|worden)\b")
_BY_OTHERS = regex.compile(
    r"\bdoor\s(?!mij\b|ons\b|het\skabinet|het\sministerie|de\sregering|mijn\b|onze\b|middel|te\b)"
)
_RELATIVE = regex.compile(r"\b(?:die|waar\p{L}*|wie)\b")
_HEDGED = regex.compile(r"\b(?:misschien|wellicht|eventueel|hopelijk|kan|zou(?:den)?|moeten)\b")
_WORDEN = len(" worden")


def _will_be_done(sentence: Sentence) -> Bond | None:
    """The bond of a passive, else None: `De evaluatie zal met uw Kamer worden gedeeld`."""
    if not any(act.form == "participle" for act in sentence.verbs) or _goes_on(sentence):
        return None
    if " door " in sentence.text and _BY_OTHERS.search(sentence.text):
        return None
    for verb in _PASSIVE.finditer(sentence.text):
        future = verb["future"] is not None
        start = sentence.clause_start(verb.start())
        if _RELATIVE.search(sentence.text, start, verb.start()):
            continue
        promised = _done(sentence, start, verb.end(), future)
        if promised and (_is_for_house(sentence, future) or _is_announced(sentence, future)):
            return Bond(promised)
    return None


def _done(sentence: Sentence, start: int, offset: int, future: bool) -> tuple[str, ...]:
    """The kind of act of a passive verb: `zal worden besproken`, `wordt besproken`."""
    text, end = sentence.text, sentence.governed_end(offset)
    if relative := _RELATIVE.search(text, offset, end):
        end = relative.start()
    for act in sentence.verbs:
        if act.form != "participle" or not offset <= act.start <= act.end <= end:
            continue
        if future and "worden" not in text[offset : act.end + _WORDEN]:
            continue
        if _NOT.search(text, offset, act.start) or _HEDGED.search(text, offset, act.start):
            return ()
        if kind := _kind(sentence, act, start, act.end):
            return (kind,)
    return ()


def _is_for_house(sentence: Sentence, future: bool) -> bool:
    """Whether the act is directed at the House and still to come."""
    return sentence.has_house and (future or sentence.is_soon or sentence.due is not None)


def _is_announced(sentence: Sentence, future: bool) -> bool:
    """Whether a passive without the House announces an act: in writing, with a future tense or a time."""
    if sentence.form == "written":
        return future or sentence.due is not None
    return future and (sentence.has_container or sentence.due is not None)


# Things that come

_RECEIVES = regex.compile(
    rf"\b(?:{HOUSE}\s(?:krijgt|ontvangt|hoort)|(?:krijgt|ontvangt|hoort)\s{HOUSE})\b"
)
_FROM_US = regex.compile(r"\bvan\s(?:mij|ons|het\skabinet)\b")


def _is_received(sentence: Sentence) -> Bond | None:
    """The bond to what the House receives, else None: `U ontvangt voor de zomer een brief.`"""
    match = _RECEIVES.search(sentence.text)
    if match is None or _NOT.search(sentence.text, match.end()) or _goes_on(sentence):
        return None
    sure = sentence.is_soon or _FROM_US.search(sentence.text)
    if (sentence.paper and sure) or sentence.due:
        return Bond(("brief",) if sentence.paper else ("informatie",))
    return None


# `regex` first looks for a word that all matches of a pattern hold, so each has a pattern of its own.
_COMES: tuple[regex.Pattern[str] | re.Pattern[str], ...] = (
    *(
        regex.compile(pattern, regex.VERBOSE)
        for pattern in (
            # `Er komt dit jaar een campagne`
            r"""\b(?:er\skom(?:t|en)|kom(?:t|en)\ser)\b[^.;]*?\b[\p{L}-]*(?:
            (?P<letter>brief) | rapport | rapportage | nota | reactie | onderzoek | evaluatie | campagne
          | wetsvoorstel | plan | voorstel | regeling | loket | meldpunt | pilot | verkenning | overzicht )\b""",
            # `Het wetsvoorstel gaat dit najaar in consultatie`
            r"""\b(?:gaat|gaan|zal|zullen)\b[^.;,]*?
            \b(?: in\s(?:internet)?consultatie | naar\sde\s(?:tweede\s)?kamer | van\sstart )\b""",
            r"\bstart(?:en)?\b[^.;,]{0,40}?\s(?:het|een|de)\s\p{L}+",
        )
    ),
    # `Een kabinetsreactie volgt in het voorjaar`, `Die brief komt er voor de begroting`
    re.compile(
        r"""(?: (?P<letter>brief) | rapport | rapportage | nota | reactie | evaluatie | wetsvoorstel | voorstel
          | appreciatie )\s(?: volgt | komt\s(?:er|eraan) )\b""",
        re.VERBOSE,
    ),
)
# `Dat komt in de voortgangsrapportage terug`
_RETURNS = regex.compile(r"\bkomt\b[^.;,]*?\bterug\b")


def _comes(sentence: Sentence) -> Bond | None:
    """The bond to something that comes at a stated time, else None: `Er komt dit jaar een campagne`."""
    searched = [pattern.search(sentence.text) for pattern in (*_COMES, _RETURNS)]
    found = [match for match in searched if match]
    if not found:
        return None
    match = min(found, key=lambda match: match.start())
    if _HEDGED.search(match[0]) or _NOT.search(match[0]):
        return None
    if not (match.re is _RETURNS and sentence.has_container) and sentence.due is None:
        return None
    return Bond(("brief",) if match.groupdict().get("letter") else ("actie",))


# Expectations, if the House will hear of them

_EXPECTS = regex.compile(
    rf"""\b(?:
        {BINDER}\s(?:verwacht|streeft?|probeer|(?:ben|is)\svoornemens|stel\svoor)
      | (?:verwacht|streeft?|probeer|stel)\s{BINDER}
      | (?P<hopes>{OWN}\s(?:hoop|hopen) | (?:hoop|hopen)\s{OWN})
      | (?:mijn|het)\s(?:voorstel|streven|voornemen)\sis
      | stel\svoor\sdat\s{OWN}
    )\b""",
    regex.VERBOSE,
)
_TO = regex.compile(r"\bte\s(?:kunnen\s)?\p{L}+$")
_TO_OR_THAT = regex.compile(rf"{_TO.pattern}|\bdat\s{OWN}\b")
_TO_THE_HOUSE = frozenset(("brief", "informatie"))


def _expects(sentence: Sentence) -> Bond | None:
    """The bond of an expectation or proposal, else None: `Ik verwacht u in september te kunnen informeren`."""
    match = _EXPECTS.search(sentence.text)
    if match is None or not (sentence.has_house or sentence.has_container):
        return None
    for act in sentence.verbs:
        # `Ik hoop dat ik daarin de vragen meeneem` binds to nothing.
        way = _TO if match["hopes"] else _TO_OR_THAT
        if act.start < match.end() or not way.search(sentence.text, match.start(), act.end):
            continue
        if _NOT.search(sentence.text, match.start(), act.start):
            return None
        for row in act.rows:
            to_the_house = row.promised in _TO_THE_HOUSE or row.infinitive == "indienen"
            is_whole = act.form != "present" or _has_particle(sentence, row, act, act.end)
            if to_the_house and is_whole and sentence.allows(row, 0, len(sentence.text)):
                return Bond((row.promised,))
    return None


RULES = (
    Rule(("toezegging", "toegezegd"), _fulfils),
    Rule(
        ("zeg", "toezeg", "toe te zeg", "bij deze", "toegezegd", "laten we", "beloof", "ik beloof"),
        _pledges,
    ),
    Rule(("bereid",), _is_willing),
    Rule(("zal", "zullen", "ga"), _will, "infinitive"),
    Rule(
        (
            *(f"{verb} {who}" for verb in _SO_VERBS for who in ("ik", "we", "wij")),
            "doe ik",
            "doen we",
        ),
        _does_so,
    ),
    Rule((), _does, "present"),
    Rule(("wordt", "worden"), _will_be_done, "participle"),
    Rule(("krijgt", "ontvangt", "hoort"), _is_received),
    Rule(
        (
            "er kom",
            "komt",
            "komen er",
            "volgt",
            "consultatie",
            "internetconsultatie",
            "van start",
            "naar de",
            "start",
        ),
        _comes,
    ),
    Rule(
        (
            "verwacht",
            "hoop",
            "hopen",
            "streef",
            "streven",
            "probeer",
            "voornemen",
            "voorstel is",
            "stel ik",
            "ik stel",
            "stel voor",
        ),
        _expects,
    ),
)
"""The ways to bind oneself, surest first: the first that applies determines what was promised."""

_FORM_BITS = {form: 1 << len(RULES) + place for place, form in enumerate(get_args(VerbForm))}
_SUBJECTS = ("ik", "we", "wij")
_SUBJECTS_BEFORE = (*_SUBJECTS, "kabinet", "regering", "ministerie", "departement")


class Cues:
    """The sentences in which a rule can apply: one search for the cues of all rules and for all verbs."""

    def __init__(self, verbs: Acts) -> None:
        self._acts = verbs
        present = [words for words, forms in verbs.forms.items() if "present" in forms]
        beside = {f"{verb} {each}" for verb in present for each in _SUBJECTS}
        beside |= {f"{each} {verb}" for verb in present for each in (*_SUBJECTS_BEFORE, "en")}
        cues = sorted(beside.union(*(rule.cues for rule in RULES)))
        self._first_verb = len(cues)
        # By word: a bit for every rule that has it as a cue, and for every form in which it is a verb.
        self._tells = [
            sum(
                1 << number
                for number, rule in enumerate(RULES)
                if words in rule.cues or (not rule.cues and words in beside)
            )
            for words in cues
        ]
        self._tells += [sum(map(_FORM_BITS.__getitem__, forms)) for forms in verbs.forms.values()]
        self._automaton = AhoCorasick(
            [*(f" {words}" for words in cues), *map(plain_words, verbs.forms)]
        )

    def find(
        self, text: str, start: int, end: int
    ) -> Iterator[tuple[int, int, tuple[Rule, ...], Iterable[Act]]]:
        """The sentences of a range of a text in which a rule can apply, with those rules and all verbs."""
        plain = plain_words(text)[start : end + 2]
        found = self._automaton.find_matches_as_indexes(plain, overlapping=True)
        # Words stand between spaces, and in the plain text each offset is one more.
        places = sorted([(start + at, 2 - start - to, index) for index, at, to in found])
        at, stop = 0, len(places)
        for first, last in sentences(text, start, end) if places else ():
            seen, verbs = 0, []
            while at < stop and places[at][0] < last:
                place, minus_end, index = places[at]
                seen |= self._tells[index]
                if index >= self._first_verb:
                    verbs.append((place, minus_end, index - self._first_verb))
                at += 1
            if rules := _rules(seen):
                yield first, last, rules, self._acts.sure(text, first, verbs)
            if at == stop:
                return


@cache
def _rules(seen: int) -> tuple[Rule, ...]:
    """The rules that can apply where cues and verbs have these bits, in order of trial."""
    return tuple(
        rule
        for number, rule in enumerate(RULES)
        if seen >> number & 1 and (rule.verb is None or seen & _FORM_BITS[rule.verb])
    )


def cues() -> Cues:
    """The cues, including the verbs of `commitment_acts.csv`."""
    return _cues(data_folder())


@cache
def _cues(folder: str | None) -> Cues:
    return Cues(acts())
