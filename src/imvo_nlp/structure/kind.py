"""The kind of a document: the row of `document_types.csv` whose pattern matches."""

from __future__ import annotations

import itertools
import re
import string
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from ..errors import LexiconError
from ..reference.kinds import Kind, kind_of_row, kind_of_type
from ..reference.loader import DocumentKind, data_folder, load_table, own_tables
from ..text.patterns import LinePattern
from ..text.view import CleanText

HEAD = 4000
"""Characters from the start that count as the head of a document."""
SECONDS = 5.0
"""The time limit for a pattern of the user's own on one document."""
# The number of a Kamerstuk and its kind: in capitals, since about 2022 also in lower case; without a number
# only wording that can hardly be a heading of a text.
_TITLE = (
    r"^(?:(?:[Nn][Rr]\.?\s*\d+|[Nn]r\.|[A-Z]{{1,3}})\s+(?:{0}|(?i:{0})[^\n]*$)|{0}"
    r"|(?=(?i:verslag van een|lijst van vragen|advies afdeling advisering))(?i:{0})[ ]*$)"
)
# The number and the kind of a Kamerstuk in the middle of a line: `Arbeidsmarktbeleid Nr. 71 VERSLAG VAN`
_GLUED = r"[Nn]r\.?\s\d{1,4}\s\p{Lu}{4}"
_IS_GLUED = regex.compile(rf"[^\n][ ]{_GLUED}")
_GLUED_WITHIN = 600
"""Code points from the start within which the number of a Kamerstuk is sought; a long title precedes it."""
# Lines of the head, in a text that lost its line ends.
_HEAD_LINE = regex.compile(
    rf"""[ ](?=
        {_GLUED}
      | Vergaderjaar\s(?:19|20)\d\d
      | (?:Vastgesteld|Voorgesteld|Ontvangen)\s(?:d\.d\.\s)?\d{{1,2}}\s\p{{Ll}}
      | De\s(?:vaste|algemene|tijdelijke|bijzondere)\scommissies?\b
      | Den\sHaag,\s\d
    )
    | (?<=\bVergaderjaar\s\d{{4}}[-–]\d{{2,4}})[ ](?=\d\d\s?\d{{3}}\b)""",
    regex.VERBOSE,
)


def with_head_lines(body: str) -> str:
    """The text with the line ends of its head, if it lost them; the length is the same.

    >>> with_head_lines("29 544 Kurk Nr. 71 VERSLAG VAN EEN ALGEMEEN OVERLEG Vastgesteld 5 mei 2003")
    '29 544 Kurk\\nNr. 71 VERSLAG VAN EEN ALGEMEEN OVERLEG\\nVastgesteld 5 mei 2003'
    """
    if not _IS_GLUED.search(body, 0, _GLUED_WITHIN):
        return body
    return _HEAD_LINE.sub("\n", body[:HEAD]) + body[HEAD:]


class KindPattern(NamedTuple):
    """A pattern with its rows: the kind is that of the row whose group, named by its index, matched.

    `by_line` is the same pattern, if it can be tried line by line. `own` are the rows of the user's own table,
    whose patterns can take any time.
    """

    pattern: regex.Pattern[str]
    by_line: LinePattern | None
    end: int | None
    rows: tuple[DocumentKind, ...]
    own: tuple[DocumentKind, ...]

    def search(self, body: str) -> Kind | None:
        """The kind of a document by its text; None without a match.

        Raises LexiconError if a pattern of the user's own exceeds its time limit.
        """
        end = len(body) if self.end is None else self.end
        if self.own:
            match = self._search_own(body, end)
        else:
            match = (self.by_line or self.pattern).search(body, 0, end)
        if match is None:
            return None
        row = next(row for index, row in enumerate(self.rows) if match[f"k{index}"])
        return kind_of_row(row)

    def _search_own(self, body: str, end: int) -> regex.Match[str] | None:
        try:
            return self.pattern.search(body, 0, end, timeout=SECONDS)
        except TimeoutError:
            rows = [row for row in self.own if _is_endless(row, body, end)] or self.own
            patterns = ", ".join(f"{row.id!r} with the pattern {row.pattern!r}" for row in rows)
            raise LexiconError(
                f"the table of kinds: {patterns} takes more than {SECONDS:g} seconds in one text; "
                "nested repetition, such as (a+)+, may be the cause"
            ) from None


