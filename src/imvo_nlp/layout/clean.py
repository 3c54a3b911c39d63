"""The only maker of clean text: hyphens undone, white space collapsed, page layout taken out."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from ..reference.loader import Member, Minister, Party, load_table
from ..text.aligned import AlignedText, Rewriter
from ..text.source import UNMARKED, Marks, NoteMark
from .footnotes import find_footnotes
from .furniture import Furniture, find_furniture, is_one_line

# What is taken out keeps its place in a masked copy of the source, so that offsets stay the same:
# one fill for what stands within a line (markers, markup), one for what makes a page.
_INLINE, _PAGE = "\x00", "\x01"
# What pypdfium2 gives for a hyphen at a line end, with the line end: `rege\ufffering`.
_PDF_HYPHENS = "\x02\ufffe"
_INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff" + _PDF_HYPHENS
_FILLS = _INLINE + _PAGE + _INVISIBLE
_BLANKS = (
    string.whitespace
    + "\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + ("".join(map(chr, range(0x2000, 0x200B))) + _FILLS)
)
_ANY, _NO_SPACE = rf"[{_BLANKS}]", rf"[{_BLANKS.replace(' ', '')}]"
# Every run of white space and fill that is not simply one space. Where the text has no two spaces
# together, only what is no space needs to be looked for; a space before it belongs to the gap.
_GAP_OF_SPACES = re.compile(rf" {_ANY}+|{_NO_SPACE}{_ANY}*")
_GAP = re.compile(rf"{_NO_SPACE}{_ANY}*")
# In a text without line ends a broken word goes on behind a space: `genees- middelen`.
_GAP_IN_LINE = re.compile(rf"(?<=[^\W\d_]-) (?=[^\W\d_])|{_GAP_OF_SPACES.pattern}")
# Between most lines the text simply goes on: behind any but one of these and before any but one of
# those `_bridge` has nothing to ask.
_LINE_ENDS = frozenset(("\n", " \n", "\r\n", " \r\n"))
_BLANK_LINES = frozenset(("\n\n", " \n\n"))
_NOT_AT_LINE_END, _NOT_AT_LINE_START = frozenset("-‐‑–—/_.?!»:;"), frozenset("•–-")
_NEWLINE = re.compile(r"\r\n?|[\n\f\v\x85\u2028\u2029]")
_HYPHENS = "\u2010\u2011-"
_LAST_WORD = re.compile(rf"[\w’'.{_HYPHENS}]*\Z")
# Words that begin a sentence, and are no name's first word where one goes on.
_BEGINS = re.compile(
    r"(?:Het|De|Een|Ik|In|Op|Er|Ja|Nee|Dit|Deze|Dat|Wij|Uw|Voor|Met|Bij|Aan|Naar|Zoals|Als|Om)\b"
)
_WORD = re.compile(r"\w[\w-]*\w")
_NEXT_WORD = re.compile(r"[\w’']+")
_URL_GOES_ON = re.compile(r"[a-z0-9][\w-]*[./_=-]\S*")
_URL_TAIL = re.compile(
    r"(?:https?://|www\.|[\w-]+\.(?:nl|com|org|eu|net|int|be|gov)/)"
    rf"(?:\S|(?<=[/_-])[ \t]*\r?\n(?={_URL_GOES_ON.pattern}))*\Z"
)
# No paragraph and no heading ends with one of these words.
_UNFINISHED = re.compile(
    r"\b(?:de|het|een|en|of|van|in|op|te|met|voor|door|aan|bij|dat|die|als|om|uit|tot|naar|over|is)\Z"
)
# In old print the name of who speaks is bold: `De heer **Rabbae** (GroenLinks) vindt`.
_BOLD_SPEAKER = re.compile(r"(?:De heer|Mevrouw|De|Minister|Staatssecretaris) \*\*(?=\w)")
_BEFORE_ITEM = re.compile(r"(?:[:;.]|,? (?:en|of))\Z")  # an item of a list follows
_SENTENCE_END = ".?!:;»”\"'"
_HYPHENED_PREFIXES = {"niet", "non", "vice"}
# `Zuid-Afri-` / `kaanse` is a broken word.
_BEFORE_A_NAME = re.compile(
    r"(?:noord|oost|zuid|west|midden|centraal|latijns|niet|anti|pro|pan|oud)\Z", re.IGNORECASE
)
# `oud-` / `minister` is hyphened, `oud-` / `ste` and `ex-` / `port` are broken words.
_FORMER = re.compile(
    r"minister|premier|president|staatssecretaris|bewinds|kamerlid|kamerleden|fractie|voorzitter|"
    r"collega|lid|leden|wethouder|burgemeester|politic|werknemer|medewerker|man|vrouw|partner"
)
# In a line `in- dan wel uitvoer` is no broken word; at a line end it can be `Soe-` / `dan`.
_SUSPENDED_IN_LINE = re.compile(r"(?:dan|tot|maar)\b")
_SUSPENDED_BEFORE = {"en", "of", "als", "noch", "respectievelijk", "resp"}


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its range in the clean text, the rest in the source."""

    number: str
    start: int
    end: int
    source_start: int
    source_end: int
    anchor: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Clean text of one document: the body up to `body_end`, then its footnotes.

    `breaks` are the clean offsets of spaces that were line ends within a paragraph; `markers` the
    source ranges of footnote markers; `furniture` the source text of what was taken out of the
    pages, in order, for the facts that stand only there.
    """

    aligned: AlignedText
    body_end: int
    breaks: tuple[int, ...]
    notes: tuple[Note, ...]
    markers: tuple[tuple[int, int], ...]
    furniture: tuple[str, ...]


def lay_out(source: str, marks: Marks = UNMARKED) -> Layout:
    """Make the clean text of a source text, with the way back from each of its characters.

    Paragraphs are separated by two newlines, all other white space is a single space. Footnotes
    stand behind the body, each a paragraph of its own. What the format marks is not guessed.

    >>> lay_out("De OESO-\\nrichtlijnen en het conve-\\nnant.").aligned.text
    'De OESO-richtlijnen en het convenant.'
    """
    furniture = Furniture(marks.furniture, (), marks.pages)
    if not marks.flows:
        furniture = furniture.united_with(find_furniture(source))
    found = _find_notes(source, marks, furniture)
    page = [*furniture.ranges, *((note.start, note.end) for note in found)]
    markers = [
        (note.anchor, note.marker_end)
        for note in found
        if note.anchor is not None and note.marker_end is not None
    ]
    cleaner = _Cleaner(source, page, furniture.page_starts, marks.flows)
    markup = [(*cut, _INLINE) for cut in furniture.markup]
    inline = markup + [(*cut, _INLINE) for cut in markers]
    cleaner.clean(_mask(source, inline + [(*cut, _PAGE) for cut in page]), 0)
    body_end = cleaner.writer.length
    with_notes = _mask(source, markup + [(*cut, _PAGE) for cut in furniture.ranges])
    notes = []
    for note in found:
        cleaner.paragraph(max(note.start - 1, 0))
        start = cleaner.writer.length
        cleaner.clean(with_notes[note.text_start : note.end], note.text_start, note=True)
        notes.append(
            Note(note.number, start, cleaner.writer.length, note.start, note.end, note.anchor)
        )
    return Layout(
        aligned=cleaner.writer.done(),
        body_end=body_end,
        breaks=tuple(cleaner.breaks),
        notes=tuple(notes),
        markers=tuple(markers),
        furniture=tuple(source[start:end] for start, end in furniture.ranges),
    )


def _find_notes(source: str, marks: Marks, furniture: Furniture) -> Sequence[NoteMark]:
    """The notes that are marked, else those that the text shows.

    Ministries type sources as `1)` below their answers, beside the notes that Word itself makes; in a
    text that flows such a note is a paragraph.
    """
    if not marks.flows and not marks.notes:
        return find_footnotes(source, furniture)
    marked = Furniture(tuple((note.start, note.end) for note in marks.notes), (), ())
    found = list(marks.notes)
    for note in find_footnotes(source, furniture.united_with(marked), typed=bool(marks.notes)):
        end = source.find("\n\n", note.text_start, note.end) if marks.flows else 0
        found.append(note._replace(end=end) if end > 0 else note)
    return sorted(found, key=lambda note: note.start)


class _Cleaner:
    """Rewrites ranges of one source text."""

    def __init__(
        self,
        source: str,
        page: Sequence[tuple[int, int]],
        page_starts: Iterable[int],
        flows: bool,
    ) -> None:
        self.source = source
        self.flows = flows
        self.page = page
        self.writer = Rewriter(source)
        self.breaks: list[int] = []
        self.page_starts = frozenset(page_starts)
        self.in_line = not flows and is_one_line(source)

    @cached_property
    def hyphened(self) -> frozenset[str]:
        """The words with a hyphen, to see how a broken word is written elsewhere in the source."""
        lines = [line for line in self.source.split("\n") if "-" in line]
        chunks = [chunk for line in lines for chunk in line.split() if "-" in chunk]
        return frozenset(_WORD.findall(" ".join(chunks).lower()))

    @cached_property
    def lowered(self) -> str:
        """The source in small letters."""
        return self.source.lower()

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the source."""
        return frozenset(_WORD.findall(self.lowered))

    @cached_property
    def width(self) -> int:
        """The measure of the print: nine of ten lines are no longer; 0 where lines do not wrap."""
        # Notes are set wider than the text.
        masked = _mask(self.source, [(*cut, _PAGE) for cut in self.page])
        lengths = [len(line.rstrip(_BLANKS)) for line in masked.splitlines()]
        lengths = sorted(filter(None, lengths))
        measure = lengths[len(lengths) * 9 // 10] if lengths else 0
        return measure if measure <= 130 else 0

    def paragraph(self, origin: int) -> None:
        """Start a new paragraph, unless nothing stands before it."""
        if self.writer.length:
            self.writer.replace("\n\n", origin)

    def clean(self, masked: str, start: int, *, note: bool = False) -> None:
        """Write the clean text of `masked`: the source from `start` on, with what is left out filled.

        In a `note` a blank line ends a paragraph only behind a sentence.
        """
        writer, page_starts = self.writer, self.page_starts
        writer.part()
        position = len(masked) - len(masked.lstrip(_BLANKS))
        end = max(len(masked.rstrip(_BLANKS)), position)
        # Offsets are those in `masked` here, and those in the source with `start` added.
        for match in self._gaps(masked).finditer(masked, position, end):
            gap_start, gap_end = match.span()
            before = masked[gap_start - 1]
            if before == " ":
                gap_start -= 1
                before = masked[gap_start - 1]
            content = masked[gap_start:gap_end]
            if (
                content in _LINE_ENDS
                and before not in _NOT_AT_LINE_END
                and masked[gap_end] not in _NOT_AT_LINE_START
                and gap_end + start not in page_starts
            ):
                writer.keep_line(position + start, gap_start + start)
                self.breaks.append(writer.length - 1)
            else:
                kept_end, filler = self._bridge(masked, start, gap_start, gap_end, content)
                if note and filler == "\n\n" and before not in _SENTENCE_END:
                    filler = "\n"
                writer.keep(position + start, kept_end + start)
                self._fill(filler, content, gap_start + start)
            position = gap_end
        writer.keep(position + start, end + start)

    def _gaps(self, masked: str) -> re.Pattern[str]:
        if self.in_line:
            return _GAP_IN_LINE
        return _GAP_OF_SPACES if "  " in masked else _GAP

    def _fill(self, filler: str, content: str, origin: int) -> None:
        """Write what stands for a gap, at the origin of the first character of its kind."""
        if filler.startswith("-"):
            self.writer.replace("-", origin)
            filler = filler[1:]
        if not filler:
            return
        if filler == "\n":
            self.breaks.append(self.writer.length)
            filler = " "
        spaces = content.lstrip(_FILLS)
        self.writer.replace(filler, origin + (len(content) - len(spaces) if spaces else 0))

    def _bridge(
        self, masked: str, offset: int, start: int, end: int, content: str
    ) -> tuple[int, str]:
        """Where the text before a gap ends, and what stands for the gap.

        That is nothing, a space, a line end (`\\n`) or a paragraph (`\\n\\n`), behind a hyphen
        where the gap itself holds one.
        """
        before, after = masked[start - 1], masked[end]
        at_page = end + offset in self.page_starts
        if content in _BLANK_LINES and before in _SENTENCE_END and not at_page:
            return start, "\n\n"
        if "\ufffe" in content or "\x02" in content:
            joined = self._join(masked, start, end, blank_lines=False)
            return start, "" if joined is None or joined[0] else f"-{joined[1]}"
        newlines = len(_NEWLINE.findall(content))
        if self.flows and (newlines or _PAGE in content):
            return start, "\n" if newlines == 1 and _PAGE not in content else "\n\n"
        if content == " " and not _SUSPENDED_IN_LINE.match(masked, end):
            joined = self._join(masked, start, end, blank_lines=False)
            return (start - joined[0], joined[1] and " ") if joined else (start, " ")
        if not newlines and _PAGE not in content:
            blank = any(character.isspace() for character in content)
            return start, " " if blank else ""
        new_page = _PAGE in content or "\f" in content or at_page
        if "\xad" in content and after.islower():
            return start, ""
        if before in _HYPHENS and (after.isalnum() or after in "’'«"):
            blank_lines = newlines >= 2 and _PAGE not in content
            joined = self._join(masked, start, end, blank_lines)
            if joined is not None:
                dropped, filler = joined
                return start - dropped, filler
        if before in "–—/_" and self._goes_on(masked, start, end):
            return start, ""
        if new_page:
            return start, self._over_page(masked, start, end, before, after)
        if newlines >= 2:
            # A blank line in the middle of a sentence is the layout's, not a paragraph's.
            broken = (
                before.isalnum()
                and after not in "–•"
                and (after.islower() or _UNFINISHED.search(masked, max(start - 8, 0), start))
            )
            return start, "\n" if broken else "\n\n"
        if after == "•" or (
            masked[end : end + 2] in ("– ", "- ")
            and _BEFORE_ITEM.search(masked, max(start - 4, 0), start)
        ):
            return start, "\n\n"
        if before in ".?!»" and after.isupper() and self._was_short(masked, start, end):
            return start, "\n\n"
        if before in ".?!»" and _BOLD_SPEAKER.match(self.source, end + offset):
            return start, "\n\n"
        # In a text whose lines are not wrapped each line is a paragraph.
        if not self.width and before in ".?!»:;" and not after.islower():
            return start, "\n\n"
        return start, "\n"

    def _join(self, masked: str, start: int, end: int, blank_lines: bool) -> tuple[int, str] | None:
        """How a word goes on after a hyphen at a line end: characters to drop, and the filler."""
        # `search` tries every place from the first on: that one had better be in the word.
        first = max(start - 60, 0)
        first = max(masked.rfind(" ", first, start) + 1, first)
        left = _LAST_WORD.search(masked, first, start)
        right = _NEXT_WORD.match(masked, end)
        stem = left[0].rstrip(_HYPHENS) if left else ""
        if left is None or not stem:
            return None
        if right is None:
            return 0, ""  # `anti-` / `«kurk»`
        hyphens = start - (left.start() + len(stem))
        word = right[0]
        if _in_address(masked, start):
            return 0, ""
        if word in _SUSPENDED_BEFORE:
            return 0, "\n"  # `olie-` / `en gassector`
        if blank_lines and not word[0].islower():
            return None
        if hyphens > 1:
            return hyphens - 1, ""  # `PvdA--` / `fractie`
        inner, _, last = stem.rpartition("-")
        if word[0].isupper():
            # `Christen-` / `Unie` is broken, `Dik-` / `Faber` not.
            return (1, "") if last + word in _inner_capitals() else (0, "")
        if not last or not last[-1].isalpha() or last[-1].isupper() or word[0].isdigit():
            return 0, ""  # `OESO-` / `richtlijnen`, `COVID-19-` / `crisis`
        if last + word in _inner_capitals():
            return 1, ""  # `BoerBurgerBewe-` / `ging`
        if not last[1:].islower() and any(letter.isupper() for letter in last[1:]):
            return 0, ""  # `GroenLinks-` / `fractie`
        if inner[:1].isupper() and last[0].isupper() and not _BEFORE_A_NAME.search(inner):
            # `Holland-House-` / `idee` is none, `Van Blerck-Woerd-` / `man` a broken word.
            return (1, "") if f"{last}{word}" in _double_names() else (0, "")
        former = last.lower() in ("oud", "ex") and _FORMER.match(word)
        if former or len(last) == 1 or last.lower() in _HYPHENED_PREFIXES:
            return 0, ""
        hyphened, plain = f"{last}-{word}".lower(), f"{last}{word}".lower()
        if hyphened in self.hyphened and not self._has_word(plain):
            return 0, ""
        return 1, ""

    def _has_word(self, word: str) -> bool:
        # Most words that are asked for are nowhere: then they need not all be listed.
        return word in self.lowered and word in self.words

    def _goes_on(self, masked: str, start: int, end: int) -> bool:
        """Whether a number range or an address goes on at the next line."""
        if _in_address(masked, start):
            return _URL_GOES_ON.match(masked, end) is not None
        dash = masked[start - 1] in "–—"
        return dash and masked[start - 2].isalnum() and masked[end].isalnum()

    def _over_page(self, masked: str, start: int, end: int, before: str, after: str) -> str:
        """A page break is no paragraph break by itself: only where both sides look like one."""
        following = masked[end : end + 200].split("\n", 2)
        heading = len(following) == 3 and not following[1].strip() and len(following[0]) < 60
        # The last line of a sentence ends with a full stop, a heading does not.
        if heading and after.isupper() and following[0].rstrip(_BLANKS)[-1].isalnum():
            return "\n\n"
        if (
            before.isalnum()
            and _BEGINS.match(masked, end)
            and self._stands_alone(masked, start, end)
        ):
            return "\n\n"
        if before not in _SENTENCE_END or not (
            after.isupper() or after.isdigit() or after in "«•–-("
        ):
            return "\n"
        if heading or self._was_short(masked, start, end):
            return "\n\n"
        # Other print on the other page: answers of a schriftelijk overleg are set in bold.
        above = masked[max(start - 400, 0) : start].split("\n")[1:][-4:]
        below = following[:1] + masked[end : end + 400].split("\n")[1:-1][:3]
        if not above:
            return "\n"
        other = max(map(_printed_length, above)) - max(map(_printed_length, below))
        return "\n\n" if abs(other) >= 5 else "\n"

    def _stands_alone(self, masked: str, start: int, end: int) -> bool:
        """Whether the line before is a heading: a paragraph of its own on which more had fitted."""
        if not self.width:
            return False
        line_start = masked.rfind("\n", max(start - self.width - 1, 0), start) + 1
        above = masked[max(line_start - 3, 0) : line_start]
        if above.replace(" ", "").count("\n") < 2:
            return False
        word = _NEXT_WORD.match(masked, end)
        fits = start - line_start + 1 + (len(word[0]) if word else 1) < self.width
        return fits and masked[line_start : line_start + 1].isupper()

    def _was_short(self, masked: str, start: int, end: int) -> bool:
        """Whether the line before was ended on purpose: more would have fitted on it."""
        if not self.width:
            return False
        # A line that begins further back is no short one.
        first = max(start - self.width - 1, 0)
        line = start - max(masked.rfind("\n", first, start) + 1, first)
        word = _NEXT_WORD.match(masked, end)
        return line + (len(word[0]) if word else 1) + 1 < self.width * 0.8


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


def _in_address(masked: str, end: int) -> bool:
    """Whether what stands before `end` is the start of a web address."""
    near = masked[max(end - 200, 0) : end]
    return ("/" in near or "www." in near) and _URL_TAIL.search(near) is not None


def _printed_length(line: str) -> int:
    return len(line.rstrip(_BLANKS))


def _mask(source: str, cuts: Iterable[tuple[int, int, str]]) -> str:
    """The source with the cut ranges filled, so that every offset stays in its place."""
    pieces, position = [], 0
    for start, end, fill in sorted(cuts):
        start = max(start, position)
        if start < end:
            pieces += [source[position:start], fill * (end - start)]
            position = end
    pieces.append(source[position:])
    return "".join(pieces)
