"""Conversion of many files from Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from ..api import convert, loaded_pipeline
from ..models import Kamerstuk
from .workers import Processes, results


def convert_many(
    paths: Iterable[str | Path],
    *,
    jobs: int = 1,
    pipeline: str | Path | None = None,
    embed_source: bool = False,
    on_error: Callable[[Path, Exception], None] | None = None,
) -> Iterator[Kamerstuk]:
    """Convert many files, lazily and in the order of `paths`.

    Every path is one local document; only the command searches folders and archives and reads
    addresses. `on_error` receives a file that fails with its exception, and the others continue.
    Without `on_error` the exception is raised in its turn, which ends the iteration. A file whose
    process died fails with WorkerDied. Raises PipelineNotFound, TypeError for a single path, and
    ValueError for `jobs` below 1.

    With `jobs` above 1, that many processes work, so a script must call this below `if __name__ ==
    "__main__":`, as always with Python's multiprocessing. Time and memory are unbounded;
    `batch.run` bounds them.

    >>> for kamerstuk in convert_many(Path("stukken").glob("*.txt"), jobs=4):  # doctest: +SKIP
    ...     print(kamerstuk.metadata.title)
    """
    if isinstance(paths, str | bytes | Path):
        raise TypeError(
            f"convert_many takes several paths, not {paths!r:.100}: use convert for one file, or "
            'Path(folder).rglob("*.pdf") for the files of a folder'
        )
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
    loaded_pipeline(pipeline)  # outside `try`: without a pipeline every file would fail
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
