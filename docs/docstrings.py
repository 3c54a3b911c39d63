"""Extension of griffe for mkdocs: doctests become blocks of code, annotated keys a table.

Docstrings are Markdown for mkdocstrings, which takes `>>>` for three nested quotations. The keys of a dataclass have no
docstrings: `Annotated` in models.py holds their descriptions.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from griffe import Attribute, Class, ExprSubscript, ExprTuple, Extension, Module, Object

_DOCTEST = re.compile(r"^>>> (?:.+\n?)+", re.MULTILINE)


class Docstrings(Extension):
    """Prepare the docstrings of a package for Markdown."""

    def on_package(self, *, pkg: Module, **_: Any) -> None:
        _prepare(pkg)


def _prepare(thing: Object) -> None:
    if thing.docstring is not None:
        thing.docstring.value = _fenced(thing.docstring.value)
        if isinstance(thing, Class) and (keys := "\n".join(_keys(thing))):
            thing.docstring.value += f"\n\n| key | type | |\n| --- | --- | --- |\n{keys}"
    for member in thing.members.values():
        if not member.is_alias:
            _prepare(member)


def _fenced(text: str) -> str:
    text = _DOCTEST.sub(lambda found: f"```pycon\n{found[0].rstrip()}\n```\n", text)
    return re.sub(r" +# doctest: .+$", "", text, flags=re.MULTILINE)


def _keys(thing: Class) -> Iterator[str]:
    """The rows of a table of the annotated keys of a class."""
    for name, member in thing.members.items():
        annotation = member.annotation if isinstance(member, Attribute) else None
        if (
            isinstance(annotation, ExprSubscript)
            and annotation.canonical_path == "typing.Annotated"
            and isinstance(annotation.slice, ExprTuple)
        ):
            type_, meaning, *_ = map(str, annotation.slice.elements)
            yield f"| `{name.rstrip('_')}` | `{type_}` | {ast.literal_eval(meaning)} |"
