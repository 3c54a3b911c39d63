"""Votes: the documents voted on, the sides, and the result.

Reports have printed votes in the same words since 1995: the subject (`In stemming komt de motie-Karimi`) and
the result established by the chair (`Ik constateer dat ... zodat zij is aangenomen`), which `sides.py` reads.
The names of a roll call (`Vóór stemmen de leden`) come in between. A decision without a vote has one
sentence: `Het wetsvoorstel wordt zonder stemming aangenomen.` A consequence of another vote (`kan als
verworpen worden beschouwd`) is not a vote.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

import regex

from ..mentions.candidate import Candidate
from ..mentions.literals import all_places, places
from ..models import AGAINST, FOR, OTHER, Side, SubjectKind, VoteMethod, VoteResult
from ..notation.period import Period
from ..notation.words import any_of
from ..structure.found import TextWarning, TurnBlock
from ..text.patterns import place_pattern
from ..text.source import VoteMark
from .naming import Members
from .sides import Sides, party_of, read_noted, read_sides
from .wished import with_wished

_RESULTS: dict[str, VoteResult] = {"aangenomen": "aangenomen", "verworpen": "verworpen"}
_BY_PARTIES: VoteMethod = "fracties"
_BY_NAME: VoteMethod = "hoofdelijk"
_UNOPPOSED: VoteMethod = "zonder_stemming"

_NEAR = 1500
"""Characters after the announcement of a vote, or after a roll call, within which the result is established.

The longest vote seen takes 700, with a remark of a member in between."""
_ROLL = 6000
"""Maximum number of characters of one side of a roll call: 150 names with first names take some 2,500."""
_CALLED = 600
"""Characters before a roll call within which the chair's opening names its subject."""

