"""Converted documents in formats with one file per document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..converted.documents import Converted
from ..errors import WrongUse, reason
from ..files.places import replacing
from ..models import Mention
from .addresses import BASE

if TYPE_CHECKING:
    from ..pipeline.annotated import Annotator

Format = Literal["conllu", "docbin", "jsonld"]

SUFFIXES: dict[Format, str] = {"conllu": ".conllu", "docbin": ".spacy", "jsonld": ".jsonld"}


class _With(NamedTuple):
    """Further inputs of a format besides the document."""

    on_dropped: Callable[[Mention], None] | None
    annotator: Annotator | None
    base: str


def write_document(
    document: Converted,
    folder: str | Path,
    formats: Iterable[Format],
    on_dropped: Callable[[Mention], None] | None = None,
    *,
    annotator: Annotator | None = None,
    base: str = BASE,
) -> dict[Format, Path]:
    """Write a document into a folder in every format that can hold it; return the files by format.

    A DocBin and CoNLL-U cannot hold a document without turns, questions, answers and footnotes;
    `on_dropped` receives mentions that a DocBin cannot hold. CoNLL-U needs an `annotator`. `base`
    is the base of addresses in JSON-LD for things without an official one. Debates as TEI are a
    corpus: `imvo_nlp.Corpus`. Files appear only when complete; the same document gives the same
    bytes. Raises WrongUse if the folder is not writable or an annotator is missing, and
    UnreadableInput for a DocBin or CoNLL-U of a document whose mentions have no place in their
    blocks, as in JSON of version 1.0.

    >>> from imvo_nlp import read_documents
    >>> for document in read_documents("uit"):  # doctest: +SKIP
    ...     write_document(document, "export", ["docbin", "jsonld"])
    {'docbin': PosixPath('export/overleg.spacy'), 'jsonld': PosixPath('export/overleg.jsonld')}
    """
    written: dict[Format, Path] = {}
    for each in dict.fromkeys(formats):
        data = _MAKERS[each](document, _With(on_dropped, annotator, base))
        if data is None:
            continue
        path = Path(folder, _name(document.file) + SUFFIXES[each])
        try:
            with replacing(path) as file:
                file.write(data)
        except OSError as error:
            raise WrongUse(f"cannot write to the output folder: {reason(error)}") from error
        written[each] = path
    return written


def _name(file: str) -> str:
    """The file name for a document without extension; for a line, with its number.

    >>> _name("2018/overleg.json"), _name("2018/documents.jsonl:12")
    ('2018/overleg', '2018/documents.jsonl-12')
    """
    return file.removesuffix(".json").replace(".jsonl:", ".jsonl-")


def _conllu(document: Converted, given: _With) -> bytes | None:
    from .conllu import to_conllu

    if given.annotator is None:
        raise WrongUse("conllu needs a trained pipeline: name one with --pipeline")
    return to_conllu(document.id, document.kamerstuk, given.annotator)


def _docbin(document: Converted, given: _With) -> bytes | None:
    from .docbin import to_docbin

    return to_docbin(document.id, document.kamerstuk, given.on_dropped)


def _jsonld(document: Converted, given: _With) -> bytes:
    from .jsonld import to_jsonld

    return to_jsonld(document.kamerstuk, given.base)


_MAKERS: dict[Format, Callable[[Converted, _With], bytes | None]] = {
    "conllu": _conllu,
    "docbin": _docbin,
    "jsonld": _jsonld,
}
