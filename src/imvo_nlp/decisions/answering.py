"""The government's answers to questions in a debate: in the next turn, by name, or by subject within a term.

A minister goes through a term by subject and names the asker or only the subject. Where a subject begins, its
words are compared with those of the candidate questions; words that few questions and subjects share weigh
most.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import NamedTuple

from spacy.lang.nl.stop_words import STOP_WORDS

from ..mentions.candidate import Candidate
from ..models import AnsweredHow
from ..notation.names import fold
from ..structure.found import GOVERNMENT, TurnBlock
from ..text.patterns import backward_pattern, place_pattern
from ..text.words import plain_words
from .sentences import sentences

Answered = tuple[int, int, int, AnsweredHow]
"""The index of a turn, the range of the sentence with which the answer begins, and the evidence."""


class Question(NamedTuple):
    """A question in search of its answer: its range, asker, turn and context.

    `replied` is the turn that replies to an interruption, -1 in a speech. `context` is where the text about
    its subject begins. `is_new` is true if it begins with `Tot slot` or the like.
    """

    start: int
    end: int
    asker: str
    turn: int
    replied: int
    context: int
    is_new: bool = False


class Passage(NamedTuple):
    """The sentence with which a member of government turns to a subject.

    `askers` are the members it names, `head` the stems of the subject it names, `body` the stems of the text
    on it. A passage that `announces` names the subject only: `Dan het akkoord.` `is_topic` is true if its
    words open a subject; otherwise it merely begins a paragraph. `is_restated` marks a question that the
    speaker puts: `Is een verbod geoorloofd? Nee.`
    """

    turn: int
    start: int
    end: int
    askers: frozenset[str]
    head: frozenset[str]
    body: frozenset[str]
    announces: bool
    is_topic: bool
    is_restated: bool = False


# Wording that names the asker: `De heer Bouali had een vraag over`, `een vraag van mevrouw Diks`,
# `Volgens mij vroeg de heer Nordkamp`, `Links-extremisme, wat de heer Pool noemde`.
_ASKS = re.compile(
    r"""[^.?:]*?\b(?:vroeg(?:en)?|vraagt|stelde|verzocht)\b | [^.?:;]{0,45}?\b(?:vragen|vraag|gevraagd)\b""",
    re.VERBOSE,
)
# At the beginning of a sentence: `De heer Eerdmans bracht de rapporten ter sprake`
_RAISES = re.compile(
    r"""\s(?:bracht\b[^.?:]{0,110}\bter\ssprake | sneed\b[^.?:]{0,110}\baan | legde\seen\s(?:verband|link)
        | begon\sover | refereerde | pleitte)\b""",
    re.VERBOSE,
)
_BEGINS = re.compile(r"(?:(?:dan|ook|en)\s)?(?:de\s)?", re.IGNORECASE)
_OF = re.compile(
    r"""(?:\b(?:vra(?:ag|gen)|verzoek|suggestie|punt|gevraagd)\b[^.?;:]{0,30}\s(?:van|door)|\bvroeg(?:en)?
        |^[^,.]{3,60},\s(?:wat|waar|dat|die|zoals)) \s(?:(?:de|het)\s)?(?:[^\W\d_]+\s)?$""",
    re.VERBOSE,
)
# `Ik zeg de heer Alkaya toe dat`, `Mevrouw Diks zeg ik graag toe dat`
_PLEDGES_TO = backward_pattern(r"\bzeg\s(?:ik\s)?(?:(?:aan|dus|graag|ook)\s)*(?:de\s)?")
_PLEDGES = place_pattern(r"(?:\szeg\sik)?\s(?:[^\W\d_]+\s){0,3}toe\b")
_REACH = 110
"""Characters around a name within which words say that its bearer asked."""
_UNSURE = re.compile(
    r"\bweet\s(?:even\s)?niet\s(?:meer\s)?(?:of\s(?:het\s)?(?:de|mevrouw|meneer)|wie)\b"
)
_TOPIC = re.compile(
    r"""(?:(?:en|dan|ook|nu|voorzitter|vervolgens|verder|tot\sslot|ten\sslotte|daarnaast)[\s,.]+){0,3}
      (?: (?:de|een|die|nog\seen|er\s(?:is|was|werd|waren|zijn))\s(?:[^\W\d_]+\s){0,4}?vra(?:ag|gen)
        | (?:dan|nu)\s(?:nog\s)?(?:de|het|over|een|even)\b | over\s(?:de|het)\b | ten\saanzien\svan | als\shet\s(?:dan\s)?(?:bijvoorbeeld\s)?(?:om|gaat)
        | wat\s(?:betreft|de|het)\b | het\santwoord | in\shet\skader\svan | in\sreactie\sop | op\sde\svraag | met\sbetrekking\stot
        | (?:ik\s)?(?:kom|ga)\s(?:ik\s)?(?:nu\s|dan\s|nog\s|even\s|ook\s|kort\s|weer\s|terug\s){0,3}(?:op|bij|naar|in\sop|door)
        | (?:er\s)?(?:is|werd)\s(?:ook\s)?(?:[^\W\d_]+\s){0,2}gevraagd )""",
    re.VERBOSE | re.IGNORECASE,
)
# Announcing the order of a term: `Ik begin met de rapporten, daarna kom ik op de wet.`
_OUTLINES = re.compile(
    r"\b(?:begin\sik|ik\sbegin|blokjes?|kopjes?|mapjes?|achtereenvolgens|daarna|vervolgens\s(?:ga|kom)|afsluiten|(?:zal|ga)\sik\s(?:zo|straks|dadelijk))\b"
)
_SHORTEST = 4
"""Letters of the shortest word that can identify a subject."""
_WORD = re.compile(rf"[^\W\d_][^\W_]{{{_SHORTEST - 1},}}")
_STEM = 7
"""Words that share this number of first letters count as forms of one word."""
_COMMON = STOP_WORDS | frozenset(
    """minister staatssecretaris kabinet regering graag vraag vragen bereid kunnen worden wordt deze daar hier heeft
    hebben zijn haar willen zouden moeten welke waarom hoeveel wanneer over voor door naar niet meer toch maar ervoor
    zorgen gaat gaan doen doet ziet eens mening deelt weten reactie daarop hierop heer mevrouw vroeg vraagt stelde
    specifiek specifieke over heel veel andere voorzitter ook nog dan wel geen alle onze hoe wat omdat daarom waar
    want zoals bijvoorbeeld natuurlijk namelijk inderdaad kader zeggen zegt gezegd denk vind komt komen maken
    gemaakt moet waarin waarop daarin daarbij hierbij heeft hebt zich zichzelf tijdens tussen tegen zonder onder
    binnen buiten vanuit volgens mijn jouw jullie deze dergelijke zo'n eigenlijk misschien gewoon even steeds
    altijd nooit echt best goed goede beter beste meest mogelijk belangrijk belangrijke punt laatste eerste tweede
    gesteld stellen genoemd noemde sprak gevraagd antwoord antwoorden aantal zullen kunnen waren werd werden was
    zeker achter iets twee drie name terug krijgen brengen plaats manier vorm deel kijken kijkt kijk paar punten dingen aangeven toezeggen geven geeft hebben bent land nederland nederlandse""".split()
)
# Measured on two annotated debates: 0.92 of the answers found are in the right turn,
# and neighbouring values score the same.
_FEW = 100
"""Questions and passages in a debate of an hour: the minimum for frequencies of words, also in a shorter debate."""
_SHARED_BY_MANY = 1.8
"""Subtracted from the weight of a word: words in a sixth of all questions and passages weigh nothing."""
_AROUND, _BODY = 0.4, 0.5
"""Factors for words before a question, and for words of the text on a subject."""
_NAMED, _ANNOUNCED, _UNNAMED, _UNOPENED = 1.1, 3.2, 4.0, 6.0
"""Minimum weight of the words in common for a passage that names the asker, that announces a subject, that
opens one in other words, and that only begins a paragraph."""
_SHARED_TOPIC, _SHARED_PARAGRAPH = 2, 3
"""Minimum number of words in common with a passage without a name; those of the question itself count twice."""
_OF_BEST, _OF_BEST_PLACE = 0.6, 0.95
"""Minimum share of the best weight for a further question of a passage, and for a further passage of a question."""
_CARRIED = 2.0
"""Minimum weight at which the asker's next sentence is answered in the same place."""
_TOGETHER = 40
"""Maximum number of characters between two names that are named together."""
_LEANS = 2
"""Maximum number of words of a question that depends on the sentences before it: `Herkent de minister dat?`"""
_ANNOUNCES = 8
"""Maximum number of spaces in a sentence that only names a subject."""
_BARE = 60
"""Maximum number of characters of a sentence that only names a subject: the next one describes it."""
_ASKS_BACK = 250
"""Maximum number of characters of a reply that only asks for clarification: two sentences."""
_SAID_OF_IT = 12
"""Maximum number of sentences of a passage that are compared."""


