"""The House's own XML of a meeting (VLOS): activities, speakers, speeches.

The House publishes it as open data while still correcting the report. Only `tekst` is the report:
titles such as `Spreekbeurt - Alkaya` or `Termijn inbreng` are for its editors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from ...notation.dossiers import normal_dossier, parse_session_year
from ...notation.words import GENTLEMAN, LADY, PARTICLES
from ...text.source import HeadingMark, SpeakerMark, VoteMark
from .flow import Flow

# A printed heading, `De heer Alkaya (SP):`, before the speech or on its own line.
_LABEL = re.compile(
    r"""(?:
        (?:De|Het)\s(?:(?:fungerend|waarnemend|tijdelijk|plaatsvervangend|gevolmachtigde|vice)e?[\s-]?)?
          (?:heer|heren|lid|voorzitter|minister|staatssecretaris|griffier|rapporteur|regeringscommissaris)
      | Mevrouw | Mijnheer | Meneer | Kamerlid | Minister | Viceminister | Staatssecretaris
      | Staatsraad | Rapporteur | Regeringscommissaris
    )\b[^:]{0,120}:""",
    re.VERBOSE,
)
# Reports set speakers' names in bold, which reveals headings of unusual form, such as those of
# guests.
_BOLD_LABEL = re.compile(r"(?!.*[a-z]{2}[.?!]\s)[A-ZÀ-Þ][^:]{0,160}:")
_YEARS = re.compile(r"((?:19|20)\d\d)\D(\d{2,4})")
# Unknown times are in the year 1.
_TIME = re.compile(r"(?!0001)\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?")
_CHAMBERS = {"tweede": "TK", "eerste": "EK", "verenigde": "VV"}
_REPORTS = {
    "plenair": "handelingen",
    "commissiedebat": "verslag_van_een_commissiedebat",
    "algemeen overleg": "verslag_van_een_algemeen_overleg",
    "notaoverleg": "verslag_van_een_notaoverleg",
    "wetgevingsoverleg": "verslag_van_een_wetgevingsoverleg",
}
_ROLES = {"minister": "minister", "staatssecretaris": "state_secretary"}
_FRAME = frozenset(("opening", "sluiting"))
"""Activities that are not agenda items: the head and the end of the report."""


def read_report(root: Element, flow: Flow) -> dict[str, Any]:
    """Write the text of a report with its marks; return the stated metadata.

    >>> from xml.etree.ElementTree import fromstring
    >>> flow = Flow()
    >>> xml = "<v><vergadering kamer='Tweede'><titel>45e vergadering</titel></vergadering></v>"
    >>> read_report(fromstring(xml), flow)["chamber"], flow.text
    ('TK', '45e vergadering')
    """
    meeting = next(each for each in root.iter() if each.tag == "vergadering")
    report = _Report(flow, meeting)
    report.walk_meeting()
    report.note_origin(root)
    return report.facts()


class _Speaker(NamedTuple):
    """The speaker with the floor, as marked by the format."""

    id: str | None
    name: str | None
    party: str | None
    role: str | None
    honorific: str | None = None

    def is_also(self, other: _Speaker) -> bool:
        """Whether both can be the same person in the same role: no attribute differs."""
        if "chair" in (self.role, other.role) and self.role != other.role:
            return False
        if self.name and other.name and self.name != other.name:
            return False
        return self.id == other.id or not (self.id and other.id)


_NOBODY = _Speaker(None, None, None, None)


class _Report:
    def __init__(self, flow: Flow, meeting: Element) -> None:
        self.flow = flow
        self.meeting = meeting
        self.stated = {each.tag: self._words(each) for each in meeting}
        self.activities = meeting.findall("activiteit")
        self._floor: _Speaker | None = None
        """The speaker of the turn being written; None outside turns."""

    def walk_meeting(self) -> None:
        """Write the report."""
        for child in self.meeting:
            if child.tag == "titel" and self._words(child):
                self.flow.line(self._words(child))
            else:
                self.walk(child, 1)

    def walk(self, element: Element, level: int, interrupted: int | None = None) -> None:
        """Write the printed text in an element; `level` is the level of the next item's title.

        `interrupted` is the index in `flow.speakers` of the turn being interrupted.
        """
        if element.tag == "tekst":
            self._aside(element)
            return
        start = self.flow.length
        if element.tag == "activiteit" and self._prints_no_title(element):
            self._title(self._words(element.find("titel")), level)
        titles = [self._words(each) for each in element if each.tag in ("titel", "onderwerp")]
        for child in element:
            if child.tag != "tekst":
                inner = level + (bool(self.flow.headings) and element.tag == "activiteit")
                self.walk(child, inner, interrupted)
            elif element.tag in ("woordvoerder", "interrumpant"):
                turn = self._speech(element, child, interrupted)
                interrupted = turn if element.tag == "woordvoerder" else interrupted
            elif element.tag in ("activiteit", "activiteithoofd"):
                self._item(child, titles, level)
            else:
                self._fragment(element, child)
        if element.tag == "activiteitdeel":
            self._votes(element, start)

    # Kinds of `tekst`: the head of an item, a speech, or the report's own words

    def _prints_no_title(self, activity: Element) -> bool:
        """Whether an activity has its own title that is printed nowhere in it."""
        title = _folded(self._words(activity.find("titel")))
        kind = activity.get("soort", "").casefold()
        if not title or title == kind or kind in _FRAME:
            return False
        printed = (*activity.findall("tekst"), *activity.findall("activiteithoofd/tekst"))
        return title != _folded(self.stated.get("titel", "")) and not any(
            title == _folded(paragraph) for text in printed for paragraph, _ in self._lines(text)
        )

    def _item(self, text: Element, titles: list[str], level: int) -> None:
        """The head of an item: its title, printed once or twice, and its subject."""
        own = {_folded(each) for each in titles}
        lines = list(self._lines(text))
        heading = next((line for line, _ in lines if _folded(line)), "")
        is_titled = bool(heading) and _folded(heading) in own
        if is_titled:
            self._title(heading, level)
            lines = [each for each in lines if _folded(each[0]) != _folded(heading)]
        self._floor = None
        self._paragraphs(lines, _NOBODY)

    def _speech(self, element: Element, text: Element, interrupted: int | None) -> int | None:
        """A speech; returns the index of the turn in `flow.speakers`."""
        speaker = self._speaker(element)
        before = len(self.flow.speakers)
        lines = list(self._lines(text))
        if not any(line for line, _ in lines):
            return interrupted
        goes_on = self._floor is not None and self._floor.is_also(speaker)
        if not goes_on and _label(*lines[0], speaker) is None:
            self._begin(speaker, None)
        self._paragraphs(lines, speaker, is_speech=True)
        turns = self.flow.speakers
        since, until = self._moments(element)
        if len(turns) == before:  # the same speaker continues
            if turns and turns[-1].until:
                turns[-1] = turns[-1]._replace(until=until or turns[-1].until)
            return len(turns) - 1 if turns else None
        turns[before] = turns[before]._replace(
            source_id=element.get("objectid"),
            since=since,
            until=until,
            interrupts=interrupted if element.tag == "interrumpant" else None,
        )
        return before

    def _fragment(self, element: Element, text: Element) -> None:
        """Prepared texts of the meeting's script: a motion, a suspension, a new chair, a decision."""
        before = len(self.flow.speakers)
        lines = list(self._lines(text))
        is_motion = "motie" in element.get("soort", "").casefold() or any(
            each.get("type") == "Motietekst" for each in text.iter("alineagroep")
        )
        has_label = bool(lines) and _label(*lines[0]) is not None
        if is_motion and self._floor is None and not has_label:
            self._begin(self._speaker(element.find("sprekers")), None)
        if is_motion or has_label:
            self._paragraphs(lines, _NOBODY)
        else:
            self._aside(text)
        if has_label:
            since, until = self._moments(element)
            self.flow.speakers[before] = self.flow.speakers[before]._replace(
                source_id=element.get("objectid"), since=since, until=until
            )

    def _aside(self, text: Element) -> None:
        """The report's own lines; the same speaker may continue after them."""
        self.flow.end_paragraph()
        with self.flow.span() as place:
            for line, _ in self._lines(text):
                self.flow.add(line)
                self.flow.end_paragraph()
        if place[0] < place[1]:
            self.flow.asides.append((place[0], place[1]))

    def _paragraphs(
        self, lines: list[tuple[str, bool]], speaker: _Speaker, *, is_speech: bool = False
    ) -> None:
        """Write paragraphs; printed headings among them begin turns, the first by `speaker`."""
        for index, (line, bold) in enumerate(lines):
            first = is_speech and index == 0
            label = _label(line, bold, speaker if first else None, quotes=is_speech)
            if label:
                self._begin(speaker, label)
                speaker = _NOBODY
                line = line[len(label) :]
            if self._floor is None and line:
                self.flow.asides.append(self.flow.line(line))
            else:
                self.flow.line(line)

    def _begin(self, speaker: _Speaker, label: str | None) -> None:
        """Begin a turn, under its printed heading if it has one."""
        self.flow.end_paragraph()
        if label is None:
            start = end = self.flow.next_start()
        else:
            start, end = self.flow.line(label)
        chair = label is not None and "voorzitter:" in label.casefold()
        self._floor = speaker._replace(role="chair" if chair else speaker.role)
        _, name, party, role, honorific = speaker
        self.flow.speakers.append(
            SpeakerMark(start, end, name, party, role, honorific, person_id=speaker.id)
        )

    def _votes(self, part: Element, start: int) -> None:
        """The result of a vote, which the format states beside the speech."""
        for decision in part.iter("activiteititem"):
            result = self._words(decision.find("uitslag"))
            if not result:
                continue
            votes = tuple(
                (self._words(each.find(who)), self._words(each.find("stem")))
                for each in decision.iter("stemming")
                for who in ("fractie", "verslagnaam", "achternaam", "lid")
                if self._words(each.find(who))
            )
            first = self.flow.start_behind(start)
            self.flow.votes.append(
                VoteMark(
                    first,
                    max(self.flow.length, first),
                    self._words(part.find("titel")),
                    result,
                    self._words(decision.find("besluitvorm")) or None,
                    votes,
                    decision.get("objectid"),
                )
            )

    # Words

    def _title(self, words: str, level: int) -> None:
        place = self.flow.line(words)
        self.flow.headings.append(HeadingMark(*place, level))
        self._floor = None

    def _lines(self, text: Element) -> Iterator[tuple[str, bool]]:
        """The non-empty lines of a text, and whether they contain bold words."""
        parts = list(text.iter("alineaitem"))
        if not parts:
            parts = list(text) or [text]
        for part in parts:
            if words := self._words(part):
                yield words, any(each.get("type") == "Vet" for each in part.iter("nadruk"))

    def _words(self, element: Element | None) -> str:
        if element is None:
            return ""
        words = Flow()
        for text in element.itertext():
            words.add(text)
        return words.text

    # Metadata

    def _speaker(self, element: Element | None) -> _Speaker:
        known = element.find("spreker") if element is not None else None
        if element is None or known is None:
            return _NOBODY
        said = {each.tag: self._words(each) for each in known}
        party = said.get("fractie") or None
        kinds = (known.get("soort", ""), said.get("functie", ""))
        posts = (_ROLES.get(each.casefold().replace("-", " ").partition(" ")[0]) for each in kinds)
        role = next(filter(None, posts), None) or ("member" if party else None)
        if self._words(element.find("isvoorzitter")) == "true":
            role = "chair"
        address = said.get("aanhef", "").casefold().removeprefix("de ")
        honorific = address if address in (GENTLEMAN, LADY) else None
        return _Speaker(known.get("objectid"), _family_name(said) or None, party, role, honorific)

    def _moments(self, element: Element) -> tuple[str | None, str | None]:
        since, until = (
            _TIME.match(self._words(element.find(tag)))
            for tag in ("markeertijdbegin", "markeertijdeind")
        )
        return since and since[0], until and until[0]

    def note_origin(self, root: Element) -> None:
        """Record the format's own data: ids, state of correction, subjects."""
        found: dict[str, list[str | None]] = {
            "document": [root.get("MessageID")],
            "meeting": [self.meeting.get("objectid")],
            "activity": [self._words(each.find("parlisid")) for each in self.activities],
        }
        self.flow.ids = {
            what: ids for what, each in found.items() if (ids := tuple(filter(None, each)))
        }
        state = root.get("status") or root.get("soort")
        self.flow.publication = state.casefold() if state else None
        topics = (self._words(each) for each in self.meeting.iter("category"))
        self.flow.topics = tuple(dict.fromkeys(filter(None, topics)))

    def _is_frame(self, activity: Element) -> bool:
        kind = activity.get("soort", "").casefold()
        return kind in _FRAME or kind == _folded(self._words(activity.find("titel")))

    def facts(self) -> dict[str, Any]:
        """The contract's metadata as stated by the report."""
        stated, meeting = self.stated, self.meeting
        kinds = [meeting.get("soort", ""), *(each.get("soort", "") for each in self.activities)]
        items = [each for each in self.activities if not self._is_frame(each)]
        titles = [*dict.fromkeys(filter(None, (self._words(each.find("titel")) for each in items)))]
        facts: dict[str, Any] = {}
        known = (_REPORTS.get(kind.casefold()) for kind in kinds)
        if kind := next(filter(None, known), None):
            facts["document_type"] = kind
        if title := titles[0] if len(titles) == 1 else stated.get("titel"):
            facts["title"] = title
        if chamber := _CHAMBERS.get(meeting.get("kamer", "").casefold().partition(" ")[0]):
            facts["chamber"] = chamber
        if years := _YEARS.match(stated.get("vergaderjaar", "")):
            facts["session_year"] = parse_session_year(years[1], years[2])
        if (number := stated.get("vergaderingnummer", "").lstrip("0")).isdecimal():
            facts["number"] = number  # committees do not number meetings: 0
        numbers = (self._words(each.find("dossiernummer")) for each in meeting.iter("zaak"))
        if dossiers := tuple(dict.fromkeys(map(normal_dossier, filter(None, numbers)))):
            facts["dossiers"] = dossiers
        if (day := stated.get("datum", "")[:10]) and re.fullmatch(r"(?!0001)\d{4}-\d\d-\d\d", day):
            facts |= {"date": day, "dates": {"meeting": day}}
        for key, time in (("start_time", self._start()), ("end_time", stated.get("sluiting", ""))):
            if _TIME.match(time):
                facts[key] = time[11:16]
        return facts

    def _start(self) -> str:
        """The start of the meeting: for committees `aanvangstijd` is only the planned time."""
        first = self.activities[0].find("aanvangstijd") if self.activities else None
        began = self._words(first)
        if self.meeting.get("soort", "").casefold() == "commissie" and _TIME.match(began):
            return began
        return self.stated.get("aanvangstijd", "")


