"""The turns of a TEI file, as they were when it was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from xml.etree.ElementTree import Element

from ...errors import UnreadableInput
from ...models import Speaker, SpeakerRole, Turn
from ...readers.xml.formats import parse
from ...readers.xml.tei import groups, participants, utterances, words
from .elements import offsets


def read_tei(path: str | Path) -> tuple[Turn, ...]:
    """The turns of a debate that `imvo-nlp export --format tei` wrote, with all that they had.

    What a format marks of a turn (`time`, `interrupts`, `source_id`) is not in that TEI.

    Raises OSError for the file, and UnreadableInput for one that is no such TEI.

    >>> for turn in read_tei("tei/kst-26485-310.tei.xml"):  # doctest: +SKIP
    ...     print(turn.speaker.name, turn.start, turn.text[:60])
    """
    path = Path(path)
    try:
        root, cut_off = parse(path.read_text(encoding="utf-8"), path.name)
        if cut_off:
            raise ValueError(f"it ends at {cut_off}")
        return tuple(_Reader(root).turns())
    except (UnreadableInput, LookupError, ValueError) as error:
        raise UnreadableInput(f"no TEI of ours: {error}") from error


class _Reader:
    def __init__(self, root: Element) -> None:
        """Raises LookupError and ValueError for another file."""
        if root.tag != "TEI":
            raise ValueError(f"it begins with {root.tag}")
        self._root = root
        self._prefix = f"{root.attrib['id']}."
        known = root.iterfind(".//listPerson[@type='unidentified']/person")
        unidentified = {each.attrib["id"]: each.get("sameAs") for each in known}
        self._persons = {
            f"#{id_}": (person.name, self._own(unidentified.get(id_, id_)))
            for id_, person in participants(root).items()
        }
        self._parties = {f"#{id_}": party for id_, party in groups(root).items()}

    def turns(self) -> Iterator[Turn]:
        for index, (div, label, u) in enumerate(utterances(self._root)):
            yield self._turn(u, index, label, self._own(div.get("id", div.get("prev"))))

    def _turn(self, u: Element, index: int, label: Element | None, section: str | None) -> Turn:
        start, end = offsets(u.get("source"))
        return Turn(
            id=u.attrib["id"].removeprefix(self._prefix),
            index=index,
            label=None if label is None else words(label),
            label_start=None if label is None else offsets(label.get("source"))[0],
            start=start,
            end=end,
            text="\n\n".join(words(seg) for seg in u.iterfind("seg")),
            speaker=self._speaker(u),
            section=section,
        )

    def _speaker(self, u: Element) -> Speaker:
        name, participant = self._persons[u.attrib["who"]] if "who" in u.attrib else (None, None)
        categories = u.attrib["ana"].split()
        (role,) = [each for each in get_args(SpeakerRole) if f"#role.{each}" in categories]
        party = next((self._parties[each] for each in categories if each in self._parties), None)
        return Speaker(name, role, party, participant)

    def _own(self, id_: str | None) -> str | None:
        """An id, or a pointer at one, as the document has it."""
        return id_ and id_.removeprefix("#").removeprefix(self._prefix)
