"""The clean text for a gap between two words: nothing, a space, the end of a line or paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import islice

from ..notation.words import MOTION_ASKS, MOTION_CONSIDERS, MOTION_HEARD, UNFINISHED, any_of
from ..text.patterns import backward_pattern
from .hyphens import KEPT, Bridge, Hyphens, address_goes_on, in_address
from .mask import BLANKS, HYPHENS, PAGE, PDF_HYPHENS, mask

SENTENCE_END = ".?!:;»”\"'"
_PDF_HYPHENS = frozenset(PDF_HYPHENS)
_LINE_END = re.compile(r"\r\n?|[\n\f\v\x85\u2028\u2029]")
_NEXT_WORD = re.compile(r"[\w’']+")
# Words that begin a sentence, and are not the first word of a continued name.
_BEGINS = re.compile(
    r"""(?:
        Het|De|Een|Dit|Deze|Dat                       # articles and pronouns in their place
      | Ik|Wij|Er|Uw                                  # subjects
      | In|Op|Voor|Met|Bij|Aan|Naar|Om|Zoals|Als      # first words of a clause before the verb
      | Ja|Nee
    )\b""",
    re.VERBOSE,
)
_UNFINISHED = backward_pattern(rf"\b{any_of(UNFINISHED)}")
_BEFORE_ITEM = backward_pattern(r"[:;.]|,? (?:en|of)")  # an item of a list follows
# `Kamerstuk 26 485, nr.` / `187`: its full stop does not end a sentence.
_NUMBER_FOLLOWS = backward_pattern(
    r"(?<![\p{L}\d])(?:(?:[Nn]rs?|NRS?)\.?|(?:[Nn]os?|blz|pag|pp?|[Aa]rt)\.)"
)
_BETWEEN_BLANKS = re.compile(r"(?<=\S)[^\S\n]*\n[^\S\n]*\n\s*(?=\S)")
_BLANK_LINE_ABOVE = backward_pattern(r"\n[ \r]*\n")
# In old print the name of the speaker is bold: `De heer **Rabbae** (GroenLinks) vindt`.
_BOLD_SPEAKER = re.compile(r"(?:De heer|Mevrouw|De|Minister|Staatssecretaris) \*\*(?=\w)")
# Within a line `in- dan wel uitvoer` is not a broken word; at a line end it can be `Soe-` / `dan`.
_SUSPENDED_IN_LINE = re.compile(r"(?:dan|tot|maar)\b")
_MOTION = re.compile(rf"De Kamer,\s{any_of(MOTION_HEARD)}")
_MOTION_CLAUSE = re.compile(rf"{any_of((*MOTION_CONSIDERS, *MOTION_ASKS))}\b")
_WIDEST = 130
"""Maximum measure of print in code points; longer lines are whole paragraphs, as in Markdown.

