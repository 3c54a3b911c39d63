"""Work in processes: one that dies, or takes too long, loses only its current item.

`results` distributes items to local `Processes` or to a cluster (`cluster.py`).
"""

from __future__ import annotations

import faulthandler
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Event, Thread
from typing import Any, Generic, Protocol, Self, TypeVar

from ..errors import WorkerDied

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST_HELD = 64 * 2**20  # bytes of all items in work
_ASKED_EVERY = 10.0  # seconds
_MOST_WAITING = 16  # items per slot that may be finished or in work while the first is unfinished
# spaCy keeps every word form that it has seen: replacing the process now and then keeps memory
# flat.
_RENEWED_AFTER = 5000  # items
_LOOKED_EVERY = 0.02  # seconds; a PDF was seen to take another 30 MB in this time
_ASKED_OF_PS_EVERY = 0.5  # seconds, on systems where the query starts a program
# The limit enforced by the system lies this many bytes above ours: a process never touches some 160
# MB of its data, and growth between two looks must be noticed before an allocation in a library
# fails.
_ABOVE_LIMIT = 200 * 2**20
_limits: list[int] = []  # the memory limit of this process in bytes, if it is a worker with one
_PROC = Path("/proc/self/statm")
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # on Windows both end a process at once


class Workers(Protocol):
    """A pool that works on up to `slots` items at a time.

    `died` are the exceptions of a future whose process died; `reason` is the known reason for
    ending it, if another attempt would be no better.
    """

    died: tuple[type[Exception], ...]

    def reason(self, future: Future[Any], /) -> str | None: ...

    @property
    def slots(self) -> int: ...

    def submit(self, work: Callable[[Item], Result], item: Item, /) -> Future[Result]: ...


@dataclass(eq=False, slots=True)
class _Job(Generic[Item, Result]):
    item: Item
    started: float = field(default_factory=time.monotonic)
    results: list[Result | WorkerDied] = field(default_factory=list)  # a single finished item


def results(
    workers: Workers,
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    ordered: bool = True,
    timeout: float | None = None,
    held: Callable[[Item, Result | WorkerDied | None], int] = lambda *_: 0,
) -> Iterator[tuple[Item, Result | WorkerDied]]:
    """Yield every item with the result of `work`, lazily, with few items in memory.

    An item whose process died is tried once more while nothing else runs, since others may have
    taken the memory that it needed. An item that took longer than `timeout` seconds, a limit that
    `work` sets by `time_limit`, is not tried again. `held` gives the size of an item in bytes, and
    that of its result if there is one. Raises the errors of `work`.
    """
    running: dict[Future[Result], _Job[Item, Result]] = {}
    waiting: deque[_Job[Item, Result]] = deque()
    rest = iter(items)
    while True:
        while len(running) < workers.slots and _has_room(waiting, workers.slots, held):
            try:
                job: _Job[Item, Result] = _Job(next(rest))
            except StopIteration:
                break
            running[workers.submit(work, job.item)] = job
            waiting.append(job)
        # Only now, so that no process is idle while the caller handles the results.
        ready = _ready(waiting, ordered)
        for job in ready:
            yield job.item, job.results[0]
        if not running:
            if not ready:
                return
            continue
        # Query `slots` now and then, which detects a cluster without workers.
        for future in wait(running, _ASKED_EVERY, FIRST_COMPLETED).done:
            job = running.pop(future)
            result = _result(workers, work, future, job, timeout, list(running))
            job.results.append(result)


def _ready(waiting: deque[_Job[Item, Result]], ordered: bool) -> list[_Job[Item, Result]]:
    """Remove and return the finished jobs; if in order, only those before the first unfinished one."""
    done = takewhile if ordered else filter
    ready = list(done(lambda job: bool(job.results), waiting))
    for job in ready:
        waiting.remove(job)
    return ready


def _has_room(
    waiting: deque[_Job[Item, Result]],
    slots: int,
    held: Callable[[Item, Result | WorkerDied | None], int],
) -> bool:
    if len(waiting) >= _MOST_WAITING * slots:
        return False
    return sum(held(each.item, next(iter(each.results), None)) for each in waiting) <= _MOST_HELD


def _result(
    workers: Workers,
    work: Callable[[Item], Result],
    future: Future[Result],
    job: _Job[Item, Result],
    timeout: float | None,
    others: list[Future[Result]],
) -> Result | WorkerDied:
    started = job.started
    for again in (True, False):
        try:
            return future.result()
        except workers.died:
            seconds = time.monotonic() - started
            if timeout is not None and seconds >= timeout:
                return WorkerDied(f"no result after {seconds:.1f} s, the limit is {timeout:g} s")
            if reason := workers.reason(future):
                return WorkerDied(reason)
            if again:
                wait(others)
                started = time.monotonic()
                future = workers.submit(work, job.item)
    return WorkerDied("its process ended twice: not enough memory, or an error in a library")


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """End the process if the block takes longer than `seconds`; for worker processes only.

    A library that hangs outside Python cannot be interrupted in any other way.
    """
    if seconds is None:
        yield
        return
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


