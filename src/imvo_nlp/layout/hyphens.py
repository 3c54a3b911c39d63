"""Words across a hyphen at a line end: `conve-` / `nant`, `OESO-` / `richtlijnen`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property
from typing import NamedTuple

import regex

from ..notation.words import PARTICLES, any_of
from ..reference.loader import Member, Minister, Party, load_table
from ..text.patterns import backward_pattern
from .mask import HYPHENS

_STEM = backward_pattern(rf"[\w’'.{HYPHENS}]*")
_NEXT_WORD = re.compile(r"[\w’']+")
_WORD = re.compile(r"\w[\w-]*\w")
_BEHIND = regex.compile(rf"(?P<hyphen>-\w)|(?P<name>\s(?:{any_of(PARTICLES)}\s)*\p{{Lu}}\p{{Ll}})")
_ADDRESS_GOES_ON = re.compile(r"[a-z0-9][\w-]*[./_=-]\S*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|[\w-]+\.(?:nl|com|org|eu|net|int|be|gov)/)"
    rf"(?:\S|(?<=[/_-])[ \t]*\r?\n(?={_ADDRESS_GOES_ON.pattern}))*\Z"
)
_LONGEST_ADDRESS = 200
"""Maximum length in code points of a web address up to a line end; the longest seen in print has 180.