In half of 188 texts, fixtures and real ones, nine of ten lines have at most 74; the widest print has 129.
"""
_SHORT_SHARE = 0.8
"""Share of the measure below which a line, with the next word, was ended on purpose."""
_GOING_ON = re.compile(
    r"""\n(?:(?<=[^\s.?!:;»”"'\u2010\u2011-]\n)|(?<=[^\s.?!:;»”"'\u2010\u2011-][ \r]\n))
        [ \t]*(?P<word>[^\W\d_A-Z][\w’']*)""",
    re.VERBOSE,
)
"""A line end within a sentence, without a broken word, and the first word of the next line."""
_MOST_LINES = 500
_ENOUGH = 30
"""Minimum and maximum number of continued lines that show how full a line is: one in a hundred is less full.

In nine of 14 texts, fixtures and real ones, that is within 5 code points of the widest line; in print with
narrow columns beside wide ones it is much less, and the share of the measure counts.
"""
_SHORT_HEADING = 60
"""Maximum length in code points of a heading at the top of a page."""
_BELOW, _AROUND, _LINES_AROUND = 200, 400, 4
"""Code points after a page's end that hold the next two lines; code points on both sides that hold the lines
to compare; the number of lines to compare."""
_OTHER_PRINT = 5
"""Minimum difference in code points of the longest lines on two pages, if one of them is set in bold.

Answers of a schriftelijk overleg are bold. At the ends of 40 pages in the same texts half differ by less.
"""

SPACE, LINE, PARAGRAPH = Bridge(" "), Bridge("\n"), Bridge("\n\n")


@lru_cache(maxsize=1000)
def _line_ends(content: str) -> int:
    """The number of line ends in a gap, cached: most gaps are one of a few."""
    return len(_LINE_END.findall(content))


class Gap:
    """White space and fill between two words of a masked text.

    Offsets are code points: `start` and `end` in `text`, `origin` is where `text` begins in the source.
    `before` and `after` are the characters on both sides, `lines` is how many line ends it holds,
    `holds_page` is true if the gap held a page break or page furniture.
    """

    __slots__ = ("after", "at_page", "before", "content", "end", "holds_page", "lines", "origin", "start", "text")  # fmt: skip

    def __init__(self, text: str, start: int, end: int, origin: int, *, at_page: bool) -> None:
        self.text, self.start, self.end, self.origin = text, start, end, origin
        self.content = text[start:end]
        self.before, self.after = text[start - 1], text[end]
        self.at_page = at_page
        self.holds_page = PAGE in self.content
        self.lines = _line_ends(self.content)

    @property
    def is_over_page(self) -> bool:
        """Whether a new page begins in the gap or right after it."""
        return self.holds_page or self.at_page or "\f" in self.content


class Gaps:
    """Replaces the gaps of one source, by the rules of its print.

    `page` holds the ranges of the source outside the text of its pages, such as notes;
    `page_starts` are the starts of pages. In a text that `flows` a page end never ends a paragraph.
    """

    def __init__(
        self,
        source: str,
        page: Sequence[tuple[int, int]] = (),
        page_starts: Iterable[int] = (),
        *,
        flows: bool = False,
    ) -> None:
        self.source = source
        self.flows = flows
        self.page_starts = frozenset(page_starts)
        self.hyphens = Hyphens(source)
        self._page = page
        self.has_motions = "De Kamer," in source and any(each in source for each in MOTION_HEARD)

    def bridge(self, text: str, start: int, end: int, origin: int = 0) -> Bridge:
        r"""The result of the first applicable rule; else the gap is a line end within a paragraph.

        >>> source = "De OESO-\nrichtlijnen"
        >>> Gaps(source).bridge(source, 8, 9)
        Bridge(filler='', dropped=0)
        """
        gap = Gap(text, start, end, origin, at_page=end + origin in self.page_starts)
        for rule in BETWEEN_LINES if gap.lines or gap.holds_page else IN_LINE:
            found = rule(self, gap)
            if found is not None:
                return found
        return LINE

    @cached_property
    def width(self) -> int:
        """The line length of the print, which nine of ten lines do not exceed; 0 if lines do not wrap."""
        # Notes have longer lines than the text.
        masked = mask(self.source, [(*cut, PAGE) for cut in self._page])
        lengths = [len(line.rstrip(BLANKS)) for line in masked.splitlines()]
        lengths = sorted(filter(None, lengths))
        measure = lengths[len(lengths) * 9 // 10] if lengths else 0
        return measure if measure <= _WIDEST else 0

    @cached_property
    def full(self) -> float:
        """The length in code points below which a line, with the next word, was ended on purpose."""
        source, lengths = self.source, []
        for match in islice(_GOING_ON.finditer(source), _MOST_LINES):
            end = match.start()
            line = source.rfind("\n", 0, end) + 1
            length = end - line - (source[end - 1] in " \r")
            lengths.append(length + 1 + len(match["word"]))
        lengths.sort()
        full = lengths[len(lengths) // 100] if len(lengths) >= _ENOUGH else 0
        return max(full, self.width * _SHORT_SHARE)

    @cached_property
    def lines_are_paragraphs(self) -> bool:
        """Whether lines do not wrap and no blank lines separate them, as in text from web pages."""
        if self.flows or _BETWEEN_BLANKS.search(self.source) or self.width:
            return False
        return _GOING_ON.search(self.source) is None

    def was_short(self, gap: Gap) -> bool:
        """Whether the line before was ended on purpose: the next word would have fitted."""
        if not self.width:
            return False
        # A line that begins further back is not short.
        first = max(gap.start - self.width - 1, 0)
        line = gap.start - max(gap.text.rfind("\n", first, gap.start) + 1, first)
        return line + _next_word(gap) + 1 < self.full

    def stands_alone(self, gap: Gap) -> bool:
        """Whether the line before is a heading: a separate paragraph, shorter than the line length."""
        if not self.width:
            return False
        first = max(gap.start - self.width - 1, 0)
        line_start = gap.text.rfind("\n", first, gap.start) + 1
        if not _BLANK_LINE_ABOVE.match(gap.text, 0, line_start):
            return False
        fits = gap.start - line_start + 1 + _next_word(gap) < self.width
        return fits and gap.text[line_start : line_start + 1].isupper()


def _next_word(gap: Gap) -> int:
    """The length of the next word."""
    word = _NEXT_WORD.match(gap.text, gap.end)
    return len(word[0]) if word else 1


def _pdf_hyphen(gaps: Gaps, gap: Gap) -> Bridge | None:
    """The gap itself holds the hyphen, which stays if it belongs to the word."""
    if _PDF_HYPHENS.isdisjoint(gap.content):
        return None
    joined = gaps.hyphens.join(gap.text, gap.start, gap.end, blank_lines=False)
    return KEPT if joined is None or joined.dropped else Bridge(f"-{joined.filler}")


def _flowing(gaps: Gaps, gap: Gap) -> Bridge | None:
    """A format without lines of print has its own line ends and paragraphs."""
    if not gaps.flows:
        return None
    return LINE if gap.lines == 1 and not gap.holds_page else PARAGRAPH


def _broken_in_line(gaps: Gaps, gap: Gap) -> Bridge | None:
    """`genees- middelen`, in a text that lost its line ends; `in- dan wel uitvoer` is whole."""
    if gap.content != " " or _SUSPENDED_IN_LINE.match(gap.text, gap.end):
        return None
    joined = gaps.hyphens.join(gap.text, gap.start, gap.end, blank_lines=False)
    return joined._replace(filler=" " if joined.filler else "") if joined else SPACE


def _within_line(_: Gaps, gap: Gap) -> Bridge:
    """White space becomes a space, even if it was lost; invisible characters become nothing."""
    lost = not gap.content
    return SPACE if lost or any(character.isspace() for character in gap.content) else KEPT


def _soft_hyphen(gaps: Gaps, gap: Gap) -> Bridge | None:
    """A mark of a possible break; some programs use it for every hyphen."""
    if "\xad" not in gap.content or not (gap.before.isalnum() and gap.after.isalnum()):
        return None
    if not gap.content.startswith("\xad"):  # it ended up on a separate line
        return KEPT if gap.lines and gap.after.islower() else None
    joined = gaps.hyphens.join(gap.text, gap.start, gap.end, blank_lines=gap.lines > 1)
    if joined is None or (not gap.lines and gap.content != "\xad"):
        return None
    # Within a line `boer\xaden` and `a\xadgrarisch` are whole words.
    one_word = joined.filler or not gap.text[gap.start - 2 : gap.start].isalnum()
    if joined.dropped or (one_word and not gap.lines):
        return KEPT
    return joined._replace(filler=f"-{joined.filler}")


def _hyphen(gaps: Gaps, gap: Gap) -> Bridge | None:
    """A broken word, or one with a real hyphen; after a blank line it may be neither."""
    if gap.before not in HYPHENS or not (gap.after.isalnum() or gap.after in "’'«"):
        return None
    blank_lines = gap.lines >= 2 and not gap.holds_page
    return gaps.hyphens.join(gap.text, gap.start, gap.end, blank_lines=blank_lines)


def _range_or_address(_: Gaps, gap: Gap) -> Bridge | None:
    """A range of numbers or an address continues on the next line."""
    if gap.before not in "–—/_":
        return None
    if in_address(gap.text, gap.start):
        return KEPT if address_goes_on(gap.text, gap.end) else None
    dash = gap.before in "–—"
    return KEPT if dash and gap.text[gap.start - 2].isalnum() and gap.after.isalnum() else None


def _number_follows(_: Gaps, gap: Gap) -> Bridge | None:
    """A number follows its abbreviation, even across a page or a blank line."""
    if gap.before not in ".rRsS" or not gap.after.isdigit():
        return None
    return LINE if _NUMBER_FOLLOWS.match(gap.text, 0, gap.start) else None


def _page_end(gaps: Gaps, gap: Gap) -> Bridge | None:
    """A page break is a paragraph break only if both sides look like one."""
    if not gap.is_over_page:
        return None
    if gap.before == "." and gap.after.isdigit() and _NUMBER_FOLLOWS.match(gap.text, 0, gap.start):
        return LINE
    following = gap.text[gap.end : gap.end + _BELOW].split("\n", 2)
    heading = (
        len(following) == 3 and not following[1].strip() and len(following[0]) < _SHORT_HEADING
    )
    # The last line of a sentence ends with a full stop, a heading does not.
    if heading and gap.after.isupper() and following[0].rstrip(BLANKS)[-1].isalnum():
        return PARAGRAPH
    if gap.before.isalnum() and _BEGINS.match(gap.text, gap.end) and gaps.stands_alone(gap):
        return PARAGRAPH
    begins = gap.after.isupper() or gap.after.isdigit() or gap.after in "«•–-("
    if gap.before not in SENTENCE_END or not begins:
        return LINE
    if heading or gaps.was_short(gap) or _is_other_print(gap):
        return PARAGRAPH
    return LINE


def _is_other_print(gap: Gap) -> bool:
    """Whether the lines on both sides differ in measure: answers of a schriftelijk overleg are bold."""
    above = gap.text[max(gap.start - _AROUND, 0) : gap.start].split("\n")[1:][-_LINES_AROUND:]
    # The text is cut before the first and after the last of these lines.
    first, *others = gap.text[gap.end : gap.end + _AROUND].split("\n")
    below = [first[:_BELOW], *others[:-1][: _LINES_AROUND - 1]]
    if not above:
        return False
    return abs(_longest(above) - _longest(below)) >= _OTHER_PRINT


def _longest(lines: Sequence[str]) -> int:
    return max(len(line.rstrip(BLANKS)) for line in lines)


def _blank_line(_: Gaps, gap: Gap) -> Bridge | None:
    """A blank line in the middle of a sentence comes from the layout, not from a paragraph."""
    if gap.lines < 2:
        return None
    goes_on = gap.after.islower() or _UNFINISHED.match(gap.text, 0, gap.start)
    return LINE if goes_on and gap.before.isalnum() and gap.after not in "–•" else PARAGRAPH


def _list_item(_: Gaps, gap: Gap) -> Bridge | None:
    """Every item of a list is a paragraph."""
    dash = gap.text[gap.end : gap.end + 2] in ("– ", "- ")
    item = gap.after == "•" or (dash and _BEFORE_ITEM.match(gap.text, 0, gap.start))
    return PARAGRAPH if item else None


def _short_line(gaps: Gaps, gap: Gap) -> Bridge | None:
    """A sentence whose last line was ended on purpose, in print without blank lines."""
    ends = gap.before in ".?!»" and gap.after.isupper() and gaps.was_short(gap)
    return PARAGRAPH if ends else None


def _motion_clause(gaps: Gaps, gap: Gap) -> Bridge | None:
    """The clauses of a motion, `overwegende dat ...;` / `verzoekt ...`, begin a line."""
    if not gaps.has_motions or gap.before not in ",;:.":
        return None
    begins = _MOTION_CLAUSE.match(gap.text, gap.end) if gap.before != "." else None
    return PARAGRAPH if begins or _MOTION.match(gap.text, gap.end) else None


def _bold_speaker(gaps: Gaps, gap: Gap) -> Bridge | None:
    """Another speaker: `De heer **Rabbae** (GroenLinks) vindt`."""
    ends = gap.before in ".?!»" and _BOLD_SPEAKER.match(gaps.source, gap.end + gap.origin)
    return PARAGRAPH if ends else None


def _unwrapped(gaps: Gaps, gap: Gap) -> Bridge | None:
    """In a text without wrapped lines every line is a paragraph.

    Beside blank lines, a line that does not end a sentence may continue; without any, it continues only before a
    lower-case letter or after a comma, like the office of a signatory.
    """
    if gaps.width or gap.after.islower():
        return None
    ends = gap.before in ".?!»:;" or (gaps.lines_are_paragraphs and gap.before != ",")
    return PARAGRAPH if ends else None


Rules = tuple[Callable[[Gaps, Gap], Bridge | None], ...]
IN_LINE: Rules = (_pdf_hyphen, _soft_hyphen, _broken_in_line, _within_line)
"""The rules for a gap without the end of a line or page: the first that applies decides."""
BETWEEN_LINES: Rules = (
    _pdf_hyphen,
    _motion_clause,
    _flowing,
    _soft_hyphen,
    _hyphen,
    _range_or_address,
    _number_follows,  # a word or a number continues, even across a page or a blank line
    _page_end,
    _blank_line,
    _list_item,
    _short_line,
    _bold_speaker,
    _unwrapped,
)
"""The rules for all other gaps; their meaning depends on the order."""
