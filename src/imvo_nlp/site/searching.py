"""Has Pagefind index the pages of documents, so that the browser can search them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from shutil import rmtree


def index(site: Path) -> None:
    """Writes the index of a site to its folder `pagefind`; the words of all pages count as Dutch.

    Raises OSError where that folder cannot be written to.

    >>> index(Path("site"))  # doctest: +SKIP
    """
    rmtree(site / "pagefind", ignore_errors=True)
    asyncio.run(_index(site))


async def _index(site: Path) -> None:
    from pagefind.index import IndexConfig, PagefindIndex

    config = IndexConfig(
        force_language="nl", output_path=str(site / "pagefind"), keep_index_url=True
    )
    async with PagefindIndex(config=config) as pages:
        await pages.add_directory(str(site))
