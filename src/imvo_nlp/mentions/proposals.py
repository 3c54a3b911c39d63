"""Organisations and persons recognized by a trained pipeline and missed by the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from .candidate import Candidate

MODEL = "model"
"""`attributes.from` of a mention proposed by a trained pipeline."""
PERSON = "person"


def find_proposals(
    text: str,
    entities: Iterable[tuple[int, int, str]],
    labels: Mapping[str, str],
    taken: Iterable[tuple[int, int]],
    is_known: Callable[[str], bool],
) -> Iterator[Candidate]:
    """Yield the entities with a label in `labels` that overlap nothing taken.

    `taken` are the mentions of the rules and the headings of blocks. Persons with a known name are
    left out: a model does not decide the meaning of a name. The value stays unknown.

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
        # Models mistake words across a paragraph end, and single signs, for names.
        if "\n" in words or not any(map(str.isupper, words)) or len(words) == 1:
            continue
        if label == PERSON and is_known(words):
            continue
        yield Candidate(start, end, label, None, {"from": MODEL})
