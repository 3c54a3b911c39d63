"""The result type of all finders of mentions."""

from __future__ import annotations

from typing import Any, NamedTuple


class Candidate(NamedTuple):
    """A mention in the clean text (code points), before overlaps between labels are settled.

    `value` is known to the finder itself; values that need the whole document come later.
    """

    start: int
    end: int
    label: str
    value: str | None
    attributes: dict[str, Any]


class Cited(NamedTuple):
    """A term in a general form, without a row in a table: its range, and its printed attributes.

    `official` is the number of a law, `id` its value if only the number is known.
    """

    start: int
    end: int
    kind: str | None = None
    official: str | None = None
    id: str | None = None
