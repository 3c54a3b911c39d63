"""Templates of pages: everything that is put into them is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template


@cache
def template(path: Path) -> Template:
    """The template in a file, which may extend one of another room; a name that it is not given is an error."""
    rooms = Path(__file__).parents[1]
    environment = Environment(
        loader=FileSystemLoader([path.parent, rooms]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template(path.name)
