"""Motions: text, movers, number and outcome.

The text of a motion runs from `De Kamer,` to `en gaat over tot de orde van de dag`. After it the chair states
its movers and number (`Deze motie is voorgesteld door de leden Kröger en Grashoff. Zij krijgt nr. 346
(32847).`). The speaker of the text is no evidence, since some prints place the text in the chair's turn. A
motion held over, withdrawn or voted on counts even without its text. `advice.py` reads the government's
advice in debates, `written_advice.py` in letters, and `announced.py` the motions that members announce.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import regex

from ..mentions.candidate import Candidate
from ..mentions.literals import all_places, places
from ..models import MOTION, OTHER, MotionStatus, RequestVerb
from ..notation.dossiers import DOSSIER, normal_dossier
from ..notation.names import fold
from ..notation.words import MOTION_CONSIDERS, any_of
from ..structure.found import TextWarning, TurnBlock
from ..text.patterns import backward_pattern, place_pattern
from .advice import Advice, Moved, read_advice
from .announced import find_coming
from .naming import Members, Named
from .sentences import sentences
from .votes import FoundVote
from .written_advice import read_written_advice

_LONGEST = 8000
"""Maximum number of characters of a motion's text; the longest seen has 3,100."""
_NEAR = 900
"""Maximum number of characters between a motion's text and its number: the chair can speak in between."""
_BEFORE = 500
"""Characters before a motion's text within which the mover introduces it."""

_CLOSING = "orde van de dag"
_END = place_pattern(r"orde\svan\sde\sdag\.?")
_GOES_OVER = backward_pattern(r"gaat\s(?:weer\s)?over\stot\sde\s")
_OPENING = "De Kamer"
_OPENS = place_pattern(r"De\sKamer(?:[,;:]\s*|\s+)\p{Ll}")
_TAIL = regex.compile(r"[,;.\s]*(?:\ben\s)?gaat\s(?:weer\s)?over\stot\sde\sorde\svan\sde\sdag\.?$")
_SIGN = r"(?:nr\.?|nummer|letter)\s?"
_NUMBER = r"\d{1,4}[a-z]?|[A-Z]{1,3}"
# `krijgt nr. 17, was nr. 9 (34834)`
_GETS = place_pattern(
    rf"""krijgt\s(?:nu\s|thans\s|het\s|de\s)*{_SIGN}(?P<number>{_NUMBER})\b
    (?:,?\s\(?was\s{_SIGN}(?P<was>{_NUMBER})\b\)?)?
    (?:,?\s\((?P<dossier>{DOSSIER})(?:,?\shoofdstuk\s(?P<chapter>[IVXL]+|[A-Z]))?
        (?:(?:,|\sen)\s[\d\sA-Z-]{{5,20}})?\))?""",
    regex.VERBOSE,
)
# `de leden M.B. Vos en Karimi`: the full stop of an initial does not end a list.
_LIST = r"(?:[^.:;\n]|(?<=\b\p{Lu})\.)"
_MOVED_BY = regex.compile(rf"\b(?:voorgesteld|ondertekend)\sdoor\s(?P<who>{_LIST}{{2,600}})")
_MOVES = regex.compile(
    rf"\b[Dd]oor\s(?P<who>{_LIST}{{2,400}}?)\swordt\b[^.:;\n]{{0,60}}\bvoorgesteld\b"
)
_CHANGED = regex.compile(r"\bin\sdie\szin\s(?:nader\s)?gewijzigd\b")
_COMES = regex.compile(r"\b[Mm]oties?\b|\b(?:dien|leg)\b[^.]*\b(?:in|voor)\b")

_REQUESTS: dict[str, RequestVerb] = {
    "verzoekt": "verzoekt",
    "spreekt": "spreekt_uit",
    "roept": "roept_op",
    "draagt": "draagt_op",
    "besluit": "besluit",
}
"""The verbs with which a dictum of a motion begins: `spreekt als haar oordeel uit`, `roept de regering op`."""
# `verzoekt de regering`, at the start of a part of the text
_DICTUM = regex.compile(
    rf"(?:(?<=[,;:.]\s?)|(?<=[,;]\sen\s)|(?<=\n))(?P<verb>{any_of(_REQUESTS)})\b"
)
_CONSIDERS = regex.compile(rf"(?<=[;\n]\s?){any_of(MOTION_CONSIDERS)}\b")
_LAST_PART = regex.compile(r"[;\n]\s*(?P<part>(?:en\s)?\p{Ll}[^;\n]*)$")
_TRAILING = " ,;.\n"

