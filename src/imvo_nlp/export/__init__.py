"""Converted documents in the formats of the field."""
