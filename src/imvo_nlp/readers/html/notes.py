"""Footnotes: targets of links in a page that begin with the number of their marker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from ...text.source import NoteMark
from ..xml.official import publication
from .elements import BLANK, BLOCKS, CELLS, HEADINGS, Element, head_of, text_of
from .text import Span

_MARKER = re.compile(r"[\[(]?\s*(\d{1,3}|\*{1,3})\s*[\])]?\.?")
_NAME = re.compile(r"noot|noten|foot-?note|voetnoot|endnote|\bfn|noteref", re.I)
_TITLE = re.compile(r"\s*(?:voet|eind)?noten\s*:?\s*|\s*footnotes\s*", re.I)


@dataclass(eq=False, slots=True)
class Note:
    """A footnote: its number, and the ranges of its marker and text as written."""

    number: str
    marker: Span = field(default_factory=Span)
    text: Span = field(default_factory=Span)


class Notes:
    """The footnotes of a page, by links to them, by their starts and by their containers.

    `own` is the identifier of the page's document: links to it are links within the page.
    """

    def __init__(self, body: Element, own: str | None) -> None:
        self.by_link: dict[Element, Note] = {}
        self.by_begin: dict[Element, Note] = {}
        self.holders: dict[Element, list[Note]] = {}
        self._items = {
            item: str(number)
            for ordered in body.iter("ol")
            for number, item in enumerate(ordered.iterchildren("li"), 1)
        }
        targets = _targets(body)
        by_name: dict[str, Note] = {}
        for index, link, name in _links(body, own):
            at, target = targets.get(name, (-1, None))
            marker = _MARKER.fullmatch(" ".join(head_of(link, 40).split()))
            # A note follows its marker: links upwards are links back.
            if marker is None or at <= index or not _is_marker(link):
                continue
            note = by_name.get(name) or self._note(target, marker[1], link)
            if note:
                self.by_link[link] = by_name[name] = note

    def is_marked(self, holder: Element) -> bool:
        """Whether the marker of a note in a container has been written."""
        return any(note.marker.is_written for note in self.holders[holder])

    def outermost(self) -> Iterator[Element]:
        """The outermost containers."""
        for holder in self.holders:
            if not any(each in self.holders for each in holder.iterancestors()):
                yield holder

    def is_title(self, element: Element) -> bool:
        """Whether an element is the heading of notes that have been marked: `Noten`."""
        titled = element.tag in HEADINGS or element.tag in ("p", "div", "dt")
        return (
            bool(self.holders)
            and titled
            and _TITLE.fullmatch(head_of(element, 20)) is not None
            and any(map(self.is_marked, self.holders))
        )

    def marks(self, text: str) -> Iterator[NoteMark]:
        """The notes that have been written, in the order of the text."""
        written = [note for note in self.by_begin.values() if note.text.is_written]
        for note in sorted(written, key=lambda note: note.text.start):
            start, end = note.text.start, note.text.end
            number_start = start - len(note.number) - 1
            yield NoteMark(note.number, number_start, start, end, *_marker_place(note, text))

    def _note(self, target: Element, number: str, link: Element) -> Note | None:
        """The note that a link points at, created for the first link."""
        begin, holder = self._place(target, number) or (None, None)
        if begin is None or holder in link.iterancestors():
            return None
        if begin not in self.by_begin:
            self.by_begin[begin] = Note(number)
            self.holders.setdefault(holder, []).append(self.by_begin[begin])
        return self.by_begin[begin]

    def _place(self, target: Element, number: str) -> tuple[Element, Element] | None:
        """Where the note that a link points at begins, and the block that holds it."""
        begins = re.compile(rf"{number_of_note(number).pattern}[\])]?[.:)]?")
        block = target
        while block.tag not in BLOCKS and block.tag not in (*CELLS, "tr"):
            block = block.getparent()
        parent = block.getparent()
        if block.tag in HEADINGS or block.tag == "body" or parent is None:
            return None
        head = head_of(block, 40)
        number_alone = begins.fullmatch(head.strip(BLANK))
        if number_alone and (parent in self.holders or begins.match(head_of(parent, 40))):
            return block, parent  # `<td>1</td><td>Zie`, `<dt>1</dt><dd>Zie`
        if begins.match(head) and not number_alone:
            holder = block
            while _can_hold(parent) and begins.match(head_of(parent, 40)):
                holder, parent = parent, parent.getparent()
            return block, holder
        if block in self.holders:
            behind = head_of(target, 40) + (target.tail or "").lstrip()
            if begins.match(behind):
                return target, block  # several notes in one paragraph, with <br> between them
        if head and self._items.get(block) == number:
            return block, block
        return None


def _targets(body: Element) -> dict[str, tuple[int, Element]]:
    """The possible targets of links by name, with their places in the page."""
    targets: dict[str, tuple[int, Element]] = {}
    for index, element in enumerate(body.iter()):
        anchor = element.get("name") if element.tag == "a" else None
        for name in filter(None, (element.get("id"), anchor)):
            targets.setdefault(name, (index, element))
    return targets


def _links(body: Element, own: str | None) -> Iterator[tuple[int, Element, str]]:
    """The links within a page, with their places in it and the names they point at."""
    for index, element in enumerate(body.iter()):
        if element.tag == "a":
            page, _, name = element.get("href", "").partition("#")
            if name and (not page or (own is not None and publication(page) == own)):
                yield index, element, unquote(name)


def _is_marker(link: Element) -> bool:
    """Whether a link is raised, in brackets, named like a marker or joined to the word before it."""
    if any(each.tag == "sup" or _is_named(each) for each in (link, link.getparent())):
        return True
    before = _text_before(link)
    return bool(before) and (not before[-1].isspace() or head_of(link, 1) in ("[", "("))


def _text_before(element: Element) -> str:
    """The last text before an element within its block."""
    while element is not None and element.tag not in BLOCKS:
        previous = element.getprevious()
        if previous is not None:
            return str(previous.tail or text_of(previous))
        element = element.getparent()
        if element is not None and element.text:
            return str(element.text)
    return ""


def _can_hold(element: Element) -> bool:
    """Whether an element around a note's first paragraph can hold more of it."""
    named = element.tag in ("div", "aside", "section") and _is_named(element)
    return element.tag in ("li", "dd", "tr") or named


def _is_named(element: Element) -> bool:
    names = " ".join(element.get(key, "") for key in ("id", "class", "role"))
    return _NAME.search(names) is not None


def _marker_place(note: Note, text: str) -> tuple[int, int] | tuple[None, None]:
    """The range of a note's marker, with the brackets around it."""
    start, end = note.marker.start, note.marker.end
    if not note.marker.is_written:
        return None, None
    if start and text[start - 1] + text[end : end + 1] in ("[]", "()"):
        return start - 1, end + 1
    return start, end


def number_of_note(number: str) -> re.Pattern[str]:
    """A pattern for a note's number before its text, which does not match `1e kwartaal` or `10 procent`.

    >>> bool(number_of_note("1").match("[1] Zie")), number_of_note("1").match("1e kwartaal")
    (True, None)
    """
    return re.compile(rf"[\[(]?\s*{re.escape(number)}(?![\d*a-z]|[.,]\d)")
