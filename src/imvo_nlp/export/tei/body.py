"""What was said, as elements of TEI: parts, speakers, paragraphs, and the mentions in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, TreeBuilder

from ...models import Event, Footnote, Kamerstuk, Mention, Section, Turn, Vote
from ...notation.identifiers import published_at
from ..placed import Placed, placed
from .elements import REFERENCE_DATA, element, item_address, party_id, place
from .people import Cast

_NAMES = {"organisation": "ORG", "country": "LOC"}
_DOCUMENTS = ("reference", "motion", "document")
_CATEGORY = {"chair": "chair", "other": "guest"}


class Body:
    """Makes the body of one document; `name` begins its ids."""

    def __init__(self, name: str, kamerstuk: Kamerstuk, cast: Cast) -> None:
        self._name = name
        self._kamerstuk = kamerstuk
        self._cast = cast
        self._placed = placed(kamerstuk)
        self._notes: dict[str | None, list[Footnote]] = defaultdict(list)
        for note in kamerstuk.footnotes:
            self._notes[_turn_of(note, kamerstuk.turns)].append(note)

    def build(self) -> Element:
        """The body: a `div` per section, in the order of the document."""
        body = element("body")
        seen: set[str] = set()
        section: str | None = None
        for each in self._parts():
            now = each.id if isinstance(each, Section) else section
            if isinstance(each, Turn):
                now = each.section
            if not len(body) or now != section:
                body.append(self._div(now, again=now in seen))
                seen.add(now or "")
                section = now
            body[-1].extend(self._content(each))
        if self._notes[None]:
            body.append(element("div", None, *map(self._footnote, self._notes[None])))
        for div in body:
            div.set("type", "commentSection" if div.find("u") is None else "debateSection")
        return body

    def _parts(self) -> list[Section | Event | Turn | Vote]:
        """Headings, events, turns and votes as they follow each other; a turn starts behind its heading.

        Of the votes those that begin outside turns, with what the report prints there.
        """
        kamerstuk = self._kamerstuk
        parts: list[Section | Event | Turn | Vote] = [*kamerstuk.sections, *kamerstuk.events]
        parts += kamerstuk.turns
        parts += (each for each in kamerstuk.votes or () if each.block is None)
        return sorted(parts, key=lambda each: each.start)

    def _div(self, section: str | None, *, again: bool) -> Element:
        """A part; one that goes on behind another points back at its beginning."""
        if section is None:
            return element("div")
        name = f"{self._name}.{section}"
        return element("div", {"prev": f"#{name}"} if again else {"xml:id": name})

    def _content(self, part: Section | Event | Turn | Vote) -> Iterator[Element]:
        if isinstance(part, Section):
            yield element("head", {"source": self._at(part.start)}, part.title)
        elif isinstance(part, Event):
            yield self._event(part)
        elif isinstance(part, Vote):
            source = self._at(part.start, part.end)
            what = part.text.partition("\n\n")[0]
            yield element("note", {"type": "vote", "source": source}, what)
        else:
            if part.label is not None and part.label_start is not None:
                source = self._at(part.label_start)
                yield element("note", {"type": "speaker", "source": source}, part.label)
            yield self._utterance(part)

    def _event(self, event: Event) -> Element:
        attributes: dict[str, str | None] = {"source": self._at(event.start, event.end)}
        if event.kind == "suspension":
            return element(
                "incident", {"type": "break", **attributes}, element("desc", None, event.text)
            )
        return element("note", {"type": "time", **attributes}, event.text)

    def _utterance(self, turn: Turn) -> Element:
        speaker = turn.speaker
        who = self._cast.id_of(speaker.name, speaker.participant)
        ana = [f"#{_CATEGORY.get(speaker.role, 'regular')}", f"#role.{speaker.role}"]
        if speaker.party:
            ana.append(f"#{party_id(speaker.party)}")
        attributes = {
            "who": who and f"#{who}",
            "ana": " ".join(ana),
            "xml:id": f"{self._name}.{turn.id}",
            "source": self._at(turn.start, turn.end),
        }
        notes = map(self._footnote, self._notes[turn.id])
        return element("u", attributes, *self._paragraphs(turn), *notes)

    def _paragraphs(self, turn: Turn) -> Iterator[Element]:
        if not turn.text:
            # A heading with nothing behind it: TEI wants something in what was said.
            yield element("gap", {"reason": "editorial"})
            return
        spans = deque(self._placed.get(turn.id, ()))
        start = 0
        for number, text in enumerate(turn.text.split("\n\n"), 1):
            end = start + len(text)
            builder = TreeBuilder()
            builder.start("seg", {"xml:id": f"{self._name}.{turn.id}.seg{number}"})
            self._mark(builder, turn.text, start, end, spans)
            builder.end("seg")
            yield builder.close()
            start = end + 2

    def _mark(
        self, builder: TreeBuilder, text: str, start: int, end: int, spans: deque[Placed]
    ) -> None:
        """Adds a range of the text with the spans that begin in it.

        Elements cannot cross: of a span that goes on behind the range only the rest is marked.
        """
        rests: list[Placed] = []
        while spans and spans[0].start < end:
            mention, first, last = spans.popleft()
            if last > end:
                rests.append(Placed(mention, end, last))
                continue
            builder.data(text[start:first])
            tag, attributes = self._mention(mention)
            builder.start(tag, attributes)
            self._mark(builder, text, first, last, spans)
            builder.end(tag)
            start = last
        builder.data(text[start:end])
        spans.extendleft(reversed(rests))

    def _mention(self, mention: Mention) -> tuple[str, dict[str, str]]:
        """The element of a mention, with what it means where that is known."""
        source = {"source": self._at(mention.start, mention.end)}
        value = mention.value
        if mention.label == "party":
            target = {"ref": f"#{party_id(value)}"} if value else {}
            return "name", {"type": "ORG", **target, **source}
        if mention.label in ("member", "minister"):
            return "name", {"type": "PER", **self._person(mention), **source}
        if mention.label in _NAMES:
            item = mention.attributes.get("wikidata")
            target = {"ref": item_address(item)} if item else {"key": value} if value else {}
            return "name", {"type": _NAMES[mention.label], **target, **source}
        if mention.label not in _DOCUMENTS:
            return "rs", {"type": mention.label, **({"key": value} if value else {}), **source}
        if mention.label == "motion":
            value = mention.attributes.get("identifier")
        return "ref", {"type": mention.label, **_document(value), **source}

    def _person(self, mention: Mention) -> dict[str, str]:
        """Who is meant; `resp` says where that takes the reference data, as for all items in Wikidata."""
        attributes = mention.attributes
        filled = attributes.get("value_from") == "reference"
        by = {"resp": f"#{REFERENCE_DATA}"}
        if pointer := self._cast.pointer(attributes.get("participant")):
            return {"ref": pointer, **(by if filled else {})}
        if wikidata := attributes.get("wikidata"):
            return {"ref": item_address(wikidata), **by}
        return {"key": mention.value, **(by if filled else {})} if mention.value else {}

    def _footnote(self, note: Footnote) -> Element:
        attributes = {
            "place": "foot",
            "n": note.number,
            "xml:id": f"{self._name}.{note.id}",
            "target": None if note.anchor is None else self._at(note.anchor),
            "source": self._at(note.start, note.end),
        }
        builder = TreeBuilder()
        builder.start("note", {name: each for name, each in attributes.items() if each is not None})
        spans = deque(self._placed.get(note.id, ()))
        self._mark(builder, note.text, 0, len(note.text), spans)
        builder.end("note")
        return builder.close()

    def _at(self, start: int, end: int | None = None) -> str:
        return place(self._kamerstuk.source.name, start, end)


def _turn_of(note: Footnote, turns: Sequence[Turn]) -> str | None:
    """The id of the turn in which the marker of a footnote stands."""
    if note.anchor is None:
        return None
    index = bisect_right(turns, note.anchor, key=lambda turn: turn.start) - 1
    return turns[index].id if index >= 0 and note.anchor <= turns[index].end else None


def _document(identifier: str | None) -> dict[str, str]:
    """Where a document is published; for one of another system its identifier."""
    if address := published_at(identifier):
        return {"target": address}
    return {"cRef": identifier} if identifier else {}
