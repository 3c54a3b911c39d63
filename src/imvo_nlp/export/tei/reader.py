"""The turns of a TEI file, as they were when it was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from xml.etree.ElementTree import Element, ParseError, parse

from ...errors import UnreadableInput
from ...models import Speaker, SpeakerRole, Turn
from .elements import TEI, XML, offsets

_ID = f"{{{XML}}}id"
_IN = {"": TEI}


def read_tei(path: str | Path) -> tuple[Turn, ...]:
    """The turns of a debate that `imvo-nlp export --format tei` wrote, with all that they had.

    Raises OSError for the file, and UnreadableInput for one that is no such TEI.

    >>> for turn in read_tei("tei/kst-26485-310.tei.xml"):  # doctest: +SKIP
    ...     print(turn.speaker.name, turn.start, turn.text[:60])
    """
    try:
        root = parse(path).getroot()
        return tuple(_Reader(root).turns())
    except (ParseError, LookupError, ValueError) as error:
        raise UnreadableInput(f"no TEI of ours: {error}") from error


class _Reader:
    def __init__(self, root: Element) -> None:
        """Raises LookupError and ValueError for another file."""
        if root.tag != f"{{{TEI}}}TEI":
            raise ValueError(f"it begins with {root.tag}")
        self._prefix = f"{root.attrib[_ID]}."
        known = root.iterfind(".//listPerson[@type='unidentified']/person", _IN)
        unidentified = {each.attrib[_ID]: each.get("sameAs") for each in known}
        self._persons = {
            f"#{id_}": (
                _text(person.find(".//surname", _IN)),
                self._own(unidentified.get(id_, id_)),
            )
            for person in root.iterfind(".//person", _IN)
            for id_ in (person.attrib[_ID],)
        }
        self._parties = {
            f"#{each.attrib[_ID]}": _text(each.find("orgName", _IN))
            for each in root.iterfind(".//org[@role='parliamentaryGroup']", _IN)
        }
        self._body = root.iterfind("text/body/div", _IN)

    def turns(self) -> Iterator[Turn]:
        index = 0
        for div in self._body:
            label: Element | None = None
            for each in div:
                if each.get("type") == "speaker":
                    label = each
                elif each.tag == f"{{{TEI}}}u":
                    yield self._turn(each, index, label, self._own(div.get(_ID, div.get("prev"))))
                    index, label = index + 1, None

    def _turn(self, u: Element, index: int, label: Element | None, section: str | None) -> Turn:
        start, end = offsets(u.get("source"))
        return Turn(
            id=u.attrib[_ID].removeprefix(self._prefix),
            index=index,
            label=None if label is None else _text(label),
            label_start=None if label is None else offsets(label.get("source"))[0],
            start=start,
            end=end,
            text="\n\n".join(_text(seg) for seg in u.iterfind("seg", _IN)),
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


def _text(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext())
