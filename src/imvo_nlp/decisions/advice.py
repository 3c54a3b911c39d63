"""The government's advice on motions: `oordeel Kamer`, `ontraden` and so on.

A minister takes the motions one by one: names one (`de motie op stuk nr. 346`, `de motie van mevrouw
Kröger`), comments on it, and advises on `deze motie`. An advice therefore belongs to the motion named last,
by any speaker, unless its own sentence names another. The same walk through the debate reads where a mover
holds a motion over or withdraws it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from ..mentions.candidate import Candidate
from ..mentions.literals import places
from ..models import OTHER, AdviceValue, MotionStatus
from ..notation.names import fold
from ..structure.found import GOVERNMENT, TurnBlock
from .sentences import sentences

# The wording of each advice, as used by ministers since 1995.
_ADVICE: tuple[tuple[AdviceValue, regex.Pattern[str]], ...] = (
    (
        "oordeel_kamer",
        regex.compile(
            r"""\b[Oo]ordeel[\s-][\"”»]?\s?Kamer\b               # `Oordeel Kamer.`
              | \baan\s(?:het\s)?oordeel\svan\s(?:de|deze|uw)\s(?:\p{L}+\s)?Kamer\b
              | \b[Oo]ordeel\b[^;!?]{0,90}?\b(?:aan|bij)\s(?:de|deze|uw)\s(?:\p{L}+\s)?Kamer\b
                (?!\s(?:\p{Ll}+\s){0,3}(?:stu|zen|zon|mel|bericht|schrijv|voor|toe|doen|infor))
              | \baan\s(?:de|deze|uw)\sKamer\sover(?=[.,;!]|\s(?:te\s)?laten|$)  # `laat ik aan de Kamer over`""",
            regex.VERBOSE,
        ),
    ),
    # `Die moet ik ontraden`, `raad ik de Kamer af`
    (
        "ontraden",
        regex.compile(r"\b[Oo]ntra(?:adt?|den|de)\b|\bafraden\b|\braad\s[^.;,]{0,60}\saf\b"),
    ),
    ("ontijdig", regex.compile(r"\b[Oo]ntijdig\b")),
    (
        "overgenomen",
        regex.compile(
            r"""\bovernemen\b                                   # `Die motie kan ik overnemen`
              | \bneem\s(?:(?:ik|die|deze|de|haar|hem|'m|graag|dan|dus|motie)\s){1,5}over\b
              | (?:\b(?:kan|wordt|is)\s(?:worden\s)?|:\s)overgenomen\b""",
            regex.VERBOSE,
        ),
    ),
    # `Ik zou mevrouw Kröger willen vragen de motie aan te houden`
    ("aanhouden", regex.compile(r"\baan(?:\ste\s)?houden\b|\baangehouden\b")),
    # Advice in other words than the House's own: `De motie is overbodig`, `Ik zie haar als ondersteuning van
    # beleid`, `Tegen deze motie heb ik geen bezwaar`
    (
        OTHER,
        regex.compile(
            r"""\boverbodig\b | \bondersteuning\svan\s(?:\p{L}+\s)?(?:kabinets)?beleid\b
              | \bniet\s(?:te\s)?appreciëren\b
              | \bgeen\sbezwa(?:ar|ren)\b(?!\stegen\s(?:het\s)?(?:aanhouden|uitstel))""",
            regex.VERBOSE,
        ),
    ),
)
# `net als de motie op stuk nr. 103`, `Hetzelfde geldt voor de motie op stuk nr. 103`, `Idem.`
_LIKE = regex.compile(r"\b(?:net\s(?:zo)?als|evenals|alsook|en\sook)\b")
_SAME = regex.compile(
    r"\b(?:idem|dito|(?:dat)?(?:het)?zelfde\s(?:geldt|oordeel)|(?:dat|dit)\sgeldt\s(?:dan\s)?ook|geldt\shetzelfde)\b",
    regex.IGNORECASE,
)
_ASKS = regex.compile(
    r"\b(?:verzoek|vraag|vragen|verzoeken|suggestie|suggereren|suggereer|voorstel|voorstellen|stel|adviseer"
    r"|adviseren|willen|raad|aanraden|hoop|graag|wil|beter|verstandig)\b"
)
_NOT = regex.compile(
    r"\bniet\s(?:te\s)?(?:ontraden|overnemen|over\ste\snemen)|\bniet\szo\svan\shet\b|\bwil\sovernemen\b|\?$"
)
# Not a motion of this debate: an amendment, or a motion with another number.
_ANOTHER = regex.compile(
    r"\b(?:sub)?amendement(?:en)?\b(?!.*\bmoties?\b)|\bmoties?\s(?:met\s|op\s)*(?:stuk(?:ken)?\s)?(?:nrs?\.|letter)\s"
)
# `Die kan ik overnemen`, but not `Die suggestie neem ik over`
_OF_MOTION = regex.compile(
    r"""\b[Mm]oties?\b
      | \b(?:[Dd]ie|[Dd]eze|[Hh]aar|[Hh]em|'m|’m)\s(?:kan|kunnen|wil|neem|zal|ga|moet|zou|aan|over|graag|te|ik)\b
      | \b(?:kan|wil|neem|zal|ga|zou)\sik\s(?:die|deze|haar|hem|'m)\b(?!\s\p{Ll}+e\b)""",
    regex.VERBOSE,
)

