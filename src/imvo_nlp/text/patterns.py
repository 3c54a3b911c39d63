"""Fast patterns out of word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def alternation(forms: Iterable[str]) -> str:
    """A pattern that matches the longest of these forms; a space in a form is any white space.

    The forms are merged into a tree of common beginnings, so that a search looks at each character
    once and not once per form.

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
    chain = []
    while len(node) == 1 and "" not in node:
        ((character, node),) = node.items()
        chain.append(r"\s" if character == " " else re.escape(character))
    branches = [
        (r"\s" if character == " " else re.escape(character)) + _pattern(child)
        for character, child in node.items()
        if character
    ]
    if not branches:
        return "".join(chain)
    group = f"(?:{'|'.join(branches)})"
    return "".join(chain) + group + ("?" if "" in node else "")


def lower_case(text: str) -> str:
    """`text` in small letters with every offset in its place; letters that would grow stay.

    >>> lower_case("İMVO")
    'İmvo'
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := each.lower()) == 1 else each for each in text)
