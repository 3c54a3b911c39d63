"""The query language of `find`: words, phrases, prefixes, NEAR, AND, OR, NOT and parentheses.

A query is parsed once into nodes. A node finds its matches in a folded text, and gives the index the
words that a passage must contain. A query therefore has the same hits with and without an index.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, NoReturn

from ..converted.reading import Span
from ..errors import WrongUse
from ..text.aligned import AlignedText
from .folding import FOLDS, folded

NEAR = 10
"""The default number of words allowed between the terms of NEAR, as in FTS5."""
_DEPTH = 50  # nested parentheses, far beyond any query written by hand

_LETTER = r"[^\W_]"
_STARTS, _ENDS = rf"(?<!{_LETTER})", rf"(?!{_LETTER})"
_WORD = re.compile(rf"{_LETTER}+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_OPERATORS = ("AND", "OR", "NOT")
_TOKEN = re.compile(
    r"""
    \s*
    (?: (?P<near> NEAR\s*\( )
      | (?P<quoted> "(?: [^"] | "" )*+" \*? )
      | (?P<sign> [()] )
      | (?P<word> [^\s()"]+ )
      | (?P<open> " )
    )
    """,
    re.VERBOSE,
)
_ITEM = r'"(?:[^"]|"")*+"\*?|[^\s,"()]++'
_ITEMS = re.compile(_ITEM)
_NEAR = re.compile(rf"NEAR\s*\((?P<items>(?:{_ITEM}|\s++)*+)(?:,\s*(?P<distance>\d{{1,4}})\s*)?\)")


class _Text:
    """A folded text, with cached facts that several nodes use."""

    def __init__(self, text: str) -> None:
        self.plain = folded(text)

    @cached_property
    def words(self) -> list[Span]:
        return [each.span() for each in _WORD.finditer(self.plain)]


class Part(NamedTuple):
    """A word that a text must contain, and whether it may continue to the left and to the right."""

    word: str
    is_open_left: bool
    is_open_right: bool


@dataclass(frozen=True)
class Term:
    """Consecutive words: the folded form of each, and whether it is a prefix.

    A term that is not `is_whole` also matches within longer words.
    """

    words: tuple[tuple[str, bool], ...]
    is_whole: bool = False

    def parts(self) -> Iterator[Part]:
        """The words that a text must contain."""
        last = len(self.words) - 1
        for number, (text, is_prefix) in enumerate(self.words):
            for each in _WORD.finditer(text):
                begins = number == 0 and each.start() == 0
                ends = each.end() == len(text)
                yield Part(
                    each[0],
                    begins and not is_prefix and not self.is_whole,
                    ends and (is_prefix or (number == last and not self.is_whole)),
                )

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern that matches the term in a folded text."""
        last = len(self.words) - 1
        pieces = []
        for number, (text, is_prefix) in enumerate(self.words):
            starts = is_prefix or (number == 0 and self.is_whole)
            ends = number == last and self.is_whole and not is_prefix
            left = _STARTS if starts and _WORD.match(text) else ""
            right = _ENDS if ends and _WORD.match(text[-1]) else ""
            pieces.append(f"{left}{re.escape(text)}{right}{f'{_LETTER}*' * is_prefix}")
        return re.compile(" ".join(pieces))

    def find(self, text: _Text) -> list[Span]:
        return [each.span() for each in self.pattern.finditer(text.plain)]


class Near(NamedTuple):
    """Terms in any order, with at most `distance` words between the first and the last."""

    terms: tuple[Term, ...]
    distance: int

    def find(self, text: _Text) -> list[Span]:
        places = [term.find(text) for term in self.terms]
        found: set[Span] = set()
        for number, starts in enumerate(places):
            others = places[:number] + places[number + 1 :]
            for first in starts:
                near = [_between(spans, first[1], self._last(first, text)) for spans in others]
                if all(near):
                    found.update([first], *near)
        return sorted(found)

    def _last(self, first: Span, text: _Text) -> int:
        """The last offset at which another term can begin, within a word included."""
        word = bisect_left(text.words, (first[1],)) + self.distance
        return text.words[word][1] - 1 if word < len(text.words) else len(text.plain)


def _between(spans: list[Span], start: int, last: int) -> list[Span]:
    """The spans, sorted, that begin in a range, end included."""
    return spans[bisect_left(spans, (start,)) : bisect_left(spans, (last + 1,))]


class And(NamedTuple):
    """All nodes match, anywhere in a passage."""

    nodes: tuple[Query, ...]

    def find(self, text: _Text) -> list[Span]:
        found = []
        for each in self.nodes:
            spans = each.find(text)
            if not spans:
                return []
            found += spans
        return found


class Or(NamedTuple):
    """At least one node matches."""

    nodes: tuple[Query, ...]

    def find(self, text: _Text) -> list[Span]:
        return [span for each in self.nodes for span in each.find(text)]


class Not(NamedTuple):
    """One node matches, in passages where no excluded node does."""

    wanted: Query
    unwanted: tuple[Query, ...]

    def find(self, text: _Text) -> list[Span]:
        found = self.wanted.find(text)
        return [] if found and any(each.find(text) for each in self.unwanted) else found


Query = Term | Near | And | Or | Not


def spans(query: Query, text: str) -> list[Span]:
    """The ranges of the terms of a query in a text; empty if the text does not match.

    Of nested ranges only the longest is kept. Offsets are code points of the text.

    >>> spans(read_query("kinder* NOT dwangarbeid"), "Tegen kinderarbeid en KINDEREN.")
    [(6, 18), (22, 30)]
    """
    read = _Text(text)
    found = query.find(read)
    if not found:
        return []
    way = _folding(text, read.plain)
    outer: list[Span] = []
    for start, end in sorted(set(found), key=lambda span: (span[0], -span[1])):
        span = way.at(start), _with_marks(text, way.at(end - 1) + 1)
        if not outer or span[1] > outer[-1][1]:
            outer.append(span)
    return outer


def _folding(text: str, plain: str) -> AlignedText:
    """A folded text, aligned with the text: a character can fold to none or to several."""
    starts, origins, longer = [0], [0], 0
    for each in _NOT_ASCII.finditer(text):
        at, size = each.start(), len(FOLDS[ord(each[0])])
        if size != 1:
            places = [*[at] * size, at + 1]
            starts += range(at + longer, at + longer + len(places))
            origins += places
            longer += size - 1
    return AlignedText(plain, tuple(starts), tuple(origins))


def _with_marks(text: str, end: int) -> int:
    """The end of a letter together with its combining accents."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


# Reading


def read_query(text: str, *, whole_words: bool = False) -> Query:
    """Parse a query.

    Adjacent words are a phrase and also match within longer words; in quotation marks, or with
    `whole_words`, they match whole words only. Operators are in capitals; NOT binds tighter than
    AND, and AND tighter than OR. Raises WrongUse, with place and example, for a malformed query.

    >>> read_query('"gepaste zorg"*')
    Term(words=(('gepaste', False), ('zorg', True)), is_whole=True)
    >>> read_query("cacao AND")
    Traceback (most recent call last):
    ...
    imvo_nlp.errors.WrongUse: cannot read the query at its end: AND needs words on both sides; example: cacao AND goud
    """
    return _Reader(text, whole_words).read()


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


_OPERANDS = ("word", "quoted", "near", "(")
_PARENTHESES = "cacao AND (goud OR kobalt)"
_QUOTED = '"gepaste zorgvuldigheid"'


class _Reader:
    def __init__(self, text: str, whole_words: bool) -> None:
        self._text = text.rstrip()
        self._whole_words = whole_words
        self._position = 0
        self._depth = 0
        self._before: _Token | None = None
        self._token = self._read()

    def read(self) -> Query:
        if not folded(self._text).strip():
            raise WrongUse("the words to search for are empty")
        query = self._or()
        if self._token.kind == ")":
            self._refuse('")" closes nothing', f'{_PARENTHESES}, or "motie(s)"')
        return query

    def _read(self) -> _Token:
        found = _TOKEN.match(self._text, self._position)
        if found is None:
            return _Token("end", "", len(self._text), len(self._text))
        kind = found.lastgroup or ""
        words = found[kind]
        start, self._position = found.span(kind)
        if kind == "open":
            self._refuse("a quotation mark is not closed", _QUOTED, start)
        if kind == "sign" or words in _OPERATORS:
            kind = words
        return _Token(kind, words, start, self._position)

    def _take(self) -> _Token:
        self._before = self._token
        self._token = self._read()
        return self._before

    def _refuse(self, why: str, example: str, start: int | None = None) -> NoReturn:
        start = self._token.start if start is None else start
        place = f"character {start + 1}" if start < len(self._text) else "its end"
        raise WrongUse(f"cannot read the query at {place}: {why}; example: {example}")

    def _or(self) -> Query:
        nodes = [self._and()]
        while self._token.kind == "OR":
            self._take()
            nodes.append(self._and())
        return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))

    def _and(self) -> Query:
        nodes = [self._not()]
        while self._token.kind == "AND":
            self._take()
            nodes.append(self._not())
        return nodes[0] if len(nodes) == 1 else And(tuple(nodes))

    def _not(self) -> Query:
        node, unwanted = self._operand(), []
        while self._token.kind == "NOT":
            self._take()
            unwanted.append(self._operand())
        return Not(node, tuple(unwanted)) if unwanted else node

    def _operand(self) -> Query:
        kind = self._token.kind
        if kind == "(":
            node = self._group()
        elif kind == "near":
            node = self._near()
        elif kind == "quoted":
            token = self._take()
            node = self._quoted(token.text, token.start)
        elif kind == "word":
            node = self._phrase()
        else:
            self._refuse_missing()
        if self._token.kind in _OPERANDS:
            self._refuse("AND, OR or NOT is missing", f'cacao AND {_QUOTED}, or "motie(s)"')
        return node

    def _refuse_missing(self) -> NoReturn:
        """Raise WrongUse that names the operator without words beside it."""
        before, kind = self._before and self._before.kind, self._token.kind
        operator = before if before in _OPERATORS else kind
        if operator == "NOT":
            self._refuse("NOT needs words on both sides", "kinderarbeid NOT cacao")
        if operator in _OPERATORS:
            self._refuse(f"{operator} needs words on both sides", f"cacao {operator} goud")
        if before == "(":
            self._refuse("the parentheses hold no words", _PARENTHESES)
        self._refuse('")" closes nothing', f'{_PARENTHESES}, or "motie(s)"')

    def _group(self) -> Query:
        start = self._take().start
        self._depth += 1
        if self._depth > _DEPTH:
            self._refuse(f"more than {_DEPTH} nested parentheses", _PARENTHESES, start)
        node = self._or()
        if self._token.kind != ")":
            self._refuse('"(" is not closed', f'{_PARENTHESES}, or "motie(s)"', start)
        self._take()
        self._depth -= 1
        return node

    def _phrase(self) -> Term:
        words, start = [], self._token.start
        while self._token.kind == "word":
            token = self._take()
            words += self._word(token.text, token.start)
        return self._term(words, start)

    def _word(self, written: str, start: int) -> list[tuple[str, bool]]:
        """The folded words of a part of a query without spaces, and whether the last is a prefix."""
        text = written.removesuffix("*")
        if "*" in text or not text:
            place = start + written.index("*")
            self._refuse("* is allowed only at the end of a word", "kinder*", place)
        return _prefixed(text, is_prefix=text != written)

    def _quoted(self, written: str, start: int) -> Term:
        text = written.removesuffix("*")
        words = _prefixed(text[1:-1].replace('""', '"'), is_prefix=text != written)
        return self._term(words, start, is_whole=True)

    def _term(self, words: list[tuple[str, bool]], start: int, *, is_whole: bool = False) -> Term:
        if not words:
            self._refuse("there are no words", _QUOTED, start)
        return Term(tuple(words), is_whole or self._whole_words)

    def _near(self) -> Near:
        start = self._token.start
        found = _NEAR.match(self._text, start)
        items = list(_ITEMS.finditer(self._text, *found.span("items"))) if found else []
        if found is None or len(items) < 2:
            why = "NEAR needs two or more words or quoted phrases and, after a comma, a number of words"
            self._refuse(why, "NEAR(kinderarbeid cacao, 5)")
        terms = [
            self._quoted(each[0], each.start())
            if each[0].startswith('"')
            else self._term(self._word(each[0], each.start()), each.start())
            for each in items
        ]
        self._position = found.end()
        self._take()
        return Near(tuple(terms), int(found["distance"] or NEAR))


def _prefixed(text: str, *, is_prefix: bool) -> list[tuple[str, bool]]:
    """The folded words of a text; the last can be a prefix."""
    words = folded(text).split()
    return [(each, is_prefix and number == len(words)) for number, each in enumerate(words, 1)]
