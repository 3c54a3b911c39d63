"""Where the mentions stand in the clean text of their blocks, which the contract does not say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import NamedTuple

from ..models import Answer, Footnote, Kamerstuk, Mention, Question, Turn

Block = Turn | Question | Answer | Footnote


class Placed(NamedTuple):
    """A mention with its range in the text of its block."""

    mention: Mention
    start: int
    end: int


def blocks_of(kamerstuk: Kamerstuk) -> tuple[Block, ...]:
    """The turns, questions, answers and footnotes of a document: all that has a text of its own."""
    return (*kamerstuk.turns, *kamerstuk.questions, *kamerstuk.answers, *kamerstuk.footnotes)


def placed(kamerstuk: Kamerstuk) -> dict[str, list[Placed]]:
    """The mentions of each block by its id, in order; one that is found nowhere is left out.

    Cleaning takes away and adds nothing but a newline per paragraph. So a mention stands at most as far
    from the one before it as in the source, without the footnotes in between: where its words are found
    last up to there.

    >>> from imvo_nlp import convert_text
    >>> kamerstuk = convert_text("Vraag 1\\nWat vindt de\\nSP-fractie?\\n\\nAntwoord 1\\nJa.")
    >>> [(each.mention.text, each.start) for each in placed(kamerstuk)["q1"]]
    [('SP', 13)]
    """
    blocks = {each.id: each for each in blocks_of(kamerstuk)}
    found: dict[str, list[Placed]] = defaultdict(list)
    for mention in kamerstuk.mentions:
        block = blocks.get(mention.block or "")
        if block is None:
            continue
        source, at = block.start, 0
        if found[block.id]:
            last = found[block.id][-1]
            source, at = last.mention.start, last.start
        ahead = mention.start - source - _notes(kamerstuk, source, mention.start)
        start = _last(block.text, mention.text, at, ahead)
        if start >= 0:
            found[block.id].append(Placed(mention, start, start + len(mention.text)))
    return found


def _last(text: str, words: str, at: int, ahead: int) -> int:
    """Where the words stand last, at most so far ahead, and one for each paragraph; -1 if nowhere."""
    last, furthest = -1, at + ahead
    while (found := text.find(words, at)) >= 0:
        furthest += text.count("\n\n", at, found)
        if found > furthest:
            break
        last, at = found, found + 1
    return last


def _notes(kamerstuk: Kamerstuk, start: int, end: int) -> int:
    """How much of the source between two offsets is footnotes, which come in order."""
    notes = kamerstuk.footnotes
    first = bisect_left(notes, start, key=lambda note: note.start)
    behind = bisect_right(notes, end, key=lambda note: note.end)
    return sum(note.end - note.start for note in notes[first:behind])
