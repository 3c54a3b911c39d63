"""The mentions of every block with their ranges in its text, for formats that mark them."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from ..errors import UnreadableInput
from ..models import Kamerstuk, Mention
from ..text.view import flat


class Placed(NamedTuple):
    """A mention with its range in the text of its block."""

    mention: Mention
    start: int
    end: int


def placed(kamerstuk: Kamerstuk) -> dict[str, list[Placed]]:
    """The mentions by the id of their block, in text order.

    Raises UnreadableInput, with the id of the mention, if the JSON lacks its place, as in version
    1.0, or has other words there.

    >>> from imvo_nlp import convert_text
    >>> kamerstuk = convert_text("Vraag 1\\nWat vindt de\\nSP-fractie?\\n\\nAntwoord 1\\nJa.")
    >>> [(each.mention.text, each.start) for each in placed(kamerstuk)["q1"]]
    [('SP', 13)]
    """
    texts = {each.id: each.text for each in kamerstuk.blocks_and_notes()}
    found: dict[str, list[Placed]] = defaultdict(list)
    for mention in kamerstuk.mentions:
        if mention.block is None:
            continue
        start, end = mention.text_start, mention.text_end
        if start is None or end is None:
            raise UnreadableInput(
                f"the place of {mention.id} in the text of {mention.block} is missing, as in JSON of "
                "version 1.0: convert the document again"
            )
        if flat(texts.get(mention.block, "")[start:end]) != mention.text:
            raise UnreadableInput(f"{mention.id} is not at its place in {mention.block}")
        found[mention.block].append(Placed(mention, start, end))
    for spans in found.values():
        spans.sort(key=lambda each: (each.start, -each.end))
    return found
