"""Schriftelijk overleg: the questions of the fracties and the answers."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

import regex

from ..notation.numbers import NUMBERS, parse_numbers
from ..notation.period import Period
from ..reference.parties import Parties
from ..text.patterns import LinePattern
from ..text.view import CleanText
from .found import AnswerBlock, Heading, QuestionBlock
from .fracties import fracties, heading_fracties
from .pointers import find_pointers
from .question_labels import NumberedLabel, find_numbered_labels
from .questions import split_questions
from .sections import signature_start

_IN_OFFICE = r"(?:(?:het|de)\s+(?:kabinet|regering|minister|staatssecretaris|bewindspersoon))"
# Numbered headings have misprints (`Kabient`), several answerers, or a minister's name.
_ANYBODY_IN_OFFICE = r"""(?:(?:het|de)\s+)?
        (?:kab\p{L}{3,5}|regering|ministers?|staatssecretaris(?:sen)?|bewindspers(?:oon|onen)|bewindslieden)
        (?:\s\p{Lu}[\p{L}’'-]+){0,4}"""
_ANSWER = LinePattern(
    rf"""^(?P<label>
        (?P<number>{NUMBERS})\s?[.,):]?\s*                # `15. Antwoord van het kabinet:`
          (?:Antwoord(?:en)?|Reactie)\s+(?:van\s+)?{_ANYBODY_IN_OFFICE}\s?[:.;]?
      | (?:Antwoord|Reactie)(?:\s+van\s+{_IN_OFFICE})?\s?:
      | Antwoord(?:\s(?P<number>{NUMBERS})\s?[.:]?)?
      )[ ]*$
      | ^(?P<label>Antwoord\s?:)(?=[ ]\p{{Lu}})            # the answer continues on the line
      | ^(?P<label>(?P<bare>(?:Antwoord|Reactie)\s+van\s+{_IN_OFFICE}))[ ]*$""",
    r"\d|[Aa][Nn][Tt]|[Rr][Ee][Aa]",
    regex.VERBOSE | regex.IGNORECASE,
)
# The heading above all answers, if they follow all questions.
_REPLY = regex.compile(
    r"""(?:[IVX]+\.?\s)?(?:(?:Antwoord(?:en)?|Reactie|Beantwoording)\s?/?\s?)+(?:van|door)\s(?:de|het)\s
        (?:bewinds|minister|staatssecretaris|kabinet|regering)
      | BRIEF\sVAN\sDE\s(?:MINISTER|STAATSSECRETARIS)  # in the Eerste Kamer two letters are printed""",
    regex.VERBOSE | regex.IGNORECASE,
)
# In the Eerste Kamer a committee asks in one letter, and is answered in another.
_COMMITTEES_LETTER = LinePattern(r"^BRIEF\sVAN\sDE\sVOORZITTER\b[^\n]*$", "BRIEF")
_OF_COMMITTEE = regex.compile(r"De\sleden\svan\sde\s(?:vaste\s)?commissie\b")
_ANSWERS_COME = regex.compile(r"(?:Hier(?:bij|mee)|Bijgaand)\b")
# A letter of a committee ends with a fixed sentence and a signature.
_COMMITTEE_CLOSES = regex.compile(
    r"\n\nDe (?:leden|voorzitter|griffier) van de (?:vaste )?commissie\b"
)
_OPENS = regex.compile(r"(?:De\s(?:leden|fracties?)|Het\slid)\s")
_OPENS_SENTENCE = regex.compile(
    r"(?<=[.?!»”]\s)(?:(?:De|Deze)\sleden\s|[^\s.?!]+\s(?:vragen|willen|verzoeken|constateren)\s(?:de|deze)\sleden\s)"
)
_FIRST_SENTENCE = regex.compile(r"[^.?!]*")


def _asking(*phrases: str) -> re.Pattern[str]:
    """A pattern of phrases with the same last word: searches for that word, then checks the words before it."""
    last = phrases[0].rpartition(" ")[2]
    before = "|".join(rf"(?<=\b{phrase})" for phrase in phrases)
    return re.compile(rf"{last}\b(?:{before})")


# The wording of members, in lower case, and of ministers; the patterns begin with letters that are found fast.
_ASKS = (
    _asking(
        "de leden",
        "deze leden",
        "genoemde leden",
        "voornoemde leden",
        "voorgenoemde leden",
        "aan het woord zijnde leden",
    ),
    *(
        _asking(f"de {office}", f"mijn {office}")
        for office in ("minister", "staatssecretaris", "bewindspersoon", "regering")
    ),
    re.compile(r"leden van de\b(?<=\bleden van de)"),
    re.compile(r"kan (?<=\bkan )(?:de|zij|hij)\b"),
    re.compile(r"graag een reactie\b(?<=\bgraag een reactie)"),
)
_MEMBERS = re.compile(r"eden\s(?<=\b[Ll]eden\s)(?:van|behorende?\stot)\s")
_ANSWERS = (
    re.compile(r"et kabinet\b(?<=\b[hH]et kabinet)"),
    re.compile(r"uw Kamer\b(?<=\buw Kamer)"),
    re.compile(r"wij\b(?<=\bwij)"),
    re.compile(r"Ik (?<=\bIk )(?:heb|ben|zal|deel|acht|verwijs|kan)\b"),
    re.compile(r"zie (?<=\bzie )(?:ook |tevens )?(?:het )?antwoord\b"),
)

_FULL_LINE = 30
"""Minimum length in code points of a line that shows the measure; shorter ones are titles and last lines."""
_OTHER_PRINT = 4
"""Minimum difference in code points of the measures of questions and answers, if answers are set in bold."""


_Label = tuple[int, int, tuple[int, ...]]


def find_answer_labels(document: CleanText) -> tuple[_Label, ...]:
    """Start, end and numbers of the headings of answers, including misprinted ones.

    >>> find_answer_labels(CleanText.of("95 Antwoord van het Kabinet.\\nJa."))
    ((0, 28, (95,)),)
    """
    matches = list(_ANSWER.finditer(document.body))
    # A single `Reactie van de minister` is the heading above all answers.
    bare = sum(match["bare"] is not None for match in matches)
    return tuple(
        (*match.span("label"), parse_numbers(match["number"] or ""))
        for match in matches
        if bare > 1 or match["bare"] is None
    )


def split_consultation(
    document: CleanText,
    headings: Sequence[Heading],
    names: Parties,
    when: Period,
    labels: Sequence[_Label] | None = None,
) -> tuple[tuple[QuestionBlock, ...], tuple[AnswerBlock, ...]]:
    """Split a written consultation into answers and the questions before them.

    A question has no heading: it simply starts after the text of an answer. A heading in between, the measure
    of the print (answers are set in bold, with fewer characters per line) and the wording of members and
    ministers show where. A question that names no fractie has the previous asker. `labels` are the headings of
    answers, if already known.
    """
    labels = find_answer_labels(document) if labels is None else labels
    starts = [heading.start for heading in headings]
    answers: list[AnswerBlock] = []
    questions: list[QuestionBlock] = []
    measures = _measures(document, labels)
    previous_end = 0
    for index, (label_start, label_end, numbers) in enumerate(labels):
        question_start = _question_start(document, starts, labels, index, measures)
        if answers:
            answers[-1] = _answer(document, starts, answers[-1], question_start)
        above = headings[bisect_left(starts, question_start) : bisect_left(starts, label_start)]
        after_heading = max((each.heading_end for each in above), default=question_start)
        start, end = document.trim(max(after_heading, previous_end), label_start)
        parts = _contributions(document, start, end, names, when) if index else [(start, end)]
        questions += [QuestionBlock(-1, -1, *part, numbers, (), index) for part in parts]
        answers.append(AnswerBlock(label_start, label_end, label_end, label_end, numbers, (), ()))
        previous_end = label_end
    if answers:
        end = signature_start(document, answers[-1].label_end)
        answers[-1] = _answer(document, starts, answers[-1], end)
    questions = [question for question in questions if question.start < question.end]
    return _with_askers(document, questions, headings, {}, names, when), tuple(answers)


def _contributions(
    document: CleanText, start: int, end: int, names: Parties, when: Period
) -> list[tuple[int, int]]:
    """The ranges of the contributions before one answer, if a second fractie contributes too."""
    openings = [
        paragraph
        for paragraph in document.paragraphs(start, end)
        if _OPENS.match(document.text, paragraph[0])
    ]
    if len(openings) < 2:
        return [(start, end)]
    starts = [start]
    speaking: tuple[str, ...] = ()
    for begin, stop in openings:
        named = fracties(document.text, begin, stop, names, when)
        if speaking and named and named != speaking:
            starts.append(begin)
        speaking = named or speaking
    parts = [document.trim(*part) for part in zip(starts, [*starts[1:], end], strict=True)]
    asking = all(_has_words_of_members(document.text[slice(*part)]) for part in parts)
    return parts if asking else [(start, end)]


def _with_askers(
    document: CleanText,
    questions: Sequence[QuestionBlock],
    headings: Sequence[Heading],
    openings: dict[int, tuple[str, ...]],
    names: Parties,
    when: Period,
) -> tuple[QuestionBlock, ...]:
    """The questions with their askers, by the heading above, else their own words, else the last asker.

    `openings` are other places that name a fractie, like headings. A heading without a fractie ends the
    questions of the previous one; the first question of a new subject can belong to the fractie named next, if
    that precedes the last one in the order of fracties, which is the same throughout the document.
    """
    text = document.text
    headed_by = {
        heading.start: heading_fracties(text, heading.start, heading.heading_end, names, when)
        for heading in headings
    } | openings
    places = sorted(headed_by)
    above = [[-1, *places][bisect_left(places, each.start)] for each in questions]
    # The asker in the heading takes precedence over the wording.
    own = [
        () if headed_by.get(at) else fracties(text, each.start, each.end, names, when)
        for at, each in zip(above, questions, strict=True)
    ]
    named_below: dict[int, list[int]] = defaultdict(list)
    for index, at in enumerate(above):
        if own[index]:
            named_below[at].append(index)
    order: dict[tuple[str, ...], int] = {}
    for at, named in zip(above, own, strict=True):
        order.setdefault(headed_by.get(at) or named, len(order))
    asking: tuple[str, ...] = ()
    by_heading = False
    asked = []
    for index, question in enumerate(questions):
        at = above[index]
        begins = index > 0 and at > questions[index - 1].start
        if headed := headed_by.get(at):
            asking, by_heading = headed, True
        elif own[index]:
            asking, by_heading = own[index], False
        elif begins and by_heading:
            asking, by_heading = (), False
        elif begins:
            later = named_below[at][bisect_left(named_below[at], index) :]
            following = own[later[0]] if later else asking
            asking = min(following, asking, key=lambda each: order.get(each, len(order)))
        asked.append(question._replace(asked_by=tuple((party, None) for party in asking)))
    return tuple(asked)


def split_numbered(
    document: CleanText, headings: Sequence[Heading], names: Parties, when: Period
) -> tuple[tuple[QuestionBlock, ...], tuple[AnswerBlock, ...]]:
    """Split a written consultation that numbers its questions: `Vraag 1`, `Antwoord`.

    The asker is the fractie in the heading above, else in the question's own words, else the previous asker.
    """
    text = document.text
    labels = find_numbered_labels(document)
    # Bare numbers that do not recur above answers are those of a list in the text.
    named = any(text.startswith("Vra", label.start) for label in labels if not label.answer)
    replied = not named and any(_REPLY.match(text, heading.start) for heading in headings)
    # Or those of questions, `Antwoord` below each: `1. Hoeveel kost kurk?`
    pairs = len(labels) // 2
    in_turn = [label.answer for label in labels] == [False, True] * pairs and pairs == len(
        find_answer_labels(document)
    )
    if not named and not replied and not in_turn:
        return (), ()
    openings = _openings(document, labels, names, when)
    stops = sorted([heading.start for heading in headings] + list(openings))
    questions, answers = split_questions(document, (), (), stops=stops, labels=labels)
    back = any(text[max(answer.label_start, 0)].isdigit() for answer in answers)
    if not named and not back and not in_turn:
        return (), ()
    questions = _with_askers(document, questions, headings, openings, names, when)
    if back and not named:
        # If only one fractie numbers its points, the others still ask and are answered.
        by_fractie, _ = split_by_fractie(document, headings, names, when)
        asking = {party for question in questions for party in question.asked_by}
        if any(each.answer >= 0 and asking.isdisjoint(each.asked_by) for each in by_fractie):
            return (), ()
    return questions, answers


def _openings(
    document: CleanText, labels: Sequence[NumberedLabel], names: Parties, when: Period
) -> dict[int, tuple[str, ...]]:
    """The fracties that open their questions between two questions, by place: the last paragraph there."""
    found: dict[int, tuple[str, ...]] = {}
    for before, label in itertools.pairwise([None, *labels]):
        if label is None or label.answer or (before and not before.answer):
            continue
        *_, last = [(0, 0), *document.paragraphs(before.end if before else 0, label.start)]
        named = fracties(document.text, *last, names, when)
        if named and document.text.startswith("De leden van", last[0]):
            found[last[0]] = named
    return found


def split_by_fractie(
    document: CleanText, headings: Sequence[Heading], names: Parties, when: Period
) -> tuple[tuple[QuestionBlock, ...], tuple[AnswerBlock, ...]]:
    """Split a written consultation that prints all answers after all questions.

    The contribution of a fractie is one question, and the reply to it one answer, linked by the name of the
    fractie: in the headings above them, or in their first sentences.
    """
    reply = next((each for each in headings if _REPLY.match(document.text, each.start)), None)
    if reply is None:
        return (), ()
    letter = _COMMITTEES_LETTER.search(document.body, 0, reply.start)
    begin = letter.end() if letter else 0
    asked = _of_fracties(document, headings, (begin, reply.start), names, when)
    # Without levels, the headings of the answers are on the level of the one above them.
    below = next((each for each in headings if each.start > reply.start), reply)
    beside = below.start >= reply.end and heading_fracties(
        document.text, below.start, below.heading_end, names, when
    )
    stop = document.body_end if beside else reply.end
    end = min(stop, signature_start(document, reply.heading_end))
    answered = _of_fracties(
        document, headings, (reply.heading_end, end), names, when, answered=True
    )
    first: dict[str, int] = {}
    for index, (named, *_) in enumerate(answered):
        for party in named:
            first.setdefault(party, index)
    # Its questions have no numbers that an answer could point to.
    answers = tuple(AnswerBlock(-1, -1, start, end, (), (), ()) for _, start, end in answered)
    questions = tuple(
        QuestionBlock(
            -1,
            -1,
            start,
            end,
            (),
            tuple((party, None) for party in parties),
            min((first[party] for party in parties if party in first), default=-1),
        )
        for parties, start, end in asked
    )
    return questions, answers


def _of_fracties(
    document: CleanText,
    headings: Sequence[Heading],
    part: tuple[int, int],
    names: Parties,
    when: Period,
    *,
    answered: bool = False,
) -> list[tuple[tuple[str, ...], int, int]]:
    """The parties and ranges of the contributions of fracties, or of the replies to them if `answered`."""
    text = document.text
    starts: list[tuple[tuple[str, ...], int, int]] = []
    for heading in headings:
        if part[0] <= heading.start < part[1]:
            named = heading_fracties(text, heading.start, heading.heading_end, names, when)
            if named:
                starts.append((named, heading.start, heading.heading_end))
    if not starts:
        for start, end in document.paragraphs(*part):
            if answered and not starts and _ANSWERS_COME.match(text, start):
                continue
            sentence = _FIRST_SENTENCE.match(text, start, end)
            if part[0] and _OF_COMMITTEE.match(text, start):
                sentence = None  # the first words of its letter name the fractie that asks
            # An answer names the askers after a preposition: `op de vragen van de leden van`.
            named = (heading_fracties if answered else fracties)(
                text, start, sentence.end() if sentence else end, names, when
            )
            if named and (not starts or named != starts[-1][0]):
                starts.append((named, start, start))
    found = []
    for (named, _, start), following in itertools.zip_longest(starts, starts[1:]):
        end = following[1] if following else part[1]
        if closing := _COMMITTEE_CLOSES.search(document.lined, start, end):
            end = closing.start()
        start, end = document.trim(start, end)
        if start < end:
            found.append((named, start, end))
    return found


def _answer(
    document: CleanText,
    headings: Sequence[int],
    block: AnswerBlock,
    limit: int,
) -> AnswerBlock:
    """An answer with its text, up to the first heading or `limit`, and the answers it points to."""
    start, end = document.trim(block.label_end, limit)
    following = bisect_right(headings, start)
    if following < len(headings) and headings[following] < end:
        start, end = document.trim(start, headings[following])
    numbers = tuple(
        number for number in find_pointers(document.text, start, end) if number not in block.numbers
    )
    return block._replace(start=start, end=end, refers_to=numbers)


def _measures(document: CleanText, labels: Sequence[_Label]) -> tuple[float, float]:
    """The measures of questions and of answers: the longest lines before and after the headings of answers."""
    asked, answered = [], []
    paragraphs = list(document.paragraphs())
    starts = {label_start for label_start, *_ in labels}
    for (start, end), (following, _) in itertools.pairwise(paragraphs):
        if following in starts and start not in starts:
            asked.append(_longest_line(document, start, end))
        if start in starts:
            answered.append(_longest_line(document, *_without_label(document, start, end)))
    return _typical(asked), _typical(answered)


def _without_label(document: CleanText, start: int, end: int) -> tuple[int, int]:
    newline = document.lined.find("\n", start, end)
    return (newline + 1, end) if newline >= 0 else (end, end)


def _has_words_of_members(text: str) -> bool:
    """Whether members ask: a question mark, or their wording, shows it."""
    if "?" in text:
        return True
    small = text.lower()
    return any(pattern.search(small) for pattern in _ASKS)


def _longest_line(document: CleanText, start: int, end: int) -> int:
    return max(map(len, document.lined[start:end].split("\n")))


def _typical(lengths: list[int]) -> float:
    full = sorted(length for length in lengths if length > _FULL_LINE)
    return float(full[len(full) * 3 // 4]) if full else 0.0


def _question_start(
    document: CleanText,
    headings: Sequence[int],
    labels: Sequence[_Label],
    index: int,
    measures: tuple[float, float],
) -> int:
    """Where the question before an answer's heading starts: its first paragraph or a heading."""
    label_start = labels[index][0]
    begin = labels[index - 1][1] if index else 0
    between = headings[bisect_right(headings, begin) : bisect_left(headings, label_start)]
    if between:
        return between[0] if index else between[-1]
    paragraphs = list(document.paragraphs(begin, label_start))
    if len(paragraphs) < 2:
        if paragraphs and not index:
            return paragraphs[-1][0]
        # In a text that lost its paragraphs, the members of a fractie begin a sentence.
        opening = _OPENS_SENTENCE.search(document.text, begin, label_start)
        return opening.start() if opening else label_start
    if not index:
        # Without a heading, questions begin with the naming of members of a fractie.
        return next(
            (start for start, end in paragraphs if _MEMBERS.search(document.text, start, end)),
            paragraphs[0][0],
        )
    # The first paragraph is the answer's, the last one the question's; the rest goes by evidence.
    worth = [_asks(document, start, end, measures) for start, end in paragraphs[1:-1]]
    asked = [0.0, *itertools.accumulate(worth)]  # by what would be left to the answer
    best = max(range(len(asked)), key=lambda cut: (-asked[cut], cut))
    return paragraphs[1 + best][0]


def _asks(document: CleanText, start: int, end: int, measures: tuple[float, float]) -> float:
    """The evidence that a paragraph is a question (above 0) or an answer (below 0)."""
    text = document.text[start:end]
    worth = 1.0 * _has_words_of_members(text)
    worth += 2.0 * bool(_MEMBERS.search(text))
    worth += 1.5 * text.rstrip().endswith("?")
    worth -= 1.5 * any(pattern.search(text) for pattern in _ANSWERS)
    asked, answered = measures
    longest = _longest_line(document, start, end)
    if asked - answered >= _OTHER_PRINT and longest > _FULL_LINE:
        middle = (asked + answered) / 2
        worth += 3.0 * max(-1.0, min(1.0, (longest - middle) / ((asked - answered) / 2)))
    return round(worth * 1024) / 1024  # such parts add up to the same in any order
