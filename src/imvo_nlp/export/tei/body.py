"""The speech as TEI elements: parts, speakers and paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from ...models import Event, Footnote, Kamerstuk, Section, Turn, Vote
from .analysis import Analysis
from .elements import NL, element, line

_CATEGORY = {"chair": "chair", "other": "guest"}


class Body:
    """Builds the body of a document; ids start with `name`, and `who` returns the id of a speaker.

    With an `analysis` the speech is divided into sentences and words.
    """

    def __init__(
        self,
        name: str,
        kamerstuk: Kamerstuk,
        who: Callable[[Turn], str | None],
        analysis: Analysis | None = None,
    ) -> None:
        self._name = name
        self._kamerstuk = kamerstuk
        self._who = who
        self._analysis = analysis
        self._notes: dict[str | None, list[Footnote]] = defaultdict(list)
        for note in kamerstuk.footnotes:
            self._notes[_turn_of(note, kamerstuk.turns)].append(note)

    def build(self) -> Element:
        """The body: a `div` per section, in the order of the document.

        ParlaMint does not nest `div`, and requires headings to come first: consecutive headings,
        such as those of a chapter and its first part, share one.
        """
        body = element("body")
        section: str | None = None
        for each in self._parts():
            now = each.section if isinstance(each, Turn) else section
            if isinstance(each, Section):
                now = each.id
            only_headings = len(body) and all(child.tag == "head" for child in body[-1])
            if not len(body) or (now != section and not only_headings):
                body.append(element("div"))
            section = now
            body[-1].extend(self._content(each))
        if self._notes[None]:
            body.append(element("div", None, *map(self._footnote, self._notes[None])))
        for div in body:
            spoken = div.find("u") is not None
            div.set("type", "debateSection" if spoken else "commentSection")
            if all(child.tag == "head" for child in div):  # ParlaMint requires more than headings
                for child in div:
                    child.tag = "note"
                    child.set("type", "head")
        return body

    def _parts(self) -> list[Section | Event | Turn | Vote]:
        """Headings, events, turns and votes in order; a turn starts after its heading.

        Votes are included only if they begin outside turns, with the printed text.
        """
        kamerstuk = self._kamerstuk
        parts: list[Section | Event | Turn | Vote] = [*kamerstuk.sections, *kamerstuk.events]
        parts += kamerstuk.turns
        parts += (each for each in kamerstuk.votes or () if each.block is None)
        return sorted(parts, key=lambda each: each.start)

    def _content(self, part: Section | Event | Turn | Vote) -> Iterator[Element]:
        if isinstance(part, Section):
            yield line("head", None, part.title)
        elif isinstance(part, Event):
            yield _event(part)
        elif isinstance(part, Vote):
            yield element("note", {"type": "vote"}, part.text.partition("\n\n")[0])
        else:
            if part.label is not None:
                yield element("note", {"type": "speaker"}, part.label)
            yield self._utterance(part)

    def _utterance(self, turn: Turn) -> Element:
        who = self._who(turn)
        name = f"{self._name}.{turn.id}"
        attributes = {
            "who": who and f"#{who}",
            "ana": f"#{_CATEGORY.get(turn.speaker.role, 'regular')}",
            "xml:id": name,
        }
        paragraphs = [
            element("seg", {"xml:id": f"{name}.seg{number}"}, *content)
            for number, content in enumerate(self._paragraphs(name, turn.text), 1)
            if turn.text
        ]
        if not turn.text:  # A heading without text: a `u` must not be empty.
            desc = element("desc", NL, "Hier staat geen tekst.")
            paragraphs = [element("gap", {"reason": "editorial"}, desc)]
        return element("u", attributes, *paragraphs, *map(self._footnote, self._notes[turn.id]))

    def _paragraphs(self, name: str, text: str) -> Iterator[Sequence[Element | str]]:
        if self._analysis:
            yield from self._analysis.paragraphs(name, text)
        else:
            yield from ([each] for each in text.split("\n\n"))

    def _footnote(self, note: Footnote) -> Element:
        name = f"{self._name}.{note.id}"
        return element("note", {"type": "footnote", "n": note.number, "xml:id": name}, note.text)


def _event(event: Event) -> Element:
    if event.kind == "suspension":
        return element("incident", {"type": "break"}, line("desc", None, event.text))
    return element("note", {"type": "time"}, event.text)


def _turn_of(note: Footnote, turns: Sequence[Turn]) -> str | None:
    """The id of the turn in which the marker of a footnote stands."""
    if note.anchor is None:
        return None
    index = bisect_right(turns, note.anchor, key=lambda turn: turn.start) - 1
    return turns[index].id if index >= 0 and note.anchor <= turns[index].end else None
