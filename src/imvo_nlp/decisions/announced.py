"""Motions that members say they may move or will move: `Ik overweeg een motie`, `Ik kondig een motie aan`.

No motion can be moved in a committee debate, so members announce there what they will move in a later debate
or in the second half of this one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import regex

from ..mentions.literals import places
from ..structure.found import TurnBlock
from .sentences import sentences

_BEFORE, _BEHIND = 400, 300
"""Characters around the word within which its sentence is sought."""
_WHO = r"(?:ik|wij|we|(?:mijn|onze)\sfractie|de\sfractie\svan\s[\p{L}\d\s-]{2,40}?)"
_A = r"(?:een|nog\seen|ook\seen)\s(?:\p{Ll}+e?\s){0,2}"
_MOTION = rf"{_A}(?:Kamer)?motie\b"
_BETWEEN = r"(?:[^.;:?!,]{0,80}?\s)?"
_CONSIDERED = regex.compile(
    rf"""\b(?:overweeg|overwegen)\s{_WHO}\s{_BETWEEN}{_MOTION}
      | \b{_WHO}\s(?:overweeg|overwegen|overweegt)\s{_BETWEEN}{_MOTION}
      | \b{_WHO}\s{_BETWEEN}{_MOTION}\s(?:te\s)?overwegen\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_ANNOUNCED = regex.compile(
    rf"""# `Ik kondig alvast een motie aan`, `Wij kondigen hierover een motie aan`
        \b(?:(?:kondig|kondigen)\s{_WHO}|{_WHO}\s(?:kondigt?|kondigen))\s{_BETWEEN}{_MOTION}
        [^.;:?!]{{0,160}}?\baan\b
        # `Ik zal een motie indienen`, `Wij zullen met een motie komen`, `ga ik een motie voorbereiden`
      | \b(?:(?:zal|zullen|ga|gaan)\s{_WHO}|{_WHO}\s(?:zal|zullen|ga|gaan))\s{_BETWEEN}{_MOTION}
        [^.;:?!,]{{0,120}}?\b(?:indienen|in\ste\sdienen|komen|voorbereiden|voorleggen|opstellen)\b
        # `Dan kom ik met een motie`
      | \b(?:(?:kom|komen)\s{_WHO}|{_WHO}\s(?:kom|komen))\s{_BETWEEN}met\s{_MOTION}""",
    regex.VERBOSE | regex.IGNORECASE,
)
# Reports in indirect speech, until about 2003, refer to the speaker as `hij`.
_INDIRECT_CONSIDERED = regex.compile(rf"^(?:Hij|Zij)\soverweegt\s{_BETWEEN}{_MOTION}")
_INDIRECT_ANNOUNCED = regex.compile(
    rf"^(?:Hij|Zij)\s(?:kondigt\s{_BETWEEN}{_MOTION}.{{0,160}}\baan|zal\s{_BETWEEN}{_MOTION}.{{0,120}}\bindienen)\b"
)
_FIRST_PERSON = regex.compile(r"\b(?:[Ii]k|[Ww]ij|[Ww]e)\b")
_IF = regex.compile(
    r"\b(?:als|indien|wanneer|mocht(?:en)?|tenzij|anders|misschien|wellicht|eventueel)\b",
    regex.IGNORECASE,
)
_CONDITION = regex.compile(r"\b(?:als|indien|wanneer|mocht)\b[^,;]*,", regex.IGNORECASE)
_NONE = regex.compile(
    r"""\b(?:niet|geen|zonder)\b
      | \bmotie\svan\s(?:de\s(?:heer|leden|fractie)|het\slid|mevrouw|collega)\b
      | \b(?:steun(?:en)?|stemmen|ontraden|aan\ste\shouden|in\ste\strekken)\b
      | \bde\svolgende\smotie\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_ANOTHER = regex.compile(r"\b(?:ook|nog|tweede|derde|andere|nieuwe|daarnaast)\b", regex.IGNORECASE)

Status = Literal["aangekondigd", "overwogen"]


class Coming(NamedTuple):
    """An announced or considered motion: the turn, the sentence, and the status.

    `is_another` is true if the sentence calls it one more (`nog een motie`).
    """

    turn: int
    start: int
    end: int
    status: Status
    is_another: bool


def find_coming(text: str, turns: Sequence[TurnBlock]) -> Iterator[Coming]:
    """The places where members announce or consider a motion of their own, in order.

    A motion under a condition is considered; a question and somebody else's motion are left out.

    >>> said = "Ik overweeg daarover een motie. De motie van de heer Bos steun ik."
    >>> [coming.status for coming in find_coming(said, [TurnBlock(-1, -1, 0, len(said), "member", "Diks")])]
    ['overwogen']
    """
    last = 0
    is_indirect: dict[int, bool] = {}
    for at in places(text, "motie") if turns else ():
        turn = bisect_right(turns, at, key=lambda each: each.start) - 1
        if at < last or turn < 0 or at >= turns[turn].end or turns[turn].role != "member":
            continue
        begin, stop = max(turns[turn].start, at - _BEFORE), min(turns[turn].end, at + _BEHIND)
        start, end = next(
            (each for each in sentences(text, begin, stop) if each[0] <= at < each[1]), (at, at)
        )
        last = end
        if turn not in is_indirect:
            is_indirect[turn] = not _FIRST_PERSON.search(text, turns[turn].start, turns[turn].end)
        if status := _status(text[start:end], is_indirect[turn]):
            yield Coming(turn, start, end, status, bool(_ANOTHER.search(text, start, end)))


def _status(sentence: str, is_indirect: bool) -> Status | None:
    if sentence.endswith("?") or _NONE.search(_CONDITION.sub("", sentence)):
        return None
    if (_INDIRECT_CONSIDERED if is_indirect else _CONSIDERED).search(sentence):
        return "overwogen"
    if (_INDIRECT_ANNOUNCED if is_indirect else _ANNOUNCED).search(sentence):
        return "overwogen" if _IF.search(sentence) else "aangekondigd"
    return None
