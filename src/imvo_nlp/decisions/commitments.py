"""Commitments (toezeggingen): acts to which a member of government binds the cabinet, to whom, by when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import regex

from ..mentions.candidate import Candidate
from ..structure.found import GOVERNMENT, Person, QuestionBlock, Structure, TurnBlock
from ..text.patterns import backward_pattern, place_pattern
from .binding import RULES, Bond, cues, find_bond
from .due import Due
from .floor import asking_parties
from .linked import acknowledged, sums_up
from .listed import find_listed
from .motions import FoundMotion
from .overview import find_items, is_overview
from .sentence import Form, Sentence
from .sentences import sentences

Whom = tuple[str, str | None]
"""A name, and a role or a party."""
When = tuple[int, int, str | None, str | None]
"""A printed time limit: its range in the clean text, the first and the last day as ISO dates."""


class FoundCommitment(NamedTuple):
    """A commitment in the clean text: its sentence, who makes it, to whom, and by when.

    `by` is a name with a role, `to` names with parties. `acknowledged` holds indexes of turns, `sums_up` of
    other commitments.
    """

    start: int
    end: int
    form: str
    by: Whom | None
    to: tuple[Whom, ...] = ()
    due: When | None = None
    promised: tuple[str, ...] = ()
    sums_up: tuple[int, ...] = ()
    acknowledged: tuple[int, ...] = ()
    status: str = "made"


_TO_WHOM = regex.compile(
    r"\b(?:aan|richting|voor|jegens|(?:verzoek|vra(?:ag|gen))\svan)\s(?:de\s|het\s|mijn\s)?(?:\p{L}+\s)?$"
)
_GETS = place_pattern(r"\s(?:krijgt|ontvangt)\b")
_OTHERS = backward_pattern(r"\b(?:bij|aan|met|tussen|door|namens|en|naar)\s(?:de\s|mijn\s)?")
_FIRST_PERSON = re.compile(r"\b(?:[Ii]k|[Ww]e|[Ww]ij)\b")
_QUESTION_OF = backward_pattern(r"\bvra(?:ag|gen)\svan\s(?:de\s|het\s|mijn\s)?")
_ASKS = place_pattern(
    r"\s(?:vroeg|vraagt|vroegen|had\sgevraagd|heeft\sgevraagd|stelde|noemde|zei)\b"
)
_WRITTEN_QUESTIONS = backward_pattern(
    r"\b(?:schriftelijke\s|Kamer)vragen\s[^.;]{0,80}?(?:van|door)\s(?:de\s|het\s)?[^.;]{0,40}"
)
# `Ik weet niet meer of mevrouw Diks of mevrouw Van der Graaf daarover een vraag stelde`
_UNSURE = backward_pattern(r"\bweet\s(?:even\s)?niet\s(?:meer\s)?of\s[^.?!]{0,60}")
_LONGEST_PARAGRAPH = 2000
"""Maximum number of characters before a sentence that belong to it."""
_TOGETHER = 60
"""Maximum number of characters from the first to the last name of members named together."""
_RUNS_ON = 3000
"""Characters from the start of a turn within which it still answers the previous speaker."""


class Commitments:
    """Finds the commitments of a document of any kind.

    `mentions` are all mentions of the document with their values, `present` the participants, `moved` its
    motions, and `today` the date of the document, None if unknown.
    """

    def __init__(
        self,
        text: str,
        structure: Structure,
        mentions: Sequence[Candidate],
        present: Sequence[Person],
        moved: Iterable[FoundMotion],
        today: date | None,
    ) -> None:
        self._text = text
        self._structure = structure
        self._today = today
        self._cues = cues()
        people = [each for each in mentions if each.label in ("member", "minister")]
        people += asking_parties(text, structure.turns, mentions)
        self._people = sorted(people, key=_start_of)
        self._movers = sorted(_movers(mentions, moved), key=_start_of)
        self._starts = [each.start for each in self._people]
        self._government = [each for each in present if GOVERNMENT.intersection(each.roles)]

    def find(self, body_end: int) -> list[FoundCommitment]:
        """The commitments in the order of the text; `body_end` is the end of its body."""
        listed = list(self._listed())
        found = [*listed, *self._spoken(listed), *self._written(body_end)]
        found.sort(key=lambda each: (each.start, each.end))
        turns = self._structure.turns
        repeated = sums_up(self._text, found, turns)
        taken = acknowledged(self._text, found, turns)
        return [
            each._replace(sums_up=repeated.get(index, ()), acknowledged=taken.get(index, ()))
            for index, each in enumerate(found)
        ]

    def _bonds(
        self, start: int, end: int, form: Form
    ) -> Iterator[tuple[int, int, Bond, When | None]]:
        """The binding sentences of a range, with their bonds and time limits."""
        # In indirect speech other words replace the cues.
        all_of_them = ((*each, RULES, None) for each in sentences(self._text, start, end))
        with_cues = self._cues.find(self._text, start, end)
        for first, last, rules, verbs in all_of_them if form == "reported" else with_cues:
            sentence = Sentence(self._text[first:last], form, self._today, verbs)
            if bond := find_bond(sentence, rules):
                yield first, last, bond, _when(sentence.due, first)

    def _named(self, label: str, start: int, end: int) -> list[Candidate]:
        """The members or ministers named in a range whose value is known."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [each for each in self._people[first:last] if each.label == label and each.value]

    # Lists read out by the chair

    def _listed(self) -> Iterator[FoundCommitment]:
        turns = self._structure.turns
        for index, start, end in find_listed(self._text, turns):
            sentence = Sentence(self._text[start:end], "spoken", self._today)
            yield FoundCommitment(
                start,
                end,
                "listed",
                self._bound(start, end),
                self._for_whom(start, end, turns[index].end),
                _when(sentence.due, start),
                sentence.promised(),
            )

    def _bound(self, start: int, end: int) -> Whom | None:
        """The member of government whom an item names, else the only one present."""
        for each in self._people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if each.label == "minister" and not _OTHERS.match(self._text, start, each.start):
                return self._official(each.value)
        return self._alone()

    def _alone(self) -> Whom | None:
        return self._official(self._government[0].name) if len(self._government) == 1 else None

    def _official(self, name: str | None) -> Whom | None:
        """A name with the role in government that the document gives; None for None."""
        if name is None:
            return None
        roles = [role for each in self._government if each.name == name for role in each.roles]
        return name, next((role for role in roles if role in GOVERNMENT), None)

    def _for_whom(self, start: int, end: int, turn_end: int) -> tuple[Whom, ...]:
        """The members to whom an item, or the sentence after it, addresses itself: `een toezegging aan`."""
        after = next(sentences(self._text, end, turn_end), (end, end))
        if "toezegging aan" in self._text[after[0] : after[1]]:
            end = after[1]
        return _each_once(
            each
            for each in self._named("member", start, end)
            if _TO_WHOM.search(self._text, max(start, each.start - 40), each.start)
            or _GETS.match(self._text, each.end)
        )

    # Commitments in speech

    def _spoken(self, listed: Sequence[FoundCommitment]) -> Iterator[FoundCommitment]:
        turns = self._structure.turns
        items = [each.start for each in listed]
        said = [self._text[turn.start : turn.end] for turn in turns if turn.role in GOVERNMENT]
        # In reports in indirect speech, until about 2003, no minister says `ik`.
        form: Form = "spoken" if any(map(_FIRST_PERSON.search, said)) else "reported"
        before: TurnBlock | None = None
        replies: TurnBlock | None = None
        for turn in turns:
            if turn.role == "member":
                before, replies = turn, None
            elif bisect_left(items, turn.start) < bisect_left(items, turn.end):
                before = None  # what follows is said of the list
            elif turn.role in GOVERNMENT:
                if replies and replies.name != turn.name:
                    before = None  # a second member of government has a term of her own
                replies = turn
                for start, end, bond, due in self._bonds(turn.start, turn.end, form):
                    by = (turn.name, turn.role) if turn.name and bond.by != "colleague" else None
                    to = self._answered(turn, before, start, end)
                    yield FoundCommitment(
                        start, end, "spoken", by, to, due, bond.promised, status=bond.status
                    )

    def _answered(
        self, turn: TurnBlock, before: TurnBlock | None, start: int, end: int
    ) -> tuple[Whom, ...]:
        """The members being answered: those named last up to here, in the paragraph or the turn.

        If the turn names none: the mover of the motion that it last cites by number, else the previous speaker.
        Empty if nobody is certain.
        """
        paragraph = self._text.rfind("\n\n", max(turn.start, start - _LONGEST_PARAGRAPH), start)
        for begin in dict.fromkeys((max(turn.start, paragraph), turn.start)):
            if named := self._addressed(self._people, begin, end):
                return named
        if movers := self._addressed(self._movers, turn.start, end):
            return movers
        if before and before.name and start - turn.start < _RUNS_ON:
            return ((before.name, before.party),)
        return ()

    def _addressed(self, people: Sequence[Candidate], start: int, end: int) -> tuple[Whom, ...]:
        """The members named last in a range, together: `mevrouw Kröger en de heer Grashoff`.

        Of several the asker counts (`de vraag van de heer Bos over de motie van mevrouw Smit`).
        """
        together: list[Candidate] = []
        for index in range(bisect_left(people, end, key=_start_of) - 1, -1, -1):
            each = people[index]
            if each.start < start or (together and together[0].start - each.end >= _TOGETHER):
                break
            is_member = each.label == "member" and each.value
            if is_member and (together or not self._is_beside(each.start)):
                together.append(each)
        together.reverse()
        asking = [each for each in together if self._is_asking(each)]
        return _each_once(asking or together)

    def _is_asking(self, member: Candidate) -> bool:
        before = _QUESTION_OF.match(self._text, max(member.start - 60, 0), member.start)
        return bool(before or _ASKS.match(self._text, member.end))

    def _is_beside(self, start: int) -> bool:
        """Whether the member named at an offset asked in writing, or may not have asked."""
        begin = max(start - 120, 0)
        return any(words.match(self._text, begin, start) for words in (_WRITTEN_QUESTIONS, _UNSURE))

    # Commitments in writing

    def _written(self, body_end: int) -> Iterator[FoundCommitment]:
        structure = self._structure
        asked: dict[int, list[QuestionBlock]] = defaultdict(list)
        for question in structure.questions:
            asked[question.answer].append(question)
        for index, answer in enumerate(structure.answers):
            by = self._official(answer.answered_by[0]) if len(answer.answered_by) == 1 else None
            askers = (asker for each in asked[index] for asker in each.asked_by)
            to = tuple(dict.fromkeys((name, party) for party, name in askers if name))
            yield from self._in_text(answer.start, answer.end, by, to)
        if not structure.blocks and any("signatory" in each.roles for each in self._government):
            yield from self._in_letter(body_end)

    def _in_letter(self, end: int) -> Iterator[FoundCommitment]:
        """The commitments that a letter makes, and those that it lists if it is an overview."""
        if not is_overview(self._text, end):
            yield from self._in_text(0, end, self._alone(), ())
            return
        listed = list(self._in_overview(end))
        yield from listed
        ends = {each.end for each in listed}
        for each in self._in_text(0, end, self._alone(), ()):
            if each.end not in ends:
                yield each._replace(to=self._for_whom(each.start, each.end, each.end))

    def _in_overview(self, end: int) -> Iterator[FoundCommitment]:
        for item in find_items(self._text, end):
            sentence = Sentence(self._text[item.start : item.end], "written", self._today)
            if not (sentence.promised() or sentence.due):
                continue  # `De minister werkt daaraan.`
            before = _each_once(self._named("member", item.row, item.start))
            yield FoundCommitment(
                item.start,
                item.end,
                "written",
                self._bound(item.start, item.end),
                before or self._for_whom(item.start, item.end, item.end),
                _when(sentence.due, item.start),
                sentence.promised(),
                status="fulfilled" if item.is_done else "made",
            )

    def _in_text(
        self, start: int, end: int, by: Whom | None, to: tuple[Whom, ...]
    ) -> Iterator[FoundCommitment]:
        for first, last, bond, due in self._bonds(start, end, "written"):
            who = self._colleague(first, last) if bond.by == "colleague" else by
            yield FoundCommitment(
                first, last, "written", who, to, due, bond.promised, status=bond.status
            )

    def _colleague(self, start: int, end: int) -> Whom | None:
        named = self._named("minister", start, end)
        return self._official(named[0].value) if named else None


def _when(due: Due | None, start: int) -> When | None:
    """The time limit in a sentence that begins at `start`."""
    if due is None:
        return None
    first, last = (day.isoformat() if day else None for day in (due.first, due.last))
    return start + due.start, start + due.end, first, last


def _movers(mentions: Iterable[Candidate], moved: Iterable[FoundMotion]) -> Iterator[Candidate]:
    """The first mover of each motion, where it is cited by number: `de motie op stuk nr. 1137`."""
    movers = {each.identifier: each.submitters[0] for each in moved if each.submitters}
    for each in mentions:
        if each.label == "reference" and each.value and (mover := movers.get(each.value)):
            yield Candidate(each.start, each.end, "member", mover.name, {"party": mover.party})


def _start_of(mention: Candidate) -> int:
    return mention.start


def _each_once(people: Iterable[Candidate]) -> tuple[Whom, ...]:
    return tuple(dict.fromkeys((str(each.value), each.attributes.get("party")) for each in people))