def _label(
    line: str, bold: bool, speaker: _Speaker | None = None, *, quotes: bool = False
) -> str | None:
    """The heading of a speaker with which a line begins, or None.

    `speaker` has the floor if the line is the first of a speech. Later lines can be quotations
    (`quotes`), so only a line with bold words is a heading.

    >>> _label("De heer Alkaya (SP):", bold=False)
    'De heer Alkaya (SP):'
    >>> _label("De minister zegt: dat kan niet.", False, _Speaker(None, "Alkaya", "SP", "member"))
    """
    match = _LABEL.match(line)
    if speaker is not None:
        if bold and _BOLD_LABEL.fullmatch(line):
            return line
        names = ("voorzitter:", (speaker.name or "").split(" ")[-1] or "voorzitter:")
        is_named = match and any(name in match[0] for name in names)
        return match[0] if match and (is_named or match[0] == line) else None
    if match is None or (match[0] == line and quotes and not bold):
        return None
    return match[0] if match[0] == line or (bold and not quotes) else None


def _family_name(said: dict[str, str]) -> str:
    """A family name with its particles, which the register puts after it or only in the printed name.

    >>> _family_name({"achternaam": "Nispen van"}), _family_name({"achternaam": "El Abassi"})
    ('van Nispen', 'El Abassi')
    >>> _family_name({"achternaam": "Hul", "verslagnaam": "Van den Hul"})
    'Van den Hul'
    """
    words = said.get("achternaam", "").split()
    end = len(words)
    while end > 1 and words[end - 1] in PARTICLES:
        end -= 1
    name, printed = " ".join((*words[end:], *words[:end])), said.get("verslagnaam", "")
    particles = printed.removesuffix(name).casefold().split()
    return (
        printed if set(particles) <= set(PARTICLES) and printed.endswith(name) else name or printed
    )


def _folded(words: str) -> str:
    return " ".join(words.split()).rstrip(".").casefold()