def _is_endless(row: DocumentKind, body: str, end: int) -> bool:
    """Whether the pattern of this row takes too long."""
    try:
        _compiled(row.where, [row], ()).pattern.search(body, 0, end, timeout=SECONDS)
    except TimeoutError:
        return True
    return False


def load_kinds(path: Path | None = None) -> tuple[KindPattern, ...]:
    """The patterns of the shipped table of kinds, or of the one at `path`, in their order.

    Raises LexiconError for a malformed table or a pattern that does not compile.
    """
    return _kinds(path, None if path else data_folder())


@cache
def _kinds(path: Path | None, folder: str | None) -> tuple[KindPattern, ...]:
    rows = load_table(DocumentKind, path)
    table = path or own_tables(folder).get(DocumentKind.table)
    own = load_table(DocumentKind, table) if table else ()
    try:
        return tuple(
            _compiled(where, list(group), own)
            for where, group in itertools.groupby(rows, key=lambda row: row.where)
        )
    except regex.error as error:
        raise LexiconError(f"{path or 'document_types.csv'}: {error}") from error


def _compiled(where: str, rows: list[DocumentKind], own: tuple[DocumentKind, ...]) -> KindPattern:
    """One pattern for adjacent rows with the same place."""
    each = [f"(?P<k{index}>{row.pattern})" for index, row in enumerate(rows)]
    pattern = "|".join(each)
    if where == "title":
        pattern = _TITLE.format("(?:" + "|".join(part.replace(" ", r"\s+") for part in each) + ")")
    compiled = regex.compile(pattern, regex.MULTILINE)
    at_lines = where == "title" or all(_starts_lines(row.pattern) for row in rows)
    return KindPattern(
        compiled,
        _by_line(compiled) if at_lines else None,
        None if where == "body" else HEAD,
        tuple(rows),
        tuple(row for row in rows if row in own),
    )


def _starts_lines(pattern: str) -> bool:
    """Whether a pattern matches at the start of lines only: it begins with `^`, without top-level alternatives."""
    top = regex.sub(r"\\.|\[\^?\]?[^\]]*\]", "", pattern)
    while (inner := regex.sub(r"\([^()]*\)", "", top)) != top:
        top = inner
    return top.startswith("^") and "|" not in top


def _by_line(pattern: regex.Pattern[str]) -> LinePattern | None:
    """The same pattern, tried only at lines whose first character can begin a match of it."""
    if "(?<" in pattern.pattern:
        return None  # it has a lookbehind, so a single character is not enough
    cannot = [each for each in string.printable if not pattern.match(each, partial=True)]
    return LinePattern(pattern.pattern, f"[^{re.escape(''.join(cannot))}]") if cannot else None


def find_kind(document: CleanText, kinds: tuple[KindPattern, ...] | None = None) -> Kind | None:
    """The kind of a document, according to its format, else its text; None if unknown.

    Raises LexiconError if a pattern of the user's own exceeds its time limit.

    >>> find_kind(CleanText.of("MOTIE VAN HET LID VAN DEN HUL\\n\\nVoorgesteld 1 mei 2019")).document_type
    'motie'
    """
    kinds = kinds or load_kinds()
    if marked := document.marks.facts.get("document_type"):
        known = (row for each in kinds for row in each.rows if row.id == marked)
        row = next(known, None)
        return kind_of_row(row) if row else kind_of_type(marked)
    body = with_head_lines(document.body)
    return next((kind for each in kinds if (kind := each.search(body))), None)
