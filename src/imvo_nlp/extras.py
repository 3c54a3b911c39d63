"""Packages of the extras: imported on use, with a line that installs a missing one."""

from __future__ import annotations

import re
from importlib import import_module, metadata
from typing import Any

from .errors import MissingExtra


def needed(module: str, extra: str, purpose: str) -> Any:
    """Import a module of an extra; `purpose` names what needs it in the message.

    Raises MissingExtra with the command that installs the packages of the extra. It names the packages,
    so that it works wherever this library was installed from: a checkout, a wheel or a registry.

    >>> needed("no_such_package", "pdf", "brief.pdf")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    imvo_nlp.errors.MissingExtra: brief.pdf needs an extra that is not installed (no_such_package):
        pip install "pypdfium2>=5.0"
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtra(
            f"{purpose} needs an extra that is not installed ({package}): pip install {_packages(extra)}"
        ) from error


def _packages(extra: str) -> str:
    """The requirements of an extra, quoted for a shell; the extra itself without metadata."""
    try:
        lines = metadata.requires("imvo-nlp") or []
    except metadata.PackageNotFoundError:  # run from a source tree
        lines = []
    of_extra = re.compile(rf"(?P<package>[^;]+?)\s*;\s*extra == (['\"]){re.escape(extra)}\2")
    found = [match["package"] for line in lines if (match := of_extra.fullmatch(line))]
    return " ".join(f'"{each}"' for each in found or [f"imvo-nlp[{extra}]"])
