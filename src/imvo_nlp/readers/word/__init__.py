"""Word documents as Word prints them."""

from .body import WordReader as WordReader
