"""Running heads and feet and repeated margins: marked, or recognized by their place on several pages.

A line recurs if another page has the same text, apart from numbers, at the same place to the point.
Possible text is never taken: a mark alone makes furniture only of the outermost lines, and of none
if most of the file has the mark.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import chain
from statistics import median

from ...notation.numbers import PRINTED_DATE
from ...notation.words import PARTS_OF_DOCUMENTS, any_case
from .notes import NOTE_START
from .page import SMALL_PRINT, Line, Page, body_size, rows_of

_OUTERMOST = 6  # lines at the top and bottom whose marks are queried
_UNMARKED = 2  # unmarked lines among them after which text begins
_ONE_HEIGHT = 2.0  # points between the cells of a head or foot, which can differ in size
_COUNTING = 3 / 5  # share of the pages that must be numbered; some are unnumbered, or skipped
_FIRST_LINES = 10  # one page in this number may have text in the place of a head or foot
# Text with which every page can start.
_TEXT = re.compile(rf"\W*{any_case(PARTS_OF_DOCUMENTS)}\b|.*:\Z")
_DATE = re.compile(PRINTED_DATE)

_Place = tuple[str, int]  # the text of a line, with 0 for numbers, and its height


def find_artifacts(lines: Sequence[Line], is_artifact: Callable[[Line], bool]) -> None:
    """Query marks where they matter: at the edges, and for small print, as in margins."""
    downwards = sorted(lines, key=lambda line: -line.y)
    for inwards in (downwards[:_OUTERMOST], downwards[: -_OUTERMOST - 1 : -1]):
        left = _UNMARKED
        for line in inwards:
            line.is_artifact = line.is_artifact or is_artifact(line)
            left -= not line.is_artifact
            if not left:
                break
    size = SMALL_PRINT * median(line.size for line in lines) if lines else 0.0
    for line in lines:
        if line.size < size and not line.is_artifact:
            line.is_artifact = is_artifact(line)


def take_furniture(pages: Sequence[Page]) -> None:
    """Move running heads and feet to the pages' `head` and `foot`, repeated margins to `margin`."""
    lines = [line for page in pages for line in page.lines]
    marked = sum(len(line.text) for line in lines if line.is_artifact)
    if 0 < 2 * marked < sum(len(line.text) for line in lines):
        _take_artifacts(pages)
        if 2 * sum(bool(page.head or page.foot) for page in pages) > len(pages):
            return
    _take_recurring(pages, SMALL_PRINT * body_size(lines))


def _take_artifacts(pages: Sequence[Page]) -> None:
    """Move lines marked as artifacts that recur, are below the text, or above the text of a later page."""
    marked = [
        {line for line in page.lines if line.is_artifact and not _TEXT.match(line.text)}
        for page in pages
    ]
    times = Counter(chain.from_iterable({line.text for line in lines} for lines in marked))
    for number, (page, lines) in enumerate(zip(pages, marked, strict=True)):
        is_above, is_below = _outside([line.y for line in page.lines if not line.is_artifact])
        foot = set(filter(is_below, lines))
        head = {line for line in filter(is_above, lines) if number or times[line.text] > 1}
        margin = {line for line in lines if not is_above(line) and times[line.text] > 1}
        _move(page, head, margin - foot, foot)


def _outside(heights: Sequence[float]) -> tuple[Callable[[Line], bool], Callable[[Line], bool]]:
    """Tests whether a line is above, or below, a text at these heights."""
    top, bottom = max(heights, default=0.0), min(heights, default=0.0)
    return lambda line: line.y > top - _ONE_HEIGHT, lambda line: line.y < bottom + _ONE_HEIGHT


def _move(page: Page, head: set[Line], margin: set[Line], foot: set[Line]) -> None:
    page.head += rows_of(head)
    page.margin += rows_of(margin)
    page.foot += rows_of(foot)
    taken = head | margin | foot
    page.lines = [line for line in page.lines if line not in taken]


def _take_recurring(pages: Sequence[Page], small: float) -> None:
    """Move lines that recur above or below the text of pages, or beside it in small print."""
    letters = sum(len(line.text) for page in pages for line in page.lines)
    texts: dict[_Place, dict[int, str]] = defaultdict(dict)  # by page number
    for number, page in enumerate(pages):
        middle = median(line.y for line in page.lines) if page.lines else 0.0
        for line in page.lines:
            if line.y > middle or not _may_be_note(line.text):
                texts[_place(line)].setdefault(number, line.text)
    enough = 3 if len(pages) > 3 else 2
    recurring = {
        place: on
        for place, on in texts.items()
        if len(on) >= enough and _count_pages(on) and not _TEXT.match(place[0])
    }
    if 2 * sum(len(place[0]) * len(on) for place, on in recurring.items()) > letters:
        return
    heights = [[line.y for line in page.lines if _place(line) not in recurring] for page in pages]
    first_lines = {
        place
        for place, on in recurring.items()
        if _is_within(place[1], heights[min(on) : max(on) + 1])
    }
    for page, text in zip(pages, heights, strict=True):
        is_above, is_below = _outside(text)
        lines = [line for line in page.lines if _place(line) in recurring]
        edges = [line for line in lines if _place(line) not in first_lines]
        foot = set(filter(is_below, edges))
        beside = {line for line in lines if _is_beside(line, page, small)}
        _move(page, set(filter(is_above, edges)) - beside, beside - foot, foot)


def _place(line: Line) -> _Place:
    return re.sub(r"\d+", "0", line.text), round(line.y)


def _may_be_note(text: str) -> bool:
    """Whether a line can be a note; page feet have their number at the end."""
    match = NOTE_START.match(text)
    return bool(match and not text[match.end() :].isdigit() and not _DATE.match(text))


def _count_pages(texts: dict[int, str]) -> bool:
    """Whether the numbers in a recurring line are all the same or count the pages."""
    ahead: Counter[int] = Counter()
    for page, text in texts.items():
        ahead.update({int(number) - page for number in re.findall(r"\d{1,9}", text)})
    most = max(ahead.values(), default=0)
    return len(set(texts.values())) == 1 or most >= _COUNTING * len(texts)


def _is_within(height: int, pages: Sequence[Sequence[float]]) -> bool:
    """Whether pages have text at that height, so that a recurring line begins or ends a text."""
    within = sum(
        min(text) <= height + _ONE_HEIGHT and max(text) >= height - _ONE_HEIGHT
        for text in pages
        if text
    )
    return within > len(pages) // _FIRST_LINES


def _is_beside(line: Line, page: Page, small: float) -> bool:
    """Whether small print is in a margin, without a line of the text above or below."""
    return line.size < small and not any(
        other.x0 < line.x1 and line.x0 < other.x1 and other.size >= small for other in page.lines
    )
