"""Files in, JSON files out: names, workers, failures per file; knows no kind of document."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from io import BytesIO
from itertools import chain
from pathlib import Path, PurePath
from secrets import token_hex
from typing import BinaryIO, Literal

import orjson

from . import archives
from .api import convert_bytes, in_order, loaded_pipeline
from .archives import Member, MemberStream
from .errors import ImvoNlpError, UnreadableInput, WrongUse
from .readers import KNOWN_SUFFIXES, printable

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Input:
    """A file to convert, or `STDIN`; `name` is its file name, with the place in its folder.

    The path of a document in an archive goes on behind that of the archive; `member` finds it.
    """

    path: Path
    name: PurePath
    member: Member | None = None

    @property
    def problem(self) -> str | None:
        """Why it cannot be read, if that is known already."""
        return self.member and self.member.problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input; `size` counts the bytes that were converted."""

    input: str
    output: Path | None
    status: Literal["done", "skipped", "failed"]
    reason: str | None = None
    size: int = 0


@dataclass(frozen=True, slots=True)
class _Task:
    """What a worker gets; `line` if it is there already, `data` where it cannot read that itself.

    `problem` is why it cannot be converted.
    """

    path: Path
    name: str
    output: Path
    line: bytes = b""
    data: bytes | None = None
    member: Member | None = None
    problem: str | None = None


def find_inputs(arguments: Iterable[str | Path]) -> list[Input]:
    """The files that the arguments name, each once: files, folders with all in them, `-`.

    A folder is searched for the suffixes that a reader knows, its files come sorted. An archive is
    like a folder; what cannot be read in it is there with its problem. Raises WrongUse for a path
    that is missing, a folder that cannot be searched, and where nothing is found.

    >>> [each.name for each in find_inputs(["stukken"])]  # doctest: +SKIP
    [PurePosixPath('2018/motie.txt'), PurePosixPath('brief.txt')]
    """
    found: dict[Path, Input] = {}
    for path in map(Path, arguments):
        try:
            for each in _named_by(path):
                # A member's unsafe name could be the path of another file.
                key = each.path if each.problem else _absolute(each.path)
                found.setdefault(key, each)
        except OSError as error:
            raise WrongUse(f"cannot look for input: {reason(error)}") from error
    if not found:
        raise WrongUse(f"nothing to convert: no file with {' or '.join(KNOWN_SUFFIXES)} found")
    return list(found.values())


def _named_by(path: Path) -> list[Input]:
    def stop(error: OSError) -> None:
        raise error

    if path == STDIN:
        return [Input(STDIN, PurePath("stdin"))]
    if not path.is_dir():
        path.stat()
        known = path.name.lower().endswith(KNOWN_SUFFIXES)
        if not known and _is_archive(path):
            return list(_members(path, PurePath(), PurePath(path.name)))
        return [Input(path, PurePath(path.name))]
    files = sorted(
        Path(place, name)
        for place, _, names in os.walk(path, onerror=stop)
        for name in names
        if name.lower().endswith((*KNOWN_SUFFIXES, *archives.SUFFIXES))
        and Path(place, name).is_file()
    )
    return [each for file in files for each in _documents(file, file.relative_to(path))]


def _documents(file: Path, name: PurePath) -> Iterable[Input]:
    if name.name.lower().endswith(archives.SUFFIXES) and _is_archive(file):
        return _members(file, name.with_name(archives.without_suffix(name.name)), name)
    return [Input(file, name)]


def _members(archive: Path, folder: PurePath, name: PurePath) -> Iterator[Input]:
    """What an archive holds, as if it were that folder; `name` is for what is wrong with it."""
    for inner, member in archives.find_members(archive, KNOWN_SUFFIXES):
        # A problem has a name to be shown only, which may be `/absolute`.
        path = Path(f"{archive}/{inner}") if inner else archive
        yield Input(path, folder / inner if not member.problem else name, member)


def _is_archive(path: Path) -> bool:
    try:
        return archives.is_archive(path)
    except OSError:
        return False  # reading it fails again, and then alone


def _absolute(path: Path) -> Path:
    # Not `resolve()`: two links to one file are two documents, each with its own name.
    return Path(os.path.abspath(path))  # noqa: PTH100


