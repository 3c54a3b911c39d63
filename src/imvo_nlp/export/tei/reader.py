"""The turns of a TEI component, exactly as exported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from ...errors import UnreadableInput
from ...models import Turn
from ...readers.xml.formats import parse
from ...readers.xml.tei import utterances, words
from .standoff import SUFFIX, turns_of


def read_tei(path: str | Path) -> tuple[Turn, ...]:
    """Read the turns of a component written by `imvo-nlp export --format tei`, complete.

    Words come from the TEI, and values for which ParlaMint has no place from the standoff file
    beside it.

    Raises OSError for the files, and UnreadableInput for any other XML or a missing standoff file.

    >>> for turn in read_tei("tei/2020/ParlaMint-NL_2020-03-05-tweedekamer-1.xml"):  # doctest: +SKIP
    ...     print(turn.speaker.name, turn.start, turn.text[:60])
    """
    path = Path(path)
    beside_it = path.with_name(path.name.removesuffix(".xml") + SUFFIX)
    try:
        root, cut_off = parse(path.read_text(encoding="utf-8"), path.name)
        if cut_off:
            raise ValueError(f"it ends at {cut_off}")
        if not beside_it.is_file():
            raise ValueError(f"{beside_it.name} is missing beside it")
        return tuple(_turns(root, beside_it.read_bytes()))
    except (UnreadableInput, LookupError, ValueError) as error:
        raise UnreadableInput(f"{path.name} is not TEI written by imvo-nlp: {error}") from error


def _turns(root: Element, data: bytes) -> Iterator[Turn]:
    rows = turns_of(data)
    for _, label, u in utterances(root):
        text = "\n\n".join(words(seg) for seg in u.iterfind("seg"))
        printed = None if label is None else words(label)
        yield Turn.from_dict({**rows[u.attrib["id"]], "label": printed, "text": text})
