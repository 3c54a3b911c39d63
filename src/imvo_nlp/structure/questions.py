"""Numbered questions and answers: `Vraag 4 en 5`, `Antwoord 4 en 5`, and who asks and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from ..people import people
from ..text.view import CleanText
from .found import AnswerBlock, Person, QuestionBlock
from .numbers import NUMBERS, parse_numbers

_LABEL = regex.compile(
    rf"""^(?P<label>
        (?P<kind>Vra(?:ag|gen)|Antwoord(?:en)?)
        (?:\s(?:op|bij)(?:\sde)?)?(?:\sde)?(?:\s[Vv]ra(?:ag|gen))?
        \s(?P<numbers>{NUMBERS})[ ]?[:.]?
      | (?P<alone>Antwoord(?:en)?)[ ]?:?(?=\n|$)
    )(?P<rest>[^\n]*)$""",
    regex.MULTILINE | regex.VERBOSE,
)
# Questions without answers are printed under their bare numbers; so are older answers.
_NUMBER = regex.compile(r"^(?P<label>(?P<numbers>\d{1,3}))[ ]?$", regex.MULTILINE)
_AFTER = regex.compile(
    r"^(?:Toelichting|Mededeling|Bronnen|Noten|Voetnoten)\s?:?$|^Toelichting:|^Deze vragen dienen ter aanvulling",
    regex.MULTILINE,
)
_ASKERS = regex.compile(
    r"Vra(?:gen|ag)\svan\s(?:het\slid|de\sleden|de\sKamerleden)\s(?P<names>.+?)\s(?:aan|over)\s(?:de|het|haar|zijn)?",
    regex.DOTALL,
)
_ASKER = regex.compile(
    r"(?P<name>[^(),]+?)\s*(?:\((?P<party>[^()]{1,40})\))?\s*(?:,\sen\s|,\s|\sen\s|$)"
)
_ANSWERERS = regex.compile(
    r"^(?:Antwoord(?:en)?|Mededeling)\svan\s(?P<names>.+?)(?=\(ontvangen|\n\n|Zie ook|^Vraag\s\d|\Z)",
    regex.MULTILINE | regex.DOTALL,
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
_POINTER = regex.compile(
    rf"""\b(?:[Vv]ra(?:ag|gen)|[Aa]ntwoord(?:en)?|[Bb]eantwoording)(?:\s(?:op|van|onder|bij))?
        (?:\s(?:de|het))?(?:\s[Vv]ra(?:ag|gen))?\s(?P<numbers>{NUMBERS})\b(?![.,]?\d|\s?%|\s(?:procent|miljoen|miljard|euro|jaar|weken|dagen|maanden)\b)
        (?!\s+(?:{"|".join(["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"])})\b)
        (?!\s*,?\s*(?:van|uit|in)\s(?:het\slid|de\sleden|eerdere|de\sschriftelijke|de\svragen|de\sset|mijn\sbrief))
        (?!\s*\(Aanhangsel)""",
    regex.VERBOSE,
)


class _Found(NamedTuple):
    start: int
    end: int
    numbers: tuple[int, ...]
    answer: bool


def find_askers(document: CleanText) -> tuple[Person, ...]:
    """Find who asks, from `Vragen van de leden A (P) en B (Q) aan de Minister ...`.

    >>> head = CleanText.of("Vragen van het lid Hijink (SP) aan de Minister over kleding")
    >>> [(person.name, person.party) for person in find_askers(head)]
    [('Hijink', 'SP')]
    """
    match = _ASKERS.search(document.body, 0, 4000)
    if match is None:
        return ()
    found = []
    for asker in _ASKER.finditer(document.body, *match.span("names")):
        name = people().split_name(asker["name"])
        if name is None:
            continue
        party = " ".join(asker["party"].split()) if asker["party"] else None
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
    return tuple(
        person._replace(party=regex.sub(r"^(?:beiden|allen)\s", "", person.party))
        if person.party
        else person
        for person in found
    )


def find_answerers(document: CleanText) -> tuple[Person, ...]:
    """Find which ministers answer, from `Antwoord van Minister Kaag (...) (ontvangen ...)`."""
    match = _ANSWERERS.search(document.body, 0, 5000)
    if match is None:
        return ()
    found = []
    position = match.start("names")
    post = "minister"
    while True:
        office = _ANSWERER.search(document.body, position, match.end("names"))
        more = _MORE_ANSWERERS.match(document.body, position, match.end("names"))
        each = more or office
        if each is None:
            break
        if each is office:
            printed = each["post"].lower()
            post = (
                "state_secretary"
                if printed.startswith("staats")
                else "prime_minister"
                if "president" in printed
                else "minister"
            )
        name = people().split_name(each["name"])
        if name is not None:
            role = "state_secretary" if post == "state_secretary" else "minister"
            portfolio = " ".join(each["portfolio"].split())
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
    for match in _POINTER.finditer(text, start, end):
        numbers.update(dict.fromkeys(parse_numbers(match["numbers"])))
    return tuple(numbers)


def split_questions(
    document: CleanText, askers: Sequence[Person], answerers: Sequence[Person]
) -> tuple[tuple[QuestionBlock, ...], tuple[AnswerBlock, ...]]:
    """Split a document into its numbered questions and answers, each answer linked by number.

    Answers may stand in any order and for several questions together. A block ends at the next
    heading or where the text says that something else follows (`Toelichting`).
    """
    labels = _find_labels(document)
    blocks = []
    for index, label in enumerate(labels):
        end = labels[index + 1].start if index + 1 < len(labels) else document.body_end
        if after := _AFTER.search(document.body, label.end, end):
            end = after.start()
        blocks.append((label, *document.trim(label.end, end)))
    known = {number for label, *_ in blocks if not label.answer for number in label.numbers}
    answers = tuple(
        AnswerBlock(
            label.start,
            label.end,
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
            label.start,
            label.end,
            start,
            end,
            label.numbers,
            asked_by,
            next((by_number[number] for number in label.numbers if number in by_number), -1),
        )
        for label, start, end in blocks
        if not label.answer
    )
    return questions, answers


def _find_labels(document: CleanText) -> list[_Found]:
    body = document.body
    labels: list[_Found] = []
    for match in _LABEL.finditer(body):
        rest = match["rest"].strip()
        if match["alone"]:
            # `Antwoord` alone answers the question right before it.
            if labels and not labels[-1].answer:
                labels.append(_Found(*match.span("label"), labels[-1].numbers, True))
            continue
        if rest and ((not rest[0].isupper() and rest[0] not in "«(") or _in_sentence(body, match)):
            continue
        answer = match["kind"].startswith("A")
        labels.append(_Found(*match.span("label"), parse_numbers(match["numbers"]), answer))
    if not any(not label.answer for label in labels):
        labels = _bare_numbers(body, labels)
    return labels


def _in_sentence(body: str, match: regex.Match[str]) -> bool:
    """Whether a heading with text behind it stands in the middle of a sentence of running text."""
    before = body[: match.start()].rstrip()
    return (bool(before) and before[-1].isalnum()) or before.endswith(",")


def _bare_numbers(body: str, answers: list[_Found]) -> list[_Found]:
    """Questions under their bare numbers: the longest run 1, 2, 3 ... of lines that are a number."""
    wanted, labels = 1, []
    for match in _NUMBER.finditer(body):
        if int(match["numbers"]) == wanted:
            labels.append(_Found(*match.span("label"), (wanted,), False))
            wanted += 1
    if len(labels) < 2 and not answers:
        return answers
    if answers and not labels:
        return answers
    # Where a number comes back before `Antwoord`, it belongs to the answer's heading.
    return sorted(labels + answers)
