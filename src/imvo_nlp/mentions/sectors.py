"""Economic sectors and the covenants of sectors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from ..reference.loader import Sector, data_folder, load_table
from ..text.patterns import alternation, backward_pattern
from .candidate import Candidate

# Words that turn a product into a sector: `goudsector`; a `kledingbedrijf` is a company. `markt` makes a
# sector of clothing only, a `bouwmarkt` is a shop.
_COVENANT = r"[ -]?convenant(?:en)?"
_SECTOR = r"-?(?:sub)?(?:sector(?:en|s)?|industrie(?:ën)?|branches?|nijverheid)"
_TAIL = re.compile(
    rf"(?:(?P<covenant>{_COVENANT})|(?P<sector>{_SECTOR})|(?P<market>markt))(?![\w-])"
)
_MARKETS = frozenset(("kleding", "textiel", "mode"))
# `convenant` and the words between it and the name of its sector.
_COVENANT_OF = backward_pattern(
    r"""(?:i?mvo-)?convenant(?:en)?\s(?:(?:
        duurzame? | verantwoorde? | internationaal | bevorder(?:en|ing) | maatschappelijk
      | beleggen | ondernemen | voor | nederlandse | nationale?
    )\s){0,4}""",
    regex.VERBOSE,
)
_OWN_SECTOR = re.compile(r"\s(?:\w+)?sector(?![\w-])")
# `de goud- en gassector, maar ook de bouw`
_BREAK = r"(?:/|(?:,|\s?/|,?\sen|,?\sof|,\smaar\sook)\s(?:(?:de|het|binnenkort|ook|van)\s){0,2})"
_LIST_BREAK = re.compile(_BREAK)
_LIST_BREAK_BEFORE = backward_pattern(_BREAK)
_LIST_OF_SECTORS = backward_pattern(
    r"""
    # `de sectoren goud, natuursteen`, `sectoren: textiel`, `sectoren zoals de bouw`
    sectoren(?:
        \s\((?:o\.a\.|onder\sandere|zoals)?\s? | :\s | ,\s
      | ,?\s(?:zoals|als|te\sweten|namelijk)\s(?:de\s)? | \s
    )
    # `de sector (zoals textiel)`
  | \bsector\s\((?:zoals\s)?""",
    regex.VERBOSE,
)
_LIST_OF_COVENANTS = backward_pattern(r"convenanten\s\((?:voor\s)?")
# `in de bouw van bruggen`, `in de zorg om het klimaat`
_ACTIVITY = re.compile(r"\s(?:van|om|voor)\b")
_BRANCH = backward_pattern(r"(?<!\w)in\sde\s")
_SECTOR_BEFORE = "sector "
"""The words before a sector's name: `de sector bouw`."""


class Sectors:
    """The words for sectors, compiled for searching lower-case text."""

    def __init__(self, rows: Sequence[Sector]) -> None:
        self._ids: dict[str, str] = {}
        self.uses: dict[str, set[str]] = {}
        for row in rows:
            form = row.form.lower()
            self._ids[form] = row.id
            self.uses.setdefault(form, set()).add(row.use)
        stems = alternation(form for form, uses in self.uses.items() if "stem" in uses)
        self._form = re.compile(rf"(?<![\w-])(?:{alternation(self.uses)})")
        # Finds the first words of forms; with so few words, the fastest kind of automaton is compiled quickly.
        first_words = {form.split()[0] for form in self.uses}
        self._first_words = AhoCorasick(first_words, implementation=Implementation.DFA)
        letters = {letter for form in self.uses for letter in form if not letter.isascii()}
        self._accented = [(letter.upper(), letter) for letter in sorted(letters)]
        self.coordinated = re.compile(
            rf"-(?:,\s(?P<middle>{stems})-)?\s(?:en|of|en/of)\s(?:de\s|het\s)?(?P<last>{stems})"
        )

    def small(self, text: str) -> str:
        """`text` in lower case as far as forms require; offsets stay valid.

        `str.lower` takes four times as long, and lengthens some letters.
        """
        # Half a pair of surrogates becomes a question mark, which the automaton can take.
        small = text.encode(errors="replace").lower().decode()
        for capital, letter in self._accented:
            small = small.replace(capital, letter)
        return small

    def forms_in(self, small: str) -> Iterator[tuple[int, int]]:
        """The ranges of the forms that begin a word."""
        found = self._first_words.find_matches_as_indexes(small, overlapping=True)
        behind = 0  # the end of the last form
        for start in sorted({start for _, start, _ in found}):
            if start >= behind and (match := self._form.match(small, start)):
                behind = match.end()
                yield start, behind

    def id_of(self, form: str) -> str:
        """The sector of a form; raises KeyError for one that is not in the lexicon."""
        return self._ids[" ".join(form.lower().split())]


def find_sectors(text: str, sectors: Sectors) -> Iterator[Candidate]:
    """Yield the noun phrases that name sectors and covenants in `text`.

    A product alone (`goud`, `textiel`) is a sector only as a heading, after `de sectoren`, or in one list with
    sectors. Two sectors in one word are two mentions, one sector under two names is one.

    >>> [each.value for each in find_sectors("de olie- en gassector en de goudmijn", sectors())]
    ['olie_en_gas']
    >>> [each.value for each in find_sectors("het sierteelt- en metaalconvenant", sectors())]
    ['sierteelt', 'metaal']
    """
    small = sectors.small(text)
    firm: list[Candidate] = []
    bare: list[tuple[int, int, str]] = []
    position = 0
    for start, end in sectors.forms_in(small):
        if start < position:
            continue
        found = _at(text, small, start, end, sectors)
        form = small[start:end]
        # `verzekeringsector`: after the stem with an `s` no `sector` remains.
        if not found and form.endswith("s") and "stem" in sectors.uses.get(form[:-1], ()):
            found = _at(text, small, start, end - 1, sectors)
        firm += found
        if found:
            position = found[-1].end
        elif _ends_word(small, end) and "name" in _uses(sectors, form):
            bare.append((start, end, sectors.id_of(form)))
    yield from firm
    yield from _in_context(small, firm, bare)


def _uses(sectors: Sectors, form: str) -> set[str]:
    return sectors.uses[" ".join(form.split())]


def _at(text: str, small: str, start: int, end: int, sectors: Sectors) -> list[Candidate]:
    """The mentions that begin with a form, or consist of it; none if its context must decide."""
    printed = small[start:end]
    value, uses = sectors.id_of(printed), _uses(sectors, printed)
    covenant_of = _COVENANT_OF.match(small, 0, start)
    if small.startswith("-", end) and (pair := sectors.coordinated.match(small, end)):
        tail = _TAIL.match(small, pair.end())
        if tail or (covenant_of and _ends_word(small, pair.end())):
            return _coordinated((start, printed), pair, tail, covenant_of, sectors)
    if tail := _TAIL.match(small, end):
        if tail["covenant"]:
            return [_sector(start, tail.end(), value, "covenant")]
        if tail["sector"] or printed in _MARKETS:
            begin = covenant_of.start() if covenant_of else start
            return [_sector(begin, tail.end(), value, "covenant" if covenant_of else "sector")]
        return []
    if not _ends_word(small, end):
        return []
    if covenant_of:
        own = _OWN_SECTOR.match(small, end)
        return [_sector(covenant_of.start(), own.end() if own else end, value, "covenant")]
    if "covenant" in uses:
        return [_sector(start, end, value, "covenant")]
    # `Landbouw` with a capital in the middle of a text is a ministry's name.
    if "always" in uses and (text[start].islower() or _starts_paragraph(text, start)):
        return [_sector(start, end, value, "sector")]
    branch = "branch" in uses and _BRANCH.match(small, 0, start)
    if branch and not _ACTIVITY.match(small, end):
        return [_sector(start, end, value, "sector")]
    begin = start - len(_SECTOR_BEFORE)
    if small.endswith(_SECTOR_BEFORE, 0, start) and text[begin].islower() and "name" in uses:
        return [_sector(begin, end, value, "sector")]
    return []


def _coordinated(
    first: tuple[int, str],
    pair: re.Match[str],
    tail: re.Match[str] | None,
    covenant_of: regex.Match[str] | None,
    sectors: Sectors,
) -> list[Candidate]:
    """`olie- en gassector` is one sector, `sierteelt- en metaalconvenant` are two."""
    start, printed = first
    form = "covenant" if covenant_of or (tail and tail["covenant"]) else "sector"
    end = tail.end() if tail else pair.end()
    parts = [((start, start + len(printed)), printed)]
    parts += [(pair.span(name), pair[name]) for name in ("middle", "last") if pair[name]]
    ids = [sectors.id_of(printed) for _, printed in parts]
    begin = covenant_of.start() if covenant_of else start
    if len(set(ids)) == 1:
        return [_sector(begin, end, ids[0], form)]
    spans = [span for span, _ in parts]
    spans[-1] = (spans[-1][0], end)
    return [_sector(*span, value, form) for span, value in zip(spans, ids, strict=True)]


def _in_context(
    small: str, firm: Sequence[Candidate], bare: Sequence[tuple[int, int, str]]
) -> Iterator[Candidate]:
    """The names of products that mean their sector in their context."""
    by_start = {each.start: each for each in firm}
    by_end = {each.end: each for each in firm}
    left: list[tuple[int, int, str]] = []
    # From left to right, a list continues from a known sector; then the same from right to left.
    for start, end, value in bare:
        form = _form_from_left(small, start, end, by_end)
        if form is None:
            left.append((start, end, value))
            continue
        accepted = by_start[start] = by_end[end] = _sector(start, end, value, form)
        yield accepted
    for start, end, value in reversed(left):
        following = _LIST_BREAK.match(small, end)
        neighbour = by_start.get(following.end()) if following else None
        if neighbour is not None:
            form = str(neighbour.attributes["form"])
            accepted = by_start[start] = _sector(start, end, value, form)
            yield accepted


def _form_from_left(small: str, start: int, end: int, by_end: dict[int, Candidate]) -> str | None:
    if _starts_paragraph(small, start) and small[end : end + 2] in ("\n\n", ""):
        return "sector"  # a heading
    listed = _LIST_BREAK_BEFORE.match(small, 0, start)
    if listed and (neighbour := by_end.get(listed.start())):
        return str(neighbour.attributes["form"])
    if _LIST_OF_SECTORS.match(small, 0, start):
        return "sector"
    if _LIST_OF_COVENANTS.match(small, 0, start):
        return "covenant"
    return None


def _sector(start: int, end: int, value: str, form: str) -> Candidate:
    return Candidate(start, end, "sector", value, {"form": form})


def _ends_word(text: str, end: int) -> bool:
    return end == len(text) or not (text[end].isalnum() or text[end] == "-")


def _starts_paragraph(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def sectors(path: Path | None = None) -> Sectors:
    """The sectors of the shipped lexicon, or of the table at `path`; read once.

    Raises LexiconError for a wrong table.
    """
    return _sectors(path, None if path else data_folder())


@cache
def _sectors(path: Path | None, _folder: str | None) -> Sectors:
    return Sectors(load_table(Sector, path))
