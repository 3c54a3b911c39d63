"""Which document `deze motie` and `de brief van 6 februari` mean, and which motions are one.

What a document calls a motion, an amendment or a letter is followed from its start to its end, by the
part in which it stands: a turn, a question, an answer, a vote. An identifier is given only where it
stands in the document, and where no other document of that kind can be meant.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import regex

from ..mentions.candidate import Candidate
from ..mentions.literals import places
from ..mentions.unnumbered import Phrase, phrases_at
from ..notation.dossiers import DOSSIER, normal_dossier
from ..notation.names import fold
from ..notation.numbers import MONTH_NUMBERS, parse_date, recent_date
from ..notation.period import Period
from ..reference.kinds import Kind
from ..structure.found import FrontMatter
from .conversation import Conversation

# Between a phrase and its citation: `de brief ... over vakbonden (Kamerstuk 32 735, nr. 193)`.
_CITED = regex.compile(
    r"(?:\s(?:in)?gediend,?)?(?:[:,]?\s«[^»]{3,200}»)?"
    r"(?:,?\s(?:over|inzake|met|betreffende|houdende|naar|ter|tot|waarin|aan|van|getiteld|op|d\.d\.)\b[^().;:]{0,220}?)?"
    r"(?:\s?\(|,\s|\s)(?:(?:stuk|zie|Zie|TK|bijlage\s(?:bij|van))\s)?"
)
# What follows is meant: `Daarom de volgende motie`, `Mijn tweede motie luidt als volgt`.
_COMING = regex.compile(r"(?:volgende|eerste|tweede|derde|vierde|laatste|andere)\s\Z")
_VOTE = "In stemming komt"
# The number is of the list: `de lijst van vragen en antwoorden over deze nota (29 234, nr. 9)`.
_OF_ANOTHER = re.compile(
    r"\b(?:lijst\svan\s(?:vragen|antwoorden)|brief|verslag|advies|rapport|reactie)\b[^.;:()]{0,60}\s(?:over|bij|op|inzake)\s(?:(?:de|het|deze|dit)\s)?\Z"
)
_CITED_KIND = re.compile(
    r"\b(?P<motie>[Mm]otie)|\b(?P<amendement>(?:sub)?[Aa]mendement)|(?P<brief>[Bb]rief)\b|\b(?P<initiatiefnota>[Ii]nitiatiefnota)"
    r"|(?P<nota>\b[Nn]ota)\b|\b(?P<wetsvoorstel>[Ww]etsvoorstel)|\b(?P<verslag>[Vv]erslag)\b|(?P<rapport>[Rr]apport)\b|\b(?P<advies>[Aa]dvies)\b"
)
_SENTENCE_END = regex.compile(r"(?<!\b(?:nr|nrs|dd|d\.d|jl|c\.s|\p{Lu}))[.?!]\s+(?=[\p{Lu}«])")
# `Anders dan het amendement-Kuik is dit amendement gedekt`
_COMPARED = re.compile(
    r"\b(?:[Aa]nders\sdan|[Ii]n\stegenstelling\stot|[Nn]et\sals|[Ee]venals)\s(?:(?:de|het)\s[^.,;]{0,60})?\Z"
)
# `Mijn amendement op stuk nr. 9`, `Ik heb een amendement, op stuk nr. 15`
_OWN_CITED = regex.compile(
    r"\b(?:[Mm]ijn|[Oo](?:nze|ns)|[Ii]k\s[^.;]{0,60}\been)\s(?:\p{Ll}+\s){0,2}(?:motie|(?:sub)?amendement)\b[^.;]{0,40}\Z"
)
_FORMER_NUMBER = re.compile(r"\bwas\s")
_BILL_CITED = regex.compile(
    rf"\b(?:[Ww]etsvoorstel|[Vv]oorstel\svan\s(?:[Rr]ijks)?wet|Wijziging\svan)\b[^.;()]{{0,300}}\((?P<dossier>{DOSSIER})\)"
)
_BILL_VOTED = regex.compile(r"\bIn\sstemming\skomt\shet\swetsvoorstel\b")
_NEAR = 110
_FARTHEST = 600
"""Characters between a phrase and its citation; more than `_CITED` can match."""
_HEAD = 1500
_BESIDE = 2
_TWO_SENTENCES = 3000
_LONGEST_END = 8
_POINTING = frozenset(("deze", "dit"))
_MINE = frozenset(("mijn", "onze", "ons"))
_BACK = frozenset(("deze", "dit", "die", "dat"))
_OUTSIDE = frozenset(("advies", "rapport", "verslag"))
"""Kinds that are a document of parliament only by whom they are of, or with a number."""
_ORDINALS = {"eerste": 0, "tweede": 1, "laatste": 1}

Meant = tuple[str | None, int | None]
"""The identifier of a document, and the index of the mention that a phrase points back to."""


class _Item(NamedTuple):
    """A document that the text has brought up: where, of which kind, and what is known of it.

    `compared` is one that its sentence sets against another, `changed` a `gewijzigde motie`.
    """

    start: int
    end: int
    kind: str | None
    value: str | None
    mention: int = -1
    names: tuple[str, ...] = ()
    date: str | None = None
    compared: bool = False
    changed: bool = False


class _Said(NamedTuple):
    """What a mention says of its motion; mentions that say the same are compared once."""

    submitters: tuple[str, ...]
    date: str | None
    identifier: str | None


class Documents:
    """Gives the phrases for documents, and the named motions, of one document their values.

    `parts` are the ranges of turns, questions and answers, `notes` the place of each footnote's marker
    with the note's range, all in the clean text; `brought_up` are phrases like `een brief`.
    """

    def __init__(
        self,
        text: str,
        kind: Kind,
        facts: FrontMatter,
        parts: Sequence[tuple[int, int]],
        conversation: Conversation,
        when: Period,
        notes: Sequence[tuple[int, int, int]] = (),
        brought_up: Sequence[Phrase] = (),
    ) -> None:
        self._text = text
        self._kind = kind
        self._facts = facts
        self._conversation = conversation
        self._when = when
        self._brought_up = brought_up
        self._notes = {anchor: (start, end) for anchor, start, end in notes}
        self._votes = list(places(text, _VOTE))
        # In order but for the votes, so that sorting has little to do.
        self._edges = sorted([*itertools.chain.from_iterable(parts), *self._votes])
        self._items: list[_Item] = []
        # By kind, of items that say the same only the last, in the order in which they first came up.
        self._distinct: dict[str | None, dict[tuple[object, ...], _Item]] = defaultdict(dict)
        self._parts: dict[tuple[int, str | None], dict[tuple[object, ...], _Item]] = defaultdict(
            dict
        )
        self._bill: str | None = None
        self._sentences = _Sentences(text)

    def resolve(self, mentions: Sequence[Candidate]) -> list[Candidate]:
        """The mentions, in order, with identifiers of motions and documents, and antecedents.

        An antecedent is the index of a mention in this list. A report or an advice of which neither
        the number nor whose it is stands in the document is no mention.
        """
        self._references = [
            (each, index) for index, each in enumerate(mentions) if each.label == "reference"
        ]
        self._starts = [each.start for each, _ in self._references]
        self._bill = self._find_bill()
        resolved = self._with_motions(mentions)
        people = [each for each in mentions if each.label in ("minister", "member")]
        starts = [each.start for each in mentions if each.label == "document"]
        phrases = {phrase.start: phrase for phrase in phrases_at(self._text, starts, people)}
        found: list[tuple[int, int, Phrase | None]] = [
            (each.start, index, phrases.get(each.start) if each.label == "document" else None)
            for index, each in enumerate(resolved)
            if each.label in ("reference", "motion", "document")
        ]
        found += [(phrase.start, -1, phrase) for phrase in self._brought_up]
        dropped: list[int] = []
        for _, index, phrase in sorted(found, key=lambda each: (each[0], each[1])):
            if phrase is None:
                if item := self._item(resolved[index], index):
                    self._add(item)
                continue
            cited = self._cited_behind(phrase)
            if index < 0:
                value = cited[0].value if cited else None
                self._add(_Item(*phrase[:3], value, -1, self._speaker(phrase.start)))
                continue
            value, antecedent = self._meant(phrase, cited)
            if value is None and phrase.kind in _OUTSIDE and not phrase.of_whom:
                dropped.append(index)
                continue
            attributes = {**resolved[index].attributes, "antecedent": antecedent}
            resolved[index] = resolved[index]._replace(value=value, attributes=attributes)
            day = self._day(phrase.date)
            names = phrase.names
            if phrase.determiner in _MINE:
                names = names or self._speaker(phrase.start)
            self._add(_Item(*phrase[:3], value, index, names, day))
            # `het amendement-Blok (stuk nr. 12)` is not meant without its number.
            named = phrase.kind == "amendement" and phrase.names
            if named and cited and cited[0].start - phrase.end <= _BESIDE:
                dropped.append(index)
        return _without(resolved, dropped)

    # Motions

    def _with_motions(self, mentions: Sequence[Candidate]) -> list[Candidate]:
        """All mentions of one motion with its identifier, and the first of them as antecedent.

        One motion are mentions whose submitters begin alike and of whom one names all of the other's,
        unless the text gives them two identifiers or dates.
        """
        resolved = list(mentions)
        same_first: dict[str, list[tuple[int, _Said]]] = defaultdict(list)
        for index, motion in enumerate(mentions):
            if motion.label != "motion":
                continue
            linked = self._linked(motion.start, motion.end)
            identifier = (
                motion.attributes["identifier"]
                or (linked and linked[0].value)
                or self._noted(motion.end)
            )
            resolved[index] = _with(motion, identifier=identifier, antecedent=None)
            submitters = tuple(fold(name) for name in motion.attributes["submitters"])
            if submitters:
                said = _Said(submitters, motion.attributes["date"], identifier)
                same_first[submitters[0]].append((index, said))
        for mentioned in same_first.values():
            known = {said for _, said in mentioned if said.identifier}
            # Between motions of two days one without a day can be either.
            one_day = len({said.date for _, said in mentioned} - {None}) <= 1
            first: dict[_Said, int] = {}
            for index, said in mentioned:
                identifiers = {each.identifier for each in known if _one_motion(said, each)}
                if said.identifier is None and len(identifiers) == 1:
                    said = said._replace(identifier=identifiers.pop())
                earlier = [
                    place
                    for each, place in first.items()
                    if _one_motion(said, each)
                    and said.identifier == each.identifier
                    and (one_day or said.identifier or said.date == each.date)
                ]
                first.setdefault(said, index)
                resolved[index] = _with(
                    resolved[index],
                    identifier=said.identifier,
                    antecedent=min(earlier, default=None),
                )
        return resolved

    def _noted(self, end: int) -> str | None:
        """The one document that the footnote behind a mention cites."""
        note = self._notes.get(end)
        values = {each.value for each, _ in self._cited_in(*note) if each.value} if note else set()
        return values.pop() if len(values) == 1 else None

    def _cited_in(self, start: int, end: int) -> list[tuple[Candidate, int]]:
        """The citations in a range."""
        return self._references[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _linked(self, start: int, end: int) -> tuple[Candidate, int] | None:
        """The document that the format's own link on these words goes to."""
        links = (
            each
            for each in self._cited_in(start, end)
            if each[0].attributes.get("value_from") == "format"
        )
        return next(links, None)

    def _next_cited(self, offset: int) -> tuple[Candidate, int] | None:
        """The first citation from an offset on."""
        place = bisect_left(self._starts, offset)
        return self._references[place] if place < len(self._references) else None

    # What the text brings up

    def _item(self, mention: Candidate, index: int) -> _Item | None:
        if self._text.startswith("MOTIE", mention.start):
            return None  # the printed title of the document itself
        if mention.label == "motion":
            names = tuple(mention.attributes["submitters"])
            value = mention.attributes["identifier"]
            return _Item(mention.start, mention.end, "motie", value, index, names)
        before = self._text[max(mention.start - _NEAR, 0) : mention.start]
        if _FORMER_NUMBER.fullmatch(before, max(len(before) - len("was "), 0)):
            return None
        before = _SENTENCE_END.split(before)[-1].rpartition(";")[2]
        kinds = (
            match.lastgroup
            for match in reversed(list(_CITED_KIND.finditer(before)))
            if not _OF_ANOTHER.search(before, 0, match.start())
        )
        kind = next(kinds, None)
        of_motion = "motie" in before or "amendement" in before
        own = of_motion and _OWN_CITED.search(before)
        names = self._speaker(mention.start) if own else ()
        return _Item(mention.start, mention.end, kind, mention.value, index, names)

    def _add(self, item: _Item) -> None:
        text, start, end = self._text, item.start, item.end
        begin = max(start - 90, 0)
        # One of these words is in every comparison; most often none of them stands there.
        can_be_compared = any(text.find(word, begin, start) >= 0 for word in ("dan", "tot", "als"))
        compared = can_be_compared and bool(_COMPARED.search(text, begin, start))
        changed = text.find("gewijzigd", max(start - 40, 0), end) >= 0
        item = _Item(*item[:7], compared, changed)
        self._items.append(item)
        said = (item.kind, item.value, item.mention >= 0, *item[5:])
        self._distinct[item.kind][said] = item
        self._parts[self._part(start), item.kind][said] = item

    def _part(self, offset: int) -> int:
        return bisect_right(self._edges, offset)

    def _day(self, printed: str | None) -> str | None:
        """A printed date as ISO date, without a year the last one; a month as its name."""
        if printed is None:
            return None
        day: date | None = parse_date(printed) or recent_date(printed, self._when.last)
        return day.isoformat() if day else printed

    def _find_bill(self) -> str | None:
        """The dossier of the one bill that a document is about."""
        dossiers = set(self._facts.dossiers)
        if not self._kind.on_a_bill:
            advice = self._text.find("RAAD VAN STATE", 0, _HEAD) >= 0
            if not advice and not self._bill_voted():
                dossiers = {
                    normal_dossier(match["dossier"])
                    for at in self._bill_places()
                    if (match := _BILL_CITED.match(self._text, at))
                }
            elif not dossiers:
                # What is voted on with the bill is of its dossier.
                cited = [each.attributes["dossiers"][:1] for each, _ in self._references]
                dossiers = {dossier for first in cited for dossier in first}
        return dossiers.pop() if len(dossiers) == 1 else None

    def _bill_voted(self) -> bool:
        return any(_BILL_VOTED.match(self._text, at) for at in self._votes)

    def _bill_places(self) -> Iterator[int]:
        """Where a word for a bill can begin."""
        for at in places(self._text, "oorstel"):
            yield max(at - len("v"), 0)
            yield max(at - len("wetsv"), 0)
        yield from places(self._text, "Wijziging")

    # What a phrase means

    def _cited_behind(self, phrase: Phrase) -> tuple[Candidate, int] | None:
        """The citation that belongs to a phrase: a link on it, in its footnote, or behind what it is about."""
        if linked := self._linked(phrase.start, phrase.end):
            return linked
        if note := self._notes.get(phrase.end):
            noted = self._cited_in(*note)
            return noted[0] if len(noted) == 1 else None
        following = self._next_cited(phrase.end)
        if following is None or following[0].start - phrase.end > _FARTHEST:
            return None
        if _OF_ANOTHER.search(self._text, max(phrase.start - _NEAR, 0), phrase.start):
            return None
        if _CITED.fullmatch(self._text, phrase.end, following[0].start):
            return following
        return None

    def _meant(self, phrase: Phrase, cited: tuple[Candidate, int] | None) -> Meant:
        """Identifier and antecedent of what a phrase means; None where that is not certain."""
        if cited and cited[0].value:
            return cited[0].value, cited[1]
        if phrase.kind == "wetsvoorstel" and self._bill:
            return self._bill, None
        if cited:
            return None, cited[1]
        if phrase.kind == "motie" and (coming := self._coming(phrase)):
            return coming
        if self._is_own(phrase):
            return self._facts.identifier, None
        if nth := self._nth(phrase):
            return nth
        if phrase.date or (phrase.names and phrase.kind in ("amendement", "initiatiefnota")):
            return _only(self._described(phrase))
        if phrase.determiner in _MINE and (own := self._of_speaker(phrase)):
            return _only(own)
        return self._nearest(phrase)

    def _coming(self, phrase: Phrase) -> Meant | None:
        """The number that the chair gives to a motion behind `Deze motie is voorgesteld`."""
        announced = self._text.startswith((" is voorgesteld", " wordt voorgesteld"), phrase.end)
        if not announced and not _COMING.search(phrase.adjectives):
            return None
        ahead = self._next_cited(phrase.end)
        if ahead is None:
            return None
        number = ahead[0].start
        given = self._text[max(number - _NEAR, phrase.end) : number].rstrip().endswith("krijgt")
        motions = self._read_out
        if given and bisect_left(motions, number) - bisect_left(motions, phrase.end) <= 1:
            return ahead[0].value, ahead[1]
        return None

    @cached_property
    def _read_out(self) -> list[int]:
        """Where the text of a motion begins."""
        return list(places(self._text, "De Kamer,"))

    def _is_own(self, phrase: Phrase) -> bool:
        """Whether `deze brief` means the document itself."""
        own = self._kind.own_phrase
        pointing = phrase.determiner in _POINTING and not phrase.adjectives
        # A letter says `deze brief` of itself only, whichever it has cited just before.
        if not pointing or phrase.kind != own:
            return False
        return own == "brief" or not any(_can_be(phrase, item) for item in self._near_items(phrase))

    def _nth(self, phrase: Phrase) -> Meant | None:
        """`de eerste brief` and `de tweede` of the two that the document has brought up."""
        ordinal = next((word for word in phrase.adjectives.split() if word in _ORDINALS), None)
        items = [item for item in self._distinct[phrase.kind].values() if item.value]
        values = list(dict.fromkeys(item.value for item in items))
        if ordinal is None or len(values) != 2:
            return None
        value = values[_ORDINALS[ordinal]]
        return _only([item for item in items if item.value == value])

    def _described(self, phrase: Phrase) -> list[_Item]:
        """What was brought up of its kind with the same date, or else the same names."""
        day = self._day(phrase.date)
        month = MONTH_NUMBERS.get(phrase.date or "")
        same = list(self._distinct[phrase.kind].values())
        if month:
            return [item for item in same if item.date and item.date[5:7] == f"{month:02d}"]
        if day:
            return [item for item in same if item.date == day]
        return [item for item in same if _same_names(item.names, phrase.names)]

    def _near_items(self, phrase: Phrase) -> list[_Item]:
        """What was brought up of its kind in the same sentence or the one before."""
        return list(reversed(list(self._just_before(phrase))))

    def _just_before(self, phrase: Phrase) -> Iterator[_Item]:
        part = self._part(phrase.start)
        for item in reversed(self._items):
            if phrase.start - item.end > _TWO_SENTENCES or self._part(item.start) != part:
                return
            if item.kind == phrase.kind:
                if self._sentences.ends_between(item.end, phrase.start) > 1:
                    return
                yield item

    def _candidates(self, phrase: Phrase, kind: str, part: int) -> list[_Item]:
        """What a part has brought up that a phrase can mean."""
        items = [item for item in self._parts[part, kind].values() if _can_be(phrase, item)]
        if phrase.determiner in _BACK:
            return items
        # `haar brief` after `een brief` is the one that is there.
        return [item for item in items if item.value or item.mention >= 0] or items

    def _of_speaker(self, phrase: Phrase) -> list[_Item]:
        """The motions or amendments of who is speaking."""
        speaker = self._speaker(phrase.start)
        return [
            item
            for item in self._distinct[phrase.kind].values()
            if (item.value or item.mention >= 0)
            and set(map(fold, speaker)) & set(map(fold, item.names))
        ]

    def _speaker(self, offset: int) -> tuple[str, ...]:
        """The member who is speaking, as the one name of a list of submitters."""
        turn = self._conversation.speaker(offset)
        return (turn.name,) if turn and turn.role == "member" and turn.name else ()

    def _nearest(self, phrase: Phrase) -> Meant:
        """The one of its kind in this part, else in the part before; the last one where it points at it."""
        kind = phrase.kind
        if kind == "nota" and not self._distinct["nota"]:
            kind = "initiatiefnota"
        part = self._part(phrase.start)
        here = self._candidates(phrase, kind, part)
        known = [
            item
            for item in self._distinct[kind].values()
            if item.mention >= 0 and _can_be(phrase, item)
        ]
        if not here:
            # A member who says `de brief` of several need not mean the one that another spoke of.
            own_say = self._speaker(phrase.start) and phrase.determiner not in _BACK
            if own_say and len({item.value for item in known}) > 1:
                return None, None
            for earlier in range(part - 1, max(part - 4, -1), -1):
                if here := self._candidates(phrase, kind, earlier):
                    return _only(here)
            return _only(known)
        if _count(here) == 1:
            return _only(here)
        near = [item for item in self._near_items(phrase) if _can_be(phrase, item)]
        if phrase.determiner not in _POINTING:
            same_sentence = [
                item for item in near if not self._sentences.ends_between(item.end, phrase.start)
            ]
            return _only(same_sentence or near)
        if not near:
            # Who judges motions one by one is at the last: `Daarom ontraad ik deze motie.`
            told = [item for item in here if item.value or item.mention < 0]
            return _only(sorted(told, key=lambda item: item.start)[-1:])
        last = near[-1]
        beside = any(
            _count((item, last)) > 1 and not self._sentences.ends_between(item.end, last.start)
            for item in near
        )
        return (None, None) if beside else (last.value, _index(last))


