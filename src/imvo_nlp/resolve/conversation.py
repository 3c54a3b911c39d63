"""Exchanges in a debate: the person meant by a name or `de minister` among recent speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from ..notation.names import fold
from ..structure.found import GOVERNMENT, TurnBlock

_EXCHANGE = 4
"""Maximum number of turns to the previous and the next turn of a minister within one exchange."""


class Conversation:
    """The turns of a debate, by offset in the clean text."""

    def __init__(self, turns: Sequence[TurnBlock]) -> None:
        self._turns = turns
        self._starts = [turn.start for turn in turns]

    def _at(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self._turns[index].end else -1

    def speaker(self, offset: int) -> TurnBlock | None:
        """The turn around an offset; None outside turns."""
        index = self._at(offset)
        return self._turns[index] if index >= 0 else None

    def answering(self, offset: int, post: str, names: Collection[str]) -> str | None:
        """The minister, of several with a post, to whom a member is talking; None if uncertain.

        It is the one who answers next and was the last of them to speak, at most a few turns away: between two
        turns of one minister nobody else is `de minister`.
        """
        index = self._at(offset)
        if index < 0 or self._turns[index].role in GOVERNMENT:
            return None
        before = self._nearest(range(index - 1, index - 1 - _EXCHANGE, -1), post)
        after = self._nearest(range(index + 1, index + 1 + _EXCHANGE // 2), post)
        return before if before is not None and before == after and before in names else None

    def _nearest(self, indexes: Sequence[int], post: str) -> str | None:
        for index in indexes:
            if 0 <= index < len(self._turns) and self._turns[index].role == post:
                return self._turns[index].name
        return None

    def addressed(self, offset: int, name: str) -> list[TurnBlock]:
        """The last turn of a bearer of this name who just spoke, before the one who is speaking.

        Only the chair can have spoken in between. Empty if nobody of that name did.
        """
        index = self._at(offset) - 1
        while index >= 0 and self._turns[index].role == "chair":
            index -= 1
        if index < 0 or self._at(offset) < 0:
            return []
        turn = self._turns[index]
        return [turn] if turn.name and fold(turn.name) == fold(name) else []
