"""Strings the stages together for one document; no regex and no word list.

Importing it loads nothing heavy: spaCy comes with the first document.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from . import readers
from .errors import UnreadableInput, printable
from .files import archives
from .given import given_facts, side_file
from .models import Kamerstuk
from .text.source import SourceText

if TYPE_CHECKING:
    from spacy.language import Language


def loaded_pipeline(pipeline: str | Path | None) -> Language:
    """The one pipeline of this process for that name; raises PipelineNotFound and LexiconError."""
    from .reference.loader import data_folder

    return _loaded(pipeline, data_folder())


@cache
def _loaded(pipeline: str | Path | None, _folder: str | None) -> Language:
    from .pipeline.load import load

    return load(pipeline)


def convert_text(
    text: str,
    *,
    name: str = "",
    pipeline: str | Path | None = None,
    date: date | str | None = None,
    metadata: Mapping[str, Any] | None = None,
) -> Kamerstuk:
    """The contract's object for a text that is already in memory.

    `date` is its day, and `metadata` what else it does not say: `identifier`, `title`, `dossiers`,
    `chamber`. What is given counts, `metadata.date_from` is `user`, and where the text says otherwise
    there is a warning. Raises WrongUse for what cannot be.

    Its `source.sha256` is that of the text as UTF-8. Raises PipelineNotFound.

    >>> convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n").answers[0].text
    'Ja.'
    >>> convert_text("Vraag 1\\nBent u bereid?\\n", date="2019-02-12").metadata.date_from
    'user'
    """
    given = given_facts({**(metadata or {}), **({"date": date} if date else {})}, "metadata")
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = SourceText(text, name=printable(name), sha256=digest)
    return _assembled(_with(source, given), pipeline, embed_source=False)


def convert(
    path: str | Path,
    *,
    pipeline: str | Path | None = None,
    embed_source: bool = False,
    metadata: Mapping[str, Any] | None = None,
) -> Kamerstuk:
    """The contract's object for one file; `embed_source` puts the source text into it.

    `metadata` is what the document does not say, as for `convert_text`, with `date`; what it lacks is
    taken from a side file: `brief.pdf.meta.json` beside `brief.pdf`, an object of the same keys.

    Raises TypeError for bytes, OSError and UnreadableInput for the file, also if it is an archive, which holds many
    documents, and PipelineNotFound for the pipeline. It works in this process, so nothing bounds the
    time and the memory that a hostile file takes: those are for the command, or for `batch.run`.

    >>> convert("fixtures/motie.txt").metadata.document_type  # doctest: +SKIP
    'motie'
    """
    path = _path_of_file(path)
    if path.name.lower().endswith(archives.SUFFIXES) and archives.is_archive(path):
        raise UnreadableInput(
            f"{path.name} is an archive, not one document: "
            "use the command imvo-nlp convert, or unpack it"
        )
    given = {**side_file(path), **given_facts(metadata or {}, "metadata")}
    data = archives.read_file(path)
    return convert_bytes(
        data, path.name, pipeline=pipeline, embed_source=embed_source, metadata=given
    )


def _path_of_file(path: str | Path) -> Path:
    """The path; raises TypeError or OSError, which name the function that is meant, for anything else."""
    if isinstance(path, bytes | bytearray | memoryview):
        raise TypeError("convert takes the path of a file: use convert_bytes(data, name) for bytes")
    if isinstance(path, str) and os.path.isdir(path):  # noqa: PTH112 - any length will do
        way_out = "a folder; use convert_many for the files in it"
        raise IsADirectoryError(errno.EISDIR, way_out, str(path))
    if isinstance(path, str) and not os.path.exists(path):  # noqa: PTH110
        way_out = "no such file; use convert_text for text"
        raise FileNotFoundError(errno.ENOENT, way_out, shorten(path, 100, placeholder="…"))
    return Path(path)


def convert_bytes(
    data: bytes,
    name: str,
    *,
    pipeline: str | Path | None = None,
    embed_source: bool = False,
    metadata: Mapping[str, Any] | None = None,
) -> Kamerstuk:
    """Like `convert`, for the bytes of a file of that base name, which has no side file."""
    source = _with(readers.read(data, name), given_facts(metadata or {}, "metadata"))
    return _assembled(source, pipeline, embed_source=embed_source)


def _with(source: SourceText, given: dict[str, Any]) -> SourceText:
    return replace(source, marks=replace(source.marks, given=given)) if given else source


def _assembled(source: SourceText, pipeline: str | Path | None, *, embed_source: bool) -> Kamerstuk:
    from .pipeline.assemble import assemble
    from .pipeline.load import read

    doc = read(loaded_pipeline(pipeline), source)
    return assemble(doc, source, embed_source=embed_source)
