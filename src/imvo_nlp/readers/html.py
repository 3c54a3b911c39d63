"""HTML: pages of officielebekendmakingen.nl and tweedekamer.nl, and any other page by its shape.

What belongs to the site and not to the document is told by the meaning of elements, by words in
their ids and classes, and by how much of their text is links. When in doubt, text is kept.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from typing import Any
from urllib.parse import unquote

from ..errors import UnreadableInput
from ..extras import needed
from ..structure.dossiers import normal_dossier, parse_session_year
from ..text.source import HeadingMark, Marks, NoteMark, ReferenceMark, SourceText
from .decoding import decode
from .xml.official import facts_of_identifier

_START = re.compile(r"\s*(?><!--.*?-->\s*|<\?xml[^>]*>\s*)*+<(?:!doctype\s+)?html\b", re.I | re.S)
_TAG, _OTHER_XML = re.compile(r"<[a-z][^<>]*>", re.I), re.compile(r"\s*<\?xml", re.I)
_CHARSET = re.compile(
    rb"<(?:meta\b|\?xml\b)[^>]*?\b(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)
# An XHTML element without content, which HTML would take for one that is still open.
_SELF_CLOSED = re.compile(
    r"<((?!(?:br|hr|img|input|link|meta|col|area|base)\b)[a-z]\w*)((?:\s[^<>]*)?)/>", re.I
)
# libxml2 takes minutes for thousands of attributes on one element; no page that people wrote has them.
_MANY_ATTRIBUTES = re.compile(r"<([a-z]\w*)(?=[\s/])(?>\"[^\"<]*\"|'[^'<]*'|[^<>]){20000,}+>", re.I)
_MOST_TAGS = 500_000  # some thirty times those of the longest debates
_LONGEST_TEXT = 9_000_000  # libxml2 cuts off at ten
_DEEPEST = 250  # libxml2 stops reading at 256

_WHITE, _BLANK = " \t\n\r\f", " \t\n\r\f\xa0"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form header hgroup hr legend li main menu nav ol optgroup p pre section "
    "summary table ul".split()
).union(_HEADINGS)
_NEVER_TEXT = (
    "script style template noscript head svg canvas audio video object applet iframe embed select "
    "textarea input datalist progress meter map".split()
)
_NEVER_ROLES = frozenset(
    "navigation search dialog alertdialog menu menubar toolbar tablist".split()
)
_SITE_TAGS = frozenset(("header", "footer", "aside"))
_SITE_ROLES = frozenset(("banner", "contentinfo", "complementary"))
_MAIN_IDS = (
    "content main maincontent main-content inhoud hoofdinhoud page-content pagecontent".split()
)
_WITHIN = (
    r"(?:(?:site|page|main|global|top|bottom|hoofd|sub|block|region|primary|secondary|js)[-_]?)*"
)
_PART = r"(?:[-_]+(?:bar|wrapper|container|inner|list|links|block|buttons?|main|top|menu|item|items)|s)*"
_HIDDEN_NAME = re.compile(r"sr-only|visually-?hidden|screen-reader-text|element-invisible", re.I)
# Whole ids and classes, so that `has-menu` on the body and `kamerstuk-header` are none.
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
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_UPWARDS = re.compile(
    r"(?:terug\s)?naar\s(?:boven|de\stop)|terug|back(?:\sto\stop)?|(?:ga\s)?direct\snaar\s.{3,30}|[\W_]*",
    re.I | re.S,
)
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(none|(?:lower|upper)-(?:alpha|latin|roman))", re.I
)
_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"}
_STYLES |= {"lower-roman": "i", "upper-roman": "I", "none": ""}
_OWN_SIGN = re.compile(
    r"[\[(]?(?:\d{1,3}|[a-z]{1,2}|[ivxIVX]{1,5})[.):°\]]|[•–—-]\s|[·▪■●◦]|\d{1,3}\s"
)

_LISTED = frozenset(("ul", "ol", "li"))
_LISTS = frozenset(("ul", "ol", "div", "table", "td", "p", "section"))
_FEW = 200  # characters of a menu that are no links
_HEAD = 1000
_MOST_CANDIDATES = 1000
_LONGEST_ADDRESS = 500
_LONGEST_HEADING = 300

_MARKER = re.compile(r"[\[(]?\s*(\d{1,3}|\*{1,3})\s*[\])]?\.?")
_NOTE_NAME = re.compile(r"noot|noten|foot-?note|voetnoot|endnote|\bfn|noteref", re.I)
_NOTES_TITLE = re.compile(r"\s*(?:voet|eind)?noten\s*:?\s*|\s*footnotes\s*", re.I)
# Headings that are no sections: labels, speakers, and what stands in the head of a document.
_NO_SECTION = re.compile(
    r"(?:Vra(?:ag|gen)|Antwoord(?:en)?)(?:\s(?:op|bij))?(?:\s(?:de\s)?vra(?:ag|gen))?[\d\s,&–-]*(?:(?:en|t/m)\s[\d\s,&–-]*)*[:.]?\Z"
    r"|\d{1,3}[.)]?\Z|.*:\Z|(?:(?:Nader )?[Gg]ewijzigde )?[Mm]oties?\Z"
    r"|\d{2}\s?\d{3}\b|Nr\.?\s?\d|[A-Z]{1,3}\Z|Vergaderjaar\b|(?:Tweede|Eerste)\sKamer\sder\b|Aanhangsel\b"
    r"|(?:Vra(?:ag|gen)|Antwoord(?:en)?|Mededeling)\svan\s(?:het\slid|de\s(?:leden|[Mm]inister|[Ss]taats)|[Mm]inister|[Ss]taats)"
    r"|(?:BRIEF|(?:NADER |VOORLOPIG )?VERSLAG|LIJST|MOTIE|AMENDEMENT|MEMORIE|NOTA|VOORSTEL)\b",
    re.S,
)
_PUBLICATION = re.compile(
    r"(?:(?:https?:)?//(?:[\w-]+\.)*(?:officielebekendmakingen|overheid)\.nl/|\.{0,2}/|)(?:[\w./-]*/)?"
    r"((?:kst|ah|h|kv|blg|ek|nds)-[\w()-]*\d[\w()-]*|kst-[\w()-]+-[a-z]{1,3})(?:\.\w{3,5})?(?:[?#].*)?",
    re.I,
)
_PLAIN = re.compile(
    r"kst-\d{5}(?:-(?:[IVXL]+|\d\d))?-(?:\d+|[A-Z]{1,3})|(?:ah|h|kv)-[te]k-\d{4}[\dZ]\d{3,4}(?:-\d+)*"
)
_YEARS = re.compile(r"((?:19|20)\d\d)\D{1,3}(\d{4}|\d\d)")
_TITLE_OF_PAGE = re.compile(r"\bKamerstuk\s(\d\d\s?\d{3}(?:[ -][IVXLA-C]+)?),?\snr\.?\s(\d+)\b")


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
        """The main text with its paragraphs and, behind it, its footnotes; marks as the page has them.

        Lines that the page itself breaks, as in print, are left to the rules: there is no flow.
        Raises UnreadableInput for bytes that are no text, for pages that nest elements too deep or
        are too large, and where scripts put in all of the text; MissingExtra without lxml.
        """
        etree = needed("lxml.etree", "html", name)
        declared = _CHARSET.search(data[:4096].replace(b"\0", b""))
        decoded = decode(data, name, declared[1].decode() if declared else None)
        root = _parsed(etree, decoded.text, name)
        text, marks = "", Marks(flows=True)
        if root is not None:
            scripted = root.find(".//script") is not None
            facts = _facts(root)
            etree.strip_elements(root, *_NEVER_TEXT, with_tail=False)
            text, marks = _Page(etree, root, facts).read()
            if scripted and not text:
                raise UnreadableInput(f"{name} has no text: it is put in by JavaScript")
        return SourceText(
            text=text,
            name=name,
            media_type=self.media_type,
            encoding=decoded.encoding,
            sha256=sha256(data).hexdigest(),
            notes=decoded.notes,
            marks=marks,
        )


def _parsed(etree: Any, html: str, name: str) -> Any:
    """The root element; None for a page without any. Nothing is fetched."""
    if html.count("<") > _MOST_TAGS:
        raise UnreadableInput(f"{name} has more than {_MOST_TAGS} tags")
    if len(html) > _LONGEST_TEXT and max(map(len, html.split("<"))) > _LONGEST_TEXT:
        raise UnreadableInput(f"{name} has more than {_LONGEST_TEXT} characters in one piece")
    html = _MANY_ATTRIBUTES.sub(r"<\1>", html.replace("\0", "\ufffd"))
    if "http://www.w3.org/1999/xhtml" in html[:4096]:
        html = _SELF_CLOSED.sub(r"<\1\2></\1>", html)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None  # neither a tag nor a word
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")) if root is not None else ():
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > _DEEPEST or any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise UnreadableInput(f"{name} nests elements more than {_DEEPEST} deep, or is too large")
    return root


def _facts(root: Any) -> dict[str, Any]:
    """The metadata of the contract that the page states, and nothing else."""
    stated: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").lower()
        stated.setdefault(key, []).append((meta.get("content") or "").strip())
    links = [each.get("href") or "" for each in root.iter("link") if each.get("rel") == "canonical"]
    urls = [*links, *stated.get("og:url", [])]
    identifiers = (*stated.get("dc.identifier", []), *stated.get("dcterms.identifier", []), *urls)
    value = next(filter(None, map(publication, identifiers)), None)
    title = _TITLE_OF_PAGE.search(" ".join(_text(root.find(".//title")).split()))
    if not value and title:
        value = f"kst-{normal_dossier(title[1])}-{title[2]}"
    facts: dict[str, Any] = {}
    if value:
        # Annexes and reprints have a suffix of their own: `kst-26485-220-b1`.
        facts = facts_of_identifier(value) if _PLAIN.fullmatch(value) else {"identifier": value}
    if years := _YEARS.fullmatch(stated.get("overheidop.vergaderjaar", [""])[0]):
        facts["session_year"] = parse_session_year(years[1], years[2])
    numbers = re.split(r"\s*;\s*", ";".join(stated.get("overheidop.dossiernummer", [])))
    if dossiers := tuple(dict.fromkeys(normal_dossier(each) for each in numbers if each)):
        facts["dossiers"] = dossiers
    for key, name in ("number", "overheidop.ondernummer"), ("title", "overheidop.dossiertitel"):
        if value := next(filter(None, stated.get(name, [])), None):
            facts[key] = value
    return facts


def publication(address: str) -> str | None:
    """The identifier of the official publication at an address; None for any other address.

    >>> publication("https://zoek.officielebekendmakingen.nl/kst-26485-220.html#ID-1")
    'kst-26485-220'
    """
    match = _PUBLICATION.fullmatch(address.strip()) if len(address) < _LONGEST_ADDRESS else None
    if match is None:
        return None
    prefix, *parts = match[1].split("-")
    if prefix.lower() == "kst":
        parts = [part.upper() if part.isalpha() else part for part in parts]
    return "-".join([prefix.lower(), *parts])


def _text(element: Any, most: int | None = None) -> str:
    """The text of an element, or its first so many characters that are no white space at the start."""
    if element is None:
        return ""
    if most is None:
        return "".join(element.itertext())
    head = ""
    for piece in element.itertext():
        head += (piece if head else piece.lstrip(_BLANK))[: 4 * most]
        if len(head) >= most:
            break
    return head[:most]


@dataclass(eq=False, slots=True)
class _Span:
    """A range of the text that is being written; `start` is -1 until a word of it is there."""

    start: int = -1
    end: int = -1


@dataclass(eq=False, slots=True)
class _Note:
    """A footnote: its number, and where its marker and its text have been written."""

    number: str
    marker: _Span = field(default_factory=_Span)
    text: _Span = field(default_factory=_Span)


class _Notes:
    """The footnotes that links in a page point at; `holders` are the blocks that hold them."""

    def __init__(self, body: Any, own: str | None) -> None:
        self.by_link: dict[Any, _Note] = {}
        self.by_begin: dict[Any, _Note] = {}
        self.holders: dict[Any, list[_Note]] = {}
        places: dict[str, tuple[int, Any]] = {}
        self._items: Counter[Any] = Counter()
        self._nth: dict[Any, str] = {}
        links = []
        for index, element in enumerate(body.iter()):
            if element.tag == "li" and element.getparent().tag == "ol":
                self._items[element.getparent()] += 1
                self._nth[element] = str(self._items[element.getparent()])
            anchor = element.get("name") if element.tag == "a" else None
            for key in filter(None, (element.get("id"), anchor)):
                places.setdefault(key, (index, element))
            page, _, target = (element.get("href") or "").partition("#")
            here = not page or (own is not None and publication(page) == own)
            if element.tag == "a" and target and here:
                links.append((index, element, unquote(target)))
        by_target: dict[str, _Note] = {}
        for index, link, target in links:
            at, place = places.get(target, (-1, None))
            number = _MARKER.fullmatch(" ".join(_text(link, 40).split()))
            # A note stands behind its marker: what points upwards is a way back.
            if number is None or at <= index or not _is_marker(link):
                continue
            if target not in by_target:
                found = self._place(place, number[1])
                if found is None or found[1] in link.iterancestors():
                    continue
                begin, holder = found
                if begin not in self.by_begin:
                    note = self.by_begin[begin] = _Note(number[1])
                    self.holders.setdefault(holder, []).append(note)
                by_target[target] = self.by_begin[begin]
            self.by_link[link] = by_target[target]

    def _place(self, target: Any, number: str) -> tuple[Any, Any] | None:
        """Where the note that a link points at begins, and the block that holds it."""
        begins = re.compile(rf"[\[(]?\s*{re.escape(number)}(?![\d*]|[.,]\d)[\])]?[.:)]?")
        block = target
        while block.tag not in _BLOCKS and block.tag not in ("td", "th", "tr"):
            block = block.getparent()
        parent = block.getparent()
        if block.tag in _HEADINGS or block.tag == "body" or parent is None:
            return None
        head = _text(block, 40)
        number_alone = begins.fullmatch(head.strip(_BLANK))
        if number_alone and (parent in self.holders or begins.match(_text(parent, 40))):
            return block, parent  # `<td>1</td><td>Zie`, `<dt>1</dt><dd>Zie`
        if begins.match(head) and not number_alone:
            holder = block
            while _holds_notes(parent) and begins.match(_text(parent, 40)):
                holder, parent = parent, parent.getparent()
            return block, holder
        if block in self.holders and begins.match(_text(target, 40) + (target.tail or "").lstrip()):
            return target, block  # several notes in one paragraph, with <br> between them
        if head and self._nth.get(block) == number:
            return block, block
        return None


def _is_marker(link: Any) -> bool:
    """Whether a link is raised, in brackets, named so or glued to the word before it."""
    around = [link, link.getparent()]
    if any(each.tag == "sup" or _NOTE_NAME.search(_names(each)) for each in around):
        return True
    before = _text_before(link)
    return bool(before) and (not before[-1].isspace() or _text(link, 2)[:1] in ("[", "("))


def _text_before(element: Any) -> str:
    """The last text in front of an element within its block."""
    while element is not None and element.tag not in _BLOCKS:
        previous = element.getprevious()
        if previous is not None:
            return str(previous.tail or _text(previous))
        element = element.getparent()
        if element is not None and element.text:
            return str(element.text)
    return ""


def _holds_notes(element: Any) -> bool:
    """Whether an element around a note's first paragraph can hold more of it."""
    named = element.tag in ("div", "aside", "section") and _NOTE_NAME.search(_names(element))
    return element.tag in ("li", "dd", "tr") or bool(named)


