"""A pipeline with the components of nl_core_news_lg, trained in seconds on sentences of our own.

It knows those sentences by heart and nothing else, which is all that tests of what we do with lemmas,
parses and entities need.
"""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy
import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.training.converters import conllu_to_docs

SENTENCES = Path(__file__).with_name("standin.conllu")
_TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": 32,
    "depth": 2,
    "embed_size": 200,
    "window_size": 1,
    "maxout_pieces": 2,
    "subword_features": True,
}
_LISTENS = {"@architectures": "spacy.Tok2VecListener.v1", "width": 32, "upstream": "tok2vec"}
_EACH_COUNTS = {"parser": {"min_action_freq": 1}, "trainable_lemmatizer": {"min_tree_freq": 1}}
_STEPS = 25


def train() -> Language:
    """The pipeline `nl_standin`; the same each time."""
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("nl", meta={"name": "standin"})
    nlp.tokenizer.rules = {}  # 1,600 abbreviations, which are tokenized whenever it is loaded
    nlp.add_pipe("tok2vec", config={"model": _TOK2VEC})
    for name in ("morphologizer", "tagger", "parser", "trainable_lemmatizer", "ner"):
        called = "lemmatizer" if name == "trainable_lemmatizer" else name
        rare = _EACH_COUNTS.get(name, {})
        nlp.add_pipe(name, called, config={"model": {"tok2vec": _LISTENS}, **rare})
    ruler = nlp.add_pipe("attribute_ruler", before="ner")
    text = SENTENCES.read_text(encoding="utf-8")
    docs = list(conllu_to_docs(text, no_print=True))
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of so few examples
        optimizer = nlp.initialize(lambda: examples)
        ruler.add([[{"LOWER": "cacao"}]], {"LEMMA": "cacao"})
        optimizer.learn_rate = 0.01
        for _ in range(_STEPS):
            nlp.update(examples, sgd=optimizer)
    nlp.vocab.reset_vectors(width=4)
    for number, word in enumerate(("katoen", "cacao")):
        nlp.vocab.set_vector(word, numpy.ones(4) + number)
    return nlp
