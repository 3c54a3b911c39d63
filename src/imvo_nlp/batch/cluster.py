"""Work on a cluster: Dask distributes it, and `workers.results` treats it like local work."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, Self, TypeVar

from ..api import convert_bytes, loaded_pipeline
from ..errors import WrongUse, reason
from ..extras import needed
from ..files import archives
from ..files.places import place
from ..models import Kamerstuk
from ..reference.loader import data_folder, use_data
from .workers import processors

Item = TypeVar("Item")
Result = TypeVar("Result")

_ASKED_EVERY = 2.0  # seconds between two queries of the size of the cluster
_ALONE_FOR = 60.0  # seconds to wait for a first worker
_BUSY = Lock()


class Cluster:
    """The workers of a Dask cluster, for `workers.results`; a context manager.

    `address` is the address of its scheduler; without one, a cluster of `jobs` local processes is
    started. Dask replaces a worker that dies, and tries its task on three more before giving up.
    Raises MissingExtra without the extra `cluster`, and WrongUse if no scheduler answers at the
    address.
    """

    def __init__(self, address: str | None = None, *, jobs: int | None = None) -> None:
        distributed = needed("distributed", "cluster", "a cluster")
        self.died: tuple[type[Exception], ...] = (distributed.KilledWorker,)
        self._local = None
        if address is None:
            self._local = distributed.LocalCluster(
                n_workers=jobs or processors(), threads_per_worker=1, dashboard_address=":0"
            )
        try:
            self.client = distributed.Client(address or self._local)
        except (OSError, ValueError) as error:
            raise WrongUse(f"no Dask scheduler answers at {address}: {reason(error)}") from error
        self._executor = self.client.get_executor(pure=False)
        self._slots = 0
        self._asked = 0.0
        self._seen = time.monotonic()

    @property
    def slots(self) -> int:
        """Two items per thread, so that no thread waits for its next item; 1 while there are no workers.

        Raises WrongUse after a minute without workers.
        """
        now = time.monotonic()
        if now - self._asked > _ASKED_EVERY:
            threads = sum(self.client.nthreads().values())
            self._slots, self._asked = max(1, 2 * threads), now
            self._seen = now if threads else self._seen
            if now - self._seen > _ALONE_FOR:
                raise WrongUse(
                    f"no worker at {self.client.scheduler.address} for {_ALONE_FOR:g} s: "
                    "start one with `dask worker ADDRESS`"
                )
        return self._slots

    def submit(self, work: Callable[[Item], Result], item: Item, /) -> Future[Result]:
        future: Future[Result] = self._executor.submit(_work_alone, data_folder(), work, item)
        return future

    def reason(self, future: Future[Any], /) -> str | None:
        """None: Dask does not report that it ended a worker for its memory."""
        return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=False)
        self.client.close()
        if self._local:
            self._local.close()


def _work_alone(folder: str | None, work: Callable[[Item], Result], item: Item) -> Result:
    """Run an item on a worker with the user's own tables, one at a time regardless of its threads."""
    with _BUSY:
        if folder != data_folder():
            use_data(folder)
        return work(item)


class Attempt(NamedTuple):
    """The result for a path: its document, or the reason of its failure."""

    path: str
    kamerstuk: Kamerstuk | None
    reason: str | None


def convert_bag(
    paths: Any, *, pipeline: str | Path | None = None, embed_source: bool = False
) -> Any:
    """A Dask bag of paths or addresses as a bag of `Attempt`, lazily.

    A document that fails yields its reason instead of an exception. Computing the bag raises
    PipelineNotFound.

    >>> import dask.bag
    >>> attempts = convert_bag(dask.bag.from_sequence(["fixtures/motie_2022_gewijzigd.txt"]))
    >>> attempts.map(lambda each: each.kamerstuk.metadata.number).compute(scheduler="sync")
    ['23']
    """
    return paths.map(partial(_attempt, pipeline=pipeline, embed_source=embed_source))


def _attempt(path: str, *, pipeline: str | Path | None, embed_source: bool) -> Attempt:
    with _BUSY:
        loaded_pipeline(pipeline)  # outside `try`: without a pipeline every document would fail
        try:
            file = place(path)
            data = archives.read_file(file)
            kamerstuk = convert_bytes(data, file.name, pipeline=pipeline, embed_source=embed_source)
        except Exception as error:
            return Attempt(path, None, reason(error))
        return Attempt(path, kamerstuk, None)
