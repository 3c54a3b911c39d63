"""Elements that belong to the site, not to the document.

They are recognized by the meaning of elements, by words in their ids and classes, and by the share
of links in their text. When in doubt, text is kept.
"""

from __future__ import annotations

import re

from ..xml.official import publication
from .elements import Element, amount_of, head_of

_MAIN_IDS = (
    "content main maincontent main-content inhoud hoofdinhoud page-content pagecontent".split()
)
_MOST_CANDIDATES = 1000

_NEVER_TAGS = ("nav", "dialog")
_NEVER_ROLES = frozenset(
    "navigation search dialog alertdialog menu menubar toolbar tablist".split()
)
_SITE_TAGS = frozenset(("header", "footer", "aside"))
_SITE_ROLES = frozenset(("banner", "contentinfo", "complementary"))
_MENU_TAGS = frozenset(("ul", "ol", "div", "table", "td", "p", "section"))
_LITTLE = 200  # characters of a menu outside links

# Whole ids and classes, so that `has-menu` on the body and `kamerstuk-header` do not match.
_WITHIN = (
    r"(?:(?:site|page|main|global|top|bottom|hoofd|sub|block|region|primary|secondary|js)[-_]?)*"
)
_PART = r"(?:[-_]+(?:bar|wrapper|container|inner|list|links|block|buttons?|main|top|menu|item|items)|s)*"
_NEVER_NAME = re.compile(
    rf"{_WITHIN}(?:breadcrumbs?|broodkruimel(?:pad)?|kruimelpad|cookie-?(?:bar|banner|consent|melding|notice|wall)?|"
    rf"skip-?(?:link|nav|to-content)?|share|sharing|social(?:-?(?:media|share))?|deel-?knop(?:pen)?|"
    rf"metadata|meta-?gegevens|publicatiegegevens|back-?to-?top|naar-?boven){_PART}",
    re.I,
)
_SITE_NAME = re.compile(
    rf"{_WITHIN}(?:nav|navigation|navigatie|menu|header|footer|banner|sidebar|zijbalk|toolbar|pagination|paginering|"
    rf"search|zoeken|zoek(?:balk|formulier|box)|search-?(?:box|form)|related|gerelateerd|printen?|login|popup|modal){_PART}",
    re.I,
)
_HIDDEN_NAME = re.compile(r"sr-only|visually-?hidden|screen-reader-text|element-invisible", re.I)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_UPWARDS = re.compile(
    r"(?:terug\s)?naar\s(?:boven|de\stop)|terug|back(?:\sto\stop)?|(?:ga\s)?direct\snaar\s.{3,30}|[\W_]*",
    re.I | re.S,
)


class Site:
    """The site around the document of a page; `main` is the element that holds the document."""

    def __init__(self, body: Element) -> None:
        self.main = _main(body)
        self._surrounds = self.main is body  # so that header, footer and menus are in `main`
        self._amount = amount_of(self.main).plain

    def owns(self, element: Element, *, in_article: bool) -> bool:
        """Whether an element within `main` is hidden, or a part of the site."""
        if _is_hidden(element) or _is_never_text(element):
            return not self._is_most(element)
        outside = self._surrounds and not in_article
        by_name = element.tag == "form" or _is_named(element, _SITE_NAME)
        if by_name or element.tag in _SITE_TAGS or element.get("role") in _SITE_ROLES:
            # Some pages are a single form, and letters have a header as well.
            if outside and element.tag != "form":
                return not self._is_most(element)
            plain, linked = amount_of(element)
            return linked > plain or (by_name and plain < _LITTLE)
        return outside and element.tag in _MENU_TAGS and _is_menu(element)

    def _is_most(self, element: Element) -> bool:
        """Whether an element holds most of the words of the page, such as one shown by a script."""
        return amount_of(element).plain * 2 > self._amount


def leads_up(link: Element) -> bool:
    """Whether a link within the page is only navigation: `Naar boven`, `↩`."""
    return _UPWARDS.fullmatch(head_of(link, 40)) is not None


def _main(body: Element) -> Element:
    """The element that holds the document; the whole body if uncertain."""
    lower = "translate(@id, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
    ids = " or ".join(f"{lower} = '{each}'" for each in _MAIN_IDS)
    total = amount_of(body).plain
    kinds = (".//main | .//*[@role='main']", 0.2), (f".//*[{ids}]", 0.2), (".//article", 0.5)
    for path, share in kinds:
        found = [(amount_of(each).plain, each) for each in body.xpath(path)[:_MOST_CANDIDATES]]
        amount, best = max(found, key=lambda pair: pair[0], default=(0, None))
        if best is not None and amount > share * total:
            return best
    return body


def _is_hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _NOT_SHOWN.search(element.get("style", "")) is not None
        or _is_named(element, _HIDDEN_NAME)
    )


def _is_never_text(element: Element) -> bool:
    return (
        element.tag in _NEVER_TAGS
        or element.get("role") in _NEVER_ROLES
        or _is_named(element, _NEVER_NAME)
    )


def _is_named(element: Element, names: re.Pattern[str]) -> bool:
    """Whether its id or one of its classes is one of the names."""
    own = f"{element.get('id', '')} {element.get('class', '')}".split()
    return any(map(names.fullmatch, own))


def _is_menu(element: Element) -> bool:
    """Whether a block is a list of links, other than publications cited by the text."""
    links = [each for each in element.iter("a") if each.get("href")]
    if len(links) < 3 or any(publication(each.get("href")) for each in links):
        return False
    plain, linked = amount_of(element)
    return linked > 2 * plain