def find_answers(
    text: str,
    turns: Sequence[TurnBlock],
    questions: Sequence[Question],
    mentions: Iterable[Candidate],
) -> list[tuple[Answered, ...]]:
    """The places where each question is answered; empty if unsure."""
    if not questions:
        return []
    replies = {each.replied: fold(each.asker) for each in questions}
    askers = {fold(each.asker) for each in questions}
    passages = list(_passages(text, turns, mentions, askers, replies))
    found = _Comparison(text, questions, passages).places()
    answers: list[tuple[Answered, ...]] = []
    for question, held in zip(questions, found, strict=True):
        places: dict[int, Answered] = {}
        if question.replied >= 0:
            turn = turns[question.replied]
            first = next(sentences(text, turn.start, turn.end), None)  # none in a bare heading
            if first and not _asks_back(text, turn):
                places[question.replied] = (question.replied, *first, "next")
        for passage in held:
            how: AnsweredHow = "named" if passage.askers else "order"
            places.setdefault(passage.turn, (passage.turn, passage.start, passage.end, how))
        answers.append(tuple(places[turn] for turn in sorted(places)))
    return answers


def _asks_back(text: str, turn: TurnBlock) -> bool:
    """Whether a reply only asks for clarification."""
    return turn.end - turn.start < _ASKS_BACK and text[turn.end - 1] == "?"


