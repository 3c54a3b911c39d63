"""Numbered questions and answers: `Vraag 4 en 5`, `Antwoord 4 en 5`, linked by number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from ..notation.words import POSTPONED
from ..text.patterns import LinePattern
from ..text.source import HeadingMark
from ..text.view import CleanText
from .found import AnswerBlock, Person, QuestionBlock
from .pointers import find_pointers
from .question_labels import ANSWERED_BY, NumberedLabel, find_numbered_labels
from .sections import signature_start

_YES_OR_NO = regex.compile(r"(?:Ja|Nee|Neen)\b")
_WORDS_OF_MINISTERS = regex.compile(
    r"""\b(?:
        [Ii]k|[Mm]ijn|[Ww]ij|[Oo]ns|[Hh]et\skabinet|[Dd]e\sregering  # the answerer
      | [Uu]w\sKamer                                             # the recipient
      | [Zz]ie\s(?:ook\s)?(?:het|mijn)\santwoord
    )\b""",
    regex.VERBOSE,
)
_PAGES = regex.compile(r"(?<=\?)(?:\s\d{1,4}){1,2}\Z")
_ASKED = regex.compile(r"\?\n(?=\p{Lu})")
# Lines that still belong to a question with a list of points.
_ASKING = regex.compile(
    r"""(?:Kunt|Bent|Wilt|Deelt|Heeft|Hebt|Kan|Zo\s(?:ja|nee|neen|niet)|Graag)\b
      | [-–•]\s
      | [a-z][.)]\s""",
    regex.VERBOSE,
)
_POSTPONED = LinePattern(rf"^{POSTPONED}(?=[ ]?:?[ ]?$)[ ]?:?", POSTPONED)
# Lines that end the text of a question or an answer, and belong to neither.
_AFTER = LinePattern(
    rf"""{ANSWERED_BY}
      | ^(?:Toelichting|Mededeling|Bronnen|Noten|Voetnoten|Antwoord(?:en)?)[ ]?:?[ ]?$
      | ^Bijlagen?(?:\s(?:\d{{1,2}}|[A-Z]|[IVX]{{1,4}}))?[ ]?:?[ ]?$
      | ^Toelichting:
      | ^Deze[ ]vragen[ ]dienen[ ]ter[ ]aanvulling""",
    "Antwoord|Mededeling|Toelichting|Bronnen|Noten|Voetnoten|Bijlage|Deze vragen",
    regex.VERBOSE,
)


def split_questions(
    document: CleanText,
    askers: Sequence[Person],
    answerers: Sequence[Person],
    *,
    answered: bool = True,
    listed: bool = False,
    stops: Sequence[int] = (),
    labels: Sequence[NumberedLabel] = (),
) -> tuple[tuple[QuestionBlock, ...], tuple[AnswerBlock, ...]]:
    """Split a document into its numbered questions and answers, linked by number.

    Answers may come in any order and for several questions together. A block ends at the next
    heading, at one of the `stops`, or at the announcement of another part (`Toelichting`). In an
    `answered` document, the text after a question can be its answer without a heading. In a
    `listed` one it always is: lists of questions and answers print the answer in bold, and it may
    contain points. `labels` are the headings, if already known. If the format marks questions and
    answers, there are no others.
    """
    marks = document.marks.questions
    marked = [
        NumberedLabel(*document.trim(mark.start, mark.end), mark.numbers, mark.is_answer)
        for mark in marks
    ]
    stops = [mark.stop for mark in marks] or stops
    blocks = _blocks(document, marked or labels or find_numbered_labels(document), stops, listed)
    blocks = _without_pages(document, blocks)
    if answered and not marks:
        blocks = list(_with_answers(document, blocks, listed))
    asked = [block for block in blocks if not block.label.answer]
    answers = tuple(_answer(document, block, answerers) for block in blocks if block.label.answer)
    return _questions(asked, askers, answers), answers


class _Block(NamedTuple):
    """A heading and the range below it."""

    label: NumberedLabel
    start: int
    end: int


def _blocks(
    document: CleanText, labels: Sequence[NumberedLabel], stops: Sequence[int], listed: bool
) -> list[_Block]:
    """The text below every heading, up to the next part."""
    headings = sorted(document.marks.headings)
    blocks = []
    for index, label in enumerate(labels):
        last = index + 1 == len(labels)
        end = signature_start(document, label.end) if last else labels[index + 1].start
        if not listed and (after := _AFTER.search(document.body, label.end, end)):
            end = after.start()
        stop = bisect_right(stops, label.end)
        if stop < len(stops):
            end = min(end, stops[stop])
        start, end = document.trim(label.end, end)
        blocks.append(_Block(label, *_without_headings(document, headings, start, end)))
    return blocks


def _answer(document: CleanText, block: _Block, answerers: Sequence[Person]) -> AnswerBlock:
    """An answer with the other questions to which it points."""
    label, start, end = block
    pointers = find_pointers(document.text, start, end)
    return AnswerBlock(
        *label.heading,
        start,
        end,
        label.numbers,
        tuple(person.name for person in answerers),
        tuple(number for number in pointers if number not in label.numbers),
    )


def _questions(
    asked: Sequence[_Block], askers: Sequence[Person], answers: Sequence[AnswerBlock]
) -> tuple[QuestionBlock, ...]:
    """The questions with their answers: the answer under the same numbers, else the next in turn.

    Of questions 2a and 2b, both number 2, the second one has the second answer to 2 if there is one.
    """
    asked_by = tuple((person.party, person.name) for person in askers)
    runs = list(_runs(asked, answers))
    by_number: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, answer in enumerate(answers):
        for number in answer.numbers:
            by_number[bisect_right(runs, answer.start), number].append(index)
    before: Counter[tuple[int, int]] = Counter()
    questions = []
    for index, (label, start, end) in enumerate(asked):
        answer_at = index
        if label.numbers:
            run = bisect_right(runs, start)
            keys = ((run, number) for number in label.numbers)
            found = next((by_number[key] for key in keys if key in by_number), [-1])
            answer_at = found[min(before[run, label.numbers[0]], len(found) - 1)]
            before[run, label.numbers[0]] += 1
        elif index >= len(answers):
            answer_at = -1
        questions.append(
            QuestionBlock(*label.heading, start, end, label.numbers, asked_by, answer_at)
        )
    return tuple(questions)


def _runs(asked: Sequence[_Block], answers: Sequence[AnswerBlock]) -> Iterator[int]:
    """The places where numbers restart after answers, as if every fractie numbers its own questions."""
    starts = [answer.start for answer in answers]
    first = None  # the answers before the last question 1
    for label, start, _ in asked:
        if label.numbers[:1] == (1,):
            before = bisect_left(starts, start)
            if first is not None and before > first:
                yield start
            first = before


def find_postponement(
    document: CleanText, questions: Sequence[QuestionBlock], answerers: Sequence[Person]
) -> AnswerBlock | None:
    """The postponement after all questions, under `Mededeling`.

    It answers all of them at once; None if no such part follows the last question.

    >>> asked = CleanText.of("Vraag 1\\nIs dat zo?\\n\\nMededeling\\nDe vragen kosten meer tijd.")
    >>> questions, _ = split_questions(asked, (), ())
    >>> find_postponement(asked, questions, ()).numbers
    (1,)
    """
    if not questions:
        return None
    heading = _POSTPONED.search(document.body, questions[-1].end)
    if heading is None:
        return None
    start, end = document.trim(heading.end(), signature_start(document, heading.end()))
    numbers = {number for question in questions for number in question.numbers}
    names = tuple(person.name for person in answerers)
    return AnswerBlock(*heading.span(), start, end, tuple(sorted(numbers)), names, ())


def _without_headings(
    document: CleanText, headings: Sequence[HeadingMark], start: int, end: int
) -> tuple[int, int]:
    """A block without the marked headings at its end, which belong to the next part."""
    first_in, behind = (bisect_left(headings, (at, -1, -1)) for at in (start, end))
    for heading in reversed(headings[first_in:behind]):
        first, last = document.trim(heading.start, heading.end)
        if last == end and first > start:
            start, end = document.trim(start, first)
    return start, end


def _without_pages(document: CleanText, blocks: list[_Block]) -> list[_Block]:
    """The blocks without the columns `Blz. (van) t/m` of a list of questions, which hold page numbers."""
    asked = [block for block in blocks if not block.label.answer]
    pages = {each.start: _PAGES.search(document.text, each.start, each.end) for each in asked}
    found = {start: match.start() for start, match in pages.items() if match}
    if len(found) < 2 or len(found) * 2 < len(asked):
        return blocks
    return [block._replace(end=found.get(block.start, block.end)) for block in blocks]


def _with_answers(document: CleanText, blocks: Sequence[_Block], listed: bool) -> Iterator[_Block]:
    """The blocks, with questions that contain their own answer split in two."""
    headed = {number for block in blocks if block.label.answer for number in block.label.numbers}
    cuts = [_answer_start(document, start, end, sure=False) for _, start, end in blocks]
    # If most questions contain an answer without a heading, the others do as well.
    most = sum(cut is not None for cut in cuts) * 2 > len(blocks)
    for block, cut in zip(blocks, cuts, strict=True):
        label, start, end = block
        if label.answer or headed & set(label.numbers):
            cut = None
        elif cut is None and not headed and (listed or most):
            cut = _answer_start(document, start, end, sure=True)
        if cut is None:
            yield block
        else:
            yield _Block(label, *document.trim(start, cut))
            yield _Block(NumberedLabel(-1, -1, label.numbers, True), cut, end)


def _answer_start(document: CleanText, start: int, end: int, *, sure: bool) -> int | None:
    """The start of the answer after a question: the first paragraph that asks nothing.

    An offset in the clean text; None if everything asks, or, unless an answer is `sure`, if the
    words are not a minister's.
    """
    paragraphs = list(document.paragraphs(start, end))
    asking = 1
    while asking < len(paragraphs) and _asks(document, *paragraphs[asking]):
        asking += 1
    if asking < len(paragraphs):
        at = paragraphs[asking][0]
    else:
        # Without a blank line in between: after a question mark at a line end.
        marks = [match.end() for match in _ASKED.finditer(document.lined, start, end)]
        if not marks or "?" in document.text[marks[-1] : end]:
            return None
        at = marks[-1]
    if not sure and not _YES_OR_NO.match(document.text, at, end):
        asking_on = document.text.find("?", at, end)
        stop = asking_on if asking_on >= 0 else end
        return at if _WORDS_OF_MINISTERS.search(document.text, at, stop) else None
    return at


def _asks(document: CleanText, start: int, end: int) -> bool:
    return document.text[end - 1] == "?" or _ASKING.match(document.text, start) is not None
