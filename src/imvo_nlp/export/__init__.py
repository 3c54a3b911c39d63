"""Converted documents in exchange formats: TEI, CoNLL-U, DocBin, JSON-LD."""
