"""Templates of pages, with autoescape."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template


@cache
def template(path: Path) -> Template:
    """The template in a file, which may extend one of another package; undefined names are errors."""
    rooms = Path(__file__).parents[1]
    environment = Environment(
        loader=FileSystemLoader([path.parent, rooms]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template(path.name)
