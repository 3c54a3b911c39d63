"""Converted documents in the formats of the field that have a file for each document."""

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
    """What a format may need besides the document."""

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
    """Writes a document into a folder in each format that has a place for it, and gives the files.

    A DocBin and CoNLL-U have none for a document without turns, questions, answers and footnotes; a
    mention that a DocBin cannot hold is given to `on_dropped`. CoNLL-U needs an `annotator`. `base` is
    where our own addresses of JSON-LD stand. Debates as TEI are a corpus: `imvo_nlp.Corpus`. Each file
    appears only when complete; the same document gives the same bytes. Raises WrongUse where the
    folder cannot be written to or an annotator is missing, and UnreadableInput where a DocBin or CoNLL-U
    is asked of a document whose mentions have no place in their blocks, as those of JSON of version 1.0.

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
    """What the file of a document is called, without extension; a line has its number.

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
