"""The data of the page for its template, in page order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markupsafe import Markup

from ..converted.reading import Reading
from ..models import Asker, Block, Kamerstuk, Mention, Question, Turn
from ..notation.identifiers import law_at
from ..reference.terms import called
from ..text.view import flat
from ..wording import Lang, named, wording
from .about import facts, oddities, people, title_of
from .asked import asked_lines
from .decisions import decisions, promises
from .marked import MarkedText, web_address
from .meaning import meaning

_BEGIN = 56
"""The length of a speaker's first words in the table of contents, in characters."""
_SHOWN_ELSEWHERE = frozenset(("address", "wikidata"))
_IN_MEANING = frozenset(("post", "portfolio", "party"))
"""Attributes already contained in the meaning of a person."""
_GROUPS = {
    "who": ("party", "minister", "member", "organisation", "person"),
    "papers": ("reference", "motion", "document"),
    "when": ("date",),
}
"""The groups of labels; all others, including those of the user's own tables, are subjects."""
_IN_SCRIPT = (
    *("unknown", "search_none", "search_found", "search_hit", "shown", "copy_link"),
    *("copied", "open", "key_help"),
)


class Piece(NamedTuple):
    """A paragraph, or a heading with its id and level."""

    html: Markup
    id: str = ""
    level: int = 0


@dataclass(slots=True)
class Part:
    """A part of the document: `loose` text outside blocks, or a block of another `kind`.

    `label` is the printed heading, `name` the name of a part without one. `who` names the speaker,
    askers or answerers; `parties` and `speakers` are values for filters. `see` is the id of the
    answer to a question, `see_name` its name if it is shown beside another question.
    """

    kind: str
    pieces: list[Piece]
    id: str = ""
    label: Markup = field(default_factory=Markup)
    name: str = ""
    who: str = ""
    parties: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    see: str | None = None
    see_name: str = ""


