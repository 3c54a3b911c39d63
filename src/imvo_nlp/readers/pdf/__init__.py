"""PDF: lines in reading order, with facts from the geometry; words are never altered."""

from .reader import PdfReader as PdfReader
