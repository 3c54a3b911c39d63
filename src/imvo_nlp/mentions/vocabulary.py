"""Mentions from tables of forms: themes, laws, organisations, countries, and the user's own labels.

One pass of an Aho-Corasick automaton finds all forms of all labels, in the same time for ten forms as for ten
thousand. It reads the text in lower case, with spaces for punctuation, so that a form matches with any hyphens
and quotation marks: `due-diligence`. Matches are then checked against the requirements of their row: capitals,
the end of the word, the date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from ..notation.period import Period, valid_in
from ..reference.loader import Term, data_folder, load_vocabulary
from ..text.patterns import backward_pattern
from ..text.words import plain_words
from . import laws, organisations
from .addresses import Addresses
from .candidate import Candidate, Cited

_CITED: dict[str, dict[str, Callable[[str, int, int], Iterator[Cited]]]] = {
    "law": laws.CITED,
    "organisation": organisations.CITED,
}
"""The labels whose mentions are also found without a row in a table, with the words at which that is tried."""

# The rest of a compound after a form: `kinderarbeid|vrije`, `IMVO|-beleid`, `UNGP|’s`.
_REST = re.compile(r"[^\W_]{0,60}(?:-[^\W_]{1,60}){0,5}(?:['’]s(?!\w))?")
_BEGINNING = backward_pattern(r"[^\W_](?:-?[^\W_])*-?")
# The part of a form that is the mention; words in parentheses must only surround it.
_AROUND = re.compile(r"(?:\((?P<before>[^()]+)\) )?(?P<form>.+?)(?: \((?P<after>[^()]+)\))?")
# `de Fair Wear Foundation (FWF)`, `(hierna: FWF)`
_INTRODUCED = re.compile(
    r"\s\((?:hierna(?:\sgenoemd)?:?\s|verder:?\s|ook\swel\s)?['‘“\"]?"
    r"(?P<short>[A-Z][A-Za-z&-]{1,9})['’”\"]?\)"
)
_GOES_ON = re.compile(r"[\w-]")
# A capitalized word directly before a place, itself within a sentence.
_CAPITALIZED = backward_pattern(r"[^\s.?!:;»”)•–]\s[^\W\d_a-zà-ÿ][\w’'-]*\s")
_LONGEST_WORD = 40
"""Maximum length in characters of the word before a word; a longer one is not a name."""
_KIND_IS = {"country": "form"}
"""The names of the column `kind` among the attributes, by label, if other than `kind`."""


class _Entry(NamedTuple):
    """A form in the automaton: the range of the mention within its match, and the required capitals.

    `number` and, among labels, `rank` are its place in the tables.
    """

    label: str
    rows: tuple[Term, ...]
    rank: int
    number: int
    offset: int
    length: int
    capitals: tuple[int, ...]
    is_dated: bool


class _Found(NamedTuple):
    """A form at a place; sorted, the longest of those with one start comes first, and counts.

    `minus_head` is the negated end of the form itself, within the word that is the mention: in a compound of
    two forms (`IMVO-convenanten`) the one that ends last is the value. `rows` are the rows of the form that hold
    in the period of the document.
    """

    start: int
    minus_end: int
    minus_head: int
    rank: int
    number: int
    label: str
    rows: tuple[Term, ...]


_PLACE = itemgetter(slice(0, 5))


class Vocabulary:
    """Tables of forms by label, compiled for searching."""

    def __init__(self, tables: Mapping[str, Sequence[Term]]) -> None:
        patterns: dict[str, list[_Entry]] = {}
        self._facts: dict[tuple[str, str | None], list[Term]] = {}
        for rank, (label, rows) in enumerate(tables.items()):
            by_form: dict[str, list[Term]] = {}
            for row in rows:
                by_form.setdefault(row.form, []).append(row)
                if row.id and (row.kind or row.official or row.wikidata):
                    self._facts.setdefault((label, row.id), []).append(row)
            for number, same in enumerate(by_form.values()):
                pattern, entry = _entry(label, tuple(same), rank, number)
                patterns.setdefault(pattern, []).append(entry)
        # A cache of the attributes of forms that are the same on all days.
        self._always: dict[tuple[int, int], dict[str, str]] = {}
        self._by_number = {row.official: row.id for row in chain(*tables.values()) if row.official}
        cited = {
            pattern: (label, finder)
            for label in tables
            for pattern, finder in _CITED.get(label, {}).items()
        }
        every = [*{**patterns, **cited}]
        self._entries = [patterns.get(pattern, []) for pattern in every]
        self._cited = [cited.get(pattern) for pattern in every]
        self._automaton = AhoCorasick(every)
        self._last = len(tables)

    def find(self, text: str, when: Period) -> list[_Found]:
        """All matches in a text, overlapping ones included, ordered by start.

        The end of a name in a table takes precedence over that of a general form without a number.
        """
        found = sorted(self._found(text, when), key=_PLACE)
        listed = {(each.start, each.label) for each in found if each.rank < self._last}
        return [
            each
            for each in found
            if each.rank < self._last
            or each.rows[0].id
            or each.rows[0].official
            or (each.start, each.label) not in listed
        ]

    def _found(self, text: str, when: Period) -> Iterator[_Found]:
        plain = plain_words(text)
        entries, cited = self._entries, self._cited
        for index, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True):
            for entry in entries[index]:
                for capital in entry.capitals:
                    if not text[start + capital].isupper():
                        break
                else:
                    if found := _at(text, start, entry, when):
                        yield found
            # In the plain text each offset is one more, and most patterns begin with a space.
            if (tried := cited[index]) is not None:
                label, finder = tried
                for each in finder(text, start, end - 2):
                    yield self._unlisted(text, label, each)

    def _unlisted(self, text: str, label: str, cited: Cited) -> _Found:
        """A term in a general form, after those of the tables; its id is that of the row with its number."""
        known = self._by_number.get(cited.official) if cited.official else None
        row = Term(
            known or cited.id, "word", text[cited.start : cited.end], (), cited.kind, cited.official,
            None, None, None, None, None,
        )  # fmt: skip
        return _Found(cited.start, -cited.end, -cited.end, self._last, 0, label, (row,))

    def attributes(self, found: _Found, when: Period) -> dict[str, str]:
        """The attributes of a term in a period; contradictory ones are left out."""
        place = found.rank, found.number
        if place in self._always:
            return self._always[place]
        facts = self._facts.get((found.label, found.rows[0].id), found.rows)
        rows = [each for each in facts if valid_in(each, when)]
        kinds = {each.kind for each in found.rows} - {None} or {each.kind for each in rows}
        by_name = {
            _KIND_IS.get(found.label, "kind"): kinds,
            "official": {each.official for each in rows},
            "wikidata": {each.wikidata for each in rows},
        }
        sure = {name: values - {None} for name, values in by_name.items()}
        attributes = {name: str(*values) for name, values in sure.items() if len(values) == 1}
        if found.rank < self._last and not _are_dated(facts) and not _are_dated(found.rows):
            self._always[place] = attributes
        return attributes


def _are_dated(rows: Iterable[Term]) -> bool:
    return any(row.valid_from or row.valid_until for row in rows)


def _entry(label: str, rows: tuple[Term, ...], rank: int, number: int) -> tuple[str, _Entry]:
    match = _AROUND.fullmatch(rows[0].form)
    assert match is not None  # it matches anything
    form, before, after = match["form"], match["before"], match["after"]
    whole = " ".join(filter(None, (before, form, after)))
    use = rows[0].use
    pattern = plain_words(whole)
    if use in ("stem", "part"):
        pattern = pattern[:-1]
    if use == "part":
        pattern = pattern[1:]
    # A pattern starts where its form does in the text, since there each offset is one less, but for
    # one without a space before it.
    shift = -1 if use == "part" else 0
    offset = (len(before) + 1 if before else 0) + shift
    capitals = tuple(index + shift for index, letter in enumerate(whole) if letter.isupper())
    is_dated = _are_dated(rows)
    return pattern, _Entry(label, rows, rank, number, offset, len(form), capitals, is_dated)


def find_terms(text: str, vocabulary: Vocabulary, when: Period) -> Iterator[Candidate]:
    """Yield the mentions of the vocabulary in `text`; the longer of two overlapping forms wins.

    >>> from imvo_nlp.notation.period import ANY_DAY
    >>> text = "De SER over kinderarbeidvrije ketens in Bangladesh."
    >>> for each in find_terms(text, vocabulary(), ANY_DAY):
    ...     print(text[each.start:each.end], each.label, each.value)
    SER organisation ser
    kinderarbeidvrije theme kinderarbeid
    Bangladesh country BD
    """
    addresses = Addresses(text)
    kept = [
        each
        for each in _sure(_longest(vocabulary.find(text, when)))
        if not addresses.holds(each.start, -each.minus_end)
    ]
    starts = {each.start for each in kept}
    introduced: dict[str, Candidate] = {}
    for each in kept:
        end = -each.minus_end
        attributes = {**vocabulary.attributes(each, when)}
        candidate = Candidate(each.start, end, each.label, each.rows[0].id, attributes)
        if text.startswith(" (", end) and (short := _abbreviation(text, each.start, end, starts)):
            introduced.setdefault(short, candidate)
        yield candidate
    if introduced:
        yield from _introduced(text, introduced, [(each.start, -each.minus_end) for each in kept])


def _introduced(
    text: str, introduced: Mapping[str, Candidate], taken: Sequence[tuple[int, int]]
) -> Iterator[Candidate]:
    """The uses of abbreviations that a text introduces after names, except within other mentions."""
    firsts = "".join(sorted({short[0] for short in introduced}))
    for word in re.finditer(rf"[{firsts}][\w&-]*", text):
        if word.start() and _GOES_ON.match(text[word.start() - 1]):
            continue
        short = word[0] if word[0] in introduced else word[0].partition("-")[0]
        if short not in introduced:
            continue
        start, end = word.start(), word.start() + len(short)
        before = bisect_left(taken, (end, 0))
        if not before or taken[before - 1][1] <= start:
            of = introduced[short]
            yield Candidate(start, end, of.label, of.value, {**of.attributes})


def _abbreviation(text: str, start: int, end: int, known: Collection[int]) -> str | None:
    """The abbreviation that a text introduces after a name, with letters of the name in their order, or None.

    None also if a mention is `known` to start there: a known abbreviation needs no introduction.
    """
    introduced = _INTRODUCED.match(text, end)
    if introduced is None or introduced.start("short") in known:
        return None
    if introduced["short"][0] != text[start].upper():
        return None
    short = introduced["short"]
    letters = iter(text[start:end].lower())
    is_of_it = all(each in letters for each in short.lower() if each.isalpha())
    return short if is_of_it else None


def _longest(found: list[_Found]) -> list[_Found]:
    """The longest of overlapping matches, which are ordered by start."""
    chosen: list[_Found] = []
    end = 0
    for each in found:
        if each.start >= end:
            chosen.append(each)
            end = -each.minus_end
        elif -each.minus_end - each.start > end - chosen[-1].start:
            chosen[-1] = each
            end = -each.minus_end
    return chosen


def _sure(found: list[_Found]) -> Iterator[_Found]:
    """The matches whose needs are named in the document too."""
    named = {each.rows[0].id for each in found if not each.rows[0].needs}
    for each in found:
        row = each.rows[0]
        if row.use != "not" and (not row.needs or not named.isdisjoint(row.needs)):
            yield each


def _at(text: str, at: int, entry: _Entry, when: Period) -> _Found | None:
    """A form at its place; None if its context or the date rules it out."""
    rows = entry.rows
    if entry.is_dated:
        rows = tuple([each for each in rows if valid_in(each, when)])
        if not rows:
            return None
    use = rows[0].use
    start = at + entry.offset
    end = head = start + entry.length
    if use in ("stem", "part"):
        following = text[end : end + 1]
        if following.isupper():
            return None
        if following not in " .," and (rest := _REST.match(text, end)):
            end = rest.end()
    if use == "part" and text[start - 1 : start] != " ":
        beginning = _BEGINNING.match(text, max(start - _LONGEST_WORD, 0), start)
        start = beginning.start() if beginning else start
    if use == "apart" and _in_name(text, start, end, rows[0]):
        return None
    return _Found(start, -end, -head, entry.rank, entry.number, entry.label, rows)


def _in_name(text: str, start: int, end: int, row: Term) -> bool:
    """Whether a word is a part of a longer name: `MVO Nederland`, `Mexico City`.

    The first word of a sentence does not count as part of a name: `Wil Nederland dat?`
    """
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and row.kind != "adjective":
        return True
    return _CAPITALIZED.match(text, max(start - _LONGEST_WORD, 0), start) is not None


def vocabulary(folder: Path | None = None) -> Vocabulary:
    """The shipped vocabulary with the user's own tables, or that of the tables in `folder`; read once.

    Raises LexiconError for a malformed table.
    """
    return _vocabulary(folder, None if folder else data_folder())


@cache
def _vocabulary(folder: Path | None, _own: str | None) -> Vocabulary:
    return Vocabulary(load_vocabulary(folder))