_FATE_WORDS = ("aan te houden", "aangehouden", "ingetrokken", "overgenomen", "vervallen")
# Statements of the chair on a motion named in the same sentence.
_FATES: tuple[tuple[MotionStatus, regex.Pattern[str]], ...] = (
    (
        "aangehouden",
        regex.compile(r"\bstel\sik\svoor\b.*\baan\ste\shouden|\b(?:is|wordt)\saangehouden"),
    ),
    ("ingetrokken", regex.compile(r"\b(?:is|zijn|wordt|worden)\s(?:\p{Ll}+mee\s)?ingetrokken")),
    (
        "overgenomen",
        regex.compile(
            r"\b(?:is|zijn)\s(?:door\sde\s[\p{L}\s]{1,60}?\s)?(?:\p{Ll}+mee\s)?overgenomen"
        ),
    ),
    ("vervallen", regex.compile(r"\b(?:is|zijn|komt|komen)\s(?:\p{Ll}+mee\s|te\s)?vervallen")),
)
_AT_REQUEST = regex.compile(
    r"\bOp\sverzoek\svan\s(?P<who>[^.;:,]{2,60}?)\sstel\sik\svoor,?\s(?:zijn|haar)\smotie"
)
_OPEN = regex.compile(r"\?$|\b(?:[Aa]ls|[Ii]ndien|[Ww]anneer|niet)\b")


class Request(NamedTuple):
    """A dictum of a motion: its verb, addressee and range."""

    verb: RequestVerb
    start: int
    end: int


class FoundMotion(NamedTuple):
    """A motion; `start` is -1 if its text is not printed, `vote` an index in the votes or -1."""

    identifier: str | None
    dossiers: tuple[str, ...]
    number: str | None
    submitters: tuple[Named, ...]
    start: int
    end: int
    requests: tuple[Request, ...]
    announced: tuple[tuple[int, int], ...]
    appreciations: tuple[Advice, ...]
    vote: int
    status: MotionStatus


class Own(NamedTuple):
    """Facts that a document that is itself a motion prints outside the motion's text."""

    identifier: str | None
    dossiers: tuple[str, ...]
    number: str | None
    submitters: tuple[Named, ...]


@dataclass
class _Motion:
    """A motion while it is read: `fates` are its outcomes in the text, with their places."""

    at: int
    identifier: str | None
    dossiers: tuple[str, ...] = ()
    number: str | None = None
    submitters: tuple[Named, ...] = ()
    start: int = -1
    end: int = -1
    was: str | None = None
    fates: list[tuple[int, MotionStatus]] = field(default_factory=list)
    advice: list[Advice] = field(default_factory=list)
    announced: list[tuple[int, int]] = field(default_factory=list)
    vote: int = -1


def find_moved(
    text: str,
    mentions: Sequence[Candidate],
    turns: Sequence[TurnBlock],
    votes: Sequence[FoundVote],
    members: Members,
    dossiers: Sequence[str] = (),
    own: Own | None = None,
    letter_end: int = -1,
) -> tuple[list[FoundMotion], list[TextWarning]]:
    """The motions of a document in order of appearance, with warnings.

    `dossiers` are the document's; `own` is given for a document that is itself a motion. `letter_end` is the
    end of the body of a government letter, -1 for other documents. Two motions with the same number get none.
    A document without motions costs a few searches for plain words.
    """
    reader = _Reader(text, mentions, turns, members, dossiers)
    found = reader.moved()
    if own:
        found = [*reader.own(own), *found][:1]
    else:
        found = reader.with_votes(found, votes)
        found = reader.with_fates(found)
        found = reader.with_written_advice(found, letter_end)
    found.sort(key=_place_of)
    warnings = _without_shared_numbers(text, found)
    moved = [
        Moved(
            motion.at,
            motion.number,
            frozenset(filter(None, (motion.identifier, motion.was))),
            tuple(each.name for each in motion.submitters),
        )
        for motion in found
    ]
    for index, statement in read_advice(text, turns, mentions, moved):
        if isinstance(statement, Advice):
            found[index].advice.append(statement)
        else:
            found[index].fates.append(statement)
    found = reader.with_coming(found)
    return [_finished(text, motion) for motion in found], warnings


def _finished(text: str, motion: _Motion) -> FoundMotion:
    return FoundMotion(
        motion.identifier,
        motion.dossiers,
        motion.number,
        motion.submitters,
        motion.start,
        motion.end,
        tuple(read_requests(text, motion.start, motion.end)) if motion.start >= 0 else (),
        tuple(motion.announced),
        tuple(motion.advice),
        motion.vote,
        max(motion.fates)[1],
    )


