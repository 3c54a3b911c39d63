"""The documents meant by `deze motie` and `de brief van 6 februari`, without a number.

Phrases for motions, amendments, letters and so on are read from start to end, by the part around them: a turn, a
question, an answer, a vote. An identifier is given only if it is printed in the document and no other document of
that kind can be meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

import regex

from ..mentions.candidate import Candidate
from ..mentions.literals import Anchors
from ..mentions.unnumbered import Phrase, phrases_at
from ..notation.names import fold
from ..notation.numbers import MONTH_NUMBERS, parse_date, recent_date
from ..notation.period import Period
from ..reference.kinds import Kind
from ..structure.found import FrontMatter
from ..text.patterns import backward_pattern, place_pattern
from .agenda import find_items
from .bills import Bills
from .brought_up import POINTING, BroughtUp, Item, is_about
from .citations import Citation, Citations
from .conversation import Conversation
from .same_motion import link_motions
from .unidentified import is_its_number, is_unidentified, without

# Between a phrase and its citation: `de brief ... over vakbonden (Kamerstuk 32 735, nr. 193)`.
_BETWEEN = place_pattern(
    r"""
    (?:\s(?:in)?gediend,?)?                  # `de motie ingediend`
    (?:[:,]?\s«[^»]{3,200}»)?                # the title of a report
    (?:,?\s(?:over|inzake|met|betreffende|houdende|naar|ter|tot|waarin|aan|van|getiteld|op|d\.d\.)\b
       [^().;:]{0,220}?)?                    # subject, recipient, date
    (?:\s?\(|,\s|\s)
    (?:(?:stuk|zie|Zie|TK|bijlage\s(?:bij|van))\s)?
    """,
    regex.VERBOSE,
)
# Forward references: `Daarom de volgende motie`, `Mijn tweede motie luidt als volgt`.
_COMING = regex.compile(r"(?:volgende|eerste|tweede|derde|vierde|laatste|andere)\s\Z")
_ANNOUNCED = (" is voorgesteld", " wordt voorgesteld")
# `Deze motie is voorgesteld door ... Zij krijgt nr. 346 (32847).`
_GIVEN = backward_pattern(r"krijgt\s*")
_READ_OUT = Anchors("De Kamer,")
"""The beginning of the text of a motion."""
_MINE = frozenset(("mijn", "onze", "ons"))
_BACK = frozenset(("deze", "dit", "die", "dat"))
_ORDINALS = {"eerste": 0, "tweede": 1, "laatste": 1}
_PARTS_BACK = 3
"""Maximum number of parts before a phrase's own in which a single document of its kind is meant: a question
and the answer before it, or the interrupted speaker, the interrupting one, and the chair between them."""


class Meant(NamedTuple):
    """The identifier of a document, and the index of the mention a phrase refers to."""

    value: str | None = None
    antecedent: int | None = None


class Antecedents:
    """Gives values to the phrases for documents and the named motions of one document.

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
        self._of_kind = kind
        self._facts = facts
        self._conversation = conversation
        self._when = when
        self._notes = notes
        self._indefinite = brought_up
        self._items = find_items(text, parts)
        self._said = BroughtUp(text, parts, self._items)

    def resolve(self, mentions: Sequence[Candidate]) -> list[Candidate]:
        """The mentions, in order, with identifiers of motions and documents, and antecedents.

        An antecedent is the index of a mention in this list. A report or an advice without a number and an author
        in the document is not a mention.
        """
        self._citations = Citations(mentions, self._notes)
        self._bills = self._find_bills()
        resolved = link_motions(mentions, self._citations)
        dropped: list[int] = []
        for index, phrase in self._in_order(resolved):
            if phrase is None:
                self._cite(resolved[index], index)
            elif index < 0:
                self._bring_up(phrase)
            else:
                cited = self._cited_behind(phrase)
                meant = self._meant(phrase, cited)
                if is_unidentified(phrase, meant.value):
                    dropped.append(index)
                    continue
                if is_its_number(phrase, cited):
                    dropped.append(index)
                attributes = {**resolved[index].attributes, "antecedent": meant.antecedent}
                resolved[index] = resolved[index]._replace(value=meant.value, attributes=attributes)
                self._said.add(self._item(phrase, meant.value, index))
        return without(resolved, dropped)

    def _in_order(self, mentions: Sequence[Candidate]) -> list[tuple[int, Phrase | None]]:
        """Indexes of the mentions and phrases about documents, in the order of the text.

        A citation or a motion has no phrase, and `een brief` the index -1.
        """
        people = [each for each in mentions if each.label in ("minister", "member")]
        starts = [each.start for each in mentions if each.label == "document"]
        phrases = {phrase.start: phrase for phrase in phrases_at(self._text, starts, people)}
        found: list[tuple[int, int, Phrase | None]] = [
            (each.start, index, phrases.get(each.start) if each.label == "document" else None)
            for index, each in enumerate(mentions)
            if each.label in ("reference", "motion", "document")
        ]
        found += [(phrase.start, -1, phrase) for phrase in self._indefinite]
        found.sort(key=lambda each: each[:2])
        return [(index, phrase) for _, index, phrase in found]

    def _find_bills(self) -> Bills:
        return Bills(
            self._text,
            self._facts.dossiers,
            (each.mention for each in self._citations.all),
            self._items,
            on_a_bill=self._of_kind.on_a_bill,
        )

    # Documents that the text brings up

    def _cite(self, mention: Candidate, index: int) -> None:
        if item := self._said.cited(mention, index, self._speaker):
            self._said.add(item)

    def _bring_up(self, phrase: Phrase) -> None:
        cited = self._cited_behind(phrase)
        value = cited.value if cited else None
        self._said.add(Item(*phrase[:3], value, names=self._speaker(phrase.start)))

    def _item(self, phrase: Phrase, value: str | None, index: int) -> Item:
        names = phrase.names
        if phrase.determiner in _MINE:
            names = names or self._speaker(phrase.start)
        return Item(*phrase[:3], value, index, names, self._day(phrase.date))

    def _speaker(self, offset: int) -> tuple[str, ...]:
        """The member who is speaking, as a list of submitters with one name."""
        turn = self._conversation.speaker(offset)
        return (turn.name,) if turn and turn.role == "member" and turn.name else ()

    def _day(self, printed: str | None) -> str | None:
        """A printed date as ISO date, in the most recent year if none is printed; a month by name."""
        if printed is None:
            return None
        day: date | None = parse_date(printed) or recent_date(printed, self._when.last)
        return day.isoformat() if day else printed

    def _cited_behind(self, phrase: Phrase) -> Citation | None:
        """The citation of a phrase: a link on it, in its footnote, or after its description."""
        if linked := self._citations.linked(phrase.start, phrase.end):
            return linked
        if noted := self._citations.noted(phrase.end):
            return noted[0] if len(noted) == 1 else None
        following = self._citations.following(phrase.end)
        if following is None or is_about(self._text, phrase.start):
            return None
        between = _BETWEEN.fullmatch(self._text, phrase.end, following.mention.start)
        return following if between else None

    # Meaning of a phrase

    def _meant(self, phrase: Phrase, cited: Citation | None) -> Meant:
        """The result of the first applicable rule; its value is None if uncertain."""
        said = (rule(self, phrase, cited) for rule in RULES)
        return next((meant for meant in said if meant is not None), Meant())

    def numbered(self, phrase: Phrase, cited: Citation | None) -> Meant | None:
        """The document whose number is printed beside the phrase."""
        return Meant(cited.value, cited.place) if cited and cited.value else None

    def the_bill(self, phrase: Phrase, cited: Citation | None) -> Meant | None:
        """`het wetsvoorstel`: the one bill of the document, or of this item on its agenda."""
        bill = self._bills.at(phrase.start) if phrase.kind == "wetsvoorstel" else None
        return Meant(bill) if bill else None

    def cited_without_number(self, phrase: Phrase, cited: Citation | None) -> Meant | None:
        """The document cited beside the phrase, without a known identifier."""
        return Meant(None, cited.place) if cited else None

    def coming(self, phrase: Phrase, cited: Citation | None) -> Meant | None:
        """The number that the chair gives to a motion after `Deze motie is voorgesteld`."""
        announced = self._text.startswith(_ANNOUNCED, phrase.end)
        if phrase.kind != "motie" or not (announced or _COMING.search(phrase.adjectives)):
            return None
        ahead = self._citations.following(phrase.end)
        if ahead is None or not _GIVEN.match(self._text, phrase.end, ahead.mention.start):
            return None
        motions = self._motions_read_out
        between = bisect_left(motions, ahead.mention.start) - bisect_left(motions, phrase.end)
        return Meant(ahead.value, ahead.place) if between <= 1 else None

    @cached_property
    def _motions_read_out(self) -> list[int]:
        """The start of the text of a motion."""
        return _READ_OUT.places(self._text)

    def itself(self, phrase: Phrase, cited: Citation | None) -> Meant | None:
        """`deze brief`: the document itself."""
        own = self._of_kind.own_phrase
        pointing = phrase.determiner in POINTING and not phrase.adjectives
        if not pointing or phrase.kind != own:
            return None
        # A letter means only itself by `deze brief`, whatever it cited just before.
        if own != "brief" and any(item.can_be(phrase) for item in self._said.just_before(phrase)):
            return None
        return Meant(self._facts.identifier)

    def first_or_second(self, phrase: Phrase, cited: Citation | None) -> Meant | None:
        """`de eerste brief` and `de tweede` of the two that the document has brought up."""
        ordinal = next((word for word in phrase.adjectives.split() if word in _ORDINALS), None)
        if ordinal is None:
            return None
        items = [item for item in self._said.of_kind(phrase.kind) if item.value]
        values = list(dict.fromkeys(item.value for item in items))
        if len(values) != 2:
            return None
        value = values[_ORDINALS[ordinal]]
        return only([item for item in items if item.value == value])

    def described(self, phrase: Phrase, cited: Citation | None) -> Meant | None:
        """A document of its kind brought up with the same date, or else the same names."""
        by_names = bool(phrase.names) and phrase.kind in ("amendement", "initiatiefnota")
        if not phrase.date and not by_names:
            return None
        day = self._day(phrase.date)
        month = MONTH_NUMBERS.get(phrase.date or "")
        same = self._said.of_kind(phrase.kind)
        if month:
            same = [item for item in same if item.date and item.date[5:7] == f"{month:02d}"]
        elif day:
            same = [item for item in same if item.date == day]
        else:
            same = [item for item in same if _same_names(item.names, phrase.names)]
        return only(same)

    def of_speaker(self, phrase: Phrase, cited: Citation | None) -> Meant | None:
        """`mijn motie`: the motion or amendment of the speaker."""
        if phrase.determiner not in _MINE:
            return None
        speaker = set(map(fold, self._speaker(phrase.start)))
        own = [
            item
            for item in self._said.of_kind(phrase.kind)
            if (item.value or item.mention >= 0) and speaker & set(map(fold, item.names))
        ]
        return only(own) if own else None

    def in_this_part(self, phrase: Phrase, cited: Citation | None) -> Meant | None:
        """The only document of its kind in this turn, question, answer or vote; of several the last.

        `deze` and `dit` mean the last of them, unless two are side by side; other words mean the one in the same
        sentence, else in the sentence before.
        """
        here = self._candidates(phrase, self._said.part(phrase.start))
        if not here:
            return None
        if count(here) == 1:
            return only(here)
        near = [item for item in self._said.just_before(phrase) if item.can_be(phrase)]
        if phrase.determiner in POINTING:
            return self._pointed_at(here, near)
        ends_between = self._said.sentences.ends_between
        same_sentence = [item for item in near if not ends_between(item.end, phrase.start)]
        return only(same_sentence or near)

    def _pointed_at(self, here: Sequence[Item], near: Sequence[Item]) -> Meant:
        """The document of this part that `deze` means; `near` are those just before, last one first."""
        if not near:
            # A minister who advises on motions one by one means the last: `Daarom ontraad ik deze motie.`
            numbered_items = [item for item in here if item.value or item.mention < 0]
            return only(sorted(numbered_items, key=lambda item: item.start)[-1:])
        last = near[0]
        beside = any(
            count((item, last)) > 1 and not self._said.sentences.ends_between(item.end, last.start)
            for item in near
        )
        return Meant() if beside else Meant(last.value, last.antecedent)

    def in_earlier_part(self, phrase: Phrase, cited: Citation | None) -> Meant | None:
        """The document of its kind in the nearest preceding part, else the only one of the document.

        A new item on the agenda closes what was brought up before it.
        """
        opened = self._said.item_start(phrase.start)
        known = [
            item
            for item in self._said.of_kind(self._kind(phrase))
            if item.mention >= 0 and item.start >= opened and item.can_be(phrase)
        ]
        # With several letters, a member's `de brief` need not be the one mentioned by another speaker.
        own_say = self._speaker(phrase.start) and phrase.determiner not in _BACK
        if own_say and len({item.value for item in known}) > 1:
            return None
        part = self._said.part(phrase.start)
        first = max(self._said.part(opened), part - _PARTS_BACK)
        for earlier in range(part - 1, first - 1, -1):
            if here := self._candidates(phrase, earlier):
                return only(here)
        return only(known)

    def _kind(self, phrase: Phrase) -> str:
        """The kind of document that a phrase means: `de nota` can be an initiatiefnota."""
        if phrase.kind == "nota" and not self._said.of_kind("nota"):
            return "initiatiefnota"
        return phrase.kind

    def _candidates(self, phrase: Phrase, part: int) -> list[Item]:
        """The documents brought up in a part that a phrase can mean."""
        of_kind = self._said.in_part(self._kind(phrase), part)
        items = [item for item in of_kind if item.can_be(phrase)]
        if phrase.determiner in _BACK:
            return items
        # `haar brief` after `een brief` is that letter.
        return [item for item in items if item.value or item.mention >= 0] or items


RULES: tuple[Callable[[Antecedents, Phrase, Citation | None], Meant | None], ...] = (
    Antecedents.numbered,
    Antecedents.the_bill,
    Antecedents.cited_without_number,
    Antecedents.coming,
    Antecedents.itself,
    Antecedents.first_or_second,
    Antecedents.described,
    Antecedents.of_speaker,
    Antecedents.in_this_part,
    Antecedents.in_earlier_part,
)
"""The rules for a phrase, most certain first: the first that applies decides, also for None."""


def only(items: Sequence[Item]) -> Meant:
    """The single document that these items mean, with its last mention; both None for several documents.

    >>> only([Item(4, 9, "brief", "kst-26485-281", 0), Item(30, 35, "brief", "kst-26485-281", 2)])
    Meant(value='kst-26485-281', antecedent=2)
    """
    if count(items) != 1:
        return Meant()
    last = max(items, key=lambda item: item.start)
    return Meant(last.value, last.antecedent)


def count(items: Sequence[Item]) -> int:
    """The number of documents that these items mean; without identifiers, by names and dates."""
    values = {item.value for item in items}
    if values != {None}:
        return len(values)
    described = {(item.names, item.date) for item in items if item.names or item.date}
    return max(len(described), 1)


def _same_names(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return bool(mine) and {fold(name) for name in mine} == {fold(name) for name in theirs}
