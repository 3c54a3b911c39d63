"""Reports in indirect speech, without headings: committee debates until about 2003.

Such a report names the speaker at the start of a paragraph and continues in indirect speech: `De
heer Rabbae (GroenLinks) vindt dat ...`, `De minister antwoordt dat ...`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from ..notation.period import ANY_DAY
from ..reference.people import People, people
from ..text.view import CleanText, flat
from .found import Heading, Person
from .turns import GAP, STRICT_NAME, Label, is_group, read_post


@cache
def _speaker(people: People) -> regex.Pattern[str]:
    return regex.compile(
        rf"""(?:
            (?P<honorific>De{GAP}heer|Mevrouw){GAP}(?P<name>{STRICT_NAME}){GAP}?\((?P<party>[^():]{{1,50}})\)
          | (?:De{GAP})?(?P<post>[Mm]inister(?:-president)?|[Ss]taatssecretaris)
              (?:{GAP}(?P<holder>{STRICT_NAME}))?
              (?:{GAP}(?:van|voor){GAP}(?P<portfolio>{people.portfolio_pattern}))?
          | (?P<chair>De{GAP}voorzitter)
        )(?=,?{GAP}(?!van\b|voor\b|en\b|of\b)\p{{Ll}})""",
        regex.VERBOSE,
    )


_OF_MEMBERS = regex.compile(r"(?:vragen|opmerkingen)\b", regex.IGNORECASE)


def find_narrated(
    document: CleanText, headings: Sequence[Heading], guests: Sequence[Person] = ()
) -> tuple[Label, ...]:
    r"""Find the speakers in a report in indirect speech: paragraphs that begin with another speaker.

    A label is the speaker's name in the sentence, not a heading. Under `Vragen en opmerkingen uit
    de commissie` only members speak: a paragraph there that begins with the minister is about the
    minister, as is any paragraph about a minister who is not among the `guests`. Nothing is found
    without any member: a text that begins with `De minister` is then a letter.

    >>> report = "De heer Rabbae (GroenLinks) vindt dit te mager.\n\nDe minister deelt dit niet."
    >>> [label.role for label in find_narrated(CleanText.of(report), ())]
    ['member', 'minister']
    """
    body = document.body
    parts = {heading.start: body[heading.start : heading.heading_end] for heading in headings}
    labels: list[Label] = []
    of_members, new_part = False, True
    for start, _ in document.paragraphs():
        if start in parts:
            of_members, new_part = _OF_MEMBERS.match(parts[start]) is not None, True
            continue
        match = _speaker(people()).match(body, start)
        label = _read(match) if match else None
        if label is None or (of_members and label.role != "member"):
            continue
        if label.post and guests and not any(_is(guest, label) for guest in guests):
            continue
        # The minister just named continues as `De minister`.
        if new_part or not _goes_on(labels[-1], label):
            labels.append(label)
        new_part = False
    return tuple(labels) if any(label.role == "member" for label in labels) else ()


def _is(guest: Person, label: Label) -> bool:
    if guest.post != label.post or (label.name and label.name.family != guest.name):
        return False
    if label.portfolio is None:
        return True
    secretary = label.post == "state_secretary"
    return people().held(guest.name, label.portfolio, ANY_DAY, state_secretary=secretary)


def _goes_on(speaking: Label, label: Label) -> bool:
    same_person = label.name in (None, speaking.name) and label.party == speaking.party
    return (
        same_person
        and label.role == speaking.role
        and label.portfolio in (None, speaking.portfolio)
    )


def _read(match: regex.Match[str]) -> Label | None:
    start, end = match.span()
    if match["chair"]:
        return Label(start, end, "chair", None, None, None, None, heading=False)
    if match["post"]:
        name = people().split_name(match["holder"]) if match["holder"] else None
        role, post = read_post(match["post"])
        portfolio = flat(match["portfolio"]) if match["portfolio"] else None
        return Label(start, end, role, name, None, None, post, portfolio, heading=False)
    name = people().split_name(match["name"])
    if name is None:
        return None
    honorific = match["honorific"].removeprefix("De").strip().lower()
    party = flat(match["party"])
    if not is_group(party):
        return Label(
            *(start, end, "other", name, None, honorific, None), heading=False, affiliation=party
        )
    return Label(start, end, "member", name, party, honorific, None, heading=False)
