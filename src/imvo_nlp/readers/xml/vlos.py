"""The House's own XML of a meeting (`vlos`): activities, who has the floor, what is said."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from ...notation.dossiers import parse_session_year
from ...text.source import HeadingMark, SpeakerMark
from .flow import Flow

_LABEL = re.compile(r"(?:De|Het|Mevrouw|Minister|Staatssecretaris|Mijnheer)\b[^:]{3,120}:")
# Lists beside the text: who speaks in an activity, and what it deals with.
_NOT_PRINTED = frozenset(("sprekers", "zaken", "spreker"))
_YEARS = re.compile(r"((?:19|20)\d\d)\D(\d{2,4})")
_CHAMBERS = {"tweede": "TK", "eerste": "EK", "verenigde": "VV"}
_REPORTS = {
    "plenair": "handelingen",
    "commissiedebat": "verslag_van_een_commissiedebat",
    "algemeen overleg": "verslag_van_een_algemeen_overleg",
    "notaoverleg": "verslag_van_een_notaoverleg",
    "wetgevingsoverleg": "verslag_van_een_wetgevingsoverleg",
}


def read_report(root: Element, flow: Flow) -> dict[str, Any]:
    """Write the text of a report with its marks, and give the metadata that it states.

    >>> from xml.etree.ElementTree import fromstring
    >>> flow = Flow()
    >>> xml = "<v><vergadering kamer='Tweede'><titel>45e vergadering</titel></vergadering></v>"
    >>> read_report(fromstring(xml), flow)["chamber"], flow.text
    ('TK', '45e vergadering')
    """
    meeting = next(each for each in root.iter() if each.tag == "vergadering")
    report = _Report(flow)
    report.walk(meeting, 0, None)
    return report.facts(meeting)


class _Report:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def walk(self, element: Element, level: int, speaker: Element | None) -> None:
        """Write an activity, or the words of somebody within one; `level` counts the titles above."""
        own = element.find("spreker")
        speaker = own if own is not None else speaker
        inner = level
        for child in element:
            if child.tag == "titel" and self._words(child):
                place = self._line(child)
                if level:  # the meeting's own title is no heading within it
                    self.flow.headings.append(HeadingMark(*place, level))
                inner = level + 1
            elif child.tag in ("voortitel", "onderwerp"):
                self._line(child)
            elif child.tag == "tekst":
                self._said(child, speaker)
            elif len(child) and child.tag not in _NOT_PRINTED:
                self.walk(child, max(inner, 1), speaker)

    def _said(self, text: Element, speaker: Element | None) -> None:
        """What somebody says: under the printed heading, else under what is known of the speaker."""
        paragraphs = [self._words(each) for each in text.iter("alineaitem")]
        paragraphs = paragraphs or [self._words(text)]
        known = {each.tag: self._words(each) for each in speaker} if speaker is not None else {}
        printed = _LABEL.match(paragraphs[0])
        if printed:
            paragraphs[0] = paragraphs[0][printed.end() :]
        label = printed[0] if printed else _heading(known)
        self.flow.end_paragraph()
        if label:
            with self.flow.span() as place:
                self.flow.add(label)
            name, party = known.get("achternaam") or None, known.get("fractie") or None
            self.flow.speakers.append(SpeakerMark(place[0], place[1], name, party))
            self.flow.end_paragraph()
        for paragraph in paragraphs:
            self.flow.add(paragraph)
            self.flow.end_paragraph()

    def _line(self, element: Element) -> tuple[int, int]:
        self.flow.end_paragraph()
        with self.flow.span() as place:
            self.flow.add(self._words(element))
        self.flow.end_paragraph()
        return place[0], place[1]

    def _words(self, element: Element) -> str:
        words = Flow(indented=self.flow.indented)
        for text in element.itertext():
            words.add(text)
        return words.text

    def facts(self, meeting: Element) -> dict[str, Any]:
        """The metadata of the contract that the report states, and nothing else."""
        stated = {each.tag: self._words(each) for each in meeting}
        activities = meeting.findall("activiteit")
        kinds = [meeting.get("soort", ""), *(each.get("soort", "") for each in activities)]
        titles = [self._words(each) for each in meeting.findall("activiteit/titel")]
        facts: dict[str, Any] = {}
        known = (_REPORTS.get(kind.lower()) for kind in kinds)
        if kind := next(filter(None, known), None):
            facts["document_type"] = kind
        if title := titles[0] if len(titles) == 1 else stated.get("titel"):
            facts["title"] = title
        if chamber := _CHAMBERS.get(meeting.get("kamer", "").lower().partition(" ")[0]):
            facts["chamber"] = chamber
        if years := _YEARS.match(stated.get("vergaderjaar", "")):
            facts["session_year"] = parse_session_year(years[1], years[2])
        if (day := stated.get("datum", "")[:10]) and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            facts |= {"date": day, "dates": {"meeting": day}}
        for key, tag in (("start_time", "aanvangstijd"), ("end_time", "sluiting")):
            if time := re.search(r"T(\d\d:\d\d)", stated.get(tag, "")):
                facts[key] = time[1]
        return facts


def _heading(known: dict[str, str]) -> str:
    """The heading of a speaker as the House prints it; empty where nobody is named."""
    name = known.get("verslagnaam") or known.get("achternaam")
    if not name:
        return ""
    party = f" ({known['fractie']})" if known.get("fractie") else ""
    return f"{known.get('aanhef', '')} {name}{party}:".strip()
