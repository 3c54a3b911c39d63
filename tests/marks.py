"""Expected mentions written into the text: `De [SP]{party=SP}-fractie`; knows no finder.

A mark is `[printed]{label=value}` or `[printed]{label=value; key=other}`. `null` stands for no value.
Marks may hold marks, as a motion holds the names of its submitters:
`[motie van het [lid Kuik]{member=Kuik}]{motion=Kuik}`. Texts under test have no square or curly
brackets of their own, so every bracket that belongs to no mark is a mistake in the test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol

import pytest

_MARK = re.compile(r"[^;={}\[\]\n]+=[^;={}\[\]\n]+(?:;\s[^;={}\[\]\n]+=[^;={}\[\]\n]+)*")


class Mark(NamedTuple):
    """One expected mention; lists among its attributes are joined by `, `."""

    start: int
    end: int
    text: str
    label: str
    value: str | None
    attributes: dict[str, str | None]


class Found(Protocol):
    """What a candidate of a finder and a mention of the contract have in common."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def value(self) -> str | None: ...
    @property
    def attributes(self) -> dict[str, Any]: ...


def read_marks(sentence: str) -> tuple[str, list[Mark]]:
    """The plain text and the marks in it, in order; ValueError where a bracket is stray.

    >>> read_marks("De [SP]{party=SP}-fractie")
    ('De SP-fractie', [Mark(start=3, end=5, text='SP', label='party', value='SP', attributes={})])
    """
    text = ""
    opened: list[int] = []
    marks: list[Mark] = []
    position = 0
    while position < len(sentence):
        character = sentence[position]
        if character == "[":
            opened.append(len(text))
        elif character == "]":
            end = sentence.find("}", position)
            if not opened or sentence[position + 1 : position + 2] != "{" or end < 0:
                raise _stray(sentence, position)
            start = opened.pop()
            inside = sentence[position + 2 : end]
            if start == len(text) or not _MARK.fullmatch(inside):
                raise _stray(sentence, position)
            marks.append(_mark(text, start, inside))
            position = end
        elif character in "{}":
            raise _stray(sentence, position)
        else:
            text += character
        position += 1
    if opened:
        raise _stray(sentence, sentence.index("["))
    return text, sorted(marks, key=_place)


def as_marks(text: str, found: Iterable[Found], *keys: str) -> list[Mark]:
    """What was found in `text`, in the form of marks, with the attributes under these keys."""
    return sorted(
        (
            Mark(
                each.start, each.end, text[each.start : each.end], each.label, each.value,
                {key: _printed(each.attributes[key]) for key in keys if key in each.attributes},
            )
            for each in found
        ),
        key=_place,
    )  # fmt: skip


def gap(*values: Any, reason: str) -> Any:
    """A case with the right answer that the code does not give yet: it must fail until it does."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def _mark(text: str, start: int, inside: str) -> Mark:
    pairs = [pair.split("=") for pair in inside.split("; ")]
    (label, value), *others = ((key, None if it == "null" else it) for key, it in pairs)
    return Mark(start, len(text), text[start:], label, value, dict(others))


def _printed(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Sequence) and all(isinstance(each, str) for each in value):
        return ", ".join(value) or None
    raise TypeError(f"an attribute is text, a list of texts or None, not {value!r}")


def _place(mark: Mark) -> tuple[int, int, str, str]:
    return mark.start, -mark.end, mark.label, mark.value or ""


def _stray(sentence: str, position: int) -> ValueError:
    return ValueError(f"stray bracket at {position}: {sentence[position : position + 30]!r}")
