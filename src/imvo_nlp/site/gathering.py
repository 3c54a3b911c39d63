"""Facts of documents, with short texts only, for pages on several documents.

Documents are read one by one; a thousand of them take some tens of megabytes.
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
"""The labels whose values have pages."""
_LONGEST = 300
"""The maximum length of a text in a table, in characters."""
_AROUND = 110
"""The context on either side of a mention in a passage, in characters."""
_STATES = get_args(MotionStatus)
_NO_NAME = re.compile(r"[^\w.-]+", re.ASCII)


class Who(NamedTuple):
    """A person as named in a document; with a Wikidata item, the person has a page."""

    name: str
    party: str | None = None
    item: str | None = None


@dataclass(slots=True)
class Document:
    """A document for lists; `page` is False without a source text."""

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
    """A question, in writing or in a debate; `answer` is the place of its answer, None without one."""

    document: Document
    place: str
    text: str
    by: tuple[Who, ...]
    answer: str | None


class Promise(NamedTuple):
    """A commitment; `until` is the last day of its time limit, or empty."""

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
    """A motion across documents; `places` are documents with places in them."""

    name: str
    text: str = ""
    by: tuple[Who, ...] = ()
    dossiers: tuple[str, ...] = ()
    advice: list[str] = field(default_factory=list)
    told: tuple[str, int, str] = ("", 0, "")
    places: list[tuple[Document, str]] = field(default_factory=list)

    @property
    def status(self) -> str:
        """The latest status in any document."""
        return self.told[2]


class Passage(NamedTuple):
    """A block or paragraph that mentions a subject `times` times; `parties` are those of its voices."""

    document: Document
    place: str
    text: str
    speakers: tuple[str, ...]
    parties: tuple[str, ...]
    times: int


class Voted(NamedTuple):
    """The vote of a member named in a document."""

    document: Document
    place: str
    side: str


@dataclass(slots=True)
class Person:
    """A person with a Wikidata item; parties and offices in reading order."""

    name: str
    parties: dict[str, None] = field(default_factory=dict)
    offices: dict[str, None] = field(default_factory=dict)
    turns: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Gathered:
    """The facts for all pages on several documents.

    `people` are keyed by Wikidata item, `passages` by label and value, `votes` by the item of the
    member; `agreement` counts pairs of parties and whether they were on one side; `dossiers` holds
    the titles printed in their Kamerstukken.
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
        """Collect the facts of a document; return its entry for lists."""
        return _Reading(self, converted, words).document

    def dossier_title(self, dossier: str) -> str | None:
        """The title printed in most Kamerstukken of a dossier; None without any."""
        titles = self.dossiers.get(dossier)
        return min(titles, key=lambda each: (-titles[each], each)) if titles else None


class _Reading:
    """One document being read into the collected facts."""

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
        """The person named, or None."""
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
                continue  # listed commitments repeat spoken ones
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
        """Collect the mentions per block, and outside blocks per paragraph of the source."""
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
        """The words around a mention, from its block or else from the source."""
        text, start = texts.get(mention.block or "", ""), mention.text_start
        if start is None:
            text, start = self.kamerstuk.source.text or "", mention.start
        first, behind = max(start - _AROUND, 0), start + _AROUND
        words = flat(text[first:behind])
        if first:
            words = f"… {words.partition(' ')[2]}"
        return f"{words.rpartition(' ')[0]} …" if behind < len(text) else words


def _is_party_heard(voice: Voice) -> bool:
    """Whether a party speaks through a member or asker; ministers and chairs do not speak for one."""
    return voice.kind == "question" or voice.role == "member"


def cut(text: str) -> str:
    """A text as one line; a long one is cut after a word.

    >>> cut("Bent u\\nbereid?")
    'Bent u bereid?'
    """
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rpartition(' ')[0]} …"


def slug(name: str) -> str:
    """The name of the page of a document, dossier or value, unchanged if plain letters and digits.

    Other names keep their plain characters, with a hash appended.

    >>> slug("kst-26485-220"), slug("file:2019/brief")
    ('kst-26485-220', 'file-2019-brief-3a2c3e00')
    """
    plain = _NO_NAME.sub("-", name).strip("-.")[:80]
    return plain if plain == name else f"{plain}-{sha256(name.encode()).hexdigest()[:8]}"