def _without_shared_numbers(text: str, found: Sequence[_Motion]) -> list[TextWarning]:
    """Remove a number that several motion texts share, with a warning for every one of them."""
    warnings: list[TextWarning] = []
    first: dict[str, _Motion] = {}
    for motion in found:
        other = first.setdefault(motion.identifier, motion) if motion.identifier else motion
        if other is not motion:
            message = f"{motion.identifier} is the number of two motions"
            warnings.append(TextWarning("motion_number_twice", message, motion.start, motion.end))
            motion.identifier = None
    doubled = {warning.message.partition(" ")[0] for warning in warnings}
    for motion in found:
        if motion.identifier in doubled:
            motion.identifier = None
    return warnings


def read_requests(text: str, start: int, end: int) -> Iterator[Request]:
    """The dicta of a motion's text: they start after a `;` or `,` and run up to the next one.

    A list after `verzoekt de regering:` is one dictum. In a text without any of the usual verbs the last part
    is the dictum: `zegt het vertrouwen in het kabinet op`.

    >>> motion = "De Kamer, gehoord de beraadslaging, verzoekt de regering te wachten; spreekt uit dat het kan, en gaat over tot de orde van de dag."
    >>> [(each.verb, motion[each.start:each.end]) for each in read_requests(motion, 0, len(motion))]
    [('verzoekt', 'verzoekt de regering te wachten'), ('spreekt_uit', 'spreekt uit dat het kan')]
    """
    tail = _TAIL.search(text, start, end)
    stop = tail.start() if tail else end
    begins = list(_DICTUM.finditer(text, start, stop))
    if not begins:
        last = _LAST_PART.search(text, start, stop)
        if last and not _CONSIDERS.match(text, last.start("part")):
            yield Request(OTHER, last.start("part"), _trimmed(text, stop))
        return
    ends = [match.start() for match in begins[1:]] + [stop]
    for match, until in zip(begins, ends, strict=True):
        considers = _CONSIDERS.search(text, match.end(), until)
        until = considers.start() if considers else until
        verb = _REQUESTS[match["verb"]]
        yield Request(verb, match.start(), _trimmed(text, until))


def _trimmed(text: str, end: int) -> int:
    """The end of a dictum before `end`, without the ` en` that leads to the next one."""
    while True:
        while text[end - 1] in _TRAILING:
            end -= 1
        if not text.endswith((", en", "; en"), 0, end):
            return end
        end -= len(" en")


