"""`imvo-nlp export`: converted documents as TEI, DocBin and JSON-LD."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING

from ..export.addresses import BASE
from .arguments import add_folders, say, say_skipped, some

if TYPE_CHECKING:
    from ..models import Mention
    from ..pipeline.annotated import Annotator
    from .arguments import Commands

_WITHOUT = {
    "tei": "a corpus holds debates, and no document has turns",
    "conllu": "no document has turns, questions, answers or footnotes",
    "docbin": "no document has turns, questions, answers or footnotes",
}


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "export",
        help="write TEI (ParlaMint), CoNLL-U, spaCy's training format, JSON-LD",
        description="Write converted documents in other formats. Exit status: 0 all read, 1 some "
        "files skipped or a format without documents, 2 usage error.",
        allow_abbrev=False,
    )
    add_folders(parser, ("tei", "conllu", "docbin", "jsonld"), None)
    parser.add_argument(
        "--pipeline",
        metavar="NAME_OR_PATH",
        help="trained spaCy pipeline for lemmas, parts of speech, parse and names: required by conllu; "
        "with tei, adds an analysed corpus (.ana)",
    )
    parser.add_argument(
        "--base",
        metavar="URL",
        default=BASE,
        help="base of addresses in JSON-LD for things without an official one (default: %(default)s)",
    )
    corpus = parser.add_argument_group("publication details of a TEI corpus")
    corpus.add_argument("--publisher", metavar="NAME", help="publisher")
    corpus.add_argument("--address", metavar="URL", help="address of the corpus")
    corpus.add_argument(
        "--licence", metavar="URL", help="address of the licence; ParlaMint accepts CC BY 4.0 only"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ..converted.documents import Skipped, read_documents
    from ..errors import UnreadableInput, reason
    from ..export.formats import write_document
    from ..export.tei.corpus import Corpus
    from ..export.tei.header import Publication

    skipped: list[Skipped] = []
    dropped: list[Mention] = []
    written: Counter[str] = Counter()
    formats = list(dict.fromkeys(arguments.formats))
    single = [each for each in formats if each != "tei"]
    publication = Publication(arguments.publisher, arguments.address, arguments.licence)
    annotator = _annotator(arguments.pipeline, formats)
    corpus = Corpus(arguments.folder, publication, annotator) if "tei" in formats else None
    for document in read_documents(arguments.documents, skipped.append):
        try:
            files = write_document(
                document,
                arguments.folder,
                single,
                dropped.append,
                annotator=annotator,
                base=arguments.base,
            )
            debate = corpus.add(document) if corpus else None
        except UnreadableInput as error:
            skipped.append(Skipped(document.file, reason(error)))
            continue
        written.update(["all", *files, *(["tei"] if debate else [])])
    if corpus and corpus.finish() and publication.placeholders:
        options = ", ".join(f"--{each}" for each in publication.placeholders)
        say(f"the corpus holds placeholders: give {options}")
    lacking = [each for each in formats if written["all"] and not written[each]]
    for each in lacking:
        say(f"nothing written as {each}: {_WITHOUT[each]}")
    say_skipped(skipped)
    counts = ", ".join(f"{written[each]} as {each}" for each in formats)
    without = f", {some(len(dropped), 'mention')} left out of docbin" if dropped else ""
    say(
        f"{some(written['all'], 'document')}: {counts}{without}; {len(skipped)} skipped",
        prefix="",
    )
    return 1 if skipped or lacking else 0


def _annotator(pipeline: str | None, formats: list[str]) -> Annotator | None:
    """The pipeline of the caller; raises WrongUse if no requested format uses it."""
    if pipeline is None:
        return None
    from ..errors import WrongUse
    from ..pipeline.annotated import Annotator

    if not {"conllu", "tei"} & set(formats):
        raise WrongUse("--pipeline is for --format conllu and --format tei")
    return Annotator(pipeline)
