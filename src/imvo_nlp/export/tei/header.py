"""The headers of TEI files: metadata, encoding, publisher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

import regex

from ...errors import WrongUse
from ...models import Kamerstuk
from ...notation.identifiers import published_at
from ...reference.kinds import kind_of_type
from .elements import EN, NL, TEI, element, line
from .register import CHAMBERS

LICENCE = "http://creativecommons.org/licenses/by/4.0/"
"""The only licence that the schema of ParlaMint accepts."""
_ADDRESS = regex.compile(r"https?://\S+")
_HOUSES = {"TK": "parla.lower", "EK": "parla.upper"}
_HOUSES_IN_ENGLISH = {"TK": "House of Representatives", "EK": "Senate"}
_AT = {"TK": "https://www.tweedekamer.nl/", "EK": "https://www.eerstekamer.nl/"}
"""The address of a chamber, for a document whose own address is unknown."""
_STATES_GENERAL = "https://www.staten-generaal.nl/"


class Publication(NamedTuple):
    """The publisher of a corpus, its address (http or https), and its licence (CC BY 4.0 only).

    None becomes a placeholder in the corpus, marked as such.
    """

    publisher: str | None = None
    address: str | None = None
    licence: str | None = None

    def checked(self) -> Publication:
        """Return self; raise WrongUse for an address or a licence that ParlaMint does not accept."""
        if self.publisher is not None and not self.publisher.strip():
            raise WrongUse("the publisher of a corpus is empty: give a name")
        if self.address is not None and not _ADDRESS.fullmatch(self.address):
            raise WrongUse(f"{self.address!r} is not a web address: start with https://")
        if self.licence not in (None, LICENCE):
            raise WrongUse(f"ParlaMint accepts only {LICENCE} as licence, not {self.licence!r}")
        return self

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The missing fields."""
        return tuple(name for name, value in self._asdict().items() if value is None)

    def statement(self, day: str) -> Element:
        """The `publicationStmt`, dated with the date of the debate: output does not depend on the clock."""
        terms = "This work is licensed under the Creative Commons Attribution 4.0 licence."
        if self.licence is None:
            terms = "Placeholder: no licence was stated, and the schema takes no other."
        return element(
            "publicationStmt",
            None,
            element(
                "publisher",
                None,
                line("orgName", NL, self.publisher or "[uitgever niet opgegeven]"),
            ),
            element("idno", {"type": "URI"}, self.address or "https://address-not-stated.invalid/"),
            element(
                "availability",
                {"status": "free"},
                element("licence", None, LICENCE),
                element("p", EN, terms),
            ),
            element("date", {"when": day}, day),
        )


def kind(kamerstuk: Kamerstuk) -> str:
    """The category of the meeting: a sitting of the chamber or a meeting of committees."""
    plenary = kind_of_type(kamerstuk.metadata.document_type).plenary
    return "parla.sitting" if plenary else "parla.meeting"


def header(kamerstuk: Kamerstuk, day: str, publication: Publication, text: Element) -> Element:
    """The header for a finished text, whose elements and words it counts."""
    return element(
        "teiHeader",
        None,
        element(
            "fileDesc",
            None,
            _titles(kamerstuk, day),
            edition(kamerstuk),
            extent(len(kamerstuk.turns), words(kamerstuk)),
            publication.statement(day),
            _source(kamerstuk, day),
        ),
        element("encodingDesc", None, project(), tags(Counter(each.tag for each in text.iter()))),
        element("profileDesc", None, _setting(kamerstuk, day)),
    )


def edition(kamerstuk: Kamerstuk) -> Element:
    generator = kamerstuk.generator
    return element(
        "editionStmt", None, element("edition", None, f"{generator.name} {generator.version}")
    )


def words(kamerstuk: Kamerstuk) -> int:
    """The number of spoken words, split at white space."""
    return sum(len(turn.text.split()) for turn in kamerstuk.turns)


