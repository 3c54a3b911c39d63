"""PDF: the print's lines in reading order, with what only the geometry tells; alters no word."""

from .reader import PdfReader as PdfReader
