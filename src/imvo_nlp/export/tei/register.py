"""The speakers of a corpus and their organisations: `listPerson` and `listOrg`.

A person in the reference data has the same id in every corpus, derived from the name like those of
ParlaMint-NL (`LutzJacobi`), and all dated facts of the tables. The id of anyone else is valid in
one document only, so namesakes are never merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

import regex

from ...models import Kamerstuk, Participant, Turn
from ...reference.loader import Cabinet, Member, Minister, Party, data_folder, load_table
from ...reference.people import full_name, identity
from .elements import NL, element, item_address, line, party_id, xml_name

CHAMBERS = {
    "TK": "Tweede Kamer der Staten-Generaal",
    "EK": "Eerste Kamer der Staten-Generaal",
    "VV": "Verenigde Vergadering der Staten-Generaal",
}
GOVERNMENT = "GOV"
_OFFICES = {
    "prime_minister": ("head", "Minister-President"),
    "minister": ("minister", "Minister"),
    "minister_without_portfolio": ("minister", "Minister"),
    "state_secretary": ("secretaryOfState", "Staatssecretaris"),
}
"""The role in the government, and its name."""
_OF_A_MINISTRY = {"prime_minister": "head", "minister": "head", "state_secretary": "deputyHead"}
_SEX = {"heer": "M", "mevrouw": "F", "m": "M", "f": "F"}
_NO_NAME = regex.compile(r"[^\p{L}\p{Nd}-]")

_Row = Member | Minister


class _Stranger(NamedTuple):
    """A speaker of one document whom the reference data does not know."""

    name: str
    person: Participant | None
    chamber: str | None
    day: str


class Register:
    """The speakers of all documents of a corpus, and their organisations."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._strangers: dict[str, _Stranger] = {}
        self._chambers: set[str] = set()
        self._parties: set[str] = set()
        self._days: set[str] = set()

    def enter(self, name: str, kamerstuk: Kamerstuk, day: str) -> Callable[[Turn], str | None]:
        """Register the speakers of a document; return a function from speakers to ids.

        The id is None for a speaker without a name.
        """
        self._days.add(day)
        chamber = kamerstuk.metadata.chamber
        if chamber:
            self._chambers.add(chamber)
        persons = {each.id: each for each in kamerstuk.participants}
        ids: dict[tuple[str | None, str | None], str | None] = {}
        for turn in kamerstuk.turns:
            speaker = turn.speaker
            key = (speaker.name, speaker.participant)
            if key in ids or speaker.name is None:
                continue
            person = persons.get(speaker.participant or "")
            known = person and _known(person)
            if known:
                ids[key] = _people().ids[known]
                self._known[_people().ids[known]] = known
                continue
            ids[key] = id_ = f"{name}.{person.id if person else f'x{len(ids) + 1}'}"
            self._strangers[id_] = _Stranger(speaker.name, person, chamber, day)
            if person and person.party:
                self._parties.add(person.party)
        return lambda turn: ids.get((turn.speaker.name, turn.speaker.participant))

    def persons(self) -> Element:
        """The `listPerson`, sorted by id."""
        rows = [(id_, _person(id_, _people().rows[key])) for id_, key in self._known.items()]
        rows += [(id_, _stranger(id_, each)) for id_, each in self._strangers.items()]
        return element("listPerson", {"xml:id": "ParlaMint-NL-listPerson", **NL}, *_sorted(rows))

    def organisations(self) -> Element:
        """The `listOrg`: the chambers, the government, and the organisations of the persons."""
        rows = [row for key in self._known.values() for row in _people().rows[key]]
        chambers = self._chambers | {row.chamber for row in rows if isinstance(row, Member)}
        parties = self._parties | {row.party for row in rows if row.party}
        ministries = {
            row.portfolio
            for row in rows
            if isinstance(row, Minister) and row.post in _OF_A_MINISTRY
        }
        cabinets = self._cabinets()
        relations = list(_relations(cabinets, self._days))
        parties.update(each for relation in relations for each in relation.parties)
        found = [
            *(_organisation(each, "parliament", CHAMBERS[each]) for each in sorted(chambers)),
            _government(cabinets),
            *(
                _organisation(_ministry(each), "ministry", f"Ministerie van {each}")
                for each in sorted(ministries)
            ),
            *(_parliamentary_group(each) for each in sorted(parties)),
        ]
        listed = [relation.element for relation in relations]
        return element(
            "listOrg",
            {"xml:id": "ParlaMint-NL-listOrg", **NL},
            *found,
            element("listRelation", None, *listed) if listed else None,
        )

    def _cabinets(self) -> list[Cabinet]:
        """The cabinets of the persons, and those in office on a day of the corpus."""
        rows = [row for key in self._known.values() for row in _people().rows[key]]
        served = {row.cabinet for row in rows if isinstance(row, Minister)}
        days = [date.fromisoformat(each) for each in self._days]
        return sorted(
            (
                each
                for each in load_table(Cabinet)
                if each.id in served
                or any(_within(day, each.valid_from, each.valid_until) for day in days)
            ),
            key=lambda each: each.valid_from,
        )


