"""TEI as ParlaMint encodes debates, plain and analysed (`.ana`), and as `imvo-nlp export` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from ...notation.dossiers import parse_session_year
from ...notation.identifiers import identifier_at
from ...text.source import HeadingMark, NoteMark, SpeakerMark
from .flow import Flow

# Roles by `u/@ana`; members and ministers are `regular`.
_ROLES = {"chair": "chair", "chairperson": "chair", "guest": "other"}
_POSTS = {"minister": "minister", "primeMinister": "minister", "secretary": "state_secretary"}
_CHAMBERS = {"TK": "TK", "EK": "EK", "VV": "VV", "parla.lower": "TK", "parla.upper": "EK"}
_GROUPS = frozenset(("parliamentaryGroup", "politicalParty", "parliamentaryParty"))
_YEARS = re.compile(r"((?:19|20)\d\d)\D((?:19|20)?\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NOT_SAID = frozenset(("linkGrp", "gap", "pb", "media", "timeline"))


class Participant(NamedTuple):
    """A person of a `listPerson`: the family name with its particles, and the other names."""

    name: str
    first_name: str | None = None
    party: str | None = None
    role: str | None = None


def read_corpus(root: Element, flow: Flow) -> dict[str, Any]:
    """Write the text of a debate in TEI with its marks; return the metadata of its header.

    >>> from xml.etree.ElementTree import fromstring
    >>> flow = Flow()
    >>> xml = "<TEI><text><body><div><u who='#AnnaKurk'><seg>Ja.</seg></u></div></body></text></TEI>"
    >>> read_corpus(fromstring(xml), flow)["document_type"], flow.speakers[0].person_id
    ('handelingen', 'AnnaKurk')
    """
    headers = list(root.iter("teiHeader"))
    facts: dict[str, Any] = {}
    for header in headers:  # of the corpus, then of its texts
        facts = _facts(header) | facts
    debate = _Debate(flow, participants(root, facts.get("date")), groups(root))
    for body in root.iter("body"):
        debate.walk(body, 0)
    debate.add_notes()
    if root.tag == "TEI" and (document := root.get("id")):
        flow.ids = {"document": (document,)}
    committee = any("#parla.committee" in _categories(header) for header in headers)
    if flow.speakers and not committee:
        facts["document_type"] = "handelingen"
    return facts


def groups(root: Element) -> dict[str, str]:
    """The parties and parliamentary groups of a `listOrg`: their short names by id."""
    found = {}
    for org in root.iter("org"):
        names = [each for each in org.iter("orgName") if words(each)]
        short = [each for each in names if each.get("full") in ("abb", "init")]
        if org.get("role") in _GROUPS and names:
            found[org.get("id", "")] = words((short or names)[0])
    return found


def participants(root: Element, day: str | None = None) -> dict[str, Participant]:
    """The people of each `listPerson` by id, with their party on that day (ISO) if one is stated."""
    known, found = groups(root), {}
    for person in root.iter("person"):
        name = person.find("persName")
        if name is None:
            continue
        family = [words(each) for tag in ("nameLink", "surname") for each in name.iter(tag)]
        first = [words(each) for each in name.iter("forename")]
        roles: list[str | None] = []
        parties: list[str | None] = []
        for each in person.iter("affiliation"):
            if day and not each.get("from", "")[:10] <= day <= (each.get("to") or "9999")[:10]:
                continue
            roles.append(_POSTS.get(each.get("role", "")))
            parties.append(known.get(each.get("ref", "").lstrip("#")))
        found[person.get("id", "")] = Participant(
            " ".join(filter(None, family)) or words(name),
            " ".join(first) or None,
            next(filter(None, parties), None),
            next(filter(None, roles), None),
        )
    return found


def utterances(root: Element) -> Iterator[tuple[Element, Element | None, Element]]:
    """The `u` elements with their `div` and the printed heading (`note`) before them."""
    for body in root.iter("body"):
        for div in body.iter("div"):
            label = None
            for each in div:
                if each.get("type") == "speaker":
                    label = each
                elif each.tag == "u":
                    yield div, label, each
                    label = None


def words(element: Element | None) -> str:
    """The text of an element; for an analysed one its words, joined as printed.

    >>> from xml.etree.ElementTree import fromstring
    >>> words(fromstring("<seg><s><w>Kurk</w><w join='right'>drijft</w><pc>.</pc></s></seg>"))
    'Kurk drijft.'
    """
    if element is None:
        return ""
    tokens = [each for each in element.iter() if each.tag in ("w", "pc") and _own(each)]
    if not tokens:
        return "".join(element.itertext())
    pieces = []
    for token in tokens:
        pieces += [_own(token), "" if token.get("join") in ("right", "both") else " "]
    return "".join(pieces).rstrip()


def _is_footnote(element: Element) -> bool:
    return element.get("place") == "foot" or element.get("type") == "footnote"


def _own(token: Element) -> str:
    return (token.text or "").strip()


class _Debate:
    def __init__(self, flow: Flow, people: dict[str, Participant], parties: dict[str, str]) -> None:
        self.flow = flow
        self.people = people
        self.parties = parties
        self.notes: list[Element] = []
        self._label: Element | None = None

    def walk(self, element: Element, depth: int) -> None:
        """Write a `body` or a `div`; `depth` counts those around it."""
        for child in element:
            if child.tag == "div":
                self.walk(child, depth + 1)
            elif child.tag == "u":
                self._utterance(child)
            elif child.tag == "head" or child.get("type") == "head":
                place = self.flow.line(words(child))
                if place[0] < place[1]:
                    self.flow.headings.append(HeadingMark(*place, max(depth, 1)))
            elif child.get("type") == "speaker":
                self._label = child
            elif _is_footnote(child):
                self.notes.append(child)
            elif child.tag not in _NOT_SAID:
                self._aside(child)

    def _utterance(self, u: Element) -> None:
        self.flow.end_paragraph()
        start = end = self.flow.next_start()
        if self._label is not None and (printed := words(self._label)):
            start, end = self.flow.line(printed)
        self._label = None
        id_ = u.get("who", "").lstrip("#") or None
        known = self.people.get(id_ or "")
        categories = u.get("ana", "").split()
        role = next((_ROLES[each[1:]] for each in categories if each[1:] in _ROLES), None)
        party = next(
            (self.parties[each[1:]] for each in categories if each[1:] in self.parties), None
        )
        party = party or (known.party if known else None)
        role = role or (known.role if known else None)
        self.flow.speakers.append(
            SpeakerMark(
                start,
                end,
                known.name if known else None,
                party,
                role or ("member" if party else None),
                source_id=u.get("id"),
                person_id=id_,
            )
        )
        for child in u:
            if child.tag == "seg":
                self.flow.line(words(child))
            elif _is_footnote(child):
                self.notes.append(child)
            elif child.tag not in _NOT_SAID:
                self._aside(child)

    def _aside(self, element: Element) -> None:
        """The report's own lines: who presides, suspensions."""
        place = self.flow.line(words(element))
        if place[0] < place[1]:
            self.flow.asides.append(place)

    def add_notes(self) -> None:
        """Write the footnotes after the text, without markers."""
        for index, note in enumerate(self.notes, 1):
            number = note.get("n") or str(index)
            self.flow.end_paragraph()
            with self.flow.span() as place:
                self.flow.add(f"{number} ")
                with self.flow.span() as text:
                    self.flow.add(words(note))
            self.flow.notes.append(NoteMark(number, place[0], text[0], text[1], None, None))