_UP_WORDS = "In stemming kom"
_ONE_UP = "In stemming komt "
_UP = place_pattern(r"In\sstemming\skom(?:t|en)\s")
_CALL_WORDS = ("stemmen de leden", "stemt het lid")
_CALL = place_pattern(r"stem(?:men|t)\s(?:de\sleden|het\slid)(?!\svan\sde\sfr):?\s")
_CALL_SIDES: dict[str, Side] = {"Vóór ": FOR, "Voor ": FOR, "Tegen ": AGAINST}
_CALL_END = regex.compile(
    r"\.(?=\s+(?:V[oó]{2}r|Voor|Tegen|Ik|De\s(?:\p{Ll}+\s)?[Vv]oorzitter)\b)|\.?\n\n|\.?$"
)
_BY_ROLL_CALL = regex.compile(
    r"(?<![^.:\n]\s)\p{Lu}[^.:\n]*\bhoofdelijke?\s[^.:\n]*?\bover\s(?P<what>[^.\n(]+(?:\([^)\n]+\))?)\."
)
# `nr. 12`, `c.s. over` and the initial of a name do not end a sentence; `artikel I.` does.
_SENTENCE_END = regex.compile(
    r"""(?<!\b(?:nrs?|c\.s|d\.d|art|\p{Lu}))[.?!](?=\s|$)
      | (?<=\s[IVXL]+)\.(?=\s+(?:De|Ik|V[oó]{1,2}r|Tegen)\s)
      | (?=\n\n)""",
    regex.VERBOSE,
)
_RESULT = regex.compile(
    r"""\b(?:is|zijn|wordt|worden)\b[^.;]{0,160}?\b(?P<result>aangenomen|verworpen)\b
      | \b(?P<result>aangenomen|verworpen)\s(?:is|zijn|wordt|worden)\b""",
    regex.VERBOSE,
)
_ESTABLISHED = regex.compile(r"\bIk\s(?:constateer|stel\svast)\b")
_PASSED_WORDS = ("zonder stemming", "zonder hoofdelijke", "algemene stemmen", "zitten en opstaan")
# `De artikelen I tot en met V worden zonder stemming aangenomen.`
_PASSED = regex.compile(
    r"""(?P<what>(?:De|Het|Dit|Deze|Artikel|Artikelen|Onderdeel|Onderdelen)\s
        (?:[^.\n]|(?<=\bnrs?|\bc\.?s)\.){1,600}?)          # `Artikel I, zoals gewijzigd door ... (stuk nr. 3),`
    ,?\s(?:wordt|worden)\s[^.\n]{0,60}?
    (?:(?P<unopposed>zonder\s(?:hoofdelijke\s)?stemming)|algemene\sstemmen|zitten\sen\sopstaan)
    [^.\n]{0,200}?\s(?P<result>aangenomen|verworpen)\b[^.\n]{0,200}\.?""",
    regex.VERBOSE,
)
_NOTED_WORD = "aantekening"
_NOTED_NEAR = 900
"""Characters after a vote within which the chair notes voters who want to be counted on the other side."""
_CHAIR = place_pattern(r"De\s(?:\p{Ll}+\s)?[Vv]oorzitter\s?:\s+")
_BY_ALL = regex.compile(r"\balgemene\sstemmen\b|\bzitten\sen\sopstaan\b")
_COUNTS = regex.compile(r"\bmet\s(\d{1,3})\s(?:stemmen\s)?tegen\s(\d{1,3})\b")
MOTION: SubjectKind = "motie"
"""The kind of subject that is also an element of the layer of motions."""
_VOTED_ON: dict[str, SubjectKind] = {
    "motie": MOTION,
    "moties": MOTION,
    "amendement": "amendement",
    "amendementen": "amendement",
    "subamendement": "amendement",
    "subamendementen": "amendement",
    "wetsvoorstel": "wetsvoorstel",
    "wetsvoorstellen": "wetsvoorstel",
    "rijkswetsvoorstel": "wetsvoorstel",
    "initiatiefvoorstel": "wetsvoorstel",
    "initiatiefwetsvoorstel": "wetsvoorstel",
    "wetsontwerp": "wetsvoorstel",
    "voorstel van wet": "wetsvoorstel",
    "voorstel van rijkswet": "wetsvoorstel",
    "voorstellen van wet": "wetsvoorstel",
    "artikel": "artikel",
    "artikelen": "artikel",
    "begrotingsartikel": "artikel",
    "onderdeel": "artikel",
    "onderdelen": "artikel",
    "beweegreden": "artikel",
    "considerans": "artikel",
    "brief": "brief",
    "voorstel": OTHER,
    "ordevoorstel": OTHER,
}
"""The kinds of subject, by words for them: `In stemming komt het nader gewijzigde amendement-Hamer`."""
_KIND = regex.compile(rf"\b(?P<kind>{any_of(_VOTED_ON)})(?!\p{{L}})", regex.IGNORECASE)
_AS_CHANGED = regex.compile(r",\s(?:zo)?als\s|,\sna\s")
_AGENDA = regex.compile(r"[^\n]*(?:\n\n[-–][^\n]*){0,60}")

_MARKED_METHODS: dict[str, VoteMethod] = {
    "fractie": _BY_PARTIES,
    "hoofdelijk": _BY_NAME,
    "zonder stemming": _UNOPPOSED,
}
_MARKED_SIDES: dict[str, Side] = {"voor": FOR, "tegen": AGAINST}


class Subject(NamedTuple):
    """The subject of a vote, one document or several; `mention` is an index in the mentions or -1."""

    kind: SubjectKind
    identifiers: tuple[str, ...] = ()
    mention: int = -1


class FoundVote(NamedTuple):
    """A vote, with its range in the clean text; fields are None or empty if the report is silent."""

    start: int
    end: int
    subject: Subject
    result: VoteResult | None
    method: VoteMethod | None
    sides: Sides = Sides()
    counts: tuple[int, int] | None = None


class _RollCall(NamedTuple):
    """One side of a roll call: its range and printed names."""

    start: int
    end: int
    side: Side
    names: str


class _Opening(NamedTuple):
    """The start of the report of a vote, the range of its subject, and the offset to read on from."""

    start: int
    name_start: int
    name_end: int
    behind: int


