"""A page on its way from lines to text: each step moves lines to where they belong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .lines import Line


@dataclass(slots=True, eq=False)
class Block:
    """Rows that follow each other; `goes_on` where the block before may end within a sentence."""

    lines: list[Line]
    in_margin: bool = False
    goes_on: bool = False


@dataclass(slots=True, eq=False)
class Page:
    """What stands on a page.

    `lines` are as the file has them, `aside` those of them that are turned against the others.
    Furniture goes to `head`, `margin` and `foot`; what stays is put in reading order as `blocks`.
    """

    lines: list[Line] = field(default_factory=list)
    aside: list[Line] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)  # heights of short rules, in points
    has_pictures: bool = False  # looked for only where there is no text
    is_recognized: bool = False  # by OCR: text that is not drawn
    is_mixed: bool = False  # columns that could not be told apart
    facts: dict[str, Any] = field(default_factory=dict)  # that its marks name
    head: list[Line] = field(default_factory=list)
    margin: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def page_of(lines: Sequence[Line]) -> Page:
    """A page of these lines, read in the direction that most of its print has."""
    turns: Counter[int] = Counter()
    for line in lines:
        turns[line.pieces[0].turned] += len(line.pieces[0].text)
    main = turns.most_common(1)[0][0] if turns else 0
    return Page(
        lines=[line for line in lines if line.pieces[0].turned == main],
        aside=[line for line in lines if line.pieces[0].turned != main],
    )
