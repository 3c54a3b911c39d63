"""Strings the stages together for one document, or many; no regex and no word list.

Importing it loads nothing heavy: spaCy comes with the first document.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache, partial
from hashlib import sha256
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from . import archives, readers
from .errors import UnreadableInput
from .models import Kamerstuk
from .text.source import SourceText

if TYPE_CHECKING:
    from spacy.language import Language

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST_HELD = 64 * 2**20  # bytes of items that are handed out
_IN_FLIGHT = 16  # items per worker that are handed out before the first of them is awaited


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

    Each path is one document; folders and archives are searched only by the command. A file
    that fails is given to `on_error` with its exception, and the others go on. Without `on_error`
    its exception is raised when its turn comes, which ends the iteration. Raises PipelineNotFound,
    and ValueError for `jobs` below 1.

    With `jobs` above 1 that many processes work, so a script must call this below
    `if __name__ == "__main__":`, as always with Python's multiprocessing.

    >>> for kamerstuk in convert_many(Path("stukken").glob("*.txt"), jobs=4):  # doctest: +SKIP
    ...     print(kamerstuk.metadata.title)
    """
    work = partial(_attempt, pipeline=pipeline, embed_source=embed_source)
    return _successes(in_order(work, map(Path, paths), jobs), on_error)


def _attempt(
    path: Path, *, pipeline: str | Path | None, embed_source: bool
) -> tuple[Path, Kamerstuk | Exception]:
    loaded_pipeline(pipeline)  # outside `try`: without a pipeline no file can do better
    try:
        return path, convert(path, pipeline=pipeline, embed_source=embed_source)
    except Exception as error:
        return path, error


def _successes(
    attempts: Iterator[tuple[Path, Kamerstuk | Exception]],
    on_error: Callable[[Path, Exception], None] | None,
) -> Iterator[Kamerstuk]:
    for path, result in attempts:
        if isinstance(result, Kamerstuk):
            yield result
        elif on_error:
            on_error(path, result)
        else:
            raise result


def in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    size: Callable[[Item], int] = lambda _: 0,
) -> Iterator[Result]:
    """`map(work, items)` by so many processes: lazily, in order, with few items in flight.

    One job is this process itself. `size` is how many bytes an item holds, so that not all memory
    is in flight. Raises what `work` raises, and ValueError for `jobs` below 1.
    """
    if jobs < 1:
        raise ValueError(f"jobs is {jobs}, but must be 1 or more")
    return map(work, items) if jobs == 1 else _by_processes(work, items, jobs, size)


def _by_processes(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    size: Callable[[Item], int],
) -> Iterator[Result]:
    # Spawned, since a fork copies threads' locks in any state.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin_worker)
    waiting: deque[tuple[Future[Result], int]] = deque()
    held = 0
    try:
        for item in items:
            waiting.append((pool.submit(work, item), size(item)))
            held += size(item)
            while len(waiting) >= _IN_FLIGHT * jobs or held > _MOST_HELD:
                future, freed = waiting.popleft()
                held -= freed
                yield future.result()
        while waiting:
            yield waiting.popleft()[0].result()
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_worker() -> None:
    """Leaves Ctrl-C to the parent, and ends when the parent does, even if that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
