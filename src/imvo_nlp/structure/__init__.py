"""The finders of a document's structure: plain Python on clean text, no spaCy, no mentions.

Results are tuples (a `NamedTuple` of this package) with offsets in the clean text.
"""
