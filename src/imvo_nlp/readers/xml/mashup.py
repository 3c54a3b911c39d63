"""The XML of PoliticalMashup: Handelingen since 1814, with speakers and stage directions."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from ...notation.dossiers import parse_session_year
from ...text.source import HeadingMark, SpeakerMark
from .flow import Flow
from .official import facts_of_identifier

_IDENTIFIER = re.compile(r"h-[te]k-\d{8}-[\d-]+")
_YEARS = re.compile(r"((?:18|19|20)\d\d)-((?:18|19|20)\d\d)")
_CHAMBERS = {"commons": "TK", "senate": "EK"}
_ROLES = {"chair": "chair", "mp": "member"}
_NOT_PRINTED = frozenset(("chair", "members", "person", "pagebreak", "docinfo", "meta"))


def read_proceedings(root: Element, flow: Flow) -> dict[str, Any]:
    """Write the text of proceedings with its marks; return the stated metadata.

    The format lacks the printed headings, so turns have none.

    >>> from xml.etree.ElementTree import fromstring
    >>> flow = Flow()
    >>> xml = "<root><proceedings><speech role='mp' speaker='Van der Kurk'><p>Ja.</p></speech></proceedings></root>"
    >>> read_proceedings(fromstring(xml), flow)["document_type"], flow.speakers[0].name
    ('handelingen', 'Van der Kurk')
    """
    reading = _Proceedings(root, flow)
    for proceedings in root.iter("proceedings"):
        reading.walk(proceedings, 1)
    if document := reading.stated.get("identifier"):
        flow.ids = {"document": (document,)}
    return reading.facts()


class _Proceedings:
    def __init__(self, root: Element, flow: Flow) -> None:
        self.root = root
        self.flow = flow
        self.topics = list(root.iter("topic"))
        meta = root.find("meta")
        self.stated = {each.tag: self._words(each) for each in meta} if meta is not None else {}
        self._floor: Element | None = None

    def walk(self, element: Element, level: int) -> None:
        """Write topics, scenes and stage directions; `level` is that of a topic's title."""
        title = " ".join(element.get("title", "").split())
        if element.tag == "topic" and title:
            place = self.flow.line(title)
            if len(self.topics) > 1:  # a single topic is the title of the document
                self.flow.headings.append(HeadingMark(*place, level))
            self._floor = None
        for child in element:
            if child.tag == "speech":
                self._speech(child)
            elif child.tag == "topic":
                self.walk(child, level + (element.tag == "topic"))
            elif child.tag == "p":
                place = self.flow.line(self._words(child))
                if place[0] < place[1]:
                    self.flow.asides.append(place)
            elif child.tag not in _NOT_PRINTED:
                self.walk(child, level)

    def _speech(self, speech: Element) -> None:
        """A speech; a speaker who continues after a line of the report is in the same turn."""
        last, self._floor = self._floor, speech
        if last is None or any(last.get(key) != speech.get(key) for key in ("speaker", "role")):
            post = speech.get("function", "").casefold()
            role = _ROLES.get(speech.get("role", ""))
            if role is None and post.startswith(("minister", "staatssecretaris")):
                role = "minister" if post.startswith("minister") else "state_secretary"
            start = self.flow.next_start()
            mark = SpeakerMark(start, start, speech.get("speaker"), speech.get("party"), role)
            self.flow.end_paragraph()
            self.flow.speakers.append(
                mark._replace(source_id=speech.get("id"), person_id=speech.get("member-ref"))
            )
        for part in speech.iter():
            if part.tag == "p":
                place = self.flow.line(self._words(part))
                if part.get("type") == "stage-direction" and place[0] < place[1]:
                    self.flow.asides.append(place)

    def _words(self, element: Element) -> str:
        words = Flow()
        for text in element.itertext():
            words.add(text)
        return words.text

    def facts(self) -> dict[str, Any]:
        """The contract's metadata as stated by the proceedings."""
        stated = self.stated
        facts: dict[str, Any] = {"document_type": "handelingen"}
        if match := _IDENTIFIER.search(stated.get("identifier", "")):
            facts |= facts_of_identifier(match[0])
            del facts["number"]  # until 2010 it was a page number
        for house in self.root.iter("house"):
            facts["chamber"] = _CHAMBERS.get(house.get("house", "")) or facts.get("chamber")
        for period in self.root.iter("legislative-period"):
            if years := _YEARS.fullmatch(self._words(period)):
                facts["session_year"] = parse_session_year(years[1], years[2])
        if re.fullmatch(r"\d{4}-\d\d-\d\d", day := stated.get("date", "")):
            facts |= {"date": day, "dates": {"meeting": day}}
        titles = [" ".join(each.get("title", "").split()) for each in self.topics]
        facts["title"] = titles[0] if len(titles) == 1 else stated.get("title")
        return {key: value for key, value in facts.items() if value}
