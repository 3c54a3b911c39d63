"""How a word goes on behind a hyphen at a line's end: `conve-` / `nant`, `OESO-` / `richtlijnen`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property
from typing import NamedTuple

import regex

from ..reference.loader import Member, Minister, Party, load_table
from ..text.patterns import backward_pattern
from .mask import HYPHENS

_STEM = backward_pattern(rf"[\w’'.{HYPHENS}]*")
_NEXT_WORD = re.compile(r"[\w’']+")
_WORD = re.compile(r"\w[\w-]*\w")
_ADDRESS_GOES_ON = re.compile(r"[a-z0-9][\w-]*[./_=-]\S*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|[\w-]+\.(?:nl|com|org|eu|net|int|be|gov)/)"
    rf"(?:\S|(?<=[/_-])[ \t]*\r?\n(?={_ADDRESS_GOES_ON.pattern}))*\Z"
)
_LONGEST_ADDRESS = 200
"""Code points of a web address up to a line's end; the longest that was met in print has 180.

Lines that each look like a part of an address could be read back to the start of the text.
"""
_SUSPENDED_BEFORE = frozenset(("en", "of", "als", "noch", "respectievelijk", "resp"))
_HYPHENED_PREFIXES = frozenset(("niet", "non", "vice"))
# `Zuid-Afri-` / `kaanse` is a broken word.
_BEFORE_A_NAME = backward_pattern(
    "noord|oost|zuid|west|midden|centraal|latijns|niet|anti|pro|pan|oud", regex.IGNORECASE
)
# `oud-` / `minister` is hyphened, `oud-` / `ste` and `ex-` / `port` are broken words.
_FORMER = re.compile(
    r"""minister|premier|president|staatssecretaris|bewinds  # in government
      | kamerlid|kamerleden|fractie|voorzitter|collega|lid|leden|politic
      | wethouder|burgemeester
      | werknemer|medewerker|man|vrouw|partner""",
    re.VERBOSE,
)


class Bridge(NamedTuple):
    """What stands in the clean text for a gap, and how many characters before the gap are dropped.

    The filler is nothing, a space, a line end (`\\n`) or a paragraph (`\\n\\n`), behind a hyphen where
    the gap itself holds one.
    """

    filler: str
    dropped: int = 0


KEPT, DROPPED, SUSPENDED = Bridge(""), Bridge("", 1), Bridge("\n")


class Broken(NamedTuple):
    """A word with a hyphen at a line's end.

    `inner` and `last` are the parts of the word before its last hyphen and behind it, `word` is the
    next one, `hyphens` how many stand at the line's end.
    """

    inner: str
    last: str
    word: str
    hyphens: int = 1
    in_address: bool = False


class Hyphens:
    """Tells how broken words go on; how the source writes a word elsewhere counts too."""

    def __init__(self, source: str) -> None:
        self._source = source

    def join(self, text: str, start: int, end: int, *, blank_lines: bool) -> Bridge | None:
        r"""What stands for a gap behind a hyphen; None where the word does not go on behind the gap.

        `start` and `end` are the gap's code points in `text`; `blank_lines` says that it holds one.

        >>> text = "conve-\nnant"
        >>> Hyphens(text).join(text, 6, 7, blank_lines=False)
        Bridge(filler='', dropped=1)
        """
        left = _STEM.match(text, 0, start)
        stem = left[0].rstrip(HYPHENS) if left else ""
        if left is None or not stem:
            return None
        following = _NEXT_WORD.match(text, end)
        if following is None:
            return KEPT  # `anti-` / `«kurk»`
        word, address = following[0], in_address(text, start)
        if blank_lines and not address and not word[0].islower():
            return None
        inner, _, last = stem.rpartition("-")
        hyphens = start - left.start() - len(stem)
        return self.rule(Broken(inner, last, word, hyphens, address))

    def rule(self, broken: Broken) -> Bridge:
        """What the first rule says that knows the word; else the hyphen is only the line end's.

        >>> Hyphens("").rule(Broken("", "OESO", "richtlijnen")) == KEPT
        True
        """
        for rule in _RULES:
            found = rule(self, broken)
            if found is not None:
                return found
        return DROPPED

    def is_hyphened(self, broken: Broken) -> bool:
        """Whether the source writes the word with a hyphen elsewhere, and never without."""
        if f"{broken.last}-{broken.word}".lower() not in self._hyphened:
            return False
        plain = f"{broken.last}{broken.word}".lower()
        # Most words that are asked for are nowhere: then they need not all be listed.
        return plain not in self._lowered or plain not in self._words

    @cached_property
    def _hyphened(self) -> frozenset[str]:
        lines = [line for line in self._source.split("\n") if "-" in line]
        chunks = [chunk for line in lines for chunk in line.split() if "-" in chunk]
        return frozenset(_WORD.findall(" ".join(chunks).lower()))

    @cached_property
    def _lowered(self) -> str:
        return self._source.lower()

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._lowered))


def _address(_: Hyphens, broken: Broken) -> Bridge | None:
    """A web address keeps its hyphens."""
    return KEPT if broken.in_address else None


def _suspended(_: Hyphens, broken: Broken) -> Bridge | None:
    """`olie-` / `en gassector`"""
    return SUSPENDED if broken.word in _SUSPENDED_BEFORE else None


def _doubled(_: Hyphens, broken: Broken) -> Bridge | None:
    """`PvdA--` / `fractie`: one hyphen is the word's, one the line end's."""
    return Bridge("", broken.hyphens - 1) if broken.hyphens > 1 else None


def _before_capital(_: Hyphens, broken: Broken) -> Bridge | None:
    """`Christen-` / `Unie` is a broken name, `Dik-` / `Faber` a double one."""
    if not broken.word[0].isupper():
        return None
    return DROPPED if broken.last + broken.word in _inner_capitals() else KEPT


def _behind_capitals_and_digits(_: Hyphens, broken: Broken) -> Bridge | None:
    """`OESO-` / `richtlijnen`, `COVID-19-` / `crisis`, `G-` / `20`"""
    last = broken.last
    plain = last and last[-1].isalpha() and not last[-1].isupper() and not broken.word[0].isdigit()
    return None if plain else KEPT


def _broken_party(_: Hyphens, broken: Broken) -> Bridge | None:
    """`BoerBurgerBewe-` / `ging`"""
    return DROPPED if broken.last + broken.word in _inner_capitals() else None


def _behind_inner_capital(_: Hyphens, broken: Broken) -> Bridge | None:
    """`GroenLinks-` / `fractie`"""
    return KEPT if any(letter.isupper() for letter in broken.last[1:]) else None


def _double_name(_: Hyphens, broken: Broken) -> Bridge | None:
    """`Van Blerck-Woerd-` / `man` is a broken name, `Holland-House-` / `idee` no name."""
    inner, last = broken.inner, broken.last
    if not inner[:1].isupper() or not last[0].isupper() or _BEFORE_A_NAME.match(inner):
        return None
    return DROPPED if last + broken.word in _double_names() else KEPT


def _prefix(_: Hyphens, broken: Broken) -> Bridge | None:
    """`oud-` / `minister`, `e-` / `mail`, `niet-` / `statelijke`"""
    last = broken.last.lower()
    former = last in ("oud", "ex") and _FORMER.match(broken.word)
    return KEPT if former or len(last) == 1 or last in _HYPHENED_PREFIXES else None


def _hyphened_elsewhere(hyphens: Hyphens, broken: Broken) -> Bridge | None:
    """As the source writes the word where no line ends."""
    return KEPT if hyphens.is_hyphened(broken) else None


_RULES: tuple[Callable[[Hyphens, Broken], Bridge | None], ...] = (
    _address,
    _suspended,
    _doubled,
    _before_capital,
    _behind_capitals_and_digits,
    _broken_party,  # names of parties first: they have capitals inside
    _behind_inner_capital,
    _double_name,
    _prefix,
    _hyphened_elsewhere,
)
"""The first that knows the word decides: what is sure by its letters stands before what is likely."""


def in_address(text: str, end: int) -> bool:
    """Whether what stands before `end` is the start of a web address.

    >>> in_address("Zie www.ser.nl/imvo-", 20)
    True
    """
    near = text[max(end - _LONGEST_ADDRESS, 0) : end]
    return ("/" in near or "www." in near) and _ADDRESS.search(near) is not None


def address_goes_on(text: str, start: int) -> bool:
    """Whether what stands at `start` can be the next part of a web address."""
    return _ADDRESS_GOES_ON.match(text, start) is not None


@cache
def _inner_capitals() -> frozenset[str]:
    """Names of parties that are one word with a capital in the middle, as `ChristenUnie`."""
    names = {name for row in load_table(Party) for name in (row.name, *row.aliases)}
    return frozenset(name for name in names if name.isalpha() and re.search(r"[a-z][A-Z]", name))


@cache
def _double_names() -> frozenset[str]:
    """The parts of double names, as `Woerdman` in `Van Blerck-Woerdman`."""
    names = {row.name for row in load_table(Member)} | {row.name for row in load_table(Minister)}
    return frozenset(
        part for name in names for part in re.split(r"[ -]", name) if part[0].isupper()
    )
