"""Score converted documents against annotations: precision, recall, F1 and differences.

An annotation is a JSON object with the keys of the output; docs/annotating.md explains how to make one. Lists
and keys that an annotation lacks are not scored.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import orjson

from ..converted.documents import Skipped, read_documents
from ..errors import UnreadableInput, WrongUse, reason
from ..models import LAYERS, Label, Layer
from ..reference.loader import load_vocabulary
from ..text.view import flat

_SLACK = 2
"""Code points by which a boundary may differ, except those of mentions: a reader sees no difference."""
_BY_PLACE = frozenset(
    ("id", "index", "start", "end", "label_start", "label", "text", "text_start", "text_end")
)
_FOLLOWING = frozenset(("block", "section", "attributes"))
"""Keys that are not compared: those of the place, and those that follow from it."""

_PLACES = ("label_start", "start")
"""Keys for the start of an element: that of its heading, if annotated."""

_Json = dict[str, Any]


class Difference(NamedTuple):
    """A difference between an annotation and a document.

    `expected` is null for an element that is extra, `found` for one that is missed.
    """

    document: str
    row: str
    kind: Literal["missed", "extra", "wrong"]
    start: int | None
    expected: Any
    found: Any

    def __str__(self) -> str:
        place = "" if self.start is None else f" [{self.start}]"
        if self.kind == "wrong":
            return f"{self.document}{place} {self.found!r:.70}, expected {self.expected!r:.70}"
        shown = self.found if self.expected is None else self.expected
        return f"{self.document}{place} {self.kind} {shown!r:.70}"


class Score(NamedTuple):
    """Counts for a layer, a label or a key: `hits` of the `hits + missed` annotated, and `extra`."""

    row: str
    hits: int
    missed: int
    extra: int

    @property
    def precision(self) -> float:
        """The fraction of found items that is right; 1 if nothing was found."""
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The fraction of annotated items that was found; 1 if nothing is annotated."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Score("mentions.party", hits=3, missed=1, extra=1).f1
        0.75
        """
        return 2 * self.hits / (2 * self.hits + self.missed + self.extra or 1)


class Confusion(NamedTuple):
    """The number of times that one value was found instead of another."""

    row: str
    expected: str
    found: str
    times: int


class Evaluation(NamedTuple):
    """Scores by row name, and differences by document."""

    scores: tuple[Score, ...]
    differences: tuple[Difference, ...]
    skipped: tuple[Skipped, ...]

    @property
    def confusion(self) -> tuple[Confusion, ...]:
        """The confusions of values, most frequent first."""
        wrong = Counter(
            (each.row, str(each.expected), str(each.found))
            for each in self.differences
            if each.kind == "wrong" and not isinstance(each.expected, dict | list)
        )
        rows = (Confusion(*key, times) for key, times in wrong.items())
        return tuple(sorted(rows, key=lambda row: (-row.times, row)))


class Change(NamedTuple):
    """Gains and losses of a later run compared with an earlier one."""

    gain: bool
    difference: Difference


def evaluate(gold: str | Path, folder: str | Path) -> Evaluation:
    """Compare annotations, a folder or a file, with the documents of a folder.

    `a.json` and `a.txt.json` (of the source `a.txt`) annotate the document `a.json`. `skipped` lists
    annotations that are not JSON objects, are malformed, or belong to no document. Raises WrongUse without
    annotations, and the errors of `read_documents`.

    >>> import imvo_nlp
    >>> found = imvo_nlp.evaluate("gold", "uit")  # doctest: +SKIP
    >>> [(each.row, each.f1) for each in found.scores]  # doctest: +SKIP
    [('mentions.party', 0.98)]
    """
    annotations = _annotations(Path(gold))
    skipped: list[Skipped] = []
    tally = _Tally()
    waiting = dict(annotations)
    found: dict[str, list[str]] = defaultdict(list)
    for document in read_documents(folder, skipped.append):
        for name in _names(document.file, document.kamerstuk.source.name):
            if name in annotations:
                found[name].append(document.file)
                waiting.pop(name, None)
                if len(found[name]) == 1:
                    _compare(name, annotations[name], document.kamerstuk.to_json(), tally, skipped)
                break
    skipped += (Skipped(path.name, "fits no document") for path in waiting.values())
    skipped += (
        Skipped(annotations[name].name, f"fits several documents: {', '.join(files)}")
        for name, files in found.items()
        if len(files) > 1
    )
    return Evaluation(tally.scores(), tuple(tally.differences), tuple(skipped))