Lines that each look like a part of an address could be read back to the start of the text.
"""
_SUSPENDED_BEFORE = frozenset(("en", "of", "als", "noch", "respectievelijk", "resp"))
_HYPHENED_PREFIXES = frozenset(("niet", "non", "vice", "adjunct"))
# Whole words between hyphens: `face-` / `to-face`, `kant-en-` / `klare`.
_JOINING = frozenset("en of in op aan bij het van te tot to by up and the".split())
# `Zuid-Afri-` / `kaanse` is a broken word.
_BEFORE_A_NAME = backward_pattern(
    "noord|oost|zuid|west|midden|centraal|latijns|niet|anti|pro|pan|oud", regex.IGNORECASE
)
# `oud-` / `minister` is hyphened, `oud-` / `ste` and `ex-` / `port` are broken words.
_FORMER = re.compile(
    r"""minister|premier|president|staatssecretaris|bewinds  # offices
      | kamerlid|kamerleden|fractie|voorzitter|collega|lid|leden|politic
      | wethouder|burgemeester
      | werknemer|medewerker|man|vrouw|partner""",
    re.VERBOSE,
)
# Continuations of `oud` and `ex` within a word; a name can begin with `Oud`.
_NOT_FORMER = {
    "oud": re.compile(r"st|s\b|heid|heden|er|e\b|bak|jaar"),
    "ex": re.compile(
        r"""a[cm] | c[elu] | e[cgm] | ha | hi | is | it | o
          | p(?:an|el|er[tik]|lic|lo|on|or|os|res)
          | ta | t(?:en|er[in]|ra|re) | ti""",
        re.VERBOSE,
    ),
}
# No Dutch word begins with another pair of consonants: `hbo-` / `opleiding` has an abbreviation.
_ONSETS = frozenset(
    """bl br ch cl cr dr dw fj fl fr gh gl gn gr kh kl kn kr kw ph pl pn pr ps rh sc sf sh sj sk sl
    sm sn sp st sw th tj tr ts tw vl vr wh wr zw""".split()
)
_ABBREVIATIONS = frozenset(
    """amv anw aow apk awb azc cao esg havo hiv ict imvo ngo pfas soa tozo wao wia wob woo aids""".split()
)
_ONSET = re.compile(r"[bcdfghjklmnpqrstvwxz]+")
_VOWEL = re.compile(r"[aeiouyáàâäéèêëíìîïóòôöúùûüý]")
# Vowels that would be read as one: `politie-` / `inzet`. Before an ending, a broken word lost its
# diaeresis: `ego-` / `isme`.
_CLASHING = frozenset("aa ae ai au ee ei eu ii oe oi oo ou ui uu".split())
_ENDING = re.compile(r"is(?:m|t|ch)|in(?:e|en|es)\b|iteit|eel\b|eur|um\b|er|en\b")
_PAIRS = re.compile(
    r"""(?:secretaris|direct(?:eur|oraat)|inspect(?:eur|ie)|commissaris|procureur|advocaat|consul)-genera
      | (?:vice)?minister-president | rechter-commissaris
      | process?(?:en)?-verba | kosten-bat | (?:links|rechts)-(?:extr|rad)""",
    re.VERBOSE,
)
_ADJECTIVES = ("iek", "isch", "aal", "eel", "ief", "iair")
"""Endings of the first of two adjectives."""
# `sociaal-economische`, `politiek-bestuurlijk`; `sociaaldemocratisch` is one word.
_TWO_ADJECTIVES = re.compile(
    r"""\w+(?:iek|isch|aal|(?<!d)eel|ief|iair)
        -(?!democra|socialis|liberaal)
        \w+(?:ische?|elijke?|ieel|iële|[ae]le|ie(?:f|ve)|ate)""",
    re.VERBOSE,
)


class Bridge(NamedTuple):
    """The replacement of a gap, and the number of characters dropped before it.

    The filler is nothing, a space, a line end (`\\n`) or a paragraph (`\\n\\n`), after a hyphen if
    the gap itself holds one.
    """

    filler: str
    dropped: int = 0


KEPT, DROPPED, SUSPENDED = Bridge(""), Bridge("", 1), Bridge("\n")


class Broken(NamedTuple):
    """A word with a hyphen at a line end.

    `inner` and `last` are the parts of the word before and after its last hyphen, `word` is the
    next word, `hyphens` the number of hyphens at the line end. `goes_on` is `hyphen` if another
    hyphen follows the next word, `name` if words follow that can continue a family name.
    """

    inner: str
    last: str
    word: str
    hyphens: int = 1
    in_address: bool = False
    goes_on: str | None = None


class Hyphens:
    """Joins broken words, also by the spelling of the word elsewhere in the source."""

    def __init__(self, source: str) -> None:
        self._source = source

    def join(self, text: str, start: int, end: int, *, blank_lines: bool) -> Bridge | None:
        r"""The replacement of a gap after a hyphen; None if the word does not continue after it.

        `start` and `end` are the gap's code points in `text`; `blank_lines` is true if it holds a
        blank line.

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
        behind = _BEHIND.match(text, following.end())
        goes_on = behind.lastgroup if behind else None
        return self.rule(Broken(inner, last, word, hyphens, address, goes_on))

    def rule(self, broken: Broken) -> Bridge:
        """The result of the first applicable rule; else the hyphen only marks the line end.

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
        # Most requested words occur nowhere, so that not all need be listed.
        return plain not in self._lowered or plain not in self._words

    def is_prefix(self, part: str) -> bool:
        """Whether the source has words with the part and a hyphen, and none that begin with it otherwise."""
        part = part.lower()
        if len(part) < 3 or part not in self._first_parts:
            return False
        glued = rf"{re.escape(part)}(?<!\w{re.escape(part)})[^\W\d_]"  # a prefix: found fast
        return re.search(glued, self._lowered) is None

    @cached_property
    def _hyphened(self) -> frozenset[str]:
        lines = [line for line in self._source.split("\n") if "-" in line]
        chunks = [chunk for line in lines for chunk in line.split() if "-" in chunk]
        return frozenset(_WORD.findall(" ".join(chunks).lower()))

    @cached_property
    def _lowered(self) -> str:
        return self._source.lower()

    @cached_property
    def _first_parts(self) -> frozenset[str]:
        return frozenset(word.partition("-")[0] for word in self._hyphened if "-" in word)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._lowered))


def _address(_: Hyphens, broken: Broken) -> Bridge | None:
    """A web address keeps its hyphens."""
    return KEPT if broken.in_address else None


def _suspended(_: Hyphens, broken: Broken) -> Bridge | None:
    """`olie-` / `en gassector`"""
    one = broken.word == "als" and broken.last.lower() in ("zo", "even")
    return SUSPENDED if broken.word in _SUSPENDED_BEFORE and not one else None


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
    behind = broken.last[1:]
    small = behind.islower()  # like most words
    return KEPT if not small and any(letter.isupper() for letter in behind) else None


def _double_name(_: Hyphens, broken: Broken) -> Bridge | None:
    """`Van Blerck-Woerd-` / `man` is a broken name, `Holland-House-` / `idee` is not a name."""
    inner, last = broken.inner, broken.last
    if broken.goes_on == "name" and broken.word in PARTICLES and last in _double_names():
        return KEPT  # `Van Ardenne-` / `van der Hoeven`
    if not inner[:1].isupper() or not last[0].isupper() or _BEFORE_A_NAME.match(inner):
        return None
    return DROPPED if last + broken.word in _double_names() else KEPT


def _prefix(_: Hyphens, broken: Broken) -> Bridge | None:
    """`oud-` / `minister`, `e-` / `mail`, `niet-` / `statelijke`"""
    last, word = broken.last.lower(), broken.word
    other = _NOT_FORMER.get(last)
    if other and (_FORMER.match(word) or (broken.last.islower() and not other.match(word))):
        return KEPT
    return KEPT if len(last) == 1 or last in _HYPHENED_PREFIXES else None


def _abbreviation(_: Hyphens, broken: Broken) -> Bridge | None:
    """`hbo-` / `opleiding`, `btw-` / `tarief`, `Wlz-` / `zorg`: no syllable of a word"""
    last = broken.last.lower()
    onset = _ONSET.match(last)
    # Foreign names begin like this too: `Dha-` / `ka`. With a capital it is the abbreviation of a
    # law: `Wmo-` / `budget`.
    strange = (
        onset
        and len(onset[0]) > 1
        and onset[0][:2] not in _ONSETS
        and broken.last[0] in f"W{last[0]}"
    )
    unsyllabic = last.isalpha() and not _VOWEL.search(last)
    return KEPT if strange or unsyllabic or last in _ABBREVIATIONS else None


def _between_vowels(_: Hyphens, broken: Broken) -> Bridge | None:
    """`politie-` / `inzet`, `re-` / `integratie`"""
    last, word = broken.last.lower(), broken.word.lower()
    if last[-1:] + word[:1] not in _CLASHING or _ENDING.match(word) or len(word) < 4:
        return None
    return KEPT if len(last) > 3 or (last == "re" and word.startswith("integr")) else None


def _of_words(_: Hyphens, broken: Broken) -> Bridge | None:
    """`face-to-` / `face`, `face-` / `to-face`, `directeur-` / `generaal`, `sociaal-` / `economische`"""
    goes_on = broken.goes_on == "hyphen"
    joining = broken.last in _JOINING if broken.inner else goes_on and broken.word in _JOINING
    two = f"{broken.last}-{broken.word}".lower()
    if joining or _PAIRS.match(two):
        return KEPT
    adjective = broken.last.lower().endswith(_ADJECTIVES)
    return KEPT if adjective and _TWO_ADJECTIVES.fullmatch(two) else None


def _hyphened_elsewhere(hyphens: Hyphens, broken: Broken) -> Bridge | None:
    """The spelling of the word, or of words with the same beginning, elsewhere in the source."""
    known = hyphens.is_hyphened(broken) or (not broken.inner and hyphens.is_prefix(broken.last))
    return KEPT if known else None


_RULES: tuple[Callable[[Hyphens, Broken], Bridge | None], ...] = (
    _address,
    _suspended,
    _doubled,
    _before_capital,
    _behind_capitals_and_digits,
    _broken_party,  # party names first: they have inner capitals
    _behind_inner_capital,
    _double_name,
    _prefix,
    _abbreviation,
    _of_words,
    _between_vowels,
    _hyphened_elsewhere,
)
"""The rules, certain ones before likely ones: the first that applies decides."""


def in_address(text: str, end: int) -> bool:
    """Whether the text before `end` is the start of a web address.

    >>> in_address("Zie www.ser.nl/imvo-", 20)
    True
    """
    near = text[max(end - _LONGEST_ADDRESS, 0) : end]
    return ("/" in near or "www." in near) and _ADDRESS.search(near) is not None


def address_goes_on(text: str, start: int) -> bool:
    """Whether the text at `start` can continue a web address."""
    return _ADDRESS_GOES_ON.match(text, start) is not None


@cache
def _inner_capitals() -> frozenset[str]:
    """Party names of one word with a capital in the middle, such as `ChristenUnie`."""
    names = {name for row in load_table(Party) for name in (row.name, *row.aliases)}
    return frozenset(name for name in names if name.isalpha() and re.search(r"[a-z][A-Z]", name))


@cache
def _double_names() -> frozenset[str]:
    """The parts of double names, such as `Woerdman` in `Van Blerck-Woerdman`."""
    names = {row.name for row in load_table(Member)} | {row.name for row in load_table(Minister)}
    return frozenset(
        part for name in names for part in re.split(r"[ -]", name) if part[0].isupper()
    )
