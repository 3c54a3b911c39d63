"""Indexes the pages of documents with Pagefind, for search in the browser."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import rmtree


def index(site: Path, pages: Iterable[str]) -> None:
    """Write an index of these pages, in Dutch, to the folder `pagefind` of a site.

    Raises OSError if that folder is not writable.

    >>> index(Path("site"), ["document/kst-26485-306.html"])  # doctest: +SKIP
    """
    rmtree(site / "pagefind", ignore_errors=True)
    with ThreadPoolExecutor(1) as apart:  # notebooks already run an event loop
        apart.submit(asyncio.run, _index(site, pages)).result()


async def _index(site: Path, pages: Iterable[str]) -> None:
    from pagefind.index import IndexConfig, PagefindIndex

    config = IndexConfig(
        force_language="nl", output_path=str(site / "pagefind"), keep_index_url=True
    )
    async with PagefindIndex(config=config) as made:
        # One by one: for 1,020 documents Pagefind needed 357 MB, compared with 517 MB for a whole
        # folder.
        for page in pages:
            content = (site / page).read_text("utf-8")
            await made.add_html_file(content=content, source_path=page)
