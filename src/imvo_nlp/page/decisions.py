"""The decisions of a document on the page: motions, votes and commitments, linked to the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ..models import AGAINST, FOR, MOTION, Commitment, Kamerstuk, Motion, Named, Side, Vote
from ..wording import day, named


class Decision(NamedTuple):
    """A line in the box of decisions; `id` is its own id, `place` the id of its target in the text."""

    id: str
    place: str | None
    what: str
    who: str
    advice: str
    outcome: str
    sides: str


class Promise(NamedTuple):
    """A line in the list of commitments."""

    id: str
    place: str | None
    text: str
    by: str
    to: str
    due: str
    form: str


def promises(kamerstuk: Kamerstuk, words: dict[str, Any], marked: frozenset[str]) -> list[Promise]:
    """The commitments in text order."""
    return [
        Promise(
            line_of(each.id, marked),
            each.id if each.id in marked else None,
            each.text,
            each.by.name or "",
            _people(each.to),
            due_of(each, words),
            named(words["forms"], each.form if each.status == "made" else each.status),
        )
        for each in kamerstuk.commitments or ()
    ]


def due_of(commitment: Commitment, words: dict[str, Any]) -> str:
    """The printed time limit, with its last day."""
    due = commitment.due
    if due is None:
        return ""
    return f"{due.text} ({day(words, due.until)})" if due.until else due.text


def decisions(
    kamerstuk: Kamerstuk, words: dict[str, Any], marked: frozenset[str]
) -> list[Decision]:
    """The motions, then the votes on anything else; `marked` are the ids present in the text.

    The line of a printed motion has its own id, to which the text links back.
    """
    return [*_motions(kamerstuk, words, marked), *_votes(kamerstuk, words, marked)]


def lines_of(kamerstuk: Kamerstuk, marked: frozenset[str]) -> dict[str, str]:
    """The ids of lines by motion, vote, commitment and question; a vote on a motion shares its line."""
    lines: dict[str, str] = {}
    for motion in kamerstuk.motions or ():
        lines[motion.id] = line_of(motion.id, marked)
        if motion.vote:
            lines.setdefault(motion.vote, lines[motion.id])
    for asked in kamerstuk.asked or ():
        lines[asked.id] = line_of(asked.id, marked)
    for vote in kamerstuk.votes or ():
        lines.setdefault(vote.id, line_of(vote.id, marked))
    for commitment in kamerstuk.commitments or ():
        lines[commitment.id] = line_of(commitment.id, marked)
    return lines


def line_of(name: str, marked: frozenset[str]) -> str:
    """The id of a line: that of the element itself if the text lacks it."""
    return f"decided-{name}" if name in marked else name


def _motions(
    kamerstuk: Kamerstuk, words: dict[str, Any], marked: frozenset[str]
) -> Iterator[Decision]:
    votes = {each.id: each for each in kamerstuk.votes or ()}
    for motion in kamerstuk.motions or ():
        vote = votes.get(motion.vote or "")
        is_marked = motion.id in marked
        yield Decision(
            line_of(motion.id, marked),
            motion.id if is_marked else vote.id if vote else None,
            _name(motion, words),
            _people(motion.submitters),
            ", ".join(named(words["advice"], each.value) for each in motion.appreciations),
            named(words["statuses"], motion.status),
            _sides(vote, words) if vote else "",
        )


def _votes(
    kamerstuk: Kamerstuk, words: dict[str, Any], marked: frozenset[str]
) -> Iterator[Decision]:
    of_motions = {each.vote for each in kamerstuk.motions or ()}
    for vote in kamerstuk.votes or ():
        if vote.id in of_motions:
            continue
        kind = named(words["subjects"], vote.subject.kind)
        yield Decision(
            line_of(vote.id, marked),
            vote.id if vote.id in marked else None,
            " ".join(filter(None, (kind, vote.subject.identifier))),
            "",
            "",
            named(words["statuses"], vote.result) if vote.result else "",
            _sides(vote, words),
        )


def _name(motion: Motion, words: dict[str, Any]) -> str:
    kind = named(words["subjects"], MOTION)
    return f"{kind} {motion.identifier or motion.number or ''}".strip()


def _people(members: Iterable[Named]) -> str:
    return ", ".join(f"{each.name} ({each.party})" if each.party else each.name for each in members)


def _sides(vote: Vote, words: dict[str, Any]) -> str:
    """The sides of a vote, as far as stated."""
    sides = ((side, _side(vote, side, words)) for side in (FOR, AGAINST))
    return "; ".join(f"{named(words['sides'], side)}: {who}" for side, who in sides if who)


def _side(vote: Vote, side: Side, words: dict[str, Any]) -> str:
    names = [*vote.parties(side), *(each.name for each in vote.members(side))]
    if vote.rest == side:
        names.append(words["sides"]["rest"])
    return ", ".join(names)
