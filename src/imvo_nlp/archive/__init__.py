"""Searchable passages of a folder of converted documents, and their index."""
