"""Mutated documents: texts, PDF, Word, XML and HTML with bytes cut, doubled, moved or replaced.

`python tests/fuzzing.py --minutes 60` makes them by seed until the time is over, and says of each that
was not converted or refused by name with which seed it comes back: `--seed N --count 1`.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import zipfile
from collections import Counter
from itertools import count, takewhile
from pathlib import Path

import imvo_nlp
from imvo_nlp.batch.workers import Processes, results, time_limit
from imvo_nlp.errors import UnreadableInput, WorkerDied

ROOT = Path(__file__).resolve().parents[1]
TEXTS = sorted((ROOT / "fixtures").glob("*.txt"))
FILES = sorted(
    path
    for path in (ROOT / "tests" / "documents").iterdir()
    if path.suffix in (".pdf", ".html", ".htm")
)
SECONDS, MEGABYTES = 60, 512
_WORDS = (
    *(
        "\f",
        "\r\n",
        "\xad",
        "\ufffe",
        "\u200b",
        "\x00",
        "e\u0301",
        "**",
        "\n-----\n",
        "\n1 ",
        "[1]",
    ),
    *(
        "Vraag 1\n",
        "Antwoord 1\n",
        "De voorzitter:\n",
        "Pagina 2 van 3\n",
        "motie-",
        "nr. ",
        "(PvdA)",
    ),
)
_XML = (
    "<officiele-publicatie><kamerstuk><titel>Cacao</titel><tekst><al>Kent u <nadruk>goud</nadruk>?</al>"
    '<noot id="n1"><noot.nr>1</noot.nr><noot.al>Zie de bijlage.</noot.al></noot></tekst>'
    "</kamerstuk></officiele-publicatie>"
)


def word(text: str) -> bytes:
    """The bytes of a Word document with these paragraphs, whatever is between them."""
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(
                zipfile.ZipInfo(name), content
            )  # with a date of its own, always the same
    return file.getvalue()


def mutated_text(seed: int) -> str:
    """A piece of a fixture, mutated; the same for the same seed."""
    chance = random.Random(seed)
    text = chance.choice(TEXTS).read_bytes().decode("utf-8")
    start = chance.randrange(len(text))
    text = text[start : start + chance.choice((200, 2000, 10_000))]
    for _ in range(chance.randrange(1, 30)):
        at, length = chance.randrange(len(text) + 1), chance.choice((0, 1, 5, 50, 500))
        piece = text[at : at + length]
        new = chance.choice(("", chance.choice(_WORDS), piece * 2, piece[::-1], piece.upper()))
        text = text[:at] + new + text[at + length :]
    return text


def mutated_file(seed: int) -> tuple[bytes, str]:
    """The bytes of a PDF, HTML, Word or XML file, mutated, and its name."""
    chance = random.Random(seed)
    kind = chance.choice(("file", "file", "word", "word_xml", "xml"))
    name = f"{kind}.xml" if kind == "xml" else f"{kind}.docx"
    if kind == "file":
        path = chance.choice(FILES)
        name, data = path.name, path.read_bytes()
    elif kind == "xml":
        data = _XML.replace("Cacao", mutated_text(seed)[:500]).encode("utf-8", "replace")
    else:
        text = mutated_text(seed)[:3000]
        text = text.replace("&", "").replace("<", "") if kind == "word" else text
        data = word(text)
    changed = bytearray(data)
    for _ in range(chance.choice((0, 1, 1, 3, 20))):
        at, length = chance.randrange(len(changed) + 1), chance.choice((0, 1, 1, 8, 100, 3000))
        piece = bytes(changed[at : at + length])
        new = chance.choice((b"", chance.randbytes(len(piece)), piece * 2, b"\x00", b"999999999"))
        changed[at : at + length] = new
    return bytes(changed), name


def problem(seed: int) -> str | None:
    """What is wrong with what becomes of a seed: even ones are texts, odd ones files; None if nothing."""
    try:
        return _problem(seed)
    except Exception as error:  # what else comes out of it is what is looked for
        return f"{type(error).__name__}: {error}"


def bounded_problem(seed: int) -> str | None:
    """The same, in a process of its own that may take so long."""
    with time_limit(SECONDS):
        return problem(seed)


def _problem(seed: int) -> str | None:
    if seed % 2:
        data, name = mutated_file(seed)
        try:
            kamerstuk = imvo_nlp.convert_bytes(data, name, embed_source=True)
        except UnreadableInput as error:
            return None if name in str(error) else f"refused without its name: {error}"
    else:
        text = mutated_text(seed).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        try:
            kamerstuk = imvo_nlp.convert_bytes(text.encode(), "a.txt", embed_source=True)
        except UnreadableInput:
            return None  # its control characters look like those of a binary file
    counts = kamerstuk.source.characters
    if counts is None or counts.source != counts.clean + counts.furniture:
        return f"characters are lost: {counts}"
    again = imvo_nlp.Kamerstuk.from_json_bytes(kamerstuk.to_json_bytes())
    return None if again == kamerstuk else "its JSON does not come back"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int)
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    until = time.monotonic() + 60 * arguments.minutes
    seeds = takewhile(lambda _: time.monotonic() < until, count(arguments.seed))
    if arguments.count:
        seeds = iter(range(arguments.seed, arguments.seed + arguments.count))
    tried: Counter[str] = Counter()
    wrong = 0
    with Processes(arguments.jobs, memory=MEGABYTES << 20) as workers:
        for seed, found in results(workers, bounded_problem, seeds, timeout=SECONDS, ordered=False):
            tried["file" if seed % 2 else "text"] += 1
            if isinstance(found, WorkerDied) and "MB of memory" in str(found):
                found = None  # a bound that held
            if found:
                wrong += 1
                print(f"seed {seed}: {found}", flush=True)
    print(f"{tried['text']} texts, {tried['file']} files: {wrong} failures")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