def plan_outputs(inputs: Sequence[Input], folder: Path) -> list[Path]:
    """Where the JSON of each input goes: `folder/NAME.json`, no two of them the same.

    NAME is the input's name without its last extension. Where two would be the same it is the
    whole name, and where these are the same too it has as many of the input's folders in front
    as are needed.

    >>> inputs = [Input(Path("in", name), PurePath(name)) for name in ("a.txt", "a.text", "b.txt")]
    >>> [path.name for path in plan_outputs(inputs, Path("out"))]
    ['a.txt.json', 'a.text.json', 'b.json']
    """
    levels = [0] * len(inputs)
    while True:
        names = [_name(each, level) for each, level in zip(inputs, levels, strict=True)]
        same: dict[PurePath, list[int]] = defaultdict(list)
        for index, name in enumerate(names):
            if not inputs[index].problem:  # which has no output
                same[name].append(index)
        clashes = [indices for indices in same.values() if len(indices) > 1]
        if not clashes:
            return [folder / name.with_name(f"{name.name}.json") for name in names]
        for indices in clashes:
            # A name that is longer already stays: of `a.txt` as whole name and `a.txt.txt`
            # without extension, the second yields.
            lowest = min(levels[index] for index in indices)
            for index in indices:
                levels[index] += levels[index] == lowest


def _name(each: Input, level: int) -> PurePath:
    if level == 0:
        return each.name.with_suffix("")
    # Of the path, where an archive has its extension, which tells it from a folder.
    parts = ("-", "stdin") if each.path == STDIN else _absolute(each.path).parts[1:]
    return PurePath(*parts[-(len(each.name.parts) + level - 1) :])


