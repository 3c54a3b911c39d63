"""What several tests need: the pipeline, loaded once, and the fixtures with what they must give."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, sync_playwright
from spacy.language import Language

import imvo_nlp
from imvo_nlp import Kamerstuk
from imvo_nlp.schema import shipped_schema
from standin import train

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
NO_NETWORK = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
NAMES = sorted(path.stem for path in FIXTURES.glob("*.txt"))


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