class _Sentences:
    """Where the sentences of a text end; each part of it is read once, and only if it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._read = 0

    def ends_between(self, start: int, end: int) -> int:
        """How many sentences end in this range, of which the next word's first letter is in it too."""
        self._read_until(end)
        first, last = bisect_left(self._starts, start), bisect_left(self._ends, end)
        # Behind a range of its own: `letter F. De` ends a sentence, though `F. De Vries` does not.
        behind = self._text[start : min(start + _LONGEST_END, end)]
        if self._starts[first : first + 1] != [start] and _SENTENCE_END.match(behind):
            first -= 1
        return max(last - first, 0)

    def _read_until(self, end: int) -> None:
        self._read = max(self._read, end - 2 * _TWO_SENTENCES)
        while self._read < end:
            match = _SENTENCE_END.search(self._text, self._read)
            self._read = match.end() if match else len(self._text)
            if match:
                self._starts.append(match.start())
                self._ends.append(match.end())


def _only(items: Sequence[_Item]) -> Meant:
    """The one document that these items stand for, and the last mention of it."""
    if _count(items) != 1:
        return None, None
    last = max(items, key=lambda item: item.start)
    return last.value, _index(last)


def _count(items: Sequence[_Item]) -> int:
    """How many documents these items can stand for; without identifiers by their names and dates."""
    values = {item.value for item in items}
    if values != {None}:
        return len(values)
    described = {(item.names, item.date) for item in items if item.names or item.date}
    return max(len(described), 1)


