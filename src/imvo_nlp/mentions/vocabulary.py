"""Mentions out of tables of forms: themes, laws, organisations, countries, and a user's own labels.

All forms of all labels are looked for in one pass of an Aho-Corasick automaton, which costs the same
for ten forms as for ten thousand. It runs over the text in small letters with each sign of
punctuation as a space, so that a form matches however it is hyphenated or quoted: `due-diligence`.
What it finds is then held against what the row asks for: capitals, where the word ends, the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from ..notation.period import Period, valid_in
from ..reference.loader import Term, data_folder, load_vocabulary
from .addresses import Addresses
from .candidate import Candidate

_LOWER = bytes(range(ord("a"), ord("z") + 1))
_PUNCTUATION = b"-\n/()'\".,;:?![]"
_PLAIN = bytes.maketrans(_LOWER.upper() + _PUNCTUATION, _LOWER + b" " * len(_PUNCTUATION))
_SIGNS = "’‘“”«»–\xa0"
"""Punctuation outside ASCII."""
_ACCENTED = "ÉÈËÊÏÎÖÜÄÀÂÇÅ"
# What a form that begins a compound goes on with: `kinderarbeid|vrije`, `IMVO|-beleid`, `UNGP|’s`.
_REST = re.compile(r"[^\W_]{0,60}(?:-[^\W_]{1,60}){0,5}(?:['’]s(?!\w))?")
_BEGINNING = re.compile(r"[^\W_](?:-?[^\W_])*-?$")
# The part of a form that is the mention; words in parentheses only have to stand around it.
_AROUND = re.compile(r"(?:\((?P<before>[^()]+)\) )?(?P<form>.+?)(?: \((?P<after>[^()]+)\))?")
# `de Fair Wear Foundation (FWF)`, `(hierna: FWF)`
_INTRODUCED = re.compile(
    r"\s\((?:hierna(?:\sgenoemd)?:?\s|verder:?\s|ook\swel\s)?['‘“\"]?"
    r"(?P<short>[A-Z][A-Za-z&-]{1,9})['’”\"]?\)"
)
# A capitalized word right before a place, itself within a sentence.
_CAPITALIZED = re.compile(r"[^\s.?!:;»”)•–]\s[^\W\d_a-zà-ÿ][\w’'-]*\s$")
_LONGEST_WORD = 40
"""Characters looked at before a word for the one before it; a longer one is no name."""
_KIND_IS = {"country": "form"}
"""What the column `kind` is called among the attributes, where it is not `kind`."""


class _Entry(NamedTuple):
    """A form as the automaton knows it: where in its match the mention lies, what must be a capital."""

    label: str
    rows: tuple[Term, ...]
    rank: int
    offset: int
    length: int
    capitals: tuple[int, ...]


class _Found(NamedTuple):
    """A form at a place; `head` is where it ends itself, within the word that is the mention.

    In a compound of two (`IMVO-convenanten`) the form that ends last says what it is about. `row` is
    the first of `rows`, those of the form that hold in the period of the document.
    """

    start: int
    end: int
    head: int
    rank: int
    label: str
    row: Term
    rows: tuple[Term, ...]


class Vocabulary:
    """Tables of forms, by the label of their mentions, made ready for searching."""

    def __init__(self, tables: Mapping[str, Sequence[Term]]) -> None:
        patterns: dict[str, list[_Entry]] = {}
        self._facts: dict[tuple[str, str | None], list[Term]] = {}
        for rank, (label, rows) in enumerate(tables.items()):
            by_form: dict[str, list[Term]] = {}
            for row in rows:
                by_form.setdefault(row.form, []).append(row)
                if row.id and (row.kind or row.official or row.wikidata):
                    self._facts.setdefault((label, row.id), []).append(row)
            for same in by_form.values():
                for pattern, entry in _entries(label, tuple(same), rank):
                    patterns.setdefault(pattern, []).append(entry)
        self._automaton = AhoCorasick(list(patterns))
        self._entries = list(patterns.values())

    def forms_in(self, text: str) -> Iterator[tuple[_Entry, int]]:
        """The forms in a text, capitals apart, each with the offset of its first character."""
        for index, start, _ in self._automaton.find_matches_as_indexes(
            _plain(text), overlapping=True
        ):
            for entry in self._entries[index]:
                yield entry, start

    def attributes(self, found: _Found, when: Period) -> dict[str, str]:
        """What the tables say of a term in a period; what they say in two ways is left out."""
        facts = self._facts.get((found.label, found.row.id), [])
        rows = [each for each in facts if valid_in(each, when)]
        kinds = {each.kind for each in found.rows} - {None} or {each.kind for each in rows}
        told = {
            _KIND_IS.get(found.label, "kind"): kinds,
            "official": {each.official for each in rows},
            "wikidata": {each.wikidata for each in rows},
        }
        sure = {name: values - {None} for name, values in told.items()}
        return {name: str(*values) for name, values in sure.items() if len(values) == 1}


def _plain(text: str) -> str:
    """`text` in small letters, its punctuation as spaces, with a space at both ends."""
    plain = text.encode(errors="surrogatepass").translate(_PLAIN).decode(errors="surrogatepass")
    for sign in _SIGNS:
        plain = plain.replace(sign, " ")
    for letter in _ACCENTED:
        plain = plain.replace(letter, letter.lower())
    return f" {plain} "


def _entries(label: str, rows: tuple[Term, ...], rank: int) -> Iterator[tuple[str, _Entry]]:
    match = _AROUND.fullmatch(rows[0].form)
    assert match is not None  # it matches anything
    form, before, after = match["form"], match["before"], match["after"]
    whole = " ".join(filter(None, (before, form, after)))
    use = rows[0].use
    pattern = _plain(whole)
    if use in ("stem", "part"):
        pattern = pattern[:-1]
    if use == "part":
        pattern = pattern[1:]
    capitals = tuple(index for index, letter in enumerate(whole) if letter.isupper())
    offset = len(before) + 1 if before else 0
    # In the automaton's text each offset is one more; a pattern with a space before it begins there.
    shift = -1 if use == "part" else 0
    yield (
        pattern,
        _Entry(label, rows, rank, offset + shift, len(form), tuple(c + shift for c in capitals)),
    )


def find_terms(text: str, vocabulary: Vocabulary, when: Period) -> Iterator[Candidate]:
    """Yield what the vocabulary names in `text`; of two forms that overlap the longer counts.

    >>> from imvo_nlp.notation.period import ANY_DAY
    >>> text = "De SER over kinderarbeidvrije ketens in Bangladesh."
    >>> for each in find_terms(text, vocabulary(), ANY_DAY):
    ...     print(text[each.start:each.end], each.label, each.value)
    SER organisation ser
    kinderarbeidvrije theme kinderarbeid
    Bangladesh country BD
    """
    found = _longest(_found(text, vocabulary, when))
    sure = {each.row.id for each in found if not each.row.needs}
    kept = [
        each
        for each in found
        if each.row.use != "not" and (not each.row.needs or not sure.isdisjoint(each.row.needs))
    ]
    told: dict[tuple[str, str], dict[str, str]] = {}
    for each in kept:
        form = each.label, each.row.form
        if form not in told:
            told[form] = vocabulary.attributes(each, when)
        yield Candidate(each.start, each.end, each.label, each.row.id, {**told[form]})
    taken = {each.start for each in kept}
    for each in kept:
        short = _INTRODUCED.match(text, each.end)
        if (
            short is None
            or short.start("short") in taken
            or not _abbreviates(short["short"], text[each.start : each.end])
        ):
            continue
        taken.add(short.start("short"))
        attributes = told[each.label, each.row.form]
        for place in re.finditer(rf"(?<![\w-]){short['short']}(?!\w)", text):
            if place.start() == short.start("short") or place.start() not in taken:
                yield Candidate(*place.span(), each.label, each.row.id, {**attributes})


def _found(text: str, vocabulary: Vocabulary, when: Period) -> Iterator[_Found]:
    addresses = Addresses(text)
    for entry, at in vocabulary.forms_in(text):
        if not all(text[at + index].isupper() for index in entry.capitals):
            continue
        rows = tuple([each for each in entry.rows if valid_in(each, when)])
        if not rows:
            continue
        row = rows[0]
        start = at + entry.offset
        end = head = start + entry.length
        if row.use in ("stem", "part"):
            if text[end : end + 1].isupper():
                continue
            rest = _REST.match(text, end)
            end = rest.end() if rest else end
        if row.use == "part":
            match = _BEGINNING.search(text[max(start - _LONGEST_WORD, 0) : start])
            start -= len(match[0]) if match else 0
        if row.use == "apart" and _in_name(text, start, end, row):
            continue
        if not addresses.holds(start, end):
            yield _Found(start, end, head, entry.rank, entry.label, row, rows)


def _in_name(text: str, start: int, end: int, row: Term) -> bool:
    """Whether a word goes on a name: `MVO Nederland`, `Mexico City`; after a sentence's start none does."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and row.kind != "adjective":
        return True
    before = _CAPITALIZED.search(text[max(start - _LONGEST_WORD, 0) : start])
    return before is not None


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of `short` stand in this order in `name`, the first at its beginning."""
    letters = iter(name.lower())
    return short[0] == name[0].upper() and all(
        each in letters for each in short.lower() if each.isalpha()
    )


def _longest(found: Iterable[_Found]) -> list[_Found]:
    chosen: list[_Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end, -each.head, each.rank)):
        if not chosen or each.start >= chosen[-1].end:
            chosen.append(each)
        elif each.end - each.start > chosen[-1].end - chosen[-1].start:
            chosen[-1] = each
    return chosen


def vocabulary(folder: Path | None = None) -> Vocabulary:
    """The shipped vocabulary with the user's own tables, or that of the tables in `folder`; read once.

    Raises LexiconError for a wrong table.
    """
    return _vocabulary(folder, None if folder else data_folder())


@cache
def _vocabulary(folder: Path | None, _own: str | None) -> Vocabulary:
    return Vocabulary(load_vocabulary(folder))
