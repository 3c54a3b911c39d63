"""Values of mentions that need the whole document: members, motions, and ministers by `ministers`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import regex

from ..mentions.candidate import Candidate
from ..mentions.names import RECENTLY
from ..notation.names import fold
from ..notation.numbers import DATE
from ..notation.period import Period
from ..notation.words import (
    COLLEAGUE,
    COLLEAGUES,
    GENDERS,
    GENTLEMAN,
    LADY,
    MEMBER,
    MEMBERS,
    VOCATIVES,
    any_of,
)
from ..reference.loader import Member
from ..reference.people import People, PrintedName, identity
from ..structure.found import GOVERNMENT, FrontMatter, Person, TurnBlock
from ..text.patterns import backward_pattern, place_pattern
from .conversation import Conversation
from .ministers import Ministers
from .participants import Warning, listed

# `het lid Alkaya`, `oud-collega’s Dijkgraaf en Ten Broeke`, `mw. Diks`
_FORM = regex.compile(
    rf"""(?: (?:oud-)?(?:kamer)?{any_of((MEMBER, MEMBERS))}
      | (?:oud-)?{any_of((COLLEAGUE, *COLLEAGUES))}
      | senator(?:en)?
      | {any_of(GENDERS)}
    )\s+""",
    regex.IGNORECASE | regex.VERBOSE,
)
# The party after a name: `(SP)`, `(beiden SP)`, `van de SP`, `, namens de fractie van het CDA`
_OF_FRACTIE = regex.compile(
    r"""\s\((?:beiden?\s|allen\s)?
      | ,?\s(?:van|namens)\s(?:de\s|het\s)?(?:fractie\svan\s(?:de\s|het\s)?)?""",
    regex.VERBOSE,
)
# `de leden Van den Hul en Kuiken (beiden PvdA)`: the party holds for all names before it.
_OF_ALL = regex.compile(r"\s\((?:beiden?|allen)\s")
_AND = regex.compile(r",?\sen\s|,\s")
# `PvdA’er Asscher`, `CDA-Kamerlid Amhaouch`, `de SP-fractievoorzitter, de heer Marijnissen`
_PARTY_BEFORE = backward_pattern(
    rf"""(?: [’']ers?
      | -{{1,2}}(?:(?:kamer)?{any_of((MEMBER, MEMBERS))}|{COLLEAGUE}|senator
                 |fractie(?:voorzitter|leider)|leider|woordvoerder|lijsttrekker)?
    ),?\s?
    (?:(?:de\s)?{any_of((GENTLEMAN, LADY))}\s)?""",
    regex.IGNORECASE | regex.VERBOSE,
)
# `Ik zei iets anders, meneer Van Dijk.`
_VOCATIVE = place_pattern(rf"(?<=,\s){any_of(VOCATIVES)}\s", regex.IGNORECASE)
_FORMER = backward_pattern(r"\b(?:[Vv]oormalig|[Tt]oenmalig|[Oo]ud)e?[\s-]")
_VOTES = regex.compile(r"[^.]{0,160}\b(?:gestemd|ertegen|ervoor)\b")
_CITED_AS = regex.compile(
    rf"""(?:\s(?:d\.d\.|van)\s{DATE})?\s?         # `de motie-Kröger van 3 april 2018`
    (?:(?:(?:uit|af)\s)?\( | op\s | ,\s | over\s[^().;]{{1,200}}\()?\s?  # `voer ik de motie-Kröger uit (Kamerstuk`""",
    regex.VERBOSE,
)
# `Deze motie is voorgesteld door het lid X. Naar mij blijkt, wordt de indiening ervan voldoende
# ondersteund. Zij krijgt nr. 346 (32847).`
_NUMBERED_AS = regex.compile(r"(?s:.){0,300}\b[Zz]ij krijgt\s")


class Resolver:
    """Gives values to the mentions of one document."""

    def __init__(
        self,
        text: str,
        present: Sequence[Person],
        known: People,
        when: Period,
        facts: FrontMatter,
        turns: Sequence[TurnBlock] = (),
        asked: Sequence[tuple[int, int]] = (),
    ) -> None:
        self._text = text
        # Participating members and chairs, by family name.
        self._members: dict[str, list[Person]] = {}
        for person in present:
            if {"member", "chair"} & set(person.roles):
                self._members.setdefault(fold(person.name), []).append(person)
        self._known = known
        self._when = when
        self._facts = facts
        self._conversation = Conversation(turns)
        printed = facts.dates.submitted
        asked_on = date.fromisoformat(printed) if printed else None
        self._ministers = Ministers(text, present, self._conversation, known, when, asked, asked_on)
        # The parties printed beside a name, by that name.
        self._printed_beside: dict[str, set[str]] = {}
        self.warnings: list[Warning] = []

    def resolve(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The mentions with values, in the same order."""
        candidates = list(candidates)
        of_label: dict[str, list[Candidate]] = defaultdict(list)
        for each in candidates:
            of_label[each.label].append(each)
        self._parties = {each.start: each for each in of_label["party"]}
        self._party_ends = {each.end: each for each in of_label["party"]}
        self._cited = sorted(of_label["reference"], key=lambda each: each.start)
        self._cited_at = [each.start for each in self._cited]
        ministers = iter(self._ministers.resolve(of_label["minister"]))
        members = of_label["member"]
        printed = self._printed_parties(members)
        for each in members:
            if party := printed.get(each.start):
                self._printed_beside.setdefault(fold(str(each.value)), set()).add(party)
        resolved = []
        for candidate in candidates:
            label = candidate.label
            if label == "minister":
                candidate = next(ministers)
            elif label == "member":
                candidate = self._member(candidate, printed.get(candidate.start))
            elif label == "motion":
                candidate = self._motion(candidate)
            resolved.append(candidate)
        self.warnings += self._ministers.warnings
        return resolved

    @property
    def answerer(self) -> tuple[str, str] | None:
        """Name and role of the only minister, else of the only state secretary, that the document means, or None."""
        return self._ministers.answerer

    def _motion(self, candidate: Candidate) -> Candidate:
        """Give a motion the identifier printed directly after it.

        The title of a printed motion (`MOTIE VAN HET LID ...`) means the document itself.
        """
        if self._text.startswith("MOTIE", candidate.start):
            own = {"date": self._facts.date, "identifier": self._facts.identifier}
            return candidate._replace(attributes={**candidate.attributes, **own})
        behind = bisect_left(self._cited_at, candidate.end)
        inside = self._cited[bisect_right(self._cited_at, candidate.start) : behind]
        if len(inside) == 1 and inside[0].value:
            # `de motie op stuk nr. 270 van mevrouw Bouchallikh`
            attributes = {**candidate.attributes, "identifier": inside[0].value}
            return candidate._replace(attributes=attributes)
        cited = self._cited[behind] if behind < len(self._cited) else None
        if cited is None or cited.value is None:
            return candidate
        announced = "voorgesteld" in self._text[candidate.start : candidate.end]
        between = _NUMBERED_AS if announced else _CITED_AS
        if between.fullmatch(self._text, candidate.end, cited.start):
            attributes = {**candidate.attributes, "identifier": cited.value}
            return candidate._replace(attributes=attributes)
        return candidate

    def _printed_parties(self, members: Sequence[Candidate]) -> dict[int, str | None]:
        """The party printed beside a member's name, by the start of the mention."""
        printed: dict[int, str | None] = {}
        following: Candidate | None = None
        of_all = False  # whether `(beiden SP)` follows the list that continues here
        for member in reversed(members):
            joined = following and _AND.fullmatch(self._text, member.end, following.start)
            behind = _OF_FRACTIE.match(self._text, member.end)
            party = self._parties.get(behind.end()) if behind else None
            if party is None:
                before = _PARTY_BEFORE.match(self._text, 0, member.start)
                party = self._party_ends.get(before.start()) if before else None
            if party is not None:
                printed[member.start] = party.value
            elif joined and of_all and following is not None and following.start in printed:
                printed[member.start] = printed[following.start]
            of_all = bool(_OF_ALL.match(self._text, member.end) or (joined and of_all))
            following = member
        return printed

    def _member(self, candidate: Candidate, party: str | None) -> Candidate:
        """Give a member a party, by print, participants and membership at the time."""
        name, gender = self._taken_apart(candidate)
        here = [
            person
            for person in self._members.get(fold(name.family), ())
            if name.first_name in (None, person.first_name or name.first_name)
            and _fit_initials(person.initials, name.initials)
            and _fit(person.gender or GENDERS.get(person.honorific or ""), gender)
            and (party is None or person.party in (None, party))
        ]
        if len(here) == 1 and (party or here[0].party):
            person = here[0]
            source = "document" if party else person.party_from
            return _of_party(candidate, party or person.party, source, person.wikidata)
        if len(here) > 1:
            here = self._in_conversation(candidate, name, here)
        if len(here) == 1 and here[0].party:
            return _of_party(candidate, here[0].party, here[0].party_from, here[0].wikidata)
        if len(here) > 1:
            self._warn(candidate, "member_ambiguous", f"{name.family} matches several participants")
            return _of_party(candidate, party, "document" if party else None, None)
        rows = self._rows(candidate, name, gender, party)
        found = {identity(row): row for row in rows}
        wikidata = rows[0].wikidata if len(found) == 1 else None
        if len(found) == 1:
            candidate = candidate._replace(value=rows[0].name)
        if party is None and len(found) < 2:
            party = self._printed_elsewhere(name.family)
        if party is not None:
            return _of_party(candidate, party, "document", wikidata)
        held = {row.party for row in rows}
        if _VOTES.match(self._text, candidate.end):
            # Beside fracties a single member votes as a group: `en het lid Verdonk tegen gestemd`.
            held = {party for party in held if party and party.startswith("Lid ")} or held
        if len(held) == 1:
            return _of_party(candidate, held.pop(), "reference", wikidata)
        if held:
            message = f"{name.family} may be {listed(rows)}"
            self._warn(candidate, "member_ambiguous", message)
        elif self._when.day:
            message = f"no member named {name.family} is known for that date"
            self._warn(candidate, "member_unknown", message)
        return _of_party(candidate, None, None, wikidata)

    def _in_conversation(
        self, candidate: Candidate, name: PrintedName, here: list[Person]
    ) -> list[Person]:
        """Among participating namesakes: not the current speaker, preferably the previous one."""
        speaker = self._conversation.speaker(candidate.start)
        if speaker and speaker.name and fold(speaker.name) == fold(name.family):
            here = [person for person in here if person.party != speaker.party]
        # A minister replies to the previous speaker, whom the chair thanks; members speak of
        # anyone.
        spoken_to = _VOCATIVE.match(self._text, candidate.start)
        if speaker is None or (speaker.role not in {*GOVERNMENT, "chair"} and not spoken_to):
            return here
        before = self._conversation.addressed(candidate.start, name.family)
        return [
            person for person in here if any(turn.party == person.party for turn in before)
        ] or here

    def _rows(
        self, candidate: Candidate, name: PrintedName, gender: str | None, party: str | None
    ) -> list[Member]:
        """The candidates in the reference data: in this chamber at the time, in the other, or before."""
        chamber = self._facts.chamber
        printed = self._text[candidate.start : candidate.end].lower()
        called_former = printed.startswith("oud-") or _FORMER.match(self._text, 0, candidate.start)
        rows: list[Member] = []
        if not called_former:
            for house in (chamber, None):
                rows = rows or self._known.members(
                    name.family, self._when, first_name=name.first_name, initials=name.initials,
                    gender=gender, chamber=house,
                )  # fmt: skip
                rows = [row for row in rows if party in (None, row.party)]
        former = [
            row
            for row in self._known.former_members(name.family, self._when)
            if name.first_name in (None, row.first_name)
            and gender in (None, row.gender)
            and party in (None, row.party)
        ]
        lately = [
            row
            for row in former
            if self._when.day and row.valid_until and row.valid_until > self._when.day - RECENTLY
        ]
        return rows or lately or former

    def _printed_elsewhere(self, family: str) -> str | None:
        """The party printed beside this name elsewhere in the text, if only one person bore it then."""
        printed_parties = self._printed_beside.get(fold(family), set())
        if len(printed_parties) != 1:
            return None
        bearers = {identity(row) for row in self._known.members(family, self._when)}
        return next(iter(printed_parties)) if len(bearers) < 2 else None

    def _taken_apart(self, candidate: Candidate) -> tuple[PrintedName, str | None]:
        """The parts of the printed name, and the gender from its form of address."""
        printed = self._text[candidate.start : candidate.end]
        form = _FORM.match(printed)
        parts = self._known.split_name(printed[form.end() :] if form else printed)
        gender = GENDERS.get(form[0].strip().lower()) if form else None
        family = str(candidate.value)
        return (parts or PrintedName(family))._replace(family=family), gender

    def _warn(self, candidate: Candidate, code: str, message: str) -> None:
        self.warnings.append((code, message, candidate.start, candidate.end))


def _fit(known: str | None, printed: str | None) -> bool:
    return known is None or printed is None or known == printed


def _fit_initials(known: str | None, printed: str | None) -> bool:
    return not known or not printed or known.startswith(printed) or printed.startswith(known)


def _of_party(
    candidate: Candidate, party: str | None, source: str | None, wikidata: str | None
) -> Candidate:
    attributes = {
        **candidate.attributes,
        "party": party,
        "party_from": source if party else None,
        "wikidata": wikidata,
    }
    return candidate._replace(attributes=attributes)