def _names(element: Any) -> str:
    return " ".join(filter(None, (element.get(key) for key in ("id", "class", "role"))))


class _Writer:
    """A text under construction: words, and the white space that the next word brings along."""

    def __init__(self) -> None:
        self.length = 0
        self.broken = 0
        """Characters on lines that the page breaks itself, as print does."""
        self.label = ""
        """What the next word brings along: the number of an item."""
        self.in_cell = False
        """Whether what is written stands in a row that has one line."""
        self._pieces: list[str] = []
        self._gap = ""
        self._waiting: list[_Span] = []
        self._line_start = 0

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def space(self, gap: str) -> None:
        """Part what follows from what was written, unless something wider does already."""
        if self.in_cell and gap[0] == "\n":
            gap = " "
        if _width(gap) > _width(self._gap):
            self._gap = gap

    def end_line(self) -> None:
        """End the line, or the paragraph if the line is empty."""
        if 40 < self.length - self._line_start < 110:
            self.broken += self.length - self._line_start
        self.space("\n\n" if self._gap.startswith("\n") else "\n")
        self._line_start = self.length

    def write(self, text: str, *, lines: bool = False) -> None:
        """Write text with its white space collapsed, or with its lines as they are."""
        for index, line in enumerate(re.split(r"\r?\n", text) if lines else [text]):
            if index:
                self.end_line()
            self._write(line, collapsed=not lines)

    def _write(self, text: str, *, collapsed: bool) -> None:
        words = text.strip(_BLANK)
        start = len(text) - len(text.lstrip(_BLANK))
        self._blank(text[:start], collapsed)
        if words:
            self._put(re.sub(rf"[{_WHITE}]+", " ", words) if collapsed else words)
            self._blank(text[start + len(words) :], collapsed)

    def _blank(self, text: str, collapsed: bool) -> None:
        if text:
            self.space(("\xa0" * text.count("\xa0") or " ") if collapsed else text)

    def _put(self, words: str) -> None:
        new_line = "\n" in self._gap
        pieces = [self._gap * bool(self.length), self.label]
        self.length += sum(map(len, pieces))
        self._line_start = self.length if new_line else self._line_start
        for span in self._waiting:
            span.start = self.length
        self._pieces += [*pieces, words]
        self.length += len(words)
        self._gap, self.label, self._waiting = "", "", []

    def begin(self, span: _Span) -> None:
        self._waiting.append(span)

    def end(self, span: _Span) -> None:
        span.end = self.length
        if span.start < 0:
            self._waiting.remove(span)


