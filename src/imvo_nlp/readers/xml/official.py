"""The XML of officielebekendmakingen.nl: Handelingen, Kamerstukken, Aanhangsel.

Elements without a rule here are read by their contents: paragraphs, or words of one.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from ...notation.dossiers import normal_dossier, parse_session_year
from ...notation.numbers import iso_date, parse_numbers
from ...text.source import HeadingMark, NoteMark, QuestionMark, ReferenceMark, SpeakerMark
from .flow import Flow

# Elements that are one line of print, whatever their contents.
_LINES = frozenset(
    "al kop spreker titel tussenkop item-titel nr dossier stuknr li.nr noot.al row aanhef "
    "kamervraagnummer vraagnummer antwoordnummer subtitel".split()
)
# Elements that end their line.
_BLOCKS = frozenset("al al-groep lijst li table tgroup row motie spreker citaat subtitel".split())
# `<kop><label>Artikel</label><nr>1</nr></kop>`
_SPACED = frozenset(("kop", "dossier", "stuknr", "row", "entry"))
_ROLES = {"voorzitter": "chair", "staatssecretaris": "state_secretary", "minister": "minister"}
_LABELS = frozenset("kop nr vraag.nr antwoord.nr vraagnummer antwoordnummer titel label".split())
_RAISED = frozenset(("sup", "inf", "sub"))
_NOT_PRINTED = frozenset("metadata meta plaatje illustratie colspec".split())
_NO_HEADING_IN = frozenset("motie vraag antwoord spreekbeurt kamerstukkop table".split())
_IDENTIFIER = re.compile(r"(?:kst|h|ah|kv|blg|ek)-[\w()-]*[\w)]")
# On government sites; a relative address is within the same site.
_ADDRESS = re.compile(
    r"(?:(?:https?:)?//(?:[\w-]+\.)*(?:officielebekendmakingen|overheid)\.nl/|\.{0,2}/|)(?:[\w./-]*/)?"
    r"((?:kst|ah|h|kv|blg|ek|nds)-[\w()-]*\d[\w()-]*|kst-[\w()-]+-[a-z]{1,3})(?:\.\w{3,5})?(?:[?#].*)?",
    re.I,
)
_LONGEST_ADDRESS = 500
_NUMBERED = re.compile(
    r"(?:(?:Vra(?:ag|gen)|Antwoord(?:en)?)\b\D{0,25})?"
    r"(?P<numbers>\d+(?:(?:\s*,\s*|\s*,?\s+en\s+|\s*t/m\s*|\s*[-–]\s*)\d+)*)[ ]?[.):]?"
)
_YEARS = re.compile(r"((?:19|20)\d\d)\D{1,3}(\d{4}|\d\d)\Z")
_DATES = {
    "OVERHEIDop.datumVergadering": "meeting",
    "OVERHEIDop.datumIndiening": "submitted",
    "OVERHEIDop.datumOntvangst": "received",
}


def read_publication(root: Element, flow: Flow) -> dict[str, Any]:
    """Write the text of a publication with its marks; return the stated metadata.

    >>> from xml.etree.ElementTree import fromstring
    >>> flow = Flow()
    >>> xml = '<p><metadata><meta name="DC.identifier" content="kst-26485-220"/></metadata><al>Ja.</al></p>'
    >>> read_publication(fromstring(xml), flow)["number"], flow.text
    ('220', 'Ja.')
    """
    reading = _Publication(root, flow)
    reading.walk(root, 0)
    reading.add_notes()
    return reading.facts()


class _Publication:
    def __init__(self, root: Element, flow: Flow) -> None:
        self.root = root
        self.flow = flow
        self.notes: list[tuple[str, tuple[int, int], Element]] = []
        self.last_numbers: tuple[int, ...] = ()
        self.items = sum(1 for _ in root.iter("agendapunt"))

    def walk(self, element: Element, depth: int) -> None:
        """Write an element in paragraphs of its own; `depth` counts the headings above it."""
        if element.tag in _NOT_PRINTED:
            return
        if element.tag in ("vraag", "antwoord"):
            self._question(element, depth)
        elif element.tag == "spreker":
            self._speaker(element)
        elif element.tag == "li":
            self._item(element, depth)
        elif element.tag in _LINES or _has_words(element):
            self._line(element, depth)
        else:
            self._parts(element, depth)

    def _parts(self, element: Element, depth: int) -> None:
        inner, number = depth, None
        for child in element:
            heading = child.tag in ("kop", "tussenkop") and element.tag not in _NO_HEADING_IN
            if heading and self.flow.length and depth >= 0 and _words(child)[-1:] != ":":
                level = depth + 1
                place = self._line(child, depth)
                self.flow.headings += [HeadingMark(*place, level)] * (place[0] < place[1])
                inner = level if child.tag == "kop" else inner
            elif child.tag == "item-titel" and self.items > 1:
                place = self._line(child, depth)
                # The number of an item, above its title, no longer belongs to the previous item.
                start = above[0] if (above := number) else place[0]
                self.flow.headings.append(HeadingMark(start, place[1], 1))
            elif child.tag == "nr" and element.tag == "agendapunt":
                number = self._line(child, depth)
            else:
                # Within a speech or a motion nothing is a heading of the document.
                self.walk(child, -1 if element.tag in _NO_HEADING_IN else inner)

    def _line(self, element: Element, depth: int = -1) -> tuple[int, int]:
        self.flow.end_paragraph()
        with self.flow.span() as place:
            self._inline(element, depth)
        self.flow.end_paragraph()
        return place[0], place[1]

    def _inline(self, element: Element, depth: int) -> None:
        self.flow.add(element.text)
        for child in element:
            if child.tag == "noot":
                self._note(child)
            elif child.tag == "extref":
                self._reference(child, depth)
            elif child.tag in _BLOCKS and element.tag != "entry":
                self.walk(child, depth)
            elif child.tag not in _NOT_PRINTED:
                if child.tag in _RAISED:
                    self.flow.glue()
                self._inline(child, depth)
                if element.tag in _SPACED:
                    self.flow.add(" ")
            self.flow.add(child.tail)

    def _item(self, element: Element, depth: int) -> None:
        """An item of a list, with its number before the first paragraph."""
        self.flow.end_paragraph()
        self.flow.add(element.text)
        for index, child in enumerate(element):
            if child.tag == "li.nr" or (
                child.tag == "al" and index == 1 and element[0].tag == "li.nr"
            ):
                self._inline(child, depth)
                self.flow.add(" ")
            else:
                self.walk(child, depth)
            self.flow.add(child.tail)
        self.flow.end_paragraph()

    def _speaker(self, element: Element) -> None:
        """The heading of a speaker; in old files its colon follows the element."""
        tail = (element.tail or "").lstrip()
        self.flow.end_paragraph()
        with self.flow.span() as place:
            self._inline(element, -1)
            if tail.startswith(":"):
                self.flow.glue()
                self.flow.add(":")
                element.tail = tail[1:]
        self.flow.end_paragraph()
        names = [_words(each) for each in element.iter("achternaam")]
        party = next((_words(each) for each in element.iter("politiek")), None)
        role = next(
            (role for word, role in _ROLES.items() if word in _words(element).lower()), None
        )
        if place[0] < place[1]:
            name = " ".join(each for each in names if each.lower() != "voorzitter")
            self.flow.speakers.append(
                SpeakerMark(place[0], place[1], name or None, party or None, role)
            )

    def _question(self, element: Element, depth: int) -> None:
        """A question or an answer: its heading, if printed, and its content."""
        children = list(element)
        numbers: tuple[int, ...] = ()
        label = None
        if children:
            first = _words(children[0])
            numbered = _NUMBERED.fullmatch(first)
            numbers = parse_numbers(numbered["numbers"]) if numbered else ()
            if numbers or children[0].tag in _LABELS:
                label = self._line(children.pop(0))
        is_answer = element.tag == "antwoord"
        if not numbers:
            last = self.last_numbers
            numbers = last if is_answer and last else ((last[-1] if last else 0) + 1,)
        self.last_numbers = numbers
        before = len(self.flow.questions)
        with self.flow.span() as place:
            self.flow.add(element.text)
            for child in children:
                self.walk(child, -1)
                self.flow.add(child.tail)
        nested = [mark.start for mark in self.flow.questions[before:]]
        stop = min([place[1], *nested])
        start, end = label or (place[0], place[0])
        self.flow.questions.append(QuestionMark(start, end, stop, numbers, is_answer))

    def _reference(self, element: Element, depth: int) -> None:
        with self.flow.span() as place:
            self._inline(element, depth)
        cited = _IDENTIFIER.search(element.get("doc", ""))
        if cited and place[0] < place[1]:
            self.flow.references.append(ReferenceMark(place[0], place[1], cited[0]))

    def _note(self, element: Element) -> None:
        printed = next((_words(each) for each in element.iter("noot.nr")), "")
        number = printed or str(len(self.notes) + 1)
        self.notes.append((number, self.flow.marker(number), element))

    def add_notes(self) -> None:
        """Write the footnotes after the text, with their numbers."""
        for number, marker, element in self.notes:
            self.flow.end_paragraph()
            with self.flow.span() as place:
                self.flow.add(f"{number} ")
                with self.flow.span() as text:
                    for child in element:
                        if child.tag != "noot.nr":
                            self._inline(child, -1)
                            self.flow.add(" ")
            self.flow.notes.append(NoteMark(number, place[0], text[0], text[1], *marker))

    def facts(self) -> dict[str, Any]:
        """The contract's metadata as stated by the publication."""
        stated: dict[str, list[str]] = {}
        for meta in self.root.iter("meta"):
            stated.setdefault(meta.get("name", ""), []).append(meta.get("content", "").strip())
        facts = self._of_body()
        record = stated.get("OVERHEIDop.externMetadataRecord", [])
        for content in (*stated.get("DC.identifier", []), *record):
            if match := _IDENTIFIER.search(content):
                facts |= facts_of_identifier(match[0])
                break
        if years := _YEARS.match(stated.get("OVERHEIDop.vergaderjaar", [""])[0]):
            facts["session_year"] = parse_session_year(years[1], years[2])
        if dossiers := stated.get("OVERHEIDop.dossiernummer"):
            facts["dossiers"] = tuple(dict.fromkeys(map(normal_dossier, dossiers)))
        if number := stated.get("OVERHEIDop.ondernummer"):
            facts["number"] = number[0]
        dates = {
            key: day
            for name, key in _DATES.items()
            if (day := _iso_day(stated.get(name, [""])[0])) is not None
        }
        if dates:
            facts["dates"] = dates
        if "meeting" in dates:
            facts["date"] = dates["meeting"]
        return facts

    def _of_body(self) -> dict[str, Any]:
        """The kind of publication, and its title."""
        tags = {each.tag for each in self.root.iter()}
        if "handelingen" in tags:
            facts = {"document_type": "handelingen"}
            titles = [_words(each) for each in self.root.iter("item-titel")]
            return facts | ({"title": titles[0]} if len(titles) == 1 else {})
        if tags & {"kamervragen", "aanhangsel"} and "vraag" in tags:
            answered = "antwoord_" if "antwoord" in tags else ""
            return {"document_type": f"{answered}schriftelijke_vragen"}
        return {}


