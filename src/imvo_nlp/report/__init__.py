"""A folder of converted documents as one page of figures, each with its definition and its table.

`counting.py` reads and counts, `figures/` says what is shown of it, `drawing.py` and `network.py`
draw that with matplotlib on the sheets of `sheets.py`, `pictures.py` writes it as SVG and PNG,
`html.py` makes the page; docs/report.md explains the figures. What draws needs the extra `report`.
"""

from __future__ import annotations

from ..extras import needed


def require() -> None:
    """Raises MissingExtra if what figures are drawn with is not installed.

    >>> require()
    """
    for module in ("matplotlib", "networkx"):
        needed(module, "report", "a report")
