"""What several tests need: the pipeline, loaded once, and the fixtures with what they must give."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from multiprocessing import forkserver, get_all_start_methods, get_context
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, expect, sync_playwright
from spacy.language import Language
from srsly import msgpack

import imvo_nlp
from imvo_nlp import Kamerstuk
from imvo_nlp.batch import workers
from imvo_nlp.reference.loader import DATA
from imvo_nlp.schema import shipped_schema
from standin import train

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
NO_NETWORK = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
NAMES = sorted(path.stem for path in FIXTURES.glob("*.txt"))

# Files that start processes or browsers, train pipelines, or write archives and tables: all but these are `quick`.
SLOW = {
    f"test_{name}.py"
    for name in """
    account alignment annotated archives batch bounds cli cluster decoding export export_tei fast_patterns fuzz
    given index lemmas mentions_patterns page patterns pipeline real_documents report resume site spacy_users
    structure_patterns tables tables_questions tour trained_pipelines training tutorials vocabulary_of_your_own
    watch workers
    """.split()
}


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Does not even import them for `pytest -m quick`."""
    return collection_path.name in SLOW or None if config.option.markexpr == "quick" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.name not in SLOW:
            item.add_marker("quick")


# `pytest --hypothesis-profile=thorough` looks for what the fixed examples of every run do not have.
settings.register_profile("fixed", deadline=None, derandomize=True, database=None)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile("fixed")


@pytest.fixture(scope="session", autouse=True)
def fork_workers() -> Iterator[None]:
    """Fork worker processes from one that has loaded the pipeline; a spawned one takes seconds to load it.

    Commands in a process of their own still spawn, as do tests with tables of their own.
    """
    with pytest.MonkeyPatch.context() as patch:
        if "forkserver" in get_all_start_methods():
            patch.setattr(workers, "get_context", _worker_context)
        yield


@pytest.fixture(scope="session", autouse=True)
def encoders_looked_up_once() -> Iterator[None]:
    """spaCy looks through all entry points for every value that it saves or loads."""
    with pytest.MonkeyPatch.context() as patch:
        for registry in (msgpack.msgpack_encoders, msgpack.msgpack_decoders):
            patch.setattr(registry, "get_all", cache(registry.get_all))
        yield


def _worker_context(method: str) -> Any:
    return get_context(method) if DATA in os.environ else fork_server()


@cache
def fork_server() -> Any:
    context = get_context("forkserver")
    context.set_forkserver_preload(["preloaded"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parent), prepend=os.pathsep)
        forkserver.ensure_running()
    return context


@pytest.fixture(scope="session")
def nlp() -> Language:
    return imvo_nlp.load()


@pytest.fixture(scope="session")
def standin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trained pipeline with the components of nl_core_news_lg, saved in a folder."""
    path = tmp_path_factory.mktemp("standin")
    train().to_disk(path)
    return path


@pytest.fixture(scope="session")
def schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(shipped_schema()))


@pytest.fixture(scope="session", params=NAMES)
def fixture_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def converted(fixture_name: str) -> Kamerstuk:
    return convert_fixture(fixture_name)


@pytest.fixture(scope="session")
def expected(fixture_name: str) -> dict[str, Any]:
    return read_expected(fixture_name)


@cache
def convert_fixture(name: str) -> Kamerstuk:
    """A fixture converted, with its source; once for all tests."""
    return imvo_nlp.convert(FIXTURES / f"{name}.txt", embed_source=True)


def convert_without_source(name: str) -> Kamerstuk:
    """The same without its source: `test_fixtures.py` checks that nothing else differs."""
    kamerstuk = convert_fixture(name)
    return replace(kamerstuk, source=replace(kamerstuk.source, text=None))


def read_expected(name: str) -> dict[str, Any]:
    """What a fixture must give, as it was written by hand."""
    return json.loads((FIXTURES / f"{name}.expected.json").read_text(encoding="utf-8"))


def read_source(name: str) -> str:
    """A fixture's text as the plain reader gives it: no newline translated."""
    return (FIXTURES / f"{name}.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium that is installed already, and asks for nothing elsewhere."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.skip("no Chromium is installed: pages were not tried in a browser")
    expect.set_options(timeout=60_000)  # milliseconds: a busy machine is slow to start a page
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=NO_NETWORK.split())
        yield browser
        browser.close()
