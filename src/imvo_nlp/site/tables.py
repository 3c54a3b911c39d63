"""The tables of pages, with links relative to the root of the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from ..reference.terms import called
from ..wording import day, named
from .gathering import (
    SUBJECTS,
    Asked,
    Document,
    Gathered,
    Motion,
    Passage,
    Person,
    Promise,
    Who,
    slug,
)

LAST = "9999"
"""A sort key after every date, for undated documents."""
_MOST = 2000
"""The maximum number of rows in a table of passages: larger pages are slow on phones."""
_TOGETHER = 5
"""The minimum number of common votes of two parties for a meaningful agreement."""


class Link(NamedTuple):
    """A text with its target: relative to the root of the site, or an anchor."""

    words: str
    href: str | None = None


class Cell(NamedTuple):
    """A cell; `order` is its sort key, if other than its words."""

    links: tuple[Link, ...]
    order: str = ""
    is_text: bool = False


class Row(NamedTuple):
    """A row; `values` are its values for filters."""

    cells: tuple[Cell, ...]
    values: Mapping[str, Sequence[str]]


class Filter(NamedTuple):
    """A filter: its values with their names and numbers of rows."""

    name: str
    label: str
    choices: tuple[tuple[str, str, int], ...]


class Table(NamedTuple):
    """A table with filters and sorting; `note` states omissions."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    filters: tuple[Filter, ...] = ()
    note: str = ""


class Tables:
    """Builds the tables of pages."""

    def __init__(self, gathered: Gathered, words: dict[str, Any]) -> None:
        self.gathered = gathered
        self.words = words
        self.site: dict[str, Any] = words["site"]
        self.names: dict[str, Callable[[str], str]] = {
            "kind": partial(named, words["document_types"]),
            "status": partial(named, words["statuses"] | words["forms"] | self.site["states"]),
            "advice": partial(named, words["advice"]),
            **{label: partial(called, words, label) for label in SUBJECTS},
        }

    def table(
        self,
        name: str,
        columns: Sequence[str],
        rows: Sequence[Row],
        filters: Sequence[str] = (),
        note: str = "",
    ) -> Table:
        """A table with its words; a filter appears if the rows have several values of it."""
        heads: dict[str, str] = self.site["columns"]
        made = []
        for each in filters:
            counts = Counter(value for row in rows for value in row.values.get(each, ()))
            names = {value: self.names.get(each, str)(value) for value in counts}
            # Years in descending order, everything else by name.
            order = sorted(names, key=lambda value: names[value].casefold(), reverse=each == "year")
            choices = tuple((value, names[value], counts[value]) for value in order)
            if len(choices) > 1:
                made.append(Filter(each, heads[each], choices))
        return Table(
            name,
            self.site["tables"][name],
            tuple(heads[each] for each in columns),
            tuple(rows),
            tuple(made),
            note,
        )

    def asked(self, asked: Sequence[Asked]) -> Table:
        """Questions with links to their answers, latest first."""
        rows = [
            Row(
                (
                    self.day(each.document.date),
                    Cell((link_to(each.document, each.place, each.text),), is_text=True),
                    Cell((link_to(each.document, each.answer, self.words["page"]["answer"]),))
                    if each.answer
                    else plain("–"),
                    self.document(each.document),
                ),
                {"year": year_of(each.document)},
            )
            for each in _latest(asked)
        ]
        return self.table("asked", ("date", "question", "answer", "document"), rows, ("year",))

    def promises(self, promises: Iterable[Promise]) -> Table:
        """Commitments, longest open first."""
        rows = [
            Row(
                (
                    self.day(each.document.date),
                    Cell((link_to(each.document, each.place, each.text),), is_text=True),
                    self.people([each.by] if each.by else ()),
                    self.people(each.to),
                    Cell((Link(each.due or "–"),), each.until),
                    plain(self.names["status"](each.status)),
                ),
                {
                    "status": (each.status,),
                    "year": year_of(each.document),
                    "who": (each.by.name,) if each.by else (),
                },
            )
            for each in sorted(promises, key=_longest_open)
        ]
        return self.table(
            "promises",
            ("date", "promise", "promised_by", "promised_to", "due", "status"),
            rows,
            ("status", "year", "who"),
            self.site["open"],
        )

    def motions(self, motions: Iterable[Motion]) -> Table:
        """Motions with advice and outcome, in the given order."""
        rows = []
        for each in motions:
            document, place = each.places[0]
            rows.append(
                Row(
                    (
                        self.day(each.told[0]),
                        Cell((link_to(document, place, each.text or each.name),), is_text=True),
                        self.people(each.by),
                        plain(", ".join(map(self.names["advice"], each.advice)) or "–"),
                        Cell((link_to(*each.places[-1], self.names["status"](each.status)),)),
                    ),
                    {
                        "status": (each.status,),
                        "advice": each.advice,
                        "by": tuple(dict.fromkeys(who.party for who in each.by if who.party)),
                        "year": (each.told[0][:4],) if each.told[0] else (),
                    },
                )
            )
        return self.table(
            "motions",
            ("date", "motion", "moved_by", "advice", "status"),
            rows,
            ("status", "advice", "by", "year"),
        )

    def votes(self, item: str) -> Table:
        """The votes of a person in roll calls, latest first."""
        rows = [
            Row(
                (
                    self.day(each.document.date),
                    Cell((link_to(each.document, each.place),), is_text=True),
                    plain(named(self.words["sides"], each.side)),
                ),
                {},
            )
            for each in _latest(self.gathered.votes.get(item, ()))
        ]
        return self.table("votes", ("date", "document", "side"), rows)

    def agreement(self, person: Person) -> Table:
        """The agreement of a person's last party with every other party."""
        party = next(reversed(person.parties), "")
        together: Counter[str] = Counter()
        every: Counter[str] = Counter()
        for (*pair, is_same), times in self.gathered.agreement.items():
            if party in pair:
                (other,) = (each for each in pair if each != party)
                every[other] += times
                together[other] += times * is_same
        order = sorted(
            (each for each in every if every[each] >= _TOGETHER),
            key=lambda each: (-together[each] / every[each], each),
        )
        rows = [
            Row(
                (
                    plain(each),
                    number(round(100 * together[each] / every[each])),
                    number(every[each]),
                ),
                {},
            )
            for each in order
        ]
        return self.table(
            "agreement",
            ("other", "together", "votes"),
            rows,
            note=self.site["by_party"].format(party=party),
        )

    def spoken(self, person: Person, documents: Mapping[str, Document]) -> Table:
        """The documents in which a person speaks, latest first; `documents` are all, by id."""
        found = sorted(
            (documents[each] for each in person.turns), key=lambda each: each.date, reverse=True
        )
        rows = [
            Row(
                (self.day(each.date), self.document(each), number(person.turns[each.id])),
                {"year": year_of(each)},
            )
            for each in found
        ]
        return self.table("spoken", ("date", "document", "turns"), rows, ("year",))

    def passages(self, passages: Sequence[Passage]) -> Table:
        """The passages that mention a subject, latest first."""
        rows = [
            Row(
                (
                    self.day(each.document.date),
                    Cell((link_to(each.document, each.place, each.text),), is_text=True),
                    plain(_heard(each)),
                    self.document(each.document),
                ),
                {
                    "by": each.parties,
                    "who": each.speakers,
                    "kind": (each.document.kind,),
                    "year": year_of(each.document),
                },
            )
            for each in _latest(passages)[:_MOST]
        ]
        note = self.site["most"].format(n=_MOST, all=len(passages)) if len(passages) > _MOST else ""
        return self.table(
            "passages",
            ("date", "passage", "who", "document"),
            rows,
            ("by", "who", "kind", "year"),
            note,
        )

    # Cells

    def day(self, iso: str) -> Cell:
        """A date in words, sorted by date."""
        return Cell((Link(day(self.words, iso) if iso else "–"),), iso)

    def document(self, document: Document) -> Cell:
        """The title of a document."""
        return Cell((link_to(document),), is_text=True)

    def people(self, people: Iterable[Who]) -> Cell:
        """Names with parties."""
        links = (
            Link(
                f"{each.name} ({each.party})" if each.party else each.name,
                person_page(each.item) if each.item else None,
            )
            for each in people
        )
        return Cell(tuple(links) or (Link("–"),))


