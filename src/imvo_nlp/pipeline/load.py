"""Loading pipelines: the only place that knows the order of the components."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ..errors import PipelineNotFound
from ..text.source import SourceText
from .stage import RESOLVER, check_order
from .tokenizer import MAX_LENGTH, KamerstukTokenizer, make_tokenizer

COMPONENTS = (
    "imvo_kind",
    "imvo_front_matter",
    "imvo_structure",
    "imvo_people",
    "imvo_parties",
    "imvo_ministers",
    "imvo_members",
    "imvo_sectors",
    "imvo_references",
    "imvo_motions",
    "imvo_documents",
    "imvo_vocabulary",
    "imvo_dates",
    "imvo_arbiter",
    RESOLVER,
    "imvo_votes",
    "imvo_moved",
    "imvo_answers",
    "imvo_asked",
    "imvo_followups",
    "imvo_commitments",
)
"""Factories of this package in the order in which they need each other."""

PROPOSALS = "imvo_proposals"
"""The factory that comes behind these where a pipeline recognizes entities."""

DEFAULT = "nl_imvo_rules"
LARGE_MODEL = "nl_core_news_lg"


def load(
    pipeline: str | Path | None = None, *, exclude: str | Iterable[str] = (), **options: Any
) -> Language:
    """A spaCy pipeline that turns the text of a Kamerstuk into the object of the contract.

    Without argument the rules on a blank Dutch pipeline. The name or path of an installed spaCy
    pipeline, such as `nl_core_news_lg`, puts the same components behind its own, and where it
    recognizes entities one that proposes organisations and persons. A path to a pipeline that holds some of our components already is loaded as it is. Components in `exclude`,
    of either, are not loaded; `options` are those of `spacy.load`, which calls this function for
    `spacy.load("imvo_nlp")`.

    Raises PipelineNotFound, with the ways to get it, where that pipeline is not installed, and
    WrongUse where its components stand in an order that loses something.

    >>> nlp = load()
    >>> nlp("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.")._.kamerstuk.questions[0].text
    'Bent u bereid?'
    """
    name = str(pipeline or DEFAULT)
    excluded = [exclude] if isinstance(exclude, str) else [*exclude]
    if name == DEFAULT:
        return spacy.load(models_path() / DEFAULT, exclude=excluded, **options)
    return _load_other(name, excluded, options)


def read(nlp: Language, source: SourceText) -> Doc:
    """The Doc of a source text that went through a pipeline, with what its format marks, to be assembled.

    `nlp(source.text)` is the same without the marks, and with `doc.spans["imvo"]`.
    """
    text: str | Doc = source.text
    if isinstance(nlp.tokenizer, KamerstukTokenizer):
        text = nlp.tokenizer.read(source.text, source.marks)
    return nlp(text, component_cfg=_without_spans(nlp))


def _without_spans(nlp: Language) -> dict[str, dict[str, Any]]:
    """How to call the resolver so that it makes no spans, half of its work, which `assemble` does not read.

    Components of others behind it may: then it makes them.
    """
    from_the_end = reversed(nlp.pipe_factories.items())
    ours = takewhile(lambda pipe: pipe[1] in (*COMPONENTS, PROPOSALS), from_the_end)
    return {name: {"shows_mentions": False} for name, factory in ours if factory == RESOLVER}


def load_trained(pipeline: str | Path, exclude: Iterable[str] = ()) -> Language:
    """A trained pipeline without our components, and those in `exclude`, for texts that are clean already.

    Raises PipelineNotFound.
    """
    _check_installed(str(pipeline))
    nlp = spacy.load(pipeline, exclude=[*COMPONENTS, PROPOSALS, *exclude])
    if isinstance(nlp.tokenizer, KamerstukTokenizer):
        nlp.tokenizer = nlp.tokenizer.split
    nlp.max_length = MAX_LENGTH
    return nlp


def _load_other(name: str, excluded: list[str], options: dict[str, Any]) -> Language:
    _check_installed(name)
    nlp = spacy.load(name, exclude=excluded, **options)
    if not isinstance(nlp.tokenizer, KamerstukTokenizer):
        nlp.config["nlp"]["tokenizer"] = {
            "@tokenizers": "imvo_nlp.KamerstukTokenizer.v1",
            "base": nlp.config["nlp"]["tokenizer"],
        }
        base = nlp.tokenizer
        nlp.tokenizer = make_tokenizer(lambda _: base)(nlp)
    if not set(COMPONENTS) & set(nlp.pipe_factories.values()):
        has_entities = any("doc.ents" in nlp.get_pipe_meta(each).assigns for each in nlp.pipe_names)
        for component in (*COMPONENTS, *([PROPOSALS] if has_entities else [])):
            if component not in excluded:
                nlp.add_pipe(component)
    check_order(nlp)
    return nlp


def _check_installed(name: str) -> None:
    on_disk = Path(name).exists()
    if not on_disk and not (name.isidentifier() and importlib.util.find_spec(name)):
        if name == LARGE_MODEL:
            raise PipelineNotFound(
                f"{LARGE_MODEL} is not installed. Two ways to get it: "
                f"`python -m spacy download {LARGE_MODEL}`, or download the wheel "
                f"{LARGE_MODEL}-3.8.0-py3-none-any.whl from spaCy's model releases on another "
                "machine and `pip install` that file here. The default pipeline needs no model."
            )
        raise PipelineNotFound(
            f"spaCy pipeline {name!r} not found: give the name of an installed one, a path, or "
            f"nothing for {DEFAULT}"
        )


def models_path() -> Path:
    """The folder with this package's own pipelines, one folder with a `config.cfg` each."""
    package = Path(__file__).resolve().parents[1]
    packaged = package / "models"
    return packaged if packaged.is_dir() else package.parents[1] / "models"
