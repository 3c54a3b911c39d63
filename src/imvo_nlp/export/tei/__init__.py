"""Debates as TEI after the schema of ParlaMint, and back: docs/export.md tells what goes where."""
