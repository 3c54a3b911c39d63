"""The contents of pages: facts, tables and timelines, with links relative to the root of the site."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urlencode

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

_LAST = "9999"
"""A sort key after every date, for undated documents."""
START = "index.html"
"""The path of the first page."""
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
        self.names: dict[str, Callable[[str], str]] = {
            "kind": partial(named, words["document_types"]),
            "status": partial(named, words["statuses"] | words["forms"] | self.site["states"]),
            "advice": partial(named, words["advice"]),
            **{label: partial(called, words, label) for label in SUBJECTS},
        }

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
                    self._day(each.date),
                    _plain(self.names["kind"](each.kind)),
                    self._document(each),
                    Cell(tuple(Link(one, _dossier(one)) for one in each.dossiers)),
                    _plain(", ".join(each.parties)),
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
                    Link(f"{self.names['kind'](kind)} ({n})", f"{START}?kind={kind}")
                    for kind, n in kinds.most_common()
                ),
            ),
        )
        filters = ("kind", "year", "by", "theme", "sector", "dossier")
        table = self._table("documents", columns, rows, filters)
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
            documents.sort(key=lambda each: (each.date or _LAST, each.id))
            dates = [each.date for each in documents if each.date] or [""]
            rows.append(
                Row(
                    (
                        Cell((Link(dossier, _dossier(dossier)),)),
                        Cell((Link(title, _dossier(dossier)),), is_text=True),
                        _number(len(documents)),
                        self._day(dates[-1]),
                    ),
                    {},
                )
            )
            moments = tuple(
                Moment(
                    day(self.words, each.date) if each.date else self.site["undated"],
                    _link(each),
                    self.names["kind"](each.kind),
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
            yield View(_dossier(dossier), title, kicker, moments=moments)
        columns = ("dossier", "title", "documents", "latest")
        yield View(
            "dossiers.html", self.site["dossiers"], tables=(self._table("dossiers", columns, rows),)
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
            name = Link(person.name, _person(item))
            counts = (len(each[item]) for each in (asked, promised, moved))
            rows.append(
                Row(
                    (
                        Cell((name,), person.name.rpartition(" ")[2]),
                        _plain(", ".join(person.parties)),
                        *map(_number, (len(person.turns), *counts)),
                    ),
                    {"by": tuple(person.parties)},
                )
            )
            tables = (
                self._asked(asked[item]),
                self._promises(promised[item]),
                self._motions(moved[item]),
                self._votes(item),
                self._agreement(person),
                self._spoken(person, documents),
            )
            facts = (
                (self.words["page"]["party"], tuple(map(Link, person.parties))),
                (self.words["page"]["post"], tuple(map(Link, person.offices))),
            )
            shown = tuple(each for each in tables if each.rows)
            known = tuple(each for each in facts if each[1])
            yield View(_person(item), person.name, self.site["person"], known, shown)
        columns = ("name", "by", "debates", "asked", "promised", "moved")
        yield View(
            "people.html",
            self.site["people"],
            tables=(self._table("people", columns, rows, ("by",)),),
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
                found.items(), key=lambda each: self.names[label](each[0])
            ):
                documents = {each.document.id for each in passages}
                title = self.names[label](value)
                times = sum(each.times for each in passages)
                rows.append(
                    Row(
                        (
                            Cell((Link(title, subject_page(label, value)),)),
                            _number(len(documents)),
                            _number(times),
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
                    (self._passages(passages),),
                )
                yield page
            tables.append(self._table(f"{label}s", (label, "documents", "times"), rows))
        yield View(
            "subjects.html",
            self.site["subjects"],
            tables=tuple(each for each in tables if each.rows),
        )

    def decisions(self) -> View:
        motions = sorted(self.gathered.motions.values(), key=lambda each: each.told, reverse=True)
        tables = (self._promises(self.gathered.promises), self._motions(motions))
        return View("decisions.html", self.words["page"]["decisions"], tables=tables)

    def related(self, document: Document) -> list[tuple[str, str, tuple[Link, ...]]]:
        """The kind and subjects of a document: filters, their names, and pages of the site."""
        columns = self.site["columns"]
        found = (
            ("kind", (Link(self.names["kind"](document.kind)),)),
            ("year", tuple(map(Link, _year(document)))),
            ("dossier", tuple(Link(each, _dossier(each)) for each in document.dossiers)),
            ("by", tuple(map(Link, document.parties))),
            ("who", self._people(document.speakers).links if document.speakers else ()),
            *(
                (
                    label,
                    tuple(
                        Link(self.names[label](value), subject_page(label, value))
                        for value, _ in document.subjects.get(label, Counter()).most_common()
                    ),
                )
                for label in SUBJECTS
            ),
        )
        return [(name, columns[name], links) for name, links in found if links]

    # Tables

    def _table(
        self,
        name: str,
        columns: Sequence[str],
        rows: Sequence[Row],
        filters: Sequence[str] = (),
        note: str = "",
    ) -> Table:
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

    def _asked(self, asked: Sequence[Asked]) -> Table:
        rows = [
            Row(
                (
                    self._day(each.document.date),
                    Cell((_link(each.document, each.place, each.text),), is_text=True),
                    Cell((_link(each.document, each.answer, self.words["page"]["answer"]),))
                    if each.answer
                    else _plain("–"),
                    self._document(each.document),
                ),
                {"year": _year(each.document)},
            )
            for each in _latest(asked)
        ]
        return self._table("asked", ("date", "question", "answer", "document"), rows, ("year",))

    def _promises(self, promises: Iterable[Promise]) -> Table:
        """Commitments, longest open first."""
        rows = [
            Row(
                (
                    self._day(each.document.date),
                    Cell((_link(each.document, each.place, each.text),), is_text=True),
                    self._people([each.by] if each.by else ()),
                    self._people(each.to),
                    Cell((Link(each.due or "–"),), each.until),
                    _plain(self.names["status"](each.status)),
                ),
                {
                    "status": (each.status,),
                    "year": _year(each.document),
                    "who": (each.by.name,) if each.by else (),
                },
            )
            for each in sorted(promises, key=_longest_open)
        ]
        return self._table(
            "promises",
            ("date", "promise", "promised_by", "promised_to", "due", "status"),
            rows,
            ("status", "year", "who"),
            self.site["open"],
        )

    def _motions(self, motions: Iterable[Motion]) -> Table:
        rows = []
        for each in motions:
            document, place = each.places[0]
            rows.append(
                Row(
                    (
                        self._day(each.told[0]),
                        Cell((_link(document, place, each.text or each.name),), is_text=True),
                        self._people(each.by),
                        _plain(", ".join(map(self.names["advice"], each.advice)) or "–"),
                        Cell((_link(*each.places[-1], self.names["status"](each.status)),)),
                    ),
                    {
                        "status": (each.status,),
                        "advice": each.advice,
                        "by": tuple(dict.fromkeys(who.party for who in each.by if who.party)),
                        "year": (each.told[0][:4],) if each.told[0] else (),
                    },
                )
            )
        return self._table(
            "motions",
            ("date", "motion", "moved_by", "advice", "status"),
            rows,
            ("status", "advice", "by", "year"),
        )

    def _votes(self, item: str) -> Table:
        rows = [
            Row(
                (
                    self._day(each.document.date),
                    Cell((_link(each.document, each.place),), is_text=True),
                    _plain(named(self.words["sides"], each.side)),
                ),
                {},
            )
            for each in _latest(self.gathered.votes.get(item, ()))
        ]
        return self._table("votes", ("date", "document", "side"), rows)

    def _agreement(self, person: Person) -> Table:
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
                    _plain(each),
                    _number(round(100 * together[each] / every[each])),
                    _number(every[each]),
                ),
                {},
            )
            for each in order
        ]
        return self._table(
            "agreement",
            ("other", "together", "votes"),
            rows,
            note=self.site["by_party"].format(party=party),
        )

    def _spoken(self, person: Person, documents: Mapping[str, Document]) -> Table:
        found = sorted(
            (documents[each] for each in person.turns), key=lambda each: each.date, reverse=True
        )
        rows = [
            Row(
                (self._day(each.date), self._document(each), _number(person.turns[each.id])),
                {"year": _year(each)},
            )
            for each in found
        ]
        return self._table("spoken", ("date", "document", "turns"), rows, ("year",))

    def _passages(self, passages: Sequence[Passage]) -> Table:
        rows = [
            Row(
                (
                    self._day(each.document.date),
                    Cell((_link(each.document, each.place, each.text),), is_text=True),
                    _plain(_heard(each)),
                    self._document(each.document),
                ),
                {
                    "by": each.parties,
                    "who": each.speakers,
                    "kind": (each.document.kind,),
                    "year": _year(each.document),
                },
            )
            for each in _latest(passages)[:_MOST]
        ]
        note = self.site["most"].format(n=_MOST, all=len(passages)) if len(passages) > _MOST else ""
        return self._table(
            "passages",
            ("date", "passage", "who", "document"),
            rows,
            ("by", "who", "kind", "year"),
            note,
        )

    # Cells and lines

    def _day(self, iso: str) -> Cell:
        return Cell((Link(day(self.words, iso) if iso else "–"),), iso)

    def _document(self, document: Document) -> Cell:
        return Cell((_link(document),), is_text=True)

    def _people(self, people: Iterable[Who]) -> Cell:
        links = (
            Link(
                f"{each.name} ({each.party})" if each.party else each.name,
                _person(each.item) if each.item else None,
            )
            for each in people
        )
        return Cell(tuple(links) or (Link("–"),))

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
            _link(document, place, motion.text or motion.name),
            self.names["status"](motion.status),
        )

    def _promised(self, promise: Promise) -> tuple[str, Link, str]:
        return (
            self.site["promise"],
            _link(promise.document, promise.place, promise.text),
            promise.due,
        )


def values_of(document: Document) -> dict[str, Sequence[str]]:
    """The values of a document for the filters of the first page and of its own page."""
    return {
        "kind": (document.kind,),
        "year": _year(document),
        "by": document.parties,
        "dossier": document.dossiers,
        **{label: tuple(document.subjects.get(label, ())) for label in SUBJECTS},
    }


def _heard(passage: Passage) -> str:
    """The speakers with their parties: `Alkaya (SP)`."""
    parties = ", ".join(passage.parties)
    return " ".join((", ".join(passage.speakers), f"({parties})" if parties else "")).strip()


def _longest_open(promise: Promise) -> tuple[bool, str]:
    return promise.status != "made", promise.document.date or _LAST


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


def _link(document: Document, place: str | None = None, words: str | None = None) -> Link:
    """A link to a document or a place in it, if it has a page."""
    href = f"{document_page(document)}{f'#{place}' if place else ''}"
    return Link(words or document.title, href if document.has_page else None)


def _dossier(dossier: str) -> str:
    return f"dossier/{slug(dossier)}.html"


def _person(item: str) -> str:
    return f"person/{slug(item)}.html"


def _year(document: Document) -> tuple[str, ...]:
    return (document.date[:4],) if document.date else ()


def _latest(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda each: each.document.date, reverse=True)


def _plain(words: str) -> Cell:
    return Cell((Link(words),))


def _number(n: int) -> Cell:
    return Cell((Link(str(n)),), str(n))
