"""The finders of mentions: plain functions of a text and a lexicon; no spaCy."""