class _People(NamedTuple):
    rows: dict[str, list[_Row]]
    ids: dict[str, str]


def _people() -> _People:
    return _read(data_folder())


@cache
def _read(_folder: str | None) -> _People:
    """The rows and the id of every person; the ids of namesakes contain a distinction."""
    rows: dict[str, list[_Row]] = defaultdict(list)
    everybody: list[_Row] = [*load_table(Member), *load_table(Minister)]
    for each in everybody:
        rows[identity(each)].append(each)
    names = {key: _NO_NAME.sub("", full_name(found[0])) for key, found in rows.items()}
    shared = defaultdict(list)
    for key, name in names.items():
        shared[name].append(key)
    return _People(
        dict(rows),
        {
            key: name if len(shared[name]) == 1 else f"{name}.{xml_name(key)}"
            for key, name in names.items()
        },
    )


def _known(person: Participant) -> str | None:
    """The identity of a person in the reference data, by Wikidata item or full name."""
    key = person.wikidata or f"{person.name}, {person.first_name}"
    return key if key in _people().rows else None


def _person(id_: str, rows: list[_Row]) -> Element:
    first = rows[0]
    gender = next((each.gender for each in rows if each.gender), None)
    return _with_name(
        id_,
        first.name,
        first.first_name,
        next((each.initials for each in rows if each.initials), None),
        _SEX.get(gender or ""),
        first.wikidata,
        [each for row in rows for each in _held(row)],
    )


def _stranger(id_: str, stranger: _Stranger) -> Element:
    """A person from the document alone, without facts for other days."""
    person, when = stranger.person, {"when": stranger.day}
    if person is None:
        return element("person", {"xml:id": id_}, _term(stranger.name))
    affiliations = []
    if "member" in person.roles and stranger.chamber:
        affiliations.append(_affiliation("member", stranger.chamber, when))
    if person.party:
        affiliations.append(_affiliation("member", party_id(person.party), when))
    if person.post in _OFFICES:
        role, title = _OFFICES[person.post]
        office = f"{title}: {person.portfolio}" if person.portfolio else title
        affiliations += [
            _affiliation("member", GOVERNMENT, when),
            _affiliation(role, GOVERNMENT, when, office),
        ]
    return _with_name(
        id_,
        person.name,
        person.first_name,
        person.initials,
        _SEX.get(person.honorific or ""),
        person.wikidata,
        affiliations,
    )


def _with_name(
    id_: str,
    name: str,
    first_name: str | None,
    initials: str | None,
    sex: str | None,
    wikidata: str | None,
    affiliations: list[Element],
) -> Element:
    """A person; ParlaMint requires a forename beside a surname, so a bare name is a `term`."""
    if first_name or initials:
        names = element(
            "persName",
            None,
            line("surname", None, name),
            line("forename", None, first_name) if first_name else None,
            line("forename", {"full": "init"}, initials) if initials else None,
        )
    else:
        names = _term(name)
    address = wikidata and item_address(wikidata)
    return element(
        "person",
        {"xml:id": id_},
        names,
        element("sex", {"value": sex}) if sex else None,
        *affiliations,
        element("idno", {"type": "URI", "subtype": "wikidata"}, address) if address else None,
    )


def _term(name: str) -> Element:
    return element("persName", None, line("term", None, name))


def _held(row: _Row) -> Iterator[Element]:
    """An affiliation from one row of the tables, with its first and last day."""
    exact = isinstance(row, Minister) or row.precision == "day"
    days = _days(row.valid_from, row.valid_until, exact=exact)
    if isinstance(row, Member):
        yield _affiliation("member", row.chamber, days)
        if row.party:
            yield _affiliation("member", party_id(row.party), days)
        return
    role, title = _OFFICES[row.post]
    cabinet = {"ana": f"#{_cabinet(row.cabinet)}"}
    office = title
    if row.post != "prime_minister":
        office = f"{title} {row.preposition} {row.portfolio}"
    yield _affiliation("member", GOVERNMENT, days | cabinet)
    yield _affiliation(role, GOVERNMENT, days | cabinet, office)
    if row.post in _OF_A_MINISTRY:
        yield _affiliation(_OF_A_MINISTRY[row.post], _ministry(row.portfolio), days)


def _affiliation(
    role: str, to: str, attributes: dict[str, str], office: str | None = None
) -> Element:
    return element(
        "affiliation",
        {"role": role, "ref": f"#{to}", **attributes},
        line("roleName", NL, office) if office else None,
    )


