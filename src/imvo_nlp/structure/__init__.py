"""The finders of a document's structure: plain Python on clean text, no spaCy, no mentions.

What they find is a tuple (a `NamedTuple` of this package) with offsets in the clean text.
"""
