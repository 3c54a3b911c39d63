"""Running heads and feet, and what a margin repeats: marked, or told by its place on several pages.

Heights are in points, upwards. A line recurs where another page has the same text, whatever its
numbers are, at the same height to the point. What might be text is never taken: a mark alone makes
furniture only of what stands outermost, and of none where most of a file is marked so.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from .lines import NOTE_START, SMALL_PRINT, Line, are_apart, body_size, joined, rows_of
from .objects import ARTIFACT
from .page import Page

_OUTERMOST = 6  # lines whose marks are asked for, above and below
_DEEPEST = 6  # heights from the edge that can be furniture
_ONE_HEIGHT = 2.0  # points between the cells of one head or foot, which can differ in size
_COUNTING = 3 / 5  # of the pages must be counted by a number; some are without one, or skipped
_FIRST_LINES = 10  # one page in so many may have text where a head or foot stands
# What a page can start with each time, but is text.
_TEXT = re.compile(r"\W*(?:vra|antw|artik|hoofdst|paragr|bijlag|motie|onderd)|.*:\Z", re.I)

_Side = Literal[1, -1]
_SIDES: tuple[_Side, ...] = (1, -1)  # the top of a page and its foot
_Key = tuple[str, int]


@dataclass(slots=True, eq=False)
class _Level:
    """Lines at one height near the edge, each with the key by which it recurs."""

    lines: list[Line]
    keys: list[_Key]
    may_be_note: bool

    @property
    def y(self) -> float:
        return self.lines[0].y


_Edge = list[_Level]  # of a page, from the edge inwards


def may_be_furniture(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines at the edges of a page, and its small print, which is that of margins."""
    downwards = sorted(lines, key=lambda line: -line.y)
    size = SMALL_PRINT * sorted(line.size for line in lines)[len(lines) // 2] if lines else 0.0
    last = len(lines) - _OUTERMOST
    for place, line in enumerate(downwards):
        if line.size < size or not _OUTERMOST <= place < last:
            yield line


def take_furniture(pages: Sequence[Page]) -> None:
    """Move running heads and feet to the pages' `head` and `foot`, repeated margins to `margin`."""
    marked = [line for page in pages for line in page.lines if ARTIFACT in line.marks]
    letters = sum(line.letters for page in pages for line in page.lines)
    if 2 * sum(line.letters for line in marked) < letters:
        _take_artifacts(pages)
    for side in _SIDES:
        for page, taken in zip(pages, _taken(pages, side), strict=True):
            (page.head if side > 0 else page.foot).extend(rows_of(taken))
            page.lines = _less(page.lines, taken)
    _take_margins(pages)


def _take_artifacts(pages: Sequence[Page]) -> None:
    """Move what is marked as an artifact and recurs, stands below the text, or above a later page's."""
    marked = [
        [line for line in page.lines if ARTIFACT in line.marks and not _TEXT.match(line.text)]
        for page in pages
    ]
    times = Counter(chain.from_iterable({line.text for line in lines} for lines in marked))
    for number, (page, lines) in enumerate(zip(pages, marked, strict=True)):
        text = [line.y for line in page.lines if ARTIFACT not in line.marks] or [0.0]
        foot = [line for line in lines if line.y < min(text) + _ONE_HEIGHT]
        head = [
            line
            for line in _less(lines, foot)
            if times[line.text] > 1 or (number and line.y > max(text) - _ONE_HEIGHT)
        ]
        above = [line for line in head if line.y > max(text) - _ONE_HEIGHT]
        page.head, page.foot = rows_of(above), rows_of(foot)
        page.margin = rows_of(_less(head, above))
        page.lines = _less(page.lines, head + foot)


def _less(lines: Sequence[Line], taken: Collection[Line]) -> list[Line]:
    found = set(taken)
    return [line for line in lines if line not in found]


def _enough(pages: Sequence[object]) -> int:
    """On how many pages something has to recur."""
    return 3 if len(pages) > 3 else 2


def _taken(pages: Sequence[Page], side: _Side) -> list[list[Line]]:
    """For each page, the lines of its running head or foot."""
    edges = [_edge(page.lines, side) for page in pages]
    recurring = _recurring(edges, side)
    return [
        [line for level in edge[: _depth(edge, recurring)] for line in level.lines]
        for edge in edges
    ]


def _edge(lines: Sequence[Line], side: _Side) -> _Edge:
    """The outermost heights of a page: those that can be furniture and the next one."""
    levels: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.y * side):
        if levels and abs(levels[-1][0].y - line.y) < _ONE_HEIGHT:
            levels[-1].append(line)
        elif len(levels) > _DEEPEST:
            break
        else:
            levels.append([line])
    return [
        _Level(level, list(map(_key, level)), side < 0 and _may_be_note(level)) for level in levels
    ]


