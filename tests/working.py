"""The work of the processes of `test_workers.py`, which import this file only: pytest takes longer than the work."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

from imvo_nlp.batch.workers import no_memory, time_limit


def doubled(number: int) -> int:
    return 2 * number


def slow_at_first(number: int) -> int:
    time.sleep(0.5 if number == 0 else 0)
    return number


def killed(number: int) -> int:
    """As by the kernel, for want of memory."""
    if number % 4 == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def killed_once(mark: Path) -> str:
    if not mark.exists():
        mark.touch()
        os.abort()
    return mark.name


def busy_or_alone(mark: Path) -> bool | None:
    """For `first`: die, and at the second try return whether another is at work. For any other: work for a while."""
    busy = mark.with_name("busy")
    if mark.name != "first":
        busy.touch()
        time.sleep(1.0)
        busy.unlink()
        return None
    if not mark.exists():
        mark.touch()
        time.sleep(0.3)
        os.abort()
    return busy.exists()


def hanging(number: int) -> int:
    """Hangs in C code that lets no other thread of Python work."""
    with time_limit(1.0):
        if number == 1:
            re.match(r"(a+)+$", "a" * 60 + "b")
    return number


def hungry(number: int) -> int:
    """Takes more and more memory, and touches it."""
    held = []
    while number == 1:
        held.append(b"x" * 2**20)
        time.sleep(0.001)
    return number


def greedy(number: int) -> str:
    """Asks for much at once, as a library can before anybody looks."""
    try:
        return str(len(bytes(2**32)))
    except MemoryError:
        return no_memory()


def full_of_others(place: Path) -> int:
    """The first keeps 60 MB, so that the second has little room in the same process."""
    _KEPT.append(b"x" * (60 * 2**20))
    time.sleep(0.5)
    return len(_KEPT)


_KEPT: list[bytes] = []


def faulty(number: int) -> float:
    return 1 / number


def process_of(number: int) -> int:
    time.sleep(0.05)
    return os.getpid()
