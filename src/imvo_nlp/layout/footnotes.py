"""Footnotes: their ranges, numbers and anchors. Returns ranges, changes nothing.

The House prints notes at the foot of the page, numbered through the document, and glues the marker to the word
or punctuation before it. So a note is accepted if three conditions hold: it is at the end of a page, its number
is the next one, and a marker with that number precedes it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import regex

from ..notation.words import PARTS_OF_DOCUMENTS, any_case, any_of
from ..text.characters import beyond_ascii
from ..text.patterns import backward_pattern
from ..text.source import NoteMark
from .furniture import Furniture, is_one_line, match_lines

_NOTE_LINE = re.compile(
    r"""^[ \t]*(?:                                        # `1 Zie`, `1Zie`, `4(Zie`, `1https://`
        (?P<number>[0-9]{1,3}) (?: [ \t\xa0]+(?=[^\s\x00-\x1f]) | (?=[^\W\d_a-z]|[«("“‘\[]|https?://|www\.) )
      | (?P<listed>[0-9]{1,3})\)[ \t]*(?=[^\s\x00-\x1f])                # `1) Zie`: the list under the last answer
      | \[\^?(?P<bracketed>[0-9]{1,3})[ ]?\]:?          # `[1 ] Zie`: out of a PDF tool, `[^1]: Zie`: Markdown
        (?:[ \t]*|[ \t\r]*\n[ \t]*)(?=[^\s\[\x00-\x1f])  # a note can begin below its number
      | (?P<symbol>[!*])[ ]?(?=[^\W\d_a-z])              # `! De`: OCR of a raised 1
    )""",
    re.VERBOSE | re.MULTILINE,
)
_NOTE_HEAD = re.compile(r"\n[ \t]*+(?=[0-9\[!*])")  # see `match_lines`
_BRACKETED_NOTE = re.compile(r"^[ \t]*\[\^?\d{1,3}[ ]?\]:?\s*\S", re.MULTILINE)
# In a text without line ends a note starts within the line, and needs a sure marker.
_NOTE_IN_LINE = re.compile(
    r"""(?P<number>\d(?<=\s\d)\d{0,2})[ ](?=[^\W\d_a-z]|[«“]|https?://|www\.)
      (?:(?!)(?P<listed>)(?P<bracketed>)(?P<symbol>))?  # other styles only at the start of a line""",
    re.VERBOSE,
)
# In the list that the House's site prints at the end each note is called so: `X Noot 1https://www.ser.nl`.
_CALLED_NOTE = re.compile(r"\bX\s{1,3}Noot\s{1,3}(?=\d)")
# In a text without lines, beginnings after a note whose page has no end: not part of the note.
_HEADING_IN_LINE = re.compile(
    r"""\s(?:(?:Vra(?:ag|gen)|Antwoord(?:en)?)\s\d{1,3}\b
      | \d{1,3}\.?\sAntwoord\svan\s(?:het|de)\s\w+\s?:
      | De[ ]voorzitter: | (?:De[ ]heer|Mevrouw)\s[^.:()]{2,40}\([^():]{1,30}\):)""",
    re.VERBOSE,
)
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")
_NUMBER_OF_HEADING = backward_pattern(
    r"(?:Vra(?:ag|gen)|Antwoord(?:en)?)\s(?:[a-z]{2,6}\s){0,3}(?:\d{1,3}\s?(?:,|en|t/m|-)\s?){0,20}"
)
# A raised marker between spaces, sometimes with another: `Klopt dat? 2 Antwoord 2`, `het geval? 3\xa04 Ja.`
_LOOSE_MARKERS = re.compile(
    r"""(?:(?<=[^\W\d_][?!»)][ ])|(?<=[^\W\d_][»”)][?!][ ])|(?<=[^\W\d_]{4}\.[ ]))(?P<first>\d{1,2})(?:\xa0(?P<second>\d{1,2}))?
        (?=[ ](?:(?P<heading>(?:Vra(?:ag|gen)|Antwoord(?:en)?)[ ]\d)|[^\W\d_a-z]))""",
    re.VERBOSE,
)
# Patterns for the text directly before a place or a marker, read backwards.
_SHORT_CAPITALS = backward_pattern(r"(?<![^\W\d_])[A-Z]{1,4}")  # G7, SDG5, CO2: not markers
_BLANK_LINE = backward_pattern(r"\n[ \t\r]*\n")
_GOES_ON = backward_pattern(r"[^\W_,][ \r]?\n")  # `omdat er` / `1 stoel is`
_BETWEEN_SENTENCES = backward_pattern(r"[^\W\d_][»”)]?[?!»][ ]")
_BEHIND_SENTENCE = backward_pattern(r"[^\W\d_]{4}\.[ ]")  # not `nr. 3`
_SENTENCE_FOLLOWS = re.compile(r" [^\W\d_a-z]")
_YEAR_AND_STOP = backward_pattern(r"(?<!\d)(?:19|20)\d\d[.,:]")
_OPEN_BRACKET = backward_pattern(r"\([^()]{0,79}")
"""A bracket that is not closed, within 80 code points: `(zie ook de tweede bijlage 1)`."""
# `bijlage 16` is annex 1 with marker 6, `20184` a year with marker 4.
_NUMBER_BEFORE = backward_pattern(r"bijlagen?\s(?:\d\s?(?:,|en|t/m)\s){0,5}\d|\b(?:19|20)\d\d")
_NOTHING_FOLLOWS = re.compile(r"[ \t]*(?:[.,;:)]|[\r\n]|\Z)")
_PARTS_OF_PLANS = ("stap", "fase", "optie", "actie", "maatregel", "thema", "spoor", "pijler")
_BEFORE_AMOUNTS = (
    "en", "of", "van", "op", "er", "slechts", "maar", "per", "daarvan", "met", "tot", "de", "het",
    "in", "circa", "ruim", "bijna", "ongeveer",
)  # fmt: skip
# Words followed by their own number: `Vraag 1`, `artikel 1`, `er slechts` / `1 is`.
_COUNTED = backward_pattern(
    rf"""\b(?:
        {any_case(PARTS_OF_DOCUMENTS)} | [Nn]rs?\.
      | {any_case(_PARTS_OF_PLANS)}
      | {any_of(_BEFORE_AMOUNTS)}
    )\s""",
    regex.VERBOSE,
)
_STYLES = ("bracketed", "number", "listed")
_BRACKETED = re.compile(r"\[\^?(?P<digits>\d{1,3})[ ]?\]")
# Raised digits as characters of their own; the same with as many characters.
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_DIGITS = str.maketrans(_RAISED, "0123456789")
# `regex` finds a first digit five times as fast as `re`.
_DIGITS = regex.compile(r"[0-9]\d*")
_PER_CENT = frozenset("%°")  # no marker precedes it
_CLOSING = re.compile(r"[ ]?\)")
# Two markers at one place: `De Veenborg?1,2`
_SECOND_OF_PAIR = re.compile(r",(?<=\d,)[ ]?\d{1,2}(?![\d.,%])")
_FIRST_OF_PAIR = backward_pattern(r"(?:(?<=[^\W\d][?!»])|(?<=[^\W\d_]{3}))\d{1,2}")
# Several on a separate line below their sentence: `2, 3 en 4`.
_MARKERS_ON_LINE = re.compile(
    r"\n(?P<markers>\d{1,2}(?:(?:,[ ]?|[ ]en[ ]|[ ])\d{1,2}){1,5})(?=[ \t\r]*\n)"
)
_ENDS_SENTENCE = frozenset("?!.»”)")
_MARKER_ON_LINE = re.compile(r"(?P<digits>\d{1,2})(?:,[ ]?|[ ]en[ ]|[ ])?")
# What can follow a list of notes on the same page: in old print the answers follow the notes to
# the questions, and a remark the notes to the answers.
_BELOW_NOTES = re.compile(
    r"""^[ \t]*(?:
        (?:Antwoord[^\S\n]*+\n\s*+)?                      # an empty heading above the printed one
        (?:Antwoord(?:en)?|Mededeling)[ ]van[ ](?:de[ ])?(?:[Mm]inister|[Ss]taatssecretaris)[^.()]{1,120}\(
      | Toelichting:
      | Deze[ ]vragen[ ]dienen[ ]ter[ ]aanvulling
    )""",
    re.MULTILINE | re.VERBOSE,
)
_BELOW_HEAD = re.compile(r"\n[ \t]*+(?:Antwoord|Mededeling|Toelichting:|Deze vragen)")
# The heading of a question, an answer or a speaker below a blank line: it ends a note, even without a
# page foot at the end of the page.
_NO_NOTE = re.compile(
    r"""\n[ \t\r]*\n(?=
        [ \t]*(?:
            \d{1,3}[.)]?[ \t\r]*\n
          | (?:Vra(?:ag|gen)|Antwoord(?:en)?)\b[^\n]{0,30}\n
          | (?:De[ ]voorzitter|(?:De[ ]heer|Mevrouw|Minister|Staatssecretaris)[ ][^\n:]{2,60}):
        )
    )""",
    re.VERBOSE,
)
_SURE = 2.0
"""Minimum worth of a marker that is hardly anything else; see `_worth`: glued to a word 3, alone on a line 1.5."""
_MOST_NOTES, _MOST_STARTS, _MOST_STATES = 60, 10, 40
"""Limits for a page, to end in reasonable time: its notes, their possible first numbers, and the places of
markers kept in view."""
_BEFORE_MARKER = ".,;:?!»”\"’')]%…"


def find_footnotes(
    source: str, furniture: Furniture, *, typed: bool = False
) -> tuple[NoteMark, ...]:
    """Find the footnotes of a source text, in their order; only those `typed` as `1)` or `[1]`, if so.

    Offsets are code points in `source`. A number at the start of a line that is not the next
    footnote's, or that no marker announces, is text and gives nothing.

    >>> from imvo_nlp.layout.furniture import find_furniture
    >>> page = "Is dat zo?1\\n\\nJa.\\n\\n1 Zie www.ser.nl\\n"
    >>> note, = find_footnotes(page, find_furniture(page))
    >>> note.number, page[note.text_start:note.end], note.anchor
    ('1', 'Zie www.ser.nl', 10)
    """
    if not set(_RAISED).isdisjoint(beyond_ascii(source)):
        source = source.translate(_RAISED_DIGITS)
    if called := _called_notes(source):
        return called
    in_line = is_one_line(source)
    lines = list(
        _NOTE_IN_LINE.finditer(source) if in_line else match_lines(_NOTE_LINE, _NOTE_HEAD, source)
    )
    if typed:
        lines = [match for match in lines if match["listed"] or match["bracketed"]]
    if in_line:
        lines = [each for each in lines if not _NUMBER_OF_HEADING.match(source, 0, each.start())]
    if not lines:
        return ()
    found: list[NoteMark] = []
    last_number, used, page_before = 0, 0, 0
    starts = [_number_at(match) for match in lines]
    finder = _Finder(source, _SURE if in_line else 0.0)
    pages = list(_pages(source, furniture))
    for page in pages:
        candidates = lines[bisect_left(starts, page.start) : bisect_left(starts, page.end)]
        # A marker is on the page of its note or on the one before; the notes of a whole document are at its
        # end.
        places = [max(page.begin, used), max(page_before, used)]
        if page is pages[-1]:
            places.append(used)
        notes = finder.notes(candidates, page, places, last_number)
        if not notes and page is pages[-1]:
            notes = _list_at_end(source, candidates, page, last_number)
        page_before = page.begin
        if (
            in_line
            and notes
            and _HEADING_IN_LINE.search(source, notes[0].text_start, notes[-1].end)
        ):
            continue
        if notes:
            found += notes
            used = max([note.marker_end for note in notes if note.marker_end], default=used)
            last_number = int(notes[-1].number) if notes[-1].number.isdigit() else last_number + 1
    return tuple(found)


def _called_notes(source: str) -> tuple[NoteMark, ...]:
    """The notes of a list with entries `X Noot 1`; they need no marker.

    The number is glued to the note, which may begin with a digit itself: it counts on.
    """
    heads = list(_CALLED_NOTE.finditer(source)) if "Noot" in source else []
    if not heads or source[heads[0].end()] != "1":
        return ()
    markers = _Selections(_Markers(source, "number"), 1).best(len(heads), 0, heads[0].start())
    ends = [head.start() for head in heads[1:]] + [len(source)]
    notes = []
    for number, (head, marker, end) in enumerate(zip(heads, markers, ends, strict=True), start=1):
        if not source.startswith(str(number), head.end()):
            break
        start = head.end() + len(str(number))
        text_start = start + len(source[start:end]) - len(source[start:end].lstrip(". \n\xa0"))
        if below := _PARAGRAPH_END.search(source, text_start, end):
            end = below.start()
        end = text_start + len(source[text_start:end].rstrip())
        at, stop = (marker.start, marker.end) if marker else (None, None)
        notes.append(NoteMark(str(number), head.start(), text_start, end, at, stop))
    return tuple(notes)


def find_loose_markers(source: str) -> tuple[tuple[int, int], ...]:
    """The markers before a heading in a text without line ends, also of notes that it lost.

    >>> find_loose_markers("Klopt dat? 2 Antwoord 2 Ja.")
    ((11, 12),)
    """
    found = _LOOSE_MARKERS.finditer(source)
    return tuple((each.start(), each.end()) for each in found if each["heading"])


def _number_at(line: re.Match[str]) -> int:
    """The place of a note's number, after the indentation of its line."""
    return line.end() - len(line[0].lstrip())


def _list_at_end(
    source: str, candidates: Sequence[re.Match[str]], page: _Page, last_number: int
) -> list[NoteMark]:
    """The notes with numbers in brackets at the end of a document, if their markers were lost."""
    chain = [match for match in candidates if match["bracketed"]]
    numbers = [int(match["bracketed"]) for match in chain]
    first = numbers[0] if numbers else 0
    if numbers != list(range(first, first + len(chain))) or first not in (1, last_number + 1):
        return []
    if not chain or not _BLANK_LINE.match(
        source, 0, source.rfind("\n", 0, _number_at(chain[0])) + 1
    ):
        return []
    ends = [match.start() for match in chain[1:]] + [page.end]
    if any(
        _PARAGRAPH_END.search(source[match.end() : end].rstrip())
        for match, end in zip(chain, ends, strict=True)
    ):
        return []
    return [
        NoteMark(
            match["bracketed"],
            _number_at(match),
            match.end(),
            match.end() + len(source[match.end() : end].rstrip()),
            None,
            None,
        )
        for match, end in zip(chain, ends, strict=True)
    ]


class _Page(NamedTuple):
    """A stretch of text that can end with notes, and the start of its printed page."""

    start: int
    end: int
    begin: int


def _pages(source: str, furniture: Furniture) -> Iterator[_Page]:
    """The pages between page feet and page starts, and their parts that can end with notes."""
    cuts = [(start, start, True) for start in furniture.page_starts]
    cuts += [(foot.start, foot.end, True) for foot in furniture.ranges]
    below = [match.start() for match in match_lines(_BELOW_NOTES, _BELOW_HEAD, source)]
    cuts += [(start, start, False) for start in below]
    start = begin = 0
    for cut_start, cut_end, new_page in sorted(cuts):
        if cut_start > start and not source[start:cut_start].isspace():
            # A leading space in place of a form feed belongs to neither page.
            yield _Page(start, cut_start, begin)
        start = max(start, cut_end)
        begin = start if new_page else begin
    if source[start:].strip():
        yield _Page(start, len(source), begin)


class _Marker(NamedTuple):
    """A possible marker of a footnote, with a degree of certainty."""

    worth: float
    start: int
    end: int


class _Finder:
    """Finds the notes page by page."""

    def __init__(self, source: str, sure: float) -> None:
        self.source = source
        self._sure = sure
        self._markers: dict[str, _Markers] = {}

    def notes(
        self,
        candidates: Sequence[re.Match[str]],
        page: _Page,
        places: Sequence[int],
        last_number: int,
    ) -> list[NoteMark]:
        """The notes at the end of a page; their numbers continue those of the page before.

        Their markers are after the first of the `places`, else after the second.
        """
        for style in _STYLES:
            lines = [match for match in candidates if match[style]]
            if not lines:
                continue
            if style not in self._markers:
                self._markers[style] = _Markers(self.source, style)
            markers = self._markers[style]
            # A new part of the document starts at 1 again; a text can start in the middle of a
            # document, or have lost a marker: then every number must have a sure marker.
            by_number: dict[int, list[re.Match[str]]] = defaultdict(list)
            for match in lines:
                by_number[int(match[style])].append(match)
            others = [1] + [number for number in sorted(by_number) if number > last_number + 1]
            others = [number for number in others if markers.has_sure(number, page.begin, page.end)]
            others = others[:_MOST_STARTS]
            for first in dict.fromkeys((last_number + 1, *others)):
                sure = self._sure if first == last_number + 1 else _SURE
                selections = _Selections(markers, first)
                for chain in _chains(by_number, first):
                    notes = self._anchored(chain, style, page, places, sure, selections)
                    if notes:
                        return notes
        return _symbol_note(self.source, candidates, page.start, page.end)

    def _anchored(
        self,
        chain: Sequence[re.Match[str]],
        style: str,
        page: _Page,
        places: Sequence[int],
        sure: float,
        selections: _Selections,
    ) -> list[NoteMark]:
        """The notes of a chain, if its first number and all others that need one have markers."""
        picked: list[_Marker | None] = [None]
        for far, place in enumerate(dict.fromkeys(places)):
            if picked[0] is None:
                picked = selections.best(len(chain), place, chain[0].start())
                sure = _SURE if far > 1 else sure
        if picked[0] is None:
            return []
        for match, marker in zip(chain, picked, strict=True):
            # A text that starts like `van de drie hallen` is more often the rest of a sentence.
            text = self.source[match.end() : match.end() + 4]
            needed = _SURE if text[:1].islower() and text not in ("http", "www.") else sure
            if needed and (marker is None or marker.worth < needed):
                return []
            if needed > sure and _GOES_ON.match(self.source, 0, match.start()):
                return []
        # A line without a marker can be a note whose marker was lost.
        ends = [match.start() for match in chain[1:]] + [page.end]
        notes = []
        for match, marker, end in zip(chain, picked, ends, strict=True):
            start = _number_at(match)
            if below := _NO_NOTE.search(self.source, match.end(), end):
                end = below.start()
            end = match.end() + len(self.source[match.end() : end].rstrip())
            at, stop = (marker.start, marker.end) if marker else (None, None)
            notes.append(NoteMark(match[style], start, match.end(), end, at, stop))
        return notes


class _Markers:
    """All places of a source that may be markers of one style, by their number."""

    def __init__(self, source: str, style: str) -> None:
        self._source = source
        self._style = style
        self._places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        # The ends of each number as printed, and by their last digits all numbers that end so.
        self._printed: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._by_end: dict[str, list[str]] = defaultdict(list)
        self._pairs: set[tuple[int, int]] = set()
        self._on_line: dict[int, int] = {}
        self._by_worth: dict[int, dict[float, list[_Marker]]] = {}
        if style == "bracketed":
            self._add_bracketed()
        else:
            self._add_digits(listed=style == "listed")
        if style == "number":
            if "[" in source and not any(match_lines(_BRACKETED_NOTE, _NOTE_HEAD, source)):
                # A Markdown converter writes a raised `1` as `[1]`, but the note's own number as `1`.
                self._add_bracketed()
            self._add_pairs()

    def _add_bracketed(self) -> None:
        for match in _BRACKETED.finditer(self._source):
            self._places[int(match["digits"])].append(match.span())

    def _add_digits(self, *, listed: bool) -> None:
        source = self._source + "\n"
        for match in _DIGITS.finditer(source):
            stop = end = match.end()
            if listed:
                closing = _CLOSING.match(source, end)
                if closing is None:
                    continue
                stop = closing.end()
            elif source[end] in _PER_CENT:
                continue
            self._printed[match[0]].append((end, stop))
        for digits in self._printed:
            for size in range(1, min(len(digits), 3) + 1):
                self._by_end[digits[-size:]].append(digits)

    def _add_pairs(self) -> None:
        source = self._source
        for second in _SECOND_OF_PAIR.finditer(source):
            comma = second.start()
            # The digits of the first one, and the required text before them.
            first = _FIRST_OF_PAIR.match(source, 0, comma)
            if first:
                for marker in (first, second):
                    self._pairs.add(marker.span())
                    self._places[int(marker[0].strip(", "))].append(marker.span())
        for line in _MARKERS_ON_LINE.finditer(source):
            if source[max(line.start() - 2, 0) : line.start()].rstrip()[-1:] in _ENDS_SENTENCE:
                for marker in _MARKER_ON_LINE.finditer(source, *line.span("markers")):
                    self._on_line[marker.start()] = marker.end()
                    self._places[int(marker["digits"])].append(marker.span())
        for pair in _LOOSE_MARKERS.finditer(source) if "\xa0" in source else ():
            for part in ("first", "second") if pair["second"] else ():
                self._pairs.add(pair.span(part))
                self._places[int(pair[part])].append(pair.span(part))

    def between(self, number: int, start: int, end: int) -> Iterator[_Marker]:
        """The places within a range that may be the marker with this number, the first of each worth."""
        for worth, markers in self._of(number).items():
            first = bisect_left(markers, (worth, start, 0))
            last = bisect_left(markers, (worth, end, 0), first)
            yield from markers[first : min(last, first + _MOST_STATES)]

    def has_sure(self, number: int, start: int, end: int) -> bool:
        """Whether a range holds a nearly certain marker of this number."""
        return any(marker.worth >= _SURE for marker in self.between(number, start, end))

    def _of(self, number: int) -> dict[float, list[_Marker]]:
        """The markers with a number, those of each worth in order."""
        if number not in self._by_worth:
            by_worth = self._by_worth[number] = defaultdict(list)
            for place in sorted({*self._places.get(number, ()), *self._glued(number)}):
                if worth := self._worth(*place):
                    by_worth[worth].append(_Marker(worth, *place))
        return self._by_worth[number]

    def _glued(self, number: int) -> Iterator[tuple[int, int]]:
        """The places of a number by itself, or after another digit as in `bijlage 12`, also as `02`."""
        for size in range(len(str(number)), 4):
            for digits in self._by_end.get(f"{number:0{size}}", ()):
                for end, stop in self._printed[digits]:
                    yield end - size, stop

    def _worth(self, start: int, end: int) -> float:
        if (start, end) in self._pairs:
            return 3.0
        if start in self._on_line:
            return 1.5 if self._on_line[start] == end else 0.0
        if self._style == "number" and self._source[start] != "[":
            return _worth(self._source, start, end)
        return _worth_in_brackets(self._source, start, end)


_Picked: TypeAlias = "tuple[_Marker | None, _Picked] | None"


class _State(NamedTuple):
    """Chosen markers: their score, the end of the last one, and the markers, last one first."""

    score: float
    stop: int
    picked: _Picked


class _Selections:
    """The best selections of places for the markers with `first` and the next numbers, in order.

    Of chains of notes that begin at one line the longest is tried first; its intermediate selections serve
    the shorter ones.
    """

    def __init__(self, markers: _Markers, first: int) -> None:
        self._markers = markers
        self._first = first
        self._steps: dict[tuple[int, int], list[list[_State]]] = {}

    def best(self, count: int, start: int, end: int) -> list[_Marker | None]:
        """The markers of `count` numbers within a range; None for a number without one."""
        steps = self._steps.setdefault((start, end), [[_State(0.0, start, None)]])
        while len(steps) <= count:
            steps.append(self._following(steps[-1], self._first + len(steps) - 1, end))
        markers: list[_Marker | None] = []
        picked = steps[count][0].picked
        while picked is not None:
            markers.append(picked[0])
            picked = picked[1]
        return markers[::-1]

    def _following(self, states: Sequence[_State], number: int, end: int) -> list[_State]:
        """The best states with one more number, which may have no marker."""
        best = {stop: _State(score, stop, (None, picked)) for score, stop, picked in states}
        for score, stop, picked in states:
            for option in self._markers.between(number, stop, end):
                # Of the states that end at one place only the best can win.
                known = best.get(option.end)
                if known is None or score + option.worth > known.score:
                    best[option.end] = _State(score + option.worth, option.end, (option, picked))
        if number == self._first and len(best) > 1:
            del best[states[0].stop]  # without its first marker no selection is worth anything
        return sorted(best.values(), key=lambda state: (-state.score, state.stop))[:_MOST_STATES]


def _chains(by_number: dict[int, list[re.Match[str]]], first: int) -> Iterator[list[re.Match[str]]]:
    """Runs of lines numbered `first`, `first + 1` and so on: the longest run before shorter ones.

    The line of a number is the last that fits, since notes are below their text. Of runs with more notes than
    any page has, only the longest is tried: the notes of a whole document.
    """
    last, place = first - 1, -1
    while (at := bisect_right(same := by_number.get(last + 1, []), place, key=_start)) < len(same):
        last, place = last + 1, same[at].start()
    if last < first:
        return
    for highest in dict.fromkeys((last, *range(min(last, first + _MOST_NOTES), first - 1, -1))):
        chain: list[re.Match[str]] = []
        place = sys.maxsize
        for number in range(highest, first - 1, -1):
            match = by_number[number][bisect_left(by_number[number], place, key=_start) - 1]
            chain.append(match)
            place = match.start()
        yield chain[::-1]


def _start(match: re.Match[str]) -> int:
    return match.start()


def _worth_in_brackets(source: str, start: int, end: int) -> float:
    """The certainty of `1)` or `[1]` as a marker; `(zie bijlage 1)` is not one."""
    if source[end - 1] == ")" and _OPEN_BRACKET.match(source, 0, start):
        return 0.0
    return 0.5 if start and source[start - 1].isdigit() else 2.0


def _worth(source: str, start: int, end: int) -> float:
    """The certainty of a number as a marker, by its context; 0 if it is not one."""
    before = source[start - 1] if start else "\n"
    after = source[end : end + 1] or "\n"
    if after.isalpha() or (after in ".," and source[end + 1 : end + 2].isdigit()):
        return 0.0
    preceding = (source, 0, start)
    if before.isdigit():
        # Most digits are within other numbers: neither after a year nor after a single digit.
        if source[start - 4 : start - 2] not in ("19", "20") and not source[start - 2].isspace():
            return 0.0
        return 2.0 if _NUMBER_BEFORE.match(*preceding) else 0.0
    if before.isalpha():
        return 0.5 if _SHORT_CAPITALS.match(*preceding) else 3.0
    if before in _BEFORE_MARKER:
        if before in ".,:" and start > 1 and source[start - 2].isdigit():
            # `paragraaf 3.1` and `8,4` are numbers, `in 2019.1` is a year with a marker.
            return 1.0 if _YEAR_AND_STOP.match(*preceding) else 0.0
        return 3.0
    if (before == "\n" and _BLANK_LINE.match(*preceding)) or _COUNTED.match(*preceding):
        return 0.0  # the number of a question, or a count
    if not _NOTHING_FOLLOWS.match(source, end):
        # A raised marker that the converter put on a separate line, or between two sentences.
        if before == "\n":
            return 1.5 if after in " \n\r" else 0.0
        between = after == " " and _BETWEEN_SENTENCES.match(*preceding)
        behind = _SENTENCE_FOLLOWS.match(source, end) and _BEHIND_SENTENCE.match(*preceding)
        return 0.8 if between or behind else 0.0
    if before == "\n":
        return 1.5
    return 0.8 if before == " " else 0.0


def _symbol_note(
    source: str, candidates: Sequence[re.Match[str]], page_start: int, page_end: int
) -> list[NoteMark]:
    """A single note with a sign instead of a number: `*`, or `!` if OCR misread a raised 1."""
    match = next((match for match in reversed(candidates) if match["symbol"]), None)
    if match is None:
        return []
    symbol = match["symbol"]
    marker = re.compile(rf"(?<=[^\W\d_]){re.escape(symbol)}(?=\s[a-z]|[.,;])")
    anchor = marker.search(source, page_start, match.start())
    if anchor is None:
        return []
    end = match.end() + len(source[match.end() : page_end].rstrip())
    start = match.start("symbol")
    return [NoteMark(symbol, start, match.end(), end, anchor.start(), anchor.end())]
