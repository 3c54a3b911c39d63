"""A folder of converted documents as a page of figures with definitions and tables.

`counting.py` reads and counts, `figures/` selects tables and charts, `drawing.py` and `network.py`
draw charts with matplotlib on the sheets of `sheets.py`, `pictures.py` writes them as SVG and PNG,
`html.py` builds the page; docs/report.md explains the figures. Drawing needs the extra `report`.
"""

from __future__ import annotations

from ..extras import needed


def require() -> None:
    """Raise MissingExtra if the packages for drawing are not installed.

    >>> require()
    """
    for module in ("matplotlib", "networkx"):
        needed(module, "report", "a report")
