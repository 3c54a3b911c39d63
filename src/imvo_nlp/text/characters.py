"""Characters in place of others: loose accents, ligatures, entities left by a converter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5
from typing import NamedTuple


class Meant(NamedTuple):
    """A range of the source, and the characters that are meant."""

    start: int
    end: int
    text: str


_ASCII = bytes(range(0x80))
_LIGATURES = "\ufb00-\ufb06\u0132\u0133"
# A cheap search first: most texts have none of them.
_ANY = re.compile(rf"[\u0300-\u036f{_LIGATURES}\xa8\xb4\u02c7]")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}\d{0,2}|[#]\d{2,5}|[#][xX][0-9A-Fa-f]{2,5});")
_STANDS = re.compile(
    rf"""(?P<loose>[^\W\d_][\u0300-\u036f]+)       # a letter and its accents, as macOS and some fonts have them
      | (?P<ligature>[{_LIGATURES}])
      | (?P<beside>[aeiou\u0131AEIOU]\xa8|[eE]\xb4(?!s\b))  # `financie\xa8le`, `e\xb4e\xb4n`: out of old PDF files
      | (?P<apart>[^\W\d_][ ][\xb4\u02c7](?![^\s(),.:;]))   # `Kostic \xb4 (PvdD)`
      | (?P<entity>{_ENTITY.pattern})""",
    re.VERBOSE,
)
_APART = {"\xb4": "\u0301", "\u02c7": "\u030c"}
# A diaeresis beside its letter is after it throughout a text, or before it throughout. An acute accent
# alone can be an apostrophe or a quotation mark: `foto\xb4s`.
_BEHIND = re.compile(r"[aeiou\u0131]\xa8(?![aeiou])")
_IN_FRONT = re.compile(r"(?<![aeiou\u0131\s])\xa8[aeiou]")


@lru_cache(maxsize=4)
def beyond_ascii(text: str) -> str:
    """The characters of a text outside ASCII, in order: few, to be searched for a rare one instead of all.

    >>> beyond_ascii("José’s «kurk»")
    'é’«»'
    """
    return (
        text.encode(errors="surrogatepass").translate(None, _ASCII).decode(errors="surrogatepass")
    )


class Characters:
    """The characters in place of others in one source text; false if there are none."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._found = "&" in source and _ENTITY.search(source) is not None
        self._found = self._found or _ANY.search(beyond_ascii(source)) is not None
        beside = self._found and "\xa8" in source
        self._beside = bool(beside and _BEHIND.search(source) and not _IN_FRONT.search(source))

    def __bool__(self) -> bool:
        return self._found

    def between(self, start: int, end: int) -> Iterator[Meant]:
        """The characters in place of others in a range of the source, in order.

        >>> [each.text for each in Characters("Jose\u0301, e\ufb00ect, Itali&euml;").between(0, 25)]
        ['\xe9', 'ff', '\xeb']
        """
        for match in _STANDS.finditer(self._source, start, end):
            meant = self._read(match)
            if meant is not None:
                yield Meant(*match.span(), meant)

    def _read(self, match: re.Match[str]) -> str | None:
        """The intended characters; None if the text is to be taken literally."""
        printed = match[0]
        if match["ligature"]:
            return unicodedata.normalize("NFKC", printed)
        if match["entity"]:
            return read_entity(printed)
        if match["beside"]:
            if not self._beside:
                return None
            accent = "\u0308" if printed[1] == "\xa8" else "\u0301"
            printed = printed[0].replace("\u0131", "i") + accent
        if match["apart"]:
            printed = printed[0] + _APART[printed[-1]]
        whole = unicodedata.normalize("NFC", printed)
        return whole if len(whole) == 1 else None


def find_blank_entities(source: str) -> list[tuple[int, int, bool]]:
    """The entities that show no character, and whether each of them is a space.

    >>> find_blank_entities("nr.&nbsp;3, gouds&shy;ector")
    [(3, 9, True), (17, 22, False)]
    """
    if "&" not in source:
        return []
    found = ((match.span(), _character(match[0])) for match in _ENTITY.finditer(source))
    return [
        (*span, character.isspace())
        for span, character in found
        if character and (character.isspace() or not character.isprintable())
    ]


def read_entity(printed: str) -> str | None:
    """The character of an HTML entity; None for other text, or an invisible character.

    >>> read_entity("&eacute;"), read_entity("&#8217;"), read_entity("&nbsp;"), read_entity("&bv;")
    ('\xe9', '\u2019', None, None)
    """
    character = _character(printed)
    return character if character.isprintable() and not character.isspace() and character else None


def _character(entity: str) -> str:
    """The character of an entity; empty for other text."""
    name = entity[1:]
    if not name.startswith("#"):
        return html5.get(name, "")
    number = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
    return chr(number)