def _iso_day(content: str) -> str | None:
    try:
        return date.fromisoformat(content[:10]).isoformat()
    except ValueError:
        return iso_date(content)


def facts_of_identifier(identifier: str) -> dict[str, Any]:
    """The facts in an official identifier, under the contract's keys.

    >>> facts_of_identifier("h-tk-20172018-70-9")["session_year"]
    '2017-2018'
    """
    facts: dict[str, Any] = {"identifier": identifier}
    prefix, *rest = identifier.split("-")
    facts["number"] = rest[-1]
    if prefix == "kst":
        facts["dossiers"] = ("-".join(rest[:-1]),)
    elif len(rest) > 2 and rest[0] in ("tk", "ek", "vv"):
        facts["chamber"] = rest[0].upper()
        facts["session_year"] = f"{rest[1][:4]}-{rest[1][4:]}"
    return facts


def publication(address: str) -> str | None:
    """The identifier of the official publication at an address; None for any other address.

    >>> publication("https://zoek.officielebekendmakingen.nl/kst-26485-220.html#ID-1")
    'kst-26485-220'
    """
    match = _ADDRESS.fullmatch(address.strip()) if len(address) < _LONGEST_ADDRESS else None
    if match is None:
        return None
    prefix, *parts = match[1].split("-")
    if prefix.lower() == "kst":
        parts = [part.upper() if part.isalpha() else part for part in parts]
    return "-".join([prefix.lower(), *parts])


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _has_words(element: Element) -> bool:
    """Whether an element has words of its own, outside its children."""
    return bool((element.text or "").strip()) or any((each.tail or "").strip() for each in element)
