"""What every finder of mentions yields."""

from __future__ import annotations

from typing import Any, NamedTuple


class Candidate(NamedTuple):
    """A mention in the clean text (code points), before labels are weighed against each other.

    `value` is what the finder itself can tell; what needs the whole document comes later.
    """

    start: int
    end: int
    label: str
    value: str | None
    attributes: dict[str, Any]


class Cited(NamedTuple):
    """A term by a general form, where no table knows it: its range, and what its print tells of it.

    `official` is the number of a law, `id` its value where the number is all that there is to know.
    """

    start: int
    end: int
    kind: str | None = None
    official: str | None = None
    id: str | None = None
