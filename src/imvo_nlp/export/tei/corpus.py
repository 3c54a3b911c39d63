"""Debates as a corpus of ParlaMint: root, lists, and a component per debate."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ...converted.documents import Converted
from ...errors import UnreadableInput, WrongUse, reason
from ...files.places import replacing
from .analysis import SUFFIX as SUFFIX_ANA
from .analysis import Analysis
from .body import Body
from .elements import EN, NL, element, line, to_bytes
from .header import Publication, edition, extent, header, kind, project, tags, titles, words
from .register import Register
from .standoff import SUFFIX, standoff
from .taxonomies import TAXONOMIES, subcorpora, taxonomy

if TYPE_CHECKING:
    from ...pipeline.annotated import Annotator

NAME = "ParlaMint-NL"
_INCLUDES = "http://www.w3.org/2001/XInclude"
_CHAMBERS = {"TK": "tweedekamer", "EK": "eerstekamer"}
_LISTS = (f"{NAME}-listOrg", f"{NAME}-listPerson")
_BOTH = "statengeneraal"
"""Part of the name of a debate of both chambers, or of an unknown one."""


class Corpus:
    """A corpus in a folder: `add` writes a debate, `finish` the shared files.

    Documents without turns are not debates and are left out. With an `annotator`, an analysed
    corpus, `ParlaMint-NL.ana.xml`, is written as well, with words, lemmas, parses and names. The
    same documents in the same order give the same files.

    >>> from imvo_nlp import read_documents
    >>> corpus = Corpus("tei", Publication("Mijn instituut"))  # doctest: +SKIP
    >>> for document in read_documents("uit"):  # doctest: +SKIP
    ...     corpus.add(document)
    >>> corpus.finish()  # doctest: +SKIP
    PosixPath('tei/ParlaMint-NL.xml')
    """

    def __init__(
        self,
        folder: str | Path,
        publication: Publication | None = None,
        annotator: Annotator | None = None,
    ) -> None:
        """Raise WrongUse for an address or a licence that ParlaMint does not accept."""
        self._folder = Path(folder)
        self._publication = (publication or Publication()).checked()
        self._register = Register()
        self._taken: Counter[str] = Counter()
        # The plain corpus, and the analysed one.
        self._analyses = {"": None, **({SUFFIX_ANA: Analysis(annotator)} if annotator else {})}
        self._tags: dict[str, Counter[str]] = {each: Counter() for each in self._analyses}
        self._names: dict[str, str] = {}
        self._speeches = self._words = 0
        self._edition: Element | None = None

    def add(self, document: Converted) -> Path | None:
        """Write a debate and return its file; None for a document without turns.

        Raises UnreadableInput for a debate without a date, and for one whose mentions have no place
        in their blocks, as in JSON of version 1.0; WrongUse if the folder is not writable.
        """
        kamerstuk = document.kamerstuk
        if not kamerstuk.turns:
            return None
        day = kamerstuk.metadata.dates.meeting or kamerstuk.metadata.date
        if day is None:
            raise UnreadableInput("a corpus of ParlaMint cannot hold a debate without a date")
        begin = f"{NAME}_{day}-{_CHAMBERS.get(kamerstuk.metadata.chamber or '', _BOTH)}"
        name = f"{begin}-{self._taken[begin] + 1}"
        beside_it = standoff(name, document.id, kamerstuk)  # which may raise
        self._taken[begin] += 1
        who = self._register.enter(name, kamerstuk, day)
        file = f"{day[:4]}/{name}"
        for suffix, analysis in self._analyses.items():
            body = Body(name, kamerstuk, who, analysis).build()
            text = element("text", {"ana": subcorpora(day)}, body)
            root = element(
                "TEI",
                {
                    "xml:id": name + suffix,
                    "xml:lang": "nl",
                    "ana": f"#{kind(kamerstuk)} {subcorpora(day)}",
                },
                header(kamerstuk, day, self._publication, text),
                text,
            )
            self._tags[suffix].update(each.tag for each in text.iter())
            self._write(f"{file}{suffix}.xml", to_bytes(root))
        self._speeches += len(kamerstuk.turns)
        self._words += words(kamerstuk)
        self._edition = edition(kamerstuk)
        self._write(file + SUFFIX, beside_it)
        self._names[name] = file
        return self._folder / f"{file}.xml"

    def finish(self) -> Path | None:
        """Write the root, the lists and the taxonomies; return the root, None without a debate."""
        if not self._names:
            return None
        for each in TAXONOMIES:
            self._write(f"{each}.xml", to_bytes(taxonomy(each)))
        self._write(f"{_LISTS[0]}.xml", to_bytes(self._register.organisations()))
        self._write(f"{_LISTS[1]}.xml", to_bytes(self._register.persons()))
        for suffix, analysis in self._analyses.items():
            for each, made in (analysis.taxonomies() if analysis else {}).items():
                self._write(f"{each}.xml", to_bytes(made))
            self._write(f"{NAME}{suffix}.xml", to_bytes(self._root(suffix, analysis)))
        return self._folder / f"{NAME}.xml"

    def _root(self, suffix: str, analysis: Analysis | None) -> Element:
        taxonomies = [*TAXONOMIES, *(analysis.taxonomies() if analysis else ())]
        names = sorted(self._names)
        days = [name.removeprefix(f"{NAME}_")[:10] for name in names]
        first, last = days[0], days[-1]
        period = first if first == last else f"{first} – {last}"
        span: dict[str, str | None] = {"from": first, "to": last}
        languages = (("nl", NL, "Nederlands"), ("nl", EN, "Dutch"))
        return element(
            "teiCorpus",
            {"xml:id": NAME + suffix, "xml:lang": "nl", "xmlns:xi": _INCLUDES},
            element(
                "teiHeader",
                None,
                element(
                    "fileDesc",
                    None,
                    element("titleStmt", None, *titles(None, period)),
                    self._edition,
                    extent(self._speeches, self._words),
                    self._publication.statement(last),
                    element(
                        "sourceDesc",
                        None,
                        element(
                            "bibl",
                            None,
                            line(
                                "title", {"type": "main", **NL}, "Verslagen van de Staten-Generaal"
                            ),
                            element("date", span, period),
                        ),
                    ),
                ),
                element(
                    "encodingDesc",
                    None,
                    project(),
                    tags(self._tags[suffix]),
                    element("classDecl", None, *(_include(f"{each}.xml") for each in taxonomies)),
                    *(analysis.declarations() if analysis else ()),
                ),
                element(
                    "profileDesc",
                    None,
                    element(
                        "settingDesc",
                        None,
                        element(
                            "setting",
                            None,
                            element("name", {"type": "country", "key": "NL"}, "Nederland"),
                            element("date", span, period),
                        ),
                    ),
                    element("particDesc", None, *(_include(f"{each}.xml") for each in _LISTS)),
                    element(
                        "langUsage",
                        None,
                        *(
                            element("language", {"ident": ident, **written}, name)
                            for ident, written, name in languages
                        ),
                    ),
                ),
            ),
            *(_include(f"{self._names[name]}{suffix}.xml") for name in names),
        )

    def _write(self, file: str, data: bytes) -> None:
        try:
            with replacing(self._folder / file) as draft:
                draft.write(data)
        except OSError as error:
            raise WrongUse(f"cannot write to the output folder: {reason(error)}") from error


def _include(file: str) -> Element:
    return element("xi:include", {"href": file})
