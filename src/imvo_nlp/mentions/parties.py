"""Mentions of political parties and of their groups in the House."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicons.period import Period
from ..parties import Parties
from .candidate import Candidate

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def find_parties(text: str, names: Parties, when: Period) -> Iterator[Candidate]:
    """Yield the parties named in `text`: `SP` in `SP-fractie`, but nothing in `SPOED`.

    >>> from imvo_nlp.lexicons.period import ANY_DAY
    >>> from imvo_nlp.parties import parties
    >>> [each.value for each in find_parties("De Partij van de Arbeid en SPOED", parties(), ANY_DAY)]
    ['PvdA']
    """
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for match in names.pattern(when).finditer(text):
        start, end = match.span()
        if any(first <= start < last for first, last in addresses):
            continue
        # `12 Volt` is a measure.
        if match[0].istitle() and text[max(start - 2, 0) : start - 1].isdigit():
            continue
        yield Candidate(start, end, "party", names.id_of(match[0], when), {})
    for match in names.bracketed.finditer(text):
        value = names.id_of(match[0], when, in_brackets=True)
        yield Candidate(*match.span(), "party", value, {})