def _width(gap: str) -> int:
    return {"": 0, "\t": 2, "\n": 3, "\n\n": 4}.get(gap, 1)


class _Page:
    """One page, walked through without recursion."""

    def __init__(self, etree: Any, root: Any, facts: dict[str, Any]) -> None:
        self.etree = etree
        self.facts = facts
        found = root.find("body")
        self.body = root if found is None else found
        self.notes = _Notes(self.body, facts.get("identifier"))
        self.main = _main(self.body)
        self.words = _words(self.main)[0]
        self.out = _Writer()
        self.open: dict[Any, _Span] = {}
        self.headings: list[tuple[_Span, int]] = []
        self.references: list[tuple[_Span, str]] = []
        self.counters: list[tuple[int, int]] = []
        self.grids: list[bool] = []
        self.lines = 0  # how many <pre> are open
        self.articles = 0
        self.in_notes = False
        self.note: _Note | None = None
        self.number: str | None = None  # of a note, as far as it has still to be read over
        self.kept: set[Any] = set()

    def read(self) -> tuple[str, Marks]:
        """The text of the page and its marks."""
        self._walk(self.main)
        self.in_notes = True
        for holder in self.notes.holders:
            outermost = not any(each in self.notes.holders for each in holder.iterancestors())
            if outermost and holder not in self.kept and self._is_noted(holder):
                self._walk(holder)
                self._end_note()
        text = self.out.text
        marks = Marks(
            flows=self.out.broken * 2 <= len(text),
            notes=tuple(self._note_marks(text)),
            headings=tuple(self._heading_marks(text)),
            references=tuple(
                sorted(
                    ReferenceMark(span.start, span.end, value)
                    for span, value in self.references
                    if _in_line(span, text)
                )
            ),
            facts=self.facts,
        )
        return text, marks

    def _walk(self, top: Any) -> None:
        walker = self.etree.iterwalk(top, events=("start", "end"))
        left_out = None
        for event, element in walker:
            if event == "start" and element is not top and self._is_left_out(element):
                walker.skip_subtree()
                left_out = element
            elif event == "start":
                self._open(element)
                self._write(element.text)
            else:
                if element is not left_out:
                    self._close(element)
                if element is not top:
                    self._write(element.tail)

    def _write(self, text: str | None) -> None:
        if text and self.number is not None:
            text = self._without_number(text)
        if text:
            self.out.write(text, lines=bool(self.lines))

    def _without_number(self, text: str) -> str:
        """A note's first text behind its printed number: `[1] Zie`, `1. Zie`."""
        rest = text.lstrip(_BLANK + "[(")
        if self.number and rest.startswith(self.number):
            rest, self.number = rest[len(self.number) :], ""
        elif self.number and rest:
            self.number = None
        if self.number == "":
            rest = rest.lstrip(_BLANK + "]).:")
            self.number = None if rest else ""
        return rest

    def _open(self, element: Any) -> None:
        tag = element.tag
        if self.in_notes and element in self.notes.by_begin:
            self._begin_note(self.notes.by_begin[element])
        if tag == "br":
            self.out.end_line()
        elif tag == "table":
            self.grids.append(_is_grid(element))
        elif tag == "tr":
            self.out.space("\n" if self._in_grid() else "\n\n")
        elif tag in ("td", "th"):
            self.out.space("\t" if self._in_grid() else "\n\n")
            self.out.in_cell = self._in_grid()
        elif tag == "ol":
            self.counters.append(_counter(element))
        elif tag == "pre":
            self.lines += 1
        elif tag in ("article", "section"):
            self.articles += 1
        if tag in _BLOCKS:
            self.out.space("\n\n")
        if tag == "li" and self.number is None:
            self.out.label += self._label(element)
        link = self.notes.by_link.get(element)
        if link and not self.in_notes:
            self.open[element] = link.marker
        elif tag in _HEADINGS or (tag == "a" and element.get("href")):
            self.open[element] = _Span()
        if element in self.open:
            self.out.begin(self.open[element])

    def _close(self, element: Any) -> None:
        tag = element.tag
        span = self.open.pop(element, None)
        if span:
            self.out.end(span)
            if tag in _HEADINGS and not self.in_notes:
                self.headings.append((span, int(tag[1])))
            value = publication(element.get("href") or "")
            if value and value != self.facts.get("identifier"):
                self.references.append((span, value))
        if tag == "table":
            self.grids.pop()
        elif tag in ("td", "th", "tr"):
            self.out.in_cell = False
            if tag == "tr" or not self._in_grid():
                self.out.space("\n" if self._in_grid() else "\n\n")
        elif tag == "ol":
            self.counters.pop()
        elif tag == "pre":
            self.lines -= 1
        elif tag in ("article", "section"):
            self.articles -= 1
        elif tag == "li":
            self.out.label = ""
        if tag in _BLOCKS:
            self.out.space("\n\n")

    def _in_grid(self) -> bool:
        return bool(self.grids) and self.grids[-1]

    def _label(self, item: Any) -> str:
        """The sign or the number that a browser shows in front of an item of a list."""
        parent = item.getparent()
        style = _list_style(item) or _list_style(parent)
        start = _text(item, 20)
        if parent.tag == "ol" and self.counters:
            number, step = self.counters[-1]
            if re.fullmatch(r"\d{1,6}", item.get("value", "")):
                number = int(item.get("value"))
            self.counters[-1] = (number + step, step)
            style = style or parent.get("type", "1")
            shown = f"{_counted(number, _STYLES.get(style.lower(), style))}. "
        else:
            # Speakers and whole articles too are set in lists, and have no sign there.
            inner = [each.tag for each in islice(item.iterdescendants(), 50)]
            shown = "" if sum(tag in _BLOCKS - _LISTED for tag in inner) > 1 else "• "
        return "" if style == "none" or not start or _OWN_SIGN.match(start) else shown

    def _begin_note(self, note: _Note) -> None:
        self._end_note()
        self.out.space("\n\n")
        self.note, self.number = note, note.number
        self.out.label = f"{note.number} "
        self.out.begin(note.text)

    def _end_note(self) -> None:
        if self.note:
            self.out.end(self.note.text)
            self.note = self.number = None
            self.out.label = ""

    def _is_noted(self, holder: Any) -> bool:
        """Whether the marker of a note in it has been written."""
        return any(note.marker.start >= 0 for note in self.notes.holders[holder])

    def _is_left_out(self, element: Any) -> bool:
        """Whether an element is none of the document's text where it stands."""
        if element in self.notes.holders and not self.in_notes:
            if self._is_noted(element):
                return True
            self.kept.add(element)
        tag = element.tag
        if tag == "a" and (element.get("href") or "").startswith("#"):
            note = self.notes.by_link.get(element)
            again = note is not None and note.marker.start >= 0
            return again or bool(_UPWARDS.fullmatch(_text(element, 40)))
        if tag == "button":
            return element.getparent().tag not in _HEADINGS
        if self.notes.holders and (tag in _HEADINGS or tag in ("p", "div", "dt")):
            title = _NOTES_TITLE.fullmatch(_text(element, 20))
            if title and any(map(self._is_noted, self.notes.holders)):
                return True
        return self._is_of_site(element)

    def _is_of_site(self, element: Any) -> bool:
        """Whether an element is hidden, or a part of the site and not of the document in it."""
        names = (element.get("id") or "").split() + (element.get("class") or "").split()
        role, tag = element.get("role"), element.tag
        hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
        hidden = hidden or bool(_NOT_SHOWN.search(element.get("style") or ""))
        if hidden or any(map(_HIDDEN_NAME.fullmatch, names)):
            return not self._is_most(element)
        if (
            tag in ("nav", "dialog")
            or role in _NEVER_ROLES
            or any(map(_NEVER_NAME.fullmatch, names))
        ):
            return not self._is_most(element)
        around = self.main is self.body and not self.articles
        named = tag == "form" or any(map(_SITE_NAME.fullmatch, names))
        if tag in _SITE_TAGS or role in _SITE_ROLES or named:
            if around and (tag != "form"):
                return not self._is_most(element)
            words, linked = _words(element)
            return linked > words or (named and words < _FEW)
        return around and tag in _LISTS and _is_menu(element)

    def _is_most(self, element: Any) -> bool:
        """Whether an element holds most of the words of the page, as one that a script shows."""
        return _words(element)[0] * 2 > self.words

    def _note_marks(self, text: str) -> Iterator[NoteMark]:
        for note in sorted(self.notes.by_begin.values(), key=lambda note: note.text.start):
            start, end = note.text.start, note.text.end
            if start < 0:
                continue
            anchor, marker_end = note.marker.start, note.marker.end
            if anchor > 0 and text[anchor - 1] + text[marker_end : marker_end + 1] in ("[]", "()"):
                anchor, marker_end = anchor - 1, marker_end + 1
            place = (anchor, marker_end) if anchor >= 0 else (None, None)
            yield NoteMark(note.number, start - len(note.number) - 1, start, end, *place)

    def _heading_marks(self, text: str) -> Iterator[HeadingMark]:
        """The headings of sections; the highest of them have level 1, and the title is none."""
        found = [(span, level) for span, level in self.headings if _in_line(span, text)]
        found.sort(key=lambda each: each[0].start)
        if found:
            first = min(level for _, level in found)
            title = next((index for index, (_, level) in enumerate(found) if level == first), 0)
            alone = sum(level == first for _, level in found) == 1 and len(found) > 1
            if found[title][0].start < _HEAD and (first == 1 or (alone and title == 0)):
                del found[title]
        found = [each for each in found if not _NO_SECTION.match(text[each[0].start : each[0].end])]
        used = sorted({level for _, level in found})
        for span, level in found:
            yield HeadingMark(span.start, span.end, used.index(level) + 1)