def extent(speeches: int, said: int) -> Element:
    rows = [
        ("speeches", speeches, NL, "toespraken"),
        ("speeches", speeches, EN, "speeches"),
        ("words", said, NL, "woorden"),
        ("words", said, EN, "words"),
    ]
    measures = (
        element("measure", {"unit": unit, "quantity": str(number), **language}, f"{number} {word}")
        for unit, number, language, word in rows
    )
    return element("extent", None, *measures)


def project() -> Element:
    return element(
        "projectDesc",
        None,
        element(
            "p",
            EN,
            "Encoded after ParlaMint. Speakers and turns were found by rules. The standoff file beside "
            "each component holds mentions and offsets into the source.",
        ),
    )


def tags(uses: Counter[str]) -> Element:
    rows = (element("tagUsage", {"gi": tag, "occurs": str(uses[tag])}) for tag in sorted(uses))
    return element("tagsDecl", None, element("namespace", {"name": TEI}, *rows))


def titles(of: str | None, days: str) -> Iterator[Element]:
    """The main titles of a corpus or component, in both languages."""
    chamber, house = CHAMBERS.get(of or ""), _HOUSES_IN_ENGLISH.get(of or "")
    for attributes, words_ in (
        (NL, ("Nederlands parlementair corpus ParlaMint-NL", chamber, days)),
        (EN, ("Dutch parliamentary corpus ParlaMint-NL", house, days)),
    ):
        title = ", ".join(filter(None, words_))
        yield line("title", {"type": "main", **attributes}, title)


def _titles(kamerstuk: Kamerstuk, day: str) -> Element:
    metadata = kamerstuk.metadata
    subtitles = filter(None, (metadata.title, _type_in_words(kamerstuk), metadata.subject))
    return element(
        "titleStmt",
        None,
        *titles(metadata.chamber, day),
        *(line("title", {"type": "sub", **NL}, each) for each in subtitles),
        *_meetings(kamerstuk),
    )


def _meetings(kamerstuk: Kamerstuk) -> Iterator[Element]:
    metadata = kamerstuk.metadata
    chamber = metadata.chamber and f"#{metadata.chamber}"

    def meeting(ana: str, text: str, n: str | None = None) -> Element:
        return element("meeting", {"ana": ana, "corresp": chamber, "n": n}, text)

    if year := metadata.session_year:
        yield meeting("#parla.session", f"Vergaderjaar {year}", year)
    for committee in metadata.committees:
        yield meeting("#parla.committee", committee)
    for dossier in metadata.dossiers:
        yield meeting("#parla.agenda", f"Dossier {dossier}", dossier)
    house = _HOUSES.get(metadata.chamber or "")
    categories = " ".join(f"#{each}" for each in (house, kind(kamerstuk)) if each)
    yield meeting(categories, _type_in_words(kamerstuk))


def _type_in_words(kamerstuk: Kamerstuk) -> str:
    return kamerstuk.metadata.document_type.replace("_", " ").capitalize()


def _source(kamerstuk: Kamerstuk, day: str) -> Element:
    metadata = kamerstuk.metadata
    address = published_at(metadata.identifier) or _AT.get(metadata.chamber or "", _STATES_GENERAL)
    return element(
        "sourceDesc",
        None,
        element(
            "bibl",
            None,
            line("title", {"type": "main", **NL}, metadata.title or _type_in_words(kamerstuk)),
            element("idno", {"type": "URI"}, address),
            element("date", {"when": day}, day),
        ),
    )


def _setting(kamerstuk: Kamerstuk, day: str) -> Element:
    chamber = kamerstuk.metadata.chamber
    return element(
        "settingDesc",
        None,
        element(
            "setting",
            None,
            element("name", {"type": "org"}, CHAMBERS[chamber]) if chamber else None,
            element("name", {"type": "country", "key": "NL"}, "Nederland"),
            element("date", {"when": day, "ana": f"#{kind(kamerstuk)}"}, day),
        ),
    )