def find_votes(
    text: str,
    mentions: Sequence[Candidate],
    turns: Sequence[TurnBlock],
    marks: Sequence[VoteMark],
    members: Members,
    when: Period,
) -> tuple[list[FoundVote], list[TextWarning]]:
    """The votes of a document in the order of the text, with a warning for every vote without a result.

    `mentions` have their values; `marks` are the votes stated by the format. A document without votes costs a
    few searches for plain words.
    """
    calls = list(_roll_calls(text))
    openings = list(_openings(text, calls))
    passed = list(_passed(text))
    if not (openings or passed):
        return [], []
    reader = _Reader(text, mentions, marks, members, when)
    votes: list[FoundVote] = []
    warnings: list[TextWarning] = []
    for opening, until in _each_once(openings, reader):
        vote = reader.vote(opening, until, calls)
        if vote.result is None:
            message = "the text does not give the result of a vote"
            warnings.append(TextWarning("vote_without_result", message, vote.start, vote.end))
        votes.append(vote)
    places_of_votes = [(vote.start, vote.end) for vote in votes]
    votes += [reader.passed(match) for match in passed if _is_vote(match, places_of_votes, turns)]
    votes.sort(key=lambda vote: vote.start)
    return with_wished(text, list(reader.with_noted(votes, turns)), turns), warnings


# Places of votes


def _roll_calls(text: str) -> Iterator[_RollCall]:
    for at in all_places(text, _CALL_WORDS):
        match = _CALL.match(text, at)
        said = next((word for word in _CALL_SIDES if text.startswith(word, at - len(word))), None)
        if match and said:
            end = _CALL_END.search(text, match.end(), match.end() + _ROLL)
            stop = end.start() if end else match.end()
            names = text[match.end() : stop]
            yield _RollCall(at - len(said), stop, _CALL_SIDES[said], names)