def _in_line(span: _Span, text: str) -> bool:
    """Whether a range is one: an element that is never closed holds half of the page."""
    printed = text[span.start : span.end] if span.start >= 0 else ""
    return 0 < len(printed) < _LONGEST_HEADING and "\n\n" not in printed


def _main(body: Any) -> Any:
    """The element that holds the document; the whole body where none does for sure."""
    lower = "translate(@id, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
    ids = " or ".join(f"{lower} = '{each}'" for each in _MAIN_IDS)
    total = _words(body)[0]
    kinds = (".//main | .//*[@role='main']", 0.2), (f".//*[{ids}]", 0.2), (".//article", 0.5)
    for path, share in kinds:
        found = body.xpath(path)[:_MOST_CANDIDATES]
        best = max(found, key=lambda each: _words(each)[0], default=None)
        if best is not None and _words(best)[0] > share * total:
            return best
    return body


def _words(element: Any) -> tuple[int, int]:
    """How many characters of an element's text stand outside and inside links."""
    linked = int(element.xpath("string-length(normalize-space())"))
    inside = sum(
        len(" ".join(_text(each).split())) for each in element.iter("a") if each.get("href")
    )
    return max(linked - inside, 0), inside


def _is_menu(element: Any) -> bool:
    """Whether a block is a list of links, and not one of publications that the text cites."""
    links = [each for each in element.iter("a") if each.get("href")]
    if len(links) < 3 or any(publication(each.get("href")) for each in links):
        return False
    words, linked = _words(element)
    return linked > 2 * words