@dataclass(slots=True)
class Pair:
    """Questions side by side with their common answer."""

    questions: list[Part]
    answer: Part
    kind: str = "pair"

    @property
    def id(self) -> str:
        """An id distinct from those of blocks."""
        return f"{self.questions[0].id}-{self.answer.id}"

    @property
    def is_short(self) -> bool:
        """Whether the questions certainly fit on a screen."""
        return sum(len(each.html) for part in self.questions for each in part.pieces) < 1500

    @property
    def parties(self) -> tuple[str, ...]:
        """Those of all its blocks."""
        return _once(each for part in (*self.questions, self.answer) for each in part.parties)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Those of all its blocks."""
        return _once(each for part in (*self.questions, self.answer) for each in part.speakers)


class Moved(NamedTuple):
    """The original place of an answer that is shown beside its question."""

    answer: Part
    kind: str = "moved"


class Choice(NamedTuple):
    """A value of a filter, with its number of occurrences."""

    value: str
    name: str
    times: int


class Entry(NamedTuple):
    """A line in the table of contents; `words` are the first words of a speaker."""

    id: str
    name: str
    level: int
    words: str = ""


def view(kamerstuk: Kamerstuk, lang: Lang, *, furniture: bool = False) -> dict[str, Any]:
    """The variables of the template.

    Raises WrongUse without an embedded source text, UnreadableInput if it does not match.
    """
    return _View(kamerstuk, wording(lang), furniture).all()


class _View:
    def __init__(self, kamerstuk: Kamerstuk, words: dict[str, Any], furniture: bool) -> None:
        self.kamerstuk = kamerstuk
        self.words = words
        self.page: dict[str, str] = words["page"]
        self.reading = Reading(kamerstuk)
        kinds: dict[str, str] | None = words["furniture"] if furniture else None
        self.marked = MarkedText(kamerstuk, self.reading, self.page, kinds)
        self.participants = {each.id: each for each in kamerstuk.participants}
        self.texts = {each.id: each.text for each in kamerstuk.mentions}
        self.headings = sorted(
            (
                (*self.reading.printed(each.start, each.title, each.id), each)
                for each in kamerstuk.sections
            ),
            key=lambda each: each[:2],
        )
        self.heading_starts = [start for start, _, _ in self.headings]

    def all(self) -> dict[str, Any]:
        parts = _paired(list(self._parts()))
        return {
            "page": self.page,
            "kamerstuk": self.kamerstuk,
            "title": title_of(self.kamerstuk, self.words),
            "facts": facts(self.kamerstuk, self.words),
            "people": people(self.kamerstuk, self.words),
            "oddities": oddities(self.kamerstuk, self.words),
            "decisions": decisions(self.kamerstuk, self.words, self.marked.ids),
            "promises": promises(self.kamerstuk, self.words, self.marked.ids),
            "asked": asked_lines(self.kamerstuk, self.marked.ids),
            "counts": self._counts(),
            "unknown": sum(
                each.value is None and each.attributes.get("form") != "region"
                for each in self.kamerstuk.mentions
            ),
            "contents": self._contents(),
            "parts": parts,
            "notes": self._notes(),
            "filters": self._filters(parts),
            "data": self._data(parts),
        }

    # The text

    def _parts(self) -> Iterator[Part]:
        """The body in order: blocks, and the text between them."""
        position, blocks = 0, self.kamerstuk.blocks()
        placed = sorted(((*self.reading.block(each), each) for each in blocks), key=lambda x: x[:3])
        for start, text_start, end, block in placed:
            yield from self._loose(position, start)
            label = self.marked.inline(start, text_start) if start < text_start else Markup("")
            pieces = list(self._pieces(text_start, end, lines=False))
            yield self._block(block, label, pieces)
            position = max(position, end)
        yield from self._loose(position, self.reading.body_end)

    def _loose(self, start: int, end: int) -> Iterator[Part]:
        pieces = list(self._pieces(start, end, lines=True))
        if pieces:
            yield Part("loose", pieces)

    def _pieces(self, start: int, end: int, *, lines: bool) -> Iterator[Piece]:
        """The paragraphs and headings of a range."""
        first = bisect_left(self.heading_starts, start)
        last = bisect_left(self.heading_starts, end)
        for heading_start, heading_end, section in self.headings[first:last]:
            yield from map(Piece, self.marked.paragraphs(start, heading_start, lines=lines))
            html = self.marked.inline(heading_start, heading_end)
            yield Piece(html, section.id, min(section.level, 3))
            start = heading_end
        yield from map(Piece, self.marked.paragraphs(start, end, lines=lines))

    def _block(self, block: Block, label: Markup, pieces: list[Piece]) -> Part:
        if isinstance(block, Turn):
            return self._turn(block, label, pieces)
        if isinstance(block, Question):
            return self._question(block, label, pieces)
        numbers = ", ".join(map(str, block.numbers))
        name = f"{self.page['answer']} {numbers}".strip()
        who = self._by("answered_by", block.answered_by)
        # Answers are given for the government, not for a party.
        return Part("answer", pieces, block.id, label, name, who, (), _once(block.answered_by))

    def _question(self, question: Question, label: Markup, pieces: list[Piece]) -> Part:
        parties = _once(each.party for each in question.asked_by)
        speakers = _once(each.name for each in question.asked_by)
        who = self._by("asked_by", map(_asker, question.asked_by))
        name = self._name_of(question)
        return Part(
            "question", pieces, question.id, label, name, who, parties, speakers, question.answer
        )

    def _by(self, key: str, names: Iterable[str | None]) -> str:
        """The askers or answerers in words; empty if unknown."""
        listed = ", ".join(filter(None, names))
        return f"{self.page[key]} {listed}" if listed else ""

    def _name_of(self, question: Question) -> str:
        """The name of a question without a printed heading."""
        parties = _once(each.party for each in question.asked_by)
        which = ", ".join(map(str, question.numbers)) or ", ".join(parties)
        return f"{self.page['question']} {which}".strip()

    def _turn(self, turn: Turn, label: Markup, pieces: list[Piece]) -> Part:
        speaker, role = turn.speaker, named(self.words["roles"], turn.speaker.role)
        name = speaker.name or role
        is_named = speaker.name is None or speaker.name in (turn.label or speaker.name)
        return Part(
            f"turn {speaker.role}",
            pieces,
            turn.id,
            label,
            name,
            role if is_named else f"{name}, {role}",
            _once([speaker.party]),
            (name,),
        )

    def _notes(self) -> list[tuple[Any, Markup]]:
        notes = []
        for note in self.kamerstuk.footnotes:
            span = self.reading.span(note.start, note.end)
            notes.append((note, self.marked.inline(*span) if span else Markup("")))
        return notes

    # Navigation

    def _counts(self) -> str:
        """The numbers of elements by layer, in words."""
        counts = self.kamerstuk.counts().items()
        named_counts = (
            f"{named(self.words['layers'], key)}\u00a0{count}" for key, count in counts if count
        )
        return ", ".join(named_counts)

    def _contents(self) -> list[Entry]:
        kamerstuk, deeper = self.kamerstuk, 2 if self.kamerstuk.sections else 1
        found = [
            (each.start, Entry(each.id, each.title, min(each.level, 3)))
            for each in kamerstuk.sections
        ]
        for question in kamerstuk.questions:
            name = question.label or self._name_of(question)
            found.append((question.start, Entry(question.id, name, deeper)))
        for turn in kamerstuk.turns:
            if turn.speaker.role != "chair" and turn.speaker.name:
                party = turn.speaker.party
                name = f"{turn.speaker.name} ({party})" if party else turn.speaker.name
                found.append((turn.start, Entry(turn.id, name, deeper, _begin(turn.text))))
        for event in kamerstuk.events:
            name = " ".join(filter(None, (named(self.words["events"], event.kind), event.time)))
            found.append((event.start, Entry(event.id, name[:1].upper() + name[1:], 1)))
        return [entry for _, entry in sorted(found, key=lambda each: each[0])]

    def _filters(self, parts: Iterable[Part | Pair | Moved]) -> dict[str, Any]:
        """The choices of the filters, most frequent first.

        `labels` are grouped; `named` holds the mentioned values by label, for labels that are
        subjects of paragraphs.
        """
        units = [each for each in parts if isinstance(each, Part | Pair)]
        values: dict[str, Counter[str]] = {}
        for each in self.kamerstuk.mentions:
            if self._is_subject(each):
                values.setdefault(each.label, Counter())[str(each.value)] += 1
        return {
            "labels": self._labels(),
            "named": [
                (label, named(self.words["labels"], label), self._choices_of(label, values[label]))
                for label in sorted(values, key=lambda label: (-values[label].total(), label))
            ],
            "party": _choices(Counter(each for unit in units for each in unit.parties)),
            "speaker": _choices(Counter(each for unit in units for each in unit.speakers)),
        }

    def _labels(self) -> list[tuple[str, list[Choice]]]:
        """The labels that occur, in groups."""
        counts = Counter(each.label for each in self.kamerstuk.mentions)
        grouped: dict[str, list[Choice]] = {"who": [], "what": [], "papers": [], "when": []}
        for label, times in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
            name = named(self.words["labels"], label)
            grouped[_group(label)].append(Choice(label, name, times))
        return [(self.page[group], choices) for group, choices in grouped.items() if choices]

    @staticmethod
    def _is_subject(mention: Mention) -> bool:
        """Whether a mention is a subject of its paragraph: organisations are, parties have a filter."""
        about = mention.label == "organisation" or _group(mention.label) == "what"
        return about and mention.value is not None

    def _choices_of(self, label: str, counts: Counter[str]) -> list[Choice]:
        return _choices(counts, {each: called(self.words, label, each) for each in counts})

    def _data(self, parts: Iterable[Part | Pair | Moved]) -> dict[str, Any]:
        """The data for the script, for details and filters."""
        units = [each for each in parts if isinstance(each, Part | Pair)]
        return {
            "words": {each: self.page[each] for each in _IN_SCRIPT},
            "labels": {
                each.label: named(self.words["labels"], each.label)
                for each in self.kamerstuk.mentions
            },
            "units": {
                each.id: {"party": each.parties, "speaker": each.speakers}
                for each in units
                if each.id
            },
            "mentions": {each.id: self._details(each) for each in self.kamerstuk.mentions},
        }

    def _details(self, mention: Mention) -> dict[str, Any]:
        meant = meaning(mention, self.participants, self.words)
        shown = _SHOWN_ELSEWHERE | _IN_MEANING if meant else _SHOWN_ELSEWHERE
        rows = [
            (named(self.words["attributes"], name), self._attribute(name, each))
            for name, each in mention.attributes.items()
            if each not in (None, False, [], ()) and name not in shown
        ]
        place = self.page["characters"].format(start=mention.start, end=mention.end)
        return {
            "label": mention.label,
            "meaning": meant,
            "term": mention.value if self._is_subject(mention) else None,
            "rows": [(self.page["printed"], mention.text), *rows, (self.page["place"], place)],
            "address": web_address(
                mention.attributes.get("address") or law_at(mention.attributes.get("official"))
            ),
        }

    def _attribute(self, name: str, value: Any) -> str:
        if isinstance(value, list | tuple):
            return ", ".join(map(str, value))
        if name == "participant" and value in self.participants:
            return self.participants[value].name
        if name == "antecedent":
            return f"{self.texts.get(value, '')} ({value})".strip()
        value = name if value is True else value
        return str(self.words["attribute_values"].get(value, value))


def _paired(parts: list[Part]) -> list[Part | Pair | Moved]:
    """The parts, with every answer beside the first questions that it answers."""
    answers = {each.id: each for each in parts if each.kind == "answer"}
    beside = {each.see for each in parts if each.see in answers}
    shown: list[Part | Pair | Moved] = []
    pairs: dict[str, Pair] = {}
    for part in parts:
        last = shown[-1] if shown else None
        if part.see in answers and isinstance(last, Pair) and last.answer.id == part.see:
            last.questions.append(part)
        elif part.see in answers and part.see not in pairs:
            pairs[part.see] = Pair([part], answers[part.see])
            shown.append(pairs[part.see])
        elif part.id not in beside:
            part.see_name = answers[part.see].name if part.see in answers else ""
            shown.append(part)
        elif not (isinstance(last, Pair) and last.answer is part):
            shown.append(Moved(part))
    return shown


def _begin(text: str) -> str:
    """The first words of a text, some fifty characters."""
    line = flat(text[: 2 * _BEGIN])
    return line if len(line) <= _BEGIN else f"{line[:_BEGIN].rpartition(' ')[0]} …"


def _group(label: str) -> str:
    return next((name for name, labels in _GROUPS.items() if label in labels), "what")


def _choices(counts: Counter[str], names: dict[str, str] | None = None) -> list[Choice]:
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return [Choice(value, named(names, value) if names else value, n) for value, n in ranked]


def _once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))


def _asker(asker: Asker) -> str | None:
    return (
        f"{asker.name} ({asker.party})" if asker.name and asker.party else asker.name or asker.party
    )
