"""Sentences of what is said in a debate, also where a converter lost the space between two."""

from __future__ import annotations

from collections.abc import Iterator

import regex

# `nr. 12`, `c.s. over` and `d.d. 7 maart` end none; `laten.De voorzitter` does.
_END = regex.compile(
    r"""(?<!\b(?:nrs?|c\.s|d\.d|\p{Lu}))[.?!…][\"”»]?
        (?: \s+(?=[\p{Lu}\"“«'’\d…(]) | (?=\p{Lu}\p{Ll}) )
      | \n+""",
    regex.VERBOSE,
)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences in a range, without white space around them.

    >>> said = "De motie op stuk nr. 12 ontraad ik.Dank u."
    >>> [said[first:last] for first, last in sentences(said, 0, len(said))]
    ['De motie op stuk nr. 12 ontraad ik.', 'Dank u.']
    """
    for match in _END.finditer(text, start, end):
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    stop = start + len(text[start:end].rstrip())
    if start < stop:
        yield start, stop