def compare(earlier: Evaluation, later: Evaluation) -> tuple[Change, ...]:
    """The differences in only one of two evaluations: gains have disappeared, losses are new."""
    before, after = (Counter(map(_key, each.differences)) for each in (earlier, later))
    gains = _surplus(earlier.differences, before - after)
    losses = _surplus(later.differences, after - before)
    changes = [Change(True, each) for each in gains] + [Change(False, each) for each in losses]
    return tuple(sorted(changes, key=lambda each: (each.difference.document, not each.gain)))


def _key(difference: Difference) -> str:
    return repr(difference)


def _surplus(differences: Iterable[Difference], surplus: Counter[str]) -> Iterator[Difference]:
    for each in differences:
        if surplus[_key(each)] > 0:
            surplus[_key(each)] -= 1
            yield each


def _annotations(gold: Path) -> dict[str, Path]:
    """The annotation files by document name without suffix."""
    files = sorted(gold.rglob("*.json")) if gold.is_dir() else [gold]
    if not files or not files[0].is_file():
        raise WrongUse(f"no annotations: no *.json in {gold}")
    base = gold if gold.is_dir() else gold.parent
    return {path.relative_to(base).as_posix().removesuffix(".json"): path for path in files}


def _names(file: str, source: str) -> tuple[str, ...]:
    """The possible names of a document's annotation, most specific first.

    >>> _names("2018/overleg.json", "overleg.txt")
    ('2018/overleg', 'overleg.txt', 'overleg')
    """
    path = file.removesuffix(".json")
    return tuple(dict.fromkeys((path, source, path.rpartition("/")[2])))


def _compare(name: str, path: Path, document: str, tally: _Tally, skipped: list[Skipped]) -> None:
    try:
        gold = orjson.loads(path.read_bytes())
        if not isinstance(gold, dict):
            raise UnreadableInput("it is not a JSON object")
        _Comparison(name, gold, orjson.loads(document), tally).run()
    except (OSError, ValueError, UnreadableInput) as error:
        skipped.append(Skipped(path.name, f"not an annotation: {reason(error)}"))


class _Tally:
    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.differences: list[Difference] = []

    def hit(self, row: str) -> None:
        self._counts[row]["hits"] += 1

    def differs(self, difference: Difference) -> None:
        counts = self._counts[difference.row]
        counts["missed"] += difference.kind != "extra"
        counts["extra"] += difference.kind != "missed"
        self.differences.append(difference)

    def scores(self) -> tuple[Score, ...]:
        rows = sorted(self._counts.items())
        return tuple(
            Score(row, *(counts[each] for each in Score._fields[1:])) for row, counts in rows
        )


