"""Work that processes do: one that dies, or takes too long, costs only what it was doing.

`results` hands the work out: to `Processes` of this machine, or to those of a cluster (`cluster.py`).
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

_MOST_HELD = 64 * 2**20  # bytes of items that are handed out
_ASKED_EVERY = 10.0  # seconds
_MOST_WAITING = 16  # items for each that is worked on, done or not, while the first is not done
# spaCy keeps every word form that it has seen: a new process now and then keeps memory flat.
_RENEWED_AFTER = 5000  # items
_LOOKED_EVERY = 0.02  # seconds, in which a PDF was seen to take 30 MB more
_ASKED_OF_PS_EVERY = 0.5  # seconds, where asking starts a program
# Bytes of data above the limit that the system refuses: some 160 MB of a process are never touched, and
# what grows from look to look has to be seen before a library meets the end.
_ABOVE_LIMIT = 200 * 2**20
_limits: list[int] = []  # of this process, in bytes, where it is a worker that has one
_PROC = Path("/proc/self/statm")


class Workers(Protocol):
    """Who works: on so many items at a time as there are `slots`.

    `died` are the exceptions of a future whose process ended; `reason` is why it was ended, where that
    is known and another process would not do better.
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
    results: list[Result | WorkerDied] = field(default_factory=list)  # one, when it is done


def results(
    workers: Workers,
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    ordered: bool = True,
    timeout: float | None = None,
    held: Callable[[Item, Result | WorkerDied | None], int] = lambda *_: 0,
) -> Iterator[tuple[Item, Result | WorkerDied]]:
    """Each item with what `work` makes of it: lazily, with few items in memory.

    An item whose process ended is tried once more while nothing else is at work, since others may
    have taken the memory that it needed. What took longer than `timeout` seconds, with which `work`
    limits itself by `time_limit`, is not tried again. `held` is how many bytes an item has, and its
    result when there is one. Raises what `work` raises.
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
        # Only now, so that nobody is idle while the caller has the results.
        ready = _ready(waiting, ordered)
        for job in ready:
            yield job.item, job.results[0]
        if not running:
            if not ready:
                return
            continue
        # Now and then it is asked for `slots`, which tells whether anybody is there at all.
        for future in wait(running, _ASKED_EVERY, FIRST_COMPLETED).done:
            job = running.pop(future)
            result = _result(workers, work, future, job, timeout, list(running))
            job.results.append(result)


def _ready(waiting: deque[_Job[Item, Result]], ordered: bool) -> list[_Job[Item, Result]]:
    """The jobs that are done, taken out; in order only those that wait for no other."""
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
    return WorkerDied(
        "the process that worked on it ended, twice: not enough memory, or an error in a library"
    )


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Ends the process if the block takes longer than that; for worker processes only.

    Nothing gentler reaches a library that hangs outside of Python.
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
    """So many processes of this machine, each started when it is needed.

    As a context manager it waits for them at the end, and kills them where an exception ends it.
    `memory` is a limit in bytes for each process that works: one that has more is killed. On Linux the
    system refuses data beyond it too, so that nothing grows between two looks; Windows is not looked at.
    Raises ValueError for a count below 1.

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
        """Gives the item to a process that has nothing to do; there must be one."""
        if self._memory is not None and self._watch is None:
            self._watch = Thread(target=self._look, daemon=True)
            self._watch.start()
        return next(each for each in self._processes if each.is_idle).submit(work, item)

    def reason(self, future: Future[Any], /) -> str | None:
        """Why the process of a future was ended, if what it worked on took the memory."""
        if self._memory is None or not any(
            each.was_filled_by(future, self._memory) for each in self._processes
        ):
            return None
        return _needs_more(self._memory)

    def _look(self) -> None:
        """Kills what has more memory than it may, until all is done."""
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
    """One process, which is an executor of its own: if it ends, no other notices."""

    def __init__(self, memory: int | None = None) -> None:
        self._memory = memory
        self._killed: Future[object] | None = None  # what it worked on when it had too much memory
        self._before = 0  # bytes of memory when it began with that
        self._executor: ProcessPoolExecutor | None = None
        self._pid: Future[int] = Future()
        self._last: Future[object] | None = None
        self._count = 0

    @property
    def is_idle(self) -> bool:
        return self._last is None or self._last.done()

    def was_filled_by(self, future: Future[Any], memory: int) -> bool:
        """Whether it was killed for that: it had less than half of what it may have before."""
        return self._killed is future and self._before * 2 < memory

    def end_above(self, memory: int) -> None:
        """Kill it if it works, and has more bytes of memory than that."""
        last = self._last
        if last is None or last.done():
            return
        if self._resident() > memory and self._last is last and not last.done():
            self._killed = last
            try:
                os.kill(self._pid.result(), signal.SIGKILL)
            except ProcessLookupError:
                pass  # it ended meanwhile

    def _resident(self) -> int:
        """Its bytes of memory; 0 where it has not begun."""
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
        # Blocked for the child too, which inherits it, until it ignores Ctrl-C.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            self._pid = self._executor.submit(os.getpid)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        self._count = 0
        return self._executor

    def end(self, *, kill: bool = False) -> None:
        if self._executor is None:
            return
        if kill and not self.is_idle:
            wait([self._pid])
            if not self._pid.exception():
                os.kill(self._pid.result(), signal.SIGKILL)
        self._executor.shutdown(cancel_futures=True)


def resident(pid: int) -> int:
    """The bytes of memory that a process has; 0 where that cannot be told."""
    try:
        if _PROC.exists():
            pages = Path(f"/proc/{pid}/statm").read_bytes().split()[1]
            return int(pages) * os.sysconf("SC_PAGE_SIZE")
        said = subprocess.run(  # macOS
            ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False, timeout=5
        )
        return int(said.stdout or 0) * 1024
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return 0  # it has ended, or nobody can be asked


def _needs_more(memory: int) -> str:
    return f"it needs more than {memory >> 20} MB of memory, the limit of a process"


def no_memory() -> str:
    """Why this process gets no more memory; the limit, where it is a worker that has one."""
    return _needs_more(_limits[0]) if _limits else "it needs more memory than there is"


def _begin(memory: int | None = None) -> None:
    """Leaves Ctrl-C to the parent, and ends when the parent does, even if that is killed."""
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
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):  # Linux; a container or a scheduler can give it fewer
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
