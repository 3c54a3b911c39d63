"""The categories to which elements point, and the subcorpora by date."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .elements import EN, element

# Categories with their names.
TAXONOMIES: dict[str, tuple[str, dict[str, str]]] = {
    "ParlaMint-taxonomy-parla.legislature": (
        "Legislature",
        {
            "parla.lower": "Lower house",
            "parla.upper": "Upper house",
            "parla.session": "Parliamentary year",
            "parla.committee": "Committee",
            "parla.meeting": "Meeting",
            "parla.sitting": "Sitting",
            "parla.agenda": "Dossier on the agenda",
        },
    ),
    "ParlaMint-taxonomy-speaker_types": (
        "Types of speakers",
        {
            "chair": "Chairperson",
            "regular": "Member of the chamber or of the government",
            "guest": "Anybody else",
        },
    ),
    "ParlaMint-taxonomy-subcorpus": (
        "Subcorpora",
        {
            "reference": "Reference subcorpus, until 30 January 2020",
            "covid": "COVID subcorpus, from 31 January 2020",
            "war": "War subcorpus, from 24 February 2022",
        },
    ),
}
_COVID, _WAR = "2020-01-31", "2022-02-24"


def subcorpora(day: str) -> str:
    """Pointers to the subcorpora of a date, with the boundaries set by ParlaMint.

    >>> subcorpora("2020-01-30"), subcorpora("2021-05-01"), subcorpora("2022-02-24")
    ('#reference', '#covid', '#covid #war')
    """
    if day < _COVID:
        return "#reference"
    return "#covid #war" if day >= _WAR else "#covid"


def taxonomy(name: str) -> Element:
    """A taxonomy by its id."""
    return category_list(name, *TAXONOMIES[name])


def category_list(name: str, title: str, categories: dict[str, str]) -> Element:
    """A taxonomy with this id, of categories by id."""
    rows = (
        element("category", {"xml:id": id_}, element("catDesc", EN, element("term", None, words)))
        for id_, words in categories.items()
    )
    desc = element("desc", EN, element("term", None, title))
    return element("taxonomy", {"xml:id": name}, desc, *rows)
