"""Numbers of lists and notes, which Word shows without storing them as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .elements import Element, W, is_on, list_of, value_of, whole_number

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_SYMBOLS = "*†‡§"
_LARGEST = 780  # the limit of letters and symbols as numbers: 26 letters, 30 times
_LEVELS = 9
_LONGEST = 99  # characters of a number, as `Vraag %1`


def shown(number: int, kind: str) -> str:
    """A number in a number format of Word; in digits for an unknown format.

    >>> [shown(28, kind) for kind in ("lowerLetter", "upperRoman", "ordinal", "chicago")]
    ['bb', 'XXVIII', '28e', '§§§§§§§']
    """
    if kind == "none":
        return ""
    if kind == "decimalZero":
        return f"{number:02}"
    if kind == "ordinal":
        return f"{number}e"
    if 0 < number <= _LARGEST:
        if kind in ("lowerRoman", "upperRoman"):
            roman = _roman(number)
            return roman.upper() if kind == "upperRoman" else roman
        if kind in ("lowerLetter", "upperLetter"):
            letter = chr(ord("a" if kind == "lowerLetter" else "A") + (number - 1) % 26)
            return letter * ((number - 1) // 26 + 1)
        if kind == "chicago":
            return _SYMBOLS[(number - 1) % 4] * ((number - 1) // 4 + 1)
    return str(number)


def _roman(number: int) -> str:
    digits = []
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        digits.append(sign * times)
    return "".join(digits)


class _Level(NamedTuple):
    start: int
    kind: str
    text: str
    gap: str
    restart: int | None
    legal: bool
    style: str | None


class _List(NamedTuple):
    """A `w:num`: its abstract list, and its own settings."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class ListNumbers:
    """The counters of a document's lists; `numbering` is the root of `numbering.xml`.

    Lists of one abstract list share a counter; a list with its own start value starts there once.
    """

    def __init__(self, numbering: Element | None) -> None:
        root = () if numbering is None else numbering
        self._abstract = {
            each.get(W + "abstractNumId"): each for each in root if each.tag == W + "abstractNum"
        }
        # A list style is defined in an abstract list of its own, to which others refer.
        styled = {
            link: each for each in self._abstract.values() if (link := value_of(each, "styleLink"))
        }
        for key, each in self._abstract.items():
            if (link := value_of(each, "numStyleLink")) in styled:
                self._abstract[key] = styled[link]
        self._lists = {
            each.get(W + "numId"): self._read(each) for each in root if each.tag == W + "num"
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def _read(self, num: Element) -> _List:
        key = value_of(num, "abstractNumId") or ""
        abstract = self._abstract.get(key)
        levels = dict(_levels(abstract)) if abstract is not None else {}
        starts = {}
        for override in num.findall(W + "lvlOverride"):
            levels.update(_levels(override))
            start = value_of(override, "startOverride")
            if start is not None:
                starts[whole_number(override.get(W + "ilvl"), 0)] = whole_number(start, 1)
        name = key if abstract is None else abstract.get(W + "abstractNumId")
        return _List(name or "", levels, starts)

    def next(self, number_id: str, level: int | None, style: str | None) -> str:
        """The number of the next paragraph of a list, with the gap after it; empty without one.

        A missing `level` is that of the paragraph's `style`, else the first.
        """
        found = self._lists.get(number_id)
        if found is None:
            return ""
        if level is None:
            level = next((key for key, each in found.levels.items() if each.style == style), 0)
        own = found.levels.get(level)
        if own is None:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        if number_id not in self._begun:
            self._begun.add(number_id)
            for each in found.starts:
                counts.pop(each, None)
        counts[level] = counts[level] + 1 if level in counts else _start(found, level)
        for deeper in [key for key in counts if key > level]:
            below = found.levels.get(deeper)
            if below is None or below.restart is None or level < below.restart:
                del counts[deeper]
        return _shown(found, own, counts)


def _start(found: _List, level: int) -> int:
    if level in found.starts:
        return found.starts[level]
    return found.levels[level].start if level in found.levels else 1


def _shown(found: _List, own: _Level, counts: dict[int, int]) -> str:
    if own.kind == "bullet":
        return own.text and (("–" if own.text in "-–—" else "•") + " ")

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        kind = found.levels[level].kind if level in found.levels else "decimal"
        count = counts[level] if level in counts else _start(found, level)
        return shown(count, "decimal" if own.legal and kind != "none" else kind)

    text = re.sub(r"%([1-9])", number, own.text).strip()
    return text and text + own.gap


def _levels(parent: Element) -> Iterator[tuple[int, _Level]]:
    for each in parent.findall(W + "lvl"):
        index = whole_number(each.get(W + "ilvl"), 0)
        if not 0 <= index < _LEVELS:
            continue
        restart = value_of(each, "lvlRestart")
        hidden = is_on(each.find(W + "rPr"), "vanish")
        yield (
            index,
            _Level(
                whole_number(value_of(each, "start"), 0),
                value_of(each, "numFmt") or "decimal",
                "" if hidden else (value_of(each, "lvlText") or "")[:_LONGEST],
                "" if value_of(each, "suff") == "nothing" else " ",
                None if restart is None else whole_number(restart, 0),
                bool(is_on(each, "isLgl")),
                value_of(each, "pStyle"),
            ),
        )


class NoteNumbers:
    """The counter of footnotes or endnotes; `kind` is the element with their numbering rules."""

    def __init__(self, kind: str, usual: str, settings: Element | None) -> None:
        self._kind = kind
        self._usual = usual
        self._settings = None if settings is None else settings.find(W + kind)
        self._count: int | None = None
        self._section = 0

    def next(self, section: int, properties: Element | None) -> str:
        """The number of the next note, in a section given by index and properties."""
        own = None if properties is None else properties.find(W + self._kind)

        def said(name: str) -> str | None:
            return value_of(own, name) or value_of(self._settings, name)

        anew = said("numRestart") == "eachSect" and section != self._section
        first = whole_number(said("numStart"), 1)
        self._count = first if self._count is None or anew else self._count + 1
        self._section = section
        return shown(self._count, said("numFmt") or self._usual) or str(self._count)


class _Style(NamedTuple):
    """The relevant properties of a style, including those of its base style."""

    number_id: str | None = None
    level: int | None = None
    outline: int | None = None
    hidden: bool | None = None


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(W + "style")
        self._elements = {each.get(W + "styleId"): each for each in styles}
        self._known: dict[str | None, _Style] = {None: _Style()}
        self.usual = next(
            (
                each.get(W + "styleId")
                for each in styles
                if each.get(W + "type") == "paragraph" and each.get(W + "default") in ("1", "true")
            ),
            None,
        )

    def __getitem__(self, style: str | None) -> _Style:
        if style not in self._known:
            self._known[style] = _Style()  # the base of a style in a circular chain
            self._known[style] = self._read(style)
        return self._known[style]

    def _read(self, style: str | None) -> _Style:
        # From the root down: a chain of thousands of styles is not followed by recursion.
        chain: list[Element] = []
        element = self._elements.get(style)
        while element is not None and element not in chain and len(chain) < 20:
            chain.append(element)
            element = self._elements.get(value_of(element, "basedOn"))
        found = _Style()
        for element in reversed(chain):
            paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
            if paragraph is not None:
                number_id, level = list_of(paragraph)
                outline = value_of(paragraph, "outlineLvl")
                found = found._replace(
                    number_id=number_id or found.number_id,
                    level=found.level if level is None else level,
                    outline=found.outline if outline is None else whole_number(outline, 9),
                )
            hidden = is_on(run, "vanish")
            found = found._replace(hidden=found.hidden if hidden is None else hidden)
        return found
