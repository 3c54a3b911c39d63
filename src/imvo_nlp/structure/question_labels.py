"""The headings of numbered questions and answers, in all printed forms."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import regex

from ..notation.numbers import NUMBERS, parse_numbers
from ..text.patterns import LinePattern, backward_pattern
from ..text.view import CleanText
from .lines import line_above

ANSWERED_BY = r"""^(?:Antwoord(?:en)?|Mededeling)\svan\s(?:de\s)?(?:[Mm]inister|[Ss]taatssecretaris)
      [^.()]{1,120}\("""
"""`Antwoord van Minister Kaag (Buitenlandse Zaken`, the heading above all answers; for VERBOSE."""
_NUMBERED_ANSWER = rf"""^(?P<label>
        Antwoord(?:en)?\s(?:(?:op|bij)\s)?(?:de\s)?(?:vra(?:ag|gen)\s)?
        (?P<answered>{NUMBERS})[ ]?[:.]?
      )(?:[ ]?$|(?<=:)(?=[ ]\p{{Lu}}))"""
_HEADED = LinePattern(
    rf"""^(?P<label>
        (?P<kind>
            Vra(?:ag|gen)|Antwoord(?:en)?|VRA(?:AG|GEN)|ANTWOORD(?:EN)?
          | (?<=\n\n)(?:vraag|antwoord)(?=[^\n.]{{1,20}}$)   # small letters in a paragraph of their own
        )
        (?:\s(?:op|bij|OP)(?:\s(?:de|DE))?)?(?:\sde)?        # `Antwoord op de`
        (?:\s(?:[Vv]ra(?:ag|gen)|VRA(?:AG|GEN)))?            # `Antwoord op vraag`
        (?:
            [ ](?:nr\.?\s)?(?P<numbers>{NUMBERS})[ ]?[:.)]?
          | \n(?P<numbers>{NUMBERS})[ ]?[:.)]?(?=[ ]?$)   # `Antwoord` above `40%` is one without a number
        )
      | (?P<alone>
          (?:Antwoord(?:en)?|ANTWOORD(?:EN)?)
          (?:[ ]?:?(?=\n|$)|[ ]?:(?=[ ]\p{{Lu}}))            # on its own line, or `Antwoord: Ja.`
        )
    )(?P<rest>[^\n]*)$""",
    "Vra|Antwoord|VRA|ANTWOORD|vraag|antwoord",
    regex.VERBOSE,
)
# The asker can head the question: `Vraag van het lid Alkaya (SP)`, directly above its text.
_WITHOUT_NUMBER = LinePattern(
    r"""^(?:Vraag|Antwoord)(?=[ ]?:?[ ]?$)[ ]?:?
      | ^Vra(?:ag|gen)\svan\s(?:het\slid|de\sleden)\s[^\n]{2,120}\)[ ]?:?(?=[ ]?\n(?!Vraag\b)\p{Lu})""",
    "Vra|Antwoord",
    regex.VERBOSE,
)
# Questions without answers are printed under bare numbers; so are older answers.
_BARE_NUMBER = LinePattern(
    rf"""^(?P<label>(?:(?P<numbers>{NUMBERS})[.)]?|Antwoord(?:en)?[ ]?:?))[ ]?$
      | ^(?P<label>Antwoord(?:en)?[ ]?:)(?=[ ]\p{{Lu}})
      | (?P<by>{ANSWERED_BY})
      | {_NUMBERED_ANSWER}""",
    r"\d|Antwoord|Mededeling",
    regex.VERBOSE,
)
# A list from a table: `1 Hoeveel banken hebben het verslag ondertekend?`
_NUMBER_IN_LINE = LinePattern(
    rf"""^(?P<label>(?P<numbers>\d{{1,3}})[.)]?)[ ]
          (?=[«“„‘’\"']?\p{{Lu}} | a[.)]\s\p{{Lu}})          # a sentence, or its first part `a.`
      | ^(?P<label>Antwoord(?:en)?[ ]?:?)(?=[ ]?$|[ ]\p{{Lu}})
      | (?P<by>{ANSWERED_BY})
      | {_NUMBERED_ANSWER}""",
    r"\d|Antwoord|Mededeling",
    regex.VERBOSE,
)
# The end of a question, with a page reference or a marker: `? (blz. 5)`, `? 1)`
_QUESTION = regex.compile(r"\?[»”’\"')]*(?:\s?\([^()?]{1,40}\)|\s?\d{1,2}\)?)?\.?\Z")
_TITLE = regex.compile(r"(?:\d{1,4}\s)?Vra(?:gen|ag)\svan\s")
_GOES_ON_ASKING = regex.compile(r"(?:Zo\s(?:ja|nee|neen|niet)|Indien|En)\b")
_OPENING = "«(“„‘’\"'"
# A line with such an end continues: the next line is not a heading.
_GOES_ON = backward_pattern(r"(?:,|\b(?:op|van|en|of|de|het|zie|onder|bij|aan|in|ook|deze))[ ]?\n")
_MOST_AT_ONCE = 40
"""Maximum span of numbers from the expected one to the last of a heading (`3 t/m 8`); more are data.

In the documents of the tests no heading spans more than 7.
"""


class NumberedLabel(NamedTuple):
    """The heading of a question or an answer, with its numbers; offsets in the clean text."""

    start: int
    end: int
    numbers: tuple[int, ...]
    answer: bool

    @property
    def heading(self) -> tuple[int, int]:
        """Its range; -1 if marked by the format without a printed heading."""
        return (self.start, self.end) if self.start < self.end else (-1, -1)


def find_numbered_labels(document: CleanText) -> list[NumberedLabel]:
    """Find the headings of numbered questions and answers, in order; empty without any.

    The first form with a match applies to the whole document.

    >>> found = find_numbered_labels(CleanText.of("Vraag 1\\nIs dat zo?\\n\\nAntwoord 1\\nJa."))
    >>> [(label.numbers, label.answer) for label in found]
    [((1,), False), ((1,), True)]
    """
    return next((labels for form in _FORMS if (labels := form(document.body))), [])


def _with_headed_questions(body: str) -> list[NumberedLabel]:
    """`Vraag 1` and `Antwoord 1`, if at least one question has such a heading."""
    labels = _headed(body)
    return labels if any(not label.answer for label in labels) else []


def _headed(body: str) -> list[NumberedLabel]:
    """`Antwoord 1`, even if the questions have no headings or other ones."""
    labels: list[NumberedLabel] = []
    for match in _HEADED.finditer(body):
        if match["alone"]:
            # `Antwoord` alone answers the preceding questions.
            if labels and not labels[-1].answer:
                labels.append(NumberedLabel(*match.span("label"), _unanswered(labels), True))
        elif not _is_of_a_sentence(body, match):
            answer = match["kind"][0] in "Aa"
            numbers = parse_numbers(match["numbers"])
            labels.append(NumberedLabel(*match.span("label"), numbers, answer))
    return labels


def _bare_numbers(body: str) -> list[NumberedLabel]:
    """Lines that consist of a number."""
    return _BareLabels(body, _BARE_NUMBER.finditer(body)).read()


def _numbers_in_line(body: str) -> list[NumberedLabel]:
    """A number before its question on one line; without a question mark it belongs to a list."""
    return _BareLabels(body, _NUMBER_IN_LINE.finditer(body), must_ask=True).read()


def _unnumbered(body: str) -> list[NumberedLabel]:
    """`Vraag` and `Antwoord` alternating without numbers, as in a letter with one question."""
    labels = [
        NumberedLabel(*match.span(), (), match[0].startswith("A"))
        for match in _WITHOUT_NUMBER.finditer(body)
    ]
    in_turn = all(label.answer == bool(index % 2) for index, label in enumerate(labels))
    return labels if in_turn else []


def find_unnumbered_questions(document: CleanText, *, answered: bool) -> list[NumberedLabel]:
    """The starts of questions without headings, and if `answered`, of their answers.

    Some copies of submitted questions have lost their numbers, and so have lists of questions and
    answers on web pages. Every paragraph that asks is a question; in a list it continues as long as
    paragraphs ask, and its answer follows. Empty if nothing asks.

    >>> sent = CleanText.of("Vragen van het lid Bos (SP) over kurk\\n\\nWat kost kurk?\\n\\nDrijft het?")
    >>> [label.start for label in find_unnumbered_questions(sent, answered=False)]
    [39, 55]
    """
    labels: list[NumberedLabel] = []
    asking = False
    for start, end in document.paragraphs():
        if _TITLE.match(document.text, start):  # it can contain a quoted question
            labels, asking = [], False
            continue
        asks = _QUESTION.search(document.text, start, end) is not None
        begins = asks and not (asking if answered else _GOES_ON_ASKING.match(document.text, start))
        if begins or (answered and asking and not asks):
            labels.append(NumberedLabel(start, start, (), not asks))
        asking = asks
    return labels


_FORMS = (_with_headed_questions, _bare_numbers, _numbers_in_line, _headed, _unnumbered)
"""The forms, surest first: a bare number can be that of a list, so headings with a word come first."""


def _is_of_a_sentence(body: str, match: regex.Match[str]) -> bool:
    """Whether an apparent heading is part of a sentence of running text."""
    rest = match["rest"].strip()
    if rest and not rest[0].isupper() and rest[0] not in _OPENING:
        return True
    start = match.start()
    if rest and not body.endswith("\n\n", 0, start):
        above = body[slice(*line_above(body, start))][-1:]
        if above.isalnum() or above == ",":
            return True
    return _GOES_ON.match(body, 0, start) is not None


def _unanswered(labels: Sequence[NumberedLabel]) -> tuple[int, ...]:
    """The numbers of the questions after the last answer."""
    asked = itertools.takewhile(lambda label: not label.answer, reversed(labels))
    return tuple(sorted({number for label in asked for number in label.numbers}))


class _BareLabels:
    """Reads lines with bare numbers as questions 1, 2, 3 ... and their answers.

    Either `Antwoord` follows every question, or the answers follow all questions, under repeated
    numbers: below `Antwoord`, `Antwoord van Minister X`, or nothing.
    """

    def __init__(
        self, body: str, lines: Iterable[regex.Match[str]], *, must_ask: bool = False
    ) -> None:
        self._body = body
        self._lines = list(lines)
        self._must_ask = must_ask
        self._printed = [
            parse_numbers(match["numbers"]) if match["numbers"] else () for match in self._lines
        ]
        # The last line with a number, and the last one with only a number.
        self._last = {number: at for at, group in enumerate(self._printed) for number in group}
        self._last_alone = {group: at for at, group in enumerate(self._printed)}
        self._labels: list[NumberedLabel] = []
        self._asked: set[int] = set()
        self._answered: set[int] = set()
        self._wanted = 1  # the first number without a question
        self._all_back = len(
            self._lines
        )  # up to this line the numbers of all questions are repeated
        self._any_answer = self._answering = False

    def read(self) -> list[NumberedLabel]:
        """The headings in order; empty if they are not questions."""
        for index, line in enumerate(self._lines):
            if line["by"]:
                self._answering = bool(self._asked)
            elif line["answered"]:
                self._add_answer(line, parse_numbers(line["answered"]))
            elif not self._printed[index]:
                self._read_answer(index)
            else:
                self._read_number(index)
        questions = [label for label in self._labels if not label.answer]
        return self._labels if questions and len(self._labels) > 1 else []

    def _read_answer(self, index: int) -> None:
        """`Antwoord` alone: it heads all answers, or answers the preceding questions."""
        if self._asked and self._heads_answers(index):
            self._answering = True
        elif self._labels and not self._labels[-1].answer:
            self._add_answer(self._lines[index], _unanswered(self._labels))

    def _heads_answers(self, index: int) -> bool:
        """Whether all answers follow `Antwoord`, under their numbers."""
        following = index + 1
        if following == len(self._lines):
            return False
        if self._lines[following]["by"]:
            return True
        # A list of points can follow the answer to a first question.
        back = len(self._asked) > 1 or len(self._lines) == following + 1
        return self._printed[following][:1] == (1,) and back and not self._any_answer

    def _read_number(self, index: int) -> None:
        """Bare numbers: of questions as long as they continue the sequence, then of answers."""
        line, numbers = self._lines[index], self._printed[index]
        if self._restarts(index):
            self._asked.clear()
            self._answered.clear()
            self._wanted = 1
        self._answering = self._answering or self._begins_answers(index)
        if self._answering:
            if self._asked >= set(numbers) and not self._answered & set(numbers):
                self._answered.update(numbers)
                self._add_answer(line, numbers)
        elif self._asks(index):
            self._labels.append(NumberedLabel(*line.span("label"), numbers, False))
            self._asked.update(numbers)
            self._all_back = min(self._all_back, *(self._last[number] for number in numbers))
            while self._wanted in self._asked:
                self._wanted += 1

    def _restarts(self, index: int) -> bool:
        """Whether a 1 begins the questions of the next fractie, with its own numbering.

        It asks, and `Antwoord` follows. A list within an answer also begins at 1.
        """
        following = index + 1
        if self._answering or not self._any_answer or self._printed[index] != (1,):
            return False
        if following == len(self._lines) or self._printed[following] or not self._labels[-1].answer:
            return False
        span = self._lines[index].end(), self._lines[following].start()
        return self._body.find("?", *span) >= 0

    def _begins_answers(self, index: int) -> bool:
        """Whether a repeated 1 begins the first answer.

        A list within an answer also begins at 1; there are as many answers as questions.
        """
        return (
            len(self._asked) > 1
            and self._printed[index][0] == 1
            and not self._any_answer
            and index <= self._all_back
            and self._last_alone.get((self._wanted,), -1) < index
        )

    def _asks(self, index: int) -> bool:
        """Whether numbers belong to the next question, and not to an item of a list."""
        numbers = self._printed[index]
        if (
            numbers[0] != self._wanted
            or self._asked & set(numbers)
            or numbers[-1] - self._wanted >= _MOST_AT_ONCE
        ):
            return False
        start, following = self._lines[index].end(), index + 1
        end = self._lines[following].start() if following < len(self._lines) else len(self._body)
        return not self._must_ask or self._body.find("?", start, end) >= 0

    def _add_answer(self, line: regex.Match[str], numbers: tuple[int, ...]) -> None:
        self._labels.append(NumberedLabel(*line.span("label"), numbers, True))
        self._any_answer = True
