"""The only maker of clean text: undoes hyphens, collapses white space, removes page layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

from ..text.aligned import AlignedText, Rewriter
from ..text.characters import find_blank_entities
from ..text.source import UNMARKED, FurnitureMark, Marks, NoteMark
from .account import characters, left_out, omitted_ranges
from .footnotes import find_footnotes, find_loose_markers
from .furniture import Furniture, find_furniture, is_one_line
from .gaps import PARAGRAPH, SENTENCE_END, Gaps
from .mask import BLANKS, FILLS, INLINE, PAGE, PDF_HYPHENS, mask

_ANY, _NO_SPACE = rf"[{BLANKS}]", rf"[{BLANKS.replace(' ', '')}]"
# Two shortcuts past the rules of `Gaps`, with the same result. Between most lines the text continues: after any
# character but one of these, before any but one of those. After a sentence a blank line ends a paragraph.
_NOT_AT_LINE_END, _NOT_AT_LINE_START = "[-‐‑–—/_.?!»:;]", rf"[{BLANKS}•–-]"
_LINE_END = r"(?<=\n)" + "".join(
    rf"(?<!{_NOT_AT_LINE_END}{end})" for end in (r"\n", r" \n", r"\r\n", r" \r\n")
)
_BLANK_LINES = frozenset(("\n\n", " \n\n"))
# Every run of white space and fill other than a single space. In a text without adjacent spaces, only other
# characters need to be sought; a space before one belongs to the gap. The empty group marks the end of a line
# that continues.
_REST = rf"(?:(?:(?<=\r)\n)?{_LINE_END}(?!{_NOT_AT_LINE_START})()|{_ANY}*)"
_GAP_OF_SPACES = re.compile(rf"(?: {_ANY}|{_NO_SPACE}){_REST}")
_GAP = re.compile(rf"{_NO_SPACE}{_REST}")
# Converters that drop line ends join both sides: sentences, and a lower-case word with a name.
_GLUED_SENTENCE = r"(?<=[^\W\d_][^\W\d_A-Z][.?!])(?=[A-Z][a-z]*[ ])"
_GLUED_WORD = r"(?<=\b(?:de|in|op|te|en|uw))(?=[A-Z][a-z])|(?<=\b(?:het|een|van|met|aan|dat|bij|uit))(?=[A-Z][a-z])"
_SHOWS_GLUE = [re.compile(rf"[{end}](?=[A-Z][a-z]* )(?<=[a-z][a-z].)") for end in ".?!"]
_GAP_OR_GLUE = re.compile(rf"{_GAP_OF_SPACES.pattern}|{_GLUED_SENTENCE}|{_GLUED_WORD}")
# In a text without line ends a broken word continues after a space, `genees- middelen`, and headings and
# clauses are glued as well: `goed.De voorzitter:`, `de Kamer,en gaat`.
_GAP_IN_LINE = re.compile(
    rf"""(?<=[^\W\d_]-)[ ](?=[^\W\d_])
      | (?-x:{_GAP_OR_GLUE.pattern})
      | (?<=[.?!»)\d])(?=
            (?:Vra(?:ag|gen)|Antwoord(?:en)?)[ ]\d
          | De[ ]voorzitter:
          | (?:De[ ]heer|Mevrouw)[ ][^.:()]{{2,40}}[ ]\([^():]{{1,30}}\):
        )
      | (?<=[^\W\d_A-Z]{{3}},)(?=[^\W\d_A-Z]+[ ])""",
    re.VERBOSE,
)
_GLUED_TWICE = 2
"""Minimum number of glued sentences in a text that lost line ends; a single one can be a typing error."""
# The contents of a gap that are a hyphen of the word.
_HYPHENS_IN_GAP = PDF_HYPHENS + "\xad"


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

    `breaks` are the clean offsets of spaces that were line ends within a paragraph; `markers` the source ranges
    of footnote markers; `furniture` the texts removed from the pages, in order, for facts printed only there.
    `left_out` are all omissions of the source except white space; `characters` counts the characters of the
    source, those in the clean text and those left out.
    """

    aligned: AlignedText
    body_end: int
    breaks: tuple[int, ...]
    notes: tuple[Note, ...]
    markers: tuple[tuple[int, int], ...]
    furniture: tuple[str, ...]
    left_out: tuple[FurnitureMark, ...]
    characters: tuple[int, int, int]


