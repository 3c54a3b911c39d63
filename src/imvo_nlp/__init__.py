"""Structured data from Kamerstukken, the documents of the Dutch parliament.

>>> import imvo_nlp
>>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.")
>>> kamerstuk.questions[0].text, kamerstuk.answers[0].text
('Bent u bereid?', 'Ja.')

Importing the package imports nothing heavy: each public name is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .analysis.evaluate import evaluate
    from .analysis.tabular import tables
    from .api import convert, convert_bytes, convert_text
    from .batch.many import convert_many
    from .converted.documents import read_documents
    from .errors import (
        ImvoNlpError,
        LexiconError,
        MissingExtra,
        PipelineNotFound,
        UnreadableInput,
    )
    from .export.tei.corpus import Corpus
    from .export.tei.header import Publication
    from .export.tei.reader import read_tei
    from .models import Kamerstuk
    from .page.displacy import displacy_options
    from .page.html import render
    from .pipeline.load import load, models_path
    from .reference.loader import use_data

_PUBLIC = {
    "convert": "api",
    "convert_bytes": "api",
    "convert_many": "batch.many",
    "convert_text": "api",
    "displacy_options": "page.displacy",
    "evaluate": "analysis.evaluate",
    "load": "pipeline.load",
    "models_path": "pipeline.load",
    "read_documents": "converted.documents",
    "render": "page.html",
    "read_tei": "export.tei.reader",
    "tables": "analysis.tabular",
    "use_data": "reference.loader",
    "Corpus": "export.tei.corpus",
    "Kamerstuk": "models",
    "Publication": "export.tei.header",
    "ImvoNlpError": "errors",
    "LexiconError": "errors",
    "MissingExtra": "errors",
    "PipelineNotFound": "errors",
    "UnreadableInput": "errors",
}

__all__ = [
    "Corpus",
    "ImvoNlpError",
    "Kamerstuk",
    "LexiconError",
    "MissingExtra",
    "PipelineNotFound",
    "Publication",
    "UnreadableInput",
    "convert",
    "convert_bytes",
    "convert_many",
    "convert_text",
    "displacy_options",
    "evaluate",
    "load",
    "models_path",
    "read_documents",
    "read_tei",
    "render",
    "tables",
    "use_data",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("imvo-nlp")
    if name not in _PUBLIC:
        raise AttributeError(f"module 'imvo_nlp' has no attribute {name!r}")
    return getattr(import_module(f".{_PUBLIC[name]}", __name__), name)
