"""A folder of converted documents as a static site.

`gathering.py` collects facts of documents for other pages, `tables.py` and `views.py` arrange them,
`building.py` writes changed pages, `linking.py` links the figures of the report to the counted documents, `searching.py` has Pagefind index the pages, `serving.py` serves them locally.
docs/site.md explains the pages.
"""
