"""Runs the stages for one document; holds no patterns and no word lists.

The import is light: spaCy is loaded with the first document.
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
    """The pipeline of this name, loaded once per process; raises PipelineNotFound and LexiconError."""
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
    """Convert a text in memory.

    `date` is the date of the document, and `metadata` holds other facts that the text does not
    print: `identifier`, `title`, `dossiers`, `chamber`. Given facts take precedence, with a warning
    if the text disagrees; `metadata.date_from` is then `user`. Raises WrongUse for invalid values.

    `source.sha256` is the hash of the text as UTF-8. Raises PipelineNotFound.

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
    """Convert a file; `embed_source` includes the source text.

    `metadata` holds facts that the document does not print, as for `convert_text`, including `date`. Other
    facts come from a side file, `brief.pdf.meta.json` beside `brief.pdf`, an object with the same keys.

    Raises TypeError for bytes, OSError and UnreadableInput for the file (an archive of documents included),
    and PipelineNotFound for the pipeline. It works in this process, without limits on the time and memory
    that a hostile file takes; the command and `batch.run` have limits.

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
    """Return the path; raise TypeError or OSError with the right function for anything else."""
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
    """Convert the bytes of a file with this base name, like `convert` but without a side file."""
    source = _with(readers.read(data, name), given_facts(metadata or {}, "metadata"))
    return _assembled(source, pipeline, embed_source=embed_source)


def _with(source: SourceText, given: dict[str, Any]) -> SourceText:
    return replace(source, marks=replace(source.marks, given=given)) if given else source


def _assembled(source: SourceText, pipeline: str | Path | None, *, embed_source: bool) -> Kamerstuk:
    from .pipeline.assemble import assemble
    from .pipeline.load import read

    doc = read(loaded_pipeline(pipeline), source)
    return assemble(doc, source, embed_source=embed_source)
