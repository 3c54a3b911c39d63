"""A folder of converted documents as one page of figures, each with its definition and its table.

`counting.py` reads and counts, `figures.py` says what is shown of it, `drawing.py` and `network.py`
draw that as shapes, `svg.py` and `png.py` write the shapes, `html.py` makes the page; docs/report.md
explains the figures. Only `png.py` needs matplotlib.
"""
