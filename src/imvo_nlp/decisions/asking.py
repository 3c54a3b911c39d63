"""Which sentences of a member ask government for something, and which of them ask one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from .speech import sentences

GOVERNMENT = r"""(?:(?:minister|staatssecretaris|premier|bewinds(?:man|vrouwe?|persoon|personen|lieden)
    |minister-president|regering|kabinet)(?:s|sen|en)?)"""
"""Who is asked, as members say it in small letters."""
_HE = r"(?:hij|zij|ze|hem|haar|u|hun)"
_QUESTION_WORD = r"""(?:of|hoe|wat|wie|waar\p{L}*|wanneer|welke?|hoeveel|in\s(?:hoeverre|welke\smate)
    |op\s(?:welke|grond\swaarvan)|naar)"""

_REQUEST = regex.compile(
    rf"""
      # `Ik vraag de Minister om`, `zo vraag ik aan de Minister`, `De PVV roept de minister op`
      \b(?:ik|wij|we)\s(?:\p{{L}}+\s){{0,3}}?(?:vraag|vragen|verzoek|verzoeken|roep|roepen)\b[^.,;:?]{{0,60}}?\b{GOVERNMENT}\b
    | \b(?:vraag|vragen|verzoek|verzoeken|roep|roepen)\s(?:ik|wij|we)\b[^.,;:?]{{0,60}}?\b{GOVERNMENT}\b
    | (?<!\b{GOVERNMENT}\s)\b(?:vraagt|verzoekt|roept)\s(?:\p{{L}}+\s)?(?:de|het|deze)\s(?:\p{{L}}+\s)?{GOVERNMENT}\b
    | \b(?:wil|willen|zou|zouden|moet|moeten|graag)\b[^.,;:?]{{0,60}}?\b{GOVERNMENT}\b[^.,;:?]{{0,40}}?
        \b(?:vragen|verzoeken|oproepen|op\ste\sroepen)\b
    | \b(?:wil|willen|zou|zouden)\b[^.,;:?]{{0,40}}?\b(?:vragen|verzoeken|oproepen)\b[^.,;:?]{{0,40}}?\b{GOVERNMENT}\b
      # `Dus daarom mijn verzoek aan de minister`, `Mijn verzoek is om`
    | \b(?:mijn|ons|onze|een)\s(?:\p{{L}}+\s)?(?:verzoek|oproep)\s(?:\p{{L}}+\s){{0,2}}?
        (?:aan|richting)\s(?:\p{{L}}+\s)?{GOVERNMENT}\b
    | \b(?:mijn|ons|onze)\s(?:\p{{L}}+\s)?(?:verzoek|oproep)\b[^.;?]{{0,30}}?\b(?:is|om)\b
      # `De vraag is dan of`, `Mijn vraag is hoe`, `Daarom de vraag wat`, `Dat roept de vraag op: wat`
    | ^[^.;?:]{{0,40}}(?<!\b(?:op|over|bij|met|van|in)\s)\b(?:de|een)\s(?:\p{{L}}+\s)?vraag\b[^.;?]{{0,40}}?(?:\s|:\s){_QUESTION_WORD}\b
    | \b(?:mijn|onze)\s(?:\p{{L}}+\s)?vraag\b[^.;?]{{0,60}}?(?:\s|:\s){_QUESTION_WORD}\b
    | (?<!\b(?:op|over|bij|met|van|in)\s)\b(?:de|een)\svraag\s{_QUESTION_WORD}\b
    | \b(?:is|was)\s(?:\p{{L}}+\s)?(?:mijn|onze)\s(?:vraag|verzoek|oproep)\b
      # `Graag een reactie`, `Ik hoor daarom graag of`, `Daar wil ik graag een reflectie op`
    | \bgraag\b[^.;?]{{0,50}}?\b(?:\p{{L}}*reactie|toelichting|reflectie|antwoord|toezegging|bevestiging
        |opheldering|duidelijkheid|helderheid|visie|appreciatie|oordeel|mening|uitleg|inzicht|overzicht|terugkoppeling)\b
    | \b(?:reactie|toelichting|reflectie|toezegging|duidelijkheid|helderheid|opheldering|uitleg)\b[^.;?]{{0,30}}?\bgraag\b
    | \b(?:hoor|verneem|horen|vernemen|hoort|verneemt|weten)\b[^.;?]{{0,40}}?\bgraag\b
    | \bgraag\b[^.;?]{{0,60}}?\b(?:horen|vernemen|weten|hoort)\b
    | \b(?:wil|willen|wilde|zou|zouden)\b[^.;?]{{0,60}}?\b(?:horen|vernemen|weten)\b[^.;?]{{0,30}}?\b{_QUESTION_WORD}\b
    | \b(?:benieuwd|nieuwsgierig)\s(?:naar|of|hoe|wat|wie|waarom|wanneer|welke|in\shoeverre)\b
    | \b(?:belang|belangrijk|goed|interessant|fijn|prettig|nuttig)\som\s(?:\p{{L}}+\s){{0,2}}?
        te\s(?:weten|horen|vernemen)\s{_QUESTION_WORD}\b
    | ^(?:\p{{L}}+\s)?het\sverzoek\b[^.;?]{{0,80}}\bom\b
    | \bvra(?:ag|gen)\s(?:ik\s|wij\s|we\s)?(?:me|mij|ons)\s(?:\p{{L}}+\s){{0,3}}?af\b
      # `Ik wil toch vragen om`, `Ik zou willen dat de minister`
    | \b(?:ik|we|wij)\s(?:\p{{L}}+\s){{0,4}}?vragen\s(?:om|of)\b
    | \b(?:ik|we|wij)\s(?:zou|zouden|wil|willen)\b[^.;?]{{0,30}}?\bdat\s(?:de|het|deze)\s{GOVERNMENT}\b
      # `Misschien kan hij ook zijn inzichten geven`
    | ^(?:en\s|maar\s|dus\s)?(?:misschien|wellicht)\b[^.;?]{{0,40}}?\b(?:kan|kunnen|wil|zou|mag)\s
        (?:(?:de|het|deze)\s{GOVERNMENT}|{_HE})\b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# What every request and every reminder holds; a sentence without it need not be read closely.
