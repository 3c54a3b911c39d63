"""Packages of the extras: imported where they are used, and asked for by name where they are not."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .errors import MissingExtra


def needed(module: str, extra: str, purpose: str) -> Any:
    """The module of an extra; `purpose` says in the message what needs it.

    Raises MissingExtra, with the line that installs it, where it is not there.

    >>> needed("no_such_package", "pdf", "brief.pdf")
    Traceback (most recent call last):
    ...
    imvo_nlp.errors.MissingExtra: brief.pdf needs an extra that is not installed (no_such_package):
        pip install "imvo-nlp[pdf]"
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtra(
            f"{purpose} needs an extra that is not installed ({package}): "
            f'pip install "imvo-nlp[{extra}]"'
        ) from error
