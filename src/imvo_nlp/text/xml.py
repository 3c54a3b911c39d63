"""Text that XML can hold."""

from __future__ import annotations

import regex

# Characters that XML 1.0 cannot hold, not even escaped; a carriage return would be read back as a
# newline.
_NO_XML = regex.compile(r"[^\t\n\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def xml_text(text: str) -> str:
    """The text with a replacement character, `�`, for characters that XML 1.0 cannot hold.

    >>> xml_text("MVO\\x0c& co")
    'MVO�& co'
    """
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
