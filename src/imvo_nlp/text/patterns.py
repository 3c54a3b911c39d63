"""Fast patterns from word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import regex


def place_pattern(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """A compiled pattern for `match` at many places of a text, each time in constant time.

    Before it tries a pattern, `regex` searches the rest of the text for a literal that all matches
    contain, even if a few characters would decide. The second alternative, which never matches,
    removes that literal.

    >>> place_pattern("De leden van").match("De leden van de SP", 0).end()
    12
    """
    end = "\n" if flags & regex.VERBOSE else ""  # a comment can be last
    return regex.compile(rf"(?:{pattern}{end})|(?!)", flags)


def backward_pattern(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    r"""A compiled pattern for the text directly before a place: `match(text, 0, place)`.

    It is read backwards from the place, and reads only as far as `pattern` reaches, without a
    window of characters to keep in step. As in any `match`, the text from the place on is
    invisible: a lookahead at its end sees the end of the text. Choices in `pattern` are made from
    its end: a group of `(?:a|ba)` finds the `a` of `ba`.

    >>> article = backward_pattern(r"\b[Dd]e\s(?:\p{Lu}\p{Ll}+se\s)?")
    >>> article.match("Zij sprak de Franse minister", 0, 20)[0]
    'de Franse '
    """
    return place_pattern(pattern, flags | regex.REVERSE)


class LinePattern:
    r"""A pattern that matches at the start of lines, tried only at lines with a possible beginning.

    A search for a line start and a few letters costs a tenth of a search for a rich pattern.
    `pattern` starts with `^`, the start of any line; `begins` is a pattern, for `re`, with which
    every match begins.

    >>> signed = LinePattern(r"^Voorzitter:\s(?P<name>\w+)$", "Voorz")
    >>> [match["name"] for match in signed.finditer("Voorzitter: Arib\nVoorzitter:\nBosma")]
    ['Arib', 'Bosma']
    """

    def __init__(self, pattern: str, begins: str, flags: int = 0) -> None:
        self.pattern = place_pattern(pattern, flags | regex.MULTILINE)
        self._begins = re.compile(rf"\n(?={begins})")

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[regex.Match[str]]:
        r"""The matches in `text`, the same as those of the pattern's own `finditer`.

        >>> [match.start() for match in LinePattern(r"^-\n", "-").finditer("-\n-\n")]
        [0, 2]
        """
        end = len(text) if end is None else end
        behind = start  # where the last match ended
        if start == 0 and (first := self.pattern.match(text, 0, end)):
            yield first
            behind = first.end()
        for newline in self._begins.finditer(text, max(start - 1, 0), end):
            at = newline.end()
            if at >= behind and (match := self.pattern.match(text, at, end)):
                yield match
                behind = match.end()

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match in `text`."""
        return next(self.finditer(text, start, end), None)


def alternation(forms: Iterable[str]) -> str:
    """A pattern that matches the longest of these forms; a space in a form is any white space.

    The forms are merged into a tree of common prefixes, so that a search examines characters once
    instead of once per form.

    >>> alternation(["goud", "gas", "gasveld"])
    'g(?:as(?:veld)?|oud)'
    """
    tree: dict[str, Any] = {}
    for form in sorted(set(forms)):
        node = tree
        for character in form:
            node = node.setdefault(character, {})
        node[""] = {}
    return _pattern(tree)


def _pattern(node: dict[str, Any]) -> str:
    # Chains of single characters need no recursion, so long forms cannot exhaust the stack.
    chain = ""
    while len(node) == 1 and "" not in node:
        ((character, node),) = node.items()
        chain += character
    branches = [_escaped(each) + _pattern(child) for each, child in node.items() if each]
    if not branches:
        return _escaped(chain)
    group = f"(?:{'|'.join(branches)})"
    return _escaped(chain) + group + ("?" if "" in node else "")


def _escaped(form: str) -> str:
    return form if form.isalnum() else re.escape(form).replace("\\ ", r"\s")
