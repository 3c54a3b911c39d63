"""The header of a TEI file: what the document says of itself, and how it was encoded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ...models import Kamerstuk
from ...notation.identifiers import published_at
from ...reference.kinds import kind_of_type
from .elements import REFERENCE_DATA, TEI, element
from .people import CHAMBERS, Cast

_EN: dict[str, str | None] = {"xml:lang": "en"}
# Each with what it is called.
_TAXONOMIES: dict[tuple[str, str], dict[str, str]] = {
    ("parla.legislature", "Legislature"): {
        "parla.lower": "Lower house",
        "parla.upper": "Upper house",
        "parla.session": "Parliamentary year",
        "parla.committee": "Committee",
        "parla.meeting": "Meeting",
        "parla.sitting": "Sitting",
    },
    ("speaker_types", "Types of speakers"): {
        "chair": "Chairperson",
        "regular": "Member of the chamber or of the government",
        "guest": "Anybody else",
    },
    ("subcorpus", "Subcorpora"): {"reference": "Reference subcorpus, until 30 January 2020"},
    # Not of ParlaMint: the role of a speaker as the report prints it.
    ("speaker_roles", "Roles of speakers"): {
        "role.chair": "Chair",
        "role.member": "Member of parliament",
        "role.minister": "Minister",
        "role.state_secretary": "State secretary",
        "role.other": "Anybody else",
    },
}
_HOUSES = {"TK": "parla.lower", "EK": "parla.upper"}


def kind(kamerstuk: Kamerstuk) -> str:
    """The category of the meeting: a sitting of the chamber, or a meeting of its committees."""
    plenary = kind_of_type(kamerstuk.metadata.document_type).plenary
    return "parla.sitting" if plenary else "parla.meeting"


def header(kamerstuk: Kamerstuk, cast: Cast, text: Element) -> Element:
    """The header for a text that was made already, whose elements and words it counts."""
    return element(
        "teiHeader",
        None,
        element(
            "fileDesc",
            None,
            _titles(kamerstuk),
            element("editionStmt", None, element("edition", None, _generator(kamerstuk))),
            _extent(kamerstuk),
            element(
                "publicationStmt",
                None,
                element("p", _EN, "Not published; made of the document that sourceDesc names."),
            ),
            _source(kamerstuk),
        ),
        _encoding(text),
        _profile(kamerstuk, cast),
    )


def _generator(kamerstuk: Kamerstuk) -> str:
    return f"{kamerstuk.generator.name} {kamerstuk.generator.version}"


def _type_in_words(kamerstuk: Kamerstuk) -> str:
    return kamerstuk.metadata.document_type.replace("_", " ").capitalize()


def _titles(kamerstuk: Kamerstuk) -> Element:
    metadata = kamerstuk.metadata
    words = _type_in_words(kamerstuk)
    subtitles = [each for each in (metadata.title and words, metadata.subject) if each]
    return element(
        "titleStmt",
        None,
        element("title", {"type": "main"}, metadata.title or words),
        *(element("title", {"type": "sub"}, each) for each in subtitles),
        *_meetings(kamerstuk),
        element(
            "respStmt",
            None,
            element("name", None, _generator(kamerstuk)),
            element("resp", _EN, "Speakers, turns and mentions found by rules"),
        ),
        element(
            "respStmt",
            {"xml:id": REFERENCE_DATA},
            element("name", None, _generator(kamerstuk)),
            element("resp", _EN, "What the document does not print, out of the reference data"),
        ),
    )


def _meetings(kamerstuk: Kamerstuk) -> Iterator[Element]:
    metadata = kamerstuk.metadata
    chamber = metadata.chamber and f"#{metadata.chamber}"
    if metadata.session_year:
        yield element(
            "meeting",
            {"ana": "#parla.session", "corresp": chamber, "n": metadata.session_year},
            f"Vergaderjaar {metadata.session_year}",
        )
    for committee in metadata.committees:
        yield element("meeting", {"ana": "#parla.committee", "corresp": chamber}, committee)
    house = _HOUSES.get(metadata.chamber or "")
    categories = " ".join(f"#{each}" for each in (house, kind(kamerstuk)) if each)
    yield element("meeting", {"ana": categories, "corresp": chamber}, _type_in_words(kamerstuk))


def _extent(kamerstuk: Kamerstuk) -> Element:
    turns = kamerstuk.turns
    words = sum(len(turn.text.split()) for turn in turns)
    rows = [
        ("speeches", len(turns), "nl", "toespraken"),
        ("speeches", len(turns), "en", "speeches"),
        ("words", words, "nl", "woorden"),
        ("words", words, "en", "words"),
    ]
    measures = (
        element(
            "measure",
            {"unit": unit, "quantity": str(quantity), "xml:lang": language},
            f"{quantity} {word}",
        )
        for unit, quantity, language, word in rows
    )
    return element("extent", None, *measures)


def _source(kamerstuk: Kamerstuk) -> Element:
    metadata, source = kamerstuk.metadata, kamerstuk.source
    address = published_at(metadata.identifier)
    numbers = [
        ("identifier", metadata.identifier),
        *(("dossier", dossier) for dossier in metadata.dossiers),
        ("number", metadata.number),
        ("file", source.name or None),
        ("sha256", source.sha256),
    ]
    return element(
        "sourceDesc",
        None,
        element(
            "bibl",
            None,
            element("title", {"type": "main"}, metadata.title or _type_in_words(kamerstuk)),
            element("idno", {"type": "URI"}, address) if address else None,
            *(element("idno", {"type": name}, number) for name, number in numbers if number),
            element("date", {"when": metadata.date}, metadata.date) if metadata.date else None,
        ),
    )


def _encoding(text: Element) -> Element:
    uses = Counter(each.tag for each in text.iter())
    return element(
        "encodingDesc",
        None,
        element(
            "projectDesc",
            None,
            element(
                "p",
                _EN,
                "Encoded as ParlaMint does, with the lists of its corpus root in this file. "
                "@source counts code points in the text of the source as it was read.",
            ),
        ),
        element(
            "editorialDecl",
            None,
            element(
                "hyphenation",
                None,
                element("p", _EN, "Hyphens at line ends, page feet and headers are taken out."),
            ),
            element(
                "segmentation", None, element("p", _EN, "A seg is a paragraph, a u is a turn.")
            ),
        ),
        element(
            "tagsDecl",
            None,
            element(
                "namespace",
                {"name": TEI},
                *(
                    element("tagUsage", {"gi": tag, "occurs": str(uses[tag])})
                    for tag in sorted(uses)
                ),
            ),
        ),
        element("classDecl", None, *_taxonomies()),
    )


def _taxonomies() -> Iterator[Element]:
    for (name, title), categories in _TAXONOMIES.items():
        rows = (
            element(
                "category",
                {"xml:id": id_},
                element("catDesc", _EN, element("term", None, words)),
            )
            for id_, words in categories.items()
        )
        desc = element("desc", _EN, element("term", None, title))
        yield element("taxonomy", {"xml:id": name}, desc, *rows)


def _profile(kamerstuk: Kamerstuk, cast: Cast) -> Element:
    languages = [
        ("nl", "nl", "Nederlands"),
        ("nl", "en", "Dutch"),
        ("en", "nl", "Engels"),
        ("en", "en", "English"),
    ]
    return element(
        "profileDesc",
        None,
        element("settingDesc", None, _setting(kamerstuk)),
        element("particDesc", None, *cast.elements()),
        element(
            "langUsage",
            None,
            *(
                element("language", {"ident": ident, "xml:lang": written}, name)
                for ident, written, name in languages
            ),
        ),
    )


def _setting(kamerstuk: Kamerstuk) -> Element:
    metadata = kamerstuk.metadata
    day = metadata.dates.meeting
    times = {
        "from": metadata.start_time and f"{metadata.start_time}:00",
        "to": metadata.end_time and f"{metadata.end_time}:00",
    }
    return element(
        "setting",
        None,
        element("name", {"type": "org"}, CHAMBERS[metadata.chamber]) if metadata.chamber else None,
        element("name", {"type": "country", "key": "NL"}, "Nederland"),
        element("date", {"when": day, "ana": f"#{kind(kamerstuk)}"}, day) if day else None,
        element("time", times) if any(times.values()) else None,
    )
