"""Saved searches and their new hits; independent of the terminal."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as xml

import orjson

from ..archive.index import Index
from ..converted.documents import Converted
from ..errors import WrongUse, reason
from ..notation.identifiers import published_at
from ..reference.loader import load_vocabulary
from ..text.xml import xml_text
from .find import Hit, find

# The keys of a search: the argument of `find`, and the type of a value.
_KEYS: dict[str, tuple[str, type]] = {
    "words": ("words", str),
    "regex": ("is_regex", bool),
    "kind": ("kind", str),
    "speaker": ("speaker", str),
    "party": ("party", str),
    "from": ("since", date),
    "until": ("until", date),
    "type": ("document_type", str),
    "dossier": ("dossier", str),
    "chamber": ("chamber", str),
}
_TYPES = {
    str: "text",
    bool: "true or false",
    date: "a date such as 2019-01-01, without quotation marks",
}
_ATOM = "http://www.w3.org/2005/Atom"
_UNDATED = "1970-01-01"  # Atom requires a date for every entry
_SHOWN = 20
"""The number of hits per document in a feed."""


class Search(NamedTuple):
    """A named search, with arguments for `find`."""

    name: str
    arguments: dict[str, Any]


class Searches(NamedTuple):
    """The searches of a file, and their title for a feed."""

    title: str
    searches: tuple[Search, ...]


class New(NamedTuple):
    """The hits of a search in a document that it had not found before."""

    search: str
    hits: tuple[Hit, ...]


Seen = Mapping[str, frozenset[str]]
"""The ids of the documents found so far, by search."""


def read_searches(path: Path) -> Searches:
    """Read searches from a TOML file: a table per search, with the options of `imvo-nlp find` as keys.

    The labels of mentions, such as `theme`, are keys too. `title` names the feed. Raises WrongUse,
    with file, search and key, for a malformed file and for a search that `find` rejects.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongUse(f"cannot read {path}: {reason(error)}") from error
    except ValueError as error:  # of TOML or of UTF-8
        raise WrongUse(f"{path} is not TOML: {error}") from error
    title = content.pop("title", path.stem)
    if not isinstance(title, str):
        raise WrongUse(f"{path}: title is not text")
    searches = tuple(_search(path, *each) for each in content.items())
    if not searches:
        raise WrongUse(f'{path} has no searches; write [name] and below it words = "..."')
    return Searches(title, searches)


def _search(path: Path, name: str, keys: Any) -> Search:
    if not isinstance(keys, dict):
        raise WrongUse(f'{path}: {name} is not a search; write [{name}] and below it words = "..."')
    labels = ("sector", *load_vocabulary())
    arguments: dict[str, Any] = {"named": {}}
    for key, value in keys.items():
        if key not in _KEYS and key not in labels:
            known = ", ".join((*_KEYS, *labels))
            raise WrongUse(f"{path}: search {name!r} has an unknown key {key!r}; known: {known}")
        argument, kind = _KEYS.get(key, (key, str))
        if not isinstance(value, kind) or isinstance(value, datetime):
            raise WrongUse(f"{path}: {key} of search {name!r} is not {_TYPES[kind]}: {value!r}")
        (arguments if key in _KEYS else arguments["named"])[argument] = value
    try:
        find([], **arguments)
    except WrongUse as error:
        raise WrongUse(f"{path}: search {name!r}: {error}") from error
    return Search(name, arguments)


def new(
    searches: Iterable[Search], documents: Callable[[], Iterable[Converted] | Index], seen: Seen
) -> Iterator[New]:
    """Yield the hits of searches in documents not yet `seen`, search by search, newest document first.

    `documents` is called once for each search.

    >>> import imvo_nlp
    >>> kamerstuk = imvo_nlp.convert_text("Vraag 1\\nKent u kinderarbeid?\\n\\nAntwoord 1\\nJa.\\n")
    >>> archive = [Converted("a", "a.json", kamerstuk)]
    >>> [found] = new([Search("k", {"words": "kinder*"})], lambda: archive, {})
    >>> found.search, [hit.keyword for hit in found.hits]
    ('k', ['kinderarbeid'])
    >>> list(new([Search("k", {"words": "kinder*"})], lambda: archive, {"k": frozenset("a")}))
    []
    """
    for name, arguments in searches:
        hits = find(documents(), order="date", **arguments)
        for document, of_document in groupby(hits, lambda hit: hit.document):
            if document not in seen.get(name, ()):
                yield New(name, tuple(of_document))


def read_seen(path: Path) -> Seen:
    """Read the state of the last run; empty without a file. Raises WrongUse for any other file."""
    try:
        content = orjson.loads(path.read_bytes())
        return {name: frozenset(ids) for name, ids in content["seen"].items()}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise WrongUse(f"cannot read {path}: {reason(error)}") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise WrongUse(
            f"{path} was not written by imvo-nlp watch; give another file to --since"
        ) from error


def seen_bytes(searches: Iterable[Search], seen: Seen, found: Iterable[New]) -> bytes:
    """The state for the next run: the documents found so far and the new ones."""
    ids = {each.name: set(seen.get(each.name, ())) for each in searches}
    for each in found:
        ids[each.search].add(each.hits[0].document)
    content = {"seen": {name: sorted(found) for name, found in ids.items()}}
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def atom(title: str, found: Iterable[New]) -> bytes:
    """An Atom feed (RFC 4287) with an entry per search and document, newest first.

    The same documents give the same bytes: an entry has the date of its document (1970-01-01 for an
    undated one), and the feed that of its newest entry.
    """
    entries = sorted(found, key=lambda each: each.hits[0].date or "", reverse=True)
    xml.register_namespace("", _ATOM)
    feed = xml.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", _urn(title))
    _add(feed, "title", title)
    _add(feed, "updated", _time(entries[0].hits[0].date if entries else None))
    _add(_add(feed, "author"), "name", "imvo-nlp")
    for search, hits in entries:
        hit = hits[0]
        entry = _add(feed, "entry")
        _add(entry, "id", _urn(f"{search}\n{hit.document}"))
        _add(entry, "title", f"{search}: {hit.title or hit.document}")
        _add(entry, "updated", _time(hit.date))
        _add(entry, "category", term=search)
        if address := published_at(hit.document):
            _add(entry, "link", rel="alternate", href=address)
        lines = [_line(each) for each in hits[:_SHOWN]]
        lines += [f"… {len(hits) - _SHOWN} more"] * (len(hits) > _SHOWN)
        _add(entry, "content", "\n".join(lines), type="text")
    xml.indent(feed)
    content: bytes = xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _add(parent: xml.Element, name: str, text: str | None = None, **attributes: str) -> xml.Element:
    plain = {key: xml_text(value) for key, value in attributes.items()}
    element = xml.SubElement(parent, f"{{{_ATOM}}}{name}", plain)
    element.text = None if text is None else xml_text(text)
    return element


def _urn(text: str) -> str:
    return uuid5(NAMESPACE_URL, f"imvo-nlp watch\n{text}").urn


def _time(day: str | None) -> str:
    return f"{day or _UNDATED}T00:00:00Z"


def _line(hit: Hit) -> str:
    who = ", ".join(hit.speakers) or hit.kind
    parties = f" ({', '.join(hit.parties)})" if hit.parties else ""
    return " ".join(f"{who}{parties}: {hit.left}{hit.keyword}{hit.right}".split())
