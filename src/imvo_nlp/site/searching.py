"""Indexes the pages of documents with Pagefind, for search in the browser."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

_PART = 16_000_000
"""The largest part of an index, in bytes of its pages.

Pagefind takes ten times as much memory: 212 MB for 20 MB of pages, 865 MB for 100 MB (1,000 documents made of
`fixtures/`). The browser merges the parts.
"""
_ID_IN_LINE = re.compile(r'(<(?:mark|em|a|span)\b[^>]*?) id="[^"]*"')
"""The id of an element within a line. Pagefind prints a space before each: `Karimi ( GroenLinks)`."""
_NOT_PRINTED = (".anchor", ".badge", ".who", ".remark")
"""Words of the page, not of the document."""
_UNUSED = ("*ui*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
"""Files that Pagefind writes for pages of other sites: its own interface, and other languages."""
_OF_FIRST = ("pagefind.js", "wasm.*")
"""Files that only the first part needs."""


def parts(site: Path, pages: Iterable[str]) -> list[list[str]]:
    """Divide the pages of a site over the parts of its index, in their order; at least one part."""
    found: list[list[str]] = [[]]
    room = _PART
    for page in pages:
        size = (site / page).stat().st_size
        if size > room and found[-1]:
            found.append([])
            room = _PART
        found[-1].append(page)
        room -= size
    return found


def index(site: Path, parts: list[list[str]]) -> None:
    """Write an index of the pages in these parts, in Dutch, to the folder `pagefind` of a site.

    The first part lies in that folder, the second in its folder `2`. Raises OSError if it is not writable.

    >>> index(Path("site"), [["document/kst-26485-306.html"]])  # doctest: +SKIP
    """
    rmtree(site / "pagefind", ignore_errors=True)
    with ThreadPoolExecutor(1) as apart:  # notebooks already run an event loop
        for number, pages in enumerate(parts, 1):
            folder = site / "pagefind" / (str(number) if number > 1 else "")
            apart.submit(asyncio.run, _index(site, pages, folder)).result()
            for path in _needless(folder, is_first=number == 1):
                path.unlink()


async def _index(site: Path, pages: list[str], folder: Path) -> None:
    from pagefind.index import IndexConfig, PagefindIndex

    config = IndexConfig(
        force_language="nl",
        output_path=str(folder),
        keep_index_url=True,
        exclude_selectors=_NOT_PRINTED,
    )
    with TemporaryDirectory() as place:
        for page in pages:
            copy = Path(place, page)
            copy.parent.mkdir(exist_ok=True)
            copy.write_text(_ID_IN_LINE.sub(r"\1", (site / page).read_text("utf-8")), "utf-8")
        async with PagefindIndex(config=config) as made:
            # In one request: the package waits a tenth of a second for the answer to each.
            await made.add_directory(place)


def _needless(folder: Path, *, is_first: bool) -> Iterator[Path]:
    for name in _UNUSED if is_first else (*_UNUSED, *_OF_FIRST):
        yield from folder.glob(name)
