"""Numbered questions and answers: `Vraag 4 en 5`, `Antwoord 4 en 5`, and who asks and answers."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from ..notation.numbers import NUMBERS, parse_numbers
from ..notation.words import MONTHS
from ..reference.people import people
from ..text.patterns import LinePattern
from ..text.source import HeadingMark
from ..text.view import CleanText, flat
from .found import AnswerBlock, Person, QuestionBlock
from .sections import signature_start
from .turns import read_post

_LABEL = LinePattern(
    rf"""^(?P<label>
        (?P<kind>Vra(?:ag|gen)|Antwoord(?:en)?|VRA(?:AG|GEN)|ANTWOORD(?:EN)?|(?<=\n\n)(?:vraag|antwoord)(?=[^\n.]{{1,20}}$))
        (?:\s(?:op|bij|OP)(?:\s(?:de|DE))?)?(?:\sde)?(?:\s(?:[Vv]ra(?:ag|gen)|VRA(?:AG|GEN)))?
        \s(?:nr\.?\s)?(?P<numbers>{NUMBERS})[ ]?[:.)]?
      | (?P<alone>(?:Antwoord(?:en)?|ANTWOORD(?:EN)?)(?:[ ]?:?(?=\n|$)|[ ]?:(?=[ ]\p{{Lu}})))
    )(?P<rest>[^\n]*)$""",
    "Vra|Antwoord|VRA|ANTWOORD|vraag|antwoord",
    regex.VERBOSE,
)
_WITHOUT_NUMBER = LinePattern(
    r"^(?:Vraag|Antwoord)(?=[ ]?:?[ ]?$)[ ]?:?",
    "Vraag|Antwoord",
)
_ANSWERED_BY = r"^(?:Antwoord(?:en)?|Mededeling)\svan\s(?:de\s)?(?:[Mm]inister|[Ss]taatssecretaris)[^.()]{1,120}\("
_ANSWERED = rf"^(?P<label>Antwoord(?:en)?\s(?:(?:op|bij)\s)?(?:de\s)?(?:vra(?:ag|gen)\s)?(?P<answered>{NUMBERS})[ ]?[:.]?)[ ]?$"
# Questions without answers are printed under their bare numbers; so are older answers.
_NUMBER = LinePattern(
    rf"^(?P<label>(?:(?P<numbers>{NUMBERS})[.)]?|Antwoord(?:en)?[ ]?:?))[ ]?$"
    rf"|^(?P<label>Antwoord(?:en)?[ ]?:)(?=[ ]\p{{Lu}})|(?P<by>{_ANSWERED_BY})"
    rf"|{_ANSWERED}",
    r"\d|Antwoord|Mededeling",
)
# A list out of a table: `1 Hoeveel banken hebben het verslag ondertekend?`
_NUMBERED = LinePattern(
    r"^(?P<label>(?P<numbers>\d{1,3})[.)]?)[ ](?=[«“„‘’\"']?\p{Lu}|a[.)]\s\p{Lu})"
    rf"|^(?P<label>Antwoord(?:en)?[ ]?:?)(?=[ ]?$|[ ]\p{{Lu}})|(?P<by>{_ANSWERED_BY})|{_ANSWERED}",
    r"\d|Antwoord|Mededeling",
)
_OPENING = "«(“„‘’\"'"
_YES_OR_NO = regex.compile(r"(?:Ja|Nee|Neen)\b")
_WORDS_OF_MINISTERS = regex.compile(
    r"\b(?:[Ii]k|[Mm]ijn|[Ww]ij|[Oo]ns|[Hh]et\skabinet|[Dd]e\sregering|[Uu]w\sKamer|"
    r"[Zz]ie\s(?:ook\s)?(?:het|mijn)\santwoord)\b"
)
# A line that ends like this goes on: what follows is no heading.
_GOES_ON = regex.compile(r"(?:,|\b(?:op|van|en|of|de|het|zie|onder|bij|aan|in|ook|deze))[ ]?\n\Z")
_PAGES = regex.compile(r"(?<=\?)(?:\s\d{1,4}){1,2}\Z")
_ASKED = regex.compile(r"\?\n(?=\p{Lu})")
# What still belongs to a question, with the points that it lists.
_ASKING = regex.compile(
    r"(?:Kunt|Bent|Wilt|Deelt|Heeft|Hebt|Kan|Zo\s(?:ja|nee|neen|niet)|Graag)\b|[-–•]\s|[a-z][.)]\s"
)
_AFTER = LinePattern(
    rf"{_ANSWERED_BY}|^(?:Toelichting|Mededeling|Bronnen|Noten|Voetnoten|Antwoord(?:en)?)[ ]?:?[ ]?$|"
    r"^Bijlagen?(?:\s(?:\d{1,2}|[A-Z]|[IVX]{1,4}))?[ ]?:?[ ]?$|"
    r"^Toelichting:|^Deze vragen dienen ter aanvulling",
    "Antwoord|Mededeling|Toelichting|Bronnen|Noten|Voetnoten|Bijlage|Deze vragen",
)
_ASKERS = regex.compile(
    r"[Vv]ra(?:gen|ag)\s(?:(?:die\szijn\s)?gesteld\sdoor|van)\s(?:het\s(?:Kamer)?lid|de\s(?:Kamer)?leden(?!\sder\sKamer))\s(?P<names>.+?)"
    r"(?:\s(?:aan|over|inzake|met\sbetrekking)\b|(?<!\p{Lu})\.\s|[(]ingezonden|[(]kenmerk)",
    regex.DOTALL,
)
_ASKER = regex.compile(
    r"(?P<name>[^(),]+?)\s*(?:\((?P<party>[^()]{1,40})\))?\s*(?:,\sen\s|,\s|\sen\s|$)"
)
_ANSWERERS = LinePattern(
    r"^(?:Antwoord(?:en)?|Mededeling)\svan\s(?P<names>.+?)(?=\(ontvangen|\n\n|Zie ook|^Vraag\s\d|\Z)",
    "Antwoord|Mededeling",
    regex.DOTALL,
)
_OFFICE = (
    r"(?:de\s)?(?P<post>[Mm]inister-[Pp]resident|[Mm]inisters?|[Ss]taatssecretaris(?:sen)?)\s"
    r"(?P<name>\p{Lu}[\p{L}'’.-]*(?:\s(?:van|de|den|der|ter|ten|te|tot|in|’t|'t|el|\p{Lu}[\p{L}'’.-]*))*?)"
    r"\s*\((?P<portfolio>[^()]{2,160})\)"
)
_ANSWERER = regex.compile(_OFFICE)
_MORE_ANSWERERS = regex.compile(
    r"(?:\sen\s|,\s)(?P<name>\p{Lu}[\p{L}'’.-]*(?:\s[\p{L}'’.-]+){0,3}?)\s*\((?P<portfolio>[^()]{2,160})\)"
)
_MONTH = "|".join(MONTHS)
_MEASURE = "procent|miljoen|miljard|euro|jaar|weken|dagen|maanden"
_POINTER = regex.compile(
    rf"""\b(?:
        (?:[Aa]ntwoord(?:en)?|[Bb]eantwoording)\s(?:(?:op|van|onder|bij)\s)?(?:(?:de|het)\s)?vra(?:ag|gen)
      | (?:[Aa]ntwoord(?:en)?|[Bb]eantwoording)(?:\s(?:op|onder|bij))?
      | [Vv]raag | [Zz]ie\s(?:ook\s|verder\s|voorts\s)?onder
      | (?:[Zz]ie|[Oo]ok|op|van|onder|bij|de|in|met)\svragen
      )\s(?P<numbers>{NUMBERS})\b(?!\s?(?:,|en|t/m)\s?\d)(?![.,]?\d|\s?%|\s(?:{_MEASURE})\b)
        (?!\s+(?:{_MONTH}|na)\b)
        (?!\s*,?\s*(?:van|uit|in)\s(?:het\slid|de\sleden|(?:die\s|deze\s|de\s)?eerdere|de\sschriftelijke|de\svragen|de\sset|mijn\sbrief))
        (?!\s*\(Aanhangsel)""",
    regex.VERBOSE,
)


# What stands right before the numbers of a pointer: few answers have any.
_POINTED = re.compile(
    r"""\d(?:(?<=raag\s.)|(?<=agen\s.)|(?<=oord\s.)|(?<=rden\s.)|(?<=ding\s.)|(?<=\sop\s.)
        |(?<=nder\s.)|(?<=bij\s.))""",
    re.VERBOSE,
)
_POINTING = 80
"""No words of a pointer before its numbers are longer."""


class NumberedLabel(NamedTuple):
    """The heading of a question or an answer, with its numbers."""

    start: int
    end: int
    numbers: tuple[int, ...]
    answer: bool

    @property
    def heading(self) -> tuple[int, int]:
        """Its range; -1 for what a format marks without a printed heading."""
        return (self.start, self.end) if self.start < self.end else (-1, -1)


def find_askers(document: CleanText) -> tuple[Person, ...]:
    """Find who asks, from `Vragen van de leden A (P) en B (Q) aan de Minister ...`.

    >>> head = CleanText.of("Vragen van het lid Hijink (SP) aan de Minister over kleding")
    >>> [(person.name, person.party) for person in find_askers(head)]
    [('Hijink', 'SP')]
    """
    heads = list(_ASKERS.finditer(document.body, 0, 4000))
    if not heads:
        return ()
    found = _askers(document, heads[0])
    # The subject of a letter names them without their party, its first sentence with it.
    parties = {
        person.name: person.party for head in heads[1:] for person in _askers(document, head)
    }
    return tuple(
        person if person.party else person._replace(party=parties.get(person.name))
        for person in found
    )


def _askers(document: CleanText, head: regex.Match[str]) -> list[Person]:
    found = []
    for asker in _ASKER.finditer(document.body, *head.span("names")):
        name = people().split_name(asker["name"])
        if name is None:
            continue
        party = flat(asker["party"]) if asker["party"] else None
        found.append(
            Person(
                *document.trim(*asker.span("name")),
                name.family,
                ("member",),
                name.initials,
                name.first_name,
                party=party,
            )
        )
    # `(beiden CDA)` and `(allen SP)` count for the names before it.
    for index in range(len(found) - 2, -1, -1):
        following = found[index + 1].party
        if found[index].party is None and following and regex.match(r"beiden|allen", following):
            found[index] = found[index]._replace(party=following)
    return [
        person._replace(party=regex.sub(r"^(?:beiden|allen)\s", "", person.party))
        if person.party
        else person
        for person in found
    ]


def find_answerers(document: CleanText) -> tuple[Person, ...]:
    """Find which ministers answer, from `Antwoord van Minister Kaag (...) (ontvangen ...)`."""
    match = _ANSWERERS.search(document.body, 0, 5000)
    if match is None:
        return ()
    found = []
    position = match.start("names")
    role = post = "minister"
    while True:
        office = _ANSWERER.search(document.body, position, match.end("names"))
        more = _MORE_ANSWERERS.match(document.body, position, match.end("names"))
        each = more or office
        if each is None:
            break
        if each is office:
            role, post = read_post(each["post"])
        name = people().split_name(each["name"])
        if name is not None:
            portfolio = flat(each["portfolio"])
            found.append(
                Person(
                    *each.span("name"),
                    name.family,
                    (role,),
                    name.initials,
                    name.first_name,
                    post=post,
                    portfolio=portfolio,
                )
            )
        position = each.end()
    return tuple(found)


def find_pointers(text: str, start: int, end: int) -> tuple[int, ...]:
    """The question numbers that an answer points the reader to, in order of first mention.

    >>> answer = "Zie het antwoord op vraag 60 en 80."
    >>> find_pointers(answer, 0, len(answer))
    (60, 80)
    """
    numbers: dict[int, None] = {}
    first = _POINTED.search(text, start, end)
    if first is None:
        return ()
    for match in _POINTER.finditer(text, max(start, first.start() - _POINTING), end):
        numbers.update(dict.fromkeys(parse_numbers(match["numbers"])))
    return tuple(numbers)


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
    """Split a document into its numbered questions and answers, each answer linked by number.

    Answers may stand in any order and for several questions together. A block ends at the next
    heading, at one of the `stops`, or where the text says that something else follows
    (`Toelichting`). Where a document is `answered`, what stands behind a question is looked at too: it
    can be the answer, without a heading. In a `listed` one it is: lists of questions and answers
    print the answer in bold, and it may hold points of its own. `labels` are the headings, where they
    are known already. Where the format marks questions and answers, these are all.
    """
    marks = document.marks.questions
    marked = [
        NumberedLabel(*document.trim(mark.start, mark.end), mark.numbers, mark.is_answer)
        for mark in marks
    ]
    stops = [mark.stop for mark in marks] or stops
    labels = marked or labels or find_numbered_labels(document)
    headings = sorted(document.marks.headings)
    blocks: list[tuple[NumberedLabel, int, int]] = []
    for index, label in enumerate(labels):
        last = index + 1 == len(labels)
        end = signature_start(document, label.end) if last else labels[index + 1].start
        if not listed and (after := _AFTER.search(document.body, label.end, end)):
            end = after.start()
        stop = bisect_right(stops, label.end)
        if stop < len(stops):
            end = min(end, stops[stop])
        start, end = document.trim(label.end, end)
        blocks.append((label, *_without_headings(document, headings, start, end)))
    blocks = _without_pages(document, blocks)
    if answered and not marks:
        blocks = list(_with_answers(document, blocks, listed))
    known = {number for label, *_ in blocks if not label.answer for number in label.numbers}
    answers = tuple(
        AnswerBlock(
            *label.heading,
            start,
            end,
            label.numbers,
            tuple(person.name for person in answerers),
            tuple(
                number
                for number in find_pointers(document.text, start, end)
                if number in known and number not in label.numbers
            ),
        )
        for label, start, end in blocks
        if label.answer
    )
    by_number: dict[int, int] = {}
    for index, answer in enumerate(answers):
        for number in answer.numbers:
            by_number.setdefault(number, index)
    asked_by = tuple((person.party, person.name) for person in askers)
    questions = tuple(
        QuestionBlock(
            *label.heading,
            start,
            end,
            label.numbers,
            asked_by,
            next((by_number[number] for number in label.numbers if number in by_number), -1)
            if label.numbers
            else index,
        )
        for index, (label, start, end) in enumerate(each for each in blocks if not each[0].answer)
    )
    return questions, answers


def _without_headings(
    document: CleanText, headings: Sequence[HeadingMark], start: int, end: int
) -> tuple[int, int]:
    """A block less the marked headings at its end: they are of what follows."""
    first_in, behind = (bisect_left(headings, (at, -1, -1)) for at in (start, end))
    for heading in reversed(headings[first_in:behind]):
        first, last = document.trim(heading.start, heading.end)
        if last == end and first > start:
            start, end = document.trim(start, first)
    return start, end


def _without_pages(
    document: CleanText, blocks: list[tuple[NumberedLabel, int, int]]
) -> list[tuple[NumberedLabel, int, int]]:
    """The blocks less the columns `Blz. (van) t/m` of a list of questions: pages behind most of them."""
    asked = [block for block in blocks if not block[0].answer]
    pages = {block[1]: _PAGES.search(document.text, *block[1:]) for block in asked}
    found = {start: match.start() for start, match in pages.items() if match}
    if len(found) < 2 or len(found) * 2 < len(asked):
        return blocks
    return [(label, start, found.get(start, end)) for label, start, end in blocks]


def _with_answers(
    document: CleanText, blocks: Sequence[tuple[NumberedLabel, int, int]], listed: bool
) -> Iterator[tuple[NumberedLabel, int, int]]:
    """The blocks, with those questions cut in two that hold their own answer."""
    headed = {number for label, *_ in blocks if label.answer for number in label.numbers}
    told = [_answer_start(document, start, end, sure=False) for _, start, end in blocks]
    # Where most questions hold an answer without a heading, the others do as well.
    most = sum(cut is not None for cut in told) * 2 > len(blocks)
    for (label, start, end), cut in zip(blocks, told, strict=True):
        if label.answer or headed & set(label.numbers):
            cut = None
        elif cut is None and not headed and (listed or most):
            cut = _answer_start(document, start, end, sure=True)
        if cut is None:
            yield label, start, end
        else:
            yield label, *document.trim(start, cut)
            yield NumberedLabel(-1, -1, label.numbers, True), cut, end


def _answer_start(document: CleanText, start: int, end: int, *, sure: bool) -> int | None:
    """Where the answer begins behind a question: at the first paragraph that asks nothing.

    An offset in the clean text; None where everything asks, or, unless it is `sure` that there is an
    answer, where the words are not a minister's.
    """
    paragraphs = list(document.paragraphs(start, end))
    asking = 1
    while asking < len(paragraphs) and _asks(document, *paragraphs[asking]):
        asking += 1
    if asking < len(paragraphs):
        at = paragraphs[asking][0]
    else:
        # Without a blank line in between: behind a question mark at a line's end.
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


def find_numbered_labels(document: CleanText) -> list[NumberedLabel]:
    """Find the headings of numbered questions and answers, in order; empty where there are none."""
    body = document.body
    labels: list[NumberedLabel] = []
    for match in _LABEL.finditer(body):
        rest = match["rest"].strip()
        if match["alone"]:
            # `Antwoord` alone answers the questions right before it.
            if labels and not labels[-1].answer:
                labels.append(NumberedLabel(*match.span("label"), _unanswered(labels), True))
            continue
        if rest and (
            (not rest[0].isupper() and rest[0] not in _OPENING) or _in_sentence(body, match)
        ):
            continue
        if _GOES_ON.search(body, max(match.start() - 20, 0), match.start()):
            continue
        answer = match["kind"][0] in "Aa"
        labels.append(NumberedLabel(*match.span("label"), parse_numbers(match["numbers"]), answer))
    if any(not label.answer for label in labels):
        return labels
    return _bare_labels(body) or _bare_labels(body, _NUMBERED) or labels or _unnumbered(body)


def _unanswered(labels: Sequence[NumberedLabel]) -> tuple[int, ...]:
    """The numbers of the questions behind the last answer."""
    asked = itertools.takewhile(lambda label: not label.answer, reversed(labels))
    return tuple(sorted({number for label in asked for number in label.numbers}))


def _unnumbered(body: str) -> list[NumberedLabel]:
    """The headings `Vraag` and `Antwoord` without any number, as a letter with one question has them."""
    labels = [
        NumberedLabel(*match.span(), (), match[0].startswith("A"))
        for match in _WITHOUT_NUMBER.finditer(body)
    ]
    in_turn = all(label.answer == bool(index % 2) for index, label in enumerate(labels))
    return labels if in_turn else []


def _in_sentence(body: str, match: regex.Match[str]) -> bool:
    """Whether a heading with text behind it stands in the middle of a sentence of running text."""
    before = body[max(match.start() - 200, 0) : match.start()]
    if before.endswith("\n\n"):
        return False
    before = before.rstrip()
    return (bool(before) and before[-1].isalnum()) or before.endswith(",")


def _bare_labels(body: str, pattern: LinePattern = _NUMBER) -> list[NumberedLabel]:
    """Headings that are only a number or `Antwoord`: questions 1, 2, 3 ... and their answers.

    Either `Antwoord` stands behind each question, or the answers stand behind all questions under
    the numbers that come back: below `Antwoord`, `Antwoord van Minister X`, or nothing.
    """
    lines = list(pattern.finditer(body))
    printed = [parse_numbers(match["numbers"]) if match["numbers"] else () for match in lines]
    # The last line that bears a number, and the last one that bears nothing else.
    last = {number: index for index, group in enumerate(printed) for number in group}
    last_alone = {group: index for index, group in enumerate(printed)}
    labels: list[NumberedLabel] = []
    asked: set[int] = set()
    answered: set[int] = set()
    wanted = 1  # the first number that was not asked
    all_back = len(lines)  # up to this line the numbers of all questions come back
    any_answer = answering = False
    for index, (match, numbers) in enumerate(zip(lines, printed, strict=True)):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if match["by"]:
            answering = bool(asked)
            continue
        if match["answered"]:
            labels.append(
                NumberedLabel(*match.span("label"), parse_numbers(match["answered"]), True)
            )
            any_answer = True
            continue
        if not numbers:
            by = following and following["by"]
            first = following and printed[index + 1][:1] == (1,)
            # Below the answer to a first question a list of points can follow.
            back = first and (len(asked) > 1 or len(lines) == index + 2)
            if asked and (by or (back and not any_answer)):
                answering = True
            elif labels and not labels[-1].answer:
                labels.append(NumberedLabel(*match.span("label"), _unanswered(labels), True))
                any_answer = True
            continue
        if not answering and len(asked) > 1 and numbers[0] == 1 and not any_answer:
            # A list within an answer begins at 1 too; the answers are as many as the questions.
            answering = index <= all_back and last_alone.get((wanted,), -1) < index
        if answering:
            if asked >= set(numbers) and not answered & set(numbers):
                answered.update(numbers)
                labels.append(NumberedLabel(*match.span("label"), numbers, True))
                any_answer = True
        elif numbers[0] == wanted and not asked & set(numbers) and numbers[-1] - wanted < 40:
            behind = body[match.end() : following.start() if following else len(body)]
            if pattern is _NUMBERED and "?" not in behind:
                continue  # an item of a list
            labels.append(NumberedLabel(*match.span("label"), numbers, False))
            asked.update(numbers)
            all_back = min(all_back, *(last[number] for number in numbers))
            while wanted in asked:
                wanted += 1
    questions = [label for label in labels if not label.answer]
    return labels if questions and len(labels) > 1 else []
