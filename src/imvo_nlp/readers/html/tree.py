"""HtmlReader: bytes to a tree, the metadata that a page states, and the text that `Page` finds in it."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from hashlib import sha256
from typing import Any

from ...errors import UnreadableInput
from ...extras import needed
from ...notation.dossiers import normal_dossier, parse_session_year
from ...text.source import Marks, SourceText
from ..decoding import decode
from ..xml.official import facts_of_identifier, publication
from .elements import Element
from .page import Page

_START = re.compile(r"\s*(?><!--.*?-->\s*|<\?xml[^>]*>\s*)*+<(?:!doctype\s+)?html\b", re.I | re.S)
_TAG = re.compile(r"<[a-z][^<>]*>", re.I)
_OTHER_XML = re.compile(r"\s*<\?xml", re.I)
_CHARSET = re.compile(
    rb"<(?:meta\b|\?xml\b)[^>]*?\b(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)
_HEAD = 4096
_NEVER_TEXT = (
    "script style template noscript head svg canvas audio video object applet iframe embed select "
    "textarea input datalist progress meter map".split()
)

_XHTML = "http://www.w3.org/1999/xhtml"
# A self-closed element, which HTML would consider still open.
_SELF_CLOSED = re.compile(
    r"<((?!(?:br|hr|img|input|link|meta|col|area|base)\b)[a-z]\w*)((?:\s[^<>]*)?)/>", re.I
)
# libxml2 takes minutes for thousands of attributes on one element; real pages do not have them.
_MANY_ATTRIBUTES = re.compile(r"<([a-z]\w*)(?=[\s/])(?>\"[^\"<]*\"|'[^'<]*'|[^<>]){20000,}+>", re.I)
_MOST_TAGS = 500_000  # some thirty times the number in the longest debates
_LONGEST_TEXT = 9_000_000  # libxml2 truncates at ten
_DEEPEST = 250  # libxml2 stops reading at 256

# Annexes and reprints have a suffix of their own: `kst-26485-220-b1`.
_WITHOUT_SUFFIX = re.compile(
    r"kst-\d{5}(?:-(?:[IVXL]+|\d\d))?-(?:\d+|[A-Z]{1,3})|(?:ah|h|kv)-[te]k-\d{4}[\dZ]\d{3,4}(?:-\d+)*"
)
_YEARS = re.compile(r"((?:19|20)\d\d)\D{1,3}(\d{4}|\d\d)")
_TITLE = re.compile(r"\bKamerstuk\s(\d\d\s?\d{3}(?:[ -][IVXLA-C]+)?),?\snr\.?\s(\d+)\b")


class HtmlReader:
    """Web pages: the text of the document without the site around it."""

    media_type = "text/html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def accepts(self, head: bytes, name: str) -> int:
        start = head.replace(b"\0", b"").lstrip(BOM_UTF8 + BOM_UTF16_LE + BOM_UTF16_BE)
        text = start.decode("latin-1")
        if _START.match(text):
            return 8
        named = name.lower().endswith(self.suffixes) and not _OTHER_XML.match(text)
        return 5 if named and _TAG.search(text) else 0

    def read(self, data: bytes, name: str) -> SourceText:
        """The main text with its paragraphs, followed by its footnotes, with the marks of the page.

        Lines broken by the page itself, as in print, are left to the layout: the text is not marked
        as flowing. Raises UnreadableInput for bytes that are not text, for pages that are too large
        or nested too deep, and for pages whose text is inserted by scripts; MissingExtra without
        lxml.
        """
        etree = needed("lxml.etree", "html", name)
        declared = _CHARSET.search(data[:_HEAD].replace(b"\0", b""))
        decoded = decode(data, name, declared[1].decode() if declared else None)
        root = _parsed(etree, decoded.text, name)
        text, marks = "", Marks(flows=True)
        if root is not None:
            scripted = root.find(".//script") is not None
            facts = _facts(root)
            etree.strip_elements(root, *_NEVER_TEXT, with_tail=False)
            text, marks = Page(etree, root, facts).read()
            if scripted and not text:
                raise UnreadableInput(f"{name} has no text of its own: JavaScript inserts it")
        return SourceText(
            text=text,
            name=name,
            media_type=self.media_type,
            encoding=decoded.encoding,
            sha256=sha256(data).hexdigest(),
            notes=decoded.notes,
            marks=marks,
        )


def _parsed(etree: Any, html: str, name: str) -> Element | None:
    """The root element; None for a page without any. Nothing is fetched."""
    if html.count("<") > _MOST_TAGS:
        raise UnreadableInput(f"{name} has more than {_MOST_TAGS} tags")
    if len(html) > _LONGEST_TEXT and max(map(len, html.split("<"))) > _LONGEST_TEXT:
        raise UnreadableInput(f"{name} has more than {_LONGEST_TEXT} characters in one piece")
    html = _MANY_ATTRIBUTES.sub(r"<\1>", html.replace("\0", "\ufffd"))
    if _XHTML in html[:_HEAD]:
        html = _SELF_CLOSED.sub(r"<\1\2></\1>", html)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None  # no tags and no words
    cut_off = any(entry.level_name == "FATAL" for entry in parser.error_log)
    if cut_off or _depth(etree, root) > _DEEPEST:
        raise UnreadableInput(f"{name} nests elements more than {_DEEPEST} deep, or is too large")
    return root


def _depth(etree: Any, root: Element | None) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")) if root is not None else ():
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _facts(root: Element) -> dict[str, Any]:
    """The contract's metadata as stated by the page."""
    stated: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").lower()
        stated.setdefault(key, []).append(meta.get("content", "").strip())
    facts: dict[str, Any] = {}
    if identifier := _identifier(root, stated):
        plain = _WITHOUT_SUFFIX.fullmatch(identifier)
        facts = facts_of_identifier(identifier) if plain else {"identifier": identifier}
    if years := _YEARS.fullmatch(stated.get("overheidop.vergaderjaar", [""])[0]):
        facts["session_year"] = parse_session_year(years[1], years[2])
    numbers = re.split(r"\s*;\s*", ";".join(stated.get("overheidop.dossiernummer", [])))
    if dossiers := tuple(dict.fromkeys(normal_dossier(each) for each in numbers if each)):
        facts["dossiers"] = dossiers
    for key, name in ("number", "overheidop.ondernummer"), ("title", "overheidop.dossiertitel"):
        if value := next(filter(None, stated.get(name, [])), None):
            facts[key] = value
    return facts


def _identifier(root: Element, stated: dict[str, list[str]]) -> str | None:
    """The identifier of the page's publication: as stated, else from its address, else from its title."""
    candidates = [*stated.get("dc.identifier", []), *stated.get("dcterms.identifier", [])]
    candidates += [
        each.get("href", "") for each in root.iter("link") if each.get("rel") == "canonical"
    ]
    candidates += stated.get("og:url", [])
    if found := next(filter(None, map(publication, candidates)), None):
        return found
    title = _TITLE.search(" ".join(root.xpath("string(.//title)").split()))
    return f"kst-{normal_dossier(title[1])}-{title[2]}" if title else None
