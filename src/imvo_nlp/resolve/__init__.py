"""Who is meant, with the whole document in view; never changes a span.

Most certain evidence first: what the document prints, then the reference data at the document's
time. One candidate left is taken; none or several give None, and a warning that names them.
"""
