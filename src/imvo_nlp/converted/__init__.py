"""Reads what was converted: documents of a folder, their text laid out again."""
