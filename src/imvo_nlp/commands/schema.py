"""`imvo-nlp schema`: the JSON Schema of the output."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "schema", help="print the JSON Schema of the output", allow_abbrev=False
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    from ..schema import shipped_schema

    sys.stdout.write(shipped_schema())
    return 0
