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
