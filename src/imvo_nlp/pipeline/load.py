"""Loads pipelines; the only module that knows the order of the components."""

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
"""The factories of this package, in the order of their dependencies."""

PROPOSALS = "imvo_proposals"
"""The factory that follows these if a pipeline recognizes entities."""

DEFAULT = "nl_imvo_rules"
LARGE_MODEL = "nl_core_news_lg"


def load(
    pipeline: str | Path | None = None, *, exclude: str | Iterable[str] = (), **options: Any
) -> Language:
    """A spaCy pipeline that turns the text of a Kamerstuk into the object of the contract.

    Without argument it has the rules on a blank Dutch pipeline. The name or path of an installed spaCy
    pipeline, such as `nl_core_news_lg`, gives the same components behind its own, and if it recognizes
    entities, one that proposes organisations and persons. A pipeline that already holds some of our components
    is loaded unchanged. Components in `exclude`, of either kind, are not loaded; `options` are those of
    `spacy.load`, which calls this function for `spacy.load("imvo_nlp")`.

    Raises PipelineNotFound, with ways to get it, if that pipeline is not installed, and WrongUse if the
    order of its components loses data.

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
    """The Doc of a source text with the marks of its format, for `assemble`.

    `nlp(source.text)` returns the same without the marks, and with `doc.spans["imvo"]`.
    """
    text: str | Doc = source.text
    if isinstance(nlp.tokenizer, KamerstukTokenizer):
        text = nlp.tokenizer.read(source.text, source.marks)
    return nlp(text, component_cfg=_without_spans(nlp))


def _without_spans(nlp: Language) -> dict[str, dict[str, Any]]:
    """Options for a resolver without spans: they are half of its work, and `assemble` does not read them.

    Empty if components of others follow it, since they may read spans.
    """
    from_the_end = reversed(nlp.pipe_factories.items())
    ours = takewhile(lambda pipe: pipe[1] in (*COMPONENTS, PROPOSALS), from_the_end)
    return {name: {"shows_mentions": False} for name, factory in ours if factory == RESOLVER}


def load_trained(pipeline: str | Path, exclude: Iterable[str] = ()) -> Language:
    """A trained pipeline without our components and those in `exclude`, for clean texts.

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
