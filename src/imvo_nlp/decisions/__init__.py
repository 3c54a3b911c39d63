"""Decisions of the House and commitments to it, one module per kind."""
