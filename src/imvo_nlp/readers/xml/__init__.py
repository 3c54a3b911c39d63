"""XML: official publications, the House's own reports, and any other as text."""

from .reader import XmlReader as XmlReader
