"""The words of pages and reports, in Dutch and English, from `wording.toml`."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

Lang = Literal["nl", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)
DEFAULT: Lang = "nl"


def wording(lang: Lang) -> dict[str, Any]:
    """All words of a language, by table of the file.

    >>> wording("nl")["document_types"]["handelingen"]
    'Handelingen'
    """
    words: dict[str, Any] = _tables()[lang]
    return words


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("wording.toml").read_text(encoding="utf-8"))


def named(table: dict[str, str], name: str) -> str:
    """The name of a value; a value missing from the table stands for itself.

    >>> named({}, "olie_en_gas")
    'olie en gas'
    """
    return table.get(name) or name.replace("_", " ")


def day(words: dict[str, Any], iso: str) -> str:
    """A date in words; anything else is returned unchanged.

    >>> day(wording("nl"), "2018-03-06")
    '6 maart 2018'
    """
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{when.day} {words['months'][when.month - 1]} {when.year}"


def period(words: dict[str, Any], iso: str) -> str:
    """A day, a month or an interval in words; anything else, such as a year, is returned unchanged.

    >>> [period(wording("nl"), each) for each in ("2018-03", "../2018-03-06", "2018/..", "2018-03/2018-06")]
    ['maart 2018', 'tot en met 6 maart 2018', 'vanaf 2018', 'maart 2018 – juni 2018']
    """
    if "/" in iso:
        first, last = iso.split("/")
        if first == "..":
            return f"{words['periods']['until']} {period(words, last)}"
        if last == "..":
            return f"{words['periods']['since']} {period(words, first)}"
        return f"{period(words, first)} – {period(words, last)}"
    month = day(words, f"{iso}-01")
    return day(words, iso) if month == f"{iso}-01" else month.partition(" ")[2]