class _Comparison:
    """The questions of a debate, and the passages in which government turns to a subject."""

    def __init__(
        self, text: str, questions: Sequence[Question], passages: Sequence[Passage]
    ) -> None:
        self._questions = questions
        self._passages = passages
        plain = plain_words(text)
        self._own = [_own(text, plain, each) for each in questions]
        self._around = [
            _stems(plain, each.context, each.start) - own
            for each, own in zip(questions, self._own, strict=True)
        ]
        seen: Counter[str] = Counter()
        opened = [each.head | each.body for each in passages if not each.is_restated]
        for stems in (*self._own, *opened):
            seen.update(stems)
        total = max(len(questions) + len(opened), _FEW)
        self._weight = {
            stem: weight
            for stem, count in seen.items()
            if (weight := log(total / count) - _SHARED_BY_MANY) > 0
        }
        self._holding: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        for place, (own, around) in enumerate(zip(self._own, self._around, strict=True)):
            for stem in own | around:
                if stem in self._weight:
                    self._holding[stem].append((place, stem in own))

    def places(self) -> list[list[Passage]]:
        """The passages that answer each question."""
        found: list[list[tuple[float, Passage]]] = [[] for _ in self._questions]
        for passage in self._passages:
            for place, score in self._meant(passage):
                found[place].append((score, passage))
        for place, scored in enumerate(found):
            best = max((score for score, _ in scored), default=0.0)
            found[place] = [each for each in scored if each[0] >= _OF_BEST_PLACE * best]
            if not scored and self._goes_on(place):
                found[place] = [
                    (score, passage)
                    for score, passage in found[place - 1]
                    if score >= _CARRIED and self._own[place] & (passage.head | passage.body)
                ]
        return [[passage for _, passage in scored] for scored in found]

    def _meant(self, passage: Passage) -> list[tuple[int, float]]:
        """The questions that a passage answers, with the weight of the words in common."""
        scores: defaultdict[int, float] = defaultdict(float)
        shared: defaultdict[int, int] = defaultdict(int)
        for stems, counts in ((passage.head, 1.0), (passage.body, _BODY)):
            # Sorted: a sum of floats depends on its order, and the order of a set on hashes.
            for stem in sorted(stems & self._holding.keys()):
                weight = counts * self._weight[stem]
                for place, is_own in self._holding[stem]:
                    scores[place] += weight * (1.0 if is_own else _AROUND)
                    shared[place] += (1 + is_own) * (counts == 1.0)
        can = {place: score for place, score in scores.items() if self._can_answer(passage, place)}
        if not passage.askers:
            least = (
                1 if passage.announces else _SHARED_TOPIC if passage.is_topic else _SHARED_PARAGRAPH
            )
            can = {place: score for place, score in can.items() if shared[place] >= least}
        sure = _sure(passage)
        best: defaultdict[str, float] = defaultdict(float)
        for place, score in can.items():
            whose = self._whose(passage, place)
            best[whose] = max(best[whose], score)
        return [
            (place, score)
            for place, score in sorted(can.items())
            if score >= max(sure, _OF_BEST * best[self._whose(passage, place)])
        ]

    def _whose(self, passage: Passage, place: int) -> str:
        """The groups of questions that compete: one per named asker, else all together."""
        return self._questions[place].asker if passage.askers else ""

    def _can_answer(self, passage: Passage, place: int) -> bool:
        question = self._questions[place]
        return (
            question.turn < passage.turn
            and question.replied < 0
            and (not passage.askers or fold(question.asker) in passage.askers)
        )

    def _goes_on(self, place: int) -> bool:
        """Whether a question directly follows another one of its speech."""
        if not place or self._questions[place].replied >= 0:
            return False
        before, question = self._questions[place - 1], self._questions[place]
        return (
            before.turn == question.turn
            and question.start - before.end <= 2
            and not question.is_new
        )


