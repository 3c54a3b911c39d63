"""A folder of converted documents as a site of pages that any web server can give.

`gathering.py` keeps of each document what other pages tell of it, `views.py` makes tables of that,
`building.py` writes the pages that changed, `linking.py` leads from the figures of the report to what
they count, `searching.py` has Pagefind index the pages, `serving.py` shows them on this machine.
docs/site.md explains the pages.
"""