def lay_out(source: str, marks: Marks = UNMARKED) -> Layout:
    """Make the clean text of a source text, aligned with the source.

    Paragraphs are separated by two newlines, all other white space is a single space. Footnotes follow the body
    as separate paragraphs. Nothing marked by the format is guessed.

    >>> lay_out("De OESO-\\nrichtlijnen en het conve-\\nnant.").aligned.text
    'De OESO-richtlijnen en het convenant.'
    """
    furniture = Furniture(marks.furniture, (), marks.pages)
    if not marks.flows:
        furniture = furniture.united_with(find_furniture(source))
    found = _find_notes(source, marks, furniture)
    page = [(cut.start, cut.end) for cut in furniture.ranges]
    page += [(note.start, note.end) for note in found]
    markers = [
        (note.anchor, note.marker_end)
        for note in found
        if note.anchor is not None and note.marker_end is not None
    ]
    in_line = not marks.flows and is_one_line(source)
    if in_line:
        markers = sorted({*markers, *find_loose_markers(source)})
    cleaner = _Cleaner(
        source, in_line, Gaps(source, page, furniture.page_starts, flows=marks.flows)
    )
    markup = [(*cut, INLINE) for cut in furniture.markup]
    blanks = find_blank_entities(source)
    markup += [(start, end, " " if is_space else INLINE) for start, end, is_space in blanks]
    inline = markup + [(*cut, INLINE) for cut in markers]
    cleaner.clean(mask(source, inline + [(*cut, PAGE) for cut in page]), 0)
    body_end = cleaner.writer.length
    with_notes = mask(source, markup + [(cut.start, cut.end, PAGE) for cut in furniture.ranges])
    notes = []
    for note in found:
        cleaner.paragraph(max(note.start - 1, 0))
        start = cleaner.writer.length
        cleaner.clean(with_notes[note.text_start : note.end], note.text_start, note=True)
        notes.append(
            Note(note.number, start, cleaner.writer.length, note.start, note.end, note.anchor)
        )
    aligned = cleaner.writer.done()
    cuts = [*furniture.ranges]
    cuts += [FurnitureMark(*cut, "mark_up") for cut in furniture.markup]
    cuts += [FurnitureMark(start, end, "mark_up") for start, end, _ in blanks]
    cuts += [FurnitureMark(*cut, "marker") for cut in markers]
    cuts += [FurnitureMark(note.start, note.text_start, "note_number") for note in found]
    omitted = omitted_ranges(source, aligned)
    rest = left_out(source, omitted, cuts)
    all_characters = characters(source)
    return Layout(
        aligned=aligned,
        body_end=body_end,
        breaks=tuple(cleaner.breaks),
        notes=tuple(notes),
        markers=tuple(markers),
        furniture=tuple(source[cut.start : cut.end] for cut in furniture.ranges),
        left_out=rest,
        characters=(
            all_characters,
            all_characters - characters(source, omitted),
            characters(source, ((each.start, each.end) for each in rest)),
        ),
    )


def _find_notes(source: str, marks: Marks, furniture: Furniture) -> Sequence[NoteMark]:
    """The notes marked by the format, else those found in the text.

    Ministries type sources as `1)` below their answers, beside the notes that Word itself makes; in a
    text that flows such a note is a paragraph.
    """
    if not marks.flows and not marks.notes:
        return find_footnotes(source, furniture)
    marked = Furniture(
        tuple(FurnitureMark(note.start, note.end, "other") for note in marks.notes), (), ()
    )
    found = list(marks.notes)
    for note in find_footnotes(source, furniture.united_with(marked), typed=bool(marks.notes)):
        end = source.find("\n\n", note.text_start, note.end) if marks.flows else 0
        found.append(note._replace(end=end) if end > 0 else note)
    return sorted(found, key=lambda note: note.start)


class _Cleaner:
    """Rewrites ranges of one source text."""

    def __init__(self, source: str, in_line: bool, gaps: Gaps) -> None:
        self.gaps = gaps
        self.writer = Rewriter(source)
        self.breaks: list[int] = []
        self.in_line = in_line
        # A pattern for each sign: `re` finds a single one ten times as fast as one of several.
        shown = chain.from_iterable(pattern.finditer(source) for pattern in _SHOWS_GLUE)
        self.is_glued = not gaps.flows and len([*islice(shown, _GLUED_TWICE)]) == _GLUED_TWICE

    def paragraph(self, origin: int) -> None:
        """Start a new paragraph, except at the beginning."""
        if self.writer.length:
            self.writer.replace("\n\n", origin)

    def clean(self, masked: str, start: int, *, note: bool = False) -> None:
        """Write the clean text of `masked`: the source from `start` on, with omissions filled.

        In a `note` a blank line ends a paragraph only after a sentence.
        """
        writer, page_starts, has_motions = self.writer, self.gaps.page_starts, self.gaps.has_motions
        wraps = not self.gaps.lines_are_paragraphs
        writer.part()
        position = len(masked) - len(masked.lstrip(BLANKS))
        end = max(len(masked.rstrip(BLANKS)), position)
        # Offsets are those in `masked` here, and those in the source with `start` added.
        for match in self._gaps_of(masked).finditer(masked, position, end):
            gap_start, gap_end = match.span()
            before = masked[gap_start - 1]
            if before == " ":
                gap_start -= 1
                before = masked[gap_start - 1]
            if (
                match.lastindex
                and wraps
                and gap_end + start not in page_starts
                and not (has_motions and before == ",")
            ):
                writer.keep_line(position + start, gap_start + start)
                self.breaks.append(writer.length - 1)
            else:
                content = masked[gap_start:gap_end]
                if (
                    content in _BLANK_LINES
                    and before in SENTENCE_END
                    and not masked[gap_end].isdigit()  # `nr.` does not end a sentence
                    and gap_end + start not in page_starts
                ):
                    filler, dropped = PARAGRAPH
                else:
                    filler, dropped = self.gaps.bridge(masked, gap_start, gap_end, start)
                if note and filler == "\n\n" and before not in SENTENCE_END:
                    filler = "\n"
                writer.keep(position + start, gap_start - dropped + start)
                self._fill(filler, content, gap_start + start)
            position = gap_end
        writer.keep(position + start, end + start)

    def _gaps_of(self, masked: str) -> re.Pattern[str]:
        if self.in_line:
            return _GAP_IN_LINE
        if self.is_glued:
            return _GAP_OR_GLUE
        return _GAP_OF_SPACES if "  " in masked else _GAP

    def _fill(self, filler: str, content: str, origin: int) -> None:
        """Write the replacement of a gap, at the origin of the first character of its kind."""
        if filler.startswith("-"):
            at = next(at for at, each in enumerate(content) if each in _HYPHENS_IN_GAP)
            self.writer.replace("-", origin + at)
            # White space before the hyphen is dropped: the rest follows directly.
            filler, content, origin = filler[1:], content[at:], origin + at
        if not filler:
            return
        if filler == "\n":
            self.breaks.append(self.writer.length)
            filler = " "
        spaces = content.lstrip(FILLS)
        self.writer.replace(filler, origin + (len(content) - len(spaces) if spaces else 0))
