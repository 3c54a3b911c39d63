"""`imvo-nlp find`: words in their context."""

from __future__ import annotations

import argparse
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from .arguments import add_data, count, day, named, say, say_skipped, some, use_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.text import Text

    from ..analysis.find import Hit
    from ..archive.index import Document
    from ..converted.documents import Skipped
    from .arguments import Commands


LABELS = ("sector", "theme", "law", "organisation", "country")
"""The labels with their own option."""

_KEYS: dict[str, Callable[[Hit], tuple[str, ...]]] = {
    "party": lambda hit: hit.parties,
    "speaker": lambda hit: hit.speakers,
    "year": lambda hit: (hit.date[:4],) if hit.date else (),
    "kind": lambda hit: (hit.kind,),
    "type": lambda hit: (hit.document_type,),
    "document": lambda hit: (hit.document,),
}
"""The keys of `--count`."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # first characters that a spreadsheet interprets


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "find",
        help="search converted documents and show hits in context",
        description="Search converted documents: one line per hit, with its context and its place in "
        "the source. Exit status: 0 found, 1 nothing found, 2 usage error. Skipped files are named on "
        "standard error.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "words",
        metavar="WORDS",
        nargs="?",
        help='query, ignoring case and accents: text, also within longer words; "whole words"; prefix*; '
        "AND, OR, NOT, parentheses, NEAR(a b, 5); optional with a filter such as --theme or --party",
    )
    parser.add_argument(
        "documents", type=Path, metavar="DIR", help="output folder of imvo-nlp convert"
    )
    parser.add_argument(
        "--regex", action="store_true", help="treat WORDS as a regular expression (regex library)"
    )
    parser.add_argument(
        "--lemma",
        action="store_true",
        help="search lemmas: kopen also finds koopt; requires an index made with --pipeline",
    )
    parser.add_argument("--party", help="only words of members of this party")
    parser.add_argument(
        "--speaker",
        metavar="NAME",
        help="only words of this person (name as printed)",
    )
    for label in LABELS:
        parser.add_argument(
            f"--{label}",
            metavar="VALUE",
            help=f"only blocks and paragraphs that mention this {label}",
        )
    parser.add_argument(
        "--named",
        action="append",
        default=[],
        type=named,
        metavar="LABEL=VALUE",
        help="the same for a label from your own tables (repeatable)",
    )
    parser.add_argument(
        "--kind",
        help="kind of element to search: turn, question, answer, footnote or another layer, such as "
        "motion, vote, commitment, asked or mention; label: headings of blocks; text: text outside blocks",
    )
    parser.add_argument(
        "--type",
        dest="document_type",
        metavar="TYPE",
        help="only documents of this type, such as motie or handelingen",
    )
    parser.add_argument(
        "--dossier", metavar="NUMBER", help="only documents of this dossier, such as 26485"
    )
    parser.add_argument("--chamber", help="only documents of this chamber: TK, EK or VV")
    parser.add_argument(
        "--from",
        dest="since",
        type=day,
        metavar="YYYY-MM-DD",
        help="only documents from this date on",
    )
    parser.add_argument(
        "--until", type=day, metavar="YYYY-MM-DD", help="only documents up to this date"
    )
    parser.add_argument(
        "--order",
        choices=("document", "date", "rank"),
        default="document",
        help="date: newest first; rank: most relevant first (default: document)",
    )
    parser.add_argument("--limit", type=count, metavar="N", help="stop after N hits")
    parser.add_argument(
        "--count",
        type=_keys,
        metavar="by=KEY,...",
        help=f"count the hits by one or more of {', '.join(_KEYS)}",
    )
    parser.add_argument(
        "--format",
        choices=("table", "json", "csv"),
        default="table",
        help="json: one object per line (default: table)",
    )
    parser.add_argument(
        "--json", dest="format", action="store_const", const="json", help="same as --format json"
    )
    add_data(parser)
    parser.set_defaults(run=run)


def _keys(text: str) -> list[str]:
    """The argument of `--count`: the keys to count by."""
    keys = text.removeprefix("by=").split(",")
    for key in keys:
        if key not in _KEYS:
            raise argparse.ArgumentTypeError(
                f"{key!r} is not one of {', '.join(_KEYS)}: by=party,year"
            )
    return keys


def run(arguments: argparse.Namespace) -> int:
    from itertools import islice

    from ..analysis.find import find
    from ..archive.index import opened
    from ..converted.documents import read_documents

    use_data(arguments)
    skipped: list[Skipped] = []
    partial: list[Document] = []
    undated: list[Document] = []
    with opened(arguments.documents, say) as index:
        hits = find(
            index or read_documents(arguments.documents, skipped.append),
            arguments.words,
            is_regex=arguments.regex,
            by_lemma=arguments.lemma,
            kind=arguments.kind,
            speaker=arguments.speaker,
            party=arguments.party,
            named={
                **{label: value for label in LABELS if (value := getattr(arguments, label))},
                **dict(arguments.named),
            },
            since=arguments.since,
            until=arguments.until,
            document_type=arguments.document_type,
            dossier=arguments.dossier,
            chamber=arguments.chamber,
            order=arguments.order,
            on_partial=partial.append,
            on_undated=undated.append,
        )
        asked = islice(hits, arguments.limit)
        if arguments.count:
            found = _write_counts(asked, arguments.count, arguments.format)
        else:
            found = write(asked, arguments.format)
        more = "; stopped by --limit" if next(hits, None) else ""
        say_skipped(index.skipped if index else skipped)
    if partial:
        say(
            f"{some(len(partial), 'document')} without source text: only turns, questions, answers and footnotes are "
            "searched, and [ ] is the place of the whole block; convert with --embed-source"
        )
    if undated:
        say(
            f"{some(len(undated), 'document')} without a date left out: {_named(undated)}; "
            "convert with --metadata to supply dates"
        )
    total = sum(found.values())
    summary = f"{some(total, 'hit')} in {some(len(found), 'document')}{more}"
    say(summary if found else "nothing found", prefix="")
    return 0 if found else 1


def _named(documents: list[Document]) -> str:
    """Their files, the first few by name."""
    names = [each.file for each in documents[:3]]
    return ", ".join(names + ["..."] * (len(documents) > len(names)))


def write(hits: Iterable[Hit], form: str) -> dict[str, int]:
    """Write the hits as they come; return their number by document."""
    import csv
    from collections import Counter

    import orjson
    from rich.console import Console

    from ..analysis.find import Hit

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console(width=None if sys.stdout.isatty() else 160)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    if form == "csv":
        rows.writerow(Hit._fields)
    found: Counter[str] = Counter()
    for hit in hits:
        if form == "json":
            sys.stdout.buffer.write(orjson.dumps(hit._asdict()) + b"\n")
        elif form == "csv":
            rows.writerow(_cell(each) for each in hit)
        else:
            console.print(line(hit, console.width), soft_wrap=True)
        found[hit.document] += 1
    return found


def _cell(value: object) -> object:
    """A value for a spreadsheet: names separated by `; `, formulas defused."""
    text = "; ".join(value) if isinstance(value, tuple) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text


def _write_counts(hits: Iterable[Hit], keys: list[str], form: str) -> dict[str, int]:
    """Write the numbers of hits by the keys, sorted; return their number by document.

    A hit in words of two parties counts for both.
    """
    import csv
    from collections import Counter
    from itertools import product

    import orjson

    found: Counter[str] = Counter()
    counts: Counter[tuple[str, ...]] = Counter()
    for hit in hits:
        found[hit.document] += 1
        counts.update(product(*(_KEYS[key](hit) or ("",) for key in keys)))
    rows = [(*each, number) for each, number in sorted(counts.items())]
    if form == "json":
        for row in rows:
            record = dict(zip((*keys, "hits"), (each or None for each in row), strict=True))
            sys.stdout.buffer.write(orjson.dumps(record) + b"\n")
    elif form == "csv":
        table = csv.writer(sys.stdout, lineterminator="\n")
        table.writerow((*keys, "hits"))
        table.writerows(map(_cell, row) for row in rows)
    elif rows:
        shown = [
            (*keys, "hits"),
            *(tuple(_shown(str(each)) or "-" for each in row) for row in rows),
        ]
        widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
        for cells in shown:
            names = [each.ljust(width) for each, width in zip(cells, widths, strict=True)]
            print("  ".join((*names[:-1], cells[-1].rjust(widths[-1]))))
    return found


def line(hit: Hit, width: int) -> Text:
    """A hit on one line of this width, with keywords aligned in a column.

    Below 120 columns the date is left out.
    """
    from rich.text import Text

    place = f"[{hit.block_start}-{hit.block_end}]"
    if hit.start is not None:
        place = f"{hit.start}-{hit.end}"
    place = f"{hit.block} {place}" if hit.block else place
    wide = width >= 120
    about = [(f"{hit.date or '-':10}  ", "dim")] if wide else []
    about.append((f"{_tail(hit.document, 24 if wide else 19)}  ", ""))
    about.append((f"{_head(_who(hit), 22 if wide else 10)}  ", "cyan"))
    left = max(width - sum(len(each) for each, _ in about) - 18, 0) * 2 // 5
    room = max(width - sum(len(each) for each, _ in about) - left - len(place) - 2, 0)
    keyword = _cut(_shown(hit.keyword), room)
    return Text.assemble(
        *about,
        _shown(hit.left)[-left:].rjust(left) if left else "",
        (keyword, "bold red"),
        _shown(hit.right)[: room - len(keyword)].ljust(room - len(keyword)),
        (f"  {place}", "dim"),
    )


def _who(hit: Hit) -> str:
    """The speakers, if known; else the kind of block."""
    who = ", ".join(hit.speakers) or hit.role or ""
    parties = ", ".join(hit.parties)
    if who and parties:
        return f"{who} ({parties})"
    return who or parties or hit.kind


def _head(text: str, width: int) -> str:
    return _cut(_shown(text), width).ljust(width)


def _tail(text: str, width: int) -> str:
    """The end of an id, which is more distinctive than its start."""
    text = _shown(text)
    return (text if len(text) <= width else f"…{text[1 - width :]}").ljust(width)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"[:width]


def _shown(text: str) -> str:
    """A document's words on one line, without control codes for the terminal."""
    spaced = "".join(each if each.isprintable() else " " for each in text)
    return spaced.replace("  ", " ")