def _openings(text: str, calls: Sequence[_RollCall]) -> list[_Opening]:
    """Announced votes, and roll calls announced in other words or not at all."""
    up = filter(None, (_UP.match(text, at) for at in places(text, _UP_WORDS)))
    openings = [_opening(text, match.start(), match.end()) for match in up]
    behind = [each.behind for each in openings]
    last: _RollCall | None = None
    alone: list[_Opening] = []
    for call in calls:
        before = bisect_right(behind, call.start) - 1
        is_announced = before >= 0 and _goes_on(text, behind[before], call.start)
        is_other_side = last and last.side != call.side and _goes_on(text, last.end, call.start)
        if not (is_announced or is_other_side):
            alone.append(_called(text, call))
        last = call
    return sorted(openings + alone)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether no result is stated between two places of one vote."""
    return end - start < _NEAR + _ROLL and not _RESULT.search(text, start, end)


def _opening(text: str, start: int, name_start: int) -> _Opening:
    end = _SENTENCE_END.search(text, name_start, name_start + _NEAR)
    return _Opening(start, name_start, *(end.span() if end else (name_start, name_start)))


def _called(text: str, call: _RollCall) -> _Opening:
    """A roll call, with the sentence before it that names its subject: `Wij stemmen hoofdelijk over ...`"""
    word = text.rfind("hoofdelijk", max(call.start - _CALLED, 0), call.start)
    said = (
        _BY_ROLL_CALL.search(text, text.rfind("\n", 0, word) + 1, call.start) if word >= 0 else None
    )
    if said is None:
        return _Opening(call.start, call.start, call.start, call.start)
    return _Opening(said.start(), *said.span("what"), said.end())


def _each_once(openings: Sequence[_Opening], reader: _Reader) -> Iterator[tuple[_Opening, int]]:
    """The openings, with the start of the next one.

    An opening said by the chair and printed again by the report is one: nothing is between the two, and the
    second names no other document.
    """
    kept: list[_Opening] = []
    for opening in openings:
        last = kept[-1] if kept else None
        if last and not reader.text[last.behind : opening.start].strip():
            cited = reader.cited(opening.name_start, opening.name_end)
            if cited in ([], reader.cited(last.name_start, last.name_end)):
                kept[-1] = last._replace(behind=opening.behind)
                continue
        kept.append(opening)
    for opening, following in zip_longest(kept, kept[1:]):
        yield opening, following.start if following else len(reader.text)


def _passed(text: str) -> Iterator[regex.Match[str]]:
    """The sentences on decisions without a vote, or by unanimous vote."""
    end = 0
    for at in all_places(text, _PASSED_WORDS):
        start = max(end, at - _NEAR)
        for stop in _SENTENCE_END.finditer(text, start, at):
            start = stop.end()
        start += len(text[start:at]) - len(text[start:at].lstrip())
        if match := _PASSED.match(text, start):
            end = match.end()
            yield match


def _is_vote(
    match: regex.Match[str], places_of_votes: Sequence[tuple[int, int]], turns: Sequence[TurnBlock]
) -> bool:
    """Whether a sentence is the report's or the chair's, and not part of a vote found already."""
    before = bisect_left(places_of_votes, (match.end(),)) - 1
    if before >= 0 and match.start() < places_of_votes[before][1]:
        return False
    return _is_of_report(match.start(), turns)


def _is_of_report(place: int, turns: Sequence[TurnBlock]) -> bool:
    """Whether an offset is in the report's own words or the chair's."""
    at = bisect_right(turns, place, key=lambda turn: turn.start) - 1
    speaking = turns[at] if at >= 0 and place < turns[at].end else None
    return speaking is None or speaking.role == "chair"


# Reading a vote


class _Reader:
    """Reads the votes of one document."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Candidate],
        marks: Sequence[VoteMark],
        members: Members,
        when: Period,
    ) -> None:
        self.text = text
        self._mentions = sorted(enumerate(mentions), key=_start_of)
        self._agendas = list(places(text, "Aan de orde "))
        self._marks = marks
        self._members = members
        self._when = when

    def vote(self, opening: _Opening, until: int, calls: Sequence[_RollCall]) -> FoundVote:
        """The vote of an opening; its report ends before `until`."""
        first, last = (
            bisect_left(calls, place, key=lambda call: call.start)
            for place in (opening.start, until)
        )
        called = calls[first:last]
        behind = max([opening.behind, *(call.end for call in called)])
        start, end, result = self._result(behind, min(until, behind + _NEAR))
        sentence = self.text[start:end]
        inside = self._between(start, end)
        parties = [
            (each.start - start, each.end - start) for _, each in inside if each.label == "party"
        ]
        sides = read_sides(sentence, parties, self._members, self._when)
        for call in called:
            sides = sides.with_members(call.side, self._members.listed(call.names))
        mark = self._mark(opening.start, end)
        if mark and sides == Sides() and not _BY_ALL.search(sentence):
            sides = self._marked(mark)
        counts = _counts(sentence, result)
        subject = self._subject(opening.name_start, opening.name_end)
        method = _method(sentence, sides, mark, by_name=bool(called or counts))
        if mark and result is None:
            result = _RESULTS.get(mark.result.casefold())
        return FoundVote(opening.start, end, subject, result, method, sides, counts)

    def passed(self, match: regex.Match[str]) -> FoundVote:
        """A decision reported in one sentence."""
        method = _UNOPPOSED if match["unopposed"] else _BY_PARTIES
        subject, result = self._subject(*match.span("what")), _RESULTS[match["result"]]
        return FoundVote(*match.span(), subject, result, method)

    def with_noted(
        self, votes: Sequence[FoundVote], turns: Sequence[TurnBlock]
    ) -> Iterator[FoundVote]:
        """The votes with the voters who want to be counted otherwise; results stay the same."""
        noted = [at for at in places(self.text, _NOTED_WORD) if _is_of_report(at, turns)]
        for vote, following in zip_longest(votes, votes[1:]):
            until = min(following.start if following else len(self.text), vote.end + _NOTED_NEAR)
            sides = vote.sides
            for at in noted[bisect_left(noted, vote.start) : bisect_left(noted, until)]:
                sentence = self._sentence(vote.start, at)
                sides = read_noted(sentence, sides, self._members, self._when)
            yield vote._replace(sides=sides)

    def _sentence(self, begin: int, at: int) -> str:
        """The sentence around an offset, from `begin` on, without a preceding heading of the chair."""
        start = begin
        for stop in _SENTENCE_END.finditer(self.text, begin, at):
            start = stop.end()
        end = _SENTENCE_END.search(self.text, at)
        sentence = self.text[start : end.start() if end else len(self.text)]
        return _CHAIR.sub("", sentence.strip())

    def cited(self, start: int, end: int) -> list[str]:
        """The documents that a range names, without repetition."""
        values = (
            each.attributes["identifier"] if each.label == "motion" else each.value
            for _, each in self._between(start, end)
            if each.label in ("motion", "reference", "document")
        )
        return list(dict.fromkeys(filter(None, values)))

    def _between(self, start: int, end: int) -> list[tuple[int, Candidate]]:
        first = bisect_left(self._mentions, start, key=_start_of)
        return self._mentions[first : bisect_left(self._mentions, end, key=_start_of)]

    def _result(self, start: int, until: int) -> tuple[int, int, VoteResult | None]:
        """The range of the sentence that establishes the result, and the result."""
        said = _ESTABLISHED.search(self.text, start, until)
        begin = said.start() if said else start
        match = _RESULT.search(self.text, begin, until)
        if match is None:
            return start, start, None
        end = _SENTENCE_END.search(self.text, match.end())
        return begin, end.end() if end else len(self.text), _RESULTS[match["result"]]

    def _subject(self, start: int, end: int) -> Subject:
        changed = _AS_CHANGED.search(self.text, start, end)
        end = changed.start() if changed else end  # the adopted amendments follow
        noun = _KIND.search(self.text, start, end)
        kind = _VOTED_ON[noun["kind"].lower()] if noun else OTHER
        cited = self.cited(start, end)
        if kind == OTHER or not cited:
            listed_kind, listed = self._listed(start)
            kind = listed_kind if kind == OTHER else kind
            cited = cited or (listed if kind == listed_kind else [])
        names = {"motion": 0, "document": 1, "reference": 2}
        named = [each for each in self._between(start, end) if each[1].label in names]
        mention = min(named, key=lambda each: names[each[1].label], default=(-1, None))[0]
        # The number of an amended motion is followed by its former number: `nr. 17, was nr. 9`.
        if self.text.startswith(_ONE_UP, start - len(_ONE_UP)):
            cited = cited[:1]
        # Of a bill the dossier is known.
        identifiers = (f"kst-{each}" if each[0].isdigit() else each for each in cited)
        return Subject(kind, tuple(identifiers), mention)

    def _listed(self, start: int) -> tuple[SubjectKind, list[str]]:
        """The subject of a vote according to the agenda before it: its kind and documents."""
        at = bisect_left(self._agendas, start) - 1
        listed = _AGENDA.match(self.text, self._agendas[at], start) if at >= 0 else None
        if listed is None:
            return OTHER, []
        noun = _KIND.search(self.text, *listed.span())
        return _VOTED_ON[noun["kind"].lower()] if noun else OTHER, self.cited(*listed.span())

    def _mark(self, start: int, end: int) -> VoteMark | None:
        """The vote that the format marks in this range."""
        at = bisect_left(self._marks, end, key=lambda mark: mark.start) - 1
        return self._marks[at] if at >= 0 and start < self._marks[at].end else None

    def _marked(self, mark: VoteMark) -> Sides:
        """The sides as stated by the format, if the text does not state them."""
        sides = Sides()
        for who, what in mark.votes:
            side = _MARKED_SIDES.get(what.casefold())
            if side and (party := party_of(who, self._when)):
                sides = sides.with_party(side, party)
            elif side and (member := self._members.of(who)):
                sides = sides.with_members(side, [member])
        return sides


def _start_of(mention: tuple[int, Candidate]) -> int:
    return mention[1].start


def _counts(sentence: str, result: VoteResult | None) -> tuple[int, int] | None:
    """The numbers of votes for and against, in either order: `met 45 tegen 97 stemmen verworpen`."""
    match = _COUNTS.search(sentence)
    if match is None or result is None:
        return None
    fewer, more = sorted((int(match[1]), int(match[2])))
    return (more, fewer) if result == "aangenomen" else (fewer, more)


def _method(
    sentence: str, sides: Sides, mark: VoteMark | None, *, by_name: bool
) -> VoteMethod | None:
    if by_name:
        return _BY_NAME
    if "zonder stemming" in sentence:
        return _UNOPPOSED
    if sides != Sides() or _BY_ALL.search(sentence):
        return _BY_PARTIES
    return _MARKED_METHODS.get(mark.manner.casefold()) if mark and mark.manner else None
