"""Word documents as printed by Word."""

from .body import WordReader as WordReader
