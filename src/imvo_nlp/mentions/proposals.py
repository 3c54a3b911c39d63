"""Organisations and persons that a trained pipeline recognizes and no rule found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from .candidate import Candidate

MODEL = "model"
"""`attributes.from` of a mention that a trained pipeline proposed."""
PERSON = "person"


def find_proposals(
    text: str,
    entities: Iterable[tuple[int, int, str]],
    labels: Mapping[str, str],
    taken: Iterable[tuple[int, int]],
    is_known: Callable[[str], bool],
) -> Iterator[Candidate]:
    """Yield the entities whose kind `labels` translates and which overlap nothing that is taken.

    `taken` are the mentions of the rules and the headings of blocks. A person whose name is known is
    left out: whom a name means is not for a model to say. The value stays unknown.

    >>> text = "Wolkveld koopt van Van den Berg."
    >>> entities = [(0, 8, "ORG"), (19, 31, "PERSON")]
    >>> labels = {"ORG": "organisation", "PERSON": "person"}
    >>> [*find_proposals(text, entities, labels, [], {"Van den Berg"}.__contains__)]
    [Candidate(start=0, end=8, label='organisation', value=None, attributes={'from': 'model'})]
    """
    is_taken = bytearray(len(text))
    for start, end in taken:
        is_taken[start:end] = b"\1" * (end - start)
    for start, end, kind in entities:
        words, label = text[start:end], labels.get(kind)
        if label is None or any(is_taken[start:end]):
            continue
        # Models take words across a paragraph's end for a name, and single signs.
        if "\n" in words or not any(map(str.isupper, words)) or len(words) == 1:
            continue
        if label == PERSON and is_known(words):
            continue
        yield Candidate(start, end, label, None, {"from": MODEL})
