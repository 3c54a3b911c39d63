"""What is kept of each document for the pages that tell of several: no texts but short ones.

Documents are read one by one; of a thousand of them some tens of megabytes are kept.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations
from typing import Any, NamedTuple, get_args

from ..converted.documents import Converted
from ..converted.speaking import Voice, voices
from ..models import AGAINST, FOR, Asker, Mention, MotionStatus, Named, Official, Side, Vote
from ..page.about import title_of
from ..page.decisions import due_of
from ..page.meaning import known_name
from ..text.view import flat

SUBJECTS = ("theme", "sector")
"""The labels whose values have a page each."""
_LONGEST = 300
"""Characters of a text that a table shows."""
_AROUND = 110
"""Characters that a passage shows on each side of what it mentions."""
_STATES = get_args(MotionStatus)
_NO_NAME = re.compile(r"[^\w.-]+", re.ASCII)


class Who(NamedTuple):
    """Somebody as a document names them; with a Wikidata item they have a page."""

    name: str
    party: str | None = None
    item: str | None = None


@dataclass(slots=True)
class Document:
    """A document as lists tell of it; `page` is False where its text is not at hand."""

    id: str
    name: str
    title: str
    kind: str
    date: str
    chamber: str | None
    dossiers: tuple[str, ...]
    number: str | None
    has_page: bool = False
    parties: tuple[str, ...] = ()
    speakers: tuple[Who, ...] = ()
    subjects: dict[str, Counter[str]] = field(default_factory=dict)


class Asked(NamedTuple):
    """A question, in writing or in a debate; `answer` is where its answer stands, None without one."""

    document: Document
    place: str
    text: str
    by: tuple[Who, ...]
    answer: str | None


class Promise(NamedTuple):
    """A commitment; `until` is the last day that its time limit means, or empty."""

    document: Document
    place: str
    text: str
    by: Who | None
    to: tuple[Who, ...]
    due: str
    until: str
    status: str


@dataclass(slots=True)
class Motion:
    """A motion in all documents that tell of it; `places` are those documents, and where in each."""

    name: str
    text: str = ""
    by: tuple[Who, ...] = ()
    dossiers: tuple[str, ...] = ()
    advice: list[str] = field(default_factory=list)
    told: tuple[str, int, str] = ("", 0, "")
    places: list[tuple[Document, str]] = field(default_factory=list)

    @property
    def status(self) -> str:
        """The last that any document tells of it."""
        return self.told[2]


class Passage(NamedTuple):
    """A block or paragraph that mentions a subject, `times` times; `parties` are those that speak or ask."""

    document: Document
    place: str
    text: str
    speakers: tuple[str, ...]
    parties: tuple[str, ...]
    times: int


class Voted(NamedTuple):
    """The vote of a member whom a document names."""

    document: Document
    place: str
    side: str


@dataclass(slots=True)
class Person:
    """Somebody whose Wikidata item is known; parties and offices in the order in which they were read."""

    name: str
    parties: dict[str, None] = field(default_factory=dict)
    offices: dict[str, None] = field(default_factory=dict)
    turns: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Gathered:
    """All that pages tell of several documents.

    `people` are by Wikidata item, `passages` by label and value, `votes` by the item of the member;
    `agreement` are pairs of parties, and whether they were on one side; `dossiers` have the titles that
    their Kamerstukken print.
    """

    documents: list[Document] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    motions: dict[str, Motion] = field(default_factory=dict)
    passages: dict[tuple[str, str], list[Passage]] = field(
        default_factory=lambda: defaultdict(list)
    )
    votes: dict[str, list[Voted]] = field(default_factory=lambda: defaultdict(list))
    agreement: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    dossiers: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, converted: Converted, words: dict[str, Any]) -> Document:
        """Keeps what is told of a document, and gives it as lists do."""
        return _Reading(self, converted, words).document

    def dossier_title(self, dossier: str) -> str | None:
        """The title that most Kamerstukken of a dossier print; None where none does."""
        titles = self.dossiers.get(dossier)
        return min(titles, key=lambda each: (-titles[each], each)) if titles else None


class _Reading:
    """One document, read into what is gathered."""

    def __init__(self, gathered: Gathered, converted: Converted, words: dict[str, Any]) -> None:
        self.gathered = gathered
        self.kamerstuk = kamerstuk = converted.kamerstuk
        self.words = words
        metadata = kamerstuk.metadata
        self.document = Document(
            converted.id,
            slug(converted.id),
            title_of(kamerstuk, words),
            metadata.document_type,
            metadata.date or "",
            metadata.chamber,
            metadata.dossiers,
            metadata.number,
        )
        self.voices = voices(kamerstuk)
        self.who = {
            each.id: Who(each.name, each.party, each.wikidata) for each in kamerstuk.participants
        }
        self._people()
        self._asked()
        self._promises()
        self._motions()
        for vote in kamerstuk.votes or ():
            self._vote(vote)
        self._passages()
        self._about()

    def _about(self) -> None:
        metadata, document = self.kamerstuk.metadata, self.document
        self.gathered.documents.append(document)
        if metadata.title and metadata.number and (metadata.identifier or "").startswith("kst-"):
            for dossier in metadata.dossiers[:1]:
                self.gathered.dossiers[dossier][metadata.title] += 1
        heard = [each for each in self.voices.values() if _is_party_heard(each)]
        document.parties = tuple(dict.fromkeys(each for one in heard for each in one.parties))
        document.speakers = tuple(dict.fromkeys(self.who.values()))

    def _people(self) -> None:
        for each in self.kamerstuk.participants:
            if each.wikidata:
                person = self.gathered.people.setdefault(
                    each.wikidata, Person(known_name(each.name, each.wikidata))
                )
                person.parties |= {each.party: None} if each.party else {}
                office = ", ".join(
                    filter(None, (each.post and self._post(each.post), each.portfolio))
                )
                person.offices |= {office: None} if office else {}
        for turn in self.kamerstuk.turns:
            who = self._named(turn.speaker)
            if who and who.item:
                self.gathered.people[who.item].turns[self.document.id] += 1

    def _post(self, post: str) -> str:
        return str(self.words["attribute_values"].get(post, post))

    def _named(self, named: Named | Official | Asker | Any) -> Who | None:
        """Who is named; None where nobody is."""
        known = self.who.get(named.participant or "")
        if known or not named.name:
            return known
        return Who(named.name, getattr(named, "party", None))

    def _all(self, named: Iterable[Any]) -> tuple[Who, ...]:
        return tuple(filter(None, map(self._named, named)))

    def _asked(self) -> None:
        add = self.gathered.asked.append
        for question in self.kamerstuk.questions:
            by = self._all(question.asked_by)
            add(Asked(self.document, question.id, cut(question.text), by, question.answer))
        for asked in self.kamerstuk.asked or ():
            answer = next((each.block for each in asked.answers if each.block), None)
            add(Asked(self.document, asked.id, cut(asked.text), self._all([asked.by]), answer))

    def _promises(self) -> None:
        for each in self.kamerstuk.commitments or ():
            if each.form == "listed":
                continue  # what a chair reads out was said before
            self.gathered.promises.append(
                Promise(
                    self.document,
                    each.id,
                    cut(each.text),
                    self._named(each.by),
                    self._all(each.to),
                    due_of(each, self.words),
                    (each.due and each.due.until) or "",
                    each.status,
                )
            )

    def _motions(self) -> None:
        for each in self.kamerstuk.motions or ():
            name = each.identifier or f"{self.document.name} {each.id}"
            motion = self.gathered.motions.setdefault(name, Motion(name))
            motion.places.append((self.document, each.id))
            asks = " ".join(request.text for request in each.requests)
            motion.text = motion.text or cut(asks or each.text or "")
            motion.by = motion.by or self._all(each.submitters)
            motion.dossiers = motion.dossiers or each.dossiers or self.document.dossiers
            motion.advice += [
                advice.value for advice in each.appreciations if advice.value not in motion.advice
            ]
            motion.told = max(
                motion.told, (self.document.date, _STATES.index(each.status), each.status)
            )

    def _vote(self, vote: Vote) -> None:
        sides: tuple[Side, ...] = (FOR, AGAINST)
        for side in sides:
            for who in self._all(vote.members(side)):
                if who.item:
                    self.gathered.votes[who.item].append(Voted(self.document, vote.id, side))
        voted = {party: side for side in sides for party in vote.parties(side)}
        for one, other in combinations(sorted(voted), 2):
            self.gathered.agreement[one, other, voted[one] == voted[other]] += 1

    def _passages(self) -> None:
        """Once for each block, and outside of blocks for each paragraph of the source, what is mentioned there."""
        found: dict[tuple[str, str, str], list[Mention]] = defaultdict(list)
        for mention in self.kamerstuk.mentions:
            if mention.label in SUBJECTS and mention.value:
                place = mention.block or mention.id
                found[mention.label, mention.value, place].append(mention)
                counts = self.document.subjects.setdefault(mention.label, Counter())
                counts[mention.value] += 1
        texts = {each.id: each.text for each in self.kamerstuk.blocks_and_notes()}
        for (label, value, place), mentions in found.items():
            voice = self.voices.get(place, Voice())
            self.gathered.passages[label, value].append(
                Passage(
                    self.document,
                    mentions[0].id,
                    self._around(mentions[0], texts),
                    voice.speakers,
                    voice.parties if _is_party_heard(voice) else (),
                    len(mentions),
                )
            )

    def _around(self, mention: Mention, texts: dict[str, str]) -> str:
        """The words around a mention, of its block or else of the source."""
        text, start = texts.get(mention.block or "", ""), mention.text_start
        if start is None:
            text, start = self.kamerstuk.source.text or "", mention.start
        first, behind = max(start - _AROUND, 0), start + _AROUND
        words = flat(text[first:behind])
        if first:
            words = f"… {words.partition(' ')[2]}"
        return f"{words.rpartition(' ')[0]} …" if behind < len(text) else words


def _is_party_heard(voice: Voice) -> bool:
    """Whether a party speaks: its member, or who asks; ministers and chairs do not speak for one."""
    return voice.kind == "question" or voice.role == "member"


def cut(text: str) -> str:
    """A text as one line, cut behind a word where it is long.

    >>> cut("Bent u\\nbereid?")
    'Bent u bereid?'
    """
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rpartition(' ')[0]} …"


def slug(name: str) -> str:
    """The name of a page: that of a document, a dossier or a value, where it is plain letters and digits.

    Of any other so much as is, with a number that tells it apart.

    >>> slug("kst-26485-220"), slug("file:2019/brief")
    ('kst-26485-220', 'file-2019-brief-dd1b6cf7')
    """
    plain = _NO_NAME.sub("-", name).strip("-.")[:80]
    return plain if plain == name else f"{plain}-{sha256(name.encode()).hexdigest()[:8]}"
