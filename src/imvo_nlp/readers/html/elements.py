"""Queries on elements: text, names, and whether they are blocks."""

from __future__ import annotations

from itertools import islice
from typing import Any, NamedTuple

Element = Any  # of lxml, which has no types

BLANK = " \t\n\r\f\xa0"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CELLS = ("td", "th")
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form header hgroup hr legend li main menu nav ol optgroup p pre section "
    "summary table ul".split()
).union(HEADINGS)


def text_of(element: Element) -> str:
    """All text in an element."""
    return "".join(element.itertext())


def head_of(element: Element, most: int) -> str:
    """The first `count` characters of an element's text, without leading white space."""
    head = ""
    for piece in element.itertext():
        # A piece can be megabytes of white space.
        head += (piece if head else piece.lstrip(BLANK))[: 4 * most]
        if len(head) >= most:
            break
    return head[:most]


class Amount(NamedTuple):
    """The numbers of characters of an element's text outside and inside links."""

    plain: int
    linked: int


def amount_of(element: Element) -> Amount:
    """The length of an element's text, with white space collapsed."""
    linked = sum(
        len(" ".join(text_of(each).split())) for each in element.iter("a") if each.get("href")
    )
    total = int(element.xpath("string-length(normalize-space())"))
    return Amount(max(total - linked, 0), linked)


def has_several_blocks(element: Element, besides: frozenset[str] = frozenset()) -> bool:
    """Whether an element starts with several blocks; those `besides` do not count."""
    inner = [each.tag for each in islice(element.iterdescendants(), 50)]
    return sum(tag in BLOCKS and tag not in besides for tag in inner) > 1
