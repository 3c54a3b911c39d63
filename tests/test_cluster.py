"""The same on a cluster, and at addresses of other storage."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import fork_server
from imvo_nlp.batch import run as batch
from imvo_nlp.batch.inputs import find_inputs
from imvo_nlp.cli import main
from imvo_nlp.errors import MissingExtra, WrongUse
from imvo_nlp.files.places import place
from imvo_nlp.reference.loader import use_data

dask = pytest.importorskip("dask")
bag = pytest.importorskip("dask.bag")
from imvo_nlp.batch.cluster import Attempt, Cluster, convert_bag  # noqa: E402

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
QUESTION = "Vraag 1\nBent u bereid?\n\nAntwoord 1\nJa.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with forty documents in `in`, and one that is none."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for file in sorted(FIXTURES.glob("*.txt"))[:40]:
        Path("in", file.name).write_bytes(file.read_bytes())
    Path("in/plaatje.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return tmp_path


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """A cluster of two workers on this machine, which fork like those of other tests."""
    fork_server()
    forking = {"distributed.worker.multiprocessing-method": "forkserver"}
    with dask.config.set(forking), Cluster(jobs=2) as found:
        yield found


def written(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).glob("*.json")}


def test_a_cluster_of_which_a_worker_is_killed_gives_the_same_bytes(cluster: Cluster) -> None:
    list(batch.run(find_inputs(["in"]), Path("expected")))
    outcomes = batch.run(
        find_inputs([Path("in").absolute()]), Path("out").absolute(), workers=cluster
    )
    found = [next(outcomes) for _ in range(5)]
    victim = next(iter(cluster.client.run(os.getpid).values()))
    os.kill(victim, signal.SIGKILL)
    found += outcomes
    assert written("out") == written("expected")
    assert sorted(each.status for each in found) == ["done"] * 40 + ["failed"]
    (failed,) = (each for each in found if each.status == "failed")
    assert failed.input.endswith("/in/plaatje.txt")


def test_the_command_takes_the_engine_and_its_address(
    cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    address = cluster.client.scheduler.address
    call = ["convert", "in", "-o", "out", "--engine", "dask", "--address", address]
    assert main(call) == 1
    assert "41 documents: 40 converted, 0 skipped, 1 failed" in capsys.readouterr().err
    assert main(["convert", "in", "-o", "expected"]) == 1
    assert written("out") == written("expected")


def test_a_cluster_reads_and_writes_addresses_and_takes_tables_of_ones_own(
    cluster: Cluster, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("tabellen").mkdir()
    Path("tabellen/parties.csv").write_text(
        "id,name,valid_from,chambers,example,source\n"
        "PROEF,Lijst Proef,1990-01-01,TK,de leden van de Lijst Proef-fractie,eigen\n"
    )
    Path("in/proef.txt").write_text("Vraag 1\nKent u de Lijst Proef?\n")
    address = cluster.client.scheduler.address
    call = ["convert", f"local://{here}/in", "-o", f"local://{here}/out", "--data", "tabellen"]
    try:
        assert main([*call, "--engine", "dask", "--address", address]) == 1
        assert "41 converted, 0 skipped, 1 failed" in capsys.readouterr().err
        assert b'"value": "PROEF"' in written("out")["proef.json"]
        list(batch.run(find_inputs(["in"]), Path("expected")))
    finally:
        use_data(None)
    assert written("out") == written("expected")


def test_a_cluster_without_workers_is_wrong_use(monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster

    monkeypatch.setattr("imvo_nlp.batch.cluster._ALONE_FOR", 0.5)
    monkeypatch.setattr("imvo_nlp.batch.cluster._ASKED_EVERY", 0.1)
    monkeypatch.setattr("imvo_nlp.batch.workers._ASKED_EVERY", 0.2)
    with LocalCluster(n_workers=0, dashboard_address=":0") as empty:
        with Cluster(empty.scheduler_address) as workers, pytest.raises(WrongUse) as told:
            list(batch.run(find_inputs(["in"]), Path("out"), workers=workers))
        assert f"no worker at {empty.scheduler_address} for 0.5 s" in str(told.value)


@pytest.mark.parametrize("address", ["foo://emmer/stukken", "s3://emmer/stukken"])
def test_an_address_that_nobody_knows_is_wrong_use(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", address, "-o", "out"]) == 2
    assert f"{address} cannot be reached: " in capsys.readouterr().err


def test_an_address_without_engine_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "in", "-o", "out", "--address", "tcp://127.0.0.1:1"]) == 2
    assert "--address requires --engine" in capsys.readouterr().err


def test_an_address_where_nobody_answers_is_wrong_use() -> None:
    import dask

    told = r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"
    in_a_hurry = dask.config.set({"distributed.comm.timeouts.connect": "0.5s"})
    with in_a_hurry, pytest.raises(WrongUse, match=told):
        Cluster("tcp://127.0.0.1:9")


def test_a_bag_of_paths_becomes_a_bag_of_documents(cluster: Cluster) -> None:
    paths = [str(Path("in", name).absolute()) for name in ("motie.txt", "plaatje.txt")]
    Path(paths[0]).write_text(QUESTION)
    first, second = convert_bag(bag.from_sequence(paths)).compute()
    assert isinstance(first, Attempt)
    assert (first.path, first.reason) == (paths[0], None)
    assert first.kamerstuk.answers[0].text == "Ja."
    assert second.kamerstuk is None
    assert "a PNG image" in second.reason


# Other storage


def test_documents_are_read_from_and_written_to_an_address() -> None:
    stored = place("memory://archief/in")
    for name in ("2018/a.txt", "b.txt"):
        file = stored / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(QUESTION)
    found = find_inputs(["memory://archief/in"])
    assert [(each.name.as_posix(), each.size) for each in found] == [
        ("2018/a.txt", len(QUESTION)),
        ("b.txt", len(QUESTION)),
    ]
    target = place("memory://archief/uit")
    assert [each.status for each in batch.run(found, target)] == ["done", "done"]
    Path("in/b.txt").write_text(QUESTION)
    list(batch.run(find_inputs(["in/b.txt"]), Path("out")))
    assert (target / "b.json").read_bytes() == Path("out/b.json").read_bytes()
    assert (target / "2018/a.json").exists()
    assert (target / "manifest.jsonl").read_text().count('"status":"done"') == 2
    assert [each.status for each in batch.run(found, target)] == ["skipped", "skipped"]


def test_an_address_without_the_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "upath", None)
    with pytest.raises(MissingExtra, match=r's3://emmer.* \(upath\): pip install "'):
        find_inputs(["s3://emmer/stukken"])


def test_an_address_of_this_machine_is_a_path() -> None:
    assert place("file:///tmp/a.txt") == Path("/tmp/a.txt")


def test_failures_at_an_address_are_those_of_the_last_run() -> None:
    target: Any = place("memory://archief/falen")
    list(batch.run(find_inputs(["in/plaatje.txt"]), target))
    assert "a PNG image" in (target / "failures.jsonl").read_text()
    Path("in/plaatje.txt").write_text(QUESTION)
    list(batch.run(find_inputs(["in/plaatje.txt"]), target))
    assert not (target / "failures.jsonl").exists()
