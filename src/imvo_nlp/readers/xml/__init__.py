"""XML: official publications, the House's own reports, and any other as text."""

from .formats import XmlReader as XmlReader