def _sure(passage: Passage) -> float:
    """The weight that the words in common need: lower if the passage itself says whom or what it answers."""
    if passage.askers:
        return _NAMED
    if passage.announces:
        return _ANNOUNCED
    return _UNNAMED if passage.is_topic else _UNOPENED


class _Mention(NamedTuple):
    """A member whom a text names."""

    start: int
    end: int
    name: str


def _passages(
    text: str,
    turns: Sequence[TurnBlock],
    mentions: Iterable[Candidate],
    askers: set[str],
    replies: dict[int, str],
) -> Iterator[Passage]:
    """The passages of all turns of government; `replies` maps turns that reply to an interruption to its speaker."""
    named = sorted(
        _Mention(each.start, each.end, fold(each.value))
        for each in mentions
        if each.label == "member" and each.value and fold(each.value) in askers
    )
    plain = plain_words(text)
    for index, turn in enumerate(turns):
        if turn.role not in GOVERNMENT:
            continue
        ranges = list(sentences(text, turn.start, turn.end))
        begun = list(_begun(text, turn, ranges, named, replies.get(index)))
        ends = [place for place, _ in begun[1:]] + [len(ranges)]
        places = {place for place, _ in begun}
        for place, (start, end) in enumerate(ranges):
            if text[end - 1] == "?" and place not in places:
                own = _stems(plain, start, end)
                yield Passage(index, start, end, frozenset(), own, frozenset(), False, False, True)
        for (place, who), stop in zip(begun, ends, strict=False):
            start, end = ranges[place]
            announces = (
                not who and text.count(" ", start, end) < _ANNOUNCES and text[end - 1] == "."
            )
            bare = end - start <= _BARE and place + 1 < stop and not announces
            head = ranges[place + bare][1]
            last = ranges[min(stop, place + 1 + _SAID_OF_IT) - 1][1]
            yield Passage(
                index,
                start,
                end,
                who,
                _stems(plain, start, head),
                _stems(plain, head, last) if who else frozenset(),
                announces,
                _TOPIC.match(text, start, end) is not None,
            )


