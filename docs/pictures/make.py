"""Makes the pictures of README and site from fixtures: `python docs/pictures/make.py`, with the dev extra and Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

import imvo_nlp
from imvo_nlp.cli import main

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parents[1] / "fixtures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The element with which a picture begins, and the space above it in CSS pixels.
PICTURES = {"page": ("#q2", 90), "report": ("figure", 150)}
SIZE = {"width": 1280, "height": 640}  # wide enough for answers beside questions


def write_pages(folder: Path) -> None:
    kamerstuk = imvo_nlp.convert(FIXTURES / "antwoord_cacao_2019.txt", embed_source=True)
    (folder / "page.html").write_text(imvo_nlp.render(kamerstuk, lang="en"), encoding="utf-8")
    main(["convert", str(FIXTURES), "-o", str(folder / "uit"), "--quiet"])
    main(["report", str(folder / "uit"), "-o", str(folder / "report.html"), "--lang", "en"])


def take_pictures(folder: Path) -> None:
    browser_path = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for name, (top, space) in PICTURES.items():
            page = browser.new_page(viewport=SIZE)
            page.goto((folder / f"{name}.html").as_uri())
            place = page.locator(top).first.bounding_box()
            assert place
            page.mouse.wheel(0, place["y"] - space)
            page.wait_for_timeout(500)  # for the scrolling
            page.screenshot(path=HERE / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    with TemporaryDirectory() as scratch:
        write_pages(Path(scratch))
        take_pictures(Path(scratch))
