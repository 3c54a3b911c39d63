"""Templates of pages: everything that is put into them is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template


@cache
def template(path: Path) -> Template:
    """The template in a file; a name that it is not given is an error."""
    environment = Environment(
        loader=FileSystemLoader(path.parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template(path.name)
