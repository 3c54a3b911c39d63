"""The score of mentions for `spacy benchmark accuracy` and `nlp.evaluate`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from spacy.scorer import PRFScore
from spacy.training import Example
from spacy.util import registry

from ..mentions.candidate import Candidate
from .layers import CANDIDATES, SPANS, layer

Scorer = Callable[..., dict[str, Any]]


@registry.scorers("imvo_nlp.mentions_scorer.v1")
def make_mentions_scorer() -> Scorer:
    """The scorer registered for config files."""
    return score_mentions


def score_mentions(examples: Iterable[Example], **_: Any) -> dict[str, Any]:
    """Precision, recall and F1 of mentions by range and label, under spaCy's keys for `doc.spans["imvo"]`.

    The reference Docs hold the correct ones in `doc.spans["imvo"]`, like those of `export --format
    docbin`. Ranges are compared in code points, so a mention within a word counts (`SP` in
    `SP-fractie`).
    """
    whole = PRFScore()
    by_label: defaultdict[str, PRFScore] = defaultdict(PRFScore)
    for example in examples:
        spans = example.reference.spans.get(SPANS, ())
        right = {(each.label_, each.start_char, each.end_char) for each in spans}
        mentions = layer(example.predicted, CANDIDATES, Candidate)
        found = {(each.label, each.start, each.end) for each in mentions}
        whole.score_set(found, right)
        for label in {each[0] for each in found | right}:
            of_label = ({each for each in some if each[0] == label} for some in (found, right))
            by_label[label].score_set(*of_label)
    key = f"spans_{SPANS}"
    return {
        f"{key}_p": whole.precision,
        f"{key}_r": whole.recall,
        f"{key}_f": whole.fscore,
        f"{key}_per_type": {label: by_label[label].to_dict() for label in sorted(by_label)},
    }
