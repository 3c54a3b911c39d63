"""Page furniture: additions of the printer to pages. Returns ranges, changes nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

import regex

from ..notation.numbers import PRINTED_DATE
from ..text.patterns import backward_pattern
from ..text.source import FurnitureMark
from .gaps import SENTENCE_END

_YEARS = r"\d{4}\s?[-–—/]\s?\d{2,4}"
# `26 485`, `34 550 XVII`, `21 501-02`, `34 209 (R2048)`
_DOSSIER = r"\d{2}\s?\d{3}(?:-\d{1,3})?(?:[ -](?:[IVXL]{1,6}|[A-Z]))?(?:\s?\(R\s?\d{3,4}\))?"
_IMPRINT = r"""(?:
    (?:kst|ah-[te]k|h-[te]k|blg|ek|kv-[te]k)-[\w-]*[\dA-Z]  # identifier of the publication
  | KST\d{4,6} | KVR\d{3,6} | \d[A-Z]\d{4}               # the same before 2010
  | \d{4}[te]k(?:kst|kvr)\d+[IVXLA-Z]*(?:-[\dA-Z]+)? | \d{10}
  | ISSN\s\d{4}\s?[-–]\s?\d{3}[\dX] | 0921\s-\s73\d\d   # of the series
  | Sdu\sUitgever(?:s|ij(?:\sPlantijnstraat)?)           # who printed it, where and when
  | [’'‘]s-Gravenhage\s(?:19|20)\d{2}
)"""
_RUNNING = rf"""(?:(?:Tweede|Eerste)\sKamer|Staten-Generaal),\svergaderjaar\s{_YEARS},\s
  (?:Aanhangsel(?:\svan\sde\sHandelingen)?|Vragen
    | {_DOSSIER}(?:\sen\s{_DOSSIER})?,\s(?:nr\.\s?\d+|[A-Z]{{1,3}}(?:/\s?(?:nr\.\s)?\d+)?))"""
# The running line is followed by the page number; some tools print it on the next line.
_PAGE, _PAGE_BELOW = r"[ \t]+\*{0,2}\d{1,4}\*{0,2}", r"[ \t]*\n\s*\d{1,4}(?=[ \t]*$)"


def _foot(page: str) -> regex.Pattern[str]:
    # Some PDF tools join page feet with the next word: `Aanhangsel 1Antwoord 3`. A citation in
    # running text has a comma or a word after its number and is left alone.
    return regex.compile(
        rf"^[ \t\f]*+(?:[*_#]++[ \t]*+)?(?:(?:{_IMPRINT}|{_RUNNING}{page})[*_]*[ \t]*){{1,20}}(?=$|(?<=\d)\p{{L}})",
        regex.VERBOSE | regex.MULTILINE,
    )


# The cheap heads of wide patterns that begin at a line start: see `match_lines`.
_FOOT_HEAD = re.compile(
    r"""\n[ \t\f]*+(?:[*_#]++[ \t]*+)?(?=[kahbeKI\dS’'‘TE])(?:
        kst-|ah-|h-|blg-|ek-|kv-
      | KST|KVR|\d[A-Z\d]
      | ISSN|Sdu|[’'‘]s-G
      | Tweede|Eerste|Staten
    )""",
    re.VERBOSE,
)
_NEW_PAGE = re.compile(r"\d-\d+-\d")
_SURNAME = r"(?P<name>\p{Lu}[\p{L}’'-]*(?:[ ][\p{L}’'-]+){0,5})"
_SPEAKS = regex.compile(
    rf"^(?:De[ ]heer|Mevrouw|Minister|Staatssecretaris)[ ]\**{_SURNAME}\**[ ]?[(:]",
    regex.MULTILINE,
)
_SPEAKS_HEAD = re.compile(r"\n(?:De heer|Mevrouw|Minister|Staatssecretaris) ")
_RUNNING_HEAD = regex.compile(
    rf"\s*\n[ \t]*(?:Minister[ ]|Staatssecretaris[ ])?{_SURNAME}[ \t]*(?=\n)"
)
_FOOT, _FOOT_WITH_PAGE_BELOW = _foot(_PAGE), _foot(_PAGE_BELOW)
# A motion of one page has a single foot without a number: below the imprint or a blank line, with
# nothing below it; it can continue on the next line. A citation at the start of a line of text is
# in a paragraph.
_RUNNING_ON = _RUNNING.replace(r",\s", r",\s{1,3}")
_FOOT_ALONE = regex.compile(
    rf"""^[ \t]*(?:(?:{_IMPRINT}[ \t]+){{1,9}}|(?<=(?:\A|\f|\n[ \t]*\n|{_IMPRINT}[*_]*[ \t]*\n)[ \t]*))
        {_RUNNING_ON}[*_]*(?=[ \t]*(?:\Z|\f|\n\s*(?:\n|\f|\Z)))""",
    regex.VERBOSE | regex.MULTILINE,
)
# In a text without line ends a foot is between two words.
_FOOT_IN_LINE = regex.compile(
    rf"(?<=\s)(?:{_IMPRINT}\s+){{0,20}}{_RUNNING}{_PAGE}(?=\s+[^\s,.;:)]|\s*\Z)", regex.VERBOSE
)
_COLUMN = 20
"""Minimum code points of a line in a narrow column: half of the narrowest print of the tests, which has 38."""
_LONG = 3000
"""Minimum code points of a line that holds pages: all but one of the tests' texts with one have no other line."""
_LONG_ALONE = 1200
"""Minimum length in code points of a single line that holds more than a paragraph."""
# The foot of the Handelingen has cells, whose order depends on the tool: `Tweede Kamer`, the item,
# `22 maart 2018`, `TK 64`, `64-9-1`.
_CELL = rf"""(?:
    (?:Tweede|Eerste)\sKamer(?:[ \t]+(?!der\b)[^\n]{{3,120}}?|\s*\n[^\n]{{3,80}})?
  | {PRINTED_DATE}
  | [TE]K\s\d{{1,3}}
  | \d{{1,3}}-\d{{1,4}}(?:-\d{{1,4}})?
)"""
_FOOT_LINES = 9
"""Maximum number of lines of such a foot: the sitting is on the first or on one of the eight below."""
_RECORD_FOOT = regex.compile(
    rf"""^[ \t]*(?=[TE\d])
        (?=(?:[^\n]*\n){{0,{_FOOT_LINES - 1}}}?[^\n]*\b[TE]K\s\d{{1,3}}\b)  # sitting and page are always printed
        (?=(?:[^\n]*\n){{0,{_FOOT_LINES - 1}}}?(?:[^\n]*\s)?\d{{1,3}}-\d{{1,4}}(?:-\d{{1,4}})?[ \t]*$)
        (?:{_CELL}\s+){{2,4}}?{_CELL}[ \t]*$(?!\n\s*{_CELL}[ \t]*$)""",
    regex.VERBOSE | regex.MULTILINE,
)
_SITTING = re.compile(r"[TE]K\W\d")
# Letters of ministries count their pages: `Pagina 2 van 3`, with the reference beside it; a list of
# questions repeats the head of its table. Group names are kinds of furniture.
_LETTER_FOOT = regex.compile(
    r"""^[ \t\f]*\*{0,2}(?:
        (?P<page_foot>(?:Pagina[ \t]\d{1,3}[ \t](?:van|/)[ \t]\d{1,3}|Blad[ \t]\d{1,3}[ \t]?(?:/|van)[ \t]?\d{1,3})
          (?:\s*\n[ \t]*Datum[ \t]*[:\n]?[ \t]*[^\n]{1,40}$)?)
      | (?P<margin>(?:Onze[ ][Rr]eferentie|(?:Ons[ ])?[Kk]enmerk)\*{0,2}[ \t]*[:\n]?[ \t]*[\w./-]*\d{4}[\w./-]*)
      | (?P<page_head>Nr\.?[ \t]+Vraag[ \t]+(?:Bijlage|Blz\.?)(?:\s+(?:Bijlage|Blz\.?|\(?van\)?|t/m))*)
    )[ \t]*$""",
    regex.VERBOSE | regex.MULTILINE,
)
_LETTER_HEAD = re.compile(r"\n[ \t\f]*+\*{0,2}(?:Pagina|Blad|On[zs]|[Kk]enmerk|Nr)")
# A Markdown converter marks pages with a rule, which is not text.
_RULE = re.compile(r"^[ \t]*(?:-{5,}|_{5,}|\*{5,})[ \t]*$", re.MULTILINE)
_RULE_HEAD = re.compile(r"\n[ \t]*+[-_*]{5}")
_NOTE_ABOVE = re.compile(r"[ \t]*[\[(]?\d{1,3}[\])]?[ \t]+\S")
_AROUND = 400
"""Code points examined on both sides of such a line: they hold a line of print, or of a note."""
_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_HEADING_HEAD = re.compile(r"\n#")
# The context before a sign is checked after it: `re` is fast for a pattern that begins with a literal.
_BOLD = re.compile(r"\*\*(?:(?=\S)|(?<=\S\*\*))")
_ITALIC = re.compile(r"_(?<![\w/]_)[^\s_](?:[^_\n]{0,300}[^\s_])?_(?![\w/])")
_ONE_SPACE = re.compile(r"^ (?=\S)", re.MULTILINE)
_ONE_SPACE_HEAD = re.compile(r"\n (?=\S)")
# Another converter puts a raised number and the following space at the start of a line.
_RAISED = backward_pattern(r"(?:[^\W\d_]|[?!»”]|\b(?:19|20)\d\d)\d{1,2} ?\n")
_MORE_SPACES = re.compile(r"^ {2,}\S", re.MULTILINE)
_MORE_SPACES_HEAD = re.compile(r"\n  ")
_PAGE_NUMBER = re.compile(
    r"^[ \t]*(?P<foot>\d{1,4})[ \t]*\n?(?=\f)|(?<=\f)[ \t]*(?P<head>\d{1,4})[ \t]*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Ranges of page furniture and of typographic markup, and the offsets where pages start."""

    ranges: tuple[FurnitureMark, ...]
    markup: tuple[tuple[int, int], ...]
    page_starts: tuple[int, ...]

    def united_with(self, other: Furniture) -> Furniture:
        """The furniture of both, in order.

        >>> one = Furniture((FurnitureMark(0, 5, "page_head"),), (), (0,))
        >>> one.united_with(Furniture((FurnitureMark(3, 9, "margin"),), (), ())).ranges
        (FurnitureMark(start=0, end=9, kind='page_head'),)
        """
        ranges: list[FurnitureMark] = []
        for each in sorted((*self.ranges, *other.ranges)):
            if ranges and each.start < ranges[-1].end:
                ranges[-1] = ranges[-1]._replace(end=max(each.end, ranges[-1].end))
            else:
                ranges.append(each)
        return Furniture(
            tuple(ranges),
            tuple(sorted((*self.markup, *other.markup))),
            tuple(sorted({*self.page_starts, *other.page_starts})),
        )


def find_furniture(source: str) -> Furniture:
    """Find page feet, page numbers and markup in a source text, and where its pages start.

    >>> foot = "ze is.\\nTweede Kamer, vergaderjaar 2015–2016, 26 485, nr. 220 2\\nOok"
    >>> find_furniture(foot).ranges
    (FurnitureMark(start=7, end=62, kind='page_foot'),)
    """
    if "\r" in source:  # `$` knows only \n; the replacement has the same length
        source = source.replace("\r\n", " \n").replace("\r", "\n")
    feet = _feet(source)
    if "TK " in source or "EK " in source:
        feet += _record_feet(source)
    ranges = [FurnitureMark(*span, "page_foot") for span in feet]
    if "\f" in source:
        ranges += _page_numbers(source)
    ranges += _letter_feet(source, ranges)
    markup = sorted(_markup(source))
    if "-----" in source or "_____" in source or "*****" in source:
        ranges += _rules(source, ranges, is_markdown=bool(markup))
    pages = {each.end for each in ranges}
    pages.update(_offsets("\f", source, behind=True))
    pages.update(_spaced_pages(source))
    return Furniture(tuple(sorted(ranges)), tuple(markup), tuple(sorted(pages)))


def _letter_feet(source: str, sure: Iterable[FurnitureMark]) -> list[FurnitureMark]:
    """The feet of letters, and text printed beside them or at the top of pages.

    Authors write `Ons kenmerk: ...` as well: such a line is furniture if it recurs, at the end of a
    page, and in the middle of a sentence.
    """
    found = list(match_lines(_LETTER_FOOT, _LETTER_HEAD, source))
    if not found:
        return []
    times = Counter(" ".join(match[0].split()) for match in found)
    edges = _Edges(source, sure)
    marks = [FurnitureMark(*match.span(), match.lastgroup or "") for match in found]
    for mark in marks:
        if mark.kind == "page_foot":
            edges.add(mark)
    return [
        edges.add(mark)
        for match, mark in zip(found, marks, strict=True)
        if mark.kind == "page_foot"
        or times[" ".join(match[0].split())] > 1
        or edges.touch(mark)
        or _goes_on(source, mark)
    ]


def _rules(source: str, sure: Iterable[FurnitureMark], *, is_markdown: bool) -> list[FurnitureMark]:
    """Lines of dashes that a converter puts between pages; authors put them between paragraphs."""
    marks = [
        FurnitureMark(*match.span(), "mark_up") for match in match_lines(_RULE, _RULE_HEAD, source)
    ]
    edges = _Edges(source, sure)
    # One clear case is enough: all come from the same tool.
    is_page_end = is_markdown or any(
        edges.touch(mark) or _goes_on(source, mark) or _is_below_note(source, mark)
        for mark in marks
    )
    return marks if is_page_end else []


def _goes_on(source: str, mark: FurnitureMark) -> bool:
    """Whether a sentence continues across a range."""
    before, after = _lines_around(source, mark)
    return bool(before and after) and before[-1] not in SENTENCE_END and after[0].islower()


def _is_below_note(source: str, mark: FurnitureMark) -> bool:
    """Whether the line above a range can be that of a note."""
    return _NOTE_ABOVE.match(_lines_around(source, mark)[0].rpartition("\n")[2]) is not None


def _lines_around(source: str, mark: FurnitureMark) -> tuple[str, str]:
    before = source[max(mark.start - _AROUND, 0) : mark.start].rstrip()
    return before, source[mark.end : mark.end + _AROUND].lstrip()


class _Edges:
    """The ends of pages: text at such a place, apart from white space, is not on a line of text."""

    def __init__(self, source: str, marks: Iterable[FurnitureMark]) -> None:
        self._source = source
        self._places: set[int] = set()
        for each in marks:
            self.add(each)

    def add(self, mark: FurnitureMark) -> FurnitureMark:
        """Add a range without text: ranges that touch it are at the end of a page too."""
        words = self._source[mark.start : mark.end]
        self._places.add(mark.start + len(words) - len(words.lstrip()))
        self._places.add(mark.start + len(words.rstrip()))
        return mark

    def touch(self, mark: FurnitureMark) -> bool:
        """Whether a range is next to one without text, or to a form feed."""
        source, before, after = self._source, mark.start, mark.end
        while before and source[before - 1].isspace():
            before -= 1
        while after < len(source) and source[after].isspace():
            after += 1
        beside = source[before : mark.start] + source[mark.end : after]
        return "\f" in beside or not self._places.isdisjoint((before, after))


class _Span(Protocol):
    """A match of `re` or `regex`."""

    def end(self) -> int: ...


_Match_co = TypeVar("_Match_co", bound=_Span, covariant=True)


class _AnyPattern(Protocol[_Match_co]):
    """A pattern of `re` or `regex`."""

    def match(self, string: str, pos: int = 0, /) -> _Match_co | None: ...


def match_lines(
    pattern: _AnyPattern[_Match_co], head: re.Pattern[str], source: str
) -> Iterator[_Match_co]:
    """Yield the matches of `finditer` for a pattern that matches at line starts only, faster.

    Hardly any line matches such a pattern. Its `head` begins with the newline before the line,
    which is found much faster than `^`, and cheaply selects the lines worth a try.

    >>> [match[0] for match in match_lines(re.compile("[ab]+"), re.compile("\\n(?=a)"), "b\\nab\\nba")]
    ['b', 'ab']
    """
    if match := pattern.match(source):
        yield match
    end = match.end() if match else 0
    for newline in head.finditer(source):
        start = newline.start() + 1
        if start >= end and (match := pattern.match(source, start)):
            yield match
            end = match.end()


def _offsets(character: str, source: str, *, behind: bool = False) -> list[int]:
    """The places of a character, or after it."""
    if character not in source:
        return []
    return [match.end() if behind else match.start() for match in re.finditer(character, source)]


def _feet(source: str) -> list[tuple[int, int]]:
    """The page feet of the House, with the page number if it belongs to them."""
    feet = list(match_lines(_FOOT, _FOOT_HEAD, source))
    if "vergaderjaar" not in source:  # without a running line only one kind of foot is possible
        return [match.span() for match in feet]
    if not any("vergaderjaar" in match[0] for match in feet):
        feet = list(match_lines(_FOOT_WITH_PAGE_BELOW, _FOOT_HEAD, source))
    if not any("vergaderjaar" in match[0] for match in feet):
        feet += match_lines(_FOOT_ALONE, _FOOT_HEAD, source)
    if not feet and is_one_line(source):
        feet = list(_FOOT_IN_LINE.finditer(source))
    return [match.span() for match in feet]


def _spaced_pages(source: str) -> list[int]:
    """Where pages start by a single space.

    One converter turns a form feed into a single space: at the start of a line, in a text without
    other indentation, it marks the start of a page.
    """
    few = source.count("\n") // 12 + 2
    indented = [match.start() for match in match_lines(_ONE_SPACE, _ONE_SPACE_HEAD, source)]
    if len(indented) > few:
        return []
    if len(list(match_lines(_MORE_SPACES, _MORE_SPACES_HEAD, source))) > few // 4 + 1:
        return []
    # Neighbouring lines that are indented alike are a note.
    after = {start: source.find("\n", start) + 1 for start in indented}
    alike = {each for each in after.values() if each in after} | {
        start for start, each in after.items() if each in after
    }
    return [
        start + 1
        for start in indented
        if start not in alike and not _RAISED.match(source, 0, start)
    ]


def _markup(source: str) -> list[tuple[int, int]]:
    """The signs of Markdown markup, without the marked text."""
    markup: list[tuple[int, int]] = []
    if "#" in source:
        markup += [match.span() for match in match_lines(_HEADING, _HEADING_HEAD, source)]
    if "**" in source:
        markup += [match.span() for match in _BOLD.finditer(source)]
    if "_" in source:
        for match in _ITALIC.finditer(source):
            markup += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    return markup


def is_one_line(source: str) -> bool:
    """Whether a text lost its line ends: one line of page length, and hardly any other.

    A single line need only be as long as an answer to a question.
    """
    if _LONG_ALONE < len(source) <= _LONG:
        return "\n" not in source.strip()
    if not _has_long_line(source):
        return False
    lengths = [len(line) for line in source.split("\n") if line.strip()]
    return max(lengths, default=0) > _LONG and len(lengths) <= len(source) // _LONG + 1


def _has_long_line(source: str) -> bool:
    """Whether a line is pages long; searched in strides, since hardly any text has such a line."""
    start = 0
    while start + _LONG < len(source):
        newline = source.rfind("\n", start, start + _LONG + 1)
        if newline < 0:
            return True
        start = newline + 1
    return False


def has_columns(source: str) -> bool:
    """Whether lines hold the text of two columns side by side, read across by a tool.

    >>> has_columns("De heer Van Dijk vraagt of      Minister Pronk antwoordt dat\\n" * 10)
    True
    """
    if "   " not in source:
        return False
    lines = [line.strip() for line in source.split("\n") if len(line.strip()) > _COLUMN * 2]
    both = sum(
        sum(len(part) >= _COLUMN for part in line.split("   ")) > 1
        for line in lines
        if "   " in line
    )
    return both > 7 and both * 3 > len(lines)


def _record_feet(source: str) -> list[tuple[int, int]]:
    """The feet of the Handelingen, each with the running head of the next page in old print.

    That head is the speaker on the page, who has a speaker's heading in the same text. New print
    has none; its page numbers have three parts.
    """
    feet: list[tuple[int, int]] = []
    for start in _starts_above_sittings(source):
        if (not feet or start >= feet[-1][1]) and (match := _RECORD_FOOT.match(source, start)):
            feet.append(match.span())
    if not feet:
        return []
    speakers = {match["name"] for match in match_lines(_SPEAKS, _SPEAKS_HEAD, source)}
    ranges = []
    for start, end in feet:
        head = _RUNNING_HEAD.match(source, end)
        old = not _NEW_PAGE.search(source, start, end)
        is_head = old and head and (head["name"] in speakers or head["name"] == "Voorzitter")
        ranges.append((start, head.end() if head and is_head else end))
    return ranges


def _starts_above_sittings(source: str) -> list[int]:
    """The starts of all lines on which a foot with a sitting (`TK 64`) can begin, in order."""
    starts: list[int] = []
    for sitting in _SITTING.finditer(source):
        known = starts[-1] if starts else -1
        above: list[int] = []
        place = sitting.start()
        while place > known and len(above) < _FOOT_LINES:
            start = source.rfind("\n", max(known, 0), place) + 1
            if start <= known:
                break
            above.append(start)
            place = start - 1
        starts += reversed(above)
    return starts


def _page_numbers(source: str) -> list[FurnitureMark]:
    """Numbers beside a form feed that count pages.

    Such a number equals that of the page, or differs by one from a number beside another form feed;
    any other number there can be that of a question.
    """
    found = [
        (
            int(match["foot"] or match["head"]),
            FurnitureMark(*match.span(), f"page_{match.lastgroup}"),
        )
        for match in _PAGE_NUMBER.finditer(source)
    ]
    numbers = {number for number, _ in found}
    feeds = _offsets("\f", source)
    return [
        mark
        for number, mark in found
        if not numbers.isdisjoint((number - 1, number + 1))
        or number == bisect_left(feeds, mark.start) + 1
    ]