def _days(first: date | None, behind: date | None, *, exact: bool = True) -> dict[str, str]:
    """A period, last day included; only years if the tables lack the days."""
    last = behind and behind - timedelta(days=1)
    days = {"from": first, "to": last}
    return {key: day.isoformat() if exact else f"{day.year:04}" for key, day in days.items() if day}


class _Relation(NamedTuple):
    parties: tuple[str, ...]
    element: Element


def _relations(cabinets: Iterable[Cabinet], days: Iterable[str]) -> Iterator[_Relation]:
    """Coalitions and oppositions of the cabinets in office on a day of the corpus.

    A coalition lasts until a party leaves with its last minister. Every other group of the Tweede
    Kamer is in the opposition while it exists, except groups that support the cabinet.
    """
    on = [date.fromisoformat(each) for each in sorted(days)]
    for cabinet in cabinets:
        for first, behind in _coalitions(cabinet):
            if not any(_within(day, first, behind) for day in on):
                continue
            inside = [each for each in cabinet.coalition if first < _left(cabinet, each)]
            yield _relation({"name": "coalition"}, "mutual", inside, _days(first, behind))
            against = {"name": "opposition", "passive": f"#{GOVERNMENT}"}
            beside = (*inside, *cabinet.supported_by)
            for (came, left), outside in _groups(first, behind, beside):
                yield _relation(against, "active", outside, _days(came, left))


def _groups(
    first: date, behind: date | None, beside: Collection[str]
) -> list[tuple[tuple[date, date | None], list[str]]]:
    """The groups of the Tweede Kamer except some, with the part of a period in which they existed."""
    end = behind or date.max
    sat: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for row in load_table(Member):
        came, left = max(first, row.valid_from), min(end, row.valid_until or date.max)
        if row.party and row.chamber == "TK" and row.party not in beside and came < left:
            sat[row.party].append((came, left))
    found: dict[tuple[date, date | None], list[str]] = defaultdict(list)
    for party, days in sat.items():
        came, left = min(days)[0], max(left for _, left in days)
        found[came, behind if left == end else left].append(party)
    return sorted(found.items(), key=lambda each: (each[0][0], sorted(each[1])))


def _coalitions(cabinet: Cabinet) -> Iterator[tuple[date, date | None]]:
    """The periods of a cabinet with an unchanged set of parties."""
    end = cabinet.valid_until
    left = {_left(cabinet, each) for each in cabinet.coalition}
    cuts = sorted(day for day in left if day < (end or date.max))
    yield from zip((cabinet.valid_from, *cuts), (*cuts, end), strict=True)


def _left(cabinet: Cabinet, party: str) -> date:
    """The day on which a party loses its last minister in a cabinet."""
    return max(
        row.valid_until or date.max
        for row in load_table(Minister)
        if row.cabinet == cabinet.id and row.party == party
    )


def _relation(
    attributes: dict[str, str], key: str, parties: Iterable[str], period: dict[str, str]
) -> _Relation:
    sorted_ = tuple(sorted(parties))
    return _Relation(
        sorted_, element("relation", {**attributes, key: _pointers(sorted_), **period})
    )


def _pointers(parties: Iterable[str]) -> str:
    return " ".join(f"#{party_id(each)}" for each in parties)


def _within(day: date, first: date, behind: date | None) -> bool:
    return first <= day and (behind is None or day < behind)


def _government(cabinets: Iterable[Cabinet]) -> Element:
    events = (
        element(
            "event",
            {"xml:id": _cabinet(each.id), **_days(each.valid_from, each.valid_until)},
            line("label", NL, f"Kabinet-{each.name}"),
        )
        for each in cabinets
    )
    listed = list(events)
    made = _organisation(GOVERNMENT, "government", "Nederlandse regering")
    if listed:
        made.append(element("listEvent", None, *listed))
    return made


def _parliamentary_group(party: str) -> Element:
    rows = [each for each in load_table(Party) if each.id == party]
    full = next((each.name for each in rows if each.name != party), None)
    made = _organisation(party_id(party), "parliamentaryGroup", full)
    made.append(line("orgName", {"full": "abb"}, party))
    return made


def _organisation(id_: str, role: str, name: str | None) -> Element:
    full = line("orgName", {"full": "yes", **NL}, name) if name else None
    return element("org", {"xml:id": id_, "role": role}, full)


def _ministry(portfolio: str) -> str:
    return xml_name(f"ministry.{portfolio}")


def _cabinet(id_: str) -> str:
    return xml_name(f"{GOVERNMENT}.{id_}")


def _sorted(rows: list[tuple[str, Element]]) -> list[Element]:
    return [made for _, made in sorted(rows, key=lambda row: row[0])]
