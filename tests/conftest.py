"""What several tests need: the pipeline, loaded once, and the fixtures with what they must give."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from functools import cache
from multiprocessing import forkserver, get_all_start_methods, get_context
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, sync_playwright
from spacy.language import Language

import imvo_nlp
from imvo_nlp import Kamerstuk
from imvo_nlp.batch import workers
from imvo_nlp.reference.loader import DATA
from imvo_nlp.schema import shipped_schema

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
NO_NETWORK = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
NAMES = sorted(path.stem for path in FIXTURES.glob("*.txt"))

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


def _worker_context(method: str) -> Any:
    return get_context(method) if DATA in os.environ else _fork_server()


@cache
def _fork_server() -> Any:
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
def schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(shipped_schema()))


@pytest.fixture(scope="session", params=NAMES)
def fixture_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def converted(fixture_name: str) -> Kamerstuk:
    return imvo_nlp.convert(FIXTURES / f"{fixture_name}.txt", embed_source=True)


@pytest.fixture(scope="session")
def expected(fixture_name: str) -> dict[str, Any]:
    return read_expected(fixture_name)


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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=NO_NETWORK.split())
        yield browser
        browser.close()
