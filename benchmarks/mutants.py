"""A seeded sample of mutants: does any test notice a changed operator, number or condition?

    python benchmarks/mutants.py [--count N] [--seed N] [--only PART_OF_PATH]

Each mutant is one change in a copy of the tree, on which the quick tests run first and then all others, up to
the first failure. Survivors are listed with their line: a test is missing there, or the code is not needed. A
killed mutant costs some ten seconds, a survivor the whole suite. Exit status: the number of survivors.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT = 900  # seconds; a mutant that never ends is noticed
_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


def mutations(tree: ast.Module) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Every mutation of a module: the node, its field, the place in a list, and the new value."""
    for node in ast.walk(tree):
        for name, value in ast.iter_fields(node):
            if isinstance(value, list):
                for place, each in enumerate(value):
                    if new := _changed(node, name, each):
                        yield node, name, place, new
            elif new := _changed(node, name, value):
                yield node, name, None, new


def mutate(node: ast.AST, name: str, place: int | None, new: ast.AST) -> str:
    """Change the tree, and return the line and the change."""
    value = getattr(node, name)
    if place is None:
        old = value
        setattr(node, name, new)
    else:
        old = value[place]
        value[place] = new
    line = getattr(old, "lineno", getattr(node, "lineno", 0))
    return f"{line}: {_shown(old)} becomes {_shown(new)}"


def _changed(node: ast.AST, name: str, value: object) -> ast.AST | None:
    if type(value) in _SWAPPED:
        return _SWAPPED[type(value)]()
    if isinstance(value, ast.Constant) and type(value.value) is int:
        return ast.Constant(value.value + 1)
    if (
        name == "test"
        and isinstance(node, (ast.If, ast.IfExp))
        and "TYPE_CHECKING" not in ast.dump(node.test)
    ):
        return ast.UnaryOp(ast.Not(), value)  # type: ignore[arg-type]
    return None


def _shown(node: object) -> str:
    if isinstance(node, ast.expr):
        return ast.unparse(node)[:60]
    return type(node).__name__


def is_killed(tree: Path) -> bool:
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    for part in ("quick", "not quick"):
        call = [
            sys.executable,
            "-m",
            "pytest",
            "-x",
            "-m",
            part,
            "-p",
            "no:cacheprovider",
            "--no-header",
        ]
        try:
            done = subprocess.run(
                call, cwd=tree, env=environment, capture_output=True, timeout=TIMEOUT, check=False
            )
        except subprocess.TimeoutExpired:
            return True
        if done.returncode:
            return True
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=20, help="number of mutants (20)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another sample (1)")
    parser.add_argument(
        "--only", default="", metavar="PART", help="only files whose path holds this"
    )
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    paths = sorted(path for path in (ROOT / "src").rglob("*.py") if arguments.only in str(path))
    survivors = 0
    with TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".*", "build", "dist", "uit"))
        for number in range(1, arguments.count + 1):
            path = chance.choice(paths)
            source = path.read_text("utf-8")
            module = ast.parse(source)
            found = list(mutations(module))
            if not found:
                continue
            change = mutate(*chance.choice(found))
            copy = tree / path.relative_to(ROOT)
            copy.write_text(ast.unparse(ast.fix_missing_locations(module)), "utf-8")
            killed = is_killed(tree)
            copy.write_text(source, "utf-8")
            survivors += not killed
            place = f"{path.relative_to(ROOT)}:{change}"
            print(number, "killed  " if killed else "SURVIVED", place, flush=True)
    print(f"{survivors} survived")
    return survivors


if __name__ == "__main__":
    sys.exit(main())