_NUMBER = regex.compile(
    r"(?:\b(?:nrs?\.?|nummers?|moties?(?:\sop)?|stuk(?:ken)?|letter)\s(?:nrs?\.?\s|letter\s)?)(?P<one>\d{1,4}|[A-Z]{1,3})\b"
    r"|(?:(?<=\d,\s)|(?<=\d\sen\s)|(?<=[A-Z],\s)|(?<=[A-Z]\sen\s))(?P<one>\d{1,4}|[A-Z]{1,3})\b"
    r"|(?<![\d.,])(?P<one>\d{3,4})(?![\d.]\d|%)\b"
)
_ORDINAL = regex.compile(
    r"\b(?P<which>eerste|tweede|derde|vierde|vijfde|zesde|laatste|volgende|andere)\smotie\b",
    regex.IGNORECASE,
)
_ORDINALS = {
    "eerste": 0,
    "tweede": 1,
    "derde": 2,
    "vierde": 3,
    "vijfde": 4,
    "zesde": 5,
    "laatste": -1,
}
_OWNED = regex.compile(r"\b(?:zijn|haar|hun)\s(?:\p{Ll}+\s)?moties?\b")
_ORDINAL_BEFORE = regex.compile(
    rf"\b(?:{'|'.join(_ORDINALS)}|volgende|andere)\s$", regex.IGNORECASE
)
# `haar moties`, `alle moties`
_ALL = regex.compile(r"\b(?:zijn|haar|hun|beide|alle|alle\s\p{L}+)\smoties\b")
_RANGE = regex.compile(r"\b(?P<first>\d{1,4})\s?(?:t/m|tot\sen\smet|[-–])\s?(?P<last>\d{1,4})\b")
_BESIDE = 30
"""Maximum number of characters between a motion's movers and its number: `van de heer Van Kent op stuk nr. 349`."""
_JOINED = regex.compile(
    r"(?:[-/,\s]|\b(?:en|als|ook|alsmede|evenals|de|die|moties?|op|stuk(?:ken)?|nrs?\.?|het|lid|leden|van|heer|mevrouw)\b|\p{Lu}[\p{L}'’-]*)*"
)
_TOGETHER = regex.compile(r"\b(?:combineer|combineren|samen|tegelijk|beide|allebei)\b")
_HOLDS = regex.compile(r"\b(?:houd|hou)\b[^?]*\baan\b|\baanhouden\b(?![^.]*\?)|\baan\ste\shouden\b")
_WITHDRAWS = regex.compile(r"\btrek\b[^?]*\b(?:in|terug)\b")
_MINE = regex.compile(r"\b(?:ik|mijn|we|wij|onze)\b", regex.IGNORECASE)
_HEDGED = regex.compile(
    r"\b(?:overweeg|overwegen|misschien|als|nadenken|overleg|wil(?:len)?\sniet|niet)\b",
    regex.IGNORECASE,
)
# `Zeker.`, `Nou, als u dat vraagt, doe ik dat.`
_YES = regex.compile(
    r"(?:Ja|Zeker|Klopt|Dat\s(?:klopt|is\s(?:juist|correct))|Inderdaad|Correct|Exact|Juist|[^.?!]{0,90}\bdoe\sik\sdat(?!\sniet))\b"
)


class Moved(NamedTuple):
    """A motion under discussion: where it was moved, its number, its identifiers, its movers."""

    at: int
    number: str | None
    identifiers: frozenset[str]
    submitters: tuple[str, ...]


