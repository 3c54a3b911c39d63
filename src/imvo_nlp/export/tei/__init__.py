"""Debates as TEI in the schema of ParlaMint, and back; docs/export.md maps one to the other."""
