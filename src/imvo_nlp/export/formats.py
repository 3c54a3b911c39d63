"""Converted documents in the formats of the field that have a file for each document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from ..converted.documents import Converted
from ..errors import WrongUse, reason
from ..files.places import replacing
from ..models import Mention
from .addresses import BASE

Format = Literal["docbin", "jsonld"]

_OnDropped = Callable[[Mention], None] | None

SUFFIXES: dict[Format, str] = {"docbin": ".spacy", "jsonld": ".jsonld"}


def write_document(
    document: Converted,
    folder: str | Path,
    formats: Iterable[Format],
    on_dropped: Callable[[Mention], None] | None = None,
    base: str = BASE,
) -> dict[Format, Path]:
    """Writes a document into a folder in each format that has a place for it, and gives the files.

    A DocBin has none for a document without turns, questions, answers and footnotes; a mention that it
    cannot hold is given to `on_dropped`. `base` is where our own addresses of JSON-LD stand. Debates as TEI are a corpus: `imvo_nlp.Corpus`. Each file
    appears only when complete; the same document gives the same bytes. Raises WrongUse where the
    folder cannot be written to, and UnreadableInput where a DocBin is asked of a document whose
    mentions have no place in their blocks, as those of JSON of version 1.0.

    >>> from imvo_nlp import read_documents
    >>> for document in read_documents("uit"):  # doctest: +SKIP
    ...     write_document(document, "export", ["docbin", "jsonld"])
    {'docbin': PosixPath('export/overleg.spacy'), 'jsonld': PosixPath('export/overleg.jsonld')}
    """
    written: dict[Format, Path] = {}
    for each in dict.fromkeys(formats):
        data = _MAKERS[each](document, on_dropped, base)
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


def _docbin(document: Converted, on_dropped: _OnDropped, _: str) -> bytes | None:
    from .docbin import to_docbin

    return to_docbin(document.id, document.kamerstuk, on_dropped)


def _jsonld(document: Converted, _: _OnDropped, base: str) -> bytes:
    from .jsonld import to_jsonld

    return to_jsonld(document.kamerstuk, base)


_MAKERS: dict[Format, Callable[[Converted, _OnDropped, str], bytes | None]] = {
    "docbin": _docbin,
    "jsonld": _jsonld,
}
