"""Members named in printed lists of decisions, with their parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from ..notation.names import fold
from ..notation.period import Period
from ..notation.words import MEMBERS_ADDRESSED, any_of
from ..reference.parties import parties
from ..reference.people import people
from ..structure.found import Person

_FORM = regex.compile(rf"(?:(?:de|het|mede)\s)*{any_of(MEMBERS_ADDRESSED)}\s", regex.IGNORECASE)
_SEPARATOR = regex.compile(r"\s*[,;]\s+(?:en\s+)?|\s+(?:en|alsmede|evenals)\s+|/\s?")
_PARTY = regex.compile(r"\s\((?P<party>[^()]{1,40})\)$")
_SITTING = frozenset(("member", "chair", "signatory"))


class Named(NamedTuple):
    """A member named in a decision; the party is None if not certain."""

    party: str | None
    name: str


class Members:
    """Resolves the names of members in one document."""

    def __init__(self, present: Iterable[Person], when: Period, chamber: str | None) -> None:
        self._when = when
        self._chamber = chamber if chamber in ("TK", "EK") else None
        self._present: dict[str, list[Person]] = defaultdict(list)
        for person in present:
            if not _SITTING.isdisjoint(person.roles):
                self._present[fold(person.name)].append(person)

    def listed(self, printed: str) -> tuple[Named, ...]:
        """The members of a printed list, in its order; anything else is left out.

        >>> from imvo_nlp.notation.period import ANY_DAY
        >>> Members((), ANY_DAY, None).listed("de leden Smaling (SP), Van Laar en Kees Vendrik")[1:]
        (Named(party='PvdA', name='Van Laar'), Named(party='GroenLinks', name='Vendrik'))
        """
        return tuple(filter(None, map(self.of, split_list(printed))))

    def of(self, printed: str) -> Named | None:
        """The member of a printed name, `het lid Klaas de Vries` or `Smaling (SP)`, or None."""
        form = _FORM.match(printed)
        bare = printed[form.end() :] if form else printed
        beside = _PARTY.search(bare)
        name = people().split_name(bare[: beside.start()] if beside else bare)
        if name is None:
            return None
        party = parties().id_of(beside["party"], self._when, in_brackets=True) if beside else None
        here = [
            person
            for person in self._present.get(fold(name.family), ())
            if name.first_name in (None, person.first_name or name.first_name)
        ]
        if party is None and len(here) == 1:
            party = here[0].party
        if party is None and not here:
            rows = people().members(
                name.family,
                self._when,
                first_name=name.first_name,
                initials=name.initials,
                chamber=self._chamber,
            )
            held = {row.party for row in rows}
            party = held.pop() if len(held) == 1 else None
        return Named(party, name.family)


def split_list(printed: str) -> Iterator[str]:
    """The items of a printed list, stripped.

    >>> list(split_list("Kröger/Grashoff, Van Kent en Bos"))
    ['Kröger', 'Grashoff', 'Van Kent', 'Bos']
    """
    for item in _SEPARATOR.split(printed):
        if item := item.strip(" .,:"):
            yield item
