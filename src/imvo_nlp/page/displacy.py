"""The colours of the page for displaCy, spaCy's display of a Doc in a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import regex

from ..models import Label

_COLOUR = regex.compile(r"--(\w+): light-dark\((#\p{Hex}+)")
_STYLES = Path(__file__).with_name("base.css")


def displacy_options() -> dict[str, Any]:
    """Options for displaCy to show the mentions of a Doc in the light colours of the page.

    A label without its own colour gets the default of displaCy.

    >>> from spacy import displacy
    >>> import imvo_nlp
    >>> doc = imvo_nlp.load()("De SP wacht op het goudconvenant.")
    >>> html = displacy.render(doc, style="span", options=imvo_nlp.displacy_options(), jupyter=False)
    >>> "sector" in html
    True
    """
    colours = dict(_COLOUR.findall(_STYLES.read_text(encoding="utf-8")))
    labels = get_args(Label)
    return {
        "spans_key": "imvo",
        "colors": {each: colours[each] for each in labels if each in colours},
    }
