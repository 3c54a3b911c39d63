"""Readers of converted documents: those of a folder, and their text laid out again."""
