"""How names are written: the form under which they are compared."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=10_000)
def fold(name: str) -> str:
    """The form under which names and portfolios are compared: white space and case do not count."""
    return " ".join(name.split()).casefold().replace("'", "’").replace("- ", "-")