class Processes:
    """A pool of `count` local processes, each started when needed.

    As a context manager it waits for them at the end, and kills them after an exception. `memory`
    is a limit in bytes for each busy process; one that exceeds it is killed. On Linux the system
    enforces a limit as well, which stops growth between two looks; Windows is not monitored. Raises
    ValueError for a count below 1.

    >>> with Processes(1) as processes:
    ...     list(results(processes, abs, [-1, 2]))
    [(-1, 1), (2, 2)]
    """

    died: tuple[type[Exception], ...] = (BrokenProcessPool,)

    def __init__(self, count: int, *, memory: int | None = None) -> None:
        if count < 1:
            raise ValueError(f"jobs is {count}, but must be 1 or more")
        self._processes = [_Process(memory) for _ in range(count)]
        self._memory = memory
        self._ended = Event()
        self._watch: Thread | None = None

    @property
    def slots(self) -> int:
        return len(self._processes)

    def submit(self, work: Callable[[Item], Result], item: Item, /) -> Future[Result]:
        """Give the item to an idle process; there must be one."""
        if self._memory is not None and self._watch is None:
            self._watch = Thread(target=self._look, daemon=True)
            self._watch.start()
        return next(each for each in self._processes if each.is_idle).submit(work, item)

    def reason(self, future: Future[Any], /) -> str | None:
        """The reason for killing the process of a future, if its item took the memory."""
        if self._memory is None or not any(
            each.was_filled_by(future, self._memory) for each in self._processes
        ):
            return None
        return _needs_more(self._memory)

    def _look(self) -> None:
        """Kill processes above the memory limit, until the pool is closed."""
        assert self._memory is not None
        while not self._ended.wait(_LOOKED_EVERY if _PROC.exists() else _ASKED_OF_PS_EVERY):
            for each in self._processes:
                each.end_above(self._memory)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self._ended.set()
        for each in self._processes:
            each.end(kill=error is not None)


class _Process:
    """One process with its own executor: its death does not affect the others."""

    def __init__(self, memory: int | None = None) -> None:
        self._memory = memory
        self._killed: Future[object] | None = None  # the item in work when it exceeded the limit
        self._before = 0  # bytes of memory at the start of that item
        self._executor: ProcessPoolExecutor | None = None
        self._pid: Future[int] = Future()
        self._last: Future[object] | None = None
        self._count = 0

    @property
    def is_idle(self) -> bool:
        return self._last is None or self._last.done()

    def was_filled_by(self, future: Future[Any], memory: int) -> bool:
        """Whether this item took the memory: the process was below half of the limit before."""
        return self._killed is future and self._before * 2 < memory

    def end_above(self, memory: int) -> None:
        """Kill it if it is busy and has more than `memory` bytes."""
        last = self._last
        if last is None or last.done():
            return
        if self._resident() > memory and self._last is last and not last.done():
            self._killed = last
            try:
                os.kill(self._pid.result(), _KILL)
            except ProcessLookupError:
                pass  # it has ended meanwhile

    def _resident(self) -> int:
        """Its memory in bytes; 0 before its start."""
        return resident(self._pid.result()) if self._pid.done() and not self._pid.exception() else 0

    def submit(self, work: Callable[[Item], Result], item: Item) -> Future[Result]:
        executor = self._executor
        if executor is None or self._count == _RENEWED_AFTER:
            executor = self._start()
        if self._memory is not None:
            self._before = self._resident()
        try:
            future = executor.submit(work, item)
        except BrokenProcessPool:
            future = self._start().submit(work, item)
        self._count += 1
        self._last = future  # type: ignore[assignment]  # a future is of what it gives
        return future

    def _start(self) -> ProcessPoolExecutor:
        self.end()
        # Spawned, since a fork copies threads' locks in any state.
        self._executor = ProcessPoolExecutor(
            1, get_context("spawn"), _begin, initargs=(self._memory,)
        )
        with _ctrl_c_blocked():
            self._pid = self._executor.submit(os.getpid)
        self._count = 0
        return self._executor

    def end(self, *, kill: bool = False) -> None:
        if self._executor is None:
            return
        if kill and not self.is_idle:
            wait([self._pid])
            if not self._pid.exception():
                os.kill(self._pid.result(), _KILL)
        self._executor.shutdown(cancel_futures=True)


@contextmanager
def _ctrl_c_blocked() -> Iterator[None]:
    """Block Ctrl-C, also for a child started in the block, which inherits this until it ignores Ctrl-C."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def resident(pid: int) -> int:
    """The memory of a process in bytes; 0 if unknown."""
    try:
        if _PROC.exists():
            pages = Path(f"/proc/{pid}/statm").read_bytes().split()[1]
            return int(pages) * os.sysconf("SC_PAGE_SIZE")
        said = subprocess.run(  # macOS
            ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False, timeout=5
        )
        return int(said.stdout or 0) * 1024
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return 0  # it has ended, or there is no `ps`


def _needs_more(memory: int) -> str:
    return f"it needs more than {memory >> 20} MB of memory, the limit of a process"


def no_memory() -> str:
    """The reason for a MemoryError in this process, with its limit if it has one."""
    return _needs_more(_limits[0]) if _limits else "not enough memory"


def _begin(memory: int | None = None) -> None:
    """Leave Ctrl-C to the parent, and end when the parent ends, even if it is killed."""
    if memory is not None:
        _limits.append(memory)
    if memory is not None and resource and sys.platform == "linux":
        most = memory + _ABOVE_LIMIT
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def processors() -> int:
    """The number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):  # Linux; a container or a scheduler can grant fewer
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