def _begun(
    text: str,
    turn: TurnBlock,
    ranges: Sequence[tuple[int, int]],
    named: Sequence[_Mention],
    interrupted_by: str | None,
) -> Iterator[tuple[int, frozenset[str]]]:
    """The sentences of a turn that open a subject, with the askers they name.

    The opening words to a member who interrupted are not a subject.
    """
    replies = interrupted_by is not None
    stop = bisect_left(named, (turn.start,))
    for place, (start, end) in enumerate(ranges):
        first = stop
        while stop < len(named) and named[stop].start < end:
            stop += 1
        here = named[first:stop]
        who = frozenset(_who_asked(text, start, end, here)) if here else frozenset()
        is_paragraph = start == turn.start or text.startswith("\n\n", start - 2)
        if replies:
            to_another = bool(who) and interrupted_by not in who
            if start == turn.start or not (is_paragraph or to_another):
                continue
            replies = not is_paragraph
        begins = who or is_paragraph or _TOPIC.match(text, start, end)
        is_cut_off = end == turn.end and text.endswith("...", start, end)
        if begins and not is_cut_off and not _OUTLINES.search(text, start, end):
            yield place, who


def _who_asked(text: str, start: int, end: int, named: Sequence[_Mention]) -> set[str]:
    """The members named as askers in a sentence; all named members if it opens a subject."""
    if _UNSURE.search(text, start, end):
        return set()
    if _TOPIC.match(text, start, end):
        return {each.name for each in named}
    asked = [
        each
        for each in named
        if _ASKS.match(text, each.end, min(end, each.end + _REACH))
        or _OF.search(text[max(start, each.start - _REACH // 2) : each.start])
        or (_BEGINS.fullmatch(text, start, each.start) and _RAISES.match(text, each.end, end))
        or _is_pledged(text, each)
    ]
    # `Door de heer Nordkamp en de heer Van Dijk werd een vraag gesteld`
    return {
        each.name for each in named if any(abs(each.start - one.start) < _TOGETHER for one in asked)
    }


def _is_pledged(text: str, member: _Mention) -> bool:
    """Whether a minister pledges something to the member: `zeg ik mevrouw Diks toe`."""
    pledge = _PLEDGES.match(text, member.end)
    return pledge is not None and (
        "zeg" in pledge[0] or _PLEDGES_TO.match(text, 0, member.start) is not None
    )


def _own(text: str, plain: str, question: Question) -> frozenset[str]:
    """The stems of a question, and of the sentence before it if its own say too little."""
    stems = _stems(plain, question.start, question.end)
    if len(stems) <= _LEANS:
        for start, end in reversed(list(sentences(text, question.context, question.start))):
            stems |= _stems(plain, start, end)
            if len(stems) > _LEANS:
                break
    return stems


def _stems(plain: str, start: int, end: int) -> frozenset[str]:
    """The stems of a range of a text with these plain words."""
    words = {*plain[start + 1 : end + 1].split()} - _COMMON
    stems = [word[:_STEM] for word in words if len(word) >= _SHORTEST]
    if not "".join(stems).isalpha():  # `50%`, `2018`
        stems = [word[:_STEM] for word in {*_WORD.findall(" ".join(words))} - _COMMON]
    return frozenset(stems)
