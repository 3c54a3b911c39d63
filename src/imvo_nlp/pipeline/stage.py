"""The base of components: it can be pickled and saved, and refuses an order that loses data."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakSet

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from ..errors import WrongUse
from .layers import CANDIDATES, show_mentions
from .scorer import Scorer
from .tokenizer import KamerstukTokenizer

_OURS = "doc._.imvo_"
RESOLVER = "imvo_resolver"


class Stage:
    """A component of a pipeline: a function of a Doc that adds layers to it.

    It holds the function by name and, among its `options`, tables by path, so that a new process
    (`nlp.pipe(texts, n_process=2)`) receives it whole and reads the tables itself. On its first Doc it
    checks the order of the pipeline, and raises WrongUse as `check_order` does; it warns once if the pipeline
    lacks our tokenizer, or a component whose layer it reads. In a pipeline without the resolver, which
    otherwise fills `doc.spans["imvo"]`, every stage fills it.
    """

    def __init__(
        self, nlp: Language, add: Callable[..., None], *options: Any, scorer: Scorer | None = None
    ) -> None:
        self._nlp = nlp
        self._add = add
        self._options = options
        self._scorer = scorer
        self._checked = False
        self._shows_mentions = False

    def __call__(self, doc: Doc, **options: Any) -> Doc:
        """The same Doc with the layers that this component leaves; `options` are for this Doc only."""
        if not self._checked:
            check_order(self._nlp)
            _warn_once(self._nlp)
            self._shows_mentions = RESOLVER not in self._nlp.pipe_factories.values()
            self._checked = True
        self._add(doc, *self._options, **options)
        if self._shows_mentions and CANDIDATES in doc.user_data:
            show_mentions(doc)
        return doc

    def score(self, examples: Iterable[Example], **options: Any) -> dict[str, Any]:
        """The scores of this component for `nlp.evaluate`; empty without a scorer."""
        return self._scorer(examples, **options) if self._scorer else {}

    # The config of the pipeline holds everything to save. spaCy loads the components when the pipeline is
    # complete: the first moment at which its order can be checked.
    def to_disk(self, path: Path | str, **options: Any) -> None:
        """Save nothing."""

    def from_disk(self, path: Path | str, **options: Any) -> Stage:
        """Load nothing; raises WrongUse as `check_order` does."""
        check_order(self._nlp)
        return self

    def to_bytes(self, **options: Any) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, data: bytes, **options: Any) -> Stage:
        """Load nothing; raises WrongUse as `check_order` does."""
        check_order(self._nlp)
        return self


_warned: WeakSet[Language] = WeakSet()


def _warn_once(nlp: Language) -> None:
    """Warn of missing components or a foreign tokenizer, once per pipeline."""
    if nlp in _warned:
        return
    _warned.add(nlp)
    pipes = list(_pipes(nlp))
    made = frozenset().union(*(pipe.makes for pipe in pipes))
    lacking = sorted({each.removeprefix(_OURS) for pipe in pipes for each in pipe.reads - made})
    if lacking:
        warnings.warn(
            f"no component of this pipeline makes {', '.join(lacking)}: values that depend on them stay "
            "unknown. imvo_nlp.load() has all components",
            stacklevel=3,
        )
    if not isinstance(nlp.tokenizer, KamerstukTokenizer):
        warnings.warn(
            f"{type(nlp.tokenizer).__name__} does not clean the text: line ends, page feet and "
            "footnotes stay in it, and offsets count in the text as given. imvo_nlp.load(NAME) puts "
            "KamerstukTokenizer around the tokenizer of another pipeline",
            stacklevel=3,
        )


class _Pipe(NamedTuple):
    """A component with the layers that it reads and makes; it only changes those that it both reads and makes."""

    name: str
    reads: frozenset[str]
    makes: frozenset[str]


def check_order(nlp: Language) -> None:
    """Refuse a pipeline in which a component runs before one that makes a layer that it reads.

    Factories, also those of the caller, declare with `requires` and `assigns` the layers that they read and
    make. A component may be left out: its layers are empty.

    Raises WrongUse, with both components and a valid order.
    """
    pipes = list(_pipes(nlp))
    for index, reader in enumerate(pipes):
        for maker in pipes[index + 1 :]:
            if lost := reader.reads & maker.makes:
                raise WrongUse(
                    f"{reader.name} runs before {maker.name} and would not see its "
                    f"{', '.join(sorted(lost))}: {_way_out(pipes)}"
                )


def _pipes(nlp: Language) -> Iterator[_Pipe]:
    for name in nlp.pipe_names:
        meta = nlp.get_pipe_meta(name)
        reads = frozenset(each for each in meta.requires if each.startswith(_OURS))
        yield _Pipe(name, reads, frozenset(meta.assigns) - reads)


def _way_out(pipes: Sequence[_Pipe]) -> str:
    left, order = list(pipes), []
    while left:
        free = [
            pipe
            for pipe in left
            if not any(pipe.reads & other.makes for other in left if other is not pipe)
        ]
        if not free:
            return "no order works, since some of the components read layers that later ones make"
        left.remove(free[0])
        order.append(free[0].name)
    return f"a valid order is {', '.join(order)}"