def run(
    inputs: Sequence[Input],
    folder: Path,
    *,
    jobs: int = 1,
    force: bool = False,
    jsonl: bool = False,
    embed_source: bool = False,
    pipeline: str | Path | None = None,
) -> Generator[Outcome, None, None]:
    """Converts the inputs into JSON files in `folder` and tells of each, in their order.

    Every file appears under its final name only when complete. What is there already is kept and
    its input skipped, unless `force`. With `jsonl` all become lines of `folder/documents.jsonl`
    instead: a line that is there already is kept if its input's name and bytes are still the
    same, and lines of other inputs move to the end.

    An input that fails gives an outcome with the reason and a line in `folder/failures.jsonl`,
    which is written anew by each run and absent if nothing failed. Raises WrongUse where `folder`
    cannot be written to, PipelineNotFound, and ValueError for `jobs` below 1.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(f"cannot write to the output folder: {reason(error)}") from error
    lines = folder / "documents.jsonl"
    earlier = _Lines(lines if jsonl and not force else None)
    outputs = [lines] * len(inputs) if jsonl else plan_outputs(inputs, folder)
    work = partial(_convert, jsonl=jsonl, force=force, pipeline=pipeline, embed_source=embed_source)
    failures: list[Outcome] = []
    try:
        with replacing(lines) if jsonl else nullcontext() as file:
            is_kept = _is_kept if not (jsonl or force) else lambda _: False
            tasks = _tasks(inputs, outputs, earlier, is_kept)
            for outcome, line in in_order(work, tasks, jobs, _held):
                if outcome.status == "failed":
                    failures.append(outcome)
                if file:
                    file.write(line)
                yield outcome
            if file:
                file.writelines(earlier.rest())
    finally:
        archives.close()
        _write_failures(folder / "failures.jsonl", failures)


def _tasks(
    inputs: Sequence[Input],
    outputs: Sequence[Path],
    earlier: _Lines,
    is_kept: Callable[[Path], bool],
) -> Iterator[_Task]:
    stream = MemberStream()
    for each, output in zip(inputs, outputs, strict=True):
        task = _Task(each.path, each.name.name, output, member=each.member, problem=each.problem)
        if not (task.problem or is_kept(output)):
            try:
                data = _early_data(each, stream)
                line = earlier.take(each, data)
                task = replace(task, line=line, data=None if line else data)
            except Exception as error:
                task = replace(task, problem=reason(error))
        yield task


def _early_data(each: Input, stream: MemberStream) -> bytes | None:
    """The bytes of what only this process can read."""
    if each.member:
        return stream.read(each.member) if each.member.streamed else None
    if each.path != STDIN:
        return None
    data = archives.bounded(sys.stdin.buffer, "standard input")
    if archives.holds_documents(BytesIO(data)):
        raise UnreadableInput("standard input is an archive: write it to a file and convert that")
    return data


def _held(task: _Task) -> int:
    return len(task.data or b"")


def _is_kept(output: Path) -> bool:
    # Unlike `Path.is_file()` this does not raise for a name that is too long: that fails later.
    return os.path.isfile(output)  # noqa: PTH113


def _convert(
    task: _Task, *, jsonl: bool, force: bool, pipeline: str | Path | None, embed_source: bool
) -> tuple[Outcome, bytes]:
    shown = printable(str(task.path))
    if task.problem:
        return Outcome(shown, None, "failed", task.problem), b""
    if task.line or (not (jsonl or force) and _is_kept(task.output)):
        return Outcome(shown, task.output, "skipped"), task.line
    loaded_pipeline(pipeline)  # outside `try`: without a pipeline no document can do better
    try:
        data = _data(task.path, task.member) if task.data is None else task.data
        source = task.member.archive if task.member else task.path
        if source != STDIN and task.output.exists() and task.output.samefile(source):
            raise WrongUse("its output would take its own place")
        kamerstuk = convert_bytes(data, task.name, pipeline=pipeline, embed_source=embed_source)
        line = kamerstuk.to_json_bytes(indent=not jsonl) + b"\n"
        if not jsonl:
            with replacing(task.output) as file:
                file.write(line)
            line = b""
    except Exception as error:
        return Outcome(shown, None, "failed", reason(error)), b""
    return Outcome(shown, task.output, "done", size=len(data)), line


def _data(path: Path, member: Member | None) -> bytes:
    return archives.read_member(member) if member else archives.read_file(path)


class _Lines:
    """The lines of an earlier `documents.jsonl`, by name and hash of their inputs."""

    def __init__(self, path: Path | None) -> None:
        """Raises WrongUse for a line that is no document; no path, or no file, has no lines."""
        self._path = path
        self._offsets: dict[tuple[str, str], list[int]] = defaultdict(list)
        if path is None or not path.exists():
            return
        offset = 0
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    source = orjson.loads(line)["source"]
                    self._offsets[source["name"], source["sha256"]].append(offset)
                except (ValueError, TypeError, LookupError) as error:
                    raise WrongUse(
                        f"{path}, line {number}: not a document; --force writes the file anew"
                    ) from error
                offset += len(line)

    def take(self, each: Input, data: bytes | None) -> bytes:
        """The line of an input, once for each that is there; empty if there is none."""
        if not self._offsets:
            return b""
        try:
            data = _data(each.path, each.member) if data is None else data
        except (OSError, UnreadableInput):
            return b""  # the worker will meet it again, and say so
        offsets = self._offsets[printable(each.name.name), sha256(data).hexdigest()]
        return self._at(offsets.pop(0)) if offsets else b""

    def rest(self) -> Iterator[bytes]:
        """The lines that nobody took."""
        for offset in sorted(chain.from_iterable(self._offsets.values())):
            yield self._at(offset)

    def _at(self, offset: int) -> bytes:
        assert self._path
        with self._path.open("rb") as file:
            file.seek(offset)
            return file.readline()


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its place at `path` when the block ends well, else leaves no trace."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{token_hex(8)}.tmp")
    try:
        with draft.open("xb") as file:
            yield file
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _write_failures(path: Path, failures: list[Outcome]) -> None:
    if not failures:
        path.unlink(missing_ok=True)
        return
    with replacing(path) as file:
        for each in failures:
            record = {"input": each.input, "reason": each.reason}
            file.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))


def reason(error: Exception) -> str:
    """Why it failed, in one line: what we say ourselves as it stands, else with its class."""
    if isinstance(error, OSError) and error.strerror:
        words = f"{error.strerror}: {error.filename}"
    elif isinstance(error, ImvoNlpError):
        words = str(error)
    else:
        words = f"{type(error).__name__}: {error}"
    return printable(" ".join(words.split()))
