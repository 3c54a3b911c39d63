"""A seeded sample of mutants: does any test notice a changed operator, number or condition?

    python benchmarks/mutants.py [--count N] [--seed N] [--only PART_OF_PATH] [--quick]

Each mutant is one change in a copy of the tree, on which the quick tests run first and then all others, up to the
first failure. Survivors are listed with their line: a test is missing there, or the code is not needed. A killed
mutant costs some ten seconds, a survivor the whole suite; with `--quick` only the quick tests run, and survivors
are candidates to try again without it. `PYTEST_ADDOPTS=tests/test_query.py` limits the tests further. First the
tests run on the copy without a change, since a test that fails there would kill every mutant. Exit status: 0
without survivors, 1 with some, 2 if the copy itself fails.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT = 900  # seconds; a mutant that never ends is killed
LOG = "tests.log"
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


def passes(tree: Path, part: str) -> bool:
    """Whether the tests with this marker expression pass in a tree."""
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    call = [sys.executable, "-m", "pytest", "-x", "-m", part, "-p", "no:cacheprovider"]
    with (tree.parent / LOG).open("w") as log:
        # In a separate session, so that worker processes of the tests end with it.
        tests = subprocess.Popen(
            call, cwd=tree, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            return tests.wait(TIMEOUT) == 0
        except subprocess.TimeoutExpired:
            os.killpg(tests.pid, signal.SIGKILL)
            tests.wait()
            return False


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def written(module: ast.Module, path: Path) -> None:
    path.write_text(ast.unparse(ast.fix_missing_locations(module)), "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=20, help="number of mutants (20)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another sample (1)")
    parser.add_argument(
        "--only", default="", metavar="PART", help="only files whose path holds this"
    )
    parser.add_argument("--quick", action="store_true", help="run the quick tests only")
    arguments = parser.parse_args()
    parts = ("quick",) if arguments.quick else ("quick", "not quick")
    paths = sorted(path for path in (ROOT / "src").rglob("*.py") if arguments.only in str(path))
    places = [(path, number) for path in paths for number, _ in enumerate(mutations(parsed(path)))]
    sample = random.Random(arguments.seed).sample(places, min(arguments.count, len(places)))
    survivors = 0
    with TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".*", "build", "dist", "uit"))
        for path in {path for path, _ in sample}:
            written(parsed(path), tree / path.relative_to(ROOT))
        if not all(passes(tree, part) for part in parts):
            print("the tests fail without any change:")
            print("\n".join((tree.parent / LOG).read_text("utf-8").splitlines()[-4:]))
            return 2
        for number, (path, index) in enumerate(sample, 1):
            module, copy = parsed(path), tree / path.relative_to(ROOT)
            change = mutate(*next(islice(mutations(module), index, None)))
            written(module, copy)
            killed = not all(passes(tree, part) for part in parts)
            written(parsed(path), copy)
            survivors += not killed
            place = f"{path.relative_to(ROOT)}:{change}"
            print(number, "killed  " if killed else "SURVIVED", place, flush=True)
    print(f"{survivors} survived")
    return min(survivors, 1)


if __name__ == "__main__":
    sys.exit(main())