class _Reader:
    """Reads the motions of one document."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Candidate],
        turns: Sequence[TurnBlock],
        members: Members,
        dossiers: Sequence[str],
    ) -> None:
        self._text = text
        self._dossiers = dossiers
        self._turns = turns
        self._members = members
        self._mentions = sorted(
            (each for each in mentions if each.label in ("motion", "reference", "document")),
            key=_start_of,
        )
        self._places: dict[str, int] = {}  # indexes of the motions found, by identifier
        self._named: dict[str, Candidate] = {}
        for each in self._mentions:
            if each.label == "motion" and each.attributes["identifier"]:
                self._named.setdefault(each.attributes["identifier"], each)

    # Motions moved in this document

    def moved(self) -> list[_Motion]:
        """The motions that get a number from the chair, with their text if printed."""
        texts = list(_texts(self._text))
        found: list[_Motion] = []
        last = 0
        for at in places(self._text, "krijgt"):
            gets = _GETS.match(self._text, at)
            if gets is None:
                continue
            before = bisect_right(texts, (at,)) - 1
            printed = texts[before] if before >= 0 else (-1, -1)
            if printed[0] < last or at - printed[1] > _NEAR:
                printed = (-1, -1)
            motion = self._numbered(gets, printed, last)
            last = gets.end()
            if motion is not None:
                self._add(found, motion)
        return found

    def _numbered(
        self, gets: regex.Match[str], printed: tuple[int, int], last: int
    ) -> _Motion | None:
        start, end = printed
        at = gets.start()
        begin = max(end if end >= 0 else at - _NEAR, last)
        who = list(_MOVED_BY.finditer(self._text, begin, at))
        head = max((start if start >= 0 else at) - _BEFORE, last)
        changed = _CHANGED.search(self._text, head, at)
        if not (who or changed or start >= 0):
            return None  # an amendment, or another document that gets a number
        submitters: tuple[Named, ...] = ()
        if who:
            submitters = self._members.listed(who[-1]["who"])
        elif moves := _MOVED_BY.search(self._text, head, max(start, head)) or _MOVES.search(
            self._text, head, max(start, head)
        ):
            submitters = self._members.listed(moves["who"])
        else:
            named = [each for each in self._between(head, at) if each.label == "motion"]
            submitters = self._submitters(named[-1]) if named else ()
        fate: MotionStatus = "gewijzigd" if changed or gets["was"] else "voorgesteld"
        motion = _Motion(start if start >= 0 else at, None, (), gets["number"], submitters)
        motion.start, motion.end = start, end
        motion.fates.append((at, fate))
        if dossier := self._dossier(gets):
            motion.dossiers = (dossier,)
            motion.identifier = f"kst-{dossier}-{gets['number']}"
            motion.was = f"kst-{dossier}-{gets['was']}" if gets["was"] else None
        if start >= 0 and (said := self._comes(max(head, last), start)):
            motion.announced.append(said)
        return motion

    def _dossier(self, gets: regex.Match[str]) -> str | None:
        """The dossier of a number: the one printed after it in any form, else the document's."""
        if gets["dossier"]:
            chapter = f"-{gets['chapter']}" if gets["chapter"] else ""
            return normal_dossier(gets["dossier"]) + chapter
        for cited in self._between(gets.start("number") - len("nummer "), gets.end("number")):
            if cited.label == "reference" and cited.value:
                return cited.value.removeprefix("kst-").rpartition("-")[0]
        return self._dossiers[0] if len(self._dossiers) == 1 else None

    def _add(self, found: list[_Motion], motion: _Motion) -> None:
        """Add a motion; it replaces an earlier reading of itself, and the motion that it amends."""
        place = self._places.get(motion.identifier or "")
        if place is not None and _letters(self._text, found[place]) == _letters(self._text, motion):
            return
        place = self._places.get(motion.was or "")
        if place is None:
            place = len(found)
            found.append(motion)
        else:
            other = found[place]
            motion.announced = other.announced + motion.announced
            motion.fates = other.fates + motion.fates
            motion.submitters = motion.submitters or other.submitters
            found[place] = motion
        if motion.identifier:
            self._places.setdefault(motion.identifier, place)

    def _comes(self, start: int, end: int) -> tuple[int, int] | None:
        """The sentence before a motion's text with which its mover introduces it: `Dan een motie.`"""
        before = bisect_right(self._turns, end, key=lambda turn: turn.start) - 1
        if before < 0 or self._turns[before].role == "chair":
            return None
        start = max(start, self._turns[before].start)
        said = [
            place
            for place in sentences(self._text, start, end)
            if _COMES.search(self._text, *place) and " " in self._text[slice(*place)]
        ]
        return said[-1] if said else None

    def own(self, own: Own) -> Iterator[_Motion]:
        """The motion that the document itself is."""
        for start, end in list(_texts(self._text))[:1]:
            changed = "GEWIJZIGDE" in self._text[:start]
            status: MotionStatus = "gewijzigd" if changed else "voorgesteld"
            motion = _Motion(start, own.identifier, own.dossiers, own.number, own.submitters)
            yield replace(motion, start=start, end=end, fates=[(start, status)])

    # Outcomes

    def with_votes(self, found: list[_Motion], votes: Sequence[FoundVote]) -> list[_Motion]:
        """The motions with the results of votes, including motions that only a vote names."""
        known = _by_identifier(found)
        for index, vote in enumerate(votes):
            if vote.subject.kind != MOTION:
                continue
            for identifier in vote.subject.identifiers:
                motion = self._known(known, found, identifier, vote.start)
                motion.vote = index
                if vote.result:
                    motion.fates.append((vote.end, vote.result))
        return found

    def with_fates(self, found: list[_Motion]) -> list[_Motion]:
        """The motions with outcomes stated by the chair, including motions that only the chair names."""
        known = _by_identifier(found)
        last = 0
        # Only a chair says what became of a motion.
        for at in all_places(self._text, _FATE_WORDS) if self._turns else ():
            if at < last or not self._is_chair(at):
                continue
            start, end = self._sentence(at)
            last = end
            said = self._text[start:end]
            status = next((each for each, words in _FATES if words.search(said)), None)
            if status is None or "otie" not in said or _OPEN.search(said):
                continue
            mover = _AT_REQUEST.search(said)
            for identifier in self._cited(start, end):
                motion = self._known(known, found, identifier, start)
                motion.fates.append((at, status))
                if mover and not motion.submitters:
                    motion.submitters = self._members.listed(mover["who"])
        return found

    def with_written_advice(self, found: list[_Motion], end: int) -> list[_Motion]:
        """The motions with the advice of a letter that ends at `end`, including motions that only it names."""
        known = _by_identifier(found)
        for identifier, advice in read_written_advice(self._text, end, self._mentions):
            self._known(known, found, identifier, advice.start).advice.append(advice)
        return found

    def with_coming(self, found: list[_Motion]) -> list[_Motion]:
        """The motions with the places of their announcement, including those announced but not moved here.

        An announcement by a member who moves several motions afterwards is not linked: it may be any of them.
        """
        last: dict[str, _Motion] = {}
        coming: list[_Motion] = []
        moved: dict[str, list[_Motion]] = defaultdict(list)
        for each in found:
            if each.submitters:
                moved[fold(each.submitters[0].name)].append(each)
        for said in find_coming(self._text, self._turns):
            turn = self._turns[said.turn]
            who = fold(turn.name or "")
            first = bisect_left(moved[who], said.start, key=_place_of)
            after = moved[who][first : first + 2]
            if len(after) > 1:
                continue
            if not after and (who not in last or said.is_another):
                movers = (Named(turn.party, turn.name),) if turn.name else ()
                last[who] = _Motion(said.start, None, submitters=movers)
                coming.append(last[who])
            motion = after[0] if after else last[who]
            place = said.start, said.end
            at = bisect_left(motion.announced, place)
            if motion.announced[at : at + 1] != [place]:
                motion.announced.insert(at, place)
                motion.fates.append((said.start, said.status))
        return sorted([*found, *coming], key=_place_of)

    def _known(
        self, known: dict[str, _Motion], found: list[_Motion], identifier: str, at: int
    ) -> _Motion:
        """The motion with this number, created if not known yet."""
        if identifier not in known:
            named = self._named.get(identifier)
            dossier, _, number = identifier.removeprefix("kst-").rpartition("-")
            submitters = self._submitters(named) if named else ()
            motion = _Motion(at, identifier, (dossier,), number, submitters)
            motion.fates.append((-1, "voorgesteld"))
            known[identifier] = motion
            found.append(motion)
        return known[identifier]

    def _submitters(self, named: Candidate) -> tuple[Named, ...]:
        printed = (self._members.of(name) for name in named.attributes["submitters"])
        return tuple(filter(None, printed))

    def _cited(self, start: int, end: int) -> list[str]:
        """The motions that a range names by number, without repetition."""
        values = (
            each.attributes["identifier"] if each.label == "motion" else each.value
            for each in self._between(start, end)
        )
        return list(dict.fromkeys(each for each in values if each and each.startswith("kst-")))

    def _sentence(self, at: int) -> tuple[int, int]:
        """The sentence around an offset."""
        begin, end = max(at - _BEFORE, 0), min(at + _LONGEST, len(self._text))
        around = sentences(self._text, begin, end)
        return next((place for place in around if place[0] <= at < place[1]), (at, at))

    def _is_chair(self, at: int) -> bool:
        """Whether an offset is in the chair's words or the report's own."""
        before = bisect_right(self._turns, at, key=lambda turn: turn.start) - 1
        speaking = self._turns[before] if before >= 0 and at < self._turns[before].end else None
        return speaking.role == "chair" if speaking else bool(self._turns)

    def _between(self, start: int, end: int) -> list[Candidate]:
        first = bisect_left(self._mentions, start, key=_start_of)
        return self._mentions[first : bisect_left(self._mentions, end, key=_start_of)]


def _texts(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the motion texts."""
    last = 0
    for at in places(text, _CLOSING):
        over = _GOES_OVER.match(text, 0, at)
        end = _END.match(text, at)
        if over is None or end is None:
            continue
        start = text.rfind(_OPENING, max(last, at - _LONGEST), at)
        while start >= 0 and not _OPENS.match(text, start):
            start = text.rfind(_OPENING, max(last, at - _LONGEST), start)
        if start >= 0:
            yield start, end.end()
            last = end.end()


def _letters(text: str, motion: _Motion) -> str:
    return (
        "".join(filter(str.isalnum, text[motion.start : motion.end])) if motion.start >= 0 else ""
    )


def _by_identifier(found: Iterable[_Motion]) -> dict[str, _Motion]:
    return {name: each for each in found for name in (each.was, each.identifier) if name}


def _place_of(motion: _Motion) -> int:
    return motion.at


def _start_of(mention: Candidate) -> int:
    return mention.start
