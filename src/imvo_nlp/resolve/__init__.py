"""The meaning of mentions, from the whole document; spans never change.

Most certain evidence first: printed facts, then the reference data at the document's time. A single
remaining candidate is the value; none or several give None, with a warning that names them.
"""