class Advice(NamedTuple):
    """A statement of a member of government on a motion; `speaker` is the index of the turn."""

    value: AdviceValue
    speaker: int
    start: int
    end: int


Statement = Advice | tuple[int, MotionStatus]
"""An advice, or the status that a mover gives a motion, with its place."""


def read_advice(
    text: str, turns: Sequence[TurnBlock], mentions: Sequence[Candidate], moved: Sequence[Moved]
) -> Iterator[tuple[int, Statement]]:
    """Every advice on a motion, and every motion held over or withdrawn, by its index in `moved`.

    The first of several sentences with the same advice on a motion is kept.
    """
    if moved and turns:
        yield from _Walk(text, turns, mentions, moved).statements()


class _Walk:
    """A walk through the turns of a debate that keeps track of the motions under discussion."""

    def __init__(
        self,
        text: str,
        turns: Sequence[TurnBlock],
        mentions: Sequence[Candidate],
        moved: Sequence[Moved],
    ) -> None:
        self._text = text
        self._turns = turns
        self._moved = moved
        self._named = sorted(
            (each for each in mentions if each.label == "motion"), key=lambda each: each.start
        )
        self._members = sorted(
            (each for each in mentions if each.label == "member" and each.value),
            key=lambda each: each.start,
        )
        self._movers = [[fold(name) for name in each.submitters] for each in moved]
        self._mover: str | None = None
        self._items = [at for at in places(text, "Aan de orde ") if not self._is_said(at)]
        self._of_item: dict[int, list[int]] = defaultdict(list)
        self._given_last: AdviceValue | None = None
        for index, each in enumerate(moved):
            self._of_item[bisect_right(self._items, each.at)].append(index)
        self._items_with = sorted(self._of_item)
        self._in_play: list[int] = []
        self._played = -1
        self._numbers: dict[str | None, int] = {}
        self._identified: dict[str, int] = {}
        self._by_movers: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_mover: dict[str, list[int]] = defaultdict(list)
        self._item, self._minister = -1, -1
        self._current: tuple[int, ...] = ()
        self._asked: tuple[AdviceValue, list[int]] | None = None
        self._done: dict[int, set[AdviceValue]] = defaultdict(set)

    def _is_said(self, at: int) -> bool:
        before = bisect_right(self._turns, at, key=lambda turn: turn.start) - 1
        return before >= 0 and at < self._turns[before].end

    def statements(self) -> Iterator[tuple[int, Statement]]:
        """All advice in the turns, in order."""
        for place, turn in enumerate(self._turns):
            if turn.end <= self._moved[0].at:
                continue
            if (item := bisect_right(self._items, turn.start)) != self._item:
                self._item, self._current, self._minister = item, (), -1
            self._play(turn.end)
            if not self._in_play:
                continue
            if turn.role in GOVERNMENT:
                yield from self._government(place, turn)
            elif turn.role == "chair":
                yield from self._chair(turn)
            else:
                yield from self._member(turn)

    def _government(self, place: int, turn: TurnBlock) -> Iterator[tuple[int, Statement]]:
        if place != self._minister:
            self._given_last = None
        self._minister, self._mover = place, None
        if not self._current and self._of_item.get(self._item) == self._in_play[:1]:
            self._current = (self._in_play[0],)
        asked, self._asked = self._asked, None
        if asked and _YES.match(self._text, turn.start, turn.end):
            # `Ontraden dus?`, `Zeker.`
            start, end = next(sentences(self._text, turn.start, turn.end))
            for index in asked[1]:
                yield from self._once(index, Advice(asked[0], place, start, end))
        for start, end in sentences(self._text, turn.start, turn.end):
            yield from self._advice(self._text[start:end], start, end)

    def _chair(self, turn: TurnBlock) -> Iterator[tuple[int, Statement]]:
        """The advice as the chair repeats it, if the minister put it in other words."""
        self._asked = None
        for start, end in sentences(self._text, turn.start, turn.end):
            sentence = self._text[start:end]
            if "krijgt nr" in sentence or "krijgt letter" in sentence:
                continue  # announcing a motion does not make it the subject yet
            named = self._turn_to(sentence, start)
            value = next((value for value, words in _ADVICE[:2] if words.search(sentence)), None)
            if value and sentence.endswith("?"):
                self._asked = value, named or list(self._current)
            elif value and self._minister >= 0:
                for index in named:
                    yield from self._once(index, Advice(value, self._minister, start, end))

    def _member(self, turn: TurnBlock) -> Iterator[tuple[int, Statement]]:
        self._asked = None
        for start, end in sentences(self._text, turn.start, turn.end):
            named = self._turn_to(self._text[start:end], start)
            if turn.role == "member":
                yield from self._fate(self._text[start:end], start, turn, named)

    def _turn_to(self, sentence: str, start: int) -> list[int]:
        """The motions that a sentence names; the last one becomes the subject."""
        named = [index for _, index in self._refs(sentence, start)]
        if named:
            self._current = (named[-1],)
        return named

    def _play(self, until: int) -> None:
        """The candidates: the motions of this agenda item, or of the last item that had any."""
        last = bisect_right(self._items_with, self._item)
        of_item = self._of_item[self._items_with[last - 1]] if last else []
        count = bisect_left(of_item, until, key=lambda index: self._moved[index].at)
        if last != self._played or count < len(self._in_play):
            self._played, self._in_play = last, []
            self._numbers, self._identified = {}, {}
            self._by_movers, self._by_mover = defaultdict(list), defaultdict(list)
        for index in of_item[len(self._in_play) : count]:
            motion, movers = self._moved[index], self._movers[index]
            self._in_play.append(index)
            self._numbers[motion.number] = index
            for identifier in motion.identifiers:
                self._identified.setdefault(identifier, index)
            self._by_movers[tuple(movers)].append(index)
            for mover in dict.fromkeys(movers):
                self._by_mover[mover].append(index)

    def _refs(self, sentence: str, start: int) -> list[tuple[int, int]]:
        """The motions that a sentence names, with their places."""
        found = list(self._by_number(sentence))
        if "otie" in sentence or "ie van" in sentence:
            found += self._by_name(sentence, start, [place for place, _ in found])
        if not found and "otie" in sentence:
            found += self._by_order(sentence, start)
        return sorted(found)

    def _by_number(self, sentence: str) -> Iterator[tuple[int, int]]:
        if not any(character.isdigit() for character in sentence) and "letter" not in sentence:
            return
        for match in _NUMBER.finditer(sentence):
            if match["one"] in self._numbers:
                yield match.start("one"), self._numbers[match["one"]]
        for match in _RANGE.finditer(sentence):
            first, last = int(match["first"]), int(match["last"])
            for number, index in self._numbers.items():
                if number and number.isdigit() and first <= int(number) <= last:
                    yield match.start("first"), index

    def _by_name(
        self, sentence: str, start: int, numbered: Sequence[int]
    ) -> Iterator[tuple[int, int]]:
        """Motions named by their movers, unless a number or an ordinal beside them decides."""
        first = bisect_left(self._named, start, key=lambda each: each.start)
        last = bisect_left(self._named, start + len(sentence), key=lambda each: each.start)
        for mention in self._named[first:last]:
            begin, end = mention.start - start, mention.end - start
            if any(begin - _BESIDE <= place <= end + _BESIDE for place in numbered):
                continue
            if _ORDINAL_BEFORE.search(sentence[:begin]):
                continue
            identifier = mention.attributes["identifier"]
            if identifier in self._identified:
                yield begin, self._identified[identifier]
            elif same := self._of(mention.attributes["submitters"]):
                yield begin, same[0]

    def _by_order(self, sentence: str, start: int) -> Iterator[tuple[int, int]]:
        """Motions named by position: `haar tweede motie`, `de volgende motie`, `alle moties`.

        If the named member moved one motion only, no position is needed.
        """
        names = self._names(sentence, start)
        owned = self._owned(sentence, names)
        ordinal = _ORDINAL.search(sentence)
        if exact := self._exactly(names):
            yield 0, exact[0]
        elif _ALL.search(sentence):
            yield from ((0, index) for index in owned or self._in_play)
        elif ordinal is None:
            if len(owned) == 1 and _OWNED.search(sentence):
                yield 0, owned[0]
        elif (place := _ORDINALS.get(ordinal["which"].lower())) is None:  # `de volgende motie`
            if self._current:
                after = bisect_right(self._in_play, self._current[-1])
                yield from ((ordinal.start(), index) for index in self._in_play[after : after + 1])
        else:
            listed = owned if len(owned) > 1 else self._in_play
            if -len(listed) <= place < len(listed):
                yield ordinal.start(), listed[place]

    def _names(self, sentence: str, start: int) -> list[str]:
        """The members whom a sentence names."""
        first = bisect_left(self._members, start, key=lambda each: each.start)
        last = bisect_left(self._members, start + len(sentence), key=lambda each: each.start)
        return [str(each.value) for each in self._members[first:last]]

    def _exactly(self, names: Sequence[str]) -> list[int]:
        """The motions of exactly these members, two or more: a single name is no evidence."""
        folded = [fold(name) for name in names]
        if len(folded) < 2:
            return []
        return self._by_movers.get(tuple(folded), [])

    def _owned(self, sentence: str, names: Sequence[str]) -> list[int]:
        """The motions of the first mover in a sentence, else of the mover named before it."""
        mover = next((name for name in names if self._of([name])), None)
        self._mover = mover or self._mover
        if mover or (self._mover and (_OWNED.search(sentence) or _ORDINAL.search(sentence))):
            return sorted(self._of([str(self._mover)]))
        return []

    def _of(self, names: Sequence[str]) -> list[int]:
        """The motions of these movers; first those of nobody else and without advice."""
        printed, movers = [fold(name) for name in names], self._movers
        same = [
            index
            for index in self._by_mover.get(printed[0] if printed else "", ())
            if movers[index][:1] == printed[:1] and {*printed} <= {*movers[index]}
        ]
        return sorted(same, key=lambda each: (movers[each] != printed, each in self._done, each))

    def _advice(self, sentence: str, start: int, end: int) -> Iterator[tuple[int, Advice]]:
        refs = self._refs(sentence, start)
        given = sorted(self._given(sentence))
        if not refs and _ANOTHER.search(sentence):
            self._current = ()
        for place, value in given:
            before = [each for each in refs if each[0] < place]
            if not before and refs:
                before = refs
            if before:
                self._current = self._last_named(sentence, before)
                refs = [each for each in refs if each not in before]
            if refs and _LIKE.search(sentence, place):
                self._current = tuple(dict.fromkeys((*self._current, *(each[1] for each in refs))))
                refs = []
            for index in self._current:
                yield from self._once(index, Advice(value, self._minister, start, end))
            self._given_last = value
        if refs and not given and self._given_last and _SAME.search(sentence):
            for _, index in refs:
                yield from self._once(index, Advice(self._given_last, self._minister, start, end))
        if refs:
            named = self._last_named(sentence, refs)
            together = self._current if _TOGETHER.search(sentence) else ()
            self._current = tuple(dict.fromkeys((*together, *named)))

    def _last_named(self, sentence: str, refs: Sequence[tuple[int, int]]) -> tuple[int, ...]:
        """The motions named last, several if joined: `de moties op stuk nrs. 3 en 4`."""
        last = [refs[-1]]
        for each, following in reversed(list(pairwise(refs))):
            gap = sentence[each[0] : following[0]].lstrip("0123456789")
            if not _JOINED.fullmatch(gap):
                break
            last.insert(0, each)
        return tuple(dict.fromkeys(index for _, index in last))

    def _given(self, sentence: str) -> Iterator[tuple[int, AdviceValue]]:
        if _NOT.search(sentence):
            return
        found = False
        for value, words in _ADVICE:
            match = words.search(sentence)
            if (
                match is None
                or (value == "aanhouden" and not _ASKS.search(sentence))
                or (value == "overgenomen" and not _OF_MOTION.search(sentence))
                or (value == OTHER and (found or "otie" not in sentence))
            ):
                continue
            found = True
            yield match.start(), value

    def _once(self, index: int, advice: Advice) -> Iterator[tuple[int, Advice]]:
        """An advice at its first mention; `overig` only if no other advice came before."""
        done = self._done[index]
        if advice.value not in done and not (advice.value == OTHER and done):
            done.add(advice.value)
            yield index, advice

    def _fate(
        self, sentence: str, start: int, turn: TurnBlock, named: Sequence[int]
    ) -> Iterator[tuple[int, tuple[int, MotionStatus]]]:
        """A motion that a member holds over or withdraws."""
        if "?" in sentence or not _MINE.search(sentence) or _HEDGED.search(sentence):
            return
        status: MotionStatus | None = None
        if _HOLDS.search(sentence):
            status = "aangehouden"
        elif _WITHDRAWS.search(sentence):
            status = "ingetrokken"
        if status is None:
            return
        speaker = fold(turn.name or "")
        own = self._by_mover.get(speaker, [])
        meant = [each for each in (*named, *self._current) if each in own][:1]
        if not meant and len(own) == 1:
            meant = own
        for index in meant:
            yield index, (start, status)
