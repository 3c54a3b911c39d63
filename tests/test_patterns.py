"""No pattern runs away, whatever the text: each is tried on its own words and on what print repeats.

A pattern that needs the third power of a text's length, or worse, does not end within the limit; one that
needs the second does. How time grows with size is measured in benchmarks/.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest
import regex

import imvo_nlp
from imvo_nlp.mentions.literals import AnchoredPattern
from imvo_nlp.mentions.sectors import sectors
from imvo_nlp.reference.parties import parties
from imvo_nlp.reference.people import people
from imvo_nlp.structure.kind import load_kinds
from imvo_nlp.structure.participants import _offices
from imvo_nlp.text.patterns import LinePattern

LENGTH, SECONDS = 1_500, 10
# Tried first. A cubic pattern takes a 125th of the time for a fifth of the text; an exponential one does not end
# even there, after this number of repetitions.
SHORT, TIMES = LENGTH // 5, 30
# What stands behind each other in bad print, and what the grammar of names and citations can take for its own.
REPEATED = [
    "a", "A", "1", " ", "\n", "\t", "(", ")", "[", ".", ",", "-", "«", "/", "_", "*", "\x0c", "\xa0", "'",
    "a ", "A ", "1 ", "A. ", "1, ", "1\n", "a\n", "A\n", "- ", "• a\n", "a-\n", "(a ", "A (", "A, ", "A en ",
    "1 en ", "van de ", "De heer A ", "De heer A (", "Minister A, ", "Minister van A en ", "het lid A ", "de leden A, ",
    "Vraag 1 ", "Vraag 1\n", "Antwoord 1 ", "De voorzitter: ", "nr. 1, ", "26 485, ", "26 485, nr. 1 en ",
    "Kamerstuk 26 485, ", "Tweede Kamer, vergaderjaar 2015-2016, ", "Handelingen II 2015/16, ", "commissie voor A en ",
    "motie-A/", "de motie van het lid A ", "d.d. 1 mei ", "www.a/", "http://a-\n", "<a>", "<a b=", "&a", "De Minister van A,\n",
]  # fmt: skip


def found_in(value: Any, depth: int = 0) -> Iterator[Any]:
    """The compiled patterns that a value is or holds."""
    if isinstance(value, re.Pattern | regex.Pattern):
        yield value
    elif isinstance(value, AnchoredPattern | LinePattern):
        yield from found_in(vars(value))
    elif isinstance(value, dict) and depth < 3:
        for each in value.values():
            yield from found_in(each, depth + 1)
    elif isinstance(value, tuple | list) and depth < 3:
        for each in value:
            yield from found_in(each, depth + 1)


def patterns() -> dict[str, Any]:
    """All patterns of text in the package, also those made of tables."""
    modules = [
        importlib.import_module(each.name)
        for each in pkgutil.walk_packages(imvo_nlp.__path__, "imvo_nlp.")
        if not each.name.endswith("__main__")
    ]
    holders = {module.__name__: vars(module) for module in modules}
    made = {
        "parties": parties(),
        "sectors": sectors(),
        "offices": _offices(people()),
    }
    for name, each in made.items():
        # Some are made when they are first asked for.
        names = (key for key in dir(each) if not key.startswith("__"))
        holders[name] = {key: getattr(each, key) for key in names}
    holders["tables"] = {"kinds": load_kinds()}
    found: dict[str, Any] = {}
    for holder, values in holders.items():
        for key, value in values.items():
            for index, pattern in enumerate(found_in(value)):
                if isinstance(pattern.pattern, str) and pattern not in found.values():
                    found[f"{holder}.{key}.{index}"] = pattern
    return found


PATTERNS = patterns()


@contextmanager
def limited(what: str) -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise AssertionError(f"runs away on {what}")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_there_are_patterns() -> None:
    assert len(PATTERNS) > 150
    assert any(isinstance(each, regex.Pattern) for each in PATTERNS.values())
    holders = {name.split(".")[0] for name in PATTERNS}
    assert holders >= {"imvo_nlp", "parties", "sectors", "offices", "tables"}


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_runs_away(name: str) -> None:
    pattern = PATTERNS[name]
    own = [f"{word} " for word in dict.fromkeys(re.findall(r"[A-Za-z]{4,}", pattern.pattern))][:8]
    for part in (*REPEATED, *own):
        with limited(repr(part)):
            if seconds(pattern, part, max(SHORT, TIMES * len(part))) > SECONDS / 150:
                seconds(pattern, part, LENGTH)


def seconds(pattern: Any, part: str, length: int) -> float:
    """The processor time that a pattern takes for a text of repetitions."""
    text = (part * (length // len(part) + 1))[:length]
    start = time.process_time()
    for _ in pattern.finditer(text):
        pass
    pattern.fullmatch(text)
    return time.process_time() - start