_CUE = re.compile(
    r"vra(?:ag|gen)|verzoek|[Vv]raagt|roep|[Gg]raag|benieuwd|nieuwsgierig|horen|hoor|weten|vernem|verneem|[Mm]isschien|[Ww]ellicht"
    r"|gesteld|wil|zou"
)
# What was asked before and is asked again: `Ik had nog een vraag gesteld over de landrechten`
_AGAIN = regex.compile(
    r"""\b(?:ik|wij|we)\s(?:had|heb|hadden|hebben)\b[^.?]{0,40}\b(?:nog|ook)\b[^.?]{0,30}\b(?:gesteld|gevraagd)\b
      | \b(?:had|heb|hadden|hebben)\s(?:ik|wij|we)\b[^.?]{0,40}\b(?:nog|ook)\b[^.?]{0,30}\b(?:gesteld|gevraagd)\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
# What looks like a request and is none.
_NO_REQUEST = regex.compile(
    rf"""verzoekt\sde\sregering | ^(?:De\sKamer,|overwegende|constaterende|verzoekt|roept|spreekt\suit)
      | \b(?:voorzitter|griffie|commissie)\s(?:\p{{L}}+\s)?(?:vragen|verzoeken)\b
      | \b(?:zal|ga)\s(?:ik|wij|we)\b[^.?]{{0,40}}\bstellen\b
      | \bnaar\s(?:het|de|zijn|haar|uw)\s(?:antwoord|antwoorden|beantwoording)\b
      | \b(?:motie|debat|tweeminutendebat|vao)\b
      | \b(?:heb|had|hebben|hadden)\b[^.?]{{0,50}}\b(?:gevraagd|verzocht|opgeroepen)\b
      | \b(?:ik|we|wij)\s(?:heb|hebben)\s(?:\p{{L}}+\s){{0,4}}vra(?:ag|gen)\b(?![^.]*\b{_QUESTION_WORD}\b)
      | \b(?:heeft|hebben)\b[^.?]{{0,50}}\bgesteld\b
      | \bik\szie\b[^.]{{0,20}}\buit\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_TO_CHAIR = regex.compile(
    r"""\bmag\sik\b(?!.{0,40}\b(?:toezegging|reactie|antwoord|bevestiging|aannemen|concluderen|verwachten|vragen|constateren)\b)
      | \b(?:hoeveel|wat)\s(?:spreek)?tijd\b | \bheb\sik\snog\b | \b(?:mijn|de)\sspreektijd\b
      | \bvoorzitter,?\s(?:mag|kan|kunt|wilt)\b | \bzeg\sik\s(?:tegen|via)\b | \bkunnen\s(?:we|wij)\sdat\safspreken\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
# Rhetorical: what nobody is to answer.
_RHETORICAL = regex.compile(
    r"""^(?:en\s|maar\s)?(?:want\b | was\shet\sniet | waren\shet\sniet | wie\s(?:hier|van\sons|van\su|kent|had|zou|weet)\b
      | hoe\s(?:mooi|gek|bizar|erg|moeilijk|bont|dan)\b(?!\skan) | wat\s(?:is\ser\smooier|wil\sje\snog|dacht) | is\sdat\sniet\s(?:gek|raar|bizar)
      | hoe\shaal\sje | wat\szien\s(?:we|wij|ik) | waar\s(?:hebben\swe|gaat)\s(?:het\s)?(?:dan\s)?over | nietwaar\b | toch\?
      | wat\s(?:wil|bedoel|zeg|vind|hoor|zie|merk|lees|denk|betekent)\s(?:ik|wij|we)\b | waarom\s(?:zeg|noem|vertel|vraag|vind)\sik
      | wat\sdoet\s(?:de|deze|dit|het)\s\p{L}+\?| ja\? | nee\? | waar\sdenk\sik | is\sdat\s(?:genoeg|erg)\?|en\sdan\?|weet\s(?:je|u)\b)
      | ,\s(?:nietwaar|hè|niet\?)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_ANSWERED = re.compile(
    r"(?:Nee|Neen|Ja|Jazeker|Natuurlijk|Uiteraard|Zeker|Absoluut|Welnee|Omdat|Het antwoord|Precies)\b(?! is ja)"
)
_QUOTED = regex.compile(
    r"^[«\"“][^»\"”]*\?[»\"”]?$|(?<!\bik\b[^.?:]{0,30})\b(?:zeggen|zegt|zei|zeiden|vroeg|vroegen|denken|dachten|roepen|schreef|vraagt\shardop|horen)\b"
    r"(?<!\b(?:minister|staatssecretaris|kabinet)\s(?:zegt|zei))[^?:]{0,30}:\s"
)
_OFFICE = regex.compile(rf"\b{GOVERNMENT}\b", regex.VERBOSE | regex.IGNORECASE)
_OF_MEMBERS = regex.compile(r"\b(?:indieners?|initiatiefnemers?)\b")
"""The members who defend a bill or a note of their own, and are asked about it."""
_TO_MEMBER = regex.compile(
    r"^(?:\p{L}+\s){1,3}(?:de\sheer|mevrouw|collega|meneer)\s(?:\p{Ll}+\s){0,3}\p{Lu}\p{L}+\b(?!\s(?:noemde|zei|vroeg))"
)
# `De inspecteur: Hoe oud is deze jongen?`
_SPOKEN = regex.compile(
    r"^(?:Ik|Hij|Zij|Wij|(?:De|Het|Een)\s(?!\p{L}*(?:vraag|punt))\p{L}+(?:\s\p{Lu}\p{L}+)?):\s"
)
_REACTION = regex.compile(
    r"""^[^.?]{0,50}\bgraag\b[^.?]{0,60}\b(?:\p{L}*reactie|toelichting|reflectie|antwoord|toezegging|daarop|hierop|over\shoren)\b
      | ^[^.?]{0,30}\b(?:benieuwd|nieuwsgierig)\snaar\s(?:het|de|zijn|haar|een)\s(?:antwoord|reactie)
      | ^(?:ik|wij|we)\s(?:vraag|vragen)\b[^.?]{0,40}\b(?:hierop|daarop)\b
      | ^dat\s(?:zou|is|was|waren)\s(?:\p{L}+\s)?(?:mijn|onze)\b
      | ^(?:kan|kunnen|wil|zou)\s(?:(?:de|het)\s\p{L}+|hij|zij|ze)\s(?:daar|hier)\p{L}*\s(?:eens\s|nog\s)?(?:op\s)?
        (?:reageren|reflecteren|ingaan|toelichten)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_GOES_ON = regex.compile(
    r"""^(?:en\s)?(?:zo\s(?:ja|nee|niet) | als\s(?:dat|dit)\szo\sis | of\b | waarom\s(?:dan\s)?(?:wel|niet)\b | waarom\? | hoe\sdan | hoezo
      | met\sandere\swoorden | oftewel | al\sis\shet | in\shet\sverlengde\sdaarvan
      | (?:misschien|wellicht)\b)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_MINE = regex.compile(
    r"dat\s(?:zou|is|was|waren|zijn)\s(?:\p{L}+\s)?(?:mijn|onze)\s(?:\p{L}+\s)?(?:vra|verzoek)",
    regex.IGNORECASE,
)
_NEW = regex.compile(
    r"""^(?:(?:en|maar|dan)\s)*(?:daarnaast|verder|tevens|voorts|ook|toch\sook|tot\sslot|ten\sslotte|ten\s\p{L}+e\b|(?:mijn|de|een)\s(?:tweede|derde|vierde|volgende|laatste|andere)
      | ten\stweede|als\slaatste|belangrijker)\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_BACK = regex.compile(
    r"\b(?:dat(?!\s(?:de|het|een|er|ik|wij|we|hij|zij|ze|u|ook)\b)|dit|daar\p{L}*|hier\p{L}*|zoiets)\b",
    regex.IGNORECASE,
)
_SURELY = regex.compile(r"(?:\p{L}+\s){2,8}toch\b[^:]*$")
_BETWEEN = 70
"""Characters of a statement, at most, between two questions of which the second goes with the first."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    """minister staatssecretaris kabinet regering graag vraag vragen bereid kunnen worden wordt deze daar hier heeft
    hebben zijn haar zijn willen zouden moeten welke waarom hoeveel wanneer over voor door naar niet meer toch maar
    ervoor zorgen gaat gaan doen doet ziet eens mening deelt weten reactie daarop hierop""".split()
)
_LEADS = regex.compile(
    r"\b(?:visie|daarover|hierover|(?:te\s)?weten|horen|impact)\b|\bvraag\s(?:wat|of|op)\b",
    regex.IGNORECASE,
)
_SHORT = 46
"""Characters up to which a question that points back (`Hoe ziet zij dat?`) goes with the one before."""


class Ask(NamedTuple):
    """A range that asks for one thing."""

    start: int
    end: int


class _Sentence(NamedTuple):
    start: int
    end: int
    words: str
    opens: bool
    asks: bool
    tail: bool


def find_asks(
    text: str, start: int, end: int, *, speech: bool, named_only: bool = False
) -> Iterator[Ask]:
    """What a turn of a member asks of government, each range for one thing.

    `speech` is false for an interruption, whose sentences mostly ask one thing; with `named_only` only
    sentences count that name a member of government.
    """
    said = list(_read(text, start, end, named_only))
    first = last = -1
    for index, sentence in enumerate(said):
        if not sentence.asks and not (sentence.tail and first >= 0):
            continue
        if first >= 0 and _one_thing(said, first, last, index, speech):
            last = index
            continue
        if first >= 0:
            yield Ask(said[first].start, said[last].end)
        first = last = index if sentence.asks else -1
    if first >= 0:
        yield Ask(said[first].start, said[last].end)


def _read(text: str, start: int, end: int, named_only: bool) -> Iterator[_Sentence]:
    ranges = list(sentences(text, start, end))
    named_only = named_only or _OF_MEMBERS.search(text, start, end) is not None
    for place, (first, last) in enumerate(ranges):
        words = text[first:last]
        following = ranges[place + 1][0] if place + 1 < len(ranges) else end
        after = text[following : following + len("Het antwoord is ja")]
        asks = _asks(words, after) and (not named_only or _OFFICE.search(words) is not None)
        tail = not asks and _REACTION.match(words) is not None
        yield _Sentence(first, last, words, text.startswith("\n\n", first - 2), asks, tail)


def _asks(words: str, after: str) -> bool:
    if words.endswith("?") or words.endswith(('?"', "?”", "?»")):
        return not (
            _QUOTED.search(words)
            or _SPOKEN.match(words)
            or _TO_MEMBER.match(words)
            or _TO_CHAIR.search(words)
            or _RHETORICAL.search(words)
            or _ANSWERED.match(after)
        )
    if not _CUE.search(words):
        return False
    if _AGAIN.search(words):
        return True
    return (
        _REQUEST.search(words) is not None
        and _NO_REQUEST.search(words) is None
        and _MINE.match(words) is None
    )


def _one_thing(said: list[_Sentence], first: int, last: int, index: int, speech: bool) -> bool:
    """Whether a sentence asks for what the sentences from `first` to `last` ask for."""
    gap = index - last - 1
    words = said[index].words
    if said[index].tail or _REACTION.match(words):
        return gap <= 2
    if not speech:
        return gap <= 3 and not _NEW.match(words)
    if gap <= 2 and _rewords(said[last].words, words):
        return True
    if gap > 1 or (gap and len(said[last + 1].words) > _BETWEEN):
        return False
    if _GOES_ON.match(words):
        return True
    if len(words) <= _SHORT and _BACK.search(words) and not said[index].opens:
        return True
    if gap:
        return False
    if words.endswith("?") and _SURELY.match(words):
        return True
    return (
        not said[last].words.endswith("?")
        and _LEADS.search(said[last].words) is not None
        and not _NEW.match(words)
    )


def _rewords(before: str, words: str) -> bool:
    """Whether a question uses the words of the one before: two of them, and half of its own."""
    own = {word[:7] for word in _WORD.findall(words.lower()) if word not in _COMMON}
    shared = own & {word[:7] for word in _WORD.findall(before.lower())}
    return len(shared) >= 2 and 2 * len(shared) >= len(own)


def is_reaction(words: str) -> bool:
    """Whether a range asks for nothing but a reaction: `Graag een reactie.`"""
    return _REACTION.match(words) is not None and "?" not in words
