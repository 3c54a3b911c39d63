"""Writes the site of a folder; in an existing site only changed pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from .. import __version__
from ..converted.documents import Converted, Skipped, files_of, read_documents
from ..errors import UnreadableInput, WrongUse, reason
from ..files.places import replacing
from ..page.template import template
from ..page.view import view
from ..report.counting import Counts, counted
from ..wording import DEFAULT, Lang, wording
from .gathering import Document, Gathered
from .tables import document_page, is_document
from .views import START, View, Views

_HERE = Path(__file__).parent
_PAGE, _REPORT = _HERE.parent / "page", _HERE.parent / "report"
STATE = ".imvo-nlp-site"
"""The file that records the inputs of the pages."""
_ASSETS = {
    "document.css": (_PAGE / "base.css", _PAGE / "page.css", _HERE / "top.css"),
    "document.js": (_PAGE / "page.js",),
    "site.css": (_PAGE / "base.css", _HERE / "top.css", _HERE / "site.css"),
    "site.js": (_HERE / "site.js",),
    "search.js": (_HERE / "search.js",),
    "top.css": (_HERE / "top.css",),
}


class Built(NamedTuple):
    """The result of a build: numbers of documents and of files written, and omissions.

    `without` is the number of documents without a page, for lack of source text; `lacking` are the
    extras that are not installed.
    """

    documents: int
    written: int
    skipped: tuple[Skipped, ...]
    without: int
    lacking: tuple[str, ...]


@dataclass(slots=True)
class _State:
    """The inputs of a site as digests: of all, and by document; and the result of the build."""

    all: str = ""
    documents: dict[str, str] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    built: list[Any] = field(default_factory=list)


def build(
    folder: Path, site: Path, lang: Lang = DEFAULT, *, on_page: Callable[[], None] | None = None
) -> Built:
    """Create or update the site of a folder of converted documents.

    Raises WrongUse for a folder that cannot be read or written, and if `site` holds anything else
    or lies within the documents; UnreadableInput for a document with an invalid date.

    >>> build(Path("uit"), Path("site"))  # doctest: +SKIP
    Built(documents=204, written=1327, skipped=(), without=0, lacking=())
    """
    if site.resolve().is_relative_to(folder.resolve()):
        raise WrongUse(f"{site} is within {folder}: use a folder outside the documents")
    try:
        return _Site(folder, site, lang, on_page).build()
    except OSError as error:
        raise WrongUse(f"cannot write the site: {reason(error)}") from error


class _Site:
    def __init__(
        self, folder: Path, site: Path, lang: Lang, on_page: Callable[[], None] | None
    ) -> None:
        self.folder, self.site, self.lang = folder, site, lang
        self.on_page = on_page or (lambda: None)
        self.words = wording(lang)
        self.lacking = tuple(
            extra for extra, modules in _EXTRAS.items() if not all(map(find_spec, modules))
        )
        self.before = self._state()
        self.made = f"{__version__} {lang} {self.lacking} {_digest_of_code()}"
        self.now = _State(_digest(folder, self.made))
        self.gathered = Gathered()
        self.written = 0

    def build(self) -> Built:
        before = self.before
        is_whole = all((self.site / each).exists() for each in before.pages)
        if before.all == self.now.all and is_whole:
            n, told, without = before.built
            return Built(n, 0, tuple(Skipped(*each) for each in told), without, self.lacking)
        self._save(_State(pages=before.pages))  # an interrupted build starts again
        skipped: list[Skipped] = []
        counts = counted(self._documents(skipped))
        for page in Views(self.gathered, self.words).all():
            self._page(page.path, "site.html.jinja", view=page)
            if page.path == START:
                self._write("assets/documents.js", _listed(page))
        for name, parts in _ASSETS.items():
            self._write(f"assets/{name}", "".join(each.read_text("utf-8") for each in parts))
        if "report" not in self.lacking:
            self._report(counts, skipped)
        if "site" not in self.lacking:
            self._search(is_first=not before.all)
        for gone in set(self.before.pages) - set(self.now.pages):
            (self.site / gone).unlink(missing_ok=True)
        without = sum(not each.has_page for each in self.gathered.documents)
        built = Built(
            len(self.gathered.documents), self.written, tuple(skipped), without, self.lacking
        )
        self.now.built = [built.documents, [list(each) for each in skipped], without]
        self._save(self.now)
        return built

    # Pages

    def _documents(self, skipped: list[Skipped]) -> Iterator[Converted]:
        """Yield the documents while collecting their facts and writing their pages."""
        for each in read_documents(self.folder, skipped.append):
            document = self.gathered.add(each, self.words)
            document.has_page = self._document(each, document)
            self.on_page()
            yield each

    def _document(self, converted: Converted, document: Document) -> bool:
        """Write the page of a document if it has changed; False without a source text."""
        path = document_page(document)
        digest = sha256(f"{self.made} ".encode() + converted.kamerstuk.to_json_bytes()).hexdigest()
        self.now.documents[converted.id] = digest
        if (
            self.before.documents.get(converted.id) == digest
            and path in self.before.pages
            and (self.site / path).exists()
        ):
            self.now.pages.append(path)
            return True
        try:
            shown = view(converted.kamerstuk, self.lang)
        except (WrongUse, UnreadableInput):
            return False
        related = Views(self.gathered, self.words).related(document)
        self._page(path, "document.html.jinja", document=document, related=related, **shown)
        return True

    def _report(self, counts: Counts, skipped: list[Skipped]) -> None:
        from ..report.html import shown_page
        from .linking import links

        shown = shown_page(counts, skipped, self.lang, links(self.gathered, self.words))
        self._page("report.html", "report.html.jinja", **shown)

    def _search(self, *, is_first: bool) -> None:
        from .searching import index, parts

        shown = (each for each in self.gathered.documents if each.has_page)
        found = parts(self.site, map(document_page, shown))
        title = self.words["site"]["search"]
        self._page("search.html", "search.html.jinja", title=title, parts=len(found))
        if self.written or is_first:
            index(self.site, found)

    def _page(self, path: str, name: str, **given: Any) -> None:
        text = template(_HERE / name).render(
            {
                "lang": self.lang,
                "site": self.words["site"],
                "root": "../" * path.count("/"),
                "path": path,
                "lacking": self.lacking,
                **given,
            }
        )
        self._write(path, text)

    def _write(self, path: str, text: str) -> None:
        """Write a file unless it exists with this content."""
        self.now.pages.append(path)
        place, data = self.site / path, text.encode()
        if place.exists() and place.read_bytes() == data:
            return
        with replacing(place) as file:
            file.write(data)
        self.written += 1

    # State

    def _state(self) -> _State:
        try:
            return _State(**orjson.loads((self.site / STATE).read_bytes()))
        except FileNotFoundError:
            if self.site.exists() and any(self.site.iterdir()):
                raise WrongUse(
                    f"{self.site} holds other files than a site of imvo-nlp: use an empty folder"
                ) from None
            return _State()
        except (ValueError, TypeError):
            return _State()  # of another version, or broken: everything is rebuilt

    def _save(self, state: _State) -> None:
        with replacing(self.site / STATE) as file:
            file.write(orjson.dumps(asdict(state)))


def _listed(start: View) -> str:
    """The documents of the first page with their filter and sort values, for links to the next one."""
    (table,) = start.tables
    listed = [
        {
            "href": href,
            "find": " ".join(link.words for cell in row.cells for link in cell.links),
            "order": [
                cell.order or ", ".join(link.words for link in cell.links) for cell in row.cells
            ],
            **row.values,
        }
        for row in table.rows
        for href in [link.href for cell in row.cells for link in cell.links if is_document(link)][
            :1
        ]
    ]
    return f"window.documents = {orjson.dumps(listed).decode()};\n"


_EXTRAS = {"report": ("matplotlib", "networkx"), "site": ("pagefind", "pagefind_bin")}
"""The packages that parts of a site need, by extra."""


def _digest(folder: Path, made: str) -> str:
    """A digest of all files with documents and of the code of the pages."""
    digest = sha256(made.encode())
    for path in files_of(folder):
        digest.update(f"{path.relative_to(folder)}\0".encode(errors="surrogateescape"))
        try:
            with path.open("rb") as file:
                while chunk := file.read(1 << 20):
                    digest.update(chunk)
        except OSError:
            digest.update(b"unreadable")
    return digest.hexdigest()


def _digest_of_code() -> str:
    """A digest of templates, styles, scripts and words: a change rebuilds the pages."""
    digest = sha256()
    for room in (_HERE, _PAGE, _REPORT):
        for path in sorted(room.glob("*.*")):
            digest.update(path.read_bytes())
    digest.update((_HERE.parent / "wording.toml").read_bytes())
    return digest.hexdigest()
