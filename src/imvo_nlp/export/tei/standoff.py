"""A file beside every component, for data without a place in ParlaMint: offsets, mentions, decisions.

It is JSON with the keys of the contract, without the texts in the component. Every row has the `id`
in the document, and as `tei` the id of its element.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import orjson

from ...errors import UnreadableInput
from ...models import Kamerstuk
from ..placed import placed

SUFFIX = ".standoff.json"
_DECISIONS = ("commitments", "motions", "votes", "asked", "followups")


def standoff(name: str, identifier: str, kamerstuk: Kamerstuk) -> bytes:
    """The standoff file of the component with that name.

    Raises UnreadableInput if a mention has no place in its block, as in JSON of version 1.0.
    """
    placed(kamerstuk)
    data = orjson.loads(kamerstuk.to_json())
    turns = {turn.id: list(_starts(turn.text)) for turn in kamerstuk.turns}
    notes = {note.id for note in kamerstuk.footnotes}
    rows: dict[str, Any] = {
        "tei": name,
        "document": identifier,
        **{key: data[key] for key in ("schema_version", "generator", "source", "metadata")},
        **{key: data[key] for key in ("participants", "sections", "events")},
        "turns": [_without_text(each, name, "label") for each in data["turns"]],
        "footnotes": [_without_text(each, name, "number") for each in data["footnotes"]],
        "mentions": [
            row | _segment(name, mention.block, mention.text_start, mention.text_end, turns, notes)
            for row, mention in zip(data["mentions"], kamerstuk.mentions, strict=True)
        ],
    }
    rows["source"].pop("text", None)
    for key in _DECISIONS:
        if key in data:
            texts = {turn.id: turn.text for turn in kamerstuk.turns}
            rows[key] = [
                row | _segment(name, row["block"], *_found(row, texts), turns, notes)
                for row in data[key]
            ]
    return orjson.dumps(rows, option=orjson.OPT_INDENT_2) + b"\n"


def _found(row: dict[str, Any], texts: dict[str, str]) -> tuple[int | None, int | None]:
    """The range of a decision's words in the text of its turn; None if they occur twice."""
    text, words = texts.get(row["block"], ""), row["text"] or ""
    if not words or text.count(words) != 1:
        return None, None
    start = text.index(words)
    return start, start + len(words)


def _without_text(row: dict[str, Any], name: str, printed: str) -> dict[str, Any]:
    kept = {key: value for key, value in row.items() if key not in ("text", printed)}
    return kept | {"tei": f"{name}.{row['id']}"}


def _segment(
    name: str,
    block: str | None,
    start: int | None,
    end: int | None,
    turns: dict[str, list[int]],
    notes: set[str],
) -> dict[str, Any]:
    """The element around a range and the range in its text; null outside speech.

    `turns` holds the starts of paragraphs by turn. A mention can end in the next paragraph.
    """
    if block in notes:
        return {"tei": f"{name}.{block}", "tei_start": start, "tei_end": end}
    starts = turns.get(block or "")
    if starts is None or start is None or end is None:
        return {"tei": None, "tei_start": None, "tei_end": None}
    number = bisect_right(starts, start)
    first = starts[number - 1]
    return {
        "tei": f"{name}.{block}.seg{number}",
        "tei_start": start - first,
        "tei_end": end - first,
    }


def _starts(text: str) -> Iterator[int]:
    at = 0
    for paragraph in text.split("\n\n"):
        yield at
        at += len(paragraph) + 2


def turns_of(data: bytes) -> dict[str, dict[str, Any]]:
    """The rows of turns in a file by element id; raises UnreadableInput for any other file."""
    try:
        rows = orjson.loads(data)["turns"]
        return {row.pop("tei"): row for row in rows}
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableInput(f"not a standoff file written by imvo-nlp: {error}") from error