def _facts(header: Element) -> dict[str, Any]:
    """The contract's metadata as stated by a header."""
    facts: dict[str, Any] = {}
    stated = [*header.iterfind("profileDesc/settingDesc/setting/date")]
    stated += header.iterfind("fileDesc/sourceDesc/bibl/date")
    days = (_DAY.match(each.get("when", "")) for each in stated)
    if day := next(filter(None, days), None):
        facts |= {"date": day[0], "dates": {"meeting": day[0]}}
    chambers = (_CHAMBERS.get(each[1:]) for each in _categories(header))
    if chamber := next(filter(None, chambers), None):
        facts["chamber"] = chamber
    for meeting in header.iter("meeting"):
        if years := _YEARS.fullmatch(meeting.get("n", "")):
            facts["session_year"] = parse_session_year(years[1], years[2])
    if words(header.find("fileDesc/editionStmt/edition")).startswith("imvo_nlp "):
        # Only files written by imvo-nlp name the document and its dossiers.
        facts |= _facts_of_ours(header)
    return {key: value for key, value in facts.items() if value}


def _facts_of_ours(header: Element) -> dict[str, Any]:
    dossiers = [
        each.get("n", "") for each in header.iter("meeting") if each.get("ana") == "#parla.agenda"
    ]
    bibl = header.find("fileDesc/sourceDesc/bibl")
    if bibl is None:
        return {}
    identifier = identifier_at(words(bibl.find("idno")))
    number = None
    # The identifiers of documents in a dossier and of items in a sitting end with their number.
    begins = ("h-", *(f"kst-{dossier}-" for dossier in dossiers))
    if identifier and identifier.startswith(begins):
        number = identifier.rpartition("-")[2]
    return {
        "title": words(bibl.find("title")),
        "dossiers": tuple(dossiers),
        "identifier": identifier,
        "number": number,
    }


def _categories(header: Element) -> list[str]:
    """The pointers of the meetings in a header: `#TK`, `#parla.lower`."""
    return [
        pointer
        for each in header.iter("meeting")
        for pointer in f"{each.get('corresp', '')} {each.get('ana', '')}".split()
    ]
