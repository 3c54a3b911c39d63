"""Who takes part, as elements of TEI: persons, and the organisations that they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ...models import Kamerstuk, Participant
from .elements import REFERENCE_DATA, element, item_address, party_id

CHAMBERS = {
    "TK": "Tweede Kamer der Staten-Generaal",
    "EK": "Eerste Kamer der Staten-Generaal",
    "VV": "Verenigde Vergadering der Staten-Generaal",
}
_OFFICES = {
    "minister": ("minister", "Minister"),
    "prime_minister": ("head", "Minister-President"),
    "state_secretary": ("deputyMinister", "Staatssecretaris"),
}
_SEX = {"heer": "M", "mevrouw": "F"}


class Cast:
    """The persons of a document with their ids: who takes part, and who speaks without being told.

    The second are the names of speakers that fit no participant, or several.
    """

    def __init__(self, name: str, kamerstuk: Kamerstuk) -> None:
        self._name = name
        self._metadata = kamerstuk.metadata
        self._participants = kamerstuk.participants
        self._names = {each.id: each.name for each in kamerstuk.participants}
        self._unidentified: dict[tuple[str, str | None], str] = {}
        for turn in kamerstuk.turns:
            speaker = turn.speaker
            if speaker.name and self._names.get(speaker.participant or "") != speaker.name:
                number = len(self._unidentified) + 1
                self._unidentified.setdefault(
                    (speaker.name, speaker.participant), f"{name}.x{number}"
                )
        mentioned = (each.value for each in kamerstuk.mentions if each.label == "party")
        taking_part = (each.party for each in kamerstuk.participants)
        speaking = (each.speaker.party for each in kamerstuk.turns)
        parties = {*mentioned, *taking_part, *speaking}
        self._parties = sorted(each for each in parties if each)

    def id_of(self, name: str | None, participant: str | None) -> str | None:
        """The id of a speaker; None for one without a name."""
        if name is None:
            return None
        return self._unidentified.get((name, participant)) or f"{self._name}.{participant}"

    def pointer(self, participant: str | None) -> str | None:
        """A pointer at who takes part; None for an id that nobody has."""
        return f"#{self._name}.{participant}" if participant in self._names else None

    def elements(self) -> Iterator[Element]:
        """The lists of organisations and of persons."""
        yield element("listOrg", None, *self._organisations())
        if self._participants:
            yield element("listPerson", None, *map(self._person, self._participants))
        if self._unidentified:
            persons = (
                element(
                    "person",
                    {"xml:id": id_, "sameAs": self.pointer(participant)},
                    element("persName", None, element("surname", None, name)),
                )
                for (name, participant), id_ in self._unidentified.items()
            )
            yield element("listPerson", {"type": "unidentified"}, *persons)

    def _organisations(self) -> Iterator[Element]:
        chamber = self._metadata.chamber
        if chamber:
            yield _organisation(chamber, "parliament", chamber, CHAMBERS[chamber])
        if any(each.post in _OFFICES for each in self._participants):
            yield _organisation("government", "government", None, "Nederlandse regering")
        for party in self._parties:
            yield _organisation(party_id(party), "parliamentaryGroup", party, None)

    def _person(self, person: Participant) -> Element:
        forenames: list[tuple[str, str | None, str | None]] = [
            ("first_name", None, person.first_name),
            ("initials", "init", person.initials),
        ]
        name = element(
            "persName",
            None,
            element("surname", None, person.name),
            *(
                element("forename", {"full": full, **_by(person, key)}, printed)
                for key, full, printed in forenames
                if printed
            ),
        )
        sex = _SEX.get(person.honorific or "")
        idno: dict[str, str | None] = {
            "type": "URI",
            "subtype": "wikidata",
            "resp": f"#{REFERENCE_DATA}",
        }
        item = person.wikidata and item_address(person.wikidata)
        return element(
            "person",
            {"xml:id": f"{self._name}.{person.id}"},
            name,
            element("sex", {"value": sex}) if sex else None,
            *self._affiliations(person),
            element("idno", idno, item) if item else None,
        )

    def _affiliations(self, person: Participant) -> Iterator[Element]:
        """What a person is on the day of the document; of other days it tells nothing."""
        day, chamber = self._metadata.date, self._metadata.chamber
        if "member" in person.roles and chamber:
            yield element("affiliation", {"role": "member", "ref": f"#{chamber}", "when": day})
        if person.party:
            ref = f"#{party_id(person.party)}"
            by = _by(person, "party")
            yield element("affiliation", {"role": "member", "ref": ref, "when": day, **by})
        if person.post in _OFFICES:
            role, title = _OFFICES[person.post]
            office = f"{title}: {person.portfolio}" if person.portfolio else title
            yield element(
                "affiliation",
                {
                    "role": role,
                    "ref": "#government",
                    "when": day,
                    **_by(person, "post", "portfolio"),
                },
                element("roleName", None, office),
            )


def _by(person: Participant, *keys: str) -> dict[str, str | None]:
    """What says that one of these keys comes from the reference data, where it does."""
    filled = any(key in person.from_reference for key in keys)
    return {"resp": f"#{REFERENCE_DATA}"} if filled else {}


def _organisation(id_: str, role: str, short: str | None, full: str | None) -> Element:
    return element(
        "org",
        {"xml:id": id_, "role": role},
        element("orgName", {"full": "yes"}, full) if full else None,
        element("orgName", {"full": "abb"}, short) if short else None,
    )