def _is_grid(table: Any) -> bool:
    """Whether a row of a table is one line: data, and not text set in columns."""
    if table.find(".//table") is not None:
        return False
    for row in table.iter("tr"):
        cells = [each for each in row if each.tag in ("td", "th")]
        longest = 120 if len(cells) == 2 else 200
        for cell in cells if len(cells) > 1 else ():
            text = _text(cell, longest + 1)
            blocks = sum(each.tag in _BLOCKS for each in islice(cell.iterdescendants(), 50))
            question = len(cells) == 2 and text.endswith("?")
            if len(text) > longest or blocks > 1 or question:
                return False
    return True


def _list_style(element: Any) -> str:
    found = _LIST_STYLE.search(element.get("style") or "") if element is not None else None
    return found[1].lower() if found else ""


def _counter(ordered: Any) -> tuple[int, int]:
    """The number of a list's first item, and what is added for each further one."""
    backwards = ordered.get("reversed") is not None
    first = len(ordered.findall("li")) if backwards else 1
    if re.fullmatch(r"-?\d{1,6}", ordered.get("start", "")):
        first = int(ordered.get("start"))
    return first, -1 if backwards else 1


def _counted(number: int, style: str) -> str:
    """A number as lists show it: `a`, `iv`, `4`."""
    if style.lower() == "a" and 1 <= number <= 26:
        return chr(ord(style) + number - 1)
    if style.lower() == "i" and 1 <= number <= 89:
        tens, ones = divmod(number, 10)
        units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        roman = ("l" * (tens >= 5) + "x" * (tens % 5) if tens != 4 else "xl") + units[ones]
        return roman.upper() if style == "I" else roman
    return str(number)
