"""Sentences in which a member asks government for something, grouped by what they ask."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from ..text.words import plain_words
from .sentences import sentences

_L = r"[^\W\d_]"
_OFFICE = r"""(?:minister-president|ministers?|staatssecretaris(?:sen)?|premier|kabinet|regering
    |bewinds(?:man|vrouwe?|persoon|personen|lieden))"""
"""The addressee in the words of members; sentences are read in lower case."""
_GOVERNMENT = rf"(?:de|het|deze|aan|onze|meneer)\s(?:{_L}+\s)?{_OFFICE}\b"
_WE = r"\b(?:ik|wij|we)\b"
_WHICH = rf"""\b(?:of|hoe|wat|wie|waar{_L}*|wanneer|welke?|hoeveel|naar|op\swelke|op\sgrond\swaarvan
    |in\shoeverre|in\swelke\smate)\b"""
_NEAR, _FAR = r"[^.;:?,]{0,40}?", r"[^.;?]{0,60}?"
_NOT_ON = r"(?<!\bop\s)(?<!\bover\s)(?<!\bbij\s)(?<!\bmet\s)(?<!\bvan\s)(?<!\bin\s)"

# Requests without a question mark, by a word that each contains.
_REQUESTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (cue, re.compile(pattern, re.VERBOSE))
    for cue, pattern in (
        (
            "vra",
            rf"""{_WE}\s(?:{_L}+\s){{0,3}}?vra(?:ag|gen)\s{_NEAR}\b{_OFFICE}\b         # `Ik vraag de Minister`
              | \bvra(?:ag|gen)\s{_WE}{_NEAR}\b{_OFFICE}\b                            # `zo vraag ik aan de Minister`
              | \bvraagt\s(?:{_L}+\s)?{_GOVERNMENT}                                   # `De PVV vraagt de minister`
              | \b(?:wil|willen|zou|zouden|moet|graag)\b{_NEAR}\b{_OFFICE}\b{_NEAR}\bvragen\b
              | \b(?:wil|willen|zou|zouden)\b{_NEAR}\bvragen\b{_NEAR}\b{_OFFICE}\b
              | {_WE}\s(?:{_L}+\s){{0,4}}?vra(?:ag|gen)\s(?:om|of)\b
              | \bvra(?:ag|gen)\s(?:(?:ik|wij|we)\s)?(?:me|mij|ons)\s(?:{_L}+\s){{0,3}}?af\b
              | \b(?:mijn|onze)\s(?:{_L}+\s)?vraag\b{_FAR}[\s:]{_WHICH}                # `Mijn vraag is hoe`
              | ^[^.;?:]{{0,40}}{_NOT_ON}\b(?:de|een)\s(?:{_L}+\s)?vraag\b[^.;?]{{0,40}}?[\s:]{_WHICH}
              | {_NOT_ON}\b(?:de|een)\svraag\s{_WHICH}                                 # `Daarom de vraag wat`
              | \b(?:is|was)\s(?:{_L}+\s)?(?:mijn|onze)\svraag\b(?!\skwijt\b)""",
        ),
        (
            "verzoek",
            rf"""{_WE}\s(?:{_L}+\s){{0,3}}?verzoek(?:en)?\s{_NEAR}\b{_OFFICE}\b
              | \bverzoekt\s(?:{_L}+\s)?{_GOVERNMENT}
              | \b(?:wil|willen|zou|zouden)\b{_NEAR}\b{_OFFICE}\b{_NEAR}\bverzoeken\b
              | \b(?:mijn|ons)\s(?:{_L}+\s)?verzoek\b[^.;?]{{0,30}}?\b(?:is|om|aan)\b   # `Mijn verzoek is om`
              | \b(?:een|is\smijn)\sverzoek\s(?:aan|richting)\s(?:{_L}+\s)?{_OFFICE}\b
              | ^(?:{_L}+\s)?het\sverzoek\b[^.;?]{{0,80}}\bom\b""",
        ),
        (
            "roep",
            rf"""\broept?\s(?:{_L}+\s)?{_GOVERNMENT} | \broepen\s(?:{_L}+\s)?{_GOVERNMENT}
              | {_OFFICE}\b{_NEAR}\bop(?:\ste\s)?roepen\b
              | \b(?:mijn|een|onze)\soproep\s(?:aan|richting)\s(?:{_L}+\s)?{_OFFICE}\b""",
        ),
        (
            "graag",
            rf"""\bgraag\b[^.;?]{{0,80}}?\b(?:{_L}*reactie|toelichting|reflectie|antwoord|toezegging|bevestiging|uitleg
                  |opheldering|duidelijkheid|helderheid|visie|appreciatie|oordeel|mening|inzicht|overzicht
                  |terugkoppeling|horen|hoort|vernemen|weten)\b
              | \b(?:reactie|toelichting|reflectie|toezegging|duidelijkheid|helderheid|opheldering|uitleg
                  |hoor|verneem|horen|vernemen|hoort|verneemt|weten)\b[^.;?]{{0,40}}?\bgraag\b""",
        ),
        (
            "verwacht",
            rf"""(?:\bverwacht(?:en)?\s{_WE}|{_WE}\sverwacht(?:en)?)\s(?:{_L}+\s){{0,2}}?een\s(?:{_L}+\s)?
                (?:toezegging|reactie|antwoord|brief)\b""",
        ),
        # `Ik heb nog geen antwoord gekregen op mijn vraag over de neuzen`, `De bevestiging heb ik gemist dat`
        ("gekregen", r"\bik\b[^.?]{0,30}\bgeen\s(?:echt\s)?antwoord\b[^.?]{0,60}\bgekregen\b"),
        ("gehoord", r"\bik\b[^.?]{0,30}\bgeen\s(?:echt\s)?antwoord\b[^.?]{0,60}\bgehoord\b"),
        (
            "gemist",
            r"\bik\b[^.?]{0,40}\b(?:antwoord|reactie|bevestiging|toezegging)\b[^.?]{0,20}\bgemist\b",
        ),
        ("weten", rf"\b(?:wil|willen|zou|zouden)\b{_FAR}\bweten\b[^.;?]{{0,30}}?{_WHICH}"),
        ("horen", rf"\b(?:wil|willen|zou|zouden)\b{_FAR}\bhoren\b[^.;?]{{0,30}}?{_WHICH}"),
        ("benieuwd", r"\bbenieuwd\s(?:naar|of|hoe|wat|wie|waarom|wanneer|welke|in\shoeverre)\b"),
        ("om te", rf"\bom\s(?:{_L}+\s){{0,2}}?te\s(?:weten|horen|vernemen)\s{_WHICH}"),
        ("belang om", rf"\bbelang\som\s(?:{_L}+\s){{0,2}}?te\s(?:weten|horen|vernemen)\s{_WHICH}"),
        ("dat de ", rf"{_WE}\s(?:zou|zouden|wil|willen)\b[^.;?]{{0,30}}?\bdat\sde\s{_OFFICE}\b"),
        *(
            (
                perhaps,
                rf"""^(?:en\s|maar\s|dus\s)?{perhaps}\b[^.;?]{{0,40}}?\b(?:kan|kunnen|wil|zou|mag)\s
                      (?:{_GOVERNMENT}|(?:hij|zij|ze|u)\b)""",
            )
            for perhaps in ("misschien", "wellicht")
        ),
    )
)
# A question repeated: `Ik had nog een vraag gesteld over de landrechten`
_AGAIN = re.compile(
    rf"""(?:{_WE}\s(?:had|heb|hadden|hebben)|\b(?:had|heb|hadden|hebben)\s{_WE})\b
        [^.?]{{0,40}}\b(?:nog|ook)\b[^.?]{{0,30}}\b(?:gesteld|gevraagd)\b""",
    re.VERBOSE,
)
# Wording that looks like a request but is not.
_NO_REQUEST = re.compile(
    rf"""verzoekt\sde\sregering | ^(?:de\skamer,|overwegende|constaterende|verzoekt|roept|spreekt\suit)
      | \b(?:voorzitter|griffie|commissie)\s(?:{_L}+\s)?(?:vragen|verzoeken)\b
      | \b(?:zal|ga)\s{_WE}[^.?]{{0,40}}\bstellen\b
      | \bnaar\s(?:het|de|zijn|haar|uw)\s(?:antwoord(?:en)?|beantwoording)\b
      | ^(?!waarom\b)(?:(?!\bvra(?:ag|gen)\b[^.;?]{{0,40}}\b{_OFFICE}\b)[^.?])*\b(?:motie|debat|tweeminutendebat|vao)\b
      | \b(?:debat|tweeminutendebat|vao)\s(?:{_L}+\s){{0,6}}?(?:aan|aanvragen|aanhouden)\b
      | \b(?:heb|had|hebben|hadden|heeft)\b[^.?]{{0,50}}\b(?:gevraagd|verzocht|opgeroepen)\b
      | \b(?:heeft|hebben)\b[^.?]{{0,50}}\bgesteld\b
      | \bhet\sis\s(?:{_L}+\s)?(?:goed|fijn|mooi)\som\b
      | (?:{_WE}\s(?:heb|had|hebben|hadden)|\b(?:heb|had|hebben|hadden)\s{_WE})\s(?:{_L}+\s){{0,4}}vra(?:ag|gen)\b
        (?![^.]*{_WHICH})
      | \bniet\sde\svraag\b | \bde\svraag\sis\s(?:alleen|niet)\b
      | \bik\szie\b[^.]{{0,20}}\buit\b
      | \bwat\s{_L}+\.$                                          # `Ik maak de vraag wat bondig.`
      | ^dat\s(?:zou|is|was|waren|zijn)\s(?:{_L}+\s)?(?:mijn|onze)\s(?:{_L}+\s)?(?:vra|verzoek)""",
    re.VERBOSE,
)
_TO_CHAIR = re.compile(
    r"""\bmag\sik\b(?!.{0,40}\b(?:toezegging|reactie|antwoord|bevestiging|aannemen|concluderen|verwachten
          |vragen|constateren)\b)
      | \bvia\sde\svoorzitter\b | \b(?:hoeveel|wat)\s(?:spreek)?tijd\b | \bheb\sik\snog\b | \b(?:mijn|de)\sspreektijd\b
      | \bvoorzitter,?\s(?:mag|kan|kunt|wilt)\b | \bzeg\sik\s(?:tegen|via)\b
      | \bkunnen\s(?:we|wij)\sdat\safspreken\b""",
    re.VERBOSE,
)
_OF_CHAIR = ("mag ik", "tijd", "heb ik", "voorzitter", "zeg ik", "afspreken")
"""Every match of `_TO_CHAIR` contains one of these words."""
# Rhetorical questions.
_RHETORICAL = re.compile(
    r"""(?:(?:en|maar)\s)?(?:want\b | (?:was|waren)\shet\sniet\b | nietwaar\b | toch\? | ja\? | nee\? | en\sdan\?
      | wie\s(?:hier|van\sons|van\su|kent|had|zou|weet)\b | hoe\s(?:mooi|gek|bizar|erg|moeilijk|bont|dan)\b(?!\skan)
      | hoe\shaal\sje\b | waar\shebben\swe\shet\s(?:dan\s)?over | waar\sgaat\shet\s(?:dan\s|hier\s)?over | waar\sdenk\sik
      | wat\s(?:is\ser\smooier|wil\sje\snog|dacht)\b | is\sdat\s(?:niet\s)?(?:genoeg|erg|gek|raar|bizar)\? | weet\s(?:je|u)\b
      | wat\s(?:wil|bedoel|zeg|vind|hoor|zie|zien|merk|lees|denk|betekent)\s(?:ik|wij|we)\b
      | waarom\s(?:zeg|noem|vertel|vraag|vind)\sik\b | wat\sdoet\s(?:de|deze|dit|het)\s[^\W\d_]+\?)
      | .*,\s(?:nietwaar|hè|niet)\?$ | (?:.*\s[–—-]\s)?hoe\s(?:zeg|noem)\s(?:ik|je|we)\b""",
    re.VERBOSE,
)
_ANSWERED = re.compile(
    r"(?:Nee|Neen|Ja|Jazeker|Natuurlijk|Uiteraard|Zeker|Absoluut|Welnee|Omdat|Het antwoord|Precies|Dat wel)\b(?! is ja)"
)
# `De inspecteur: Hoe oud is deze jongen?`, `De schoenmaker zei mij: wie betaalt dat?`
_QUOTED = re.compile(
    rf"""[«"“][^»"”]*\?[»"”]?$
      | (?:ik|hij|zij|wij|(?:de|het|een)\s(?!{_L}*(?:vraag|punt)){_L}+(?:\s{_L}+)?):\s
      | (?:(?!\bik\b)[^:?])*\b(?<!minister\s)(?<!staatssecretaris\s)(?<!kabinet\s)
        (?:zegt|zeggen|zei|zeiden|vroeg|vroegen|denken|dachten|roepen|schreef|vraagt\shardop|horen)\b[^?:]{{0,30}}:\s""",
    re.VERBOSE,
)
_NAMES_OFFICE = re.compile(rf"\b{_OFFICE}\b", re.VERBOSE)
_MEMBERS_WORDS = ("indiener", "initiatiefnemer")
"""The members who defend their own bill or note, and are asked about it."""
_OF_MEMBERS = re.compile(rf"\b(?:{'|'.join(_MEMBERS_WORDS)})s?\b")
# `Deelt de minister die visie?`, but not `Of werkt de minister daaraan?`
_GOVERNMENT_DOES = re.compile(rf"(?:(?:en|maar|dan)\s)*(?!of\s){_L}+\s{_GOVERNMENT}", re.VERBOSE)
# `Ik heb ook een vraag aan de minister.`, `zo vraag ik aan de minister`: what follows is for government.
_TO_GOVERNMENT = re.compile(
    rf"""\bvra(?:ag|gen)\b[^.?;]{{0,40}}?\b(?:aan|voor)\s{_GOVERNMENT}
      | \b(?:aan|van)\s{_GOVERNMENT}[^.?;]{{0,60}}?\b(?:vra(?:ag|gen)|voorleggen|weten|horen)\b""",
    re.VERBOSE,
)
# `Kan de heer Vos zeggen of`
_TO_MEMBER = re.compile(
    rf"(?:{_L}+\s){{1,3}}(?:de\sheer|mevrouw|collega|meneer)\s(?!{_L}+\s(?:noemde|zei|vroeg)\b)"
)

# `Ik vraag me af of de heer Eerdmans dat begrijpt`, `Mijn vraag in de richting van collega Diks is:`
_OF_A_MEMBER = re.compile(r"\b(?:of|hoe|wat|waarom|aan|van)\s(?:de\sheer|mevrouw|collega|meneer)\b")
_PUT_TO_MEMBER = re.compile(
    r"\bvraag\b[^.?:]{0,30}\b(?:aan|richting\svan|voor)\s(?:de\sheer|mevrouw|collega|meneer)\b"
)

_REACTION = re.compile(
    rf"""[^.?]{{0,50}}\bgraag\b[^.?]{{0,60}}\b(?:{_L}*reactie|toelichting|reflectie|antwoord(?![^.?]{{0,20}}\sop\sde\svraag\b)
          |toezegging|daarop|hierop|over\shoren)\b
      | [^.?]{{0,30}}\bbenieuwd\snaar\s(?:het|de|zijn|haar|een)\s(?:antwoord|reactie)
      | {_WE}\svra(?:ag|gen)\b[^.?]{{0,40}}\b(?:hierop|daarop)\b
      | dat\s(?:zou|is|was|waren)\s(?:{_L}+\s)?(?:mijn|onze)\b
      | (?:(?:misschien|wellicht|dus)\s)?(?:kan|kunnen|wil|zou)\s(?:(?:de|het)\s{_L}+|hij|zij|ze)
        \s(?:daar|hier){_L}*\s(?:eens\s|even\s|nog\s)*(?:op\s)?
        (?:reageren|reflecteren|ingaan|toelichten)""",
    re.VERBOSE,
)
_OF_REACTION = (
    "graag",
    "benieuwd",
    "vra",
    "mijn",
    "onze",
    "reageren",
    "reflecteren",
    "ingaan",
    "toelichten",
)
"""Every match of `_REACTION` contains one of these words."""
_CUES = sorted({*(cue for cue, _ in _REQUESTS), *_OF_REACTION, "gesteld", "gevraagd"})
"""Every sentence without a question mark that can ask for something contains one of these."""
_FIND_CUES = AhoCorasick(_CUES)
_GOES_ON = re.compile(
    r"""(?:en\s)?(?:zo\s(?:ja|nee|niet)\b | als\s(?:dat|dit)\szo\sis\b | of\b | waarom\s(?:dan\s)?(?:wel|niet)\b | waarom\?
      | hoe\sdan\b | hoezo\b | met\sandere\swoorden | oftewel | al\sis\shet\b | in\shet\sverlengde\sdaarvan
      | misschien\b | wellicht\b)""",
    re.VERBOSE,
)
_NEW = re.compile(
    rf"""(?:(?:en|maar|dan)\s)*(?:daarnaast|verder|tevens|voorts|ook|toch\sook|tot\sslot|ten\s{_L}+e\b|als\slaatste
      |belangrijker|(?:mijn|de|een)\s(?:tweede|derde|vierde|volgende|laatste|andere))\b""",
    re.VERBOSE,
)
_BACK = re.compile(
    rf"\b(?:dat(?!\s(?:de|het|een|er|ik|wij|we|hij|zij|ze|u|ook)\b)|dit|daar{_L}*|hier{_L}*|zoiets)\b"
)
_SURELY = re.compile(rf"(?!{_WHICH})(?:{_L}+\s){{2,8}}toch\b[^:]*$", re.VERBOSE)
_LEADS = re.compile(
    r"\b(?:visie|daarover|hierover|weten|horen|impact)\b|(?<!\bop\sde\s)\bvraag\s(?:wat|of|op)\b"
)
_BETWEEN = 70
"""Maximum number of characters of a statement between two questions that belong together."""
_SHORT = 46
"""Maximum number of characters of a question that points back (`Hoe ziet zij dat?`) and belongs to the one before."""
_WORD = re.compile(rf"{_L}{{4,}}")
_STEM = 7
"""Words that share this number of first letters count as forms of one word."""
_COMMON = frozenset(
    """minister staatssecretaris kabinet regering graag vraag vragen bereid kunnen worden wordt deze daar hier heeft
    hebben zijn haar willen zouden moeten welke waarom hoeveel wanneer over voor door naar niet meer toch maar
    ervoor zorgen gaat gaan doen doet ziet eens mening deelt weten reactie daarop hierop""".split()
)


class Ask(NamedTuple):
    """A range that asks for one thing."""

    start: int
    end: int


class _Sentence(NamedTuple):
    """A sentence of a member; `words` are those in small letters of one that can ask for something."""

    start: int
    end: int
    words: str
    opens: bool
    asks: bool
    tail: bool


def find_asks(
    text: str, start: int, end: int, *, speech: bool, named_only: bool = False
) -> Iterator[Ask]:
    """The ranges in which a member's turn asks government for one thing.

    `speech` is false for an interruption, whose sentences mostly ask one thing. With `named_only` only
    sentences that name a member of government count.
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
    of_members = any(text.find(word, start, end) >= 0 for word in _MEMBERS_WORDS) and (
        _OF_MEMBERS.search(text, start, end) is not None
    )
    addressed = False  # whether a paragraph on a bill of members has turned to government
    ranges = [*sentences(text, start, end), (end, end)]
    places, cues = _cue_places(text)
    at = bisect_left(places, start)
    for (first, last), (following, _) in pairwise(ranges):
        here = at
        while at < len(places) and places[at] < last:
            at += 1
        opens = text.startswith("\n\n", first - 2)
        if of_members and (opens or _OF_MEMBERS.search(text, first, last)):
            addressed = False
        if here == at and "?" not in text[last - 2 : last]:
            yield _Sentence(first, last, "", opens, False, False)
            continue
        small = text[first:last].lower()
        asks = _asks(small, cues[here:at])
        if of_members:
            addressed = addressed or _TO_GOVERNMENT.search(small) is not None
            asks = asks and (addressed or _asks_government(small))
            addressed = addressed or asks
        elif named_only:
            asks = asks and _NAMES_OFFICE.search(small) is not None
        if asks and small.endswith("?") and _ANSWERED.match(text, following, end):
            asks = False
        tail = not asks and _REACTION.match(small) is not None
        yield _Sentence(first, last, small, opens, asks, tail)


@lru_cache(maxsize=2)
def _cue_places(text: str) -> tuple[list[int], list[str]]:
    """Where a text has cues, in order, and which; all turns of a document share one pass."""
    found = _FIND_CUES.find_matches_as_indexes(plain_words(text), overlapping=True)
    found.sort(key=itemgetter(1))
    return [start - 1 for _, start, _ in found], [_CUES[cue] for cue, _, _ in found]


def _asks(small: str, cues: Sequence[str]) -> bool:
    """Whether a lower-case sentence with these cues asks for something."""
    if small.endswith(("?", '?"', "?”", "?»")):
        return not (
            _RHETORICAL.match(small)
            or (any(word in small for word in _OF_CHAIR) and _TO_CHAIR.search(small))
            or _TO_MEMBER.match(small)
            or ("vraag" in small and _PUT_TO_MEMBER.search(small))
            # A colon ends the introduction of a quotation without marks.
            or ((":" in small or small[0] in '«"“') and _QUOTED.match(small))
        )
    if "gesteld" in cues or "gevraagd" in cues:
        return _AGAIN.search(small) is not None
    return (
        any(cue in cues and pattern.search(small) for cue, pattern in _REQUESTS)
        and _NO_REQUEST.search(small) is None
        and not (_OF_A_MEMBER.search(small) and not _NAMES_OFFICE.search(small))
    )


def _asks_government(small: str) -> bool:
    """Whether a sentence that asks, in a debate on a bill of members, asks government instead of those members."""
    if small.endswith("?"):
        return _GOVERNMENT_DOES.match(small) is not None
    return _NAMES_OFFICE.search(small) is not None


def _one_thing(said: list[_Sentence], first: int, last: int, index: int, speech: bool) -> bool:
    """Whether a sentence asks for the same thing as the sentences from `first` to `last`."""
    gap = index - last - 1
    before, sentence = said[last].words, said[index]
    words = sentence.words
    if sentence.tail or _REACTION.match(words):
        return gap <= 2 and not any(each.opens for each in said[last + 1 : index])
    if not speech:
        is_closed = last > first and _REACTION.match(before) is not None
        return gap <= 2 and not is_closed and not _NEW.match(words)
    if gap <= 2 and _rewords(before, words) and (not gap or _BACK.search(words)):
        return True
    if gap > 1 or (gap and said[last + 1].end - said[last + 1].start > _BETWEEN):
        return False
    if _GOES_ON.match(words):
        return True
    if len(words) <= _SHORT and _BACK.search(words) and not sentence.opens:
        return True
    if gap:
        return False
    if words.endswith("?") and _SURELY.match(words):
        return True
    return not before.endswith("?") and bool(_LEADS.search(before)) and not _NEW.match(words)


def _rewords(before: str, words: str) -> bool:
    """Whether a question shares words with the one before: at least two, and half of its own."""
    own = {word[:_STEM] for word in _WORD.findall(words) if word not in _COMMON}
    shared = own & {word[:_STEM] for word in _WORD.findall(before)}
    return len(shared) >= 2 and 2 * len(shared) >= len(own)


def is_reaction(words: str) -> bool:
    """Whether a range asks only for a reaction.

    >>> is_reaction("Graag een reactie."), is_reaction("Klopt dat? Graag een reactie.")
    (True, False)
    """
    return "?" not in words and _REACTION.match(words.lower()) is not None


def begins_anew(words: str) -> bool:
    """Whether a range opens a further question: `En tot slot`."""
    return _NEW.match(words.lower()) is not None
