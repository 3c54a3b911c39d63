"""The signs and numbers that a browser shows before list items."""

from __future__ import annotations

import re

from .elements import Element, has_several_blocks, head_of

_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(none|(?:lower|upper)-(?:alpha|latin|roman))", re.I
)
# As the attribute `type` has them.
_TYPES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "lower-roman": "i",
    "upper-alpha": "A",
    "upper-latin": "A",
    "upper-roman": "I",
}
# Labels printed by documents themselves: `a)`, `– `, `12 `.
_OWN_SIGN = re.compile(
    r"[\[(]?(?:\d{1,3}|[a-z]{1,2}|[ivxIVX]{1,5})[.):°\]]|[•–—-]\s|[·▪■●◦]|\d{1,3}\s"
)
_OF_LISTS = frozenset(("ul", "ol", "li"))
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


class Lists:
    """The open ordered lists, with the numbers of their next items."""

    def __init__(self) -> None:
        self._counters: list[tuple[int, int]] = []

    def begin(self, ordered: Element) -> None:
        self._counters.append(_counter(ordered))

    def end(self) -> None:
        self._counters.pop()

    def label(self, item: Element) -> str:
        """The sign or number of the next item; empty if its text prints one itself."""
        parent = item.getparent()
        style = _style(item) or _style(parent)
        if parent.tag == "ol" and self._counters:
            style = style or parent.get("type", "1")
            sign = f"{_shown(self._number(item), _TYPES.get(style.lower(), style))}. "
        else:
            # Speakers and whole articles too are set in lists, and have no sign there.
            sign = "" if has_several_blocks(item, besides=_OF_LISTS) else "• "
        start = head_of(item, 20)
        return "" if style == "none" or not start or _OWN_SIGN.match(start) else sign

    def _number(self, item: Element) -> int:
        number, step = self._counters[-1]
        if re.fullmatch(r"\d{1,6}", item.get("value", "")):
            number = int(item.get("value"))
        self._counters[-1] = (number + step, step)
        return number


def _style(element: Element) -> str:
    found = _STYLE.search(element.get("style", ""))
    return found[1].lower() if found else ""


def _counter(ordered: Element) -> tuple[int, int]:
    """The number of a list's first item, and what is added for each further one."""
    backwards = ordered.get("reversed") is not None
    first = len(ordered.findall("li")) if backwards else 1
    if re.fullmatch(r"-?\d{1,6}", ordered.get("start", "")):
        first = int(ordered.get("start"))
    return first, -1 if backwards else 1


def _shown(number: int, style: str) -> str:
    """A number as lists show it: `a`, `iv`, `4`."""
    if style.lower() == "a" and 1 <= number <= 26:
        return chr(ord(style) + number - 1)
    if style.lower() == "i" and 1 <= number <= 89:
        tens, ones = divmod(number, 10)
        roman = ("l" * (tens >= 5) + "x" * (tens % 5) if tens != 4 else "xl") + _UNITS[ones]
        return roman.upper() if style == "I" else roman
    return str(number)
