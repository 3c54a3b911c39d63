"""Decisions in JSON-LD: motions, votes, commitments, questions in debates, further debates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..models import MOTION, Commitment, Followup, Kamerstuk, Motion, Named, Official, Vote
from .addresses import Addresses, known

_Node = dict[str, Any]


def decisions(kamerstuk: Kamerstuk, at: Addresses) -> tuple[list[_Node], list[_Node]]:
    """The motions, which are works, and the actions: votes, commitments and requested debates."""
    actions = [
        *(_vote(each, at) for each in kamerstuk.votes or ()),
        *(_commitment(each, at) for each in kamerstuk.commitments or ()),
        *(_followup(each, at) for each in kamerstuk.followups or ()),
    ]
    return [_motion(each, at) for each in kamerstuk.motions or ()], actions


def questions_asked(kamerstuk: Kamerstuk, at: Addresses) -> Iterator[_Node]:
    """The questions in a debate, with the turns that answer them as answers."""
    for asked in kamerstuk.asked or ():
        yield known(
            {
                "@id": at.element(asked.id),
                "@type": "schema:Question",
                "schema:author": _official(asked.by, at),
                "schema:audience": asked.to and _official(asked.to, at),
                "schema:text": asked.text,
                "imvo:asksFor": asked.asks_for,
                "imvo:block": _element(asked.block, at),
                "schema:suggestedAnswer": [
                    {"@id": at.element(block), "@type": "schema:Answer"}
                    for block in dict.fromkeys(each.block for each in asked.answers)
                    if block
                ],
            }
        )


def _motion(motion: Motion, at: Addresses) -> _Node:
    """A motion, under its official address if it has one."""
    return known(
        {
            "@id": at.element(motion.id),
            "@type": "schema:CreativeWork",
            **(at.work(motion.identifier) if motion.identifier else {}),
            "schema:additionalType": MOTION,
            "schema:author": [_member(each, at) for each in motion.submitters],
            "schema:text": motion.text,
            "imvo:appreciation": [each.value for each in motion.appreciations],
            "imvo:status": motion.status,
            "imvo:vote": _element(motion.vote, at),
        }
    )


def _vote(vote: Vote, at: Addresses) -> _Node:
    """A vote; `imvo:rest` is the side of all parties not named."""
    subject = vote.subject
    object_ = at.work(subject.identifier) if subject.identifier else _element(subject.motion, at)
    return known(
        {
            "@id": at.element(vote.id),
            "@type": "schema:VoteAction",
            "schema:object": object_,
            "imvo:subject": subject.kind,
            "imvo:result": vote.result,
            "imvo:method": vote.method,
            "imvo:for": [at.party(each) for each in vote.for_],
            "imvo:against": [at.party(each) for each in vote.against],
            "imvo:rest": vote.rest,
            "imvo:membersFor": [_member(each, at) for each in vote.members_for],
            "imvo:membersAgainst": [_member(each, at) for each in vote.members_against],
            "imvo:block": _element(vote.block, at),
        }
    )


def _commitment(commitment: Commitment, at: Addresses) -> _Node:
    due = commitment.due
    return known(
        {
            "@id": at.element(commitment.id),
            "@type": "schema:PlanAction",
            "schema:additionalType": "toezegging",
            "schema:agent": _official(commitment.by, at),
            "schema:recipient": [_member(each, at) for each in commitment.to],
            "schema:description": commitment.text,
            "imvo:form": commitment.form,
            "imvo:status": commitment.status,
            "imvo:promised": list(commitment.promised),
            "imvo:due": due and due.text,
            "schema:startTime": due and due.from_,
            "schema:endTime": due and due.until,
            "imvo:question": _element(commitment.question, at),
            "imvo:sumsUp": [_element(each, at) for each in commitment.sums_up],
            "imvo:acknowledged": [_element(each, at) for each in commitment.acknowledged],
            "imvo:block": _element(commitment.block, at),
        }
    )


def _followup(followup: Followup, at: Addresses) -> _Node:
    return known(
        {
            "@id": at.element(followup.id),
            "@type": "schema:AskAction",
            "schema:additionalType": followup.kind,
            "schema:agent": followup.by and _member(followup.by, at),
            "schema:description": followup.text,
            "imvo:block": _element(followup.block, at),
        }
    )


def _element(id_: str | None, at: Addresses) -> _Node | None:
    return {"@id": at.element(id_)} if id_ else None


def _member(member: Named, at: Addresses) -> _Node:
    return at.person(member.name, member.participant, member.party)


def _official(who: Official, at: Addresses) -> _Node | None:
    return at.person(who.name, who.participant) if who.name else None
