"""The contents of pages: facts, tables and timelines, with links relative to the root of the site."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from ..wording import day, named
from .gathering import SUBJECTS, Document, Gathered, Motion, Promise
from .tables import (
    LAST,
    Cell,
    Link,
    Row,
    Table,
    Tables,
    dossier_page,
    link_to,
    number,
    person_page,
    plain,
    subject_page,
    values_of,
    year_of,
)

START = "index.html"
"""The path of the first page."""


class Moment(NamedTuple):
    """A document in a timeline, with its motions and commitments."""

    date: str
    document: Link
    kind: str
    lines: tuple[tuple[str, Link, str], ...]


class View(NamedTuple):
    """A page: its path from the root, and its contents."""

    path: str
    title: str
    kicker: str = ""
    facts: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    tables: tuple[Table, ...] = ()
    moments: tuple[Moment, ...] = ()
    note: str = ""


class Views:
    """Builds the pages on several documents."""

    def __init__(self, gathered: Gathered, words: dict[str, Any]) -> None:
        self.gathered = gathered
        self.words = words
        self.site: dict[str, Any] = words["site"]
        self.tables = Tables(gathered, words)

    def all(self) -> Iterator[View]:
        """All pages except those of documents, the report and the search."""
        yield self.start()
        yield from self.dossiers()
        yield from self.people()
        yield from self.subjects()
        yield self.decisions()

    # Pages

    def start(self) -> View:
        documents = sorted(self.gathered.documents, key=lambda each: each.date, reverse=True)
        days = [each.date for each in documents if each.date]
        period = (
            " – ".join(day(self.words, each) for each in dict.fromkeys((days[-1], days[0])))
            if days
            else "–"
        )
        columns = ("date", "kind", "title", "dossiers", "by")
        rows = [
            Row(
                (
                    self.tables.day(each.date),
                    plain(self.tables.names["kind"](each.kind)),
                    self.tables.document(each),
                    Cell(tuple(Link(one, dossier_page(one)) for one in each.dossiers)),
                    plain(", ".join(each.parties)),
                ),
                values_of(each),
            )
            for each in documents
        ]
        kinds = Counter(each.kind for each in documents)
        facts = (
            (self.site["documents"], (Link(str(len(documents))),)),
            (self.site["period"], (Link(period),)),
            (
                self.site["columns"]["kind"],
                tuple(
                    Link(f"{self.tables.names['kind'](kind)} ({n})", f"{START}?kind={kind}")
                    for kind, n in kinds.most_common()
                ),
            ),
        )
        filters = ("kind", "year", "by", "theme", "sector", "dossier")
        table = self.tables.table("documents", columns, rows, filters)
        return View(START, self.site["title"], "", facts, (table,))

    def dossiers(self) -> Iterator[View]:
        of_dossier: dict[str, list[Document]] = defaultdict(list)
        for each in self.gathered.documents:
            for dossier in each.dossiers:
                of_dossier[dossier].append(each)
        moved, promised = self._motions_by_document(), self._promises_by_document()
        rows = []
        for dossier, documents in sorted(of_dossier.items()):
            title = self.gathered.dossier_title(dossier) or self.site["dossier"]
            documents.sort(key=lambda each: (each.date or LAST, each.id))
            dates = [each.date for each in documents if each.date] or [""]
            rows.append(
                Row(
                    (
                        Cell((Link(dossier, dossier_page(dossier)),)),
                        Cell((Link(title, dossier_page(dossier)),), is_text=True),
                        number(len(documents)),
                        self.tables.day(dates[-1]),
                    ),
                    {},
                )
            )
            moments = tuple(
                Moment(
                    day(self.words, each.date) if each.date else self.site["undated"],
                    link_to(each),
                    self.tables.names["kind"](each.kind),
                    tuple(
                        self._moved(motion, each, place)
                        for motion, place in moved[each.id]
                        if dossier in motion.dossiers
                    )
                    + tuple(self._promised(promise) for promise in promised[each.id]),
                )
                for each in documents
            )
            kicker = f"{self.site['dossier']} {dossier}"
            yield View(dossier_page(dossier), title, kicker, moments=moments)
        columns = ("dossier", "title", "documents", "latest")
        yield View(
            "dossiers.html",
            self.site["dossiers"],
            tables=(self.tables.table("dossiers", columns, rows),),
        )

    def people(self) -> Iterator[View]:
        asked, promised, moved = (defaultdict(list) for _ in range(3))
        for question in self.gathered.asked:
            for who in question.by:
                asked[who.item].append(question)
        for promise in self.gathered.promises:
            if promise.by:
                promised[promise.by.item].append(promise)
        for motion in self.gathered.motions.values():
            for who in motion.by:
                moved[who.item].append(motion)
        documents = {each.id: each for each in self.gathered.documents}
        rows = []
        for item, person in sorted(self.gathered.people.items(), key=lambda each: each[1].name):
            name = Link(person.name, person_page(item))
            counts = (len(each[item]) for each in (asked, promised, moved))
            rows.append(
                Row(
                    (
                        Cell((name,), person.name.rpartition(" ")[2]),
                        plain(", ".join(person.parties)),
                        *map(number, (len(person.turns), *counts)),
                    ),
                    {"by": tuple(person.parties)},
                )
            )
            tables = (
                self.tables.asked(asked[item]),
                self.tables.promises(promised[item]),
                self.tables.motions(moved[item]),
                self.tables.votes(item),
                self.tables.agreement(person),
                self.tables.spoken(person, documents),
            )
            facts = (
                (self.words["page"]["party"], tuple(map(Link, person.parties))),
                (self.words["page"]["post"], tuple(map(Link, person.offices))),
            )
            shown = tuple(each for each in tables if each.rows)
            known = tuple(each for each in facts if each[1])
            yield View(person_page(item), person.name, self.site["person"], known, shown)
        columns = ("name", "by", "debates", "asked", "promised", "moved")
        yield View(
            "people.html",
            self.site["people"],
            tables=(self.tables.table("people", columns, rows, ("by",)),),
            note=self.site["only_known"],
        )

    def subjects(self) -> Iterator[View]:
        tables = []
        for label in SUBJECTS:
            found = {
                value: each for (of, value), each in self.gathered.passages.items() if of == label
            }
            rows = []
            for value, passages in sorted(
                found.items(), key=lambda each: self.tables.names[label](each[0])
            ):
                documents = {each.document.id for each in passages}
                title = self.tables.names[label](value)
                times = sum(each.times for each in passages)
                rows.append(
                    Row(
                        (
                            Cell((Link(title, subject_page(label, value)),)),
                            number(len(documents)),
                            number(times),
                        ),
                        {},
                    )
                )
                parties = Counter(party for each in passages for party in each.parties)
                facts = (
                    (self.site["documents"], (Link(str(len(documents))),)),
                    (self.site["times"], (Link(str(times)),)),
                    (
                        self.site["parties"],
                        tuple(
                            Link(
                                f"{name} ({n})",
                                f"{subject_page(label, value)}?{urlencode({'by': name})}",
                            )
                            for name, n in parties.most_common()
                        ),
                    ),
                )
                page = View(
                    subject_page(label, value),
                    title[:1].upper() + title[1:],
                    named(self.words["labels"], label),
                    facts,
                    (self.tables.passages(passages),),
                )
                yield page
            tables.append(self.tables.table(f"{label}s", (label, "documents", "times"), rows))
        yield View(
            "subjects.html",
            self.site["subjects"],
            tables=tuple(each for each in tables if each.rows),
        )

    def decisions(self) -> View:
        motions = sorted(self.gathered.motions.values(), key=lambda each: each.told, reverse=True)
        tables = (self.tables.promises(self.gathered.promises), self.tables.motions(motions))
        return View("decisions.html", self.words["page"]["decisions"], tables=tables)

    def related(self, document: Document) -> list[tuple[str, str, tuple[Link, ...]]]:
        """The kind and subjects of a document: filters, their names, and pages of the site."""
        columns = self.site["columns"]
        found = (
            ("kind", (Link(self.tables.names["kind"](document.kind)),)),
            ("year", tuple(map(Link, year_of(document)))),
            ("dossier", tuple(Link(each, dossier_page(each)) for each in document.dossiers)),
            ("by", tuple(map(Link, document.parties))),
            ("who", self.tables.people(document.speakers).links if document.speakers else ()),
            *(
                (
                    label,
                    tuple(
                        Link(self.tables.names[label](value), subject_page(label, value))
                        for value, _ in document.subjects.get(label, Counter()).most_common()
                    ),
                )
                for label in SUBJECTS
            ),
        )
        return [(name, columns[name], links) for name, links in found if links]

    def _motions_by_document(self) -> dict[str, list[tuple[Motion, str]]]:
        found: dict[str, list[tuple[Motion, str]]] = defaultdict(list)
        for motion in self.gathered.motions.values():
            for document, place in motion.places:
                found[document.id].append((motion, place))
        return found

    def _promises_by_document(self) -> dict[str, list[Promise]]:
        found: dict[str, list[Promise]] = defaultdict(list)
        for promise in self.gathered.promises:
            found[promise.document.id].append(promise)
        return found

    def _moved(self, motion: Motion, document: Document, place: str) -> tuple[str, Link, str]:
        kind = named(self.words["labels"], "motion")
        return (
            kind,
            link_to(document, place, motion.text or motion.name),
            self.tables.names["status"](motion.status),
        )

    def _promised(self, promise: Promise) -> tuple[str, Link, str]:
        return (
            self.site["promise"],
            link_to(promise.document, promise.place, promise.text),
            promise.due,
        )