class _Comparison:
    """An annotation beside its document."""

    def __init__(self, name: str, gold: _Json, document: _Json, tally: _Tally) -> None:
        """Raise UnreadableInput for an annotation that cannot be compared."""
        self._name = name
        self._gold = gold
        self._document = document
        self._tally = tally
        ranges = gold.get("ranges") or gold.get("scope") or []
        self._ranges = [ranges] if ranges and not isinstance(ranges[0], list) else ranges
        if "mention_labels" in gold:
            gold.setdefault("mentions", [])
        self._layers = [layer for layer in LAYERS if layer.key in gold]
        self._ids: dict[str, str | None] = {}
        self._labels = frozenset((*get_args(Label), *load_vocabulary()))
        for label in gold.get("mention_labels", []):
            if label not in self._labels:
                raise UnreadableInput(f"unknown label {label!r} in mention_labels")
        for layer in self._layers:
            self._check(layer)

    def _check(self, layer: Layer) -> None:
        elements = self._gold[layer.key]
        if not isinstance(elements, list) or not all(isinstance(each, dict) for each in elements):
            raise UnreadableInput(f"{layer.key} is not a list of objects")
        for number, each in enumerate(elements, 1):
            if _place(each) is None and not _identity(each):
                raise UnreadableInput(f"{layer.key}, element {number} has no start")
            if layer.key == "mentions" and each.get("label") not in self._labels:
                raise UnreadableInput(f"unknown label {each.get('label')!r} in {layer.key}")

    def run(self) -> None:
        self._metadata()
        pairs = [
            (row, gold, found)
            for layer in self._layers
            for row, golds, outs in self._rows(layer)
            for gold, found in self._pairs(layer, row, golds, outs)
        ]
        for row, gold, found in pairs:  # needs the ids of all pairs
            self._keys(row, gold, found)

    def _metadata(self) -> None:
        for key, expected in (self._gold.get("metadata") or {}).items():
            found = self._document["metadata"].get(key)
            if key not in self._document["metadata"] or expected is None:
                continue
            self._value(f"metadata.{key}", self._gold["metadata"], key, found, None)

    def _rows(self, layer: Layer) -> Iterator[tuple[str, list[_Json], list[_Json]]]:
        """The rows of a layer, mentions by label, with pairs of annotated and found elements."""
        golds = [each for each in self._gold[layer.key] if self._counts(each)]
        outs = [each for each in self._document.get(layer.key) or [] if self._counts(each)]
        if layer.key != "mentions":
            yield layer.key, golds, outs
            return
        # Proposals of a trained pipeline are not scored.
        rules = [each for each in outs if (each.get("attributes") or {}).get("from") != "model"]
        labels = {each["label"] for each in golds} | set(self._gold.get("mention_labels", []))
        for label in sorted(labels):
            named = [[each for each in many if each["label"] == label] for many in (golds, rules)]
            yield f"{layer.key}.{label}", named[0], named[1]

    def _counts(self, element: _Json) -> bool:
        at = _place(element)
        return not self._ranges or at is None or any(a <= at < b for a, b in self._ranges)

    def _pairs(
        self, layer: Layer, row: str, golds: list[_Json], outs: list[_Json]
    ) -> Iterator[tuple[_Json, _Json]]:
        """Pairs of annotated and found elements; counts those without a counterpart.

        Optional annotations are paired last, so that they take no counterpart from required ones.
        """
        same = _same_span if layer.key == "mentions" else _same_place
        left = _Found(outs, exact=layer.key == "mentions")
        loose = []
        for gold in sorted(golds, key=lambda each: bool(each.get("optional"))):
            found = left.take(gold, same)
            if gold.get("optional"):
                loose.append(gold)
                continue
            self._ids[str(gold.get("id"))] = None if found is None else found["id"]
            if found is None:
                self._differs(row, "missed", _place(gold), _shown(gold), None)
                continue
            self._tally.hit(row)
            yield gold, found
        for found in left.rest():
            if not any(_overlap(found, gold) for gold in loose):
                self._differs(row, "extra", _place(found), None, _shown(found))

    def _keys(self, row: str, gold: _Json, found: _Json) -> None:
        at = _place(gold)
        if "end" in gold and not row.startswith("mentions."):
            if any(_near(found["end"], each) for each in _options(gold, "end")):
                self._tally.hit(f"{row}.range")
            else:
                self._differs(f"{row}.range", "wrong", at, gold["end"], found["end"])
        if "text_head" in gold or "text_tail" in gold:
            self._text(row, gold, found)
        for key in gold.keys() & found.keys() - _BY_PLACE - _FOLLOWING:
            self._value(f"{row}.{key}", gold, key, found[key], at)

    def _text(self, row: str, gold: _Json, found: _Json) -> None:
        text = flat(found.get("text") or "")
        ends: tuple[tuple[str, Callable[[str], bool]], ...] = (
            ("text_head", text.startswith),
            ("text_tail", text.endswith),
        )
        for key, holds in ends:
            if key in gold and not any(holds(flat(each)) for each in _options(gold, key) if each):
                self._differs(f"{row}.text", "wrong", _place(gold), gold[key], text)
                return
        self._tally.hit(f"{row}.text")

    def _value(self, row: str, gold: _Json, key: str, found: Any, at: int | None) -> None:
        """Null is not scored, unless the element lists the key in `strict`."""
        expected = gold[key]
        if expected is None and key not in gold.get("strict", ()):
            return
        if any(self._equal(each, found) for each in _options(gold, key)):
            self._tally.hit(row)
        else:
            self._differs(row, "wrong", at, expected, found)

    def _equal(self, expected: Any, found: Any) -> bool:
        """Equality: objects by the annotated keys, lists in any order, ids by their elements."""
        if isinstance(expected, dict):
            return isinstance(found, dict) and all(
                expected[key] is None
                or found[key] in expected.get("also", ())
                or self._equal(expected[key], found[key])
                for key in expected.keys() & found.keys()
            )
        if isinstance(expected, list):
            if not isinstance(found, list) or len(expected) != len(found):
                return False
            left = list(found)
            for each in expected:
                match = next((other for other in left if self._equal(each, other)), None)
                if match is None:
                    return False
                left.remove(match)
            return True
        if isinstance(expected, str):
            expected = self._ids.get(expected, expected)
        return flat(str(expected)).casefold() == flat(str(found)).casefold()

    def _differs(
        self,
        row: str,
        kind: Literal["missed", "extra", "wrong"],
        at: int | None,
        expected: Any,
        found: Any,
    ) -> None:
        self._tally.differs(Difference(self._name, row, kind, at, expected, found))


