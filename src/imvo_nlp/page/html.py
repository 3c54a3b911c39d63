"""The page of one document: template, view, style and script in a single file."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from ..models import Kamerstuk
from ..wording import DEFAULT, Lang
from .template import template
from .view import view

_HERE = Path(__file__).parent


def render(kamerstuk: Kamerstuk, lang: Lang = DEFAULT, *, furniture: bool = False) -> str:
    """One document as a self-contained HTML page.

    With `furniture` it shows the omissions of the clean text in place: page feet, hyphens at line
    ends and so on. They are not part of the page's text, so search and copy ignore them. Raises
    WrongUse without an embedded source text (convert with `embed_source=True`), and UnreadableInput
    if that text does not match the offsets.

    >>> kamerstuk = imvo_nlp.convert("fixtures/motie.txt", embed_source=True)  # doctest: +SKIP
    >>> Path("motie.html").write_text(imvo_nlp.render(kamerstuk), "utf-8")  # doctest: +SKIP
    """
    style, script = _file("base.css") + _file("page.css"), _file("page.js")
    return template(_HERE / "page.html.jinja").render(
        lang=lang,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        **view(kamerstuk, lang, furniture=furniture),
    )


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The hash by which the page's content security policy admits its style and script only."""
    return b64encode(sha256(text.encode()).digest()).decode()
