"""Strings the stages together for one document, or many; no regex and no word list.

Importing it loads nothing heavy: spaCy comes with the first document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from . import archives, readers
from .errors import UnreadableInput
from .models import Kamerstuk
from .text.source import SourceText
from .workers import Processes, results

if TYPE_CHECKING:
    from spacy.language import Language


def loaded_pipeline(pipeline: str | Path | None) -> Language:
    """The one pipeline of this process for that name; raises PipelineNotFound and LexiconError."""
    from .lexicons.loader import data_folder

    return _loaded(pipeline, data_folder())


@cache
def _loaded(pipeline: str | Path | None, _folder: str | None) -> Language:
    from .pipeline import load

    return load(pipeline)


def convert_text(text: str, *, name: str = "", pipeline: str | Path | None = None) -> Kamerstuk:
    """The contract's object for a text that is already in memory.

    Its `source.sha256` is that of the text as UTF-8. Raises PipelineNotFound.

    >>> convert_text("Vraag 1\\nBent u bereid?\\n\\nAntwoord 1\\nJa.\\n").answers[0].text
    'Ja.'
    """
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _assembled(SourceText(text, name=name, sha256=digest), pipeline, embed_source=False)


def convert(
    path: str | Path, *, pipeline: str | Path | None = None, embed_source: bool = False
) -> Kamerstuk:
    """The contract's object for one file; `embed_source` puts the source text into it.

    Raises OSError and UnreadableInput for the file, also if it is an archive, which holds many
    documents, and PipelineNotFound for the pipeline.

    >>> convert("fixtures/motie.txt").metadata.document_type  # doctest: +SKIP
    'motie'
    """
    path = Path(path)
    if path.name.lower().endswith(archives.SUFFIXES) and archives.is_archive(path):
        raise UnreadableInput(
            f"{path.name} is an archive, not one document: "
            "give it to the command imvo-nlp convert, or unpack it"
        )
    data = archives.read_file(path)
    return convert_bytes(data, path.name, pipeline=pipeline, embed_source=embed_source)


def convert_bytes(
    data: bytes, name: str, *, pipeline: str | Path | None = None, embed_source: bool = False
) -> Kamerstuk:
    """Like `convert`, for the bytes of a file of that base name."""
    return _assembled(readers.read(data, name), pipeline, embed_source=embed_source)


def _assembled(source: SourceText, pipeline: str | Path | None, *, embed_source: bool) -> Kamerstuk:
    from .assemble import assemble
    from .pipeline import read

    doc = read(loaded_pipeline(pipeline), source)
    return assemble(doc, source, embed_source=embed_source)


def convert_many(
    paths: Iterable[str | Path],
    *,
    jobs: int = 1,
    pipeline: str | Path | None = None,
    embed_source: bool = False,
    on_error: Callable[[Path, Exception], None] | None = None,
) -> Iterator[Kamerstuk]:
    """The contract's objects for many files, lazily and in the order of `paths`.

    Each path is one document of this machine; folders and archives are searched, and addresses
    read, only by the command. A file that fails is given to `on_error` with its exception, and the
    others go on. Without `on_error` its exception is raised when its turn comes, which ends the
    iteration. One whose process ended fails with WorkerDied. Raises PipelineNotFound, and
    ValueError for `jobs` below 1.

    With `jobs` above 1 that many processes work, so a script must call this below
    `if __name__ == "__main__":`, as always with Python's multiprocessing.

    >>> for kamerstuk in convert_many(Path("stukken").glob("*.txt"), jobs=4):  # doctest: +SKIP
    ...     print(kamerstuk.metadata.title)
    """
    workers = Processes(jobs)
    work = partial(_attempt, pipeline=pipeline, embed_source=embed_source)
    places = map(Path, paths)
    if jobs == 1:
        return _successes(((path, work(path)) for path in places), on_error)
    return _by(workers, work, places, on_error)


def _by(
    workers: Processes,
    work: Callable[[Path], Kamerstuk | Exception],
    paths: Iterable[Path],
    on_error: Callable[[Path, Exception], None] | None,
) -> Iterator[Kamerstuk]:
    with workers:
        yield from _successes(results(workers, work, paths), on_error)


def _attempt(
    path: Path, *, pipeline: str | Path | None, embed_source: bool
) -> Kamerstuk | Exception:
    loaded_pipeline(pipeline)  # outside `try`: without a pipeline no file can do better
    try:
        return convert(path, pipeline=pipeline, embed_source=embed_source)
    except Exception as error:
        return error


def _successes(
    attempts: Iterable[tuple[Path, Kamerstuk | Exception]],
    on_error: Callable[[Path, Exception], None] | None,
) -> Iterator[Kamerstuk]:
    for path, result in attempts:
        if isinstance(result, Kamerstuk):
            yield result
        elif on_error:
            on_error(path, result)
        else:
            raise result