def values_of(document: Document) -> dict[str, Sequence[str]]:
    """The values of a document for the filters of the first page and of its own page."""
    return {
        "kind": (document.kind,),
        "year": year_of(document),
        "by": document.parties,
        "dossier": document.dossiers,
        **{label: tuple(document.subjects.get(label, ())) for label in SUBJECTS},
    }


def _heard(passage: Passage) -> str:
    """The speakers with their parties: `Alkaya (SP)`."""
    parties = ", ".join(passage.parties)
    return " ".join((", ".join(passage.speakers), f"({parties})" if parties else "")).strip()


def _longest_open(promise: Promise) -> tuple[bool, str]:
    return promise.status != "made", promise.document.date or LAST


def is_document(link: Link) -> bool:
    """Whether a link points to the page of a document."""
    return (link.href or "").startswith("document/")


def subject_page(label: str, value: str) -> str:
    """The path of the page of a theme or sector.

    >>> subject_page("sector", "goud")
    'sector/goud.html'
    """
    return f"{label}/{slug(value)}.html"


def document_page(document: Document) -> str:
    """The path of the page of a document."""
    return f"document/{document.name}.html"


def link_to(document: Document, place: str | None = None, words: str | None = None) -> Link:
    """A link to a document or a place in it, if it has a page."""
    href = f"{document_page(document)}{f'#{place}' if place else ''}"
    return Link(words or document.title, href if document.has_page else None)


def dossier_page(dossier: str) -> str:
    """The path of the page of a dossier."""
    return f"dossier/{slug(dossier)}.html"


def person_page(item: str) -> str:
    """The path of the page of a person, by Wikidata item."""
    return f"person/{slug(item)}.html"


def year_of(document: Document) -> tuple[str, ...]:
    """The year of a document, as values of a filter; empty without a date."""
    return (document.date[:4],) if document.date else ()


def _latest(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda each: each.document.date, reverse=True)


def plain(words: str) -> Cell:
    """A cell without links."""
    return Cell((Link(words),))


def number(n: int) -> Cell:
    """A cell that is sorted as a number."""
    return Cell((Link(str(n)),), str(n))
