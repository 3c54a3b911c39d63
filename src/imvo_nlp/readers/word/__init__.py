"""Word documents as Word prints them."""

from .reader import WordReader as WordReader