def _key(line: Line) -> _Key:
    return re.sub(r"\d+", "0", line.text), round(line.y)


def _may_be_note(lines: Sequence[Line]) -> bool:
    """Whether a line at the foot can be a note; feet have their number at the end."""
    match = NOTE_START.match(joined(lines).text)
    return match is not None and not match.string[match.end() :].isdigit()


def _recurring(edges: Sequence[_Edge], side: _Side) -> set[_Key]:
    """The keys of lines that come back as only furniture does."""
    texts: dict[_Key, dict[int, str]] = defaultdict(dict)  # by the page's number
    for number, edge in enumerate(edges):
        for level in edge[:_DEEPEST]:
            if not level.may_be_note:
                for key, line in zip(level.keys, level.lines, strict=True):
                    texts[key].setdefault(number, line.text)
    found = {
        key
        for key, on in texts.items()
        if len(on) >= _enough(edges) and _count_pages(on) and not _TEXT.match(key[0])
    }
    return {
        key
        for key in found
        if not _is_within_text(key[1], edges[min(texts[key]) : max(texts[key]) + 1], found, side)
    }


def _count_pages(texts: dict[int, str]) -> bool:
    """Whether the numbers in a recurring line are all the same or count the pages."""
    if len(set(texts.values())) == 1:
        return True
    ahead = [
        [int(number) - page for number in re.findall(r"\d{1,9}", text)]
        for page, text in texts.items()
    ]
    return any(
        Counter(column).most_common(1)[0][1] >= _COUNTING * len(ahead)
        for column in zip(*ahead, strict=False)
    )


def _is_within_text(height: int, edges: Sequence[_Edge], found: set[_Key], side: _Side) -> bool:
    """Whether pages have their text at that height or beyond: then it is a first line."""
    others = sum(
        any(
            (level.y - height) * side > -_ONE_HEIGHT and found.isdisjoint(level.keys)
            for level in edge
        )
        for edge in edges
    )
    return others > len(edges) // _FIRST_LINES


def _depth(edge: _Edge, recurring: set[_Key]) -> int:
    """How many of the outermost heights of a page are furniture, set apart from the text."""
    depth = 0
    for level in edge[:_DEEPEST]:
        if level.may_be_note or recurring.isdisjoint(level.keys):
            break
        depth += 1
    while 0 < depth < len(edge) and not are_apart(edge[depth - 1].lines[0], edge[depth].lines[0]):
        depth -= 1
    return depth


def _take_margins(pages: Sequence[Page]) -> None:
    """Move what a margin repeats on each page to `margin`: address and reference of letters."""
    body = SMALL_PRINT * body_size(line for page in pages for line in page.lines)
    margins = [
        [line for line in page.lines if line.size < body or ARTIFACT in line.marks] + page.aside
        for page in pages
    ]
    repeated = Counter(chain.from_iterable(set(map(_place, margin)) for margin in margins))
    for page, margin in zip(pages, margins, strict=True):
        found = [
            line
            for line in margin
            if repeated[_place(line)] >= _enough(pages)
            and (line in page.aside or ARTIFACT in line.marks or _is_beside(line, page, body))
        ]
        page.margin += found
        page.lines, page.aside = _less(page.lines, found), _less(page.aside, found)


def _place(line: Line) -> tuple[str, int, int]:
    return line.text, round(line.x0), round(line.y)


def _is_beside(line: Line, page: Page, body: float) -> bool:
    """Whether a line stands in a margin, without any line of the size of the text above or below."""
    return not any(
        other.x0 < line.x1 and line.x0 < other.x1 and other.size >= body for other in page.lines
    )
