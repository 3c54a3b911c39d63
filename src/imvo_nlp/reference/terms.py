"""Readable names for the values of sectors and of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from ..wording import named
from .loader import data_folder, load_vocabulary

_WORDED = {"sector": "sectors", "theme": "themes"}
"""The tables of `wording.toml` with the names of values, by label."""


def called(words: Mapping[str, Any], label: str, value: str) -> str:
    """The readable name of a value: in the words of a language, else its first form in the table.

    >>> from imvo_nlp.wording import wording
    >>> [called(wording("en"), *each) for each in (("theme", "kinderarbeid"), ("country", "BD"))]
    ['child labour', 'Bangladesh']
    """
    if label in _WORDED:
        return named(words[_WORDED[label]], value)
    return _forms(data_folder()).get((label, value)) or named({}, value)


@cache
def _forms(_own: str | None) -> dict[tuple[str, str], str]:
    forms: dict[tuple[str, str], str] = {}
    for label, rows in load_vocabulary().items():
        for row in rows:
            if row.id:
                forms.setdefault((label, row.id), row.form)
    return forms
