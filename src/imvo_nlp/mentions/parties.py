"""Mentions of political parties and of their groups in the House."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..notation.period import Period
from ..reference.parties import Parties
from ..text.patterns import backward_pattern
from .addresses import Addresses
from .candidate import Candidate

# `(NB)`, `de fractie van NB`
_BEFORE_UNKNOWN = backward_pattern(r"\(|\b(?:fracties?|leden|lid)\svan\s(?:(?:de|het)\s)?")
# `12 Volt` is a measure.
_COUNTED = backward_pattern(r"\d[\s-]")


def find_parties(
    text: str, names: Parties, when: Period, unknown: Sequence[str] = ()
) -> Iterator[Candidate]:
    """Yield the parties named in `text`: `SP` in `SP-fractie`, but nothing in `SPOED`.

    `unknown` are parties printed after names and missing from the tables: they count only in
    brackets, before `-fractie` and after `fractie van`, since they can be common words.

    >>> from imvo_nlp.notation.period import ANY_DAY
    >>> from imvo_nlp.reference.parties import parties
    >>> [each.value for each in find_parties("De Partij van de Arbeid en SPOED", parties(), ANY_DAY)]
    ['PvdA']
    """
    addresses = Addresses(text)
    for match in names.find(text, when):
        start, end = match.span()
        if addresses.holds(start, end):
            continue
        if match[0].istitle() and _COUNTED.match(text, 0, start):
            continue
        yield Candidate(start, end, "party", names.id_of(match[0], when), {})
    for name in unknown:
        for match in re.compile(rf"{re.escape(name)}(?!\w)").finditer(text):
            start, end = match.span()
            if _BEFORE_UNKNOWN.match(text, 0, start) or text.startswith("-fractie", end):
                yield Candidate(start, end, "party", name, {})
    for match in names.bracketed.finditer(text):
        value = names.id_of(match[1], when, in_brackets=True)
        yield Candidate(*match.span(1), "party", value, {})
