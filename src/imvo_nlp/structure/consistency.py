"""Invariants of structures, independent of the rules: violations are repaired, with a warning."""

from __future__ import annotations

from collections.abc import Iterator

from ..text.view import CleanText, flat
from .found import AnswerBlock, Structure, TextWarning


def made_consistent(document: CleanText, found: Structure) -> Structure:
    """The structure with answers that point only to existing questions.

    A pointer to a missing question is removed, and a block without text is kept, both with a
    warning.

    >>> from imvo_nlp.structure.found import QuestionBlock
    >>> question = QuestionBlock(0, 7, 8, 12, (1,), (), 0)
    >>> answer = AnswerBlock(13, 23, 24, 51, (1,), (), (1, 9))
    >>> text = CleanText.of("Vraag 1\\nWat?\\nAntwoord 1\\nZie het antwoord op vraag 9.")
    >>> structure = made_consistent(text, Structure(questions=(question,), answers=(answer,)))
    >>> structure.answers[0].refers_to, [each.code for each in structure.warnings]
    ((1,), ['pointer_unknown'])
    """
    there = {number for question in found.questions for number in question.numbers}
    answers = tuple(
        answer._replace(refers_to=tuple(each for each in answer.refers_to if each in there))
        for answer in found.answers
    )
    warnings = (*found.warnings, *_lost(found.answers, there), *_empty(document, found))
    return found._replace(answers=answers, warnings=warnings)


def _lost(answers: tuple[AnswerBlock, ...], there: set[int]) -> Iterator[TextWarning]:
    for answer in answers:
        lost = [str(number) for number in answer.refers_to if number not in there]
        if lost:
            message = f"an answer points to question {', '.join(lost)}, which does not exist"
            yield TextWarning("pointer_unknown", message, answer.start, answer.end)


def _empty(document: CleanText, found: Structure) -> Iterator[TextWarning]:
    for block in found.blocks:
        if block.start >= block.end:
            heading = flat(document.text[block.label_start : block.label_end])
            message = f"the heading {heading!r} has no text under it"
            yield TextWarning("block_empty", message, block.label_start, block.label_end)
