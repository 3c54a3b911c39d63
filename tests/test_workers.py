"""Processes that work: what one costs that dies or hangs, in what order results come, how few are held."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest

from imvo_nlp.batch.workers import (
    Processes,
    no_memory,
    processors,
    resident,
    results,
)
from imvo_nlp.errors import WorkerDied
from working import (
    busy_or_alone,
    doubled,
    faulty,
    full_of_others,
    greedy,
    hanging,
    hungry,
    killed,
    killed_once,
    process_of,
    slow_at_first,
)


@pytest.fixture(autouse=True)
def spawned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes start as they do outside of tests: none of these loads a pipeline."""
    monkeypatch.setattr("imvo_nlp.batch.workers.get_context", get_context)


# What comes out


def test_results_come_in_order_and_those_that_are_done_wait() -> None:
    with Processes(2) as workers:
        assert list(results(workers, slow_at_first, range(6))) == [(n, n) for n in range(6)]


def test_results_come_as_they_are_done_if_order_does_not_matter() -> None:
    with Processes(2) as workers:
        list(results(workers, process_of, range(4)))  # both are there
        found = list(results(workers, slow_at_first, range(6), ordered=False))
    assert found[-1] == (0, 0)
    assert sorted(found) == [(n, n) for n in range(6)]


def test_every_process_works() -> None:
    with Processes(2) as workers:
        found = {pid for _, pid in results(workers, process_of, range(20))}
    assert len(found) == 2
    assert os.getpid() not in found


def test_what_the_work_raises_is_raised() -> None:
    with Processes(1) as workers, pytest.raises(ZeroDivisionError):
        list(results(workers, faulty, [1, 0, 1]))


def test_items_are_taken_when_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with Processes(2) as workers:
        found = results(workers, doubled, items())
        assert next(found) == (0, 0)
        assert len(taken) <= 2 * 16
        assert [result for _, result in found] == [2 * number for number in range(1, 1000)]


def test_items_that_hold_much_are_few() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(20):
            taken.append(number)
            yield number

    with Processes(2) as workers:
        found = results(workers, slow_at_first, items(), held=lambda *_: 40 * 2**20)
        next(found)
        assert len(taken) == 2
        assert len(list(found)) == 19


def test_results_that_hold_much_are_few_while_they_wait() -> None:
    def held(_: int, result: object) -> int:
        return 0 if result is None else 40 * 2**20

    taken: list[int] = []
    with Processes(2) as workers:
        items = (taken.append(number) or number for number in range(20))  # type: ignore[func-returns-value]
        found = results(workers, slow_at_first, items, held=held)
        next(found)
        assert len(taken) <= 4
        assert len(list(found)) == 19


def test_a_count_below_one_is_an_error() -> None:
    with pytest.raises(ValueError, match="jobs is 0"):
        Processes(0)


def test_as_many_processors_as_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """A container or a scheduler can give it fewer than the machine has."""
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {3, 5, 8}, raising=False)
    assert processors() == 3
    monkeypatch.delattr(os, "sched_getaffinity")  # macOS and Windows
    assert processors() == 64
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processors() == 1


# What dies


@pytest.mark.parametrize("ordered", [True, False])
def test_a_process_that_dies_costs_only_its_item(ordered: bool) -> None:
    with Processes(2) as workers:
        found = dict(results(workers, killed, range(8), ordered=ordered))
    died = {number for number, result in found.items() if isinstance(result, WorkerDied)}
    assert died == {1, 5}
    assert {number: found[number] for number in found if number not in died} == {
        number: number for number in (0, 2, 3, 4, 6, 7)
    }
    assert str(found[1]).startswith("its process ended twice: ")


def test_an_item_is_tried_once_more(tmp_path: Path) -> None:
    marks = [tmp_path / name for name in ("a", "b")]
    with Processes(2) as workers:
        assert [result for _, result in results(workers, killed_once, marks)] == ["a", "b"]


def test_it_is_tried_while_nothing_else_is_at_work(tmp_path: Path) -> None:
    with Processes(2) as workers:
        list(results(workers, process_of, range(4)))  # both are there
        found = results(workers, busy_or_alone, [tmp_path / "first", tmp_path / "second"])
        assert [result for _, result in found] == [False, None]


def test_a_process_that_is_killed_while_it_waits_costs_nothing() -> None:
    with Processes(1) as workers:
        ((_, pid),) = results(workers, process_of, [0])
        assert isinstance(pid, int)
        os.kill(pid, signal.SIGKILL)
        time.sleep(0.3)
        assert list(results(workers, doubled, [1, 2])) == [(1, 2), (2, 4)]


def test_what_takes_too_long_is_ended_and_not_tried_again() -> None:
    started = time.monotonic()
    with Processes(2) as workers:
        found = dict(results(workers, hanging, range(4), timeout=1.0))
    assert time.monotonic() - started < 30
    assert re.fullmatch(r"no result after [\d.]+ s, the limit is 1 s", str(found.pop(1)))
    assert found == {0: 0, 2: 2, 3: 3}


def test_what_takes_too_much_memory_is_ended_and_named_and_not_tried_again() -> None:
    with Processes(2, memory=120 * 2**20) as workers:
        found = dict(results(workers, hungry, range(4)))
    said = "it needs more than 120 MB of memory, the limit of a process"
    assert str(found.pop(1)) == said
    assert found == {0: 0, 2: 2, 3: 3}


def test_what_others_left_in_a_process_is_not_held_against_it(tmp_path: Path) -> None:
    with Processes(1, memory=120 * 2**20) as workers:
        found = [result for _, result in results(workers, full_of_others, [tmp_path] * 2)]
    assert found == [1, 1]  # the second was done by a new process


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux refuses data beyond a limit")
def test_the_system_refuses_what_is_asked_for_at_once() -> None:
    with Processes(1, memory=120 * 2**20) as workers:
        ((_, said),) = results(workers, greedy, [1])
    assert said == "it needs more than 120 MB of memory, the limit of a process"
    assert no_memory() == "not enough memory"  # here, where there is no limit


def test_nothing_is_needed_that_windows_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask")
    with Processes(1) as workers:
        assert dict(results(workers, doubled, [2])) == {2: 4}


@pytest.mark.skipif(not shutil.which("ps"), reason="no ps here")
def test_memory_is_asked_of_ps_where_there_is_no_proc(monkeypatch: pytest.MonkeyPatch) -> None:
    known = resident(os.getpid())
    monkeypatch.setattr("imvo_nlp.batch.workers._PROC", Path("/nowhere"))
    assert 0.5 * known < resident(os.getpid()) < 2 * known
    assert resident(2**22 + 1) == 0  # no such process


def test_processes_are_killed_where_an_exception_ends_it() -> None:
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Processes(1) as workers:
        workers.submit(time.sleep, 600)
        raise KeyboardInterrupt
    assert time.monotonic() - started < 300


def test_a_process_is_renewed_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imvo_nlp.batch.workers._RENEWED_AFTER", 3)
    with Processes(1) as workers:
        found = [pid for _, pid in results(workers, process_of, range(7))]
    assert found[0] == found[2] != found[3] == found[5] != found[6]
