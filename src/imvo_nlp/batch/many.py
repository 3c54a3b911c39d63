"""Many files as documents, one after the other: what Python programs call."""

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
    """The contract's objects for many files, lazily and in the order of `paths`.

    Each path is one document of this machine; folders and archives are searched, and addresses
    read, only by the command. A file that fails is given to `on_error` with its exception, and the
    others go on. Without `on_error` its exception is raised when its turn comes, which ends the
    iteration. One whose process ended fails with WorkerDied. Raises PipelineNotFound,
    TypeError for a single path, and ValueError for `jobs` below 1.

    With `jobs` above 1 that many processes work, so a script must call this below
    `if __name__ == "__main__":`, as always with Python's multiprocessing. Neither time nor memory is
    bounded: `batch.run` does that.

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