class _Found:
    """The found elements of one row, from which counterparts are taken."""

    def __init__(self, elements: list[_Json], *, exact: bool) -> None:
        self._by_place: dict[tuple[str, int], list[_Json]] = defaultdict(list)
        self._slack = 0 if exact else _SLACK
        self._elements = elements
        self._taken: set[int] = set()
        for each in elements:
            for key in _PLACES:
                if each.get(key) is not None:
                    self._by_place[key, each[key]].append(each)

    def take(self, gold: _Json, same: Callable[[_Json, _Json], bool]) -> _Json | None:
        for each in self._candidates(gold):
            if id(each) not in self._taken and same(gold, each):
                self._taken.add(id(each))
                return each
        return None

    def rest(self) -> Iterator[_Json]:
        return (each for each in self._elements if id(each) not in self._taken)

    def _candidates(self, gold: _Json) -> Iterable[_Json]:
        """The elements that start at or near the annotated place; all without a place."""
        key = next((key for key in _PLACES if gold.get(key) is not None), None)
        if key is None:
            return self._elements
        places = [gold[key], *(span["start"] for span in gold.get("span_also", []))]
        steps = sorted(range(-self._slack, self._slack + 1), key=abs)
        near = ((key, at + step) for at in places for step in steps)
        return chain.from_iterable(self._by_place.get(each, ()) for each in near)


def _place(element: _Json) -> int | None:
    found = (element.get(key) for key in _PLACES)
    return next((at for at in found if isinstance(at, int)), None)


def _identity(element: _Json) -> str:
    """The keys that identify an element without a place within its list."""
    return str(element.get("identifier") or element.get("name") or "")


def _same_place(gold: _Json, found: _Json) -> bool:
    if _place(gold) is None:
        return _identity(gold).casefold() == _identity(found).casefold()
    return True  # candidates start there


def _same_span(gold: _Json, found: _Json) -> bool:
    spans = (gold, *gold.get("span_also", []))
    return any((found["start"], found["end"]) == (each["start"], each["end"]) for each in spans)


def _overlap(found: _Json, gold: _Json) -> bool:
    if _place(gold) is None:
        return _same_place(gold, found)
    start, end = found.get("start"), found.get("end")
    if start is None or end is None:
        return False
    return bool(gold["start"] < end and start < gold.get("end", gold["start"] + 1))


def _near(one: int | None, other: int | None) -> bool:
    return one == other or (one is not None and other is not None and abs(one - other) <= _SLACK)


def _options(gold: _Json, key: str) -> list[Any]:
    """The accepted values: of the key, of its `_also`, and of the element's `also`.

    For askers `also` may hold just the name of a party.
    """
    named = gold.get(f"{key}_also", [])
    others = [
        [{"party": each}] if key == "asked_by" and isinstance(each, str) else each
        for each in gold.get("also", [])
    ]
    return [gold[key], *(named if isinstance(named, list) else [named]), *others]


def _shown(element: _Json) -> str:
    heading = () if element.get("label_start") is None else ("label",)
    keys = (*heading, "text", "title", "name", "text_head", "identifier")
    words = (element.get(key) for key in keys)
    return flat(next((each for each in words if isinstance(each, str)), ""))