def _can_be(phrase: Phrase, item: _Item) -> bool:
    """Whether a phrase can mean what was brought up: not what its sentence sets it against."""
    changed = "gewijzigde" in phrase.adjectives and phrase.determiner not in _POINTING
    return not item.compared and (item.changed or not changed)


def _index(item: _Item) -> int | None:
    return item.mention if item.mention >= 0 else None


def _with(mention: Candidate, **attributes: Any) -> Candidate:
    return mention._replace(attributes={**mention.attributes, **attributes})


def _without(mentions: list[Candidate], dropped: Sequence[int]) -> list[Candidate]:
    """The mentions less some, with antecedents that point at the new places."""
    if not dropped:
        return mentions
    kept = sorted(set(range(len(mentions))) - set(dropped))
    new = {index: place for place, index in enumerate(kept)}
    return [
        _with(mention, antecedent=new.get(mention.attributes["antecedent"]))
        if "antecedent" in mention.attributes
        else mention
        for index, mention in enumerate(mentions)
        if index in new
    ]


def _same_names(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return bool(mine) and {fold(name) for name in mine} == {fold(name) for name in theirs}


def _one_motion(one: _Said, other: _Said) -> bool:
    """Whether two mentions can be of one motion: the same first submitter, no other in only one's list."""
    mine, theirs = set(one.submitters), set(other.submitters)
    dates = {one.date, other.date} - {None}
    return (mine <= theirs or theirs <= mine) and len(dates) <= 1
